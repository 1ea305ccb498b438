//! The gazetteer: every place of the tables with its ids, what contains it, and the names it is found by.

use super::places;
use super::table::{Row, TableError};
use super::words::WordMap;
use crate::record::slug::words;

/// How a place is governed; the order is from large to small.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// A country or territory.
    Country,
    /// A division of ISO 3166-2 that is a province, state or region of its country.
    Division,
    /// Any other division of ISO 3166-2: department, county, parish.
    SmallDivision,
    /// A Chinese division of prefecture level.
    Prefecture,
    /// A Chinese district, county or city of county level.
    County,
    /// A populated place.
    City,
}

/// A place of the gazetteer, by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceRef(u32);

/// What the gazetteer knows of a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// How it is governed.
    pub rank: Rank,
    /// The preferred English name.
    pub name: Box<str>,
    /// The Chinese name.
    pub name_zh: Option<Box<str>>,
    /// The GeoNames id: of the city where there is one, else of the division.
    pub geonames: Option<Box<str>>,
    /// ISO 3166-1 alpha-2 or ISO 3166-2.
    pub iso: Option<Box<str>>,
    /// GB/T 2260.
    pub gb: Option<Box<str>>,
    /// The place that contains it.
    pub within: Option<PlaceRef>,
    /// How likely its name alone means it: people, or an estimate by rank.
    pub weight: u64,
    /// Degrees north and east (WGS 84), as the table writes them.
    pub at: Option<(Box<str>, Box<str>)>,
    /// Whether it is the capital of its country.
    pub capital: bool,
}

/// All places, by name.
#[derive(Debug, Default)]
pub struct Gazetteer {
    places: Vec<Known>,
    /// The first of the places of a name, as an index into `chain`.
    names: WordMap<u32>,
    /// A place of a name, whether the name is of its people, and the next one.
    chain: Vec<(PlaceRef, bool, u32)>,
    /// The longest name that begins with a word, in words.
    longest: WordMap<u8>,
    /// Postal codes of states and provinces in capitals: `IL`, `BC`.
    postal: WordMap<PlaceRef>,
}

/// The end of a chain.
const END: u32 = u32::MAX;
/// What a country weighs: more than a city or state of the same name that nothing else speaks for.
const COUNTRY: u64 = 200_000_000;
/// What a province or state weighs whose people are not counted here.
const DIVISION: u64 = 4_000_000;
/// What a small division weighs.
const SMALL_DIVISION: u64 = 50_000;
/// What a Chinese prefecture and a county weigh at least.
const PREFECTURE: u64 = 500_000;
const COUNTY: u64 = 100_000;
/// Endings of Chinese names of divisions, which are often left out; the longest first.
const ENDINGS_ZH: &[&str] = &["特别行政区", "自治区", "自治州", "自治县", "地区", "省", "市", "区", "县", "盟", "州"];

/// What is found by while the tables are read.
#[derive(Default)]
struct Codes {
    iso: WordMap<PlaceRef>,
    gb: WordMap<PlaceRef>,
    /// Chinese divisions by the GeoNames id of their city.
    city: WordMap<PlaceRef>,
    /// Divisions of China by GeoNames id.
    division: WordMap<PlaceRef>,
    capitals: WordMap<String>,
}

/// A gazetteer that is read, row by row.
pub(super) struct Reader {
    gazetteer: Gazetteer,
    codes: Codes,
}

impl Reader {
    /// With room for so many places, and for as many names again.
    pub fn with_room(places: usize) -> Self {
        let mut gazetteer = Gazetteer::default();
        gazetteer.places.reserve(places);
        gazetteer.names.reserve(2 * places);
        gazetteer.chain.reserve(2 * places);
        Self { gazetteer, codes: Codes::default() }
    }

