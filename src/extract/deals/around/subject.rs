//! Who does what a verb says: the subject of a clause, over what stands between it and its verb.

use crate::extract::deals::act::Act;
use crate::extract::deals::several;
use crate::extract::groups::{Determiner, GroupKind, Groups, Verb};
use crate::extract::parties::{Phrase, PhraseKind, list_at, starts_insertion};
use crate::extract::tagger::Tag;
use crate::lexicon::{Lexicon, VerbClass};
use crate::record::claim::NameKind;

/// Verbs of saying, after which a clause of its own begins.
const REPORTING: &[&str] = &[
    "said",
    "says",
    "announced",
    "announces",
    "confirmed",
    "reported",
    "revealed",
    "noted",
    "added",
    "stated",
    "declared",
    "told",
    "hoped",
    "believed",
    "disclosed",
    "explained",
    "say",
    "denied",
    "denies",
    "announce",
    "reports",
    "learned",
    "wrote",
];

/// The subject of the verb in group `v`.
pub fn subject(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize) -> Vec<Phrase> {
    let verb = groups.list[v].verb();
    let bound = (0..v)
        .rev()
        .find(|&k| matches!(groups.list[k].kind, GroupKind::Semicolon | GroupKind::Subordinate))
        .map_or(0, |k| k + 1);
    // The antecedent of a relative clause: `X, which signed …`.
    // `X, which last week signed …`
    let dates = groups.list[..v].iter().rev().take_while(|g| g.kind == GroupKind::Date).count();
    if let Some(relative) = (v - dates).checked_sub(1).filter(|&k| groups.list[k].kind == GroupKind::Relative) {
        return antecedent(groups, lexicon, relative);
    }
    // `congratulated A and B for reaching …`: those praised.
    if verb.is_some_and(|w| w.gerund) && v > 0 && groups.is_prep(v - 1, "for") {
        let start = (bound..v - 1).rev().find(|&k| groups.list[k].verb().is_some()).map(|k| k + 1);
        if let Some((list, next)) = start.and_then(|start| list_at(groups, lexicon, start))
            && next == v - 1
        {
            return list;
        }
    }
    for start in bound..v {
        if groups.list[start].noun().is_none() {
            continue;
        }
        // `yesterday as A and B marked a new chapter`
        // `will begin after negotiators for A and the union representing its clerks reached a pact`
        let opening = ["after", "as", "before", "once", "since", "until", "while"];
        let subordinate = start > 0 && opening.iter().any(|word| groups.is_prep(start - 1, word));
        let opens = may_start(groups, start);
        // `A memorandum on supply chains, training and research will …`: what it is on.
        let topic = start >= 4
            && groups.kind(start - 1) == Some(&GroupKind::Comma)
            && groups.is_prep(start - 3, "on")
            && groups.list[start - 4].noun().is_some_and(|n| n.agreement.is_some());
        if !(opens || subordinate) || topic {
            continue;
        }
        if let Some((list, next)) = together_at(groups, lexicon, start, v)
            && (opens || next == v || list.len() >= 2)
            && reaches(groups, lexicon, next, v)
        {
            // `Norland's government said it had signed`: whoever said so.
            if let [Phrase { kind: PhraseKind::Anaphor(_), first, .. }] = list[..]
                && matches!(groups.sent.lower(first), "it" | "they")
                && let Some(said) = (bound..start).rev().find(|&k| groups.list[k].is_finite())
                && groups.list[said].verb().is_some_and(|w| REPORTING.contains(&groups.sent.lower(w.main)))
            {
                let speakers = subject(groups, lexicon, said);
                let one = groups.sent.lower(first) == "it";
                // `Borealis Athletic denied that they had signed`
                let club = speakers.len() == 1 && speakers.iter().all(|p| matches!(p.kind, PhraseKind::Name(_)));
                if !speakers.is_empty()
                    && ((speakers.len() == 1) == one || club)
                    && speakers.iter().all(Phrase::is_named)
                {
                    return speakers;
                }
            }
            // `Two rival tribes which had been fighting signed`: which they are is told later.
            let counted = |p: &Phrase| groups.sent.tag(p.first) == Tag::Cd;
            if let ([Phrase { kind: PhraseKind::Described, .. }], Some(GroupKind::Relative)) =
                (&list[..], groups.kind(next))
                && !counted(&list[0])
            {
                let end = groups.list[v].first;
                return list.into_iter().map(|p| Phrase { end, ..p }).collect();
            }
            return list;
        }
    }
    // `A visited B and signed …`, `A met B, signing …`, `A plans with B to sign …`: the subject of the verb before.
    let controlled = verb.is_some_and(|w| w.gerund || w.infinitive || w.bare_participle);
    let coordinated = v > 0 && matches!(groups.list[v - 1].kind, GroupKind::And | GroupKind::Comma | GroupKind::Other);
    if controlled || coordinated {
        let finite = (bound..v).rev().find(|&k| groups.list[k].is_finite());
        if let Some(k) = finite {
            let mut makers = subject(groups, lexicon, k);
            // `A joined B and C to launch …`
            if is_joining(groups, k)
                && let Some((list, next)) = list_at(groups, lexicon, k + 1)
                && next <= v
                // `joined X from the Morning Show to announce`: a person who only asks.
                && !list.iter().any(|p| matches!(p.kind, PhraseKind::Person(_)))
            {
                makers.extend(list);
            }
            return makers;
        }
    }
    // The headline `Acme Sets Its Sights on Mexico; Expands Partnership with Borealis`: its first clause says who.
    let opens = groups.sent.is_open() && bound > 0 && groups.list[bound - 1].kind == GroupKind::Semicolon;
    if opens && verb.is_some() && !groups.list[bound..v].iter().any(|g| g.is_finite()) {
        let first = (0..bound).find(|&k| groups.list[k].is_finite());
        return first.map(|k| subject(groups, lexicon, k)).unwrap_or_default();
    }
    Vec::new()
}

