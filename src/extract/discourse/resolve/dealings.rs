//! Who has come to terms with whom, where the agreement itself is only told after it: `Acme has made its own terms with
//! Borealis. The contract was signed on Monday.`

use super::Resolver;
use super::left_out::implied;
use crate::extract::discourse::Sentence;
use crate::extract::groups::Group;
use crate::extract::names::registry::Registry;
use crate::lexicon::VerbClass;
use crate::record::claim::{NameKind, PartyClaim, Read};

/// Two bodies of which one does something with, for or to the other.
#[derive(Debug)]
pub(super) struct Dealing {
    /// The sentence that tells it.
    sentence: usize,
    /// Who does it, and the other one.
    sides: [usize; 2],
    /// Whether one sells to the other, buys from it or lends to it, so that there is a contract.
    trade: bool,
}

/// The body that a sentence is about and the one that it does something with, where the sentence tells no deal by itself.
pub(super) fn dealt(index: usize, sentence: &Sentence<'_, '_>, registry: &Registry<'_>) -> Option<Dealing> {
    let groups = &sentence.groups;
    if sentence.deals.iter().any(|deal| deal.parties.len() >= 2) {
        return None;
    }
    let body = |group: &Group| {
        let entry = sentence.entries[group.noun()?.name?];
        matches!(registry.names[entry].kind, NameKind::Organization(_) | NameKind::Other).then_some(entry)
    };
    let v = groups.list.iter().position(|g| g.is_finite() && g.verb().is_some_and(|v| !v.negated && !v.possible))?;
    let subject = body(groups.list[..v].last()?)?;
    let class = groups.list[v].verb()?.class;
    let trade = matches!(class, Some(VerbClass::Buy | VerbClass::Supply));
    // `will supply Borealis with ammonia`, `will sell ammonia to Borealis`
    let object = groups.list.get(v + 1).and_then(body).filter(|_| trade);
    let behind =
        |words: &[&str]| (v + 1..groups.list.len()).find(|&k| words.iter().any(|word| groups.is_prep(k, word)));
    let other = || groups.list.get(behind(if trade { &["from", "to"] } else { &["with"] })? + 1).and_then(body);
    let other = object.or_else(other).filter(|other| *other != subject)?;
    Some(Dealing { sentence: index, sides: [subject, other], trade })
}

impl Resolver {
    /// The two that the sentence before tells to have come to terms; `trade`: only such as buy and sell.
    pub fn dealt_just_before(
        &self,
        sentence: &Sentence<'_, '_>,
        registry: &Registry<'_>,
        trade: bool,
    ) -> Option<Vec<Read<PartyClaim>>> {
        let before = self.sentence.checked_sub(1)?;
        let at = self.dealings.binary_search_by_key(&before, |dealing| dealing.sentence).ok()?;
        let dealing = Some(&self.dealings[at]).filter(|dealing| dealing.trade || !trade)?;
        Some(dealing.sides.iter().map(|&name| implied(sentence, name, registry)).collect())
    }
}
