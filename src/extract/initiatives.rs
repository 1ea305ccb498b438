//! Initiatives: named undertakings that are created, planned or served, and how far they have come.

use super::discourse::{Sentence, span};
use super::document::BlockKind;
use super::groups::{Group, GroupKind, Groups, Verb};
use super::names::registry::Registry;
use super::rule::Rule;
use super::sent::Sent;
use crate::lexicon::{Lexicon, VerbClass};
use crate::record::Confidence;
use crate::record::claim::{DealClaim, InitiativeClaim, NameKind, Read};
use crate::record::concept::{InitiativeStatus, PartyKind};

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
        near_misses: &["Norland runs the Harbour Museum.", "Norland plans to sign the Harbour Agreement.", "They opened the Grand Hotel."],
    },
    Rule {
        id: "initiative-served",
        reads: "A named programme, corridor or the like that a text tells as there.",
        examples: &["The two work together under the Belt and Road Initiative.", "The line serves the Trans-Norland Economic Corridor."],
        near_misses: &["The two work together under the Harbour Ministry.", "They walked along the corridor."],
    },
];

/// Last words of the names of undertakings.
const HEADS: &[&str] = &[
    "initiative", "corridor", "programme", "program", "project", "route", "belt", "plan", "campaign", "scheme", "framework", "platform", "circle", "strategy", "road", "partnership", "action", "network", "facility", "fund", "alliance", "park", "zone", "area", "base", "hub", "center", "centre", "pipeline", "railway", "bridge", "expressway",
    "line", "channel", "challenge", "policy", "vision", "express", "train", "roadmap", "space", "pavilion", "mechanism", "consortium", "cluster", "campus", "laboratory", "lab", "academy", "port", "terminal", "plant", "city", "coalition", "group", "dialogue", "exchange", "system", "mission", "compact", "activity", "accelerator", "incubator",
];

/// Last words that tell an undertaking and nothing else, so that it counts without a verb of making.
const SURE_HEADS: &[&str] = &["initiative", "corridor", "programme", "program", "project", "belt", "campaign", "scheme", "circle", "challenge", "vision", "road", "roadmap", "expressway", "pipeline"];

/// Verbs of making, with the status of what is made.
const MAKING: &[(&str, InitiativeStatus)] = &[
    ("build", InitiativeStatus::Planned),
    ("construct", InitiativeStatus::Planned),
    ("create", InitiativeStatus::Established),
    ("develop", InitiativeStatus::Existing),
    ("establish", InitiativeStatus::Established),
    ("found", InitiativeStatus::Established),
    ("form", InitiativeStatus::Established),
    ("inaugurate", InitiativeStatus::Established),
    ("launch", InitiativeStatus::Established),
    ("open", InitiativeStatus::Established),
    ("set", InitiativeStatus::Established),
    ("unveil", InitiativeStatus::Established),
    ("introduce", InitiativeStatus::Established),
    ("start", InitiativeStatus::Established),
    ("initiate", InitiativeStatus::Established),
    ("operationalize", InitiativeStatus::Established),
    ("propose", InitiativeStatus::Proposed),
    ("plan", InitiativeStatus::Planned),
    ("announce", InitiativeStatus::Established),
];

/// Nouns of making: `the construction of`, `the launch of`.
const NOMINALS: &[(&str, &str)] = &[
    ("construction", "build"),
    ("building", "build"),
    ("creation", "create"),
    ("development", "develop"),
    ("establishment", "establish"),
    ("founding", "found"),
    ("formation", "form"),
    ("inauguration", "inaugurate"),
    ("launch", "launch"),
    ("launching", "launch"),
    ("opening", "open"),
    ("introduction", "introduce"),
];

