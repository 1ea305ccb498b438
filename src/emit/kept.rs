//! Writing what the next run need not understand again.

use super::EmitError;
use super::folder::replace;
use std::fs;
use std::path::Path;

/// Says to programs that make copies of disks that the folder can be made again (bford.info/cachedir).
const TAG: &str = "Signature: 8a477f597d28d172789f06886806bc55\n# What pactgraph has understood of articles.\n";

/// Makes the folder if it is missing, and sees whether it can be written.
///
/// # Errors
/// When it cannot be made or written.
pub fn open(folder: &Path) -> Result<(), EmitError> {
    fs::create_dir_all(folder).map_err(|reason| EmitError::Io { path: folder.to_owned(), reason })?;
    write(&folder.join("CACHEDIR.TAG"), TAG.as_bytes())
}

/// Writes an entry; other runs may do so at the same time, and no reader ever sees half of one.
///
/// # Errors
/// When it cannot be written.
pub fn write(place: &Path, entry: &[u8]) -> Result<(), EmitError> {
    let parent = place.parent().map_or(Ok(()), fs::create_dir_all);
    let written = parent.and_then(|()| replace(place, |out| out.write_all(entry)));
    written.map(|_| ()).map_err(|reason| EmitError::Io { path: place.to_owned(), reason })
}
