//! Turtle and TriG for people: subjects in order, one blank line between them, the type first, a fixed table of prefixes.

use super::graph::{Datatype, Predicate, Term, Thing, Triple};
use super::iri::BaseIri;
use crate::record::vocabulary::{CONCEPT, PREFIXES};
use crate::record::{Concept, NodeKind};
use std::io::{self, Write};

/// Writes Turtle; each item holds the sorted triples about one subject.
///
/// # Errors
/// When the writer fails.
pub fn turtle<'t>(
    subjects: impl Iterator<Item = Vec<Triple<'t>>>,
    base: &BaseIri,
    out: &mut dyn Write,
) -> io::Result<()> {
    declare(base, out)?;
    each(subjects, "", out)
}

/// Writes TriG: the subjects of the default graph, then a graph an article with what that article says.
///
/// # Errors
/// When the writer fails.
pub fn trig<'t, S: Iterator<Item = Vec<Triple<'t>>>>(
    subjects: impl Iterator<Item = Vec<Triple<'t>>>,
    graphs: impl Iterator<Item = (Thing<'t>, S)>,
    base: &BaseIri,
    out: &mut dyn Write,
) -> io::Result<()> {
    turtle(subjects, base, out)?;
    for (graph, subjects) in graphs {
        write!(out, "\n{}:{} {{\n", graph.segment, graph.slug)?;
        each(subjects, "    ", out)?;
        out.write_all(b"}\n")?;
    }
    Ok(())
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

fn declare(base: &BaseIri, out: &mut dyn Write) -> io::Result<()> {
    prefixes(base).iter().try_for_each(|(prefix, iri)| writeln!(out, "@prefix {prefix}: <{iri}> ."))
}

/// Writes one subject after the other; the text of one at a time is held.
fn each<'t>(subjects: impl Iterator<Item = Vec<Triple<'t>>>, indent: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut text = Vec::new();
    for triples in subjects {
        text.clear();
        subject(&triples, indent, &mut text);
        out.write_all(&text)?;
    }
    Ok(())
}

fn subject(triples: &[Triple<'_>], indent: &str, out: &mut Vec<u8>) {
    let Some(first) = triples.first() else { return };
    put(out, ["\n", indent, first.subject.segment, ":", &first.subject.slug]);
    for (i, group) in triples.chunk_by(|a, b| a.predicate == b.predicate).enumerate() {
        let word = group[0].predicate;
        if i > 0 {
            put(out, [" ;\n    ", indent]);
        } else {
            out.push(b' ');
        }
        put(out, [if word == Predicate::TYPE { "a" } else { word.curie }]);
        for (i, triple) in group.iter().enumerate() {
            put(out, [if i == 0 { " " } else { ", " }]);
            object(&triple.object, out);
        }
    }
    out.extend_from_slice(b" .\n");
}

fn object(term: &Term<'_>, out: &mut Vec<u8>) {
    match term {
        Term::Thing(thing) => put(out, [thing.segment, ":", &thing.slug]),
        Term::Concept(concept) => put(out, [concept.scheme(), ":", concept.code()]),
        Term::Word(curie) => put(out, [curie]),
        Term::Iri(iri) => put(out, ["<", iri, ">"]),
        Term::Text(lang, text) => {
            quoted(text, out);
            put(out, ["@", lang.tag()]);
        }
        Term::Literal(datatype, text) => {
            quoted(text, out);
            if *datatype != Datatype::String {
                put(out, ["^^", datatype.curie()]);
            }
        }
    }
}

fn put<const N: usize>(out: &mut Vec<u8>, parts: [&str; N]) {
    parts.iter().for_each(|part| out.extend_from_slice(part.as_bytes()));
}

/// A text between quotation marks: what lies between two characters that need an escape is copied at once.
pub(super) fn quoted(text: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    let bytes = text.as_bytes();
    let mut from = 0;
    for (at, &byte) in bytes.iter().enumerate() {
        // A control character is one byte, or the second of two after 0xC2.
        let control = match (byte, bytes.get(at + 1)) {
            (b'"' | b'\\', _) => None,
            (0x00..=0x1F | 0x7F, _) => Some(byte),
            (0xC2, Some(&second @ 0x80..=0x9F)) => Some(second),
            _ => continue,
        };
        out.extend_from_slice(&bytes[from..at]);
        match control {
            None => out.extend_from_slice(&[b'\\', byte]),
            Some(b'\n') => out.extend_from_slice(b"\\n"),
            Some(b'\r') => out.extend_from_slice(b"\\r"),
            Some(b'\t') => out.extend_from_slice(b"\\t"),
            Some(other) => out.extend_from_slice(format!("\\u{other:04X}").as_bytes()),
        }
        from = at + if byte == 0xC2 { 2 } else { 1 };
    }
    out.extend_from_slice(&bytes[from..]);
    out.push(b'"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_of_one_and_two_bytes_are_escaped_and_letters_are_not() {
        let mut out = Vec::new();
        quoted("\"a\" \\ \n\r\t\u{0}\u{7f}\u{85}\u{9f}\u{a0}é重🚢", &mut out);
        let expected = "\"\\\"a\\\" \\\\ \\n\\r\\t\\u0000\\u007F\\u0085\\u009F\u{a0}é重🚢\"";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}
