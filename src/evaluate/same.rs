//! When something found is what gold says.
//!
//! `wanted` are the acceptable alternatives; `found` are the names that a record carries, or its one date or code.

use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};

/// Words that make no difference between names.
const SMALL_WORDS: [&str; 11] = ["the", "of", "in", "and", "for", "a", "an", "s", "on", "at", "to"];

/// How it is decided whether a value is right.
pub(super) type Same = fn(wanted: &[String], found: &[String]) -> bool;

/// One of the names found is one of the names wanted.
pub(super) fn name(wanted: &[String], found: &[String]) -> bool {
    wanted.iter().any(|wanted| found.iter().any(|found| names(wanted, found)))
}

/// Names are the same if their content words are, give or take one in six; a longer form may add a quarter.
fn names(a: &str, b: &str) -> bool {
    let (a, b) = (words(a), words(b));
    if a.is_empty() || b.is_empty() {
        return false;
    }
    let sorted = |words: &[String]| {
        let mut words = words.to_vec();
        words.sort_unstable();
        words
    };
    if sorted(&a) == sorted(&b) {
        return true;
    }
    let (a, b): (BTreeSet<String>, BTreeSet<String>) = (a.into_iter().collect(), b.into_iter().collect());
    let shared = a.intersection(&b).count();
    if (2 * shared) as f64 / (a.len() + b.len()) as f64 > 0.8 {
        return true;
    }
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.len() < long.len()
        && short.is_subset(&long)
        && short.len() >= 2
        && short.len() as f64 / long.len() as f64 >= 0.75
}

/// The content words of a name, without accents, in lower case.
fn words(name: &str) -> Vec<String> {
    let plain: String = name.nfkd().filter(|&c| canonical_combining_class(c) == 0).collect();
    let is_part_of_word = |c: char| c.is_alphanumeric() && !is_combining_mark(c);
    let lower = plain.to_lowercase();
    let words = lower.split(|c: char| !is_part_of_word(c));
    words.filter(|word| !word.is_empty() && !SMALL_WORDS.contains(word)).map(str::to_owned).collect()
}

/// The date is one of those wanted, or the first day of an interval that is wanted.
pub(super) fn date(wanted: &[String], found: &[String]) -> bool {
    let wanted =
        |date: &String| wanted.iter().any(|w| w == date || w.split_once('/').is_some_and(|(from, _)| from == date));
    found.iter().any(wanted)
}

/// The code is one of those wanted.
pub(super) fn code(wanted: &[String], found: &[String]) -> bool {
    found.iter().any(|found| wanted.contains(found))
}

/// The code is one of those wanted; the broader `memorandum` is right for either kind of memorandum.
pub(super) fn kind(wanted: &[String], found: &[String]) -> bool {
    let memorandum = |found: &String| found == "memorandum" && wanted.iter().any(|w| w.starts_with("memorandum"));
    code(wanted, found) || found.iter().any(memorandum)
}

/// The value is within half a hundredth, and the unit is the same but for the plural.
pub(super) fn amount(wanted: (f64, &str), found: (f64, &str)) -> bool {
    let singular = |unit: &str| unit.trim_end_matches('s').to_owned();
    (found.0 - wanted.0).abs() <= 0.005 * wanted.0.abs() && singular(wanted.1) == singular(found.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn names_are_the_same_if_their_content_words_nearly_are() {
        for (a, b) in [
            ("the Port of Brést", "Brest Port"),
            ("Alma Region Customs Service Board", "Alma Customs Service Board of the Region"),
            ("Ministry of Trade, Industry and Energy", "Ministry of Trade and Industry"),
            ("Bank of Alma & Brest", "the Alma and Brest Bank"),
        ] {
            assert!(names(a, b) && names(b, a), "{a} | {b}");
        }
        for (a, b) in [
            ("Port of Alma", "Port of Brest"),
            ("Alma", "Alma Customs"),
            ("Alma Customs", "Alma Customs Laboratory"),
            ("the", "the"),
            ("", "Alma"),
        ] {
            assert!(!names(a, b) && !names(b, a), "{a} | {b}");
        }
        assert!(name(&list(&["A. Brandt", "Olav Brandt"]), &list(&["Brandt", "Olav Brandt"])));
    }

    #[test]
    fn the_first_day_stands_for_an_interval_and_no_other_day_does() {
        let wanted = list(&["2021-03-09/2021-03-10", "2013"]);
        for (found, right) in
            [("2021-03-09", true), ("2021-03-09/2021-03-10", true), ("2013", true), ("2021-03-10", false)]
        {
            assert_eq!(date(&wanted, &list(&[found])), right, "{found}");
        }
    }

    #[test]
    fn a_memorandum_is_right_for_either_kind_and_not_the_other_way_round() {
        assert!(kind(&list(&["memorandum-of-cooperation"]), &list(&["memorandum"])));
        assert!(!kind(&list(&["memorandum"]), &list(&["memorandum-of-cooperation"])));
        assert!(!kind(&list(&["treaty"]), &list(&["memorandum"])));
    }

    #[test]
    fn amounts_may_be_half_a_hundredth_away() {
        assert!(amount((200.0, "trains"), (199.0, "train")));
        assert!(!amount((200.0, "train"), (198.9, "train")));
        assert!(!amount((200.0, "USD"), (200.0, "EUR")));
    }
}
