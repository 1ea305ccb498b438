//! The records that the stages hand to one another.
//!
//! An [`Article`] is what was published.
//! A [`claim`] is what one article says, in its own words, each with its place.
//! A [`Node`] is a typed record: something we hold to be so, each value with its evidence.

pub mod article;
pub mod claim;
pub mod claim_id;
pub mod concept;
pub mod curation;
pub mod dataset;
pub mod date;
pub mod evidence;
pub mod kept;
pub mod ledger;
pub mod line;
pub mod place;
pub mod slug;
pub mod title;
pub mod vocabulary;

pub use article::{Article, Issue, IssueKind, Metadata};
pub use concept::Concept;
pub use dataset::{Dataset, Lang, Node, NodeId, NodeKind, Records, Statement, Value};
pub use date::{Edtf, PartialDate};
pub use evidence::{Confidence, Evidence, Provenance, Span};
pub use title::Title;
pub use vocabulary::{Class, Property};
