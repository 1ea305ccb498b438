//! Curation: decisions of people, applied to what was merged and recorded as their claims.

use super::rename::{Renamed, rename};
use super::settle::{self, Articles};
use crate::record::claim_id::claim_id;
use crate::record::concept::ClaimStatus;
use crate::record::curation::{Action, Curated, Decision, Fault, Said};
use crate::record::{Dataset, Issue, IssueKind, Lang, Node, NodeId, NodeKind, Property, Statement, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Applies decisions, in the order of what depends on what: what is one, what is wrong, what is right, what it is called.
///
/// # Errors
/// The first decision that speaks of what the dataset does not hold.
pub fn curate(dataset: &mut Dataset, decisions: &[Decision]) -> Result<(), Fault> {
    let mut claims = claims(dataset, decisions);
    let renamed = same(dataset, decisions)?;
    for (id, claim) in self::claims(dataset, decisions) {
        claims.entry(id).or_insert(claim);
    }
    for claim in claims.values_mut() {
        claim.follow(&renamed);
    }
    let known = Articles::of(dataset);
    let mut reopened: BTreeSet<NodeId> = renamed.values().cloned().collect();
    for decision in decisions {
        if let Action::Reject(id) = &decision.action {
            let claim = found(&claims, id, decision)?;
            reopened.extend(reject(dataset, claim));
            dataset.curated.push(claim.curated(ClaimStatus::Rejected, decision));
        }
    }
    for id in reopened {
        if let Some(node) = dataset.nodes.get_mut(&id) {
            settle::again(node, &known);
        }
    }
    let gone = drop_agreements_without_status(dataset);
    for decision in decisions {
        if let Action::Reject(id) = &decision.action
            && let Some(claim) = claims.get(id).filter(|claim| gone.contains(&claim.subject))
        {
            dataset.issues.push(claim.gone(dataset, decision));
        }
    }
    for decision in decisions {
        let now = |id: &NodeId| renamed.get(id).unwrap_or(id).clone();
        let (subject, property, value) = match &decision.action {
            Action::Accept(id) => {
                let claim = found(&claims, id, decision)?;
                (claim.subject.clone(), claim.property, claim.value.clone())
            }
            Action::Kind(id, kind) => (now(id), Action::kind_property(id.kind), Value::Concept(*kind)),
            Action::PreferredLabel(id, label) => (now(id), Property::PrefLabel, Action::label(label)),
            Action::SameAs(..) | Action::DifferentFrom(..) | Action::Reject(_) => continue,
        };
        let node = dataset.nodes.get_mut(&subject).filter(|node| !node.is_replaced());
        let node = node.ok_or_else(|| unknown(&subject, decision))?;
        match &decision.action {
            Action::PreferredLabel(..) => prefer(node, &value),
            _ => accept(node, property, &value),
        }
        settle::dates_follow(node);
        let predicate = Said::Property(property);
        dataset.curated.push(curated(subject, predicate, value, ClaimStatus::Accepted, decision));
    }
    dataset.curated.sort();
    dataset.issues.sort();
    Ok(())
}

fn unknown(id: &NodeId, decision: &Decision) -> Fault {
    Fault { line: decision.line, what: format!("{id}: there is no such thing in this run") }
}

fn found<'c>(claims: &'c BTreeMap<String, Claim>, id: &str, decision: &Decision) -> Result<&'c Claim, Fault> {
    claims
        .get(id)
        .ok_or_else(|| Fault { line: decision.line, what: format!("claim/{id}: there is no such claim in this run") })
}

fn curated(subject: NodeId, predicate: Said, value: Value, status: ClaimStatus, decision: &Decision) -> Curated {
    Curated { subject, predicate, value, status, who: decision.who.clone(), why: decision.why.clone() }
}

/// A claim that a decision is about.
struct Claim {
    article: String,
    subject: NodeId,
    property: Property,
    value: Value,
}

impl Claim {
    fn follow(&mut self, renamed: &Renamed) {
        if let Some(new) = renamed.get(&self.subject) {
            self.subject = new.clone();
        }
        if let Value::Node(id) = &mut self.value
            && let Some(new) = renamed.get(id)
        {
            *id = new.clone();
        }
    }

    fn curated(&self, status: ClaimStatus, decision: &Decision) -> Curated {
        curated(self.subject.clone(), Said::Property(self.property), self.value.clone(), status, decision)
    }

