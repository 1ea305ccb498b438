//! Where a value comes from: the words of an article that say it.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::HashSet;
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
/// Of all that is held of an article quotations are the most, and many of them overlap: those of one article can be
/// [`held_together`].
#[derive(Debug, Clone)]
pub struct Evidence {
    /// Where the words stand in the article's normalised text.
    pub span: Span,
    /// A piece of the text.
    text: Arc<String>,
    /// The bytes at which begins what stands before the words, they themselves, and what stands after them; where that ends.
    bytes: [u32; 4],
}

impl Evidence {
    /// The words `text[start..end]` in code points, with up to 32 code points before and after them.
    pub fn new(span: Span, prefix: &str, exact: &str, suffix: &str) -> Self {
        let ends = [0, prefix.len(), prefix.len() + exact.len(), prefix.len() + exact.len() + suffix.len()];
        Self { span, text: Arc::new([prefix, exact, suffix].concat()), bytes: ends.map(narrow) }
    }

    /// The words themselves.
    pub fn exact(&self) -> &str {
        self.between(1, 2)
    }

    /// What stands before them.
    pub fn prefix(&self) -> &str {
        self.between(0, 1)
    }

    /// What stands after them.
    pub fn suffix(&self) -> &str {
        self.between(2, 3)
    }

    fn between(&self, one: usize, other: usize) -> &str {
        self.text.get(self.bytes[one] as usize..self.bytes[other] as usize).unwrap_or_default()
    }

    /// The code point at which begins what stands before the words.
    fn begins(&self) -> usize {
        (self.span.start as usize).saturating_sub(self.prefix().chars().count())
    }
}

fn narrow(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

/// Holds what quotations of one article share of its text once.
pub fn held_together<'e>(quotations: impl IntoIterator<Item = &'e mut Evidence>) {
    let mut quotations: Vec<(usize, &mut Evidence)> = quotations.into_iter().map(|one| (one.begins(), one)).collect();
    quotations.sort_by_key(|(begins, _)| *begins);
    // A place in what is held so far, in code points of the article and in bytes; from there on nothing is missing.
    let (mut text, mut place) = (String::new(), None);
    let mut starts = Vec::with_capacity(quotations.len());
    for (begins, one) in &quotations {
        let words = one.between(0, 3);
        let reached = place.and_then(|(point, byte): (usize, usize)| {
            let places = text[byte..].char_indices().map(|(at, _)| byte + at).chain([text.len()]);
            places.into_iter().nth(begins - point)
        });
        let start = match reached {
            Some(start) if text[start..].starts_with(words) => start,
            Some(start) if words.starts_with(&text[start..]) => {
                text.push_str(&words[text.len() - start..]);
                start
            }
            // There is a gap, or it is another text after all.
            _ => {
                text.push_str(words);
                text.len() - words.len()
            }
        };
        place = Some((*begins, start));
        starts.push(start);
    }
    text.shrink_to_fit();
    let text = Arc::new(text);
    for ((_, one), start) in quotations.into_iter().zip(starts) {
        let before = one.bytes[0];
        one.bytes = one.bytes.map(|byte| byte - before + narrow(start));
        one.text = Arc::clone(&text);
    }
}

impl PartialEq for Evidence {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Evidence {}

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
    evidence: Vec<Evidence>,
    /// The id of the rule that made it.
    pub rule: Arc<str>,
    /// How sure the rule is.
    pub confidence: Confidence,
    /// Who says so, where the article attributes it ("according to Chongqing Customs").
    pub attributed_to: Option<Box<super::NodeId>>,
}

impl Provenance {
    /// There is no statement without a quotation, so the first one is an argument of its own.
    pub fn new(article: &str, first: Evidence, rule: &str, confidence: Confidence) -> Self {
        Self { article: article.into(), evidence: vec![first], rule: rule.into(), confidence, attributed_to: None }
    }

    /// The quotations, in the order of the text; never empty.
    pub fn evidence(&self) -> impl ExactSizeIterator<Item = &Evidence> {
        self.evidence.iter()
    }

    /// The quotations, to be changed in how they are held.
    pub(super) fn evidence_mut(&mut self) -> impl Iterator<Item = &mut Evidence> {
        self.evidence.iter_mut()
    }

    /// Its quotations, to be given to another.
    pub fn into_evidence(self) -> Vec<Evidence> {
        self.evidence
    }

    /// Adds quotations that are not there yet, keeping the order of the text.
    pub fn add_evidence(&mut self, more: impl IntoIterator<Item = Evidence>) {
        for one in more {
            if let Err(at) = self.evidence.binary_search(&one) {
                self.evidence.insert(at, one);
            }
        }
    }

    /// Gives back what room was made for more.
    pub(super) fn shrink(&mut self) {
        self.evidence.shrink_to_fit();
    }
}

/// Names that many records hold, each held once.
#[derive(Debug, Default)]
pub struct Shared(HashSet<Arc<str>>);

impl Shared {
    /// Lets go of a name that is held already.
    pub fn name(&mut self, name: &mut Arc<str>) {
        match self.0.get(&**name) {
            Some(same) => *name = Arc::clone(same),
            None => _ = self.0.insert(Arc::clone(name)),
        }
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
    fn what_quotations_share_of_a_text_is_held_once() {
        let text = "Tirana: 重庆 and Chengdu signed a pact on rail freight.";
        let places = crate::record::place::Places::new(text);
        let quote = |words: &str| {
            let start = text.find(words).unwrap();
            places.quote(places.span(start, start + words.len()))
        };
        // The last says that it stands where other words stand.
        let foreign = Evidence::new(Span::new(40, 42), "Tirana: ", "成都", "");
        let mut told = ["signed", "重庆", "signed a pact", "Tirana", "freight"].map(quote).to_vec();
        told.push(foreign);
        let before = told.clone();
        held_together(&mut told);
        assert_eq!(told, before);
        assert!(told.windows(2).all(|two| Arc::ptr_eq(&two[0].text, &two[1].text)));
        assert_eq!(told[0].text.len(), text.len() + "Tirana: 成都".len());
        held_together(&mut told[..2]);
        assert_eq!(told, before);
    }

    #[test]
    fn a_name_is_held_once() {
        let (mut one, mut same): (Arc<str>, Arc<str>) = ("deal/signed".into(), "deal/signed".into());
        let mut shared = Shared::default();
        shared.name(&mut one);
        shared.name(&mut same);
        assert!(Arc::ptr_eq(&one, &same));
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
