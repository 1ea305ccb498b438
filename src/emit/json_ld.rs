//! JSON-LD: the compact form, written from the same triples, with the context of `schema/context.jsonld` inline.
//!
//! Features of JSON-LD 1.0 only, no native numbers: every processor reads the same graph, digit for digit.

use super::graph::{Datatype, Predicate, Term, Triple};
use super::iri::BaseIri;
use crate::record::vocabulary::expand;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// The context that users find in `schema/` too.
const CONTEXT: &str = include_str!("../../schema/context.jsonld");

/// Writes one JSON-LD object: the context, then a flat `@graph` with a line a thing.
///
/// Each item holds the sorted triples about one subject; subjects come in the order of their IRIs.
///
/// # Errors
/// When the context that is built in is none, or the writer fails.
pub fn write<'t>(
    subjects: impl Iterator<Item = Vec<Triple<'t>>>,
    base: &BaseIri,
    out: &mut dyn Write,
) -> io::Result<()> {
    let terms = Terms::read(CONTEXT).map_err(io::Error::other)?;
    let open = CONTEXT.trim_end().strip_suffix('}').unwrap_or_default().trim_end();
    write!(out, "{open},\n  \"@graph\": [")?;
    for (i, about) in subjects.enumerate() {
        write!(out, "{}\n    {}", if i == 0 { "" } else { "," }, terms.thing(&about, base))?;
    }
    out.write_all(b"\n  ]\n}\n")
}

/// How a term of the context writes its values.
#[derive(Debug, PartialEq, Eq)]
enum Writes {
    /// IRIs as strings.
    Iris,
    /// Texts by language.
    Languages,
    /// Literals of this datatype as strings.
    Literals(String),
}

/// A term of the context.
#[derive(Debug)]
struct Word {
    name: String,
    writes: Writes,
    /// Whether even a single value stands in an array.
    set: bool,
}

/// The terms of the context, by the IRI they stand for.
#[derive(Debug)]
struct Terms(BTreeMap<String, Word>);

impl Terms {
    fn read(context: &str) -> Result<Self, String> {
        let wrong = |what: &str| format!("schema/context.jsonld: {what}");
        let json: Value = serde_json::from_str(context).map_err(|e| wrong(&e.to_string()))?;
        let context = json.get("@context").and_then(Value::as_object).ok_or_else(|| wrong("expected an @context"))?;
        let mut terms = BTreeMap::new();
        for (name, definition) in context {
            let text = |key: &str| definition.get(key).and_then(Value::as_str);
            let Some(iri) = definition.as_str().or_else(|| text("@id")) else { continue };
            let writes = match (text("@type"), text("@container")) {
                (_, Some("@language")) => Writes::Languages,
                (Some("@id"), _) => Writes::Iris,
                (Some(datatype), _) => Writes::Literals(expand(datatype)),
                (None, _) => Writes::Literals(expand(Datatype::String.curie())),
            };
            let set = text("@container") == Some("@set");
            terms.insert(expand(iri), Word { name: name.clone(), writes, set });
        }
        Ok(Self(terms))
    }

