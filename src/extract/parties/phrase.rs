//! One noun group in a party's place: a name, a body in lower case, or a word that points back.

use super::list::list_at;
use super::pointer::is_pointer;
use super::under::{headed, posts_of};
use super::{Phrase, PhraseKind};
use crate::extract::groups::{Determiner, Group, GroupKind, Groups, Noun, head_word};
use crate::extract::names::run::is_place_head;
use crate::lexicon::{HeadPosition, Lexicon};
use crate::record::claim::NameKind;
use crate::record::concept::{AgreementType, PartyKind};

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

fn is_place_like(groups: &Groups<'_, '_>, noun: &Noun) -> bool {
    matches!(
        head_word(groups, noun).as_str(),
        "city" | "country" | "province" | "region" | "nation" | "state" | "place" | "county" | "town"
    )
}
