//! What a sentence tells of one agreement noun: the act on it, who stands around it, and whether that makes a deal.

use super::act::Act;
use super::{RawDeal, around, at_least_two, status};
use crate::extract::groups::{Determiner, Group, GroupKind, Groups, head_word};
use crate::extract::parties::{Phrase, PhraseKind};
use crate::lexicon::{AgreementNoun, Lexicon, VerbClass};
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

    /// `its partnership with Acme`: one side's with the other, which is named, so that there is one.
    fn is_owned(&self) -> bool {
        let Some(noun) = self.groups.list[self.i].noun() else { return false };
        let owned = noun.determiner == Determiner::Possessive || noun.possessor.is_some();
        let word = self.groups.sent.lower(self.words.1 - 1);
        // A first name is no body: `our collaboration with Ada`.
        let body = |n: usize| {
            self.groups.names[n].kind != NameKind::Other || self.groups.names[n].end > self.groups.names[n].first + 1
        };
        let named =
            |(p, _): &(Phrase, Role)| p.first > self.words.1 && matches!(p.kind, PhraseKind::Name(n) if body(n));
        owned
            && self.several
            && matches!(word, "alliance" | "collaboration" | "partnership")
            && self.groups.is_prep(self.i + 1, "with")
            && self.parties.iter().any(named)
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
                None => return Err("the verb does not act on it so as to make, change or end it"),
            },
            None => self.without_act()?,
        };
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
            && self.groups.is_prep(self.i + 1, "between")
            && self.groups.list[self.i].noun().is_some_and(|n| match n.determiner {
                Determiner::Indefinite => true,
                // `The partnership between A and B` may be how well they get on.
                _ => matches!(self.groups.sent.lower(self.words.1 - 1), "alliance" | "venture"),
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
            || self.is_owned();
        if !enough && verdict.2 != "deal-document-title" {
            return Err("the word alone names no deal, and no verb acts on it");
        }
        Ok(verdict)
    }

    /// Why what a verdict says is no deal in particular, or none that is made.
    fn doubt(&self, (status, words, ..): &Verdict, before: Option<&RawDeal>) -> Option<&'static str> {
        let ahead = status.is_ahead();
        // `strategic partnerships with local businesses`
        let talks = self.act.as_ref().is_some_and(|act| act.group == act.noun && act.class == VerbClass::Negotiate);
        let partly_named = self.named() == 1 && self.parties.len() > 1 && !talks;
        if self.batch == Some(0) && partly_named && *status != Status::Signed {
            return Some("no agreement in particular: a plural without number, with parties unnamed");
        }
        // `to establish data sharing agreements`
        if self.batch == Some(0) && ahead && self.named() < 2 {
            return Some("no agreement in particular: a plural without number, not made yet");
        }
        let act = self.act.as_ref()?;
        // `announced an exclusive deal`, `creating a better deal for patients`
        let loose = matches!(self.groups.sent.lower(self.words.1 - 1), "deal" | "deals" | "understanding");
        let found = matches!(act.class, VerbClass::Announce | VerbClass::Establish);
        let under = self.i > 0 && self.groups.is_prep(self.i - 1, "under");
        if loose && found && !(self.several || under) {
            return Some("one side's offer");
        }
        let subject = act.group.checked_sub(1).map(|k| &self.groups.list[k]);
        let alone = subject.filter(|g| g.end == g.first + 1).map_or("", |g| self.groups.sent.lower(g.first));
        if matches!(alone, "you" | "nobody") {
            return Some("nobody in particular: `you make a deal`");
        }
        if self.groups.is_prep(self.i + 1, "with") && self.groups.first_word(self.i + 2) == "your" {
            return Some("nobody in particular: `a contract with your wallet`");
        }
        // `to sign up for loans`
        let up = (words.0..words.1 + 1).any(|k| self.groups.sent.lower(k) == "up");
        let loan = self.agreement.kind == AgreementType::FinancingAgreement;
        if up && loan && &*act.lemma == "sign" && self.groups.is_prep(act.group + 1, "for") {
            return Some("an offer: `sign up for`");
        }
        // `A hundred by Brook sealed the deal`
        if &*act.lemma == "seal"
            && self.definite_noun()
            && self.parties.iter().filter(|(p, _)| p.end <= words.0).count() < 2
        {
            return Some("an idiom: `sealed the deal`");
        }
        // `renewed the contract of Ada Brook`: she goes on working there.
        let person =
            |g: &Group| g.noun().and_then(|n| n.name).is_some_and(|n| self.groups.names[n].kind == NameKind::Person);
        let of = self.groups.is_prep(self.i + 1, "of") && self.groups.list.get(self.i + 2).is_some_and(person);
        if of && self.agreement.kind == AgreementType::Contract {
            return Some("a person's employment: `the contract of Ada Brook`");
        }
        if self.is_order() {
            return Some("one side's order: `a memorandum directing …`");
        }
        let verb = self.groups.list[act.group].verb()?;
        // `learn how to sign a contract`
        let how = act.group > 0 && matches!(self.groups.first_word(act.group - 1), "how" | "whether" | "why")
            || words.0 > 0 && matches!(self.groups.sent.lower(words.0 - 1), "how" | "whether" | "why");
        if verb.infinitive && how {
            return Some("a question: `how to sign a contract`");
        }
        // `As of 6 June 2,048 contracts had been concluded`: a sum up to that day.
        let sum = self.groups.sent.lower(0) == "as" && self.groups.sent.lower(1) == "of";
        if sum && self.batch.is_some() && self.parties.is_empty() {
            return Some("a sum: `as of 6 June`");
        }
        // `how a contract is signed with a foreign partner`: nobody in particular, whenever it is done.
        let present = matches!(self.groups.first_word(act.group), "are" | "is") && verb.passive;
        let indefinite = self.groups.list[self.i].noun().is_some_and(|n| n.determiner == Determiner::Indefinite);
        if present && indefinite && *status == Status::Signed && self.named() == 0 {
            return Some("a general case: `a contract is signed`");
        }
        // `when entering agreements with host nations`: whenever it is done.
        let whenever = act.group > 0 && matches!(self.groups.first_word(act.group - 1), "when" | "while" | "whenever");
        if verb.gerund && whenever {
            return Some("a general case: `when signing …`");
        }
        if !verb.infinitive || verb.governor.is_some() {
            return None;
        }
        // `a memorandum to establish a partnership`: what the agreement before is for.
        let serves = before.is_some_and(|before| {
            let between = |g: &&Group| before.noun.1 <= g.first && g.end <= words.0;
            before.noun.1 <= words.0 && !self.groups.list.iter().filter(between).any(Group::is_finite)
        });
        if serves && matches!(status, Status::Planned | Status::Proposed) {
            return Some("the agreement named before serves to make it");
        }
        // `their willingness to build a partnership`
        let noun_before = self.groups.list[..act.group].last().and_then(Group::noun);
        if !self.agreement.strong && noun_before.is_some_and(|n| is_wish(self.groups.sent.lower(n.head))) {
            return Some("a wish, told by a noun and an infinitive");
        }
        // `doing everything to broker a deal`; the headline `Acme to sign deal` tells its future.
        let headline = self.groups.sent.is_open();
        let aim = !self.several && *status == Status::Planned && !headline;
        aim.then_some("one side's aim, told by an infinitive")
    }

    /// Whether its determiner points at something known: `the deal`.
    fn definite_noun(&self) -> bool {
        self.groups.list[self.i].noun().is_some_and(|n| n.determiner == Determiner::Definite)
    }

    /// `signed a memorandum directing all departments to …`, `a presidential memorandum`: what one side tells its people.
    fn is_order(&self) -> bool {
        let orders = |g: &Group| {
            g.verb().is_some_and(|v| {
                v.gerund
                    && matches!(
                        self.groups.sent.lower(v.main),
                        "asking" | "authorizing" | "calling" | "directing" | "instructing" | "ordering" | "requiring"
                    )
            })
        };
        // `The president signed a memorandum removing …`: what a person alone signs.
        let alone = matches!(self.parties[..], [(Phrase { kind: PhraseKind::Person(_), .. }, _)]);
        let behind = self.groups.list.get(self.i + 1);
        let behind = behind.is_some_and(|g| orders(g) || alone && g.verb().is_some_and(|v| v.gerund));
        let plain = self.words.1 == self.words.0 + 1 && self.agreement.kind == AgreementType::Memorandum;
        // `President Brook signed a Memorandum on Fisheries`: a paper in capitals that one person signs.
        let titled = self.groups.sent.word(self.words.0).starts_with('M') && !self.groups.sent.title_case;
        let about = matches!(self.groups.sent.lower(self.words.1), "for" | "on" | "regarding" | "to");
        plain
            && !self.several
            && (behind || alone && titled && about || self.is_said(|word| matches!(word, "executive" | "presidential")))
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
        match self.agreement.kind {
            AgreementType::Agreement | AgreementType::Memorandum | AgreementType::MemorandumOfUnderstanding
                if sister =>
            {
                AgreementType::Twinning
            }
            AgreementType::Treaty | AgreementType::Agreement if free_trade => AgreementType::FreeTradeAgreement,
            kind => kind,
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
            status,
            act,
            purpose: self.purpose.clone(),
            clause,
            title: self.title,
            definite: self.definite,
            bilateral: self.bilateral,
            by_people: by_people && group.noun().is_some_and(|n| n.determiner == Determiner::Definite),
            former: self.is_said(|word| FORMER.contains(&word))
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
