//! Runs of capitalised words, and the small words and marks that stand inside a name.

use crate::extract::sent::Sent;
use crate::extract::tagger::Tag;
use crate::extract::token::TokenKind;
use crate::lexicon::{HeadPosition, Lexicon, singular};
use crate::record::concept::AgreementType;

/// Nouns whose possessive stands inside names: `People's Government`.
const INNER_POSSESSORS: &[&str] = &[
    "children",
    "farmers",
    "king",
    "men",
    "merchants",
    "people",
    "queen",
    "students",
    "teachers",
    "veterans",
    "women",
    "workers",
    "lloyd",
    "moody",
    "mcdonald",
    "macy",
    "kohl",
    "sotheby",
    "christie",
    "levi",
    "domino",
    "wendy",
];

/// Small words inside names of many languages.
const PARTICLES: &[&str] = &[
    "al", "bin", "bint", "da", "das", "de", "degli", "del", "della", "den", "der", "des", "di", "do", "dos", "du", "e",
    "el", "et", "ibn", "la", "las", "le", "les", "los", "ul", "van", "von", "y", "zu", "und", "für",
];

/// Adverbs that open a sentence and are easily taken for names.
const OPENERS: &[&str] = &[
    "additionally",
    "afterwards",
    "also",
    "besides",
    "currently",
    "earlier",
    "elsewhere",
    "finally",
    "furthermore",
    "here",
    "however",
    "instead",
    "later",
    "likewise",
    "meanwhile",
    "moreover",
    "nevertheless",
    "previously",
    "recently",
    "separately",
    "similarly",
    "specifically",
    "then",
    "thereafter",
    "together",
    "under",
];

/// `Boston-based`, `state-owned`: an attribute, no part of the name after it.
fn is_attribute(lower: &str) -> bool {
    ["-based", "-owned", "-led", "-backed", "-listed", "-headquartered", "-born", "-run", "-funded", "-registered"]
        .iter()
        .any(|end| lower.ends_with(end))
}

/// Words that begin a sentence with a capital and are no names.
fn is_function_word(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Dt
            | Tag::In
            | Tag::To
            | Tag::Prp
            | Tag::PrpPoss
            | Tag::Cc
            | Tag::Md
            | Tag::Wdt
            | Tag::Wp
            | Tag::Wrb
            | Tag::Ex
            | Tag::Rb
            | Tag::Pos
            | Tag::Rp
    )
}

/// Whether the tag is that of a verb.
pub fn is_verb(tag: Tag) -> bool {
    matches!(tag, Tag::Vb | Tag::Vbd | Tag::Vbg | Tag::Vbn | Tag::Vbp | Tag::Vbz | Tag::Md)
}

/// Whether the tag is that of a noun.
pub fn is_noun(tag: Tag) -> bool {
    matches!(tag, Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps)
}

/// The end of the name that starts at position `at`, or `None` if none does.
pub fn run(sent: &Sent<'_>, lexicon: &Lexicon, taken: &[bool], at: usize) -> Option<usize> {
    if let Some(close) = quoted(sent, at) {
        // `“Belt and Road” Industrial Park Alliance`: a quoted name, and what goes on after it.
        let mut end = close + 1;
        while let Some(next) = step(sent, lexicon, taken, at, end) {
            end = next;
        }
        let headed = end > close + 1 || lower_case_head(sent, lexicon, at, end) > end;
        return headed.then(|| lower_case_head(sent, lexicon, at, end));
    }
    let place = place_at(sent, lexicon, at);
    if !starts(sent, lexicon, taken, at) && place.is_none() {
        return None;
    }
    let mut end = place.unwrap_or(at + 1).max(at + 1);
    while let Some(next) = step(sent, lexicon, taken, at, end) {
        end = next;
    }
    Some(lower_case_head(sent, lexicon, at, end))
}

/// The closing mark of a quotation of one to six capitalised words that starts here.
fn quoted(sent: &Sent<'_>, at: usize) -> Option<usize> {
    if !matches!(sent.word(at), "“" | "\"" | "‘") {
        return None;
    }
    let close = (at + 2..at + 8).find(|&i| matches!(sent.word(i), "”" | "\"" | "’"))?;
    (at + 1..close)
        .all(|i| sent.is_capital(i) || matches!(sent.lower(i), "and" | "of" | "-" | "·" | "&"))
        .then_some(close)
}

/// The end of a place name of several words that starts here (`Ho Chi Minh City`, `The Gambia`).
fn place_at(sent: &Sent<'_>, lexicon: &Lexicon, at: usize) -> Option<usize> {
    if !sent.is_capital(at) {
        return None;
    }
    lexicon.places.longest_at(at, |i| sent.lower(i)).filter(|(length, _)| *length > 1).map(|(length, _)| at + length)
}

