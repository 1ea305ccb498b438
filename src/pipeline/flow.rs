//! Articles flow through: each text is understood once, and let go.

use super::batch::{Read, batches};
use super::understanding::Understanding;
use crate::emit::shelf::{Piece, Shelf};
use crate::merge::steps::outline;
use crate::read::{Inputs, Source};
use crate::record::kept::{Packed, unpacked};
use crate::record::slug::digest_number;
use crate::record::{Issue, IssueKind, Metadata, NodeKind, Property, Records, Value};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};

/// What is known of the articles that have flowed through.
#[derive(Default)]
pub struct Flow {
    /// By the SHA-256 of its text, each article once.
    known: BTreeMap<String, Known>,
    /// The other inputs with a text that is known: its SHA-256 and their name.
    copies: Vec<(String, String)>,
    issues: Vec<Issue>,
    read: usize,
    /// What is not needed before the merge.
    shelf: Shelf,
}

/// An article that was read.
struct Known {
    /// Of the inputs with this text the one whose name comes first, whatever their order was.
    source_file: String,
    /// A hash of what it states.
    stated: u64,
    /// Its outline, and where the rest waits.
    outcome: Option<Result<(Records, Piece), Issue>>,
}

/// What became of all inputs.
pub struct Flown {
    /// What each article says: the outline, and where the rest waits for its turn.
    pub articles: Vec<(Records, Waiting)>,
    /// Where it waits.
    pub shelf: Shelf,
    /// What could not be read or understood.
    pub issues: Vec<Issue>,
    /// Articles and parts of inputs that held none.
    pub read: usize,
}

/// Where waits what an article says, and the name of the input that it is told from.
pub struct Waiting {
    piece: Piece,
    source_file: String,
}

impl Waiting {
    /// What the article says.
    ///
    /// # Errors
    /// When it cannot be read again.
    pub fn records(self, shelf: &Shelf) -> io::Result<Records> {
        let records = unpacked(&shelf.take(self.piece)?).ok_or(io::ErrorKind::InvalidData)?;
        Ok(called(records, &self.source_file))
    }
}

impl Flow {
    /// Reads and understands every input until it is stopped; `done` is called once for each.
    pub fn through(
        &mut self,
        (sources, inputs): (&[Source], &Inputs),
        understanding: &Understanding<'_>,
        stop: &AtomicBool,
        done: impl Fn() + Sync,
    ) {
        batches((sources, inputs), stop, done, &mut |read| self.take(read, understanding, stop));
    }

    /// Understands what is new among these articles.
    fn take(&mut self, read: Vec<Read>, understanding: &Understanding<'_>, stop: &AtomicBool) {
        self.read += read.len();
        let mut new = Vec::new();
        for (article, issues) in read {
            self.issues.extend(issues);
            new.extend(article.filter(|a| self.is_new(&a.sha256, &a.source_file, &a.metadata)));
        }
        let understood: Vec<_> = new
            .into_par_iter()
            .filter(|_| !stop.load(Ordering::Relaxed))
            .map(|article| {
                let outcome = understanding.of(&article);
                (article.sha256, outcome)
            })
            .collect();
        for (sha256, outcome) in understood {
            self.put(&sha256, outcome);
        }
    }

    /// Puts away what became of an article that is known.
    fn put(&mut self, sha256: &str, outcome: Result<Packed, Issue>) {
        if let Some(known) = self.known.get_mut(sha256) {
            known.outcome = Some(outcome.map(|packed| {
                let (outline, bytes) = packed.parts();
                (outline, self.shelf.put(bytes))
            }));
        }
    }

    /// Takes what was understood elsewhere of an article.
    pub fn add(&mut self, sha256: String, source_file: &str, metadata: &Metadata, records: Records) {
        self.read += 1;
        if self.is_new(&sha256, source_file, metadata) {
            self.put(&sha256, Ok(Packed::new(records, outline)));
        }
    }

    /// Takes an issue of an input that was read elsewhere; one that is more than a repair stands for an input or a part of it.
    pub fn add_issue(&mut self, issue: Issue) {
        self.read += usize::from(matches!(issue.kind, IssueKind::Skipped | IssueKind::Failed));
        self.issues.push(issue);
    }

    /// Whether an article must be understood: its text is new, or its input comes first and states other things.
    fn is_new(&mut self, sha256: &str, source_file: &str, metadata: &Metadata) -> bool {
        let stated = digest_number(&[&metadata.written()]);
        let Some(known) = self.known.get_mut(sha256) else {
            let known = Known { source_file: source_file.to_owned(), stated, outcome: None };
            self.known.insert(sha256.to_owned(), known);
            return true;
        };
        let first = *source_file < *known.source_file;
        let copy = match first {
            true => std::mem::replace(&mut known.source_file, source_file.to_owned()),
            false => source_file.to_owned(),
        };
        self.copies.push((sha256.to_owned(), copy));
        let other = first && known.stated != stated;
        if other {
            known.stated = stated;
        }
        other
    }

