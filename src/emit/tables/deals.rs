//! Articles, the agreements they report, and what these hold: a row a thing.

use super::{
    Cell, Column, DATE, DATE_BASIS, DATE_EARLIEST, DATE_LATEST, Form, Lang, NodeKind, PLACE_ID, PLACE_NAME, Property,
    Rows, Table, id, iri, name_en, name_zh,
};
use crate::record::concept;

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
            "published_edtf",
            Cell::Value(Property::DatePublished),
            Form::Edtf,
            "The day of publication where its year is not told: `XXXX-10-05`",
        ),
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
