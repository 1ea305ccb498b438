//! Which way imports point, and where each outside crate is at home.

use super::{Source, fail_if_any, sources};

/// What each part of the library may import of the others.
const IMPORTS: &[(&str, &[&str])] = &[
    ("record", &[]),
    ("lexicon", &["record"]),
    ("read", &["record"]),
    ("extract", &["lexicon", "record"]),
    ("normalize", &["lexicon", "record"]),
    ("merge", &["record"]),
    ("emit", &["record"]),
    ("evaluate", &["record"]),
    ("stored", &["record"]),
    ("diff", &["record", "stored"]),
    // What a table is, `emit` says: it is not said twice.
    ("validate", &["record", "stored", "emit"]),
    ("query", &["record", "stored"]),
    ("review", &["record", "stored"]),
    ("error", &["lexicon", "read", "emit", "evaluate", "stored"]),
    ("pipeline", &["error", "record", "lexicon", "read", "extract", "normalize", "merge", "emit"]),
    (
        "cli",
        &[
            "error",
            "record",
            "lexicon",
            "read",
            "extract",
            "normalize",
            "merge",
            "emit",
            "evaluate",
            "pipeline",
            "stored",
            "diff",
            "validate",
            "query",
            "review",
        ],
    ),
];

/// Where a crate, or a part of the standard library that reaches outside, is at home.
const HOMES: &[(&str, &[&str])] = &[
    ("aho_corasick::", &["extract", "lexicon"]),
    ("chardetng::", &["read"]),
    ("clap::", &["cli"]),
    ("csv::", &["lexicon", "read", "emit", "validate", "review"]),
    ("dom_smoothie::", &["read"]),
    ("encoding_rs::", &["read"]),
    ("flate2::", &["read"]),
    ("gaoya::", &["normalize"]),
    ("indicatif::", &["cli"]),
    ("jiff::", &["record", "normalize"]),
    ("oxigraph::", &["query"]),
    // The pipeline makes the threads; what has its own pieces shares them out.
    ("rayon::", &["pipeline", "merge", "emit"]),
    ("rust_xlsxwriter::", &["emit"]),
    ("ruzstd::", &["read"]),
    ("saphyr_parser::", &["read"]),
    ("serde_json::", &["record", "read", "emit", "evaluate", "stored", "diff", "validate", "cli"]),
    ("serde_path_to_error::", &["evaluate"]),
    ("postcard::", &["record"]),
    ("regex::", &["validate"]),
    ("signal_hook::", &["cli"]),
    ("sha2::", &["record", "emit", "validate"]),
    ("sophia::", &["emit", "stored"]),
    ("tempfile::", &["emit"]),
    ("toml::", &["cli"]),
    ("unicode_normalization::", &["read", "record", "evaluate"]),
    ("zip::", &["read"]),
    ("std::env", &["cli"]),
    ("std::fs", &["read", "emit", "evaluate", "stored", "review", "validate", "query", "cli"]),
    ("std::net", &[]),
    // `emit` names its unfinished files by the process, so that two runs into one folder do not mix them.
    ("std::process", &["cli", "emit", "main"]),
    ("std::thread", &[]),
    ("std::time", &[]),
];

/// The part of the library that a file belongs to: `src/emit/graph.rs` is of `emit`.
fn part(path: &str) -> &str {
    path.trim_start_matches("src/").trim_end_matches(".rs").split('/').next().unwrap_or_default()
}

/// The code of a file with the number of each line: without comments and without its tests.
fn code(source: &Source) -> Vec<(usize, &str)> {
    let before_tests = source.text.split("\n#[cfg(test)]\nmod ").next().unwrap_or_default();
    let lines = before_tests.lines().enumerate().map(|(index, line)| (index + 1, line));
    lines.filter(|(_, line)| !line.trim_start().starts_with("//")).collect()
}

/// Source files of the library, without those that hold only tests.
fn library() -> Vec<Source> {
    sources(&["src"], &[".rs"]).into_iter().filter(|source| !source.path.ends_with("/tests.rs")).collect()
}

/// The parts that a line names behind `crate::`: `use crate::{emit, read::find}` names emit and read.
fn named(line: &str) -> Vec<&str> {
    let mut named = Vec::new();
    for (at, found) in line.match_indices("crate::") {
        let rest = &line[at + found.len()..];
        match rest.strip_prefix('{').and_then(|rest| rest.split('}').next()) {
            Some(list) => named.extend(list.split(',').map(|item| word(item.trim()))),
            None => named.push(word(rest)),
        }
    }
    named
}

fn word(text: &str) -> &str {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).next().unwrap_or_default()
}

#[test]
fn imports_point_from_cli_to_record_and_stages_never_import_one_another() {
    let parts: Vec<&str> = IMPORTS.iter().map(|(part, _)| *part).collect();
    let mut faults = Vec::new();
    for source in library() {
        let own = part(&source.path);
        if matches!(own, "lib" | "main") {
            continue;
        }
        let Some((_, allowed)) = IMPORTS.iter().find(|(part, _)| *part == own) else {
            faults.push(format!("{}: `{own}` has no line in IMPORTS of tests/tidy/imports.rs", source.path));
            continue;
        };
        for (number, line) in code(&source) {
            for other in named(line).into_iter().filter(|other| parts.contains(other)) {
                if other != own && !allowed.contains(&other) {
                    faults.push(format!("{}:{number}: `{own}` must not import `{other}`", source.path));
                }
            }
        }
    }
    fail_if_any(&faults);
}

#[test]
fn each_outside_crate_has_one_home() {
    let mut faults = Vec::new();
    for source in library() {
        let own = part(&source.path);
        for (number, line) in code(&source) {
            for (name, homes) in HOMES {
                // Not behind a letter: `emit::csv::` is no use of the crate csv.
                let uses = line
                    .match_indices(name)
                    .any(|(at, _)| !line[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_' || c == ':'));
                if uses && !homes.contains(&own) {
                    let name = name.trim_end_matches("::");
                    faults.push(format!("{}:{number}: `{name}` is at home in {homes:?}, not here", source.path));
                }
            }
        }
    }
    fail_if_any(&faults);
}

#[test]
fn a_forbidden_import_would_be_seen() {
    assert_eq!(named("use crate::{emit, read::find};"), ["emit", "read"]);
    assert_eq!(named("    let found = crate::extract::extract(article);"), ["extract"]);
    assert_eq!(part("src/emit/tables/links.rs"), "emit");
    let source =
        Source { path: "src/merge.rs".into(), text: "// crate::emit\nuse a;\n#[cfg(test)]\nmod tests {}".into() };
    assert_eq!(code(&source), [(2, "use a;")]);
}

#[test]
fn the_program_itself_is_under_forty_lines() {
    let main = sources(&["src/main.rs"], &[".rs"]);
    assert!(main[0].text.lines().count() < 40, "src/main.rs: move it into the library");
}
