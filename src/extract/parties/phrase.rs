//! One noun group in a party's place: a name, a body in lower case, or a word that points back.

use super::acting::{acting, is_envoy};
use super::list::{list_at, number_word};
use super::nouns::is_party_noun;
use super::pointer::{is_official, is_pointer};
use super::under::{headed, places_of};
use super::{Phrase, PhraseKind};
use crate::extract::groups::{Determiner, Group, GroupKind, Groups, Noun, head_word};
use crate::extract::names::run::is_place_head;
use crate::extract::number::word_below_hundred;
use crate::extract::tagger::Tag;
use crate::lexicon::{HeadPosition, Lexicon, singular};
use crate::record::claim::NameKind;
use crate::record::concept::{AgreementType, PartyKind};

/// The noun phrase that starts at group `i`, if it can be a party, with the group after it.
pub fn phrases_at(groups: &Groups<'_, '_>, lexicon: &Lexicon, i: usize) -> Option<(Vec<Phrase>, usize)> {
    let group = groups.list.get(i)?;
    let noun = group.noun()?;
    if noun.pronoun {
        return pronoun(groups, group).map(|phrase| (vec![phrase], i + 1));
    }
    if noun.determiner == Determiner::Negative {
        return None;
    }
    if is_bare_number(groups, group, noun) {
        let pointing = |count| Phrase { first: group.first, end: group.end, kind: PhraseKind::Anaphor(count) };
        return number(groups, group).map(|count| (vec![pointing(count)], i + 1));
    }
    // `the Mountain View, California-based company`: the body named before.
    if noun.name.is_some_and(|n| matches!(groups.names[n].kind, NameKind::Place | NameKind::Other))
        && matches!(groups.kind(i + 1), Some(GroupKind::Comma))
        && let Some(based) = groups.list.get(i + 2).and_then(Group::noun)
        && groups.first_word(i + 2).ends_with("-based")
        && based.name.is_none()
    {
        let end = groups.list[i + 2].end;
        return Some((vec![Phrase { first: group.first, end, kind: PhraseKind::Anaphor(1) }], i + 3));
    }
    if let Some(index) = noun.name {
        // `the Interior Ministries of Serbia and Hungary`
        let name = &groups.names[index];
        // `the Association of Mills of Alma` is one.
        let head = (name.first..name.end).find(|&k| groups.sent.lower(k) == "of").unwrap_or(name.end);
        let plural = (name.first..head).any(|k| is_plural_head(groups, lexicon, k));
        if let NameKind::Organization(kind) = name.kind
            && plural
            && groups.is_prep(i + 1, "of")
            && let Some((list, next)) = headed(groups, lexicon, i, noun, kind, true)
            && list.len() > 1
        {
            return Some((list, next));
        }
        return organ(groups, i, noun, index).or_else(|| named(groups, i, index));
    }
    let sent = groups.sent;
    // `a consortium of A and B`, `the joint venture of A and B`: its members.
    let joint = noun.agreement.is_some_and(|(first, length, n)| {
        n.kind == AgreementType::Alliance || matches!(sent.lower(first + length - 1), "venture" | "partnership" | "jv")
    });
    if joint
        && groups.is_prep(i + 1, "of")
        && let Some((list, next)) = list_at(groups, lexicon, i + 2)
        && list.len() >= 2
    {
        return Some((list, next));
    }
    // `The consortium is negotiating a loan`, `The alliance has signed an agreement with B`
    let acts = groups.list[i + 1..].iter().take(2).find_map(Group::verb).is_some_and(|v| !v.passive);
    let body = sent.lower(noun.head) == "consortium" || sent.lower(noun.head) == "alliance" && acts;
    if body && sent.lower(group.first) == "the" && noun.head == group.first + 1 {
        return Some((vec![Phrase { first: group.first, end: group.end, kind: PhraseKind::Anaphor(1) }], i + 1));
    }
    if noun.agreement.is_some() && lexicon.org_heads.word(sent.lower(noun.head)).is_none() {
        return None;
    }
    // `the Dutch firm of Van Rossen`
    let firm = matches!(sent.lower(noun.head), "company" | "firm") && groups.is_prep(i + 1, "of");
    if firm && let Some(name) = groups.list.get(i + 2).and_then(Group::noun).and_then(|n| n.name) {
        let body = !matches!(groups.names[name].kind, NameKind::Person | NameKind::Place);
        if let Some((list, _)) = named(groups, i + 2, name).filter(|_| body) {
            return Some((list, i + 3));
        }
    }
    // `one of the largest banks`
    if let Some(next) = one_of_many(groups, i) {
        return Some((
            vec![Phrase { first: group.first, end: groups.list[next - 1].end, kind: PhraseKind::Described }],
            next,
        ));
    }
    // `the ministers and representatives of X and Y`: both posts are those of the same states.
    let stands_for = |k: usize| {
        groups.list.get(k).and_then(Group::noun).is_some_and(|n| n.name.is_none() && is_envoy(&head_word(groups, n)))
    };
    let shared = stands_for(i) && groups.kind(i + 1) == Some(&GroupKind::And) && stands_for(i + 2);
    let shared = shared && groups.is_prep(i + 3, "of");
    if shared && let Some(found) = phrases_at(groups, lexicon, i + 2) {
        return Some(found);
    }
    // `the foreign ministers of X and Y`: they act for X and Y; `the town of X`: it is X.
    if let Some(found) = acting(groups, lexicon, i, noun).or_else(|| places_of(groups, lexicon, i, noun)) {
        return Some(found);
    }
    let head = head_word(groups, noun);
    let plural = head != sent.lower(noun.head) && head != "custom";
    // `the two heads of state`
    if plural
        && head == "head"
        && groups.is_prep(i + 1, "of")
        && matches!(groups.first_word(i + 2), "state" | "government")
    {
        let count = number(groups, group).unwrap_or(0);
        return Some((vec![Phrase { first: group.first, end: group.end, kind: PhraseKind::Anaphor(count) }], i + 3));
    }
    let org = lexicon
        .org_heads
        .longest_at(noun.head.saturating_sub(1), |k| sent.lower(k))
        .filter(|(length, _)| *length == 2)
        .or_else(|| lexicon.org_heads.longest_at(noun.head, |k| sent.lower(k)).filter(|(length, _)| *length == 1))
        .map(|(_, h)| *h)
        .filter(|h| h.position != HeadPosition::Suffix);
    let officials = plural && is_official(&head);
    if !is_party_noun(&head) && org.is_none() && !is_place_head(&head) {
        // `the two places`
        let places = plural && head == "place" && number(groups, group).is_some();
        let pointing = is_pointer(groups, group, noun, &head, plural).filter(|_| officials || places);
        let phrase = |count| Phrase { first: group.first, end: group.end, kind: PhraseKind::Anaphor(count) };
        return pointing.map(|count| (vec![phrase(count)], i + 1));
    }
    // `the two countries' education ministries`: one for each of those meant.
    let pair = noun.possessor.filter(|&(first, end)| {
        let both = (first..end).any(|k| matches!(sent.lower(k), "two" | "both" | "three"));
        both && plural
            && matches!(&*singular(sent.lower(end - 1)), "city" | "country" | "nation" | "province" | "side" | "state")
    });
    if let (Some((first, end)), Some(head)) = (pair, org) {
        let count = (first..end).find_map(|k| number_word(sent.lower(k))).unwrap_or(0);
        let shared = PhraseKind::SharedAnaphor { head: (end + 1, group.end), under: first, count, kind: head.kind };
        return Some((vec![Phrase { first: group.first, end, kind: shared }], i + 1));
    }
    // `the government of X district in Y`, `the governments of Benin and Niger`
    let belongs = ["of", "from"].iter().any(|word| groups.is_prep(i + 1, word))
        || groups.is_prep(i + 1, "for")
            && (is_public_head(&head) || groups.list[i + 2..].first().is_some_and(is_unnamed));
    let heads_place = matches!(head.as_str(), "authority" | "authorities" | "city" | "province");
    if belongs && (org.is_some() || heads_place) {
        let kind = org.map_or(PartyKind::Government, |h| h.kind);
        if let Some(found) = headed(groups, lexicon, i, noun, kind, plural) {
            return Some(found);
        }
    }
    // `the companies that run trains` are described, not pointed at.
    let that_follows = matches!(groups.kind(i + 1), Some(GroupKind::Relative)) && groups.first_word(i + 1) == "that";
    // `the agreement between the two countries that expired`: the clause says more of the agreement.
    let states = matches!(head.as_str(), "country" | "government" | "nation" | "side" | "state");
    let described = that_follows && !(states && number(groups, group).is_some())
        || groups.is_prep(i + 1, "from")
        || groups.is_prep(i + 1, "of");
    let pointing = is_pointer(groups, group, noun, &head, plural).filter(|_| !described);
    if let Some(count) = pointing {
        return Some((vec![Phrase { first: group.first, end: group.end, kind: PhraseKind::Anaphor(count) }], i + 1));
    }
    let mut first = group.first;
    let article = matches!(sent.lower(first), "the" | "a" | "an") && noun.head > first;
    if article || matches!(noun.determiner, Determiner::Definite | Determiner::Indefinite) && noun.possessor.is_none() {
        first += 1;
    }
    let mut next = i + 1;
    let mut end = group.end;
    // `authorities from Oman`, `companies in the two cities`
    let where_from = ["in", "from", "of"].iter().any(|word| groups.is_prep(next, word));
    // `a unit of Acme`
    let part = matches!(head.as_str(), "arm" | "subsidiary" | "unit") && groups.is_prep(next, "of");
    let is_place =
        |n: &Noun| n.name.is_some_and(|k| part || groups.names[k].kind == NameKind::Place) || is_place_like(groups, n);
    if where_from && groups.list.get(next + 1).and_then(Group::noun).is_some_and(is_place) {
        end = groups.list[next + 1].end;
        next += 2;
    }
    // `companies signed`: a bare plural names nobody.
    let one_word = end - first.min(noun.head) == 1;
    let is_body = org.is_some() && !plural;
    if one_word && !is_body && noun.determiner == Determiner::None {
        return None;
    }
    let kind = match org {
        Some(h) if !noun.inner.is_empty() => PhraseKind::Headed(h.kind),
        _ => PhraseKind::Described,
    };
    Some((vec![Phrase { first: first.min(noun.head), end, kind }], next))
}

