//! Settling: of what articles say of one thing, what is accepted and what is not.
//!
//! - Copies of a text count as one witness.
//! - An agreement has the status of its newest act; earlier steps are superseded, and so are their dates.
//! - Of values that contradict each other the one of most witnesses is accepted, then the surest, then the newest told,
//!   then the first in order; the others are alternatives. A value that is less exact (`2019-12`, `memorandum`) speaks
//!   for every more exact one that it allows, and is superseded by it.
//! - The preferred label is the one of most witnesses that is no acronym, then the longest, then the first in order.

pub mod history;
pub mod join;
mod label;

use crate::record::concept::{AgreementType, ClaimStatus};
use crate::record::{Concept, Node, NodeKind, Property, Statement, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What is known of the articles.
#[derive(Debug, Default)]
pub struct Articles {
    /// The original of each copy.
    pub copies: BTreeMap<String, String>,
    /// The day of publication, where it is known.
    pub published: BTreeMap<String, String>,
}

impl Articles {
    /// The article, or the one that it is a copy of.
    pub fn witness<'a>(&'a self, article: &'a str) -> &'a str {
        self.copies.get(article).map_or(article, String::as_str)
    }

    /// How many articles say it, copies of one text counted once.
    fn witnesses(&self, statements: &[&Statement]) -> usize {
        let of = statements.iter().flat_map(|s| &s.provenance).map(|p| self.witness(&p.article));
        of.collect::<BTreeSet<_>>().len()
    }

    /// When it was last told.
    fn newest(&self, statement: &Statement) -> Option<&str> {
        statement.provenance.iter().filter_map(|p| self.published.get(&*p.article)).map(String::as_str).max()
    }
}

/// Properties of which a node holds one value.
const SINGLE: &[Property] = &[
    Property::AgreementType,
    Property::Status,
    Property::Date,
    Property::DateBasis,
    Property::Place,
    Property::EventType,
    Property::PartyKind,
    Property::Jurisdiction,
    Property::AdminLevel,
    Property::InitiativeStatus,
    Property::Count,
    Property::ConcludedOn,
    Property::ValidFrom,
    Property::ValidUntil,
    Property::Duration,
    Property::Headline,
    Property::DatePublished,
    Property::Publisher,
    Property::SourceFile,
    Property::Url,
];

/// Whether a node holds one value of a property.
pub fn is_single(property: Property) -> bool {
    SINGLE.contains(&property)
}

/// Settles a thing anew, of which more or less is said than before; what is rejected stays so.
pub fn again(node: &mut Node, articles: &Articles) {
    for statement in node.statements.iter_mut().filter(|s| s.status != ClaimStatus::Rejected) {
        statement.status = ClaimStatus::Accepted;
    }
    settle(node, articles);
}

/// What follows from the accepted date, after another one was accepted.
pub fn dates_follow(node: &mut Node) {
    basis_of_the_date(node);
    bounds(node);
    node.statements.sort();
}

/// Settles everything that is said of a thing.
pub fn settle(node: &mut Node, articles: &Articles) {
    label::one_preferred(node, articles);
    if node.id.kind == NodeKind::Agreement {
        history::newest_act(node, articles);
    }
    for &property in SINGLE {
        one_value(node, property, articles);
    }
    basis_of_the_date(node);
    bounds(node);
    // What nobody claims and is not accepted says nothing.
    node.statements.retain(|s| s.status == ClaimStatus::Accepted || !s.provenance.is_empty());
    node.statements.sort();
}

/// Accepts one value of a property; the others that were accepted become alternatives, or superseded where they are only
/// less exact.
fn one_value(node: &mut Node, property: Property, articles: &Articles) {
    let accepted: Vec<&Statement> = node.accepted(property).collect();
    if accepted.len() < 2 {
        return;
    }
    let best = accepted.iter().max_by_key(|s| {
        let support: Vec<&Statement> =
            accepted.iter().filter(|other| allows(&other.value, &s.value)).copied().collect();
        let exact = std::cmp::Reverse(exactness(&s.value));
        (
            articles.witnesses(&support),
            articles.witnesses(&[s]),
            std::cmp::Reverse(exact),
            s.confidence(),
            articles.newest(s),
            std::cmp::Reverse(s.value.clone()),
        )
    });
    let Some(best) = best.map(|s| s.value.clone()) else { return };
    for statement in &mut node.statements {
        if statement.property == property && statement.status == ClaimStatus::Accepted && statement.value != best {
            // What is only less exact contradicts nothing.
            let less_exact = allows(&statement.value, &best);
            statement.status = if less_exact { ClaimStatus::Superseded } else { ClaimStatus::Alternative };
        }
    }
}

/// Whether a value, taken as less exact, speaks for another one: `2019-12` for `2019-12-17`.
fn allows(general: &Value, exact: &Value) -> bool {
    match (general, exact) {
        (Value::Concept(Concept::AgreementType(general)), Value::Concept(Concept::AgreementType(exact))) => {
            std::iter::successors(Some(*exact), |kind: &AgreementType| kind.broader()).any(|kind| kind == *general)
        }
        (Value::Edtf(general), Value::Edtf(exact)) => match (general.bounds(), exact.bounds()) {
            (Some(wide), Some(narrow)) => wide.0 <= narrow.0 && narrow.1 <= wide.1,
            (None, Some(_)) => {
                general.until.is_none()
                    && general.from.month == exact.from.month
                    && general.from.day.is_none_or(|day| exact.from.day == Some(day))
            }
            _ => general == exact,
        },
        _ => general == exact,
    }
}

/// How exact a value is; only values of one kind are compared.
fn exactness(value: &Value) -> usize {
    match value {
        Value::Concept(Concept::AgreementType(kind)) => {
            std::iter::successors(Some(*kind), |kind: &AgreementType| kind.broader()).count()
        }
        Value::Edtf(date) => {
            let from = date.from;
            usize::from(from.year.is_some()) + usize::from(from.month.is_some()) + usize::from(from.day.is_some())
        }
        _ => 0,
    }
}

/// The accepted date is stated or resolved as the articles say that tell it.
fn basis_of_the_date(node: &mut Node) {
    let Some(date) = node.accepted(Property::Date).next() else { return };
    let says: BTreeSet<Arc<str>> = date.provenance.iter().map(|p| p.article.clone()).collect();
    let of_date = |s: &Statement| s.provenance.iter().any(|p| says.contains(&p.article));
    let best = node
        .statements
        .iter()
        .filter(|s| s.property == Property::DateBasis && of_date(s))
        .min_by_key(|s| (s.status != ClaimStatus::Accepted, s.value.clone()))
        .map(|s| s.value.clone());
    if let Some(best) = best {
        for statement in node.statements.iter_mut().filter(|s| s.property == Property::DateBasis) {
            statement.status = if statement.value == best { ClaimStatus::Accepted } else { ClaimStatus::Alternative };
        }
    }
}

/// The bounds follow from the accepted date alone.
fn bounds(node: &mut Node) {
    let date = node.value(Property::Date).cloned();
    node.statements.retain(|s| !matches!(s.property, Property::DateEarliest | Property::DateLatest));
    if let Some(Value::Edtf(date)) = date
        && let Some((first, last)) = date.bounds()
    {
        node.derive(Property::DateEarliest, Value::Day(first));
        node.derive(Property::DateLatest, Value::Day(last));
    }
}
