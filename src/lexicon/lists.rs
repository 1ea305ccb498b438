//! What the columns of each word list mean.

use super::party_words::KnownBody;
use super::table::{Row, TableError, rows};
use super::{
    AgreementNoun, AreaTerm, AreaUse, HeadPosition, Leaders, Lexicon, OrgHead, PlaceLevel, Verb, VerbClass, lowered,
};
use crate::record::concept::{AgreementType, Area, PartyKind};
use crate::record::slug::{is_acronym, words};

/// A last word of names of undertakings: `corridor`, `programme`. What each flag lets it do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct InitiativeHead {
    /// Its capitals alone make the name that of an undertaking.
    pub names: bool,
    /// It counts where a verb of making stands by.
    pub made: bool,
    /// It tells an undertaking and nothing else, so that it counts without a verb of making.
    pub sure: bool,
}

impl InitiativeHead {
    fn from_cell(cell: &str) -> Option<Self> {
        let mut head = Self::default();
        for word in cell.split('|') {
            match word {
                "names" => head.names = true,
                "made" => head.made = true,
                "sure" => head.sure = true,
                _ => return None,
            }
        }
        Some(head)
    }
}

/// Why a word in the name of an agreement does not tell it from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TitleWord {
    /// It says what kind of thing an agreement is, and no more: `memorandum`.
    Kind,
    /// A small word, in lower case also inside names: `between`.
    Small,
}

/// The columns of lists whose words stand for themselves or for one concept.
const TERMS: &[&str] = &["term", "concept", "note", "source"];
const AGREEMENT_NOUNS: &[&str] = &["term", "concept", "strength", "note", "source"];
const DEAL_VERBS: &[&str] = &["term", "concept", "forms", "note", "source"];
const ORG_HEADS: &[&str] = &["term", "concept", "position", "note", "source"];
const BODIES: &[&str] = &["name", "acronym", "names", "name_zh", "kind", "country", "source"];

/// Whether an agreement noun names a deal by itself, and the only class of verb that makes it one.
const STRENGTHS: [(&str, (bool, Option<VerbClass>)); 4] = [
    ("strong", (true, None)),
    ("weak", (false, None)),
    ("signed", (false, Some(VerbClass::Sign))),
    ("awarded", (false, Some(VerbClass::Award))),
];
/// Where a word that tells a body stands in its name, or around it.
#[derive(Clone, Copy)]
enum Position {
    Head(HeadPosition),
    Tail,
    Before,
}
const POSITIONS: [(&str, Position); 6] = [
    ("before", Position::Before),
    ("first", Position::Head(HeadPosition::First)),
    ("last", Position::Head(HeadPosition::Last)),
    ("prefix", Position::Head(HeadPosition::Prefix)),
    ("suffix", Position::Head(HeadPosition::Suffix)),
    ("tail", Position::Tail),
];
const OTHER_NAMES: &[&str] = &["name", "names", "source"];
const INITIATIVE_HEADS: &[&str] = &["term", "reads", "note", "source"];
const NO_NAMES: &[&str] = &["term", "never", "note", "source"];
/// Why a word does not tell one agreement from another.
const TITLE_WORDS: [(&str, TitleWord); 2] = [("kind", TitleWord::Kind), ("small", TitleWord::Small)];
/// What a word of the list of no names never is: a person, a party.
const NEVER: [(&str, (bool, bool)); 3] =
    [("person", (true, false)), ("party", (false, true)), ("person|party", (true, true))];

