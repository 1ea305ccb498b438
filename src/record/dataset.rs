//! Typed records: nodes with statements, each statement with the articles that make it.

use super::article::Issue;
use super::concept::{ClaimStatus, Concept, Role};
use super::curation::Curated;
use super::date::Edtf;
use super::evidence::{Confidence, Provenance, Shared, held_together};
use super::slug::{digest, is_han};
use super::title::Title;
use super::vocabulary::Property;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// The kind of thing a node is; the first segment of its IRI.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NodeKind {
    /// `schema:NewsArticle`.
    Article,
    /// `pact:Agreement`.
    Agreement,
    /// `pact:Party`.
    Party,
    /// `schema:Place`.
    Place,
    /// `foaf:Person`.
    Person,
    /// `pact:Event`.
    Event,
    /// `pact:Initiative`.
    Initiative,
    /// `pact:Provision`.
    Provision,
    /// `schema:MonetaryAmount` or `schema:QuantitativeValue`.
    Amount,
    /// `pact:Participation`.
    Participation,
    /// `org:Membership`.
    Membership,
    /// The publisher of an article.
    Publisher,
}

impl NodeKind {
    /// Every kind, in the order of the tables.
    pub const ALL: [Self; 12] = [
        Self::Article,
        Self::Agreement,
        Self::Party,
        Self::Place,
        Self::Person,
        Self::Event,
        Self::Initiative,
        Self::Provision,
        Self::Amount,
        Self::Participation,
        Self::Membership,
        Self::Publisher,
    ];

    /// The path segment of the IRI, singular.
    pub fn segment(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Agreement => "agreement",
            Self::Party => "party",
            Self::Place => "place",
            Self::Person => "person",
            Self::Event => "event",
            Self::Initiative => "initiative",
            Self::Provision => "provision",
            Self::Amount => "amount",
            Self::Participation => "participation",
            Self::Membership => "membership",
            Self::Publisher => "publisher",
        }
    }
}

/// The identity of a node inside a dataset; its IRI is `{base}{segment}/{slug}`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct NodeId {
    /// What it is.
    pub kind: NodeKind,
    /// Letters a to z, digits and single hyphens.
    slug: Arc<str>,
}

impl NodeId {
    /// A node named by `name`, slugged: accents folded, lower case, everything else one hyphen, at most 80 characters.
    ///
    /// Text without any Latin letter or digit becomes `x` and a hash, so that every name has an id.
    pub fn named(kind: NodeKind, name: &str) -> Self {
        Self { kind, slug: super::slug::slug(name).into() }
    }

    /// The participation of somebody in a whole, in a role: the same wherever it is told.
    pub fn participation(whole: &Self, who: &Self, role: Role) -> Self {
        Self::named(NodeKind::Participation, &digest(&[&whole.to_string(), &who.to_string(), role.code()]))
    }

    /// The post of a person in an organisation; either may be missing.
    pub fn membership(person: &Self, post: Option<&str>, organization: Option<&Self>) -> Self {
        let key = digest(&[person.slug(), post.unwrap_or(""), organization.map_or("", Self::slug)]);
        Self::named(NodeKind::Membership, &format!("{}-{}", person.slug(), &key[..8]))
    }

    /// Letters a to z, digits and single hyphens.
    pub fn slug(&self) -> &str {
        &self.slug
    }
}

impl fmt::Display for NodeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind.segment(), self.slug)
    }
}

/// The language of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// English.
    En,
    /// Chinese.
    Zh,
}

impl Lang {
    /// The language of a text, by its script: Chinese characters and no Latin letter are Chinese.
    pub fn of(text: &str) -> Self {
        let chinese = text.chars().any(is_han) && !text.chars().any(|c| c.is_ascii_alphabetic());
        if chinese { Self::Zh } else { Self::En }
    }

    /// The language tag, in lower case.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Zh => "zh",
        }
    }
}

