//! What changed between two exports is told in words, and nothing that changed is left untold.

use super::{emitted, options, sample};
use pactgraph::diff::{Difference, diff, json, markdown};
use pactgraph::emit::{BaseIri, Options};
use pactgraph::record::concept::{AgreementType, Status};
use pactgraph::record::{Concept, Dataset, Lang, Node, NodeId, NodeKind, Property, Value};
use pactgraph::stored::Export;

fn between(old: &Dataset, new: &Dataset) -> Difference {
    let (old, new) = (emitted(old, &options()), emitted(new, &options()));
    diff(&Export::read(old.path()).unwrap(), &Export::read(new.path()).unwrap())
}

fn node<'a>(dataset: &'a mut Dataset, kind: NodeKind, name: &str) -> &'a mut Node {
    dataset.nodes.get_mut(&NodeId::named(kind, name)).unwrap_or_else(|| panic!("{name}"))
}

fn set(node: &mut Node, property: Property, value: Value) {
    let statement = node.statements.iter_mut().find(|s| s.property == property).unwrap();
    statement.value = value;
    node.statements.sort();
}

#[test]
fn nothing_is_told_of_two_equal_exports() {
    let found = between(&sample::dataset(), &sample::shuffled());
    assert!(found.is_empty(), "{found:?}");
    assert_eq!(markdown(&found), "Nothing changed.\n");
}

#[test]
fn what_was_lost_on_the_way_is_no_change() {
    let out = emitted(&sample::dataset(), &options());
    let path = out.path().join("pactgraph.nt");
    let text = std::fs::read_to_string(&path).unwrap();
    let half: String = text.split_inclusive('\n').take(50).collect();
    std::fs::write(&path, half).unwrap();
    let error = Export::read(out.path()).unwrap_err().to_string();
    assert!(error.contains("pactgraph.nt: the file is not the one that the run of run.json wrote"), "{error}");
}

#[test]
fn a_plan_that_is_signed_is_a_status_with_an_arrow() {
    let mut new = sample::dataset();
    set(
        node(&mut new, NodeKind::Agreement, "Alliance"),
        Property::Status,
        Value::Concept(Concept::Status(Status::Signed)),
    );
    let found = between(&sample::dataset(), &new);
    let text = markdown(&found);
    assert!(
        text.starts_with("## Agreements: 0 new, 0 gone, 1 changed\n\n- **~** 联盟计划\n  - status planned → signed\n"),
        "{text}"
    );
    // The class of concluded ones comes with the status.
    assert!(text.contains("Statements: 2 new, 1 gone."), "{text}");
    let json: serde_json::Value = serde_json::from_str(&json(&found)).unwrap();
    let change = &json["agreements"]["changed"][0]["changes"][0];
    assert_eq!(*change, serde_json::json!({"what": "status", "from": ["planned"], "to": ["signed"]}));
    assert!(text.contains("Files that differ: ") && text.contains("evidence.nq"), "{text}");
}

#[test]
fn an_agreement_that_came_or_went_is_told_with_status_date_and_parties() {
    let mut without = sample::dataset();
    without.nodes.remove(&NodeId::named(NodeKind::Agreement, "Alliance"));
    let text = markdown(&between(&sample::dataset(), &without));
    assert!(text.contains("- **−** 联盟计划 (planned; XXXX-12; Coastland, "), "{text}");
    let text = markdown(&between(&without, &sample::dataset()));
    assert!(text.contains("## Agreements: 1 new, 0 gone, 0 changed\n\n- **+** 联盟计划 (planned;"), "{text}");
}

#[test]
fn a_party_with_another_name_is_renamed_and_its_agreements_are_not_told_again() {
    let mut new = sample::dataset();
    let label = Value::Text(Lang::En, "Free City of Coastland".into());
    set(node(&mut new, NodeKind::Party, "Coastland"), Property::PrefLabel, label);
    let found = between(&sample::dataset(), &new);
    let text = markdown(&found);
    assert!(text.contains("- party renamed: "), "{text}");
    assert!(text.contains(" → Free City of Coastland\n"), "{text}");
    assert!(!text.contains("  - party "), "{text}");
}

#[test]
fn an_agreement_under_another_id_is_known_by_what_is_told_of_it() {
    let mut new = sample::dataset();
    let mut moved = new.nodes.remove(&NodeId::named(NodeKind::Agreement, "Alliance")).unwrap();
    moved.id = NodeId::named(NodeKind::Agreement, "Alliance of ports");
    set(&mut moved, Property::AgreementType, Value::Concept(Concept::AgreementType(AgreementType::Contract)));
    new.nodes.insert(moved.id.clone(), moved);
    let found = between(&sample::dataset(), &new);
    assert!(found.added.is_empty() && found.removed.is_empty(), "{found:?}");
    let text = markdown(&found);
    assert!(
        text.contains("  - id: `agreement/alliance` → `agreement/alliance-of-ports`\n  - kind alliance → contract\n"),
        "{text}"
    );
}

#[test]
fn another_base_iri_alone_changes_no_thing() {
    let other = Options { base_iri: BaseIri::new("https://other.example/").unwrap(), ..options() };
    let (old, new) = (emitted(&sample::dataset(), &options()), emitted(&sample::dataset(), &other));
    let found = diff(&Export::read(old.path()).unwrap(), &Export::read(new.path()).unwrap());
    assert!(found.changed.is_empty() && found.things.is_empty() && found.statements == (0, 0), "{found:?}");
    assert!(!found.files.is_empty());
}
