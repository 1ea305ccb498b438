//! One thing, one node: measured on gold made by hand, `tests/gold/links`.
//!
//! Odd rows are for development, and their errors are printed; even rows are only measured.

mod five;
mod parties;

use super::program::root;
use pactgraph::lexicon::Lexicon;
use pactgraph::normalize::places::linked;
use pactgraph::record::claim::{
    Claims, DateParts, DateWords, DealClaim, Mention, NameClaim, NameKind, PartyClaim, Read,
};
use pactgraph::record::concept::{AgreementType, PartyKind, Role, Status};
use pactgraph::record::place::Places;
use pactgraph::record::{Article, Confidence, Dataset, NodeKind, Records, Span};
use pactgraph::{extract, merge, normalize, read};
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::embedded().unwrap());

type Row = BTreeMap<String, String>;

/// The rows of a gold file, each with whether it is of the half for development.
fn rows(name: &str) -> Vec<(bool, Row)> {
    let path = root().join("tests/gold/links").join(name);
    let mut table = csv::Reader::from_path(&path).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
    let rows: Vec<Row> = table.deserialize().map(Result::unwrap).collect();
    let number = |row: &Row| row["id"].trim_start_matches('p').parse::<u32>().unwrap();
    rows.into_iter().map(|row| (number(&row) % 2 == 1, row)).collect()
}

/// Right, wrong and missed of one half.
#[derive(Default, Debug, Clone, Copy)]
struct Tally {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Tally {
    fn add(&mut self, found: bool, wanted: bool) {
        match (found, wanted) {
            (true, true) => self.right += 1,
            (true, false) => self.wrong += 1,
            (false, true) => self.missed += 1,
            (false, false) => {}
        }
    }

    fn precision(self) -> f64 {
        self.right as f64 / (self.right + self.wrong).max(1) as f64
    }

    fn recall(self) -> f64 {
        self.right as f64 / (self.right + self.missed).max(1) as f64
    }
}

/// Prints the figures of both halves and holds each to its floors: precision and recall.
fn report(what: &str, development: Tally, aside: Tally, floors: [(f64, f64); 2]) {
    for (half, tally, (precision, recall)) in [("development", development, floors[0]), ("set aside", aside, floors[1])]
    {
        println!("{what}, {half}: P {:.3} R {:.3} {tally:?}", tally.precision(), tally.recall());
        assert!(tally.precision() >= precision && tally.recall() >= recall, "{what}, {half}: below its floors");
    }
}

/// An article that is written name by name.
struct Told {
    text: String,
    names: Vec<NameClaim>,
}

impl Told {
    fn new(text: &str) -> Self {
        Self { text: format!("{text}\n\n"), names: Vec::new() }
    }

    /// Writes a name in each of its forms, the fullest first, and gives its index.
    fn name(&mut self, forms: &[&str], kind: NameKind) -> usize {
        let mentions = forms
            .iter()
            .map(|form| {
                let start = u32::try_from(self.text.chars().count()).unwrap();
                self.text.push_str(form);
                self.text.push_str(". ");
                Mention {
                    span: Span::new(start, start + u32::try_from(form.chars().count()).unwrap()),
                    form: (*form).to_owned(),
                }
            })
            .collect();
        let (name, rule, confidence) = (forms[0].to_owned(), "gold".to_owned(), Confidence::CERTAIN);
        self.names.push(NameClaim { name, mentions, kind, rule, confidence, within: None });
        self.names.len() - 1
    }

    fn read<T>(&self, value: T) -> Read<T> {
        Read::new(value, Span::new(0, 3), "gold", Confidence::CERTAIN)
    }

    fn deal(&self, kind: AgreementType, status: Status, parties: &[usize]) -> DealClaim {
        let party = |&name: &usize| {
            let mention = self.names[name].mentions[0].span;
            Read::new(PartyClaim { name, role: Role::Party }, mention, "gold", Confidence::CERTAIN)
        };
        let start = Span::new(0, 3);
        DealClaim {
            parties: parties.iter().map(party).collect(),
            ..DealClaim::new(start, start, self.read(kind), self.read(status))
        }
    }

