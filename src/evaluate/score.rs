//! The figures: what was right, wrong and missing, by slot.

use super::Found;
use crate::record::Confidence;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each slot is a key of gold, which tests/gold/README.md describes")]
pub enum Slot {
    Agreement,
    Type,
    Status,
    Date,
    Place,
    Party,
    Area,
    Person,
    PersonRole,
    PersonOrganization,
    Event,
    EventDate,
    EventPlace,
    Initiative,
    InitiativeStatus,
    Amount,
    Title,
    Published,
    Publisher,
}

impl Slot {
    /// Every slot, in the order of the table.
    pub const ALL: [Self; 19] = [
        Self::Agreement,
        Self::Type,
        Self::Status,
        Self::Date,
        Self::Place,
        Self::Party,
        Self::Area,
        Self::Person,
        Self::PersonRole,
        Self::PersonOrganization,
        Self::Event,
        Self::EventDate,
        Self::EventPlace,
        Self::Initiative,
        Self::InitiativeStatus,
        Self::Amount,
        Self::Title,
        Self::Published,
        Self::Publisher,
    ];

    /// The slots of an agreement, whose sum is the row CORE.
    pub const CORE: [Self; 6] = [Self::Type, Self::Status, Self::Date, Self::Place, Self::Party, Self::Area];

    /// How the table names it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Agreement => "agreement",
            Self::Type => "type",
            Self::Status => "status",
            Self::Date => "date",
            Self::Place => "place",
            Self::Party => "party",
            Self::Area => "area",
            Self::Person => "person",
            Self::PersonRole => "person.role",
            Self::PersonOrganization => "person.organization",
            Self::Event => "event",
            Self::EventDate => "event.date",
            Self::EventPlace => "event.place",
            Self::Initiative => "initiative",
            Self::InitiativeStatus => "initiative.status",
            Self::Amount => "amount",
            Self::Title => "title",
            Self::Published => "published",
            Self::Publisher => "publisher",
        }
    }
}

/// How many values were right, wrong and missing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// Found and wanted.
    pub right: usize,
    /// Found and not wanted.
    pub wrong: usize,
    /// Wanted and not found.
    pub missing: usize,
}

impl Count {
    /// The share of what was found that is right; 0 if nothing was found.
    pub fn precision(self) -> f64 {
        share(self.right, self.right + self.wrong).unwrap_or(0.0)
    }

    /// The share of what is wanted that was found; 0 if nothing is wanted.
    pub fn recall(self) -> f64 {
        share(self.right, self.right + self.missing).unwrap_or(0.0)
    }

    /// The harmonic mean of precision and recall.
    pub fn f1(self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
    }

    fn plus(self, other: Self) -> Self {
        Self { right: self.right + other.right, wrong: self.wrong + other.wrong, missing: self.missing + other.missing }
    }
}

/// Agreements of one range of confidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bin {
    /// The range: from here.
    pub from: Confidence,
    /// To here, which belongs to the next range, but for the last one.
    pub to: Confidence,
    /// Agreements that were found, without those that gold calls optional.
    pub found: usize,
    /// Those of them that are in gold.
    pub right: usize,
    /// Agreements that gold calls optional: neither right nor wrong.
    pub optional: usize,
}

impl Bin {
    /// The share of right ones; none if there is nothing to share.
    pub fn share(&self) -> Option<f64> {
        share(self.right, self.found)
    }
}

fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// What is wrong with a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// It is wanted and was not found.
    Missing,
    /// It was found and is not wanted, or not this.
    Wrong,
    /// It is wanted and was found more than once.
    Twice,
}

impl FaultKind {
    /// How the list of errors names it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Wrong => "wrong",
            Self::Twice => "twice",
        }
    }
}

/// One error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The base name of the article without its ending.
    pub article: String,
    /// What is in error.
    pub slot: Slot,
    /// How.
    pub kind: FaultKind,
    /// The key that gold gives the agreement.
    pub key: Option<String>,
    /// What was found, with the words and the rule behind it; where nothing was found, the words and the rule of the
    /// thing that lacks it.
    pub found: Found,
    /// The alternatives of which one is wanted; of an agreement that is missing the words that tell it.
    pub wanted: Vec<String>,
}

/// What was measured.
#[derive(Debug, Clone)]
pub struct Evaluation {
    /// Articles that were scored.
    pub articles: usize,
    /// Articles without a deal in gold that were given one.
    pub false_deals: usize,
    /// Agreements by the confidence they were written with.
    pub calibration: [Bin; 6],
    /// Every error, article by article.
    pub faults: Vec<Fault>,
    counts: [Count; Slot::ALL.len()],
}

impl Default for Evaluation {
    fn default() -> Self {
        let edges = [0, 500, 600, 700, 800, 900, 1000].map(Confidence::new);
        let bin = |at: usize| Bin { from: edges[at], to: edges[at + 1], found: 0, right: 0, optional: 0 };
        Self {
            articles: 0,
            false_deals: 0,
            calibration: std::array::from_fn(bin),
            faults: Vec::new(),
            counts: [Count::default(); Slot::ALL.len()],
        }
    }
}

impl Evaluation {
    /// The figures of a slot.
    pub fn count(&self, slot: Slot) -> Count {
        self.counts[slot as usize]
    }

    /// The figures of the slots of agreements together.
    pub fn core(&self) -> Count {
        self.sum(&Slot::CORE)
    }

    /// The figures of everything but agreements as such, which would count their slots twice.
    pub fn all_facts(&self) -> Count {
        self.sum(&Slot::ALL[1..])
    }

    fn sum(&self, slots: &[Slot]) -> Count {
        slots.iter().fold(Count::default(), |sum, slot| sum.plus(self.count(*slot)))
    }

    pub(super) fn add_count(&mut self, slot: Slot, count: Count) {
        self.counts[slot as usize] = self.count(slot).plus(count);
    }

    /// The range that a confidence is in.
    pub(super) fn bin(&mut self, confidence: Confidence) -> &mut Bin {
        let at = self.calibration.iter().rposition(|bin| bin.from <= confidence).unwrap_or(0);
        &mut self.calibration[at]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_of_nothing_are_zero_and_others_are_shares() {
        let nothing = Count::default();
        assert_eq!((nothing.precision(), nothing.recall(), nothing.f1()), (0.0, 0.0, 0.0));
        let some = Count { right: 3, wrong: 1, missing: 3 };
        assert_eq!((some.precision(), some.recall()), (0.75, 0.5));
        assert!((some.f1() - 0.6).abs() < 1e-12);
    }

    #[test]
    fn every_confidence_is_in_one_range() {
        let mut evaluation = Evaluation::default();
        for (thousandths, from) in [(0, 0), (499, 0), (500, 500), (899, 800), (900, 900), (1000, 900)] {
            let bin = evaluation.bin(Confidence::new(thousandths));
            assert_eq!(bin.from, Confidence::new(from), "{thousandths}");
        }
    }

    #[test]
    fn slots_stand_in_the_order_of_their_numbers() {
        for (at, slot) in Slot::ALL.into_iter().enumerate() {
            assert_eq!(slot as usize, at);
        }
    }
}
