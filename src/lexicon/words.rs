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
        self.looks.note(&word, || &self.words);
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

/// What the words of a list look like: their length with their first, middle and last byte, hashed to a bit.
///
/// Most words of a text are in none of the lists that are asked for it, and this says so without a hash of the whole
/// word and without its place in memory.
#[derive(Debug, Clone, Default)]
pub struct Looks {
    /// A power of two of them, or none.
    bits: Vec<u64>,
    words: usize,
}

impl Looks {
    /// So many bits there are for a word at least, until there are the most.
    const ROOM: usize = 8;
    /// Few enough to stay in the cache next to those of other lists.
    const MOST: usize = 1 << 15;

    /// Notes a word that is added to a list; `all` gives the words of the list, for more room may be needed.
    pub fn note<'w, I: IntoIterator<Item = &'w Box<str>>>(&mut self, word: &str, all: impl FnOnce() -> I) {
        self.words += 1;
        let bits = self.bits.len() * 64;
        if bits < Self::MOST && bits < self.words * Self::ROOM {
            self.bits = vec![0; (self.words * 2 * Self::ROOM).next_power_of_two().clamp(1 << 12, Self::MOST) / 64];
            all().into_iter().for_each(|word| self.set(word));
        }
        self.set(word);
    }

    fn set(&mut self, word: &str) {
        let (at, bit) = self.place(word);
        self.bits[at] |= bit;
    }

    /// Whether the list may hold the word; if not, it does not.
    pub fn may_hold(&self, word: &str) -> bool {
        let (at, bit) = self.place(word);
        self.bits.get(at).is_some_and(|bits| bits & bit != 0)
    }

    fn place(&self, word: &str) -> (usize, u64) {
        let bytes = word.as_bytes();
        let (first, last) = (bytes.first().copied().unwrap_or(0), bytes.last().copied().unwrap_or(0));
        let middle = bytes.get(bytes.len() / 2).copied().unwrap_or(0);
        let look = u32::from_le_bytes([first, middle, last, bytes.len() as u8]).wrapping_mul(0x9E37_79B1);
        ((look >> 17) as usize & self.bits.len().wrapping_sub(1), 1 << (look >> 11 & 63))
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
    fn a_set_that_grows_keeps_its_words() {
        let words: Vec<String> = (0..9_000).map(|n| format!("w{n}x{}", n * 7 % 1_000)).collect();
        let (these, others) = words.split_at(5_000);
        let set: WordSet = these.iter().map(|word| Box::from(word.as_str())).collect();
        assert!(these.iter().all(|word| set.contains(word)) && !others.iter().any(|word| set.contains(word)));
    }

    #[test]
    fn a_set_holds_its_words_and_no_others() {
        let words = ["", "n", "no", "on", "sign", "memorandum", "重庆"];
        let set: WordSet = words.into_iter().map(Box::from).collect();
        assert!(words.iter().all(|word| set.contains(word)));
        // `sagn` looks as `sign` does to all but the set itself.
        assert!(!WordSet::default().contains("sign"));
        assert!(["m", "non", "sagn", "siin", "memoranda", "重"].iter().all(|word| !set.contains(word)));
    }
}
