//! The README of an export: every file, every table, every column, from the same description that writes them.

use super::catalogue::RIGHTS;
use super::run::{Counts, ONTOLOGY_VERSION};
use super::table::{Form, Table};
use super::tables::{ISSUES, TABLES};
use super::{Format, Options, People, Quotes};
use std::fmt::Write as _;

/// The text of `README.md`.
pub fn readme(counts: &Counts, options: &Options) -> String {
    let mut out = String::from(
        "# Export of pactgraph\n\n\
         Agreements as news articles report them: who, what, when, where, how far it has come, and the words that say so.\n",
    );
    summary(&mut out, counts, options);
    files(&mut out, options);
    reading(&mut out, options);
    if options.formats.contains(&Format::Csv) || options.formats.contains(&Format::Xlsx) {
        out.push_str("\n## Tables\n\nAn empty cell means that no article says it.\n");
        for table in TABLES {
            described(&mut out, table, &format!("csv/{}.csv", table.name), options.quotes);
        }
    }
    described(&mut out, &ISSUES, "issues.csv", options.quotes);
    rights(&mut out, options);
    out
}

fn summary(out: &mut String, counts: &Counts, options: &Options) {
    let articles = counts.articles;
    line(
        out,
        format_args!(
            "\nArticles: {} read, {} in the export, {} skipped, {} failed.",
            articles.read, articles.emitted, articles.skipped, articles.failed
        ),
    );
    let statuses: Vec<String> = counts.statuses.iter().map(|(status, n)| format!("{n} {}", status.code())).collect();
    if !statuses.is_empty() {
        line(out, format_args!("Agreements by status: {}.", statuses.join(", ")));
    }
    let nodes: Vec<String> = counts.nodes.iter().map(|(kind, n)| format!("{n} {}", kind.segment())).collect();
    line(out, format_args!("Things by kind: {}.", nodes.join(", ")));
    line(out, format_args!("Triples: {}; claims: {}; issues: {}.", counts.triples, counts.claims, counts.issues));
    line(out, format_args!("Base IRI: <{}>.", options.base_iri));
    line(out, format_args!("Ontology: <{ONTOLOGY_VERSION}>."));
}

fn files(out: &mut String, options: &Options) {
    out.push_str("\n## Files\n\n| file | what it is |\n| --- | --- |\n");
    for format in Format::ALL.into_iter().filter(|format| options.formats.contains(format)) {
        for (name, what) in of_format(format) {
            line(out, format_args!("| `{name}` | {what} |"));
        }
    }
    out.push_str("| `issues.csv` | What could not be read or decided, and why |\n");
    out.push_str("| `dataset.ttl` | The export as a dataset for catalogues: VoID and DCAT 3 |\n");
    out.push_str("| `run.json` | Counts, versions, and the SHA-256 of every input and output |\n");
}

/// The files of a form and what they are.
fn of_format(format: Format) -> &'static [(&'static str, &'static str)] {
    match format {
        Format::Turtle => &[("pactgraph.ttl", "The graph of all accepted statements in Turtle, for people")],
        Format::NTriples => &[("pactgraph.nt", "The same graph in N-Triples, sorted")],
        Format::NQuads => &[
            ("pactgraph.nq", "The same graph, and beside it what each article says in a graph named by the article"),
            ("evidence.nq", "Claims: each statement as each article makes it, accepted or not, with quotations"),
        ],
        Format::Trig => &[("pactgraph.trig", "The same as `pactgraph.nq`, for people")],
        Format::JsonLd => &[("pactgraph.jsonld", "The same graph in JSON-LD, context included")],
        Format::RdfXml => &[("pactgraph.rdf", "The same graph in RDF/XML")],
        Format::Csv => &[
            ("csv/overview.csv", "A row an agreement: start here"),
            ("csv/network.csv", "Pairs of parties, for drawing a network"),
            ("csv/*.csv", "The tables described below"),
            ("csv/csv-metadata.json", "The tables for W3C CSVW processors"),
            ("csv/datapackage.json", "The tables for Frictionless tools"),
        ],
        Format::Xlsx => &[("pactgraph.xlsx", "The same tables as sheets of a workbook: for spreadsheets")],
    }
}

