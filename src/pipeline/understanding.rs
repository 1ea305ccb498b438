//! What one article says, as typed records: worked out, or as an earlier run has kept it.

use crate::error::Error;
use crate::lexicon::Lexicon;
use crate::merge::steps::outline;
use crate::record::kept::{self, Packed};
use crate::record::{Article, Confidence, Issue, IssueKind, Records};
use crate::{emit, extract, normalize, read};
use std::path::Path;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How articles are understood.
pub struct Understanding<'a> {
    lexicon: &'a Lexicon,
    /// Claims below it are dropped.
    least: Confidence,
    /// Where what is understood is kept from one run to the next.
    folder: Option<&'a Path>,
    found: AtomicUsize,
    made: AtomicUsize,
    /// Why no more is kept.
    fault: OnceLock<String>,
}

/// What an earlier run had kept, and what the next one will find.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KeptFacts {
    /// Articles that an earlier run had understood.
    pub found: usize,
    /// Articles that the next run need not understand again.
    pub made: usize,
    /// Why not all of them could be kept.
    pub fault: Option<String>,
}

impl<'a> Understanding<'a> {
    /// Every article is worked out.
    pub fn new(lexicon: &'a Lexicon, least: Confidence) -> Self {
        let (found, made, fault) = (AtomicUsize::new(0), AtomicUsize::new(0), OnceLock::new());
        Self { lexicon, least, folder: None, found, made, fault }
    }

    /// What is kept in the folder is not worked out again; it is made if it is missing.
    ///
    /// # Errors
    /// When it cannot be made or written.
    pub fn keeping(self, folder: Option<&'a Path>) -> Result<Self, Error> {
        folder.map(emit::kept::open).transpose()?;
        Ok(Self { folder, ..self })
    }

    /// What an article says, packed.
    pub fn of(&self, article: &Article) -> Result<Packed, Issue> {
        let Some(folder) = self.folder else { return Ok(Packed::new(self.work_out(article)?, outline)) };
        let key = kept::key(article, &self.lexicon.digest, self.least);
        let place = kept::place(folder, &key);
        if let Some(records) = read::kept::records(&place, &key) {
            self.found.fetch_add(1, Ordering::Relaxed);
            return Ok(records);
        }
        let records = Packed::new(self.work_out(article)?, outline);
        // A full disk costs the next run its time, and not this one its result.
        if self.fault.get().is_none() {
            match emit::kept::write(&place, &records.entry(&key)) {
                Ok(()) => _ = self.made.fetch_add(1, Ordering::Relaxed),
                Err(error) => _ = self.fault.set(error.to_string()),
            }
        }
        Ok(records)
    }

    /// What an article says.
    pub fn work_out(&self, article: &Article) -> Result<Records, Issue> {
        caught(article, || {
            let claims = extract::extract(article, self.lexicon).at_least(self.least);
            normalize::normalize(article, &claims, self.lexicon)
        })
    }

    /// What became of the entries; `None` without a folder.
    pub fn facts(self) -> Option<KeptFacts> {
        self.folder?;
        Some(KeptFacts { found: self.found.into_inner(), made: self.made.into_inner(), fault: self.fault.into_inner() })
    }
}

/// The stages are total; should one have a fault all the same, it costs this article and not the run.
pub fn caught<T>(article: &Article, work: impl FnOnce() -> T) -> Result<T, Issue> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).map_err(|_| Issue {
        source_file: article.source_file.clone(),
        article: Some(article.id.clone()),
        kind: IssueKind::Failed,
        place: String::new(),
        message: "the program has a fault that this text brings out; please report it".to_owned(),
    })
}
