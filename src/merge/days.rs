//! Days as numbers: enough to tell how far apart two are.

/// Days since a fixed day.
pub type Day = i64;

/// The number of a day written `YYYY-MM-DD`; `None` for anything else.
pub fn number(day: &str) -> Option<Day> {
    let mut parts = day.splitn(3, '-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    // The civil calendar counted from March, so that the leap day comes last.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    Some(365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + (153 * month + 2) / 5 + day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_count_over_ends_of_months_and_leap_years() {
        let apart = |a: &str, b: &str| number(b).unwrap() - number(a).unwrap();
        assert_eq!(apart("2020-02-28", "2020-03-01"), 2);
        assert_eq!(apart("2019-02-28", "2019-03-01"), 1);
        assert_eq!(apart("2019-12-31", "2020-01-01"), 1);
        assert_eq!(apart("2000-01-01", "2001-01-01"), 366);
        assert_eq!(number("2019-12"), None);
    }
}
