//! Decisions of people: applied after merging, recorded as theirs, and refused where they speak of nothing.

use super::merging::{LEXICON, records};
use super::program::{bytes, printed};
use pactgraph::record::claim_id::claim_id;
use pactgraph::record::concept::ClaimStatus;
use pactgraph::record::ledger::Ledger;
use pactgraph::record::{Dataset, Node, NodeId, NodeKind, Property, Value};
use pactgraph::{merge, read};
use std::fs;

const SIGNED: &str = "Ports sign\n\nMay 5, 2021\n\n\
    The Port of Mombasa and the Port of Lagos signed a memorandum of understanding on training on 4 May 2021.\n";
const AGAIN: &str = "Lagos news\n\nMay 6, 2021\n\n\
    Lagos Port and the Port of Mombasa signed a memorandum of understanding in May 2021.\n";
const PLANNED: &str = "Dakar\n\nMay 6, 2021\n\n\
    The Port of Dakar and the Port of Lagos will sign a memorandum of understanding on pilots in June 2021.\n";

/// The dataset of these texts with these rows of decisions, or what is wrong with them.
fn curated(texts: &[&str], rows: &str) -> Result<Dataset, (u64, String)> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("curation.csv");
    fs::write(&path, format!("action,id,other,value,who,why\n{rows}")).unwrap();
    let decisions = read::curation::curation(&path).unwrap();
    let records = texts.iter().map(|text| records(text));
    let (mut dataset, _) = merge::merge_with(records, Vec::new(), &LEXICON.digest, Ledger::default(), &decisions);
    merge::curate(&mut dataset, &decisions).map_err(|fault| (fault.line, fault.what)).map(|()| dataset)
}

fn agreements(dataset: &Dataset) -> Vec<&Node> {
    dataset.of_kind(NodeKind::Agreement).filter(|node| !node.is_replaced()).collect()
}

/// The id of the claim of the first article that says this of an agreement.
fn claim(node: &Node, property: Property, which: fn(&Value) -> bool) -> String {
    let statement = node.statements.iter().find(|s| s.property == property && which(&s.value)).unwrap();
    let article = &statement.provenance[0].article;
    format!("claim/{}", claim_id(article, &node.id, property, &statement.value))
}

fn party(slug: &str) -> NodeId {
    NodeId::named(NodeKind::Party, slug)
}

/// The party whose label has this word.
fn named<'d>(dataset: &'d Dataset, word: &str) -> &'d Node {
    dataset.of_kind(NodeKind::Party).find(|node| node.label().contains(word)).unwrap()
}

#[test]
fn what_is_the_same_becomes_one_node_and_the_other_id_leads_to_it() {
    let plain = curated(&[SIGNED, PLANNED], "").unwrap();
    let (one, other) = (named(&plain, "Mombasa").id.clone(), named(&plain, "Dakar").id.clone());
    let all = curated(&[SIGNED, PLANNED], &format!("same-as,{one},{other},,Ada,one harbour\n")).unwrap();
    assert_eq!(all.nodes[&other].value(Property::IsReplacedBy), Some(&Value::Node(one.clone())));
    assert_eq!(all.nodes[&one].articles.len(), 2);
    let parties = |node: &Node| node.values(Property::Party).cloned().collect::<Vec<_>>();
    assert!(agreements(&all).iter().all(|node| parties(node).contains(&Value::Node(one.clone()))));
    let said = &all.curated[0];
    assert_eq!(
        (said.predicate.curie(), said.status, said.who.as_str()),
        ("dcterms:isReplacedBy", ClaimStatus::Accepted, "Ada")
    );
}

#[test]
fn what_one_article_tells_is_kept_apart() {
    let plain = curated(&[SIGNED, AGAIN], "").unwrap();
    let [agreement] = agreements(&plain)[..] else { panic!("the two tellings are one agreement") };
    let rows: Vec<String> = agreement
        .articles
        .iter()
        .map(|article| format!("different-from,{},article/{article},,Ada,another memorandum\n", agreement.id))
        .collect();
    let counts: Vec<usize> =
        rows.iter().map(|row| curated(&[SIGNED, AGAIN], row).map_or(0, |all| agreements(&all).len())).collect();
    assert!(counts.contains(&2), "{counts:?}");
    let mombasa = named(&plain, "Mombasa");
    let row = format!("different-from,{},article/{},,Ada,another port\n", mombasa.id, mombasa.articles[1]);
    let all = curated(&[SIGNED, AGAIN], &row).unwrap();
    assert_eq!(all.of_kind(NodeKind::Party).filter(|node| node.label().contains("Mombasa")).count(), 2);
}

