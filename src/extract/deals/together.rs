//! What two named sides do together, or one of them for the other, where no word names an agreement.

mod business;

use super::RawDeal;
use super::around::subject;
use super::membership::{JOINT_BODIES, leaving};
use super::talking::opening_talks;
use super::verbal::deal;
use crate::extract::groups::{Determiner, Group, Groups, Noun, Verb};
use crate::extract::parties::{Phrase, PhraseKind, list_at};
use crate::lexicon::{Lexicon, VerbClass};
use crate::record::claim::NameKind;
use crate::record::concept::{AgreementType, Status};
use business::{answering, appointing, asking, granting, investing, ordering};

/// The deal that the verb of group `v` tells of two named sides.
pub(super) fn told(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize) -> Option<RawDeal> {
    opening_talks(groups, lexicon, v)
        .or_else(|| ordering(groups, lexicon, v))
        .or_else(|| appointing(groups, lexicon, v))
        .or_else(|| granting(groups, lexicon, v))
        .or_else(|| marking(groups, lexicon, v))
        .or_else(|| planning(groups, lexicon, v))
        .or_else(|| answering(groups, lexicon, v))
        .or_else(|| relating(groups, lexicon, v))
        .or_else(|| leaving(groups, lexicon, v))
        .or_else(|| asking(groups, lexicon, v))
        .or_else(|| investing(groups, lexicon, v))
        .or_else(|| cooperating(groups, lexicon, v))
        .or_else(|| signing_paper(groups, lexicon, v))
}

/// The noun of group `k`.
pub(super) fn noun<'g>(groups: &'g Groups<'_, '_>, k: usize) -> Option<&'g Noun> {
    groups.list.get(k).and_then(Group::noun)
}

/// Whether the verb of group `v` may be an infinitive that tells what a headline has to say: `Acme, Borealis to share port`.
fn is_headline(groups: &Groups<'_, '_>, v: usize) -> bool {
    groups.sent.is_open() && !groups.list[..v].iter().any(Group::is_finite)
}

/// A deal whose kind the noun of group `k` tells.
pub(super) fn named_by(groups: &Groups<'_, '_>, k: usize, deal: RawDeal) -> RawDeal {
    RawDeal { noun: (groups.list[k].first, groups.list[k].end), ..deal }
}

/// Whether a phrase names a body or a place, not perhaps a person.
pub(super) fn is_side(groups: &Groups<'_, '_>, phrase: &Phrase) -> bool {
    match phrase.kind {
        PhraseKind::Name(n) => matches!(groups.names[n].kind, NameKind::Organization(_) | NameKind::Place),
        PhraseKind::Headed(_) | PhraseKind::Shared { .. } => true,
        _ => false,
    }
}

/// Whether a phrase names a body.
fn is_body(groups: &Groups<'_, '_>, phrase: &Phrase) -> bool {
    is_side(groups, phrase) && !matches!(phrase.kind, PhraseKind::Name(n) if groups.names[n].kind == NameKind::Place)
}

/// Whether a verb tells what is done or to be done, and is not denied.
pub(super) fn is_told(verb: &Verb) -> bool {
    !(verb.negated || verb.possible || verb.passive || verb.gerund || verb.infinitive)
}

/// `A and B celebrated 20 years of partnership`, `A and B have been partners since 2011`: what binds them goes on.
fn marking(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize) -> Option<RawDeal> {
    let verb = groups.list[v].verb().filter(|w| is_told(w))?;
    let word = groups.sent.lower(verb.main);
    let object = noun(groups, v + 1)?;
    let years =
        matches!(groups.sent.lower(object.head), "anniversary" | "years" | "decades") && groups.is_prep(v + 2, "of");
    let bond = |n: &Noun| {
        let twin = (groups.list[v + 3].first..n.head)
            .any(|i| matches!(groups.sent.lower(i), "friendly" | "sister-city" | "sister" | "twinning"));
        matches!(groups.sent.lower(n.head), "alliance" | "partnership" | "twinning")
            || twin && matches!(groups.sent.lower(n.head), "relations" | "relationship" | "ties")
    };
    let marks = matches!(word, "celebrate" | "celebrated" | "celebrates" | "mark" | "marked" | "marks");
    let marked = marks && years && noun(groups, v + 3).is_some_and(bond);
    let since = groups.is_prep(v + 2, "since") || groups.is_prep(v + 2, "for");
    let partners = word == "been" && since && matches!(groups.sent.lower(object.head), "partners" | "allies");
    if !(marked || partners) {
        return None;
    }
    let sides = subject(groups, lexicon, v);
    let named = sides.iter().all(Phrase::is_named) && sides.iter().any(|p| is_side(groups, p) || partners);
    let kind = AgreementType::CooperationAgreement;
    named.then(|| deal(groups, v, sides, kind, Status::InForce, "deal-jointly", 500))?
}

