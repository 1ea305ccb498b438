//! For whom people act: the body of each person's post.

use crate::extract::discourse::Sentence;
use crate::extract::groups::GroupKind;
use crate::extract::names::registry::Registry;
use crate::record::claim::{NameKind, PersonClaim};
use std::collections::BTreeMap;

/// For each person the body of their post: `ADB vice-president X`, `Chinese President X`, `X, chair of the Health Trust`.
pub(super) fn acts_for(
    sentences: &[Sentence<'_, '_>],
    people: &[PersonClaim],
    registry: &Registry<'_>,
) -> BTreeMap<usize, usize> {
    let mut bodies: BTreeMap<usize, usize> =
        people.iter().filter_map(|p| Some((p.name, p.organization.as_ref()?.value))).collect();
    let is_body = |entry: usize| {
        matches!(registry.names[entry].kind, NameKind::Organization(_) | NameKind::Place | NameKind::Other)
    };
    for sentence in sentences {
        let groups = &sentence.groups;
        for (k, group) in groups.list.iter().enumerate() {
            let Some(noun) = group.noun() else { continue };
            let Some(person) =
                noun.name.map(|n| sentence.entries[n]).filter(|&e| registry.names[e].kind == NameKind::Person)
            else {
                continue;
            };
            let before = noun.inner.iter().rev().map(|&n| sentence.entries[n]).find(|&e| is_body(e));
            // `Ada Brook, Norland's finance minister`
            let told = || {
                let noun = groups.list.get(k + 2)?.noun().filter(|n| n.name.is_none())?;
                let comma = matches!(groups.kind(k + 1), Some(GroupKind::Comma));
                noun.inner.iter().rev().map(|&n| sentence.entries[n]).find(|&e| comma && is_body(e))
            };
            let after = || {
                let comma = matches!(groups.kind(k + 1), Some(GroupKind::Comma));
                let of = (k + 2..(k + 8).min(groups.list.len())).take_while(|&i| !groups.list[i].is_finite()).find(
                    |&i| {
                        matches!(groups.kind(i), Some(GroupKind::Prep))
                            && matches!(groups.first_word(i), "of" | "at" | "for" | "from")
                    },
                )?;
                let name = groups.list.get(of + 1)?.noun()?.name?;
                (comma && is_body(sentence.entries[name])).then(|| sentence.entries[name])
            };
            if let Some(body) = before.or_else(told).or_else(after) {
                bodies.entry(person).or_insert(body);
            }
        }
    }
    bodies
}
