//! Every rule finds its examples and leaves its near-misses alone.

use super::program::{articles, export};
use pactgraph::cli::rules;
use pactgraph::extract::rule::Rule;
use pactgraph::lexicon::Lexicon;
use pactgraph::record::claim::DealClaim;
use std::collections::BTreeSet;

#[test]
fn every_rule_has_an_example_a_near_miss_and_a_sentence_that_says_what_it_reads() {
    for rule in rules::all() {
        assert!(!rule.examples.is_empty(), "{}: no example", rule.id);
        assert!(!rule.near_misses.is_empty(), "{}: no near-miss", rule.id);
        assert!(rule.reads.len() > 10, "{}: {:?}", rule.id, rule.reads);
    }
}

#[test]
fn ids_of_rules_are_unique_and_in_kebab_case() {
    let mut seen = BTreeSet::new();
    for rule in rules::all() {
        let parts: Vec<&str> = rule.id.split('-').collect();
        let is_word =
            |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        assert!(parts.iter().all(is_word), "{}", rule.id);
        assert!(seen.insert(rule.id), "{}: two rules", rule.id);
    }
    assert!(seen.len() > 20, "{} rules", seen.len());
}

/// The deals that the whole extractor finds in a text.
fn deals(text: &str, lexicon: &Lexicon) -> Vec<DealClaim> {
    let (article, _) = pactgraph::read::article(format!("{text}\n").into_bytes(), "a.txt");
    pactgraph::extract::extract(&article.unwrap(), lexicon).deals
}

/// Whether a deal owes something to a rule.
fn is_by(deal: &DealClaim, rule: &Rule) -> bool {
    match rule.id {
        // It finds no deal of its own: it adds its sentence to one told before.
        "deal-mentioned" => !deal.also.is_empty(),
        // It reads the name of the document, whoever found the deal.
        "deal-title" => deal.title.as_ref().is_some_and(|title| title.rule == rule.id),
        id => deal.status.rule == id || deal.kind.rule == id,
    }
}

/// What a rule gets wrong, one line for each of its texts.
fn wrong(rule: &Rule, lexicon: &Lexicon) -> Vec<String> {
    let found = |text: &str| deals(text, lexicon).iter().any(|deal| is_by(deal, rule));
    let missed = rule.examples.iter().filter(|text| !found(text)).map(|text| format!("{} misses: {text}", rule.id));
    let caught = rule.near_misses.iter().filter(|text| found(text)).map(|text| format!("{} catches: {text}", rule.id));
    missed.chain(caught).collect()
}

#[test]
fn every_deal_rule_finds_its_examples_and_no_near_miss() {
    let lexicon = Lexicon::embedded().unwrap();
    let all: Vec<&Rule> = rules::all().filter(|rule| rule.id.starts_with("deal-")).collect();
    assert!(all.len() >= 8, "{} rules", all.len());
    let wrong: Vec<String> = all.into_iter().flat_map(|rule| wrong(rule, &lexicon)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_rule_that_stands_in_evidence_is_listed_with_its_examples() {
    let out = export(&articles(), &[]);
    let mut claims = csv::Reader::from_path(out.path().join("csv/claims.csv")).unwrap();
    let column = claims.headers().unwrap().iter().position(|name| name == "rule").unwrap();
    let used: BTreeSet<String> = claims.records().map(|row| row.unwrap()[column].to_owned()).collect();
    assert!(used.len() > 10, "{used:?}");
    let listed: BTreeSet<&str> = rules::all().map(|rule| rule.id).collect();
    let unknown = |id: &&String| !id.is_empty() && !listed.contains(id.as_str());
    let unknown: Vec<&String> = used.iter().filter(unknown).collect();
    assert!(unknown.is_empty(), "no examples and near-misses: {unknown:?}");
}
