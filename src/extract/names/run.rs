//! Runs of capitalised words, and the small words and marks that stand inside a name.

mod joint;
mod start;
mod word;

pub use word::{document_noun, is_acronym, is_legal_form, is_noun, is_place_head, is_verb};

use crate::extract::sent::Sent;
use crate::extract::tagger::Tag;
use crate::extract::token::TokenKind;
use crate::lexicon::{HeadPosition, Lexicon};
use joint::{inner_parenthesis, joins_and, joins_preposition};
use start::{place_at, quoted, starts};
use word::is_name_word;

/// Nouns whose possessive stands inside names: `People's Government`.
const INNER_POSSESSORS: &[&str] = &[
    "children",
    "farmers",
    "king",
    "men",
    "merchants",
    "people",
    "queen",
    "students",
    "teachers",
    "veterans",
    "women",
    "workers",
    "lloyd",
    "moody",
    "mcdonald",
    "macy",
    "kohl",
    "sotheby",
    "christie",
    "levi",
    "domino",
    "wendy",
];

/// Small words inside names of many languages.
const PARTICLES: &[&str] = &[
    "al", "bin", "bint", "da", "das", "de", "degli", "del", "della", "den", "der", "des", "di", "do", "dos", "du", "e",
    "el", "et", "ibn", "la", "las", "le", "les", "los", "ul", "van", "von", "y", "zu", "und", "für",
];

/// The end of the name that starts at position `at`, or `None` if none does.
pub fn run(sent: &Sent<'_>, lexicon: &Lexicon, taken: &[bool], at: usize) -> Option<usize> {
    if let Some(close) = quoted(sent, at) {
        // `“Belt and Road” Industrial Park Alliance`: a quoted name, and what goes on after it.
        let mut end = close + 1;
        while let Some(next) = step(sent, lexicon, taken, at, end) {
            end = next;
        }
        let headed = end > close + 1 || lower_case_head(sent, lexicon, at, end) > end;
        return headed.then(|| lower_case_head(sent, lexicon, at, end));
    }
    let place = place_at(sent, lexicon, at);
    if !starts(sent, lexicon, taken, at) && place.is_none() {
        return None;
    }
    let mut end = place.unwrap_or(at + 1).max(at + 1);
    while let Some(next) = step(sent, lexicon, taken, at, end) {
        end = next;
    }
    Some(lower_case_head(sent, lexicon, at, end))
}

/// One step further in a run that goes from `from` to `end`; `None` where it ends.
fn step(sent: &Sent<'_>, lexicon: &Lexicon, taken: &[bool], from: usize, end: usize) -> Option<usize> {
    if is_name_word(sent, taken, end) {
        return continues(sent, lexicon, end).then_some(end + 1);
    }
    let word = sent.word(end);
    let lower = sent.lower(end);
    let last = sent.lower(end - 1);
    let next_is_name = |at: usize| is_name_word(sent, taken, at) && !sent.tag(at).is_function_word();
    match lower {
        "of" | "for" | "on" if joins_preposition(sent, lexicon, from, end, lower) => {
            let skip = usize::from(sent.lower(end + 1) == "the");
            next_is_name(end + 1 + skip).then_some(end + 2 + skip)
        }
        "and" if next_is_name(end + 1) && joins_and(sent, lexicon, from, end) => Some(end + 2),
        "&" if next_is_name(end + 1) => Some(end + 2),
        "&" | "and" => None,
        // `Co., Ltd.`
        "," if is_legal_form(lexicon, sent.lower(end + 1)) && is_name_word(sent, taken, end + 1) => Some(end + 2),
        "(" => inner_parenthesis(sent, lexicon, taken, end),
        "®" | "™" | "©" if next_is_name(end + 1) => Some(end + 2),
        "'s" | "’s" if INNER_POSSESSORS.contains(&last) && next_is_name(end + 1) => Some(end + 2),
        "’" | "'"
            if last.ends_with('s') && INNER_POSSESSORS.contains(&&last[..last.len() - 1]) && next_is_name(end + 1) =>
        {
            Some(end + 2)
        }
        _ if PARTICLES.contains(&lower) && next_is_name(end + 1) && sent.kind(end) == TokenKind::Word => Some(end + 2),
        // A number that ends a name: `Africa 50`, `Route 66`; not before a noun, where it counts something.
        _ if sent.kind(end) == TokenKind::Number
            && word.len() <= 2
            && !taken.get(end).copied().unwrap_or(false)
            && !is_noun(sent.tag(end + 1))
            && !matches!(sent.tag(end + 1), Tag::Jj | Tag::Cd) =>
        {
            Some(end + 1)
        }
        _ => None,
    }
}

/// Whether the capitalised word at `at` goes on with the name before it.
fn continues(sent: &Sent<'_>, lexicon: &Lexicon, at: usize) -> bool {
    let tag = sent.tag(at);
    if tag.is_function_word() && !is_acronym(sent.word(at)) {
        return false;
    }
    if sent.title_case {
        let lower = sent.lower(at);
        if is_verb(tag) && !matches!(tag, Tag::Vbn | Tag::Vbg)
            || lexicon.verbs.contains_key(lower) && matches!(tag, Tag::Vbn | Tag::Nns)
        {
            return false;
        }
        if document_noun(sent, lexicon, at) {
            return false;
        }
    }
    true
}

/// Adds a head in lower case after the run: `Qingbaijiang district`, `Linyi free trade zone`, `Thai government`.
///
/// At most four words, nouns and adjectives, the last one a head that no further noun follows.
fn lower_case_head(sent: &Sent<'_>, lexicon: &Lexicon, from: usize, end: usize) -> usize {
    if sent.title_case || (from..end).any(|i| document_noun(sent, lexicon, i)) {
        return end;
    }
    let mut best = end;
    for at in end..(end + 5).min(sent.len()) {
        if sent.is_capital(at)
            || !matches!(sent.tag(at), Tag::Nn | Tag::Nns | Tag::Jj | Tag::Nnp | Tag::Vbg)
            || sent.kind(at) != TokenKind::Word
        {
            break;
        }
        let lower = sent.lower(at);
        let head =
            lexicon.org_heads.word(lower).is_some_and(|h| h.position != HeadPosition::Suffix) || is_place_head(lower);
        let plural = lower.ends_with('s') && !matches!(lower, "customs" | "authorities");
        let more = is_noun(sent.tag(at + 1)) && !sent.is_capital(at + 1);
        if head && !plural && !more && !document_noun(sent, lexicon, at) {
            best = at + 1;
        }
    }
    best
}
