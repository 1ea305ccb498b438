//! What was found in one article, in the shape of gold, each value with the words and the rule behind it.
//!
//! What is read here is what the questions of an RDF store would find in the export: accepted statements only, all
//! names of a thing, areas by their top concepts.

use crate::record::concept::EventType;
use crate::record::{Concept, Confidence, Dataset, Evidence, Lang, Node, NodeId, NodeKind, Property, Provenance};
use crate::record::{Statement, Value};
use std::collections::BTreeMap;

/// The words behind a value, and the rule that read them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The sentence, where the evidence holds all of it; else the words with a little of what stands around them.
    pub sentence: String,
    /// The id of the rule.
    pub rule: String,
}

/// A value that was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// Its names, the preferred one first; for a date or a code the one text.
    pub texts: Vec<String>,
    /// What it rests on; none for what is derived.
    pub said: Option<Said>,
}

/// Everything that was found in one article.
#[derive(Debug, Default)]
pub struct Facts {
    pub(super) title: Option<Found>,
    pub(super) published: Option<Found>,
    pub(super) publisher: Option<Found>,
    pub(super) agreements: Vec<Agreement>,
    pub(super) people: Vec<Person>,
    pub(super) events: Vec<Event>,
    pub(super) initiatives: Vec<Initiative>,
    pub(super) amounts: Vec<Amount>,
}

#[derive(Debug, Clone)]
pub(super) struct Agreement {
    /// How sure the program is of the status, as in the overview.
    pub(super) confidence: Confidence,
    /// The sentence that tells the agreement.
    pub(super) said: Option<Said>,
    pub(super) kind: Option<Found>,
    pub(super) status: Option<Found>,
    pub(super) date: Option<Found>,
    pub(super) place: Option<Found>,
    pub(super) parties: Vec<Found>,
    pub(super) areas: Vec<Found>,
}

#[derive(Debug, Clone)]
pub(super) struct Person {
    pub(super) name: Found,
    pub(super) role: Option<Found>,
    pub(super) organization: Option<Found>,
}

#[derive(Debug, Clone)]
pub(super) struct Event {
    pub(super) kind: Found,
    pub(super) date: Option<Found>,
    pub(super) place: Option<Found>,
}

#[derive(Debug, Clone)]
pub(super) struct Initiative {
    pub(super) name: Found,
    pub(super) status: Option<Found>,
}

#[derive(Debug, Clone)]
pub(super) struct Amount {
    pub(super) value: f64,
    pub(super) unit: String,
    pub(super) told: Found,
}

impl Facts {
    /// Reads the dataset of one article.
    pub fn of(dataset: &Dataset) -> Self {
        let reader = Reader { dataset };
        let nodes = |kind| dataset.of_kind(kind);
        let article = |property| reader.first(nodes(NodeKind::Article), property);
        Self {
            title: article(Property::Headline),
            // A date of publication may come with a time, which gold does not give.
            published: article(Property::DatePublished).map(|mut found| {
                found.texts.iter_mut().for_each(|text| *text = text.chars().take(10).collect());
                found
            }),
            publisher: nodes(NodeKind::Article).find_map(|node| reader.linked(node, Property::Publisher, &[])).map(
                |mut found| {
                    found.texts.truncate(1);
                    found
                },
            ),
            agreements: nodes(NodeKind::Agreement).map(|node| reader.agreement(node)).collect(),
            people: nodes(NodeKind::Person).map(|node| reader.person(node)).collect(),
            events: nodes(NodeKind::Event).filter_map(|node| reader.event(node)).collect(),
            initiatives: nodes(NodeKind::Initiative).map(|node| reader.initiative(node)).collect(),
            amounts: nodes(NodeKind::Amount).filter_map(|node| reader.amount(node)).collect(),
        }
    }
}

struct Reader<'d> {
    dataset: &'d Dataset,
}

