//! The tables say what the graph says: the triples are made again from CSV and CSVW metadata alone.

use super::graphs::{Graph, n_triples};
use super::tables::{Row, rows};
use super::{emitted, options, read, sample};
use serde_json::Value;

/// Fills `{column}` and `{+column}`; none if a column is empty.
fn filled(template: &str, row: &Row) -> Option<String> {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap();
        let cell = &row[name.trim_start_matches('+')];
        // Slugs and codes need no escapes; IRIs are asked for with a plus, which leaves them as they are.
        assert!(name.starts_with('+') || cell.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'), "{cell:?}");
        if cell.is_empty() {
            return None;
        }
        out += before;
        out += cell;
        rest = after;
    }
    Some(out + rest)
}

fn literal(cell: &str, column: &Value) -> String {
    if let Some(lang) = column["lang"].as_str() {
        return format!("{cell:?}@{lang}");
    }
    let xsd = |name: &str| format!("http://www.w3.org/2001/XMLSchema#{name}");
    let datatype = &column["datatype"];
    let iri = match (datatype.as_str(), datatype["@id"].as_str(), datatype["base"].as_str()) {
        (Some(name), _, _) => xsd(name),
        (_, Some(iri), _) => iri.to_owned(),
        (_, _, base) => xsd(base.unwrap()),
    };
    format!("{cell:?}^^{iri}")
}

#[test]
fn the_graph_can_be_made_again_from_the_tables() {
    let mut raw = options();
    raw.csv_raw = true;
    let out = emitted(&sample::dataset(), &raw);
    let metadata: Value = serde_json::from_str(&read(&out, "csv/csv-metadata.json")).unwrap();
    let mut rebuilt = Graph::new();
    for table in metadata["tables"].as_array().unwrap() {
        if table["suppressOutput"] == true {
            continue;
        }
        let schema = &table["tableSchema"];
        for row in rows(&out, table["url"].as_str().unwrap().trim_end_matches(".csv")) {
            for column in schema["columns"].as_array().unwrap() {
                let is_virtual = column["virtual"] == true;
                let cell = column["name"].as_str().filter(|_| !is_virtual).map(|name| row[name].as_str());
                if column["suppressOutput"] == true || cell == Some("") {
                    continue;
                }
                let about = column["aboutUrl"].as_str().or(schema["aboutUrl"].as_str()).unwrap();
                let subject = filled(about, &row).unwrap();
                let property = filled(column["propertyUrl"].as_str().unwrap(), &row).unwrap();
                let object = match column["valueUrl"].as_str() {
                    Some(template) => format!("<{}>", filled(template, &row).unwrap()),
                    None => literal(cell.unwrap(), column),
                };
                rebuilt.insert(format!("<{subject}> <{property}> {object}"));
            }
        }
    }
    let mut graph = n_triples(&read(&out, "pactgraph.nt"));
    for row in rows(&out, "further_values") {
        let property = pactgraph::record::vocabulary::expand(&row["property"]);
        assert!(graph.remove(&format!("<{}> <{property}> <{}>", row["iri"], row["value"])), "{row:?}");
    }
    let missing: Vec<&String> = graph.difference(&rebuilt).collect();
    let made_up: Vec<&String> = rebuilt.difference(&graph).collect();
    assert!(missing.is_empty() && made_up.is_empty(), "missing: {missing:#?}\nmade up: {made_up:#?}");
}
