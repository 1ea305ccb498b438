//! The tests of the program as a whole; this file is their table of contents.

#[cfg(test)]
mod bad_input;
#[cfg(test)]
mod cache;
#[cfg(test)]
mod constructions;
#[cfg(test)]
mod curation;
#[cfg(test)]
mod determinism;
#[cfg(test)]
mod evaluate;
#[cfg(test)]
mod exports;
#[cfg(test)]
mod faults;
#[cfg(test)]
mod filters;
#[cfg(test)]
mod fuzz;
#[cfg(test)]
mod inputs;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod lexicon;
#[cfg(test)]
mod linear;
#[cfg(test)]
mod links;
#[cfg(test)]
mod merging;
#[cfg(test)]
mod open_gold;
#[cfg(test)]
mod options;
#[cfg(test)]
mod program;
#[cfg(test)]
mod query;
#[cfg(test)]
mod rules;
#[cfg(test)]
mod schema;
#[cfg(test)]
mod steps;
#[cfg(test)]
mod tidy;
