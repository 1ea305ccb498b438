//! What a deal is about: area terms in the words that tell its purpose.

use super::sent::Sent;
use super::tagger::Tag;
use crate::lexicon::{AreaUse, Lexicon};
use crate::record::concept::Area;

/// An area term in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AreaHit {
    /// First position.
    pub first: usize,
    /// One past the last.
    pub end: usize,
    /// The area.
    pub area: Area,
    /// Whether it gives way to any area that is told outright: `a loan for the port` is about ports.
    pub loose: bool,
}

/// Words that a bare area stands before when it names what something is about: `education cooperation`.
const HEADS: &[&str] = &[
    "accord",
    "agreement",
    "collaboration",
    "compact",
    "cooperation",
    "co-operation",
    "deal",
    "dialogue",
    "exchange",
    "exchanges",
    "issues",
    "matters",
    "memorandum",
    "pact",
    "partnership",
    "programme",
    "program",
    "project",
    "projects",
    "protocol",
    "relations",
    "sector",
    "sectors",
    "services",
    "ties",
    "treaty",
];

/// What names of places end in.
const GEOGRAPHIC: &[&str] = &["bay", "canal", "lake", "ocean", "river", "road", "sea", "street", "valley"];

/// The area terms between two positions, longest first at each place, in order.
pub fn areas(sent: &Sent<'_>, lexicon: &Lexicon, first: usize, end: usize) -> Vec<AreaHit> {
    let mut hits = Vec::new();
    let mut at = first;
    while at < end.min(sent.len()) {
        // `Port Louis` is a town, no port.
        let town = lexicon.places.longest_at(at, |i| sent.lower(i)).map_or(0, |(length, _)| length);
        if town >= 2 && sent.is_capital(at) {
            at += town;
            continue;
        }
        // `the Silk Road`, `the Jade River`: names, which say nothing of roads and rivers.
        if at > 0 && sent.is_capital(at) && sent.is_capital(at - 1) && GEOGRAPHIC.contains(&sent.lower(at)) {
            at += 1;
            continue;
        }
        match lexicon.areas.longest_at(at, |i| sent.word(i), |i| sent.lower(i)) {
            Some((length, term)) if at + length <= end => {
                let hit = AreaHit { first: at, end: at + length, area: term.area, loose: false };
                match term.use_ {
                    AreaUse::Always => hits.push(hit),
                    AreaUse::Listed => hits.push(AreaHit { loose: !is_listed(sent, lexicon, at, at + length), ..hit }),
                    AreaUse::GivesWay => hits.push(AreaHit { loose: true, ..hit }),
                    AreaUse::Verb if is_verb(sent.tag(at)) => hits.push(hit),
                    AreaUse::Verb => {}
                }
                at += length;
            }
            _ => at += 1,
        }
    }
    hits
}

/// Whether a bare word stands where areas are named: in a row with another, after `on`, before `cooperation`.
fn is_listed(sent: &Sent<'_>, lexicon: &Lexicon, first: usize, end: usize) -> bool {
    let term_at = |i: usize| lexicon.areas.longest_at(i, |i| sent.word(i), |i| sent.lower(i)).is_some();
    let joint = |i: usize| matches!(sent.lower(i), "," | "and" | "&" | "or" | "/");
    let after = (end..end + 2).take_while(|&i| joint(i)).last().is_some_and(|i| term_at(i + 1) || term_at(i + 2));
    let before = first >= 2 && joint(first - 1) && (1..=3).any(|back| first > back && term_at(first - 1 - back));
    let governed = first > 0
        && matches!(sent.lower(first - 1), "on" | "in" | "for" | "covers" | "covering" | "regarding" | "concerning")
        && sent.lower(end) != "of";
    before || after || governed || HEADS.contains(&sent.lower(end))
}

fn is_verb(tag: Tag) -> bool {
    matches!(tag, Tag::Vb | Tag::Vbd | Tag::Vbg | Tag::Vbn | Tag::Vbp | Tag::Vbz)
}
