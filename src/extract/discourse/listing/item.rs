//! Items that tell a deal without a verb: `Agreement on ferries between A and B`, `A and B: night trains`.

use crate::extract::deals::RawDeal;
use crate::extract::deals::act::is_vague;
use crate::extract::deals::around::{batch, purpose, under};
use crate::extract::discourse::Sentence;
use crate::extract::groups::{Determiner, Group, GroupKind, Groups};
use crate::extract::parties::{Phrase, PhraseKind, list_at};
use crate::extract::tagger::Tag;
use crate::lexicon::Lexicon;
use crate::record::claim::NameKind;
use crate::record::concept::{AgreementType, PartyKind, Role, Status};

/// The deal of an item; `strong` says whether the item names its kind.
pub fn read(sentence: &Sentence<'_, '_>, lexicon: &Lexicon) -> Option<RawDeal> {
    let groups = &sentence.groups;
    // What an item tells with a verb of its own is read as any sentence.
    // `Contract under which A will supply B` tells what is done under it.
    let kind = groups.list.iter().take(2).find_map(|g| Some(g.noun()?.agreement?.0));
    let done = |d: &RawDeal| d.rule == "deal-trading" && kind.is_some_and(|noun| noun < d.act.0);
    if sentence.deals.iter().any(|d| d.act != d.noun && d.parties.len() >= 2 && !done(d)) {
        return None;
    }
    // `The 2017 cooperation plan`: the year cuts the article off.
    let bare = |g: &Group| g.end == g.first + 1 && sentence.sent.tag(g.first) == Tag::Dt;
    let first = groups.list.iter().position(|g| !(matches!(g.kind, GroupKind::Other | GroupKind::Date) || bare(g)))?;
    let labelled = labelled(sentence, lexicon);
    if side(sentence).is_some() {
        return labelled;
    }
    labelled.or_else(|| named(sentence, lexicon, first)).or_else(|| paired(sentence, lexicon, first))
}

/// What stands before the colon that a party of an item follows.
const LABELS: &[&str] = &[
    "bidder",
    "builder",
    "buyer",
    "company",
    "contractor",
    "counterparty",
    "developer",
    "enterprise",
    "investor",
    "operator",
    "partner",
    "parties",
    "participants",
    "seller",
    "signatories",
    "supplier",
];

/// `Party B: Acme Ltd`: the letter of the side that an item tells.
pub fn side<'a>(sentence: &Sentence<'_, 'a>) -> Option<&'a str> {
    let sent = sentence.sent;
    let lettered = sent.lower(0) == "party" && sent.word(1).len() == 1 && sent.word(2) == ":";
    lettered.then(|| sent.word(1))
}

/// `Investor: Acme Ltd`: the one partner of an item.
pub fn labelled(sentence: &Sentence<'_, '_>, lexicon: &Lexicon) -> Option<RawDeal> {
    let groups = &sentence.groups;
    let colon = groups.list.iter().take(3).position(|g| g.kind == GroupKind::Colon)?;
    let group = groups.list[..colon].last()?;
    let lettered = side(sentence).is_some();
    if !lettered && !LABELS.contains(&sentence.sent.lower(group.noun()?.head)) {
        return None;
    }
    let (list, next) = list_at(groups, lexicon, colon + 1)?;
    let alone = groups.list.get(next).is_none_or(|g| matches!(sentence.sent.word(g.first), "." | "," | ";" | "("));
    // What stands behind `Party B:` is its name, whatever words of it look like.
    let list = if alone || !lettered {
        list
    } else {
        let (first, end) = (groups.list[colon + 1].first, sentence.sent.len());
        vec![Phrase { first, end, kind: PhraseKind::Headed(PartyKind::Company) }]
    };
    let bodies = (alone || lettered) && list.iter().all(|p| is_body(groups, p));
    let parties = list.into_iter().map(|p| (p, Role::Signatory)).collect();
    let whole = (0, sentence.sent.len());
    let unnamed = deal(whole, AgreementType::Agreement, parties, Vec::new(), sentence);
    bodies.then_some(RawDeal { strong: false, ..unnamed })
}

/// An item that begins with the kind of its deal.
fn named(sentence: &Sentence<'_, '_>, lexicon: &Lexicon, k: usize) -> Option<RawDeal> {
    let groups = &sentence.groups;
    let noun = groups.list[k].noun()?;
    let (first, length, agreement) = noun.agreement?;
    let told = sentence.deals.iter().find(|d| d.noun.0 == first && d.act == d.noun);
    let parties = match told {
        Some(told) => told.parties.clone(),
        None => partners(groups, lexicon, k).into_iter().map(|p| (p, Role::Signatory)).collect(),
    };
    // `Supply contract under which A will deliver crab to B`
    let parties = if parties.is_empty() { under(groups, lexicon, k) } else { parties };
    let vague = agreement.only.is_some() || !agreement.strong && is_vague(groups.sent.lower(noun.head));
    let plural = batch(groups, k) == Some(0);
    // `This deal will …` goes on about a deal, and so does what has a verb of its own.
    let spoken = noun.determiner == Determiner::Definite || groups.list[k..].iter().any(Group::is_finite);
    if (vague || plural || spoken) && parties.len() < 2 {
        return None;
    }
    let title = told.and_then(|d| d.title);
    Some(RawDeal { title, ..deal((first, first + length), agreement.kind, parties, purpose(groups, k), sentence) })
}

