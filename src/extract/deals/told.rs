//! What a sentence tells of one agreement noun: the act on it, who stands around it, and whether that makes a deal.

mod doubt;
mod since;

use super::act::Act;
use super::{RawDeal, around, at_least_two, status};
use crate::extract::groups::{Determiner, Group, GroupKind, Groups, head_word};
use crate::extract::parties::{Phrase, PhraseKind};
use crate::lexicon::{AgreementNoun, Lexicon};
use crate::record::claim::NameKind;
use crate::record::concept::{AgreementType, Role, Status};

/// An agreement noun with what stands around it.
pub struct Told<'t, 's, 'a> {
    groups: &'t Groups<'s, 'a>,
    i: usize,
    /// Positions of the words that name its kind.
    words: (usize, usize),
    agreement: AgreementNoun,
    act: Option<Act>,
    parties: Vec<(Phrase, Role)>,
    /// Who does what for whom under it.
    under: Vec<(Phrase, Role)>,
    purpose: Vec<(usize, usize)>,
    title: Option<(usize, usize)>,
    batch: Option<i64>,
    bilateral: bool,
    /// Two parties or more stand beside it.
    several: bool,
    /// `the agreement`, without its parties.
    definite: bool,
}

/// The status that is told, the words that tell it, the rule, and how sure it is (thousandths).
type Verdict = (Status, (usize, usize), &'static str, u16);

impl<'t, 's, 'a> Told<'t, 's, 'a> {
    /// Gathers what stands around the agreement noun of group `i`; `None` if it holds none.
    pub fn new(groups: &'t Groups<'s, 'a>, lexicon: &Lexicon, i: usize, act: Option<Act>) -> Option<Self> {
        let noun = groups.list[i].noun()?;
        let (first, length, agreement) = noun.agreement?;
        let mut parties = around::parties(groups, lexicon, i, act.as_ref());
        around::add_possessor(groups, i, &mut parties);
        around::add_clause_subject(groups, lexicon, i, act.as_ref(), &mut parties);
        let mut told = Self {
            groups,
            i,
            words: (first, first + length),
            agreement,
            act,
            purpose: around::purpose(groups, i),
            title: around::title(groups, lexicon, i),
            batch: around::batch(groups, i),
            bilateral: false,
            several: at_least_two(&parties),
            definite: false,
            under: Vec::new(),
            parties,
        };
        // `a bilateral memorandum`: between the two that the article is about.
        told.bilateral = agreement.strong && told.is_said(is_bilateral);
        told.several |= told.bilateral;
        let definite = noun.determiner == Determiner::Definite;
        let by_people = told.parties.iter().all(|(p, _)| matches!(p.kind, PhraseKind::Person(_)));
        if definite && by_people {
            told.under = around::under(groups, lexicon, i);
        }
        told.definite = definite && !told.several;
        Some(told)
    }

    /// Whether one of the words before the noun is of a kind.
    fn is_said(&self, kind: fn(&str) -> bool) -> bool {
        (self.groups.list[self.i].first..self.words.0).any(|k| kind(self.groups.sent.lower(k)))
    }

    /// How many parties are named or pointed at, not only described.
    fn named(&self) -> usize {
        self.parties.iter().filter(|(p, _)| p.kind != PhraseKind::Described).count()
    }

    /// `no agreement`
    fn is_denied(&self) -> bool {
        self.groups.list[self.i].noun().is_some_and(|n| n.determiner == Determiner::Negative)
    }

    /// Whether a verb of no class before it says that it is still to be made: `to draft an agreement`.
    fn is_ahead(&self) -> bool {
        let before = self.groups.list[..self.i].last().and_then(Group::verb);
        before.is_some_and(|v| v.class.is_none() && (v.infinitive || v.future))
    }

    /// `called for an agreement between A and B`: somebody wants one.
    fn is_called_for(&self) -> bool {
        const CALLS: [&str; 8] = ["appeal", "ask", "call", "campaign", "hope", "lobb", "press", "push"];
        let verb = self.i.checked_sub(2).and_then(|k| self.groups.list[k].verb());
        let calls = verb.is_some_and(|v| CALLS.iter().any(|stem| self.groups.sent.lower(v.main).starts_with(stem)));
        calls && self.groups.is_prep(self.i - 1, "for")
    }

    /// `a loan from the fund to the ministry`: money that one side gives the other.
    fn is_financed(&self) -> bool {
        self.agreement.kind == AgreementType::FinancingAgreement && self.named() >= 2
    }

    /// Whether its parties are bodies, each by its name.
    fn are_bodies(&self) -> bool {
        self.parties.iter().all(|(p, _)| match p.kind {
            PhraseKind::Name(n) => matches!(self.groups.names[n].kind, NameKind::Organization(_)),
            PhraseKind::Headed(_) => true,
            _ => false,
        })
    }

    /// `its partnership with Acme`: one side's with the other, which is named, so that there is one.
    fn is_owned(&self) -> bool {
        let Some(noun) = self.groups.list[self.i].noun() else { return false };
        let owned = noun.determiner == Determiner::Possessive || noun.possessor.is_some();
        let word = self.groups.sent.lower(self.words.1 - 1);
        // A first name is no body: `our collaboration with Ada`; `AlmaWorks` is one.
        let body = |n: usize| {
            let name = &self.groups.names[n];
            let inside = self.groups.sent.word(name.first).chars().skip(1).any(char::is_uppercase);
            name.kind != NameKind::Other || name.end > name.first + 1 || inside
        };
        let named =
            |(p, _): &(Phrase, Role)| p.first > self.words.1 && matches!(p.kind, PhraseKind::Name(n) if body(n));
        owned
            && self.several
            && matches!(word, "alliance" | "collaboration" | "partnership")
            && self.groups.is_prep(self.i + 1, "with")
            && self.parties.iter().any(named)
    }

    /// `an agreement with Acme`: one side, the other stands elsewhere; not `has no agreement with Acme`.
    fn is_with_one(&self) -> bool {
        let before = self.i.checked_sub(1).and_then(|k| self.groups.list[k].verb());
        let noun = self.groups.list[self.i].noun();
        noun.is_some_and(|n| n.determiner == Determiner::Indefinite)
            && self.groups.is_prep(self.i + 1, "with")
            && !before.is_some_and(|verb| verb.negated)
    }

    /// Whether a verb that tells what somebody does speaks of it: not `the aim of signing`, `without conclusion of`.
    fn is_spoken_of(&self, act: &Act) -> bool {
        self.groups.list[act.group]
            .verb()
            .is_some_and(|verb| !(verb.gerund || verb.infinitive || verb.possible || verb.negated))
    }

    /// `expanded through the acquisition of Acme`: who expanded has bought it.
    fn is_bought(&self) -> bool {
        let head = self.groups.list[self.i].noun().map(|n| head_word(self.groups, n));
        // `through acquisitions of A and B`: those are bought, and who bought them is not told.
        let buyer = self.parties.iter().any(|(p, _)| p.first <= self.groups.list[self.i].first);
        let of = self.several && buyer && self.groups.is_prep(self.i + 1, "of");
        of && head.is_some_and(|head| around::is_purchase(&head))
    }

    /// Whether this makes a deal, and how far it has come; else why not. `before` is the deal told before it.
    pub fn verdict(&self, before: Option<&RawDeal>) -> Result<Verdict, &'static str> {
        let verdict = match &self.act {
            Some(act) => match status::status(self.groups, act, self.agreement, self.several) {
                Some((status, confidence)) => (status, act.words, act.rule, confidence),
                None if self.is_owned() => (Status::InForce, self.words, "deal-named-between", 500),
                // `explained the agreement between A and B`: what is spoken of has been made.
                None if self.several && self.agreement.strong && self.is_spoken_of(act) => {
                    (Status::InForce, self.words, "deal-named-between", 400)
                }
                None => return Err("the verb does not act on it so as to make, change or end it"),
            },
            None => self.without_act()?,
        };
        let verdict = self.since(verdict);
        if let Some(why) = self.doubt(&verdict, before) {
            return Err(why);
        }
        if !self.is_denied() {
            return Ok(verdict);
        }
        // `No contract has been concluded between A and B`
        let (status, words, rule, confidence) = verdict;
        let refused = self.several && status.is_concluded() && self.act.is_some();
        if refused { Ok((Status::Rejected, words, rule, confidence)) } else { Err("it is denied: `no agreement`") }
    }

    /// What a noun tells on which no verb acts.
    fn without_act(&self) -> Result<Verdict, &'static str> {
        let AgreementNoun { kind, strong, only } = self.agreement;
        let named = |status, confidence| (status, self.words, "deal-named-between", confidence);
        // `Joint Statement of A and B` as the headline: the document is the news.
        let headline = self.i == 0 && self.groups.sent.title_case && kind == AgreementType::JointDeclaration;
        // `is on the table`, `fell through`
        let standing = status::standing(self.groups, self.i).filter(|_| self.several && strong);
        let verdict = match () {
            () if standing.is_some() => {
                let (status, words) = standing.unwrap_or((Status::InForce, self.words));
                (status, words, "deal-named-between", 700)
            }
            () if self.several && self.is_called_for() => named(Status::Proposed, 500),
            // `the draft agreement between A and B`
            () if self.several && self.is_said(|word| word == "draft") => named(Status::Negotiating, 500),
            () if self.several && headline => (Status::Agreed, self.words, "deal-document-title", 800),
            () if self.is_financed() || self.is_bought() => named(Status::Agreed, 600),
            // `a tentative agreement between A and B`
            () if self.several && self.is_said(is_new) => named(Status::Agreed, if strong { 700 } else { 400 }),
            () if kind == AgreementType::Consensus => return Err("a consensus is reached, or none is told"),
            // `intend to develop a memorandum between A and B`
            () if self.several && self.is_ahead() => named(Status::Planned, 600),
            // What is only named has been made: a memorandum is signed.
            () if self.several && !self.definite && strong && is_paper(kind) => named(Status::Signed, 650),
            () if self.several => named(Status::InForce, if strong { 700 } else { 400 }),
            // `following a previous deal with Acme`: between Acme and whom the text is about.
            () if strong && self.named() == 1 && self.is_said(|word| FORMER.contains(&word)) => {
                named(Status::InForce, 400)
            }
            () if strong && self.named() == 1 && self.is_with_one() => named(Status::InForce, 400),
            // `Under the memorandum, …`: nothing new by itself, but the sentence speaks of a deal told before.
            () if self.definite => (Status::InForce, self.words, "deal-mentioned", 400),
            () => return Err("no verb acts on it, and no two parties stand beside it"),
        };
        if only.is_some() {
            return Err("the word names a deal only where somebody signs or wins it");
        }
        let under = self.i > 0 && self.groups.is_prep(self.i - 1, "under") && self.several;
        // `a joint venture between A and B`
        let between = self.several
            && self.named() >= 2
            && ["among", "between", "with"].iter().any(|word| self.groups.is_prep(self.i + 1, word))
            && self.groups.list[self.i].noun().is_some_and(|n| match n.determiner {
                Determiner::Indefinite => true,
                Determiner::None => false,
                // `The partnership between the two states` may be how well they get on.
                _ => self.are_bodies() || matches!(self.groups.sent.lower(self.words.1 - 1), "alliance" | "venture"),
            })
            && matches!(
                self.groups.sent.lower(self.words.1 - 1),
                "alliance" | "collaboration" | "partnership" | "venture"
            );
        let enough = strong
            || between
            || under
            || self.title.is_some()
            || self.definite
            || self.is_financed()
            || self.is_bought()
            || self.is_owned()
            || self.several && self.is_said(|word| word == "tentative");
        if !enough && verdict.2 != "deal-document-title" {
            return Err("the word alone names no deal, and no verb acts on it");
        }
        Ok(verdict)
    }

    /// Its kind; `a treaty on free trade` is a free trade agreement.
    fn kind(&self) -> AgreementType {
        let behind = |n: usize| self.groups.sent.lower(self.words.1 + n);
        let free_trade = matches!(behind(0), "on" | "for" | "of") && behind(1) == "free" && behind(2) == "trade";
        // `an agreement on the establishment of twin-city relations`
        let topic = self.groups.list[self.i + 1..].iter().take(6);
        let mut topic =
            topic.take_while(|g| matches!(g.kind, GroupKind::Prep | GroupKind::Noun(_) | GroupKind::Verb(_)));
        let sister = topic
            .any(|g| g.noun().and_then(|n| n.agreement).is_some_and(|(.., noun)| noun.kind == AgreementType::Twinning));
        // `the charter twinning Alma with Brook`
        let sister = sister || behind(0) == "twinning";
        match self.agreement.kind {
            AgreementType::Agreement
            | AgreementType::Memorandum
            | AgreementType::MemorandumOfUnderstanding
            | AgreementType::Treaty
                if sister =>
            {
                AgreementType::Twinning
            }
            AgreementType::Treaty | AgreementType::Agreement if free_trade => AgreementType::FreeTradeAgreement,
            kind => kind,
        }
    }

    /// Whether its noun is a paper, a loan or a body, and the act one that they have of those who agree: `a protocol was
    /// adopted`, `a lease was signed`; not `the council approved a plan`.
    fn is_acted_on(&self, rule: &str, status: Status) -> bool {
        let signed = status == Status::Signed;
        // `The president signed a declaration`, `the plan that he signed`: an order of one.
        let alone = matches!(self.parties[..], [(Phrase { kind: PhraseKind::Person(_), .. }, _)]);
        let order = alone && matches!(self.kind(), AgreementType::ActionPlan | AgreementType::JointDeclaration);
        !order
            && matches!(rule, "deal-act-on-noun" | "deal-noun-acted-on")
            && match self.kind() {
                // The president of the consortium signs papers.
                AgreementType::Alliance => !signed,
                AgreementType::FinancingAgreement
                | AgreementType::Protocol
                | AgreementType::Treaty
                | AgreementType::Twinning => true,
                // One side alone declares a state of emergency.
                AgreementType::JointDeclaration => signed || self.groups.sent.lower(self.words.1 - 1) != "declaration",
                AgreementType::Contract => signed || status.is_over(),
                // `The following documents were signed`: a list of them comes.
                AgreementType::ActionPlan | AgreementType::Agreement => {
                    signed && !self.groups.sent.lower(self.words.1 - 1).ends_with('s')
                }
                _ => false,
            }
    }

    /// The deal that a verdict makes of it.
    pub fn into_deal(self, (status, act, rule, base): Verdict) -> RawDeal {
        let noun = self.words;
        let starts = self.parties.iter().map(|(p, _)| p.first).chain([noun.0, act.0]);
        let ends = self.parties.iter().map(|(p, _)| p.end).chain([noun.1, act.1]);
        let clause =
            (starts.min().unwrap_or(noun.0), ends.chain(self.purpose.iter().map(|p| p.1)).max().unwrap_or(noun.1));
        let points = |p: &Phrase| match p.kind {
            PhraseKind::Person(_) => true,
            PhraseKind::Anaphor(count) => count != 1,
            _ => false,
        };
        let by_people = !self.parties.is_empty() && self.parties.iter().all(|(p, _)| points(p));
        let group = &self.groups.list[self.i];
        RawDeal {
            rule,
            noun,
            kind: self.kind(),
            strong: self.agreement.strong,
            certain: self.agreement.strong || self.is_acted_on(rule, status),
            status,
            act,
            purpose: self.purpose.clone(),
            clause,
            title: self.title,
            definite: self.definite,
            bilateral: self.bilateral,
            by_people: by_people && group.noun().is_some_and(|n| n.determiner == Determiner::Definite),
            former: self.is_said(|word| FORMER.contains(&word))
                || self.is_replaced()
                || group.noun().is_some_and(|n| n.determiner == Determiner::Definite)
                    && self.is_said(|word| matches!(word, "first" | "initial" | "original")),
            batch: self.batch,
            confidence: if self.several { base } else { base * 7 / 10 },
            parties: if by_people && !self.under.is_empty() || self.parties.is_empty() && rule == "deal-mentioned" {
                self.under
            } else {
                self.parties
            },
        }
    }
}

/// Words that set an older deal apart from the one an article is about.
const FORMER: &[&str] = &["earlier", "existing", "expired", "former", "old", "older", "previous", "prior"];

/// Words that say that an agreement has two or three sides.
fn is_bilateral(word: &str) -> bool {
    matches!(word, "bilateral" | "two-way" | "trilateral" | "tripartite")
}

/// Words that say that an agreement named has just been made.
fn is_new(word: &str) -> bool {
    matches!(word, "interim" | "landmark" | "new" | "preliminary" | "provisional" | "recent" | "tentative")
}

/// Kinds that are papers and are spoken of once signed.
fn is_paper(kind: AgreementType) -> bool {
    kind == AgreementType::LetterOfIntent || kind.broader() == Some(AgreementType::Memorandum)
}

/// Nouns of wishing and trying.
fn is_wish(noun: &str) -> bool {
    matches!(
        noun,
        "ability"
            | "commitment"
            | "desire"
            | "determination"
            | "effort"
            | "efforts"
            | "hope"
            | "interest"
            | "opportunity"
            | "opportunities"
            | "readiness"
            | "willingness"
    )
}
