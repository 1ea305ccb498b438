//! Any name: slugs, IRIs, lines between stages and maps of fields.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pactgraph::emit::BaseIri;
use pactgraph::read::FieldMap;
use pactgraph::record::line::{Holds, Line};
use pactgraph::record::{NodeId, NodeKind};

fuzz_target!(|text: &str| {
    let id = NodeId::named(NodeKind::Party, text);
    assert!(id.slug().bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'), "{}", id.slug());
    assert!(id.slug().len() <= 100 && !id.slug().is_empty());
    assert_eq!(NodeId::named(NodeKind::Party, text), id);
    let _ = BaseIri::new(text);
    let _ = text.parse::<FieldMap>();
    if let Ok(line) = Line::of_json(text) {
        assert_eq!(Line::of_json(&line.json()).as_ref(), Ok(&line));
    }
    let line = Line::new(text, Holds::Counts { read: text.len(), emitted: 0 });
    assert_eq!(Line::of_json(&line.json()), Ok(line));
});
