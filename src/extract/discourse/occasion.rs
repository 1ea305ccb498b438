//! When and where a deal was signed, where another sentence than its own tells it.

use super::scene::{date_read, is_validity};
use super::{Sentence, discourse_span, span};
use crate::extract::document::BlockKind;
use crate::extract::groups::{Determiner, Noun};
use crate::extract::names::registry::Registry;
use crate::lexicon::VerbClass;
use crate::record::claim::{DateWords, DealClaim, NameKind, Read};
use crate::record::concept::{AgreementType, Status};
use crate::record::{Confidence, Span};

/// The place of the dateline, as it is written.
pub type Here = Option<(String, Span)>;

/// How many sentences after it may tell when and where a deal was signed.
const REACH: usize = 3;

/// What is signed, beside the agreement nouns.
const PAPERS: &[&str] =
    &["document", "documents", "renewal", "statutes", "letter", "text", "papers", "minutes", "venture", "extension"];

/// Completes date and place of every deal from the sentences that tell its signing.
pub fn complete(sentences: &[Sentence<'_, '_>], deals: &mut [DealClaim], registry: &mut Registry<'_>, here: &Here) {
    for deal in deals {
        let Some(at) = sentences.iter().position(|s| discourse_span(s) == deal.sentence) else { continue };
        if !concluded(deal.status.value) {
            continue;
        }
        for (k, sentence) in sentences.iter().enumerate().skip(at).take(REACH + 1) {
            let told = discourse_span(sentence);
            let other = k > at && !deal.also.contains(&told) && sentence.deals.iter().any(|d| d.parties.len() >= 2);
            if other || sentence.kind == BlockKind::Heading {
                break;
            }
            if let Some(act) = signing(sentence, deal) {
                fill(sentence, act, deal, registry, here);
            }
        }
        same_day(sentences, at, deal);
    }
}

fn concluded(status: Status) -> bool {
    matches!(status, Status::Signed | Status::Agreed | Status::Established | Status::InForce | Status::Renewed)
}

/// The words after the verb that tells a signing, up to the end of its clause.
fn signing(sentence: &Sentence<'_, '_>, deal: &DealClaim) -> Option<(usize, usize)> {
    let groups = &sentence.groups;
    let sent = sentence.sent;
    let paper = |n: &Noun| {
        let pronoun = matches!(sent.lower(n.head), "it" | "they" | "them");
        // `signed a loan agreement` after a memorandum is a signing of something else.
        let known = !matches!(n.determiner, Determiner::Indefinite | Determiner::Negative);
        pronoun || known && (n.agreement.is_some() || PAPERS.contains(&sent.lower(n.head)))
    };
    let own = discourse_span(sentence) == deal.sentence;
    let v = (0..groups.list.len()).find(|&v| {
        let Some(verb) = groups.list[v].verb() else { return false };
        let made = match verb.class {
            Some(VerbClass::Sign) => true,
            Some(VerbClass::Establish) => verb.passive && deal.status.value == Status::Established,
            _ => false,
        };
        if !made || verb.negated || verb.future || verb.possible || verb.infinitive {
            return false;
        }
        // `…, and heard a report on the agreement signed in 2012`: the act of another deal of the sentence.
        let act = (groups.list[v].first, groups.list[v].end);
        if sentence
            .deals
            .iter()
            .any(|d| d.act == act && d.parties.len() >= 2 && span(sentence, d.act.0, d.act.1) != deal.status.span)
        {
            return false;
        }
        let noun = |k: usize| groups.list.get(k).and_then(|g| g.noun());
        let before = (v.saturating_sub(4)..v).rev().filter_map(noun).any(paper);
        let after = (v + 1..(v + 8).min(groups.list.len())).filter_map(noun).any(paper);
        if verb.passive || verb.bare_participle {
            before || v == 0 && after
        } else {
            noun(v + 1).is_some_and(paper) || own
        }
    })?;
    let first = groups.list[v].end;
    let end = groups.list[v + 1..].iter().find(|g| g.is_finite()).map_or(sent.len(), |g| g.first);
    Some((first, end))
}

