//! `--lexicon`: words and bodies that only the user knows.

use super::program::printed;
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// By itself the Tinfolk Challenge could be an undertaking as well as a body, and `bellfounding` is no area.
const ARTICLE: &str = "Two sides sign\n\n\
    On 4 May 2021 the Tinfolk Challenge and Borealis Ltd. signed a memorandum of understanding on bellfounding.\n";

const BODIES: &str = "name,acronym,names,name_zh,kind,country,source\nTinfolk Challenge,,,,association,,their letter\n";
const AREAS: &str = "term,concept,note,source\nbellfounding,culture,,their letter\n";

/// A folder with the article, and one with these lists.
fn folder(lists: &[(&str, &str)]) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("words")).unwrap();
    fs::write(dir.path().join("a.txt"), ARTICLE).unwrap();
    for (name, content) in lists {
        fs::write(dir.path().join("words").join(name), content).unwrap();
    }
    dir
}

/// Parties and areas of the one agreement, and the hash of rules and words.
fn run(dir: &Path, with_words: bool) -> [String; 3] {
    let path = |name: &str| dir.join(name).to_str().unwrap().to_owned();
    let (article, out, words) = (path("a.txt"), path(if with_words { "with" } else { "without" }), path("words"));
    let own = ["--lexicon", words.as_str()];
    let own = if with_words { &own[..] } else { &[] };
    printed(&[&["run", "--quiet", "--out", &out, &article][..], own].concat());
    let json: serde_json::Value = serde_json::from_slice(&fs::read(Path::new(&out).join("run.json")).unwrap()).unwrap();
    let mut table = csv::Reader::from_path(Path::new(&out).join("csv/overview.csv")).unwrap();
    let columns = table.headers().unwrap().clone();
    let row = table.records().next().unwrap().unwrap();
    let cell = |name: &str| row[columns.iter().position(|column| column == name).unwrap()].to_owned();
    [cell("parties"), cell("areas"), json["ruleSet"].as_str().unwrap().to_owned()]
}

#[test]
fn a_body_and_a_term_that_only_the_user_knows_are_read() {
    let dir = folder(&[("bodies.csv", BODIES), ("area-terms.csv", AREAS)]);
    let [parties, areas, hash] = run(dir.path(), false);
    assert_eq!((parties.as_str(), areas.as_str()), ("Borealis Ltd.", ""));
    let own = run(dir.path(), true);
    let [parties, areas, own_hash] = &own;
    let mut parties: Vec<&str> = parties.split("; ").collect();
    parties.sort_unstable();
    assert_eq!(
        (parties.as_slice(), areas.to_lowercase().as_str()),
        (&["Borealis Ltd.", "Tinfolk Challenge"][..], "culture")
    );
    assert_ne!(*own_hash, hash, "the user's words are part of the rule set");
    assert_eq!(run(dir.path(), true), own);
}

#[test]
fn explain_reads_the_words_of_the_user() {
    let dir = folder(&[("area-terms.csv", AREAS)]);
    let (article, words) = (dir.path().join("a.txt"), dir.path().join("words"));
    let (article, words) = (article.to_str().unwrap(), words.to_str().unwrap());
    assert!(!printed(&["explain", article]).contains("culture"));
    assert!(printed(&["explain", article, "--lexicon", words]).contains("culture"));
}

#[test]
fn a_bad_list_stops_every_command_and_is_told_with_its_place() {
    for (name, content, expected) in [
        (
            "verbs.csv",
            "",
            "verbs.csv: no list is called `verbs.csv`; expected one of agreement-nouns.csv, area-terms.csv, ",
        ),
        (
            "area-terms.csv",
            "word,concept\n",
            "area-terms.csv, line 1: the header must be `term,concept,note,source`, found `word,concept`",
        ),
        (
            "area-terms.csv",
            "term,concept,note,source\nbellfounding,bells,,us\n",
            "area-terms.csv, line 2, column `concept`: `bells` is not a code of area; expected one of transport, ",
        ),
        (
            "area-terms.csv",
            "term,concept,note,source\nbells,culture,,us\nbells,trade,,us\n",
            "area-terms.csv, line 3, column `term`: `bells` stands here a second time",
        ),
        (
            "posts.csv",
            "term,concept,note,source\nreeve,,,us\nalderman,,,us\n",
            "posts.csv, line 3, column `term`: rows must be sorted: `alderman` comes before `reeve`",
        ),
        (
            "posts.csv",
            "term,concept,note,source\nreeve,,,\n",
            "posts.csv, line 2, column `source`: `reeve` has no source",
        ),
        (
            "posts.csv",
            "term,concept,note,source\nreeve,,\n",
            "posts.csv, line 2: the row has 3 cells; expected 4, as in the header",
        ),
    ] {
        let dir = folder(&[(name, content)]);
        for command in
            [&["run", "a.txt", "--out", "out"][..], &["explain", "a.txt"], &["evaluate", "a.txt", "--gold", "."]]
        {
            let told = refused(dir.path(), command);
            assert!(
                told.contains(&format!("pactgraph: words{}{expected}", std::path::MAIN_SEPARATOR)),
                "{command:?}: {told}"
            );
        }
        assert!(!dir.path().join("out").exists(), "nothing is written by a run that does not start");
    }
}

#[test]
fn a_folder_without_lists_and_a_list_that_is_no_text_are_named() {
    let dir = folder(&[("README.md", "Our words.")]);
    let told = refused(dir.path(), &["explain", "a.txt"]);
    assert!(told.contains("words: holds no word list; expected one or more of agreement-nouns.csv, "), "{told}");
    fs::write(dir.path().join("words/posts.csv"), b"term\xFF").unwrap();
    let told = refused(dir.path(), &["explain", "a.txt"]);
    assert!(told.contains("posts.csv: byte 5 is not UTF-8; expected UTF-8"), "{told}");
    fs::remove_dir_all(dir.path().join("words")).unwrap();
    let told = refused(dir.path(), &["explain", "a.txt"]);
    assert!(told.contains("words: cannot be read: ") && told.contains("expected a folder of word lists"), "{told}");
}

/// What a command that could not run for its words said.
fn refused(dir: &Path, command: &[&str]) -> String {
    let arguments = [command, &["--lexicon", "words"]].concat();
    let output = Command::new(env!("CARGO_BIN_EXE_pactgraph")).current_dir(dir).args(&arguments).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stdout));
    String::from_utf8(output.stderr).unwrap()
}
