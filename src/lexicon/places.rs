//! Countries, regions and cities by name, and the people and adjectives of countries.

use super::List;
use super::phrases::Phrases;
use super::table::{Row, TableError, unsorted_rows};
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
const PLACE_NAMES: &str = include_str!("../../schema/gazetteer/place-names.csv");

/// Types of divisions that are known by their name alone: small units (parishes, communes) are no household names.
pub(super) const SUBDIVISIONS_BY_NAME: &[&str] = &[
    "province",
    "state",
    "region",
    "autonomous region",
    "municipality",
    "emirate",
    "governorate",
    "territory",
    "land",
    "oblast",
    "republic",
    "krai",
    "prefecture",
    "special administrative region",
    "autonomous community",
    "nation",
    "union territory",
    "country",
];

/// A city below this size is too easily another word (a surname, a common noun) to be known by its name alone.
const KNOWN_BY_NAME: u32 = 100_000;

/// Which table a row stands in: the name of its file, and its columns.
pub(super) const TABLES: [(&str, &[&str]); 5] = [
    (
        "countries.csv",
        &["iso2", "iso3", "geonames_id", "name_en", "names_en", "demonyms", "name_zh", "capital", "status"],
    ),
    ("subdivisions.csv", &["code", "country", "name_en", "names", "name_zh", "geonames_id", "type"]),
    (
        "china.csv",
        &["code", "level", "name_zh", "name_en", "names", "type_en", "parent", "geonames_id", "geonames_city_id"],
    ),
    ("cities.csv", &["geonames_id", "name", "names", "name_zh", "country", "admin1", "population", "lat", "lon"]),
    ("place-names.csv", &["code", "names", "people", "source"]),
];

/// Of several places of one name the biggest level wins, then the most people; ties keep the first row.
#[derive(Default)]
struct Best(HashMap<String, PlaceHit>);

impl Best {
    fn add(&mut self, phrase: &str, hit: PlaceHit) {
        let rank = |hit: &PlaceHit| (hit.level, std::cmp::Reverse(hit.population));
        for key in super::lowered(phrase.trim()).filter(|key| !key.is_empty()) {
            if self.0.get(&key).is_none_or(|known| rank(&hit) < rank(known)) {
                self.0.insert(key, hit.clone());
            }
        }
    }

    /// Adds the rows of a table. Of an embedded one only those that are known by their name alone count; a row of the
    /// user's is there because it is meant.
    fn table(&mut self, name: &str, file: &str, content: &str, embedded: bool) -> Result<(), TableError> {
        let Some((_, columns)) = TABLES.iter().find(|(table, _)| *table == name) else { return Ok(()) };
        for row in unsorted_rows(file, content, columns)? {
            match name {
                "countries.csv" => self.country(&row),
                "subdivisions.csv" if !embedded || SUBDIVISIONS_BY_NAME.contains(&row.cell(6)) => {
                    self.place(&row, 2, PlaceLevel::Subdivision, 0);
                }
                "china.csv" => self.division_of_china(&row, embedded)?,
                "cities.csv" => {
                    let people = row.cell(6).parse();
                    let people = people.map_err(|_| {
                        row.fault(6, format!("`{}` is no number of people; expected digits", row.cell(6)))
                    })?;
                    if !embedded || people >= KNOWN_BY_NAME {
                        self.place(&row, 1, PlaceLevel::City, people);
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn country(&mut self, row: &Row<'_>) {
        let hit =
            |demonym| PlaceHit { level: PlaceLevel::Country, name: row.cell(3).into(), demonym, population: u32::MAX };
        for name in row.values(4).chain([row.cell(3)]) {
            self.add(name, hit(false));
        }
        for demonym in row.values(5) {
            self.add(demonym, hit(true));
        }
    }

    fn division_of_china(&mut self, row: &Row<'_>, embedded: bool) -> Result<(), TableError> {
        let levels = [
            ("province", (PlaceLevel::Subdivision, 1_000_000)),
            ("prefecture", (PlaceLevel::City, 500_000)),
            ("county", (PlaceLevel::City, KNOWN_BY_NAME)),
        ];
        let (level, population) = row.code(1, "level", levels.into_iter())?;
        // Short romanised names of counties (`He`, `An`, `She`) are other words.
        if !embedded || row.cell(3).len() >= 5 || row.cell(1) != "county" {
            self.place(row, 3, level, population);
        }
        Ok(())
    }

    /// A place whose name stands in this column, and its other names in the next one.
    fn place(&mut self, row: &Row<'_>, column: usize, level: PlaceLevel, population: u32) {
        for name in row.values(column + 1).chain([row.cell(column)]) {
            self.add(name, PlaceHit { level, name: row.cell(column).into(), demonym: false, population });
        }
    }
}

impl Places {
    /// The names of the files of the tables.
    pub const FILES: [&'static str; 5] = [TABLES[0].0, TABLES[1].0, TABLES[2].0, TABLES[3].0, TABLES[4].0];

    /// The embedded tables and the user's own, which win where both know a name.
    ///
    /// # Errors
    /// The first fault in a table.
    pub fn with(own: &[List]) -> Result<Self, TableError> {
        let mut best = Best::default();
        for list in own {
            best.table(&list.name, &list.file, &list.content, false)?;
        }
        let mut names = Phrases::default();
        // What is known already stays, so the user's places come first.
        for (phrase, hit) in best.0 {
            names.insert(&phrase, hit);
        }
        let mut best = Best::default();
        for (name, content) in Self::FILES.into_iter().zip(Self::contents()) {
            best.table(name, name, content, true)?;
        }
        for (phrase, hit) in best.0 {
            if !NOT_BY_NAME.contains(&phrase.as_str()) {
                names.insert(&phrase, hit);
            }
        }
        Ok(Self { names })
    }

    /// The contents of the embedded tables, in the order of their names in [`Self::FILES`].
    pub fn contents() -> [&'static str; 5] {
        [COUNTRIES, SUBDIVISIONS, CHINA, CITIES, PLACE_NAMES]
    }

    /// The longest place name or demonym at `at`; see [`Phrases::longest_at`].
    pub fn longest_at<'w>(&self, at: usize, word: impl Fn(usize) -> &'w str) -> Option<(usize, &PlaceHit)> {
        // The Americas are not America twice.
        self.names.longest_at(at, &word).filter(|_| word(at) != "americas")
    }

    /// The place or people that a single word names.
    pub fn word(&self, word: &str) -> Option<&PlaceHit> {
        self.names.word(word).filter(|_| word != "americas")
    }

    /// The place that a whole name names.
    pub fn name(&self, name: &str) -> Option<&PlaceHit> {
        let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
        let word = |i: usize| words.get(i).map_or("", String::as_str);
        self.longest_at(0, word).filter(|(length, _)| *length == words.len()).map(|(_, hit)| hit)
    }
}

/// Names of places that nearly always mean something else in English prose.
pub(super) const NOT_BY_NAME: &[&str] = &[
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
