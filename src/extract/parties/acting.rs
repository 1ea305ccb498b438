//! People who act for a body: `representatives from X and Y`, `UAW members`, `the Kenyan minister for trade`.

use super::list::{list_at, number_word};
use super::pointer::is_pointing_word;
use super::{Phrase, PhraseKind};
use crate::extract::groups::{Determiner, Group, GroupKind, Groups, Noun, head_word};
use crate::extract::names::kind::post_at;
use crate::lexicon::{Lexicon, singular};
use crate::record::claim::NameKind;

/// People who act for the body they are of: `members of the union`, `shareholders of the company`.
const PEOPLE: &[&str] = &["employee", "leader", "member", "staff", "worker"];

/// People who decide for a company: `shareholders in A`, `trustees at B`.
const OWNERS: &[&str] = &["director", "owner", "shareholder", "stockholder", "trustee"];

/// People told by where they work: `nurses at Mercy Hospital`, `researchers at Alma University`.
const STAFF: &[&str] = &[
    "doctor",
    "employee",
    "engineer",
    "journalist",
    "nurse",
    "pilot",
    "researcher",
    "scientist",
    "staff",
    "steelworker",
    "teacher",
    "worker",
];

/// Organs that decide for their body: `the Port of Alma's board of commissioners`.
const ORGANS: &[&str] = &["board", "director", "management", "shareholder", "stockholder", "trustee"];

/// People sent by a body, told by where they are from or whom they speak for: `negotiators for the union`.
const ENVOYS: &[&str] =
    &["delegate", "delegation", "diplomat", "executive", "mediator", "negotiator", "official", "representative"];

/// Posts of those who sign for a state.
const STATESMEN: &[&str] = &[
    "ambassador",
    "chancellor",
    "colleague",
    "counterpart",
    "emir",
    "envoy",
    "governor",
    "king",
    "minister",
    "premier",
    "president",
    "secretary",
    "side",
    "sultan",
];

/// The bodies that the people of group `i` act for, with the group after them.
pub(super) fn acting(
    groups: &Groups<'_, '_>,
    lexicon: &Lexicon,
    i: usize,
    noun: &Noun,
) -> Option<(Vec<Phrase>, usize)> {
    represented(groups, lexicon, i, noun)
        .or_else(|| of_bodies(groups, lexicon, i, noun))
        .or_else(|| body_before(groups, lexicon, i, noun))
}

/// Whether a noun in the singular is a post of those who sign or speak for somebody.
pub(super) fn is_envoy(head: &str) -> bool {
    ENVOYS.contains(&head) || STATESMEN.contains(&head)
}

/// `drivers represented by the union`: the union acts for them.
fn represented(groups: &Groups<'_, '_>, lexicon: &Lexicon, i: usize, noun: &Noun) -> Option<(Vec<Phrase>, usize)> {
    let people = noun.name.is_none() && groups.sent.lower(noun.head).ends_with('s');
    let at = i + 1 + usize::from(matches!(groups.kind(i + 1), Some(GroupKind::Comma)));
    // `drivers, who are represented by the union`
    let at = at + usize::from(groups.kind(at) == Some(&GroupKind::Relative));
    let by = groups.list.get(at).and_then(Group::verb).is_some_and(|v| groups.sent.lower(v.main) == "represented");
    if !people || !by || !groups.is_prep(at + 1, "by") {
        return None;
    }
    let (list, next) = list_at(groups, lexicon, at + 2)?;
    let next = next + usize::from(at > i + 1 && matches!(groups.kind(next), Some(GroupKind::Comma)));
    list.iter().all(Phrase::is_named).then_some((list, next))
}

/// The body named before the people: `UAW members`, `Norland's finance minister`, `the Kenyan side`.
fn body_before(groups: &Groups<'_, '_>, lexicon: &Lexicon, i: usize, noun: &Noun) -> Option<(Vec<Phrase>, usize)> {
    let Some(&index) = noun.inner.last() else { return of_pointer(groups, i, noun) };
    let name = &groups.names[index];
    let head = head_word(groups, noun);
    let head = head.as_str();
    let acts = match name.kind {
        NameKind::Place => ENVOYS.contains(&head) || STATESMEN.contains(&head),
        NameKind::Organization(_) | NameKind::Other => {
            ENVOYS.contains(&head) || matches!(head, "leader" | "member" | "mission" | "staff")
        }
        _ => false,
    };
    // `Minister of State`: the post goes on after the group.
    let post = (noun.head..groups.list[i].end).find_map(|k| post_at(groups.sent, lexicon, k).map(|(n, ())| k + n));
    let i = post.and_then(|end| groups.list.iter().position(|g| g.end >= end)).map_or(i, |last| last.max(i));
    let organ = matches!(name.kind, NameKind::Organization(_)) && ORGANS.contains(&head);
    // `the board of commissioners`
    let made_of = organ && groups.is_prep(i + 1, "of") && groups.list.get(i + 2).is_some_and(|g| is_people(groups, g));
    // `the Kenyan president of Acme`: of another body.
    let other = groups.is_prep(i + 1, "of") && !made_of;
    if !(acts || organ) || name.document || noun.determiner == Determiner::Indefinite || other {
        return None;
    }
    let next = match name.kind {
        NameKind::Place => after_field(groups, lexicon, i + 1),
        _ if made_of => i + 3,
        _ => i + 1,
    };
    Some((vec![Phrase { first: name.first, end: name.end, kind: PhraseKind::Name(index) }], next))
}

