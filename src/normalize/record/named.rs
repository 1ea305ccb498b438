//! Parties, places and initiatives: what the names of an article stand for, with their labels.

use super::Builder;
use crate::normalize::label;
use crate::record::claim::{NameClaim, NameKind};
use crate::record::concept::{AdminLevel, PartyKind};
use crate::record::{Lang, NodeId, NodeKind, Property, Value};

impl Builder<'_> {
    /// Labels of a node from the forms of a name: the full form first, every other form an alternative.
    pub(super) fn labels(&mut self, id: &NodeId, name: &NameClaim) {
        let preferred = label::plain(&name.name);
        let mut seen: Vec<String> = vec![label::fold(&preferred)];
        let mut first = true;
        for mention in &name.mentions {
            let form = label::plain(&mention.form);
            let folded = label::fold(&form);
            if form.is_empty() || form.chars().count() > 200 {
                continue;
            }
            let provenance = self.provenance(mention.span, &name.rule, name.confidence);
            if folded == seen[0] {
                self.node(id).claim(Property::PrefLabel, Value::Text(Lang::En, preferred.clone()), provenance);
                first = false;
            } else if seen.contains(&folded) {
                let known = self.nodes.get(id).and_then(|n| {
                    n.values(Property::AltLabel)
                        .find(|v| matches!(v, Value::Text(_, t) if label::fold(t) == folded))
                        .cloned()
                });
                if let Some(value) = known {
                    self.node(id).claim(Property::AltLabel, value, provenance);
                }
            } else {
                seen.push(folded);
                self.node(id).claim(Property::AltLabel, Value::Text(Lang::En, form), provenance);
            }
        }
        if first && let Some(mention) = name.mentions.first() {
            let provenance = self.provenance(mention.span, &name.rule, name.confidence);
            self.node(id).claim(Property::PrefLabel, Value::Text(Lang::En, preferred), provenance);
        }
    }

    /// The party of a name.
    pub(super) fn party(&mut self, index: usize) -> Option<NodeId> {
        let name = self.name(index)?;
        let id = NodeId::named(NodeKind::Party, &label::plain(&name.name));
        if self.nodes.contains_key(&id) {
            return Some(id);
        }
        self.labels(&id, name);
        let kind = match name.kind {
            NameKind::Organization(kind) => kind,
            NameKind::Place => PartyKind::Jurisdiction,
            NameKind::Person => PartyKind::Person,
            _ => PartyKind::Other,
        };
        if let Some(mention) = name.mentions.first() {
            let provenance = self.provenance(mention.span, &name.rule, name.confidence);
            self.node(&id).claim(Property::PartyKind, Value::Concept(kind.into()), provenance);
        }
        if kind == PartyKind::Jurisdiction
            && let Some(place) = self.place(index)
        {
            self.node(&id).derive(Property::Jurisdiction, Value::Node(place));
        }
        Some(id)
    }

    /// The place of a name.
    pub(super) fn place(&mut self, index: usize) -> Option<NodeId> {
        let name = self.name(index)?;
        let id = NodeId::named(NodeKind::Place, &label::plain(&name.name));
        if !self.nodes.contains_key(&id) {
            self.labels(&id, name);
            if name.rule == "name-country" {
                self.node(&id).derive(Property::AdminLevel, Value::Concept(AdminLevel::Country.into()));
            }
        }
        Some(id)
    }

    /// The initiative of a name.
    pub(super) fn initiative(&mut self, index: usize) -> NodeId {
        let name = self.name(index);
        let id = NodeId::named(NodeKind::Initiative, &name.map_or_else(String::new, |n| label::plain(&n.name)));
        if let Some(name) = name.filter(|_| !self.nodes.contains_key(&id)) {
            self.labels(&id, name);
        }
        id
    }
}
