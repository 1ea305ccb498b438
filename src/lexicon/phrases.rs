//! Finding the longest phrase of a list at a place in a sentence.

use super::words::{Looks, WordMap};
use std::borrow::Cow;

/// Phrases of one word or more, each with what it stands for.
#[derive(Debug, Clone)]
pub struct Phrases<T> {
    /// By first word, longest phrase first.
    by_first: WordMap<Vec<Entry<T>>>,
    /// What the first words look like.
    looks: Looks,
}

/// The words after the first one, and what the phrase stands for.
type Entry<T> = (Vec<Box<str>>, T);

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { by_first: WordMap::default(), looks: Looks::default() }
    }
}

impl<T> Phrases<T> {
    /// Adds a phrase; its words are separated by spaces. Later additions of the same phrase do not win.
    pub fn insert(&mut self, phrase: &str, value: T) {
        let mut words = phrase.split_whitespace().map(Box::<str>::from);
        let Some(first) = words.next() else { return };
        let rest: Vec<Box<str>> = words.collect();
        self.looks.note(&first, || self.by_first.keys());
        let list = self.by_first.entry(first).or_default();
        let at = list.partition_point(|(known, _)| known.len() >= rest.len());
        list.insert(at, (rest, value));
    }

    /// Whether this very phrase is there, not only its singular or its beginning.
    fn holds(&self, phrase: &str) -> bool {
        let mut words = phrase.split_whitespace();
        let list = words.next().and_then(|first| self.of(first));
        let rest: Vec<&str> = words.collect();
        list.is_some_and(|list| list.iter().any(|(known, _)| known.iter().map(AsRef::as_ref).eq(rest.iter().copied())))
    }

    /// The phrases with this first word.
    fn of(&self, first: &str) -> Option<&Vec<Entry<T>>> {
        if self.looks.may_hold(first) { self.by_first.get(first) } else { None }
    }

    /// The longest phrase that starts at `at`, with its length in words.
    ///
    /// `word(i)` is the word at `i` in lower case, `""` past the end; every word may stand in the plural.
    pub fn longest_at<'w>(&self, at: usize, word: impl Fn(usize) -> &'w str) -> Option<(usize, &T)> {
        let first = word(at);
        let exact = self.of(first);
        let plain = singular(first);
        let plural = (plain != first).then(|| self.of(&plain)).flatten();
        [exact, plural]
            .into_iter()
            .flatten()
            .filter_map(|list| {
                list.iter().find(|(rest, _)| rest.iter().enumerate().all(|(i, want)| same(word(at + 1 + i), want)))
            })
            .map(|(rest, value)| (rest.len() + 1, value))
            .max_by_key(|(length, _)| *length)
    }

    /// What a single word, or its singular, stands for.
    pub fn word(&self, word: &str) -> Option<&T> {
        self.longest_at(0, |i| if i == 0 { word } else { "" })
            .filter(|(length, _)| *length == 1)
            .map(|(_, value)| value)
    }

    /// Whether the list holds nothing.
    pub fn is_empty(&self) -> bool {
        self.by_first.is_empty()
    }
}

/// Phrases of which some count only as they are written (`AI`, `CEO`), the others in any case.
#[derive(Debug, Clone)]
pub struct Terms<T> {
    any_case: Phrases<T>,
    as_written: Phrases<T>,
}

impl<T> Default for Terms<T> {
    fn default() -> Self {
        Self { any_case: Phrases::default(), as_written: Phrases::default() }
    }
}

impl<T> Terms<T> {
    /// Adds a term; one of `capitals_only` counts only as it is written. Later additions of the same term do not win.
    pub fn insert(&mut self, term: &str, capitals_only: bool, value: T) {
        let lower = term.to_lowercase();
        if !capitals_only {
            self.any_case.insert(&lower, value);
        } else if !self.any_case.holds(&lower) {
            // Of two terms of one length the one as it is written counts, so it must not come after one in any case.
            self.as_written.insert(term, value);
        }
    }

    /// Whether a single word in lower case is a term of any case.
    pub fn holds(&self, lower: &str) -> bool {
        self.any_case.word(lower).is_some()
    }

    /// The longest term at `at`; `word` gives the words as written, `lower` in lower case.
    pub fn longest_at<'w>(
        &self,
        at: usize,
        word: impl Fn(usize) -> &'w str,
        lower: impl Fn(usize) -> &'w str,
    ) -> Option<(usize, &T)> {
        let any = self.any_case.longest_at(at, lower);
        let written = self.as_written.longest_at(at, word);
        [any, written].into_iter().flatten().max_by_key(|(length, _)| *length)
    }
}

/// Whether a word is the wanted one or its plural.
fn same(word: &str, want: &str) -> bool {
    word == want || (word.len() > want.len() && singular(word) == want)
}

/// The singular of an English noun in lower case; a word that is no plural comes back as it is.
pub fn singular(word: &str) -> Cow<'_, str> {
    // Most words end otherwise than any plural does, and every word of every text is asked.
    if !matches!(word.as_bytes().last(), Some(b's' | b'a' | b'e' | b'n')) {
        return Cow::Borrowed(word);
    }
    let irregular = match word {
        "memoranda" => Some("memorandum"),
        "memorandums" => Some("memorandum"),
        "authorities" => Some("authority"),
        "people" | "persons" => Some("person"),
        "men" => Some("man"),
        "women" => Some("woman"),
        "children" => Some("child"),
        "consortia" => Some("consortium"),
        "criteria" => Some("criterion"),
        _ => None,
    };
    if let Some(word) = irregular {
        return Cow::Borrowed(word);
    }
    if word.len() < 4 || !word.ends_with('s') || word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") {
        return Cow::Borrowed(word);
    }
    if let Some(stem) = word.strip_suffix("ies") {
        return if stem.len() > 1 { Cow::Owned(format!("{stem}y")) } else { Cow::Borrowed(&word[..word.len() - 1]) };
    }
    for ending in ["sses", "shes", "ches", "xes", "zes"] {
        if word.ends_with(ending) {
            return Cow::Borrowed(&word[..word.len() - 2]);
        }
    }
    Cow::Borrowed(&word[..word.len() - 1])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_wins_and_plurals_count() {
        let mut phrases = Phrases::default();
        phrases.insert("agreement", 1);
        phrases.insert("memorandum of understanding", 2);
        phrases.insert("memorandum", 3);
        let words = ["memoranda", "of", "understanding", "agreements"];
        let word = |i: usize| words.get(i).copied().unwrap_or("");
        assert_eq!(phrases.longest_at(0, word), Some((3, &2)));
        assert_eq!(phrases.longest_at(3, word), Some((1, &1)));
        assert_eq!(phrases.longest_at(1, word), None);
    }

    #[test]
    fn singulars_of_nouns_and_of_words_that_are_none() {
        let pairs = [
            ("parties", "party"),
            ("customs", "custom"),
            ("consensus", "consensus"),
            ("businesses", "business"),
            ("ties", "tie"),
            ("boxes", "box"),
            ("analysis", "analysis"),
        ];
        for (plural, one) in pairs {
            assert_eq!(singular(plural), one);
        }
    }
}
