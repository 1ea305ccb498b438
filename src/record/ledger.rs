//! The ledger: which id a thing got in earlier runs, so that it keeps it when more articles come.

use super::dataset::{NodeId, NodeKind};
use std::collections::{BTreeMap, BTreeSet};

/// Ids by what they were given for.
///
/// A thing is known by its keys: for a party the forms that its name takes in the articles, for an agreement the
/// articles that report it with what each of them makes of it. A key never changes; the id that it leads to stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger {
    /// The id of each key.
    pub ids: BTreeMap<(NodeKind, String), NodeId>,
    /// Ids that were merged into others.
    pub replaced: BTreeMap<NodeId, NodeId>,
}

impl Ledger {
    /// The ids of things, each with the id that it would get without a ledger and its keys, in the order given.
    ///
    /// A thing keeps the id that most of its keys have; of several things with one id the first one keeps it. What was
    /// two things and is one leaves the other id behind as replaced.
    pub fn assign(&mut self, things: &[(NodeId, BTreeSet<String>)]) -> Vec<NodeId> {
        let before = self.ids.clone();
        let mut taken: BTreeSet<NodeId> = BTreeSet::new();
        let mut assigned: Vec<NodeId> = Vec::with_capacity(things.len());
        let all: BTreeSet<&NodeId> = before.values().collect();
        for (id, keys) in things {
            let key = |key: &String| (id.kind, key.clone());
            let mut known: BTreeMap<&NodeId, usize> = BTreeMap::new();
            for id in keys.iter().filter_map(|k| before.get(&key(k))) {
                *known.entry(id).or_default() += 1;
            }
            let mut known: Vec<(&NodeId, usize)> = known.into_iter().filter(|(id, _)| !taken.contains(*id)).collect();
            known.sort_by_key(|(id, count)| (std::cmp::Reverse(*count), *id));
            // A new thing must not get an id that an old one has, be it in this run or not.
            let free = |id: &NodeId| !taken.contains(id) && !all.contains(id);
            let fresh = || {
                std::iter::successors(Some(id.clone()), |last| {
                    let first = keys.first().map_or("", String::as_str);
                    Some(NodeId::named(id.kind, &format!("{} {}", last.slug(), &super::slug::digest(&[first])[..8])))
                })
                .take(8)
                .find(free)
            };
            let chosen = known.first().map(|(id, _)| (*id).clone()).or_else(fresh).unwrap_or_else(|| id.clone());
            taken.insert(chosen.clone());
            for k in keys {
                self.ids.insert(key(k), chosen.clone());
            }
            assigned.push(chosen);
        }
        self.replace(&before);
        assigned
    }

    /// Notes the ids that no key leads to any more.
    fn replace(&mut self, before: &BTreeMap<(NodeKind, String), NodeId>) {
        let alive: BTreeSet<&NodeId> = self.ids.values().collect();
        let gone = before.iter().filter(|(_, id)| !alive.contains(id));
        let replaced: Vec<(NodeId, NodeId)> =
            gone.filter_map(|(key, old)| Some((old.clone(), self.ids.get(key)?.clone()))).collect();
        drop(alive);
        for (old, new) in replaced {
            // What was replaced by the old one is replaced by the new one now.
            for target in self.replaced.values_mut().filter(|target| **target == old) {
                *target = new.clone();
            }
            self.replaced.entry(old).or_insert(new);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn party(slug: &str) -> NodeId {
        NodeId::named(NodeKind::Party, slug)
    }

    fn thing(slug: &str, keys: &[&str]) -> (NodeId, BTreeSet<String>) {
        (party(slug), keys.iter().map(|key| (*key).to_owned()).collect())
    }

    #[test]
    fn a_thing_keeps_its_id_whatever_else_becomes_known_of_it() {
        let mut ledger = Ledger::default();
        assert_eq!(ledger.assign(&[thing("imo", &["imo"])]), [party("imo")]);
        let ids = ledger
            .assign(&[thing("international-maritime-organization", &["imo", "international-maritime-organization"])]);
        assert_eq!(ids, [party("imo")]);
        assert!(ledger.replaced.is_empty());
    }

    #[test]
    fn of_two_things_that_become_one_the_other_id_is_replaced_and_follows() {
        let mut ledger = Ledger::default();
        ledger.assign(&[thing("a", &["a"]), thing("b", &["b", "bb"]), thing("c", &["c", "cc", "ccc", "cccc"])]);
        assert_eq!(ledger.assign(&[thing("a", &["a", "b", "bb"])]), [party("b")]);
        assert_eq!(ledger.replaced, BTreeMap::from([(party("a"), party("b"))]));
        ledger.assign(&[thing("c", &["a", "b", "bb", "c", "cc", "ccc", "cccc", "d"])]);
        assert_eq!(ledger.replaced, BTreeMap::from([(party("a"), party("c")), (party("b"), party("c"))]));
    }

    #[test]
    fn a_new_thing_never_gets_the_id_of_another_one() {
        let mut ledger = Ledger::default();
        ledger.assign(&[thing("a", &["one"])]);
        let ids = ledger.assign(&[thing("a", &["two"])]);
        assert_ne!(ids, [party("a")]);
        assert_eq!(ledger.assign(&[thing("a", &["two"])]), ids);
    }
}
