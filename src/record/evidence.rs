//! Where a value comes from: the words of an article that say it.

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

/// A range of the normalised text in Unicode code points, 0-based, end excluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
}

impl Span {
    /// The range from `start` to `end` (excluded); an inverted range becomes empty at `start`.
    pub fn new(start: u32, end: u32) -> Self {
        Self { start, end: end.max(start) }
    }

    /// Whether the two ranges share a code point.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies inside this range.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest range that holds both.
    pub fn union(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// How sure a rule is of what it found, in thousandths (0 to 1000).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Confidence(u16);

impl Confidence {
    /// Certain: what the input's own metadata states.
    pub const CERTAIN: Self = Self(1000);

    /// A confidence of `thousandths`; more than 1000 counts as 1000.
    pub const fn new(thousandths: u16) -> Self {
        Self(if thousandths > 1000 { 1000 } else { thousandths })
    }

    /// In thousandths, 0 to 1000.
    pub fn thousandths(self) -> u16 {
        self.0
    }

    /// Lowered by a factor given in thousandths: `Confidence::new(900).times(900)` is 0.81.
    pub fn times(self, thousandths: u16) -> Self {
        let product = u32::from(self.0) * u32::from(thousandths.min(1000)) / 1000;
        Self(u16::try_from(product).unwrap_or(1000))
    }
}

impl fmt::Display for Confidence {
    /// A decimal without trailing zeros but with one digit after the point: `0.9`, `0.855`, `1.0`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = format!("{:03}", self.0 % 1000);
        let digits = digits.trim_end_matches('0');
        write!(f, "{}.{}", self.0 / 1000, if digits.is_empty() { "0" } else { digits })
    }
}

/// A quotation: words of one article, with a little of what stands around them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Evidence {
    /// Where the words stand in the article's normalised text.
    pub span: Span,
    /// The words themselves: `text[start..end]` in code points.
    pub exact: String,
    /// Up to 32 code points before them.
    pub prefix: String,
    /// Up to 32 code points after them.
    pub suffix: String,
}

/// What one article contributes to a statement: its quotations, the rule that read them, how sure it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Provenance {
    /// The article: the first 16 hexadecimal digits of the SHA-256 of its text.
    pub article: Arc<str>,
    /// One quotation or more, in the order of the text.
    evidence: Vec<Arc<Evidence>>,
    /// The id of the rule that made it.
    pub rule: Arc<str>,
    /// How sure the rule is.
    pub confidence: Confidence,
    /// Who says so, where the article attributes it ("according to Chongqing Customs").
    pub attributed_to: Option<super::NodeId>,
}

impl Provenance {
    /// There is no statement without a quotation, so the first one is an argument of its own.
    pub fn new(article: &str, first: Evidence, rule: &str, confidence: Confidence) -> Self {
        Self {
            article: article.into(),
            evidence: vec![first.into()],
            rule: rule.into(),
            confidence,
            attributed_to: None,
        }
    }

    /// The quotations, in the order of the text; never empty.
    pub fn evidence(&self) -> impl Iterator<Item = &Evidence> {
        self.evidence.iter().map(AsRef::as_ref)
    }

    /// Its quotations, to be given to another.
    pub fn into_evidence(self) -> Vec<Arc<Evidence>> {
        self.evidence
    }

    /// Adds quotations that are not there yet, keeping the order of the text.
    pub fn add_evidence(&mut self, more: impl IntoIterator<Item = impl Into<Arc<Evidence>>>) {
        for one in more.into_iter().map(Into::into) {
            if let Err(at) = self.evidence.binary_search(&one) {
                self.evidence.insert(at, one);
            }
        }
    }
}

/// Names and quotations that many statements of an article rest on, held once.
#[derive(Debug, Default)]
pub struct Shared {
    names: BTreeSet<Arc<str>>,
    quotations: BTreeSet<Arc<Evidence>>,
}

impl Shared {
    /// Lets go of what another provenance holds already.
    pub fn share(&mut self, provenance: &mut Provenance) {
        held_once(&mut self.names, &mut provenance.article);
        held_once(&mut self.names, &mut provenance.rule);
        for quotation in &mut provenance.evidence {
            held_once(&mut self.quotations, quotation);
        }
    }
}

fn held_once<T: Ord + ?Sized>(held: &mut BTreeSet<Arc<T>>, one: &mut Arc<T>) {
    match held.get(&**one) {
        Some(same) => *one = Arc::clone(same),
        None => _ = held.insert(Arc::clone(one)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_confidence_is_written_as_a_short_decimal() {
        let written: Vec<String> = [1000, 900, 855, 50, 0].iter().map(|&c| Confidence::new(c).to_string()).collect();
        assert_eq!(written, ["1.0", "0.9", "0.855", "0.05", "0.0"]);
    }

    #[test]
    fn what_several_statements_rest_on_is_held_once() {
        let said = |exact: &str, rule| {
            let evidence =
                Evidence { span: Span::new(0, 4), exact: exact.into(), prefix: String::new(), suffix: String::new() };
            Provenance::new("0123456789abcdef", evidence, rule, Confidence::CERTAIN)
        };
        let mut told = [said("pact", "one"), said("pact", "one"), said("deal", "other")];
        let before = told.clone();
        let mut shared = Shared::default();
        told.iter_mut().for_each(|one| shared.share(one));
        assert_eq!(told, before);
        let [one, same, other] = &told;
        assert!(Arc::ptr_eq(&one.evidence[0], &same.evidence[0]) && Arc::ptr_eq(&one.rule, &same.rule));
        assert!(!Arc::ptr_eq(&one.evidence[0], &other.evidence[0]) && Arc::ptr_eq(&one.article, &other.article));
    }

    #[test]
    fn a_lowered_confidence_is_a_product() {
        assert_eq!(Confidence::new(900).times(900).thousandths(), 810);
    }
}
