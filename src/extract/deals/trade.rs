//! Deals told by a verb of trade or membership: buying, supplying, joining, founding.

use super::RawDeal;
use super::around::{is_body_too, subject};
use super::membership::{founding, joining};
use super::status::denied;
use super::talking::{ceremony, concluded_talks, in_talks, negotiating, preferring, talks_between};
use super::verbal::deal;
use crate::extract::groups::{Determiner, Group, GroupKind, Groups, Verb};
use crate::extract::parties::{Phrase, PhraseKind, list_at};
use crate::lexicon::{Lexicon, VerbClass};
use crate::record::claim::NameKind;
use crate::record::concept::{AgreementType, Status};

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
            || super::refused::is_condition(groups, v)
            || deals.iter().any(|d| d.clause.0 <= at && at < d.clause.1)
        {
            continue;
        }
        let found = match verb.class {
            _ if merges(verb) => merging(groups, lexicon, v),
            Some(VerbClass::Supply | VerbClass::Buy) if verb.passive => {
                changed_hands(groups, lexicon, v, verb.class == Some(VerbClass::Buy))
            }
            Some(VerbClass::Buy) => trading(groups, lexicon, v, &["from", "of", "in"], true),
            Some(VerbClass::Supply) if matches!(&*verb.lemma, "charter" | "lease") => {
                trading(groups, lexicon, v, &["from", "to"], false)
            }
            Some(VerbClass::Supply) => trading(groups, lexicon, v, &["to", "with", "for"], false),
            Some(VerbClass::Merge) => merging(groups, lexicon, v),
            Some(VerbClass::Establish) if &*verb.lemma == "become" => joining(groups, lexicon, v),
            Some(VerbClass::Establish | VerbClass::Announce) => founding(groups, lexicon, v),
            Some(VerbClass::Join) => joining(groups, lexicon, v),
            _ => concluded_talks(groups, lexicon, v)
                .or_else(|| in_talks(groups, lexicon, v))
                .or_else(|| negotiating(groups, lexicon, v))
                .or_else(|| preferring(groups, lexicon, v))
                .or_else(|| ceremony(groups, lexicon, v))
                .or_else(|| stake(groups, lexicon, v)),
        };
        deals.extend(found.or_else(|| super::together::told(groups, lexicon, v)));
    }
}

/// `A agreed to buy B`, `A will supply trains to B`; `others` are the words before the other side, `object` whether
/// the other side may be the object itself.
fn trading(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize, others: &[&str], object: bool) -> Option<RawDeal> {
    let verb = groups.list[v].verb()?;
    let status = trade_status(groups, v, object).map(|done| if denied(groups, v) { Status::Rejected } else { done })?;
    // What states agree to trade is a deal too; that they trade is statistics.
    let agreed = verb.governor.as_ref().is_some_and(|(class, _)| *class == VerbClass::Agree);
    let lends = &*verb.lemma == "lend";
    let supplies = verb.future && matches!(&*verb.lemma, "lease" | "sell" | "supply");
    let sides =
        |list: Vec<Phrase>| if agreed || lends || supplies { traders(groups, list) } else { bodies(groups, list) };
    // `has to deliver a report to Congress`
    let told = groups.list.get(v + 1).and_then(Group::noun).is_some_and(|n| {
        matches!(
            groups.sent.lower(n.head),
            "address" | "letter" | "message" | "remarks" | "report" | "speech" | "statement"
        )
    });
    if told {
        return None;
    }
    let mut parties = sides(subject(groups, lexicon, v));
    let mut k = v + 1;
    // `agreed to supply Norland with gas`, `will lend Norland $60 million`
    if !object
        && let Some((list, next)) = list_at(groups, lexicon, k)
        && ((agreed || supplies) && groups.is_prep(next, "with")
            || lends && groups.list.get(next).is_some_and(|g| g.noun().is_some()))
    {
        // `will lend Eth$18 million`: no borrower
        let known = |p: &Phrase| {
            agreed || supplies || !matches!(p.kind, PhraseKind::Name(n) if groups.names[n].kind == NameKind::Other)
        };
        parties.extend(sides(list.into_iter().filter(known).collect()));
    }
    if object && let Some((list, next)) = list_at(groups, lexicon, k) {
        // `acquires 31% Stake in A`
        let share = |p: &Phrase| matches!(groups.sent.lower(p.end - 1), "stake" | "shares" | "assets" | "interest");
        // Capitals of a headline make a name of any noun: `Acquires Copper Assets`.
        let common = |p: &Phrase| (p.first..p.end).any(|i| lexicon.name_words.contains(groups.sent.lower(i)));
        let sure = |p: &Phrase| {
            let other = matches!(p.kind, PhraseKind::Name(n) if groups.names[n].kind == NameKind::Other);
            !(groups.sent.title_case && other && common(p))
        };
        parties.extend(bodies(groups, list.into_iter().filter(|p| !share(p) && sure(p)).collect()));
        k = next;
    }
    let end = (k..groups.list.len()).find(|&k| ends_clause(groups, k)).unwrap_or(groups.list.len()).min(k + 8);
    // `has sold`, `has bought … from`: done just now, and told only where both sides are named.
    let perfect = verb.governor.is_none() && matches!(groups.sent.lower(groups.list[v].first), "has" | "have");
    if perfect && !agreed && status == Status::Agreed && !is_purchase_verb(&verb.lemma) {
        parties.truncate(1);
    }
    if parties.len() < 2
        && let Some(other) = (k..end).find(|&k| others.iter().any(|word| groups.is_prep(k, word)))
    {
        let list = list_at(groups, lexicon, other + 1)?.0;
        let whom = ["from", "to", "with"].iter().any(|word| groups.is_prep(other, word));
        parties.extend(if whom { sides(list) } else { bodies(groups, list) });
    }
    let kind = if lends { AgreementType::FinancingAgreement } else { AgreementType::Contract };
    if parties.len() != 2 {
        return None;
    }
    deal(groups, v, parties, kind, status, "deal-trading", 600)
}

