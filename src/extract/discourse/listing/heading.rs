//! Headings that announce deals: `The following agreements were signed:`, `Contracts awarded`.

use crate::extract::deals::RawDeal;
use crate::extract::deals::around::batch;
use crate::extract::discourse::{Sentence, span};
use crate::extract::document::BlockKind;
use crate::extract::groups::{Group, GroupKind};
use crate::extract::parties::{Phrase, PhraseKind};
use crate::extract::tagger::Tag;
use crate::lexicon::{Lexicon, VerbClass};
use crate::record::Span;
use crate::record::claim::NameKind;
use crate::record::concept::{AgreementType, Role, Status};

/// Whether the items are deals or those with whom deals were made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Each {
    /// Every item tells a deal.
    Deal,
    /// An item may name only the other party.
    Partner,
}

/// What a heading says of the deals below it.
#[derive(Debug)]
pub struct Heading {
    /// The deal that it tells, as a pattern for those of the items.
    pub raw: RawDeal,
    /// What the items are.
    pub each: Each,
    /// The words that name the kind of deals.
    pub noun: Span,
    /// The words that say how far they have come.
    pub act: Span,
}

/// Words that begin a line which only opens the list that the sentence before it announces: `Among them:`.
const OPENERS: &[&str] = &["among", "including", "namely", "these", "they", "those"];

/// How many sentences before it a line like `The projects are listed below:` may go back to.
const BACK: usize = 4;

/// The sentence that tells what the list below sentence `index` is of.
pub fn told_at(sentences: &[Sentence<'_, '_>], index: usize) -> usize {
    let here = &sentences[index];
    let word = |i: usize| here.sent.lower(i);
    let below = (0..here.sent.len()).any(|i| matches!(word(i), "below" | "follows"));
    let opens =
        here.deals.is_empty() && is_open(here) && (OPENERS.contains(&word(0)) || below) && here.sent.len() <= 10;
    // `Some of the projects are listed below:`, `The documents are:` go back to the sentence that tells of them.
    let papers = here.sent.len() <= 8
        && is_open(here)
        && (0..here.sent.len()).any(|i| matches!(word(i), "are" | "were" | "include" | "included"));
    let before = match (opens, below || papers) {
        (_, true) if papers || opens => counted_before(sentences, index),
        (false, _) => None,
        (true, true) => None,
        (true, false) => index.checked_sub(1).filter(|&b| sentences[b].block == here.block),
    };
    before.unwrap_or(index)
}

/// The sentence before `index` that tells of several deals.
pub fn counted_before(sentences: &[Sentence<'_, '_>], index: usize) -> Option<usize> {
    let batch = |at: &usize| sentences[*at].deals.iter().any(|d| d.batch.is_some());
    (index.saturating_sub(BACK)..index).rev().find(batch)
}

fn is_open(sentence: &Sentence<'_, '_>) -> bool {
    sentence.sent.word(sentence.sent.len().wrapping_sub(1)) == ":"
}

/// What a heading announces; `whole` if the list follows it directly.
pub fn read(heading: &Sentence<'_, '_>, whole: bool, lexicon: &Lexicon) -> Option<Heading> {
    let titled = matches!(heading.kind, BlockKind::Heading | BlockKind::Title);
    if whole && !is_open(heading) && !titled {
        return None;
    }
    let mut raw = told(heading).or_else(|| noun_done(heading, lexicon)).or_else(|| only_signed(heading))?;
    // `…, among them:` are the deals, `with the following firms:` those of the items.
    let listed = |p: &Phrase| {
        heading.sent.lower(p.first) == "them" && p.first + 2 >= heading.sent.len()
            || (p.first.saturating_sub(1)..p.end).any(|i| heading.sent.lower(i) == "following")
    };
    raw.parties.retain(|(p, _)| !listed(p));
    // `talks between Maltese and Fijian officials`: half of a pair says less than the article.
    if matches!(&raw.parties[..], [(p, _)] if is_people(heading, p, lexicon)) {
        raw.parties.clear();
    }
    if raw.parties.is_empty() {
        raw.parties.extend(visit(heading));
    }
    let awarded = matches!(raw.kind, AgreementType::Contract) && raw.status == Status::Agreed;
    // `signed contracts with five firms, worth 4 million in all:`
    let counted = |(p, _): &(Phrase, Role)| {
        matches!(p.kind, PhraseKind::Described | PhraseKind::Anaphor(_)) && heading.sent.tag(p.first) == Tag::Cd
    };
    let each = match partners(heading) {
        None if is_open(heading) && raw.batch.is_some() && raw.parties.iter().any(counted) => Each::Partner,
        Some("with" | "to") if raw.batch.is_some() => Each::Partner,
        Some(_) => return None,
        None if awarded => Each::Partner,
        None => Each::Deal,
    };
    if each == Each::Partner && raw.parties.len() > 1 {
        raw.parties.retain(|party| !counted(party));
    }
    let (noun, act) = (span(heading, raw.noun.0, raw.noun.1), span(heading, raw.act.0, raw.act.1));
    Some(Heading { raw, each, noun, act })
}

