//! Splits a run of capitalised words into the names it holds.

use super::Name;
use super::kind::{follows_post, honorific_at, is_people, kind, post_at};
use super::run::{document_noun, is_acronym, is_legal_form};
use crate::extract::people::field::field_of_post;
use crate::extract::sent::Sent;
use crate::extract::tagger::Tag;
use crate::extract::token::TokenKind;
use crate::lexicon::{HeadPosition, Lexicon, singular};
use crate::record::claim::NameKind;

/// Splits a run into the names it holds (`Chinese President Xi Jinping`) and types each.
pub fn split(sent: &Sent<'_>, lexicon: &Lexicon, first: usize, end: usize, names: &mut Vec<Name>) {
    let company = is_legal_form(lexicon, sent.lower(end - 1));
    let prefixed = lexicon.org_heads.word(sent.lower(first)).is_some_and(|head| head.position == HeadPosition::Prefix);
    if !company
        && !prefixed
        && let Some((from, after)) = inner_post(sent, lexicon, first, end)
    {
        // `Meteorological Minister`: the field belongs to the post.
        let body = field_of_post(sent, lexicon, from).max(first);
        if body > first {
            push(sent, lexicon, first, body, names);
        }
        if after < end && !document_noun(sent, lexicon, after) {
            let kind = NameKind::Person;
            names.push(Name {
                first: after,
                end,
                kind,
                document: false,
                rule: "name-person-after-post",
                alias: None,
                close: end,
            });
        }
        return;
    }
    // `the ambassador to the Lao PDR Mrs Ada Brook`: behind a name a form of address begins the next one.
    let opens = honorific_at(sent, lexicon, first).is_some();
    if let Some(at) = (first + 1..end.saturating_sub(1)).find(|&i| !opens && ADDRESSES.contains(&sent.word(i))) {
        split(sent, lexicon, first, at, names);
        split(sent, lexicon, at, end, names);
        return;
    }
    let mut person = first;
    while let Some(length) = honorific_at(sent, lexicon, person).filter(|length| person + length < end) {
        person += length;
    }
    // `Dr. Brook Productions`: a firm that is called after somebody.
    let firm = lexicon.tails.word(sent.lower(end - 1)).is_some() && end > person + 1;
    if person > first && !firm {
        names.push(Name {
            first: person,
            end,
            kind: NameKind::Person,
            document: false,
            rule: "name-person-honorific",
            alias: None,
            close: end,
        });
        return;
    }
    let body = before_person(sent, lexicon, first, end);
    if body < end {
        let (kind, rule) = (NameKind::Person, "name-person-after-post");
        // A field belongs to the post.
        if !(first..body).all(|i| lexicon.name_words.contains(sent.lower(i))) {
            push(sent, lexicon, first, body, names);
        }
        names.push(Name { first: body, end, kind, document: false, rule, alias: None, close: end });
        return;
    }
    // `Minister of Economic Affairs and …`: a field of the post.
    let field = sent.lower(end) == "and" && (first..end).all(|i| lexicon.name_words.contains(sent.lower(i)));
    if field && follows_post(sent, lexicon, first) {
        return;
    }
    push(sent, lexicon, first, end, names);
}

/// Forms of address that are part of no name.
const ADDRESSES: &[&str] = &["Dr", "Dr.", "H.E.", "Messrs", "Messrs.", "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Smt."];

/// `Head of Iran Railways Ada Brook`, `Minister of Foreign Affairs Tobias Renner`: where the name of who holds the post
/// begins behind the body, place or field that it is a post of; `end` if none does.
fn before_person(sent: &Sent<'_>, lexicon: &Lexicon, first: usize, end: usize) -> usize {
    let of = field_begins(sent, lexicon, first).unwrap_or(first);
    let of = of - usize::from(of > 0 && sent.lower(of - 1) == "the");
    if !follows_post(sent, lexicon, of) {
        return end;
    }
    let head = |i: &usize| lexicon.org_heads.word(sent.lower(*i)).is_some_and(|h| h.position != HeadPosition::Suffix);
    let body = || (first + 1..end).rev().find(head).map(|i| i + 1);
    let place = || lexicon.places.longest_at(first, |i| sent.lower(i)).map(|(length, _)| first + length);
    let fields = || (first..end).take_while(|&i| lexicon.name_words.contains(sent.lower(i))).last().map(|i| i + 1);
    let Some(after) = body().or_else(place).or_else(fields) else { return end };
    let person = |i: usize| {
        let word = sent.word(i);
        sent.kind(i) == TokenKind::Word && sent.is_capital(i) && word.len() > 1 && !is_acronym(word)
    };
    // `Director General of the Kenya Wildlife Service`
    let head =
        |n: usize| lexicon.org_heads.longest_at(end - n, |i| sent.lower(i)).is_some_and(|(length, _)| length == n);
    let body = (1..=2).any(head) || lexicon.tails.word(sent.lower(end - 1)).is_some();
    let named = (2..=4).contains(&end.saturating_sub(after)) && (after..end).all(person) && !body;
    let place = lexicon.places.longest_at(after, |i| sent.lower(i)).is_some_and(|(length, _)| after + length >= end);
    if named && !place { after } else { end }
}

