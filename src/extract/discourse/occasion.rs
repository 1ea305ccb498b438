//! When and where a deal was signed, where another sentence than its own tells it.

mod venue;

use super::place::{here_in, of_dateline};
use super::when::{date_read, is_validity};
use super::{Sentence, discourse_span, same, sentence_at, span};
use crate::extract::document::BlockKind;
use crate::extract::groups::{Determiner, Group, GroupKind, Noun, Verb};
use crate::extract::names::registry::Registry;
use crate::lexicon::VerbClass;
use crate::record::Span;
use crate::record::claim::{DateUnit, DateWords, DealClaim, Read};
use crate::record::concept::{AgreementType, Status};
use venue::{place_between, share_places};

/// The place of the dateline, as it is written.
pub type Here = Option<(String, Span)>;

/// How many sentences after it may tell when and where a deal was signed.
const REACH: usize = 3;

/// Among so many words of its own sentence `here` says where a deal was signed.
const HERE_WITHIN: usize = 12;

/// How many sentences after it may tell when and where a deal is to be signed.
const AHEAD: usize = 2;

/// How many sentences before it `the same day` may go back.
const SAME_DAY: usize = 8;

/// What is signed, beside the agreement nouns.
const PAPERS: &[&str] =
    &["document", "documents", "renewal", "statutes", "letter", "text", "papers", "minutes", "venture", "extension"];

/// Completes date and place of every deal from the sentences that tell its signing.
pub fn complete(sentences: &[Sentence<'_, '_>], deals: &mut [DealClaim], registry: &mut Registry<'_>, here: &Here) {
    for deal in deals.iter_mut() {
        let Some(at) = sentence_at(sentences, deal.sentence) else { continue };
        if !deal.status.value.is_concluded() && !deal.status.value.is_over() {
            to_be_signed(sentences, at, deal, registry, here);
            continue;
        }
        let mut last = at + REACH;
        let mut above = sentences[at].kind == BlockKind::Title;
        for (k, sentence) in sentences.iter().enumerate().skip(at) {
            let told = discourse_span(sentence);
            let again = deal.also.binary_search(&told).is_ok();
            let other = k > at && !again && sentence.deals.iter().any(|d| d.parties.len() >= 2);
            // Below a headline may stand another one, and who writes; the text begins behind them.
            above &= matches!(sentence.kind, BlockKind::Heading | BlockKind::Title);
            if above && k > at {
                last += 1;
                continue;
            }
            if k > last || other || sentence.kind == BlockKind::Heading {
                break;
            }
            if let Some(signing) = signing(sentence, deal) {
                fill(sentence, &signing, deal, registry, here);
            }
            // `A and B here Wednesday signed`
            if (k == at || again) && deal.place.is_none() && deal.status.value.is_concluded() {
                deal.place = here_in(sentence, registry, here, 0, sentence.sent.len().min(HERE_WITHIN));
            }
            if again {
                last = last.max(k + REACH);
            }
        }
        same_day(sentences, at, deal);
        let today = deal.date.as_ref().is_some_and(|d| d.value == DateWords::Relative(DateUnit::Day, 0));
        if today && deal.place.is_none() && deal.status.value.is_concluded() {
            deal.place = of_dateline(registry, here, 500);
        }
    }
    share_places(deals);
}

/// Completes a deal that is still to come from what is told next: `It will be signed in Vienna on 4 May`.
fn to_be_signed(
    sentences: &[Sentence<'_, '_>],
    at: usize,
    deal: &mut DealClaim,
    registry: &mut Registry<'_>,
    here: &Here,
) {
    for sentence in sentences.iter().skip(at + 1).take(AHEAD).take_while(|s| s.kind != BlockKind::Heading) {
        let groups = &sentence.groups;
        let paper = |k: usize| groups.list[k].noun().is_some_and(|n| is_paper(sentence, deal, n, k, false));
        let ahead = |v: &usize| {
            groups.list[*v].verb().is_some_and(|verb| {
                let to_come = verb.future || verb.infinitive;
                verb.class == Some(VerbClass::Sign) && verb.passive && to_come && !verb.negated && !verb.possible
            }) && (v.saturating_sub(4)..*v).any(paper)
        };
        let Some(v) = (0..groups.list.len()).find(ahead) else { continue };
        let end = groups.list[v + 1..].iter().find(|g| g.is_finite()).map_or(sentence.sent.len(), |g| g.first);
        fill(sentence, &Signing { after: (groups.list[v].end, end), verb: None }, deal, registry, here);
        return;
    }
}

