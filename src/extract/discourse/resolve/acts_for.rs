//! For whom people act: the body of each person's post.

use crate::extract::discourse::Sentence;
use crate::extract::discourse::occasion::Here;
use crate::extract::groups::GroupKind;
use crate::extract::names::registry::Registry;
use crate::lexicon::Lexicon;
use crate::record::claim::{NameKind, PersonClaim};
use crate::record::concept::PartyKind;
use std::collections::BTreeMap;

/// For each person the body of their post, or the state that they are known to lead: `ADB vice-president X`, `Chinese President X`, `X, chair of the Health Trust`.
pub(super) fn acts_for(
    sentences: &[Sentence<'_, '_>],
    people: &[PersonClaim],
    registry: &mut Registry<'_>,
    lexicon: &Lexicon,
    here: &Here,
) -> BTreeMap<usize, usize> {
    let mut bodies = told(sentences, people, registry);
    // `MARIETTA — Mayor Ada Brook signed`: the mayor of the town that the report is from.
    let mayor = |p: &&PersonClaim| p.post.as_ref().is_some_and(|post| post.value.to_lowercase() == "mayor");
    for person in people.iter().filter(mayor) {
        if let Some((town, shown)) = here.as_ref().filter(|_| !bodies.contains_key(&person.name)) {
            // Datelines are often in capitals.
            let name = lexicon.places.name(town).map_or(town.as_str(), |hit| &hit.name);
            bodies.insert(person.name, registry.mention(name, *shown, NameKind::Place, "name-place"));
        }
    }
    let mut posts: BTreeMap<usize, &PersonClaim> = BTreeMap::new();
    for person in people {
        posts.entry(person.name).or_insert(person);
    }
    // Whose state the text leaves out: `President Joe Biden`.
    for entry in 0..registry.names.len() {
        if registry.names[entry].kind != NameKind::Person || bodies.contains_key(&entry) {
            continue;
        }
        let name = registry.names[entry].name.clone();
        let post = posts.get(&entry).and_then(|p| p.post.as_ref());
        let by_post = || post.and_then(|post| lexicon.leaders.state_of_post(&post.value, &name));
        if let Some(state) = lexicon.leaders.state_of(&name).or_else(by_post) {
            let (kind, rule) = match lexicon.places.name(state) {
                Some(_) => (NameKind::Place, "name-country"),
                None => (NameKind::Organization(PartyKind::InternationalOrganisation), "name-known-body"),
            };
            let shown = registry.names[entry].mentions[0].span;
            bodies.insert(entry, registry.mention(state, shown, kind, rule));
        }
    }
    bodies
}

/// For whom people act as the text tells it.
fn told(sentences: &[Sentence<'_, '_>], people: &[PersonClaim], registry: &Registry<'_>) -> BTreeMap<usize, usize> {
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
            // `Mayor Ada Brook of Alma`
            let of = || {
                let name = groups.list.get(k + 2)?.noun()?.name.filter(|_| groups.is_prep(k + 1, "of"))?;
                is_body(sentence.entries[name]).then(|| sentence.entries[name])
            };
            if let Some(body) = before.or_else(of).or_else(told).or_else(after) {
                bodies.entry(person).or_insert(body);
            }
        }
    }
    bodies
}
