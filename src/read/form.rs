//! How an input is written: the user says so, or its name, or its first bytes.

use super::unpack;

/// How an input is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// Plain text: one article.
    Text,
    /// Markdown, which may begin with YAML front matter: one article.
    Markdown,
    /// A page of the web: one article.
    Html,
    /// A JSON object a line: an article a line.
    JsonLines,
    /// A table with a header: an article a row.
    Csv,
    /// A web archive, or the texts taken from one (WET): an article a record.
    Warc,
    /// A ZIP archive of files in these forms.
    Zip,
}

/// The endings of each form.
const ENDINGS: &[(&str, Form)] = &[
    ("txt", Form::Text),
    ("md", Form::Markdown),
    ("html", Form::Html),
    ("htm", Form::Html),
    ("xhtml", Form::Html),
    ("jsonl", Form::JsonLines),
    ("ndjson", Form::JsonLines),
    ("csv", Form::Csv),
    ("tsv", Form::Csv),
    ("warc", Form::Warc),
    ("wet", Form::Warc),
    ("zip", Form::Zip),
];

impl Form {
    /// The form that a file's name tells by its ending, behind `.gz` or `.zst` if there is one of them.
    pub fn of_name(name: &str) -> Option<Self> {
        let ending = ending(unpack::plain_name(name))?;
        ENDINGS.iter().find(|(known, _)| ending.eq_ignore_ascii_case(known)).map(|(_, form)| *form)
    }

    /// The form that the first bytes of an input tell; most texts begin with nothing special.
    pub fn of_bytes(head: &[u8]) -> Option<Self> {
        let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
        let begins = |mark: &[u8]| head.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark));
        if head.starts_with(b"PK\x03\x04") {
            Some(Self::Zip)
        } else if head.starts_with(b"WARC/") {
            Some(Self::Warc)
        } else if begins(b"<!doctype html") || begins(b"<html") || begins(b"<head") {
            Some(Self::Html)
        } else if head.strip_prefix(b"{").is_some_and(|rest| rest.trim_ascii_start().starts_with(b"\"")) {
            Some(Self::JsonLines)
        } else {
            None
        }
    }

    /// Whether an input of this form is one article and no more.
    pub fn is_single(self) -> bool {
        matches!(self, Self::Text | Self::Markdown | Self::Html)
    }
}

/// What stands behind the last dot of a name.
pub fn ending(name: &str) -> Option<&str> {
    name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()).map(|(_, ending)| ending)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_the_form_also_when_it_is_packed() {
        for (name, form) in [
            ("a.txt", Some(Form::Text)),
            ("A.MD", Some(Form::Markdown)),
            ("page.html.gz", Some(Form::Html)),
            ("CC-MAIN-2020.warc.wet.gz", Some(Form::Warc)),
            ("news.jsonl.zst", Some(Form::JsonLines)),
            ("notes", None),
            (".txt", None),
            ("a.pdf", None),
        ] {
            assert_eq!(Form::of_name(name), form, "{name}");
        }
    }

    #[test]
    fn first_bytes_tell_the_form_where_they_are_plain() {
        for (head, form) in [
            (&b"\n <!DOCTYPE html><p>"[..], Some(Form::Html)),
            (b"\xEF\xBB\xBF{ \"text\": \"x\"}", Some(Form::JsonLines)),
            (b"WARC/1.0\r\n", Some(Form::Warc)),
            (b"{x} of the ports", None),
            (b"The ports", None),
            (b"", None),
        ] {
            assert_eq!(Form::of_bytes(head), form);
        }
    }
}
