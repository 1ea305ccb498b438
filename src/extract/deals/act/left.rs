//! The act that stands before an agreement: `signed an agreement`, `the signing of an agreement`.

use super::{Act, Relation, object};
use crate::extract::groups::{Determiner, Group, GroupKind, Groups};
use crate::extract::tagger::Tag;
use crate::lexicon::{Lexicon, VerbClass};
use crate::record::concept::AgreementType;

/// Nouns that stand for a verb: `the signing of`.
const NOMINALS: &[(&str, &str)] = &[
    ("signing", "sign"),
    ("signature", "sign"),
    ("inking", "ink"),
    ("conclusion", "conclude"),
    ("execution", "execute"),
    ("finalization", "finalize"),
    ("completion", "complete"),
    ("renewal", "renew"),
    ("continuation", "extend"),
    ("expansion", "expand"),
    ("extension", "extend"),
    ("ratification", "ratify"),
    ("approval", "approve"),
    ("suspension", "suspend"),
    ("termination", "terminate"),
    ("cancellation", "cancel"),
    ("expiry", "expire"),
    ("expiration", "expire"),
    ("withdrawal", "withdraw"),
    ("rejection", "reject"),
    ("negotiation", "negotiate"),
    ("negotiations", "negotiate"),
    ("talks", "negotiate"),
    ("discussions", "negotiate"),
    ("establishment", "establish"),
    ("launch", "launch"),
    ("formation", "form"),
    ("creation", "create"),
    ("founding", "found"),
    ("announcement", "announce"),
    ("award", "award"),
    ("proposal", "propose"),
    ("adoption", "adopt"),
];

/// Quantity nouns that stand between verb and agreement: `a series of agreements`.
const QUANTITIES: &[&str] = &[
    "array",
    "batch",
    "bundle",
    "collection",
    "couple",
    "dozens",
    "group",
    "handful",
    "host",
    "kind",
    "number",
    "package",
    "pair",
    "raft",
    "range",
    "round",
    "score",
    "scores",
    "series",
    "set",
    "slew",
    "string",
    "text",
    "total",
    "type",
    "variety",
    "wave",
];

