//! The command line: reads the arguments, calls the library, prints for people.

mod check;
mod diff;
mod evaluate;
mod explain;
mod lexicon;
mod log;
mod query;
mod review;
pub mod rules;
mod run;
mod schema;
mod settings;
mod text;
mod validate;

use crate::error::{COULD_NOT_RUN, Error};
use crate::record::{Article, Issue};
use clap::{Parser, Subcommand};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Reads news articles that report agreements and publishes what they say as RDF, JSON-LD and CSV.
///
/// Exit codes: 0 done; 1 done but some inputs failed (validate: violations; diff --exit-code:
/// something changed); 2 could not run;
/// 3 run --check found another export.
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
        /// A file, or - for standard input
        article: PathBuf,
        #[command(flatten)]
        lexicon: lexicon::WordLists,
    },
    /// Measure what is found in articles against gold made by hand
    Evaluate(evaluate::Args),
    /// Print the normalised text of an article, in which every offset counts
    Text {
        /// A file, or - for standard input
        file: PathBuf,
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
    let out = &mut io::stdout().lock();
    let done = match Cli::parse().command {
        Command::Run(args) => run::run(*args, out),
        Command::Diff(args) => diff::run(&args, out),
        Command::Query(args) => query::run(&args, out).map(|()| ExitCode::SUCCESS),
        Command::Review(args) => review::run(&args, out).map(|()| ExitCode::SUCCESS),
        Command::Validate(args) => validate::run(&args, out),
        Command::Explain { article, lexicon } => explain::explain(&article, &lexicon, out).map(|()| ExitCode::SUCCESS),
        Command::Evaluate(args) => evaluate::evaluate(&args, out),
        Command::Text { file } => text::text(&file, out).map(|()| ExitCode::SUCCESS),
        Command::Rules => rules::rules(out).map(|()| ExitCode::SUCCESS),
        Command::Schema { dir } => schema::schema(&dir, out).map(|()| ExitCode::SUCCESS),
    };
    done.unwrap_or_else(|error| {
        // Whoever reads our output may stop reading (`pactgraph rules | head`): that is no fault.
        if matches!(&error, Error::Write { reason, .. } if reason.kind() == io::ErrorKind::BrokenPipe) {
            return ExitCode::SUCCESS;
        }
        let _ = writeln!(io::stderr(), "pactgraph: {error}");
        ExitCode::from(COULD_NOT_RUN)
    })
}

/// A failed write to standard output, as an error.
fn unwritten(reason: io::Error) -> Error {
    Error::Write { path: PathBuf::from("-"), reason }
}

/// Reads the one article that a command is about, and what had to be repaired in it.
fn read_one(path: &Path) -> Result<(Article, Vec<Issue>), Error> {
    let sources = crate::read::find(&[path.to_owned()])?;
    let [source] = sources.as_slice() else {
        let reason = format!("it holds {} articles; expected one file", sources.len());
        return Err(Error::NoArticle { name: path.display().to_string(), reason });
    };
    let (article, issues) = match source.load() {
        Ok(bytes) => crate::read::article(bytes, &source.name),
        Err(issue) => (None, vec![issue]),
    };
    article.map(|article| (article, issues.clone())).ok_or_else(|| Error::NoArticle {
        name: source.name.clone(),
        reason: issues.into_iter().map(|issue| issue.message).collect::<Vec<_>>().join("; "),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_command_about_one_article_says_why_there_is_none() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.txt");
        std::fs::write(&path, b"\0\0\0\0").unwrap();
        let error = read_one(&path).unwrap_err().to_string();
        assert!(error.starts_with("a.txt: ") && error.contains("expected plain text"), "{error}");
    }
}
