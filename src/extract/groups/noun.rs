//! Noun groups: a head noun or a name, with the determiner, possessor and modifiers before it.

use super::cutter::Cutter;
use super::{Determiner, Group, GroupKind, Noun};
use crate::extract::deals::act::is_talks;
use crate::extract::discourse::is_gathering;
use crate::extract::names::run::{is_attribute, is_noun, is_partnering};
use crate::extract::tagger::Tag;
use crate::extract::token::TokenKind;

/// So many attributes are listed before the kind of an agreement.
const LISTED: usize = 5;

impl Cutter<'_, '_> {
    /// The noun group that starts at `at`.
    pub(super) fn noun(&self, at: usize) -> Option<Group> {
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
                // `Heredia, Costa Rica, Ada Brook`: the comma that closes the place parts the names.
                if noun.name.is_some() && self.sent.word(i - 1) == "," {
                    break;
                }
                // `on that day Chengdu signed`, `at the same forum Acme signed`: the noun of time ends before the name.
                if i > at
                    && noun.name.is_none()
                    && (is_time(self.sent.lower(i - 1)) || is_gathering(self.sent.lower(i - 1)))
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
            // `Accra teams up with Acme`
            let verb =
                i > at && (is_partnering(self.sent, i) && self.headline_verb(i) || self.ends_name_in_headline(i));
            // `reached an agreement early on Sunday`, `a truce starting at midnight`, `made a pact last fall`
            let when = (matches!(lower, "beginning" | "early" | "late" | "starting") || self.is_last_season(i))
                && i > at
                && is_noun(self.sent.tag(i - 1));
            let goes_on = i > at && self.goes_on(i);
            if lower == "worth" || verb || when || goes_on || i > at && self.seen_verb(i) {
                break;
            }
            // `a 2.3 billion yuan (US$320 million) contract`
            if let Some(after) = self.converted(i).filter(|_| i > at) {
                i = after;
                continue;
            }
            if let Some(after) =
                self.attributes(i).filter(|_| noun.name.is_none() && noun.determiner != Determiner::None)
            {
                i = after;
                continue;
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
                // `Acme Holdings' takeover`, `the parties' accord`
                Tag::Pos | Tag::Punct if tag == Tag::Pos || self.is_plural_possessive(i) => {
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
                Tag::Vbn | Tag::Vbg
                    if (i > at || self.sent.lower(i).contains('-') || self.opens_agreement(i))
                        && self.is_premodifier(i) =>
                {
                    end = i + 1
                }
                Tag::Vbd | Tag::Vbn if i == at && is_attribute(lower) => end = i + 1,
                // `Acme's planned takeover of Borealis`
                Tag::Vbd | Tag::Vbn if i > at && self.sent.tag(i - 1) == Tag::Pos && is_ahead(lower) => end = i + 1,
                Tag::Vbg | Tag::Vbn
                    if i == at
                        && matches!(self.sent.tag(i + 1), Tag::Nn | Tag::Nns)
                        && tag == Tag::Vbn
                        && self.name_at(i + 1).is_none() =>
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
                // `a leading, national firm`
                Tag::Punct
                    if lower == ","
                        && matches!(noun.determiner, Determiner::Indefinite | Determiner::Possessive)
                        && noun.name.is_none()
                        && matches!(self.sent.tag(i - 1), Tag::Jj | Tag::Vbg)
                        && self.sent.tag(i + 1) == Tag::Jj
                        && !self.sent.is_capital(i + 1)
                        && (is_noun(self.sent.tag(i + 2)) || self.sent.tag(i + 2) == Tag::Jj) => {}
                // `USAID–Ministry of Finance agreement`
                Tag::Punct
                    if matches!(lower, "–" | "—" | "-")
                        && i > at
                        && self.sent.is_glued(i)
                        && self.sent.is_glued(i + 1) => {}
                // `“strategic” agreement`
                Tag::Punct
                    if matches!(lower, "“" | "\"" | "”" | "‘" | "’" | "'")
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

    /// Where the kind of an agreement begins behind the attributes listed from `at` on: `, procurement and construction (EPC)
    /// contract`.
    fn attributes(&self, at: usize) -> Option<usize> {
        let and = |i: usize| matches!(self.sent.word(i), "and" | "&");
        if self.sent.word(at) != "," && !and(at) {
            return None;
        }
        let attribute = |i: usize| {
            let fits = matches!(self.sent.tag(i), Tag::Nn | Tag::Nns | Tag::Jj | Tag::Vbg);
            fits && !self.sent.is_capital(i) && self.sent.kind(i) == TokenKind::Word
        };
        let agreement = |i: usize| self.lexicon.agreement_nouns.longest_at(i, |i| self.sent.lower(i)).is_some();
        let mut i = at;
        for _ in 0..LISTED {
            i += usize::from(self.sent.word(i) == "," && and(i + 1));
            let last = and(i);
            i += 1;
            if !attribute(i) || agreement(i) || self.name_at(i).is_some() {
                return None;
            }
            i += 1;
            if last {
                let bracket = self.sent.word(i) == "(" && self.sent.word(i + 2) == ")";
                let end = if bracket { i + 3 } else { i };
                return agreement(end).then_some(end);
            }
            if self.sent.word(i) != "," && !and(i) {
                return None;
            }
        }
        None
    }

    /// Whether a participle at `i` says what an agreement does, and does not belong to it: `an agreement handing over …`.
    fn goes_on(&self, i: usize) -> bool {
        let agreement = self.lexicon.agreement_nouns.word(self.sent.lower(i - 1)).is_some_and(|noun| noun.strong);
        let lower = self.sent.lower(i);
        let next = self.sent.tag(i + 1);
        agreement
            && lower.ends_with("ing")
            && !matches!(lower, "making" | "meeting" | "negotiating" | "signing")
            && (matches!(next, Tag::Dt | Tag::PrpPoss | Tag::Rp)
                || matches!(self.sent.lower(i + 1), "out" | "over" | "up"))
    }

    /// Where the noun goes on behind an amount told again in another currency: `2.3 billion yuan (US$320 million) contract`.
    fn converted(&self, at: usize) -> Option<usize> {
        let amount = |i: usize| matches!(self.sent.kind(i), TokenKind::Number | TokenKind::Currency);
        if !matches!(self.sent.word(at), "(" | "[") || !(at.saturating_sub(3)..at).any(amount) {
            return None;
        }
        let close = (at + 2..at + 8).find(|&i| matches!(self.sent.word(i), ")" | "]"))?;
        let after = self.sent.tag(close + 1);
        ((at + 1..close).any(amount) && (is_noun(after) || after == Tag::Jj)).then_some(close + 1)
    }

    /// Whether the name of a kind of agreement of two words or more starts here: `twinning agreement`.
    fn opens_agreement(&self, at: usize) -> bool {
        self.lexicon.agreement_nouns.longest_at(at, |i| self.sent.lower(i)).is_some_and(|(length, _)| length >= 2)
    }

    /// Whether an apostrophe after a plural makes it an owner: `Acme Holdings' takeover`; not one that closes a quotation.
    fn is_plural_possessive(&self, at: usize) -> bool {
        let opened = (0..at).any(|i| matches!(self.sent.word(i), "'" | "‘"));
        matches!(self.sent.word(at), "'" | "’")
            && at > 0
            && self.sent.is_glued(at)
            && self.sent.lower(at - 1).ends_with('s')
            && !opened
            && (is_noun(self.sent.tag(at + 1))
                || matches!(self.sent.tag(at + 1), Tag::Jj | Tag::Vbn | Tag::Cd | Tag::Sym))
    }

    /// A participle that stands before its noun: `newly-signed memorandum`, `operating companies`.
    pub(super) fn is_premodifier(&self, at: usize) -> bool {
        // `cancelled previously announced deals`
        let known = at > 0 && matches!(self.sent.lower(at - 1), "newly" | "previously" | "recently");
        if known && matches!(self.sent.tag(at), Tag::Vbd | Tag::Vbn) && is_noun(self.sent.tag(at + 1)) {
            return true;
        }
        if !matches!(self.sent.tag(at), Tag::Vbn | Tag::Vbg) {
            return false;
        }
        // `twinning agreement`
        if self.opens_agreement(at) {
            return true;
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
        // `a planned $1.1 billion purchase`
        let amount = at > 0
            && matches!(self.sent.tag(at - 1), Tag::Dt | Tag::PrpPoss)
            && self.sent.word(at + 1).starts_with(['$', '€', '£', '¥']);
        compound
            || amount
            || before
                && matches!(self.sent.tag(at + 1), Tag::Nn | Tag::Nns | Tag::Jj | Tag::Nnp)
                && self.sent.kind(at + 1) != TokenKind::Mark
    }

    /// The agreement noun that the group ends with; it may reach past the group (`memorandum of understanding`).
    fn find_agreement(&self, noun: &mut Noun, first: usize, end: usize) {
        for at in first..end.min(noun.head + 1) {
            let Some((length, &found)) = self.lexicon.agreement_nouns.longest_at(at, |i| self.sent.lower(i)) else {
                continue;
            };
            // `merger talks`: what is talked about is the agreement.
            if at + length == noun.head && is_talks(self.sent.lower(noun.head)) {
                noun.agreement = Some((at, length + 1, found));
                return;
            }
            if at + length >= end.min(noun.head + 1) && at + length > noun.head {
                // A name of a body that ends in such a word (`Industrial Park Alliance`) stays a name too.
                noun.agreement = Some((at, length, found));
                return;
            }
        }
    }
}

/// Participles before a deal that is still to be made: `Acme's planned takeover`.
fn is_ahead(lower: &str) -> bool {
    matches!(lower, "agreed" | "announced" | "attempted" | "intended" | "planned" | "proposed" | "recommended")
}

/// Whether a word, in lower case, names a time at which something is done.
fn is_time(word: &str) -> bool {
    matches!(word, "day" | "week" | "month" | "year" | "time" | "morning" | "afternoon" | "evening" | "occasion")
}
