//! Archives as they are, and as they should not be.

use super::super::member::{Gathered, gathered};
use super::*;

fn record(kind: &str, id: &str, media: &str, body: &str, length: usize) -> String {
    format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{id}>\r\nWARC-Target-URI: https://example.org/{id}\r\n\
         Content-Type: {media}\r\nContent-Length: {length}\r\n\r\n{body}\r\n\r\n"
    )
}

fn sound(kind: &str, id: &str, media: &str, body: &str) -> String {
    record(kind, id, media, body, body.len())
}

fn read(archive: &str) -> Gathered {
    gathered(|each| members("w.warc", &mut archive.as_bytes(), each).unwrap())
}

#[test]
fn texts_and_answers_are_articles_and_requests_are_none() {
    let answer = |head: &str, body: &str| format!("HTTP/1.1 {head}\r\n\r\n{body}");
    let archive = [
        sound("warcinfo", "0", "application/warc-fields", "software: x\r\n"),
        sound("conversion", "1", "text/plain", "A text."),
        sound("request", "2", "application/http", "GET / HTTP/1.1\r\n\r\n"),
        sound(
            "response",
            "3",
            "application/http",
            &answer("200 OK\r\nContent-Type: text/plain; charset=utf-8", "Two."),
        ),
        sound("response", "4", "application/http", &answer("404 Not Found\r\nContent-Type: text/html", "Gone.")),
        sound("response", "5", "application/http", &answer("200 OK\r\nContent-Type: image/png", "x")),
        sound(
            "response",
            "6",
            "application/http",
            &answer(
                "200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked",
                "3\r\nOne\r\n1;x\r\n.\r\n0\r\n\r\n",
            ),
        ),
    ]
    .concat();
    let (articles, lost) = read(&archive);
    let (names, texts): (Vec<_>, Vec<_>) = articles.into_iter().unzip();
    assert_eq!(names, ["w.warc#urn:uuid:1", "w.warc#urn:uuid:3", "w.warc#urn:uuid:6"]);
    assert_eq!(texts[0], "---\nurl: https://example.org/1\n---\n\nA text.");
    assert!(texts[1].ends_with("\n\nTwo.") && texts[2].ends_with("\n\nOne."), "{texts:?}");
    assert_eq!(lost.len(), 2);
    assert!(lost[0].1.contains("answered 404") && lost[1].1.contains("image/png"), "{lost:?}");
}

#[test]
fn a_record_that_lies_about_its_length_is_told_and_the_next_ones_are_read() {
    let body = "A text that is told.";
    for length in [3, 21, 24, 400, 100_000] {
        let archive = [
            record("conversion", "1", "text/plain", body, length),
            sound("conversion", "2", "text/plain", "Second."),
            sound("conversion", "3", "text/plain", "Third."),
        ]
        .concat();
        let (articles, lost) = read(&archive);
        let names: Vec<&str> = articles.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["w.warc#urn:uuid:2", "w.warc#urn:uuid:3"], "{length}: {lost:?}");
        assert!(lost.iter().any(|(name, what)| name == "w.warc#urn:uuid:1" && what.contains("bytes that it states")));
    }
}

#[test]
fn what_is_no_archive_is_told_and_broken_records_come_to_an_end() {
    let (articles, lost) = read("Some text\r\nand more\r\n");
    assert!(articles.is_empty() && lost[0].1.contains("expected a record"), "{lost:?}");
    let archive = "WARC/1.0\r\nWARC-Type: response\r\n\r\n".repeat(1000);
    let mut count = 0;
    let error = members("w", &mut archive.as_bytes(), &mut |_| {
        count += 1;
        Ok(())
    })
    .unwrap_err();
    assert!(error.to_string().contains("given up") && count == MAX_BROKEN);
}

#[test]
fn answers_that_are_packed_are_unpacked() {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    io::Write::write_all(&mut packed, b"Packed words.").unwrap();
    let packed = packed.finish().unwrap();
    let answer = |coding: &str, body: &[u8]| {
        let head = format!("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Encoding: {coding}\r\n\r\n");
        [head.as_bytes(), body].concat()
    };
    // Some archives keep what was packed as it is, some the content with the old head.
    for body in [answer("gzip", &packed), answer("gzip", b"Packed words."), answer("identity", b"Packed words.")] {
        let (kind, text) = response(body).ok().unwrap();
        assert_eq!((kind.as_str(), text.as_slice()), ("text/plain", &b"Packed words."[..]));
    }
    assert!(matches!(response(answer("gzip", &packed[..packed.len() - 2])), Err(Refused::Broken(_))));
    assert!(matches!(response(answer("br", b"x")), Err(Refused::Skipped(what)) if what.contains("only gzip")));
}

#[test]
fn the_encoding_of_a_media_type_is_found() {
    assert_eq!(charset("text/html; Charset=\"gbk\"").as_deref(), Some("gbk"));
    assert_eq!(charset("text/html"), None);
}
