//! Verb groups: a main verb with its auxiliaries, its negation and the verbs that govern it.

use super::cutter::Cutter;
use super::{Group, GroupKind, Verb};
use crate::extract::names::run::{is_partnering, is_verb};
use crate::extract::tagger::Tag;
use crate::lexicon::{Verb as LexiconVerb, VerbClass};

/// Feelings with which something is announced: `is proud to announce`.
const GLAD: &[&str] =
    &["delighted", "excited", "glad", "happy", "honored", "honoured", "pleased", "privileged", "proud", "thrilled"];

/// Whether a verb may govern an infinitive that makes a deal: `agreed to`, `voted to`, `plans to`.
fn governs(verb: &Verb) -> bool {
    matches!(verb.class, Some(VerbClass::Agree | VerbClass::Approve | VerbClass::Plan)) && !verb.passive
}

impl Cutter<'_, '_> {
    /// The verb group that starts at `at`.
    pub(super) fn verb(&self, at: usize) -> Option<Group> {
        let tag = self.sent.tag(at);
        let to_infinitive = self.sent.lower(at) == "to"
            && self.is_verb_word(at + 1)
            && (self.sent.tag(at) == Tag::To
                || matches!(self.sent.tag(at + 1), Tag::Vb)
                || self.is_listed_before_object(at + 1));
        // `worth 85 billion won`
        let currency = self.sent.lower(at) == "won" && at > 0 && self.sent.tag(at - 1) == Tag::Cd;
        let verbal = is_verb(tag) && !self.is_premodifier(at)
            || self.second_past(at)
            || self.headline_verb(at)
            || self.seen_verb(at);
        let adjective = self.sent.lower(at).ends_with("-based");
        if !(to_infinitive || verbal) || currency || adjective {
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
            glad: false,
        };
        let (mut i, mut be, mut have, mut seen) = (at, false, false, false);
        let mut last_verb_end = at;
        let mut tail = 0;
        while i < self.sent.len() && self.name_at(i).is_none() {
            let lower = self.sent.lower(i);
            // `will next week sign`
            if let Some(end) = self.date_inside_verb(at, i) {
                i = end;
                continue;
            }
            if let Some(to) = self.to_after_insertion(i).filter(|_| seen && i == last_verb_end && governs(&verb)) {
                i = to;
                continue;
            }
            // `was initialled`: a verb of the list after `be` or `have` is one, whatever the tagger says.
            let slip = (be || have || i == at && self.second_past(at))
                && lower.ends_with("ed")
                && self.lexicon.verbs.contains_key(lower);
            let infinitive = i > at && self.sent.lower(i - 1) == "to" && self.is_verb_word(i);
            let tag = match self.sent.tag(i) {
                _ if slip => Tag::Vbn,
                tag if infinitive && !is_verb(tag) => Tag::Vb,
                tag => tag,
            };
            match tag {
                Tag::Md => {
                    verb.future |= matches!(lower, "will" | "'ll" | "’ll" | "shall" | "would" | "wo" | "must");
                    verb.possible |= matches!(lower, "may" | "might" | "could" | "should" | "can" | "ca" | "cannot");
                    verb.negated |= lower == "cannot";
                }
                _ if matches!(lower, "not" | "n't" | "n’t" | "never") => verb.negated = true,
                Tag::Rb => {}
                // `had themselves signed a treaty`
                _ if (be || have) && is_reflexive(lower) => {}
                Tag::To | Tag::In
                    if lower == "to"
                        && (seen || tag == Tag::To)
                        && (self.is_verb_word(i + 1)
                            || matches!(self.sent.tag(i + 1), Tag::Rb) && self.is_verb_word(i + 2)) =>
                {
                    verb.future |= !verb.glad;
                    if let Some(class) = verb.class {
                        verb.governor = Some((class, verb.lemma.clone()));
                    }
                }
                // `is pleased to announce`: it does so with these words.
                Tag::Jj | Tag::Vbn if be && GLAD.contains(&lower) && self.sent.lower(i + 1) == "to" => {
                    verb.glad = true;
                }
                // `have been unable to agree`
                Tag::Jj if be && lower == "unable" && self.sent.lower(i + 1) == "to" => verb.negated = true,
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
                // `signed here this afternoon following nine days of talks`
                Tag::Vbg if seen && matches!(lower, "following" | "including" | "regarding" | "concerning") => break,
                // `to acquire privately held Acme`
                Tag::Vbn if verb.infinitive && seen && !be && !have && self.name_at(i + 1).is_some() => break,
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
                        let phrasal = self.phrasal_verb(i);
                        let known = phrasal.map(|(_, verb)| verb).or_else(|| self.lexicon.verbs.get(lower));
                        tail = phrasal.map_or(0, |(length, _)| i + length);
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
            if seen && is_verb(tag) {
                last_verb_end = i + 1;
            }
            i = tail.max(i + 1);
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
        let end = last_verb_end.max(verb.main + 1).max(at + 1).max(tail);
        Some(Group { first: at, end, kind: GroupKind::Verb(verb) })
    }

    /// `held talks and signed minutes`: after `and` a past form of the list is the second verb, not an adjective.
    fn second_past(&self, at: usize) -> bool {
        at > 2
            && self.sent.lower(at - 1) == "and"
            && matches!(self.sent.tag(at - 2), Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps)
            && self.like_past(at)
            && (0..at - 2).any(|i| self.sent.tag(i) == Tag::Vbd)
            || self.past_before_number(at)
    }

    /// `on Wednesday inked three pacts`: behind a date and before a number or a determiner it is the verb.
    fn past_before_number(&self, at: usize) -> bool {
        matches!(self.sent.tag(at + 1), Tag::Cd | Tag::Dt)
            && self.dates.iter().any(|&(_, end)| end == at)
            && self.like_past(at)
            && !(0..at).any(|i| matches!(self.sent.tag(i), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md))
    }

    /// Whether a word of the list looks past, but was taken for an adjective or a participle.
    fn like_past(&self, at: usize) -> bool {
        matches!(self.sent.tag(at), Tag::Jj | Tag::Vbn)
            && self.sent.lower(at).ends_with("ed")
            && self.lexicon.verbs.contains_key(self.sent.lower(at))
    }

    /// `the deal will see Acme supply engines`: a form of the list behind whoever is seen doing it.
    pub(super) fn seen_verb(&self, at: usize) -> bool {
        let sees = |i: usize| matches!(self.sent.lower(i), "see" | "sees" | "saw");
        self.names.iter().any(|n| n.close == at && n.first > 0 && sees(n.first - 1))
            && !self.sent.is_capital(at)
            && self.lexicon.verbs.contains_key(self.sent.lower(at))
    }

    /// `Acme, Borealis plan joint venture`: in a headline without another verb, a form of the list between a name and an
    /// agreement.
    pub(super) fn headline_verb(&self, at: usize) -> bool {
        let sent = self.sent;
        let noun = matches!(sent.tag(at), Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Jj);
        // `Accra teams up with Acme to run trains`: these words are no noun.
        if noun && at > 0 && sent.lower(at) == "teams" && sent.lower(at + 1) == "up" && sent.lower(at + 2) == "with" {
            return true;
        }
        let joins = noun && self.joins_names(at);
        noun && at > 0
            && sent.is_open()
            && self.names.iter().any(|n| n.close == at)
            && (joins || self.lexicon.verbs.contains_key(sent.lower(at)))
            && !(0..sent.len()).any(|i| is_verb(sent.tag(i)) && (i == 0 || sent.lower(i - 1) != "to"))
            && ((at + 1..at + 7).any(|i| self.lexicon.agreement_nouns.longest_at(i, |k| sent.lower(k)).is_some())
                || is_partnering(sent, at)
                || joins)
    }

    /// `Norland and Estavia mark ten years of partnership`: a word in small letters behind two names, which do it together.
    fn joins_names(&self, at: usize) -> bool {
        let joined = |i: usize| matches!(self.sent.lower(i), "and" | "&" | ",");
        let two = self.names.iter().any(|n| n.close == at && n.first > 0 && joined(n.first - 1));
        two && matches!(
            self.sent.lower(at),
            "begin" | "launch" | "mark" | "open" | "plan" | "resume" | "settle" | "share" | "start" | "swap"
        )
    }

    /// `last fall`, `next spring`: a season that the day of writing tells.
    pub(super) fn is_last_season(&self, at: usize) -> bool {
        matches!(self.sent.lower(at), "last" | "next" | "this")
            && matches!(self.sent.lower(at + 1), "autumn" | "fall" | "spring" | "summer" | "winter")
    }

    /// Whether the verb of a headline ends the noun group before it: `Acme bags outsourcing deal`.
    pub(super) fn ends_name_in_headline(&self, at: usize) -> bool {
        let third = self.sent.lower(at).ends_with('s') && !self.sent.is_capital(at);
        (third || self.joins_names(at)) && self.headline_verb(at)
    }

    /// The end of the date at `i`, if the verb group goes on after it.
    fn date_inside_verb(&self, at: usize, i: usize) -> Option<usize> {
        let date_end = |i: usize| self.dates.iter().find(|(first, _)| *first == i).map(|(_, end)| *end);
        // `will, in September, sign`
        let inserted = self.sent.word(i) == "," && i > at && self.sent.tag(i - 1) == Tag::Md;
        if inserted {
            let first = i + 1 + usize::from(matches!(self.sent.lower(i + 1), "in" | "on" | "by"));
            let end = date_end(first).filter(|&end| self.sent.word(end) == ",")? + 1;
            return is_verb(self.sent.tag(end)).then_some(end);
        }
        let end = date_end(i).filter(|_| i > at)?;
        // `will tomorrow, 15 September, sign`
        let again = (self.sent.word(end) == ",").then(|| date_end(end + 1)).flatten();
        let end = again.filter(|&end| self.sent.word(end) == ",").map_or(end, |end| end + 1);
        is_verb(self.sent.tag(end)).then_some(end)
    }

    /// The `to` of the infinitive that goes on behind what is said in between: `agreed in principle on Monday to sell`,
    /// `voted 6-1 Tuesday night to approve`.
    fn to_after_insertion(&self, at: usize) -> Option<usize> {
        let sent = self.sent;
        let date_end = |i: usize| self.dates.iter().find(|(first, _)| *first == i).map(|(_, end)| *end);
        let mut i = at;
        while i < at + 8 {
            let lower = sent.lower(i);
            i = match lower {
                "to" => return (i > at && sent.tag(i + 1) == Tag::Vb).then_some(i),
                "in" if sent.lower(i + 1) == "principle" => i + 2,
                "in" | "on" => date_end(i + 1)?,
                "morning" | "afternoon" | "evening" | "night" => i + 1,
                _ => match date_end(i) {
                    Some(end) => end,
                    None if matches!(sent.tag(i), Tag::Cd | Tag::Rb) => i + 1,
                    None => return None,
                },
            };
        }
        None
    }

    /// The verb of several words that starts at `at`, with their number: `called off`, `walk away from`.
    fn phrasal_verb(&self, at: usize) -> Option<(usize, &LexiconVerb)> {
        if !self.lexicon.phrasal.contains(self.sent.lower(at)) {
            return None;
        }
        (2..=5).rev().find_map(|length| {
            let words: Vec<&str> = (at..at + length).map(|i| self.sent.lower(i)).collect();
            Some((length, self.lexicon.verbs.get(words.join(" ").as_str())?))
        })
    }

    /// Whether a form of `be` stands just before: with `have` it makes a passive (`has been signed`).
    fn been_before(&self, at: usize) -> bool {
        (at.saturating_sub(3)..at).any(|i| matches!(self.sent.lower(i), "been" | "be" | "being"))
    }

    /// Whether a further verb follows, so that `have` or `do` at `at` is only its auxiliary.
    fn verb_follows(&self, at: usize) -> bool {
        (at + 1..at + 4)
            .take_while(|&i| {
                matches!(self.sent.tag(i), Tag::Rb)
                    || is_verb(self.sent.tag(i))
                    || matches!(self.sent.lower(i), "not" | "to" | "yet")
                    || is_reflexive(self.sent.lower(i))
            })
            .any(|i| is_verb(self.sent.tag(i)))
    }

    /// Whether the word can follow `to` as a verb; verbs of the list count in any form, for taggers slip there.
    fn is_verb_word(&self, at: usize) -> bool {
        matches!(self.sent.tag(at), Tag::Vb | Tag::Vbp)
            // `delighted to partner with Acme`
            || self.sent.lower(at) == "partner" && self.sent.lower(at + 1) == "with"
            || is_verb(self.sent.tag(at)) && self.lexicon.verbs.contains_key(self.sent.lower(at))
            || self.is_listed_before_object(at)
    }

    /// `scheduled to initial an agreement`: before a determiner a word of the list is a verb.
    fn is_listed_before_object(&self, at: usize) -> bool {
        matches!(self.sent.tag(at + 1), Tag::Dt | Tag::PrpPoss) && self.lexicon.verbs.contains_key(self.sent.lower(at))
    }
}

/// Pronouns that only stress who does it.
fn is_reflexive(word: &str) -> bool {
    matches!(word, "herself" | "himself" | "itself" | "themselves")
}
