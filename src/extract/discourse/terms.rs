//! The terms of a deal: how long it holds, and what its parties undertake.

use super::when::is_validity;
use super::{Sentence, span};
use crate::extract::dates::durations;
use crate::extract::deals::RawDeal;
use crate::record::Confidence;
use crate::record::claim::{DateWords, DealClaim, Read};

/// The longest undertaking that is kept, in characters; longer sentences tell many things at once.
const LONGEST: usize = 400;
/// The most undertakings that are kept for a deal.
const MOST: usize = 8;

/// Adds how long the deal holds, where the words around its noun say so: `a five-year agreement`, `valid until 2028`.
pub fn validity(sentence: &Sentence<'_, '_>, raw: &RawDeal, deal: &mut DealClaim) {
    let sent = sentence.sent;
    if deal.duration.is_none() {
        let found = durations(sent.text, &sent.tokens);
        let own = found.iter().find(|d| {
            let before = d.end <= raw.noun.1 && d.first + 6 >= raw.noun.0;
            let term = (d.first.saturating_sub(4)..d.first).any(|i| {
                matches!(sent.lower(i), "period" | "term" | "valid" | "duration" | "lasting" | "runs" | "lasts")
            });
            before || term && d.first > raw.noun.0
        });
        deal.duration = own.map(|d| Read::new(d.value, span(sentence, d.first, d.end), d.rule, Confidence::new(800)));
    }
    for date in sentence.dates.iter().filter(|d| is_validity(d) && d.first > raw.noun.0) {
        let read = |value| Read::new(value, span(sentence, date.first, date.end), date.rule, Confidence::new(700));
        match (date.value, date.preposition) {
            (DateWords::Between(from, until), _) if deal.valid_from.is_none() && deal.valid_until.is_none() => {
                deal.valid_from = Some(read(DateWords::On(from)));
                deal.valid_until = Some(read(DateWords::On(until)));
            }
            (value, Some("until" | "till" | "through")) if deal.valid_until.is_none() => {
                deal.valid_until = Some(read(value))
            }
            _ => {}
        }
    }
}

/// Adds what a sentence about the deal says the parties will do: `Under the agreement, the ports will share data.`
pub fn provision(sentence: &Sentence<'_, '_>, raw: &RawDeal, deal: &mut DealClaim) {
    let promised =
        sentence.groups.list.iter().any(|g| g.is_finite() && g.verb().is_some_and(|v| v.future && !v.negated));
    let text = sentence.sent.folded(0, sentence.sent.len());
    if raw.rule != "deal-mentioned" || !promised || text.chars().count() > LONGEST || deal.provisions.len() >= MOST {
        return;
    }
    let here = span(sentence, 0, sentence.sent.len());
    deal.provisions.push(Read::new(text, here, raw.rule, Confidence::new(650)));
}
