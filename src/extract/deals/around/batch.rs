//! How many agreements a noun stands for: `41 agreements`, `a series of agreements`.

use crate::extract::groups::Groups;
use crate::extract::number::{magnitude, magnitude_letter, word_below_hundred};
use crate::extract::tagger::Tag;
use crate::extract::token::TokenKind;

/// `41 agreements`, `a series of agreements`: how many, 0 if not said; `None` for one agreement.
pub fn batch(groups: &Groups<'_, '_>, i: usize) -> Option<i64> {
    let group = &groups.list[i];
    let noun = group.noun()?;
    let (first, length, _) = noun.agreement?;
    let sent = groups.sent;
    let plural = (first..first + length).any(|k| {
        matches!(sent.tag(k), Tag::Nns | Tag::Nnps) || sent.lower(k).ends_with("mous") || sent.lower(k) == "memoranda"
    }) || sent.lower(first + length - 1).ends_with('s') && sent.lower(first + length - 1) != "consensus";
    // `a $300 million loan` is one.
    let money = |k: usize| {
        let next = sent.lower(k + 1);
        k > 0 && sent.kind(k - 1) == TokenKind::Currency || magnitude(next).or(magnitude_letter(next)).is_some()
    };
    let number =
        (group.first..first).find_map(|k| whole_number(sent.lower(k)).filter(|_| sent.tag(k) == Tag::Cd && !money(k)));
    match number {
        Some(n) if n >= 2 => Some(n),
        _ if plural => Some(0),
        _ => None,
    }
}

/// A whole number in figures or words, up to 99 in words.
fn whole_number(word: &str) -> Option<i64> {
    word.replace(',', "").parse().ok().or_else(|| word_below_hundred(word).map(i64::from))
}
