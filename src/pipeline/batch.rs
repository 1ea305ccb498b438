//! Batches: inputs are read piece by piece, so that memory holds no more of them than one batch.

use crate::read::{Inputs, Member, Sink, Source};
use crate::record::{Article, Issue, IssueKind};
use rayon::prelude::*;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};

/// A batch has about so many bytes: it is what is held in memory of the inputs, besides a single article that is longer.
pub const BYTES: u64 = 16 << 20;
/// A batch has so many articles at most.
pub const COUNT: usize = 1024;

/// What became of an input or a part of it: an article with what had to be repaired, or why there is none.
pub type Read = (Option<Article>, Vec<Issue>);

/// Reads every input until it is stopped, and hands on what became of them, a batch after the other; `done` is called
/// once for each input that was read to its end.
pub fn batches(
    (sources, inputs): (&[Source], &Inputs),
    stop: &AtomicBool,
    done: impl Fn() + Sync,
    each: &mut (dyn FnMut(Vec<Read>) + Send),
) {
    let stopped = || stop.load(Ordering::Relaxed);
    let mut rest = sources;
    while let Some(first) = rest.first().filter(|_| !stopped()) {
        if !first.is_single(inputs) {
            stream(first, inputs, &stopped, each);
            if !stopped() {
                done();
            }
            rest = &rest[1..];
            continue;
        }
        let mut bytes = 0;
        let fits = |source: &&Source| {
            let fits = source.is_single(inputs) && bytes < BYTES;
            bytes += source.size();
            fits
        };
        let count = rest.iter().take(COUNT).take_while(fits).count().max(1);
        let one = |source: &Source| {
            let mut read = Vec::new();
            if stopped() {
                return read;
            }
            each_of(source, inputs, &mut |found| {
                read.push(of_member(found));
                Ok(())
            });
            done();
            read
        };
        let read: Vec<Vec<Read>> = rest[..count].par_iter().map(one).collect();
        each(read.into_iter().flatten().collect());
        rest = &rest[count..];
    }
}

/// An input of many articles, a batch after the other.
fn stream(source: &Source, inputs: &Inputs, stopped: &dyn Fn() -> bool, each: &mut (dyn FnMut(Vec<Read>) + Send)) {
    let (mut batch, mut bytes) = (Vec::new(), 0);
    each_of(source, inputs, &mut |found| {
        bytes += found.as_ref().map_or(0, Member::size) as u64;
        batch.push(found);
        if bytes >= BYTES || batch.len() >= COUNT {
            bytes = 0;
            each(std::mem::take(&mut batch).into_par_iter().map(of_member).collect());
        }
        if stopped() { Err(io::ErrorKind::Interrupted.into()) } else { Ok(()) }
    });
    each(batch.into_par_iter().map(of_member).collect());
}

/// Every article of an input; a fault of a library that unpacks it costs the input and not the run.
fn each_of(source: &Source, inputs: &Inputs, each: Sink<'_>) {
    if catch_unwind(AssertUnwindSafe(|| source.members(inputs, each))).is_err() {
        _ = each(Err(Issue {
            source_file: source.name.clone(),
            article: None,
            kind: IssueKind::Failed,
            place: String::new(),
            message: "the rest of it cannot be read: the program has a fault that it brings out".to_owned(),
        }));
    }
}

fn of_member(found: Result<Member, Issue>) -> Read {
    match found {
        Ok(member) => member.article(),
        Err(issue) => (None, vec![issue]),
    }
}
