//! One article's claims as typed records.

use super::amounts::{self, Bounds, Measure};
use super::dates::{self, Tense};
use super::label;
use crate::record::claim::{AmountWords, Claims, DateWords, DealClaim, NameClaim, NameKind, Read};
use crate::record::concept::{AdminLevel, DateBasis, InitiativeStatus, PartyKind, ProvisionKind, Role, Status};
use crate::record::place::Places;
use crate::record::slug::digest;
use crate::record::{Article, Confidence, Lang, Node, NodeId, NodeKind, Property, Provenance, Span, Value};
use std::collections::BTreeMap;

/// Builds the nodes of one article.
pub struct Builder<'a> {
    article: &'a Article,
    claims: &'a Claims,
    places: Places<'a>,
    published: Option<jiff::civil::Date>,
    nodes: BTreeMap<NodeId, Node>,
}

impl<'a> Builder<'a> {
    /// Starts with nothing but the article.
    pub fn new(article: &'a Article, claims: &'a Claims) -> Self {
        Self { article, claims, places: Places::new(&article.text), published: None, nodes: BTreeMap::new() }
    }

    /// Every node of the article, in the order of their ids.
    pub fn build(mut self) -> Vec<Node> {
        self.article();
        for deal in &self.claims.deals {
            self.deal(deal);
        }
        for person in &self.claims.people {
            self.person(person);
        }
        for event in &self.claims.events {
            self.event(event);
        }
        for initiative in &self.claims.initiatives {
            let id = self.initiative(initiative.name, initiative.status.value);
            let value = Value::Concept(initiative.status.value.into());
            self.claim(&id, Property::InitiativeStatus, value, &initiative.status);
        }
        let article = self.article_id();
        for amount in &self.claims.amounts {
            if let Some(id) = self.amount(amount) {
                self.claim(&article, Property::Amount, Value::Node(id), amount);
            }
        }
        let mut nodes: Vec<Node> = self.nodes.into_values().collect();
        for node in &mut nodes {
            node.statements.sort();
        }
        nodes
    }

    fn article_id(&self) -> NodeId {
        NodeId::named(NodeKind::Article, &self.article.id)
    }

    fn node(&mut self, id: &NodeId) -> &mut Node {
        self.nodes.entry(id.clone()).or_insert_with(|| Node::new(id.clone()))
    }

    fn provenance(&self, span: Span, rule: &str, confidence: Confidence) -> Provenance {
        Provenance::new(&self.article.id, self.places.quote(span), rule, confidence)
    }

    fn claim<T>(&mut self, id: &NodeId, property: Property, value: Value, read: &Read<T>) {
        let provenance = self.provenance(read.span, &read.rule, read.confidence);
        self.node(id).claim(property, value, provenance);
    }

    /// Headline, dates, publisher, and what identifies the text.
    fn article(&mut self) {
        let id = self.article_id();
        let metadata = &self.article.metadata;
        self.published = self.claims.published.iter().find_map(|p| {
            let (date, _) = dates::resolve(&p.value, None, Tense::Past)?;
            let (first, last) = date.bounds()?;
            (first == last).then(|| first.parse().ok()).flatten()
        });
        let title = self.claims.title.as_ref().map(|t| t.value.clone());
        let url = metadata.url.as_ref().map(|u| u.value.clone()).filter(|u| is_iri(u));
        let published = self.published;
        let article = self.article;
        let node = self.node(&id);
        node.seen_in(&article.id);
        if let Some(title) = title {
            node.derive(Property::Headline, Value::Text(Lang::En, title));
        }
        if let Some(date) = published {
            node.derive(Property::DatePublished, Value::Day(date.to_string()));
        }
        node.derive(Property::InLanguage, Value::Plain("en".to_owned()));
        node.derive(Property::TextSha256, Value::Plain(article.sha256.clone()));
        node.derive(Property::SourceFile, Value::Plain(article.source_file.clone()));
        if let Some(url) = url {
            node.derive(Property::Url, Value::Iri(url));
        }
        if let Some(publisher) = &self.claims.publisher {
            let name = NodeId::named(NodeKind::Publisher, &publisher.value);
            self.claim(&name, Property::PrefLabel, Value::Text(Lang::En, publisher.value.clone()), publisher);
            self.node(&id).derive(Property::Publisher, Value::Node(name));
        }
    }

