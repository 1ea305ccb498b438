//! An export as it lies in a folder: read again, from its files alone.

use crate::record::slug::hex;
use crate::record::vocabulary::{CONCEPT, PREFIXES, expand};
use serde_json::Value as Json;
use sophia::api::parser::{QuadParser, TripleParser};
use sophia::api::prelude::*;
use sophia::api::term::SimpleTerm;
use sophia::turtle::parser::{nq, turtle};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Why an export cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum StoredError {
    /// A file is missing or cannot be read.
    #[error("{path}: {reason}; expected {expected}")]
    Unread {
        /// The file or folder.
        path: PathBuf,
        /// What the system or the reader said.
        reason: String,
        /// What should be there.
        expected: &'static str,
    },
}

/// The object of a statement.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Object {
    /// What has an IRI.
    Iri(String),
    /// A text and its language tag.
    Text(String, String),
    /// A literal: its form and the IRI of its datatype.
    Literal(String, String),
}

impl Object {
    /// The form of a literal, or the IRI.
    pub fn text(&self) -> &str {
        match self {
            Self::Iri(text) | Self::Text(text, _) | Self::Literal(text, _) => text,
        }
    }

    /// The IRI, unless it is a literal.
    pub fn iri(&self) -> Option<&str> {
        match self {
            Self::Iri(iri) => Some(iri),
            Self::Text(..) | Self::Literal(..) => None,
        }
    }
}

/// A statement in a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Said {
    /// What it is about: an IRI, or `_:` and a name.
    pub subject: String,
    /// The IRI of the property.
    pub property: String,
    /// What is said.
    pub object: Object,
    /// The graph; none for the default one.
    pub graph: Option<String>,
    /// The line of the file, from 1; 0 where a form has no line a statement.
    pub line: usize,
}

impl Said {
    /// The statement without its graph and its place.
    pub fn triple(&self) -> (&str, &str, &Object) {
        (&self.subject, &self.property, &self.object)
    }
}

/// What is said of each thing: subject → property → objects, in their order.
pub type Things = BTreeMap<String, BTreeMap<String, Vec<Object>>>;

/// An export: what `run.json` says of it, and its consolidated graph.
#[derive(Debug)]
pub struct Export {
    /// `run.json`.
    pub run: Json,
    /// What the IRI of every thing starts with.
    pub base: String,
    /// The consolidated graph.
    pub things: Things,
}

/// The files that hold the consolidated graph, the one that is read fastest first.
const GRAPHS: [&str; 3] = ["pactgraph.nt", "pactgraph.nq", "pactgraph.ttl"];

impl Export {
    /// Reads an export.
    ///
    /// # Errors
    /// When `run.json` or the graph is missing or broken, or they are not of one run: what was lost on the way must not
    /// look like a change.
    pub fn read(folder: &Path) -> Result<Self, StoredError> {
        let run = run_json(folder)?;
        let base = base_iri(&run).to_owned();
        let Some(name) = GRAPHS.iter().find(|name| folder.join(name).is_file()) else {
            return Err(StoredError::Unread {
                path: folder.to_owned(),
                reason: "it holds no graph".into(),
                expected: "pactgraph.nt, pactgraph.nq or pactgraph.ttl",
            });
        };
        let path = folder.join(name);
        let unread = |reason: String| StoredError::Unread { path: path.clone(), reason, expected: "RDF" };
        let text = fs::read_to_string(&path).map_err(|reason| unread(reason.to_string()))?;
        if written_hash(&run, name) != Some(&hex(&text)) {
            return Err(StoredError::Unread {
                path,
                reason: "the file is not the one that the run of run.json wrote: its SHA-256 is another one".into(),
                expected: "an export as it was written; `pactgraph validate` tells what is wrong with it",
            });
        }
        let mut said = Vec::new();
        if name.ends_with(".ttl") {
            said = triples(&text).map_err(unread)?;
        } else {
            for line in lines(&text) {
                said.push(line.map_err(|(line, reason)| unread(format!("line {line}: {reason}")))?);
            }
        }
        Ok(Self { run, base, things: things(said.iter().filter(|said| said.graph.is_none())) })
    }
}

/// What the IRI of every thing of a run starts with.
pub fn base_iri(run: &Json) -> &str {
    run.get("baseIri").and_then(Json::as_str).unwrap_or_default()
}

/// The SHA-256 that a run says of a file that it wrote.
fn written_hash<'r>(run: &'r Json, name: &str) -> Option<&'r str> {
    let outputs = run.get("outputs")?.as_array()?;
    outputs.iter().find(|output| output.get("file").and_then(Json::as_str) == Some(name))?.get("sha256")?.as_str()
}

