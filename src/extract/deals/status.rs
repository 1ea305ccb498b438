//! How far a deal has come: from the verb group, never from the noun alone.

mod mood;
mod standing;

use super::act::{Act, Relation, is_near, is_talks, is_vague};
use super::around::{batch, is_joining, is_offer, is_purchase};
use crate::extract::groups::{Determiner, Group, GroupKind, Groups, head_word};
use crate::lexicon::{AgreementNoun, VerbClass};
use crate::record::concept::{AgreementType, Status};
pub(super) use mood::denied;
use mood::{NOMINAL_LESS, ahead, is_past, is_under_way, modal, talks};
pub use standing::standing;
use standing::{holds, is_praise};

/// The status that an act gives an agreement, and how sure that is (thousandths); `None` if the act gives none.
///
/// `several`: two parties or more stand beside it, so that a weak noun does too.
pub fn status(groups: &Groups<'_, '_>, act: &Act, noun: AgreementNoun, several: bool) -> Option<(Status, u16)> {
    let (done, confidence) = when_done(groups, act, noun, several)?;
    // `focused on reaching an agreement`: nothing is reached.
    let gerund = groups.list[act.group].verb().is_some_and(|v| v.gerund);
    let before = act.group.checked_sub(1).map_or("", |k| {
        if matches!(groups.list[k].kind, GroupKind::Prep) { groups.sent.lower(groups.list[k].end - 1) } else { "" }
    });
    // `congratulated A and B for reaching an agreement`: they did.
    let praised = before == "for"
        && groups.list[..act.group].iter().rev().take(8).any(|g| g.verb().is_some_and(|v| is_praise(&v.lemma)));
    if gerund && !praised && !matches!(before, "" | "by" | "after" | "upon" | "following" | "with" | "since") {
        return None;
    }
    // `without conclusion of a separate agreement`
    if before == "without" {
        return None;
    }
    // `subject to conditions, including A and B entering into an agreement`
    let subject_to = || {
        (0..groups.list[act.group].first).any(|i| groups.sent.lower(i) == "subject" && groups.sent.lower(i + 1) == "to")
    };
    if gerund && done.is_concluded() && subject_to() {
        return Some((Status::Planned, confidence));
    }
    let Some(verb) = groups.list[act.group].verb() else {
        let status = if done.is_concluded() { ahead(groups, act).unwrap_or(done) } else { done };
        let less = if act.relation == Relation::Nominal { NOMINAL_LESS } else { 0 };
        return Some((status, confidence.saturating_sub(less)));
    };
    if denied(groups, act.group) {
        return Some((if done.is_over() { Status::InForce } else { Status::Rejected }, confidence));
    }
    // `A joined B and C to launch a coalition`, `met in Oslo to sign`: they did.
    let met = |k: usize| {
        groups.list[k]
            .verb()
            .is_some_and(|v| !v.negated && matches!(groups.sent.lower(v.main), "met" | "gathered" | "convened"))
    };
    // `hosted a ceremony on Monday to sign a contract`
    let held = |k: usize| {
        let verb = groups.list[k].verb();
        let holds = verb.is_some_and(|v| {
            v.past && !v.negated && matches!(groups.sent.lower(v.main), "held" | "hosted" | "attended" | "staged")
        });
        let ceremony = groups.list.get(k + 1).and_then(Group::noun);
        holds && ceremony.is_some_and(|n| matches!(groups.sent.lower(n.head), "ceremony" | "event" | "function"))
    };
    let joined = verb.infinitive
        && groups.list[..act.group]
            .iter()
            .rposition(|g| g.is_finite())
            .is_some_and(|k| is_joining(groups, k) || met(k) || held(k));
    // `voted 6-1 on Tuesday to sign an agreement`: it is agreed.
    let before = groups.list[..act.group].iter().rfind(|g| g.is_finite());
    // `voted by more than three to one to accept`
    let by = verb.infinitive
        && verb.governor.is_none()
        && before.is_some_and(|g| g.verb().is_some_and(|v| groups.sent.lower(v.main) == "voted"))
        && groups.list[..act.group]
            .iter()
            .rev()
            .take_while(|g| !g.is_finite())
            .any(|g| groups.sent.lower(g.first) == "by");
    let voted = by || !verb.negated && verb.governor.as_ref().is_some_and(|(_, lemma)| &**lemma == "vote");
    if voted {
        return Some((if done == Status::Signed { Status::Agreed } else { done }, confidence));
    }
    // `all need to stay at the table and come to an agreement`
    let wanted = verb.base
        && groups.list[..act.group].iter().rfind(|g| g.is_finite()).and_then(|g| g.verb()).is_some_and(|v| {
            v.possible || v.future && v.governor.is_none() || groups.sent.lower(v.main).starts_with("need")
        });
    // `proposed that the EU conclude an agreement`
    let proposed = !verb.past
        && groups.list[..act.group]
            .iter()
            .rfind(|g| g.is_finite() || g.kind == GroupKind::Relative)
            .is_some_and(|g| g.kind == GroupKind::Relative)
        && groups.list[..act.group]
            .iter()
            .rfind(|g| g.is_finite())
            .and_then(|g| g.verb())
            .is_some_and(|v| v.class == Some(VerbClass::Propose));
    if (wanted || proposed) && done.is_concluded() {
        return Some((Status::Proposed, confidence));
    }
    // `the decision to terminate the memorandum`: it is taken.
    let decided = verb.infinitive
        && groups.list[..act.group]
            .last()
            .and_then(Group::noun)
            .is_some_and(|n| matches!(groups.sent.lower(n.head), "decision" | "notice"));
    if done.is_over() && decided {
        return Some((done, confidence.saturating_sub(NOMINAL_LESS)));
    }
    // `may terminate the memorandum`: it has not.
    if done.is_over() && (verb.possible || verb.infinitive && verb.governor.is_none()) {
        return None;
    }
    if done.is_over() && holds(groups, act, verb, done) {
        return Some((Status::InForce, confidence));
    }
    // `are signing a memorandum this Thursday`
    let signing = matches!(groups.sent.lower(verb.main), "inking" | "signing");
    if signing && !gerund && !verb.infinitive && !verb.past && !verb.negated && done == Status::Signed {
        return Some((Status::Planned, confidence));
    }
    // `is in negotiations to form a partnership`, `are finalising an agreement`
    let talked = verb.infinitive
        && groups.list[..act.group].last().and_then(Group::noun).is_some_and(|n| is_talks(groups.sent.lower(n.head)));
    if done.is_concluded() && !verb.negated && (talked || is_under_way(groups, verb)) {
        return Some((Status::Negotiating, confidence));
    }
    // `are close to finalising an agreement`
    let near = groups.list[..act.group].last().is_some_and(|g| is_near(groups.sent.lower(g.end - 1)))
        || is_near(groups.sent.lower(groups.list[act.group].first.wrapping_sub(1)));
    if near && done.is_concluded() && !verb.negated {
        return Some((Status::Negotiating, confidence));
    }
    // `has not yet signed`
    let group = &groups.list[act.group];
    let yet = verb.negated && (group.first..group.end + 1).any(|i| groups.sent.lower(i) == "yet");
    if yet && done.is_concluded() {
        return Some((Status::Planned, confidence));
    }
    Some((if joined { done } else { modal(verb, done) }, confidence))
}

