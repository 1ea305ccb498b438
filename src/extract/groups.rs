//! Noun groups, verb groups and what stands between them: a sentence as a short row of pieces.

use super::names::Name;
use super::names::run::{is_noun, is_verb};
use super::sent::Sent;
use super::tagger::Tag;
use super::token::TokenKind;
use crate::lexicon::{AgreementNoun, Lexicon, VerbClass, singular};

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
        self.list.get(i).is_some_and(|g| g.kind == GroupKind::Prep && self.sent.lower(g.end - 1) == word)
    }

    /// The kind of group `i`.
    pub fn kind(&self, i: usize) -> Option<&GroupKind> {
        self.list.get(i).map(|g| &g.kind)
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
    let mut list = Vec::new();
    let mut at = 0;
    while at < sent.len() {
        let group = cutter.group_at(at);
        at = group.end.max(at + 1);
        list.push(group);
    }
    active_participles(&mut list);
    Groups { sent, names, list }
}

/// `companies in the two cities signed agreements`: what looks like a participle is the verb where an object follows it.
fn active_participles(list: &mut [Group]) {
    for i in 1..list.len().saturating_sub(1) {
        let object = list[i + 1].noun().is_some_and(|n| n.agreement.is_some() || n.pronoun);
        let subject =
            matches!(list[i - 1].kind, GroupKind::Noun(_) | GroupKind::Close | GroupKind::Date | GroupKind::Other);
        if let GroupKind::Verb(verb) = &mut list[i].kind
            && verb.bare_participle
            && object
            && subject
        {
            verb.bare_participle = false;
            verb.passive = false;
            verb.past = true;
        }
    }
}

struct Cutter<'c, 'a> {
    sent: &'c Sent<'a>,
    lexicon: &'c Lexicon,
    names: &'c [Name],
    dates: &'c [(usize, usize)],
}

impl Cutter<'_, '_> {
    fn group_at(&self, at: usize) -> Group {
        let one = |kind| Group { first: at, end: at + 1, kind };
        if let Some(&(first, end)) = self.dates.iter().find(|(first, _)| *first == at) {
            return Group { first, end, kind: GroupKind::Date };
        }
        let lower = self.sent.lower(at);
        if self.name_at(at).is_none() {
            match lower {
                "," => return one(GroupKind::Comma),
                ";" => return one(GroupKind::Semicolon),
                ":" => return one(GroupKind::Colon),
                "(" | "[" => return one(GroupKind::Open),
                ")" | "]" => return one(GroupKind::Close),
                "&" | "and" | "plus" => return one(GroupKind::And),
                "or" | "nor" => return one(GroupKind::Or),
                "which" | "who" | "whose" | "whom" => return one(GroupKind::Relative),
                "that" if matches!(self.sent.tag(at), Tag::Wdt | Tag::In) => return one(GroupKind::Relative),
                "where" => return one(GroupKind::Relative),
                "while" | "when" | "because" | "if" | "although" | "though" | "whereas" | "unless" => {
                    return one(GroupKind::Subordinate);
                }
                _ => {}
            }
            if let Some(end) = self.joint_preposition(at) {
                return Group { first: at, end, kind: GroupKind::And };
            }
            let governing = matches!(lower, "including" | "following" | "concerning" | "regarding")
                && !matches!(self.sent.tag(at + 1), Tag::To)
                || matches!((lower, self.sent.lower(at + 1)), ("according", "to"));
            if let Some(group) = self.verb(at).filter(|_| !governing) {
                return group;
            }
            if matches!(lower, "w/" | "w") && self.sent.title_case {
                return one(GroupKind::Prep);
            }
            if governing
                || matches!(self.sent.tag(at), Tag::In | Tag::To)
                || matches!(
                    lower,
                    "including"
                        | "following"
                        | "concerning"
                        | "regarding"
                        | "worth"
                        | "per"
                        | "via"
                        | "with"
                        | "between"
                        | "to"
                ) && self.sent.kind(at) == TokenKind::Word
            {
                let two = matches!(
                    (lower, self.sent.lower(at + 1)),
                    ("according", "to") | ("due", "to") | ("prior", "to") | ("such", "as") | ("because", "of")
                );
                return Group { first: at, end: at + 1 + usize::from(two), kind: GroupKind::Prep };
            }
        }
        self.noun(at).unwrap_or_else(|| one(GroupKind::Other))
    }

