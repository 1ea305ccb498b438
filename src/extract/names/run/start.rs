//! Where a name starts: at a quotation, at a place of several words, or at a capital that says something.

use super::possessive::opens_company;
use super::word::{is_acronym, is_attribute, is_legal_form, is_name_word, is_place_head, is_verb};
use crate::extract::sent::Sent;
use crate::extract::tagger::Tag;
use crate::extract::token::TokenKind;
use crate::lexicon::{Lexicon, singular};

/// Adverbs that open a sentence and are easily taken for names.
const OPENERS: &[&str] = &[
    "additionally",
    "afterwards",
    "also",
    "besides",
    "currently",
    "earlier",
    "elsewhere",
    "finally",
    "furthermore",
    "here",
    "however",
    "instead",
    "later",
    "likewise",
    "meanwhile",
    "moreover",
    "nevertheless",
    "previously",
    "recently",
    "separately",
    "similarly",
    "specifically",
    "then",
    "thereafter",
    "together",
    "under",
];

/// The closing mark of a quotation of one to six capitalised words that starts here.
pub(super) fn quoted(sent: &Sent<'_>, at: usize) -> Option<usize> {
    if !matches!(sent.word(at), "“" | "\"" | "‘") {
        return None;
    }
    // `JSC "Acme" and LLP "Borealis"`: what closes one quotation opens none.
    if sent.word(at) == "\"" && (0..at).filter(|&i| sent.word(i) == "\"").count() % 2 == 1 {
        return None;
    }
    let close = (at + 2..at + 8).find(|&i| matches!(sent.word(i), "”" | "\"" | "’"))?;
    (at + 1..close)
        .all(|i| sent.is_capital(i) || matches!(sent.lower(i), "and" | "of" | "-" | "·" | "&"))
        .then_some(close)
}

/// The end of a place or a body known by a name of several words (`Ho Chi Minh City`, `Save the Children`).
pub(super) fn known_at(sent: &Sent<'_>, lexicon: &Lexicon, at: usize) -> Option<usize> {
    if !sent.is_capital(at) {
        return None;
    }
    let place = lexicon.places.longest_at(at, |i| sent.lower(i)).map_or(1, |(length, _)| length);
    // `Kano and Kaduna states`: the noun belongs to both.
    let last = sent.lower(at + place - 1);
    let shared = place > 1 && last.ends_with('s') && !sent.is_capital(at + place - 1) && is_place_head(&singular(last));
    let place = place - usize::from(shared);
    let body = lexicon.bodies.longest_at(at, |i| sent.lower(i)).map_or(1, |(length, _)| length);
    let length = place.max(if sent.is_capital(at + body - 1) { body } else { 1 });
    (length > 1).then_some(at + length)
}

/// The end of a name that a number opens: `180 Turning Lives signed`, `The 20, LLC`.
///
/// A number mostly counts what follows it; in a name two words or more and a verb follow, or a legal form.
pub(super) fn numbered(sent: &Sent<'_>, lexicon: &Lexicon, taken: &[bool], at: usize) -> Option<usize> {
    // `The 20, LLC`
    if sent.word(at) == "The" && sent.kind(at + 1) == TokenKind::Number {
        let end = numbered(sent, lexicon, taken, at + 1)?;
        return is_legal_form(lexicon, sent.lower(end - 1)).then_some(end);
    }
    let number = sent.kind(at) == TokenKind::Number && sent.word(at).len() <= 3;
    if !number || sent.title_case || taken.get(at).copied().unwrap_or(false) {
        return None;
    }
    if sent.word(at + 1) == "," && is_legal_form(lexicon, sent.lower(at + 2)) && sent.is_capital(at + 2) {
        return Some(at + 3);
    }
    let counts = |i: usize| {
        let lower = sent.lower(i);
        lexicon.places.word(lower).is_some() || lexicon.name_words.contains(lower)
    };
    let opens = at == 0 || matches!(sent.lower(at - 1), "with" | "by" | "between" | "and" | "“" | "\"");
    let mut end = at + 1;
    while is_name_word(sent, taken, end) {
        end += 1;
    }
    let acts = matches!(sent.tag(end), Tag::Vbd | Tag::Vbz | Tag::Md);
    let plural = lexicon.org_heads.word(sent.lower(end - 1)).is_some();
    (opens && acts && end >= at + 3 && !counts(at + 1) && !plural).then_some(end)
}

/// Whether a name can start at this position.
pub(super) fn starts(sent: &Sent<'_>, lexicon: &Lexicon, taken: &[bool], at: usize) -> bool {
    if !is_name_word(sent, taken, at)
        || sent.tag(at).is_function_word()
        || at == 0 && OPENERS.contains(&sent.lower(at))
        || is_attribute(sent.lower(at))
    {
        return false;
    }
    let lower = sent.lower(at);
    let acronym = is_acronym(sent.word(at));
    if sent.title_case {
        // Capitals say nothing here: the part of speech must.
        return !is_verb(sent.tag(at))
            && (acronym || !lexicon.verbs.contains_key(lower) || matches!(sent.tag(at), Tag::Nnp | Tag::Nnps));
    }
    let opens = at == 0
        || matches!(sent.word(at - 1), "\"" | "“" | "”" | ":" | "•" | "*" | "-" | "–" | "—" | "'" | "‘") && at <= 2;
    // `eBay`, `QatarEnergy`: a capital inside a word is no accident of its place.
    // `Acme.ai`: nor is a dot.
    let inside = |c: char| c.is_uppercase() || c == '.';
    let mixed = sent.kind(at) == TokenKind::Word && sent.word(at).trim_end_matches('.').chars().skip(1).any(inside);
    if opens && !acronym && !mixed {
        // The first word of a sentence has its capital anyway.
        let next_capital = is_name_word(sent, taken, at + 1) && !sent.tag(at + 1).is_function_word();
        return match sent.tag(at) {
            Tag::Nnp | Tag::Nnps => true,
            // `Wenning Hospital`: a word that only looks like a participle.
            tag if is_verb(tag) => {
                lexicon.places.word(lower).is_some()
                    || next_capital
                        && matches!(tag, Tag::Vbg | Tag::Vbn | Tag::Vb)
                        && !lexicon.verbs.contains_key(lower)
                        && lexicon.org_heads.word(sent.lower(at + 1)).is_some()
            }
            Tag::Nn | Tag::Nns | Tag::Jj | Tag::Vbg => {
                next_capital
                    || lexicon.places.word(lower).is_some()
                    || lexicon.org_heads.word(lower).is_some() && sent.lower(at + 1) == "of"
                    || opens_company(sent, lexicon, at)
                    || sent.word(at + 1) == "," && matches!(sent.lower(at + 2), "a" | "an")
            }
            _ => next_capital && lexicon.places.word(lower).is_some(),
        };
    }
    true
}
