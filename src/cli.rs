//! The command line: reads the arguments, calls the library, prints for people.

mod check;
mod diff;
mod evaluate;
mod explain;
mod inputs;
mod lexicon;
mod log;
mod query;
mod review;
pub mod rules;
mod run;
mod schema;
mod settings;
mod signals;
mod stages;
mod text;
mod validate;

use crate::error::Error;
use clap::{Parser, Subcommand};
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Reads news articles that report agreements and publishes what they say as RDF, JSON-LD and CSV.
///
/// Exit codes: 0 done; 1 done but some inputs failed (validate: violations; diff --exit-code:
/// something changed); 2 could not run;
/// 3 run --check found another export; 130 run was stopped by a signal.
#[derive(Debug, Parser)]
#[command(version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Read articles and write the export
    Run(Box<run::Args>),
    /// First stage of a run: read articles and write what each of them says, as JSON Lines
    Extract(stages::Extract),
    /// Second stage: what articles say becomes typed records
    Normalize(stages::Normalize),
    /// Third stage: the records of all articles become one dataset
    Merge(stages::Merge),
    /// Last stage: write the export of a dataset
    Emit(Box<stages::Emit>),
    /// Say what changed between two exports
    Diff(diff::Args),
    /// Check an export: its files, statements, tables and, with the articles, its quotations
    Validate(validate::Args),
    /// List what is doubtful in an export, as CSV to be edited and given back to run --curation
    Review(review::Args),
    /// Ask an export in SPARQL, or one of the questions that come with the program
    Query(query::Args),
    /// Print, sentence by sentence, what was found in an article and by which rule
    Explain {
        #[command(flatten)]
        article: inputs::OneArticle,
        #[command(flatten)]
        lexicon: lexicon::WordLists,
    },
    /// Measure what is found in articles against gold made by hand
    Evaluate(evaluate::Args),
    /// Print the normalised text of an article, in which every offset counts
    Text {
        #[command(flatten)]
        article: inputs::OneArticle,
    },
    /// List the rules with their examples and near-misses
    Rules,
    /// Write the ontology, the concepts and the other schema files into a folder
    Schema {
        /// The folder; it is made if it is missing
        dir: PathBuf,
    },
}

/// Runs the command that the arguments name.
pub fn main() -> ExitCode {
    let out = &mut io::stdout();
    let done = match Cli::parse().command {
        Command::Run(args) => run::run(*args, out),
        Command::Extract(args) => stages::extract(&args),
        Command::Normalize(args) => stages::normalize(&args),
        Command::Merge(args) => stages::merge(&args),
        Command::Emit(args) => stages::emit(*args, out),
        Command::Diff(args) => diff::run(&args, out),
        Command::Query(args) => query::run(&args, out).map(|()| ExitCode::SUCCESS),
        Command::Review(args) => review::run(&args, out).map(|()| ExitCode::SUCCESS),
        Command::Validate(args) => validate::run(&args, out),
        Command::Explain { article, lexicon } => explain::explain(&article, &lexicon, out).map(|()| ExitCode::SUCCESS),
        Command::Evaluate(args) => evaluate::evaluate(&args, out),
        Command::Text { article } => text::text(&article, out).map(|()| ExitCode::SUCCESS),
        Command::Rules => rules::rules(out).map(|()| ExitCode::SUCCESS),
        Command::Schema { dir } => schema::schema(&dir, out).map(|()| ExitCode::SUCCESS),
    };
    done.unwrap_or_else(|error| {
        // Whoever reads our output may stop reading (`pactgraph rules | head`): that is no fault.
        if matches!(&error, Error::Write { reason, .. } if reason.kind() == io::ErrorKind::BrokenPipe) {
            return ExitCode::SUCCESS;
        }
        let _ = writeln!(io::stderr(), "pactgraph: {error}");
        ExitCode::from(error.exit_code())
    })
}

/// What became of a write to standard output by a command whose exit code is its answer: that nobody reads on
/// (`pactgraph validate export | head`) does not change the answer.
fn answered(written: io::Result<()>) -> Result<(), Error> {
    match written {
        Err(reason) if reason.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other.map_err(unwritten),
    }
}

/// A failed write to standard output, as an error.
fn unwritten(reason: io::Error) -> Error {
    Error::Write { path: PathBuf::from("-"), reason }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_consistent() {
        Cli::command().debug_assert();
    }
}
