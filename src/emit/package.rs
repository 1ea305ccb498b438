//! The Frictionless description of the tables (Data Package).

use super::quotes::Quotes;
use super::table::{Column, Form, Table};
use super::tables::TABLES;
use serde_json::{Value, json};

/// `datapackage.json`.
pub fn descriptor(raw: bool, quotes: Quotes) -> String {
    let descriptor = json!({
        "profile": "tabular-data-package",
        "name": "pactgraph",
        "title": "pactgraph tables",
        "description": if raw { "Texts have no guard against formulas." } else { "Texts that a spreadsheet would take for a formula have one apostrophe before them." },
        "version": env!("CARGO_PKG_VERSION"),
        "resources": TABLES.iter().map(|table| resource(table, quotes)).collect::<Vec<_>>(),
    });
    format!("{descriptor:#}\n")
}

fn resource(table: &Table, quotes: Quotes) -> Value {
    let mut schema = json!({
        "fields": table.columns.iter().map(|column| field(column, quotes)).collect::<Vec<_>>(),
        "missingValues": [""],
    });
    if !table.key.is_empty() {
        schema["primaryKey"] = json!(table.key);
    }
    let keys: Vec<Value> = table
        .columns
        .iter()
        .filter_map(|column| match column.form {
            Form::Key(to) => Some(json!({
                "fields": column.name,
                // The table itself is named by nothing.
                "reference": {"resource": if to == table.name { "" } else { to }, "fields": "id"},
            })),
            _ => None,
        })
        .collect();
    if !keys.is_empty() {
        schema["foreignKeys"] = json!(keys);
    }
    json!({
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": format!("{}.csv", table.name),
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": "\"", "doubleQuote": true, "header": true},
        "schema": schema,
    })
}

fn field(column: &Column, quotes: Quotes) -> Value {
    let (kind, pattern) = match column.form {
        Form::Id | Form::Key(_) | Form::Concept(_) => ("string", Some("[a-z0-9-]+")),
        Form::Code(pattern) => ("string", Some(pattern)),
        Form::Text | Form::Quote | Form::Iri | Form::Edtf | Form::Duration => ("string", None),
        Form::Day => ("date", None),
        Form::Integer => ("integer", None),
        Form::Decimal => ("number", None),
        Form::Boolean => ("boolean", None),
    };
    let mut constraints = json!({"required": column.is_required(quotes)});
    if let Some(pattern) = pattern {
        constraints["pattern"] = json!(pattern);
    }
    json!({"name": column.name, "type": kind, "description": column.means, "constraints": constraints})
}
