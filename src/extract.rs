//! Extraction: from an article's text to what it says, in its own words.
//!
//! A cascade of stages, each a pure function of what the one before it saw:
//! text and tokens → blocks and sentences → parts of speech → dates, names → groups → deals → discourse.

pub mod amounts;
pub mod areas;
pub mod dates;
pub mod deals;
pub mod discourse;
pub mod document;
pub mod events;
pub mod explain;
pub mod found;
pub mod groups;
pub mod head;
pub mod initiatives;
pub mod money;
pub mod names;
pub mod number;
pub mod parties;
pub mod people;
mod retag;
pub mod rule;
pub mod sent;
pub mod sentence;
pub mod tagger;
pub mod text;
pub mod token;
pub mod words;

use crate::lexicon::Lexicon;
use crate::record::Article;
use crate::record::claim::{Claims, DateWords};
use document::BlockKind;
use found::Found;
use names::registry::Registry;
use sent::Sent;
use std::collections::HashSet;
use text::Text;

/// The longest sentence that is read as one, in tokens.
const LONGEST_SENTENCE: usize = 1000;

/// What an article says.
pub fn extract(article: &Article, lexicon: &Lexicon) -> Claims {
    with_sentences(article, lexicon, |text, document, sentences, mut registry| {
        let here = document.dateline.map(|line| (line.place.0, line.place.1));
        // `GEORGETOWN, Guyana`: the town.
        let town = |start: usize, end: usize| text.text[start..end].find(',').map_or(end, |at| start + at);
        let here = here.map(|(start, end)| (start, town(start, end)));
        let here = here.map(|(start, end)| (text.text[start..end].to_owned(), text.span_of_bytes(start, end)));
        let people = people::people(sentences, &mut registry, lexicon);
        let mut deals = discourse::assemble(sentences, &people, &mut registry, lexicon, &here);
        discourse::occasion::complete(sentences, &mut deals, &mut registry, &here);
        let mut claims = Claims { deals, people, ..Claims::default() };
        claims.events = events::events(sentences, &registry, &claims.deals);
        claims.initiatives = initiatives::initiatives(sentences, &mut registry, lexicon, &mut claims.deals);
        claims.amounts = money::amounts_of(text, sentences, &mut claims.deals, lexicon);
        head::head(text, document, &article.metadata, &mut claims);
        claims.names = registry.names;
        claims
    })
}