/// The group behind `one of the region's largest banks`, `eight of the leading banks`.
fn one_of_many(groups: &Groups<'_, '_>, i: usize) -> Option<usize> {
    let number = groups.list[i].end == groups.list[i].first + 1 && word_below_hundred(groups.first_word(i)).is_some();
    let many = groups.list.get(i + 2)?.noun().filter(|n| n.name.is_none() && n.agreement.is_none())?;
    let head = head_word(groups, many);
    let counted = (groups.list[i + 2].first..many.head).any(|k| number_word(groups.sent.lower(k)).is_some());
    let bodies = head != groups.sent.lower(many.head) && is_party_noun(&head) && !counted;
    (number && groups.is_prep(i + 1, "of") && bodies).then_some(i + 3)
}

/// `the World Bank's Board of Executive Directors`: the body whose organ it is.
fn organ(groups: &Groups<'_, '_>, i: usize, noun: &Noun, index: usize) -> Option<(Vec<Phrase>, usize)> {
    let owner = *noun.inner.last().filter(|_| noun.possessor.is_some())?;
    let body = matches!(groups.names[owner].kind, NameKind::Organization(_));
    let organ = groups.sent.lower(groups.names[index].first) == "board";
    (body && organ).then(|| named(groups, i, owner))?
}

/// Whether the word at `k` is a head of bodies in the plural: `Ministries`, `Academies`.
fn is_plural_head(groups: &Groups<'_, '_>, lexicon: &Lexicon, k: usize) -> bool {
    let one = singular(groups.sent.lower(k));
    // `the Confederated Tribes of the Reservation` are one body.
    one != groups.sent.lower(k)
        && one != "tribe"
        && lexicon.org_heads.word(&one).is_some_and(|h| h.position != HeadPosition::Suffix)
}

