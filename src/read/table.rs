//! Tables: an article a row, below a header.

use super::fields::FieldMap;
use super::form::ending;
use super::member::{Member, Sink};
use super::{MAX_BYTES, decode, too_long, unpack};
use csv::{ByteRecord, ReaderBuilder};
use std::io::{self, BufRead, Read};

/// Hands on the article of each row; it is called by the name of the input and the number of the row, from 1 below
/// the header.
///
/// Cells are parted by commas, in a file called `.tsv` by tabs.
///
/// # Errors
/// When the input cannot be read on; a row that holds no article is told and passed.
pub fn members(input: &str, from: &mut dyn BufRead, map: &FieldMap, each: Sink<'_>) -> io::Result<()> {
    let tabs = ending(unpack::plain_name(input)).is_some_and(|ending| ending.eq_ignore_ascii_case("tsv"));
    // A row that never ends, as one with a quotation mark that is not closed, is cut off and told.
    let from = from.take(MAX_BYTES + 1);
    let mut table = ReaderBuilder::new().flexible(true).delimiter(if tabs { b'\t' } else { b',' }).from_reader(from);
    let header: Vec<String> = table.byte_headers()?.iter().map(cell).collect();
    let mut row = ByteRecord::new();
    for number in 1_u64.. {
        let any = table.read_byte_record(&mut row)?;
        if table.get_ref().limit() == 0 {
            return Err(io::Error::other(format!("a row has {}", too_long(MAX_BYTES + 1))));
        }
        if !any {
            break;
        }
        table.get_mut().set_limit(MAX_BYTES + 1);
        let name = format!("{input}#{number}");
        let field = |wanted: super::fields::Name<'_>| {
            let at = header.iter().position(|name| wanted.is(name))?;
            row.get(at).map(cell)
        };
        each(Member::of_record(&name, map.read(field)))?;
    }
    Ok(())
}

/// The text of a cell; a table has no encoding of its own, so each cell is looked at.
fn cell(bytes: &[u8]) -> String {
    match decode::decode(bytes.to_vec(), None) {
        Ok(decoded) => decoded.text,
        Err(_) => String::from_utf8_lossy(bytes).into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::member::{Gathered, gathered};
    use super::*;

    fn read(input: &str, bytes: &[u8]) -> Gathered {
        gathered(|each| members(input, &mut &*bytes, &FieldMap::default(), each).unwrap())
    }

    #[test]
    fn each_row_is_an_article_called_by_its_number() {
        let table = b"\xEF\xBB\xBFid,headline,body\r\n1,A,\"One,\r\ntwo.\"\r\n2,B\r\n3,C,Three.\r\n";
        let (articles, lost) = read("n.csv", table);
        assert_eq!(
            articles,
            [
                ("n.csv#1".to_owned(), "---\ntitle: A\n---\n\nOne,\ntwo.".to_owned()),
                ("n.csv#3".to_owned(), "---\ntitle: C\n---\n\nThree.".to_owned())
            ]
        );
        assert!(lost.len() == 1 && lost[0].0 == "n.csv#2" && lost[0].1.contains("no text"), "{lost:?}");
    }

    #[test]
    fn a_file_of_tabs_says_so_by_its_name() {
        assert_eq!(read("n.tsv.gz", b"text\ttitle\nOne, two.\tA\n").0[0].1, "---\ntitle: A\n---\n\nOne, two.");
    }
}
