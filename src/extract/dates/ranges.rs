//! Dates from one day, month or year to another.

use super::parts::{DASHES, day, day_of_month, lead, month, month_of_year, year, year_after};
use crate::extract::found::Construction;
use crate::extract::rule::Rule;
use crate::extract::words::Words;
use crate::record::claim::{DateParts, DateWords};

type Reading = Option<(usize, DateWords)>;

/// The constructions of this file.
pub const GRAMMAR: [Construction<DateWords>; 3] = [
    Construction {
        rule: Rule {
            id: "date-days",
            reads: "days that follow one another: `March 9 and 10`, `March 9-10`, `9, 10 and 11 March 2021`",
            examples: &[
                "On March 9 and 10, 2021",
                "March 9-10",
                "9 and 10 March",
                "March 9, 10 and 11",
                "the 9th and 10th of March",
            ],
            near_misses: &["March 9 and 12", "March 9, 2010", "9 and 10 trains", "March 9 and 10 to 20"],
        },
        read: days,
    },
    Construction {
        rule: Rule {
            id: "date-range",
            reads: "from one day or month to another; what only one end tells holds for both",
            examples: &[
                "from 27 to 31 October 2025",
                "between 3 and 5 May",
                "March 30 to April 2",
                "March 30-April 2, 2021",
                "from July 2021 to August 2022",
                "from March to May",
                "January-June 2023",
            ],
            near_misses: &[
                "from 27 to 31 trains",
                "between China and May",
                "from April 5 firms to 7",
                "march to april",
            ],
        },
        read: range,
    },
    Construction {
        rule: Rule {
            id: "date-years",
            reads: "from one year to another",
            examples: &["2021-2025", "from 2021 to 2025", "between 2021 and 2025", "2021–25", "the years 2021 to 2025"],
            near_misses: &[
                "2025-2021",
                "from 2021 workers to 2025",
                "between 2021 and 25",
                "2021-2025 units",
                "© 2008-2024",
            ],
        },
        read: years,
    },
];

/// The word that opens a range, and where it ends.
fn opening(words: &Words<'_>, at: usize) -> (&'static str, usize) {
    match words.lower(at) {
        "from" => ("from", at + 1),
        "between" => ("between", at + 1),
        _ => ("", at),
    }
}

/// Where the word that joins the two ends of a range ends; `between` wants `and`, all others something else.
fn joint(words: &Words<'_>, at: usize, opening: &str) -> Option<usize> {
    let fits = if opening == "between" {
        words.is(at, &["and"])
    } else {
        words.is(at, &["to", "through", "until", "till"]) || DASHES.contains(&words.word(at))
    };
    fits.then_some(at + 1)
}

fn days(words: &Words<'_>, at: usize) -> Reading {
    let (end, month, first, last) = days_after_month(words, at).or_else(|| days_before_month(words, at))?;
    let (end, year) = year_after(words, end).map_or((end, None), |(end, year)| (end, Some(year)));
    if first == last || words.is(end, &["to", "through"]) {
        return None;
    }
    let part = |day| DateParts { year, month: Some(month), day: Some(day) };
    Some((end, DateWords::Between(part(first), part(last))))
}

fn days_after_month(words: &Words<'_>, at: usize) -> Option<(usize, u8, u8, u8)> {
    let month = month(words, at)?;
    let (end, first, last) = day_list(words, at + 1)?;
    Some((end, month, first, last))
}

fn days_before_month(words: &Words<'_>, at: usize) -> Option<(usize, u8, u8, u8)> {
    let (end, first, last) = day_list(words, at + usize::from(words.is(at, &["the"])))?;
    let end = end + usize::from(words.is(end, &["of"]));
    Some((end + 1, month(words, end)?, first, last))
}

/// `9-10`, `9 and 10`, `9, 10 and 11`: a list must run day by day, a dash may span more.
fn day_list(words: &Words<'_>, at: usize) -> Option<(usize, u8, u8)> {
    let first = day(words, at)?;
    if DASHES.contains(&words.word(at + 1)) {
        let last = day(words, at + 2).filter(|last| *last > first)?;
        return Some((at + 3, first, last));
    }
    let (mut at, mut last) = (at + 1, first);
    while words.is(at, &[",", "and", "&"]) {
        let next = at + 1 + usize::from(words.word(at) == "," && words.is(at + 1, &["and"]));
        let Some(more) = day(words, next).filter(|more| *more == last + 1) else { break };
        (at, last) = (next + 1, more);
    }
    (last > first).then_some((at, first, last))
}

/// One end of a range; parts it does not tell are open.
fn end_of_range(words: &Words<'_>, at: usize) -> Option<(usize, DateParts)> {
    let at = lead(words, at);
    day_of_month(words, at)
        .or_else(|| month_of_year(words, at))
        .or_else(|| month(words, at).map(|m| (at + 1, DateParts { month: Some(m), ..DateParts::default() })))
        .or_else(|| {
            let at = at + usize::from(words.is(at, &["the"]));
            day(words, at).map(|d| (at + 1, DateParts { day: Some(d), ..DateParts::default() }))
        })
}

fn range(words: &Words<'_>, at: usize) -> Reading {
    let (opening, start) = opening(words, at);
    let (end, mut first) = end_of_range(words, start)?;
    let (end, mut last) = end_of_range(words, joint(words, end, opening)?)?;
    match (first.day, last.day) {
        // `27 to 31 October`, `March 9 to 12`: one of the two tells the month.
        (Some(a), Some(b)) if first.month.is_none() || last.month.is_none() => {
            let month = first.month.or(last.month);
            if month.is_none() || a >= b {
                return None;
            }
            (first.month, last.month) = (month, month);
        }
        (Some(_), Some(_)) => {}
        // Without a word or a dash of a range, two months may just stand side by side.
        (None, None) if !opening.is_empty() || last.year.is_some() || words.is_glued(start + 1) => {}
        _ => return None,
    }
    let wraps = (first.month, first.day) > (last.month, last.day);
    match (first.year, last.year) {
        (None, Some(year)) => first.year = Some(if wraps { year - 1 } else { year }),
        (Some(year), None) => last.year = Some(if wraps { year + 1 } else { year }),
        _ => {}
    }
    Some((end, DateWords::Between(first, last)))
}

fn years(words: &Words<'_>, at: usize) -> Reading {
    let start = at + usize::from(words.is(at, &["the"]) && words.is(at + 1, &["years"]));
    let start = start + usize::from(words.is(start, &["years"]));
    let (opening, start) = opening(words, start);
    let first = year(words, lead(words, start))?;
    let second = joint(words, lead(words, start) + 1, opening)?;
    let last = match year(words, lead(words, second)) {
        Some(last) => last,
        // `2021-25`; up to 12 it could be a month.
        None if DASHES.contains(&words.word(second - 1)) => {
            let short = super::parts::digits(words, second, 2..=2).and_then(|y| i16::try_from(y).ok())?;
            first / 100 * 100 + Some(short).filter(|y| *y > 12)?
        }
        None => return None,
    };
    let end = lead(words, second) + 1;
    let rights = words.is(at.wrapping_sub(1), &["©", "copyright"]);
    let counts = words.is_small(end) && words.lower(end).ends_with('s') && opening.is_empty();
    let part = |year| DateParts { year: Some(year), ..DateParts::default() };
    let fits = first < last && last - first <= 100 && first >= 1900 && !counts && !rights;
    fits.then(|| (end, DateWords::Between(part(first), part(last))))
}
