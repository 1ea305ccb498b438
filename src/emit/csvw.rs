//! CSVW metadata: what W3C processors need to check the tables and to make the triples again.

use super::graph::Datatype;
use super::iri::BaseIri;
use super::quotes::Quotes;
use super::table::{Cell, Column, Form, Rows, Table};
use super::tables::TABLES;
use crate::record::vocabulary::{CONCEPT, expand};
use crate::record::{Class, NodeKind};
use serde_json::{Value, json};

/// `csv-metadata.json`.
pub fn metadata(base: &BaseIri, raw: bool, quotes: Quotes) -> String {
    let guard = if raw {
        "Texts are as they were told, without a guard against formulas."
    } else {
        "Texts that start with = + - @ TAB CR ' (or the full-width forms of the first four) have one apostrophe before \
         them, against formulas: take it off to get the text."
    };
    let metadata = json!({
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": "pactgraph tables",
        "dc:description": guard,
        "dialect": {"encoding": "utf-8", "delimiter": ",", "header": true, "lineTerminators": ["\r\n"], "quoteChar": "\"", "doubleQuote": true},
        "tables": TABLES.iter().map(|table| described(table, base, quotes)).collect::<Vec<_>>(),
    });
    format!("{metadata:#}\n")
}

fn described(table: &Table, base: &BaseIri, quotes: Quotes) -> Value {
    let mut columns: Vec<Value> = table.columns.iter().map(|column| column_of(table, column, base, quotes)).collect();
    columns.extend(types(table));
    let mut schema = json!({"columns": columns});
    if !table.key.is_empty() {
        schema["primaryKey"] = json!(table.key);
    }
    if let Some(about) = about(table, base) {
        schema["aboutUrl"] = json!(about);
    }
    // Strict validators take an empty cell for a broken key, so keys that may be empty are declared in the data
    // package alone; here their `valueUrl` tells where they lead.
    let keys: Vec<Value> = table
        .columns
        .iter()
        .filter(|column| column.required)
        .filter_map(|column| match column.form {
            Form::Key(to) => Some(json!({
                "columnReference": column.name,
                "reference": {"resource": format!("{to}.csv"), "columnReference": "id"},
            })),
            _ => None,
        })
        .collect();
    if !keys.is_empty() {
        schema["foreignKeys"] = json!(keys);
    }
    json!({
        "url": format!("{}.csv", table.name),
        "dc:description": table.about,
        "suppressOutput": table.rows == Rows::Own,
        "tableSchema": schema,
    })
}

/// What the triples of a row are about.
fn about(table: &Table, base: &BaseIri) -> Option<String> {
    match table.rows {
        Rows::Nodes(kind) => Some(format!("{base}{}/{{id}}", kind.segment())),
        Rows::Links(kinds, _) | Rows::Articles(kinds) if !table.is_mixed() => {
            Some(format!("{base}{}/{{{}}}", kinds.first()?.segment(), table.subject()?.name))
        }
        Rows::Links(..) | Rows::Articles(_) => Some("{+iri}".to_owned()),
        Rows::Own => None,
    }
}

fn column_of(table: &Table, column: &Column, base: &BaseIri, quotes: Quotes) -> Value {
    let mut json = json!({
        "name": column.name,
        "titles": column.name,
        "dc:description": column.means,
        "datatype": datatype(column),
        "required": column.is_required(quotes),
    });
    match triple(table, column, base) {
        None => json["suppressOutput"] = json!(true),
        Some(Says { about, property, value, lang }) => {
            json["propertyUrl"] = json!(property);
            for (key, text) in [("aboutUrl", about), ("valueUrl", value), ("lang", lang)] {
                if let Some(text) = text {
                    json[key] = json!(text);
                }
            }
        }
    }
    json
}

/// The triple that a cell makes.
struct Says {
    about: Option<String>,
    property: String,
    value: Option<String>,
    lang: Option<String>,
}

