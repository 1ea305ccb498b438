//! The merge in steps, of which each needs only some of the articles, so that many machines can share them.
//!
//! One after the other they are the merge without a ledger and without decisions of people:
//!
//! 1. [`outline`] leaves of an article what the next two steps look at; it is the same for each article alone.
//! 2. [`names`] takes the outlines of all articles: acronyms, namesakes and copies are known only from all of them.
//! 3. [`agreements`] takes deals; those that share a block, over any number of others, must come together.
//! 4. [`pieces`] takes one article with what steps 2 and 3 made of it.
//! 5. [`joined`] takes all pieces of one thing.

use super::apart::Apart;
use super::cluster::{Block, blocks};
use super::rename::{Renamed, rename};
use super::settle::{self, Articles, join};
use super::{agreements as compared, deal, known, parties};
use crate::record::ledger::Ledger;
use crate::record::line::{Link, Piece};
use crate::record::slug::digest;
use crate::record::{Confidence, Evidence, Issue, Node, NodeId, NodeKind, Property, Provenance, Records, Span, Value};
use std::collections::{BTreeMap, BTreeSet};

/// What the comparison of articles looks at.
const OUTLINE: &[(NodeKind, &[Property])] = &[
    (NodeKind::Article, &[Property::DatePublished, Property::SourceFile]),
    (NodeKind::Party, &[Property::PrefLabel, Property::AltLabel, Property::PartyKind, Property::Jurisdiction]),
    (NodeKind::Place, &[Property::ContainedInPlace]),
    (
        NodeKind::Agreement,
        &[
            Property::AgreementType,
            Property::Status,
            Property::Date,
            Property::ConcludedOn,
            Property::Party,
            Property::Place,
            Property::Initiative,
            Property::Amount,
            Property::Count,
        ],
    ),
];

/// An agreement as one article tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Hashes; deals that share none are not compared.
    pub blocks: Vec<String>,
    /// The article, or the one that it is a copy of.
    pub witness: String,
    /// The agreement and what it leads to, without words.
    pub records: Records,
}

/// The records of an article without words, and without what is not looked at when articles are compared.
pub fn outline(mut records: Records) -> Records {
    records.nodes.retain_mut(|node| {
        let Some((_, looked_at)) = OUTLINE.iter().find(|(kind, _)| *kind == node.id.kind) else { return false };
        let order = deal::order(node);
        node.statements.retain(|statement| looked_at.contains(&statement.property));
        for statement in &mut node.statements {
            statement.provenance.clear();
        }
        // Where the article tells an agreement is all that is asked of the words.
        if let Some(first) = node.statements.first_mut().filter(|_| node.id.kind == NodeKind::Agreement) {
            let place = Evidence::new(Span::new(order, order), "", "", "");
            first.provenance.push(Provenance::new(&records.article, place, "", Confidence::new(0)));
        }
        node.shrink();
        true
    });
    records.nodes.shrink_to_fit();
    records
}

/// What the outlines of all articles, each once, tell of their parties and of copies; and the deals with their blocks.
pub fn names(mut articles: Vec<Records>) -> (Vec<Link>, Vec<Told>) {
    articles.sort_by(|a, b| a.article.cmp(&b.article));
    let known = known(&articles);
    let renamed = parties(&articles, &Apart::default(), &mut Ledger::default());
    let (mut links, mut deals) = (Vec::with_capacity(articles.len()), Vec::new());
    for (mut records, renamed) in articles.into_iter().zip(renamed) {
        records.nodes = rename(records.nodes, &renamed);
        let published = known.published.get(&records.article).cloned();
        let witness = known.witness(&records.article).to_owned();
        for deal in deal::deals(0, &records, &witness, published.as_deref()) {
            let key = |block: Block<'_>| match block {
                Block::Parties(one, other) => digest(&[one, other]),
                Block::Told(one, key) => digest(&[one, "", &key]),
            };
            // Of deals with one id only the first keeps it, so they must come together too.
            let own = digest(&[deal.id.slug()]);
            let blocks: BTreeSet<String> = blocks(&deal).into_iter().map(key).chain([own]).collect();
            let blocks = blocks.into_iter().collect();
            deals.push(Told { blocks, witness: witness.clone(), records: only(&records, &deal.id) });
        }
        links.push(Link {
            original: known.copies.get(&records.article).cloned(),
            article: records.article,
            published,
            renamed: renamed.into_iter().collect(),
        });
    }
    (links, deals)
}

