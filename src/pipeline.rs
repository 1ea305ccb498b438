//! The pipeline: joins the stages, in parallel over the articles.
//!
//! The order of the inputs and the number of threads never change a byte of the output.

use crate::error::Error;
use crate::lexicon::Lexicon;
use crate::record::concept::Status;
use crate::record::{Article, Concept, Confidence, Dataset, Issue, IssueKind, NodeKind, Property, Records, Value};
use crate::{emit, extract, merge, normalize, read};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What to run on, and how.
#[derive(Debug, Clone)]
pub struct RunOptions {
    /// Files, folders, `-` for standard input.
    pub paths: Vec<PathBuf>,
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
}

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
    /// Inputs; each is counted once more as emitted, skipped or failed.
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
}

/// Reads, extracts, merges and writes. `progress` is called from many threads.
///
/// # Errors
/// When there is nothing to read or the export cannot be written; one article's trouble is an issue in the summary.
pub fn run(options: &RunOptions, lexicon: &Lexicon, progress: impl Fn(Progress) + Sync) -> Result<Summary, Error> {
    let sources = read::find(&options.paths)?;
    let ledger = options.ledger.as_deref().map(read::ledger::ledger).transpose()?.unwrap_or_default();
    let decisions = options.curation.as_deref().map(read::curation::curation).transpose()?.unwrap_or_default();
    // A folder that cannot be written is told before the work, not after it.
    emit::folder::Folder::open(&options.out, options.emit.force)?;
    progress(Progress::Found(sources.len()));
    let count = options.threads.unwrap_or(0);
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(count)
        .build()
        .map_err(|error| Error::Threads { count, reason: error.to_string() })?;
    let (articles, mut issues) = pool.install(|| read_all(&sources));
    let articles = unique(articles, &mut issues);
    let articles = if options.strict { without_issues(articles, &mut issues) } else { articles };
    for _ in articles.len()..sources.len() {
        progress(Progress::Done);
    }
    let records: Vec<Result<Records, Issue>> = pool.install(|| {
        // Each text is let go as soon as it is understood.
        let one = |article: Article| {
            let records = understand(&article, lexicon, options.min_confidence);
            progress(Progress::Done);
            records
        };
        articles.into_par_iter().map(one).collect()
    });
    let mut emitted = 0;
    let records: Vec<Records> = records
        .into_iter()
        .filter_map(|result| match result {
            Ok(records) => {
                emitted += 1;
                Some(records)
            }
            Err(issue) => {
                issues.push(issue);
                None
            }
        })
        .collect();
    issues.sort();
    let (mut dataset, ledger) = merge::merge_with(records, issues, &lexicon.digest, ledger, &decisions);
    if let Some(path) = &options.curation {
        merge::curate(&mut dataset, &decisions).map_err(|fault| read::ReadError::Table {
            path: path.clone(),
            line: fault.line,
            what: fault.what,
        })?;
    }
    let skipped = dataset.issues.iter().filter(|issue| issue.kind == IssueKind::Skipped).count();
    let counts = emit::RunFacts { read: sources.len(), emitted, skipped, failed: sources.len() - emitted - skipped };
    let report = emit::emit(&dataset, &options.emit, &counts, &options.out)?;
    if let Some(path) = options.ledger.as_ref().filter(|_| !options.keep_ledger) {
        emit::ledger::write(path, &ledger)?;
    }
    Ok(summary(dataset, counts, &report))
}

/// Each input alone, in the order of the inputs: the dataset of a run on this article and no other, or why there is none.
pub fn each_alone(sources: &[read::Source], lexicon: &Lexicon, least: Confidence) -> Vec<Result<Dataset, Vec<Issue>>> {
    let alone = |source: &read::Source| {
        let (article, issues) = match source.load() {
            Ok(bytes) => read::article(bytes, &source.name),
            Err(issue) => (None, vec![issue]),
        };
        let Some(article) = article else { return Err(issues) };
        match understand(&article, lexicon, least) {
            Ok(records) => Ok(merge::merge([records], issues, &lexicon.digest)),
            Err(issue) => Err(vec![issue]),
        }
    };
    sources.par_iter().map(alone).collect()
}

