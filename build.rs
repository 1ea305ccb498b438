//! Tells the program the hash of everything that decides what it understands of an article, so that what an earlier
//! run has kept is never taken for what this program would say.
//!
//! Extraction and normalisation depend on nothing but these: a test of the imports sees to it.

use std::collections::BTreeSet;
use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Files and folders, from the root of the package.
const PARTS: &[&str] = &[
    "Cargo.lock",
    "schema/gazetteer",
    "schema/lexicon",
    "schema/model/pos.bin",
    "src/extract",
    "src/extract.rs",
    "src/lexicon",
    "src/lexicon.rs",
    "src/normalize",
    "src/normalize.rs",
    "src/record",
    "src/record.rs",
];

fn main() -> io::Result<()> {
    let mut files = BTreeSet::new();
    for part in PARTS {
        writeln!(io::stdout(), "cargo::rerun-if-changed={part}")?;
        below(Path::new(part), &mut files)?;
    }
    let mut hash = DefaultHasher::new();
    for file in files {
        hash.write(file.to_string_lossy().replace('\\', "/").as_bytes());
        hash.write(&fs::read(&file)?);
    }
    writeln!(io::stdout(), "cargo::rustc-env=PACTGRAPH_RULES={:016x}", hash.finish())
}

/// Adds a file, or the Rust files and tables of a folder; a part that is not packaged is passed.
fn below(path: &Path, files: &mut BTreeSet<PathBuf>) -> io::Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            below(&entry?.path(), files)?;
        }
    } else if path.extension().is_some_and(|ending| ["rs", "csv", "bin", "lock"].iter().any(|taken| ending == *taken))
        && path.is_file()
    {
        files.insert(path.to_owned());
    }
    Ok(())
}
