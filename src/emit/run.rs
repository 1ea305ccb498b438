//! `run.json`: what went in, what came out, and by which version; no clock, no path of the machine.

use super::folder::Written;
use super::{Options, RunFacts};
use crate::record::concept::Status;
use crate::record::{Concept, Dataset, NodeKind, Property, Value};
use serde::Serialize;
use serde_json::{Map, Value as Json, json};
use std::io::{self, Write};

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

/// `run.json`; its keys stand in the order of the alphabet.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'r> {
    base_iri: &'r str,
    counts: Json,
    inputs: Vec<Input<'r>>,
    ontology: &'r str,
    options: Json,
    outputs: Vec<Output<'r>>,
    program: Json,
    rule_set: &'r str,
}

/// A file that an article came in.
#[derive(Serialize, PartialEq, Eq, PartialOrd, Ord)]
struct Input<'r> {
    file: &'r str,
    sha256: &'r str,
}

/// A file that was written.
#[derive(Serialize)]
struct Output<'r> {
    bytes: usize,
    file: &'r str,
    sha256: &'r str,
}

impl<'r> Output<'r> {
    fn of(file: &'r Written) -> Self {
        Self { bytes: file.bytes, file: &file.name, sha256: &file.sha256 }
    }
}

/// Writes `run.json`.
///
/// # Errors
/// When the writer fails.
pub fn write(
    dataset: &Dataset,
    counts: &Counts,
    options: &Options,
    outputs: &[Written],
    out: &mut dyn Write,
) -> io::Result<()> {
    let number = |(name, n): (&str, usize)| (name.to_owned(), Json::from(n));
    let nodes: Map<String, Json> = counts.nodes.iter().map(|(kind, n)| number((kind.segment(), *n))).collect();
    let statuses: Map<String, Json> = counts.statuses.iter().map(|(status, n)| number((status.code(), *n))).collect();
    let mut outputs: Vec<&Written> = outputs.iter().collect();
    outputs.sort();
    let run = Run {
        base_iri: options.base_iri.as_str(),
        counts: json!({
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
        }),
        inputs: inputs(dataset),
        ontology: ONTOLOGY_VERSION,
        options: json!({"quotes": options.quotes.code(), "people": options.people.code(), "csvRaw": options.csv_raw}),
        outputs: outputs.into_iter().map(Output::of).collect(),
        program: json!({"name": "pactgraph", "version": env!("CARGO_PKG_VERSION")}),
        rule_set: &dataset.rule_set,
    };
    serde_json::to_writer_pretty(&mut *out, &run)?;
    out.write_all(b"\n")
}

/// The articles with the files they came in, sorted.
fn inputs(dataset: &Dataset) -> Vec<Input<'_>> {
    let mut inputs = Vec::new();
    for article in dataset.of_kind(NodeKind::Article) {
        let sha256 = article.value(Property::TextSha256).and_then(plain).unwrap_or_default();
        let files = article.values(Property::SourceFile).filter_map(plain);
        inputs.extend(files.map(|file| Input { file, sha256 }));
    }
    inputs.sort();
    inputs
}

fn plain(value: &Value) -> Option<&str> {
    match value {
        Value::Plain(text) => Some(text),
        _ => None,
    }
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
