//! The rows of the tables, made from the dataset by what the columns say of themselves.

mod sources;
mod views;

use super::claims::Claim;
use super::graph::classes;
use super::iri::BaseIri;
use super::quotes::Quotes;
use super::table::{Cell, Column, Form, Rows, Table};
use super::tables::table_of;
use crate::record::concept::ClaimStatus;
use crate::record::dataset::Statement;
use crate::record::vocabulary::{CONCEPT, expand};
use crate::record::{Class, Dataset, Evidence, Node, NodeId, NodeKind, Property, Value};
pub use sources::issues;
use std::collections::BTreeMap;

/// The cells of a row, in the order of the columns.
pub type Record = Vec<String>;

/// The tables of a dataset; one row at a time is held.
pub struct Tables<'a> {
    view: &'a View<'a>,
    claims: &'a [Claim<'a>],
    /// Which statements have found their cell, by their numbers.
    told: Vec<bool>,
}

impl<'a> Tables<'a> {
    /// The tables of a dataset and its claims.
    pub fn new(view: &'a View<'a>, claims: &'a [Claim<'a>]) -> Self {
        Self { view, claims, told: vec![false; view.numbers.count] }
    }

    /// Puts the rows of a table, one after the other.
    ///
    /// The tables are asked for in the order of [`TABLES`](super::tables::TABLES): what none of those before it has
    /// told is left for `further_values`. What stands behind that can be asked for elsewhere.
    ///
    /// # Errors
    /// The first that a row meets where it is put.
    pub fn each<E>(&mut self, table: &Table, mut put: impl FnMut(Record) -> Result<(), E>) -> Result<(), E> {
        let (view, claims) = (self.view, self.claims);
        match (table.rows, table.name) {
            (Rows::Nodes(kind), _) => {
                // A row of another part tells statements of this one as well.
                for node in view.dataset.around.values().filter(|node| node.id.kind == kind) {
                    _ = self.record(table, Row::of(node));
                }
                let mut nodes = view.dataset.of_kind(kind).filter(|node| !node.is_replaced());
                nodes.try_for_each(|node| put(self.record(table, Row::of(node))))
            }
            (Rows::Links(kinds, properties), _) => self.links(table, kinds, properties, put),
            (Rows::Articles(kinds), _) => self.articles(table, kinds, put),
            (Rows::Own, "overview") => views::overview(view).try_for_each(put),
            (Rows::Own, "network") => views::network(view).try_for_each(put),
            (Rows::Own, "claims") => sources::claims(view, claims).try_for_each(put),
            (Rows::Own, "claim_evidence") => sources::claim_evidence(claims).try_for_each(put),
            (Rows::Own, "evidence") => sources::evidence(view, claims).try_for_each(put),
            (Rows::Own, "further_values") => self.further_values().try_for_each(put),
            (Rows::Own, _) => Ok(()),
        }
    }
}

/// What a row is about.
#[derive(Clone, Copy)]
struct Row<'a> {
    node: &'a Node,
    statement: Option<&'a Statement>,
    article: Option<&'a NodeId>,
}

impl<'a> Row<'a> {
    fn of(node: &'a Node) -> Self {
        Self { node, statement: None, article: None }
    }

    /// What the row leads to: the object of its statement, or its article.
    fn object(&self) -> Option<&'a NodeId> {
        match self.statement.map(|s| &s.value) {
            Some(Value::Node(id)) => Some(id),
            _ => self.article,
        }
    }
}

/// A dataset, prepared for the questions of tables.
pub struct View<'a> {
    dataset: &'a Dataset,
    base: &'a BaseIri,
    /// Who leads to a node by a property: sorted by both, then by who it is.
    sources: Vec<(&'a NodeId, Property, &'a Node)>,
    articles: BTreeMap<&'a str, &'a Node>,
    numbers: Numbers,
    quotes: Quotes,
}

