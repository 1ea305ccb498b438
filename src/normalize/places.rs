//! Places: which place of the gazetteer the words of an article mean, if that can be told.
//!
//! What stands beside a name decides first (`Linyi, Shandong`), then the word for its level (`Jilin Province`), then what
//! else the article speaks of, and how many people live there last. What is not clear stays open: a wrong link is worse
//! than none.

mod choose;
mod facts;
mod longer;
mod scan;

pub use choose::Link;
pub use facts::{describe, id};

use super::party::LONGEST_NAME;
use crate::lexicon::{Lexicon, PartyWord, PlaceRef};
use crate::record::claim::{NameClaim, NameKind};
use crate::record::concept::PartyKind;
use crate::record::place::Places as Offsets;
use crate::record::slug::words;
use crate::record::{Confidence, Span};
use choose::Context;
use scan::Mention;
use std::collections::{BTreeMap, BTreeSet};

/// The places that one article names.
pub struct Linker<'a> {
    lexicon: &'a Lexicon,
    mentions: Vec<Mention>,
    /// What each mention means, in the same order.
    links: Vec<Option<Link>>,
    context: Context<'a>,
    /// The surest link of each name.
    surest: BTreeMap<String, Link>,
}

impl<'a> Linker<'a> {
    /// Finds and links every place in a text; `names` says what else capitalised words are.
    pub fn new(text: &str, offsets: &Offsets<'_>, names: &[NameClaim], lexicon: &'a Lexicon) -> Self {
        let mut mentions = scan::mentions(text, lexicon);
        let spans = |wanted: fn(&NameKind) -> bool| -> Vec<(usize, usize)> {
            let of = names.iter().filter(|n| wanted(&n.kind)).flat_map(|n| &n.mentions);
            let mut spans: Vec<_> = of.map(|m| (offsets.byte(m.span.start), offsets.byte(m.span.end))).collect();
            spans.sort_unstable();
            spans
        };
        // A person's name tells no place, nor does that of a company, though both may hold the word.
        let people = spans(|kind| matches!(kind, NameKind::Person));
        let firms = spans(|kind| {
            matches!(
                kind,
                NameKind::Initiative
                    | NameKind::Organization(
                        PartyKind::Company | PartyKind::Bank | PartyKind::Media | PartyKind::Alliance
                    )
            )
        });
        let surnames: BTreeSet<String> = names
            .iter()
            .filter(|n| n.kind == NameKind::Person)
            .flat_map(|n| words(&n.name).split(' ').map(str::to_owned).collect::<Vec<_>>())
            .collect();
        let inside = |spans: &[(usize, usize)], m: &Mention| {
            let before = spans.partition_point(|(start, _)| *start <= m.start);
            before > 0 && spans[before - 1].1 >= m.end
        };
        let named_so = |m: &Mention| surnames.contains(&m.key) && m.beside.is_empty();
        mentions.retain(|m| !inside(&people, m) && !inside(&firms, m) && !named_so(m));
        let context = Context::new(&mentions, &lexicon.gazetteer);
        let links =
            mentions.iter().map(|m| if m.in_name { None } else { context.link(&m.key, m.unit, &m.beside) }).collect();
        let mut linker = Self { lexicon, mentions, links, context, surest: BTreeMap::new() };
        linker.follow_the_sure_ones();
        for (mention, link) in linker.mentions.iter().zip(&linker.links) {
            let known = linker.surest.get(&mention.key);
            if let Some(link) = link.filter(|link| known.is_none_or(|known| link.confidence >= known.confidence)) {
                linker.surest.insert(mention.key.clone(), link);
            }
        }
        linker
    }

    /// A name that is told once with its province means the same place where it stands alone.
    fn follow_the_sure_ones(&mut self) {
        let mut told: BTreeMap<String, Link> = BTreeMap::new();
        let mut twice: BTreeSet<String> = BTreeSet::new();
        for (mention, link) in self.mentions.iter().zip(&self.links) {
            let Some(link) = link.filter(|_| !mention.beside.is_empty()) else { continue };
            match told.get(&mention.key) {
                Some(known) if known.place != link.place => _ = twice.insert(mention.key.clone()),
                Some(_) => {}
                None => _ = told.insert(mention.key.clone(), link),
            }
        }
        for (mention, link) in self.mentions.iter().zip(&mut self.links) {
            if let Some(sure) = told.get(&mention.key).copied()
                && mention.beside.is_empty()
                && !mention.in_name
                && !twice.contains(&mention.key)
                && mention.unit.is_none_or(|unit| unit.fits(self.lexicon.gazetteer.place(sure.place).rank))
            {
                *link = Some(Link { confidence: sure.confidence.times(950), ..sure });
            }
        }
    }

