//! Our writers of N-Triples and Turtle beside those of oxttl, in one process on one graph of a million triples; then the
//! memory that each form takes beside a dataset with its claims.
//!
//!     cargo bench --bench writers
//!
//! Ours start from the dataset: what they make of its records and put in order is in their time. Those of oxttl start
//! from triples that are ready and in order. So that like is also held against like, our N-Triples are written once
//! more from triples that are ready; putting those in order is still in the time.
//! The writers take turns, seven rounds into a sink that counts bytes, and the medians count.
//! Where the system tells it (Linux), time is that of the processor, so that other work on the machine counts little.

use pactgraph::emit::{BaseIri, Format, Options, RunFacts, emit, graph, lines, turtle};
use pactgraph::record::concept::{AgreementType, Area, Status};
use pactgraph::record::place::Places;
use pactgraph::record::{
    Concept, Confidence, Dataset, Edtf, Lang, Node, NodeId, NodeKind, PartialDate, Property, Provenance, Value,
};
use std::io::{self, BufWriter, Write};
use std::process::Command;
use std::time::{Duration, Instant};

const AGREEMENTS: usize = 100_000;
const ROUNDS: usize = 7;
/// What a process is told that measures the memory of one form.
const MEMORY: &str = "--memory";
/// A text for the claims to rest on.
const TEXT: &str = "The Port of Alma and the Port of Brest plan to sign a memorandum on ports in April.";

/// Ten triples an agreement: types, labels with quotation marks and Chinese, dates, a number, links.
fn dataset() -> Dataset {
    let mut dataset = Dataset { rule_set: "0".repeat(16), ..Dataset::default() };
    let year = |n: usize| 1990 + i16::try_from(n % 30).unwrap_or_default();
    for n in 0..AGREEMENTS {
        let mut node = Node::new(NodeId::named(NodeKind::Agreement, &format!("memorandum of port {n}")));
        node.derive(Property::PrefLabel, Value::Text(Lang::En, format!("Memorandum \"{n}\" of the Port of Alma")));
        node.derive(Property::PrefLabel, Value::Text(Lang::Zh, format!("阿尔马港谅解备忘录{n}")));
        node.derive(Property::Status, Value::Concept(Concept::Status(Status::Planned)));
        node.derive(Property::Area, Value::Concept(Concept::Area(Area::Ports)));
        if let Some(date) = PartialDate::new(Some(year(n)), Some(4), None) {
            node.derive(Property::Date, Value::Edtf(Edtf::on(date)));
        }
        node.derive(Property::DateEarliest, Value::Day(format!("{}-04-01", year(n))));
        node.derive(Property::Count, Value::Integer(i64::try_from(n).unwrap_or_default()));
        node.derive(Property::Party, Value::Node(NodeId::named(NodeKind::Party, &format!("port {}", n % 1000))));
        node.seen_in("0123456789abcdef");
        node.statements.sort();
        dataset.nodes.insert(node.id.clone(), node);
    }
    dataset
}

/// The same with four claims an agreement, each with its quotation, of as many articles as agreements.
fn claimed() -> Dataset {
    let mut dataset = dataset();
    let places = Places::new(TEXT);
    for (n, node) in dataset.nodes.values_mut().enumerate() {
        let article = format!("{n:016x}");
        node.derive(Property::AgreementType, Value::Concept(Concept::AgreementType(AgreementType::Memorandum)));
        node.articles = vec![article.as_str().into()];
        let properties = [Property::AgreementType, Property::Status, Property::Area, Property::Party];
        for (at, statement) in node.statements.iter_mut().filter(|s| properties.contains(&s.property)).enumerate() {
            let quote = places.quote(places.span(4 * at, TEXT.len()));
            statement.provenance.push(Provenance::new(&article, quote, "deal/planned", Confidence::new(900)));
        }
        node.statements.sort();
    }
    dataset
}

/// Counts what is written.
#[derive(Default)]
struct Sink(usize);

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The time that the processor has given to this thread; where the system does not tell, the time on the wall.
fn now(start: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split_whitespace().next()?.parse().ok());
    nanoseconds.map_or_else(|| start.elapsed(), Duration::from_nanos)
}

/// Writes the graph.
type Writing<'a> = Box<dyn Fn(&mut dyn Write) -> io::Result<()> + 'a>;

/// A writer with the times that it took.
struct Writer<'a> {
    name: &'static str,
    write: Writing<'a>,
    times: Vec<Duration>,
    bytes: usize,
}

impl<'a> Writer<'a> {
    fn new(name: &'static str, write: impl Fn(&mut dyn Write) -> io::Result<()> + 'a) -> Self {
        Self { name, write: Box::new(write), times: Vec::new(), bytes: 0 }
    }

    fn run(&mut self, clock: Instant) -> io::Result<()> {
        let mut out = BufWriter::new(Sink::default());
        let start = now(clock);
        (self.write)(&mut out)?;
        out.flush()?;
        self.times.push(now(clock).saturating_sub(start));
        self.bytes = out.get_ref().0;
        Ok(())
    }

    fn median(&self) -> f64 {
        let mut times = self.times.clone();
        times.sort();
        times[times.len() / 2].as_secs_f64()
    }
}

