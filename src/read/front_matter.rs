//! YAML front matter: what a Markdown file states about itself before its text.

use crate::record::article::Stated;
use crate::record::{Metadata, Span};
use saphyr_parser::{Event, Parser, ScalarStyle};
use std::collections::BTreeMap;

/// Keys of each value, the one to use first; compared without case, hyphens and underscores.
const TITLE: &[&str] = &["title", "headline"];
const PUBLISHED: &[&str] = &["published", "datepublished", "pubdate", "publishdate", "publishedat", "date"];
const PUBLISHER: &[&str] = &["publisher", "source", "site", "sitename"];
const LANGUAGE: &[&str] = &["language", "lang", "inlanguage"];
const URL: &[&str] = &["url", "link", "permalink", "sourceurl", "canonical", "canonicalurl", "source"];

/// Front matter that is no YAML.
#[derive(Debug, thiserror::Error)]
#[error("the front matter was read as text: {reason}; expected `key: value` lines between two lines of ---")]
pub struct Broken {
    /// Line of the file, from 1.
    pub line: usize,
    reason: String,
}

/// Reads the front matter of a normalised text; `None` if it has none.
pub fn read(text: &str) -> Result<Option<Metadata>, Broken> {
    let Some(rest) = text.strip_prefix("---\n") else { return Ok(None) };
    let mut length = 0;
    let closing = rest.split_inclusive('\n').find(|line| {
        let closes = matches!(line.trim_end(), "---" | "...");
        length += if closes { 0 } else { line.len() };
        closes
    });
    let Some(closing) = closing else {
        // A line of dashes may also just be a rule above the text.
        let opens = rest.lines().next().is_some_and(|line| line.contains(": "));
        return if opens { Err(Broken { line: 1, reason: "it is not closed".into() }) } else { Ok(None) };
    };
    let entries = entries(&rest[..length], 4)?;
    let pick = |keys: &[&str], fits: fn(&str) -> bool| {
        keys.iter().find_map(|key| entries.get(*key).filter(|stated| fits(&stated.value))).cloned()
    };
    let before_body = &text[..4 + length + closing.len()];
    Ok(Some(Metadata {
        title: pick(TITLE, |_| true),
        published: pick(PUBLISHED, |value| value.contains(|c: char| c.is_ascii_digit())),
        publisher: pick(PUBLISHER, |value| !is_url(value)),
        url: pick(URL, is_url),
        language: pick(LANGUAGE, |_| true),
        body_start: narrow(before_body.chars().count()),
    }))
}

fn is_url(value: &str) -> bool {
    value.starts_with("https://") || value.starts_with("http://")
}

fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// The scalar values of the topmost keys; of a list the first, of a mapping the one called `name`.
///
/// `before` is the number of code points before `yaml`.
fn entries(yaml: &str, before: usize) -> Result<BTreeMap<String, Stated>, Broken> {
    let chars: Vec<char> = yaml.chars().collect();
    let mut entries = BTreeMap::new();
    let (mut key, mut depth) = (None::<String>, 0_usize);
    // Inside a mapping below the top: whether a key comes next, and the key that came last.
    let (mut key_next, mut inner) = (false, String::new());
    let mut in_mapping = false;
    for event in Parser::new_from_str(yaml) {
        let (event, span) =
            event.map_err(|error| Broken { line: error.marker().line() + 1, reason: error.info().to_owned() })?;
        match event {
            Event::MappingStart(..) | Event::SequenceStart(..) => {
                depth += 1;
                in_mapping = depth == 2 && matches!(event, Event::MappingStart(..));
                key_next = in_mapping;
            }
            Event::MappingEnd | Event::SequenceEnd => {
                depth -= 1;
                if depth == 1 {
                    key = None;
                }
            }
            Event::Alias(_) if depth == 1 => key = None,
            Event::Scalar(value, style, ..) => match depth {
                0 => return Err(Broken { line: 2, reason: "it is a text without keys".into() }),
                1 if key.is_none() => key = Some(fold(&value)),
                2 if in_mapping && key_next => (key_next, inner) = (false, fold(&value)),
                1 | 2 => {
                    if depth == 1 || !in_mapping || inner == "name" {
                        let place = trimmed(&chars, span.start.index(), span.end.index(), style);
                        if let (Some(key), Some((start, end))) = (key.clone(), place) {
                            let span = Span::new(narrow(before + start), narrow(before + end));
                            let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
                            entries.entry(key).or_insert(Stated { value, span });
                        }
                    }
                    key_next = true;
                    if depth == 1 {
                        key = None;
                    }
                }
                _ => {}
            },
            _ => {}
        }
    }
    Ok(entries)
}

