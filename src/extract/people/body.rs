//! Whose post it is: the bodies named before and after a post or a name.

use crate::extract::discourse::{Sentence, span};
use crate::extract::names::registry::Registry;
use crate::extract::names::run::{is_acronym, is_noun};
use crate::extract::sent::Sent;
use crate::extract::tagger::Tag;
use crate::lexicon::{Lexicon, singular};
use crate::record::claim::NameKind;

/// A body as an entry of the registry, and the positions of its words.
pub type Body = (usize, usize, usize);

/// The body named right before a post: `Norland Prime Minister`, `Norland's`, `the forum's`, `Norwegian`.
pub fn body_before(
    sentence: &Sentence<'_, '_>,
    registry: &mut Registry,
    lexicon: &Lexicon,
    post: usize,
) -> Option<Body> {
    let sent = sentence.sent;
    let possessive =
        post > 0 && (sent.tag(post - 1) == Tag::Pos || matches!(sent.word(post - 1), "'s" | "’s" | "'" | "’"));
    let stop = if possessive { post - 1 } else { post };
    if let Some(index) = sentence.groups.names.iter().position(|n| n.end == stop || n.close == stop) {
        let name = &sentence.groups.names[index];
        let entry = sentence.entries[index];
        let (first, end) = (name.first, name.end);
        // `the agency's Manila chief`: the place only says where.
        if registry.names[entry].kind == NameKind::Place
            && !possessive
            && first > 0
            && sent.tag(first - 1) == Tag::Pos
            && let Some(owner) = body_before(sentence, registry, lexicon, first)
        {
            return Some(owner);
        }
        return match registry.names[entry].kind {
            NameKind::Place => Some((country_of(sentence, registry, lexicon, first, end).unwrap_or(entry), first, end)),
            NameKind::Organization(_) => Some((entry, first, end)),
            NameKind::Other if possessive || is_acronym(sent.word(end - 1)) => Some((entry, first, end)),
            // `Kestrel Harbour chief executive`: the capitals end where the post begins.
            NameKind::Other if !sent.title_case && is_plain_post(sent, post) => {
                Some((described(sentence, registry, end - 1).filter(|_| end == first + 1).unwrap_or(entry), first, end))
            }
            _ => None,
        };
    }
    // A text may begin with an apostrophe and a post.
    if stop > 0 && (possessive || is_noun(sent.tag(stop - 1)) && !sent.is_capital(stop - 1)) {
        return described(sentence, registry, stop - 1).map(|entry| (entry, stop - 1, stop));
    }
    None
}

/// Whether the post that starts here is set off from the capitals before it: `chief executive`, `CEO`.
fn is_plain_post(sent: &Sent<'_>, post: usize) -> bool {
    !sent.is_capital(post) || is_acronym(sent.word(post))
}

/// The country of an adjective or people: `Norwegian` is a post of Norway.
fn country_of(
    sentence: &Sentence<'_, '_>,
    registry: &mut Registry,
    lexicon: &Lexicon,
    first: usize,
    end: usize,
) -> Option<usize> {
    if end != first + 1 {
        return None;
    }
    let hit = lexicon.places.word(sentence.sent.lower(first)).filter(|hit| hit.demonym)?;
    let country = hit.name.to_string();
    Some(registry.mention(&country, span(sentence, first, end), NameKind::Place, "name-country"))
}

/// How many code points before a sentence a body may be named that its common noun points back to.
const NEAR: u32 = 400;

/// The only body of the article whose name ends in the common noun at `head`: `the health trust`, `the forum`.
pub fn described(sentence: &Sentence<'_, '_>, registry: &Registry, head: usize) -> Option<usize> {
    let word = singular(sentence.sent.lower(head)).into_owned();
    if word.len() < 3 {
        return None;
    }
    let fits = registry.headed(&word);
    if let [only] = fits[..] {
        return Some(only);
    }
    // Of several the one named last before, if that was a sentence or two ago.
    let here = span(sentence, 0, sentence.sent.len()).start;
    let last = |entry: usize| {
        let mentions = &registry.names[entry].mentions;
        // They stand in the order of the text, and few lie in one another.
        let before = &mentions[..mentions.partition_point(|m| m.span.start < here)];
        before.iter().rev().take(4).map(|m| m.span.end).filter(|&end| end <= here).max()
    };
    let (said, entry) = fits.into_iter().filter_map(|entry| Some((last(entry)?, entry))).max()?;
    (here - said <= NEAR).then_some(entry)
}

