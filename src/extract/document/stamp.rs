//! Date stamps: where a line of the page's head holds a date. What the date is, is read elsewhere.

use crate::extract::text::Text;
use crate::extract::token::TokenKind;

/// A date phrase, as tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    /// Whether a year is written.
    pub year: bool,
}

/// Month names and their abbreviations, without dot.
const MONTHS: &[&str] = &[
    "apr",
    "april",
    "aug",
    "august",
    "dec",
    "december",
    "feb",
    "february",
    "jan",
    "january",
    "jul",
    "july",
    "jun",
    "june",
    "mar",
    "march",
    "may",
    "nov",
    "november",
    "oct",
    "october",
    "sep",
    "sept",
    "september",
];

/// Words that a date line may hold besides the date: weekdays, parts of the day, time zones.
const BESIDE: &[&str] = &[
    "a.m",
    "am",
    "at",
    "bst",
    "cest",
    "cet",
    "cst",
    "edt",
    "est",
    "fri",
    "friday",
    "gmt",
    "hrs",
    "ist",
    "mon",
    "monday",
    "on",
    "p.m",
    "pdt",
    "pm",
    "pst",
    "sat",
    "saturday",
    "sgt",
    "sun",
    "sunday",
    "t",
    "thu",
    "thur",
    "thursday",
    "tue",
    "tuesday",
    "utc",
    "wed",
    "wednesday",
    "z",
];

/// Every date phrase between two tokens.
pub fn stamps(text: &Text, first: usize, end: usize) -> Vec<Stamp> {
    let mut found = Vec::new();
    let mut at = first;
    while at < end {
        match stamp(text, at, end) {
            Some(stamp) => {
                at = stamp.end;
                found.push(stamp);
            }
            None => at += 1,
        }
    }
    found
}

/// The date phrase that starts at a token.
pub fn stamp(text: &Text, at: usize, end: usize) -> Option<Stamp> {
    let within = |i: usize| if i < end { text.lower(i) } else { "" };
    let made = |end, year| Some(Stamp { first: at, end, year });
    if text.tokens.get(at)?.kind == TokenKind::Number {
        if is_numeric_date(within(at)) {
            return made(at + 1, true);
        }
        // 2020年1月21日: a number and a sign, three times.
        if is_year(within(at)) && within(at + 1).starts_with('年') {
            let parts = (1..3).take_while(|part| within(at + 2 * part + 1).starts_with(['月', '日'])).count();
            return made(at + 2 + 2 * parts, true);
        }
        // `11. 10. 2022`
        if within(at + 1) == "." && within(at + 3) == "." && is_day(within(at)) && is_day(within(at + 2)) {
            return is_year(within(at + 4)).then_some(Stamp { first: at, end: at + 5, year: true });
        }
        // `24 - 30 April 2003`: the days of a weekly.
        if is_day(within(at)) && is_dash(within(at + 1)) && is_day(within(at + 2)) && is_month(within(at + 3)) {
            let year = is_year(within(at + 4));
            return made(if year { at + 5 } else { at + 4 }, year);
        }
        // `No. 4  May 2006`: the number of an issue. `10:24 October 19`: minutes.
        let issue =
            at >= 1 && text.lower(at - 1) == "no." || at >= 2 && text.word(at - 1) == "." && text.lower(at - 2) == "no";
        if issue || at >= 2 && text.word(at - 1) == ":" && text.tokens[at - 2].kind == TokenKind::Number {
            return None;
        }
        // 5 February 2025, 14th October, 3rd, March 2015; 2-Feb-2025 is one token.
        let ordinal = within(at).ends_with(|c: char| c.is_ascii_alphabetic());
        let of = usize::from(within(at + 1) == "of" || ordinal && within(at + 1) == "," && is_year(within(at + 3)));
        if is_day(within(at)) && is_month(within(at + 1 + of)) {
            let comma = usize::from(within(at + 2 + of) == ",");
            let after = within(at + 2 + of + comma);
            // `09 OCT 84 2212 GMT`
            let last = at + 3 == end && is_two_figures(after);
            let year = is_year(after) || of + comma == 0 && (last || is_short_year(after));
            return made(if year { at + 3 + of + comma } else { at + 2 + of }, year);
        }
        return None;
    }
    if !is_month(within(at)) {
        return None;
    }
    if is_year(within(at + 1)) {
        return made(at + 2, true);
    }
    // `February, 15/2017`
    let day_by_year = within(at + 2).split_once('/').is_some_and(|(day, year)| is_day(day) && is_year(year));
    if within(at + 1) == "," && day_by_year {
        return made(at + 3, true);
    }
    if !is_day(within(at + 1)) {
        return None;
    }
    let comma = usize::from(within(at + 2) == ",");
    let year = is_year(within(at + 2 + comma));
    made(if year { at + 3 + comma } else { at + 2 }, year)
}

