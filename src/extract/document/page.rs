//! Page dumps: a whole web page on one line, cut where its parts begin.

use super::cues;
use super::paragraph::{Mark, Paragraph};
use super::stamp::stamps;
use crate::extract::text::Text;
use aho_corasick::{AhoCorasick, MatchKind};
use std::sync::LazyLock;

/// Only lines longer than this many bytes are looked at.
const LONG: usize = 300;
/// Only this many bytes at the start are searched for the head of the page.
const HEAD: usize = 1500;

/// Words (lower case) before which a part of the page begins, wherever it stands.
const PARTS: &[&str] = &[
    "| ",
    "all rights reserved",
    "author:",
    "copyright ©",
    "copyright (c)",
    "current position:",
    "editor:",
    "font size:",
    "font:",
    "hot news",
    "last updated:",
    "latest news:",
    "links:",
    "next article:",
    "next:",
    "powered by ",
    "previous article:",
    "previous:",
    "privacy policy",
    "publish time:",
    "published:",
    "read more",
    "related articles",
    "related news",
    "release date:",
    "release time:",
    "responsible editor:",
    "share to",
    "share:",
    "skip to content",
    "source:",
    "sponsor:",
    "tel:",
    "terms of use",
    "time:",
    "updated:",
    "views:",
    "©",
    "来源",
    "发布时间",
    "版权所有",
];

static PART: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(PARTS).ok());

/// Function words that begin a sentence and are no part of a source's name.
const OPENERS: &[&str] = &[
    "a",
    "according",
    "after",
    "an",
    "as",
    "at",
    "both",
    "by",
    "during",
    "following",
    "for",
    "from",
    "in",
    "on",
    "recently",
    "the",
    "this",
    "to",
    "today",
    "under",
    "with",
    "yesterday",
];

/// Cuts a paragraph that holds a whole page into its parts; any other stays as it is.
pub fn cut(text: &Text, paragraph: Paragraph) -> Vec<Paragraph> {
    if paragraph.end - paragraph.start < LONG || paragraph.mark == Mark::Row {
        return vec![paragraph];
    }
    let line = &text.lower[paragraph.start..paragraph.end];
    let Some(parts) = PART.as_ref() else { return vec![paragraph] };
    let hits: Vec<usize> = parts
        .find_iter(line)
        .map(|hit| paragraph.start + hit.start())
        .filter(|at| starts_part(text.text, *at))
        .collect();
    let head = head(text, paragraph);
    let kinds = hits.len() + usize::from(head.len() > 1);
    if kinds < 2 {
        return vec![paragraph];
    }
    let mut cuts: Vec<usize> = hits.into_iter().chain(head).filter(|at| *at > paragraph.start).collect();
    cuts.sort_unstable();
    cuts.dedup();
    cuts.push(paragraph.end);
    let (mut start, mut looked) = (paragraph.start, paragraph.start);
    let mut pieces = Vec::with_capacity(cuts.len());
    for end in cuts {
        // A bar alone goes with what follows it; what is known to be bars is not looked at again.
        let bars = !text.text[looked..end].contains(char::is_alphanumeric);
        looked = end;
        if end < paragraph.end && bars {
            continue;
        }
        if let Some(piece) = piece(text.text, start, end, start == paragraph.start, paragraph) {
            pieces.push(piece);
        }
        start = end;
    }
    pieces
}

/// Whether a cue stands at the start of a word, and is written as a label is: not in lower case.
fn starts_part(text: &str, at: usize) -> bool {
    !text[..at].ends_with(|c: char| c.is_ascii_alphanumeric())
        && !text[at..].starts_with(|c: char| c.is_ascii_lowercase())
}

/// A part without white space and bars at its ends; `None` if nothing is left.
fn piece(text: &str, start: usize, end: usize, first: bool, whole: Paragraph) -> Option<Paragraph> {
    let raw = &text[start..end];
    // The bar belongs to the part that it begins, so that the parts cover every visible character.
    let words = raw.trim_start_matches(|c: char| c.is_whitespace() || c == '|');
    let trimmed = raw.trim();
    if trimmed.is_empty() {
        return None;
    }
    let from = start + (raw.len() - raw.trim_start().len());
    let mark = if first {
        whole.mark
    } else if words.is_empty() {
        Mark::Rule
    } else {
        Mark::None
    };
    let words = if first { whole.words } else { start + (raw.len() - words.len()) };
    Some(Paragraph { start: from, end: from + trimmed.len(), words: words.min(from + trimmed.len()), mark })
}

