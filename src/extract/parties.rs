//! Noun phrases that can be parties, alone and in lists: `A, B and C`, `the governments of X and Y`.

use super::groups::{Determiner, Group, GroupKind, Groups, Noun, head_word};
use super::names::kind::post_at;
use super::names::run::is_place_head;
use crate::lexicon::{HeadPosition, Lexicon};
use crate::record::claim::NameKind;
use crate::record::concept::{AgreementType, PartyKind};

/// A phrase that names or describes a possible party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// First position of its words.
    pub first: usize,
    /// One past the last of its words.
    pub end: usize,
    /// What it is.
    pub kind: PhraseKind,
}

/// The kinds of phrases in a party's place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PhraseKind {
    /// A name of the sentence, by index.
    Name(usize),
    /// A head in lower case and what follows it: `the government of X district in Y`; the kind of its head.
    Headed(PartyKind),
    /// One of several bodies under a shared head: the head's words, and the name.
    Shared {
        /// Positions of the head (`governments`).
        head: (usize, usize),
        /// The name under it.
        name: usize,
        /// The kind of the head.
        kind: PartyKind,
    },
    /// One of several bodies under a shared head, where those under it are told by `the two cities`.
    SharedAnaphor {
        /// Positions of the head.
        head: (usize, usize),
        /// First position of the words that point back.
        under: usize,
        /// How many are meant, 0 if not said.
        count: usize,
        /// The kind of the head.
        kind: PartyKind,
    },
    /// A group told by a description: `train operating companies in the two cities`.
    Described,
    /// Something said before: `the two sides` (how many, 0 if not said), `the company` (1).
    Anaphor(usize),
    /// Two places in one word: `China-Laos`.
    Pair,
    /// A person, by name index.
    Person(usize),
}

/// Common nouns that can be parties.
const PARTY_NOUNS: &[&str] = &[
    "administration",
    "agency",
    "airline",
    "airport",
    "association",
    "authority",
    "bank",
    "board",
    "body",
    "bureau",
    "business",
    "carrier",
    "chamber",
    "city",
    "club",
    "college",
    "commission",
    "committee",
    "community",
    "company",
    "consortium",
    "contractor",
    "cooperative",
    "corporation",
    "council",
    "country",
    "county",
    "delegation",
    "department",
    "developer",
    "district",
    "employer",
    "enterprise",
    "entity",
    "exporter",
    "fund",
    "federation",
    "firm",
    "foundation",
    "giant",
    "government",
    "group",
    "hospital",
    "institute",
    "institution",
    "insurer",
    "investor",
    "lender",
    "maker",
    "manufacturer",
    "member",
    "ministry",
    "municipality",
    "museum",
    "nation",
    "neighbor",
    "neighbour",
    "operator",
    "organisation",
    "organization",
    "park",
    "partner",
    "party",
    "port",
    "producer",
    "province",
    "publisher",
    "railway",
    "region",
    "retailer",
    "school",
    "service",
    "shipper",
    "side",
    "stakeholder",
    "startup",
    "state",
    "subsidiary",
    "supplier",
    "town",
    "township",
    "tribe",
    "union",
    "university",
    "utility",
    "village",
    "zone",
    "laboratory",
    "lab",
    "center",
    "centre",
    "customs",
    "custom",
    "police",
    "court",
    "factory",
    "farm",
    "hotel",
    "miner",
    "refiner",
    "shipyard",
    "owner",
    "buyer",
    "seller",
    "customer",
    "client",
    "unit",
    "arm",
    "pair",
    "duo",
    "trio",
    "ally",
    "leader",
    "team",
    "office",
    "secretariat",
    "regulator",
];

/// Nouns that only point back when they stand with `the`, `both` or `the two`.
const POINTERS: &[&str] = &[
    "agency",
    "airport",
    "authority",
    "bank",
    "body",
    "business",
    "city",
    "college",
    "company",
    "corporation",
    "council",
    "country",
    "county",
    "department",
    "district",
    "enterprise",
    "entity",
    "firm",
    "government",
    "group",
    "hospital",
    "institute",
    "institution",
    "ministry",
    "municipality",
    "nation",
    "neighbor",
    "neighbour",
    "organisation",
    "organization",
    "pair",
    "duo",
    "trio",
    "party",
    "place",
    "port",
    "province",
    "region",
    "side",
    "state",
    "town",
    "union",
    "university",
    "utility",
    "zone",
    "partner",
    "leader",
    "bloc",
    "ally",
    "giant",
    "carrier",
    "airline",
    "operator",
    "school",
];

