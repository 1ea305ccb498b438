//! Countries, regions and cities by name, and the people and adjectives of countries.

use super::phrases::Phrases;
use super::table::{TableError, unsorted_rows};
use std::collections::HashMap;

/// How big a place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceLevel {
    /// A country or territory.
    Country,
    /// A first-level division: province, state, region.
    Subdivision,
    /// A city of more than 15,000 people, or a Chinese prefecture or county.
    City,
}

/// What a phrase can name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceHit {
    /// How big it is.
    pub level: PlaceLevel,
    /// The preferred English name.
    pub name: Box<str>,
    /// Whether the phrase is an adjective or a people (`Chinese`), not the name itself.
    pub demonym: bool,
    /// How many people, where known: a big city wins over a small one of the same name.
    pub population: u32,
}

/// The places, by name in lower case.
#[derive(Debug, Default)]
pub struct Places {
    names: Phrases<PlaceHit>,
}

const COUNTRIES: &str = include_str!("../../schema/gazetteer/countries.csv");
const SUBDIVISIONS: &str = include_str!("../../schema/gazetteer/subdivisions.csv");
const CHINA: &str = include_str!("../../schema/gazetteer/china.csv");
const CITIES: &str = include_str!("../../schema/gazetteer/cities.csv");

/// A city below this size is too easily another word (a surname, a common noun) to be known by its name alone.
const KNOWN_BY_NAME: u32 = 100_000;

impl Places {
    /// The embedded tables.
    ///
    /// # Errors
    /// The first fault in a table.
    pub fn embedded() -> Result<Self, TableError> {
        // Of several places of one name the biggest level wins, then the most people; ties keep the first row.
        let mut best: HashMap<String, PlaceHit> = HashMap::new();
        let mut add = |phrase: &str, hit: PlaceHit| {
            for key in super::lowered(phrase.trim()).filter(|key| !key.is_empty()) {
                match best.get(&key) {
                    Some(known)
                        if (known.level, std::cmp::Reverse(known.population))
                            <= (hit.level, std::cmp::Reverse(hit.population)) => {}
                    _ => {
                        best.insert(key, hit.clone());
                    }
                }
            }
        };
        let columns =
            ["iso2", "iso3", "geonames_id", "name_en", "names_en", "demonyms", "name_zh", "capital", "status"];
        for row in unsorted_rows("gazetteer/countries.csv", COUNTRIES, &columns)? {
            let hit = |demonym| PlaceHit {
                level: PlaceLevel::Country,
                name: row.cell(3).into(),
                demonym,
                population: u32::MAX,
            };
            for name in row.cell(4).split('|').chain([row.cell(3)]) {
                add(name, hit(false));
            }
            for demonym in row.cell(5).split('|') {
                add(demonym, hit(true));
            }
        }
        let columns = ["code", "country", "name_en", "names", "name_zh", "geonames_id", "type"];
        for row in unsorted_rows("gazetteer/subdivisions.csv", SUBDIVISIONS, &columns)? {
            let hit =
                PlaceHit { level: PlaceLevel::Subdivision, name: row.cell(2).into(), demonym: false, population: 0 };
            // Small units (parishes, communes, districts of small countries) are no household names.
            let big = matches!(
                row.cell(6),
                "province"
                    | "state"
                    | "region"
                    | "autonomous region"
                    | "municipality"
                    | "emirate"
                    | "governorate"
                    | "territory"
                    | "land"
                    | "oblast"
                    | "republic"
                    | "krai"
                    | "prefecture"
                    | "special administrative region"
                    | "autonomous community"
                    | "nation"
                    | "union territory"
                    | "country"
            );
            if big {
                for name in row.cell(3).split('|').chain([row.cell(2)]) {
                    add(name, hit.clone());
                }
            }
        }
        let columns =
            ["code", "level", "name_zh", "name_en", "names", "type_en", "parent", "geonames_id", "geonames_city_id"];
        for row in unsorted_rows("gazetteer/china.csv", CHINA, &columns)? {
            let (level, population) = match row.cell(1) {
                "province" => (PlaceLevel::Subdivision, 1_000_000),
                "prefecture" => (PlaceLevel::City, 500_000),
                _ => (PlaceLevel::City, KNOWN_BY_NAME),
            };
            // Short romanised names of counties (`He`, `An`, `She`) are other words.
            if row.cell(3).len() < 5 && row.cell(1) == "county" {
                continue;
            }
            for name in row.cell(4).split('|').chain([row.cell(3)]) {
                add(name, PlaceHit { level, name: row.cell(3).into(), demonym: false, population });
            }
        }
        let columns = ["geonames_id", "name", "names", "name_zh", "country", "admin1", "population", "lat", "lon"];
        for row in unsorted_rows("gazetteer/cities.csv", CITIES, &columns)? {
            let population = row.cell(6).parse().unwrap_or(0);
            if population < KNOWN_BY_NAME {
                continue;
            }
            for name in row.cell(2).split('|').chain([row.cell(1)]) {
                add(name, PlaceHit { level: PlaceLevel::City, name: row.cell(1).into(), demonym: false, population });
            }
        }
        let mut names = Phrases::default();
        for (phrase, hit) in best {
            if !NOT_BY_NAME.contains(&phrase.as_str()) {
                names.insert(&phrase, hit);
            }
        }
        Ok(Self { names })
    }

