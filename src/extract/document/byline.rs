//! Lines about the article: when it was published or updated, where it was taken from, who wrote it.

use super::stamp::{Stamp, is_beside, stamp, stamps};
use crate::extract::text::Text;
use crate::extract::token::TokenKind;
use crate::lexicon::WordMap;
use std::sync::LazyLock;

/// What a key of such a line introduces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// The day of publication.
    Published,
    /// The day of the last change.
    Updated,
    /// Where the text was taken from.
    Source,
    /// Who wrote or edited it.
    Author,
    /// Anything else of the page: views, font size.
    Other,
}

/// Keys in lower case, and what they introduce. English, and the Chinese of government portals.
const KEYS: &[(&str, Key)] = &[
    ("published on", Key::Published),
    ("published at", Key::Published),
    ("published", Key::Published),
    ("publish date", Key::Published),
    ("publish time", Key::Published),
    ("publication date", Key::Published),
    ("publication time", Key::Published),
    ("date published", Key::Published),
    ("release time", Key::Published),
    ("release date", Key::Published),
    ("released", Key::Published),
    ("release", Key::Published),
    ("issued", Key::Published),
    ("issue date", Key::Published),
    ("posted on", Key::Published),
    ("posted", Key::Published),
    ("post date", Key::Published),
    ("pubdate", Key::Published),
    ("date", Key::Published),
    ("time", Key::Published),
    ("发表时间", Key::Published),
    ("发布时间", Key::Published),
    ("发布日期", Key::Published),
    ("日期", Key::Published),
    ("时间", Key::Published),
    ("first published", Key::Published),
    ("last updated on", Key::Updated),
    ("last updated", Key::Updated),
    ("last modified", Key::Updated),
    ("updated on", Key::Updated),
    ("updated", Key::Updated),
    ("update time", Key::Updated),
    ("update", Key::Updated),
    ("modified", Key::Updated),
    ("更新时间", Key::Updated),
    ("article source", Key::Source),
    ("original source", Key::Source),
    ("news source", Key::Source),
    ("information source", Key::Source),
    ("source from", Key::Source),
    ("source", Key::Source),
    ("sources", Key::Source),
    ("publisher", Key::Source),
    ("issued by", Key::Source),
    ("published by", Key::Source),
    ("released by", Key::Source),
    ("来源", Key::Source),
    ("信息来源", Key::Source),
    ("文章来源", Key::Source),
    ("稿源", Key::Source),
    ("author", Key::Author),
    ("authors", Key::Author),
    ("by", Key::Author),
    ("written by", Key::Author),
    ("reporter", Key::Author),
    ("writer", Key::Author),
    ("editor", Key::Author),
    ("edited by", Key::Author),
    ("responsible editor", Key::Author),
    ("作者", Key::Author),
    ("编辑", Key::Author),
    ("责任编辑", Key::Author),
    ("views", Key::Other),
    ("hits", Key::Other),
    ("clicks", Key::Other),
    ("read", Key::Other),
    ("font", Key::Other),
    ("font size", Key::Other),
    ("share", Key::Other),
    ("print", Key::Other),
    ("category", Key::Other),
    ("浏览次数", Key::Other),
    ("字号", Key::Other),
    ("分享", Key::Other),
];

/// The keys by their first word: most words of a text begin none.
static BY_FIRST: LazyLock<WordMap<Vec<(&str, Key)>>> = LazyLock::new(|| {
    let mut by_first: WordMap<Vec<_>> = WordMap::default();
    for key in KEYS {
        let first = key.0.split(' ').next().unwrap_or(key.0);
        by_first.entry(first.into()).or_default().push(*key);
    }
    by_first
});

/// The most words, dates and addresses aside, that a line may hold beside its facts.
const RESIDUE: usize = 6;
/// The most words of a value.
const VALUE: usize = 12;

/// A key with its value, as tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fact {
    /// What it is.
    pub key: Key,
    /// First token of the key.
    pub first: usize,
    /// First token of the value.
    pub value: usize,
    /// One past the last token of the value; an empty value ends where it starts.
    pub end: usize,
}

