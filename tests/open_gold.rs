//! The gold of real articles in `tests/gold/open` and `tests/gold/single`: complete, sound, and in halves. Their texts are
//! kept elsewhere.

use super::program::root;
use pactgraph::evaluate::read_gold;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// The halves, as `sources.csv` and the folders call them.
const HALVES: [&str; 2] = ["development", "set-aside"];

/// The folders of gold: by two readers, and by one.
const BANKS: [&str; 2] = ["open", "single"];

/// The rows of `sources.csv`: id, half, repository, commit, path and SHA-256. No field has a comma.
fn sources(bank: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(root().join("tests/gold").join(bank).join("sources.csv")).unwrap();
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("id,half,repository,commit,path,sha256"));
    lines.map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

/// The ids of each half by `sources.csv`.
fn halves(bank: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut halves: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in sources(bank) {
        assert!(halves.entry(row[1].clone()).or_default().insert(row[0].clone()), "{} stands there twice", row[0]);
    }
    halves
}

#[test]
fn every_source_of_the_open_gold_has_its_gold_in_its_half_and_no_gold_is_without_a_source() {
    for bank in BANKS {
        let halves = halves(bank);
        assert!(halves.keys().eq(HALVES), "{bank}: {:?}", halves.keys());
        for (half, ids) in halves {
            let folder = root().join("tests/gold").join(bank).join(&half);
            let gold = read_gold(&folder).unwrap_or_else(|fault| panic!("{fault}"));
            assert_eq!(gold.into_keys().collect::<BTreeSet<_>>(), ids, "{bank}: {half}");
        }
    }
}

#[test]
fn the_halves_of_the_open_gold_differ_by_one_at_most() {
    let sizes: Vec<usize> = halves("open").values().map(BTreeSet::len).collect();
    assert!(sizes[0].abs_diff(sizes[1]) <= 1 && sizes[0] > 30, "{sizes:?}");
}

#[test]
fn every_source_of_the_open_gold_can_be_found_and_checked() {
    let hex = |text: &str, digits: usize| text.len() == digits && text.bytes().all(|b| b.is_ascii_hexdigit());
    let (mut paths, mut texts) = (BTreeSet::new(), BTreeSet::new());
    for row in BANKS.iter().flat_map(|bank| sources(bank)) {
        let [id, _, repository, commit, path, sha256] = row.as_slice() else { panic!("{row:?}: expected six fields") };
        assert!(repository.split('/').count() == 2, "{id}: {repository} is no owner/name");
        assert!(hex(commit, 40), "{id}: {commit} is no commit");
        assert!(hex(sha256, 64), "{id}: {sha256} is no SHA-256");
        assert!(path.ends_with(".md") && paths.insert(path.clone()), "{id}: {path}");
        assert!(texts.insert(sha256.clone()), "{id}: its text stands there twice");
    }
}
