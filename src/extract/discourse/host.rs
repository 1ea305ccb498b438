//! Who held the ceremony: the one side of projects that are only told to have been signed at it.

use super::resolve::IMPLIED;
use super::{Sentence, span};
use crate::extract::deals::RawDeal;
use crate::extract::document::BlockKind;
use crate::extract::groups::Noun;
use crate::extract::names::registry::Registry;
use crate::record::Confidence;
use crate::record::claim::{NameKind, PartyClaim, Read};
use crate::record::concept::{AgreementType, Role, Status};

/// The rule that gives a deal its host.
pub(super) const RULE: &str = "party-host";
/// How many sentences after a ceremony may tell what was signed at it.
const REACH: usize = 3;
/// How many items may stand between what introduces a list and one of them.
const ITEMS: usize = 200;
/// Verbs of holding a ceremony.
const HOLDS: &[&str] = &["held", "hosted", "holds", "hosts", "organised", "organized"];

/// Who did what the items of a list tell: `The city council on Wednesday:` before `Approved a contract with …`.
pub(super) fn introduced(
    sentences: &[Sentence<'_, '_>],
    index: usize,
    raw: &RawDeal,
    registry: &Registry<'_>,
) -> Option<Read<PartyClaim>> {
    let here = &sentences[index];
    let bare = here.groups.list.first().is_some_and(|g| g.first == raw.act.0 && g.verb().is_some());
    if !bare || here.kind != BlockKind::Item {
        return None;
    }
    let intro = sentences[..index].iter().rev().take(ITEMS).find(|s| s.kind != BlockKind::Item)?;
    let last = intro.sent.len().checked_sub(1)?;
    let nouns = || intro.groups.list.iter().filter_map(|g| Some((g, g.noun()?)));
    // `In other business, commissioners:`
    let (group, noun) =
        nouns().take(1).chain(nouns().next_back()).find(|(_, n)| stands_for_body(intro, n, registry))?;
    let entry = match noun.name {
        Some(name) => intro.entries[name],
        None => registry.made_of(intro.sent.lower(noun.head))?,
    };
    (intro.sent.word(last) == ":").then(|| {
        let party = PartyClaim { name: entry, role: Role::Party };
        Read::new(party, span(intro, group.first, group.end), IMPLIED, Confidence::new(500))
    })
}

/// Whether a noun group names a body, or those of whom one is made: `commissioners`.
fn stands_for_body(sentence: &Sentence<'_, '_>, noun: &Noun, registry: &Registry<'_>) -> bool {
    match noun.name {
        Some(name) => matches!(registry.names[sentence.entries[name]].kind, NameKind::Organization(_)),
        None => registry.made_of(sentence.sent.lower(noun.head)).is_some(),
    }
}

/// The host of the ceremony told just before, for projects signed there without a second party.
pub(super) fn host(
    sentences: &[Sentence<'_, '_>],
    index: usize,
    raw: &RawDeal,
    registry: &Registry<'_>,
) -> Option<Read<PartyClaim>> {
    let here = &sentences[index];
    let passive = raw.rule == "deal-noun-acted-on" && raw.status == Status::Signed;
    let among = here.sent.lower(0) == "among";
    if !passive || raw.kind != AgreementType::Contract || !(among || raw.batch.is_some()) {
        return None;
    }
    sentences[index.saturating_sub(REACH)..index].iter().rev().find_map(|s| of_ceremony(s, registry))
}

/// `The Harbour Zone held a signing ceremony`: the one that held it.
fn of_ceremony(sentence: &Sentence<'_, '_>, registry: &Registry<'_>) -> Option<Read<PartyClaim>> {
    let (groups, sent) = (&sentence.groups, sentence.sent);
    let verb = groups.list.iter().position(|g| g.is_finite() && HOLDS.contains(&sent.lower(g.end - 1)))?;
    let held = groups.list.get(verb + 1).filter(|g| g.noun().is_some())?;
    let ceremony = (held.first..held.end).any(|i| sent.lower(i) == "signing" && i + 1 < held.end);
    let name = groups.list[..verb].iter().rev().find_map(|g| g.noun())?.name?;
    let entry = sentence.entries[name];
    let body = matches!(registry.names[entry].kind, NameKind::Organization(_) | NameKind::Place | NameKind::Other);
    let at = &groups.names[name];
    (ceremony && body).then(|| {
        let party = PartyClaim { name: entry, role: Role::Party };
        Read::new(party, span(sentence, at.first, at.end), RULE, Confidence::new(650))
    })
}