/// `run.json` of an export.
///
/// # Errors
/// When it is missing, no JSON, or does not say what the run wrote.
pub fn run_json(folder: &Path) -> Result<Json, StoredError> {
    let path = folder.join("run.json");
    let unread = |reason: String| StoredError::Unread {
        path: path.clone(),
        reason,
        expected: "the folder of an export, as `pactgraph run` leaves it",
    };
    let text = fs::read_to_string(&path).map_err(|reason| unread(reason.to_string()))?;
    let run: Json = serde_json::from_str(&text).map_err(|reason| unread(reason.to_string()))?;
    if base_iri(&run).is_empty() {
        return Err(unread("it tells no baseIri".into()));
    }
    if !run.get("outputs").is_some_and(Json::is_array) {
        return Err(unread("it lists no outputs".into()));
    }
    Ok(run)
}

/// Puts statements together by what they are about.
pub fn things<'a>(said: impl Iterator<Item = &'a Said>) -> Things {
    let mut things = Things::new();
    for said in said {
        let objects = things.entry(said.subject.clone()).or_default().entry(said.property.clone()).or_default();
        if let Err(at) = objects.binary_search(&said.object) {
            objects.insert(at, said.object.clone());
        }
    }
    things
}

/// The statements of N-Triples or N-Quads, each with its line; of a line that is none, its number and the reason.
pub fn lines(text: &str) -> impl Iterator<Item = Result<Said, (usize, String)>> {
    text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty()).map(|(line, number)| {
        if let Some(said) = canonical(line, number) {
            return Ok(said);
        }
        // What is not written as we write it is for a parser to read or to refuse.
        let quads: Vec<Quad> =
            nq::NQuadsParser::default().parse_str(line).collect_quads().map_err(|e| (number, short(&e.to_string())))?;
        match quads.into_iter().next() {
            Some((spo, graph)) => Ok(said(spo, graph, number)),
            None => Err((number, "no statement".to_owned())),
        }
    })
}

/// A line in canonical form without blank nodes; `None` for every other line, right or wrong.
fn canonical(line: &str, number: usize) -> Option<Said> {
    let (subject, rest) = bracketed(line)?;
    let (property, rest) = bracketed(rest.strip_prefix(' ')?)?;
    let rest = rest.strip_prefix(' ')?;
    let (object, rest) = match rest.strip_prefix('"') {
        None => bracketed(rest).map(|(iri, rest)| (Object::Iri(iri.to_owned()), rest))?,
        Some(rest) => {
            let (form, rest) = quoted(rest)?;
            if let Some(rest) = rest.strip_prefix("^^") {
                let (datatype, rest) = bracketed(rest)?;
                (Object::Literal(form, datatype.to_owned()), rest)
            } else if let Some(rest) = rest.strip_prefix('@') {
                let end = rest.find(' ')?;
                let tag = &rest[..end];
                let is_tag = !tag.is_empty() && tag.bytes().all(|b| b.is_ascii_lowercase());
                (Object::Text(form, is_tag.then(|| tag.to_owned())?), &rest[end..])
            } else {
                (Object::Literal(form, expand("xsd:string")), rest)
            }
        }
    };
    let graph = match rest {
        " ." => None,
        rest => {
            let (graph, end) = bracketed(rest.strip_prefix(' ')?)?;
            (end == " .").then(|| Some(graph.to_owned()))?
        }
    };
    Some(Said { subject: subject.to_owned(), property: property.to_owned(), object, graph, line: number })
}

/// An IRI between angle brackets, of plain ASCII characters, and what follows.
fn bracketed(text: &str) -> Option<(&str, &str)> {
    let (iri, rest) = text.strip_prefix('<')?.split_once('>')?;
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=".contains(&b);
    (iri.contains(':') && iri.bytes().all(plain)).then_some((iri, rest))
}

/// A text up to its quotation mark, its escapes undone, and what follows.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut form = String::new();
    let mut rest = text;
    loop {
        let at = rest.find(['"', '\\'])?;
        form.push_str(&rest[..at]);
        if rest[at..].starts_with('"') {
            return Some((form, &rest[at + 1..]));
        }
        let escaped = match rest[at + 1..].chars().next()? {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '"' => '"',
            '\\' => '\\',
            _ => return None,
        };
        form.push(escaped);
        rest = &rest[at + 2..];
    }
}

