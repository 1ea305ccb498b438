//! Who buys what and whom it serves: the sides that the goods of an agreement name.

use super::several;
use super::subject::subject;
use crate::extract::groups::{Group, GroupKind, Groups};
use crate::extract::parties::{Phrase, PhraseKind, list_at};
use crate::lexicon::{Lexicon, VerbClass};
use crate::record::claim::NameKind;
use crate::record::concept::Role;

/// The preposition before the other side of a trade: `sells to`, `buys from`.
fn other_side(class: Option<VerbClass>) -> Option<&'static str> {
    match class {
        Some(VerbClass::Supply) => Some("to"),
        Some(VerbClass::Buy) => Some("from"),
        _ => None,
    }
}

/// The body that an agreement is to buy: `an agreement to acquire Acme Ltd.`, `… 51% of Acme Ltd.`.
pub(super) fn bought(groups: &Groups<'_, '_>, lexicon: &Lexicon, i: usize) -> Vec<Phrase> {
    let buys =
        groups.list.get(i + 1).and_then(|g| g.verb()).is_some_and(|v| v.infinitive && v.class == Some(VerbClass::Buy));
    // `to acquire privately held Acme`, `to acquire 51% of Acme`
    let said = |g: &&Group| g.kind == GroupKind::Other || g.verb().is_some_and(|v| v.bare_participle);
    let at = i + 2 + groups.list[(i + 2).min(groups.list.len())..].iter().take_while(said).count();
    let at = if groups.is_prep(at + 1, "of") || groups.is_prep(at + 1, "in") { at + 2 } else { at };
    let list = list_at(groups, lexicon, at).filter(|_| buys).map(|(list, _)| list).unwrap_or_default();
    let is_body = |p: &Phrase| matches!(p.kind, PhraseKind::Name(n) if groups.names[n].kind != NameKind::Place);
    list.into_iter().take(1).filter(is_body).collect()
}

/// Whom an agreement is to serve: `a deal to sell 24 jets to Norland`, `a contract to buy gas from Acme`.
pub(super) fn supplied(groups: &Groups<'_, '_>, lexicon: &Lexicon, i: usize) -> Vec<Phrase> {
    // `signed a contract last week to supply trains to Norland`
    let i = i + usize::from(groups.kind(i + 1) == Some(&GroupKind::Date));
    let verb = groups.list.get(i + 1).and_then(|g| g.verb()).filter(|v| v.infinitive && !v.passive && !v.negated);
    let Some(other) = verb.and_then(|v| other_side(v.class)) else { return Vec::new() };
    let ends = |g: &Group| g.is_finite() || matches!(g.kind, GroupKind::Semicolon | GroupKind::Subordinate);
    let clause = groups.list[i + 2..].iter().take(6).take_while(|g| !ends(g)).count();
    let found = (i + 2..i + 2 + clause).find(|&k| groups.is_prep(k, other));
    let list = found.and_then(|k| list_at(groups, lexicon, k + 1)).map(|(list, _)| list).unwrap_or_default();
    if list.iter().all(Phrase::is_named) { list } else { Vec::new() }
}

/// Who does what for whom under an agreement told before: `Under the deal, A will supply trains to B`, `The deal will see
/// A supply trains to B`.
pub fn under(groups: &Groups<'_, '_>, lexicon: &Lexicon, i: usize) -> Vec<(Phrase, Role)> {
    let sees = |g: &Group| g.verb().is_some_and(|v| matches!(groups.sent.lower(v.main), "see" | "sees" | "saw"));
    let seen = groups.list.get(i + 1).is_some_and(sees);
    let v = match seen {
        true => (i + 2..groups.list.len()).find(|&k| groups.list[k].verb().is_some()),
        false => opened(groups, i),
    };
    let Some((v, verb)) = v.and_then(|v| Some((v, groups.list[v].verb()?))) else { return Vec::new() };
    let makers = list_at(groups, lexicon, i + 2).filter(|(_, next)| seen && *next == v).map(|(list, _)| list);
    let mut found = makers.unwrap_or_else(|| subject(groups, lexicon, v));
    let other = other_side(verb.class).unwrap_or("with");
    // `will provide Norland with a grant`
    if let Some((list, next)) = list_at(groups, lexicon, v + 1)
        && groups.is_prep(next, "with")
    {
        found.extend(list);
    } else if let Some(k) = (v + 1..groups.list.len()).take(5).find(|&k| groups.is_prep(k, other))
        && let Some((list, _)) = list_at(groups, lexicon, k + 1)
    {
        found.extend(list);
    }
    let told = several(&found) && found.iter().all(Phrase::is_named);
    found.into_iter().filter(|_| told).map(|phrase| (phrase, Role::Party)).collect()
}

/// The verb of the clause that `under` and the agreement of group `i` open: `Under the agreement, …`, `Under the terms of
/// the agreement, which was signed in May, …`.
fn opened(groups: &Groups<'_, '_>, i: usize) -> Option<usize> {
    let terms = i > 2
        && groups.is_prep(i - 1, "of")
        && groups.list[i - 2].noun().is_some_and(|n| matches!(groups.sent.lower(n.head), "provisions" | "terms"));
    let under = (if terms { i - 2 } else { i }).checked_sub(1).filter(|&k| groups.is_prep(k, "under"));
    let aside = groups.kind(i + 1) == Some(&GroupKind::Comma) && groups.kind(i + 2) == Some(&GroupKind::Relative);
    let closes = (i + 3..groups.list.len()).find(|&k| groups.list[k].kind == GroupKind::Comma).filter(|_| aside);
    let from = closes.unwrap_or(i) + 1;
    under.and_then(|_| (from..groups.list.len()).find(|&k| groups.list[k].is_finite()))
}