/// The place of a value's words: without quotes, block marks and the white space around; `None` if none are left.
fn trimmed(chars: &[char], start: usize, end: usize, style: ScalarStyle) -> Option<(usize, usize)> {
    let (mut start, mut end) = (start, end.min(chars.len()));
    match style {
        ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => (start, end) = (start + 1, end.saturating_sub(1)),
        ScalarStyle::Literal | ScalarStyle::Folded => {
            // The range may begin with the mark, `|` or `>-`, behind the key; words may begin with such a sign too.
            let behind_key = chars[..start.min(chars.len())].iter().rev().find(|c| **c != ' ') == Some(&':');
            if behind_key && matches!(chars.get(start), Some('|' | '>')) {
                start += chars.get(start..end)?.iter().take_while(|c| **c != '\n').count();
            }
        }
        ScalarStyle::Plain => {}
    }
    while start < end && chars[start].is_whitespace() {
        start += 1;
    }
    while start < end && chars[end - 1].is_whitespace() {
        end -= 1;
    }
    (start < end).then_some((start, end))
}

fn fold(key: &str) -> String {
    key.chars().filter(|c| !matches!(c, '-' | '_' | ' ')).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The value, and the words at its place.
    fn stated(text: &str, value: Option<&Stated>) -> Option<(String, String)> {
        let value = value?;
        let words = text.chars().skip(value.span.start as usize).take((value.span.end - value.span.start) as usize);
        Some((value.value.clone(), words.collect()))
    }

    #[test]
    fn each_value_comes_with_its_words() {
        let text = "---\ntitle: \"成都 – \\\"Ports\\\" agree\"\npubDate: 2020-11-18T08:00:00Z\nsource: 'Corridor Weekly'\nlink: https://example.org/a\nauthor: A Desk\n---\n\nBody.\n";
        let found = read(text).unwrap().unwrap();
        assert_eq!(
            stated(text, found.title.as_ref()).unwrap(),
            ("成都 – \"Ports\" agree".into(), "成都 – \\\"Ports\\\" agree".into())
        );
        assert_eq!(stated(text, found.published.as_ref()).unwrap().1, "2020-11-18T08:00:00Z");
        assert_eq!(stated(text, found.publisher.as_ref()).unwrap().1, "Corridor Weekly");
        assert_eq!(stated(text, found.url.as_ref()).unwrap().1, "https://example.org/a");
        assert_eq!(text.chars().skip(found.body_start as usize).collect::<String>(), "\nBody.\n");
    }

    #[test]
    fn lists_mappings_and_folded_texts_give_their_first_value() {
        let text = "---\ntags: [a, b]\npublisher:\n  url: https://example.org\n  name: Harbour Ledger\ntitle: >-\n  Two lines\n  of headline\nsource: https://example.org/x\n...\nBody";
        let found = read(text).unwrap().unwrap();
        assert_eq!(stated(text, found.publisher.as_ref()).unwrap().1, "Harbour Ledger");
        assert_eq!(
            stated(text, found.title.as_ref()).unwrap(),
            ("Two lines of headline".into(), "Two lines\n  of headline".into())
        );
        assert_eq!(found.url.unwrap().value, "https://example.org/x");
    }

    #[test]
    fn empty_values_are_not_stated() {
        let found = read("---\ntitle:\ndate: soon\nsource: \"\"\n---\n").unwrap().unwrap();
        assert_eq!((found.title, found.published, found.publisher), (None, None, None));
    }

    #[test]
    fn a_rule_above_a_text_is_no_front_matter() {
        assert!(read("---\nA text below a rule\n").unwrap().is_none());
        assert!(read("Text\n---\ntitle: no\n---\n").unwrap().is_none());
    }

    #[test]
    fn broken_yaml_says_its_line() {
        assert_eq!(read("---\na: 1\nb: [1, 2\nc: }\n---\n").unwrap_err().line, 4);
        assert_eq!(read("---\ntitle: x\nText without end\n").unwrap_err().line, 1);
        assert!(read("---\njust a text\n---\n").unwrap_err().to_string().contains("without keys"));
    }
}
