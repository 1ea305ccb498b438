//! The act that stands before an agreement: `signed an agreement`, `the signing of an agreement`.

use super::{Act, Relation, is_near, object};
use crate::extract::groups::{Determiner, Group, GroupKind, Groups, Noun, Verb};
use crate::extract::tagger::Tag;
use crate::lexicon::{Lexicon, VerbClass};
use crate::record::claim::NameKind;
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
    ("continuance", "extend"),
    ("continuation", "extend"),
    ("prolongation", "extend"),
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
    "form",
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

/// What the walk to the left does at a group.
enum Step {
    /// This is the act.
    Act(Act),
    /// It goes on from the group before this one.
    On(usize),
    /// No act of the agreement stands further left.
    Stop,
}

/// How far the walk to the left goes, in groups.
const FAR: usize = 12;

/// The act before the agreement of group `i`.
pub(super) fn to_the_left(groups: &Groups<'_, '_>, lexicon: &Lexicon, i: usize) -> Option<Act> {
    let mut k = i;
    // Behind the names of `with A and B` another agreement is no longer what the verb acts on.
    let mut partners = false;
    for _ in 0..FAR {
        k = k.checked_sub(1)?;
        let group = &groups.list[k];
        let step = match &group.kind {
            _ if is_close(groups, k) && groups.is_prep(i - 1, "to") => return nearing(groups, i, k),
            GroupKind::Verb(verb) => return verb_on(groups, i, k, verb),
            // `signed in Oslo a memorandum`, `signed in Oslo yesterday two agreements`
            GroupKind::Noun(noun) if is_setting(groups, k, i, noun) => Step::On(k - 1),
            // `signed on behalf of the Government an agreement`
            GroupKind::Noun(_) if k >= 3 && groups.is_on_behalf(k - 1) => Step::On(k - 3),
            GroupKind::Noun(noun) => match with_before(groups, k) {
                // `negotiations with Kenya and Somalia on a treaty`
                Some(with) if noun.agreement.is_none() => {
                    partners = true;
                    Step::On(with)
                }
                _ if partners && noun.agreement.is_some() => Step::Stop,
                _ => over_noun(groups, lexicon, i, k, noun),
            },
            // `halted deliveries under the contract`
            GroupKind::Prep if groups.is_prep(k, "under") => return halted(groups, i, k),
            // `extended until 2030 the agreement`
            GroupKind::Prep if groups.kind(k + 1) == Some(&GroupKind::Date) => Step::On(k),
            GroupKind::Prep => over_preposition(groups, i, k),
            // `voted down, by 37 votes to 28, the accord`
            GroupKind::Comma => Step::On(opening_comma(groups, k).unwrap_or(k)),
            GroupKind::And | GroupKind::Date | GroupKind::Or => Step::On(k),
            GroupKind::Other if !matches!(groups.sent.word(group.first), "." | "•" | "*") => Step::On(k),
            _ => Step::Stop,
        };
        match step {
            Step::Act(act) => return Some(act),
            Step::On(at) => k = at,
            Step::Stop => return None,
        }
    }
    None
}

/// Whether group `k` is a place that stands with `in` between a verb and its object, the agreement of group `i`.
fn is_setting(groups: &Groups<'_, '_>, k: usize, i: usize, noun: &Noun) -> bool {
    let place = noun.name.is_some_and(|n| matches!(groups.names[n].kind, NameKind::Place | NameKind::Other));
    let verb = k >= 2 && groups.list[k - 2].verb().is_some_and(|v| v.class.is_some());
    place
        && verb
        && (groups.is_prep(k - 1, "in") || groups.is_prep(k - 1, "at"))
        && groups.list[k + 1..i].iter().all(|g| matches!(g.kind, GroupKind::Date | GroupKind::Other))
}

/// Whether group `k` is only the word `close` or `closer`.
fn is_close(groups: &Groups<'_, '_>, k: usize) -> bool {
    let group = &groups.list[k];
    group.end == group.first + 1 && is_near(groups.sent.lower(group.first))
}

/// `A and B are close to a deal`: the verb before it says who is.
fn nearing(groups: &Groups<'_, '_>, i: usize, close: usize) -> Option<Act> {
    // `is also close to a deal`
    let adverb = |g: &Group| g.kind == GroupKind::Other;
    let k = groups.list[..close].iter().rposition(|g| !adverb(g))?;
    // `moved closer on Tuesday to an accord`
    let date = |g: &Group| matches!(g.kind, GroupKind::Prep | GroupKind::Date);
    let verb = groups.list[k].verb().filter(|v| !v.negated && groups.list[close + 1..i].iter().all(date))?;
    let act = object(&groups.list[k], k, i, verb, VerbClass::Negotiate);
    Some(Act { lemma: "near".into(), words: (groups.list[k].first, groups.list[close].end), ..act })
}

