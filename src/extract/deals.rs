//! Deals: an agreement noun, the verb that acts on it, and who stands around the two.

pub mod act;
pub mod around;
mod declaring;
pub mod members;
mod membership;
mod refused;
mod rules;
pub mod status;
mod talking;
mod together;
mod told;
mod trade;
pub mod verbal;

use super::groups::Groups;
use super::parties::{Phrase, PhraseKind};
use crate::lexicon::Lexicon;
use crate::record::claim::NameKind;
use crate::record::concept::{AgreementType, Role, Status};
use declaring::declaring;
pub use rules::RULES;
use told::Told;

/// A deal as one sentence tells it, in positions of that sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawDeal {
    /// The rule that found it.
    pub rule: &'static str,
    /// The words that name its kind.
    pub noun: (usize, usize),
    /// Its kind.
    pub kind: AgreementType,
    /// Whether the noun alone names a deal.
    pub strong: bool,
    /// Whether it is a deal whoever makes it: its noun names one, or is a paper or a loan that is acted on.
    pub certain: bool,
    /// How far it has come.
    pub status: Status,
    /// The words that decide the status.
    pub act: (usize, usize),
    /// Who takes part, and how.
    pub parties: Vec<(Phrase, Role)>,
    /// What it is about: ranges of positions, the nearest first.
    pub purpose: Vec<(usize, usize)>,
    /// From its first to its last word.
    pub clause: (usize, usize),
    /// The name of the document, if it is written as one.
    pub title: Option<(usize, usize)>,
    /// `the agreement`, `this memorandum`: may be one told before.
    pub definite: bool,
    /// `bilateral`, `trilateral`: between those the article is about.
    pub bilateral: bool,
    /// Only people, or `the two sides`, make it: they may sign what a sentence before has told.
    pub by_people: bool,
    /// `the original contract`: an older deal between those who have made another since.
    pub former: bool,
    /// Several told as one, with their number if it is given (0: not given).
    pub batch: Option<i64>,
    /// In thousandths.
    pub confidence: u16,
}

impl RawDeal {
    /// A deal that the words of an act tell, in a sentence that says no more of it: the noun, the clause and the rest
    /// are to be set where there is more.
    pub fn of_act(
        rule: &'static str,
        kind: AgreementType,
        status: Status,
        act: (usize, usize),
        parties: Vec<(Phrase, Role)>,
        confidence: u16,
    ) -> Self {
        Self {
            rule,
            noun: act,
            kind,
            strong: true,
            certain: true,
            status,
            act,
            parties,
            purpose: Vec::new(),
            clause: act,
            title: None,
            definite: false,
            bilateral: false,
            by_people: false,
            former: false,
            batch: None,
            confidence,
        }
    }
}

/// An agreement noun that told no deal, and why; `explain` prints these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The words.
    pub noun: (usize, usize),
    /// Why.
    pub why: &'static str,
}

