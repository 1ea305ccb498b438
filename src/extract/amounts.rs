//! Sums of money and counted things, as the words of a sentence tell them.
//!
//! Numbers keep their decimals exactly; no floating point is used.
//! Times (`five years`, `two days`) are durations, no amounts; figures inside a date are left to the rules of dates,
//! so a caller who wants both drops the amounts that overlap a date.

mod counts;
mod currency;
mod money;
mod noun;
mod quantity;

use super::found::{Construction, Found, rules, scan};
use super::number::word_below_hundred;
use super::rule::Rule;
use super::text::Text;
use super::token::TokenKind;
use super::words::Words;
use crate::record::claim::AmountWords;

/// Every rule of amounts, and what it reads.
pub const RULES: &[&[Rule]] = &[&rules(&money::GRAMMAR), &rules(&counts::GRAMMAR)];

/// The grammar of amounts; of two readings of the same words the first wins.
const GRAMMAR: &[&[Construction<AmountWords>]] = &[&money::GRAMMAR, &counts::GRAMMAR];

/// The amounts of a sentence, from left to right, none overlapping.
///
/// `sentence` holds indexes into the tokens of `text`; what is found counts in positions of `sentence`.
/// A phrase includes the words that bound its number (`more than`).
pub fn amounts(text: &Text<'_>, sentence: &[usize]) -> Vec<Found<AmountWords>> {
    scan(&Words::new(text, sentence, quantity::cut), GRAMMAR, may_begin)
}

/// Whether an amount can begin with this word.
fn may_begin(words: &Words<'_>, at: usize) -> bool {
    match words.kind(at) {
        Some(TokenKind::Number | TokenKind::Currency) => true,
        Some(TokenKind::Word) => {
            let lower = words.lower(at);
            quantity::begins_hedge(lower)
                || matches!(lower, "a" | "an" | "half" | "between")
                || word_below_hundred(lower).is_some()
                || currency::is_letters(words.word(at))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::found::check_rules;

    /// Phrase, bounds and unit or currency, in one line each.
    fn read(text: &str) -> Vec<String> {
        let text = Text::new(text);
        let all: Vec<usize> = (0..text.tokens.len()).collect();
        amounts(&text, &all)
            .into_iter()
            .map(|f| {
                let (low, high) = (f.value.low.unwrap_or_default(), f.value.high.unwrap_or_default());
                let number = if low == high { low } else { format!("{low}..{high}") };
                format!("{number} {}", f.value.currency.or(f.value.unit).unwrap_or_default())
            })
            .collect()
    }

    #[test]
    fn every_rule_reads_its_examples_and_no_near_miss() {
        for rules in RULES {
            check_rules(rules, |text| {
                let text = Text::new(text);
                let all: Vec<usize> = (0..text.tokens.len()).collect();
                amounts(&text, &all).into_iter().map(|f| f.rule).collect()
            });
        }
    }

    #[test]
    fn sums_of_money_have_a_code_and_an_exact_value() {
        let cases = [
            ("$5M", "5000000 USD"),
            ("US$ 600m", "600000000 USD"),
            ("USD 20 million", "20000000 USD"),
            ("over 20 billion U.S. dollars", "20000000000.. USD"),
            ("824 million yuan", "824000000 CNY"),
            ("RMB 5 bn", "5000000000 CNY"),
            ("€2.5 billion", "2500000000 EUR"),
            ("2.5 billion euros", "2500000000 EUR"),
            ("Rs 4,500 crore", "45000000000 INR"),
            ("₹300 lakh", "30000000 INR"),
            ("Rs. 4,50,000", "450000 INR"),
            ("NT$3 billion", "3000000000 TWD"),
            ("HK$1.2b", "1200000000 HKD"),
            ("AED 3 billion", "3000000000 AED"),
            ("KSh 3 million", "3000000 KES"),
            ("3 trillion won", "3000000000000 KRW"),
            ("US$1.084 trillion", "1084000000000 USD"),
            ("$5-7 million", "5000000..7000000 USD"),
            ("between $5 and $7 million", "5000000..7000000 USD"),
            ("up to $25 million", "..25000000 USD"),
            ("approximately $340.63 million USD", "340630000 USD"),
            ("$174,500.00", "174500 USD"),
            ("half a million dollars", "500000 USD"),
            ("a $6.7 billion dollar center", "6700000000 USD"),
            ("a $5-million deal", "5000000 USD"),
            ("$5 million Canadian dollars", "5000000 CAD"),
        ];
        for (text, amount) in cases {
            assert_eq!(read(text), [amount], "{text}");
        }
    }

    #[test]
    fn counted_things_have_a_singular_noun() {
        let cases = [
            ("It has 21 articles.", "21 article"),
            ("Over 300 guests from", "300.. guest"),
            ("eight MOUs", "8 memorandum"),
            ("inking of eight Memorandum of Understanding", "8 memorandum"),
            ("50 Boeing 737 MAX aircraft that", "50 aircraft"),
            ("90,000 tonnes of coal", "90000 tonne"),
            ("a 100MW wind project", "100 megawatt"),
            ("two dozen agreements", "24 agreement"),
            ("1.3 billion people", "1300000000 person"),
            ("over 60% of it", "60.. percent"),
            ("twenty-one companies", "21 company"),
            ("two hundred and ten students", "210 student"),
            ("70+ brands", "70.. brand"),
            ("around 40 representatives from", "40 representative"),
            ("a hundred buses", "100 bus"),
            ("120 square kilometers", "120 square kilometer"),
            ("145 power generation investments valued", "145 investment"),
        ];
        for (text, amount) in cases {
            assert_eq!(read(text), [amount], "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_gives_ranges_in_bounds(text in words(), skip in 1usize..4) {
            let text = Text::new(&text);
            let some: Vec<usize> = (0..text.tokens.len()).filter(|i| i % skip == 0).collect();
            let mut last = 0;
            for found in amounts(&text, &some) {
                assert!(last <= found.first && found.first < found.end && found.end <= some.len());
                assert!(found.value.low.is_some() || found.value.high.is_some());
                assert!(found.value.currency.is_some() != found.value.unit.is_some());
                last = found.end;
            }
        }
    }

    /// Texts made of the words that the grammar knows, and of anything.
    fn words() -> impl proptest::strategy::Strategy<Value = String> {
        let known = "\\$|US\\$|€|USD|RMB5bn|Rs|5|5M|1,000\\.5|5-7|half|a|million|billion|dozen|hundred|trillion|crore|\
                     twenty-one|five|and|to|between|over|more than|up to|dollars|euros|won|guests|MOUs|%|percent|MW|\
                     Boeing|737|99999999999999999999|-|\\+|plus|\\.|,|new|aircraft|20-billion-dollar|\\PC{0,4}";
        proptest::string::string_regex(&format!("(({known}) ?){{0,24}}")).unwrap()
    }
}
