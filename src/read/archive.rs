//! ZIP archives: the files inside, as a folder's.

use super::form::Form;
use super::member::{Inputs, Sink, lost, of_stream};
use super::{find, unpack};
use crate::record::IssueKind;
use std::cell::Cell;
use std::io::{self, BufReader, Read, Seek};
use std::path::Path;
use std::rc::Rc;
use zip::ZipArchive;

/// The most files that an archive may hold.
const MAX_FILES: usize = 1_000_000;

/// Hands on the articles of the files in an archive; each is called by the name of the archive and its own.
///
/// Files are taken as they are from a folder; an archive inside the archive is not opened.
///
/// # Errors
/// When it is no archive, or holds too much; a file in it that cannot be read is told and passed.
pub fn members(input: &str, from: impl Read + Seek, size: u64, inputs: &Inputs, each: Sink<'_>) -> io::Result<()> {
    let mut archive = ZipArchive::new(from)?;
    if archive.len() > MAX_FILES {
        return Err(io::Error::other(format!("it holds {} files; {MAX_FILES} at most", archive.len())));
    }
    if archive.index_for_name("[Content_Types].xml").is_some() {
        return Err(io::Error::other("this is an office document; expected text, or an archive of texts"));
    }
    let (packed, mut unpacked) = (Rc::new(Cell::new(size)), 0);
    for index in 0..archive.len() {
        let called = archive.name_for_index(index).and_then(Result::ok).map(|name| inside(&name));
        let file = match archive.by_index(index) {
            Ok(file) => file,
            Err(fault) => {
                let name = format!("{input}#{}", called.unwrap_or_else(|| index.to_string()));
                each(Err(lost(&name, IssueKind::Failed, format!("cannot be read: {fault}"))))?;
                continue;
            }
        };
        let inner = called.unwrap_or_default();
        if file.is_dir() || !is_taken(&inner, inputs) {
            continue;
        }
        let name = format!("{input}#{inner}");
        if Form::of_name(&inner) == Some(Form::Zip) {
            each(Err(lost(&name, IssueKind::Skipped, "an archive inside an archive is not opened".into())))?;
            continue;
        }
        // All files together have one limit: many may be packed into the same bytes.
        let count = Rc::new(Cell::new(unpacked));
        let counted = unpack::Counted::new(file, Rc::clone(&count));
        let guarded = BufReader::new(unpack::Guard::new(counted, Rc::clone(&packed)));
        if let Err(fault) = of_stream(&name, Form::of_name(&inner), Box::new(guarded), inputs, each) {
            each(Err(lost(&name, IssueKind::Failed, format!("cannot be read: {fault}"))))?;
        }
        unpacked = count.get();
        if let Some(stopped) = unpack::too_much(unpacked, size) {
            return Err(io::Error::other(stopped));
        }
    }
    Ok(())
}

/// The name of a file inside, without controls.
fn inside(name: &str) -> String {
    name.replace('\\', "/").replace(|c: char| c.is_control(), " ")
}

/// Whether a file would be taken from a folder; what a Macintosh adds would not.
fn is_taken(name: &str, inputs: &Inputs) -> bool {
    let path = Path::new(name);
    let hidden = name.starts_with("__MACOSX/")
        || path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"._"));
    !hidden && find::is_taken(path, inputs)
}
