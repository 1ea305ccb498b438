//! Options of the program, as a user gives them: on the command line, in `pactgraph.toml`, for machines.

use super::program::{bytes, root};
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const SIGNED: &str =
    "Ports sign\n\nALMA, May 3, 2021 - The Port of Alma and the Port of Brest signed a memorandum of understanding.\n";
const PLANNED: &str = "Ports plan\n\nALMA, May 3, 2021 - The Port of Alma and the Port of Brest plan to sign a memorandum of understanding.\n";

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_pactgraph")).current_dir(root()).args(arguments).output().unwrap()
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A folder with one article and a folder for its export.
fn articles(text: &str) -> (TempDir, String, String) {
    let dir = TempDir::new().unwrap();
    let (inputs, out) = (dir.path().join("articles"), dir.path().join("export"));
    fs::create_dir(&inputs).unwrap();
    fs::write(inputs.join("a.txt"), text).unwrap();
    let text = |path: &Path| path.to_str().unwrap().to_owned();
    let (inputs, out) = (text(&inputs), text(&out));
    (dir, inputs, out)
}

#[test]
fn check_ends_with_0_for_a_fresh_export_and_with_3_and_the_change_for_another_one() {
    let (_dir, inputs, out) = articles(PLANNED);
    assert_eq!(run(&["run", &inputs, "--out", &out]).status.code(), Some(0));
    let kept = bytes(Path::new(&out));
    let fresh = run(&["run", &inputs, "--out", &out, "--check"]);
    assert_eq!((fresh.status.code(), said(&fresh.stdout)), (Some(0), String::new()));
    fs::write(Path::new(&inputs).join("a.txt"), SIGNED).unwrap();
    let stale = run(&["run", &inputs, "--out", &out, "--check"]);
    let told = said(&stale.stdout);
    assert_eq!(stale.status.code(), Some(3), "{told}");
    assert!(told.contains("- pactgraph.nt\n") && told.contains("status planned → signed"), "{told}");
    assert_eq!(bytes(Path::new(&out)), kept, "a check must write nothing");
}

/// The exit code of a command whose output nobody reads.
fn unread(arguments: &[&str]) -> Option<i32> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pactgraph"));
    let mut child = command.current_dir(root()).args(arguments).stdout(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    child.wait().unwrap().code()
}

#[test]
fn an_answer_that_nobody_reads_keeps_its_exit_code() {
    let (_dir, inputs, out) = articles(PLANNED);
    run(&["run", &inputs, "--out", &out]);
    let before = format!("{out}-before");
    run(&["run", &inputs, "--out", &before]);
    fs::write(Path::new(&inputs).join("a.txt"), SIGNED).unwrap();
    assert_eq!(unread(&["run", &inputs, "--out", &out, "--check"]), Some(3));
    run(&["run", &inputs, "--out", &out]);
    assert_eq!(unread(&["diff", &before, &out, "--exit-code"]), Some(1));
    fs::remove_file(Path::new(&out).join("issues.csv")).unwrap();
    assert_eq!(unread(&["validate", &out]), Some(1));
}

#[test]
fn check_of_a_folder_that_is_no_export_could_not_run() {
    let (dir, inputs, _) = articles(SIGNED);
    let empty = dir.path().join("empty");
    fs::create_dir(&empty).unwrap();
    let done = run(&["run", &inputs, "--check", "--out", empty.to_str().unwrap()]);
    assert_eq!(done.status.code(), Some(2));
    assert!(said(&done.stderr).contains("expected the folder of an export"), "{}", said(&done.stderr));
}

#[test]
fn a_file_beside_the_articles_gives_the_options_and_the_command_line_wins() {
    let (dir, inputs, out) = articles(SIGNED);
    let file = Path::new(&inputs).join("pactgraph.toml");
    fs::write(&file, "out = \"../export\"\nformats = [\"nt\", \"rdf\"]\nquiet = true\n").unwrap();
    assert_eq!(run(&["run", &inputs]).status.code(), Some(0));
    assert!(bytes(Path::new(&out)).contains_key("pactgraph.rdf"));
    let done = run(&["run", &inputs, "--formats", "ttl", "--quiet=false"]);
    assert!(said(&done.stdout).starts_with("Articles "), "{}", said(&done.stdout));
    let names: Vec<String> = bytes(&dir.path().join("export")).into_keys().collect();
    assert_eq!(names, ["README.md", "dataset.ttl", "issues.csv", "pactgraph.ttl", "run.json"]);
    fs::write(&file, "out = \"../export\"\n\nformat = [\"nt\"]\n").unwrap();
    let done = run(&["run", &inputs]);
    assert_eq!(done.status.code(), Some(2));
    assert!(said(&done.stderr).contains("pactgraph.toml:3: unknown field `format`"), "{}", said(&done.stderr));
}

#[test]
fn without_a_folder_the_run_says_how_to_name_one() {
    let (_dir, inputs, _) = articles(SIGNED);
    let done = run(&["run", &inputs]);
    assert_eq!(done.status.code(), Some(2));
    assert!(said(&done.stderr).contains("expected --out DIR, or `out` in pactgraph.toml"), "{}", said(&done.stderr));
}

#[test]
fn for_machines_every_line_of_the_log_is_a_json_object() {
    let (_dir, inputs, out) = articles(SIGNED);
    fs::write(Path::new(&inputs).join("b.txt"), b"\0\0\0\0").unwrap();
    fs::write(Path::new(&inputs).join("c.txt"), SIGNED).unwrap();
    let lines = |output: &Output| -> Vec<serde_json::Value> {
        said(&output.stderr)
            .lines()
            .map(|line| serde_json::from_str(line).unwrap_or_else(|e| panic!("{line}: {e}")))
            .collect()
    };
    let done = run(&["run", &inputs, "--out", &out, "--log-format", "json"]);
    let log = lines(&done);
    assert!(done.stdout.is_empty());
    assert!(log.iter().any(|line| line["event"] == "skipped" && line["file"] == "c.txt"), "{log:?}");
    let last = log.last().unwrap();
    assert_eq!((&last["event"], &last["articles"]["read"]), (&"done".into(), &3.into()));
    let wrong = run(&["run", &inputs, "--out", &out, "--log-format", "json", "--base-iri", "data"]);
    assert_eq!((wrong.status.code(), lines(&wrong)[0]["event"].as_str()), (Some(2), Some("stopped")));
}

#[test]
fn diff_ends_with_1_only_when_asked_and_something_changed() {
    let (_a, planned, old) = articles(PLANNED);
    let (_b, signed, new) = articles(SIGNED);
    for (inputs, out) in [(&planned, &old), (&signed, &new)] {
        assert_eq!(run(&["run", inputs, "--out", out, "--quiet"]).status.code(), Some(0));
    }
    assert_eq!(run(&["diff", &old, &new]).status.code(), Some(0));
    let changed = run(&["diff", &old, &new, "--exit-code"]);
    assert_eq!(changed.status.code(), Some(1), "{}", said(&changed.stdout));
    assert_eq!(run(&["diff", &old, &old, "--exit-code"]).status.code(), Some(0));
    let json = run(&["diff", &old, &new, "--format", "json"]);
    assert_eq!(serde_json::from_slice::<serde_json::Value>(&json.stdout).unwrap()["changed"], true);
}
