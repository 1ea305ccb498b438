//! Posts before and after a person's name, and whose post it is.

use super::body::{Body, body_before, described, is_common_body, is_department};
use super::field::field_of_post;
use crate::extract::discourse::{Sentence, span};
use crate::extract::names::kind::{describes_firm, is_attributive, post_at};
use crate::extract::names::registry::Registry;
use crate::extract::names::run::{is_acronym, is_noun, is_verb};
use crate::extract::sent::Sent;
use crate::extract::tagger::Tag;
use crate::lexicon::Lexicon;
use crate::record::claim::NameKind;

/// A post and whose it is, in positions of the sentence.
#[derive(Debug)]
pub struct Post {
    /// First position of its words.
    pub first: usize,
    /// One past the last of its words.
    pub end: usize,
    /// The body as an entry of the registry, and the positions of its words.
    pub organization: Option<Body>,
}

/// Words that stand before a post and belong to it.
const MODIFIERS: &[&str] = &[
    "acting",
    "assistant",
    "associate",
    "chief",
    "corporate",
    "deputy",
    "division",
    "executive",
    "first",
    "former",
    "founding",
    "general",
    "global",
    "group",
    "honorary",
    "incoming",
    "interim",
    "joint",
    "junior",
    "lead",
    "managing",
    "outgoing",
    "permanent",
    "principal",
    "regional",
    "senior",
    "standing",
    "supervisory",
    "then",
    "vice",
];

/// Prepositions between a post and what it is a post of.
const OF: &[&str] = &["of", "for", "at", "from", "with", "in"];

/// The post before the name that `front` to `end` (with its honorific) tells.
pub fn before(
    sentence: &Sentence<'_, '_>,
    registry: &mut Registry,
    lexicon: &Lexicon,
    front: usize,
    end: usize,
    honorific: bool,
) -> Option<Post> {
    let sent = sentence.sent;
    if let Some(found) = right_before(sentence, registry, lexicon, front) {
        return Some(found);
    }
    // `A spokesman, Ivan Rojas, said`: the name in commas says who is meant.
    let after_comma = front > 1 && sent.word(front - 1) == ",";
    let closed = sent.word(end) == "," || is_verb(sent.tag(end));
    let ends = matches!(sent.word(end), "." | ";" | ")" | "”" | "\"" | "") && end > front + 1;
    let enclosed = after_comma && (closed || ends);
    // `Trusted by industry leaders, Acme is …`: one name is not several people.
    let one = |post: &Post| sent.tag(post.end - 1) != Tag::Nns;
    // `Ada Brook, deputy head of testing, Acme, said`: the post is that of the name before it.
    let free = |post: &Post| {
        let comma = post.first > 1 && sent.word(post.first - 1) == ",";
        !comma || !sentence.groups.names.iter().any(|n| n.close + 1 == post.first && n.kind == NameKind::Person)
    };
    let told = |post: &Post| {
        if !one(post) || !free(post) {
            return false;
        }
        closed || is_told_with_owner(sent, front - 1) || post.first > 0 && sent.lower(post.first - 1) == "the"
    };
    if enclosed && let Some(found) = right_before(sentence, registry, lexicon, front - 1).filter(told) {
        return Some(found);
    }
    // `Mayor of Port Alma Mr Tobias Renner`, `the mayor of Port Alma, Tobias Renner,`
    if !honorific && !enclosed {
        return None;
    }
    let stop = if enclosed { front - 1 } else { front };
    let from = stop.saturating_sub(12);
    let found = (from..stop).rev().find_map(|at| {
        let (length, ()) = post_at(sent, lexicon, at)?;
        let of = at + length;
        let inside = (of + 1..stop).all(|i| {
            sent.is_capital(i) || matches!(sent.lower(i), "of" | "the" | "and" | "&" | "for" | "'s" | "’s" | "’")
        });
        if !(OF.contains(&sent.lower(of)) && of + 1 < stop && inside) {
            return None;
        }
        let mut found = with_complement(sentence, registry, lexicon, extend_left(sent, lexicon, at), of);
        found.end = found.end.min(stop);
        // A name that runs on into the honorific ends before it.
        if let Some((_, first, end)) = found.organization.filter(|&(_, _, end)| end > stop) {
            let kind = lexicon
                .org_heads
                .word(sent.lower(stop - 1))
                .map_or(NameKind::Other, |h| NameKind::Organization(h.kind));
            let entry =
                registry.mention(&sent.folded(first, stop), span(sentence, first, stop), kind, "name-head-last");
            found.organization = (first < stop && end > first).then_some((entry, first, stop));
        }
        // All the words up to the name tell the post where no body is known in them.
        if found.organization.is_none() && !enclosed {
            found.end = stop;
        }
        Some(found)
    });
    found.filter(|post| !enclosed || told(post))
}