    /// All that is said about one subject.
    fn thing(&self, about: &[Triple<'_>], base: &BaseIri) -> Value {
        let mut object = Map::new();
        for group in about.chunk_by(|a, b| a.predicate == b.predicate) {
            let iri = expand(group[0].predicate.curie);
            if group[0].predicate == Predicate::TYPE {
                let classes = group.iter().map(|t| self.class(&t.object, base)).collect();
                object.insert("@type".to_owned(), one_or_all(classes));
                continue;
            }
            let word = self.0.get(&iri);
            let (fitting, rest): (Vec<&Term<'_>>, Vec<&Term<'_>>) =
                group.iter().map(|t| &t.object).partition(|object| word.is_some_and(|w| w.fits(object)));
            if let Some(word) = word.filter(|_| !fitting.is_empty()) {
                object.insert(word.name.clone(), word.values(&fitting, base));
            }
            if !rest.is_empty() {
                // What the term cannot say is said in full under the property itself.
                object.insert(group[0].predicate.curie.to_owned(), rest.iter().map(|t| in_full(t, base)).collect());
            }
        }
        if let Some(first) = about.first() {
            object.insert("@id".to_owned(), first.subject.iri(base).into());
        }
        Value::Object(object)
    }

    fn class(&self, class: &Term<'_>, base: &BaseIri) -> Value {
        let iri = class.iri(base).unwrap_or_default();
        self.0.get(&iri).map_or(iri, |word| word.name.clone()).into()
    }
}

impl Word {
    fn fits(&self, object: &Term<'_>) -> bool {
        match (&self.writes, object) {
            (Writes::Languages, Term::Text(..)) => true,
            (Writes::Literals(datatype), Term::Literal(its, _)) => *datatype == expand(its.curie()),
            (_, Term::Text(..) | Term::Literal(..)) => false,
            (writes, _) => *writes == Writes::Iris,
        }
    }

    fn values(&self, objects: &[&Term<'_>], base: &BaseIri) -> Value {
        if self.writes == Writes::Languages {
            let mut languages: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
            for object in objects {
                if let Term::Text(lang, text) = object {
                    languages.entry(lang.tag()).or_default().push(text.as_ref().into());
                }
            }
            return languages.into_iter().map(|(tag, texts)| (tag.to_owned(), one_or_all(texts))).collect();
        }
        let values: Vec<Value> = objects
            .iter()
            .map(|object| match object {
                Term::Literal(_, text) => text.as_ref().into(),
                named => named.iri(base).unwrap_or_default().into(),
            })
            .collect();
        if self.set { Value::Array(values) } else { one_or_all(values) }
    }
}

fn one_or_all(mut values: Vec<Value>) -> Value {
    if values.len() == 1 { values.remove(0) } else { Value::Array(values) }
}

fn in_full(object: &Term<'_>, base: &BaseIri) -> Value {
    match object {
        Term::Text(lang, text) => json!({"@language": lang.tag(), "@value": text}),
        Term::Literal(Datatype::String, text) => json!({"@value": text}),
        Term::Literal(datatype, text) => json!({"@type": expand(datatype.curie()), "@value": text}),
        named => json!({"@id": named.iri(base)}),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Class, Property};

    #[test]
    fn every_class_and_property_has_a_term() {
        let terms = Terms::read(CONTEXT).unwrap();
        for iri in Class::ALL.iter().map(|c| c.iri()).chain(Property::ALL.iter().map(|p| p.iri())) {
            assert!(terms.0.contains_key(&iri), "{iri} has no term in schema/context.jsonld");
        }
    }

    #[test]
    fn a_value_that_a_term_cannot_write_is_written_in_full() {
        let base = BaseIri::new("https://example.org/").unwrap();
        let says = |property: Property, object| Triple {
            subject: super::super::graph::Thing::article("0a"),
            predicate: property.into(),
            object,
        };
        let triples = [
            says(Property::Headline, Term::Text(crate::record::Lang::En, "Title".into())),
            says(Property::Headline, Term::plain("Bare")),
            says(Property::DatePublished, Term::Literal(Datatype::Edtf, "2020-04".into())),
        ];
        let thing = Terms::read(CONTEXT).unwrap().thing(&triples, &base);
        assert_eq!(
            thing,
            json!({
                "@id": "https://example.org/article/0a",
                "headline": {"en": "Title"},
                "schema:headline": [{"@value": "Bare"}],
                "schema:datePublished": [{"@type": "http://id.loc.gov/datatypes/edtf/EDTF", "@value": "2020-04"}],
            })
        );
    }

    #[test]
    fn the_context_keeps_to_json_ld_1_0() {
        assert!(!CONTEXT.contains("@version"));
        assert!(!CONTEXT.contains("@prefix"));
        assert!(!CONTEXT.contains("\"@json\""));
    }
}