/// Places in the head of a page where its parts begin: after the menu, before the date, before the first sentence.
fn head(text: &Text, paragraph: Paragraph) -> Vec<usize> {
    let mut end = (paragraph.start + HEAD).min(paragraph.end);
    while !text.text.is_char_boundary(end) {
        end -= 1;
    }
    let mut cuts = Vec::new();
    let menu = cues::menu_run(&text.lower[paragraph.start..end]);
    cuts.extend(menu.map(|length| paragraph.start + length));
    let (first, last) = (text.token_at(paragraph.start), text.token_at(end));
    // A day with its time is the page's own stamp; a day without one may be part of a sentence.
    for stamp in stamps(text, first, last) {
        let Some(after) = after_time(text, stamp.end, last) else { continue };
        // `Release time: 2023-09-08` stays with its key.
        if stamp.first == first || text.word(stamp.first - 1) != ":" {
            cuts.push(text.tokens[stamp.first].start as usize);
        }
        // A stamp may end the line; what comes then is another paragraph's.
        let begins = text.tokens.get(after).map(|token| token.start as usize);
        cuts.extend(begins.filter(|at| *at < paragraph.end));
        break;
    }
    // `Source: Port News On Monday, the …`
    for i in first..last {
        if text.lower(i) != "source" || text.word(i + 1) != ":" {
            continue;
        }
        let opens =
            |j: &usize| OPENERS.binary_search(&text.lower(*j)).is_ok() && text.word(*j).starts_with(char::is_uppercase);
        cuts.extend((i + 3..(i + 9).min(last)).find(opens).map(|j| text.tokens[j].start as usize));
    }
    cuts
}

/// The token after `hours:minutes(:seconds)` that begins at a token.
fn after_time(text: &Text, at: usize, end: usize) -> Option<usize> {
    let number = |i: usize| {
        i < end
            && text.word(i).len() <= 2
            && text.word(i).bytes().all(|b| b.is_ascii_digit())
            && !text.word(i).is_empty()
    };
    if !(number(at) && text.word(at + 1) == ":" && number(at + 2)) {
        return None;
    }
    let seconds = text.word(at + 3) == ":" && number(at + 4);
    Some(if seconds { at + 5 } else { at + 3 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::document::paragraph::paragraphs;

    fn parts(line: &str) -> Vec<String> {
        let text = Text::new(line);
        paragraphs(line, 0).into_iter().flat_map(|p| cut(&text, p)).map(|p| line[p.words..p.end].to_owned()).collect()
    }

    #[test]
    fn a_page_between_bars_is_cut_at_them() {
        let body = "On Monday two ports signed a pact on the safe passage of ships through the strait. ".repeat(3);
        let line = format!(
            "Port Portal | Home | News | Two ports sign a pact | Release time: 2023-09-08 17:45:12 | Source: Port Portal | {body}| Editor: L. X. | Tel: 000"
        );
        let parts = parts(&line);
        assert!(parts.contains(&"Two ports sign a pact".to_owned()), "{parts:?}");
        assert!(parts.contains(&body.trim().to_owned()), "{parts:?}");
    }

    #[test]
    fn a_page_without_bars_is_cut_at_menu_stamp_and_footer() {
        let body = "On Monday two ports signed a pact on the safe passage of ships through the strait. ".repeat(3);
        let line = format!(
            "Home News About Us Two ports sign a pact 2021-05-03 10:22 Source: Port News {body}Related news Ferry runs again Copyright © 2021 Port News"
        );
        assert_eq!(
            parts(&line)[..4],
            ["Home News About Us", "Two ports sign a pact", "2021-05-03 10:22", "Source: Port News"].map(str::to_owned)
        );
        assert_eq!(parts(&line)[4], body.trim());
    }

    #[test]
    fn a_stamp_at_the_end_of_a_page_cuts_nothing_behind_it() {
        let body = "On Monday two ports signed a pact on the safe passage of ships through the strait. ".repeat(4);
        let page =
            format!("Home | Two ports sign a pact | {body}| Updated: 2023-03-03 18:40\n\nThe ferry runs again.\n");
        assert_eq!(parts(&page)[3..], ["Updated: 2023-03-03 18:40", "The ferry runs again."].map(str::to_owned));
    }

    #[test]
    fn a_long_paragraph_stays_whole() {
        let body = "On May 3, 2021 at 10:22 the source: a tired clerk, said the two ports had signed. ".repeat(20);
        assert_eq!(parts(&body).len(), 1);
    }
}
