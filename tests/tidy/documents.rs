//! The documents: every path, command and test that they name is there.

use super::{Source, fail_if_any, is_generated, sources};
use crate::program::{printed, root};
use std::collections::BTreeSet;
use std::fs;

/// The documents for people.
fn documents() -> Vec<Source> {
    let root_files = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"];
    let mut documents = sources(&[&root_files[..], &["schema", "tests", "examples"]].concat(), &[".md"]);
    // Articles end in .md too, and are no documents.
    documents.retain(|d| !d.path.starts_with("tests/articles/") || d.path.ends_with("README.md"));
    documents
}

/// What stands between backticks on a line.
fn quoted(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

/// The lines inside code blocks of a language, with their numbers.
fn block_lines<'t>(text: &'t str, language: &str) -> Vec<(usize, &'t str)> {
    let mut inside = None;
    let mut lines = Vec::new();
    for (index, line) in text.lines().enumerate() {
        match line.strip_prefix("```") {
            Some(_) if inside.is_some() => inside = None,
            Some(named) => inside = Some(named.trim() == language),
            None if inside == Some(true) => lines.push((index + 1, line)),
            None => {}
        }
    }
    lines
}

/// Top-level folders that a path may begin with; `output` is made by a command and may be absent.
const TOP: &[&str] = &["src", "tests", "schema", ".ci", "examples"];

/// Whether this looks like a path of the repository.
fn is_path(text: &str) -> bool {
    let top = text.split('/').next().unwrap_or_default();
    let clean = !text.contains([' ', '*', '…', '{', '<', '=', ':']);
    let root_file = ["Cargo.toml", "Cargo.lock", "deny.toml", "clippy.toml", "NOTICE"].contains(&text)
        || !text.contains('/')
            && text.len() > 3
            && text.ends_with(".md")
            && text == text.to_uppercase().replace(".MD", ".md");
    clean && (root_file || text.contains('/') && TOP.contains(&top))
}

#[test]
fn every_path_that_a_document_names_exists() {
    let mut faults = Vec::new();
    for document in documents() {
        let mut named: Vec<(usize, &str)> = block_lines(&document.text, "sh")
            .into_iter()
            .flat_map(|(number, line)| line.split_whitespace().map(move |word| (number, word)))
            .collect();
        for (index, line) in document.text.lines().enumerate() {
            named.extend(quoted(line).map(|path| (index + 1, path)));
        }
        let folder = root().join(&document.path).parent().unwrap().to_owned();
        for (number, path) in named.into_iter().filter(|(_, path)| is_path(path)) {
            let made = is_generated(&root().join(path));
            if !made && !root().join(path).exists() && !folder.join(path).exists() {
                faults.push(format!("{}:{number}: {path} does not exist", document.path));
            }
        }
    }
    fail_if_any(&faults);
}

#[test]
fn every_link_of_a_document_leads_somewhere() {
    let mut faults = Vec::new();
    for document in documents() {
        let folder = root().join(&document.path).parent().unwrap().to_owned();
        for (index, line) in document.text.lines().enumerate() {
            for link in line.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
                let path = link.split('#').next().unwrap_or_default();
                if !path.is_empty() && !path.contains("://") && !folder.join(path).exists() {
                    faults.push(format!("{}:{}: {link} leads nowhere", document.path, index + 1));
                }
            }
        }
    }
    fail_if_any(&faults);
}

#[test]
fn every_command_that_a_document_names_is_one() {
    let help = printed(&["--help"]);
    let commands: BTreeSet<&str> = help
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(commands.contains("run") && commands.len() >= 5, "{commands:?}");
    let mut faults = Vec::new();
    for document in documents() {
        for (number, line) in block_lines(&document.text, "sh") {
            for arguments in invocations(line) {
                let Some(command) = arguments.iter().find(|word| !word.starts_with('-')) else { continue };
                if !commands.contains(command) {
                    faults.push(format!("{}:{number}: `pactgraph {command}` is no command", document.path));
                    continue;
                }
                let help = printed(&[command, "--help"]);
                for flag in arguments.iter().filter(|word| word.starts_with("--")) {
                    if !help.contains(flag) {
                        faults.push(format!("{}:{number}: `pactgraph {command}` has no {flag}", document.path));
                    }
                }
            }
        }
    }
    fail_if_any(&faults);
}

/// The arguments of each call of the program on a line, by its name or by cargo.
fn invocations(line: &str) -> Vec<Vec<&str>> {
    let line = line.split('#').next().unwrap_or_default();
    let words: Vec<&str> = line.split_whitespace().collect();
    let by_cargo =
        words.first() == Some(&"cargo") && words.get(1) == Some(&"run") && !words.contains(&"--manifest-path");
    let start = if by_cargo {
        words.iter().position(|word| *word == "--")
    } else {
        words.iter().position(|word| *word == "pactgraph" || word.ends_with("/pactgraph"))
    };
    let is_call = by_cargo || words.first().is_some_and(|word| word.ends_with("pactgraph"));
    let Some(start) = start.filter(|_| is_call) else { return Vec::new() };
    let end =
        words[start..].iter().position(|word| matches!(*word, "|" | ">" | "&&")).map_or(words.len(), |at| start + at);
    vec![words[start + 1..end].to_vec()]
}

/// The names of all tests.
fn tests() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for source in sources(&["src", "tests"], &[".rs"]) {
        for after in source.text.split("#[test]").skip(1) {
            if let Some(name) = after.split("fn ").nth(1).and_then(|rest| rest.split('(').next()) {
                names.insert(name.to_owned());
            }
        }
    }
    names
}

#[test]
fn the_architecture_is_short_and_each_of_its_invariants_names_a_test() {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    assert!(text.lines().count() < 120, "ARCHITECTURE.md: {} lines", text.lines().count());
    let tests = tests();
    let mut faults = Vec::new();
    let section = text.split("\n## Invariants\n").nth(1).expect("ARCHITECTURE.md has no section Invariants");
    let section = section.split("\n## ").next().unwrap_or_default();
    let invariants: Vec<&str> = section.lines().filter(|line| line.starts_with("- ")).collect();
    assert!(invariants.len() >= 10, "{} invariants", invariants.len());
    for line in invariants {
        // Names of tests are sentences: words with underscores, at least three of them.
        let named: Vec<&str> = quoted(line).filter(|name| name.matches('_').count() >= 2).collect();
        if named.is_empty() {
            faults.push(format!("no test is named in: {line}"));
        }
        faults.extend(
            named.into_iter().filter(|name| !tests.contains(*name)).map(|name| format!("no test is called {name}")),
        );
    }
    fail_if_any(&faults);
}

#[test]
fn what_a_document_must_not_say_would_be_seen() {
    assert!(is_path("src/extract/nowhere.rs") && is_path("CONTRIBUTING.md") && !is_path("schema/queries/*.rq"));
    assert_eq!(invocations("cargo run --release -- run a --out b | head"), [["run", "a", "--out", "b"]]);
    assert_eq!(invocations("pactgraph rules > rules.txt"), [["rules"]]);
    assert_eq!(block_lines("```sh\na\n```\nb\n```\nc\n```", "sh"), [(2, "a")]);
}
