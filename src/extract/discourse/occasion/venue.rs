//! Where a signing took place: a town, or a building with its town.

use crate::extract::discourse::place::belongs_to_noun;
use crate::extract::discourse::scene::is_gathering;
use crate::extract::discourse::{Sentence, span};
use crate::extract::groups::GroupKind;
use crate::extract::names::registry::Registry;
use crate::record::claim::{DealClaim, NameKind, Read};
use crate::record::{Confidence, Span};
use std::collections::BTreeMap;

/// A place told with `in` or `at`: a place, or a building or body that is no party of the deal.
pub(super) fn place_between(
    sentence: &Sentence<'_, '_>,
    deal: &DealClaim,
    registry: &Registry<'_>,
    first: usize,
    end: usize,
) -> Option<Read<usize>> {
    let groups = &sentence.groups;
    (0..groups.list.len()).find_map(|k| {
        let at = groups.is_prep(k, "at");
        let inside =
            groups.list.get(k + 1).is_some_and(|g| (at || groups.is_prep(k, "in")) && g.first >= first && g.end <= end);
        // `at the ministry's headquarters, Abuja`: the town behind a building.
        let town = k + 3;
        if inside
            && matches!(groups.kind(k + 2), Some(GroupKind::Comma))
            && let Some(name) = groups.list.get(town).and_then(|g| g.noun()?.name)
            && registry.names[sentence.entries[name]].kind == NameKind::Place
            && ends_there(sentence, town + 1)
        {
            let name_at = &groups.names[name];
            let place = span(sentence, name_at.first, name_at.end);
            let entry = sentence.entries[name];
            let party = deal.parties.iter().any(|p| p.value.name == entry || p.span.overlaps(place));
            if !party
                && groups.list[k + 1]
                    .noun()
                    .is_some_and(|n| n.name.is_none_or(|n| groups.names[n].kind != NameKind::Place))
            {
                return Some(Read::new(entry, place, "place-of-signing", Confidence::new(700)));
            }
        }
        let group = groups.list.get(k + 1).filter(|_| inside)?;
        let noun = group.noun()?;
        let party =
            |entry: usize, place: Span| deal.parties.iter().any(|p| p.value.name == entry || p.span.overlaps(place));
        let told = |name: usize| {
            let at = &groups.names[name];
            (sentence.entries[name], span(sentence, at.first, at.end))
        };
        let read = |(entry, place)| Read::new(entry, place, "place-of-signing", Confidence::new(700));
        // `at the Ministry of Finance in Kingston`, `at the yard in Yalova`: the town says more.
        let building = noun.name.is_none() && is_building(sentence.sent.lower(noun.head))
            || noun.name.is_some_and(|n| matches!(groups.names[n].kind, NameKind::Organization(_) | NameKind::Other));
        if at
            && building
            && groups.is_prep(k + 2, "in")
            && let Some(name) = groups.list.get(k + 3).and_then(|g| g.noun()?.name)
            && matches!(registry.names[sentence.entries[name]].kind, NameKind::Place | NameKind::Other)
            && !party(told(name).0, told(name).1)
        {
            return Some(read(told(name)));
        }
        let Some(name) = noun.name else {
            // `at the Alma community hall`: the name says which.
            let named = noun.inner.last().copied().filter(|_| is_building(sentence.sent.lower(noun.head)))?;
            let (entry, place) = told(named);
            let stands = matches!(registry.names[entry].kind, NameKind::Place | NameKind::Other);
            return (stands && !deal.parties.iter().any(|p| p.span.overlaps(place))).then(|| read((entry, place)));
        };
        let (entry, place) = told(name);
        let whole = group.end == groups.names[name].close && noun.inner.is_empty();
        let stands = match registry.names[entry].kind {
            NameKind::Place => registry.names[entry].rule != "name-country",
            NameKind::Other => !is_gathering(sentence.sent.lower(groups.names[name].end - 1)),
            NameKind::Organization(_) => at && !deal.parties.iter().any(|p| p.value.name == entry),
            _ => false,
        };
        // `signed for the government in Lafia on Tuesday`
        let dated = groups.is_prep(k + 2, "on") && matches!(groups.kind(k + 3), Some(GroupKind::Date))
            || matches!(groups.kind(k + 2), Some(GroupKind::Date));
        let free = dated || !belongs_to_noun(sentence, k, true);
        (whole && stands && free && !deal.parties.iter().any(|p| p.span.overlaps(place))).then(|| read((entry, place)))
    })
}

/// Nouns of buildings and grounds in which people sign.
fn is_building(noun: &str) -> bool {
    matches!(
        noun,
        "building"
            | "campus"
            | "centre"
            | "center"
            | "chamber"
            | "club"
            | "embassy"
            | "hall"
            | "headquarters"
            | "hotel"
            | "house"
            | "mansion"
            | "office"
            | "offices"
            | "palace"
            | "plant"
            | "premises"
            | "residence"
            | "site"
            | "stadium"
            | "terminal"
            | "villa"
            | "yard"
    )
}

/// Whether a clause ends, or a date stands, at a group.
fn ends_there(sentence: &Sentence<'_, '_>, at: usize) -> bool {
    let Some(group) = sentence.groups.list.get(at) else { return true };
    matches!(group.kind, GroupKind::Comma | GroupKind::Date)
        || matches!(sentence.sent.lower(group.first), "." | ";" | "on" | "during" | "by" | "in")
}

/// A deal that has its day from the words that date another one was made where that was: `At the same ceremony, …`.
pub(super) fn share_places(deals: &mut [DealClaim]) {
    let told: BTreeMap<Span, Read<usize>> =
        deals.iter().filter_map(|deal| Some((deal.date.as_ref()?.span, deal.place.clone()?))).collect();
    for deal in deals.iter_mut().filter(|deal| deal.place.is_none() && deal.status.value.is_concluded()) {
        let lent = deal.date.as_ref().filter(|date| !date.span.overlaps(deal.sentence));
        deal.place = lent.and_then(|date| told.get(&date.span)).cloned();
    }
}