/// A list, and whoever stands between it and the verb of group `v` with those: `A with B and 60 partners launched …`.
fn together_at(groups: &Groups<'_, '_>, lexicon: &Lexicon, start: usize, v: usize) -> Option<(Vec<Phrase>, usize)> {
    let (mut list, next) = list_at(groups, lexicon, start)?;
    let with = groups.is_prep(next, "with") && list.iter().all(Phrase::is_named);
    match list_at(groups, lexicon, next + 1).filter(|(_, end)| with && *end == v) {
        Some((others, end)) => {
            list.extend(others);
            Some((list, end))
        }
        None => Some((list, next)),
    }
}

/// Whether the verb of group `k` reports what somebody says.
pub(super) fn is_reporting(groups: &Groups<'_, '_>, k: usize) -> bool {
    groups.list[k].verb().is_some_and(|v| REPORTING.contains(&groups.sent.lower(v.main)))
}

/// Whether the verb of group `k` says that somebody joined others in doing something.
pub fn is_joining(groups: &Groups<'_, '_>, k: usize) -> bool {
    groups.list[k].verb().is_some_and(|v| v.class == Some(VerbClass::Join) && !v.negated && !v.future)
}

/// Who announces or welcomes the signing told by the noun of an act: `A and B announced the signing of …`, or who
/// holds the talks: `A and B are in talks over …`.
pub(super) fn announcer(groups: &Groups<'_, '_>, lexicon: &Lexicon, act: &Act) -> Vec<Phrase> {
    let verb = (0..act.group).rev().take(5).find(|&k| groups.list[k].verb().is_some());
    let talks = act.class == VerbClass::Negotiate;
    let fits = |v: &Verb| (talks || v.class == Some(VerbClass::Announce)) && !v.passive;
    // `A and B are discussing an extension of the contract`
    let own = |k: usize| k + 1 == act.group && groups.list[k].verb().is_some_and(|v| v.class.is_some() && !v.passive);
    let announced = verb.filter(|&k| groups.list[k].verb().is_some_and(fits) || own(k));
    if let Some(k) = announced {
        return subject(groups, lexicon, k);
    }
    // `the presidents of A and B witnessed the signing of …`: two who stand behind it.
    let witness = |v: &Verb| v.past && matches!(groups.sent.lower(v.main), "witnessed" | "oversaw");
    let witnessed = verb.filter(|&k| act.class == VerbClass::Sign && groups.list[k].verb().is_some_and(witness));
    let witnesses = witnessed.map(|k| subject(groups, lexicon, k)).unwrap_or_default();
    if several(&witnesses) {
        return witnesses;
    }
    // `A and B opened a new chapter with the signing of …`: two who do something by it.
    let by = act.group.checked_sub(1).is_some_and(|k| ["by", "with"].iter().any(|word| groups.is_prep(k, word)));
    let clause = (0..act.group).rev().find(|&k| groups.list[k].is_finite()).filter(|_| by);
    let makers = clause.map(|k| subject(groups, lexicon, k)).unwrap_or_default();
    if makers.len() >= 2 { makers } else { Vec::new() }
}

/// The phrase before a relative pronoun.
fn antecedent(groups: &Groups<'_, '_>, lexicon: &Lexicon, relative: usize) -> Vec<Phrase> {
    (0..relative)
        .rev()
        .take(4)
        .find(|&k| groups.list[k].noun().is_some())
        .and_then(|k| list_at(groups, lexicon, k))
        .map(|(list, _)| list)
        .unwrap_or_default()
}

