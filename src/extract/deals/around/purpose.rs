//! What an agreement is about: the words that may name its areas.

use crate::extract::groups::{Group, GroupKind, Groups};
use crate::record::claim::NameKind;

/// What the agreement of group `i` is about: the words after it up to the end of its clause, its name, and its modifiers.
pub fn purpose(groups: &Groups<'_, '_>, i: usize) -> Vec<(usize, usize)> {
    let own = &groups.list[i];
    let mut ranges = vec![(own.first, own.end)];
    let mut k = i + 1;
    let mut first = None;
    while let Some(group) = groups.list.get(k) {
        let ends = match &group.kind {
            GroupKind::Semicolon => true,
            GroupKind::Verb(verb) => {
                group.is_finite() && !verb.passive && !matches!(groups.list[k - 1].kind, GroupKind::Relative)
            }
            GroupKind::Noun(noun) => {
                noun.agreement.is_some() && matches!(groups.list[k - 1].kind, GroupKind::And | GroupKind::Comma)
            }
            GroupKind::Subordinate => true,
            _ => false,
        };
        if ends {
            break;
        }
        let begins = match &group.kind {
            // `signed in Vienna on Monday`: where and when, not what about.
            GroupKind::Prep if is_setting(groups, k + 1) => false,
            GroupKind::Prep => matches!(
                groups.sent.lower(group.end - 1),
                "on" | "for"
                    | "in"
                    | "covering"
                    | "concerning"
                    | "regarding"
                    | "about"
                    | "of"
                    | "to"
                    | "under"
                    | "including"
            ),
            GroupKind::Verb(verb) => {
                // `the protocol, which covers energy and transport, was signed`
                let relative = groups.list[k - 1].kind == GroupKind::Relative;
                let scope = relative && tells_scope(groups.sent.lower(verb.main));
                scope || verb.infinitive || verb.gerund || verb.bare_participle
            }
            _ => false,
        };
        if begins && first.is_none() {
            first = Some(group.first);
        }
        k += 1;
    }
    if let Some(first) = first {
        let end = groups.list.get(k.wrapping_sub(1)).map_or(first, |g| g.end);
        if end > first {
            ranges.push((first, end));
        }
    }
    ranges
}

/// Whether a place or a date stands at group `k`.
fn is_setting(groups: &Groups<'_, '_>, k: usize) -> bool {
    let place = |g: &Group| g.noun().and_then(|n| n.name).is_some_and(|n| groups.names[n].kind == NameKind::Place);
    groups.list.get(k).is_some_and(|g| g.kind == GroupKind::Date || place(g))
}

/// Verbs that say what an agreement is about.
fn tells_scope(word: &str) -> bool {
    matches!(word, "concerns" | "cover" | "covers" | "covered" | "deals" | "envisages" | "governs" | "regulates")
}
