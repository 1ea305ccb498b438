//! Claims and their evidence: each statement as each article makes it, with the words it rests on.

use super::graph::{Datatype, Predicate, Quad, Term, Thing, Triple};
use crate::record::dataset::Statement;
use crate::record::slug::digest;
use crate::record::vocabulary::expand;
use crate::record::{Class, Concept, Dataset, Evidence, Node, Provenance};

/// One statement as one article makes it.
#[derive(Debug, Clone)]
pub struct Claim<'a> {
    /// 16 hexadecimal digits, made from article, subject, predicate and object.
    pub id: String,
    /// What it is about.
    pub node: &'a Node,
    /// What is said.
    pub statement: &'a Statement,
    /// Who says it, in which words.
    pub provenance: &'a Provenance,
}

/// Every claim of a dataset, in the order of subjects, statements and articles.
pub fn claims(dataset: &Dataset) -> Vec<Claim<'_>> {
    let mut claims = Vec::new();
    for node in dataset.nodes.values() {
        for statement in &node.statements {
            let object = key(&Term::of(statement.property, &statement.value));
            let subject = node.id.to_string();
            claims.extend(statement.provenance.iter().map(|provenance| Claim {
                id: digest(&[&provenance.article, &subject, statement.property.curie(), &object]),
                node,
                statement,
                provenance,
            }));
        }
    }
    claims
}

/// The id of a quotation: 16 hexadecimal digits, made from article and place.
pub fn evidence_id(article: &str, evidence: &Evidence) -> String {
    digest(&[article, &evidence.span.start.to_string(), &evidence.span.end.to_string()])
}

/// Claims and evidence as RDF, each in the graph of its article; the run stands in the default graph.
///
/// In no order, and with a quotation as often as claims rest on it.
pub fn quads<'a>(dataset: &'a Dataset, claims: &'a [Claim<'_>]) -> impl Iterator<Item = Quad> + 'a {
    let run = Thing::new("run", &dataset.rule_set);
    let mut about_run = Writer { graph: None, quads: Vec::new() };
    about_run.typed(&run, Class::ExtractionRun);
    about_run.put(&run, "schema:softwareVersion", Term::plain(env!("CARGO_PKG_VERSION")));
    about_run.put(&run, "pact:ruleSetHash", Term::plain(&dataset.rule_set));
    let of_claims = claims.iter().flat_map(move |claim| {
        let article = Thing::article(&claim.provenance.article);
        let mut writer = Writer { graph: Some(article.clone()), quads: Vec::new() };
        writer.claim(claim, &article, &run);
        for evidence in claim.provenance.evidence() {
            writer.evidence(evidence, &claim.provenance.article, &article);
        }
        writer.quads
    });
    about_run.quads.into_iter().chain(of_claims)
}

/// Puts triples into one graph.
struct Writer {
    graph: Option<Thing>,
    quads: Vec<Quad>,
}

impl Writer {
    fn put(&mut self, subject: &Thing, curie: &'static str, object: Term) {
        let triple = Triple { subject: subject.clone(), predicate: Predicate::after(curie), object };
        self.quads.push(Quad { graph: self.graph.clone(), triple });
    }

    fn typed(&mut self, subject: &Thing, class: Class) {
        self.put(subject, Predicate::TYPE.curie, Term::Word(class.curie()));
    }

    fn claim(&mut self, claim: &Claim<'_>, article: &Thing, run: &Thing) {
        let (statement, provenance) = (claim.statement, claim.provenance);
        let it = &Thing::new("claim", &claim.id);
        self.typed(it, Class::Claim);
        self.put(it, "rdf:subject", Term::Thing((&claim.node.id).into()));
        self.put(it, "rdf:predicate", Term::Word(statement.property.curie()));
        self.put(it, "rdf:object", Term::of(statement.property, &statement.value));
        self.put(it, "pact:reportedIn", Term::Thing(article.clone()));
        self.put(it, "pact:claimStatus", Term::Concept(Concept::ClaimStatus(statement.status)));
        self.put(it, "pact:confidence", Term::Literal(Datatype::Decimal, provenance.confidence.to_string()));
        self.put(it, "pact:rule", Term::plain(&provenance.rule));
        self.put(it, "prov:wasGeneratedBy", Term::Thing(run.clone()));
        if let Some(speaker) = &provenance.attributed_to {
            self.put(it, "pact:attributedTo", Term::Thing(speaker.into()));
        }
        for evidence in provenance.evidence() {
            let id = evidence_id(&provenance.article, evidence);
            self.put(it, "pact:evidence", Term::Thing(Thing::new("evidence", &id)));
        }
    }

    fn evidence(&mut self, evidence: &Evidence, article_id: &str, article: &Thing) {
        let id = evidence_id(article_id, evidence);
        let it = &Thing::new("evidence", &id);
        let position = &Thing::new("selector", &format!("{id}-p"));
        let quote = &Thing::new("selector", &format!("{id}-q"));
        let offset = |at: u32| Term::Literal(Datatype::NonNegativeInteger, at.to_string());
        self.typed(it, Class::SpecificResource);
        self.put(it, "oa:hasSource", Term::Thing(article.clone()));
        self.put(it, "oa:hasSelector", Term::Thing(position.clone()));
        self.put(it, "oa:hasSelector", Term::Thing(quote.clone()));
        self.typed(position, Class::TextPositionSelector);
        self.put(position, "oa:start", offset(evidence.span.start));
        self.put(position, "oa:end", offset(evidence.span.end));
        self.typed(quote, Class::TextQuoteSelector);
        self.put(quote, "oa:exact", Term::plain(&evidence.exact));
        self.put(quote, "oa:prefix", Term::plain(&evidence.prefix));
        self.put(quote, "oa:suffix", Term::plain(&evidence.suffix));
    }
}

/// A text that tells any two objects apart and does not change with the base IRI.
fn key(object: &Term) -> String {
    match object {
        Term::Thing(thing) => format!("{}/{}", thing.segment, thing.slug),
        Term::Concept(concept) => format!("concept/{concept}"),
        Term::Word(curie) => expand(curie),
        Term::Iri(iri) => format!("<{iri}>"),
        Term::Text(lang, text) => format!("\"{text}\"@{}", lang.tag()),
        Term::Literal(datatype, text) => format!("\"{text}\"^^{}", datatype.curie()),
    }
}
