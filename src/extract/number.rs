//! Numbers in figures and in words, without any floating point.

use super::token::TokenKind;
use super::words::Words;

/// A number that is not negative: `digits` shifted right by `places` decimal places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decimal {
    digits: u128,
    places: u32,
}

impl Decimal {
    /// A whole number.
    pub fn whole(number: u128) -> Self {
        Self { digits: number, places: 0 }
    }

    /// Reads `1,000.5`: commas group three digits each, a point starts the decimals; `None` for anything else.
    pub fn parse(figures: &str) -> Option<Self> {
        let (whole, decimals) = figures.split_once('.').unwrap_or((figures, ""));
        let mut groups = whole.split(',');
        let first = groups.next()?;
        let grouped = whole.contains(',');
        let fits = !first.is_empty() && (!grouped || first.len() <= 3) && groups.clone().all(|g| g.len() == 3);
        // Indian grouping has two digits before the last three: `4,50,000`.
        let last = groups.clone().next_back().map_or(0, str::len);
        let indian = grouped && first.len() <= 2 && last == 3 && groups.clone().rev().skip(1).all(|g| g.len() == 2);
        let point_alone = figures.ends_with('.') || (figures.contains('.') && decimals.is_empty());
        let all: String = whole.split(',').chain([decimals]).collect();
        if !(fits || indian) || point_alone || !all.bytes().all(|b| b.is_ascii_digit()) || all.len() > 24 {
            return None;
        }
        Some(Self { digits: all.parse().ok()?, places: u32::try_from(decimals.len()).ok()? })
    }

    /// Multiplied by a whole number; `None` if it grows too large to be meant.
    pub fn times(self, factor: u128) -> Option<Self> {
        Some(Self { digits: self.digits.checked_mul(factor)?, ..self })
    }

    /// Both added; `None` if the sum is too large.
    pub fn plus(self, other: Self) -> Option<Self> {
        let places = self.places.max(other.places);
        let scaled = |d: Self| d.digits.checked_mul(10u128.checked_pow(places - d.places)?);
        Some(Self { digits: scaled(self)?.checked_add(scaled(other)?)?, places })
    }

    /// Half of it.
    pub fn half(self) -> Option<Self> {
        Some(Self { digits: self.digits.checked_mul(5)?, places: self.places + 1 })
    }

    /// Whether it is less than `other`.
    pub fn is_less(self, other: Self) -> bool {
        let places = self.places.max(other.places);
        let scaled = |d: Self| d.digits.saturating_mul(10u128.saturating_pow(places - d.places));
        scaled(self) < scaled(other)
    }

    /// The number, if it is whole and fits.
    pub fn as_whole(self) -> Option<u32> {
        (self.places == 0).then(|| u32::try_from(self.digits).ok())?
    }
}

impl std::fmt::Display for Decimal {
    /// Canonical: no exponent, no grouping, no zeros at the end of the decimals.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let places = self.places as usize;
        let digits = format!("{:0>width$}", self.digits, width = places + 1);
        let (whole, decimals) = digits.split_at(digits.len() - places);
        let decimals = decimals.trim_end_matches('0');
        if decimals.is_empty() { write!(f, "{whole}") } else { write!(f, "{whole}.{decimals}") }
    }
}

const ONES: [&str; 19] = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// The value of a number word from one to ninety-nine, in lower case.
pub fn word_below_hundred(word: &str) -> Option<u32> {
    // Most words are told by their first letter to be none.
    if word.len() < 3 || !word.starts_with(['e', 'f', 'n', 'o', 's', 't']) {
        return None;
    }
    let value = |of: &[&str], word: &str| of.iter().position(|w| *w == word).and_then(|i| u32::try_from(i + 1).ok());
    let tens = |word| value(&TENS, word).map(|n| (n + 1) * 10);
    value(&ONES, word).or_else(|| tens(word)).or_else(|| {
        let (first, second) = word.split_once('-')?;
        Some(tens(first)? + value(&ONES[..9], second)?)
    })
}

