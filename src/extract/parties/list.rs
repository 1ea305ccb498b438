//! Lists of parties: `A, B and C`, with what is inserted between them.

use super::insertion::{skip_insertion, starts_insertion};
use super::phrase::phrases_at;
use super::{Phrase, PhraseKind};
use crate::extract::groups::{Group, GroupKind, Groups};
use crate::lexicon::{Lexicon, singular};
use crate::record::claim::NameKind;
use crate::record::concept::PartyKind;

/// A list of phrases that starts at group `i`, with the group after it.
///
/// Appositions (`A, a maker of ships,`), parentheses and relative clauses inside the list are passed over.
pub fn list_at(groups: &Groups<'_, '_>, lexicon: &Lexicon, i: usize) -> Option<(Vec<Phrase>, usize)> {
    let (mut list, mut next) = named_among(groups, lexicon, i)?;
    loop {
        next = behind_its_town(groups, &list, next);
        let mut at = skip_insertion(groups, lexicon, next);
        let joint = at;
        while matches!(groups.kind(at), Some(GroupKind::Comma | GroupKind::And)) {
            at += 1;
        }
        if at == joint
            || matches!(groups.kind(joint), Some(GroupKind::Comma))
                && at == joint + 1
                && starts_insertion(groups, lexicon, at)
        {
            return Some((settled(groups, list), next));
        }
        // `A and B, the operator of C`: behind the last of a list a comma opens what is said of it.
        let joined = groups.list[..joint].iter().rev().take(8).any(|g| g.kind == GroupKind::And) && list.len() >= 2;
        let bare = matches!(groups.kind(joint), Some(GroupKind::Comma)) && at == joint + 1;
        let unnamed = groups.list.get(at).and_then(Group::noun).is_some_and(|n| n.name.is_none());
        // `between the ports of A and B, the Ministry of Transport said`
        let last = groups.list[..joint].iter().rposition(|g| matches!(g.kind, GroupKind::And | GroupKind::Comma));
        let closed = last.is_some_and(|k| groups.list[k].kind == GroupKind::And)
            && groups.list[at..].iter().take(8).any(|g| {
                g.verb()
                    .is_some_and(|v| matches!(groups.sent.lower(v.main), "said" | "says" | "announced" | "reported"))
            });
        if joined && bare && (unnamed || closed) && groups.first_word(at) == "the" {
            return Some((settled(groups, list), next));
        }
        // `A, along with B`; `between A and B and with C` ends the list.
        match named_among(groups, lexicon, at) {
            Some((more, after)) if !ends_list(groups, (joint, at, after), &list) => {
                list.extend(more);
                next = after;
            }
            _ => return Some((settled(groups, list), next)),
        }
    }
}

/// What group `i` starts, or, of some that are only described, those named: `creditors including A and B`.
fn named_among(groups: &Groups<'_, '_>, lexicon: &Lexicon, i: usize) -> Option<(Vec<Phrase>, usize)> {
    let found = phrases_at(groups, lexicon, i);
    let unnamed = |g: &Group| g.noun().is_some_and(|n| n.name.is_none() && n.agreement.is_none() && !n.pronoun);
    let told = match &found {
        Some((list, next)) => matches!(list[..], [Phrase { kind: PhraseKind::Described, .. }]).then_some(*next),
        None => groups.list.get(i).filter(|g| unnamed(g)).map(|_| i + 1),
    };
    let among = told.filter(|&next| matches!(groups.first_word(next), "including" | "namely" | "such"));
    let members = among.and_then(|next| list_at(groups, lexicon, next + 1));
    members.filter(|(members, _)| members.iter().all(Phrase::is_named)).or(found)
}

/// `the School of Engineering of Alma and …`: the group behind the town of the last body, where the list goes on there.
fn behind_its_town(groups: &Groups<'_, '_>, list: &[Phrase], next: usize) -> usize {
    let kind = |n: usize| groups.names[n].kind;
    let body =
        matches!(list, [.., Phrase { kind: PhraseKind::Name(n), .. }] if matches!(kind(*n), NameKind::Organization(_)));
    // `the Dehong Area of the Yunnan Pilot Free Trade Zone`
    let last = list.last().map_or("", |p| groups.sent.lower(p.end - 1));
    let part = matches!(last, "area" | "block" | "section" | "subzone");
    let town = groups.list.get(next + 1).and_then(|g| g.noun()?.name).map(kind);
    let goes_on = matches!(groups.kind(next + 2), Some(GroupKind::And | GroupKind::Comma));
    let of = groups.is_prep(next, "of");
    let town_of = body && of && matches!(town, Some(NameKind::Place | NameKind::Other));
    let part_of = part && of && matches!(town, Some(NameKind::Organization(_)));
    if (town_of || part_of) && goes_on { next + 2 } else { next }
}

