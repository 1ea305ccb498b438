//! Dates and durations, as the words of a sentence tell them.
//!
//! What a relative date means is decided later, against the publication date; here it is only taken apart.
//! Left out on purpose: `05/06/2019` (two readings), `three years earlier` (told from another date of the text),
//! `in two weeks` (a limit as often as a date).

mod bare;
mod calendar;
mod durations;
mod parts;
mod ranges;
mod relative;

pub use parts::weekday_named as weekday;

use super::found::{Construction, Found, rules, scan};
use super::number::word_below_hundred;
use super::rule::Rule;
use super::text::Text;
use super::token::TokenKind;
use super::words::Words;
use crate::lexicon::WordSet;
use crate::record::claim::DateWords;
use std::sync::LazyLock;

/// Every rule of dates, and what it reads.
pub const RULES: &[&[Rule]] = &[
    &rules(&calendar::GRAMMAR),
    &rules(&ranges::GRAMMAR),
    &rules(&relative::GRAMMAR),
    &rules(&bare::GRAMMAR),
    &rules(&durations::GRAMMAR),
];

/// The grammar of dates; of two readings of the same words the first wins.
const GRAMMAR: &[&[Construction<DateWords>]] =
    &[&calendar::GRAMMAR, &ranges::GRAMMAR, &relative::GRAMMAR, &bare::GRAMMAR];

/// Words that can begin a date, beside figures, months, weekdays and number words.
const BEGINNINGS: &[&str] = &[
    "a",
    "afternoon",
    "an",
    "autumn",
    "beginning",
    "between",
    "calendar",
    "close",
    "course",
    "current",
    "earlier",
    "early",
    "end",
    "evening",
    "fall",
    "final",
    "financial",
    "first",
    "fiscal",
    "fourth",
    "from",
    "fy",
    "h1",
    "h2",
    "last",
    "late",
    "later",
    "mid",
    "middle",
    "month",
    "morning",
    "next",
    "night",
    "previous",
    "q1",
    "q2",
    "q3",
    "q4",
    "second",
    "spring",
    "start",
    "summer",
    "the",
    "third",
    "this",
    "today",
    "tomorrow",
    "tonight",
    "winter",
    "year",
    "years",
    "yesterday",
];

/// The same to be asked for every word of a text.
static BEGINNING: LazyLock<WordSet> = LazyLock::new(|| BEGINNINGS.iter().copied().map(Box::from).collect());

/// Whether a date can begin with this word.
fn may_begin(words: &Words<'_>, at: usize) -> bool {
    let lower = words.lower(at);
    match words.kind(at) {
        Some(TokenKind::Number) => true,
        Some(TokenKind::Word) => {
            BEGINNING.contains(lower)
                || parts::month(words, at).is_some()
                || parts::weekday(words, at, true).is_some()
                || word_below_hundred(lower).is_some()
                || lower.starts_with("fy2")
        }
        _ => false,
    }
}

/// The dates of a sentence, from left to right, none overlapping.
///
/// `sentence` holds indexes into the tokens of `text`; what is found counts in positions of `sentence`.
/// A preposition before a date is told, and is no part of it unless a range begins with it (`from … to`).
pub fn dates(text: &Text<'_>, sentence: &[usize]) -> Vec<Found<DateWords>> {
    scan(&Words::new(text, sentence, parts::cut), GRAMMAR, may_begin)
}

