//! What is written, read again: every form holds the same facts, in the same bytes, whatever the texts hold.

mod asked;
mod changes;
mod choices;
mod faults;
mod folder;
mod graphs;
mod questions;
mod rebuild;
mod sample;
mod tables;
mod told;

use pactgraph::emit::{BaseIri, Options, RunFacts, emit};
use pactgraph::record::Dataset;
use std::collections::BTreeMap;
use std::path::Path;
use tempfile::TempDir;

fn options() -> Options {
    Options::new(BaseIri::new("https://data.example/pact/").unwrap())
}

fn facts() -> RunFacts {
    RunFacts { read: 4, emitted: 2, skipped: 1, failed: 1 }
}

fn emitted(dataset: &Dataset, options: &Options) -> TempDir {
    let out = TempDir::new().unwrap();
    emit(dataset, options, &facts(), out.path()).unwrap();
    out
}

fn read(out: &TempDir, name: &str) -> String {
    std::fs::read_to_string(out.path().join(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
}

/// Every file below a folder with its bytes.
fn bytes(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(at) = open.pop() {
        for entry in std::fs::read_dir(at).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
                all.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    all
}