/// Whether a group is people without a name, in the plural: `commissioners`.
fn is_people(groups: &Groups<'_, '_>, group: &Group) -> bool {
    let people = |n: &Noun| n.name.is_none() && groups.sent.lower(n.head).ends_with('s');
    group.noun().is_some_and(people)
}

/// The group after the field of a post: `minister for science and technology policy`.
fn after_field(groups: &Groups<'_, '_>, lexicon: &Lexicon, at: usize) -> usize {
    let field = |k: usize| groups.list.get(k).is_some_and(|g| g.noun().is_some_and(|n| n.agreement.is_none()));
    if !groups.is_prep(at, "for") || !field(at + 1) {
        return at;
    }
    let more = matches!(groups.kind(at + 2), Some(GroupKind::And))
        && field(at + 3)
        && lexicon.name_words.contains(groups.first_word(at + 3));
    if more { at + 4 } else { at + 2 }
}

/// `the union's leaders`: the body that the possessor points back at.
fn of_pointer(groups: &Groups<'_, '_>, i: usize, noun: &Noun) -> Option<(Vec<Phrase>, usize)> {
    let (first, end) = noun.possessor?;
    let head = head_word(groups, noun);
    let head = head.as_str();
    let acts = ENVOYS.contains(&head) || STATESMEN.contains(&head) || matches!(head, "member" | "leader");
    let word = groups.sent.lower(end - 1);
    let points = end == first + 2 && groups.sent.lower(first) == "the" && is_pointing_word(word);
    // `the three countries' water ministers`
    let number = (first..end - 1).find_map(|k| number_word(groups.sent.lower(k)));
    let several = word.ends_with('s') && is_pointing_word(&singular(word)) && number.is_some();
    let count = if several { number.unwrap_or(0) } else { 1 };
    (acts && (points || several)).then(|| (vec![Phrase { first, end, kind: PhraseKind::Anaphor(count) }], i + 1))
}

/// The bodies of `the foreign ministers of X and Y`, `the mayors of X and Y`; the people's names after them are passed over.
fn of_bodies(groups: &Groups<'_, '_>, lexicon: &Lexicon, i: usize, noun: &Noun) -> Option<(Vec<Phrase>, usize)> {
    let group = &groups.list[i];
    let head = head_word(groups, noun);
    let envoy = ENVOYS.contains(&head.as_str());
    // `Secretary of State Ada Brook`, `Head of Acme Railways Ada Brook`: who holds the post.
    let holds = (group.first..group.end).any(|k| post_at(groups.sent, lexicon, k).is_some());
    if holds
        && groups.is_prep(i + 1, "of")
        && let Some(holder) = groups.list.get(i + 2).and_then(Group::noun).and_then(|n| n.name)
        && groups.names[holder].kind == NameKind::Person
    {
        let name = &groups.names[holder];
        return Some((vec![Phrase { first: name.first, end: name.end, kind: PhraseKind::Person(holder) }], i + 3));
    }
    let post = (group.first..group.end)
        .filter_map(|k| post_at(groups.sent, lexicon, k).map(|(length, ())| k + length))
        .find(|&end| end > noun.head);
    // `heads of state and government of X and Y`: the post goes on after the group.
    let i = post.and_then(|end| groups.list.iter().position(|g| g.end >= end)).map_or(i, |last| last.max(i));
    let owns = OWNERS.contains(&head.as_str());
    let works = STAFF.contains(&head.as_str()) && groups.is_prep(i + 1, "at");
    let post = post.is_some() || envoy || owns || works || PEOPLE.contains(&head.as_str());
    let from = works
        || envoy && (groups.is_prep(i + 1, "from") || groups.is_prep(i + 1, "for"))
        || owns && (groups.is_prep(i + 1, "at") || groups.is_prep(i + 1, "in"));
    if !post || noun.determiner == Determiner::Indefinite && !envoy || !from && !groups.is_prep(i + 1, "of") {
        return None;
    }
    let (mut list, mut next) = list_at(groups, lexicon, i + 2)?;
    // The people's own names after those of the bodies: `the ministers of X and Y, A. Person and B. Person,`.
    let is_person = |p: &Phrase| {
        matches!(p.kind, PhraseKind::Person(_))
            || matches!(p.kind, PhraseKind::Name(n) if groups.names[n].kind == NameKind::Other)
    };
    // One among other bodies is a body: `the leaders of A, the Republic of B and C`.
    let people = |at: &usize| *at > 0 && list[*at..].iter().all(is_person);
    if let Some(at) = (0..list.len()).find(people) {
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
    // `the head of Acme Railways Ada Brook`
    if person(next) {
        next += 1;
    }
    // `the director of the College at Alma, A. Person,`
    let seat = ["at", "in"].iter().any(|word| groups.is_prep(next, word))
        && groups.list.get(next + 1).and_then(Group::noun).is_some_and(|n| n.name.is_some())
        && matches!(groups.kind(next + 2), Some(GroupKind::Comma))
        && person(next + 3)
        && matches!(groups.kind(next + 4), Some(GroupKind::Comma));
    if seat {
        next += 2;
    }
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