/// The durations of a sentence in months, from left to right; positions as for [`dates`].
pub fn durations(text: &Text<'_>, sentence: &[usize]) -> Vec<Found<u32>> {
    scan(&Words::new(text, sentence, durations::cut), &[&durations::GRAMMAR], durations::may_begin)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::found::check_rules;
    use crate::record::claim::{DateParts, DateUnit};

    fn read(text: &str) -> Vec<(String, DateWords)> {
        let text = Text::new(text);
        let all: Vec<usize> = (0..text.tokens.len()).collect();
        dates(&text, &all).into_iter().map(|f| (text.between(f.first, f.end).to_owned(), f.value)).collect()
    }

    fn parts(date: &str) -> DateParts {
        let mut numbers = date.split('-').map(|n| n.parse::<i16>().ok());
        DateParts {
            year: numbers.next().flatten(),
            month: numbers.next().flatten().map(|n| u8::try_from(n).unwrap()),
            day: numbers.next().flatten().map(|n| u8::try_from(n).unwrap()),
        }
    }

    fn on(date: &str) -> DateWords {
        DateWords::On(parts(date))
    }

    fn between(from: &str, until: &str) -> DateWords {
        DateWords::Between(parts(from), parts(until))
    }

    #[test]
    fn every_rule_reads_its_examples_and_no_near_miss() {
        for rules in RULES {
            check_rules(rules, |text| {
                let text = Text::new(text);
                let all: Vec<usize> = (0..text.tokens.len()).collect();
                let dates = dates(&text, &all).into_iter().map(|f| f.rule);
                dates.chain(durations(&text, &all).into_iter().map(|f| f.rule)).collect()
            });
        }
    }

    #[test]
    fn the_beginnings_are_sorted() {
        assert!(BEGINNINGS.is_sorted());
    }

    #[test]
    fn a_date_is_taken_apart_as_it_is_told() {
        let cases = [
            ("17 December 2019", on("2019-12-17")),
            ("December 17th, 2019", on("2019-12-17")),
            ("Dec. 17", on("X-12-17")),
            ("the 17th of December", on("X-12-17")),
            ("2019/12/17", on("2019-12-17")),
            ("17.12.2019", on("2019-12-17")),
            ("April 2020", on("2020-04")),
            ("Tuesday (March 3)", on("X-03-03")),
            ("2019年12月17日", on("2019-12-17")),
            ("March 9 and 10", between("X-03-09", "X-03-10")),
            ("9-10 March 2021", between("2021-03-09", "2021-03-10")),
            ("from 27 to 31 October 2025", between("2025-10-27", "2025-10-31")),
            ("between 3 and 5 May", between("X-05-03", "X-05-05")),
            ("December 30 to January 2, 2021", between("2020-12-30", "2021-01-02")),
            ("March 30-April 2", between("X-03-30", "X-04-02")),
            ("2021-2025", between("2021", "2025")),
            ("from July 2021 to August 2022", between("2021-07", "2022-08")),
            ("the third quarter of 2019", between("2019-07", "2019-09")),
            ("spring 2021", on("2021")),
            ("yesterday", DateWords::Relative(DateUnit::Day, -1)),
            ("last Friday", DateWords::Weekday(5, -1)),
            ("three years ago", DateWords::Relative(DateUnit::Year, -3)),
            ("Dec 20 last year", DateWords::Shifted(parts("X-12-20"), DateUnit::Year, -1)),
            ("last December", DateWords::Shifted(parts("X-12"), DateUnit::Month, -1)),
        ];
        for (text, value) in cases {
            assert_eq!(read(text), [(text.to_owned(), value)], "{text}");
        }
    }

    #[test]
    fn the_words_around_a_date_are_no_part_of_it() {
        assert_eq!(read("Both met in Urumqi on Jan 9, and signed"), [("Jan 9".to_owned(), on("X-01-09"))]);
        assert_eq!(read("签于2019年12月17日在成都"), [("2019年12月17".to_owned(), on("2019-12-17"))]);
    }

    #[test]
    fn the_preposition_of_a_date_is_told() {
        let text = Text::new("valid until 2028, signed on the afternoon of May 3, from 2 to 4 June");
        let all: Vec<usize> = (0..text.tokens.len()).collect();
        let told: Vec<_> = dates(&text, &all).into_iter().map(|f| f.preposition).collect();
        assert_eq!(told, [Some("until"), Some("on"), Some("from")]);
    }

    #[test]
    fn a_duration_is_told_in_months() {
        let text = Text::new("a five-year deal, then for 18 months, a period of two decades, a twenty-five-year lease");
        let all: Vec<usize> = (0..text.tokens.len()).collect();
        let months: Vec<u32> = durations(&text, &all).into_iter().map(|f| f.value).collect();
        assert_eq!(months, [60, 18, 240, 300]);
    }

    proptest::proptest! {
        #[test]
        fn any_text_gives_ranges_in_bounds(text in words(), skip in 1usize..4) {
            let text = Text::new(&text);
            let some: Vec<usize> = (0..text.tokens.len()).filter(|i| i % skip == 0).collect();
            let dates = dates(&text, &some).into_iter().map(|f| (f.first, f.end));
            let mut last = 0;
            for (first, end) in dates {
                assert!(last <= first && first < end && end <= some.len());
                last = end;
            }
            assert!(durations(&text, &some).iter().all(|f| f.first < f.end && f.end <= some.len()));
        }
    }

    /// Texts made of the words that the grammar knows, and of anything.
    fn words() -> impl proptest::strategy::Strategy<Value = String> {
        let known = "January|Mar\\.|may|May|Tuesday|Sun|from|to|between|and|of|the|last|this|next|year|month|week|ago|\
                     2019|1800|30|31|9-10|17th|2019-12-17|31/12/2020|17\\.12\\.2019|2021-25|mid-May|early|end|quarter|\
                     Q3|first|FY2023|five|five-year|a|-|–|\\(|\\)|,|\\.|年|12月17日|on|in|yesterday|'s|\\PC{0,4}";
        proptest::string::string_regex(&format!("(({known}) ?){{0,24}}")).unwrap()
    }
}