/// The statements of Turtle.
///
/// # Errors
/// What is wrong and where, as the parser says it.
pub fn triples(text: &str) -> Result<Vec<Said>, String> {
    let triples: Vec<[SimpleTerm<'static>; 3]> =
        turtle::TurtleParser::default().parse_str(text).collect_triples().map_err(|e| short(&e.to_string()))?;
    Ok(triples.into_iter().map(|spo| said(spo, None, 0)).collect())
}

type Quad = ([SimpleTerm<'static>; 3], Option<SimpleTerm<'static>>);

/// The statements of TriG.
///
/// # Errors
/// What is wrong and where, as the parser says it.
pub fn trig(text: &str) -> Result<Vec<Said>, String> {
    let parser = sophia::turtle::parser::trig::TriGParser::default();
    let quads: Vec<Quad> = parser.parse_str(text).collect_quads().map_err(|e| short(&e.to_string()))?;
    Ok(quads.into_iter().map(|(spo, graph)| said(spo, graph, 0)).collect())
}

fn said(
    [subject, property, object]: [SimpleTerm<'static>; 3],
    graph: Option<SimpleTerm<'static>>,
    line: usize,
) -> Said {
    Said {
        subject: name(&subject),
        property: name(&property),
        object: object_of(&object),
        graph: graph.map(|g| name(&g)),
        line,
    }
}

fn name(term: &SimpleTerm<'_>) -> String {
    match (term.iri(), term.bnode_id()) {
        (Some(iri), _) => iri.as_str().to_owned(),
        (None, Some(id)) => format!("_:{}", id.as_str()),
        (None, None) => String::new(),
    }
}

fn object_of(term: &SimpleTerm<'_>) -> Object {
    let Some(form) = term.lexical_form() else { return Object::Iri(name(term)) };
    match (term.language_tag(), term.datatype()) {
        (Some(tag), _) => Object::Text(form.to_string(), tag.as_str().to_owned()),
        (None, datatype) => {
            Object::Literal(form.to_string(), datatype.map(|iri| iri.as_str().to_owned()).unwrap_or_default())
        }
    }
}

/// The first line of what a parser says.
fn short(reason: &str) -> String {
    reason.lines().next().unwrap_or_default().trim().to_owned()
}

/// An IRI with a prefix of ours, or as it is.
pub fn compact(iri: &str) -> String {
    if let Some(concept) = iri.strip_prefix(CONCEPT) {
        return concept.to_owned();
    }
    let prefixed = PREFIXES.iter().find_map(|(prefix, start)| Some(format!("{prefix}:{}", iri.strip_prefix(start)?)));
    prefixed.unwrap_or_else(|| iri.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_statement_with_its_place_and_a_broken_one_is_told_with_its_number() {
        let text = "<a:s> <a:p> \"重\\\"庆\"@zh <a:g> .\n\n<a:s> <a:p> .\n<a:s> <a:p> \"1\"^^<a:d> .\n";
        let read: Vec<_> = lines(text).collect();
        let first = read[0].as_ref().unwrap();
        assert_eq!(first.object, Object::Text("重\"庆".into(), "zh".into()));
        assert_eq!((first.graph.as_deref(), first.line), (Some("a:g"), 1));
        assert_eq!(read[1].as_ref().unwrap_err().0, 3);
        assert_eq!(read[2].as_ref().unwrap().object, Object::Literal("1".into(), "a:d".into()));
    }

    #[test]
    fn a_line_in_canonical_form_is_read_as_a_parser_reads_it() {
        for line in [
            "<a:s> <a:p> <a:o> .",
            "<a:s> <a:p> \"t\\\"a\\\\b\\n\\t重\"@en <a:g> .",
            "<a:s> <a:p> \"1\"^^<a:d> .",
            "<a:s> <a:p> \"plain\" <a:g> .",
        ] {
            let quads: Vec<Quad> = nq::NQuadsParser::default().parse_str(line).collect_quads().unwrap();
            let (spo, graph) = quads.into_iter().next().unwrap();
            assert_eq!(canonical(line, 1), Some(said(spo, graph, 1)), "{line}");
        }
        for line in [
            "<a:s> <a:p> <a:o>",
            "<a:s> <a:p> _:b .",
            "<s> <a:p> <a:o> .",
            "<a:s> <a:p> \"\\x\" .",
            "<a:s>  <a:p> <a:o> .",
        ] {
            assert_eq!(canonical(line, 1), None, "{line}");
        }
    }

    #[test]
    fn an_iri_is_told_by_its_prefix_and_a_concept_by_its_code() {
        assert_eq!(compact("https://w3id.org/pactgraph/ns#status"), "pact:status");
        assert_eq!(compact("https://w3id.org/pactgraph/concept/status/signed"), "status/signed");
        assert_eq!(compact("https://a.example/b"), "https://a.example/b");
    }

    #[test]
    fn a_folder_that_is_no_export_is_told_by_what_it_lacks() {
        let dir = tempfile::tempdir().unwrap();
        let error = Export::read(dir.path()).unwrap_err().to_string();
        assert!(error.contains("run.json: ") && error.contains("expected the folder of an export"), "{error}");
        for (run, lacks) in [
            ("[]", "it tells no baseIri"),
            ("{\"baseIri\": \"https://a.example/\", \"outputs\": 3}", "it lists no outputs"),
        ] {
            fs::write(dir.path().join("run.json"), run).unwrap();
            let error = Export::read(dir.path()).unwrap_err().to_string();
            assert!(error.contains(&format!("run.json: {lacks}; expected the folder of an export")), "{error}");
        }
        let run = "{\"baseIri\": \"https://a.example/\", \"outputs\": []}";
        fs::write(dir.path().join("run.json"), run).unwrap();
        let error = Export::read(dir.path()).unwrap_err().to_string();
        assert!(error.ends_with("it holds no graph; expected pactgraph.nt, pactgraph.nq or pactgraph.ttl"), "{error}");
    }
}
