//! The merge in steps, and the export in parts: however the work is shared out, the outcome is the same.

use super::filters::{filter, kinds_by_schema, passed};
use super::program::{bytes, root};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

/// Lines, each with what it holds.
type Lines = Vec<(Value, String)>;

/// Two reports of one memorandum and one of a later one, and a body by its name and by its acronym.
const REPORTS: [&str; 4] = [
    "Ports sign\n\nMay 5, 2021\n\nThe Port of Mombasa and the Port of Lagos signed a memorandum of understanding on training \
     on 4 May 2021.\n",
    "Ports to sign\n\nApril 20, 2021\n\nThe Port of Mombasa and the African Pilots' Training Institute (APTI) will sign an \
     agreement. The Port of Mombasa and the Port of Lagos will sign a memorandum of understanding on training next month.\n",
    "Ports sign again\n\nThe Port of Mombasa and the Port of Lagos signed a memorandum of understanding on \
     9 June 2023.\n",
    "Pilots\n\nJune 2, 2021\n\nAPTI and the Port of Dakar signed a contract on 1 June 2021.\n",
];

/// Records of articles of the project, one of them once more in nearly the same words.
fn records() -> Vec<u8> {
    let dir = tempfile::tempdir().unwrap();
    let text = std::fs::read_to_string(root().join("tests/articles/05-customs-memorandum.txt")).unwrap();
    std::fs::write(dir.path().join("copy.txt"), format!("{text}\nThis report was syndicated.\n")).unwrap();
    for (at, report) in REPORTS.iter().enumerate() {
        std::fs::write(dir.path().join(format!("{at}.txt")), report).unwrap();
    }
    let folders = ["tests/articles", "tests/outlets/development", dir.path().to_str().unwrap()];
    passed(&["normalize"], &passed(&[&["extract"], &folders[..]].concat(), b""))
}

fn lines(bytes: &[u8]) -> Lines {
    let lines = std::str::from_utf8(bytes).unwrap().lines();
    lines.map(|line| (serde_json::from_str::<Value>(line).unwrap()["holds"].clone(), format!("{line}\n"))).collect()
}

fn step(name: &str, input: &str) -> Lines {
    lines(&passed(&["merge", "--step", name], input.as_bytes()))
}

/// The lines that hold one of these.
fn holding(lines: &[(Value, String)], kinds: &[&str]) -> Vec<String> {
    let held = lines.iter().filter(|(holds, _)| kinds.iter().any(|kind| holds.get(kind).is_some()));
    held.map(|(_, line)| line.clone()).collect()
}

/// Deals that share blocks, over any number of others, each group alone.
fn groups(deals: &[(Value, String)]) -> Vec<String> {
    let mut groups: Vec<(BTreeSet<String>, String)> = Vec::new();
    for (holds, line) in deals {
        let blocks: BTreeSet<String> =
            holds["deal"]["blocks"].as_array().unwrap().iter().map(|b| b.as_str().unwrap().to_owned()).collect();
        let (near, far): (Vec<_>, Vec<_>) = groups.into_iter().partition(|(other, _)| !other.is_disjoint(&blocks));
        groups = far;
        let all = near.iter().flat_map(|(blocks, _)| blocks.clone()).chain(blocks).collect();
        groups.push((all, near.into_iter().map(|(_, lines)| lines).chain([line.clone()]).collect()));
    }
    groups.into_iter().map(|(_, lines)| lines).collect()
}

/// The records, and what each step makes of them.
static STEPS: LazyLock<(Vec<u8>, [Lines; 4])> = LazyLock::new(|| {
    let records = records();
    let steps = steps(&records);
    (records, steps)
});

/// What each step writes, one after the other, each line or group as much alone as it may be; last the nodes and persons
/// who are idle.
fn steps(records: &[u8]) -> [Lines; 4] {
    let records = lines(records);
    let outlines: String =
        holding(&records, &["records"]).iter().flat_map(|line| step("outline", line)).map(|(_, l)| l).collect();
    let named = step("names", &outlines);
    let deals: Vec<_> = named.iter().filter(|(holds, _)| holds.get("deal").is_some()).cloned().collect();
    let agreed: Vec<_> = groups(&deals).iter().flat_map(|group| step("agreements", group)).collect();
    assert!(named.iter().any(|(holds, _)| holds["link"]["original"].is_string()), "no copy");
    let renames = |holds: &Value| holds["link"]["renamed"].as_array().is_some_and(|renamed| !renamed.is_empty());
    assert!(named.iter().any(|(holds, _)| renames(holds)), "no party of two articles");
    assert!(agreed.iter().any(|(holds, _)| holds.get("link").is_some()), "no agreement of two articles");
    let links = [holding(&named, &["link"]), holding(&agreed, &["link"])].concat();
    let both: String = links.into_iter().chain(holding(&records, &["records"])).collect();
    let mut pieces: BTreeMap<String, String> = BTreeMap::new();
    let renamed = step("rename", &both);
    for (holds, line) in &renamed {
        pieces.entry(holds["piece"]["node"]["id"].to_string()).or_default().push_str(line);
    }
    let joined = step("join", &pieces.into_values().collect::<String>());
    [named, agreed, renamed, joined]
}

