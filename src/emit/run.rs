//! `run.json`: what went in, what came out, and by which version; no clock, no path of the machine.

use super::folder::Written;
use super::{Options, RunFacts};
use crate::record::concept::Status;
use crate::record::{Concept, Dataset, NodeKind, Property, Value};
use serde_json::{Map, Value as Json, json};

/// The version of the ontology that the export is written in.
pub const ONTOLOGY_VERSION: &str = "https://w3id.org/pactgraph/ns/0.1.0";

/// How much there is of everything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    /// What became of the inputs.
    pub articles: RunFacts,
    /// Nodes by kind, in the order of the kinds.
    pub nodes: Vec<(NodeKind, usize)>,
    /// Agreements by status, in the order of the statuses; those that occur.
    pub statuses: Vec<(Status, usize)>,
    /// Triples of the consolidated graph.
    pub triples: usize,
    /// Claims, one for each article and statement.
    pub claims: usize,
    /// Rows of `issues.csv`.
    pub issues: usize,
}

impl Counts {
    /// Counts a dataset.
    pub fn of(dataset: &Dataset, articles: &RunFacts, triples: usize, claims: usize) -> Self {
        let with = |status: Status| {
            let wanted = Value::Concept(Concept::Status(status));
            dataset
                .of_kind(NodeKind::Agreement)
                .filter(|node| node.values(Property::Status).any(|v| *v == wanted))
                .count()
        };
        Self {
            articles: *articles,
            nodes: NodeKind::ALL.into_iter().map(|kind| (kind, dataset.of_kind(kind).count())).collect(),
            statuses: Status::ALL.iter().map(|&status| (status, with(status))).filter(|(_, n)| *n > 0).collect(),
            triples,
            claims,
            issues: dataset.issues.len(),
        }
    }
}

/// The text of `run.json`.
pub fn run_json(dataset: &Dataset, counts: &Counts, options: &Options, outputs: &[Written]) -> String {
    let number = |(name, n): (&str, usize)| (name.to_owned(), Json::from(n));
    let nodes: Map<String, Json> = counts.nodes.iter().map(|(kind, n)| number((kind.segment(), *n))).collect();
    let statuses: Map<String, Json> = counts.statuses.iter().map(|(status, n)| number((status.code(), *n))).collect();
    let mut outputs: Vec<&Written> = outputs.iter().collect();
    outputs.sort();
    let run = json!({
        "program": {"name": "pactgraph", "version": env!("CARGO_PKG_VERSION")},
        "ontology": ONTOLOGY_VERSION,
        "ruleSet": dataset.rule_set,
        "baseIri": options.base_iri.as_str(),
        "options": {"quotes": options.quotes.code(), "people": options.people.code(), "csvRaw": options.csv_raw},
        "counts": {
            "articles": {
                "read": counts.articles.read,
                "emitted": counts.articles.emitted,
                "skipped": counts.articles.skipped,
                "failed": counts.articles.failed,
            },
            "nodes": nodes,
            "agreementsByStatus": statuses,
            "triples": counts.triples,
            "claims": counts.claims,
            "issues": counts.issues,
        },
        "inputs": inputs(dataset),
        "outputs": outputs.iter().map(|file| json!({"file": file.name, "bytes": file.bytes, "sha256": file.sha256})).collect::<Vec<_>>(),
    });
    format!("{run:#}\n")
}

/// The articles with the files they came in, sorted.
fn inputs(dataset: &Dataset) -> Json {
    let mut inputs = Vec::new();
    for article in dataset.of_kind(NodeKind::Article) {
        let text = |property| match article.value(property) {
            Some(Value::Plain(text)) => text.clone(),
            _ => String::new(),
        };
        for file in article.values(Property::SourceFile) {
            if let Value::Plain(file) = file {
                inputs.push((file.clone(), text(Property::TextSha256)));
            }
        }
    }
    inputs.sort();
    inputs.into_iter().map(|(file, sha256)| json!({"file": file, "sha256": sha256})).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_the_ontology_is_the_one_in_schema() {
        let ontology = include_str!("../../schema/ontology.ttl");
        assert!(ontology.contains(&format!("owl:versionIRI <{ONTOLOGY_VERSION}>")));
    }
}
