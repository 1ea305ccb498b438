//! What a thing of each class says: the cardinalities and kinds of values of `schema/shapes.ttl`, as a table.

use Kind::{AnyUri, Anything, Concept, Day, DayOrEdtf, Decimal, Duration, Edtf, Integer, Iri, Offset, Plain, Text, To};

/// What stands as the value of a property.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// A concept of a scheme.
    Concept(&'static str),
    /// A thing of one of these classes.
    To(&'static [&'static str]),
    /// Any IRI.
    Iri,
    /// A text with a language.
    Text,
    /// A text without a language that fits a pattern.
    Plain(&'static str),
    /// `edtf:EDTF`
    Edtf,
    /// `xsd:date`
    Day,
    /// `xsd:date`, or `edtf:EDTF` where the year is not told.
    DayOrEdtf,
    /// `xsd:integer`, 1 or more.
    Integer,
    /// `xsd:nonNegativeInteger`
    Offset,
    /// `xsd:decimal` from the first to the second number.
    Decimal(f64, f64),
    /// `xsd:duration`
    Duration,
    /// `xsd:anyURI`
    AnyUri,
    /// An IRI or a literal.
    Anything,
}

/// How often a property stands at a thing of a class, and with what.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// The class of the thing.
    pub class: &'static str,
    /// The property.
    pub property: &'static str,
    /// At least so often.
    pub least: usize,
    /// At most so often.
    pub most: usize,
    /// The kind of each value.
    pub kind: Kind,
}

const MANY: usize = usize::MAX;
const ANY_DECIMAL: Kind = Decimal(f64::MIN, f64::MAX);
const PARTY: Kind = To(&["pact:Party"]);
const ARTICLE: Kind = To(&["schema:NewsArticle"]);
const WORDS: Kind = Plain("(?s).+");

const fn rule(class: &'static str, property: &'static str, (least, most): (usize, usize), kind: Kind) -> Rule {
    Rule { class, property, least, most, kind }
}

