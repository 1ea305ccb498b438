//! Measuring: what was found in articles against gold, which people made by reading them.
//!
//! [`gold`](read_gold) is read from files, [`Facts`] from the dataset of one article;
//! [`Evaluation::add`] pairs the two and counts, [`report`] prints. A pair is one article, scored alone.

mod facts;
mod gold;
mod matching;
pub mod report;
mod same;
mod score;
mod tally;
mod wanted;

#[cfg(test)]
mod tests;

pub use facts::{Facts, Found, Said};
pub use gold::{Gold, GoldError, read_gold};
pub use score::{Bin, Count, Evaluation, Fault, FaultKind, Slot};