#[test]
fn the_steps_of_the_merge_one_after_the_other_are_the_merge() {
    let (records, [.., joined]) = &*STEPS;
    let whole: BTreeSet<String> = holding(&lines(&passed(&["merge"], records)), &["node"]).into_iter().collect();
    let shared: BTreeSet<String> = holding(joined, &["node"]).into_iter().collect();
    assert!(whole.len() > 500);
    let other: Vec<&String> = whole.symmetric_difference(&shared).collect();
    assert!(other.is_empty(), "{} lines: {}", other.len(), other[0]);
}

#[test]
fn the_lines_of_the_steps_are_what_their_schema_says() {
    let lines: String = STEPS.1.iter().flatten().map(|(_, line)| line.as_str()).collect();
    let mut around: Value = serde_json::from_str(lines.lines().last().unwrap()).unwrap();
    around["holds"] = json!({"around": around["holds"]["node"]});
    let kinds = kinds_by_schema(format!("{lines}{around}\n").as_bytes());
    assert_eq!(kinds, ["around", "deal", "idle", "link", "node", "piece"]);
}

/// Every line of every file, without the order of lines; a summary says something else of a part.
fn told(folder: &Path, told: &mut BTreeMap<String, BTreeSet<String>>) {
    for (file, bytes) in bytes(folder) {
        if file.ends_with(".nq") || file.ends_with(".csv") && file != "csv/network.csv" {
            let text = String::from_utf8(bytes).unwrap();
            told.entry(file).or_default().extend(text.split_inclusive('\n').map(str::to_owned));
        }
    }
}

#[test]
fn an_export_in_parts_is_the_whole_export() {
    let (_, [.., lines]) = &*STEPS;
    let out = tempfile::tempdir().unwrap();
    let emit = |name: &str, input: &str| {
        let folder = out.path().join(name);
        passed(&["emit", "--quiet", "--formats", "nq,csv", "--out", folder.to_str().unwrap()], input.as_bytes());
        folder
    };
    let (mut whole, mut parts) = (BTreeMap::new(), BTreeMap::new());
    told(&emit("whole", &holding(lines, &["node"]).concat()), &mut whole);
    for part in 0..3 {
        let mut input = holding(lines, &["idle"]).concat();
        for (at, (holds, line)) in lines.iter().filter(|(holds, _)| holds.get("node").is_some()).enumerate() {
            if at % 3 == part {
                input.push_str(line);
            } else {
                let mut around: Value = serde_json::from_str(line).unwrap();
                around["holds"] = json!({"around": holds["node"]});
                input.push_str(&format!("{around}\n"));
            }
        }
        told(&emit(&part.to_string(), &input), &mut parts);
    }
    assert!(whole.len() > 25 && whole["csv/people.csv"].len() > 10);
    for (file, lines) in &whole {
        let other: Vec<&String> = lines.symmetric_difference(&parts[file]).collect();
        assert!(other.is_empty(), "{file}: {} lines, {}", other.len(), other[0]);
    }
}

#[test]
fn what_does_not_come_together_is_refused_with_a_reason() {
    let (records, [_, _, pieces, _]) = &*STEPS;
    let one = holding(&lines(records), &["records"]).concat();
    let (first, second) = (&pieces[0].1, &pieces[1].1);
    let apart = format!("{first}{second}{first}");
    for (step, input, expected) in [
        ("rename", &one, "do not stand before its records"),
        ("join", &apart, "do not stand together"),
        ("names", first, "expected records, as `pactgraph merge --step outline` writes them; found piece"),
    ] {
        let output = filter(&["merge", "--step", step], input.as_bytes());
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(expected), "{said}");
    }
}
