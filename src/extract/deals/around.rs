//! What stands around an agreement noun: its parties, its purpose, its number, its name.

mod after;
mod approver;
mod batch;
mod goods;
mod makers;
mod purpose;
mod subject;
mod title;

pub use batch::batch;
pub use purpose::purpose;
use subject::is_reporting;
pub use subject::{is_joining, subject};
pub use title::{is_part_of_name, title};

use super::act::{Act, Relation};
use super::several;
use crate::extract::groups::{Determiner, Group, GroupKind, Groups, head_word};
use crate::extract::parties::{Phrase, PhraseKind, is_pointing_word, list_at};
use crate::lexicon::{Lexicon, VerbClass};
use crate::record::claim::NameKind;
use crate::record::concept::Role;
use after::{after, after_passive, award, is_between_parties};
pub use after::{is_offer, is_purchase};
use approver::represented;
pub use goods::under;
use goods::{bought, supplied};
use makers::makers;
use subject::announcer;

/// The parties of the agreement in group `i`.
pub fn parties(groups: &Groups<'_, '_>, lexicon: &Lexicon, i: usize, act: Option<&Act>) -> Vec<(Phrase, Role)> {
    let mut found: Vec<(Phrase, Role)> = Vec::new();
    let signs = act.is_some_and(|a| matches!(a.class, VerbClass::Sign | VerbClass::Enter));
    let role = if signs { Role::Signatory } else { Role::Party };
    if let Some(act) = act.filter(|a| a.relation == Relation::Object) {
        let subject = subject(groups, lexicon, act.group);
        // `welcomed the agreement signed by A and B`: those who welcome it are no parties to it.
        let own = groups.list[i + 1..]
            .iter()
            .take(6)
            .any(|g| g.kind == GroupKind::Prep && matches!(groups.sent.lower(g.first), "between" | "by"));
        let praised = matches!(&*act.lemma, "welcome" | "hail" | "celebrate") && own;
        let subject = if praised { Vec::new() } else { subject };
        add(&mut found, groups, subject, role);
        if act.class == VerbClass::Award || &*act.lemma == "offer" {
            award(groups, lexicon, act, i, &mut found);
        }
    }
    // `signed a memorandum between A and B`, `to discuss a draft agreement on locusts between A and B`: these two,
    // whoever signed.
    let about = |k: &usize| groups.list[i + 1..*k].iter().all(|g| g.verb().is_none() && g.kind != GroupKind::And);
    if act.is_some_and(|a| a.relation == Relation::Object)
        && let Some(between) = (i + 1..groups.list.len()).take(5).find(|&k| groups.is_prep(k, "between")).filter(about)
        && let Some((list, _)) = list_at(groups, lexicon, between + 1)
        && !is_stretch(groups, between, &list, &found)
        && (list.len() >= 2 && list.iter().all(Phrase::is_named)
            // `The ministers, A. Brook and B. Field, signed a treaty between the two nations`
            || found.len() >= 2 && matches!(list[..], [Phrase { kind: PhraseKind::Anaphor(2), .. }]))
    {
        found.clear();
        add(&mut found, groups, list, role);
        return found;
    }
    inside(groups, lexicon, i, &mut found, role);
    if let Some(act) = act.filter(|a| a.relation == Relation::Object) {
        for between in act.group + 1..i {
            inside(groups, lexicon, between, &mut found, role);
        }
        // `signed with Belize an agreement`, `will extend to Mali a loan`
        let gives = matches!(act.class, VerbClass::Award | VerbClass::Renew);
        if (groups.is_prep(act.group + 1, "with") || gives && groups.is_prep(act.group + 1, "to"))
            && let Some((list, next)) = list_at(groups, lexicon, act.group + 2)
            && next <= i
        {
            add(&mut found, groups, list, role);
        }
    }
    // `the agreement that Malta and Bolivia concluded in 1978 was terminated`
    if let Some(act) = act.filter(|a| a.relation == Relation::Subject)
        && let Some(relative) = (i + 1..act.group).find(|&k| groups.list[k].kind == GroupKind::Relative)
        && let Some((list, next)) = list_at(groups, lexicon, relative + 1)
        && groups.list.get(next).is_some_and(|g| g.verb().is_some_and(|v| v.class.is_some()))
    {
        add(&mut found, groups, list, role);
    }
    if let Some(act) = act.filter(|a| a.relation == Relation::Object) {
        makers(groups, lexicon, i, act, &mut found, role);
        // `Ada Brook signed on behalf of A, while Bo Field signed on behalf of B, an agreement`
        let behalves =
            (0..i).filter(|&k| signs && groups.is_on_behalf(k)).filter_map(|k| list_at(groups, lexicon, k + 1));
        let sides: Vec<Phrase> = behalves.flat_map(|(list, _)| list).collect();
        if sides.len() >= 2 {
            found.clear();
            add(&mut found, groups, sides, role);
        }
    }
    // `negotiations with Kenya on a treaty`
    if let Some(act) = act.filter(|a| a.relation == Relation::Nominal) {
        // `to open negotiations with Tuvalu with a view to the conclusion of an agreement`
        let from = if in_view(groups, act.group) {
            (0..act.group).rev().find(|&k| groups.list[k].verb().is_some()).unwrap_or(act.group)
        } else {
            act.group
        };
        // `Hong Kong's negotiations with Kazakhstan on a memorandum`
        let owner = groups.list[act.group].noun().filter(|n| n.possessor.is_some() && act.group != i);
        let owner = owner.and_then(|n| n.inner.first()).map(|&n| named(groups, n));
        add(&mut found, groups, owner.into_iter().collect(), role);
        for k in from + 1..i {
            if groups.is_prep(k, "with") || groups.is_prep(k, "between") {
                add(
                    &mut found,
                    groups,
                    list_at(groups, lexicon, k + 1).map(|(list, _)| list).unwrap_or_default(),
                    role,
                );
            }
        }
    }
    after(groups, lexicon, i, act, &mut found, role);
    if let Some(act) = act.filter(|a| a.relation == Relation::Nominal)
        && (found.is_empty() || found.len() < 2 && (act.class == VerbClass::Negotiate || with_follows(groups, i)))
    {
        add(&mut found, groups, announcer(groups, lexicon, act), role);
    }
    if found.len() < 2 {
        add(&mut found, groups, bought(groups, lexicon, i), role);
    }
    if found.len() == 1 {
        add(&mut found, groups, supplied(groups, lexicon, i), role);
    }
    if let Some(act) = act.filter(|a| a.relation == Relation::Subject) {
        after_passive(groups, lexicon, act.group, &mut found, role);
    }
    // `A and B say that an agreement is under negotiation`
    if let Some(act) = act.filter(|a| found.is_empty() && a.relation == Relation::Subject)
        && let Some(said) = (0..i).rev().find(|&k| groups.list[k].is_finite())
        && said < act.group
        && is_reporting(groups, said)
    {
        let speakers = subject(groups, lexicon, said);
        if speakers.len() >= 2 {
            add(&mut found, groups, speakers, role);
        }
    }
    // `The ties between A and B go back to 2000, when a protocol was signed`
    if found.is_empty() && act.is_some_and(|a| a.relation == Relation::Subject) {
        let tie = |&k: &usize| {
            groups.is_prep(k, "between")
                && groups.list[..k]
                    .iter()
                    .rev()
                    .take(3)
                    .filter_map(Group::noun)
                    .any(|n| is_between_parties(groups.sent.lower(n.head)))
        };
        let list = (1..i).rev().find(tie).and_then(|k| list_at(groups, lexicon, k + 1)).map(|(list, _)| list);
        let named = list.filter(|list| list.len() >= 2 && list.iter().all(Phrase::is_named));
        add(&mut found, groups, named.unwrap_or_default(), role);
    }
    // `the High Court halts the contract`: a court is no party to what it rules on.
    if act.is_some_and(|a| matches!(a.class, VerbClass::Reject | VerbClass::Suspend | VerbClass::Terminate)) {
        let is_court = |p: &Phrase| matches!(groups.sent.lower(p.end - 1), "court" | "tribunal" | "judge");
        found.retain(|(p, _)| !is_court(p));
    }
    if let Some(act) = act.filter(|a| a.class == VerbClass::Approve || matches!(&*a.lemma, "block" | "veto")) {
        // `the regulator cleared the merger of A and B`, `the sale of A to B was blocked by the council`: these two,
        // whoever decides.
        let beside =
            |p: &Phrase| p.first > groups.list[i].first && (act.relation != Relation::Subject || p.first < act.words.0);
        if found.iter().filter(|(p, _)| beside(p) && p.is_named()).count() >= 2 {
            found.retain(|(p, _)| beside(p));
        }
    }
    let decides =
        |class| matches!(class, VerbClass::Approve | VerbClass::Reject | VerbClass::Suspend | VerbClass::Terminate);
    // `Sri Lanka's cabinet approved a proposal to sign a memorandum`: whatever they do about it.
    let organ = |(p, _): &(Phrase, Role)| {
        matches!(groups.sent.lower(p.end - 1), "cabinet" | "congress" | "parliament" | "senate")
    };
    if act.is_some_and(|a| decides(a.class)) || found.iter().any(organ) {
        found = found.into_iter().filter_map(|(p, role)| Some((represented(groups, p)?, role))).collect();
    }
    found
}

