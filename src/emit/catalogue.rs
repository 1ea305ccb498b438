//! `dataset.ttl`: the export as a dataset for catalogues, in VoID and DCAT 3: what it holds and which files it is.

use super::Options;
use super::folder::Written;
use super::graph::{Thing, classes};
use super::run::{Counts, ONTOLOGY_VERSION};
use super::turtle::quoted;
use crate::record::slug::digest;
use crate::record::vocabulary::PREFIXES;
use crate::record::{Class, Dataset, NodeKind};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Vocabularies that only catalogues use.
const MORE_PREFIXES: [(&str, &str); 3] = [
    ("dcat", "http://www.w3.org/ns/dcat#"),
    ("spdx", "http://spdx.org/rdf/terms#"),
    ("void", "http://rdfs.org/ns/void#"),
];

/// What is told of the rights in an export, in its README too.
pub const RIGHTS: &str = "The statements are facts extracted from the articles. The quotations and headlines belong to \
    the publishers of the articles; ask them before you publish these anew.";

/// The text of `dataset.ttl`, which describes all other files but `run.json`.
pub fn catalogue(dataset: &Dataset, counts: &Counts, options: &Options, files: &[Written]) -> String {
    let base = &options.base_iri;
    let mut files: Vec<&Written> = files.iter().collect();
    files.sort();
    let mut out = Turtle { text: String::new(), base: base.to_string() };
    for (prefix, iri) in PREFIXES.iter().chain(&MORE_PREFIXES) {
        out.line(format_args!("@prefix {prefix}: <{iri}> ."));
    }

    out.subject("dataset", "pactgraph", "dcat:Dataset, void:Dataset");
    out.says("dcterms:title", &text("Agreements as news articles report them", "@en"));
    out.says(
        "dcterms:description",
        &text("Who agreed with whom on what, when, where and how far it has come, with the words that say so.", "@en"),
    );
    out.says("dcterms:rights", &text(RIGHTS, "@en"));
    if let Some(license) = &options.license {
        out.says("dcterms:license", &format!("<{license}>"));
    }
    out.says("dcterms:conformsTo", &format!("<{ONTOLOGY_VERSION}>"));
    // The version changes when a file does, and only then.
    let hashes: Vec<&str> = files.iter().flat_map(|file| [file.name.as_str(), file.sha256.as_str()]).collect();
    out.says("dcat:version", &text(&digest(&hashes), ""));
    out.says("prov:wasGeneratedBy", &out.iri("run", &dataset.rule_set));
    out.says("void:uriSpace", &text(base.as_str(), ""));
    if let Some(agreement) = dataset.of_kind(NodeKind::Agreement).next() {
        out.says("void:exampleResource", &out.iri(NodeKind::Agreement.segment(), agreement.id.slug()));
    }
    for prefix in ["dcterms", "foaf", "oa", "org", "pact", "prov", "schema", "skos"] {
        if let Some((_, iri)) = PREFIXES.iter().find(|(known, _)| *known == prefix) {
            out.says("void:vocabulary", &format!("<{iri}>"));
        }
    }
    out.says("void:triples", &number(counts.triples));
    out.says("void:entities", &number(dataset.nodes.len()));
    let classes = by_class(dataset);
    for class in classes.keys() {
        out.says("void:classPartition", &out.iri("dataset", &partition(*class)));
    }
    for file in &files {
        out.says("dcat:distribution", &out.iri("distribution", &file.name));
    }
    out.end();

    for (class, count) in classes {
        out.subject("dataset", &partition(class), "void:Dataset");
        out.says("void:class", class.curie());
        out.says("void:entities", &number(count));
        out.end();
    }
    for file in files {
        out.subject("distribution", &file.name, "dcat:Distribution");
        out.says("dcterms:title", &text(&file.name, ""));
        if let Some(media_type) = media_type(&file.name) {
            out.says("dcat:mediaType", &format!("<https://www.iana.org/assignments/media-types/{media_type}>"));
        }
        out.says("dcat:byteSize", &number(file.bytes));
        out.says("spdx:checksum", &out.iri("checksum", &file.name));
        out.end();
        out.subject("checksum", &file.name, "spdx:Checksum");
        out.says("spdx:algorithm", "spdx:checksumAlgorithm_sha256");
        out.says("spdx:checksumValue", &text(&file.sha256, "^^xsd:hexBinary"));
        out.end();
    }
    out.text
}

/// Turtle being written, a property a line.
struct Turtle {
    text: String,
    base: String,
}

impl Turtle {
    fn iri(&self, segment: &'static str, name: &str) -> String {
        let thing = Thing::new(segment, name);
        format!("<{}{}/{}>", self.base, thing.segment, thing.slug)
    }

    fn subject(&mut self, segment: &'static str, name: &str, classes: &str) {
        let iri = self.iri(segment, name);
        let _ = write!(self.text, "\n{iri} a {classes}");
    }

    fn says(&mut self, property: &str, object: &str) {
        let _ = write!(self.text, " ;\n    {property} {object}");
    }

    fn end(&mut self) {
        self.text.push_str(" .\n");
    }

    fn line(&mut self, line: std::fmt::Arguments<'_>) {
        let _ = writeln!(self.text, "{line}");
    }
}

fn text(text: &str, suffix: &str) -> String {
    let mut bytes = Vec::new();
    quoted(text, &mut bytes);
    String::from_utf8_lossy(&bytes).into_owned() + suffix
}

fn number(number: usize) -> String {
    format!("\"{number}\"^^xsd:nonNegativeInteger")
}

fn by_class(dataset: &Dataset) -> BTreeMap<Class, usize> {
    let mut counts = BTreeMap::new();
    for class in dataset.nodes.values().flat_map(classes) {
        *counts.entry(class).or_default() += 1;
    }
    counts
}

fn partition(class: Class) -> String {
    format!("class {}", class.curie().replace(':', " "))
}

/// The media type of a file, by its ending.
fn media_type(name: &str) -> Option<&'static str> {
    let (_, ending) = name.rsplit_once('.')?;
    Some(match ending {
        "csv" => "text/csv",
        "json" => "application/json",
        "jsonld" => "application/ld+json",
        "md" => "text/markdown",
        "nq" => "application/n-quads",
        "nt" => "application/n-triples",
        "rdf" => "application/rdf+xml",
        "trig" => "application/trig",
        "ttl" => "text/turtle",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => return None,
    })
}
