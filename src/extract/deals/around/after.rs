//! Parties told behind the agreement or its verb: `with B`, `between A and B`, `signed by A and B`.

use super::add;
use crate::extract::deals::act::{Act, Relation, is_talks};
use crate::extract::groups::{Determiner, Group, GroupKind, Groups, Noun, head_word};
use crate::extract::parties::{Phrase, PhraseKind, list_at};
use crate::extract::tagger::Tag;
use crate::lexicon::{Lexicon, VerbClass};
use crate::record::claim::NameKind;
use crate::record::concept::{AgreementType, Role};

/// Parties after the agreement: `with B`, `between A and B`, `among …`, `signed by …`.
pub(super) fn after(
    groups: &Groups<'_, '_>,
    lexicon: &Lexicon,
    i: usize,
    act: Option<&Act>,
    found: &mut Vec<(Phrase, Role)>,
    role: Role,
) {
    let kind = groups.list[i].noun().and_then(|n| n.agreement).map(|(.., a)| a.kind);
    let purchase = groups.list[i].noun().is_some_and(|n| is_purchase(&head_word(groups, n)));
    let mut k = i + 1;
    let mut inside_purpose = false;
    while let Some(group) = groups.list.get(k) {
        match &group.kind {
            // `an exchange agreement linking A with B`
            GroupKind::Verb(verb)
                if verb.gerund
                    && k == i + 1
                    && found.is_empty()
                    && matches!(groups.sent.lower(verb.main), "binding" | "joining" | "linking" | "uniting") =>
            {
                let Some((mut list, next)) = list_at(groups, lexicon, k + 1) else { break };
                let with = groups.is_prep(next, "with") || groups.is_prep(next, "to");
                list.extend(
                    list_at(groups, lexicon, next + 1).filter(|_| with).map(|(more, _)| more).unwrap_or_default(),
                );
                add(found, groups, list, role);
                break;
            }
            GroupKind::Prep => {
                let word = groups.sent.lower(group.end - 1);
                let takes = match word {
                    "with" => !inside_purpose || found.len() < 2,
                    "between" | "among" | "amongst" => {
                        // `a memorandum, as well as talks between …`: the talks' parties, not the memorandum's.
                        let talks = |n: &Noun| {
                            n.agreement.is_some()
                                || n.determiner != Determiner::None
                                || is_talks(groups.sent.lower(n.head))
                        };
                        let beside = (i + 1..k).any(|at| {
                            matches!(groups.list[at].kind, GroupKind::And)
                                && groups.list.get(at + 1).and_then(Group::noun).is_some_and(talks)
                        });
                        // `to run trucks between A and B`: that is where they run.
                        let runs = groups.list[i + 1..k].iter().any(|g| g.verb().is_some_and(|v| v.infinitive))
                            && groups.list[k - 1]
                                .noun()
                                .is_some_and(|n| !is_between_parties(groups.sent.lower(n.head)));
                        (!inside_purpose || found.is_empty() && !runs) && !beside
                    }
                    // `the takeover of A by B`
                    "by" if purchase && k == i + 3 => groups.is_prep(i + 1, "of"),
                    // `the signing of the guidelines for ships by A and B`
                    "by" => {
                        let signing = act
                            .is_some_and(|a| a.relation == Relation::Nominal && a.class == VerbClass::Sign)
                            && groups.list[i + 1..k]
                                .iter()
                                .all(|g| g.verb().is_none() && g.noun().is_none_or(|n| n.agreement.is_none()));
                        signing || after_participle(groups, k) || k == i + 1
                    }
                    // `a joint statement of the leaders of A and B`
                    // `the acquisition of A`
                    "of" if purchase => k == i + 1,
                    "of" | "from" => k == i + 1 && kind == Some(AgreementType::JointDeclaration) && is_joint(groups, i),
                    _ => false,
                };
                // `a merger of their units`: what is merged, not who merges it.
                let owned = groups
                    .list
                    .get(k + 1)
                    .and_then(Group::noun)
                    .is_some_and(|n| word == "of" && n.name.is_none() && n.determiner == Determiner::Possessive);
                if takes
                    && !owned
                    && let Some((list, next)) = list_at(groups, lexicon, k + 1)
                {
                    let enough = word != "between"
                        || list.len() >= 2
                        || list.iter().any(|p| matches!(p.kind, PhraseKind::Anaphor(_) | PhraseKind::Described));
                    // `the signing of the Kenya-Ghana protocol by the two ministries`: these sign.
                    let pair = matches!(found[..], [(Phrase { kind: PhraseKind::Pair, .. }, _)]);
                    if word == "by" && pair && list.len() >= 2 {
                        found.clear();
                    }
                    if enough {
                        add(found, groups, list, role);
                        k = next;
                        continue;
                    }
                }
                // `proposed a treaty to A and B`, `rejected a takeover offer from A`
                let offered = groups.list[i].noun().is_some_and(|n| is_offer(groups.sent.lower(n.head)));
                let proposes = act.is_some_and(|a| a.class == VerbClass::Propose) && word == "to";
                if (offered && matches!(word, "from" | "by") && k == i + 1 || proposes)
                    && let Some((list, next)) = list_at(groups, lexicon, k + 1)
                    && list.iter().all(Phrase::is_named)
                {
                    add(found, groups, list, role);
                    k = next;
                    continue;
                }
                // `the sale of A to B`, `a lease of the hall to the club`
                let lets = matches!(
                    groups.list[i].noun().map(|n| groups.sent.lower(n.head)),
                    Some("charter" | "concession" | "lease" | "licence" | "license")
                );
                if (purchase || lets)
                    && word == "to"
                    && found.len() == 1
                    && let Some((list, next)) = list_at(groups, lexicon, k + 1)
                    && list.iter().all(Phrase::is_named)
                {
                    add(found, groups, list, role);
                    k = next;
                    continue;
                }
                let finance = kind == Some(AgreementType::FinancingAgreement);
                // `a loan from the fund to the ministry`
                // `approved a loan for Norland`
                let for_state = word == "for"
                    && k == i + 1
                    && groups
                        .list
                        .get(k + 1)
                        .and_then(Group::noun)
                        .and_then(|n| n.name)
                        .is_some_and(|n| groups.names[n].kind == NameKind::Place && !groups.is_prep(k + 2, "of"));
                if finance
                    && (matches!(word, "to" | "from") || for_state)
                    && !inside_purpose
                    && let Some((list, next)) = list_at(groups, lexicon, k + 1)
                {
                    add(found, groups, list, role);
                    k = next;
                    continue;
                }
                // `terminated the contract for the road awarded to Acme`
                let awarded = word == "to"
                    && k > i + 1
                    && groups.list[k - 1]
                        .verb()
                        .is_some_and(|v| v.bare_participle && v.class == Some(VerbClass::Award))
                    && groups.list[i + 1..k - 1].iter().all(|g| matches!(g.kind, GroupKind::Prep | GroupKind::Noun(_)));
                if awarded && let Some((list, next)) = list_at(groups, lexicon, k + 1) {
                    add(found, groups, list, role);
                    k = next;
                    continue;
                }
                // `awarded the contract for the road to Acme`
                let awards = act.is_some_and(|a| a.class == VerbClass::Award);
                if awards
                    && word == "to"
                    && k > i + 1
                    && !groups.list[k + 1..]
                        .iter()
                        .any(|g| g.kind == GroupKind::Prep && groups.sent.lower(g.first) == "to")
                    && let Some((list, next)) = list_at(groups, lexicon, k + 1)
                    && list.iter().all(|p| is_company(groups, p))
                {
                    add(found, groups, list, Role::Party);
                    k = next;
                    continue;
                }
                if matches!(word, "to" | "for")
                    && awards
                    && k == i + 1
                    && !is_counted(groups, k + 1)
                    && let Some((list, next)) = list_at(groups, lexicon, k + 1)
                {
                    add(found, groups, list, Role::Party);
                    k = next;
                    continue;
                }
                // `a contract from the ministry`
                if word == "from"
                    && act.is_some_and(|a| matches!(a.class, VerbClass::Reach | VerbClass::Win))
                    && let Some((list, next)) = list_at(groups, lexicon, k + 1)
                {
                    add(found, groups, list, Role::Party);
                    k = next;
                    continue;
                }
                // `signed on 12 November between A and B`
                let day = matches!(groups.kind(k + 1), Some(GroupKind::Date));
                if !day
                    && matches!(word, "on" | "for" | "about" | "covering" | "to" | "under" | "concerning" | "regarding")
                {
                    inside_purpose = true;
                }
            }
            // `The memorandum is between A and B`
            GroupKind::Verb(verb)
                if act.is_none()
                    && k == i + 1
                    && matches!(groups.sent.lower(verb.main), "is" | "was")
                    && groups.is_prep(k + 1, "between") => {}
            GroupKind::Verb(verb) => {
                // `A protocol that A signed with B has been suspended`
                let clause = act.is_some_and(|a| a.relation == Relation::Subject && k < a.group);
                if group.is_finite() && !clause && act.is_none_or(|a| a.group != k) {
                    return;
                }
                // `the arrangement linking A and B`
                let links = matches!(groups.sent.lower(verb.main), "binding" | "linking" | "joining" | "uniting");
                if links
                    && k == i + 1
                    && let Some((list, next)) = list_at(groups, lexicon, k + 1)
                    && list.len() >= 2
                {
                    add(found, groups, list, role);
                    k = next;
                    continue;
                }
                inside_purpose |= verb.infinitive || verb.gerund;
            }
            GroupKind::Noun(noun)
                if noun.agreement.is_some()
                    && matches!(
                        groups.list[k - 1].kind,
                        GroupKind::And | GroupKind::Comma | GroupKind::Semicolon | GroupKind::Colon
                    ) =>
            {
                return;
            }
            GroupKind::Semicolon | GroupKind::Subordinate => return,
            // Without an act only what stands right beside the noun is a party to it.
            // `Under the contract, between A and B, …` goes on.
            GroupKind::Comma if act.is_none() && k == i + 1 && groups.is_prep(k + 1, "between") => {}
            GroupKind::Comma | GroupKind::Relative if act.is_none() => return,
            _ => {}
        }
        k += 1;
    }
}

