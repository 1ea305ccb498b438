//! What the page says about the article: headline, dates of publication, publisher.

mod figures;

use super::dates;
use super::document::{Document, is_two_figures};
use super::rule::Rule;
use super::text::Text;
use crate::record::Confidence;
use crate::record::article::{Metadata, Stated};
use crate::record::claim::{Claims, DateParts, DateWords, Read};

/// The rules of the head.
pub const RULES: &[Rule] = &[
    Rule {
        id: "title",
        reads: "The headline: the first heading, or the first line that reads like one.",
        examples: &["Two ports sign a pact on pilots\n\nThe ports met in May and signed it."],
        near_misses: &["The ports met in May and signed it."],
    },
    Rule {
        id: "published",
        reads: "A date of publication: beside a word such as `Published`, alone on a line, or in the dateline; else the one day in a line above the text, before its first sentence or in a short line below it, or the month of an issue.",
        examples: &[
            "Two ports sign a pact\n\nPublished: 3 May 2021\n\nThe ports met and signed it.",
            "Two ports sign a pact\n\nLocal News | Jun 24, 2016 | by Ada Brook | The Shore Mirror | Four comments\n\nThe ports met in Alma and signed the pact.",
            "Two ports sign a pact\n\nAlma, May 24, 2016 /WIRE/ The ports met in Alma and signed it there.",
            "Two ports sign a pact\n\nThe ports met in Alma and signed it there.\n\nSeen by many on 4 November 1977, page 9",
            "HARBOUR NEWS   No. 4   March 1999\n\nTwo ports sign a pact\n\nThe ports met in Alma and signed it there.",
        ],
        near_misses: &[
            "Two ports sign a pact\n\nThe ports met on 3 May 2021 and signed it.",
            "Two ports sign a pact\n\nOn May 24, 2016 the ports met in Alma and signed it there.",
            "Two ports sign a pact\n\nThe ports met in Alma and signed it there.\n\nLetters went out on 28 March 2011.",
        ],
    },
    Rule {
        id: "publisher",
        reads: "Who published it: beside `Source`, in the dateline, or as the holder of the copyright.",
        examples: &["Two ports sign a pact\n\nThe ports met and signed it.\n\nSource: Harbour Daily"],
        near_misses: &["Two ports sign a pact\n\nThe ports met and signed it at the source of the river."],
    },
    Rule {
        id: "title-stated",
        reads: "The headline that the input states: front matter, a page's own data, or a field of a record.",
        examples: &["---\ntitle: Two ports sign a pact\n---\n\nThe ports met in May and signed it."],
        near_misses: &["Two ports sign a pact on pilots\n\nThe ports met in May and signed it."],
    },
    Rule {
        id: "published-stated",
        reads: "The date of publication that the input states.",
        examples: &[
            "---\npublished: 2021-05-03T08:00:00Z\n---\n\nTwo ports sign a pact\n\nThe ports met and signed it.",
        ],
        near_misses: &["Two ports sign a pact\n\nPublished: 3 May 2021\n\nThe ports met and signed it."],
    },
    Rule {
        id: "published-figures",
        reads: "The day of publication in figures that have two readings, by another day in figures on the page, by the weekday or the zone of time beside it, or by the days that the text tells.",
        examples: &[
            "Two ports sign a pact\n\n06/10/2022\n\nThe ports signed it in Alma on October 5, it was said.",
            "Two ports sign a pact\n\n06/10/2022 (GMT+7)\n\nThe ports met in Alma and signed it, it was said.",
            "Two ports sign a pact\n\nThursday 06/10/2022\n\nThe ports met in Alma and signed it, it was said.",
            "Two ports sign a pact\n\n06/10/2022\n\nThe ports met in Alma on 13/08/2022 and signed it.",
        ],
        near_misses: &["Two ports sign a pact\n\n06/10/2022\n\nThe ports met in Alma and signed it, it was said."],
    },
    Rule {
        id: "publisher-stated",
        reads: "The publisher that the input states.",
        examples: &["---\npublisher: Harbour Daily\n---\n\nTwo ports sign a pact\n\nThe ports met and signed it."],
        near_misses: &["Two ports sign a pact\n\nThe ports met and signed it.\n\nSource: Harbour Daily"],
    },
];

