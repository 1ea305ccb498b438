//! The act on an agreement: the verb, or the noun of a verb, that the agreement noun hangs on.

use crate::extract::groups::{Determiner, Group, GroupKind, Groups, Verb};
use crate::extract::tagger::Tag;
use crate::lexicon::{Lexicon, VerbClass};
use crate::record::concept::AgreementType;

/// How the agreement hangs on the verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// `A signed an agreement`.
    Object,
    /// `an agreement was signed`.
    Subject,
    /// `the signing of an agreement`.
    Nominal,
}

/// The act on an agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// The group of the verb, or of the noun that stands for it.
    pub group: usize,
    /// The agreement's group.
    pub noun: usize,
    /// How the two hang together.
    pub relation: Relation,
    /// The class of the verb.
    pub class: VerbClass,
    /// Its plain form.
    pub lemma: Box<str>,
    /// Positions of its words.
    pub words: (usize, usize),
    /// The rule's id.
    pub rule: &'static str,
}

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

/// The act on the agreement of group `i`, if there is one.
///
/// `before` is the act on an earlier agreement of the sentence: `signed a memorandum with B and a contract with C`.
pub fn find(groups: &Groups<'_, '_>, lexicon: &Lexicon, i: usize, before: Option<&Act>) -> Option<Act> {
    if let Some(talks) = talks(groups, i) {
        return to_the_left(groups, lexicon, i)
            .filter(|a| matches!(a.class, VerbClass::Terminate | VerbClass::Suspend | VerbClass::Reject))
            .or(Some(talks));
    }
    to_the_left(groups, lexicon, i)
        .or_else(|| to_the_right(groups, i))
        .or_else(|| shared(groups, i, before))
        .or_else(|| before_noun(groups, lexicon, i))
}

/// The act of the verb in group `k` on its object, the agreement of group `i`.
fn object(group: &Group, k: usize, i: usize, verb: &Verb, class: VerbClass) -> Act {
    Act {
        group: k,
        noun: i,
        relation: Relation::Object,
        class,
        lemma: verb.lemma.clone(),
        words: (group.first, group.end),
        rule: "deal-act-on-noun",
    }
}

/// `merger talks`, `contract negotiations`: the group's own head says that the deal is being talked about.
fn talks(groups: &Groups<'_, '_>, i: usize) -> Option<Act> {
    let group = &groups.list[i];
    let (first, length, _) = group.noun()?.agreement?;
    is_talks(groups.sent.lower(first + length - 1)).then(|| Act {
        group: i,
        noun: i,
        relation: Relation::Nominal,
        class: VerbClass::Negotiate,
        lemma: "negotiate".into(),
        words: (first, first + length),
        rule: "deal-nominal",
    })
}

/// Nouns of taking part: `suspended its participation in the treaty`.
fn is_share(word: &str) -> bool {
    matches!(word, "participation" | "membership" | "involvement")
}

/// Nouns that tell a deal only where a verb makes it one.
pub fn is_vague(word: &str) -> bool {
    matches!(word, "cooperation" | "collaboration" | "understanding")
}

/// Nouns of talking a deal over.
pub fn is_talks(word: &str) -> bool {
    matches!(word, "talks" | "negotiations" | "negotiation" | "discussions")
}

