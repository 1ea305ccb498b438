//! How well the names of two agreements agree.

use crate::merge::deal::Deal;
use std::collections::BTreeSet;

/// The same name of its own.
pub const TITLE: i32 = 60;
/// Names that share half their words; names that share none.
pub const TITLE_IN_PART: i32 = 20;
const OTHER_TITLE: i32 = -40;
/// Names of which one has a single telling word, and the other has it too.
const TITLE_IN_A_WORD: i32 = 30;
/// Descriptions that share no word: each article may describe one thing by another side of it.
const OTHER_DESCRIPTION: i32 = -15;

/// How well the names agree: by the words that say more than the kind and the parties, or one the acronym of the other.
/// `None` for names that are told apart by one word.
///
/// `equal_parties` is whether the deals have the same parties.
pub fn names(a: &Deal, b: &Deal, equal_parties: bool) -> Option<i32> {
    let (Some(one), Some(other)) = (&a.title, &b.title) else { return Some(0) };
    if is_acronym_of(&one.words, &other.words) || is_acronym_of(&other.words, &one.words) {
        return Some(TITLE);
    }
    let equal = one.words == other.words;
    let parties: BTreeSet<&str> = a.parties.iter().chain(&b.parties).flat_map(|s| s.party.slug().split('-')).collect();
    let telling = |words: &[String]| -> Vec<String> {
        words.iter().filter(|word| equal || !parties.contains(word.as_str())).cloned().collect()
    };
    let (few, many) = (telling(&one.telling), telling(&other.telling));
    let (few, many) = if few.len() <= many.len() { (few, many) } else { (many, few) };
    if only_one_differs(&few, &many) {
        return None;
    }
    let shared: BTreeSet<&String> = few.iter().filter(|word| many.iter().any(|other| alike(word, other))).collect();
    let letters: usize = shared.iter().map(|word| word.chars().count()).sum();
    let (few, shared) = (few.iter().collect::<BTreeSet<_>>().len(), shared.len());
    Some(match shared {
        _ if few == 0 => 0,
        _ if shared == few && few > 1 && letters >= 5 => TITLE,
        _ if shared == few && letters >= 5 => TITLE_IN_A_WORD,
        0 if one.is_description && other.is_description => OTHER_DESCRIPTION,
        0 if equal_parties && (one.is_description || other.is_description) => 0,
        0 => OTHER_TITLE,
        _ if 2 * shared >= few => TITLE_IN_PART,
        _ => 0,
    })
}

/// Whether names of some length differ in one word of each, which is there to tell them apart: `commercial loan for the
/// railway` and `concessional loan for the railway`.
fn only_one_differs(one: &[String], other: &[String]) -> bool {
    one.len() == other.len() && one.len() > 2 && one.iter().zip(other).filter(|(a, b)| !alike(a, b)).count() == 1
}

/// Whether two words are one but for their ending: `mineral`, `minerals`; `migration`, `migrants`.
fn alike(one: &str, other: &str) -> bool {
    if stem(one) == stem(other) {
        return true;
    }
    let shared = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let short = one.chars().count().min(other.chars().count());
    shared > 5 && 10 * shared >= 8 * short
}

/// A word without the ending that makes it an action, a person or a plural; four letters of it stay.
fn stem(word: &str) -> &str {
    let word = word.strip_suffix('s').filter(|rest| rest.len() > 3 && !rest.ends_with('s')).unwrap_or(word);
    let endings = ["ation", "ment", "ing", "ion", "ant", "ent", "er", "or"];
    endings.iter().find_map(|ending| word.strip_suffix(ending).filter(|rest| rest.len() > 3)).unwrap_or(word)
}

/// Whether a name is made of the first letters of another one: `CEPA`.
fn is_acronym_of(short: &str, long: &str) -> bool {
    let initials = long.split(' ').filter(|word| !matches!(*word, "of" | "and" | "the" | "for" | "on"));
    short.len() > 2 && !short.contains(' ') && initials.filter_map(|word| word.chars().next()).eq(short.chars())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_differ_in_their_endings_are_alike_and_others_are_not() {
        for (one, other) in [("migration", "migrants"), ("mineral", "minerals"), ("investment", "investors")] {
            assert!(alike(one, other), "{one} {other}");
        }
        for (one, other) in [("port", "portal"), ("gas", "gains"), ("trade", "training"), ("road", "rail")] {
            assert!(!alike(one, other), "{one} {other}");
        }
    }
}
