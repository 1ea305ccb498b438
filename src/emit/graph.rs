//! The mapping of typed records to RDF: one place, from which every RDF form is written.

use super::iri::BaseIri;
use crate::record::concept::{ClaimStatus, PartyKind, Status};
use crate::record::slug::slug;
use crate::record::vocabulary::{CONCEPT, expand};
use crate::record::{Class, Concept, Dataset, Lang, Node, NodeId, NodeKind, Property, Value};

/// A thing of the export: its IRI is `{base}{segment}/{slug}`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Thing {
    /// What it is: the path segment of a node kind, or `claim`, `evidence`, `selector`, `run`.
    pub segment: &'static str,
    /// Letters a to z, digits and single hyphens.
    pub slug: String,
}

impl Thing {
    /// A thing of a kind that is no node; the name is slugged, so that no raw text gets into an IRI.
    pub fn new(segment: &'static str, name: &str) -> Self {
        // Ids are slugs already, and there are very many of them.
        let is_slug =
            !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        Self { segment, slug: if is_slug { name.to_owned() } else { slug(name) } }
    }

    /// The article with this id.
    pub fn article(id: &str) -> Self {
        Self::new(NodeKind::Article.segment(), id)
    }

    /// The full IRI.
    pub fn iri(&self, base: &BaseIri) -> String {
        format!("{base}{}/{}", self.segment, self.slug)
    }
}

impl From<&NodeId> for Thing {
    fn from(id: &NodeId) -> Self {
        Self { segment: id.kind.segment(), slug: id.slug().to_owned() }
    }
}

/// The datatypes in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Datatype {
    /// `xsd:string`, written without a datatype.
    String,
    /// `edtf:EDTF`
    Edtf,
    /// `xsd:date`
    Date,
    /// `xsd:integer`
    Integer,
    /// `xsd:nonNegativeInteger`
    NonNegativeInteger,
    /// `xsd:decimal`
    Decimal,
    /// `xsd:duration`
    Duration,
    /// `xsd:anyURI`
    AnyUri,
}

impl Datatype {
    /// The datatype as `prefix:local`.
    pub fn curie(self) -> &'static str {
        match self {
            Self::String => "xsd:string",
            Self::Edtf => "edtf:EDTF",
            Self::Date => "xsd:date",
            Self::Integer => "xsd:integer",
            Self::NonNegativeInteger => "xsd:nonNegativeInteger",
            Self::Decimal => "xsd:decimal",
            Self::Duration => "xsd:duration",
            Self::AnyUri => "xsd:anyURI",
        }
    }
}

/// The object of a triple.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Term {
    /// A thing of the export.
    Thing(Thing),
    /// A concept of our schemes.
    Concept(Concept),
    /// A class or property, as `prefix:local`.
    Word(&'static str),
    /// An IRI outside, checked.
    Iri(String),
    /// Text in a language.
    Text(Lang, String),
    /// Any other literal.
    Literal(Datatype, String),
}

impl Term {
    /// A plain string.
    pub fn plain(text: &str) -> Self {
        Self::Literal(Datatype::String, text.to_owned())
    }

    /// The full IRI, unless it is a literal.
    pub fn iri(&self, base: &BaseIri) -> Option<String> {
        match self {
            Self::Thing(thing) => Some(thing.iri(base)),
            Self::Concept(concept) => Some(format!("{CONCEPT}{concept}")),
            Self::Word(curie) => Some(expand(curie)),
            Self::Iri(iri) => Some(iri.clone()),
            Self::Text(..) | Self::Literal(..) => None,
        }
    }

    /// The object of a statement.
    pub fn of(property: Property, value: &Value) -> Self {
        match value {
            Value::Concept(concept) => Self::Concept(*concept),
            Value::Node(id) => Self::Thing(id.into()),
            Value::Text(lang, text) => Self::Text(*lang, text.clone()),
            // An address is a text that is an IRI: a page may move, and it is nothing that the graph speaks of.
            Value::Iri(text) | Value::Plain(text) if property == Property::Url => {
                Self::Literal(Datatype::AnyUri, text.clone())
            }
            Value::Iri(iri) => Self::Iri(iri.clone()),
            Value::Plain(text) => Self::plain(text),
            Value::Edtf(date) => Self::Literal(Datatype::Edtf, date.to_string()),
            Value::Day(day) => Self::Literal(Datatype::Date, day.clone()),
            Value::Integer(number) => Self::Literal(Datatype::Integer, number.to_string()),
            Value::Decimal(number) => Self::Literal(Datatype::Decimal, number.clone()),
            Value::Duration(duration) => Self::Literal(Datatype::Duration, duration.clone()),
        }
    }
}

