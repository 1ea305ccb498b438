//! What one named body does for another or wants of it: orders, appointments, rights, offers, investments.

use super::{is_body, is_headline, is_side, is_told, named_by, noun};
use crate::extract::deals::RawDeal;
use crate::extract::deals::around::{is_offer, subject};
use crate::extract::deals::trade::{bodies, traders};
use crate::extract::deals::verbal::deal;
use crate::extract::groups::{Determiner, Group, GroupKind, Groups};
use crate::extract::parties::{Phrase, PhraseKind, list_at};
use crate::lexicon::{Lexicon, VerbClass};
use crate::record::claim::NameKind;
use crate::record::concept::{AgreementType, Status};

/// `A has placed an order for 12 trains with B`.
pub(super) fn ordering(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize) -> Option<RawDeal> {
    let verb = groups.list[v].verb().filter(|w| is_told(w))?;
    let order = noun(groups, v + 1).is_some_and(|n| matches!(groups.sent.lower(n.head), "order" | "orders"));
    if !matches!(groups.sent.lower(verb.main), "placed" | "places") || !order {
        return None;
    }
    let with = (v + 2..(v + 7).min(groups.list.len())).find(|&k| groups.is_prep(k, "with"))?;
    let mut sides = bodies(groups, subject(groups, lexicon, v));
    sides.extend(bodies(groups, list_at(groups, lexicon, with + 1)?.0));
    let placed = deal(groups, v, sides, AgreementType::Contract, Status::Agreed, "deal-trading", 600)?;
    Some(named_by(groups, v + 1, placed))
}

/// `A has appointed B to run its canteens`: a body that is given work, not a person a post.
pub(super) fn appointing(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize) -> Option<RawDeal> {
    let verb = groups.list[v].verb().filter(|w| {
        !(w.negated || w.possible || w.gerund || w.infinitive || w.bare_participle) && w.governor.is_none()
    })?;
    let appoints = [
        "appointed",
        "chosen",
        "chose",
        "commissioned",
        "contracted",
        "engaged",
        "hired",
        "picked",
        "selected",
        "tapped",
    ];
    if !(appoints.contains(&groups.sent.lower(verb.main))
        || groups.sent.is_open() && matches!(groups.sent.lower(verb.main), "appoints" | "hires" | "selects" | "taps"))
    {
        return None;
    }
    // `B has been picked by A to run its canteens`
    let by = usize::from(verb.passive);
    if verb.passive && !groups.is_prep(v + 1, "by") {
        return None;
    }
    let (other, next) = list_at(groups, lexicon, v + 1 + by)?;
    let work = groups.list.get(next).and_then(Group::verb).filter(|w| w.infinitive)?;
    let of_firms = WORKS.contains(&groups.sent.lower(work.main));
    let before = subject(groups, lexicon, v);
    let (makers, chosen) = if verb.passive { (other, before) } else { (before, other) };
    if chosen.len() != 1
        || makers.len() != 1
        || !(of_firms
            || chosen.iter().all(|p| is_body(groups, p))
            || verb.passive && makers.iter().all(|p| is_body(groups, p)))
    {
        return None;
    }
    let sides: Vec<Phrase> = bodies(groups, makers).into_iter().chain(bodies(groups, chosen)).collect();
    deal(groups, v, sides, AgreementType::Contract, Status::Agreed, "deal-appointing", 550)
}

/// `A has granted B an option`, `A gave B a licence to …`: a right that one body gives another.
pub(super) fn granting(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize) -> Option<RawDeal> {
    let verb = groups.list[v].verb().filter(|w| is_told(w))?;
    let gives = matches!(groups.sent.lower(verb.main), "gave" | "given" | "gives" | "granted" | "grants");
    if !gives || verb.future {
        return None;
    }
    let (to, next) = list_at(groups, lexicon, v + 1)?;
    let right =
        noun(groups, next).filter(|n| n.determiner == Determiner::Indefinite || n.determiner == Determiner::None)?;
    let right = matches!(
        groups.sent.lower(right.head),
        "access" | "concession" | "franchise" | "lease" | "licence" | "license" | "mandate" | "option" | "rights"
    );
    let makers = subject(groups, lexicon, v);
    let sides: Vec<Phrase> = traders(groups, makers).into_iter().chain(traders(groups, to)).collect();
    if !right || sides.len() != 2 {
        return None;
    }
    let given = deal(groups, v, sides, AgreementType::Contract, Status::Agreed, "deal-trading", 550)?;
    Some(named_by(groups, next, given))
}

