//! Maps and sets of single words, with a hash that costs little for a few letters.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// What words stand for.
pub type WordMap<T> = HashMap<Box<str>, T, BuildHasherDefault<WordHasher>>;

/// Words.
pub type WordSet = HashSet<Box<str>, BuildHasherDefault<WordHasher>>;

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
}