/// A property with its place in the order of the exports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Predicate {
    rank: usize,
    /// The property as `prefix:local`.
    pub curie: &'static str,
}

impl Predicate {
    /// `rdf:type`, before all others.
    pub const TYPE: Self = Self { rank: 0, curie: "rdf:type" };
    /// The article that something comes from.
    pub const DERIVED: Self = Self::after("prov:wasDerivedFrom");

    /// A property that is no property of nodes; it stands after those.
    pub const fn after(curie: &'static str) -> Self {
        Self { rank: usize::MAX, curie }
    }
}

impl From<Property> for Predicate {
    fn from(property: Property) -> Self {
        Self { rank: 1 + property as usize, curie: property.curie() }
    }
}

/// A triple; the order is the one of the readable forms.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Triple {
    /// What it is about.
    pub subject: Thing,
    /// What is said.
    pub predicate: Predicate,
    /// Of what.
    pub object: Term,
}

/// A triple in the graph of an article, or in the default graph.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quad {
    /// The article, or none for the default graph.
    pub graph: Option<Thing>,
    /// The triple.
    pub triple: Triple,
}

/// The classes of a node.
pub fn classes(node: &Node) -> Vec<Class> {
    match node.id.kind {
        NodeKind::Article => vec![Class::NewsArticle],
        NodeKind::Agreement if is_concluded(node) => vec![Class::Agreement, Class::ConcludedAgreement],
        NodeKind::Agreement => vec![Class::Agreement],
        NodeKind::Party => match node.value(Property::PartyKind) {
            None | Some(Value::Concept(Concept::PartyKind(PartyKind::Jurisdiction | PartyKind::Person))) => {
                vec![Class::Party]
            }
            Some(_) => vec![Class::Party, Class::Organization],
        },
        NodeKind::Place => vec![Class::Place],
        NodeKind::Person => vec![Class::Person],
        NodeKind::Event => vec![Class::Event],
        NodeKind::Initiative => vec![Class::Initiative],
        NodeKind::Provision => vec![Class::Provision],
        NodeKind::Amount if node.value(Property::Currency).is_some() => vec![Class::MonetaryAmount],
        NodeKind::Amount => vec![Class::QuantitativeValue],
        NodeKind::Participation => vec![Class::Participation],
        NodeKind::Membership => vec![Class::Membership],
        NodeKind::Publisher => vec![Class::Organization],
    }
}

/// Whether the status of an agreement counts as concluded.
pub fn is_concluded(node: &Node) -> bool {
    node.values(Property::Status)
        .any(|value| matches!(value, Value::Concept(Concept::Status(status)) if Status::is_concluded(*status)))
}

/// The consolidated graph: what is accepted, sorted.
pub fn triples(dataset: &Dataset) -> Vec<Triple> {
    let mut triples: Vec<Triple> =
        dataset.nodes.values().flat_map(|node| stated(node).into_iter().map(|(triple, _)| triple)).collect();
    triples.sort();
    triples.dedup();
    triples
}

/// The consolidated graph, and beside it what each article says in a graph of its own, in no order.
pub fn quads(dataset: &Dataset) -> impl Iterator<Item = Quad> {
    dataset.nodes.values().flat_map(stated).flat_map(|(triple, articles)| {
        let mut graphs: Vec<Option<Thing>> = articles.into_iter().map(|id| Some(Thing::article(id))).collect();
        graphs.push(None);
        graphs.into_iter().map(move |graph| Quad { graph, triple: triple.clone() })
    })
}

/// The triples of a node, each with the articles that it rests on.
///
/// What follows from other statements (types, bounds, gazetteer facts) rests on every article of the node.
fn stated(node: &Node) -> Vec<(Triple, Vec<&str>)> {
    let subject = Thing::from(&node.id);
    let triple = |predicate: Predicate, object: Term| Triple { subject: subject.clone(), predicate, object };
    let all: Vec<&str> = node.articles.iter().map(String::as_str).collect();
    let mut stated = Vec::new();
    for class in classes(node) {
        stated.push((triple(Predicate::TYPE, Term::Word(class.curie())), all.clone()));
    }
    for statement in node.statements.iter().filter(|s| s.status == ClaimStatus::Accepted) {
        let says = statement.provenance.iter().map(|p| p.article.as_str()).collect::<Vec<_>>();
        let object = Term::of(statement.property, &statement.value);
        stated.push((triple(statement.property.into(), object), if says.is_empty() { all.clone() } else { says }));
    }
    if node.id.kind != NodeKind::Article {
        for article in &all {
            stated.push((triple(Predicate::DERIVED, Term::Thing(Thing::article(article))), vec![article]));
        }
    }
    stated
}