/// Takes date and place from the words of a signing.
fn fill(
    sentence: &Sentence<'_, '_>,
    (first, end): (usize, usize),
    deal: &mut DealClaim,
    registry: &mut Registry<'_>,
    here: &Here,
) {
    // When it was first signed is not when it was renewed.
    let first_signing = deal.status.value == Status::Renewed
        && (first.saturating_sub(1)..end)
            .any(|i| matches!(sentence.sent.lower(i), "original" | "originally" | "first"));
    if deal.date.is_none() && !first_signing {
        let fits = |d: &&crate::extract::found::Found<DateWords>| {
            !is_validity(d)
                && !matches!(d.preposition, Some("by" | "for" | "before"))
                && d.first >= first
                && d.end <= end
        };
        deal.date = sentence.dates.iter().find(fits).map(|d| date_read(sentence, d, 700));
    }
    if deal.place.is_none() {
        deal.place = place_between(sentence, deal, registry, first, end);
    }
    if deal.place.is_none()
        && let Some((words, at)) = here
        && (first..end.min(first + 8)).any(|i| sentence.sent.lower(i) == "here")
    {
        let entry = registry.mention(words, *at, NameKind::Place, "name-place");
        deal.place = Some(Read::new(entry, *at, "place-here", Confidence::new(700)));
    }
}

/// A place told with `in` or `at`: a place, or a building or body that is no party of the deal.
fn place_between(
    sentence: &Sentence<'_, '_>,
    deal: &DealClaim,
    registry: &Registry<'_>,
    first: usize,
    end: usize,
) -> Option<Read<usize>> {
    let groups = &sentence.groups;
    (0..groups.list.len()).find_map(|k| {
        let (at, into) = (groups.is_prep(k, "at"), groups.is_prep(k, "in"));
        let noun = groups.list.get(k + 1).filter(|g| (at || into) && g.first >= first && g.end <= end)?.noun()?;
        let name = &groups.names[noun.name?];
        let entry = sentence.entries[noun.name?];
        let whole = groups.list[k + 1].end == name.close && noun.inner.is_empty();
        let stands = match registry.names[entry].kind {
            NameKind::Place => registry.names[entry].rule != "name-country",
            NameKind::Other => into,
            NameKind::Organization(_) => at && !deal.parties.iter().any(|p| p.value.name == entry),
            _ => false,
        };
        let place = span(sentence, name.first, name.end);
        (whole && stands && !deal.parties.iter().any(|p| p.span.overlaps(place)))
            .then(|| Read::new(entry, place, "place-of-signing", Confidence::new(700)))
    })
}

/// `On the same day`, `that day`: the day told last before.
fn same_day(sentences: &[Sentence<'_, '_>], at: usize, deal: &mut DealClaim) {
    let sentence = &sentences[at];
    let sent = sentence.sent;
    let says = (0..sent.len().min(30)).any(|i| {
        sent.lower(i) == "that" && sent.lower(i + 1) == "day"
            || sent.lower(i) == "same"
                && sent.lower(i + 1) == "day"
                && matches!(sent.lower(i.wrapping_sub(1)), "the" | "that")
    });
    let own = deal.date.as_ref().is_some_and(|d| d.span.overlaps(deal.sentence));
    if !says || own || deal.kind.value == AgreementType::Alliance && deal.date.is_some() {
        return;
    }
    let day = |d: &&crate::extract::found::Found<DateWords>| {
        matches!(d.value, DateWords::On(parts) if parts.day.is_some())
            || matches!(d.value, DateWords::Weekday(..) | DateWords::Shifted(..))
    };
    let before = sentences[at.saturating_sub(3)..at]
        .iter()
        .rev()
        .filter(|s| s.kind == BlockKind::Body)
        .find_map(|s| s.dates.iter().rev().find(day).map(|d| date_read(s, d, 650)));
    if before.is_some() {
        deal.date = before;
    }
}
