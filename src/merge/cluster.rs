//! Agreements over articles: which of them are one.
//!
//! Only deals that share parties are compared. The surest pairs are joined first, and a group takes nobody in who cannot
//! be one with each of its members: two deals of one article never meet.

use super::deal::{Deal, Side};
use super::same;
use crate::record::Edtf;
use std::collections::{BTreeMap, BTreeSet};

/// A block of more deals than this is compared only along its dates.
const LARGE: usize = 40;
/// How many neighbours by date each deal of a large block is compared with.
const NEIGHBOURS: usize = 20;

/// Groups of deals, by their places in the list, each group and the groups in order; deals that are alone are groups of
/// one. Besides, the pairs that nearly are one. `are_two` is what people have decided.
pub fn groups(deals: &[Deal], are_two: impl Fn(usize, usize) -> bool) -> (Vec<Vec<usize>>, Vec<(usize, usize)>) {
    let mut edges: Vec<(i32, usize, usize)> = Vec::new();
    let mut doubtful = Vec::new();
    for ((a, b), months) in candidates(deals) {
        match same::points(&deals[a], &deals[b], months) {
            Some(points) if points >= same::ENOUGH => edges.push((points, a, b)),
            Some(points) if points >= same::DOUBTFUL => doubtful.push((a, b)),
            _ => {}
        }
    }
    edges.sort_by_key(|&(points, a, b)| (std::cmp::Reverse(points), a, b));
    let mut group: Vec<usize> = (0..deals.len()).collect();
    let mut members: BTreeMap<usize, Vec<usize>> = (0..deals.len()).map(|at| (at, vec![at])).collect();
    for (_, a, b) in edges {
        let (into, from) = (group[a].min(group[b]), group[a].max(group[b]));
        if into == from {
            continue;
        }
        let fits = members[&into].iter().all(|&one| {
            members[&from].iter().all(|&other| !are_two(one, other) && compatible(&deals[one], &deals[other]))
        });
        if fits && let Some(moved) = members.remove(&from) {
            for &at in &moved {
                group[at] = into;
            }
            members.entry(into).or_default().extend(moved);
        }
    }
    let mut groups: Vec<Vec<usize>> = members.into_values().collect();
    for group in &mut groups {
        group.sort_unstable();
    }
    doubtful.retain(|&(a, b)| group[a] != group[b] && !are_two(a, b));
    (groups, doubtful)
}

/// Whether two deals may be in one group, though not enough may speak for it.
fn compatible(a: &Deal, b: &Deal) -> bool {
    same::points(a, b, 1).is_some()
}

/// What two deals have in common if they are compared at all.
pub enum Block<'d> {
    /// Two of their parties, or the one country of all.
    Parties(&'d str, &'d str),
    /// One of their parties, and a name, a day, or the text.
    Told(&'d str, String),
}

/// The blocks of a deal: only deals that share one are compared.
pub fn blocks(deal: &Deal) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    // A public body stands for its place, so that `Kenya` meets `the government of Kenya`.
    let sides: BTreeSet<&str> = deal.parties.iter().take(8).map(Side::block).collect();
    let sides: Vec<&str> = sides.into_iter().collect();
    for (i, &one) in sides.iter().enumerate() {
        blocks.extend(sides[i + 1..].iter().map(|other| Block::Parties(one, other)));
        let day = deal.date.map(|d| d.to_string()).filter(|d| d.len() == 10);
        let title = deal.title.as_ref().map(|title| title.words.clone());
        let told = title.into_iter().chain(day).chain([deal.witness.clone()]);
        blocks.extend(told.map(|key| Block::Told(one, key)));
    }
    // Ministries of one country have the country as their only side.
    if let [one] = sides.as_slice()
        && deal.parties.len() > 1
    {
        blocks.push(Block::Parties(one, one));
    }
    blocks
}

/// The pairs to compare, each with the number of months for which their parties are known.
fn candidates(deals: &[Deal]) -> BTreeMap<(usize, usize), usize> {
    let mut blocks: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    let mut named: BTreeMap<(&str, String), Vec<usize>> = BTreeMap::new();
    for (at, deal) in deals.iter().enumerate() {
        for block in self::blocks(deal) {
            match block {
                Block::Parties(one, other) => blocks.entry((one, other)).or_default().push(at),
                Block::Told(one, key) => named.entry((one, key)).or_default().push(at),
            }
        }
    }
    let mut pairs: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for mut block in blocks.into_values() {
        let months: BTreeSet<(Option<i16>, Option<u8>)> =
            block.iter().filter_map(|&at| deals[at].date).map(|d| (d.from.year, d.from.month)).collect();
        let reach = if block.len() > LARGE { NEIGHBOURS } else { block.len() };
        block.sort_by_key(|&at| (deals[at].date.and_then(Edtf::days), deals[at].published, at));
        for (i, &a) in block.iter().enumerate() {
            for &b in block.iter().skip(i + 1).take(reach) {
                let known = pairs.entry((a.min(b), a.max(b))).or_insert(0);
                *known = months.len().max(*known);
            }
        }
    }
    for block in named.into_values() {
        for (i, &a) in block.iter().enumerate() {
            for &b in block.iter().skip(i + 1).take(NEIGHBOURS) {
                pairs.entry((a.min(b), a.max(b))).or_insert(usize::MAX);
            }
        }
    }
    pairs
}
