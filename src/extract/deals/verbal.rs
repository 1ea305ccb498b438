//! Deals told by a verb alone: partnering, agreeing to do something.

use super::around::subject;
use super::{RawDeal, several};
use crate::extract::groups::{Determiner, Group, GroupKind, Groups, Noun};
use crate::extract::parties::{Phrase, PhraseKind, list_at};
use crate::extract::tagger::Tag;
use crate::lexicon::{Lexicon, VerbClass};
use crate::record::concept::{AgreementType, Role, Status};

/// Adds the deals that only a verb tells, where no agreement noun of the same clause does.
pub fn deals(groups: &Groups<'_, '_>, lexicon: &Lexicon, deals: &mut Vec<RawDeal>) {
    deals.extend(signed_by(groups, lexicon));
    for v in 0..groups.list.len() {
        let Some(verb) = groups.list[v].verb() else { continue };
        let words = (groups.list[v].first, groups.list[v].end);
        if super::refused::is_condition(groups, v) {
            continue;
        }
        if deals.iter().any(|d| d.act == words || d.clause.0 <= words.0 && words.1 <= d.clause.1)
            || verb.negated && verb.class != Some(VerbClass::Agree)
            || verb.bare_participle
        {
            continue;
        }
        // `agreed to open a crossing`: what governs the verb is the act.
        let agrees = verb.governor.as_ref().is_some_and(|(class, _)| *class == VerbClass::Agree);
        // `are partnering to launch a channel`
        let partners = verb.governor.as_ref().is_some_and(|(class, _)| *class == VerbClass::Partner);
        // `have joined together to protect the reef`
        let joins = verb.governor.as_ref().is_some_and(|(class, _)| *class == VerbClass::Join);
        let class = match (agrees, partners, joins) {
            (true, ..) => Some(VerbClass::Agree),
            (_, true, _) => Some(VerbClass::Partner),
            (.., true) => Some(VerbClass::Join),
            _ => verb.class,
        };
        let found = match class {
            Some(VerbClass::Partner) => partnering(groups, lexicon, v),
            Some(VerbClass::Part) => parting(groups, lexicon, v),
            Some(VerbClass::Agree) => agreeing(groups, lexicon, v),
            Some(VerbClass::Join) => joining_hands(groups, lexicon, v),
            Some(VerbClass::Sign) => signing_it(groups, lexicon, v),
            _ => settling(groups, lexicon, v),
        };
        let found = found.or_else(|| jointly(groups, lexicon, v));
        deals.extend(found);
    }
}

/// `A partners with B to …`, `A has teamed up with B`.
fn partnering(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize) -> Option<RawDeal> {
    let verb = groups.list[v].verb()?;
    if &*verb.lemma == "twin" || &*verb.lemma == "pair" && verb.passive {
        return twinning(groups, lexicon, v);
    }
    // `returns to the market by partnering with Acme`
    let by = v > 0 && (groups.is_prep(v - 1, "by") || groups.is_prep(v - 1, "through"));
    // `plans to partner with`
    let plans = matches!(groups.sent.lower(groups.list[v].first), "intend" | "intends" | "plan" | "plans" | "planned");
    // `Acme collaborates with Borealis`: news in a headline, elsewhere what they always do.
    let headline = groups.sent.is_open() && matches!(groups.sent.tag(verb.main), Tag::Vbz | Tag::Vbp);
    if verb.possible
        || matches!(&*verb.lemma, "cooperate" | "ally") && !headline
        || verb.infinitive
        || verb.gerund && !by
        || verb.base
        || verb.governor.as_ref().is_some_and(|(class, _)| *class != VerbClass::Partner) && !plans
        || verb.negated
    {
        return None;
    }
    let governs = verb.governor.is_some();
    let continues = (groups.list[v].first..groups.list[v].end).any(|i| {
        let word = groups.sent.lower(i);
        word.starts_with("continu")
            || matches!(word, "must" | "shall")
            || word == "to" && !governs && !verb.glad && !plans
    });
    if continues || &*verb.lemma == "collaborate" && !headline {
        return None;
    }
    let with = (v + 1..(v + 4).min(groups.list.len())).find(|&k| groups.is_prep(k, "with"));
    let mut parties: Vec<_> = subject(groups, lexicon, v);
    if let Some(with) = with {
        parties.extend(list_at(groups, lexicon, with + 1).map(|(list, _)| list).unwrap_or_default());
    }
    let ahead = (groups.list[v].first..groups.list[v].end).any(|i| matches!(groups.sent.lower(i), "will" | "would"));
    let planned = plans || verb.future && (!governs || ahead);
    let status = if planned { Status::Planned } else { Status::Established };
    deal(groups, v, parties, AgreementType::CooperationAgreement, status, "deal-partnering", 600)
}

