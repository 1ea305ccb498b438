//! Deals in the making or sealed, told without a word for the agreement: talks, a preferred bidder, a signing ceremony.

use super::RawDeal;
use super::act::is_talks;
use super::around::subject;
use super::together::{is_told, named_by, noun};
use super::trade::{bodies, traders};
use super::verbal::deal;
use crate::extract::groups::{Determiner, Group, GroupKind, Groups, Verb};
use crate::extract::parties::{Phrase, PhraseKind, list_at, starts_insertion};
use crate::lexicon::{Lexicon, VerbClass};
use crate::record::concept::{AgreementType, Status};

/// `A and B have completed negotiations on the price of power`: they have agreed on it.
pub(super) fn concluded_talks(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize) -> Option<RawDeal> {
    let verb = groups.list[v].verb().filter(|w| w.past && !w.negated && !w.passive && !w.infinitive)?;
    let concludes = matches!(&*verb.lemma, "complete" | "conclude" | "finalise" | "finalize" | "wrap up");
    let object = groups.list.get(v + 1)?.noun()?;
    let talks = object.agreement.is_none() && groups.sent.lower(object.head).starts_with("negotiation");
    let about = groups.is_prep(v + 2, "on") || groups.is_prep(v + 2, "over") || groups.is_prep(v + 2, "for");
    if !concludes || !talks || !about {
        return None;
    }
    let makers = subject(groups, lexicon, v);
    let sides = if makers.iter().all(Phrase::is_named) { makers } else { Vec::new() };
    deal(groups, v, sides, AgreementType::Consensus, Status::Agreed, "deal-talking", 550)
}

/// `A and B are in talks over a joint route`, `A is negotiating with B to …`: bodies that talk about something.
pub(super) fn in_talks(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize) -> Option<RawDeal> {
    let verb = groups.list[v].verb()?;
    let talks = |k: usize| {
        let noun = groups.list.get(k).and_then(|g| g.noun());
        noun.is_some_and(|n| n.agreement.is_none() && is_talks(groups.sent.lower(n.head)))
    };
    // `is also in talks`, `is in the final stage of negotiations`
    let adverb = usize::from(groups.kind(v + 1) == Some(&GroupKind::Other));
    let stage = |k: usize| noun(groups, k).is_some_and(|n| is_stage(groups.sent.lower(n.head)));
    let within = v + 2 + adverb;
    let within = if stage(within) && groups.is_prep(within + 1, "of") { within + 2 } else { within };
    // `A has suspended talks with B over a debt`
    let halted = match verb.class {
        Some(VerbClass::Suspend) => Some(Status::Suspended),
        Some(VerbClass::Terminate | VerbClass::Reject) => Some(Status::Rejected),
        _ => None,
    };
    let halted = halted.filter(|_| talks(v + 1) && !verb.passive && !verb.infinitive && groups.is_prep(v + 2, "with"));
    // `has entered talks to buy Acme`
    let holds = matches!(groups.sent.lower(verb.main), "held" | "hold" | "holding" | "holds");
    let enters = (holds || &*verb.lemma == "enter") && talks(v + 1) && !verb.passive && !verb.infinitive;
    if verb.possible
        || verb.future
        || halted.is_none() && !(enters || groups.is_prep(v + 1 + adverb, "in") && talks(within))
    {
        return None;
    }
    let at = if halted.is_some() || enters { v + 1 } else { within };
    let mut parties = subject(groups, lexicon, v);
    let mut k = at + 1;
    if groups.is_prep(k, "with") {
        let (list, next) = list_at(groups, lexicon, k + 1)?;
        parties.extend(list);
        // `with Alma in Brook Province over a ferry`
        let place = groups.is_prep(next, "in") && noun(groups, next + 1).is_some_and(|n| n.name.is_some());
        k = if place { next + 2 } else { next };
    }
    // `is in talks on a sale with Acme`
    let on = ["on", "over", "about"].iter().any(|word| groups.is_prep(k, word));
    let later = (k..groups.list.len().min(k + 6)).take_while(|&g| groups.list[g].verb().is_none());
    if let Some(with) = later.into_iter().find(|&g| groups.is_prep(g, "with")).filter(|_| on && parties.len() == 1) {
        parties.extend(list_at(groups, lexicon, with + 1).map(|(list, _)| list).unwrap_or_default());
    }
    k = after_insertion(groups, lexicon, k);
    let about = ["on", "over", "about", "for"].iter().any(|word| groups.is_prep(k, word));
    let to_do = groups.list.get(k).and_then(|g| g.verb()).is_some_and(|w| w.infinitive);
    // `talks to acquire a stake in Acme`: whom they talk to is whom they want.
    let wants = groups.list.get(k).and_then(Group::verb).filter(|w| to_do && w.class == Some(VerbClass::Buy));
    if wants.is_some() && parties.len() == 1 {
        let share = groups.is_prep(k + 2, "in") || groups.is_prep(k + 2, "of");
        let object = if share { k + 3 } else { k + 1 };
        parties.extend(list_at(groups, lexicon, object).map(|(list, _)| list).unwrap_or_default());
    }
    // States talk every day; with a body about something they negotiate, and what is halted was no everyday talk.
    let sides = bodies(groups, parties.clone());
    // `is holding talks with Norland on a similar document`
    let paper = about && noun(groups, k + 1).is_some_and(|n| n.agreement.is_some());
    let parties = match halted {
        Some(_) => parties,
        None if paper => parties,
        None if about && !sides.is_empty() => traders(groups, parties),
        None => sides,
    };
    if !(about || to_do || halted.is_some()) || parties.len() < 2 {
        return None;
    }
    let (first, end) = (groups.list[v].first, groups.list[at].end);
    let status = halted.unwrap_or(Status::Negotiating);
    // `talks to supply trains`: a contract is to come of them.
    let trade = |w: &Verb| matches!(w.class, Some(VerbClass::Buy | VerbClass::Supply));
    let trades = to_do && groups.list.get(k).and_then(Group::verb).is_some_and(trade);
    let kind = if trades { AgreementType::Contract } else { AgreementType::Agreement };
    let talks = deal(groups, v, parties, kind, status, "deal-talking", 550)?;
    Some(RawDeal { noun: (groups.list[at].first, end), act: (first, end), ..talks })
}

