//! How much of the articles' own words an export repeats.

use crate::record::Evidence;

/// How much of the words that statements rest on is written; their places always are.
///
/// Names, headlines and the words of provisions are statements, and stay.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Quotes {
    /// No words: who has the article finds them at their places.
    None,
    /// Words that are few, without what stands around them; of longer ones only the place.
    Short,
    /// All words, and up to 32 code points before and after them.
    #[default]
    Full,
}

/// The most code points of a short quotation: about a dozen English words.
pub const SHORT: usize = 80;

/// What is written of a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words<'a> {
    /// The words themselves, whole: never a part of them, so that a quotation is always the text at its place.
    pub exact: &'a str,
    /// What stands before and after them.
    pub around: Option<(&'a str, &'a str)>,
}

impl Quotes {
    /// The name in `run.json` and on the command line.
    pub fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Short => "short",
            Self::Full => "full",
        }
    }

    /// What is written of a quotation, if anything.
    pub fn words(self, evidence: &Evidence) -> Option<Words<'_>> {
        let exact = evidence.exact();
        match self {
            Self::None => None,
            Self::Short => (exact.chars().nth(SHORT).is_none()).then_some(Words { exact, around: None }),
            Self::Full => Some(Words { exact, around: Some((evidence.prefix(), evidence.suffix())) }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Span;

    #[test]
    fn a_short_quotation_is_whole_or_not_there() {
        let of = |exact: String| {
            let span = Span { start: 0, end: exact.chars().count() as u32 };
            Evidence::new(span, "before ", &exact, " after")
        };
        let (short, long) = (of("重".repeat(SHORT)), of("a".repeat(SHORT + 1)));
        assert_eq!(Quotes::Short.words(&short), Some(Words { exact: short.exact(), around: None }));
        assert_eq!(Quotes::Short.words(&long), None);
        assert_eq!(Quotes::None.words(&short), None);
        assert_eq!(Quotes::Full.words(&long).and_then(|words| words.around), Some(("before ", " after")));
    }
}
