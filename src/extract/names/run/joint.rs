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
    // `Ministry of Foreign Affairs of Malta`: the field before may be a plural.
    if preposition == "of" && is_state_body(sent, lexicon, from, at) {
        return true;
    }
    // `Faculty of Forestry of Alma University`, `School of Law of the University of Alma`: a part of a university.
    if preposition == "of" && is_faculty(sent, from, at) {
        return true;
    }
    let last = sent.lower(at - 1);
    // `Pleiku City of Vietnam's Gia Lai Province`: a town whose name is whole, and where it lies.
    let whole = at > from + 1 && matches!(last, "city" | "county" | "district" | "town");
    if preposition == "of" && whole && (at + 2..at + 5).any(|i| matches!(sent.word(i), "'s" | "’s")) {
        return false;
    }
    // `the Chamber of Hauliers of Alma`: the people that a body is of, and then its town.
    let people = last.ends_with('s') && at == from + 3 && sent.lower(at - 2) == "of";
    let body = || lexicon.org_heads.word(sent.lower(from)).is_some_and(|head| head.position != HeadPosition::Suffix);
    let town = || lexicon.places.longest_at(at - 1, |i| sent.lower(i)).is_none() && sent.is_capital(at + 1);
    if preposition == "of" && people && body() && town() {
        return true;
    }
    // `the Governments of Benin and Niger`: a plural head stands over several names.
    if singular(last) != last && last != "customs" && last != "states" && last != "forces" && !last.ends_with("affairs")
    {
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
            ) || is_purpose(sent, from, at)
        }
        "for" => {
            // The headline `Guests Visit Harbour Logistics Park for Talks`: a name that its head has closed.
            let closed = sent.title_case
                && (1..=2).any(|n| {
                    at > from + n
                        && lexicon
                            .org_heads
                            .longest_at(at - n, |i| sent.lower(i))
                            .is_some_and(|(length, h)| length == n && h.position == HeadPosition::Last)
                });
            head && !closed
                || matches!(
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

/// Whether a faculty or school with its field stands before `of` and a university behind it.
fn is_faculty(sent: &Sent<'_>, from: usize, at: usize) -> bool {
    let part = |i: usize| {
        matches!(sent.lower(i), "department" | "faculty" | "institute" | "school")
            && sent.lower(i + 1) == "of"
            && i + 1 < at
    };
    let first = at + 1 + usize::from(sent.lower(at + 1) == "the");
    let whole = |i: usize| ["academy", "college", "universi"].iter().any(|head| sent.lower(i).starts_with(head));
    (from..at).any(part) && (first..first + 4).take_while(|&i| sent.is_capital(i)).any(whole)
}

/// `Union for Conservation of Nature`, `Society for the Protection of Birds`: what the body is for goes on.
fn is_purpose(sent: &Sent<'_>, from: usize, at: usize) -> bool {
    let last = sent.lower(at - 1);
    let action = ["tion", "ment", "study"].iter().any(|end| last.ends_with(end));
    let after_for = |back: usize| at > from + back && matches!(sent.lower(at - back), "for" | "on");
    action && (after_for(2) || after_for(3) && sent.lower(at - 2) == "the")
}

/// `Ministry of Justice of Malta`: the country that the body of a state is of; not where two share one name.
fn is_state_body(sent: &Sent<'_>, lexicon: &Lexicon, from: usize, at: usize) -> bool {
    let headed =
        |i: usize| (has_fields(sent.lower(i)) || sent.lower(i) == "bank") && matches!(sent.lower(i + 1), "of" | "for");
    if !(from..at).any(headed) {
        return false;
    }
    let mut first = at + 1 + usize::from(sent.lower(at + 1) == "the");
    if matches!(sent.lower(first), "republic" | "kingdom") && sent.lower(first + 1) == "of" {
        first += 2;
    }
    let Some((length, hit)) = lexicon.places.longest_at(first, |i| sent.lower(i)) else { return false };
    let end = first + length;
    // `of Malta and German vaccine maker Acme`: the second is said of somebody else.
    let second = lexicon.places.longest_at(end + 1, |i| sent.lower(i));
    let shared = matches!(sent.lower(end), "and" | ",") && second.is_some_and(|(_, hit)| !hit.demonym);
    hit.level == PlaceLevel::Country && !hit.demonym && !shared
}

/// Whether a comma parts the fields of a public body: `Ministry of Commerce, Trade and Industry`.
pub(super) fn joins_fields(sent: &Sent<'_>, lexicon: &Lexicon, from: usize, at: usize) -> bool {
    let field = |i: usize| sent.is_capital(i) && lexicon.name_words.contains(sent.lower(i));
    let body = (from..at).any(|i| {
        (has_fields(sent.lower(i)) || is_society(sent.lower(i))) && matches!(sent.lower(i + 1), "of" | "for" | "on")
    });
    // One more field and then the last one: `…, Trade and Industry`, `…, Trade, and Industry`.
    let last = (at + 2..at + 6).find(|&i| sent.lower(i) == "and");
    body && field(at - 1)
        && field(at + 1)
        && last.is_some_and(|and| field(and + 1) && (at + 1..and).all(|i| field(i) || sent.word(i) == ","))
}

/// Heads of public bodies whose field or fields follow.
fn has_fields(lower: &str) -> bool {
    matches!(
        lower,
        "academy"
            | "agency"
            | "board"
            | "bureau"
            | "chamber"
            | "college"
            | "commission"
            | "committee"
            | "department"
            | "directorate"
            | "institute"
            | "ministry"
            | "office"
            | "secretariat"
    )
}

/// Heads of bodies whose members follow: `Union of …`.
fn is_society(lower: &str) -> bool {
    matches!(
        lower,
        "alliance"
            | "association"
            | "brotherhood"
            | "confederation"
            | "congress"
            | "council"
            | "federation"
            | "guild"
            | "league"
            | "society"
            | "union"
    )
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
    let head_of = |i: usize| has_fields(sent.lower(i)) || is_society(sent.lower(i));
    // `Ministry of Trade and …`, `Ministry of Climate Change and …`
    let heads = |of: usize| {
        of > from
            && matches!(sent.lower(of), "of" | "for")
            && head_of(of - 1)
            && (of + 1..at).all(|i| sent.is_capital(i))
    };
    let under_head = at >= from + 3 && (at.saturating_sub(4)..at - 1).any(heads);
    if under_head && common(at + 1) && lexicon.places.word(sent.lower(at - 1)).is_none() {
        return true;
    }
    // `Government of Trinidad and Tobago`: one place.
    let one_place = |i: usize| lexicon.places.longest_at(i, |k| sent.lower(k)).is_some_and(|(n, _)| i + n > at + 1);
    if is_spelt_out(sent, from, at) {
        return true;
    }
    if (from..at).any(one_place)
        || is_shared_tail(sent, lexicon, from, at)
        || is_shared_head(sent, lexicon, from, at)
        || joins_members(sent, lexicon, from, at)
        || joins_trades(sent, lexicon, from, at)
    {
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
    // `the Ministry of Health and Federal University of Alma`: what follows has a head of its own.
    let own_head = (at + 2..at + 5).take_while(|&i| sent.is_capital(i)).any(|i| {
        let public =
            |kind| matches!(kind, PartyKind::University | PartyKind::Bank | PartyKind::Hospital | PartyKind::Ministry);
        lexicon.org_heads.word(sent.lower(i)).is_some_and(|h| h.position != HeadPosition::Suffix && public(h.kind))
    });
    let head_before = !own_head && (from..at).any(|i| matches!(sent.lower(i), "of" | "for"));
    let mut end = at + 2;
    while sent.is_capital(end) || matches!(sent.lower(end), "&") {
        end += 1;
    }
    let ends_in_head = (1..=3usize).any(|n| {
        end >= at + 1 + n
            && lexicon.org_heads.longest_at(end - n, |i| sent.lower(i)).is_some_and(|(length, _)| length == n)
    });
    let ends_in_head = ends_in_head || (at + 2..end).any(|i| document_noun(sent, lexicon, i));
    // `Ministry of Electricity and General Turbines Europe`: what ends in no field is a body of its own.
    let closes = domain(end - 1) || common(end - 1) || ends_in_head;
    let head_before = head_before && (end == at + 2 || closes);
    let head_after = end > at + 2 && ends_in_head
        || lexicon.org_heads.word(sent.lower(at + 1)).is_some_and(|h| h.position == HeadPosition::Last)
            && at - from <= 3
            && at > from + 1;
    let next_suffix = sent.lower(end) == "," && is_legal_form(lexicon, sent.lower(end + 1));
    head_before || head_after || next_suffix
}

/// `Association of Machinists and Aerospace Workers`: the members of a society, in the plural, on both sides.
fn joins_members(sent: &Sent<'_>, lexicon: &Lexicon, from: usize, at: usize) -> bool {
    let society = (from..at).find(|&i| is_society(sent.lower(i)) && matches!(sent.lower(i + 1), "of" | "for"));
    let end = (at + 1..at + 4).take_while(|&i| sent.is_capital(i)).last().unwrap_or(at);
    let plural = |i: usize| {
        let lower = sent.lower(i);
        singular(lower) != lower
            && lexicon.places.word(lower).is_none()
            && (lexicon.tails.word(lower).is_none() || i == at + 2 && lexicon.name_words.contains(sent.lower(at + 1)))
    };
    society.is_some_and(|society| at >= society + 3) && end > at && !sent.is_capital(end + 1) && plural(end)
}

/// `Kenya Power and Lighting Company`: two trades under one head, where what stands before is no whole name.
fn joins_trades(sent: &Sent<'_>, lexicon: &Lexicon, from: usize, at: usize) -> bool {
    let free = |i: usize| {
        let lower = sent.lower(i);
        lexicon.org_heads.word(lower).is_none()
            && lexicon.tails.word(lower).is_none()
            && lexicon.places.word(lower).is_none()
    };
    let trade = |i: usize| lexicon.name_words.contains(sent.lower(i)) || lexicon.areas.holds(sent.lower(i));
    let like_trade = |i: usize| trade(i) || ["ing", "ry", "ture"].iter().any(|end| sent.lower(i).ends_with(end));
    let head = lexicon.org_heads.word(sent.lower(at + 2)).is_some_and(|h| h.position != HeadPosition::Suffix);
    // `Alma Shipbuilding and Engineering Co.`: a trade alone is no company.
    let legal = is_legal_form(lexicon, sent.lower(at + 2)) && sent.lower(at + 1).ends_with("ing") && at > from + 1;
    if legal && sent.is_capital(at + 1) && lexicon.places.word(sent.lower(at + 1)).is_none() {
        return true;
    }
    // `the Alma Spinning and Weaving Company`
    let both = [at - 1, at + 1].iter().all(|&i| sent.lower(i).ends_with("ing") && sent.lower(i).len() > 5);
    at > from + 1 && sent.is_capital(at + 2) && head && both
        || at > from + 1
            && sent.is_capital(at + 2)
            && head
            && free(at - 1)
            && free(at + 1)
            && trade(at - 1)
            && like_trade(at + 1)
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

/// `the National Water Supply and Drainage Board`: one article, and a head only behind the second half; two bodies would
/// have an article or a head each.
fn is_shared_head(sent: &Sent<'_>, lexicon: &Lexicon, from: usize, at: usize) -> bool {
    let article = from > 0 && sent.lower(from - 1) == "the";
    let topic = |i: usize| {
        let lower = sent.lower(i);
        let topical = lexicon.name_words.contains(lower) || lexicon.areas.holds(lower) || singular(lower) != lower;
        topical && lexicon.places.word(lower).is_none()
    };
    let headless = |i: usize| {
        lexicon.org_heads.word(sent.lower(i)).is_none()
            && !matches!(sent.lower(i), "of" | "for")
            && !is_acronym(sent.word(i))
    };
    // `the Alma Stock Exchange and …`: a whole name by itself.
    let whole = (1..=3usize).filter(|n| at >= from + n).any(|n| {
        let hit = lexicon.org_heads.longest_at(at - n, |i| sent.lower(i));
        hit.is_some_and(|(length, _)| length == n)
    });
    let end = (at + 1..at + 6).take_while(|&i| sent.is_capital(i)).last().map_or(at, |i| i + 1);
    let public = |kind| matches!(kind, PartyKind::Association | PartyKind::Government | PartyKind::Ministry);
    let head = (1..=2usize).filter(|n| end > at + 1 + n).any(|n| {
        let hit = lexicon.org_heads.longest_at(end - n, |i| sent.lower(i));
        hit.is_some_and(|(length, h)| length == n && h.position != HeadPosition::Suffix && public(h.kind))
    });
    article
        && !whole
        && at >= from + 2
        && topic(at - 1)
        && (from..at).all(headless)
        && head
        && (at + 1..end - 1).all(headless)
}

/// `Roads and Harbours Service Agency (RHSA)`: the acronym behind a name takes a letter of every word on both sides.
fn is_spelt_out(sent: &Sent<'_>, from: usize, and: usize) -> bool {
    let small = |i: usize| matches!(sent.lower(i), "and" | "&" | "of" | "for" | "the" | "on" | ",");
    let open = (and + 2..and + 10).find(|&i| !(sent.is_capital(i) || small(i))).filter(|&i| sent.word(i) == "(");
    let Some(open) = open.filter(|&i| sent.word(i + 2) == ")") else { return false };
    let initials = (from..open).filter(|&i| !small(i)).filter_map(|i| sent.word(i).chars().next());
    sent.word(open + 1).len() >= 3 && initials.eq(sent.word(open + 1).chars())
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
