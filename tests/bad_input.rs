//! Bad input: every article is emitted, skipped or failed with a reason, and the rest of the run is not lost.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// A sound article, so that every run has something to emit.
const SOUND: &str = "Two ports sign a pact on night berths\n\n\
    On 3 May 2021 the Port of Alma and the Port of Brest signed a memorandum of understanding in Alma.\n";

fn pactgraph(dir: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_pactgraph")).current_dir(dir).args(arguments).output().unwrap()
}

fn run(dir: &Path, inputs: &[&str]) -> Output {
    pactgraph(dir, &[&["run", "--out", "out"], inputs].concat())
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap_or_else(|| panic!("killed: {}", String::from_utf8_lossy(&output.stderr)))
}

fn told(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// A folder with a sound article and one of these bytes.
fn with(name: &str, bytes: &[u8]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("in")).unwrap();
    fs::write(dir.path().join("in/sound.txt"), SOUND).unwrap();
    fs::write(dir.path().join("in").join(name), bytes).unwrap();
    dir
}

/// The rows of `issues.csv` that name a file.
fn issues(dir: &Path, file: &str) -> Vec<String> {
    let table = fs::read_to_string(dir.join("out/issues.csv")).unwrap();
    table.lines().filter(|line| line.contains(file)).map(str::to_owned).collect()
}

/// Pseudo-random bytes, the same on every run (xorshift, Marsaglia 2003).
fn noise(count: usize) -> Vec<u8> {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[3]
    };
    (0..count).map(|_| next()).collect()
}

#[test]
fn what_is_no_text_is_skipped_with_a_reason_and_the_rest_is_emitted() {
    for (bytes, reason) in [
        (Vec::new(), "the file is empty"),
        (b" \r\n \t\n".to_vec(), "the file holds no text"),
        (vec![0; 10_000], "10000 of 10000 characters are no text"),
        (noise(10_000), "characters are no text"),
        (b"%PDF-1.7\nsome words".to_vec(), "this is a PDF file"),
    ] {
        let dir = with("bad.txt", &bytes);
        let output = run(dir.path(), &["in"]);
        assert_eq!(code(&output), 0, "{}", told(&output));
        assert!(told(&output).contains("1 emitted, 1 skipped, 0 failed"), "{}", told(&output));
        let rows = issues(dir.path(), "bad.txt");
        assert!(rows.len() == 1 && rows[0].contains("skipped") && rows[0].contains(reason), "{rows:?}");
    }
}

#[test]
fn broken_utf8_is_repaired_and_told_with_its_byte() {
    let dir = with("bad.txt", &[SOUND.as_bytes(), b"A caf\xE9 was founded. It is a good one."].concat());
    let output = run(dir.path(), &["in"]);
    assert_eq!(code(&output), 0, "{}", told(&output));
    let rows = issues(dir.path(), "bad.txt");
    assert!(rows[0].contains("repaired") && rows[0].contains(&format!("byte {}", SOUND.len() + 5)), "{rows:?}");
    // The same article fails when it is read strictly.
    let strict = run(dir.path(), &["in", "--strict"]);
    assert_eq!(code(&strict), 1);
    assert!(told(&strict).contains("1 emitted, 0 skipped, 1 failed"), "{}", told(&strict));
}

#[test]
fn utf16_with_a_byte_order_mark_is_read() {
    let bytes: Vec<u8> = format!("\u{FEFF}{SOUND}").encode_utf16().flat_map(u16::to_be_bytes).collect();
    let dir = with("wide.txt", &bytes);
    let output = pactgraph(dir.path(), &["text", "in/wide.txt"]);
    assert_eq!(String::from_utf8(output.stdout).unwrap(), SOUND);
    // Both files hold one text.
    assert!(issues_after_run(&dir).iter().any(|row| row.contains("the same text as sound.txt")));
}

fn issues_after_run(dir: &tempfile::TempDir) -> Vec<String> {
    let output = run(dir.path(), &["in"]);
    assert_eq!(code(&output), 0, "{}", told(&output));
    issues(dir.path(), "wide.txt")
}

#[test]
fn the_same_file_given_twice_is_one_article() {
    let dir = with("other.txt", b"Another text, of a park that was opened.");
    let output = run(dir.path(), &["in/sound.txt", "in", "in/other.txt"]);
    assert!(told(&output).contains("2 emitted, 2 skipped, 0 failed"), "{}", told(&output));
    assert!(issues(dir.path(), "sound.txt")[0].contains("the same text as sound.txt"));
}

#[test]
fn a_missing_path_and_a_folder_without_articles_stop_the_run() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("in")).unwrap();
    fs::write(dir.path().join("in/table.csv"), "a,b").unwrap();
    for (path, expected) in
        [("nowhere", "nowhere: "), ("in", "in: no articles; looked for files that end in .txt, .md, .html")]
    {
        let output = run(dir.path(), &[path]);
        assert_eq!(code(&output), 2);
        assert!(told(&output).contains(expected), "{}", told(&output));
        assert!(!dir.path().join("out").exists(), "nothing is written by a run that does not start");
    }
}

#[test]
fn a_wrong_base_iri_stops_the_run() {
    let dir = with("other.txt", b"Another text.");
    for iri in ["example.org", "https://example.org/no-end", "https://exa mple.org/", "ftp://example.org/", ""] {
        let output = run(dir.path(), &["in", "--base-iri", iri]);
        assert_eq!(code(&output), 2, "{iri}");
        assert!(told(&output).contains("expected an absolute http or https IRI"), "{}", told(&output));
    }
}