/// A part of talks: `the final stage of negotiations`.
fn is_stage(noun: &str) -> bool {
    matches!(noun, "midst" | "middle" | "phase" | "process" | "round" | "rounds" | "stage" | "stages")
}

/// The group behind an apposition that starts at `k`: `with Acme, a state-run firm, to supply trains`.
fn after_insertion(groups: &Groups<'_, '_>, lexicon: &Lexicon, k: usize) -> usize {
    if groups.kind(k) != Some(&GroupKind::Comma) || !starts_insertion(groups, lexicon, k + 1) {
        return k;
    }
    (k + 1..groups.list.len()).find(|&c| groups.kind(c) == Some(&GroupKind::Comma)).map_or(k, |c| c + 1)
}

/// `A and B begin a second round of talks`, `A opened negotiations with B`: what they talk about is to be agreed.
pub(super) fn opening_talks(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize) -> Option<RawDeal> {
    let verb = groups.list[v].verb().filter(|w| is_told(w))?;
    let opens = ["begin", "began", "begun", "extend", "launch", "open", "reopen", "restart", "resum", "start"];
    if !opens.iter().any(|stem| groups.sent.lower(verb.main).starts_with(stem)) {
        return None;
    }
    let talks = |k: usize| noun(groups, k).is_some_and(|n| is_talks(groups.sent.lower(n.head)));
    let round =
        noun(groups, v + 1).is_some_and(|n| groups.sent.lower(n.head) == "round") && groups.is_prep(v + 2, "of");
    let at = if round { v + 3 } else { v + 1 };
    if !talks(at) {
        return None;
    }
    let mut sides = subject(groups, lexicon, v);
    if groups.is_prep(at + 1, "with") {
        sides.extend(list_at(groups, lexicon, at + 2).map(|(list, _)| list).unwrap_or_default());
    }
    if !sides.iter().all(Phrase::is_named) {
        return None;
    }
    let talks = deal(groups, v, sides, AgreementType::Agreement, Status::Negotiating, "deal-talking", 550)?;
    Some(named_by(groups, at, talks))
}

/// `A is negotiating with B`.
pub(super) fn negotiating(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize) -> Option<RawDeal> {
    let verb = groups.list[v].verb().filter(|w| !w.negated && !w.passive && !w.possible)?;
    let goes_on = groups.sent.lower(verb.main) == "negotiating"
        && matches!(groups.sent.lower(groups.list[v].first), "is" | "are" | "was" | "were" | "has" | "have");
    if !goes_on {
        return None;
    }
    let end = groups.list.len().min(v + 6);
    let with = (v + 1..end).take_while(|&k| groups.list[k].verb().is_none()).find(|&k| groups.is_prep(k, "with"))?;
    let mut sides = subject(groups, lexicon, v);
    sides.extend(list_at(groups, lexicon, with + 1)?.0);
    // `The company confirmed it is negotiating with A`
    let one = |p: &Phrase| p.kind == PhraseKind::Anaphor(1) && matches!(groups.sent.lower(p.first), "it" | "the");
    let named = sides.iter().any(Phrase::is_named) && sides.iter().all(|p| p.is_named() || one(p));
    named.then(|| deal(groups, v, sides, AgreementType::Agreement, Status::Negotiating, "deal-talking", 550))?
}