/// Whether a noun group holds no name.
fn is_unnamed(group: &Group) -> bool {
    group.noun().is_some_and(|n| n.name.is_none() && n.inner.is_empty() && n.agreement.is_none())
}

/// Heads after which `for` says what the body is for: `the ministry for …`.
fn is_public_head(head: &str) -> bool {
    matches!(
        head,
        "agency"
            | "association"
            | "authority"
            | "bureau"
            | "center"
            | "centre"
            | "commission"
            | "department"
            | "directorate"
            | "foundation"
            | "fund"
            | "institute"
            | "ministry"
            | "office"
            | "society"
            | "union"
    )
}

/// `they` and `both` point back at several, `it` at one; `we` is whoever speaks.
fn pronoun(groups: &Groups<'_, '_>, group: &Group) -> Option<Phrase> {
    let count = match groups.sent.lower(group.first) {
        "they" | "them" | "both" => 0,
        "it" => 1,
        "we" => 1,
        _ => return None,
    };
    Some(Phrase { first: group.first, end: group.end, kind: PhraseKind::Anaphor(count) })
}

/// `the two`, `both`, `all three`: a number without a noun points back at as many.
fn is_bare_number(groups: &Groups<'_, '_>, group: &Group, noun: &Noun) -> bool {
    let says_more = noun.name.is_some() || noun.agreement.is_some() || noun.possessor.is_some();
    let is_number = |k| matches!(groups.sent.lower(k), "the" | "two" | "both" | "three" | "four" | "all");
    !says_more && (group.first..group.end).all(is_number)
}