impl Reader<'_> {
    fn agreement(&self, node: &Node) -> Agreement {
        let status = node.accepted(Property::Status).next();
        let sentences: Vec<&Evidence> =
            status.into_iter().flat_map(|s| &s.provenance).flat_map(Provenance::evidence).collect();
        let mut parties: Vec<(&Statement, String)> =
            node.accepted(Property::Party).filter_map(|s| Some((s, target(s)?.to_string()))).collect();
        parties.sort_by(|a, b| a.1.cmp(&b.1));
        let party = |(statement, _): (&Statement, String)| Found {
            texts: target(statement).map_or_else(Vec::new, |id| self.names(id)),
            said: said(statement, &sentences),
        };
        let mut areas: BTreeMap<&str, Found> = BTreeMap::new();
        for statement in node.accepted(Property::Area) {
            if let Value::Concept(Concept::Area(area)) = &statement.value {
                let code = area.top().code();
                let found = || Found { texts: vec![code.to_owned()], said: said(statement, &sentences) };
                areas.entry(code).or_insert_with(found);
            }
        }
        Agreement {
            confidence: status.map_or(Confidence::CERTAIN, Statement::confidence),
            said: status.and_then(|statement| told_in(statement, &sentences)),
            kind: least(node, Property::AgreementType, &sentences),
            status: least(node, Property::Status, &sentences),
            date: least(node, Property::Date, &sentences),
            place: self.linked(node, Property::Place, &sentences),
            parties: parties.into_iter().map(party).collect(),
            areas: areas.into_values().collect(),
        }
    }

    fn person(&self, node: &Node) -> Person {
        let holds =
            |post: &&Node| post.values(Property::Member).any(|v| matches!(v, Value::Node(id) if *id == node.id));
        let posts: Vec<&Node> = self.dataset.of_kind(NodeKind::Membership).filter(holds).collect();
        let mut roles: Vec<Found> =
            posts.iter().flat_map(|post| post.accepted(Property::Capacity)).map(|s| found(s, &[])).collect();
        roles.sort_by(|a, b| a.texts.cmp(&b.texts));
        let mut organizations: Vec<(String, Found)> = Vec::new();
        for statement in posts.iter().flat_map(|post| post.accepted(Property::Organization)) {
            if let Some(id) = target(statement) {
                organizations.push((id.to_string(), Found { texts: self.names(id), said: said(statement, &[]) }));
            }
        }
        organizations.sort_by(|a, b| a.0.cmp(&b.0));
        organizations.dedup_by(|a, b| a.0 == b.0);
        Person {
            name: self.named(node),
            role: joined(roles),
            organization: joined(organizations.into_iter().map(|(_, found)| found).collect()),
        }
    }

    /// An event that is a gathering of its own: a signing is part of its agreement.
    fn event(&self, node: &Node) -> Option<Event> {
        let kind = least(node, Property::EventType, &[]).unwrap_or_default();
        let is_signing = kind.texts.iter().any(|code| code == EventType::Signing.code());
        let (date, place) = (least(node, Property::Date, &[]), self.linked(node, Property::Place, &[]));
        (!is_signing).then_some(Event { kind, date, place })
    }

    fn initiative(&self, node: &Node) -> Initiative {
        Initiative { name: self.named(node), status: least(node, Property::InitiativeStatus, &[]) }
    }

    fn amount(&self, node: &Node) -> Option<Amount> {
        let text = |property| least(node, property, &[]).and_then(|found| found.texts.into_iter().next());
        let unit = text(Property::Currency).or_else(|| text(Property::UnitText))?;
        let bounds = [Property::AmountValue, Property::AmountMin, Property::AmountMax];
        let value: f64 = bounds.into_iter().find_map(text)?.parse().ok()?;
        // An amount says nothing by itself: the words are those of whatever has it.
        let names_it = |s: &&Statement| s.property == Property::Amount && target(s) == Some(&node.id);
        let holder = self.dataset.nodes.values().flat_map(|holder| &holder.statements).find(names_it);
        let told = Found { texts: vec![format!("{value} {unit}")], said: holder.and_then(|s| said(s, &[])) };
        Some(Amount { value, unit, told })
    }

    /// A thing by all its names.
    fn named(&self, node: &Node) -> Found {
        let label = node.accepted(Property::PrefLabel).next();
        Found { texts: self.names(&node.id), said: label.and_then(|statement| said(statement, &[])) }
    }

    /// The least value of a property of some nodes.
    fn first<'n>(&self, mut nodes: impl Iterator<Item = &'n Node>, property: Property) -> Option<Found> {
        nodes.find_map(|node| least(node, property, &[]))
    }

    /// All names of all things that a node leads to.
    fn linked(&self, node: &Node, property: Property, sentences: &[&Evidence]) -> Option<Found> {
        let mut linked: Vec<(String, Found)> = node
            .accepted(property)
            .filter_map(|s| {
                target(s).map(|id| (id.to_string(), Found { texts: self.names(id), said: said(s, sentences) }))
            })
            .collect();
        linked.sort_by(|a, b| a.0.cmp(&b.0));
        joined(linked.into_iter().map(|(_, found)| found).collect())
    }

    /// The English preferred label, or else any, and the other names.
    fn names(&self, id: &NodeId) -> Vec<String> {
        let Some(node) = self.dataset.nodes.get(id) else { return Vec::new() };
        let texts = |property, wanted: Option<Lang>| {
            let mut texts: Vec<String> = node
                .values(property)
                .filter(|value| wanted.is_none_or(|w| matches!(value, Value::Text(lang, _) if *lang == w)))
                .map(text)
                .collect();
            texts.sort();
            texts.dedup();
            texts
        };
        let mut names = texts(Property::PrefLabel, Some(Lang::En));
        if names.is_empty() {
            names = texts(Property::PrefLabel, None);
        }
        let others = texts(Property::AltLabel, None);
        names.extend(others.into_iter().filter(|other| !names.contains(other)).collect::<Vec<_>>());
        names
    }
}

