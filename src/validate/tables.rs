//! The tables: their bytes, their cells, their keys, and that they say what the graph says.

use super::names::{Names, shortened};
use super::terms::{day, edtf, is_decimal, is_duration, is_slug};
use super::{Export, Finding};
use crate::emit::iri::is_absolute;
use crate::emit::sheet::{is_guarded, unguarded};
use crate::emit::table::{Cell, Column, Form, Rows, Table};
use crate::emit::tables::{ISSUES, TABLES};
use crate::record::{Concept, Property};
use crate::stored::Object;
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// A row with its line.
struct Row {
    line: usize,
    cells: Vec<String>,
}

/// Checks every table that is there; also how many rows there are.
pub fn check(export: &Export<'_>, names: &Names<'_>) -> (Vec<Finding>, usize) {
    let mut findings = Vec::new();
    let mut read: BTreeMap<&str, Vec<Row>> = BTreeMap::new();
    let raw = export.run.pointer("/options/csvRaw").and_then(serde_json::Value::as_bool).unwrap_or_default();
    for table in TABLES.iter().copied().chain([&ISSUES]) {
        let file = file_of(table);
        let Ok(bytes) = fs::read(export.folder.join(&file)) else { continue };
        let (found, rows) = rows(table, &file, &bytes, raw);
        findings.extend(found);
        read.insert(table.name, rows);
    }
    let ids: BTreeMap<&str, BTreeSet<&str>> = read
        .iter()
        .filter_map(|(name, rows)| {
            let at = position(TABLES.iter().copied().find(|table| table.name == *name)?, "id")?;
            Some((*name, rows.iter().filter_map(|row| row.cells.get(at).map(String::as_str)).collect()))
        })
        .collect();
    for table in TABLES.iter().copied().chain([&ISSUES]) {
        let Some(rows) = read.get(table.name) else { continue };
        let checked = Checked { table, file: file_of(table), rows, ids: &ids, export, names };
        findings.extend(checked.cells());
        findings.extend(checked.keys());
        findings.extend(checked.against_the_graph());
    }
    (findings, read.values().map(Vec::len).sum())
}

fn file_of(table: &Table) -> String {
    if table.name == ISSUES.name { "issues.csv".to_owned() } else { format!("csv/{}.csv", table.name) }
}

fn position(table: &Table, column: &str) -> Option<usize> {
    table.columns.iter().position(|known| known.name == column)
}

/// The rows of a table, and what is wrong with its bytes.
fn rows(table: &Table, file: &str, bytes: &[u8], raw: bool) -> (Vec<Finding>, Vec<Row>) {
    let mut findings = Vec::new();
    let mut say = |line: usize, message: String| findings.push(Finding::new("csv", file, line, message));
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        say(1, "a byte order mark; expected none".to_owned());
    }
    let text = String::from_utf8_lossy(bytes);
    // Line feeds of texts stand inside quotation marks.
    let mut line = 1;
    for (at, part) in text.split('"').enumerate() {
        if at % 2 == 0 {
            for (before, _) in part.match_indices('\n') {
                if !part[..before].ends_with('\r') {
                    say(line + part[..before].matches('\n').count(), "the line does not end with CRLF".to_owned());
                    break;
                }
            }
        }
        line += part.matches('\n').count();
    }
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let (mut counted, mut line) = (0, 1);
    for (number, record) in reader.records().enumerate() {
        let record = match record {
            Ok(record) => record,
            Err(reason) => {
                say(0, format!("cannot be read: {reason}"));
                continue;
            }
        };
        // The reader starts a record before the line feed of the one above, and counts its line from there.
        let at = record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or_default());
        let at = at + text.as_bytes()[at..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        line += text.as_bytes()[counted..at].iter().filter(|byte| **byte == b'\n').count();
        counted = at;
        let cells: Vec<String> = record.iter().map(|cell| cell.trim_start_matches('\u{FEFF}').to_owned()).collect();
        let header: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
        if number == 0 {
            if cells != header {
                say(1, format!("the header is {}; expected {}", cells.join(","), header.join(",")));
                return (findings, Vec::new());
            }
        } else if cells.len() == header.len() {
            for (cell, column) in cells.iter().zip(table.columns).filter(|(_, column)| column.form.is_free()) {
                if !raw && !is_guarded(cell) {
                    say(
                        line,
                        format!(
                            "{}: {:?} is a formula to a spreadsheet; expected an apostrophe before it",
                            column.name,
                            shortened(cell)
                        ),
                    );
                }
            }
            let plain = |(cell, column): (&String, &Column)| match column.form.is_free() && !raw {
                true => unguarded(cell).to_owned(),
                false => cell.clone(),
            };
            rows.push(Row { line, cells: cells.iter().zip(table.columns).map(plain).collect() });
        } else {
            say(line, format!("{} cells; expected {}", cells.len(), header.len()));
        }
    }
    (findings, rows)
}