#[test]
fn a_claim_that_is_rejected_is_not_asserted_and_an_agreement_without_status_is_none() {
    let plain = curated(&[SIGNED, AGAIN, PLANNED], "").unwrap();
    let exact = |value: &Value| matches!(value, Value::Edtf(date) if date.from.day.is_some());
    let signed = agreements(&plain).into_iter().find(|node| node.articles.len() == 2).unwrap();
    let row = format!("reject,{},,,Ada,wrong day\n", claim(signed, Property::Date, exact));
    let all = curated(&[SIGNED, AGAIN, PLANNED], &row).unwrap();
    let node = &all.nodes[&signed.id];
    assert!(matches!(node.value(Property::Date), Some(Value::Edtf(date)) if date.to_string() == "2021-05"));
    assert!(node.statements.iter().any(|s| s.property == Property::Date && s.status == ClaimStatus::Rejected));
    let planned = agreements(&plain).into_iter().find(|node| node.articles.len() == 1).unwrap();
    let row = format!("reject,{},,,Ada,no deal\n", claim(planned, Property::Status, |_| true));
    let all = curated(&[SIGNED, AGAIN, PLANNED], &row).unwrap();
    assert!(!all.nodes.contains_key(&planned.id));
    assert!(all.issues.iter().any(|issue| issue.message.ends_with("was rejected by Ada: no deal")), "{:?}", all.issues);
    let parts = |dataset: &Dataset| dataset.of_kind(NodeKind::Participation).count();
    assert_eq!(parts(&all), parts(&plain) - 2);
}

#[test]
fn a_claim_is_accepted_against_the_others_and_labels_and_kinds_are_set() {
    let other = "Lagos news\n\nMay 5, 2021\n\n\
        The Port of Mombasa and the Port of Lagos signed a memorandum of understanding on training on 3 May 2021.\n";
    let plain = curated(&[SIGNED, other], "").unwrap();
    let [agreement] = agreements(&plain)[..] else { panic!("a day apart is one agreement") };
    let date = |status| agreement.statements.iter().find(|s| s.property == Property::Date && s.status == status);
    let alternative = date(ClaimStatus::Alternative).unwrap();
    let id = claim_id(&alternative.provenance[0].article, &agreement.id, Property::Date, &alternative.value);
    let mombasa = named(&plain, "Mombasa").id.clone();
    let rows = format!(
        "accept,claim/{id},,,Ada,seen on paper\nkind,{mombasa},,company,Ada,a company since 2000\n\
         preferred-label,{mombasa},,Kilindini Harbour,Bo,its own name\n"
    );
    let all = curated(&[SIGNED, other], &rows).unwrap();
    assert_eq!(all.nodes[&agreement.id].value(Property::Date), Some(&alternative.value));
    let day = all.nodes[&agreement.id].value(Property::DateEarliest);
    assert!(
        matches!((day, &alternative.value), (Some(Value::Day(day)), Value::Edtf(date)) if *day == date.to_string())
    );
    assert_eq!(all.nodes[&mombasa].label(), "Kilindini Harbour");
    assert_eq!(all.nodes[&mombasa].values(Property::PartyKind).count(), 1);
    assert_eq!(all.curated.len(), 3);
}

#[test]
fn a_decision_about_nothing_is_told_with_its_line() {
    let lagos = named(&curated(&[SIGNED], "").unwrap(), "Lagos").id.clone();
    for row in ["preferred-label,party/nobody,,A,Ada,why", "reject,claim/0123456789abcdef,,,Ada,why"] {
        let rows = format!("kind,{lagos},,port,Ada,why\n{row}\n");
        let (line, what) = curated(&[SIGNED], &rows).unwrap_err();
        assert!(line == 3 && what.contains("there is no such"), "{what}");
    }
    assert_eq!(curated(&[SIGNED], &format!("same-as,{lagos},{},,Ada,why\n", party("none"))).unwrap_err().0, 2);
}

#[test]
fn what_review_lists_can_be_decided_and_given_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    fs::create_dir(path("in")).unwrap();
    for (name, text) in [("a.txt", SIGNED), ("b.txt", AGAIN), ("c.txt", PLANNED)] {
        fs::write(folder.path().join("in").join(name), text).unwrap();
    }
    let input = path("in");
    printed(&["run", &input, "--quiet", "--formats", "nt,nq,csv", "--out", &path("before")]);
    let listed = printed(&["review", &path("before"), "--below", "1"]);
    let row = listed.lines().find(|line| line.contains(": status planned")).unwrap();
    assert!(row.starts_with(",claim/"), "{row}");
    let decided =
        listed.replace(row, &row.replacen(",claim/", "reject,claim/", 1).replacen(",,,,", ",,,Ada,no deal", 1));
    fs::write(path("curation.csv"), decided).unwrap();
    printed(&[
        "run",
        &input,
        "--quiet",
        "--formats",
        "nt,nq,csv",
        "--curation",
        &path("curation.csv"),
        "--out",
        &path("after"),
    ]);
    let nt = |name: &str| String::from_utf8(bytes(&folder.path().join(name))["pactgraph.nt"].clone()).unwrap();
    assert!(nt("before").contains("status/planned") && !nt("after").contains("status/planned"));
    assert!(printed(&["validate", &path("after")]).contains("0 violations"));
}
