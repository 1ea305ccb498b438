//! Whether two tellings are one deal.

use super::topics;
use crate::record::Span;
use crate::record::claim::{DateUnit, DateWords, DealClaim, PartyClaim, Read};
use crate::record::concept::{AgreementType, Status};
use std::collections::BTreeSet;

/// Among so many deals told last is the one that a sentence tells again or goes on about. Nobody writes an article that
/// tells as many; without a bound the time that one takes would grow with the square of its length.
pub(super) const REMEMBERED: usize = 500;

/// The deals told last.
pub(super) fn remembered(deals: &[DealClaim]) -> &[DealClaim] {
    &deals[deals.len().saturating_sub(REMEMBERED)..]
}

/// The deals told last, to be changed.
pub(super) fn remembered_mut(deals: &mut [DealClaim]) -> &mut [DealClaim] {
    let from = deals.len().saturating_sub(REMEMBERED);
    &mut deals[from..]
}

/// Adds a deal to those told before, or joins it to the one it tells again.
///
/// `headline` is the end of the headline in code points, if the deal stands in the lead, right after it; `beside` says that
/// the same act made another deal of the sentence, which may have been joined to one told before.
pub fn add(deals: &mut Vec<DealClaim>, deal: DealClaim, headline: Option<u32>, beside: bool) {
    let apart = |known: &DealClaim| beside && known.also.binary_search(&deal.sentence).is_ok();
    if let Some(end) = headline
        && let [told] = &mut deals[..]
        && told.sentence.end <= end
        && !apart(told)
        && leads(told, &deal)
    {
        // The lead names in full whom the headline names in short; what is told once more after it only who signed.
        if told.also.is_empty() {
            told.parties.clone_from(&deal.parties);
        }
        join(told, DealClaim { parties: Vec::new(), ..deal });
        return;
    }
    match remembered_mut(deals).iter_mut().rev().find(|known| !apart(known) && is_same(known, &deal)) {
        Some(known) => join(known, deal),
        None => deals.push(deal),
    }
}

/// Whether a deal that has been told has one of these parties.
pub fn any_of<'p>(deals: &[DealClaim], mut parties: impl Iterator<Item = &'p Read<PartyClaim>>) -> bool {
    parties.any(|party| remembered(deals).iter().any(|d| d.parties.iter().any(|p| p.value.name == party.value.name)))
}

/// The one deal of a kind that has been told, if there is one and no other.
pub fn the_only(deals: &mut [DealClaim], kind: AgreementType) -> Option<&mut DealClaim> {
    let mut of_kind = remembered_mut(deals).iter_mut().filter(|d| d.kind.value == kind);
    let only = of_kind.next()?;
    of_kind.next().is_none().then_some(only)
}

/// Whether a telling of `the memorandum` means the only one told, which has a party with it in common.
pub fn tells_the_only(deals: &[DealClaim], telling: &DealClaim) -> bool {
    let mut of_kind = remembered(deals).iter().filter(|d| d.kind.value == telling.kind.value);
    let only = of_kind.next().filter(|_| of_kind.next().is_none());
    only.is_some_and(|d| {
        !names(d).is_disjoint(&names(telling)) && d.parties.len() >= telling.parties.len() && d.count.is_none()
    })
}

/// Whether the lead tells the deal of the headline under fuller names: as many parties, a like kind, a like turn.
fn leads(headline: &DealClaim, lead: &DealClaim) -> bool {
    let both = headline.parties.len() >= 2 && lead.parties.len() >= 2;
    // `Acme, which invested in Borealis in 2021`: no news.
    let older = lead
        .date
        .as_ref()
        .is_some_and(|date| matches!(date.value, DateWords::On(parts) if parts.month.is_none() && parts.day.is_none()));
    let both = both && !older;
    let one_fits = headline.parties.len() < 2 && lead.parties.len() >= 2 && names(headline).is_subset(&names(lead));
    (both || one_fits)
        && headline.count.is_none()
        && kinds_agree(headline.kind.value, lead.kind.value)
        && headline.status.value.is_over() == lead.status.value.is_over()
}

