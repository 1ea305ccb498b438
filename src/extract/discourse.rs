//! From sentences to the article: who is meant, what belongs to which deal, what is told twice.

mod another;
mod claim;
mod follow_up;
mod host;
mod incomplete;
pub mod listing;
mod nearby;
pub mod occasion;
mod place;
pub mod resolve;
pub mod rules;
pub mod same;
mod scene;
mod terms;
mod topics;
mod turned;
mod when;
mod whose;

pub use scene::{Scene, is_gathering};

use super::deals::{RawDeal, Refusal};
use super::document::BlockKind;
use super::found::Found;
use super::groups::Groups;
use super::names::registry::Registry;
use super::number::word_below_hundred;
use super::sent::Sent;
use crate::lexicon::Lexicon;
use crate::record::Span;
use crate::record::claim::{DateWords, DealClaim, NameKind, PartyClaim, PersonClaim, Read};
use crate::record::concept::{AgreementType, Status};
use another::{is_of_another_time, is_older, is_one_of_several, is_retold, says_a, says_the, year_before};
use claim::claim;
use follow_up::follow_up;
use listing::List;
use nearby::nearby;
use resolve::Resolver;
use scene::{Scenes, adds, scene_of};
use whose::{is_new, is_separate, whose};

/// A sentence with everything found in it.
#[derive(Debug)]
pub struct Sentence<'s, 'a> {
    /// The words.
    pub sent: &'s Sent<'a>,
    /// The groups.
    pub groups: Groups<'s, 'a>,
    /// For each name of the sentence, its entry in the registry.
    pub entries: Vec<usize>,
    /// Dates.
    pub dates: &'s [Found<DateWords>],
    /// The deals it tells.
    pub deals: Vec<RawDeal>,
    /// The agreement nouns that tell none, and why.
    pub refused: Vec<Refusal>,
    /// The kind of block it stands in.
    pub kind: BlockKind,
    /// The number of its block.
    pub block: usize,
}

