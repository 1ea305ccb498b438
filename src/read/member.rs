//! From an input to the articles in it, one after the other.

use super::fields::FieldMap;
use super::form::Form;
use super::given::Given;
use super::{
    MAX_BYTES, Source, archive, decode, front_matter, html, lines, normalize, table, too_long, unpack, warc, whole,
};
use crate::record::slug::hex;
use crate::record::{Article, Issue, IssueKind, Metadata};
use std::io::{self, BufRead, BufReader, Cursor, Read};

/// How inputs are read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inputs {
    /// The form of every input, where the user says it.
    pub form: Option<Form>,
    /// Which fields of records are what, where the user says it.
    pub map: Option<FieldMap>,
}

/// An article as it stands in an input, not yet decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The base name of the input; behind `#` the line, the file or the record in it.
    pub name: String,
    /// A form that is one article: text, Markdown or HTML.
    form: Form,
    bytes: Vec<u8>,
    /// The encoding that a header states.
    charset: Option<String>,
    /// What the input states beside the text.
    given: Given,
}

/// Takes what is found in an input: an article, or why there is none. When it fails, nothing more is handed on.
pub type Sink<'a> = &'a mut dyn FnMut(Result<Member, Issue>) -> io::Result<()>;

impl Member {
    /// The bytes of one article.
    pub fn new(name: String, form: Form, bytes: Vec<u8>) -> Self {
        Self { name, form, bytes, charset: None, given: Given::default() }
    }

    /// The article of a record: its text and what it states, or why there is none.
    pub(super) fn of_record(name: &str, read: Result<(String, Given), String>) -> Result<Self, Issue> {
        match read {
            Ok((text, given)) => Ok(Self::new(name.to_owned(), Form::Text, text.into_bytes()).stating(given)),
            Err(what) => Err(lost(name, IssueKind::Failed, what)),
        }
    }

    /// With what the input states beside the text.
    pub(super) fn stating(self, given: Given) -> Self {
        Self { given, ..self }
    }

    /// With the encoding that a header states.
    pub(super) fn encoded(self, charset: Option<String>) -> Self {
        Self { charset, ..self }
    }

    /// How many bytes it has.
    pub fn size(&self) -> usize {
        self.bytes.len()
    }

    /// Decodes it and makes its normalised text, or says why there is none.
    ///
    /// What the input states stands as front matter above the text.
    /// An empty or binary article is skipped, one that is too long failed; repaired bytes, a guessed encoding and
    /// broken front matter are told.
    pub fn article(self) -> (Option<Article>, Vec<Issue>) {
        let source_file = self.name;
        let mut issues = Vec::new();
        let mut issue = |kind, place: String, message: String| {
            issues.push(Issue { place, ..lost(&source_file, kind, message) });
        };
        let stated = self.charset.or_else(|| html::charset(&self.bytes).filter(|_| self.form == Form::Html));
        let decoded = match decode::decode(self.bytes, stated.as_deref()) {
            Ok(decoded) => decoded,
            Err(refused) => {
                issue(IssueKind::Skipped, String::new(), refused.to_string());
                return (None, issues);
            }
        };
        if let Some(repair) = &decoded.repair {
            issue(IssueKind::Repaired, repair.place(), repair.to_string());
        }
        let (given, body) = match self.form {
            Form::Html => match html::page(&decoded.text) {
                Ok((given, body)) => (self.given.or(given), body),
                Err(refused) => {
                    issue(refused.kind, String::new(), refused.what);
                    return (None, issues);
                }
            },
            _ => (self.given, decoded.text),
        };
        if body.trim().is_empty() {
            issue(IssueKind::Skipped, String::new(), "the file holds no text".into());
            return (None, issues);
        }
        let (text, has_head) = if given == Given::default() { (body, false) } else { given.above(&body) };
        let text = normalize::normalize(text);
        if text.trim().is_empty() {
            issue(IssueKind::Skipped, String::new(), "the file holds no text".into());
            return (None, issues);
        }
        if text.len() as u64 > MAX_BYTES {
            issue(IssueKind::Failed, String::new(), too_long(text.len() as u64));
            return (None, issues);
        }
        let mut metadata = Metadata::default();
        if has_head || self.form == Form::Markdown {
            match front_matter::read(&text) {
                Ok(Some(found)) => metadata = found,
                Ok(None) => {}
                Err(broken) => issue(IssueKind::Repaired, format!("line {}", broken.line), broken.to_string()),
            }
        }
        let sha256 = hex(&text);
        let id = sha256.chars().take(16).collect::<String>();
        for issue in &mut issues {
            issue.article = Some(id.clone());
        }
        (Some(Article { id, sha256, source_file, text, metadata }), issues)
    }
}

/// An issue of an input or of a part of it.
pub fn lost(name: &str, kind: IssueKind, message: String) -> Issue {
    Issue { source_file: name.to_owned(), article: None, kind, place: String::new(), message }
}

/// Hands on the articles of an input that is in memory, as [`Source::members`] does of a file with this name.
pub fn from_bytes(name: &str, bytes: Vec<u8>, inputs: &Inputs, each: Sink<'_>) {
    all(name, each, |each| match inputs.form.or(Form::of_name(name)).or(Form::of_bytes(&bytes)) {
        Some(Form::Zip) => archive::members(name, Cursor::new(&bytes), bytes.len() as u64, inputs, each),
        form => of_stream(name, form, Box::new(Cursor::new(bytes)), inputs, each),
    });
}

