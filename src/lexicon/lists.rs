//! What the columns of each word list mean.

use super::table::{Row, TableError, rows};
use super::{AgreementNoun, HeadPosition, Lexicon, OrgHead, Verb, VerbClass};
use crate::record::concept::{AgreementType, Area, PartyKind};

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
const POSITIONS: [(&str, HeadPosition); 4] = [
    ("first", HeadPosition::First),
    ("last", HeadPosition::Last),
    ("prefix", HeadPosition::Prefix),
    ("suffix", HeadPosition::Suffix),
];

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
                        let verb = || Verb { class, lemma: lemma.as_str().into() };
                        self.verbs.entry(form.into()).or_insert_with(verb);
                    }
                }
            }
            "area-terms.csv" => {
                for row in rows(file, content, TERMS)? {
                    let areas = Area::ALL.iter().map(|&area| (area.code(), area));
                    self.areas.insert(row.cell(0), capitals_only(&row), row.code(1, Area::SCHEME, areas)?);
                }
            }
            "org-heads.csv" => {
                for row in rows(file, content, ORG_HEADS)? {
                    let kind = party_kind(&row, 1)?;
                    let position = row.code(2, "position", POSITIONS.into_iter())?;
                    self.org_heads.insert(&row.cell(0).to_lowercase(), OrgHead { kind, position });
                }
            }
            "posts.csv" => {
                for row in plain(file, content)? {
                    self.posts.insert(row.cell(0), capitals_only(&row), ());
                }
            }
            "name-words.csv" => {
                for row in plain(file, content)? {
                    self.name_words.insert(row.cell(0).to_lowercase().into());
                }
            }
            "honorifics.csv" => {
                for row in plain(file, content)? {
                    self.honorifics.insert(row.cell(0).to_lowercase().trim_end_matches('.').into());
                }
            }
            "bodies.csv" => {
                for row in rows(file, content, BODIES)? {
                    let kind = party_kind(&row, 4)?;
                    for name in [row.cell(0), row.cell(1)].into_iter().chain(row.values(2)) {
                        self.bodies.insert(&name.to_lowercase(), kind);
                    }
                }
            }
            other => return Err(TableError::of_file(file, format!("no list is called `{other}`"))),
        }
        Ok(())
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
