//! Tellings that say less than others, dropped once the article is read.

use super::same::{kinds_agree, names};
use crate::record::claim::{DateWords, DealClaim};
use crate::record::concept::AgreementType;
use std::collections::BTreeMap;

/// The most deals told by a number that a text goes on to tell one by one.
const FEW: i64 = 12;

/// Drops deals told by their number of which the text tells half or more one by one behind them.
pub fn drop_counted(deals: &mut Vec<DealClaim>) {
    let date = |d: &DealClaim| d.date.as_ref().map(|date| date.value);
    let counted = |d: &DealClaim| d.count.as_ref().map(|c| c.value).filter(|n| (2..=FEW).contains(n));
    let told = |all: &DealClaim, one: &DealClaim| {
        let behind = one.sentence.start > all.sentence.start && one.count.is_none() && one.parties.len() >= 2;
        let alike = kinds_agree(all.kind.value, one.kind.value) && one.status.value == all.status.value;
        behind && alike && (date(one).is_none() || date(all).is_none() || date(one) == date(all))
    };
    let dropped: Vec<bool> = deals
        .iter()
        .map(|all| {
            let of_it = || deals.iter().filter(|one| told(all, one)).count();
            counted(all).is_some_and(|n| i64::try_from(2 * of_it()).is_ok_and(|twice| twice >= n.max(4)))
        })
        .collect();
    let mut dropped = dropped.into_iter();
    deals.retain(|_| !dropped.next().unwrap_or(false));
}

/// The days of the tellings of each kind, in order.
type Told = BTreeMap<AgreementType, Vec<Option<DateWords>>>;

/// Drops a telling with one known party where a fuller telling of such a deal names it too.
///
/// `headline` is where the headline ends, in code points: what it tells of one party is told in full below it.
pub fn drop_incomplete(deals: &mut Vec<DealClaim>, headline: Option<u32>) {
    let date = |d: &DealClaim| d.date.as_ref().map(|date| date.value);
    // The kinds and days of fuller tellings: of all of them, and of those that name a party.
    let (mut full, mut full_of) = (Told::new(), BTreeMap::<usize, Told>::new());
    for deal in deals.iter().filter(|d| d.parties.len() >= 2) {
        full.entry(deal.kind.value).or_default().push(date(deal));
        for name in names(deal) {
            full_of.entry(name).or_default().entry(deal.kind.value).or_default().push(date(deal));
        }
    }
    full_of.values_mut().chain([&mut full]).flat_map(BTreeMap::values_mut).for_each(|days| {
        days.sort_unstable();
        days.dedup();
    });
    let fuller = |d: &DealClaim| {
        let above = headline.is_some_and(|end| d.sentence.end <= end);
        match d.parties.first() {
            Some(party) if !above => full_of.get(&party.value.name),
            _ => Some(&full),
        }
    };
    deals.retain(|d| {
        let whose = !d.parties.is_empty() || d.count.is_some();
        let hosted = d.parties.iter().any(|p| p.rule == super::host::RULE);
        hosted
            || d.parties.len() >= 2
            || whose
                && !fuller(d).is_some_and(|full| {
                    full.iter().any(|(kind, days)| {
                        // Of two days it tells of two deals.
                        let of_day = d.parties.is_empty()
                            || date(d).is_none()
                            || days.binary_search(&None).is_ok()
                            || days.binary_search(&date(d)).is_ok();
                        of_day && kinds_agree(*kind, d.kind.value)
                    })
                })
    });
}
