//! Whether an export is right: its files, its statements, its tables, its quotations.
//!
//! This is what the program checks by itself, without a SHACL engine: the constraints of `schema/shapes.ttl`, and
//! what shapes cannot say (all forms are one graph, the tables say the same, the quotations stand at their places).

mod claims;
mod files;
mod finding;
mod forms;
mod names;
mod quotes;
mod rules;
mod shapes;
mod tables;
mod terms;
mod written;

use crate::emit::run::ONTOLOGY_VERSION;
use crate::stored::{Said, StoredError, Things, base_iri, lines, run_json, things};
pub use finding::{Finding, sarif, text};
use names::Names;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// An article to hold quotations against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The base name of its file.
    pub file: String,
    /// SHA-256 of the normalised text, in lower-case hexadecimal.
    pub sha256: String,
    /// The normalised text.
    pub text: String,
}

/// What was checked and what was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// What is wrong: first what other findings follow from, then in the order of files and lines.
    pub findings: Vec<Finding>,
    /// Statements of the consolidated graph.
    pub statements: usize,
    /// Claims.
    pub claims: usize,
    /// Rows of tables.
    pub rows: usize,
    /// Quotations that were held against their article.
    pub quotations: usize,
}

/// An export being checked.
struct Export<'a> {
    folder: &'a Path,
    run: serde_json::Value,
    base: String,
    /// The consolidated graph: `pactgraph.nt`.
    graph: Things,
    /// Its statements in the order of the file.
    said: Vec<Said>,
    /// Claims and evidence: `evidence.nq`, its graph names dropped.
    evidence: Things,
    /// Its statements in the order of the file.
    evidence_said: Vec<Said>,
}

/// Checks the export in a folder; with articles also its quotations.
///
/// # Errors
/// When the folder holds no export of this version: there is no `run.json`, none that says what was written, or no
/// graph to check.
pub fn validate(folder: &Path, texts: Option<&BTreeMap<String, Text>>) -> Result<Report, StoredError> {
    let run = run_json(folder)?;
    of_this_version(folder, &run)?;
    let base = base_iri(&run).to_owned();
    let mut findings = files::check(folder, &run);
    let said = statements(folder, "pactgraph.nt", &mut findings);
    let evidence_said = statements(folder, "evidence.nq", &mut findings);
    if said.is_empty() && !folder.join("pactgraph.nt").is_file() {
        let path = folder.join("pactgraph.nt");
        let expected = "the graph as N-Triples: make the export with `nt` and `nq` among its --formats";
        return Err(StoredError::Unread { path, reason: "it is not there".into(), expected });
    }
    let export = Export {
        folder,
        run,
        base,
        graph: things(said.iter()),
        evidence: things(evidence_said.iter()),
        said,
        evidence_said,
    };
    let names = Names::new(&export);
    let mut report = Report { statements: export.said.len(), ..Report::default() };
    findings.extend(forms::check(&export, &names));
    findings.extend(terms::check(&export, &names));
    findings.extend(shapes::check(&export, &names));
    let (found, claims) = claims::check(&export, &names);
    findings.extend(found);
    report.claims = claims;
    let (found, rows) = tables::check(&export, &names);
    findings.extend(found);
    report.rows = rows;
    if let Some(texts) = texts {
        let (found, quotations) = quotes::check(&export, &names, texts);
        findings.extend(found);
        report.quotations = quotations;
    }
    findings.sort_by(Finding::order);
    findings.dedup();
    report.findings = findings;
    Ok(report)
}

/// The terms of another version are not for this program to judge.
fn of_this_version(folder: &Path, run: &serde_json::Value) -> Result<(), StoredError> {
    match run.get("ontology").and_then(serde_json::Value::as_str) {
        Some(ONTOLOGY_VERSION) => Ok(()),
        other => {
            let found = other.map_or("it names no ontology".to_owned(), |other| format!("its ontology is {other}"));
            let reason = format!("{found}, and this program knows {ONTOLOGY_VERSION}");
            let expected = "an export of a program of this version; that of its own version can check it";
            Err(StoredError::Unread { path: folder.join("run.json"), reason, expected })
        }
    }
}

/// The statements of a file of lines; each line that is none is a finding.
fn statements(folder: &Path, file: &str, findings: &mut Vec<Finding>) -> Vec<Said> {
    let Ok(bytes) = fs::read(folder.join(file)) else { return Vec::new() };
    let text = String::from_utf8_lossy(&bytes);
    if let std::borrow::Cow::Owned(_) = text {
        findings.push(Finding::new("utf-8", file, 0, "the file is not UTF-8".to_owned()));
    }
    let mut said = Vec::new();
    for line in lines(&text) {
        match line {
            Ok(statement) => said.push(statement),
            Err((line, reason)) => {
                findings.push(Finding::new("syntax", file, line, format!("no statement: {reason}")));
            }
        }
    }
    let mut before = "";
    for (line, number) in text.lines().zip(1..) {
        if line <= before && number > 1 {
            findings.push(Finding::new(
                "order",
                file,
                number,
                "the lines are not sorted, or one is there twice".into(),
            ));
            break;
        }
        before = line;
    }
    said
}
