//! The inputs that once broke a fuzz target, and those like them: each must hold for good.

pub mod checks;

use super::program::{files, root};
use proptest::prelude::*;
use std::fs;

#[test]
fn what_fuzzing_found_stays_mended() {
    let inputs = files(&root().join("tests/fuzz/regressions"));
    assert!(!inputs.is_empty());
    for path in inputs {
        let target = path.parent().and_then(|folder| folder.file_name()).and_then(|name| name.to_str()).unwrap();
        let check = checks::ALL.iter().find(|(name, _)| *name == target);
        let (_, check) = check.unwrap_or_else(|| panic!("{}: no target is called {target}", path.display()));
        check(&fs::read(&path).unwrap());
    }
}

#[test]
fn every_target_has_a_program_that_calls_its_check() {
    let manifest = fs::read_to_string(root().join("tests/fuzz/Cargo.toml")).unwrap();
    for (target, check) in checks::ALL {
        let program = fs::read_to_string(root().join(format!("tests/fuzz/targets/{target}.rs"))).unwrap();
        assert!(program.contains(&format!("checks::{target}(")), "{target}");
        assert!(manifest.contains(&format!("name = \"{target}\"\npath = \"targets/{target}.rs\"")), "{target}");
        // What is nothing, and what is no text.
        [&b""[..], b"\0", b"\xFF\xFE\xC3"].into_iter().for_each(check);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn every_check_holds_of_words_that_are_put_together_at_random(pieces in proptest::collection::vec(piece(), 0..20)) {
        let bytes = pieces.concat().into_bytes();
        checks::ALL.iter().for_each(|(_, check)| check(&bytes));
    }
}

/// What values, names, cells and IRIs are made of, and characters that are nothing of the kind.
fn piece() -> impl Strategy<Value = String> {
    let known = [
        "May ",
        "29 ",
        "February ",
        "2021",
        "-",
        "31/12/",
        "last ",
        "next year ",
        "Monday ",
        "from ",
        "to ",
        "the ",
        "first half of ",
        "$3 ",
        "million ",
        "Port of Alma ",
        "Minister Ada Brook ",
        "(PA) ",
        "'s ",
        "signed a treaty with ",
        "and ",
        ", ",
        ". ",
        "=1+1",
        "\"",
        "'",
        "\r\n",
        "\n",
        "\t",
        "|",
        "https://data.example/",
        "#",
        "<b>",
        "\\",
        "{",
        "%zz",
        "&",
        "\u{FFFE}",
        "\u{0}",
        "\u{202E}",
        "e\u{301}",
        "🚂",
        "成都海关",
    ];
    prop_oneof![6 => proptest::sample::select(known.to_vec()).prop_map(str::to_owned), 1 => "\\PC{0,12}"]
}
