//! Quotations against the articles: the words stand at their place.

use super::names::{Names, shortened};
use super::shapes::{all, is_a, one};
use super::{Export, Finding, Text};
use crate::stored::compact;
use std::collections::BTreeMap;

/// Holds every quotation against its article; also how many were.
pub fn check(export: &Export<'_>, names: &Names<'_>, texts: &BTreeMap<String, Text>) -> (Vec<Finding>, usize) {
    let mut findings = Vec::new();
    let mut held: BTreeMap<&str, Vec<char>> = BTreeMap::new();
    for (iri, said) in export.graph.iter().filter(|(iri, _)| is_a(&export.graph, iri, "schema:NewsArticle")) {
        let id = iri.rsplit('/').next().unwrap_or_default();
        match texts.get(id) {
            None => {
                let message = "no article of this text is among those that were given".to_owned();
                findings.push(names.finding("article", "pactgraph.nt", names.line(iri), iri, message));
            }
            Some(text) => {
                if one(said, "pact:textSha256").is_some_and(|hash| hash != text.sha256) {
                    let message = format!("the text of {} has another SHA-256", text.file);
                    findings.push(names.finding("article", "pactgraph.nt", names.line(iri), iri, message));
                }
                held.insert(iri.as_str(), text.text.chars().collect());
            }
        }
    }
    let mut count = 0;
    for (iri, said) in &export.evidence {
        let Some(article) = one(said, "oa:hasSource") else { continue };
        let Some(text) = held.get(article) else { continue };
        let selectors =
            || all(said, "oa:hasSelector").iter().filter_map(|selector| export.evidence.get(selector.text()));
        let word = |property: &str| selectors().find_map(|said| one(said, property));
        let number = |property: &str| word(property).and_then(|number| number.parse::<usize>().ok());
        let (Some(start), Some(end)) = (number("oa:start"), number("oa:end")) else { continue };
        count += 1;
        let exact = word("oa:exact");
        let mut say = |message: String| {
            findings.push(Finding {
                article: Some(names.file_of(article)),
                quote: exact.map(shortened),
                about: Some(compact(iri)),
                ..Finding::new("quotation", "evidence.nq", names.evidence_line(iri), message)
            });
        };
        let Some(stands) = text.get(start..end) else {
            say(format!("the place {start} to {end} is outside of the text, which has {} code points", text.len()));
            continue;
        };
        let stands: String = stands.iter().collect();
        if let Some(exact) = exact
            && exact != stands
        {
            say(format!("the quotation does not stand at {start} to {end}: there stands {:?}", shortened(&stands)));
        }
        let around = |part: &[char], words: &str, at_end: bool| {
            let part: String = part.iter().collect();
            if at_end { part.ends_with(words) } else { part.starts_with(words) }
        };
        let length = |words: &str| words.chars().count();
        if let Some(prefix) = word("oa:prefix")
            && !around(&text[start.saturating_sub(length(prefix))..start], prefix, true)
        {
            say(format!("{:?} does not stand before the quotation", shortened(prefix)));
        }
        if let Some(suffix) = word("oa:suffix")
            && !around(&text[end..(end + length(suffix)).min(text.len())], suffix, false)
        {
            say(format!("{:?} does not stand after the quotation", shortened(suffix)));
        }
    }
    (findings, count)
}