/// The words that tell a signing.
struct Signing {
    /// After the verb, up to the end of its clause.
    after: (usize, usize),
    /// The verb, if it is one of signing.
    verb: Option<(usize, usize)>,
}

/// The words after the verb that tells a signing, up to the end of its clause.
fn signing(sentence: &Sentence<'_, '_>, deal: &DealClaim) -> Option<Signing> {
    let groups = &sentence.groups;
    let (v, signs) = (0..groups.list.len()).find_map(|v| {
        let signed = is_signing(sentence, deal, v);
        (signed || was_held(sentence, v) || at_signing(sentence, deal, v)).then_some((v, signed))
    })?;
    let first = groups.list[v].end;
    let end = groups.list[v + 1..].iter().find(|g| g.is_finite()).map_or(sentence.sent.len(), |g| g.first);
    // `exchanged views`, `completed the deal`: no signature.
    let signs = signs
        && groups.list[v].verb().is_some_and(|g| {
            matches!(
                &*g.lemma,
                "sign" | "ink" | "initial" | "conclude" | "cosign" | "co-sign" | "enter" | "put pen to paper on"
            )
        });
    let own = discourse_span(sentence) == deal.sentence;
    let near = v.saturating_sub(4)..(v + 2).min(groups.list.len());
    let paper = |k: usize| {
        groups.list[k].noun().is_some_and(|n| {
            is_paper(sentence, deal, n, k, own) && (own || is_plain(n, &groups.list[k], deal.kind.value))
        })
    };
    let signs = signs && near.into_iter().any(paper);
    Some(Signing { after: (first, end), verb: signs.then_some((groups.list[v].first, first)) })
}

/// Whether verb group `v` signs, founds or reaches the deal.
fn is_signing(sentence: &Sentence<'_, '_>, deal: &DealClaim, v: usize) -> bool {
    let groups = &sentence.groups;
    let Some(verb) = groups.list[v].verb() else { return false };
    let made = match verb.class {
        Some(VerbClass::Sign | VerbClass::Enter) => true,
        Some(VerbClass::Establish) => verb.passive && deal.status.value == Status::Established,
        Some(VerbClass::Reach) => verb.passive && deal.status.value == Status::Agreed,
        _ => false,
    };
    if !made || verb.negated || verb.future || verb.possible || verb.infinitive {
        return false;
    }
    // `…, and heard a report on the agreement signed in 2012`: the act of another deal of the sentence.
    let act = (groups.list[v].first, groups.list[v].end);
    let own_act = span(sentence, act.0, act.1) == deal.status.span;
    let taken = |d: &crate::extract::deals::RawDeal| d.act == act && d.parties.len() >= 2;
    if !own_act && sentence.deals.iter().any(taken) {
        return false;
    }
    let own = discourse_span(sentence) == deal.sentence;
    let noun =
        |k: usize| groups.list.get(k).and_then(|g| g.noun()).is_some_and(|n| is_paper(sentence, deal, n, k, own));
    let before = (v.saturating_sub(4)..v).rev().any(noun);
    let after = (v + 1..(v + 8).min(groups.list.len())).any(noun);
    if own_act && verb.class == Some(VerbClass::Sign) {
        true
    } else if verb.passive || verb.bare_participle {
        before || v == 0 && after
    } else {
        noun(v + 1) || own && verb.class != Some(VerbClass::Enter)
    }
}

