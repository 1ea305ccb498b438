//! How an agreement stands on which no verb of the list acts: `is on the table`, `fell through`, `was superseded`.

use crate::extract::deals::act::Act;
use crate::extract::groups::{GroupKind, Groups, Verb};
use crate::record::concept::Status;

/// What is said of an agreement that stands somewhere: `is on the table`, `has been in force`.
const STANDS: &[(&[&str], Status)] = &[
    (&["on", "the", "cards"], Status::Negotiating),
    (&["on", "the", "drawing", "board"], Status::Proposed),
    (&["on", "the", "table"], Status::Proposed),
    (&["in", "the", "making"], Status::Negotiating),
    (&["in", "the", "offing"], Status::Negotiating),
    (&["in", "the", "pipeline"], Status::Negotiating),
    (&["in", "the", "works"], Status::Negotiating),
    (&["on", "hold"], Status::Suspended),
    (&["on", "ice"], Status::Suspended),
    (&["suspended"], Status::Suspended),
    (&["frozen"], Status::Suspended),
    (&["in", "abeyance"], Status::Suspended),
    (&["in", "effect"], Status::InForce),
    (&["in", "force"], Status::InForce),
    (&["in", "preparation"], Status::Negotiating),
    (&["under", "consideration"], Status::Proposed),
    (&["under", "discussion"], Status::Negotiating),
    (&["under", "preparation"], Status::Negotiating),
];

/// Verbs whose second word says that it came to nothing, or to its end.
const ENDS: &[(&[&str], &str, Status)] =
    &[(&["fell", "fallen", "falls"], "apart", Status::Terminated), (&["came", "come"], "to", Status::Rejected)];

/// The status that the verb behind the agreement of group `i` gives it, with the words that say so.
pub fn standing(groups: &Groups<'_, '_>, i: usize) -> Option<(Status, (usize, usize))> {
    let stops = |kind: &GroupKind| matches!(kind, GroupKind::Relative | GroupKind::Semicolon | GroupKind::Subordinate);
    let k = (i + 1..groups.list.len())
        .take_while(|&k| !stops(&groups.list[k].kind))
        .find(|&k| groups.list[k].is_finite())?;
    let verb = groups.list[k].verb().filter(|v| !v.negated && !v.future && !v.possible)?;
    let sent = groups.sent;
    let word = |at: usize| sent.lower(at);
    let main = verb.main;
    let be = matches!(
        word(main),
        "is" | "are" | "was" | "were" | "be" | "been" | "remain" | "remained" | "remains" | "stays" | "lies"
    );
    let starts = |words: &[&str], at: usize| words.iter().enumerate().all(|(n, w)| word(at + n) == *w);
    let stands = STANDS.iter().filter(|_| be).find_map(|(words, status)| {
        // `is still on the table`
        let at = (main + 1..main + 3).find(|&at| starts(words, at))?;
        Some((*status, (groups.list[k].first, at + words.len())))
    });
    let ended = || {
        let (_, second, status) =
            ENDS.iter().find(|(first, second, _)| first.contains(&word(main)) && word(main + 1) == *second)?;
        // `came to nothing`, not `came to an end`
        let nothing = *second != "to" || matches!(word(main + 2), "nothing" | "naught" | "nought");
        nothing.then_some((*status, (groups.list[k].first, main + 2)))
    };
    let replaced = verb.passive && matches!(word(main), "superseded" | "replaced");
    stands.or_else(ended).or_else(|| replaced.then_some((Status::Terminated, (groups.list[k].first, main + 1))))
}

/// Verbs that praise somebody for what is done.
pub(super) fn is_praise(verb: &str) -> bool {
    ["applaud", "commend", "congratulat", "prais", "salut", "thank"].iter().any(|stem| verb.starts_with(stem))
}

/// Whether a deal holds although its end is told: `is due to expire in June`, `threatened to terminate`.
pub(super) fn holds(groups: &Groups<'_, '_>, act: &Act, verb: &Verb, done: Status) -> bool {
    let group = &groups.list[act.group];
    let said = |back: usize, words: &[&str]| {
        (group.first.saturating_sub(back)..group.end).any(|i| words.contains(&groups.sent.lower(i)))
    };
    let runs_out = done == Status::Terminated && matches!(&*verb.lemma, "end" | "expire" | "lapse" | "run out");
    // `The contract expires on 31 May`; a headline tells in the present what has happened.
    let present = !verb.past && !verb.passive && !verb.gerund && !groups.sent.is_open();
    runs_out && (verb.future || present || said(2, &["due", "scheduled", "set"]))
        || said(0, &["threatened", "threatens", "threatening"])
}

#[cfg(test)]
mod tests {
    use crate::extract::tests::claims_of;
    use crate::record::concept::Status;

    fn status(text: &str) -> Option<Status> {
        claims_of(text).deals.first().map(|deal| deal.status.value)
    }

    #[test]
    fn what_is_on_the_table_is_proposed_and_what_fell_through_is_off() {
        let of = |rest: &str| status(&format!("A trade agreement between Kenya and Ghana {rest}."));
        assert_eq!(of("is on the table"), Some(Status::Proposed));
        assert_eq!(of("is in the works"), Some(Status::Negotiating));
        assert_eq!(of("fell through"), Some(Status::Rejected));
        assert_eq!(of("ran out in June"), Some(Status::Terminated));
        assert_eq!(of("was superseded by a treaty"), Some(Status::Terminated));
        assert_eq!(of("covers fish on the table of every family"), Some(Status::InForce));
    }

    #[test]
    fn what_is_due_to_expire_holds_and_what_expired_has_ended() {
        let of = |rest: &str| status(&format!("The trade agreement between Kenya and Ghana {rest}."));
        assert_eq!(of("is due to expire in June"), Some(Status::InForce));
        assert_eq!(of("expired in June"), Some(Status::Terminated));
    }

    #[test]
    fn a_threat_to_end_ends_nothing() {
        let of = |verb: &str| status(&format!("Kenya {verb} the trade agreement with Ghana."));
        assert_eq!(of("threatened to terminate"), Some(Status::InForce));
        assert_eq!(of("terminated"), Some(Status::Terminated));
    }
}