/// `Minister of Economic Affairs and Development Ada Brook`: where the first field of the post begins, if the words from
/// `first` on tell its second.
fn field_begins(sent: &Sent<'_>, lexicon: &Lexicon, first: usize) -> Option<usize> {
    let and = first.checked_sub(1).filter(|&at| sent.lower(at) == "and")?;
    let field = |i: &usize| sent.is_capital(*i) && lexicon.name_words.contains(sent.lower(*i));
    let begins = (and.saturating_sub(4)..and).rev().take_while(field).last()?;
    (field(&first) && begins > 0 && matches!(sent.lower(begins - 1), "for" | "of")).then_some(begins)
}

/// A post inside a run, with words after it (`Chinese President Xi Jinping`) or at its end (`IMDA Director`).
fn inner_post(sent: &Sent<'_>, lexicon: &Lexicon, first: usize, end: usize) -> Option<(usize, usize)> {
    let last = sent.lower(end - 1);
    let last_is_head = lexicon.org_heads.word(last).is_some() || lexicon.tails.word(last).is_some();
    for at in first..end {
        if let Some((length, ())) = post_at(sent, lexicon, at) {
            let after = at + length;
            // `Hospital General Los Pinos`
            if at > first && matches!(sent.lower(at - 1), "bank" | "clinic" | "hospital" | "hôpital" | "société") {
                continue;
            }
            // `the Mayor's Office`: the post's own.
            if matches!(sent.word(after), "'s" | "’s" | "'" | "’") && after < end {
                continue;
            }
            // `UAE Minister of State`: the post goes on after the capitals.
            if after > end {
                if at > first && at + 1 == end && is_people(sent, lexicon, first, at) {
                    return Some((at, end));
                }
                continue;
            }
            // `Chinese Minister of …`: the post goes on, the people before it is a name by itself.
            if matches!(sent.lower(after), "of" | "for") {
                if after == end && at > first && is_people(sent, lexicon, first, at) {
                    return Some((at, after));
                }
                continue;
            }
            // `Board of Executive Directors`: those whom the body is made of.
            let several = singular(sent.lower(end - 1)) != sent.lower(end - 1);
            if after == end && several && (first..at).any(|i| sent.lower(i) == "of") {
                continue;
            }
            // `General Authority of Customs`
            let of_body = after < end
                && lexicon.org_heads.word(sent.lower(after)).is_some()
                && (after + 1..end).any(|i| matches!(sent.lower(i), "for" | "of"));
            if after < end && last_is_head || of_body {
                return None;
            }
            // `the U.S. Trade Representative`: an office, not a person's post.
            if after == end
                && at > first
                && first > 0
                && sent.lower(first - 1) == "the"
                && matches!(sent.word(end), "(" | ",")
            {
                return None;
            }
            // `Leaders Meeting`, `Reporters Without Borders`, `General Data Protection Regulation`: no name of a person.
            if after < end && !may_be_person(sent, lexicon, (at, after), end) {
                return None;
            }
            // `General Motors`: a post needs a person's name of one to four words after it.
            if end - after <= 5 && (after < end || at > first) {
                return Some((at, after));
            }
        }
    }
    None
}

/// Whether the words from the end of a post to `end` may be the name of who holds it.
fn may_be_person(sent: &Sent<'_>, lexicon: &Lexicon, (at, after): (usize, usize), end: usize) -> bool {
    let post = sent.lower(after - 1);
    let alone = end == after + 1;
    let several = singular(post) != post && alone;
    let field = |i: usize| lexicon.name_words.contains(sent.lower(i)) || lexicon.areas.holds(sent.lower(i));
    // `Principal Design Criteria`, `Premier U.S. Partner`: the word says how, not who.
    let how = after == at + 1 && matches!(post, "expert" | "general" | "major" | "official" | "premier" | "principal");
    let thing = how && (field(after) || is_acronym(sent.word(after)));
    // `Managing Director Europe`, `President International`
    let realm = matches!(sent.lower(after), "africa" | "america" | "asia" | "europe" | "international");
    let place = alone && (realm || is_people(sent, lexicon, after, end));
    !(several || thing || place || sent.tag(after).is_function_word() || alone && sent.tag(after) == Tag::Vbg)
}

