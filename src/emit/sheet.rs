//! CSV files: UTF-8 without byte order mark, comma, CRLF, a header always, texts guarded against spreadsheets.

use super::rows::Record;
use super::table::Table;
use csv::{Terminator, WriterBuilder};
use std::io::{self, Write};

/// What a spreadsheet takes for the start of a formula, in ASCII and in full width, and the guard itself.
const DANGEROUS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\'', '＝', '＋', '－', '＠'];

/// Writes a table as the bytes of its file; `rows` puts one row after the other.
///
/// Cells of texts that a spreadsheet would run as a formula get an apostrophe, unless `raw`; ids, codes, dates and
/// numbers are ours and get none.
///
/// # Errors
/// When a row has not as many cells as the table has columns, or the writer fails.
pub fn csv(
    table: &Table,
    rows: impl FnOnce(&mut dyn FnMut(Record) -> io::Result<()>) -> io::Result<()>,
    raw: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out);
    writer.write_record(table.columns.iter().map(|column| column.name))?;
    rows(&mut |row| {
        let cells = row.into_iter().zip(table.columns).map(|(cell, column)| {
            if raw || !column.form.is_free() || is_harmless(&cell) { cell } else { guarded(&cell) }
        });
        Ok(writer.write_record(cells)?)
    })?;
    writer.flush()
}

/// A text that no spreadsheet takes for a formula.
pub fn guarded(text: &str) -> String {
    if is_harmless(text) { text.to_owned() } else { format!("'{text}") }
}

/// Whether a text needs no guard.
fn is_harmless(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphanumeric()) || !text.starts_with(DANGEROUS)
}

/// Whether no spreadsheet takes a cell for a formula.
pub fn is_guarded(cell: &str) -> bool {
    cell.starts_with('\'') || is_harmless(cell)
}

/// The text that was guarded: one apostrophe at the start is taken away.
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_guard_covers_every_start_of_a_formula_and_can_be_taken_off() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "'t Hooft", "''", "＝1", "－1", "＋1", "＠a", "'"]
        {
            assert_eq!(guarded(text), format!("'{text}"));
            assert_eq!(unguarded(&guarded(text)), text);
        }
        for text in ["", "a=b", "Customs", " =1", "重庆"] {
            assert_eq!(guarded(text), text);
            assert_eq!(unguarded(&guarded(text)), text);
        }
    }
}
