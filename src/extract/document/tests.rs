//! Whole small texts, with the kind of each block.

use super::*;
use BlockKind::{About, Body, Boilerplate, Byline, Heading, Item, OtherLanguage, Title};

/// A text that is long enough to be running text.
const REPORT: &str = "The harbour boards of Alma and Brest met on Monday in the old customs house and signed a treaty \
    on the night berths, which both have wanted for a long time.";

fn article(file: &str, text: &str) -> Article {
    crate::read::article(text.as_bytes().to_vec(), file).0.unwrap()
}

struct Taken {
    kinds: Vec<BlockKind>,
    title: Option<String>,
    published: Vec<String>,
    publisher: Option<String>,
    place: Option<String>,
}

fn take(file: &str, raw: &str) -> Taken {
    let article = article(file, &raw.replace("REPORT", REPORT));
    let text = Text::new(&article.text);
    let document = document(&text, &article);
    let mut at = 0;
    for block in &document.blocks {
        assert!(at <= block.start && block.start < block.end, "blocks are in order");
        assert!(article.text[at..block.start].trim().is_empty(), "all visible text is in a block");
        at = block.end;
    }
    assert!(article.text[at..].trim().is_empty(), "all visible text is in a block");
    let words = |(start, end): (usize, usize)| article.text[start..end].to_owned();
    Taken {
        kinds: document.blocks.iter().map(|block| block.kind).collect(),
        title: document.title.map(words),
        published: document.published.into_iter().map(words).collect(),
        publisher: document.publisher.map(words),
        place: document.dateline.map(|dateline| words(dateline.place)),
    }
}

#[test]
fn a_page_is_taken_apart_from_menu_to_footer() {
    let page = take(
        "a.txt",
        "Port News\nHome | News | Contact us\nTwo harbours sign a treaty on berths\n\nUpdated: 2021-05-04\n\n\
         Source: Brest Courier    Updated: 2021-05-03\n\nREPORT\n\n- Alma and Brest\n\nRelated news\nFerry runs again\n\n\
         Tel: 000 000\n\n阿尔马港口管理局主办\n\nCopyright 2021 Alma Port Authority. All Rights Reserved",
    );
    assert_eq!(
        page.kinds,
        [
            Boilerplate,
            Boilerplate,
            Title,
            Byline,
            Byline,
            Body,
            Item,
            Boilerplate,
            Boilerplate,
            Boilerplate,
            OtherLanguage,
            Boilerplate
        ]
    );
    assert_eq!(page.title.as_deref(), Some("Two harbours sign a treaty on berths"));
    assert_eq!(page.published, ["2021-05-03", "2021-05-04"], "the day of the source comes before the page's change");
    assert_eq!(page.publisher.as_deref(), Some("Brest Courier"));
}

#[test]
fn a_press_release_has_dateline_self_description_and_disclaimer() {
    let release = take(
        "a.txt",
        "# Alma Tin Signs Ten-Year Contract\n\nALMA, May 3, 2021 (PORTWIRE) -- REPORT\n\nAbout Alma Tin Ltd.\n\nREPORT\n\n\
         Forward-Looking Statements\n\nSome of this may not happen at all, or not in this way.\n\nMedia contact:\n\nJane Doe\n\njane@tin.example",
    );
    assert_eq!(
        release.kinds,
        [Title, Byline, Body, About, About, Boilerplate, Boilerplate, Boilerplate, Boilerplate, Boilerplate]
    );
    assert_eq!((release.place.as_deref(), release.publisher.as_deref()), (Some("ALMA"), Some("PORTWIRE")));
    assert_eq!(release.published, ["May 3, 2021"]);
}

#[test]
fn front_matter_wins_and_its_headline_counts_once() {
    let post = take(
        "a.md",
        "---\ntitle: Two harbours agree\ndate: 2021-05-04\nsource: Port Post\n---\n# Two harbours agree\n\nPosted: 1 May 2021\n\nREPORT\n\n## What is new\n\nREPORT",
    );
    assert_eq!(post.kinds, [BlockKind::Metadata, Title, BlockKind::Metadata, Boilerplate, Byline, Body, Heading, Body]);
    assert_eq!(post.published, ["2021-05-04", "1 May 2021"]);
    assert_eq!(post.publisher.as_deref(), Some("Port Post"));
}

