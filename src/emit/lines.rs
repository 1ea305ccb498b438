//! N-Triples and N-Quads: the canonical form, lines in the order of their code points.
//!
//! There are no blank nodes, so the sorted N-Quads are the RDFC-1.0 canonical form of the dataset.
//! Lines are put together here and not by a library: the graphs are large, and this takes a fraction of the time.

use super::graph::{Datatype, Quad, Term, Thing};
use super::iri::BaseIri;
use crate::record::vocabulary::{CONCEPT, expand};
use std::borrow::Borrow;
use std::io::{self, Write};

/// So many bytes are put together before they are handed on.
const PAGE: usize = 1 << 16;

/// Writes quads as N-Quads, each once; quads of the default graph alone are N-Triples.
///
/// Each item holds everything that is said about one subject, and subjects come in the order of
/// [`line_order`](super::graph::line_order): only one subject at a time is held and sorted.
///
/// # Errors
/// When the writer fails.
pub fn write<'q, Q: Borrow<Quad<'q>>>(
    subjects: impl Iterator<Item = impl IntoIterator<Item = Q>>,
    base: &BaseIri,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut lines = Lines::new(base);
    for quads in subjects {
        lines.about(quads);
        if lines.page.len() >= PAGE {
            out.write_all(&lines.page)?;
            lines.page.clear();
        }
    }
    out.write_all(&lines.page)
}

/// Lines being put together.
struct Lines<'a> {
    words: Words<'a>,
    /// What every line about the subject at hand starts with.
    subject: Vec<u8>,
    /// What stands after it in each line.
    rests: Vec<u8>,
    /// Where those start and end.
    spans: Vec<Span>,
    /// What is ready.
    page: Vec<u8>,
}

/// What stands after the subject in one line.
struct Span {
    /// The place of its predicate among the words, and when all are known the rank of it.
    rank: usize,
    start: usize,
    end: usize,
}

impl<'a> Lines<'a> {
    fn new(base: &'a BaseIri) -> Self {
        Self {
            words: Words { base: base.as_str(), slots: vec![0; SLOTS], known: Vec::new() },
            subject: Vec::new(),
            rests: Vec::new(),
            spans: Vec::new(),
            page: Vec::with_capacity(2 * PAGE),
        }
    }

    /// Adds the lines about one subject.
    ///
    /// They are put in order by the ranks of their predicates; letters are compared only where one predicate has
    /// several objects. In UTF-8 the order of bytes is the order of code points.
    fn about<'q, Q: Borrow<Quad<'q>>>(&mut self, quads: impl IntoIterator<Item = Q>) {
        let Self { words, subject, rests, spans, page } = self;
        subject.clear();
        rests.clear();
        spans.clear();
        quads.into_iter().for_each(|quad| {
            let quad = quad.borrow();
            if subject.is_empty() {
                words.thing(&quad.triple.subject, subject);
                subject.push(b' ');
            }
            let start = rests.len();
            let rank = words.rest(quad, rests);
            spans.push(Span { rank, start, end: rests.len() });
        });
        spans.iter_mut().for_each(|span| span.rank = words.known[span.rank].rank);
        let text = |span: &Span| &rests[span.start..span.end];
        spans.sort_unstable_by(|a, b| a.rank.cmp(&b.rank).then_with(|| text(a).cmp(text(b))));
        spans.dedup_by(|a, b| a.rank == b.rank && text(a) == text(b));
        for span in &*spans {
            page.extend_from_slice(subject);
            page.extend_from_slice(text(span));
        }
    }
}

/// What a word of ours is the beginning of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    /// The IRI of a class or property.
    Word,
    /// The IRIs of things of one kind.
    Segment,
    /// The IRIs of the concepts of one scheme.
    Scheme,
}

/// A word that lines were made with.
struct Known {
    word: &'static str,
    usage: Use,
    /// The IRI in brackets, or the beginning of IRIs.
    text: Vec<u8>,
    /// How many of the known texts come before this one.
    rank: usize,
}

/// So many slots there are at first: many more than words, so that two of them seldom meet; a power of two.
const SLOTS: usize = 1 << 10;

/// The words that stand on every line, as they stand there: they are few, and each is made once.
struct Words<'a> {
    base: &'a str,
    /// Where a word lies in memory leads to a slot, and what is there or in the next ones to the word: its place among
    /// the known ones and one, or 0. The same word is nearly always the same constant, and where it is not, it is known
    /// twice and no line is another.
    slots: Vec<usize>,
    known: Vec<Known>,
}

