//! Why the program could not do what it was asked to: one article's trouble is an issue, not an error.

use crate::emit::{BaseIriError, EmitError};
use crate::evaluate::GoldError;
use crate::lexicon::TableError;
use crate::read::ReadError;
use crate::stored::StoredError;
use std::path::PathBuf;

/// What stops a command. Each text says where and what was expected; the exit code is 2.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is nothing to read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// A word list has a fault.
    #[error(transparent)]
    Lexicon(#[from] TableError),
    /// The gold cannot be used.
    #[error(transparent)]
    Gold(#[from] GoldError),
    /// The export cannot be written.
    #[error(transparent)]
    Emit(#[from] EmitError),
    /// An export cannot be read again.
    #[error(transparent)]
    Stored(#[from] StoredError),
    /// `pactgraph.toml` cannot be used.
    #[error("{}{}: {what}", path.display(), line.map(|line| format!(":{line}")).unwrap_or_default())]
    Settings {
        /// The file.
        path: PathBuf,
        /// The line of the fault, from 1.
        line: Option<usize>,
        /// What is wrong and what was expected.
        what: String,
    },
    /// A file that was named cannot be read.
    #[error("{}: {reason}", path.display())]
    Unread {
        /// The file.
        path: PathBuf,
        /// What the system said.
        reason: std::io::Error,
    },
    /// A question has no answer.
    #[error("{0}")]
    Query(String),
    /// A line that is handed from one stage to the next is none.
    #[error("line {line} of the input: {what}")]
    Line {
        /// The line, from 1.
        line: u64,
        /// What is wrong and what was expected.
        what: String,
    },
    /// Lines that do not belong into the stage, or not together.
    #[error("the lines of the input: {0}")]
    Lines(String),
    /// Nobody says where the export goes.
    #[error("expected --out DIR, or `out` in pactgraph.toml")]
    NoFolder,
    /// The licence is no IRI.
    #[error("--license {found:?}: expected an absolute IRI, such as https://creativecommons.org/licenses/by/4.0/")]
    License {
        /// What was given.
        found: String,
    },
    /// The base IRI is none.
    #[error(transparent)]
    BaseIri(#[from] BaseIriError),
    /// The threads could not be started.
    #[error("--threads {count}: {reason}")]
    Threads {
        /// How many were asked for.
        count: usize,
        /// What the system said.
        reason: String,
    },
    /// The one article that was asked for is none.
    #[error("{name}: {reason}")]
    NoArticle {
        /// Base name of the file.
        name: String,
        /// Why it could not be read.
        reason: String,
    },
    /// Signals cannot be caught.
    #[error("signals cannot be caught: {0}")]
    Signals(std::io::Error),
    /// A signal stopped the run before it wrote anything.
    #[error(
        "stopped: {done} of {inputs} inputs were read and {understood} articles understood; nothing was written{}",
        if *kept { ", and the next run goes on from what is in the cache" } else { "" }
    )]
    Stopped {
        /// Inputs that were read to their end.
        done: usize,
        /// All inputs.
        inputs: usize,
        /// Articles in them that were understood.
        understood: usize,
        /// Whether there is a cache.
        kept: bool,
    },
    /// A file or the standard output could not be written.
    #[error("{}: {reason}", path.display())]
    Write {
        /// The file or folder; `-` for standard output.
        path: PathBuf,
        /// What the system said.
        reason: std::io::Error,
    },
}

impl Error {
    /// The exit code of a command that it stopped.
    pub fn exit_code(&self) -> u8 {
        if matches!(self, Self::Stopped { .. }) { STOPPED } else { COULD_NOT_RUN }
    }
}

/// The exit code of a command that could not run.
pub const COULD_NOT_RUN: u8 = 2;
/// The exit code of a run that lost some of its inputs.
pub const SOME_FAILED: u8 = 1;
/// The exit code of `diff --exit-code` if anything changed.
pub const CHANGED: u8 = 1;
/// The exit code of `run --check` if the export in the folder is another one.
pub const DIFFERS: u8 = 3;
/// The exit code of a run that a signal stopped: what shells say of a program that SIGINT ended.
pub const STOPPED: u8 = 130;
/// The exit code of `validate` if the export has faults.
pub const VIOLATIONS: u8 = 1;
