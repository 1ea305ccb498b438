//! N-Triples and N-Quads: the canonical form, lines in the order of their code points.
//!
//! There are no blank nodes, so the sorted N-Quads are the RDFC-1.0 canonical form of the dataset.
//! Lines are put together here and not by a library: the graphs are large, and this takes a fraction of the time.

use super::graph::{Datatype, Quad, Term, Thing};
use super::iri::BaseIri;
use crate::record::vocabulary::{CONCEPT, expand};
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
pub fn write<'q>(subjects: impl Iterator<Item = Vec<Quad<'q>>>, base: &BaseIri, out: &mut dyn Write) -> io::Result<()> {
    let mut lines = Lines::new(base);
    for quads in subjects {
        lines.about(&quads);
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
    /// What is ready.
    page: Vec<u8>,
    /// What every line about the subject at hand starts with.
    subject: Vec<u8>,
    /// The quads about the subject, each as the rank of its predicate and its place.
    order: Vec<(usize, usize)>,
    /// What stands after the subject in lines of one predicate, and where each of them starts and ends.
    rests: Vec<u8>,
    ends: Vec<(usize, usize)>,
}

impl<'a> Lines<'a> {
    fn new(base: &'a BaseIri) -> Self {
        Self {
            words: Words { base: base.as_str(), slots: vec![0; SLOTS], known: Vec::new() },
            page: Vec::with_capacity(2 * PAGE),
            subject: Vec::new(),
            order: Vec::new(),
            rests: Vec::new(),
            ends: Vec::new(),
        }
    }

    /// Adds the lines about one subject.
    ///
    /// They are put in order by the ranks of their predicates; letters are compared only where one predicate has
    /// several objects. In UTF-8 the order of bytes is the order of code points.
    fn about(&mut self, quads: &[Quad<'_>]) {
        let Self { words, page, subject, order, rests, ends } = self;
        let Some(first) = quads.first() else { return };
        subject.clear();
        words.thing(&first.triple.subject, subject);
        subject.push(b' ');
        order.clear();
        order.extend(
            quads.iter().enumerate().map(|(at, quad)| (words.place(quad.triple.predicate.curie, Use::Word), at)),
        );
        // A rank holds only when every word is known.
        order.iter_mut().for_each(|(word, _)| *word = words.known[*word].rank);
        order.sort_unstable();
        for same in order.chunk_by(|a, b| a.0 == b.0) {
            if let [(_, only)] = same {
                page.extend_from_slice(subject);
                words.rest(&quads[*only], page);
                continue;
            }
            rests.clear();
            ends.clear();
            for (_, at) in same {
                let start = rests.len();
                words.rest(&quads[*at], rests);
                ends.push((start, rests.len()));
            }
            ends.sort_unstable_by(|a, b| rests[a.0..a.1].cmp(&rests[b.0..b.1]));
            ends.dedup_by(|a, b| rests[a.0..a.1] == rests[b.0..b.1]);
            for (start, end) in ends.iter() {
                page.extend_from_slice(subject);
                page.extend_from_slice(&rests[*start..*end]);
            }
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

/// Many more than there are words, so that two of them seldom meet; a power of two.
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
    fn place(&mut self, word: &'static str, usage: Use) -> usize {
        let mut slot = word.as_ptr().addr() % SLOTS;
        while let Some(at) = self.slots[slot].checked_sub(1) {
            let known = &self.known[at];
            if std::ptr::eq(known.word, word) && known.usage == usage {
                return at;
            }
            slot = (slot + 1) % SLOTS;
        }
        let text = match usage {
            Use::Word => format!("<{}>", expand(word)),
            Use::Segment => format!("<{}{word}/", self.base),
            Use::Scheme => format!("<{CONCEPT}{word}/"),
        };
        self.known.push(Known { word, usage, text: text.into_bytes(), rank: 0 });
        self.slots[slot] = self.known.len();
        for at in 0..self.known.len() {
            self.known[at].rank = self.known.iter().filter(|known| known.text < self.known[at].text).count();
        }
        self.known.len() - 1
    }

    fn put(&mut self, word: &'static str, usage: Use, out: &mut Vec<u8>) {
        let at = self.place(word, usage);
        out.extend_from_slice(&self.known[at].text);
    }

    /// What stands after the subject.
    fn rest(&mut self, quad: &Quad<'_>, out: &mut Vec<u8>) {
        self.put(quad.triple.predicate.curie, Use::Word, out);
        out.push(b' ');
        self.object(&quad.triple.object, out);
        if let Some(graph) = &quad.graph {
            out.push(b' ');
            self.thing(graph, out);
        }
        out.extend_from_slice(b" .\n");
    }

    fn object(&mut self, term: &Term<'_>, out: &mut Vec<u8>) {
        match term {
            Term::Thing(thing) => self.thing(thing, out),
            Term::Concept(concept) => {
                self.put(concept.scheme(), Use::Scheme, out);
                out.extend_from_slice(concept.code().as_bytes());
                out.push(b'>');
            }
            Term::Word(curie) => self.put(curie, Use::Word, out),
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
}