/// Whether the words before the comma at `comma` tell whose post it is: `the club's sporting director,`, `his counterpart,`.
///
/// `Ada Brook, director, Borealis`: without an owner what follows the comma may be the body.
fn is_told_with_owner(sent: &Sent<'_>, comma: usize) -> bool {
    (comma.saturating_sub(8)..comma)
        .rev()
        .take_while(|&i| !matches!(sent.word(i), "," | ";" | "(" | "—" | "–"))
        .any(|i| matches!(sent.tag(i), Tag::Pos | Tag::PrpPoss))
}

/// A post that ends at `stop`, with the body before it.
fn right_before(sentence: &Sentence<'_, '_>, registry: &mut Registry, lexicon: &Lexicon, stop: usize) -> Option<Post> {
    let sent = sentence.sent;
    let known = ending_at(sent, lexicon, stop);
    let length = known.or_else(|| (stop > 0 && sent.lower(stop - 1) == "counterpart").then_some(1))?;
    let mut first = extend_left(sent, lexicon, stop - length);
    // `the Managing Director and CEO`: two posts of one person.
    if first > 1
        && matches!(sent.lower(first - 1), "and" | "&")
        && let Some(other) = ending_at(sent, lexicon, first - 1)
    {
        first = extend_left(sent, lexicon, first - 1 - other);
    }
    Some(Post { first, end: stop, organization: body_before(sentence, registry, lexicon, first) })
}

/// The length of the longest post that ends at `stop`.
fn ending_at(sent: &Sent<'_>, lexicon: &Lexicon, stop: usize) -> Option<usize> {
    (1..=6usize).rev().find(|&n| stop >= n && post_at(sent, lexicon, stop - n).is_some_and(|(length, ())| length == n))
}

/// Where the words of a post that has `at` as its first known word begin.
fn extend_left(sent: &Sent<'_>, lexicon: &Lexicon, at: usize) -> usize {
    let mut first = at;
    while first > 0
        && (MODIFIERS.contains(&sent.lower(first - 1))
            || first == at && sent.tag(first - 1) == Tag::Jj && lexicon.name_words.contains(sent.lower(first - 1))
            || is_field_of_post(sent, first, at))
    {
        first -= 1;
    }
    field_of_post(sent, lexicon, first)
}

/// `Financial Secretary`, `Trade Minister`: a field of government before a capitalised post of government.
fn is_field_of_post(sent: &Sent<'_>, first: usize, at: usize) -> bool {
    let post = matches!(sent.lower(at), "secretary" | "minister" | "commissioner");
    let fields = [
        "agriculture",
        "commerce",
        "communications",
        "culture",
        "defence",
        "defense",
        "development",
        "economic",
        "economy",
        "education",
        "energy",
        "environment",
        "finance",
        "financial",
        "foreign",
        "health",
        "home",
        "interior",
        "justice",
        "labour",
        "science",
        "tourism",
        "trade",
        "transport",
        "treasury",
    ];
    first == at && post && fields.contains(&sent.lower(first - 1))
}

/// Whether an article follows the comma after a name: `Shanwei, the chief of …`.
pub fn is_told_with_article(sent: &Sent<'_>, end: usize) -> bool {
    sent.word(end) == ","
        && (sent.lower(end + 1) == "the" || sent.word(end + 1).chars().next().is_some_and(char::is_lowercase))
}

/// The post after the name that ends at `end`.
pub fn after(sentence: &Sentence<'_, '_>, registry: &mut Registry, lexicon: &Lexicon, end: usize) -> Option<Post> {
    let sent = sentence.sent;
    // A name in another script may stand between: `Dao Yuehan (刀月罕), mayor of …`.
    let mut at = end;
    if sent.word(at) == "(" && sent.word(at + 2) == ")" && !sent.word(at + 1).is_ascii() {
        at += 3;
    }
    let opened = matches!(sent.word(at), "," | "(");
    at += usize::from(opened);
    let copula = match (sent.lower(at), sent.lower(at + 1)) {
        ("who", "is" | "was" | "has") => 2,
        ("who", "serves") => 3,
        ("is", _) if !opened => 1,
        _ => 0,
    };
    if !opened && copula == 0 {
        return None;
    }
    at += copula;
    at += usize::from(copula > 0 && matches!(sent.lower(at), "both" | "also"));
    let mut known = None;
    for i in at..(at + 12).min(sent.len()) {
        // `Acme is proud to partner with B`: what it does, no post.
        let done = i > 0 && sent.tag(i - 1) == Tag::To;
        if post_at(sent, lexicon, i).is_some() && !done {
            known = Some(i);
            break;
        }
        let tag = sent.tag(i);
        let stops = matches!(sent.word(i), "," | "." | ";" | ":" | ")" | "(" | "”" | "\"")
            || is_verb(tag) && tag != Tag::Vbn && tag != Tag::Vbg
            || matches!(tag, Tag::In | Tag::Prp | Tag::Wp | Tag::Wdt | Tag::Cc);
        let named = sentence.groups.names.iter().any(|n| n.first <= i && i < n.close.max(n.end));
        if stops && !named {
            return None;
        }
    }
    let found = known?;
    let (length, ()) = post_at(sent, lexicon, found).filter(|&(length, ())| !describes_firm(sent, found, length))?;
    let first = extend_left(sent, lexicon, found);
    // `Borealis Ltd, the director said`: the post is the subject of what follows, not an apposition.
    if is_verb(sent.tag(found + length))
        && !matches!(sent.tag(found + length), Tag::Vbn | Tag::Vbg)
        && opened
        && copula == 0
    {
        return None;
    }
    // The word says what kind of thing, not who; a name in small letters is no such noun.
    let named = |i: usize| sentence.groups.names.iter().any(|n| n.first == i);
    if is_attributive(sent, found + length) && !named(found + length) {
        return None;
    }
    let mut post = with_complement(sentence, registry, lexicon, first, found + length);
    if post.organization.is_none() {
        post.organization = body_before(sentence, registry, lexicon, first);
    }
    Some(post)
}

