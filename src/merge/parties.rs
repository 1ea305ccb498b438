//! Parties over articles: acronyms bound in one article and used bare in another, and namesakes in different places.

use super::apart::Apart;
use super::rename::Renamed;
use crate::record::concept::PartyKind;
use crate::record::slug::{is_acronym, words};
use crate::record::{Concept, Node, NodeId, NodeKind, Property, Records, Value};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The new ids of parties, for each article.
pub fn renamed(articles: &[Records], apart: &Apart) -> Vec<Renamed> {
    let bodies = expansions(articles);
    let elsewhere = namesakes(articles);
    let spaced = spaced(articles);
    let of = |records: &Records| {
        let mut renamed = Renamed::new();
        for party in records.nodes.iter().filter(|n| n.id.kind == NodeKind::Party) {
            if let Some(short) = bare(party) {
                let mut known = bodies.get(&short).cloned().unwrap_or_default();
                let own = NodeId::named(NodeKind::Party, &short.0);
                // What the list of known bodies makes of it competes with what the articles say.
                if party.id != own {
                    known.insert(party.id.clone());
                }
                let mut known = known.into_iter();
                let to = match (known.next(), known.next()) {
                    (Some(only), None) => only,
                    _ => own,
                };
                let to = if to == party.id { spaced.get(&to).cloned().unwrap_or(to) } else { to };
                if to != party.id {
                    renamed.insert(party.id.clone(), to);
                }
            } else if let Some(to) = spaced.get(&party.id) {
                renamed.insert(party.id.clone(), to.clone());
            } else if elsewhere.contains(&party.id)
                && let Some(Value::Node(place)) = party.value(Property::Jurisdiction)
            {
                let to = NodeId::named(NodeKind::Party, &format!("{} {}", party.id.slug(), place.slug()));
                renamed.insert(party.id.clone(), to);
            }
        }
        renamed.retain(|from, to| !apart.things(from, to));
        for party in records.nodes.iter().filter(|n| n.id.kind == NodeKind::Party) {
            let id = renamed.get(&party.id).unwrap_or(&party.id);
            if apart.article(id, &records.article) {
                let own = NodeId::named(NodeKind::Party, &format!("{} {}", id.slug(), &records.article[..8]));
                renamed.insert(party.id.clone(), own);
            }
        }
        renamed
    };
    articles.par_iter().map(of).collect()
}

/// Ids that differ only in where words are parted (`Jiao Tong`, `Jiaotong`): each with the one that all of them get.
fn spaced(articles: &[Records]) -> BTreeMap<NodeId, NodeId> {
    let mut alike: BTreeMap<String, BTreeSet<&NodeId>> = BTreeMap::new();
    for party in articles.iter().flat_map(|a| &a.nodes).filter(|n| n.id.kind == NodeKind::Party) {
        alike.entry(party.id.slug().replace('-', "")).or_default().insert(&party.id);
    }
    let mut renamed = BTreeMap::new();
    for ids in alike.into_values() {
        let mut ids = ids.into_iter();
        // A hyphen comes before every letter, so this is the one of most words.
        if let Some(first) = ids.next() {
            renamed.extend(ids.map(|id| (id.clone(), first.clone())));
        }
    }
    renamed
}

/// A short name, and for one that is no acronym the kind of body: `Ford` the company is no foundation.
type Short = (String, Option<Value>);

fn kind(party: &Node, short: &str) -> Option<Value> {
    if is_acronym(short) { None } else { party.value(Property::PartyKind).cloned() }
}

/// Whether a name is a single word of at least three letters.
fn is_short(name: &str) -> bool {
    is_acronym(name) || !name.contains([' ', '-']) && name.chars().filter(|c| c.is_alphabetic()).count() > 2
}

/// The parties that articles call by an acronym, or another single word, and by a full name.
fn expansions(articles: &[Records]) -> BTreeMap<Short, BTreeSet<NodeId>> {
    let mut bodies: BTreeMap<Short, BTreeSet<NodeId>> = BTreeMap::new();
    for party in articles.iter().flat_map(|a| &a.nodes).filter(|n| n.id.kind == NodeKind::Party) {
        if bare(party).is_none() {
            for short in labels(party).filter(|label| is_short(label)) {
                bodies.entry((words(short), kind(party, short))).or_default().insert(party.id.clone());
            }
        }
    }
    bodies
}

/// The single word that is all that an article calls a party.
fn bare(party: &Node) -> Option<Short> {
    let mut labels = labels(party);
    let first = labels.next()?;
    let body = !matches!(
        party.value(Property::PartyKind),
        Some(Value::Concept(Concept::PartyKind(PartyKind::Jurisdiction | PartyKind::Person)))
    );
    let alone = body && is_short(first) && labels.all(|label| words(label) == words(first));
    alone.then(|| (words(first), kind(party, first)))
}

fn labels(node: &Node) -> impl Iterator<Item = &str> {
    let values = [Property::PrefLabel, Property::AltLabel].into_iter().flat_map(|property| node.values(property));
    values.filter_map(|value| if let Value::Text(_, text) = value { Some(text.as_str()) } else { None })
}

/// Ids that articles give to bodies of places that do not lie in one another.
fn namesakes(articles: &[Records]) -> BTreeSet<NodeId> {
    let mut places: BTreeMap<&NodeId, BTreeSet<&NodeId>> = BTreeMap::new();
    let mut around: BTreeMap<&NodeId, &NodeId> = BTreeMap::new();
    for node in articles.iter().flat_map(|a| &a.nodes) {
        match node.id.kind {
            NodeKind::Party => {
                if let Some(Value::Node(place)) = node.value(Property::Jurisdiction) {
                    places.entry(&node.id).or_default().insert(place);
                }
            }
            NodeKind::Place => {
                if let Some(Value::Node(up)) = node.value(Property::ContainedInPlace) {
                    around.insert(&node.id, up);
                }
            }
            _ => {}
        }
    }
    let within = |inner: &NodeId, outer: &NodeId| {
        std::iter::successors(Some(inner), |at| around.get(at).copied()).any(|at| at == outer)
    };
    let apart =
        |places: &BTreeSet<&NodeId>| places.iter().any(|a| places.iter().any(|b| !within(a, b) && !within(b, a)));
    places.into_iter().filter(|(_, places)| apart(places)).map(|(id, _)| id.clone()).collect()
}