/// Title, dates of publication and publisher; what the input states wins, and its rule says so.
pub fn head(text: &Text<'_>, document: &Document, stated: &Metadata, claims: &mut Claims) {
    let folded = |start: usize, end: usize| text.text[start..end].split_whitespace().collect::<Vec<_>>().join(" ");
    let read = |(start, end), rule, confidence| {
        Read::new(folded(start, end), text.span_of_bytes(start, end), rule, Confidence::new(confidence))
    };
    let is_stated = |value: &Option<Stated>, span| value.as_ref().is_some_and(|value| value.span == span);
    let given = |found: Read<String>, value: &Option<Stated>, rule: &str| match is_stated(value, found.span) {
        true => Read { rule: rule.to_owned(), confidence: Confidence::CERTAIN, ..found },
        false => found,
    };
    let title = document.title.map(|range| read(range, "title", 900));
    claims.title = title.map(|found| given(found, &stated.title, "title-stated"));
    let publisher = document.publisher.map(|range| read(range, "publisher", 850));
    claims.publisher = publisher.map(|found| given(found, &stated.publisher, "publisher-stated"));
    for &(start, end) in &document.published {
        let tokens: Vec<usize> = (text.token_at(start)..text.token_at(end)).collect();
        if let Some(day) = figures::day(text, (start, end)) {
            let value = DateWords::On(day);
            claims.published.push(Read::new(
                value,
                text.span_of_bytes(start, end),
                "published-figures",
                Confidence::new(700),
            ));
            continue;
        }
        if let Some(date) = dates::dates(text, &tokens).first() {
            let span = text.span(tokens[date.first], tokens[date.end - 1] + 1);
            let elsewhere = document.year.map(|(a, b)| &text.text[a..b]);
            // `23 May 08`
            let rest = tokens.get(date.end).filter(|_| date.end + 1 == tokens.len());
            let short = rest.map(|last| text.word(*last)).filter(|word| is_two_figures(word));
            let value =
                with_year(date.value, short.or(elsewhere).or_else(|| year_of_figures(text, document, date.value)));
            let whole = text.span_of_bytes(start, end);
            claims.published.push(match is_stated(&stated.published, whole) {
                true => Read::new(value, span, "published-stated", Confidence::CERTAIN),
                false => Read::new(value, span, "published", Confidence::new(900)),
            });
        }
    }
}

/// The year of `07/06/2021` for a day told without one, `July 6`: of the two readings of the figures it names the right one.
fn year_of_figures<'t>(text: &Text<'t>, document: &Document, date: DateWords) -> Option<&'t str> {
    let DateWords::On(DateParts { year: None, month: Some(month), day: Some(day) }) = date else { return None };
    document.published.iter().find_map(|&(start, end)| {
        let (first, rest) = text.text[start..end].split_once('/')?;
        let (second, year) = rest.split_once('/')?;
        let (first, second) = (first.parse().ok()?, second.parse().ok()?);
        let read = [(first, second), (second, first)];
        (year.len() == 4 && read.contains(&(month, day))).then_some(year)
    })
}

/// A day without year in the year that another line tells, in four figures or in two.
fn with_year(date: DateWords, year: Option<&str>) -> DateWords {
    let told = year.and_then(|year| year.parse::<i16>().ok());
    let full = told.map(|year| match year {
        0..30 => year + 2000,
        30..100 => year + 1900,
        _ => year,
    });
    match date {
        DateWords::On(parts) if parts.year.is_none() => DateWords::On(DateParts { year: full, ..parts }),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::RULES;
    use crate::extract::extract;
    use crate::extract::found::check_rules;
    use crate::extract::tests::fired;
    use crate::lexicon::Lexicon;

    #[test]
    fn every_rule_reads_its_examples_and_no_near_miss() {
        let lexicon = Lexicon::embedded().unwrap();
        check_rules(RULES, |text| {
            let article = crate::read::article(text.as_bytes().to_vec(), "notes.md").0.unwrap();
            let claims = extract(&article, &lexicon);
            let mut ids: Vec<String> = claims.published.iter().map(|date| date.rule.clone()).collect();
            ids.extend(claims.title.iter().chain(&claims.publisher).map(|read| read.rule.clone()));
            fired(RULES, ids.iter().map(String::as_str))
        });
    }
}