fn to_the_left(groups: &Groups<'_, '_>, lexicon: &Lexicon, i: usize) -> Option<Act> {
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
                let makes = matches!(
                    class,
                    VerbClass::Establish | VerbClass::Reach | VerbClass::Announce | VerbClass::Renew | VerbClass::Sign
                );
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

/// The group of `with` or `between` before the list of names that ends at group `k`.
fn with_before(groups: &Groups<'_, '_>, k: usize) -> Option<usize> {
    let start = (0..k).rev().find(|&j| {
        !matches!(groups.list[j].kind, GroupKind::And | GroupKind::Comma)
            && groups.list[j].noun().is_none_or(|n| n.name.is_none())
    })?;
    let with = ["with", "between", "among"].iter().any(|word| groups.is_prep(start, word));
    (with && groups.list[k].noun().is_some_and(|n| n.name.is_some())).then_some(start)
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

fn to_the_right(groups: &Groups<'_, '_>, i: usize) -> Option<Act> {
    // `a protocol to the 2012 agreement was signed`: the protocol was.
    let inner = (0..i).rev().find(|&k| groups.list[k].kind == GroupKind::Prep).filter(|&k| {
        k > 0
            && !groups.is_prep(k, "of")
            && groups.list[k - 1].noun().is_some_and(|n| n.agreement.is_some())
            && groups.list[k + 1..i].iter().all(|g| g.verb().is_none() && g.kind != GroupKind::And)
    });
    if inner.is_some() {
        return None;
    }
    // `an agreement that was to have been signed in June was finally inked`: the clause's own verb says more.
    let mut relative: Option<Act> = None;
    let mut k = i + 1;
    let mut depth = 0usize;
    let mut steps = 0;
    while let Some(group) = groups.list.get(k) {
        steps += 1;
        if steps > 30 {
            return relative;
        }
        match &group.kind {
            GroupKind::Open => depth += 1,
            GroupKind::Close => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            GroupKind::Verb(verb) => {
                let acts = match verb.class {
                    // `the contract ended`, not `the deal ended a war`
                    Some(VerbClass::Terminate) => {
                        verb.passive
                            || matches!(&*verb.lemma, "expire" | "lapse" | "end" | "collapse")
                                && groups.list.get(k + 1).is_none_or(|g| g.noun().is_none())
                    }
                    // `entered into force`, `took effect` are read with the status.
                    Some(VerbClass::Enter) => true,
                    Some(_) => verb.passive,
                    None => comes_into_force(groups, group),
                };
                // `an agreement they have been negotiating`, `a pact on fish, which A and B signed`
                let own_clause = !verb.passive || verb.bare_participle && !groups.is_prep(k + 1, "by");
                if let Some(class) = verb.class.filter(|_| own_clause && object_of_clause(groups, i, k)) {
                    relative = Some(object(group, k, i, verb, class));
                    k += 1;
                    continue;
                }
                // `is under negotiation`
                let under = k + 1 + usize::from(groups.kind(k + 1) == Some(&GroupKind::Other));
                if groups.is_prep(under, "under")
                    && groups.list.get(under + 1).and_then(|g| g.noun()).is_some_and(|n| {
                        matches!(
                            groups.sent.lower(n.head),
                            "negotiation" | "negotiations" | "discussion" | "consideration"
                        )
                    })
                {
                    return Some(Act {
                        group: k,
                        noun: i,
                        relation: Relation::Subject,
                        class: VerbClass::Negotiate,
                        lemma: "negotiate".into(),
                        words: (group.first, groups.list[under + 1].end),
                        rule: "deal-noun-acted-on",
                    });
                }
                if acts {
                    let class = verb.class.unwrap_or(VerbClass::Enter);
                    let in_relative = groups.list[k - 1].kind == GroupKind::Relative
                        || verb.bare_participle && matches!(groups.list[k - 1].kind, GroupKind::Comma);
                    let act = Some(Act {
                        group: k,
                        noun: i,
                        relation: Relation::Subject,
                        class,
                        lemma: verb.lemma.clone(),
                        words: (group.first, group.end),
                        rule: "deal-noun-acted-on",
                    });
                    if !in_relative || relative.is_some() {
                        return act;
                    }
                    relative = act;
                } else if group.is_finite() && (relative.is_some() || groups.list[k - 1].kind != GroupKind::Relative) {
                    return relative;
                }
            }
            GroupKind::Semicolon | GroupKind::Colon | GroupKind::Subordinate => return relative,
            _ => {}
        }
        k += 1;
    }
    relative
}

/// `came into force`, `takes effect`, `remains in force`
fn comes_into_force(groups: &Groups<'_, '_>, group: &Group) -> bool {
    let lemma = group.verb().map_or("", |v| &*v.lemma);
    matches!(lemma, "took" | "take" | "takes" | "came" | "come" | "comes" | "remains" | "fell" | "falls")
        && (group.end..group.end + 3).any(|i| matches!(groups.sent.lower(i), "force" | "effect"))
}

/// The act that an earlier agreement of the same clause hangs on.
fn shared(groups: &Groups<'_, '_>, i: usize, before: Option<&Act>) -> Option<Act> {
    let before = before.filter(|act| act.relation != Relation::Subject && act.noun < i && act.group != act.noun)?;
    let between = &groups.list[before.noun + 1..i];
    // `signed an agreement, and discussed cooperation`: what is no document hangs on a verb of its own.
    let vague = groups.list[i].noun().is_some_and(|n| is_vague(groups.sent.lower(n.head)));
    if vague {
        return None;
    }
    // `signed a three-year pact, the first such deal since …`: said again in other words.
    let listed = groups.list[i + 1..]
        .windows(2)
        .any(|w| w[0].kind == GroupKind::And && w[1].noun().is_some_and(|n| n.agreement.is_some()));
    if groups.list[i - 1].kind == GroupKind::Comma && !listed && between.iter().all(|g| g.kind != GroupKind::And) {
        return None;
    }
    let finite = between.iter().any(|g| g.is_finite());
    // `the signing of an agreement by A and of a letter by B`
    let of = groups.is_prep(i - 1, "of") && i >= 2 && groups.list[i - 2].kind == GroupKind::And;
    let linked = (groups.list[i - 1].kind != GroupKind::Prep || of && before.relation == Relation::Nominal)
        && between
            .iter()
            .any(|g| matches!(g.kind, GroupKind::And | GroupKind::Semicolon | GroupKind::Colon | GroupKind::Comma));
    (!finite && linked).then(|| Act { noun: i, ..before.clone() })
}

/// `a newly signed memorandum`: the act is a participle inside the agreement's own group.
fn before_noun(groups: &Groups<'_, '_>, lexicon: &Lexicon, i: usize) -> Option<Act> {
    let group = &groups.list[i];
    let (noun, ..) = group.noun()?.agreement?;
    let sent = groups.sent;
    (group.first..noun).find_map(|at| {
        let word = sent.lower(at).rsplit('-').next().unwrap_or("");
        let verb = lexicon.verbs.get(word).filter(|v| {
            word.ends_with("ed")
                && matches!(
                    v.class,
                    VerbClass::Sign
                        | VerbClass::Renew
                        | VerbClass::Propose
                        | VerbClass::Plan
                        | VerbClass::Terminate
                        | VerbClass::Suspend
                )
        })?;
        (&*verb.lemma != "expand" && &*verb.lemma != "upgrade").then(|| Act {
            group: i,
            noun: i,
            relation: Relation::Nominal,
            class: verb.class,
            lemma: verb.lemma.clone(),
            words: (at, at + 1),
            rule: "deal-nominal",
        })
    })
}

/// Whether the agreement of group `i` is the object of a relative clause whose verb is group `k`: only the clause's
/// subject stands between the two, and before it perhaps what the agreement is about.
fn object_of_clause(groups: &Groups<'_, '_>, i: usize, k: usize) -> bool {
    let relative = (i + 1..k).rev().find(|&r| groups.list[r].kind == GroupKind::Relative);
    let subject = relative.map_or(i + 1, |r| r + 1);
    let between = &groups.list[subject..k];
    let is_subject = |kind: &GroupKind| matches!(kind, GroupKind::Noun(_) | GroupKind::And | GroupKind::Comma);
    let about = &groups.list[i + 1..relative.unwrap_or(i + 1)];
    !between.is_empty()
        && between.len() <= 5
        && groups.list[k - 1].noun().is_some()
        && between.iter().all(|g| is_subject(&g.kind))
        && about.iter().all(|g| matches!(g.kind, GroupKind::Prep | GroupKind::Noun(_) | GroupKind::Comma))
        && about.len() <= 5
}
