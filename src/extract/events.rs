//! Events: gatherings told with a date or a place of their own.

mod cue;

use super::discourse::{Sentence, span};
use super::document::BlockKind;
use super::found::Found;
use super::groups::GroupKind;
use super::names::registry::Registry;
use super::rule::Rule;
use crate::record::claim::{DateParts, DateUnit, DateWords, DealClaim, EventClaim, NameKind, Read};
use crate::record::concept::{EventType, Status};
use crate::record::{Confidence, Span};
use cue::Cue;
use std::collections::BTreeMap;

/// The rules of this kind.
pub const RULES: &[Rule] = &[
    Rule {
        id: "event-held",
        reads: "A gathering is held, opened, attended …, with its date or place in the same clause.",
        examples: &[
            "The Norland Trade Forum was held in Vienna on March 9, 2021.",
            "On 9 March 2021 the port held a meeting in Vienna.",
            "A ceremony for the first trainees will take place on 4 September 2021.",
        ],
        near_misses: &[
            "The meeting room was painted on March 9, 2021.",
            "No meeting was held in Vienna.",
            "Meetings are dull.",
        ],
    },
    Rule {
        id: "event-at",
        reads: "Something happens at, during or after a gathering whose date or place is told with it.",
        examples: &[
            "The prize was handed over at a ceremony in Vienna.",
            "On January 15, 2020, at the Norland Partners Conference, the prize was handed over.",
        ],
        near_misses: &["He looked at the conference papers in Vienna.", "At the meeting, both sides agreed to talk."],
    },
    Rule {
        id: "event-visit",
        reads: "Somebody visits a place, or receives visitors, on a date or in a place.",
        examples: &[
            "A delegation from Norland visited Vienna from 27 to 31 October 2025.",
            "The mayor paid a visit to Vienna on March 9, 2021.",
            "During a state visit to Vienna, the two signed a book.",
            "The harbour received guests on March 9 and 10, 2021.",
        ],
        near_misses: &["Visit our website.", "They hope to visit Vienna."],
    },
    Rule {
        id: "event-met",
        reads: "Somebody meets somebody in a place or on a date.",
        examples: &["The ministers met in Vienna on March 9, 2021.", "Ada Brook met with Tobias Renner in Vienna."],
        near_misses: &["The plan met resistance in Vienna.", "The ministers met all the conditions."],
    },
];

/// Among so many gatherings told last is the one that a sentence tells again.
const REMEMBERED: usize = 500;

/// The gatherings of an article, those told twice joined.
pub fn events(sentences: &[Sentence<'_, '_>], registry: &Registry, deals: &[DealClaim]) -> Vec<EventClaim> {
    let signed = Signed::of(deals);
    let mut found: Vec<EventClaim> = Vec::new();
    for sentence in sentences {
        if !matches!(sentence.kind, BlockKind::Title | BlockKind::Heading | BlockKind::Body | BlockKind::Item) {
            continue;
        }
        for cue in cue::cues(sentence, registry) {
            let mut event = claim(sentence, registry, &cue);
            if cue.signing && event.date.is_none() {
                of_deal(&mut event, sentence, deals, &signed);
            }
            let definite = cue.definite && event.title.is_none();
            add(&mut found, event, definite);
        }
    }
    found
}

fn claim(sentence: &Sentence<'_, '_>, registry: &Registry, cue: &Cue) -> EventClaim {
    let date = date_of(sentence, cue)
        .map(|d| Read::new(d.value, span(sentence, d.first, d.end), cue.rule, Confidence::new(800)));
    let place = place_of(sentence, registry, cue)
        .map(|(entry, first, end)| Read::new(entry, span(sentence, first, end), cue.rule, Confidence::new(800)));
    let title = cue.title.map(|(first, end)| {
        Read::new(sentence.sent.folded(first, end), span(sentence, first, end), cue.rule, Confidence::new(800))
    });
    EventClaim {
        kind: Read::new(cue.kind, span(sentence, cue.words.0, cue.words.1), cue.rule, Confidence::new(800)),
        title,
        date,
        place,
        participants: Vec::new(),
    }
}

/// A signing ceremony without a date of its own has that of the deal told last.
fn of_deal(event: &mut EventClaim, sentence: &Sentence<'_, '_>, deals: &[DealClaim], signed: &Signed) {
    let Some(deal) = signed.last(span(sentence, 0, sentence.sent.len())).map(|at| &deals[at]) else { return };
    event.date.clone_from(&deal.date);
    if event.place.is_none() {
        event.place.clone_from(&deal.place);
    }
}

