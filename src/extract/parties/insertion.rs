//! What may stand inside a list of parties and names none: `(…)`, `, a maker of ships,`, `, which …,`.

use super::pointer::is_pointer;
use crate::extract::groups::{Determiner, GroupKind, Groups, Noun, head_word};
use crate::extract::names::kind::post_at;
use crate::lexicon::Lexicon;

/// Passes over what may stand inside a list after a phrase: `(…)`, `, a maker of ships,`, `, which …,`, `, led by X,`.
pub fn skip_insertion(groups: &Groups<'_, '_>, lexicon: &Lexicon, from: usize) -> usize {
    let mut at = from;
    while matches!(groups.kind(at), Some(GroupKind::Open)) {
        at =
            groups.list[at..].iter().position(|g| g.kind == GroupKind::Close).map_or(groups.list.len(), |n| at + n + 1);
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
            GroupKind::Comma if depth == 0 => Some(k),
            _ => None,
        })
    };
    let inserted = starts_insertion(groups, lexicon, at + 1);
    if inserted && let Some(close) = closes(at + 1) {
        // The comma that closes the insertion is passed over too, unless the list goes on after it.
        return match groups.kind(close + 1) {
            Some(GroupKind::And | GroupKind::Noun(_)) => close,
            _ => close + 1,
        };
    }
    at
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
    let lower_head = !groups.sent.is_capital(noun.head);
    let post = (groups.list[at].first..groups.list[at].end).any(|i| post_at(groups.sent, lexicon, i).is_some());
    match noun.determiner {
        Determiner::Indefinite => noun.agreement.is_none(),
        Determiner::Possessive | Determiner::Definite => {
            lower_head
                && noun.agreement.is_none()
                && is_pointer(groups, &groups.list[at], noun, &head_word(groups, noun), true).is_none()
                || post
        }
        _ => post,
    }
}
