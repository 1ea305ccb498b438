//! The schema files and the Rust vocabulary say the same, both ways.

mod reference;

use super::program::{below, files, root};
use pactgraph::record::vocabulary::{CONCEPT, PACT, expand};
use pactgraph::record::{Class, Concept, Property};
use sophia::api::parser::TripleParser;
use sophia::api::prelude::*;
use sophia::api::term::SimpleTerm;
use sophia::turtle::parser::turtle;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// Terms of the ontology that no export uses yet, each with what it waits for. None now.
const RESERVED: &[(&str, &str)] = &[];

/// What is said of each thing: property IRI → values, a language tag in front of a text that has one (`en:port`).
type Graph = BTreeMap<String, BTreeMap<String, BTreeSet<String>>>;

fn value(term: &SimpleTerm<'_>) -> String {
    match (term.iri(), term.language_tag()) {
        (Some(iri), _) => iri.as_str().to_owned(),
        (None, Some(tag)) => format!("{}:{}", tag.as_str(), term.lexical_form().unwrap()),
        (None, None) => term.lexical_form().map_or_else(String::new, |form| form.to_string()),
    }
}

fn graph(name: &str) -> Graph {
    let text = fs::read_to_string(root().join("schema").join(name)).unwrap();
    let triples: Vec<[SimpleTerm<'_>; 3]> = turtle::TurtleParser::default()
        .parse_str(&text)
        .collect_triples()
        .unwrap_or_else(|fault| panic!("schema/{name}: {fault}"));
    let mut graph = Graph::new();
    for [subject, predicate, object] in &triples {
        let values = graph.entry(value(subject)).or_default().entry(value(predicate)).or_default();
        values.insert(value(object));
    }
    graph
}

/// What is missing of a label in both languages and a definition in English.
fn missing(said: &BTreeMap<String, BTreeSet<String>>, label: &str) -> Vec<String> {
    let has = |property: &str, start: &str| {
        said.get(&expand(property))
            .is_some_and(|values| values.iter().any(|v| v.starts_with(start) && v.len() > start.len()))
    };
    [(label, "en:"), (label, "zh:"), ("skos:definition", "en:")]
        .into_iter()
        .filter(|(property, start)| !has(property, start))
        .map(|(property, start)| format!("{property} {start}"))
        .collect()
}

/// Our own terms that the vocabulary or a writer names, as IRIs.
fn used_terms() -> BTreeSet<String> {
    let named = Class::ALL.iter().map(|c| c.iri()).chain(Property::ALL.iter().map(|p| p.iri()));
    let mut used: BTreeSet<String> = named.filter(|iri| iri.starts_with(PACT)).collect();
    let mut sources = files(&root().join("src/emit"));
    // `pact:countsAsConcluded` is said of the concepts themselves.
    sources.push(root().join("schema/concepts.ttl"));
    for path in sources {
        let text = fs::read_to_string(&path).unwrap();
        for (at, found) in text.match_indices("pact:") {
            let local: String = text[at + found.len()..].chars().take_while(char::is_ascii_alphabetic).collect();
            if !local.is_empty() {
                used.insert(format!("{PACT}{local}"));
            }
        }
    }
    used
}

/// Our own terms that the ontology defines.
fn defined_terms(ontology: &Graph) -> BTreeSet<String> {
    ontology.keys().filter(|iri| iri.starts_with(PACT)).cloned().collect()
}

#[test]
fn the_turtle_files_parse() {
    for name in ["ontology.ttl", "concepts.ttl", "shapes.ttl"] {
        assert!(graph(name).len() > 40, "schema/{name}: too little in it");
    }
}

#[test]
fn every_term_that_is_used_is_defined_with_labels_and_definition() {
    let ontology = graph("ontology.ttl");
    for iri in used_terms() {
        let said = ontology.get(&iri).unwrap_or_else(|| panic!("schema/ontology.ttl does not define {iri}"));
        let missing = missing(said, "rdfs:label");
        assert!(missing.is_empty(), "{iri} has no {missing:?}");
    }
}

#[test]
fn every_term_that_is_defined_is_used_or_reserved() {
    let used = used_terms();
    for iri in defined_terms(&graph("ontology.ttl")) {
        let reserved = RESERVED.iter().any(|(term, _)| expand(term) == iri);
        assert!(used.contains(&iri) || reserved, "{iri} is defined, but no export uses it and it is not reserved");
        assert!(!(used.contains(&iri) && reserved), "{iri} is used: strike it from RESERVED");
    }
}

#[test]
fn the_concepts_in_turtle_are_those_in_rust_with_labels_and_hierarchy() {
    let turtle = graph("concepts.ttl");
    let code = |iri: &str| iri.rsplit('/').next().unwrap_or_default().to_owned();
    let broader = broader();
    let mut known = BTreeSet::new();
    for concept in Concept::all() {
        let iri = format!("{CONCEPT}{}/{}", concept.scheme(), concept.code());
        let said = turtle.get(&iri).unwrap_or_else(|| panic!("schema/concepts.ttl does not define {iri}"));
        let missing = missing(said, "skos:prefLabel");
        assert!(missing.is_empty(), "{iri} has no {missing:?}");
        let one = |property: &str| said.get(&expand(property)).cloned().unwrap_or_default();
        assert_eq!(one("skos:notation"), BTreeSet::from([concept.code().to_owned()]), "{iri}");
        assert_eq!(one("skos:inScheme"), BTreeSet::from([format!("{CONCEPT}{}", concept.scheme())]), "{iri}");
        let above: BTreeSet<String> = one("skos:broader").iter().map(|iri| code(iri)).collect();
        assert_eq!(above, broader.get(&iri).into_iter().cloned().collect(), "{iri}: another broader concept in Rust");
        assert_eq!(one("skos:topConceptOf").is_empty(), !above.is_empty(), "{iri}: a top concept or a narrower one");
        known.insert(iri);
    }
    for iri in turtle.keys().filter(|iri| iri.strip_prefix(CONCEPT).is_some_and(|path| path.contains('/'))) {
        assert!(known.contains(iri), "{iri} is defined in schema/concepts.ttl and unknown in src/record/concept.rs");
    }
}

/// The code of the broader concept of each concept that has one.
fn broader() -> BTreeMap<String, String> {
    use pactgraph::record::concept::{AgreementType, Area};
    let types = AgreementType::ALL.iter().filter_map(|&c| Some((Concept::from(c), c.broader()?.code())));
    let areas = Area::ALL.iter().filter_map(|&c| Some((Concept::from(c), c.broader()?.code())));
    types.chain(areas).map(|(c, up)| (format!("{CONCEPT}{}/{}", c.scheme(), c.code()), up.to_owned())).collect()
}

#[test]
fn the_statuses_that_count_as_concluded_are_those_of_the_program() {
    use pactgraph::record::concept::Status;
    let turtle = graph("concepts.ttl");
    for &status in Status::ALL {
        let said = &turtle[&format!("{CONCEPT}status/{}", status.code())];
        let counts = said.get(&expand("pact:countsAsConcluded")).cloned().unwrap_or_default();
        assert_eq!(counts, BTreeSet::from([status.is_concluded().to_string()]), "{}", status.code());
    }
}

fn json(name: &str) -> serde_json::Value {
    let text = fs::read_to_string(root().join("schema").join(name)).unwrap();
    serde_json::from_str(&text).unwrap_or_else(|fault| panic!("schema/{name}: {fault}"))
}

#[test]
fn context_and_frame_carry_the_same_context() {
    let (context, frame) = (&json("context.jsonld")["@context"], &json("frame.jsonld")["@context"]);
    let context = context.as_object().unwrap();
    assert!(!context.contains_key("@version"), "features of JSON-LD 1.0 only");
    let mut framed = frame.as_object().unwrap().clone();
    // A frame needs a processor of JSON-LD 1.1 and may say so.
    framed.remove("@version");
    assert_eq!(*context, framed);
}

#[test]
fn there_are_seventeen_questions_each_with_its_number_and_its_words() {
    let folder = root().join("schema/queries");
    let names: Vec<String> = files(&folder).iter().map(|path| below(&folder, path)).collect();
    assert_eq!(names.len(), 17, "{names:?}");
    for (index, name) in names.iter().enumerate() {
        assert!(name.starts_with(&format!("{:02}-", index + 1)) && name.ends_with(".rq"), "{name}");
        let text = fs::read_to_string(folder.join(name)).unwrap();
        let first = text.lines().next().unwrap_or_default();
        assert!(first.starts_with(&format!("# Question {}: ", index + 1)) && first.ends_with('?'), "{name}: {first}");
    }
}
