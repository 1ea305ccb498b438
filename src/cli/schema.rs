//! `pactgraph schema`: the schema files that the program carries.

use super::unwritten;
use crate::error::Error;
use std::fs;
use std::io::Write;
use std::path::Path;

macro_rules! files {
    ($($name:literal),+ $(,)?) => { &[$(($name, include_str!(concat!("../../schema/", $name)))),+] };
}

/// The files below `schema/` that users need: name and content.
pub(super) const FILES: &[(&str, &str)] = files![
    "README.md",
    "reference.md",
    "ontology.ttl",
    "concepts.ttl",
    "shapes.ttl",
    "context.jsonld",
    "frame.jsonld",
    "lines.schema.json",
    "queries/01-concluded-agreements.rq",
    "queries/02-what-a-party-takes-part-in.rq",
    "queries/03-who-took-part-in-what.rq",
    "queries/04-who-acted-for-whom.rq",
    "queries/05-between-two-dates.rq",
    "queries/06-evidence-of-a-statement.rq",
    "queries/07-contradictions.rq",
    "queries/08-articles-per-agreement.rq",
    "queries/09-agreements-of-a-place.rq",
    "queries/10-not-signed-yet.rq",
    "queries/11-areas-of-cooperation.rq",
    "queries/12-provisions.rq",
    "queries/13-money.rq",
    "queries/14-implements-or-renews.rq",
    "queries/15-weak-statements.rq",
    "queries/16-pairs-of-parties.rq",
    "queries/17-ended-or-refused.rq",
];

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
    fn no_query_is_left_out() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/queries");
        for entry in fs::read_dir(folder).unwrap() {
            let name = format!("queries/{}", entry.unwrap().file_name().to_string_lossy());
            assert!(FILES.iter().any(|(file, _)| *file == name), "{name}");
        }
    }

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
