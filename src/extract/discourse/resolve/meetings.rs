//! Who met whom: the guests and hosts that `both sides` of a visit means later.

use crate::extract::discourse::Sentence;
use crate::extract::groups::Group;
use crate::extract::names::registry::Registry;
use crate::record::claim::NameKind;

/// Guests and hosts, where the sentence tells a visit or a meeting of bodies.
pub(super) fn met(sentence: &Sentence<'_, '_>, registry: &Registry<'_>) -> Option<Vec<usize>> {
    let groups = &sentence.groups;
    let verb = groups.list.iter().position(|g| {
        g.verb().is_some_and(|v| {
            matches!(
                &*v.lemma,
                "visit"
                    | "visits"
                    | "visited"
                    | "met"
                    | "meet"
                    | "meets"
                    | "hosted"
                    | "welcomed"
                    | "received"
                    | "welcome"
                    | "receive"
            )
        }) || g.noun().is_some_and(|n| sentence.sent.lower(n.head) == "visit")
    })?;
    let bodies = |range: &[Group]| -> Vec<usize> {
        let mut found = Vec::new();
        for entry in range.iter().filter_map(|g| g.noun()?.name).map(|n| sentence.entries[n]) {
            if matches!(registry.names[entry].kind, NameKind::Organization(_)) && !found.contains(&entry) {
                found.push(entry);
            }
        }
        found
    };
    let (guests, hosts) = (bodies(&groups.list[..verb]), bodies(&groups.list[verb..]));
    (!guests.is_empty() && !hosts.is_empty()).then(|| {
        let mut all = guests;
        all.extend(hosts.into_iter().take(1));
        all
    })
}
