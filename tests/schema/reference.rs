//! `schema/reference.md` is made from the Turtle, and is fresh.

use super::{Graph, graph};
use crate::program::root;
use pactgraph::record::Concept;
use pactgraph::record::vocabulary::{CONCEPT, PACT, PREFIXES, expand};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

type Said = BTreeMap<String, BTreeSet<String>>;

/// The values of a property; of texts those in a language, without the tag.
fn all(said: &Said, curie: &str, lang: &str) -> Vec<String> {
    // Some prefixes are of no export.
    let more = [("owl:", "http://www.w3.org/2002/07/owl#"), ("vann:", "http://purl.org/vocab/vann/")];
    let iri = more.iter().find_map(|(prefix, iri)| Some(format!("{iri}{}", curie.strip_prefix(prefix)?)));
    let values = said.get(&iri.unwrap_or_else(|| expand(curie))).into_iter().flatten();
    if lang.is_empty() {
        return values.cloned().collect();
    }
    values.filter_map(|value| value.strip_prefix(&format!("{lang}:")).map(str::to_owned)).collect()
}

fn one(said: &Said, curie: &str, lang: &str) -> String {
    all(said, curie, lang).join(" ")
}

/// An IRI with its prefix, in backticks.
fn named(iri: &str) -> String {
    let short = PREFIXES.iter().find_map(|(prefix, start)| Some(format!("{prefix}:{}", iri.strip_prefix(start)?)));
    format!("`{}`", short.unwrap_or_else(|| iri.to_owned()))
}

fn list(said: &Said, curies: &[&str]) -> String {
    let values = curies.iter().flat_map(|curie| all(said, curie, ""));
    values.map(|iri| named(&iri)).collect::<Vec<_>>().join(", ")
}

/// A term with everything that is said of it.
fn term(out: &mut String, iri: &str, said: &Said) {
    let _ = writeln!(out, "\n### `pact:{}`\n", iri.trim_start_matches(PACT));
    let _ = writeln!(out, "{} · {}\n", one(said, "rdfs:label", "en"), one(said, "rdfs:label", "zh"));
    let _ = writeln!(out, "{}", one(said, "skos:definition", "en"));
    let comment = one(said, "rdfs:comment", "en");
    if !comment.is_empty() {
        let _ = writeln!(out, "\n{comment}");
    }
    let _ = writeln!(out);
    let rows: [(&str, String); 6] = [
        ("narrower than", list(said, &["rdfs:subClassOf", "rdfs:subPropertyOf"])),
        ("of", list(said, &["rdfs:domain", "schema:domainIncludes"])),
        ("leads to", list(said, &["rdfs:range", "schema:rangeIncludes"])),
        ("inverse", list(said, &["owl:inverseOf"])),
        ("compare", list(said, &["rdfs:seeAlso", "skos:closeMatch", "skos:exactMatch", "skos:relatedMatch"])),
        ("changes", one(said, "skos:changeNote", "en")),
    ];
    for (what, text) in rows.iter().filter(|(_, text)| !text.is_empty()) {
        let _ = writeln!(out, "- {what}: {text}");
    }
}

fn is_class(said: &Said) -> bool {
    all(said, "rdf:type", "").iter().any(|class| class.ends_with("owl#Class"))
}

/// The text of the reference.
fn reference() -> String {
    let (ontology, concepts): (Graph, Graph) = (graph("ontology.ttl"), graph("concepts.ttl"));
    let head = &ontology[PACT.trim_end_matches('#')];
    let mut out = String::from("# Reference of the ontology\n\n");
    let _ = writeln!(out, "{}\n", one(head, "dcterms:description", "en"));
    let _ = writeln!(out, "- version: {}, <{}>", one(head, "owl:versionInfo", ""), one(head, "owl:versionIRI", ""));
    let _ = writeln!(out, "- namespace: `{PACT}`, prefix `pact`");
    let _ = writeln!(out, "- licence of ontology, concepts and shapes: <{}>", one(head, "dcterms:license", ""));
    let _ = writeln!(out, "- changes: {}", one(head, "skos:changeNote", "en"));
    out.push_str(
        "\nThe IRIs below `https://w3id.org/pactgraph/` are names; they are not registered yet and lead nowhere in a browser.\n\
         The things of an export are named below a base of your own: `pactgraph run --base-iri`.\n\
         An export has its own licence, that of who publishes it: `pactgraph run --license`.\n\
         This page is made from `ontology.ttl` and `concepts.ttl`; `schema/README.md` has an example a term.\n",
    );
    for (title, wants_class) in [("Classes", true), ("Properties", false)] {
        let _ = writeln!(out, "\n## {title}");
        for (iri, said) in ontology.iter().filter(|(iri, said)| iri.starts_with(PACT) && is_class(said) == wants_class)
        {
            term(&mut out, iri, said);
        }
    }
    out.push_str("\n## Concepts\n");
    let mut scheme = "";
    for concept in Concept::all() {
        if concept.scheme() != scheme {
            scheme = concept.scheme();
            let _ = writeln!(
                out,
                "\n### `{scheme}`\n\n| code | English | 中文 | broader | definition |\n| --- | --- | --- | --- | --- |"
            );
        }
        let said = &concepts[&format!("{CONCEPT}{concept}")];
        let broader = all(said, "skos:broader", "")
            .iter()
            .map(|iri| format!("`{}`", iri.rsplit('/').next().unwrap_or(iri)))
            .collect::<String>();
        let _ = writeln!(
            out,
            "| `{}` | {} | {} | {broader} | {} |",
            concept.code(),
            one(said, "skos:prefLabel", "en"),
            one(said, "skos:prefLabel", "zh"),
            one(said, "skos:definition", "en").replace('|', "\\|")
        );
    }
    out
}

#[test]
fn the_reference_of_the_ontology_is_fresh() {
    let path = root().join("schema/reference.md");
    let made = reference();
    assert!(made.len() > 20_000, "{} bytes: the reference misses most of the ontology", made.len());
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let differing = kept.lines().zip(made.lines()).find(|(kept, made)| kept != made);
    let command = "UPDATE=1 cargo test the_reference_of_the_ontology_is_fresh";
    assert!(kept == made, "schema/reference.md is stale at {differing:?}; refresh it with: {command}");
}
