//! Years and months that stand alone: dates only where the words around them say so.

use super::calendar::{bare_month, on};
use super::parts::{DASHES, day, is_plain_month, lead, month, year};
use crate::extract::found::Construction;
use crate::extract::rule::Rule;
use crate::extract::token::TokenKind;
use crate::extract::words::Words;
use crate::record::claim::DateWords;

type Reading = Option<(usize, DateWords)>;

/// The constructions of this file.
pub const GRAMMAR: [Construction<DateWords>; 4] = [
    Construction {
        rule: Rule {
            id: "date-year",
            reads: "a year after a preposition of time, in parentheses, or set off by a comma at the edge of a sentence",
            examples: &[
                "The train of 2013 opened",
                "In 2020, companies met",
                "(2019)",
                "since 1993.",
                "mid-2020",
                "by end-2023",
                "until 2028",
                "by the end of 2025",
                "They signed it in Beijing, 2019.",
                "in 1992, 1997 and 2002",
                "as early as 2011,",
            ],
            near_misses: &[
                "Vision 2030 aims high",
                "2000 guests came",
                "from 2000 workers",
                "the Securities Act of 1995",
                "GITEX Global 2025.",
                "by 1,995 votes",
                "Copyright 2019.",
            ],
        },
        read: bare_year,
    },
    Construction {
        rule: Rule {
            id: "date-year-attribute",
            reads: "a year that stands before what happened in it: `the 2019 declaration`",
            examples: &["since the 2019 declaration of both", "their 2015 agreement", "the 2016 Framework Agreement"],
            near_misses: &["the 2030 Agenda", "the 2000 tonnes of steel", "a 2019", "the 2000 workers"],
        },
        read: attributive_year,
    },
    Construction {
        rule: Rule {
            id: "date-month-alone",
            reads: "a month without a year after a preposition of time, or with `early`, `mid`, `late`",
            examples: &["It opens in July.", "since March", "at the end of June", "by late May", "until December"],
            near_misses: &[
                "with April Jones",
                "in may",
                "by June Lee",
                "the March on Rome",
                "in March 2020",
                "in May 5",
            ],
        },
        read: month_alone,
    },
    Construction {
        rule: Rule {
            id: "date-month-attribute",
            reads: "a month that stands before what happened in it: `the June summit`",
            examples: &["as well as the June trilateral talks", "their October declaration"],
            near_misses: &["the March on Rome", "the May Day parade", "the june bug", "the August body of"],
        },
        read: attributive_month,
    },
];

/// After these a number that can be a year is one.
const SURE: &[&str] = &["in", "since", "during", "until", "till", "for", "throughout"];
/// After these it is one unless it counts the noun that follows.
const LIKELY: &[&str] = &["from", "by", "of", "to", "after", "before", "through", "late", "early", "and", "around"];
/// Laws are named by their year.
const LAWS: &[&str] =
    &["act", "law", "code", "ordinance", "bill", "regulation", "regulations", "rule", "rules", "order"];
/// Determiners before `2019 declaration`, `June summit`.
const DETERMINERS: &[&str] = &["the", "a", "an", "its", "their", "his", "her", "our", "this", "that", "'s", "’s"];
/// Agreements whose names may begin with their year: `the 2016 Framework Agreement`.
const DOCUMENTS: &[&str] = &[
    "accord",
    "agreement",
    "charter",
    "communiqué",
    "contract",
    "convention",
    "declaration",
    "memorandum",
    "mou",
    "pact",
    "protocol",
    "statement",
    "treaty",
];
/// Words that a noun cannot be.
const FUNCTION: &[&str] = &[
    "a", "after", "alone", "an", "and", "are", "as", "at", "because", "before", "between", "but", "by", "during",
    "for", "from", "had", "has", "have", "he", "if", "in", "into", "is", "it", "its", "next", "of", "on", "only",
    "onward", "onwards", "or", "our", "over", "she", "since", "so", "than", "that", "the", "their", "they", "this",
    "through", "to", "under", "until", "upon", "was", "we", "were", "when", "where", "which", "while", "who", "will",
    "with", "would", "can", "could", "may", "should", "must", "did", "does", "be", "been", "also", "not", "both",
    "about",
];

