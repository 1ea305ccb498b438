//! Lists of deals: a heading that says they were made, and an item or a table row for each.

mod heading;
mod item;
mod row;

use super::claim::claim;
use super::occasion::Here;
use super::place::here_in;
use super::resolve::Resolver;
use super::scene::{Scene, date_and_place, goes_back};
use super::{Sentence, discourse_span, same, span, topics};
use crate::extract::deals::RawDeal;
use crate::extract::document::BlockKind;
use crate::extract::names::registry::Registry;
use crate::extract::parties::{Phrase, PhraseKind};
use crate::extract::token::TokenKind;
use crate::lexicon::Lexicon;
use crate::record::Span;
use crate::record::claim::{DateWords, DealClaim, NameKind, PartyClaim, Read};
use crate::record::concept::Role;
use heading::{Each, Heading};
use std::ops::Range;

/// A list that is being read: what its heading says of every deal in it.
#[derive(Debug)]
pub struct List {
    heading: Heading,
    /// Where the heading tells its own deal.
    sentence: Span,
    /// Who makes the deals whose items do not say.
    parties: Vec<Read<PartyClaim>>,
    date: Option<Read<DateWords>>,
    place: Option<Read<usize>>,
    /// When and where, for items that tell their deal with a verb of their own.
    scene: Scene,
    /// Its items, as sentences.
    items: Range<usize>,
    /// How many deals its items have told.
    told: usize,
    /// The block of the item that told the last of them.
    block: Option<usize>,
    /// The block of the item read last.
    read: Option<usize>,
    /// Who is `Party A` of the item at hand, until `Party B` is told.
    side: Vec<Read<PartyClaim>>,
    /// Who made the deal told before the list: `both sides` behind it are no pair of one of its items.
    pub before: Vec<usize>,
}

/// The list that sentence `index` announces, if it does and items follow.
pub fn open(
    sentences: &[Sentence<'_, '_>],
    index: usize,
    resolver: &Resolver,
    registry: &mut Registry<'_>,
    lexicon: &Lexicon,
    (scene, last, dateline): (Option<&Scene>, Option<&Scene>, &Here),
) -> Option<List> {
    let is_item = |sentence: &Sentence<'_, '_>| sentence.kind == BlockKind::Item;
    // The numbers of pages may stand between the two.
    let page = |s: &&Sentence<'_, '_>| (0..s.sent.len()).all(|i| s.sent.kind(i) != TokenKind::Word);
    let below = index + 1 + sentences[index + 1..].iter().take(PAGES).take_while(page).count();
    if !sentences.get(below).is_some_and(is_item) {
        return None;
    }
    let at = heading::told_at(sentences, index);
    let read = heading::read(&sentences[at], at == index, lexicon).map(|heading| (at, heading));
    let (at, heading) = read.or_else(|| {
        // No heading: items that are deals, below a sentence that tells of several.
        let items = || (0..2).all(|n| sentences.get(below + n).is_some_and(|s| is_item(s) && is_deal(s, lexicon)));
        let at = heading::counted_before(sentences, index + 1).filter(|_| items())?;
        Some((at, heading::read(&sentences[at], false, lexicon)?))
    })?;
    // Only a list that is one is followed to its end: the next is looked for behind it.
    let end = (below..sentences.len()).find(|&i| !is_item(&sentences[i])).unwrap_or(sentences.len());
    let head = &sentences[at];
    let (mut date, mut place) = date_and_place(head, &heading.raw, registry, scene);
    // `Documents signed`, below the sentence that says when and where.
    let own = date.as_ref().is_some_and(|d| d.span.overlaps(discourse_span(head)));
    if !own && let Some((day, town)) = told_before(sentences, index, registry, (last, dateline)) {
        date = day.or(date);
        place = town.or(place);
    }
    let parties = parties_of(head, &heading.raw, resolver, registry, lexicon);
    let scene = Scene::new(date.clone(), place.clone());
    let sentence = discourse_span(head);
    Some(List {
        heading,
        sentence,
        parties,
        date,
        place,
        scene,
        items: index + 1..end,
        told: 0,
        block: None,
        read: None,
        side: Vec::new(),
        before: resolver.last().to_vec(),
    })
}

