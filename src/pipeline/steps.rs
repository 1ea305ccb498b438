//! The merge as filters, step by step, so that many machines can share it: see [`crate::merge::steps`].

use super::filters::{in_batches, misplaced, one_rule_set, unwritten};
use super::pool;
use crate::emit::people;
use crate::error::Error;
use crate::merge::steps::{self, Told};
use crate::record::line::{Holds, Line, Link, Piece};
use crate::record::{Node, NodeId, Records};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, Write};

/// A step of the merge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Records of articles to what is compared of them.
    Outline,
    /// The outlines of all articles to links and deals.
    Names,
    /// Deals that share blocks to links and issues.
    Agreements,
    /// Links and records of articles to pieces.
    Rename,
    /// All pieces of some things, those of one thing together, to nodes.
    Join,
}

/// Reads lines, and writes what a step of the merge makes of them.
///
/// # Errors
/// When a line is none for this step, or the lines cannot be read or written.
pub fn merge(
    step: Step,
    from: &mut (dyn BufRead + Send),
    threads: Option<usize>,
    out: &mut (impl Write + Send),
) -> Result<(), Error> {
    let mut rules = None;
    let mut open = Open::default();
    let mut put = |rules: &str, holds: Vec<Holds>| {
        holds.into_iter().try_for_each(|holds| writeln!(out, "{}", Line::new(rules, holds).json())).map_err(unwritten)
    };
    pool(threads)?.install(|| {
        in_batches(from, Ok, |lines| {
            for line in lines {
                one_rule_set(&mut rules, &line)?;
                let made = open.take(step, line.holds)?;
                put(&line.rules, made)?;
            }
            Ok(())
        })
    })?;
    put(&rules.unwrap_or_default(), open.finish(step)?)?;
    out.flush().map_err(unwritten)
}

/// What was read and waits for more.
#[derive(Default)]
struct Open {
    outlines: Vec<Records>,
    deals: Vec<Told>,
    links: BTreeMap<String, Vec<Link>>,
    pieces: Vec<Piece>,
    joined: BTreeSet<NodeId>,
}

impl Open {
    /// What a line makes complete.
    fn take(&mut self, step: Step, holds: Holds) -> Result<Vec<Holds>, Error> {
        match (step, holds) {
            // What could not be read is told by whoever puts the parts together.
            (Step::Outline | Step::Rename, Holds::Issue(_)) => {}
            (Step::Outline, Holds::Records { source_file, sha256, metadata, records }) => {
                let records = steps::outline(records);
                return Ok(vec![Holds::Records { source_file, sha256, metadata, records }]);
            }
            (Step::Names, Holds::Records { records, .. }) => self.outlines.push(records),
            (Step::Agreements, Holds::Deal { blocks, witness, records }) => {
                self.deals.push(Told { blocks, witness, records });
            }
            (Step::Rename, Holds::Link(link)) => self.links.entry(link.article.clone()).or_default().push(link),
            (Step::Rename, Holds::Records { records, .. }) => {
                let links = self.links.remove(&records.article).ok_or_else(|| {
                    Error::Lines(format!("the links of article {} do not stand before its records", records.article))
                })?;
                let acts = |nodes: &[Node]| people::acting(nodes).into_iter().cloned().collect();
                return Ok(steps::pieces(records, &links, acts).into_iter().map(Holds::Piece).collect());
            }
            (Step::Join, Holds::Piece(piece)) => {
                let next = self.pieces.last().is_some_and(|last| last.node.id != piece.node.id);
                let made = if next { self.join()? } else { Vec::new() };
                self.pieces.push(piece);
                return Ok(made);
            }
            (step, other) => return Err(misplaced(step.expects(), &other)),
        }
        Ok(Vec::new())
    }

    /// What the end of the lines makes complete.
    fn finish(mut self, step: Step) -> Result<Vec<Holds>, Error> {
        Ok(match step {
            Step::Names => {
                let (links, deals) = steps::names(self.outlines);
                let deal = |Told { blocks, witness, records }| Holds::Deal { blocks, witness, records };
                links.into_iter().map(Holds::Link).chain(deals.into_iter().map(deal)).collect()
            }
            Step::Agreements => {
                let (links, issues) = steps::agreements(self.deals);
                links.into_iter().map(Holds::Link).chain(issues.into_iter().map(Holds::Issue)).collect()
            }
            Step::Outline | Step::Rename => Vec::new(),
            Step::Join => self.join()?,
        })
    }

    /// The thing of which all pieces are there.
    fn join(&mut self) -> Result<Vec<Holds>, Error> {
        let Some((node, idle)) = steps::joined(std::mem::take(&mut self.pieces)) else { return Ok(Vec::new()) };
        if !self.joined.insert(node.id.clone()) {
            return Err(Error::Lines(format!("the pieces of {} do not stand together", node.id)));
        }
        let id = node.id.clone();
        Ok([Some(Holds::Node(node)), idle.then_some(Holds::Idle(id))].into_iter().flatten().collect())
    }
}

impl Step {
    fn expects(self) -> &'static str {
        match self {
            Self::Outline => "records, as `pactgraph normalize` writes them",
            Self::Names => "records, as `pactgraph merge --step outline` writes them",
            Self::Agreements => "deals, as `pactgraph merge --step names` writes them",
            Self::Rename => "links and records, as `pactgraph merge --step names` and `pactgraph normalize` write them",
            Self::Join => "pieces, as `pactgraph merge --step rename` writes them",
        }
    }
}
