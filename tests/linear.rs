//! Texts that say one thing thousands of times: what they tell is read in full, in time that grows with their length.
//!
//! Each of them once took time that grew with the square of it, which is minutes at these sizes without optimisation; a
//! step that falls back to that is seen by the time that these tests take.

use pactgraph::lexicon::Lexicon;
use pactgraph::normalize::normalize;
use pactgraph::record::NodeKind;
use pactgraph::record::claim::Claims;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::embedded().unwrap());

/// What a text says, and how many nodes of a kind it makes.
fn claims(text: String) -> (Claims, impl Fn(NodeKind) -> usize) {
    let article = pactgraph::read::article(text.into_bytes(), "long.md").0.unwrap();
    let claims = pactgraph::extract::extract(&article, &LEXICON);
    let dataset = pactgraph::merge::merge([normalize(&article, &claims, &LEXICON)], Vec::new(), "linear");
    (claims, move |kind| dataset.of_kind(kind).count())
}

/// A phrase for each number.
fn numbered(count: usize, phrase: impl Fn(usize) -> String) -> String {
    (0..count).fold(String::new(), |mut text, n| {
        text.write_str(&phrase(n)).unwrap();
        text
    })
}

/// A made-up name for a number.
fn name(mut n: usize) -> String {
    let mut letters = String::from("Q");
    loop {
        letters.push(char::from(b"aeioudlmnrst"[n % 12]));
        n /= 12;
        if n == 0 {
            return letters + "uk";
        }
    }
}

#[test]
fn a_deal_told_thousands_of_times_is_one_deal_that_all_of_them_tell() {
    let count = 4000;
    let (claims, nodes) = claims("China and France signed an agreement. ".repeat(count));
    assert_eq!(nodes(NodeKind::Agreement), claims.deals.len());
    let told: BTreeSet<_> = claims.deals.iter().flat_map(|deal| deal.also.iter().chain([&deal.sentence])).collect();
    assert!(told.len() + 2 >= count, "{} of {count} sentences tell a deal", told.len());
    assert!(claims.deals.iter().all(|deal| deal.also.is_sorted()));
}

#[test]
fn thousands_of_deals_are_told_apart() {
    let count = 2000;
    let text = numbered(count, |n| {
        format!("The Port of {} and the Port of {} signed a treaty. ", name(2 * n), name(2 * n + 1))
    });
    let (claims, _) = claims(text);
    assert_eq!(claims.deals.iter().filter(|deal| deal.parties.len() == 2).count(), count);
}

#[test]
fn thousands_of_amounts_are_each_told_once() {
    let count = 6000;
    let (free, nodes) = claims(numbered(2 * count, |n| format!("Fish for ${} million was sold. ", 3 + n % count)));
    assert_eq!((free.amounts.len(), nodes(NodeKind::Amount)), (count, count));
}

#[test]
fn thousands_of_amounts_of_one_deal_are_each_told_once() {
    let count = 2000;
    let text = numbered(count, |n| format!("China and France signed a contract worth ${} million. ", n + 3));
    let (claims, _) = claims(text);
    let values: BTreeSet<_> = claims.deals.iter().flat_map(|deal| &deal.amounts).map(|a| &a.value).collect();
    assert_eq!(values.len(), count);
}

#[test]
fn thousands_of_people_are_each_one_and_are_known_by_their_surnames() {
    let count = 2000;
    let text = numbered(count, |n| format!("Minister {} {} spoke. Mr {1} left. ", name(n), name(count + n)));
    let (claims, _) = claims(text);
    assert_eq!(claims.people.len(), count);
}

#[test]
fn a_page_of_nothing_but_bars_tabs_or_numbers_is_read() {
    for text in [
        "| ".repeat(300_000),
        "1. ".repeat(60_000),
        format!("Alma {}met.", "\t ".repeat(300_000)),
        "Alma\t1\t".repeat(20_000),
        // Each of these calls for the next.
        format!("1{},100", ",10".repeat(60_000)),
        "com.".repeat(100_000),
    ] {
        let (claims, _) = claims(text);
        assert_eq!((claims.deals.len(), claims.people.len()), (0, 0));
    }
}

#[test]
fn a_word_without_end_is_one_name_or_none() {
    let (claims, nodes) =
        claims(format!("Two ports sign a pact\n\n{} signed a treaty with Kenya.", "Alma-".repeat(80_000)));
    assert!(claims.deals.len() <= 1);
    assert!(nodes(NodeKind::Agreement) <= 1);
}

#[test]
fn thousands_of_places_are_each_linked_where_they_stand() {
    let count = 3000;
    let (claims, nodes) =
        claims("Kenya and Ghana signed a treaty in Accra. Peru and Chile signed a pact in Lima. ".repeat(count));
    let places = claims.deals.iter().filter(|deal| deal.place.is_some()).count();
    assert!(
        places >= 2 && nodes(NodeKind::Place) == 8,
        "{places} deals with a place, {} places",
        nodes(NodeKind::Place)
    );
}