/// A number below a hundred in words, or whole figures below 10,000: where it ends, and its value.
pub fn small_number(words: &Words<'_>, at: usize) -> Option<(usize, u32)> {
    match words.kind(at)? {
        TokenKind::Number => {
            let number = Decimal::parse(words.word(at))?.as_whole()?;
            (number < 10_000).then_some((at + 1, number))
        }
        TokenKind::Word => number_word(words, at),
        _ => None,
    }
}

/// `five`, `twenty-one`, `twenty one`, also where the token is cut at its hyphens.
pub fn number_word(words: &Words<'_>, at: usize) -> Option<(usize, u32)> {
    let number = word_below_hundred(words.lower(at))?;
    if number < 20 || number % 10 != 0 {
        return Some((at + 1, number));
    }
    let next = at + 1 + usize::from(words.word(at + 1) == "-" && words.is_glued(at + 1));
    match word_below_hundred(words.lower(next)).filter(|n| *n < 10) {
        Some(ones) => Some((next + 1, number + ones)),
        None => Some((at + 1, number)),
    }
}

/// Where a number ends that contracts repeat in figures: `five (5)`; `end` itself if it is not repeated.
pub fn after_repetition(words: &Words<'_>, end: usize) -> usize {
    let repeated =
        words.word(end) == "(" && words.kind(end + 1) == Some(TokenKind::Number) && words.word(end + 2) == ")";
    end + if repeated { 3 } else { 0 }
}

/// What a magnitude word multiplies by; the letters stand for it only right behind figures or after a currency.
pub fn magnitude(lower: &str) -> Option<u128> {
    match lower {
        "hundred" => Some(100),
        "thousand" => Some(1_000),
        "lakh" | "lakhs" => Some(100_000),
        "million" | "mn" | "mln" => Some(1_000_000),
        "crore" | "crores" => Some(10_000_000),
        "billion" | "bn" | "bln" => Some(1_000_000_000),
        "trillion" | "tn" | "trn" => Some(1_000_000_000_000),
        _ => None,
    }
}

/// The letters for magnitudes, in either case: `5M`, `600m`, `1.2b`, `10k`, `300 Cr` (crore).
pub fn magnitude_letter(lower: &str) -> Option<u128> {
    match lower {
        "k" => Some(1_000),
        "m" | "mm" => Some(1_000_000),
        "cr" => Some(10_000_000),
        "b" => Some(1_000_000_000),
        "t" => Some(1_000_000_000_000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(figures: &str) -> Option<String> {
        Decimal::parse(figures).map(|d| d.to_string())
    }

    #[test]
    fn figures_become_canonical() {
        let cases =
            [("1,000.50", "1000.5"), ("174,500.00", "174500"), ("0.25", "0.25"), ("4,50,000", "450000"), ("007", "7")];
        for (figures, canonical) in cases {
            assert_eq!(written(figures).as_deref(), Some(canonical));
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for figures in ["1,00", "1.2.3", "1,000,00", "", "12a", "5.", ".5", "1234,567", "9999999999999999999999999"] {
            assert_eq!(written(figures), None, "{figures}");
        }
    }

    #[test]
    fn arithmetic_is_exact() {
        let number = Decimal::parse("1.084").and_then(|d| d.times(1_000_000_000_000)).unwrap();
        assert_eq!(number.to_string(), "1084000000000");
        assert_eq!(Decimal::whole(1).half().unwrap().to_string(), "0.5");
        assert!(Decimal::parse("2.5").unwrap().is_less(Decimal::whole(3)));
        assert_eq!(Decimal::parse("2.5").unwrap().plus(Decimal::whole(3)).unwrap().to_string(), "5.5");
    }

    #[test]
    fn number_words_go_up_to_ninety_nine() {
        let read: Vec<_> = ["one", "twelve", "twenty-one", "ninety-nine", "zero", "two-way"]
            .iter()
            .map(|w| word_below_hundred(w))
            .collect();
        assert_eq!(read, [Some(1), Some(12), Some(21), Some(99), None, None]);
    }
}
