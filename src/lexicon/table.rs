//! Reading the word lists as strictly as code: a fault names its file, line and column.

use super::words::WordSet;
use std::fmt;

/// Why a word list cannot be used.
#[derive(Debug, PartialEq, Eq)]
pub struct TableError {
    /// The file, as it was given.
    pub file: String,
    /// 1-based line; 0 if the whole file is meant.
    pub line: u64,
    /// The name of the column, where one is at fault.
    pub column: Option<&'static str>,
    /// What is wrong and what was expected.
    pub what: String,
}

impl TableError {
    /// A fault of a whole file.
    pub fn of_file(file: &str, what: String) -> Self {
        Self { file: file.to_owned(), line: 0, column: None, what }
    }
}

impl std::error::Error for TableError {}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if self.line > 0 {
            write!(f, ", line {}", self.line)?;
        }
        if let Some(column) = self.column {
            write!(f, ", column `{column}`")?;
        }
        write!(f, ": {}", self.what)
    }
}

/// A text without white space around it; nearly none has any.
fn trimmed(text: &str) -> &str {
    let marks = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    if marks(text.as_bytes().first()) && marks(text.as_bytes().last()) { text } else { text.trim() }
}

/// One row of a list, its cells in the order of the header.
#[derive(Debug, Clone)]
pub struct Row<'t> {
    file: &'t str,
    columns: &'static [&'static str],
    line: u64,
    cells: csv::StringRecord,
}

impl Row<'_> {
    /// The cell of column `i`, without surrounding space; empty if the row is shorter.
    pub fn cell(&self, i: usize) -> &str {
        self.cells.get(i).map_or("", trimmed)
    }

    /// The values of the cell of column `i`, which are joined by `|`; empty ones are left out.
    pub fn values(&self, i: usize) -> impl Iterator<Item = &str> {
        self.cell(i).split('|').map(trimmed).filter(|value| !value.is_empty())
    }

    /// A fault in the cell of column `i`.
    pub fn fault(&self, i: usize, what: String) -> TableError {
        TableError { file: self.file.to_owned(), line: self.line, column: self.columns.get(i).copied(), what }
    }

    /// What the code in column `i` stands for.
    ///
    /// # Errors
    /// When it is none of `codes`, which are those of `scheme`.
    pub fn code<C>(
        &self,
        i: usize,
        scheme: &str,
        codes: impl Iterator<Item = (&'static str, C)> + Clone,
    ) -> Result<C, TableError> {
        let known = codes.clone().find(|(code, _)| *code == self.cell(i)).map(|(_, value)| value);
        known.ok_or_else(|| {
            let codes: Vec<&str> = codes.map(|(code, _)| code).collect();
            self.fault(i, format!("`{}` is not a code of {scheme}; expected one of {}", self.cell(i), codes.join(", ")))
        })
    }
}

/// Reads a list whose header must be exactly `columns`.
///
/// The rows must be sorted by their first cell without repeating one, and the last column (`source`) must be filled.
///
/// # Errors
/// The first fault, with file, line and column.
pub fn rows<'t>(file: &'t str, content: &str, columns: &'static [&'static str]) -> Result<Vec<Row<'t>>, TableError> {
    let mut rows: Vec<Row<'t>> = Vec::new();
    each_row(file, content, columns, |row| {
        rows.push(row.clone());
        Ok(())
    })?;
    for pair in rows.windows(2) {
        let (before, row) = (pair[0].cell(0), pair[1].cell(0));
        if before > row {
            return Err(pair[1].fault(0, format!("rows must be sorted: `{row}` comes before `{before}`")));
        }
    }
    Ok(rows)
}

/// Reads a list whose header must be exactly `columns`, in any order of rows, and hands on one row after the other.
///
/// # Errors
/// The first fault, with file, line and column; of the list or of what is done with a row.
pub fn each_row<'t>(
    file: &'t str,
    content: &str,
    columns: &'static [&'static str],
    mut each: impl FnMut(&Row<'t>) -> Result<(), TableError>,
) -> Result<(), TableError> {
    let fault = |line, what: String| TableError { file: file.to_owned(), line, column: None, what };
    let mut reader = csv::ReaderBuilder::new().from_reader(content.as_bytes());
    let header = reader.headers().map_err(|e| fault(1, e.to_string()))?;
    if header.iter().collect::<Vec<_>>() != columns {
        let found = header.iter().collect::<Vec<_>>().join(",");
        return Err(fault(1, format!("the header must be `{}`, found `{found}`", columns.join(","))));
    }
    let mut seen = WordSet::default();
    let mut row = Row { file, columns, line: 0, cells: csv::StringRecord::new() };
    let read = |e: csv::Error| fault(e.position().map_or(0, csv::Position::line), broken(&e));
    while reader.read_record(&mut row.cells).map_err(read)? {
        row.line = row.cells.position().map_or(0, csv::Position::line);
        if row.cell(0).is_empty() {
            return Err(row.fault(0, "the cell is empty; expected what the row is about".to_owned()));
        }
        if !seen.insert(row.cell(0).into()) {
            return Err(row.fault(0, format!("`{}` stands here a second time", row.cell(0))));
        }
        let last = columns.len() - 1;
        if row.cell(last).is_empty() && columns.last() == Some(&"source") {
            return Err(row.fault(last, format!("`{}` has no source", row.cell(0))));
        }
        each(&row)?;
    }
    Ok(())
}

/// What is wrong with a record that cannot be read, without its place.
fn broken(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("the row has {len} cells; expected {expected_len}, as in the header")
        }
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: &[&str] = &["term", "source"];

    #[test]
    fn faults_name_file_line_and_column() {
        let fault = |content: &str| rows("words.csv", content, COLUMNS).unwrap_err().to_string();
        assert_eq!(fault("term,source\na,x\na,x\n"), "words.csv, line 3, column `term`: `a` stands here a second time");
        assert_eq!(
            fault("term,source\nb,x\na,x\n"),
            "words.csv, line 3, column `term`: rows must be sorted: `a` comes before `b`"
        );
        assert_eq!(fault("term,source\na,\n"), "words.csv, line 2, column `source`: `a` has no source");
        assert_eq!(
            fault("term,source\n,x\n"),
            "words.csv, line 2, column `term`: the cell is empty; expected what the row is about"
        );
        assert_eq!(fault("term,source\na\n"), "words.csv, line 2: the row has 1 cells; expected 2, as in the header");
        assert_eq!(fault("word,source\n"), "words.csv, line 1: the header must be `term,source`, found `word,source`");
    }

    #[test]
    fn an_unknown_code_is_named_with_those_that_are_known() {
        let rows = rows("words.csv", "term,source\na,x\n", COLUMNS).unwrap();
        assert_eq!(rows[0].code(1, "letters", [("x", 1), ("y", 2)].into_iter()), Ok(1));
        let fault = rows[0].code(0, "letters", [("x", 1), ("y", 2)].into_iter()).unwrap_err();
        assert_eq!(
            fault.to_string(),
            "words.csv, line 2, column `term`: `a` is not a code of letters; expected one of x, y"
        );
    }
}