/// `Talks between A and B over a stake`, `negotiations between Norland and Estavia are going on`.
pub(super) fn talks_between(groups: &Groups<'_, '_>, lexicon: &Lexicon, k: usize) -> Option<RawDeal> {
    let noun = groups.list[k].noun().filter(|n| n.agreement.is_none())?;
    let head = groups.sent.lower(noun.head);
    // `talks on a maritime boundary between A and B`
    let topic = ["on", "over", "about"].iter().any(|word| groups.is_prep(k + 1, word));
    let between = k + 1 + if topic { 2 } else { 0 };
    if !is_talks(head) || !groups.is_prep(between, "between") || noun.determiner == Determiner::Negative {
        return None;
    }
    let (list, next) = list_at(groups, lexicon, between + 1)?;
    // States talk every day; they negotiate to reach something.
    let negotiations = head.starts_with("negotiation");
    let about = ["on", "over", "about", "for"].iter().any(|word| groups.is_prep(next, word));
    // `talks on the dam collapsed on Wednesday`, whether or not it looks like a participle
    let tells = |g: &&Group| g.is_finite() || g.verb().is_some_and(|v| &*v.lemma == "collapse");
    let verb = groups.list[next..].iter().find(tells).and_then(Group::verb);
    let status = match verb.map(|v| (v.class, &*v.lemma)) {
        Some((Some(VerbClass::Terminate | VerbClass::Reject), _) | (_, "broke" | "founder" | "foundered")) => {
            Status::Rejected
        }
        Some((Some(VerbClass::Suspend), _)) => Status::Suspended,
        _ => Status::Negotiating,
    };
    let sides = if negotiations || topic || status == Status::Rejected { list } else { bodies(groups, list) };
    let goes_on = verb.is_some_and(|v| v.lemma.starts_with("continu") || &*v.lemma == "go" || &*v.lemma == "going");
    let resumes =
        verb.is_some_and(|v| v.lemma.starts_with("resum") || matches!(&*v.lemma, "begin" | "began" | "start"));
    let told = about || goes_on || topic && resumes || status != Status::Negotiating;
    if !told || !sides.iter().all(Phrase::is_named) {
        return None;
    }
    let words = (groups.list[k].first, groups.list[k].end);
    let talks = deal(groups, k, sides, AgreementType::Agreement, status, "deal-talking", 550)?;
    Some(RawDeal { noun: words, act: words, ..talks })
}

/// `A picked B as preferred bidder for …`: a contract is to follow.
pub(super) fn preferring(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize) -> Option<RawDeal> {
    let verb = groups.list[v].verb()?;
    let chooses = ["appoint", "chose", "choose", "name", "pick", "prefer", "select"];
    if !chooses.iter().any(|stem| verb.lemma.starts_with(stem)) || verb.possible || verb.infinitive {
        return None;
    }
    let bidder = |k: usize| {
        let noun = groups.list.get(k).and_then(|g| g.noun().map(|n| (g, n)));
        noun.is_some_and(|(g, n)| {
            let preferred = (g.first..g.end).any(|i| matches!(groups.sent.lower(i), "preferred" | "winning"));
            preferred && is_bidder(groups.sent.lower(n.head))
        })
    };
    let mut parties = subject(groups, lexicon, v);
    let mut k = v + 1;
    if !verb.passive {
        let (list, next) = list_at(groups, lexicon, k)?;
        parties.extend(list);
        k = next;
    }
    k += usize::from(groups.is_prep(k, "as"));
    let bidder_at = k;
    if !bidder(bidder_at) {
        return None;
    }
    if verb.passive {
        let by = (k + 1..groups.list.len()).find(|&b| groups.is_prep(b, "by"))?;
        parties.extend(list_at(groups, lexicon, by + 1)?.0);
    }
    let parties = bodies(groups, parties);
    let noun = (groups.list[bidder_at].first, groups.list[bidder_at].end);
    let chosen = deal(groups, v, parties, AgreementType::Contract, Status::Planned, "deal-preferred-bidder", 650)?;
    Some(RawDeal { noun, ..chosen })
}

/// Those who compete for a contract.
fn is_bidder(noun: &str) -> bool {
    matches!(noun, "bidder" | "bidders" | "contractor" | "partner" | "proponent" | "supplier" | "tenderer")
}

/// `A and B held a signing ceremony for the second phase`: two named sides sign.
pub(super) fn ceremony(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize) -> Option<RawDeal> {
    let verb = groups.list[v].verb()?;
    let holds = matches!(&*verb.lemma, "attended" | "held" | "hold" | "holds" | "staged");
    let held = groups.list.get(v + 1).filter(|g| g.noun().is_some_and(|n| n.agreement.is_none()))?;
    let signing = (held.first..held.end).any(|i| groups.sent.lower(i) == "signing");
    if !holds || !signing || verb.negated || verb.possible {
        return None;
    }
    let sides = subject(groups, lexicon, v);
    if sides.len() != 2 || !sides.iter().all(Phrase::is_named) {
        return None;
    }
    let status = if verb.future { Status::Planned } else { Status::Signed };
    let signed = deal(groups, v, sides, AgreementType::Agreement, status, "deal-ceremony", 650)?;
    Some(RawDeal { noun: (held.first, held.end), ..signed })
}
