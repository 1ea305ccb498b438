//! Runs the program as a user does, and looks at what it left.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// The folder of the package.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The articles written for this project, without the folder's own README.
pub fn articles() -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join("tests/articles")).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.file_name().is_some_and(|name| name != "README.md"));
    paths.sort();
    assert!(paths.len() >= 15, "{} articles", paths.len());
    paths
}

/// What a command prints; it must end with exit code 0.
pub fn printed(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_pactgraph")).current_dir(root()).args(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The export of some inputs.
pub fn export(inputs: &[PathBuf], more: &[&str]) -> TempDir {
    let out = TempDir::new().unwrap();
    let folder = out.path().to_str().unwrap();
    let inputs: Vec<&str> = inputs.iter().map(|path| path.to_str().unwrap()).collect();
    printed(&[&["run", "--quiet", "--out", folder], more, &inputs].concat());
    out
}

/// Every file below a folder with its bytes.
pub fn bytes(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    files(folder).into_iter().map(|path| (below(folder, &path), fs::read(&path).unwrap())).collect()
}

/// Every file below a folder, sorted.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let (mut all, mut open) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(at) = open.pop() {
        for entry in fs::read_dir(at).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { open.push(path) } else { all.push(path) }
        }
    }
    all.sort();
    all
}

/// A path as it is named below a folder, with slashes.
pub fn below(folder: &Path, path: &Path) -> String {
    path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/")
}
