//! `pactgraph review`: what a person should look at, as a file to give back to `run --curation`.

use super::settings::confidence;
use super::unwritten;
use crate::error::Error;
use crate::record::Confidence;
use crate::review::review;
use std::io::Write;
use std::path::PathBuf;

/// What `review` is told.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The folder of an export that has the form nq
    dir: PathBuf,
    /// List the claims less sure than this, 0 to 1
    #[arg(long, value_name = "C", value_parser = confidence, default_value = "0.6")]
    below: Confidence,
}

/// Prints what is doubtful.
pub fn run(args: &Args, out: &mut impl Write) -> Result<(), Error> {
    out.write_all(review(&args.dir, args.below)?.as_bytes()).map_err(unwritten)
}
