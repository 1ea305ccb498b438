//! Choosing among the places of one name.

use super::scan::Mention;
use crate::lexicon::{Gazetteer, PlaceRef, Rank, Unit};
use crate::record::Confidence;
use std::collections::{BTreeMap, BTreeSet};

/// A place that a name means, and how sure that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// The place.
    pub place: PlaceRef,
    /// How sure the choice is.
    pub confidence: Confidence,
}

/// How much likelier a place is whose country is the only one, or one, that the article speaks of.
const ONLY_COUNTRY: u128 = 20;
const COUNTRY: u128 = 8;
/// How much likelier it is where the article also names its province, or, for a province, a place in it.
const AREA: u128 = 20;
/// How much likelier the capital of a country is than its people say.
const CAPITAL: u128 = 5;
/// How much likelier than the next one the chosen place must be; more so where nothing near it is named.
const MARGIN: u128 = 4;
const MARGIN_AFAR: u128 = 10;
/// A place of so many people is not the lesser one of it and a province of its name.
const WELL_KNOWN: u128 = 150_000;
/// A city of so many people is meant by its name alone, whatever else it is called.
const METROPOLIS: u64 = 1_000_000;
/// A place that nothing in the article speaks for must weigh so much to be meant by its name alone.
const KNOWN_ALONE: u128 = 500_000;

/// A name of more letters is rarely that of a place which the gazetteer lacks.
const LONG_NAME: usize = 6;

/// What the article speaks of, by what its clear names say: each place with the names that say it.
pub struct Context<'g> {
    gazetteer: &'g Gazetteer,
    /// A name never speaks for itself, so each entry knows who says it.
    countries: BTreeMap<PlaceRef, BTreeSet<String>>,
    areas: BTreeMap<PlaceRef, BTreeSet<String>>,
}

impl<'g> Context<'g> {
    /// Gathers what the mentions of an article say clearly.
    pub fn new(mentions: &[Mention], gazetteer: &'g Gazetteer) -> Self {
        let mut context = Self { gazetteer, countries: BTreeMap::new(), areas: BTreeMap::new() };
        for mention in mentions.iter().filter(|m| !m.doubtful && !m.in_name) {
            if let Some(place) = context.clear(mention) {
                let country = gazetteer.country(place);
                context.countries.entry(country).or_default().insert(mention.key.clone());
                for area in gazetteer.around(place).chain([place]).filter(|&area| area != country) {
                    context.areas.entry(area).or_default().insert(mention.key.clone());
                }
            }
        }
        context
    }

    /// The place of a mention that is clear without the rest of the article.
    fn clear(&self, mention: &Mention) -> Option<PlaceRef> {
        let mut candidates = self.candidates(&mention.key, mention.unit, &mention.beside, true);
        candidates.sort_by_key(|&p| std::cmp::Reverse(self.gazetteer.place(p).weight));
        let weight =
            |at: usize| candidates.get(at).map_or(0, |&p: &PlaceRef| u128::from(self.gazetteer.place(p).weight));
        let best = *candidates.first()?;
        let clear = weight(0) >= MARGIN * weight(1) && (weight(0) >= 100_000 || !mention.beside.is_empty());
        clear.then_some(best)
    }

    /// The one country that the article speaks of.
    pub fn only_country(&self) -> Option<PlaceRef> {
        let mut countries = self.countries.keys();
        countries.next().copied().filter(|_| countries.next().is_none())
    }

    /// The places of a name that what stands beside it leaves open; `people` also asks for names of peoples.
    fn candidates(&self, key: &str, unit: Option<Unit>, beside: &[PlaceRef], people: bool) -> Vec<PlaceRef> {
        let g = self.gazetteer;
        let mut candidates: Vec<PlaceRef> =
            g.named(key).filter(|(_, p)| people || !p).map(|(place, _)| place).collect();
        candidates.sort_unstable();
        candidates.dedup();
        let inside = |&p: &PlaceRef| beside.iter().any(|&outer| p != outer && g.is_within(p, outer));
        if candidates.iter().any(inside) {
            candidates.retain(inside);
        }
        if let Some(unit) = unit {
            if candidates.iter().any(|&p| unit.fits(g.place(p).rank)) {
                candidates.retain(|&p| unit.fits(g.place(p).rank));
            } else if unit == Unit::Division && candidates.iter().any(|&p| g.place(p).rank == Rank::Country) {
                // The word is another one's: `the US State Department`.
                candidates.retain(|&p| g.place(p).rank == Rank::Country);
            } else if unit != Unit::City || candidates.iter().any(|&p| g.place(p).gb.is_none()) {
                // `Jackson County` is no city called Jackson; but the cities of China that are provinces are cities.
                candidates.clear();
            }
        }
        self.without_namesakes_inside(key, candidates)
    }