fn triple(table: &Table, column: &Column, base: &BaseIri) -> Option<Says> {
    let thing = |kind: NodeKind, column: &str| format!("{base}{}/{{{column}}}", kind.segment());
    let says = |property: String, value: Option<String>| Some(Says { about: None, property, value, lang: None });
    match (column.cell, table.rows) {
        (Cell::Class, _) => {
            let namespace = if table.rows == Rows::Nodes(NodeKind::Amount) {
                "schema:"
            } else if table.rows == Rows::Nodes(NodeKind::Party) {
                "org:"
            } else {
                "pact:"
            };
            says(expand("rdf:type"), Some(format!("{}{{class}}", expand(namespace))))
        }
        (Cell::Value(property), _) => says(property.iri(), concept(column)),
        (Cell::Text(property, lang), _) => {
            Some(Says { about: None, property: property.iri(), value: None, lang: Some(lang.tag().to_owned()) })
        }
        (Cell::To(property, kind), _) => says(property.iri(), Some(thing(kind, column.name))),
        (Cell::From(property, kind), Rows::Nodes(own)) => Some(Says {
            about: Some(thing(kind, column.name)),
            property: property.iri(),
            value: Some(thing(own, "id")),
            lang: None,
        }),
        (Cell::ObjectText(lang), Rows::Links(..)) => Some(Says {
            about: None,
            property: format!("{}{{label}}", expand("skos:")),
            value: None,
            lang: Some(lang.tag().to_owned()),
        }),
        (Cell::ObjectAlso(property), _) => says(property.iri(), object(column, base)),
        (Cell::Object, Rows::Articles(_)) => says(expand("prov:wasDerivedFrom"), object(column, base)),
        (Cell::Object, Rows::Links(_, [property])) => says(property.iri(), object(column, base)),
        (Cell::Object, Rows::Links(..)) => says("{+relation_iri}".to_owned(), object(column, base)),
        _ => None,
    }
}

/// The IRI that an object column leads to.
fn object(column: &Column, base: &BaseIri) -> Option<String> {
    match column.form {
        Form::Key(to) => {
            let kind =
                NodeKind::ALL.into_iter().find(|kind| super::tables::table_of(*kind).is_some_and(|t| t.name == to))?;
            Some(format!("{base}{}/{{{}}}", kind.segment(), column.name))
        }
        Form::Iri => Some(format!("{{+{}}}", column.name)),
        _ => concept(column),
    }
}

fn concept(column: &Column) -> Option<String> {
    match column.form {
        Form::Concept(scheme) => Some(format!("{CONCEPT}{scheme}/{{{}}}", column.name)),
        _ => None,
    }
}

/// A virtual column for the class that every row has.
fn types(table: &Table) -> Option<Value> {
    let class = match table.rows {
        Rows::Nodes(NodeKind::Article) => Class::NewsArticle,
        Rows::Nodes(NodeKind::Agreement) => Class::Agreement,
        Rows::Nodes(NodeKind::Party) => Class::Party,
        Rows::Nodes(NodeKind::Place) => Class::Place,
        Rows::Nodes(NodeKind::Person) => Class::Person,
        Rows::Nodes(NodeKind::Event) => Class::Event,
        Rows::Nodes(NodeKind::Initiative) => Class::Initiative,
        Rows::Nodes(NodeKind::Provision) => Class::Provision,
        Rows::Nodes(NodeKind::Participation) => Class::Participation,
        Rows::Nodes(NodeKind::Membership) => Class::Membership,
        Rows::Nodes(NodeKind::Publisher) => Class::Organization,
        Rows::Nodes(NodeKind::Amount) | Rows::Links(..) | Rows::Articles(_) | Rows::Own => return None,
    };
    Some(json!({"virtual": true, "propertyUrl": expand("rdf:type"), "valueUrl": class.iri()}))
}

fn datatype(column: &Column) -> Value {
    let pattern = |pattern: &str| json!({"base": "string", "format": pattern});
    match column.form {
        Form::Id | Form::Key(_) | Form::Concept(_) => pattern("[a-z0-9-]+"),
        Form::Code(code) => pattern(code),
        Form::Text | Form::Quote => json!("string"),
        Form::Iri => json!("anyURI"),
        Form::Edtf => json!({"base": "string", "@id": expand(Datatype::Edtf.curie())}),
        Form::Day => json!({"base": "date", "format": "yyyy-MM-dd"}),
        Form::Integer => json!("integer"),
        Form::Decimal => json!("decimal"),
        Form::Duration => json!("duration"),
        Form::Boolean => json!({"base": "boolean", "format": "true|false"}),
    }
}
