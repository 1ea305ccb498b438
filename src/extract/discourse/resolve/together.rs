//! Who is named side by side, and where.

use super::{Resolver, report_of, stands_for};
use crate::extract::discourse::Sentence;
use crate::extract::document::BlockKind;
use crate::extract::groups::{Group, GroupKind};
use crate::extract::names::registry::Registry;
use crate::extract::names::run::is_place_head;
use crate::extract::number::word_below_hundred;
use crate::extract::parties::{Phrase, PhraseKind, list_at};
use crate::lexicon::{Lexicon, singular};
use crate::record::claim::NameKind;
use std::collections::BTreeMap;

/// Bodies or places named side by side: `A, B and C`.
#[derive(Debug)]
pub(super) struct Together {
    /// The sentence.
    pub sentence: usize,
    /// Where in it the first of them stands.
    pub first: usize,
    /// The block, if it is an item of a list: what one item names is not what another points at.
    pub item: Option<usize>,
    /// Whether they stand before its first verb: they are what it is about.
    pub subject: bool,
    /// The names, as entries of the registry.
    pub entries: Vec<usize>,
}

/// Those named together, and all bodies and places with the sentences that name them, in the order of the text.
pub(super) fn together(
    sentences: &[Sentence<'_, '_>],
    registry: &Registry<'_>,
    acts_for: &BTreeMap<usize, usize>,
) -> (Vec<Together>, Vec<(usize, usize)>) {
    let mut together = Vec::new();
    let mut named = Vec::new();
    for (index, sentence) in sentences.iter().enumerate() {
        let mut run: Vec<usize> = Vec::new();
        let mut run_first = 0;
        let mut last_group = None;
        let whole = |entries: Vec<usize>, start: usize| Together {
            sentence: index,
            item: Some(sentence.block).filter(|_| sentence.kind == BlockKind::Item),
            first: sentence.groups.list[start].first,
            subject: !sentence.groups.list[..start].iter().any(Group::is_finite),
            entries,
        };
        let begins = report_of(sentence);
        for (k, group) in sentence.groups.list.iter().enumerate() {
            let Some(name) = group.noun().and_then(|n| n.name) else { continue };
            let entry = sentence.entries[name];
            // `the Declaration and Treaty`: papers, not those who make them.
            let paper = group.noun().and_then(|n| n.agreement).is_some_and(|(first, ..)| first == group.end - 1);
            if group.first < begins || paper && sentence.groups.names[name].end == sentence.groups.names[name].first + 1
            {
                continue;
            }
            let person = registry.names[entry].kind == NameKind::Person;
            let Some(entry) = stands_for(entry, registry, acts_for) else { continue };
            if !person {
                named.push((index, entry));
            }
            // `A and B`, `A, B and C`: only a comma or `and` between.
            let joined = last_group.is_some_and(|l: usize| {
                // `Ussuriysk, Russia` is one place.
                let country = registry.names[entry].kind == NameKind::Place && registry.is_country(entry);
                let before =
                    run.last().is_some_and(|&e| registry.names[e].kind == NameKind::Place && !registry.is_country(e));
                k == l + 2
                    && !(country && before && sentence.groups.list[l + 1].kind == GroupKind::Comma)
                    && (matches!(sentence.groups.list[l + 1].kind, GroupKind::And | GroupKind::Comma)
                        || sentence.groups.is_prep(l + 1, "with"))
            });
            if !joined {
                if run.len() >= 2 {
                    together.push(whole(std::mem::take(&mut run), run_first));
                }
                run.clear();
            }
            if run.is_empty() {
                run_first = k;
            }
            if !run.contains(&entry) {
                run.push(entry);
            }
            last_group = Some(k);
        }
        if run.len() >= 2 {
            together.push(whole(run, run_first));
        }
    }
    (together, named)
}

/// Rows of bodies that a sentence names, with what is said of each in between: `A of Norland, the firm B and Estavia's C`.
pub(super) fn rows(
    sentences: &[Sentence<'_, '_>],
    registry: &Registry<'_>,
    lexicon: &Lexicon,
) -> Vec<(usize, Vec<usize>)> {
    let mut rows = Vec::new();
    for (index, sentence) in sentences.iter().enumerate().filter(|(_, s)| s.groups.names.len() >= 2) {
        let groups = &sentence.groups;
        let mut from = report_of(sentence);
        for k in 0..groups.list.len() {
            if groups.list[k].first < from || groups.list[k].noun().is_none_or(|n| n.name.is_none()) {
                continue;
            }
            let Some((list, next)) = list_at(groups, lexicon, k) else { continue };
            let entry = |p: &Phrase| match p.kind {
                PhraseKind::Name(n) => Some(sentence.entries[n]),
                _ => None,
            };
            let body = |e: &usize| {
                matches!(registry.names[*e].kind, NameKind::Organization(_) | NameKind::Other | NameKind::Place)
            };
            let entries: Option<Vec<usize>> = list.iter().map(entry).collect();
            if let Some(entries) = entries.filter(|row| row.len() >= 2 && row.iter().all(body)) {
                rows.push((index, entries));
            }
            from = groups.list.get(next.wrapping_sub(1)).map_or(from, |g| g.end);
        }
    }
    rows
}

/// In so many sentences after it those may be named whom a number tells.
pub(super) const NAMED_BEHIND: usize = 3;

impl Resolver {
    /// `Five railways`, `two hospital trusts`: as many whom a sentence near it names in a row.
    pub(super) fn counted(
        &self,
        sentence: &Sentence<'_, '_>,
        phrase: &Phrase,
        registry: &Registry<'_>,
    ) -> Option<Vec<usize>> {
        let sent = sentence.sent;
        let number = (phrase.first.saturating_sub(1)..=phrase.first).find_map(|i| word_below_hundred(sent.lower(i)))?;
        let plural = sent.lower(phrase.end - 1).ends_with('s');
        let near = |at: usize| at >= self.sentence && at <= self.sentence + NAMED_BEHIND;
        // `four municipalities` are places, `five railways` are none.
        let places = is_place_head(&singular(sent.lower(phrase.end - 1)));
        let fits = |e: &usize| (registry.names[*e].kind == NameKind::Place) <= places;
        let found = |(at, row): &&(usize, Vec<usize>)| {
            near(*at) && u32::try_from(row.len()) == Ok(number) && row.iter().all(fits)
        };
        self.rows.iter().filter(|_| plural).find(found).map(|(_, row)| row.clone())
    }
}
