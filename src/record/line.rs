//! A line of what the stages hand to one another when each is a program of its own: JSON Lines.
//!
//! Every line stands for itself: streams may be cut anywhere between lines, put together and put in another order.

use super::claim::Claims;
use super::curation::Curated;
use super::{Article, Issue, Metadata, Node, NodeId, Records};
use serde::{Deserialize, Serialize};

/// The version of the lines; it grows when a line of an earlier one would be misread.
pub const VERSION: u32 = 1;

/// A line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// [`VERSION`].
    pub v: u32,
    /// The hash of rules and word lists that made it, 16 hexadecimal digits.
    pub rules: String,
    /// What is in it.
    pub holds: Holds,
}

/// What a line holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Holds {
    /// What an article says: made by `extract`.
    Claims {
        /// The article with its text.
        article: Article,
        /// What it says, in its words.
        claims: Box<Claims>,
    },
    /// What an article contributes: made by `normalize`.
    Records {
        /// The input that it came from.
        source_file: String,
        /// SHA-256 of its text.
        sha256: String,
        /// What the input states about it.
        metadata: Metadata,
        /// Its typed records.
        records: Records,
    },
    /// Something that could not be read or decided: made by `extract` or `normalize`, and by `merge` those of all inputs.
    Issue(Issue),
    /// What became of the articles: made by `merge`.
    Counts {
        /// Articles and parts of inputs that held none.
        read: usize,
        /// Articles that are in the dataset.
        emitted: usize,
    },
    /// What people have decided: made by `merge`.
    Curated(Curated),
    /// What is held to be so: made by `merge`, in the order of the ids.
    Node(Node),
    /// What other articles make of an article: made by `merge --step names` and `agreements`.
    Link(Link),
    /// An agreement as one article tells it, to be compared with others: made by `merge --step names`.
    Deal {
        /// Hashes; deals that share none are not compared.
        blocks: Vec<String>,
        /// The article, or the one that it is a copy of.
        witness: String,
        /// The agreement and what it leads to, without words.
        records: Records,
    },
    /// What one article says of a thing, with the id that the thing has among all articles: made by `merge --step rename`.
    Piece(Piece),
    /// A person who neither acts nor speaks in any article: made by `merge --step join`.
    Idle(NodeId),
    /// A thing of another part of the dataset: `emit` looks it up, and does not write it.
    Around(Node),
}

/// What other articles make of an article.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// The article.
    pub article: String,
    /// The article that it is a copy of.
    pub original: Option<String>,
    /// The day of its publication.
    pub published: Option<String>,
    /// Ids of its things, each with the one that is used for it.
    pub renamed: Vec<(NodeId, NodeId)>,
}

/// What one article says of a thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Piece {
    /// The article.
    pub article: String,
    /// The article that it is a copy of.
    pub original: Option<String>,
    /// The day of its publication.
    pub published: Option<String>,
    /// Whether it is a person who acts or speaks here.
    pub acts: bool,
    /// The thing.
    pub node: Node,
}

impl Holds {
    /// What it is called in the line.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Claims { .. } => "claims",
            Self::Records { .. } => "records",
            Self::Issue(_) => "issue",
            Self::Counts { .. } => "counts",
            Self::Curated(_) => "curated",
            Self::Node(_) => "node",
            Self::Link(_) => "link",
            Self::Deal { .. } => "deal",
            Self::Piece(_) => "piece",
            Self::Idle(_) => "idle",
            Self::Around(_) => "around",
        }
    }
}

impl Line {
    /// A line of this version.
    pub fn new(rules: &str, holds: Holds) -> Self {
        Self { v: VERSION, rules: rules.to_owned(), holds }
    }

    /// The line as JSON, without its end.
    pub fn json(&self) -> String {
        // Strings, numbers and keys that are strings: nothing in it cannot be written.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads a line.
    ///
    /// # Errors
    /// When it is no line, or one of another version; the message says what was expected.
    pub fn of_json(text: &str) -> Result<Self, String> {
        #[derive(Deserialize)]
        struct Version {
            v: u32,
        }
        let line: Result<Self, _> = serde_json::from_str(text);
        match line {
            Ok(line) if line.v == VERSION => Ok(line),
            // Another version may have other fields, so that is asked first.
            read => match serde_json::from_str::<Version>(text) {
                Ok(Version { v }) if v != VERSION => Err(format!("a line of version {v}; expected version {VERSION}")),
                _ => Err(read.err().map_or_else(String::new, |fault| fault.to_string())),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_as_it_was_written_and_another_version_is_refused() {
        let line = Line::new("0123456789abcdef", Holds::Counts { read: 3, emitted: 2 });
        assert_eq!(line.json(), r#"{"v":1,"rules":"0123456789abcdef","holds":{"counts":{"read":3,"emitted":2}}}"#);
        assert_eq!(Line::of_json(&line.json()), Ok(line.clone()));
        let newer = Line { v: 2, ..line };
        assert_eq!(Line::of_json(&newer.json()).unwrap_err(), "a line of version 2; expected version 1");
        let fault = |text: &str| Line::of_json(text).unwrap_err();
        assert_eq!(fault(r#"{"v":2,"of":"the future"}"#), "a line of version 2; expected version 1");
        assert!(fault(r#"{"v":1,"rules":"","holds":{"deals":{}}}"#).contains("unknown variant `deals`"));
        assert!(fault("no json").contains("expected"));
    }
}