/// The status if the act is done.
fn when_done(groups: &Groups<'_, '_>, act: &Act, noun: AgreementNoun, several: bool) -> Option<(Status, u16)> {
    let lemma = &*act.lemma;
    let fits = |only| match only {
        VerbClass::Award => {
            matches!(act.class, VerbClass::Award | VerbClass::Win) || matches!(lemma, "land" | "secure") && several
        }
        // `have agreed a plan`, `agreed on a project`
        VerbClass::Sign => act.class == VerbClass::Sign || act.class == VerbClass::Agree && several,
        only => act.class == only,
    };
    // `a planned sale of A to B was blocked`
    let ends = matches!(act.class, VerbClass::Reject | VerbClass::Suspend | VerbClass::Terminate);
    // `A and B renewed their programme of exchanges`
    let changes = ends || act.class == VerbClass::Renew && act.relation == Relation::Object;
    // `announced the sale of its mill to A`
    let purchase = groups.list[act.noun].noun().is_some_and(|n| is_purchase(&head_word(groups, n)));
    let sold = purchase && matches!(act.class, VerbClass::Announce | VerbClass::Reach | VerbClass::Approve);
    if noun.only.is_some_and(|only| !fits(only)) && !(several && (changes || sold)) {
        return None;
    }
    let founding = matches!(noun.kind, AgreementType::Alliance) || !noun.strong;
    // `discuss cooperation`, `strengthen the partnership`: without a founding act these are no deals.
    let vague = groups.list[act.noun].noun().is_some_and(|n| is_vague(groups.sent.lower(n.head)));
    let indefinite = groups.list[act.noun].noun().is_some_and(|n| n.determiner == Determiner::Indefinite);
    // `is pleased to announce its collaboration with B`, not `welcomed the cooperation between A and B`
    let announced = matches!(lemma, "announce" | "unveil" | "reveal") && groups.is_prep(act.noun + 1, "with");
    let founds = act.class == VerbClass::Establish && !matches!(lemma, "build" | "cement" | "start");
    let made = matches!(act.class, VerbClass::Sign | VerbClass::Enter)
        || founds
        || matches!(act.class, VerbClass::Announce | VerbClass::Reach) && (indefinite || announced) && several;
    // `rejected the draft cooperation between A and B`: a paper.
    let draft = ends
        && several
        && (groups.list[act.noun].first..groups.list[act.noun].end).any(|i| groups.sent.lower(i) == "draft");
    // `is negotiating a loan`, not `proposed a plan`, `plans a partnership`.
    let loose = matches!(
        noun.kind,
        AgreementType::ActionPlan
            | AgreementType::Alliance
            | AgreementType::Consensus
            | AgreementType::CooperationAgreement
            | AgreementType::StrategicCooperationAgreement
    );
    let ahead = matches!(act.class, VerbClass::Negotiate | VerbClass::Propose | VerbClass::Plan);
    if vague && !made && !draft || !noun.strong && loose && !several && ahead {
        return None;
    }
    if act.relation == Relation::Nominal && act.class == VerbClass::Negotiate {
        return Some((talks(groups, act), 800)).filter(|_| noun.strong || several);
    }
    // `made a takeover offer`: an offer until it is taken.
    if groups.list[act.noun].noun().is_some_and(|n| is_offer(groups.sent.lower(n.head))) {
        let offer = match act.class {
            VerbClass::Reject => Status::Rejected,
            VerbClass::Terminate => Status::Terminated,
            VerbClass::Approve | VerbClass::Agree => Status::Agreed,
            _ => Status::Proposed,
        };
        return several.then_some((offer, 700));
    }
    // `announced the acquisition of A`, `completed its merger with B`
    let done = matches!(
        act.class,
        VerbClass::Announce | VerbClass::Sign | VerbClass::Reach | VerbClass::Approve | VerbClass::Establish
    );
    if purchase && done {
        return several.then_some((Status::Agreed, 700));
    }
    let next = groups.list.get(act.group + 1).map_or("", |g| groups.sent.lower(g.first));
    if act.relation == Relation::Subject
        && (act.class == VerbClass::Enter
            || matches!(lemma, "took" | "take" | "takes" | "came" | "come" | "comes" | "remains" | "fell" | "falls"))
    {
        // `the memorandum was entered into in Bishkek`
        if act.class == VerbClass::Enter && groups.list[act.group].verb().is_some_and(|v| v.passive) {
            return Some((Status::Signed, 900));
        }
        // `comes into force on 1 July`: not yet.
        let ahead = !several
            && matches!(lemma, "come" | "comes" | "enter" | "enters" | "take" | "takes")
            && (act.group + 1..groups.list.len()).any(|k| {
                (groups.is_prep(k, "on") || groups.is_prep(k, "from")) && groups.kind(k + 1) == Some(&GroupKind::Date)
            });
        let force = (act.words.1..act.words.1 + 3).any(|i| matches!(groups.sent.lower(i), "force" | "effect"));
        return (force && !ahead).then_some((Status::InForce, 900));
    }
    Some(match act.class {
        VerbClass::Sign => {
            if matches!(lemma, "complete" | "execute" | "finalize" | "finalise" | "seal" | "pen")
                && !noun.strong
                && !several
                || matches!(lemma, "execute" | "complete")
                    && matches!(noun.kind, AgreementType::Contract | AgreementType::FinancingAgreement)
                    && !groups.sent.lower(act.words.0).contains("execut")
            {
                return None;
            }
            (Status::Signed, 930)
        }
        VerbClass::Enter => {
            // `entered a strategic partnership and funding agreement with A`
            let listed = |g: &Group| g.kind == GroupKind::And || g.noun().is_some_and(|n| n.agreement.is_some());
            let between = groups.list.get(act.group + 1..act.noun);
            let direct = between.is_some_and(|g| g.iter().all(listed)) && (noun.strong || several);
            if act.relation == Relation::Object && next != "into" && !direct {
                return None;
            }
            (Status::Signed, 900)
        }
        VerbClass::Reach => {
            let reached = matches!(noun.kind, AgreementType::Agreement | AgreementType::Consensus);
            let protocol = noun.kind == AgreementType::Protocol && several;
            if !noun.strong
                && !reached
                && !protocol
                && !matches!(lemma, "forge" | "initial" | "land" | "strike" | "secure")
            {
                return None;
            }
            // `a loan agreement made in 2009`
            let made = act.relation == Relation::Subject && noun.strong;
            if matches!(lemma, "make" | "cut")
                && !made
                && !matches!(noun.kind, AgreementType::Agreement | AgreementType::Contract)
            {
                return None;
            }
            (Status::Agreed, 850)
        }
        VerbClass::Establish => {
            if noun.kind == AgreementType::Consensus {
                return None;
            }
            if lemma == "become" && noun.kind != AgreementType::Twinning {
                return None;
            }
            if lemma == "be" {
                let real = groups.list[act.group].verb().is_some_and(|v| !v.future && !v.possible);
                // `has a tax compact with B`
                let with = indefinite && !vague && groups.is_prep(act.noun + 1, "with");
                if !real || !several || !(noun.strong || with || noun.kind == AgreementType::Twinning) {
                    return None;
                }
                return Some((Status::InForce, 750));
            }
            if matches!(lemma, "start" | "kick" | "initiate" | "set") && !founding {
                return None;
            }
            let founding = founding || noun.kind == AgreementType::Twinning;
            (if founding { Status::Established } else { Status::Agreed }, 850)
        }
        VerbClass::Announce => {
            // `celebrated their partnership`: it has been there before.
            let truce = matches!(
                groups.list[act.noun].noun().map(|n| groups.sent.lower(n.head)),
                Some("ceasefire" | "truce" | "armistice")
            );
            if matches!(lemma, "welcome" | "hail" | "celebrate") && (!noun.strong || truce) {
                return None;
            }
            if matches!(lemma, "issue" | "release" | "publish" | "adopt")
                && !matches!(
                    noun.kind,
                    AgreementType::JointDeclaration
                        | AgreementType::ActionPlan
                        | AgreementType::Protocol
                        | AgreementType::Treaty
                )
            {
                return None;
            }
            (
                if founding && noun.kind != AgreementType::JointDeclaration && noun.kind != AgreementType::ActionPlan {
                    Status::Established
                } else {
                    Status::Agreed
                },
                780,
            )
        }
        VerbClass::Award | VerbClass::Win => {
            // `received a loan`: everyday business, unless the noun itself says contract or agreement, or both sides are told.
            let lent = noun.only.is_some() || noun.kind == AgreementType::FinancingAgreement && lemma != "receive";
            if !noun.strong && act.class == VerbClass::Win && !(several && lent) {
                return None;
            }
            if !matches!(
                noun.kind,
                AgreementType::Contract | AgreementType::FinancingAgreement | AgreementType::Agreement
            ) {
                return None;
            }
            (Status::Agreed, 800)
        }
        VerbClass::Approve if lemma == "endorse" && (!several || act.relation != Relation::Object) => return None,
        VerbClass::Approve => (if lemma == "ratify" { Status::InForce } else { Status::Agreed }, 780),
        VerbClass::Renew => {
            if matches!(lemma, "elevate" | "upgrade") && !noun.strong {
                return Some((Status::Established, 800));
            }
            // `has extended a credit line to`: a new one.
            if noun.kind == AgreementType::FinancingAgreement && lemma == "extend" && indefinite {
                return Some((Status::Agreed, 800));
            }
            let expands = several && lemma == "expand" && batch(groups, act.noun).is_none();
            let prolongs = matches!(lemma, "renew" | "extend" | "prolong" | "revive");
            if !(noun.strong || prolongs || expands) {
                return None;
            }
            (Status::Renewed, 850)
        }
        VerbClass::Suspend => (Status::Suspended, 850),
        VerbClass::Terminate => (Status::Terminated, 850),
        VerbClass::Reject => (Status::Rejected, 800),
        // `negotiated the free trade agreement`, long ago: it was made.
        VerbClass::Negotiate if lemma == "negotiate" && is_past(groups, act) => (Status::Agreed, 700),
        VerbClass::Negotiate => (Status::Negotiating, 800),
        VerbClass::Propose => (Status::Proposed, 780),
        VerbClass::Plan => (Status::Planned, 750),
        VerbClass::Agree => (Status::Agreed, 850),
        VerbClass::Join => {
            if noun.kind != AgreementType::Alliance
                && !matches!(noun.kind, AgreementType::Treaty | AgreementType::FreeTradeAgreement)
            {
                return None;
            }
            (Status::Agreed, 700)
        }
        VerbClass::Partner
        | VerbClass::Part
        | VerbClass::Merge
        | VerbClass::Include
        | VerbClass::Buy
        | VerbClass::Supply => return None,
    })
}

#[cfg(test)]
mod tests {
    use crate::extract::tests::claims_of;
    use crate::record::concept::Status;

    #[test]
    fn a_signing_that_is_ahead_is_planned_and_one_that_was_seen_is_signed() {
        let status = |text: &str| claims_of(text).deals.first().map(|deal| deal.status.value);
        let planned = status("Ministers flew in ahead of the signing of a trade agreement between Kenya and Ghana.");
        let signed = status("Ministers witnessed the signing of a trade agreement between Kenya and Ghana.");
        assert_eq!((planned, signed), (Some(Status::Planned), Some(Status::Signed)));
    }
}
