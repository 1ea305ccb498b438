//! Prepositions, `and` and parentheses that stand inside a name and do not end it.

use super::word::{document_noun, is_acronym, is_legal_form, is_name_word, is_noun};
use crate::extract::sent::Sent;
use crate::lexicon::{HeadPosition, Lexicon, PlaceLevel, singular};
use crate::record::concept::PartyKind;

/// Whether a preposition stands inside a name: `Ministry of …`, `Organization for …`, `Commission on …`.
pub(super) fn joins_preposition(sent: &Sent<'_>, lexicon: &Lexicon, from: usize, at: usize, preposition: &str) -> bool {
    // `Federation of Chambers of Commerce`: the head itself goes on after the preposition.
    let goes_on = (1..=3usize)
        .filter(|n| at >= from + n)
        .any(|n| lexicon.org_heads.longest_at(at - n, |i| sent.lower(i)).is_some_and(|(length, _)| length > n));
    if goes_on {
        return true;
    }
    let head = (1..=3usize).rev().filter(|n| at >= from + n).any(|n| {
        lexicon
            .org_heads
            .longest_at(at - n, |i| sent.lower(i))
            .is_some_and(|(length, head)| length == n && head.position != HeadPosition::Suffix)
    });
    let last = sent.lower(at - 1);
    // `the Governments of Benin and Niger`: a plural head stands over several names.
    if singular(last) != last && last != "customs" && last != "states" && !last.ends_with("affairs") {
        return false;
    }
    match preposition {
        "of" => {
            head || matches!(
                last,
                "republic"
                    | "kingdom"
                    | "state"
                    | "states"
                    | "states'"
                    | "province"
                    | "city"
                    | "town"
                    | "county"
                    | "gulf"
                    | "bay"
                    | "isle"
                    | "commonwealth"
                    | "emirate"
                    | "sultanate"
                    | "principality"
                    | "union"
                    | "district"
                    | "village"
                    | "region"
                    | "municipality"
                    | "secretariat"
                    | "house"
                    | "art"
                    | "arts"
                    | "museum"
            ) || is_state_body(sent, lexicon, from, at)
        }
        "for" => {
            head || matches!(
                last,
                "partnership"
                    | "initiative"
                    | "programme"
                    | "program"
                    | "campaign"
                    | "forum"
                    | "center"
                    | "centre"
                    | "network"
                    | "facility"
                    | "framework"
            )
        }
        _ => matches!(last, "commission" | "committee" | "council" | "conference" | "office" | "bureau" | "forum"),
    }
}

/// `Ministry of Justice of Malta`: the country that the body of a state is of; not where two share one name.
fn is_state_body(sent: &Sent<'_>, lexicon: &Lexicon, from: usize, at: usize) -> bool {
    let body = matches!(sent.lower(from), "ministry" | "department" | "agency" | "office" | "bureau" | "bank");
    if !body || !(from..at).any(|i| sent.lower(i) == "of") {
        return false;
    }
    let mut first = at + 1 + usize::from(sent.lower(at + 1) == "the");
    if matches!(sent.lower(first), "republic" | "kingdom") && sent.lower(first + 1) == "of" {
        first += 2;
    }
    let Some((length, hit)) = lexicon.places.longest_at(first, |i| sent.lower(i)) else { return false };
    let end = first + length;
    let shared =
        matches!(sent.lower(end), "and" | ",") && lexicon.places.longest_at(end + 1, |i| sent.lower(i)).is_some();
    hit.level == PlaceLevel::Country && !hit.demonym && !shared
}

/// Whether a comma parts the fields of a public body: `Ministry of Commerce, Trade and Industry`.
pub(super) fn joins_fields(sent: &Sent<'_>, lexicon: &Lexicon, from: usize, at: usize) -> bool {
    let field = |i: usize| sent.is_capital(i) && lexicon.name_words.contains(sent.lower(i));
    let body = (from..at).any(|i| {
        matches!(sent.lower(i), "ministry" | "department" | "committee" | "commission" | "bureau" | "secretariat")
            && matches!(sent.lower(i + 1), "of" | "for" | "on")
    });
    // One more field and then the last one: `…, Trade and Industry`, `…, Trade, and Industry`.
    let last = (at + 2..at + 6).find(|&i| sent.lower(i) == "and");
    body && field(at - 1)
        && field(at + 1)
        && last.is_some_and(|and| field(and + 1) && (at + 1..and).all(|i| field(i) || sent.word(i) == ","))
}

