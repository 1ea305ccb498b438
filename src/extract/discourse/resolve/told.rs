//! Parties told by what they are: a people stands for its country, a common noun for a body that is named nowhere.

use crate::extract::discourse::{Sentence, span};
use crate::extract::names::registry::Registry;
use crate::extract::parties::{Phrase, is_company_noun};
use crate::extract::tagger::Tag;
use crate::lexicon::Lexicon;
use crate::record::claim::NameKind;

/// The country of a people (`Kenyan`); any other entry as it is.
pub(super) fn country(
    entry: usize,
    sentence: &Sentence<'_, '_>,
    phrase: &Phrase,
    registry: &mut Registry<'_>,
    lexicon: &Lexicon,
) -> usize {
    let hit = lexicon.places.name(&registry.names[entry].name).filter(|hit| hit.demonym);
    match hit.filter(|_| registry.names[entry].kind == NameKind::Place) {
        Some(hit) => {
            registry.mention(&hit.name, span(sentence, phrase.first, phrase.end), NameKind::Place, "name-country")
        }
        None => entry,
    }
}

/// A body that is told and named nowhere: `the union`, `the provincial government`; `it` and `the company` stay open.
pub(super) fn unnamed(
    sentence: &Sentence<'_, '_>,
    phrase: &Phrase,
    registry: &mut Registry<'_>,
    lexicon: &Lexicon,
) -> Vec<(usize, u16)> {
    let sent = sentence.sent;
    let head = sent.lower(phrase.end - 1);
    let first = phrase.first + usize::from(sent.tag(phrase.first) == Tag::Dt);
    let seat = matches!(head, "city" | "county" | "municipality" | "province" | "town" | "township" | "village");
    let body = (seat || lexicon.org_heads.word(head).is_some()) && (!is_company_noun(head) || phrase.end > first + 1);
    if first >= phrase.end || !body {
        return Vec::new();
    }
    let form = sent.folded(first, phrase.end);
    let here = span(sentence, first, phrase.end);
    vec![(registry.mention(&form, here, NameKind::Described, "party-described"), 450)]
}

/// The state whose leader a surname behind it is: `Japan's Kishida`.
pub(super) fn led_by(
    sentence: &Sentence<'_, '_>,
    name: usize,
    entry: usize,
    registry: &Registry<'_>,
    lexicon: &Lexicon,
) -> Option<usize> {
    let group = sentence.groups.list.iter().find_map(|g| g.noun().filter(|n| n.name == Some(name)))?;
    let state = sentence.entries[*group.inner.last()?];
    let led = lexicon.leaders.leads(&registry.names[state].name, &registry.names[entry].name);
    (registry.names[state].kind == NameKind::Place && led).then_some(state)
}

/// Whether a name is that of a part of something: `phase 5`, `round 2`.
pub(super) fn is_part(name: &str) -> bool {
    name.split_once(' ').is_some_and(|(head, number)| {
        matches!(head, "article" | "chapter" | "part" | "phase" | "round" | "section" | "stage" | "step")
            && number.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'i' | b'v' | b'x'))
    })
}