/// Whether a phrase is an adjective of a country: `Maltese`.
fn is_people(heading: &Sentence<'_, '_>, phrase: &Phrase, lexicon: &Lexicon) -> bool {
    let hit = lexicon.places.longest_at(phrase.first, |i| heading.sent.lower(i));
    hit.is_some_and(|(length, hit)| hit.demonym && phrase.first + length == phrase.end)
}

/// `during the visit of the President of Fiji to Malta`: the guest's country and the host's.
fn visit(heading: &Sentence<'_, '_>) -> Vec<(Phrase, Role)> {
    let groups = &heading.groups;
    let is_place = |n: usize| groups.names[n].kind == NameKind::Place;
    let place = |k: usize| groups.list.get(k)?.noun()?.name.filter(|&n| is_place(n));
    let Some(visit) = (0..groups.list.len()).find(|&k| matches!(groups.sent.lower(groups.list[k].end - 1), "visit"))
    else {
        return Vec::new();
    };
    let after = |word: &str| {
        let k = (visit + 1..groups.list.len()).filter(|&k| groups.is_prep(k, word));
        k.filter_map(|k| place(k + 1)).next()
    };
    let guest = after("of").or_else(|| groups.list[visit].noun()?.inner.iter().copied().find(|&n| is_place(n)));
    let (Some(guest), Some(host)) = (guest, after("to")) else { return Vec::new() };
    [guest, host]
        .map(|n| {
            let name = &groups.names[n];
            (Phrase { first: name.first, end: name.end, kind: PhraseKind::Name(n) }, Role::Party)
        })
        .to_vec()
}

/// The heading's own deals, several told as one.
fn told(heading: &Sentence<'_, '_>) -> Option<RawDeal> {
    let made = |d: &&RawDeal| matches!(d.status, Status::Signed | Status::Agreed | Status::Planned);
    let acted = |d: &&RawDeal| matches!(d.rule, "deal-act-on-noun" | "deal-noun-acted-on" | "deal-nominal");
    let last = |d: &&RawDeal| !heading.groups.list.iter().any(|g| g.first >= d.act.1 && tells_else(heading, g));
    heading.deals.iter().rev().find(|d| made(d) && acted(d) && d.batch.is_some() && last(d)).cloned()
}

/// Whether a group after the act is another verb, so that the list is of something else.
fn tells_else(heading: &Sentence<'_, '_>, group: &Group) -> bool {
    let presents = |word: &str| word.starts_with("includ") || matches!(word, "are" | "were" | "is" | "follows");
    group.is_finite() && !(group.first..group.end).any(|i| presents(heading.sent.lower(i)))
        || matches!(heading.sent.lower(group.first), "discussed" | "agenda" | "provide" | "provides")
}