/// A body that any organisation can have: `Administrative Committee`, `Board of Directors`; such a name is part of the post.
pub fn is_common_body(sent: &Sent<'_>, lexicon: &Lexicon, first: usize, end: usize) -> bool {
    end > first + 1
        && (first..end).all(|i| {
            let lower = sent.lower(i);
            matches!(lower, "of" | "the" | "directors" | "party" | "working" | "board" | "supervisors")
                || lexicon.name_words.contains(lower)
                    && lexicon.org_heads.word(lower).is_none()
                    && lexicon.places.word(lower).is_none()
                || i + 1 == end
                    && matches!(
                        lower,
                        "committee"
                            | "board"
                            | "council"
                            | "commission"
                            | "department"
                            | "office"
                            | "group"
                            | "division"
                            | "team"
                            | "bureau"
                    )
        })
}

/// A field of work in capitals, which another body owns: `Product Management, …  from Borealis`.
pub fn is_department(sentence: &Sentence<'_, '_>, lexicon: &Lexicon, first: usize, end: usize) -> bool {
    let sent = sentence.sent;
    let common = (first..end).all(|i| {
        !sent.is_capital(i)
            || !is_acronym(sent.word(i)) && (lexicon.name_words.contains(sent.lower(i)) || is_field_word(sent.lower(i)))
    });
    let owned = |at: usize| {
        matches!(sent.lower(at), "from" | "at" | "with" | "of")
            && sentence.groups.names.iter().any(|n| n.first == at + 1 || n.first == at + 2)
    };
    let next = sentence.groups.names.iter().find(|n| n.first == end + 1 && sent.word(end) == ",");
    common
        || owned(end)
        || next.is_some_and(|n| {
            owned(n.end) || matches!(n.kind, NameKind::Organization(_)) || is_acronym(sent.word(n.end - 1))
        })
}

/// Words of the departments of companies.
pub fn is_field_word(lower: &str) -> bool {
    matches!(
        lower,
        "accounting"
            | "affairs"
            | "banking"
            | "business"
            | "commercial"
            | "communications"
            | "compliance"
            | "corporate"
            | "customer"
            | "design"
            | "development"
            | "digital"
            | "engineering"
            | "finance"
            | "growth"
            | "human"
            | "innovation"
            | "investor"
            | "legal"
            | "management"
            | "marketing"
            | "operations"
            | "partnerships"
            | "people"
            | "planning"
            | "policy"
            | "procurement"
            | "product"
            | "production"
            | "programs"
            | "projects"
            | "public"
            | "purchasing"
            | "quality"
            | "relations"
            | "research"
            | "resources"
            | "sales"
            | "security"
            | "services"
            | "solutions"
            | "strategic"
            | "strategy"
            | "supply"
            | "chain"
            | "sustainability"
            | "technology"
            | "trade"
            | "transaction"
            | "transformation"
    )
}

/// The body that a speaker is told to be from: `said Mirela Sand of the Chamber of Commerce`.
///
/// A place counts only for someone with a post: `Mayor Shinji Okabe of Minamihara`.
pub fn body_of(sentence: &Sentence<'_, '_>, registry: &Registry, end: usize, place: bool) -> Option<Body> {
    let sent = sentence.sent;
    let end = if sent.word(end) == "(" && sent.word(end + 2) == ")" { end + 3 } else { end };
    // `on behalf of X`, `representing X`
    let behalf = sent.lower(end) == "on" && sent.lower(end + 1) == "behalf" && sent.lower(end + 2) == "of";
    let end = if behalf { end + 2 } else { end };
    if !matches!(sent.lower(end), "of" | "from" | "at" | "with" | "for" | "representing") {
        return None;
    }
    let start = end + 1 + usize::from(sent.lower(end + 1) == "the");
    let index = sentence.groups.names.iter().position(|n| n.first == start)?;
    let entry = sentence.entries[index];
    let name = &sentence.groups.names[index];
    let fits = match registry.names[entry].kind {
        NameKind::Organization(_) | NameKind::Other => true,
        NameKind::Place => place && sent.lower(end) != "for",
        _ => false,
    };
    fits.then_some((entry, name.first, name.end))
}