/// The undertakings of an article, each once; each deal gets those that its own sentences tell.
pub fn initiatives(sentences: &[Sentence<'_, '_>], registry: &Registry, deals: &mut [DealClaim], lexicon: &Lexicon) -> Vec<InitiativeClaim> {
    let mut found: Vec<InitiativeClaim> = Vec::new();
    for sentence in sentences {
        if !matches!(sentence.kind, BlockKind::Title | BlockKind::Heading | BlockKind::Body | BlockKind::Item) {
            continue;
        }
        for (k, group) in sentence.groups.list.iter().enumerate() {
            let Some(claim) = claim(sentence, registry, lexicon, k, group) else { continue };
            let whole = span(sentence, 0, sentence.sent.len());
            for deal in deals.iter_mut().filter(|d| d.sentence == whole || d.also.contains(&whole)) {
                let party = deal.parties.iter().any(|p| p.value.name == claim.name);
                if !party && !deal.initiatives.iter().any(|i| i.value == claim.name) {
                    deal.initiatives.push(Read::new(claim.name, claim.status.span, &claim.status.rule, claim.status.confidence));
                }
            }
            match found.iter_mut().find(|f| f.name == claim.name) {
                // What is made says more than what is served.
                Some(known) if known.status.rule == "initiative-served" && claim.status.rule == "initiative-made" => *known = claim,
                Some(_) => {}
                None => found.push(claim),
            }
        }
    }
    found
}

fn claim(sentence: &Sentence<'_, '_>, registry: &Registry, lexicon: &Lexicon, k: usize, group: &Group) -> Option<InitiativeClaim> {
    let groups = &sentence.groups;
    let noun = group.noun()?;
    let index = noun.name.or(noun.inner.last().copied())?;
    let name = &groups.names[index];
    let entry = sentence.entries[index];
    let known = &registry.names[entry];
    let sent = sentence.sent;
    let last = sent.lower(name.end - 1);
    // The head may be a common noun after the name: `DELTA network`, `a Harbour Watch program`.
    let common = if noun.name.is_none() { sent.lower(noun.head) } else { "" };
    let headed = HEADS.contains(&last) || HEADS.contains(&common);
    let body = matches!(known.kind, NameKind::Organization(kind) if !matches!(kind, PartyKind::Alliance | PartyKind::ZoneAdministration | PartyKind::Other | PartyKind::Port | PartyKind::Company));
    let own_name = name.end > name.first + 1 || sent.word(name.first).contains('-') || !common.is_empty();
    if name.document || !headed || body || !own_name || known.kind == NameKind::Person || known.kind == NameKind::Place {
        return None;
    }
    if let Some((status, first, end)) = made(groups, k) {
        let _ = lexicon;
        return Some(InitiativeClaim { name: entry, status: Read::new(status, span(sentence, first.min(name.first), end.max(name.end)), "initiative-made", Confidence::new(800)) });
    }
    let sure = SURE_HEADS.contains(&last) && (known.kind == NameKind::Initiative || known.kind == NameKind::Other);
    (sure && !sent.title_case).then(|| InitiativeClaim { name: entry, status: Read::new(InitiativeStatus::Existing, span(sentence, name.first, name.end), "initiative-served", Confidence::new(600)) })
}

/// The making that the noun group at `k` hangs on: its status and the positions of its words.
fn made(groups: &Groups<'_, '_>, k: usize) -> Option<(InitiativeStatus, usize, usize)> {
    let sent = groups.sent;
    let mut at = k;
    for _ in 0..8 {
        let Some(before) = at.checked_sub(1) else { break };
        at = before;
        let group = &groups.list[at];
        match &group.kind {
            GroupKind::Verb(verb) => {
                let (word, first) = (plain(sent, verb), group.first);
                let status = MAKING.iter().find(|(lemma, _)| *lemma == word).map(|(_, status)| *status)?;
                if verb.negated || verb.passive {
                    return None;
                }
                return Some((status_of(groups, at, verb, status), first, groups.list[k].end));
            }
            GroupKind::Noun(noun) => {
                let head = sent.lower(noun.head);
                if let Some((_, lemma)) = NOMINALS.iter().find(|(word, _)| *word == head)
                    && groups.is_prep(at + 1, "of")
                {
                    let base = MAKING.iter().find(|(l, _)| l == lemma).map_or(InitiativeStatus::Established, |(_, s)| *s);
                    let governor = at.checked_sub(1).and_then(|g| groups.list[g].verb()).and_then(|v| governing(&v.lemma, v.class));
                    return Some((governor.unwrap_or(base), group.first, groups.list[k].end));
                }
                // What is made stands in a list, or under a common noun: `a set of new programmes, including …`.
                if noun.name.is_none() {
                    return passive(groups, k);
                }
            }
            GroupKind::Prep => {
                if !matches!(sent.lower(group.end - 1), "of" | "including") {
                    return passive(groups, k);
                }
            }
            GroupKind::And | GroupKind::Comma | GroupKind::Other | GroupKind::Open | GroupKind::Close => {}
            _ => return passive(groups, k),
        }
    }
    passive(groups, k)
}