impl Words<'_> {
    /// The place of a word among the known ones, where it now is.
    #[inline]
    fn place(&mut self, word: &'static str, usage: Use) -> usize {
        let mut slot = self.slot(word.as_ptr().addr());
        while let Some(at) = self.slots[slot].checked_sub(1) {
            let known = &self.known[at];
            if std::ptr::eq(known.word, word) && known.usage == usage {
                return at;
            }
            slot = self.slot(slot + 1);
        }
        self.learn(word, usage)
    }

    /// A number as that of a slot: how many there are is a power of two.
    fn slot(&self, number: usize) -> usize {
        number & (self.slots.len() - 1)
    }

    /// Makes the text of a word that has not been met, and ranks all anew.
    #[cold]
    fn learn(&mut self, word: &'static str, usage: Use) -> usize {
        let text = match usage {
            Use::Word => format!("<{}>", expand(word)),
            Use::Segment => format!("<{}{word}/", self.base),
            Use::Scheme => format!("<{CONCEPT}{word}/"),
        };
        self.known.push(Known { word, usage, text: text.into_bytes(), rank: 0 });
        let new = if 2 * self.known.len() > self.slots.len() {
            self.slots = vec![0; 2 * self.slots.len()];
            0
        } else {
            self.known.len() - 1
        };
        for at in new..self.known.len() {
            let mut slot = self.slot(self.known[at].word.as_ptr().addr());
            while self.slots[slot] != 0 {
                slot = self.slot(slot + 1);
            }
            self.slots[slot] = at + 1;
        }
        for at in 0..self.known.len() {
            self.known[at].rank = self.known.iter().filter(|known| known.text < self.known[at].text).count();
        }
        self.known.len() - 1
    }

    /// Adds the text of a word; gives its place.
    #[inline]
    fn put(&mut self, word: &'static str, usage: Use, out: &mut Vec<u8>) -> usize {
        let at = self.place(word, usage);
        out.extend_from_slice(&self.known[at].text);
        at
    }

    /// What stands after the subject; gives the place of the predicate.
    #[inline]
    fn rest(&mut self, quad: &Quad<'_>, out: &mut Vec<u8>) -> usize {
        let predicate = self.put(quad.triple.predicate.curie, Use::Word, out);
        out.push(b' ');
        self.object(&quad.triple.object, out);
        if let Some(graph) = &quad.graph {
            out.push(b' ');
            self.thing(graph, out);
        }
        out.extend_from_slice(b" .\n");
        predicate
    }

    #[inline]
    fn object(&mut self, term: &Term<'_>, out: &mut Vec<u8>) {
        match term {
            Term::Thing(thing) => self.thing(thing, out),
            Term::Concept(concept) => {
                self.put(concept.scheme(), Use::Scheme, out);
                out.extend_from_slice(concept.code().as_bytes());
                out.push(b'>');
            }
            Term::Word(curie) => {
                self.put(curie, Use::Word, out);
            }
            Term::Iri(iri) => {
                out.push(b'<');
                out.extend_from_slice(iri.as_bytes());
                out.push(b'>');
            }
            Term::Text(lang, text) => {
                quoted(text, out);
                out.push(b'@');
                out.extend_from_slice(lang.tag().as_bytes());
            }
            Term::Literal(datatype, text) => {
                quoted(text, out);
                if *datatype != Datatype::String {
                    out.extend_from_slice(b"^^");
                    self.put(datatype.curie(), Use::Word, out);
                }
            }
        }
    }

    #[inline]
    fn thing(&mut self, thing: &Thing<'_>, out: &mut Vec<u8>) {
        self.put(thing.segment, Use::Segment, out);
        out.extend_from_slice(thing.slug.as_bytes());
        out.push(b'>');
    }
}

/// The letter that stands after the backslash for each byte; `u` for a number, 0 for a byte that stands for itself.
const ESCAPES: [u8; 256] = {
    let mut escapes = [0; 256];
    let mut control = 0;
    while control < 0x20 {
        escapes[control] = b'u';
        control += 1;
    }
    escapes[0x7F] = b'u';
    escapes[0x08] = b'b';
    escapes[0x09] = b't';
    escapes[0x0A] = b'n';
    escapes[0x0C] = b'f';
    escapes[0x0D] = b'r';
    escapes[b'"' as usize] = b'"';
    escapes[b'\\' as usize] = b'\\';
    escapes
};

/// A literal in canonical form: as few escapes as can be, and those in one way (RDF 1.1 N-Triples, chapter 4).
fn quoted(text: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    let mut bytes = text.as_bytes();
    while let Some(at) = bytes.iter().position(|&byte| ESCAPES[usize::from(byte)] != 0) {
        let byte = bytes[at];
        out.extend_from_slice(&bytes[..at]);
        out.extend_from_slice(&[b'\\', ESCAPES[usize::from(byte)]]);
        if ESCAPES[usize::from(byte)] == b'u' {
            out.extend_from_slice(format!("{byte:04X}").as_bytes());
        }
        bytes = &bytes[at + 1..];
    }
    out.extend_from_slice(bytes);
    out.push(b'"');
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

    #[test]
    fn a_word_is_made_once_however_many_there_are() {
        let mut words = Words { base: "https://example.org/", slots: vec![0; 2], known: Vec::new() };
        let names: Vec<&'static str> = (0..300).map(|n| &*Box::leak(format!("pact:{n}").into_boxed_str())).collect();
        let places: Vec<usize> = names.iter().map(|name| words.place(name, Use::Word)).collect();
        assert!(places.iter().copied().eq(0..300));
        assert!(names.iter().map(|name| words.place(name, Use::Word)).eq(0..300));
        assert_eq!(words.place(names[0], Use::Segment), 300);
        let mut ranked: Vec<&Known> = words.known.iter().collect();
        ranked.sort_by_key(|known| known.rank);
        assert!(ranked.is_sorted_by_key(|known| &known.text));
    }

    #[test]
    fn lines_are_sorted_and_each_comes_once() {
        let base = BaseIri::new("https://example.org/").unwrap();
        let quad = |property: Property, text, graph: Option<&'static str>| {
            let object = Term::plain(text);
            let triple =
                super::super::graph::Triple { subject: Thing::article("0a"), predicate: property.into(), object };
            Quad { graph: graph.map(Thing::article), triple }
        };
        let quads = [
            quad(Property::PrefLabel, "b", None),
            quad(Property::PrefLabel, "a", Some("0b")),
            quad(Property::Url, "x", None),
            quad(Property::PrefLabel, "a", None),
            quad(Property::PrefLabel, "b", None),
            quad(Property::Status, "y", None),
        ];
        let mut out = Vec::new();
        write([&quads].into_iter(), &base, &mut out).unwrap();
        let lines: Vec<&str> = std::str::from_utf8(&out).unwrap().lines().collect();
        assert_eq!(lines.len(), 5, "{lines:?}");
        assert!(lines.is_sorted(), "{lines:?}");
    }
}
