//! Merging: all articles' records become one dataset, one node for one thing.
//!
//! Parties and places have ids that say what they are, so what two articles call by one id is one thing; here acronyms
//! find their bodies, namesakes in two places part, and agreements that several articles report become one.

mod apart;
mod cluster;
mod copies;
mod curate;
mod deal;
mod parties;
mod rename;
mod same;
mod settle;
pub mod steps;

pub use curate::curate;

use crate::record::curation::Decision;
use crate::record::evidence::Shared;
use crate::record::ledger::Ledger;
use crate::record::{Dataset, Issue, IssueKind, Node, NodeId, NodeKind, Property, Records, Value};
use apart::Apart;
use deal::Deal;
use rayon::prelude::*;
use rename::{Renamed, rename};
use settle::{Articles, join};
use std::collections::{BTreeMap, BTreeSet};

/// So many articles are unpacked at a time.
const UNPACKED: usize = 256;

/// The dataset of all records; the order of the articles does not matter.
pub fn merge(articles: impl IntoIterator<Item = Records>, issues: Vec<Issue>, rule_set: &str) -> Dataset {
    merge_with(articles, issues, rule_set, Ledger::default(), &[]).0
}

/// The dataset of all records with the ids that a ledger knows, and the ledger with those that it did not.
///
/// Of the decisions only those that keep things apart are heeded here; [`curate`] applies the others.
pub fn merge_with(
    articles: impl IntoIterator<Item = Records>,
    issues: Vec<Issue>,
    rule_set: &str,
    ledger: Ledger,
    decisions: &[Decision],
) -> (Dataset, Ledger) {
    let outlined = articles.into_iter().map(|records| (steps::outline(records.clone()), records)).collect();
    merge_packed(outlined, |records| records, issues, rule_set, ledger, decisions)
}

/// The same of articles of which only the [`outline`](steps::outline) is held as it is: each is unpacked when its turn
/// has come, so that not all of them are in memory besides the dataset.
pub fn merge_packed<P: Send>(
    mut articles: Vec<(Records, P)>,
    unpack: impl Fn(P) -> Records + Sync,
    mut issues: Vec<Issue>,
    rule_set: &str,
    mut ledger: Ledger,
    decisions: &[Decision],
) -> (Dataset, Ledger) {
    let apart = Apart::new(decisions);
    articles.sort_by(|(a, _), (b, _)| a.article.cmp(&b.article));
    let (mut outlines, packed): (Vec<Records>, Vec<P>) = articles.into_iter().unzip();
    let known = known(&outlines);
    let by_party = parties(&outlines, &apart, &mut ledger);
    outlines.par_iter_mut().zip(&by_party).for_each(|(records, renamed)| {
        records.nodes = rename(std::mem::take(&mut records.nodes), renamed);
    });
    let (by_deal, doubtful) = agreements(&outlines, &known, &apart, &mut ledger);
    drop(outlines);
    issues.extend(doubtful);
    let mut nodes = joined(packed.into_iter().zip(by_party.into_iter().zip(by_deal)), unpack);
    for (copy, original) in &known.copies {
        let article = |id: &str| NodeId::named(NodeKind::Article, id);
        if let Some(node) = nodes.get_mut(&article(copy)) {
            node.derive(Property::CopyOf, Value::Node(article(original)));
        }
    }
    nodes.par_iter_mut().for_each(|(_, node)| {
        settle::settle(node, &known);
        node.shrink();
    });
    for (old, new) in ledger.replaced.iter().filter(|(_, new)| nodes.contains_key(*new)).collect::<Vec<_>>() {
        let mut node = Node::new(old.clone());
        node.derive(Property::IsReplacedBy, Value::Node(new.clone()));
        nodes.insert(old.clone(), node);
    }
    issues.sort();
    // They came in any order; put in at one go they leave no room between them.
    let nodes = nodes.into_iter().collect();
    (Dataset { nodes, issues, rule_set: rule_set.to_owned(), ..Dataset::default() }, ledger)
}

