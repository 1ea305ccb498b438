//! What was understood of an article, as one run keeps it for the next.
//!
//! An entry is called by a key: the hash of everything that it depends on. It is a line with the hash of what follows,
//! and the records as few bytes as they can be read from quickly (postcard): first what all articles are compared by,
//! then all of them. An entry that was damaged, or cut off, is none.
//!
//! In memory records wait for the merge in the same form, for in any other they take several times as much.

use super::article::Article;
use super::dataset::Records;
use super::evidence::Confidence;
use super::slug::{digest_of_bytes, hex};
use std::path::{Path, PathBuf};

/// The hash of the code and the data that understand articles; `build.rs` makes it.
const PROGRAM: &str = env!("PACTGRAPH_RULES");

/// The key of an article: 64 hexadecimal digits.
///
/// It depends on the text, on what the input states, on the word lists (`rules`), on the program, and on how sure
/// claims must be. The name of the input counts not: the same text in another file is the same article.
pub fn key(article: &Article, rules: &str, least: Confidence) -> String {
    let stated = article.metadata.written();
    hex(&format!("2 {PROGRAM} {rules} {} {} {stated}", least.thousandths(), article.sha256))
}

/// Where the entry of a key stands below the folder, so that no folder holds too many files.
pub fn place(folder: &Path, key: &str) -> PathBuf {
    let (first, rest) = key.split_at_checked(2).unwrap_or((key, "entry"));
    folder.join(first).join(rest)
}

/// What is held of an article until all are merged.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Packed {
    /// What all articles are compared by.
    pub outline: Records,
    /// All that it says, as bytes.
    bytes: Box<[u8]>,
}

impl Packed {
    /// Packs records; `outline` leaves of them what all articles are compared by.
    pub fn new(records: Records, outline: impl FnOnce(Records) -> Records) -> Self {
        let bytes = packed(&records).into();
        Self { outline: outline(records), bytes }
    }

    /// The outline, and what unpacks to the records.
    pub fn parts(self) -> (Records, Box<[u8]>) {
        (self.outline, self.bytes)
    }

    /// The content of an entry.
    pub fn entry(&self, key: &str) -> Vec<u8> {
        let outline = packed(&self.outline);
        let hash = digest_of_bytes(&[key.as_bytes(), &outline, &self.bytes]);
        [hash.as_bytes(), b"\n", &outline, &self.bytes].concat()
    }

    /// What an entry holds; `None` if it is not what was written under this key.
    pub fn of_entry(key: &str, entry: &[u8]) -> Option<Self> {
        let (hash, rest) = entry.split_at_checked(HASH)?;
        let rest = rest.strip_prefix(b"\n")?;
        let (outline, bytes) = postcard::take_from_bytes(rest).ok()?;
        let outlined = &rest[..rest.len() - bytes.len()];
        let sound = hash == digest_of_bytes(&[key.as_bytes(), outlined, bytes]).as_bytes();
        sound.then(|| Self { outline, bytes: bytes.into() })
    }
}

/// The digits of the hash of an entry.
const HASH: usize = 16;

/// Records as bytes.
fn packed(records: &Records) -> Vec<u8> {
    // It is held in memory, and nothing in it cannot be written.
    postcard::to_stdvec(records).unwrap_or_default()
}

/// The records that were packed; what two of their statements rest on is held once.
pub fn unpacked(bytes: &[u8]) -> Option<Records> {
    let mut records: Records = postcard::from_bytes(bytes).ok()?;
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
        let records = Records { article: "0123456789abcdef".into(), sketch: vec![7, 8], ..Records::default() };
        let kept = Packed::new(records.clone(), |records| Records { sketch: Vec::new(), ..records });
        assert_eq!(unpacked(&kept.bytes), Some(records));
        let content = kept.entry("key");
        assert_eq!(Packed::of_entry("key", &content), Some(kept));
        assert_eq!(Packed::of_entry("other", &content), None);
        for at in 0..content.len() {
            let mut changed = content.clone();
            changed[at] ^= 1;
            assert_eq!(Packed::of_entry("key", &changed), None);
            assert_eq!(Packed::of_entry("key", &content[..at]), None);
        }
    }
}
