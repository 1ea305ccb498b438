//! Syndicated copies: texts that are nearly the same count as one witness.
//!
//! The sketches are `MinHash` signatures; texts that share a whole band of a sketch are compared (locality-sensitive
//! hashing), so that the time is near linear in the number of articles.

use crate::record::{Property, Records, Value};
use std::collections::BTreeMap;

/// How many hashes make a band: with 16 bands of 4, of pairs that share seven runs in ten 99 in 100 are compared.
const BAND: usize = 4;
/// The least share of hashes, in hundredths, that a copy has in common with its original.
const ALIKE: usize = 60;
/// The most texts of one band that each new text is compared with.
const MOST: usize = 50;

/// Each copy with its original: the first published of the texts that it is like, else the first by id.
pub fn copies(articles: &[Records]) -> BTreeMap<String, String> {
    let mut order: Vec<&Records> = articles.iter().filter(|a| !a.sketch.is_empty()).collect();
    order.sort_by_key(|a| (published(a).is_none(), published(a), a.article.clone()));
    let (shared, count) = shared_bands(&order);
    // The originals of each band, by their places in the order.
    let mut bands: Vec<Vec<usize>> = vec![Vec::new(); count];
    let mut copies: BTreeMap<String, String> = BTreeMap::new();
    for (at, article) in order.iter().enumerate() {
        let from = shared.partition_point(|(of, _)| *of < at);
        let of_article = || shared[from..].iter().take_while(|(of, _)| *of == at).map(|(_, band)| *band);
        let mut near: Vec<usize> = of_article().flat_map(|band| &bands[band]).copied().collect();
        near.sort_unstable();
        near.dedup();
        match near.into_iter().find(|&known| alike(&order[known].sketch, &article.sketch) >= ALIKE) {
            // Only originals are in the bands, so a copy of a copy is one of the original.
            Some(known) => _ = copies.insert(article.article.clone(), order[known].article.clone()),
            None => {
                for band in of_article().filter(|&band| bands[band].len() < MOST).collect::<Vec<_>>() {
                    bands[band].push(at);
                }
            }
        }
    }
    copies
}

/// The bands that several texts share, by number: each text, by its place, with each band of it; and how many there are.
/// Most bands are of one text alone, and nothing is held for them.
fn shared_bands<'a>(order: &[&'a Records]) -> (Vec<(usize, usize)>, usize) {
    let of_text = |(at, text): (usize, &&'a Records)| text.sketch.chunks(BAND).enumerate().map(move |band| (band, at));
    let mut all: Vec<((usize, &[u32]), usize)> = order.iter().enumerate().flat_map(of_text).collect();
    all.sort_unstable();
    let (mut shared, mut count) = (Vec::new(), 0);
    for same in all.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() > 1) {
        shared.extend(same.iter().map(|(_, at)| (*at, count)));
        count += 1;
    }
    shared.sort_unstable();
    (shared, count)
}

/// The day of publication, where it is known.
pub fn published(records: &Records) -> Option<String> {
    let article = records.nodes.iter().find(|n| n.id.slug() == records.article)?;
    match article.value(Property::DatePublished)? {
        Value::Day(day) => Some(day.clone()),
        _ => None,
    }
}

/// The share of hashes, in hundredths, that two sketches have in common.
fn alike(one: &[u32], other: &[u32]) -> usize {
    if one.len() != other.len() {
        return 0;
    }
    100 * one.iter().zip(other).filter(|(a, b)| a == b).count() / one.len().max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(id: &str, sketch: impl Iterator<Item = u32>) -> Records {
        Records { article: id.to_owned(), sketch: sketch.collect(), ..Records::default() }
    }

    #[test]
    fn a_near_duplicate_is_a_copy_of_the_first_and_others_are_none() {
        let articles = [
            article("c", (0..64).map(|i| if i % 8 == 0 { 7 } else { i })),
            article("a", 0..64),
            article("b", 100..164),
            article("d", (0..64).map(|i| if i % 2 == 0 { 900 + i } else { i })),
            article("e", std::iter::empty()),
        ];
        assert_eq!(copies(&articles), BTreeMap::from([("c".to_owned(), "a".to_owned())]));
    }
}