/// Hands on what is found, and why nothing more is; at least one of them.
fn all(name: &str, each: Sink<'_>, read: impl FnOnce(Sink<'_>) -> io::Result<()>) {
    let (mut any, mut stopped) = (false, false);
    let read = read(&mut |found| {
        any = true;
        each(found).inspect_err(|_| stopped = true)
    });
    // There is nothing after it that a failure could keep from being handed on.
    _ = match read {
        _ if stopped => Ok(()),
        Err(error) => each(Err(lost(name, IssueKind::Failed, format!("cannot be read: {error}")))),
        Ok(()) if !any => each(Err(lost(name, IssueKind::Skipped, "it holds no articles".into()))),
        Ok(()) => Ok(()),
    };
}

impl Source {
    /// Whether it is one article, as far as its name or the user says.
    pub fn is_single(&self, inputs: &Inputs) -> bool {
        inputs.form.or(Form::of_name(&self.name)).is_some_and(Form::is_single)
    }

    /// Hands on every article of the input, and every part of it that holds none with the reason; at least one of them.
    pub fn members(&self, inputs: &Inputs, each: Sink<'_>) {
        let form = inputs.form.or(Form::of_name(&self.name));
        all(&self.name, each, |each| self.read(form, inputs, each));
    }

    fn read(&self, form: Option<Form>, inputs: &Inputs, each: Sink<'_>) -> io::Result<()> {
        match form {
            Some(single) if single.is_single() => {
                let mut bytes = self.load()?;
                if unpack::is_packed(&bytes) {
                    bytes = whole(unpack::unpacked(Box::new(Cursor::new(bytes)))?, 0)?;
                }
                each(Ok(Member::new(self.name.clone(), single, bytes)))
            }
            Some(Form::Zip) => self.archive(Vec::new(), inputs, each),
            _ => {
                let (head, from) = peek(self.stream()?);
                match Form::of_bytes(&head) {
                    Some(Form::Zip) if form.is_none() => {
                        drop(from);
                        self.archive(head, inputs, each)
                    }
                    _ => of_stream(&self.name, form, from, inputs, each),
                }
            }
        }
    }

    /// The archive that begins with these bytes; what was read of standard input is put before the rest.
    fn archive(&self, head: Vec<u8>, inputs: &Inputs, each: Sink<'_>) -> io::Result<()> {
        match self.open_file()? {
            Some((file, size)) => archive::members(&self.name, file, size, inputs, each),
            None => {
                let bytes = whole(Cursor::new(head).chain(self.stream()?), 0)?;
                archive::members(&self.name, Cursor::new(&bytes), bytes.len() as u64, inputs, each)
            }
        }
    }
}

/// Hands on the articles of a stream; its form is told by its first bytes if it is not known.
pub fn of_stream(
    name: &str,
    form: Option<Form>,
    from: Box<dyn BufRead + '_>,
    inputs: &Inputs,
    each: Sink<'_>,
) -> io::Result<()> {
    let (head, mut from) = peek(unpack::unpacked(from)?);
    let map = inputs.map.clone().unwrap_or_default();
    match form.or_else(|| Form::of_bytes(&head)) {
        Some(Form::JsonLines) => lines::members(name, &mut *from, &map, each),
        Some(Form::Csv) => table::members(name, &mut *from, &map, each),
        Some(Form::Warc) => warc::members(name, &mut *from, each),
        other => {
            // Front matter is looked for where nobody says that there is none.
            let unnamed = if name == super::STDIN { Form::Markdown } else { Form::Text };
            let single = other.filter(|form| form.is_single()).unwrap_or(unnamed);
            each(Ok(Member::new(name.to_owned(), single, whole(from, 0)?)))
        }
    }
}

/// The first bytes of a stream, and the stream with them; what is wrong with it comes behind them.
fn peek<'a>(mut from: Box<dyn BufRead + 'a>) -> (Vec<u8>, Box<dyn BufRead + 'a>) {
    let mut head = Vec::new();
    let rest: Box<dyn BufRead + 'a> = match from.by_ref().take(1024).read_to_end(&mut head) {
        Ok(_) => from,
        Err(error) => Box::new(BufReader::new(Failed(Some(error)))),
    };
    (head.clone(), Box::new(Cursor::new(head).chain(rest)))
}

/// A stream that could not be read on.
struct Failed(Option<io::Error>);

impl Read for Failed {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}

/// The names and texts of articles; the names and reasons of what is none.
#[cfg(test)]
pub type Gathered = (Vec<(String, String)>, Vec<(String, String)>);

/// The names and texts of what is handed on, and the names and reasons of what is not.
#[cfg(test)]
pub fn gathered(read: impl FnOnce(Sink<'_>)) -> Gathered {
    let (mut articles, mut without) = (Vec::new(), Vec::new());
    read(&mut |found| {
        match found.map(Member::article) {
            Ok((Some(article), _)) => articles.push((article.source_file, article.text)),
            Ok((None, issues)) => without.extend(issues.into_iter().map(|issue| (issue.source_file, issue.message))),
            Err(issue) => without.push((issue.source_file, issue.message)),
        }
        Ok(())
    });
    (articles, without)
}