    fn name_at(&self, at: usize) -> Option<usize> {
        self.names.iter().position(|n| n.first == at)
    }

    /// `as well as`, `along with`, `together with`, `alongside`, `in addition to`.
    fn joint_preposition(&self, at: usize) -> Option<usize> {
        let word = |i: usize| self.sent.lower(at + i);
        match (word(0), word(1), word(2)) {
            ("as", "well", "as") | ("in", "addition", "to") | ("in", "conjunction", "with") => Some(at + 3),
            ("along" | "together" | "jointly", "with", _) => Some(at + 2),
            ("alongside", _, _) => Some(at + 1),
            _ => None,
        }
    }

    /// The verb group that starts at `at`.
    fn verb(&self, at: usize) -> Option<Group> {
        let tag = self.sent.tag(at);
        let to_infinitive = self.sent.lower(at) == "to"
            && self.is_verb_word(at + 1)
            && (self.sent.tag(at) == Tag::To || matches!(self.sent.tag(at + 1), Tag::Vb));
        if !(to_infinitive || is_verb(tag) && !self.is_premodifier(at)) {
            return None;
        }
        let mut verb = Verb {
            main: at,
            class: None,
            lemma: "".into(),
            governor: None,
            passive: false,
            negated: false,
            future: false,
            possible: false,
            gerund: false,
            bare_participle: false,
            infinitive: to_infinitive,
            base: tag == Tag::Vb,
            past: false,
        };
        let (mut i, mut be, mut have, mut seen) = (at, false, false, false);
        let mut last_verb_end = at;
        while i < self.sent.len() && self.name_at(i).is_none() {
            let lower = self.sent.lower(i);
            match self.sent.tag(i) {
                Tag::Md => {
                    verb.future |= matches!(lower, "will" | "'ll" | "’ll" | "shall" | "would" | "wo");
                    verb.possible |= matches!(lower, "may" | "might" | "could" | "should" | "can");
                }
                _ if matches!(lower, "not" | "n't" | "n’t" | "never") => verb.negated = true,
                Tag::Rb => {}
                Tag::To
                    if self.is_verb_word(i + 1)
                        || matches!(self.sent.tag(i + 1), Tag::Rb) && self.is_verb_word(i + 2) =>
                {
                    verb.future = true;
                    if let Some(class) = verb.class {
                        verb.governor = Some((class, verb.lemma.clone()));
                    }
                }
                Tag::In if lower == "to" && seen && self.sent.tag(i + 1) == Tag::Vb => {
                    verb.future = true;
                    if let Some(class) = verb.class {
                        verb.governor = Some((class, verb.lemma.clone()));
                    }
                }
                // `is set to`, `is ready to`, `is due to`, `yet to`.
                Tag::Jj | Tag::Vbn | Tag::In
                    if be
                        && matches!(
                            lower,
                            "due"
                                | "ready"
                                | "set"
                                | "likely"
                                | "poised"
                                | "able"
                                | "about"
                                | "keen"
                                | "willing"
                                | "eager"
                        )
                        && self.sent.lower(i + 1) == "to" => {}
                tag if is_verb(tag) && !(seen && self.is_premodifier(i)) || i == at => {
                    if matches!(
                        lower,
                        "be" | "is" | "are" | "was" | "were" | "been" | "being" | "'s" | "’s" | "'re" | "’re" | "am"
                    ) {
                        be = true;
                        verb.past |= matches!(lower, "was" | "were");
                    } else if matches!(lower, "has" | "have" | "had" | "having" | "'ve" | "’ve") && self.verb_follows(i)
                    {
                        have = true;
                    } else if matches!(lower, "do" | "does" | "did") && self.verb_follows(i) {
                    } else {
                        if seen
                            && verb.class.is_some()
                            && verb.main + 1 == i
                            && !matches!(tag, Tag::Vb)
                            && verb.governor.is_none()
                        {
                            // Two finite verbs in a row belong to two clauses.
                            break;
                        }
                        verb.main = i;
                        let known = self.lexicon.verbs.get(lower);
                        verb.class = known.map(|k| k.class);
                        verb.lemma = known.map_or_else(|| lower.into(), |k| k.lemma.clone());
                        let participle = matches!(tag, Tag::Vbn) || matches!(tag, Tag::Vbd) && (be || have);
                        verb.passive = participle
                            && (be && (!have || self.been_before(i)) || !have && !seen && tag == Tag::Vbn && i == at);
                        verb.bare_participle |= tag == Tag::Vbn && !be && !have && !seen;
                        verb.gerund |= tag == Tag::Vbg && !be && !seen && !matches!(lower, "being");
                        verb.past |= matches!(tag, Tag::Vbd) || have;
                    }
                    seen = true;
                    last_verb_end = i + 1;
                }
                _ => break,
            }
            if seen && is_verb(self.sent.tag(i)) {
                last_verb_end = i + 1;
            }
            i += 1;
        }
        if verb.lemma.is_empty() {
            verb.lemma = self.sent.lower(verb.main).into();
            if !seen && verb.main == at && self.sent.lower(at) == "to" {
                return None;
            }
        }
        if matches!(self.sent.lower(last_verb_end), "up" | "out" | "off") && self.sent.tag(last_verb_end) == Tag::Rp {
            last_verb_end += 1;
        }
        let end = last_verb_end.max(verb.main + 1).max(at + 1);
        Some(Group { first: at, end, kind: GroupKind::Verb(verb) })
    }

