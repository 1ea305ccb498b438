//! Things of an export in the words of a reader: names instead of ids, codes instead of concepts.

use super::Entry;
use crate::record::vocabulary::expand;
use crate::stored::{Export, Object, compact};
use std::collections::{BTreeMap, BTreeSet};

/// What is compared of an agreement, and what it is called.
pub(super) const TOLD: &[(&str, &str)] = &[
    ("skos:prefLabel", "name"),
    ("skos:altLabel", "other name"),
    ("pact:agreementType", "kind"),
    ("pact:status", "status"),
    ("pact:date", "date"),
    ("pact:concludedOn", "concluded on"),
    ("pact:party", "party"),
    ("pact:participation", "takes part"),
    ("pact:place", "place"),
    ("pact:concludedAt", "event"),
    ("pact:area", "area"),
    ("pact:count", "number of agreements"),
    ("pact:validFrom", "valid from"),
    ("pact:validUntil", "valid until"),
    ("pact:duration", "duration"),
    ("pact:provision", "provision"),
    ("pact:initiative", "initiative"),
    ("pact:implements", "implements"),
    ("pact:renews", "renews"),
    ("pact:amount", "amount"),
    ("prov:wasDerivedFrom", "article"),
];

/// Kinds of things with names of their own, in the order in which they are told.
pub(super) const KINDS: &[&str] = &["article", "event", "initiative", "party", "person", "place", "publisher"];

/// A thing in words.
#[derive(Debug, Clone)]
pub(super) struct Described {
    pub name: String,
    names: BTreeSet<String>,
    /// What is told of it, by property.
    pub values: BTreeMap<String, BTreeSet<String>>,
}

impl Described {
    pub(super) fn entry(&self, id: &str) -> Entry {
        let told = |property: &str| -> Vec<String> {
            self.values.get(property).map(|values| values.iter().cloned().collect()).unwrap_or_default()
        };
        let parts = [told("pact:status"), told("pact:date"), vec![told("pact:party").join(", ")]].concat();
        let about = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ");
        Entry { id: id.to_owned(), name: self.name.clone(), about }
    }

    /// What is told, one fact a text; seats say again who the parties are.
    pub(super) fn facts(&self) -> BTreeSet<(&str, &str)> {
        let values = self
            .values
            .iter()
            .filter(|(property, _)| *property != "pact:participation" && TOLD.iter().any(|(told, _)| told == property));
        values.flat_map(|(property, values)| values.iter().map(|value| (property.as_str(), value.as_str()))).collect()
    }

    pub(super) fn shares_an_article(&self, other: &Self) -> bool {
        let of = |it: &Self| it.values.get("prov:wasDerivedFrom").cloned().unwrap_or_default();
        !of(self).is_disjoint(&of(other))
    }

    /// Whether the name of either is among the names of the other.
    pub(super) fn is_named_like(&self, other: &Self) -> bool {
        let files = |it: &Self| it.values.get("pact:sourceFile").cloned().unwrap_or_default();
        other.names.contains(&self.name)
            || self.names.contains(&other.name)
            // An article whose text was mended is still the article of its file.
            || !files(self).is_disjoint(&files(other))
    }
}

/// Every thing of an export by kind and slug.
pub(super) fn all(export: &Export) -> BTreeMap<String, Described> {
    let view = View { export };
    let ours = export.things.keys().filter_map(|iri| Some((iri, iri.strip_prefix(&export.base)?)));
    ours.map(|(iri, id)| (id.to_owned(), view.described(iri))).collect()
}

struct View<'a> {
    export: &'a Export,
}

impl View<'_> {
    fn described(&self, iri: &str) -> Described {
        let properties = self.export.things.get(iri);
        let values: BTreeMap<String, BTreeSet<String>> = properties
            .into_iter()
            .flatten()
            .map(|(property, objects)| (compact(property), objects.iter().map(|object| self.words(object)).collect()))
            .collect();
        let names = ["skos:prefLabel", "skos:altLabel"].iter().filter_map(|label| values.get(*label)).flatten();
        Described { name: self.name(iri), names: names.cloned().collect(), values }
    }

    fn objects(&self, iri: &str, curie: &str) -> &[Object] {
        self.export.things.get(iri).and_then(|it| it.get(&expand(curie))).map_or(&[], Vec::as_slice)
    }

    /// The name of a thing: a label, what it says, or its id.
    fn name(&self, iri: &str) -> String {
        let labels = self.objects(iri, "skos:prefLabel");
        let english = labels.iter().find(|label| matches!(label, Object::Text(_, tag) if tag == "en"));
        let others =
            labels.iter().chain(self.objects(iri, "schema:headline")).chain(self.objects(iri, "dcterms:description"));
        if let Some(label) = english.or(others.into_iter().next()) {
            return label.text().to_owned();
        }
        if let Some(amount) = self.amount(iri) {
            return amount;
        }
        if let Some(seat) = self.seat(iri) {
            return seat;
        }
        iri.rsplit('/').next().unwrap_or(iri).to_owned()
    }

    /// `20000000000 CNY`, `at least 500 bank`.
    fn amount(&self, iri: &str) -> Option<String> {
        let one = |curie: &str| self.objects(iri, curie).first().map(|object| object.text().to_owned());
        let unit = one("schema:currency").or_else(|| one("schema:unitText"))?;
        let number = match (one("schema:value"), one("schema:minValue"), one("schema:maxValue")) {
            (Some(value), _, _) => value,
            (None, Some(least), Some(most)) => format!("{least} to {most}"),
            (None, Some(least), None) => format!("at least {least}"),
            (None, None, most) => format!("at most {}", most.unwrap_or_default()),
        };
        Some(format!("{number} {unit}"))
    }

    /// `Chengdu Customs (signatory)`.
    fn seat(&self, iri: &str) -> Option<String> {
        let who = self.objects(iri, "pact:participant").first()?.iri()?;
        let role = self.objects(iri, "pact:role").first().map(|role| self.words(role)).unwrap_or_default();
        Some(format!("{} ({role})", self.name(who)))
    }

    /// A value in words.
    fn words(&self, object: &Object) -> String {
        match object.iri() {
            None => object.text().to_owned(),
            Some(iri) if iri.starts_with(&self.export.base) => self.name(iri),
            Some(iri) => {
                let short = compact(iri);
                // `status/signed` is told as `signed`.
                short
                    .split_once('/')
                    .filter(|_| !short.contains(':'))
                    .map_or(short.clone(), |(_, code)| code.to_owned())
            }
        }
    }
}