/// The body whose delegation somebody with a post leads: `a delegation of Port Alma led by Vice Mayor Ada Brook`.
pub fn delegation(sentence: &Sentence<'_, '_>, registry: &Registry<'_>, post: usize) -> Option<Body> {
    let sent = sentence.sent;
    let led = post.checked_sub(2).filter(|&i| sent.lower(i) == "led" || sent.lower(i) == "headed")?;
    let led = led - usize::from(led > 0 && sent.word(led - 1) == ",");
    let index = sentence.groups.names.iter().position(|n| n.end == led || n.close == led)?;
    let name = &sentence.groups.names[index];
    let entry = sentence.entries[index];
    let body = matches!(registry.names[entry].kind, NameKind::Organization(_) | NameKind::Place | NameKind::Other);
    let from = (name.first.saturating_sub(4)..name.first).any(|i| matches!(sent.lower(i), "delegation" | "mission"));
    (sent.lower(post - 1) == "by" && body && from).then_some((entry, name.first, name.end))
}

/// The body that somebody signs for, told first: `For Norland, Foreign Minister Ada Brook signed`.
pub fn signed_for(sentence: &Sentence<'_, '_>, registry: &Registry<'_>, post: usize, end: usize) -> Option<Body> {
    let sent = sentence.sent;
    let comma = post.checked_sub(1).filter(|&i| sent.word(i) == ",")?;
    let index = sentence.groups.names.iter().position(|n| n.end == comma || n.close == comma)?;
    let name = &sentence.groups.names[index];
    let entry = sentence.entries[index];
    let article = usize::from(name.first > 0 && sent.lower(name.first - 1) == "the");
    let opens = name.first == 1 + article && sent.lower(0) == "for";
    let signs = (end..end + 4).any(|i| matches!(sent.lower(i), "signed" | "inked" | "initialled" | "initialed"));
    let body = registry.names[entry].kind != NameKind::Person;
    (opens && signs && body).then_some((entry, name.first, name.end))
}

/// Verbs of those at the top of a body.
const LEADS: &[&str] = &["chairs", "directs", "founded", "heads", "leads", "owns", "runs"];

/// Whether `, who leads …` follows a name.
pub fn leads(sentence: &Sentence<'_, '_>, end: usize) -> bool {
    let sent = sentence.sent;
    sent.word(end) == "," && sent.lower(end + 1) == "who" && LEADS.contains(&sent.lower(end + 2))
}

/// The body in a relative clause: `, who leads the Harbour Ministry`, `, who follows ferries at Lowland Securities`.
pub fn body_in_clause(sentence: &Sentence<'_, '_>, registry: &Registry<'_>, end: usize) -> Option<Body> {
    let sent = sentence.sent;
    if sent.word(end) != "," || sent.lower(end + 1) != "who" {
        return None;
    }
    let stop = (end + 2..sent.len()).find(|&i| matches!(sent.word(i), "," | "." | ";")).unwrap_or(sent.len());
    let body = |at: usize| {
        let start = at + 1 + usize::from(sent.lower(at + 1) == "the");
        let index = sentence.groups.names.iter().position(|n| n.first == start && n.end <= stop)?;
        let kind = registry.names[sentence.entries[index]].kind;
        let name = &sentence.groups.names[index];
        matches!(kind, NameKind::Organization(_) | NameKind::Other).then_some((
            sentence.entries[index],
            name.first,
            name.end,
        ))
    };
    if leads(sentence, end) {
        return body(end + 2);
    }
    (end + 2..stop).filter(|&i| sent.lower(i) == "at").find_map(body)
}
