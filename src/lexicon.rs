//! The words the extractor knows, as data: lists in `schema/lexicon` and `schema/gazetteer`, embedded in the program.

mod phrases;
mod places;
mod table;

pub use phrases::{Phrases, Terms, singular};
pub use places::{PlaceHit, PlaceLevel, Places};
pub use table::TableError;

use crate::record::concept::{AgreementType, Area, PartyKind};
use std::collections::{HashMap, HashSet};
use std::path::Path;

/// An agreement noun: the kind of agreement it names and how much it says by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgreementNoun {
    /// The kind of agreement.
    pub kind: AgreementType,
    /// Whether the noun alone names a deal; a weak one needs a founding verb or two parties beside it.
    pub strong: bool,
    /// The only class of verb that makes it a deal: a `document` must be signed, an `order` won.
    pub only: Option<VerbClass>,
}

/// What a verb does to an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each class is listed with its verbs in schema/lexicon/deal-verbs.csv")]
pub enum VerbClass {
    Sign,
    Enter,
    Reach,
    Establish,
    Announce,
    Award,
    Win,
    Approve,
    Renew,
    Suspend,
    Terminate,
    Reject,
    Negotiate,
    Propose,
    Plan,
    Agree,
    Partner,
    Join,
    Include,
    Buy,
    Supply,
}

impl VerbClass {
    fn from_code(code: &str) -> Option<Self> {
        Some(match code {
            "sign" => Self::Sign,
            "enter" => Self::Enter,
            "reach" => Self::Reach,
            "establish" => Self::Establish,
            "announce" => Self::Announce,
            "award" => Self::Award,
            "win" => Self::Win,
            "approve" => Self::Approve,
            "renew" => Self::Renew,
            "suspend" => Self::Suspend,
            "terminate" => Self::Terminate,
            "reject" => Self::Reject,
            "negotiate" => Self::Negotiate,
            "propose" => Self::Propose,
            "plan" => Self::Plan,
            "agree" => Self::Agree,
            "partner" => Self::Partner,
            "join" => Self::Join,
            "include" => Self::Include,
            "buy" => Self::Buy,
            "supply" => Self::Supply,
            _ => return None,
        })
    }
}

/// A verb form: the verb's class and its plain form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verb {
    /// What it does to an agreement.
    pub class: VerbClass,
    /// The plain form: `sign`.
    pub lemma: Box<str>,
}

/// Where in a name its head stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadPosition {
    /// At the end: `Chengdu Customs`.
    Last,
    /// At the beginning: `University of Dar es Salaam`; such a head may stand at the end too.
    First,
    /// A legal form after the name: `Ltd.`.
    Suffix,
    /// A legal form before the name: `PT`.
    Prefix,
}

/// A word that heads names of organisations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OrgHead {
    /// The kind of body it names.
    pub kind: PartyKind,
    /// Where it stands.
    pub position: HeadPosition,
}

/// A term for what an agreement is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AreaTerm {
    /// The area.
    pub area: Area,
    /// When it counts.
    pub use_: AreaUse,
}

/// When an area term counts; the list says it in its notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AreaUse {
    /// Always.
    Always,
    /// Beside other areas or before a word such as `cooperation`; elsewhere it gives way.
    Listed,
    /// Only where no other area is told: `loan`, `construction`.
    GivesWay,
    /// Only as a verb: `train`, `teach`.
    Verb,
}

impl AreaUse {
    fn from_note(note: &str) -> Self {
        match note.split(':').next() {
            Some("bare word") => Self::Listed,
            Some("gives way") => Self::GivesWay,
            Some("verb") => Self::Verb,
            _ => Self::Always,
        }
    }
}

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

/// All word lists.
#[derive(Debug)]
pub struct Lexicon {
    /// Nouns that name agreements.
    pub agreement_nouns: Phrases<AgreementNoun>,
    /// Verb forms that do something to agreements.
    pub verbs: HashMap<Box<str>, Verb>,
    /// Terms for what an agreement is about.
    pub areas: Terms<AreaTerm>,
    /// Heads of names of organisations.
    pub org_heads: Phrases<OrgHead>,
    /// Words in which names of companies end, with capitals only: `Partners`, `Therapeutics`.
    pub tails: Phrases<PartyKind>,
    /// Common nouns that say what the name after them is: `miner`, `shipping company`.
    pub body_nouns: Phrases<PartyKind>,
    /// Posts of people.
    pub posts: Terms<()>,
    /// Words inside names of public bodies.
    pub name_words: HashSet<Box<str>>,
    /// Honorifics before names of people.
    pub honorifics: HashSet<Box<str>>,
    /// Last words of names of undertakings that are no bodies.
    pub initiative_heads: HashMap<Box<str>, InitiativeHead>,
    /// Capitalised words that name no person.
    pub no_people: HashSet<Box<str>>,
    /// Capitalised words that name no body: papers, forms, distributors of news.
    pub no_parties: HashSet<Box<str>>,
    /// Bodies known by name.
    pub bodies: Phrases<PartyKind>,
    /// Countries, regions, cities and their people.
    pub places: Places,
    /// 16 hexadecimal digits over every list, for the rule-set hash.
    pub digest: String,
}

