//! Noun groups, verb groups and what stands between them: a sentence as a short row of pieces.

mod cutter;
mod noun;
mod participles;
mod verb;

use super::names::Name;
use super::sent::Sent;
use super::tagger::Tag;
use crate::lexicon::{AgreementNoun, Lexicon, VerbClass, singular};
use cutter::Cutter;

/// A piece of a sentence, from position `first` to `end` (excluded).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// First position.
    pub first: usize,
    /// One past the last.
    pub end: usize,
    /// What it is.
    pub kind: GroupKind,
}

/// The kinds of pieces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GroupKind {
    /// Noun group.
    Noun(Noun),
    /// Verb group.
    Verb(Verb),
    /// Preposition.
    Prep,
    /// `and`, `&`, `as well as`, `along with`, `together with`.
    And,
    /// `or`.
    Or,
    /// Comma.
    Comma,
    /// Semicolon.
    Semicolon,
    /// Colon.
    Colon,
    /// Opening parenthesis.
    Open,
    /// Closing parenthesis.
    Close,
    /// `which`, `who`, `that`, `whose`, `where`.
    Relative,
    /// `while`, `when`, `because`, `if`, `although`.
    Subordinate,
    /// A date.
    Date,
    /// Anything else: adverbs, quotation marks, particles.
    Other,
}

/// The determiner of a noun group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Determiner {
    /// None.
    None,
    /// `the`, `this`, `these`, `both`, `said`.
    Definite,
    /// `a`, `an`, `another`, `some`.
    Indefinite,
    /// `its`, `their`, or a noun with `'s`.
    Possessive,
    /// `no`.
    Negative,
}

/// A noun group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noun {
    /// Position of the head noun.
    pub head: usize,
    /// The name it ends with, as an index into the sentence's names.
    pub name: Option<usize>,
    /// Names inside it before the head.
    pub inner: Vec<usize>,
    /// Its determiner.
    pub determiner: Determiner,
    /// Whether it is a pronoun.
    pub pronoun: bool,
    /// The possessor's positions (`China's` → the positions of `China`).
    pub possessor: Option<(usize, usize)>,
    /// The agreement noun it holds, and where that starts.
    pub agreement: Option<(usize, usize, AgreementNoun)>,
}

/// A verb group with the verbs that govern it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verb {
    /// Position of the main verb.
    pub main: usize,
    /// Its class, if it does something to agreements.
    pub class: Option<VerbClass>,
    /// Its plain form, if it is in the list; else the word.
    pub lemma: Box<str>,
    /// The class and plain form of the nearest verb that governs it (`plans to sign`).
    pub governor: Option<(VerbClass, Box<str>)>,
    /// Passive, or a bare past participle.
    pub passive: bool,
    /// `not`, `never`, `no longer`, `yet to`, `failed to`.
    pub negated: bool,
    /// `will`, `to sign`, `is set to sign`, `would`.
    pub future: bool,
    /// `may`, `might`, `could`, `should`, `can`.
    pub possible: bool,
    /// `-ing` alone.
    pub gerund: bool,
    /// A past participle alone.
    pub bare_participle: bool,
    /// `to` + verb, without another verb before it.
    pub infinitive: bool,
    /// A base form without modal or `to` (`… to build and run`): not finite.
    pub base: bool,
    /// Past or present perfect.
    pub past: bool,
    /// Done gladly, by saying so: `is proud to announce`, `are delighted to partner with`.
    pub glad: bool,
}

impl Group {
    /// The noun group, if it is one.
    pub fn noun(&self) -> Option<&Noun> {
        if let GroupKind::Noun(noun) = &self.kind { Some(noun) } else { None }
    }

    /// Whether it is a verb group of a clause of its own, not an infinitive, gerund or participle.
    pub fn is_finite(&self) -> bool {
        self.verb().is_some_and(|v| !(v.infinitive || v.gerund || v.bare_participle || v.base))
    }

    /// The verb group, if it is one.
    pub fn verb(&self) -> Option<&Verb> {
        if let GroupKind::Verb(verb) = &self.kind { Some(verb) } else { None }
    }
}

/// A sentence cut into groups, with what they are made of.
#[derive(Debug)]
pub struct Groups<'s, 'a> {
    /// The sentence.
    pub sent: &'s Sent<'a>,
    /// Its names.
    pub names: &'s [Name],
    /// The pieces in order.
    pub list: Vec<Group>,
}

impl Groups<'_, '_> {
    /// Whether group `i` is a preposition of this word.
    pub fn is_prep(&self, i: usize, word: &str) -> bool {
        self.list.get(i).is_some_and(|g| matches!(g.kind, GroupKind::Prep) && self.sent.lower(g.end - 1) == word)
    }

    /// Whether group `i` is the last word of `on behalf of`.
    pub fn is_on_behalf(&self, i: usize) -> bool {
        let behalf = |g: &Group| g.noun().is_some_and(|n| self.sent.lower(n.head) == "behalf");
        self.is_prep(i, "of") && i > 0 && behalf(&self.list[i - 1])
    }

