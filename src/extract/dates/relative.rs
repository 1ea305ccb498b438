//! Dates told from the day of writing: `yesterday`, `last month`, `Dec 20 last year`, `two weeks ago`.

use super::parts::{day_of_month, lead, month, ordinal_day, weekday};
use crate::extract::found::Construction;
use crate::extract::number::small_number;
use crate::extract::rule::Rule;
use crate::extract::words::Words;
use crate::record::claim::{DateParts, DateUnit, DateWords};

type Reading = Option<(usize, DateWords)>;

/// The constructions of this file.
pub const GRAMMAR: [Construction<DateWords>; 7] = [
    Construction {
        rule: Rule {
            id: "date-shifted",
            reads: "a day or month whose year, or a day whose month, is told from the day of writing",
            examples: &[
                "on Dec 20 last year",
                "in July this year",
                "20 December of this year",
                "July of last year",
                "the 5th of this month",
            ],
            near_misses: &["July 2020 last", "the last year", "the 5th of these", "Dec 20 every year"],
        },
        read: shifted,
    },
    Construction {
        rule: Rule {
            id: "date-day-alone",
            reads: "a day of the month without its month: `on the 19th`",
            examples: &["It was signed on the 19th.", "on the 19th in Beijing"],
            near_misses: &["on the 19th floor", "on the 19th National Congress", "the 19th", "on the 41st,"],
        },
        read: day_alone,
    },
    Construction {
        rule: Rule {
            id: "date-nearest-month",
            reads: "the last, this or the next month of a name",
            examples: &["last December", "next March", "this July"],
            near_misses: &["last december 5 firms", "this may fail", "last March 2020"],
        },
        read: nearest_month,
    },
    Construction {
        rule: Rule {
            id: "date-day-relative",
            reads: "a day told from today",
            examples: &[
                "yesterday",
                "Today, both signed",
                "tomorrow",
                "this morning",
                "at today's signing ceremony",
                "the day before yesterday",
            ],
            near_misses: &["today's market", "this day and age", "yesterday's men"],
        },
        read: relative_day,
    },
    Construction {
        rule: Rule {
            id: "date-weekday",
            reads: "a weekday, nearest, last or next",
            examples: &["on Tuesday", "last Friday", "next Monday", "this Thursday", "signed Wednesday in Riyadh"],
            near_misses: &["on Tuesdays", "Black Friday sales", "the Sunday Times", "sun", "last Tuesday week"],
        },
        read: relative_weekday,
    },
    Construction {
        rule: Rule {
            id: "date-relative-period",
            reads: "the last, this or the next week, month or year",
            examples: &[
                "last week",
                "this year",
                "early next year",
                "earlier this month",
                "by the end of this year",
                "by the end of the year",
                "Tuesday last week",
            ],
            near_misses: &["over the last year", "in the next month", "this yearly", "the year", "last year-end"],
        },
        read: relative_period,
    },
    Construction {
        rule: Rule {
            id: "date-ago",
            reads: "a number of days, weeks, months or years before or after the day of writing",
            examples: &["two weeks ago", "a year ago", "10 years ago", "three months from now"],
            near_misses: &["three years earlier", "for two weeks", "two weeks later", "long ago"],
        },
        read: ago,
    },
];

/// `last`, `this`, `next` as a number of units.
fn which(words: &Words<'_>, at: usize) -> Option<i16> {
    match words.lower(at) {
        "last" | "previous" => Some(-1),
        "this" | "current" => Some(0),
        "next" => Some(1),
        _ => None,
    }
}

fn unit(word: &str) -> Option<DateUnit> {
    match word {
        "day" | "days" => Some(DateUnit::Day),
        "week" | "weeks" => Some(DateUnit::Week),
        "month" | "months" => Some(DateUnit::Month),
        "year" | "years" => Some(DateUnit::Year),
        _ => None,
    }
}

fn shifted(words: &Words<'_>, at: usize) -> Reading {
    let start = lead(words, at);
    let months = || month(words, start).map(|m| (start + 1, DateParts { month: Some(m), ..DateParts::default() }));
    if let Some((end, parts)) = day_of_month(words, start).filter(|(_, p)| p.year.is_none()).or_else(months) {
        let end = end + usize::from(words.is(end, &["of", ","]));
        let shift = which(words, end).filter(|_| words.is(end + 1, &["year"]))?;
        return Some((end + 2, DateWords::Shifted(parts, DateUnit::Year, shift)));
    }
    let at = at + usize::from(words.is(at, &["the"]));
    let parts = DateParts { day: Some(ordinal_day(words, at)?), ..DateParts::default() };
    let shift = which(words, at + 2).filter(|_| words.is(at + 1, &["of"]) && words.is(at + 3, &["month"]))?;
    Some((at + 4, DateWords::Shifted(parts, DateUnit::Month, shift)))
}

