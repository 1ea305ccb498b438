//! Questions to an export: listed and shown in every build, answered in one with the feature `query`.

use super::program::root;
use std::process::{Command, Output};

fn query(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pactgraph"));
    command.current_dir(root()).arg("query").args(arguments).output().unwrap()
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn the_seventeen_questions_are_listed_in_words_and_shown() {
    let list = said(&query(&["--list"]).stdout);
    assert_eq!(list.lines().count(), 17, "{list}");
    assert!(list.contains("\n05  what happened between two dates"), "{list}");
    assert!(said(&query(&["--show", "7"]).stdout).starts_with("# Question 7: "));
    let unknown = query(&["--show", "18"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(said(&unknown.stderr).contains("`pactgraph query --list` has them"), "{}", said(&unknown.stderr));
}

#[cfg(not(feature = "query"))]
#[test]
fn a_program_without_an_engine_says_how_to_build_one_with_it() {
    let done = query(&["output", "--name", "01"]);
    assert_eq!(done.status.code(), Some(2));
    let told = said(&done.stderr);
    assert!(told.contains("expected one built with: cargo install --path . --features query"), "{told}");
}

#[cfg(feature = "query")]
mod answered {
    use super::{query, said};

    /// The first line that an answer has, and how many rows.
    fn csv(arguments: &[&str]) -> (String, usize) {
        let done = query(&[&["output", "--format", "csv"], arguments].concat());
        assert!(done.status.success(), "{}", said(&done.stderr));
        let text = said(&done.stdout);
        let rows = ::csv::ReaderBuilder::new().has_headers(true).from_reader(text.as_bytes()).records().count();
        (text.lines().next().unwrap_or_default().to_owned(), rows)
    }

    /// The rows of a table, the header first, the others in one order whatever order they came in.
    fn rows(text: &str) -> Vec<Vec<String>> {
        let reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let mut rows: Vec<Vec<String>> =
            reader.into_records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
        rows[1..].sort();
        rows
    }

    #[test]
    fn every_question_has_its_expected_rows() {
        let asked = super::root().join("tests/questions");
        let mut files: Vec<_> =
            std::fs::read_dir(super::root().join("schema/queries")).unwrap().map(|e| e.unwrap().path()).collect();
        files.sort();
        assert_eq!(files.len(), 17);
        let mut wrong = Vec::new();
        for (file, number) in files.iter().zip(1..) {
            let name = file.file_stem().unwrap().to_str().unwrap();
            let expected =
                std::fs::read_to_string(asked.join(format!("{name}.csv"))).unwrap_or_else(|e| panic!("{name}: {e}"));
            let done = query(&["tests/questions", "--format", "csv", "--name", &number.to_string()]);
            assert!(done.status.success(), "{name}: {}", said(&done.stderr));
            let (found, expected) = (rows(&said(&done.stdout)), rows(&expected));
            assert!(expected.len() > 1, "{name}: no row is expected, so that none can be missed");
            if found != expected {
                wrong.push(format!("{name}: found {found:#?}, expected {expected:#?}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn concluded_agreements_are_as_many_as_the_tables_tell() {
        let overview = std::fs::read_to_string(super::root().join("output/csv/overview.csv")).unwrap();
        let mut reader = ::csv::Reader::from_reader(overview.as_bytes());
        let at = reader.headers().unwrap().iter().position(|name| name == "concluded").unwrap();
        let concluded = reader.records().filter(|row| &row.as_ref().unwrap()[at] == "true").count();
        assert_eq!(csv(&["--name", "01"]).1, concluded);
        // Prefixes need not be declared, and what is claimed is in the same graph.
        assert_eq!(csv(&["SELECT ?a { ?a a pact:ConcludedAgreement }"]).1, concluded);
        assert!(csv(&["SELECT ?c { ?c a pact:Claim ; pact:evidence ?e }"]).1 > concluded);
    }

    #[test]
    fn an_answer_has_the_form_that_was_asked_for() {
        let ask = |question: &str, format: &str| query(&["output", question, "--format", format]);
        let select = "SELECT ?name { ?a a pact:Agreement ; skos:prefLabel ?name } ORDER BY ?name LIMIT 2";
        let table = said(&ask(select, "table").stdout);
        assert!(table.starts_with("name\n") && table.ends_with("(2 rows)\n"), "{table}");
        let json: serde_json::Value = serde_json::from_slice(&ask(select, "json").stdout).unwrap();
        assert_eq!(json["results"]["bindings"].as_array().unwrap().len(), 2);
        let turtle = ask("CONSTRUCT { ?a pact:status ?s } WHERE { ?a pact:status ?s }", "turtle");
        let turtle = said(&turtle.stdout);
        assert!(turtle.contains("@prefix pact: ") && turtle.contains("pact:status"), "{turtle}");
        assert_eq!(said(&ask("ASK { ?a a pact:Agreement }", "table").stdout), "true\n");
        for (question, format, told) in
            [(select, "turtle", "SELECT has no answer in this form"), ("SELECT ?a { ?a ", "table", "the question: ")]
        {
            let done = ask(question, format);
            assert_eq!(done.status.code(), Some(2));
            assert!(said(&done.stderr).contains(told), "{}", said(&done.stderr));
        }
    }
}