#[test]
fn a_folder_with_files_of_others_is_left_alone() {
    let dir = with("other.txt", b"Another text.");
    fs::create_dir(dir.path().join("out")).unwrap();
    fs::write(dir.path().join("out/thesis.txt"), "mine").unwrap();
    let output = run(dir.path(), &["in"]);
    assert_eq!(code(&output), 2);
    assert!(told(&output).contains("thesis.txt"), "{}", told(&output));
    assert_eq!(fs::read_dir(dir.path().join("out")).unwrap().count(), 1);
    assert_eq!(code(&run(dir.path(), &["in", "--force"])), 0);
    assert_eq!(fs::read_to_string(dir.path().join("out/thesis.txt")).unwrap(), "mine");
}

#[test]
fn hostile_words_where_names_are_expected_lose_nothing() {
    let hostile = "=cmd|'/C calc'!A0 and <script>alert(\"x\")</script> \u{202E}dlrow 🚂\u{200D} Ltd. and \"Port\" of \\\"Alma\\\" \
        signed a memorandum of understanding with the +1+1 Bank and the @SUM Company {{x}} %00 on 3 May 2021.\n";
    let dir = with("hostile.txt", hostile.repeat(3).as_bytes());
    let output = run(dir.path(), &["in"]);
    assert_eq!(code(&output), 0, "{}", told(&output));
    assert!(told(&output).contains("2 emitted"), "{}", told(&output));
    let json = fs::read_to_string(dir.path().join("out/pactgraph.jsonld")).unwrap();
    serde_json::from_str::<serde_json::Value>(&json).unwrap();
}

#[test]
fn a_very_long_line_is_read_in_linear_time() {
    // A part of the 50 MB that `--ignored` reads: this build is not optimised.
    long_line(2_000_000);
}

#[test]
#[ignore = "two seconds with --release, a minute without: run it with -- --ignored"]
fn fifty_megabytes_on_one_line_are_read() {
    long_line(50_000_000);
}

fn long_line(bytes: usize) {
    let sentence = "On Monday the river towns of Alma and Brest talked about the price of tin (3.5 percent more). ";
    let text = sentence.repeat(bytes / sentence.len());
    let (article, issues) = pactgraph::read::article(text.clone().into_bytes(), "long.txt");
    let article = article.unwrap();
    assert!(issues.is_empty() && article.text == text);
    let ready = pactgraph::extract::text::Text::new(&article.text);
    let document = pactgraph::extract::document::document(&ready, &article);
    let sentences = pactgraph::extract::sentence::sentences(&ready, &document);
    assert_eq!(sentences.len(), bytes / sentence.len());
}

/// A user without rights, since root may read and write everything.
#[cfg(unix)]
mod without_rights {
    use super::*;
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;

    const NOBODY: u32 = 65_534;

    /// Runs as nobody if we are root; `None`, said aloud, if that cannot be done here.
    fn run_without_rights(dir: &Path) -> Option<Output> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_pactgraph"));
        command.current_dir(dir).args(["run", "in", "--out", "out"]);
        if fs::metadata(dir).unwrap().uid() == 0 {
            command.uid(NOBODY).gid(NOBODY);
        }
        match command.output() {
            Ok(output) => Some(output),
            Err(error) => {
                println!("SKIPPED: the program cannot be started as another user here: {error}");
                None
            }
        }
    }

    fn mode(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn an_unreadable_file_fails_and_the_rest_is_emitted() {
        let dir = with("secret.txt", b"A text that nobody may read.");
        mode(dir.path(), 0o777);
        mode(&dir.path().join("in/secret.txt"), 0o000);
        let Some(output) = run_without_rights(dir.path()) else { return };
        assert_eq!(code(&output), 1, "{}", told(&output));
        assert!(told(&output).contains("1 emitted, 0 skipped, 1 failed"), "{}", told(&output));
        assert!(told(&output).contains("secret.txt: failed: cannot be read"), "{}", told(&output));
    }

    #[test]
    fn an_unreadable_folder_fails_and_the_rest_is_emitted() {
        let dir = with("sound2.txt", b"Another text, of a bridge that was opened.");
        mode(dir.path(), 0o777);
        fs::create_dir(dir.path().join("in/closed")).unwrap();
        mode(&dir.path().join("in/closed"), 0o000);
        let Some(output) = run_without_rights(dir.path()) else { return };
        assert_eq!(code(&output), 1, "{}", told(&output));
        assert!(told(&output).contains("closed: failed: cannot be read"), "{}", told(&output));
    }

    #[test]
    fn an_output_folder_that_cannot_be_written_stops_the_run() {
        let dir = with("other.txt", b"Another text.");
        mode(dir.path(), 0o777);
        fs::create_dir(dir.path().join("out")).unwrap();
        mode(&dir.path().join("out"), 0o555);
        let Some(output) = run_without_rights(dir.path()) else { return };
        assert_eq!(code(&output), 2, "{}", told(&output));
        assert!(told(&output).contains("out"), "{}", told(&output));
        assert_eq!(fs::read_dir(dir.path().join("out")).unwrap().count(), 0);
    }
}