/// A table with what it is held against.
struct Checked<'a> {
    table: &'static Table,
    file: String,
    rows: &'a [Row],
    ids: &'a BTreeMap<&'a str, BTreeSet<&'a str>>,
    export: &'a Export<'a>,
    names: &'a Names<'a>,
}

impl Checked<'_> {
    /// A finding in a row; it names the agreement or other thing that the row is about.
    fn say(&self, rule: &'static str, row: &Row, message: String) -> Finding {
        let about = self.subject(row);
        match about.filter(|about| self.export.graph.contains_key(about) || self.export.evidence.contains_key(about)) {
            Some(about) => self.names.finding(rule, &self.file, row.line, &about, message),
            None => {
                let own = row.cells.first().map(|cell| format!("row {cell}"));
                Finding { about: own, ..Finding::new(rule, &self.file, row.line, message) }
            }
        }
    }

    fn cell<'r>(&self, row: &'r Row, column: &str) -> Option<&'r str> {
        row.cells.get(position(self.table, column)?).map(String::as_str).filter(|cell| !cell.is_empty())
    }

    /// The IRI of what a row is about.
    fn subject(&self, row: &Row) -> Option<String> {
        let base = &self.export.base;
        match self.table.rows {
            Rows::Nodes(kind) => Some(format!("{base}{}/{}", kind.segment(), self.cell(row, "id")?)),
            Rows::Links(kinds, _) | Rows::Articles(kinds) if !self.table.is_mixed() => {
                Some(format!("{base}{}/{}", kinds.first()?.segment(), self.cell(row, self.table.subject()?.name)?))
            }
            Rows::Links(..) | Rows::Articles(_) => self.cell(row, "iri").map(str::to_owned),
            Rows::Own => {
                let agreement = self.cell(row, "agreement_id").map(|id| format!("{base}agreement/{id}"));
                agreement.or_else(|| self.cell(row, "iri").map(str::to_owned))
            }
        }
    }

    fn cells(&self) -> Vec<Finding> {
        let quotes = self.export.run.pointer("/options/quotes").and_then(serde_json::Value::as_str).unwrap_or("full");
        let mut findings = Vec::new();
        for (at, column) in self.table.columns.iter().enumerate() {
            let pattern = match column.form {
                Form::Code(pattern) => Regex::new(&format!("^(?:{pattern})$")).ok(),
                _ => None,
            };
            let codes: BTreeSet<&str> = match column.form {
                Form::Concept(scheme) => {
                    let concepts = Concept::all().into_iter().filter(|concept| concept.scheme() == scheme);
                    concepts.map(Concept::code).collect()
                }
                _ => BTreeSet::new(),
            };
            let required = column.required && (column.form != Form::Quote || quotes == "full");
            for row in self.rows {
                let cell = row.cells[at].as_str();
                if cell.is_empty() {
                    if required {
                        findings.push(self.say(
                            "csv",
                            row,
                            format!("{}: an empty cell; expected one that is filled", column.name),
                        ));
                    }
                } else if !fits(cell, column.form, pattern.as_ref(), &codes) {
                    let message = format!("{}: {:?}; expected {}", column.name, shortened(cell), expected(column.form));
                    findings.push(self.say("csv", row, message));
                }
            }
        }
        findings
    }

    fn keys(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        let key: Vec<usize> = self.table.key.iter().filter_map(|name| position(self.table, name)).collect();
        let mut seen = BTreeSet::new();
        for row in self.rows {
            let own: Vec<&str> = key.iter().map(|at| row.cells[*at].as_str()).collect();
            if !own.is_empty() && !seen.insert(own.clone()) {
                findings.push(self.say(
                    "csv-key",
                    row,
                    format!("{} = {} stands twice", self.table.key.join(", "), own.join(", ")),
                ));
            }
            for (cell, column) in row.cells.iter().zip(self.table.columns) {
                if let Form::Key(to) = column.form
                    && !cell.is_empty()
                    && self.ids.get(to).is_some_and(|ids| !ids.contains(cell.as_str()))
                {
                    findings.push(self.say("csv-key", row, format!("{}: {cell} is not in csv/{to}.csv", column.name)));
                }
            }
        }
        findings
    }

    /// The rows are those of the graph, and their cells say what it says.
    fn against_the_graph(&self) -> Vec<Finding> {
        match self.table.rows {
            Rows::Nodes(kind) => {
                let mut findings = self.values();
                let start = format!("{}{}/", self.export.base, kind.segment());
                let told: BTreeSet<String> = self.rows.iter().filter_map(|row| self.subject(row)).collect();
                // An id that was merged into another one leads there, and has no row.
                let leads_on = Property::IsReplacedBy.iri();
                let here = |iri: &&String| iri.starts_with(&start) && !told.contains(*iri);
                let of_graph = self.export.graph.iter().filter(|(_, said)| !said.contains_key(&leads_on));
                for iri in of_graph.map(|(iri, _)| iri).filter(here) {
                    findings.push(self.names.finding(
                        "csv-graph",
                        &self.file,
                        0,
                        iri,
                        "the graph tells of it, the table does not".into(),
                    ));
                }
                for row in self.rows {
                    if self.subject(row).is_some_and(|iri| !self.export.graph.contains_key(&iri)) {
                        findings.push(self.say("csv-graph", row, "the table tells of it, the graph does not".into()));
                    }
                }
                findings
            }
            Rows::Links(_, properties) => self.links(properties),
            Rows::Articles(_) => Vec::new(),
            Rows::Own if self.table.name == "evidence" => self.evidence(),
            Rows::Own => Vec::new(),
        }
    }

    /// The cells that hold a value of the thing of their row.
    fn values(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (at, column) in self.table.columns.iter().enumerate() {
            let (Cell::Value(property) | Cell::Text(property, _) | Cell::To(property, _)) = column.cell else {
                continue;
            };
            for row in self.rows {
                let Some(said) = self.subject(row).and_then(|iri| self.export.graph.get(&iri)) else { continue };
                let objects = said.get(&property.iri()).map_or(&[][..], Vec::as_slice);
                let fitting: Vec<&Object> = objects.iter().filter(|object| is_for(object, column)).collect();
                let cell = row.cells[at].as_str();
                if cell.is_empty() && !fitting.is_empty() {
                    let message =
                        format!("{}: an empty cell; the graph says {:?}", column.name, shortened(as_cell(fitting[0])));
                    findings.push(self.say("csv-graph", row, message));
                } else if !cell.is_empty() && !fitting.iter().any(|object| as_cell(object) == cell) {
                    let told = fitting
                        .iter()
                        .map(|object| format!("{:?}", shortened(as_cell(object))))
                        .collect::<Vec<_>>()
                        .join(", ");
                    let told = if told.is_empty() { "nothing".to_owned() } else { told };
                    findings.push(self.say(
                        "csv-graph",
                        row,
                        format!("{}: {:?}; the graph says {told}", column.name, shortened(cell)),
                    ));
                }
            }
        }
        findings
    }

    /// A row a statement.
    fn links(&self, properties: &[Property]) -> Vec<Finding> {
        let mut findings = Vec::new();
        let objects: Vec<usize> = (self.table.columns.iter().enumerate())
            .filter(|(_, column)| matches!(column.cell, Cell::Object | Cell::ObjectText(_)))
            .map(|(at, _)| at)
            .collect();
        for row in self.rows {
            let Some(said) = self.subject(row).and_then(|iri| self.export.graph.get(&iri)) else {
                findings.push(self.say("csv-graph", row, "the graph tells nothing of what the row is about".into()));
                continue;
            };
            let cell =
                objects.iter().map(|at| row.cells[*at].as_str()).find(|cell| !cell.is_empty()).unwrap_or_default();
            let told = properties.iter().filter_map(|property| said.get(&property.iri())).flatten();
            if !told.into_iter().any(|object| object.text() == cell || as_cell(object) == cell) {
                findings.push(self.say(
                    "csv-graph",
                    row,
                    format!("{:?} is told by the table, not by the graph", shortened(cell)),
                ));
            }
        }
        findings
    }

    /// The quotations are those of `evidence.nq`.
    fn evidence(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        for row in self.rows {
            let Some(id) = self.cell(row, "id") else { continue };
            let selector =
                |which: &str| self.export.evidence.get(&format!("{}selector/{id}-{which}", self.export.base));
            let said = |which: &str, property: &str| {
                selector(which).and_then(|said| super::shapes::one(said, property)).unwrap_or_default()
            };
            if self.export.evidence.is_empty() {
                break;
            }
            for (column, which, property) in [
                ("start", "p", "oa:start"),
                ("end", "p", "oa:end"),
                ("exact", "q", "oa:exact"),
                ("prefix", "q", "oa:prefix"),
                ("suffix", "q", "oa:suffix"),
            ] {
                let (cell, told) = (self.cell(row, column).unwrap_or_default(), said(which, property));
                if cell != told {
                    let message = format!("{column}: {:?}; evidence.nq says {:?}", shortened(cell), shortened(told));
                    findings.push(self.say("csv-graph", row, message));
                }
            }
        }
        findings
    }
}