fn push(sent: &Sent<'_>, lexicon: &Lexicon, first: usize, end: usize, names: &mut Vec<Name>) {
    let (kind, rule) = kind(sent, lexicon, first, end);
    // Laws are no parties.
    let law = matches!(sent.lower(end - 1), "act" | "law" | "bill" | "code" | "amendment" | "directive" | "resolution");
    let never = end == first + 1 && lexicon.no_parties.contains(sent.lower(first))
        || matches!(sent.lower(end - 1).rsplit_once('.'), Some((_, "com" | "org" | "net"))) && is_visited(sent, first);
    let document = law
        || never
        || (first..end).any(|i| document_noun(sent, lexicon, i) && ends_title(sent, i, end))
            && !matches!(kind, NameKind::Organization(_));
    let (alias, close) = alias(sent, end);
    names.push(Name { first, end, kind, document, rule, alias, close });
}

/// Whether a word for a document at `i` is the head of a name: `Paris Agreement`, `Treaty of Alma`, not `Charter House`.
fn ends_title(sent: &Sent<'_>, i: usize, end: usize) -> bool {
    let next = sent.lower(i + 1);
    i + 1 == end || !sent.is_capital(i + 1) || next.ends_with("ing") || is_small(next)
}

/// Whether a word stands in small letters inside names, but for headlines.
fn is_small(lower: &str) -> bool {
    matches!(lower, "and" | "between" | "for" | "of" | "on" | "to" | "with")
}

/// Whether a site that is named from `first` on is where to read more, not who runs it: `visit Acme.com`.
fn is_visited(sent: &Sent<'_>, first: usize) -> bool {
    let before = first.checked_sub(1).map_or("", |i| sent.lower(i));
    matches!(before, "" | "at" | "on" | "see" | "via" | "visit" | "(" | ":" | "@" | "/")
}

/// A short form after the name: `(SCODA)`, `(“D-Wave”)`, `("MOU")`, `(hereinafter referred to as …)`.
fn alias(sent: &Sent<'_>, end: usize) -> (Option<(usize, usize)>, usize) {
    // `the Port Authority, or NPA, …`
    if sent.word(end) == "," && sent.lower(end + 1) == "or" {
        let at = end + 2 + usize::from(sent.lower(end + 2) == "the");
        let closed = matches!(sent.word(at + 1), "," | "." | ";") && is_acronym(sent.word(at));
        return if closed { (Some((at, at + 1)), at + 1 + usize::from(sent.word(at + 1) == ",")) } else { (None, end) };
    }
    if sent.word(end) != "(" {
        return (None, end);
    }
    let Some(close) = (end + 2..(end + 12).min(sent.len())).find(|&i| sent.word(i) == ")") else { return (None, end) };
    let mut from = end + 1;
    let mut to = close;
    if let Some(at) = (from..to).find(|&i| matches!(sent.lower(i), "as" | "called") && i > from) {
        from = at + 1;
    }
    while from < to && matches!(sent.word(from), "“" | "\"" | "‘" | "'" | "the" | "The" | "or" | "”") {
        from += 1;
    }
    while to > from && matches!(sent.word(to - 1), "”" | "\"" | "’" | "'" | "“") {
        to -= 1;
    }
    let words = to - from;
    let named = from < to
        && (from..to).all(|i| {
            sent.is_capital(i)
                || matches!(sent.word(i), "&" | "of" | "-")
                || matches!(sent.lower(i), "district" | "city" | "county" | "zone")
        });
    // A ticker is no name: `(NYSE: QBTS)`.
    let ticker = (from..to).any(|i| sent.word(i) == ":");
    // `the Brotherhood of Carpenters (UBC) Local 22`: the number of the branch belongs to the name.
    let branch = matches!(sent.lower(close + 1), "local" | "lodge") && sent.kind(close + 2) == TokenKind::Number;
    let close = close + 1 + if branch { 2 } else { 0 };
    if named && words <= 4 && !ticker { (Some((from, to)), close) } else { (None, close) }
}
