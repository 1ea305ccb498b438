//! Sums of money.

use super::currency::{self, Currency};
use super::quantity::{Bound, Quantity, amount, between, hedge, hedge_behind, quantity, range};
use crate::extract::found::Construction;
use crate::extract::rule::Rule;
use crate::extract::words::Words;
use crate::record::claim::AmountWords;

type Reading = Option<(usize, AmountWords)>;

/// The constructions of this file.
pub const GRAMMAR: [Construction<AmountWords>; 2] = [
    Construction {
        rule: Rule {
            id: "money-range",
            reads: "a sum between two bounds",
            examples: &[
                "$5-7 million",
                "between $5 and $7 million",
                "US$5 million to US$7 million",
                "5 to 7 million euros",
            ],
            near_misses: &[
                "from $183 million to $300 million",
                "$7-5 million",
                "between $5 and 7 firms",
                "5 to 7 million",
            ],
        },
        read: sum_between,
    },
    Construction {
        rule: Rule {
            id: "money",
            reads: "a sum: number and currency, in either order, with magnitude words and bounds such as `more than`",
            examples: &[
                "a $5M pilot",
                "US$ 600m",
                "more than 20 billion U.S. dollars",
                "Rs 4,500 crore",
                "RMB5bn",
                "$340.63 million USD",
                "half a million dollars",
                "a 20-billion-dollar deal",
                "HK$1.2b",
                "3 trillion won",
            ],
            near_misses: &[
                "a multi-billion-dollar plan",
                "5 firms won",
                "COP 28",
                "20 pounds",
                "¥5 million",
                "$ million",
            ],
        },
        read: sum,
    },
];

/// A number with its currency, if it has one.
struct Operand {
    end: usize,
    quantity: Quantity,
    currency: Option<Currency>,
}

/// Reads `US$ 5 million`, `5 million euros`, or the number alone.
fn operand(words: &Words<'_>, at: usize) -> Option<Operand> {
    let (start, before) = currency::before(words, at).map_or((at, None), |(end, c)| (end, Some(c)));
    let (end, quantity) = quantity(words, start, before.is_some())?;
    let behind = currency::behind(words, end);
    // `$5 million Canadian dollars`: the longer name says which dollars.
    let currency =
        behind.map(|(_, c)| c).filter(|b| before.is_none_or(|a| a.code == "USD" || a.code == b.code)).or(before);
    let end = behind.map_or(end, |(end, _)| end);
    let large = quantity.factor > 1 || !quantity.number.is_less(crate::extract::number::Decimal::whole(1000));
    if currency.is_some_and(|c| !c.sure) && !large {
        return None;
    }
    Some(Operand { end, quantity, currency })
}

fn sum(words: &Words<'_>, at: usize) -> Reading {
    let (start, mut bound) = hedge(words, at);
    let operand = operand(words, start)?;
    let code = operand.currency?.code;
    let mut end = operand.end;
    if let Some(after) = hedge_behind(words, end) {
        (end, bound) = (after, Bound::Low);
    }
    let mut amount = amount(operand.quantity.value()?, bound);
    amount.currency = Some(code.to_owned());
    Some((end, amount))
}

fn sum_between(words: &Words<'_>, at: usize) -> Reading {
    let opened = words.is(at, &["between"]);
    let (start, _) = if opened { (at + 1, Bound::Exact) } else { hedge(words, at) };
    let first = operand(words, start)?;
    let joint = if opened { words.is(first.end, &["and"]) } else { words.is(first.end, &["to", "-", "–", "—"]) };
    // `from $183 million to $300 million` tells a change, not a range.
    if !joint || words.before(at) == "from" {
        return None;
    }
    let second = operand(words, first.end + 1)?;
    let code = match (first.currency, second.currency) {
        (Some(a), Some(b)) if a.code != b.code => return None,
        // `$5 and 7 firms`: without a magnitude or a currency the second number counts something else.
        (Some(_), None) if opened && second.quantity.factor == 1 => return None,
        (a, b) => b.or(a)?.code,
    };
    let (low, high) = range(first.quantity, second.quantity)?;
    let mut amount = between(low, high);
    amount.currency = Some(code.to_owned());
    Some((second.end, amount))
}
