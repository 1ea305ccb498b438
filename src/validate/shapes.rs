//! The shapes of things: how often each property stands, with what, and what must hold between them.

use super::names::{Names, object};
use super::rules::{Kind, RULES, Rule};
use super::terms::{day, edtf};
use super::{Export, Finding};
use crate::record::concept::Status;
use crate::record::vocabulary::{CONCEPT, expand};
use crate::stored::{Object, Things, compact};
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};

/// What is said of one thing.
pub type Said = BTreeMap<String, Vec<Object>>;

/// The objects of a property.
pub fn all<'a>(said: &'a Said, curie: &str) -> &'a [Object] {
    said.get(&expand(curie)).map_or(&[], Vec::as_slice)
}

/// The first object of a property, as a text.
pub fn one<'a>(said: &'a Said, curie: &str) -> Option<&'a str> {
    all(said, curie).first().map(Object::text)
}

/// Whether a thing has a class.
pub fn is_a(things: &Things, iri: &str, class: &str) -> bool {
    things.get(iri).is_some_and(|said| all(said, "rdf:type").iter().any(|its| its.text() == expand(class)))
}

/// Checks the table of rules in both files, and what must hold between properties of the graph.
pub fn check(export: &Export<'_>, names: &Names<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (file, things) in [("pactgraph.nt", &export.graph), ("evidence.nq", &export.evidence)] {
        let by_class = by_class(things);
        for rule in RULES {
            let Some(of_class) = by_class.get(expand(rule.class).as_str()) else { continue };
            let pattern = match rule.kind {
                Kind::Plain(pattern) => Regex::new(&format!("^(?:{pattern})$")).ok(),
                _ => None,
            };
            let property = expand(rule.property);
            for (iri, said) in of_class {
                let line = if file == "evidence.nq" { names.evidence_line(iri) } else { names.line(iri) };
                let values = said.get(&property).map_or(&[][..], Vec::as_slice);
                for told in faults(rule, said, values, pattern.as_ref(), export) {
                    findings.push(names.finding_of("shape", file, line, (iri, Some(&property)), told));
                }
            }
        }
    }
    let mut between = Between { export, names, findings };
    for (iri, said) in &export.graph {
        between.names(iri, said);
        between.agreement(iri, said);
        between.dates(iri, said);
        between.amount(iri, said);
        between.place(iri, said);
        between.article(iri, said);
    }
    between.owned();
    between.findings
}

/// The things of each class.
fn by_class(things: &Things) -> BTreeMap<&str, Vec<(&str, &Said)>> {
    let rdf_type = expand("rdf:type");
    let mut by_class: BTreeMap<&str, Vec<(&str, &Said)>> = BTreeMap::new();
    for (iri, said) in things {
        for class in said.get(&rdf_type).into_iter().flatten() {
            by_class.entry(class.text()).or_default().push((iri, said));
        }
    }
    by_class
}

fn faults(rule: &Rule, said: &Said, values: &[Object], pattern: Option<&Regex>, export: &Export<'_>) -> Vec<String> {
    let property = rule.property;
    let mut faults = Vec::new();
    // What a curator says rests on no article.
    let is_curated = rule.class == "pact:Claim" && !all(said, "prov:wasAttributedTo").is_empty();
    if values.len() < rule.least && !is_curated {
        faults.push(format!("{property}: {}; expected at least {}", found(values), rule.least));
    }
    if values.len() > rule.most {
        faults.push(format!("{property}: {}; expected at most {}", found(values), rule.most));
    }
    for value in values.iter().filter(|value| !is_of(value, rule.kind, pattern, export)) {
        faults.push(format!("{property}: {}; expected {}", object(value), expected(rule.kind)));
    }
    faults
}

fn found(values: &[Object]) -> String {
    match values {
        [] => "found none".to_owned(),
        values => format!("found {}", values.iter().map(object).collect::<Vec<_>>().join(", ")),
    }
}