/// Whether a subject can start at group `start`.
fn may_start(groups: &Groups<'_, '_>, start: usize) -> bool {
    let Some(before) = start.checked_sub(1) else { return true };
    match &groups.list[before].kind {
        // `after A refused to sign`: a clause, not a noun after a preposition.
        GroupKind::Prep => {
            matches!(groups.first_word(before), "after" | "before" | "since" | "until" | "once")
                && groups.list.get(start + 1).is_some_and(|g| g.is_finite())
        }
        // `signed by A and B, C will …`: the second of two behind a preposition.
        GroupKind::And if before >= 2 && groups.list[before - 1].noun().is_some() => {
            groups.list[before - 2].kind != GroupKind::Prep || groups.kind(start + 1) != Some(&GroupKind::Comma)
        }
        GroupKind::Verb(verb) => REPORTING.contains(&groups.sent.lower(verb.main)),
        GroupKind::Comma => !closes_place(groups, before, start),
        _ => true,
    }
}

/// `in Beijing, China, A and B`: the name after the comma belongs to the place.
fn closes_place(groups: &Groups<'_, '_>, comma: usize, start: usize) -> bool {
    let place =
        |k: usize| groups.list[k].noun().and_then(|n| n.name).is_some_and(|n| groups.names[n].kind == NameKind::Place);
    comma >= 2
        && place(start)
        && place(comma - 1)
        && matches!(groups.list[comma - 2].kind, GroupKind::Prep)
        && matches!(groups.kind(start + 1), Some(GroupKind::Comma))
}

/// Whether only adverbs, dates, places in time and insertions stand between group `from` and the verb `v`.
fn reaches(groups: &Groups<'_, '_>, lexicon: &Lexicon, from: usize, v: usize) -> bool {
    let mut at = from;
    while at < v {
        at = match groups.kind(at) {
            Some(GroupKind::Open) => {
                groups.list[at..].iter().position(|g| g.kind == GroupKind::Close).map_or(at + 1, |n| at + n + 1)
            }
            Some(GroupKind::Comma) if starts_insertion(groups, lexicon, at + 1) => {
                // `A, a leader in the fire and security industry has acquired B`: its comma is left out.
                let open = at == from
                    && groups.list[at + 1].noun().is_some_and(|n| n.determiner == Determiner::Indefinite)
                    && matches!(groups.list[v - 1].kind, GroupKind::Noun(_))
                    && groups.list[v].verb().is_some_and(|w| w.past)
                    && !groups.list[at + 1..v].iter().any(|g| g.is_finite() || g.kind == GroupKind::Relative);
                // The insertion ends at any later comma; the words inside it may hold commas of their own.
                return open
                    || (at + 1..v)
                        .rev()
                        // `based in Boston, Massachusetts,`: the name of a place holds the comma that closes it.
                        .filter(|&k| groups.sent.word(groups.list[k].end - 1) == ",")
                        .any(|k| reaches(groups, lexicon, k + 1, v));
            }
            // `A, which makes ships, signed`; `the companies that run trains signed`: one verb is the clause's own.
            Some(GroupKind::Relative) => {
                let verbs = (at + 1..v).filter(|&k| groups.list[k].is_finite()).count();
                return verbs == 1 && groups.list[v - 1].kind != GroupKind::And
                    || (at + 1..v).rev().any(|k| {
                        matches!(groups.list[k].kind, GroupKind::Comma) && reaches(groups, lexicon, k + 1, v)
                    });
            }
            // `the union representing its clerks signed`
            Some(GroupKind::Verb(verb)) if verb.gerund && at == from => {
                let object = groups.list.get(at + 1).is_some_and(|g| g.noun().is_some());
                at + 1 + usize::from(object)
            }
            // `A in a memorandum signed on Monday pledged`
            Some(GroupKind::Verb(verb)) if verb.bare_participle && at > from => at + 1,
            // `A and B, after three rounds of talks, reached a consensus`
            Some(GroupKind::Prep)
                if at > from
                    && groups.list[at - 1].kind == GroupKind::Comma
                    && matches!(groups.first_word(at), "after" | "as" | "before" | "during" | "following" | "with") =>
            {
                return !groups.list[at..v].iter().any(|g| g.is_finite())
                    && (at + 1..v)
                        .rev()
                        .any(|k| groups.list[k].kind == GroupKind::Comma && reaches(groups, lexicon, k + 1, v));
            }
            Some(GroupKind::Other | GroupKind::Date | GroupKind::Comma) => at + 1,
            // `A and B on Monday signed`, `A in a statement said`, `A of B signed`
            Some(GroupKind::Prep) if matches!(groups.kind(at + 1), Some(GroupKind::Date)) => at + 2,
            Some(GroupKind::Prep)
                if matches!(
                    groups.first_word(at),
                    "of" | "in" | "from" | "at" | "under" | "through" | "for" | "on" | "via"
                ) && matches!(groups.kind(at + 1), Some(GroupKind::Noun(_))) =>
            {
                at + 2
            }
            Some(GroupKind::Noun(noun))
                if at + 1 == v
                    && matches!(groups.sent.lower(noun.head), "each" | "both" | "all" | "jointly" | "today") =>
            {
                at + 1
            }
            _ => return false,
        };
    }
    at == v
}
