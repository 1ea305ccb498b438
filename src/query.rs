//! Questions in SPARQL 1.1 to an export, answered by an engine in memory; built with the feature `query` only.
//!
//! Statements, claims and concepts are one graph, as `schema/README.md` says; the graph of an article, which
//! `GRAPH ?article { … }` asks for, holds its claims and their evidence.

use crate::record::vocabulary::PREFIXES;
use crate::stored::compact;
use oxigraph::io::{RdfFormat, RdfSerializer};
use oxigraph::model::Term;
use oxigraph::sparql::results::{QueryResultsFormat, QueryResultsSerializer};
use oxigraph::sparql::{QueryResults, QuerySolution, SparqlEvaluator, Variable};
use oxigraph::store::Store;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// How an answer is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Columns for people: IRIs with prefixes, texts without quotation marks.
    Table,
    /// SPARQL 1.1 Query Results CSV.
    Csv,
    /// SPARQL 1.1 Query Results JSON.
    Json,
    /// Turtle, of CONSTRUCT and DESCRIBE.
    Turtle,
}

/// Why a question has no answer.
#[derive(Debug, thiserror::Error)]
pub enum QueryError {
    /// A file of the export is missing or broken.
    #[error("{path}: {reason}; expected an export with the forms nt and nq")]
    Load {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
    /// The question is no SPARQL.
    #[error("the question: {0}")]
    Syntax(String),
    /// The engine failed.
    #[error("the answer: {0}")]
    Answer(String),
    /// The answer has no such form.
    #[error("{found} has no answer in this form: expected {expected}")]
    Form {
        /// What was asked.
        found: &'static str,
        /// What would do.
        expected: &'static str,
    },
    /// The answer could not be written.
    #[error(transparent)]
    Write(#[from] io::Error),
}

/// The concepts, with their labels and hierarchies.
const CONCEPTS: &str = include_str!("../schema/concepts.ttl");

/// Asks an export; prefixes of the exports need not be declared.
///
/// # Errors
/// When the export cannot be loaded, the question is none, or its answer has no such form.
pub fn ask(export: &Path, question: &str, form: Form, out: &mut impl Write) -> Result<(), QueryError> {
    let store = load(export)?;
    let mut evaluator = SparqlEvaluator::new();
    for (prefix, iri) in PREFIXES {
        evaluator = evaluator.with_prefix(*prefix, *iri).map_err(|reason| QueryError::Syntax(reason.to_string()))?;
    }
    let mut query = evaluator.parse_query(question).map_err(|reason| QueryError::Syntax(reason.to_string()))?;
    query.dataset_mut().set_default_graph_as_union();
    let answer = |reason: &dyn std::fmt::Display| QueryError::Answer(reason.to_string());
    match query.on_store(&store).execute().map_err(|reason| answer(&reason))? {
        QueryResults::Solutions(solutions) => {
            let variables = solutions.variables().to_vec();
            let rows: Vec<QuerySolution> = solutions.collect::<Result<_, _>>().map_err(|reason| answer(&reason))?;
            match form {
                Form::Table => table(&variables, &rows, out)?,
                Form::Csv => results(QueryResultsFormat::Csv, &variables, &rows, out)?,
                Form::Json => results(QueryResultsFormat::Json, &variables, &rows, out)?,
                Form::Turtle => {
                    return Err(QueryError::Form { found: "SELECT", expected: "table, csv or json, or CONSTRUCT" });
                }
            }
        }
        QueryResults::Boolean(yes) => match form {
            Form::Table | Form::Csv => writeln!(out, "{yes}")?,
            Form::Json => {
                let serializer = QueryResultsSerializer::from_format(QueryResultsFormat::Json);
                serializer.serialize_boolean_to_writer(&mut *out, yes)?;
                writeln!(out)?;
            }
            Form::Turtle => return Err(QueryError::Form { found: "ASK", expected: "table, csv or json" }),
        },
        QueryResults::Graph(triples) => {
            if !matches!(form, Form::Turtle | Form::Table) {
                return Err(QueryError::Form { found: "CONSTRUCT", expected: "turtle" });
            }
            let mut triples: Vec<_> = triples.collect::<Result<_, _>>().map_err(|reason| answer(&reason))?;
            triples.sort_by_key(ToString::to_string);
            triples.dedup();
            let mut serializer = RdfSerializer::from_format(RdfFormat::Turtle);
            for (prefix, iri) in PREFIXES {
                serializer = serializer.with_prefix(*prefix, *iri).map_err(|reason| answer(&reason))?;
            }
            let mut serializer = serializer.for_writer(&mut *out);
            for triple in &triples {
                serializer.serialize_triple(triple)?;
            }
            serializer.finish()?;
        }
    }
    Ok(())
}

/// The export in memory.
fn load(export: &Path) -> Result<Store, QueryError> {
    let failed = |path: &Path, reason: String| QueryError::Load { path: path.to_owned(), reason };
    let store = Store::new().map_err(|reason| failed(export, reason.to_string()))?;
    for (name, format) in [("pactgraph.nt", RdfFormat::NTriples), ("evidence.nq", RdfFormat::NQuads)] {
        let path = export.join(name);
        let bytes = fs::read(&path).map_err(|reason| failed(&path, reason.to_string()))?;
        store.load_from_slice(format, &bytes).map_err(|reason| failed(&path, reason.to_string()))?;
    }
    let concepts = store.load_from_slice(RdfFormat::Turtle, CONCEPTS);
    concepts.map_err(|reason| failed(Path::new("schema/concepts.ttl"), reason.to_string()))?;
    Ok(store)
}

fn results(
    format: QueryResultsFormat,
    variables: &[Variable],
    rows: &[QuerySolution],
    out: &mut impl Write,
) -> io::Result<()> {
    let serializer = QueryResultsSerializer::from_format(format);
    let mut serializer = serializer.serialize_solutions_to_writer(&mut *out, variables.to_vec())?;
    for row in rows {
        serializer.serialize(row)?;
    }
    serializer.finish()?;
    if format == QueryResultsFormat::Json { writeln!(out) } else { Ok(()) }
}

/// The most code points of a cell.
const WIDEST: usize = 60;

fn table(variables: &[Variable], rows: &[QuerySolution], out: &mut impl Write) -> io::Result<()> {
    let header: Vec<String> = variables.iter().map(|variable| variable.as_str().to_owned()).collect();
    let cells: Vec<Vec<String>> = rows
        .iter()
        .map(|row| variables.iter().map(|variable| row.get(variable).map(cell).unwrap_or_default()).collect())
        .collect();
    let width = |at: usize| cells.iter().chain([&header]).map(|row| row[at].chars().count()).max().unwrap_or_default();
    let widths: Vec<usize> = (0..header.len()).map(width).collect();
    for row in std::iter::once(&header).chain(&cells) {
        let line: Vec<String> = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}")).collect();
        writeln!(out, "{}", line.join("  ").trim_end())?;
    }
    writeln!(out, "({} rows)", rows.len())
}

fn cell(term: &Term) -> String {
    let text = match term {
        Term::NamedNode(node) => compact(node.as_str()),
        Term::Literal(literal) => literal.value().to_owned(),
        other => other.to_string(),
    };
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if line.chars().nth(WIDEST).is_none() { line } else { line.chars().take(WIDEST - 1).collect::<String>() + "…" }
}
