//! `run --check`: whether the export in a folder is the one that the articles give now.

use super::answered;
use crate::diff;
use crate::error::Error;
use crate::stored::{Export, run_json};
use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// A folder for a fresh export, removed when it is dropped.
pub struct Scratch {
    /// Where it is.
    pub path: PathBuf,
}

impl Scratch {
    /// Makes an empty folder among the temporary files.
    pub fn new() -> Result<Self, Error> {
        let path = std::env::temp_dir().join(format!("pactgraph-check-{}", std::process::id()));
        fs::create_dir_all(&path).map_err(|reason| Error::Write { path: path.clone(), reason })?;
        Ok(Self { path })
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// Says which files differ and what changed; whether anything does.
pub fn compare(kept: &Path, fresh: &Path, out: &mut impl Write) -> Result<bool, Error> {
    let names = &files(kept)? | &files(fresh)?;
    let differing: Vec<&String> =
        names.iter().filter(|name| fs::read(kept.join(name)).ok() != fs::read(fresh.join(name)).ok()).collect();
    if differing.is_empty() {
        return Ok(false);
    }
    let mut told = format!("{} is not the export of these articles; these files differ:\n\n", kept.display());
    for name in &differing {
        told.push_str(&format!("- {name}\n"));
    }
    // The files may differ so that no graph can be read from them: then their names must do.
    if let (Ok(old), Ok(new)) = (Export::read(kept), Export::read(fresh)) {
        told.push_str(&format!("\n{}\n", diff::markdown(&diff::diff(&old, &new)).trim_end()));
    }
    answered(out.write_all(told.as_bytes()))?;
    Ok(true)
}

/// The files of an export, as `run.json` lists them, and itself.
fn files(folder: &Path) -> Result<BTreeSet<String>, Error> {
    let run = run_json(folder)?;
    let outputs = run.get("outputs").and_then(|outputs| outputs.as_array()).cloned().unwrap_or_default();
    let listed = outputs.iter().filter_map(|output| output.get("file")?.as_str().map(str::to_owned));
    Ok(listed.chain(["run.json".to_owned()]).collect())
}