/// The number that a group says.
fn number(groups: &Groups<'_, '_>, group: &Group) -> Option<usize> {
    (group.first..group.end).find_map(|k| number_word(groups.sent.lower(k)))
}

/// A name as a party or a person; where the body of that name is (`of Chengdu`) is passed over, for it is no other party.
fn named(groups: &Groups<'_, '_>, i: usize, index: usize) -> Option<(Vec<Phrase>, usize)> {
    let name = &groups.names[index];
    if name.document {
        return None;
    }
    let kind = if name.kind == NameKind::Person { PhraseKind::Person(index) } else { PhraseKind::Name(index) };
    let body = matches!(name.kind, NameKind::Organization(_) | NameKind::Other);
    let preposition = ["of", "in", "from"].iter().any(|word| groups.is_prep(i + 1, word));
    // `the Commission for Tourism in the Kingdom`
    let realm = |k: usize| {
        let name = &groups.names[k];
        name.end == name.first + 1
            && matches!(groups.sent.lower(name.first), "emirate" | "kingdom" | "republic" | "sultanate")
    };
    let is_place =
        |n: &Noun| n.inner.is_empty() && n.name.is_some_and(|k| groups.names[k].kind == NameKind::Place || realm(k));
    let located = body && preposition && groups.list.get(i + 2).and_then(Group::noun).is_some_and(is_place);
    // `signed by Mayor Ada Brook of Alma and Ida Field of the Harbour Trust`
    let of_body = name.kind == NameKind::Person
        && groups.is_prep(i + 1, "of")
        && groups.list.get(i + 2).and_then(Group::noun).is_some_and(|n| n.name.is_some());
    // `the Administration of the city of Alma`
    let seat = |k: usize| {
        let noun = groups.list.get(k).and_then(Group::noun).filter(|n| n.name.is_none());
        noun.is_some_and(|n| is_place_like(groups, n)) && groups.is_prep(k + 1, "of")
    };
    let town = groups.list.get(i + 4).and_then(Group::noun).filter(|n| is_place(n)).and_then(|n| n.name);
    if let (true, true, true, Some(town)) = (body, groups.is_prep(i + 1, "of"), seat(i + 2), town) {
        let kind = match name.kind {
            NameKind::Organization(kind) => kind,
            _ => PartyKind::Government,
        };
        let whole = Phrase { first: name.first, end: groups.names[town].end, kind: PhraseKind::Headed(kind) };
        return Some((vec![whole], i + 5));
    }
    // `Local 614 of the United Foundry Workers`
    let branch = matches!(groups.sent.lower(name.first), "branch" | "chapter" | "local" | "lodge")
        && groups.sent.tag(name.end - 1) == Tag::Cd
        && groups.is_prep(i + 1, "of")
        && groups.list.get(i + 2).and_then(Group::noun).is_some_and(|n| n.name.is_some());
    let next = if located || of_body || branch { i + 3 } else { i + 1 };
    Some((vec![Phrase { first: name.first, end: name.end, kind }], next))
}

/// Whether the noun stands for places, so that it says where the bodies before it are: `companies in the two cities`.
fn is_place_like(groups: &Groups<'_, '_>, noun: &Noun) -> bool {
    matches!(
        head_word(groups, noun).as_str(),
        "city" | "country" | "province" | "region" | "nation" | "state" | "place" | "county" | "town"
    )
}