/// `A and B plan to set up a fund`, `A and B will co-produce a play`, `A and B opened a clinic`: what they do together.
fn planning(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize) -> Option<RawDeal> {
    let verb = groups.list[v].verb().filter(|w| !(w.negated || w.possible || w.passive || w.gerund))?;
    let word = groups.sent.lower(verb.main);
    let governor = verb.governor.as_ref().map(|(class, _)| *class);
    let headline = verb.infinitive && governor.is_none() && is_headline(groups, v);
    let made = groups.list.get(v + 1).and_then(Group::noun).filter(|n| n.agreement.is_none());
    let group = &groups.list[v];
    let inside = (group.first..group.end).any(|i| groups.sent.lower(i) == "jointly");
    // `plan to build plants together`, not `stand together`
    let jointly =
        inside || made.is_some() && (v + 2..groups.list.len().min(v + 4)).any(|k| groups.first_word(k) == "together");
    // `will jointly host a show`: an event is no arrangement.
    let shows =
        matches!(&*verb.lemma, "attend" | "chair" | "face" | "hold" | "host" | "issue" | "organise" | "organize");
    let shares = word.starts_with("co-") || matches!(word, "share" | "pool") && headline || jointly && !shows;
    let new = made.is_some_and(|n| n.determiner == Determiner::Indefinite && is_made(groups.sent.lower(n.head)));
    let founds = matches!(verb.class.or_else(|| lexicon.verbs.get(word).map(|v| v.class)), Some(VerbClass::Establish))
        || matches!(word, "develop" | "launch" | "launched" | "open" | "opened" | "operate" | "run");
    let status = match governor {
        Some(VerbClass::Plan) => Status::Planned,
        Some(VerbClass::Propose) => Status::Proposed,
        None if headline || verb.future || groups.sent.lower(group.first) == "would" => Status::Planned,
        None if inside && matches!(groups.sent.lower(group.first), "are" | "is") => Status::Established,
        None if verb.past && !verb.infinitive => Status::Established,
        _ => return None,
    };
    if !(shares && (inside || status == Status::Planned) || founds && new) {
        return None;
    }
    let sides = subject(groups, lexicon, v);
    if !sides.iter().all(Phrase::is_named) || !(jointly || sides.iter().any(|p| is_body(groups, p))) {
        return None;
    }
    deal(groups, v, sides, AgreementType::CooperationAgreement, status, "deal-jointly", 500)
}

/// What two may make together.
fn is_made(noun: &str) -> bool {
    JOINT_BODIES.contains(&noun)
        || matches!(
            noun,
            "alliance"
                | "clinic"
                | "foundation"
                | "line"
                | "link"
                | "network"
                | "platform"
                | "program"
                | "programme"
                | "railway"
                | "route"
                | "scheme"
                | "service"
                | "unit"
                | "venture"
                | "zone"
        )
}