    fn records(self, deal: DealClaim) -> Records {
        let article = article(&self.text);
        let claims = Claims { names: self.names, deals: vec![deal], ..Claims::default() };
        normalize::normalize(&article, &claims, &LEXICON)
    }
}

fn article(text: &str) -> Article {
    read::article(text.as_bytes().to_vec(), "a.txt").0.unwrap()
}

/// Whether two articles, of which each has one thing of this kind, speak of one.
fn one(a: Records, b: Records, kind: NodeKind) -> bool {
    let dataset: Dataset = merge::merge([a, b], Vec::new(), "gold");
    dataset.of_kind(kind).any(|node| node.articles.len() == 2)
}

/// A party as an article names it: its context stands in the text, and what it binds is a second form of the name.
fn party(which: &str, name: &str, context: &str, kind: &str) -> Records {
    let kind = PartyKind::from_code(kind).unwrap_or_else(|| panic!("{kind} is no party-kind"));
    let kind = if kind == PartyKind::Jurisdiction { NameKind::Place } else { NameKind::Organization(kind) };
    let items: Vec<&str> = context.split(';').map(str::trim).filter(|item| !item.is_empty()).collect();
    let mut forms = vec![name];
    let mut bound: Vec<[&str; 2]> = Vec::new();
    let mut text = which.to_owned();
    for item in items {
        let bracket =
            || item.strip_suffix(')').and_then(|item| item.split_once(" (")).map(|(full, short)| (short, full));
        match item.split_once(" = ").or_else(bracket) {
            Some((short, full)) if short == name => forms.insert(0, full),
            Some((short, full)) if full == name => forms.push(short),
            Some((short, full)) => bound.push([full, short]),
            None => text.push_str(&format!(". {item}")),
        }
    }
    let mut told = Told::new(&text);
    let party = told.name(&forms, kind);
    for forms in bound {
        told.name(&forms, NameKind::Other);
    }
    let deal = told.deal(AgreementType::Contract, Status::Signed, &[party]);
    told.records(deal)
}

#[test]
fn names_of_one_party_lead_to_one_node_and_others_stay_apart() {
    let (mut development, mut aside) = (Tally::default(), Tally::default());
    for (is_development, row) in rows("names.csv") {
        let told = |which: &str, side: &str| party(which, &row[side], &row[&format!("{side}_context")], &row["kind"]);
        let found = one(told("One", "a"), told("Another", "b"), NodeKind::Party);
        let wanted = row["same"] == "yes";
        let tally = if is_development { &mut development } else { &mut aside };
        tally.add(found, wanted);
        if is_development && found != wanted {
            println!(
                "{} {}: {} [{}] | {} [{}] ({})",
                row["id"],
                if found { "WRONG" } else { "MISSED" },
                row["a"],
                row["a_context"],
                row["b"],
                row["b_context"],
                row["kind"]
            );
        }
    }
    report("names", development, aside, [(0.98, 0.95), (0.95, 0.81)]);
}

/// `2019-12-17`, `2019-12`, `2019`, `XXXX-12-17`, and two of them with a slash.
fn date(edtf: &str) -> DateWords {
    let parts = |date: &str| {
        let mut parts = date.split('-');
        DateParts {
            year: parts.next().and_then(|y| y.parse().ok()),
            month: parts.next().and_then(|m| m.parse().ok()),
            day: parts.next().and_then(|d| d.parse().ok()),
        }
    };
    match edtf.split_once('/') {
        Some((from, until)) => DateWords::Between(parts(from), parts(until)),
        None => DateWords::On(parts(edtf)),
    }
}

/// What kind of thing a party of the gold of agreements is, by its words.
fn kind_of(name: &str) -> NameKind {
    let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
    let word = |i: usize| words.get(i).map_or("", String::as_str);
    let gazetteer = &LEXICON.gazetteer;
    if gazetteer.named(&pactgraph::record::slug::words(name)).any(|(_, people)| !people) {
        return NameKind::Place;
    }
    let head_at = |at: usize| LEXICON.org_heads.longest_at(at, word).map(|(length, head)| (at + length, head.kind));
    let last = (0..words.len()).filter_map(head_at).find(|(end, _)| *end == words.len());
    let first = || (0..words.len().min(3)).find_map(head_at);
    NameKind::Organization(last.or_else(first).map_or(PartyKind::Company, |(_, kind)| kind))
}

fn agreement(which: &str, row: &Row, side: &str) -> Records {
    let cell = |name: &str| row[&format!("{side}_{name}")].as_str();
    let mut told = Told::new(which);
    let parties: Vec<usize> = cell("parties").split("; ").map(|name| told.name(&[name], kind_of(name))).collect();
    let place = (!cell("place").is_empty()).then(|| told.name(&[cell("place")], NameKind::Place));
    let kind = AgreementType::from_code(cell("type")).unwrap_or_else(|| panic!("{}: type", row["id"]));
    let status = Status::from_code(cell("status")).unwrap_or_else(|| panic!("{}: status", row["id"]));
    let mut deal = told.deal(kind, status, &parties);
    deal.place = place.map(|place| told.read(place));
    deal.date = (!cell("date").is_empty()).then(|| told.read(date(cell("date"))));
    deal.title = (!cell("name").is_empty()).then(|| told.read(cell("name").to_owned()));
    told.records(deal)
}

#[test]
fn an_agreement_that_two_articles_report_is_one_and_two_stay_two() {
    let (mut development, mut aside) = (Tally::default(), Tally::default());
    for (is_development, row) in rows("agreements.csv") {
        let found = one(agreement("One", &row, "a"), agreement("Another", &row, "b"), NodeKind::Agreement);
        let wanted = row["same"] == "yes";
        let tally = if is_development { &mut development } else { &mut aside };
        tally.add(found, wanted);
        if is_development && found != wanted {
            let told: Vec<String> = row
                .iter()
                .filter(|(name, value)| name.contains('_') && !value.is_empty())
                .map(|(n, v)| format!("{n}={v}"))
                .collect();
            println!("{} {}: {} ({})", row["id"], if found { "WRONG" } else { "MISSED" }, told.join(" | "), row["why"]);
        }
    }
    report("agreements", development, aside, [(0.94, 0.74), (0.92, 0.67)]);
}

/// The texts of the gold of places are kept elsewhere; this names the folder, each file by its reference.
const TEXTS: &str = "PACTGRAPH_LINK_TEXTS";

#[test]
fn places_are_linked_to_the_gazetteer_or_left_open() {
    let Some(folder) = std::env::var_os(TEXTS).map(PathBuf::from) else {
        eprintln!("SKIPPED: {TEXTS} names no folder with the texts of tests/gold/links/places.csv");
        return;
    };
    let mut texts: BTreeMap<String, (String, Vec<(Span, pactgraph::lexicon::PlaceRef)>)> = BTreeMap::new();
    let (mut development, mut aside) = (Tally::default(), Tally::default());
    for (is_development, row) in rows("places.csv") {
        let (text, links) = texts.entry(row["text_ref"].clone()).or_insert_with(|| {
            let path = ["txt", "md"].map(|end| folder.join(format!("{}.{end}", row["text_ref"])));
            let path =
                path.iter().find(|path| path.exists()).unwrap_or_else(|| panic!("{} is missing", row["text_ref"]));
            let article = read::article(fs::read(path).unwrap(), "a.txt").0.unwrap();
            let claims = extract::extract(&article, &LEXICON);
            let links = linked(&article.text, &claims.names, &LEXICON);
            (article.text, links.into_iter().map(|(span, place, _)| (span, place)).collect())
        });
        let nth: usize = row["occurrence"].parse().unwrap();
        let Some((start, _)) = text.match_indices(&row["mention"]).nth(nth - 1) else {
            panic!("{}: {} has no {} number {nth}", row["id"], row["text_ref"], row["mention"])
        };
        let span = Places::new(text).span(start, start + row["mention"].len());
        let found =
            links.iter().find(|(link, _)| link.overlaps(span)).map(|(_, place)| LEXICON.gazetteer.place(*place));
        let codes = ["geonames", "iso", "gb"]
            .map(|column| row[column].split('|').filter(|code| !code.is_empty()).collect::<Vec<_>>());
        let right = found.is_some_and(|known| {
            [&known.geonames, &known.iso, &known.gb]
                .iter()
                .zip(&codes)
                .any(|(code, wanted)| code.as_deref().is_some_and(|code| wanted.contains(&code)))
        });
        let tally = if is_development { &mut development } else { &mut aside };
        let linkable = row["linkable"] == "yes";
        match (found, right) {
            (Some(_), true) => tally.right += 1,
            (Some(_), false) => tally.wrong += 1,
            (None, _) if linkable => tally.missed += 1,
            (None, _) => {}
        }
        if is_development && (found.is_some() != linkable || found.is_some() && !right) {
            let name =
                found.map_or("-".to_owned(), |known| format!("{} {:?} {:?}", known.name, known.iso, known.geonames));
            println!(
                "{} {} {} {}: found {name}, wanted {codes:?} ({})",
                row["id"], row["text_ref"], row["mention"], row["occurrence"], row["why"]
            );
        }
    }
    // What is linked wrongly and could be linked is missed as well.
    report("places", development, aside, [(0.94, 0.85), (0.92, 0.84)]);
}
