//! Five real articles of two cities, told one by one and merged: which nodes they have in common.

use super::parties::TEXTS;
use super::{LEXICON, article};
use pactgraph::record::{Dataset, Node, NodeKind, Property, Value};
use pactgraph::{extract, merge, normalize};
use std::collections::BTreeMap;
use std::fs;

/// The five articles, by the three digits that their names begin with: their ids, and what they say together.
fn five() -> Option<(BTreeMap<String, String>, Dataset)> {
    let folders = std::env::var_os(TEXTS)?;
    let files = std::env::split_paths(&folders).flat_map(|folder| fs::read_dir(folder).unwrap());
    let number = |name: &str| {
        let (number, rest) = name.split_at_checked(3)?;
        (number.parse::<u16>().is_ok() && rest.starts_with('_')).then(|| number.to_owned())
    };
    let mut ids = BTreeMap::new();
    let mut records = Vec::new();
    for path in files.map(|file| file.unwrap().path()) {
        if let Some(number) = path.file_name().and_then(|name| number(name.to_str()?)) {
            let article = article(&fs::read_to_string(&path).unwrap());
            ids.insert(number, article.id.clone());
            records.push(normalize::normalize(&article, &extract::extract(&article, &LEXICON), &LEXICON));
        }
    }
    (ids.len() == 5).then(|| (ids, merge::merge(records, Vec::new(), "five")))
}

/// The things of a kind that an article calls so.
fn called<'d>(dataset: &'d Dataset, kind: NodeKind, name: &str) -> Vec<&'d Node> {
    let is_so = |node: &&Node| {
        let labels = [Property::PrefLabel, Property::AltLabel].into_iter().flat_map(|label| node.values(label));
        labels.filter(|label| matches!(label, Value::Text(_, text) if text == name)).count() > 0
    };
    dataset.of_kind(kind).filter(is_so).collect()
}

#[test]
fn what_five_real_articles_speak_of_together_is_one_node_each() {
    let Some((ids, dataset)) = five() else {
        eprintln!("SKIPPED: {TEXTS} names no folder with the five articles");
        return;
    };
    // The other articles that name these two tell no deal of theirs.
    for (name, told) in [("Chengdu International Railway Port", "003"), ("Chengdu Customs", "004")] {
        let found = called(&dataset, NodeKind::Party, name);
        println!("{name}: {:?}", found.iter().map(|node| (node.id.to_string(), &node.articles)).collect::<Vec<_>>());
        assert!(found.len() == 1 && found[0].articles.contains(&ids[told].as_str().into()), "{name}");
    }
    for name in ["Sichuan", "Chongqing", "Chengdu"] {
        for kind in [NodeKind::Place, NodeKind::Party] {
            let found = called(&dataset, kind, name);
            println!(
                "{name}: {:?}",
                found.iter().map(|node| (node.id.to_string(), node.articles.len())).collect::<Vec<_>>()
            );
            // A city that signs nothing itself is no party.
            assert!(found.len() == 1 || kind == NodeKind::Party && found.is_empty(), "{name}: {}", found.len());
        }
    }
    let chengdu = called(&dataset, NodeKind::Place, "Chengdu")[0];
    let geonames = Value::Iri("https://sws.geonames.org/1815286/".to_owned());
    assert_eq!(chengdu.value(Property::SameAs), Some(&geonames));
    assert_eq!(chengdu.value(Property::GbCode), Some(&Value::Plain("510100".to_owned())));
}