/// `The Eight Ports Alliance was founded`
fn passive(groups: &Groups<'_, '_>, k: usize) -> Option<(InitiativeStatus, usize, usize)> {
    let next = (k + 1..(k + 3).min(groups.list.len())).find(|&at| groups.list[at].verb().is_some())?;
    let group = &groups.list[next];
    let verb = group.verb()?;
    if !verb.passive || verb.negated || verb.bare_participle {
        return None;
    }
    let word = plain(groups.sent, verb);
    let status = MAKING.iter().find(|(lemma, _)| *lemma == word).map(|(_, status)| *status)?;
    let status = if word == "build" && verb.past { InitiativeStatus::Established } else { status };
    Some((status_of(groups, next, verb, status), groups.list[k].first, group.end))
}

/// The plain form of a verb of making.
fn plain(sent: &Sent<'_>, verb: &Verb) -> &'static str {
    let word = sent.lower(verb.main);
    let word = word.strip_prefix("co-").unwrap_or(word);
    for (lemma, _) in MAKING {
        let stem = lemma.strip_suffix('e').unwrap_or(lemma);
        let regular = word == *lemma || [("s", lemma), ("d", lemma)].iter().any(|(ending, base)| word.strip_suffix(ending) == Some(**base)) || ["ed", "ing", "es"].iter().any(|ending| word.strip_suffix(ending) == Some(stem));
        let doubled = matches!((*lemma, word), ("build", "built") | ("plan", "planned" | "planning") | ("set", "setting"));
        if regular && !(*lemma == "found" && word == "founding") || doubled {
            return lemma;
        }
    }
    ""
}

/// The status that the verb group tells: `plan to build`, `will launch`, `have proposed`, `launched`.
fn status_of(groups: &Groups<'_, '_>, at: usize, verb: &Verb, base: InitiativeStatus) -> InitiativeStatus {
    if let Some((class, lemma)) = &verb.governor
        && let Some(status) = governing(lemma, Some(*class))
    {
        return status;
    }
    if base == InitiativeStatus::Proposed {
        return base;
    }
    if verb.future || verb.possible {
        return InitiativeStatus::Planned;
    }
    if verb.infinitive || verb.gerund {
        // `agreed to set up`, `announce an intention to open`: the nearest verb before says how far it has come.
        let before = groups.list[..at].iter().rev().take(4).find_map(Group::verb);
        return before.and_then(|v| governing(&v.lemma, v.class)).unwrap_or(InitiativeStatus::Planned);
    }
    base
}

/// What a governing verb says of the thing to be made.
fn governing(lemma: &str, class: Option<VerbClass>) -> Option<InitiativeStatus> {
    match (lemma, class) {
        ("propose" | "suggest" | "proposed", _) | (_, Some(VerbClass::Propose)) => Some(InitiativeStatus::Proposed),
        (_, Some(VerbClass::Plan | VerbClass::Agree | VerbClass::Negotiate)) => Some(InitiativeStatus::Planned),
        _ => None,
    }
}
