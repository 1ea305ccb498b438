//! Names: capitalised runs and what holds them together, typed by head word, gazetteer and neighbours.

pub mod kind;
mod located;
pub mod registry;
pub mod rules;
pub mod run;
mod split;

use super::sent::Sent;
use crate::lexicon::{Lexicon, singular};
use crate::record::claim::NameKind;
use std::collections::HashSet;

/// A name in one sentence: positions `first` to `end` (excluded).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// First position.
    pub first: usize,
    /// One past the last.
    pub end: usize,
    /// What kind of thing it names.
    pub kind: NameKind,
    /// Whether it is written as the name of a document (`Paris Agreement`), not of a body.
    pub document: bool,
    /// The rule that built it.
    pub rule: &'static str,
    /// A short form given in parentheses or quotes after it.
    pub alias: Option<(usize, usize)>,
    /// Where the parenthesis of the alias ends; the name's end if there is none.
    pub close: usize,
}

/// The names of a sentence, in order, none overlapping another.
///
/// `taken` marks positions that belong to dates, so that `March` or `Friday` starts no name.
pub fn names(sent: &Sent<'_>, lexicon: &Lexicon, taken: &[bool]) -> Vec<Name> {
    let mut names = Vec::new();
    let mut at = 0;
    // Where the next field of a post would start: `Minister of Science, Information, and Trade`.
    let mut field = None;
    while at < sent.len() {
        let Some(end) = run::run(sent, lexicon, taken, at).filter(|&end| !is_plural_head(sent, lexicon, at, end))
        else {
            at += 1;
            continue;
        };
        // `the President`, `Heads of State`: a post alone names nobody.
        if let Some((length, ())) = kind::post_at(sent, lexicon, at).filter(|(length, ())| at + length >= end) {
            at += length;
            continue;
        }
        // `Chilean miner Salar`: the people only says where the one named after it is from.
        if run::is_descriptor(sent, lexicon, at, end) && kind::describes(sent, lexicon, end) {
            at = end;
            continue;
        }
        let from = names.len();
        split::split(sent, lexicon, at, end, &mut names);
        if let Some(name) = names[from..].last_mut().filter(|name| name.end == end) {
            located::locate(sent, lexicon, name);
            // `Ada R. Brook, Jr. signed`: it sets the person apart and is nobody else.
            if name.kind == NameKind::Person && sent.word(name.close) == "," && is_generation(sent.word(name.close + 1))
            {
                name.close += 2;
            }
        }
        // `Minister of Trade`: the field of a post, no body.
        if is_field(sent, lexicon, at, end) && (field == Some(at) || kind::follows_post(sent, lexicon, at)) {
            names[from..].iter_mut().for_each(|name| name.document = true);
            field = Some(after_comma_and(sent, end));
        }
        let close = names[from..].iter().map(|n: &Name| n.close).max().unwrap_or(end);
        at = close.max(end).max(at + 1);
    }
    names
}

/// Takes away names that are only the first word of a sentence, where the article has the word in small letters and never
/// with a capital elsewhere: `Support the mission`.
pub fn drop_opening_words(sents: &[&Sent<'_>], named: &mut [Vec<Name>], small: &HashSet<&str>) {
    let one = |n: &Name| n.end == n.first + 1 && n.rule == "name-capitals";
    let words = |at_start: bool| {
        let named = sents.iter().zip(named.iter());
        let inside = move |n: &&Name| one(n) && (n.first == 0) == at_start;
        named.flat_map(move |(sent, names)| names.iter().filter(inside).map(|n| sent.lower(n.first)))
    };
    let known: HashSet<String> = words(false).map(str::to_owned).collect();
    for (sent, names) in sents.iter().zip(named) {
        names.retain(|n| {
            let word = sent.lower(n.first);
            !(n.first == 0 && one(n) && small.contains(word) && !known.contains(word))
        });
    }
}

/// Adds names that are the first word of a sentence, where the article has the word with a capital elsewhere and never in
/// small letters: `Solvian plans to file …`, beside `the shares of Solvian`.
pub fn add_opening_words(sents: &[&Sent<'_>], named: &mut [Vec<Name>], small: &HashSet<&str>) {
    let body = |n: &&Name| n.first > 0 && matches!(n.kind, NameKind::Organization(_) | NameKind::Other);
    let inside = sents.iter().zip(named.iter()).filter(|(sent, _)| !sent.title_case);
    let known: HashSet<String> =
        inside.flat_map(|(sent, names)| names.iter().filter(body).map(|n| sent.lower(n.first).to_owned())).collect();
    for (sent, names) in sents.iter().zip(named) {
        let word = sent.lower(0);
        let alone =
            sent.is_capital(0) && !sent.is_capital(1) && !sent.title_case && !names.iter().any(|n| n.first == 0);
        if alone && known.contains(word) && !small.contains(word) && run::is_noun(sent.tag(0)) {
            let (kind, rule) = (NameKind::Other, "name-capitals");
            names.insert(0, Name { first: 0, end: 1, kind, document: false, rule, alias: None, close: 1 });
        }
    }
}

/// What sets a person apart from a parent of the same name.
fn is_generation(word: &str) -> bool {
    matches!(word.trim_end_matches('.'), "Jr" | "Jnr" | "Sr" | "Snr" | "II" | "III" | "IV")
}

/// Whether the run begins with a field of public life and names no body.
fn is_field(sent: &Sent<'_>, lexicon: &Lexicon, at: usize, end: usize) -> bool {
    lexicon.name_words.contains(sent.lower(at))
        && (at..end)
            .all(|i| lexicon.org_heads.word(sent.lower(i)).is_none() && lexicon.places.word(sent.lower(i)).is_none())
}

/// The position after a comma, `and`, or both.
fn after_comma_and(sent: &Sent<'_>, at: usize) -> usize {
    let at = at + usize::from(sent.word(at) == ",");
    at + usize::from(matches!(sent.lower(at), "and" | "&"))
}

/// `Governments` alone: a head over the names after it, no name.
fn is_plural_head(sent: &Sent<'_>, lexicon: &Lexicon, at: usize, end: usize) -> bool {
    let lower = sent.lower(at);
    end == at + 1
        && singular(lower) != lower
        && !run::is_acronym(sent.word(at))
        && lexicon.org_heads.word(lower).is_some()
        && lower != "customs"
}
