//! Reads news articles that report agreements and publishes what they say as linked data.
//!
//! The stages, in reading order; none imports another, [`pipeline`] joins them:
//! [`read`] → [`extract`] → [`normalize`] → [`merge`] → [`emit`], or [`evaluate`] in the place of the last one.
//! [`stored`] reads an export again; [`diff`] compares two of them, [`validate`] checks one,
//! [`review`] lists what is doubtful in one.

pub mod record;

pub mod lexicon;

pub mod read;

pub mod extract;

pub mod normalize;

pub mod merge;

pub mod emit;

pub mod evaluate;

pub mod stored;

pub mod diff;

pub mod review;

pub mod validate;

#[cfg(feature = "query")]
pub mod query;

pub mod error;

pub mod pipeline;

pub mod cli;