    fn been_before(&self, at: usize) -> bool {
        (at.saturating_sub(3)..at).any(|i| matches!(self.sent.lower(i), "been" | "be" | "being"))
    }

    fn verb_follows(&self, at: usize) -> bool {
        (at + 1..at + 4)
            .take_while(|&i| {
                matches!(self.sent.tag(i), Tag::Rb)
                    || is_verb(self.sent.tag(i))
                    || matches!(self.sent.lower(i), "not" | "to" | "yet")
            })
            .any(|i| is_verb(self.sent.tag(i)))
    }

    fn is_verb_word(&self, at: usize) -> bool {
        matches!(self.sent.tag(at), Tag::Vb | Tag::Vbp)
            || self.lexicon.verbs.contains_key(self.sent.lower(at)) && is_verb(self.sent.tag(at))
    }

    /// A participle that stands before its noun: `newly-signed memorandum`, `operating companies`.
    fn is_premodifier(&self, at: usize) -> bool {
        if !matches!(self.sent.tag(at), Tag::Vbn | Tag::Vbg) {
            return false;
        }
        // `Boston-based Acme`, `state-owned`
        if self.sent.lower(at).contains('-') && (self.name_at(at + 1).is_some() || is_noun(self.sent.tag(at + 1))) {
            return true;
        }
        let before = at > 0 && matches!(self.sent.tag(at - 1), Tag::Dt | Tag::PrpPoss | Tag::Jj | Tag::Pos | Tag::Cd);
        // `train operating companies`: no determiner, a noun before and a plural after.
        let compound = at > 0
            && self.sent.tag(at) == Tag::Vbg
            && self.sent.tag(at - 1) == Tag::Nn
            && self.sent.tag(at + 1) == Tag::Nns
            && (at < 3 || !matches!(self.sent.tag(at - 2), Tag::Dt))
            && !self.lexicon.verbs.contains_key(self.sent.lower(at));
        compound
            || before
                && matches!(self.sent.tag(at + 1), Tag::Nn | Tag::Nns | Tag::Jj | Tag::Nnp)
                && self.sent.kind(at + 1) != TokenKind::Mark
    }

