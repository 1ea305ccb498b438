//! What must hold of any bytes: a function a fuzz target, which an ordinary test calls with the inputs kept below
//! `regressions`.

use pactgraph::emit::claims::claims;
use pactgraph::emit::graph::{lines, quads, subjects};
use pactgraph::emit::rows::{Tables, View};
use pactgraph::emit::tables::TABLES;
use pactgraph::emit::{BaseIri, Quotes, iri::is_absolute, json_ld, lines as n_quads, rdf_xml, sheet, turtle};
use pactgraph::extract::found::Found;
use pactgraph::extract::names::registry::Registry;
use pactgraph::extract::sent::Sent;
use pactgraph::extract::text::Text;
use pactgraph::extract::{dates, names, tagger};
use pactgraph::lexicon::Lexicon;
use pactgraph::merge::merge;
use pactgraph::normalize::dates::{Tense, resolve};
use pactgraph::normalize::normalize;
use pactgraph::read::{Form, Inputs, article, from_bytes};
use pactgraph::record::claim::DateWords;
use pactgraph::record::line::{Holds, Line};
use pactgraph::record::{
    Confidence, Dataset, Evidence, Lang, Node, NodeId, NodeKind, Property, Provenance, Span, Value,
};
use std::collections::{BTreeSet, HashSet};
use std::sync::LazyLock;

/// The words that are built in.
pub static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::embedded().unwrap());

/// Every form of input, and none said.
pub const FORMS: [Option<Form>; 8] = [
    None,
    Some(Form::Text),
    Some(Form::Markdown),
    Some(Form::Html),
    Some(Form::JsonLines),
    Some(Form::Csv),
    Some(Form::Warc),
    Some(Form::Zip),
];

/// A target.
pub type Check = fn(&[u8]);

/// Every target by its name.
pub const ALL: [(&str, Check); 6] = [
    ("read", self::read),
    ("extract", extract),
    ("dates", self::dates),
    ("names", self::names),
    ("csv", csv),
    ("iri", iri),
];

/// An input has an outcome, and every text is normal; the first byte says which form the rest has.
pub fn read(bytes: &[u8]) {
    let Some((first, rest)) = bytes.split_first() else { return };
    let form = FORMS[usize::from(*first) % FORMS.len()];
    let mut outcomes = 0;
    from_bytes("input", rest.to_vec(), &Inputs { form, map: None }, &mut |found| {
        outcomes += 1;
        let (read, issues) = match found {
            Ok(member) => member.article(),
            Err(issue) => (None, vec![issue]),
        };
        assert!(read.is_some() || !issues.is_empty(), "nothing is lost without a reason");
        let Some(read) = read else { return Ok(()) };
        let length = u32::try_from(read.text.chars().count()).unwrap();
        let stated = [&read.metadata.title, &read.metadata.published, &read.metadata.publisher, &read.metadata.url];
        assert!(read.metadata.body_start <= length);
        assert!(stated.into_iter().flatten().all(|stated| stated.span.end <= length));
        // The words of a page may begin as a file of another kind does, which is no text where it stands alone.
        let (again, refused) = article(read.text.into_bytes(), "again.txt");
        assert!(again.is_some() || !refused.is_empty());
        assert!(again.is_none_or(|again| again.sha256 == read.sha256), "a text that is normal stays as it is");
        Ok(())
    });
    assert!(outcomes > 0, "every input has an outcome");
}

/// What a text says is quoted as it stands there, and claims are read back from their line.
pub fn extract(bytes: &[u8]) {
    let Some(article) = article(bytes.to_vec(), "input.md").0 else { return };
    let claims = pactgraph::extract::extract(&article, &LEXICON);
    let records = normalize(&article, &claims, &LEXICON);
    let chars: Vec<char> = article.text.chars().collect();
    for provenance in records.nodes.iter().flat_map(|node| &node.statements).flat_map(|s| &s.provenance) {
        for evidence in provenance.evidence() {
            let there: String = chars[evidence.span.start as usize..evidence.span.end as usize].iter().collect();
            assert_eq!(there, evidence.exact());
        }
    }
    let line = Line::new("0123456789abcdef", Holds::Claims { article, claims: Box::new(claims) });
    assert_eq!(Line::of_json(&line.json()), Ok(line));
    let dataset = merge([records], Vec::new(), "fuzz");
    assert!(dataset.nodes.iter().all(|(id, node)| *id == node.id && node.statements.is_sorted()));
}