/// The object of a statement.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// A concept of one of our schemes.
    Concept(Concept),
    /// Another node of the dataset.
    Node(NodeId),
    /// Text in a language (`rdf:langString`).
    Text(Lang, String),
    /// Text without a language (`xsd:string`).
    Plain(String),
    /// A date as the text says it (`edtf:EDTF`).
    Edtf(Edtf),
    /// A day (`xsd:date`), `2019-12-17`.
    Day(String),
    /// A whole number (`xsd:integer`).
    Integer(i64),
    /// A decimal number in canonical form (`xsd:decimal`): digits, a point, no exponent.
    Decimal(String),
    /// A duration (`xsd:duration`), `P5Y`.
    Duration(String),
    /// An IRI outside the dataset, already checked.
    Iri(String),
}

/// One statement about a node: property, value and the articles that make it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Statement {
    /// What is stated.
    pub property: Property,
    /// The value.
    pub value: Value,
    /// Accepted statements are asserted; the others are only claimed.
    pub status: ClaimStatus,
    /// Who says it: one entry an article; empty for what is derived (bounds, gazetteer facts).
    pub provenance: Vec<Provenance>,
}

/// A thing and what is stated of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Node {
    /// Its identity.
    pub id: NodeId,
    /// What is stated, sorted.
    pub statements: Vec<Statement>,
    /// The articles it comes from (ids), sorted.
    pub articles: Vec<Arc<str>>,
}

impl Node {
    /// A node of which nothing is stated yet.
    pub fn new(id: NodeId) -> Self {
        Self { id, statements: Vec::new(), articles: Vec::new() }
    }

    /// States what an article says.
    pub fn claim(&mut self, property: Property, value: Value, provenance: Provenance) {
        let article = provenance.article.clone();
        match self.statements.iter_mut().find(|s| s.property == property && s.value == value) {
            Some(known) => known.add(provenance),
            None => self.add(property, value, provenance),
        }
        self.told_by(article);
    }

    /// States what an article says, and nobody has stated yet; that it is seen there is for the caller to note.
    pub fn add(&mut self, property: Property, value: Value, provenance: Provenance) {
        let status = ClaimStatus::Accepted;
        self.statements.push(Statement { property, value, status, provenance: vec![provenance] });
    }

    /// States what follows from other statements or from the gazetteer, and no article says in so many words.
    pub fn derive(&mut self, property: Property, value: Value) {
        if !self.statements.iter().any(|s| s.property == property && s.value == value) {
            self.statements.push(Statement { property, value, status: ClaimStatus::Accepted, provenance: Vec::new() });
        }
    }

    /// Notes that the node comes from this article.
    pub fn seen_in(&mut self, article: &str) {
        if let Err(at) = self.articles.binary_search_by(|known| (**known).cmp(article)) {
            self.articles.insert(at, article.into());
        }
    }

    /// The same of an id that is held elsewhere too.
    pub fn told_by(&mut self, article: Arc<str>) {
        if let Err(at) = self.articles.binary_search(&article) {
            self.articles.insert(at, article);
        }
    }

    /// Holds names once that other nodes hold as well.
    pub fn share(&mut self, shared: &mut Shared) {
        shared.name(&mut self.id.slug);
        self.articles.iter_mut().for_each(|article| shared.name(article));
        for statement in &mut self.statements {
            if let Value::Node(id) = &mut statement.value {
                shared.name(&mut id.slug);
            }
            for provenance in &mut statement.provenance {
                shared.name(&mut provenance.article);
                shared.name(&mut provenance.rule);
                if let Some(who) = &mut provenance.attributed_to {
                    shared.name(&mut who.slug);
                }
            }
        }
    }

    /// Gives back what room was made for more.
    pub fn shrink(&mut self) {
        for statement in &mut self.statements {
            statement.provenance.shrink_to_fit();
            statement.provenance.iter_mut().for_each(Provenance::shrink);
        }
        self.statements.shrink_to_fit();
        self.articles.shrink_to_fit();
    }

    /// The accepted values of a property, in order.
    pub fn values(&self, property: Property) -> impl Iterator<Item = &Value> {
        self.accepted(property).map(|statement| &statement.value)
    }

    /// The accepted statements of a property, in order.
    pub fn accepted(&self, property: Property) -> impl Iterator<Item = &Statement> {
        self.statements.iter().filter(move |s| s.property == property && s.status == ClaimStatus::Accepted)
    }

