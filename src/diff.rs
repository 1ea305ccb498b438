//! What changed between two exports, in words.
//!
//! Things are told by their names and compared by their ids, whatever the base IRI is.

mod describe;
mod report;

use crate::stored::Export;
use describe::Described;
pub use report::{json, markdown};
use std::collections::{BTreeMap, BTreeSet};

/// What changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    /// Agreements that are new.
    pub added: Vec<Entry>,
    /// Agreements that are gone.
    pub removed: Vec<Entry>,
    /// Agreements of which something else is told.
    pub changed: Vec<Changed>,
    /// Other things by kind (`party`, `place`, ...): what is new, gone or renamed.
    pub things: BTreeMap<String, Things>,
    /// Statements that are new and that are gone, whatever they are about.
    pub statements: (usize, usize),
    /// Files that differ though the graph may be the same, such as the evidence.
    pub files: Vec<String>,
}

/// A thing with its name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// Kind and slug: the end of its IRI.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What a reader wants to know at once, such as status, date and parties of an agreement.
    pub about: String,
}

/// An agreement of which something else is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// What it is now.
    pub now: Entry,
    /// Its id before, if it has another one now.
    pub was: Option<String>,
    /// What is told otherwise, in the order of the ontology.
    pub changes: Vec<Change>,
}

/// One value or set of values told otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What, in a word.
    pub what: &'static str,
    /// What is told no longer.
    pub from: Vec<String>,
    /// What is told now.
    pub to: Vec<String>,
}

/// Things of a kind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Things {
    /// New ones, by name.
    pub added: Vec<String>,
    /// Those that are gone, by name.
    pub removed: Vec<String>,
    /// The name before and the name now.
    pub renamed: Vec<(String, String)>,
}

