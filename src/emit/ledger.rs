//! Writing a ledger: a CSV file with a row a key, sorted, to be kept under version control.

use super::EmitError;
use super::folder::replace;
use crate::record::ledger::Ledger;
use std::io::Write;
use std::path::Path;

/// Writes a ledger in the place of the one that was read.
///
/// # Errors
/// When the file cannot be written.
pub fn write(path: &Path, ledger: &Ledger) -> Result<(), EmitError> {
    let rows = |out: &mut dyn Write| {
        let mut table = csv::Writer::from_writer(out);
        table.write_record(["kind", "key", "id", "replaced_by"])?;
        for ((kind, key), id) in &ledger.ids {
            table.write_record([kind.segment(), key, id.slug(), ""])?;
        }
        for (old, new) in &ledger.replaced {
            table.write_record([old.kind.segment(), "", old.slug(), new.slug()])?;
        }
        table.flush()
    };
    replace(path, rows).map(|_| ()).map_err(|reason| EmitError::Io { path: path.to_owned(), reason })
}