/// `Deals announced at the forum`, `Signed agreements`: a plural and a participle.
fn noun_done(heading: &Sentence<'_, '_>, lexicon: &Lexicon) -> Option<RawDeal> {
    let groups = &heading.groups;
    (0..groups.list.len()).find_map(|k| {
        let (first, length, noun) = groups.list[k].noun()?.agreement?;
        let count = batch(groups, k)?;
        let behind = groups.list.get(k + 1).filter(|g| {
            g.verb().is_some_and(|v| (v.bare_participle || v.past && v.passive) && !v.negated && !v.possible)
        });
        let before = (groups.list[k].first..first).map(|i| (i, i + 1));
        // `Documents signed/exchanged`
        let either = groups.list.get(k + 1).filter(|g| heading.sent.lower(g.first).contains('/'));
        let behind = behind.map(|g| (g.first, g.end)).or(either.map(|g| (g.first, g.first + 1)));
        let act = before.chain(behind).find_map(|(from, to)| {
            let word = |i: usize| heading.sent.lower(i).split('/').next().unwrap_or("");
            let class = (from..to).find_map(|i| lexicon.verbs.get(word(i))).map(|v| v.class);
            let participle = (from..to).any(|i| is_participle(word(i)));
            class.filter(|_| participle).map(|class| (from, to, class))
        });
        let (from, to, class) = act?;
        let status = match class {
            VerbClass::Sign | VerbClass::Enter => Status::Signed,
            VerbClass::Reach | VerbClass::Announce | VerbClass::Award | VerbClass::Win => Status::Agreed,
            _ => return None,
        };
        Some(RawDeal { kind: noun.kind, batch: Some(count), ..pattern((first, first + length), (from, to), status) })
    })
}

fn is_participle(word: &str) -> bool {
    word.ends_with("ed") || matches!(word, "struck" | "won" | "made")
}

/// `The following were signed:`: nothing but the verb, which has no other subject or object.
fn only_signed(heading: &Sentence<'_, '_>) -> Option<RawDeal> {
    let list = &heading.groups.list;
    let open = |k: usize| list.get(k).and_then(Group::noun).is_none_or(|n| opens_list(heading.sent.lower(n.head)));
    let v = list.iter().position(|g| {
        g.verb().is_some_and(|v| v.class == Some(VerbClass::Sign) && !v.negated && (v.past || v.bare_participle))
    })?;
    let alone = list[..v].iter().all(|g| g.noun().is_none_or(|n| opens_list(heading.sent.lower(n.head))));
    // `the sides signed:`, `the ministers signed the following:`
    let direct = list.get(v + 1).and_then(Group::noun).is_some() || v + 2 >= list.len();
    // Behind a subject and before the colon even what looks like a participle is its verb.
    let last = v + 2 >= list.len() && v > 0 && list[v - 1].noun().is_some();
    let active = list[v].verb().is_some_and(|w| !w.passive || w.bare_participle && last) && direct;
    let words = (list[v].first, list[v].end);
    (is_open(heading) && open(v + 1) && (alone || active)).then(|| pattern(words, words, Status::Signed))
}

/// `the following`, `these`: words that stand for what is listed.
fn opens_list(word: &str) -> bool {
    matches!(word, "the" | "following" | "these")
}

/// The deal that a heading without one of its own stands for.
fn pattern(noun: (usize, usize), act: (usize, usize), status: Status) -> RawDeal {
    let deal = RawDeal::of_act("deal-list-item", AgreementType::Agreement, status, act, Vec::new(), 850);
    RawDeal { noun, batch: Some(0), ..deal }
}

/// The preposition before the colon, or before the last noun before it: what follows is those who made the deals.
fn partners<'h>(heading: &'h Sentence<'_, '_>) -> Option<&'h str> {
    let list = &heading.groups.list;
    let mut at = list.iter().rposition(|g| !matches!(g.kind, GroupKind::Colon))?;
    if !is_open(heading) {
        return None;
    }
    let follows = |g: &Group| (g.first..g.end).any(|i| matches!(heading.sent.lower(i), "following" | "these"));
    if list[at].noun().is_some() {
        at = at
            .checked_sub(1)
            .filter(|_| follows(&list[at]) && list[at].noun().is_some_and(|n| n.agreement.is_none()))?;
    }
    let preposition = heading.sent.lower(list[at].end - 1);
    matches!(preposition, "by" | "with" | "between" | "to" | "for" | "from").then_some(preposition)
}