/// Whether a name can start at this position.
fn starts(sent: &Sent<'_>, lexicon: &Lexicon, taken: &[bool], at: usize) -> bool {
    if !is_name_word(sent, taken, at)
        || is_function_word(sent.tag(at))
        || at == 0 && OPENERS.contains(&sent.lower(at))
        || is_attribute(sent.lower(at))
    {
        return false;
    }
    let lower = sent.lower(at);
    let acronym = is_acronym(sent.word(at));
    if sent.title_case {
        // Capitals say nothing here: the part of speech must.
        return !is_verb(sent.tag(at))
            && (acronym || !lexicon.verbs.contains_key(lower) || matches!(sent.tag(at), Tag::Nnp | Tag::Nnps));
    }
    let opens = at == 0
        || matches!(sent.word(at - 1), "\"" | "“" | "”" | ":" | "•" | "*" | "-" | "–" | "—" | "'" | "‘") && at <= 2;
    if opens && !acronym {
        // The first word of a sentence has its capital anyway.
        let next_capital = is_name_word(sent, taken, at + 1) && !is_function_word(sent.tag(at + 1));
        return match sent.tag(at) {
            Tag::Nnp | Tag::Nnps => true,
            // `Wenning Hospital`: a word that only looks like a participle.
            tag if is_verb(tag) => {
                lexicon.places.word(lower).is_some()
                    || next_capital
                        && matches!(tag, Tag::Vbg | Tag::Vbn | Tag::Vb)
                        && !lexicon.verbs.contains_key(lower)
                        && lexicon.org_heads.word(sent.lower(at + 1)).is_some()
            }
            Tag::Nn | Tag::Nns | Tag::Jj | Tag::Vbg => {
                next_capital
                    || lexicon.places.word(lower).is_some()
                    || lexicon.org_heads.word(lower).is_some() && sent.lower(at + 1) == "of"
            }
            _ => next_capital && lexicon.places.word(lower).is_some(),
        };
    }
    true
}

/// Whether the word can be part of a name.
fn is_name_word(sent: &Sent<'_>, taken: &[bool], at: usize) -> bool {
    sent.is_capital(at) && !taken.get(at).copied().unwrap_or(false) && !is_unit_number(sent.word(at))
}

/// `5M`, `100MW`, `3G`-like measures: digits and then at most two capitals.
fn is_unit_number(word: &str) -> bool {
    let digits = word.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')).count();
    digits > 0
        && (digits > 1 || word.len() > 2)
        && word.len() - digits <= 3
        && word[digits..].chars().all(|c| c.is_alphabetic())
}

/// Capitals only, two letters or more, perhaps with digits, dots or `&`.
pub fn is_acronym(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 2 && word.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '.' | '&' | '-'))
        || letters >= 3 && word.ends_with('s') && word[..word.len() - 1].chars().all(char::is_uppercase)
}

/// One step further in a run that goes from `from` to `end`; `None` where it ends.
fn step(sent: &Sent<'_>, lexicon: &Lexicon, taken: &[bool], from: usize, end: usize) -> Option<usize> {
    if is_name_word(sent, taken, end) {
        return continues(sent, lexicon, end).then_some(end + 1);
    }
    let word = sent.word(end);
    let lower = sent.lower(end);
    let last = sent.lower(end - 1);
    let next_is_name = |at: usize| is_name_word(sent, taken, at) && !is_function_word(sent.tag(at));
    match lower {
        "of" | "for" | "on" if joins_preposition(sent, lexicon, from, end, lower) => {
            let skip = usize::from(sent.lower(end + 1) == "the");
            next_is_name(end + 1 + skip).then_some(end + 2 + skip)
        }
        "and" if next_is_name(end + 1) && joins_and(sent, lexicon, from, end) => Some(end + 2),
        "&" if next_is_name(end + 1) => Some(end + 2),
        "&" | "and" => None,
        // `Co., Ltd.`
        "," if is_legal_form(lexicon, sent.lower(end + 1)) && is_name_word(sent, taken, end + 1) => Some(end + 2),
        "(" => inner_parenthesis(sent, lexicon, taken, end),
        "®" | "™" | "©" if next_is_name(end + 1) => Some(end + 2),
        "'s" | "’s" if INNER_POSSESSORS.contains(&last) && next_is_name(end + 1) => Some(end + 2),
        "’" | "'"
            if last.ends_with('s') && INNER_POSSESSORS.contains(&&last[..last.len() - 1]) && next_is_name(end + 1) =>
        {
            Some(end + 2)
        }
        _ if PARTICLES.contains(&lower) && next_is_name(end + 1) && sent.kind(end) == TokenKind::Word => Some(end + 2),
        // A number that ends a name: `Africa 50`, `Route 66`; not before a noun, where it counts something.
        _ if sent.kind(end) == TokenKind::Number
            && word.len() <= 2
            && !taken.get(end).copied().unwrap_or(false)
            && !is_noun(sent.tag(end + 1))
            && !matches!(sent.tag(end + 1), Tag::Jj | Tag::Cd) =>
        {
            Some(end + 1)
        }
        _ => None,
    }
}

