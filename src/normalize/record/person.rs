//! People and the posts they hold.

use super::Builder;
use crate::normalize::label;
use crate::record::claim::{PersonClaim, Read};
use crate::record::{Lang, NodeId, NodeKind, Property, Value};

impl Builder<'_> {
    /// States the post that a person holds; a person without post and organisation says nothing that is published.
    pub(super) fn person(&mut self, person: &PersonClaim) {
        let Some(id) = self.person_node(person.name) else { return };
        let organization = person.organization.as_ref().and_then(|o| Some((self.party(o.value)?, o.clone())));
        let Some(post) = person.post.as_ref() else {
            if organization.is_none() {
                return;
            }
            return self.membership(&id, None, organization);
        };
        self.membership(&id, Some(post), organization);
    }

    /// The person of a name.
    pub(super) fn person_node(&mut self, index: usize) -> Option<NodeId> {
        let name = self.name(index)?;
        let id = NodeId::named(NodeKind::Person, &label::plain(&name.name));
        if !self.nodes.contains_key(&id) {
            self.labels(&id, name);
        }
        Some(id)
    }

    /// States that a person holds a post in an organisation, where either is known.
    fn membership(
        &mut self,
        person: &NodeId,
        post: Option<&Read<String>>,
        organization: Option<(NodeId, Read<usize>)>,
    ) {
        let of = organization.as_ref().map(|(id, _)| id);
        let id = NodeId::membership(person, post.map(|p| p.value.as_str()), of);
        self.node(&id).derive(Property::Member, Value::Node(person.clone()));
        let article = self.article.id.clone();
        self.node(&id).seen_in(&article);
        if let Some(post) = post {
            self.claim(&id, Property::Capacity, Value::Text(Lang::En, post.value.clone()), post);
        }
        if let Some((party, read)) = organization {
            self.claim(&id, Property::Organization, Value::Node(party), &read);
        }
    }
}
