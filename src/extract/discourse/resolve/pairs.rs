//! Two places told as a pair: in one word (`China-Laos`), or by the headline.

use crate::extract::discourse::{Sentence, span};
use crate::extract::document::BlockKind;
use crate::extract::names::registry::Registry;
use crate::extract::parties::Phrase;
use crate::lexicon::Lexicon;
use crate::record::claim::NameKind;

/// The two places in `China-Laos`, if the name is such a pair.
pub(super) fn hyphen_pair(
    sentence: &Sentence<'_, '_>,
    phrase: &Phrase,
    registry: &mut Registry<'_>,
    lexicon: &Lexicon,
) -> Vec<usize> {
    let at = phrase;
    let word = sentence.sent.word(at.first);
    if at.end != at.first + 1 || !word.contains(['-', '–', '‐']) {
        return Vec::new();
    }
    // `Guinea-Bissau` is one country.
    if lexicon.places.name(word).is_some() {
        return Vec::new();
    }
    let parts: Vec<&str> = word.split(['-', '–', '‐']).collect();
    let here = span(sentence, at.first, at.end);
    // Both halves must be places, peoples or unions of states, else it is one name with a hyphen.
    let side = |part: &&str| {
        let lower = part.to_lowercase();
        let body = || lexicon.bodies.longest_at(0, |i| if i == 0 { &lower } else { "" }).map(|(_, kind)| *kind);
        match lexicon.places.word(&lower) {
            Some(place) => Some((place.name.to_string(), NameKind::Place, "name-country")),
            None => body().map(|kind| ((*part).to_owned(), NameKind::Organization(kind), "name-known-body")),
        }
    };
    let sides: Vec<_> = parts.iter().filter_map(side).collect();
    if sides.len() != parts.len() || sides.len() < 2 {
        return Vec::new();
    }
    sides.into_iter().map(|(name, kind, rule)| registry.mention(&name, here, kind, rule)).collect()
}

/// The two places of the headline: `the U.S.-Vietnam Partnership`, `Norland and Estavia …`.
pub(super) fn title_pair(sentences: &[Sentence<'_, '_>], registry: &Registry<'_>) -> Vec<usize> {
    let Some(title) = sentences.iter().find(|s| s.kind == BlockKind::Title) else { return Vec::new() };
    let mut pair: Vec<usize> = Vec::new();
    let mut ends = 0;
    for (name, &entry) in title.groups.names.iter().zip(&title.entries) {
        if registry.names[entry].kind == NameKind::Place && !pair.contains(&entry) {
            // `Baku, Azerbaijan` and `Washington, D.C.` are one place each.
            if !pair.is_empty() && title.sent.word(ends) == "," && ends + 1 == name.first {
                return Vec::new();
            }
            pair.push(entry);
            ends = name.close;
        } else if let Some(known) = registry.pair(title.sent.word(name.first)) {
            pair.extend(known);
        }
    }
    if pair.len() == 2 { pair } else { Vec::new() }
}
