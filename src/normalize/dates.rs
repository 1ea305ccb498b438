//! Dates: from what a phrase tells to a date at the precision it is told, resolved against the day of publication.
//!
//! Nothing is made up: without a day of publication a date without its year stays `XXXX-12-17`,
//! and a date told from the day of writing (`yesterday`, `on Tuesday`) stays open.

use crate::record::claim::{DateParts, DateUnit, DateWords};
use crate::record::concept::DateBasis;
use crate::record::{Edtf, PartialDate};
use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

/// The time of the clause that a date stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    /// Something that has happened.
    Past,
    /// Something that is to happen.
    Future,
    /// The words do not say.
    Unknown,
}

/// How many days a past date may lie after the day of publication: elsewhere it is already tomorrow.
const SLACK: i64 = 1;
/// How many days ahead a date of no tense may lie to be the next and not the last one.
const AHEAD: i64 = 31;
/// How many years are searched for a day that fits; leap days are up to eight years apart.
const YEARS: i16 = 8;

/// The date that a phrase means, and whether it is told or worked out.
///
/// A year that is not told is the nearest that fits: in the past tense the date is the last one up to a day after
/// publication, in the future tense the first one from the day of publication on, without a tense the next one if it
/// is at most 31 days ahead, else the last one.
/// A weekday is the last one up to the day of publication, in the future tense the first one from it on, without a tense
/// the nearer of the two;
/// `last Friday` and `next Friday` are never the day of publication itself. Weeks run from Monday to Sunday.
///
/// `None` for a day that no calendar has, and for what cannot be known without a day of publication.
pub fn resolve(words: &DateWords, published: Option<Date>, tense: Tense) -> Option<(Edtf, DateBasis)> {
    match (*words, published) {
        (DateWords::On(parts), _) => on(parts, published, tense),
        (DateWords::Between(from, until), _) => between(from, until, published, tense),
        (DateWords::Shifted(parts, unit, shift), Some(published)) => {
            resolved(Edtf::on(shifted(parts, unit, shift, published, tense)?))
        }
        // Without a day of publication the day and month are still told, the year is not.
        (DateWords::Shifted(parts, _, _), None) => {
            Some((Edtf::on(PartialDate::new(parts.year, parts.month, parts.day)?), DateBasis::Stated))
        }
        (DateWords::Relative(unit, shift), published) => resolved(relative(unit, shift, published?)?),
        (DateWords::Weekday(weekday, shift), published) => {
            resolved(Edtf::on(day(on_weekday(weekday, shift, published?, tense)?)?))
        }
    }
}

/// `today`, `yesterday`, `tomorrow` beside a day of publication whose year is not told.
///
/// In the years around the 29th of February the day before the 1st of March is not known.
pub fn resolve_without_year(words: &DateWords, published: PartialDate) -> Option<(Edtf, DateBasis)> {
    let DateWords::Relative(DateUnit::Day, shift @ -1..=1) = *words else { return None };
    let (month, today) = (i8::try_from(published.month?).ok()?, i8::try_from(published.day?).ok()?);
    let in_year = |year| {
        let date = Date::new(year, month, today).ok()?;
        day(plus(date, i64::from(shift).days())?).and_then(|d| PartialDate::new(None, d.month, d.day))
    };
    // A leap year and one that is none must give the same day.
    let (leap, common) = (in_year(2020)?, in_year(2021)?);
    (leap == common).then_some(leap).and_then(|date| resolved(Edtf::on(date)))
}

fn resolved(date: Edtf) -> Option<(Edtf, DateBasis)> {
    Some((date, DateBasis::Resolved))
}

fn partial(parts: DateParts) -> Option<PartialDate> {
    PartialDate::new(parts.year, parts.month, parts.day)
}

/// A day of the calendar as a partial date.
fn day(date: Date) -> Option<PartialDate> {
    PartialDate::new(Some(date.year()), u8::try_from(date.month()).ok(), u8::try_from(date.day()).ok())
}

