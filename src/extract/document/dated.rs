//! The day of a page of which no line tells it outright: a day among other words above the text, before the first
//! sentence, or below the text; the month or the year of an issue.

use super::head::{Facts, HEAD, Range, is_prose, rank, stamp_bytes, words};
use super::masthead::is_issue;
use super::{BlockKind, Document, Draft, TAIL, ends_sentence};
use crate::extract::dates::dates;
use crate::extract::text::Text;
use crate::extract::token::TokenKind;
use crate::record::claim::{DateParts, DateWords};

/// Above the headline, or right below it, stand the lines of the masthead.
const MASTHEAD: usize = 4;
/// A line below the text with more words is no sign-off.
const SHORT: usize = 14;
/// The place, the agency and the day before the first sentence have no more tokens.
const OPENING: usize = 16;

/// Takes the day of the page, if no line that tells it has been found.
pub fn find(text: &Text, document: &Document, drafts: &[Draft], facts: &mut Facts) {
    let known = facts.dated(text);
    if known == Some(true) {
        return;
    }
    let lines = Lines { text, document };
    let prose = drafts.iter().position(|d| is_prose(text, d)).unwrap_or(drafts.len());
    let head = &drafts[..prose.min(HEAD)];
    let above = || head.iter().find_map(|d| lines.day(d));
    let opening = || drafts[prose..].iter().take(2).find_map(|d| lines.opening(d));
    let tail = || drafts[prose.min(drafts.len())..].iter().rev().take(TAIL).find_map(|d| lines.sign_off(d));
    let issue = || head.iter().take(MASTHEAD).find_map(|d| lines.issue(d));
    // Beside the month of an issue other days are those of its news, but for the day before the text.
    if known.is_some() {
        facts.published.extend(opening().map(|range| (rank::STATED, range)));
        return;
    }
    let found = above().or_else(opening).map(|range| (rank::ALONE, range));
    let found = found.or_else(|| tail().map(|range| (rank::FOOTER, range)));
    facts.published.extend(found.or_else(|| issue().map(|range| (rank::ALONE, range))));
}

/// The year of an issue, in bytes: `No. 20/2011`.
pub fn year(text: &Text, draft: &Draft) -> Option<Range> {
    let number = |i: usize| i < draft.end && text.tokens[i].kind == TokenKind::Number;
    let is_year = |word: &str| word.len() == 4 && word.parse::<u16>().is_ok_and(|y| (1900..2100).contains(&y));
    let label = (draft.first..draft.end).take(40).find(|&i| matches!(text.lower(i), "no" | "no."))?;
    let first = label + 1 + usize::from(text.word(label + 1) == ".");
    if !number(first) {
        return None;
    }
    let (start, end) = text.bytes(first, first + 1);
    if let Some((_, year)) = text.word(first).split_once('/') {
        return is_year(year).then_some((end - year.len(), end));
    }
    let at = first + 2;
    let joined = matches!(text.word(first + 1), "," | "/") && number(at) && is_year(text.word(at));
    joined.then(|| text.bytes(at, at + 1)).filter(|range| range.0 > start)
}

struct Lines<'x, 'a> {
    text: &'x Text<'a>,
    document: &'x Document,
}

impl Lines<'_, '_> {
    /// The whole days, or the months, that a line tells, each as positions of the tokens that are given with them.
    fn told(&self, draft: &Draft, whole: bool) -> (Vec<usize>, Vec<(usize, usize)>) {
        let shown = |i: &usize| !self.document.is_skipped(self.text.tokens[*i].start as usize);
        let tokens: Vec<usize> = (draft.first..draft.end).filter(shown).take(60).collect();
        let is_told = |date: &DateWords| match *date {
            DateWords::On(DateParts { year, month, day }) => {
                year.is_some() && month.is_some() && day.is_some() == whole
            }
            _ => false,
        };
        let found = dates(self.text, &tokens).into_iter().filter(|date| is_told(&date.value));
        let found = found.map(|date| (date.first, date.end)).collect();
        (tokens, found)
    }

    fn bytes(&self, tokens: &[usize], (first, end): (usize, usize)) -> Range {
        self.text.bytes(tokens[first], tokens[end - 1] + 1)
    }

    /// `Local News | Jun 24, 2016 | by Ada Brook | The Shore Mirror`: the one day in a line above the text.
    fn day(&self, draft: &Draft) -> Option<Range> {
        let row = draft.kind == BlockKind::Item && (draft.first..draft.end).any(|i| self.text.word(i) == "|");
        let line =
            matches!(draft.kind, BlockKind::Heading | BlockKind::Body | BlockKind::Byline | BlockKind::Boilerplate);
        if !line && !row || draft.words > 4 && ends_sentence(words(self.text, draft)) {
            return None;
        }
        let (tokens, found) = self.told(draft, true);
        let [day] = found[..] else { return None };
        Some(self.bytes(&tokens, day))
    }

    /// `Alma, May 24, 2016 /WIRE/ The mayor received`: names alone stand before the day, and a mark or a sentence after it.
    fn opening(&self, draft: &Draft) -> Option<Range> {
        let (tokens, found) = self.told(draft, true);
        let &(first, end) = found.first().filter(|(first, _)| (1..=OPENING).contains(first))?;
        let small = |word: &str| matches!(word, "and" | "de" | "la" | "of" | "the");
        let named = tokens[..first].iter().all(|&i| {
            let word = self.text.word(i);
            word.starts_with(char::is_uppercase) || small(word) || self.text.tokens[i].kind != TokenKind::Word
        });
        let joins = matches!(
            self.text.lower(tokens[0]),
            "after"
                | "as"
                | "at"
                | "before"
                | "between"
                | "by"
                | "during"
                | "from"
                | "in"
                | "on"
                | "since"
                | "the"
                | "until"
        );
        let next = tokens.get(end).map_or("", |&i| self.text.word(i));
        let closed = !matches!(next, ",") && !next.starts_with(char::is_lowercase);
        (named && !joins && closed).then(|| self.bytes(&tokens, (first, end)))
    }

    /// `The Harbour Post, 4 November 1977, page 9`, `(30 November 2023, 18:30)`: a short line below the text.
    fn sign_off(&self, draft: &Draft) -> Option<Range> {
        let short = draft.words <= SHORT && draft.kind != BlockKind::Item;
        // `23 May 08`
        let stamps = draft.byline.iter().flat_map(|byline| &byline.stamps);
        let alone = || stamps.clone().find(|s| s.year).map(|s| stamp_bytes(self.text, *s));
        self.day(draft).or_else(alone).filter(|_| short)
    }

    /// `Campus News   Vol. 11, No. 4   May 2006`: the month of an issue.
    fn issue(&self, draft: &Draft) -> Option<Range> {
        let (tokens, found) = self.told(draft, false);
        let month = *found.last()?;
        let closes = month.1 == tokens.len();
        (draft.words <= SHORT && (closes || is_issue(self.text, draft))).then(|| self.bytes(&tokens, month))
    }
}