/// `between A and B`, `with C` behind the noun of an item.
fn partners(groups: &Groups<'_, '_>, lexicon: &Lexicon, k: usize) -> Vec<Phrase> {
    let word = |at: &usize| ["between", "among", "with"].iter().any(|word| groups.is_prep(*at, word));
    let Some(at) = (k + 1..groups.list.len()).find(word) else {
        let made = of_several(groups, lexicon, k);
        return if made.is_empty() { behind_dash(groups, lexicon, k) } else { made };
    };
    // `Contract of A with B`
    let owner = groups.is_prep(k + 1, "of").then(|| list_at(groups, lexicon, k + 2)).flatten();
    let owner = owner.map(|(list, _)| list).filter(|list| list.len() == 1 && list.iter().all(|p| is_body(groups, p)));
    if let (Some(mut list), true, Some((more, _))) =
        (owner, groups.is_prep(at, "with"), list_at(groups, lexicon, at + 1))
    {
        list.extend(more);
        return list;
    }
    match list_at(groups, lexicon, at + 1) {
        Some((list, _)) => list,
        None => pair_meant(groups, at + 1).into_iter().collect(),
    }
}

/// `Plan of joint actions of A and B`
fn of_several(groups: &Groups<'_, '_>, lexicon: &Lexicon, k: usize) -> Vec<Phrase> {
    let of = (k + 1..groups.list.len()).filter(|&at| groups.is_prep(at, "of"));
    let lists = of.filter_map(|at| list_at(groups, lexicon, at + 1)).map(|(list, _)| list);
    let bodies = |list: &Vec<Phrase>| list.len() >= 2 && list.iter().all(|p| is_body(groups, p));
    lists.into_iter().find(bodies).unwrap_or_default()
}

/// `Memorandum of understanding – A / B`
fn behind_dash(groups: &Groups<'_, '_>, lexicon: &Lexicon, k: usize) -> Vec<Phrase> {
    let mut list = Vec::new();
    let mut at = k + 1;
    while is_dash(groups, at) || groups.kind(at) == Some(&GroupKind::Colon) {
        let Some((more, next)) = list_at(groups, lexicon, at + 1) else { break };
        list.extend(more);
        at = next;
    }
    list
}

/// `the national museums of both countries`: bodies of no kind we know, but of two that are known.
fn pair_meant(groups: &Groups<'_, '_>, k: usize) -> Option<Phrase> {
    let two =
        |g: &&Group| g.noun().is_some() && (g.first..g.end).any(|i| matches!(groups.sent.lower(i), "both" | "two"));
    let group = groups.list[k..].iter().take(3).find(two)?;
    Some(Phrase { first: group.first, end: group.end, kind: PhraseKind::Anaphor(2) })
}

/// An item that begins with those who made its deal, and goes on with what it is about.
fn paired(sentence: &Sentence<'_, '_>, lexicon: &Lexicon, k: usize) -> Option<RawDeal> {
    let groups = &sentence.groups;
    let (mut list, mut next) = list_at(groups, lexicon, k)?;
    // `A – B: …`, `A with B`
    while list.len() < 2
        && (is_dash(groups, next) || groups.is_prep(next, "with"))
        && let Some((more, after)) = list_at(groups, lexicon, next + 1)
    {
        list.extend(more);
        next = after;
    }
    // Behind the colon stands what the deal is about, in whatever form.
    let told = groups.list[next..].iter().take_while(|g| g.kind != GroupKind::Colon).any(Group::is_finite);
    if !list.iter().all(|p| is_body(groups, p)) || told {
        return None;
    }
    let ends = match groups.kind(next) {
        None | Some(GroupKind::Colon | GroupKind::Semicolon | GroupKind::Comma | GroupKind::Open) => true,
        Some(GroupKind::Prep) => ["on", "for", "in"].iter().any(|word| groups.is_prep(next, word)),
        _ => is_dash(groups, next) || groups.sent.word(groups.list[next].first) == ".",
    };
    if !ends {
        return None;
    }
    let parties = list.into_iter().map(|p| (p, Role::Signatory)).collect();
    let own = (next..groups.list.len()).find_map(|k| Some((k, groups.list[k].noun()?.agreement?)));
    let about = groups.list.get(next).map_or(sentence.sent.len(), |g| g.end);
    let rest = vec![(about, sentence.sent.len())];
    Some(match own.filter(|(_, (.., noun))| noun.only.is_none()) {
        Some((_, (first, length, noun))) => deal((first, first + length), noun.kind, parties, rest, sentence),
        None => RawDeal {
            strong: false,
            ..deal((0, sentence.sent.len()), AgreementType::Agreement, parties, rest, sentence)
        },
    })
}

fn is_dash(groups: &Groups<'_, '_>, k: usize) -> bool {
    groups.list.get(k).is_some_and(|g| matches!(groups.sent.word(g.first), "-" | "--" | "–" | "—" | "/" | "×"))
}

/// Whether a phrase names a body or a place; people and things told before make no item.
pub fn is_body(groups: &Groups<'_, '_>, phrase: &Phrase) -> bool {
    match phrase.kind {
        PhraseKind::Name(n) => {
            !groups.names[n].document && !matches!(groups.names[n].kind, NameKind::Person | NameKind::Initiative)
        }
        PhraseKind::Headed(_) | PhraseKind::Shared { .. } | PhraseKind::Pair => true,
        _ => false,
    }
}

/// The deal of an item whose status, date and place its heading tells.
pub fn deal(
    noun: (usize, usize),
    kind: AgreementType,
    parties: Vec<(Phrase, Role)>,
    purpose: Vec<(usize, usize)>,
    sentence: &Sentence<'_, '_>,
) -> RawDeal {
    RawDeal {
        purpose,
        clause: (0, sentence.sent.len()),
        ..RawDeal::of_act("deal-list-item", kind, Status::Signed, noun, parties, 850)
    }
}
