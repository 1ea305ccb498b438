//! `pactgraph.xlsx`: the tables as sheets, for people with a spreadsheet.
//!
//! Texts are text cells, so that no spreadsheet runs or rounds them; days are dates, numbers numbers.
//! Nothing in it tells when or where it was made, so that the same rows give the same bytes.

use super::rows::Record;
use super::table::{Form, Table};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook as Book, Worksheet, XlsxError};
use std::io::Write;

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

    /// An empty sheet for a table.
    ///
    /// # Errors
    /// When the library refuses it.
    pub fn sheet(&mut self, table: &Table) -> Result<Worksheet, XlsxError> {
        // Rows go to a temporary file as they are written, so that a workbook is not held in memory.
        let mut sheet = self.book.new_worksheet_with_constant_memory()?;
        sheet.set_name(table.name)?;
        sheet.set_freeze_panes(1, 0)?;
        for (at, column) in (0u16..).zip(table.columns) {
            sheet.write_string_with_format(0, at, column.name, &self.header)?;
        }
        Ok(sheet)
    }

    /// Fills the sheet of a table with at most so many rows; a last row says how many are left out, and where they are.
    /// `rows` puts one row after the other.
    ///
    /// # Errors
    /// When the library refuses a row.
    pub fn fill(
        &self,
        sheet: &mut Worksheet,
        table: &Table,
        rows: impl FnOnce(&mut dyn FnMut(Record) -> Result<(), XlsxError>) -> Result<(), XlsxError>,
        most: usize,
    ) -> Result<(), XlsxError> {
        let mut filled = Filled {
            sheet,
            table,
            day: &self.day,
            rows: 0,
            widths: table.columns.iter().map(|column| column.name.len() + 2).collect(),
        };
        // One row is kept back: it is the last that fits, or gives its place to the note.
        let (mut kept, mut all) = (None, 0);
        rows(&mut |row| {
            all += 1;
            match kept.replace(row) {
                Some(before) if all < most => filled.put(before),
                _ => Ok(()),
            }
        })?;
        if let Some(last) = kept.filter(|_| all < most) {
            filled.put(last)?;
        }
        filled.finish(all)
    }

    /// Adds a sheet behind the others.
    pub fn add(&mut self, sheet: Worksheet) {
        self.book.push_worksheet(sheet);
    }

    /// Writes the file, a piece after the other.
    ///
    /// # Errors
    /// When the library cannot make it, or the writer fails.
    pub fn write(mut self, out: &mut (dyn Write + Send)) -> Result<(), XlsxError> {
        let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
        self.book.set_properties(&DocProperties::new().set_title("pactgraph").set_creation_datetime(&made));
        self.book.save_to_writer(out)
    }
}

/// A sheet being filled.
struct Filled<'a> {
    sheet: &'a mut Worksheet,
    table: &'a Table,
    day: &'a Format,
    /// The rows so far, without the header.
    rows: u32,
    /// The widest cell of each column so far, in characters.
    widths: Vec<usize>,
}

impl Filled<'_> {
    fn put(&mut self, row: Record) -> Result<(), XlsxError> {
        self.rows += 1;
        let at = self.rows;
        for (((column, described), cell), width) in (0u16..).zip(self.table.columns).zip(row).zip(&mut self.widths) {
            // A cell has no more characters than bytes.
            if cell.len() > *width && *width < WIDEST {
                *width = cell.chars().take(WIDEST).count().max(*width);
            }
            let links = matches!(described.name, "url" | "same_as") && at < LINKS;
            match described.form {
                _ if links && leads_on(&cell) => self.sheet.write_url(at, column, cell.as_str()).map(|_| ())?,
                form => put(self.sheet, (at, column), cell, form, self.day)?,
            }
        }
        Ok(())
    }

    /// Ends a sheet whose table has so many rows.
    fn finish(self, all: usize) -> Result<(), XlsxError> {
        for (at, width) in (0u16..).zip(&self.widths) {
            self.sheet.set_column_width(at, *width.min(&WIDEST) as f64)?;
        }
        let columns = u16::try_from(self.table.columns.len()).unwrap_or(u16::MAX);
        self.sheet.autofilter(0, 0, self.rows, columns.saturating_sub(1))?;
        let left_out = all - usize::try_from(self.rows).unwrap_or(all);
        if left_out > 0 {
            let note = format!("{left_out} more rows do not fit: see csv/{}.csv", self.table.name);
            self.sheet.write_string(self.rows + 1, 0, note)?;
        }
        Ok(())
    }
}

fn put(sheet: &mut Worksheet, at: (u32, u16), cell: String, form: Form, day: &Format) -> Result<(), XlsxError> {
    let (row, column) = at;
    if cell.is_empty() {
        return Ok(());
    }
    match form {
        Form::Day => match ExcelDateTime::parse_from_str(&cell) {
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
fn fitting(text: String) -> String {
    if text.len() <= CELL {
        return text;
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
    fn a_text_is_cut_between_characters_to_what_a_cell_holds() {
        assert_eq!(fitting("short".to_owned()), "short");
        assert_eq!(fitting("a".repeat(40_000)).len(), CELL);
        // An emoji takes two units, and half of one is none.
        assert_eq!(fitting("🚢".repeat(20_000)).chars().count(), CELL / 2);
    }
}
