//! Normalisation: from what an article says in its words to typed records, each value with its evidence.

pub mod amounts;
pub mod dates;
pub mod label;
pub mod record;

use crate::record::claim::Claims;
use crate::record::{Article, Node};

/// The typed records of one article, in the order of their ids.
pub fn normalize(article: &Article, claims: &Claims) -> Vec<Node> {
    record::Builder::new(article, claims).build()
}