    fn name(&self, index: usize) -> Option<&'a NameClaim> {
        self.claims.names.get(index)
    }

    /// Labels of a node from the forms of a name: the full form first, every other form an alternative.
    fn labels(&mut self, id: &NodeId, name: &NameClaim) {
        let preferred = label::plain(&name.name);
        let mut seen: Vec<String> = vec![label::fold(&preferred)];
        let mut first = true;
        for mention in &name.mentions {
            let form = label::plain(&mention.form);
            let folded = label::fold(&form);
            if form.is_empty() || form.chars().count() > 200 {
                continue;
            }
            let provenance = self.provenance(mention.span, &name.rule, name.confidence);
            if folded == seen[0] {
                self.node(id).claim(Property::PrefLabel, Value::Text(Lang::En, preferred.clone()), provenance);
                first = false;
            } else if seen.contains(&folded) {
                let known = self.nodes.get(id).and_then(|n| {
                    n.values(Property::AltLabel)
                        .find(|v| matches!(v, Value::Text(_, t) if label::fold(t) == folded))
                        .cloned()
                });
                if let Some(value) = known {
                    self.node(id).claim(Property::AltLabel, value, provenance);
                }
            } else {
                seen.push(folded);
                self.node(id).claim(Property::AltLabel, Value::Text(Lang::En, form), provenance);
            }
        }
        if first && let Some(mention) = name.mentions.first() {
            let provenance = self.provenance(mention.span, &name.rule, name.confidence);
            self.node(id).claim(Property::PrefLabel, Value::Text(Lang::En, preferred), provenance);
        }
    }

    /// The party of a name.
    fn party(&mut self, index: usize) -> Option<NodeId> {
        let name = self.name(index)?;
        let id = NodeId::named(NodeKind::Party, &label::plain(&name.name));
        if self.nodes.contains_key(&id) {
            return Some(id);
        }
        self.labels(&id, name);
        let kind = match name.kind {
            NameKind::Organization(kind) => kind,
            NameKind::Place => PartyKind::Jurisdiction,
            NameKind::Person => PartyKind::Person,
            _ => PartyKind::Other,
        };
        if let Some(mention) = name.mentions.first() {
            let provenance = self.provenance(mention.span, &name.rule, name.confidence);
            self.node(&id).claim(Property::PartyKind, Value::Concept(kind.into()), provenance);
        }
        if kind == PartyKind::Jurisdiction
            && let Some(place) = self.place(index)
        {
            self.node(&id).derive(Property::Jurisdiction, Value::Node(place));
        }
        Some(id)
    }

    fn place(&mut self, index: usize) -> Option<NodeId> {
        let name = self.name(index)?;
        let id = NodeId::named(NodeKind::Place, &label::plain(&name.name));
        if !self.nodes.contains_key(&id) {
            self.labels(&id, name);
            if name.rule == "name-country" {
                self.node(&id).derive(Property::AdminLevel, Value::Concept(AdminLevel::Country.into()));
            }
        }
        Some(id)
    }

    fn initiative(&mut self, index: usize, _status: InitiativeStatus) -> NodeId {
        let name = self.name(index);
        let id = NodeId::named(NodeKind::Initiative, &name.map_or_else(String::new, |n| label::plain(&n.name)));
        if let Some(name) = name.filter(|_| !self.nodes.contains_key(&id)) {
            self.labels(&id, name);
        }
        id
    }

    fn date(&self, read: &Read<DateWords>, tense: Tense) -> Option<(crate::record::Edtf, DateBasis)> {
        dates::resolve(&read.value, self.published, tense)
    }

    fn state_date(&mut self, id: &NodeId, property: Property, read: &Read<DateWords>, tense: Tense) {
        let Some((date, basis)) = self.date(read, tense) else { return };
        self.claim(id, property, Value::Edtf(date), read);
        if property == Property::Date {
            self.claim(id, Property::DateBasis, Value::Concept(basis.into()), read);
            if let Some((first, last)) = date.bounds() {
                self.node(id).derive(Property::DateEarliest, Value::Day(first));
                self.node(id).derive(Property::DateLatest, Value::Day(last));
            }
        }
    }

    fn deal(&mut self, deal: &DealClaim) {
        let parties: Vec<(NodeId, Role, Read<()>)> = deal
            .parties
            .iter()
            .filter_map(|p| {
                Some((self.party(p.value.name)?, p.value.role, Read::new((), p.span, &p.rule, p.confidence)))
            })
            .collect();
        let tense = match deal.status.value {
            Status::Planned => Tense::Future,
            Status::Negotiating | Status::Proposed => Tense::Unknown,
            _ => Tense::Past,
        };
        let date = deal.date.as_ref().and_then(|d| self.date(d, tense)).map(|(date, _)| date.to_string());
        let mut slugs: Vec<&str> = parties.iter().map(|(id, ..)| id.slug()).collect();
        slugs.sort_unstable();
        let label = label::agreement(
            deal,
            &parties.iter().map(|(id, ..)| self.nodes.get(id).map_or("", Node::label)).collect::<Vec<_>>(),
            date.as_deref(),
        );
        // What tells this agreement from others: its kind, parties, date and name. Where the text does not say when, only
        // the article itself can tell it from another one of the same parties.
        let place = format!("{}:{}", self.article.id, deal.clause.start);
        let own = if date.is_none() || slugs.len() < 2 { place.as_str() } else { "" };
        let mut parts = vec![
            deal.kind.value.code(),
            date.as_deref().unwrap_or(""),
            deal.title.as_ref().map_or("", |t| t.value.as_str()),
            own,
        ];
        parts.extend(&slugs);
        let mut id = NodeId::named(NodeKind::Agreement, &format!("{}-{}", label::short(&label), &digest(&parts)[..8]));
        if self.nodes.contains_key(&id) {
            id = NodeId::named(
                NodeKind::Agreement,
                &format!("{}-{}", label::short(&label), &digest(&[&digest(&parts), &place])[..8]),
            );
        }
        match &deal.title {
            Some(title) => self.claim(&id, Property::PrefLabel, Value::Text(Lang::En, label), title),
            None => self.node(&id).derive(Property::PrefLabel, Value::Text(Lang::En, label)),
        }
        self.claim(&id, Property::AgreementType, Value::Concept(deal.kind.value.into()), &deal.kind);
        // The status claim quotes the whole sentence, and every other sentence that tells the deal.
        let mut status = self.provenance(deal.sentence, &deal.status.rule, deal.status.confidence);
        if let Some(who) = deal.attributed_to {
            status.attributed_to = self.party(who);
        }
        let mut more: Vec<Span> = deal.also.clone();
        more.push(deal.status.span);
        status.add_evidence(more.into_iter().map(|span| self.places.quote(span)));
        self.node(&id).claim(Property::Status, Value::Concept(deal.status.value.into()), status);
        for (party, role, read) in &parties {
            self.claim(&id, Property::Party, Value::Node(party.clone()), read);
            if *role == Role::Signatory && deal.status.value == Status::Signed {
                self.claim(&id, Property::Signatory, Value::Node(party.clone()), read);
            }
            let role =
                if *role == Role::Signatory && deal.status.value != Status::Signed { Role::Party } else { *role };
            self.participation(&id, party, role, read, None, None);
        }
        if let Some(date) = &deal.date {
            self.state_date(&id, Property::Date, date, tense);
        }
        for (property, read) in [
            (Property::ConcludedOn, &deal.concluded_on),
            (Property::ValidFrom, &deal.valid_from),
            (Property::ValidUntil, &deal.valid_until),
        ] {
            if let Some(read) = read {
                self.state_date(
                    &id,
                    property,
                    read,
                    if property == Property::ValidUntil { Tense::Future } else { Tense::Past },
                );
            }
        }
        if let Some(place) = &deal.place
            && let Some(node) = self.place(place.value)
        {
            self.claim(&id, Property::Place, Value::Node(node), place);
        }
        for area in &deal.areas {
            self.claim(&id, Property::Area, Value::Concept(area.value.into()), area);
        }
        if let Some(count) = &deal.count {
            self.claim(&id, Property::Count, Value::Integer(count.value), count);
        }
        if let Some(months) = &deal.duration {
            self.claim(&id, Property::Duration, Value::Duration(label::duration(months.value)), months);
        }
        for amount in &deal.amounts {
            if let Some(node) = self.amount(amount) {
                self.claim(&id, Property::Amount, Value::Node(node), amount);
            }
        }
        for initiative in &deal.initiatives {
            let node = self.initiative(initiative.value, InitiativeStatus::Existing);
            self.claim(&id, Property::Initiative, Value::Node(node), initiative);
        }
        for provision in &deal.provisions {
            let node = NodeId::named(
                NodeKind::Provision,
                &format!("{}-{}", self.article.id, &digest(&[id.slug(), &provision.value])[..8]),
            );
            self.node(&node).derive(Property::ProvisionKind, Value::Concept(ProvisionKind::Commitment.into()));
            self.claim(&node, Property::Description, Value::Text(Lang::En, provision.value.clone()), provision);
            self.claim(&id, Property::Provision, Value::Node(node), provision);
        }
        for representative in &deal.representatives {
            let (person, party) = representative.value;
            let behalf = party.and_then(|p| self.party(p));
            let Some(person) = self.claims.people.get(person) else { continue };
            if let Some(node) = self.person_node(person.name) {
                let capacity = person.post.clone();
                self.participation(&id, &node, Role::Representative, representative, behalf, capacity);
            }
        }
    }

    fn participation<T>(
        &mut self,
        whole: &NodeId,
        who: &NodeId,
        role: Role,
        read: &Read<T>,
        behalf: Option<NodeId>,
        capacity: Option<Read<String>>,
    ) {
        let id = NodeId::named(NodeKind::Participation, &digest(&[&whole.to_string(), &who.to_string(), role.code()]));
        self.claim(&id, Property::Participant, Value::Node(who.clone()), read);
        self.claim(&id, Property::Role, Value::Concept(role.into()), read);
        if let Some(party) = behalf {
            self.claim(&id, Property::OnBehalfOf, Value::Node(party), read);
        }
        if let Some(capacity) = capacity {
            self.claim(&id, Property::Capacity, Value::Text(Lang::En, capacity.value.clone()), &capacity);
        }
        self.claim(whole, Property::Participation, Value::Node(id), read);
    }

    fn person_node(&mut self, index: usize) -> Option<NodeId> {
        let name = self.name(index)?;
        let id = NodeId::named(NodeKind::Person, &label::plain(&name.name));
        if !self.nodes.contains_key(&id) {
            self.labels(&id, name);
        }
        Some(id)
    }

    fn person(&mut self, person: &crate::record::claim::PersonClaim) {
        let Some(id) = self.person_node(person.name) else { return };
        let organization = person.organization.as_ref().and_then(|o| Some((self.party(o.value)?, o.clone())));
        let Some(post) = person.post.as_ref() else {
            if organization.is_none() {
                return;
            }
            return self.membership(&id, None, organization);
        };
        self.membership(&id, Some(post), organization);
    }

    fn membership(
        &mut self,
        person: &NodeId,
        post: Option<&Read<String>>,
        organization: Option<(NodeId, Read<usize>)>,
    ) {
        let of = organization.as_ref().map_or("", |(id, _)| id.slug());
        let id = NodeId::named(
            NodeKind::Membership,
            &format!("{}-{}", person.slug(), &digest(&[person.slug(), post.map_or("", |p| p.value.as_str()), of])[..8]),
        );
        self.node(&id).derive(Property::Member, Value::Node(person.clone()));
        let article = self.article.id.clone();
        self.node(&id).seen_in(&article);
        if let Some(post) = post {
            self.claim(&id, Property::Capacity, Value::Text(Lang::En, post.value.clone()), post);
        }
        if let Some((party, read)) = organization {
            self.claim(&id, Property::Organization, Value::Node(party), &read);
        }
    }

    fn event(&mut self, event: &crate::record::claim::EventClaim) {
        let date = event.date.as_ref().and_then(|d| self.date(d, Tense::Past)).map(|(date, _)| date.to_string());
        let place = event.place.as_ref().and_then(|p| self.name(p.value)).map(|n| label::plain(&n.name));
        let label = label::event(event, place.as_deref(), date.as_deref());
        let own = format!("{}:{}", self.article.id, event.kind.span.start);
        let parts = [event.kind.value.code(), label.as_str(), if date.is_some() { "" } else { own.as_str() }];
        let id = NodeId::named(NodeKind::Event, &format!("{}-{}", label::short(&label), &digest(&parts)[..8]));
        match &event.title {
            Some(title) => self.claim(&id, Property::PrefLabel, Value::Text(Lang::En, label), title),
            None => self.node(&id).derive(Property::PrefLabel, Value::Text(Lang::En, label)),
        }
        self.claim(&id, Property::EventType, Value::Concept(event.kind.value.into()), &event.kind);
        if let Some(date) = &event.date {
            self.state_date(&id, Property::Date, date, Tense::Past);
        }
        if let Some(place) = &event.place
            && let Some(node) = self.place(place.value)
        {
            self.claim(&id, Property::Place, Value::Node(node), place);
        }
        for participant in &event.participants {
            if let Some(node) = self.party(participant.value.name) {
                self.participation(&id, &node, participant.value.role, participant, None, None);
            }
        }
    }

    fn amount(&mut self, read: &Read<AmountWords>) -> Option<NodeId> {
        let (bounds, measure) = amounts::canonical(&read.value)?;
        let (property, unit) = match measure {
            Measure::Currency(code) => (Property::Currency, code),
            Measure::Unit(unit) => (Property::UnitText, unit),
        };
        let values: Vec<(Property, String)> = match bounds {
            Bounds::Exact(value) => vec![(Property::AmountValue, value)],
            Bounds::AtLeast(low) => vec![(Property::AmountMin, low)],
            Bounds::AtMost(high) => vec![(Property::AmountMax, high)],
            Bounds::Between(low, high) => vec![(Property::AmountMin, low), (Property::AmountMax, high)],
        };
        let mut parts = vec![self.article.id.as_str(), unit.as_str()];
        parts.extend(values.iter().flat_map(|(property, value)| [property.curie(), value.as_str()]));
        let hash = &digest(&parts)[..8];
        let id = NodeId::named(
            NodeKind::Amount,
            &format!("{}-{}-{hash}", values.first().map_or("", |(_, v)| v.as_str()), label::short(&unit)),
        );
        let article = self.article.id.clone();
        let node = self.node(&id);
        node.seen_in(&article);
        for (property, value) in values {
            node.derive(property, Value::Decimal(value));
        }
        node.derive(property, Value::Plain(unit));
        Some(id)
    }
}

/// Whether an address can stand as an IRI: `http(s)`, and none of the characters that IRIs forbid.
fn is_iri(address: &str) -> bool {
    (address.starts_with("http://") || address.starts_with("https://"))
        && address.len() > 10
        && !address.chars().any(|c| {
            c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '{' | '}' | '|' | '\\' | '^' | '`')
        })
}
