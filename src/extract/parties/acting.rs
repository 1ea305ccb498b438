//! People who act for a body: `representatives from X and Y`, `UAW members`, `the Kenyan minister for trade`.

use super::list::list_at;
use super::{Phrase, PhraseKind};
use crate::extract::groups::{Determiner, Group, GroupKind, Groups, Noun, head_word};
use crate::extract::names::kind::post_at;
use crate::lexicon::Lexicon;
use crate::record::claim::NameKind;

/// People who act for the body they are of: `members of the union`, `shareholders of the company`.
const PEOPLE: &[&str] = &["employee", "leader", "member", "owner", "shareholder", "staff", "stockholder", "worker"];

/// People sent by a body, told by where they are from or whom they speak for: `negotiators for the union`.
const ENVOYS: &[&str] = &["delegate", "diplomat", "executive", "mediator", "negotiator", "official", "representative"];

/// Posts of those who sign for a state.
const STATESMEN: &[&str] = &[
    "ambassador",
    "chancellor",
    "counterpart",
    "emir",
    "envoy",
    "governor",
    "king",
    "minister",
    "premier",
    "president",
    "secretary",
    "side",
    "sultan",
];

/// The bodies that the people of group `i` act for, with the group after them.
pub(super) fn acting(
    groups: &Groups<'_, '_>,
    lexicon: &Lexicon,
    i: usize,
    noun: &Noun,
) -> Option<(Vec<Phrase>, usize)> {
    of_bodies(groups, lexicon, i, noun).or_else(|| body_before(groups, i, noun))
}

/// The body named before the people: `UAW members`, `Norland's finance minister`, `the Kenyan side`.
fn body_before(groups: &Groups<'_, '_>, i: usize, noun: &Noun) -> Option<(Vec<Phrase>, usize)> {
    let &index = noun.inner.last()?;
    let name = &groups.names[index];
    let head = head_word(groups, noun);
    let head = head.as_str();
    let place = name.kind == NameKind::Place;
    let acts = match name.kind {
        NameKind::Place => ENVOYS.contains(&head) || STATESMEN.contains(&head),
        NameKind::Organization(_) | NameKind::Other => ENVOYS.contains(&head) || matches!(head, "member" | "leader"),
        _ => false,
    };
    // `the Kenyan president of Acme`: of another body.
    if !acts || name.document || noun.determiner == Determiner::Indefinite || groups.is_prep(i + 1, "of") {
        return None;
    }
    // `the Kenyan minister for trade`
    let field = |k: usize| groups.list.get(k).is_some_and(|g| g.noun().is_some_and(|n| n.agreement.is_none()));
    let mut next = i + 1;
    if place && groups.is_prep(next, "for") && field(next + 1) {
        next += 2;
    }
    Some((vec![Phrase { first: name.first, end: name.end, kind: PhraseKind::Name(index) }], next))
}

/// The bodies of `the foreign ministers of X and Y`, `the mayors of X and Y`; the people's names after them are passed over.
fn of_bodies(groups: &Groups<'_, '_>, lexicon: &Lexicon, i: usize, noun: &Noun) -> Option<(Vec<Phrase>, usize)> {
    let group = &groups.list[i];
    let head = head_word(groups, noun);
    let envoy = ENVOYS.contains(&head.as_str());
    let post = envoy
        || PEOPLE.contains(&head.as_str())
        || (group.first..group.end)
            .any(|k| post_at(groups.sent, lexicon, k).is_some_and(|(length, ())| k + length == noun.head + 1));
    let from = envoy && (groups.is_prep(i + 1, "from") || groups.is_prep(i + 1, "for"));
    if !post || noun.determiner == Determiner::Indefinite && !envoy || !from && !groups.is_prep(i + 1, "of") {
        return None;
    }
    let (mut list, mut next) = list_at(groups, lexicon, i + 2)?;
    // The people's own names after those of the bodies: `the ministers of X and Y, A. Person and B. Person,`.
    let is_person = |p: &Phrase| {
        matches!(p.kind, PhraseKind::Person(_))
            || matches!(p.kind, PhraseKind::Name(n) if groups.names[n].kind == NameKind::Other)
    };
    if let Some(at) = list.iter().position(is_person).filter(|at| *at > 0) {
        next = groups.list.iter().position(|g| g.end > list[at].first).map_or(next, |g| g.saturating_sub(1));
        list.truncate(at);
    }
    let person = |k: usize| {
        groups
            .list
            .get(k)
            .and_then(Group::noun)
            .and_then(|n| n.name)
            .is_some_and(|n| matches!(groups.names[n].kind, NameKind::Person | NameKind::Other))
    };
    // `…, A. Person and B. Person,`
    if matches!(groups.kind(next), Some(GroupKind::Comma)) && person(next + 1) {
        let mut at = next + 1;
        while person(at) || matches!(groups.kind(at), Some(GroupKind::And)) {
            at += 1;
        }
        next = if matches!(groups.kind(at), Some(GroupKind::Comma)) { at + 1 } else { at };
    }
    Some((list, next))
}
