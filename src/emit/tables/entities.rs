//! The tables with a row a thing.

use super::{Cell, Column, Form, Lang, NodeKind, Property, Rows, Table, id, iri, name_en, name_zh};
use crate::record::concept;

const CAPACITY_EN: Column = Column::new(
    "capacity_en",
    Cell::Text(Property::Capacity, Lang::En),
    Form::Text,
    "The post or office, in the words of the article",
);
const CAPACITY_ZH: Column =
    Column::new("capacity_zh", Cell::Text(Property::Capacity, Lang::Zh), Form::Text, "The same in Chinese");
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

pub(super) const ARTICLES: Table = Table {
    name: "articles",
    about: "A news article that was read.",
    rows: Rows::Nodes(NodeKind::Article),
    key: &["id"],
    columns: &[
        id("The first 16 hexadecimal digits of text_sha256"),
        iri(),
        Column::new("title_en", Cell::Text(Property::Headline, Lang::En), Form::Text, "The headline in English"),
        Column::new("title_zh", Cell::Text(Property::Headline, Lang::Zh), Form::Text, "The headline in Chinese"),
        Column::new("published", Cell::Value(Property::DatePublished), Form::Day, "The day of publication"),
        Column::new(
            "publisher_id",
            Cell::To(Property::Publisher, NodeKind::Publisher),
            Form::Key("publishers"),
            "Who published it",
        ),
        Column::new(
            "publisher_name",
            Cell::ToLabel(Property::Publisher, NodeKind::Publisher),
            Form::Text,
            "The name of the publisher",
        ),
        Column::new(
            "language",
            Cell::Value(Property::InLanguage),
            Form::Code("[a-z]{2,3}(-[a-z0-9]+)*"),
            "The language of the text",
        ),
        Column::new("url", Cell::Value(Property::Url), Form::Iri, "The address of the article"),
        Column::new(
            "source_file",
            Cell::Value(Property::SourceFile),
            Form::Text,
            "The base name of the file it came in",
        ),
        Column::new(
            "text_sha256",
            Cell::Value(Property::TextSha256),
            Form::Code("[0-9a-f]{64}"),
            "SHA-256 of the normalised text in UTF-8",
        ),
        Column::new(
            "copy_of_id",
            Cell::To(Property::CopyOf, NodeKind::Article),
            Form::Key("articles"),
            "The article that this one repeats",
        ),
        Column::new(
            "copy_of_title",
            Cell::ToLabel(Property::CopyOf, NodeKind::Article),
            Form::Text,
            "The headline of that article",
        ),
    ],
};

pub(super) const PUBLISHERS: Table = Table {
    name: "publishers",
    about: "A publisher or source of articles.",
    rows: Rows::Nodes(NodeKind::Publisher),
    key: &["id"],
    columns: &[id("The name as a slug"), iri(), name_en(), name_zh()],
};

pub(super) const AGREEMENTS: Table = Table {
    name: "agreements",
    about: "An agreement that articles report as made, planned, proposed, ended or refused.",
    rows: Rows::Nodes(NodeKind::Agreement),
    key: &["id"],
    columns: &[
        id("The id of the agreement"),
        iri(),
        name_en(),
        name_zh(),
        Column::new(
            "class",
            Cell::Class,
            Form::Code("Agreement|ConcludedAgreement"),
            "ConcludedAgreement if the status counts as concluded, else Agreement",
        )
        .required(),
        Column::new(
            "type",
            Cell::Value(Property::AgreementType),
            Form::Concept(concept::AgreementType::SCHEME),
            "The kind of agreement",
        ),
        Column::new(
            "status",
            Cell::Value(Property::Status),
            Form::Concept(concept::Status::SCHEME),
            "How far it has come",
        ),
        DATE,
        DATE_EARLIEST,
        DATE_LATEST,
        DATE_BASIS,
        Column::new(
            "concluded_on",
            Cell::Value(Property::ConcludedOn),
            Form::Edtf,
            "When it was first concluded, if the date is that of another act",
        ),
        Column::new("valid_from", Cell::Value(Property::ValidFrom), Form::Edtf, "From when it holds"),
        Column::new("valid_until", Cell::Value(Property::ValidUntil), Form::Edtf, "Until when it holds"),
        Column::new("duration", Cell::Value(Property::Duration), Form::Duration, "For how long it holds"),
        Column::new(
            "count",
            Cell::Value(Property::Count),
            Form::Integer,
            "How many agreements this is, if a batch is told as one",
        ),
        PLACE_ID,
        PLACE_NAME,
        Column::new(
            "concluded_at_id",
            Cell::To(Property::ConcludedAt, NodeKind::Event),
            Form::Key("events"),
            "The event at which it was concluded",
        ),
        Column::new(
            "concluded_at_name",
            Cell::ToLabel(Property::ConcludedAt, NodeKind::Event),
            Form::Text,
            "The name of that event",
        ),
        Column::new("articles", Cell::Articles, Form::Integer, "How many articles report it").required(),
    ],
};

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

pub(super) const PROVISIONS: Table = Table {
    name: "provisions",
    about: "One thing that parties undertake under an agreement.",
    rows: Rows::Nodes(NodeKind::Provision),
    key: &["id"],
    columns: &[
        id("The id of the provision"),
        iri(),
        Column::new(
            "agreement_id",
            Cell::From(Property::Provision, NodeKind::Agreement),
            Form::Key("agreements"),
            "The agreement that it is part of",
        ),
        Column::new(
            "agreement_name",
            Cell::FromLabel(Property::Provision, NodeKind::Agreement),
            Form::Text,
            "The name of that agreement",
        ),
        Column::new(
            "provision_kind",
            Cell::Value(Property::ProvisionKind),
            Form::Concept(concept::ProvisionKind::SCHEME),
            "What kind of provision it is",
        ),
        Column::new(
            "obligor_id",
            Cell::To(Property::Obligor, NodeKind::Party),
            Form::Key("parties"),
            "Who is to do it, if not all parties",
        ),
        Column::new(
            "obligor_name",
            Cell::ToLabel(Property::Obligor, NodeKind::Party),
            Form::Text,
            "The name of that party",
        ),
        Column::new("text_en", Cell::Text(Property::Description, Lang::En), Form::Text, "Its words in English"),
        Column::new("text_zh", Cell::Text(Property::Description, Lang::Zh), Form::Text, "Its words in Chinese"),
    ],
};

pub(super) const AMOUNTS: Table = Table {
    name: "amounts",
    about: "A sum of money or a counted quantity; amount_uses says of what.",
    rows: Rows::Nodes(NodeKind::Amount),
    key: &["id"],
    columns: &[
        id("The id of the amount"),
        iri(),
        Column::new(
            "class",
            Cell::Class,
            Form::Code("MonetaryAmount|QuantitativeValue"),
            "MonetaryAmount for money, QuantitativeValue for anything else",
        )
        .required(),
        Column::new("value", Cell::Value(Property::AmountValue), Form::Decimal, "The value, if it is told exactly"),
        Column::new(
            "min_value",
            Cell::Value(Property::AmountMin),
            Form::Decimal,
            "The least value (\"more than ...\")",
        ),
        Column::new("max_value", Cell::Value(Property::AmountMax), Form::Decimal, "The greatest value (\"up to ...\")"),
        Column::new("currency", Cell::Value(Property::Currency), Form::Code("[A-Z]{3}"), "ISO 4217, for money"),
        Column::new("unit", Cell::Value(Property::UnitText), Form::Text, "What is counted, if it is no money"),
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