/// Whether a phrase is the name of a body that could be hired: no place, no person.
fn is_company(groups: &Groups<'_, '_>, phrase: &Phrase) -> bool {
    let hired = |n: usize| matches!(groups.names[n].kind, NameKind::Organization(_) | NameKind::Other);
    matches!(phrase.kind, PhraseKind::Name(n) if hired(n))
}

/// Nouns of buying a company: `the acquisition of A by B`.
pub fn is_purchase(noun: &str) -> bool {
    matches!(noun, "acquisition" | "buyout" | "merger" | "purchase" | "sale" | "takeover")
}

/// Nouns of what one side offers another: `a takeover bid`.
pub fn is_offer(noun: &str) -> bool {
    matches!(noun, "bid" | "offer" | "proposal")
}

/// Whether the noun of group `i` is called joint: a declaration of one is no deal.
fn is_joint(groups: &Groups<'_, '_>, i: usize) -> bool {
    (groups.list[i].first..groups.list[i].end).any(|k| groups.sent.lower(k) == "joint")
}

/// Whether `by` at group `k` belongs to a participle that says who made the deal: `an agreement signed on Monday by A`.
fn after_participle(groups: &Groups<'_, '_>, k: usize) -> bool {
    // `a credit line extended by C`: that is no part of making the deal.
    let makes = |class: Option<VerbClass>| class.is_some_and(|class| class != VerbClass::Renew);
    // `a truce brokered by C`: a go-between is no side.
    k > 0 && groups.list[k - 1].verb().is_some_and(|v| makes(v.class) && v.passive && &*v.lemma != "broker")
        || k > 1
            && matches!(groups.list[k - 1].kind, GroupKind::Date | GroupKind::Other)
            && groups.list[..k]
                .iter()
                .rev()
                .take(6)
                .any(|g| g.verb().is_some_and(|v| v.bare_participle && v.class.is_some()))
}

