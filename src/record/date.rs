//! Dates at the precision at which they are told.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Days since 1 January 1970.
pub type Day = i32;

/// The number of a day written `YYYY-MM-DD`; `None` for anything else.
pub fn day_number(day: &str) -> Option<Day> {
    number(day.parse().ok()?)
}

fn number(day: jiff::civil::Date) -> Option<Day> {
    // Days are the largest unit of a span between dates unless another one is asked for.
    jiff::civil::Date::constant(1970, 1, 1).until(day).ok().map(|span| span.get_days())
}

/// A day, month or year, with or without the year: what a text says and no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PartialDate {
    /// Year, if known.
    pub year: Option<i16>,
    /// Month 1 to 12, if told.
    pub month: Option<u8>,
    /// Day 1 to 31, if told; there is no day without a month.
    pub day: Option<u8>,
}

impl PartialDate {
    /// A date whose parts fit the calendar; `None` for 2019-06-31, a month 13, a day without a month, or nothing at all.
    ///
    /// Without a year, February has 29 days. Years run from 1000 to 2999: others are misread numbers.
    pub fn new(year: Option<i16>, month: Option<u8>, day: Option<u8>) -> Option<Self> {
        let date = Self { year, month, day };
        let year_fits = year.is_none_or(|y| (1000..=2999).contains(&y));
        let fits = match (month, day) {
            (None, None) => year.is_some(),
            (None, Some(_)) => false,
            (Some(m), None) => (1..=12).contains(&m),
            (Some(m), Some(d)) => {
                (1..=12).contains(&m)
                    && jiff::civil::Date::new(year.unwrap_or(2000), i8::try_from(m).ok()?, i8::try_from(d).ok()?)
                        .is_ok()
            }
        };
        (fits && year_fits).then_some(date)
    }

    /// First and last day it can mean; `None` without a year.
    pub fn bounds(self) -> Option<(jiff::civil::Date, jiff::civil::Date)> {
        let year = self.year?;
        let first = jiff::civil::Date::new(
            year,
            i8::try_from(self.month.unwrap_or(1)).ok()?,
            i8::try_from(self.day.unwrap_or(1)).ok()?,
        )
        .ok()?;
        let last = match (self.month, self.day) {
            (_, Some(_)) => first,
            (Some(_), None) => first.last_of_month(),
            (None, None) => first.last_of_year(),
        };
        Some((first, last))
    }
}

impl fmt::Display for PartialDate {
    /// EDTF level 1: `2019-12-17`, `2020-04`, `2013`, `XXXX-12-17`, `XXXX-12`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Some(year) => write!(f, "{year:04}")?,
            None => write!(f, "XXXX")?,
        }
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

/// A date or an interval, as an EDTF literal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Edtf {
    /// The date, or the start of the interval.
    pub from: PartialDate,
    /// The end of the interval.
    pub until: Option<PartialDate>,
}

impl Edtf {
    /// A single date.
    pub fn on(date: PartialDate) -> Self {
        Self { from: date, until: None }
    }

    /// An interval; one whose ends are the same is a single date, one that runs backwards is `None`.
    pub fn between(from: PartialDate, until: PartialDate) -> Option<Self> {
        if from == until {
            return Some(Self::on(from));
        }
        match (from.bounds(), until.bounds()) {
            (Some((first, _)), Some((_, last))) if first > last => None,
            _ => Some(Self { from, until: Some(until) }),
        }
    }

    /// First and last day it can mean, as `YYYY-MM-DD`; `None` where the year is not known.
    pub fn bounds(self) -> Option<(String, String)> {
        let (first, last) = self.ends()?;
        Some((first.to_string(), last.to_string()))
    }

    /// First and last day it can mean, as numbers; `None` where the year is not known.
    pub fn days(self) -> Option<(Day, Day)> {
        let (first, last) = self.ends()?;
        Some((number(first)?, number(last)?))
    }

    fn ends(self) -> Option<(jiff::civil::Date, jiff::civil::Date)> {
        let (first, last) = self.from.bounds()?;
        match self.until {
            Some(until) => Some((first, until.bounds()?.1)),
            None => Some((first, last)),
        }
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.from)?;
        if let Some(until) = self.until {
            write!(f, "/{until}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: Option<i16>, month: Option<u8>, day: Option<u8>) -> PartialDate {
        PartialDate::new(year, month, day).unwrap()
    }

    #[test]
    fn dates_are_written_at_the_precision_they_are_told() {
        let written: Vec<String> = [
            date(Some(2019), Some(12), Some(17)),
            date(Some(2020), Some(4), None),
            date(Some(2013), None, None),
            date(None, Some(12), Some(17)),
        ]
        .iter()
        .map(ToString::to_string)
        .collect();
        assert_eq!(written, ["2019-12-17", "2020-04", "2013", "XXXX-12-17"]);
    }

    #[test]
    fn days_that_no_calendar_has_are_no_dates() {
        assert_eq!(PartialDate::new(Some(2019), Some(6), Some(31)), None);
        assert_eq!(PartialDate::new(Some(2019), Some(2), Some(29)), None);
        assert!(PartialDate::new(None, Some(2), Some(29)).is_some());
        assert_eq!(PartialDate::new(Some(2019), None, Some(3)), None);
        assert_eq!(PartialDate::new(None, None, None), None);
    }

    #[test]
    fn bounds_span_the_whole_month_and_need_a_year() {
        let april = Edtf::on(date(Some(2020), Some(4), None));
        assert_eq!(april.bounds(), Some(("2020-04-01".into(), "2020-04-30".into())));
        assert_eq!(Edtf::on(date(None, Some(12), Some(17))).bounds(), None);
    }

    #[test]
    fn days_count_over_ends_of_months_and_leap_years() {
        let apart = |a: &str, b: &str| day_number(b).unwrap() - day_number(a).unwrap();
        assert_eq!(apart("2020-02-28", "2020-03-01"), 2);
        assert_eq!(apart("2019-02-28", "2019-03-01"), 1);
        assert_eq!(apart("1969-12-31", "1970-01-02"), 2);
        assert_eq!(apart("2000-01-01", "2001-01-01"), 366);
        assert_eq!(day_number("2019-12"), None);
        let april = Edtf::on(date(Some(2020), Some(4), None));
        assert_eq!(april.days().map(|(first, last)| last - first), Some(29));
    }

    #[test]
    fn an_interval_runs_forwards() {
        let (march, april) = (date(Some(2020), Some(3), None), date(Some(2020), Some(4), None));
        assert_eq!(Edtf::between(march, april).map(|e| e.to_string()).as_deref(), Some("2020-03/2020-04"));
        assert_eq!(Edtf::between(april, march), None);
    }
}
