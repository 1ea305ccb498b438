//! Whom an article is about: the bodies and places that it names most.

use super::{report_of, stands_for};
use crate::extract::discourse::Sentence;
use crate::extract::document::BlockKind;
use crate::extract::groups::{Group, GroupKind, Groups};
use crate::extract::names::registry::Registry;
use crate::record::claim::NameKind;
use crate::record::concept::AgreementType;
use std::collections::BTreeMap;

/// So often an article must name somebody to be about them.
const OFTEN: usize = 2;

/// So much an article must make of somebody before they are taken for a party that is left out: twice the subject of
/// later sentences, or once named in its first sentence or in its headline.
const MUCH: usize = 6;

/// An article is about one of so many that it names most.
const MOST: usize = 500;

/// Whether a weight is larger than the next by three tenths.
fn stands_out(weight: usize, next: usize) -> bool {
    weight * 10 >= next * 13
}

/// Those whom an article names, the most often named first.
#[derive(Debug)]
pub(super) struct Cast {
    /// Entry of the registry, and how often it is named.
    ranked: Vec<(usize, usize)>,
    /// Those whom the headline or the first sentence names.
    leading: Vec<usize>,
    /// Entry of the registry, and how much the article makes of it; nobody, if the article is not about an agreement.
    weighed: Vec<(usize, usize)>,
}

/// Words before a place where something only happens.
const WHERE: &[&str] = &[
    "across",
    "around",
    "at",
    "from",
    "in",
    "inside",
    "into",
    "near",
    "off",
    "on",
    "outside",
    "over",
    "through",
    "throughout",
    "to",
    "toward",
    "towards",
    "within",
];

/// Whether the place in group `k` is only where something happens.
pub fn is_where(groups: &Groups<'_, '_>, k: usize) -> bool {
    let before = k.checked_sub(1).map(|p| &groups.list[p]).filter(|p| p.kind == GroupKind::Prep);
    before.is_some_and(|p| WHERE.contains(&groups.sent.lower(p.end - 1)))
}

/// How much an article makes of whom it names, the most first: more of the headline's, of its first sentence's and of those who act.
fn weigh(
    sentences: &[Sentence<'_, '_>],
    registry: &Registry<'_>,
    acts_for: &BTreeMap<usize, usize>,
) -> Vec<(usize, usize)> {
    let mut weights: BTreeMap<usize, usize> = BTreeMap::new();
    let first = sentences.iter().position(|s| s.kind == BlockKind::Body);
    for (index, sentence) in sentences.iter().enumerate() {
        let base = match sentence.kind {
            BlockKind::Title => 4,
            _ if first == Some(index) => 3,
            _ => 1,
        };
        let groups = &sentence.groups;
        let begins = report_of(sentence);
        for (k, group) in groups.list.iter().enumerate().filter(|(_, g)| g.first >= begins) {
            let Some(noun) = group.noun() else { continue };
            let mut told = |name: usize, weight: usize| {
                let entry = sentence.entries[name];
                let Some(entry) = stands_for(entry, registry, acts_for) else { return };
                if registry.names[entry].kind != NameKind::Other && !registry.is_shouted(entry) {
                    *weights.entry(registry.country_of(entry).unwrap_or(entry)).or_default() += weight;
                }
            };
            if let Some(name) = noun.name {
                let place = registry.names[sentence.entries[name]].kind == NameKind::Place;
                if place && is_where(groups, k) {
                    continue;
                }
                let subject = groups.list.get(k + 1).is_some_and(Group::is_finite);
                told(name, base * if subject { 3 } else { 2 });
            }
            noun.inner.iter().for_each(|&name| told(name, base));
        }
    }
    let mut weighed: Vec<(usize, usize)> = weights.into_iter().collect();
    weighed.sort_by_key(|&(entry, weight)| (std::cmp::Reverse(weight), entry));
    weighed.truncate(MOST);
    weighed
}

impl Cast {
    /// The cast of an article. `leading` are the entries that its headline and its first sentence name.
    pub fn new(
        sentences: &[Sentence<'_, '_>],
        registry: &Registry<'_>,
        acts_for: &BTreeMap<usize, usize>,
        leading: Vec<usize>,
    ) -> Self {
        let takes_part = |kind: NameKind| matches!(kind, NameKind::Place | NameKind::Organization(_));
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        for (entry, name) in registry.names.iter().enumerate().filter(|(_, name)| takes_part(name.kind)) {
            *counts.entry(registry.country_of(entry).unwrap_or(entry)).or_default() += name.mentions.len();
        }
        let mut ranked: Vec<(usize, usize)> = counts.into_iter().collect();
        ranked.sort_by_key(|&(entry, count)| (std::cmp::Reverse(count), entry));
        ranked.truncate(MOST);
        let weighed = if is_topical(sentences) { weigh(sentences, registry, acts_for) } else { Vec::new() };
        Self { ranked, leading, weighed }
    }