/// Adds phrases as parties, each once; initiatives and documents are what a deal is about, never who makes it.
fn add(found: &mut Vec<(Phrase, Role)>, groups: &Groups<'_, '_>, phrases: Vec<Phrase>, role: Role) {
    for phrase in phrases {
        let body = is_body_too(groups.sent.lower(phrase.end - 1));
        let undertaking = matches!(phrase.kind, PhraseKind::Name(n) if groups.names[n].kind == NameKind::Initiative && !body || groups.names[n].document);
        // `signed the Declaration and Treaty`: one word for a paper, in capitals.
        let paper = |g: &Group| {
            (g.first..g.end).contains(&phrase.first)
                && g.noun().is_some_and(|n| n.agreement.is_some_and(|(first, ..)| first == phrase.first))
        };
        let paper = phrase.end == phrase.first + 1 && groups.list.iter().any(paper);
        if !undertaking && !paper && !found.iter().any(|(known, _)| known.first == phrase.first) {
            found.push((phrase, role));
        }
    }
}

/// Whether `between` tells where something runs, not who agreed on it: `signed an agreement on the line between Alma and
/// Brook`.
fn is_stretch(groups: &Groups<'_, '_>, between: usize, list: &[Phrase], found: &[(Phrase, Role)]) -> bool {
    let body = |kind: NameKind| matches!(kind, NameKind::Person | NameKind::Organization(_));
    let place = |p: &Phrase| matches!(p.kind, PhraseKind::Name(n) if !body(groups.names[n].kind));
    let thing = groups.list[between - 1].noun().is_some_and(|n| n.agreement.is_none());
    thing && !found.is_empty() && list.iter().all(place) && !found.iter().all(|(p, _)| place(p))
}

