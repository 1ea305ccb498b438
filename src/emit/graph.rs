//! The mapping of typed records to RDF: one place, from which every RDF form is written.

use super::iri::BaseIri;
use crate::record::concept::{ClaimStatus, PartyKind, Status};
use crate::record::slug::slug;
use crate::record::vocabulary::{CONCEPT, expand};
use crate::record::{Class, Concept, Dataset, Lang, Node, NodeId, NodeKind, Property, Provenance, Value};
use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// A thing of the export: its IRI is `{base}{segment}/{slug}`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Thing<'a> {
    /// What it is: the path segment of a node kind, or `claim`, `evidence`, `selector`, `run`.
    pub segment: &'static str,
    /// Letters a to z, digits and single hyphens.
    pub slug: Cow<'a, str>,
}

impl<'a> Thing<'a> {
    /// A thing of a kind that is no node; the name is slugged, so that no raw text gets into an IRI.
    pub fn new(segment: &'static str, name: impl Into<Cow<'a, str>>) -> Self {
        let name = name.into();
        // Ids are slugs already, and there are very many of them.
        let is_slug =
            !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        Self { segment, slug: if is_slug { name } else { Cow::Owned(slug(&name)) } }
    }

    /// The article with this id.
    pub fn article(id: &'a str) -> Self {
        Self::new(NodeKind::Article.segment(), id)
    }

    /// The full IRI.
    pub fn iri(&self, base: &BaseIri) -> String {
        format!("{base}{}/{}", self.segment, self.slug)
    }
}