/// The deals of one sentence, in order.
pub fn deals(groups: &Groups<'_, '_>, lexicon: &Lexicon, refused: &mut Vec<Refusal>) -> Vec<RawDeal> {
    let mut deals: Vec<RawDeal> = Vec::new();
    let question = (0..groups.sent.len()).rev().take(2).any(|i| groups.sent.word(i) == "?");
    let mut last_act: Option<act::Act> = None;
    for i in 0..groups.list.len() {
        let Some(noun) = groups.list[i].noun() else { continue };
        let Some((first, length, _)) = noun.agreement else { continue };
        let mut refuse = |why| refused.push(Refusal { noun: (first, first + length), why });
        if question {
            refuse("a question tells nothing");
            continue;
        }
        if let Some(why) = refused::outright(groups, i, noun) {
            refuse(why);
            continue;
        }
        if deals.iter().any(|d| d.title.is_some_and(|(from, to)| from < first && first < to)) {
            continue;
        }
        let act = act::find(groups, lexicon, i, last_act.as_ref());
        if let Some(found) = act.clone() {
            last_act = Some(found);
        }
        let Some(told) = Told::new(groups, lexicon, i, act) else { continue };
        match told.verdict(deals.last()) {
            Ok(verdict) => deals.push(told.into_deal(verdict)),
            Err(why) => refuse(why),
        }
    }
    if !question {
        verbal::deals(groups, lexicon, &mut deals);
        trade::deals(groups, lexicon, &mut deals);
    }
    members::deals(groups, lexicon, &mut deals);
    deals.extend(declaring(groups, lexicon).filter(|_| !question));
    // `several new MoUs, including an MoU with A and one with B`: the batch gives way to its members.
    let specific = deals.iter().filter(|d| at_least_two(&d.parties)).count();
    if specific > 0 {
        deals.retain(|d| d.batch.is_none() || at_least_two(&d.parties) || d.parties.is_empty());
    }
    // `has never signed any agreement, contract or letter with Acme`: that is denied once.
    let mut denied: Vec<(usize, usize)> = Vec::new();
    deals.retain(|d| {
        let again = d.status == Status::Rejected && denied.contains(&d.act);
        let told = d.status == Status::Rejected && at_least_two(&d.parties);
        denied.extend(told.then_some(d.act));
        !again
    });
    // `signed a cooperation agreement with Acme, and will provide it with a credit line`: that is what they agreed.
    let signs = |d: &RawDeal| d.status == Status::Signed && d.act != d.noun && at_least_two(&d.parties);
    let signed: Vec<(usize, usize)> = deals.iter().filter(|d| signs(d)).map(|d| d.noun).collect();
    deals.retain(|d| {
        let offers = d.act == d.noun || matches!(d.status, Status::Planned | Status::Proposed);
        let terms = d.kind == AgreementType::FinancingAgreement && offers;
        !terms || signed.iter().all(|&noun| noun == d.noun)
    });
    let mut deals = deals.into_iter().flat_map(|deal| each_partner(groups, deal)).collect::<Vec<_>>();
    // `two treaties, one on trade and the other on taxes`
    let one_by_one = |d: &RawDeal| matches!(groups.sent.lower(d.noun.0), "one" | "other");
    let last = deals.iter().filter(|d| one_by_one(d)).map(|d| d.noun.0).max().unwrap_or(0);
    deals.retain(|d| is_plausible(groups, d) && (d.batch.is_none() || d.noun.0 > last));
    deals
}

/// `signed agreements with A and B`: one with each, where the noun is a plural that counts no more than those named.
fn each_partner(groups: &Groups<'_, '_>, deal: RawDeal) -> Vec<RawDeal> {
    let (own, others): (Vec<_>, Vec<_>) = deal.parties.iter().cloned().partition(|(p, _)| p.first < deal.noun.0);
    let with = (deal.noun.1..deal.noun.1 + 4).find(|&i| groups.sent.lower(i) == "with");
    let behind = with.is_some_and(|with| others.first().is_some_and(|(p, _)| p.first <= with + 2));
    let count = deal.batch.and_then(|n| usize::try_from(n).ok());
    let each = count.is_some_and(|n| n == 0 || n == others.len())
        && own.len() == 1
        && others.len() >= 2
        && behind
        && deal.act.0 < deal.noun.0
        && others.iter().all(|(p, _)| matches!(p.kind, PhraseKind::Name(_)));
    if !each {
        return vec![deal];
    }
    let one = |other: (Phrase, Role)| RawDeal {
        parties: own.iter().cloned().chain([other]).collect(),
        batch: None,
        ..deal.clone()
    };
    others.into_iter().map(one).collect()
}

/// Whether the phrases mean two bodies or more: `China-Laos` and `the two sides` are two in one.
fn several<'p>(phrases: impl IntoIterator<Item = &'p Phrase>) -> bool {
    let how_many = |phrase: &Phrase| match phrase.kind {
        PhraseKind::Pair => 2,
        PhraseKind::Anaphor(count) | PhraseKind::SharedAnaphor { count, .. } if count != 1 => 2,
        _ => 1,
    };
    phrases.into_iter().map(how_many).sum::<usize>() >= 2
}

/// Whether the parties of a deal are two or more.
fn at_least_two(parties: &[(Phrase, Role)]) -> bool {
    several(parties.iter().map(|(phrase, _)| phrase))
}

/// Whether a party of the deal is more than a person.
fn is_plausible(groups: &Groups<'_, '_>, deal: &RawDeal) -> bool {
    // Whoever made it may have been told before.
    let unsaid = deal.parties.is_empty() && deal.certain && deal.act != deal.noun;
    unsaid
        || deal.batch.is_some()
        || deal.definite
        || deal.bilateral
        || deal
            .parties
            .iter()
            .any(|(p, _)| !matches!(p.kind, PhraseKind::Name(n) if groups.names[n].kind == NameKind::Initiative))
}

#[cfg(test)]
mod tests;
