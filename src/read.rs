//! Reading: from files to articles. The only stage that opens input files.
//!
//! [`Inputs::find`] lists the inputs, [`Source::members`] goes through one, [`Member::article`] makes the normalised text.
//!
//! The text of an article, in which every offset counts, is: of plain text and Markdown the whole file; of a page its
//! main text; of a record of JSON Lines, a table or a web archive the field or the content that holds the text. What
//! the page or record states beside it (title, day, publisher, address, language) stands above it, as front matter.

mod archive;
pub mod curation;
mod decode;
mod fields;
mod find;
mod form;
mod front_matter;
mod given;
mod html;
pub mod kept;
pub mod ledger;
mod lines;
mod member;
mod normalize;
mod table;
mod unpack;
mod warc;

pub use fields::{FieldMap, NoMap};
pub use find::{ReadError, STDIN, Source, find};
pub use form::Form;
pub use member::{Inputs, Member, Sink, from_bytes};

use crate::record::{Article, Issue};
use std::io::{self, Read};

/// The most bytes an article may have; every offset fits 32 bits, and what unpacks to more is no article.
pub const MAX_BYTES: u64 = 256 << 20;

/// Makes an article of the bytes of one input that is one article, or says why there is none.
///
/// `source_file` is the base name of the file or `-`; its ending tells whether it is a page, Markdown or plain text.
/// Markdown, and standard input, may begin with YAML front matter.
/// An empty or binary input is skipped, one that is too long failed; repaired bytes and broken front matter are told.
pub fn article(bytes: Vec<u8>, source_file: &str) -> (Option<Article>, Vec<Issue>) {
    let unnamed = if source_file == STDIN { Form::Markdown } else { Form::Text };
    let form = Form::of_name(source_file).filter(|form| form.is_single()).unwrap_or(unnamed);
    Member::new(source_file.to_owned(), form, bytes).article()
}

fn too_long(bytes: u64) -> String {
    format!("{bytes} bytes; an article has {MAX_BYTES} at most")
}

/// Reads to the end, but never much more than an article may have; `length` is how much is expected, 0 if nobody knows.
fn whole(from: impl Read, length: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if length <= MAX_BYTES {
        bytes.reserve_exact(usize::try_from(length).unwrap_or(0));
        from.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    }
    match length.max(bytes.len() as u64) {
        read if read > MAX_BYTES => Err(io::Error::other(too_long(read))),
        _ => Ok(bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{IssueKind, Metadata};

    fn read(bytes: &[u8]) -> (Option<Article>, Vec<Issue>) {
        article(bytes.to_vec(), "a.txt")
    }

    #[test]
    fn an_article_is_named_by_its_text() {
        let (one, issues) = read(b"\xEF\xBB\xBFA deal\r\nwas signed\r");
        let one = one.unwrap();
        assert!(issues.is_empty());
        assert_eq!(one.text, "A deal\nwas signed\n");
        assert_eq!(one.id, one.sha256[..16]);
        assert_eq!(one.sha256, read(b"A deal\nwas signed\n").0.unwrap().sha256);
    }

    #[test]
    fn nothing_to_read_is_skipped_with_a_reason() {
        for bytes in [&b""[..], b" \r\n\t ", b"\0\0\0\0", &[0xC3, 0x28, 0xF0, 0xFF, 0x01, 0x9C, 0x80, 0x02]] {
            let (none, issues) = read(bytes);
            assert_eq!(none, None);
            assert_eq!(issues.len(), 1);
            assert_eq!(issues[0].kind, IssueKind::Skipped);
            assert!(!issues[0].message.is_empty());
        }
    }

    #[test]
    fn broken_utf8_is_repaired_and_told_with_its_byte() {
        let (article, issues) = read("In Ürümqi, the two sides ¤ signed an agreement on cafés ¤".as_bytes());
        assert!(article.is_some() && issues.is_empty());
        let (article, issues) = read(b"In \xC3\x9Cr\xC3\xBCmqi the two sides \xFF signed a pact on caf\xC3\xA9s \xC3");
        let article = article.unwrap();
        assert_eq!(article.text, "In Ürümqi the two sides \u{FFFD} signed a pact on cafés \u{FFFD}");
        assert_eq!((issues[0].kind, issues[0].place.as_str()), (IssueKind::Repaired, "byte 26"));
        assert_eq!(issues[0].article.as_deref(), Some(article.id.as_str()));
    }

    #[test]
    fn broken_front_matter_is_text_and_told_with_its_line() {
        let (article, issues) = article(b"---\ntitle: \"open\nb: [\n---\nBody text.\n".to_vec(), "a.md");
        assert_eq!(article.unwrap().metadata, Metadata::default());
        assert_eq!(issues[0].kind, IssueKind::Repaired);
        assert!(issues[0].place.starts_with("line "), "{}", issues[0].place);
    }

    #[test]
    fn only_markdown_has_front_matter() {
        let text = b"---\ntitle: A headline\n---\nBody.\n";
        assert!(article(text.to_vec(), "a.txt").0.unwrap().metadata.title.is_none());
        assert!(article(text.to_vec(), "A.MD").0.unwrap().metadata.title.is_some());
        assert!(article(text.to_vec(), "-").0.unwrap().metadata.title.is_some());
    }
}