/// Whether a word looks like a plural noun: a year before it may be a number of things.
fn is_plural(lower: &str) -> bool {
    lower.ends_with('s') && !lower.ends_with("ss") && !FUNCTION.contains(&lower)
}

fn bare_year(words: &Words<'_>, at: usize) -> Reading {
    let start = lead(words, at);
    let value = year(words, start).filter(|y| (1900..=2099).contains(y))?;
    if words.is(at.wrapping_sub(1), &["©", "copyright"]) {
        return None;
    }
    let reading = Some((start + 1, on(Some(value), None, None)));
    let next = start + 1;
    if words.is_glued(next) || words.is(next, &["%", "/"]) || words.kind(next) == Some(TokenKind::Han) {
        return None;
    }
    if start > at {
        return reading;
    }
    let before = words.before(at);
    let closed = words.is_empty() || next >= words.len() || words.is(next, &[".", ";", "!", "?", "\"", "”"]);
    let counts = words.is(next, &["people"]) || words.is_small(next) && is_plural(words.lower(next));
    let dated = if SURE.contains(&before) {
        !(counts && before == "for")
    } else if LIKELY.contains(&before) {
        let law = before == "of" && at >= 2 && words.is(at - 2, LAWS);
        let joins = before != "and" || at < 2 || year(words, at - 2).is_some();
        let name = before == "to" && words.is_capital(next);
        joins && !(counts || law || name)
    } else {
        let parentheses = before == "(" && words.is(next, &[")", ",", ";"]);
        // `in 1992, 1997 and 2002`
        let listed = before == "," && at >= 2 && year(words, at - 2).is_some() && words.is(next, &[",", "and"]);
        let apart = before == "," && (closed || words.word(next) == ",") && !words.before(at - 1).is_empty();
        let opens = at == 0 && (closed || words.is(next, &[",", ":"]) || DASHES.contains(&words.word(next)));
        // `as early as 2011`
        let early = before == "as" && at >= 2 && words.is(at - 2, &["early", "late", "recently"]) && !counts;
        parentheses || listed || apart || opens || early
    };
    reading.filter(|_| dated)
}

fn attributive_year(words: &Words<'_>, at: usize) -> Reading {
    let value = year(words, at).filter(|y| (1950..=2049).contains(y))?;
    let named = (at + 1..at + 6).take_while(|i| words.is_capital(*i)).any(|i| words.is(i, DOCUMENTS));
    let noun = named || words.is_small(at + 1) && !words.is(at + 1, FUNCTION);
    // `the 2000 workers` counts: a plural may follow a year only where the number is no round one.
    let counts = value % 100 == 0 && is_plural(words.lower(at + 1));
    let dated = DETERMINERS.contains(&words.before(at)) && noun && !counts;
    dated.then(|| (at + 1, on(Some(value), None, None)))
}

fn month_alone(words: &Words<'_>, at: usize) -> Reading {
    let start = lead(words, at);
    let value = bare_month(words, start)?;
    let next = start + 1;
    if year(words, next).is_some() || day(words, next).is_some() {
        return None;
    }
    let dated = match words.before(at) {
        _ if start > at => true,
        "in" | "since" | "until" | "till" | "during" | "throughout" => true,
        // After these a person may follow: `by June Lee`.
        "by" | "from" | "of" | "before" | "after" | "through" | "to" | "for" => {
            is_plain_month(words, start) || !words.is_capital(next)
        }
        _ => false,
    };
    dated.then(|| (next, on(None, Some(value), None)))
}

fn attributive_month(words: &Words<'_>, at: usize) -> Reading {
    let value = month(words, at).filter(|_| words.is_capital(at) && words.lower(at).len() > 2)?;
    let noun = words.is_small(at + 1) && !words.is(at + 1, FUNCTION);
    let dated = DETERMINERS.contains(&words.before(at)) && noun && words.lower(at) != "august";
    dated.then(|| (at + 1, on(None, Some(value), None)))
}
