//! Extraction: from an article's text to what it says, in its own words.
//!
//! A cascade of stages, each a pure function of what the one before it saw.

pub mod rule;
pub mod tagger;
pub mod text;
pub mod token;
