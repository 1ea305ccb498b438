//! The words the extractor knows, as data: lists in `schema/lexicon` and `schema/gazetteer`, embedded in the program.

mod gazetteer;
mod leaders;
mod lists;
mod pairs;
mod party_words;
mod phrases;
mod places;
mod table;
mod words;

pub use gazetteer::{Gazetteer, Known, PlaceRef, Rank};
pub use leaders::Leaders;
pub use lists::{InitiativeHead, TitleWord};
pub use party_words::{KnownBody, LONGEST, PartyWord, PartyWords, Unit};
pub use phrases::{Phrases, Terms, singular};
pub use places::{PlaceHit, PlaceLevel, Places};
pub use table::TableError;
pub use words::{WordMap, WordSet};

use crate::record::concept::{AgreementType, Area, PartyKind};

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
    Merge,
    Part,
}

impl VerbClass {
    /// Every class with its code.
    const CODES: [(&str, Self); 23] = [
        ("sign", Self::Sign),
        ("enter", Self::Enter),
        ("reach", Self::Reach),
        ("establish", Self::Establish),
        ("announce", Self::Announce),
        ("award", Self::Award),
        ("win", Self::Win),
        ("approve", Self::Approve),
        ("renew", Self::Renew),
        ("suspend", Self::Suspend),
        ("terminate", Self::Terminate),
        ("reject", Self::Reject),
        ("negotiate", Self::Negotiate),
        ("propose", Self::Propose),
        ("plan", Self::Plan),
        ("agree", Self::Agree),
        ("partner", Self::Partner),
        ("join", Self::Join),
        ("include", Self::Include),
        ("buy", Self::Buy),
        ("supply", Self::Supply),
        ("merge", Self::Merge),
        ("part", Self::Part),
    ];
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

/// All word lists.
#[derive(Debug)]
pub struct Lexicon {
    /// Nouns that name agreements.
    pub agreement_nouns: Phrases<AgreementNoun>,
    /// Verb forms that do something to agreements.
    pub verbs: WordMap<Verb>,
    /// First words of verb forms of several words: `called` of `called off`.
    pub phrasal: WordSet,
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
    pub name_words: WordSet,
    /// Honorifics before names of people.
    pub honorifics: WordSet,
    /// Their first words, without a dot.
    pub honorific_starts: WordSet,
    /// Last words of names of undertakings that are no bodies.
    pub initiative_heads: WordMap<InitiativeHead>,
    /// Capitalised words that name no person.
    pub no_people: WordSet,
    /// Capitalised words that name no body: papers, forms, distributors of news.
    pub no_parties: WordSet,
    /// Bodies known by name.
    pub bodies: Phrases<PartyKind>,
    /// Heads of states and governments, by name and by post and surname.
    pub leaders: Leaders,
    /// Countries, regions, cities and their people.
    pub places: Places,
    /// The places with their ids.
    pub gazetteer: Gazetteer,
    /// How words of names of parties count when names are compared.
    pub party_words: PartyWords,
    /// What stands for a country in the first half of a word: `sino` for `China`, in `Sino-Kenyan`.
    pub combining_forms: WordMap<Box<str>>,
    /// Words in names of agreements that do not tell one from another.
    pub title_words: WordMap<TitleWord>,
    /// 16 hexadecimal digits over every list, for the rule-set hash.
    pub digest: String,
}

/// The embedded lists: name under `schema/` and content.
const FILES: &[(&str, &str)] = &[
    ("lexicon/agreement-nouns.csv", include_str!("../schema/lexicon/agreement-nouns.csv")),
    ("lexicon/area-terms.csv", include_str!("../schema/lexicon/area-terms.csv")),
    ("lexicon/combining-forms.csv", include_str!("../schema/lexicon/combining-forms.csv")),
    ("lexicon/deal-verbs.csv", include_str!("../schema/lexicon/deal-verbs.csv")),
    ("lexicon/honorifics.csv", include_str!("../schema/lexicon/honorifics.csv")),
    ("lexicon/initiative-heads.csv", include_str!("../schema/lexicon/initiative-heads.csv")),
    ("lexicon/no-names.csv", include_str!("../schema/lexicon/no-names.csv")),
    ("lexicon/name-words.csv", include_str!("../schema/lexicon/name-words.csv")),
    ("lexicon/org-heads.csv", include_str!("../schema/lexicon/org-heads.csv")),
    ("gazetteer/bodies.csv", include_str!("../schema/gazetteer/bodies.csv")),
    ("gazetteer/leaders.csv", include_str!("../schema/gazetteer/leaders.csv")),
    ("gazetteer/other-names.csv", include_str!("../schema/gazetteer/other-names.csv")),
    ("lexicon/party-words.csv", include_str!("../schema/lexicon/party-words.csv")),
    ("lexicon/posts.csv", include_str!("../schema/lexicon/posts.csv")),
    ("lexicon/title-words.csv", include_str!("../schema/lexicon/title-words.csv")),
];

/// A word list of the user's, to be added to the embedded ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// The name of the file, which says which list it is: `area-terms.csv`.
    pub name: String,
    /// The file as faults name it.
    pub file: String,
    /// Its content.
    pub content: String,
}

