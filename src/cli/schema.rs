//! `pactgraph schema`: the schema files that the program carries.

use super::unwritten;
use crate::error::Error;
use std::fs;
use std::io::Write;
use std::path::Path;

/// The files below `schema/` that users need: name and content.
const FILES: &[(&str, &str)] = &[("context.jsonld", include_str!("../../schema/context.jsonld"))];

/// Writes the files, making the folder if it is missing, and prints what was written.
pub fn schema(dir: &Path, out: &mut impl Write) -> Result<(), Error> {
    for (name, content) in FILES {
        let path = dir.join(name);
        let parent = path.parent().unwrap_or(dir);
        let written = fs::create_dir_all(parent).and_then(|()| fs::write(&path, content));
        written.map_err(|reason| Error::Write { path: path.clone(), reason })?;
        writeln!(out, "{}", path.display()).map_err(unwritten)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_files_are_written_as_they_are() {
        let dir = tempfile::tempdir().unwrap();
        let mut printed = Vec::new();
        schema(&dir.path().join("new"), &mut printed).unwrap();
        for (name, content) in FILES {
            assert_eq!(fs::read_to_string(dir.path().join("new").join(name)).unwrap(), *content);
        }
        assert_eq!(String::from_utf8(printed).unwrap().lines().count(), FILES.len());
    }
}
