//! The history of an agreement: planned, signed, ended. The newest act is its status.

use super::Articles;
use crate::record::concept::{ClaimStatus, Status};
use crate::record::{Concept, Node, Property, Statement, Value};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Accepts the status of the newest act; earlier steps, and what was told of their dates, are superseded.
pub fn newest_act(node: &mut Node, articles: &Articles) {
    let told: Vec<(Status, Option<String>, BTreeSet<Arc<str>>)> = node
        .accepted(Property::Status)
        .filter_map(|s| {
            let Value::Concept(Concept::Status(status)) = s.value else { return None };
            let says: BTreeSet<Arc<str>> = s.provenance.iter().map(|p| p.article.clone()).collect();
            Some((status, when(node, status, &says, articles), says))
        })
        .collect();
    if told.len() < 2 {
        return;
    }
    let most = |says: &BTreeSet<Arc<str>>| says.iter().map(|a| articles.witness(a)).collect::<BTreeSet<_>>().len();
    // What is known to be later counts; where a day is not known, the later step does.
    let newest = told.iter().reduce(|one, other| {
        let by_step = step(one.0).cmp(&step(other.0));
        let order = match (&one.1, &other.1) {
            (Some(a), Some(b)) if step(one.0) != step(other.0) || a != b => a.cmp(b).then(by_step),
            _ => by_step,
        };
        let order = order.then(most(&one.2).cmp(&most(&other.2))).then(other.0.cmp(&one.0));
        if order.is_lt() { other } else { one }
    });
    let Some((status, _, says)) = newest.cloned() else { return };
    let earlier: BTreeSet<Arc<str>> = told
        .iter()
        .filter(|(other, ..)| step(*other) < step(status))
        .flat_map(|(.., articles)| articles.iter().filter(|a| !says.contains(*a)).cloned())
        .collect();
    for statement in &mut node.statements {
        if let (Property::Status, Value::Concept(Concept::Status(other))) = (statement.property, &statement.value)
            && *other != status
        {
            let overtaken = step(*other) < step(status);
            statement.status = if overtaken { ClaimStatus::Superseded } else { ClaimStatus::Alternative };
        }
    }
    signed_before(node, status, &earlier);
    let only_earlier = |s: &Statement| s.provenance.iter().all(|p| earlier.contains(&p.article));
    for statement in &mut node.statements {
        let of_act = matches!(statement.property, Property::Date | Property::DateBasis);
        if of_act && !statement.provenance.is_empty() && only_earlier(statement) {
            statement.status = ClaimStatus::Superseded;
        }
    }
}

/// The date of the signing is when an agreement was concluded that is ended or suspended now.
fn signed_before(node: &mut Node, status: Status, earlier: &BTreeSet<Arc<str>>) {
    let ended = matches!(status, Status::Suspended | Status::Terminated | Status::Renewed);
    if !ended || node.value(Property::ConcludedOn).is_some() {
        return;
    }
    let signed: BTreeSet<Arc<str>> = node
        .statements
        .iter()
        .filter(|s| s.property == Property::Status)
        .filter(|s| matches!(&s.value, Value::Concept(Concept::Status(s)) if step(*s) == step(Status::Signed)))
        .flat_map(|s| s.provenance.iter().map(|p| p.article.clone()))
        .filter(|article| earlier.contains(article))
        .collect();
    let dates: Vec<Statement> = node
        .accepted(Property::Date)
        .filter(|s| s.provenance.iter().any(|p| signed.contains(&p.article)))
        .cloned()
        .collect();
    for mut date in dates {
        date.property = Property::ConcludedOn;
        date.provenance.retain(|p| signed.contains(&p.article));
        node.statements.push(date);
    }
}

/// How far along a status is in the life of an agreement.
pub fn step(status: Status) -> u8 {
    match status {
        Status::Proposed => 0,
        Status::Planned => 1,
        Status::Negotiating => 2,
        Status::Agreed => 3,
        Status::Signed | Status::Established => 4,
        Status::InForce => 5,
        Status::Renewed => 6,
        Status::Suspended => 7,
        Status::Terminated | Status::Rejected => 8,
    }
}

/// The day of the act that a status names, as its articles tell it; of what is only coming, the day on which they tell it.
fn when(node: &Node, status: Status, says: &BTreeSet<Arc<str>>, articles: &Articles) -> Option<String> {
    let published = says.iter().filter_map(|article| articles.published.get(&**article)).max().cloned();
    if step(status) < step(Status::Agreed) {
        return published;
    }
    let dates = node.accepted(Property::Date).filter(|s| s.provenance.iter().any(|p| says.contains(&p.article)));
    let told =
        dates.filter_map(|s| if let Value::Edtf(date) = &s.value { date.bounds().map(|(_, last)| last) } else { None });
    told.max().or(published)
}
