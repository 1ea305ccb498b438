//! All RDF forms are one graph.

use super::{bytes, emitted, options, read, sample};
use pactgraph::emit::{Format, Options, emit};
use sophia::api::parser::{QuadParser, TripleParser};
use sophia::api::prelude::*;
use sophia::api::term::SimpleTerm;
use sophia::turtle::parser::{nq, nt, trig, turtle};
use std::collections::{BTreeMap, BTreeSet};
use tempfile::TempDir;

/// Triples as canonical lines: equal sets are equal graphs, for there are no blank nodes.
pub type Graph = BTreeSet<String>;

fn text<T: Term>(term: T) -> String {
    if term.is_iri() {
        format!("<{}>", term.iri().unwrap().as_str())
    } else {
        let form = term.lexical_form().unwrap();
        match term.language_tag() {
            Some(tag) => format!("{form:?}@{}", tag.as_str()),
            None => format!("{form:?}^^{}", term.datatype().unwrap().as_str()),
        }
    }
}

fn line<T: Term>(spo: [T; 3]) -> String {
    let [s, p, o] = spo;
    format!("{} {} {}", text(s), text(p), text(o))
}

pub fn n_triples(text: &str) -> Graph {
    let triples: Vec<[SimpleTerm; 3]> = nt::NTriplesParser::default().parse_str(text).collect_triples().unwrap();
    triples.into_iter().map(line).collect()
}

pub fn rdf_xml(text: &str) -> Graph {
    let triples = oxrdfxml::RdfXmlParser::new().for_slice(text.as_bytes());
    // N-Triples again, to be read by the same reader as the others.
    let lines: String = triples.map(|triple| format!("{} .\n", triple.unwrap())).collect();
    n_triples(&lines)
}

pub fn turtle_graph(text: &str) -> Graph {
    let triples: Vec<[SimpleTerm; 3]> = turtle::TurtleParser::default().parse_str(text).collect_triples().unwrap();
    triples.into_iter().map(line).collect()
}

/// Every graph of the quads, the default one under no name.
pub fn n_quads(text: &str) -> BTreeMap<String, Graph> {
    by_name(nq::NQuadsParser::default().parse_str(text).collect_quads().unwrap())
}

pub fn trig_graphs(text: &str) -> BTreeMap<String, Graph> {
    by_name(trig::TriGParser::default().parse_str(text).collect_quads().unwrap())
}

fn by_name(quads: Vec<([SimpleTerm; 3], Option<SimpleTerm>)>) -> BTreeMap<String, Graph> {
    let mut graphs: BTreeMap<String, Graph> = BTreeMap::new();
    for (spo, graph) in quads {
        let name = graph.map(|g| g.iri().unwrap().as_str().to_owned()).unwrap_or_default();
        graphs.entry(name).or_default().insert(line(spo));
    }
    graphs
}

fn json_ld(text: &str) -> Graph {
    let quads = oxjsonld::JsonLdParser::new().for_slice(text.as_bytes());
    quads
        .map(|quad| {
            // N-Triples again, to be read by the same reader as the others.
            let quad = quad.unwrap();
            format!("{} {} {} .\n", quad.subject, quad.predicate, quad.object)
        })
        .flat_map(|triple| n_triples(&triple))
        .collect()
}

#[test]
fn every_rdf_form_is_the_same_graph() {
    let all = Options { formats: Format::ALL.into(), ..options() };
    let out = emitted(&sample::dataset(), &all);
    let graph = n_triples(&read(&out, "pactgraph.nt"));
    assert!(graph.len() > 150, "{} triples", graph.len());
    assert_eq!(turtle_graph(&read(&out, "pactgraph.ttl")), graph);
    assert_eq!(json_ld(&read(&out, "pactgraph.jsonld")), graph);
    let quads = n_quads(&read(&out, "pactgraph.nq"));
    assert_eq!(quads[""], graph);
    assert_eq!(trig_graphs(&read(&out, "pactgraph.trig")), quads);
    assert_eq!(rdf_xml(&read(&out, "pactgraph.rdf")), graph);
    let union: Graph = quads.into_values().flatten().collect();
    assert_eq!(union, graph);
}

#[test]
fn a_statement_is_in_the_graph_of_each_article_that_makes_it_and_of_no_other() {
    let out = emitted(&sample::dataset(), &options());
    let quads = n_quads(&read(&out, "pactgraph.nq"));
    let iri = |text| format!("https://data.example/pact/article/{}", sample::article_id(text));
    let (harbour, plan) = (&quads[&iri(sample::HARBOUR)], &quads[&iri(sample::PLAN)]);
    assert_eq!(quads.len(), 3);
    let kind = "<https://data.example/pact/party/port-of-tidewater> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> \
                <https://w3id.org/pactgraph/ns#Party>";
    let member = "<https://data.example/pact/party/port-of-tidewater> <https://w3id.org/pactgraph/ns#memberOf> \
                  <https://data.example/pact/party/alliance>";
    assert!(harbour.contains(kind) && plan.contains(kind));
    assert!(!harbour.contains(member) && plan.contains(member));
    let derived = |graph: &Graph, to: &str| graph.iter().any(|t| t.contains("prov#wasDerivedFrom") && t.contains(to));
    assert!(derived(harbour, &iri(sample::HARBOUR)) && !derived(harbour, &iri(sample::PLAN)));
}