/// `A and B will jointly run trains`: they have arranged to.
fn jointly(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize) -> Option<RawDeal> {
    let group = &groups.list[v];
    let verb = group.verb().filter(|w| w.future && !w.passive && !w.possible && !w.negated && w.governor.is_none())?;
    let joint =
        groups.sent.lower(group.first) == "will" && (group.first..group.end).any(|i| groups.sent.lower(i) == "jointly");
    let makers = if joint { subject(groups, lexicon, v) } else { Vec::new() };
    // `will jointly host a show`: an event is no arrangement.
    let shows = matches!(groups.sent.lower(verb.main), "attend" | "chair" | "co-host" | "face" | "hold" | "host");
    if makers.len() < 2 || shows || !makers.iter().all(Phrase::is_named) {
        return None;
    }
    deal(groups, v, makers, AgreementType::CooperationAgreement, Status::Planned, "deal-jointly", 500)
}

/// `A has parted ways with B`: what they had is over.
fn parting(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize) -> Option<RawDeal> {
    let verb = groups.list[v].verb()?;
    if verb.possible || verb.infinitive || verb.gerund || verb.future {
        return None;
    }
    let mut parties = subject(groups, lexicon, v);
    parties.extend(list_at(groups, lexicon, v + 1)?.0);
    let kind = AgreementType::CooperationAgreement;
    deal(groups, v, parties, kind, Status::Terminated, "deal-parting", 600)
}

/// `A is twinned with B`, `the mayor twinned A with B`.
fn twinning(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize) -> Option<RawDeal> {
    let verb = groups.list[v].verb()?;
    let twinned =
        list_at(groups, lexicon, v + 1).filter(|(list, _)| !verb.passive && list.iter().all(Phrase::is_named));
    let object = groups.list.get(v + 1).is_some_and(|g| !verb.passive && g.noun().is_some());
    // `has been paired since 1983 with A`
    let since = groups.is_prep(v + 1, "since") && groups.kind(v + 2) == Some(&GroupKind::Date);
    let with = v + 1 + usize::from(object) + if since { 2 } else { 0 };
    let mut parties = twinned.map_or_else(|| subject(groups, lexicon, v), |(list, _)| list);
    if groups.is_prep(with, "with") {
        parties.extend(list_at(groups, lexicon, with + 1).map(|(list, _)| list).unwrap_or_default());
    }
    let future = verb.future;
    deal(
        groups,
        v,
        parties,
        AgreementType::Twinning,
        if future { Status::Planned } else { Status::Established },
        "deal-partnering",
        750,
    )
}