/// `A rejected an offer from B`, `A accepted a bid by B`, `A dropped its bid for B`: an offer and what became of it.
pub(super) fn answering(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize) -> Option<RawDeal> {
    let verb = groups.list[v].verb().filter(|w| is_told(w))?;
    let offer = noun(groups, v + 1).filter(|n| n.agreement.is_none())?;
    let head = groups.sent.lower(offer.head);
    if !is_offer(head) {
        return None;
    }
    let own = offer.determiner == Determiner::Possessive;
    let status = match verb.class? {
        VerbClass::Reject => Status::Rejected,
        VerbClass::Approve if &*verb.lemma == "accept" => Status::Agreed,
        VerbClass::Terminate => Status::Terminated,
        _ => return None,
    };
    let before: &[&str] = if own { &["for"] } else { &["by", "from"] };
    let end = groups.list.len().min(v + 9);
    let ends = |k: usize| groups.list[k].is_finite() || groups.list[k].kind == GroupKind::Subordinate;
    let end = (v + 2..end).find(|&k| ends(k)).unwrap_or(end);
    let other = (v + 2..end).find(|&k| before.iter().any(|word| groups.is_prep(k, word)))?;
    let mut sides = bodies(groups, subject(groups, lexicon, v));
    sides.extend(bodies(groups, list_at(groups, lexicon, other + 1)?.0));
    if sides.len() != 2 {
        return None;
    }
    let answered = deal(groups, v, sides, AgreementType::Contract, status, "deal-answering", 550)?;
    Some(named_by(groups, v + 1, answered))
}

/// `A has asked B for a loan`: one that is to be agreed.
pub(super) fn asking(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize) -> Option<RawDeal> {
    let verb = groups.list[v].verb().filter(|w| is_told(w))?;
    let asks = matches!(groups.sent.lower(verb.main), "asked" | "asks" | "approached");
    if !asks {
        return None;
    }
    let (of, next) = list_at(groups, lexicon, v + 1)?;
    let (_, _, wanted) = noun(groups, next + 1).filter(|_| groups.is_prep(next, "for")).and_then(|n| n.agreement)?;
    let mut sides = subject(groups, lexicon, v);
    sides.extend(of);
    if sides.len() != 2 || !sides.iter().all(|p| is_side(groups, p)) {
        return None;
    }
    let told = deal(groups, v, sides, wanted.kind, Status::Proposed, "deal-answering", 550)?;
    Some(named_by(groups, next + 1, told))
}

/// `A invested $1 billion in B`: money for a share of a body.
pub(super) fn investing(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize) -> Option<RawDeal> {
    let verb = groups.list[v].verb().filter(|w| is_told(w) || w.infinitive && is_headline(groups, v))?;
    let invests = matches!(groups.sent.lower(verb.main), "invest" | "invested" | "invests");
    let money = |i: usize| matches!(groups.sent.lower(i), "million" | "billion" | "crore" | "stake");
    let sum = invests && groups.list.get(v + 1).is_some_and(|g| (g.first..g.end).any(money));
    // `announced an investment in Acme`, the headline `Acme Invests in Borealis`
    let told = verb.class == Some(VerbClass::Announce)
        && noun(groups, v + 1).is_some_and(|n| groups.sent.lower(n.head) == "investment");
    // `has made a minority investment in Acme`
    let made = &*verb.lemma == "make"
        && noun(groups, v + 1)
            .is_some_and(|n| groups.sent.lower(n.head) == "investment" && n.determiner == Determiner::Indefinite);
    let bare = invests && groups.sent.is_open() && groups.is_prep(v + 1, "in");
    let into = if bare { v + 1 } else { v + 2 };
    let into = into + usize::from(made && groups.kind(into) == Some(&GroupKind::Comma));
    let into_it = groups.is_prep(into, "in") || groups.is_prep(into, "into");
    let told = told || made;
    if !(sum || told || bare) || !into_it || verb.base && !(verb.future || verb.infinitive) {
        return None;
    }
    let mut sides = bodies(groups, subject(groups, lexicon, v));
    let named = |p: &Phrase| {
        let other = matches!(p.kind, PhraseKind::Name(n) if groups.names[n].kind == NameKind::Other);
        // `an investment in U.S. shipbuilding`: a trade, no body.
        groups.sent.is_capital(p.end - 1) && (is_body(groups, p) || other && (told || bare))
    };
    sides.extend(list_at(groups, lexicon, into + 1)?.0.into_iter().filter(named));
    if sides.len() != 2 {
        return None;
    }
    let status = if verb.future || verb.infinitive { Status::Planned } else { Status::Agreed };
    deal(groups, v, sides, AgreementType::Contract, status, "deal-trading", 500)
}

/// Work that a firm is chosen for, not a person.
const WORKS: &[&str] = &[
    "build",
    "construct",
    "deliver",
    "design",
    "develop",
    "install",
    "maintain",
    "manufacture",
    "modernise",
    "modernize",
    "operate",
    "provide",
    "renovate",
    "supply",
    "upgrade",
];
