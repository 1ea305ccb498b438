//! Lists of deals: a heading that says they were signed, and an item for each.

use super::claim::claim;
use super::resolve::Resolver;
use super::scene::{Scene, date_and_place};
use super::{Sentence, span};
use crate::extract::deals::RawDeal;
use crate::extract::document::BlockKind;
use crate::extract::names::registry::Registry;
use crate::extract::parties::list_at;
use crate::lexicon::{Lexicon, VerbClass};
use crate::record::claim::DealClaim;
use crate::record::concept::{AgreementType, Role, Status};

/// The list items after a sentence that announces deals (`… were signed:`), if it does.
pub fn items(sentences: &[Sentence<'_, '_>], index: usize) -> Option<std::ops::Range<usize>> {
    let heading = &sentences[index];
    let colon = heading.sent.word(heading.sent.len().wrapping_sub(1)) == ":";
    if !colon || heading_deal(heading).is_none() {
        return None;
    }
    let end = (index + 1..sentences.len()).find(|&i| sentences[i].kind != BlockKind::Item).unwrap_or(sentences.len());
    (end > index + 1).then_some(index + 1..end)
}

/// What the heading of a list says of the deals below it: its own deal, or only that something was signed.
fn heading_deal(heading: &Sentence<'_, '_>) -> Option<RawDeal> {
    let told = heading.deals.iter().find(|d| matches!(d.status, Status::Signed | Status::Agreed | Status::Planned));
    if let Some(told) = told {
        return Some(told.clone());
    }
    let verb = heading
        .groups
        .list
        .iter()
        .find(|g| g.verb().is_some_and(|v| v.class == Some(VerbClass::Sign) && !v.negated))?;
    let words = (verb.first, verb.end);
    Some(RawDeal {
        rule: "deal-list-item",
        noun: words,
        kind: AgreementType::Agreement,
        strong: true,
        status: Status::Signed,
        act: words,
        parties: Vec::new(),
        purpose: Vec::new(),
        clause: words,
        title: None,
        definite: false,
        bilateral: false,
        by_people: false,
        former: false,
        batch: None,
        confidence: 850,
    })
}

/// One deal for each list item that is nothing but its parties.
pub fn deals(
    sentences: &[Sentence<'_, '_>],
    heading: usize,
    items: std::ops::Range<usize>,
    resolver: &mut Resolver,
    registry: &mut Registry<'_>,
    lexicon: &Lexicon,
    scene: Option<&Scene>,
) -> Vec<DealClaim> {
    let mut deals = Vec::new();
    let Some(head) = heading_deal(&sentences[heading]) else { return deals };
    let head = &head;
    let (date, place) = date_and_place(&sentences[heading], head, registry, scene);
    for sentence in &sentences[items] {
        if sentence.deals.iter().any(|d| d.parties.len() >= 2) {
            continue;
        }
        let own = sentence.groups.list.iter().find_map(|g| g.noun()?.agreement);
        let Some((list, _)) = (0..sentence.groups.list.len()).find_map(|k| list_at(&sentence.groups, lexicon, k))
        else {
            continue;
        };
        let raw = RawDeal {
            rule: "deal-list-item",
            noun: own.map_or((0, sentence.sent.len()), |(first, length, _)| (first, first + length)),
            kind: own.map_or(head.kind, |(.., noun)| noun.kind),
            purpose: own.map_or_else(Vec::new, |(first, ..)| vec![(first, sentence.sent.len())]),
            clause: (0, sentence.sent.len()),
            act: (0, sentence.sent.len()),
            parties: list.into_iter().map(|p| (p, Role::Signatory)).collect(),
            title: None,
            definite: false,
            bilateral: false,
            by_people: false,
            former: false,
            batch: None,
            ..head.clone()
        };
        let parties = resolver.parties(sentence, &raw, registry, lexicon);
        if parties.len() < 2 {
            continue;
        }
        let mut deal = claim(sentence, &raw, parties, registry, lexicon, None);
        if own.is_none() {
            deal.kind.span = span(&sentences[heading], head.noun.0, head.noun.1);
        }
        deal.status.span = span(&sentences[heading], head.act.0, head.act.1);
        deal.date = date.clone();
        deal.place = place.clone();
        deal.also.push(span(&sentences[heading], 0, sentences[heading].sent.len()));
        deals.push(deal);
    }
    deals
}
