//! Counted things, shares in percent and quantities with units.

use super::noun;
use super::quantity::{Bound, amount, between, hedge, hedge_behind, quantity, range};
use crate::extract::found::Construction;
use crate::extract::number::magnitude_letter;
use crate::extract::rule::Rule;
use crate::extract::token::TokenKind;
use crate::extract::words::Words;
use crate::record::claim::AmountWords;

type Reading = Option<(usize, AmountWords)>;

/// The constructions of this file.
pub const GRAMMAR: [Construction<AmountWords>; 3] = [
    Construction {
        rule: Rule {
            id: "percent",
            reads: "a share in percent",
            examples: &["more than 60% of the supply", "5 percent", "3.5 per cent", "between 5 and 7 percent", "5-7%"],
            near_misses: &["two percentage points", "percent", "the 5", "60 percentiles"],
        },
        read: percent,
    },
    Construction {
        rule: Rule {
            id: "measure",
            reads: "a quantity whose unit is a symbol or glued to the number",
            examples: &["a 100MW wind farm", "100 MW", "a 5,000-tonne ship", "50,000 TEU"],
            near_misses: &["the 21st", "737 MAX", "5G", "10-K"],
        },
        read: measure,
    },
    Construction {
        rule: Rule {
            id: "count",
            reads: "a number of things: the unit is the plural noun that ends the noun group",
            examples: &[
                "21 articles",
                "Over 300 guests attended",
                "eight Memorandum of Understanding",
                "14 new joint projects",
                "50 Boeing 737 MAX aircraft",
                "two dozen agreements",
                "70+ brands",
                "800 two-way trade and investment deals",
                "5 to 10 partners",
                "half a million people",
                "China, Laos Sign Nine Cooperation Agreements",
                "five (5) companies",
            ],
            near_misses: &[
                "2019 agreements",
                "No. 5 trains",
                "Article 21 rules",
                "15 years of experience",
                "Vision 2030 goals",
                "the two sides",
                "on March 9 parties met",
                "one country",
                "(852) 2584 4137 calls",
                "17 December events",
                "21st meetings",
                "3M products",
                "Four Seasons Hotels opened",
                "his “ One Billion Trees ” drive",
                "1 in 5 firms",
                "nearly three quarters of it",
            ],
        },
        read: count,
    },
];

/// A number or a range, and where it ends.
fn numbers(words: &Words<'_>, at: usize) -> Option<(usize, AmountWords, bool)> {
    let opened = words.is(at, &["between"]);
    let (start, mut bound) = if opened { (at + 1, Bound::Exact) } else { hedge(words, at) };
    let (mut end, first) = quantity(words, start, false)?;
    let joint = if opened { words.is(end, &["and"]) } else { words.is(end, &["to", "-", "–", "—"]) };
    if let Some((end, second)) = joint.then(|| quantity(words, end + 1, false)).flatten() {
        let (low, high) = range(first, second)?;
        return Some((end, between(low, high), first.figures));
    }
    if opened {
        return None;
    }
    if let Some(after) = hedge_behind(words, end) {
        (end, bound) = (after, Bound::Low);
    }
    Some((end, amount(first.value()?, bound), first.figures))
}

fn with_unit(end: usize, mut amount: AmountWords, unit: &str) -> Reading {
    amount.unit = Some(unit.to_owned());
    Some((end, amount))
}

fn percent(words: &Words<'_>, at: usize) -> Reading {
    let (end, amount, _) = numbers(words, at)?;
    let end = match words.lower(end) {
        "%" | "％" | "percent" | "pct" => end + 1,
        "per" => words.phrase(end, &["per", "cent"])?,
        "-" if words.is(end + 1, &["percent"]) => end + 2,
        _ => return None,
    };
    with_unit(end, amount, "percent")
}

fn measure(words: &Words<'_>, at: usize) -> Reading {
    let (end, amount, figures) = numbers(words, at)?;
    let (end, unit) = noun::symbol(words, end).filter(|_| figures)?;
    with_unit(end, amount, unit)
}

/// Determiners and adjectives after which a small number in words takes up what was told before.
const ANAPHORIC: &[&str] = &[
    "the", "these", "those", "both", "other", "first", "last", "all", "our", "their", "its", "every", "each", "'s",
    "’s",
];

/// Words in capitals at the start of a sentence after which a number still counts.
const OPENERS: &[&str] = &[
    "a",
    "all",
    "and",
    "another",
    "as",
    "at",
    "by",
    "for",
    "from",
    "has",
    "have",
    "in",
    "including",
    "its",
    "of",
    "on",
    "or",
    "our",
    "some",
    "the",
    "their",
    "these",
    "those",
    "to",
    "total",
    "totaling",
    "under",
    "with",
];

fn count(words: &Words<'_>, at: usize) -> Reading {
    let (end, amount, figures) = numbers(words, at)?;
    let (start, _) = hedge(words, at);
    let exact = amount.low == amount.high;
    if words.is_glued(end) || (exact && amount.low.as_deref() == Some("1")) {
        return None;
    }
    let before = words.before(at);
    if !figures && start == at && ANAPHORIC.contains(&before) {
        return None;
    }
    if start == at && figures && is_label(words, at) {
        return None;
    }
    let (group, (end, unit)) = (end, noun::head(words, end)?);
    if !figures && start == at && is_name(words, at, group, end, &unit) {
        return None;
    }
    with_unit(end, amount, &unit)
}

/// Whether a number word with a capital is part of a name: `Three Gorges`, `Four Seasons Hotels`.
///
/// In a headline every word has a capital; there the nouns that newspapers count are trusted.
fn is_name(words: &Words<'_>, at: usize, group: usize, end: usize, unit: &str) -> bool {
    let counted = ["agreement", "contract", "deal", "document", "memorandum", "pact", "project", "treaty", "protocol"];
    let capitals = words.is_capital(at) && words.is_capital(group) && words.is_capital(end - 1);
    let acronym = words.word(end - 1).chars().nth(1).is_some_and(char::is_uppercase);
    capitals && !acronym && !counted.contains(&unit)
}

/// Whether the figures at `at` name something and do not count: `Article 21`, `No. 5`, `2019`, a telephone number.
fn is_label(words: &Words<'_>, at: usize) -> bool {
    // `3M` is a company before it is three million of something.
    let letter = words.is_glued(at + 1) && magnitude_letter(words.lower(at + 1)).is_some();
    if is_year(words.word(at)) || letter {
        return true;
    }
    let Some(before) = at.checked_sub(1) else { return false };
    let numbered =
        ["no.", "nos.", "number", "article", "section", "chapter", "page", "item", "phase", "part", "line", "version"];
    let name = words.is_capital(before) && !OPENERS.contains(&words.lower(before));
    let number = words.kind(before) == Some(TokenKind::Number);
    let sign = words.kind(before) == Some(TokenKind::Currency) || words.is(before, &["+", "#", "/", ":"]);
    // `2 out of 3 people`, `1 in 5 firms`: a share.
    let share = words.is(before, &["in", "of"])
        && at >= 2
        && (words.is(at - 2, &["out"]) || words.kind(at - 2) == Some(TokenKind::Number));
    let telephone = words.word(before) == ")" && at >= 2 && words.kind(at - 2) == Some(TokenKind::Number);
    words.is(before, &numbered) || name || number || sign || share || telephone
}

/// Four figures without a comma from 1900 to 2099.
fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse::<u16>().is_ok_and(|y| (1900..=2099).contains(&y))
}
