//! The rows of claims, of their evidence, and of issues.

use super::super::claims::{Claim, evidence_id};
use super::told_in_full;
use super::{Record, View};
use crate::record::{Dataset, Value};
use std::collections::BTreeMap;

pub(super) fn claims(view: &View<'_>, claims: &[Claim<'_>]) -> Vec<Record> {
    let row = |claim: &Claim<'_>| {
        let value_name = match &claim.statement.value {
            Value::Node(id) => view.label(id),
            Value::Concept(concept) => concept.label(),
            _ => String::new(),
        };
        let speaker = claim.provenance.attributed_to.as_ref();
        vec![
            claim.id.clone(),
            format!("{}claim/{}", view.base, claim.id),
            claim.provenance.article.clone(),
            article_title(view, &claim.provenance.article),
            claim.node.id.kind.segment().to_owned(),
            view.iri(&claim.node.id),
            claim.node.label().to_owned(),
            claim.statement.property.curie().to_owned(),
            told_in_full(view.base, &claim.statement.value),
            value_name,
            claim.statement.status.code().to_owned(),
            claim.provenance.confidence.to_string(),
            claim.provenance.rule.clone(),
            speaker.map(|id| view.iri(id)).unwrap_or_default(),
            speaker.map(|id| view.label(id)).unwrap_or_default(),
            claim.provenance.evidence().first().map(|e| view.words(e).to_owned()).unwrap_or_default(),
        ]
    };
    claims.iter().map(row).collect()
}

pub(super) fn claim_evidence(claims: &[Claim<'_>]) -> Vec<Record> {
    let mut rows: Vec<Record> = claims
        .iter()
        .flat_map(|claim| {
            let evidence = claim.provenance.evidence().iter();
            evidence.map(|e| vec![claim.id.clone(), evidence_id(&claim.provenance.article, e)])
        })
        .collect();
    rows.sort();
    rows.dedup();
    rows
}

pub(super) fn evidence(view: &View<'_>, claims: &[Claim<'_>]) -> Vec<Record> {
    let mut rows = BTreeMap::new();
    for claim in claims {
        let article = &claim.provenance.article;
        for evidence in claim.provenance.evidence() {
            let id = evidence_id(article, evidence);
            rows.entry((article, evidence.span, id.clone())).or_insert_with(|| {
                let (prefix, suffix) = view.quotes.words(evidence).and_then(|words| words.around).unwrap_or_default();
                vec![
                    id.clone(),
                    format!("{}evidence/{id}", view.base),
                    article.clone(),
                    article_title(view, article),
                    evidence.span.start.to_string(),
                    evidence.span.end.to_string(),
                    view.words(evidence).to_owned(),
                    prefix.to_owned(),
                    suffix.to_owned(),
                ]
            });
        }
    }
    rows.into_values().collect()
}

/// The rows of `issues.csv`.
pub fn issues(dataset: &Dataset) -> Vec<Record> {
    let row = |issue: &crate::record::Issue| {
        vec![
            issue.source_file.clone(),
            issue.article.clone().unwrap_or_default(),
            issue.kind.code().to_owned(),
            issue.place.clone(),
            issue.message.clone(),
        ]
    };
    dataset.issues.iter().map(row).collect()
}

fn article_title(view: &View<'_>, article: &str) -> String {
    view.articles.get(article).map(|id| view.label(id)).unwrap_or_default()
}