/// `A joins hands with B`, `A and B join forces`.
fn joining_hands(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize) -> Option<RawDeal> {
    let verb = groups.list[v].verb()?;
    // `joined together to protect the reef`, not `joined together by a focus on the future`
    let group = &groups.list[v];
    let inside = (group.first..group.end).any(|k| groups.sent.lower(k) == "together");
    let together = inside && verb.governor.is_some()
        || groups.first_word(v + 1) == "together" && matches!(groups.first_word(v + 2), "for" | "in" | "to");
    if !(together || matches!(groups.first_word(v + 1), "forces" | "hands"))
        || verb.infinitive
        || verb.governor.is_some() && !inside
    {
        return None;
    }
    let mut parties = subject(groups, lexicon, v);
    if groups.is_prep(v + 2, "with") {
        parties.extend(list_at(groups, lexicon, v + 3).map(|(list, _)| list).unwrap_or_default());
    }
    let ahead = verb.future && !inside || (group.first..group.end).any(|k| groups.sent.lower(k) == "will");
    let status = if ahead { Status::Planned } else { Status::Established };
    deal(groups, v, parties, AgreementType::CooperationAgreement, status, "deal-partnering", 550)
}

/// `A and B failed to agree on …`, `A and B could not agree on …`: nobody has refused, they are still to agree.
fn disagreeing(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize) -> Option<RawDeal> {
    let verb = groups.list[v].verb()?;
    let failed = verb.governor.as_ref().is_some_and(|(class, _)| *class == VerbClass::Reject) || verb.negated;
    let on = ["on", "upon", "over", "about"].iter().any(|word| groups.is_prep(v + 1, word));
    if !failed || !on || verb.class != Some(VerbClass::Agree) {
        return None;
    }
    deal(groups, v, subject(groups, lexicon, v), AgreementType::Consensus, Status::Negotiating, "deal-agreeing", 600)
}

/// `A and B agreed to …`, `A agreed with B on …`.
fn agreeing(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize) -> Option<RawDeal> {
    let verb = groups.list[v].verb()?;
    if let Some(failed) = disagreeing(groups, lexicon, v) {
        return Some(failed);
    }
    // Headlines tell in the present what is done: `Moscow and Minsk agree to …`.
    let headline = groups.sent.is_open() && !verb.base;
    if !(verb.past || headline) || verb.passive || verb.possible || verb.infinitive || verb.gerund {
        return None;
    }
    // `agreed in principle to`, `agreed on Monday to`
    let mut then = v + 1;
    while matches!(groups.kind(then), Some(GroupKind::Date | GroupKind::Other))
        || groups.is_prep(then, "in")
        || groups.is_prep(then, "on") && matches!(groups.kind(then + 1), Some(GroupKind::Date))
        || then > v + 1 && groups.is_prep(then - 1, "in") && groups.first_word(then) == "principle"
    {
        then += 1;
    }
    let next = groups.list.get(then)?;
    // `agreed to continue talks`, `agreed to disagree`: nothing is settled.
    // `agreed on the importance of`: a view.
    let view = next.kind == GroupKind::Prep
        && groups.list.get(then + 1).and_then(Group::noun).is_some_and(|n| is_view(groups.sent.lower(n.head)));
    if view {
        return None;
    }
    let idle = matches!(
        &*verb.lemma,
        "be" | "continue" | "keep" | "remain" | "stay" | "meet" | "disagree" | "speak" | "talk" | "discuss"
    );
    if verb.governor.is_some() && idle || verb.negated {
        return None;
    }
    let to_do = next.verb().is_some_and(|w| w.infinitive) || verb.governor.is_some();
    let on = ["on", "upon", "to"].iter().any(|word| groups.is_prep(then, word));
    let with = groups.is_prep(v + 1, "with");
    let that = settled_that(groups, then);
    let mut parties = subject(groups, lexicon, v);
    // `A have agreed a fee with B`
    let settles_it = then == v + 1 && next.noun().is_some_and(|n| is_settled(groups.sent.lower(n.head)));
    // `A has agreed a pupil exchange with B`
    let object = then == v + 1 && next.noun().is_some_and(|n| n.agreement.is_none() && n.name.is_none() && !n.pronoun);
    let exchanged = object && groups.is_prep(v + 2, "with");
    if !(to_do || on || with || that || settles_it || exchanged) {
        return None;
    }
    if (settles_it || exchanged)
        && let Some(with) = (v + 2..v + 6).find(|&k| groups.is_prep(k, "with"))
        && let Some((list, _)) = list_at(groups, lexicon, with + 1)
    {
        parties.extend(list);
    }
    // `agreed to combine with A`
    if with && verb.governor.is_some() {
        parties.extend(list_at(groups, lexicon, v + 2).map(|(list, _)| list).unwrap_or_default());
    } else if with {
        let (list, after) = list_at(groups, lexicon, v + 2)?;
        // `agreed with A that …` is an opinion; `agreed with A to …`, `agreed with A on …` settles something.
        let settles = groups.is_prep(after, "on") || groups.list.get(after)?.verb().is_some_and(|w| w.infinitive);
        if !settles {
            return None;
        }
        parties.extend(list);
    }
    deal(groups, v, parties, AgreementType::Consensus, Status::Agreed, "deal-agreeing", 650)
}

