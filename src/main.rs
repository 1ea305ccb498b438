//! The command line program; everything else is in the library.

use pactgraph::*;
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let lex = lexicon::Lexicon::embedded().unwrap_or_else(|e| panic!("{e}"));
    let mut all = Vec::new();
    let mut out = None;
    let mut files = Vec::new();
    let mut it = args[1..].iter();
    let mut dump = false;
    while let Some(a) = it.next() {
        if a == "--out" { out = it.next().cloned(); } else if a == "run" {} else if a == "--dump" { dump = true } else { files.push(a.clone()); }
    }
    for f in &files {
        let bytes = std::fs::read(f).unwrap();
        let (Some(article), _) = read::article(bytes, std::path::Path::new(f).file_name().unwrap().to_str().unwrap()) else { continue };
        if dump && files.len() == 1 { print!("{}", extract::explain::explain(&article, &lex)); }
        let claims = extract::extract(&article, &lex);
        if dump {
            println!("=== {f} title={:?} pub={:?}", claims.title.as_ref().map(|t| &t.value), claims.publisher.as_ref().map(|t| &t.value));
            let p: Vec<char> = article.text.chars().collect();
            let q = |s: record::Span| p[s.start as usize..s.end as usize].iter().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
            for d in &claims.deals {
                println!("  DEAL {} {} [{}] c={} date={:?} place={:?} n={:?} areas={:?}", d.kind.value.code(), d.status.value.code(), d.status.rule, d.status.confidence, d.date.as_ref().map(|d| q(d.span)), d.place.as_ref().map(|p| &claims.names[p.value].name), d.count.as_ref().map(|c| c.value), d.areas.iter().map(|a| a.value.code()).collect::<Vec<_>>());
                for p in &d.parties { println!("      - {} ({:?})", claims.names[p.value.name].name, claims.names[p.value.name].kind); }
                println!("      «{}»", q(d.sentence));
            }
        }
        all.push(normalize::normalize(&article, &claims));
    }
    let Some(out) = out else { return };
    let n = all.len();
    let ds = merge::merge(all, vec![], &lex.digest);
    let mut o = emit::Options::new(emit::BaseIri::new("https://example.org/pactgraph/").unwrap());
    o.force = true;
    emit::emit(&ds, &o, &emit::RunFacts { read: n, emitted: n, skipped: 0, failed: 0 }, std::path::Path::new(&out)).unwrap();
}
