//! Which parties of all articles with gold are one, by B³: for each naming, how much of its node and of its cluster agree.

use super::{LEXICON, article, root};
use pactgraph::record::{Dataset, NodeId, NodeKind, Property, Value};
use pactgraph::{extract, merge, normalize};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

/// The articles of five and open are kept elsewhere; this names their folders, joined as in `PATH`.
pub const TEXTS: &str = "PACTGRAPH_PARTY_TEXTS";

/// A naming of a party: which one, in which article, by which names.
type Naming = (String, String, Vec<String>);

fn namings() -> Vec<Naming> {
    let mut table = csv::Reader::from_path(root().join("tests/gold/links/parties.csv")).unwrap();
    let rows: Vec<Naming> = table
        .deserialize::<(String, String, String)>()
        .map(Result::unwrap)
        .map(|(party, article, names)| (party, article, names.split('|').map(fold).collect()))
        .collect();
    assert!(rows.len() > 200, "{}", rows.len());
    rows
}

fn fold(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Every article of the folders that are there, by the name of its file without ending.
fn texts() -> BTreeMap<String, String> {
    let mut folders = vec![root().join("tests/articles")];
    match std::env::var_os(TEXTS) {
        Some(more) => folders.extend(std::env::split_paths(&more)),
        None => eprintln!("SKIPPED: {TEXTS} names no folders with the other articles of tests/gold/links/parties.csv"),
    }
    let files = folders.iter().flat_map(|folder| fs::read_dir(folder).unwrap()).map(|entry| entry.unwrap().path());
    let text = |path: PathBuf| Some((path.file_stem()?.to_str()?.to_owned(), fs::read_to_string(path).ok()?));
    files.filter_map(text).filter(|(name, _)| name != "README").collect()
}

/// The node that an article calls by one of these names.
fn node(dataset: &Dataset, article: &str, names: &[String]) -> Option<NodeId> {
    let labels = |id: &NodeId| -> BTreeSet<String> {
        let labels = dataset.nodes[id].statements.iter().filter(|s| {
            matches!(s.property, Property::PrefLabel | Property::AltLabel)
                && s.provenance.iter().any(|p| *p.article == *article)
        });
        labels.filter_map(|s| if let Value::Text(_, text) = &s.value { Some(fold(text)) } else { None }).collect()
    };
    let parties = dataset.of_kind(NodeKind::Party).filter(|node| node.articles.iter().any(|a| **a == *article));
    let parties: Vec<NodeId> = parties.map(|node| node.id.clone()).collect();
    // The first of the names is the fullest one.
    names.iter().find_map(|name| parties.iter().find(|id| labels(id).contains(name)).cloned())
}

#[test]
fn parties_of_all_articles_with_gold_are_told_apart_and_put_together() {
    let texts = texts();
    let mut ids = BTreeMap::new();
    let records: Vec<_> = texts
        .iter()
        .map(|(name, text)| {
            let article = article(text);
            ids.insert(name.as_str(), article.id.clone());
            normalize::normalize(&article, &extract::extract(&article, &LEXICON), &LEXICON)
        })
        .collect();
    let dataset = merge::merge(records, Vec::new(), "gold");
    let namings = namings();
    let there: Vec<&Naming> = namings.iter().filter(|(_, article, _)| ids.contains_key(article.as_str())).collect();
    let found: Vec<(&str, NodeId)> = there
        .iter()
        .filter_map(|(party, article, names)| Some((party.as_str(), node(&dataset, &ids[article.as_str()], names)?)))
        .collect();
    let (mut precision, mut recall) = (0.0, 0.0);
    for (party, id) in &found {
        let of_node = found.iter().filter(|(_, other)| other == id).count() as f64;
        let of_party = found.iter().filter(|(other, _)| other == party).count() as f64;
        let both = found.iter().filter(|(p, other)| p == party && other == id).count() as f64;
        precision += both / of_node;
        recall += both / of_party;
    }
    let (precision, recall) = (precision / found.len() as f64, recall / found.len() as f64);
    let f1 = 2.0 * precision * recall / (precision + recall);
    println!(
        "parties, B³: P {precision:.3} R {recall:.3} F1 {f1:.3}, {} of {} namings found",
        found.len(),
        there.len()
    );
    for (i, (party, id)) in found.iter().enumerate() {
        for (other, another) in &found[i + 1..] {
            if (party == other) != (id == another) {
                println!("{party} {id} | {other} {another}");
            }
        }
    }
    assert!(f1 >= 0.95 && 10 * found.len() >= 5 * there.len(), "below its floors");
}
