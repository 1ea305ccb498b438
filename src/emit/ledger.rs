//! Writing a ledger: a CSV file with a row a key, sorted, to be kept under version control.

use super::EmitError;
use crate::record::ledger::Ledger;
use std::path::Path;

/// Writes a ledger in the place of the one that was read, so that no reader ever sees half of it.
///
/// # Errors
/// When the file cannot be written.
pub fn write(path: &Path, ledger: &Ledger) -> Result<(), EmitError> {
    let failed = |reason| EmitError::Io { path: path.to_owned(), reason };
    let mut table = csv::Writer::from_writer(Vec::new());
    let mut row = |cells: [&str; 4]| table.write_record(cells).map_err(|fault| failed(std::io::Error::other(fault)));
    row(["kind", "key", "id", "replaced_by"])?;
    for ((kind, key), id) in &ledger.ids {
        row([kind.segment(), key, id.slug(), ""])?;
    }
    for (old, new) in &ledger.replaced {
        row([old.kind.segment(), "", old.slug(), new.slug()])?;
    }
    let content = table.into_inner().map_err(|fault| failed(std::io::Error::other(fault.to_string())))?;
    let mut beside = path.as_os_str().to_owned();
    beside.push(".tmp");
    std::fs::write(&beside, content).map_err(failed)?;
    std::fs::rename(&beside, path).map_err(failed)
}
