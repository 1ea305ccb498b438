//! Maps and sets of single words, with a hash that costs little for a few letters.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// What words stand for.
pub type WordMap<T> = HashMap<Box<str>, T, BuildHasherDefault<WordHasher>>;

/// Words.
#[derive(Debug, Clone, Default)]
pub struct WordSet {
    words: HashSet<Box<str>, BuildHasherDefault<WordHasher>>,
    looks: Looks,
}

impl WordSet {
    /// Adds a word; whether it is new.
    pub fn insert(&mut self, word: Box<str>) -> bool {
        self.looks.note(&word);
        self.words.insert(word)
    }

    /// Whether the word is one of them.
    pub fn contains(&self, word: &str) -> bool {
        self.looks.may_hold(word) && self.words.contains(word)
    }
}

impl FromIterator<Box<str>> for WordSet {
    fn from_iter<I: IntoIterator<Item = Box<str>>>(words: I) -> Self {
        let mut set = Self::default();
        for word in words {
            set.insert(word);
        }
        set
    }
}

/// What the words of a list look like: their length with their first, middle and last byte, hashed to one of some
/// thousand bits.
///
/// Most words of a text are in none of the lists that are asked for it, and this says so without a hash of the whole
/// word and without its place in memory.
#[derive(Debug, Clone)]
pub struct Looks([u64; 64]);

impl Default for Looks {
    fn default() -> Self {
        Self([0; 64])
    }
}

impl Looks {
    /// Notes a word of the list.
    pub fn note(&mut self, word: &str) {
        let (at, bit) = Self::place(word);
        self.0[at] |= bit;
    }

    /// Whether the list may hold the word; if not, it does not.
    pub fn may_hold(&self, word: &str) -> bool {
        let (at, bit) = Self::place(word);
        self.0[at] & bit != 0
    }

    fn place(word: &str) -> (usize, u64) {
        let bytes = word.as_bytes();
        let &[first, .., last] = bytes else {
            let only = bytes.first().copied().unwrap_or(0);
            return (usize::from(only) % 64, 1 << (only / 64));
        };
        let middle = bytes[bytes.len() / 2];
        let look = u32::from_le_bytes([first, middle, last, bytes.len() as u8]).wrapping_mul(0x9E37_79B1);
        ((look >> 26) as usize, 1 << (look >> 20 & 63))
    }
}

/// A multiplicative hash over eight bytes at a time.
///
/// The lists are asked several times for every word of every article, so the hash is part of the running time.
/// It does not withstand chosen keys, and need not: an article is looked up and never put in.
#[derive(Debug, Clone, Copy, Default)]
pub struct WordHasher(u64);

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (eights, rest) = bytes.as_chunks::<8>();
        for eight in eights {
            self.add(u64::from_le_bytes(*eight));
        }
        // Of four to seven bytes the first and the last four, of fewer the first, the middle and the last: they overlap.
        if let (Some(first), Some(last)) = (rest.first_chunk::<4>(), rest.last_chunk::<4>()) {
            self.add(u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last)));
        } else if let (&[first, ..], &[.., last]) = (rest, rest) {
            let middle = rest[rest.len() / 2];
            self.add(u64::from(first) << 16 | u64::from(middle) << 8 | u64::from(last));
        }
    }

    // What ends a text: no two words are put together.
    fn write_u8(&mut self, _: u8) {}

    fn finish(&self) -> u64 {
        // The product's high bits are the good ones, and the map takes the low ones first.
        self.0.rotate_left(26)
    }
}

impl WordHasher {
    fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::hash::BuildHasher;

    #[test]
    fn words_that_differ_little_hash_apart() {
        let hash = |word: &str| BuildHasherDefault::<WordHasher>::default().hash_one(word);
        let words = ["", "n", "no", "on", "non", "sign", "signs", "sing", "memorandum", "memoranda", "understanding"];
        let hashes: HashSet<u64> = words.iter().map(|word| hash(word)).collect();
        assert_eq!(hashes.len(), words.len());
        assert_eq!(hash("pact"), hash("pact"));
    }

    #[test]
    fn a_set_holds_its_words_and_no_others() {
        let words = ["", "n", "no", "on", "sign", "memorandum", "重庆"];
        let set: WordSet = words.into_iter().map(Box::from).collect();
        assert!(words.iter().all(|word| set.contains(word)));
        // `sagn` looks as `sign` does to all but the set itself.
        assert!(["m", "non", "sagn", "siin", "memoranda", "重"].iter().all(|word| !set.contains(word)));
    }
}