    /// Whether a city that is no metropolis has a name that tells it from what is around it: `Quebec City`.
    fn is_told_city(&self, key: &str, city: PlaceRef) -> bool {
        self.gazetteer.place(city).weight < METROPOLIS
            && self.gazetteer.named(&format!("{key} city")).any(|(place, _)| place == city)
    }

    /// Of a city and the province of its name around it one is meant: the country, a Chinese division, else the city.
    fn without_namesakes_inside(&self, key: &str, candidates: Vec<PlaceRef>) -> Vec<PlaceRef> {
        let g = self.gazetteer;
        let loses = |p: PlaceRef| {
            candidates.iter().any(|&other| {
                let (inner, outer) = if g.is_within(p, other) { (p, other) } else { (other, p) };
                if p == other || !g.is_within(inner, outer) {
                    return false;
                }
                let small = u128::from(g.place(inner).weight) < WELL_KNOWN && g.place(outer).rank == Rank::Division;
                let outer_wins = g.place(outer).rank == Rank::Country
                    || g.place(outer).gb.is_some()
                    || small
                    || self.is_told_city(key, inner);
                p == if outer_wins { inner } else { outer }
            })
        };
        candidates.iter().copied().filter(|&p| !loses(p)).collect()
    }

    /// What a name means, with the level that is told of it and the places that are named beside it.
    pub fn link(&self, key: &str, unit: Option<Unit>, beside: &[PlaceRef]) -> Option<Link> {
        let g = self.gazetteer;
        let candidates = self.candidates(key, unit, beside, false);
        let mut scored: Vec<(u128, Support, PlaceRef)> = candidates
            .into_iter()
            .map(|place| {
                let support = self.support(key, place);
                let capital = if g.place(place).capital { CAPITAL } else { 1 };
                (u128::from(g.place(place).weight.max(1)) * capital * support.factor, support, place)
            })
            .collect();
        scored.sort_by_key(|(score, _, place)| (std::cmp::Reverse(*score), *place));
        let &(best, support, place) = scored.first()?;
        let next = scored.get(1).map_or(0, |(score, ..)| *score);
        let told = beside.iter().any(|&outer| place != outer && g.is_within(place, outer));
        // `Qingbaijiang district` is one in the whole world, however few people know it.
        let one_of_its_level =
            scored.len() == 1 && unit == Some(Unit::County) && key.len() > 5 && g.place(place).gb.is_some();
        let known = support.country
            || support.near
            || told
            || one_of_its_level
            || u128::from(g.place(place).weight) >= KNOWN_ALONE;
        let margin = if support.near || told { MARGIN } else { MARGIN_AFAR };
        if best < next * margin || !known {
            return None;
        }
        let thousandths = match (told, best.checked_div(next)) {
            (true, _) => 970,
            (_, None) => 930,
            (_, Some(1000..)) => 900,
            (_, Some(30..)) => 850,
            _ => 700,
        };
        Some(Link { place, confidence: Confidence::new(thousandths) })
    }

    /// The one place that bears a name, if the name is long or the article names no other place.
    pub fn one_of_its_name(&self, key: &str, unit: Option<Unit>) -> Option<PlaceRef> {
        let silent = self.countries.values().flatten().all(|name| name == key);
        let candidates = self.candidates(key, unit, &[], false);
        candidates.first().copied().filter(|_| candidates.len() == 1 && (silent || key.chars().count() > LONG_NAME))
    }

    /// What in the rest of the article speaks for a place.
    fn support(&self, key: &str, place: PlaceRef) -> Support {
        let g = self.gazetteer;
        let says = |names: Option<&BTreeSet<String>>| names.is_some_and(|names| names.iter().any(|name| name != key));
        let country = g.country(place);
        let named = place != country && says(self.countries.get(&country));
        let others = self.countries.iter().filter(|(c, names)| **c != country && says(Some(names))).count();
        let factor = match (named, others) {
            (true, 0) => ONLY_COUNTRY,
            (true, _) => COUNTRY,
            (false, _) => 1,
        };
        let area = g.around(place).filter(|&up| up != country).any(|up| says(self.areas.get(&up)));
        let contents = says(self.areas.get(&place)) || (place == country && says(self.countries.get(&place)));
        let near = area || contents;
        Support { factor: factor * if near { AREA } else { 1 }, country: named, near }
    }
}

/// What speaks for a place besides its own name.
#[derive(Debug, Clone, Copy)]
struct Support {
    /// How much likelier it makes the place.
    factor: u128,
    /// Whether its country is named.
    country: bool,
    /// Whether what is around it, or in it, is named.
    near: bool,
}
