//! Deals told by a verb of trade or membership: buying, supplying, joining, founding.

use super::RawDeal;
use super::act::is_talks;
use super::around::subject;
use super::verbal::deal;
use crate::extract::groups::{Determiner, Group, GroupKind, Groups, Verb};
use crate::extract::parties::{Phrase, PhraseKind, list_at};
use crate::lexicon::{Lexicon, VerbClass};
use crate::record::claim::NameKind;
use crate::record::concept::{AgreementType, PartyKind, Status};

/// Adds what verbs of trade and membership tell, where no deal of the same clause is told already.
pub fn deals(groups: &Groups<'_, '_>, lexicon: &Lexicon, deals: &mut Vec<RawDeal>) {
    for v in 0..groups.list.len() {
        let at = groups.list[v].first;
        let Some(verb) = groups.list[v].verb() else {
            let free = !deals.iter().any(|d| d.clause.0 <= at && at < d.clause.1);
            deals.extend(talks_between(groups, lexicon, v).filter(|_| free));
            continue;
        };
        if verb.negated
            || verb.bare_participle
            || super::told::is_condition(groups, v)
            || deals.iter().any(|d| d.clause.0 <= at && at < d.clause.1)
        {
            continue;
        }
        let found = match verb.class {
            Some(VerbClass::Buy) => trading(groups, lexicon, v, &["from", "of", "in"], true),
            Some(VerbClass::Supply) => trading(groups, lexicon, v, &["to", "with", "for"], false),
            Some(VerbClass::Establish) if &*verb.lemma == "become" => joining(groups, lexicon, v),
            Some(VerbClass::Establish) => founding(groups, lexicon, v),
            Some(VerbClass::Join) => joining(groups, lexicon, v),
            _ => in_talks(groups, lexicon, v).or_else(|| preferring(groups, lexicon, v)),
        };
        deals.extend(found);
    }
}

/// `A agreed to buy B`, `A will supply trains to B`; `others` are the words before the other side, `object` whether
/// the other side may be the object itself.
fn trading(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize, others: &[&str], object: bool) -> Option<RawDeal> {
    let verb = groups.list[v].verb()?;
    let status = trade_status(groups, verb, groups.list[v].first, object)?;
    let mut parties = bodies(groups, subject(groups, lexicon, v));
    let mut k = v + 1;
    if object && let Some((list, next)) = list_at(groups, lexicon, k) {
        // `acquires 31% Stake in A`
        let share = |p: &Phrase| matches!(groups.sent.lower(p.end - 1), "stake" | "shares" | "assets" | "interest");
        let sure = |p: &Phrase| {
            !groups.sent.title_case || !matches!(p.kind, PhraseKind::Name(n) if groups.names[n].kind == NameKind::Other)
        };
        parties.extend(bodies(groups, list.into_iter().filter(|p| !share(p) && sure(p)).collect()));
        k = next;
    }
    let end = (k..groups.list.len()).find(|&k| ends_clause(groups, k)).unwrap_or(groups.list.len()).min(k + 8);
    // `has sold`, `has bought … from`: done just now, and told only where both sides are named.
    let perfect = verb.past && matches!(groups.sent.lower(groups.list[v].first), "has" | "have");
    if perfect && status == Status::Agreed && !is_purchase_verb(&verb.lemma) {
        parties.truncate(1);
    }
    if parties.len() < 2
        && let Some(other) = (k..end).find(|&k| others.iter().any(|word| groups.is_prep(k, word)))
    {
        parties.extend(bodies(groups, list_at(groups, lexicon, other + 1)?.0));
    }
    let kind = if &*verb.lemma == "lend" { AgreementType::FinancingAgreement } else { AgreementType::Contract };
    if parties.len() != 2 {
        return None;
    }
    deal(groups, v, parties, kind, status, "deal-trading", 600)
}

