//! Giving nodes of one article other ids, wherever they are named.

use super::settle::join;
use crate::record::{Concept, Node, NodeId, NodeKind, Property, Value};
use std::collections::BTreeMap;

/// The new ids of nodes that get one.
pub type Renamed = BTreeMap<NodeId, NodeId>;

/// Renames nodes of an article and everything that names them; nodes that become one are joined.
///
/// Who takes part in what, and which post is whose, has an id made from the ids of both: these follow.
pub fn rename(nodes: Vec<Node>, renamed: &Renamed) -> Vec<Node> {
    if renamed.is_empty() {
        return nodes;
    }
    // In the order of their ids.
    let nodes = apply(nodes, renamed);
    let mut following = Renamed::new();
    for node in &nodes {
        for value in node.values(Property::Participation) {
            if let Value::Node(part) = value
                && let Ok(at) = nodes.binary_search_by(|n| n.id.cmp(part))
                && let of = &nodes[at]
                && let Some(Value::Node(who)) = of.value(Property::Participant)
                && let Some(Value::Concept(Concept::Role(role))) = of.value(Property::Role)
            {
                follow(&mut following, part, NodeId::participation(&node.id, who, *role));
            }
        }
        if node.id.kind == NodeKind::Membership
            && let Some(Value::Node(person)) = node.value(Property::Member)
        {
            let post = node
                .value(Property::Capacity)
                .and_then(|v| if let Value::Text(_, t) = v { Some(t.as_str()) } else { None });
            let of =
                node.value(Property::Organization).and_then(|v| if let Value::Node(id) = v { Some(id) } else { None });
            follow(&mut following, &node.id, NodeId::membership(person, post, of));
        }
    }
    if following.is_empty() { nodes } else { apply(nodes, &following) }
}

fn follow(following: &mut Renamed, from: &NodeId, to: NodeId) {
    if *from != to {
        following.insert(from.clone(), to);
    }
}

fn apply(nodes: Vec<Node>, renamed: &Renamed) -> Vec<Node> {
    let new = |id: &NodeId| renamed.get(id).cloned();
    let mut all: BTreeMap<NodeId, Node> = BTreeMap::new();
    for mut node in nodes {
        if let Some(id) = new(&node.id) {
            node.id = id;
        }
        let mut statements = Vec::with_capacity(node.statements.len());
        std::mem::swap(&mut statements, &mut node.statements);
        for mut statement in statements {
            if let Value::Node(id) = &mut statement.value
                && let Some(other) = new(id)
            {
                *id = other;
            }
            for provenance in &mut statement.provenance {
                if let Some(who) = &mut provenance.attributed_to
                    && let Some(other) = new(who)
                {
                    **who = other;
                }
            }
            join::statement(&mut node, statement);
        }
        match all.get_mut(&node.id) {
            Some(known) => join::node(known, node),
            None => _ = all.insert(node.id.clone(), node),
        }
    }
    all.into_values().collect()
}
