//! Reading what an earlier run has kept.

use crate::record::{Records, kept};
use std::fs;
use std::path::Path;

/// The records that an earlier run has kept under this key; none if there is no sound entry.
pub fn records(place: &Path, key: &str) -> Option<Records> {
    kept::records(key, &fs::read_to_string(place).ok()?)
}
