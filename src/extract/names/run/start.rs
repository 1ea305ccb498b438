//! Where a name starts: at a quotation, at a place of several words, or at a capital that says something.

use super::word::{is_acronym, is_attribute, is_name_word, is_verb};
use crate::extract::sent::Sent;
use crate::extract::tagger::Tag;
use crate::lexicon::Lexicon;

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
    let close = (at + 2..at + 8).find(|&i| matches!(sent.word(i), "”" | "\"" | "’"))?;
    (at + 1..close)
        .all(|i| sent.is_capital(i) || matches!(sent.lower(i), "and" | "of" | "-" | "·" | "&"))
        .then_some(close)
}

/// The end of a place name of several words that starts here (`Ho Chi Minh City`, `The Gambia`).
pub(super) fn place_at(sent: &Sent<'_>, lexicon: &Lexicon, at: usize) -> Option<usize> {
    if !sent.is_capital(at) {
        return None;
    }
    lexicon.places.longest_at(at, |i| sent.lower(i)).filter(|(length, _)| *length > 1).map(|(length, _)| at + length)
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
    if opens && !acronym {
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
            }
            _ => next_capital && lexicon.places.word(lower).is_some(),
        };
    }
    true
}