fn day_alone(words: &Words<'_>, at: usize) -> Reading {
    let day = ordinal_day(words, at + 1).filter(|_| words.is(at, &["the"]) && words.before(at) == "on")?;
    let follows =
        ["in", "at", "and", "by", "with", "to", "when", "after", "before", "during", "that", ",", ".", ";", ")", ""];
    let parts = DateParts { day: Some(day), ..DateParts::default() };
    follows.contains(&words.lower(at + 2)).then_some((at + 2, DateWords::Shifted(parts, DateUnit::Month, 0)))
}

/// The unit `Month` beside a month means the month of that name that many times before or after the day of writing.
fn nearest_month(words: &Words<'_>, at: usize) -> Reading {
    let shift = which(words, at)?;
    let month = month(words, at + 1)?;
    let parts = DateParts { month: Some(month), ..DateParts::default() };
    if super::parts::digits(words, at + 2, 1..=4).is_some() {
        return None;
    }
    let unit = if shift == 0 { DateUnit::Year } else { DateUnit::Month };
    Some((at + 2, DateWords::Shifted(parts, unit, shift)))
}

fn relative_day(words: &Words<'_>, at: usize) -> Reading {
    let start = at + usize::from(words.is(at, &["earlier", "later", "late", "early"]));
    let (end, shift) = match words.lower(start) {
        "yesterday" => (start + 1, -1),
        "today" | "tonight" => (start + 1, 0),
        "tomorrow" => (start + 1, 1),
        "this" if words.is(start + 1, &["morning", "afternoon", "evening"]) => (start + 2, 0),
        "last" if words.is(start + 1, &["night"]) => (start + 2, -1),
        "the" => words
            .phrase(start, &["the", "day", "before", "yesterday"])
            .map(|end| (end, -2))
            .or_else(|| words.phrase(start, &["the", "day", "after", "tomorrow"]).map(|end| (end, 2)))?,
        _ => return None,
    };
    // `today's signing` is of today, `today's world` of nowadays.
    let occasion = [
        "signing",
        "conclusion",
        "decision",
        "meeting",
        "ceremony",
        "announcement",
        "agreement",
        "summit",
        "event",
        "visit",
        "talks",
        "forum",
        "conference",
        "launch",
        "session",
        "deal",
        "memorandum",
    ];
    let possessive = words.is(end, &["'s", "’s"]);
    let dated = !possessive || words.is(end + 1, &occasion) || words.is_capital(end + 1);
    dated.then_some((end, DateWords::Relative(DateUnit::Day, shift)))
}

/// Days with names of their own.
const NAMED_DAYS: &[&str] = &["black", "cyber", "good", "ash", "palm", "easter", "giving", "super", "bloody", "holy"];

fn relative_weekday(words: &Words<'_>, at: usize) -> Reading {
    let shift = which(words, at);
    let day = at + usize::from(shift.is_some());
    let value = weekday(words, day, false)?;
    let end = day + 1 + usize::from(words.is(day + 1, &["morning", "afternoon", "evening", "night"]));
    let told = shift.is_some() || words.before(at) == "on";
    let name = !told && words.is_capital(end) || NAMED_DAYS.contains(&words.before(at));
    if name || words.is(end, &["week", "-"]) {
        return None;
    }
    if which(words, end).is_some_and(|w| w == 0) && words.is(end + 1, &["week"]) {
        return Some((end + 2, DateWords::Weekday(value, 0)));
    }
    Some((end, DateWords::Weekday(value, i8::try_from(shift.unwrap_or(0)).ok()?)))
}

fn relative_period(words: &Words<'_>, at: usize) -> Reading {
    // `Tuesday last week`: the week is kept, for a weekday of another week has no reading of its own.
    let day = usize::from(weekday(words, at, false).is_some());
    let narrowed = lead(words, at) > at;
    let start = lead(words, at) + day + usize::from(words.is(at, &["earlier", "later"]));
    if narrowed && words.is(start, &["the"]) && words.is(start + 1, &["year"]) && !words.is(start + 2, &["of"]) {
        let year = super::parts::year(words, start + 2).is_none();
        return year.then_some((start + 2, DateWords::Relative(DateUnit::Year, 0)));
    }
    let shift = which(words, start)?;
    let unit = unit(words.lower(start + 1)).filter(|u| *u != DateUnit::Day)?;
    // `the last year` is a span up to now, no calendar year.
    let span = start == at && words.before(at) == "the" || words.lower(start + 1).ends_with('s');
    let weekday_of_other_unit = day > 0 && (unit != DateUnit::Week || shift == 0);
    let capital = words.is_capital(start + 1);
    (!span && !weekday_of_other_unit && !capital).then_some((start + 2, DateWords::Relative(unit, shift)))
}

fn ago(words: &Words<'_>, at: usize) -> Reading {
    let (end, number) = match words.lower(at) {
        "a" | "an" | "one" => (at + 1, 1),
        _ => small_number(words, at)?,
    };
    let unit = unit(words.lower(end))?;
    let number = i16::try_from(number).ok()?;
    if words.is(end + 1, &["ago"]) {
        return Some((end + 2, DateWords::Relative(unit, -number)));
    }
    words.phrase(end + 1, &["from", "now"]).map(|end| (end, DateWords::Relative(unit, number)))
}