/// Gives the last deal that is told to be over or signed, but not between whom, the parties and the rest of a telling of `the
/// contract`; whether there is such a deal.
pub fn tell_whose(deals: &mut [DealClaim], telling: &DealClaim) -> bool {
    let open = |d: &&mut DealClaim| {
        let untold = d.status.value.is_over() && d.parties.len() < 2 || d.parties.is_empty() && d.count.is_none();
        untold && kinds_agree(d.kind.value, telling.kind.value)
    };
    let told = telling.parties.len() >= 2 && telling.status.value.is_concluded();
    let Some(deal) = remembered_mut(deals).iter_mut().rev().find(open).filter(|_| told) else { return false };
    deal.kind = telling.kind.clone();
    deal.parties.clone_from(&telling.parties);
    deal.date = telling.date.clone().or(deal.date.take());
    deal.place = telling.place.clone().or(deal.place.take());
    tell_again(deal, telling.sentence);
    topics::join(&mut deal.areas, telling.areas.clone());
    deal.amounts.extend(telling.amounts.iter().cloned());
    true
}

pub(super) fn names(deal: &DealClaim) -> BTreeSet<usize> {
    deal.parties.iter().map(|p| p.value.name).collect()
}

/// Whether the kinds can be of one deal: one is the other, or broader than it, or both are loose words for a deal.
pub fn kinds_agree(a: AgreementType, b: AgreementType) -> bool {
    let loose = |k: AgreementType| {
        matches!(
            k,
            AgreementType::Agreement
                | AgreementType::CooperationAgreement
                | AgreementType::StrategicCooperationAgreement
                | AgreementType::Consensus
        )
    };
    let above = |a: AgreementType, b: AgreementType| std::iter::successors(Some(b), |k| k.broader()).any(|k| k == a);
    a == b
        || above(a, b)
        || above(b, a)
        || loose(a) && loose(b)
        || loose(a) && b == AgreementType::Contract
        || loose(b) && a == AgreementType::Contract
        || a.broader() == b.broader() && a.broader() == Some(AgreementType::Memorandum)
        || matches!(
            (a, b),
            (
                AgreementType::CooperationAgreement
                    | AgreementType::StrategicCooperationAgreement
                    | AgreementType::Consensus,
                _
            )
        ) && b != AgreementType::Alliance
        || matches!(
            (b, a),
            (
                AgreementType::CooperationAgreement
                    | AgreementType::StrategicCooperationAgreement
                    | AgreementType::Consensus,
                _
            )
        ) && a != AgreementType::Alliance
}

/// Headline and lead stand in about the first 600 code points of an article.
const LEAD: u32 = 600;