/// The noun phrase that starts at group `i`, with the group after it.
pub fn phrases_at(groups: &Groups<'_, '_>, lexicon: &Lexicon, i: usize) -> Option<(Vec<Phrase>, usize)> {
    let group = groups.list.get(i)?;
    let noun = group.noun()?;
    let sent = groups.sent;
    if noun.pronoun {
        let count = match sent.lower(group.first) {
            // `we` is whoever speaks: left open.
            "they" | "them" | "both" => 0,
            "it" => 1,
            _ => return None,
        };
        return Some((vec![Phrase { first: group.first, end: group.end, kind: PhraseKind::Anaphor(count) }], i + 1));
    }
    if noun.determiner == Determiner::Negative {
        return None;
    }
    // `the two`, `both`, `all three`
    if noun.name.is_none()
        && noun.agreement.is_none()
        && noun.possessor.is_none()
        && (group.first..group.end).all(|k| matches!(sent.lower(k), "the" | "two" | "both" | "three" | "four" | "all"))
    {
        let count = (group.first..group.end).find_map(|k| match sent.lower(k) {
            "two" | "both" => Some(2),
            "three" => Some(3),
            "four" => Some(4),
            _ => None,
        });
        return count.map(|count| {
            (vec![Phrase { first: group.first, end: group.end, kind: PhraseKind::Anaphor(count) }], i + 1)
        });
    }
    if let Some(index) = noun.name {
        let name = &groups.names[index];
        if name.document {
            return None;
        }
        let kind = if name.kind == NameKind::Person { PhraseKind::Person(index) } else { PhraseKind::Name(index) };
        let phrase = Phrase { first: name.first, end: name.end, kind };
        // `the Qingbaijiang district government of Chengdu`: where the body is, not another party.
        let located =
            matches!(name.kind, NameKind::Organization(_))
                && (groups.is_prep(i + 1, "of") || groups.is_prep(i + 1, "in"))
                && groups.list.get(i + 2).and_then(Group::noun).is_some_and(|n| {
                    n.inner.is_empty() && n.name.is_some_and(|k| groups.names[k].kind == NameKind::Place)
                });
        return Some((vec![phrase], if located { i + 3 } else { i + 1 }));
    }
    // `a consortium of A and B`: its members.
    if noun.agreement.is_some_and(|(.., n)| n.kind == AgreementType::Alliance)
        && groups.is_prep(i + 1, "of")
        && let Some((list, next)) = list_at(groups, lexicon, i + 2)
        && list.len() >= 2
    {
        return Some((list, next));
    }
    if noun.agreement.is_some() && lexicon.org_heads.word(sent.lower(noun.head)).is_none() {
        return None;
    }
    // `the foreign ministers of X and Y`: they act for X and Y.
    if let Some((list, next)) = posts_of(groups, lexicon, i, noun) {
        return Some((list, next));
    }
    let head = head_word(groups, noun);
    let plural = head != sent.lower(noun.head) && head != "custom";
    let org = lexicon
        .org_heads
        .longest_at(noun.head.saturating_sub(1), |k| sent.lower(k))
        .filter(|(length, _)| *length == 2)
        .or_else(|| lexicon.org_heads.longest_at(noun.head, |k| sent.lower(k)).filter(|(length, _)| *length == 1))
        .map(|(_, h)| *h)
        .filter(|h| h.position != HeadPosition::Suffix);
    if !PARTY_NOUNS.contains(&head.as_str()) && org.is_none() && !is_place_head(&head) {
        return None;
    }
    // `the government of X district in Y`, `the governments of Benin and Niger`
    if (groups.is_prep(i + 1, "of") || groups.is_prep(i + 1, "for") || groups.is_prep(i + 1, "from"))
        && org.is_some() | matches!(head.as_str(), "authority" | "authorities" | "city" | "province")
    {
        let kind = org.map_or(PartyKind::Government, |h| h.kind);
        if let Some(found) = headed(groups, lexicon, i, noun, kind, plural) {
            return Some(found);
        }
    }
    // A name before a common head: `Tesla executives` is no party, `Chengdu authorities` is.
    // `the companies that run trains` are described, not pointed at.
    let described = matches!(groups.kind(i + 1), Some(GroupKind::Relative)) && groups.first_word(i + 1) == "that"
        || groups.is_prep(i + 1, "from")
        || groups.is_prep(i + 1, "of");
    let pointing = is_pointer(groups, group, noun, &head, plural).filter(|_| !described);
    if let Some(count) = pointing {
        return Some((vec![Phrase { first: group.first, end: group.end, kind: PhraseKind::Anaphor(count) }], i + 1));
    }
    let mut first = group.first;
    if matches!(noun.determiner, Determiner::Definite | Determiner::Indefinite) && noun.possessor.is_none() {
        first += 1;
    }
    let mut next = i + 1;
    let mut end = group.end;
    // `authorities from Oman`, `companies in the two cities`
    if (groups.is_prep(next, "in") || groups.is_prep(next, "from") || groups.is_prep(next, "of"))
        && groups.list.get(next + 1).is_some_and(|g| {
            g.noun().is_some_and(|n| {
                n.name.is_some_and(|k| groups.names[k].kind == NameKind::Place) || is_place_like(groups, n)
            })
        })
    {
        end = groups.list[next + 1].end;
        next += 2;
    }
    // `companies signed`: a bare plural names nobody.
    if end - first.min(noun.head) == 1 && org.is_none_or(|_| plural) && noun.determiner == Determiner::None {
        return None;
    }
    let kind = match org {
        Some(h) if !noun.inner.is_empty() => PhraseKind::Headed(h.kind),
        _ => PhraseKind::Described,
    };
    Some((vec![Phrase { first: first.min(noun.head), end, kind }], next))
}