/// Whether a noun group means the deal's own paper.
fn is_paper(sentence: &Sentence<'_, '_>, deal: &DealClaim, noun: &Noun, at: usize, own: bool) -> bool {
    let sent = sentence.sent;
    if matches!(sent.lower(noun.head), "it" | "they" | "them") {
        return true;
    }
    // `signed a loan agreement` after a memorandum is a signing of something else, and so is `27 agreements were signed`.
    let named = matches!(noun.determiner, Determiner::Definite | Determiner::Possessive);
    let paper = PAPERS.contains(&sent.lower(noun.head));
    let bare = noun.inner.is_empty() && noun.name.is_none();
    let known = named && (own || bare) || (own || paper) && noun.determiner == Determiner::None;
    // `the memorandum between A and B` is told apart from the deal before it.
    let apart = !own && sentence.groups.is_prep(at + 1, "between");
    let kind = noun.agreement.map(|(.., noun)| noun.kind);
    if let Some((first, length, _)) = noun.agreement
        && span(sentence, first, first + length) == deal.kind.span
    {
        return true;
    }
    let like = kind.is_some_and(|kind| same::kinds_agree(deal.kind.value, kind));
    known && !apart && (like || paper)
}

/// `The memorandum`, `it`: a noun with no word of its own that could tell another paper.
fn is_plain(noun: &Noun, group: &Group, kind: AgreementType) -> bool {
    let (words, like) = noun.agreement.map_or((1, true), |(_, length, noun)| (length, noun.kind == kind));
    noun.inner.is_empty()
        && group.end - group.first <= words + 1
        && (words == 1 || like && kind.broader() == Some(AgreementType::Memorandum))
}

/// `The signing took place in …`, `the ceremony was held on …`, `the decision was made at …`.
fn was_held(sentence: &Sentence<'_, '_>, v: usize) -> bool {
    let groups = &sentence.groups;
    let Some(verb) = groups.list[v].verb().filter(|verb| !verb.negated && !verb.future && !verb.possible) else {
        return false;
    };
    let word = sentence.sent.lower(verb.main);
    let takes_place = matches!(word, "took" | "takes") && sentence.sent.lower(verb.main + 1) == "place";
    let nouns = || groups.list[..v].iter().rev().filter_map(|g| g.noun());
    let before = nouns().next();
    // `The signing ceremony of the agreement between A and B was held at …`
    let signing = |n: &&Noun| is_ceremony(sentence.sent.lower(n.head));
    let opened = nouns().find(signing).filter(|_| !groups.list[..v].iter().any(Group::is_finite));
    let head = opened.or(before).map_or("", |n| sentence.sent.lower(n.head));
    let event = is_ceremony(head) && (takes_place || verb.passive && word == "held");
    let decision =
        matches!(head, "decision" | "agreement") && verb.passive && matches!(word, "made" | "taken" | "reached");
    // `The minister made the announcement on Monday`: of a deal that has been ended or changed.
    let object = groups.list.get(v + 1).and_then(|g| g.noun()).map_or("", |n| sentence.sent.lower(n.head));
    let told =
        matches!(word, "announced" | "made" | "reached" | "took") && matches!(object, "announcement" | "decision");
    let decision = decision || told && !verb.passive;
    // `Letters to this effect were exchanged in Vienna on Monday`
    let letters = matches!(head, "letters" | "notes" | "instruments") && verb.passive && word == "exchanged";
    event || decision || letters || takes_effect(sentence, head, verb)
}

/// Words for the signing itself.
fn is_ceremony(word: &str) -> bool {
    matches!(word, "ceremony" | "inking" | "rite" | "rites" | "signing")
}

/// `The termination took effect on Monday`, `the extension was agreed in August`: the act of the deal as a noun.
fn takes_effect(sentence: &Sentence<'_, '_>, head: &str, verb: &Verb) -> bool {
    let word = sentence.sent.lower(verb.main);
    let act = matches!(
        head,
        "acquisition"
            | "cancellation"
            | "extension"
            | "merger"
            | "purchase"
            | "renewal"
            | "sale"
            | "suspension"
            | "termination"
    );
    let effect = matches!(word, "took" | "takes") && sentence.sent.lower(verb.main + 1) == "effect";
    act && (effect || verb.passive && matches!(word, "agreed" | "completed" | "made" | "signed"))
}

