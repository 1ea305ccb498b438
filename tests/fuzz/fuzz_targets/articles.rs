//! Any text: extraction and what follows end, and every quotation stands at its place.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pactgraph::lexicon::Lexicon;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| match Lexicon::embedded() {
    Ok(lexicon) => lexicon,
    Err(fault) => panic!("{fault}"),
});

fuzz_target!(|text: &str| {
    let (Some(article), _) = pactgraph::read::article(text.as_bytes().to_vec(), "a.md") else { return };
    let claims = pactgraph::extract::extract(&article, &LEXICON);
    let records = pactgraph::normalize::normalize(&article, &claims, &LEXICON);
    let chars: Vec<char> = article.text.chars().collect();
    for statement in records.nodes.iter().flat_map(|node| &node.statements) {
        for evidence in statement.provenance.iter().flat_map(|said| said.evidence()) {
            let there: String = chars[evidence.span.start as usize..evidence.span.end as usize].iter().collect();
            assert_eq!(there, evidence.exact);
        }
    }
    pactgraph::merge::merge([records], Vec::new(), "fuzz");
});
