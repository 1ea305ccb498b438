//! Amounts of money and of other measures.

use super::Builder;
use crate::normalize::amounts::{self, Bounds, Measure};
use crate::normalize::label;
use crate::record::claim::{AmountWords, Read};
use crate::record::slug::digest;
use crate::record::{NodeId, NodeKind, Property, Value};

impl Builder<'_> {
    /// The node of an amount, the same one wherever the article tells it again; `None` if it has no known measure.
    pub(super) fn amount(&mut self, read: &Read<AmountWords>) -> Option<NodeId> {
        let (bounds, measure) = amounts::canonical(&read.value)?;
        let (property, unit) = match measure {
            Measure::Currency(code) => (Property::Currency, code),
            Measure::Unit(unit) => (Property::UnitText, unit),
        };
        let values: Vec<(Property, String)> = match bounds {
            Bounds::Exact(value) => vec![(Property::AmountValue, value)],
            Bounds::AtLeast(low) => vec![(Property::AmountMin, low)],
            Bounds::AtMost(high) => vec![(Property::AmountMax, high)],
            Bounds::Between(low, high) => vec![(Property::AmountMin, low), (Property::AmountMax, high)],
        };
        let mut parts = vec![self.article.id.as_str(), unit.as_str()];
        parts.extend(values.iter().flat_map(|(property, value)| [property.curie(), value.as_str()]));
        let hash = &digest(&parts)[..8];
        let id = NodeId::named(
            NodeKind::Amount,
            &format!("{}-{}-{hash}", values.first().map_or("", |(_, v)| v.as_str()), label::short(&unit)),
        );
        let article = self.article.id.clone();
        let node = self.node(&id);
        node.seen_in(&article);
        for (property, value) in values {
            node.derive(property, Value::Decimal(value));
        }
        node.derive(property, Value::Plain(unit));
        Some(id)
    }
}
