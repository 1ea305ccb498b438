//! `pactgraph text`: the normalised text of an article.

use super::inputs::OneArticle;
use super::unwritten;
use crate::error::Error;
use std::io::Write;

/// Prints the text exactly: no line end is added, so that its code points are those that evidence counts.
pub fn text(article: &OneArticle, out: &mut impl Write) -> Result<(), Error> {
    let (article, _) = article.load()?;
    out.write_all(article.text.as_bytes()).and_then(|()| out.flush()).map_err(unwritten)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_printed_as_offsets_count_it() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.txt");
        std::fs::write(&path, "\u{FEFF}Two\r\nlines\u{A0}of 重庆").unwrap();
        let mut printed = Vec::new();
        let article = OneArticle { file: path, member: None, inputs: Default::default() };
        text(&article, &mut printed).unwrap();
        assert_eq!(String::from_utf8(printed).unwrap(), "Two\nlines\u{A0}of 重庆");
    }
}