/// Whether a word may stand beside a date without saying anything of its own.
pub fn is_beside(word: &str) -> bool {
    BESIDE.binary_search(&word.trim_end_matches('.')).is_ok()
}

fn is_dash(word: &str) -> bool {
    matches!(word, "-" | "–" | "—")
}

/// Whether a word, in lower case, is a month or its abbreviation.
pub fn is_month(word: &str) -> bool {
    let plain = word.trim_end_matches('.');
    // Most words are told by their first letter to be none.
    (3..=9).contains(&plain.len())
        && plain.starts_with(['a', 'd', 'f', 'j', 'm', 'n', 'o', 's'])
        && MONTHS.binary_search(&plain).is_ok()
}

fn is_day(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    matches!(&word[digits.len()..], "" | "st" | "nd" | "rd" | "th")
        && digits.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day))
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse::<u16>().is_ok_and(|year| (1900..=2099).contains(&year))
}

/// Two figures: `08`, as the year behind a month.
pub fn is_two_figures(word: &str) -> bool {
    word.len() == 2 && word.bytes().all(|b| b.is_ascii_digit())
}

/// Two figures that are no day and no hour: `84`.
fn is_short_year(word: &str) -> bool {
    word.len() == 2 && word.parse::<u8>().is_ok_and(|year| year > 31)
}

/// `2018-01-22`, `2018/1/22`, `22.01.2018`, `2018-01`, `98-05-12`, `08/February/2023`, also with a time glued to it (`2018-01-22T08`).
fn is_numeric_date(word: &str) -> bool {
    let date = word.split(['t', ' ']).next().unwrap_or(word);
    for mark in ['-', '/', '.'] {
        let parts: Vec<&str> = date.split(mark).collect();
        let day = |part: &str| (1..=2).contains(&part.len()) && is_day(part);
        match parts[..] {
            [year, month, last] if is_year(year) => return day(month) && day(last),
            [first, month, year] if is_year(year) => return day(first) && (day(month) || is_month(month)),
            [year, month, last] if mark == '-' && is_short_year(year) => {
                return month.len() == 2 && day(month) && last.len() == 2 && day(last);
            }
            [year, month] if mark != '.' && is_year(year) => return month.len() == 2 && day(month),
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(line: &str) -> Vec<(String, bool)> {
        let text = Text::new(line);
        stamps(&text, 0, text.tokens.len()).iter().map(|s| (text.between(s.first, s.end).to_owned(), s.year)).collect()
    }

    #[test]
    fn dates_of_many_forms_are_found() {
        for date in [
            "2018-01-22",
            "2018/1/22",
            "22.01.2018",
            "August 2, 2023",
            "Aug. 2, 2023",
            "5 February 2025",
            "14th of October 2020",
            "November 2022",
            "2020年1月21日",
            "2023-10-16T08",
            "02-Feb-2021",
            "24 - 30 April 2003",
            "98-05-12",
            "08/February/2023",
            "09 OCT 84",
            "11. 10. 2022",
            "3rd, March 2015",
        ] {
            assert_eq!(found(&format!("Updated: {date} by")), [(date.to_owned(), true)]);
        }
        assert_eq!(found("BEIJING, March 3 (X)"), [("March 3".to_owned(), false)]);
    }

    #[test]
    fn other_numbers_are_no_dates() {
        for line in ["0991-4689813", "version 7.2.0", "2008-2024", "may 2 agree? no: may sign", "10.5 of 12/44"] {
            assert!(found(line).iter().all(|(date, _)| date == "may 2"), "{line}: {:?}", found(line));
        }
    }

    #[test]
    fn the_lists_are_sorted() {
        assert!(MONTHS.is_sorted() && BESIDE.is_sorted());
    }
}
