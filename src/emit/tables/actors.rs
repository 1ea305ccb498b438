//! Who takes part, where, in what: a row a thing.

use super::{
    Cell, Column, DATE, DATE_BASIS, DATE_EARLIEST, DATE_LATEST, Form, Lang, NodeKind, PLACE_ID, PLACE_NAME, Property,
    Rows, Table, id, iri, name_en, name_zh,
};
use crate::record::concept;

const CAPACITY_EN: Column = Column::new(
    "capacity_en",
    Cell::Text(Property::Capacity, Lang::En),
    Form::Text,
    "The post or office, in the words of the article",
);
const CAPACITY_ZH: Column =
    Column::new("capacity_zh", Cell::Text(Property::Capacity, Lang::Zh), Form::Text, "The same in Chinese");

pub(super) const PARTIES: Table = Table {
    name: "parties",
    about: "A body, company, alliance or jurisdiction that takes part.",
    rows: Rows::Nodes(NodeKind::Party),
    key: &["id"],
    columns: &[
        id("The id of the party"),
        iri(),
        name_en(),
        name_zh(),
        Column::new(
            "class",
            Cell::Class,
            Form::Code("Organization"),
            "Organization if it is one; empty for jurisdictions",
        ),
        Column::new(
            "party_kind",
            Cell::Value(Property::PartyKind),
            Form::Concept(concept::PartyKind::SCHEME),
            "What kind of body it is",
        ),
        Column::new(
            "jurisdiction_id",
            Cell::To(Property::Jurisdiction, NodeKind::Place),
            Form::Key("places"),
            "The place it belongs to",
        ),
        Column::new(
            "jurisdiction_name",
            Cell::ToLabel(Property::Jurisdiction, NodeKind::Place),
            Form::Text,
            "The name of that place",
        ),
        Column::new(
            "part_of_id",
            Cell::To(Property::SubOrganizationOf, NodeKind::Party),
            Form::Key("parties"),
            "The body of which it is a part",
        ),
        Column::new(
            "part_of_name",
            Cell::ToLabel(Property::SubOrganizationOf, NodeKind::Party),
            Form::Text,
            "The name of that body",
        ),
        Column::new(
            "agreements",
            Cell::Count(Property::Party, NodeKind::Agreement),
            Form::Integer,
            "How many agreements it is a party to, of any status",
        )
        .required(),
    ],
};

pub(super) const PLACES: Table = Table {
    name: "places",
    about: "A place: of an agreement or event, of a party, or around one of these.",
    rows: Rows::Nodes(NodeKind::Place),
    key: &["id"],
    columns: &[
        id("The id of the place"),
        iri(),
        name_en(),
        name_zh(),
        Column::new(
            "level",
            Cell::Value(Property::AdminLevel),
            Form::Concept(concept::AdminLevel::SCHEME),
            "Its level of administration",
        ),
        Column::new(
            "parent_id",
            Cell::To(Property::ContainedInPlace, NodeKind::Place),
            Form::Key("places"),
            "The place that contains it",
        ),
        Column::new(
            "parent_name",
            Cell::ToLabel(Property::ContainedInPlace, NodeKind::Place),
            Form::Text,
            "The name of that place",
        ),
        Column::new(
            "iso_code",
            Cell::Value(Property::IsoCode),
            Form::Code("[A-Z]{2}(-[A-Z0-9]{1,3})?"),
            "ISO 3166-1 alpha-2 or ISO 3166-2",
        ),
        Column::new("gb_code", Cell::Value(Property::GbCode), Form::Code("[0-9]{6}"), "GB/T 2260"),
        Column::new("latitude", Cell::Value(Property::Latitude), Form::Decimal, "Degrees north, WGS 84"),
        Column::new("longitude", Cell::Value(Property::Longitude), Form::Decimal, "Degrees east, WGS 84"),
    ],
};

pub(super) const PEOPLE: Table = Table {
    name: "people",
    about: "A person who acts or speaks in an article.",
    rows: Rows::Nodes(NodeKind::Person),
    key: &["id"],
    columns: &[id("The id of the person"), iri(), name_en(), name_zh()],
};