/// A date and a place, each if it is told.
type WhenAndWhere = (Option<Read<DateWords>>, Option<Read<usize>>);

/// So many sentences before a list may say when and where its deals were made.
const FAR: usize = 12;

/// How many numbers of pages may stand between a heading and its list.
const PAGES: usize = 3;

/// When and where the sentences before the list say that several deals were made: each from the nearest that tells it.
fn told_before(
    sentences: &[Sentence<'_, '_>],
    index: usize,
    registry: &mut Registry<'_>,
    (last, dateline): (Option<&Scene>, &Here),
) -> Option<WhenAndWhere> {
    let batch = |d: &&RawDeal| d.batch.is_some() && d.status.is_concluded();
    let told = sentences[index.saturating_sub(FAR)..index].iter().rev();
    let told = told.filter_map(|s| {
        let scene = last.filter(|_| goes_back(s));
        let (date, place) = date_and_place(s, s.deals.iter().find(batch)?, registry, scene);
        let town = place.is_none().then(|| here_in(s, registry, dateline, 0, s.sent.len())).flatten();
        Some((date, place.or(town)))
    });
    told.reduce(|(date, place), (day, town)| (date.or(day), place.or(town)))
}

/// Whether an item tells a deal between two or more whom it names.
fn is_deal(sentence: &Sentence<'_, '_>, lexicon: &Lexicon) -> bool {
    item::read(sentence, lexicon).is_some_and(|deal| deal.strong && deal.parties.len() >= 2)
}

/// Those whom the heading names, or the body that a table's title names, or the two that the article is about.
fn parties_of(
    heading: &Sentence<'_, '_>,
    raw: &RawDeal,
    resolver: &Resolver,
    registry: &mut Registry<'_>,
    lexicon: &Lexicon,
) -> Vec<Read<PartyClaim>> {
    let told = resolver.parties(heading, raw, registry, lexicon);
    if !told.is_empty() {
        return told;
    }
    let is_body = |n: &usize| matches!(heading.groups.names[*n].kind, NameKind::Organization(_));
    let bodies: Vec<usize> = (0..heading.groups.names.len()).filter(is_body).collect();
    let (first, end, kind) = match bodies[..] {
        [body] if heading.kind != BlockKind::Body => {
            let name = &heading.groups.names[body];
            (name.first, name.end, PhraseKind::Name(body))
        }
        _ => (raw.noun.0, raw.noun.1, PhraseKind::Anaphor(2)),
    };
    let raw = RawDeal { parties: vec![(Phrase { first, end, kind }, Role::Party)], ..raw.clone() };
    resolver.parties(heading, &raw, registry, lexicon)
}

impl List {
    /// Gives the heading's own deal, which counts those of the list, the parties of the list.
    pub fn settle(&self, deals: &mut [DealClaim]) {
        let own = |d: &&mut DealClaim| d.sentence == self.sentence && d.count.is_some() && self.parties.len() >= 2;
        if let Some(deal) = same::remembered_mut(deals).iter_mut().rev().find(own) {
            deal.parties.clone_from(&self.parties);
        }
    }

    /// Whether sentence `index` stands in the list.
    pub fn holds(&self, index: usize) -> bool {
        self.items.contains(&index)
    }

    /// When and where the deals of the list were made.
    pub fn scene(&self) -> &Scene {
        &self.scene
    }

