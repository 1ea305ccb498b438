//! One thing, one node: what several articles say together.

use super::program::{articles, bytes, export, printed};
use pactgraph::lexicon::Lexicon;
use pactgraph::record::concept::{ClaimStatus, Status};
use pactgraph::record::{Concept, Confidence, Dataset, NodeKind, Property, Records, Value};
use pactgraph::{extract, merge, normalize, read};
use std::collections::BTreeSet;
use std::fs;
use std::sync::LazyLock;

pub static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::embedded().unwrap());

/// What a text says.
pub fn records(text: &str) -> Records {
    let article = read::article(text.as_bytes().to_vec(), "a.txt").0.unwrap();
    let claims = extract::extract(&article, &LEXICON).at_least(Confidence::new(0));
    normalize::normalize(&article, &claims, &LEXICON)
}

/// The dataset of these texts.
fn dataset(texts: &[&str]) -> Dataset {
    merge::merge(texts.iter().map(|text| records(text)), Vec::new(), "test")
}

/// The status of the one agreement of a dataset, and what became of each status that is told.
fn statuses(dataset: &Dataset) -> Vec<(Status, ClaimStatus)> {
    let agreements: Vec<_> = dataset.of_kind(NodeKind::Agreement).collect();
    assert_eq!(agreements.len(), 1, "{:?}", agreements.iter().map(|a| a.id.to_string()).collect::<Vec<_>>());
    let told = agreements[0].statements.iter().filter(|s| s.property == Property::Status);
    told.filter_map(
        |s| if let Value::Concept(Concept::Status(status)) = s.value { Some((status, s.status)) } else { None },
    )
    .collect()
}

const SIGNED: &str = "Ports sign\n\nMay 5, 2021\n\n\
    The Port of Mombasa and the Port of Lagos signed a memorandum of understanding on training on 4 May 2021.\n";

#[test]
fn a_memorandum_that_three_articles_report_is_one_with_three_reports() {
    let all = dataset(&[
        SIGNED,
        "Lagos news\n\nLagos Port and the Port of Mombasa signed a memorandum of understanding on May 4, 2021.\n",
        "Mombasa\n\nIn May 2021, the Port of Mombasa signed a memorandum of understanding with the Port of Lagos.\n",
    ]);
    assert_eq!(statuses(&all), [(Status::Signed, ClaimStatus::Accepted)]);
    let agreement = all.of_kind(NodeKind::Agreement).next().unwrap();
    assert_eq!(agreement.articles.len(), 3);
    assert_eq!(all.of_kind(NodeKind::Party).count(), 2);
    let date = agreement.value(Property::Date).unwrap();
    assert!(matches!(date, Value::Edtf(date) if date.to_string() == "2021-05-04"), "{date:?}");
    let others = agreement.statements.iter().filter(|s| s.property == Property::Date && s.value != *date);
    let others: Vec<ClaimStatus> = others.map(|s| s.status).collect();
    assert_eq!(others, [ClaimStatus::Superseded], "a month contradicts no day in it");
}

#[test]
fn what_was_planned_and_then_signed_has_a_history() {
    let planned = "Ports to sign\n\nApril 20, 2021\n\n\
        The Port of Mombasa and the Port of Lagos will sign a memorandum of understanding on training next month.\n";
    let told = statuses(&dataset(&[SIGNED, planned]));
    assert!(told.contains(&(Status::Signed, ClaimStatus::Accepted)), "{told:?}");
    assert!(told.contains(&(Status::Planned, ClaimStatus::Superseded)), "{told:?}");
}

#[test]
fn deals_of_other_dates_parties_or_articles_stay_apart() {
    let other = |text: &str| dataset(&[SIGNED, text]).of_kind(NodeKind::Agreement).count();
    let text = "The Port of Mombasa and the Port of Lagos signed a memorandum of understanding on 9 June 2023.\n";
    assert_eq!(other(text), 2, "two years later");
    let text = "The Port of Mombasa and the Port of Dakar signed a memorandum of understanding on 4 May 2021.\n";
    assert_eq!(other(text), 2, "with another port");
    let text = "The Port of Mombasa and the Port of Lagos signed a contract on pilot boats on 6 May 2021.\n";
    assert_eq!(other(text), 2, "a contract");
}

#[test]
fn a_syndicated_copy_is_no_second_witness() {
    let body = "The two ports will exchange pilots, share their experience with dredging and hold a yearly meeting of \
        harbour masters, and their staff will be trained in both cities for six weeks in each of the next three years.";
    let copied = format!("{SIGNED}{body}\n");
    let copy = format!("Harbour Gazette\n\n{copied}");
    let all = dataset(&[&copied, &copy]);
    let copies: Vec<_> = all.of_kind(NodeKind::Article).filter(|a| a.value(Property::CopyOf).is_some()).collect();
    assert_eq!(copies.len(), 1);
    assert_eq!(statuses(&all).len(), 1);
}

