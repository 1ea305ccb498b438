//! Noun phrases that can be parties, alone and in lists: `A, B and C`, `the governments of X and Y`.

mod acting;
mod insertion;
mod list;
mod nouns;
mod phrase;
mod pointer;
mod under;

#[cfg(test)]
mod tests;

pub use insertion::starts_insertion;
pub use list::list_at;
pub use nouns::does_business;
pub use pointer::{is_company_noun, is_local, is_pointing_word};

use crate::record::concept::PartyKind;

/// A phrase that names or describes a possible party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// First position of its words.
    pub first: usize,
    /// One past the last of its words.
    pub end: usize,
    /// What it is.
    pub kind: PhraseKind,
}

impl Phrase {
    /// Whether it names a body outright: not described, pointed at or a person.
    pub fn is_named(&self) -> bool {
        matches!(self.kind, PhraseKind::Name(_) | PhraseKind::Headed(_) | PhraseKind::Shared { .. })
    }
}

/// The kinds of phrases in a party's place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PhraseKind {
    /// A name of the sentence, by index.
    Name(usize),
    /// A head in lower case and what follows it: `the government of X district in Y`; the kind of its head.
    Headed(PartyKind),
    /// One of several bodies under a shared head: the head's words, and the name.
    Shared {
        /// Positions of the head (`governments`).
        head: (usize, usize),
        /// The name under it.
        name: usize,
        /// The kind of the head.
        kind: PartyKind,
    },
    /// One of several bodies under a shared head, where those under it are told by `the two cities`.
    SharedAnaphor {
        /// Positions of the head.
        head: (usize, usize),
        /// First position of the words that point back.
        under: usize,
        /// How many are meant, 0 if not said.
        count: usize,
        /// The kind of the head.
        kind: PartyKind,
    },
    /// A group told by a description: `train operating companies in the two cities`.
    Described,
    /// Something said before: `the two sides` (how many, 0 if not said), `the company` (1).
    Anaphor(usize),
    /// Two places in one word: `China-Laos`.
    Pair,
    /// A person, by name index.
    Person(usize),
}