/// What the form of a verb of trade says: a habit (`supplies`, `bought`) is no deal, a purchase of a company is.
fn trade_status(groups: &Groups<'_, '_>, verb: &Verb, first: usize, purchase: bool) -> Option<Status> {
    if verb.possible || verb.passive || verb.gerund {
        return None;
    }
    if verb.governor.as_ref().is_some_and(|(class, _)| *class == VerbClass::Agree) {
        return Some(Status::Agreed);
    }
    // The headline `Acme to buy Borealis` tells the future.
    let headline = groups.sent.is_open();
    if verb.governor.is_some() || verb.infinitive && !headline {
        return None;
    }
    if verb.future || verb.infinitive {
        return Some(Status::Planned);
    }
    let perfect = verb.past && matches!(groups.sent.lower(first), "has" | "have");
    let acquired = is_purchase_verb(&verb.lemma) || headline;
    ((purchase && acquired || perfect) && !verb.base).then_some(Status::Agreed)
}

/// Verbs that tell a purchase by their past alone; one who `bought` may have done so every day.
fn is_purchase_verb(lemma: &str) -> bool {
    matches!(lemma, "acquire" | "take over" | "merge" | "order")
}

/// `A and B are in talks over a joint route`, `A is negotiating with B to …`: bodies that talk about something.
fn in_talks(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize) -> Option<RawDeal> {
    let verb = groups.list[v].verb()?;
    let talks = |k: usize| {
        let noun = groups.list.get(k).and_then(|g| g.noun());
        noun.is_some_and(|n| n.agreement.is_none() && is_talks(groups.sent.lower(n.head)))
    };
    if verb.possible || verb.future || !groups.is_prep(v + 1, "in") || !talks(v + 2) {
        return None;
    }
    let mut parties = subject(groups, lexicon, v);
    let mut k = v + 3;
    if groups.is_prep(k, "with") {
        let (list, next) = list_at(groups, lexicon, k + 1)?;
        parties.extend(list);
        k = next;
    }
    let about = ["on", "over", "about", "for"].iter().any(|word| groups.is_prep(k, word));
    let to_do = groups.list.get(k).and_then(|g| g.verb()).is_some_and(|w| w.infinitive);
    let parties = bodies(groups, parties);
    if !(about || to_do) || parties.len() < 2 {
        return None;
    }
    let (first, end) = (groups.list[v].first, groups.list[v + 2].end);
    let talks = deal(groups, v, parties, AgreementType::Agreement, Status::Negotiating, "deal-talking", 550)?;
    Some(RawDeal { noun: (groups.list[v + 2].first, end), act: (first, end), ..talks })
}

/// `Talks between A and B over a stake`, `negotiations between Norland and Estavia are going on`.
fn talks_between(groups: &Groups<'_, '_>, lexicon: &Lexicon, k: usize) -> Option<RawDeal> {
    let noun = groups.list[k].noun().filter(|n| n.agreement.is_none())?;
    let head = groups.sent.lower(noun.head);
    if !is_talks(head) || !groups.is_prep(k + 1, "between") || noun.determiner == Determiner::Negative {
        return None;
    }
    let (list, next) = list_at(groups, lexicon, k + 2)?;
    // States talk every day; they negotiate to reach something.
    let negotiations = head.starts_with("negotiation");
    let sides = if negotiations { list } else { bodies(groups, list) };
    let about = ["on", "over", "about", "for"].iter().any(|word| groups.is_prep(next, word));
    let verb = groups.list[next..].iter().find(|g| g.is_finite()).and_then(Group::verb);
    let status = match verb.map(|v| (v.class, &*v.lemma)) {
        Some((Some(VerbClass::Terminate | VerbClass::Reject), _) | (_, "broke" | "founder" | "foundered")) => {
            Status::Rejected
        }
        Some((Some(VerbClass::Suspend), _)) => Status::Suspended,
        _ => Status::Negotiating,
    };
    let goes_on = verb.is_some_and(|v| v.lemma.starts_with("continu") || &*v.lemma == "go" || &*v.lemma == "going");
    let told = about || goes_on || status != Status::Negotiating;
    if !told || !sides.iter().all(Phrase::is_named) {
        return None;
    }
    let words = (groups.list[k].first, groups.list[k].end);
    let talks = deal(groups, k, sides, AgreementType::Agreement, status, "deal-talking", 550)?;
    Some(RawDeal { noun: words, act: words, ..talks })
}

