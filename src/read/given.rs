//! What an input says about an article beside its text, and how it is written above the text.

use std::fmt::Write;

/// What a record, a page or an archive states about an article; nothing here is read off the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Given {
    /// Headline.
    pub title: Option<String>,
    /// Date of publication as it is written there.
    pub published: Option<String>,
    /// Publisher or source.
    pub publisher: Option<String>,
    /// Address of the article.
    pub url: Option<String>,
    /// Language tag.
    pub language: Option<String>,
}

impl Given {
    /// What is stated here, and what is stated there where nothing is stated here.
    pub fn or(self, other: Self) -> Self {
        Self {
            title: self.title.or(other.title),
            published: self.published.or(other.published),
            publisher: self.publisher.or(other.publisher),
            url: self.url.or(other.url),
            language: self.language.or(other.language),
        }
    }

    /// The text of the article: what is stated as YAML front matter, then the body. The body alone if nothing is stated.
    ///
    /// The values stand there word for word, so that they are quoted as all other words are; it is what a Markdown
    /// file with this content would be.
    pub fn above(&self, body: &str) -> (String, bool) {
        let mut head = String::new();
        let values = [
            ("title", &self.title),
            ("published", &self.published),
            ("publisher", &self.publisher),
            ("url", &self.url),
            ("language", &self.language),
        ];
        for (key, value) in values {
            let value = value.as_deref().map(folded).filter(|value| !value.is_empty());
            if let Some(value) = value {
                let mark = if is_plain(&value) { " " } else { " >-\n  " };
                // Writing to a string cannot fail.
                let _ = writeln!(head, "{key}:{mark}{value}");
            }
        }
        match head.is_empty() {
            true => (body.to_owned(), false),
            false => (format!("---\n{head}---\n\n{body}"), true),
        }
    }
}

/// On one line, without controls and marks of order.
fn folded(value: &str) -> String {
    let shown = value.replace(|c: char| c.is_control() || c == '\u{FEFF}', " ");
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether YAML reads a value as it stands: it begins with a letter or digit and has no marks of YAML inside.
fn is_plain(value: &str) -> bool {
    value.starts_with(char::is_alphanumeric) && !value.contains(": ") && !value.contains(" #") && !value.ends_with(':')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::front_matter;
    use proptest::prelude::*;

    /// What front matter states, and that each value stands at its place.
    fn read_again(text: &str) -> Given {
        let found = front_matter::read(text).unwrap().unwrap();
        let value = |stated: &Option<crate::record::article::Stated>| {
            let stated = stated.as_ref()?;
            let length = (stated.span.end - stated.span.start) as usize;
            let there: String = text.chars().skip(stated.span.start as usize).take(length).collect();
            assert_eq!(there, stated.value, "{text}");
            Some(stated.value.clone())
        };
        Given {
            title: value(&found.title),
            published: value(&found.published),
            publisher: value(&found.publisher),
            url: value(&found.url),
            language: value(&found.language),
        }
    }

    #[test]
    fn what_is_stated_stands_above_the_text_word_for_word() {
        let given = Given {
            title: Some("Ports: \"Alma\" & #2 – 'signed'".into()),
            published: Some("2020-11-18T08:00:00Z".into()),
            publisher: Some("- Daily".into()),
            url: Some("https://example.org/a?b=c#d".into()),
            language: Some("en".into()),
        };
        let (text, stated) = given.above("Body.\n");
        assert!(stated && text.starts_with("---\ntitle: >-\n  Ports: \"Alma\"") && text.ends_with("---\n\nBody.\n"));
        assert_eq!(read_again(&text), given);
        // A sign of YAML alone, which was taken for the mark of its block.
        let (text, _) = Given { title: Some(">".into()), ..Given::default() }.above("Body.");
        assert_eq!(read_again(&text).title.as_deref(), Some(">"));
    }

    #[test]
    fn a_body_without_statements_stays_alone() {
        let empty = Given { title: Some(" \n ".into()), ..Given::default() };
        assert_eq!(empty.above("---\nBody"), ("---\nBody".to_owned(), false));
    }

    proptest! {
        #[test]
        fn every_title_is_read_back(title in "[a-z0-9:#'\"\\\\ \\-|>&*!%@`{}\\[\\],.?成\u{301}\u{2028}\t\n]{1,30}") {
            let given = Given { title: Some(title.clone()), ..Given::default() };
            let (text, stated) = given.above("Body.");
            if stated {
                prop_assert_eq!(read_again(&text).title, Some(folded(&title)));
            }
        }
    }
}