impl<'a> From<&'a NodeId> for Thing<'a> {
    fn from(id: &'a NodeId) -> Self {
        Self { segment: id.kind.segment(), slug: Cow::Borrowed(id.slug()) }
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
pub enum Term<'a> {
    /// A thing of the export.
    Thing(Thing<'a>),
    /// A concept of our schemes.
    Concept(Concept),
    /// A class or property, as `prefix:local`.
    Word(&'static str),
    /// An IRI outside, checked.
    Iri(Cow<'a, str>),
    /// Text in a language.
    Text(Lang, Cow<'a, str>),
    /// Any other literal.
    Literal(Datatype, Cow<'a, str>),
}

impl<'a> Term<'a> {
    /// A plain string.
    pub fn plain(text: &'a str) -> Self {
        Self::Literal(Datatype::String, Cow::Borrowed(text))
    }

    /// The full IRI, unless it is a literal.
    pub fn iri(&self, base: &BaseIri) -> Option<String> {
        match self {
            Self::Thing(thing) => Some(thing.iri(base)),
            Self::Concept(concept) => Some(format!("{CONCEPT}{concept}")),
            Self::Word(curie) => Some(expand(curie)),
            Self::Iri(iri) => Some(iri.clone().into_owned()),
            Self::Text(..) | Self::Literal(..) => None,
        }
    }

    /// The object of a statement.
    #[inline]
    pub fn of(property: Property, value: &'a Value) -> Self {
        let text = |text: &'a String| Cow::Borrowed(text.as_str());
        match value {
            Value::Concept(concept) => Self::Concept(*concept),
            Value::Node(id) => Self::Thing(id.into()),
            Value::Text(lang, words) => Self::Text(*lang, text(words)),
            // An address is a text that is an IRI: a page may move, and it is nothing that the graph speaks of.
            Value::Iri(address) | Value::Plain(address) if property == Property::Url => {
                Self::Literal(Datatype::AnyUri, text(address))
            }
            Value::Iri(iri) => Self::Iri(text(iri)),
            Value::Plain(plain) => Self::plain(plain),
            Value::Edtf(date) => Self::Literal(Datatype::Edtf, date.to_string().into()),
            Value::Day(day) => Self::Literal(Datatype::Date, text(day)),
            Value::Integer(number) => Self::Literal(Datatype::Integer, number.to_string().into()),
            Value::Decimal(number) => Self::Literal(Datatype::Decimal, text(number)),
            Value::Duration(duration) => Self::Literal(Datatype::Duration, text(duration)),
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
pub struct Triple<'a> {
    /// What it is about.
    pub subject: Thing<'a>,
    /// What is said.
    pub predicate: Predicate,
    /// Of what.
    pub object: Term<'a>,
}

/// A triple in the graph of an article, or in the default graph.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quad<'a> {
    /// The article, or none for the default graph.
    pub graph: Option<Thing<'a>>,
    /// The triple.
    pub triple: Triple<'a>,
}

/// The classes of a node.
pub fn classes(node: &Node) -> Vec<Class> {
    // An id that was merged into another one leads there and is nothing more.
    if node.is_replaced() {
        return Vec::new();
    }
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

/// What the consolidated graph says, one subject at a time in the order of their IRIs; triples sorted.
///
/// Writers take one subject after the other, so that no more than one of them is held beside the dataset.
pub fn subjects(dataset: &Dataset) -> impl Iterator<Item = Vec<Triple<'_>>> {
    in_order(dataset).into_iter().map(|node| sorted(stated(node).map(|(triple, _)| triple)))
}

/// The consolidated graph, and beside it what each article says in a graph of its own; a subject at a time, in the
/// order of lines.
pub fn quads(dataset: &Dataset) -> impl Iterator<Item = Vec<Quad<'_>>> {
    in_line_order(dataset).into_iter().map(|node| {
        let mut quads = Vec::new();
        for (triple, said) in stated(node) {
            said.each(node, |article| {
                quads.push(Quad { graph: Some(Thing::article(article)), triple: triple.clone() });
            });
            quads.push(Quad { graph: None, triple });
        }
        quads
    })
}

/// The triples of the consolidated graph, a subject at a time in the order of lines; none of them is held.
pub fn lines(dataset: &Dataset) -> impl Iterator<Item = impl Iterator<Item = Quad<'_>>> {
    in_line_order(dataset).into_iter().map(|node| stated(node).map(|(triple, _)| Quad { graph: None, triple }))
}

/// What each article says: the article, and its subjects one at a time; both in order.
pub fn by_article(dataset: &Dataset) -> impl Iterator<Item = (Thing<'_>, impl Iterator<Item = Vec<Triple<'_>>>)> {
    let mut told: BTreeMap<&str, Vec<&Node>> = BTreeMap::new();
    for node in in_order(dataset) {
        let said = node.statements.iter().flat_map(|s| &s.provenance).map(|p| &*p.article);
        let articles: BTreeSet<&str> = node.articles.iter().map(AsRef::as_ref).chain(said).collect();
        for article in articles {
            told.entry(article).or_default().push(node);
        }
    }
    told.into_iter().map(|(article, nodes)| {
        let of_node = move |node| {
            let said = stated(node).filter(|(_, said)| said.by(node, article));
            sorted(said.map(|(triple, _)| triple))
        };
        (Thing::article(article), nodes.into_iter().map(of_node).filter(|said| !said.is_empty()))
    })
}

/// The nodes in the order of their IRIs: a dataset holds them so, but for the order of kinds.
fn in_order(dataset: &Dataset) -> Vec<&Node> {
    let nodes: Vec<&Node> = dataset.nodes.values().collect();
    let mut kinds: Vec<&[&Node]> = nodes.chunk_by(|a, b| a.id.kind == b.id.kind).collect();
    kinds.sort_by_key(|nodes| nodes[0].id.kind.segment());
    kinds.concat()
}

/// The nodes in the order of lines about them, which is the one of [`line_order`].
///
/// `>` stands after an IRI, so `a` waits until everything is through that goes on from it with what comes before `>`,
/// such as `a-b` and `a1`. Nothing is sorted.
fn in_line_order(dataset: &Dataset) -> Vec<&Node> {
    let goes_on = |from: &Node, node: &Node| {
        let rest = node.id.slug().strip_prefix(from.id.slug()).unwrap_or_default();
        from.id.kind == node.id.kind && rest.bytes().next().is_some_and(|next| next < b'>')
    };
    let mut ordered = Vec::with_capacity(dataset.nodes.len());
    let mut waiting: Vec<&Node> = Vec::new();
    for node in in_order(dataset) {
        while let Some(last) = waiting.pop_if(|last| !goes_on(last, node)) {
            ordered.push(last);
        }
        waiting.push(node);
    }
    ordered.extend(waiting.into_iter().rev());
    ordered
}

/// The order of the lines about two things of one export.
pub fn line_order(a: &Thing<'_>, b: &Thing<'_>) -> Ordering {
    let closed = |thing: &'_ Thing<'_>| -> Vec<u8> { thing.slug.bytes().chain([b'>']).collect() };
    a.segment.cmp(b.segment).then_with(|| {
        // Only where one is the beginning of the other does the bracket decide.
        let (short, long) = (a.slug.len().min(b.slug.len()), a.slug.len().max(b.slug.len()));
        match a.slug.as_bytes()[..short].cmp(&b.slug.as_bytes()[..short]) {
            Ordering::Equal if short < long => closed(a).cmp(&closed(b)),
            order => order,
        }
    })
}

/// The triples about one subject in order, each once.
fn sorted<'a>(told: impl Iterator<Item = Triple<'a>>) -> Vec<Triple<'a>> {
    let mut triples = Vec::with_capacity(16);
    // A chain of iterators is quicker from within than when it is asked for one item after the other.
    told.for_each(|triple| triples.push(triple));
    triples.sort_by(|a, b| a.predicate.cmp(&b.predicate).then_with(|| a.object.cmp(&b.object)));
    triples.dedup_by(|a, b| a.predicate == b.predicate && a.object == b.object);
    triples
}

/// The articles that a triple rests on.
#[derive(Debug, Clone, Copy)]
enum Said<'a> {
    /// Every article of the node.
    ByAll,
    /// Those that make the statement.
    By(&'a [Provenance]),
    /// One article.
    ByOne(&'a str),
}

impl<'a> Said<'a> {
    fn each(self, node: &'a Node, mut tell: impl FnMut(&'a str)) {
        match self {
            Self::ByAll => node.articles.iter().for_each(|article| tell(article)),
            Self::By(provenance) => provenance.iter().for_each(|p| tell(&p.article)),
            Self::ByOne(article) => tell(article),
        }
    }

    fn by(self, node: &Node, article: &str) -> bool {
        match self {
            Self::ByAll => node.articles.iter().any(|own| **own == *article),
            Self::By(provenance) => provenance.iter().any(|p| *p.article == *article),
            Self::ByOne(own) => own == article,
        }
    }
}

/// The triples of a node, each with the articles that it rests on.
///
/// What follows from other statements (types, bounds, gazetteer facts) rests on every article of the node.
fn stated(node: &Node) -> impl Iterator<Item = (Triple<'_>, Said<'_>)> {
    let triple = |predicate: Predicate, object| Triple { subject: (&node.id).into(), predicate, object };
    let types = classes(node).into_iter().map(move |class| (Predicate::TYPE, Term::Word(class.curie()), Said::ByAll));
    let accepted = node.statements.iter().filter(|statement| statement.status == ClaimStatus::Accepted);
    let statements = accepted.map(|statement| {
        let said = if statement.provenance.is_empty() { Said::ByAll } else { Said::By(&statement.provenance) };
        (statement.property.into(), Term::of(statement.property, &statement.value), said)
    });
    let articles = if node.id.kind == NodeKind::Article { &[][..] } else { &node.articles };
    let sources =
        articles.iter().map(|article| (Predicate::DERIVED, Term::Thing(Thing::article(article)), Said::ByOne(article)));
    types.chain(statements).chain(sources).map(move |(predicate, object, said)| (triple(predicate, object), said))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_come_in_the_order_of_the_lines_about_them() {
        let mut dataset = Dataset::default();
        for name in ["a", "a 1", "a b", "a1", "a1 c", "a10", "a2", "aa", "aa 1", "ab", "b", "1", "1 1", "11", "x y z"] {
            for kind in NodeKind::ALL {
                let id = NodeId::named(kind, name);
                dataset.nodes.insert(id.clone(), Node::new(id));
            }
        }
        let ordered: Vec<String> = in_line_order(&dataset).iter().map(|node| format!("{}>", node.id)).collect();
        assert_eq!(ordered.len(), 15 * NodeKind::ALL.len());
        assert!(ordered.is_sorted(), "{ordered:?}");
        let named: Vec<String> = in_order(&dataset).iter().map(|node| node.id.to_string()).collect();
        assert!(named.is_sorted(), "{named:?}");
    }
}