/// `A picked B as preferred bidder for …`: a contract is to follow.
fn preferring(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize) -> Option<RawDeal> {
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

/// The bodies among phrases: trade between places or described companies is statistics.
fn bodies(groups: &Groups<'_, '_>, phrases: Vec<Phrase>) -> Vec<Phrase> {
    let is_body = |p: &Phrase| match p.kind {
        PhraseKind::Name(n) => matches!(groups.names[n].kind, NameKind::Organization(_) | NameKind::Other),
        PhraseKind::Headed(_) | PhraseKind::Anaphor(1) => true,
        _ => false,
    };
    phrases.into_iter().filter(is_body).collect()
}

/// Whether the clause ends before group `k`.
fn ends_clause(groups: &Groups<'_, '_>, k: usize) -> bool {
    groups.list[k].is_finite()
        || matches!(groups.list[k].kind, GroupKind::Semicolon | GroupKind::Subordinate | GroupKind::Relative)
        || groups.list[k].kind == GroupKind::Prep
            && matches!(groups.first_word(k), "after" | "as" | "before" | "during" | "following" | "since" | "under")
}

/// `A became the 12th member of B`, `A joined B`.
fn joining(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize) -> Option<RawDeal> {
    let verb = groups.list[v].verb()?;
    if verb.possible || verb.passive || verb.gerund || verb.infinitive {
        return None;
    }
    let next = groups.list.get(v + 1)?.noun()?;
    let member = groups.sent.lower(next.head) == "member" && groups.is_prep(v + 2, "of");
    let at = match (member, verb.class) {
        (true, _) => v + 3,
        (false, Some(VerbClass::Join)) => v + 1,
        _ => return None,
    };
    let (list, _) = list_at(groups, lexicon, at)?;
    let group = list.into_iter().next().filter(|p| is_alliance(groups, p, member))?;
    // A person joins an employer; only bodies and countries join an alliance.
    // `the 12th member`: members that are counted are bodies.
    let counted = member
        && (groups.list[v + 1].first..next.head)
            .any(|i| groups.sent.lower(i).starts_with(|c: char| c.is_ascii_digit()));
    let joins =
        |p: &Phrase| counted || !matches!(p.kind, PhraseKind::Name(n) if groups.names[n].kind == NameKind::Other);
    let mut parties = subject(groups, lexicon, v);
    if !parties.iter().all(joins) {
        return None;
    }
    parties.push(group);
    let status = if verb.future || verb.governor.is_some() { Status::Planned } else { Status::Agreed };
    deal(groups, v, parties, AgreementType::Alliance, status, "deal-membership", 600)
}

/// `A and B founded the C Association`: two or more named makers of a body with members.
fn founding(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize) -> Option<RawDeal> {
    let verb = groups.list[v].verb()?;
    if verb.possible || verb.passive || verb.gerund || verb.infinitive {
        return None;
    }
    let (list, _) = list_at(groups, lexicon, v + 1)?;
    list.first().filter(|p| is_alliance(groups, p, false))?;
    let makers = subject(groups, lexicon, v);
    if makers.len() < 2 || !makers.iter().all(Phrase::is_named) {
        return None;
    }
    let status = if verb.future || verb.governor.is_some() { Status::Planned } else { Status::Established };
    deal(groups, v, makers, AgreementType::Alliance, status, "deal-membership", 650)
}

/// Whether a phrase names a body with members; after `member of` any organisation is one.
fn is_alliance(groups: &Groups<'_, '_>, phrase: &Phrase, any: bool) -> bool {
    let PhraseKind::Name(n) = phrase.kind else { return false };
    match groups.names[n].kind {
        NameKind::Organization(PartyKind::Alliance | PartyKind::InternationalOrganisation) => true,
        NameKind::Organization(PartyKind::Association) => any || phrase.end - phrase.first > 2,
        NameKind::Organization(_) => any,
        _ => false,
    }
}
