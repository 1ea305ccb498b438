//! One sentence as the grammar sees it: words with their places and parts of speech.

use super::tagger::Tag;
use super::text::Text;
use super::token::TokenKind;
use std::cell::{Cell, OnceCell};

/// A sentence: positions 0 to `len()` stand for its tokens.
#[derive(Debug)]
pub struct Sent<'a> {
    /// The text it stands in.
    pub text: &'a Text<'a>,
    /// The tokens, as indexes into the text's tokens.
    pub tokens: Vec<usize>,
    /// The part of speech of each.
    pub tags: Vec<Tag>,
    /// Whether it is set in title case (a headline), so that capitals say little.
    pub title_case: bool,
    /// Each word as written and in lower case: the rules look at every one of them many times.
    words: Vec<(&'a str, &'a str)>,
    /// How many words the post that begins at each position has, 0 where none does; each found when first asked for.
    posts: OnceCell<Vec<Cell<Option<u8>>>>,
}

impl<'a> Sent<'a> {
    /// A sentence over these tokens, with their parts of speech.
    pub fn new(text: &'a Text<'a>, tokens: Vec<usize>, tags: Vec<Tag>) -> Self {
        let words = tokens.iter().map(|&t| (text.word(t), text.lower(t))).collect();
        let mut sent = Self { text, tokens, tags, title_case: false, words, posts: OnceCell::new() };
        let (mut long, mut capital) = (0, 0);
        for i in (1..sent.len()).filter(|&i| sent.kind(i) == TokenKind::Word && sent.word(i).len() > 3) {
            long += 1;
            capital += usize::from(sent.is_capital(i));
        }
        // A sentence with a full stop is rarely a headline, however many names it holds.
        let stop = matches!(sent.word(sent.len().wrapping_sub(1)), "." | "?" | ";");
        sent.title_case = long >= 3 && capital * 10 >= long * if stop { 9 } else { 7 };
        sent
    }

    /// How many tokens.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there is no token.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// Whether it is set in capitals throughout, so that they say nothing.
    pub fn is_all_capitals(&self) -> bool {
        let words = || (0..self.len()).filter(|&i| self.kind(i) == TokenKind::Word && self.word(i).len() > 1);
        words().count() >= 3 && words().all(|i| !self.word(i).chars().any(char::is_lowercase))
    }

    /// Whether it ends without a full stop, as headlines do.
    pub fn is_open(&self) -> bool {
        self.word(self.len().wrapping_sub(1)) != "."
    }

    /// The word at position `i` as written; empty past the end.
    pub fn word(&self, i: usize) -> &'a str {
        self.words.get(i).map_or("", |&(word, _)| word)
    }

    /// The word at position `i` in lower case; empty past the end.
    pub fn lower(&self, i: usize) -> &'a str {
        self.words.get(i).map_or("", |&(_, lower)| lower)
    }

    /// The length of the post that begins at position `i`; `find` finds one, and is asked once for each position.
    pub fn post(&self, i: usize, find: impl Fn(usize) -> Option<usize>) -> Option<usize> {
        let known = self.posts.get_or_init(|| vec![Cell::new(None); self.len()]).get(i)?;
        let length = known.get().unwrap_or_else(|| {
            let length = find(i).map_or(0, |length| u8::try_from(length).unwrap_or(u8::MAX));
            known.set(Some(length));
            length
        });
        Some(usize::from(length)).filter(|&length| length > 0)
    }

    /// The part of speech at position `i`; a mark past the end.
    pub fn tag(&self, i: usize) -> Tag {
        self.tags.get(i).copied().unwrap_or(Tag::Punct)
    }

    /// What the token at position `i` looks like; a mark past the end.
    pub fn kind(&self, i: usize) -> TokenKind {
        self.tokens.get(i).map_or(TokenKind::Mark, |&t| self.text.tokens[t].kind)
    }

    /// Whether the word at `i` begins with a capital, or has one inside (`eBay`, `3M`).
    pub fn is_capital(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|&t| self.text.tokens[t].capital)
    }

    /// The bytes from position `first` up to and without `end`.
    pub fn bytes(&self, first: usize, end: usize) -> (usize, usize) {
        match (self.tokens.get(first), self.tokens.get(end.wrapping_sub(1))) {
            (Some(&a), Some(&b)) if first < end => self.text.bytes(a, b + 1),
            (Some(&a), _) => self.text.bytes(a, a),
            _ => (self.text.text.len(), self.text.text.len()),
        }
    }

    /// The words from position `first` up to `end`, as written, white space folded, left-out marks left out.
    pub fn folded(&self, first: usize, end: usize) -> String {
        let mut folded = String::new();
        let mut before = None;
        let end = end.min(self.len());
        for &t in &self.tokens[first.min(end)..end] {
            let token = self.text.tokens[t];
            if before.is_some_and(|end| end != token.start) {
                let gap: &str = before.map_or("", |end: u32| &self.text.text[end as usize..token.start as usize]);
                // Markup between two words (`**`) is left out of the sentence but may hold no space.
                // In quoted YAML `\_` is a no-break space.
                if gap.contains("\\_") || gap.chars().any(char::is_whitespace) {
                    folded.push(' ');
                }
            }
            folded.push_str(self.text.word(t));
            before = Some(token.end);
        }
        folded
    }

    /// Whether the token at `i` follows the one before it without any space.
    pub fn is_glued(&self, i: usize) -> bool {
        i > 0 && i < self.len() && {
            let (a, b) = (self.text.tokens[self.tokens[i - 1]], self.text.tokens[self.tokens[i]]);
            a.end == b.start
        }
    }
}
