//! Each stage alone, on one thread, in one process on the articles of a folder, beside a floor: what it takes to read
//! the files, to hash their texts, and to look once for the words of the lexicon.
//!
//!     cargo bench --bench stages -- FOLDER
//!
//! Without a folder the articles of `tests/articles` are taken.
//! Each stage is run three times and the shortest time counts.
//! Figures hold only where the machine does nothing else.

use aho_corasick::AhoCorasick;
use pactgraph::emit::{self, BaseIri, Format, RunFacts};
use pactgraph::lexicon::Lexicon;
use pactgraph::read::{Inputs, Member};
use pactgraph::record::claim::Claims;
use pactgraph::record::kept::{self, Packed};
use pactgraph::record::{Article, Confidence, Records};
use pactgraph::{extract, merge, normalize};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const RUNS: usize = 3;

/// The shortest time of a stage, and what it gave.
fn timed<T>(mut stage: impl FnMut() -> T) -> (Duration, T) {
    let mut once = || {
        let start = Instant::now();
        let given = stage();
        (start.elapsed(), given)
    };
    let mut best = once();
    for _ in 1..RUNS {
        let next = once();
        if next.0 < best.0 {
            best = next;
        }
    }
    best
}

/// The first column of every word list.
fn words(root: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let mut words = BTreeSet::new();
    for entry in fs::read_dir(root.join("schema/lexicon"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "csv") {
            for row in csv::Reader::from_path(path)?.records() {
                words.extend(row?.get(0).map(str::to_lowercase));
            }
        }
    }
    Ok(words.into_iter().collect())
}

fn read(inputs: &Inputs, folder: &Path) -> Vec<Article> {
    let mut articles = Vec::new();
    for source in inputs.find(&[folder.to_owned()]).unwrap_or_default() {
        source.members(inputs, &mut |found| {
            articles.extend(found.ok().and_then(|member: Member| member.article().0));
            Ok(())
        });
    }
    articles
}

/// The memory that the process holds, in bytes; where the system does not tell, nothing.
fn held() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? * 1024)
}

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let named = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let folder = named.map_or_else(|| root.join("tests/articles"), PathBuf::from);
    let told = &mut io::stdout().lock();
    let inputs = Inputs::default();
    let lexicon = Lexicon::embedded()?;
    let automaton = AhoCorasick::new(words(root)?)?;

    let (reading, articles) = timed(|| read(&inputs, &folder));
    let megabytes = articles.iter().map(|article| article.text.len()).sum::<usize>() as f64 / 1e6;
    let (looking, _) = timed(|| {
        let found = |article: &Article| {
            Sha256::digest(article.text.as_bytes())[0] as usize + automaton.find_iter(&article.text).count()
        };
        articles.iter().map(found).sum::<usize>()
    });
    let floor = reading + looking;
    let (extracting, claims) =
        timed(|| articles.iter().map(|article| extract::extract(article, &lexicon)).collect::<Vec<Claims>>());
    let before = held();
    let normal = |(article, claims): (&Article, &Claims)| normalize::normalize(article, claims, &lexicon);
    let (normalizing, records) = timed(|| articles.iter().zip(&claims).map(normal).collect::<Vec<Records>>());
    let growth = held().zip(before).map(|(after, before)| after.saturating_sub(before));
    let (keeping, kept) = timed(|| {
        let entry = |(article, records): (&Article, &Records)| {
            let key = kept::key(article, &lexicon.digest, Confidence::new(0));
            let entry = Packed::new(records.clone(), merge::steps::outline).entry(&key);
            (key, entry)
        };
        articles.iter().zip(&records).map(entry).collect::<Vec<_>>()
    });
    let kept_bytes: usize = kept.iter().map(|(_, entry)| entry.len()).sum();
    let (finding, found) = timed(|| kept.iter().filter_map(|(key, entry)| Packed::of_entry(key, entry)).count());
    let mut copies: Vec<Vec<Records>> = (0..RUNS).map(|_| records.clone()).collect();
    let (merging, dataset) = timed(|| merge::merge(copies.pop().unwrap_or_default(), Vec::new(), &lexicon.digest));
    let facts = RunFacts { read: articles.len(), emitted: articles.len(), skipped: 0, failed: 0 };
    let out = tempfile::tempdir()?;
    let forms = [
        ("emit ttl", vec![Format::Turtle]),
        ("emit nt", vec![Format::NTriples]),
        ("emit nq, evidence", vec![Format::NQuads]),
        ("emit trig", vec![Format::Trig]),
        ("emit jsonld", vec![Format::JsonLd]),
        ("emit csv", vec![Format::Csv]),
        ("emit xlsx", vec![Format::Xlsx]),
    ];
    let mut stages = vec![
        ("read".to_owned(), reading),
        ("extract".to_owned(), extracting),
        ("normalize".to_owned(), normalizing),
        ("merge".to_owned(), merging),
    ];
    let (mut claimed, mut emitting) = (0, Duration::ZERO);
    for (name, formats) in forms {
        let formats = formats.into_iter().collect();
        let options = emit::Options { formats, ..emit::Options::new(BaseIri::new("https://example.org/pactgraph/")?) };
        let (time, report) = timed(|| emit::emit(&dataset, &options, &facts, &out.path().join("export")));
        claimed = report?.claims;
        emitting += time;
        stages.push((name.to_owned(), time));
    }
    let all = reading + extracting + normalizing + merging + emitting;
    writeln!(told, "{} articles, {megabytes:.2} MB of text, {claimed} claims, one thread", articles.len())?;
    let mut line = |name: &str, time: Duration| {
        let (seconds, share) = (time.as_secs_f64(), 100.0 * time.as_secs_f64() / all.as_secs_f64());
        writeln!(told, "{name:20}{seconds:9.3} s{:9.2} MB/s{share:7.1} %", megabytes / seconds)
    };
    line("floor", floor)?;
    for (name, time) in &stages {
        line(name, *time)?;
    }
    line("all", all)?;
    line("keep", keeping)?;
    line("find what is kept", finding)?;
    writeln!(told, "the whole takes {:.1} times the floor", all.as_secs_f64() / floor.as_secs_f64())?;
    let claimed = claimed.max(1) as u64;
    writeln!(
        told,
        "{found} entries are kept in {:.2} MB, {} bytes a claim",
        kept_bytes as f64 / 1e6,
        kept_bytes as u64 / claimed
    )?;
    if let Some(growth) = growth {
        // Each of the runs held its records until a shorter one came.
        writeln!(
            told,
            "records of articles hold about {} bytes a claim in memory, two runs of them at once",
            growth / claimed
        )?;
    }
    Ok(())
}
