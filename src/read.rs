//! Reading: from files to articles. The only stage that opens input files.
//!
//! [`find`] lists the inputs, [`Source::load`] reads one, [`article`] makes its normalised text.

pub mod curation;
mod decode;
mod find;
mod front_matter;
pub mod ledger;
mod normalize;

pub use find::{ReadError, STDIN, Source, find};

use crate::record::slug::hex;
use crate::record::{Article, Issue, IssueKind, Metadata};

/// The most bytes an article may have, so that every offset fits 32 bits.
pub const MAX_BYTES: u64 = u32::MAX as u64;

/// Makes an article of the bytes of one input, or says why there is none.
///
/// `source_file` is the base name of the file or `-`; a name that ends in `.md`, and standard input, may begin with
/// YAML front matter.
/// An empty or binary input is skipped, one that is too long failed; repaired bytes and broken front matter are told.
pub fn article(bytes: Vec<u8>, source_file: &str) -> (Option<Article>, Vec<Issue>) {
    let mut issues = Vec::new();
    let mut issue = |kind, place: String, message: String| {
        issues.push(Issue { source_file: source_file.to_owned(), article: None, kind, place, message });
    };
    let decoded = match decode::decode(bytes) {
        Ok(decoded) => decoded,
        Err(refused) => {
            issue(IssueKind::Skipped, String::new(), refused.to_string());
            return (None, issues);
        }
    };
    let text = normalize::normalize(decoded.text);
    if text.trim().is_empty() {
        issue(IssueKind::Skipped, String::new(), "the file holds no text".into());
        return (None, issues);
    }
    if text.len() as u64 > MAX_BYTES {
        issue(IssueKind::Failed, String::new(), too_long(text.len() as u64));
        return (None, issues);
    }
    if let Some(repair) = decoded.repair {
        issue(IssueKind::Repaired, format!("byte {}", repair.first), repair.to_string());
    }
    let mut metadata = Metadata::default();
    if may_have_front_matter(source_file) {
        match front_matter::read(&text) {
            Ok(Some(found)) => metadata = found,
            Ok(None) => {}
            Err(broken) => issue(IssueKind::Repaired, format!("line {}", broken.line), broken.to_string()),
        }
    }
    let sha256 = hex(&text);
    let id = sha256.chars().take(16).collect::<String>();
    for issue in &mut issues {
        issue.article = Some(id.clone());
    }
    (Some(Article { id, sha256, source_file: source_file.to_owned(), text, metadata }), issues)
}

fn may_have_front_matter(source_file: &str) -> bool {
    source_file == STDIN || find::extension_is(std::path::Path::new(source_file), "md")
}

fn too_long(bytes: u64) -> String {
    format!("{bytes} bytes; an article has {MAX_BYTES} at most")
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let (article, issues) = read(b"The two sides \xFF signed a long agreement on trade and customs \xC3");
        let article = article.unwrap();
        assert_eq!(article.text, "The two sides \u{FFFD} signed a long agreement on trade and customs \u{FFFD}");
        assert_eq!((issues[0].kind, issues[0].place.as_str()), (IssueKind::Repaired, "byte 14"));
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
