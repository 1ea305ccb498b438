//! Writes what a run holds to be so: RDF, JSON-LD, tables, and a description of all of them.
//!
//! One mapping ([`graph`]) feeds every RDF form, one description of the tables ([`table`]) feeds CSV, CSVW,
//! the data package and the README. The same dataset gives the same bytes.

pub mod claims;
pub mod csvw;
pub mod folder;
pub mod graph;
pub mod iri;
pub mod json_ld;
pub mod lines;
pub mod package;
pub mod readme;
pub mod rows;
pub mod run;
pub mod sheet;
pub mod table;
pub mod tables;
pub mod turtle;

use crate::record::{Dataset, Property, Value};
pub use folder::Written;
pub use iri::{BaseIri, BaseIriError};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The form of one or more output files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// `pactgraph.ttl`
    Turtle,
    /// `pactgraph.nt`
    NTriples,
    /// `pactgraph.nq` and `evidence.nq`
    NQuads,
    /// `pactgraph.jsonld`
    JsonLd,
    /// `csv/`
    Csv,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 5] = [Self::Turtle, Self::NTriples, Self::NQuads, Self::JsonLd, Self::Csv];
}

/// What to write and how.
#[derive(Debug, Clone)]
pub struct Options {
    /// What the IRI of every thing starts with.
    pub base_iri: BaseIri,
    /// The forms to write.
    pub formats: BTreeSet<Format>,
    /// Write into a folder that holds files of others.
    pub force: bool,
    /// Leave out the apostrophe that keeps spreadsheets from reading a text as a formula.
    pub csv_raw: bool,
}

impl Options {
    /// Every format, below the given base IRI.
    pub fn new(base_iri: BaseIri) -> Self {
        Self { base_iri, formats: Format::ALL.into(), force: false, csv_raw: false }
    }
}

/// What only the run knows: how many articles went in and what became of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RunFacts {
    /// Inputs that were opened.
    pub read: usize,
    /// Articles that are in the dataset.
    pub emitted: usize,
    /// Articles that were left out on purpose.
    pub skipped: usize,
    /// Inputs that could not be read.
    pub failed: usize,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Every file, in the order of their names, `run.json` last.
    pub files: Vec<Written>,
    /// Triples of the consolidated graph.
    pub triples: usize,
    /// Claims, one for each article and statement.
    pub claims: usize,
}

/// Why an export could not be written.
#[derive(Debug, thiserror::Error)]
pub enum EmitError {
    /// The output folder is used for something else.
    #[error("{folder} holds files that no earlier run wrote ({names}); name another folder, or say --force")]
    Foreign {
        /// The output folder.
        folder: PathBuf,
        /// Up to three of the files.
        names: String,
    },
    /// The file system said no.
    #[error("{path}: {reason}")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the file system said.
        reason: std::io::Error,
    },
    /// A statement leads to something that is no IRI.
    #[error("{node}: expected an absolute IRI, found {iri:?}")]
    Iri {
        /// The node that the statement is about.
        node: String,
        /// What was found.
        iri: String,
    },
    /// The JSON-LD context that the program carries cannot be used.
    #[error("schema/context.jsonld: {0}")]
    Context(String),
}

/// Writes the export of a dataset into a folder.
///
/// The folder is made if it is missing. Files of an earlier run that this one does not write are removed, so that
/// a folder is always of one run; files of others stop it, unless forced.
///
/// # Errors
/// When the folder is of somebody else, a file cannot be written, or a statement leads to something that is no IRI.
pub fn emit(dataset: &Dataset, options: &Options, run: &RunFacts, out: &Path) -> Result<Report, EmitError> {
    let dataset = &sorted(dataset);
    check_iris(dataset)?;
    let base = &options.base_iri;
    let triples = graph::triples(dataset);
    let claims = claims::claims(dataset);
    let mut folder = folder::Folder::open(out, options.force)?;

    for format in &options.formats {
        match format {
            Format::Turtle => folder.write("pactgraph.ttl", Ok(turtle::turtle(&triples, base)))?,
            Format::NTriples => folder.write("pactgraph.nt", lines::n_triples(&triples, base))?,
            Format::NQuads => {
                folder.write("pactgraph.nq", lines::n_quads(graph::quads(dataset), base))?;
                folder.write("evidence.nq", lines::n_quads(claims::quads(dataset, &claims), base))?;
            }
            Format::JsonLd => folder.write("pactgraph.jsonld", Ok(json_ld::json_ld(&triples, base)?))?,
            Format::Csv => {
                for (table, rows) in rows::all(dataset, base, &claims) {
                    folder.write(&format!("csv/{}.csv", table.name), sheet::csv(table, &rows, options.csv_raw))?;
                }
                folder.write("csv/csv-metadata.json", Ok(csvw::metadata(base, options.csv_raw)))?;
                folder.write("csv/datapackage.json", Ok(package::descriptor(options.csv_raw)))?;
            }
        }
    }
    folder.write("issues.csv", sheet::csv(&tables::ISSUES, &rows::issues(dataset), options.csv_raw))?;
    let counts = run::Counts::of(dataset, run, triples.len(), claims.len());
    folder.write("README.md", Ok(readme::readme(&counts, options)))?;
    let written = run::run_json(dataset, &counts, base, folder.written());
    let files = folder.finish("run.json", &written)?;
    Ok(Report { files, triples: triples.len(), claims: claims.len() })
}

/// The dataset with everything in its order, so that no order of input or threads shows.
fn sorted(dataset: &Dataset) -> Dataset {
    let mut sorted = dataset.clone();
    for node in sorted.nodes.values_mut() {
        for statement in &mut node.statements {
            statement.provenance.sort();
        }
        node.statements.sort();
        node.articles.sort();
    }
    sorted.issues.sort();
    sorted
}

/// Every IRI that leads outside must be one: the writers put it between angle brackets as it is.
fn check_iris(dataset: &Dataset) -> Result<(), EmitError> {
    for node in dataset.nodes.values() {
        for statement in &node.statements {
            // An address of an article is written as a text, which no address can break.
            if let Value::Iri(iri) = &statement.value
                && statement.property != Property::Url
                && !iri::is_absolute(iri)
            {
                return Err(EmitError::Iri { node: node.id.to_string(), iri: iri.clone() });
            }
        }
    }
    Ok(())
}
