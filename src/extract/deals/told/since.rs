//! What has become of an agreement since, where the sentence that tells it says so as well.

use super::{Told, Verdict};
use crate::extract::groups::{Determiner, Group, GroupKind};
use crate::lexicon::VerbClass;
use crate::record::concept::Status;

/// What is said of an agreement stands so many groups behind it, at most.
const FAR: usize = 24;

impl Told<'_, '_, '_> {
    /// The verdict on an agreement that has been made, with what came of it: it has ended, or it was made to prolong another.
    pub(super) fn since(&self, (status, words, rule, confidence): Verdict) -> Verdict {
        let made = matches!(status, Status::Agreed | Status::Established | Status::InForce | Status::Signed);
        let turned = || self.turned().filter(|(later, _)| status != Status::InForce || later.is_over());
        match (status, turned().filter(|_| made)) {
            (_, Some((later, end))) => (later, end, rule, confidence),
            (Status::Signed, None) if self.is_prolonging() => (Status::Renewed, words, rule, confidence),
            _ => (status, words, rule, confidence),
        }
    }

    /// What the sentence says of the agreement beside that it was made: `signed an agreement, which ended last year`,
    /// `The agreement that A and B signed in 2006 was suspended`; with the words that say it.
    fn turned(&self) -> Option<(Status, (usize, usize))> {
        let list = &self.groups.list;
        let k = self.ending_clause().or_else(|| self.predicate())?;
        let verb = list[k].verb().filter(|v| !(v.negated || v.possible || v.future || v.infinitive))?;
        let word = |at: usize| self.groups.sent.lower(verb.main + at);
        let words = |more: usize| (list[k].first, verb.main + 1 + more);
        // `lost its force`, `fell apart`, `came to an end`
        let lost = matches!(word(0), "lost" | "loses") && (1..4).any(|at| matches!(word(at), "force" | "validity"));
        let apart = matches!(word(0), "fell" | "fallen") && word(1) == "apart";
        let end = matches!(word(0), "came" | "come") && (word(1), word(2), word(3)) == ("to", "an", "end");
        if lost || apart || end {
            return Some((Status::Terminated, words(usize::from(apart))));
        }
        let alone = verb.passive || list.get(k + 1).is_none_or(|g| g.noun().is_none());
        let status = match verb.class? {
            VerbClass::Reject if verb.passive => Status::Rejected,
            VerbClass::Renew if verb.passive => Status::Renewed,
            VerbClass::Suspend if verb.passive => Status::Suspended,
            VerbClass::Terminate => Status::Terminated,
            _ => return None,
        };
        (alone && (verb.past || verb.passive)).then_some((status, words(0)))
    }

    /// `…, which ended last year`: the verb of a relative clause of the agreement, if that ends it.
    fn ending_clause(&self) -> Option<usize> {
        let list = &self.groups.list;
        let ends = |k: &usize| {
            list[k - 1].kind == GroupKind::Relative
                && list[k - 2].kind == GroupKind::Comma
                && self.groups.first_word(k - 1) == "which"
                && list[*k].verb().is_some_and(|v| v.class == Some(VerbClass::Terminate) && !v.passive)
        };
        let k = (self.i + 3..list.len()).take(12).find(ends)?;
        let between = list[self.i + 1..k - 1].iter().any(|g| g.is_finite() || g.kind == GroupKind::Relative);
        (!between).then_some(k)
    }

    /// The verb of which the agreement is the subject, behind the clauses that say more of it.
    fn predicate(&self) -> Option<usize> {
        let list = &self.groups.list;
        let before = self.i.checked_sub(1).map(|k| &list[k].kind);
        let begins = matches!(
            before,
            None | Some(
                GroupKind::Colon
                    | GroupKind::Comma
                    | GroupKind::Other
                    | GroupKind::Relative
                    | GroupKind::Semicolon
                    | GroupKind::Subordinate
            )
        );
        if !begins {
            return None;
        }
        let mut clause = None;
        for k in self.i + 1..list.len().min(self.i + FAR) {
            match (&list[k].kind, &mut clause) {
                (GroupKind::Semicolon | GroupKind::Subordinate, _) => return None,
                // `, which`, `, under which`
                (GroupKind::Relative, None) => {
                    let apart = (k.saturating_sub(2)..k).any(|c| list[c].kind == GroupKind::Comma);
                    clause = Some(Clause { apart, told: false });
                }
                (GroupKind::Comma, Some(inside)) if inside.apart && inside.told => clause = None,
                // `The treaty signed in 2006 collapsed`, which looks like a participle.
                (GroupKind::Verb(verb), _)
                    if !list[k].is_finite() && !matches!(&*verb.lemma, "collapse" | "expire" | "lapse") => {}
                (GroupKind::Verb(_), Some(inside)) if inside.apart || !inside.told => inside.told = true,
                (GroupKind::Verb(_), _) => return Some(k),
                _ => {}
            }
        }
        None
    }

    /// `signed minutes on extending the agreement`, `a protocol on the renewal of their treaty`: that one goes on.
    fn is_prolonging(&self) -> bool {
        let list = &self.groups.list;
        let at = self.i + 1;
        let about = ["for", "on"].iter().any(|word| self.groups.is_prep(at, word));
        let known = |k: usize| {
            list.get(k).and_then(Group::noun).is_some_and(|n| {
                n.agreement.is_some() && matches!(n.determiner, Determiner::Definite | Determiner::Possessive)
            })
        };
        let Some(what) = list.get(at + 1).filter(|_| about) else { return false };
        let renews = what.verb().is_some_and(|v| v.class == Some(VerbClass::Renew) && known(at + 2));
        let renewal = what.noun().is_some_and(|n| {
            matches!(self.groups.sent.lower(n.head), "extension" | "prolongation" | "renewal")
                && self.groups.is_prep(at + 2, "of")
                && known(at + 3)
        });
        renews || renewal
    }

    /// `replaces the protocol signed in 2006`: another has been made since.
    pub(super) fn is_replaced(&self) -> bool {
        let before = self.i.checked_sub(1).and_then(|k| self.groups.list[k].verb());
        let stem = |word: &str| word.starts_with("replac") || word.starts_with("supersed");
        before.is_some_and(|v| stem(self.groups.sent.lower(v.main)) && !v.passive)
    }
}

