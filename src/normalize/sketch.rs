//! Sketches of texts, by which near-duplicates are known: `MinHash` over runs of words.

mod functions;

use crate::record::slug::words;
use functions::FUNCTIONS;
use siphasher::sip::SipHasher24;
use std::hash::{Hash, Hasher};

/// Hashes are taken by it.
const PRIME: u32 = (1 << 31) - 1;
/// How many words a run has: shorter ones are common to texts of one subject.
const RUN: usize = 5;
/// A text of fewer runs is too short to be known again.
const SHORTEST: usize = 20;

/// The sketch of a text; empty for a text of too few words.
pub fn sketch(text: &str) -> Vec<u32> {
    let words = words(text);
    let words: Vec<&str> = words.split(' ').collect();
    if words.len() < RUN + SHORTEST {
        return Vec::new();
    }
    let hashes: Vec<u32> = words.windows(RUN).map(hash).collect();
    let least = |&(a, b): &(u32, u32)| {
        let of_hash = |hash: &u32| rest(hash.wrapping_mul(a).wrapping_add(b));
        hashes.iter().map(of_hash).fold(PRIME, u32::min)
    };
    FUNCTIONS.iter().map(least).collect()
}

fn hash(run: &[&str]) -> u32 {
    let mut hasher = SipHasher24::new();
    run.hash(&mut hasher);
    hasher.finish() as u32
}

/// The rest of a division by [`PRIME`], without a division.
fn rest(number: u32) -> u32 {
    let folded = (number & PRIME) + (number >> 31);
    (folded + ((folded + 1) >> 31)) & PRIME
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many of a hundred hashes two texts have in common.
    fn alike(one: &str, other: &str) -> usize {
        let (one, other) = (sketch(one), sketch(other));
        100 * one.iter().zip(&other).filter(|(a, b)| a == b).count() / FUNCTIONS.len()
    }

    #[test]
    fn a_rest_is_that_of_a_division() {
        for number in [0, 1, PRIME - 1, PRIME, PRIME + 1, PRIME + 2, 2 * PRIME - 1, 2 * PRIME, u32::MAX] {
            assert_eq!(rest(number), number % PRIME);
        }
    }

    #[test]
    fn a_sketch_is_the_same_for_ever() {
        let text = (0..30).map(|i| format!("word{i} ")).collect::<String>();
        assert_eq!(sketch(&text)[..4], [94_315_204, 18_196_251, 1_963_318, 6_976_688]);
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
