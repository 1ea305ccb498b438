//! Whose deal a sentence tells, and whether it tells one of its own or goes on about one told before.

use super::another::{is_of_another_time, is_older, is_one_more, says_a, says_the, was_made_before};
use super::follow_up::follow_up;
use super::resolve::{self, Resolver};
use super::{Sentence, discourse_span, nearby, same, topics};
use crate::extract::deals::RawDeal;
use crate::extract::names::registry::Registry;
use crate::extract::parties::PhraseKind;
use crate::lexicon::Lexicon;
use crate::record::claim::{DealClaim, NameKind, PartyClaim, Read};
use crate::record::concept::{AgreementType, Status};

/// The parties of a deal that is one of its own; none if the sentence only goes on about one told before, or tells too
/// little.
pub(super) fn whose(
    sentence: &Sentence<'_, '_>,
    raw: &RawDeal,
    mut parties: Vec<Read<PartyClaim>>,
    resolver: &Resolver,
    deals: &mut [DealClaim],
    registry: &Registry<'_>,
    lexicon: &Lexicon,
) -> Option<Vec<Read<PartyClaim>>> {
    // `Acme has come to terms with Borealis. The contract was signed on Monday`
    let opens = parties.is_empty() && says_the(sentence, raw) && resolve::is_act(raw) && raw.status.is_concluded();
    // `Acme will supply Borealis with ammonia. The contract is worth …`
    let spoken = raw.rule == "deal-mentioned" && raw.strong && raw.noun.0 < 6 && says_the(sentence, raw);
    let bought = spoken && parties.is_empty();
    if let Some(pair) = resolver.dealt_just_before(sentence, registry, bought).filter(|_| opens || bought) {
        let known = |d: &DealClaim| pair.iter().all(|side| d.parties.iter().any(|p| p.value.name == side.value.name));
        if !same::remembered(deals).iter().any(known) {
            return Some(pair);
        }
    }
    // `The agreement with Acme was extended`, below deals with others: one more of whom the article is about.
    let with = sentence.sent.lower(raw.noun.1) == "with" && raw.batch.is_none();
    let stranger = match &parties[..] {
        [only] => {
            let kind = registry.names[only.value.name].kind;
            let body = matches!(kind, NameKind::Organization(_) | NameKind::Other);
            body && !same::any_of(deals, parties.iter())
        }
        _ => false,
    };
    if with && stranger && says_the(sentence, raw) && raw.strong && !raw.status.is_ahead() {
        let both = resolver.beside(sentence, raw, &parties[0], registry);
        if both.len() >= 2 {
            return Some(both);
        }
    }
    // `Talks on an agreement go on, but the two countries agreed to extend the present one`
    let other = |d: &DealClaim| d.status.value == Status::Negotiating && raw.status == Status::Renewed;
    let told = same::remembered(deals).iter().any(|d| same::kinds_agree(d.kind.value, raw.kind) && !other(d));
    let full = |d: &DealClaim| d.parties.len() >= 2 && same::kinds_agree(d.kind.value, raw.kind);
    let known_in_full = same::remembered(deals).iter().any(full);
    let ended = raw.status.is_over();
    let ahead = raw.status.is_ahead();
    if raw.rule == "deal-mentioned"
        || raw.definite && parties.len() < 2
        || known_in_full && says_the(sentence, raw) && parties.len() < 2 && !raw.former
        || raw.by_people
            && told
            && !raw.former
            && !is_on_other_things(sentence, raw, deals, lexicon)
            && !was_made_before(sentence, raw)
        || parties.is_empty() && raw.batch.is_none()
    {
        // `…, and a memorandum on fisheries was signed in 2019`: one more between those that the article is about.
        if parties.is_empty() && is_one_more(sentence, raw) {
            let pair = resolver.pair_meant(sentence, registry);
            if pair.len() >= 2 {
                return Some(pair);
            }
        }
        if parties.is_empty() && resolve::is_act(raw) && is_separate(sentence, raw) {
            let pair = resolver.pair_meant(sentence, registry);
            if pair.len() >= 2 {
                return Some(pair);
            }
        }
        // `In a joint communique issued last night …`: of the two that the article is about.
        let declares = raw.kind == AgreementType::JointDeclaration && says_a(sentence, raw) && raw.strong;
        let first = same::remembered(deals).iter().all(|d| d.kind.value != AgreementType::JointDeclaration);
        if parties.is_empty() && declares && first && resolve::is_act(raw) {
            let pair = resolver.pair_meant(sentence, registry);
            let state = |p: &Read<PartyClaim>| registry.names[p.value.name].kind == NameKind::Place;
            if pair.len() >= 2 && pair.iter().all(state) {
                return Some(pair);
            }
        }
        // `An agreement on visas was signed too`, `the agreement on visas`: between the two told last.
        if parties.is_empty() && tells_new(sentence, raw, deals, lexicon) {
            let pair = resolver.pair_meant(sentence, registry);
            let meant = |entry: usize| pair.iter().any(|party| party.value.name == entry);
            let among = || nearby::named(sentence, resolver, registry, false).into_iter().all(meant);
            if pair.len() >= 2 && is_near(sentence, deals) && among() {
                return Some(pair);
            }
        }
        // `The new agreement replaces a 2011 memorandum that lapsed`: not the one told before.
        let older = is_older(sentence, raw) || is_of_another_time(sentence, raw, deals);
        let known = !older && follow_up(sentence, raw, deals, lexicon);
        if known && raw.rule == "deal-mentioned" {
            same::tell_parties(deals, raw.kind, &parties, discourse_span(sentence));
        }
        let act = resolve::is_act(raw);
        if known {
            return None;
        }
        // Told for the first time, and perhaps not between whom; `negotiations on a boundary treaty will resume` between the
        // two states that the article is about.
        let talks = raw.status == Status::Negotiating && raw.rule == "deal-nominal" && resolver.is_about_last();
        // `The formal agreement is to be signed next May`
        let formal = raw.status == Status::Planned
            && (raw.noun.0.saturating_sub(2)..raw.noun.0)
                .any(|i| matches!(sentence.sent.lower(i), "definitive" | "final" | "formal" | "full"));
        if parties.is_empty() && act && (!ahead || talks || formal) {
            parties = resolver.pair_meant(sentence, registry);
        }
        if parties.len() < 2
            && raw.batch.is_none()
            && (raw.strong || raw.certain && parties.is_empty())
            && (act || points_back(sentence, raw) && resolver.has_spoken_of_one())
        {
            let likely = resolver.likely(sentence, raw, &parties, registry);
            if likely.len() >= 2 {
                return Some(likely);
            }
        }
        if !act {
            return None;
        }
        // `The court halts the deal`, `The minister signed a memorandum`: between whom may be told after it.
        let signed = raw.status == Status::Signed && raw.rule != "deal-nominal" && !told && raw.batch.is_none();
        let open = parties.is_empty() && (ended || signed) && !older;
        // A person alone who signs is not yet one side.
        let body = |p: &Read<PartyClaim>| {
            matches!(registry.names[p.value.name].kind, NameKind::Organization(_) | NameKind::Place)
        };
        let alone = parties.len() < 2 && raw.by_people && (told || !parties.iter().all(body));
        if parties.is_empty() && (!open || raw.by_people) || alone {
            return None;
        }
    }
    let first_told = match parties.len() {
        0 => ended || raw.status == Status::Signed && raw.batch.is_none(),
        1 => raw.definite && !ahead && raw.rule != "deal-mentioned",
        _ => true,
    };
    if !first_told && !stands_alone(raw, parties.len()) {
        follow_up(sentence, raw, deals, lexicon);
        return None;
    }
    Some(parties)
}

