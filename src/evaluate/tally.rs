//! Counting one article: each value is right, wrong or missing.

use super::facts::{Agreement, Facts, Found, Said};
use super::gold::{AgreementGold, Gold};
use super::matching::{Pairs, is_told_again};
use super::same::{self, Same};
use super::score::{Count, Evaluation, Fault, FaultKind, Slot};
use super::wanted::{Asked, Wanted};

const RIGHT: Count = Count { right: 1, wrong: 0, missing: 0 };
const WRONG: Count = Count { right: 0, wrong: 1, missing: 0 };
const MISSING: Count = Count { right: 0, wrong: 0, missing: 1 };

impl Evaluation {
    /// Scores one article, `name` being its base name without the ending.
    pub fn add(&mut self, name: &str, gold: &Gold, facts: &Facts) {
        self.articles += 1;
        if gold.agreements.is_empty() {
            let optional: Vec<&AgreementGold> = gold.optional_agreements.iter().collect();
            let pairs = Pairs::of(&optional, &facts.agreements, 0);
            self.false_deals += usize::from(pairs.pairs.len() < facts.agreements.len());
        }
        let mut tally = Tally { evaluation: self, article: name, key: None, said: None };
        tally.agreements(gold, &facts.agreements);
        tally.list(&gold.people, &facts.people);
        tally.list(&gold.events, &facts.events);
        tally.list(&gold.initiatives, &facts.initiatives);
        tally.list(&gold.amounts, &facts.amounts);
        let title: Vec<String> = gold.article.title.iter().filter(|title| !title.is_empty()).cloned().collect();
        tally.single(Asked::new(Slot::Title, &title, &[], &facts.title, same::name));
        tally.single(Asked::new(Slot::Published, &gold.article.published, &[], &facts.published, same::date));
        tally.single(Asked::new(Slot::Publisher, &gold.article.publisher, &[], &facts.publisher, same::name));
    }
}

/// The counting of one article.
struct Tally<'e> {
    evaluation: &'e mut Evaluation,
    article: &'e str,
    /// The agreement of gold whose slots are counted.
    key: Option<String>,
    /// The words of the thing whose slots are counted.
    said: Option<Said>,
}

