//! The tables: their bytes, their keys, their guard.

use super::{bytes, emitted, options, read, sample};
use pactgraph::emit::sheet::unguarded;
use pactgraph::emit::table::Form;
use pactgraph::emit::tables::{ISSUES, TABLES};
use pactgraph::emit::workbook::Workbook;
use pactgraph::record::Dataset;
use std::collections::{BTreeMap, BTreeSet};
use tempfile::TempDir;

pub type Row = BTreeMap<String, String>;

/// The rows of a table, by the names of their columns.
pub fn rows(out: &TempDir, table: &str) -> Vec<Row> {
    let text = read(out, &format!("csv/{table}.csv"));
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    reader.records().map(|row| header.iter().cloned().zip(row.unwrap().iter().map(str::to_owned)).collect()).collect()
}

#[test]
fn every_table_has_its_header_even_when_it_has_no_rows() {
    let out = emitted(&Dataset { rule_set: "0".repeat(16), ..Dataset::default() }, &options());
    for table in TABLES {
        let header: Vec<&str> = table.columns.iter().map(|c| c.name).collect();
        assert_eq!(read(&out, &format!("csv/{}.csv", table.name)), header.join(",") + "\r\n");
    }
    assert_eq!(read(&out, "issues.csv"), "source_file,article,issue,place,message\r\n");
}

#[test]
fn csv_has_no_byte_order_mark_and_ends_its_records_with_crlf() {
    let out = emitted(&sample::dataset(), &options());
    for (name, content) in bytes(out.path()).into_iter().filter(|(name, _)| name.ends_with(".csv")) {
        assert!(!content.starts_with(b"\xEF\xBB\xBF"), "{name}");
        assert!(content.ends_with(b"\r\n"), "{name}");
        let text = String::from_utf8(content).unwrap();
        // A line break of a text stands inside quotation marks; every other one is CRLF.
        let outside: String = text.split('"').step_by(2).collect();
        assert_eq!(outside.matches('\n').count(), outside.matches("\r\n").count(), "{name}");
    }
}

#[test]
fn keys_are_unique_and_every_id_of_another_table_is_there() {
    let out = emitted(&sample::dataset(), &options());
    let ids: BTreeMap<&str, BTreeSet<String>> = TABLES
        .iter()
        .map(|t| (t.name, rows(&out, t.name).iter().filter_map(|row| row.get("id").cloned()).collect()))
        .collect();
    let mut followed = 0;
    for table in TABLES {
        let mut keys = BTreeSet::new();
        for row in rows(&out, table.name) {
            for column in table.columns {
                let cell = &row[column.name];
                assert!(!column.required || !cell.is_empty(), "{}.{} is empty", table.name, column.name);
                if let (Form::Key(to), false) = (column.form, cell.is_empty()) {
                    assert!(ids[to].contains(cell), "{}.{}: {cell} is not in {to}", table.name, column.name);
                    followed += 1;
                }
            }
            if !table.key.is_empty() {
                let key: Vec<String> = table.key.iter().map(|k| row[*k].clone()).collect();
                assert!(keys.insert(key), "{}: {row:?} stands twice", table.name);
            }
        }
    }
    assert!(followed > 100, "{followed} keys");
}

#[test]
fn texts_are_guarded_and_come_back_as_they_were() {
    let out = emitted(&sample::dataset(), &options());
    let names: BTreeSet<String> = rows(&out, "names").into_iter().map(|row| row["name_en"].clone()).collect();
    assert!(names.contains("'=cmd|'/c calc'!A0") && names.contains("''apostrophe first") && names.contains("'＝1+1"));
    let back: BTreeSet<&str> = names.iter().map(|name| unguarded(name)).collect();
    for trap in sample::TRAPS {
        assert!(back.contains(trap), "{trap:?}");
    }
    let mut raw = options();
    raw.csv_raw = true;
    let out = emitted(&sample::dataset(), &raw);
    let names: BTreeSet<String> = rows(&out, "names").into_iter().map(|row| row["name_en"].clone()).collect();
    for trap in sample::TRAPS {
        assert!(names.contains(trap), "{trap:?}");
    }
}

#[test]
fn numbers_dates_and_ids_get_no_guard() {
    let out = emitted(&sample::dataset(), &options());
    let places = rows(&out, "places");
    let tidewater = places.iter().find(|row| row["id"] == "tidewater").unwrap();
    assert_eq!((tidewater["latitude"].as_str(), tidewater["gb_code"].as_str()), ("-12.5", "051000"));
    let files: Vec<String> = rows(&out, "articles").into_iter().map(|row| row["source_file"].clone()).collect();
    assert!(files.contains(&"'-harbour.txt".to_owned()));
}

