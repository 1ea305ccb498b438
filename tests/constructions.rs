//! The banks of texts made for this project, `tests/constructions`, `tests/outlets`, `tests/pages` and `tests/reports`: sound
//! gold, and floors under what is found in their development halves.

use super::program::root;
use pactgraph::evaluate::{Evaluation, Facts, Slot, read_gold};
use pactgraph::lexicon::Lexicon;
use pactgraph::pipeline;
use pactgraph::record::Confidence;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// A half of a bank, and how many texts it has.
const HALVES: [(&str, &str, usize); 8] = [
    ("constructions", "development", 110),
    ("constructions", "set-aside", 90),
    ("outlets", "development", 44),
    ("outlets", "set-aside", 44),
    ("pages", "development", 240),
    ("pages", "set-aside", 48),
    ("reports", "development", 186),
    ("reports", "set-aside", 32),
];

fn half(bank: &str, name: &str) -> PathBuf {
    root().join("tests").join(bank).join(name)
}

/// The stems of the files of a half that have this ending.
fn stems(half: &Path, ending: &str) -> BTreeSet<String> {
    let paths = fs::read_dir(half).unwrap().map(|entry| entry.unwrap().path());
    let paths = paths.filter(|path| path.extension().is_some_and(|found| found == ending));
    paths.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect()
}

/// A text with one space between words.
fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether the text tells a name: every word of it stands there, give or take an ending of the plural, since
/// `the universities of Alma and Brest` tell the University of Alma.
fn tells(text: &str, name: &str) -> bool {
    let (text, name) = (text.to_lowercase(), name.to_lowercase());
    let stem =
        |word: &str| ["ies", "y", "s"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word).to_owned();
    name.split(|c: char| !c.is_alphanumeric()).all(|word| text.contains(&stem(word)))
}

#[test]
fn every_item_has_gold_and_its_deals_are_told_by_its_text() {
    let mut faults = Vec::new();
    for (bank, name, size) in HALVES {
        let half = half(bank, name);
        let gold = read_gold(&half).unwrap_or_else(|fault| panic!("{fault}"));
        assert_eq!(gold.into_keys().collect::<BTreeSet<_>>(), stems(&half, "txt"));
        assert_eq!(stems(&half, "txt").len(), size);
        for stem in stems(&half, "txt") {
            let raw = fs::read_to_string(half.join(format!("{stem}.txt"))).unwrap();
            let text = on_one_line(&raw);
            // A page of a PDF breaks words at the ends of its lines.
            let whole = on_one_line(&raw.replace("-\n", ""));
            let gold = fs::read_to_string(half.join(format!("{stem}.json"))).unwrap();
            let gold: Value = serde_json::from_str(&gold).unwrap();
            let deals = ["agreements", "optional_agreements"].map(|key| gold[key].as_array().unwrap());
            for deal in deals.into_iter().flatten() {
                let cue = deal["cue"].as_str().unwrap();
                if !text.contains(cue) {
                    faults.push(format!("{stem}: {cue:?} is not in the text"));
                }
                let parties = ["parties", "optional_parties"].map(|key| deal[key].as_array().unwrap());
                for names in parties.into_iter().flatten().map(|names| names.as_array().unwrap()) {
                    let told = |name: &str| tells(&text, name) || tells(&whole, name);
                    if !names.iter().any(|name| told(name.as_str().unwrap())) {
                        faults.push(format!("{stem}: the text does not tell of {names:?}"));
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_party_that_a_text_does_not_tell_would_be_seen() {
    let text = "The universities of Alma and Brest signed.";
    assert!(tells(text, "University of Alma"));
    assert!(!tells(text, "University of Cadiz") && !tells(text, "City of Alma"));
}

#[test]
fn what_is_found_in_the_development_halves_is_above_their_floors() {
    for bank in ["constructions", "outlets", "pages", "reports"] {
        hold_to_floors(bank);
    }
}

/// Compares what is found in the development half of a bank with its floors.
fn hold_to_floors(bank: &str) {
    let half = half(bank, "development");
    let gold = read_gold(&half).unwrap();
    let sources = pactgraph::read::find(std::slice::from_ref(&half)).unwrap();
    let datasets = pipeline::each_alone(&sources, &Lexicon::embedded().unwrap(), Confidence::new(0));
    let mut evaluation = Evaluation::default();
    for (source, dataset) in sources.iter().zip(datasets) {
        let stem = Path::new(&source.name).file_stem().unwrap().to_str().unwrap();
        evaluation.add(stem, &gold[stem], &Facts::of(&dataset.unwrap()));
    }
    assert_eq!(evaluation.articles, gold.len());

    let floors: Value = serde_json::from_str(&fs::read_to_string(root().join(".ci/floors.json")).unwrap()).unwrap();
    let floors = floors[format!("{bank}-development")].as_object().unwrap();
    let found = [
        ("core", evaluation.core().f1()),
        ("all", evaluation.all_facts().f1()),
        ("agreement-precision", evaluation.count(Slot::Agreement).precision()),
    ];
    assert_eq!(floors.len(), found.len());
    let told = found.map(|(row, figure)| format!("{row} {figure:.3}, floor {}", floors[row])).join("; ");
    // Not by println!, which is kept from the output of a test that passes.
    writeln!(std::io::stderr(), "\n{bank}, development half: {told}").unwrap();
    for (row, figure) in found {
        assert!(figure >= floors[row].as_f64().unwrap(), "{row} is below its floor: {told}");
    }
}
