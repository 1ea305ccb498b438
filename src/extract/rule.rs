//! Rules: every construction the extractor knows, with its examples and its near-misses.

/// A construction of English that says something we record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Short stable id, kebab-case: in evidence, in `explain`, in `rules`.
    pub id: &'static str,
    /// What it reads, in one sentence.
    pub reads: &'static str,
    /// Texts in which it must fire.
    pub examples: &'static [&'static str],
    /// Texts that look like it and in which it must not fire.
    pub near_misses: &'static [&'static str],
}

/// One thing that happened while a sentence was read; `explain` prints these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// First byte of the words.
    pub start: usize,
    /// One past their last byte.
    pub end: usize,
    /// The rule's id.
    pub rule: &'static str,
    /// `None` if the rule found something, else why it was refused.
    pub refused: Option<&'static str>,
    /// What was found, in words.
    pub found: String,
}