fn reading(out: &mut String, options: &Options) {
    out.push_str(
        "\n## How to read it\n\n\
         - RDF: load `pactgraph.nt`, or `pactgraph.nq` and `evidence.nq` to ask which article says what in which words.\n\
         - Ask `pactgraph.nq` either in the default graph or in the named graphs: both together count every statement twice.\n\
         - Dates are EDTF, as precise as the text: `2019-12-17`, `2020-04`, `2013`, `XXXX-12-17` (no year told), \
         `2021-03-09/2021-03-10`. Earliest and latest are plain days for sorting and filtering.\n\
         - Offsets count Unicode code points of the normalised text, from 0; the end is not part of the quotation.\n\
         - CSV is UTF-8 without byte order mark, comma, CRLF, quoted as in RFC 4180. In a spreadsheet, import it as UTF-8 \
         with every column as text.\n\
         - In the workbook every text is a text cell, days are dates and numbers numbers; a sheet that a table does not \
         fit into says so in its last row.\n\
         - Names may hold quotation marks, line breaks and characters of any script.\n",
    );
    out.push_str(match options.quotes {
        Quotes::Full => "- Quotations are whole, with up to 32 code points before and after them.\n",
        Quotes::Short => {
            "- Quotations of more than 80 code points, and what stands around quotations, are left out; their places are there.\n"
        }
        Quotes::None => "- Quotations are left out; their places are there.\n",
    });
    out.push_str(match options.people {
        People::All => "- Persons: all that the articles name.\n",
        People::Acting => {
            "- Persons: those who take part, speak or have a post; no press contacts, and nobody who is only named.\n"
        }
        People::None => "- Persons are left out; quotations and names of agreements may still hold their names.\n",
    });
    out.push_str(if options.csv_raw {
        "- Texts have no guard against formulas: do not open these tables in a spreadsheet.\n"
    } else {
        "- A text that starts with `=`, `+`, `-`, `@`, a tab, a carriage return, an apostrophe or a full-width form of the \
         first four has one apostrophe before it, so that no spreadsheet runs it: take it off to get the text.\n"
    });
}

fn described(out: &mut String, table: &Table, file: &str, quotes: Quotes) {
    line(out, format_args!("\n### `{file}`\n\n{}", table.about));
    out.push_str("\n| column | form | what it means |\n| --- | --- | --- |\n");
    for column in table.columns {
        let form = match column.form {
            Form::Id => "id".to_owned(),
            Form::Key(to) => format!("id in `{to}`"),
            Form::Concept(scheme) => format!("code of `{scheme}`"),
            Form::Code(_) => "code".to_owned(),
            Form::Text => "text".to_owned(),
            Form::Quote => "words of an article".to_owned(),
            Form::Iri => "IRI".to_owned(),
            Form::Edtf => "EDTF date".to_owned(),
            Form::Day => "day".to_owned(),
            Form::Integer => "whole number".to_owned(),
            Form::Decimal => "decimal number".to_owned(),
            Form::Duration => "duration (ISO 8601)".to_owned(),
            Form::Boolean => "true or false".to_owned(),
        };
        let required = if column.is_required(quotes) { ", always" } else { "" };
        line(out, format_args!("| `{}` | {form}{required} | {} |", column.name, column.means));
    }
}

/// Writing to a string cannot fail.
fn line(out: &mut String, text: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(format_args!("{text}\n"));
}

fn rights(out: &mut String, options: &Options) {
    out.push_str("\n## Rights\n\n");
    out.push_str(&RIGHTS.replace(". ", ".\n"));
    out.push('\n');
    if let Some(license) = &options.license {
        line(out, format_args!("Who publishes this export gives it the licence <{license}>."));
    }
    out.push_str(
        "Names of persons are personal data: who publishes them answers for them.\n\
         The IRIs below <https://w3id.org/pactgraph/> are not registered yet: they name terms and do not lead to pages.\n",
    );
    line(out, format_args!("The things of this export are named below <{}>.", options.base_iri));
}