/// The embedded lists: name under `schema/` and content.
const FILES: &[(&str, &str)] = &[
    ("lexicon/agreement-nouns.csv", include_str!("../schema/lexicon/agreement-nouns.csv")),
    ("lexicon/area-terms.csv", include_str!("../schema/lexicon/area-terms.csv")),
    ("lexicon/deal-verbs.csv", include_str!("../schema/lexicon/deal-verbs.csv")),
    ("lexicon/honorifics.csv", include_str!("../schema/lexicon/honorifics.csv")),
    ("lexicon/initiative-heads.csv", include_str!("../schema/lexicon/initiative-heads.csv")),
    ("lexicon/no-names.csv", include_str!("../schema/lexicon/no-names.csv")),
    ("lexicon/name-words.csv", include_str!("../schema/lexicon/name-words.csv")),
    ("lexicon/org-heads.csv", include_str!("../schema/lexicon/org-heads.csv")),
    ("gazetteer/bodies.csv", include_str!("../schema/gazetteer/bodies.csv")),
    ("lexicon/posts.csv", include_str!("../schema/lexicon/posts.csv")),
];

impl Lexicon {
    /// The lists embedded in the program.
    ///
    /// # Errors
    /// The first fault in a list; a test makes sure that the embedded ones have none.
    pub fn embedded() -> Result<Self, TableError> {
        let mut lexicon = Self {
            agreement_nouns: Phrases::default(),
            verbs: HashMap::new(),
            areas: Terms::default(),
            org_heads: Phrases::default(),
            tails: Phrases::default(),
            body_nouns: Phrases::default(),
            posts: Terms::default(),
            name_words: HashSet::new(),
            honorifics: HashSet::new(),
            initiative_heads: HashMap::new(),
            no_people: HashSet::new(),
            no_parties: HashSet::new(),
            bodies: Phrases::default(),
            places: Places::embedded()?,
            digest: String::new(),
        };
        for (file, content) in FILES {
            lexicon.add(file, content)?;
        }
        let contents: Vec<&str> = FILES.iter().map(|(_, content)| *content).chain(Places::contents()).collect();
        lexicon.digest = crate::record::slug::digest(&contents);
        Ok(lexicon)
    }