    /// All records and issues; strictly, every issue is a failure, and an article that has one is left out.
    pub fn finish(mut self, strict: bool) -> Flown {
        for (sha256, copy) in self.copies {
            let Some(known) = self.known.get(&sha256) else { continue };
            self.issues.push(Issue {
                message: format!("the same text as {}", known.source_file),
                article: Some(article_id(&sha256).to_owned()),
                source_file: copy,
                kind: IssueKind::Skipped,
                place: String::new(),
            });
        }
        if strict {
            leave_out(&mut self.known, &mut self.issues);
        }
        let mut articles = Vec::with_capacity(self.known.len());
        for known in self.known.into_values() {
            match known.outcome {
                Some(Ok((outline, piece))) => {
                    let outline = called(outline, &known.source_file);
                    articles.push((outline, Waiting { piece, source_file: known.source_file }));
                }
                Some(Err(issue)) => self.issues.push(Issue { source_file: known.source_file, ..issue }),
                None => {}
            }
        }
        Flown { articles, shelf: self.shelf, issues: self.issues, read: self.read }
    }
}

/// Leaves out articles at fault, and makes a failure of every issue.
fn leave_out(known: &mut BTreeMap<String, Known>, issues: &mut [Issue]) {
    // A second copy of an article is no fault of the first.
    let faults = issues.iter().filter(|issue| issue.kind != IssueKind::Skipped);
    let faults: BTreeSet<(&str, &str)> =
        faults.filter_map(|issue| Some((issue.article.as_deref()?, issue.source_file.as_str()))).collect();
    known.retain(|sha256, known| !faults.contains(&(article_id(sha256), known.source_file.as_str())));
    for issue in issues {
        issue.kind = IssueKind::Failed;
    }
}

/// The id of the article with this SHA-256.
fn article_id(sha256: &str) -> &str {
    sha256.get(..16).unwrap_or(sha256)
}

/// The records of an article with the name of the input that it is told from.
fn called(mut records: Records, source_file: &str) -> Records {
    for node in records.nodes.iter_mut().filter(|node| node.id.kind == NodeKind::Article) {
        for statement in node.statements.iter_mut().filter(|said| said.property == Property::SourceFile) {
            statement.value = Value::Plain(source_file.to_owned());
        }
    }
    records
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::read;
    use crate::record::Confidence;

    fn read(text: &str, file: &str) -> Read {
        read::article(text.as_bytes().to_vec(), file)
    }

    fn flown(read: Vec<Read>, strict: bool) -> Flown {
        let lexicon = Lexicon::embedded().unwrap();
        let mut flow = Flow::default();
        for one in read {
            flow.take(vec![one], &Understanding::new(&lexicon, Confidence::new(0)), &AtomicBool::new(false));
        }
        flow.finish(strict)
    }

    /// What the articles say of themselves, and every issue.
    fn said(flown: Flown, property: Property) -> (Vec<Value>, Vec<Issue>) {
        let nodes = flown.articles.into_iter().flat_map(|(_, waiting)| waiting.records(&flown.shelf).unwrap().nodes);
        let articles = nodes.filter(|node| node.id.kind == NodeKind::Article);
        (articles.filter_map(|node| node.value(property).cloned()).collect(), flown.issues)
    }

    #[test]
    fn of_inputs_with_one_text_the_first_by_name_stays() {
        for files in [["a.txt", "b.txt", "c.txt"], ["c.txt", "b.txt", "a.txt"], ["b.txt", "a.txt", "c.txt"]] {
            let flown = flown(files.iter().map(|file| read("One text.", file)).collect(), false);
            assert_eq!(flown.read, 3);
            let (files, issues) = said(flown, Property::SourceFile);
            assert_eq!(files, [Value::Plain("a.txt".into())]);
            let mut told: Vec<_> = issues.iter().map(|i| (i.source_file.as_str(), i.message.as_str())).collect();
            told.sort_unstable();
            assert_eq!(told, [("b.txt", "the same text as a.txt"), ("c.txt", "the same text as a.txt")]);
        }
    }

    #[test]
    fn what_the_first_by_name_states_counts_whatever_came_first() {
        let text = "---\nlanguage: fr\n---\nOne text.";
        for files in [["a.md", "b.txt"], ["b.txt", "a.md"]] {
            let flown = flown(files.iter().map(|file| read(text, file)).collect(), false);
            assert_eq!(said(flown, Property::InLanguage).0, [Value::Plain("fr".into())]);
        }
    }

    #[test]
    fn strictly_every_issue_is_a_failure() {
        let broken = read::article(b"A text with one \xFF byte that is none".to_vec(), "a.txt");
        let flown = flown(vec![broken, read("Sound.", "b.txt")], true);
        let (files, issues) = said(flown, Property::SourceFile);
        assert_eq!(files, [Value::Plain("b.txt".into())]);
        assert_eq!(issues[0].kind, IssueKind::Failed);
    }
}
