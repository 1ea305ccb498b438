//! Gold: what a careful reader learns from an article, as `tests/gold/README.md` describes it.
//!
//! A list of texts is a list of acceptable alternatives; what is optional is neither wanted nor punished.

use crate::record::Concept;
use crate::record::concept::{AgreementType, Area, EventType, InitiativeStatus, Status};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error as _, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io;
use std::marker::PhantomData;
use std::path::{Path, PathBuf};

/// Why gold cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum GoldError {
    /// A folder or file that cannot be read.
    #[error("{}: cannot be read: {reason}; expected a folder of gold files, STEM.json for an article STEM.txt or STEM.md", path.display())]
    Unread {
        /// The folder or file.
        path: PathBuf,
        /// What the system said.
        reason: io::Error,
    },
    /// A file that has not the shape of gold.
    #[error("{}, {place}: {what}", path.display())]
    Shape {
        /// The file.
        path: PathBuf,
        /// Where in it: `agreements[0].type`.
        place: String,
        /// What was found and what was expected.
        what: String,
    },
    /// Two articles that one gold file could be about.
    #[error("{}: two articles have this gold, {first} and {second}; expected one", path.display())]
    Ambiguous {
        /// The gold file.
        path: PathBuf,
        /// The first article.
        first: String,
        /// The second article.
        second: String,
    },
    /// No article has gold.
    #[error("{}: nothing to score; expected STEM.json in it for an article STEM.txt or STEM.md", .0.display())]
    NothingToScore(PathBuf),
}

