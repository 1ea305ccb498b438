//! Several people under one post: `the foreign ministers of Norland and Estavia, Ada Brook and Tobias Renner,`.

use super::{Seen, body, folded, run};
use crate::extract::discourse::{Sentence, span};
use crate::extract::names::kind::post_at;
use crate::extract::names::registry::Registry;
use crate::lexicon::{Lexicon, singular};
use crate::record::Confidence;
use crate::record::claim::{NameKind, Read};

/// The people told in pairs with their bodies.
pub fn in_sentence<'s>(sentence: &Sentence<'_, 's>, registry: &mut Registry, lexicon: &Lexicon) -> Vec<Seen<'s>> {
    let sent = sentence.sent;
    // Every construction has two names that a comma or `and` joins.
    let joins = |i: usize| matches!(sent.lower(i), "," | "and");
    let joined = |i: usize| joins(i) && sent.is_capital(i - 1) && (i + 1..sent.len()).any(|i| sent.is_capital(i));
    if !(1..sent.len()).any(joined) {
        return Vec::new();
    }
    for at in 0..sent.len() {
        let Some((length, ())) = post_at(sent, lexicon, at) else { continue };
        let of = at + length;
        let shared = shared(sentence, registry, lexicon, at, of);
        if !shared.is_empty() {
            return shared;
        }
        if sent.lower(of) != "of" || singular(sent.lower(of - 1)) == sent.lower(of - 1) {
            continue;
        }
        let (bodies, comma) = bodies(sentence, registry, of + 1);
        if bodies.len() < 2 || sent.word(comma) != "," {
            continue;
        }
        let people = people(sentence, registry, lexicon, comma + 1);
        if people.len() != bodies.len() {
            continue;
        }
        let words: Vec<&str> = (at..of - 1).map(|i| sent.word(i)).collect();
        let one = singular(sent.word(of - 1)).into_owned();
        let words = words.into_iter().chain([one.as_str()]).collect::<Vec<_>>().join(" ");
        let rule = "person-post-pairs";
        return people
            .into_iter()
            .zip(bodies)
            .map(|((first, end), (entry, from, to))| Seen {
                first,
                end,
                form: folded(sentence, first, end),
                post: Some(Read::new(words.clone(), span(sentence, at, of), rule, Confidence::new(850))),
                organization: Some(Read::new(entry, span(sentence, from, to), rule, Confidence::new(850))),
            })
            .collect();
    }
    Vec::new()
}

/// `Mayors Ada Brook and Tobias Renner`: the names right after a post in the plural.
fn shared<'s>(
    sentence: &Sentence<'_, 's>,
    registry: &Registry<'_>,
    lexicon: &Lexicon,
    at: usize,
    end: usize,
) -> Vec<Seen<'s>> {
    let sent = sentence.sent;
    let one = singular(sent.word(end - 1));
    if sent.title_case || one == sent.word(end - 1) {
        return Vec::new();
    }
    let people = people(sentence, registry, lexicon, end);
    if people.len() < 2 || people.iter().any(|(first, end)| end - first < 2) {
        return Vec::new();
    }
    let post = sent.folded(at, end - 1);
    let post = if post.is_empty() { one.into_owned() } else { format!("{post} {one}") };
    let read = || Read::new(post.clone(), span(sentence, at, end), "person-posts-shared", Confidence::new(850));
    let seen =
        |(first, end)| Seen { first, end, form: folded(sentence, first, end), post: Some(read()), organization: None };
    people.into_iter().map(seen).collect()
}

/// The names joined by commas and `and` from `at`, and where they end.
fn bodies(sentence: &Sentence<'_, '_>, registry: &Registry, at: usize) -> (Vec<body::Body>, usize) {
    let sent = sentence.sent;
    let mut found = Vec::new();
    let mut at = at;
    loop {
        at += usize::from(sent.lower(at) == "the");
        let Some(index) = sentence.groups.names.iter().position(|n| n.first == at) else { break };
        let (name, entry) = (&sentence.groups.names[index], sentence.entries[index]);
        if registry.names[entry].kind == NameKind::Person {
            break;
        }
        found.push((entry, name.first, name.end));
        at = name.close.max(name.end);
        let last = sent.lower(at) == "and";
        // The comma after the last body opens the list of people.
        if last || sent.word(at) == "," && (sent.lower(at + 1) == "and" || !has_and(&found, sentence)) {
            at += 1;
            at += usize::from(sent.lower(at) == "and");
        } else {
            break;
        }
    }
    (found, at)
}

/// Whether `and` stands before the last of the names found, which ends the list.
fn has_and(found: &[body::Body], sentence: &Sentence<'_, '_>) -> bool {
    found.last().is_some_and(|&(_, first, _)| (first.saturating_sub(2)..first).any(|i| sentence.sent.lower(i) == "and"))
}

/// The names of people joined by commas and `and` from `at`.
fn people(sentence: &Sentence<'_, '_>, registry: &Registry, lexicon: &Lexicon, at: usize) -> Vec<(usize, usize)> {
    let sent = sentence.sent;
    let mut found = Vec::new();
    let mut at = at;
    while let Some(end) = run::run(sentence, registry, lexicon, at) {
        found.push((at, end));
        at = end;
        while matches!(sent.lower(at), "," | "and") {
            at += 1;
        }
        if at == end {
            break;
        }
    }
    found
}