/// `A has been sold to B`, `A was acquired by B`: what changes hands, and who has it now.
fn changed_hands(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize, bought: bool) -> Option<RawDeal> {
    let verb = groups.list[v].verb()?;
    let perfect = groups.list[v].end - groups.list[v].first >= 3 && !verb.future;
    let sold = matches!(&*verb.lemma, "sell" | "acquire" | "buy" | "take over");
    if !sold || verb.possible || verb.gerund || !(perfect || verb.future || is_purchase_verb(&verb.lemma)) {
        return None;
    }
    let to = if bought { "by" } else { "to" };
    let end = (v + 1..groups.list.len()).find(|&k| ends_clause(groups, k)).unwrap_or(groups.list.len()).min(v + 9);
    let other = (v + 1..end).find(|&k| groups.is_prep(k, to))?;
    let mut parties = bodies(groups, subject(groups, lexicon, v));
    parties.extend(bodies(groups, list_at(groups, lexicon, other + 1)?.0));
    let status = if verb.future { Status::Planned } else { Status::Agreed };
    (parties.len() == 2).then(|| deal(groups, v, parties, AgreementType::Contract, status, "deal-trading", 600))?
}

/// `A will merge with B`, `A and B agreed to merge`.
fn merging(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize) -> Option<RawDeal> {
    let status = trade_status(groups, v, true)?;
    let mut parties = bodies(groups, subject(groups, lexicon, v));
    if groups.is_prep(v + 1, "with") {
        parties.extend(bodies(groups, list_at(groups, lexicon, v + 2)?.0));
    }
    if parties.len() < 2 {
        return None;
    }
    deal(groups, v, parties, AgreementType::Contract, status, "deal-trading", 600)
}

/// `A has taken a 49% stake in B`.
fn stake(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize) -> Option<RawDeal> {
    let verb = groups.list[v].verb()?;
    let takes = matches!(&*verb.lemma, "take" | "takes" | "took" | "taken");
    let share = groups.list.get(v + 1)?.noun().is_some_and(|n| is_share_of(groups.sent.lower(n.head)));
    if !takes || !share || !groups.is_prep(v + 2, "in") || verb.possible || verb.negated {
        return None;
    }
    let mut parties = bodies(groups, subject(groups, lexicon, v));
    parties.extend(bodies(groups, list_at(groups, lexicon, v + 3)?.0));
    let status = if verb.future || verb.infinitive { Status::Planned } else { Status::Agreed };
    (parties.len() == 2).then(|| deal(groups, v, parties, AgreementType::Contract, status, "deal-trading", 600))?
}