/// `A and B have settled their dispute over a berth`, `A settled a lawsuit with B`.
fn settling(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize) -> Option<RawDeal> {
    let verb = groups.list[v].verb()?;
    let settles = matches!(groups.sent.lower(verb.main), "settle" | "settled" | "settles");
    let quarrel =
        |n: &Noun| matches!(groups.sent.lower(n.head), "claim" | "claims" | "dispute" | "lawsuit" | "row" | "suit");
    let headline = groups.sent.is_open() && !verb.infinitive;
    let told = (verb.past || headline) && !verb.negated && !verb.possible && !verb.infinitive;
    if !settles || !told {
        return None;
    }
    let mut parties = subject(groups, lexicon, v);
    // `A and B settled on a wage of …`
    let on = groups.is_prep(v + 1, "on") && several(&parties) && parties.iter().all(Phrase::is_named);
    if !(on || groups.list.get(v + 1).and_then(Group::noun).is_some_and(quarrel)) {
        return None;
    }
    if groups.is_prep(v + 2, "with") {
        parties.extend(list_at(groups, lexicon, v + 3).map(|(list, _)| list).unwrap_or_default());
    }
    deal(groups, v, parties, AgreementType::Agreement, Status::Agreed, "deal-agreeing", 600)
}

/// What two settle between them: `agreed a fee`.
fn is_settled(noun: &str) -> bool {
    matches!(noun, "fee" | "formula" | "price" | "tariff" | "terms" | "timetable" | "transfer")
}

/// `agreed that trade should be resumed`: what is to be done; `agreed that times are hard` is an opinion.
fn settled_that(groups: &Groups<'_, '_>, then: usize) -> bool {
    let verb = groups.list.get(then + 1..).and_then(|rest| rest.iter().find(|g| g.is_finite()));
    let to_do = |g: &Group| matches!(groups.sent.lower(g.first), "shall" | "should" | "will" | "would");
    let negated = verb.and_then(Group::verb).is_some_and(|v| v.negated);
    groups.first_word(then) == "that" && verb.is_some_and(to_do) && !negated
}

/// Nouns of what is thought, not settled.
fn is_view(noun: &str) -> bool {
    matches!(noun, "benefits" | "importance" | "necessity" | "need" | "significance" | "urgency" | "value")
}