/// Whether the capitalised word at `at` goes on with the name before it.
fn continues(sent: &Sent<'_>, lexicon: &Lexicon, at: usize) -> bool {
    let tag = sent.tag(at);
    if is_function_word(tag) && !is_acronym(sent.word(at)) {
        return false;
    }
    if sent.title_case {
        let lower = sent.lower(at);
        if is_verb(tag) && !matches!(tag, Tag::Vbn | Tag::Vbg)
            || lexicon.verbs.contains_key(lower) && matches!(tag, Tag::Vbn | Tag::Nns)
        {
            return false;
        }
        if document_noun(sent, lexicon, at) {
            return false;
        }
    }
    true
}

/// Whether an agreement noun that names a document, not a body, starts here.
pub fn document_noun(sent: &Sent<'_>, lexicon: &Lexicon, at: usize) -> bool {
    lexicon
        .agreement_nouns
        .longest_at(at, |i| sent.lower(i))
        .is_some_and(|(_, noun)| noun.kind != AgreementType::Alliance)
}

/// Whether a preposition stands inside a name: `Ministry of …`, `Organization for …`, `Commission on …`.
fn joins_preposition(sent: &Sent<'_>, lexicon: &Lexicon, from: usize, at: usize, preposition: &str) -> bool {
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
            )
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

/// Whether `and` stands inside a name: two domain words, with a head before (`Ministry of Trade and Industry`) or
/// after them (`Economic and Technological Development Zone`).
fn joins_and(sent: &Sent<'_>, lexicon: &Lexicon, from: usize, at: usize) -> bool {
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
        );
    if under_head && common(at + 1) && lexicon.places.word(sent.lower(at - 1)).is_none() {
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

/// `China (Sichuan) Pilot Free Trade Zone`: a parenthesis of one or two words inside a name that goes on.
fn inner_parenthesis(sent: &Sent<'_>, lexicon: &Lexicon, taken: &[bool], open: usize) -> Option<usize> {
    let close = (open + 2..=open + 3).find(|&i| sent.word(i) == ")")?;
    let inside = (open + 1..close).all(|i| is_name_word(sent, taken, i));
    let mut end = close + 1;
    while is_name_word(sent, taken, end) && !is_function_word(sent.tag(end)) && !document_noun(sent, lexicon, end) {
        end += 1;
    }
    let headed = end > close + 1 && lexicon.org_heads.word(sent.lower(end - 1)).is_some();
    (inside && headed).then_some(close + 2)
}

/// Whether the word is a legal form: `ltd.`, `inc`, `gmbh`.
pub fn is_legal_form(lexicon: &Lexicon, lower: &str) -> bool {
    [lower, lower.trim_end_matches('.')]
        .iter()
        .any(|w| lexicon.org_heads.word(w).is_some_and(|h| h.position == HeadPosition::Suffix))
}

/// Adds a head in lower case after the run: `Qingbaijiang district`, `Linyi free trade zone`, `Thai government`.
///
/// At most four words, nouns and adjectives, the last one a head that no further noun follows.
fn lower_case_head(sent: &Sent<'_>, lexicon: &Lexicon, from: usize, end: usize) -> usize {
    if sent.title_case || (from..end).any(|i| document_noun(sent, lexicon, i)) {
        return end;
    }
    let mut best = end;
    for at in end..(end + 5).min(sent.len()) {
        if sent.is_capital(at)
            || !matches!(sent.tag(at), Tag::Nn | Tag::Nns | Tag::Jj | Tag::Nnp | Tag::Vbg)
            || sent.kind(at) != TokenKind::Word
        {
            break;
        }
        let lower = sent.lower(at);
        let head =
            lexicon.org_heads.word(lower).is_some_and(|h| h.position != HeadPosition::Suffix) || is_place_head(lower);
        let plural = lower.ends_with('s') && !matches!(lower, "customs" | "authorities");
        let more = is_noun(sent.tag(at + 1)) && !sent.is_capital(at + 1);
        if head && !plural && !more && !document_noun(sent, lexicon, at) {
            best = at + 1;
        }
    }
    best
}

/// Common nouns that make a place of the name before them.
pub fn is_place_head(lower: &str) -> bool {
    matches!(
        lower,
        "district"
            | "county"
            | "province"
            | "city"
            | "prefecture"
            | "municipality"
            | "state"
            | "region"
            | "town"
            | "township"
            | "village"
            | "oblast"
            | "canton"
            | "island"
            | "peninsula"
    )
}
