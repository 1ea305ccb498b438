//! What a deal is about: area terms in the words that tell its purpose.

use super::sent::Sent;
use crate::lexicon::Lexicon;
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
}

/// The area terms between two positions, longest first at each place, in order.
pub fn areas(sent: &Sent<'_>, lexicon: &Lexicon, first: usize, end: usize) -> Vec<AreaHit> {
    let mut hits = Vec::new();
    let mut at = first;
    while at < end.min(sent.len()) {
        match lexicon.areas.longest_at(at, |i| sent.word(i), |i| sent.lower(i)) {
            Some((length, &area)) if at + length <= end => {
                hits.push(AreaHit { first: at, end: at + length, area });
                at += length;
            }
            _ => at += 1,
        }
    }
    hits
}
