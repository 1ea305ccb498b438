//! What one run keeps for the next: it saves time, and changes no byte.

use super::program::{articles, bytes, files};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use tempfile::TempDir;

/// A folder with a few of the articles.
fn inputs() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("in")).unwrap();
    for path in articles().iter().take(6) {
        fs::copy(path, dir.path().join("in").join(path.file_name().unwrap())).unwrap();
    }
    dir
}

fn start(dir: &Path, out: &str, more: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pactgraph"));
    command.current_dir(dir).args(["run", "in", "--formats", "nt,nq,csv", "--out", out]).args(more);
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

fn told(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// Runs with the cache: what it tells.
fn run(dir: &Path, out: &str, more: &[&str]) -> String {
    let output = start(dir, out, &[&["--cache", "kept"], more].concat()).wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    told(&output)
}

/// The entries of the cache.
fn entries(dir: &Path) -> Vec<PathBuf> {
    files(&dir.join("kept")).into_iter().filter(|path| !path.ends_with("CACHEDIR.TAG")).collect()
}

#[test]
fn with_a_cache_the_bytes_are_the_same_and_only_what_is_new_is_understood() {
    let dir = inputs();
    let at = dir.path();
    start(at, "without", &[]).wait().unwrap();
    assert!(run(at, "first", &[]).contains("0  found, 6 new"));
    assert!(run(at, "again", &["--threads", "1"]).contains("6  found, 0 new"));
    let without = bytes(&at.join("without"));
    assert!(without.contains_key("run.json"));
    assert!(bytes(&at.join("first")) == without && bytes(&at.join("again")) == without);

    let name = files(&at.join("in"))[2].clone();
    fs::write(&name, format!("{}\nOne more line.\n", fs::read_to_string(&name).unwrap())).unwrap();
    fs::rename(files(&at.join("in"))[0].clone(), at.join("in/another-name.txt")).unwrap();
    start(at, "changed-without", &[]).wait().unwrap();
    assert!(run(at, "changed", &[]).contains("5  found, 1 new"));
    assert!(bytes(&at.join("changed")) == bytes(&at.join("changed-without")));
    // How sure claims must be is a part of what they are.
    assert!(run(at, "sure", &["--min-confidence", "0.9"]).contains("0  found, 6 new"));
}

#[test]
fn entries_that_are_damaged_or_cut_off_are_made_again() {
    let dir = inputs();
    let at = dir.path();
    run(at, "first", &[]);
    let kept: Vec<Vec<u8>> = entries(at).iter().map(|path| fs::read(path).unwrap()).collect();
    assert_eq!(kept.len(), 6);
    for (path, content) in entries(at).iter().zip(&kept).take(4) {
        let middle = content.len() / 2;
        let damaged = match path.to_string_lossy().len() + content.len() {
            odd if odd % 2 == 1 => content[..middle].to_vec(),
            _ => [&content[..middle], b"\xFF", &content[middle + 1..]].concat(),
        };
        fs::write(path, damaged).unwrap();
    }
    fs::write(&entries(at)[4], &kept[5]).unwrap();
    assert!(run(at, "again", &[]).contains("1  found, 5 new"));
    assert!(bytes(&at.join("again")) == bytes(&at.join("first")));
    assert!(entries(at).iter().map(|path| fs::read(path).unwrap()).collect::<Vec<_>>() == kept);
}

#[test]
fn runs_at_the_same_time_share_a_cache() {
    let dir = inputs();
    let at = dir.path();
    let runs: Vec<Child> = ["a", "b", "c"].iter().map(|out| start(at, out, &["--cache", "kept"])).collect();
    for run in runs {
        let output = run.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    }
    assert!(bytes(&at.join("a")) == bytes(&at.join("b")) && bytes(&at.join("b")) == bytes(&at.join("c")));
    assert_eq!(entries(at).len(), 6, "and nothing is left half written");
    assert!(run(at, "d", &[]).contains("6  found, 0 new"));
}

#[test]
fn a_cache_that_cannot_be_made_stops_the_run_and_one_that_cannot_be_written_does_not() {
    let dir = inputs();
    let at = dir.path();
    fs::write(at.join("kept"), "no folder").unwrap();
    let output = start(at, "out", &["--cache", "kept"]).wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", told(&output));
    assert!(told(&output).contains("kept"), "{}", told(&output));
    fs::remove_file(at.join("kept")).unwrap();
    // Where an entry should be there is a folder that is not empty.
    run(at, "first", &[]);
    for path in entries(at) {
        fs::remove_file(&path).unwrap();
        fs::create_dir_all(path.join("in-the-way")).unwrap();
    }
    let said = run(at, "again", &[]);
    assert!(said.contains("0  found, 0 new") && said.contains("not all of it is in the cache: kept"), "{said}");
    assert!(bytes(&at.join("again")) == bytes(&at.join("first")));
}
