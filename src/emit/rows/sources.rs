//! The rows of claims, of their evidence, and of issues.

use super::super::claims::{Claim, Quotation, evidence_id};
use super::told_in_full;
use super::{Record, View};
use crate::record::{Dataset, Value};
use std::collections::BTreeSet;

pub(super) fn claims<'v>(view: &'v View<'_>, claims: &'v [Claim<'v>]) -> impl Iterator<Item = Record> + 'v {
    let row = move |claim: &Claim<'_>| {
        let value_name = match &claim.statement.value {
            Value::Node(id) => view.label(id),
            Value::Concept(concept) => concept.label(),
            _ => String::new(),
        };
        let speaker = claim.provenance.attributed_to.as_deref();
        vec![
            claim.id(),
            format!("{}claim/{}", view.base, claim.id()),
            claim.provenance.article.to_string(),
            article_title(view, &claim.provenance.article),
            claim.node.id.kind.segment().to_owned(),
            view.iri(&claim.node.id),
            claim.node.label().to_owned(),
            claim.statement.property.curie().to_owned(),
            told_in_full(view.base, &claim.statement.value),
            value_name,
            claim.statement.status.code().to_owned(),
            claim.provenance.confidence.to_string(),
            claim.provenance.rule.to_string(),
            speaker.map(|id| view.iri(id)).unwrap_or_default(),
            speaker.map(|id| view.label(id)).unwrap_or_default(),
            claim.provenance.evidence().next().map(|e| view.words(e).to_owned()).unwrap_or_default(),
        ]
    };
    claims.iter().map(row)
}

/// In the order of claims, then of pieces of evidence.
pub(super) fn claim_evidence<'v>(claims: &'v [Claim<'v>]) -> impl Iterator<Item = Record> + 'v {
    let mut by_id: Vec<&Claim<'_>> = claims.iter().collect();
    by_id.sort_by_key(|claim| claim.number);
    by_id.into_iter().flat_map(|claim| {
        let of_claim = claim.provenance.evidence();
        let ids: BTreeSet<String> = of_claim.map(|e| evidence_id(&claim.provenance.article, e)).collect();
        ids.into_iter().map(|id| vec![claim.id(), id])
    })
}

/// In the order of articles, then of places in them; each quotation once.
pub(super) fn evidence<'v>(view: &'v View<'_>, claims: &'v [Claim<'v>]) -> impl Iterator<Item = Record> + 'v {
    let place = |quotation: Quotation| quotation.of(claims).map(|(article, evidence)| (article, evidence.span));
    let mut quotations: Vec<Quotation> = Quotation::all(claims).collect();
    quotations.sort_unstable_by_key(|quotation| (place(*quotation), *quotation));
    quotations.dedup_by_key(|quotation| place(*quotation));
    quotations.into_iter().filter_map(|quotation| quotation.of(claims)).map(move |(article, evidence)| {
        let id = evidence_id(article, evidence);
        let (prefix, suffix) = view.quotes.words(evidence).and_then(|words| words.around).unwrap_or_default();
        vec![
            id.clone(),
            format!("{}evidence/{id}", view.base),
            article.to_owned(),
            article_title(view, article),
            evidence.span.start.to_string(),
            evidence.span.end.to_string(),
            view.words(evidence).to_owned(),
            prefix.to_owned(),
            suffix.to_owned(),
        ]
    })
}

/// The rows of `issues.csv`.
pub fn issues(dataset: &Dataset) -> impl Iterator<Item = Record> {
    let row = |issue: &crate::record::Issue| {
        vec![
            issue.source_file.clone(),
            issue.article.clone().unwrap_or_default(),
            issue.kind.code().to_owned(),
            issue.place.clone(),
            issue.message.clone(),
        ]
    };
    dataset.issues.iter().map(row)
}

fn article_title(view: &View<'_>, article: &str) -> String {
    view.articles.get(article).map(|node| node.label().to_owned()).unwrap_or_default()
}
