//! Words that name a place elsewhere and are a part of a longer name here: `Chad Smith`, `Perth Time`.

use super::scan::Mention;
use crate::lexicon::{Lexicon, Rank};
use crate::record::slug::words;
use std::collections::BTreeMap;

/// Words that begin with a capital beside names without being a part of them.
const LOOSE: &[&str] = &[
    "in",
    "at",
    "from",
    "to",
    "of",
    "and",
    "the",
    "near",
    "across",
    "for",
    "on",
    "with",
    "by",
    "between",
    "or",
    "but",
    "as",
    "downtown",
    "greater",
    "northern",
    "southern",
    "eastern",
    "western",
    "central",
    "metro",
    "upstate",
    "mainland",
    "when",
    "while",
    "since",
    "after",
    "before",
    "both",
    "that",
    "this",
    "if",
    "where",
    "also",
    "today",
    "like",
    "via",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// Whether a capitalised word right beside a name makes it a part of a longer one: `Chad Smith`, `Perth Time`.
///
/// In a line where nearly every word has a capital that says nothing.
pub fn is_part(text: &str, tokens: &[(usize, usize)], from: usize, until: usize, lexicon: &Lexicon) -> bool {
    let capital = |i: usize| text[tokens[i].0..tokens[i].1].starts_with(char::is_uppercase);
    let joined = |i: usize| matches!(&text[tokens[i].1..tokens[i + 1].0], " " | "-" | "\u{a0}");
    let word = |i: usize| words(&text[tokens[i].0..tokens[i].1]);
    let place = |word: &str| {
        let mut named = lexicon.gazetteer.named(word).filter(|(_, people)| !people);
        named.any(|(p, _)| matches!(lexicon.gazetteer.place(p).rank, Rank::Country | Rank::Division))
    };
    let (start, end) = (tokens[from].0, tokens[until - 1].1);
    // `Australia/Perth` is a time zone, `Phillip A. Washington` a person.
    if text[..start].ends_with(['/', '@', '_']) || text[end..].starts_with(['/', '@', '_']) {
        return true;
    }
    if from > 1
        && &text[tokens[from - 1].1..start] == ". "
        && tokens[from - 1].1 - tokens[from - 1].0 == 1
        && capital(from - 2)
    {
        return true;
    }
    let before = from > 0 && joined(from - 1) && capital(from - 1) && {
        let word = word(from - 1);
        !LOOSE.contains(&word.as_str())
            && !place(&word)
            && lexicon.party_words.get(&word).is_none()
            && !lexicon.name_words.contains(word.as_str())
    };
    let after = until < tokens.len() && joined(until - 1) && capital(until) && {
        let word = word(until);
        let told = lexicon.org_heads.word(&word).is_some()
            || lexicon.name_words.contains(word.as_str())
            || lexicon.posts.holds(&word);
        !told && !LOOSE.contains(&word.as_str()) && !place(&word) && lexicon.party_words.get(&word).is_none()
    };
    (before || after) && !in_title_case(text, tokens[from].0)
}

/// A heading has so many bytes on either side of a word of it at most.
const HEADING: usize = 1000;

/// Whether a byte is in a heading: a paragraph of one line, of which nearly every longer word begins with a capital.
fn in_title_case(text: &str, at: usize) -> bool {
    // No heading is longer: so far, and no farther, its ends are looked for.
    let (first, last) = (at.saturating_sub(HEADING), (at + HEADING).min(text.len()));
    let before = text.as_bytes()[first..at].iter().rposition(|&byte| byte == b'\n').map(|end| first + end + 1);
    let behind = text.as_bytes()[at..last].iter().position(|&byte| byte == b'\n').map(|end| at + end);
    let (Some(start), Some(end)) =
        (before.or((first == 0).then_some(0)), behind.or((last == text.len()).then_some(last)))
    else {
        return false;
    };
    let blank = |rest: Option<&str>| rest.is_none_or(|line| line.trim().is_empty());
    if !blank(text[..start].lines().next_back()) || !blank(text[end..].lines().nth(1)) {
        return false;
    }
    let (mut long, mut capital) = (0, 0);
    for word in text[start..end].split_whitespace().filter(|word| word.len() > 3).take(40) {
        long += 1;
        capital += usize::from(word.starts_with(|c: char| c.is_uppercase()));
    }
    10 * capital >= 7 * long
}

/// A word that is mostly a part of longer names (`Chad Smith`) is one of them where it stands alone, too.
pub fn everywhere(mentions: &mut [Mention]) {
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for mention in mentions.iter() {
        let count = counts.entry(mention.key.clone()).or_default();
        count.0 += usize::from(mention.in_name);
        count.1 += usize::from(!mention.in_name);
    }
    for mention in mentions.iter_mut().filter(|m| m.beside.is_empty()) {
        mention.in_name |= counts.get(&mention.key).is_some_and(|(inside, alone)| *inside > 0 && inside >= alone);
    }
}