    /// Adds a row of a table of places.
    ///
    /// # Errors
    /// A fault in the row.
    pub fn row(&mut self, table: &str, row: &Row<'_>) -> Result<(), TableError> {
        let Self { gazetteer, codes } = self;
        match table {
            "countries.csv" => gazetteer.country_row(row, codes),
            "subdivisions.csv" => gazetteer.subdivision(row, codes),
            "china.csv" => gazetteer.division_of_china(row, codes),
            "place-names.csv" => gazetteer.more_names(row, codes)?,
            _ => gazetteer.city(row, codes),
        }
        Ok(())
    }

    /// The gazetteer of all rows.
    pub fn finish(self) -> Gazetteer {
        self.gazetteer
    }
}

impl Gazetteer {
    /// What is known of a place.
    pub fn place(&self, place: PlaceRef) -> &Known {
        // A reference is only made by `push`, so it is always in.
        &self.places[place.0 as usize]
    }

    /// The places of a name or of a people (`true`); the name in the form of [`words`].
    pub fn named(&self, name: &str) -> impl Iterator<Item = (PlaceRef, bool)> + '_ {
        let mut at = self.names.get(name).copied().unwrap_or(END);
        std::iter::from_fn(move || {
            let (place, people, next) = *self.chain.get(at as usize)?;
            at = next;
            Some((place, people))
        })
    }

    /// How many words the longest name has that begins with this word; 0 if none does.
    pub fn longest(&self, first: &str) -> usize {
        self.longest.get(first).copied().unwrap_or(0).into()
    }

    /// Whether a single word is the name of a place but nearly always means something else.
    pub fn is_doubtful(name: &str) -> bool {
        places::NOT_BY_NAME.contains(&name)
    }

    /// The state or province of a postal code in capitals: `IL`.
    pub fn postal(&self, code: &str) -> Option<PlaceRef> {
        self.postal.get(code).copied()
    }

    /// The places that contain a place, the nearest first.
    pub fn around(&self, place: PlaceRef) -> impl Iterator<Item = PlaceRef> + '_ {
        std::iter::successors(self.place(place).within, |&up| self.place(up).within)
    }

    /// Whether the first place is in the second, or is it.
    pub fn is_within(&self, inner: PlaceRef, outer: PlaceRef) -> bool {
        inner == outer || self.around(inner).any(|up| up == outer)
    }

    /// The country of a place.
    pub fn country(&self, place: PlaceRef) -> PlaceRef {
        self.around(place).last().unwrap_or(place)
    }

    /// The place with this code of ISO 3166, as a slow search: for tests and gold.
    pub fn by_code(&self, code: &str) -> Option<PlaceRef> {
        let fits = |p: &Known| [&p.iso, &p.gb, &p.geonames].into_iter().any(|known| known.as_deref() == Some(code));
        self.places.iter().position(fits).and_then(|at| u32::try_from(at).ok()).map(PlaceRef)
    }

    /// The end of the id of a place, which tells it from others of its name: a code of ISO 3166, GB/T 2260 or GeoNames.
    pub fn code(&self, place: PlaceRef) -> String {
        let place = self.place(place);
        let code = [&place.iso, &place.gb, &place.geonames].into_iter().flatten().next();
        code.map_or_else(String::new, |code| code.to_lowercase())
    }

    fn country_row(&mut self, row: &Row<'_>, codes: &mut Codes) {
        let place = self.push(Known {
            geonames: filled(row.cell(2)),
            iso: filled(row.cell(0)),
            name_zh: filled(row.cell(6)),
            ..Known::new(Rank::Country, row.cell(3), None, COUNTRY)
        });
        codes.iso.insert(row.cell(0).into(), place);
        codes.capitals.insert(row.cell(0).into(), words(row.cell(7)));
        for name in row.values(4).chain([row.cell(3), row.cell(6)]) {
            self.name(name, place, false);
        }
        for people in row.values(5) {
            self.name(people, place, true);
        }
    }

    fn subdivision(&mut self, row: &Row<'_>, codes: &mut Codes) {
        let code = row.cell(0);
        let country = codes.iso.get(row.cell(1)).copied();
        // Territories have rows as countries too: `US-PR` is PR, `CN-HK` is HK.
        let twin = code.split('-').next_back().and_then(|tail| codes.iso.get(tail)).copied();
        if twin.is_some_and(|t| self.named(&words(row.cell(2))).any(|(p, people)| p == t && !people)) || code == "CN-TW"
        {
            return;
        }
        let large = places::SUBDIVISIONS_BY_NAME.contains(&row.cell(6));
        let (rank, weight) = if large { (Rank::Division, DIVISION) } else { (Rank::SmallDivision, SMALL_DIVISION) };
        let place = self.push(Known {
            geonames: filled(row.cell(5)),
            iso: filled(code),
            name_zh: filled(row.cell(4)),
            ..Known::new(rank, row.cell(2), country, weight)
        });
        codes.iso.insert(code.into(), place);
        // Addresses in English use them; of one code in two countries the first one here counts.
        if let Some(tail) = ["US-", "CA-", "AU-"].iter().find_map(|country| code.strip_prefix(country))
            && (!self.postal.contains_key(tail) || code.starts_with("US-"))
        {
            self.postal.insert(tail.into(), place);
        }
        if row.cell(1) == "CN" {
            codes.division.insert(row.cell(5).into(), place);
        }
        for name in row.values(3).chain([row.cell(2)]) {
            self.name(name, place, false);
        }
    }

    fn division_of_china(&mut self, row: &Row<'_>, codes: &mut Codes) {
        let code = row.cell(0);
        let territory = match code {
            "810000" => codes.iso.get("HK"),
            "820000" => codes.iso.get("MO"),
            _ => codes.division.get(row.cell(7)),
        };
        let province = territory.copied().filter(|_| row.cell(1) == "province");
        let place = match province {
            Some(known) => known,
            None => {
                let (rank, weight) = match row.cell(1) {
                    "province" => (Rank::Division, DIVISION),
                    "prefecture" => (Rank::Prefecture, PREFECTURE),
                    _ => (Rank::County, COUNTY),
                };
                let within = codes.gb.get(row.cell(6)).or_else(|| codes.iso.get("CN")).copied();
                self.push(Known { geonames: filled(row.cell(7)), ..Known::new(rank, row.cell(3), within, weight) })
            }
        };
        let known = &mut self.places[place.0 as usize];
        known.gb = filled(code);
        known.name_zh = filled(row.cell(2));
        // The city of that name is what people mean, where GeoNames has both.
        if let Some(city) = filled(row.cell(8)) {
            codes.city.insert(city.clone(), place);
            known.geonames = Some(city);
        }
        codes.gb.insert(code.into(), place);
        let zh = row.cell(2);
        let short = ENDINGS_ZH.iter().find_map(|ending| zh.strip_suffix(ending)).filter(|s| s.chars().count() > 1);
        for name in row.values(4).chain([row.cell(3), zh]).chain(short) {
            self.name(name, place, false);
        }
    }

    /// Names in other languages, and adjectives, of a country, a division of ISO 3166-2 or one of GB/T 2260.
    fn more_names(&mut self, row: &Row<'_>, codes: &Codes) -> Result<(), TableError> {
        let code = row.cell(0);
        let place = codes.iso.get(code).or_else(|| codes.gb.get(code)).copied();
        let place = place.ok_or_else(|| row.fault(0, format!("`{code}` is the code of no place")))?;
        for name in row.values(1) {
            self.name(name, place, false);
        }
        for people in row.values(2) {
            self.name(people, place, true);
        }
        Ok(())
    }

    fn city(&mut self, row: &Row<'_>, codes: &mut Codes) {
        let people: u64 = row.cell(6).parse().unwrap_or(0);
        let at = filled(row.cell(7)).zip(filled(row.cell(8)));
        if let Some(&place) = codes.city.get(row.cell(0)) {
            let known = &mut self.places[place.0 as usize];
            known.weight = known.weight.max(people);
            known.at = at;
            for name in row.values(2).chain([row.cell(1)]) {
                self.name(name, place, false);
            }
            return;
        }
        let country = codes.iso.get(row.cell(4)).copied();
        let within = codes.iso.get(row.cell(5)).copied().or(country);
        // A seat of a Chinese division that bears its name is not told from the division.
        let name = words(row.cell(1));
        if row.cell(4) == "CN" && within.is_some_and(|w| self.named(&name).any(|(p, _)| self.is_within(p, w))) {
            return;
        }
        let capital = codes
            .capitals
            .get(row.cell(4))
            .is_some_and(|c| *c == name || row.values(2).any(|other| words(other) == *c));
        let place = self.push(Known {
            geonames: filled(row.cell(0)),
            name_zh: filled(row.cell(3)),
            at,
            capital,
            ..Known::new(Rank::City, row.cell(1), within, people)
        });
        for name in row.values(2).chain([row.cell(1)]) {
            self.name(name, place, false);
        }
    }

    fn push(&mut self, place: Known) -> PlaceRef {
        // The tables have far fewer rows than a u32 counts.
        let at = PlaceRef(u32::try_from(self.places.len()).unwrap_or(END));
        self.places.push(place);
        at
    }

    fn name(&mut self, name: &str, place: PlaceRef, people: bool) {
        let name = words(name);
        if name.is_empty() || self.named(&name).any(|known| known == (place, people)) {
            return;
        }
        let count = u8::try_from(name.split(' ').count()).unwrap_or(u8::MAX);
        let first = name.split(' ').next().unwrap_or_default();
        match self.longest.get_mut(first) {
            Some(longest) => *longest = count.max(*longest),
            None => _ = self.longest.insert(first.into(), count),
        }
        let at = u32::try_from(self.chain.len()).unwrap_or(END);
        let next = self.names.insert(name.into(), at).unwrap_or(END);
        self.chain.push((place, people, next));
    }
}

