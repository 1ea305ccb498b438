//! The act that stands behind an agreement: `the agreement was signed`, `an agreement that A signed`.

use super::{Act, Relation, object};
use crate::extract::groups::{Group, GroupKind, Groups};
use crate::lexicon::VerbClass;

/// The act behind the agreement of group `i`.
pub(super) fn to_the_right(groups: &Groups<'_, '_>, i: usize) -> Option<Act> {
    // `a protocol to the 2012 agreement was signed`: the protocol was.
    let inner = (0..i).rev().find(|&k| groups.list[k].kind == GroupKind::Prep).filter(|&k| {
        k > 0
            && !groups.is_prep(k, "of")
            && groups.list[k - 1].noun().is_some_and(|n| n.agreement.is_some())
            && groups.list[k + 1..i].iter().all(|g| g.verb().is_none() && g.kind != GroupKind::And)
    });
    if inner.is_some() {
        return None;
    }
    // `an agreement that was to have been signed in June was finally inked`: the clause's own verb says more.
    let mut relative: Option<Act> = None;
    let mut k = i + 1;
    let mut depth = 0usize;
    let mut steps = 0;
    while let Some(group) = groups.list.get(k) {
        steps += 1;
        if steps > 30 {
            return relative;
        }
        match &group.kind {
            GroupKind::Open => depth += 1,
            GroupKind::Close => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            GroupKind::Verb(verb) => {
                let acts = match verb.class {
                    // `the contract ended`, not `the deal ended a war`
                    Some(VerbClass::Terminate) => {
                        verb.passive
                            || matches!(&*verb.lemma, "collapse" | "end" | "expire" | "lapse" | "run out")
                                && groups.list.get(k + 1).is_none_or(|g| g.noun().is_none())
                    }
                    // `entered into force`, `took effect` are read with the status.
                    Some(VerbClass::Reject) => verb.passive || matches!(&*verb.lemma, "break down" | "fall through"),
                    Some(VerbClass::Enter) => true,
                    // `an agreement aimed at boosting trade was signed`
                    Some(VerbClass::Plan) if is_aim(groups, k) => false,
                    Some(_) => verb.passive,
                    None => comes_into_force(groups, group),
                };
                // `an agreement they have been negotiating`, `a pact on fish, which A and B signed`
                let own_clause = !verb.passive || verb.bare_participle && !groups.is_prep(k + 1, "by");
                if let Some(class) = verb.class.filter(|_| own_clause && object_of_clause(groups, i, k)) {
                    relative = Some(object(group, k, i, verb, class));
                    k += 1;
                    continue;
                }
                // `is under negotiation`
                let under = k + 1 + usize::from(groups.kind(k + 1) == Some(&GroupKind::Other));
                if groups.is_prep(under, "under")
                    && groups.list.get(under + 1).and_then(|g| g.noun()).is_some_and(|n| {
                        matches!(
                            groups.sent.lower(n.head),
                            "negotiation" | "negotiations" | "discussion" | "consideration"
                        )
                    })
                {
                    return Some(Act {
                        group: k,
                        noun: i,
                        relation: Relation::Subject,
                        class: VerbClass::Negotiate,
                        lemma: "negotiate".into(),
                        words: (group.first, groups.list[under + 1].end),
                        rule: "deal-noun-acted-on",
                    });
                }
                if acts {
                    let class = verb.class.unwrap_or(VerbClass::Enter);
                    let in_relative = groups.list[k - 1].kind == GroupKind::Relative
                        || verb.bare_participle && matches!(groups.list[k - 1].kind, GroupKind::Comma);
                    let act = Some(Act {
                        group: k,
                        noun: i,
                        relation: Relation::Subject,
                        class,
                        lemma: verb.lemma.clone(),
                        words: (group.first, group.end),
                        rule: "deal-noun-acted-on",
                    });
                    if !in_relative || relative.is_some() {
                        return act;
                    }
                    relative = act;
                } else if group.is_finite() && !is_aim(groups, k) && groups.list[k - 1].kind != GroupKind::Relative {
                    return relative;
                }
            }
            GroupKind::Semicolon | GroupKind::Colon | GroupKind::Subordinate => return relative,
            _ => {}
        }
        k += 1;
    }
    relative
}

/// Whether the verb of group `k` only says what an agreement is for: `aimed at boosting trade`, `intended to …`.
fn is_aim(groups: &Groups<'_, '_>, k: usize) -> bool {
    let group = &groups.list[k];
    let alone = group.end == group.first + 1;
    alone && matches!(groups.sent.lower(group.first), "aimed" | "designed" | "intended" | "meant")
}

/// `came into force`, `takes effect`, `remains in force`
fn comes_into_force(groups: &Groups<'_, '_>, group: &Group) -> bool {
    let lemma = group.verb().map_or("", |v| &*v.lemma);
    let word = group.verb().map_or("", |v| groups.sent.lower(v.main));
    let holds = matches!(word, "been" | "is" | "was" | "are" | "were");
    (holds || matches!(lemma, "took" | "take" | "takes" | "came" | "come" | "comes" | "remains" | "fell" | "falls"))
        && (group.end..group.end + 3).any(|i| matches!(groups.sent.lower(i), "force" | "effect"))
}

/// Whether the agreement of group `i` is the object of a relative clause whose verb is group `k`: only the clause's
/// subject stands between the two, and before it perhaps what the agreement is about.
fn object_of_clause(groups: &Groups<'_, '_>, i: usize, k: usize) -> bool {
    let relative = (i + 1..k).rev().find(|&r| groups.list[r].kind == GroupKind::Relative);
    // `the agreement under which A and B accept tickets`: what they do under it.
    if relative.is_some_and(|r| r > 0 && groups.list[r - 1].kind == GroupKind::Prep) {
        return false;
    }
    let subject = relative.map_or(i + 1, |r| r + 1);
    let between = &groups.list[subject..k];
    let is_subject = |(at, g): (usize, &Group)| {
        matches!(g.kind, GroupKind::Noun(_) | GroupKind::And | GroupKind::Comma) || groups.is_prep(subject + at, "of")
    };
    let about = &groups.list[i + 1..relative.unwrap_or(i + 1)];
    // `In line with its plan, A launched …`: the clause's own subject, not one of the agreement.
    let parted = relative.is_none() && matches!(groups.kind(i + 1), Some(GroupKind::Comma));
    !between.is_empty()
        && !parted
        && between.len() <= LONGEST_SUBJECT
        && groups.list[k - 1].noun().is_some()
        && between.iter().enumerate().all(is_subject)
        && about
            .iter()
            .all(|g| matches!(g.kind, GroupKind::And | GroupKind::Comma | GroupKind::Noun(_) | GroupKind::Prep))
        && about.len() <= LONGEST_TOPIC
}

/// So many groups may tell what an agreement is about before a relative clause tells who made it, and who that is.
const LONGEST_TOPIC: usize = 9;
const LONGEST_SUBJECT: usize = 15;
