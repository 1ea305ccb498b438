//! The tables with a row a link: no cell of the export holds a list.

use super::{Cell, Column, Form, Lang, NodeKind, Property, Rows, Table, iri, kind};
use crate::record::concept::Area;

const AGREEMENT_ID: Column =
    Column::new("agreement_id", Cell::Id, Form::Key("agreements"), "The id of the agreement").required();
const AGREEMENT_NAME: Column =
    Column::new("agreement_name", Cell::Label, Form::Text, "The name of the agreement").required();
const AREA: Column =
    Column::new("area", Cell::Object, Form::Concept(Area::SCHEME), "The code of the area of cooperation").required();
const AREA_LABEL: Column = Column::new("area_label", Cell::ObjectLabel, Form::Text, "The area in words").required();
const ARTICLE_ID: Column =
    Column::new("article_id", Cell::Object, Form::Key("articles"), "The id of the article").required();
const ARTICLE_TITLE: Column =
    Column::new("article_title", Cell::ObjectLabel, Form::Text, "The headline of the article");
const INITIATIVE_ID: Column =
    Column::new("initiative_id", Cell::Object, Form::Key("initiatives"), "The id of the initiative").required();
const INITIATIVE_NAME: Column =
    Column::new("initiative_name", Cell::ObjectLabel, Form::Text, "The name of the initiative").required();
const THING_ID: Column =
    Column::new("id", Cell::Id, Form::Id, "The id of the thing in the table of its kind").required();
const THING_NAME: Column = Column::new("name", Cell::Label, Form::Text, "The name of the thing").required();

pub(super) const AGREEMENT_PARTIES: Table = Table {
    name: "agreement_parties",
    about: "A party that is bound by an agreement; participations says in which role.",
    rows: Rows::Links(&[NodeKind::Agreement], &[Property::Party]),
    key: &["agreement_id", "party_id"],
    columns: &[
        AGREEMENT_ID,
        AGREEMENT_NAME,
        Column::new("party_id", Cell::Object, Form::Key("parties"), "The id of the party").required(),
        Column::new("party_name", Cell::ObjectLabel, Form::Text, "The name of the party").required(),
        Column::new(
            "signatory_id",
            Cell::ObjectAlso(Property::Signatory),
            Form::Key("parties"),
            "The id of the party again, if a signing by it is told",
        ),
    ],
};

pub(super) const AGREEMENT_AREAS: Table = Table {
    name: "agreement_areas",
    about: "An area of cooperation that an agreement is about.",
    rows: Rows::Links(&[NodeKind::Agreement], &[Property::Area]),
    key: &["agreement_id", "area"],
    columns: &[AGREEMENT_ID, AGREEMENT_NAME, AREA, AREA_LABEL],
};

pub(super) const AGREEMENT_ARTICLES: Table = Table {
    name: "agreement_articles",
    about: "An article that reports an agreement.",
    rows: Rows::Articles(&[NodeKind::Agreement]),
    key: &["agreement_id", "article_id"],
    columns: &[AGREEMENT_ID, AGREEMENT_NAME, ARTICLE_ID, ARTICLE_TITLE],
};

pub(super) const AGREEMENT_INITIATIVES: Table = Table {
    name: "agreement_initiatives",
    about: "An initiative that an agreement creates, serves or plans.",
    rows: Rows::Links(&[NodeKind::Agreement], &[Property::Initiative]),
    key: &["agreement_id", "initiative_id"],
    columns: &[AGREEMENT_ID, AGREEMENT_NAME, INITIATIVE_ID, INITIATIVE_NAME],
};

pub(super) const AGREEMENT_RELATIONS: Table = Table {
    name: "agreement_relations",
    about: "A relation of an agreement to another one.",
    rows: Rows::Links(&[NodeKind::Agreement], &[Property::Implements, Property::Renews]),
    key: &["agreement_id", "relation", "other_id"],
    columns: &[
        AGREEMENT_ID,
        AGREEMENT_NAME,
        Column::new(
            "relation",
            Cell::Property,
            Form::Code("implements|renews"),
            "What the agreement is to the other one",
        )
        .required(),
        Column::new("relation_iri", Cell::PropertyIri, Form::Iri, "The IRI of that relation").required(),
        Column::new("other_id", Cell::Object, Form::Key("agreements"), "The id of the other agreement").required(),
        Column::new("other_name", Cell::ObjectLabel, Form::Text, "The name of the other agreement").required(),
    ],
};