/// Whether an object is one for a column.
fn is_for(object: &Object, column: &Column) -> bool {
    match (column.cell, object) {
        (Cell::Text(_, lang), Object::Text(_, tag)) => tag == lang.tag(),
        (Cell::Text(..), _) => false,
        (Cell::To(_, kind), Object::Iri(iri)) => iri.rsplit('/').nth(1) == Some(kind.segment()),
        (Cell::To(..), _) => false,
        (_, Object::Literal(_, datatype)) => match column.form {
            Form::Edtf => datatype.ends_with("EDTF"),
            Form::Day => datatype.ends_with("#date"),
            _ => true,
        },
        _ => true,
    }
}

/// An object as it stands in a cell: the end of an IRI, or the text.
fn as_cell(object: &Object) -> &str {
    match object {
        Object::Iri(iri) => iri.rsplit('/').next().unwrap_or(iri),
        Object::Text(text, _) | Object::Literal(text, _) => text,
    }
}

/// Whether a cell has the form of its column; the pattern and the codes are those of the column.
fn fits(cell: &str, form: Form, pattern: Option<&Regex>, codes: &BTreeSet<&str>) -> bool {
    match form {
        Form::Id | Form::Key(_) => is_slug(cell),
        Form::Concept(_) => codes.contains(cell),
        Form::Code(_) => pattern.is_none_or(|pattern| pattern.is_match(cell)),
        Form::Text | Form::Quote => true,
        Form::Iri => is_absolute(cell),
        Form::Edtf => edtf(cell).is_some(),
        Form::Day => day(cell).is_some(),
        Form::Integer => cell.parse::<i64>().is_ok(),
        Form::Decimal => is_decimal(cell),
        Form::Duration => is_duration(cell),
        Form::Boolean => ["true", "false"].contains(&cell),
    }
}

fn expected(form: Form) -> String {
    match form {
        Form::Id | Form::Key(_) => "an id of a-z, 0-9 and hyphens".to_owned(),
        Form::Concept(scheme) => format!("a code of {scheme}"),
        Form::Code(pattern) => format!("what fits {pattern}"),
        Form::Text | Form::Quote => "a text".to_owned(),
        Form::Iri => "an absolute IRI".to_owned(),
        Form::Edtf => "an EDTF date".to_owned(),
        Form::Day => "a day such as 2019-12-17".to_owned(),
        Form::Integer => "a whole number".to_owned(),
        Form::Decimal => "a decimal number".to_owned(),
        Form::Duration => "a duration such as P5Y".to_owned(),
        Form::Boolean => "true or false".to_owned(),
    }
}
