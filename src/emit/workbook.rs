//! `pactgraph.xlsx`: the tables as sheets, for people with a spreadsheet.
//!
//! Texts are text cells, so that no spreadsheet runs or rounds them; days are dates, numbers numbers.
//! Nothing in it tells when or where it was made, so that the same rows give the same bytes.

use super::rows::Record;
use super::table::{Form, Table};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook as Book, Worksheet, XlsxError};

/// The most rows of a sheet, the header among them (Excel specifications and limits).
pub const ROWS: usize = 1_048_576;
/// The most UTF-16 units of a cell (the same).
const CELL: usize = 32_767;
/// The most UTF-16 units of an address that a cell leads to (the same).
const ADDRESS: usize = 2_079;
/// The last row whose addresses are links: a sheet holds 65,530 of them.
const LINKS: u32 = 65_000;
/// The widest column, in characters.
const WIDEST: usize = 60;
/// The most digits that a number of a spreadsheet holds.
const DIGITS: usize = 15;

/// A workbook being filled.
pub struct Workbook {
    book: Book,
    header: Format,
    day: Format,
}

impl Default for Workbook {
    fn default() -> Self {
        Self::new()
    }
}

impl Workbook {
    /// A workbook without sheets.
    pub fn new() -> Self {
        Self { book: Book::new(), header: Format::new().set_bold(), day: Format::new().set_num_format("yyyy-mm-dd") }
    }

    /// Adds a table as a sheet of at most so many rows; a last row says how many are left out, and where they are.
    ///
    /// # Errors
    /// When the library refuses a sheet.
    pub fn add(&mut self, table: &Table, rows: &[Record], most: usize) -> Result<(), XlsxError> {
        // Rows go to a temporary file as they are written, so that a workbook is not held in memory.
        let sheet = self.book.add_worksheet_with_constant_memory()?;
        sheet.set_name(table.name)?;
        sheet.set_freeze_panes(1, 0)?;
        let (shown, note) = fitting_rows(rows.len(), most);
        for (at, column) in (0u16..).zip(table.columns) {
            let longest = rows[..shown].iter().map(|row| row[usize::from(at)].chars().take(WIDEST).count()).max();
            let width = longest.unwrap_or(0).max(column.name.len() + 2).min(WIDEST);
            sheet.set_column_width(at, width as f64)?;
        }
        for (at, column) in (0u16..).zip(table.columns) {
            sheet.write_string_with_format(0, at, column.name, &self.header)?;
        }
        for (at, row) in (1u32..).zip(&rows[..shown]) {
            for ((column, described), cell) in (0u16..).zip(table.columns).zip(row) {
                let links = matches!(described.name, "url" | "same_as") && at < LINKS;
                match described.form {
                    _ if links && leads_on(cell) => sheet.write_url(at, column, cell.as_str()).map(|_| ())?,
                    form => put(sheet, (at, column), cell, form, &self.day)?,
                }
            }
        }
        let last = u32::try_from(shown).unwrap_or(u32::MAX);
        let columns = u16::try_from(table.columns.len()).unwrap_or(u16::MAX);
        sheet.autofilter(0, 0, last, columns.saturating_sub(1))?;
        if let Some(note) = note {
            sheet.write_string(last + 1, 0, format!("{note}: see csv/{}.csv", table.name))?;
        }
        Ok(())
    }

    /// The bytes of the file.
    ///
    /// # Errors
    /// When the library cannot make it.
    pub fn bytes(mut self) -> Result<Vec<u8>, XlsxError> {
        let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
        self.book.set_properties(&DocProperties::new().set_title("pactgraph").set_creation_datetime(&made));
        self.book.save_to_buffer()
    }
}

/// How many of the rows are shown below the header, and the note that stands in the place of the others.
fn fitting_rows(rows: usize, most: usize) -> (usize, Option<String>) {
    if rows < most {
        return (rows, None);
    }
    let shown = most.saturating_sub(2);
    (shown, Some(format!("{} more rows do not fit", rows - shown)))
}

fn put(sheet: &mut Worksheet, at: (u32, u16), cell: &str, form: Form, day: &Format) -> Result<(), XlsxError> {
    let (row, column) = at;
    if cell.is_empty() {
        return Ok(());
    }
    match form {
        Form::Day => match ExcelDateTime::parse_from_str(cell) {
            // Spreadsheets know no day before 1900.
            Ok(date) => sheet.write_datetime_with_format(row, column, &date, day)?,
            Err(_) => sheet.write_string(row, column, cell)?,
        },
        Form::Integer | Form::Decimal => match cell.parse::<f64>() {
            Ok(number) if cell.bytes().filter(u8::is_ascii_digit).count() <= DIGITS => {
                sheet.write_number(row, column, number)?
            }
            _ => sheet.write_string(row, column, cell)?,
        },
        Form::Boolean => sheet.write_boolean(row, column, cell == "true")?,
        _ => sheet.write_string(row, column, fitting(cell))?,
    };
    Ok(())
}

/// Whether a cell is one address of a page.
fn leads_on(cell: &str) -> bool {
    let web = cell.starts_with("https://") || cell.starts_with("http://");
    web && !cell.contains(' ') && cell.encode_utf16().count() <= ADDRESS
}

/// A text cut to what a cell can hold.
fn fitting(text: &str) -> String {
    if text.len() <= CELL {
        return text.to_owned();
    }
    let mut units = 0;
    text.chars()
        .take_while(|c| {
            units += c.len_utf16();
            units <= CELL
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_that_a_table_does_not_fit_into_says_so() {
        assert_eq!(fitting_rows(9, 10), (9, None));
        assert_eq!(fitting_rows(10, 10), (8, Some("2 more rows do not fit".into())));
        assert_eq!(fitting_rows(ROWS, ROWS), (ROWS - 2, Some("2 more rows do not fit".into())));
    }

    #[test]
    fn a_text_is_cut_between_characters_to_what_a_cell_holds() {
        assert_eq!(fitting("short"), "short");
        assert_eq!(fitting(&"a".repeat(40_000)).len(), CELL);
        // An emoji takes two units, and half of one is none.
        assert_eq!(fitting(&"🚢".repeat(20_000)).chars().count(), CELL / 2);
    }
}