    /// Adds the rows of one list; the file's base name says which list it is.
    ///
    /// # Errors
    /// A list of an unknown name, or the first fault in its rows.
    pub fn add(&mut self, file: &str, content: &str) -> Result<(), TableError> {
        let name = Path::new(file).file_name().and_then(|n| n.to_str()).unwrap_or(file);
        let fault = |line, what: String| TableError { file: file.to_owned(), line, what };
        let unknown = |line, concept: &str, scheme: &str| fault(line, format!("`{concept}` is not a code of {scheme}"));
        match name {
            "agreement-nouns.csv" => {
                for row in table::rows(file, content, &["term", "concept", "strength", "note", "source"])? {
                    let kind = AgreementType::from_code(row.cell(1))
                        .ok_or_else(|| unknown(row.line, row.cell(1), "agreement-type"))?;
                    let (strong, only) = match row.cell(2) {
                        "strong" => (true, None),
                        "weak" => (false, None),
                        "signed" => (false, Some(VerbClass::Sign)),
                        "awarded" => (false, Some(VerbClass::Award)),
                        other => {
                            let known = "`strong`, `weak`, `signed` or `awarded`";
                            return Err(fault(row.line, format!("strength must be {known}, found `{other}`")));
                        }
                    };
                    self.agreement_nouns.insert(row.cell(0), AgreementNoun { kind, strong, only });
                }
            }
            "deal-verbs.csv" => {
                for row in table::rows(file, content, &["term", "concept", "forms", "note", "source"])? {
                    let class = VerbClass::from_code(row.cell(1))
                        .ok_or_else(|| unknown(row.line, row.cell(1), "the verb classes"))?;
                    for form in row.cell(2).split('|').chain([row.cell(0)]) {
                        self.verbs.entry(form.into()).or_insert_with(|| Verb { class, lemma: row.cell(0).into() });
                    }
                }
            }
            "area-terms.csv" => {
                for row in table::rows(file, content, &["term", "concept", "note", "source"])? {
                    let area = Area::from_code(row.cell(1)).ok_or_else(|| unknown(row.line, row.cell(1), "area"))?;
                    let term = AreaTerm { area, use_: AreaUse::from_note(row.cell(2)) };
                    self.areas.insert(row.cell(0), capitals_only(row.cell(2)), term);
                }
            }
            "org-heads.csv" => {
                for row in table::rows(file, content, &["term", "concept", "position", "note", "source"])? {
                    let kind = PartyKind::from_code(row.cell(1))
                        .ok_or_else(|| unknown(row.line, row.cell(1), "party-kind"))?;
                    let term = row.cell(0).to_ascii_lowercase();
                    let position = match row.cell(2) {
                        "tail" => {
                            self.tails.insert(&term, kind);
                            continue;
                        }
                        "before" => {
                            self.body_nouns.insert(&term, kind);
                            continue;
                        }
                        "first" => HeadPosition::First,
                        "last" => HeadPosition::Last,
                        "prefix" => HeadPosition::Prefix,
                        "suffix" => HeadPosition::Suffix,
                        other => {
                            return Err(fault(
                                row.line,
                                format!(
                                    "position must be `before`, `first`, `last`, `prefix`, `suffix` or `tail`, found `{other}`"
                                ),
                            ));
                        }
                    };
                    for term in lowered(row.cell(0)) {
                        self.org_heads.insert(&term, OrgHead { kind, position });
                        // The dot of a first word that is no known abbreviation is a token by itself: `Sp. z o.o.`
                        if let Some((first, rest)) = term.split_once(". ") {
                            self.org_heads.insert(&format!("{first} . {rest}"), OrgHead { kind, position });
                        }
                    }
                }
            }
            "posts.csv" => {
                for row in table::rows(file, content, &["term", "concept", "note", "source"])? {
                    self.posts.insert(row.cell(0), capitals_only(row.cell(2)), ());
                }
            }
            "initiative-heads.csv" => {
                for row in table::rows(file, content, &["term", "reads", "note", "source"])? {
                    let head = InitiativeHead::from_cell(row.cell(1))
                        .ok_or_else(|| unknown(row.line, row.cell(1), "`names`, `made`, `sure` joined by `|`"))?;
                    self.initiative_heads.insert(row.cell(0).into(), head);
                }
            }
            "no-names.csv" => {
                for row in table::rows(file, content, &["term", "never", "note", "source"])? {
                    let lists = match row.cell(1) {
                        "person" => vec![&mut self.no_people],
                        "party" => vec![&mut self.no_parties],
                        "person|party" => vec![&mut self.no_people, &mut self.no_parties],
                        other => return Err(unknown(row.line, other, "`person`, `party`, `person|party`")),
                    };
                    for list in lists {
                        list.insert(row.cell(0).to_lowercase().into());
                    }
                }
            }
            "name-words.csv" => {
                for row in table::rows(file, content, &["term", "concept", "note", "source"])? {
                    self.name_words.insert(row.cell(0).to_lowercase().into());
                }
            }
            "honorifics.csv" => {
                for row in table::rows(file, content, &["term", "concept", "note", "source"])? {
                    self.honorifics.insert(row.cell(0).to_lowercase().trim_end_matches('.').into());
                }
            }
            "bodies.csv" => {
                for row in
                    table::rows(file, content, &["name", "acronym", "names", "name_zh", "kind", "country", "source"])?
                {
                    let kind = PartyKind::from_code(row.cell(4))
                        .ok_or_else(|| unknown(row.line, row.cell(4), "party-kind"))?;
                    for name in [row.cell(0), row.cell(1)].into_iter().chain(row.cell(2).split('|')) {
                        lowered(name).for_each(|name| self.bodies.insert(&name, kind));
                    }
                }
            }
            other => return Err(fault(0, format!("no list is called `{other}`"))),
        }
        Ok(())
    }
}

/// A term in lower case, and as it looks where only ASCII letters are lowered (`OÜ`, `Łódź`), if that is another form.
///
/// Texts are lowered letter by letter in ASCII alone, so that offsets stay.
fn lowered(term: &str) -> impl Iterator<Item = String> {
    let (full, ascii) = (term.to_lowercase(), term.to_ascii_lowercase());
    let other = (ascii != full).then_some(ascii);
    std::iter::once(full).chain(other)
}

/// Whether the note of a row says that its term counts only as it is written.
fn capitals_only(note: &str) -> bool {
    note.contains("capitals only")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_lists_have_no_fault() {
        let lexicon = Lexicon::embedded().unwrap_or_else(|fault| panic!("{fault}"));
        assert!(lexicon.verbs.contains_key("signed"));
        assert_eq!(lexicon.agreement_nouns.word("contracts").map(|n| n.kind), Some(AgreementType::Contract));
    }
}
