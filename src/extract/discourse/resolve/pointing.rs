//! Words that point back: `the two sides`, `the company`, `it`.

use super::{Resolver, report_of};
use crate::extract::discourse::Sentence;
use crate::extract::document::BlockKind;
use crate::extract::names::Name;
use crate::extract::names::registry::Registry;
use crate::extract::names::run::is_place_head;
use crate::extract::parties::{Phrase, is_company_noun, is_local};
use crate::extract::people::body::described;
use crate::lexicon::{PlaceLevel, singular};
use crate::record::claim::{NameKind, PartyClaim, Read};
use crate::record::concept::PartyKind;

/// The two bodies that the sentence names before `the two` or `both`, if it names just two.
fn two_here(sentence: &Sentence<'_, '_>, phrase: &Phrase, registry: &Registry<'_>) -> Option<Vec<usize>> {
    if !matches!(sentence.sent.lower(phrase.end - 1), "two" | "both") {
        return None;
    }
    let mut here: Vec<usize> = Vec::new();
    for (name, &entry) in sentence.groups.names.iter().zip(&sentence.entries) {
        let body = matches!(registry.names[entry].kind, NameKind::Organization(_));
        if name.end <= phrase.first && body && !here.contains(&entry) {
            here.push(entry);
        }
    }
    (here.len() == 2).then_some(here)
}

/// Among so many pairs and lists named last are those whom `the two sides` means.
const LAST: usize = 500;

impl Resolver {
    /// `the two sides`, `both countries`: the last deal's parties, or those last named together, that fit.
    pub(super) fn several(
        &self,
        sentence: &Sentence<'_, '_>,
        phrase: &Phrase,
        count: usize,
        registry: &Registry<'_>,
    ) -> Vec<usize> {
        let head = singular(sentence.sent.lower(phrase.end - 1)).into_owned();
        // `the two city governments`
        let local = is_local(sentence.sent.lower(phrase.end.saturating_sub(2)));
        let head = if head == "government" && local { "city".to_owned() } else { head };
        let places = matches!(
            head.as_str(),
            "city"
                | "country"
                | "nation"
                | "province"
                | "region"
                | "place"
                | "state"
                | "county"
                | "town"
                | "district"
                | "neighbour"
                | "neighbor"
        );
        let companies = matches!(
            head.as_str(),
            "company" | "firm" | "business" | "enterprise" | "bank" | "university" | "airline" | "carrier"
        );
        let fits = |entries: &[usize]| {
            (count == 0 || entries.len() == count)
                && entries.len() >= 2
                && entries.iter().all(|&e| match registry.names[e].kind {
                    NameKind::Place => match head.as_str() {
                        "country" | "government" | "nation" | "state" => registry.is_country(e),
                        "city" | "county" | "province" | "town" => !registry.is_country(e),
                        "agency" | "authority" | "body" | "custom" | "institution" | "ministry" | "museum"
                        | "organisation" | "organization" | "port" => false,
                        _ => !companies,
                    },
                    // `the two mayors` act for no orchestras.
                    NameKind::Organization(kind)
                        if matches!(head.as_str(), "governor" | "mayor" | "premier" | "president") =>
                    {
                        matches!(kind, PartyKind::Government | PartyKind::InternationalOrganisation)
                    }
                    // `the two governments` are no ministries.
                    NameKind::Organization(kind) if head == "government" => kind == PartyKind::Government,
                    NameKind::Organization(_) | NameKind::Other => !places,
                    _ => false,
                })
        };
        // `A will lend B money under an agreement signed by the two`
        if let Some(here) = two_here(sentence, phrase, registry).filter(|here| fits(here)) {
            return here;
        }
        // In a list `both sides` are those of the item, or those whom all of it is about.
        let own = !matches!(head.as_str(), "country" | "government" | "side" | "state")
            || sentence.kind != BlockKind::Item
            || self.item.is_none_or(|block| block == sentence.block);
        if own && fits(&self.last) {
            return self.last.clone();
        }
        if !own && fits(&self.title_pair) {
            return self.title_pair.clone();
        }
        // `both sides` of a visit: the guests, however many, and the hosts; `they` are those of one just told.
        let people =
            matches!(head.as_str(), "they" | "them" | "two" | "both" | "head" | "leader" | "minister" | "president");
        if (matches!(head.as_str(), "side" | "party") || people)
            && count != 1
            && let Some((_, met)) =
                self.meetings[..self.meetings.partition_point(|(at, _)| *at <= self.sentence)].last()
            && (!people || fits(met))
        {
            return met.clone();
        }
        // `they` are those whom the sentence before is about; a noun (`the two sides`) may point farther back.
        let loose = matches!(head.as_str(), "they" | "them" | "leader" | "both")
            || matches!(head.as_str(), "bilateral" | "trilateral" | "two-way");
        let turns = self.turns.partition_point(|&turn| turn <= self.sentence);
        let turn = self.turns[..turns].last().copied().unwrap_or(0);
        let since = if loose { turn.max(self.sentence.saturating_sub(2)) } else { turn };
        let until = self.together.partition_point(|t| t.sentence <= self.sentence);
        let mut before = self.together[..until].iter().rev().take_while(|t| t.sentence >= since).take(LAST);
        let told = before.find(|t| {
            let before = t.sentence < self.sentence || t.first < phrase.first;
            let near = t.item.is_none_or(|block| block == sentence.block);
            before && near && fits(&t.entries) && (!loose || t.subject)
        });
        // `the two countries`, `both companies`: the two of that kind that the article names most.
        let one_kind = |entry: usize| {
            let kind = registry.names[entry].kind;
            match head.as_str() {
                "country" | "nation" | "state" | "government" | "leader" | "premier" | "president" => {
                    registry.is_country(entry)
                }
                _ if places => kind == NameKind::Place,
                _ => companies && matches!(kind, NameKind::Organization(_)),
            }
        };
        let told = told.map(|t| t.entries.clone());
        // `The two ministries`: where only as many are named at all.
        let headed = || Some(registry.headed(&head)).filter(|all| count >= 2 && all.len() == count);
        let told = told.or_else(headed);
        // `the two cities`, in an article that begins with two, whatever states and provinces it names besides
        let city = |entry: usize| {
            let town = registry.level(entry).is_none_or(|level| level == PlaceLevel::City);
            matches!(head.as_str(), "city" | "town") && one_kind(entry) && town
        };
        let cities = || self.cast.pair(city).filter(|pair| self.cast.opens_with(pair));
        told.or_else(|| cities().or_else(|| self.cast.pair(one_kind)).filter(|_| count == 2).map(|pair| pair.to_vec()))
            .unwrap_or_default()
    }

