//! The pipeline: joins the stages, in parallel over the articles.
//!
//! The order of the inputs and the number of threads never change a byte of the output.

mod batch;
pub mod filters;
mod flow;
pub mod steps;
mod understanding;

use crate::emit::shelf::Shelf;
use crate::error::Error;
use crate::lexicon::Lexicon;
use crate::record::concept::Status;
use crate::record::curation::Decision;
use crate::record::ledger::Ledger;
use crate::record::{Article, Concept, Confidence, Dataset, Issue, NodeKind, Property, Records, Value};
use crate::{emit, merge, read};
use flow::{Flow, Flown, Waiting};
use rayon::prelude::*;
use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
pub use understanding::KeptFacts;
use understanding::Understanding;

/// What to run on, and how.
#[derive(Debug, Clone)]
pub struct RunOptions {
    /// Files, folders, `-` for standard input.
    pub paths: Vec<PathBuf>,
    /// How they are read.
    pub inputs: read::Inputs,
    /// The output folder.
    pub out: PathBuf,
    /// What to write and how.
    pub emit: emit::Options,
    /// How many threads; `None` for one a core.
    pub threads: Option<usize>,
    /// Claims below it are dropped.
    pub min_confidence: Confidence,
    /// An article with an issue of any kind fails.
    pub strict: bool,
    /// The file with the ids of earlier runs.
    pub ledger: Option<PathBuf>,
    /// The file with decisions of people.
    pub curation: Option<PathBuf>,
    /// Whether the ledger stays as it is; else it is written anew.
    pub keep_ledger: bool,
    /// The folder in which what is understood of articles is kept for the next run.
    pub cache: Option<PathBuf>,
    /// Set from outside, the run comes to an end before it writes anything.
    pub stop: Arc<AtomicBool>,
}

/// So many inputs are many: what they say takes far more memory than the word lists.
const MANY: usize = 1000;

/// What happens while a run goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// So many inputs were found.
    Found(usize),
    /// One more of them is done.
    Done,
}

/// What became of a run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Articles and parts of inputs that held none; each is counted once more as emitted, skipped or failed.
    pub counts: emit::RunFacts,
    /// Agreements by status.
    pub agreements: BTreeMap<Status, usize>,
    /// Parties.
    pub parties: usize,
    /// Claims, one for each article and statement.
    pub claims: usize,
    /// Files that were written.
    pub files: usize,
    /// Everything that could not be read or decided, sorted.
    pub issues: Vec<Issue>,
    /// What became of the entries of the cache, if there is one.
    pub kept: Option<KeptFacts>,
}

impl Summary {
    /// With what was written.
    fn with(self, report: &emit::Report) -> Self {
        Self { claims: report.claims, files: report.files.len(), ..self }
    }
}

/// Reads, extracts, merges and writes. `progress` is called from many threads.
///
/// Word lists that are given away make room for the merge when many articles are read.
///
/// # Errors
/// When there is nothing to read, the export cannot be written or the run was stopped; one article's trouble is an issue
/// in the summary.
pub fn run(
    options: &RunOptions,
    lexicon: impl Borrow<Lexicon>,
    progress: impl Fn(Progress) + Sync,
) -> Result<Summary, Error> {
    let sources = options.inputs.find(&options.paths)?;
    let ledger = options.ledger.as_deref().map(read::ledger::ledger).transpose()?.unwrap_or_default();
    let decisions = options.curation.as_deref().map(read::curation::curation).transpose()?.unwrap_or_default();
    // A folder that cannot be written is told before the work, not after it.
    emit::folder::Folder::open(&options.out, options.emit.force)?;
    progress(Progress::Found(sources.len()));
    let pool = pool(options.threads)?;
    let understanding = Understanding::new(lexicon.borrow(), options.min_confidence);
    let understanding = understanding.keeping(options.cache.as_deref())?;
    let (mut flow, done) = (Flow::default(), AtomicUsize::new(0));
    pool.install(|| {
        flow.through((&sources, &options.inputs), &understanding, &options.stop, || {
            done.fetch_add(1, Ordering::Relaxed);
            progress(Progress::Done);
        });
    });
    let (kept, inputs) = (understanding.facts(), sources.len());
    let rules = lexicon.borrow().digest.clone();
    drop(sources);
    if inputs > MANY {
        drop(lexicon);
    } else {
        // Giving back their many small words one by one would only cost time.
        std::mem::forget(lexicon);
    }
    let Flown { articles, shelf, mut issues, read } = flow.finish(options.strict);
    let emitted = articles.len();
    issues.sort();
    // What is written is of all inputs; once that begins, it is brought to its end.
    if options.stop.load(Ordering::Relaxed) {
        let done = done.into_inner();
        return Err(Error::Stopped { done, inputs, understood: emitted, kept: kept.is_some() });
    }
    let decided = (options.curation.as_deref(), &decisions[..]);
    let (dataset, ledger) = pool.install(|| merged((articles, &shelf, issues), &rules, ledger, decided))?;
    let counts = emit::RunFacts::of(read, emitted, &dataset.issues);
    let summary = summary(&dataset, counts);
    // What is not to be written is left out of this very dataset: a copy would take its memory a second time.
    let report = pool.install(|| emit::emit(dataset, &options.emit, &counts, &options.out))?;
    if let Some(path) = options.ledger.as_ref().filter(|_| !options.keep_ledger) {
        emit::ledger::write(path, &ledger)?;
    }
    Ok(Summary { kept, ..summary.with(&report) })
}

