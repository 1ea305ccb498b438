//! `pactgraph diff`: what changed between two exports.

use super::answered;
use crate::diff::{diff, json, markdown};
use crate::error::{CHANGED, Error};
use crate::stored::Export;
use clap::ValueEnum;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// What `diff` is told.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The export before
    old: PathBuf,
    /// The export after
    new: PathBuf,
    /// How the answer is written
    #[arg(long, value_name = "FORMAT", default_value = "markdown")]
    format: Form,
    /// Exit with 1 if anything changed
    #[arg(long)]
    exit_code: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Form {
    /// For people and pull requests
    Markdown,
    /// For machines
    Json,
}

/// Prints what changed.
pub fn run(args: &Args, out: &mut impl Write) -> Result<ExitCode, Error> {
    let found = diff(&Export::read(&args.old)?, &Export::read(&args.new)?);
    let text = match args.format {
        Form::Markdown => markdown(&found),
        Form::Json => json(&found),
    };
    answered(out.write_all(text.as_bytes()))?;
    Ok(if args.exit_code && !found.is_empty() { ExitCode::from(CHANGED) } else { ExitCode::SUCCESS })
}
