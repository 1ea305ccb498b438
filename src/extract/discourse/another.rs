//! Whether a sentence tells a deal again, or another one: by its article, its year, its day.

use super::when::made_before;
use super::{Sentence, resolve, same};
use crate::extract::deals::RawDeal;
use crate::extract::found::Found;
use crate::extract::groups::Determiner;
use crate::record::claim::{DateWords, DealClaim};
use crate::record::concept::Status;

/// Whether the noun of a deal points at one that the reader knows: `the contract`.
pub(super) fn says_the(sentence: &Sentence<'_, '_>, raw: &RawDeal) -> bool {
    let group = sentence.groups.list.iter().find(|g| g.first <= raw.noun.0 && raw.noun.0 < g.end);
    group.and_then(|g| g.noun()).is_some_and(|n| n.determiner == Determiner::Definite)
}

/// Whether the noun of a deal tells a new one: `a treaty`.
pub(super) fn says_a(sentence: &Sentence<'_, '_>, raw: &RawDeal) -> bool {
    let group = sentence.groups.list.iter().find(|g| g.first <= raw.noun.0 && raw.noun.0 < g.end);
    group.and_then(|g| g.noun()).is_some_and(|n| n.determiner == Determiner::Indefinite)
}

/// Whether a deal is one told just before, now with those who signed it: `The memorandum was signed by …`.
pub(super) fn is_retold(sentence: &Sentence<'_, '_>, raw: &RawDeal) -> bool {
    let opens = sentence.groups.list.first().is_some_and(|g| g.first <= raw.noun.0 && raw.noun.0 < g.end);
    opens
        && says_the(sentence, raw)
        && raw.rule == "deal-noun-acted-on"
        && raw.noun.1 == raw.act.0
        && raw.batch.is_none()
        && !raw.former
        && raw.status.is_concluded()
}

/// Whether the word at a position is a year.
fn is_year(sentence: &Sentence<'_, '_>, at: usize) -> bool {
    sentence.sent.word(at).len() == 4 && sentence.sent.word(at).bytes().all(|b| b.is_ascii_digit())
}

/// Whether a year stands right before the agreement: `the 2012 agreement`.
pub(super) fn year_before(sentence: &Sentence<'_, '_>, raw: &RawDeal) -> bool {
    raw.noun.0.checked_sub(1).is_some_and(|at| is_year(sentence, at))
}

/// Whether an agreement is told by the year of another one, and is over: `a 2011 memorandum that lapsed`, `the treaty of
/// 1904, which expired`.
pub(super) fn is_older(sentence: &Sentence<'_, '_>, raw: &RawDeal) -> bool {
    let of_year = sentence.sent.lower(raw.noun.1) == "of" && is_year(sentence, raw.noun.1 + 1);
    let dated = year_before(sentence, raw);
    // `The current contract expires in May`: the one before the new one.
    let current = (raw.noun.0.saturating_sub(2)..raw.noun.0).any(|i| sentence.sent.lower(i) == "current");
    let other = raw.former || current || dated && !raw.definite || of_year;
    // `A previous accord, signed in 1992, ended the war`
    let indefinite = raw.former && !says_the(sentence, raw);
    (raw.status.is_over() && other || indefinite) && raw.batch.is_none()
}

/// Whether a relative clause says when what is now renewed or over was made: `the agreement which the two concluded in 1974
/// was extended`.
pub(super) fn was_made_before(sentence: &Sentence<'_, '_>, raw: &RawDeal) -> bool {
    let turned = raw.status.is_over() || raw.status == Status::Renewed;
    let inside = |d: &&Found<DateWords>| d.first > raw.noun.1 && d.end <= raw.act.0;
    turned && sentence.dates.iter().filter(inside).any(|d| made_before(sentence, raw, d))
}

/// Whether the last such deal was signed these days, and this one long before: `the trade agreement concluded in April`.
pub(super) fn is_of_another_time(sentence: &Sentence<'_, '_>, raw: &RawDeal, deals: &[DealClaim]) -> bool {
    let known = same::remembered(deals).iter().rev().find(|d| same::kinds_agree(d.kind.value, raw.kind));
    let day = known.filter(|d| d.status.value == Status::Signed).and_then(|d| d.date.as_ref());
    let behind = |date: &&Found<DateWords>| date.first >= raw.act.0 && date.first <= raw.act.1 + 6;
    let own = sentence.dates.iter().find(behind).filter(|_| resolve::is_act(raw) && raw.status.is_concluded());
    day.zip(own).is_some_and(|(day, own)| same::is_long_before(own.value, day.value))
}

/// Whether a sentence tells a deal of another year by an indefinite noun: `a memorandum was signed in 2019`.
pub(super) fn is_one_more(sentence: &Sentence<'_, '_>, raw: &RawDeal) -> bool {
    let year =
        |d: &Found<DateWords>| matches!(d.value, DateWords::On(parts) if parts.year.is_some() && parts.day.is_none());
    let behind = |d: &&Found<DateWords>| d.first >= raw.act.1 && d.first <= raw.act.1 + 6;
    let signed = raw.status == Status::Signed && raw.rule == "deal-noun-acted-on" && raw.batch.is_none();
    raw.strong && says_a(sentence, raw) && signed && sentence.dates.iter().filter(behind).any(year)
}

/// Whether a sentence tells one of several deals that were told by their number: `The two signed seven documents. They signed
/// an agreement on visas`.
pub(super) fn is_one_of_several(
    sentence: &Sentence<'_, '_>,
    raw: &RawDeal,
    claim: &DealClaim,
    deals: &[DealClaim],
) -> bool {
    let one = says_a(sentence, raw) && raw.strong && raw.batch.is_none() && resolve::is_act(raw);
    let all = same::remembered(deals).last().filter(|d| d.count.is_some());
    one && claim.parties.len() >= 2 && all.is_some_and(|d| same::names(claim).is_subset(&same::names(d)))
}