    /// What became of the article that told an agreement which is none.
    fn gone(&self, dataset: &Dataset, decision: &Decision) -> Issue {
        let article = NodeId::named(NodeKind::Article, &self.article);
        let file = dataset.nodes.get(&article).and_then(|node| match node.value(Property::SourceFile)? {
            Value::Plain(name) => Some(name.clone()),
            _ => None,
        });
        Issue {
            source_file: file.unwrap_or_default(),
            article: Some(self.article.clone()),
            kind: IssueKind::Repaired,
            place: String::new(),
            message: format!("{} was rejected by {}: {}", self.subject, decision.who, decision.why),
        }
    }
}

/// The claims that decisions name, by their ids.
fn claims(dataset: &Dataset, decisions: &[Decision]) -> BTreeMap<String, Claim> {
    let wanted: BTreeSet<&str> = decisions
        .iter()
        .filter_map(|d| match &d.action {
            Action::Reject(id) | Action::Accept(id) => Some(id.as_str()),
            _ => None,
        })
        .collect();
    let mut claims = BTreeMap::new();
    if wanted.is_empty() {
        return claims;
    }
    for node in dataset.nodes.values() {
        for statement in &node.statements {
            for provenance in &statement.provenance {
                let id = claim_id(&provenance.article, &node.id, statement.property, &statement.value);
                if wanted.contains(id.as_str()) {
                    let claim = Claim {
                        article: provenance.article.to_string(),
                        subject: node.id.clone(),
                        property: statement.property,
                        value: statement.value.clone(),
                    };
                    claims.insert(id, claim);
                }
            }
        }
    }
    claims
}

/// Joins what is one, and says which ids are gone.
fn same(dataset: &mut Dataset, decisions: &[Decision]) -> Result<Renamed, Fault> {
    let mut renamed = Renamed::new();
    let mut told = Vec::new();
    for decision in decisions {
        let (Action::SameAs(one, other) | Action::DifferentFrom(one, other)) = &decision.action else { continue };
        for id in [one, other] {
            let node = dataset.nodes.get(id).filter(|node| !node.is_replaced());
            node.ok_or_else(|| unknown(id, decision))?;
        }
        let is_same = matches!(decision.action, Action::SameAs(..));
        let status = if is_same { ClaimStatus::Accepted } else { ClaimStatus::Rejected };
        let (predicate, subject, value) = if other.kind == NodeKind::Article {
            (Said::DerivedFrom, one, other)
        } else {
            (Said::Property(Property::IsReplacedBy), other, one)
        };
        told.push(curated(subject.clone(), predicate, Value::Node(value.clone()), status, decision));
        if is_same {
            renamed.insert(other.clone(), one.clone());
        }
    }
    // Whoever is one with what is one with another is that other one.
    let ends: Renamed = renamed
        .keys()
        .map(|from| {
            let end = std::iter::successors(Some(from), |at| renamed.get(*at)).last().unwrap_or(from);
            (from.clone(), end.clone())
        })
        .collect();
    let nodes = std::mem::take(&mut dataset.nodes);
    dataset.nodes =
        rename(nodes.into_values().collect(), &ends).into_iter().map(|node| (node.id.clone(), node)).collect();
    for (from, end) in &ends {
        let mut gone = Node::new(from.clone());
        gone.derive(Property::IsReplacedBy, Value::Node(end.clone()));
        dataset.nodes.insert(from.clone(), gone);
    }
    for claim in &mut told {
        if let (ClaimStatus::Accepted, Some(end)) = (claim.status, ends.get(&claim.subject)) {
            claim.value = Value::Node(end.clone());
        }
    }
    dataset.curated.extend(told);
    Ok(ends)
}

/// Takes a claim back; a party that goes takes its signature and its part with it. Gives the nodes that changed.
fn reject(dataset: &mut Dataset, claim: &Claim) -> Vec<NodeId> {
    let mut changed = vec![claim.subject.clone()];
    let Some(node) = dataset.nodes.get_mut(&claim.subject) else { return changed };
    take_back(node, claim.property, &claim.value, &claim.article);
    if claim.property == Property::Party {
        take_back(node, Property::Signatory, &claim.value, &claim.article);
        let parts: Vec<NodeId> = linked(node, Property::Participation).collect();
        for part in parts {
            let is_its = dataset
                .nodes
                .get(&part)
                .is_some_and(|n| n.values(Property::Participant).any(|value| *value == claim.value));
            if is_its && let Some(node) = dataset.nodes.get_mut(&claim.subject) {
                take_back(node, Property::Participation, &Value::Node(part.clone()), &claim.article);
                if !node.values(Property::Participation).any(|value| *value == Value::Node(part.clone())) {
                    dataset.nodes.remove(&part);
                }
                changed.push(part);
            }
        }
    }
    changed
}