/// The nodes of all articles, with the ids that they get: first those of parties, then those of agreements.
fn joined<P: Send>(
    mut articles: impl Iterator<Item = (P, (Renamed, Renamed))>,
    unpack: impl Fn(P) -> Records + Sync,
) -> BTreeMap<NodeId, Node> {
    let mut nodes: BTreeMap<NodeId, Node> = BTreeMap::new();
    let mut shared = Shared::default();
    loop {
        let some: Vec<_> = articles.by_ref().take(UNPACKED).collect();
        if some.is_empty() {
            return nodes;
        }
        let of_article = |(packed, (parties, deals))| rename(rename(unpack(packed).nodes, &parties), &deals);
        let told: Vec<Vec<Node>> = some.into_par_iter().map(of_article).collect();
        for mut node in told.into_iter().flatten() {
            node.share(&mut shared);
            match nodes.get_mut(&node.id) {
                Some(same) => join::node(same, node),
                None => _ = nodes.insert(node.id.clone(), node),
            }
        }
    }
}

/// What is known of articles in their order.
fn known(articles: &[Records]) -> Articles {
    Articles {
        copies: copies::copies(articles),
        published: articles.iter().filter_map(|a| Some((a.article.clone(), copies::published(a)?))).collect(),
    }
}

/// The new ids of parties, for each article.
fn parties(articles: &[Records], apart: &Apart, ledger: &mut Ledger) -> Vec<Renamed> {
    let mut renamed = parties::renamed(articles, apart);
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
/// Besides, the pairs that nearly are one, as issues.
fn agreements(
    articles: &[Records],
    known: &Articles,
    apart: &Apart,
    ledger: &mut Ledger,
) -> (Vec<Renamed>, Vec<Issue>) {
    let mut deals: Vec<Deal> = Vec::new();
    for (at, records) in articles.iter().enumerate() {
        let published = known.published.get(&records.article).map(String::as_str);
        deals.extend(deal::deals(at, records, known.witness(&records.article), published));
    }
    let first = |deal: &Deal| {
        (deal.published.is_none(), deal.published, articles[deal.article].article.clone(), deal.order, deal.id.clone())
    };
    deals.sort_by_cached_key(first);
    let key = |member: usize| format!("{}/{}", articles[deals[member].article].article, deals[member].id.slug());
    // A deal is known by its own id and by the one that the ledger has for it.
    let names = |member: usize| {
        let kept = ledger.ids.get(&(NodeKind::Agreement, key(member)));
        [Some(&deals[member].id), kept].into_iter().flatten().collect::<Vec<_>>()
    };
    let are_two = |a: usize, b: usize| {
        let by_article = |one: usize, other: usize| {
            let article = &articles[deals[other].article].article;
            names(one).into_iter().any(|id| apart.article(id, article))
        };
        let by_id = || names(a).into_iter().any(|id| names(b).into_iter().any(|other| apart.things(id, other)));
        !apart.is_empty() && (by_id() || by_article(a, b) || by_article(b, a))
    };
    let (groups, doubtful) = cluster::groups(&deals, are_two);
    let things: Vec<(NodeId, BTreeSet<String>)> = groups
        .iter()
        .map(|group| (deals[group[0]].id.clone(), group.iter().map(|&member| key(member)).collect()))
        .collect();
    let mut renamed: Vec<Renamed> = vec![Renamed::new(); articles.len()];
    let mut becomes: Vec<NodeId> = deals.iter().map(|deal| deal.id.clone()).collect();
    for (group, id) in groups.iter().zip(ledger.assign(&things)) {
        for &member in group.iter().filter(|&&member| deals[member].id != id) {
            renamed[deals[member].article].insert(deals[member].id.clone(), id.clone());
            becomes[member] = id.clone();
        }
    }
    let pairs: BTreeMap<(&NodeId, &NodeId), usize> = doubtful
        .iter()
        .map(|&(a, b)| {
            let (one, other) = (&becomes[a], &becomes[b]);
            ((one.min(other), one.max(other)), a.max(b))
        })
        .collect();
    let doubtful = pairs.into_iter().map(|(pair, told)| in_doubt(pair, &articles[deals[told].article])).collect();
    (renamed, doubtful)
}

/// Two agreements of which no rule says whether they are one.
fn in_doubt((one, other): (&NodeId, &NodeId), told: &Records) -> Issue {
    let file = told.nodes.iter().find_map(|node| match node.value(Property::SourceFile)? {
        Value::Plain(name) => Some(name.clone()),
        _ => None,
    });
    Issue {
        source_file: file.unwrap_or_default(),
        article: Some(told.article.clone()),
        kind: IssueKind::Undecided,
        place: format!("{one} {other}"),
        message: "the two may be one agreement; `pactgraph review` lists such pairs".to_owned(),
    }
}
