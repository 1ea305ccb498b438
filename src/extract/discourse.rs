//! From sentences to the article: who is meant, what belongs to which deal, what is told twice.

pub mod listing;
pub mod resolve;
pub mod same;

use super::areas::areas;
use super::deals::RawDeal;
use super::document::BlockKind;
use super::found::Found;
use super::groups::Groups;
use super::names::registry::Registry;
use super::sent::Sent;
use crate::lexicon::Lexicon;
use crate::record::claim::{DateWords, DealClaim, NameKind, PartyClaim, Read};
use crate::record::concept::{AgreementType, Area, Status};
use crate::record::{Confidence, Span};
use resolve::Resolver;

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
    /// The kind of block it stands in.
    pub kind: BlockKind,
    /// The number of its block.
    pub block: usize,
}

/// The deals of an article, those told twice joined.
pub fn assemble(sentences: &[Sentence<'_, '_>], registry: &mut Registry<'_>, lexicon: &Lexicon) -> Vec<DealClaim> {
    let mut resolver = Resolver::new(sentences, registry);
    let mut deals: Vec<DealClaim> = Vec::new();
    let mut scene: Option<(usize, Scene)> = None;
    let mut named: Option<(usize, AgreementType, Span)> = None;
    let mut founded: Option<DealClaim> = None;
    for (index, sentence) in sentences.iter().enumerate() {
        resolver.enter(index);
        let here = scene_of(sentence, registry);
        if let Some(items) = listing::items(sentences, index) {
            deals.extend(listing::deals(
                sentences,
                index,
                items,
                &mut resolver,
                registry,
                lexicon,
                scene.as_ref().map(|(_, s)| s).or(here.as_ref()),
            ));
        }
        for raw in &sentence.deals {
            let parties = resolver.parties(sentence, raw, registry, lexicon);
            let scene = scene.as_ref().map(|(_, s)| s).or(here.as_ref());
            if raw.kind == AgreementType::Alliance && raw.status == Status::Established && parties.is_empty() {
                // The founding is told first, the members after it.
                founded = Some(claim(sentence, raw, parties, registry, lexicon, scene));
                continue;
            }
            if raw.rule == "deal-members" {
                let alliance = deals.iter_mut().rev().find(|d| d.kind.value == AgreementType::Alliance);
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
            if raw.rule == "deal-mentioned"
                || raw.definite && parties.len() < 2
                || parties.is_empty() && raw.batch.is_none()
            {
                follow_up(sentence, raw, &mut deals, lexicon);
                continue;
            }
            if parties.len() < 2 && !stands_alone(raw, parties.len()) {
                follow_up(sentence, raw, &mut deals, lexicon);
                continue;
            }
            let mut claim = claim(sentence, raw, parties, registry, lexicon, scene);
            if raw.rule == "deal-signing-it" {
                let Some((_, kind, span)) = named.filter(|(at, ..)| index <= at + 3) else { continue };
                claim.kind.value = kind;
                claim.kind.span = span;
            }
            resolver.remember(&claim);
            same::add(&mut deals, claim);
        }
        if let Some((kind, span)) = last_noun(sentence) {
            named = Some((index, kind, span));
        }
        if let Some(here) = here {
            scene = Some((index, here));
        } else if matches!(sentence.kind, BlockKind::Heading)
            || scene.as_ref().is_some_and(|(at, _)| index > at + SCENE_LASTS)
        {
            scene = None;
        }
    }
    same::drop_incomplete(&mut deals);
    for deal in &mut deals {
        nearby_areas(sentences, deal, lexicon);
    }
    deals
}

/// Adds areas from the headline that tells the deal, or from the sentences after it, where its own clause gives none.
fn nearby_areas(sentences: &[Sentence<'_, '_>], deal: &mut DealClaim, lexicon: &Lexicon) {
    if !deal.areas.is_empty() {
        return;
    }
    let Some(at) = sentences.iter().position(|s| discourse_span(s) == deal.sentence) else { return };
    let after = sentences
        .iter()
        .skip(at + 1)
        .take(2)
        .take_while(|s| s.kind == BlockKind::Body && s.deals.iter().all(|d| d.parties.len() < 2));
    let title = sentences.iter().take(at).filter(|s| s.kind == BlockKind::Title && at <= 4);
    for sentence in std::iter::once(&sentences[at]).chain(after).chain(title) {
        for hit in areas(sentence.sent, lexicon, 0, sentence.sent.len()) {
            if deal.areas.len() < 2 && !deal.areas.iter().any(|a| a.value.top() == hit.area.top()) {
                deal.areas.push(Read::new(
                    hit.area,
                    span(sentence, hit.first, hit.end),
                    "area-nearby",
                    Confidence::new(500),
                ));
            }
        }
        if deal.areas.len() >= 2 {
            return;
        }
    }
}

/// The kind of the last agreement that a sentence names, and its words.
fn last_noun(sentence: &Sentence<'_, '_>) -> Option<(AgreementType, Span)> {
    let mut agreements =
        sentence.groups.list.iter().filter_map(|g| g.noun()?.agreement).filter(|(.., noun)| noun.strong);
    agreements.next_back().map(|(first, length, noun)| (noun.kind, span(sentence, first, first + length)))
}

/// Whether a deal with fewer than two known parties is still a deal: somebody signed something.
fn stands_alone(raw: &RawDeal, parties: usize) -> bool {
    raw.batch.is_some_and(|n| n >= 2) && matches!(raw.status, Status::Signed | Status::Agreed | Status::Planned)
        || parties == 1
            && raw.strong
            && !raw.definite
            && matches!(
                raw.status,
                Status::Signed
                    | Status::Agreed
                    | Status::Renewed
                    | Status::Terminated
                    | Status::Suspended
                    | Status::Rejected
                    | Status::Planned
            )
            && matches!(raw.rule, "deal-act-on-noun" | "deal-noun-acted-on")
}

/// A gathering that the sentences after it go on about: its date and its place.
#[derive(Debug, Clone)]
pub struct Scene {
    date: Option<Read<DateWords>>,
    place: Option<Read<usize>>,
}

/// For how many sentences after it a gathering lends its date and place.
const SCENE_LASTS: usize = 4;

/// Nouns of gatherings at which deals are made.
const GATHERINGS: &[&str] = &[
    "meeting",
    "conference",
    "ceremony",
    "forum",
    "summit",
    "talks",
    "visit",
    "dinner",
    "event",
    "session",
    "congress",
    "fair",
    "expo",
    "seminar",
];

fn scene_of(sentence: &Sentence<'_, '_>, registry: &Registry<'_>) -> Option<Scene> {
    let sent = sentence.sent;
    let gathering = (0..sent.len()).any(|i| GATHERINGS.contains(&sent.lower(i)));
    if !gathering || sentence.kind != BlockKind::Body {
        return None;
    }
    let date = sentence.dates.iter().find(|d| !is_validity(d)).map(|d| date_read(sentence, d, 600));
    let place = place_in(sentence, registry, 0, sent.len(), 600);
    date.is_some().then_some(Scene { date, place })
}

fn date_read(sentence: &Sentence<'_, '_>, date: &Found<DateWords>, confidence: u16) -> Read<DateWords> {
    Read::new(date.value, span(sentence, date.first, date.end), date.rule, Confidence::new(confidence))
}

/// Code points of a range of positions.
pub fn span(sentence: &Sentence<'_, '_>, first: usize, end: usize) -> Span {
    let (start, end) = sentence.sent.bytes(first, end);
    sentence.sent.text.span_of_bytes(start, end)
}

/// The whole sentence.
fn discourse_span(sentence: &Sentence<'_, '_>) -> Span {
    span(sentence, 0, sentence.sent.len())
}

/// A date that says how long something holds, not when it was made.
fn is_validity(date: &Found<DateWords>) -> bool {
    matches!(date.preposition, Some("until" | "till" | "through" | "since" | "throughout"))
        || matches!(date.value, DateWords::Between(a, b) if a.month.is_none() && b.month.is_none())
}

/// A place told with `in` or `at` between two positions.
fn place_in(
    sentence: &Sentence<'_, '_>,
    registry: &Registry<'_>,
    first: usize,
    end: usize,
    confidence: u16,
) -> Option<Read<usize>> {
    let groups = &sentence.groups;
    (0..groups.list.len()).find_map(|k| {
        if !(groups.is_prep(k, "in") || groups.is_prep(k, "at")) {
            return None;
        }
        let noun = groups.list.get(k + 1)?.noun()?;
        let name = noun.name?;
        let at = &groups.names[name];
        let inside = at.first >= first && at.end <= end;
        let entry = sentence.entries[name];
        let whole = noun.inner.is_empty() && groups.list[k + 1].end == at.close;
        (inside && whole && registry.names[entry].kind == NameKind::Place)
            .then(|| Read::new(entry, span(sentence, at.first, at.end), "place-in", Confidence::new(confidence)))
    })
}

fn claim(
    sentence: &Sentence<'_, '_>,
    raw: &RawDeal,
    parties: Vec<Read<PartyClaim>>,
    registry: &Registry<'_>,
    lexicon: &Lexicon,
    scene: Option<&Scene>,
) -> DealClaim {
    let sent = sentence.sent;
    let confidence = Confidence::new(raw.confidence);
    let (date, place) = date_and_place(sentence, raw, registry, scene);
    let mut found: Vec<Read<Area>> = Vec::new();
    for &(first, end) in &raw.purpose {
        for hit in areas(sent, lexicon, first, end) {
            if !found.iter().any(|a| a.value.top() == hit.area.top()) {
                found.push(Read::new(
                    hit.area,
                    span(sentence, hit.first, hit.end),
                    "area-of-purpose",
                    Confidence::new(750),
                ));
            }
        }
    }
    found.truncate(5);
    if found.is_empty() && raw.kind == AgreementType::FreeTradeAgreement {
        found.push(Read::new(
            Area::Trade,
            span(sentence, raw.noun.0, raw.noun.1),
            "area-of-kind",
            Confidence::new(900),
        ));
    }
    DealClaim {
        clause: span(sentence, raw.clause.0, raw.clause.1),
        sentence: span(sentence, 0, sent.len()),
        also: Vec::new(),
        kind: Read::new(raw.kind, span(sentence, raw.noun.0, raw.noun.1), raw.rule, confidence),
        status: Read::new(raw.status, span(sentence, raw.act.0, raw.act.1), raw.rule, confidence),
        title: raw.title.map(|(first, end)| {
            Read::new(sent.folded(first, end), span(sentence, first, end), "deal-title", Confidence::new(800))
        }),
        parties,
        date,
        concluded_on: None,
        place,
        areas: found,
        count: raw
            .batch
            .filter(|n| *n > 0)
            .map(|n| Read::new(n, span(sentence, raw.noun.0, raw.noun.1), raw.rule, confidence)),
        amounts: Vec::new(),
        duration: None,
        valid_from: None,
        valid_until: None,
        initiatives: Vec::new(),
        provisions: Vec::new(),
        attributed_to: None,
        representatives: Vec::new(),
    }
}

/// When and where the deal was made: from its own sentence, else from the gathering told just before.
fn date_and_place(
    sentence: &Sentence<'_, '_>,
    raw: &RawDeal,
    registry: &Registry<'_>,
    scene: Option<&Scene>,
) -> (Option<Read<DateWords>>, Option<Read<usize>>) {
    let act = raw.act.0;
    // Words of the purpose tell other dates and places: only what stands before it counts, or at the start.
    let purpose = raw.purpose.get(1).map_or(usize::MAX, |p| p.0);
    let distance = |d: &Found<DateWords>| d.first.abs_diff(act);
    let date = sentence
        .dates
        .iter()
        .filter(|d| {
            !is_validity(d) && (d.first < purpose || distance(d) < 40) && !matches!(d.preposition, Some("by" | "for"))
        })
        .min_by_key(|d| distance(d) + if d.first > purpose { 30 } else { 0 })
        .map(|d| date_read(sentence, d, 850));
    let place = place_in(sentence, registry, 0, purpose.min(sentence.sent.len()), 800)
        .filter(|p| !raw.parties.iter().any(|(phrase, _)| span(sentence, phrase.first, phrase.end).overlaps(p.span)));
    let done = matches!(raw.status, Status::Signed | Status::Established | Status::Agreed | Status::Renewed);
    match scene.filter(|_| done && raw.rule != "deal-named-between") {
        Some(scene) if date.is_none() => (scene.date.clone(), place.or_else(|| scene.place.clone())),
        _ => (date, place),
    }
}

/// Adds what a sentence about a known deal says (`The agreement covers …`, `Under the memorandum, …`).
fn follow_up(sentence: &Sentence<'_, '_>, raw: &RawDeal, deals: &mut [DealClaim], lexicon: &Lexicon) {
    let Some(deal) = deals.iter_mut().rev().find(|d| same::kinds_agree(d.kind.value, raw.kind)) else { return };
    let here = span(sentence, 0, sentence.sent.len());
    if !deal.also.contains(&here) && deal.sentence != here {
        deal.also.push(here);
    }
    let turn = matches!(raw.status, Status::Terminated | Status::Suspended | Status::Renewed | Status::InForce)
        && !matches!(raw.rule, "deal-named-between" | "deal-mentioned");
    let progress = raw.status == Status::Signed
        && matches!(deal.status.value, Status::Planned | Status::Agreed | Status::InForce | Status::Established);
    if turn && deal.status.value != Status::Terminated || progress {
        deal.status =
            Read::new(raw.status, span(sentence, raw.act.0, raw.act.1), raw.rule, Confidence::new(raw.confidence));
    }
    if deal.date.is_none() && !matches!(raw.status, Status::InForce) {
        deal.date = sentence
            .dates
            .iter()
            .find(|d| !is_validity(d) && d.first >= raw.clause.0.saturating_sub(6) && d.end <= raw.clause.1 + 8)
            .map(|d| date_read(sentence, d, 650));
    }
    if deal.areas.len() < 2 {
        for hit in areas(sentence.sent, lexicon, raw.clause.0, sentence.sent.len()) {
            if deal.areas.len() < 3 && !deal.areas.iter().any(|a| a.value.top() == hit.area.top()) {
                deal.areas.push(Read::new(
                    hit.area,
                    span(sentence, hit.first, hit.end),
                    "area-of-follow-up",
                    Confidence::new(600),
                ));
            }
        }
    }
}
