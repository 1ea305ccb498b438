//! Noun groups that only point back at bodies named before: `the two sides`, `the company`.

use crate::extract::groups::{Determiner, Group, Groups, Noun};

/// Nouns that only point back when they stand with `the`, `both` or `the two`.
const POINTERS: &[&str] = &[
    "agency",
    "airport",
    "authority",
    "bank",
    "body",
    "business",
    "city",
    "college",
    "company",
    "corporation",
    "council",
    "country",
    "county",
    "department",
    "district",
    "enterprise",
    "entity",
    "firm",
    "foundation",
    "government",
    "group",
    "hospital",
    "institute",
    "institution",
    "ministry",
    "municipality",
    "nation",
    "neighbor",
    "neighbour",
    "organisation",
    "organization",
    "pair",
    "duo",
    "trio",
    "party",
    "place",
    "port",
    "province",
    "region",
    "side",
    "state",
    "town",
    "union",
    "university",
    "utility",
    "zone",
    "partner",
    "leader",
    "bloc",
    "ally",
    "giant",
    "carrier",
    "airline",
    "operator",
    "school",
];

/// Whether a word alone, in capitals, points back at a body: `the Company`, `the University`.
pub fn is_pointing_word(word: &str) -> bool {
    POINTERS.contains(&word) && !matches!(word, "place" | "state" | "partner" | "leader" | "union" | "party")
}

/// `the two sides` → 2, `both parties` → 2, `the parties` → 0, `the company` → 1; `None` if it says something new.
pub(super) fn is_pointer(
    groups: &Groups<'_, '_>,
    group: &Group,
    noun: &Noun,
    head: &str,
    plural: bool,
) -> Option<usize> {
    let sent = groups.sent;
    if !POINTERS.contains(&head) || !noun.inner.is_empty() || noun.possessor.is_some() {
        return None;
    }
    let words: Vec<&str> = (group.first..noun.head).map(|i| sent.lower(i)).collect();
    let number = words.iter().find_map(|w| match *w {
        "two" | "both" => Some(2),
        "three" => Some(3),
        "four" => Some(4),
        _ => None,
    });
    let definite = noun.determiner == Determiner::Definite
        || words.first() == Some(&"both")
        || words.first() == Some(&"two")
        || words.first() == Some(&"our");
    // Only numbers and the article before the head: `the two neighbouring Asian countries` is rare enough to leave.
    let bare = words.iter().all(|w| {
        matches!(
            *w,
            "the"
                | "two"
                | "both"
                | "three"
                | "four"
                | "all"
                | "these"
                | "those"
                | "this"
                | "that"
                | "our"
                | "neighbouring"
                | "neighboring"
                | "respective"
        )
    });
    if !definite || !bare {
        return None;
    }
    Some(if plural { number.unwrap_or(0) } else { 1 })
}
