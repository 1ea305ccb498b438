//! The output folder: whole, of one run, and nobody else's.

use super::{bytes, emitted, facts, options, read, sample};
use pactgraph::emit::{Format, emit};
use sha2::{Digest, Sha256};
use std::fs;
use tempfile::TempDir;

#[test]
fn run_json_names_every_file_with_its_hash_and_itself_not() {
    let out = emitted(&sample::dataset(), &options());
    let run: serde_json::Value = serde_json::from_str(&read(&out, "run.json")).unwrap();
    let listed: Vec<(String, String)> = run["outputs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|o| (o["file"].as_str().unwrap().to_owned(), o["sha256"].as_str().unwrap().to_owned()))
        .collect();
    let there: Vec<(String, String)> = bytes(out.path())
        .into_iter()
        .filter(|(name, _)| name != "run.json")
        .map(|(name, content)| (name, Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect()))
        .collect();
    assert_eq!(listed, there);
    assert_eq!(run["counts"]["articles"]["read"], 4);
    assert_eq!(run["counts"]["agreementsByStatus"], serde_json::json!({"planned": 1, "signed": 1}));
    assert_eq!(run["inputs"][0]["file"], "-harbour.txt");
    assert_eq!(run["inputs"][0]["sha256"], pactgraph::record::slug::hex(sample::HARBOUR));
}

#[test]
fn nothing_of_the_machine_is_in_the_output() {
    let out = emitted(&sample::dataset(), &options());
    let path = out.path().to_string_lossy().into_owned();
    for (name, content) in bytes(out.path()) {
        assert!(!String::from_utf8_lossy(&content).contains(&path), "{name}");
    }
}

#[test]
fn a_folder_with_files_of_others_is_left_alone_until_forced() {
    let out = TempDir::new().unwrap();
    for name in ["notes.txt", "README.md", "b.txt", "a.txt"] {
        fs::write(out.path().join(name), "mine").unwrap();
    }
    let error = emit(sample::dataset(), &options(), &facts(), out.path()).unwrap_err().to_string();
    assert!(
        error.ends_with(
            "holds files that no earlier run wrote (README.md, a.txt, b.txt, ...); name another folder, or say --force"
        ),
        "{error}"
    );
    assert_eq!(bytes(out.path()).len(), 4);
    let mut forced = options();
    forced.force = true;
    emit(sample::dataset(), &forced, &facts(), out.path()).unwrap();
    assert_eq!(read(&out, "notes.txt"), "mine");
    assert!(read(&out, "README.md").starts_with("# Export"));
}

#[test]
fn a_folder_is_of_one_run() {
    let out = TempDir::new().unwrap();
    emit(sample::dataset(), &options(), &facts(), out.path()).unwrap();
    let mut fewer = options();
    fewer.formats = [Format::NTriples].into();
    emit(sample::dataset(), &fewer, &facts(), out.path()).unwrap();
    let names: Vec<String> = bytes(out.path()).into_keys().collect();
    assert_eq!(names, ["README.md", "dataset.ttl", "issues.csv", "pactgraph.nt", "run.json"]);
    assert!(!out.path().join("csv").exists());
}

#[test]
fn what_a_dead_run_left_unfinished_is_cleared_away() {
    let out = TempDir::new().unwrap();
    fs::write(out.path().join(".pactgraph.nt.tmp-4711"), "half").unwrap();
    emit(sample::dataset(), &options(), &facts(), out.path()).unwrap();
    assert!(!out.path().join(".pactgraph.nt.tmp-4711").exists());
}

#[test]
fn a_run_json_that_was_tampered_with_removes_nothing_outside_the_folder() {
    let outer = TempDir::new().unwrap();
    let out = outer.path().join("out");
    fs::create_dir(&out).unwrap();
    fs::write(outer.path().join("precious.txt"), "mine").unwrap();
    let listed = r#"{"outputs": [{"file": "../precious.txt"}, {"file": "csv/../../precious.txt"}]}"#;
    fs::write(out.join("run.json"), listed).unwrap();
    emit(sample::dataset(), &options(), &facts(), &out).unwrap();
    assert_eq!(fs::read_to_string(outer.path().join("precious.txt")).unwrap(), "mine");
}

#[test]
fn an_error_names_the_file_and_the_reason() {
    let out = TempDir::new().unwrap();
    fs::create_dir(out.path().join("pactgraph.nt")).unwrap();
    let mut forced = options();
    forced.force = true;
    let error = emit(sample::dataset(), &forced, &facts(), out.path()).unwrap_err().to_string();
    assert!(error.starts_with(&format!("{}: ", out.path().join("pactgraph.nt").display())), "{error}");
    assert!(!bytes(out.path()).keys().any(|name| name.contains(".tmp-")));
}