/// Every rule; those of claims and evidence hold in `evidence.nq`, the others in the graph.
pub const RULES: &[Rule] = &[
    rule("pact:Agreement", "skos:prefLabel", (1, MANY), Text),
    rule("pact:Agreement", "pact:status", (1, 1), Concept("status")),
    rule("pact:Agreement", "pact:agreementType", (1, 1), Concept("agreement-type")),
    rule("pact:Agreement", "pact:area", (0, MANY), Concept("area")),
    rule("pact:Agreement", "pact:party", (0, MANY), PARTY),
    rule("pact:Agreement", "pact:signatory", (0, MANY), PARTY),
    rule("pact:Agreement", "pact:participation", (0, MANY), To(&["pact:Participation"])),
    rule("pact:Agreement", "pact:concludedOn", (0, 1), Edtf),
    rule("pact:Agreement", "pact:validFrom", (0, 1), Edtf),
    rule("pact:Agreement", "pact:validUntil", (0, 1), Edtf),
    rule("pact:Agreement", "pact:duration", (0, 1), Duration),
    rule("pact:Agreement", "pact:count", (0, 1), Integer),
    rule("pact:Agreement", "pact:concludedAt", (0, MANY), To(&["pact:Event"])),
    rule("pact:Agreement", "pact:provision", (0, MANY), To(&["pact:Provision"])),
    rule("pact:Agreement", "pact:implements", (0, MANY), To(&["pact:Agreement"])),
    rule("pact:Agreement", "pact:renews", (0, MANY), To(&["pact:Agreement"])),
    rule("pact:Agreement", "pact:date", (0, 1), Edtf),
    rule("pact:Agreement", "pact:dateEarliest", (0, 1), Day),
    rule("pact:Agreement", "pact:dateLatest", (0, 1), Day),
    rule("pact:Agreement", "pact:dateBasis", (0, 1), Concept("date-basis")),
    rule("pact:Agreement", "pact:place", (0, MANY), To(&["schema:Place"])),
    rule("pact:Agreement", "pact:initiative", (0, MANY), To(&["pact:Initiative"])),
    rule("pact:Agreement", "pact:amount", (0, MANY), To(&["schema:MonetaryAmount", "schema:QuantitativeValue"])),
    rule("pact:Agreement", "prov:wasDerivedFrom", (1, MANY), ARTICLE),
    rule("pact:Event", "skos:prefLabel", (1, MANY), Text),
    rule("pact:Event", "pact:eventType", (1, 1), Concept("event-type")),
    rule("pact:Event", "pact:participation", (0, MANY), To(&["pact:Participation"])),
    rule("pact:Event", "pact:date", (0, 1), Edtf),
    rule("pact:Event", "pact:dateEarliest", (0, 1), Day),
    rule("pact:Event", "pact:dateLatest", (0, 1), Day),
    rule("pact:Event", "pact:dateBasis", (0, 1), Concept("date-basis")),
    rule("pact:Event", "pact:place", (0, MANY), To(&["schema:Place"])),
    rule("pact:Event", "pact:initiative", (0, MANY), To(&["pact:Initiative"])),
    rule("pact:Event", "prov:wasDerivedFrom", (1, MANY), ARTICLE),
    rule("pact:Participation", "pact:participant", (1, 1), To(&["pact:Party", "foaf:Person"])),
    rule("pact:Participation", "pact:role", (1, 1), Concept("role")),
    rule("pact:Participation", "pact:onBehalfOf", (0, MANY), PARTY),
    rule("pact:Participation", "pact:capacity", (0, MANY), Text),
    rule("pact:Party", "skos:prefLabel", (1, MANY), Text),
    rule("pact:Party", "skos:altLabel", (0, MANY), Text),
    rule("pact:Party", "pact:partyKind", (0, 1), Concept("party-kind")),
    rule("pact:Party", "pact:jurisdiction", (0, MANY), To(&["schema:Place"])),
    rule("pact:Party", "pact:memberOf", (0, MANY), PARTY),
    rule("pact:Party", "org:subOrganizationOf", (0, MANY), Iri),
    rule("foaf:Person", "skos:prefLabel", (1, MANY), Text),
    rule("org:Membership", "org:member", (1, 1), To(&["foaf:Person"])),
    rule("org:Membership", "org:organization", (0, 1), PARTY),
    rule("org:Membership", "pact:capacity", (0, MANY), Text),
    rule("pact:Provision", "dcterms:description", (1, MANY), Text),
    rule("pact:Provision", "pact:provisionKind", (0, 1), Concept("provision-kind")),
    rule("pact:Provision", "pact:area", (0, MANY), Concept("area")),
    rule("pact:Provision", "pact:obligor", (0, MANY), PARTY),
    rule("pact:Provision", "prov:wasDerivedFrom", (1, MANY), ARTICLE),
    rule("pact:Initiative", "skos:prefLabel", (1, MANY), Text),
    rule("pact:Initiative", "pact:initiativeStatus", (0, 1), Concept("initiative-status")),
    rule("pact:Initiative", "prov:wasDerivedFrom", (1, MANY), ARTICLE),
    rule("schema:MonetaryAmount", "schema:currency", (1, 1), Plain("[A-Z]{3}")),
    rule("schema:MonetaryAmount", "schema:value", (0, 1), ANY_DECIMAL),
    rule("schema:MonetaryAmount", "schema:minValue", (0, 1), ANY_DECIMAL),
    rule("schema:MonetaryAmount", "schema:maxValue", (0, 1), ANY_DECIMAL),
    rule("schema:QuantitativeValue", "schema:unitText", (1, 1), WORDS),
    rule("schema:QuantitativeValue", "schema:value", (0, 1), ANY_DECIMAL),
    rule("schema:QuantitativeValue", "schema:minValue", (0, 1), ANY_DECIMAL),
    rule("schema:QuantitativeValue", "schema:maxValue", (0, 1), ANY_DECIMAL),
    rule("schema:Place", "skos:prefLabel", (1, MANY), Text),
    rule("schema:Place", "pact:adminLevel", (0, 1), Concept("admin-level")),
    rule("schema:Place", "pact:isoCode", (0, 1), Plain("[A-Z]{2}(-[A-Z0-9]{1,3})?")),
    rule("schema:Place", "pact:gbCode", (0, 1), Plain("[0-9]{6}")),
    rule("schema:Place", "schema:containedInPlace", (0, MANY), To(&["schema:Place"])),
    rule("schema:Place", "schema:latitude", (0, 1), Decimal(-90.0, 90.0)),
    rule("schema:Place", "schema:longitude", (0, 1), Decimal(-180.0, 180.0)),
    rule("schema:NewsArticle", "schema:headline", (0, 1), Text),
    rule("schema:NewsArticle", "schema:datePublished", (0, 1), DayOrEdtf),
    rule("schema:NewsArticle", "schema:publisher", (0, 1), Iri),
    rule("schema:NewsArticle", "schema:inLanguage", (0, 1), Plain("[a-z]{2,3}(-[a-z0-9]+)*")),
    rule("schema:NewsArticle", "schema:url", (0, 1), AnyUri),
    rule("schema:NewsArticle", "pact:textSha256", (1, 1), Plain("[0-9a-f]{64}")),
    rule("schema:NewsArticle", "pact:sourceFile", (0, MANY), Plain("[^/]+(#.+)?")),
    rule("schema:NewsArticle", "pact:copyOf", (0, 1), ARTICLE),
    rule("pact:Claim", "rdf:subject", (1, 1), Iri),
    rule("pact:Claim", "rdf:predicate", (1, 1), Iri),
    rule("pact:Claim", "rdf:object", (1, 1), Anything),
    rule("pact:Claim", "pact:claimStatus", (1, 1), Concept("claim-status")),
    rule("pact:Claim", "pact:reportedIn", (1, 1), ARTICLE),
    rule("pact:Claim", "pact:evidence", (1, MANY), To(&["oa:SpecificResource"])),
    rule("pact:Claim", "pact:confidence", (1, 1), Decimal(0.0, 1.0)),
    rule("pact:Claim", "pact:rule", (1, 1), WORDS),
    rule("pact:Claim", "pact:attributedTo", (0, MANY), To(&["pact:Party", "foaf:Person"])),
    rule("pact:Claim", "prov:wasGeneratedBy", (1, 1), To(&["pact:ExtractionRun"])),
    rule("oa:SpecificResource", "oa:hasSource", (1, 1), ARTICLE),
    rule("oa:SpecificResource", "oa:hasSelector", (1, 2), To(&["oa:TextPositionSelector", "oa:TextQuoteSelector"])),
    rule("oa:TextPositionSelector", "oa:start", (1, 1), Offset),
    rule("oa:TextPositionSelector", "oa:end", (1, 1), Offset),
    rule("oa:TextQuoteSelector", "oa:exact", (1, 1), WORDS),
    rule("oa:TextQuoteSelector", "oa:prefix", (0, 1), Plain("(?s).*")),
    rule("oa:TextQuoteSelector", "oa:suffix", (0, 1), Plain("(?s).*")),
    rule("pact:ExtractionRun", "schema:softwareVersion", (1, 1), WORDS),
    rule("pact:ExtractionRun", "pact:ruleSetHash", (1, 1), Plain("[0-9a-f]{16,64}")),
];
