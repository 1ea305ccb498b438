//! Our writers of N-Triples and Turtle beside those of oxttl, in one process on one graph of a million triples.
//!
//!     cargo bench --bench writers
//!
//! Each writer is run three times into a sink that counts bytes, and the shortest time counts.
//! Ours start from the dataset and sort; oxttl's start from triples that are ready and in order.
//! Figures hold only where the machine does nothing else: the ratios move by a tenth otherwise.

use pactgraph::emit::{BaseIri, graph, lines, turtle};
use pactgraph::record::concept::{Area, Status};
use pactgraph::record::{Concept, Dataset, Edtf, Lang, Node, NodeId, NodeKind, PartialDate, Property, Value};
use std::io::{self, BufWriter, Write};
use std::time::{Duration, Instant};

const AGREEMENTS: usize = 100_000;
const RUNS: usize = 3;

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

/// The shortest time of a writer, and how many bytes it wrote.
fn timed(write: impl Fn(&mut dyn Write) -> io::Result<()>) -> io::Result<(Duration, usize)> {
    let mut best = (Duration::MAX, 0);
    for _ in 0..RUNS {
        let mut out = BufWriter::new(Sink::default());
        let start = Instant::now();
        write(&mut out)?;
        out.flush()?;
        best = best.min((start.elapsed(), out.get_ref().0));
    }
    Ok(best)
}

/// The largest resident set so far, in megabytes; where the system does not tell, nothing.
fn peak() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<usize>().ok()? / 1000)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let base = BaseIri::new("https://example.org/pactgraph/")?;
    let dataset = dataset();
    let told = &mut io::stdout().lock();
    let before = peak().unwrap_or_default();
    let ours_lines = timed(|out| lines::write(graph::lines(&dataset), &base, out))?;
    let ours_turtle = timed(|out| turtle::turtle(graph::subjects(&dataset), &base, out))?;
    let after = peak().unwrap_or_default();

    let mut text = Vec::new();
    lines::write(graph::lines(&dataset), &base, &mut text)?;
    let triples = oxttl::NTriplesParser::new().for_slice(&text).collect::<Result<Vec<_>, _>>()?;
    let theirs_lines = timed(|out| {
        let mut writer = oxttl::NTriplesSerializer::new().for_writer(out);
        triples.iter().try_for_each(|triple| writer.serialize_triple(triple))
    })?;
    let prefixes = turtle::prefixes(&base);
    let theirs_turtle = timed(|out| {
        let mut writer = oxttl::TurtleSerializer::new();
        for (prefix, iri) in &prefixes {
            writer = writer.with_prefix(*prefix, iri.as_str()).map_err(io::Error::other)?;
        }
        let mut writer = writer.for_writer(out);
        triples.iter().try_for_each(|triple| writer.serialize_triple(triple))?;
        writer.finish().map(|_| ())
    })?;

    writeln!(told, "{} triples; the dataset takes {before} MB, writing it {} MB more", triples.len(), after - before)?;
    for (form, ours, theirs) in [("N-Triples", ours_lines, theirs_lines), ("Turtle", ours_turtle, theirs_turtle)] {
        let seconds =
            |(time, bytes): (Duration, usize)| format!("{:.2} s, {} MB", time.as_secs_f64(), bytes / 1_000_000);
        let ratio = ours.0.as_secs_f64() / theirs.0.as_secs_f64();
        writeln!(told, "{form:10} ours {}; oxttl {}; ratio {ratio:.2}", seconds(ours), seconds(theirs))?;
    }
    Ok(())
}
