//! Writes what a run holds to be so: RDF, JSON-LD, tables, and a description of all of them.
//!
//! One mapping ([`graph`]) feeds every RDF form, one description of the tables ([`table`]) feeds CSV, CSVW,
//! the data package and the README. The same dataset gives the same bytes.

pub mod catalogue;
pub mod claims;
pub mod csvw;
pub mod folder;
pub mod graph;
pub mod iri;
pub mod json_ld;
pub mod kept;
pub mod ledger;
pub mod lines;
pub mod package;
pub mod people;
pub mod quotes;
pub mod rdf_xml;
pub mod readme;
pub mod rows;
pub mod run;
pub mod sheet;
pub mod table;
pub mod tables;
pub mod turtle;
pub mod workbook;

use crate::record::{Dataset, Issue, IssueKind, Node, Property, Value};
pub use folder::Written;
pub use iri::{BaseIri, BaseIriError};
pub use people::People;
pub use quotes::Quotes;
use std::borrow::Cow;
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
    /// `pactgraph.trig`
    Trig,
    /// `pactgraph.jsonld`
    JsonLd,
    /// `pactgraph.rdf`
    RdfXml,
    /// `csv/`
    Csv,
    /// `pactgraph.xlsx`
    Xlsx,
}

impl Format {
    /// Every format, in the order in which the README of an export tells of them.
    pub const ALL: [Self; 8] =
        [Self::Turtle, Self::NTriples, Self::NQuads, Self::Trig, Self::JsonLd, Self::RdfXml, Self::Csv, Self::Xlsx];

    /// What is written unless something else is asked for: all but RDF/XML, which few tools need.
    pub fn usual() -> BTreeSet<Self> {
        Self::ALL.into_iter().filter(|format| *format != Self::RdfXml).collect()
    }
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
    /// How much of the words that statements rest on is written.
    pub quotes: Quotes,
    /// Which named persons are written.
    pub people: People,
    /// The licence that who publishes the export gives it: an IRI for `dataset.ttl`.
    pub license: Option<String>,
}

