//! Review: what a person should look at in a stored export, as a file that can be edited and given back as curation.

use crate::record::Confidence;
use crate::record::curation::COLUMNS;
use crate::record::vocabulary::{CONCEPT, expand};
use crate::stored::{Export, Object, StoredError, lines, things};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The columns after those of curation; they are there to be read.
const MORE: [&str; 3] = ["what", "confidence", "seen"];

/// The doubtful pairs and the claims less sure than `below` of an export, as CSV; the least sure first.
///
/// # Errors
/// When the folder is no export with N-Quads.
pub fn review(folder: &Path, below: Confidence) -> Result<String, StoredError> {
    let export = Export::read(folder)?;
    let mut table = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing to memory cannot fail.
    let _ = table.write_record(COLUMNS.iter().chain(&MORE));
    for [one, other, seen] in pairs(folder, &export)? {
        let _ = table.write_record(["", &one, &other, "", "", "", "two or one", "", &seen]);
    }
    for claim in claims(folder, &export, below)? {
        let id = format!("claim/{}", claim.id);
        let _ = table.write_record(["", &id, "", "", "", "", &claim.what, &claim.confidence, &claim.seen]);
    }
    let bytes = table.into_inner().unwrap_or_default();
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The pairs that nearly were merged, with their names.
fn pairs(folder: &Path, export: &Export) -> Result<Vec<[String; 3]>, StoredError> {
    let text = read(folder, "issues.csv", "the issues of a run")?;
    let mut pairs = Vec::new();
    for row in csv::Reader::from_reader(text.as_bytes()).records().flatten() {
        let cell = |i: usize| row.get(i).unwrap_or_default();
        if cell(2) == "undecided"
            && let Some((one, other)) = cell(3).split_once(' ')
            && [one, other].iter().all(|id| export.things.contains_key(&format!("{}{id}", export.base)))
        {
            let name = |id: &str| label(export, &format!("{}{id}", export.base));
            pairs.push([one.to_owned(), other.to_owned(), format!("{} | {}", name(one), name(other))]);
        }
    }
    pairs.sort();
    Ok(pairs)
}

/// A claim to look at.
struct Weak {
    confidence: String,
    id: String,
    what: String,
    seen: String,
}

/// The claims of articles below a confidence.
fn claims(folder: &Path, export: &Export, below: Confidence) -> Result<Vec<Weak>, StoredError> {
    const NAME: &str = "evidence.nq";
    let text = read(folder, NAME, "an export with the form nq")?;
    let mut said = Vec::new();
    for line in lines(&text) {
        said.push(line.map_err(|(line, reason)| StoredError::Unread {
            path: folder.join(NAME),
            reason: format!("line {line}: {reason}"),
            expected: "N-Quads",
        })?);
    }
    let evidence = things(said.iter());
    let first = |about: &BTreeMap<String, Vec<Object>>, curie: &str| {
        about.get(&expand(curie)).and_then(|objects| objects.first()).map(|object| object.text().to_owned())
    };
    let quote = |about: &BTreeMap<String, Vec<Object>>| {
        let selectors = evidence.get(&first(about, "pact:evidence")?)?.get(&expand("oa:hasSelector"))?;
        selectors.iter().find_map(|selector| first(evidence.get(selector.text())?, "oa:exact"))
    };
    let mut weak = Vec::new();
    for (iri, about) in &evidence {
        let Some(confidence) = first(about, "pact:confidence") else { continue };
        let thousandths = confidence.parse::<f64>().map_or(1000.0, |number| number * 1000.0);
        let status = first(about, "pact:claimStatus").unwrap_or_default();
        if thousandths >= f64::from(below.thousandths()) || status.ends_with("/rejected") {
            continue;
        }
        let told = |curie: &str| first(about, curie).map(|iri| label(export, &iri)).unwrap_or_default();
        let property = first(about, "rdf:predicate").unwrap_or_default();
        let property = property.rsplit(['#', '/']).next().unwrap_or_default();
        weak.push(Weak {
            id: iri.rsplit('/').next().unwrap_or_default().to_owned(),
            what: format!("{}: {property} {}", told("rdf:subject"), told("rdf:object")),
            seen: quote(about).unwrap_or_default(),
            confidence,
        });
    }
    weak.sort_by(|a, b| (a.confidence.as_str(), &a.what, &a.id).cmp(&(b.confidence.as_str(), &b.what, &b.id)));
    Ok(weak)
}

fn read(folder: &Path, name: &str, expected: &'static str) -> Result<String, StoredError> {
    let path = folder.join(name);
    fs::read_to_string(&path).map_err(|reason| StoredError::Unread { path, reason: reason.to_string(), expected })
}

/// What a thing is called, a concept by its code; what is no thing is its own name.
fn label(export: &Export, iri: &str) -> String {
    if let Some(concept) = iri.strip_prefix(CONCEPT) {
        return concept.rsplit('/').next().unwrap_or(concept).to_owned();
    }
    let labels = export.things.get(iri).and_then(|about| about.get(&expand("skos:prefLabel")));
    let labels = labels.and_then(|labels| labels.first()).map(|label| label.text().to_owned());
    labels.unwrap_or_else(|| iri.strip_prefix(&export.base).unwrap_or(iri).to_owned())
}