/// Heads of names of undertakings that bodies have as well: `Acme partners with the Harbour Network`.
pub fn is_body_too(head: &str) -> bool {
    matches!(head, "circle" | "exchange" | "hub" | "line" | "network" | "platform" | "program" | "programme")
}

/// The most words of two places joined by a hyphen.
const LONGEST_PAIR: usize = 4;

/// Parties inside the agreement's own noun group: `China-Laos agreement`, `Norland's agreement with …`.
fn inside(groups: &Groups<'_, '_>, lexicon: &Lexicon, i: usize, found: &mut Vec<(Phrase, Role)>, role: Role) {
    let Some(noun) = groups.list[i].noun() else { return };
    let sent = groups.sent;
    let document = noun.name.filter(|&n| groups.names[n].document);
    for n in noun.inner.iter().copied().chain(document) {
        let name = &groups.names[n];
        // `the U.S.-Republic of Korea deal`: the second may have several words.
        let is_pair = |&length: &usize| !lexicon.pair(&sent.folded(name.first, name.first + length)).is_empty();
        let known = found.iter().any(|(p, _)| p.first == name.first);
        if let Some(length) = (1..=LONGEST_PAIR).rev().find(is_pair).filter(|_| !known) {
            found.push((Phrase { first: name.first, end: name.first + length, kind: PhraseKind::Pair }, role));
        }
    }
    // `the landmark United States partnership with Norland`
    let country = noun.inner.iter().copied().rev().find(|&n| groups.names[n].rule == "name-country");
    if let Some(country) =
        country.filter(|_| noun.possessor.is_none() && found.is_empty() && groups.is_prep(i + 1, "with"))
    {
        add(found, groups, vec![named(groups, country)], role);
    }
    let Some((first, end)) = noun.possessor else { return };
    let owns = |n: &usize| groups.names[*n].first >= first && groups.names[*n].close <= end;
    let Some(owner) = noun.inner.iter().copied().find(owns) else { return };
    if other_follows(groups, i) {
        // `Norland's agreement with Estavia`
        add(found, groups, vec![named(groups, owner)], role);
    } else if let Some(other) = joint_owner(groups, i, first) {
        let owners = [other, owner];
        if owners.iter().all(|&n| groups.names[n].kind != NameKind::Person) {
            add(found, groups, owners.map(|n| named(groups, n)).to_vec(), role);
        }
    }
}

