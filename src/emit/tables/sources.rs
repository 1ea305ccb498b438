//! The reading views, the tables of what statements rest on, and the issues.

use super::{Cell, Column, Form, Rows, Table};
use crate::record::concept::{AgreementType, ClaimStatus, Status};

const fn own(name: &'static str, form: Form, means: &'static str) -> Column {
    Column::new(name, Cell::Own, form, means)
}

const ARTICLE_ID: Column = own("article_id", Form::Key("articles"), "The id of the article").required();
const ARTICLE_TITLE: Column = own("article_title", Form::Text, "The headline of the article");

pub(super) const OVERVIEW: Table = Table {
    name: "overview",
    about: "An agreement with everything a person wants to see; the one table with lists in cells.",
    rows: Rows::Own,
    key: &["agreement_id"],
    columns: &[
        own("agreement_id", Form::Key("agreements"), "The id of the agreement").required(),
        own("name", Form::Text, "The name of the agreement").required(),
        own("type", Form::Concept(AgreementType::SCHEME), "The kind of agreement"),
        own("status", Form::Concept(Status::SCHEME), "How far it has come"),
        own("concluded", Form::Boolean, "Whether the status counts as concluded").required(),
        own("date", Form::Edtf, "When, as precisely as it is told"),
        own("date_earliest", Form::Day, "The first day that the date can mean"),
        own("date_latest", Form::Day, "The last day that the date can mean"),
        own("place", Form::Text, "Where, joined by \"; \""),
        own("parties", Form::Text, "The names of the parties, joined by \"; \""),
        own("areas", Form::Text, "The areas of cooperation, joined by \"; \""),
        own("amounts", Form::Text, "Money and quantities, joined by \"; \""),
        own("count", Form::Integer, "How many agreements this is, if a batch is told as one"),
        own("confidence", Form::Decimal, "How sure the program is of the status, 0 to 1"),
        own("quote", Form::Quote, "The words that tell the status"),
        own(
            "article_title",
            Form::Text,
            "The headlines of the articles that report it, the quoted one first, joined by \"; \"",
        ),
        own("published", Form::Text, "Their days of publication, joined by \"; \""),
        own("publisher", Form::Text, "Their publishers, joined by \"; \""),
        own("source_file", Form::Text, "The files they came in, joined by \"; \""),
        own("url", Form::Text, "Their addresses, joined by \"; \""),
    ],
};

pub(super) const NETWORK: Table = Table {
    name: "network",
    about: "A pair of parties that have agreements with one another.",
    rows: Rows::Own,
    key: &["party_a_id", "party_b_id"],
    columns: &[
        own("party_a_id", Form::Key("parties"), "The id of one party, the first in the order of ids").required(),
        own("party_a_name", Form::Text, "Its name").required(),
        own("party_b_id", Form::Key("parties"), "The id of the other party").required(),
        own("party_b_name", Form::Text, "Its name").required(),
        own("concluded", Form::Integer, "How many concluded agreements bind both").required(),
        own("agreements", Form::Integer, "How many agreements of any status name both as parties").required(),
    ],
};

pub(super) const CLAIMS: Table = Table {
    name: "claims",
    about: "One statement as one article makes it.",
    rows: Rows::Own,
    key: &["id"],
    columns: &[
        own("id", Form::Id, "The id of the claim").required(),
        own("iri", Form::Iri, "The IRI in evidence.nq").required(),
        ARTICLE_ID,
        ARTICLE_TITLE,
        own("subject_kind", Form::Code("[a-z-]+"), "What kind of thing it is about").required(),
        own("subject_iri", Form::Iri, "The IRI of what it is about").required(),
        own("subject_name", Form::Text, "The name of what it is about").required(),
        own("property", Form::Code("[a-z]+:[A-Za-z]+"), "What is said, as prefix:name").required(),
        own("value", Form::Text, "Of what: a text, number or date, or an IRI").required(),
        own("value_name", Form::Text, "The name of what that IRI leads to"),
        own("status", Form::Concept(ClaimStatus::SCHEME), "Only accepted claims are in the other tables").required(),
        own("confidence", Form::Decimal, "How sure the program is, 0 to 1").required(),
        own("rule", Form::Text, "The id of the rule that read it").required(),
        own("attributed_to_iri", Form::Iri, "Who says so, if the article says who"),
        own("attributed_to_name", Form::Text, "The name of who says so"),
        own("quote", Form::Quote, "The first of the quotations it rests on").required(),
    ],
};

pub(super) const CLAIM_EVIDENCE: Table = Table {
    name: "claim_evidence",
    about: "A quotation that a claim rests on.",
    rows: Rows::Own,
    key: &["claim_id", "evidence_id"],
    columns: &[
        own("claim_id", Form::Key("claims"), "The id of the claim").required(),
        own("evidence_id", Form::Key("evidence"), "The id of the quotation").required(),
    ],
};

pub(super) const EVIDENCE: Table = Table {
    name: "evidence",
    about: "A quotation: words of an article, and where they stand in its normalised text.",
    rows: Rows::Own,
    key: &["id"],
    columns: &[
        own("id", Form::Id, "The id of the quotation").required(),
        own("iri", Form::Iri, "The IRI in evidence.nq").required(),
        ARTICLE_ID,
        ARTICLE_TITLE,
        own("start", Form::Integer, "Where it starts, in Unicode code points from 0").required(),
        own("end", Form::Integer, "Where it ends, in Unicode code points; the end is not part of it").required(),
        own("exact", Form::Quote, "The words themselves").required(),
        own("prefix", Form::Quote, "Up to 32 code points before them"),
        own("suffix", Form::Quote, "Up to 32 code points after them"),
    ],
};

pub(super) const ISSUES: Table = Table {
    name: "issues",
    about: "Something that could not be read or decided, and why.",
    rows: Rows::Own,
    key: &[],
    columns: &[
        own("source_file", Form::Text, "The base name of the input file").required(),
        own("article", Form::Id, "The id of the article, if it got one"),
        own(
            "issue",
            Form::Code("failed|skipped|repaired|undecided"),
            "failed and skipped articles are not in the export; repaired and undecided ones are",
        )
        .required(),
        own("place", Form::Text, "Where in the file or its normalised text"),
        own("message", Form::Text, "What was found and what was expected").required(),
    ],
};