/// What one article says, as typed records.
///
/// The stages are total; should one have a fault all the same, it costs this article and not the run.
fn understand(article: &Article, lexicon: &Lexicon, least: Confidence) -> Result<Records, Issue> {
    let work = || normalize::normalize(article, &extract::extract(article, lexicon).at_least(least), lexicon);
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).map_err(|_| Issue {
        source_file: article.source_file.clone(),
        article: Some(article.id.clone()),
        kind: IssueKind::Failed,
        place: String::new(),
        message: "the program has a fault that this text brings out; please report it".to_owned(),
    })
}

/// Every input, as an article or an issue.
fn read_all(sources: &[read::Source]) -> (Vec<Article>, Vec<Issue>) {
    let read: Vec<(Option<Article>, Vec<Issue>)> = sources
        .par_iter()
        .map(|source| match source.load() {
            Ok(bytes) => read::article(bytes, &source.name),
            Err(issue) => (None, vec![issue]),
        })
        .collect();
    let (mut articles, mut issues) = (Vec::new(), Vec::new());
    for (article, found) in read {
        articles.extend(article);
        issues.extend(found);
    }
    (articles, issues)
}

/// One article for each text: of two files the one whose name comes first, whatever their order was.
fn unique(mut articles: Vec<Article>, issues: &mut Vec<Issue>) -> Vec<Article> {
    articles.sort_by(|a, b| (&a.sha256, &a.source_file).cmp(&(&b.sha256, &b.source_file)));
    let mut kept: Vec<Article> = Vec::with_capacity(articles.len());
    for article in articles {
        match kept.last().filter(|known| known.sha256 == article.sha256) {
            Some(known) => issues.push(Issue {
                message: format!("the same text as {}", known.source_file),
                article: Some(article.id),
                source_file: article.source_file,
                kind: IssueKind::Skipped,
                place: String::new(),
            }),
            None => kept.push(article),
        }
    }
    kept
}

/// Strictly: every issue is a failure, and an article that has one is left out.
fn without_issues(mut articles: Vec<Article>, issues: &mut [Issue]) -> Vec<Article> {
    // A second copy of an article is no fault of the first.
    let at_fault = |issue: &Issue| issue.kind != IssueKind::Skipped;
    articles.retain(|article| {
        let mut own = issues.iter().filter(|issue| issue.article.as_ref() == Some(&article.id));
        !own.any(|issue| at_fault(issue) && issue.source_file == article.source_file)
    });
    for issue in issues {
        issue.kind = IssueKind::Failed;
    }
    articles
}

fn summary(dataset: Dataset, counts: emit::RunFacts, report: &emit::Report) -> Summary {
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
        claims: report.claims,
        files: report.files.len(),
        issues: dataset.issues,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(text: &str, file: &str) -> Article {
        read::article(text.as_bytes().to_vec(), file).0.unwrap()
    }

    #[test]
    fn of_two_files_with_one_text_the_first_by_name_stays() {
        for files in [["a.txt", "b.txt"], ["b.txt", "a.txt"]] {
            let mut issues = Vec::new();
            let kept = unique(files.iter().map(|file| article("One text.", file)).collect(), &mut issues);
            assert_eq!((kept.len(), kept[0].source_file.as_str()), (1, "a.txt"));
            assert_eq!(
                (issues[0].source_file.as_str(), issues[0].message.as_str()),
                ("b.txt", "the same text as a.txt")
            );
        }
    }

    #[test]
    fn strictly_every_issue_is_a_failure() {
        let (broken, mut issues) = read::article(b"A text with one \xFF byte that is none".to_vec(), "a.txt");
        let kept = without_issues(vec![broken.unwrap(), article("Sound.", "b.txt")], &mut issues);
        assert_eq!((kept.len(), kept[0].source_file.as_str()), (1, "b.txt"));
        assert_eq!(issues[0].kind, IssueKind::Failed);
    }
}