/// Dates stand in a sentence one behind the other, and mean days that a calendar has.
pub fn dates(bytes: &[u8]) {
    let words = String::from_utf8_lossy(bytes);
    let text = Text::new(&words);
    let sentence: Vec<usize> = (0..text.tokens.len()).collect();
    let found = dates::dates(&text, &sentence);
    apart(&found, sentence.len());
    apart(&dates::durations(&text, &sentence), sentence.len());
    for date in found {
        for published in [None, Some("2020-02-29"), Some("0001-01-01"), Some("9999-12-31")] {
            for tense in [Tense::Past, Tense::Future, Tense::Unknown] {
                let meant = resolve(&date.value, published.and_then(|day| day.parse().ok()), tense);
                let Some((meant, _)) = meant else { continue };
                if let Some((first, last)) = meant.bounds() {
                    assert!(first <= last, "{meant}: {first} to {last}");
                }
                let year = matches!(date.value, DateWords::On(parts) if parts.year.is_some());
                assert!(published.is_some() || !year || meant.bounds().is_some(), "{meant} has a year");
            }
        }
    }
}

/// Whether values stand in the sentence, from left to right, none overlapping.
fn apart<T>(found: &[Found<T>], length: usize) {
    assert!(found.iter().all(|one| one.first < one.end && one.end <= length));
    assert!(found.windows(2).all(|two| two[0].end <= two[1].first));
}

/// Names stand in a sentence one behind the other, and each has its entry.
pub fn names(bytes: &[u8]) {
    let words = String::from_utf8_lossy(bytes);
    let text = Text::new(&words);
    let tokens: Vec<usize> = (0..text.tokens.len()).collect();
    let shown: Vec<&str> = tokens.iter().map(|&token| text.word(token)).collect();
    let mut tags = Vec::new();
    tagger::tag(&shown, &mut tags);
    let sent = Sent::new(&text, tokens, tags);
    let names = names::names(&sent, &LEXICON, &vec![false; sent.len()]);
    assert!(names.iter().all(|name| name.first < name.end && name.end <= name.close && name.close <= sent.len()));
    assert!(names.windows(2).all(|two| two[0].end <= two[1].first));
    let mut registry = Registry::new(&LEXICON, HashSet::new());
    let entries = registry.note_all(&sent, &names);
    let joined = registry.join();
    assert!(entries.len() == names.len() && entries.iter().all(|entry| joined[*entry] < registry.names.len()));
}

/// Any words in any cell are read back from the tables as they were, and none is a formula.
pub fn csv(bytes: &[u8]) {
    let words = String::from_utf8_lossy(bytes);
    let (dataset, base) = (of_words(&words), BaseIri::new("https://data.example/").unwrap());
    let said = claims(&dataset);
    let view = View::new(&dataset, &base, Quotes::Full);
    for raw in [false, true] {
        let mut tables = Tables::new(&view, &said);
        for table in TABLES {
            let (mut rows, mut out) = (Vec::new(), Vec::new());
            sheet::csv(
                table,
                |put| {
                    tables.each(table, |row| {
                        rows.push(row.clone());
                        put(row)
                    })
                },
                raw,
                &mut out,
            )
            .unwrap();
            let mut reader = ::csv::Reader::from_reader(&out[..]);
            let read: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
            assert_eq!(read.len(), rows.len(), "{}", table.name);
            for (read, row) in read.iter().zip(&rows) {
                for ((read, cell), column) in read.iter().zip(row).zip(table.columns) {
                    let free = !raw && column.form.is_free();
                    assert!(!free || sheet::is_guarded(read), "{}: {read:?}", column.name);
                    assert_eq!(
                        if free { sheet::unguarded(read) } else { read },
                        cell,
                        "{}: {}",
                        table.name,
                        column.name
                    );
                }
            }
        }
    }
}