/// The deals of an article, those told twice joined.
///
/// `people` are those of the article with their posts, `place` is the one of the dateline.
pub fn assemble(
    sentences: &[Sentence<'_, '_>],
    people: &[PersonClaim],
    registry: &mut Registry<'_>,
    lexicon: &Lexicon,
    place: &occasion::Here,
) -> Vec<DealClaim> {
    let mut resolver = Resolver::new(sentences, people, registry, lexicon, place);
    let mut deals: Vec<DealClaim> = Vec::new();
    let mut scenes = Scenes::announced(sentences, registry);
    let mut named: Option<(usize, AgreementType, Span)> = None;
    let mut founded: Option<DealClaim> = None;
    let mut list: Option<List> = None;
    let headline = sentences.iter().rev().find(|s| s.kind == BlockKind::Title).map(|s| discourse_span(s).end);
    for (index, sentence) in sentences.iter().enumerate() {
        resolver.enter(index);
        let before = index.checked_sub(1).map(|at| &sentences[at]);
        let here = scene_of(sentence, before, registry, place);
        scenes.enter(index, sentence);
        let beside = here.is_none().then(|| scenes.beside(sentence, registry, place)).flatten();
        if let Some(done) = list.take_if(|l| !l.holds(index)) {
            done.close(&mut deals);
            resolver.go_back_to(done.before);
        }
        if let Some(list) = &mut list {
            if let Some(deal) = list.deal(sentence, &resolver, registry, lexicon) {
                resolver.remember(&deal, sentence);
                deals.push(deal);
                continue;
            }
            list.go_on(sentence, &mut deals, lexicon);
        }
        for (nth, raw) in sentence.deals.iter().enumerate() {
            let mut parties = resolver.parties(sentence, raw, registry, lexicon);
            if parties.len() < 2 {
                let host = host::host(sentences, index, raw, registry)
                    .or_else(|| host::introduced(sentences, index, raw, registry));
                parties.extend(host.filter(|h| parties.iter().all(|p| p.value.name != h.value.name)));
            }
            if parties.is_empty() && raw.batch.is_some() && raw.status == Status::Signed {
                parties.extend(resolver.host_meant(sentence, registry));
            }
            let scene = list.as_ref().map(List::scene).or(scenes.now()).or(here.as_ref()).or(beside.as_ref()).cloned();
            let scene = scene.as_ref();
            // `Nine operators have founded an alliance`
            let unnamed = |p: &Read<PartyClaim>| {
                let name = &registry.names[p.value.name];
                let count = name.name.split(' ').next().unwrap_or("").to_lowercase();
                name.kind == NameKind::Described || name.rule == "party-headed" && word_below_hundred(&count).is_some()
            };
            if raw.kind == AgreementType::Alliance && raw.status == Status::Established && parties.iter().all(unnamed) {
                // The founding is told first, the members after it.
                founded = Some(claim(sentence, raw, Vec::new(), registry, lexicon, scene));
                continue;
            }
            if raw.rule == "deal-members" {
                let mut known = same::remembered_mut(&mut deals).iter_mut().rev();
                let alliance = known.find(|d| d.kind.value == AgreementType::Alliance);
                if let Some(alliance) = alliance {
                    same::add_parties(alliance, parties, discourse_span(sentence));
                } else if let Some(mut alliance) = founded.take() {
                    same::add_parties(&mut alliance, parties, discourse_span(sentence));
                    deals.push(alliance);
                } else if parties.len() >= 2 {
                    deals.push(claim(sentence, raw, parties, registry, lexicon, scene));
                }
                continue;
            }
            // `The alliance was initiated by A and B`, below its founding.
            let alliance = raw.kind == AgreementType::Alliance && raw.status == Status::Established;
            if alliance
                && parties.len() >= 2
                && says_the(sentence, raw)
                && let Some(mut told) = founded.take()
            {
                same::add_parties(&mut told, parties, discourse_span(sentence));
                resolver.remember(&told, sentence);
                deals.push(told);
                continue;
            }
            let near = nearby(sentence, before, raw, &parties, &resolver, registry);
            let unnamed = parties.is_empty();
            let own = whose(sentence, raw, parties, &resolver, &mut deals, registry, lexicon);
            let Some(parties) = own.filter(|own| own.len() >= 2 || near.is_none()).or(near) else {
                // `A total of 18 projects were signed`: nobody is named yet.
                if let Some(count) = raw.batch.map(scene::how_many).filter(|n| *n >= 2)
                    && raw.status.is_concluded()
                    && sentence.kind == BlockKind::Body
                {
                    let (date, place) = scene::date_and_place(sentence, raw, registry, scene);
                    if date.is_some() || place.is_some() {
                        scenes.tell_several(index, count, Scene::new(date, place));
                    }
                }
                continue;
            };
            let mut claim = claim(sentence, raw, parties, registry, lexicon, scene);
            if raw.rule == "deal-mentioned" && resolver.dealt_just_before(sentence, registry, true).is_some() {
                claim.status.value = Status::Signed;
            }
            // `signed another one`: of the kind named before.
            let one = raw.rule == "deal-signing-paper" && sentence.sent.lower(raw.noun.1 - 1) == "one";
            if let Some((_, kind, _)) = named.filter(|(at, ..)| one && index <= at + 1) {
                claim.kind.value = kind;
            }
            if raw.rule == "deal-signing-it" {
                let Some((_, kind, span)) = named.filter(|(at, ..)| index <= at + 3) else { continue };
                claim.kind.value = kind;
                claim.kind.span = span;
            }
            if raw.rule == "deal-signed-by" {
                let above = sentences[..index].iter().rev().take(2).find_map(any_noun);
                let Some((kind, span)) = above else { continue };
                claim.kind.value = kind;
                claim.kind.span = span;
                if let Some(ceremony) = scenes.last().filter(|_| claim.date.is_none()) {
                    ceremony.lend(&mut claim);
                }
                deals.push(claim);
                continue;
            }
            // `Five documents were signed on Tuesday. … Of most interest is a memorandum between A and B`
            let named = raw.rule == "deal-named-between" && raw.status == Status::InForce && raw.act == raw.noun;
            let paper = (matches!(raw.status, Status::Signed | Status::Agreed) || named) && !raw.former;
            let lends = scenes.one_of_several(index).filter(|_| paper && raw.batch.is_none() && claim.date.is_none());
            let told = sentence.kind == BlockKind::Body || sentence.kind == BlockKind::Item && list.is_none();
            if let Some(scene) = lends.filter(|_| told) {
                scene.lend(&mut claim);
                if named {
                    claim.status.value = Status::Signed;
                }
            }
            resolver.remember(&claim, sentence);
            scenes.remember(index, sentence, raw, &claim);
            if says_the(sentence, raw) && same::tell_whose(&mut deals, &claim) {
                continue;
            }
            let just_told = |d: &DealClaim| {
                let from = index.checked_sub(2).map_or(0, |at| discourse_span(&sentences[at]).start);
                d.sentence.start >= from
                    && d.sentence != claim.sentence
                    && d.count.is_none()
                    && same::kinds_agree(d.kind.value, raw.kind)
            };
            if is_retold(sentence, raw)
                && !is_of_another_time(sentence, raw, &deals)
                && deals.last().is_some_and(just_told)
            {
                follow_up(sentence, raw, &mut deals, lexicon);
                if let Some(deal) = deals.last_mut() {
                    deal.date = deal.date.take().or(claim.date);
                    deal.place = deal.place.take().or(claim.place);
                }
                continue;
            }
            // One of several projects is no second telling of them all.
            let one_of_many = raw.batch.is_none() && claim.parties.iter().any(|p| p.rule == host::RULE);
            // `a protocol to the 2012 agreement`: that agreement by itself.
            let dated = raw.rule == "deal-named-between" && year_before(sentence, raw);
            // `The two also signed an extradition treaty`: of a kind that they have not made yet.
            let further = adds(sentence)
                && raw.status == Status::Signed
                && claim.parties.len() >= 2
                && index > 0
                && sentence.kind == BlockKind::Body
                && says_a(sentence, raw)
                && !same::remembered(&deals).iter().any(|d| d.kind.value == claim.kind.value);
            // `• Renewed an agreement with Norland County`: one with somebody who has not been told of yet.
            let told = claim.parties.iter().filter(|p| p.rule != resolve::IMPLIED);
            let item = sentence.kind == BlockKind::Item && says_a(sentence, raw) && claim.parties.len() >= 2;
            let item = item && !same::any_of(&deals, told);
            // `The two are negotiating an extradition treaty`: not the one that they have signed.
            let ahead = says_a(sentence, raw)
                && (raw.strong || adds(sentence))
                && raw.status == Status::Negotiating
                && claim.parties.len() >= 2
                && index > 0
                && sentence.kind == BlockKind::Body
                && same::remembered(&deals).iter().any(|d| {
                    (d.status.value == Status::Signed || adds(sentence))
                        && same::kinds_agree(d.kind.value, claim.kind.value)
                });
            // `On the same occasion, the two companies signed a contract`
            let apart = is_separate(sentence, raw) || raw.strong && scene::same_occasion(sentence);
            let separate = says_a(sentence, raw) && apart && claim.parties.len() >= 2;
            let of_several =
                sentence.kind == BlockKind::Body && (separate || is_one_of_several(sentence, raw, &claim, &deals));
            // The lead tells the deal of the headline once more, in other words.
            let open = unnamed || !is_lead(sentences, index);
            let new = open && claim.parties.len() >= 2 && is_new(sentence, raw, &deals, lexicon);
            if new
                || ahead
                || item
                || further
                || of_several
                || one_of_many
                || (raw.former || dated) && claim.date.is_some()
            {
                deals.push(claim);
                continue;
            }
            // `The MoU was signed by the heads of both`: the only one that has been told.
            let plain = raw.title.is_none() && raw.batch.is_none() && !raw.former;
            let lead = headline.is_some() && is_lead(sentences, index);
            if says_the(sentence, raw) && raw.status == Status::Signed && plain && !lead {
                let older = is_older(sentence, raw) || is_of_another_time(sentence, raw, &deals);
                if !older && same::tells_the_only(&deals, &claim) && follow_up(sentence, raw, &mut deals, lexicon) {
                    if let Some(deal) = same::the_only(&mut deals, claim.kind.value) {
                        deal.date = deal.date.take().or(claim.date);
                        deal.place = deal.place.take().or(claim.place);
                    }
                    continue;
                }
            }
            // `signed a trade agreement and four memorandums`, `signed agreements with A and B`
            let beside = sentence.deals[..nth].iter().any(|d| d.act == raw.act);
            same::add(&mut deals, claim, headline.filter(|_| is_lead(sentences, index)), beside);
        }
        if let Some(before) = before {
            turned::turn(sentence, before, &mut deals);
        }
        if list.is_none() {
            let scene = scenes.now().or(here.as_ref());
            list = listing::open(sentences, index, &resolver, registry, lexicon, (scene, scenes.last(), place));
            list.iter().for_each(|list| list.settle(&mut deals));
        }
        if let Some((kind, span)) = last_noun(sentence) {
            named = Some((index, kind, span));
        }
        scenes.leave(index, sentence, here);
    }
    if let Some(done) = list {
        done.close(&mut deals);
    }
    incomplete::drop_incomplete(&mut deals, headline);
    incomplete::drop_counted(&mut deals);
    for deal in &mut deals {
        topics::complete(sentences, deal, lexicon);
    }
    deals
}

