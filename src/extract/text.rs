//! A text made ready for the grammar: its tokens, and the way from bytes to code points.

use super::token::{Token, tokenize};
use crate::record::{Evidence, Span};

/// How many code points of context a quotation carries on either side.
const CONTEXT: usize = 32;
/// One entry of the index every this many bytes.
const STEP: usize = 64;

/// A text with its tokens.
#[derive(Debug)]
pub struct Text<'a> {
    /// The normalised text of the article.
    pub text: &'a str,
    /// The same with ASCII letters in lower case; byte offsets are the same.
    pub lower: String,
    /// Every token, in order.
    pub tokens: Vec<Token>,
    /// Code points before byte `STEP * i`; empty if the text is ASCII.
    code_points: Vec<u32>,
}

impl<'a> Text<'a> {
    /// Tokenises the whole text.
    pub fn new(text: &'a str) -> Self {
        let mut tokens = Vec::with_capacity(text.len() / 5);
        tokenize(text, 0, text.len(), &mut tokens);
        let code_points = if text.is_ascii() { Vec::new() } else { index(text) };
        Self { text, lower: text.to_ascii_lowercase(), tokens, code_points }
    }

    /// The words of token `i` as written.
    pub fn word(&self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |t| &self.text[t.start as usize..t.end as usize])
    }

    /// The words of token `i` in lower case (ASCII letters).
    pub fn lower(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| &self.lower[t.start as usize..t.end as usize])
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
        Span::new(self.code_point(start), self.code_point(end))
    }

    /// How many code points stand before this byte.
    pub fn code_point(&self, byte: usize) -> u32 {
        let known = match self.code_points.get(byte / STEP) {
            None => return u32::try_from(byte).unwrap_or(u32::MAX),
            Some(&known) => known,
        };
        let from = byte / STEP * STEP;
        let more =
            self.text.as_bytes()[from..byte.min(self.text.len())].iter().filter(|b| starts_code_point(**b)).count();
        known + u32::try_from(more).unwrap_or(u32::MAX)
    }

    /// The index of the first token that starts at or after this byte.
    pub fn token_at(&self, byte: usize) -> usize {
        self.tokens.partition_point(|t| (t.start as usize) < byte)
    }

    /// The text from token `first` up to `end`, white space folded to single spaces.
    pub fn folded(&self, first: usize, end: usize) -> String {
        self.between(first, end).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// A quotation of a range of bytes.
    pub fn quote(&self, start: usize, end: usize) -> Evidence {
        let before = self.text[..start].char_indices().rev().nth(CONTEXT - 1).map_or(0, |(at, _)| at);
        let after = self.text[end..].char_indices().nth(CONTEXT).map_or(self.text.len(), |(at, _)| end + at);
        Evidence {
            span: self.span_of_bytes(start, end),
            exact: self.text[start..end].to_owned(),
            prefix: self.text[before..start].to_owned(),
            suffix: self.text[end..after].to_owned(),
        }
    }
}

/// Whether a byte is the first of its code point.
fn starts_code_point(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

fn index(text: &str) -> Vec<u32> {
    let mut index = Vec::with_capacity(text.len() / STEP + 2);
    let mut count = 0;
    for (at, byte) in text.bytes().enumerate() {
        if at % STEP == 0 {
            index.push(count);
        }
        count += u32::from(starts_code_point(byte));
    }
    index.push(count);
    index
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_become_code_points_in_any_script() {
        let text = "é重庆🚂 ".repeat(40);
        let ready = Text::new(&text);
        for (code_point, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(ready.code_point(byte) as usize, code_point);
        }
        assert_eq!(ready.code_point(text.len()) as usize, text.chars().count());
    }

    #[test]
    fn a_quotation_is_the_text_at_its_place() {
        let text = "Before 重庆 — Chengdu Customs signed 🚂 it";
        let ready = Text::new(text);
        let start = text.find("Chengdu").unwrap();
        let quote = ready.quote(start, start + 15);
        let exact: String =
            text.chars().skip(quote.span.start as usize).take((quote.span.end - quote.span.start) as usize).collect();
        assert_eq!((exact.as_str(), quote.exact.as_str()), ("Chengdu Customs", "Chengdu Customs"));
        assert_eq!(format!("{}{}{}", quote.prefix, quote.exact, quote.suffix), text);
    }
}
