//! What `validate` tells and in which order, of exports that are sound, damaged, or of another version.

use super::faults::{checked, sound};
use super::{emitted, options, sample};
use pactgraph::record::concept::ClaimStatus;
use pactgraph::record::curation::{Curated, Said};
use pactgraph::record::{Lang, Node, NodeId, NodeKind, Property, Value};
use pactgraph::validate::{Finding, sarif, validate};
use std::collections::BTreeMap;
use std::fs;

const PACT: &str = "agreement \"Memorandum of the Port of Tidewater and North Quay Co. (2019)\"";

#[test]
fn an_export_with_decisions_of_people_has_no_violations_and_its_lines_are_sorted() {
    let mut dataset = sample::dataset();
    // Names that are no slugs, one of them the beginning of another, and one decision told twice.
    for (who, name) in [("Ann B.", "Ann's port"), ("Ann B", "B"), ("王", "潮港"), ("王", "潮港"), ("ann-b-c", "C")]
    {
        dataset.curated.push(Curated {
            subject: NodeId::named(NodeKind::Party, "Port of Tidewater"),
            predicate: Said::Property(Property::AltLabel),
            value: Value::Text(Lang::of(name), name.to_owned()),
            status: ClaimStatus::Rejected,
            who: who.to_owned(),
            why: "\"no\"\nname".to_owned(),
        });
    }
    dataset.curated.sort();
    let out = emitted(&dataset, &options());
    let report = checked(out.path());
    assert_eq!(report.findings, Vec::<Finding>::new());
    assert_eq!(report.claims, checked(sound().path()).claims + 4, "two of the five are one decision");
}

#[test]
fn an_export_with_an_id_that_leads_to_another_one_has_no_violations() {
    let mut dataset = sample::dataset();
    let mut old = Node::new(NodeId::named(NodeKind::Agreement, "Old memorandum"));
    old.derive(Property::IsReplacedBy, Value::Node(NodeId::named(NodeKind::Agreement, "Harbour memorandum")));
    dataset.nodes.insert(old.id.clone(), old);
    assert_eq!(checked(emitted(&dataset, &options()).path()).findings, Vec::<Finding>::new());
}

#[test]
fn a_violation_names_the_agreement_the_article_and_the_words() {
    let out = sound();
    let path = out.path().join("pactgraph.nt");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen("concept/status/signed>", "concept/status/planned>", 1)).unwrap();
    let findings = checked(out.path()).findings;
    let told: Vec<String> = findings.iter().map(Finding::told).collect();
    let found =
        told.iter().find(|told| told.contains("counts as not concluded")).unwrap_or_else(|| panic!("{told:#?}"));
    assert!(found.starts_with(PACT), "{found}");
    assert!(found.ends_with("(article -harbour.txt: \"signed a memorandum\")"), "{found}");
    let log = sarif(&findings, "export");
    assert!(log.contains("\"uri\": \"export/pactgraph.nt\"") && log.contains("\"startLine\": "), "{log}");
}

#[test]
fn an_export_of_another_run_or_with_a_file_too_many_is_told() {
    let out = sound();
    fs::write(out.path().join("csv/more.csv"), "a\r\n").unwrap();
    fs::remove_file(out.path().join("issues.csv")).unwrap();
    let findings = checked(out.path()).findings;
    let told: Vec<(&str, &str)> = findings.iter().map(|f| (f.file.as_str(), f.rule)).collect();
    assert_eq!(told, [("csv/more.csv", "file-of-run"), ("issues.csv", "file-of-run")]);
}

#[test]
fn what_others_follow_from_is_told_first() {
    let out = sound();
    fs::write(out.path().join("pactgraph.nt"), "").unwrap();
    let findings = checked(out.path()).findings;
    let first = &findings[0];
    assert_eq!((first.file.as_str(), first.rule), ("pactgraph.nt", "file-of-run"));
    assert!(findings.len() > 100 && findings[1].rule != "file-of-run", "{}", findings.len());
}

#[test]
fn an_export_of_another_version_is_not_judged() {
    let out = sound();
    let path = out.path().join("run.json");
    let run = fs::read_to_string(&path).unwrap();
    fs::write(&path, run.replace("pactgraph/ns/", "pactgraph/ns/9.")).unwrap();
    let error = validate(out.path(), None).unwrap_err().to_string();
    assert!(
        error.contains("run.json: its ontology is https://w3id.org/pactgraph/ns/9.") && error.contains("knows"),
        "{error}"
    );
}

#[test]
fn an_article_that_is_not_given_is_told() {
    let out = sound();
    let findings = validate(out.path(), Some(&BTreeMap::new())).unwrap().findings;
    assert_eq!(findings.len(), 2, "{findings:?}");
    assert!(findings[0].told().contains("no article of this text is among those that were given"));
}
