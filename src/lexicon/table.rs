//! Reading the word lists as strictly as code: a fault names its file and line.

use thiserror::Error;

/// Why a word list cannot be used.
#[derive(Debug, Error, PartialEq, Eq)]
#[error("{file}, line {line}: {what}")]
pub struct TableError {
    /// The file.
    pub file: String,
    /// 1-based line.
    pub line: u64,
    /// What is wrong and what was expected.
    pub what: String,
}

/// One row of a list, its cells in the order of the header.
#[derive(Debug, Clone)]
pub struct Row {
    /// 1-based line.
    pub line: u64,
    cells: Vec<String>,
}

impl Row {
    /// The cell of column `i`, without surrounding space; empty if the row is shorter.
    pub fn cell(&self, i: usize) -> &str {
        self.cells.get(i).map_or("", |c| c.trim())
    }
}

/// Reads a list whose header must be exactly `columns`.
///
/// The rows must be sorted by their first cell without repeating one, and the last column (`source`) must be filled.
///
/// # Errors
/// The first fault, with file and line.
pub fn rows(file: &str, content: &str, columns: &[&str]) -> Result<Vec<Row>, TableError> {
    let rows = unsorted_rows(file, content, columns)?;
    let fault = |line, what: String| TableError { file: file.to_owned(), line, what };
    for pair in rows.windows(2) {
        let (before, row) = (pair[0].cell(0), pair[1].cell(0));
        if before == row {
            return Err(fault(pair[1].line, format!("`{row}` stands here a second time")));
        }
        if before > row {
            return Err(fault(pair[1].line, format!("rows must be sorted: `{row}` comes before `{before}`")));
        }
    }
    Ok(rows)
}

/// Reads a list whose header must be exactly `columns`, in any order of rows.
///
/// # Errors
/// The first fault, with file and line.
pub fn unsorted_rows(file: &str, content: &str, columns: &[&str]) -> Result<Vec<Row>, TableError> {
    let fault = |line, what: String| TableError { file: file.to_owned(), line, what };
    let mut reader = csv::ReaderBuilder::new().from_reader(content.as_bytes());
    let header = reader.headers().map_err(|e| fault(1, e.to_string()))?;
    if header.iter().collect::<Vec<_>>() != columns {
        let found = header.iter().collect::<Vec<_>>().join(",");
        return Err(fault(1, format!("the header must be `{}`, found `{found}`", columns.join(","))));
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|e| fault(e.position().map_or(0, csv::Position::line), e.to_string()))?;
        let line = record.position().map_or(0, csv::Position::line);
        let row = Row { line, cells: record.iter().map(str::to_owned).collect() };
        if row.cell(0).is_empty() {
            return Err(fault(line, format!("the first column, `{}`, is empty", columns[0])));
        }
        if row.cell(columns.len() - 1).is_empty() && columns.last() == Some(&"source") {
            return Err(fault(line, format!("`{}` has no source", row.cell(0))));
        }
        rows.push(row);
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: &[&str] = &["term", "source"];

    #[test]
    fn faults_name_file_and_line() {
        let fault = |content: &str| rows("words.csv", content, COLUMNS).unwrap_err().to_string();
        assert_eq!(fault("term,source\na,x\na,x\n"), "words.csv, line 3: `a` stands here a second time");
        assert_eq!(fault("term,source\nb,x\na,x\n"), "words.csv, line 3: rows must be sorted: `a` comes before `b`");
        assert_eq!(fault("term,source\na,\n"), "words.csv, line 2: `a` has no source");
        assert_eq!(fault("word,source\n"), "words.csv, line 1: the header must be `term,source`, found `word,source`");
    }
}
