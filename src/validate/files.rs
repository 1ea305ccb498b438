//! The files of an export: whole, of one run, and as `run.json` says.

use super::Finding;
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

/// Holds the files against `run.json`.
pub fn check(folder: &Path, run: &serde_json::Value) -> Vec<Finding> {
    let outputs = run.get("outputs").and_then(|outputs| outputs.as_array()).cloned().unwrap_or_default();
    let mut findings = Vec::new();
    let mut listed = vec!["run.json"];
    for output in &outputs {
        let text = |key: &str| output.get(key).and_then(|value| value.as_str());
        let (Some(name), Some(sha256)) = (text("file"), text("sha256")) else {
            findings.push(Finding::new("run", "run.json", 0, format!("an output without name or hash: {output}")));
            continue;
        };
        listed.push(name);
        match hash(&folder.join(name)) {
            Ok(found) if found == sha256 => {}
            Ok(_) => findings.push(Finding::new(
                "file-of-run",
                name,
                0,
                "the file is not the one that the run of run.json wrote: its SHA-256 is another one".to_owned(),
            )),
            Err(reason) => {
                findings.push(Finding::new("file-of-run", name, 0, format!("run.json lists the file, but {reason}")));
            }
        }
    }
    for place in ["", "csv"] {
        for entry in fs::read_dir(folder.join(place)).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let name = if place.is_empty() { name } else { format!("{place}/{name}") };
            if entry.path().is_file() && !listed.contains(&name.as_str()) {
                findings.push(Finding::new("file-of-run", &name, 0, "run.json does not list the file".to_owned()));
            }
        }
    }
    findings
}

fn hash(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    let (mut hash, mut part) = (Sha256::new(), vec![0; 1 << 16]);
    loop {
        match file.read(&mut part)? {
            0 => return Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()),
            read => hash.update(&part[..read]),
        }
    }
}
