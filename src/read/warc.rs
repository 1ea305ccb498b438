//! Web archives: an article a record, also of the texts that others have taken from one (WET).

use super::form::Form;
use super::given::Given;
use super::member::{Member, Sink, lost};
use super::{MAX_BYTES, too_long, unpack, whole};
use crate::record::IssueKind;
use std::io::{self, BufRead, Cursor, Read};

/// The most bytes that the head of a record or of a response may have.
const MAX_HEAD: u64 = 256 << 10;
/// So many records may be broken before the rest of the archive is given up.
const MAX_BROKEN: usize = 100;

/// Hands on the pages and texts of an archive; each is called by the name of the input and the id of its record.
///
/// Records of requests and of metadata are no articles; of responses those with status 200 that are text are.
///
/// # Errors
/// When the input cannot be read on; a record that is broken is told, and the next one looked for.
pub fn members(input: &str, from: &mut dyn BufRead, each: Sink<'_>) -> io::Result<()> {
    let mut from = Resumed { before: Cursor::new(Vec::new()), from };
    let mut broken = 0;
    let mut number = 0;
    while let Some(opening) = opening(&mut from)? {
        number += 1;
        let mut told = |name: &str, what: String| {
            broken += 1;
            each(Err(lost(name, IssueKind::Failed, what)))
        };
        let unnamed = format!("{input}#{number}");
        if !opening {
            told(&unnamed, "expected a record of a web archive, found something else".into())?;
        } else {
            match record(&mut from, input, number)? {
                Found::Article(member) => each(Ok(member))?,
                Found::None => {}
                Found::Skipped(name, what) => each(Err(lost(&name, IssueKind::Skipped, what)))?,
                Found::Broken(name, what) => told(&name, what)?,
            }
        }
        if broken >= MAX_BROKEN {
            return Err(io::Error::other(format!("{MAX_BROKEN} records are broken; the rest is given up")));
        }
    }
    Ok(())
}

/// A reader of which a piece can be put back.
struct Resumed<'a> {
    before: Cursor<Vec<u8>>,
    from: &'a mut dyn BufRead,
}

impl Resumed<'_> {
    fn put_back(&mut self, piece: &[u8]) {
        let rest = self.before.get_ref().get(self.before.position() as usize..).unwrap_or_default();
        self.before = Cursor::new([piece, rest].concat());
    }
}

impl io::Read for Resumed<'_> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        match self.before.read(to)? {
            0 => self.from.read(to),
            read => Ok(read),
        }
    }
}

impl BufRead for Resumed<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        match self.before.fill_buf()?.is_empty() {
            false => self.before.fill_buf(),
            true => self.from.fill_buf(),
        }
    }

    fn consume(&mut self, amount: usize) {
        match self.before.fill_buf().is_ok_and(|rest| !rest.is_empty()) {
            true => self.before.consume(amount),
            false => self.from.consume(amount),
        }
    }
}

/// Goes to the next record: whether only empty lines stood before it, or `None` at the end.
fn opening(from: &mut Resumed<'_>) -> io::Result<Option<bool>> {
    let mut alone = true;
    loop {
        let mut line = Vec::new();
        if from.by_ref().take(MAX_HEAD).read_until(b'\n', &mut line)? == 0 {
            return Ok(if alone { None } else { Some(false) });
        }
        if line.starts_with(b"WARC/") {
            if alone {
                return Ok(Some(true));
            }
            // What stood before it is told first.
            from.put_back(&line);
            return Ok(Some(false));
        }
        alone &= line.trim_ascii().is_empty();
    }
}

/// What became of a record.
enum Found {
    Article(Member),
    None,
    Skipped(String, String),
    Broken(String, String),
}

/// Reads a record behind its first line.
fn record(from: &mut Resumed<'_>, input: &str, number: u64) -> io::Result<Found> {
    let unnamed = format!("{input}#{number}");
    let Some(head) = Head::read(from)? else {
        return Ok(Found::Broken(unnamed, format!("the head of the record has no end in {MAX_HEAD} bytes")));
    };
    let name = match head.get("warc-record-id").map(|id| id.trim_matches(['<', '>'])) {
        Some(id) if !id.is_empty() => format!("{input}#{id}"),
        _ => unnamed,
    };
    let Some(length) = head.get("content-length").and_then(|length| length.parse::<u64>().ok()) else {
        return Ok(Found::Broken(name, "the record has no Content-Length".into()));
    };
    let kind = head.get("warc-type").unwrap_or_default().to_ascii_lowercase();
    if !matches!(kind.as_str(), "response" | "resource" | "conversion") {
        let skipped = io::copy(&mut from.by_ref().take(length), &mut io::sink())?;
        return Ok(if skipped == length { Found::None } else { Found::Broken(name, ends_early(skipped, length)) });
    }
    if length > MAX_BYTES {
        io::copy(&mut from.by_ref().take(length), &mut io::sink())?;
        return Ok(Found::Broken(name, too_long(length)));
    }
    let mut body = Vec::new();
    from.by_ref().take(length).read_to_end(&mut body)?;
    if let Some(what) = lie(from, &body, length)? {
        // A length that is too great swallows the next records: they are read all the same.
        if let Some(at) = next_record(&body) {
            from.put_back(&body[at..]);
        }
        return Ok(Found::Broken(name, what));
    }
    let url = head.get("warc-target-uri").map(|url| url.trim_matches(['<', '>']).to_owned());
    let given = Given { url: url.filter(|url| url.starts_with("http")), ..Given::default() };
    let stated = head.get("content-type").unwrap_or_default().to_owned();
    let member = |form, bytes, charset| Member::new(name.clone(), form, bytes).stating(given).encoded(charset);
    if kind == "conversion" {
        return Ok(Found::Article(member(Form::Text, body, charset(&stated))));
    }
    let (stated, body) = match kind.as_str() {
        "response" => match response(body) {
            Ok(page) => page,
            Err(refused) => return Ok(refused.of(name)),
        },
        _ => (stated, body),
    };
    let media = stated.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    Ok(match media.as_str() {
        "text/html" | "application/xhtml+xml" => Found::Article(member(Form::Html, body, charset(&stated))),
        "text/plain" => Found::Article(member(Form::Text, body, charset(&stated))),
        "text/markdown" => Found::Article(member(Form::Markdown, body, charset(&stated))),
        other => Found::Skipped(name, format!("its media type is {other:?}; only text is read")),
    })
}

