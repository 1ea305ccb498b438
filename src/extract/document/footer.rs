//! The end of an article: where it was taken from, its source and day, who holds the copyright.

use super::head::{Facts, Range, rank, stamp_bytes, words};
use super::stamp::{is_beside, is_month, stamps};
use super::{BlockKind, Draft, cues, ends_sentence, plain};
use crate::extract::text::Text;
use crate::extract::token::TokenKind;

/// `Original article from X`, `Taken from X`, `(Xinhua)`: whether a line at the end says only where the text came from.
pub fn taken_from(text: &Text, draft: &Draft, facts: &mut Facts) -> bool {
    if draft.words > 12 || ends_sentence(words(text, draft)) || draft.kind == BlockKind::Boilerplate {
        return false;
    }
    let starts = ["original", "originally", "reprinted", "republished", "reproduced", "source", "taken"];
    let from =
        (draft.first + 1..draft.end.min(draft.first + 4)).find(|i| matches!(text.lower(*i), "from" | "in" | "by"));
    let value = from.filter(|_| starts.contains(&text.lower(draft.first))).map(|at| (at + 1, draft.end));
    let bracketed = matches!(text.word(draft.first), "(" | "[")
        && matches!(text.word(draft.end - 1), ")" | "]")
        && draft.words <= 4
        && !(draft.first..draft.end).any(|i| text.tokens[i].kind == TokenKind::Number || text.word(i) == ":");
    let found = value
        .or_else(|| bracketed.then_some((draft.first + 1, draft.end - 1)))
        .or_else(|| signature(text, draft, facts))
        .filter(|(a, b)| a < b);
    facts.signed(text, found);
    found.is_some()
}

/// `(Balkan Daily, 14 April 2016)`, `The Harbour Post, Sunday, May 3, 1998.`: the source and the day, at the end of a
/// text or as a line below it. A name that is neither in brackets nor a line of its own must be one of a newspaper.
pub fn signature(text: &Text, draft: &Draft, facts: &mut Facts) -> Option<(usize, usize)> {
    let close = |i: usize| text.tokens[i].kind == TokenKind::Mark;
    let last = (draft.first..draft.end).rev().find(|i| !close(*i))?;
    let stamp = stamps(text, draft.first.max(last.saturating_sub(8)), last + 1).pop().filter(|s| s.end == last + 1)?;
    let opens = |i: &usize| matches!(text.word(*i), "(" | "[" | "!" | "?" | "”" | "\"" | "。");
    let stop = |i: &usize| opens(i) || text.word(*i) == "." && text.lower(i - 1) != "no";
    let whole = |first: usize| (draft.first..first).all(close);
    let mut first = (draft.first..stamp.first).rev().find(stop).map_or(draft.first, |i| i + 1);
    // `The Harbour Times, Dhaka. Tuesday, May 26, 2015`: the place and the weekday are sentences of their own.
    if !whole(first) && draft.words <= 12 && (draft.first..first).all(|i| close(i) || is_name(text, i)) {
        first = draft.first;
    }
    let first = (first..stamp.first).find(|i| !close(*i))?;
    let named = (first..stamp.first).all(|i| close(i) || is_name(text, i));
    let comma = (first..stamp.first).find(|i| text.word(*i) == ",").unwrap_or(stamp.first);
    let name_end = (first..comma).rev().find(|i| !is_beside(text.lower(*i)) && !close(*i)).map_or(first, |i| i + 1);
    let bracketed = text.word(first.saturating_sub(1)) == "(" && text.word(last + 1) == ")";
    let medium = (first..name_end).any(|i| cues::is_medium(text.lower(i)));
    if !named || !(bracketed || medium || whole(first)) || stamp.first - first > 12 {
        return None;
    }
    facts.published.push((if stamp.year { rank::FOOTER } else { rank::NO_YEAR }, stamp_bytes(text, stamp)));
    (name_end > first && (bracketed || medium) && comma < stamp.first).then_some((first, name_end))
}

/// A word of a name, or one that stands beside dates and editions.
fn is_name(text: &Text, i: usize) -> bool {
    text.word(i).starts_with(char::is_uppercase)
        || is_beside(text.lower(i))
        || matches!(text.word(i), "of" | "the" | "and" | "&" | "de" | "du" | "page" | "edition")
}

