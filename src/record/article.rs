//! An article as it was published, and what could not be read or decided about it.

use super::evidence::Span;
use serde::{Deserialize, Serialize};

/// One published text, normalised: no U+FEFF, LF line ends, NFC, no control characters but TAB and LF.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// The first 16 hexadecimal digits of `sha256`.
    pub id: String,
    /// SHA-256 of the normalised text (UTF-8), in lower-case hexadecimal.
    pub sha256: String,
    /// The base name of the file it came from; behind `#` the line, the file or the record in it.
    pub source_file: String,
    /// The normalised text; every offset counts in its code points.
    pub text: String,
    /// What the input itself states about the article; it wins over what the text says.
    pub metadata: Metadata,
}

/// Facts about an article that the input gives beside the text (front matter, or what a page or a record states).
///
/// Each value has the place of its words where they stand in the normalised text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metadata {
    /// Headline.
    pub title: Option<Stated>,
    /// Date of publication as it is written.
    pub published: Option<Stated>,
    /// Publisher or source.
    pub publisher: Option<Stated>,
    /// Address of the article.
    pub url: Option<Stated>,
    /// Language tag, as it is written.
    pub language: Option<Stated>,
    /// Where the body starts: code point after the front matter.
    pub body_start: u32,
}

impl Metadata {
    /// As JSON, the same for the same facts.
    pub fn written(&self) -> String {
        // Strings and numbers: nothing in it cannot be written.
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// A value of the metadata and where it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stated {
    /// The value, without quotes.
    pub value: String,
    /// Its words in the normalised text.
    pub span: Span,
}

/// Something that could not be read or decided, and why. Written to `issues.csv`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Issue {
    /// Base name of the input file, or `-` for standard input.
    pub source_file: String,
    /// The article, once it has an id.
    pub article: Option<String>,
    /// The kind of trouble.
    pub kind: IssueKind,
    /// Where: `byte 12`, `code points 40-52`; empty if the whole file is meant.
    pub place: String,
    /// What was found and what was expected, in words.
    pub message: String,
}

/// What an issue means for its article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum IssueKind {
    /// The input could not be read: the article is lost to this run.
    Failed,
    /// The article was left out on purpose (empty, duplicate, not text).
    Skipped,
    /// The article is in, but part of it was repaired or ignored.
    Repaired,
    /// Something the article says was left open.
    Undecided,
}

impl IssueKind {
    /// The code written in `issues.csv`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Failed => "failed",
            Self::Skipped => "skipped",
            Self::Repaired => "repaired",
            Self::Undecided => "undecided",
        }
    }
}
