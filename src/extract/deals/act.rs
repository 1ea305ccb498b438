//! The act on an agreement: the verb, or the noun of a verb, that the agreement noun hangs on.

mod far;
mod left;
mod right;

use crate::extract::groups::{Group, GroupKind, Groups, Verb};
use crate::lexicon::{Lexicon, VerbClass};
use far::far_before;
use left::to_the_left;
use right::to_the_right;

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

/// The act on the agreement of group `i`, if there is one.
///
/// `before` is the act on an earlier agreement of the sentence: `signed a memorandum with B and a contract with C`.
pub fn find(groups: &Groups<'_, '_>, lexicon: &Lexicon, i: usize, before: Option<&Act>) -> Option<Act> {
    if let Some(talks) = talks(groups, i) {
        return to_the_left(groups, lexicon, i)
            .filter(|a| matches!(a.class, VerbClass::Terminate | VerbClass::Suspend | VerbClass::Reject))
            .or(Some(talks));
    }
    let left = to_the_left(groups, lexicon, i);
    if let Some(signed) = left.as_ref().and_then(|left| signed_already(groups, i, left)) {
        return Some(signed);
    }
    left.or_else(|| to_the_right(groups, i))
        .or_else(|| shared(groups, i, before))
        .or_else(|| before_noun(groups, lexicon, i))
        .or_else(|| far_before(groups, i))
}

/// `welcomed a ceasefire signed by A and B`, `announced an agreement signed in Oslo with B`: the participle says what was
/// done, the verb before it only tells of it.
fn signed_already(groups: &Groups<'_, '_>, i: usize, left: &Act) -> Option<Act> {
    let participle = groups.list.get(i + 1).and_then(Group::verb).filter(|v| v.bare_participle)?;
    let signs = matches!(participle.class, Some(VerbClass::Sign | VerbClass::Reach | VerbClass::Enter));
    if left.class != VerbClass::Announce || left.relation != Relation::Object || !signs {
        return None;
    }
    let right = to_the_right(groups, i)?;
    match &*left.lemma {
        "welcome" | "hail" | "celebrate" => Some(right),
        _ => Some(Act { class: right.class, lemma: right.lemma, words: right.words, ..left.clone() }),
    }
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

/// Nouns that tell a deal only where a verb makes it one.
pub fn is_vague(word: &str) -> bool {
    matches!(word, "cooperation" | "collaboration" | "understanding")
}

/// Nouns of talking a deal over.
pub fn is_talks(word: &str) -> bool {
    matches!(word, "talks" | "negotiations" | "negotiation" | "discussions" | "consultations" | "bargaining")
}

/// Words that say that a deal is nearly made: `close to a deal`.
pub fn is_near(word: &str) -> bool {
    matches!(word, "close" | "closer" | "near")
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
    // `put their signatures to a memorandum and to an agreement`
    let to = i >= 2
        && groups.list[i - 2].kind == GroupKind::And
        && ["into", "to"].iter().any(|word| groups.is_prep(i - 1, word))
        && before.relation == Relation::Object;
    let linked = (groups.list[i - 1].kind != GroupKind::Prep || to || of && before.relation == Relation::Nominal)
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
        // `a newly-signed pact`, `a hoped-for accord`
        let word = sent.lower(at).trim_end_matches("-for").rsplit('-').next().unwrap_or("");
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
        // `the Extended Credit Facility`: a word of its name.
        let name = verb.class == VerbClass::Renew && sent.is_capital(at) && at > 0 && !sent.title_case;
        (!name && &*verb.lemma != "expand" && &*verb.lemma != "upgrade").then(|| Act {
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
