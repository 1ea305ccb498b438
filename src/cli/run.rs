//! `pactgraph run`: arguments, progress bar and closing summary.

use super::unwritten;
use crate::emit::{self, BaseIri, Format};
use crate::error::{Error, SOME_FAILED};
use crate::pipeline::{self, Progress, RunOptions, Summary};
use crate::record::{Confidence, Issue, IssueKind};
use clap::ValueEnum;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What `run` is told.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Files, folders (their .txt and .md files, also in folders inside), or - for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Folder of the export; it is made if it is missing
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// What the IRI of every thing starts with
    #[arg(long, value_name = "IRI", default_value = "https://example.org/pactgraph/")]
    base_iri: String,
    /// The forms to write
    #[arg(long, value_name = "FORMAT", value_delimiter = ',', default_values = ["ttl", "nt", "nq", "jsonld", "csv"])]
    formats: Vec<FormatName>,
    /// How many threads; one a core if it is not said
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    threads: Option<u16>,
    /// Drop claims less sure than this, 0 to 1
    #[arg(long, value_name = "C", default_value = "0", value_parser = confidence)]
    min_confidence: Confidence,
    #[command(flatten)]
    lexicon: super::lexicon::WordLists,
    /// Fail an article that had to be repaired, or is there twice
    #[arg(long)]
    strict: bool,
    /// Write into a folder that holds files of others
    #[arg(long)]
    force: bool,
    /// Print nothing but errors
    #[arg(long, short)]
    quiet: bool,
}

/// The name of a form on the command line: the ending of its files.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum FormatName {
    /// Turtle
    Ttl,
    /// N-Triples
    Nt,
    /// N-Quads, and the evidence of each claim
    Nq,
    /// JSON-LD
    Jsonld,
    /// Tables with their metadata
    Csv,
}

impl From<FormatName> for Format {
    fn from(name: FormatName) -> Self {
        match name {
            FormatName::Ttl => Self::Turtle,
            FormatName::Nt => Self::NTriples,
            FormatName::Nq => Self::NQuads,
            FormatName::Jsonld => Self::JsonLd,
            FormatName::Csv => Self::Csv,
        }
    }
}

/// Reads a confidence, `0` to `1` with up to three decimals.
pub(super) fn confidence(text: &str) -> Result<Confidence, String> {
    let expected = || format!("expected a number from 0 to 1, such as 0.75; found {text:?}");
    let number: f64 = text.parse().map_err(|_| expected())?;
    if !(0.0..=1.0).contains(&number) {
        return Err(expected());
    }
    // In range, so the cast is exact for every whole number of thousandths.
    Ok(Confidence::new((number * 1000.0).round() as u16))
}

/// The most issues that are printed; all of them are in `issues.csv`.
const SHOWN: usize = 20;

/// Runs the pipeline.
pub fn run(args: &Args, out: &mut impl Write) -> Result<ExitCode, Error> {
    let options = RunOptions {
        paths: args.paths.clone(),
        out: args.out.clone(),
        emit: emit::Options {
            formats: args.formats.iter().map(|&name| name.into()).collect(),
            force: args.force,
            ..emit::Options::new(BaseIri::new(&args.base_iri)?)
        },
        threads: args.threads.map(usize::from),
        min_confidence: args.min_confidence,
        strict: args.strict,
    };
    let lexicon = args.lexicon.load()?;
    let bar = bar(args.quiet);
    let summary = pipeline::run(&options, &lexicon, |progress| match progress {
        Progress::Found(count) => bar.set_length(count as u64),
        Progress::Done => bar.inc(1),
    });
    bar.finish_and_clear();
    let summary = summary?;
    print_lost(&summary.issues, &mut io::stderr().lock()).map_err(unwritten)?;
    if !args.quiet {
        print(&summary, &args.out, out).map_err(unwritten)?;
    }
    Ok(if summary.counts.failed > 0 { ExitCode::from(SOME_FAILED) } else { ExitCode::SUCCESS })
}

/// A progress bar, hidden where nobody watches it: no terminal, a CI run, `--quiet`.
fn bar(quiet: bool) -> ProgressBar {
    if quiet || !io::stderr().is_terminal() || std::env::var_os("CI").is_some() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} articles {eta}");
    ProgressBar::new(0).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// Says which inputs were lost, and why.
fn print_lost(issues: &[Issue], to: &mut impl Write) -> io::Result<()> {
    let lost = || issues.iter().filter(|issue| issue.kind == IssueKind::Failed);
    for issue in lost().take(SHOWN) {
        writeln!(to, "{}: failed: {}", issue.source_file, issue.message)?;
    }
    let more = lost().count().saturating_sub(SHOWN);
    if more > 0 {
        writeln!(to, "{more} more failed; issues.csv has them all")?;
    }
    Ok(())
}

/// The closing summary.
fn print(summary: &Summary, folder: &Path, out: &mut impl Write) -> io::Result<()> {
    let counts = summary.counts;
    let agreements: usize = summary.agreements.values().sum();
    let by_status: Vec<String> =
        summary.agreements.iter().map(|(status, n)| format!("{n} {}", status.code())).collect();
    let by_status = if by_status.is_empty() { String::new() } else { format!("  {}", by_status.join(", ")) };
    writeln!(
        out,
        "Articles    {:>6}  {} emitted, {} skipped, {} failed",
        counts.read, counts.emitted, counts.skipped, counts.failed
    )?;
    writeln!(out, "Agreements  {agreements:>6}{by_status}")?;
    writeln!(out, "Parties     {:>6}", summary.parties)?;
    writeln!(out, "Claims      {:>6}", summary.claims)?;
    if !summary.issues.is_empty() {
        writeln!(out, "Issues      {:>6}  see {}", summary.issues.len(), folder.join("issues.csv").display())?;
    }
    writeln!(out, "Files       {:>6}  in {}", summary.files, folder.display())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::concept::Status;

    #[test]
    fn a_confidence_is_a_number_from_0_to_1() {
        assert_eq!(confidence("0.75"), Ok(Confidence::new(750)));
        assert_eq!(confidence("1"), Ok(Confidence::new(1000)));
        for wrong in ["1.1", "-0.1", "high", "NaN", ""] {
            assert!(confidence(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_summary_says_what_became_of_every_article() {
        let summary = Summary {
            counts: emit::RunFacts { read: 5, emitted: 3, skipped: 1, failed: 1 },
            agreements: [(Status::Signed, 2), (Status::Planned, 1)].into(),
            parties: 4,
            claims: 60,
            files: 12,
            issues: Vec::new(),
        };
        let mut printed = Vec::new();
        print(&summary, Path::new("out"), &mut printed).unwrap();
        let printed = String::from_utf8(printed).unwrap();
        assert!(printed.contains("5  3 emitted, 1 skipped, 1 failed"), "{printed}");
        assert!(printed.contains("3  2 signed, 1 planned"), "{printed}");
        assert!(printed.ends_with("Files           12  in out\n"), "{printed}");
    }
}