fn is_same(a: &DealClaim, b: &DealClaim) -> bool {
    // Two deals of one sentence are told apart by the sentence itself.
    if a.sentence == b.sentence && !(is_loose(a) || is_loose(b)) {
        return false;
    }
    let named =
        |party: &Read<PartyClaim>, deal: &DealClaim| deal.parties.iter().any(|p| p.value.name == party.value.name);
    let within = |few: &DealClaim, many: &DealClaim| few.parties.iter().all(|party| named(party, many));
    let alone = a.parties.is_empty() || b.parties.is_empty();
    if alone || !kinds_agree(a.kind.value, b.kind.value) || !(within(a, b) || within(b, a)) {
        return false;
    }
    // Loose words for a deal (`partnership`, `agreement`) join only with the headline or the lead.
    let related = |a: AgreementType, b: AgreementType| {
        std::iter::successors(Some(b), |k| k.broader()).any(|k| k == a) && a != AgreementType::Agreement
    };
    let (p, q) = (a.kind.value, b.kind.value);
    if !related(p, q) && !related(q, p) && p != q && a.sentence.start.max(b.sentence.start) > 2 * LEAD {
        return false;
    }
    if a.sentence == b.sentence && (verbal_rule(a) || verbal_rule(b)) && !a.clause.overlaps(b.clause) {
        return false;
    }
    // `agreed to hold a dialogue`, `agreed to open a crossing`: what the same two agreed on further down is another thing.
    if verbal_rule(a) && verbal_rule(b) && a.sentence.start.min(b.sentence.start) > LEAD {
        return false;
    }
    // What two agreed on is not the agreement with a name that the text mentions besides.
    if verbal_rule(a) && b.title.is_some() || verbal_rule(b) && a.title.is_some() {
        return false;
    }
    if let (Some(p), Some(q)) = (&a.title, &b.title)
        && p.value != q.value
    {
        return false;
    }
    if a.title.is_some() != b.title.is_some() && p != q && !related(p, q) && !related(q, p) {
        return false;
    }
    // A name of its own sets an agreement apart, unless the other telling is the headline or the lead.
    if a.title.is_some() != b.title.is_some()
        && (a.sentence.start > LEAD && b.sentence.start > LEAD
            || is_loose(a) && a.title.is_some()
            || is_loose(b) && b.title.is_some())
    {
        return false;
    }
    if a.count.as_ref().map(|c| c.value) != b.count.as_ref().map(|c| c.value) && a.count.is_some() && b.count.is_some()
    {
        return false;
    }
    if let (Some(p), Some(q)) = (&a.date, &b.date)
        && p.value != q.value
        && tells(a, p.span)
        && tells(b, q.span)
    {
        return false;
    }
    // What has been in force is not what is still being negotiated.
    let holds = |d: &DealClaim| match d.status.value {
        Status::InForce => d.status.span != d.kind.span,
        Status::Renewed => true,
        _ => false,
    };
    let talked_of = |d: &DealClaim| d.status.value == Status::Negotiating;
    if holds(a) && talked_of(b) || holds(b) && talked_of(a) {
        return false;
    }
    // `signed a memorandum … renewed the exchange agreement`: two papers.
    let other = p != q && ![p, q].contains(&AgreementType::Agreement) && !related(p, q) && !related(q, p);
    let turns = [a.status.value, b.status.value];
    if other && turns.contains(&Status::Renewed) && turns.contains(&Status::Signed) {
        return false;
    }
    // `Talks on a protocol between A, B and C go on`: not what A and B have signed.
    if a.status.value.is_concluded() && talked_of(b) && b.parties.len() > a.parties.len() {
        return false;
    }
    let earlier = |old: &DealClaim, new: &DealClaim| {
        let (Some(p), Some(q)) = (&old.date, &new.date) else { return false };
        let made = old.status.value.is_concluded() && new.status.value == Status::Signed;
        made && tells(old, p.span) && is_long_before(p.value, q.value)
    };
    if earlier(a, b) || earlier(b, a) || a.sentence.start.max(b.sentence.start) > LEAD && told_apart(a, b) {
        return false;
    }
    a.status.value.is_over() == b.status.value.is_over()
}

/// `An agreement on visas`, `the agreement on double taxation`: two agreements that are each told by what they are on.
fn told_apart(a: &DealClaim, b: &DealClaim) -> bool {
    let noun = |d: &DealClaim| matches!(d.status.rule.as_str(), "deal-act-on-noun" | "deal-noun-acted-on");
    noun(a) && noun(b) && topics::are_other(&a.areas, &b.areas)
}

/// Whether a month or a year is not that of a day: `in November 2014` beside `on Monday` or `on 7 February 2019`.
///
/// Who tells of a deal of the day does not tell its month.
pub fn is_long_before(old: DateWords, day: DateWords) -> bool {
    let DateWords::On(old) = old else { return false };
    if old.day.is_some() || old.year.is_none() && old.month.is_none() {
        return false;
    }
    match day {
        DateWords::Weekday(..) | DateWords::Relative(DateUnit::Day, _) => true,
        DateWords::On(day) | DateWords::Between(day, _) if day.day.is_some() => {
            let differ = |a: Option<i16>, b: Option<i16>| a.zip(b).map(|(a, b)| a != b);
            differ(old.year, day.year)
                .unwrap_or_else(|| differ(old.month.map(i16::from), day.month.map(i16::from)).unwrap_or(false))
        }
        _ => false,
    }
}

/// Whether the deal's own sentences hold these words.
fn tells(deal: &DealClaim, words: Span) -> bool {
    // What stands in the order of the text need not be looked through.
    let at = deal.also.partition_point(|also| also.end <= words.start);
    words.overlaps(deal.sentence) || deal.also.get(at).is_some_and(|also| words.overlaps(*also))
}

/// Whether a deal was told by a verb of agreeing alone.
fn verbal_rule(deal: &DealClaim) -> bool {
    deal.status.rule == "deal-agreeing"
}

