//! What other sentences add to a deal that is told already.

use super::another::says_a;
use super::when::{date_read, is_validity, made_before};
use super::{Sentence, same, span, terms, topics};
use crate::extract::deals::RawDeal;
use crate::extract::tagger::Tag;
use crate::lexicon::Lexicon;
use crate::record::Confidence;
use crate::record::claim::{DealClaim, Read};
use crate::record::concept::Status;

/// Whether a common noun before the agreement tells which one is meant.
fn is_told_apart(sentence: &Sentence<'_, '_>, raw: &RawDeal) -> bool {
    let group = sentence.groups.list.iter().find(|g| g.first <= raw.noun.0 && raw.noun.0 < g.end);
    group.is_some_and(|g| (g.first..raw.noun.0).any(|i| matches!(sentence.sent.tag(i), Tag::Nn | Tag::Nns)))
}

/// Adds what a sentence about a known deal says (`The agreement covers …`, `Under the memorandum, …`); whether there is
/// such a deal.
pub(super) fn follow_up(
    sentence: &Sentence<'_, '_>,
    raw: &RawDeal,
    deals: &mut [DealClaim],
    lexicon: &Lexicon,
) -> bool {
    let known = same::remembered_mut(deals).iter_mut().rev().find(|d| same::kinds_agree(d.kind.value, raw.kind));
    let Some(deal) = known else { return false };
    // `The barter trade arrangement will not be extended`: not the protocol just signed.
    if raw.status.is_over() && deal.status.value == Status::Signed && is_told_apart(sentence, raw) {
        return false;
    }
    // `under a lease signed in June`: not the one that is still to be signed, nor one between the same.
    if raw.status == Status::Signed && deal.status.value.is_ahead() && says_a(sentence, raw) {
        return true;
    }
    let here = span(sentence, 0, sentence.sent.len());
    if deal.sentence != here {
        same::tell_again(deal, here);
    }
    terms::validity(sentence, raw, deal);
    terms::provision(sentence, raw, deal);
    let turn = matches!(raw.status, Status::Terminated | Status::Suspended | Status::Renewed | Status::InForce)
        && !matches!(raw.rule, "deal-named-between" | "deal-mentioned");
    let progress = raw.status == Status::Signed
        && (raw.batch.is_none() || deal.count.is_some())
        && matches!(deal.status.value, Status::Planned | Status::Agreed | Status::InForce | Status::Established);
    // `The cabinet approved the pact. … It was signed in May`: the pact is of May.
    let replaced = progress && deal.status.value == Status::Agreed;
    // `It would have lapsed in June` says no more of what has been renewed.
    let known = raw.status == Status::InForce && deal.status.value == Status::Renewed;
    if turn && deal.status.value != Status::Terminated && !known || progress {
        deal.status =
            Read::new(raw.status, span(sentence, raw.act.0, raw.act.1), raw.rule, Confidence::new(raw.confidence));
    }
    // The day of the award is not the day of the end.
    let ended =
        matches!(deal.status.value, Status::Terminated | Status::Suspended | Status::Rejected | Status::Planned);
    // `The deal will be signed next month`: not the day on which it was agreed.
    let later = raw.status.is_ahead() && !deal.status.value.is_ahead();
    let open = deal.date.is_none() && (!ended || deal.status.value == raw.status) && !later;
    // `The agreement was first signed in 1998`: not the day on which it was renewed.
    let first = (raw.act.0..raw.act.1).any(|i| matches!(sentence.sent.lower(i), "first" | "initially" | "originally"));
    if first && deal.concluded_on.is_none() && deal.status.value != raw.status {
        let made = sentence.dates.iter().find(|d| !is_validity(d) && d.first >= raw.act.0);
        deal.concluded_on = made.map(|d| date_read(sentence, d, 650));
    }
    if (open || replaced) && !first && !matches!(raw.status, Status::InForce) {
        let told = sentence
            .dates
            .iter()
            .filter(|d| {
                !(is_validity(d) || raw.status.is_over() && made_before(sentence, raw, d))
                    && d.first >= raw.clause.0.saturating_sub(6)
                    && d.end <= raw.clause.1 + 8
            })
            // `who said so on Tuesday, told that it was signed last Friday`
            .min_by_key(|d| d.first.abs_diff(raw.act.0) + if d.first < raw.act.0 { 8 } else { 0 })
            .map(|d| date_read(sentence, d, 650));
        deal.date = told.or(deal.date.take());
    }
    topics::follow(sentence, raw.clause.0, deal, lexicon);
    true
}