/// `A and B restored diplomatic relations`, `A has severed ties with B`: how states stand to each other.
fn relating(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize) -> Option<RawDeal> {
    let verb = groups.list[v].verb().filter(|w| !(w.negated || w.possible || w.passive || w.gerund))?;
    let object = noun(groups, v + 1)?;
    let bond = matches!(groups.sent.lower(object.head), "relations" | "ties");
    let diplomatic = (groups.list[v + 1].first..object.head).any(|i| groups.sent.lower(i) == "diplomatic");
    let word = groups.sent.lower(verb.main);
    let stems = |stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
    let done = match () {
        () if stems(&["normalis", "normaliz"]) => Status::Agreed,
        () if !diplomatic => return None,
        () if stems(&["establish", "re-establish", "reestablish", "restor", "resum"]) => Status::Established,
        () if stems(&["sever", "broke", "break", "cut", "suspend"]) => Status::Terminated,
        () => return None,
    };
    let governor = verb.governor.as_ref().map(|(class, _)| *class);
    let status = match governor {
        Some(VerbClass::Agree) => Status::Agreed,
        Some(VerbClass::Plan) => Status::Planned,
        None if verb.future || verb.infinitive && is_headline(groups, v) => Status::Planned,
        None if verb.past && !verb.infinitive => done,
        _ => return None,
    };
    let mut sides = subject(groups, lexicon, v);
    if groups.is_prep(v + 2, "with") {
        sides.extend(list_at(groups, lexicon, v + 3).map(|(list, _)| list).unwrap_or_default());
    }
    if !bond || !sides.iter().all(|p| is_side(groups, p)) {
        return None;
    }
    let told = deal(groups, v, sides, AgreementType::Agreement, status, "deal-relations", 600)?;
    Some(named_by(groups, v + 1, told))
}

/// `A and B will cooperate on fisheries`, the headline `A, B to cooperate on fisheries`.
fn cooperating(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize) -> Option<RawDeal> {
    let verb = groups.list[v].verb().filter(|w| !(w.negated || w.possible || w.passive || w.gerund))?;
    let word = groups.sent.lower(verb.main);
    let together = word == "work" && groups.first_word(v + 1) == "together";
    if !(matches!(word, "cooperate" | "co-operate" | "collaborate") || together) || verb.governor.is_some() {
        return None;
    }
    let mut about = v + 1 + usize::from(together);
    let mut sides = subject(groups, lexicon, v);
    if groups.is_prep(about, "with") {
        let (list, next) = list_at(groups, lexicon, about + 1)?;
        sides.extend(list);
        about = next;
    }
    let about = ["on", "in", "to"].iter().any(|word| groups.is_prep(about, word))
        || groups.list.get(about).and_then(Group::verb).is_some_and(|w| w.infinitive);
    let ahead = groups.sent.lower(groups.list[v].first) == "will" || verb.infinitive && is_headline(groups, v);
    let named = sides.len() >= 2 && sides.iter().all(Phrase::is_named) && sides.iter().any(|p| is_side(groups, p));
    (ahead && about && named)
        .then(|| deal(groups, v, sides, AgreementType::CooperationAgreement, Status::Planned, "deal-jointly", 500))?
}

/// `A and B signed a formula for return to work`: whatever it is called, two named sides have signed it.
fn signing_paper(groups: &Groups<'_, '_>, lexicon: &Lexicon, v: usize) -> Option<RawDeal> {
    let verb = groups.list[v].verb().filter(|w| is_told(w) && w.class == Some(VerbClass::Sign))?;
    let signs = matches!(&*verb.lemma, "sign" | "ink" | "cosign" | "co-sign" | "countersign");
    let paper = noun(groups, v + 1).filter(|n| n.agreement.is_none() && !n.pronoun)?;
    let head = groups.sent.lower(paper.head);
    if !signs || paper.determiner != Determiner::Indefinite || NO_DEALS.contains(&head) {
        return None;
    }
    let sides = subject(groups, lexicon, v);
    if sides.len() < 2 || !sides.iter().all(|p| is_side(groups, p)) {
        return None;
    }
    let status = match () {
        () if verb.future => Status::Planned,
        () if verb.governor.is_some() => return None,
        () => Status::Signed,
    };
    let signed = deal(groups, v, sides, AgreementType::Agreement, status, "deal-signing-paper", 600)?;
    Some(named_by(groups, v + 1, signed))
}

/// What is signed and binds nobody to another, or is somebody.
const NO_DEALS: &[&str] = &[
    "affidavit",
    "appeal",
    "bill",
    "book",
    "brief",
    "card",
    "decree",
    "forward",
    "goalkeeper",
    "law",
    "letter",
    "midfielder",
    "order",
    "petition",
    "player",
    "shirt",
    "striker",
    "winger",
];
