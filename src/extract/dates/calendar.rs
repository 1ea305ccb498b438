//! Dates that name their day, month or year.

use super::parts::{DASHES, day_of_month, digits, lead, month, month_of_year, weekday, year};
use crate::extract::found::Construction;
use crate::extract::rule::Rule;
use crate::extract::token::TokenKind;
use crate::extract::words::Words;
use crate::record::claim::{DateParts, DateWords};

type Reading = Option<(usize, DateWords)>;

/// The constructions of this file.
pub const GRAMMAR: [Construction<DateWords>; 7] = [
    Construction {
        rule: Rule {
            id: "date-numeric",
            reads: "a date in figures: year first, or day and month in an order that only one reading fits",
            examples: &[
                "on 2019-12-17",
                "2019/12/17",
                "17.12.2019",
                "17. 12. 2019",
                "25/12/2019",
                "12/25/2019",
                "2018-01-19T10:00",
                "98-05-12",
            ],
            near_misses: &[
                "05/06/2019",
                "version 1.12.2",
                "1999-2010-5",
                "2019-13-45",
                "call 888-902-4192",
                "12-05-98",
            ],
        },
        read: numeric,
    },
    Construction {
        rule: Rule {
            id: "date-day",
            reads: "a day with its month, with or without the year, and with its weekday if that is told",
            examples: &[
                "17 December 2019",
                "December 17(th), 2019",
                "On Dec. 17 they met",
                "the 17th of December",
                "Tuesday, March 3",
                "Tuesday (March 3)",
                "the afternoon of January 15th",
                "17-Dec-2019",
                "December, 17/2019",
                "17/December/2019",
                "December/17/2019",
                "17th, December 2019",
            ],
            near_misses: &["it may 17 times fail", "December 40", "March 9.5 million", "in June 3:30"],
        },
        read: day,
    },
    Construction {
        rule: Rule {
            id: "date-month",
            reads: "a month with its year, also `early`, `mid-` or `late` in it",
            examples: &["In April 2020, both signed", "April of 2020", "early May 2020", "mid-May 2020"],
            near_misses: &["they march 2020 miles", "in April", "April 20"],
        },
        read: month_and_year,
    },
    Construction {
        rule: Rule {
            id: "date-quarter",
            reads: "a quarter or a half of a year",
            examples: &["Q3 2019", "the third quarter of 2019", "in the first half of 2021", "H1 of 2021"],
            near_misses: &["the third quarter", "a quarter of 2019 firms", "Q5 2019"],
        },
        read: quarter,
    },
    Construction {
        rule: Rule {
            id: "date-season",
            reads: "a season of a year: only the year is kept, for seasons differ from place to place",
            examples: &["in spring 2021", "the summer of 2021"],
            near_misses: &["the spring water", "spring 21"],
        },
        read: season,
    },
    Construction {
        rule: Rule {
            id: "date-fiscal-year",
            reads: "a year that is said to be one: `the year 2019`, `FY 2023`",
            examples: &["in the year 2019", "fiscal year 2023", "FY2023"],
            near_misses: &["a year of 2019 talks", "year 19"],
        },
        read: named_year,
    },
    Construction {
        rule: Rule {
            id: "date-chinese",
            reads: "a date in Chinese figures and signs",
            examples: &["2019年12月17日", "签于2019年12月", "12月17日"],
            near_misses: &["12年", "13月40日", "17日"],
        },
        read: chinese,
    },
];

/// A date of parts.
pub fn on(year: Option<i16>, month: Option<u8>, day: Option<u8>) -> DateWords {
    DateWords::On(DateParts { year, month, day })
}

fn numeric(words: &Words<'_>, at: usize) -> Reading {
    let separator = words.word(at + 1);
    // `11. 10. 2022`: apart only behind dots, and only before a year.
    let apart = || separator == "." && year(words, at + 4).is_some();
    if !matches!(separator, "-" | "/" | ".") || words.word(at + 3) != separator || !(words.is_glued(at + 1) || apart())
    {
        return None;
    }
    let two = |at| digits(words, at, 1..=2).and_then(|n| u8::try_from(n).ok());
    let mut end = at + 5;
    // `98-05-12`, `12.05.98`: no day is that high.
    let short = |at| {
        let year = digits(words, at, 2..=2).filter(|year| *year > 31)?;
        i16::try_from(1900 + year).ok()
    };
    let (year, month, day) = match year(words, at).or_else(|| short(at).filter(|_| separator == "-")) {
        Some(year) => {
            // `T10:00` of a time stamp.
            if words.is_glued(end) && words.lower(end).starts_with('t') {
                end += 1;
            }
            (year, two(at + 2)?, two(at + 4)?)
        }
        None => {
            let (first, second) = (two(at)?, two(at + 2)?);
            // Dots stand in day-first countries only; with other signs both orders are in use,
            // so the numbers themselves must decide.
            let day_first = separator == "." || first > 12 || first == second;
            if !day_first && second <= 12 {
                return None;
            }
            let (day, month) = if day_first { (first, second) } else { (second, first) };
            (super::parts::year(words, at + 4).or_else(|| short(at + 4))?, month, day)
        }
    };
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then(|| (end, on(Some(year), Some(month), Some(day))))
}