    /// `We signed …, Acme said`, `We signed …, said Ada Brook of Acme`: whoever says it.
    fn speaker(&self, sentence: &Sentence<'_, '_>, phrase: &Phrase, registry: &Registry<'_>) -> Option<usize> {
        let says = |i: usize| matches!(sentence.sent.lower(i), "said" | "says" | "added" | "announced" | "told");
        let speaks = |name: &Name| says(name.end) || name.first > 0 && says(name.first - 1);
        let after = sentence.groups.names.iter().zip(&sentence.entries).filter(|(name, _)| name.first > phrase.first);
        let (name, &entry) = after.into_iter().find(|(name, _)| speaks(name))?;
        match registry.names[entry].kind {
            NameKind::Person => self.acts_for.get(&entry).copied(),
            NameKind::Organization(_) => Some(entry),
            // `said Jamie, chief executive of Acme`: a person, though nothing else says so.
            NameKind::Other if sentence.sent.word(name.end) != "," => Some(entry),
            _ => None,
        }
    }

    /// `the company`, `it`: the body named last before this sentence that fits.
    pub(super) fn one(
        &self,
        sentence: &Sentence<'_, '_>,
        phrase: &Phrase,
        registry: &Registry<'_>,
        found: &[Read<PartyClaim>],
    ) -> Option<usize> {
        let head = singular(sentence.sent.lower(phrase.end - 1)).into_owned();
        let pronoun = matches!(head.as_str(), "it" | "its");
        if matches!(head.as_str(), "we" | "our") {
            let speaker = || self.speakers.get(&self.sentence).copied();
            return self.speaker(sentence, phrase, registry).or_else(speaker);
        }
        let company = is_company_noun(&head);
        let taken = |entry: usize| found.iter().any(|p| p.value.name == entry);
        // `the fund`, `the ministry`: the body whose name ends in the word.
        let general = matches!(
            head.as_str(),
            "agency" | "authority" | "body" | "entity" | "institution" | "organisation" | "organization"
        );
        // `the city`, whatever others a text names besides: the one called so that it begins with.
        let called = |entry: usize| {
            let name = registry.names[entry].name.to_lowercase();
            let place = registry.names[entry].kind == NameKind::Place;
            let (mut words, of) = (name.split(' '), name.split(' ').nth(1) == Some("of"));
            words.clone().next_back() == Some(&head) || (place || of) && words.any(|word| word == head)
        };
        let seat = || self.cast.first(|entry| called(entry) && !taken(entry)).filter(|_| is_place_head(&head));
        if let Some(entry) = seat() {
            return Some(entry);
        }
        let headed =
            || described(sentence, registry, phrase.end - 1).filter(|&entry| !pronoun && !company && !taken(entry));
        if !general && let Some(entry) = headed() {
            return Some(entry);
        }
        let fits = |entry: usize| {
            let kind = registry.names[entry].kind;
            let right = match head.as_str() {
                "lender" if matches!(kind, NameKind::Organization(PartyKind::InternationalOrganisation)) => true,
                _ if company => matches!(
                    kind,
                    NameKind::Organization(
                        PartyKind::Company | PartyKind::Other | PartyKind::Railway | PartyKind::Bank
                    ) | NameKind::Other
                ),
                "city" | "country" | "nation" | "province" | "region" | "state" | "county" | "town" | "district" => {
                    // `the state` is the Kogi State Government, too.
                    let government = kind == NameKind::Organization(PartyKind::Government);
                    let said = || registry.names[entry].name.to_lowercase().split(' ').any(|word| word == head);
                    kind == NameKind::Place || government && said()
                }
                "university" | "college" | "school" | "institute" => {
                    kind == NameKind::Organization(PartyKind::University)
                }
                "club" => matches!(kind, NameKind::Organization(_) | NameKind::Other),
                "bank" => kind == NameKind::Organization(PartyKind::Bank),
                "ministry" => kind == NameKind::Organization(PartyKind::Ministry),
                "government" => matches!(kind, NameKind::Organization(PartyKind::Government) | NameKind::Place),
                _ if pronoun => matches!(kind, NameKind::Organization(_) | NameKind::Other | NameKind::Place),
                _ => matches!(kind, NameKind::Organization(_)),
            };
            right && !taken(entry) && !registry.is_nobody(entry)
        };
        // `Our company agreed to …`, `visited our city`: whose page this is, the one that it names most.
        let own = sentence.sent.lower(phrase.first) == "our" && !sentence.groups.is_quoted(phrase.first);
        if let Some(entry) = self.cast.most(fits).filter(|_| own) {
            return Some(entry);
        }
        // `X said it …`: the first body named before the word, in its own sentence.
        let begins = report_of(sentence);
        let named: Vec<usize> = sentence
            .groups
            .names
            .iter()
            .zip(&sentence.entries)
            .filter(|(name, _)| name.first >= begins && name.end <= phrase.first)
            .filter(|(name, _)| !matches!(sentence.sent.word(name.end), "'s" | "’s" | ":"))
            // A ticker is no name: `OTCQB:ACME`.
            .filter(|(name, _)| name.first == 0 || sentence.sent.word(name.first - 1) != ":")
            // `the sale of X, which the company signed`: a noun points at the subject of another clause.
            .filter(|(name, _)| pronoun || acts_between(sentence, name.end, phrase.first))
            .map(|(_, &e)| e)
            .filter(|&e| fits(e))
            .collect();
        // A body says what it does; a place before it is only where.
        let is_body = |e: &usize| !matches!(registry.names[*e].kind, NameKind::Place);
        let before = named.iter().copied().find(is_body).or_else(|| named.first().copied());
        if before.is_some() && (pronoun || company || general) {
            return before;
        }
        if let Some(entry) = headed().filter(|_| general) {
            return Some(entry);
        }
        // The subject of the sentence before is named first in it.
        (0..self.sentence).rev().take(4).find_map(|at| {
            let first = self.named.partition_point(|(s, _)| *s < at);
            let here = self.named[first..].iter().take_while(|(s, _)| *s == at);
            here.map(|(_, e)| *e).find(|&e| fits(e))
        })
    }
}

/// Whether a finite verb stands between two positions.
fn acts_between(sentence: &Sentence<'_, '_>, from: usize, to: usize) -> bool {
    sentence.groups.list.iter().any(|g| g.first >= from && g.end <= to && g.is_finite())
}