/// `told reporters after the signing ceremony`, `the minister, who signed for the state`: the noun or verb alone.
fn at_signing(sentence: &Sentence<'_, '_>, deal: &DealClaim, v: usize) -> bool {
    let (groups, sent) = (&sentence.groups, sentence.sent);
    if discourse_span(sentence) == deal.sentence {
        return false;
    }
    if let Some(verb) = groups.list[v].verb() {
        let signed = (verb.class == Some(VerbClass::Sign) && verb.past || sent.lower(verb.main).starts_with("initial"))
            && !verb.passive
            && !verb.negated;
        let relative = v > 0 && groups.kind(v - 1) == Some(&GroupKind::Relative);
        return signed && relative && (groups.is_prep(v + 1, "for") || groups.is_prep(v + 1, "on"));
    }
    let held = |n: &Noun| {
        let signing = (groups.list[v].first..n.head).any(|i| sent.lower(i) == "signing");
        sent.lower(n.head) == "signing"
            || sent.lower(n.head) == "ceremony" && (signing || n.head < groups.list[v].first + 2)
    };
    let during = ["after", "at", "during", "following"].iter().any(|word| v > 0 && groups.is_prep(v - 1, word));
    during && groups.list[v].noun().is_some_and(|n| n.name.is_none() && n.inner.is_empty() && held(n))
}

/// Takes date and place from the words of a signing.
fn fill(
    sentence: &Sentence<'_, '_>,
    signing: &Signing,
    deal: &mut DealClaim,
    registry: &mut Registry<'_>,
    here: &Here,
) {
    let (first, end) = signing.after;
    // When it was first signed is not when it was renewed.
    let first_signing = deal.status.value == Status::Renewed
        && (first.saturating_sub(2)..end)
            .any(|i| matches!(sentence.sent.lower(i), "original" | "originally" | "first"));
    let fits = |d: &&crate::extract::found::Found<DateWords>| {
        !is_validity(d) && !matches!(d.preposition, Some("by" | "for" | "before")) && d.first >= first && d.end <= end
    };
    let date = sentence.dates.iter().find(fits).filter(|_| !first_signing);
    // `approved the pact on Monday … It was signed in May`: the paper's own day counts.
    let approved = signing.verb.is_some_and(|(a, b)| {
        span(sentence, a, b) != deal.status.span
            && deal.kind.value != AgreementType::Consensus
            && (deal.status.value.is_over()
                || deal.status.value == Status::Agreed && deal.status.rule != "deal-agreeing"
                || stands_by_name(deal))
    });
    if let Some(date) = date.filter(|_| deal.date.is_none() || approved) {
        deal.date = Some(date_read(sentence, date, 700));
    }
    if deal.place.is_none() && !first_signing {
        let place = place_between(sentence, deal, registry, first, end);
        // `at the city hall here Tuesday, witnessed by officials in …`
        let before = |at: &usize| place.as_ref().is_some_and(|p| span(sentence, *at, at + 1).start >= p.span.start);
        let near = (first..end).find(before).unwrap_or(end);
        deal.place = here_in(sentence, registry, here, first, near.min(first + 10)).or(place);
    }
    let open = deal.status.value == Status::Agreed || stands_by_name(deal);
    if let Some((a, b)) = signing.verb.filter(|_| approved && open) {
        let confidence = deal.status.confidence;
        deal.status = Read::new(Status::Signed, span(sentence, a, b), &deal.status.rule, confidence);
    }
}

