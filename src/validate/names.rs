//! Who and what is meant: names of things, the agreement that a thing belongs to, the words a statement rests on.

use super::{Export, Finding};
use crate::record::vocabulary::expand;
use crate::stored::{Object, Things, compact};
use std::collections::BTreeMap;

/// The most code points of a quotation in a message.
const SHOWN: usize = 60;

/// Names of the things of an export.
pub struct Names<'a> {
    base: &'a str,
    graph: &'a Things,
    evidence: &'a Things,
    /// The agreement or event that leads to a seat, a provision or an amount.
    owner: BTreeMap<&'a str, &'a str>,
    /// A claim about each subject and property.
    claims: BTreeMap<(&'a str, &'a str), &'a str>,
    /// The line of the first statement about each subject.
    lines: BTreeMap<&'a str, usize>,
    evidence_lines: BTreeMap<&'a str, usize>,
}

impl<'a> Names<'a> {
    pub fn new(export: &'a Export<'_>) -> Self {
        let mut owner = BTreeMap::new();
        let owning: Vec<String> =
            ["pact:participation", "pact:provision", "pact:amount", "pact:concludedAt"].map(expand).to_vec();
        for (subject, properties) in &export.graph {
            for property in &owning {
                for object in properties.get(property).into_iter().flatten() {
                    owner.entry(object.text()).or_insert(subject.as_str());
                }
            }
        }
        let (about, property) = (expand("rdf:subject"), expand("rdf:predicate"));
        let mut claims = BTreeMap::new();
        for (claim, said) in &export.evidence {
            let one = |property: &str| said.get(property).and_then(|objects| objects.first()).map(Object::text);
            if let (Some(about), Some(property)) = (one(&about), one(&property)) {
                claims.entry((about, property)).or_insert(claim.as_str());
            }
        }
        let lines = |said: &'a [crate::stored::Said]| {
            let mut lines = BTreeMap::new();
            for said in said {
                lines.entry(said.subject.as_str()).or_insert(said.line);
            }
            lines
        };
        Self {
            base: &export.base,
            graph: &export.graph,
            evidence: &export.evidence,
            owner,
            claims,
            lines: lines(&export.said),
            evidence_lines: lines(&export.evidence_said),
        }
    }

    /// A finding about a thing, with the agreement, article and quotation that are known of it.
    pub fn finding(&self, rule: &'static str, file: &str, line: usize, about: &str, message: String) -> Finding {
        self.finding_of(rule, file, line, (about, None), message)
    }

    /// A finding about a property of a thing: the quotation is one that the property rests on.
    pub fn finding_of(
        &self,
        rule: &'static str,
        file: &str,
        line: usize,
        (about, property): (&str, Option<&str>),
        message: String,
    ) -> Finding {
        let claim = match self.evidence.get(about) {
            Some(said) if said.contains_key(&expand("rdf:subject")) => Some(about),
            _ => self.claim_of(about, property),
        };
        let subject = claim.and_then(|claim| self.evidence_object(claim, "rdf:subject")).unwrap_or(about);
        let article = self.article_of(subject, claim);
        Finding {
            about: Some(self.told(subject)),
            article,
            quote: claim.and_then(|claim| self.quote(claim)),
            ..Finding::new(rule, file, line, message)
        }
    }

    /// The line of `pactgraph.nt` where a thing is first told of.
    pub fn line(&self, subject: &str) -> usize {
        self.lines.get(subject).copied().unwrap_or_default()
    }

    /// The line of `evidence.nq` where a claim or a piece of evidence is first told of.
    pub fn evidence_line(&self, subject: &str) -> usize {
        self.evidence_lines.get(subject).copied().unwrap_or_default()
    }

    fn claim_of(&self, about: &str, property: Option<&str>) -> Option<&'a str> {
        if let Some(property) = property
            && let Some(claim) = self.claims.get(&(about, property))
        {
            return Some(claim);
        }
        let status = expand("pact:status");
        self.claims.get(&(self.owner(about), status.as_str())).copied()
    }

    /// The agreement or event that a thing belongs to, or the thing itself.
    fn owner<'s>(&'s self, about: &'s str) -> &'s str {
        self.owner.get(about).copied().unwrap_or(about)
    }

    /// `agreement "Memorandum of …"`, and which thing of it where it is not the agreement itself.
    pub fn told(&self, about: &str) -> String {
        let owner = self.owner(about);
        let local = |iri: &str| iri.strip_prefix(self.base).unwrap_or(iri).to_owned();
        let named = |iri: &str| match (self.label(iri), local(iri).split_once('/')) {
            (Some(label), Some((kind, _))) => format!("{kind} {label:?}"),
            (Some(label), None) => format!("{label:?}"),
            (None, _) => local(iri),
        };
        if owner == about { named(about) } else { format!("{}, {}", named(owner), named(about)) }
    }

    fn label(&self, iri: &str) -> Option<&str> {
        let said = self.graph.get(iri)?;
        ["skos:prefLabel", "schema:headline"].iter().find_map(|label| Some(said.get(&expand(label))?.first()?.text()))
    }

    fn evidence_object(&self, subject: &str, curie: &str) -> Option<&'a str> {
        Some(self.evidence.get(subject)?.get(&expand(curie))?.first()?.text())
    }

    /// The file of the article that a claim is reported in, or that a thing comes from.
    fn article_of(&self, about: &str, claim: Option<&str>) -> Option<String> {
        let reported = claim.and_then(|claim| self.evidence_object(claim, "pact:reportedIn"));
        let derived = |iri: &str| {
            let articles = self.graph.get(iri)?.get(&expand("prov:wasDerivedFrom"))?;
            Some(articles.first()?.text())
        };
        let itself = self.graph.get(about).filter(|said| said.contains_key(&expand("pact:textSha256"))).map(|_| about);
        let article = reported.or_else(|| derived(about)).or_else(|| derived(self.owner(about))).or(itself)?;
        Some(self.file_of(article))
    }

    /// The base name of the file of an article, or its id.
    pub fn file_of(&self, article: &str) -> String {
        let file = self.graph.get(article).and_then(|said| said.get(&expand("pact:sourceFile"))?.first());
        file.map_or_else(|| article.rsplit('/').next().unwrap_or(article).to_owned(), |file| file.text().to_owned())
    }

    /// The first words that a claim rests on.
    fn quote(&self, claim: &str) -> Option<String> {
        let evidence = self.evidence_object(claim, "pact:evidence")?;
        let selectors = self.evidence.get(evidence)?.get(&expand("oa:hasSelector"))?;
        let words = selectors.iter().find_map(|selector| self.evidence_object(selector.text(), "oa:exact"))?;
        Some(shortened(words))
    }
}

/// A text on one line, cut where it is long.
pub fn shortened(text: &str) -> String {
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if line.chars().nth(SHOWN).is_none() { line } else { line.chars().take(SHOWN).collect::<String>() + "…" }
}

/// An object in words for a message.
pub fn object(object: &Object) -> String {
    match object {
        Object::Iri(iri) => compact(iri),
        Object::Text(text, tag) => format!("\"{}\"@{tag}", shortened(text)),
        Object::Literal(text, datatype) => format!("\"{}\"^^{}", shortened(text), compact(datatype)),
    }
}
