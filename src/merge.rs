//! Merging: all articles' records become one dataset, one node for one thing.

use crate::record::{Dataset, Issue, Lang, Node, NodeId, Property, Value};
use std::collections::BTreeMap;

/// The dataset of all nodes; the order of the articles does not matter.
pub fn merge(articles: impl IntoIterator<Item = Vec<Node>>, mut issues: Vec<Issue>, rule_set: &str) -> Dataset {
    let mut nodes: BTreeMap<NodeId, Node> = BTreeMap::new();
    for node in articles.into_iter().flatten() {
        match nodes.get_mut(&node.id) {
            Some(known) => join(known, node),
            None => {
                nodes.insert(node.id.clone(), node);
            }
        }
    }
    for node in nodes.values_mut() {
        one_preferred_label(node);
        one_value_each(node);
        node.statements.sort();
    }
    issues.sort();
    Dataset { nodes, issues, rule_set: rule_set.to_owned() }
}

/// Adds what another article says of the same thing.
fn join(known: &mut Node, more: Node) {
    for article in &more.articles {
        known.seen_in(article);
    }
    for statement in more.statements {
        match known.statements.iter_mut().find(|s| s.property == statement.property && s.value == statement.value) {
            Some(same) => statement.provenance.into_iter().for_each(|p| same.add(p)),
            None => known.statements.push(statement),
        }
    }
}

/// Keeps one preferred label a language: the one most articles use, then the first in order; the others become alternatives.
fn one_preferred_label(node: &mut Node) {
    for lang in [Lang::En, Lang::Zh] {
        let is_label = |s: &crate::record::Statement| {
            s.property == Property::PrefLabel && matches!(&s.value, Value::Text(l, _) if *l == lang)
        };
        let best = node
            .statements
            .iter()
            .enumerate()
            .filter(|(_, s)| is_label(s))
            .min_by_key(|(_, s)| (std::cmp::Reverse(s.provenance.len()), s.value.clone()))
            .map(|(at, _)| at);
        for (at, statement) in node.statements.iter_mut().enumerate() {
            if is_label(statement) && Some(at) != best {
                statement.property = Property::AltLabel;
            }
        }
    }
    // A form that is preferred is no alternative too.
    let preferred: Vec<Value> = node.values(Property::PrefLabel).cloned().collect();
    let mut alternatives: Vec<crate::record::Statement> = Vec::new();
    node.statements.retain(|s| {
        let twice = s.property == Property::AltLabel && preferred.contains(&s.value);
        if twice {
            alternatives.push(s.clone());
        }
        !twice
    });
    for alternative in alternatives {
        if let Some(label) =
            node.statements.iter_mut().find(|s| s.property == Property::PrefLabel && s.value == alternative.value)
        {
            alternative.provenance.into_iter().for_each(|p| label.add(p));
        }
    }
    node.statements.sort();
    node.statements.dedup_by(|b, a| {
        let same = a.property == b.property && a.value == b.value;
        if same {
            std::mem::take(&mut b.provenance).into_iter().for_each(|p| a.add(p));
        }
        same
    });
}

/// Properties of which a node holds one value; of several the one with the most articles, then the surest, is accepted.
const SINGLE: &[Property] = &[
    Property::Status,
    Property::AgreementType,
    Property::Date,
    Property::DateBasis,
    Property::Place,
    Property::EventType,
    Property::PartyKind,
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

fn one_value_each(node: &mut Node) {
    use crate::record::concept::ClaimStatus;
    for &property in SINGLE {
        let best = node
            .statements
            .iter()
            .enumerate()
            .filter(|(_, s)| s.property == property && s.status == ClaimStatus::Accepted)
            .min_by_key(|(_, s)| (std::cmp::Reverse((s.provenance.len(), s.confidence())), s.value.clone()))
            .map(|(at, _)| at);
        for (at, statement) in node.statements.iter_mut().enumerate() {
            if statement.property == property && Some(at) != best && statement.status == ClaimStatus::Accepted {
                statement.status = ClaimStatus::Alternative;
            }
        }
    }
    // The bounds follow from the accepted date alone.
    let date = node.value(Property::Date).cloned();
    node.statements.retain(|s| !matches!(s.property, Property::DateEarliest | Property::DateLatest));
    if let Some(Value::Edtf(date)) = date
        && let Some((first, last)) = date.bounds()
    {
        node.derive(Property::DateEarliest, Value::Day(first));
        node.derive(Property::DateLatest, Value::Day(last));
    }
    // What nobody claims and is not accepted says nothing.
    node.statements.retain(|s| s.status == ClaimStatus::Accepted || !s.provenance.is_empty());
}
