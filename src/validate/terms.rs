//! Lexical forms and terms: dates are dates, IRIs are ours or absolute, properties and classes are those we have.

use super::names::Names;
use super::{Export, Finding};
use crate::record::vocabulary::{CONCEPT, PACT, expand};
use crate::record::{Class, Concept, Edtf, NodeKind, PartialDate, Property};
use crate::stored::{Object, Said, compact};
use std::collections::BTreeSet;

/// Properties of ours that stand only in claims.
const OF_CLAIMS: [&str; 8] = [
    "pact:attributedTo",
    "pact:claimStatus",
    "pact:confidence",
    "pact:evidence",
    "pact:reportedIn",
    "pact:rule",
    "pact:ruleSetHash",
    "schema:softwareVersion",
];

/// Kinds of things that are no nodes.
const MORE_KINDS: [&str; 5] = ["claim", "curator", "evidence", "run", "selector"];

/// What is known: terms and concepts.
struct Known {
    properties: BTreeSet<String>,
    classes: BTreeSet<String>,
    concepts: BTreeSet<String>,
}

/// Looks at every statement by itself.
pub fn check(export: &Export<'_>, names: &Names<'_>) -> Vec<Finding> {
    let known = Known {
        properties: Property::ALL.iter().map(|p| p.iri()).chain(OF_CLAIMS.iter().map(|p| expand(p))).collect(),
        classes: Class::ALL.iter().map(|class| class.iri()).collect(),
        concepts: Concept::all().into_iter().map(|concept| format!("{CONCEPT}{concept}")).collect(),
    };
    let mut findings = Vec::new();
    for (file, said) in [("pactgraph.nt", &export.said), ("evidence.nq", &export.evidence_said)] {
        for statement in said {
            for (rule, message) in faults(statement, &known, &export.base) {
                let place = (statement.subject.as_str(), Some(statement.property.as_str()));
                findings.push(names.finding_of(rule, file, statement.line, place, message));
            }
        }
    }
    findings
}

fn faults(said: &Said, known: &Known, base: &str) -> Vec<(&'static str, String)> {
    let mut faults = Vec::new();
    let property = compact(&said.property);
    for iri in [Some(said.subject.as_str()), said.object.iri(), said.graph.as_deref()].into_iter().flatten() {
        if iri.starts_with("_:") {
            faults.push(("no-blank-nodes", format!("{property}: a blank node, {iri}; expected an IRI")));
        } else if let Some(local) = iri.strip_prefix(base).filter(|_| !base.is_empty())
            && !is_ours(local)
        {
            faults.push(("iri", format!("<{iri}>: expected {base}KIND/SLUG with a slug of a-z, 0-9 and hyphens")));
        }
    }
    if !base.is_empty() && !said.subject.starts_with(base) && !said.subject.starts_with("_:") {
        faults.push(("iri", format!("<{}>: expected an IRI below {base}", said.subject)));
    }
    if said.property == expand("rdf:type") {
        let class = said.object.text();
        if is_own_vocabulary(class) && !known.classes.contains(class) {
            faults.push(("unknown-term", format!("{}: the ontology has no such class", compact(class))));
        }
    } else if is_own_vocabulary(&said.property) && !known.properties.contains(&said.property) {
        faults.push(("unknown-term", format!("{property}: the ontology has no such property")));
    }
    match &said.object {
        Object::Iri(iri) if iri.starts_with(CONCEPT) && !known.concepts.contains(iri) => {
            faults.push(("unknown-concept", format!("{property}: {} is no concept", compact(iri))));
        }
        Object::Text(text, tag) if !["en", "zh"].contains(&tag.as_str()) => {
            faults.push(("language", format!("{property} {text:?}: the language tag {tag:?}; expected en or zh")));
        }
        Object::Text(text, _) if text.trim().is_empty() => {
            faults.push(("lexical-form", format!("{property}: an empty text")));
        }
        Object::Literal(form, datatype) if !is_of(form, datatype) => {
            faults.push(("lexical-form", format!("{property}: {form:?} is no {}", compact(datatype))));
        }
        _ => {}
    }
    faults
}

/// Terms that are ours to define, or that are often misspelt: schema.org has been http and https.
fn is_own_vocabulary(iri: &str) -> bool {
    iri.starts_with(PACT) || iri.starts_with("http://schema.org/")
}

/// Whether the end of an IRI is `{kind}/{slug}`.
fn is_ours(local: &str) -> bool {
    let Some((kind, slug)) = local.split_once('/') else { return false };
    let is_kind = NodeKind::ALL.iter().any(|known| known.segment() == kind) || MORE_KINDS.contains(&kind);
    is_kind && is_slug(slug)
}

