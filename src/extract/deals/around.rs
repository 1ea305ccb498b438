//! What stands around an agreement noun: its parties, its purpose, its number, its name.

use super::act::{Act, Relation};
use crate::extract::groups::{GroupKind, Groups, Noun};
use crate::extract::names::run::is_verb;
use crate::extract::number::word_below_hundred;
use crate::extract::parties::{Phrase, PhraseKind, list_at, starts_insertion};
use crate::extract::tagger::Tag;
use crate::lexicon::{Lexicon, VerbClass};
use crate::record::claim::NameKind;
use crate::record::concept::Role;

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
    "announce",
    "reports",
    "learned",
    "wrote",
];

/// The parties of the agreement in group `i`.
pub fn parties(groups: &Groups<'_, '_>, lexicon: &Lexicon, i: usize, act: Option<&Act>) -> Vec<(Phrase, Role)> {
    let mut found: Vec<(Phrase, Role)> = Vec::new();
    let signs = act.is_some_and(|a| matches!(a.class, VerbClass::Sign | VerbClass::Enter));
    let role = if signs { Role::Signatory } else { Role::Party };
    if let Some(act) = act.filter(|a| a.relation == Relation::Object) {
        add(&mut found, groups, subject(groups, lexicon, act.group), role);
        if act.class == VerbClass::Award {
            award(groups, lexicon, act, i, &mut found);
        }
    }
    inside(groups, lexicon, i, &mut found, role);
    if let Some(act) = act.filter(|a| a.relation == Relation::Object) {
        for between in act.group + 1..i {
            inside(groups, lexicon, between, &mut found, role);
        }
    }
    if found.is_empty()
        && let Some(act) = act.filter(|a| a.relation == Relation::Nominal)
    {
        add(&mut found, groups, announcer(groups, lexicon, act.group), role);
    }
    after(groups, lexicon, i, act, &mut found, role);
    if let Some(act) = act.filter(|a| a.relation == Relation::Subject) {
        after_passive(groups, lexicon, act.group, &mut found, role);
    }
    found
}

fn add(found: &mut Vec<(Phrase, Role)>, groups: &Groups<'_, '_>, phrases: Vec<Phrase>, role: Role) {
    for phrase in phrases {
        let undertaking = matches!(phrase.kind, PhraseKind::Name(n) if groups.names[n].kind == NameKind::Initiative || groups.names[n].document);
        if !undertaking && !found.iter().any(|(known, _)| known.first == phrase.first) {
            found.push((phrase, role));
        }
    }
}

/// Who announces or welcomes the signing told by the noun in group `nominal`: `A and B announced the signing of …`.
fn announcer(groups: &Groups<'_, '_>, lexicon: &Lexicon, nominal: usize) -> Vec<Phrase> {
    let verb = (0..nominal).rev().take(3).find(|&k| groups.list[k].verb().is_some());
    verb.filter(|&k| groups.list[k].verb().is_some_and(|v| v.class == Some(VerbClass::Announce) && !v.passive))
        .map(|k| subject(groups, lexicon, k))
        .unwrap_or_default()
}