    /// The noun group that starts at `at`.
    fn noun(&self, at: usize) -> Option<Group> {
        let mut noun = Noun {
            head: at,
            name: None,
            inner: Vec::new(),
            determiner: Determiner::None,
            pronoun: false,
            possessor: None,
            agreement: None,
        };
        let mut i = at;
        let mut end = at;
        while i < self.sent.len() {
            if i > at && self.dates.iter().any(|(first, _)| *first == i) {
                break;
            }
            if let Some(index) = self.name_at(i) {
                // `on that day Chengdu signed`: the noun of time ends before the name.
                if i > at
                    && noun.name.is_none()
                    && matches!(
                        self.sent.lower(i - 1),
                        "day"
                            | "week"
                            | "month"
                            | "year"
                            | "time"
                            | "morning"
                            | "afternoon"
                            | "evening"
                            | "occasion"
                            | "ceremony"
                    )
                    && self.sent.tag(i - 1) == Tag::Nn
                {
                    break;
                }
                let name = &self.names[index];
                // `Monday China`: a name after a full noun group with a determiner is a new group only after a comma.
                if let Some(before) = noun.name.replace(index) {
                    noun.inner.push(before);
                }
                noun.head = name.end - 1;
                i = name.close.max(i + 1);
                end = i;
                continue;
            }
            let lower = self.sent.lower(i);
            let tag = self.sent.tag(i);
            if lower == "worth" {
                break;
            }
            match tag {
                Tag::Dt | Tag::PrpPoss if i == at => {
                    noun.determiner = match lower {
                        "a" | "an" | "another" | "some" | "any" | "every" | "each" => Determiner::Indefinite,
                        "no" => Determiner::Negative,
                        _ if tag == Tag::PrpPoss => Determiner::Possessive,
                        _ => Determiner::Definite,
                    };
                    end = i + 1;
                }
                // `both the companies`, `all the parties`.
                Tag::Dt if i == at + 1 && matches!(self.sent.lower(at), "both" | "all" | "half" | "such") => {}
                Tag::Prp => {
                    if i == at {
                        noun.pronoun = true;
                        end = i + 1;
                    }
                    break;
                }
                Tag::Pos => {
                    noun.possessor = Some((at, i));
                    noun.determiner = Determiner::Possessive;
                    if let Some(name) = noun.name.take() {
                        noun.inner.push(name);
                    }
                    end = i + 1;
                }
                Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps => {
                    if let Some(name) = noun.name.take() {
                        noun.inner.push(name);
                    }
                    noun.head = i;
                    end = i + 1;
                }
                Tag::Cd | Tag::Jj | Tag::Jjr | Tag::Jjs => {
                    if noun.name.is_some()
                        && matches!(tag, Tag::Jj | Tag::Jjr | Tag::Jjs | Tag::Cd)
                        && !is_noun(self.sent.tag(i + 1))
                    {
                        break;
                    }
                    noun.head = i;
                    end = i + 1;
                }
                Tag::Vbn | Tag::Vbg if (i > at || self.sent.lower(i).contains('-')) && self.is_premodifier(i) => {
                    end = i + 1
                }
                Tag::Vbg | Tag::Vbn
                    if i == at && matches!(self.sent.tag(i + 1), Tag::Nn | Tag::Nns) && tag == Tag::Vbn =>
                {
                    end = i + 1
                }
                Tag::Sym if self.sent.kind(i) == TokenKind::Currency => end = i + 1,
                _ if self.sent.kind(i) == TokenKind::Currency || matches!(lower, "%") => end = i + 1,
                // `economic and trade cooperation agreement`
                Tag::Cc
                    if i > at
                        && matches!(self.sent.tag(i - 1), Tag::Jj)
                        && matches!(self.sent.tag(i + 1), Tag::Jj | Tag::Nn)
                        && (is_noun(self.sent.tag(i + 2)) || is_noun(self.sent.tag(i + 3)))
                        && !self.sent.is_capital(i + 1) => {}
                // `USAID–Ministry of Finance agreement`
                Tag::Punct
                    if matches!(lower, "–" | "—" | "-")
                        && i > at
                        && self.sent.is_glued(i)
                        && self.sent.is_glued(i + 1) => {}
                // `“strategic” agreement`
                Tag::Punct
                    if matches!(lower, "“" | "\"" | "”" | "‘" | "’")
                        && i > at
                        && (is_noun(self.sent.tag(i + 1)) || self.name_at(i + 1).is_some())
                        && i + 1 < self.sent.len() => {}
                _ => break,
            }
            i += 1;
        }
        if end == at {
            return None;
        }
        let end = end.max(noun.head + 1);
        self.find_agreement(&mut noun, at, end);
        let end = noun.agreement.map_or(end, |(first, length, _)| end.max(first + length));
        Some(Group { first: at, end, kind: GroupKind::Noun(noun) })
    }

    /// The agreement noun that the group ends with; it may reach past the group (`memorandum of understanding`).
    fn find_agreement(&self, noun: &mut Noun, first: usize, end: usize) {
        for at in first..end.min(noun.head + 1) {
            if let Some((length, &found)) = self.lexicon.agreement_nouns.longest_at(at, |i| self.sent.lower(i))
                && at + length >= end.min(noun.head + 1)
                && at + length > noun.head
            {
                // A name of a body that ends in such a word (`Industrial Park Alliance`) stays a name too.
                noun.agreement = Some((at, length, found));
                return;
            }
        }
    }
}

/// The head of a noun group in lower case and singular.
pub fn head_word(groups: &Groups<'_, '_>, noun: &Noun) -> String {
    singular(groups.sent.lower(noun.head)).into_owned()
}