fn day(words: &Words<'_>, at: usize) -> Reading {
    let start = lead(words, at);
    let Some(_) = weekday(words, start, true) else {
        let (end, parts) = day_of_month(words, start)?;
        return Some((weekday_in_parentheses(words, end), DateWords::On(parts)));
    };
    if words.word(start + 1) == "(" {
        let (end, parts) = day_of_month(words, start + 2)?;
        return (words.word(end) == ")").then_some((end + 1, DateWords::On(parts)));
    }
    let (end, parts) = day_of_month(words, start + 1 + usize::from(words.is(start + 1, &[",", "."])))
        .or_else(|| day_of_month(words, start + 2).filter(|_| words.is(start + 1, &["the"])))?;
    Some((end, DateWords::On(parts)))
}

/// `March 3 (Tuesday)`: the end after the weekday, or the end as it was.
fn weekday_in_parentheses(words: &Words<'_>, end: usize) -> usize {
    let told = words.word(end) == "(" && weekday(words, end + 1, true).is_some() && words.word(end + 2) == ")";
    end + if told { 3 } else { 0 }
}

fn month_and_year(words: &Words<'_>, at: usize) -> Reading {
    let start = lead(words, at);
    let (end, parts) = month_of_year(words, start)?;
    Some((end, DateWords::On(parts)))
}

fn quarter(words: &Words<'_>, at: usize) -> Reading {
    let (end, first, months) = short_quarter(words, at).or_else(|| long_quarter(words, at))?;
    let (end, year) = super::parts::year_after(words, end)?;
    let part = |month| DateParts { year: Some(year), month: Some(month), day: None };
    Some((end, DateWords::Between(part(first), part(first + months - 1))))
}

/// `Q3`, `H1`: the end, the first month and how many.
fn short_quarter(words: &Words<'_>, at: usize) -> Option<(usize, u8, u8)> {
    match words.word(at) {
        "Q1" => Some((at + 1, 1, 3)),
        "Q2" => Some((at + 1, 4, 3)),
        "Q3" => Some((at + 1, 7, 3)),
        "Q4" => Some((at + 1, 10, 3)),
        "H1" => Some((at + 1, 1, 6)),
        "H2" => Some((at + 1, 7, 6)),
        _ => None,
    }
}

/// `the third quarter of`, `the first half of`, `the first three quarters` is left out: it is a sum, not a time.
fn long_quarter(words: &Words<'_>, at: usize) -> Option<(usize, u8, u8)> {
    let at = at + usize::from(words.is(at, &["the"]));
    let nth = match words.lower(at) {
        "first" | "1st" => 0,
        "second" | "2nd" => 1,
        "third" | "3rd" => 2,
        "fourth" | "4th" | "last" | "final" => 3,
        _ => return None,
    };
    let end = at + 2 + usize::from(words.is(at + 2, &["of"]));
    match (words.lower(at + 1), nth) {
        ("quarter", nth) => Some((end, nth * 3 + 1, 3)),
        ("half", 0) => Some((end, 1, 6)),
        ("half", 1) => Some((end, 7, 6)),
        _ => None,
    }
}

fn season(words: &Words<'_>, at: usize) -> Reading {
    let start = lead(words, at);
    let start = start + usize::from(words.is(start, &["the"]));
    if !words.is(start, &["spring", "summer", "autumn", "fall", "winter"]) {
        return None;
    }
    let (end, year) = super::parts::year_after(words, start + 1)?;
    Some((end, on(Some(year), None, None)))
}

fn named_year(words: &Words<'_>, at: usize) -> Reading {
    let start = lead(words, at);
    if let Some(figures) = words.word(start).strip_prefix("FY").filter(|f| f.len() == 4) {
        let year = figures.parse().ok().filter(|y| (1900..=2099).contains(y))?;
        return Some((start + 1, on(Some(year), None, None)));
    }
    let noun = start + usize::from(words.is(start, &["the"]));
    let noun = noun + usize::from(words.is(noun, &["fiscal", "financial", "calendar"]));
    if !words.is(noun, &["year", "fy"]) {
        return None;
    }
    Some((noun + 2, on(Some(year(words, noun + 1)?), None, None)))
}

/// `2019年12月17日`: figures are tokens of their own, and the sign that follows may begin a longer Han run.
fn chinese(words: &Words<'_>, at: usize) -> Reading {
    let sign = |at: usize, signs: &[char]| words.kind(at) == Some(TokenKind::Han) && words.word(at).starts_with(signs);
    let two =
        |at, last: u8| digits(words, at, 1..=2).and_then(|n| u8::try_from(n).ok()).filter(|n| (1..=last).contains(n));
    // A Han run that goes on after the sign is no part of the phrase: then it ends with the figure.
    let end = |at: usize| at + 1 + usize::from(words.word(at + 1).chars().count() == 1);
    let from = |at: usize| {
        let month = two(at, 12).filter(|_| sign(at + 1, &['月']))?;
        match two(at + 2, 31).filter(|_| words.word(at + 1) == "月" && sign(at + 3, &['日', '号'])) {
            Some(day) => Some((end(at + 2), month, Some(day))),
            None => Some((end(at), month, None)),
        }
    };
    match year(words, at).filter(|_| sign(at + 1, &['年'])) {
        Some(year) => match from(at + 2).filter(|_| words.word(at + 1) == "年") {
            Some((end, month, day)) => Some((end, on(Some(year), Some(month), day))),
            None => Some((end(at), on(Some(year), None, None))),
        },
        None => from(at).map(|(end, month, day)| (end, on(None, Some(month), day))),
    }
}

/// A month that needs no other word to be one: for the rules of months without a year.
pub fn bare_month(words: &Words<'_>, at: usize) -> Option<u8> {
    let joined = DASHES.contains(&words.word(at + 1)) && words.is_glued(at + 1);
    month(words, at).filter(|_| !joined)
}