#[test]
fn a_text_that_begins_with_a_sentence_has_no_title() {
    let bare = take("a.txt", "REPORT\n\nREPORT REPORT");
    assert_eq!((bare.kinds, bare.title), (vec![Body, Body], None));
}

#[test]
fn the_name_of_a_site_is_no_headline_and_a_section_is_no_site() {
    let page = take("a.txt", "Alma Evening Post\nPRESS RELEASE\nTwo harbours sign a treaty on berths\n\nREPORT");
    assert_eq!(page.title.as_deref(), Some("Two harbours sign a treaty on berths"));
    assert_eq!(page.publisher.as_deref(), Some("Alma Evening Post"));
    let section = take("a.txt", "World news\nTwo harbours sign a treaty on berths\n\nREPORT");
    assert_eq!(section.publisher, None);
}

#[test]
fn a_site_behind_the_headline_is_cut_off_only_when_it_is_one() {
    let page = take("a.txt", "Two harbours sign a treaty | Port News\n\nREPORT");
    assert_eq!(
        (page.title.as_deref(), page.publisher.as_deref()),
        (Some("Two harbours sign a treaty"), Some("Port News"))
    );
    let dash = take("a.txt", "Two harbours sign - and drink to it\n\nREPORT");
    assert_eq!(dash.title.as_deref(), Some("Two harbours sign - and drink to it"));
}

#[test]
fn the_host_of_an_address_names_the_publisher_if_nothing_else_does() {
    let page = take("a.txt", "Two harbours sign a treaty\n\n2021-05-03 https://www.alma.example/news/1\n\nREPORT");
    assert_eq!(page.publisher.as_deref(), Some("alma.example"));
}

#[test]
fn short_lines_between_paragraphs_are_headings_and_below_the_last_one_furniture() {
    let page = take(
        "a.txt",
        "Two harbours sign a treaty\n\nREPORT\n\nWhat the treaty says\n\nREPORT\n\nA city of fog and tin",
    );
    assert_eq!(page.kinds, [Title, Body, Heading, Body, Boilerplate]);
}

#[test]
fn the_words_of_the_source_at_the_end_name_the_publisher() {
    let page = take("a.txt", "Two harbours sign a treaty\n\nREPORT\n\nOriginally published in The Brest Courier");
    assert_eq!(page.publisher.as_deref(), Some("The Brest Courier"));
    assert_eq!(page.kinds.last(), Some(&Byline));
}

#[test]
fn an_empty_front_matter_only_article_has_no_blocks_of_text() {
    let post = take("a.md", "---\ntitle: Only a headline\n---\n");
    assert_eq!(post.kinds, [BlockKind::Metadata, Title, BlockKind::Metadata]);
}

#[test]
fn the_source_and_day_at_the_end_of_a_text_are_read() {
    for end in [
        "REPORT\n\nThe Brest Courier, Alma. Tuesday, May 26, 2015",
        "REPORT The author is a sailor. Brest Courier, May 26, 2015.",
        "REPORT (Brest Courier, English page, Tuesday May 26, 2015)",
    ] {
        let page = take("a.txt", &format!("Two harbours sign a treaty\n\n{end}"));
        assert_eq!(page.published, ["May 26, 2015"], "{end}");
        assert!(page.publisher.is_some_and(|p| p.ends_with("Brest Courier")), "{end}");
    }
    for end in ["REPORT It was signed by Alma and Brest on May 26, 2015.", "REPORT (It was signed on May 26, 2015)"] {
        let page = take("a.txt", &format!("Two harbours sign a treaty\n\n{end}"));
        assert!(page.published.is_empty() && page.publisher.is_none(), "{end}");
    }
}

#[test]
fn an_outlet_beside_the_headline_is_the_publisher_and_another_line_is_not() {
    let page =
        |line: &str| take("a.txt", &format!("Two harbours sign a treaty\n{line}\nMay 26, 2015\n\nREPORT")).publisher;
    assert_eq!(page("The Straits Courier").as_deref(), Some("The Straits Courier"));
    assert_eq!(page("Baltic Economic Wire (BEW)").as_deref(), Some("Baltic Economic Wire"));
    assert_eq!(page("Harbour Ledger > Companies > News").as_deref(), Some("Harbour Ledger"));
    assert_eq!(page("Home > Companies > News"), None);
    assert_eq!(page("A treaty for the night"), None);
}