/// Whether a sentence tells a new deal, whoever makes it: `a treaty`, or one on other things than those told before; not
/// `an agreement is hoped for`.
fn tells_new(sentence: &Sentence<'_, '_>, raw: &RawDeal, deals: &[DealClaim], lexicon: &Lexicon) -> bool {
    let told = raw.certain && raw.batch.is_none() && resolve::is_act(raw) && raw.status != Status::Planned;
    // `A will sign a loan agreement with B. The school was built under a loan agreement signed in June`: whoever signed it.
    let other = raw.status == Status::Signed && last_of_kind(raw, deals).is_some_and(|d| d.status.value.is_ahead());
    // `the agreement on visas`, not `the protocol, which covers visas`
    let on = matches!(sentence.sent.lower(raw.noun.1), "about" | "concerning" | "for" | "on" | "regarding");
    told && !other && (says_a(sentence, raw) || on && is_on_other_things(sentence, raw, deals, lexicon))
}

/// So many code points behind a deal those who made it are still meant, a few paragraphs.
const NEAR: u32 = 1200;

/// Whether the deal told last was told not far above.
fn is_near(sentence: &Sentence<'_, '_>, deals: &[DealClaim]) -> bool {
    same::remembered(deals).last().is_none_or(|last| {
        let told = last.also.last().map_or(last.sentence.end, |again| again.end.max(last.sentence.end));
        discourse_span(sentence).start.saturating_sub(told) <= NEAR
    })
}

