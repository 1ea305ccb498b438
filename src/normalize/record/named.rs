//! Parties, places and initiatives: what the names of an article stand for, with their labels.

use super::Builder;
use crate::lexicon::PlaceRef;
use crate::normalize::{label, party, places};
use crate::record::claim::{NameClaim, NameKind};
use crate::record::concept::{AdminLevel, PartyKind};
use crate::record::{Lang, NodeId, NodeKind, Property, Provenance, Statement, Value};

impl Builder<'_> {
    /// Labels of a node from the forms of a name: the full form first, every other form an alternative.
    ///
    /// A node that has its preferred label from another name of the article keeps it.
    pub(super) fn labels(&mut self, id: &NodeId, name: &NameClaim) {
        let full = label::plain(&name.name);
        let mentions = name.mentions.iter().filter(|m| {
            let form = label::plain(&m.form);
            !form.is_empty() && form.chars().count() <= 200
        });
        let is_full = |form: &str| label::fold(form) == label::fold(&full);
        for mention in mentions {
            let form = label::plain(&mention.form);
            let provenance = self.provenance(mention.span, &name.rule, name.confidence);
            let form = if is_full(&form) { full.clone() } else { form };
            let preferred = is_full(&form);
            self.label(id, form, preferred, provenance);
        }
        let known =
            self.nodes.get(id).is_some_and(|n| n.accepted(Property::PrefLabel).any(|s| !s.provenance.is_empty()));
        if !known && let Some(mention) = name.mentions.first() {
            let provenance = self.provenance(mention.span, &name.rule, name.confidence);
            self.label(id, full, true, provenance);
        }
    }

    /// States one form of a name; a form that is known already gets one more piece of evidence.
    fn label(&mut self, id: &NodeId, form: String, preferred: bool, provenance: Provenance) {
        let lang = Lang::of(&form);
        let node = self.node(id);
        let same = |s: &&Statement| matches!(&s.value, Value::Text(_, t) if label::fold(t) == label::fold(&form));
        let known = [Property::PrefLabel, Property::AltLabel]
            .into_iter()
            .find_map(|property| node.accepted(property).find(same).map(|s| (property, s.value.clone())));
        let taken = node
            .accepted(Property::PrefLabel)
            .any(|s| matches!(&s.value, Value::Text(l, _) if *l == lang) && !s.provenance.is_empty());
        match known {
            Some((property, value)) => node.claim(property, value, provenance),
            None if preferred && !taken => node.claim(Property::PrefLabel, Value::Text(lang, form), provenance),
            None => node.claim(Property::AltLabel, Value::Text(lang, form), provenance),
        }
    }

    /// The party of a name.
    pub(super) fn party(&mut self, index: usize) -> Option<NodeId> {
        let name = self.name(index)?;
        if let Some(known) = self.parties.get(&index) {
            return Some(known.id.clone());
        }
        let key = self.party_key(name);
        let id = key.id.clone();
        let first = !self.nodes.contains_key(&id);
        let kind = if key.itself { PartyKind::Jurisdiction } else { party_kind(name.kind) };
        if let Some(state) = key.place.filter(|_| key.itself && name.kind != NameKind::Place) {
            // `The government of Kenya` is a name of Kenya, and not the one it is known by.
            let usual = self.lexicon.gazetteer.place(state).name.to_string();
            self.node(&id).derive(Property::PrefLabel, Value::Text(Lang::En, usual));
            for mention in &name.mentions {
                let provenance = self.provenance(mention.span, &name.rule, name.confidence);
                self.label(&id, label::plain(&mention.form), false, provenance);
            }
        } else {
            self.labels(&id, name);
        }
        if first && let Some(mention) = name.mentions.first() {
            let provenance = self.provenance(mention.span, &name.rule, name.confidence);
            self.node(&id).claim(Property::PartyKind, Value::Concept(kind.into()), provenance);
        }
        if party_kind(name.kind) == PartyKind::Jurisdiction {
            if let Some(place) = self.place(index) {
                self.node(&id).derive(Property::Jurisdiction, Value::Node(place));
            }
        } else if let Some(place) = key.place {
            let place = self.known_place(place);
            self.node(&id).derive(Property::Jurisdiction, Value::Node(place));
        }
        self.parties.insert(index, key);
        Some(id)
    }

    /// Which party a name stands for.
    fn party_key(&self, name: &NameClaim) -> party::Key {
        let within = name.within.and_then(|w| self.name(w)).and_then(|w| self.linker().name(w, &self.places));
        let named = party::Named {
            name: &label::plain(&name.name),
            kind: party_kind(name.kind),
            own: self.linker().name(name, &self.places).map(|link| link.place),
            within: within.map(|link| link.place),
            acronyms: &self.acronyms,
        };
        if name.kind == NameKind::Described {
            // `Both cities' train companies` are others in every article.
            let slug = format!("{} {}", named.name, &self.article.id[..self.article.id.len().min(8)]);
            return party::Key { id: NodeId::named(NodeKind::Party, &slug), place: None, itself: false };
        }
        party::key(&named, self.linker(), self.lexicon, &self.article.id)
    }

    /// The place of a name.
    pub(super) fn place(&mut self, index: usize) -> Option<NodeId> {
        if let Some(known) = self.placed.get(&index) {
            return Some(known.clone());
        }
        let name = self.name(index)?;
        if let Some(link) = self.linker().name(name, &self.places) {
            let id = self.known_place(link.place);
            self.labels(&id, name);
            self.placed.insert(index, id.clone());
            return Some(id);
        }
        let id = NodeId::named(
            NodeKind::Place,
            &party::open_place(&label::plain(&name.name), self.lexicon, &self.article.id),
        );
        if !self.nodes.contains_key(&id) {
            self.labels(&id, name);
            if name.rule == "name-country" {
                self.node(&id).derive(Property::AdminLevel, Value::Concept(AdminLevel::Country.into()));
            }
        }
        self.placed.insert(index, id.clone());
        Some(id)
    }

    /// The node of a place of the gazetteer, with what contains it.
    fn known_place(&mut self, place: PlaceRef) -> NodeId {
        let gazetteer = &self.lexicon.gazetteer;
        let article = self.article.id.clone();
        for place in gazetteer.around(place).chain([place]) {
            let node = self.node(&places::id(gazetteer, place));
            if node.articles.is_empty() {
                node.seen_in(&article);
                node.derive(Property::PrefLabel, Value::Text(Lang::En, gazetteer.place(place).name.to_string()));
                places::describe(node, gazetteer, place);
            }
        }
        places::id(gazetteer, place)
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

/// What kind of party a name of this kind is.
fn party_kind(kind: NameKind) -> PartyKind {
    match kind {
        NameKind::Organization(kind) => kind,
        NameKind::Place => PartyKind::Jurisdiction,
        NameKind::Person => PartyKind::Person,
        _ => PartyKind::Other,
    }
}
