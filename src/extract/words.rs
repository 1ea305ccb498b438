//! The words of one sentence, as the grammars of values see them: tokens, with some of them cut into pieces.
//!
//! `March 9-10` and `$5M` are two tokens each; a grammar of dates or amounts wants `9`, `-`, `10` and `5`, `M`.

use super::text::Text;
use super::token::TokenKind;

/// A token, or a piece of one.
#[derive(Debug, Clone, Copy)]
struct Atom<'a> {
    word: &'a str,
    lower: &'a str,
    kind: TokenKind,
    /// Index into the sentence.
    token: usize,
    /// Whether a token begins here.
    opens: bool,
    /// Whether a token ends here.
    closes: bool,
}

/// The words of one sentence.
#[derive(Debug)]
pub struct Words<'a> {
    atoms: Vec<Atom<'a>>,
}

impl<'a> Words<'a> {
    /// The words of a sentence, given as indexes into the tokens of `text`.
    ///
    /// `cut` is given each token that has more than one character, and says after which of its bytes to cut.
    pub fn new(text: &'a Text<'a>, sentence: &[usize], cut: fn(&str, TokenKind) -> Vec<usize>) -> Self {
        let mut atoms = Vec::with_capacity(sentence.len() + 8);
        for (token, &index) in sentence.iter().enumerate() {
            let (word, lower) = (text.word(index), text.lower(index));
            let Some(kind) = text.tokens.get(index).map(|t| t.kind) else { continue };
            let cuts = if word.len() > 1 { cut(word, kind) } else { Vec::new() };
            if cuts.is_empty() {
                atoms.push(Atom { word, lower, kind, token, opens: true, closes: true });
                continue;
            }
            let mut from = 0;
            for to in cuts.into_iter().chain([word.len()]) {
                if let (Some(piece), Some(lower)) = (word.get(from..to), lower.get(from..to)) {
                    atoms.push(Atom {
                        word: piece,
                        lower,
                        kind: if to - from == word.len() { kind } else { kind_of(piece) },
                        token,
                        opens: from == 0,
                        closes: to == word.len(),
                    });
                    from = to;
                }
            }
        }
        Self { atoms }
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.atoms.len()
    }

    /// Whether there is no word.
    pub fn is_empty(&self) -> bool {
        self.atoms.is_empty()
    }

    /// The word as it is written; empty outside the sentence.
    pub fn word(&self, at: usize) -> &'a str {
        self.atoms.get(at).map_or("", |a| a.word)
    }

    /// The word in lower case; empty outside the sentence.
    pub fn lower(&self, at: usize) -> &'a str {
        self.atoms.get(at).map_or("", |a| a.lower)
    }

    /// The word before, in lower case; empty at the start of the sentence.
    pub fn before(&self, at: usize) -> &'a str {
        at.checked_sub(1).map_or("", |b| self.lower(b))
    }

    /// What the word looks like.
    pub fn kind(&self, at: usize) -> Option<TokenKind> {
        self.atoms.get(at).map(|a| a.kind)
    }

    /// Whether the word is one of these (given in lower case).
    pub fn is(&self, at: usize, any: &[&str]) -> bool {
        let lower = self.lower(at);
        !lower.is_empty() && any.contains(&lower)
    }

    /// Whether these words (in lower case) stand at `at`; if so, where they end.
    pub fn phrase(&self, at: usize, words: &[&str]) -> Option<usize> {
        words.iter().enumerate().all(|(i, w)| self.lower(at + i) == *w).then_some(at + words.len())
    }

    /// Whether it is a word of letters that begins with a capital.
    pub fn is_capital(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word) && self.word(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether it is a word of letters that begins with a small letter.
    pub fn is_small(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word) && self.word(at).chars().next().is_some_and(char::is_lowercase)
    }

    /// Whether it is a piece that hangs on the one before: `M` in `5M`.
    pub fn is_glued(&self, at: usize) -> bool {
        self.atoms.get(at).is_some_and(|a| !a.opens)
    }

    /// Whether a token begins at `at`.
    pub fn opens(&self, at: usize) -> bool {
        self.atoms.get(at).is_some_and(|a| a.opens)
    }

    /// The tokens from word `first` up to and without word `end`, as positions in the sentence;
    /// `None` if the words begin or end inside a token.
    pub fn tokens(&self, first: usize, end: usize) -> Option<(usize, usize)> {
        let a = self.atoms.get(first).filter(|a| a.opens)?;
        let b = self.atoms.get(end.checked_sub(1)?).filter(|b| b.closes)?;
        (first < end).then_some((a.token, b.token + 1))
    }
}

/// What a piece of a token looks like.
fn kind_of(piece: &str) -> TokenKind {
    match piece.chars().next() {
        Some(c) if c.is_numeric() => TokenKind::Number,
        Some(c) if c.is_alphabetic() => TokenKind::Word,
        _ => TokenKind::Mark,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_keep_the_place_of_their_token() {
        let text = Text::new("on 9-10 May");
        let words = Words::new(&text, &[0, 1, 2], |w, _| if w == "9-10" { vec![1, 2] } else { Vec::new() });
        let all: Vec<&str> = (0..words.len()).map(|at| words.word(at)).collect();
        assert_eq!(all, ["on", "9", "-", "10", "May"]);
        assert_eq!(words.tokens(1, 4), Some((1, 2)));
        assert_eq!(words.tokens(1, 2), None);
    }
}
