//! JSON Lines: an article a line.

use super::fields::{FieldMap, Name};
use super::given::Given;
use super::member::{Member, Sink, lost};
use super::{MAX_BYTES, decode, too_long};
use crate::record::IssueKind;
use serde_json::{Map, Value};
use std::io::{self, BufRead, Read};

/// Hands on the article of each line; it is called by the name of the input and its line, `news.jsonl#12`.
///
/// # Errors
/// When the input cannot be read on; a line that holds no article is told and passed.
pub fn members(input: &str, mut from: &mut dyn BufRead, map: &FieldMap, each: Sink<'_>) -> io::Result<()> {
    let mut line = Vec::new();
    for number in 1_u64.. {
        line.clear();
        let name = format!("{input}#{number}");
        if (&mut from).take(MAX_BYTES + 1).read_until(b'\n', &mut line)? == 0 {
            break;
        }
        if line.len() as u64 > MAX_BYTES && !line.ends_with(b"\n") {
            each(Err(lost(&name, IssueKind::Failed, too_long(MAX_BYTES + 1))))?;
            from.skip_until(b'\n')?;
            continue;
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        each(Member::of_record(&name, record(&line, map)))?;
    }
    Ok(())
}

fn record(line: &[u8], map: &FieldMap) -> Result<(String, Given), String> {
    let decoded;
    let text = match std::str::from_utf8(line) {
        Ok(text) => text,
        Err(_) => {
            decoded = decode::decode(line.to_vec(), None).map_err(|refused| refused.to_string())?;
            &decoded.text
        }
    };
    let value = serde_json::from_str(text.trim_start_matches('\u{FEFF}'));
    let value: Value = value.map_err(|fault| format!("no JSON: {fault}"))?;
    let Value::Object(object) = value else {
        return Err("expected a JSON object, as each line of JSON Lines is".into());
    };
    map.read(|name| field(&object, name))
}

/// The value of a field as a text; of a list of texts, such as paragraphs, all of them.
fn field(object: &Map<String, Value>, name: Name<'_>) -> Option<String> {
    if let Some(value) = object.iter().find(|(key, _)| name.is(key)).and_then(|(_, value)| said(value)) {
        return Some(value);
    }
    // `source.name`: a field of an object.
    let Name::Exact(path) = name else { return None };
    let (first, rest) = path.split_once('.')?;
    field(object.get(first)?.as_object()?, Name::Exact(rest))
}

fn said(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(list) => {
            let parts: Vec<String> = list.iter().filter_map(|part| part.as_str().map(str::to_owned)).collect();
            (!parts.is_empty()).then(|| parts.join("\n\n"))
        }
        Value::Object(object) => object.get("name").and_then(said),
        Value::Null | Value::Bool(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::member::{Gathered, gathered};
    use super::*;

    fn read(lines: &[u8], map: &str) -> Gathered {
        let map = if map.is_empty() { FieldMap::default() } else { map.parse().unwrap() };
        gathered(|each| members("n.jsonl", &mut &*lines, &map, each).unwrap())
    }

    #[test]
    fn each_line_is_an_article_and_a_bad_one_is_told_with_its_line() {
        let lines = b"\xEF\xBB\xBF{\"title\":\"A\",\"text\":\"One.\"}\n\n{\"text\":\n[1]\n{\"title\":\"B\"}\n{\"text\":[\"Two.\",\"Three.\"]}";
        let (articles, lost) = read(lines, "");
        assert_eq!(
            articles,
            [
                ("n.jsonl#1".to_owned(), "---\ntitle: A\n---\n\nOne.".to_owned()),
                ("n.jsonl#6".to_owned(), "Two.\n\nThree.".to_owned())
            ]
        );
        let lines: Vec<&str> = lost.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(lines, ["n.jsonl#3", "n.jsonl#4", "n.jsonl#5"]);
        assert!(lost[0].1.contains("no JSON") && lost[2].1.contains("--map"), "{lost:?}");
    }

    #[test]
    fn fields_of_objects_are_reached_by_a_path() {
        let line = "{\"doc\":{\"body\":\"Text.\"},\"source\":{\"name\":\"Daily\",\"id\":7}}".as_bytes();
        assert_eq!(read(line, "text=doc.body").0[0].1, "---\npublisher: Daily\n---\n\nText.");
        assert_eq!(read(line, "text=doc.body,publisher=source.id").0[0].1, "---\npublisher: 7\n---\n\nText.");
    }

    #[test]
    fn a_line_in_another_encoding_is_read() {
        let (line, ..) = encoding_rs::GB18030.encode("{\"text\":\"成都和重庆两地海关签署了关于合作的备忘录\"}");
        assert_eq!(read(&line, "").0[0].1, "成都和重庆两地海关签署了关于合作的备忘录");
    }
}
