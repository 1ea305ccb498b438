//! Bodies that a head in lower case makes of a place: `the governments of X and Y`.

use crate::extract::discourse::{Sentence, span};
use crate::extract::names::registry::Registry;
use crate::extract::parties::Phrase;
use crate::lexicon::singular;
use crate::record::claim::NameKind;
use crate::record::concept::PartyKind;

/// The body that a head in lower case makes of a place: `the governments of X and Y` → `government of X`, `the
/// British and Irish governments` → `British government`.
pub(super) fn under_head(
    sentence: &Sentence<'_, '_>,
    phrase: &Phrase,
    head: (usize, usize),
    kind: PartyKind,
    place: &str,
    registry: &mut Registry<'_>,
) -> usize {
    let sent = sentence.sent;
    let one = |i: usize| match (singular(sent.lower(i)).into_owned(), sent.is_capital(i)) {
        (word, true) => word[..1].to_uppercase() + &word[1..],
        (word, false) => word,
    };
    // `ministries of health`: the plural stands before the field.
    let plural = (head.0..head.1).find(|&i| sent.lower(i + 1) == "of").unwrap_or(head.1 - 1);
    let from = head.0 + usize::from(sent.lower(head.0) == "the");
    let words: String = (from..head.1)
        .map(|i| {
            let gap = if i == from || sent.is_glued(i) { "" } else { " " };
            if i == plural { format!("{gap}{}", one(i)) } else { format!("{gap}{}", sent.word(i)) }
        })
        .collect();
    let behind = head.0 > phrase.first;
    let form = if kind == PartyKind::CustomsAuthority {
        format!("{place} Customs")
    } else if behind {
        format!("{place} {words}")
    } else {
        format!("{words} of {place}")
    };
    registry.mention(&form, span(sentence, phrase.first, phrase.end), NameKind::Organization(kind), "party-headed")
}