/// An agreement, what it leads to, and its article.
fn only(records: &Records, agreement: &NodeId) -> Records {
    let nodes: BTreeMap<&NodeId, &Node> = records.nodes.iter().map(|node| (&node.id, node)).collect();
    let article = NodeId::named(NodeKind::Article, &records.article);
    let mut reached: BTreeSet<&NodeId> = BTreeSet::new();
    let mut open = vec![agreement, &article];
    while let Some(id) = open.pop() {
        if let Some((id, node)) = nodes.get_key_value(id)
            && reached.insert(id)
        {
            let values = node.statements.iter().map(|statement| &statement.value);
            open.extend(values.filter_map(|value| if let Value::Node(id) = value { Some(id) } else { None }));
        }
    }
    Records {
        article: records.article.clone(),
        nodes: records.nodes.iter().filter(|node| reached.contains(&node.id)).cloned().collect(),
        sketch: Vec::new(),
        titles: records.titles.iter().filter(|title| title.agreement == *agreement).cloned().collect(),
    }
}

/// Which of the deals are one: the new ids of agreements, and the pairs that nearly are one.
pub fn agreements(deals: Vec<Told>) -> (Vec<Link>, Vec<Issue>) {
    let mut known = Articles::default();
    let mut articles: BTreeMap<String, Records> = BTreeMap::new();
    for Told { witness, records, .. } in deals {
        if witness != records.article {
            known.copies.insert(records.article.clone(), witness);
        }
        match articles.get_mut(&records.article) {
            Some(article) => {
                article.titles.extend(records.titles);
                article.nodes.extend(records.nodes);
                article.nodes.sort_by(|a, b| a.id.cmp(&b.id));
                article.nodes.dedup_by(|a, b| a.id == b.id);
            }
            None => _ = articles.insert(records.article.clone(), records),
        }
    }
    let articles: Vec<Records> = articles.into_values().collect();
    known.published = self::known(&articles).published;
    let (renamed, doubtful) = compared(&articles, &known, &Apart::default(), &mut Ledger::default());
    let link = |(records, renamed): (Records, Renamed)| Link {
        article: records.article,
        renamed: renamed.into_iter().collect(),
        ..Link::default()
    };
    let links = articles.into_iter().zip(renamed).filter(|(_, renamed)| !renamed.is_empty()).map(link);
    (links.collect(), doubtful)
}

/// What an article says of each thing, with the ids that its links give.
///
/// `acts` names the persons who act or speak in these nodes.
pub fn pieces(records: Records, links: &[Link], acts: impl Fn(&[Node]) -> BTreeSet<NodeId>) -> Vec<Piece> {
    let of = |kind: NodeKind| -> Renamed {
        links.iter().flat_map(|link| &link.renamed).filter(|(from, _)| from.kind == kind).cloned().collect()
    };
    let nodes = rename(rename(records.nodes, &of(NodeKind::Party)), &of(NodeKind::Agreement));
    let acts = acts(&nodes);
    let piece = |node: Node| Piece {
        article: records.article.clone(),
        original: links.iter().find_map(|link| link.original.clone()),
        published: links.iter().find_map(|link| link.published.clone()),
        acts: acts.contains(&node.id),
        node,
    };
    nodes.into_iter().map(piece).collect()
}

/// A thing of which these are all pieces, and whether it is a person who does nothing; `None` without pieces.
pub fn joined(mut pieces: Vec<Piece>) -> Option<(Node, bool)> {
    pieces.sort_by(|a, b| a.article.cmp(&b.article));
    let acts = pieces.iter().any(|piece| piece.acts);
    let mut known = Articles::default();
    let mut all: Option<Node> = None;
    for Piece { article, original, published, node, .. } in pieces {
        match &mut all {
            Some(all) => join::node(all, node),
            None => all = Some(node),
        }
        known.published.extend(published.map(|day| (article.clone(), day)));
        known.copies.extend(original.map(|original| (article, original)));
    }
    let mut all = all?;
    if let Some(original) = known.copies.get(all.id.slug()).filter(|_| all.id.kind == NodeKind::Article) {
        all.derive(Property::CopyOf, Value::Node(NodeId::named(NodeKind::Article, original)));
    }
    settle::settle(&mut all, &known);
    let idle = all.id.kind == NodeKind::Person && !acts;
    Some((all, idle))
}
