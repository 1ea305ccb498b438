//! The making of an undertaking: the verb or noun that it hangs on, and the status that this tells.

use super::name::is_head;
use crate::extract::groups::{Group, GroupKind, Groups, Verb};
use crate::extract::sent::Sent;
use crate::lexicon::{Lexicon, VerbClass};
use crate::record::concept::InitiativeStatus;

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

/// The making that the noun group at `k` hangs on: its status and the positions of its words.
///
/// `first` is where the whole name starts, which may be in an earlier group.
pub fn made(
    groups: &Groups<'_, '_>,
    lexicon: &Lexicon,
    k: usize,
    first: usize,
) -> Option<(InitiativeStatus, usize, usize)> {
    let sent = groups.sent;
    let mut at = groups.list.iter().position(|g| g.first <= first && first < g.end).unwrap_or(k);
    for _ in 0..8 {
        let Some(before) = at.checked_sub(1) else { break };
        at = before;
        let group = &groups.list[at];
        match &group.kind {
            GroupKind::Verb(verb) => {
                let (word, first) = (plain(sent, verb), group.first);
                let found = MAKING.iter().find(|(lemma, _)| *lemma == word).map(|(_, status)| *status);
                // `a so-called park`, `the proposed park`: the participle belongs to the noun after it.
                if verb.bare_participle && at.checked_sub(1).is_some_and(|b| is_article(groups, b)) {
                    match found {
                        Some(status @ (InitiativeStatus::Proposed | InitiativeStatus::Planned))
                            if matches!(word, "propose" | "plan") =>
                        {
                            return Some((status, first, groups.list[k].end));
                        }
                        _ => continue,
                    }
                }
                let status = found?;
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
                    let base =
                        MAKING.iter().find(|(l, _)| l == lemma).map_or(InitiativeStatus::Established, |(_, s)| *s);
                    let governor = at
                        .checked_sub(1)
                        .and_then(|g| groups.list[g].verb())
                        .and_then(|v| governing(&v.lemma, v.class));
                    return Some((governor.unwrap_or(base), group.first, groups.list[k].end));
                }
                // What is made stands in a list, or under a common noun: `a set of new programmes, including …`.
                let apposed = groups.list.get(at + 1).is_some_and(|g| g.kind == GroupKind::Comma);
                let general = apposed
                    || is_article(groups, at)
                    || is_head(lexicon, head)
                    || matches!(head, "own" | "set" | "series" | "number" | "range");
                if noun.name.is_none() && !general {
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

/// Whether the group is an article alone, whose noun comes later.
fn is_article(groups: &Groups<'_, '_>, at: usize) -> bool {
    let group = &groups.list[at];
    group.end == group.first + 1 && matches!(groups.sent.lower(group.first), "a" | "an" | "the")
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
        let regular = word == *lemma
            || [("s", lemma), ("d", lemma)].iter().any(|(ending, base)| word.strip_suffix(ending) == Some(**base))
            || ["ed", "ing", "es"].iter().any(|ending| word.strip_suffix(ending) == Some(stem));
        let doubled =
            matches!((*lemma, word), ("build", "built") | ("plan", "planned" | "planning") | ("set", "setting"));
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
