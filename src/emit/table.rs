//! What a table is: one description drives the CSV files, their CSVW metadata, the data package and the README.

use super::quotes::Quotes;
use crate::record::{Lang, NodeKind, Property};

/// A table of the export.
#[derive(Debug)]
pub struct Table {
    /// The base name of the file.
    pub name: &'static str,
    /// What a row is.
    pub about: &'static str,
    /// Where its rows come from.
    pub rows: Rows,
    /// The columns that tell rows apart; empty where nothing but the whole row does.
    pub key: &'static [&'static str],
    /// The columns, in order.
    pub columns: &'static [Column],
}

/// Where the rows of a table come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    /// A row a node of this kind.
    Nodes(NodeKind),
    /// A row an accepted statement of these properties about these kinds of nodes.
    Links(&'static [NodeKind], &'static [Property]),
    /// A row an article of each node of these kinds.
    Articles(&'static [NodeKind]),
    /// Worked out for this table alone.
    Own,
}

/// A column of a table.
#[derive(Debug)]
pub struct Column {
    /// Its name in the header.
    pub name: &'static str,
    /// What is in its cells.
    pub means: &'static str,
    /// Where a cell's content comes from.
    pub cell: Cell,
    /// The form of its cells.
    pub form: Form,
    /// Whether every row has it.
    pub required: bool,
}

/// Where the content of a cell comes from; "the node" is what the row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// The kind of the node.
    Kind,
    /// The id of the node: the last segment of its IRI.
    Id,
    /// The IRI of the node.
    Iri,
    /// The label of the node.
    Label,
    /// The class of the node that not every node of its kind has.
    Class,
    /// The value of a property.
    Value(Property),
    /// The value of a property in a language.
    Text(Property, Lang),
    /// The id of the node of a kind to which a property leads.
    To(Property, NodeKind),
    /// The label of that node.
    ToLabel(Property, NodeKind),
    /// The id of the node of a kind from which a property leads here.
    From(Property, NodeKind),
    /// The label of that node.
    FromLabel(Property, NodeKind),
    /// In a row of a statement: its property without prefix.
    Property,
    /// In a row of a statement: the IRI of its property.
    PropertyIri,
    /// In a row of a statement: the id of the node or the code of the concept, or the IRI, that it leads to.
    Object,
    /// In a row of a statement: the label of its object.
    ObjectLabel,
    /// In a row of a statement: its text, if it is in this language.
    ObjectText(Lang),
    /// In a row of a statement: its object again, if this property leads to it too.
    ObjectAlso(Property),
    /// How many nodes of a kind lead here by a property.
    Count(Property, NodeKind),
    /// How many articles the node comes from.
    Articles,
    /// Worked out for the table.
    Own,
}

/// The form of the cells of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// An id: letters a to z, digits, hyphens.
    Id,
    /// The id of a row of another table.
    Key(&'static str),
    /// The code of a concept of a scheme.
    Concept(&'static str),
    /// A word of ours that fits a pattern.
    Code(&'static str),
    /// Words of people, or made of them: these get the guard.
    Text,
    /// Words of an article that a statement rests on; they get the guard too, and can be left out.
    Quote,
    /// An absolute IRI.
    Iri,
    /// A date as the text says it, in EDTF.
    Edtf,
    /// A day.
    Day,
    /// A whole number.
    Integer,
    /// A decimal number.
    Decimal,
    /// A duration, in ISO 8601.
    Duration,
    /// true or false.
    Boolean,
}

impl Form {
    /// Whether anything can stand in its cells, also what a spreadsheet takes for a formula.
    pub fn is_free(self) -> bool {
        matches!(self, Self::Text | Self::Quote)
    }
}

impl Column {
    /// Whether every row has it in an export that repeats so much of the articles' words.
    pub fn is_required(&self, quotes: Quotes) -> bool {
        self.required && (self.form != Form::Quote || quotes == Quotes::Full)
    }

    /// A column that need not be filled.
    pub const fn new(name: &'static str, cell: Cell, form: Form, means: &'static str) -> Self {
        Self { name, means, cell, form, required: false }
    }

    /// The same, filled in every row.
    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }
}

impl Table {
    /// The column that holds the id of what the row is about.
    pub fn subject(&self) -> Option<&'static Column> {
        self.columns.iter().find(|column| column.cell == Cell::Id)
    }

    /// Whether one row can be about a party and the next about a place.
    pub fn is_mixed(&self) -> bool {
        self.columns.iter().any(|column| column.cell == Cell::Kind)
    }
}
