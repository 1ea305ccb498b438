//! Turtle for people: subjects in order, one blank line between them, the type first, a fixed table of prefixes.

use super::graph::{Datatype, Predicate, Term, Thing, Triple};
use super::iri::BaseIri;
use crate::record::vocabulary::{CONCEPT, PREFIXES};
use crate::record::{Concept, NodeKind};
use std::fmt::Write as _;

/// Sorted triples as Turtle.
pub fn turtle(triples: &[Triple], base: &BaseIri) -> String {
    let mut out = String::new();
    for (prefix, iri) in prefixes(base) {
        put(&mut out, format_args!("@prefix {prefix}: <{iri}> .\n"));
    }
    for subject in triples.chunk_by(|a, b| a.subject == b.subject) {
        put(&mut out, format_args!("\n{}", named(&subject[0].subject)));
        for (i, predicate) in subject.chunk_by(|a, b| a.predicate == b.predicate).enumerate() {
            out.push_str(if i == 0 { " " } else { " ;\n    " });
            let word = predicate[0].predicate;
            out.push_str(if word == Predicate::TYPE { "a" } else { word.curie });
            for (i, triple) in predicate.iter().enumerate() {
                out.push_str(if i == 0 { " " } else { ", " });
                object(&mut out, &triple.object);
            }
        }
        out.push_str(" .\n");
    }
    out
}

/// The prefixes: vocabularies, then a prefix a scheme of concepts, then a prefix a kind of thing.
pub fn prefixes(base: &BaseIri) -> Vec<(&'static str, String)> {
    let mut prefixes: Vec<(&str, String)> = PREFIXES.iter().map(|&(prefix, iri)| (prefix, iri.to_owned())).collect();
    let mut schemes: Vec<&str> = Concept::all().into_iter().map(Concept::scheme).collect();
    schemes.dedup();
    prefixes.extend(schemes.into_iter().map(|scheme| (scheme, format!("{CONCEPT}{scheme}/"))));
    prefixes.extend(NodeKind::ALL.iter().map(|kind| (kind.segment(), format!("{base}{}/", kind.segment()))));
    prefixes
}

fn named(thing: &Thing) -> String {
    format!("{}:{}", thing.segment, thing.slug)
}

fn object(out: &mut String, term: &Term) {
    match term {
        Term::Thing(thing) => out.push_str(&named(thing)),
        Term::Concept(concept) => put(out, format_args!("{}:{}", concept.scheme(), concept.code())),
        Term::Word(curie) => out.push_str(curie),
        Term::Iri(iri) => put(out, format_args!("<{iri}>")),
        Term::Text(lang, text) => {
            quoted(out, text);
            put(out, format_args!("@{}", lang.tag()));
        }
        Term::Literal(datatype, text) => {
            quoted(out, text);
            if *datatype != Datatype::String {
                put(out, format_args!("^^{}", datatype.curie()));
            }
        }
    }
}

fn quoted(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => put(out, format_args!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
}

/// Writing to a string cannot fail.
fn put(out: &mut String, text: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(text);
}