impl Options {
    /// The usual formats, below the given base IRI.
    pub fn new(base_iri: BaseIri) -> Self {
        Self {
            base_iri,
            formats: Format::usual(),
            force: false,
            csv_raw: false,
            quotes: Quotes::default(),
            people: People::default(),
            license: None,
        }
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

impl RunFacts {
    /// What became of `read` articles and parts of inputs: so many are in the dataset, and the issues tell which were
    /// left out on purpose; the others failed.
    pub fn of(read: usize, emitted: usize, issues: &[Issue]) -> Self {
        let skipped = issues.iter().filter(|issue| issue.kind == IssueKind::Skipped).count();
        Self { read, emitted, skipped, failed: read.saturating_sub(emitted + skipped) }
    }
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
    /// The workbook cannot be made.
    #[error("pactgraph.xlsx: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
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
}

/// Writes the export of a dataset into a folder.
///
/// The folder is made if it is missing. Files of an earlier run that this one does not write are removed, so that
/// a folder is always of one run; files of others stop it, unless forced.
/// A dataset that is given away is not copied to leave out what is not to be written.
///
/// # Errors
/// When the folder is of somebody else, a file cannot be written, or a statement leads to something that is no IRI.
pub fn emit<'d>(
    dataset: impl Into<Cow<'d, Dataset>>,
    options: &Options,
    run: &RunFacts,
    out: &Path,
) -> Result<Report, EmitError> {
    let dataset = people::select(dataset.into(), options.people);
    let dataset = &*sorted(dataset);
    check_iris(dataset)?;
    let base = &options.base_iri;
    let claims = claims::claims(dataset);
    let mut folder = folder::Folder::open(out, options.force)?;

    for format in &options.formats {
        let subjects = || graph::subjects(dataset);
        match format {
            Format::Turtle => folder.write("pactgraph.ttl", |out| turtle::turtle(subjects(), base, out))?,
            Format::Trig => {
                folder.write("pactgraph.trig", |out| turtle::trig(subjects(), graph::by_article(dataset), base, out))?
            }
            Format::NTriples => folder.write("pactgraph.nt", |out| lines::write(graph::lines(dataset), base, out))?,
            Format::NQuads => {
                folder.write("pactgraph.nq", |out| lines::write(graph::quads(dataset), base, out))?;
                let evidence = claims::quads(dataset, &claims, options.quotes);
                folder.write("evidence.nq", |out| lines::write(evidence, base, out))?;
            }
            Format::JsonLd => folder.write("pactgraph.jsonld", |out| json_ld::write(subjects(), base, out))?,
            Format::RdfXml => folder.write("pactgraph.rdf", |out| rdf_xml::write(subjects(), base, out))?,
            Format::Csv | Format::Xlsx => {}
        }
    }
    write_tables(dataset, &claims, options, &mut folder)?;
    folder.write("issues.csv", |out| {
        sheet::csv(&tables::ISSUES, |put| rows::issues(dataset).try_for_each(put), options.csv_raw, out)
    })?;
    let triples = graph::subjects(dataset).map(|triples| triples.len()).sum();
    let counts = run::Counts::of(dataset, run, triples, claims.len());
    folder.write("README.md", |out| out.write_all(readme::readme(&counts, options).as_bytes()))?;
    let catalogue = catalogue::catalogue(dataset, &counts, options, folder.written());
    folder.write("dataset.ttl", |out| out.write_all(catalogue.as_bytes()))?;
    let written = run::run_json(dataset, &counts, options, folder.written());
    let files = folder.finish("run.json", &written)?;
    Ok(Report { files, triples, claims: claims.len() })
}

/// The tables, one after the other, as CSV and as sheets of the workbook; rows are made twice rather than held.
fn write_tables(
    dataset: &Dataset,
    claims: &[claims::Claim<'_>],
    options: &Options,
    folder: &mut folder::Folder,
) -> Result<(), EmitError> {
    let wanted = |format| options.formats.contains(&format);
    let (csv, xlsx) = (wanted(Format::Csv), wanted(Format::Xlsx));
    if !csv && !xlsx {
        return Ok(());
    }
    let raw = options.csv_raw;
    let mut workbook = workbook::Workbook::new();
    let mut tables = rows::Tables::new(dataset, &options.base_iri, claims, options.quotes);
    for table in tables::TABLES {
        if csv {
            let name = format!("csv/{}.csv", table.name);
            folder.write(&name, |out| sheet::csv(table, |put| tables.each(table, put), raw, out))?;
        }
        if xlsx {
            workbook.add(table, |put| tables.each(table, put), workbook::ROWS)?;
        }
    }
    if csv {
        let metadata = csvw::metadata(&options.base_iri, raw, options.quotes);
        folder.write("csv/csv-metadata.json", |out| out.write_all(metadata.as_bytes()))?;
        let package = package::descriptor(raw, options.quotes);
        folder.write("csv/datapackage.json", |out| out.write_all(package.as_bytes()))?;
    }
    if xlsx {
        let bytes = workbook.bytes()?;
        folder.write("pactgraph.xlsx", |out| out.write_all(&bytes))?;
    }
    Ok(())
}

/// The dataset with everything in its order, so that no order of input or threads shows.
///
/// It comes in order from the merge, and is then not held twice.
fn sorted(dataset: Cow<'_, Dataset>) -> Cow<'_, Dataset> {
    let in_order = |node: &Node| {
        node.statements.is_sorted()
            && node.articles.is_sorted()
            && node.statements.iter().all(|statement| statement.provenance.is_sorted())
    };
    if dataset.issues.is_sorted() && dataset.nodes.values().all(in_order) {
        return dataset;
    }
    let mut sorted = dataset.into_owned();
    for node in sorted.nodes.values_mut() {
        for statement in &mut node.statements {
            statement.provenance.sort();
        }
        node.statements.sort();
        node.articles.sort();
    }
    sorted.issues.sort();
    Cow::Owned(sorted)
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