fn is_of(value: &Object, kind: Kind, pattern: Option<&Regex>, export: &Export<'_>) -> bool {
    let of = |datatype: &str| matches!(value, Object::Literal(_, its) if *its == expand(datatype));
    match kind {
        Kind::Concept(scheme) => value.iri().is_some_and(|iri| iri.starts_with(&format!("{CONCEPT}{scheme}/"))),
        Kind::To(classes) => value.iri().is_some_and(|iri| {
            classes.iter().any(|class| is_a(&export.graph, iri, class) || is_a(&export.evidence, iri, class))
        }),
        Kind::Iri => value.iri().is_some(),
        Kind::Text => matches!(value, Object::Text(..)),
        Kind::Plain(_) => of("xsd:string") && pattern.is_none_or(|pattern| pattern.is_match(value.text())),
        Kind::Edtf => of("edtf:EDTF"),
        Kind::Day => of("xsd:date"),
        Kind::DayOrEdtf => of("xsd:date") || of("edtf:EDTF"),
        Kind::Integer => of("xsd:integer") && value.text().parse::<i64>().is_ok_and(|number| number >= 1),
        Kind::Offset => of("xsd:nonNegativeInteger"),
        Kind::Decimal(least, most) => {
            of("xsd:decimal") && value.text().parse::<f64>().is_ok_and(|number| (least..=most).contains(&number))
        }
        Kind::Duration => of("xsd:duration"),
        Kind::AnyUri => of("xsd:anyURI"),
        Kind::Anything => true,
    }
}

fn expected(kind: Kind) -> String {
    match kind {
        Kind::Concept(scheme) => format!("a concept of {scheme}"),
        Kind::To(classes) => format!("a {} that the export tells of", classes.join(" or ")),
        Kind::Iri => "an IRI".to_owned(),
        Kind::Text => "a text with a language".to_owned(),
        Kind::Plain(pattern) => format!("a text without a language that fits {pattern}"),
        Kind::Edtf => "an edtf:EDTF".to_owned(),
        Kind::Day => "an xsd:date".to_owned(),
        Kind::DayOrEdtf => "an xsd:date or an edtf:EDTF".to_owned(),
        Kind::Integer => "an xsd:integer, 1 or more".to_owned(),
        Kind::Offset => "an xsd:nonNegativeInteger".to_owned(),
        Kind::Decimal(least, most) if most - least < 1000.0 => format!("an xsd:decimal from {least} to {most}"),
        Kind::Decimal(..) => "an xsd:decimal".to_owned(),
        Kind::Duration => "an xsd:duration".to_owned(),
        Kind::AnyUri => "an xsd:anyURI".to_owned(),
        Kind::Anything => "a value".to_owned(),
    }
}

/// What must hold between properties.
struct Between<'a> {
    export: &'a Export<'a>,
    names: &'a Names<'a>,
    findings: Vec<Finding>,
}

