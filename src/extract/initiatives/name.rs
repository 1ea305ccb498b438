//! The whole name of an undertaking: with the quoted, joined and common words that the grammar of names leaves out.

use crate::extract::discourse::{Sentence, span};
use crate::extract::groups::Noun;
use crate::extract::names::registry::Registry;
use crate::extract::names::run::is_verb;
use crate::extract::sent::Sent;
use crate::extract::token::TokenKind;
use crate::lexicon::Lexicon;
use crate::record::claim::NameKind;
use crate::record::concept::PartyKind;

/// The name of an undertaking, in positions of the sentence.
#[derive(Debug)]
pub struct InitiativeName {
    /// First position.
    pub first: usize,
    /// One past the last.
    pub end: usize,
    /// Whether its last word tells an undertaking and nothing else.
    pub sure: bool,
    /// The entry of the name, if the grammar of names saw the whole of it.
    known: Option<usize>,
}

impl InitiativeName {
    /// Its entry in the registry.
    pub fn entry(&self, sentence: &Sentence<'_, '_>, registry: &mut Registry<'_>) -> usize {
        self.known.unwrap_or_else(|| {
            let form = sentence.sent.folded(self.first, self.end);
            registry.mention(&form, span(sentence, self.first, self.end), NameKind::Initiative, "name-initiative")
        })
    }
}

/// The undertaking that a noun group names, if its head is that of one.
pub fn name(
    sentence: &Sentence<'_, '_>,
    registry: &Registry<'_>,
    lexicon: &Lexicon,
    noun: &Noun,
) -> Option<InitiativeName> {
    let (sent, groups) = (sentence.sent, &sentence.groups);
    let index = noun.name.or(noun.inner.last().copied())?;
    let name = &groups.names[index];
    let entry = sentence.entries[index];
    let kind = registry.names[entry].kind;
    // The head may be a common noun right after the name: `DELTA network`, `Clean Harbour program`.
    let common = noun.name.is_none() && noun.head == name.end && !is_head(lexicon, sent.lower(name.end - 1));
    let end = if common { name.end + 1 } else { name.end };
    let head = sent.lower(end - 1);
    let bodily = matches!(kind, NameKind::Organization(kind) if !matches!(kind, PartyKind::Alliance | PartyKind::ZoneAdministration | PartyKind::Other | PartyKind::Port | PartyKind::Company));
    let document = name.document
        && matches!(head, "plan" | "partnership" | "program" | "programme" | "framework" | "mechanism" | "action");
    if document || !is_head(lexicon, head) || bodily || kind == NameKind::Person || kind == NameKind::Place && !common {
        return None;
    }
    let first = whole_start(sent, name.first);
    // `"One Belt And One Road"`: half a quoted name is no name.
    if matches!(sent.lower(end), "and" | "&") && sent.is_capital(end)
        || name.first > 0 && sent.is_capital(name.first - 1) && sent.lower(name.first - 1) == "and"
    {
        return None;
    }
    // A name of a document that ends in such a word: `Framework Agreement on the Norland Circle`.
    if in_document(sentence, first) {
        return None;
    }
    let capitals = (first..end).filter(|&i| sent.is_capital(i)).count();
    let hyphened = sent.word(first).contains('-');
    if capitals + usize::from(common) < 2 && !hyphened {
        return None;
    }
    // `Belt and Road` is one; a road by another name is a street.
    let sure = lexicon.initiative_heads.get(head).is_some_and(|head| head.sure)
        && !common
        && kind != NameKind::Place
        && (head != "road" || first < name.first);
    let quotes = (first..end).filter(|&i| matches!(sent.word(i), "\"" | "“" | "”")).count();
    if quotes % 2 == 1 {
        return None;
    }
    let known = (first == name.first && !common).then_some(entry);
    Some(InitiativeName { first, end, sure, known })
}

/// Whether the word ends names of undertakings.
pub fn is_head(lexicon: &Lexicon, lower: &str) -> bool {
    lexicon.initiative_heads.get(lower).is_some_and(|head| head.made)
}

/// Where the whole name starts: over `and`, `of` and quotes that stand inside it.
///
/// `an AI and Robotics Center` is one name since one article opens it; `Norland and Estavia Rail Project` may be too.
fn whole_start(sent: &Sent<'_>, first: usize) -> usize {
    // `the "Belt and Road" Norland Alliance`, `“One Billion Trees” initiative`
    if first > 1 && matches!(sent.word(first - 1), "\"" | "”") {
        let open = (first.saturating_sub(7)..first - 1).rev().find(|&i| matches!(sent.word(i), "\"" | "“"));
        if let Some(open) = open
            && (open + 1..first - 1)
                .all(|i| sent.is_capital(i) || sent.kind(i) != TokenKind::Word || is_joint(sent.lower(i)))
            && open + 2 < first
        {
            return open;
        }
    }
    let mut start = first;
    for _ in 0..3 {
        if start < 2 || !is_joint(sent.lower(start - 1)) || !sent.is_capital(start - 2) {
            break;
        }
        let mut from = start - 1;
        while from > 0 && sent.is_capital(from - 1) && !is_verb(sent.tag(from - 1)) {
            from -= 1;
        }
        start = from;
    }
    if start == first {
        return first;
    }
    // What stands before must open a name: an article, a possessive, a quote, or nothing.
    let opened = start == 0
        || matches!(
            sent.lower(start - 1),
            "the" | "a" | "an" | "its" | "their" | "'s" | "’s" | "\"" | "“" | "•" | "new" | "joint"
        );
    if opened { start } else { first }
}

fn is_joint(lower: &str) -> bool {
    matches!(lower, "and" | "&" | "of" | "for" | "in")
}

/// Whether the words before `at` are the name of a document: `Agreement of Cooperation on the …`.
fn in_document(sentence: &Sentence<'_, '_>, at: usize) -> bool {
    let sent = sentence.sent;
    let mut from = at;
    while from > 0
        && (sent.is_capital(from - 1) || matches!(sent.lower(from - 1), "of" | "on" | "for" | "the" | "in" | "and"))
    {
        from -= 1;
    }
    sentence.groups.names.iter().any(|n| n.document && n.first >= from && n.end <= at)
        || (from..at).any(|i| {
            sent.is_capital(i)
                && matches!(sent.lower(i), "agreement" | "memorandum" | "protocol" | "treaty" | "contract")
        })
}
