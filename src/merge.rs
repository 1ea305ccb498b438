//! Merging: all articles' records become one dataset, one node for one thing.
//!
//! Parties and places have ids that say what they are, so what two articles call by one id is one thing; here acronyms
//! find their bodies, namesakes in two places part, and agreements that several articles report become one.

mod cluster;
mod copies;
mod days;
mod deal;
mod parties;
mod rename;
mod same;
mod settle;

use crate::record::ledger::Ledger;
use crate::record::{Dataset, Issue, Node, NodeId, NodeKind, Property, Records, Value};
use deal::Deal;
use rename::{Renamed, rename};
use settle::{Articles, join};
use std::collections::{BTreeMap, BTreeSet};

/// The dataset of all records; the order of the articles does not matter.
pub fn merge(articles: impl IntoIterator<Item = Records>, issues: Vec<Issue>, rule_set: &str) -> Dataset {
    merge_with(articles, issues, rule_set, Ledger::default()).0
}

/// The dataset of all records with the ids that a ledger knows, and the ledger with those that it did not.
pub fn merge_with(
    articles: impl IntoIterator<Item = Records>,
    mut issues: Vec<Issue>,
    rule_set: &str,
    mut ledger: Ledger,
) -> (Dataset, Ledger) {
    let mut articles: Vec<Records> = articles.into_iter().collect();
    articles.sort_by(|a, b| a.article.cmp(&b.article));
    let known = Articles {
        copies: copies::copies(&articles),
        published: articles.iter().filter_map(|a| Some((a.article.clone(), copies::published(a)?))).collect(),
    };
    let renamed = parties(&articles, &mut ledger);
    for (records, renamed) in articles.iter_mut().zip(&renamed) {
        records.nodes = rename(std::mem::take(&mut records.nodes), renamed);
    }
    let renamed = agreements(&articles, &known, &mut ledger);
    let mut nodes: BTreeMap<NodeId, Node> = BTreeMap::new();
    for (records, renamed) in articles.into_iter().zip(&renamed) {
        for node in rename(records.nodes, renamed) {
            match nodes.get_mut(&node.id) {
                Some(same) => join::node(same, node),
                None => _ = nodes.insert(node.id.clone(), node),
            }
        }
    }
    for (copy, original) in &known.copies {
        let article = |id: &str| NodeId::named(NodeKind::Article, id);
        if let Some(node) = nodes.get_mut(&article(copy)) {
            node.derive(Property::CopyOf, Value::Node(article(original)));
        }
    }
    for node in nodes.values_mut() {
        settle::settle(node, &known);
    }
    for (old, new) in ledger.replaced.iter().filter(|(_, new)| nodes.contains_key(*new)).collect::<Vec<_>>() {
        let mut node = Node::new(old.clone());
        node.derive(Property::IsReplacedBy, Value::Node(new.clone()));
        nodes.insert(old.clone(), node);
    }
    issues.sort();
    (Dataset { nodes, issues, rule_set: rule_set.to_owned() }, ledger)
}

/// The new ids of parties, for each article.
fn parties(articles: &[Records], ledger: &mut Ledger) -> Vec<Renamed> {
    let mut renamed = parties::renamed(articles);
    let of = |records: &Records| {
        records.nodes.iter().filter(|n| n.id.kind == NodeKind::Party).map(|n| n.id.clone()).collect::<Vec<_>>()
    };
    let mut becomes: BTreeMap<NodeId, BTreeSet<NodeId>> = BTreeMap::new();
    for (records, renamed) in articles.iter().zip(&renamed) {
        for id in of(records) {
            let new = renamed.get(&id).unwrap_or(&id).clone();
            becomes.entry(id).or_default().insert(new);
        }
    }
    // A form that is one party here and another one there is a key of neither.
    let mut keys: BTreeMap<NodeId, BTreeSet<String>> = BTreeMap::new();
    for (id, new) in &becomes {
        for one in new {
            let keys = keys.entry(one.clone()).or_default();
            keys.insert(if new.len() == 1 { id.slug() } else { one.slug() }.to_owned());
        }
    }
    let things: Vec<(NodeId, BTreeSet<String>)> = keys.into_iter().collect();
    let assigned = ledger.assign(&things);
    let ids: BTreeMap<&NodeId, NodeId> = things.iter().map(|(id, _)| id).zip(assigned).collect();
    for (records, renamed) in articles.iter().zip(&mut renamed) {
        for id in of(records) {
            let new = renamed.get(&id).unwrap_or(&id);
            if let Some(kept) = ids.get(new).filter(|kept| **kept != id) {
                renamed.insert(id, kept.clone());
            }
        }
    }
    renamed
}

/// The new ids of agreements, for each article: deals that are one get the id of the one that was reported first.
fn agreements(articles: &[Records], known: &Articles, ledger: &mut Ledger) -> Vec<Renamed> {
    let mut deals: Vec<Deal> = Vec::new();
    for (at, records) in articles.iter().enumerate() {
        let published = known.published.get(&records.article).map(String::as_str);
        deals.extend(deal::deals(at, records, known.witness(&records.article), published));
    }
    let first = |deal: &Deal| {
        (deal.published.is_none(), deal.published, articles[deal.article].article.clone(), deal.order, deal.id.clone())
    };
    deals.sort_by_cached_key(first);
    let (groups, _) = cluster::groups(&deals);
    let key = |&member: &usize| format!("{}/{}", articles[deals[member].article].article, deals[member].id.slug());
    let things: Vec<(NodeId, BTreeSet<String>)> =
        groups.iter().map(|group| (deals[group[0]].id.clone(), group.iter().map(key).collect())).collect();
    let mut renamed: Vec<Renamed> = vec![Renamed::new(); articles.len()];
    for (group, id) in groups.iter().zip(ledger.assign(&things)) {
        for &member in group.iter().filter(|&&member| deals[member].id != id) {
            renamed[deals[member].article].insert(deals[member].id.clone(), id.clone());
        }
    }
    renamed
}
