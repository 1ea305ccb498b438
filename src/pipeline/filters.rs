//! The stages one by one, over lines: `extract`, `normalize`, `merge`, `emit`. A run is their composition.

use super::batch::{self, batches};
use super::flow::{Flow, Flown};
use super::understanding::caught;
use super::{merged, pool, summary};
use crate::emit::People;
use crate::error::Error;
use crate::lexicon::Lexicon;
use crate::read::{self, Inputs};
use crate::record::line::{Holds, Line};
use crate::record::{Confidence, Dataset};
use crate::{emit, extract as extraction, normalize as normalization};
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::{self, BufRead, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

/// Reads inputs and writes what each article says; what could not be read becomes a line too.
///
/// # Errors
/// When there is nothing to read or the lines cannot be written.
pub fn extract(
    (paths, inputs): (&[PathBuf], &Inputs),
    (lexicon, least): (&Lexicon, Confidence),
    threads: Option<usize>,
    out: &mut (impl Write + Send),
) -> Result<(), Error> {
    let sources = inputs.find(paths)?;
    let stop = &AtomicBool::new(false);
    let line = |holds| Line::new(&lexicon.digest, holds).json();
    let understood = |(article, issues): batch::Read| {
        let mut lines: Vec<String> = issues.into_iter().map(|issue| line(Holds::Issue(issue))).collect();
        lines.extend(article.map(|article| {
            match caught(&article, || extraction::extract(&article, lexicon).at_least(least)) {
                Ok(claims) => line(Holds::Claims { article, claims: Box::new(claims) }),
                Err(issue) => line(Holds::Issue(issue)),
            }
        }));
        lines
    };
    let mut written = Ok(());
    pool(threads)?.install(|| {
        batches((&sources, inputs), stop, || (), &mut |read| {
            let lines: Vec<Vec<String>> = read.into_par_iter().map(understood).collect();
            if written.is_ok() {
                written = lines.iter().flatten().try_for_each(|line| writeln!(out, "{line}"));
            }
            if written.is_err() {
                // Nobody reads on.
                stop.store(true, Ordering::Relaxed);
            }
        });
    });
    written.and_then(|()| out.flush()).map_err(unwritten)
}

/// Reads what articles say, and writes what they contribute.
///
/// # Errors
/// When a line is none of `extract`, or the lines cannot be read or written.
pub fn normalize(
    from: &mut (dyn BufRead + Send),
    lexicon: &Lexicon,
    threads: Option<usize>,
    out: &mut (impl Write + Send),
) -> Result<(), Error> {
    let resolve = |line: Line| -> Result<String, String> {
        let holds = match line.holds {
            Holds::Claims { article, claims } => {
                match caught(&article, || normalization::normalize(&article, &claims, lexicon)) {
                    Ok(records) => Holds::Records {
                        source_file: article.source_file,
                        sha256: article.sha256,
                        metadata: article.metadata,
                        records,
                    },
                    Err(issue) => Holds::Issue(issue),
                }
            }
            issue @ Holds::Issue(_) => issue,
            other => {
                return Err(format!("expected claims, as `pactgraph extract` writes them; found {}", other.kind()));
            }
        };
        if line.rules != lexicon.digest {
            return Err(format!("it was made with other word lists ({}, here {})", line.rules, lexicon.digest));
        }
        Ok(Line::new(&line.rules, holds).json())
    };
    pool(threads)?.install(|| {
        in_batches(from, resolve, |lines: Vec<String>| {
            lines.iter().try_for_each(|line| writeln!(out, "{line}")).map_err(unwritten)
        })?;
        out.flush().map_err(unwritten)
    })
}

/// Reads what articles contribute, and writes the dataset: what is held to be so, in the order of the ids.
///
/// # Errors
/// When a line is none of `normalize`, or the lines cannot be read or written.
pub fn merge(
    from: &mut (dyn BufRead + Send),
    (ledger, curation): (Option<&Path>, Option<&Path>),
    strict: bool,
    threads: Option<usize>,
    out: &mut (impl Write + Send),
) -> Result<(), Error> {
    let known = ledger.map(read::ledger::ledger).transpose()?.unwrap_or_default();
    let decisions = curation.map(read::curation::curation).transpose()?.unwrap_or_default();
    let (mut flow, mut rules) = (Flow::default(), None);
    pool(threads)?.install(|| {
        in_batches(from, Ok, |lines| {
            for line in lines {
                one_rule_set(&mut rules, &line)?;
                match line.holds {
                    Holds::Records { source_file, sha256, metadata, records } => {
                        flow.add(sha256, &source_file, &metadata, records);
                    }
                    Holds::Issue(issue) => flow.add_issue(issue),
                    other => return Err(misplaced("records, as `pactgraph normalize` writes them", &other)),
                }
            }
            Ok(())
        })
    })?;
    let rules = rules.unwrap_or_default();
    let Flown { articles, shelf, issues, read } = flow.finish(strict);
    let emitted = articles.len();
    let (dataset, kept) = merged((articles, &shelf, issues), &rules, known, (curation, &decisions))?;
    if let Some(path) = ledger {
        emit::ledger::write(path, &kept)?;
    }
    let counts = [Holds::Counts { read, emitted }].into_iter();
    let issues = dataset.issues.into_iter().map(Holds::Issue);
    let curated = dataset.curated.into_iter().map(Holds::Curated);
    for holds in counts.chain(issues).chain(curated).chain(dataset.nodes.into_values().map(Holds::Node)) {
        writeln!(out, "{}", Line::new(&rules, holds).json()).map_err(unwritten)?;
    }
    out.flush().map_err(unwritten)
}

/// Reads a dataset, and writes the export.
///
/// # Errors
/// When a line is none of `merge`, or the lines cannot be read or the export be written.
pub fn emit(
    from: &mut (dyn BufRead + Send),
    options: &emit::Options,
    folder: &Path,
    threads: Option<usize>,
) -> Result<super::Summary, Error> {
    emit::folder::Folder::open(folder, options.force)?;
    let (mut dataset, mut rules) = (Dataset::default(), None);
    let (mut read, mut emitted) = (0, 0);
    let mut idle = BTreeSet::new();
    let pool = pool(threads)?;
    pool.install(|| {
        in_batches(from, Ok, |lines| {
            for line in lines {
                one_rule_set(&mut rules, &line)?;
                match line.holds {
                    Holds::Counts { read: all, emitted: of } => (read, emitted) = (read + all, emitted + of),
                    Holds::Issue(issue) => dataset.issues.push(issue),
                    Holds::Curated(said) => dataset.curated.push(said),
                    Holds::Node(node) => _ = dataset.nodes.insert(node.id.clone(), node),
                    Holds::Around(node) => _ = dataset.around.insert(node.id.clone(), node),
                    Holds::Idle(id) => _ = idle.insert(id),
                    other => return Err(misplaced("nodes, as `pactgraph merge` writes them", &other)),
                }
            }
            Ok(())
        })
    })?;
    dataset.issues.sort();
    dataset.curated.sort();
    dataset.rule_set = rules.unwrap_or_default();
    dataset.around.retain(|id, _| !dataset.nodes.contains_key(id));
    let mut options = Cow::Borrowed(options);
    if !dataset.around.is_empty() || !idle.is_empty() {
        // Who acts is not seen in a part; the idle were told by those who see all that is said of a person.
        if options.people == People::None {
            return Err(Error::Lines("a part of a dataset cannot be written with --people none".to_owned()));
        }
        if options.people == People::Acting {
            dataset = emit::people::without(dataset, idle);
        }
        options.to_mut().people = People::All;
    }
    let counts = emit::RunFacts::of(read, emitted, &dataset.issues);
    let summary = summary(&dataset, counts);
    let report = pool.install(|| emit::emit(dataset, &options, &counts, folder))?;
    Ok(summary.with(&report))
}

/// Parses lines and works on them in parallel, and hands on the results of a batch in their order.
pub(super) fn in_batches<T: Send>(
    from: &mut (dyn BufRead + Send),
    work: impl Fn(Line) -> Result<T, String> + Sync,
    mut each: impl FnMut(Vec<T>) -> Result<(), Error>,
) -> Result<(), Error> {
    let (mut lines, mut bytes, mut at) = (Vec::new(), 0, 0_u64);
    loop {
        let mut line = String::new();
        let length =
            from.read_line(&mut line).map_err(|fault| Error::Line { line: at + 1, what: fault.to_string() })?;
        at += 1;
        bytes += length as u64;
        if !line.trim().is_empty() {
            lines.push((at, line));
        }
        if length > 0 && bytes < batch::BYTES && lines.len() < batch::COUNT {
            continue;
        }
        let done: Result<Vec<T>, Error> = std::mem::take(&mut lines)
            .into_par_iter()
            .map(|(at, line)| {
                let done = Line::of_json(line.trim_end()).and_then(&work);
                done.map_err(|what| Error::Line { line: at, what })
            })
            .collect();
        each(done?)?;
        bytes = 0;
        if length == 0 {
            return Ok(());
        }
    }
}

pub(super) fn one_rule_set(known: &mut Option<String>, line: &Line) -> Result<(), Error> {
    match known {
        Some(known) if *known != line.rules => Err(Error::Lines(format!(
            "some were made with the rule set {known}, some with {}; expected one and the same",
            line.rules
        ))),
        Some(_) => Ok(()),
        None => {
            *known = Some(line.rules.clone());
            Ok(())
        }
    }
}

pub(super) fn misplaced(expected: &str, found: &Holds) -> Error {
    Error::Lines(format!("expected {expected}; found {}", found.kind()))
}

pub(super) fn unwritten(reason: io::Error) -> Error {
    Error::Write { path: PathBuf::from("-"), reason }
}
