//! Claims and their evidence: each statement as each article makes it, with the words it rests on.

use super::graph::{Datatype, Predicate, Quad, Term, Thing, Triple, line_order};
use super::quotes::{Quotes, Words};
use crate::record::claim_id::{claim_number, written};
use crate::record::curation::Curated;
use crate::record::dataset::Statement;
use crate::record::slug::digest_number;
use crate::record::{Class, Concept, Dataset, Evidence, Lang, Node, Property, Provenance, Value};
use rayon::prelude::*;
use std::cell::LazyCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// One statement as one article makes it.
#[derive(Debug, Clone)]
pub struct Claim<'a> {
    /// Its id as a number, made from article, subject, predicate and object.
    pub number: u64,
    /// What it is about.
    pub node: &'a Node,
    /// What is said.
    pub statement: &'a Statement,
    /// Who says it, in which words.
    pub provenance: &'a Provenance,
}

impl Claim<'_> {
    /// Its id: 16 hexadecimal digits.
    pub fn id(&self) -> String {
        written(self.number)
    }
}

/// Every claim of a dataset, in the order of subjects, statements and articles.
pub fn claims(dataset: &Dataset) -> Vec<Claim<'_>> {
    let count = |node: &Node| node.statements.iter().map(|said| said.provenance.len()).sum::<usize>();
    let mut claims = Vec::with_capacity(dataset.nodes.values().map(count).sum());
    for node in dataset.nodes.values() {
        for statement in &node.statements {
            let told = statement.provenance.iter();
            claims.extend(told.map(|provenance| Claim { number: 0, node, statement, provenance }));
        }
    }
    claims.par_iter_mut().for_each(|claim| {
        let (node, said) = (claim.node, claim.statement);
        claim.number = claim_number(&claim.provenance.article, &node.id, said.property, &said.value);
    });
    claims
}

/// The id of a quotation: 16 hexadecimal digits, made from article and place.
pub fn evidence_id(article: &str, evidence: &Evidence) -> String {
    written(evidence_number(article, evidence))
}

fn evidence_number(article: &str, evidence: &Evidence) -> u64 {
    digest_number(&[article, &evidence.span.start.to_string(), &evidence.span.end.to_string()])
}

/// Claims and evidence as RDF, each in the graph of its article; the run stands in the default graph.
///
/// A subject at a time, in the order of lines: claims, curators, pieces of evidence, the run, selectors.
/// What curators say stands in the default graph, without article and evidence.
pub fn quads<'a>(
    dataset: &'a Dataset,
    claims: &'a [Claim<'_>],
    quotes: Quotes,
) -> impl Iterator<Item = Vec<Quad<'a>>> + 'a {
    let run = Thing::new("run", dataset.rule_set.as_str());
    let mut about_run = Writer { graph: None, quads: Vec::new() };
    about_run.typed(&run, Class::ExtractionRun);
    about_run.put(&run, "schema:softwareVersion", Term::plain(env!("CARGO_PKG_VERSION")));
    about_run.put(&run, "pact:ruleSetHash", Term::plain(&dataset.rule_set));

    // Claims of articles and of curators stand among one another, in the order of their ids.
    let number = |at: u32| match claims.get(at as usize) {
        Some(claim) => claim.number,
        None => dataset.curated.get(at as usize - claims.len()).map_or(0, curated_number),
    };
    let mut by_id: Vec<u32> = (0..).take(claims.len() + dataset.curated.len()).collect();
    by_id.sort_unstable_by_key(|at| (number(*at), *at));
    by_id.dedup_by_key(|at| number(*at));
    let of_claims = by_id.into_iter().map(move |at| match claims.get(at as usize) {
        Some(claim) => Writer::about(&claim.provenance.article, |writer, article| {
            writer.claim(claim, article, &run);
        }),
        None => {
            let mut writer = Writer { graph: None, quads: Vec::new() };
            if let Some(said) = dataset.curated.get(at as usize - claims.len()) {
                writer.curated(written(curated_number(said)), said);
            }
            writer.quads
        }
    });
    // Both iterators go over the same quotations, which are many: they are put in order when all claims are through.
    let told = Rc::new(LazyCell::new(move || quotations(claims)));
    let selected = Rc::clone(&told);
    let of_evidence = (0..).map_while(move |at: usize| told.get(at).copied()).filter_map(move |(number, quotation)| {
        let (article, evidence) = quotation.of(claims)?;
        Some(Writer::about(article, |writer, article| writer.evidence(&written(number), evidence, article, quotes)))
    });
    let selectors = (0..).map_while(move |at: usize| selected.get(at).copied()).flat_map(move |(number, quotation)| {
        let id = &written(number);
        let of_quotation = quotation.of(claims).into_iter().flat_map(|(article, evidence)| {
            let position = Writer::about(article, |writer, _| writer.position(id, evidence));
            let words = quotes.words(evidence);
            let words = words.map(|words| Writer::about(article, |writer, _| writer.quote(id, words)));
            [Some(position), words].into_iter().flatten()
        });
        of_quotation.collect::<Vec<_>>()
    });
    of_claims.chain(curators(dataset)).chain(of_evidence).chain([about_run.quads]).chain(selectors)
}