impl Difference {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The least share of what is told of either that two agreements of different ids have in common to be one.
const ALIKE: (usize, usize) = (2, 5);

/// Compares two exports.
pub fn diff(old: &Export, new: &Export) -> Difference {
    let (before, after) = (describe::all(old), describe::all(new));
    let mut renamed: BTreeMap<String, String> = BTreeMap::new();
    let mut things: BTreeMap<String, Things> = BTreeMap::new();
    for kind in describe::KINDS {
        let of_kind = compare_kind(kind, &before, &after);
        if of_kind != Things::default() {
            renamed.extend(of_kind.renamed.iter().cloned());
            things.insert((*kind).to_owned(), of_kind);
        }
    }
    let mut found =
        Difference { things, statements: statements(old, new), files: files(old, new), ..Difference::default() };
    let agreements = |all: &BTreeMap<String, Described>| -> BTreeMap<String, Described> {
        all.iter().filter(|(id, _)| id.starts_with("agreement/")).map(|(id, it)| (id.clone(), it.clone())).collect()
    };
    let (before, after) = (agreements(&before), agreements(&after));
    let pairs = pairs(&before, &after);
    for (was, now) in &pairs {
        let changes = changes(&before[was], &after[now], &renamed);
        if !changes.is_empty() || was != now {
            let was = (was != now).then(|| was.clone());
            found.changed.push(Changed { now: after[now].entry(now), was, changes });
        }
    }
    let (paired_old, paired_new): (BTreeSet<&String>, BTreeSet<&String>) = pairs.iter().map(|(a, b)| (a, b)).unzip();
    let alone = |all: &BTreeMap<String, Described>, paired: &BTreeSet<&String>| -> Vec<Entry> {
        all.iter().filter(|(id, _)| !paired.contains(id)).map(|(id, it)| it.entry(id)).collect()
    };
    found.added = alone(&after, &paired_new);
    found.removed = alone(&before, &paired_old);
    found.changed.sort_by(|a, b| a.now.cmp(&b.now));
    found
}

/// Which agreement was which: those of one id, then those that are told alike by a common article or under one name.
fn pairs(before: &BTreeMap<String, Described>, after: &BTreeMap<String, Described>) -> Vec<(String, String)> {
    let mut pairs: Vec<(String, String)> =
        before.keys().filter(|id| after.contains_key(*id)).map(|id| (id.clone(), id.clone())).collect();
    let mut alike = Vec::new();
    for (was, old) in before.iter().filter(|(id, _)| !after.contains_key(*id)) {
        for (now, new) in after.iter().filter(|(id, _)| !before.contains_key(*id)) {
            let (shared, all) =
                (old.facts().intersection(&new.facts()).count(), old.facts().union(&new.facts()).count());
            if (old.name == new.name || old.shares_an_article(new)) && shared * ALIKE.1 >= all * ALIKE.0 {
                // Thousandths, so that the most alike come first whatever their number.
                alike.push((1000 - shared * 1000 / all.max(1), was, now));
            }
        }
    }
    alike.sort();
    let (mut olds, mut news) = (BTreeSet::new(), BTreeSet::new());
    for (_, was, now) in alike {
        if !olds.contains(was) && !news.contains(now) {
            olds.insert(was);
            news.insert(now);
            pairs.push((was.clone(), now.clone()));
        }
    }
    pairs.sort();
    pairs
}

/// What is told otherwise of one agreement; a party that is only renamed is told once, among the things.
fn changes(old: &Described, new: &Described, renamed: &BTreeMap<String, String>) -> Vec<Change> {
    let nothing = BTreeSet::new();
    let mut changes = Vec::new();
    for (property, what) in describe::TOLD {
        let now = new.values.get(*property).unwrap_or(&nothing);
        let was: BTreeSet<String> =
            old.values.get(*property).unwrap_or(&nothing).iter().map(|v| described_now(v, renamed)).collect();
        let from: Vec<String> = was.difference(now).cloned().collect();
        let to: Vec<String> = now.difference(&was).cloned().collect();
        if !from.is_empty() || !to.is_empty() {
            changes.push(Change { what, from, to });
        }
    }
    changes
}

fn described_now(value: &str, renamed: &BTreeMap<String, String>) -> String {
    renamed.get(value).cloned().unwrap_or_else(|| value.to_owned())
}

/// The things of a kind that are new, gone or renamed.
fn compare_kind(kind: &str, before: &BTreeMap<String, Described>, after: &BTreeMap<String, Described>) -> Things {
    let of_kind = |all: &BTreeMap<String, Described>| -> BTreeMap<String, Described> {
        let own = all.iter().filter(|(id, _)| id.split_once('/').is_some_and(|(its, _)| its == kind));
        own.map(|(id, it)| (id.clone(), it.clone())).collect()
    };
    let (before, after) = (of_kind(before), of_kind(after));
    let mut things = Things::default();
    let mut known: BTreeSet<&String> = BTreeSet::new();
    for (id, old) in &before {
        let new = match after.get(id) {
            Some(new) => Some((id, new)),
            // The same under another id: a name of the one is among the names of the other.
            None => after.iter().find(|(other, new)| !before.contains_key(*other) && old.is_named_like(new)),
        };
        match new.filter(|(id, _)| known.insert(id)) {
            Some((_, new)) if new.name != old.name => things.renamed.push((old.name.clone(), new.name.clone())),
            Some(_) => {}
            None => things.removed.push(old.name.clone()),
        }
    }
    things.added = after.iter().filter(|(id, _)| !known.contains(id)).map(|(_, new)| new.name.clone()).collect();
    things
}

/// How many statements are new and how many are gone.
fn statements(old: &Export, new: &Export) -> (usize, usize) {
    let set = |export: &Export| -> BTreeSet<String> {
        let mut set = BTreeSet::new();
        for (subject, properties) in &export.things {
            for (property, objects) in properties {
                for object in objects {
                    let object = format!("{object:?}").replace(&export.base, "");
                    set.insert(format!(
                        "{} {property} {object}",
                        subject.strip_prefix(&export.base).unwrap_or(subject)
                    ));
                }
            }
        }
        set
    };
    let (old, new) = (set(old), set(new));
    (new.difference(&old).count(), old.difference(&new).count())
}

/// The files of either run that the other did not write so.
fn files(old: &Export, new: &Export) -> Vec<String> {
    let listed = |export: &Export| -> BTreeMap<String, String> {
        let outputs = export.run.get("outputs").and_then(|outputs| outputs.as_array()).cloned().unwrap_or_default();
        let text = |output: &serde_json::Value, key: &str| output.get(key).and_then(|v| v.as_str()).map(str::to_owned);
        outputs.iter().filter_map(|output| Some((text(output, "file")?, text(output, "sha256")?))).collect()
    };
    let (old, new) = (listed(old), listed(new));
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    names.into_iter().filter(|name| old.get(*name) != new.get(*name)).cloned().collect()
}
