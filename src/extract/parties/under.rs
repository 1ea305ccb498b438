//! Bodies told by what they are of: `the governments of X and Y`, `the foreign ministers of X and Y`.

use super::list::list_at;
use super::{Phrase, PhraseKind};
use crate::extract::groups::{Determiner, Group, GroupKind, Groups, Noun, head_word};
use crate::extract::names::kind::post_at;
use crate::lexicon::Lexicon;
use crate::record::claim::NameKind;
use crate::record::concept::PartyKind;

/// A head in lower case with its `of` phrase, or several under one plural head.
pub(super) fn headed(
    groups: &Groups<'_, '_>,
    lexicon: &Lexicon,
    i: usize,
    noun: &Noun,
    kind: PartyKind,
    plural: bool,
) -> Option<(Vec<Phrase>, usize)> {
    let group = &groups.list[i];
    let (under, mut next) = list_at(groups, lexicon, i + 2)?;
    let sent = groups.sent;
    let skip = usize::from(matches!(noun.determiner, Determiner::Definite | Determiner::Indefinite));
    let head = (group.first + skip, group.end);
    let names: Vec<usize> = under
        .iter()
        .filter_map(|p| match p.kind {
            PhraseKind::Name(name) => Some(name),
            _ => None,
        })
        .collect();
    // `the customs of X and Y`: one head over two places, whether or not its form shows a plural.
    if names.len() == under.len() && names.len() > 1 && (plural || sent.lower(noun.head) == "customs") {
        let phrases = under
            .iter()
            .zip(names)
            .map(|(p, name)| Phrase { first: p.first, end: p.end, kind: PhraseKind::Shared { head, name, kind } })
            .collect();
        return Some((phrases, next));
    }
    // `the governments of the two cities`: one body for each of those meant.
    if let [Phrase { kind: PhraseKind::Anaphor(count), first, end }] = under[..]
        && count != 1
    {
        return Some((
            vec![Phrase { first: head.0, end, kind: PhraseKind::SharedAnaphor { head, under: first, count, kind } }],
            next,
        ));
    }
    // One head: only the first phrase is under it; the others are parties of their own.
    let first = under.first()?;
    let mut after = groups.list.iter().position(|g| g.end >= first.end).map_or(next, |g| g + 1);
    let mut end = first.end;
    if groups.is_prep(after, "in")
        && groups
            .list
            .get(after + 1)
            .and_then(Group::noun)
            .is_some_and(|n| n.name.is_some_and(|k| groups.names[k].kind == NameKind::Place))
    {
        end = groups.list[after + 1].noun().and_then(|n| n.name).map_or(end, |k| groups.names[k].end);
        after += 2;
    }
    next = after;
    Some((vec![Phrase { first: head.0, end, kind: PhraseKind::Headed(kind) }], next))
}

/// People who act for the body they are of: `members of the union`, `shareholders of the company`.
const PEOPLE: &[&str] =
    &["director", "employee", "leader", "member", "owner", "shareholder", "staff", "stockholder", "trustee", "worker"];

/// The bodies of `the foreign ministers of X and Y`, `the mayors of X and Y`; the people's names after them are passed over.
pub(super) fn posts_of(
    groups: &Groups<'_, '_>,
    lexicon: &Lexicon,
    i: usize,
    noun: &Noun,
) -> Option<(Vec<Phrase>, usize)> {
    let group = &groups.list[i];
    let post = PEOPLE.contains(&&*head_word(groups, noun))
        || (group.first..group.end)
            .any(|k| post_at(groups.sent, lexicon, k).is_some_and(|(length, ())| k + length == noun.head + 1));
    // `shareholders in A`, `trustees at B`
    let owns = matches!(&*head_word(groups, noun), "director" | "owner" | "shareholder" | "stockholder" | "trustee");
    let belongs = groups.is_prep(i + 1, "of") || owns && (groups.is_prep(i + 1, "in") || groups.is_prep(i + 1, "at"));
    if !post || noun.determiner == Determiner::Indefinite || !belongs {
        return None;
    }
    let (mut list, mut next) = list_at(groups, lexicon, i + 2)?;
    // The people's own names after those of the bodies: `the ministers of X and Y, A. Person and B. Person,`.
    let is_person = |p: &Phrase| {
        matches!(p.kind, PhraseKind::Person(_))
            || matches!(p.kind, PhraseKind::Name(n) if groups.names[n].kind == NameKind::Other)
    };
    if let Some(at) = list.iter().position(is_person).filter(|at| *at > 0) {
        next = groups.list.iter().position(|g| g.end > list[at].first).map_or(next, |g| g.saturating_sub(1));
        list.truncate(at);
    }
    let person = |k: usize| {
        groups
            .list
            .get(k)
            .and_then(Group::noun)
            .and_then(|n| n.name)
            .is_some_and(|n| matches!(groups.names[n].kind, NameKind::Person | NameKind::Other))
    };
    // `…, A. Person and B. Person,`
    if matches!(groups.kind(next), Some(GroupKind::Comma)) && person(next + 1) {
        let mut at = next + 1;
        while person(at) || matches!(groups.kind(at), Some(GroupKind::And)) {
            at += 1;
        }
        next = if matches!(groups.kind(at), Some(GroupKind::Comma)) { at + 1 } else { at };
    }
    Some((list, next))
}