    /// The first accepted value of a property.
    pub fn value(&self, property: Property) -> Option<&Value> {
        self.values(property).next()
    }

    /// Whether the id was merged into another one, to which it leads.
    pub fn is_replaced(&self) -> bool {
        self.value(Property::IsReplacedBy).is_some()
    }

    /// The preferred English label, else any label, else the slug.
    pub fn label(&self) -> &str {
        let label = |property, wanted: Option<Lang>| {
            self.values(property).find_map(|value| match value {
                Value::Text(lang, text) if wanted.is_none_or(|w| w == *lang) => Some(text.as_str()),
                _ => None,
            })
        };
        label(Property::PrefLabel, Some(Lang::En))
            .or_else(|| label(Property::PrefLabel, None))
            .or_else(|| label(Property::Headline, None))
            .unwrap_or(self.id.slug())
    }
}

impl Statement {
    /// Adds what another article, or the same one elsewhere, says to the same effect; evidence is added, never replaced.
    pub fn add(&mut self, provenance: Provenance) {
        // One entry an article, in the order of their ids: a country has many thousands.
        match self.provenance.binary_search_by(|known| known.article.cmp(&provenance.article)) {
            Ok(at) => {
                let known = &mut self.provenance[at];
                if provenance.confidence > known.confidence {
                    known.confidence = provenance.confidence;
                    known.rule.clone_from(&provenance.rule);
                }
                known.attributed_to = known.attributed_to.take().or(provenance.attributed_to.clone());
                known.add_evidence(provenance.into_evidence());
            }
            Err(at) => self.provenance.insert(at, provenance),
        }
    }

    /// The highest confidence among the articles that say it; certain for derived statements.
    pub fn confidence(&self) -> Confidence {
        self.provenance.iter().map(|p| p.confidence).max().unwrap_or(Confidence::CERTAIN)
    }
}

/// What one article contributes to a dataset.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Records {
    /// The article: the first 16 hexadecimal digits of the SHA-256 of its text.
    pub article: String,
    /// The typed records, in the order of their ids.
    pub nodes: Vec<Node>,
    /// A `MinHash` signature of the text, by which copies are known; empty for a text too short to tell.
    pub sketch: Vec<u32>,
    /// The names of its agreements, for those that have one.
    pub titles: Vec<Title>,
}

/// Everything a run holds to be so, ready to be written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dataset {
    /// The nodes by identity.
    pub nodes: BTreeMap<NodeId, Node>,
    /// What could not be read or decided, sorted.
    pub issues: Vec<Issue>,
    /// What curators say, sorted.
    pub curated: Vec<Curated>,
    /// The hash of rules and lexicons that made the claims, 16 hexadecimal digits.
    pub rule_set: String,
    /// Where this is a part of a dataset: nodes of other parts, to be looked up and not to be written.
    pub around: BTreeMap<NodeId, Node>,
}

impl<'d> From<&'d Dataset> for Cow<'d, Dataset> {
    fn from(dataset: &'d Dataset) -> Self {
        Self::Borrowed(dataset)
    }
}

impl From<Dataset> for Cow<'_, Dataset> {
    fn from(dataset: Dataset) -> Self {
        Self::Owned(dataset)
    }
}

impl Records {
    /// Holds together what its quotations share of the text.
    pub fn share(&mut self) {
        let statements = self.nodes.iter_mut().flat_map(|node| &mut node.statements);
        held_together(statements.flat_map(|s| &mut s.provenance).flat_map(Provenance::evidence_mut));
    }
}

impl Dataset {
    /// The nodes of one kind, in the order of their ids.
    pub fn of_kind(&self, kind: NodeKind) -> impl Iterator<Item = &Node> {
        self.nodes.values().filter(move |node| node.id.kind == kind)
    }

    /// A node of this part of a dataset or of another one.
    pub fn node(&self, id: &NodeId) -> Option<&Node> {
        self.nodes.get(id).or_else(|| self.around.get(id))
    }

    /// The label of a node, or its slug if the dataset does not hold it.
    pub fn label<'a>(&'a self, id: &'a NodeId) -> &'a str {
        self.node(id).map_or(id.slug(), Node::label)
    }
}
