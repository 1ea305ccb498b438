//! What tense, mood and the verbs around an act make of its status: `will sign`, `has yet to sign`, `denied signing`.

use crate::extract::deals::act::{Act, Relation};
use crate::extract::deals::around::in_view;
use crate::extract::groups::{Group, GroupKind, Groups, Verb};
use crate::lexicon::VerbClass;
use crate::record::concept::Status;

/// What tense, mood and the governing verb make of it.
pub(super) fn modal(verb: &Verb, done: Status) -> Status {
    let doing =
        matches!(done, Status::Signed | Status::Agreed | Status::Established | Status::Renewed | Status::InForce);
    if let Some((class, lemma)) = &verb.governor {
        let lemma = &**lemma;
        match class {
            VerbClass::Reject => return if doing { Status::Rejected } else { done },
            VerbClass::Negotiate => return if doing { Status::Negotiating } else { done },
            VerbClass::Propose => return if doing { Status::Proposed } else { done },
            // `agreed to extend the memorandum`: from then on it goes on.
            VerbClass::Agree if done == Status::Renewed && !verb.negated => return done,
            VerbClass::Plan if done == Status::Renewed && lemma == "decide" && !verb.negated => return done,
            VerbClass::Agree => {
                return if done == Status::Signed || !doing {
                    if doing { Status::Planned } else { done }
                } else {
                    Status::Agreed
                };
            }
            // `voted to accept`
            VerbClass::Approve if !verb.negated => return done,
            VerbClass::Plan => {
                if matches!(lemma, "hope" | "want" | "wish") && doing {
                    return Status::Proposed;
                }
                return if doing { Status::Planned } else { done };
            }
            _ => {}
        }
    }
    if verb.negated && done == Status::Renewed {
        return Status::Terminated;
    }
    if verb.negated {
        return match (doing, verb.past, verb.future) {
            (true, true, false) if verb.main > 0 => Status::Rejected,
            (true, _, _) => Status::Rejected,
            // `did not reject`, `will not end`: it goes on.
            (false, _, _) if done.is_over() => Status::InForce,
            _ => done,
        };
    }
    if doing && verb.possible {
        return Status::Proposed;
    }
    if doing && (verb.future || verb.infinitive) {
        return Status::Planned;
    }
    done
}

/// `are finalising`, `is closing`: the last step is being made.
pub(super) fn is_under_way(groups: &Groups<'_, '_>, verb: &Verb) -> bool {
    let word = groups.sent.lower(verb.main);
    let last_step = matches!(&*verb.lemma, "close" | "complete" | "conclude" | "finalise" | "finalize" | "wrap up");
    last_step && word.ends_with("ing") && !verb.gerund && !verb.infinitive
}

/// Whether the act is one word in the past: `negotiated`, not `has been negotiating`.
pub(super) fn is_past(groups: &Groups<'_, '_>, act: &Act) -> bool {
    let group = &groups.list[act.group];
    group.end - group.first == 1 && group.verb().is_some_and(|v| v.past && !v.passive)
}

/// How far talks have come, from the verb before or after them: `concluded negotiations`, `talks have collapsed`.
pub(super) fn talks(groups: &Groups<'_, '_>, act: &Act) -> Status {
    let before = groups.list[..act.group].last().and_then(|g| g.verb()).filter(|v| !v.infinitive && !v.future);
    let after = groups.list[act.noun + 1..].iter().find(|g| g.is_finite()).and_then(|g| g.verb());
    match before.and_then(|v| v.class) {
        Some(VerbClass::Sign) => return Status::Agreed,
        Some(VerbClass::Terminate | VerbClass::Reject) => return Status::Rejected,
        Some(VerbClass::Suspend) => return Status::Suspended,
        _ => {}
    }
    match after.map(|v| (v.class, &*v.lemma)) {
        Some((Some(VerbClass::Suspend), _)) => Status::Suspended,
        Some((_, "collapse" | "fail" | "founder" | "foundered" | "broke" | "broken" | "break down")) => {
            Status::Rejected
        }
        Some((Some(VerbClass::Sign), _)) if after.is_some_and(|v| v.passive && !v.future && !v.negated) => {
            Status::Agreed
        }
        _ => Status::Negotiating,
    }
}

/// What a noun for the act takes off the confidence: it says less than a verb.
pub(super) const NOMINAL_LESS: u16 = 50;