    /// Every mention that is linked: where it stands in bytes, what it means.
    pub fn links(&self) -> impl Iterator<Item = (usize, usize, Link)> + '_ {
        let linked = self.mentions.iter().zip(&self.links);
        linked.filter(|(mention, _)| !mention.people).filter_map(|(m, link)| link.map(|link| (m.start, m.end, link)))
    }

    /// What a name of the article means, all of whose words are of one place; the surest of its mentions counts.
    pub fn name(&self, name: &NameClaim, offsets: &Offsets<'_>) -> Option<Link> {
        let mut best: Option<Link> = None;
        for mention in &name.mentions {
            let (start, end) = (offsets.byte(mention.span.start), offsets.byte(mention.span.end));
            let first = self.mentions.partition_point(|found| found.start < start);
            let inside = self.mentions[first..].iter().take_while(|found| found.end <= end);
            for (found, link) in inside.zip(&self.links[first..]) {
                if let Some(link) = *link
                    && !found.people
                    && self.says_no_more(&mention.form, &found.key)
                    && best.is_none_or(|best| link.confidence > best.confidence)
                {
                    best = Some(link);
                }
            }
        }
        best
    }

    /// Whether a form has no words but those of a place and of its level: `Qingbaijiang district`, `the city of Linyi`.
    fn says_no_more(&self, form: &str, key: &str) -> bool {
        if form.len() > LONGEST_NAME {
            return false;
        }
        let form = words(form);
        let Some(at) = form.find(key) else { return false };
        let after = &form[at + key.len()..];
        // What stands before `autonomous` are the peoples that govern it: `Liangshan Yi Autonomous Prefecture`.
        let after = if at == 0 { after.split_once(" autonomous").map_or(after, |(_, level)| level) } else { after };
        let around = [&form[..at], after];
        let told = |word: &str| {
            matches!(word, "s" | "autonomous" | "special")
                || matches!(self.lexicon.party_words.get(word), Some(PartyWord::Skip | PartyWord::Level(..)))
        };
        around.iter().flat_map(|part| part.split_whitespace()).all(told)
    }

    /// What a name of a place inside another name means here.
    pub fn part(&self, key: &str, unit: Option<crate::lexicon::Unit>, beside: &[PlaceRef]) -> Option<Link> {
        let alone = unit.is_none() && beside.is_empty();
        let surest = self.surest.get(key).filter(|_| alone).copied();
        surest.or_else(|| self.context.link(key, unit, beside))
    }

    /// The one place that bears a name, where nothing else that the article names speaks against it.
    pub fn one_of_its_name(&self, key: &str, unit: Option<crate::lexicon::Unit>) -> Option<PlaceRef> {
        self.context.one_of_its_name(key, unit)
    }

    /// The one country that the article speaks of.
    pub fn only_country(&self) -> Option<PlaceRef> {
        self.context.only_country()
    }

    /// The smallest place of the article, where all its places lie in one another.
    pub fn only_place(&self) -> Option<PlaceRef> {
        let gazetteer = &self.lexicon.gazetteer;
        let mut places: Vec<PlaceRef> = self.links.iter().flatten().map(|link| link.place).collect();
        places.sort_unstable();
        places.dedup();
        let smallest = places.iter().copied().find(|&p| places.iter().all(|&up| gazetteer.is_within(p, up)))?;
        // A name that is open may be of any place.
        self.links
            .iter()
            .zip(&self.mentions)
            .all(|(link, m)| link.is_some() || m.doubtful || m.in_name)
            .then_some(smallest)
    }
}

/// Every place that a text names, linked as far as that can be told: where it stands, in code points, and what it means.
///
/// For measuring: a run links the places that deals, parties and events speak of.
pub fn linked(text: &str, names: &[NameClaim], lexicon: &Lexicon) -> Vec<(Span, PlaceRef, Confidence)> {
    let offsets = Offsets::new(text);
    let linker = Linker::new(text, &offsets, names, lexicon);
    linker.links().map(|(start, end, link)| (offsets.span(start, end), link.place, link.confidence)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The codes of the places that a text is linked to, in the order of the text; `?` where it is left open.
    fn codes(text: &str) -> Vec<String> {
        let lexicon = Lexicon::for_tests();
        let linker = Linker::new(text, &Offsets::new(text), &[], lexicon);
        let code = |link: &Option<Link>| link.map_or("?".to_owned(), |link| lexicon.gazetteer.code(link.place));
        let mentions = linker.mentions.iter().zip(&linker.links).filter(|(m, _)| !m.people);
        mentions.map(|(_, link)| code(link)).collect()
    }

    #[test]
    fn what_stands_beside_a_name_decides() {
        assert_eq!(codes("It was signed in Linyi, Shandong."), ["371300", "cn-sd"]);
        assert_eq!(codes("It was signed in Springfield, Illinois."), ["4250542", "us-il"]);
        assert_eq!(codes("It was signed in Springfield, MA, on Monday."), ["4951788"]);
        assert_eq!(codes("It was signed in Paris, Texas."), ["4717560", "us-tx"]);
        assert_eq!(codes("It was signed in Sichuan's Chengdu."), ["cn-sc", "510100"]);
    }

    #[test]
    fn what_the_article_speaks_of_decides_next_and_people_last() {
        assert_eq!(codes("It was signed in Paris."), ["2988507"]);
        assert_eq!(codes("Officials of France, Spain and Kenya met in Paris."), ["fr", "es", "ke", "2988507"]);
        assert_eq!(codes("Leaders of Georgia, Armenia and Azerbaijan met in Tbilisi."), ["ge", "am", "az", "611717"]);
        assert_eq!(codes("Georgia said that Atlanta and Savannah, Georgia, agreed.")[0], "us-ga");
    }

    #[test]
    fn what_is_not_clear_stays_open() {
        assert_eq!(codes("The mayor of Springfield signed in the United States."), ["?", "us"]);
        assert_eq!(codes("Officials from Linyi signed."), ["371300"]);
        assert_eq!(codes("Jackson County signed.")[..1], ["?"]);
    }

    #[test]
    fn a_name_told_once_with_its_province_means_the_same_place_where_it_stands_alone() {
        assert_eq!(codes("Linyi, Shandong. Linyi signed on Friday."), ["371300", "cn-sd", "371300"]);
    }
}
