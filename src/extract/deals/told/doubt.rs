//! Why an agreement noun with an act and with parties is no deal after all.

use super::{Told, Verdict, is_wish};
use crate::extract::deals::RawDeal;
use crate::extract::groups::{Determiner, Group};
use crate::extract::parties::{Phrase, PhraseKind};
use crate::lexicon::VerbClass;
use crate::record::claim::NameKind;
use crate::record::concept::{AgreementType, Role, Status};

impl Told<'_, '_, '_> {
    /// Why what a verdict says is no deal in particular, or none that is made.
    pub(super) fn doubt(&self, (status, words, ..): &Verdict, before: Option<&RawDeal>) -> Option<&'static str> {
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
        let how = words.0 > 0 && matches!(self.groups.sent.lower(words.0 - 1), "how" | "whether" | "why");
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
        // `President Brook signed a memorandum to stop …`
        let to_do = self.groups.list.get(self.i + 1).and_then(Group::verb).is_some_and(|v| v.infinitive);
        let president = |(p, _): &(Phrase, Role)| {
            (p.first.saturating_sub(3)..p.end).any(|k| self.groups.sent.lower(k) == "president")
        };
        let ruled = alone && to_do && self.parties.iter().all(president);
        plain
            && !self.several
            && (behind
                || ruled
                || alone && titled && about
                || self.is_said(|word| matches!(word, "executive" | "presidential")))
    }
}
