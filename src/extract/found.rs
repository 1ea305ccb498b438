//! What a grammar of values finds in a sentence, and how it looks for it.

use super::rule::Rule;
use super::words::Words;

/// A phrase that says a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<T> {
    /// The first token of the phrase: a position in the sentence.
    pub first: usize,
    /// One past its last token.
    pub end: usize,
    /// What it says.
    pub value: T,
    /// The id of the rule that read it.
    pub rule: &'static str,
    /// The preposition that governs it, in lower case: the word before it, or its own first word (`from … to`).
    pub preposition: Option<&'static str>,
}

/// A rule and the function that reads it.
pub struct Construction<T> {
    /// What it is, with examples.
    pub rule: Rule,
    /// Reads the construction that begins at a word: where it ends, and its value.
    pub read: fn(&Words<'_>, usize) -> Option<(usize, T)>,
}

/// The rules of a grammar.
pub const fn rules<T, const N: usize>(grammar: &[Construction<T>; N]) -> [Rule; N] {
    let mut rules = [grammar[0].rule; N];
    let mut at = 0;
    while at < N {
        rules[at] = grammar[at].rule;
        at += 1;
    }
    rules
}

/// Prepositions that say how a value is meant.
const PREPOSITIONS: &[&str] = &[
    "after",
    "around",
    "as",
    "at",
    "before",
    "between",
    "by",
    "during",
    "for",
    "from",
    "in",
    "of",
    "on",
    "over",
    "since",
    "through",
    "throughout",
    "till",
    "to",
    "under",
    "until",
    "within",
    "worth",
];

/// Finds the phrases of a grammar: from left to right, the longest at each place, none overlapping.
///
/// Of two constructions that read the same words the one that stands first in the grammar wins.
/// `may_begin` is asked first, for few words can begin a phrase and asking every construction takes its time.
pub fn scan<T>(
    words: &Words<'_>,
    grammar: &[&[Construction<T>]],
    may_begin: fn(&Words<'_>, usize) -> bool,
) -> Vec<Found<T>> {
    let mut all = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if !words.opens(at) || !may_begin(words, at) {
            at += 1;
            continue;
        }
        let mut best: Option<(usize, Found<T>)> = None;
        for construction in grammar.iter().copied().flatten() {
            let Some((end, value)) = (construction.read)(words, at) else { continue };
            let Some((first, last)) = words.tokens(at, end) else { continue };
            if best.as_ref().is_none_or(|(longest, _)| end > *longest) {
                let rule = construction.rule.id;
                best = Some((end, Found { first, end: last, value, rule, preposition: preposition(words, at) }));
            }
        }
        match best {
            Some((end, found)) => {
                all.push(found);
                at = end;
            }
            None => at += 1,
        }
    }
    all
}

fn preposition(words: &Words<'_>, at: usize) -> Option<&'static str> {
    let known = |word: &str| PREPOSITIONS.iter().find(|p| **p == word).copied();
    // `which runs to 1990`
    let runs = words.before(at) == "to" && matches!(words.lower(at.wrapping_sub(2)), "run" | "runs" | "running");
    known(words.lower(at)).or(runs.then_some("until")).or_else(|| known(words.before(at)))
}

/// Runs the examples and the near-misses of a grammar; `find` gives the ids of the rules that fire in a text.
#[cfg(test)]
pub fn check_rules(rules: &[Rule], find: impl Fn(&str) -> Vec<&'static str>) {
    let mut wrong = Vec::new();
    for rule in rules {
        assert!(!rule.examples.is_empty() && !rule.near_misses.is_empty(), "{} lacks examples or near-misses", rule.id);
        for example in rule.examples {
            let fired = find(example);
            if !fired.contains(&rule.id) {
                wrong.push(format!("{} does not fire in `{example}` but {fired:?}", rule.id));
            }
        }
        for text in rule.near_misses {
            if find(text).contains(&rule.id) {
                wrong.push(format!("{} fires in `{text}`", rule.id));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