    /// The body, or beside a place the place, that the article names most beside `other`; either where funds lend to
    /// states. In an article that is not about an agreement it is one of its headline or its first sentence.
    pub fn lead_beside(&self, other: usize, kind: AgreementType, registry: &Registry<'_>) -> Option<usize> {
        let place = |entry: usize| registry.names[entry].kind == NameKind::Place;
        let lends = kind == AgreementType::FinancingAgreement;
        let fits = |entry: usize| entry != other && (lends || place(entry) == place(other));
        let (lead, count) = *self.ranked.iter().find(|(entry, _)| fits(*entry))?;
        let about = !self.weighed.is_empty() || self.leading.contains(&lead);
        (count >= OFTEN && about).then_some(lead)
    }

    /// Whom the article makes most of beside another, if it is not that one that it is about. Of two kinds, a place and a
    /// body, parties are seldom.
    pub fn likely(&self, other: usize, registry: &Registry<'_>) -> Option<usize> {
        let place = |entry: usize| registry.names[entry].kind == NameKind::Place;
        let score = |&(entry, weight): &(usize, usize)| if place(entry) == place(other) { 2 * weight } else { weight };
        if self.weighed.first()?.0 == other {
            return None;
        }
        let others = || self.weighed.iter().filter(|(entry, _)| !registry.may_be_one(*entry, other));
        let best = others().max_by_key(|who| (score(who), std::cmp::Reverse(who.0)))?;
        let next = others().filter(|who| *who != best).map(score).max().unwrap_or(0);
        (best.1 >= MUCH && stands_out(score(best), next)).then_some(best.0)
    }

    /// The two of one kind whom the article makes most of; not two places of different levels, for one could lie in the
    /// other.
    pub fn likely_pair(&self, registry: &Registry<'_>) -> Option<[usize; 2]> {
        let (first, _) = *self.weighed.first()?;
        let place = |entry: usize| registry.names[entry].kind == NameKind::Place;
        let fits = |entry: usize| {
            let differ = || registry.level(entry).zip(registry.level(first)).is_some_and(|(a, b)| a != b);
            place(entry) == place(first) && !(place(first) && differ())
        };
        let mut fit = self.weighed.iter().skip(1).filter(|(entry, _)| fits(*entry));
        let (second, weight) = *fit.next()?;
        let next = fit.next().map_or(0, |(_, weight)| *weight);
        (weight >= MUCH && stands_out(weight, next)).then_some([first, second])
    }

    /// The body that the article names more often than any other.
    pub fn lead(&self, registry: &Registry<'_>) -> Option<usize> {
        let body = |entry: &usize| registry.names[*entry].kind != NameKind::Place;
        let mut fit = self.ranked.iter().filter(|(entry, _)| body(entry));
        let (lead, count) = *fit.next()?;
        fit.next().is_none_or(|(_, next)| *next < count).then_some(lead)
    }

    /// The one that fits and is named most often, the first of several.
    pub fn most(&self, fits: impl Fn(usize) -> bool) -> Option<usize> {
        self.ranked.iter().map(|(entry, _)| *entry).find(|&entry| fits(entry))
    }

    /// The first that the headline or the first sentence names which fits.
    pub fn first(&self, fits: impl Fn(usize) -> bool) -> Option<usize> {
        self.leading.iter().copied().find(|&entry| fits(entry))
    }

    /// Whether the headline or the first sentence names both.
    pub fn opens_with(&self, pair: &[usize; 2]) -> bool {
        pair.iter().all(|entry| self.leading.contains(entry))
    }

    /// The two that fit and are named more often than all others that do.
    pub fn pair(&self, fits: impl Fn(usize) -> bool) -> Option<[usize; 2]> {
        let mut fit = self.ranked.iter().filter(|(entry, _)| fits(*entry));
        let ((first, _), (second, count)) = (*fit.next()?, *fit.next()?);
        let clear = fit.next().is_none_or(|(_, next)| *next < count);
        (count >= 2 && clear).then_some([first, second])
    }
}

/// Whether a sentence speaks of an agreement, or tells one.
pub(super) fn speaks_of_one(sentence: &Sentence<'_, '_>) -> bool {
    let speaks = |g: &Group| g.noun().and_then(|n| n.agreement).is_some_and(|(.., noun)| noun.strong);
    !sentence.deals.is_empty() || sentence.groups.list.iter().any(speaks)
}

/// Whether the headline or the first two sentences of an article speak of an agreement.
fn is_topical(sentences: &[Sentence<'_, '_>]) -> bool {
    let title = sentences.iter().filter(|s| s.kind == BlockKind::Title);
    let lead = sentences.iter().filter(|s| s.kind == BlockKind::Body && s.sent.len() > 8).take(2);
    title.chain(lead).any(speaks_of_one)
}
