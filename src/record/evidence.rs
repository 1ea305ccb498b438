//! Where a value comes from: the words of an article that say it.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;
use std::cmp::Ordering;
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
///
/// Of all that is held of an article quotations are the most, so the words are one piece of memory.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Evidence {
    /// Where the words stand in the article's normalised text.
    pub span: Span,
    /// What stands before the words, they themselves, and what stands after them.
    text: Box<str>,
    /// The first byte of the words themselves, and one past the last.
    bytes: (u32, u32),
}

impl Evidence {
    /// The words `text[start..end]` in code points, with up to 32 code points before and after them.
    pub fn new(span: Span, prefix: &str, exact: &str, suffix: &str) -> Self {
        let byte = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let bytes = (byte(prefix.len()), byte(prefix.len() + exact.len()));
        Self { span, text: [prefix, exact, suffix].concat().into(), bytes }
    }

    /// The words themselves.
    pub fn exact(&self) -> &str {
        self.text.get(self.bytes.0 as usize..self.bytes.1 as usize).unwrap_or_default()
    }

    /// What stands before them.
    pub fn prefix(&self) -> &str {
        self.text.get(..self.bytes.0 as usize).unwrap_or_default()
    }

    /// What stands after them.
    pub fn suffix(&self) -> &str {
        self.text.get(self.bytes.1 as usize..).unwrap_or_default()
    }
}

impl Ord for Evidence {
    fn cmp(&self, other: &Self) -> Ordering {
        self.span
            .cmp(&other.span)
            .then_with(|| self.exact().cmp(other.exact()))
            .then_with(|| self.prefix().cmp(other.prefix()))
            .then_with(|| self.suffix().cmp(other.suffix()))
    }
}

impl PartialOrd for Evidence {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A quotation as it is written.
#[derive(Serialize, Deserialize)]
#[serde(rename = "Evidence")]
struct Quotation<'q> {
    span: Span,
    #[serde(borrow)]
    exact: Cow<'q, str>,
    #[serde(borrow)]
    prefix: Cow<'q, str>,
    #[serde(borrow)]
    suffix: Cow<'q, str>,
}

impl Serialize for Evidence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let [exact, prefix, suffix] = [self.exact(), self.prefix(), self.suffix()].map(Cow::Borrowed);
        Quotation { span: self.span, exact, prefix, suffix }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Evidence {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Quotation { span, exact, prefix, suffix } = Quotation::deserialize(deserializer)?;
        Ok(Self::new(span, &prefix, &exact, &suffix))
    }
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
        self.share_rule(provenance);
        for quotation in &mut provenance.evidence {
            held_once(&mut self.quotations, quotation);
        }
    }

    /// The same for the rule alone: of all articles together these are few.
    pub fn share_rule(&mut self, provenance: &mut Provenance) {
        held_once(&mut self.names, &mut provenance.rule);
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
            let evidence = Evidence::new(Span::new(0, 4), "", exact, "");
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
    fn a_quotation_is_written_in_its_parts_and_read_back() {
        let quotation = Evidence::new(Span::new(7, 9), "— in ", "重庆", "");
        let written = serde_json::to_string(&quotation).unwrap();
        assert_eq!(written, r#"{"span":{"start":7,"end":9},"exact":"重庆","prefix":"— in ","suffix":""}"#);
        assert_eq!(serde_json::from_str::<Evidence>(&written).unwrap(), quotation);
    }

    #[test]
    fn a_lowered_confidence_is_a_product() {
        assert_eq!(Confidence::new(900).times(900).thousandths(), 810);
    }
}