impl Tally<'_> {
    fn count(&mut self, slot: Slot, count: Count) {
        self.evaluation.add_count(slot, count);
    }

    fn fault(&mut self, slot: Slot, kind: FaultKind, found: Option<&Found>, wanted: &[String]) {
        let nothing = || Found { texts: Vec::new(), said: self.said.clone() };
        let found = found.cloned().unwrap_or_else(nothing);
        let (article, key, wanted) = (self.article.to_owned(), self.key.clone(), wanted.to_vec());
        self.evaluation.faults.push(Fault { article, slot, kind, key, found, wanted });
    }

    fn single(&mut self, asked: Asked<'_>) {
        let Asked { slot, wanted, optional, found, same } = asked;
        match found {
            Some(value) if same(wanted, &value.texts) => return self.count(slot, RIGHT),
            Some(value) if same(optional, &value.texts) => return,
            Some(_) => {
                self.count(slot, WRONG);
                self.fault(slot, FaultKind::Wrong, found, wanted);
            }
            None if wanted.is_empty() => {}
            None => self.fault(slot, FaultKind::Missing, None, wanted),
        }
        if !wanted.is_empty() {
            self.count(slot, MISSING);
        }
    }

    /// A slot with any number of values, each with its alternatives.
    fn several(&mut self, slot: Slot, wanted: &[Vec<String>], optional: &[Vec<String>], found: &[Found], same: Same) {
        let mut left: Vec<&Found> = found.iter().collect();
        for alternatives in wanted {
            match left.iter().position(|value| same(alternatives, &value.texts)) {
                Some(at) => {
                    left.remove(at);
                    self.count(slot, RIGHT);
                }
                None => {
                    self.count(slot, MISSING);
                    self.fault(slot, FaultKind::Missing, None, alternatives);
                }
            }
        }
        for value in left {
            let is_one_of = |all: &[Vec<String>]| all.iter().any(|alternatives| same(alternatives, &value.texts));
            if !is_one_of(optional) {
                let kind = if is_one_of(wanted) { FaultKind::Twice } else { FaultKind::Wrong };
                self.count(slot, WRONG);
                self.fault(slot, kind, Some(value), &[]);
            }
        }
    }

    fn agreements(&mut self, gold: &Gold, found: &[Agreement]) {
        let required = gold.agreements.len();
        let golds: Vec<&AgreementGold> = gold.agreements.iter().chain(&gold.optional_agreements).collect();
        let pairs = Pairs::of(&golds, found, required);
        for &(g, f) in &pairs.pairs {
            let bin = self.evaluation.bin(found[f].confidence);
            if g < required {
                bin.found += 1;
                bin.right += 1;
                self.pair(golds[g], &found[f]);
            } else {
                bin.optional += 1;
            }
        }
        for (g, gold) in gold.agreements.iter().enumerate() {
            if !pairs.has_gold(g) {
                self.missing_agreement(gold);
            }
        }
        for (f, found) in found.iter().enumerate() {
            if !pairs.has_found(f) {
                self.evaluation.bin(found.confidence).found += 1;
                self.wrong_agreement(found, is_told_again(&golds, found));
            }
        }
    }

    /// The slots of an agreement that was found.
    fn pair(&mut self, gold: &AgreementGold, found: &Agreement) {
        self.key = Some(gold.key.clone());
        self.said.clone_from(&found.said);
        self.count(Slot::Agreement, RIGHT);
        self.single(Asked::new(Slot::Type, &gold.kind, &[], &found.kind, same::kind));
        self.single(Asked::new(Slot::Status, &gold.status, &[], &found.status, same::code));
        self.single(Asked::new(Slot::Date, &gold.date, &gold.optional_date, &found.date, same::date));
        self.single(Asked::new(Slot::Place, &gold.place, &gold.optional_place, &found.place, same::name));
        self.several(Slot::Party, &gold.parties, &gold.optional_parties, &found.parties, same::name);
        let each = |areas: &[String]| areas.iter().map(|area| vec![area.clone()]).collect::<Vec<_>>();
        self.several(Slot::Area, &each(&gold.areas), &each(&gold.optional_areas), &found.areas, same::code);
        (self.key, self.said) = (None, None);
    }

    fn missing_agreement(&mut self, gold: &AgreementGold) {
        self.key = Some(gold.key.clone());
        self.fault(Slot::Agreement, FaultKind::Missing, None, std::slice::from_ref(&gold.cue));
        self.key = None;
        let missing = |count| Count { missing: count, ..Count::default() };
        for slot in [Slot::Agreement, Slot::Type, Slot::Status] {
            self.count(slot, MISSING);
        }
        self.count(Slot::Date, missing(usize::from(!gold.date.is_empty())));
        self.count(Slot::Place, missing(usize::from(!gold.place.is_empty())));
        self.count(Slot::Party, missing(gold.parties.len()));
        self.count(Slot::Area, missing(gold.areas.len()));
    }

    /// An agreement that is not in gold; one told a second time is a wrong record, but its slots are not punished again.
    fn wrong_agreement(&mut self, found: &Agreement, again: bool) {
        let said = found.said.clone();
        let first = |value: &Found| value.texts.first().cloned();
        let texts =
            [&found.kind, &found.status].into_iter().flatten().chain(&found.parties).filter_map(first).collect();
        let kind = if again { FaultKind::Twice } else { FaultKind::Wrong };
        self.fault(Slot::Agreement, kind, Some(&Found { texts, said }), &[]);
        self.count(Slot::Agreement, WRONG);
        if again {
            return;
        }
        let wrong = |count| Count { wrong: count, ..Count::default() };
        self.count(Slot::Type, WRONG);
        self.count(Slot::Status, WRONG);
        self.count(Slot::Date, wrong(usize::from(found.date.is_some())));
        self.count(Slot::Place, wrong(usize::from(found.place.is_some())));
        self.count(Slot::Party, wrong(found.parties.len()));
        self.count(Slot::Area, wrong(found.areas.len()));
    }

    /// People, events, initiatives and amounts: what is wanted takes its record before what is optional.
    fn list<W: Wanted>(&mut self, gold: &[W], found: &[W::Record]) {
        let mut left: Vec<&W::Record> = found.iter().collect();
        let (optional, wanted): (Vec<&W>, Vec<&W>) = gold.iter().partition(|one| one.is_optional());
        for one in wanted.into_iter().chain(optional) {
            let hit = left.iter().position(|record| one.is(record)).map(|at| left.remove(at));
            if one.is_optional() {
                continue;
            }
            let Some(record) = hit else {
                self.count(W::SLOT, MISSING);
                self.fault(W::SLOT, FaultKind::Missing, None, &one.told());
                continue;
            };
            self.count(W::SLOT, RIGHT);
            self.said.clone_from(&W::found(record).said);
            for asked in one.slots(record) {
                self.single(asked);
            }
            self.said = None;
        }
        for record in left {
            if !gold.iter().any(|one| one.is(record)) {
                self.count(W::SLOT, WRONG);
                self.fault(W::SLOT, FaultKind::Wrong, Some(W::found(record)), &[]);
            }
        }
    }
}
