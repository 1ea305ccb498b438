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
    let here = span(sentence, phrase.first, phrase.end);
    let rule = |kind| if kind == NameKind::Place { "name-country" } else { "name-known-body" };
    let sides = lexicon.pair(&sentence.sent.folded(phrase.first, phrase.end));
    sides.into_iter().map(|(name, kind)| registry.mention(&name, here, kind, rule(kind))).collect()
}

/// The two places of the headline: `the U.S.-Vietnam Partnership`, `Norland and Estavia …`.
pub(super) fn title_pair(sentences: &[Sentence<'_, '_>], registry: &Registry<'_>) -> Vec<usize> {
    let Some(title) = sentences.iter().find(|s| s.kind == BlockKind::Title) else { return Vec::new() };
    let mut pair: Vec<usize> = Vec::new();
    let mut ends = 0;
    for (index, (name, &entry)) in title.groups.names.iter().zip(&title.entries).enumerate() {
        // `Italian diplomas`: what is from a place is not the place.
        let only_from =
            title.groups.list.iter().filter_map(|g| g.noun()).any(|n| {
                n.inner.contains(&index) && n.agreement.is_none() && n.name.is_none() && n.possessor.is_none()
            });
        if only_from && registry.country_of(entry).is_some() {
            continue;
        }
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