/// Moves what an article says to the claims that are rejected.
fn take_back(node: &mut Node, property: Property, value: &Value, article: &str) {
    let mut taken = Vec::new();
    for statement in &mut node.statements {
        if statement.property == property && statement.value == *value && statement.status != ClaimStatus::Rejected {
            let (its, others) =
                std::mem::take(&mut statement.provenance).into_iter().partition(|p| *p.article == *article);
            statement.provenance = others;
            taken.extend::<Vec<_>>(its);
        }
    }
    if taken.is_empty() {
        return;
    }
    let is_it = |s: &Statement| s.property == property && s.value == *value;
    node.statements.retain(|s| !(is_it(s) && s.provenance.is_empty()));
    match node.statements.iter_mut().find(|s| is_it(s) && s.status == ClaimStatus::Rejected) {
        Some(rejected) => taken.into_iter().for_each(|p| rejected.add(p)),
        None => node.statements.push(Statement {
            property,
            value: value.clone(),
            status: ClaimStatus::Rejected,
            provenance: taken,
        }),
    }
}

fn linked(node: &Node, property: Property) -> impl Iterator<Item = NodeId> {
    node.values(property).filter_map(|value| if let Value::Node(id) = value { Some(id.clone()) } else { None })
}

/// An agreement of which every claim of its status was rejected is none: it goes, with what was only its own.
fn drop_agreements_without_status(dataset: &mut Dataset) -> BTreeSet<NodeId> {
    let none = |node: &&Node| {
        node.id.kind == NodeKind::Agreement && !node.is_replaced() && node.value(Property::Status).is_none()
    };
    let mut gone: BTreeSet<NodeId> = dataset.nodes.values().filter(none).map(|node| node.id.clone()).collect();
    if gone.is_empty() {
        return gone;
    }
    let own = gone.iter().filter_map(|id| dataset.nodes.get(id)).flat_map(|node| {
        linked(node, Property::Participation).chain(linked(node, Property::Provision)).collect::<Vec<_>>()
    });
    gone.extend(own.collect::<Vec<_>>());
    dataset.nodes.retain(|id, _| !gone.contains(id));
    for node in dataset.nodes.values_mut() {
        node.statements.retain(|s| !matches!(&s.value, Value::Node(id) if gone.contains(id)));
    }
    // An id that led there leads nowhere now.
    dataset.nodes.retain(|_, node| node.id.kind != NodeKind::Agreement || !node.statements.is_empty());
    // A claim needs somebody whom it is about.
    dataset.curated.retain(|claim| !gone.contains(&claim.subject));
    gone
}

/// Accepts a value; what was accepted in its place becomes an alternative.
fn accept(node: &mut Node, property: Property, value: &Value) {
    let single = settle::is_single(property);
    for statement in node.statements.iter_mut().filter(|s| s.property == property) {
        if statement.value == *value {
            statement.status = ClaimStatus::Accepted;
        } else if single && statement.status == ClaimStatus::Accepted {
            statement.status = ClaimStatus::Alternative;
        }
    }
    node.derive(property, value.clone());
    node.statements.retain(|s| s.property != property || s.status == ClaimStatus::Accepted || !s.provenance.is_empty());
}

/// Prefers a label; the one that was preferred in its language is another name.
fn prefer(node: &mut Node, label: &Value) {
    let lang = |value: &Value| if let Value::Text(lang, _) = value { Some(*lang) } else { None::<Lang> };
    let is_label = |s: &Statement| matches!(s.property, Property::PrefLabel | Property::AltLabel);
    for statement in node.statements.iter_mut().filter(|s| is_label(s) && s.status == ClaimStatus::Accepted) {
        if statement.value == *label {
            statement.property = Property::PrefLabel;
        } else if statement.property == Property::PrefLabel && lang(&statement.value) == lang(label) {
            statement.property = Property::AltLabel;
        }
    }
    node.derive(Property::PrefLabel, label.clone());
}

impl Articles {
    /// What a merged dataset says of its articles.
    fn of(dataset: &Dataset) -> Self {
        let mut known = Self::default();
        for article in dataset.of_kind(NodeKind::Article) {
            if let Some(Value::Node(original)) = article.value(Property::CopyOf) {
                known.copies.insert(article.id.slug().to_owned(), original.slug().to_owned());
            }
            if let Some(Value::Day(day)) = article.value(Property::DatePublished) {
                known.published.insert(article.id.slug().to_owned(), day.clone());
            }
        }
        known
    }
}
