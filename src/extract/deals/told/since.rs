//! What has become of an agreement since, where the sentence that tells it says so as well.

use super::{Told, Verdict};
use crate::extract::groups::{Determiner, Group, GroupKind};
use crate::lexicon::VerbClass;
use crate::record::concept::Status;

impl Told<'_, '_, '_> {
    /// The verdict on an agreement that has been made, with what came of it: it has ended, or it was made to prolong another.
    pub(super) fn since(&self, (status, words, rule, confidence): Verdict) -> Verdict {
        match (status, self.ended()) {
            (Status::Signed | Status::Established, Some(end)) => (Status::Terminated, end, rule, confidence),
            (Status::Signed, None) if self.is_prolonging() => (Status::Renewed, words, rule, confidence),
            _ => (status, words, rule, confidence),
        }
    }

    /// `signed an agreement, which ended last year`: the words that end it.
    fn ended(&self) -> Option<(usize, usize)> {
        let list = &self.groups.list;
        let ends = |k: &usize| {
            let verb = list[*k].verb();
            let alone = list.get(k + 1).is_none_or(|g| g.noun().is_none());
            list[k - 1].kind == GroupKind::Relative
                && list[k - 2].kind == GroupKind::Comma
                && self.groups.first_word(k - 1) == "which"
                && alone
                && verb.is_some_and(|v| matches!(self.groups.sent.lower(v.main), "ended" | "expired" | "lapsed"))
        };
        let k = (self.i + 3..list.len()).take(12).find(ends)?;
        let between = list[self.i + 1..k - 1].iter().any(|g| g.is_finite() || g.kind == GroupKind::Relative);
        (!between).then_some((list[k].first, list[k].end))
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
