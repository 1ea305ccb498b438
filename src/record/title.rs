//! What agreements are called, as far as it tells them apart.

use super::NodeId;
use serde::{Deserialize, Serialize};

/// What an article calls an agreement, where it gives it a name of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Title {
    /// The agreement, by its id in the article.
    pub agreement: NodeId,
    /// The name as words, in one spelling.
    pub words: String,
    /// Those of its words, in order, that say more than that it is an agreement.
    pub telling: Vec<String>,
    /// Whether it is a description in lower case (`minerals deal`) and no name.
    pub is_description: bool,
}
