//! The parts of a date: months, days, years, weekdays, and how tokens that hold several are cut.

use crate::extract::token::TokenKind;
use crate::extract::words::Words;
use crate::record::claim::DateParts;

/// Month names and their abbreviations, January first.
const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "jan."],
    &["february", "feb", "feb."],
    &["march", "mar", "mar."],
    &["april", "apr", "apr."],
    &["may"],
    &["june", "jun", "jun."],
    &["july", "jul", "jul."],
    &["august", "aug", "aug."],
    &["september", "sep", "sep.", "sept", "sept."],
    &["october", "oct", "oct."],
    &["november", "nov", "nov."],
    &["december", "dec", "dec."],
];

/// Weekdays and their abbreviations, Monday first.
const WEEKDAYS: [&[&str]; 7] = [
    &["monday", "mon", "mon."],
    &["tuesday", "tue", "tues"],
    &["wednesday", "wed"],
    &["thursday", "thu", "thur", "thurs"],
    &["friday", "fri"],
    &["saturday", "sat"],
    &["sunday", "sun"],
];

/// Marks that join the two ends of a range.
pub const DASHES: &[&str] = &["-", "–", "—", "--", "\u{2010}", "\u{2011}"];

/// Where a token is cut so that days, months and years stand apart: `9-10`, `17.12.2019`, `30-April`, `mid-May`.
///
/// A token with anything else in it stays whole.
pub fn cut(word: &str, kind: TokenKind) -> Vec<usize> {
    let joined = word.contains(['-', '/', '.', '\u{2010}', '\u{2011}']);
    if !joined || !matches!(kind, TokenKind::Number | TokenKind::Word) {
        return Vec::new();
    }
    let mut cuts = Vec::new();
    let mut from = 0;
    let mut dots = 0;
    for (at, c) in word.char_indices() {
        let joins = matches!(c, '-' | '/' | '\u{2010}' | '\u{2011}');
        if !joins && c != '.' {
            continue;
        }
        let Some(piece) = word.get(from..at) else { return Vec::new() };
        if !is_part(piece) || at + c.len_utf8() == word.len() {
            return Vec::new();
        }
        if joins || piece.bytes().all(|b| b.is_ascii_digit()) {
            dots += usize::from(!joins);
            cuts.extend([at, at + c.len_utf8()]);
            from = at + c.len_utf8();
        } else {
            // `Jan.15`: the dot stays with its abbreviation.
            cuts.push(at + 1);
            from = at + 1;
        }
    }
    let last = word.get(from..).unwrap_or_default();
    // `2018-01-19T10`, the start of a time stamp: the hour is a piece of its own.
    let (last, hour) = last.split_once('T').unwrap_or((last, ""));
    if cuts.is_empty() || dots == 1 || !is_part(last) || !hour.bytes().all(|b| b.is_ascii_digit()) {
        return Vec::new();
    }
    if !hour.is_empty() {
        cuts.push(from + last.len());
    }
    cuts
}

