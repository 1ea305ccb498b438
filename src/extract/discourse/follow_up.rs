//! What other sentences add to a deal that is told already.

use super::scene::{date_read, is_validity};
use super::{Sentence, discourse_span, same, span, terms};
use crate::extract::areas::areas;
use crate::extract::deals::RawDeal;
use crate::extract::document::BlockKind;
use crate::lexicon::Lexicon;
use crate::record::Confidence;
use crate::record::claim::{DealClaim, Read};
use crate::record::concept::Status;

/// Adds what a sentence about a known deal says (`The agreement covers …`, `Under the memorandum, …`).
pub(super) fn follow_up(sentence: &Sentence<'_, '_>, raw: &RawDeal, deals: &mut [DealClaim], lexicon: &Lexicon) {
    let Some(deal) = deals.iter_mut().rev().find(|d| same::kinds_agree(d.kind.value, raw.kind)) else { return };
    let here = span(sentence, 0, sentence.sent.len());
    if !deal.also.contains(&here) && deal.sentence != here {
        deal.also.push(here);
    }
    terms::validity(sentence, raw, deal);
    terms::provision(sentence, raw, deal);
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

/// Adds areas from the headline that tells the deal, or from the sentences after it, where its own clause gives none.
pub(super) fn nearby_areas(sentences: &[Sentence<'_, '_>], deal: &mut DealClaim, lexicon: &Lexicon) {
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