/// The deals that are signed, by where they are told: an article may tell thousands.
struct Signed {
    /// Where the sentence of a deal begins, and the deal; in order.
    first: Vec<(u32, usize)>,
    /// The last of the deals that a sentence tells again.
    again: BTreeMap<Span, (u32, usize)>,
}

impl Signed {
    fn of(deals: &[DealClaim]) -> Self {
        let mut signed = Self { first: Vec::new(), again: BTreeMap::new() };
        for (at, deal) in deals.iter().enumerate().filter(|(_, d)| d.status.value == Status::Signed) {
            let told = (deal.sentence.start, at);
            signed.first.push(told);
            for sentence in &deal.also {
                let last = signed.again.entry(*sentence).or_insert(told);
                *last = told.max(*last);
            }
        }
        signed.first.sort_unstable();
        signed
    }

    /// The deal told last, up to a sentence or in it.
    fn last(&self, here: Span) -> Option<usize> {
        let before = self.first.partition_point(|(start, _)| *start <= here.start).checked_sub(1);
        let told = before.map(|at| self.first[at]).max(self.again.get(&here).copied());
        told.map(|(_, at)| at)
    }
}

/// The date in the cue's clause: the nearest one that does not belong to another cue's words.
fn date_of<'d>(sentence: &'d Sentence<'_, '_>, cue: &Cue) -> Option<&'d Found<DateWords>> {
    let fits = |d: &&Found<DateWords>| {
        let inside = d.first >= cue.clause.0 && d.end <= cue.clause.1;
        let meant = !matches!(d.preposition, Some("until" | "till" | "since" | "by" | "as" | "before" | "within"));
        let span_of_years = matches!(d.value, DateWords::Between(a, b) if a.month.is_none() && b.month.is_none());
        // `today` goes with the telling of the news, unless it stands right by the cue (`at today's forum`).
        let far = matches!(d.value, DateWords::Relative(DateUnit::Day, 0))
            && (d.end + 1 < cue.words.0 || d.first > cue.words.1);
        // `a day after the talks ended`: what stands before is another date.
        let other = cue.after && d.first < cue.words.0.saturating_sub(1);
        // `The mayor, who visited Vienna last week, will attend the forum`: the date of a clause put in before.
        let relative = d.first < cue.words.0
            && sentence
                .groups
                .list
                .iter()
                .any(|g| g.kind == GroupKind::Relative && g.first >= cue.clause.0 && g.first < d.first);
        inside && meant && !span_of_years && !far && !other && !relative
    };
    let distance = |d: &&Found<DateWords>| {
        if d.first >= cue.words.0 {
            d.first.saturating_sub(cue.words.1)
        } else {
            cue.words.0 - d.first.min(cue.words.0)
        }
    };
    sentence.dates.iter().filter(fits).min_by_key(distance)
}

/// The place in the cue's clause: after the cue, or else opening the clause (`In Vienna, …`).
fn place_of(sentence: &Sentence<'_, '_>, registry: &Registry, cue: &Cue) -> Option<(usize, usize, usize)> {
    if cue.place.is_some() {
        return cue.place;
    }
    let groups = &sentence.groups;
    let places = (0..groups.list.len()).filter_map(|k| {
        let word = groups.first_word(k);
        if groups.list[k].kind != GroupKind::Prep || !matches!(word, "in" | "at") {
            return None;
        }
        let noun = groups.list.get(k + 1)?.noun()?;
        let name = &groups.names[noun.name?];
        let entry = sentence.entries[noun.name?];
        let inside = name.first >= cue.clause.0
            && name.end <= cue.clause.1
            && !(name.first >= cue.words.0 && name.end <= cue.words.1);
        let kind = registry.names[entry].kind;
        let venue = word == "at"
            && matches!(cue.rule, "event-held" | "event-at")
            && kind != NameKind::Person
            && name.first >= cue.words.1;
        (inside && (kind == NameKind::Place || venue) && groups.list[k + 1].end == name.close.max(name.end))
            .then_some((entry, name.first, name.end))
    });
    let after = |p: &(usize, usize, usize)| p.1 >= cue.words.0;
    let all: Vec<_> = places.collect();
    all.iter().copied().find(after).or_else(|| all.first().copied().filter(|p| p.2 <= cue.clause.0 + 4))
}