/// A line about the article.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Byline {
    /// Its keys with their values.
    pub facts: Vec<Fact>,
    /// Its dates.
    pub stamps: Vec<Stamp>,
    /// Words before the first date or key, as tokens: perhaps the name of the site.
    pub lead: Option<(usize, usize)>,
}

/// Reads the tokens of a line as one about the article; `None` if it says something else.
pub fn byline(text: &Text, first: usize, end: usize, hidden: impl Fn(usize) -> bool) -> Option<Byline> {
    if end <= first || end - first > 60 {
        return None;
    }
    let facts = facts(text, first, end);
    let stamps = stamps(text, first, end);
    let is_by = facts.first().is_some_and(|fact| fact.first == first && fact.key == Key::Author);
    let tells = facts.iter().any(|fact| matches!(fact.key, Key::Published | Key::Updated | Key::Source));
    if !tells && stamps.is_empty() && !is_by {
        return None;
    }
    let covered = |i: usize| {
        stamps.iter().any(|s| (s.first..s.end).contains(&i))
            || facts.iter().any(|f| (f.first..f.end.max(f.value)).contains(&i))
            || hidden(i)
    };
    let is_word =
        |i: &usize| matches!(text.tokens[*i].kind, TokenKind::Word | TokenKind::Han) && !is_beside(text.lower(*i));
    let residue: Vec<usize> = (first..end).filter(|i| !covered(*i)).filter(is_word).collect();
    // `They met on 3 May 2021.` is a sentence, `3 May 2021.` is not.
    let sentence = text.word(end - 1) == "." && residue.len() >= 2;
    // `Issue 26 · 3 July 2020 · for members only`
    let parted = (first..end).any(|i| matches!(text.word(i), "·" | "|" | "•"));
    let low = residue.iter().filter(|i| text.word(**i).starts_with(char::is_lowercase)).count();
    // `County board recap: Sept. 9` is a headline.
    let titled = !tells && !is_by && residue.len() >= 3 && stamps.iter().all(|s| !s.year);
    if residue.len() > RESIDUE || sentence || titled || (low >= 3 && !tells && !parted) {
        return None;
    }
    let start = stamps.first().map(|s| s.first).into_iter().chain(facts.first().map(|f| f.first)).min().unwrap_or(end);
    let lead = name(text, first, start);
    Some(Byline { facts, stamps, lead })
}

/// The capitalised words from `first` on, up to the first that is not.
fn name(text: &Text, first: usize, end: usize) -> Option<(usize, usize)> {
    let small = |word: &str| matches!(word, "of" | "the" | "and" | "&" | "for");
    let count =
        (first..end).take_while(|i| text.word(*i).starts_with(char::is_uppercase) || small(text.word(*i))).count();
    let mut last = first + count;
    while last > first && (small(text.word(last - 1)) || is_beside(text.lower(last - 1))) {
        last -= 1;
    }
    (last > first).then_some((first, last))
}

/// Every key with its value between two tokens.
pub fn facts(text: &Text, first: usize, end: usize) -> Vec<Fact> {
    let mut keys = Vec::new();
    let mut at = first;
    while at < end {
        match key(text, at, first, end) {
            Some((key, value)) => {
                keys.push((key, at, value));
                at = value;
            }
            None => at += 1,
        }
    }
    let next = |i: usize| keys.get(i + 1).map_or(end, |k: &(Key, usize, usize)| k.1);
    let fact = |(i, &(key, first, value)): (usize, &(Key, usize, usize))| Fact {
        key,
        first,
        value,
        end: value_end(text, key, value, next(i)),
    };
    keys.iter().enumerate().map(fact).collect()
}

/// The key at a token, and the first token of its value.
fn key(text: &Text, at: usize, first: usize, end: usize) -> Option<(Key, usize)> {
    let longest = BY_FIRST
        .get(text.lower(at))?
        .iter()
        .filter_map(|(words, key)| Some((*key, at + matched(text, at, end, words)?)))
        .max_by_key(|(_, after)| *after)?;
    let (key, after) = longest;
    let colon = after < end && matches!(text.word(after), ":" | "：");
    let dated = matches!(key, Key::Published | Key::Updated) && stamp(text, after, end).is_some();
    let by = key == Key::Author
        && at == first
        && (text.word(at).starts_with('B') || after > at + 1)
        && text.word(after).starts_with(char::is_uppercase);
    let from = key == Key::Source && after - at > 1 && text.lower(after - 1) == "from";
    (colon || dated || by || from).then_some((key, after + usize::from(colon)))
}

