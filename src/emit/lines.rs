//! N-Triples and N-Quads: the canonical form, lines in the order of their code points.
//!
//! There are no blank nodes, so the sorted N-Quads are the RDFC-1.0 canonical form of the dataset.

use super::graph::{Quad, Term, Thing, Triple};
use super::iri::BaseIri;
use crate::record::vocabulary::expand;
use sophia::api::MownStr;
use sophia::api::prelude::{QuadSerializer, Stringifier};
use sophia::api::source::IntoSource;
use sophia::api::term::{IriRef, LanguageTag, SimpleTerm};
use sophia::turtle::serializer::nq::{NQuadsConfig, NQuadsSerializer};
use std::io;

/// Triples as N-Triples.
///
/// # Errors
/// When the serializer fails.
pub fn n_triples(triples: &[Triple], base: &BaseIri) -> io::Result<Vec<u8>> {
    // N-Quads without graph names are N-Triples.
    canonical(triples.iter().map(|triple| (spo(triple, base), None)))
}

/// Quads in any order as N-Quads, each once.
///
/// # Errors
/// When the serializer fails.
pub fn n_quads(quads: impl Iterator<Item = Quad>, base: &BaseIri) -> io::Result<Vec<u8>> {
    canonical(quads.map(|quad| (spo(&quad.triple, base), quad.graph.as_ref().map(|graph| thing(graph, base)))))
}

type Spo = [SimpleTerm<'static>; 3];

fn canonical(quads: impl Iterator<Item = (Spo, Option<SimpleTerm<'static>>)>) -> io::Result<Vec<u8>> {
    let mut serializer = NQuadsSerializer::new_stringifier_with_config(NQuadsConfig::default().with_canonical(true));
    let done = serializer.serialize_quads(quads.into_source()).map_err(io::Error::other)?;
    Ok(sorted(done.as_utf8()))
}

/// Lines in the order of their bytes, which in UTF-8 is the order of their code points.
fn sorted(text: &[u8]) -> Vec<u8> {
    let mut lines: Vec<&[u8]> = text.split_inclusive(|byte| *byte == b'\n').collect();
    lines.sort_unstable();
    lines.dedup();
    lines.concat()
}

fn spo(triple: &Triple, base: &BaseIri) -> Spo {
    let predicate = iri(expand(triple.predicate.curie));
    [thing(&triple.subject, base), predicate, object(&triple.object, base)]
}

fn object(term: &Term, base: &BaseIri) -> SimpleTerm<'static> {
    match term {
        Term::Text(lang, text) => {
            let tag = LanguageTag::new_unchecked(MownStr::from(lang.tag()));
            SimpleTerm::LiteralLanguage(MownStr::from(text.clone()), tag, None)
        }
        Term::Literal(datatype, text) => {
            let datatype = IriRef::new_unchecked(MownStr::from(expand(datatype.curie())));
            SimpleTerm::LiteralDatatype(MownStr::from(text.clone()), datatype)
        }
        named => iri(named.iri(base).unwrap_or_default()),
    }
}

fn thing(thing: &Thing, base: &BaseIri) -> SimpleTerm<'static> {
    iri(thing.iri(base))
}

fn iri(iri: String) -> SimpleTerm<'static> {
    SimpleTerm::Iri(IriRef::new_unchecked(MownStr::from(iri)))
}
