//! `pactgraph evaluate`: figures known by hand, the notes and errors, and the same figures as those of the scorer.

use super::program::{articles, printed, root};
use pactgraph::emit::{self, BaseIri, Format, People};
use pactgraph::evaluate::{Evaluation, Facts, read_gold, report};
use pactgraph::lexicon::Lexicon;
use pactgraph::pipeline;
use pactgraph::record::Confidence;
use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// An article of one deal.
const SIGNED: &str = "Two ports sign a memorandum\n\n\
    On 3 May 2021 the Port of Alma and the Port of Brest signed a memorandum of understanding in Chengdu.\n";

/// An article without a deal.
const NOTHING: &str = "A bridge was opened\n\nThe bridge was opened on Monday. It is made of stone.\n";

/// The gold of [`SIGNED`] on purpose with another date, one party more, and an area that is not told.
const GOLD: &str = r#"{"article": {"title": "Two ports sign a memorandum"}, "agreements": [{"key": "a1",
    "type": ["memorandum-of-understanding"], "status": ["signed"], "date": ["2021-05-04"], "place": ["Chengdu"],
    "parties": [["Port of Alma", "Alma Port"], ["Port of Brest"], ["Port of Cadiz"]], "areas": ["space"]}]}"#;

fn folder(files: &[(&str, &str)]) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("in")).unwrap();
    fs::create_dir(dir.path().join("gold")).unwrap();
    for (name, content) in files {
        fs::write(dir.path().join(name), content).unwrap();
    }
    dir
}

fn evaluate(dir: &Path, more: &[&str]) -> Output {
    let arguments = [&["evaluate", "--gold", "gold", "in"], more].concat();
    Command::new(env!("CARGO_BIN_EXE_pactgraph")).current_dir(dir).args(arguments).output().unwrap()
}