    /// The contents of the tables, for the rule-set hash.
    pub fn contents() -> [&'static str; 4] {
        [COUNTRIES, SUBDIVISIONS, CHINA, CITIES]
    }

    /// The longest place name or demonym at `at`; see [`Phrases::longest_at`].
    pub fn longest_at<'w>(&self, at: usize, word: impl Fn(usize) -> &'w str) -> Option<(usize, &PlaceHit)> {
        self.names.longest_at(at, word)
    }

    /// The place or people that a single word names.
    pub fn word(&self, word: &str) -> Option<&PlaceHit> {
        self.names.word(word)
    }

    /// The place that a whole name names.
    pub fn name(&self, name: &str) -> Option<&PlaceHit> {
        let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
        let word = |i: usize| words.get(i).map_or("", String::as_str);
        self.names.longest_at(0, word).filter(|(length, _)| *length == words.len()).map(|(_, hit)| hit)
    }
}

/// Names of places that nearly always mean something else in English prose.
const NOT_BY_NAME: &[&str] = &[
    "a",
    "of",
    "most",
    "police",
    "nice",
    "reading",
    "mobile",
    "orange",
    "bath",
    "deal",
    "march",
    "may",
    "union",
    "central",
    "industry",
    "commerce",
    "enterprise",
    "independence",
    "liberal",
    "university",
    "bank",
    "eastern",
    "western",
    "northern",
    "southern",
    "north",
    "south",
    "east",
    "west",
    "northeast",
    "north-east",
    "northwest",
    "southeast",
    "southwest",
    "capital",
    "best",
    "date",
    "split",
    "male",
    "same",
    "man",
    "and",
    "the",
    "us",
    "she",
    "her",
    "many",
    "island",
    "islands",
    "centre",
    "center",
    "upper",
    "lower",
    "new",
    "coast",
    "lakes",
    "valley",
    "plateau",
    "highlands",
    "littoral",
    "park",
    "hill",
    "green",
    "young",
    "sale",
    "hope",
    "wells",
    "energy",
    "global",
    "david",
    "santiago de",
    "van",
    "san",
    "los",
    "la",
    "de",
    "da",
    "al",
    "el",
    "et",
    "northern ireland assembly",
    "english",
    "german town",
    "polish hill",
    "temple",
    "rugby",
    "aurora",
    "corona",
    "concord",
    "providence",
    "salem",
    "ford",
    "mission",
    "surprise",
    "normal",
    "plant city",
    "speedway",
    "media",
    "commercial",
    "trinity",
    "victory",
    "bar",
    "bor",
    "brest fortress",
    "dutch",
    "sun city",
    "along",
    "imperial",
    "international",
];