/// The act of the verb in group `k` on the agreement of group `i`.
fn verb_on(groups: &Groups<'_, '_>, i: usize, k: usize, verb: &Verb) -> Option<Act> {
    let group = &groups.list[k];
    let word = groups.sent.lower(verb.main);
    let twins = groups.list[i].noun()?.agreement.is_some_and(|(.., a)| a.kind == AgreementType::Twinning);
    // `Penang and Medan have been sister cities since 1984`, `has an agreement with`
    let is = twins && matches!(word, "are" | "were" | "been" | "remain" | "is" | "was");
    let declared = matches!(word, "declared" | "designated" | "named" | "proclaimed") && verb.passive;
    if k + 1 == i && twins && declared {
        return Some(Act { lemma: "declare".into(), ..object(group, k, i, verb, VerbClass::Establish) });
    }
    let has = !verb.negated && matches!(word, "has" | "have" | "had" | "holds" | "maintains");
    if k + 1 == i && (is || has) {
        return Some(Act { lemma: "be".into(), ..object(group, k, i, verb, VerbClass::Establish) });
    }
    // `the agreement it had signed with Acme for a project`: its object is the agreement before it.
    let agreement = |at: Option<usize>| {
        at.and_then(|at| groups.list[at].noun()).is_some_and(|n| n.agreement.is_some_and(|(.., a)| a.strong))
    };
    let subject = k.checked_sub(1).filter(|&s| groups.list[s].noun().is_some_and(|n| n.agreement.is_none()));
    let relative = subject
        .and_then(|s| s.checked_sub(1))
        .map(|b| if groups.list[b].kind == GroupKind::Relative { b.wrapping_sub(1) } else { b });
    if groups.is_prep(k + 1, "with") && agreement(relative.filter(|&r| r < k)) {
        return None;
    }
    let class = verb.class?;
    let preposition = |words: &[&str]| words.iter().any(|word| groups.is_prep(k + 1, word));
    let idle = match &*verb.lemma {
        // `when it came to a trade deal`
        "come to" => k > 0 && groups.list[k - 1].noun().is_some_and(|n| n.pronoun),
        // `build on the partnership`: it is there already.
        // `executes on its plan`: nobody signs it.
        "build" | "execute" | "start" => preposition(&["on", "upon", "at", "over"]),
        // `close to a contract`
        "close" => preposition(&["to"]),
        _ => false,
    };
    let passive = verb.passive && !verb.bare_participle && class != VerbClass::Award;
    (!idle && !passive).then(|| object(group, k, i, verb, class))
}

/// The act of stopping what is done under the agreement of group `i`: `suspended deliveries under the contract`.
fn halted(groups: &Groups<'_, '_>, i: usize, under: usize) -> Option<Act> {
    let k = under.checked_sub(2)?;
    let what = groups.list[under - 1].noun().is_some_and(|n| n.name.is_none() && !n.pronoun);
    let verb = groups.list[k].verb().filter(|_| what && under + 1 == i)?;
    let class = verb.class.filter(|class| *class == VerbClass::Suspend)?;
    (!verb.passive && !verb.negated).then(|| object(&groups.list[k], k, i, verb, class))
}

/// The step at the noun group `k`: the noun of an act, or what may stand between an act and its agreement.
fn over_noun(groups: &Groups<'_, '_>, lexicon: &Lexicon, i: usize, k: usize, noun: &Noun) -> Step {
    let sent = groups.sent;
    let group = &groups.list[k];
    let head = sent.lower(noun.head);
    // `the signing of`, `the signing ceremony of`
    let nominal = (group.first..group.end).find_map(|at| NOMINALS.iter().find(|(word, _)| *word == sent.lower(at)));
    // `After the talks the following documents were signed`: side by side, they have nothing to do with each other.
    let beside = k + 1 == i && groups.list[i].noun().is_some_and(|n| n.determiner != Determiner::None);
    if let Some((_, lemma)) = nominal.filter(|_| noun.agreement.is_none() && !beside) {
        return lexicon.verbs.get(*lemma).map_or(Step::Stop, |verb| {
            Step::Act(Act {
                group: k,
                noun: i,
                relation: Relation::Nominal,
                class: verb.class,
                lemma: (*lemma).into(),
                words: (group.first, group.end),
                rule: "deal-nominal",
            })
        });
    }
    let agreement = &groups.list[i];
    let bare = agreement.noun().is_some_and(|n| n.determiner == Determiner::None);
    // `suspended with immediate effect an agreement`: two noun groups side by side, the first is an aside.
    if k + 1 == i && k > 0 && !bare && noun.name.is_none() && groups.list[k - 1].kind == GroupKind::Prep {
        return Step::On(k - 1);
    }
    let quantity = QUANTITIES.contains(&head) || head.chars().all(|c| c.is_ascii_digit());
    // `agreed the terms of a contract`, not `broke the terms of the contract`
    let before = groups.list[..k].last().and_then(Group::verb);
    // `came to terms on a contract`
    let settled = head == "terms"
        && ["of", "on", "over"].iter().any(|word| groups.is_prep(k + 1, word))
        && before.is_some_and(|v| {
            matches!(v.class, Some(VerbClass::Agree | VerbClass::Reach))
                || matches!(&*v.lemma, "finalise" | "finalize" | "settle")
        });
    let quantity = quantity || settled;
    let awarded = groups.list[..k].last().and_then(Group::verb);
    // `awarded Acme a contract`, `has offered Norland a loan`
    let gives = |v: &Verb| v.class == Some(VerbClass::Award) || &*v.lemma == "offer";
    let awarded = awarded.is_some_and(|v| gives(v) && !v.passive);
    // `elevated relations to a strategic partnership`
    let ties = matches!(head, "relations" | "ties" | "relationship" | "cooperation" | "bonds" | "implementation");
    // `a licensing and distribution agreement`, `a strategic, global pact`: the first half of its name.
    let joint = match groups.list[k + 1].kind {
        GroupKind::And => true,
        GroupKind::Comma => sent.tag(group.end - 1) == Tag::Jj,
        _ => false,
    };
    let half = joint && k + 2 == i && bare && noun.name.is_none();
    // `their 2017 agreement`, `a Rs 1,240 crore order`: one noun group, cut by a date or a currency.
    let determiner = group.end - group.first == 1 && matches!(sent.tag(group.first), Tag::Dt | Tag::PrpPoss);
    let cut = determiner || group.end == agreement.first && sent.tag(agreement.first) == Tag::Cd;
    let between = noun.agreement.is_some() || noun.pronoun || quantity || awarded || ties;
    if between || is_share(head) || half || cut { Step::On(k) } else { Step::Stop }
}