/// `Norland and Estavia's agreement`: the name that is joined to the possessor that begins group `i` at word `first`.
fn joint_owner(groups: &Groups<'_, '_>, i: usize, first: usize) -> Option<usize> {
    let joined = i >= 2 && matches!(groups.list[i - 1].kind, GroupKind::And) && groups.list[i].first == first;
    let before = groups.list.get(i.checked_sub(2)?).filter(|g| joined && g.end + 1 == first)?;
    // Nothing that the first name could belong to: `Borealis met Norland and Estavia's …`.
    let free = i == 2 || groups.list[i - 3].noun().is_none() && groups.list[i - 3].verb().is_none();
    before.noun().filter(|_| free)?.name
}

/// A phrase that is a name.
fn named(groups: &Groups<'_, '_>, n: usize) -> Phrase {
    let name = &groups.names[n];
    Phrase { first: name.first, end: name.end, kind: PhraseKind::Name(n) }
}

/// `its contract with Acme`: whoever `its` points to is the other party.
pub fn add_possessor(groups: &Groups<'_, '_>, i: usize, parties: &mut Vec<(Phrase, Role)>) {
    let first = groups.list[i].first;
    let role = match &parties[..] {
        [(other, role)] if other.first > first => *role,
        _ => return,
    };
    // `The company's agreement with Acme`
    let possessor = groups.list[i].noun().and_then(|n| n.possessor).filter(|&(from, end)| {
        let word = end - 1 - usize::from(matches!(groups.sent.word(end - 1), "'s" | "’s"));
        from == first
            && groups.sent.lower(first) == "the"
            && word == first + 1
            && is_pointing_word(groups.sent.lower(word))
    });
    let owner = match groups.sent.lower(first) {
        "its" => Some(first + 1),
        // `“Our agreement with Acme is valid,” Borealis said`
        "our" => groups.is_quoted(first).then_some(first + 1),
        _ => possessor.map(|(first, _)| first + 2),
    };
    if let Some(end) = owner.filter(|_| other_follows(groups, i)) {
        parties.insert(0, (Phrase { first, end, kind: PhraseKind::Anaphor(1) }, role));
    }
}

