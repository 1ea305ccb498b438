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
pub mod shelf;
pub mod table;
pub mod tables;
pub mod turtle;
pub mod workbook;

use crate::record::{Dataset, Issue, IssueKind, Node, Property, Value};
use folder::Folder;
pub use folder::Written;
pub use iri::{BaseIri, BaseIriError};
pub use people::People;
pub use quotes::Quotes;
use rayon::prelude::*;
use rows::View;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use table::Table;

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
/// Files are written at the same time, by the threads that this one belongs to.
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
    let claims = claims::claims(dataset);
    let folder = Folder::open(out, options.force)?;
    let view = View::new(dataset, &options.base_iri, options.quotes);
    let files = files(dataset, &view, &claims, options);
    let others = || files.into_par_iter().with_max_len(1).map(|file| file(&folder)).collect::<Vec<_>>();
    let triples = || graph::subjects(dataset).map(|triples| triples.len()).sum();
    // It takes longest, so it begins first, its sheets at the same time; of several faults the one of the first file is
    // told.
    let filled = options.formats.contains(&Format::Xlsx).then(|| sheets_filled(&view, &claims));
    let xlsx = || filled.map(|filled| workbook(filled?, &folder)).transpose();
    let (workbook, (written, triples)) = rayon::join(xlsx, || rayon::join(others, triples));
    written.into_iter().collect::<Result<(), EmitError>>()?;
    workbook?;
    let counts = run::Counts::of(dataset, run, triples, claims.len());
    let readme = readme::readme(&counts, options);
    folder.write("README.md", |out| out.write_all(readme.as_bytes()))?;
    let catalogue = catalogue::catalogue(dataset, &counts, options, &folder.written());
    folder.write("dataset.ttl", |out| out.write_all(catalogue.as_bytes()))?;
    let written = folder.written();
    let files = folder.finish("run.json", |out| run::write(dataset, &counts, options, &written, out))?;
    Ok(Report { files, triples, claims: claims.len() })
}

/// Writes one or more files into a folder.
type File<'f> = Box<dyn FnOnce(&Folder) -> Result<(), EmitError> + Send + 'f>;

/// What is wanted of the dataset but the workbook, each to be written while the others are.
fn files<'f>(
    dataset: &'f Dataset,
    view: &'f View<'f>,
    claims: &'f [claims::Claim<'f>],
    options: &'f Options,
) -> Vec<File<'f>> {
    let (base, quotes) = (&options.base_iri, options.quotes);
    let subjects = move || graph::subjects(dataset);
    let mut files: Vec<File<'f>> = Vec::new();
    for format in &options.formats {
        let one = match format {
            Format::Turtle => file("pactgraph.ttl", move |out| turtle::turtle(subjects(), base, out)),
            Format::Trig => {
                file("pactgraph.trig", move |out| turtle::trig(subjects(), graph::by_article(dataset), base, out))
            }
            Format::NTriples => file("pactgraph.nt", move |out| lines::write(graph::lines(dataset), base, out)),
            Format::JsonLd => file("pactgraph.jsonld", move |out| json_ld::write(subjects(), base, out)),
            Format::RdfXml => file("pactgraph.rdf", move |out| rdf_xml::write(subjects(), base, out)),
            Format::NQuads => {
                files.push(file("pactgraph.nq", move |out| lines::write(graph::quads(dataset), base, out)));
                file("evidence.nq", move |out| lines::write(claims::quads(dataset, claims, quotes), base, out))
            }
            Format::Csv | Format::Xlsx => continue,
        };
        files.push(one);
    }
    if options.formats.contains(&Format::Csv) {
        for some in tables::apart() {
            files.push(Box::new(move |folder| sheets(some, rows::Tables::new(view, claims), options, folder)));
        }
        let metadata = csvw::metadata(base, options.csv_raw, quotes);
        files.push(file("csv/csv-metadata.json", move |out| out.write_all(metadata.as_bytes())));
        let package = package::descriptor(options.csv_raw, quotes);
        files.push(file("csv/datapackage.json", move |out| out.write_all(package.as_bytes())));
    }
    files.push(file("issues.csv", move |out| {
        sheet::csv(&tables::ISSUES, |put| rows::issues(dataset).try_for_each(put), options.csv_raw, out)
    }));
    files
}

/// A file of this name with this content.
fn file<'f>(name: &'static str, content: impl FnOnce(&mut dyn Write) -> io::Result<()> + Send + 'f) -> File<'f> {
    Box::new(move |folder| folder.write(name, |out| content(out)))
}

/// Some of the tables as CSV, one after the other.
fn sheets(some: &[&Table], mut tables: rows::Tables<'_>, options: &Options, folder: &Folder) -> Result<(), EmitError> {
    some.iter().try_for_each(|table| {
        let name = format!("csv/{}.csv", table.name);
        folder.write(&name, |out| sheet::csv(table, |put| tables.each(table, put), options.csv_raw, out))
    })
}

/// The workbook's file.
const WORKBOOK: &str = "pactgraph.xlsx";

/// The library panics where its temporary files find no room.
fn full() -> io::Error {
    io::Error::other("the workbook could not be made; most often there is no room for its temporary files (TMPDIR)")
}

/// The workbook with the tables as its sheets; rows are made once more rather than held.
fn sheets_filled(view: &View<'_>, claims: &[claims::Claim<'_>]) -> Result<workbook::Workbook, EmitError> {
    let filled = catch_unwind(AssertUnwindSafe(|| filled(view, claims)));
    Ok(filled.map_err(|_| EmitError::Io { path: WORKBOOK.into(), reason: full() })??)
}

/// Writes the workbook.
fn workbook(filled: workbook::Workbook, folder: &Folder) -> Result<(), EmitError> {
    folder.write(WORKBOOK, |out| {
        let written = catch_unwind(AssertUnwindSafe(|| filled.write(out)));
        written.map_err(|_| full())?.map_err(io::Error::other)
    })
}

/// The workbook with its sheets filled.
fn filled(view: &View<'_>, claims: &[claims::Claim<'_>]) -> Result<workbook::Workbook, rust_xlsxwriter::XlsxError> {
    let mut workbook = workbook::Workbook::new();
    let mut parts: Vec<_> = tables::apart().map(|some| (some, Vec::new())).collect();
    for (some, sheets) in &mut parts {
        for table in *some {
            sheets.push((table, workbook.sheet(table)?));
        }
    }
    parts.par_iter_mut().with_max_len(1).try_for_each(|(_, sheets)| {
        let mut tables = rows::Tables::new(view, claims);
        sheets
            .iter_mut()
            .try_for_each(|(table, sheet)| workbook.fill(sheet, table, |put| tables.each(table, put), workbook::ROWS))
    })?;
    parts.into_iter().flat_map(|(_, sheets)| sheets).for_each(|(_, sheet)| workbook.add(sheet));
    Ok(workbook)
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