/// A relative clause of the agreement.
struct Clause {
    /// Whether commas set it off.
    apart: bool,
    /// Whether its verb has been told.
    told: bool,
}

#[cfg(test)]
mod tests {
    use crate::extract::tests::claims_of;
    use crate::record::concept::Status;

    #[test]
    fn what_is_said_of_an_agreement_is_how_it_stands() {
        for (text, status) in [
            ("The contract signed by Acme Ltd. and Borealis Ltd. in 2006 was terminated in March.", Status::Terminated),
            ("A contract between Acme Ltd. and Borealis Ltd. signed in 2006 has expired.", Status::Terminated),
            ("The treaty signed by Kenya and Ghana in 2006 collapsed in May.", Status::Terminated),
            ("The treaty, which Kenya and Ghana had concluded in 2017, fell apart in May.", Status::Terminated),
            (
                "A memorandum between Kenya and Ghana, under which students had come, came to an end.",
                Status::Terminated,
            ),
            ("The treaty that Kenya and Ghana signed in 2006 was suspended on Monday.", Status::Suspended),
            ("The treaty signed by Kenya and Ghana in 2006 was rejected by the senate.", Status::Rejected),
            ("Kenya and Ghana signed a treaty in 2006, which lapsed in May.", Status::Terminated),
            // It has not ended, another thing has, or somebody ended something.
            ("The treaty signed by Kenya and Ghana in 2006 has not expired.", Status::Signed),
            ("Kenya and Ghana signed a treaty on Monday and the talks ended.", Status::Signed),
            ("The treaty signed by Kenya and Ghana in 2006 ended a war.", Status::Signed),
        ] {
            let told = claims_of(text).deals.first().map(|deal| deal.status.value);
            assert_eq!(told, Some(status), "{text}");
        }
    }
}
