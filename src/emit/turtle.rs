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
    subjects.into_iter().try_for_each(|triples| subject(&triples, "", out))
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
    for (graph, mut subjects) in graphs {
        write!(out, "\n{}:{} {{\n", graph.segment, graph.slug)?;
        subjects.try_for_each(|triples| subject(&triples, "    ", out))?;
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

fn subject(triples: &[Triple<'_>], indent: &str, out: &mut dyn Write) -> io::Result<()> {
    let Some(first) = triples.first() else { return Ok(()) };
    write!(out, "\n{indent}{}:{}", first.subject.segment, first.subject.slug)?;
    for (i, group) in triples.chunk_by(|a, b| a.predicate == b.predicate).enumerate() {
        let word = group[0].predicate;
        if i > 0 {
            write!(out, " ;\n    {indent}")?;
        } else {
            out.write_all(b" ")?;
        }
        out.write_all(if word == Predicate::TYPE { b"a" } else { word.curie.as_bytes() })?;
        for (i, triple) in group.iter().enumerate() {
            out.write_all(if i == 0 { b" " } else { b", " })?;
            object(&triple.object, out)?;
        }
    }
    out.write_all(b" .\n")
}

fn object(term: &Term<'_>, out: &mut dyn Write) -> io::Result<()> {
    match term {
        Term::Thing(thing) => write!(out, "{}:{}", thing.segment, thing.slug),
        Term::Concept(concept) => write!(out, "{}:{}", concept.scheme(), concept.code()),
        Term::Word(curie) => out.write_all(curie.as_bytes()),
        Term::Iri(iri) => write!(out, "<{iri}>"),
        Term::Text(lang, text) => {
            quoted(text, out)?;
            write!(out, "@{}", lang.tag())
        }
        Term::Literal(datatype, text) => {
            quoted(text, out)?;
            if *datatype == Datatype::String { Ok(()) } else { write!(out, "^^{}", datatype.curie()) }
        }
    }
}

/// A text between quotation marks: what lies between two characters that need an escape is written at once.
pub(super) fn quoted(text: &str, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"\"")?;
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c == '"' || c == '\\' || c.is_control()) {
        out.write_all(&rest.as_bytes()[..at])?;
        let Some(c) = rest[at..].chars().next() else { break };
        match c {
            '"' => out.write_all(b"\\\"")?,
            '\\' => out.write_all(b"\\\\")?,
            '\n' => out.write_all(b"\\n")?,
            '\r' => out.write_all(b"\\r")?,
            '\t' => out.write_all(b"\\t")?,
            c => write!(out, "\\u{:04X}", u32::from(c))?,
        }
        rest = &rest[at + c.len_utf8()..];
    }
    out.write_all(rest.as_bytes())?;
    out.write_all(b"\"")
}
