//! Faults around the program: signals, pipes, full disks. `examples/faults.sh` tries those that take longer.
#![cfg(unix)]

use super::program::bytes;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

const STORY: &str =
    "Two ports sign a pact\n\nOn 3 May 2021 the Port of Alma and the Port of Brest signed a contract.\n";

fn start(dir: &Path, arguments: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pactgraph"));
    command.current_dir(dir).args(arguments).stdin(Stdio::piped());
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

fn told(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[test]
fn a_run_that_is_interrupted_stops_cleanly_and_goes_on_from_its_cache() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("a.txt"), STORY).unwrap();
    let first = start(dir.path(), &["run", "a.txt", "--out", "out", "--cache", "kept"]).wait_with_output().unwrap();
    assert_eq!(first.status.code(), Some(0), "{}", told(&first));
    let before = bytes(&dir.path().join("out"));

    let mut child =
        start(dir.path(), &["run", "a.txt", "-", "--out", "out", "--cache", "kept", "--input-form", "jsonl"]);
    let mut stdin = child.stdin.take().unwrap();
    // Lines without end: the run ends before them.
    let writer = std::thread::spawn(move || {
        (0..).all(|n| writeln!(stdin, "{{\"text\": \"The port of Alma had {n} ships.\"}}").is_ok())
    });
    // It has begun to read when it keeps what it reads.
    let entries = || super::program::files(&dir.path().join("kept")).len();
    let patience = (0..600).find(|_| {
        std::thread::sleep(Duration::from_millis(100));
        entries() > 2
    });
    assert!(patience.is_some(), "nothing was read in a minute");
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    let output = child.wait_with_output().unwrap();
    assert!(!writer.join().unwrap());
    assert_eq!(output.status.code(), Some(130), "{}", told(&output));
    assert!(told(&output).contains("stopped: 1 of 2 inputs were read"), "{}", told(&output));
    assert!(told(&output).contains("the next run goes on from what is in the cache"), "{}", told(&output));
    assert!(bytes(&dir.path().join("out")) == before, "the export is as it was");
}

#[test]
fn a_pipe_in_a_folder_is_told_and_does_not_stop_the_run() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("in")).unwrap();
    fs::write(dir.path().join("in/a.txt"), STORY).unwrap();
    for name in ["pipe.txt", "pipe.jsonl", "pipe.zip"] {
        assert!(Command::new("mkfifo").arg(dir.path().join("in").join(name)).status().unwrap().success());
    }
    let output = start(dir.path(), &["run", "in", "--out", "out"]).wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", told(&output));
    assert!(told(&output).contains("1 emitted, 0 skipped, 3 failed"), "{}", told(&output));
    assert!(told(&output).contains("pipe.txt: failed: cannot be read: this is no regular file"), "{}", told(&output));
}

/// Runs under a limit of what a file may hold, as on a disk that is full.
#[test]
fn a_disk_that_is_full_stops_the_run_and_leaves_the_export_of_before() {
    let dir = tempfile::tempdir().unwrap();
    let program = env!("CARGO_BIN_EXE_pactgraph");
    fs::write(dir.path().join("a.txt"), STORY).unwrap();
    let limited = |blocks: &str, arguments: &str| {
        // The signal that the system sends is ignored, so that the write fails instead.
        let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec {program} {arguments}");
        Command::new("bash").current_dir(dir.path()).args(["-c", &script]).output().unwrap()
    };
    let first = limited("unlimited", "run a.txt --out out --ledger ids.csv");
    assert_eq!(first.status.code(), Some(0), "{}", told(&first));
    let (before, ledger) = (bytes(&dir.path().join("out")), fs::read(dir.path().join("ids.csv")).unwrap());
    fs::write(dir.path().join("b.txt"), STORY.replace("Alma", "Tampere")).unwrap();
    let full = limited("1", "run a.txt b.txt --out out --ledger ids.csv");
    assert_eq!(full.status.code(), Some(2), "{}", told(&full));
    assert!(told(&full).contains("pactgraph.ttl: File too large"), "{}", told(&full));
    assert!(bytes(&dir.path().join("out")) == before, "no file of the export has changed, and nothing is left beside");
    assert!(fs::read(dir.path().join("ids.csv")).unwrap() == ledger);
}
