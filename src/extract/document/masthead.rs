//! The masthead of a page: who publishes it, and its rows of sections, above the headline.

use super::head::{Range, words};
use super::{Document, Draft};
use crate::extract::text::Text;
use crate::extract::token::TokenKind;

/// Heads of public bodies, which publish pages under their name.
const BODIES: &[&str] = &[
    "administration",
    "association",
    "authority",
    "bureau",
    "chamber",
    "commission",
    "committee",
    "council",
    "customs",
    "department",
    "district",
    "embassy",
    "government",
    "institute",
    "ministry",
    "municipality",
    "office",
    "union",
    "university",
    "zone",
];

/// A line that is the name of a public body: `Embassy of Norland in Accra`, `Urumqi Customs District`.
pub(super) fn names_body(text: &Text, draft: &Draft) -> bool {
    let small = |i: usize| matches!(text.lower(i), "and" | "at" | "for" | "in" | "of" | "the");
    let capital = |i: usize| text.word(i).starts_with(char::is_uppercase);
    let named = (draft.first..draft.end).all(|i| capital(i) || small(i) || text.tokens[i].kind == TokenKind::Mark);
    let first = draft.first + usize::from(text.lower(draft.first) == "the");
    let of = BODIES.binary_search(&text.lower(first)).is_ok() && text.lower(first + 1) == "of";
    let comma = (draft.first..draft.end).find(|&i| text.word(i) == ",").unwrap_or(draft.end);
    let last = comma > draft.first + 1 && BODIES.binary_search(&text.lower(comma - 1)).is_ok();
    named && (2..=14).contains(&draft.words) && (of || last)
}

/// A row of sections (`NEWS   POLICIES   SERVICES   CONTACT`) or the number of a release: above it is who publishes.
pub(super) fn ends_masthead(text: &Text, draft: &Draft) -> bool {
    let line = words(text, draft);
    let cells = line.split(['|', '\t']).flat_map(|part| part.split("  ")).filter(|cell| !cell.trim().is_empty());
    let (count, widest) =
        cells.fold((0, 0), |(count, widest), cell| (count + 1, cell.split_whitespace().count().max(widest)));
    let numbered = (2..=6).contains(&draft.words)
        && matches!(text.lower(draft.first), "press" | "media" | "news")
        && matches!(text.lower(draft.first + 1), "release" | "statement");
    count >= 4 && widest <= 3 && !line.contains(|c: char| c.is_ascii_digit()) || numbered
}

/// Whether a line numbers an issue: `Vol. 11, No. 4`, `Monthly bulletin 47`.
pub(super) fn is_issue(text: &Text, draft: &Draft) -> bool {
    let number = |i: usize| i < draft.end && text.tokens[i].kind == TokenKind::Number;
    (draft.first..draft.end).any(|i| match text.lower(i) {
        "no" | "vol" | "nr" => text.word(i + 1) == "." && number(i + 2),
        "issue" | "volume" | "number" | "bulletin" | "newsletter" => number(i + 1),
        _ => false,
    })
}

/// The host of a web address in a line.
pub(super) fn host(text: &Text, document: &Document, draft: &Draft) -> Option<Range> {
    let first = document.skipped.partition_point(|range| range.0 < draft.paragraph.start);
    let (start, end) = *document.skipped.get(first).filter(|range| range.1 <= draft.paragraph.end)?;
    host_in(text.text, start, end)
}

pub(super) fn host_in(text: &str, start: usize, end: usize) -> Option<Range> {
    let address = &text[start..end];
    let scheme = address.find("://").map_or(0, |at| at + 3);
    // Not the target of an image or a link, which is often another site.
    if !(address.trim_start_matches('<').starts_with("http") || address.starts_with("www.")) {
        return None;
    }
    let www = if address[scheme..].starts_with("www.") { 4 } else { 0 };
    let from = start + scheme + www;
    let length = text[from..end].find(['/', '?', '#', ':', '>', ')']).unwrap_or(end - from);
    text[from..from + length].contains('.').then_some((from, from + length))
}