/// The gold of one article.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gold {
    #[serde(default, rename = "id")]
    _id: IgnoredAny,
    #[serde(deserialize_with = "keyed")]
    pub(super) article: ArticleGold,
    pub(super) agreements: Vec<AgreementGold>,
    #[serde(default)]
    pub(super) optional_agreements: Vec<AgreementGold>,
    #[serde(default)]
    pub(super) people: Vec<PersonGold>,
    #[serde(default)]
    pub(super) events: Vec<EventGold>,
    #[serde(default)]
    pub(super) initiatives: Vec<InitiativeGold>,
    #[serde(default)]
    pub(super) amounts: Vec<AmountGold>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ArticleGold {
    #[serde(default)]
    pub(super) title: Option<String>,
    #[serde(default, deserialize_with = "dates")]
    pub(super) published: Vec<String>,
    #[serde(default, deserialize_with = "one_or_more")]
    pub(super) publisher: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AgreementGold {
    pub(super) key: String,
    #[serde(rename = "type", deserialize_with = "codes::<AgreementType, _>")]
    pub(super) kind: Vec<String>,
    #[serde(deserialize_with = "codes::<Status, _>")]
    pub(super) status: Vec<String>,
    #[serde(deserialize_with = "dates")]
    pub(super) date: Vec<String>,
    #[serde(default, deserialize_with = "dates")]
    pub(super) optional_date: Vec<String>,
    pub(super) place: Vec<String>,
    #[serde(default)]
    pub(super) optional_place: Vec<String>,
    pub(super) parties: Vec<Vec<String>>,
    #[serde(default)]
    pub(super) optional_parties: Vec<Vec<String>>,
    #[serde(deserialize_with = "top_areas")]
    pub(super) areas: Vec<String>,
    #[serde(default, deserialize_with = "top_areas")]
    pub(super) optional_areas: Vec<String>,
    /// A few words of the article that tell the deal.
    #[serde(default)]
    pub(super) cue: String,
    /// The name of the document, which is not scored.
    #[serde(default, rename = "name")]
    _name: IgnoredAny,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PersonGold {
    pub(super) name: Vec<String>,
    #[serde(default)]
    pub(super) role: Vec<String>,
    #[serde(default)]
    pub(super) optional_role: Vec<String>,
    #[serde(default)]
    pub(super) organization: Vec<String>,
    #[serde(default)]
    pub(super) optional_organization: Vec<String>,
    #[serde(default)]
    pub(super) optional: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EventGold {
    #[serde(deserialize_with = "codes::<EventType, _>")]
    pub(super) kind: Vec<String>,
    #[serde(deserialize_with = "dates")]
    pub(super) date: Vec<String>,
    #[serde(default, deserialize_with = "dates")]
    pub(super) optional_date: Vec<String>,
    #[serde(default)]
    pub(super) place: Vec<String>,
    #[serde(default)]
    pub(super) optional_place: Vec<String>,
    #[serde(default)]
    pub(super) optional: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct InitiativeGold {
    pub(super) name: Vec<String>,
    #[serde(default, deserialize_with = "codes::<InitiativeStatus, _>")]
    pub(super) status: Vec<String>,
    #[serde(default, deserialize_with = "codes::<InitiativeStatus, _>")]
    pub(super) optional_status: Vec<String>,
    #[serde(default)]
    pub(super) optional: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AmountGold {
    pub(super) value: f64,
    pub(super) unit: String,
    #[serde(default)]
    pub(super) optional: bool,
}

/// The gold files of a folder (not of folders in it) by their stem: `a` for `a.json`.
///
/// # Errors
/// A folder that cannot be read, and the first file that has not the shape of gold.
pub fn read_gold(folder: &Path) -> Result<BTreeMap<String, Gold>, GoldError> {
    let unread = |path: &Path| {
        let path = path.to_owned();
        move |reason| GoldError::Unread { path, reason }
    };
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(unread(folder))? {
        let path = entry.map_err(unread(folder))?.path();
        if path.extension().is_some_and(|ending| ending == "json") {
            paths.push(path);
        }
    }
    paths.sort();
    let mut all = BTreeMap::new();
    for path in paths {
        let content = fs::read_to_string(&path).map_err(unread(&path))?;
        let gold = parse(&content).map_err(|(place, what)| GoldError::Shape { path: path.clone(), place, what })?;
        all.insert(path.file_stem().unwrap_or_default().to_string_lossy().into_owned(), gold);
    }
    Ok(all)
}

/// Gold from its JSON; a fault is told with its place.
pub(super) fn parse(content: &str) -> Result<Gold, (String, String)> {
    let mut json = serde_json::Deserializer::from_str(content);
    let gold = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let place = error.path().to_string();
        (if place == "." { "at the top".to_owned() } else { place }, error.inner().to_string())
    })?;
    json.end().map_err(|error| ("after the end".to_owned(), error.to_string()))?;
    Ok(gold)
}

/// An object with keys: the derived code would also take a list of the values in their order, even an empty one.
fn keyed<'de, T: Deserialize<'de>, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    struct Keys<T>(PhantomData<T>);

    impl<'de, T: Deserialize<'de>> Visitor<'de> for Keys<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object with keys")
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
            T::deserialize(MapAccessDeserializer::new(map))
        }
    }

    from.deserialize_map(Keys(PhantomData))
}

/// Codes of a scheme.
fn codes<'de, C, D>(from: D) -> Result<Vec<String>, D::Error>
where
    C: Deserialize<'de> + Into<Concept>,
    D: Deserializer<'de>,
{
    let concepts = Vec::<C>::deserialize(from)?;
    Ok(concepts.into_iter().map(|concept| concept.into().code().to_owned()).collect())
}

/// Codes of areas, which are scored by their top concepts.
fn top_areas<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    let areas = Vec::<Area>::deserialize(from)?;
    if let Some(area) = areas.iter().find(|area| area.top() != **area) {
        let (code, top) = (area.code(), area.top().code());
        return Err(D::Error::custom(format!(
            "areas are scored by their top concepts: expected `{top}`, found `{code}`"
        )));
    }
    Ok(areas.into_iter().map(|area| area.code().to_owned()).collect())
}

/// A text, a list of texts, or null.
fn one_or_more<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged, expecting = "expected a text or a list of texts")]
    enum Texts {
        One(String),
        More(Vec<String>),
    }
    Ok(match Option::<Texts>::deserialize(from)? {
        None => Vec::new(),
        Some(Texts::One(text)) => vec![text],
        Some(Texts::More(texts)) => texts,
    })
}

