//! Faults that are planted in a sound export, each alone: `validate` finds every one and names its place.

use super::{bytes, emitted, options, sample};
use pactgraph::emit::{Format, Options};
use pactgraph::validate::{Finding, Report, Text, validate};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// What is done to a file.
enum Edit {
    /// The first occurrence of the first text becomes the second.
    Swap(&'static str, &'static str),
    /// Lines that hold all of these texts go.
    Drop(&'static [&'static str]),
    /// A line is added in its place by order.
    Add(&'static str),
    /// These bytes stand before everything.
    Before(&'static str),
}
use Edit::{Add, Before, Drop, Swap};

/// A fault, the file it is planted in, and words of the message that must tell of it.
struct Fault(&'static str, &'static str, Edit, &'static [&'static str]);

const FAULTS: &[Fault] = &[
    // ---- the graph ----
    Fault(
        "no status",
        "pactgraph.nt",
        Drop(&["/harbour-memorandum> ", "ns#status>"]),
        &["pact:status: found none", "-harbour.txt"],
    ),
    Fault(
        "two types",
        "pactgraph.nt",
        Add(
            "<https://data.example/pact/agreement/harbour-memorandum> <https://w3id.org/pactgraph/ns#agreementType> <https://w3id.org/pactgraph/concept/agreement-type/treaty> .",
        ),
        &["pact:agreementType", "expected at most 1", "harbour.txt"],
    ),
    Fault(
        "a concept that is none",
        "pactgraph.nt",
        Swap("concept/area/ports>", "concept/area/harbours>"),
        &["area/harbours is no concept"],
    ),
    Fault(
        "a concept of another scheme",
        "pactgraph.nt",
        Swap("concept/area/ports>", "concept/role/host>"),
        &["pact:area: role/host", "expected a concept of area"],
    ),
    Fault(
        "a day that no calendar has",
        "pactgraph.nt",
        Swap("ns#dateEarliest> \"2019-12-17\"", "ns#dateEarliest> \"2019-06-31\""),
        &["\"2019-06-31\" is no xsd:date"],
    ),
    Fault(
        "a date that is no EDTF",
        "pactgraph.nt",
        Swap("ns#date> \"2019-12-17\"", "ns#date> \"17/12/2019\""),
        &["\"17/12/2019\" is no edtf:EDTF"],
    ),
    Fault(
        "bounds the wrong way round",
        "pactgraph.nt",
        Swap("ns#dateEarliest> \"2019-12-17\"", "ns#dateEarliest> \"2999-01-01\""),
        &["the earliest day, 2999-01-01, is after"],
    ),
    Fault(
        "bounds of another date",
        "pactgraph.nt",
        Swap("ns#dateLatest> \"2019-12-17\"", "ns#dateLatest> \"2019-12-18\""),
        &["the date 2019-12-17 has the bounds", "expected 2019-12-17 to 2019-12-17"],
    ),
    Fault(
        "bounds without a date",
        "pactgraph.nt",
        Drop(&["/harbour-memorandum> ", "ns#date>"]),
        &["bounds or a basis without a date"],
    ),
    Fault(
        "concluded but planned",
        "pactgraph.nt",
        Swap("concept/status/signed>", "concept/status/planned>"),
        &["the status planned counts as not concluded"],
    ),
    Fault(
        "signed but not concluded",
        "pactgraph.nt",
        Drop(&["#ConcludedAgreement>"]),
        &["the status signed counts as concluded"],
    ),
    Fault(
        "a signatory that is no party",
        "pactgraph.nt",
        Drop(&["/harbour-memorandum> ", "ns#party>", "north-quay"]),
        &["is a signatory but no party"],
    ),
    Fault(
        "a seat without a role",
        "pactgraph.nt",
        Drop(&["/participation/0-port-signatory> ", "ns#role>"]),
        &["pact:role: found none", "participation"],
    ),
    Fault(
        "a seat of nobody",
        "pactgraph.nt",
        Drop(&["/participation/0-port-signatory> ", "ns#participant>"]),
        &["pact:participant: found none"],
    ),
    Fault(
        "a party without a seat",
        "pactgraph.nt",
        Drop(&["/harbour-memorandum> ", "ns#participation>", "/0-port-signatory>"]),
        &["is a party without a participation"],
    ),
    Fault("an orphaned provision", "pactgraph.nt", Drop(&["ns#provision>"]), &["no agreement leads to the provision"]),
    Fault(
        "two preferred names",
        "pactgraph.nt",
        Add(
            "<https://data.example/pact/agreement/harbour-memorandum> <http://www.w3.org/2004/02/skos/core#prefLabel> \"Another name\"@en .",
        ),
        &["Another name", "expected one in each language"],
    ),
    Fault("an upper-case language", "pactgraph.nt", Swap("\"@zh .", "\"@zh-Hans ."), &["the language tag \"zh-Hans\""]),
    Fault(
        "an unknown property",
        "pactgraph.nt",
        Swap("ns#signatory>", "ns#signer>"),
        &["pact:signer: the ontology has no such property"],
    ),
    Fault(
        "an unknown class",
        "pactgraph.nt",
        Swap("ns#ConcludedAgreement>", "ns#SignedAgreement>"),
        &["pact:SignedAgreement: the ontology has no such class"],
    ),
    Fault(
        "a blank node",
        "pactgraph.nt",
        Swap("ns#party> <https://data.example/pact/party/north-quay-co>", "ns#party> _:b0"),
        &["a blank node"],
    ),
    Fault(
        "an IRI of raw text",
        "pactgraph.nt",
        Swap(
            "ns#party> <https://data.example/pact/party/north-quay-co>",
            "ns#party> <https://data.example/pact/party/North%20Quay>",
        ),
        &["with a slug of a-z, 0-9 and hyphens"],
    ),
    Fault(
        "a link to nothing",
        "pactgraph.nt",
        Swap(
            "ns#place> <https://data.example/pact/place/tidewater>",
            "ns#place> <https://data.example/pact/place/nowhere>",
        ),
        &["leads to place/nowhere, of which nothing is told"],
    ),
    Fault(
        "a place inside itself",
        "pactgraph.nt",
        Add(
            "<https://data.example/pact/place/coastland> <https://schema.org/containedInPlace> <https://data.example/pact/place/tidewater> .",
        ),
        &["is contained in itself"],
    ),
    Fault(
        "money without a currency",
        "pactgraph.nt",
        Drop(&["schema.org/currency>"]),
        &["schema:currency: found none"],
    ),
    Fault(
        "a hash that is none",
        "pactgraph.nt",
        Swap("ns#textSha256> \"", "ns#textSha256> \"zz"),
        &["pact:textSha256", "expected a text without a language that fits"],
    ),
    Fault("a line that is none", "pactgraph.nt", Swap(" .\n", "\n"), &["no statement"]),
    Fault(
        "a line out of order",
        "pactgraph.nt",
        Before("<https://data.example/pact/z/z> <http://www.w3.org/2004/02/skos/core#prefLabel> \"z\"@en .\n"),
        &["the lines are not sorted"],
    ),
    // ---- the other forms ----
    Fault(
        "another Turtle",
        "pactgraph.ttl",
        Swap("status:signed", "status:agreed"),
        &["this file says, and pactgraph.nt does not: pact:status status/agreed", "harbour.txt"],
    ),
    Fault("another TriG", "pactgraph.trig", Swap("place:tidewater", "place:coastland"), &["pactgraph.nt", "place"]),
    Fault(
        "another JSON-LD",
        "pactgraph.jsonld",
        Swap("2019-12-17", "2019-12-16"),
        &["this file says, and pactgraph.nt does not", "2019-12-16"],
    ),
    Fault(
        "another RDF/XML",
        "pactgraph.rdf",
        Swap("concept/status/signed", "concept/status/agreed"),
        &["this file says, and pactgraph.nt does not: pact:status status/agreed"],
    ),
    Fault(
        "a graph of no article",
        "pactgraph.nq",
        Swap(" <https://data.example/pact/article/", " <https://data.example/pact/place/"),
        &["is no article of the export"],
    ),
    // ---- claims and evidence ----
    Fault(
        "too sure",
        "evidence.nq",
        Swap("ns#confidence> \"0.", "ns#confidence> \"7."),
        &["pact:confidence", "expected an xsd:decimal from 0 to 1"],
    ),
    Fault("a claim without evidence", "evidence.nq", Drop(&["ns#evidence>"]), &["pact:evidence: found none"]),
    Fault(
        "an accepted claim that is not asserted",
        "evidence.nq",
        Swap(
            "#object> <https://w3id.org/pactgraph/concept/status/signed>",
            "#object> <https://w3id.org/pactgraph/concept/status/renewed>",
        ),
        &["the claim is accepted, but pact:status status/renewed is not asserted"],
    ),
    Fault(
        "a value without a claim",
        "evidence.nq",
        Swap("claim-status/superseded>", "claim-status/accepted>"),
        &["the claim is accepted, but pact:status status/planned is not asserted"],
    ),
    Fault("a quotation that ends before it starts", "evidence.nq", Swap("oa#end> \"", "oa#end> \"0"), &[]),
    Fault(
        "a quotation of other words",
        "evidence.nq",
        Swap("oa#exact> \"signed a memorandum\"", "oa#exact> \"sealed a memorandum\""),
        &["the quotation does not stand at", "signed a memorandum"],
    ),
    Fault(
        "a longer quotation",
        "evidence.nq",
        Swap("oa#exact> \"signed a memorandum\"", "oa#exact> \"signed a memorandum of\""),
        &["the quotation has 22 code points, but its place"],
    ),
    // ---- tables ----
    Fault(
        "a column by another name",
        "csv/agreements.csv",
        Swap("status", "state"),
        &["the header is", "expected id,iri"],
    ),
    Fault(
        "a code that is none",
        "csv/agreements.csv",
        Swap(",signed,", ",sealed,"),
        &["status: \"sealed\"; expected a code of status"],
    ),
    Fault(
        "another status than the graph",
        "csv/agreements.csv",
        Swap(",signed,", ",agreed,"),
        &["status: \"agreed\"; the graph says \"signed\""],
    ),
    Fault(
        "a day that is none, in a table",
        "csv/agreements.csv",
        Swap("2019-12-17,2019-12-17,2019-12-17", "2019-12-17,2019-06-31,2019-12-17"),
        &["date_earliest: \"2019-06-31\"; expected a day"],
    ),
    Fault(
        "a key that leads nowhere",
        "csv/agreement_parties.csv",
        Swap(",north-quay-co,", ",north-quay-ltd,"),
        &["north-quay-ltd is not in csv/parties.csv"],
    ),
    Fault(
        "a key that stands twice",
        "csv/parties.csv",
        Swap("\r\nport-of-tidewater,", "\r\nnorth-quay-co,"),
        &["id = north-quay-co stands twice"],
    ),
    Fault(
        "a row too many",
        "csv/agreement_areas.csv",
        Swap("\r\nharbour-memorandum,", "\r\nharbour-memorandum,x,"),
        &["5 cells; expected 4"],
    ),
    Fault("an empty cell", "csv/participations.csv", Swap(",signatory,", ",,"), &["role: an empty cell"]),
    Fault("a formula", "csv/names.csv", Swap("'=cmd", "=cmd"), &["is a formula to a spreadsheet"]),
    Fault("a byte order mark", "csv/places.csv", Before("\u{FEFF}"), &["a byte order mark"]),
    Fault("line feeds alone", "csv/places.csv", Swap("\r\n", "\n"), &["the line does not end with CRLF"]),
    Fault(
        "a quotation at another place, in a table",
        "csv/evidence.csv",
        Swap(",signed a memorandum,", ",signed a Memorandum,"),
        &["exact: ", "evidence.nq says"],
    ),
];

