//! An agreement with all that is claimed of it, and who takes part in what.

use super::Builder;
use crate::normalize::dates::Tense;
use crate::normalize::label;
use crate::record::claim::{DealClaim, Read};
use crate::record::concept::{ProvisionKind, Role, Status};
use crate::record::slug::digest;
use crate::record::{Lang, Node, NodeId, NodeKind, Property, Span, Value};

impl Builder<'_> {
    /// States an agreement and everything that hangs on it.
    pub(super) fn deal(&mut self, deal: &DealClaim) {
        let parties: Vec<(NodeId, Role, Read<()>)> = deal
            .parties
            .iter()
            .filter_map(|p| {
                Some((self.party(p.value.name)?, p.value.role, Read::new((), p.span, &p.rule, p.confidence)))
            })
            .collect();
        let tense = match deal.status.value {
            Status::Planned => Tense::Future,
            Status::Negotiating | Status::Proposed => Tense::Unknown,
            _ => Tense::Past,
        };
        let date = deal.date.as_ref().and_then(|d| self.date(d, tense)).map(|(date, _)| date.to_string());
        let mut slugs: Vec<&str> = parties.iter().map(|(id, ..)| id.slug()).collect();
        slugs.sort_unstable();
        let label = label::agreement(
            deal,
            &parties.iter().map(|(id, ..)| self.nodes.get(id).map_or("", Node::label)).collect::<Vec<_>>(),
            date.as_deref(),
        );
        // What tells this agreement from others: its kind, parties, date and name. Where the text does not say when, only
        // the article itself can tell it from another one of the same parties.
        let place = format!("{}:{}", self.article.id, deal.clause.start);
        let own = if date.is_none() || slugs.len() < 2 { place.as_str() } else { "" };
        let mut parts = vec![
            deal.kind.value.code(),
            date.as_deref().unwrap_or(""),
            deal.title.as_ref().map_or("", |t| t.value.as_str()),
            own,
        ];
        parts.extend(&slugs);
        let mut id = NodeId::named(NodeKind::Agreement, &format!("{}-{}", label::short(&label), &digest(&parts)[..8]));
        if self.nodes.contains_key(&id) {
            id = NodeId::named(
                NodeKind::Agreement,
                &format!("{}-{}", label::short(&label), &digest(&[&digest(&parts), &place])[..8]),
            );
        }
        match &deal.title {
            Some(title) => self.claim(&id, Property::PrefLabel, Value::Text(Lang::En, label), title),
            None => self.node(&id).derive(Property::PrefLabel, Value::Text(Lang::En, label)),
        }
        self.claim(&id, Property::AgreementType, Value::Concept(deal.kind.value.into()), &deal.kind);
        // The status claim quotes the whole sentence, and every other sentence that tells the deal.
        let mut status = self.provenance(deal.sentence, &deal.status.rule, deal.status.confidence);
        if let Some(who) = deal.attributed_to {
            status.attributed_to = self.party(who).map(Box::new);
        }
        let mut more: Vec<Span> = deal.also.clone();
        more.push(deal.status.span);
        status.add_evidence(more.into_iter().map(|span| self.places.quote(span)));
        self.node(&id).claim(Property::Status, Value::Concept(deal.status.value.into()), status);
        for (party, role, read) in &parties {
            self.claim(&id, Property::Party, Value::Node(party.clone()), read);
            if *role == Role::Signatory && deal.status.value == Status::Signed {
                self.claim(&id, Property::Signatory, Value::Node(party.clone()), read);
            }
            let role =
                if *role == Role::Signatory && deal.status.value != Status::Signed { Role::Party } else { *role };
            self.participation(&id, party, role, read, None, None);
        }
        if let Some(date) = &deal.date {
            self.state_date(&id, Property::Date, date, tense);
        }
        for (property, read) in [
            (Property::ConcludedOn, &deal.concluded_on),
            (Property::ValidFrom, &deal.valid_from),
            (Property::ValidUntil, &deal.valid_until),
        ] {
            if let Some(read) = read {
                self.state_date(
                    &id,
                    property,
                    read,
                    if property == Property::ValidUntil { Tense::Future } else { Tense::Past },
                );
            }
        }
        if let Some(place) = &deal.place
            && let Some(node) = self.place(place.value)
        {
            self.claim(&id, Property::Place, Value::Node(node), place);
        }
        for area in &deal.areas {
            self.claim(&id, Property::Area, Value::Concept(area.value.into()), area);
        }
        if let Some(count) = &deal.count {
            self.claim(&id, Property::Count, Value::Integer(count.value), count);
        }
        if let Some(months) = &deal.duration {
            self.claim(&id, Property::Duration, Value::Duration(label::duration(months.value)), months);
        }
        for amount in &deal.amounts {
            if let Some(node) = self.amount(amount) {
                self.claim(&id, Property::Amount, Value::Node(node), amount);
            }
        }
        for initiative in &deal.initiatives {
            let node = self.initiative(initiative.value);
            self.claim(&id, Property::Initiative, Value::Node(node), initiative);
        }
        for provision in &deal.provisions {
            let node = NodeId::named(
                NodeKind::Provision,
                &format!("{}-{}", self.article.id, &digest(&[id.slug(), &provision.value])[..8]),
            );
            self.node(&node).derive(Property::ProvisionKind, Value::Concept(ProvisionKind::Commitment.into()));
            self.claim(&node, Property::Description, Value::Text(Lang::En, provision.value.clone()), provision);
            self.claim(&id, Property::Provision, Value::Node(node), provision);
        }
        for representative in &deal.representatives {
            let (person, party) = representative.value;
            let behalf = party.and_then(|p| self.party(p));
            let Some(person) = self.claims.people.get(person) else { continue };
            if let Some(node) = self.person_node(person.name) {
                let capacity = person.post.clone();
                self.participation(&id, &node, Role::Representative, representative, behalf, capacity);
            }
        }
    }

    /// States that somebody takes part in something, in a role and perhaps on behalf of a party.
    pub(super) fn participation<T>(
        &mut self,
        whole: &NodeId,
        who: &NodeId,
        role: Role,
        read: &Read<T>,
        behalf: Option<NodeId>,
        capacity: Option<Read<String>>,
    ) {
        let id = NodeId::participation(whole, who, role);
        self.claim(&id, Property::Participant, Value::Node(who.clone()), read);
        self.claim(&id, Property::Role, Value::Concept(role.into()), read);
        if let Some(party) = behalf {
            self.claim(&id, Property::OnBehalfOf, Value::Node(party), read);
        }
        if let Some(capacity) = capacity {
            self.claim(&id, Property::Capacity, Value::Text(Lang::En, capacity.value.clone()), &capacity);
        }
        self.claim(whole, Property::Participation, Value::Node(id), read);
    }
}
