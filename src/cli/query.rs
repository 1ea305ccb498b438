//! `pactgraph query`: questions to an export, in SPARQL; the questions that come with the program.

use super::schema::FILES;
use super::unwritten;
use crate::error::Error;
use clap::ValueEnum;
use std::fs;
use std::io::Write;
use std::path::PathBuf;

/// What `query` is told.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The folder of an export that has the forms nt and nq
    #[arg(required_unless_present_any = ["list", "show"])]
    dir: Option<PathBuf>,
    /// The question in SPARQL; prefixes of the exports need not be declared
    #[arg(conflicts_with_all = ["file", "name"], required_unless_present_any = ["file", "name", "list", "show"])]
    query: Option<String>,
    /// A file with the question
    #[arg(long, value_name = "FILE", conflicts_with = "name")]
    file: Option<PathBuf>,
    /// A question that comes with the program, by number or name
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// List the questions that come with the program
    #[arg(long)]
    list: bool,
    /// Print a question that comes with the program, to be changed and asked with --file
    #[arg(long, value_name = "NAME")]
    show: Option<String>,
    /// How the answer is written; turtle is for CONSTRUCT and DESCRIBE
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: FormName,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FormName {
    /// Columns for people
    Table,
    /// SPARQL Query Results CSV
    Csv,
    /// SPARQL Query Results JSON
    Json,
    /// Turtle
    Turtle,
}

/// Asks, or lists what can be asked.
pub fn run(args: &Args, out: &mut impl Write) -> Result<(), Error> {
    if args.list {
        for (name, text) in questions() {
            let words = text.lines().next().unwrap_or_default();
            let words = words.split_once(": ").map_or(words, |(_, words)| words);
            writeln!(out, "{}  {words}", name.get(..2).unwrap_or(name)).map_err(unwritten)?;
        }
        return Ok(());
    }
    if let Some(name) = &args.show {
        return out.write_all(named(name)?.as_bytes()).map_err(unwritten);
    }
    let question = match (&args.query, &args.file, &args.name) {
        (Some(query), _, _) => query.clone(),
        (None, Some(path), _) => {
            fs::read_to_string(path).map_err(|reason| Error::Unread { path: path.clone(), reason })?
        }
        (None, None, Some(name)) => named(name)?.to_owned(),
        (None, None, None) => String::new(),
    };
    ask(args, &question, out)
}

#[cfg(feature = "query")]
fn ask(args: &Args, question: &str, out: &mut impl Write) -> Result<(), Error> {
    use crate::query::Form;
    let form = match args.format {
        FormName::Table => Form::Table,
        FormName::Csv => Form::Csv,
        FormName::Json => Form::Json,
        FormName::Turtle => Form::Turtle,
    };
    let export = args.dir.clone().unwrap_or_default();
    crate::query::ask(&export, question, form, out).map_err(|error| match error {
        crate::query::QueryError::Write(reason) => unwritten(reason),
        other => Error::Query(other.to_string()),
    })
}

#[cfg(not(feature = "query"))]
fn ask(args: &Args, _question: &str, _out: &mut impl Write) -> Result<(), Error> {
    let (_, _) = (&args.dir, args.format);
    Err(Error::Query(
        "this program was built without an engine for SPARQL; expected one built with: cargo install --path . --features query"
            .to_owned(),
    ))
}

/// The questions that come with the program: name and text.
fn questions() -> impl Iterator<Item = (&'static str, &'static str)> {
    FILES.iter().filter_map(|(name, text)| Some((name.strip_prefix("queries/")?.strip_suffix(".rq")?, *text)))
}

/// A question by its number or its name.
fn named(name: &str) -> Result<&'static str, Error> {
    let number = |known: &str| known.split('-').next().unwrap_or_default().trim_start_matches('0').to_owned();
    let wanted = name.trim_start_matches('0');
    let found = questions().find(|(known, _)| *known == name || number(known) == wanted);
    found.map(|(_, text)| text).ok_or_else(|| {
        Error::Query(format!(
            "--name {name}: expected a number or name of a question; `pactgraph query --list` has them"
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_known_by_its_number_and_by_its_name() {
        for name in ["05", "5", "05-between-two-dates"] {
            assert!(named(name).unwrap().starts_with("# Question 5: "), "{name}");
        }
        assert_eq!(questions().count(), 17);
        let error = named("99").unwrap_err().to_string();
        assert!(error.contains("--name 99: expected a number or name"), "{error}");
    }
}
