//! Meetings, visits and other events.

use super::Builder;
use crate::normalize::dates::Tense;
use crate::normalize::label;
use crate::record::claim::EventClaim;
use crate::record::slug::digest;
use crate::record::{Lang, NodeId, NodeKind, Property, Value};

impl Builder<'_> {
    /// States an event: its kind, time and place, and who took part.
    pub(super) fn event(&mut self, event: &EventClaim) {
        let date = event.date.as_ref().and_then(|d| self.date(d, Tense::Past)).map(|(date, _)| date.to_string());
        let place = event.place.as_ref().and_then(|p| self.name(p.value)).map(|n| label::plain(&n.name));
        let label = label::event(event, place.as_deref(), date.as_deref());
        let own = format!("{}:{}", self.article.id, event.kind.span.start);
        let parts = [event.kind.value.code(), label.as_str(), if date.is_some() { "" } else { own.as_str() }];
        let id = NodeId::named(NodeKind::Event, &format!("{}-{}", label::short(&label), &digest(&parts)[..8]));
        match &event.title {
            Some(title) => self.claim(&id, Property::PrefLabel, Value::Text(Lang::En, label), title),
            None => self.node(&id).derive(Property::PrefLabel, Value::Text(Lang::En, label)),
        }
        self.claim(&id, Property::EventType, Value::Concept(event.kind.value.into()), &event.kind);
        if let Some(date) = &event.date {
            self.state_date(&id, Property::Date, date, Tense::Past);
        }
        if let Some(place) = &event.place
            && let Some(node) = self.place(place.value)
        {
            self.claim(&id, Property::Place, Value::Node(node), place);
        }
        for participant in &event.participants {
            if let Some(node) = self.party(participant.value.name) {
                self.participation(&id, &node, participant.value.role, participant, None, None);
            }
        }
    }
}