/// Whether the length of a record is not what it says; the mark of the end is read over.
fn lie(from: &mut Resumed<'_>, body: &[u8], length: u64) -> io::Result<Option<String>> {
    if (body.len() as u64) < length {
        return Ok(Some(ends_early(body.len() as u64, length)));
    }
    let mut end = Vec::new();
    from.by_ref().take(4).read_to_end(&mut end)?;
    if end.trim_ascii().is_empty() {
        return Ok(None);
    }
    from.put_back(&end);
    Ok(Some(format!("the record does not end after the {length} bytes that it states")))
}

fn ends_early(found: u64, length: u64) -> String {
    format!("the record ends after {found} of the {length} bytes that it states")
}

/// Where another record begins inside of one.
fn next_record(body: &[u8]) -> Option<usize> {
    let mark = b"\r\n\r\nWARC/1.";
    body.windows(mark.len()).position(|window| window == mark)
}

/// Lines `name: value` up to an empty one.
struct Head(Vec<(String, String)>);

impl Head {
    /// Reads a head; `None` if it is too long or not closed.
    fn read(from: &mut dyn BufRead) -> io::Result<Option<Self>> {
        let mut lines = Vec::new();
        let mut from = from.take(MAX_HEAD);
        loop {
            let mut line = Vec::new();
            if from.read_until(b'\n', &mut line)? == 0 {
                return Ok(None);
            }
            let line = String::from_utf8_lossy(&line);
            if line.trim().is_empty() {
                return Ok(Some(Self(lines)));
            }
            if let Some((name, value)) = line.split_once(':') {
                lines.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
            }
        }
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// Why a response is no article.
enum Refused {
    Skipped(String),
    Broken(String),
}

impl Refused {
    fn of(self, name: String) -> Found {
        match self {
            Self::Skipped(what) => Found::Skipped(name, what),
            Self::Broken(what) => Found::Broken(name, what),
        }
    }
}

/// The media type and the content of an HTTP response.
fn response(bytes: Vec<u8>) -> Result<(String, Vec<u8>), Refused> {
    let broken = |what: &str| Refused::Broken(what.to_owned());
    let mut rest = bytes.as_slice();
    let mut status = String::new();
    let read = rest.by_ref().take(MAX_HEAD).read_line(&mut status);
    let code = status.split_whitespace().nth(1).filter(|_| read.is_ok() && status.starts_with("HTTP/"));
    match code {
        Some("200") => {}
        Some(code) => return Err(Refused::Skipped(format!("the server answered {code}"))),
        None => return Err(broken("expected an HTTP response")),
    }
    let head = Head::read(&mut rest).ok().flatten().ok_or_else(|| broken("the head of the response has no end"))?;
    let says = |name: &str| head.get(name).unwrap_or_default().to_ascii_lowercase();
    let mut body = rest.to_vec();
    if says("transfer-encoding").contains("chunked") {
        // Archives often keep the head of what was sent and the body without its chunks.
        body = chunks(&body).unwrap_or(body);
    }
    match says("content-encoding").as_str() {
        "" | "identity" => {}
        "gzip" | "x-gzip" => body = gunzip(body).map_err(|error| Refused::Broken(error.to_string()))?,
        other => return Err(Refused::Skipped(format!("it is packed with {other:?}; only gzip is unpacked"))),
    }
    Ok((head.get("content-type").unwrap_or("text/html").to_owned(), body))
}

fn gunzip(body: Vec<u8>) -> io::Result<Vec<u8>> {
    if !unpack::is_packed(&body) {
        return Ok(body);
    }
    whole(unpack::unpacked(Box::new(Cursor::new(body)))?, 0)
}

/// The content of chunks, each behind its length in hexadecimal figures; `None` if they are none.
fn chunks(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut all = Vec::new();
    loop {
        let end = body.iter().take(100).position(|&b| b == b'\n')?;
        let line = std::str::from_utf8(&body[..end]).ok()?;
        let length = usize::from_str_radix(line.split(';').next()?.trim(), 16).ok()?;
        body = &body[end + 1..];
        if length == 0 {
            return Some(all);
        }
        all.extend_from_slice(body.get(..length)?);
        body = body.get(length..)?;
        body = body.strip_prefix(b"\r\n").or(body.strip_prefix(b"\n"))?;
    }
}

/// The `charset` of a media type.
fn charset(media: &str) -> Option<String> {
    let value = media
        .split(';')
        .find_map(|part| part.trim().split_once('=').filter(|(name, _)| name.trim().eq_ignore_ascii_case("charset")))?
        .1;
    Some(value.trim().trim_matches(['"', '\'']).to_owned())
}

#[cfg(test)]
mod tests;
