//! How long something lasts, in months: `five-year`, `a period of 18 months`.

use crate::extract::found::Construction;
use crate::extract::number::{after_repetition, small_number, word_below_hundred};
use crate::extract::rule::Rule;
use crate::extract::token::TokenKind;
use crate::extract::words::Words;

type Reading = Option<(usize, u32)>;

/// The constructions of this file.
pub const GRAMMAR: [Construction<u32>; 2] = [
    Construction {
        rule: Rule {
            id: "duration-attribute",
            reads: "years or months before what lasts so long: `five-year`, `18-month`",
            examples: &["a five-year agreement", "a 10-year deal", "the 18-month pilot"],
            near_misses: &["the 14th Five-Year Plan", "a 25-year-old", "USTDA's 30-year history", "multi-year"],
        },
        read: attribute,
    },
    Construction {
        rule: Rule {
            id: "duration-span",
            reads: "a number of years or months that something lasts",
            examples: &[
                "for three years",
                "a period of five years",
                "for five (5) years",
                "valid for 18 months",
                "lasting a decade",
            ],
            near_misses: &[
                "three years ago",
                "over the past five years",
                "25 years old",
                "15 years of experience",
                "two years later",
                "for more than 31 years",
            ],
        },
        read: span,
    },
];

/// Where a token is cut: `five-year` into `five`, `-`, `year`; `twenty-five-year` before its last part only.
pub fn cut(word: &str, kind: TokenKind) -> Vec<usize> {
    if word.is_ascii() && !word.contains('-') {
        return Vec::new();
    }
    let hyphen = word.char_indices().rev().find(|(_, c)| matches!(c, '-' | '\u{2010}' | '\u{2011}'));
    match hyphen {
        Some((at, c)) if at > 0 && matches!(kind, TokenKind::Word | TokenKind::Number) => {
            let unit = &word[at + c.len_utf8()..];
            if unit_months(&unit.to_ascii_lowercase()).is_some() { vec![at, at + c.len_utf8()] } else { Vec::new() }
        }
        _ => Vec::new(),
    }
}

/// Whether a duration can begin with this word.
pub fn may_begin(words: &Words<'_>, at: usize) -> bool {
    let number = words.kind(at) == Some(TokenKind::Number) || words.is(at, &["a"]);
    number || word_below_hundred(words.lower(at)).is_some()
}

/// How many months the unit has.
fn unit_months(unit: &str) -> Option<u32> {
    match unit {
        "month" | "months" => Some(1),
        "year" | "years" => Some(12),
        "decade" | "decades" => Some(120),
        _ => None,
    }
}

/// At most 999 years: a longer time is a misread number.
fn months(number: u32, unit: u32) -> Option<u32> {
    number.checked_mul(unit).filter(|m| (1..12_000).contains(m))
}

fn attribute(words: &Words<'_>, at: usize) -> Reading {
    let (end, number) = small_number(words, at)?;
    // `30-year history` looks back.
    let back = ["history", "record", "relationship", "friendship", "anniversary", "experience", "war", "low", "high"];
    if !words.is_glued(end) || words.is(end + 2, &back) || words.is_capital(end + 2) && words.is_capital(at) {
        return None;
    }
    months(number, unit_months(words.lower(end + 1))?).map(|m| (end + 2, m))
}

fn span(words: &Words<'_>, at: usize) -> Reading {
    let (end, number) = match words.lower(at) {
        "a" | "one" => (at + 1, 1),
        _ => small_number(words, at).map(|(end, number)| (after_repetition(words, end), number))?,
    };
    let unit = unit_months(words.lower(end)).filter(|_| !words.is_glued(end))?;
    let after = end + 1;
    let told = words.before(at) == "for" || words.before(at) == "lasting" || words.before(at) == "next" || {
        let of = words.before(at) == "of" && at >= 2;
        of && words.is(at - 2, &["period", "term", "duration", "validity", "span"])
    };
    let past = words.is(after, &["ago", "earlier", "later", "old", "before", "after", "of", "from"]);
    (told && !past).then(|| months(number, unit).map(|m| (after, m)))?
}