impl Lexicon {
    /// The lists embedded in the program.
    ///
    /// # Errors
    /// The first fault in a list; a test makes sure that the embedded ones have none.
    pub fn embedded() -> Result<Self, TableError> {
        Self::with(&[])
    }

    /// The lists embedded in the program and the user's own, which win where both know a term.
    ///
    /// # Errors
    /// A list that has no known name, or the first fault in a row.
    pub fn with(own: &[List]) -> Result<Self, TableError> {
        if let Some(list) = own.iter().find(|list| !Self::list_names().any(|name| name == list.name)) {
            let names: Vec<&str> = Self::list_names().collect();
            let what = format!("no list is called `{}`; expected one of {}", list.name, names.join(", "));
            return Err(TableError::of_file(&list.file, what));
        }
        let (places, gazetteer) = Places::and_gazetteer(own)?;
        let mut lexicon = Self {
            agreement_nouns: Phrases::default(),
            verbs: WordMap::default(),
            phrasal: WordSet::default(),
            areas: Terms::default(),
            org_heads: Phrases::default(),
            tails: Phrases::default(),
            body_nouns: Phrases::default(),
            posts: Terms::default(),
            name_words: WordSet::default(),
            honorifics: WordSet::default(),
            honorific_starts: WordSet::default(),
            initiative_heads: WordMap::default(),
            no_people: WordSet::default(),
            no_parties: WordSet::default(),
            bodies: Phrases::default(),
            leaders: Leaders::default(),
            places,
            gazetteer,
            party_words: PartyWords::default(),
            combining_forms: WordMap::default(),
            title_words: WordMap::default(),
            digest: String::new(),
        };
        // What is known already stays, so the user's lists come first.
        for list in own.iter().filter(|list| !Places::FILES.contains(&list.name.as_str())) {
            lexicon.add(&list.name, &list.file, &list.content)?;
        }
        for (file, content) in FILES {
            lexicon.add(base_name(file), file, content)?;
        }
        let embedded = FILES.iter().map(|(_, content)| *content).chain(Places::contents());
        // The names of the files count, their folder does not.
        let own = own.iter().flat_map(|list| [list.name.as_str(), list.content.as_str()]);
        lexicon.digest = crate::record::slug::digest(&embedded.chain(own).collect::<Vec<_>>());
        Ok(lexicon)
    }

    #[cfg(test)]
    pub(crate) fn for_tests() -> &'static Self {
        static EMBEDDED: std::sync::LazyLock<Lexicon> =
            std::sync::LazyLock::new(|| Lexicon::embedded().unwrap_or_else(|fault| panic!("{fault}")));
        &EMBEDDED
    }

    /// The names of the files that can be lists, in order.
    pub fn list_names() -> impl Iterator<Item = &'static str> {
        let mut names: Vec<&str> = FILES.iter().map(|(file, _)| base_name(file)).chain(Places::FILES).collect();
        names.sort_unstable();
        names.into_iter()
    }
}