/// `was signed by A and B`, `was signed in Vienna between A and B`.
pub(super) fn after_passive(
    groups: &Groups<'_, '_>,
    lexicon: &Lexicon,
    v: usize,
    found: &mut Vec<(Phrase, Role)>,
    role: Role,
) {
    let mut k = v + 1;
    while let Some(group) = groups.list.get(k) {
        match &group.kind {
            GroupKind::Prep if matches!(groups.sent.lower(group.end - 1), "by" | "between" | "among" | "with") => {
                // `was signed at the close of a visit by a delegation`: they visited.
                let visit = groups.list[k - 1]
                    .noun()
                    .is_some_and(|n| matches!(groups.sent.lower(n.head), "tour" | "trip" | "visit"));
                if !visit && let Some((list, next)) = list_at(groups, lexicon, k + 1) {
                    add(found, groups, list, role);
                    k = next;
                    continue;
                }
            }
            // `by Rector A on behalf of the University of B`
            GroupKind::Prep
                if groups.is_on_behalf(k) || groups.is_prep(k, "for") && ends_in_person(found, groups, k) =>
            {
                if let Some((list, next)) = list_at(groups, lexicon, k + 1) {
                    found.retain(|(p, _)| !matches!(p.kind, PhraseKind::Person(_)));
                    add(found, groups, list, role);
                    k = next;
                    continue;
                }
            }
            GroupKind::Semicolon | GroupKind::Subordinate => return,
            GroupKind::Verb(_) if group.is_finite() => return,
            _ => {}
        }
        k += 1;
    }
}

