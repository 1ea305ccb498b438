//! Which named persons an export holds: names of persons are personal data.

use crate::record::{Concept, Dataset, Node, NodeId, NodeKind, Property, Value, concept::PartyKind};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Which named persons are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum People {
    /// None, not even as parties; quotations and names of agreements may still hold their names.
    None,
    /// Those who act or speak: who takes part, has a post, or is who the article attributes something to;
    /// no press contacts, and nobody who is only named.
    #[default]
    Acting,
    /// All of them.
    All,
}

/// Words of posts whose holders stand below an article to be asked about it.
const PRESS_CONTACTS: [&str; 5] = ["contact", "press officer", "press office", "media relations", "media officer"];

impl People {
    /// The name in `run.json` and on the command line.
    pub fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Acting => "acting",
            Self::All => "all",
        }
    }
}

/// The dataset without the persons that are not to be written, and without what only leads to them.
pub fn select(dataset: Cow<'_, Dataset>, people: People) -> Cow<'_, Dataset> {
    let dropped: BTreeSet<NodeId> = match people {
        People::All => return dataset,
        People::None => persons(&dataset).collect(),
        People::Acting => {
            let acting = acting(dataset.nodes.values());
            dataset.of_kind(NodeKind::Person).map(|node| &node.id).filter(|id| !acting.contains(id)).cloned().collect()
        }
    };
    if dropped.is_empty() {
        return dataset;
    }
    Cow::Owned(without(dataset.into_owned(), dropped))
}

/// The dataset without these persons, and without what only leads to them.
pub fn without(mut dataset: Dataset, mut dropped: BTreeSet<NodeId>) -> Dataset {
    // A seat or a post without its holder says nothing.
    let held = |node: &&Node| {
        let holders = node.values(Property::Participant).chain(node.values(Property::Member));
        let holders: Vec<bool> =
            holders.map(|value| matches!(value, Value::Node(id) if dropped.contains(id))).collect();
        !holders.is_empty() && holders.iter().all(|gone| *gone)
    };
    let seats: Vec<NodeId> = dataset.nodes.values().filter(held).map(|node| node.id.clone()).collect();
    dropped.extend(seats);
    dataset.nodes.retain(|id, _| !dropped.contains(id));
    dataset.around.retain(|id, _| !dropped.contains(id));
    for node in dataset.nodes.values_mut() {
        node.statements.retain(|s| !matches!(&s.value, Value::Node(id) if dropped.contains(id)));
        for provenance in node.statements.iter_mut().flat_map(|s| &mut s.provenance) {
            provenance.attributed_to = provenance.attributed_to.take().filter(|id| !dropped.contains(id));
        }
    }
    dataset
}

/// Persons, and parties that are persons.
fn persons(dataset: &Dataset) -> impl Iterator<Item = NodeId> {
    let person = Value::Concept(Concept::PartyKind(PartyKind::Person));
    let is_person = move |node: &&Node| {
        node.id.kind == NodeKind::Person || node.values(Property::PartyKind).any(|kind| *kind == person)
    };
    dataset.nodes.values().filter(is_person).map(|node| node.id.clone())
}

/// Who takes part, speaks, or has a post that is none of a press contact; of articles one by one the same persons as of all.
pub fn acting<'a>(nodes: impl IntoIterator<Item = &'a Node>) -> BTreeSet<&'a NodeId> {
    let mut acting = BTreeSet::new();
    for node in nodes {
        if !(node.id.kind == NodeKind::Membership && is_press_contact(node)) {
            let led = node.statements.iter().filter_map(|s| match &s.value {
                Value::Node(id) if id.kind == NodeKind::Person => Some(id),
                _ => None,
            });
            acting.extend(led);
        }
        acting.extend(node.statements.iter().flat_map(|s| &s.provenance).filter_map(|p| p.attributed_to.as_deref()));
    }
    acting
}

fn is_press_contact(post: &Node) -> bool {
    post.values(Property::Capacity).any(|value| match value {
        Value::Text(_, text) => PRESS_CONTACTS.iter().any(|word| text.to_lowercase().contains(word)),
        _ => false,
    })
}
