//! Who belongs to an alliance: `the alliance consists of A, B and C`, `A and B took part in the founding`.

use super::RawDeal;
use super::around::subject;
use crate::extract::groups::{Group, Groups, Noun};
use crate::extract::parties::{Phrase, list_at};
use crate::lexicon::{Lexicon, VerbClass};
use crate::record::concept::{AgreementType, Role, Status};

/// Adds the members of alliances that a sentence tells.
pub fn deals(groups: &Groups<'_, '_>, lexicon: &Lexicon, deals: &mut Vec<RawDeal>) {
    for v in 0..groups.list.len() {
        let Some(verb) = groups.list[v].verb() else { continue };
        let found = match (verb.class, &*verb.lemma) {
            (Some(VerbClass::Include), _) => listed(groups, lexicon, v),
            (_, "participated" | "participate" | "took" | "take") => founding(groups, lexicon, v),
            _ => Vec::new(),
        };
        if found.is_empty() {
            continue;
        }
        let group = &groups.list[v];
        let words = (group.first, group.end);
        let first = found.iter().map(|p| p.first).min().unwrap_or(words.0).min(words.0);
        let end = found.iter().map(|p| p.end).max().unwrap_or(words.1).max(words.1);
        deals.retain(|d| !(first <= d.noun.0 && d.noun.1 <= end && d.rule == "deal-mentioned"));
        deals.push(RawDeal {
            rule: "deal-members",
            noun: words,
            kind: AgreementType::Alliance,
            strong: true,
            status: Status::InForce,
            act: words,
            parties: found.into_iter().map(|p| (p, Role::Member)).collect(),
            purpose: Vec::new(),
            clause: (first, end),
            title: None,
            definite: false,
            bilateral: false,
            by_people: false,
            former: false,
            batch: None,
            confidence: 800,
        });
    }
}

/// `the alliance consists of A, B and C`, `its members include A and B`.
fn listed(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize) -> Vec<Phrase> {
    let alliance = |noun: &Noun| {
        noun.agreement.is_some_and(|(.., a)| a.kind == AgreementType::Alliance)
            || matches!(groups.sent.lower(noun.head), "members" | "founders")
    };
    let subject_is_alliance = groups.list[..v].iter().rev().take(5).any(|g| g.noun().is_some_and(alliance));
    let after = v + 1 + usize::from(groups.is_prep(v + 1, "of"));
    match list_at(groups, lexicon, after) {
        Some((list, _)) if subject_is_alliance && list.len() >= 2 => list,
        _ => Vec::new(),
    }
}

/// `A and B participated in the formation`, `took part in the founding`.
fn founding(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize) -> Vec<Phrase> {
    let founded = (v + 1..(v + 5).min(groups.list.len()))
        .find(|&k| groups.is_prep(k, "in"))
        .and_then(|k| groups.list.get(k + 1))
        .and_then(Group::noun)
        .is_some_and(|n| {
            matches!(groups.sent.lower(n.head), "formation" | "founding" | "establishment" | "creation" | "foundation")
        });
    if founded { subject(groups, lexicon, v) } else { Vec::new() }
}