/// `Under a contract signed with Acme, Borealis will …`, `In a memorandum signed on Monday, A and B pledged …`, `after a
/// previous deal with Acme`: whoever the clause is about is the other party.
pub fn add_clause_subject(
    groups: &Groups<'_, '_>,
    lexicon: &Lexicon,
    i: usize,
    act: Option<&Act>,
    parties: &mut Vec<(Phrase, Role)>,
) {
    let told = act.is_none_or(|a| {
        a.relation == Relation::Subject && groups.list[a.group].verb().is_some_and(|v| v.bare_participle)
    });
    let people = parties.iter().all(|(p, _)| matches!(p.kind, PhraseKind::Person(_)));
    let (other, role) = match &parties[..] {
        [] => (None, Role::Party),
        // `A will lend B $2 billion under a deal signed by the minister and …`: people sign for others.
        [(_, role), ..] if people => (None, *role),
        [(other, role)] => (Some(other.clone()), *role),
        _ => return,
    };
    let opens = i > 0
        && matches!(groups.list[i - 1].kind, GroupKind::Prep)
        && (matches!(groups.first_word(i - 1), "after" | "following" | "through" | "under" | "via" | "with")
            || act.is_some() && matches!(groups.first_word(i - 1), "by" | "in")
            || groups.first_word(i - 1) == "to" && i > 1 && groups.first_word(i - 2) == "thanks");
    // `expanded through the acquisition of Acme`: what is bought is told whether or not the reader knows of it.
    let purchase = groups.list[i].noun().is_some_and(|n| is_purchase(&head_word(groups, n)));
    let by = i > 0 && matches!(groups.first_word(i - 1), "through" | "via" | "with");
    let bought = purchase && by && groups.is_prep(i + 1, "of");
    let dated = act.is_some() && groups.list[i + 1..].iter().take(6).any(|g| g.kind == GroupKind::Date);
    let indefinite = bought || groups.list[i].noun().is_some_and(|n| n.determiner == Determiner::Indefinite);
    // One party stands behind the noun, or none and the clause is about several.
    let behind = other.as_ref().is_none_or(|p| p.first > groups.list[i].first && (bought || with_follows(groups, i)));
    if !told || !opens || !(indefinite || dated) || !behind {
        return;
    }
    // `Ada Brook came to announce that Acme has grown through a contract with Borealis`: the verb before it, else the next.
    let clause = (0..i).rev().chain(i..groups.list.len()).find(|&k| groups.list[k].is_finite());
    // `The buses will be run by Acme under an agreement signed with the city`
    let agent = clause.filter(|&v| v < i && groups.list[v].verb().is_some_and(|w| w.passive));
    let agent = agent.filter(|&v| groups.is_prep(v + 1, "by")).and_then(|v| list_at(groups, lexicon, v + 2));
    let subject = match agent {
        Some((list, _)) => list,
        None => clause.map(|v| subject(groups, lexicon, v)).unwrap_or_default(),
    };
    // `A will provide B with …, supply … to B, under an agreement`: whom the clause's verb reaches.
    let mut subject = subject;
    if let (None, [maker], Some(v)) = (&other, &subject[..], clause)
        && maker.is_named()
        && let Some((list, _)) = (v + 1..if v < i { i } else { groups.list.len().min(v + 6) })
            .filter(|&k| k == v + 1 || groups.is_prep(k - 1, "to") || groups.is_prep(k - 1, "with"))
            .filter_map(|k| list_at(groups, lexicon, k))
            .find(|(list, _)| list.iter().all(Phrase::is_named))
    {
        subject.extend(list);
    }
    // `In an accord signed in Brasilia, Brazil pledged …`
    let one = act.is_some() && matches!(&subject[..], [only] if only.is_named());
    if other.is_none() && !several(&subject) && !(one && indefinite) {
        return;
    }
    if people {
        parties.clear();
    }
    for phrase in subject {
        if other.as_ref().is_none_or(|p| p.first != phrase.first)
            && !matches!(phrase.kind, PhraseKind::Described | PhraseKind::Person(_))
        {
            parties.insert(0, (phrase, role));
        }
    }
}

/// `with a view to the conclusion of`: the act of group `k` is ahead.
pub fn in_view(groups: &Groups<'_, '_>, k: usize) -> bool {
    let view = |k: usize| groups.list[k].noun().is_some_and(|n| groups.sent.lower(n.head) == "view");
    k >= 2 && groups.is_prep(k - 1, "to") && view(k - 2)
}

/// Whether the other side stands behind the agreement: `its contract with Acme`, `its takeover of Acme`.
fn other_follows(groups: &Groups<'_, '_>, i: usize) -> bool {
    let purchase = groups.list[i].noun().is_some_and(|n| is_purchase(&head_word(groups, n)));
    with_follows(groups, i) || purchase && groups.is_prep(i + 1, "of")
}

/// Whether `with` stands close behind the agreement, so that a possessor before it is one of two parties.
fn with_follows(groups: &Groups<'_, '_>, i: usize) -> bool {
    (i + 1..(i + 6).min(groups.list.len())).any(|k| groups.is_prep(k, "with"))
}
