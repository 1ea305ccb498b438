//! Numbers as amounts use them: figures or words with magnitudes, ranges, `more than`, `up to`.

use super::currency;
use crate::extract::number::{Decimal, after_repetition, magnitude, magnitude_letter, number_word, word_below_hundred};
use crate::extract::token::TokenKind;
use crate::extract::words::Words;
use crate::lexicon::WordSet;
use crate::record::claim::AmountWords;
use std::sync::LazyLock;

/// A number and the magnitude words behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quantity {
    /// The number before its magnitude.
    pub number: Decimal,
    /// What the magnitude words multiply by; 1 without any.
    pub factor: u128,
    /// Whether it is written in figures.
    pub figures: bool,
}

impl Quantity {
    /// The number with its magnitude.
    pub fn value(self) -> Option<Decimal> {
        self.number.times(self.factor)
    }
}

/// What the words around a number make of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// It is the value, exactly or about.
    Exact,
    /// `more than`, `at least`.
    Low,
    /// `up to`, `less than`.
    High,
}

/// Where a token is cut so that figures, letters and words of amounts stand apart: `$5M`, `100MW`, `5-million`, `USD20`.
pub fn cut(word: &str, kind: TokenKind) -> Vec<usize> {
    let plain = kind == TokenKind::Word
        && !word.contains(|c: char| c.is_ascii_digit() || matches!(c, '-' | '\u{2010}' | '\u{2011}'));
    if plain {
        return Vec::new();
    }
    let class = |c: char| match c {
        '0'..='9' | '.' | ',' => 0,
        '-' | '\u{2010}' | '\u{2011}' => 1,
        c if c.is_alphabetic() => 2,
        _ => 3,
    };
    let mut cuts = Vec::new();
    let mut last = None;
    for (at, c) in word.char_indices() {
        if last.is_some_and(|l| l != class(c)) {
            cuts.push(at);
        }
        last = Some(class(c));
    }
    let fits = match kind {
        TokenKind::Number => word.chars().all(|c| class(c) < 3),
        TokenKind::Word => match cuts.first() {
            Some(&first) if word[first..].starts_with(|c: char| c.is_ascii_digit()) => {
                currency::is_letters(&word[..first])
            }
            Some(_) => word.split(['-', '\u{2010}', '\u{2011}']).all(is_number_part),
            None => false,
        },
        _ => false,
    };
    if fits { cuts } else { Vec::new() }
}

fn is_number_part(piece: &str) -> bool {
    let lower = piece.to_ascii_lowercase();
    lower == "half"
        || lower == "a"
        || word_below_hundred(&lower).is_some()
        || magnitude(&lower).is_some()
        || currency::is_name(&lower)
}

/// Words before a number that bound it, the longer ones first.
const HEDGES: &[(&[&str], Bound)] = &[
    (&["no", "less", "than"], Bound::Low),
    (&["not", "less", "than"], Bound::Low),
    (&["no", "fewer", "than"], Bound::Low),
    (&["a", "minimum", "of"], Bound::Low),
    (&["in", "excess", "of"], Bound::Low),
    (&["no", "more", "than"], Bound::High),
    (&["not", "more", "than"], Bound::High),
    (&["as", "much", "as"], Bound::High),
    (&["as", "many", "as"], Bound::High),
    (&["a", "maximum", "of"], Bound::High),
    (&["more", "than"], Bound::Low),
    (&["at", "least"], Bound::Low),
    (&["greater", "than"], Bound::Low),
    (&["upwards", "of"], Bound::Low),
    (&["upward", "of"], Bound::Low),
    (&["up", "to"], Bound::High),
    (&["at", "most"], Bound::High),
    (&["less", "than"], Bound::High),
    (&["fewer", "than"], Bound::High),
    (&["close", "to"], Bound::Exact),
    (&["an", "estimated"], Bound::Exact),
    (&["a", "total", "of"], Bound::Exact),
    (&["over"], Bound::Low),
    (&["above"], Bound::Low),
    (&["exceeding"], Bound::Low),
    (&["under"], Bound::High),
    (&["below"], Bound::High),
    (&["about"], Bound::Exact),
    (&["almost"], Bound::Exact),
    (&["approximately"], Bound::Exact),
    (&["around"], Bound::Exact),
    (&["nearly"], Bound::Exact),
    (&["roughly"], Bound::Exact),
    (&["some"], Bound::Exact),
    (&["approx."], Bound::Exact),
];

/// Words that may stand before a hedge.
const BEFORE_HEDGES: &[&str] = &["just", "well", "slightly", "only"];

/// The words that open those, to be asked for every word of a text.
static OPENERS: LazyLock<WordSet> = LazyLock::new(|| {
    HEDGES.iter().map(|(hedge, _)| hedge[0]).chain(BEFORE_HEDGES.iter().copied()).map(Box::from).collect()
});

/// Whether words that bound a number can begin with this one.
pub fn begins_hedge(lower: &str) -> bool {
    OPENERS.contains(lower)
}