#[test]
fn the_overview_tells_an_agreement_at_a_glance() {
    let out = emitted(&sample::dataset(), &options());
    let overview = rows(&out, "overview");
    assert_eq!(overview.len(), 2);
    let pact = overview.iter().find(|row| row["agreement_id"] == "harbour-memorandum").unwrap();
    let cells: Vec<&str> =
        ["status", "concluded", "date", "place", "parties", "areas", "amounts", "confidence", "quote"]
            .iter()
            .map(|c| pact[*c].as_str())
            .collect();
    assert_eq!(
        cells,
        [
            "signed",
            "true",
            "2019-12-17",
            "Tidewater",
            "'=cmd|'/c calc'!A0; Port of Tidewater",
            "Ports; Logistics",
            "at least 20000000000 CNY",
            "0.9",
            "signed a memorandum"
        ]
    );
    assert_eq!(pact["article_title"], "🚢 Harbour pact signed; 潮港与北码头计划结盟");
    assert_eq!(pact["url"], "https://news.example/a?b=1&c=(2)");
}

#[test]
fn the_network_counts_pairs_of_parties() {
    let out = emitted(&sample::dataset(), &options());
    let pairs: Vec<(String, String, String, String)> = rows(&out, "network")
        .into_iter()
        .map(|r| (r["party_a_id"].clone(), r["party_b_id"].clone(), r["concluded"].clone(), r["agreements"].clone()))
        .collect();
    let pair = |a: &str, b: &str, c: &str, n: &str| (a.to_owned(), b.to_owned(), c.to_owned(), n.to_owned());
    assert_eq!(
        pairs,
        [pair("coastland", "port-of-tidewater", "0", "1"), pair("north-quay-co", "port-of-tidewater", "1", "1")]
    );
}

#[test]
fn a_second_value_where_there_is_one_cell_is_told_among_the_further_values() {
    let out = emitted(&sample::dataset(), &options());
    let further = rows(&out, "further_values");
    assert_eq!(further.len(), 1, "{further:?}");
    assert_eq!(further[0]["property"], "pact:place");
    let event = &rows(&out, "events")[0];
    let places = BTreeSet::from([further[0]["value"].as_str(), event["place_id"].as_str()]);
    assert!(places.contains("https://data.example/pact/place/tidewater") && places.contains("coastland"), "{places:?}");
}

#[test]
fn the_readme_tells_every_table_and_column() {
    let out = emitted(&sample::dataset(), &options());
    let readme = read(&out, "README.md");
    for table in TABLES.iter().copied().chain([&ISSUES]) {
        let folder = if table.name == ISSUES.name { "" } else { "csv/" };
        let heading = format!("### `{folder}{}.csv`\n", table.name);
        let start = readme.find(&heading).unwrap_or_else(|| panic!("{heading} is missing"));
        let section = readme[start..].split("\n\n### ").next().unwrap();
        for column in table.columns {
            assert!(section.contains(&format!("\n| `{}` |", column.name)), "{}.{}", table.name, column.name);
        }
    }
    assert!(readme.contains("Articles: 4 read, 2 in the export, 1 skipped, 1 failed."));
    assert!(readme.contains("Base IRI: <https://data.example/pact/>."));
}

/// The XML of the first sheet of a workbook.
fn sheet_of(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("xl/worksheets/sheet1.xml").unwrap(), &mut text).unwrap();
    text
}

#[test]
fn a_sheet_that_a_table_does_not_fit_into_says_so() {
    let table = &ISSUES;
    for (rows, most, shown, note) in [(9, 10, 9, None), (10, 10, 8, Some(2)), (25, 10, 8, Some(17)), (0, 10, 0, None)] {
        let mut workbook = Workbook::new();
        let row = |n: usize| table.columns.iter().map(|_| format!("row {n}")).collect();
        let mut sheet = workbook.sheet(table).unwrap();
        workbook.fill(&mut sheet, table, |put| (1..=rows).try_for_each(|n| put(row(n))), most).unwrap();
        workbook.add(sheet);
        let mut file = Vec::new();
        workbook.write(&mut file).unwrap();
        let sheet = sheet_of(&file);
        let cells = |text: &str| sheet.matches(&format!(">{text}<")).count();
        assert_eq!(cells(&format!("row {shown}")) > 0, shown > 0, "{rows} rows, {most} at the most");
        assert_eq!(cells(&format!("row {}", shown + 1)), 0, "{rows} rows, {most} at the most");
        let told = note.map(|left| format!("{left} more rows do not fit: see csv/issues.csv"));
        assert_eq!(sheet.contains("do not fit"), told.is_some());
        assert!(told.is_none_or(|told| sheet.contains(&told)));
    }
}
