//! Laws: what holds of any input, tried on many that are made at random.

use super::fuzz::checks::{FORMS, LEXICON};
use encoding_rs::{BIG5, GB18030, WINDOWS_1251, WINDOWS_1252};
use pactgraph::read::{Form, Inputs, Member, article, from_bytes};
use pactgraph::record::line::{Holds, Line};
use pactgraph::record::{Article, Edtf, NodeId, NodeKind, PartialDate};
use proptest::prelude::*;

/// Pieces of what inputs are made of, and bytes that are nothing.
fn piece() -> impl Strategy<Value = Vec<u8>> {
    let known = [
        "---\n",
        "title: ",
        "date: 2020-01-02\n",
        ">-\n  ",
        "\u{FEFF}",
        "\r\n",
        "\n\n",
        "<html><head><title>",
        "<meta charset=gbk>",
        "<article><p>",
        "</p>",
        "<time datetime=\"2021-05-05\">",
        "<div><table><tr><td>",
        "{\"text\": \"",
        "\", \"title\": \"",
        "\"}\n",
        "text,title\n",
        "\"a \"\"quote\"\"\",b\n",
        "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9\r\n\r\n",
        "WARC/1.0\nWARC-Type: conversion\nContent-Length: 10\n\n",
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
        "The Port of Alma and the Port of Brest signed a pact on 3 May 2021. ",
        "成都海关和重庆海关签署备忘录。",
        "e\u{301}\u{308}",
        "🚂\u{200D}",
        "\0",
        "PK\x03\x04",
    ];
    let packed: [&[u8]; 4] = [b"\x1F\x8B\x08\0", b"\x28\xB5\x2F\xFD", b"\x50\x2A\x4D\x18\x01\0\0\0", b"\xFF\xFE"];
    let known: Vec<Vec<u8>> =
        known.iter().map(|text| text.as_bytes().to_vec()).chain(packed.map(<[u8]>::to_vec)).collect();
    prop_oneof![4 => proptest::sample::select(known), 1 => proptest::collection::vec(any::<u8>(), 0..12)]
}

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec(piece(), 0..12).prop_map(|pieces| pieces.concat())
}

fn articles(bytes: Vec<u8>, form: Option<Form>) -> (usize, Vec<Article>) {
    let (mut count, mut articles) = (0, Vec::new());
    from_bytes("law", bytes, &Inputs { form, map: None }, &mut |found| {
        count += 1;
        articles.extend(found.ok().and_then(|member: Member| member.article().0));
        Ok(())
    });
    (count, articles)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_in_any_form_have_an_outcome_and_texts_are_normal(bytes in bytes(), form in 0..FORMS.len()) {
        let (count, articles) = articles(bytes, FORMS[form]);
        prop_assert!(count > 0);
        for one in articles {
            let length = u32::try_from(one.text.chars().count()).unwrap();
            let stated = [&one.metadata.title, &one.metadata.published, &one.metadata.publisher, &one.metadata.url];
            prop_assert!(one.metadata.body_start <= length);
            prop_assert!(stated.into_iter().flatten().all(|stated| stated.span.end <= length));
            let again = article(one.text.clone().into_bytes(), "a.txt").0;
            prop_assert_eq!(again.map(|again| again.sha256), Some(one.sha256));
        }
    }

    #[test]
    fn what_is_stated_of_the_encoding_is_kept(words in "[a-z ]{0,20}") {
        for (encoding, letters) in [(GB18030, "成都签署"), (BIG5, "臺北簽署"), (WINDOWS_1251, "Порт"), (WINDOWS_1252, "café")] {
            let text = format!("{letters} {words} {letters}");
            let (bytes, ..) = encoding.encode(&text);
            let page = [b"<html><head><meta charset=".to_vec(), encoding.name().as_bytes().to_vec(), b"></head><body><p>".to_vec(), bytes.to_vec()].concat();
            if cfg!(feature = "html") {
                let (_, articles) = articles(page, Some(Form::Html));
                let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
                prop_assert_eq!(folded(&articles[0].text), folded(&text));
            }
        }
    }

    #[test]
    fn a_name_makes_one_slug_that_can_stand_in_an_iri(name in "\\PC{0,40}") {
        let id = NodeId::named(NodeKind::Party, &name);
        prop_assert!(!id.slug().is_empty() && id.slug().bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
        prop_assert_eq!(NodeId::named(NodeKind::Party, &name), id);
    }

    #[test]
    fn bounds_hold_what_they_bound(year in 1000_i16..3000, month in proptest::option::of(1_u8..=12), day in proptest::option::of(1_u8..=31)) {
        let day = month.and(day);
        if let Some(date) = PartialDate::new(Some(year), month, day) {
            let (first, last) = Edtf::on(date).bounds().unwrap();
            prop_assert!(first <= last);
            let told = date.to_string();
            prop_assert!(first.starts_with(&told) && last.starts_with(&told), "{first} {told} {last}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn quotations_of_any_text_stand_at_their_places_and_lines_are_read_back(pieces in proptest::collection::vec(sentence(), 1..8)) {
        let Some(article) = article(pieces.concat().into_bytes(), "a.md").0 else { return Ok(()) };
        let claims = pactgraph::extract::extract(&article, &LEXICON);
        let records = pactgraph::normalize::normalize(&article, &claims, &LEXICON);
        let chars: Vec<char> = article.text.chars().collect();
        for statement in records.nodes.iter().flat_map(|node| &node.statements) {
            for evidence in statement.provenance.iter().flat_map(|said| said.evidence()) {
                let there: String = chars[evidence.span.start as usize..evidence.span.end as usize].iter().collect();
                prop_assert_eq!(&there, evidence.exact());
            }
        }
        let line = Line::new("0123456789abcdef", Holds::Claims { article, claims: Box::new(claims) });
        prop_assert_eq!(Line::of_json(&line.json()), Ok(line));
        let again = records.clone();
        let one = pactgraph::merge::merge([records], Vec::new(), "law");
        prop_assert_eq!(pactgraph::merge::merge([again], Vec::new(), "law"), one);
    }
}

fn sentence() -> impl Strategy<Value = String> {
    let known = [
        "---\npublished: 2021-05-05\n---\n",
        "Two ports sign a pact\n\n",
        "ALMA, May 3 (Harbour Agency) -- ",
        "The Port of Alma (PA) and the Port of Brest signed a memorandum of understanding on 3 May 2021. ",
        "PA will pay 3.5 million euros to the Brest Harbour Company by March next year. ",
        "\"We agreed,\" said Minister Ada Lovelace, \"on trade\". ",
        "The two sides renewed it on Monday; a third plans to join. ",
        "- The first item of Chengdu\n- the second one\n",
        "| Party | Date |\n| --- | --- |\n| Alma | 2020 |\n",
        "成都海关和重庆海关签署备忘录。",
        "\n\n",
        "Source: Harbour Daily\n",
        "and, of ",
    ];
    prop_oneof![6 => proptest::sample::select(known.to_vec()).prop_map(str::to_owned), 1 => "\\PC{0,30}"]
}