fn texts() -> BTreeMap<String, Text> {
    let text = |text: &str, file: &str| {
        let sha256 = pactgraph::record::slug::hex(text);
        (sample::article_id(text), Text { file: file.into(), sha256, text: text.into() })
    };
    [text(sample::HARBOUR, "-harbour.txt"), text(sample::PLAN, "plan.txt")].into()
}

pub(super) fn sound() -> TempDir {
    emitted(&sample::dataset(), &Options { formats: Format::ALL.into(), ..options() })
}

pub(super) fn checked(folder: &Path) -> Report {
    validate(folder, Some(&texts())).unwrap()
}

fn plant(edit: &Edit, text: &str) -> String {
    match edit {
        Swap(from, to) => text.replacen(from, to, 1),
        Drop(parts) => {
            text.split_inclusive('\n').filter(|line| !parts.iter().all(|part| line.contains(part))).collect()
        }
        Add(line) => {
            let mut lines: Vec<&str> = text.lines().chain([*line]).collect();
            lines.sort_unstable();
            lines.join("\n") + "\n"
        }
        Before(start) => format!("{start}{text}"),
    }
}

#[test]
fn a_sound_export_has_no_violations() {
    let out = sound();
    let report = checked(out.path());
    assert_eq!(report.findings, Vec::<Finding>::new());
    assert!(report.statements > 150 && report.claims > 50 && report.rows > 200 && report.quotations > 10, "{report:?}");
}

