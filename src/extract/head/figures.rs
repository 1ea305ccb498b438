//! The day of publication where its figures have two readings: `06/10/2022` is a day of June or of October.

use crate::extract::dates::{dates, weekday};
use crate::extract::text::Text;
use crate::extract::token::TokenKind;
use crate::record::claim::{DateParts, DateWords};
use crate::record::date::{Day, day_number};

/// A text is searched for other days up to this token.
const SEARCHED: usize = 4000;
/// A page comes out so many days after what it tells, at most.
const LATER: Day = 14;

/// One of the two readings.
#[derive(Clone, Copy)]
struct Reading {
    month: u8,
    day: u8,
    number: Day,
}

/// The day that figures of two readings mean, if something on the page tells which.
pub fn day(text: &Text, (start, end): (usize, usize)) -> Option<DateParts> {
    let [first, second, year] = figures(&text.text[start..end])?;
    if first > 12 || second > 12 || first == second {
        return None;
    }
    let read = |month: i16, day: i16| {
        let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
        Some(Reading { month, day, number: number(year, month, day)? })
    };
    let (day_first, month_first) = (read(second, first)?, read(first, second)?);
    let beside = (text.token_at(start).saturating_sub(3)..text.tokens.len()).take(12);
    let chosen = by_weekday(text, beside.clone(), day_first, month_first)
        .or_else(|| by_figures(text).or_else(|| by_zone(text, beside)).map(|d| if d { day_first } else { month_first }))
        .or_else(|| by_days(text, year, day_first, month_first))?;
    Some(DateParts { year: Some(year), month: Some(chosen.month), day: Some(chosen.day) })
}

fn number(year: i16, month: u8, day: u8) -> Option<Day> {
    day_number(&format!("{year:04}-{month:02}-{day:02}"))
}

/// Two figures and a year: `06/10/2022`, `6-10-2022`.
fn figures(word: &str) -> Option<[i16; 3]> {
    let mark = if word.contains('/') { '/' } else { '-' };
    let mut parts = word.split(mark).map(|part| part.parse::<i16>().ok().filter(|_| part.len() <= 4));
    let read = [parts.next()??, parts.next()??, parts.next()??];
    (parts.next().is_none() && read[0] > 0 && read[1] > 0 && (1800..2100).contains(&read[2])).then_some(read)
}

/// `Thursday 06/10/2022`
fn by_weekday(text: &Text, mut beside: impl Iterator<Item = usize>, one: Reading, other: Reading) -> Option<Reading> {
    let told = beside.find_map(|i| weekday(text.lower(i)))?;
    // The first of January 1970 was a Thursday.
    let is = |reading: Reading| (reading.number + 3).rem_euclid(7) + 1 == i32::from(told);
    (is(one) != is(other)).then_some(if is(one) { one } else { other })
}

/// Whether the day stands first in the figures of the page that have one reading; `None` if they disagree.
fn by_figures(text: &Text) -> Option<bool> {
    let numbers = text.tokens.iter().take(SEARCHED).enumerate().filter(|(_, t)| t.kind == TokenKind::Number);
    let mut orders = numbers.filter_map(|(i, _)| figures(text.word(i))).filter_map(|[first, second, _]| {
        let one = (first > 12) != (second > 12) && first.max(second) <= 31;
        one.then_some(first > 12)
    });
    let order = orders.next()?;
    orders.all(|other| other == order).then_some(order)
}

/// `(GMT+7)`: east of Greenwich the day stands first.
fn by_zone(text: &Text, mut beside: impl Iterator<Item = usize>) -> Option<bool> {
    beside
        .any(|i| text.lower(i).starts_with("gmt+") || text.lower(i) == "gmt" && text.word(i + 1) == "+")
        .then_some(true)
}

/// The reading that comes right after a day that the text tells.
fn by_days(text: &Text, year: i16, one: Reading, other: Reading) -> Option<Reading> {
    let tokens: Vec<usize> = (0..text.tokens.len().min(SEARCHED)).collect();
    let told = |words: DateWords| match words {
        DateWords::On(DateParts { year: own, month: Some(month), day: Some(day) })
            if own.is_none_or(|own| own == year) =>
        {
            number(year, month, day)
        }
        _ => None,
    };
    let told: Vec<Day> = dates(text, &tokens).into_iter().filter_map(|found| told(found.value)).collect();
    let near = |reading: Reading| told.iter().any(|day| (0..=LATER).contains(&(reading.number - day)));
    (near(one) != near(other)).then_some(if near(one) { one } else { other })
}
