//! The stages as filters: together they are a run, and their lines are what the schema says.

use super::program::{articles, bytes, root};
use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

pub fn filter(arguments: &[&str], input: &[u8]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pactgraph"));
    let command = command.current_dir(root()).args(arguments).stdin(Stdio::piped());
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // A filter that refuses a line stops reading.
    let writer = std::thread::spawn(move || _ = stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

pub fn passed(arguments: &[&str], input: &[u8]) -> Vec<u8> {
    let output = filter(arguments, input);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// A folder with some of the articles, one of them twice, a file that is no text and one that is repaired.
fn inputs() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for path in articles().iter().filter(|path| path.to_string_lossy().contains("/0")) {
        std::fs::copy(path, dir.path().join(path.file_name().unwrap())).unwrap();
    }
    std::fs::copy(dir.path().join("05-customs-memorandum.txt"), dir.path().join("00-again.txt")).unwrap();
    std::fs::write(dir.path().join("empty.txt"), "").unwrap();
    std::fs::write(dir.path().join("old.txt"), b"The Caf\xE9 Company signed a contract with Port Alma on 3 May 2021.")
        .unwrap();
    dir
}

/// Lines in another order, as they come from many machines.
fn shuffled(lines: &[u8]) -> Vec<u8> {
    let mut lines: Vec<&[u8]> = lines.split_inclusive(|b| *b == b'\n').collect();
    lines.reverse();
    let half = lines.len() / 2;
    lines.rotate_left(half);
    lines.concat()
}

fn export(folder: &Path) -> std::collections::BTreeMap<String, Vec<u8>> {
    bytes(folder)
}

#[test]
fn the_filters_one_after_the_other_are_a_run_whatever_the_order_of_lines() {
    let (dir, out) = (inputs(), tempfile::tempdir().unwrap());
    let input = dir.path().to_str().unwrap();
    let path = |name: &str| out.path().join(name).to_str().unwrap().to_owned();
    for (strict, name) in [(None, "plain"), (Some("--strict"), "strict")] {
        let (run, composed) = (path(&format!("{name}-run")), path(&format!("{name}-composed")));
        let mut whole = vec!["run", input, "--out", &run, "--quiet", "--threads", "2"];
        whole.extend(strict);
        let status = filter(&whole, b"").status.code();
        let claims = passed(&["extract", input, "--threads", "1"], b"");
        let records = passed(&["normalize", "--threads", "2"], &shuffled(&claims));
        let mut merge = vec!["merge"];
        merge.extend(strict);
        let nodes = passed(&merge, &shuffled(&records));
        let emitted = filter(&["emit", "--quiet", "--out", &composed], &shuffled(&nodes));
        assert_eq!(emitted.status.code(), status, "{}", String::from_utf8_lossy(&emitted.stderr));
        let (run, composed) = (export(&PathBuf::from(run)), export(&PathBuf::from(composed)));
        assert!(run.len() > 20 && run.contains_key("run.json"));
        for (file, bytes) in &run {
            assert!(composed.get(file) == Some(bytes), "{name}: {file} is another one");
        }
        assert_eq!(run.len(), composed.len());
    }
}

#[test]
fn a_line_that_is_none_stops_the_filter_with_its_number() {
    for (stage, lines, expected) in [
        ("normalize", "\n{\"v\":1}\n", "line 2 of the input: missing field"),
        ("normalize", "{\"v\":9}", "a line of version 9; expected version 1"),
        (
            "normalize",
            r#"{"v":1,"rules":"x","holds":{"counts":{"read":1,"emitted":1}}}"#,
            "expected claims, as `pactgraph extract` writes them; found counts",
        ),
        (
            "merge",
            r#"{"v":1,"rules":"x","holds":{"counts":{"read":1,"emitted":1}}}"#,
            "expected records, as `pactgraph normalize` writes them; found counts",
        ),
    ] {
        let output = filter(&[stage], lines.as_bytes());
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert!(told.contains(expected), "{told}");
    }
}

#[test]
fn the_lines_are_what_their_schema_says() {
    let dir = inputs();
    let claims = passed(&["extract", dir.path().to_str().unwrap(), "tests/articles"], b"");
    let records = passed(&["normalize"], &claims);
    let nodes = passed(&["merge"], &records);
    let kinds = kinds_by_schema(&[claims, records, nodes].concat());
    assert_eq!(kinds, ["claims", "counts", "issue", "node", "records"]);
}

/// What the lines hold, once they are what their schema says.
pub fn kinds_by_schema(lines: &[u8]) -> Vec<String> {
    let schema = std::fs::read_to_string(root().join("schema/lines.schema.json")).unwrap();
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let mut kinds = std::collections::BTreeSet::new();
    for line in lines.split(|b| *b == b'\n').filter(|line| !line.is_empty()) {
        let line: Value = serde_json::from_slice(line).unwrap();
        let mut faults = Vec::new();
        check(&schema, &schema, &line, "", &mut faults);
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        kinds.extend(line["holds"].as_object().unwrap().keys().cloned());
        // What is not said in the schema is a fault.
        let mut other = line.clone();
        other["holds"].as_object_mut().unwrap().insert("new".into(), Value::Null);
        check(&schema, &schema, &other, "", &mut faults);
        assert!(!faults.is_empty());
    }
    kinds.into_iter().collect()
}

/// As much of JSON Schema as the schema of the lines uses; an unknown keyword is a fault.
fn check(root: &Value, schema: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
    let Some(rules) = schema.as_object() else { return };
    let mut fault = |what: String| faults.push(format!("{at}: {what}"));
    let mut below: Vec<(&Value, &Value, String)> = Vec::new();
    for (keyword, rule) in rules {
        match keyword.as_str() {
            "$schema" | "$id" | "$defs" | "title" | "description" => {}
            "$ref" => {
                let name = rule.as_str().unwrap().trim_start_matches("#/$defs/");
                let target = &root["$defs"][name];
                assert!(target.is_object(), "{name}");
                below.push((target, value, at.to_owned()));
            }
            "type" => {
                let is = |name: &str| match name {
                    "object" => value.is_object(),
                    "array" => value.is_array(),
                    "string" => value.is_string(),
                    "integer" => value.is_i64() || value.is_u64(),
                    "boolean" => value.is_boolean(),
                    "null" => value.is_null(),
                    other => panic!("{other}"),
                };
                let fits = match rule {
                    Value::Array(names) => names.iter().any(|name| is(name.as_str().unwrap())),
                    name => is(name.as_str().unwrap()),
                };
                if !fits {
                    fault(format!("expected {rule}, found {value}"));
                }
            }
            "const" if rule != value => fault(format!("expected {rule}, found {value}")),
            "enum" if !rule.as_array().unwrap().contains(value) => fault(format!("{value} is not among {rule}")),
            "const" | "enum" => {}
            "minimum" if value.as_i64() < rule.as_i64() => fault(format!("{value} is below {rule}")),
            "maximum" if value.as_i64() > rule.as_i64() => fault(format!("{value} is above {rule}")),
            "minimum" | "maximum" => {}
            "minProperties" | "maxProperties" => {
                let (count, limit) = (value.as_object().map_or(0, |o| o.len() as u64), rule.as_u64().unwrap());
                if (keyword == "minProperties" && count < limit) || (keyword == "maxProperties" && count > limit) {
                    fault(format!("{count} properties; {keyword} is {limit}"));
                }
            }
            "required" => {
                for name in rule.as_array().unwrap().iter().map(|name| name.as_str().unwrap()) {
                    if value.is_object() && value.get(name).is_none() {
                        fault(format!("{name} is missing"));
                    }
                }
            }
            "properties" => {
                for (name, inner) in value.as_object().into_iter().flatten() {
                    match rule.get(name) {
                        Some(rule) => below.push((rule, inner, format!("{at}/{name}"))),
                        None if rules.get("additionalProperties") == Some(&Value::Bool(false)) => {
                            fault(format!("{name} is unknown"));
                        }
                        None => {}
                    }
                }
            }
            "additionalProperties" => {}
            "items" => {
                for (index, inner) in value.as_array().into_iter().flatten().enumerate() {
                    below.push((rule, inner, format!("{at}/{index}")));
                }
            }
            "anyOf" => {
                let fits = rule.as_array().unwrap().iter().any(|rule| {
                    let mut faults = Vec::new();
                    check(root, rule, value, at, &mut faults);
                    faults.is_empty()
                });
                if !fits {
                    fault(format!("fits none of anyOf: {value}"));
                }
            }
            other => panic!("{at}: the test does not know the keyword {other}"),
        }
    }
    for (rule, inner, at) in below {
        check(root, rule, inner, &at, faults);
    }
}
