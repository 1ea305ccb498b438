//! A text made ready for the grammar: its tokens, and the way from bytes to code points.

use super::token::{Token, mended, tokenize};
use crate::record::Span;
use crate::record::place::Places;
use std::collections::BTreeMap;

/// A text with its tokens.
#[derive(Debug)]
pub struct Text<'a> {
    /// The normalised text of the article.
    pub text: &'a str,
    /// The same with ASCII letters in lower case; byte offsets are the same.
    pub lower: String,
    /// Every token, in order.
    pub tokens: Vec<Token>,
    /// The words that the end of a line breaks, by their tokens, as they are without it, and in lower case.
    broken: BTreeMap<usize, (String, String)>,
    places: Places<'a>,
}

impl<'a> Text<'a> {
    /// Tokenises the whole text.
    pub fn new(text: &'a str) -> Self {
        let mut tokens = Vec::with_capacity(text.len() / 5);
        tokenize(text, 0, text.len(), &mut tokens);
        let is_broken = |t: &(usize, &str)| t.1.contains('\n');
        let words = tokens.iter().map(|t: &Token| &text[t.start as usize..t.end as usize]).enumerate();
        let broken = words.filter(is_broken).map(|(i, word)| {
            let whole = mended(word);
            let lower = whole.to_ascii_lowercase();
            (i, (whole, lower))
        });
        let broken = broken.collect();
        Self { text, lower: text.to_ascii_lowercase(), tokens, broken, places: Places::new(text) }
    }

    /// The words of token `i` as written, on one line.
    pub fn word(&self, i: usize) -> &str {
        if let Some((word, _)) = self.mended(i) {
            return word;
        }
        self.tokens.get(i).map_or("", |t| &self.text[t.start as usize..t.end as usize])
    }

    /// The words of token `i` in lower case (ASCII letters).
    pub fn lower(&self, i: usize) -> &str {
        if let Some((_, lower)) = self.mended(i) {
            return lower;
        }
        self.tokens.get(i).map_or("", |t| &self.lower[t.start as usize..t.end as usize])
    }

    /// The words of token `i` and their lower case, if the end of a line breaks them; hardly any text has such words.
    #[inline]
    fn mended(&self, i: usize) -> Option<&(String, String)> {
        if self.broken.is_empty() { None } else { self.broken.get(&i) }
    }

    /// The text from token `first` up to and without token `end`.
    pub fn between(&self, first: usize, end: usize) -> &'a str {
        let (start, end) = self.bytes(first, end);
        &self.text[start..end]
    }

    /// The bytes of the tokens from `first` up to and without `end`; empty for an empty range.
    pub fn bytes(&self, first: usize, end: usize) -> (usize, usize) {
        match (self.tokens.get(first), self.tokens.get(end.wrapping_sub(1))) {
            (Some(a), Some(b)) if a.start <= b.end && first < end => (a.start as usize, b.end as usize),
            (Some(a), _) => (a.start as usize, a.start as usize),
            _ => (self.text.len(), self.text.len()),
        }
    }

    /// The code points of the tokens from `first` up to and without `end`.
    pub fn span(&self, first: usize, end: usize) -> Span {
        let (start, end) = self.bytes(first, end);
        self.span_of_bytes(start, end)
    }

    /// The code points of a range of bytes.
    pub fn span_of_bytes(&self, start: usize, end: usize) -> Span {
        self.places.span(start, end)
    }

    /// The index of the first token that starts at or after this byte.
    pub fn token_at(&self, byte: usize) -> usize {
        self.tokens.partition_point(|t| (t.start as usize) < byte)
    }

    /// The text from token `first` up to `end`, white space folded to single spaces.
    pub fn folded(&self, first: usize, end: usize) -> String {
        self.between(first, end).split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
