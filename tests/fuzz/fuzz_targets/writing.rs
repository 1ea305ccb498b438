//! Any label: what the writers of N-Triples, Turtle, JSON-LD and tables write is read back as the same words.
#![no_main]

use libfuzzer_sys::fuzz_target;
use oxttl::{NTriplesParser, TurtleParser};
use pactgraph::emit::{BaseIri, graph, json_ld, lines, sheet, turtle};
use pactgraph::record::{Dataset, Lang, Node, NodeId, NodeKind, Property, Value};

fuzz_target!(|words: &str| {
    let Ok(base) = BaseIri::new("https://example.org/") else { return };
    let mut node = Node::new(NodeId::named(NodeKind::Party, words));
    node.derive(Property::PrefLabel, Value::Text(Lang::En, words.to_owned()));
    let mut dataset = Dataset::default();
    dataset.nodes.insert(node.id.clone(), node);
    let (mut nt, mut ttl, mut json) = (Vec::new(), Vec::new(), Vec::new());
    let written = lines::write(graph::lines(&dataset), &base, &mut nt)
        .and_then(|()| turtle::turtle(graph::subjects(&dataset), &base, &mut ttl))
        .and_then(|()| json_ld::write(graph::subjects(&dataset), &base, &mut json));
    assert!(written.is_ok());
    let from_lines: Result<std::collections::BTreeSet<String>, _> =
        NTriplesParser::new().for_slice(&nt).map(|triple| triple.map(|triple| triple.to_string())).collect();
    let from_turtle: Result<std::collections::BTreeSet<String>, _> =
        TurtleParser::new().for_slice(&ttl).map(|triple| triple.map(|triple| triple.to_string())).collect();
    let (from_lines, from_turtle) = (from_lines.expect("N-Triples"), from_turtle.expect("Turtle"));
    assert_eq!(from_lines, from_turtle);
    let label = oxrdf::Literal::new_language_tagged_literal_unchecked(words, "en").to_string();
    assert!(from_lines.iter().any(|triple| triple.ends_with(&label)), "{from_lines:?}");
    assert!(serde_json::from_slice::<serde_json::Value>(&json).is_ok());
    assert_eq!(sheet::unguarded(&sheet::guarded(words)), words);
});
