//! Reading a ledger: a CSV file with a row a key.

use super::ReadError;
use crate::record::ledger::Ledger;
use crate::record::{NodeId, NodeKind};
use std::path::Path;

/// The columns of a ledger.
pub const COLUMNS: [&str; 4] = ["kind", "key", "id", "replaced_by"];

/// The ledger in a file; an empty one if there is none yet.
///
/// # Errors
/// A file that cannot be read, or the first fault in it, with its line.
pub fn ledger(path: &Path) -> Result<Ledger, ReadError> {
    match std::fs::read_to_string(path) {
        Ok(text) => parse(&text).map_err(|(line, what)| ReadError::Table { path: path.to_owned(), line, what }),
        Err(fault) if fault.kind() == std::io::ErrorKind::NotFound => Ok(Ledger::default()),
        Err(reason) => Err(ReadError::File { path: path.to_owned(), reason }),
    }
}

fn parse(text: &str) -> Result<Ledger, (u64, String)> {
    let mut table = csv::Reader::from_reader(text.as_bytes());
    let header = table.headers().map_err(|fault| (1, fault.to_string()))?;
    if header.iter().ne(COLUMNS) {
        let found = header.iter().collect::<Vec<_>>().join(",");
        return Err((1, format!("the header must be `{}`, found `{found}`", COLUMNS.join(","))));
    }
    let mut ledger = Ledger::default();
    for row in table.records() {
        let row = row.map_err(|fault| (fault.position().map_or(0, csv::Position::line), fault.to_string()))?;
        let line = row.position().map_or(0, csv::Position::line);
        let cell = |i: usize| row.get(i).unwrap_or_default();
        let kind = [NodeKind::Agreement, NodeKind::Party].into_iter().find(|kind| kind.segment() == cell(0));
        let kind = kind.ok_or_else(|| (line, format!("kind `{}`; expected agreement or party", cell(0))))?;
        let id = |slug: &str| {
            let id = NodeId::named(kind, slug);
            (id.slug() == slug && !slug.is_empty()).then_some(id).ok_or_else(|| (line, format!("`{slug}` is no id")))
        };
        match (cell(1), cell(3)) {
            ("", new) => _ = ledger.replaced.insert(id(cell(2))?, id(new)?),
            (key, "") => {
                if ledger.ids.insert((kind, key.to_owned()), id(cell(2))?).is_some() {
                    return Err((line, format!("the key `{key}` stands here a second time")));
                }
            }
            _ => return Err((line, "a row has a key or a `replaced_by`, not both".to_owned())),
        }
    }
    Ok(ledger)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_in_a_ledger_is_told_with_its_line() {
        let fault = |rows: &str| parse(&format!("kind,key,id,replaced_by\n{rows}")).unwrap_err();
        assert_eq!(fault("place,a,a,\n"), (2, "kind `place`; expected agreement or party".to_owned()));
        assert_eq!(fault("party,a,a,\nparty,b,B!,\n"), (3, "`B!` is no id".to_owned()));
        assert_eq!(fault("party,a,a,\nparty,a,b,\n"), (3, "the key `a` stands here a second time".to_owned()));
        assert_eq!(fault("party,a,a,b\n").0, 2);
        assert_eq!(parse("kind,id\n").unwrap_err().0, 1);
    }
}
