//! Bodies told by what they are of: `the governments of X and Y`.

use super::list::list_at;
use super::phrase::phrases_at;
use super::{Phrase, PhraseKind};
use crate::extract::groups::{Determiner, Group, GroupKind, Groups, Noun, head_word};
use crate::extract::names::run::is_place_head;
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
    // `the ministries of health of X and Y`
    let field = plural
        && groups.is_prep(i + 3, "of")
        && groups.list.get(i + 2).and_then(Group::noun).is_some_and(|n| n.name.is_none() && n.agreement.is_none());
    let (i, last) = if field { (i + 2, groups.list[i + 2].end) } else { (i, group.end) };
    let (under, mut next) = list_at(groups, lexicon, i + 2)?;
    let sent = groups.sent;
    let skip = usize::from(matches!(noun.determiner, Determiner::Definite | Determiner::Indefinite));
    let head = (group.first + skip, last);
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
    // `the board of Acme`: its organ.
    if let ("board" | "management", [only]) = (sent.lower(noun.head), &under[..])
        && let PhraseKind::Name(index) = only.kind
        && matches!(groups.names[index].kind, NameKind::Organization(PartyKind::Company | PartyKind::Bank))
    {
        return Some((under, next));
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

/// The places of `the town of Yamakita`, `the cities of Turin and Nagoya`: the common noun only says what they are.
pub(super) fn places_of(
    groups: &Groups<'_, '_>,
    lexicon: &Lexicon,
    i: usize,
    noun: &Noun,
) -> Option<(Vec<Phrase>, usize)> {
    let head = head_word(groups, noun);
    if !is_place_head(&head) || noun.determiner == Determiner::Indefinite {
        return None;
    }
    // `Kano and Kaduna states`: the noun that both share says what they are.
    if head != groups.sent.lower(noun.head)
        && let Some(&index) = noun.inner.last()
        && groups.names[index].close == noun.head
        && i > 0
        && groups.kind(i - 1) == Some(&GroupKind::And)
    {
        let name = &groups.names[index];
        return Some((vec![Phrase { first: name.first, end: name.end, kind: PhraseKind::Name(index) }], i + 1));
    }
    if !groups.is_prep(i + 1, "of") {
        return None;
    }
    let place = |p: &Phrase| matches!(p.kind, PhraseKind::Name(n) if matches!(groups.names[n].kind, NameKind::Place | NameKind::Other));
    let plural = head != groups.sent.lower(noun.head);
    let (list, next) = if plural { list_at(groups, lexicon, i + 2)? } else { phrases_at(groups, lexicon, i + 2)? };
    list.iter().all(place).then_some((list, next))
}