/// The subject of the verb in group `v`.
pub fn subject(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize) -> Vec<Phrase> {
    let verb = groups.list[v].verb();
    let bound = (0..v)
        .rev()
        .find(|&k| matches!(groups.list[k].kind, GroupKind::Semicolon | GroupKind::Subordinate))
        .map_or(0, |k| k + 1);
    // The antecedent of a relative clause: `X, which signed …`.
    if v > 0 && matches!(groups.list[v - 1].kind, GroupKind::Relative) {
        return antecedent(groups, lexicon, v - 1);
    }
    for start in bound..v {
        if groups.list[start].noun().is_none() || !may_start(groups, start) {
            continue;
        }
        if let Some((list, next)) = list_at(groups, lexicon, start)
            && reaches(groups, lexicon, next, v)
        {
            if let ([Phrase { kind: PhraseKind::Described, .. }], Some(GroupKind::Relative)) =
                (&list[..], groups.kind(next))
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
            return subject(groups, lexicon, k);
        }
    }
    Vec::new()
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
        GroupKind::Prep => false,
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
                // The insertion ends at any later comma; the words inside it may hold commas of their own.
                return (at + 1..v)
                    .rev()
                    .filter(|&k| matches!(groups.list[k].kind, GroupKind::Comma))
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

/// Parties inside the agreement's own noun group: `China-Laos agreement`, `Norland's agreement with …`.
fn inside(groups: &Groups<'_, '_>, lexicon: &Lexicon, i: usize, found: &mut Vec<(Phrase, Role)>, role: Role) {
    let Some(noun) = groups.list[i].noun() else { return };
    let sent = groups.sent;
    let with_follows = with_follows(groups, i);
    let document = noun.name.filter(|&n| groups.names[n].document);
    for n in noun.inner.iter().copied().chain(document) {
        let name = &groups.names[n];
        if sent.word(name.first).contains(['-', '–', '‐']) {
            let parts: Vec<&str> = sent.lower(name.first).split(['-', '–', '‐']).collect();
            let places = parts.iter().filter(|part| lexicon.places.word(part).is_some() || **part == "sino").count();
            if places == parts.len() && places >= 2 && !found.iter().any(|(p, _)| p.first == name.first) {
                found.push((Phrase { first: name.first, end: name.first + 1, kind: PhraseKind::Pair }, role));
            }
        }
    }
    // `Norland's agreement with Estavia`: the possessor is a party if another one follows.
    if let Some((first, end)) = noun.possessor
        && with_follows
        && let Some(n) =
            noun.inner.iter().copied().find(|&n| groups.names[n].first >= first && groups.names[n].close <= end)
    {
        let name = &groups.names[n];
        add(found, groups, vec![Phrase { first: name.first, end: name.end, kind: PhraseKind::Name(n) }], role);
    }
}

fn with_follows(groups: &Groups<'_, '_>, i: usize) -> bool {
    (i + 1..(i + 6).min(groups.list.len())).any(|k| groups.is_prep(k, "with"))
}

/// Parties after the agreement: `with B`, `between A and B`, `among …`, `signed by …`.
fn after(
    groups: &Groups<'_, '_>,
    lexicon: &Lexicon,
    i: usize,
    act: Option<&Act>,
    found: &mut Vec<(Phrase, Role)>,
    role: Role,
) {
    let mut k = i + 1;
    let mut inside_purpose = false;
    while let Some(group) = groups.list.get(k) {
        match &group.kind {
            GroupKind::Prep => {
                let word = groups.sent.lower(group.end - 1);
                let takes = match word {
                    "with" => !inside_purpose || found.len() < 2,
                    "between" | "among" | "amongst" => {
                        // `a memorandum, as well as talks between …`: the talks' parties, not the memorandum's.
                        let beside = groups.list[i + 1..k].iter().any(|g| matches!(g.kind, GroupKind::And));
                        (!inside_purpose || found.is_empty()) && !beside
                    }
                    "by" => after_participle(groups, k) || k == i + 1,
                    _ => false,
                };
                if takes && let Some((list, next)) = list_at(groups, lexicon, k + 1) {
                    let enough = word != "between"
                        || list.len() >= 2
                        || list.iter().any(|p| matches!(p.kind, PhraseKind::Anaphor(_) | PhraseKind::Described));
                    if enough {
                        add(found, groups, list, role);
                        k = next;
                        continue;
                    }
                }
                if matches!(word, "to" | "for")
                    && act.is_some_and(|a| a.class == VerbClass::Award)
                    && k == i + 1
                    && let Some((list, next)) = list_at(groups, lexicon, k + 1)
                {
                    add(found, groups, list, Role::Party);
                    k = next;
                    continue;
                }
                // `a contract from the ministry`
                if word == "from"
                    && act.is_some_and(|a| a.class == VerbClass::Win)
                    && let Some((list, next)) = list_at(groups, lexicon, k + 1)
                {
                    add(found, groups, list, Role::Party);
                    k = next;
                    continue;
                }
                if matches!(word, "on" | "for" | "about" | "covering" | "to" | "under" | "concerning" | "regarding") {
                    inside_purpose = true;
                }
            }
            GroupKind::Verb(verb) => {
                if group.is_finite() && act.is_none_or(|a| a.group != k) {
                    return;
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
            GroupKind::Comma | GroupKind::Relative if act.is_none() => return,
            _ => {}
        }
        k += 1;
    }
}

fn after_participle(groups: &Groups<'_, '_>, k: usize) -> bool {
    k > 0 && groups.list[k - 1].verb().is_some_and(|v| v.class.is_some() && v.passive)
        || k > 1
            && matches!(groups.list[k - 1].kind, GroupKind::Date | GroupKind::Other)
            && groups.list[..k]
                .iter()
                .rev()
                .take(4)
                .any(|g| g.verb().is_some_and(|v| v.bare_participle && v.class.is_some()))
}

/// `was signed by A and B`, `was signed in Vienna between A and B`.
fn after_passive(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize, found: &mut Vec<(Phrase, Role)>, role: Role) {
    let mut k = v + 1;
    while let Some(group) = groups.list.get(k) {
        match &group.kind {
            GroupKind::Prep if matches!(groups.sent.lower(group.end - 1), "by" | "between" | "among" | "with") => {
                if let Some((list, next)) = list_at(groups, lexicon, k + 1) {
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

/// `A awarded B a contract`: the indirect object.
fn award(groups: &Groups<'_, '_>, lexicon: &Lexicon, act: &Act, i: usize, found: &mut Vec<(Phrase, Role)>) {
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

/// What the agreement of group `i` is about: the words after it up to the end of its clause, its name, and its modifiers.
pub fn purpose(groups: &Groups<'_, '_>, i: usize) -> Vec<(usize, usize)> {
    let own = &groups.list[i];
    let mut ranges = vec![(own.first, own.end)];
    let mut k = i + 1;
    let mut first = None;
    while let Some(group) = groups.list.get(k) {
        let ends = match &group.kind {
            GroupKind::Semicolon => true,
            GroupKind::Verb(verb) => {
                group.is_finite() && !verb.passive && !matches!(groups.list[k - 1].kind, GroupKind::Relative)
            }
            GroupKind::Noun(noun) => {
                noun.agreement.is_some() && matches!(groups.list[k - 1].kind, GroupKind::And | GroupKind::Comma)
            }
            GroupKind::Subordinate => true,
            _ => false,
        };
        if ends {
            break;
        }
        let begins = match &group.kind {
            GroupKind::Prep => matches!(
                groups.sent.lower(group.end - 1),
                "on" | "for"
                    | "in"
                    | "covering"
                    | "concerning"
                    | "regarding"
                    | "about"
                    | "of"
                    | "to"
                    | "under"
                    | "including"
            ),
            GroupKind::Verb(verb) => verb.infinitive || verb.gerund || verb.bare_participle,
            _ => false,
        };
        if begins && first.is_none() {
            first = Some(group.first);
        }
        k += 1;
    }
    if let Some(first) = first {
        let end = groups.list.get(k.wrapping_sub(1)).map_or(first, |g| g.end);
        if end > first {
            ranges.push((first, end));
        }
    }
    ranges
}

/// `41 agreements`, `a series of agreements`: how many, 0 if not said; `None` for one agreement.
pub fn batch(groups: &Groups<'_, '_>, i: usize) -> Option<i64> {
    let group = &groups.list[i];
    let noun = group.noun()?;
    let (first, length, _) = noun.agreement?;
    let sent = groups.sent;
    let plural = (first..first + length).any(|k| {
        matches!(sent.tag(k), Tag::Nns | Tag::Nnps) || sent.lower(k).ends_with("mous") || sent.lower(k) == "memoranda"
    }) || sent.lower(first + length - 1).ends_with('s') && sent.lower(first + length - 1) != "consensus";
    let number = (group.first..first).find_map(|k| whole_number(sent.lower(k)).filter(|_| sent.tag(k) == Tag::Cd));
    match number {
        Some(n) if n >= 2 => Some(n),
        _ if plural => Some(0),
        _ => None,
    }
}

/// The name of the agreement where it is written as one: `the Framework Agreement on X`, `the Paris Agreement`.
pub fn title(groups: &Groups<'_, '_>, lexicon: &Lexicon, i: usize) -> Option<(usize, usize)> {
    let sent = groups.sent;
    let noun = groups.list[i].noun()?;
    let (at, length, _) = noun.agreement?;
    if sent.title_case || !sent.is_capital(at) || length == 1 && sent.word(at).chars().all(char::is_uppercase) {
        return None;
    }
    let mut first = at;
    while first > groups.list[i].first
        && (sent.is_capital(first - 1) && sent.tag(first - 1) != Tag::Dt
            || matches!(sent.lower(first - 1), "and" | "&" | "of" | "’s" | "'s" | "-" | "–"))
    {
        first -= 1;
    }
    while first < at && !sent.is_capital(first) {
        first += 1;
    }
    let mut end = at + length;
    // `… of/on/for Capitals`: the name goes on while capitals do.
    let mut k = end;
    while k < sent.len() {
        let small = matches!(
            sent.lower(k),
            "of" | "on"
                | "for"
                | "and"
                | "in"
                | "the"
                | "to"
                | "&"
                | ","
                | "with"
                | "between"
                | "concerning"
                | "regarding"
        );
        if sent.is_capital(k) && !is_verb(sent.tag(k)) {
            k += 1;
            end = k;
        } else if small && k + 1 < sent.len() && k - end < 2 && !(matches!(sent.lower(k), "with" | "between" | ",")) {
            k += 1;
        } else {
            break;
        }
    }
    let words = end - first;
    let plain = lexicon.agreement_nouns.longest_at(first, |p| sent.lower(p)).is_some_and(|(n, _)| n == words);
    (words >= 2 && !plain).then_some((first, end))
}

/// A whole number in figures or words, up to 99 in words.
fn whole_number(word: &str) -> Option<i64> {
    word.replace(',', "").parse().ok().or_else(|| word_below_hundred(word).map(i64::from))
}

/// Whether the agreement noun is only the end of a body's name (`ASEAN Secretariat`), not a deal.
pub fn is_part_of_name(groups: &Groups<'_, '_>, noun: &Noun) -> bool {
    noun.name.is_some_and(|n| {
        let name = &groups.names[n];
        matches!(name.kind, NameKind::Organization(kind) if kind != crate::record::concept::PartyKind::Alliance)
            && noun.agreement.is_some_and(|(first, ..)| first >= name.first && first < name.end)
    })
}
