//! Figures that are known by hand.

use super::facts::{Agreement, Amount, Facts, Found, Person, Said};
use super::gold::parse;
use super::*;
use crate::record::concept::{AgreementType, Area, ClaimStatus, EventType, Status};
use crate::record::{Confidence, Dataset, Evidence, Lang, Node, NodeId, NodeKind, Property, Provenance, Span, Value};

fn gold(agreements: &str, more: &str) -> Gold {
    parse(&format!(r#"{{"article": {{}}, "agreements": [{agreements}]{more}}}"#)).unwrap()
}

/// A treaty of two parties, signed on 17 December 2019 in Alma, on trade; customs and the seventeenth's eve are optional.
const TREATY: &str = r#"{"key": "a1", "type": ["treaty"], "status": ["signed"], "date": ["2019-12-17"],
    "optional_date": ["2019-12-16"], "place": ["Alma"], "parties": [["Norland"], ["Estavia", "Republic of Estavia"]],
    "optional_parties": [["Cedar Bank"]], "areas": ["trade"], "optional_areas": ["customs"], "cue": "signed a treaty"}"#;

fn found(text: &str) -> Found {
    let said = Some(Said { sentence: format!("They said {text}."), rule: "rule-x".to_owned() });
    Found { texts: vec![text.to_owned()], said }
}

fn treaty() -> Agreement {
    Agreement {
        confidence: Confidence::new(930),
        said: None,
        kind: Some(found("treaty")),
        status: Some(found("signed")),
        date: Some(found("2019-12-17")),
        place: Some(found("Alma")),
        parties: vec![found("Estavia"), found("Norland")],
        areas: vec![found("trade")],
    }
}

fn facts(agreements: Vec<Agreement>) -> Facts {
    Facts { agreements, ..Facts::default() }
}

fn evaluated(gold: &Gold, facts: &Facts) -> Evaluation {
    let mut evaluation = Evaluation::default();
    evaluation.add("a", gold, facts);
    evaluation
}

/// Right, wrong, missing.
fn counts(evaluation: &Evaluation, slot: Slot) -> (usize, usize, usize) {
    let Count { right, wrong, missing } = evaluation.count(slot);
    (right, wrong, missing)
}

#[test]
fn what_is_told_as_gold_has_it_is_right() {
    let evaluation = evaluated(&gold(TREATY, ""), &facts(vec![treaty()]));
    assert_eq!(evaluation.faults, []);
    assert_eq!(evaluation.core(), Count { right: 7, wrong: 0, missing: 0 });
    assert_eq!(evaluation.all_facts(), evaluation.core());
}

#[test]
fn a_wrong_value_is_wrong_and_missing_and_an_optional_one_is_neither() {
    let found_otherwise = Agreement {
        date: Some(found("2020-01-01")),
        place: None,
        parties: vec![found("Norland"), found("Birch Rail"), found("Cedar Bank")],
        areas: vec![found("customs"), found("trade"), found("energy")],
        ..treaty()
    };
    let evaluation = evaluated(&gold(TREATY, ""), &facts(vec![found_otherwise]));
    for (slot, expected) in [
        (Slot::Agreement, (1, 0, 0)),
        (Slot::Type, (1, 0, 0)),
        (Slot::Date, (0, 1, 1)),
        (Slot::Place, (0, 0, 1)),
        (Slot::Party, (1, 1, 1)),
        (Slot::Area, (1, 1, 0)),
    ] {
        assert_eq!(counts(&evaluation, slot), expected, "{}", slot.label());
    }
    assert_eq!(evaluation.core(), Count { right: 4, wrong: 3, missing: 3 });

    let eve = Agreement { date: Some(found("2019-12-16")), ..treaty() };
    assert_eq!(counts(&evaluated(&gold(TREATY, ""), &facts(vec![eve])), Slot::Date), (0, 0, 0));
}

#[test]
fn a_second_record_is_one_error_and_a_false_one_is_wrong_in_every_slot() {
    let again = Agreement { confidence: Confidence::new(450), date: None, ..treaty() };
    let parties = vec![found("Ash Town"), found("Oak Town")];
    let other = Agreement { confidence: Confidence::new(720), parties, place: None, ..treaty() };
    let evaluation = evaluated(&gold(TREATY, ""), &facts(vec![again, treaty(), other]));
    assert_eq!(counts(&evaluation, Slot::Agreement), (1, 2, 0));
    assert_eq!(counts(&evaluation, Slot::Type), (1, 1, 0));
    assert_eq!(counts(&evaluation, Slot::Party), (2, 2, 0));
    assert_eq!(counts(&evaluation, Slot::Place), (1, 0, 0));
    let kinds: Vec<FaultKind> = evaluation.faults.iter().map(|fault| fault.kind).collect();
    assert_eq!(kinds, [FaultKind::Twice, FaultKind::Wrong]);
    // The record of 0.45 tells the treaty again, that of 0.72 tells what nobody signed.
    let shares: Vec<(usize, usize)> = evaluation.calibration.iter().map(|bin| (bin.found, bin.right)).collect();
    assert_eq!(shares, [(1, 0), (0, 0), (0, 0), (1, 0), (0, 0), (1, 1)]);
}

#[test]
fn a_missing_agreement_is_missing_in_every_slot() {
    let evaluation = evaluated(&gold(TREATY, ""), &facts(Vec::new()));
    assert_eq!(evaluation.core(), Count { right: 0, wrong: 0, missing: 7 });
    assert_eq!(evaluation.faults[0].wanted, ["signed a treaty"]);
    assert_eq!(evaluation.false_deals, 0);
}

#[test]
fn an_optional_deal_is_no_false_one_and_any_other_is() {
    let optional = gold("", &format!(r#", "optional_agreements": [{TREATY}]"#));
    let evaluation = evaluated(&optional, &facts(vec![treaty()]));
    assert_eq!((evaluation.false_deals, counts(&evaluation, Slot::Agreement)), (0, (0, 0, 0)));
    assert_eq!((evaluation.calibration[5].found, evaluation.calibration[5].optional), (0, 1));
    let evaluation =
        evaluated(&optional, &facts(vec![treaty(), Agreement { parties: vec![found("Ash Town")], ..treaty() }]));
    assert_eq!((evaluation.false_deals, counts(&evaluation, Slot::Agreement)), (1, (0, 1, 0)));
}

#[test]
fn of_two_equal_deals_the_wanted_one_is_found_before_the_optional_one() {
    let both = gold(TREATY, &format!(r#", "optional_agreements": [{TREATY}]"#));
    assert_eq!(counts(&evaluated(&both, &facts(vec![treaty()])), Slot::Agreement), (1, 0, 0));
}

#[test]
fn people_and_amounts_are_found_by_what_they_are() {
    let gold = gold(
        "",
        r#", "people": [{"name": ["Li Wei"], "role": ["Director"]}, {"name": ["Arta Kelmendi"], "optional": true}],
            "amounts": [{"value": 20000000, "unit": "CNY"}, {"value": 41, "unit": "trains"}]"#,
    );
    let person = |name, role| Person { name: found(name), role, organization: Some(found("Alder Port")) };
    let amount = |value, unit: &str| Amount { value, unit: unit.to_owned(), told: found("it") };
    let people =
        vec![person("Arta Kelmendi", None), person("Li Wei", Some(found("Deputy"))), person("Olav Brandt", None)];
    let amounts = vec![amount(20_050_000.0, "CNY"), amount(42.0, "train")];
    let evaluation = evaluated(&gold, &Facts { people, amounts, ..Facts::default() });
    assert_eq!(counts(&evaluation, Slot::Person), (1, 1, 0));
    assert_eq!(counts(&evaluation, Slot::PersonRole), (0, 1, 1));
    assert_eq!(counts(&evaluation, Slot::PersonOrganization), (0, 1, 0));
    assert_eq!(counts(&evaluation, Slot::Amount), (1, 1, 1));
}

#[test]
fn an_error_is_printed_with_what_was_found_and_wanted_and_why() {
    let late = Agreement { date: Some(found("2020-01-01")), ..treaty() };
    let evaluation = evaluated(&gold(TREATY, ""), &facts(vec![late]));
    let notes = ["b.txt has no gold".to_owned()];
    let text = report::text(&evaluation, report::Options { errors: true, notes: &notes });
    for line in [
        "note: b.txt has no gold\n",
        "a: a1 date wrong: found \"2020-01-01\", wanted \"2019-12-17\"\n    \"They said 2020-01-01.\" (rule-x)\n",
        "1 articles; articles without a deal given a false one: 0\n",
        "CORE (agreement slots)    0.857  0.857  0.857     6     1       1\n",
        "0.9 to 1.0                    1      1  1.000         0\n",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    let json: serde_json::Value =
        serde_json::from_str(&report::json(&evaluation, report::Options { errors: true, notes: &notes })).unwrap();
    assert_eq!(json["slots"]["date"]["wrong"], 1);
    assert_eq!(json["errors"][0]["rule"], "rule-x");
    assert_eq!(json["calibration"][5]["share"], 1.0);
    let without = report::json(&evaluation, report::Options { errors: false, notes: &notes });
    assert!(!without.contains("\"errors\""), "{without}");
}

/// A statement of an article whose words are these.
fn provenance(words: &str) -> Provenance {
    let evidence = Evidence::new(Span::new(12, 20), "On that day ", words, " as they had said");
    Provenance::new("0123456789abcdef", evidence, "rule-x", Confidence::new(800))
}

#[test]
fn facts_are_what_is_accepted_with_areas_by_their_top_concepts() {
    let mut agreement = Node::new(NodeId::named(NodeKind::Agreement, "a"));
    let mut party = Node::new(NodeId::named(NodeKind::Party, "estavia"));
    party.claim(Property::PrefLabel, Value::Text(Lang::En, "Estavia".into()), provenance("Estavia"));
    party.claim(Property::AltLabel, Value::Text(Lang::En, "Republic of Estavia".into()), provenance("Republic"));
    for value in [AgreementType::Treaty.into(), Area::Rail.into(), Area::Ports.into(), Area::Energy.into()] {
        let is_kind = matches!(value, crate::record::Concept::AgreementType(_));
        let property = if is_kind { Property::AgreementType } else { Property::Area };
        agreement.claim(property, Value::Concept(value), provenance("words"));
    }
    agreement.claim(Property::Party, Value::Node(party.id.clone()), provenance("Estavia"));
    agreement.claim(Property::Status, Value::Concept(Status::Planned.into()), provenance("plan"));
    agreement.claim(Property::Status, Value::Concept(Status::Signed.into()), provenance("signed"));
    agreement.statements.iter_mut().filter(|s| s.value == Value::Concept(Status::Planned.into())).for_each(|s| {
        s.status = ClaimStatus::Alternative;
    });
    let mut signing = Node::new(NodeId::named(NodeKind::Event, "signing"));
    signing.claim(Property::EventType, Value::Concept(EventType::Signing.into()), provenance("signing"));
    let nodes = [agreement, party, signing].into_iter().map(|node| (node.id.clone(), node)).collect();
    let facts = Facts::of(&Dataset { nodes, ..Dataset::default() });
    let [agreement] = facts.agreements.as_slice() else { panic!("{facts:?}") };
    assert_eq!(agreement.status.as_ref().unwrap().texts, ["signed"]);
    assert_eq!(agreement.parties[0].texts, ["Estavia", "Republic of Estavia"]);
    let areas: Vec<&str> = agreement.areas.iter().flat_map(|area| &area.texts).map(String::as_str).collect();
    assert_eq!(areas, ["energy", "transport"]);
    assert_eq!(agreement.confidence, Confidence::new(800));
    assert!(facts.events.is_empty(), "a signing is part of its agreement");
    let said = Said { sentence: "signed".to_owned(), rule: "rule-x".to_owned() };
    assert_eq!(agreement.said, Some(said));
}