pub(super) const ALLIANCE_MEMBERS: Table = Table {
    name: "alliance_members",
    about: "A member of an alliance.",
    rows: Rows::Links(&[NodeKind::Party], &[Property::MemberOf]),
    key: &["alliance_id", "member_id"],
    columns: &[
        Column::new("alliance_id", Cell::Object, Form::Key("parties"), "The id of the alliance").required(),
        Column::new("alliance_name", Cell::ObjectLabel, Form::Text, "The name of the alliance").required(),
        Column::new("member_id", Cell::Id, Form::Key("parties"), "The id of the member").required(),
        Column::new("member_name", Cell::Label, Form::Text, "The name of the member").required(),
    ],
};

pub(super) const EVENT_INITIATIVES: Table = Table {
    name: "event_initiatives",
    about: "An initiative that an event is about.",
    rows: Rows::Links(&[NodeKind::Event], &[Property::Initiative]),
    key: &["event_id", "initiative_id"],
    columns: &[
        Column::new("event_id", Cell::Id, Form::Key("events"), "The id of the event").required(),
        Column::new("event_name", Cell::Label, Form::Text, "The name of the event").required(),
        INITIATIVE_ID,
        INITIATIVE_NAME,
    ],
};

pub(super) const PROVISION_AREAS: Table = Table {
    name: "provision_areas",
    about: "An area of cooperation that a provision is about.",
    rows: Rows::Links(&[NodeKind::Provision], &[Property::Area]),
    key: &["provision_id", "area"],
    columns: &[
        Column::new("provision_id", Cell::Id, Form::Key("provisions"), "The id of the provision").required(),
        Column::new("text_en", Cell::Text(Property::Description, Lang::En), Form::Text, "Its words in English"),
        AREA,
        AREA_LABEL,
    ],
};

pub(super) const AMOUNT_USES: Table = Table {
    name: "amount_uses",
    about: "An agreement, event, provision, initiative or article, and an amount that belongs to it.",
    rows: Rows::Links(
        &[NodeKind::Agreement, NodeKind::Event, NodeKind::Provision, NodeKind::Initiative, NodeKind::Article],
        &[Property::Amount],
    ),
    key: &["kind", "id", "amount_id"],
    columns: &[
        kind(),
        THING_ID,
        iri(),
        THING_NAME,
        Column::new("amount_id", Cell::Object, Form::Key("amounts"), "The id of the amount").required(),
    ],
};

pub(super) const ENTITY_ARTICLES: Table = Table {
    name: "entity_articles",
    about: "An article that anything but an agreement comes from.",
    rows: Rows::Articles(&[
        NodeKind::Party,
        NodeKind::Place,
        NodeKind::Person,
        NodeKind::Event,
        NodeKind::Initiative,
        NodeKind::Provision,
        NodeKind::Amount,
        NodeKind::Participation,
        NodeKind::Membership,
        NodeKind::Publisher,
    ]),
    key: &["kind", "id", "article_id"],
    columns: &[kind(), THING_ID, iri(), THING_NAME, ARTICLE_ID, ARTICLE_TITLE],
};

pub(super) const NAMES: Table = Table {
    name: "names",
    about: "A name of a thing, preferred or other: look here for what an article calls it.",
    rows: Rows::Links(&NodeKind::ALL, &[Property::PrefLabel, Property::AltLabel]),
    key: &[],
    columns: &[
        kind(),
        THING_ID,
        iri(),
        Column::new(
            "label",
            Cell::Property,
            Form::Code("prefLabel|altLabel"),
            "prefLabel for the preferred name of a language",
        )
        .required(),
        Column::new("name_en", Cell::ObjectText(Lang::En), Form::Text, "The name, if it is English"),
        Column::new("name_zh", Cell::ObjectText(Lang::Zh), Form::Text, "The name, if it is Chinese"),
    ],
};

pub(super) const LINKS: Table = Table {
    name: "links",
    about: "The same thing in another dataset.",
    rows: Rows::Links(&NodeKind::ALL, &[Property::SameAs]),
    key: &["kind", "id", "same_as"],
    columns: &[
        kind(),
        THING_ID,
        iri(),
        THING_NAME,
        Column::new("same_as", Cell::Object, Form::Iri, "Its IRI there").required(),
    ],
};

pub(super) const FURTHER_VALUES: Table = Table {
    name: "further_values",
    about: "A value that no other table has room for, such as a second place of an event; nearly always empty.",
    rows: Rows::Own,
    key: &[],
    columns: &[
        kind(),
        THING_ID,
        iri(),
        THING_NAME,
        Column::new("property", Cell::Own, Form::Code("[a-z]+:[A-Za-z]+"), "The property, with its prefix").required(),
        Column::new("value", Cell::Own, Form::Text, "The value, or the IRI that it leads to").required(),
    ],
};
