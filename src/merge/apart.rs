//! What people have decided to be two things, which no rule may join.

use crate::record::curation::{Action, Decision};
use crate::record::{NodeId, NodeKind};
use std::collections::BTreeSet;

/// The decisions that things are two.
#[derive(Debug, Default)]
pub struct Apart {
    pairs: BTreeSet<(NodeId, NodeId)>,
}

impl Apart {
    /// Gathers the decisions that keep things apart.
    pub fn new(decisions: &[Decision]) -> Self {
        let mut pairs = BTreeSet::new();
        for decision in decisions {
            if let Action::DifferentFrom(one, other) = &decision.action {
                pairs.insert((one.clone(), other.clone()));
                pairs.insert((other.clone(), one.clone()));
            }
        }
        Self { pairs }
    }

    /// Whether nothing was decided.
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// Whether two things are two.
    pub fn things(&self, one: &NodeId, other: &NodeId) -> bool {
        !self.pairs.is_empty() && self.pairs.contains(&(one.clone(), other.clone()))
    }

    /// Whether what an article tells is not this thing.
    pub fn article(&self, thing: &NodeId, article: &str) -> bool {
        !self.pairs.is_empty() && self.things(thing, &NodeId::named(NodeKind::Article, article))
    }
}