/// The step at the preposition of group `k`: some lead from an act to its agreement.
fn over_preposition(groups: &Groups<'_, '_>, i: usize, k: usize) -> Step {
    let word = groups.sent.lower(groups.list[k].end - 1);
    let before = groups.list[..k].last().and_then(Group::noun);
    // `a declaration on partnership`, `a statement of partnership`: the second noun is what the first is about.
    let bare = groups.list[i].noun().is_some_and(|n| n.determiner == Determiner::None);
    let single = before.is_some_and(|n| !groups.sent.lower(n.head).ends_with('s'));
    let about = (word != "of" || bare && single) && before.is_some_and(|n| n.agreement.is_some());
    let leads = match word {
        "of" | "into" | "on" | "upon" | "to" | "from" | "for" | "towards" | "toward" | "at" | "about" | "over" => true,
        // `agreed in a memorandum of cooperation on …`
        "in" => before.is_some_and(|n| is_share(groups.sent.lower(n.head))) || k + 1 == i && is_agreed_in(groups, i),
        _ => false,
    };
    if leads && !about { Step::On(k) } else { Step::Stop }
}

/// The comma that opens the insertion closed by the comma of group `k`, if it starts with a preposition.
fn opening_comma(groups: &Groups<'_, '_>, k: usize) -> Option<usize> {
    let open = (0..k).rev().find(|&j| groups.list[j].kind == GroupKind::Comma)?;
    let act = |g: &Group| {
        g.verb().is_some()
            || g.noun().is_some_and(|n| NOMINALS.iter().any(|(word, _)| *word == groups.sent.lower(n.head)))
    };
    let inserted = groups.kind(open + 1) == Some(&GroupKind::Prep)
        && open > 0
        && act(&groups.list[open - 1])
        && groups.list[open + 1..k].iter().all(|g| g.verb().is_none());
    inserted.then_some(open)
}

/// The group of `with` or `between` before the list of names, or the words for two, that ends at group `k`; `to` only
/// right behind a verb: `will extend to Mali a loan`.
fn with_before(groups: &Groups<'_, '_>, k: usize) -> Option<usize> {
    // `negotiations between the two governments on a treaty`
    let two = |g: &Group| (g.first..g.end).any(|at| matches!(groups.sent.lower(at), "both" | "two"));
    let between = k.checked_sub(1).filter(|&at| groups.is_prep(at, "between") && two(&groups.list[k]));
    if between.is_some() {
        return between;
    }
    let start = (0..k).rev().find(|&j| {
        !matches!(groups.list[j].kind, GroupKind::And | GroupKind::Comma)
            && groups.list[j].noun().is_none_or(|n| n.name.is_none())
    })?;
    let with = ["with", "between", "among"].iter().any(|word| groups.is_prep(start, word));
    let shifted = groups.is_prep(start, "to") && start > 0 && groups.list[start - 1].verb().is_some();
    ((with || shifted) && groups.list[k].noun().is_some_and(|n| n.name.is_some())).then_some(start)
}

/// Whether `agreed in` stands before the agreement of group `i`, a paper that is named by its kind.
fn is_agreed_in(groups: &Groups<'_, '_>, i: usize) -> bool {
    let agreed = i >= 2 && groups.list[i - 2].verb().is_some_and(|v| v.class == Some(VerbClass::Agree) && v.past);
    let paper = groups.list[i].noun().and_then(|n| n.agreement).is_some_and(|(.., a)| a.strong);
    agreed && paper && groups.list[i].noun().is_some_and(|n| n.determiner == Determiner::Indefinite)
}

/// Nouns of taking part: `suspended its participation in the treaty`.
fn is_share(word: &str) -> bool {
    matches!(word, "participation" | "membership" | "involvement")
}
