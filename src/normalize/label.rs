//! Labels: names without article and possessive, and names by rule for what the text leaves unnamed.

use crate::record::Concept;
use crate::record::claim::{DealClaim, EventClaim};

/// A name as a label: white space folded, without leading article, quotes and trailing possessive.
pub fn plain(form: &str) -> String {
    let folded = form.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut name = folded.as_str();
    for article in ["The ", "the "] {
        // `The Gambia`, `The Hague` keep theirs: one word after it, and in capitals.
        if let Some(rest) = name.strip_prefix(article)
            && (article == "the " || rest.contains(' '))
        {
            name = rest;
        }
    }
    name = name.trim_end_matches(['.', ',', ';', ':']).trim_matches(['"', '“', '”']);
    for possessive in ["'s", "’s"] {
        name = name.strip_suffix(possessive).unwrap_or(name);
    }
    // A dot that ends an abbreviation belongs to the name: `Acme Inc.`, `the U.S.`
    let dotted = folded.ends_with('.') && folded.rsplit(' ').next().is_some_and(|last| last.len() <= 6);
    if dotted && folded.ends_with(&format!("{name}.")) { format!("{name}.") } else { name.to_owned() }
}

/// What makes two forms one label: lower case, letters and digits only.
pub fn fold(form: &str) -> String {
    form.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The label of an agreement: its own name, else kind, parties and year.
pub fn agreement(deal: &DealClaim, parties: &[&str], date: Option<&str>) -> String {
    if let Some(title) = &deal.title {
        return plain(&title.value);
    }
    let kind = Concept::from(deal.kind.value).label();
    let of = joined(parties);
    let count = deal.count.as_ref().map(|c| format!(" ({} told together)", c.value)).unwrap_or_default();
    let year = date.map(|d| format!(" ({})", d.split('/').next().unwrap_or(d))).unwrap_or_default();
    if of.is_empty() { format!("{kind}{count}{year}") } else { format!("{kind} of {of}{count}{year}") }
}

/// `A`, `A and B`, `A, B and C`, `A, B and 6 others`.
fn joined(parties: &[&str]) -> String {
    match parties {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [a, b] => format!("{a} and {b}"),
        [a, b, c] => format!("{a}, {b} and {c}"),
        [a, b, rest @ ..] => format!("{a}, {b} and {} others", rest.len()),
    }
}

/// The label of an event: its own name, else kind, place and date.
pub fn event(event: &EventClaim, place: Option<&str>, date: Option<&str>) -> String {
    if let Some(title) = &event.title {
        return plain(&title.value);
    }
    let kind = Concept::from(event.kind.value).label();
    let place = place.map(|p| format!(" in {p}")).unwrap_or_default();
    let date = date.map(|d| format!(" ({d})")).unwrap_or_default();
    format!("{kind}{place}{date}")
}

/// A label cut to about 50 characters at a word, for use in ids.
pub fn short(label: &str) -> String {
    let mut short = String::new();
    for word in label.split_whitespace() {
        if short.chars().count() + word.chars().count() > 50 {
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    // Ids keep to Latin letters: what a slug would replace by a hash is left out here, the id has its own hash.
    short.chars().filter(|c| c.is_ascii_alphanumeric() || *c == ' ' || *c == '-').collect()
}

/// Months as an `xsd:duration`.
pub fn duration(months: u32) -> String {
    match (months / 12, months % 12) {
        (years, 0) if years > 0 => format!("P{years}Y"),
        (0, months) => format!("P{months}M"),
        (years, months) => format!("P{years}Y{months}M"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_lose_article_and_possessive_but_keep_their_dots() {
        assert_eq!(plain("the  Customs of\nChongqing"), "Customs of Chongqing");
        assert_eq!(plain("The Gambia"), "The Gambia");
        assert_eq!(plain("Acme Co., Ltd."), "Acme Co., Ltd.");
        assert_eq!(plain("Norland’s"), "Norland");
    }

    #[test]
    fn months_become_durations() {
        assert_eq!([duration(60), duration(18), duration(6)], ["P5Y", "P1Y6M", "P6M"]);
    }
}