/// The act before the agreement of group `i`.
pub(super) fn to_the_left(groups: &Groups<'_, '_>, lexicon: &Lexicon, i: usize) -> Option<Act> {
    let sent = groups.sent;
    let mut k = i;
    let mut partners = false;
    let mut crossed_on = false;
    for _ in 0..12 {
        k = k.checked_sub(1)?;
        let group = &groups.list[k];
        match &group.kind {
            GroupKind::Verb(verb) => {
                // `Penang and Medan have been sister cities since 1984`
                let twins = groups.list[i]
                    .noun()
                    .and_then(|n| n.agreement)
                    .is_some_and(|(.., a)| a.kind == AgreementType::Twinning && k + 1 == i);
                if twins && matches!(sent.lower(verb.main), "are" | "were" | "been" | "remain" | "is" | "was") {
                    return Some(Act { lemma: "be".into(), ..object(group, k, i, verb, VerbClass::Establish) });
                }
                // `has an agreement with`
                if k + 1 == i
                    && matches!(sent.lower(verb.main), "has" | "have" | "holds" | "maintains")
                    && !verb.negated
                {
                    return Some(Act { lemma: "be".into(), ..object(group, k, i, verb, VerbClass::Establish) });
                }
                // `when it came to a trade deal`
                let idiom = &*verb.lemma == "come to" && k > 0 && groups.list[k - 1].noun().is_some_and(|n| n.pronoun);
                let class = verb.class.filter(|_| !idiom)?;
                // `build on the partnership`: it is there already.
                let makes = class == VerbClass::Establish && matches!(&*verb.lemma, "build" | "start");
                // `close to a contract`
                let near = &*verb.lemma == "close" && k + 1 < i && groups.is_prep(k + 1, "to");
                if crossed_on && makes || near {
                    return None;
                }
                let finite_passive = verb.passive && !verb.bare_participle;
                if finite_passive && class != VerbClass::Award {
                    return None;
                }
                return Some(object(group, k, i, verb, class));
            }
            GroupKind::Noun(noun) => {
                let head = sent.lower(noun.head);
                // `the signing of`, `the signing ceremony of`
                let act =
                    (group.first..group.end).find_map(|i| NOMINALS.iter().find(|(word, _)| *word == sent.lower(i)));
                if let Some((_, lemma)) = act
                    && noun.agreement.is_none()
                {
                    let class = lexicon.verbs.get(*lemma)?.class;
                    return Some(Act {
                        group: k,
                        noun: i,
                        relation: Relation::Nominal,
                        class,
                        lemma: (*lemma).into(),
                        words: (group.first, group.end),
                        rule: "deal-nominal",
                    });
                }
                let quantity = QUANTITIES.contains(&head) || head.chars().all(|c| c.is_ascii_digit());
                let awarded = groups.list[..k]
                    .last()
                    .and_then(|g| g.verb())
                    .is_some_and(|v| v.class == Some(VerbClass::Award) && !v.passive);
                // `elevated relations to a strategic partnership`
                let ties = matches!(head, "relations" | "ties" | "relationship" | "cooperation" | "bonds")
                    || matches!(head, "participation" | "membership" | "implementation" | "involvement");
                // `a licensing and distribution agreement`, `a strategic, global pact`: the first half of its name.
                let half = (groups.list[k + 1].kind == GroupKind::And
                    || groups.list[k + 1].kind == GroupKind::Comma && sent.tag(group.end - 1) == Tag::Jj)
                    && k + 2 == i
                    && noun.name.is_none()
                    && groups.list[i].noun().is_some_and(|n| n.determiner == Determiner::None);
                // `suspended with immediate effect an agreement`: two noun groups side by side, the first is an aside.
                let aside = k + 1 == i
                    && noun.name.is_none()
                    && k > 0
                    && groups.list[k - 1].kind == GroupKind::Prep
                    && groups.list[i].noun().is_some_and(|n| n.determiner != Determiner::None);
                if aside {
                    k -= 1;
                    continue;
                }
                // `negotiations with Kenya and Somalia on a treaty`
                if let Some(with) = with_before(groups, k) {
                    k = with;
                    partners = true;
                    continue;
                }
                // `their 2017 agreement`, `a Rs 1,240 crore order`: one noun group, cut by a date or a currency.
                let cut = (group.end == groups.list[i].first && sent.tag(groups.list[i].first) == Tag::Cd)
                    || group.end - group.first == 1 && matches!(sent.tag(group.first), Tag::Dt | Tag::PrpPoss);
                if !(noun.agreement.is_some() || quantity || awarded || noun.pronoun || ties || half || cut)
                    || partners && noun.agreement.is_some()
                {
                    return None;
                }
            }
            GroupKind::Prep => {
                let word = sent.lower(group.end - 1);
                crossed_on |= matches!(word, "on" | "upon" | "about" | "over" | "at");
                // `a declaration on partnership`: the second noun is what the first is about.
                if word != "of" && k > 0 && groups.list[k - 1].noun().is_some_and(|n| n.agreement.is_some()) {
                    return None;
                }
                if !matches!(
                    word,
                    "of" | "into"
                        | "on"
                        | "upon"
                        | "to"
                        | "from"
                        | "for"
                        | "towards"
                        | "toward"
                        | "at"
                        | "about"
                        | "over"
                        | "in"
                ) || word == "in"
                    && !groups.list[..k].last().and_then(Group::noun).is_some_and(|n| is_share(sent.lower(n.head)))
                {
                    return None;
                }
            }
            // `voted down, by 37 votes to 28, the accord`
            GroupKind::Comma if opening_comma(groups, k).is_some() => {
                k = opening_comma(groups, k).unwrap_or(k);
            }
            GroupKind::And | GroupKind::Comma | GroupKind::Date | GroupKind::Or => {}
            GroupKind::Other => {
                if matches!(sent.word(group.first), "." | "•" | "*") {
                    return None;
                }
            }
            GroupKind::Colon
            | GroupKind::Semicolon
            | GroupKind::Open
            | GroupKind::Close
            | GroupKind::Relative
            | GroupKind::Subordinate => return None,
        }
    }
    None
}

/// The comma that opens the insertion closed by the comma of group `k`, if it starts with a preposition.
fn opening_comma(groups: &Groups<'_, '_>, k: usize) -> Option<usize> {
    let open = (0..k).rev().find(|&j| groups.list[j].kind == GroupKind::Comma)?;
    let inserted = groups.kind(open + 1) == Some(&GroupKind::Prep)
        && open > 0
        && groups.list[open - 1].verb().is_some()
        && groups.list[open + 1..k].iter().all(|g| g.verb().is_none());
    inserted.then_some(open)
}

/// The group of `with` or `between` before the list of names that ends at group `k`.
fn with_before(groups: &Groups<'_, '_>, k: usize) -> Option<usize> {
    let start = (0..k).rev().find(|&j| {
        !matches!(groups.list[j].kind, GroupKind::And | GroupKind::Comma)
            && groups.list[j].noun().is_none_or(|n| n.name.is_none())
    })?;
    let with = ["with", "between", "among"].iter().any(|word| groups.is_prep(start, word));
    (with && groups.list[k].noun().is_some_and(|n| n.name.is_some())).then_some(start)
}

/// Nouns of taking part: `suspended its participation in the treaty`.
fn is_share(word: &str) -> bool {
    matches!(word, "participation" | "membership" | "involvement")
}
