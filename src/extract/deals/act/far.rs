//! The act of a verb that stands further off than the words between it and its agreement let on: `will next month sign, in
//! the port of Alma, an agreement`, `voted to approve, over the protests of parents, a contract`.

use super::{Act, object};
use crate::extract::groups::{Determiner, Group, GroupKind, Groups};
use crate::lexicon::VerbClass;

/// How far back the verb may stand, in groups.
const FAR: usize = 10;

/// The act of the nearest verb before the agreement of group `i`, if that makes, changes or ends agreements and no other
/// clause or agreement stands in between. Only `an agreement` is news by itself.
pub(super) fn far_before(groups: &Groups<'_, '_>, i: usize) -> Option<Act> {
    let noun = groups.list[i].noun()?;
    let strong = |agreement: Option<(usize, usize, crate::lexicon::AgreementNoun)>| {
        agreement.is_some_and(|(.., noun)| noun.strong)
    };
    // `do not close the door, but a contract is a road`: it begins a clause of its own.
    let begins = groups.list.get(i + 1).is_some_and(Group::is_finite);
    if !strong(noun.agreement) || noun.determiner != Determiner::Indefinite || begins {
        return None;
    }
    for k in (i.saturating_sub(FAR)..i).rev() {
        let group = &groups.list[k];
        match &group.kind {
            GroupKind::Verb(verb) => {
                let class = verb.class.filter(|class| makes_or_ends(*class))?;
                return (!verb.passive).then(|| object(group, k, i, verb, class));
            }
            GroupKind::Semicolon | GroupKind::Colon | GroupKind::Subordinate | GroupKind::Relative => return None,
            GroupKind::Noun(between) if strong(between.agreement) => return None,
            _ => {}
        }
    }
    None
}

/// Whether verbs of a class make, change or end an agreement, rather than speak of it.
fn makes_or_ends(class: VerbClass) -> bool {
    matches!(
        class,
        VerbClass::Sign
            | VerbClass::Enter
            | VerbClass::Reach
            | VerbClass::Agree
            | VerbClass::Approve
            | VerbClass::Renew
            | VerbClass::Terminate
            | VerbClass::Suspend
            | VerbClass::Reject
    )
}

#[cfg(test)]
mod tests {
    use crate::extract::tests::{self, deals_of};

    /// Each deal as `status: party, party`.
    fn told(text: &str) -> Vec<String> {
        deals_of(text, |deal, parties| format!("{}: {parties}", deal.status.value.code()))
    }

    #[test]
    fn a_verb_acts_on_an_agreement_over_what_stands_between() {
        let approved = &["agreed: Alma School Board, Borealis Ltd."][..];
        tests::check(
            told,
            &[
                (
                    "The Alma School Board on Thursday voted to approve, unlike the town, a two-year contract with Borealis Ltd.",
                    approved,
                ),
                // Another clause, `the agreement`, agreements in general.
                ("Acme Ltd. closed the plant, which hurt a new, two-year contract for milk.", &[]),
                ("Acme Ltd. closed the plant, and agreements with Borealis Ltd. were not affected.", &[]),
            ],
        );
    }
}
