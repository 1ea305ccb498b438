//! What a user chooses to publish: how much of the articles' words, which persons, under which licence.

use super::graphs::{n_quads, n_triples, turtle_graph};
use super::tables::rows;
use super::{bytes, emitted, options, read, sample};
use pactgraph::emit::{Format, Options, People, Quotes};
use pactgraph::record::{Dataset, Node, NodeId, NodeKind, Property, Value};
use std::collections::BTreeSet;

/// All words of an export that repeats so much of the quotations: evidence and tables.
fn words(quotes: Quotes) -> String {
    let out = emitted(&sample::dataset(), &Options { quotes, ..options() });
    let tables: String = ["evidence", "claims", "overview"].map(|name| read(&out, &format!("csv/{name}.csv"))).concat();
    read(&out, "evidence.nq") + &tables
}

#[test]
fn without_quotes_places_are_left_and_no_words() {
    let (full, short, none) = (words(Quotes::Full), words(Quotes::Short), words(Quotes::None));
    for text in ["signed a memorandum", "17 December 2019"] {
        assert!(full.contains(text), "{text}");
        assert!(!none.contains(text), "{text}");
    }
    // What stands around is not short; the words themselves are.
    assert!(short.contains("signed a memorandum") && !short.contains("oa#prefix") && full.contains("oa#prefix"));
    for text in [&full, &short, &none] {
        assert!(text.contains("<http://www.w3.org/ns/oa#start>"));
    }
    assert!(full.contains("oa#exact") && !none.contains("oa#exact") && !none.contains("-q>"));
}

#[test]
fn tables_without_quotes_do_not_ask_for_them() {
    let out = emitted(&sample::dataset(), &Options { quotes: Quotes::None, ..options() });
    let exact: BTreeSet<String> = rows(&out, "evidence").into_iter().map(|row| row["exact"].clone()).collect();
    assert_eq!(exact, BTreeSet::from([String::new()]));
    let metadata: serde_json::Value = serde_json::from_str(&read(&out, "csv/csv-metadata.json")).unwrap();
    let tables = metadata["tables"].as_array().unwrap();
    let evidence = tables.iter().find(|table| table["url"] == "evidence.csv").unwrap();
    let columns = evidence["tableSchema"]["columns"].as_array().unwrap();
    let required = |name: &str| &columns.iter().find(|column| column["name"] == name).unwrap()["required"];
    assert_eq!((required("exact"), required("start")), (&false.into(), &true.into()));
}

/// The sample, and in it somebody to be asked by journalists, and somebody who is only named.
fn with_more_people() -> (Dataset, String) {
    let mut dataset = sample::dataset();
    let article = sample::article_id(sample::HARBOUR);
    for (name, capacity) in [("Pat Press", Some("Media contact")), ("Nora Named", None)] {
        let id = NodeId::named(NodeKind::Person, name);
        let mut person = Node::new(id.clone());
        person.derive(Property::PrefLabel, Value::Text(pactgraph::record::Lang::En, name.into()));
        person.seen_in(&article);
        dataset.nodes.insert(id.clone(), person);
        if let Some(capacity) = capacity {
            let mut post = Node::new(NodeId::named(NodeKind::Membership, &format!("{name} post")));
            post.derive(Property::Member, Value::Node(id));
            post.derive(Property::Capacity, Value::Text(pactgraph::record::Lang::En, capacity.into()));
            post.seen_in(&article);
            dataset.nodes.insert(post.id.clone(), post);
        }
    }
    (dataset, article)
}

fn people(people: People) -> (BTreeSet<String>, tempfile::TempDir) {
    let out = emitted(&with_more_people().0, &Options { people, ..options() });
    (rows(&out, "people").into_iter().map(|row| row["id"].clone()).collect(), out)
}

#[test]
fn by_default_persons_who_act_are_written_and_press_contacts_are_not() {
    let set = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<BTreeSet<_>>();
    let (acting, out) = people(People::default());
    assert_eq!(acting, set(&["ana-sol"]));
    assert!(!read(&out, "csv/memberships.csv").contains("Media contact"));
    assert_eq!(people(People::All).0, set(&["ana-sol", "nora-named", "pat-press"]));
}

#[test]
fn without_people_nobody_is_named_and_nothing_leads_to_anybody() {
    let (none, out) = people(People::None);
    assert_eq!(none, BTreeSet::new());
    for (name, content) in bytes(out.path()) {
        let text = String::from_utf8_lossy(&content).replace("Mayor Ana Sol spoke", "");
        assert!(!text.contains("ana-sol"), "{name} leads to a person");
    }
    // A seat without its holder is gone too, and nothing leads to it.
    let participations = rows(&out, "participations");
    assert!(participations.iter().all(|row| !row["party_id"].is_empty()), "{participations:?}");
    let graph = n_triples(&read(&out, "pactgraph.nt"));
    let subjects: BTreeSet<&str> = graph.iter().filter_map(|line| line.split(' ').next()).collect();
    for line in graph.iter().filter(|line| line.contains("ns#participation>")) {
        assert!(subjects.contains(line.rsplit(' ').next().unwrap()), "{line}");
    }
}

#[test]
fn the_catalogue_describes_the_files_as_they_are() {
    let license = Some("https://creativecommons.org/licenses/by/4.0/".to_owned());
    let out = emitted(&sample::dataset(), &Options { license, ..options() });
    let catalogue = turtle_graph(&read(&out, "dataset.ttl"));
    let has = |part: &str| catalogue.iter().any(|line| line.contains(part));
    for (name, content) in bytes(out.path()) {
        let told = !matches!(name.as_str(), "dataset.ttl" | "run.json");
        assert_eq!(has(&format!("title> {name:?}")), told, "{name}");
        if told {
            let hash =
                sha2::Digest::finalize(sha2::Digest::chain_update(<sha2::Sha256 as sha2::Digest>::new(), &content));
            let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
            assert!(has(&hash), "{name}: another hash");
            assert!(has(&format!("byteSize> \"{}\"", content.len())), "{name}: another size");
        }
    }
    let triples = n_triples(&read(&out, "pactgraph.nt")).len();
    assert!(has(&format!("void#triples> \"{triples}\"")));
    assert!(has("license> <https://creativecommons.org/licenses/by/4.0/>"));
    assert!(!read(&out, "dataset.ttl").contains("_:") && !read(&out, "dataset.ttl").contains('['));
}

#[test]
fn each_form_is_written_alone_when_it_alone_is_asked_for() {
    for (format, names) in [
        (Format::Trig, vec!["pactgraph.trig"]),
        (Format::RdfXml, vec!["pactgraph.rdf"]),
        (Format::Xlsx, vec!["pactgraph.xlsx"]),
        (Format::NQuads, vec!["evidence.nq", "pactgraph.nq"]),
    ] {
        let out = emitted(&sample::dataset(), &Options { formats: [format].into(), ..options() });
        let always = ["README.md", "dataset.ttl", "issues.csv", "run.json"];
        let written: Vec<String> =
            bytes(out.path()).into_keys().filter(|name| !always.contains(&name.as_str())).collect();
        assert_eq!(written, names);
    }
}

#[test]
fn a_graph_of_an_article_holds_no_word_of_another() {
    let out = emitted(&sample::dataset(), &options());
    let quads = n_quads(&read(&out, "pactgraph.nq"));
    assert_eq!(quads.len(), 3, "the default graph and two articles");
}
