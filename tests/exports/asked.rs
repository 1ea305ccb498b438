//! The dataset that the seventeen questions are asked of: the sample, and beside it what the sample has nothing of.
//!
//! A twinning that has ended, told by two articles of which one copies the other, and contradicted by a third.

use super::sample::{PLAN, Source, article, concept, dataset as sample, en, node, to};
use pactgraph::record::concept::{
    AdminLevel, AgreementType, Area, ClaimStatus, DateBasis, PartyKind, ProvisionKind, Role, Status,
};
use pactgraph::record::{Dataset, Edtf, NodeId, NodeKind, PartialDate, Property, Value};

const ENDED: &str = "Twinning over\n\nThe twinning of Chengdu and the Port of Tidewater, concluded in 2009, was ended in \
    December 2019 by Chengdu Customs. It carried out the harbour pact and cost between 3 and 5.5 million euros.\n";
const REPRINT: &str = "Twinning over (reprint)\n\nThe twinning of Chengdu and the Port of Tidewater was ended in \
    December 2019 by Chengdu Customs.\n";

fn on(year: i16, month: Option<u8>) -> Value {
    Value::Edtf(Edtf::on(PartialDate::new(Some(year), month, None).unwrap()))
}

/// The dataset.
pub fn dataset() -> Dataset {
    let mut dataset = sample();
    let (ended, reprint, plan) = (Source::new(ENDED), Source::new(REPRINT), Source::new(PLAN));
    let over = || ended.says("was ended", "deal/ended", 900);
    let known = |kind, name| NodeId::named(kind, name);
    let port = known(NodeKind::Party, "Port of Tidewater");

    let first = article(ENDED, "ended.txt", en("Twinning over"), ended.says("Twinning over", "document/title", 990));
    let title = "Twinning over (reprint)";
    let mut second = article(REPRINT, "reprint.txt", en(title), reprint.says(title, "document/title", 990));
    second.derive(Property::CopyOf, to(&first));

    let mut province = node(NodeKind::Place, "Sichuan");
    province.derive(Property::PrefLabel, en("Sichuan"));
    province.derive(Property::AdminLevel, concept(AdminLevel::Province));
    let mut city = node(NodeKind::Place, "Chengdu");
    city.derive(Property::PrefLabel, en("Chengdu"));
    city.derive(Property::ContainedInPlace, to(&province));

    let mut chengdu = node(NodeKind::Party, "Chengdu");
    chengdu.claim(Property::PrefLabel, en("Chengdu"), ended.says("Chengdu", "name/place", 950));
    chengdu.claim(Property::PartyKind, concept(PartyKind::Jurisdiction), ended.says("Chengdu", "name/kind", 900));
    chengdu.derive(Property::Jurisdiction, to(&city));
    let mut customs = node(NodeKind::Party, "Chengdu Customs");
    let words = || ended.says("Chengdu Customs", "name/organization", 950);
    customs.claim(Property::PrefLabel, en("Chengdu Customs"), words());
    customs.claim(Property::PartyKind, concept(PartyKind::CustomsAuthority), words());
    customs.claim(Property::SubOrganizationOf, to(&chengdu), words());

    let mut cost = node(NodeKind::Amount, "twinning cost");
    let price = || ended.says("between 3 and 5.5 million euros", "amount/money", 950);
    cost.claim(Property::AmountMin, Value::Decimal("3000000".into()), price());
    cost.claim(Property::AmountMax, Value::Decimal("5500000".into()), price());
    cost.claim(Property::Currency, Value::Plain("EUR".into()), price());
    let mut exchange = node(NodeKind::Provision, "twinning 1");
    exchange.claim(Property::Description, en("It carried out the harbour pact"), over());
    exchange.claim(Property::ProvisionKind, concept(ProvisionKind::Commitment), over());

    let mut twinning = node(NodeKind::Agreement, "Chengdu twinning");
    twinning.derive(Property::PrefLabel, en("Twinning of Chengdu and the Port of Tidewater"));
    twinning.claim(Property::AgreementType, concept(AgreementType::Twinning), ended.says("twinning", "deal/kind", 940));
    twinning.claim(Property::Status, concept(Status::Terminated), over());
    twinning.claim(Property::Status, concept(Status::Terminated), reprint.says("was ended", "deal/ended", 850));
    twinning.claim(Property::Status, concept(Status::Planned), plan.says("计划", "deal/planned", 300));
    for statement in twinning.statements.iter_mut().filter(|s| s.value == concept(Status::Planned)) {
        statement.status = ClaimStatus::Alternative;
    }
    twinning.claim(Property::Date, on(2019, Some(12)), ended.says("December 2019", "date/month", 990));
    twinning.derive(Property::DateEarliest, Value::Day("2019-12-01".into()));
    twinning.derive(Property::DateLatest, Value::Day("2019-12-31".into()));
    twinning.derive(Property::DateBasis, concept(DateBasis::Stated));
    twinning.claim(Property::ConcludedOn, on(2009, None), ended.says("2009", "date/year", 990));
    twinning.claim(Property::Area, concept(Area::Shipping), ended.says("Port", "deal/area", 550));
    twinning.claim(Property::Amount, to(&cost), over());
    twinning.claim(Property::Provision, to(&exchange), over());
    let pact = known(NodeKind::Agreement, "Harbour memorandum");
    twinning.claim(Property::Implements, Value::Node(pact), ended.says("carried out", "deal/implements", 800));

    let mut seats = Vec::new();
    for (who, words, role) in [
        (&chengdu.id, "Chengdu", Role::Member),
        (&customs.id, "Chengdu Customs", Role::Representative),
        (&port, "Port of Tidewater", Role::Member),
    ] {
        let said = || ended.says(words, "deal/party", 900);
        twinning.claim(Property::Party, Value::Node(who.clone()), said());
        let mut seat = node(NodeKind::Participation, &format!("twinning {}", who.slug()));
        seat.claim(Property::Participant, Value::Node(who.clone()), said());
        seat.claim(Property::Role, concept(role), said());
        if role == Role::Representative {
            seat.claim(Property::OnBehalfOf, to(&chengdu), said());
        }
        twinning.derive(Property::Participation, to(&seat));
        seats.push(seat);
    }
    seats.extend([first, second, province, city, chengdu, customs, cost, exchange, twinning]);
    dataset.nodes.extend(seats.into_iter().map(|node| (node.id.clone(), node)));
    if let Some(port) = dataset.nodes.get_mut(&port) {
        port.seen_in(&ended.id);
    }
    dataset
}
