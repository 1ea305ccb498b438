//! `pactgraph evaluate`: what is found in articles, against gold.

use super::unwritten;
use crate::error::{Error, SOME_FAILED};
use crate::evaluate::report::{self, Options};
use crate::evaluate::{Evaluation, Facts, Gold, GoldError, read_gold};
use crate::pipeline;
use crate::read::Source;
use crate::record::Confidence;
use clap::ValueEnum;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What `evaluate` is told.
#[derive(Debug, clap::Args)]
#[command(
    long_about = "Measure what is found in articles against gold made by hand\n\n\
        Each article is read alone and compared with its gold: the article STEM.txt or STEM.md with STEM.json. \
        tests/gold/README.md of the source describes the format of gold. \
        An article without gold, and gold without an article, is named in a note and not scored.",
    after_long_help = "The report has precision, recall and F1 of each slot; CORE is the sum of the slots of agreements, \
        ALL FACTS of all slots but `agreement`. A name is right if its content words are those of an alternative, give \
        or take one in six. An interval may be found by its first day, an area by its top concept. What gold calls optional \
        is neither right nor wrong. The second table shows whether confidence can be trusted: of the agreements written \
        with so much of it, how many are in gold.\n\n\
        Exit codes: 0 done, 1 done but an article with gold could not be read, 2 could not run."
)]
pub struct Args {
    /// The articles: files, folders (their .txt and .md files, also in folders inside), or - for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Folder of the gold: a file STEM.json for the article STEM.txt or STEM.md
    #[arg(long, value_name = "DIR")]
    gold: PathBuf,
    /// The form of the report
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Form,
    /// List every error: article, slot, what was found and wanted, sentence and rule
    #[arg(long)]
    errors: bool,
    /// Drop claims less sure than this, 0 to 1
    #[arg(long, value_name = "C", default_value = "0", value_parser = super::settings::confidence)]
    min_confidence: Confidence,
    #[command(flatten)]
    lexicon: super::lexicon::WordLists,
}

/// The form of the report.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Form {
    /// Tables for people
    Text,
    /// JSON for programs
    Json,
}

/// Runs the stages on every article that has gold, and prints the figures.
pub fn evaluate(args: &Args, out: &mut impl Write) -> Result<ExitCode, Error> {
    let lexicon = args.lexicon.load()?;
    let gold = read_gold(&args.gold)?;
    let mut notes = Vec::new();
    let pairs = pairs(&args.gold, &gold, crate::read::find(&args.paths)?, &mut notes)?;
    let sources: Vec<Source> = pairs.values().map(|(source, _)| source.clone()).collect();
    let datasets = pipeline::each_alone(&sources, &lexicon, args.min_confidence);
    let mut evaluation = Evaluation::default();
    let mut failed = false;
    for ((stem, (source, gold)), dataset) in pairs.into_iter().zip(datasets) {
        let facts = match dataset {
            Ok(dataset) => Facts::of(&dataset),
            Err(issues) => {
                let reasons: Vec<String> = issues.into_iter().map(|issue| issue.message).collect();
                notes.push(format!(
                    "{}: {}; everything in its gold counts as missing",
                    source.name,
                    reasons.join("; ")
                ));
                failed = true;
                Facts::default()
            }
        };
        evaluation.add(&stem, gold, &facts);
    }
    let options = Options { errors: args.errors, notes: &notes };
    let report = match args.format {
        Form::Text => report::text(&evaluation, options),
        Form::Json => report::json(&evaluation, options),
    };
    out.write_all(report.as_bytes()).and_then(|()| out.flush()).map_err(unwritten)?;
    Ok(if failed { ExitCode::from(SOME_FAILED) } else { ExitCode::SUCCESS })
}

/// The articles that have gold, by their stem; the others, and gold without an article, become notes.
fn pairs<'g>(
    folder: &Path,
    gold: &'g BTreeMap<String, Gold>,
    sources: Vec<Source>,
    notes: &mut Vec<String>,
) -> Result<BTreeMap<String, (Source, &'g Gold)>, GoldError> {
    let mut pairs: BTreeMap<String, (Source, &Gold)> = BTreeMap::new();
    for source in sources {
        let stem = Path::new(&source.name).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let Some(gold) = gold.get(&stem) else {
            notes.push(format!("{} has no gold (no {stem}.json): not scored", source.name));
            continue;
        };
        let path = folder.join(format!("{stem}.json"));
        if let Some((first, _)) = pairs.insert(stem, (source.clone(), gold)) {
            return Err(GoldError::Ambiguous { path, first: first.name, second: source.name });
        }
    }
    for stem in gold.keys().filter(|stem| !pairs.contains_key(*stem)) {
        notes.push(format!("{stem}.json has no article ({stem}.txt or {stem}.md): not scored"));
    }
    if pairs.is_empty() { Err(GoldError::NothingToScore(folder.to_owned())) } else { Ok(pairs) }
}