/// Each input alone, in the order of the inputs: the dataset of a run on this article and no other, or why there is none.
pub fn each_alone(sources: &[read::Source], lexicon: &Lexicon, least: Confidence) -> Vec<Result<Dataset, Vec<Issue>>> {
    let understanding = Understanding::new(lexicon, least);
    let alone = |source: &read::Source| {
        let (article, issues) = only(source, &read::Inputs::default());
        let article = article.ok_or_else(|| issues.clone())?;
        match understanding.work_out(&article) {
            Ok(records) => Ok(merge::merge([records], issues, &lexicon.digest)),
            Err(issue) => Err(vec![issue]),
        }
    };
    sources.par_iter().map(alone).collect()
}

/// The first article of an input, with what was told of it; or none and what is told of all.
pub fn only(source: &read::Source, inputs: &read::Inputs) -> (Option<Article>, Vec<Issue>) {
    let (mut found, mut lost) = (None, Vec::new());
    source.members(inputs, &mut |member| {
        match member.map(read::Member::article) {
            Ok((Some(article), issues)) if found.is_none() => found = Some((article, issues)),
            Ok((_, issues)) => lost.extend(issues),
            Err(issue) => lost.push(issue),
        };
        Ok(())
    });
    match found {
        Some((article, issues)) => (Some(article), issues),
        None => (None, lost),
    }
}

/// The dataset of all records, as people have decided on it.
fn merged(
    (articles, shelf, issues): (Vec<(Records, Waiting)>, &Shelf, Vec<Issue>),
    rules: &str,
    ledger: Ledger,
    (file, decisions): (Option<&Path>, &[Decision]),
) -> Result<(Dataset, Ledger), Error> {
    let fault = OnceLock::new();
    let unpack = |waiting: Waiting| {
        waiting.records(shelf).unwrap_or_else(|reason| {
            _ = fault.set(reason);
            Records::default()
        })
    };
    let (mut dataset, ledger) = merge::merge_packed(articles, unpack, issues, rules, ledger, decisions);
    if let Some(reason) = fault.into_inner() {
        return Err(Error::Unread { path: "the temporary file of the run".into(), reason });
    }
    if let Some(path) = file {
        merge::curate(&mut dataset, decisions).map_err(|fault| read::ReadError::Table {
            path: path.to_owned(),
            line: fault.line,
            what: fault.what,
        })?;
    }
    Ok((dataset, ledger))
}

/// Does work on a thread of its own: what it leaves in memory lies together, and can be given back in one piece.
///
/// # Errors
/// When the thread cannot be started.
pub fn apart<T: Send>(work: impl FnOnce() -> T + Send) -> Result<T, Error> {
    Ok(pool(Some(1))?.install(work))
}

/// The threads of a run; `None` for one a core.
fn pool(threads: Option<usize>) -> Result<rayon::ThreadPool, Error> {
    let count = threads.unwrap_or(0);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(count).build();
    pool.map_err(|error| Error::Threads { count, reason: error.to_string() })
}

/// What became of a run that has written nothing yet.
fn summary(dataset: &Dataset, counts: emit::RunFacts) -> Summary {
    let mut agreements = BTreeMap::new();
    for node in dataset.of_kind(NodeKind::Agreement) {
        if let Some(Value::Concept(Concept::Status(status))) = node.value(Property::Status) {
            *agreements.entry(*status).or_default() += 1;
        }
    }
    Summary {
        counts,
        agreements,
        parties: dataset.of_kind(NodeKind::Party).count(),
        claims: 0,
        files: 0,
        issues: dataset.issues.clone(),
        kept: None,
    }
}