/// Dates and intervals in EDTF.
fn dates<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    let dates = one_or_more(from)?;
    match dates.iter().find(|date| !is_edtf(date)) {
        Some(date) => Err(D::Error::custom(format!(
            "`{date}` is no date; expected one such as 2019-12-17, 2020-04, 2013, XXXX-12-17 or 2021-03-09/2021-03-10"
        ))),
        None => Ok(dates),
    }
}

/// Whether this is a date or an interval of dates.
fn is_edtf(text: &str) -> bool {
    let digits = |part: &str, count| part.len() == count && part.bytes().all(|b| b.is_ascii_digit() || b == b'X');
    let date = |text: &str| {
        let mut parts = text.split('-');
        parts.next().is_some_and(|year| digits(year, 4))
            && parts.clone().count() <= 2
            && parts.all(|part| digits(part, 2))
    };
    // An interval may be open on one side: `2024-09-18/..`.
    let open = |part: &str| part == "..";
    match text.split_once('/') {
        None => date(text),
        Some((from, to)) => (date(from) || open(from)) && (date(to) || open(to)) && (date(from) || date(to)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(content: &str) -> String {
        let (place, what) = parse(content).unwrap_err();
        format!("{place}: {what}")
    }

    #[test]
    fn an_interval_may_be_open_on_one_side() {
        for (date, fits) in
            [("2024-09-18/..", true), ("../2019-12-31", true), ("../..", false), ("2019/2020/2021", false)]
        {
            assert_eq!(is_edtf(date), fits, "{date}");
        }
    }

    #[test]
    fn a_fault_is_told_with_its_place() {
        let agreement = |change: (&str, &str)| {
            let sound = r#"{"article": {}, "agreements": [{"key": "a1", "type": ["treaty"], "status": ["signed"], "date": [],
                "place": [], "parties": [["Alma"]], "areas": ["trade"]}]}"#;
            assert!(parse(sound).is_ok());
            assert!(sound.contains(change.0));
            fault(&sound.replace(change.0, change.1))
        };
        for (change, expected) in [
            (
                ("\"treaty\"", "\"pact\""),
                "agreements[0].type[0]: unknown variant `pact`, expected one of `agreement`, ",
            ),
            (
                ("[[\"Alma\"]]", "[\"Alma\"]"),
                "agreements[0].parties[0]: invalid type: string \"Alma\", expected a sequence",
            ),
            (
                ("\"trade\"", "\"rail\""),
                "agreements[0].areas: areas are scored by their top concepts: expected `transport`, found `rail`",
            ),
            (
                ("\"date\": []", "\"date\": [\"17 May\"]"),
                "agreements[0].date: `17 May` is no date; expected one such as 2019-12-17, ",
            ),
            (("\"key\"", "\"code\""), "agreements[0].code: unknown field `code`, expected one of `key`, `type`, "),
            (("\"place\": [],", ""), "agreements[0]: missing field `place`"),
            (("{}", "[]"), "article: invalid type: sequence, expected an object with keys"),
        ] {
            let found = agreement(change);
            assert!(found.starts_with(expected), "{found}");
        }
        assert!(fault("[]").starts_with("at the top: "), "{}", fault("[]"));
        assert!(fault("{\"article\": {}, \"agreements\": []} x").starts_with("after the end: "));
    }

    #[test]
    fn a_date_of_an_article_is_one_or_several() {
        let gold =
            |published: &str| parse(&format!(r#"{{"article": {{"published": {published}}}, "agreements": []}}"#));
        assert_eq!(gold("\"2020-04\"").unwrap().article.published, ["2020-04"]);
        assert_eq!(gold("[\"2020-04\", \"XXXX-12-17\"]").unwrap().article.published, ["2020-04", "XXXX-12-17"]);
        assert!(gold("null").unwrap().article.published.is_empty());
        assert!(gold("4").is_err());
    }
}