impl Between<'_> {
    fn say(&mut self, rule: &'static str, iri: &str, property: &str, message: String) {
        let property = expand(property);
        let line = self.names.line(iri);
        self.findings.push(self.names.finding_of(rule, "pactgraph.nt", line, (iri, Some(&property)), message));
    }

    fn names(&mut self, iri: &str, said: &Said) {
        let preferred = all(said, "skos:prefLabel");
        let mut languages = BTreeSet::new();
        for name in preferred {
            if let Object::Text(_, tag) = name
                && !languages.insert(tag)
            {
                let told = found(preferred);
                self.say(
                    "name",
                    iri,
                    "skos:prefLabel",
                    format!("skos:prefLabel: {told}; expected one in each language"),
                );
            }
        }
        for name in all(said, "skos:altLabel").iter().filter(|name| preferred.contains(name)) {
            self.say("name", iri, "skos:altLabel", format!("{} is preferred and other name", object(name)));
        }
    }

    fn agreement(&mut self, iri: &str, said: &Said) {
        let graph = &self.export.graph;
        if !is_a(graph, iri, "pact:Agreement") {
            if is_a(graph, iri, "pact:ConcludedAgreement") {
                self.say("concluded", iri, "pact:status", "a pact:ConcludedAgreement is a pact:Agreement too".into());
            }
            return;
        }
        let code = one(said, "pact:status").and_then(|status| status.rsplit('/').next()).unwrap_or_default();
        let counts = Status::from_code(code).is_some_and(Status::is_concluded);
        if counts != is_a(graph, iri, "pact:ConcludedAgreement") {
            let what = if counts { "concluded, but it is no" } else { "not concluded, but it is a" };
            self.say(
                "concluded",
                iri,
                "pact:status",
                format!("the status {code} counts as {what} pact:ConcludedAgreement"),
            );
        }
        let parties: Vec<&str> = all(said, "pact:party").iter().map(Object::text).collect();
        let signatories: Vec<&str> = all(said, "pact:signatory").iter().map(Object::text).collect();
        for signatory in signatories.iter().filter(|signatory| !parties.contains(signatory)) {
            let told = format!("{} is a signatory but no party", self.names.told(signatory));
            self.say("signatory", iri, "pact:signatory", told);
        }
        let mut seated = BTreeSet::new();
        for seat in all(said, "pact:participation") {
            let Some(seat) = graph.get(seat.text()) else { continue };
            let Some(who) = one(seat, "pact:participant") else { continue };
            seated.insert(who);
            let role = one(seat, "pact:role").and_then(|role| role.rsplit('/').next()).unwrap_or_default();
            if !is_a(graph, who, "pact:Party") {
                continue;
            }
            if ["signatory", "party", "member"].contains(&role) && !parties.contains(&who) {
                let told = format!("{} takes part as {role} but is no party", self.names.told(who));
                self.say("party", iri, "pact:participation", told);
            }
            if role == "signatory" && !signatories.contains(&who) {
                let told = format!("{} takes part as signatory but is none", self.names.told(who));
                self.say("signatory", iri, "pact:participation", told);
            }
        }
        for party in parties.iter().filter(|party| !seated.contains(*party)) {
            let told = format!("{} is a party without a participation that tells its role", self.names.told(party));
            self.say("party", iri, "pact:party", told);
        }
        for relation in ["pact:implements", "pact:renews"] {
            if all(said, relation).iter().any(|other| other.text() == iri) {
                self.say("relation", iri, relation, format!("{relation} leads to the agreement itself"));
            }
        }
    }

    fn dates(&mut self, iri: &str, said: &Said) {
        let [date, earliest, latest, basis] =
            ["pact:date", "pact:dateEarliest", "pact:dateLatest", "pact:dateBasis"].map(|property| one(said, property));
        if let (Some(earliest), Some(latest)) = (earliest, latest)
            && earliest > latest
        {
            self.say("date", iri, "pact:date", format!("the earliest day, {earliest}, is after the latest, {latest}"));
        }
        let Some(date) = date else {
            if earliest.or(latest).or(basis).is_some() {
                self.say("date", iri, "pact:date", "bounds or a basis without a date".into());
            }
            return;
        };
        let Some(bounds) = edtf(date).map(|date| date.bounds()) else { return };
        let told = (earliest.map(str::to_owned), latest.map(str::to_owned));
        if told != (bounds.clone().map(|b| b.0), bounds.clone().map(|b| b.1)) {
            let all =
                |bounds: Option<(String, String)>| bounds.map_or("no bounds".into(), |(a, b)| format!("{a} to {b}"));
            let told = format!("{} to {}", earliest.unwrap_or("nothing"), latest.unwrap_or("nothing"));
            self.say(
                "date",
                iri,
                "pact:date",
                format!("the date {date} has the bounds {told}; expected {}", all(bounds)),
            );
        }
    }

    fn amount(&mut self, iri: &str, said: &Said) {
        let graph = &self.export.graph;
        if !is_a(graph, iri, "schema:MonetaryAmount") && !is_a(graph, iri, "schema:QuantitativeValue") {
            return;
        }
        let number = |property: &str| one(said, property).and_then(|number| number.parse::<f64>().ok());
        let (least, most) = (number("schema:minValue"), number("schema:maxValue"));
        if number("schema:value").or(least).or(most).is_none() {
            self.say("amount", iri, "schema:value", "an amount without a value, a least or a greatest value".into());
        }
        if let (Some(least), Some(most)) = (least, most)
            && least > most
        {
            self.say(
                "amount",
                iri,
                "schema:minValue",
                format!("the least value, {least}, is above the greatest, {most}"),
            );
        }
    }

    fn place(&mut self, iri: &str, said: &Said) {
        for (way, what) in [
            ("schema:containedInPlace", "is contained in"),
            ("org:subOrganizationOf", "is a part of"),
            ("pact:memberOf", "is a member of"),
        ] {
            if all(said, way).is_empty() {
                continue;
            }
            let (mut open, mut seen) = (vec![iri], BTreeSet::new());
            while let Some(at) = open.pop() {
                for up in self.export.graph.get(at).map_or(&[][..], |said| all(said, way)) {
                    if seen.insert(up.text()) {
                        open.push(up.text());
                    }
                }
            }
            if seen.contains(iri) {
                self.say("cycle", iri, way, format!("it {what} itself, perhaps through others"));
            }
        }
        if all(said, "schema:latitude").len() != all(said, "schema:longitude").len() {
            self.say("place", iri, "schema:latitude", "a latitude without a longitude, or the other way round".into());
        }
        if is_a(&self.export.graph, iri, "pact:Party") && is_a(&self.export.graph, iri, "schema:Place") {
            self.say("place", iri, "rdf:type", "a party is no place: they have IRIs of their own".into());
        }
    }

    fn article(&mut self, iri: &str, said: &Said) {
        if let Some(hash) = one(said, "pact:textSha256")
            && !iri.ends_with(&format!("article/{}", hash.chars().take(16).collect::<String>()))
        {
            self.say("article", iri, "pact:textSha256", format!("the IRI {iri} is not made from the hash {hash}"));
        }
        if let Some(day_of) = one(said, "schema:datePublished")
            && let Some(Object::Literal(_, datatype)) = all(said, "schema:datePublished").first()
            && *datatype == expand("xsd:date")
            && day(day_of).is_none()
        {
            self.say("article", iri, "schema:datePublished", format!("{day_of} is no day of the calendar"));
        }
    }

    /// A seat belongs to one agreement or event, a provision to an agreement, and every name leads to something.
    fn owned(&mut self) {
        let mut owners: BTreeMap<&str, usize> = BTreeMap::new();
        let (mut leading, mut told) = (Vec::new(), Vec::new());
        for (iri, said) in &self.export.graph {
            for property in ["pact:participation", "pact:provision"] {
                for owned in all(said, property) {
                    *owners.entry(owned.text()).or_default() += 1;
                }
            }
            for (property, objects) in said {
                for object in objects.iter().filter_map(Object::iri) {
                    if object.starts_with(&self.export.base) && !self.export.graph.contains_key(object) {
                        leading.push((iri.clone(), property.clone(), object.to_owned()));
                    }
                }
            }
        }
        for (iri, said) in &self.export.graph {
            let class = |class: &str| all(said, "rdf:type").iter().any(|its| its.text() == expand(class));
            let count = owners.get(iri.as_str()).copied().unwrap_or_default();
            if class("pact:Participation") && count != 1 {
                told.push((
                    iri.clone(),
                    format!("{count} agreements and events lead to the participation; expected one"),
                ));
            }
            if class("pact:Provision") && count == 0 {
                told.push((iri.clone(), "no agreement leads to the provision".to_owned()));
            }
        }
        for (iri, message) in told {
            self.say("owner", &iri, "pact:participation", message);
        }
        for (iri, property, object) in leading {
            let message =
                format!("{} leads to {}, of which nothing is told", compact(&property), self.names.told(&object));
            let line = self.names.line(&iri);
            self.findings.push(self.names.finding_of("link", "pactgraph.nt", line, (&iri, Some(&property)), message));
        }
    }
}