pub(super) const EVENTS: Table = Table {
    name: "events",
    about: "A gathering: a signing, meeting, visit, conference, ceremony.",
    rows: Rows::Nodes(NodeKind::Event),
    key: &["id"],
    columns: &[
        id("The id of the event"),
        iri(),
        name_en(),
        name_zh(),
        Column::new(
            "event_type",
            Cell::Value(Property::EventType),
            Form::Concept(concept::EventType::SCHEME),
            "The kind of event",
        ),
        DATE,
        DATE_EARLIEST,
        DATE_LATEST,
        DATE_BASIS,
        PLACE_ID,
        PLACE_NAME,
    ],
};

pub(super) const INITIATIVES: Table = Table {
    name: "initiatives",
    about: "A named undertaking that agreements create, serve or plan.",
    rows: Rows::Nodes(NodeKind::Initiative),
    key: &["id"],
    columns: &[
        id("The id of the initiative"),
        iri(),
        name_en(),
        name_zh(),
        Column::new(
            "initiative_status",
            Cell::Value(Property::InitiativeStatus),
            Form::Concept(concept::InitiativeStatus::SCHEME),
            "How far it has come",
        ),
    ],
};

pub(super) const PARTICIPATIONS: Table = Table {
    name: "participations",
    about: "A party or person in one role in one agreement or event.",
    rows: Rows::Nodes(NodeKind::Participation),
    key: &["id"],
    columns: &[
        id("The id of the participation"),
        iri(),
        Column::new(
            "agreement_id",
            Cell::From(Property::Participation, NodeKind::Agreement),
            Form::Key("agreements"),
            "In which agreement",
        ),
        Column::new(
            "agreement_name",
            Cell::FromLabel(Property::Participation, NodeKind::Agreement),
            Form::Text,
            "The name of that agreement",
        ),
        Column::new(
            "event_id",
            Cell::From(Property::Participation, NodeKind::Event),
            Form::Key("events"),
            "Or in which event",
        ),
        Column::new(
            "event_name",
            Cell::FromLabel(Property::Participation, NodeKind::Event),
            Form::Text,
            "The name of that event",
        ),
        Column::new("party_id", Cell::To(Property::Participant, NodeKind::Party), Form::Key("parties"), "Which party"),
        Column::new(
            "party_name",
            Cell::ToLabel(Property::Participant, NodeKind::Party),
            Form::Text,
            "The name of that party",
        ),
        Column::new(
            "person_id",
            Cell::To(Property::Participant, NodeKind::Person),
            Form::Key("people"),
            "Or which person",
        ),
        Column::new(
            "person_name",
            Cell::ToLabel(Property::Participant, NodeKind::Person),
            Form::Text,
            "The name of that person",
        ),
        Column::new("role", Cell::Value(Property::Role), Form::Concept(concept::Role::SCHEME), "In which role"),
        Column::new(
            "on_behalf_of_id",
            Cell::To(Property::OnBehalfOf, NodeKind::Party),
            Form::Key("parties"),
            "For which party",
        ),
        Column::new(
            "on_behalf_of_name",
            Cell::ToLabel(Property::OnBehalfOf, NodeKind::Party),
            Form::Text,
            "The name of that party",
        ),
        CAPACITY_EN,
        CAPACITY_ZH,
    ],
};

pub(super) const MEMBERSHIPS: Table = Table {
    name: "memberships",
    about: "A post that a person holds.",
    rows: Rows::Nodes(NodeKind::Membership),
    key: &["id"],
    columns: &[
        id("The id of the membership"),
        iri(),
        Column::new("person_id", Cell::To(Property::Member, NodeKind::Person), Form::Key("people"), "Who"),
        Column::new(
            "person_name",
            Cell::ToLabel(Property::Member, NodeKind::Person),
            Form::Text,
            "The name of that person",
        ),
        Column::new(
            "organization_id",
            Cell::To(Property::Organization, NodeKind::Party),
            Form::Key("parties"),
            "At which body",
        ),
        Column::new(
            "organization_name",
            Cell::ToLabel(Property::Organization, NodeKind::Party),
            Form::Text,
            "The name of that body",
        ),
        CAPACITY_EN,
        CAPACITY_ZH,
    ],
};
