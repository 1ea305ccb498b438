//! Possessives inside names (`Nature's Miracle Holding Inc.`, `Workers' Party`) and at their end (`McDonald's`).

use super::word::{is_legal_form, is_noun};
use crate::extract::sent::Sent;
use crate::extract::tagger::Tag;
use crate::lexicon::{HeadPosition, Lexicon};

/// Nouns whose possessive stands inside names: `People's Government`.
const INNER: &[&str] = &[
    "children", "king", "majesty", "men", "mother", "people", "queen", "women", "world", // common nouns
    "christie", "domino", "kohl", "levi", "lloyd", "macy", "mcdonald", "moody", "sotheby", "wendy", // firms
];

/// Whether the possessor that ends before `mark` belongs to the name that goes on after the mark.
pub(super) fn joins_possessor(sent: &Sent<'_>, lexicon: &Lexicon, from: usize, mark: usize) -> bool {
    let last = sent.lower(mark - 1);
    if INNER.contains(&last) || saint(sent, from, mark) {
        return true;
    }
    if is_place(sent, lexicon, from, mark) {
        return false;
    }
    let headed = head_within(sent, lexicon, mark + 1);
    if matches!(sent.word(mark), "'" | "’") {
        // `Growers' Association`, not `Motors' Council`
        return headed && last.ends_with('s') && lexicon.tails.word(last).is_none();
    }
    // `Governor's Office`; `Nature's Miracle Holding Inc.`
    headed && ends_in_post(sent, lexicon, from, mark)
        || mark == from + 1 && is_common(sent, lexicon, from) && has_form(sent, lexicon, mark + 1)
}

/// Whether a common noun and its possessive open the name of a company: `Nature's Miracle Holding Inc.`
pub(super) fn opens_company(sent: &Sent<'_>, lexicon: &Lexicon, at: usize) -> bool {
    matches!(sent.word(at + 1), "'s" | "’s") && is_common(sent, lexicon, at) && has_form(sent, lexicon, at + 2)
}

/// Whether the possessive at `mark` is the end of the name itself: `McDonald's signed a deal`.
///
/// A possessive is followed by what is possessed; where a verb and its object follow there is none.
pub(super) fn keeps_possessive(sent: &Sent<'_>, lexicon: &Lexicon, from: usize, mark: usize) -> bool {
    if sent.title_case || is_place(sent, lexicon, from, mark) {
        return false;
    }
    let next = sent.tag(mark + 1);
    let known = INNER.contains(&sent.lower(mark - 1)) && mark > from;
    let object = matches!(sent.tag(mark + 2), Tag::Dt | Tag::In | Tag::To | Tag::PrpPoss | Tag::Cd);
    known && !is_noun(next) && !matches!(next, Tag::Jj | Tag::Cd | Tag::Vbn | Tag::Vbg)
        || object && matches!(next, Tag::Vbd | Tag::Md) && lexicon.verbs.contains_key(sent.lower(mark + 1))
}

/// `St. Mary's`
fn saint(sent: &Sent<'_>, from: usize, mark: usize) -> bool {
    (from..mark).any(|i| matches!(sent.lower(i), "st" | "st." | "saint")) && mark <= from + 4
}

/// Whether the run names a place or a people, or ends in one.
fn is_place(sent: &Sent<'_>, lexicon: &Lexicon, from: usize, end: usize) -> bool {
    (from..end).any(|at| lexicon.places.longest_at(at, |i| sent.lower(i)).is_some_and(|(n, _)| at + n == end))
}

/// Whether a head of bodies stands among the next three capitalised words.
fn head_within(sent: &Sent<'_>, lexicon: &Lexicon, at: usize) -> bool {
    (at..at + 3).take_while(|&i| sent.is_capital(i)).any(|i| {
        lexicon.org_heads.word(sent.lower(i)).is_some_and(|head| head.position != HeadPosition::Suffix)
            || matches!(sent.lower(i), "party" | "movement" | "forum" | "front" | "network")
    })
}

/// Whether a post ends before `end`: `Prime Minister`.
fn ends_in_post(sent: &Sent<'_>, lexicon: &Lexicon, from: usize, end: usize) -> bool {
    (from..end).any(|at| {
        let post = lexicon.posts.longest_at(at, |i| sent.word(i), |i| sent.lower(i));
        post.is_some_and(|(length, ())| at + length == end)
    })
}

/// Whether the word is a common noun for all its capital.
fn is_common(sent: &Sent<'_>, lexicon: &Lexicon, at: usize) -> bool {
    let lower = sent.lower(at);
    sent.is_capital(at) && (sent.tag(at) == Tag::Nn || lexicon.name_words.contains(lower) || lexicon.areas.holds(lower))
}

/// Whether the capitalised words from `at` on end in a legal form.
fn has_form(sent: &Sent<'_>, lexicon: &Lexicon, at: usize) -> bool {
    (at + 1..at + 6)
        .take_while(|&i| sent.is_capital(i) || sent.word(i) == ",")
        .any(|i| is_legal_form(lexicon, sent.lower(i)))
}