/// Whether `and` stands inside a name: two domain words, with a head before (`Ministry of Trade and Industry`) or
/// after them (`Economic and Technological Development Zone`).
pub(super) fn joins_and(sent: &Sent<'_>, lexicon: &Lexicon, from: usize, at: usize) -> bool {
    let domain = |i: usize| lexicon.name_words.contains(sent.lower(i));
    // `Ministry of Roads and Bridges`: under a head before them, common words join too.
    let common = |i: usize| {
        let lower = sent.lower(i);
        lower.len() > 4
            && ["s", "tion", "ment", "ing", "ry", "ture", "nce", "gy", "ism", "ity", "ade", "ort", "lth"]
                .iter()
                .any(|end| lower.ends_with(end))
            && lexicon.places.word(lower).is_none()
            && !sent.is_capital(i + 1)
    };
    let under_head = at >= from + 3
        && sent.lower(at - 2) == "of"
        && matches!(
            sent.lower(at - 3),
            "ministry"
                | "department"
                | "bureau"
                | "office"
                | "directorate"
                | "agency"
                | "board"
                | "institute"
                | "secretariat"
                | "chamber"
                | "union"
                | "association"
                | "federation"
                | "college"
                | "academy"
        );
    if under_head && common(at + 1) && lexicon.places.word(sent.lower(at - 1)).is_none() {
        return true;
    }
    if is_shared_tail(sent, lexicon, from, at) {
        return true;
    }
    if !(domain(at - 1) && domain(at + 1)) {
        return false;
    }
    // `Trade Development Council and Digital …`: the name before is whole.
    let whole = at - from >= 2
        && lexicon.org_heads.word(sent.lower(at - 1)).is_some_and(|h| h.position == HeadPosition::Last)
        && !(from..at).any(|i| matches!(sent.lower(i), "of" | "for"));
    if whole {
        return false;
    }
    let head_before = (from..at).any(|i| matches!(sent.lower(i), "of" | "for"));
    let mut end = at + 2;
    while sent.is_capital(end) || matches!(sent.lower(end), "&") {
        end += 1;
    }
    let ends_in_head = (1..=3usize).any(|n| {
        end >= at + 1 + n
            && lexicon.org_heads.longest_at(end - n, |i| sent.lower(i)).is_some_and(|(length, _)| length == n)
    });
    let ends_in_head = ends_in_head || (at + 2..end).any(|i| document_noun(sent, lexicon, i));
    let head_after = end > at + 2 && ends_in_head
        || lexicon.org_heads.word(sent.lower(at + 1)).is_some_and(|h| h.position == HeadPosition::Last)
            && at - from <= 3
            && at > from + 1;
    let next_suffix = sent.lower(end) == "," && is_legal_form(lexicon, sent.lower(end + 1));
    head_before || head_after || next_suffix
}

/// `the Mail and Parcels Union`: one article, one common word on either side, and the head after them.
///
/// Two bodies would have their own heads or articles: `the Ministry and the Parcels Union`.
fn is_shared_tail(sent: &Sent<'_>, lexicon: &Lexicon, from: usize, at: usize) -> bool {
    let article = from > 0 && sent.lower(from - 1) == "the";
    let word = sent.lower(from);
    let common = at == from + 1
        && !sent.title_case
        && lexicon.places.word(word).is_none()
        && lexicon.org_heads.word(word).is_none()
        && !is_acronym(sent.word(from));
    let mut end = at + 1;
    while sent.is_capital(end) {
        end += 1;
    }
    let head = lexicon.org_heads.word(sent.lower(end - 1)).is_some_and(|h| {
        h.position != HeadPosition::Suffix
            && matches!(h.kind, PartyKind::Association | PartyKind::Government | PartyKind::Ministry)
    });
    article
        && common
        && head
        && end == at + 3
        && is_noun(sent.tag(from))
        && lexicon.places.word(sent.lower(at + 1)).is_none()
}

/// `China (Sichuan) Pilot Free Trade Zone`: a parenthesis of one or two words inside a name that goes on.
pub(super) fn inner_parenthesis(sent: &Sent<'_>, lexicon: &Lexicon, taken: &[bool], open: usize) -> Option<usize> {
    let close = (open + 2..=open + 3).find(|&i| sent.word(i) == ")")?;
    let inside = (open + 1..close).all(|i| is_name_word(sent, taken, i));
    let mut end = close + 1;
    while is_name_word(sent, taken, end) && !sent.tag(end).is_function_word() && !document_noun(sent, lexicon, end) {
        end += 1;
    }
    let headed = end > close + 1 && lexicon.org_heads.word(sent.lower(end - 1)).is_some();
    (inside && headed).then_some(close + 2)
}
