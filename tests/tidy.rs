//! The house rules that a machine can check; each failure says which file breaks which rule.

mod documents;
mod imports;

use super::program::{below, files, root};
use std::fs;
use std::path::Path;

/// The most lines of a source file: one idea, with its tests.
const LINES: usize = 430;

/// Files that are longer, each with the reason. Split them when you work there.
const LONGER: &[(&str, &str)] = &[];

/// A text of the repository, with its path below the root.
struct Source {
    path: String,
    text: String,
}

/// Every file with one of these endings below these folders or files of the root.
fn sources(places: &[&str], endings: &[&str]) -> Vec<Source> {
    let mut sources = Vec::new();
    for place in places {
        let place = root().join(place);
        let paths = if place.is_dir() { files(&place) } else { vec![place] };
        for path in paths.iter().filter(|path| path.exists()) {
            let name = below(root(), path);
            if endings.iter().any(|ending| name.ends_with(ending)) && !is_generated(path) {
                sources.push(Source { path: name, text: fs::read_to_string(path).unwrap() });
            }
        }
    }
    assert!(!sources.is_empty(), "nothing found in {places:?}");
    sources
}

/// What tools leave behind in the tree, and git ignores.
fn is_generated(path: &Path) -> bool {
    let parts = ["target", "node_modules", ".venv", ".cache", "__pycache__"];
    below(root(), path).split('/').any(|part| parts.contains(&part))
}

fn fail_if_any(faults: &[String]) {
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_source_file_is_too_long() {
    let mut faults = Vec::new();
    for source in sources(&["src", "tests"], &[".rs"]) {
        let lines = source.text.lines().count();
        let excused = LONGER.iter().any(|(path, _)| *path == source.path);
        if lines > LINES && !excused {
            faults.push(format!("{}: {lines} lines; {LINES} at most: split it by idea", source.path));
        }
    }
    for (path, reason) in LONGER {
        let text = fs::read_to_string(root().join(path)).unwrap_or_default();
        if text.lines().count() <= LINES || reason.is_empty() {
            faults.push(format!("{path}: it is excused in tests/tidy.rs without need or without reason"));
        }
    }
    fail_if_any(&faults);
}

#[test]
fn no_module_is_a_drawer() {
    let drawers = ["utils", "util", "helpers", "helper", "common", "types", "misc", "mod"];
    let mut faults = Vec::new();
    for source in sources(&["src", "tests"], &[".rs"]) {
        let parts = source.path.trim_end_matches(".rs").split('/');
        for part in parts.filter(|part| drawers.contains(part)) {
            faults.push(format!("{}: `{part}` says nothing of what is in it", source.path));
        }
    }
    fail_if_any(&faults);
}

#[test]
fn every_test_file_is_in_the_table_of_contents() {
    let contents = fs::read_to_string(root().join("tests/tests.rs")).unwrap();
    for source in sources(&["tests"], &[".rs"]) {
        let name = source.path.trim_start_matches("tests/").trim_end_matches(".rs");
        if !name.contains('/') && name != "tests" {
            assert!(contents.contains(&format!("mod {name};\n")), "{}: tests/tests.rs does not name it", source.path);
        }
    }
}

#[test]
fn lines_end_with_a_line_feed_and_nothing_before_it() {
    let mut faults = Vec::new();
    let places =
        ["src", "tests", "schema", ".ci", "examples", "Cargo.toml", "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"];
    for source in
        sources(&places, &[".rs", ".ttl", ".rq", ".jsonld", ".json", ".toml", ".md", ".py", ".csv", "/run", ".sh"])
    {
        // Articles are kept as they came, whatever their line ends are.
        if source.path.starts_with("tests/articles/") && !source.path.ends_with("README.md") {
            continue;
        }
        let lines = source.text.split('\n').enumerate();
        for (number, line) in lines.filter(|(_, line)| line.ends_with(['\r', ' ', '\t'])) {
            faults.push(format!("{}:{}: white space before the line end: {line:?}", source.path, number + 1));
        }
        if !source.text.ends_with('\n') {
            faults.push(format!("{}: the last line has no end", source.path));
        }
    }
    fail_if_any(&faults);
}

#[test]
fn nothing_names_a_machine_or_a_package_registry() {
    // Put together here, so that this file does not name them either.
    let forbidden = [
        concat!("/wo", "rk/"),
        concat!("/ho", "me/"),
        concat!("/Use", "rs/"),
        concat!("crates", ".io"),
        concat!("pypi", ".org"),
        concat!("npmjs", ".org"),
        concat!("pythonhosted", ".org"),
    ];
    let mut faults = Vec::new();
    let places = ["src", "tests", "schema", ".ci", "examples", "output", ".gitattributes", ".gitignore", "NOTICE"];
    let root_files = ["Cargo.toml", "deny.toml", "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"];
    let endings =
        [".rs", ".py", ".md", ".toml", ".ttl", ".rq", ".json", ".jsonld", ".txt", "/run", ".sh", "NOTICE", ".csv"];
    let places: Vec<&str> = places.into_iter().chain(root_files).filter(|place| root().join(place).exists()).collect();
    for source in sources(&places, &endings) {
        for (number, line) in source.text.lines().enumerate() {
            for word in forbidden.iter().filter(|word| line.contains(*word)) {
                faults.push(format!("{}:{}: {word}", source.path, number + 1));
            }
        }
    }
    fail_if_any(&faults);
}

#[test]
fn the_word_lists_have_no_fault() {
    let lexicon = pactgraph::lexicon::Lexicon::embedded().unwrap_or_else(|fault| panic!("{fault}"));
    assert_eq!(lexicon.digest.len(), 16);
    // A list that is not embedded is a list that nobody reads.
    let code = fs::read_to_string(root().join("src/lexicon.rs")).unwrap();
    for source in sources(&["schema/lexicon"], &[".csv"]) {
        let name = source.path.trim_start_matches("schema/");
        assert!(code.contains(&format!("\"{name}\"")), "{}: src/lexicon.rs does not read it", source.path);
    }
}