/// The words at `at` that bound the number after them; [`Bound::Exact`] and `at` itself if there are none.
pub fn hedge(words: &Words<'_>, at: usize) -> (usize, Bound) {
    if !begins_hedge(words.lower(at)) {
        return (at, Bound::Exact);
    }
    let start = at + usize::from(words.is(at, BEFORE_HEDGES));
    let first = words.lower(start).bytes().next();
    HEDGES
        .iter()
        .filter(|(hedge, _)| hedge[0].bytes().next() == first)
        .find_map(|(hedge, bound)| words.phrase(start, hedge).map(|end| (end, *bound)))
        .unwrap_or((at, Bound::Exact))
}

/// Words behind a number that bound it: `+`, `-plus`, `or more`.
pub fn hedge_behind(words: &Words<'_>, at: usize) -> Option<usize> {
    if words.word(at) == "+" {
        return Some(at + 1);
    }
    words.phrase(at, &["or", "more"]).or_else(|| words.phrase(at, &["-", "plus"]))
}

/// The number at `at`, where it ends. A letter stands for a magnitude if it is glued to figures or `letters` allows it.
pub fn quantity(words: &Words<'_>, at: usize, letters: bool) -> Option<(usize, Quantity)> {
    let (mut end, number, figures) = match words.kind(at)? {
        TokenKind::Number => {
            let (end, figures) = spaced(words, at);
            (end, Decimal::parse(&figures)?, true)
        }
        TokenKind::Word => {
            let (end, number) = number_in_words(words, at)?;
            (after_repetition(words, end), number, false)
        }
        _ => return None,
    };
    let mut factor: u128 = 1;
    for _ in 0..2 {
        let dash = usize::from(words.word(end) == "-" && words.is_glued(end));
        let lower = words.lower(end + dash);
        let letter = || magnitude_letter(lower).filter(|_| words.is_glued(end) || (letters && factor == 1));
        let Some(more) = magnitude(lower).or_else(letter) else { break };
        factor = factor.checked_mul(more)?;
        end += dash + 1;
    }
    if words.is(end, &["dozen"]) {
        factor = factor.checked_mul(12)?;
        end += 1;
    }
    Some((end, Quantity { number, factor, figures }))
}

/// Figures whose groups of three a blank parts (`780 000`), and where they end; as they are where none does.
fn spaced(words: &Words<'_>, at: usize) -> (usize, String) {
    let digits = |i: usize| words.word(i).bytes().all(|b| b.is_ascii_digit());
    let mut figures = words.word(at).to_owned();
    let mut end = at + 1;
    let opens = figures.len() <= 3 && digits(at) && !figures.starts_with('0');
    while opens && words.kind(end) == Some(TokenKind::Number) && words.word(end).len() == 3 && digits(end) {
        figures.push_str(words.word(end));
        end += 1;
    }
    (end, figures)
}

/// `five`, `two hundred and ten`, `a hundred`, `half a million`, `a dozen`: without the last magnitude.
fn number_in_words(words: &Words<'_>, at: usize) -> Option<(usize, Decimal)> {
    if words.is(at, &["half"]) {
        let dash = |at| at + usize::from(words.word(at) == "-" && words.is_glued(at));
        let article = dash(at + 1);
        let end = dash(article + 1);
        let magnitude = magnitude(words.lower(end)).is_some() || words.is(end, &["dozen"]);
        return (words.is(article, &["a"]) && magnitude).then(|| Decimal::whole(1).half().map(|half| (end, half)))?;
    }
    if words.is(at, &["a", "an"]) {
        let magnitude = magnitude(words.lower(at + 1)).is_some() || words.is(at + 1, &["dozen"]);
        return (magnitude && !words.is_glued(at + 2)).then_some((at + 1, Decimal::whole(1)));
    }
    let (end, number) = number_word(words, at)?;
    let number = u128::from(number);
    // `two hundred (and) ten`
    if words.is(end, &["hundred"]) {
        let rest = end + 1 + usize::from(words.is(end + 1, &["and"]));
        return Some(match number_word(words, rest) {
            Some((end, more)) => (end, Decimal::whole(number * 100 + u128::from(more))),
            None => (end + 1, Decimal::whole(number * 100)),
        });
    }
    Some((end, Decimal::whole(number)))
}

/// Two numbers as a range; `None` if it runs backwards.
///
/// A magnitude that only the second has holds for both, unless the first is written out in thousands (`800,000 to 1 million`).
pub fn range(first: Quantity, second: Quantity) -> Option<(Decimal, Decimal)> {
    let shared = first.factor == 1 && first.number.is_less(Decimal::whole(1000));
    if shared && !first.number.is_less(second.number) {
        return None;
    }
    let first = if shared { Quantity { factor: second.factor, ..first } } else { first };
    let (low, high) = (first.value()?, second.value()?);
    low.is_less(high).then_some((low, high))
}

/// An amount of one number.
pub fn amount(value: Decimal, bound: Bound) -> AmountWords {
    let value = Some(value.to_string());
    let (low, high) = match bound {
        Bound::Exact => (value.clone(), value),
        Bound::Low => (value, None),
        Bound::High => (None, value),
    };
    AmountWords { low, high, currency: None, unit: None }
}

/// An amount between two numbers.
pub fn between(low: Decimal, high: Decimal) -> AmountWords {
    AmountWords { low: Some(low.to_string()), high: Some(high.to_string()), currency: None, unit: None }
}