#[test]
fn every_planted_fault_is_found_with_its_place() {
    let in_tables = FAULTS.iter().filter(|fault| fault.1.starts_with("csv/")).count();
    assert!(FAULTS.len() >= 40 && in_tables >= 10, "{} faults, {in_tables} of them in tables", FAULTS.len());
    let out = sound();
    let files = bytes(out.path());
    let mut missed = Vec::new();
    for Fault(name, file, edit, words) in FAULTS {
        let path = out.path().join(file);
        let text = String::from_utf8(files[*file].clone()).unwrap();
        let planted = plant(edit, &text);
        assert_ne!(planted, text, "{name}: nothing was planted");
        fs::write(&path, &planted).unwrap();
        // That the file is not the one of the run is known by its hash: the fault must be known by itself.
        let findings = checked(out.path()).findings;
        assert!(findings.iter().any(|finding| finding.rule == "file-of-run" && finding.file == *file), "{name}");
        let own: Vec<&Finding> = findings.iter().filter(|finding| finding.rule != "file-of-run").collect();
        // In a table a fault is in the line of its row.
        let before = text.bytes().zip(planted.bytes()).take_while(|(a, b)| a == b).map(|(a, _)| a);
        let line = 1 + before.filter(|byte| *byte == b'\n').count();
        let placed = |finding: &Finding| match file.starts_with("csv/") {
            true => finding.file == *file && finding.line == line,
            false => finding.line > 0 || finding.about.is_some(),
        };
        if !own.iter().any(|f| words.iter().all(|word| f.told().contains(word)) && placed(f)) {
            let told: Vec<String> = own.iter().take(4).map(|f| format!("{}:{} {}", f.file, f.line, f.told())).collect();
            missed.push(format!("{name}: expected {words:?}, found {} such as {told:#?}", own.len()));
        }
        fs::write(&path, &text).unwrap();
    }
    assert!(missed.is_empty(), "{} missed:\n{}", missed.len(), missed.join("\n"));
}