#[test]
fn what_is_not_accepted_is_claimed_and_not_asserted() {
    let out = emitted(&sample::dataset(), &options());
    let pact = "<https://data.example/pact/agreement/harbour-memorandum> ";
    let planned = "<https://w3id.org/pactgraph/concept/status/planned>";
    assert!(!n_triples(&read(&out, "pactgraph.nt")).iter().any(|t| t.starts_with(pact) && t.ends_with(planned)));
    let claims = n_quads(&read(&out, "evidence.nq"));
    let of_plan = &claims[&format!("https://data.example/pact/article/{}", sample::article_id(sample::PLAN))];
    assert!(of_plan.iter().any(|t| t.contains("#claimStatus") && t.ends_with("claim-status/superseded>")));
    assert!(of_plan.iter().any(|t| t.contains("ns#attributedTo") && t.ends_with("person/ana-sol>")));
}

#[test]
fn every_quotation_stands_at_its_place_in_the_text() {
    let out = emitted(&sample::dataset(), &options());
    let mut reader = csv::Reader::from_reader(std::io::Cursor::new(read(&out, "csv/evidence.csv")));
    let mut seen = 0;
    for row in reader.records() {
        let row = row.unwrap();
        let text = [sample::HARBOUR, sample::PLAN].into_iter().find(|t| sample::article_id(t) == row[2]).unwrap();
        let (start, end): (usize, usize) = (row[4].parse().unwrap(), row[5].parse().unwrap());
        let words: String = text.chars().skip(start).take(end - start).collect();
        assert_eq!(words, row[6]);
        seen += 1;
    }
    assert!(seen > 10);
}

#[test]
fn the_same_dataset_gives_the_same_bytes_in_any_order_of_statements() {
    let first = emitted(&sample::dataset(), &options());
    assert_eq!(bytes(first.path()), bytes(emitted(&sample::dataset(), &options()).path()));
    assert_eq!(bytes(first.path()), bytes(emitted(&sample::shuffled(), &options()).path()));
}

#[test]
fn lines_are_sorted_and_there_are_no_blank_nodes() {
    let out = emitted(&sample::dataset(), &options());
    for name in ["pactgraph.nt", "pactgraph.nq", "evidence.nq"] {
        let text = read(&out, name);
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines.is_sorted(), "{name}");
        assert!(!lines.iter().any(|line| line.contains("_:")), "{name}");
        assert!(text.ends_with(" .\n") && !text.contains('\r') && !text.contains('\t'), "{name}");
    }
}

#[test]
fn turtle_names_things_by_prefix_and_puts_the_type_first() {
    let out = emitted(&sample::dataset(), &options());
    let text = read(&out, "pactgraph.ttl");
    assert!(text.contains("@prefix agreement: <https://data.example/pact/agreement/> ."));
    assert!(
        text.contains(
            "\n\nagreement:harbour-memorandum a pact:Agreement, pact:ConcludedAgreement ;\n    skos:prefLabel "
        )
    );
    assert!(text.contains("\n    pact:status status:signed ;\n"));
    assert!(text.contains("\n    pact:count \"41\"^^xsd:integer ;\n"));
    let body: String = text.lines().filter(|line| !line.starts_with("@prefix")).collect();
    assert!(!body.contains("<https://data.example/"), "a thing is written in full");
}

#[test]
fn json_ld_starts_with_its_context_and_has_no_native_numbers() {
    fn strings_only(value: &serde_json::Value) -> bool {
        match value {
            serde_json::Value::Array(values) => values.iter().all(strings_only),
            serde_json::Value::Object(map) => map.values().all(strings_only),
            other => other.is_string(),
        }
    }
    let out = emitted(&sample::dataset(), &options());
    let text = read(&out, "pactgraph.jsonld");
    assert!(text.starts_with("{\n  \"@context\": {"));
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert!(strings_only(&json["@graph"]));
    let ids: Vec<&str> = json["@graph"].as_array().unwrap().iter().map(|n| n["@id"].as_str().unwrap()).collect();
    assert!(ids.is_sorted() && ids.len() > 20);
}

#[test]
fn an_iri_that_is_none_stops_the_export_before_any_file_is_written() {
    let mut dataset = sample::dataset();
    let node = dataset.nodes.values_mut().last().unwrap();
    let wrong = pactgraph::record::Value::Iri("https://a.example/b> <c".into());
    node.derive(pactgraph::record::Property::SameAs, wrong);
    let out = TempDir::new().unwrap();
    let error = emit(&dataset, &options(), &super::facts(), out.path()).unwrap_err().to_string();
    assert_eq!(error, "publisher/the-tide: expected an absolute IRI, found \"https://a.example/b> <c\"");
    assert!(bytes(out.path()).is_empty());
}
