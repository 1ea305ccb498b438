//! Amounts: from the bounds a phrase tells to the values of a record.

use crate::record::claim::AmountWords;

/// What an amount is an amount of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// Money: a code of ISO 4217.
    Currency(String),
    /// A counted thing: a noun in the singular, in lower case.
    Unit(String),
}

/// A checked amount; its numbers are decimals in canonical form.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bounds {
    /// The value itself.
    Exact(String),
    /// At least.
    AtLeast(String),
    /// At most.
    AtMost(String),
    /// From the first to the second.
    Between(String, String),
}

/// Checks an amount: numbers in canonical decimal form, bounds in order, either a currency or a unit.
///
/// `None` for an amount that says nothing sure: no number, a range that runs backwards, no unit or two.
pub fn canonical(words: &AmountWords) -> Option<(Bounds, Measure)> {
    let measure = match (&words.currency, &words.unit) {
        (Some(code), None) if code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()) => {
            Measure::Currency(code.clone())
        }
        (None, Some(unit)) if !unit.trim().is_empty() => Measure::Unit(unit.trim().to_lowercase()),
        _ => return None,
    };
    let number = |text: &Option<String>| text.as_deref().map(decimal);
    let bounds = match (number(&words.low), number(&words.high)) {
        (Some(low), Some(high)) => {
            let (low, high) = (low?, high?);
            match compare(&low, &high) {
                std::cmp::Ordering::Less => Bounds::Between(low, high),
                std::cmp::Ordering::Equal => Bounds::Exact(low),
                std::cmp::Ordering::Greater => return None,
            }
        }
        (Some(low), None) => Bounds::AtLeast(low?),
        (None, Some(high)) => Bounds::AtMost(high?),
        (None, None) => return None,
    };
    Some((bounds, measure))
}

/// A decimal in canonical form: digits, a point only before decimals, no zeros that say nothing; `None` for anything else.
fn decimal(text: &str) -> Option<String> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(decimals) {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let decimals = decimals.trim_end_matches('0');
    Some(if decimals.is_empty() { whole.to_owned() } else { format!("{whole}.{decimals}") })
}

/// Compares two decimals in canonical form.
fn compare(a: &str, b: &str) -> std::cmp::Ordering {
    let split = |text: &str| {
        text.split_once('.').map_or((text.to_owned(), String::new()), |(w, d)| (w.to_owned(), d.to_owned()))
    };
    let ((a, a_decimals), (b, b_decimals)) = (split(a), split(b));
    a.len().cmp(&b.len()).then(a.cmp(&b)).then(a_decimals.cmp(&b_decimals))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(low: &str, high: &str, currency: &str, unit: &str) -> AmountWords {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        AmountWords { low: some(low), high: some(high), currency: some(currency), unit: some(unit) }
    }

    #[test]
    fn bounds_become_one_of_four_kinds() {
        let bounds = |low, high| canonical(&words(low, high, "USD", "")).map(|(bounds, _)| bounds);
        assert_eq!(bounds("5.50", "5.5"), Some(Bounds::Exact("5.5".into())));
        assert_eq!(bounds("20", ""), Some(Bounds::AtLeast("20".into())));
        assert_eq!(bounds("", "20"), Some(Bounds::AtMost("20".into())));
        assert_eq!(bounds("9", "10"), Some(Bounds::Between("9".into(), "10".into())));
        assert_eq!(bounds("2.25", "2.5"), Some(Bounds::Between("2.25".into(), "2.5".into())));
    }

    #[test]
    fn what_says_nothing_sure_is_refused() {
        let refused = [
            words("10", "9", "USD", ""),
            words("1e9", "1e9", "USD", ""),
            words("", "", "USD", ""),
            words("5", "5", "", ""),
            words("5", "5", "USD", "guest"),
            words("5", "5", "dollars", ""),
        ];
        assert!(refused.iter().all(|w| canonical(w).is_none()));
    }
}