/// The node that a statement leads to.
fn target(statement: &Statement) -> Option<&NodeId> {
    match &statement.value {
        Value::Node(id) => Some(id),
        _ => None,
    }
}

/// Several values as one that has all their texts; none if there are none.
fn joined(all: Vec<Found>) -> Option<Found> {
    let said = all.iter().find_map(|found| found.said.clone());
    let texts: Vec<String> = all.into_iter().flat_map(|found| found.texts).collect();
    (!texts.is_empty()).then_some(Found { texts, said })
}

/// The value of a property whose text comes first; there is one at most, but for labels.
fn least(node: &Node, property: Property, sentences: &[&Evidence]) -> Option<Found> {
    node.accepted(property).map(|s| found(s, sentences)).min_by(|a, b| a.texts.cmp(&b.texts))
}

fn found(statement: &Statement, sentences: &[&Evidence]) -> Found {
    Found { texts: vec![text(&statement.value)], said: said(statement, sentences) }
}

/// A value as an export writes it, a concept by its code.
fn text(value: &Value) -> String {
    match value {
        Value::Concept(concept) => concept.code().to_owned(),
        Value::Node(id) => id.to_string(),
        Value::Text(_, text) | Value::Plain(text) | Value::Day(text) => text.clone(),
        Value::Decimal(text) | Value::Duration(text) | Value::Iri(text) => text.clone(),
        Value::Edtf(date) => date.to_string(),
        Value::Integer(number) => number.to_string(),
    }
}

/// The first words behind a statement, with the sentence they stand in if it is one of these.
fn said(statement: &Statement, sentences: &[&Evidence]) -> Option<Said> {
    let provenance = statement.provenance.first()?;
    let evidence = provenance.evidence().next()?;
    let around = sentences.iter().filter(|s| s.span.contains(evidence.span)).max_by_key(|s| length(s));
    let sentence = around.map_or_else(|| quoted(evidence), |sentence| folded(sentence.exact()));
    Some(Said { sentence, rule: provenance.rule.to_string() })
}

/// The longest of the sentences that tell an agreement: the others are its words, or sentences that go on about it.
fn told_in(status: &Statement, sentences: &[&Evidence]) -> Option<Said> {
    let rule = status.provenance.first()?.rule.to_string();
    let sentence = sentences.iter().rev().max_by_key(|s| length(s))?;
    Some(Said { sentence: folded(sentence.exact()), rule })
}

/// The words with what stands around them, cut at the ends of words.
fn quoted(evidence: &Evidence) -> String {
    let before = evidence.prefix().split_once(char::is_whitespace).map_or("", |(_, rest)| rest);
    let after = evidence.suffix().rsplit_once(char::is_whitespace).map_or("", |(rest, _)| rest);
    folded(&format!("… {before}{}{after} …", evidence.exact()))
}

fn length(evidence: &Evidence) -> u32 {
    evidence.span.end - evidence.span.start
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
