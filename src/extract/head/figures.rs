//! The day of publication where its figures have two readings: `06/10/2022` is a day of June or of October.

use crate::extract::dates::{dates, weekday};
use crate::extract::text::Text;
use crate::extract::token::TokenKind;
use crate::record::claim::{DateParts, DateWords};
use jiff::civil::Date;

/// A text is searched for other days up to this token.
const SEARCHED: usize = 4000;
/// A page comes out so many days after what it tells, at most.
const LATER: i32 = 14;

/// The day that figures of two readings mean, if something on the page tells which.
pub fn day(text: &Text, (start, end): (usize, usize)) -> Option<DateParts> {
    let [first, second, year] = figures(&text.text[start..end])?;
    if first > 12 || second > 12 || first == second {
        return None;
    }
    let date = |month: i16, day: i16| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
    let (day_first, month_first) = (date(second, first)?, date(first, second)?);
    let beside = (text.token_at(start).saturating_sub(3)..text.tokens.len()).take(12);
    let chosen = by_weekday(text, beside.clone(), day_first, month_first)
        .or_else(|| by_figures(text).or_else(|| by_zone(text, beside)).map(|d| if d { day_first } else { month_first }))
        .or_else(|| by_days(text, day_first, month_first))?;
    let (month, day) = (u8::try_from(chosen.month()).ok(), u8::try_from(chosen.day()).ok());
    Some(DateParts { year: Some(year), month, day })
}

/// Two figures and a year: `06/10/2022`, `6-10-2022`.
fn figures(word: &str) -> Option<[i16; 3]> {
    let mark = if word.contains('/') { '/' } else { '-' };
    let mut parts = word.split(mark).map(|part| part.parse::<i16>().ok().filter(|_| part.len() <= 4));
    let read = [parts.next()??, parts.next()??, parts.next()??];
    (parts.next().is_none() && read[0] > 0 && read[1] > 0 && (1800..2100).contains(&read[2])).then_some(read)
}

/// `Thursday 06/10/2022`
fn by_weekday(text: &Text, beside: impl Iterator<Item = usize>, one: Date, other: Date) -> Option<Date> {
    let told = beside.into_iter().find_map(|i| weekday(text.lower(i)))?;
    let is = |date: Date| u8::try_from(date.weekday().to_monday_one_offset()) == Ok(told);
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
fn by_days(text: &Text, one: Date, other: Date) -> Option<Date> {
    let tokens: Vec<usize> = (0..text.tokens.len().min(SEARCHED)).collect();
    let told: Vec<(i8, i8)> = dates(text, &tokens)
        .into_iter()
        .filter_map(|found| match found.value {
            DateWords::On(DateParts { year, month: Some(month), day: Some(day) })
                if year.is_none_or(|year| year == one.year()) =>
            {
                Some((i8::try_from(month).ok()?, i8::try_from(day).ok()?))
            }
            _ => None,
        })
        .collect();
    let near = |date: Date| {
        told.iter().any(|&(month, day)| {
            let told = Date::new(date.year(), month, day);
            told.is_ok_and(|told| (0..=LATER).contains(&(date - told).get_days()))
        })
    };
    (near(one) != near(other)).then_some(if near(one) { one } else { other })
}