/// Adds an event, or what it says more about one told before.
fn add(found: &mut Vec<EventClaim>, event: EventClaim, definite: bool) {
    let same = found.iter_mut().rev().take(REMEMBERED).find(|known| {
        let kinds =
            known.kind.value == event.kind.value || definite && family(known.kind.value) == family(event.kind.value);
        kinds
            && dates_fit(known.date.as_ref(), event.date.as_ref())
            && (places_fit(known, &event) || definite)
            && (definite || known.date.is_some() && event.date.is_some() || titles_fit(known, &event))
    });
    if let Some(known) = same {
        if event
            .date
            .as_ref()
            .is_some_and(|d| fineness(&d.value) > known.date.as_ref().map_or(0, |k| fineness(&k.value)))
        {
            known.date = event.date;
        }
        if known.place.is_none() {
            known.place = event.place;
        }
        if known.title.is_none() {
            known.title = event.title;
        }
        return;
    }
    if event.date.is_some() || event.place.is_some() {
        found.push(event);
    }
}

/// Kinds that one gathering may be called by.
fn family(kind: EventType) -> u8 {
    match kind {
        EventType::Meeting | EventType::Talks | EventType::Conference => 0,
        EventType::Visit => 1,
        EventType::Ceremony | EventType::Launch => 2,
        _ => 3,
    }
}

fn places_fit(a: &EventClaim, b: &EventClaim) -> bool {
    match (&a.place, &b.place) {
        (Some(a), Some(b)) => a.value == b.value,
        _ => true,
    }
}

/// Whether two mentions can name one gathering: both by the same name, or one of them by none.
fn titles_fit(a: &EventClaim, b: &EventClaim) -> bool {
    match (&a.title, &b.title) {
        (Some(a), Some(b)) => a.value == b.value,
        (None, None) => a.place.is_some() && b.place.is_some(),
        _ => false,
    }
}

fn dates_fit(a: Option<&Read<DateWords>>, b: Option<&Read<DateWords>>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return true };
    if a.value == b.value {
        return true;
    }
    let fits = |a: DateParts, b: DateParts| {
        (a.month == b.month || a.month.is_none() || b.month.is_none())
            && (a.day == b.day || a.day.is_none() || b.day.is_none())
            && (a.year == b.year || a.year.is_none() || b.year.is_none())
    };
    match (a.value, b.value) {
        (DateWords::On(a), DateWords::On(b)) => fits(a, b),
        (DateWords::On(day), DateWords::Between(first, last))
        | (DateWords::Between(first, last), DateWords::On(day)) => {
            let month = day.month.is_some() && (day.month == first.month || day.month == last.month);
            month
                && day.day.is_none_or(|d| {
                    first.day.is_none_or(|f| f <= d || first.month != day.month)
                        && last.day.is_none_or(|l| d <= l || last.month != day.month)
                })
        }
        _ => false,
    }
}

fn fineness(date: &DateWords) -> u8 {
    let parts = |p: &DateParts| u8::from(p.year.is_some()) + u8::from(p.month.is_some()) + u8::from(p.day.is_some());
    match date {
        DateWords::On(p) | DateWords::Shifted(p, ..) => 1 + parts(p),
        DateWords::Between(a, _) => 2 + parts(a),
        DateWords::Relative(DateUnit::Day, _) | DateWords::Weekday(..) => 4,
        DateWords::Relative(..) => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::found::check_rules;
    use crate::extract::tests::{claims_of, fired};

    #[test]
    fn every_rule_reads_its_examples_and_no_near_miss() {
        check_rules(RULES, |text| {
            let claims = claims_of(text);
            fired(RULES, claims.events.iter().map(|e| e.kind.rule.as_str()))
        });
    }

    #[test]
    fn an_event_told_twice_is_one_event() {
        let text = "The Norland Trade Forum was held in Vienna on March 9, 2021. More than 300 guests attended. The forum, which was held in Vienna, ended with a dinner.";
        let events = claims_of(text).events;
        assert_eq!(events.len(), 1, "{events:?}");
        assert!(events[0].date.is_some() && events[0].place.is_some() && events[0].kind.value == EventType::Conference);
    }

    #[test]
    fn the_date_of_an_inserted_clause_is_not_that_of_the_event() {
        let events = claims_of("The mayor, who was ill in March 2021, will attend the forum.").events;
        assert_eq!(events, []);
    }

    #[test]
    fn a_date_told_from_the_event_is_not_its_date() {
        let events = claims_of("The office said so on Friday, a day after the third round of talks ended.").events;
        assert_eq!(events, []);
    }
}
