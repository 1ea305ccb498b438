//! Countries, regions and cities by name, and the people and adjectives of countries.

use super::phrases::Phrases;
use super::table::{TableError, unsorted_rows};

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