impl Lexicon {
    /// Adds the rows of the list called `name`; a term that is known already keeps its meaning.
    ///
    /// `file` is how faults name it.
    ///
    /// # Errors
    /// A list of an unknown name, or the first fault in its rows.
    pub(super) fn add(&mut self, name: &str, file: &str, content: &str) -> Result<(), TableError> {
        match name {
            "agreement-nouns.csv" => {
                for row in rows(file, content, AGREEMENT_NOUNS)? {
                    let kinds = AgreementType::ALL.iter().map(|&kind| (kind.code(), kind));
                    let kind = row.code(1, AgreementType::SCHEME, kinds)?;
                    let (strong, only) = row.code(2, "strength", STRENGTHS.into_iter())?;
                    self.agreement_nouns.insert(&row.cell(0).to_lowercase(), AgreementNoun { kind, strong, only });
                }
            }
            "deal-verbs.csv" => {
                for row in rows(file, content, DEAL_VERBS)? {
                    let class = row.code(1, "the verb classes", VerbClass::CODES.into_iter())?;
                    let lemma = row.cell(0).to_lowercase();
                    for form in row.values(2).map(str::to_lowercase).chain([lemma.clone()]) {
                        if let Some((first, _)) = form.split_once(' ') {
                            self.phrasal.insert(first.into());
                        }
                        let verb = || Verb { class, lemma: lemma.as_str().into() };
                        self.verbs.entry(form.into()).or_insert_with(verb);
                    }
                }
            }
            "area-terms.csv" => {
                for row in rows(file, content, TERMS)? {
                    let areas = Area::ALL.iter().map(|&area| (area.code(), area));
                    let area = row.code(1, Area::SCHEME, areas)?;
                    let term = AreaTerm { area, use_: AreaUse::from_note(row.cell(2)) };
                    self.areas.insert(row.cell(0), capitals_only(&row), term);
                }
            }
            "org-heads.csv" => {
                for row in rows(file, content, ORG_HEADS)? {
                    let kind = party_kind(&row, 1)?;
                    match row.code(2, "position", POSITIONS.into_iter())? {
                        Position::Tail => self.tails.insert(&row.cell(0).to_ascii_lowercase(), kind),
                        Position::Before => self.body_nouns.insert(&row.cell(0).to_ascii_lowercase(), kind),
                        Position::Head(position) => self.org_head(row.cell(0), OrgHead { kind, position }),
                    }
                }
            }
            "other-names.csv" => {
                for row in rows(file, content, OTHER_NAMES)? {
                    let names = || row.values(1).chain([row.cell(0)]);
                    let words_of = || names().filter(|name| !is_acronym(name));
                    // Many bodies share an acronym, so it tells whose a row is only where the row spells nothing out.
                    let spelled_out = words_of().any(|name| name.contains(' '));
                    let acronym = |name| self.party_words.acronym(&words(name)).filter(|_| !spelled_out);
                    let known = words_of()
                        .find_map(|name| self.party_words.body(&words(name)))
                        .or_else(|| names().filter(|name| is_acronym(name)).find_map(acronym))
                        .cloned();
                    let body =
                        known.unwrap_or_else(|| KnownBody { name: row.cell(0).into(), country: "".into(), kind: None });
                    self.party_words.add_body(&body, names());
                }
            }
            "party-words.csv" => self.party_words.add(file, content)?,
            "posts.csv" => {
                for row in plain(file, content)? {
                    self.posts.insert(row.cell(0), capitals_only(&row), ());
                }
            }
            "combining-forms.csv" => {
                for row in rows(file, content, TERMS)? {
                    let (form, country) = (row.cell(0).to_lowercase(), row.cell(1));
                    if self.places.name(country).is_none_or(|hit| hit.level != PlaceLevel::Country) {
                        return Err(row.fault(1, format!("`{country}` is the name of no country")));
                    }
                    self.combining_forms.entry(form.into()).or_insert_with(|| country.to_lowercase().into());
                }
            }
            "title-words.csv" => {
                for row in rows(file, content, TERMS)? {
                    let word = row.code(1, "the concepts of words of titles", TITLE_WORDS.into_iter())?;
                    self.title_words.entry(row.cell(0).into()).or_insert(word);
                }
            }
            "initiative-heads.csv" => {
                for row in rows(file, content, INITIATIVE_HEADS)? {
                    let head = InitiativeHead::from_cell(row.cell(1)).ok_or_else(|| {
                        row.fault(1, format!("`{}`; expected `names`, `made`, `sure` joined by `|`", row.cell(1)))
                    })?;
                    self.initiative_heads.entry(row.cell(0).into()).or_insert(head);
                }
            }
            "no-names.csv" => {
                for row in rows(file, content, NO_NAMES)? {
                    let (person, party) = row.code(1, "never", NEVER.into_iter())?;
                    let word = row.cell(0).to_lowercase();
                    if person {
                        self.no_people.insert(word.as_str().into());
                    }
                    if party {
                        self.no_parties.insert(word.into());
                    }
                }
            }
            "name-words.csv" => {
                for row in plain(file, content)? {
                    self.name_words.insert(row.cell(0).to_lowercase().into());
                }
            }
            "honorifics.csv" => {
                for row in plain(file, content)? {
                    let term = row.cell(0).to_lowercase();
                    let first = term.split(' ').next().unwrap_or_default();
                    self.honorific_starts.insert(first.trim_end_matches('.').into());
                    self.honorifics.insert(term.trim_end_matches('.').into());
                }
            }
            "bodies.csv" => {
                for row in rows(file, content, BODIES)? {
                    let kind = party_kind(&row, 4)?;
                    for name in [row.cell(0), row.cell(1)].into_iter().chain(row.values(2)) {
                        lowered(name).for_each(|name| self.bodies.insert(&name, kind));
                    }
                    let body = KnownBody { name: row.cell(0).into(), country: row.cell(5).into(), kind: Some(kind) };
                    let names = row.values(2).chain([row.cell(0), row.cell(1), row.cell(3)]);
                    self.party_words.add_body(&body, names);
                }
            }
            "leaders.csv" => {
                self.leaders.next_list();
                for row in rows(file, content, Leaders::COLUMNS)? {
                    self.leaders.add(&row)?;
                }
            }
            other => return Err(TableError::of_file(file, format!("no list is called `{other}`"))),
        }
        Ok(())
    }
}

impl Lexicon {
    fn org_head(&mut self, term: &str, head: OrgHead) {
        for term in lowered(term) {
            self.org_heads.insert(&term, head);
            // The dot of a first word that is no known abbreviation is a token by itself: `Sp. z o.o.`
            if let Some((first, rest)) = term.split_once(". ") {
                self.org_heads.insert(&format!("{first} . {rest}"), head);
            }
        }
    }
}

/// The rows of a list whose words stand for no concept.
fn plain<'t>(file: &'t str, content: &str) -> Result<Vec<Row<'t>>, TableError> {
    let rows = rows(file, content, TERMS)?;
    match rows.iter().find(|row| !row.cell(1).is_empty()) {
        Some(row) => Err(row.fault(1, format!("`{}` stands where nothing is expected", row.cell(1)))),
        None => Ok(rows),
    }
}

fn party_kind(row: &Row<'_>, column: usize) -> Result<PartyKind, TableError> {
    row.code(column, PartyKind::SCHEME, PartyKind::ALL.iter().map(|&kind| (kind.code(), kind)))
}

/// Whether the note of a row says that its term counts only as it is written.
fn capitals_only(row: &Row<'_>) -> bool {
    row.cell(2).contains("capitals only")
}
