//! The other party of a deal of which only one is told: one named elsewhere in its sentence, one who acts in the sentence
//! before it, or one of the two who made the deal told last.

use super::Sentence;
use super::resolve::{self, Resolver};
use crate::extract::deals::RawDeal;
use crate::extract::document::BlockKind;
use crate::extract::groups::Group;
use crate::extract::names::registry::Registry;
use crate::record::claim::{NameKind, PartyClaim, Read};

/// The one party that is told of a deal, by its name, and the first that is near; none if no act tells the deal.
pub(super) fn nearby(
    sentence: &Sentence<'_, '_>,
    before: Option<&Sentence<'_, '_>>,
    raw: &RawDeal,
    told: &[Read<PartyClaim>],
    resolver: &Resolver,
    registry: &Registry<'_>,
) -> Option<Vec<Read<PartyClaim>>> {
    let [only] = told else { return None };
    let text = matches!(sentence.kind, BlockKind::Body | BlockKind::Title | BlockKind::Item);
    let act = resolve::is_act(raw)
        || matches!(raw.rule, "deal-agreeing" | "deal-named-between" | "deal-partnering" | "deal-talking");
    // `franchise agreements in two states`: none in particular.
    if !text || !act || raw.batch.is_some() || registry.names[only.value.name].kind == NameKind::Described {
        return None;
    }
    let other = |entry: &usize| !registry.may_be_one(*entry, only.value.name);
    let here = named(sentence, resolver, registry, false).into_iter().find(other);
    let acting = || before.and_then(|s| named(s, resolver, registry, true).into_iter().find(other));
    let last = || resolver.last().iter().copied().find(other).filter(|_| resolver.last().len() == 2);
    let entry = here.or_else(acting).or_else(last)?;
    Some(vec![only.clone(), resolve::implied(sentence, entry, registry)])
}

/// The bodies and places that a sentence names, or only those of them that are its subjects, in order; not the places
/// where something happens.
pub(super) fn named(
    sentence: &Sentence<'_, '_>,
    resolver: &Resolver,
    registry: &Registry<'_>,
    subjects: bool,
) -> Vec<usize> {
    let groups = &sentence.groups;
    let begins = resolve::report_of(sentence);
    let mut entries = Vec::new();
    for (k, group) in groups.list.iter().enumerate().filter(|(_, g)| g.first >= begins) {
        let Some(noun) = group.noun() else { continue };
        if subjects && !groups.list.get(k + 1).is_some_and(Group::is_finite) {
            continue;
        }
        let inner = noun.inner.iter().copied().filter(|_| !subjects);
        for name in noun.name.into_iter().chain(inner) {
            let Some(entry) = resolver.stands_for(sentence.entries[name], registry) else { continue };
            let fits = match registry.names[entry].kind {
                NameKind::Organization(_) => true,
                // `Prairie Wings of Winnipeg`: where it is.
                NameKind::Place => {
                    let body = |at: usize| groups.list[at].noun().is_some_and(|n| n.name.is_some());
                    let seat = k >= 2 && groups.is_prep(k - 1, "of") && body(k - 2);
                    noun.name == Some(name) && !seat && !resolve::is_where(groups, k)
                }
                _ => false,
            };
            if fits && !registry.is_shouted(entry) {
                entries.push(entry);
            }
        }
    }
    entries
}

#[cfg(test)]
mod tests {
    use crate::extract::tests::{self, deals_of};

    /// Each deal as `status: party, party`.
    fn told(text: &str) -> Vec<String> {
        deals_of(text, |deal, parties| format!("{}: {parties}", deal.status.value.code()))
    }

    #[test]
    fn the_other_party_is_the_one_that_is_near() {
        tests::check(
            told,
            &[
                (
                    "Norway has sold fish for years. A cooperation agreement with Kenya was cancelled in 2019.",
                    &["terminated: Kenya, Norway"],
                ),
                (
                    "Acme Ltd. sold its mill in Alma on Monday. An agreement with Borealis Ltd. had been signed in May.",
                    &["signed: Borealis Ltd., Acme Ltd."],
                ),
                (
                    "Acme Ltd. makes pumps in Alma. For these there is an agreement with Borealis Ltd.",
                    &["in-force: Borealis Ltd., Acme Ltd."],
                ),
                ("Acme Ltd. makes pumps in Alma. The mill has not had an agreement with Borealis Ltd.", &[]),
                // A place where something only happens, a state beside its own government, several in general.
                (
                    "In Norway fish is cheap. A cooperation agreement with Kenya was cancelled in 2019.",
                    &["terminated: Kenya"],
                ),
                (
                    "The Government of Kenya bought fish. A cooperation agreement with Kenya was cancelled in 2019.",
                    &["terminated: Kenya"],
                ),
                ("Acme Ltd. sold its mill on Monday. It now has franchise agreements with shops in Kenya.", &[]),
            ],
        );
    }
}
