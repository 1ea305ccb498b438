//! What looks like a participle and is the verb of its clause, and the other way round.

use super::{Determiner, Group, GroupKind};
use crate::extract::sent::Sent;
use crate::lexicon::VerbClass;

/// `companies in the two cities signed agreements`: what looks like a participle is the verb where an object follows it.
///
/// So is the only verb of a sentence, before an object of its own: `Acme and two of its units sold the yard to B`.
pub(super) fn active_participles(sent: &Sent<'_>, list: &mut [Group]) {
    let lonely = !sent.is_open() && !list.iter().any(Group::is_finite);
    for i in 1..list.len().saturating_sub(1) {
        // `sealed last week a concession`: a date may stand before the object.
        let next = i + 1 + usize::from(list[i + 1].kind == GroupKind::Date);
        // `signed in Oslo a memorandum`
        let place = |g: &Group| g.noun().is_some_and(|n| n.name.is_some());
        let set = matches!(sent.lower(list[i + 1].first), "at" | "in") && list.get(i + 2).is_some_and(place);
        // `renewed for another five years their agreement`
        let years = |g: &Group| g.noun().is_some_and(|n| matches!(sent.lower(n.head), "months" | "year" | "years"));
        let lasts = sent.lower(list[i + 1].first) == "for" && list.get(i + 2).is_some_and(years);
        let next = if lasts { i + 3 } else { next };
        let next =
            if set { i + 3 + usize::from(list.get(i + 3).is_some_and(|g| g.kind == GroupKind::Date)) } else { next };
        let object =
            list.get(next).and_then(Group::noun).is_some_and(|n| n.agreement.is_some() || next == i + 1 && n.pronoun);
        let told = list[i + 1].noun().is_some_and(|n| n.determiner != Determiner::None && !n.pronoun);
        let acts = |class| !matches!(class, VerbClass::Award | VerbClass::Win);
        let only = lonely && told && list[i].verb().is_some_and(|v| v.class.is_some_and(acts));
        let object = object || only;
        let subject =
            matches!(list[i - 1].kind, GroupKind::Noun(_) | GroupKind::Close | GroupKind::Date | GroupKind::Other);
        // `the agreement which the two countries concluded in 1974 was extended`
        let relative = i >= 2 && list[i - 2].kind == GroupKind::Relative && list[i - 1].noun().is_some();
        let clause = relative && list[i].verb().is_some_and(|v| v.class.is_some());
        if let GroupKind::Verb(verb) = &mut list[i].kind
            && verb.bare_participle
            && (object && subject || clause)
        {
            verb.bare_participle = false;
            verb.passive = false;
            verb.past = true;
        }
    }
}

/// `a memorandum inked virtually in May`, `the Convention, adopted in 2015 by A and B, has …`: a past form without an
/// object right behind an agreement, or after its comma and before the clause's own verb, is a participle.
pub(super) fn participles_of_agreements(list: &mut [Group]) {
    for i in 1..list.len() {
        let past = list[i].end - list[i].first == 1
            && list[i].verb().is_some_and(|v| {
                v.past && v.class.is_some() && !v.bare_participle && !INTRANSITIVE.contains(&&*v.lemma)
            });
        let object = list
            .get(i + 1)
            .is_some_and(|g| g.noun().is_some() || matches!(g.kind, GroupKind::Verb(_) | GroupKind::Relative));
        if !past || object {
            continue;
        }
        // `A truce between A and B made in May broke down`
        let about = list[..i]
            .iter()
            .rev()
            .take_while(|g| matches!(g.kind, GroupKind::Prep | GroupKind::Noun(_) | GroupKind::And));
        let first = i - about.count();
        let opens = first < i
            && list[first].noun().is_some_and(|n| n.agreement.is_some())
            && list[first + 1].kind == GroupKind::Prep
            && list[i + 1..]
                .iter()
                .take_while(|g| {
                    matches!(g.kind, GroupKind::Prep | GroupKind::Noun(_) | GroupKind::Date | GroupKind::Verb(_))
                })
                .any(Group::is_finite);
        // `will replace the protocol on inspections signed between the two in 2006`: the clause has its verb.
        let clause = list[..first].iter().rev().take_while(|g| {
            !matches!(g.kind, GroupKind::And | GroupKind::Comma | GroupKind::Relative | GroupKind::Subordinate)
        });
        let inside = first > 0
            && first < i
            && list[first].noun().is_some_and(|n| n.agreement.is_some())
            && !list[first..i].iter().any(|g| g.kind == GroupKind::And)
            && clause.into_iter().any(Group::is_finite)
            && list[i + 1..].first().is_some_and(|g| g.kind == GroupKind::Prep);
        let behind = list[i - 1].noun().is_some_and(|n| n.agreement.is_some()) || opens || inside;
        let after_comma = list[i - 1].kind == GroupKind::Comma
            && list[..i].iter().any(|g| g.noun().is_some_and(|n| n.agreement.is_some()))
            && !list[..i].iter().any(Group::is_finite)
            && list[i + 1..].iter().any(Group::is_finite);
        if (behind || after_comma)
            && let GroupKind::Verb(verb) = &mut list[i].kind
        {
            verb.bare_participle = true;
            verb.passive = true;
        }
    }
}

/// Verbs that an agreement does by itself.
const INTRANSITIVE: &[&str] = &["collapse", "end", "enter", "expire", "lapse"];

/// `agreed on Monday to extend`, `failed early today to agree`: the verb before the date governs the infinitive.
pub(super) fn governors_before_dates(sent: &Sent<'_>, list: &mut [Group]) {
    for i in 2..list.len() {
        let mut k = i;
        while k > 0 && matches!(list[k - 1].kind, GroupKind::Date | GroupKind::Other)
            || k > 1 && list[k - 1].kind == GroupKind::Prep && list[k].kind == GroupKind::Date
        {
            k -= 1;
        }
        let dated = list[k..i].iter().any(|g| g.kind == GroupKind::Date);
        let Some(governor) = k.checked_sub(1).filter(|_| dated).and_then(|k| list[k].verb()).cloned() else { continue };
        let Some(class) = governor.class.filter(|_| !governor.passive && !governor.bare_participle) else { continue };
        if let GroupKind::Verb(verb) = &mut list[i].kind
            && verb.infinitive
            && verb.governor.is_none()
            && sent.lower(list[i].first) == "to"
        {
            verb.governor = Some((class, governor.lemma.clone()));
            verb.future = true;
            verb.past |= governor.past;
            verb.negated |= governor.negated;
        }
    }
}
