//! What an article says of an agreement, as far as it tells whether two articles speak of the same one.

use super::settle::history::step;
use crate::record::concept::{AgreementType, PartyKind, Status};
use crate::record::date::{Day, day_number};
use crate::record::{Concept, Edtf, Node, NodeId, NodeKind, Property, Records, Title, Value};
use std::collections::{BTreeMap, BTreeSet};

/// An agreement of one article.
#[derive(Debug, Clone)]
pub struct Deal {
    /// Which article it is of, by its place among the articles.
    pub article: usize,
    /// Its id in that article.
    pub id: NodeId,
    /// The article, or the one that it is a copy of.
    pub witness: String,
    /// The day of publication.
    pub published: Option<Day>,
    /// Where the article tells it: code points.
    pub order: u32,
    /// The kind.
    pub kind: AgreementType,
    /// The status.
    pub status: Status,
    /// The date of the act that the status names.
    pub date: Option<Edtf>,
    /// The original conclusion, where the date is of another act.
    pub concluded: Option<Edtf>,
    /// Who is bound by it.
    pub parties: BTreeSet<Side>,
    /// Its own name; none for one that says its kind and no more.
    pub title: Option<Title>,
    /// Where, and what that place lies in, the place itself first.
    pub places: Vec<NodeId>,
    /// Undertakings it creates or serves.
    pub initiatives: BTreeSet<NodeId>,
    /// Money and quantities of it.
    pub amounts: BTreeSet<NodeId>,
    /// Whether several agreements are told as one.
    pub is_batch: bool,
}

/// A party of an agreement.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Side {
    /// The party.
    pub party: NodeId,
    /// The place for which it acts, where it is a public body or a jurisdiction.
    pub acts_for: Option<NodeId>,
    /// Whether it is the jurisdiction itself or its government, and not a part of it.
    pub whole: bool,
    /// Whether it acts for a country.
    pub sovereign: bool,
}

impl Side {
    /// What is the same for sides that may be one: a public body stands for its place.
    pub fn block(&self) -> &str {
        self.acts_for.as_ref().unwrap_or(&self.party).slug()
    }
}

impl Deal {
    /// How far along the act is in the life of an agreement.
    pub fn status_step(&self) -> u8 {
        step(self.status)
    }
}

/// The agreements of an article.
pub fn deals(article: usize, records: &Records, witness: &str, published: Option<&str>) -> Vec<Deal> {
    let nodes: BTreeMap<&NodeId, &Node> = records.nodes.iter().map(|n| (&n.id, n)).collect();
    let titles: BTreeMap<&NodeId, &Title> =
        records.titles.iter().rev().map(|title| (&title.agreement, title)).collect();
    let agreements = records.nodes.iter().filter(|n| n.id.kind == NodeKind::Agreement);
    agreements
        .map(|node| Deal {
            article,
            id: node.id.clone(),
            witness: witness.to_owned(),
            published: published.and_then(day_number),
            order: order(node),
            kind: concept(node, Property::AgreementType, |c| match c {
                Concept::AgreementType(kind) => Some(kind),
                _ => None,
            })
            .unwrap_or(AgreementType::Agreement),
            status: concept(node, Property::Status, |c| match c {
                Concept::Status(status) => Some(status),
                _ => None,
            })
            .unwrap_or(Status::Signed),
            date: date(node, Property::Date),
            concluded: date(node, Property::ConcludedOn),
            parties: linked(node, Property::Party).map(|id| side(id, &nodes)).collect(),
            title: titles.get(&node.id).copied().cloned(),
            places: linked(node, Property::Place).next().map(|id| around(id, &nodes)).unwrap_or_default(),
            initiatives: linked(node, Property::Initiative).cloned().collect(),
            amounts: linked(node, Property::Amount).cloned().collect(),
            is_batch: node.value(Property::Count).is_some(),
        })
        .collect()
}

fn concept<T>(node: &Node, property: Property, read: impl Fn(Concept) -> Option<T>) -> Option<T> {
    match node.value(property)? {
        Value::Concept(concept) => read(*concept),
        _ => None,
    }
}

fn date(node: &Node, property: Property) -> Option<Edtf> {
    match node.value(property)? {
        Value::Edtf(date) => Some(*date),
        _ => None,
    }
}

fn linked(node: &Node, property: Property) -> impl Iterator<Item = &NodeId> {
    node.values(property).filter_map(|value| if let Value::Node(id) = value { Some(id) } else { None })
}

/// Where the article tells the agreement: its first quotation.
pub fn order(node: &Node) -> u32 {
    let quotes = node.statements.iter().flat_map(|s| &s.provenance).flat_map(|p| p.evidence());
    quotes.map(|e| e.span.start).min().unwrap_or(0)
}

fn side(id: &NodeId, nodes: &BTreeMap<&NodeId, &Node>) -> Side {
    let node = nodes.get(id);
    let kind = node
        .and_then(|n| concept(n, Property::PartyKind, |c| if let Concept::PartyKind(k) = c { Some(k) } else { None }));
    let public = matches!(
        kind,
        Some(PartyKind::Jurisdiction | PartyKind::Government | PartyKind::Ministry | PartyKind::CustomsAuthority)
    );
    let acts_for = node.filter(|_| public).and_then(|n| linked(n, Property::Jurisdiction).next()).cloned();
    let whole = kind == Some(PartyKind::Jurisdiction)
        || acts_for.as_ref().is_some_and(|place| *id.slug() == format!("{}-government", place.slug()));
    let sovereign =
        acts_for.as_ref().and_then(|p| nodes.get(p)).is_some_and(|p| p.value(Property::ContainedInPlace).is_none());
    Side { party: id.clone(), acts_for, whole, sovereign }
}

/// A place with all that contains it, as far as the article tells it.
fn around(place: &NodeId, nodes: &BTreeMap<&NodeId, &Node>) -> Vec<NodeId> {
    let up = |at: &NodeId| linked(nodes.get(at)?, Property::ContainedInPlace).next().cloned();
    std::iter::successors(Some(place.clone()), up).take(8).collect()
}
