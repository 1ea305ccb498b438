//! Claims and evidence: what is accepted is asserted, what is asserted rests on a claim, quotations are of one piece.

use super::names::{Names, object};
use super::shapes::{all, is_a, one};
use super::{Export, Finding};
use crate::record::vocabulary::expand;
use crate::stored::{Object, compact};
use std::collections::BTreeSet;

/// Properties whose every value an article states.
const STATED: [&str; 6] = ["pact:status", "pact:agreementType", "pact:date", "pact:place", "pact:party", "pact:area"];

/// Checks the claims; also how many there are.
pub fn check(export: &Export<'_>, names: &Names<'_>) -> (Vec<Finding>, usize) {
    let mut findings = Vec::new();
    let mut accepted: BTreeSet<(&str, &str, &Object)> = BTreeSet::new();
    let mut others = Vec::new();
    let mut count = 0;
    let say =
        |iri: &str, message: String| names.finding("claim", "evidence.nq", names.evidence_line(iri), iri, message);
    for (iri, said) in &export.evidence {
        if !is_a(&export.evidence, iri, "pact:Claim") {
            continue;
        }
        count += 1;
        let (Some(subject), Some(property), Some(value)) =
            (one(said, "rdf:subject"), one(said, "rdf:predicate"), all(said, "rdf:object").first())
        else {
            continue;
        };
        let is_accepted = one(said, "pact:claimStatus").is_some_and(|status| status.ends_with("/accepted"));
        let asserted = export
            .graph
            .get(subject)
            .and_then(|about| about.get(property))
            .is_some_and(|values| values.contains(value));
        if is_accepted {
            accepted.insert((subject, property, value));
            if !asserted {
                findings.push(say(
                    iri,
                    format!("the claim is accepted, but {} {} is not asserted", compact(property), object(value)),
                ));
            }
        } else if asserted {
            others.push((iri, (subject, property, value)));
        }
        let reported: Vec<&str> = all(said, "pact:reportedIn").iter().map(Object::text).collect();
        for evidence in all(said, "pact:evidence") {
            let source = export.evidence.get(evidence.text()).and_then(|said| one(said, "oa:hasSource"));
            if let Some(source) = source.filter(|source| !reported.contains(source)) {
                let message =
                    format!("the evidence is from {}, but the claim is of another article", names.file_of(source));
                findings.push(say(iri, message));
            }
        }
    }
    for (iri, (subject, property, value)) in others {
        if !accepted.contains(&(subject, property, value)) {
            let told = format!("the claim is not accepted, yet {} {} is asserted", compact(property), object(value));
            findings.push(say(iri, told));
        }
    }
    if count > 0 {
        findings.extend(unclaimed(export, names, &accepted));
    }
    findings.extend(quotations(export, names));
    findings.extend(graphs(export, names));
    (findings, count)
}

/// Values of agreements that rest on no accepted claim.
fn unclaimed(export: &Export<'_>, names: &Names<'_>, accepted: &BTreeSet<(&str, &str, &Object)>) -> Vec<Finding> {
    let stated = STATED.map(expand);
    let mut findings = Vec::new();
    for said in &export.said {
        if stated.contains(&said.property)
            && is_a(&export.graph, &said.subject, "pact:Agreement")
            && !accepted.contains(&said.triple())
        {
            let message = format!("{} {} rests on no accepted claim", compact(&said.property), object(&said.object));
            findings.push(names.finding("claim", "pactgraph.nt", said.line, &said.subject, message));
        }
    }
    findings
}

/// A quotation is as long as its place.
fn quotations(export: &Export<'_>, names: &Names<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (iri, said) in &export.evidence {
        let selectors: Vec<&super::shapes::Said> =
            all(said, "oa:hasSelector").iter().filter_map(|selector| export.evidence.get(selector.text())).collect();
        if selectors.is_empty() {
            continue;
        }
        let number = |property: &str| selectors.iter().find_map(|said| one(said, property)?.parse::<usize>().ok());
        let (Some(start), Some(end)) = (number("oa:start"), number("oa:end")) else { continue };
        let exact = selectors.iter().find_map(|said| one(said, "oa:exact"));
        let article = one(said, "oa:hasSource").map(|article| names.file_of(article));
        let found = |message: String| Finding {
            article: article.clone(),
            quote: exact.map(super::names::shortened),
            about: Some(compact(iri)),
            ..Finding::new("evidence", "evidence.nq", names.evidence_line(iri), message)
        };
        if start >= end {
            findings.push(found(format!("the quotation ends at {end}, before it starts at {start}")));
        } else if let Some(length) = exact.map(|exact| exact.chars().count()).filter(|length| *length != end - start) {
            findings.push(found(format!(
                "the quotation has {length} code points, but its place {start} to {end} has {}",
                end - start
            )));
        }
    }
    findings
}

/// What is said in the graph of an article is of that article.
fn graphs(export: &Export<'_>, names: &Names<'_>) -> Vec<Finding> {
    let (reported, source) = (expand("pact:reportedIn"), expand("oa:hasSource"));
    let mut findings = Vec::new();
    for said in &export.evidence_said {
        let is_place = said.property == reported || said.property == source;
        if is_place && said.graph.as_deref() != Some(said.object.text()) {
            let graph = said.graph.as_deref().map_or("the default graph".to_owned(), |graph| names.file_of(graph));
            let message = format!("it is of {}, but stands in the graph of {graph}", names.file_of(said.object.text()));
            findings.push(names.finding("named-graph", "evidence.nq", said.line, &said.subject, message));
        }
    }
    findings
}