/// Whether a deal was told by a verb alone or without an act.
fn is_loose(deal: &DealClaim) -> bool {
    matches!(deal.status.rule.as_str(), "deal-partnering" | "deal-agreeing" | "deal-named-between")
}

/// Joins a second telling to the first: evidence is added, gaps are filled, the more precise word wins.
fn join(known: &mut DealClaim, more: DealClaim) {
    if more.kind.value != known.kind.value {
        let narrower = std::iter::successors(Some(more.kind.value), |k| k.broader()).any(|k| k == known.kind.value);
        let loose_before = matches!(known.status.rule.as_str(), "deal-partnering" | "deal-agreeing")
            || matches!(
                known.kind.value,
                AgreementType::CooperationAgreement
                    | AgreementType::StrategicCooperationAgreement
                    | AgreementType::Consensus
            ) && !matches!(
                more.kind.value,
                AgreementType::Agreement
                    | AgreementType::CooperationAgreement
                    | AgreementType::StrategicCooperationAgreement
                    | AgreementType::Consensus
            );
        let more_loose =
            matches!(more.status.rule.as_str(), "deal-partnering" | "deal-agreeing" | "deal-named-between");
        if (narrower || loose_before) && !more_loose {
            known.kind = more.kind.clone();
        }
    }
    if rank(more.status.value, &more.status.rule) > rank(known.status.value, &known.status.rule) {
        known.status = more.status.clone();
    }
    // A date of the deal's own sentences wins over one that only a gathering lends it.
    let told = |deal: &DealClaim| deal.date.as_ref().is_some_and(|d| tells(deal, d.span));
    let ended =
        matches!(known.status.value, Status::Renewed | Status::Terminated | Status::Suspended | Status::Rejected);
    if ended && more.status.value == Status::Signed {
        // When it was first signed is not when it was renewed or ended.
        known.concluded_on = known.concluded_on.take().or(more.date);
    } else if known.date.is_none() || !told(known) && told(&more) {
        known.date = more.date;
    }
    known.title = known.title.take().or(more.title);
    known.place = known.place.take().or(more.place);
    topics::join(&mut known.areas, more.areas);
    add_parties(known, more.parties, more.sentence);
    known.count = known.count.take().or(more.count);
    known.amounts.extend(more.amounts);
}

/// Adds the parties of a mention to the deal that it mentions, where it is not told between whom that is.
pub fn tell_parties(deals: &mut [DealClaim], kind: AgreementType, parties: &[Read<PartyClaim>], sentence: Span) {
    let known = remembered_mut(deals).iter_mut().rev().find(|d| kinds_agree(d.kind.value, kind));
    let Some(deal) = known else { return };
    let told: BTreeSet<usize> = parties.iter().map(|p| p.value.name).collect();
    if deal.parties.len() < 2 && told.len() >= 2 && names(deal).is_subset(&told) {
        add_parties(deal, parties.to_vec(), sentence);
    }
}

/// Notes that a sentence tells a deal again; those that do stand in the order of the text.
pub(super) fn tell_again(known: &mut DealClaim, sentence: Span) {
    if let Err(at) = known.also.binary_search(&sentence) {
        known.also.insert(at, sentence);
    }
}

/// Adds parties that another sentence tells.
pub fn add_parties(known: &mut DealClaim, parties: Vec<Read<PartyClaim>>, sentence: Span) {
    if sentence != known.sentence {
        tell_again(known, sentence);
    }
    for party in parties {
        if !known.parties.iter().any(|p| p.value.name == party.value.name) {
            known.parties.push(party);
        }
    }
}

/// Of two statuses told of one deal, the one that says more: an act before a plan, a plan before mere existence.
fn rank(status: Status, rule: &str) -> u8 {
    let loose = matches!(rule, "deal-partnering" | "deal-agreeing" | "deal-named-between");
    match status {
        Status::Agreed if rule == "deal-named-between" => 3,
        _ if loose => 1,
        Status::Terminated | Status::Suspended | Status::Rejected => 7,
        // `entered into force`: after it was signed.
        Status::InForce if rule == "deal-noun-acted-on" => 6,
        Status::Signed | Status::Renewed => 5,
        Status::Established => 4,
        Status::InForce => 3,
        Status::Agreed => 3,
        Status::Planned | Status::Negotiating => 2,
        Status::Proposed => 2,
    }
}