/// How many tokens `words` take from `at` on.
fn matched(text: &Text, at: usize, end: usize, words: &str) -> Option<usize> {
    let mut count = 0;
    for word in words.split(' ') {
        if at + count >= end || text.lower(at + count) != word {
            return None;
        }
        count += 1;
    }
    Some(count)
}

/// Where a value ends: at the next key, a bar, a date, or a wide gap.
fn value_end(text: &Text, key: Key, value: usize, limit: usize) -> usize {
    let mut end = value;
    while end < limit && end - value < VALUE * 2 {
        let word = text.word(end);
        let gap = end > value
            && text.text[text.tokens[end - 1].end as usize..text.tokens[end].start as usize].chars().count() > 2;
        let dated = matches!(key, Key::Source | Key::Author) && stamp(text, end, limit).is_some();
        if gap || dated || matches!(word, "|" | ";" | "】" | "]") {
            break;
        }
        end += 1;
    }
    let loose = |end: usize| {
        matches!(text.word(end - 1), "," | "." | "(" | "[" | "/" | "-" | "–" | "—") || opened_before(text, value, end)
    };
    while end > value && loose(end) {
        end -= 1;
    }
    end
}

/// Whether the last token of a value closes a bracket that opened before it: `(Source: Port News)`.
fn opened_before(text: &Text, value: usize, end: usize) -> bool {
    matches!(text.word(end - 1), ")" | "]") && !(value..end).any(|i| matches!(text.word(i), "(" | "["))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<Vec<(Key, String)>> {
        let text = Text::new(line);
        let byline = byline(&text, 0, text.tokens.len(), |_| false)?;
        Some(byline.facts.iter().map(|f| (f.key, text.between(f.value, f.end).to_owned())).collect())
    }

    #[test]
    fn keys_and_values_are_told_apart() {
        assert_eq!(
            read("Source: Harbour Daily\u{A0} \u{A0} \u{A0} Updated: 2018-01-19").unwrap(),
            [(Key::Source, "Harbour Daily".into()), (Key::Updated, "2018-01-19".into())]
        );
        assert_eq!(read("发表时间:2020-01-21 14:48").unwrap()[0].0, Key::Published);
        assert_eq!(read("2021-05-25 17:01:06 admin source: share:").unwrap()[0], (Key::Source, String::new()));
        assert_eq!(read("(Source: Harbour Daily)").unwrap(), [(Key::Source, "Harbour Daily".into())]);
        assert_eq!(read("[2012-08-10] Issued by: Port Bureau").unwrap(), [(Key::Source, "Port Bureau".into())]);
        assert_eq!(read("By Huda Al-Maskari").unwrap(), [(Key::Author, "Huda Al-Maskari".into())]);
        assert_eq!(read("Published on 3 May 2021 | Source: Port News").unwrap().len(), 2);
    }

    #[test]
    fn a_date_alone_is_a_byline_and_a_sentence_with_a_date_is_none() {
        assert!(read("Wednesday, 5 February 2025").is_some());
        assert!(read("August 2, 2023").is_some());
        assert!(read("They met on 3 May 2021.").is_none());
        assert!(read("The second conference of partners was held in the city on Jan 15").is_none());
        assert!(read("Source: the minister said that both of the two sides would sign a treaty on fish, shrimp and crabs by the end of the year in the town hall").is_none_or(|f| f[0].1.len() < 130));
    }

    #[test]
    fn the_name_before_a_date_is_its_lead() {
        let text = Text::new("Kvarner Harbour News          28 April 2021");
        let byline = byline(&text, 0, text.tokens.len(), |_| false).unwrap();
        assert_eq!(byline.lead, Some((0, 3)));
    }
}
