//! Curation: what a person decides, against or beside what the articles say.

use super::concept::{AgreementType, ClaimStatus, EventType, PartyKind};
use super::dataset::{NodeId, NodeKind, Value};
use super::{Concept, Lang, Property};
use serde::{Deserialize, Serialize};

/// The columns that a file of decisions begins with; more of them may follow for whoever reads it.
pub const COLUMNS: [&str; 6] = ["action", "id", "other", "value", "who", "why"];

/// A decision, who took it and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The line of the file, from 1.
    pub line: u64,
    /// What is decided.
    pub action: Action,
    /// Who decides.
    pub who: String,
    /// Why.
    pub why: String,
}

/// What can be decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// The second thing is the first one.
    SameAs(NodeId, NodeId),
    /// The two are two things; where the second is an article, what that article tells is another thing.
    DifferentFrom(NodeId, NodeId),
    /// What a thing is to be called.
    PreferredLabel(NodeId, String),
    /// What kind of party, agreement or event a thing is.
    Kind(NodeId, Concept),
    /// A claim is wrong, by its id.
    Reject(String),
    /// A claim is right, by its id, and what contradicts it is not.
    Accept(String),
}

impl Action {
    /// The concept that a code names for a thing of this kind, and the property that says it.
    pub fn kind(of: NodeKind, code: &str) -> Option<Concept> {
        match of {
            NodeKind::Party => PartyKind::from_code(code).map(Concept::PartyKind),
            NodeKind::Agreement => AgreementType::from_code(code).map(Concept::AgreementType),
            NodeKind::Event => EventType::from_code(code).map(Concept::EventType),
            _ => None,
        }
    }

    /// The property that says what kind of thing this is.
    pub fn kind_property(of: NodeKind) -> Property {
        match of {
            NodeKind::Agreement => Property::AgreementType,
            NodeKind::Event => Property::EventType,
            _ => Property::PartyKind,
        }
    }

    /// The value of a label in the language that its script tells.
    pub fn label(text: &str) -> Value {
        Value::Text(Lang::of(text), text.to_owned())
    }
}

/// What a decision says of its subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Said {
    /// That it is told by an article.
    #[serde(rename = "prov:wasDerivedFrom")]
    DerivedFrom,
    /// A property of nodes.
    #[serde(untagged)]
    Property(Property),
}

impl Said {
    /// The term as `prefix:local`.
    pub fn curie(self) -> &'static str {
        match self {
            Self::DerivedFrom => "prov:wasDerivedFrom",
            Self::Property(property) => property.curie(),
        }
    }
}

/// A decision as a statement: what the curator claims.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Curated {
    /// What it is about.
    pub subject: NodeId,
    /// What is said.
    pub predicate: Said,
    /// Of what.
    pub value: Value,
    /// Whether the curator says so, or says that it is not so.
    pub status: ClaimStatus,
    /// Who decides.
    pub who: String,
    /// Why.
    pub why: String,
}

/// What cannot be done with a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line of the file, from 1.
    pub line: u64,
    /// What is wrong.
    pub what: String,
}