    /// The deal that an item tells without a verb of its own.
    pub fn deal(
        &mut self,
        sentence: &Sentence<'_, '_>,
        resolver: &Resolver,
        registry: &mut Registry<'_>,
        lexicon: &Lexicon,
    ) -> Option<DealClaim> {
        // Only the first sentence of an item tells its deal, or one that has a label: `Night trains. Partner: Acme.`
        let further = self.read.replace(sentence.block) == Some(sentence.block);
        if further && (self.block == Some(sentence.block) || item::labelled(sentence, lexicon).is_none()) {
            return None;
        }
        let cells = row::cells(sentence);
        let is_row = cells.len() >= 3;
        let found = match is_row {
            // `1 | Memorandum between A and B | who signed it`
            true => {
                let item = item::read(sentence, lexicon);
                let full = item.clone().filter(|d| d.strong && d.parties.len() >= 2);
                full.or_else(|| row::read(sentence, &cells, self.parties.len() == 1, lexicon)).or(item)?
            }
            false => item::read(sentence, lexicon)?,
        };
        let head = &self.heading.raw;
        let raw = RawDeal { status: head.status, confidence: head.confidence, ..found };
        let raw = RawDeal { kind: if raw.strong { raw.kind } else { head.kind }, ..raw };
        let mut own = resolver.parties(sentence, &raw, registry, lexicon);
        match item::side(sentence) {
            Some("A") => {
                self.side = own;
                return None;
            }
            Some(_) => own.splice(0..0, self.side.drain(..)).for_each(drop),
            None => self.side.clear(),
        }
        let parties = self.both(own, raw.strong, is_row)?;
        let mut deal = claim(sentence, &raw, parties, registry, lexicon, None);
        if !raw.strong {
            deal.kind.span = self.heading.noun;
        }
        deal.status.span = self.heading.act;
        if deal.date.is_none() {
            deal.date.clone_from(&self.date);
        }
        if deal.place.is_none() {
            deal.place.clone_from(&self.place);
        }
        deal.also.push(self.sentence);
        self.told += 1;
        self.block = Some(sentence.block);
        Some(deal)
    }

    /// The item's own parties, completed by the heading's: all of them where the item names a deal and nobody, the one
    /// buyer or host where it names one partner.
    fn both(&self, own: Vec<Read<PartyClaim>>, named: bool, row: bool) -> Option<Vec<Read<PartyClaim>>> {
        let heading = &self.parties;
        let known = |p: &Read<PartyClaim>| heading.iter().any(|h| h.value.name == p.value.name);
        match own.len() {
            0 if named && heading.len() >= 2 => Some(heading.clone()),
            1 if named && heading.len() >= 2 && known(&own[0]) => Some(heading.clone()),
            1 if heading.len() == 1 && (named || row || self.heading.each == Each::Partner) && !known(&own[0]) => {
                Some(heading.iter().cloned().chain(own).collect())
            }
            0 | 1 => None,
            _ => Some(own),
        }
    }

    /// Adds what a later sentence of an item says about its deal.
    pub fn go_on(&self, sentence: &Sentence<'_, '_>, deals: &mut [DealClaim], lexicon: &Lexicon) {
        let Some(deal) = deals.last_mut().filter(|_| self.block == Some(sentence.block)) else { return };
        topics::follow(sentence, 0, deal, lexicon);
        same::tell_again(deal, span(sentence, 0, sentence.sent.len()));
    }

    /// Drops the heading's own deal where the items have told all that it counts, after it has lent them its date and place.
    pub fn close(&self, deals: &mut Vec<DealClaim>) {
        let before = same::remembered(deals).iter().rev().skip(self.told);
        let counted = |d: &&DealClaim| d.count.is_some() && d.status.value.is_concluded() && d.place.is_some();
        let lends = before.into_iter().find(counted).map(|d| (d.date.clone(), d.place.clone()));
        if let Some((date, place)) = lends.filter(|_| self.told >= 2 && self.heading.raw.status.is_concluded()) {
            for deal in same::remembered_mut(deals).iter_mut().rev().take(self.told) {
                let elsewhere = deal.place.as_ref().map(|p| p.value) != place.as_ref().map(|p| p.value);
                if (deal.place.is_none() || deal.date.is_none() && !elsewhere)
                    && (deal.date.is_none()
                        || date.is_none()
                        || deal.date.as_ref().map(|d| d.value) == date.as_ref().map(|d| d.value))
                {
                    deal.place = deal.place.take().or_else(|| place.clone());
                    deal.date = deal.date.take().or_else(|| date.clone());
                }
            }
        }
        let count = self.heading.raw.batch.and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
        if self.told >= count.max(2) {
            let item = |d: &DealClaim| d.kind.rule == "deal-list-item" || d.status.rule == "deal-list-item";
            let stays = |d: &DealClaim| item(d) || d.sentence != self.sentence || d.count.is_none() && count > 0;
            // It was told just before the list, so that the deals before it need not be looked through.
            let mut at = deals.len().saturating_sub(self.told + same::REMEMBERED);
            while let Some(deal) = deals.get(at) {
                if stays(deal) {
                    at += 1;
                } else {
                    deals.remove(at);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