fn on(parts: DateParts, published: Option<Date>, tense: Tense) -> Option<(Edtf, DateBasis)> {
    let date = partial(parts)?;
    match published.filter(|_| date.year.is_none()) {
        None => Some((Edtf::on(date), DateBasis::Stated)),
        Some(published) => resolved(Edtf::on(nearest(date, published, tense)?)),
    }
}

fn between(from: DateParts, until: DateParts, published: Option<Date>, tense: Tense) -> Option<(Edtf, DateBasis)> {
    let (from, until) = (partial(from)?, partial(until)?);
    let (from, until, basis) = match (from.year, until.year, published) {
        (Some(_), Some(_), _) | (None, None, None) => (from, until, DateBasis::Stated),
        (Some(_), None, _) => (from, first_from(until, from.bounds()?.0)?, DateBasis::Stated),
        (None, Some(_), _) => (last_until(from, until.bounds()?.1)?, until, DateBasis::Stated),
        // What is to happen may have begun; what has happened may go on.
        (None, None, Some(published)) if tense == Tense::Future => {
            let until = nearest(until, published, tense)?;
            (last_until(from, until.bounds()?.1)?, until, DateBasis::Resolved)
        }
        (None, None, Some(published)) => {
            let from = nearest(from, published, tense)?;
            (from, first_from(until, from.bounds()?.0)?, DateBasis::Resolved)
        }
    };
    Some((Edtf::between(from, until)?, basis))
}

/// The date without a year in the year that fits best.
fn nearest(date: PartialDate, published: Date, tense: Tense) -> Option<PartialDate> {
    match tense {
        Tense::Past => last_until(date, plus(published, SLACK.days())?),
        Tense::Future => first_from(date, published),
        Tense::Unknown => {
            let soon = plus(published, AHEAD.days())?;
            let next = first_from(date, published).filter(|d| d.bounds().is_some_and(|(first, _)| first <= soon));
            next.or_else(|| last_until(date, published))
        }
    }
}

/// The last such date that begins on or before `limit`.
fn last_until(date: PartialDate, limit: Date) -> Option<PartialDate> {
    (0..=YEARS)
        .filter_map(|back| PartialDate::new(limit.year().checked_sub(back), date.month, date.day))
        .find(|d| d.bounds().is_some_and(|(first, _)| first <= limit))
}

/// The first such date that ends on or after `limit`.
fn first_from(date: PartialDate, limit: Date) -> Option<PartialDate> {
    (0..=YEARS)
        .filter_map(|ahead| PartialDate::new(limit.year().checked_add(ahead), date.month, date.day))
        .find(|d| d.bounds().is_some_and(|(_, last)| last >= limit))
}

fn plus(date: Date, span: Span) -> Option<Date> {
    date.checked_add(span).ok()
}

/// A day or month whose year or month is told from the day of publication.
fn shifted(parts: DateParts, unit: DateUnit, shift: i16, published: Date, tense: Tense) -> Option<PartialDate> {
    match (unit, parts.month, parts.day) {
        (DateUnit::Year, _, _) => PartialDate::new(published.year().checked_add(shift), parts.month, parts.day),
        // `last December`: the month of that name so many times before or after the month of publication.
        (DateUnit::Month, Some(month), day) => {
            let now = u8::try_from(published.month()).ok()?;
            let passed = match shift.signum() {
                -1 => i16::from(month < now) - 1,
                1 => i16::from(month <= now),
                _ => 0,
            };
            let years = if shift < 0 { shift + 1 + passed } else { (shift - 1).max(0) + passed };
            PartialDate::new(published.year().checked_add(years), Some(month), day)
        }
        // `on the 19th`: of this month, unless the tense says that it is not there yet, or gone.
        (DateUnit::Month, None, Some(day)) => {
            let today = u8::try_from(published.day()).ok()?;
            let other = match tense {
                Tense::Past if shift == 0 && i64::from(day) > i64::from(today) + SLACK => -1,
                Tense::Future if shift == 0 && day < today => 1,
                _ => 0,
            };
            let month = plus(published.first_of_month(), Span::new().try_months(i64::from(shift) + other).ok()?)?;
            PartialDate::new(Some(month.year()), u8::try_from(month.month()).ok(), Some(day))
        }
        _ => None,
    }
}

