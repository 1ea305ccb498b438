//! Runs of capitalised words, and the small words and marks that stand inside a name.

mod joint;
mod possessive;
mod start;
mod word;

pub use word::{document_noun, is_acronym, is_attribute, is_legal_form, is_noun, is_place_head, is_verb};

use super::kind::{names_next, post_at};
use crate::extract::sent::Sent;
use crate::extract::tagger::Tag;
use crate::extract::token::TokenKind;
use crate::lexicon::{HeadPosition, Lexicon};
use joint::{inner_parenthesis, joins_and, joins_fields, joins_preposition};
use possessive::{joins_possessor, keeps_possessive};
use start::{known_at, numbered, quoted, starts};
use word::{is_name_word, is_particle};

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
    let known = known_at(sent, lexicon, at);
    if known.is_none() && !starts(sent, lexicon, taken, at) {
        return numbered(sent, lexicon, taken, at);
    }
    let mut end = known.unwrap_or(at + 1).max(at + 1);
    while let Some(next) = step(sent, lexicon, taken, at, end) {
        end = next;
    }
    Some(lower_case_head(sent, lexicon, at, end))
}

/// One step further in a run that goes from `from` to `end`; `None` where it ends.
fn step(sent: &Sent<'_>, lexicon: &Lexicon, taken: &[bool], from: usize, end: usize) -> Option<usize> {
    if is_name_word(sent, taken, end) {
        // `About Acme Holdings Acme Holdings is …`: a heading that ran into its text.
        let length = end - from;
        if length > 1 && (0..length).all(|i| sent.word(from + i) == sent.word(end + i)) {
            return None;
        }
        return continues(sent, lexicon, end).then_some(end + 1);
    }
    let word = sent.word(end);
    let lower = sent.lower(end);
    let next_is_name = |at: usize| is_name_word(sent, taken, at) && !sent.tag(at).is_function_word();
    match lower {
        "of" | "for" | "on" if joins_preposition(sent, lexicon, from, end, lower) => {
            let skip = usize::from(sent.lower(end + 1) == "the");
            next_is_name(end + 1 + skip).then_some(end + 2 + skip)
        }
        "and" if next_is_name(end + 1) && joins_and(sent, lexicon, from, end) => Some(end + 2),
        "&" if next_is_name(end + 1) => Some(end + 2),
        // `Kosmicki and Sons`
        "and" if is_kin(sent.lower(end + 1)) && sent.is_capital(end + 1) => Some(end + 2),
        "&" | "and" => None,
        // `Sp. z o.o.`, `s.r.o.`: a legal form in small letters.
        _ if let Some(after) = small_form(sent, lexicon, end) => Some(after),
        // `Ministry of Commerce, Trade and Industry`
        "," if next_is_name(end + 1) && joins_fields(sent, lexicon, from, end) => Some(end + 2),
        // `Co., Ltd.`
        "," if is_legal_form(lexicon, sent.lower(end + 1)) && is_name_word(sent, taken, end + 1) => Some(end + 2),
        "(" => inner_parenthesis(sent, lexicon, taken, end),
        "–" | "-" | "—" if let Some(after) = of_two_places(sent, lexicon, from, end) => Some(after),
        "–" if let Some(after) = of_two_words(sent, lexicon, from, end) => Some(after),
        "®" | "™" | "©" if next_is_name(end + 1) => Some(end + 2),
        "'s" | "’s" | "’" | "'" if next_is_name(end + 1) && joins_possessor(sent, lexicon, from, end) => {
            Some(end + 2)
        }
        "'s" | "’s" if keeps_possessive(sent, lexicon, from, end) => Some(end + 1),
        _ if let Some(after) = foreign_field(sent, lexicon, from, end) => Some(after),
        _ if is_particle(lower) && sent.kind(end) == TokenKind::Word => {
            // `van de Goor`: two of them may stand together.
            let next = end + 1 + usize::from(is_particle(sent.lower(end + 1)) && !sent.is_capital(end + 1));
            next_is_name(next).then_some(next + 1)
        }
        // `Chizhou No. 9 Middle School`
        _ if sent.kind(end) == TokenKind::Number
            && matches!(sent.lower(end - 1), "no." | "no")
            && end > from
            && next_is_name(end + 1) =>
        {
            Some(end + 2)
        }
        // `Launch 33 Brands`
        _ if sent.kind(end) == TokenKind::Number
            && word.len() <= 3
            && next_is_name(end + 1)
            && lexicon.tails.word(sent.lower(end + 1)).is_some()
            && !taken.get(end).copied().unwrap_or(false) =>
        {
            Some(end + 2)
        }
        // A number that ends a name: `Africa 50`, `Route 66`; not before a noun, where it counts something.
        _ if sent.kind(end) == TokenKind::Number
            && (word.len() <= 2 || matches!(sent.lower(end - 1), "local" | "lodge"))
            && !taken.get(end).copied().unwrap_or(false)
            && !is_noun(sent.tag(end + 1))
            && !matches!(sent.tag(end + 1), Tag::Jj | Tag::Cd) =>
        {
            Some(end + 1)
        }
        _ => None,
    }
}