/// Letters a to z, digits and hyphens.
pub fn is_slug(slug: &str) -> bool {
    !slug.is_empty() && slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// Whether a form is one of its datatype; unknown datatypes are not for us to judge.
pub fn is_of(form: &str, datatype: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let unsigned = |text: &str| text.strip_prefix(['-', '+']).unwrap_or(text).to_owned();
    match compact(datatype).as_str() {
        "edtf:EDTF" => edtf(form).is_some(),
        "xsd:date" => day(form).is_some(),
        "xsd:integer" => digits(&unsigned(form)),
        "xsd:nonNegativeInteger" => digits(form),
        "xsd:decimal" => is_decimal(form),
        "xsd:duration" => is_duration(form),
        "xsd:anyURI" => !form.is_empty() && !form.contains(char::is_whitespace),
        "xsd:boolean" => ["true", "false"].contains(&form),
        _ => true,
    }
}

/// Digits, and digits after a point.
pub fn is_decimal(form: &str) -> bool {
    let form = form.strip_prefix(['-', '+']).unwrap_or(form);
    let (whole, part) = form.split_once('.').unwrap_or((form, "0"));
    [whole, part].iter().all(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
}

/// `P5Y`, `P1Y6M`, `PT2H`: at least one number with its letter, in order.
pub fn is_duration(form: &str) -> bool {
    let Some(rest) = form.strip_prefix('-').unwrap_or(form).strip_prefix('P') else { return false };
    let (days, time) = rest.split_once('T').map_or((rest, None), |(days, time)| (days, Some(time)));
    let parts = |mut text: &str, letters: &str| -> Option<usize> {
        let (mut left, mut count) = (letters, 0);
        while !text.is_empty() {
            let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').filter(|end| *end > 0)?;
            let letter = text[end..].chars().next()?;
            left = left.split_once(letter)?.1;
            text = &text[end + letter.len_utf8()..];
            count += 1;
        }
        Some(count)
    };
    match (parts(days, "YMWD"), time.map(|time| parts(time, "HMS"))) {
        (Some(count), None) => count > 0,
        (Some(_), Some(Some(count))) => count > 0,
        _ => false,
    }
}

/// A day of the calendar, `2019-12-17`.
pub fn day(form: &str) -> Option<PartialDate> {
    partial(form).filter(|date| date.year.is_some() && date.day.is_some())
}

/// A date as we write it: `2019-12-17`, `2020-04`, `2013`, `XXXX-12-17`, or two of them with a slash.
pub fn edtf(form: &str) -> Option<Edtf> {
    match form.split_once('/') {
        None => partial(form).map(Edtf::on),
        Some((from, until)) => Edtf::between(partial(from)?, partial(until)?),
    }
}

fn partial(form: &str) -> Option<PartialDate> {
    let number = |text: &str, length: usize| -> Option<i16> {
        (text.len() == length && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
    };
    let mut parts = form.split('-');
    let year = match parts.next()? {
        "XXXX" => None,
        year => Some(number(year, 4)?),
    };
    let two = |text: Option<&str>| -> Option<Option<u8>> {
        text.map_or(Some(None), |text| number(text, 2).and_then(|n| u8::try_from(n).ok()).map(Some))
    };
    let (month, day) = (two(parts.next())?, two(parts.next())?);
    if parts.next().is_some() { None } else { PartialDate::new(year, month, day) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_that_no_calendar_and_no_datatype_has_are_seen() {
        for (form, datatype) in [
            ("2019-12-17", "edtf:EDTF"),
            ("XXXX-12-17", "edtf:EDTF"),
            ("2021-03-09/2021-03-10", "edtf:EDTF"),
            ("2020-02-29", "xsd:date"),
            ("-12", "xsd:integer"),
            ("0.9", "xsd:decimal"),
            ("P1Y6M", "xsd:duration"),
            ("P1DT2H", "xsd:duration"),
        ] {
            assert!(is_of(form, &expand(datatype)), "{form}");
        }
        for (form, datatype) in [
            ("17/12/2019", "edtf:EDTF"),
            ("2019-06-31", "edtf:EDTF"),
            ("2021-03-10/2021-03-09", "edtf:EDTF"),
            ("2019-06-31", "xsd:date"),
            ("2019-06", "xsd:date"),
            ("-1", "xsd:nonNegativeInteger"),
            ("1e3", "xsd:decimal"),
            (".5", "xsd:decimal"),
            ("5Y", "xsd:duration"),
            ("P", "xsd:duration"),
            ("P1M1Y", "xsd:duration"),
            ("P1DT", "xsd:duration"),
        ] {
            assert!(!is_of(form, &expand(datatype)), "{form}");
        }
    }
}
