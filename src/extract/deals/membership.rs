//! Deals told by a verb of belonging: joining an alliance, founding a body together.

use super::RawDeal;
use super::around::subject;
use super::members::is_founding;
use super::together::{is_side, is_told};
use super::verbal::deal;
use crate::extract::groups::{Groups, Noun};
use crate::extract::parties::{Phrase, PhraseKind, list_at};
use crate::lexicon::{Lexicon, VerbClass};
use crate::record::claim::NameKind;
use crate::record::concept::{AgreementType, PartyKind, Status};

/// `A became the 12th member of B`, `A joined B`.
pub(super) fn joining(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize) -> Option<RawDeal> {
    let verb = groups.list[v].verb()?;
    if verb.possible || verb.passive || verb.gerund || verb.infinitive {
        return None;
    }
    if let Some(deal) = joining_as_member(groups, lexicon, v) {
        return Some(deal);
    }
    let next = groups.list.get(v + 1)?.noun()?;
    let member = groups.sent.lower(next.head) == "member" && groups.is_prep(v + 2, "of");
    let at = match (member, verb.class) {
        (true, _) => v + 3,
        (false, Some(VerbClass::Join)) => v + 1,
        _ => return None,
    };
    let (list, _) = list_at(groups, lexicon, at)?;
    let group = list.into_iter().next().filter(|p| is_alliance(groups, p, member))?;
    // A person joins an employer; only bodies and countries join an alliance.
    // `the 12th member`: members that are counted are bodies.
    let counted = member
        && (groups.list[v + 1].first..next.head)
            .any(|i| groups.sent.lower(i).starts_with(|c: char| c.is_ascii_digit()));
    let joins =
        |p: &Phrase| counted || !matches!(p.kind, PhraseKind::Name(n) if groups.names[n].kind == NameKind::Other);
    let mut parties = subject(groups, lexicon, v);
    if !parties.iter().all(joins) {
        return None;
    }
    parties.push(group);
    let status = if verb.future || verb.governor.is_some() { Status::Planned } else { Status::Agreed };
    deal(groups, v, parties, AgreementType::Alliance, status, "deal-membership", 600)
}

/// `A joined B and C as inaugural members of the Group of Friends`: with those it made the group.
fn joining_as_member(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize) -> Option<RawDeal> {
    let verb = groups.list[v].verb().filter(|w| w.class == Some(VerbClass::Join))?;
    let (list, next) = list_at(groups, lexicon, v + 1)?;
    let member = |n: &Noun| matches!(groups.sent.lower(n.head), "founders" | "members" | "partners" | "signatories");
    if !groups.is_prep(next, "as") || !groups.list.get(next + 1)?.noun().is_some_and(member) {
        return None;
    }
    let mut parties = subject(groups, lexicon, v);
    parties.extend(list);
    let status = if verb.future || verb.governor.is_some() { Status::Planned } else { Status::Established };
    deal(groups, v, parties, AgreementType::Alliance, status, "deal-membership", 600)
}

/// `A has pulled out of B`: a body with members, and one that leaves it.
pub(super) fn leaving(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize) -> Option<RawDeal> {
    let verb = groups.list[v].verb().filter(|w| is_told(w))?;
    let leaves = ["drop out of", "exit", "opt out of", "pull out of", "quit", "withdraw"];
    let left = matches!(groups.sent.lower(verb.main), "leave" | "leaves" | "left" | "leaving");
    if !(left || leaves.contains(&&*verb.lemma)) {
        return None;
    }
    let at = v + 1 + usize::from(groups.is_prep(v + 1, "from"));
    let (list, _) = list_at(groups, lexicon, at)?;
    let body = list.into_iter().next().filter(|p| is_alliance(groups, p, false))?;
    let mut sides = subject(groups, lexicon, v);
    if sides.len() != 1 || !is_side(groups, &sides[0]) {
        return None;
    }
    sides.push(body);
    let status = if verb.future || verb.governor.is_some() { Status::Planned } else { Status::Terminated };
    deal(groups, v, sides, AgreementType::Alliance, status, "deal-membership", 600)
}

/// `A and B founded the C Association`: two or more named makers of a body with members.
pub(super) fn founding(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize) -> Option<RawDeal> {
    let verb = groups.list[v].verb()?;
    if verb.possible || verb.passive || verb.gerund || verb.infinitive {
        return None;
    }
    // `announced the establishment of a joint mechanism`
    let told = verb.class == Some(VerbClass::Announce)
        && groups.is_prep(v + 2, "of")
        && groups.list.get(v + 1).and_then(|g| g.noun()).is_some_and(|n| is_founding(groups.sent.lower(n.head)));
    let joint = joint_body(groups, if told { v + 3 } else { v + 1 });
    if !joint {
        verb.class.filter(|class| *class == VerbClass::Establish)?;
        let body = || {
            list_at(groups, lexicon, v + 1)
                .is_some_and(|(list, _)| list.first().is_some_and(|p| is_alliance(groups, p, false)))
        };
        if !(is_named_partnership(groups, v + 1) || body()) {
            return None;
        }
    }
    let makers = subject(groups, lexicon, v);
    if makers.len() < 2 || !makers.iter().all(Phrase::is_named) {
        return None;
    }
    let status = if verb.future || verb.governor.is_some() { Status::Planned } else { Status::Established };
    let kind = if joint { AgreementType::CooperationAgreement } else { AgreementType::Alliance };
    deal(groups, v, makers, kind, status, "deal-membership", 650)
}

/// `a joint laboratory`, `a joint company`: what two set up and run together.
fn joint_body(groups: &Groups<'_, '_>, k: usize) -> bool {
    let Some(noun) = groups.list.get(k).and_then(|g| g.noun()).filter(|n| n.agreement.is_none()) else { return false };
    let joint = (groups.list[k].first..noun.head).any(|i| matches!(groups.sent.lower(i), "joint" | "jointly-run"));
    joint && JOINT_BODIES.contains(&groups.sent.lower(noun.head))
}

/// What two may set up together.
pub(super) const JOINT_BODIES: &[&str] = &[
    "academy",
    "center",
    "centre",
    "college",
    "commission",
    "committee",
    "company",
    "enterprise",
    "facility",
    "factory",
    "firm",
    "fund",
    "hub",
    "institute",
    "lab",
    "laboratory",
    "mechanism",
    "office",
    "plant",
    "platform",
    "school",
    "secretariat",
    "terminal",
];

/// `launched the Partnership for Workers' Rights`, `the Harbour Safety Compact`: by its name something that two make.
fn is_named_partnership(groups: &Groups<'_, '_>, k: usize) -> bool {
    let Some(group) = groups.list.get(k).filter(|g| g.noun().is_some_and(|n| n.name.is_some())) else { return false };
    let made = |i: usize| matches!(groups.sent.lower(i), "alliance" | "coalition" | "compact" | "partnership");
    (group.first..group.end).any(|i| groups.sent.is_capital(i) && made(i))
}

/// Whether a phrase names a body with members; after `member of` any organisation is one.
fn is_alliance(groups: &Groups<'_, '_>, phrase: &Phrase, any: bool) -> bool {
    let PhraseKind::Name(n) = phrase.kind else { return false };
    match groups.names[n].kind {
        NameKind::Organization(PartyKind::Alliance | PartyKind::InternationalOrganisation) => true,
        NameKind::Organization(PartyKind::Association) => any || phrase.end - phrase.first > 2,
        NameKind::Organization(_) => any,
        _ => false,
    }
}
