//! `pactgraph run`: arguments, progress bar and closing summary.

use super::check::{self, Scratch};
use super::settings::{LogFormat, Settings};
use super::{log, signals, unwritten};
use crate::emit::{self, BaseIri};
use crate::error::{DIFFERS, Error, SOME_FAILED};
use crate::pipeline::{self, Progress, RunOptions, Summary};
use crate::read::Inputs;
use crate::record::{Confidence, Issue, IssueKind};
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What `run` is told.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Files, folders (their articles, also in folders inside), or - for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// File with options, instead of pactgraph.toml beside the first path; the command line wins
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(flatten)]
    settings: Settings,
}

/// What the IRIs start with unless the user says otherwise.
const BASE_IRI: &str = "https://example.org/pactgraph/";

/// The most issues that are printed; all of them are in `issues.csv`.
const SHOWN: usize = 20;

/// Runs the pipeline.
pub fn run(args: Args, out: &mut impl Write) -> Result<ExitCode, Error> {
    let settings = args.settings.or(Settings::of_file(args.config.as_deref(), &args.paths)?);
    match settings.log_format {
        Some(LogFormat::Json) => {
            let log = &mut io::stderr().lock();
            let done =
                work(args.paths, settings, out, |summary, folder, quiet, _| log::told(summary, folder, quiet, log));
            // What stops a run is told in the same form as the rest.
            done.or_else(|error| {
                log::stopped(&error, &mut io::stderr().lock()).map_err(unwritten)?;
                Ok(ExitCode::from(error.exit_code()))
            })
        }
        Some(LogFormat::Text) | None => work(args.paths, settings, out, |summary, folder, quiet, out| {
            print_lost(&summary.issues, &mut io::stderr().lock())?;
            if let Some(fault) = summary.kept.as_ref().and_then(|kept| kept.fault.as_ref()) {
                writeln!(io::stderr(), "not all of it is in the cache: {fault}")?;
            }
            if quiet { Ok(()) } else { print(summary, folder, out) }
        }),
    }
}

/// Runs the pipeline, tells what became of it, and compares if that is asked for.
fn work<W: Write>(
    paths: Vec<PathBuf>,
    settings: Settings,
    out: &mut W,
    tell: impl FnOnce(&Summary, &Path, bool, &mut W) -> io::Result<()>,
) -> Result<ExitCode, Error> {
    let Some(folder) = settings.out.clone() else { return Err(Error::NoFolder) };
    let yes = |flag: Option<bool>| flag == Some(true);
    let (check, quiet) = (yes(settings.check), yes(settings.quiet));
    let lexicon = pipeline::apart(|| settings.lexicon.load())??;
    let scratch = if check { Some(Scratch::new()?) } else { None };
    let options = RunOptions {
        paths,
        inputs: Inputs { form: settings.input_form.map(Into::into), map: settings.map.clone() },
        out: scratch.as_ref().map_or(&folder, |scratch| &scratch.path).clone(),
        threads: settings.threads.map(usize::from),
        min_confidence: settings.min_confidence.unwrap_or(Confidence::new(0)),
        strict: yes(settings.strict),
        ledger: settings.ledger.clone(),
        curation: settings.curation.clone(),
        // A comparison writes nothing.
        keep_ledger: check,
        cache: settings.cache.clone(),
        stop: signals::stop()?,
        emit: emit_options(settings)?,
    };
    let bar = bar(quiet);
    let summary = pipeline::run(&options, lexicon, |progress| match progress {
        Progress::Found(count) => bar.set_length(count as u64),
        Progress::Done => bar.inc(1),
    });
    bar.finish_and_clear();
    let summary = summary?;
    tell(&summary, &folder, quiet || check, out).map_err(unwritten)?;
    if let Some(scratch) = scratch {
        let differing = check::compare(&folder, &scratch.path, out)?;
        if differing {
            return Ok(ExitCode::from(DIFFERS));
        }
    }
    Ok(exit_code(&summary))
}

/// Done, or done but some inputs failed.
pub fn exit_code(summary: &Summary) -> ExitCode {
    if summary.counts.failed > 0 { ExitCode::from(SOME_FAILED) } else { ExitCode::SUCCESS }
}

/// What to write and how.
///
/// # Errors
/// When the licence or the base IRI is none.
pub fn emit_options(settings: Settings) -> Result<emit::Options, Error> {
    if let Some(license) = settings.license.as_deref().filter(|iri| !emit::iri::is_absolute(iri)) {
        return Err(Error::License { found: license.to_owned() });
    }
    let usual = emit::Options::new(BaseIri::new(settings.base_iri.as_deref().unwrap_or(BASE_IRI))?);
    Ok(emit::Options {
        formats: settings.formats.map_or(usual.formats, |names| names.into_iter().map(emit::Format::from).collect()),
        force: settings.force == Some(true),
        csv_raw: settings.csv_raw == Some(true),
        quotes: settings.quotes.map(Into::into).unwrap_or_default(),
        people: settings.people.map(Into::into).unwrap_or_default(),
        license: settings.license,
        ..usual
    })
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
pub fn print_lost(issues: &[Issue], to: &mut impl Write) -> io::Result<()> {
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
pub fn print(summary: &Summary, folder: &Path, out: &mut impl Write) -> io::Result<()> {
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
    if let Some(kept) = &summary.kept {
        writeln!(out, "Cache       {:>6}  found, {} new", kept.found, kept.made)?;
    }
    if !summary.issues.is_empty() {
        writeln!(out, "Issues      {:>6}  see {}", summary.issues.len(), folder.join("issues.csv").display())?;
    }
    writeln!(out, "Files       {:>6}  in {}", summary.files, folder.display())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::KeptFacts;
    use crate::record::concept::Status;

    #[test]
    fn the_summary_says_what_became_of_every_article() {
        let summary = Summary {
            counts: emit::RunFacts { read: 5, emitted: 3, skipped: 1, failed: 1 },
            agreements: [(Status::Signed, 2), (Status::Planned, 1)].into(),
            parties: 4,
            claims: 60,
            files: 12,
            issues: Vec::new(),
            kept: Some(KeptFacts { found: 2, made: 1, fault: None }),
        };
        let mut printed = Vec::new();
        print(&summary, Path::new("out"), &mut printed).unwrap();
        let printed = String::from_utf8(printed).unwrap();
        assert!(printed.contains("5  3 emitted, 1 skipped, 1 failed"), "{printed}");
        assert!(printed.contains("3  2 signed, 1 planned"), "{printed}");
        assert!(printed.contains("2  found, 1 new"), "{printed}");
        assert!(printed.ends_with("Files           12  in out\n"), "{printed}");
    }
}
