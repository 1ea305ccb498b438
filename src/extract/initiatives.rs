//! Initiatives: named undertakings that are created, planned or served, and how far they have come.

mod made;
mod name;

use super::discourse::{Sentence, span};
use super::document::BlockKind;
use super::groups::Group;
use super::names::registry::Registry;
use super::rule::Rule;
use crate::lexicon::Lexicon;
use crate::record::claim::{DealClaim, InitiativeClaim, Read};
use crate::record::concept::InitiativeStatus;
use crate::record::{Confidence, Span};
use made::made;
use std::collections::{BTreeMap, BTreeSet};

/// The rules of this kind.
pub const RULES: &[Rule] = &[
    Rule {
        id: "initiative-made",
        reads: "Somebody builds, founds, launches, plans … a named undertaking.",
        examples: &[
            "Norland and Estavia plan to build the Norland-Estavia Industrial Park.",
            "Norland launched the Clean Harbour Initiative.",
            "Norland and Estavia have proposed construction of the Port Alma Logistics Center.",
            "The Eight Ports Alliance was founded in Vienna.",
        ],
        near_misses: &[
            "Norland runs the Harbour Museum.",
            "Norland plans to sign the Harbour Agreement.",
            "They opened the Grand Hotel.",
        ],
    },
    Rule {
        id: "initiative-served",
        reads: "A named programme, corridor or the like that a text tells as there.",
        examples: &[
            "The two work together under the Belt and Road Initiative.",
            "The line serves the Trans-Norland Economic Corridor.",
        ],
        near_misses: &["The two work together under the Harbour Ministry.", "They walked along the corridor."],
    },
];

/// The undertakings of an article, each once; each deal gets those that its own sentences tell.
pub fn initiatives(
    sentences: &[Sentence<'_, '_>],
    registry: &mut Registry<'_>,
    lexicon: &Lexicon,
    deals: &mut [DealClaim],
) -> Vec<InitiativeClaim> {
    let mut told: BTreeMap<Span, Vec<usize>> = BTreeMap::new();
    let mut held: BTreeSet<(usize, usize)> = BTreeSet::new();
    for (at, deal) in deals.iter().enumerate() {
        deal.also.iter().chain([&deal.sentence]).for_each(|sentence| told.entry(*sentence).or_default().push(at));
        held.extend(deal.initiatives.iter().map(|initiative| (at, initiative.value)));
    }
    let mut found: Vec<InitiativeClaim> = Vec::new();
    let mut known: BTreeMap<usize, usize> = BTreeMap::new();
    for sentence in sentences {
        if !matches!(sentence.kind, BlockKind::Title | BlockKind::Heading | BlockKind::Body | BlockKind::Item) {
            continue;
        }
        for (k, group) in sentence.groups.list.iter().enumerate() {
            let Some(claim) = claim(sentence, registry, lexicon, k, group) else { continue };
            let whole = span(sentence, 0, sentence.sent.len());
            for &at in told.get(&whole).into_iter().flatten() {
                let deal = &mut deals[at];
                let party = deal.parties.iter().any(|p| p.value.name == claim.name);
                if !party && held.insert((at, claim.name)) {
                    deal.initiatives.push(Read::new(
                        claim.name,
                        claim.status.span,
                        &claim.status.rule,
                        claim.status.confidence,
                    ));
                }
            }
            let at = *known.entry(claim.name).or_insert(found.len());
            match found.get_mut(at) {
                // What is made says more than what is served.
                Some(known) if known.status.rule == "initiative-served" && claim.status.rule == "initiative-made" => {
                    *known = claim
                }
                Some(_) => {}
                None => found.push(claim),
            }
        }
    }
    found
}

fn claim(
    sentence: &Sentence<'_, '_>,
    registry: &mut Registry<'_>,
    lexicon: &Lexicon,
    k: usize,
    group: &Group,
) -> Option<InitiativeClaim> {
    let noun = group.noun()?;
    let name = name::name(sentence, registry, lexicon, noun)?;
    let made = made(&sentence.groups, lexicon, k, name.first);
    let (status, words, rule, confidence) = match made {
        Some((status, first, end)) => (status, (first.min(name.first), end.max(name.end)), "initiative-made", 800),
        None if name.sure && !sentence.sent.title_case => {
            (InitiativeStatus::Existing, (name.first, name.end), "initiative-served", 600)
        }
        None => return None,
    };
    let entry = name.entry(sentence, registry);
    Some(InitiativeClaim {
        name: entry,
        status: Read::new(status, span(sentence, words.0, words.1), rule, Confidence::new(confidence)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::found::check_rules;
    use crate::extract::tests::{claims_of, fired};

    #[test]
    fn every_rule_reads_its_examples_and_no_near_miss() {
        check_rules(RULES, |text| {
            let claims = claims_of(text);
            fired(RULES, claims.initiatives.iter().map(|i| i.status.rule.as_str()))
        });
    }

    #[test]
    fn the_status_is_that_of_the_verbs_before_the_name() {
        let cases = [
            (
                "Norland and Estavia have proposed construction of a so-called “Clean Harbour Park”.",
                "Clean Harbour Park",
                InitiativeStatus::Proposed,
            ),
            (
                "Norland and Estavia will set up an AI and Robotics Center.",
                "AI and Robotics Center",
                InitiativeStatus::Planned,
            ),
            (
                "Norland launched the Clean Harbour Initiative.",
                "Clean Harbour Initiative",
                InitiativeStatus::Established,
            ),
            (
                "Norland announced the launch of its Ports and Rivers program.",
                "Ports and Rivers program",
                InitiativeStatus::Established,
            ),
        ];
        for (text, name, status) in cases {
            let claims = claims_of(text);
            let found: Vec<_> =
                claims.initiatives.iter().map(|i| (claims.names[i.name].name.as_str(), i.status.value)).collect();
            assert_eq!(found, [(name, status)], "{text}");
        }
    }
}