/// The year of a report whose dateline has none: in an agency's sign-off (`KUNA 201345 GMT JAN 87`, `1532 GMT 1989`), or
/// beside the agency's own copyright.
pub fn year(text: &Text, draft: &Draft, facts: &Facts) -> Option<Range> {
    let number = |i: usize| text.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number) && i < draft.end;
    let full = |i: usize| number(i) && text.word(i).parse::<u16>().is_ok_and(|y| (1900..2100).contains(&y));
    let short = |i: usize| number(i) && text.word(i).len() == 2;
    let after = |gmt: usize| {
        let month = gmt + 1 + usize::from(short(gmt + 1));
        let dated = is_month(text.lower(month)) && (full(month + 1) || short(month + 1));
        dated.then_some(month + 1).or_else(|| full(gmt + 1).then_some(gmt + 1))
    };
    let gmt = (draft.first..draft.end).take(40).find(|i| text.lower(*i) == "gmt").and_then(after);
    let agency = facts.publisher.iter().find(|(rank, _)| *rank == rank::AGENCY).map(|(_, (a, b))| &text.text[*a..*b]);
    let own = |i: &usize| agency.is_some_and(|name| text.word(*i).len() >= 3 && name.contains(text.word(*i)));
    let notice = (draft.first..draft.end).take(12).any(|i| matches!(text.lower(i), "copyright" | "©"));
    let held =
        (draft.first..draft.end).find(|&i| full(i)).filter(|_| notice && (draft.first..draft.end).any(|i| own(&i)));
    gmt.or(held).map(|i| text.bytes(i, i + 1))
}

/// Who holds the copyright, and the wire that a release was sent by.
pub fn footer(text: &Text, draft: &Draft, facts: &mut Facts) {
    let line = plain(text, draft.paragraph);
    if line.starts_with("view source version on ") {
        let host = (draft.first + 4..draft.end).take_while(|i| !matches!(text.word(*i), ":" | "http" | "https")).last();
        facts.publisher.extend(host.map(|last| (rank::FOOTER, text.bytes(draft.first + 4, last + 1))));
    }
    facts.publisher.extend(named_in_notice(text, draft).map(|range| (rank::COPYRIGHT, range)));
    let copyright = |i: &usize| text.lower(*i) == "copyright" || text.word(*i) == "©";
    let Some(mark) = (draft.first..draft.end).take(60).find(copyright) else { return };
    let beside = |i: usize| {
        matches!(
            text.lower(i),
            "copyright" | "©" | "(" | ")" | "c" | "by" | "-" | "–" | "," | "all" | "rights" | "reserved" | "."
        ) || text.tokens[i].kind == TokenKind::Number
    };
    let Some(first) = (mark..draft.end).find(|i| !beside(*i)) else { return };
    let part = |i: &usize| {
        matches!(text.tokens[*i].kind, TokenKind::Word)
            && text.lower(*i) != "all"
            && (text.word(*i).starts_with(char::is_uppercase) || matches!(text.word(*i), "of" | "and" | "the" | "for"))
    };
    let count = (first..draft.end).take_while(part).count().min(12);
    if count > 0 && !cues::is_menu_word(text.lower(first)) {
        facts.publisher.push((rank::COPYRIGHT, text.bytes(first, first + count)));
    }
}

/// `Subscribe to the Port News`, `The Port News uses cookies`: the site's name in its own notices.
fn named_in_notice(text: &Text, draft: &Draft) -> Option<Range> {
    let capital = |i: &usize| text.word(*i).starts_with(char::is_uppercase) || text.word(*i) == "&";
    let beside = |i: &usize| text.tokens[*i].kind == TokenKind::Mark || matches!(text.word(*i), "the" | "our");
    let edition = |i: &usize| matches!(text.lower(*i), "premium" | "newsletter" | "newsletters" | "plus" | "pro");
    let shown: Vec<usize> = (draft.first..draft.end).take(60).collect();
    let words = |n: usize| shown.get(n).map_or("", |i| text.lower(*i));
    for n in 0..shown.len() {
        if matches!((words(n), words(n + 1)), ("subscribe", "to") | ("sign", "up")) {
            let first = shown[n + 2..].iter().copied().find(|i| !beside(i) && text.lower(*i) != "for")?;
            let count = (first..draft.end).take_while(|i| capital(i) && !edition(i)).count();
            return (count >= 2 || count == 1 && edition(&(first + 1))).then(|| text.bytes(first, first + count));
        }
        if words(n) == "uses" && words(n + 1) == "cookies" {
            let count = shown[..n].iter().rev().take_while(|i| capital(i)).count();
            let named = count >= 2 && words(n - count) != "this";
            return named.then(|| text.bytes(shown[n - count], shown[n]));
        }
    }
    None
}