#[test]
fn a_site_with_its_section_and_a_question_are_told_apart() {
    let page =
        take("a.txt", "Harbour University of Brest | News & Media\nTwo harbours sign a treaty at last\n\nREPORT");
    assert_eq!(page.title.as_deref(), Some("Two harbours sign a treaty at last"));
    assert_eq!(page.publisher.as_deref(), Some("Harbour University of Brest"));
    let asked = take("a.txt", "BREST COURIER\n\nWill two harbours ever sign that treaty of theirs?\n\nREPORT");
    assert_eq!(asked.title.as_deref(), Some("Will two harbours ever sign that treaty of theirs?"));
}

#[test]
fn the_year_of_a_dateline_stands_in_the_sign_off() {
    let year = |end: &str| {
        let raw = format!("Two harbours sign\n\nALMA, Jan. 20 (KUNA) -- {REPORT}\n\n{end}");
        let article = article("a.txt", &raw);
        let text = Text::new(&article.text);
        document(&text, &article).year.map(|(a, b)| article.text[a..b].to_owned())
    };
    assert_eq!(year("KUNA 201345 GMT JAN 87").as_deref(), Some("87"));
    assert_eq!(year("ENDS hs/lk 1532 GMT 1989").as_deref(), Some("1989"));
    assert_eq!(year("COPYRIGHT © KUNA 2008").as_deref(), Some("2008"));
    assert_eq!(year("COPYRIGHT © Harbour Portal 2024"), None);
}

#[test]
fn a_headline_stands_below_the_masthead() {
    let report =
        "Two ports signed a pact on Monday, and the mayors of both of them made a speech in the old hall of the town.";
    let title = |head: &str| take("a.txt", &format!("{head}\n\nTwo ports sign a pact on pilots\n\n{report}")).title;
    for head in [
        "Western Isles Pilot Zone | Harbour Area\nHOME   NEWS   POLICIES   SERVICES   CONTACT",
        "MINISTRY OF PORTS AND PILOTS\n\nMEDIA RELEASE No. 117/2016",
        "Embassy of Norland in the Western Isles",
        "The Western Isles Daily Courier",
    ] {
        assert_eq!(title(head).as_deref(), Some("Two ports sign a pact on pilots"), "{head}");
    }
}

#[test]
fn days_of_older_and_of_other_forms_are_read() {
    let published = |line: &str| {
        let page = take(
            "a.txt",
            &format!(
                "Two ports sign a pact on pilots\n\n{line}\n\nThe ports met and signed it in the hall of the town."
            ),
        );
        page.published
    };
    for (line, day) in [
        ("09 OCT 84 2212 GMT", "09 OCT 84"),
        ("Port News Agency, 98-05-12", "98-05-12"),
        ("Wednesday 08/February/2023   Time: 15:22 PM", "08/February/2023"),
        ("No. 17 (212)                          12 May 2014", "12 May 2014"),
    ] {
        assert_eq!(published(line), [day], "{line}");
    }
}

#[test]
fn a_headline_is_told_again_by_the_text_below_it() {
    let report = "KETTERLAND has won a contract from a Swedish paper maker for wagons, the biggest order of the works since \
                  the year of the great flood, and hired 40 people.";
    let title =
        |head: &str| take("a.txt", &format!("{head}\n\nKetterland lands Swedish paper order\n\n{report}")).title;
    for head in
        ["Eesti keeles | In English", "Breaking: School closings and delays", "With the latest from the harbour"]
    {
        assert_eq!(title(head).as_deref(), Some("Ketterland lands Swedish paper order"), "{head}");
    }
    assert_eq!(
        title("Paper maker buys wagons of Ketterland").as_deref(),
        Some("Paper maker buys wagons of Ketterland")
    );
}

#[test]
fn a_column_of_short_lines_is_one_paragraph_and_its_headline_one_line() {
    let page = "WAGON POST          March 1999\n\nKetterland lands Swedish\npaper order\n\nKETTERLAND has won a\ncontract from the                 Swedish\npaper maker Acme for 180\nwagons, the big-\ngest order since 1989.\n\nHome\nNews\nSport\nBusiness\n";
    let taken = take("a.txt", page);
    assert_eq!(taken.title.map(|t| t.replace('\n', " ")).as_deref(), Some("Ketterland lands Swedish paper order"));
}
