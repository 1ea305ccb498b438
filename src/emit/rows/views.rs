//! The rows of the reading views: an agreement at a glance, and who agrees with whom.

use super::super::graph::is_concluded;
use super::{Record, View, lexical};
use crate::record::{Node, NodeId, NodeKind, Property, Provenance, Value};
use std::collections::BTreeMap;

/// What joins the values of a cell of the overview.
const JOINT: &str = "; ";

pub(super) fn overview<'v>(view: &'v View<'_>) -> impl Iterator<Item = Record> + 'v {
    let row = move |agreement: &Node| {
        let quoted = decider(agreement);
        let articles = reporting(view, agreement, quoted);
        let first = |property| agreement.value(property).map(lexical).unwrap_or_default();
        let named = |property| joined(agreement.values(property).map(|value| name(view, value)));
        let told = |property| joined(articles.iter().filter_map(|a| a.value(property)).map(|value| name(view, value)));
        vec![
            agreement.id.slug().to_owned(),
            agreement.label().to_owned(),
            first(Property::AgreementType),
            first(Property::Status),
            is_concluded(agreement).to_string(),
            first(Property::Date),
            first(Property::DateEarliest),
            first(Property::DateLatest),
            named(Property::Place),
            named(Property::Party),
            named(Property::Area),
            joined(agreement.values(Property::Amount).map(|value| amount(view, value))),
            first(Property::Count),
            quoted.map(|p| p.confidence.to_string()).unwrap_or_default(),
            quoted.and_then(|p| p.evidence().next()).map(|e| view.words(e).to_owned()).unwrap_or_default(),
            joined(articles.iter().map(|article| article.label().to_owned())),
            told(Property::DatePublished),
            told(Property::Publisher),
            told(Property::SourceFile),
            told(Property::Url),
        ]
    };
    view.dataset.of_kind(NodeKind::Agreement).filter(|node| !node.is_replaced()).map(row)
}

pub(super) fn network<'v>(view: &'v View<'_>) -> impl Iterator<Item = Record> + 'v {
    let mut pairs: BTreeMap<(&NodeId, &NodeId), (usize, usize)> = BTreeMap::new();
    for agreement in view.dataset.of_kind(NodeKind::Agreement) {
        let concluded = usize::from(is_concluded(agreement));
        let mut parties: Vec<&NodeId> = agreement.values(Property::Party).filter_map(node_of).collect();
        parties.sort();
        parties.dedup();
        for (i, a) in parties.iter().enumerate() {
            for b in &parties[i + 1..] {
                let counts = pairs.entry((a, b)).or_default();
                counts.0 += concluded;
                counts.1 += 1;
            }
        }
    }
    let row = move |((a, b), (concluded, all)): ((&NodeId, &NodeId), (usize, usize))| {
        let id = |id: &NodeId| id.slug().to_owned();
        vec![id(a), view.label(a), id(b), view.label(b), concluded.to_string(), all.to_string()]
    };
    pairs.into_iter().map(row)
}

/// Who tells the status, the surest first.
fn decider(agreement: &Node) -> Option<&Provenance> {
    // `min_by_key` takes the first among equals, so the order of articles decides.
    let told = agreement.accepted(Property::Status).flat_map(|s| &s.provenance);
    told.min_by_key(|p| std::cmp::Reverse(p.confidence))
}

/// The articles of an agreement, the quoted one first.
fn reporting<'a>(view: &View<'a>, agreement: &Node, quoted: Option<&Provenance>) -> Vec<&'a Node> {
    let mut ids: Vec<&str> = agreement.articles.iter().map(AsRef::as_ref).collect();
    ids.sort_by_key(|id| quoted.is_none_or(|p| *p.article != **id));
    ids.into_iter().filter_map(|id| view.articles.get(id).copied()).collect()
}

/// `20000000000 CNY`, `at least 500 bank`, `3 to 5 park`.
fn amount(view: &View<'_>, value: &Value) -> String {
    let Some(node) = node_of(value).and_then(|id| view.dataset.node(id)) else { return String::new() };
    let get = |property| node.value(property).map(lexical);
    let number = match (get(Property::AmountValue), get(Property::AmountMin), get(Property::AmountMax)) {
        (Some(value), _, _) => value,
        (None, Some(min), Some(max)) => format!("{min} to {max}"),
        (None, Some(min), None) => format!("at least {min}"),
        (None, None, Some(max)) => format!("at most {max}"),
        (None, None, None) => String::new(),
    };
    let unit = get(Property::Currency).or_else(|| get(Property::UnitText)).unwrap_or_default();
    format!("{number} {unit}").trim().to_owned()
}

fn node_of(value: &Value) -> Option<&NodeId> {
    match value {
        Value::Node(id) => Some(id),
        _ => None,
    }
}

fn name(view: &View<'_>, value: &Value) -> String {
    match value {
        Value::Node(id) => view.label(id),
        Value::Concept(concept) => concept.label(),
        other => lexical(other),
    }
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    let mut parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    let mut seen = std::collections::BTreeSet::new();
    parts.retain(|part| seen.insert(part.clone()));
    parts.join(JOINT)
}