/// Any words in any name, text or address are one graph in every RDF form; what is taken for an IRI is one.
pub fn iri(bytes: &[u8]) {
    let words = String::from_utf8_lossy(bytes);
    let base = words.lines().find_map(|line| BaseIri::new(line).ok());
    if let Some(base) = &base {
        assert!(is_absolute(base.as_str()));
    }
    let base = base.unwrap_or_else(|| BaseIri::new("https://data.example/").unwrap());
    written(&of_words(&words), &base);
}

/// A dataset with a thing of every kind, whose names, texts and addresses are the lines of a text.
fn of_words(words: &str) -> Dataset {
    let mut dataset = Dataset::default();
    let around: String = words.chars().take(32).collect();
    let place = Span::new(0, u32::try_from(words.chars().count()).unwrap());
    let quote = Evidence::new(place, &around, words, &around);
    let short = Evidence::new(Span::new(0, 0), &around, "", &around);
    let said = |quote: &Evidence| Provenance::new("0123456789abcdef", quote.clone(), "fuzz", Confidence::new(900));
    let text = |line: &str| Value::Text(Lang::of(line), line.to_owned());
    for (line, kind) in words.split('\n').zip(NodeKind::ALL.into_iter().cycle()).take(24) {
        let id = NodeId::named(kind, line);
        assert!(
            id.slug().bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') && id.slug() != ""
        );
        let node = dataset.nodes.entry(id.clone()).or_insert_with(|| Node::new(id));
        let label = if kind == NodeKind::Article { Property::Headline } else { Property::PrefLabel };
        node.claim(label, text(line), said(if kind == NodeKind::Agreement { &quote } else { &short }));
        node.derive(Property::SourceFile, Value::Plain(line.to_owned()));
        node.derive(Property::Url, Value::Iri(line.to_owned()));
        if is_absolute(line) {
            node.derive(Property::SameAs, Value::Iri(line.to_owned()));
        }
        node.statements.sort();
    }
    dataset
}

/// Writes a dataset in every RDF form, and reads it back: each is the same graph.
fn written(dataset: &Dataset, base: &BaseIri) {
    let mut out = Vec::new();
    n_quads::write(lines(dataset), base, &mut out).unwrap();
    let graph: BTreeSet<String> =
        oxttl::NTriplesParser::new().for_slice(&out).map(|triple| triple.unwrap().to_string()).collect();
    let told: BTreeSet<&[u8]> = out.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).collect();
    assert_eq!(told.len(), graph.len());
    let same = |form: &str, other: BTreeSet<String>| assert_eq!(graph, other, "{form}");

    let mut out = Vec::new();
    turtle::turtle(subjects(dataset), base, &mut out).unwrap();
    same("Turtle", oxttl::TurtleParser::new().for_slice(&out).map(|triple| triple.unwrap().to_string()).collect());

    let mut out = Vec::new();
    json_ld::write(subjects(dataset), base, &mut out).unwrap();
    let quads_of = oxjsonld::JsonLdParser::new().for_slice(&out);
    same("JSON-LD", quads_of.map(|quad| quad.unwrap().to_string()).collect());

    let mut out = Vec::new();
    rdf_xml::write(subjects(dataset), base, &mut out).unwrap();
    let triples: BTreeSet<String> =
        oxrdfxml::RdfXmlParser::new().for_slice(&out).map(|triple| triple.unwrap().to_string()).collect();
    // XML cannot say every character.
    if out.windows(3).all(|bytes| bytes != "\u{FFFD}".as_bytes()) {
        same("RDF/XML", triples);
    }

    let mut out = Vec::new();
    n_quads::write(quads(dataset), base, &mut out).unwrap();
    n_quads::write(pactgraph::emit::claims::quads(dataset, &claims(dataset), Quotes::Full), base, &mut out).unwrap();
    oxttl::NQuadsParser::new().for_slice(&out).for_each(|quad| _ = quad.unwrap());
}