/// The JSON of an evaluation that ended with this code.
fn json(dir: &Path, code: i32) -> Value {
    let output = evaluate(dir, &["--format", "json", "--errors"]);
    assert_eq!(output.status.code(), Some(code), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// What a command that could not run said.
fn refused(dir: &Path) -> String {
    let output = evaluate(dir, &[]);
    assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stdout));
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn the_figures_of_a_small_gold_are_those_counted_by_hand() {
    let nothing = r#"{"article": {"title": "A bridge was opened"}, "agreements": []}"#;
    let dir = folder(&[
        ("in/ports.txt", SIGNED),
        ("in/bridge.md", NOTHING),
        ("gold/ports.json", GOLD),
        ("gold/bridge.json", nothing),
    ]);
    let report = json(dir.path(), 0);
    assert_eq!((&report["articles"], &report["falseDeals"]), (&2.into(), &0.into()));
    for (slot, right, wrong, missing) in [
        ("agreement", 1, 0, 0),
        ("type", 1, 0, 0),
        ("status", 1, 0, 0),
        ("date", 0, 1, 1),
        ("place", 1, 0, 0),
        ("party", 2, 0, 1),
        ("title", 2, 0, 0),
    ] {
        let found = &report["slots"][slot];
        let found = (&found["right"], &found["wrong"], &found["missing"]);
        assert_eq!(found, (&right.into(), &wrong.into(), &missing.into()), "{slot}: {}", report["errors"]);
    }
    assert_eq!(report["slots"]["area"]["missing"], 1);
    let errors = report["errors"].as_array().unwrap();
    let date = errors.iter().find(|error| error["slot"] == "date").unwrap();
    assert_eq!((&date["found"][0], &date["wanted"][0]), (&"2021-05-03".into(), &"2021-05-04".into()));
    assert!(date["sentence"].as_str().unwrap().starts_with("On 3 May 2021 the Port of Alma and"), "{date}");
    assert!(date["rule"].as_str().unwrap().starts_with("date-"), "{date}");
    let right: u64 = report["calibration"].as_array().unwrap().iter().map(|bin| bin["right"].as_u64().unwrap()).sum();
    assert_eq!(right, 1);
}

#[test]
fn what_is_not_scored_is_named_in_a_note() {
    let dir = folder(&[
        ("in/ports.txt", SIGNED),
        ("in/bridge.txt", NOTHING),
        ("gold/ports.json", GOLD),
        ("gold/tunnel.json", GOLD),
    ]);
    let report = json(dir.path(), 0);
    assert_eq!(report["articles"], 1);
    assert_eq!(
        report["notes"],
        serde_json::json!([
            "bridge.txt has no gold (no bridge.json): not scored",
            "tunnel.json has no article (tunnel.txt or tunnel.md): not scored",
        ])
    );
    let text = String::from_utf8(evaluate(dir.path(), &[]).stdout).unwrap();
    assert!(text.starts_with("note: bridge.txt has no gold"), "{text}");
}

#[test]
fn an_article_that_cannot_be_read_is_missing_in_every_slot() {
    let dir = folder(&[("in/ports.txt", ""), ("gold/ports.json", GOLD)]);
    let report = json(dir.path(), 1);
    assert_eq!(report["slots"]["party"]["missing"], 3);
    assert!(report["notes"][0].as_str().unwrap().starts_with("ports.txt: the file is empty"), "{}", report["notes"]);
}

#[test]
fn nothing_to_score_and_broken_gold_stop_the_command() {
    let dir = folder(&[("in/ports.txt", SIGNED), ("gold/tunnel.json", GOLD)]);
    let told = refused(dir.path());
    assert!(told.contains("gold: nothing to score; expected STEM.json in it for an article STEM.txt"), "{told}");

    fs::write(dir.path().join("gold/ports.json"), GOLD.replace("\"signed\"", "\"sealed\"")).unwrap();
    let told = refused(dir.path());
    assert!(told.contains("ports.json, agreements[0].status[0]: unknown variant `sealed`, expected one of"), "{told}");

    fs::write(dir.path().join("gold/ports.json"), GOLD).unwrap();
    fs::write(dir.path().join("in/ports.md"), NOTHING).unwrap();
    let told = refused(dir.path());
    assert!(told.contains("ports.json: two articles have this gold, ports.md and ports.txt; expected one"), "{told}");

    fs::remove_dir_all(dir.path().join("gold")).unwrap();
    let told = refused(dir.path());
    assert!(told.contains("gold: cannot be read: ") && told.contains("expected a folder of gold files"), "{told}");
}

#[test]
fn the_report_is_the_same_on_every_run() {
    let arguments = ["evaluate", "--gold", "tests/gold", "--errors", "tests/articles"];
    assert_eq!(printed(&arguments), printed(&arguments));
}

/// Makes the predictions that the scorer reads of the exports in a folder: the folder of the scorer, the concepts, the
/// folder of the exports, each in a folder of its own, and the folder of the predictions.
const PREDICT: &str = "import json, pathlib, sys
scorer, concepts, exports, predictions = sys.argv[1:]
sys.path.insert(0, scorer)
from export_to_facts import Export, facts
for export in pathlib.Path(exports).iterdir():
    read = facts(Export([export / 'pactgraph.nt', concepts]))
    (pathlib.Path(predictions) / f'{export.name}.json').write_text(json.dumps(read))
";

/// The folder of the scorer and a Python that can run it, or why there is none.
fn scorer() -> Result<(PathBuf, PathBuf), String> {
    let shared = std::env::var_os("SHARED").map_or_else(|| root().join("../shared"), PathBuf::from);
    let scorer = shared.join("eval");
    if !scorer.join("score.py").exists() || !scorer.join("export_to_facts.py").exists() {
        return Err(format!("{} is absent (SHARED can name another folder)", scorer.join("score.py").display()));
    }
    let python = std::env::var_os("PYTHON").map_or_else(|| root().join(".venv/bin/python"), PathBuf::from);
    let can_read = Command::new(&python).args(["-c", "import pyoxigraph"]).output();
    match can_read {
        Ok(output) if output.status.success() => Ok((scorer, python)),
        Ok(_) => Err(format!("{} has no pyoxigraph", python.display())),
        Err(error) => Err(format!("{}: {error} (PYTHON can name another one)", python.display())),
    }
}

fn python(python: &Path, arguments: &[&Path]) {
    let output = Command::new(python).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn the_figures_are_those_of_the_scorer() {
    let (scorer, interpreter) = match scorer() {
        Ok(found) => found,
        Err(reason) => {
            // Not by println!, which is kept from the output of a test that passes.
            let said = format!("\nSKIPPED: the figures of evaluate are not compared with the scorer's: {reason}\n");
            return std::io::stderr().write_all(said.as_bytes()).unwrap();
        }
    };
    let dir = tempfile::tempdir().unwrap();
    let (exports, predictions, table) = (dir.path().join("out"), dir.path().join("in"), dir.path().join("table"));
    fs::create_dir_all(&predictions).unwrap();
    let gold_folder = root().join("tests/gold");
    let gold = read_gold(&gold_folder).unwrap();
    let sources = pactgraph::read::find(&articles()).unwrap();
    let datasets = pipeline::each_alone(&sources, &Lexicon::embedded().unwrap(), Confidence::new(0));
    let options = emit::Options {
        formats: [Format::NTriples].into(),
        // What is found is measured, not what is published.
        people: People::All,
        ..emit::Options::new(BaseIri::new("https://example.org/pactgraph/").unwrap())
    };
    let mut evaluation = Evaluation::default();
    for (source, dataset) in sources.iter().zip(datasets) {
        let stem = Path::new(&source.name).file_stem().unwrap().to_str().unwrap();
        let dataset = dataset.unwrap();
        emit::emit(&dataset, &options, &emit::RunFacts::default(), &exports.join(stem)).unwrap();
        evaluation.add(stem, &gold[stem], &Facts::of(&dataset));
    }
    assert_eq!(evaluation.articles, gold.len());

    let concepts = root().join("schema/concepts.ttl");
    let code = Path::new(PREDICT);
    python(&interpreter, &[Path::new("-c"), code, &scorer, &concepts, &exports, &predictions]);
    let score = scorer.join("score.py");
    let flags = ["--gold", "--pred", "--json"].map(Path::new);
    python(&interpreter, &[&score, flags[0], &gold_folder, flags[1], &predictions, flags[2], &table]);
    let theirs: Value = serde_json::from_str(&fs::read_to_string(&table).unwrap()).unwrap();
    let ours = report::json(&evaluation, report::Options { errors: false, notes: &[] });
    let ours: Value = serde_json::from_str(&ours).unwrap();
    let ours = ours["slots"].as_object().unwrap();
    assert_eq!(ours.len(), theirs.as_object().unwrap().len());
    assert!(evaluation.core().right > 100, "{:?}", evaluation.core());
    for (row, count) in ours {
        let names =
            [("tp", "right"), ("fp", "wrong"), ("fn", "missing"), ("p", "precision"), ("r", "recall"), ("f", "f1")];
        for (their, our) in names {
            assert_eq!(count[our].as_f64(), theirs[row][their].as_f64(), "{row}: {our}");
        }
    }
}