    /// The kind of group `i`.
    pub fn kind(&self, i: usize) -> Option<&GroupKind> {
        self.list.get(i).map(|g| &g.kind)
    }

    /// Whether the sentence goes on behind position `from` to tell who says this: `“We signed it,” Acme said`.
    pub fn is_quoted(&self, from: usize) -> bool {
        (from..self.sent.len()).any(|i| matches!(self.sent.lower(i), "said" | "says" | "added" | "announced" | "told"))
    }

    /// The words of group `i` in lower case.
    pub fn first_word(&self, i: usize) -> &str {
        self.list.get(i).map_or("", |g| self.sent.lower(g.first))
    }
}

/// Cuts a sentence into groups. `dates` are the positions of date phrases.
pub fn groups<'s, 'a>(
    sent: &'s Sent<'a>,
    lexicon: &Lexicon,
    names: &'s [Name],
    dates: &[(usize, usize)],
) -> Groups<'s, 'a> {
    let cutter = Cutter { sent, lexicon, names, dates };
    // Of two or three words there is one group; room for it is made once.
    let mut list = Vec::with_capacity(sent.len() / 2 + 4);
    let mut at = 0;
    while at < sent.len() {
        let group = cutter.group_at(at);
        at = group.end.max(at + 1);
        list.push(group);
    }
    participles::active_participles(sent, &mut list);
    participles::participles_of_agreements(&mut list);
    participles::governors_before_dates(sent, &mut list);
    determiners_before_dates(sent, &mut list);
    quoted_names(sent, &mut list);
    ones(sent, &mut list);
    Groups { sent, names, list }
}

/// `the company "Acme" and "Borealis" JSC`: the marks around a name belong to it.
fn quoted_names(sent: &Sent<'_>, list: &mut Vec<Group>) {
    let is_quote = |word: &str| matches!(word, "\"" | "“" | "”" | "„" | "«" | "»" | "''" | "``");
    let marks = |g: &Group| (g.first..g.end).filter(|&i| is_quote(sent.word(i))).count();
    if !list.iter().any(|g| matches!(g.kind, GroupKind::Other) && marks(g) > 0) {
        return;
    }
    let alone = |g: &Group| g.kind == GroupKind::Other && g.end == g.first + 1 && marks(g) == 1;
    let mut at = 0;
    while at < list.len() {
        let opened = at > 0 && alone(&list[at - 1]);
        let closed = list.get(at + 1).is_some_and(alone);
        let named = list[at].noun().is_some_and(|n| n.name.is_some());
        if named && closed && (opened || marks(&list[at]) == 1) {
            list[at].end = list[at + 1].end;
            list.remove(at + 1);
            if opened && marks(&list[at]) == 1 {
                list[at].first = list[at - 1].first;
                list.remove(at - 1);
                at -= 1;
            }
        }
        at += 1;
    }
}

/// `an agreement with Kenya and one with Ghana`, `two treaties, one on trade and the other on taxes`: such a word stands for
/// the agreement named before it.
fn ones(sent: &Sent<'_>, list: &mut [Group]) {
    let mut last: Option<AgreementNoun> = None;
    for i in 0..list.len() {
        let before = |words: &[&str]| {
            list.get(i + 1).is_some_and(|g| g.kind == GroupKind::Prep && words.contains(&sent.lower(g.end - 1)))
        };
        let listed = i > 0 && matches!(list[i - 1].kind, GroupKind::And | GroupKind::Comma | GroupKind::Colon);
        let short = list[i].end - list[i].first <= 2;
        let (with, on) = (before(&["with", "between"]), before(&["for", "on"]) && listed && short);
        let GroupKind::Noun(noun) = &mut list[i].kind else { continue };
        let one = matches!(sent.lower(noun.head), "one" | "another" | "second" | "third");
        if let Some((.., agreement)) = noun.agreement {
            last = Some(agreement);
        } else if with && one || on && (one || sent.lower(noun.head) == "other") {
            noun.agreement = last.map(|agreement| (noun.head, 1, agreement));
            noun.determiner = Determiner::Indefinite;
            noun.pronoun = false;
        }
    }
}

/// `their 2017 agreement`: the determiner that a date cuts off says what the noun after the date is.
fn determiners_before_dates(sent: &Sent<'_>, list: &mut [Group]) {
    for i in 2..list.len() {
        let alone = list[i - 2].end - list[i - 2].first == 1 && matches!(list[i - 1].kind, GroupKind::Date);
        let Some(determiner) = list[i - 2].noun().map(|n| n.determiner).filter(|d| *d != Determiner::None && alone)
        else {
            continue;
        };
        let is_word = matches!(sent.tag(list[i - 2].first), Tag::Dt | Tag::PrpPoss);
        if let GroupKind::Noun(noun) = &mut list[i].kind
            && is_word
            && noun.determiner == Determiner::None
        {
            noun.determiner = determiner;
        }
    }
}

/// The head of a noun group in lower case and singular.
pub fn head_word(groups: &Groups<'_, '_>, noun: &Noun) -> String {
    singular(groups.sent.lower(noun.head)).into_owned()
}
