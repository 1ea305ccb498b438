//! When and where: a date or place in a sentence, and the gatherings that lend theirs to the sentences after them.

use super::{Sentence, span};
use crate::extract::deals::RawDeal;
use crate::extract::document::BlockKind;
use crate::extract::found::Found;
use crate::extract::groups::GroupKind;
use crate::extract::names::registry::Registry;
use crate::record::Confidence;
use crate::record::claim::{DateWords, NameKind, Read};
use crate::record::concept::Status;

/// A gathering that the sentences after it go on about: its date and its place.
#[derive(Debug, Clone)]
pub struct Scene {
    date: Option<Read<DateWords>>,
    place: Option<Read<usize>>,
}

impl Scene {
    /// When and where several deals were made.
    pub(super) fn new(date: Option<Read<DateWords>>, place: Option<Read<usize>>) -> Self {
        Self { date, place }
    }
}

/// For how many sentences after it a gathering lends its date and place.
pub(super) const SCENE_LASTS: usize = 4;

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

/// The gathering that a sentence of the body tells; only one with a date, which is what later sentences leave out.
pub(super) fn scene_of(sentence: &Sentence<'_, '_>, registry: &Registry<'_>) -> Option<Scene> {
    let sent = sentence.sent;
    let gathering = (0..sent.len()).any(|i| GATHERINGS.contains(&sent.lower(i)));
    if !gathering || sentence.kind != BlockKind::Body {
        return None;
    }
    let date = sentence.dates.iter().find(|d| !is_validity(d)).map(|d| date_read(sentence, d, 600));
    let place = place_in(sentence, registry, 0, sent.len(), 600);
    date.is_some().then_some(Scene { date, place })
}

/// When and where the deal was made: from its own sentence, else from the gathering told just before.
pub(super) fn date_and_place(
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
            !is_validity(d)
                && (d.first < purpose || distance(d) < 40)
                && !is_start(d)
                && !of_another(sentence, raw, d)
                && !of_telling(sentence, act, d)
        })
        // `was to have been signed in June was signed on 7 December`: what stands after the verb goes with it.
        .min_by_key(|d| {
            distance(d) + if d.first > purpose { 30 } else { 0 } + if d.first > 3 && d.first < act { 8 } else { 0 }
        })
        .map(|d| date_read(sentence, d, 850));
    let place = place_in(sentence, registry, 0, purpose.min(sentence.sent.len()), 800)
        .filter(|p| !raw.parties.iter().any(|(phrase, _)| span(sentence, phrase.first, phrase.end).overlaps(p.span)));
    let done = matches!(raw.status, Status::Signed | Status::Established | Status::Agreed | Status::Renewed);
    match scene.filter(|_| done && raw.rule != "deal-named-between") {
        Some(scene) if date.is_none() => (scene.date.clone(), place.or_else(|| scene.place.clone())),
        _ => (date, place),
    }
}

/// A limit or a beginning: `by March`, `from next April`.
fn is_start(date: &Found<DateWords>) -> bool {
    matches!(date.preposition, Some("by" | "for"))
        || date.preposition == Some("from") && !matches!(date.value, DateWords::Between(..))
}

/// Whether a date stands closer to another deal of the sentence.
fn of_another(sentence: &Sentence<'_, '_>, raw: &RawDeal, date: &Found<DateWords>) -> bool {
    let near = |act: (usize, usize)| date.first.abs_diff(act.0);
    let lead = date.first <= 2;
    !lead && sentence.deals.iter().any(|d| d.act != raw.act && d.noun != raw.noun && near(d.act) < near(raw.act))
}

/// Whether a date goes with the telling of a deal, not with the deal: `…, it was learned on Aug. 20`.
fn of_telling(sentence: &Sentence<'_, '_>, act: usize, date: &Found<DateWords>) -> bool {
    const TELLING: &[&str] = &["said", "told", "announced", "learned", "learnt", "reported", "reports", "disclosed"];
    let passive = |i: usize| matches!(sentence.sent.lower(i), "learned" | "learnt" | "told" | "disclosed");
    let between = act + 1..date.first;
    // The headline act may itself be the announcement: only a verb after the act counts.
    between.clone().any(|i| TELLING.contains(&sentence.sent.lower(i)))
        && (date.first.saturating_sub(8)..date.first).any(|i| TELLING.contains(&sentence.sent.lower(i)) || passive(i))
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
        // `… on partnership in Bishkek yesterday`: beside the date it is where the deal was made, wherever that stands.
        let is_date = |g: usize| matches!(groups.kind(g), Some(GroupKind::Date));
        let beside_date = is_date(k + 2) || k > 0 && is_date(k - 1) || groups.is_prep(k + 2, "on") && is_date(k + 3);
        let inside = at.first >= first && (at.end <= end || beside_date);
        let entry = sentence.entries[name];
        let whole = noun.inner.is_empty() && groups.list[k + 1].end == at.close;
        let kind = registry.names[entry].kind;
        let stands = kind == NameKind::Place || kind == NameKind::Other && beside_date && groups.is_prep(k, "in");
        (inside && whole && stands)
            .then(|| Read::new(entry, span(sentence, at.first, at.end), "place-in", Confidence::new(confidence)))
    })
}

/// A date with the words that say it, for a claim.
pub(super) fn date_read(sentence: &Sentence<'_, '_>, date: &Found<DateWords>, confidence: u16) -> Read<DateWords> {
    Read::new(date.value, span(sentence, date.first, date.end), date.rule, Confidence::new(confidence))
}

/// A date that says how long something holds, not when it was made.
pub(super) fn is_validity(date: &Found<DateWords>) -> bool {
    matches!(date.preposition, Some("until" | "till" | "through" | "since" | "throughout"))
        || matches!(date.value, DateWords::Between(a, b) if a.month.is_none() && b.month.is_none())
}
