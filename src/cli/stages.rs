//! `pactgraph extract`, `normalize`, `merge` and `emit`: the stages of a run as filters over lines.

use super::inputs::InputArgs;
use super::lexicon::WordLists;
use super::run::{emit_options, exit_code, print, print_lost};
use super::settings::{FormatName, PeopleName, QuotesName, Settings};
use super::unwritten;
use crate::error::Error;
use crate::pipeline::filters;
use crate::pipeline::steps::{self, Step};
use crate::record::Confidence;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What `extract` is told.
#[derive(Debug, clap::Args)]
pub struct Extract {
    /// Files, folders (their articles, also in folders inside), or - for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    inputs: InputArgs,
    /// Drop claims less sure than this, 0 to 1
    #[arg(long, value_name = "C", default_value = "0", value_parser = super::settings::confidence)]
    min_confidence: Confidence,
    #[command(flatten)]
    lexicon: WordLists,
    #[command(flatten)]
    threads: Threads,
}

/// What `normalize` is told.
#[derive(Debug, clap::Args)]
pub struct Normalize {
    /// File with what `extract` wrote; standard input if it is not said
    #[arg(value_name = "FILE")]
    lines: Option<PathBuf>,
    #[command(flatten)]
    lexicon: WordLists,
    #[command(flatten)]
    threads: Threads,
}

/// What `merge` is told.
#[derive(Debug, clap::Args)]
pub struct Merge {
    /// File with what `normalize` wrote; standard input if it is not said
    #[arg(value_name = "FILE")]
    lines: Option<PathBuf>,
    /// CSV file with the ids of earlier runs, which stay; it is made if it is missing, and kept up to date
    #[arg(long, value_name = "FILE")]
    ledger: Option<PathBuf>,
    /// CSV file with decisions of people: what is one, two, wrong or right, and how it is called
    #[arg(long, value_name = "FILE")]
    curation: Option<PathBuf>,
    /// Fail an article that had to be repaired, or is there twice
    #[arg(long)]
    strict: bool,
    /// Only one step of the merge, so that many machines can share it
    #[arg(long, value_name = "STEP", conflicts_with_all = ["ledger", "curation", "strict"])]
    step: Option<StepName>,
    #[command(flatten)]
    threads: Threads,
}

/// The name of a step of the merge.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum StepName {
    /// Of each article what is compared; reads what `normalize` wrote
    Outline,
    /// What the outlines of all articles, each once, tell of parties and copies; and the deals with their blocks
    Names,
    /// Which deals are one; deals that share a block, over any number of others, must come together
    Agreements,
    /// What each article says of each thing, by its id among all; reads the links of an article before its records
    Rename,
    /// What is held to be so; the pieces of one thing must stand together
    Join,
}

/// What `emit` is told.
#[derive(Debug, clap::Args)]
pub struct Emit {
    /// File with what `merge` wrote; standard input if it is not said
    #[arg(value_name = "FILE")]
    lines: Option<PathBuf>,
    /// Folder of the export; it is made if it is missing
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// What the IRI of every thing starts with [default: https://example.org/pactgraph/]
    #[arg(long, value_name = "IRI")]
    base_iri: Option<String>,
    /// The forms to write [default: ttl,nt,nq,trig,jsonld,csv,xlsx]
    #[arg(long, value_name = "FORMAT", value_delimiter = ',')]
    formats: Option<Vec<FormatName>>,
    /// How much of the words that statements rest on is written; their places always are [default: full]
    #[arg(long, value_name = "HOW")]
    quotes: Option<QuotesName>,
    /// Which named persons are written [default: acting]
    #[arg(long, value_name = "WHO")]
    people: Option<PeopleName>,
    /// The licence that you give the export, as an IRI
    #[arg(long, value_name = "IRI")]
    license: Option<String>,
    /// Leave out the apostrophe that keeps spreadsheets from running a text of a table
    #[arg(long)]
    csv_raw: bool,
    /// Write into a folder that holds files of others
    #[arg(long)]
    force: bool,
    /// Print nothing but errors
    #[arg(long, short)]
    quiet: bool,
    #[command(flatten)]
    threads: Threads,
}

/// How many threads.
#[derive(Debug, clap::Args)]
struct Threads {
    /// How many threads; one a core if it is not said
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    threads: Option<u16>,
}

impl Threads {
    fn count(&self) -> Option<usize> {
        self.threads.map(usize::from)
    }
}

/// Runs `extract`.
///
/// # Errors
/// When there is nothing to read or the lines cannot be written.
pub fn extract(args: &Extract) -> Result<ExitCode, Error> {
    let lexicon = args.lexicon.load()?;
    let (inputs, least) = (args.inputs.read(), args.min_confidence);
    filters::extract((&args.paths, &inputs), (&lexicon, least), args.threads.count(), &mut output())?;
    Ok(ExitCode::SUCCESS)
}

/// Runs `normalize`.
///
/// # Errors
/// When a line is none of `extract`, or the lines cannot be read or written.
pub fn normalize(args: &Normalize) -> Result<ExitCode, Error> {
    let lexicon = args.lexicon.load()?;
    let mut from = input(args.lines.as_deref())?;
    filters::normalize(&mut *from, &lexicon, args.threads.count(), &mut output())?;
    Ok(ExitCode::SUCCESS)
}

/// Runs `merge`.
///
/// # Errors
/// When a line is none of `normalize`, or the lines cannot be read or written.
pub fn merge(args: &Merge) -> Result<ExitCode, Error> {
    let mut from = input(args.lines.as_deref())?;
    if let Some(step) = args.step {
        let step = match step {
            StepName::Outline => Step::Outline,
            StepName::Names => Step::Names,
            StepName::Agreements => Step::Agreements,
            StepName::Rename => Step::Rename,
            StepName::Join => Step::Join,
        };
        steps::merge(step, &mut *from, args.threads.count(), &mut output())?;
        return Ok(ExitCode::SUCCESS);
    }
    filters::merge(
        &mut *from,
        (args.ledger.as_deref(), args.curation.as_deref()),
        args.strict,
        args.threads.count(),
        &mut output(),
    )?;
    Ok(ExitCode::SUCCESS)
}

/// Runs `emit`, and prints what a run prints.
///
/// # Errors
/// When a line is none of `merge`, or the lines cannot be read or the export be written.
pub fn emit(args: Emit, out: &mut impl Write) -> Result<ExitCode, Error> {
    let mut from = input(args.lines.as_deref())?;
    let settings = Settings {
        base_iri: args.base_iri,
        formats: args.formats,
        quotes: args.quotes,
        people: args.people,
        license: args.license,
        csv_raw: Some(args.csv_raw),
        force: Some(args.force),
        ..Settings::default()
    };
    let summary = filters::emit(&mut *from, &emit_options(settings)?, &args.out, args.threads.count())?;
    print_lost(&summary.issues, &mut io::stderr().lock()).map_err(unwritten)?;
    if !args.quiet {
        print(&summary, &args.out, out).map_err(unwritten)?;
    }
    Ok(exit_code(&summary))
}

/// The lines of a file, or of standard input.
fn input(path: Option<&Path>) -> Result<Box<dyn BufRead + Send>, Error> {
    match path.filter(|path| path.as_os_str() != "-") {
        None => Ok(Box::new(BufReader::new(io::stdin()))),
        Some(path) => match File::open(path) {
            Ok(file) => Ok(Box::new(BufReader::new(file))),
            Err(reason) => Err(Error::Unread { path: path.to_owned(), reason }),
        },
    }
}

fn output() -> impl Write + Send {
    BufWriter::with_capacity(64 << 10, io::stdout())
}