impl Known {
    fn new(rank: Rank, name: &str, within: Option<PlaceRef>, weight: u64) -> Self {
        Self {
            rank,
            name: name.into(),
            name_zh: None,
            geonames: None,
            iso: None,
            gb: None,
            within,
            weight,
            at: None,
            capital: false,
        }
    }
}

fn filled(cell: &str) -> Option<Box<str>> {
    (!cell.is_empty()).then(|| cell.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one<'g>(gazetteer: &'g Gazetteer, code: &str) -> &'g Known {
        gazetteer.place(gazetteer.by_code(code).unwrap())
    }

    #[test]
    fn a_chinese_city_has_the_ids_of_all_tables_and_lies_in_its_province() {
        let gazetteer = &crate::lexicon::Lexicon::for_tests().gazetteer;
        let chengdu = one(gazetteer, "510100");
        assert_eq!((chengdu.geonames.as_deref(), chengdu.name_zh.as_deref()), (Some("1815286"), Some("成都市")));
        assert!(chengdu.at.is_some());
        let province = gazetteer.place(chengdu.within.unwrap());
        assert_eq!((province.iso.as_deref(), province.gb.as_deref()), (Some("CN-SC"), Some("510000")));
        assert_eq!(gazetteer.place(province.within.unwrap()).iso.as_deref(), Some("CN"));
        assert_eq!(gazetteer.named("成都").count(), 1);
        assert_eq!(one(gazetteer, "HK").gb.as_deref(), Some("810000"));
    }

    #[test]
    fn a_name_leads_to_every_place_that_bears_it() {
        let gazetteer = &crate::lexicon::Lexicon::for_tests().gazetteer;
        let of = |name: &str| {
            let mut codes: Vec<String> = gazetteer.named(name).map(|(p, _)| gazetteer.code(p)).collect();
            codes.sort();
            codes
        };
        assert!(of("linyi").len() >= 3, "{:?}", of("linyi"));
        assert!(of("georgia").contains(&"ge".to_owned()) && of("georgia").contains(&"us-ga".to_owned()));
        assert_eq!(of("chinese"), ["cn"]);
        assert!(of("chengdu").len() == 1, "{:?}", of("chengdu"));
        assert!(one(gazetteer, "2643743").capital, "London");
    }
}