/// The deal told last that a telling may be of, by its kind.
fn last_of_kind<'d>(raw: &RawDeal, deals: &'d [DealClaim]) -> Option<&'d DealClaim> {
    same::remembered(deals).iter().rev().find(|d| same::kinds_agree(d.kind.value, raw.kind))
}

/// Whether a new deal is surely none of those told before: it is of another kind than the last, or on other things.
pub(super) fn is_new(sentence: &Sentence<'_, '_>, raw: &RawDeal, deals: &[DealClaim], lexicon: &Lexicon) -> bool {
    let of_other_kind = says_a(sentence, raw) && last_of_kind(raw, deals).is_some_and(|d| d.kind.value != raw.kind);
    tells_new(sentence, raw, deals, lexicon) && (of_other_kind || is_on_other_things(sentence, raw, deals, lexicon))
}

/// Whether an agreement is on something else than every one of its kind told before.
fn is_on_other_things(sentence: &Sentence<'_, '_>, raw: &RawDeal, deals: &[DealClaim], lexicon: &Lexicon) -> bool {
    let own = topics::own(sentence, &raw.purpose, lexicon);
    if own.is_empty() {
        return false;
    }
    let of_kind = |d: &&DealClaim| same::kinds_agree(d.kind.value, raw.kind);
    same::remembered(deals).iter().filter(of_kind).all(|d| topics::are_other(&d.areas, &own))
}

/// `A separate agreement on it is to be signed in May`: one more between those told before.
pub(super) fn is_separate(sentence: &Sentence<'_, '_>, raw: &RawDeal) -> bool {
    let near = raw.noun.0.saturating_sub(3)..raw.noun.0;
    near.into_iter().any(|i| matches!(sentence.sent.lower(i), "separate" | "further" | "another"))
}

/// Whether a deal is told by its noun alone, as one that the reader knows: `the agreement`; not `the Norland accord`, nor
/// `here's the deal`.
fn points_back(sentence: &Sentence<'_, '_>, raw: &RawDeal) -> bool {
    let alone = sentence.groups.list.iter().any(|g| g.first + 1 == raw.noun.0 && raw.noun.1 <= g.end);
    alone && says_the(sentence, raw) && !matches!(sentence.sent.lower(raw.noun.1 - 1), "deal" | "memorandum")
}

/// Whether a deal with fewer than two known parties is still a deal: somebody signed something.
fn stands_alone(raw: &RawDeal, parties: usize) -> bool {
    let made = matches!(raw.status, Status::Signed | Status::Agreed | Status::Planned);
    let turned = !made && !matches!(raw.status, Status::Proposed | Status::Negotiating | Status::Established);
    let several = raw.batch.is_some_and(|n| n >= 2);
    let acted_on = matches!(raw.rule, "deal-act-on-noun" | "deal-noun-acted-on")
        && raw.parties.iter().any(|(p, _)| p.kind != PhraseKind::Described || p.end - p.first > 1);
    // `contracts awarded by the ministry`: its daily business, no deal in particular.
    let particular = raw.batch != Some(0) || raw.status == Status::Signed;
    several && made || parties == 1 && raw.strong && !raw.definite && acted_on && (made || turned) && particular
}
