//! Parties that the words of a deal leave out: those whom the sentences around it are about.

use super::together::Together;
use super::{IMPLIED, Resolver};
use crate::extract::deals::RawDeal;
use crate::extract::discourse::{Sentence, span};
use crate::extract::names::registry::Registry;
use crate::record::Confidence;
use crate::record::claim::{NameKind, PartyClaim, Read};
use crate::record::concept::Role;

impl Resolver {
    /// Those between whom a deal is if nothing else says so: those of the deal told last, or the two of the headline.
    pub fn pair_meant(&self, sentence: &Sentence<'_, '_>, registry: &Registry<'_>) -> Vec<Read<PartyClaim>> {
        let told = [&self.last, &self.title_pair].into_iter().find(|pair| pair.len() >= 2);
        // `Acme and Borealis have launched a degree. The agreement on this was signed …`
        let both = |t: &&Together| {
            let body = |&e: &usize| matches!(registry.names[e].kind, NameKind::Organization(_));
            t.sentence + 1 == self.sentence && t.subject && t.entries.len() == 2 && t.entries.iter().all(body)
        };
        let before = || self.together.iter().find(both).filter(|_| self.last.is_empty()).map(|t| t.entries.clone());
        let meant = before().or_else(|| told.cloned()).or_else(|| self.named_just_before(registry)).unwrap_or_default();
        meant.into_iter().map(|entry| implied(sentence, entry, registry)).collect()
    }

    /// Whether the deal told last is one of the two places that the headline is about.
    pub fn is_about_last(&self) -> bool {
        let pair = |name: &usize| self.title_pair.contains(name);
        self.title_pair.len() == 2 && self.last.len() == 2 && self.last.iter().all(pair)
    }

    /// The parties of a deal with those that its words leave out: in an article about an agreement, whom it makes most of.
    pub fn likely(
        &self,
        sentence: &Sentence<'_, '_>,
        raw: &RawDeal,
        parties: &[Read<PartyClaim>],
        registry: &Registry<'_>,
    ) -> Vec<Read<PartyClaim>> {
        let left_out: Vec<usize> = match parties {
            // `The deal is off`: too loose a word.
            [] if sentence.sent.lower(raw.noun.1 - 1) == "deal" => Vec::new(),
            // `This memorandum is not intended to …`: the text itself.
            [] if raw.noun.0 > 0 && sentence.sent.lower(raw.noun.0 - 1) == "this" && raw.status.is_ahead() => {
                Vec::new()
            }
            [] => self.cast.likely_pair(registry).into_iter().flatten().collect(),
            [only] if registry.names[only.value.name].kind != NameKind::Described => {
                self.cast.likely(only.value.name, registry).into_iter().collect()
            }
            _ => Vec::new(),
        };
        let left_out = left_out.into_iter().map(|entry| implied(sentence, entry, registry));
        parties.iter().cloned().chain(left_out).collect()
    }

    /// One with whom a deal was made, and the body that the article is about.
    pub fn beside(
        &self,
        sentence: &Sentence<'_, '_>,
        raw: &RawDeal,
        only: &Read<PartyClaim>,
        registry: &Registry<'_>,
    ) -> Vec<Read<PartyClaim>> {
        let likely = self.likely(sentence, raw, std::slice::from_ref(only), registry);
        let lead = || self.cast.lead_beside(only.value.name, raw.kind, registry);
        match (likely.len(), lead()) {
            (0 | 1, Some(lead)) => vec![implied(sentence, lead, registry), only.clone()],
            _ => likely,
        }
    }

    /// The two that the headline or one of the three sentences before is about, named more than once.
    fn named_just_before(&self, registry: &Registry<'_>) -> Option<Vec<usize>> {
        let often = |&e: &usize| {
            let name = &registry.names[e];
            name.mentions.len() >= 2 && matches!(name.kind, NameKind::Organization(_) | NameKind::Place)
        };
        let two = |t: &&Together| {
            t.entries.len() == 2 && t.subject && t.sentence < self.sentence && t.entries.iter().all(often)
        };
        let until = |sentence: usize| self.together.partition_point(|t| t.sentence < sentence);
        let near = self.together[until(self.sentence.saturating_sub(3))..until(self.sentence)].iter().rev().find(two);
        let headline = self.together[..until(1)].iter().find(two);
        near.or(headline).map(|t| t.entries.clone())
    }

    /// The host of several deals told without parties: whom the article is about, if the sentence names them.
    pub fn host_meant(&self, sentence: &Sentence<'_, '_>, registry: &Registry<'_>) -> Option<Read<PartyClaim>> {
        let lead = self.cast.lead(registry)?;
        sentence.entries.contains(&lead).then(|| implied(sentence, lead, registry))
    }
}

/// A party that the words of the deal leave out, shown where it was named last up to this sentence.
pub fn implied(sentence: &Sentence<'_, '_>, name: usize, registry: &Registry<'_>) -> Read<PartyClaim> {
    let here = span(sentence, 0, sentence.sent.len());
    let mentions = &registry.names[name].mentions;
    // They stand in the order of the text.
    let until = mentions.partition_point(|m| m.span.start < here.end);
    let told = mentions[..until].iter().rev().find(|m| m.span.end <= here.end);
    let shown = told.or(mentions.first()).map_or(here, |m| m.span);
    Read::new(PartyClaim { name, role: Role::Party }, shown, IMPLIED, Confidence::new(500))
}
