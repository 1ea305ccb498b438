//! Which agreement that was found is which one of gold.

use super::facts::{Agreement, Found};
use super::gold::AgreementGold;
use super::same;

/// Two agreements that are less alike than this are two.
const ALIKE: f64 = 0.3;
/// An agreement as much alike as this tells again one that is paired already.
const AGAIN: f64 = 0.6;

/// The pairs of agreements, by their places in the two lists.
pub(super) struct Pairs {
    /// Of gold and of what was found, the best pair first.
    pub(super) pairs: Vec<(usize, usize)>,
}

impl Pairs {
    /// Pairs the agreements, the best pairs first; of two equally good ones that with one of the first `wanted` of gold.
    pub(super) fn of(gold: &[&AgreementGold], found: &[Agreement], wanted: usize) -> Self {
        let mut candidates = Vec::new();
        for (g, one) in gold.iter().enumerate() {
            for (f, other) in found.iter().enumerate() {
                candidates.push((affinity(one, other), g, f));
            }
        }
        let rank = |&(_, g, f): &(f64, usize, usize)| (g >= wanted, g, f);
        candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| rank(a).cmp(&rank(b))));
        let mut all = Self { pairs: Vec::new() };
        for (affinity, g, f) in candidates {
            if affinity >= ALIKE && !all.has_gold(g) && !all.has_found(f) {
                all.pairs.push((g, f));
            }
        }
        all
    }

    /// Whether this agreement of gold has been found.
    pub(super) fn has_gold(&self, at: usize) -> bool {
        self.pairs.iter().any(|(g, _)| *g == at)
    }

    /// Whether this agreement that was found is one of gold.
    pub(super) fn has_found(&self, at: usize) -> bool {
        self.pairs.iter().any(|(_, f)| *f == at)
    }
}

/// Whether an agreement without a partner is one of gold told a second time.
pub(super) fn is_told_again(gold: &[&AgreementGold], found: &Agreement) -> bool {
    gold.iter().any(|gold| affinity(gold, found) >= AGAIN)
}

/// How much two agreements are alike: by their parties above all, then by status, date, kind and areas.
///
/// Agreements of which gold knows no party must share an area.
fn affinity(gold: &AgreementGold, found: &Agreement) -> f64 {
    let mut sum = party_overlap(gold, found);
    if sum == 0.0 && !gold.parties.is_empty() {
        return 0.0;
    }
    let is = |wanted: &[String], found: &Option<Found>, same: same::Same| {
        found.as_ref().is_some_and(|found| same(wanted, &found.texts))
    };
    let dates: Vec<String> = gold.date.iter().chain(&gold.optional_date).cloned().collect();
    let shares_area = areas(found).any(|area| gold.areas.contains(area));
    // The order of the terms decides the last bit, and with it which of two equal pairs is the better one.
    for (weight, holds) in [
        (0.15, is(&gold.status, &found.status, same::code)),
        (0.10, is(&gold.kind, &found.kind, same::kind)),
        (0.15, is(&dates, &found.date, same::date)),
        (0.05, shares_area),
    ] {
        if holds {
            sum += weight;
        }
    }
    if gold.parties.is_empty() && !shares_area { 0.0 } else { sum }
}

fn areas(found: &Agreement) -> impl Iterator<Item = &String> {
    found.areas.iter().flat_map(|area| &area.texts)
}

/// F1 of the parties; an optional one counts where it is named.
fn party_overlap(gold: &AgreementGold, found: &Agreement) -> f64 {
    let is_one_of = |party: &Found, all: &[Vec<String>]| all.iter().any(|names| same::name(names, &party.texts));
    let is_right = |party: &&Found| is_one_of(party, &gold.parties) || is_one_of(party, &gold.optional_parties);
    let hits = found.parties.iter().filter(is_right).count();
    let is_named = |names: &&Vec<String>| found.parties.iter().any(|party| same::name(names, &party.texts));
    let extra = gold.optional_parties.iter().filter(is_named).count();
    if hits == 0 {
        return 0.0;
    }
    (2 * hits) as f64 / (found.parties.len() + gold.parties.len() + extra) as f64
}
