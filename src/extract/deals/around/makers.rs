//! Those who made an agreement, where a relative clause tells them and another clause what became of it.

use super::{add, named};
use crate::extract::deals::act::Act;
use crate::extract::deals::several;
use crate::extract::groups::{Group, GroupKind, Groups, Verb};
use crate::extract::parties::{Phrase, list_at};
use crate::lexicon::{Lexicon, VerbClass};
use crate::record::concept::Role;

/// Those whom a relative clause names beside whoever acts: `suspended the contract that A and B had signed` (these two),
/// `the bank, with which A will sign an agreement`.
pub(super) fn makers(
    groups: &Groups<'_, '_>,
    lexicon: &Lexicon,
    i: usize,
    act: &Act,
    found: &mut Vec<(Phrase, Role)>,
    role: Role,
) {
    let relative = |k: usize| groups.kind(k) == Some(&GroupKind::Relative);
    let makes = |v: &Verb| matches!(v.class, Some(VerbClass::Sign | VerbClass::Enter | VerbClass::Reach));
    let behind = i + 1 + usize::from(groups.kind(i + 1) == Some(&GroupKind::Comma));
    let clause = (behind + 1..groups.list.len()).take(8).find(|&k| groups.list[k].is_finite());
    if let Some(v) = clause.filter(|&v| relative(behind) && groups.list[v].verb().is_some_and(makes)) {
        let list = sides(groups, lexicon, behind + 1, v);
        if several(&list) {
            found.clear();
            add(found, groups, list, role);
            return;
        }
    }
    // `suspended the agreement it signed in January with Acme`
    let own = groups.list.get(i + 1).and_then(Group::noun).is_some_and(|n| n.pronoun)
        && groups.list.get(i + 2).and_then(Group::verb).is_some_and(makes);
    let with = (i + 3..groups.list.len()).take(4).find(|&k| groups.is_prep(k, "with")).filter(|_| own);
    if let Some((list, _)) = with.and_then(|k| list_at(groups, lexicon, k + 1)) {
        add(found, groups, list, role);
        return;
    }
    let Some(which) = (0..act.group).rev().take(6).find(|&k| relative(k)) else { return };
    let whole = found.iter().all(|(p, _)| p.first > groups.list[which].first);
    let with = which.checked_sub(1).filter(|&with| whole && groups.is_prep(with, "with"));
    let comma = |with: &usize| groups.kind(with.wrapping_sub(1)) == Some(&GroupKind::Comma);
    let before = with.and_then(|with| with.checked_sub(1 + usize::from(comma(&with))));
    if let Some(n) = before.and_then(|before| groups.list[before].noun()?.name) {
        add(found, groups, vec![named(groups, n)], role);
    }
}

/// Who makes the deal of a relative clause, from group `from` to its verb `v`, and with whom: `the water company, Acme, had
/// signed in May with Borealis`.
fn sides(groups: &Groups<'_, '_>, lexicon: &Lexicon, from: usize, v: usize) -> Vec<Phrase> {
    let whole = list_at(groups, lexicon, from).filter(|(_, next)| *next == v).map(|(list, _)| list);
    let by_name = || (from..v).filter_map(|k| groups.list[k].noun()?.name).map(|n| named(groups, n)).collect();
    let mut list: Vec<Phrase> = whole.unwrap_or_else(by_name);
    let with = (v + 1..groups.list.len()).take(5).take_while(|&k| !groups.list[k].is_finite());
    let with = with.into_iter().find(|&k| groups.is_prep(k, "with"));
    if list.iter().all(Phrase::is_named) && !list.is_empty() {
        list.extend(with.and_then(|k| list_at(groups, lexicon, k + 1)).map(|(list, _)| list).unwrap_or_default());
    }
    list
}