/// Whether sentence `index` is one of the first two of the body.
fn is_lead(sentences: &[Sentence<'_, '_>], index: usize) -> bool {
    sentences[index].kind == BlockKind::Body
        && sentences[..index].iter().filter(|s| s.kind == BlockKind::Body && s.sent.len() > 8).nth(1).is_none()
}

/// The kind of the last agreement that a sentence names, and its words.
fn last_noun(sentence: &Sentence<'_, '_>) -> Option<(AgreementType, Span)> {
    let mut agreements =
        sentence.groups.list.iter().filter_map(|g| g.noun()?.agreement).filter(|(.., noun)| noun.strong);
    agreements.next_back().map(|(first, length, noun)| (noun.kind, span(sentence, first, first + length)))
}

/// The first agreement that a sentence names, however weak the word is: `Cold store project`.
fn any_noun(sentence: &Sentence<'_, '_>) -> Option<(AgreementType, Span)> {
    let (first, length, noun) = sentence.groups.list.iter().find_map(|g| g.noun()?.agreement)?;
    Some((noun.kind, span(sentence, first, first + length)))
}

/// Code points of a range of positions.
pub fn span(sentence: &Sentence<'_, '_>, first: usize, end: usize) -> Span {
    let (start, end) = sentence.sent.bytes(first, end);
    sentence.sent.text.span_of_bytes(start, end)
}

/// Where among the sentences, which are in the order of the text, the one with this span stands.
fn sentence_at(sentences: &[Sentence<'_, '_>], at: Span) -> Option<usize> {
    sentences.binary_search_by_key(&at.start, |s| discourse_span(s).start).ok()
}

/// The whole sentence.
fn discourse_span(sentence: &Sentence<'_, '_>) -> Span {
    span(sentence, 0, sentence.sent.len())
}

#[cfg(test)]
mod tests;
