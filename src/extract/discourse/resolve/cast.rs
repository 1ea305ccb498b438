//! Whom an article is about: the bodies and places that it names most.

use crate::extract::names::registry::Registry;
use crate::record::claim::NameKind;
use crate::record::concept::AgreementType;
use std::collections::BTreeMap;

/// So often an article must name somebody to be about them.
const OFTEN: usize = 2;

/// Those whom an article names, the most often named first.
#[derive(Debug)]
pub(super) struct Cast {
    /// Entry of the registry, and how often it is named.
    ranked: Vec<(usize, usize)>,
    /// Those whom the headline or the first sentence names.
    leading: Vec<usize>,
}

impl Cast {
    /// The cast of an article. `leading` are the entries that its headline and its first sentence name.
    pub fn new(registry: &Registry<'_>, leading: Vec<usize>) -> Self {
        let takes_part = |kind: NameKind| matches!(kind, NameKind::Place | NameKind::Organization(_));
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        for (entry, name) in registry.names.iter().enumerate().filter(|(_, name)| takes_part(name.kind)) {
            *counts.entry(registry.country_of(entry).unwrap_or(entry)).or_default() += name.mentions.len();
        }
        let mut ranked: Vec<(usize, usize)> = counts.into_iter().collect();
        ranked.sort_by_key(|&(entry, count)| (std::cmp::Reverse(count), entry));
        Self { ranked, leading }
    }

    /// The body, or beside a place the place, that the article names more often than any other but `other`; either
    /// where funds lend to states.
    pub fn lead_beside(&self, other: usize, kind: AgreementType, registry: &Registry<'_>) -> Option<usize> {
        let place = |entry: usize| registry.names[entry].kind == NameKind::Place;
        let lends = kind == AgreementType::FinancingAgreement;
        let mut fit =
            self.ranked.iter().filter(|(entry, _)| *entry != other && (lends || place(*entry) == place(other)));
        let (lead, count) = *fit.next()?;
        let alone = fit.next().is_none_or(|(_, next)| *next < count);
        (count >= OFTEN && alone && self.leading.contains(&lead)).then_some(lead)
    }

    /// The body that the article names more often than any other.
    pub fn lead(&self, registry: &Registry<'_>) -> Option<usize> {
        let body = |entry: &usize| registry.names[*entry].kind != NameKind::Place;
        let mut fit = self.ranked.iter().filter(|(entry, _)| body(entry));
        let (lead, count) = *fit.next()?;
        fit.next().is_none_or(|(_, next)| *next < count).then_some(lead)
    }

    /// The two that fit and are named more often than all others that do.
    pub fn pair(&self, fits: impl Fn(usize) -> bool) -> Option<[usize; 2]> {
        let mut fit = self.ranked.iter().filter(|(entry, _)| fits(*entry));
        let ((first, _), (second, count)) = (*fit.next()?, *fit.next()?);
        let clear = fit.next().is_none_or(|(_, next)| *next < count);
        (count >= 2 && clear).then_some([first, second])
    }
}