/// `the parties and government of X`: a word that only points back says nothing beside a body that is named.
///
/// Nor is a place a party that only says where the body before it is: `the University of Tübingen, Germany, and …`.
fn settled(groups: &Groups<'_, '_>, list: Vec<Phrase>) -> Vec<Phrase> {
    let list = under_last_head(groups, list);
    let kind = |p: &Phrase| match p.kind {
        PhraseKind::Name(n) => Some(groups.names[n].kind),
        _ => None,
    };
    // `The two central banks, the Bank of A and the Bank of B, …`: told in general, then by name.
    let told_twice = |p: &Phrase| {
        matches!(p.kind, PhraseKind::Described | PhraseKind::Anaphor(_))
            && (p.first.saturating_sub(1)..p.end).any(|i| number_word(groups.sent.lower(i)) == Some(list.len() - 1))
    };
    let list = match &list[..] {
        [first, rest @ ..] if rest.len() >= 2 && told_twice(first) && rest.iter().all(Phrase::is_named) => {
            rest.to_vec()
        }
        _ => list,
    };
    // `a drug company, Acme,`, `its subsidiary, Acme,`: told by what it is, then by name.
    let introduces = |i: usize| {
        let p = &list[i];
        let article = matches!(groups.sent.lower(p.first.wrapping_sub(1)), "a" | "an")
            || matches!(groups.sent.lower(p.first), "its" | "their");
        p.kind == PhraseKind::Described
            && article
            && groups.sent.word(p.end) == ","
            && list.get(i + 1).is_some_and(|name| name.is_named() && name.first == p.end + 1)
    };
    let list: Vec<Phrase> = (0..list.len()).filter(|&i| !introduces(i)).map(|i| list[i].clone()).collect();
    let named = list.iter().any(|p| !matches!(p.kind, PhraseKind::Anaphor(0)));
    // The headline `IMF, Ghana reach deal` names two; a place that only says where stands between commas.
    let follows_bare = |i: usize| !matches!(groups.sent.word(list[i].end), "," | "(");
    let is_place_after_body = |i: usize| {
        i > 0
            && kind(&list[i]) == Some(NameKind::Place)
            && matches!(kind(&list[i - 1]), Some(NameKind::Organization(_)))
            && groups.sent.word(list[i].first.wrapping_sub(1)) == ","
    };
    let where_it_is = |i: usize| {
        let body_follows =
            list.get(i + 1).map(|p| matches!(kind(p), Some(NameKind::Organization(_) | NameKind::Other)));
        let last = || match i {
            1 => !(groups.sent.is_open() && follows_bare(i)),
            // `the Ministry of Mines, India and the Ministry of Industry, Mongolia`; `A and the Customs of B, Laos, signed`
            _ => {
                let closed = |i: usize| {
                    matches!(groups.sent.lower(list[i].first.wrapping_sub(1)), "and")
                        || groups.sent.lower(list[i].first.wrapping_sub(2)) == "and"
                            && groups.sent.lower(list[i].first - 1) == "the"
                };
                (1..i - 1).any(is_place_after_body) || closed(i - 1) && !follows_bare(i)
            }
        };
        is_place_after_body(i) && body_follows.unwrap_or_else(last)
    };
    let places: Vec<bool> = (0..list.len()).map(where_it_is).collect();
    let kept = list.into_iter().zip(places).filter(|(_, place)| !place).map(|(p, _)| p);
    kept.filter(|p| !named || p.kind != PhraseKind::Anaphor(0)).collect()
}

/// `the British and Irish governments`: the plural head behind the last place belongs to all of them.
fn under_last_head(groups: &Groups<'_, '_>, mut list: Vec<Phrase>) -> Vec<Phrase> {
    let place_at = |first: usize| groups.names.iter().position(|n| n.first == first && n.kind == NameKind::Place);
    let Some((last, before)) = list.split_last() else { return list };
    let PhraseKind::Headed(kind) = last.kind else { return list };
    // `U.S. and Finnish export credit agencies` may be any number of them.
    let one_each = matches!(
        kind,
        PartyKind::Government
            | PartyKind::Ministry
            | PartyKind::University
            | PartyKind::CustomsAuthority
            | PartyKind::Port
    );
    let word = groups.sent.lower(last.end - 1);
    let names: Option<Vec<usize>> = list.iter().map(|p| place_at(p.first)).collect();
    let bare = before.iter().all(|p| matches!(p.kind, PhraseKind::Name(_)));
    let one = singular(word);
    let plural = one != word && one != "agency";
    if let Some(names) = names.filter(|names| one_each && bare && plural && names.len() >= 2) {
        let head = (names.last().map_or(last.end - 1, |&n| groups.names[n].close.min(last.end - 1)), last.end);
        for (phrase, name) in list.iter_mut().zip(names) {
            phrase.kind = PhraseKind::Shared { head, name, kind };
        }
    }
    list
}

/// The number that a word says.
pub(super) fn number_word(word: &str) -> Option<usize> {
    match word {
        "two" | "both" => Some(2),
        "three" => Some(3),
        "four" => Some(4),
        "five" => Some(5),
        _ => None,
    }
}

/// Whether the phrase after a comma or `and` belongs to something else: the subject of another clause.
fn ends_list(groups: &Groups<'_, '_>, (joint, at, after): (usize, usize, usize), list: &[Phrase]) -> bool {
    // `signed a deal with A, and B will …`: a comma, `and`, and a finite verb right after the phrase; behind `A, B` the comma
    // is that of the list.
    let comma_and = matches!(groups.kind(joint), Some(GroupKind::Comma));
    let pronoun = groups.list.get(at).and_then(Group::noun).is_some_and(|n| n.pronoun);
    let verb = groups.list.get(after).is_some_and(Group::is_finite);
    let last = list.len() > 1 && matches!(groups.kind(joint + 1), Some(GroupKind::And));
    pronoun || comma_and && !last && verb && is_object(groups, list)
}

/// Whether a list is an object: a preposition or verb stands before it.
fn is_object(groups: &Groups<'_, '_>, list: &[Phrase]) -> bool {
    let first = list.first().map_or(0, |p| p.first);
    let before = groups.list.iter().rfind(|g| g.end <= first && !matches!(g.kind, GroupKind::Date | GroupKind::Other));
    before.is_some_and(|g| matches!(g.kind, GroupKind::Prep | GroupKind::Verb(_)))
}
