//! JSON-LD and RDF/XML as this program writes them: enough of both to read them again, and to say where they broke.
//!
//! These are no readers for JSON-LD or RDF/XML of others: those that are stand in CI.

use crate::record::vocabulary::{PREFIXES, expand};
use crate::stored::{Object, Said};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

const STRING: &str = "xsd:string";

/// The statements of a compact, flat JSON-LD object whose context is inline and of JSON-LD 1.0.
///
/// # Errors
/// The first thing that is not as we write it.
pub fn json_ld(text: &str) -> Result<Vec<Said>, String> {
    let json: Value = serde_json::from_str(text).map_err(|reason| reason.to_string())?;
    let context = json.get("@context").and_then(Value::as_object).ok_or("expected an inline @context")?;
    let graph = json.get("@graph").and_then(Value::as_array).ok_or("expected a @graph")?;
    let mut said = Vec::new();
    for thing in graph {
        let thing = thing.as_object().ok_or("expected objects in the @graph")?;
        let subject = thing.get("@id").and_then(Value::as_str).ok_or("expected an @id for each thing")?;
        for (key, value) in thing.iter().filter(|(key, _)| *key != "@id") {
            for (property, object) in values(context, key, value)? {
                said.push(Said { subject: subject.to_owned(), property, object, graph: None, line: 0 });
            }
        }
    }
    Ok(said)
}

/// What a key and its value say.
fn values(context: &Map<String, Value>, key: &str, value: &Value) -> Result<Vec<(String, Object)>, String> {
    let all: Vec<&Value> = value.as_array().map_or_else(|| vec![value], |values| values.iter().collect());
    let iri_of = |name: &str| -> Result<String, String> {
        let definition = context.get(name);
        let id = definition.and_then(|d| d.as_str().or_else(|| d.get("@id").and_then(Value::as_str)));
        match id {
            Some(id) => Ok(full(context, id)),
            None if name.contains(':') => Ok(full(context, name)),
            None => Err(format!("{name:?} is no term of the context")),
        }
    };
    if key == "@type" {
        let class = |value: &&Value| Ok((expand("rdf:type"), Object::Iri(iri_of(value.as_str().unwrap_or_default())?)));
        return all.iter().map(class).collect();
    }
    let property = iri_of(key)?;
    let definition = context.get(key);
    let told = |name: &str| definition.and_then(|d| d.get(name)).and_then(Value::as_str);
    let mut objects = Vec::new();
    for value in all {
        match value {
            Value::String(text) if told("@type") == Some("@id") => objects.push(Object::Iri(full(context, text))),
            Value::String(text) => {
                let datatype = told("@type").map_or_else(|| expand(STRING), |datatype| full(context, datatype));
                objects.push(Object::Literal(text.clone(), datatype));
            }
            Value::Object(map) if told("@container") == Some("@language") && !map.contains_key("@value") => {
                for (tag, texts) in map {
                    let texts = texts.as_array().cloned().unwrap_or_else(|| vec![texts.clone()]);
                    objects.extend(
                        texts.iter().filter_map(Value::as_str).map(|t| Object::Text(t.to_owned(), tag.clone())),
                    );
                }
            }
            Value::Object(map) => objects.push(in_full(context, map)?),
            other => return Err(format!("{key}: expected a text or an object, found {other}")),
        }
    }
    Ok(objects.into_iter().map(|object| (property.clone(), object)).collect())
}

fn in_full(context: &Map<String, Value>, map: &Map<String, Value>) -> Result<Object, String> {
    let text = |key: &str| map.get(key).and_then(Value::as_str);
    match (text("@id"), text("@value"), text("@language"), text("@type")) {
        (Some(id), ..) => Ok(Object::Iri(full(context, id))),
        (_, Some(value), Some(tag), _) => Ok(Object::Text(value.to_owned(), tag.to_owned())),
        (_, Some(value), None, datatype) => {
            Ok(Object::Literal(value.to_owned(), datatype.map_or_else(|| expand(STRING), |d| full(context, d))))
        }
        _ => Err("expected @id or @value".to_owned()),
    }
}

/// An IRI whose prefix is one of the context.
fn full(context: &Map<String, Value>, text: &str) -> String {
    let prefixed = text.split_once(':').and_then(|(prefix, local)| {
        let iri = context.get(prefix)?.as_str()?;
        Some(format!("{iri}{local}"))
    });
    prefixed.unwrap_or_else(|| text.to_owned())
}

/// The statements of RDF/XML that has a `rdf:Description` a subject and an element a statement.
///
/// # Errors
/// The first thing that is not as we write it, with its line.
pub fn rdf_xml(text: &str) -> Result<Vec<Said>, String> {
    let prefixes: BTreeMap<&str, &str> = PREFIXES.iter().copied().collect();
    let start = text.find("<rdf:RDF").ok_or("expected rdf:RDF")?;
    let mut rest = &text[start..];
    let wrong =
        |rest: &str, what: &str| format!("line {}: {what}", text[..text.len() - rest.len()].matches('\n').count() + 1);
    rest = rest.split_once('>').ok_or("rdf:RDF has no end")?.1;
    let mut subject: Option<String> = None;
    let mut said = Vec::new();
    loop {
        rest = rest.trim_start();
        if rest.starts_with("</rdf:RDF>") {
            return Ok(said);
        }
        if let Some(after) = rest.strip_prefix("</rdf:Description>") {
            subject = None;
            rest = after;
            continue;
        }
        let (tag, after) = rest
            .strip_prefix('<')
            .and_then(|rest| rest.split_once('>'))
            .ok_or_else(|| wrong(rest, "expected an element"))?;
        let (tag, is_empty) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
        let (name, attribute) = tag.split_once(' ').unwrap_or((tag, ""));
        let value =
            |key: &str| attribute.trim().strip_prefix(key)?.strip_prefix("=\"")?.strip_suffix('"').map(unescaped);
        if name == "rdf:Description" {
            subject = Some(value("rdf:about").ok_or_else(|| wrong(rest, "expected rdf:about"))?);
            rest = after;
            continue;
        }
        let about = subject.clone().ok_or_else(|| wrong(rest, "expected rdf:Description"))?;
        let known = name.split_once(':').is_some_and(|(prefix, _)| prefixes.contains_key(prefix));
        if !known {
            return Err(wrong(rest, &format!("{name} has no prefix of ours")));
        }
        let object = if is_empty {
            rest = after;
            Object::Iri(value("rdf:resource").ok_or_else(|| wrong(rest, "expected rdf:resource"))?)
        } else {
            let end = format!("</{name}>");
            let (text, after) =
                after.split_once(end.as_str()).ok_or_else(|| wrong(rest, &format!("expected {end}")))?;
            rest = after;
            match (value("xml:lang"), value("rdf:datatype")) {
                (Some(tag), _) => Object::Text(unescaped(text), tag),
                (None, datatype) => Object::Literal(unescaped(text), datatype.unwrap_or_else(|| expand(STRING))),
            }
        };
        said.push(Said { subject: about, property: expand(name), object, graph: None, line: 0 });
    }
}

fn unescaped(text: &str) -> String {
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#xD;", "\r"), ("&amp;", "&")];
    entities.iter().fold(text.to_owned(), |text, (entity, plain)| text.replace(entity, plain))
}