/// A number for each statement: of very many statements it is noted whether they are told.
struct Numbers {
    /// Where each node lies in memory, with the number of its first statement; sorted.
    first: Vec<(usize, usize)>,
    /// How many statements there are.
    count: usize,
}

impl Numbers {
    fn new(nodes: &[&Node]) -> Self {
        let mut count = 0;
        let number = |node: &&Node| {
            let first = count;
            count += node.statements.len();
            (address(node), first)
        };
        let mut first: Vec<(usize, usize)> = nodes.iter().map(number).collect();
        first.sort_unstable();
        Self { first, count }
    }

    /// The number of the statement at this place of a node.
    fn of(&self, node: &Node, at: usize) -> usize {
        let known = self.first.binary_search_by_key(&address(node), |(address, _)| *address);
        known.map_or(self.count, |known| self.first[known].1 + at)
    }
}

fn address(node: &Node) -> usize {
    std::ptr::from_ref(node).addr()
}

impl<'a> View<'a> {
    /// The view of a dataset.
    pub fn new(dataset: &'a Dataset, base: &'a BaseIri, quotes: Quotes) -> Self {
        // A part of a dataset holds few things beside those around it, so all are put in order.
        let mut all: Vec<&Node> = dataset.around.values().chain(dataset.nodes.values()).collect();
        all.sort_by(|a, b| a.id.cmp(&b.id));
        let links = |node: &&Node| accepted(node).filter(|s| matches!(s.value, Value::Node(_))).count();
        let mut sources = Vec::with_capacity(all.iter().map(links).sum());
        for &node in &all {
            for statement in accepted(node) {
                if let Value::Node(to) = &statement.value {
                    sources.push((to, statement.property, node));
                }
            }
        }
        sources.sort_unstable_by(|a, b| (a.0, a.1, &a.2.id).cmp(&(b.0, b.1, &b.2.id)));
        let articles = all.iter().copied().filter(|node| node.id.kind == NodeKind::Article);
        let articles = articles.map(|node| (node.id.slug(), node)).collect();
        let numbers = Numbers::new(&all);
        Self { dataset, base, sources, articles, numbers, quotes }
    }

    fn iri(&self, id: &NodeId) -> String {
        format!("{}{id}", self.base)
    }

    fn label(&self, id: &NodeId) -> String {
        self.dataset.label(id).to_owned()
    }

    /// The words of a quotation, if they are written.
    fn words<'w>(&self, evidence: &'w Evidence) -> &'w str {
        self.quotes.words(evidence).map_or("", |words| words.exact)
    }

    /// The first node of a kind that leads here by a property.
    fn source(&self, to: &NodeId, property: Property, kind: NodeKind) -> Option<&'a Node> {
        self.leading(to, property).find(|node| node.id.kind == kind)
    }

    fn count(&self, to: &NodeId, property: Property, kind: NodeKind) -> usize {
        self.leading(to, property).filter(|node| node.id.kind == kind).count()
    }

    /// The nodes that lead here by a property, in order.
    fn leading(&self, to: &NodeId, property: Property) -> impl Iterator<Item = &'a Node> {
        let from = self.sources.partition_point(|(its, by, _)| (*its, *by) < (to, property));
        let those = self.sources[from..].iter().take_while(move |(its, by, _)| (*its, *by) == (to, property));
        those.map(|(.., node)| *node)
    }
}

impl<'a> Tables<'a> {
    fn links<E>(
        &mut self,
        table: &Table,
        kinds: &[NodeKind],
        properties: &[Property],
        mut put: impl FnMut(Record) -> Result<(), E>,
    ) -> Result<(), E> {
        let object = table.columns.iter().find(|column| column.cell == Cell::Object);
        for node in self.view.dataset.nodes.values().filter(|node| kinds.contains(&node.id.kind)) {
            for (at, statement) in numbered(node).filter(|(_, s)| properties.contains(&s.property)) {
                if object.is_none_or(|column| fits(column.form, &statement.value)) {
                    self.tell(node, at);
                    put(self.record(table, Row { node, statement: Some(statement), article: None }))?;
                }
            }
        }
        Ok(())
    }

