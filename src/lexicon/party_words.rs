//! How words of names of parties count when names are compared: what is dropped, what means the same, what tells nothing.

use super::gazetteer::Rank;
use super::table::{TableError, rows};
use super::words::WordMap;
use crate::record::concept::PartyKind;
use crate::record::slug::{is_acronym, one_spelling, words};

/// How a word or phrase counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PartyWord {
    /// It never tells two bodies apart: `of`, `the`.
    Skip,
    /// A legal form of companies: `Ltd`, `GmbH`.
    Legal,
    /// It says how a place is governed (`municipal`); in the second field the word it stands for.
    Level(Unit, Box<str>),
    /// It stands for other words: `Dept`, `海关`.
    Means(Box<str>),
    /// A name of such words alone needs a place to be somebody's: `First National Bank`.
    Generic,
}

/// What kind of place a word of level goes with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// `federal`
    Country,
    /// `provincial`
    Division,
    /// `prefectural`: of a division in Japan, of a part of one in China
    Prefecture,
    /// `municipal`
    City,
    /// `district`
    County,
}

impl Unit {
    /// Whether a place of this rank can be called so.
    pub fn fits(self, rank: Rank) -> bool {
        match self {
            Self::Country => rank == Rank::Country,
            Self::Division => matches!(rank, Rank::Division | Rank::SmallDivision),
            Self::Prefecture => matches!(rank, Rank::Prefecture | Rank::Division | Rank::SmallDivision),
            Self::City => matches!(rank, Rank::City | Rank::Prefecture | Rank::County),
            Self::County => matches!(rank, Rank::County | Rank::SmallDivision),
        }
    }
}

/// A body of the list of known bodies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownBody {
    /// Its name.
    pub name: Box<str>,
    /// Its country, ISO 3166-1 alpha-2; empty where the list does not say it.
    pub country: Box<str>,
    /// What kind of party it is, where the list says so.
    pub kind: Option<PartyKind>,
}

/// The words, and the bodies that are known by name.
#[derive(Debug, Default)]
pub struct PartyWords {
    phrases: WordMap<PartyWord>,
    /// Full names and other names of known bodies, as words.
    bodies: WordMap<KnownBody>,
    /// Acronyms of known bodies, as words; `None` where two bodies share one.
    acronyms: WordMap<Option<KnownBody>>,
}

/// The most words of a phrase.
pub const LONGEST: usize = 8;
const COLUMNS: &[&str] = &["term", "concept", "means", "note", "source"];
const UNITS: [(&str, Unit); 5] = [
    ("country", Unit::Country),
    ("division", Unit::Division),
    ("prefecture", Unit::Prefecture),
    ("city", Unit::City),
    ("county", Unit::County),
];
/// The codes of the column `concept`.
const CONCEPTS: [(&str, u8); 5] = [("skip", 0), ("legal", 1), ("level", 2), ("means", 3), ("generic", 4)];

impl PartyWords {
    /// Adds the rows of `party-words.csv`; a term that is known already keeps its meaning.
    ///
    /// # Errors
    /// The first fault in a row.
    pub(super) fn add(&mut self, file: &str, content: &str) -> Result<(), TableError> {
        for row in rows(file, content, COLUMNS)? {
            let means = Box::<str>::from(row.cell(2));
            let word = match row.code(1, "the concepts of words of parties", CONCEPTS.into_iter())? {
                0 => PartyWord::Skip,
                1 => PartyWord::Legal,
                2 => PartyWord::Level(row.code(3, "the units", UNITS.into_iter())?, means),
                3 => PartyWord::Means(means),
                _ => PartyWord::Generic,
            };
            self.phrases.entry(row.cell(0).into()).or_insert(word);
        }
        Ok(())
    }

    /// Adds a known body with all its names; what is written as an acronym counts only where it is written so.
    pub(super) fn add_body<'n>(&mut self, body: &KnownBody, names: impl Iterator<Item = &'n str>) {
        // A plus at the end is no part of the words: `OPEC+` is not OPEC.
        for name in names.filter(|name| !name.is_empty() && !name.ends_with('+')) {
            if is_acronym(name) {
                let known = self.acronyms.entry(words(name).into()).or_insert_with(|| Some(body.clone()));
                if known.as_ref().is_some_and(|known| known.name != body.name) {
                    *known = None;
                }
            } else {
                self.bodies.entry(joined(&words(name)).into()).or_insert_with(|| body.clone());
            }
        }
    }

    /// How a word or phrase counts, given as [`words`].
    pub fn get(&self, phrase: &str) -> Option<&PartyWord> {
        self.phrases.get(phrase)
    }

    /// The body of a full name, given as [`words`], in British or American spelling.
    pub fn body(&self, name: &str) -> Option<&KnownBody> {
        self.bodies.get(joined(name).as_str())
    }

    /// The one body of an acronym, given as [`words`].
    pub fn acronym(&self, acronym: &str) -> Option<&KnownBody> {
        self.acronyms.get(acronym).and_then(Option::as_ref)
    }
}

/// Words in one spelling without what parts them and without small words inside, legal forms in full: `Jiao Tong` and
/// `Jiaotong`, `Acme Corp` and `Acme Corporation`, `Organization of the American States`.
fn joined(words: &str) -> String {
    let in_full = |word| match word {
        "co" => "company",
        "corp" => "corporation",
        "inc" => "incorporated",
        "ltd" => "limited",
        "railways" => "railway",
        other => other,
    };
    let is_small = |word: &str| {
        matches!(word, "and" | "da" | "das" | "de" | "del" | "des" | "do" | "dos" | "du" | "for" | "la" | "of" | "the")
    };
    let words = one_spelling(words);
    let told = words.split(' ').enumerate().filter(|(at, word)| *at == 0 || !is_small(word));
    told.map(|(_, word)| in_full(word)).collect()
}
