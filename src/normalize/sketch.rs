//! Sketches of texts, by which near-duplicates are known: `MinHash` over runs of words.

use crate::record::slug::words;
use gaoya::minhash::{MinHasher, MinHasher32, SipHasher24BuildHasher};
use std::hash::{Hash, Hasher};
use std::sync::LazyLock;

/// How many hashes a sketch has: with 64 the estimate of the share of common runs is off by six in a hundred.
const HASHES: usize = 64;
/// How many words a run has: shorter ones are common to texts of one subject.
const RUN: usize = 5;
/// A text of fewer runs is too short to be known again.
const SHORTEST: usize = 20;

/// The coefficients; they come from a fixed seed, so a text has the same sketch on every run.
static HASHER: LazyLock<MinHasher32<SipHasher24BuildHasher>> =
    LazyLock::new(|| MinHasher32::new_with_hasher(HASHES, SipHasher24BuildHasher::default()));

/// What ends a word where words are hashed.
const END: u8 = 0xFF;

/// A run of words as they lie in the text, each with its end: it is hashed as a slice of them is, but in one piece.
struct Run<'t>(&'t [u8]);

impl Hash for Run<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_usize(RUN);
        state.write(self.0);
    }
}

/// The sketch of a text; empty for a text of too few words.
pub fn sketch(text: &str) -> Vec<u32> {
    let mut words = words(text).into_bytes();
    words.push(b' ');
    let mut starts = vec![0];
    for (at, byte) in words.iter_mut().enumerate().filter(|(_, byte)| **byte == b' ') {
        *byte = END;
        starts.push(at + 1);
    }
    if starts.len() <= RUN + SHORTEST {
        return Vec::new();
    }
    HASHER.create_signature(starts.windows(RUN + 1).map(|ends| Run(&words[ends[0]..ends[RUN]])))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many of a hundred hashes two texts have in common.
    fn alike(one: &str, other: &str) -> usize {
        let (one, other) = (sketch(one), sketch(other));
        100 * one.iter().zip(&other).filter(|(a, b)| a == b).count() / HASHES
    }

    #[test]
    fn runs_are_hashed_as_slices_of_words() {
        let text = "The ports of Alma and of Müller's Bay signed a pact — on ships, cranes & rail. ".repeat(3);
        let words = words(&text);
        let words: Vec<&str> = words.split(' ').collect();
        assert_eq!(sketch(&text), HASHER.create_signature(words.windows(RUN)));
        let of = |count: usize| sketch(&words[..count].join(" ")).len();
        assert_eq!((of(RUN + SHORTEST - 1), of(RUN + SHORTEST)), (0, HASHES));
    }

    #[test]
    fn a_copy_with_another_masthead_is_alike_and_another_text_is_not() {
        let text = |seed: usize| (0..200).map(|i| format!("word{} ", i * seed % 997)).collect::<String>();
        assert_eq!(alike(&text(7), &text(7)), 100);
        assert!(alike(&text(7), &format!("Daily News, 4 May 2021. {}", text(7))) > 85);
        assert!(alike(&text(7), &text(11)) < 10);
        assert!(sketch("Too short to tell.").is_empty());
    }
}
