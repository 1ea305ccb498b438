//! The classes and properties of the exports, each with its IRI.
//!
//! `schema/ontology.ttl` defines the ones in our namespace; a test holds the two together.

use serde::{Deserialize, Serialize};

/// The namespace of our own terms.
pub const PACT: &str = "https://w3id.org/pactgraph/ns#";
/// The concepts: a scheme is one path segment, a concept a second one.
pub const CONCEPT: &str = "https://w3id.org/pactgraph/concept/";

/// Prefixes of the exports, in the order in which Turtle declares them.
pub const PREFIXES: &[(&str, &str)] = &[
    ("dcterms", "http://purl.org/dc/terms/"),
    ("edtf", "http://id.loc.gov/datatypes/edtf/"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("oa", "http://www.w3.org/ns/oa#"),
    ("org", "http://www.w3.org/ns/org#"),
    ("pact", PACT),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("schema", "https://schema.org/"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// Declares an enum of terms written as `prefix:local`.
macro_rules! terms {
    ($(#[$meta:meta])* $name:ident { $($variant:ident $curie:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[expect(missing_docs, reason = "each term is defined by its vocabulary; ours in schema/ontology.ttl")]
        pub enum $name { $(#[serde(rename = $curie)] $variant),+ }

        impl $name {
            /// Every term.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The term as `prefix:local`.
            pub fn curie(self) -> &'static str {
                match self { $(Self::$variant => $curie),+ }
            }

            /// The full IRI.
            pub fn iri(self) -> String {
                expand(self.curie())
            }
        }
    };
}

/// `prefix:local` as a full IRI; a text without a known prefix stays as it is.
pub fn expand(curie: &str) -> String {
    curie
        .split_once(':')
        .and_then(|(prefix, local)| PREFIXES.iter().find(|(p, _)| *p == prefix).map(|(_, iri)| format!("{iri}{local}")))
        .unwrap_or_else(|| curie.to_owned())
}

terms! {
    /// Classes.
    Class {
        Agreement "pact:Agreement",
        ConcludedAgreement "pact:ConcludedAgreement",
        Party "pact:Party",
        Participation "pact:Participation",
        Event "pact:Event",
        Provision "pact:Provision",
        Initiative "pact:Initiative",
        Claim "pact:Claim",
        ExtractionRun "pact:ExtractionRun",
        NewsArticle "schema:NewsArticle",
        Place "schema:Place",
        MonetaryAmount "schema:MonetaryAmount",
        QuantitativeValue "schema:QuantitativeValue",
        Person "foaf:Person",
        Organization "org:Organization",
        Membership "org:Membership",
        Agent "prov:Agent",
        SpecificResource "oa:SpecificResource",
        TextPositionSelector "oa:TextPositionSelector",
        TextQuoteSelector "oa:TextQuoteSelector",
    }
}

terms! {
    /// Properties of nodes; the order is the order of statements in the exports.
    Property {
        PrefLabel "skos:prefLabel",
        AltLabel "skos:altLabel",
        AgreementType "pact:agreementType",
        Status "pact:status",
        Date "pact:date",
        DateEarliest "pact:dateEarliest",
        DateLatest "pact:dateLatest",
        DateBasis "pact:dateBasis",
        ConcludedOn "pact:concludedOn",
        Party "pact:party",
        Signatory "pact:signatory",
        Participation "pact:participation",
        Participant "pact:participant",
        Role "pact:role",
        OnBehalfOf "pact:onBehalfOf",
        Capacity "pact:capacity",
        Place "pact:place",
        ConcludedAt "pact:concludedAt",
        Area "pact:area",
        Count "pact:count",
        ValidFrom "pact:validFrom",
        ValidUntil "pact:validUntil",
        Duration "pact:duration",
        Provision "pact:provision",
        ProvisionKind "pact:provisionKind",
        Obligor "pact:obligor",
        Description "dcterms:description",
        Initiative "pact:initiative",
        InitiativeStatus "pact:initiativeStatus",
        Implements "pact:implements",
        Renews "pact:renews",
        Amount "pact:amount",
        AmountValue "schema:value",
        AmountMin "schema:minValue",
        AmountMax "schema:maxValue",
        Currency "schema:currency",
        UnitText "schema:unitText",
        PartyKind "pact:partyKind",
        Jurisdiction "pact:jurisdiction",
        MemberOf "pact:memberOf",
        SubOrganizationOf "org:subOrganizationOf",
        ContainedInPlace "schema:containedInPlace",
        SameAs "schema:sameAs",
        IsoCode "pact:isoCode",
        GbCode "pact:gbCode",
        AdminLevel "pact:adminLevel",
        Latitude "schema:latitude",
        Longitude "schema:longitude",
        EventType "pact:eventType",
        Member "org:member",
        Organization "org:organization",
        Headline "schema:headline",
        DatePublished "schema:datePublished",
        Publisher "schema:publisher",
        InLanguage "schema:inLanguage",
        Url "schema:url",
        TextSha256 "pact:textSha256",
        SourceFile "pact:sourceFile",
        CopyOf "pact:copyOf",
        IsReplacedBy "dcterms:isReplacedBy",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_term_has_a_known_prefix() {
        for iri in Class::ALL.iter().map(|c| c.iri()).chain(Property::ALL.iter().map(|p| p.iri())) {
            assert!(iri.starts_with("http"), "{iri}");
        }
    }
}
