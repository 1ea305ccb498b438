//! Who belongs to an alliance: `the alliance consists of A, B and C`, `A and B took part in the founding`.

use super::RawDeal;
use super::around::subject;
use crate::extract::groups::{Determiner, Group, GroupKind, Groups, Noun};
use crate::extract::parties::{Phrase, PhraseKind, list_at};
use crate::lexicon::{Lexicon, VerbClass};
use crate::record::concept::{AgreementType, Role, Status};

/// Adds the members of alliances that a sentence tells.
pub fn deals(groups: &Groups<'_, '_>, lexicon: &Lexicon, deals: &mut Vec<RawDeal>) {
    for v in 0..groups.list.len() {
        let found = match (groups.list[v].verb().map(|verb| (verb.class, &*verb.lemma)), groups.kind(v)) {
            (Some((Some(VerbClass::Include), _)), _) => Some(listed(groups, lexicon, v))
                .filter(|list| !list.is_empty())
                .unwrap_or_else(|| signatories(groups, lexicon, v)),
            (Some((_, "counts" | "has" | "have")), _) if groups.is_prep(v + 1, "as") => counted(groups, lexicon, v),
            (Some((_, "are" | "were")), _) if is_members(groups, v) => subject(groups, lexicon, v),
            (Some((_, "are" | "were")), _) | (_, Some(GroupKind::Colon)) => signatories(groups, lexicon, v),
            (Some((_, "participated" | "participate" | "took" | "take")), _) => founding(groups, lexicon, v),
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
        let told = groups.list[..v].iter().find_map(|g| g.noun()?.agreement);
        let kind = told.map_or(AgreementType::Alliance, |(.., noun)| noun.kind);
        let parties = found.into_iter().map(|p| (p, Role::Member)).collect();
        let deal = RawDeal::of_act("deal-members", kind, Status::InForce, words, parties, 800);
        deals.push(RawDeal { clause: (first, end), ..deal });
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
    // `Members include Ada Brook, chair of Acme`: people, and bodies that say where they are from.
    let person = |p: &Phrase| matches!(p.kind, PhraseKind::Person(_));
    match list_at(groups, lexicon, after) {
        Some((list, _)) if subject_is_alliance && list.len() >= 2 && !list.iter().any(person) => list,
        _ => Vec::new(),
    }
}

/// `Initiated by A, the alliance has as its first batch of members B, C and D`.
fn counted(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize) -> Vec<Phrase> {
    let alliance =
        |g: &Group| g.noun().and_then(|n| n.agreement).is_some_and(|(.., a)| a.kind == AgreementType::Alliance);
    let batch = groups.list.get(v + 2).and_then(Group::noun).is_some_and(|n| n.name.is_none());
    let at = v + 2 + if batch && groups.is_prep(v + 3, "of") { 2 } else { 0 };
    let members = groups.list.get(at).is_some_and(|g| {
        (g.first..g.end).any(|i| matches!(groups.sent.lower(i), "founders" | "members" | "participants"))
    });
    let list = list_at(groups, lexicon, at).filter(|(list, _)| list.len() >= 2 && list.iter().all(Phrase::is_named));
    let Some((mut list, _)) = list.filter(|_| members && groups.list[..v].iter().any(alliance)) else {
        return Vec::new();
    };
    let opens = groups.list[0].verb().is_some_and(|w| w.bare_participle) && groups.is_prep(1, "by");
    if let Some((makers, _)) =
        list_at(groups, lexicon, 2).filter(|(makers, _)| opens && makers.iter().all(Phrase::is_named))
    {
        list.splice(0..0, makers);
    }
    list
}

/// Nouns of founding something.
pub(super) fn is_founding(noun: &str) -> bool {
    matches!(noun, "creation" | "establishment" | "formation" | "foundation" | "founding" | "launch")
}

/// `A, B and C are among its members`, `… are its founding members`.
fn is_members(groups: &Groups<'_, '_>, v: usize) -> bool {
    let at = v + 1 + usize::from(groups.is_prep(v + 1, "among"));
    groups.list.get(at).and_then(Group::noun).is_some_and(|n| {
        let members = matches!(groups.sent.lower(n.head), "members" | "founders" | "signatories");
        members && n.determiner == Determiner::Possessive
    })
}

/// `Signatories of the Rhine Charter: A, B and C`, `The founding members are: A, B and C`.
fn signatories(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize) -> Vec<Phrase> {
    let makers = |g: &Group| {
        g.noun().is_some_and(|n| {
            // `their family members`, `board members`: people.
            let people =
                n.head > g.first && matches!(groups.sent.lower(n.head - 1), "board" | "family" | "staff" | "team");
            !people
                && matches!(
                    groups.sent.lower(n.head),
                    "members" | "founders" | "signatories" | "participants" | "endorsers"
                )
        })
    };
    let countries = |g: &Group| {
        g.noun().is_some_and(|n| matches!(groups.sent.lower(n.head), "countries" | "parties" | "states" | "nations"))
    };
    let takes_part = |class| {
        matches!(
            class,
            VerbClass::Agree | VerbClass::Approve | VerbClass::Establish | VerbClass::Join | VerbClass::Sign
        )
    };
    let paper = groups.list[..v].iter().any(|g| {
        // `we will be joined by ministers from the following countries`
        let joined = g.verb().is_some_and(|w| w.passive && w.class == Some(VerbClass::Join));
        g.noun().is_some_and(|n| n.agreement.is_some())
            || g.verb().and_then(|w| w.class).is_some_and(takes_part) && !joined
    });
    // `Participating countries: …`, `The following countries …: …`, or a line that says no more than who they are.
    let meant = |g: &Group| {
        // `Our efforts center in eight states: A, B`: where, not who.
        let inside = groups.list.iter().any(|p| p.kind == GroupKind::Prep && p.end == g.first);
        groups.list[v].first < 8 && !inside
            || (g.first..g.end).any(|i| {
                matches!(
                    groups.sent.lower(i),
                    "endorsing"
                        | "following"
                        | "founding"
                        | "joining"
                        | "member"
                        | "participating"
                        | "signatory"
                        | "these"
                )
            })
    };
    // `The participants were A, B and C` says who was there.
    let present = |g: &Group| g.noun().is_some_and(|n| groups.sent.lower(n.head) == "participants");
    let makers = |g: &Group| makers(g) && (paper || !present(g)) || countries(g) && (paper || meant(g));
    // `The countries that …: A, B`, or named shortly before the colon.
    // `Those endorsing the Declaration include A, B`
    let those = |g: &Group| groups.sent.lower(g.first) == "those" && paper;
    let opens = groups.list.iter().find(|g| g.noun().is_some()).is_some_and(|g| makers(g) || countries(g) || those(g));
    let near = groups.list[..v].iter().rev().filter(|g| g.noun().is_some()).take(4).any(makers);
    let about = (opens || near) && groups.list[..v].iter().all(|g| g.kind != GroupKind::Semicolon);
    // `It is reported that the members of the alliance are eight: A, B`
    let says_no_more = |k: usize, g: &Group| {
        let counts = matches!(groups.sent.lower(g.end - 1), "are" | "have" | "number" | "total" | "were");
        counts || matches!(groups.kind(k + 1), Some(GroupKind::Relative))
    };
    let bare = groups.list[..v]
        .iter()
        .enumerate()
        .all(|(k, g)| !g.is_finite() || says_no_more(k, g) || g.verb().is_some_and(|w| w.class.is_some()));
    let after = v + 1 + usize::from(matches!(groups.kind(v + 1), Some(GroupKind::Colon)));
    match list_at(groups, lexicon, after) {
        Some((list, _)) if about && bare && list.len() >= 3 => list,
        _ => Vec::new(),
    }
}

/// `A and B participated in the formation`, `took part in the founding`.
fn founding(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize) -> Vec<Phrase> {
    let founded = (v + 1..(v + 5).min(groups.list.len()))
        .find(|&k| groups.is_prep(k, "in"))
        .and_then(|k| groups.list.get(k + 1))
        .and_then(Group::noun)
        .is_some_and(|n| is_founding(groups.sent.lower(n.head)));
    if founded { subject(groups, lexicon, v) } else { Vec::new() }
}