fn relative(unit: DateUnit, shift: i16, published: Date) -> Option<Edtf> {
    let shift = i64::from(shift);
    let span = match unit {
        DateUnit::Day => Span::new().try_days(shift),
        DateUnit::Week => Span::new().try_weeks(shift),
        DateUnit::Month => Span::new().try_months(shift),
        DateUnit::Year => Span::new().try_years(shift),
    };
    let then = plus(published, span.ok()?)?;
    let month = u8::try_from(then.month()).ok();
    match unit {
        DateUnit::Day => Some(Edtf::on(day(then)?)),
        DateUnit::Week => {
            let monday = then.checked_sub(i64::from(then.weekday().to_monday_zero_offset()).days()).ok()?;
            Edtf::between(day(monday)?, day(plus(monday, 6.days())?)?)
        }
        DateUnit::Month => Some(Edtf::on(PartialDate::new(Some(then.year()), month, None)?)),
        DateUnit::Year => Some(Edtf::on(PartialDate::new(Some(then.year()), None, None)?)),
    }
}

fn on_weekday(weekday: u8, shift: i8, published: Date, tense: Tense) -> Option<Date> {
    let wanted = Weekday::from_monday_one_offset(i8::try_from(weekday).ok()?).ok()?;
    if shift == 0 && published.weekday() == wanted {
        return Some(published);
    }
    let ahead = match (shift.signum(), tense) {
        (1, _) | (0, Tense::Future) => true,
        (-1, _) | (_, Tense::Past) => false,
        // Seven days are odd: one of the two is nearer.
        _ => published.weekday().until(wanted) <= 3,
    };
    published.nth_weekday(if ahead { 1 } else { -1 }, wanted).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn parts(text: &str) -> DateParts {
        let mut numbers = text.split('-').map(|n| n.parse::<i16>().ok());
        DateParts {
            year: numbers.next().flatten(),
            month: numbers.next().flatten().map(|n| u8::try_from(n).unwrap()),
            day: numbers.next().flatten().map(|n| u8::try_from(n).unwrap()),
        }
    }

    /// What it means when published on 2021-03-17, a Wednesday.
    fn means(words: DateWords, tense: Tense) -> String {
        show(resolve(&words, Some(date(2021, 3, 17)), tense))
    }

    /// What it means when the day of publication is not known.
    fn means_undated(words: DateWords) -> String {
        show(resolve(&words, None, Tense::Past))
    }

    fn show(date: Option<(Edtf, DateBasis)>) -> String {
        date.map_or("-".to_owned(), |(date, basis)| format!("{date} {}", basis.code()))
    }

    fn on(text: &str) -> DateWords {
        DateWords::On(parts(text))
    }

    #[test]
    fn a_date_with_its_year_is_stated() {
        assert_eq!(means(on("2019-12-17"), Tense::Past), "2019-12-17 stated");
        assert_eq!(means(on("2020-04"), Tense::Unknown), "2020-04 stated");
        assert_eq!(means_undated(on("2013")), "2013 stated");
    }

    #[test]
    fn without_a_publication_date_no_year_is_guessed() {
        assert_eq!(means_undated(on("X-12-17")), "XXXX-12-17 stated");
        assert_eq!(means_undated(DateWords::Shifted(parts("X-07"), DateUnit::Year, 0)), "XXXX-07 stated");
        assert_eq!(
            means_undated(DateWords::Between(parts("X-03-09"), parts("X-03-10"))),
            "XXXX-03-09/XXXX-03-10 stated"
        );
        assert_eq!(means_undated(DateWords::Relative(DateUnit::Day, -1)), "-");
        assert_eq!(means_undated(DateWords::Weekday(2, 0)), "-");
        assert_eq!(means_undated(DateWords::Shifted(parts("X-X-19"), DateUnit::Month, 0)), "-");
    }

    #[test]
    fn yesterday_of_a_day_without_year_is_the_day_before() {
        let means = |day, shift| {
            let published = PartialDate::new(None, Some(3), Some(day)).unwrap();
            show(resolve_without_year(&DateWords::Relative(DateUnit::Day, shift), published))
        };
        assert_eq!(means(17, -1), "XXXX-03-16 resolved");
        assert_eq!(means(31, 1), "XXXX-04-01 resolved");
        assert_eq!(means(1, -1), "-");
        assert_eq!(means(1, -2), "-");
    }

    #[test]
    fn a_past_date_is_the_last_one_up_to_publication() {
        assert_eq!(means(on("X-12-17"), Tense::Past), "2020-12-17 resolved");
        assert_eq!(means(on("X-03-17"), Tense::Past), "2021-03-17 resolved");
        assert_eq!(means(on("X-03-18"), Tense::Past), "2021-03-18 resolved");
        assert_eq!(means(on("X-03-19"), Tense::Past), "2020-03-19 resolved");
        assert_eq!(means(on("X-03"), Tense::Past), "2021-03 resolved");
        assert_eq!(means(on("X-02-29"), Tense::Past), "2020-02-29 resolved");
    }

    #[test]
    fn a_future_date_is_the_first_one_from_publication() {
        assert_eq!(means(on("X-03-09"), Tense::Future), "2022-03-09 resolved");
        assert_eq!(means(on("X-03-17"), Tense::Future), "2021-03-17 resolved");
        assert_eq!(means(on("X-03"), Tense::Future), "2021-03 resolved");
        assert_eq!(means(on("X-02-29"), Tense::Future), "2024-02-29 resolved");
    }

    #[test]
    fn a_date_of_no_tense_is_a_near_next_one_or_the_last() {
        assert_eq!(means(on("X-04-17"), Tense::Unknown), "2021-04-17 resolved");
        assert_eq!(means(on("X-04-18"), Tense::Unknown), "2020-04-18 resolved");
        assert_eq!(means(on("X-03-16"), Tense::Unknown), "2021-03-16 resolved");
    }

    #[test]
    fn both_ends_of_a_range_are_resolved_together() {
        let range = |from: &str, until: &str| DateWords::Between(parts(from), parts(until));
        assert_eq!(means(range("X-03-09", "X-03-10"), Tense::Past), "2021-03-09/2021-03-10 resolved");
        assert_eq!(means(range("X-03-16", "X-03-20"), Tense::Past), "2021-03-16/2021-03-20 resolved");
        assert_eq!(means(range("X-12-30", "X-01-02"), Tense::Past), "2020-12-30/2021-01-02 resolved");
        assert_eq!(means(range("X-03-16", "X-03-20"), Tense::Future), "2021-03-16/2021-03-20 resolved");
        assert_eq!(means(range("X-12-30", "2021-01-02"), Tense::Past), "2020-12-30/2021-01-02 stated");
        assert_eq!(means(range("2021", "2025"), Tense::Future), "2021/2025 stated");
    }

    #[test]
    fn shifted_dates_count_from_the_year_or_month_of_publication() {
        let shifted = |text: &str, unit, shift| DateWords::Shifted(parts(text), unit, shift);
        assert_eq!(means(shifted("X-12-20", DateUnit::Year, -1), Tense::Past), "2020-12-20 resolved");
        assert_eq!(means(shifted("X-07", DateUnit::Year, 0), Tense::Past), "2021-07 resolved");
        assert_eq!(means(shifted("X-X-05", DateUnit::Month, 0), Tense::Past), "2021-03-05 resolved");
        assert_eq!(means(shifted("X-X-19", DateUnit::Month, 0), Tense::Past), "2021-02-19 resolved");
        assert_eq!(means(shifted("X-X-05", DateUnit::Month, 0), Tense::Future), "2021-04-05 resolved");
        assert_eq!(means(shifted("X-X-31", DateUnit::Month, -1), Tense::Past), "-");
    }

    #[test]
    fn a_named_month_before_or_after_is_never_the_month_of_publication() {
        let month = |text: &str, shift| means(DateWords::Shifted(parts(text), DateUnit::Month, shift), Tense::Past);
        assert_eq!(month("X-12", -1), "2020-12 resolved");
        assert_eq!(month("X-03", -1), "2020-03 resolved");
        assert_eq!(month("X-02", -1), "2021-02 resolved");
        assert_eq!(month("X-03", 1), "2022-03 resolved");
        assert_eq!(month("X-04", 1), "2021-04 resolved");
    }

    #[test]
    fn relative_dates_keep_the_precision_of_their_unit() {
        let relative = |unit, shift| means(DateWords::Relative(unit, shift), Tense::Past);
        assert_eq!(relative(DateUnit::Day, -1), "2021-03-16 resolved");
        assert_eq!(relative(DateUnit::Week, -1), "2021-03-08/2021-03-14 resolved");
        assert_eq!(relative(DateUnit::Month, -1), "2021-02 resolved");
        assert_eq!(relative(DateUnit::Year, -3), "2018 resolved");
        assert_eq!(relative(DateUnit::Year, i16::MIN), "-");
    }

    #[test]
    fn a_weekday_follows_tense_and_which() {
        let weekday = |day, shift, tense| means(DateWords::Weekday(day, shift), tense);
        assert_eq!(weekday(3, 0, Tense::Past), "2021-03-17 resolved");
        assert_eq!(weekday(3, -1, Tense::Past), "2021-03-10 resolved");
        assert_eq!(weekday(5, 0, Tense::Past), "2021-03-12 resolved");
        assert_eq!(weekday(5, 0, Tense::Future), "2021-03-19 resolved");
        assert_eq!(weekday(1, 0, Tense::Unknown), "2021-03-15 resolved");
        assert_eq!(weekday(6, 0, Tense::Unknown), "2021-03-20 resolved");
        assert_eq!(weekday(7, 0, Tense::Unknown), "2021-03-14 resolved");
        assert_eq!(weekday(3, 1, Tense::Future), "2021-03-24 resolved");
        assert_eq!(weekday(9, 0, Tense::Past), "-");
    }

    #[test]
    fn days_that_no_calendar_has_are_refused() {
        assert_eq!(means(on("2019-06-31"), Tense::Past), "-");
        assert_eq!(means(on("X-06-31"), Tense::Past), "-");
        assert_eq!(means(DateWords::Between(parts("2025"), parts("2021")), Tense::Past), "-");
    }

    fn any_parts() -> impl Strategy<Value = DateParts> {
        (any::<Option<i16>>(), proptest::option::of(0u8..14), proptest::option::of(0u8..33))
            .prop_map(|(year, month, day)| DateParts { year, month, day })
    }

    fn any_words() -> impl Strategy<Value = DateWords> {
        let unit =
            || prop_oneof![Just(DateUnit::Day), Just(DateUnit::Week), Just(DateUnit::Month), Just(DateUnit::Year)];
        prop_oneof![
            any_parts().prop_map(DateWords::On),
            (any_parts(), any_parts()).prop_map(|(a, b)| DateWords::Between(a, b)),
            (any_parts(), unit(), any::<i16>()).prop_map(|(p, u, s)| DateWords::Shifted(p, u, s)),
            (any_parts(), unit(), -2i16..3).prop_map(|(p, u, s)| DateWords::Shifted(p, u, s)),
            (unit(), any::<i16>()).prop_map(|(u, s)| DateWords::Relative(u, s)),
            (any::<u8>(), any::<i8>()).prop_map(|(w, s)| DateWords::Weekday(w, s)),
        ]
    }

    proptest! {
        #[test]
        fn a_resolved_date_is_in_the_calendar(
            words in any_words(),
            year in proptest::option::of(-9999i16..=9999),
            days in 0i64..365,
            tense in prop_oneof![Just(Tense::Past), Just(Tense::Future), Just(Tense::Unknown)],
        ) {
            let published = year.and_then(|y| date(y, 1, 1).checked_add(days.days()).ok());
            if let Some((edtf, _)) = resolve(&words, published, tense) {
                for date in [Some(edtf.from), edtf.until].into_iter().flatten() {
                    prop_assert_eq!(PartialDate::new(date.year, date.month, date.day), Some(date));
                }
            }
        }
    }
}
