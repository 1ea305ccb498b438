//! The tables of the export, with the meaning of every column.

mod actors;
mod deals;
mod links;
mod sources;

use super::table::{Cell, Column, Form, Rows, Table};
use crate::record::{Lang, NodeKind, Property, concept};

/// Every table below `csv/`, in the order in which the README tells of them.
pub const TABLES: &[&Table] = &[
    &sources::OVERVIEW,
    &sources::NETWORK,
    &deals::ARTICLES,
    &deals::PUBLISHERS,
    &deals::AGREEMENTS,
    &actors::PARTIES,
    &actors::PLACES,
    &actors::PEOPLE,
    &actors::EVENTS,
    &actors::INITIATIVES,
    &deals::PROVISIONS,
    &deals::AMOUNTS,
    &actors::PARTICIPATIONS,
    &actors::MEMBERSHIPS,
    &links::AGREEMENT_PARTIES,
    &links::AGREEMENT_AREAS,
    &links::AGREEMENT_ARTICLES,
    &links::AGREEMENT_INITIATIVES,
    &links::AGREEMENT_RELATIONS,
    &links::ALLIANCE_MEMBERS,
    &links::EVENT_INITIATIVES,
    &links::PROVISION_AREAS,
    &links::AMOUNT_USES,
    &links::ENTITY_ARTICLES,
    &links::NAMES,
    &links::LINKS,
    &links::FURTHER_VALUES,
    &sources::CLAIMS,
    &sources::CLAIM_EVIDENCE,
    &sources::EVIDENCE,
];

/// The tables in parts, each of which can be filled while the others are: `further_values` has to know of all those
/// before it, and of none behind it.
///
/// The formats of a workbook have their numbers in the order in which sheets use them, so only one part may use more than
/// that of headers: days and addresses stand in the first.
pub fn apart() -> impl Iterator<Item = &'static [&'static Table]> {
    let further = TABLES.iter().position(|table| table.name == links::FURTHER_VALUES.name);
    let (things, claims) = TABLES.split_at(further.map_or(0, |at| at + 1));
    [things].into_iter().chain(claims.chunks(1))
}

/// What could not be read or decided; it stands beside the folder `csv/`.
pub const ISSUES: Table = sources::ISSUES;

/// The table whose rows are the nodes of a kind.
pub fn table_of(kind: NodeKind) -> Option<&'static Table> {
    TABLES.iter().copied().find(|table| table.rows == Rows::Nodes(kind))
}

const fn id(means: &'static str) -> Column {
    Column::new("id", Cell::Id, Form::Id, means).required()
}

const fn iri() -> Column {
    Column::new("iri", Cell::Iri, Form::Iri, "The IRI in the RDF forms").required()
}

const fn kind() -> Column {
    Column::new("kind", Cell::Kind, Form::Code("[a-z-]+"), "What kind of thing it is: the name of its table, singular")
        .required()
}

const fn name_en() -> Column {
    Column::new("name_en", Cell::Text(Property::PrefLabel, Lang::En), Form::Text, "The preferred name in English")
}

const fn name_zh() -> Column {
    Column::new("name_zh", Cell::Text(Property::PrefLabel, Lang::Zh), Form::Text, "The preferred name in Chinese")
}

const DATE: Column = Column::new("date", Cell::Value(Property::Date), Form::Edtf, "When, as precisely as it is told");
const DATE_EARLIEST: Column = Column::new(
    "date_earliest",
    Cell::Value(Property::DateEarliest),
    Form::Day,
    "The first day that the date can mean; empty if the year is not known",
);
const DATE_LATEST: Column = Column::new(
    "date_latest",
    Cell::Value(Property::DateLatest),
    Form::Day,
    "The last day that the date can mean; empty if the year is not known",
);
const DATE_BASIS: Column = Column::new(
    "date_basis",
    Cell::Value(Property::DateBasis),
    Form::Concept(concept::DateBasis::SCHEME),
    "stated, or resolved against the date of publication",
);
const PLACE_ID: Column =
    Column::new("place_id", Cell::To(Property::Place, NodeKind::Place), Form::Key("places"), "Where");
const PLACE_NAME: Column =
    Column::new("place_name", Cell::ToLabel(Property::Place, NodeKind::Place), Form::Text, "The name of that place");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_leads_to_a_table_that_has_ids() {
        for table in TABLES.iter().copied().chain([&ISSUES]) {
            for column in table.columns {
                if let Form::Key(to) = column.form {
                    let target = TABLES.iter().find(|t| t.name == to).unwrap();
                    assert_eq!(target.key, ["id"], "{}.{} leads to {to}", table.name, column.name);
                }
                assert!(
                    !column.name.ends_with("_id") || matches!(column.form, Form::Key(_)),
                    "{}.{} leads nowhere",
                    table.name,
                    column.name
                );
            }
            for key in table.key {
                let column = table.columns.iter().find(|c| c.name == *key).unwrap();
                assert!(column.required, "{}.{key} is a key and can be empty", table.name);
            }
        }
    }

    #[test]
    fn names_are_unique_and_every_kind_of_node_has_its_table() {
        let mut names: Vec<&str> = TABLES.iter().map(|t| t.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), TABLES.len());
        for kind in NodeKind::ALL {
            assert!(table_of(kind).is_some(), "{kind:?}");
        }
        for table in TABLES {
            let mut columns: Vec<&str> = table.columns.iter().map(|c| c.name).collect();
            columns.sort_unstable();
            columns.dedup();
            assert_eq!(columns.len(), table.columns.len(), "{}", table.name);
        }
    }

    #[test]
    fn the_parts_are_all_tables_in_order_and_only_the_first_has_days_and_addresses() {
        assert!(apart().flatten().map(|table| table.name).eq(TABLES.iter().map(|table| table.name)));
        let formatted = |column: &Column| column.form == Form::Day || matches!(column.name, "url" | "same_as");
        let with: Vec<bool> = apart().map(|part| part.iter().flat_map(|table| table.columns).any(formatted)).collect();
        assert_eq!(with, [true, false, false, false]);
    }
}
