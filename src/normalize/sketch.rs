//! Sketches of texts, by which near-duplicates are known: `MinHash` over runs of words.

use crate::record::slug::words;
use gaoya::minhash::{MinHasher, MinHasher32, SipHasher24BuildHasher};
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

/// The sketch of a text; empty for a text of too few words.
pub fn sketch(text: &str) -> Vec<u32> {
    let words = words(text);
    let words: Vec<&str> = words.split(' ').collect();
    if words.len() < RUN + SHORTEST {
        return Vec::new();
    }
    HASHER.create_signature(words.windows(RUN))
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
    fn a_copy_with_another_masthead_is_alike_and_another_text_is_not() {
        let text = |seed: usize| (0..200).map(|i| format!("word{} ", i * seed % 997)).collect::<String>();
        assert_eq!(alike(&text(7), &text(7)), 100);
        assert!(alike(&text(7), &format!("Daily News, 4 May 2021. {}", text(7))) > 85);
        assert!(alike(&text(7), &text(11)) < 10);
        assert!(sketch("Too short to tell.").is_empty());
    }
}
