//! The words of a person's name.

use crate::extract::discourse::Sentence;
use crate::extract::groups::GroupKind;
use crate::extract::names::kind::{honorific_at, post_at, says_of_itself};
use crate::extract::names::registry::Registry;
use crate::extract::names::run::{is_acronym, is_legal_form, is_verb};
use crate::extract::sent::Sent;
use crate::extract::tagger::Tag;
use crate::extract::token::TokenKind;
use crate::lexicon::{HeadPosition, Lexicon};
use crate::record::claim::NameKind;

/// Small words inside names of people, in lower case.
const PARTICLES: &[&str] = &[
    "al", "bin", "bint", "bte", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el", "ibn",
    "la", "le", "ter", "van", "von", "y", "zu",
];

/// Verbs of speech in the forms that news uses.
const SAYS: &[&str] = &[
    "added",
    "argued",
    "commented",
    "explained",
    "expressed",
    "noted",
    "recalled",
    "remarked",
    "replied",
    "said",
    "says",
    "stated",
    "stressed",
    "told",
    "warned",
];

/// The end of a name of one to five words that could be a person's and starts at `at`.
pub fn run(sentence: &Sentence<'_, '_>, registry: &Registry, lexicon: &Lexicon, at: usize) -> Option<usize> {
    let sent = sentence.sent;
    if !is_word(sent, lexicon, at) {
        return None;
    }
    let honorific = honorific_before(sent, lexicon, at).is_some();
    // `in May, President …`: the month is a date.
    let date = sentence.groups.list.iter().any(|g| g.first <= at && at < g.end && g.kind == GroupKind::Date);
    if date || !honorific && sent.tag(at).is_function_word() {
        return None;
    }
    // A name starts where its capitals start: after a post, an honorific, a people, or no capital.
    if at > 0
        && is_word(sent, lexicon, at - 1)
        && !honorific
        && !sent_is_adjective(sentence, registry, at)
        && !ends_post(sent, lexicon, at)
    {
        return None;
    }
    if let Some(index) = sentence.groups.names.iter().position(|n| n.first <= at && at < n.end) {
        let name = &sentence.groups.names[index];
        let kind = name.kind;
        let settled = matches!(kind, NameKind::Organization(_) | NameKind::Place | NameKind::Initiative);
        let apposed = name.end == at + 1 && kind == NameKind::Place && sent.word(at + 1) == ",";
        if settled && name.first == at && !honorific && !apposed && (name.end > at + 1 || !ends_post(sent, lexicon, at))
        {
            return None;
        }
    }
    let mut end = at + 1;
    while end < sent.len() && end < at + 6 {
        if is_word(sent, lexicon, end) && !(is_verb(sent.tag(end)) && sent.title_case) {
            end += 1;
        } else if PARTICLES.contains(&sent.lower(end))
            && is_word(sent, lexicon, end + 1)
            && sent.kind(end) == TokenKind::Word
        {
            end += 2;
        } else if PARTICLES.contains(&sent.lower(end))
            && PARTICLES.contains(&sent.lower(end + 1))
            && is_word(sent, lexicon, end + 2)
        {
            // `van de Goor`
            end += 3;
        } else {
            break;
        }
    }
    let body = (at..end).any(|i| {
        let lower = sent.lower(i);
        lexicon.no_people.contains(lower)
            || is_legal_form(lexicon, lower)
            || i + 1 == end && lexicon.org_heads.word(lower).is_some_and(|h| h.position != HeadPosition::Prefix)
            || i + 1 == end && lexicon.tails.word(lower).is_some()
    });
    let nouns = (at..end).filter(|&i| lexicon.name_words.contains(sent.lower(i))).count();
    let more = (at..end).filter(|&i| sent.word(i).chars().count() > 1).count() == 0;
    let acronyms = (at..end).any(|i| is_acronym(sent.word(i)) && !is_initial(sent.word(i)));
    (!body && nouns == 0 && !more && !acronyms && end <= at + 8).then_some(end)
}

/// Whether the words name a known place.
pub fn is_place(sent: &Sent<'_>, lexicon: &Lexicon, at: usize, end: usize) -> bool {
    lexicon.places.longest_at(at, |i| sent.lower(i)).is_some_and(|(length, _)| at + length >= end)
}

/// Whether the word at `i` can be part of a person's name.
fn is_word(sent: &Sent<'_>, lexicon: &Lexicon, i: usize) -> bool {
    let word = sent.word(i);
    sent.kind(i) == TokenKind::Word
        && word.chars().next().is_some_and(char::is_uppercase)
        && !word.chars().any(|c| c.is_ascii_digit())
        && post_at(sent, lexicon, i).is_none()
        && !is_honorific(lexicon, sent.lower(i))
}

fn is_initial(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    letters == 1 || word.contains('.') && letters <= 3 || matches!(word, "II" | "III" | "IV" | "JR" | "SR")
}

fn is_honorific(lexicon: &Lexicon, lower: &str) -> bool {
    lexicon.honorifics.contains(lower.trim_end_matches('.'))
}

/// Where the honorifics right before `at` start.
pub fn honorific_before(sent: &Sent<'_>, lexicon: &Lexicon, at: usize) -> Option<usize> {
    let mut first = at;
    while let Some(n) = (1..=3usize).rev().find(|&n| first >= n && honorific_at(sent, lexicon, first - n) == Some(n)) {
        first -= n;
    }
    (first < at).then_some(first)
}

fn ends_post(sent: &Sent<'_>, lexicon: &Lexicon, at: usize) -> bool {
    (1..=6usize).filter(|&n| at >= n).any(|n| post_at(sent, lexicon, at - n).is_some_and(|(length, ())| length == n))
}

/// Whether the word before is a name of its own that ends there (`Norwegian`, `Norland's`).
fn sent_is_adjective(sentence: &Sentence<'_, '_>, registry: &Registry, at: usize) -> bool {
    sentence
        .groups
        .names
        .iter()
        .zip(&sentence.entries)
        .any(|(n, &entry)| n.end == at && registry.names[entry].kind == NameKind::Place)
}

/// Whether the person named from `first` to `end` says something.
pub fn speaks(sent: &Sent<'_>, first: usize, end: usize) -> bool {
    let says = |i: usize| SAYS.contains(&sent.lower(i));
    let person = |i: usize| sent.tag(i) != Tag::Nnp || says(i);
    // `Ada Brook of the Chamber said` is read with the body.
    let after = says(end)
        || matches!(sent.lower(end), "has" | "also") && says(end + 1)
        || sent.lower(end) == "," && (end + 1..(end + 12).min(sent.len())).any(|i| sent.lower(i) == "," && says(i + 1));
    // `Brook said Acme Pay would sell`: the subject of what is said.
    let subject = matches!(sent.tag(end), Tag::Md | Tag::Vbd | Tag::Vbz) && !says(end);
    let itself = says(end) && says_of_itself(sent, end);
    !itself && (person(end) && after || first > 0 && says(first - 1) && !subject)
}
