//! `pactgraph validate`: whether an export is right.

use super::answered;
use super::inputs::InputArgs;
use crate::error::{Error, VIOLATIONS};
use crate::read::Inputs;
use crate::record::Article;
use crate::validate::{Report, Text, sarif, text, validate};
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What `validate` is told.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The folder of an export that has at least the forms nt and nq
    dir: PathBuf,
    /// The articles it was made from, to hold every quotation against its text; may be said more than once
    #[arg(long, value_name = "PATH")]
    articles: Vec<PathBuf>,
    #[command(flatten)]
    inputs: InputArgs,
    /// Write what is wrong as SARIF 2.1.0 too, for CI
    #[arg(long, value_name = "FILE")]
    sarif: Option<PathBuf>,
}

/// The most violations that are printed; all of them are in the SARIF file.
const SHOWN: usize = 100;

/// Checks the export, prints what is wrong.
pub fn run(args: &Args, out: &mut impl Write) -> Result<ExitCode, Error> {
    let texts = if args.articles.is_empty() { None } else { Some(texts(&args.articles, &args.inputs.read())?) };
    let report = validate(&args.dir, texts.as_ref())?;
    if let Some(path) = &args.sarif {
        let log = sarif(&report.findings, &args.dir.to_string_lossy());
        fs::write(path, log).map_err(|reason| Error::Write { path: path.clone(), reason })?;
    }
    answered(print(&report, &args.dir, texts.is_some(), out))?;
    Ok(if report.findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(VIOLATIONS) })
}

/// The articles by their ids.
fn texts(paths: &[PathBuf], inputs: &Inputs) -> Result<BTreeMap<String, Text>, Error> {
    let mut texts = BTreeMap::new();
    for source in inputs.find(paths)? {
        source.members(inputs, &mut |member| {
            if let Some(article) = member.ok().and_then(|member| member.article().0) {
                let Article { id, sha256, source_file, text, .. } = article;
                texts.insert(id, Text { file: source_file, sha256, text });
            }
            Ok(())
        });
    }
    Ok(texts)
}

fn print(report: &Report, folder: &Path, with_texts: bool, out: &mut impl Write) -> std::io::Result<()> {
    let shown = report.findings.len().min(SHOWN);
    out.write_all(text(&report.findings[..shown]).as_bytes())?;
    if shown < report.findings.len() {
        writeln!(out, "{} more", report.findings.len() - shown)?;
    }
    let quotations = match with_texts {
        true => format!("{} quotations against their articles", report.quotations),
        false => "no quotation against its article (say --articles)".to_owned(),
    };
    writeln!(
        out,
        "{}: {} violations; checked {} statements in every form, {} claims, {} rows of tables, {quotations}",
        folder.display(),
        report.findings.len(),
        report.statements,
        report.claims,
        report.rows
    )
}
