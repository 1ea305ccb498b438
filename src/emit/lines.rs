//! N-Triples and N-Quads: the canonical form, lines in the order of their code points.
//!
//! There are no blank nodes, so the sorted N-Quads are the RDFC-1.0 canonical form of the dataset.
//! Lines are put together here and not by a library: the graphs are large, and this takes a fraction of the time.

use super::graph::{Datatype, Quad, Term, Thing};
use super::iri::BaseIri;
use crate::record::vocabulary::{CONCEPT, expand};
use std::io::{self, Write};

/// Writes quads as N-Quads, each once; quads of the default graph alone are N-Triples.
///
/// Each item holds everything that is said about one subject, and subjects come in the order of
/// [`line_order`](super::graph::line_order): only one subject at a time is held and sorted.
///
/// # Errors
/// When the writer fails.
pub fn write<'q>(subjects: impl Iterator<Item = Vec<Quad<'q>>>, base: &BaseIri, out: &mut dyn Write) -> io::Result<()> {
    let mut lines = Lines { base: base.as_str(), words: Vec::new(), text: Vec::new() };
    let mut ends: Vec<(usize, usize)> = Vec::new();
    for quads in subjects {
        let Some(first) = quads.first() else { continue };
        lines.text.clear();
        ends.clear();
        lines.thing(&first.triple.subject);
        lines.text.push(b' ');
        // Every line starts so: it is made once, and what follows it is sorted.
        let subject = lines.text.len();
        for quad in &quads {
            let start = lines.text.len();
            lines.rest(quad);
            ends.push((start, lines.text.len()));
        }
        // In UTF-8 the order of bytes is the order of code points.
        let text = &lines.text;
        ends.sort_unstable_by(|a, b| text[a.0..a.1].cmp(&text[b.0..b.1]));
        ends.dedup_by(|a, b| text[a.0..a.1] == text[b.0..b.1]);
        for (start, end) in &ends {
            out.write_all(&text[..subject])?;
            out.write_all(&text[*start..*end])?;
        }
    }
    Ok(())
}

/// Lines being put together.
struct Lines<'a> {
    base: &'a str,
    /// Words of the vocabulary, in brackets: they are few, and stand on every line.
    words: Vec<(&'static str, Vec<u8>)>,
    text: Vec<u8>,
}

impl Lines<'_> {
    /// What stands after the subject.
    fn rest(&mut self, quad: &Quad<'_>) {
        self.word(quad.triple.predicate.curie);
        self.text.push(b' ');
        self.object(&quad.triple.object);
        if let Some(graph) = &quad.graph {
            self.text.push(b' ');
            self.thing(graph);
        }
        self.text.extend_from_slice(b" .\n");
    }

    fn object(&mut self, term: &Term<'_>) {
        match term {
            Term::Thing(thing) => self.thing(thing),
            Term::Concept(concept) => {
                for part in ["<", CONCEPT, concept.scheme(), "/", concept.code(), ">"] {
                    self.text.extend_from_slice(part.as_bytes());
                }
            }
            Term::Word(curie) => self.word(curie),
            Term::Iri(iri) => {
                self.text.push(b'<');
                self.text.extend_from_slice(iri.as_bytes());
                self.text.push(b'>');
            }
            Term::Text(lang, text) => {
                self.quoted(text);
                self.text.push(b'@');
                self.text.extend_from_slice(lang.tag().as_bytes());
            }
            Term::Literal(datatype, text) => {
                self.quoted(text);
                if *datatype != Datatype::String {
                    self.text.extend_from_slice(b"^^");
                    self.word(datatype.curie());
                }
            }
        }
    }

    fn thing(&mut self, thing: &Thing<'_>) {
        for part in ["<", self.base, thing.segment, "/", &thing.slug, ">"] {
            self.text.extend_from_slice(part.as_bytes());
        }
    }

    fn word(&mut self, curie: &'static str) {
        // The same word is nearly always the same constant: its place tells it sooner than its letters.
        let known =
            self.words.iter().position(|(known, _)| known.as_ptr() == curie.as_ptr() && known.len() == curie.len());
        let at = known.unwrap_or_else(|| {
            self.words.push((curie, format!("<{}>", expand(curie)).into_bytes()));
            self.words.len() - 1
        });
        self.text.extend_from_slice(&self.words[at].1);
    }

    /// A literal in canonical form: as few escapes as can be, and those in one way (RDF 1.1 N-Triples, chapter 4).
    fn quoted(&mut self, text: &str) {
        self.text.push(b'"');
        let bytes = text.as_bytes();
        let mut from = 0;
        for (at, byte) in bytes.iter().enumerate() {
            let escape: &[u8] = match byte {
                b'"' => b"\\\"",
                b'\\' => b"\\\\",
                b'\n' => b"\\n",
                b'\r' => b"\\r",
                b'\t' => b"\\t",
                0x08 => b"\\b",
                0x0C => b"\\f",
                0x00..=0x1F | 0x7F => {
                    self.text.extend_from_slice(&bytes[from..at]);
                    self.text.extend_from_slice(format!("\\u{byte:04X}").as_bytes());
                    from = at + 1;
                    continue;
                }
                _ => continue,
            };
            self.text.extend_from_slice(&bytes[from..at]);
            self.text.extend_from_slice(escape);
            from = at + 1;
        }
        self.text.extend_from_slice(&bytes[from..]);
        self.text.push(b'"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Property;
    use sophia::api::parser::QuadParser;
    use sophia::api::prelude::{QuadSerializer, QuadSource, Stringifier};
    use sophia::api::source::IntoSource;
    use sophia::api::term::SimpleTerm;
    use sophia::turtle::serializer::nq::{NQuadsConfig, NQuadsSerializer};

    #[test]
    fn a_line_is_what_a_library_writes_in_canonical_form() {
        let base = BaseIri::new("https://example.org/").unwrap();
        let texts = ["plain", "\"q\" \\ \n\r\t\u{8}\u{c}\u{1}\u{7f}\u{85}", "重庆 🚢 \u{202e}", "", "@en ^^ <a>"];
        for text in texts {
            let object = Term::plain(text);
            let triple =
                super::super::graph::Triple { subject: Thing::article("0a"), predicate: Property::Url.into(), object };
            let mut ours = Vec::new();
            let quad = Quad { graph: Some(Thing::article("0b")), triple };
            write([vec![quad]].into_iter(), &base, &mut ours).unwrap();
            let ours = String::from_utf8(ours).unwrap();
            let quads: Vec<([SimpleTerm<'static>; 3], Option<SimpleTerm<'static>>)> =
                sophia::turtle::parser::nq::NQuadsParser::default().parse_str(&ours).collect_quads().unwrap();
            let config = NQuadsConfig::default().with_canonical(true);
            let mut theirs = NQuadsSerializer::new_stringifier_with_config(config);
            theirs.serialize_quads(quads.into_iter().into_source()).unwrap();
            assert_eq!(ours, theirs.as_str());
        }
    }
}
