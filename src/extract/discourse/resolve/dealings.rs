//! Who has come to terms with whom, where the agreement itself is only told after it: `Acme has made its own terms with
//! Borealis. The contract was signed on Monday.`

use super::Resolver;
use super::left_out::implied;
use crate::extract::discourse::Sentence;
use crate::extract::groups::Group;
use crate::extract::names::registry::Registry;
use crate::record::claim::{NameKind, PartyClaim, Read};

/// The body that a sentence is about and the one that it does something with, where the sentence tells no deal by itself.
pub(super) fn dealt(sentence: &Sentence<'_, '_>, registry: &Registry<'_>) -> Option<[usize; 2]> {
    let groups = &sentence.groups;
    if sentence.deals.iter().any(|deal| deal.parties.len() >= 2) {
        return None;
    }
    let body = |group: &Group| {
        let entry = sentence.entries[group.noun()?.name?];
        matches!(registry.names[entry].kind, NameKind::Organization(_) | NameKind::Other).then_some(entry)
    };
    let verb = groups.list.iter().position(|g| g.is_finite() && g.verb().is_some_and(|v| !v.negated && !v.possible))?;
    let subject = body(groups.list[..verb].last()?)?;
    let with = (verb + 1..groups.list.len()).find(|&k| groups.is_prep(k, "with"))?;
    let other = body(groups.list.get(with + 1)?).filter(|other| *other != subject)?;
    Some([subject, other])
}

impl Resolver {
    /// The two that the sentence before tells to have come to terms.
    pub fn dealt_just_before(
        &self,
        sentence: &Sentence<'_, '_>,
        registry: &Registry<'_>,
    ) -> Option<Vec<Read<PartyClaim>>> {
        let before = self.sentence.checked_sub(1)?;
        let at = self.dealings.binary_search_by_key(&before, |(index, _)| *index).ok()?;
        Some(self.dealings[at].1.iter().map(|&name| implied(sentence, name, registry)).collect())
    }
}
