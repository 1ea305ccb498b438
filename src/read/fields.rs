//! Which field of a JSON object or a table is what.

use super::given::Given;
use std::str::FromStr;

/// What a field can be, with the names that are looked for if the user does not say another; the first that is there
/// counts. Names are compared without case, hyphens, underscores and spaces.
const WHAT: &[(&str, &[&str])] = &[
    ("title", &["title", "headline", "name", "subject"]),
    ("text", &["text", "body", "content", "articlebody", "article", "maintext", "fulltext", "transcript"]),
    (
        "date",
        &[
            "published",
            "datepublished",
            "publishedat",
            "publishedon",
            "pubdate",
            "publishdate",
            "publicationdate",
            "date",
        ],
    ),
    ("publisher", &["publisher", "source", "site", "sitename", "outlet"]),
    ("url", &["url", "link", "canonicalurl", "permalink", "sourceurl"]),
    ("language", &["language", "lang", "inlanguage"]),
];

/// `--map title=headline,text=body,date=published`: the fields of records that hold articles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FieldMap {
    /// What it is, and the field; `a.b` is the field `b` of the object `a`.
    named: Vec<(&'static str, String)>,
}

/// What is wrong with a map of fields.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected WHAT=FIELD,…, where WHAT is title, text, date, publisher, url or language; found {0:?}")]
pub struct NoMap(String);

impl FromStr for FieldMap {
    type Err = NoMap;

    fn from_str(text: &str) -> Result<Self, NoMap> {
        let pair = |pair: &str| {
            let (what, field) = pair.split_once('=')?;
            let (what, _) = WHAT.iter().find(|(known, _)| *known == what.trim())?;
            Some((*what, field.trim().to_owned())).filter(|(_, field)| !field.is_empty())
        };
        let named = text.split(',').map(|part| pair(part).ok_or_else(|| NoMap(part.to_owned())));
        Ok(Self { named: named.collect::<Result<_, _>>()? })
    }
}

impl FieldMap {
    /// The text of a record and what it states; `field` gives the value of a field by its name or by a folded name.
    ///
    /// # Errors
    /// When the record has no text: the message says which fields were looked for.
    pub fn read(&self, field: impl Fn(Name<'_>) -> Option<String>) -> Result<(String, Given), String> {
        let text = self.pick("text", &field).ok_or_else(|| self.no_text())?;
        let given = Given {
            title: self.pick("title", &field),
            published: self.pick("date", &field),
            publisher: self.pick("publisher", &field),
            url: self.pick("url", &field).filter(|url| url.starts_with("http://") || url.starts_with("https://")),
            language: self.pick("language", &field),
        };
        Ok((text, given))
    }

    fn pick(&self, what: &str, field: impl Fn(Name<'_>) -> Option<String>) -> Option<String> {
        if let Some((_, name)) = self.named.iter().find(|(named, _)| *named == what) {
            return field(Name::Exact(name));
        }
        let (_, usual) = WHAT.iter().find(|(known, _)| *known == what)?;
        usual.iter().find_map(|name| field(Name::Folded(name)))
    }

    fn no_text(&self) -> String {
        match self.named.iter().find(|(what, _)| *what == "text") {
            Some((_, name)) => format!("no text: expected it in the field {name:?}"),
            None => "no text: expected a field `text`, `body` or `content`; say which one it is with --map text=FIELD"
                .to_owned(),
        }
    }
}

/// The name of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name<'a> {
    /// As the user wrote it.
    Exact(&'a str),
    /// One of the usual ones, folded.
    Folded(&'a str),
}

impl Name<'_> {
    /// Whether a field that is called so is meant.
    pub fn is(self, field: &str) -> bool {
        match self {
            Self::Exact(name) => name == field,
            Self::Folded(name) => {
                let letters = field.chars().filter(|c| !matches!(c, '-' | '_' | ' ')).flat_map(char::to_lowercase);
                letters.eq(name.chars())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(map: &str, fields: &[(&str, &str)]) -> Result<(String, Given), String> {
        let map = if map.is_empty() { FieldMap::default() } else { map.parse().unwrap() };
        map.read(|name| fields.iter().find(|(field, _)| name.is(field)).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn usual_names_are_known_and_a_map_wins_over_them() {
        let fields = [("Headline", "H"), ("Article_Body", "B"), ("date", "2020"), ("pub-date", "2021"), ("url", "no")];
        let (text, given) = read("", &fields).unwrap();
        assert_eq!((text.as_str(), given.title.as_deref(), given.published.as_deref()), ("B", Some("H"), Some("2021")));
        assert_eq!(given.url, None);
        let (_, given) = read("date=date, title=none", &fields).unwrap();
        assert_eq!((given.title, given.published.as_deref()), (None, Some("2020")));
    }

    #[test]
    fn a_record_without_text_and_a_map_that_is_none_say_what_was_expected() {
        assert!(read("", &[("title", "H")]).unwrap_err().contains("--map text=FIELD"));
        assert!(read("text=story", &[("text", "B")]).unwrap_err().contains("\"story\""));
        for wrong in ["", "text", "text=", "words=body", "text=a,,title=b"] {
            assert!(wrong.parse::<FieldMap>().unwrap_err().to_string().contains("WHAT=FIELD"), "{wrong}");
        }
    }
}