    fn articles<E>(
        &mut self,
        table: &Table,
        kinds: &[NodeKind],
        mut put: impl FnMut(Record) -> Result<(), E>,
    ) -> Result<(), E> {
        for node in self.view.dataset.nodes.values().filter(|node| kinds.contains(&node.id.kind)) {
            for id in &node.articles {
                if let Some(&article) = self.view.articles.get(&**id) {
                    put(self.record(table, Row { node, statement: None, article: Some(&article.id) }))?;
                }
            }
        }
        Ok(())
    }

    fn record(&mut self, table: &Table, row: Row<'a>) -> Record {
        table.columns.iter().map(|column| self.cell(column, row).unwrap_or_default()).collect()
    }

    fn cell(&mut self, column: &Column, row: Row<'a>) -> Option<String> {
        let node = row.node;
        match column.cell {
            Cell::Kind => Some(node.id.kind.segment().to_owned()),
            Cell::Id => Some(node.id.slug().to_owned()),
            Cell::Iri => Some(self.view.iri(&node.id)),
            Cell::Label => Some(node.label().to_owned()),
            Cell::Class => telling_class(node).map(|class| local(class.curie()).to_owned()),
            Cell::Value(property) => self.first(node, property, |value| fits(column.form, value)).map(lexical),
            Cell::Text(property, lang) => {
                self.first(node, property, |value| matches!(value, Value::Text(its, _) if *its == lang)).map(lexical)
            }
            Cell::To(property, kind) => self.first(node, property, |value| leads_to(value, kind)).map(lexical),
            Cell::ToLabel(property, kind) => match self.first(node, property, |value| leads_to(value, kind))? {
                Value::Node(id) => Some(self.view.label(id)),
                _ => None,
            },
            Cell::From(property, kind) => {
                let source = self.view.source(&node.id, property, kind)?;
                self.first(source, property, |value| matches!(value, Value::Node(id) if *id == node.id));
                Some(source.id.slug().to_owned())
            }
            Cell::FromLabel(property, kind) => {
                self.view.source(&node.id, property, kind).map(|source| source.label().to_owned())
            }
            Cell::Count(property, kind) => Some(self.view.count(&node.id, property, kind).to_string()),
            Cell::Articles => Some(node.articles.len().to_string()),
            Cell::Property => row.statement.map(|s| local(s.property.curie()).to_owned()),
            Cell::PropertyIri => row.statement.map(|s| expand(s.property.curie())),
            Cell::Object => match row.object() {
                Some(id) => Some(id.slug().to_owned()),
                None => row.statement.map(|s| lexical(&s.value)),
            },
            Cell::ObjectLabel => match row.statement.map(|s| &s.value) {
                Some(Value::Concept(concept)) => Some(concept.label()),
                _ => row.object().map(|id| self.view.label(id)),
            },
            Cell::ObjectText(lang) => match row.statement.map(|s| &s.value) {
                Some(Value::Text(its, text)) if *its == lang => Some(text.clone()),
                _ => None,
            },
            Cell::ObjectAlso(property) => {
                let object = &row.statement?.value;
                self.first(node, property, |value| value == object).map(lexical)
            }
            Cell::Own => None,
        }
    }

