//! RDF/XML, for tools that read nothing else: a `rdf:Description` a subject, an element a triple.

use super::graph::{Datatype, Term, Triple};
use super::iri::BaseIri;
use crate::record::vocabulary::{PREFIXES, expand};
use std::borrow::Cow;
use std::io::{self, Write};

/// Writes RDF/XML; each item holds the sorted triples about one subject.
///
/// XML has no way to write U+FFFE and U+FFFF, which are no characters; U+FFFD stands for them.
///
/// # Errors
/// When the writer fails.
pub fn write<'t>(
    subjects: impl Iterator<Item = Vec<Triple<'t>>>,
    base: &BaseIri,
    out: &mut dyn Write,
) -> io::Result<()> {
    out.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rdf:RDF")?;
    for (prefix, iri) in PREFIXES {
        write!(out, "\n    xmlns:{prefix}=\"{}\"", escaped(iri))?;
    }
    out.write_all(b">\n")?;
    for triples in subjects {
        let Some(first) = triples.first() else { continue };
        writeln!(out, "  <rdf:Description rdf:about=\"{}\">", escaped(&first.subject.iri(base)))?;
        triples.iter().try_for_each(|triple| element(triple, base, out))?;
        out.write_all(b"  </rdf:Description>\n")?;
    }
    out.write_all(b"</rdf:RDF>\n")
}

fn element(triple: &Triple<'_>, base: &BaseIri, out: &mut dyn Write) -> io::Result<()> {
    let name = triple.predicate.curie;
    match &triple.object {
        Term::Text(lang, text) => {
            writeln!(out, "    <{name} xml:lang=\"{}\">{}</{name}>", lang.tag(), escaped(text))
        }
        Term::Literal(Datatype::String, text) => writeln!(out, "    <{name}>{}</{name}>", escaped(text)),
        Term::Literal(datatype, text) => {
            writeln!(out, "    <{name} rdf:datatype=\"{}\">{}</{name}>", expand(datatype.curie()), escaped(text))
        }
        named => {
            let iri = named.iri(base).unwrap_or_default();
            writeln!(out, "    <{name} rdf:resource=\"{}\"/>", escaped(&iri))
        }
    }
}

/// A text as it stands between tags or between quotation marks.
fn escaped(text: &str) -> Cow<'_, str> {
    let needs = |c: char| matches!(c, '&' | '<' | '>' | '"' | '\r') || is_no_xml(c);
    if !text.contains(needs) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // As it is, a reader would take it for a line feed.
            '\r' => out.push_str("&#xD;"),
            c if is_no_xml(c) => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// Whether XML 1.0 cannot hold the character, not even as a reference (production 2, `Char`).
fn is_no_xml(c: char) -> bool {
    matches!(c, '\u{0}'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_reads_as_markup_is_escaped_and_what_it_cannot_hold_is_replaced() {
        assert_eq!(escaped("a & <b> \"c\"\r\n"), "a &amp; &lt;b&gt; &quot;c&quot;&#xD;\n");
        assert_eq!(escaped("\u{FFFE}\u{1}重庆\t"), "\u{FFFD}\u{FFFD}重庆\t");
        assert!(matches!(escaped("plain 'text'"), Cow::Borrowed(_)));
    }
}
