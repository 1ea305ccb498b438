//! How much the rule that built a name tells of it.

use crate::record::Confidence;

/// How much a kind tells: a later mention with a stronger kind wins.
pub(super) fn strength(rule: &str) -> u8 {
    match rule {
        "name-known-body" | "name-legal-form" => 6,
        "name-country" => 5,
        "name-head-last" | "name-head-first" | "name-tail" | "name-after-noun" | "party-headed" => 4,
        "name-place" | "name-place-head" | "name-place-within" => 3,
        "name-person-honorific" | "name-person-after-post" | "name-person-before-post" | "name-person-acts-for" => 3,
        "name-person-speaks" | "name-initiative" => 2,
        _ => 1,
    }
}

/// How sure a name is.
pub(super) fn confidence(rule: &str) -> Confidence {
    Confidence::new(match strength(rule) {
        6 => 980,
        5 => 960,
        4 => 930,
        3 => 900,
        2 => 850,
        _ => 750,
    })
}