/// What stands behind the last slash.
fn base_name(file: &'static str) -> &'static str {
    file.rsplit('/').next().unwrap_or(file)
}

/// A term in lower case, and as it looks where only ASCII letters are lowered (`OÜ`, `Łódź`), if that is another form.
///
/// Texts are lowered letter by letter in ASCII alone, so that offsets stay.
fn lowered(term: &str) -> impl Iterator<Item = String> {
    let (full, ascii) = (term.to_lowercase(), term.to_ascii_lowercase());
    let other = (ascii != full).then_some(ascii);
    std::iter::once(full).chain(other)
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

    fn own(name: &str, content: &str) -> Result<Lexicon, TableError> {
        let (name, file, content) = (name.to_owned(), format!("mine/{name}"), content.to_owned());
        Lexicon::with(&[List { name, file, content }])
    }

    #[test]
    fn a_row_of_the_users_wins_over_an_embedded_one() {
        let area = |lexicon: &Lexicon, word: &'static str, lower: &'static str| {
            let at = |text: &'static str| move |i: usize| if i == 0 { text } else { "" };
            lexicon.areas.longest_at(0, at(word), at(lower)).map(|(_, term)| term.area)
        };
        let known = Lexicon::embedded().unwrap();
        assert_eq!(area(&known, "customs", "customs"), Some(Area::Customs));
        assert_eq!(area(&known, "AI", "ai"), Some(Area::ArtificialIntelligence));
        let header = "term,concept,note,source\n";
        let mine = own("area-terms.csv", &format!("{header}ai,health,,us\ncustoms,security,,us\n")).unwrap();
        assert_eq!(area(&mine, "customs", "customs"), Some(Area::Security));
        assert_eq!(area(&mine, "AI", "ai"), Some(Area::Health), "an embedded term in capitals does not outlive it");
        assert_ne!(mine.digest, known.digest);

        let mine = own("deal-verbs.csv", "term,concept,forms,note,source\nsign,plan,signed,,us\n").unwrap();
        assert_eq!(mine.verbs.get("signed").map(|verb| verb.class), Some(VerbClass::Plan));
        assert_eq!(mine.verbs.get("signing").map(|verb| verb.class), Some(VerbClass::Sign));
    }

    #[test]
    fn a_place_of_the_users_is_known_however_small_and_whatever_else_its_name_means() {
        let header = "geonames_id,name,names,name_zh,country,admin1,population,lat,lon\n";
        let mine = own("cities.csv", &format!("{header}1,Nice,,,FR,,900,43.7,7.3\n2,Alma,,,XA,,120,,\n")).unwrap();
        assert_eq!(Lexicon::embedded().unwrap().places.word("nice"), None);
        assert_eq!(mine.places.word("nice").map(|place| place.population), Some(900));
        assert_eq!(mine.places.word("alma").map(|place| place.population), Some(120));
    }

    #[test]
    fn a_fault_in_a_list_of_the_users_names_file_line_and_column() {
        let fault = |name: &str, content: &str| own(name, content).unwrap_err().to_string();
        for (name, content, expected) in [
            ("words.csv", "", "mine/words.csv: no list is called `words.csv`; expected one of agreement-nouns.csv, "),
            (
                "agreement-nouns.csv",
                "term,concept,strength,note,source\npact,agreement,firm,,us\n",
                "mine/agreement-nouns.csv, line 2, column `strength`: `firm` is not a code of strength; expected one of strong, weak, signed, awarded",
            ),
            (
                "deal-verbs.csv",
                "term,concept,forms,note,source\nink,scribble,inks|inked,,us\n",
                "mine/deal-verbs.csv, line 2, column `concept`: `scribble` is not a code of the verb classes; expected one of sign, ",
            ),
            (
                "org-heads.csv",
                "term,concept,position,note,source\nguild,association,middle,,us\n",
                "mine/org-heads.csv, line 2, column `position`: `middle` is not a code of position; expected one of before, first, last, prefix, suffix, tail",
            ),
            (
                "posts.csv",
                "term,concept,note,source\nreeve,person,,us\n",
                "mine/posts.csv, line 2, column `concept`: `person` stands where nothing is expected",
            ),
            (
                "bodies.csv",
                "name,acronym,names,name_zh,kind,country,source\nTin Guild,,,,guild,,us\n",
                "mine/bodies.csv, line 2, column `kind`: `guild` is not a code of party-kind; expected one of jurisdiction, ",
            ),
            (
                "leaders.csv",
                "name,names,offices\nAda Brook,,President of Norland\n",
                "mine/leaders.csv, line 2, column `offices`: `President of Norland` is no office; expected `post, state`",
            ),
            (
                "cities.csv",
                "geonames_id,name,names,name_zh,country,admin1,population,lat,lon\n1,Alma,,,XA,,many,,\n",
                "mine/cities.csv, line 2, column `population`: `many` is no number of people; expected digits",
            ),
            (
                "china.csv",
                "code,level,name_zh,name_en,names,type_en,parent,geonames_id,geonames_city_id\n1,town,,Alma,,town,,,\n",
                "mine/china.csv, line 2, column `level`: `town` is not a code of level; expected one of province, prefecture, county",
            ),
        ] {
            let found = fault(name, content);
            assert!(found.starts_with(expected), "{found}");
        }
    }
}