    /// The first accepted value that will do; it is noted as told.
    fn first(&mut self, node: &'a Node, property: Property, will_do: impl Fn(&Value) -> bool) -> Option<&'a Value> {
        let (at, said) = numbered(node).find(|(_, s)| s.property == property && will_do(&s.value))?;
        self.tell(node, at);
        Some(&said.value)
    }

    /// Notes that a statement has found its cell.
    fn tell(&mut self, node: &Node, at: usize) {
        if let Some(told) = self.told.get_mut(self.view.numbers.of(node, at)) {
            *told = true;
        }
    }

    /// Whether a statement has found its cell.
    fn is_told(&self, node: &Node, at: usize) -> bool {
        self.told.get(self.view.numbers.of(node, at)).is_some_and(|told| *told)
    }

    /// The accepted statements that no cell has told.
    fn further_values(&self) -> impl Iterator<Item = Record> {
        let untold = move |node: &'a Node| {
            let is_told = move |at: usize, s: &Statement| {
                let same = |(_, other): &(usize, &Statement)| other.property == s.property && other.value == s.value;
                self.is_told(node, at) || numbered(node).filter(same).any(|(at, _)| self.is_told(node, at))
            };
            numbered(node).filter(move |(at, s)| !is_told(*at, s)).map(move |(_, s)| (node, s))
        };
        self.view.dataset.nodes.values().flat_map(untold).map(move |(node, s)| {
            vec![
                node.id.kind.segment().to_owned(),
                node.id.slug().to_owned(),
                self.view.iri(&node.id),
                node.label().to_owned(),
                s.property.curie().to_owned(),
                told_in_full(self.view.base, &s.value),
            ]
        })
    }
}

/// The accepted statements of a node, each with its place among all of its statements.
fn numbered(node: &Node) -> impl Iterator<Item = (usize, &Statement)> {
    node.statements.iter().enumerate().filter(|(_, s)| s.status == ClaimStatus::Accepted)
}

fn accepted(node: &Node) -> impl Iterator<Item = &Statement> {
    node.statements.iter().filter(|s| s.status == ClaimStatus::Accepted)
}

/// The class that not every node of the kind has.
pub(super) fn telling_class(node: &Node) -> Option<Class> {
    let classes = classes(node);
    match node.id.kind {
        NodeKind::Agreement => classes.last().copied(),
        NodeKind::Party => classes.get(1).copied(),
        NodeKind::Amount => classes.first().copied(),
        _ => None,
    }
}

fn local(curie: &'static str) -> &'static str {
    curie.split_once(':').map_or(curie, |(_, local)| local)
}

fn leads_to(value: &Value, kind: NodeKind) -> bool {
    matches!(value, Value::Node(id) if id.kind == kind)
}

/// Whether a value has the form of a column.
fn fits(form: Form, value: &Value) -> bool {
    match (form, value) {
        (Form::Key(to), Value::Node(id)) => table_of(id.kind).is_some_and(|table| table.name == to),
        (Form::Concept(scheme), Value::Concept(concept)) => concept.scheme() == scheme,
        (Form::Code(_) | Form::Text, Value::Plain(_))
        | (Form::Iri, Value::Iri(_) | Value::Plain(_))
        | (Form::Edtf, Value::Edtf(_))
        | (Form::Day, Value::Day(_))
        | (Form::Integer, Value::Integer(_))
        | (Form::Decimal, Value::Decimal(_))
        | (Form::Duration, Value::Duration(_)) => true,
        _ => false,
    }
}

/// A value as it stands in a cell.
fn lexical(value: &Value) -> String {
    match value {
        Value::Concept(concept) => concept.code().to_owned(),
        Value::Node(id) => id.slug().to_owned(),
        Value::Edtf(date) => date.to_string(),
        Value::Integer(number) => number.to_string(),
        Value::Text(_, text)
        | Value::Plain(text)
        | Value::Day(text)
        | Value::Decimal(text)
        | Value::Duration(text)
        | Value::Iri(text) => text.clone(),
    }
}

/// A value where no column says what it is: what has an IRI is told by its IRI.
fn told_in_full(base: &BaseIri, value: &Value) -> String {
    match value {
        Value::Node(id) => format!("{base}{id}"),
        Value::Concept(concept) => format!("{CONCEPT}{concept}"),
        other => lexical(other),
    }
}
