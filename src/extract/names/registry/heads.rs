//! Names by the common noun that they end in, so that `the harbour trust` finds the Alma Harbour Trust among thousands.

use super::Registry;
use crate::lexicon::singular;
use crate::record::claim::{NameClaim, NameKind};
use crate::record::concept::PartyKind;
use std::collections::HashMap;

/// Among more bodies than this a common noun tells none.
const CROWD: usize = 500;

/// The entries of a registry, by their heads.
#[derive(Debug, Default)]
pub(super) struct Heads {
    by_word: HashMap<String, Vec<usize>>,
    companies: Vec<usize>,
}

impl Heads {
    /// Notes an entry that is new, or has become another name or of another kind.
    pub(super) fn note(&mut self, entry: usize, name: &NameClaim) {
        let put = |list: &mut Vec<usize>| {
            if list.last() != Some(&entry) {
                list.push(entry);
            }
        };
        put(self.by_word.entry(head(name)).or_default());
        if is_company(name) {
            put(&mut self.companies);
        }
    }

    /// The bodies whose names end in a common noun, or which are called by it: `the company`; none if they are a crowd.
    pub(super) fn headed(&self, word: &str, names: &[NameClaim]) -> Vec<usize> {
        let called = if word == "company" { &self.companies[..] } else { &[] };
        let headed = self.by_word.get(word).map_or(&[][..], Vec::as_slice);
        if called.len() + headed.len() > CROWD {
            return Vec::new();
        }
        let fits = |entry: &usize| {
            let name = &names[*entry];
            let body = matches!(name.kind, NameKind::Organization(_) | NameKind::Other | NameKind::Initiative);
            body && name.name.contains(' ') && head(name) == word || word == "company" && is_company(name)
        };
        let mut found: Vec<usize> = called.iter().chain(headed).copied().filter(fits).collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Those of whom councils and boards are made, and the word that the name of such a body has.
const MEMBERS: &[(&str, &str)] = &[
    ("aldermen", "council"),
    ("board", "board"),
    ("commissioners", "commissioners"),
    ("council", "council"),
    ("councillors", "council"),
    ("councilmembers", "council"),
    ("councilmen", "council"),
    ("councilors", "council"),
    ("regents", "regents"),
    ("selectmen", "selectmen"),
    ("supervisors", "supervisors"),
    ("trustees", "trustees"),
];

impl Registry<'_> {
    /// The council or board that a word means, itself or by its members: `commissioners`; the one named first.
    pub fn made_of(&self, word: &str) -> Option<usize> {
        let (_, body) = MEMBERS.iter().find(|(members, _)| *members == word)?;
        let holds = |name: &NameClaim| name.name.split(' ').any(|part| part.eq_ignore_ascii_case(body));
        let fits = |name: &NameClaim| matches!(name.kind, NameKind::Organization(_)) && holds(name);
        self.names.iter().position(fits)
    }

    /// The bodies whose names end in a common noun, or which are called by it; none if they are a crowd.
    pub fn headed(&self, word: &str) -> Vec<usize> {
        self.heads.headed(word, &self.names)
    }
}

fn is_company(name: &NameClaim) -> bool {
    matches!(name.kind, NameKind::Organization(PartyKind::Company))
}

/// The head stands last, or before `of`: `Harbour Committee`, `administrative committee of Port Alma`.
fn head(name: &NameClaim) -> String {
    let named = name.name.split(" of ").next().unwrap_or(&name.name);
    let last = named.split_whitespace().last().map(str::to_lowercase).unwrap_or_default();
    singular(&last).into_owned()
}
