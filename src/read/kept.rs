//! Reading what an earlier run has kept.

use crate::record::kept::Packed;
use std::fs;
use std::path::Path;

/// What an earlier run has kept under this key; none if there is no sound entry.
pub fn records(place: &Path, key: &str) -> Option<Packed> {
    Packed::of_entry(key, &fs::read(place).ok()?)
}