/// Whether a piece of a token can be a part of a date.
fn is_part(piece: &str) -> bool {
    let digits = piece.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ordinal = matches!(&piece[digits.len()..], "" | "st" | "nd" | "rd" | "th");
    let number = ordinal && (1..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    let lower = piece.to_ascii_lowercase();
    number || month_named(&lower).is_some() || matches!(lower.as_str(), "early" | "mid" | "late" | "end")
}

fn month_named(lower: &str) -> Option<u8> {
    if !matches!(lower.as_bytes().first()?, b'j' | b'f' | b'm' | b'a' | b's' | b'o' | b'n' | b'd') {
        return None;
    }
    // Every form of a month begins with the same three letters, and hardly any other word does.
    let start = lower.get(..3)?;
    let index = MONTHS.iter().position(|names| names[0].starts_with(start))?;
    MONTHS[index].contains(&lower).then(|| u8::try_from(index + 1).ok())?
}

/// The month named at `at`, 1 to 12.
///
/// Abbreviations, `May` and `March` need their capital: `may`, `march`, `mar` are other words.
pub fn month(words: &Words<'_>, at: usize) -> Option<u8> {
    let lower = words.lower(at);
    let month = month_named(lower)?;
    let other_word = lower.len() < 5 && !matches!(lower, "june" | "july") || lower == "march" || lower == "sept.";
    (!other_word || words.is_capital(at)).then_some(month)
}

/// Whether the month at `at` is written out and is no other word or given name.
pub fn is_plain_month(words: &Words<'_>, at: usize) -> bool {
    matches!(words.lower(at), "january" | "february" | "july" | "september" | "october" | "november" | "december")
}

/// A number of `digits` digits and nothing else.
pub fn digits(words: &Words<'_>, at: usize, digits: std::ops::RangeInclusive<usize>) -> Option<u16> {
    let word = words.word(at);
    (words.kind(at) == Some(TokenKind::Number) && digits.contains(&word.len())).then_some(())?;
    word.bytes().all(|b| b.is_ascii_digit()).then(|| word.parse().ok())?
}

/// The day of the month at `at`: `17`, `17th`.
pub fn day(words: &Words<'_>, at: usize) -> Option<u8> {
    let day = ordinal_day(words, at).or_else(|| digits(words, at, 1..=2).and_then(|d| u8::try_from(d).ok()))?;
    (1..=31).contains(&day).then_some(day)
}

/// The day of the month at `at`, written as an ordinal: `17th`.
pub fn ordinal_day(words: &Words<'_>, at: usize) -> Option<u8> {
    let lower = words.lower(at);
    let number = ["st", "nd", "rd", "th"].iter().find_map(|s| lower.strip_suffix(s))?;
    (1..=2).contains(&number.len()).then(|| number.parse().ok())?.filter(|d| (1..=31).contains(d))
}

/// The year at `at`: four digits, 1800 to 2099.
pub fn year(words: &Words<'_>, at: usize) -> Option<i16> {
    let year = digits(words, at, 4..=4).and_then(|y| i16::try_from(y).ok())?;
    (1800..=2099).contains(&year).then_some(year)
}

/// The year that follows a day or month: `2019`, `, 2019`, `of 2019`.
pub fn year_after(words: &Words<'_>, at: usize) -> Option<(usize, i16)> {
    let joined = words.is(at, &[",", "of"]) || (words.is_glued(at) && parts_figures(words.word(at)));
    let from = at + usize::from(joined);
    year(words, from).map(|year| (from + 1, year))
}

/// The weekday at `at`, Monday = 1; abbreviations only where `short` allows them.
pub fn weekday(words: &Words<'_>, at: usize, short: bool) -> Option<u8> {
    let lower = words.lower(at);
    if !words.is_capital(at) || !(3..=9).contains(&lower.len()) {
        return None;
    }
    weekday_named(lower).filter(|day| short || WEEKDAYS[usize::from(*day) - 1][0] == lower)
}

/// The weekday that a word in lower case is, Monday = 1.
pub fn weekday_named(lower: &str) -> Option<u8> {
    let index = WEEKDAYS.iter().position(|names| names.contains(&lower))?;
    u8::try_from(index + 1).ok()
}

/// A day with its month, and its year if it is there: `17 December 2019`, `December 17th`, `the 17th of December`.
pub fn day_of_month(words: &Words<'_>, at: usize) -> Option<(usize, DateParts)> {
    if let Some(found) = day_by_year(words, at) {
        return Some(found);
    }
    let (end, month, day) = month_first(words, at).or_else(|| day_first(words, at))?;
    let (end, year) = year_after(words, end).map_or((end, None), |(end, year)| (end, Some(year)));
    Some((end, DateParts { year, month: Some(month), day: Some(day) }))
}

/// `February, 15/2017`, `April/03/2013`, as news sites of Vietnam and Turkey stamp their pages.
fn day_by_year(words: &Words<'_>, at: usize) -> Option<(usize, DateParts)> {
    let month = month(words, at).filter(|_| words.is(at + 1, &[",", "/"]))?;
    let slash = words.word(at + 3) == "/" && words.is_glued(at + 3) && words.is_glued(at + 4);
    let (day, year) = (day(words, at + 2).filter(|_| slash)?, year(words, at + 4)?);
    Some((at + 5, DateParts { year: Some(year), month: Some(month), day: Some(day) }))
}

fn month_first(words: &Words<'_>, at: usize) -> Option<(usize, u8, u8)> {
    let month = month(words, at)?;
    let at = at + 1 + usize::from(words.is(at + 1, &["the"]) && ordinal_day(words, at + 2).is_some());
    let day = day(words, at)?;
    // `March 9.5 million`, `May 20%`, `June 3:30`: no day.
    (!words.is(at + 1, &["%", ":", "percent", "million", "billion"])).then_some((at + 1, month, day))
}

fn day_first(words: &Words<'_>, at: usize) -> Option<(usize, u8, u8)> {
    let at = at + usize::from(words.is(at, &["the"]));
    // `10:24 October 19`: minutes.
    let minutes = at >= 2 && words.word(at - 1) == ":" && digits(words, at - 2, 1..=2).is_some();
    let day = day(words, at).filter(|_| !minutes)?;
    let slash = words.is_glued(at + 1) && words.word(at + 1) == "/";
    // `3rd, March 2015`
    let comma = words.is(at + 1, &[","]) && ordinal_day(words, at).is_some() && year_after(words, at + 3).is_some();
    let joined = words.is(at + 1, &["of"]) || DASHES.contains(&words.word(at + 1)) || slash || comma;
    let at = at + 1 + usize::from(joined);
    Some((at + 1, month(words, at)?, day))
}

/// A dash or a slash, as between a day, its month and its year.
fn parts_figures(word: &str) -> bool {
    DASHES.contains(&word) || word == "/"
}

/// A month with its year: `April 2020`, `April, 2020`, `April of 2020`.
pub fn month_of_year(words: &Words<'_>, at: usize) -> Option<(usize, DateParts)> {
    let month = month(words, at)?;
    let (end, year) = year_after(words, at + 1)?;
    Some((end, DateParts { year: Some(year), month: Some(month), day: None }))
}

/// Words before a date that narrow it more than we record: `early`, `mid-`, `the end of`, `the morning of`.
///
/// Where they end; `at` itself if there are none.
pub fn lead(words: &Words<'_>, at: usize) -> usize {
    if words.is(at, &["early", "mid", "late"]) {
        let dash = DASHES.contains(&words.word(at + 1));
        return at + 1 + usize::from(dash || words.is(at + 1, &["in"]));
    }
    if words.is(at, &["end"]) && words.is_glued(at + 1) {
        return at + 2;
    }
    let noun = at + usize::from(words.is(at, &["the"]));
    let parts =
        ["end", "beginning", "start", "middle", "close", "morning", "afternoon", "evening", "night", "month", "course"];
    if words.is(noun, &parts) && words.is(noun + 1, &["of"]) { noun + 2 } else { at }
}