/// Whether a deal is only named, `an agreement between A and B`: nothing but its name says that it stands.
fn stands_by_name(deal: &DealClaim) -> bool {
    deal.status.value == Status::InForce && deal.status.rule == "deal-named-between"
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
            || sent.lower(i) == "on"
                && sent.lower(i + 1) == "the"
                && sent.lower(i + 2) == "day"
                && sent.lower(i + 3) == ","
    });
    let own = deal.date.as_ref().is_some_and(|d| d.span.overlaps(deal.sentence));
    if !says || own || deal.kind.value == AgreementType::Alliance && deal.date.is_some() {
        return;
    }
    let day = |d: &&crate::extract::found::Found<DateWords>| {
        matches!(d.value, DateWords::On(parts) if parts.day.is_some())
            || matches!(d.value, DateWords::Weekday(..) | DateWords::Shifted(..))
    };
    let before = sentences[at.saturating_sub(SAME_DAY)..at]
        .iter()
        .rev()
        .filter(|s| s.kind == BlockKind::Body)
        .find_map(|s| s.dates.iter().rev().find(day).map(|d| date_read(s, d, 650)));
    if before.is_some() {
        deal.date = before;
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::tests::when_and_where;
    use crate::record::concept::Status;

    /// Status, date and place of the first deal of a text.
    fn told(text: &str) -> (Option<Status>, String, String) {
        when_and_where(text).into_iter().next().unwrap_or_default()
    }

    #[test]
    fn a_signing_told_as_a_noun_gives_date_and_place() {
        let (_, date, place) =
            told("Kenya and Ghana signed a treaty. The signing took place in Vienna on 4 May 2019 before guests.");
        assert_eq!((date.as_str(), place.as_str()), ("2019-05-04", "Vienna"));
        let (_, date, place) =
            told("Kenya and Ghana signed a treaty. The festival took place in Vienna on 4 May 2019.");
        assert_eq!((date.as_str(), place.as_str()), ("", ""));
    }

    #[test]
    fn the_paper_that_a_cabinet_approves_is_signed_when_it_was_signed() {
        let approves = "Kenya's cabinet on Monday approved the memorandum of understanding between Kenya and Ghana.";
        let signed = told(&format!("{approves} The memorandum was signed in Accra on 4 May 2019."));
        assert_eq!(signed, (Some(Status::Signed), "2019-05-04".to_owned(), "Accra".to_owned()));
        let another = told(&format!("{approves} A loan agreement was signed in Accra on 4 May 2019."));
        assert_eq!(another.0, Some(Status::Agreed));
        assert_ne!(another.1, "2019-05-04");
    }

    #[test]
    fn a_town_behind_a_building_is_the_place() {
        let (.., place) = told("Kenya and Ghana signed a treaty at the ministry's headquarters, Accra, on 4 May 2019.");
        assert_eq!(place, "Accra");
    }
    #[test]
    fn what_is_to_be_signed_has_the_day_and_place_told_next() {
        let plan = "Kenya and Ghana will sign a treaty on fish.";
        let (_, date, place) = told(&format!("{plan} It will be signed in Accra on 4 May 2029."));
        assert_eq!((date.as_str(), place.as_str()), ("2029-05-04", "Accra"));
        let (_, date, place) = told(&format!("{plan} It will be read in Accra on 4 May 2029."));
        assert_eq!((date.as_str(), place.as_str()), ("", ""));
    }

    #[test]
    fn the_day_of_an_end_may_be_told_with_a_noun() {
        let end = "Kenya Ports Authority has terminated a contract with Acme Ltd.";
        for told_next in [
            "The termination took effect on 4 May 2019.",
            "The minister made the announcement on 4 May 2019.",
            "The board reached its decision on 4 May 2019.",
        ] {
            assert_eq!(told(&format!("{end} {told_next}")).1, "2019-05-04", "{told_next}");
        }
        assert_eq!(told(&format!("{end} The port was built on 4 May 2019.")).1, "");
    }

    #[test]
    fn what_is_only_named_is_signed_where_the_text_says_so() {
        let named = "The largest deal was an agreement between Acme Ltd. and Borealis Ltd. on a cold store.";
        let signed = told(&format!("{named} It was signed on 4 May 2019."));
        assert_eq!((signed.0, signed.1.as_str()), (Some(Status::Signed), "2019-05-04"));
        assert_ne!(told(&format!("{named} It was praised on 4 May 2019.")).1, "2019-05-04");
    }

    #[test]
    fn what_is_dated_by_the_same_words_was_made_at_the_same_place() {
        let first = "On 4 May 2019, Kenya and Ghana signed a treaty on fish. The ceremony was held in Vienna.";
        let also = "At the same ceremony, Acme Ltd. and Borealis Ltd. signed a contract.";
        let places = |text: &str| when_and_where(text).into_iter().map(|(.., place)| place).collect::<Vec<_>>();
        assert_eq!(places(&format!("{first} {also}")), ["Vienna", "Vienna"]);
        let later = "Acme Ltd. and Borealis Ltd. signed a contract in 2016.";
        assert_eq!(places(&format!("{first} {later}")), ["Vienna", ""]);
    }
}
