//! `tests/questions` holds the export that the seventeen questions are asked of, and the rows that they must give.
//!
//! `UPDATE=1 cargo test the_export_that_the_questions_are_asked_of_is_fresh` writes the export again; the rows are
//! made by reading it, and no program writes them.

use super::{asked, emitted, options, read};
use pactgraph::validate::{Finding, validate};
use std::fs;
use std::path::Path;

#[test]
fn the_export_that_the_questions_are_asked_of_is_fresh() {
    let out = emitted(&asked::dataset(), &options());
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/questions");
    for name in ["pactgraph.nt", "evidence.nq"] {
        let fresh = read(&out, name);
        if std::env::var_os("UPDATE").is_some() {
            fs::write(kept.join(name), &fresh).unwrap();
        }
        // Not `assert_eq!`: nobody wants to read two graphs in a message.
        let same = fs::read_to_string(kept.join(name)).is_ok_and(|text| text == fresh);
        assert!(same, "tests/questions/{name} is not the export of tests/exports/asked.rs");
    }
}

#[test]
fn the_export_that_the_questions_are_asked_of_has_no_violations() {
    let out = emitted(&asked::dataset(), &options());
    assert_eq!(validate(out.path(), None).unwrap().findings, Vec::<Finding>::new());
}