/// The largest resident set so far, in megabytes; where the system does not tell, 0.
fn peak() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kilobytes| kilobytes.parse::<usize>().ok()).unwrap_or_default() / 1000
}

fn speed(out: &mut impl Write) -> Result<(), Box<dyn std::error::Error>> {
    let base = BaseIri::new("https://example.org/pactgraph/")?;
    let dataset = dataset();
    let before = peak();
    lines::write(graph::lines(&dataset), &base, &mut BufWriter::new(Sink::default()))?;
    turtle::turtle(graph::subjects(&dataset), &base, &mut BufWriter::new(Sink::default()))?;
    let more = peak() - before;

    let mut text = Vec::new();
    lines::write(graph::lines(&dataset), &base, &mut text)?;
    let triples = oxttl::NTriplesParser::new().for_slice(&text).collect::<Result<Vec<_>, _>>()?;
    let ready: Vec<Vec<_>> = graph::lines(&dataset).map(Iterator::collect).collect();
    let prefixes = turtle::prefixes(&base);
    let mut writers = [
        Writer::new("N-Triples, ours", |out| lines::write(graph::lines(&dataset), &base, out)),
        Writer::new("N-Triples, oxttl", |out| {
            let mut writer = oxttl::NTriplesSerializer::new().for_writer(out);
            triples.iter().try_for_each(|triple| writer.serialize_triple(triple))
        }),
        Writer::new("N-Triples, ready", |out| lines::write(ready.iter(), &base, out)),
        Writer::new("Turtle, ours", |out| turtle::turtle(graph::subjects(&dataset), &base, out)),
        Writer::new("Turtle, oxttl", |out| {
            let mut writer = oxttl::TurtleSerializer::new();
            for (prefix, iri) in &prefixes {
                writer = writer.with_prefix(*prefix, iri.as_str()).map_err(io::Error::other)?;
            }
            let mut writer = writer.for_writer(out);
            triples.iter().try_for_each(|triple| writer.serialize_triple(triple))?;
            writer.finish().map(|_| ())
        }),
    ];
    let clock = Instant::now();
    for _ in 0..ROUNDS {
        writers.iter_mut().try_for_each(|writer| writer.run(clock))?;
    }
    writeln!(out, "{} triples; the dataset takes {before} MB, writing it {more} MB more", triples.len())?;
    for writer in &writers {
        writeln!(out, "{:17} {:.3} s, {} MB", writer.name, writer.median(), writer.bytes / 1_000_000)?;
    }
    for (ours, theirs) in [(0, 1), (2, 1), (3, 4)] {
        let times = writers[ours].times.iter().zip(&writers[theirs].times);
        let mut ratios: Vec<f64> = times.map(|(a, b)| a.as_secs_f64() / b.as_secs_f64()).collect();
        ratios.sort_by(f64::total_cmp);
        let (least, median, most) = (ratios[0], ratios[ROUNDS / 2], ratios[ROUNDS - 1]);
        let (ours, theirs) = (writers[ours].name, writers[theirs].name);
        writeln!(out, "{ours} : {theirs}: {median:.2} in the median of {ROUNDS} rounds, {least:.2} to {most:.2}")?;
    }
    Ok(())
}

/// The names of the forms, as this program is told them.
const FORMS: [(&str, Format); 8] = [
    ("nt", Format::NTriples),
    ("ttl", Format::Turtle),
    ("nq", Format::NQuads),
    ("trig", Format::Trig),
    ("jsonld", Format::JsonLd),
    ("rdf", Format::RdfXml),
    ("csv", Format::Csv),
    ("xlsx", Format::Xlsx),
];

/// Writes one form, or none, of the dataset with claims, and prints how much memory that took at the most.
fn memory_of(form: &str, out: &mut impl Write) -> Result<(), Box<dyn std::error::Error>> {
    let dataset = claimed();
    let before = peak();
    let folder = tempfile::tempdir()?;
    let formats = FORMS.iter().filter(|(name, _)| *name == form).map(|(_, format)| *format).collect();
    let options = Options { formats, ..Options::new(BaseIri::new("https://example.org/pactgraph/")?) };
    let report = emit(&dataset, &options, &RunFacts::default(), folder.path())?;
    let bytes: usize = report.files.iter().map(|file| file.bytes).sum();
    writeln!(out, "{form:7} {before:5} MB {:5} MB more, {:5} MB written", peak() - before, bytes / 1_000_000)?;
    Ok(())
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let out = &mut io::stdout().lock();
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|argument| argument == MEMORY) {
        return memory_of(arguments.get(at + 1).map_or("", String::as_str), out);
    }
    speed(out)?;
    writeln!(out, "\n{} claims; the memory of the dataset, and what a form takes beside it:", 4 * AGREEMENTS)?;
    // A process a form: what one of them held at the most is not seen after another.
    for form in ["none"].iter().chain(FORMS.iter().map(|(name, _)| name)) {
        let done = Command::new(std::env::current_exe()?).args([MEMORY, form]).output()?;
        out.write_all(&done.stdout)?;
        out.write_all(&done.stderr)?;
    }
    Ok(())
}