/// Reads an article up to its sentences with their groups, names, dates and deals, and hands them to `then`.
fn with_sentences<R>(
    article: &Article,
    lexicon: &Lexicon,
    then: impl FnOnce(&Text<'_>, &document::Document, &[discourse::Sentence<'_, '_>], Registry<'_>) -> R,
) -> R {
    let text = Text::new(&article.text);
    let document = document::document(&text, article);
    let mut read: Vec<(Sent<'_>, BlockKind, usize)> = Vec::new();
    for sentence in sentence::sentences(&text, &document).into_iter().filter(|s| is_read(s.kind)) {
        // What never ends is no sentence; in pieces the grammar's time stays linear in the text.
        for tokens in sentence.tokens.chunks(LONGEST_SENTENCE) {
            // A tab parts cells as a bar does.
            let shown = |word| if word == "\t" { "|" } else { word };
            let words: Vec<&str> = tokens.iter().map(|&t| shown(text.word(t))).collect();
            let mut tags = Vec::with_capacity(words.len());
            tagger::tag(&words, &mut tags);
            retag::retag(&words, &mut tags, lexicon);
            let mut sent = Sent::new(&text, tokens.to_vec(), tags);
            // A long sentence full of names is no headline.
            sent.title_case &= sentence.kind != BlockKind::Body || sent.len() < 16;
            read.push((sent, sentence.kind, sentence.block));
        }
    }
    let dates: Vec<Vec<Found<DateWords>>> = read.iter().map(|(sent, ..)| dates::dates(&text, &sent.tokens)).collect();
    let mut named = Vec::new();
    for ((sent, ..), dates) in read.iter().zip(&dates) {
        let mut taken = vec![false; sent.len()];
        for date in dates {
            taken[date.first..date.end].fill(true);
        }
        named.push(names::names(sent, lexicon, &taken));
    }
    let small: HashSet<&str> =
        (0..text.tokens.len()).map(|t| text.word(t)).filter(|word| word.starts_with(char::is_lowercase)).collect();
    let sents: Vec<&Sent<'_>> = read.iter().map(|(sent, ..)| sent).collect();
    names::drop_opening_words(&sents, &mut named, &small);
    names::add_opening_words(&sents, &mut named, &small);
    let mut registry = Registry::new(lexicon, small);
    let mut entries: Vec<Vec<usize>> =
        read.iter().zip(&named).map(|((sent, ..), names)| registry.note_all(sent, names)).collect();
    let joined = registry.join();
    for entry in entries.iter_mut().flatten() {
        *entry = joined[*entry];
    }
    let mut sentences = Vec::new();
    for (((sent, kind, block), dates), (names, entries)) in read.iter().zip(&dates).zip(named.iter().zip(entries)) {
        let ranges: Vec<(usize, usize)> = dates.iter().map(|d| (d.first, d.end)).collect();
        let groups = groups::groups(sent, lexicon, names, &ranges);
        let mut refused = Vec::new();
        let deals = if *kind == BlockKind::About { Vec::new() } else { deals::deals(&groups, lexicon, &mut refused) };
        sentences.push(discourse::Sentence {
            sent,
            groups,
            entries,
            dates,
            deals,
            refused,
            kind: *kind,
            block: *block,
        });
    }
    then(&text, &document, &sentences, registry)
}

/// Whether sentences of this kind of block are read.
fn is_read(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Title | BlockKind::Heading | BlockKind::Body | BlockKind::Item | BlockKind::About)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::claim::DealClaim;

    /// What the program reads off a few sentences that stand under a headline.
    pub fn claims_of(body: &str) -> Claims {
        let text = format!("Harbour notes\n\n{body}\n");
        let article = crate::read::article(text.into_bytes(), "notes.txt").0.unwrap();
        extract(&article, Lexicon::for_tests())
    }

    /// Each deal of a few sentences in words: `say` is given it and its parties.
    pub fn deals_of(body: &str, say: fn(&DealClaim, &str) -> String) -> Vec<String> {
        let claims = claims_of(body);
        let parties = |deal: &DealClaim| {
            let names = deal.parties.iter().map(|p| claims.names[p.value.name].name.as_str());
            names.collect::<Vec<_>>().join(", ")
        };
        claims.deals.iter().map(|deal| say(deal, &parties(deal))).collect()
    }

    /// Checks texts against the deals that they must tell.
    pub fn check(told: fn(&str) -> Vec<String>, cases: &[(&str, &[&str])]) {
        for (text, want) in cases {
            assert_eq!(told(text), *want, "{text}");
        }
    }

    /// For each deal of a few sentences its status, its date as it is written (`2019-05-04`, `2004`; other words by their
    /// value) and the name of its place.
    pub fn when_and_where(body: &str) -> Vec<(Option<crate::record::concept::Status>, String, String)> {
        let claims = claims_of(body);
        let shown = |date: DateWords| match date {
            DateWords::On(parts) => {
                let year = parts.year.map(|year| format!("{year:04}"));
                let rest = [parts.month, parts.day].into_iter().flatten().map(|part| format!("{part:02}"));
                year.into_iter().chain(rest).collect::<Vec<_>>().join("-")
            }
            other => format!("{other:?}"),
        };
        let told = claims.deals.iter().map(|deal| {
            let date = deal.date.as_ref().map_or(String::new(), |date| shown(date.value));
            let place = deal.place.as_ref().map_or(String::new(), |place| claims.names[place.value].name.clone());
            (Some(deal.status.value), date, place)
        });
        told.collect()
    }

    /// The static ids of rules that are claimed by their names.
    pub fn fired<'c>(rules: &[rule::Rule], claimed: impl IntoIterator<Item = &'c str>) -> Vec<&'static str> {
        claimed.into_iter().filter_map(|id| rules.iter().find(|rule| rule.id == id).map(|rule| rule.id)).collect()
    }
}
