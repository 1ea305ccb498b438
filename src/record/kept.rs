//! What was understood of an article, as one run keeps it for the next.
//!
//! An entry is called by a key: the hash of everything that it depends on. It is a line with the hash of what follows,
//! and the records as JSON; an entry that was damaged, or cut off, is none.

use super::article::Article;
use super::dataset::Records;
use super::evidence::Confidence;
use super::slug::{digest, hex};
use std::path::{Path, PathBuf};

/// The hash of the code and the data that understand articles; `build.rs` makes it.
const PROGRAM: &str = env!("PACTGRAPH_RULES");

/// The key of an article: 64 hexadecimal digits.
///
/// It depends on the text, on what the input states, on the word lists (`rules`), on the program, and on how sure
/// claims must be. The name of the input counts not: the same text in another file is the same article.
pub fn key(article: &Article, rules: &str, least: Confidence) -> String {
    // Strings and numbers: nothing in it cannot be written.
    let stated = serde_json::to_string(&article.metadata).unwrap_or_default();
    hex(&format!("1 {PROGRAM} {rules} {} {} {stated}", least.thousandths(), article.sha256))
}

/// Where the entry of a key stands below the folder, so that no folder holds too many files.
pub fn place(folder: &Path, key: &str) -> PathBuf {
    let (first, rest) = key.split_at_checked(2).unwrap_or((key, "entry"));
    folder.join(first).join(rest)
}

/// The content of an entry.
pub fn entry(key: &str, records: &Records) -> String {
    let records = serde_json::to_string(records).unwrap_or_default();
    format!("{}\n{records}", digest(&[key, &records]))
}

/// The records of an entry; `None` if it is not what was written under this key.
pub fn records(key: &str, entry: &str) -> Option<Records> {
    let (hash, records) = entry.split_once('\n')?;
    let mut records: Records = (hash == digest(&[key, records])).then(|| serde_json::from_str(records).ok())??;
    records.share();
    Some(records)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::article::{Metadata, Stated};
    use crate::record::evidence::Span;

    fn article(text: &str) -> Article {
        let (sha256, text) = (hex(text), text.to_owned());
        Article {
            id: sha256[..16].to_owned(),
            sha256,
            source_file: "a.txt".into(),
            text,
            metadata: Metadata::default(),
        }
    }

    #[test]
    fn a_key_hangs_on_all_that_records_depend_on_and_not_on_the_name_of_the_input() {
        let (one, none) = (article("One text."), Confidence::new(0));
        let first = key(&one, "rules", none);
        assert_eq!(key(&Article { source_file: "b.txt".into(), ..one.clone() }, "rules", none), first);
        let mut stated = one.clone();
        stated.metadata.title = Some(Stated { value: "One".into(), span: Span::new(0, 3) });
        let others = [
            key(&article("Another text."), "rules", none),
            key(&stated, "rules", none),
            key(&one, "other", none),
            key(&one, "rules", Confidence::new(500)),
        ];
        assert!(others.iter().all(|other| *other != first), "{others:?}");
        assert_eq!(PROGRAM.len(), 16);
    }

    #[test]
    fn an_entry_is_read_back_and_one_that_was_changed_or_cut_off_is_none() {
        let kept = Records { article: "0123456789abcdef".into(), sketch: vec![7, 8], ..Records::default() };
        let content = entry("key", &kept);
        assert_eq!(records("key", &content), Some(kept));
        assert_eq!(records("other", &content), None);
        assert_eq!(records("key", &content.replace("[7,", "[9,")), None);
        assert!((0..content.len()).all(|end| records("key", &content[..end]).is_none()));
    }
}