/// Reads what a post is a post of: `of the Harbour Committee of Port Alma`, `at Borealis`, `, Borealis Ltd`.
fn with_complement(
    sentence: &Sentence<'_, '_>,
    registry: &mut Registry,
    lexicon: &Lexicon,
    first: usize,
    end: usize,
) -> Post {
    let sent = sentence.sent;
    let mut post = Post { first, end, organization: None };
    let mut at = end;
    for _ in 0..6 {
        // `Chairman and CEO`, `Secretary of the Committee and Director of …`
        if matches!(sent.lower(at), "and" | "&") && post_at(sent, lexicon, at + 1).is_some() {
            let (length, ()) = post_at(sent, lexicon, at + 1).unwrap_or((0, ()));
            at += 1 + length;
            post.end = at;
            continue;
        }
        // `Joint Secretary (Ports), Ministry of Shipping`
        if sent.word(at) == "("
            && let Some(close) = (at + 2..at + 5).find(|&i| sent.word(i) == ")")
        {
            at = close + 1;
        }
        let preposition = OF.contains(&sent.lower(at));
        let comma = sent.word(at) == ",";
        if !preposition && !comma {
            break;
        }
        let article = usize::from(matches!(sent.lower(at + 1), "the" | "its" | "their" | "a"));
        let start = at + 1 + article;
        if let Some(index) = sentence.groups.names.iter().position(|n| n.first == start) {
            let name = &sentence.groups.names[index];
            let entry = sentence.entries[index];
            let kind = registry.names[entry].kind;
            let stop = name.end;
            let body = match kind {
                NameKind::Organization(_) => !is_common_body(sent, lexicon, name.first, stop),
                NameKind::Place => !comma && sent.lower(at) != "for",
                NameKind::Other | NameKind::Initiative => {
                    let plain = !is_department(sentence, lexicon, name.first, stop);
                    if comma { is_acronym(sent.word(stop - 1)) && plain } else { plain && sent.lower(at) != "for" }
                }
                _ => false,
            };
            if body {
                post.organization = Some((entry, name.first, stop));
                break;
            }
            if comma && (article > 0 || !OF.contains(&sent.lower(stop)))
                || matches!(kind, NameKind::Person | NameKind::Place)
            {
                break;
            }
            at = name.close.max(stop);
            post.end = stop;
            continue;
        }
        if comma {
            break;
        }
        // A common noun: the body it points to, or a field of work.
        let mut stop = start;
        while stop < sent.len()
            && !sent.is_capital(stop)
            && (is_noun(sent.tag(stop))
                || matches!(sent.tag(stop), Tag::Jj | Tag::Vbg)
                || sent.lower(stop) == "and" && is_noun(sent.tag(stop + 1)) && article == 0)
        {
            stop += 1;
        }
        if stop == start {
            break;
        }
        // `founder of exhibitor Borealis Ltd`: the noun says what the name after it is.
        if article == 0
            && let Some(index) = sentence.groups.names.iter().position(|n| n.first == stop)
        {
            let name = &sentence.groups.names[index];
            if matches!(registry.names[sentence.entries[index]].kind, NameKind::Organization(_) | NameKind::Other) {
                post.organization = Some((sentence.entries[index], name.first, name.end));
                break;
            }
        }
        if article > 0
            && let Some(entry) = described(sentence, registry, stop - 1)
        {
            post.organization = Some((entry, start, stop));
            break;
        }
        // A body told by a description of its own: `chairman of the organising committee`.
        if article > 0
            && stop >= start + 2
            && sent.lower(stop) != "of"
            && let Some(head) = lexicon.org_heads.word(sent.lower(stop - 1))
        {
            let entry = registry.mention(
                &sent.folded(start, stop),
                span(sentence, start, stop),
                NameKind::Organization(head.kind),
                "party-headed",
            );
            post.organization = Some((entry, start, stop));
            break;
        }
        if post.organization.is_none() && article == 0 || sent.lower(stop) == "of" {
            post.end = stop;
        }
        at = stop;
    }
    post
}