/// Whether the last party found is a person who stands right before group `k`: `by A. Person for the B Department`.
fn ends_in_person(found: &[(Phrase, Role)], groups: &Groups<'_, '_>, k: usize) -> bool {
    found
        .last()
        .is_some_and(|(p, _)| matches!(p.kind, PhraseKind::Person(_)) && k > 0 && p.end == groups.list[k - 1].end)
}

/// `A awarded B a contract`: the indirect object.
pub(super) fn award(groups: &Groups<'_, '_>, lexicon: &Lexicon, act: &Act, i: usize, found: &mut Vec<(Phrase, Role)>) {
    let passive = groups.list[act.group].verb().is_some_and(|v| v.passive);
    if let Some((list, next)) = list_at(groups, lexicon, act.group + 1)
        && next <= i
    {
        add(found, groups, list, Role::Party);
    }
    // `B was awarded a contract by A`
    if passive
        && let Some(by) = (i + 1..groups.list.len()).find(|&k| groups.is_prep(k, "by"))
        && let Some((list, _)) = list_at(groups, lexicon, by + 1)
    {
        add(found, groups, list, Role::Party);
    }
}

/// Whether a group counts what it names: `2,700 Joint Light Tactical Vehicles`.
fn is_counted(groups: &Groups<'_, '_>, k: usize) -> bool {
    groups.list.get(k).is_some_and(|g| groups.sent.tag(g.first) == Tag::Cd)
}

/// Nouns of what is between those who agree on it: `to deepen cooperation between A and B`.
pub(super) fn is_between_parties(noun: &str) -> bool {
    matches!(
        noun,
        "bonds"
            | "collaboration"
            | "cooperation"
            | "co-operation"
            | "dialogue"
            | "exchange"
            | "exchanges"
            | "friendship"
            | "links"
            | "partnership"
            | "relations"
            | "relationship"
            | "ties"
            | "trade"
            | "understanding"
    )
}
