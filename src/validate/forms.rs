//! All forms of the graph say the same: each is read, and held against `pactgraph.nt`.

use super::names::{Names, object};
use super::{Export, Finding, written};
use crate::record::vocabulary::expand;
use crate::stored::{Object, Said, compact, lines, trig, triples};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// The most differences that are told of a file.
const TOLD: usize = 10;

/// What reads a form.
type Reader = fn(&str) -> Result<Vec<Said>, String>;

/// The forms besides N-Triples, and what reads them.
const FORMS: [(&str, Reader); 5] = [
    ("pactgraph.ttl", triples),
    ("pactgraph.trig", trig),
    ("pactgraph.nq", |text| Ok(lines(text).filter_map(Result::ok).collect())),
    ("pactgraph.jsonld", written::json_ld),
    ("pactgraph.rdf", written::rdf_xml),
];

type Triple<'a> = (&'a str, &'a str, &'a Object);

/// Reads every form that is there.
pub fn check(export: &Export<'_>, names: &Names<'_>) -> Vec<Finding> {
    let graph: BTreeSet<Triple<'_>> = export.said.iter().map(Said::triple).collect();
    let mut findings = Vec::new();
    let mut graphs: BTreeMap<&str, BTreeSet<(Option<String>, String)>> = BTreeMap::new();
    for (file, read) in FORMS {
        let path = export.folder.join(file);
        let Ok(text) = fs::read_to_string(&path) else {
            if path.exists() {
                findings.push(Finding::new("utf-8", file, 0, "the file is not UTF-8".to_owned()));
            }
            continue;
        };
        if file == "pactgraph.nq" {
            for broken in lines(&text).filter_map(Result::err) {
                findings.push(Finding::new("syntax", file, broken.0, format!("no statement: {}", broken.1)));
            }
        }
        match read(&text) {
            Err(reason) => findings.push(Finding::new("syntax", file, 0, format!("cannot be read: {reason}"))),
            Ok(said) => {
                let own: BTreeSet<Triple<'_>> =
                    said.iter().filter(|said| said.graph.is_none()).map(Said::triple).collect();
                findings.extend(differences(file, &text, &graph, &own, names));
                if said.iter().any(|said| said.graph.is_some()) {
                    findings.extend(named_graphs(file, &text, &said, export, names));
                    let told = said.iter().map(|s| (s.graph.clone(), format!("{:?}", s.triple()))).collect();
                    graphs.insert(file, told);
                }
            }
        }
    }
    if let (Some(quads), Some(trig)) = (graphs.get("pactgraph.nq"), graphs.get("pactgraph.trig"))
        && quads != trig
    {
        let message = format!(
            "the named graphs are not those of pactgraph.nq: {} statements less, {} more",
            quads.difference(trig).count(),
            trig.difference(quads).count()
        );
        findings.push(Finding::new("forms", "pactgraph.trig", 0, message));
    }
    findings
}

/// What a form lacks and what it has too much.
fn differences(
    file: &str,
    text: &str,
    graph: &BTreeSet<Triple<'_>>,
    own: &BTreeSet<Triple<'_>>,
    names: &Names<'_>,
) -> Vec<Finding> {
    let told = |(subject, property, value): &Triple<'_>, what: &str| {
        let message = format!("{what}: {} {}", compact(property), object(value));
        names.finding_of("forms", file, line_of(text, subject), (subject, Some(property)), message)
    };
    let lost = graph.difference(own).take(TOLD).map(|triple| told(triple, "pactgraph.nt says, and this file does not"));
    let more = own.difference(graph).take(TOLD).map(|triple| told(triple, "this file says, and pactgraph.nt does not"));
    lost.chain(more).collect()
}

/// A named graph is an article's, and says nothing that the consolidated graph does not say.
fn named_graphs(file: &str, text: &str, said: &[Said], export: &Export<'_>, names: &Names<'_>) -> Vec<Finding> {
    let graph: BTreeSet<Triple<'_>> = export.said.iter().map(Said::triple).collect();
    let hash = expand("pact:textSha256");
    let mut findings = Vec::new();
    for statement in said {
        let Some(name) = &statement.graph else { continue };
        let line = if statement.line > 0 { statement.line } else { line_of(text, &statement.subject) };
        let told = format!("{} {}", compact(&statement.property), object(&statement.object));
        if !export.graph.get(name).is_some_and(|article| article.contains_key(&hash)) {
            let message = format!("the graph {} is no article of the export: {told}", compact(name));
            findings.push(names.finding("named-graph", file, line, &statement.subject, message));
        } else if !graph.contains(&statement.triple()) {
            let message = format!("the graph of {} says what pactgraph.nt does not: {told}", names.file_of(name));
            findings.push(names.finding("named-graph", file, line, &statement.subject, message));
        }
        if findings.len() >= TOLD {
            break;
        }
    }
    findings
}

/// The first line that names a thing, by its whole IRI or by the end of it.
pub fn line_of(text: &str, iri: &str) -> usize {
    let slug = iri.rsplit(['/', '#']).next().unwrap_or(iri);
    let at = text.find(iri).or_else(|| text.find(slug));
    at.map_or(0, |at| text[..at].matches('\n').count() + 1)
}