/// What becomes of an act that a noun tells, if it is not done: `ahead of the signing`, `delayed the signing`.
pub(super) fn ahead(groups: &Groups<'_, '_>, act: &Act) -> Option<Status> {
    // `a newly signed memorandum will …`: it is signed already.
    if act.relation != Relation::Nominal || act.group == act.noun {
        return None;
    }
    let word = |back: usize| act.group.checked_sub(back).map_or("", |k| groups.sent.lower(groups.list[k].end - 1));
    if matches!(word(1), "pending" | "towards" | "toward")
        || matches!((word(2), word(1)), ("ahead", "of") | ("date", "for"))
        || in_view(groups, act.group)
    {
        return Some(Status::Planned);
    }
    // `its approval for signing of`, `a decision on the signing of`, `approved the signing of`: it may be signed now.
    let allowed = matches!((word(2), word(1)), ("approval" | "go-ahead" | "nod", "for" | "to") | ("decision", "on"))
        || groups.list[..act.group].last().and_then(|g| g.verb()).is_some_and(|v| v.class == Some(VerbClass::Approve));
    if allowed && act.class == VerbClass::Sign {
        return Some(Status::Planned);
    }
    // `the forthcoming signing`
    let group = &groups.list[act.group];
    if (group.first..group.end).any(|i| matches!(groups.sent.lower(i), "expected" | "forthcoming" | "upcoming")) {
        return Some(Status::Planned);
    }
    // `the signing of the pact has been delayed`
    let after = groups.list[act.noun + 1..].iter().find(|g| g.is_finite()).and_then(|g| g.verb());
    let opens = groups.list[..act.group].iter().all(|g| g.verb().is_none());
    if let Some(verb) = after.filter(|v| opens && (v.passive || v.future)) {
        match verb.class {
            Some(VerbClass::Suspend | VerbClass::Plan) => return Some(Status::Planned),
            Some(VerbClass::Terminate | VerbClass::Reject) => return Some(Status::Rejected),
            // `The extension of the contract is being negotiated`
            Some(VerbClass::Negotiate) => return Some(Status::Negotiating),
            _ if verb.future => return Some(Status::Planned),
            _ => {}
        }
    }
    let verb = groups.list[..act.group].last().and_then(|g| g.verb())?;
    match verb.class {
        // `joined the show to announce the signing`: what is announced is done.
        Some(VerbClass::Announce) if verb.infinitive && verb.governor.is_none() => None,
        _ if verb.future => Some(Status::Planned),
        Some(VerbClass::Suspend | VerbClass::Plan) => Some(Status::Planned),
        Some(VerbClass::Reject | VerbClass::Terminate) => Some(Status::Rejected),
        Some(VerbClass::Propose) => Some(Status::Proposed),
        Some(VerbClass::Negotiate) => Some(Status::Negotiating),
        _ => None,
    }
}

/// `denied that it had signed`, `denied signing`.
pub(in crate::extract::deals) fn denied(groups: &Groups<'_, '_>, act: usize) -> bool {
    // `has denied having signed`: one group.
    let within = groups.list.get(act).and_then(|g| Some((g.first, g.verb()?))).is_some_and(|(first, v)| {
        let denies = |i: usize| matches!(groups.sent.lower(i), "denied" | "denies" | "deny" | "denying");
        !v.negated && (first..v.main).any(denies)
    });
    let before = |g: &Group| g.verb().is_some_and(|v| &*v.lemma == "deny" && !v.negated);
    // `dismissed claims that it has signed`, `rejected reports that …`
    let claims = |k: &usize| {
        // `dismissed as gossip claims that …`
        let at = k + 1 + if groups.is_prep(k + 1, "as") { 1 } else { 0 };
        let hearsay = groups.list.get(at).and_then(Group::noun).is_some_and(|n| {
            matches!(
                groups.sent.lower(n.head),
                "allegations"
                    | "claim"
                    | "claims"
                    | "report"
                    | "reports"
                    | "rumors"
                    | "rumours"
                    | "speculation"
                    | "suggestions"
            )
        });
        let verb = groups.list[*k].verb().filter(|v| !v.negated);
        let refutes =
            |word: &str| ["deni", "dismiss", "refut", "reject", "rubbish"].iter().any(|stem| word.starts_with(stem));
        hearsay
            && groups.kind(at + 1) == Some(&GroupKind::Relative)
            && verb.is_some_and(|v| refutes(groups.sent.lower(v.main)))
    };
    within || groups.list[..act].iter().rev().take(4).any(before) || (act.saturating_sub(8)..act).any(|k| claims(&k))
}