/// The bodies of `the foreign ministers of X and Y`, `the mayors of X and Y`; the people's names after them are passed over.
fn posts_of(groups: &Groups<'_, '_>, lexicon: &Lexicon, i: usize, noun: &Noun) -> Option<(Vec<Phrase>, usize)> {
    let group = &groups.list[i];
    let post = (group.first..group.end)
        .any(|k| post_at(groups.sent, lexicon, k).is_some_and(|(length, ())| k + length == noun.head + 1));
    if !post || noun.determiner == Determiner::Indefinite || !groups.is_prep(i + 1, "of") {
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

fn is_place_like(groups: &Groups<'_, '_>, noun: &Noun) -> bool {
    matches!(
        head_word(groups, noun).as_str(),
        "city" | "country" | "province" | "region" | "nation" | "state" | "place" | "county" | "town"
    )
}

/// `the two sides` → 2, `both parties` → 2, `the parties` → 0, `the company` → 1; `None` if it says something new.
fn is_pointer(groups: &Groups<'_, '_>, group: &Group, noun: &Noun, head: &str, plural: bool) -> Option<usize> {
    let sent = groups.sent;
    if !POINTERS.contains(&head) || !noun.inner.is_empty() || noun.possessor.is_some() {
        return None;
    }
    let words: Vec<&str> = (group.first..noun.head).map(|i| sent.lower(i)).collect();
    let number = words.iter().find_map(|w| match *w {
        "two" | "both" => Some(2),
        "three" => Some(3),
        "four" => Some(4),
        _ => None,
    });
    let definite = noun.determiner == Determiner::Definite
        || words.first() == Some(&"both")
        || words.first() == Some(&"two")
        || words.first() == Some(&"our");
    // Only numbers and the article before the head: `the two neighbouring Asian countries` is rare enough to leave.
    let bare = words.iter().all(|w| {
        matches!(
            *w,
            "the"
                | "two"
                | "both"
                | "three"
                | "four"
                | "all"
                | "these"
                | "those"
                | "this"
                | "that"
                | "our"
                | "neighbouring"
                | "neighboring"
                | "respective"
        )
    });
    if !definite || !bare {
        return None;
    }
    Some(if plural { number.unwrap_or(0) } else { 1 })
}

/// A head in lower case with its `of` phrase, or several under one plural head.
fn headed(
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

/// A list of phrases that starts at group `i`, with the group after it.
///
/// Appositions (`A, a maker of ships,`), parentheses and relative clauses inside the list are passed over.
pub fn list_at(groups: &Groups<'_, '_>, lexicon: &Lexicon, i: usize) -> Option<(Vec<Phrase>, usize)> {
    let (mut list, mut next) = phrases_at(groups, lexicon, i)?;
    loop {
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
            return Some((settled(list), next));
        }
        // `A, along with B`; `between A and B and with C` ends the list.
        match phrases_at(groups, lexicon, at) {
            Some((more, after)) if !ends_list(groups, lexicon, joint, at, after) => {
                list.extend(more);
                next = after;
            }
            _ => return Some((settled(list), next)),
        }
    }
}

/// `the parties and government of X`: a word that only points back says nothing beside a body that is named.
fn settled(list: Vec<Phrase>) -> Vec<Phrase> {
    let named = list.iter().any(|p| !matches!(p.kind, PhraseKind::Anaphor(0)));
    list.into_iter().filter(|p| !named || p.kind != PhraseKind::Anaphor(0)).collect()
}

/// Whether the phrase after a comma or `and` belongs to something else: the subject of another clause.
fn ends_list(groups: &Groups<'_, '_>, _lexicon: &Lexicon, joint: usize, at: usize, after: usize) -> bool {
    // `signed a deal with A, and B will …`: a comma, `and`, and a finite verb right after the phrase.
    let comma_and = matches!(groups.kind(joint), Some(GroupKind::Comma));
    let pronoun = groups.list.get(at).and_then(Group::noun).is_some_and(|n| n.pronoun);
    let verb = groups.list.get(after).is_some_and(Group::is_finite);
    pronoun || comma_and && verb && joint > 0 && before_is_object(groups, joint)
}

/// Whether the list before `joint` is an object (a preposition or verb stands before it).
fn before_is_object(groups: &Groups<'_, '_>, joint: usize) -> bool {
    groups.list[..joint].iter().rev().find_map(|g| match g.kind {
        GroupKind::Prep | GroupKind::Verb(_) => Some(true),
        GroupKind::Subordinate | GroupKind::Semicolon => Some(false),
        _ => None,
    }) == Some(true)
}

/// Passes over what may stand inside a list after a phrase: `(…)`, `, a maker of ships,`, `, which …,`, `, led by X,`.
pub fn skip_insertion(groups: &Groups<'_, '_>, lexicon: &Lexicon, from: usize) -> usize {
    let mut at = from;
    while matches!(groups.kind(at), Some(GroupKind::Open)) {
        at =
            groups.list[at..].iter().position(|g| g.kind == GroupKind::Close).map_or(groups.list.len(), |n| at + n + 1);
    }
    if !matches!(groups.kind(at), Some(GroupKind::Comma)) {
        return at;
    }
    let closes = |start: usize| {
        let mut depth = 0usize;
        groups.list.iter().enumerate().skip(start).take(16).find_map(|(k, g)| match g.kind {
            GroupKind::Open => {
                depth += 1;
                None
            }
            GroupKind::Close => {
                depth = depth.saturating_sub(1);
                None
            }
            GroupKind::Comma if depth == 0 => Some(k),
            _ => None,
        })
    };
    let inserted = starts_insertion(groups, lexicon, at + 1);
    if inserted && let Some(close) = closes(at + 1) {
        // The comma that closes the insertion is passed over too, unless the list goes on after it.
        return match groups.kind(close + 1) {
            Some(GroupKind::And | GroupKind::Noun(_)) => close,
            _ => close + 1,
        };
    }
    at
}

/// Whether what starts at group `at`, after a comma, only says more about the phrase before: `a maker of ships`, `which …`, `led by X`.
pub fn starts_insertion(groups: &Groups<'_, '_>, lexicon: &Lexicon, at: usize) -> bool {
    match groups.kind(at) {
        Some(GroupKind::Relative) => true,
        Some(GroupKind::Verb(verb)) => verb.bare_participle || verb.gerund,
        Some(GroupKind::Noun(noun)) => is_apposition(groups, lexicon, at, noun),
        Some(GroupKind::Prep) => {
            matches!(groups.first_word(at), "including" | "under" | "through" | "in" | "on" | "of" | "such" | "based")
        }
        _ => false,
    }
}

/// `a maker of ships`, `the country's largest bank`, `Secretary of …`, `a subsidiary of …`: says what the name before is.
fn is_apposition(groups: &Groups<'_, '_>, lexicon: &Lexicon, at: usize, noun: &Noun) -> bool {
    if noun.name.is_some() && noun.inner.is_empty() && noun.determiner == Determiner::None {
        return false;
    }
    let lower_head = !groups.sent.is_capital(noun.head);
    let post = (groups.list[at].first..groups.list[at].end).any(|i| post_at(groups.sent, lexicon, i).is_some());
    match noun.determiner {
        Determiner::Indefinite => noun.agreement.is_none(),
        Determiner::Possessive | Determiner::Definite => {
            lower_head
                && noun.agreement.is_none()
                && is_pointer(groups, &groups.list[at], noun, &head_word(groups, noun), true).is_none()
                || post
        }
        _ => post,
    }
}
