//! What may stand inside a list of parties and names none: `(…)`, `, a maker of ships,`, `, which …,`.

use super::pointer::{is_company_noun, is_pointer};
use crate::extract::groups::{Determiner, Group, GroupKind, Groups, Noun, head_word};
use crate::extract::names::kind::post_at;
use crate::extract::tagger::Tag;
use crate::lexicon::Lexicon;
use crate::record::claim::NameKind;

/// Passes over what may stand inside a list after a phrase: `(…)`, `, a maker of ships,`, `, which …,`, `, led by X,`.
pub fn skip_insertion(groups: &Groups<'_, '_>, lexicon: &Lexicon, from: usize) -> usize {
    let mut at = from;
    while matches!(groups.kind(at), Some(GroupKind::Open)) {
        at =
            groups.list[at..].iter().position(|g| g.kind == GroupKind::Close).map_or(groups.list.len(), |n| at + n + 1);
    }
    // `a union representing nurses and one of the largest hospitals`: whom it represents is no party.
    let indefinite = |k: usize| matches!(groups.first_word(k), "a" | "an" | "one");
    let gerund = |g: &Group| g.verb().is_some_and(|v| v.gerund);
    if groups.list.get(at).is_some_and(gerund)
        && groups.list.get(at + 1).is_some_and(|g| g.noun().is_some())
        && groups.kind(at + 2) == Some(&GroupKind::And)
        && indefinite(at + 3)
    {
        return at + 2;
    }
    if !matches!(groups.kind(at), Some(GroupKind::Comma)) {
        return at;
    }
    let closes = |start: usize| {
        let mut depth = 0usize;
        groups.list.iter().enumerate().skip(start).take(16).find_map(|(k, g)| match g.kind {
            GroupKind::Open => {
                depth += 1;
                None
            }
            GroupKind::Close => {
                depth = depth.saturating_sub(1);
                None
            }
            _ if depth == 0 && groups.sent.word(g.end - 1) == "," => Some(k),
            _ => None,
        })
    };
    let inserted = starts_insertion(groups, lexicon, at + 1);
    // `A, a maker of bolts, nuts, and screws, and B, a bank, signed`: what is told of A ends where B is told of.
    let joins = |&k: &usize| {
        let named = |g: &Group| g.noun().is_some_and(|n| n.name.is_some() && n.determiner == Determiner::None);
        groups.sent.word(groups.list[k].end - 1) == ","
            && groups.kind(k + 1) == Some(&GroupKind::And)
            && groups.list.get(k + 2).is_some_and(named)
            && groups.kind(k + 3) == Some(&GroupKind::Comma)
            && starts_insertion(groups, lexicon, k + 4)
    };
    let end = groups.list.len().min(at + 24);
    if inserted && let Some(close) = (at + 1..end).take_while(|&k| !groups.list[k].is_finite()).find(joins) {
        return close;
    }
    if inserted && let Some(first) = closes(at + 1) {
        // `A, a cloud-native, API-first company, and B`: the adjective's noun comes after the comma.
        let adjective =
            groups.list[at + 1].noun().is_some_and(|n| n.name.is_none() && groups.sent.tag(n.head) == Tag::Jj)
                && first == at + 2;
        let first = if adjective { closes(first + 1).unwrap_or(first) } else { first };
        let close = past_places(groups, first);
        // The comma that closes the insertion is passed over too, unless the list goes on after it.
        return match groups.kind(close + 1) {
            Some(GroupKind::And | GroupKind::Noun(_)) => close,
            _ => close + 1,
        };
    }
    at
}

/// `, a miner with sites in Nevada, Canada and Peru, signed`: the comma that closes an insertion whose own commas part
/// places, given its first comma.
fn past_places(groups: &Groups<'_, '_>, first: usize) -> usize {
    let is_place = |k: usize| {
        groups.list[k].noun().is_some_and(|n| n.name.is_some_and(|n| groups.names[n].kind == NameKind::Place))
    };
    if first == 0 || !is_place(first - 1) {
        return first;
    }
    let mut k = first + 1;
    while k < groups.list.len() && (is_place(k) || matches!(groups.list[k].kind, GroupKind::And)) {
        k += 1;
        if matches!(groups.kind(k), Some(GroupKind::Comma)) {
            if groups.list.get(k + 1).is_some_and(Group::is_finite) {
                return k;
            }
            k += 1;
        }
    }
    first
}

/// Whether what starts at group `at`, after a comma, only says more about the phrase before: `a maker of ships`, `which …`, `led by X`.
pub fn starts_insertion(groups: &Groups<'_, '_>, lexicon: &Lexicon, at: usize) -> bool {
    match groups.kind(at) {
        Some(GroupKind::Relative) => true,
        Some(GroupKind::Verb(verb)) => verb.bare_participle || verb.gerund,
        Some(GroupKind::Noun(noun)) => is_apposition(groups, lexicon, at, noun),
        Some(GroupKind::Prep) => {
            matches!(groups.first_word(at), "including" | "under" | "through" | "in" | "on" | "of" | "such" | "based")
        }
        _ => false,
    }
}

/// `a maker of ships`, `the country's largest bank`, `Secretary of …`, `a subsidiary of …`: says what the name before is.
fn is_apposition(groups: &Groups<'_, '_>, lexicon: &Lexicon, at: usize, noun: &Noun) -> bool {
    if noun.name.is_some() && noun.inner.is_empty() && noun.determiner == Determiner::None {
        return false;
    }
    // `A, the Norland government and B signed`: a body of its own, which `and` joins.
    let body = noun.name.is_some_and(|n| matches!(groups.names[n].kind, NameKind::Organization(_)));
    if body && groups.kind(at + 1) == Some(&GroupKind::And) {
        return false;
    }
    // `Norland, one of our oldest allies,`
    if groups.first_word(at) == "one"
        && groups.list[at].end == groups.list[at].first + 1
        && groups.is_prep(at + 1, "of")
    {
        return true;
    }
    let lower_head = !groups.sent.is_capital(noun.head);
    let post = (groups.list[at].first..groups.list[at].end).any(|i| post_at(groups.sent, lexicon, i).is_some());
    match noun.determiner {
        Determiner::Indefinite => noun.agreement.is_none(),
        // `Acme, the energy drink maker from Alma`
        Determiner::Definite
            if lower_head && is_company_noun(&head_word(groups, noun)) && groups.is_prep(at + 1, "from") =>
        {
            true
        }
        Determiner::Possessive | Determiner::Definite => {
            lower_head
                && noun.agreement.is_none()
                && is_pointer(groups, &groups.list[at], noun, &head_word(groups, noun), true).is_none()
                || post
        }
        // `A and B, rivals of the 1980s,`
        _ => {
            post || noun.name.is_none()
                && RELATIONS.contains(&&*head_word(groups, noun))
                && groups.is_prep(at + 1, "of")
        }
    }
}

/// What several are to each other or to others.
const RELATIONS: &[&str] = &[
    "ally",
    "competitor",
    "maker",
    "member",
    "neighbour",
    "operator",
    "owner",
    "partner",
    "producer",
    "rival",
    "unit",
];