/// What each of the articles of the project says.
fn told() -> Vec<Records> {
    articles().iter().map(|path| records(&fs::read_to_string(path).unwrap())).collect()
}

#[test]
fn whatever_order_articles_come_in_and_however_they_are_split_the_dataset_is_the_same() {
    let told = told();
    let all = merge::merge(told.clone(), Vec::new(), "test");
    for turned in [1, 7, told.len() / 2] {
        let mut other = told.clone();
        other.rotate_left(turned);
        other.reverse();
        let (odd, even): (Vec<_>, Vec<_>) = other.into_iter().enumerate().partition(|(at, _)| at % 2 == 1);
        let split = odd.into_iter().chain(even).map(|(_, records)| records);
        assert!(merge::merge(split, Vec::new(), "test") == all, "turned by {turned}");
    }
}

#[test]
fn adding_any_article_changes_only_nodes_of_what_it_speaks_of() {
    let told = told();
    let all = merge::merge(told.clone(), Vec::new(), "test");
    let mut shared = 0;
    for (at, added) in told.iter().enumerate() {
        let mut others = told.clone();
        others.remove(at);
        let without = merge::merge(others, Vec::new(), "test");
        for node in all.nodes.values().filter(|node| without.nodes.get(&node.id) != Some(node)) {
            assert!(node.articles.contains(&added.article.as_str().into()), "{} changes {}", added.article, node.id);
            shared += usize::from(node.articles.len() > 1);
        }
        let gone = without.nodes.keys().find(|id| !all.nodes.contains_key(id));
        assert_eq!(gone, None, "{} takes something away", added.article);
    }
    assert!(shared > 20, "{shared} nodes of several articles");
}

/// The lines of the graph of a folder.
fn lines(folder: &std::path::Path) -> BTreeSet<String> {
    let text = String::from_utf8(bytes(folder)["pactgraph.nt"].clone()).unwrap();
    text.lines().map(str::to_owned).collect()
}

#[test]
fn adding_an_article_changes_only_lines_of_what_it_speaks_of() {
    let all = articles();
    let with = export(&all, &["--formats", "nt"]);
    let with = lines(with.path());
    for added in ["07-port-twinning-signed.txt", "05-customs-memorandum.txt"] {
        let others: Vec<_> = all.iter().filter(|path| !path.ends_with(added)).cloned().collect();
        assert_eq!(others.len() + 1, all.len());
        let without = export(&others, &["--formats", "nt"]);
        let without = lines(without.path());
        let subject = |line: &str| line.split(' ').next().unwrap_or_default().to_owned();
        let article = with
            .iter()
            .find(|line| line.contains("sourceFile") && line.contains(added))
            .map(|line| subject(line))
            .unwrap();
        let spoken_of: BTreeSet<String> = with
            .iter()
            .filter(|line| line.contains("wasDerivedFrom") && line.contains(&article))
            .map(|line| subject(line))
            .collect();
        let changed: Vec<&String> = with.symmetric_difference(&without).collect();
        assert!(changed.len() > 10);
        for line in changed {
            let subject = subject(line);
            assert!(subject == article || spoken_of.contains(&subject), "{added} changes {line}");
        }
    }
}

#[test]
fn with_a_ledger_ids_stay_when_an_earlier_report_comes_in() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    fs::create_dir(path("in")).unwrap();
    fs::write(path("in/b.txt"), SIGNED).unwrap();
    let run = |out: &str| {
        printed(&[
            "run",
            &path("in"),
            "--quiet",
            "--formats",
            "nt",
            "--ledger",
            &path("ledger.csv"),
            "--out",
            &path(out),
        ]);
        let ids: BTreeSet<String> = lines(std::path::Path::new(&path(out)))
            .iter()
            .filter(|line| line.contains("/agreement/") && line.contains("ns#status"))
            .map(|line| line.split(' ').next().unwrap().to_owned())
            .collect();
        ids
    };
    let first = run("one");
    assert_eq!(first.len(), 1);
    let earlier = "Ports sign\n\nMay 4, 2021\n\n\
        Lagos Port and the Port of Mombasa today signed a memorandum of understanding on cooperation in training.\n";
    fs::write(path("in/a.txt"), earlier).unwrap();
    assert_eq!(run("two"), first, "{}", fs::read_to_string(path("ledger.csv")).unwrap());
    let ledger = fs::read_to_string(path("ledger.csv")).unwrap();
    assert_eq!(ledger.lines().filter(|line| line.starts_with("agreement,")).count(), 2, "{ledger}");
    assert_eq!(run("three"), first);
    assert_eq!(fs::read_to_string(path("ledger.csv")).unwrap(), ledger, "the ledger is the same when nothing is new");
}
