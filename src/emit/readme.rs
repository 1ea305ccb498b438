//! The README of an export: every file, every table, every column, from the same description that writes them.

use super::run::{Counts, ONTOLOGY_VERSION};
use super::table::{Form, Table};
use super::tables::{ISSUES, TABLES};
use super::{Format, Options};
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
    if options.formats.contains(&Format::Csv) {
        out.push_str("\n## Tables\n\nAn empty cell means that no article says it.\n");
        for table in TABLES {
            described(&mut out, table, &format!("csv/{}.csv", table.name));
        }
    }
    described(&mut out, &ISSUES, "issues.csv");
    out.push_str(RIGHTS);
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
    let by_format: [(Format, &[(&str, &str)]); 5] = [
        (Format::Turtle, &[("pactgraph.ttl", "The graph of all accepted statements in Turtle, for people")]),
        (Format::NTriples, &[("pactgraph.nt", "The same graph in N-Triples, sorted")]),
        (
            Format::NQuads,
            &[
                (
                    "pactgraph.nq",
                    "The same graph, and beside it what each article says in a graph named by the article",
                ),
                ("evidence.nq", "Claims: each statement as each article makes it, accepted or not, with quotations"),
            ],
        ),
        (Format::JsonLd, &[("pactgraph.jsonld", "The same graph in JSON-LD, context included")]),
        (
            Format::Csv,
            &[
                ("csv/overview.csv", "A row an agreement: start here with a spreadsheet"),
                ("csv/network.csv", "Pairs of parties, for drawing a network"),
                ("csv/*.csv", "The tables described below"),
                ("csv/csv-metadata.json", "The tables for W3C CSVW processors"),
                ("csv/datapackage.json", "The tables for Frictionless tools"),
            ],
        ),
    ];
    for (format, files) in by_format {
        if options.formats.contains(&format) {
            for (name, what) in files {
                line(out, format_args!("| `{name}` | {what} |"));
            }
        }
    }
    out.push_str("| `issues.csv` | What could not be read or decided, and why |\n");
    out.push_str("| `run.json` | Counts, versions, and the SHA-256 of every input and output |\n");
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
         - Names may hold quotation marks, line breaks and characters of any script.\n",
    );
    out.push_str(if options.csv_raw {
        "- Texts have no guard against formulas: do not open these tables in a spreadsheet.\n"
    } else {
        "- A text that starts with `=`, `+`, `-`, `@`, a tab, a carriage return, an apostrophe or a full-width form of the \
         first four has one apostrophe before it, so that no spreadsheet runs it: take it off to get the text.\n"
    });
}

fn described(out: &mut String, table: &Table, file: &str) {
    line(out, format_args!("\n### `{file}`\n\n{}", table.about));
    out.push_str("\n| column | form | what it means |\n| --- | --- | --- |\n");
    for column in table.columns {
        let form = match column.form {
            Form::Id => "id".to_owned(),
            Form::Key(to) => format!("id in `{to}`"),
            Form::Concept(scheme) => format!("code of `{scheme}`"),
            Form::Code(_) => "code".to_owned(),
            Form::Text => "text".to_owned(),
            Form::Iri => "IRI".to_owned(),
            Form::Edtf => "EDTF date".to_owned(),
            Form::Day => "day".to_owned(),
            Form::Integer => "whole number".to_owned(),
            Form::Decimal => "decimal number".to_owned(),
            Form::Duration => "duration (ISO 8601)".to_owned(),
            Form::Boolean => "true or false".to_owned(),
        };
        let required = if column.required { ", always" } else { "" };
        line(out, format_args!("| `{}` | {form}{required} | {} |", column.name, column.means));
    }
}

/// Writing to a string cannot fail.
fn line(out: &mut String, text: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(format_args!("{text}\n"));
}

const RIGHTS: &str = "\n## Rights\n\n\
    The statements are facts extracted from the articles.\n\
    The quotations and headlines belong to the publishers of the articles; ask them before you publish these anew.\n\
    The IRIs below <https://w3id.org/pactgraph/> are not registered yet: they name terms and do not lead to pages.\n";
