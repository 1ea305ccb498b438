//! The id of a claim: the same in every run in which the article says the same of the same thing.

use super::dataset::{NodeId, Value};
use super::slug::digest_number;
use super::vocabulary::Property;

/// 16 hexadecimal digits, made from article, subject, property and value; they do not change with the base IRI.
pub fn claim_id(article: &str, subject: &NodeId, property: Property, value: &Value) -> String {
    written(claim_number(article, subject, property, value))
}

/// The id of a claim as a number: the order is the same.
pub fn claim_number(article: &str, subject: &NodeId, property: Property, value: &Value) -> u64 {
    digest_number(&[article, &subject.to_string(), property.curie(), &object(property, value)])
}

/// A number as an id: 16 hexadecimal digits.
pub fn written(number: u64) -> String {
    format!("{number:016x}")
}

/// A text that tells any two values apart.
fn object(property: Property, value: &Value) -> String {
    let typed = |text: &str, datatype: &str| format!("\"{text}\"^^{datatype}");
    match value {
        Value::Node(id) => id.to_string(),
        Value::Concept(concept) => format!("concept/{concept}"),
        Value::Text(lang, text) => format!("\"{text}\"@{}", lang.tag()),
        Value::Iri(text) | Value::Plain(text) if property == Property::Url => typed(text, "xsd:anyURI"),
        Value::Iri(iri) => format!("<{iri}>"),
        Value::Plain(text) => typed(text, "xsd:string"),
        Value::Edtf(date) => typed(&date.to_string(), "edtf:EDTF"),
        Value::Day(day) => typed(day, "xsd:date"),
        Value::Integer(number) => typed(&number.to_string(), "xsd:integer"),
        Value::Decimal(number) => typed(number, "xsd:decimal"),
        Value::Duration(duration) => typed(duration, "xsd:duration"),
    }
}