/// `A and B signed it in May`, `It was signed by A and B`: what was signed has been named before.
fn signing_it(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize) -> Option<RawDeal> {
    let verb = groups.list[v].verb()?;
    let refers = |k: usize| {
        groups.list.get(k).is_some_and(|g| {
            g.noun().is_some_and(|n| {
                (n.pronoun || n.determiner == Determiner::Definite)
                    && matches!(
                        groups.sent.lower(n.head),
                        "it" | "they"
                            | "them"
                            | "document"
                            | "documents"
                            | "text"
                            | "paper"
                            | "papers"
                            | "accords"
                            | "instrument"
                    )
            })
        })
    };
    let parties = if verb.passive {
        let by = (v + 1..groups.list.len())
            .take_while(|&k| !groups.list[k].is_finite())
            .find(|&k| groups.is_prep(k, "by") || groups.is_prep(k, "between"));
        let before = (v.saturating_sub(3)..v).any(refers);
        // `The first one between A and B was signed in 1989`
        let one = |&k: &usize| {
            groups.is_prep(k + 1, "between")
                && groups.list[k].noun().is_some_and(|n| groups.sent.lower(n.head) == "one")
        };
        let one = (0..v).rev().take(12).find(one).map(|k| k + 1);
        by.filter(|_| before)
            .or(one)
            .and_then(|by| list_at(groups, lexicon, by + 1))
            .map(|(list, _)| list)
            .unwrap_or_default()
    } else if refers(v + 1) {
        subject(groups, lexicon, v)
    } else {
        Vec::new()
    };
    if !several(&parties) {
        return None;
    }
    let status = if verb.negated {
        Status::Rejected
    } else if verb.future || verb.infinitive {
        Status::Planned
    } else {
        Status::Signed
    };
    let words = (groups.list[v].first, groups.list[v].end);
    let first = parties[0].first.min(words.0);
    let parties = parties.into_iter().map(|p| (p, Role::Signatory)).collect();
    Some(RawDeal {
        clause: (first, words.1),
        definite: true,
        ..RawDeal::of_act("deal-signing-it", AgreementType::Agreement, status, words, parties, 750)
    })
}

/// `Signed by: A and B` in a line of its own, below the line that names what they signed.
fn signed_by(groups: &Groups<'_, '_>, lexicon: &Lexicon) -> Option<RawDeal> {
    let verb = groups.list.first()?.verb()?;
    let label = verb.class == Some(VerbClass::Sign)
        && groups.is_prep(1, "by")
        && matches!(groups.kind(2), Some(GroupKind::Colon));
    let (parties, _) = list_at(groups, lexicon, 3).filter(|_| label)?;
    if !several(&parties) {
        return None;
    }
    let words = (groups.list[0].first, groups.list[1].end);
    let end = parties.last().map_or(words.1, |p| p.end);
    let parties = parties.into_iter().map(|p| (p, Role::Signatory)).collect();
    let deal = RawDeal::of_act("deal-signed-by", AgreementType::Agreement, Status::Signed, words, parties, 850);
    Some(RawDeal { clause: (words.0, end), ..deal })
}

/// A deal told by the verb of group `v`; none unless two bodies or more make it.
pub(super) fn deal(
    groups: &Groups<'_, '_>,
    v: usize,
    parties: Vec<Phrase>,
    kind: AgreementType,
    status: Status,
    rule: &'static str,
    confidence: u16,
) -> Option<RawDeal> {
    let group = &groups.list[v];
    // Heads of states agree for their countries; who teams up with somebody may do so as a person.
    let person = |p: &&Phrase| matches!(p.kind, PhraseKind::Person(_));
    // `the leaders of A and B and the president of C launched …`
    let beside = rule == "deal-membership" && parties.iter().filter(|p| !person(p)).count() >= 2;
    let persons = rule != "deal-agreeing" && !beside && parties.iter().any(|p| person(&p));
    let vague = rule == "deal-partnering"
        && kind != AgreementType::Twinning
        && parties.iter().any(|p| p.kind == PhraseKind::Described);
    if !several(&parties) || persons || vague {
        return None;
    }
    let end = (v + 1..groups.list.len())
        .find(|&k| matches!(groups.list[k].kind, GroupKind::Semicolon | GroupKind::Subordinate))
        .map_or(groups.list.len(), |k| k);
    let end = groups.list.get(end.wrapping_sub(1)).map_or(group.end, |g| g.end);
    let first = parties.iter().map(|p| p.first).min().unwrap_or(group.first).min(group.first);
    let words = (group.first, group.end);
    let parties = parties.into_iter().map(|p| (p, Role::Party)).collect();
    Some(RawDeal {
        purpose: vec![(words.1, end)],
        clause: (first, end.max(words.1)),
        ..RawDeal::of_act(rule, kind, status, words, parties, confidence)
    })
}