/// The end of what a head in another language is for, in small letters: `Institut des arts numériques de Montréal`.
///
/// Particles and small words, as far as a capital behind a particle.
fn foreign_field(sent: &Sent<'_>, lexicon: &Lexicon, from: usize, at: usize) -> Option<usize> {
    let headed = lexicon.org_heads.word(sent.lower(from)).is_some_and(|head| head.position == HeadPosition::Prefix);
    if !headed || at > from + 1 || !is_particle(sent.lower(at)) || sent.is_capital(at + 1) {
        return None;
    }
    let small = |i: &usize| sent.kind(*i) == TokenKind::Word && !sent.is_capital(*i);
    let end = (at..at + 7).take_while(small).last()? + 1;
    (sent.is_capital(end) && is_particle(sent.lower(end - 1))).then_some(end + 1)
}

/// Words that close the names of old firms: `and Sons`.
fn is_kin(lower: &str) -> bool {
    matches!(lower, "associates" | "bros" | "brothers" | "co" | "company" | "daughters" | "partners" | "son" | "sons")
}

/// The end of the second of two places before the head of one body: `Viet Nam – Sweden Uong Bi Hospital`.
fn of_two_places(sent: &Sent<'_>, lexicon: &Lexicon, from: usize, dash: usize) -> Option<usize> {
    let place = |at: usize| lexicon.places.longest_at(at, |i| sent.lower(i)).map(|(length, _)| at + length);
    let after = place(dash + 1).filter(|_| place(from) == Some(dash) && sent.is_capital(dash + 1))?;
    let head = (after..after + 4).take_while(|&i| sent.is_capital(i)).last()?;
    let head = lexicon.org_heads.word(sent.lower(head)).filter(|head| head.position != HeadPosition::Suffix);
    head.map(|_| after)
}

/// `Export–Import Bank`: two words joined by a long dash before the head of one body.
fn of_two_words(sent: &Sent<'_>, lexicon: &Lexicon, from: usize, dash: usize) -> Option<usize> {
    let head = |i: usize| lexicon.org_heads.word(sent.lower(i)).is_some_and(|head| head.position == HeadPosition::Last);
    let place = |i: usize| lexicon.places.word(sent.lower(i)).is_some();
    let glued = sent.is_glued(dash) && sent.is_glued(dash + 1);
    let words = sent.is_capital(dash - 1) && sent.is_capital(dash + 1) && !place(dash - 1) && !place(dash + 1);
    let whole = dash > from && !head(dash - 1) && !head(dash + 1) && sent.is_capital(dash + 2) && head(dash + 2);
    (glued && words && whole).then_some(dash + 2)
}