/// The id of what a curator says, as a number.
fn curated_number(said: &Curated) -> u64 {
    let what = format!("{:?} {:?}", said.value, said.status);
    digest_number(&[&said.who, &said.subject.to_string(), said.predicate.curie(), &what])
}

/// Who curates, each once.
fn curators(dataset: &Dataset) -> impl Iterator<Item = Vec<Quad<'_>>> {
    let mut names: BTreeMap<Thing<'_>, &str> = BTreeMap::new();
    for said in &dataset.curated {
        names.entry(Thing::new("curator", said.who.as_str())).or_insert(&said.who);
    }
    let mut curators: Vec<_> = names.into_iter().collect();
    curators.sort_by(|a, b| line_order(&a.0, &b.0));
    curators.into_iter().map(|(who, name)| {
        let mut writer = Writer { graph: None, quads: Vec::new() };
        writer.typed(&who, Class::Agent);
        writer.put(&who, "skos:prefLabel", Term::Text(Lang::of(name), name.into()));
        writer.quads
    })
}

/// Which quotation of which claim, by their places: there are very many of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quotation {
    claim: u32,
    at: u32,
}

impl Quotation {
    /// Those of all claims, in their order.
    pub fn all<'c>(claims: &'c [Claim<'_>]) -> impl Iterator<Item = Self> + 'c {
        let of_claim = |(claim, of): (u32, &Claim<'_>)| {
            (0..).take(of.provenance.evidence().len()).map(move |at| Self { claim, at })
        };
        (0..).zip(claims).flat_map(of_claim)
    }

    /// The article, and the quotation from it.
    pub fn of<'c>(self, claims: &'c [Claim<'_>]) -> Option<(&'c str, &'c Evidence)> {
        let provenance = claims.get(self.claim as usize)?.provenance;
        Some((&provenance.article, provenance.evidence().nth(self.at as usize)?))
    }
}

/// Every quotation once, with its id as a number, in the order of ids.
fn quotations(claims: &[Claim<'_>]) -> Vec<(u64, Quotation)> {
    let mut quotations = Vec::with_capacity(claims.iter().map(|claim| claim.provenance.evidence().len()).sum());
    quotations.extend(Quotation::all(claims).filter_map(|quotation| {
        let (article, evidence) = quotation.of(claims)?;
        Some((evidence_number(article, evidence), quotation))
    }));
    quotations.sort_unstable();
    quotations.dedup_by_key(|(number, _)| *number);
    quotations.shrink_to_fit();
    quotations
}

/// Puts triples into one graph.
struct Writer<'a> {
    graph: Option<Thing<'a>>,
    quads: Vec<Quad<'a>>,
}

impl<'a> Writer<'a> {
    /// What is written about one thing in the graph of an article.
    fn about(article: &'a str, write: impl FnOnce(&mut Self, &Thing<'a>)) -> Vec<Quad<'a>> {
        let article = Thing::article(article);
        let mut writer = Self { graph: Some(article.clone()), quads: Vec::new() };
        write(&mut writer, &article);
        writer.quads
    }

    fn put(&mut self, subject: &Thing<'a>, curie: &'static str, object: Term<'a>) {
        let triple = Triple { subject: subject.clone(), predicate: Predicate::after(curie), object };
        self.quads.push(Quad { graph: self.graph.clone(), triple });
    }

    fn typed(&mut self, subject: &Thing<'a>, class: Class) {
        self.put(subject, Predicate::TYPE.curie, Term::Word(class.curie()));
    }

    fn claim(&mut self, claim: &'a Claim<'_>, article: &Thing<'a>, run: &Thing<'a>) {
        let (statement, provenance) = (claim.statement, claim.provenance);
        let it = &Thing::new("claim", claim.id());
        self.typed(it, Class::Claim);
        self.put(it, "rdf:subject", Term::Thing((&claim.node.id).into()));
        self.put(it, "rdf:predicate", Term::Word(statement.property.curie()));
        self.put(it, "rdf:object", Term::of(statement.property, &statement.value));
        self.put(it, "pact:reportedIn", Term::Thing(article.clone()));
        self.put(it, "pact:claimStatus", Term::Concept(Concept::ClaimStatus(statement.status)));
        self.put(it, "pact:confidence", Term::Literal(Datatype::Decimal, provenance.confidence.to_string().into()));
        self.put(it, "pact:rule", Term::plain(&provenance.rule));
        self.put(it, "prov:wasGeneratedBy", Term::Thing(run.clone()));
        if let Some(speaker) = &provenance.attributed_to {
            self.put(it, "pact:attributedTo", Term::Thing((&**speaker).into()));
        }
        for evidence in provenance.evidence() {
            let id = evidence_id(&provenance.article, evidence);
            self.put(it, "pact:evidence", Term::Thing(Thing::new("evidence", id)));
        }
    }

    fn curated(&mut self, id: String, said: &'a Curated) {
        let object = match &said.value {
            Value::Node(id) => Term::Thing(id.into()),
            Value::Concept(concept) => Term::Concept(*concept),
            other => Term::of(Property::PrefLabel, other),
        };
        let it = &Thing::new("claim", id);
        self.typed(it, Class::Claim);
        self.put(it, "rdf:subject", Term::Thing((&said.subject).into()));
        self.put(it, "rdf:predicate", Term::Word(said.predicate.curie()));
        self.put(it, "rdf:object", object);
        self.put(it, "pact:claimStatus", Term::Concept(Concept::ClaimStatus(said.status)));
        self.put(it, "dcterms:description", Term::Text(Lang::of(&said.why), said.why.as_str().into()));
        self.put(it, "prov:wasAttributedTo", Term::Thing(Thing::new("curator", said.who.as_str())));
    }

    fn evidence(&mut self, id: &str, evidence: &Evidence, article: &Thing<'a>, quotes: Quotes) {
        let it = &Thing::new("evidence", id.to_owned());
        self.typed(it, Class::SpecificResource);
        self.put(it, "oa:hasSource", Term::Thing(article.clone()));
        self.put(it, "oa:hasSelector", Term::Thing(selector(id, "p")));
        if quotes.words(evidence).is_some() {
            self.put(it, "oa:hasSelector", Term::Thing(selector(id, "q")));
        }
    }

    fn position(&mut self, id: &str, evidence: &Evidence) {
        let it = &selector(id, "p");
        let offset = |at: u32| Term::Literal(Datatype::NonNegativeInteger, at.to_string().into());
        self.typed(it, Class::TextPositionSelector);
        self.put(it, "oa:start", offset(evidence.span.start));
        self.put(it, "oa:end", offset(evidence.span.end));
    }

    fn quote(&mut self, id: &str, words: Words<'a>) {
        let it = &selector(id, "q");
        self.typed(it, Class::TextQuoteSelector);
        self.put(it, "oa:exact", Term::plain(words.exact));
        if let Some((prefix, suffix)) = words.around {
            self.put(it, "oa:prefix", Term::plain(prefix));
            self.put(it, "oa:suffix", Term::plain(suffix));
        }
    }
}

/// The selector of a piece of evidence: `p` for its position, `q` for its words.
fn selector(id: &str, which: &str) -> Thing<'static> {
    Thing::new("selector", format!("{id}-{which}"))
}
