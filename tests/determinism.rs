//! The same articles give the same bytes, and every quotation stands at its place.

use super::program::{articles, bytes, export, printed, root};
use sophia::api::parser::QuadParser;
use sophia::api::prelude::*;
use sophia::api::term::SimpleTerm;
use sophia::turtle::parser::nq;
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The files of two exports that differ.
fn differing(one: &Path, other: &Path) -> Vec<String> {
    let (one, other) = (bytes(one), bytes(other));
    assert!(one.len() > 20, "{} files", one.len());
    let names = one.keys().chain(other.keys()).filter(|&name| one.get(name) != other.get(name));
    names.cloned().collect::<std::collections::BTreeSet<_>>().into_iter().collect()
}

#[test]
fn threads_and_the_order_of_inputs_change_no_byte() {
    let mut inputs = articles();
    let first = export(&inputs, &["--threads", "1"]);
    let nothing: Vec<String> = Vec::new();
    assert_eq!(differing(first.path(), export(&inputs, &["--threads", "8"]).path()), nothing, "with eight threads");
    // A shuffle that is the same on every run: every fifth of them, from the back.
    inputs.reverse();
    let shuffled: Vec<PathBuf> =
        (0..5).flat_map(|k| inputs.iter().skip(k).step_by(5).cloned().collect::<Vec<_>>()).collect();
    assert_eq!(shuffled.len(), inputs.len());
    assert_eq!(differing(first.path(), export(&shuffled, &["--threads", "8"]).path()), nothing, "in another order");
}

#[test]
fn the_exports_in_output_are_fresh() {
    let output = root().join("output");
    if !output.join("run.json").exists() {
        // Past the capture of the test runner, so that it is seen.
        let skipped =
            "SKIPPED: output/ is not there; make it with: cargo run --release -- run tests/articles --out output";
        writeln!(std::io::stderr(), "{skipped}").unwrap();
        return;
    }
    let fresh = TempDir::new().unwrap();
    printed(&["run", "tests/articles", "--quiet", "--out", fresh.path().to_str().unwrap()]);
    let stale = differing(fresh.path(), &output);
    let command = "cargo run --release -- run tests/articles --out output";
    assert!(stale.is_empty(), "output/ is stale in {stale:?}; refresh it with: {command}");
}

/// A quotation with its place, as `evidence.nq` has it.
#[derive(Debug, Default)]
struct Quotation {
    article: String,
    start: usize,
    end: usize,
    exact: String,
}

/// Every quotation of an export, read from its N-Quads alone.
fn quotations(evidence: &str) -> Vec<Quotation> {
    let quads: Vec<([SimpleTerm; 3], Option<SimpleTerm>)> =
        nq::NQuadsParser::default().parse_str(evidence).collect_quads().unwrap();
    let mut properties: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for ([subject, predicate, object], _) in &quads {
        let name = predicate.iri().unwrap().as_str().rsplit(['#', '/']).next().unwrap().to_owned();
        let value =
            object.iri().map_or_else(|| object.lexical_form().unwrap().to_string(), |iri| iri.as_str().to_owned());
        properties.entry((subject.iri().unwrap().as_str().to_owned(), name)).or_default().push(value);
    }
    let of =
        |thing: &str, name: &str| properties.get(&(thing.to_owned(), name.to_owned())).cloned().unwrap_or_default();
    let sources = properties.iter().filter(|((_, name), _)| name == "hasSource");
    let read = |((thing, _), articles): (&(String, String), &Vec<String>)| {
        let selectors = of(thing, "hasSelector");
        let one = |name: &str| {
            selectors.iter().flat_map(|s| of(s, name)).next().unwrap_or_else(|| panic!("{thing}: no {name}"))
        };
        let (start, end) = (one("start").parse().unwrap(), one("end").parse().unwrap());
        Quotation { article: articles[0].rsplit('/').next().unwrap().to_owned(), start, end, exact: one("exact") }
    };
    sources.map(read).collect()
}

/// Checks an export against its articles; returns how many quotations there are.
fn check_quotations(inputs: &[PathBuf], export: &Path) -> usize {
    let mut texts: BTreeMap<String, Vec<char>> = BTreeMap::new();
    for input in inputs {
        let name = input.file_name().unwrap().to_str().unwrap();
        let (article, _) = pactgraph::read::article(fs::read(input).unwrap(), name);
        let article = article.unwrap();
        texts.insert(article.id, article.text.chars().collect());
    }
    let quotations = quotations(&fs::read_to_string(export.join("evidence.nq")).unwrap());
    for quotation in &quotations {
        let words: String = texts[&quotation.article][quotation.start..quotation.end].iter().collect();
        assert_eq!(words, quotation.exact, "{quotation:?}");
        assert!(!words.is_empty(), "{quotation:?}");
    }
    quotations.len()
}

#[test]
fn every_quotation_of_the_articles_stands_at_its_place() {
    let inputs = articles();
    let found = check_quotations(&inputs, export(&inputs, &[]).path());
    assert!(found > 10 * inputs.len(), "{found} quotations");
}

#[test]
fn places_count_code_points_of_any_script() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("wide.txt");
    let text = "\u{FEFF}🚢 Two ports sign\u{A0}a pact 🤝\r\n\r\n(港口新闻) ALMA, May\u{A0}3, 2021 — 🎉 The Port of Alma \
                (阿尔马港) and the Port of Brest 👩‍🚀 signed a memorandum of understanding on shipping in\u{A0}Vienna \
                on 3\u{A0}May 2021.\r\n\r\n港口新闻网 版权所有\r\n";
    fs::write(&path, text).unwrap();
    let inputs = [path];
    let out = export(&inputs, &[]);
    assert!(check_quotations(&inputs, out.path()) > 3, "too few quotations");
    let evidence = fs::read_to_string(out.path().join("csv/evidence.csv")).unwrap();
    assert!(evidence.contains("memorandum of understanding"), "{evidence}");
    assert!(!printed(&["text", inputs[0].to_str().unwrap()]).contains(['\u{FEFF}', '\r']));
}
