//! The way between bytes and code points of a text, and quotations from it.

use super::evidence::{Evidence, Span};

/// How many code points of context a quotation carries on either side.
const CONTEXT: usize = 32;
/// One entry of the index every this many bytes.
const STEP: usize = 64;

/// A text whose places can be told in bytes and in code points.
#[derive(Debug)]
pub struct Places<'a> {
    text: &'a str,
    /// Code points before byte `STEP * i`; empty if the text is ASCII.
    index: Vec<u32>,
}

impl<'a> Places<'a> {
    /// Prepares a text.
    pub fn new(text: &'a str) -> Self {
        Self { text, index: if text.is_ascii() { Vec::new() } else { index(text) } }
    }

    /// How many code points stand before this byte.
    pub fn code_point(&self, byte: usize) -> u32 {
        let Some(&known) = self.index.get(byte / STEP) else { return narrow(byte) };
        let from = byte / STEP * STEP;
        let more =
            self.text.as_bytes()[from..byte.min(self.text.len())].iter().filter(|b| starts_code_point(**b)).count();
        known + narrow(more)
    }

    /// The byte at which this code point starts; the length of the text past its end.
    pub fn byte(&self, code_point: u32) -> usize {
        if self.index.is_empty() {
            return (code_point as usize).min(self.text.len());
        }
        let step = self.index.partition_point(|&known| known <= code_point).saturating_sub(1);
        let mut from = (step * STEP).min(self.text.len());
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        let skip = code_point.saturating_sub(self.code_point(from)) as usize;
        self.text[from..].char_indices().nth(skip).map_or(self.text.len(), |(at, _)| from + at)
    }

    /// The code points of a range of bytes.
    pub fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.code_point(start), self.code_point(end))
    }

    /// The words at a place, with what stands around them.
    pub fn quote(&self, span: Span) -> Evidence {
        let (start, end) = (self.byte(span.start), self.byte(span.end));
        let before = self.text[..start].char_indices().rev().nth(CONTEXT - 1).map_or(0, |(at, _)| at);
        let after = self.text[end..].char_indices().nth(CONTEXT).map_or(self.text.len(), |(at, _)| end + at);
        Evidence::new(span, &self.text[before..start], &self.text[start..end], &self.text[end..after])
    }
}

/// Whether a byte is the first of its code point.
fn starts_code_point(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

fn narrow(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
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
    fn bytes_become_code_points_and_back_in_any_script() {
        for text in ["é重庆🚂 ".repeat(40), "plain ".repeat(30), String::new(), "重".into()] {
            let places = Places::new(&text);
            for (code_point, (byte, _)) in text.char_indices().enumerate() {
                assert_eq!(places.code_point(byte) as usize, code_point);
                assert_eq!(places.byte(u32::try_from(code_point).unwrap()), byte);
            }
            assert_eq!(places.code_point(text.len()) as usize, text.chars().count());
            assert_eq!(places.byte(u32::MAX), text.len());
        }
    }

    #[test]
    fn a_quotation_is_the_text_at_its_place() {
        let text = "Before 重庆 — Chengdu Customs signed 🚂 it";
        let places = Places::new(text);
        let start = text.find("Chengdu").unwrap();
        let quote = places.quote(places.span(start, start + 15));
        let exact: String =
            text.chars().skip(quote.span.start as usize).take((quote.span.end - quote.span.start) as usize).collect();
        assert_eq!((exact.as_str(), quote.exact()), ("Chengdu Customs", "Chengdu Customs"));
        assert_eq!(format!("{}{}{}", quote.prefix(), quote.exact(), quote.suffix()), text);
    }
}
