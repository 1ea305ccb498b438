//! Who met whom: the guests and hosts that `both sides` of a visit means later.

use super::stands_for;
use crate::extract::discourse::Sentence;
use crate::extract::groups::Group;
use crate::extract::names::registry::Registry;
use crate::record::claim::NameKind;
use std::collections::BTreeMap;

/// Guests and hosts, where the sentence tells a visit, a meeting or talks; a person stands for whom they act for.
pub(super) fn met(
    sentence: &Sentence<'_, '_>,
    registry: &Registry<'_>,
    acts_for: &BTreeMap<usize, usize>,
) -> Option<Vec<usize>> {
    let groups = &sentence.groups;
    let meeting = groups.list.iter().position(|g| is_meeting(sentence, g))?;
    let bodies = |range: &[Group]| -> Vec<usize> {
        let mut found = Vec::new();
        for entry in range.iter().filter_map(|g| g.noun()?.name).map(|n| sentence.entries[n]) {
            let acts = matches!(registry.names[entry].kind, NameKind::Organization(_) | NameKind::Person);
            let body = stands_for(entry, registry, acts_for).filter(|body| acts && !found.contains(body));
            found.extend(body);
        }
        found
    };
    let (guests, hosts) = (bodies(&groups.list[..meeting]), bodies(&groups.list[meeting..]));
    let host = hosts.into_iter().find(|host| !guests.contains(host))?;
    (!guests.is_empty()).then(|| guests.into_iter().chain([host]).collect())
}

/// Whether a group tells a meeting: `visited`, `met with`, `spoke with`, `held talks with`, `during a visit`.
fn is_meeting(sentence: &Sentence<'_, '_>, group: &Group) -> bool {
    if let Some(verb) = group.verb() {
        return matches!(
            sentence.sent.lower(verb.main),
            "visit"
                | "visits"
                | "visited"
                | "visiting"
                | "meet"
                | "meets"
                | "met"
                | "meeting"
                | "host"
                | "hosts"
                | "hosted"
                | "hosting"
                | "welcome"
                | "welcomes"
                | "welcomed"
                | "receive"
                | "receives"
                | "received"
                | "speaks"
                | "spoke"
                | "talked"
        );
    }
    group.noun().is_some_and(|n| {
        matches!(sentence.sent.lower(n.head), "visit" | "talks" | "meeting" | "call" | "summit" | "consultations")
    })
}