/// The end of a legal form in small letters that starts at `at`, or at the word before it: `plc`, `s.r.o.`, `z o.o.`
fn small_form(sent: &Sent<'_>, lexicon: &Lexicon, at: usize) -> Option<usize> {
    let form = |at: usize| {
        let (length, head) = lexicon.org_heads.longest_at(at, |i| sent.lower(i))?;
        (head.position == HeadPosition::Suffix).then_some(length)
    };
    // `Sp. z o.o.`: its first word has a capital and is in the name already.
    if let Some(length) = form(at - 1).filter(|&length| length > 2 && sent.word(at) == ".") {
        return Some(at - 1 + length);
    }
    let length = form(at)?;
    // A word that is also another one (`as`, `se`, `limited`) needs its dots.
    let sure =
        length > 1 || sent.lower(at).contains('.') || matches!(sent.lower(at), "gmbh" | "inc" | "llc" | "ltd" | "plc");
    sure.then_some(at + length)
}

/// Whether the capitalised word at `at` goes on with the name before it.
fn continues(sent: &Sent<'_>, lexicon: &Lexicon, at: usize) -> bool {
    let tag = sent.tag(at);
    if tag.is_function_word() && (!is_acronym(sent.word(at)) || sent.title_case && sent.is_all_capitals()) {
        return false;
    }
    if sent.title_case && !is_legal_form(lexicon, sent.lower(at)) {
        let lower = sent.lower(at);
        if is_verb(tag) && !matches!(tag, Tag::Vbn | Tag::Vbg)
            || lexicon.verbs.contains_key(lower) && matches!(tag, Tag::Vbn | Tag::Nns)
        {
            return false;
        }
        // `Acme and Borealis Partner to Build Trains`
        if is_partnering(sent, at) {
            return false;
        }
        // `Digital Cooperation Organization`: the noun belongs to the body whose head follows it.
        let headed = sent.is_capital(at + 1) && lexicon.org_heads.word(sent.lower(at + 1)).is_some();
        if document_noun(sent, lexicon, at) && !headed {
            return false;
        }
    }
    true
}

/// Whether a headline says here that bodies work together: `Partner to Build`, `Team With`, `Partners on`.
pub fn is_partnering(sent: &Sent<'_>, at: usize) -> bool {
    let next = sent.lower(at + 1);
    match sent.lower(at) {
        "partner" => next == "to" && sent.tag(at + 2) == Tag::Vb || matches!(next, "with" | "on" | "for" | "up"),
        "partners" => matches!(next, "up" | "with"),
        "team" | "teams" => matches!(next, "up" | "with"),
        _ => false,
    }
}

/// Whether the run is only a people or says where somebody is from: `Chinese`, `Boston-based`.
pub fn is_descriptor(sent: &Sent<'_>, lexicon: &Lexicon, from: usize, end: usize) -> bool {
    let people = lexicon.places.longest_at(from, |i| sent.lower(i));
    people.is_some_and(|(length, hit)| from + length == end && hit.demonym)
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
        // `Chilean miner Salar`, `a Chinese company`: the noun says what somebody is, it does not name them.
        let describes = names_next(lexicon, lower).is_some()
            && (sent.is_capital(at + 1) && post_at(sent, lexicon, at + 1).is_none()
                || at == end && is_descriptor(sent, lexicon, from, end));
        // `the Japanese town of Yamakita`: the name comes after the `of`.
        let told = at > from && is_place_head(lower) && sent.lower(at + 1) == "of" && sent.is_capital(at + 2);
        // `a Hungarian town`: one of many.
        let one = at == end && matches!(lower, "city" | "municipality" | "town" | "village");
        let told = (told || one) && is_descriptor(sent, lexicon, from, end);
        if head && !plural && !more && !describes && !told && !document_noun(sent, lexicon, at) {
            best = at + 1;
        }
    }
    best
}