/// What a company sells of itself.
fn is_part_of_firm(noun: &str) -> bool {
    is_share_of(noun)
        || matches!(
            noun,
            "arm"
                | "assets"
                | "brand"
                | "business"
                | "division"
                | "operation"
                | "operations"
                | "share"
                | "shares"
                | "subsidiary"
                | "unit"
        )
}

/// Parts of a company.
fn is_share_of(noun: &str) -> bool {
    matches!(noun, "holding" | "interest" | "shareholding" | "stake")
}

/// `have merged to form C`: what governs the verb is the act.
fn merges(verb: &Verb) -> bool {
    verb.governor.as_ref().is_some_and(|(class, _)| *class == VerbClass::Merge)
}

/// What the form of a verb of trade says: a habit (`supplies`, `bought`) is no deal, a purchase of a company is.
fn trade_status(groups: &Groups<'_, '_>, v: usize, purchase: bool) -> Option<Status> {
    let verb = groups.list[v].verb()?;
    let first = groups.list[v].first;
    if verb.possible || verb.passive || verb.gerund {
        return None;
    }
    if verb.governor.as_ref().is_some_and(|(class, _)| *class == VerbClass::Agree) {
        return Some(Status::Agreed);
    }
    // The headline `Acme to buy Borealis` tells the future.
    // `Time to Buy Shares?` asks.
    let headline = groups.sent.is_open() && !(0..groups.sent.len()).any(|i| groups.sent.word(i) == "?");
    let merges = merges(verb);
    if verb.governor.is_some() && !merges || verb.infinitive && !headline {
        return None;
    }
    let ahead = if merges { matches!(groups.sent.lower(first), "will" | "would") } else { verb.future };
    if ahead || verb.infinitive {
        return Some(Status::Planned);
    }
    if merges {
        return Some(Status::Agreed);
    }
    let perfect = verb.past && matches!(groups.sent.lower(first), "has" | "have");
    // `is buying Acme`: it is settled, if not done.
    let progressive = matches!(&*verb.lemma, "acquire" | "buy")
        && matches!(groups.sent.lower(first), "is" | "are")
        && groups.sent.lower(verb.main).ends_with("ing");
    let acquired = is_purchase_verb(&verb.lemma) || headline || progressive;
    // `sold its bank in Norland to Acme`, not `sold trains to Acme` every year
    let own = groups.list.get(v + 1).and_then(Group::noun).filter(|n| n.determiner == Determiner::Possessive);
    let sells_share =
        &*verb.lemma == "sell" && verb.past && own.is_some_and(|n| is_part_of_firm(groups.sent.lower(n.head)));
    // `has delivered relief`: what is handed over was agreed before, if it was.
    let once = matches!(&*verb.lemma, "buy" | "charter" | "lease" | "let" | "purchase" | "sell" | "snap up");
    ((purchase && acquired || perfect && once || sells_share) && !verb.base).then_some(Status::Agreed)
}

/// Verbs that tell a purchase by their past alone; one who `bought` may have done so every day.
fn is_purchase_verb(lemma: &str) -> bool {
    matches!(lemma, "acquire" | "gobble up" | "merge" | "order" | "snap up" | "take over")
}

/// The bodies and states among phrases.
pub(super) fn traders(groups: &Groups<'_, '_>, phrases: Vec<Phrase>) -> Vec<Phrase> {
    let is_state = |p: &Phrase| matches!(p.kind, PhraseKind::Name(n) if groups.names[n].kind == NameKind::Place);
    let (states, others): (Vec<_>, Vec<_>) = phrases.into_iter().partition(is_state);
    states.into_iter().chain(bodies(groups, others)).collect()
}

/// The bodies among phrases: trade between places or described companies is statistics.
pub(super) fn bodies(groups: &Groups<'_, '_>, phrases: Vec<Phrase>) -> Vec<Phrase> {
    let is_body = |p: &Phrase| match p.kind {
        PhraseKind::Name(n) => match groups.names[n].kind {
            NameKind::Organization(_) | NameKind::Other => true,
            NameKind::Initiative => is_body_too(groups.sent.lower(p.end - 1)),
            _ => false,
        },
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
