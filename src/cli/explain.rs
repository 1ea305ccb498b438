//! `pactgraph explain`: what was found in an article, sentence by sentence.

use super::inputs::OneArticle;
use super::unwritten;
use crate::error::Error;
use crate::extract::document::document;
use crate::extract::text::Text;
use crate::lexicon::Lexicon;
use crate::record::claim::{Claims, DealClaim};
use crate::record::{Article, Issue, Span};
use std::io::{self, Write};

/// Prints the head of the article, then each sentence with its kind and what was read from it, with the rule's id.
pub fn explain(article: &OneArticle, lexicon: &super::lexicon::WordLists, out: &mut impl Write) -> Result<(), Error> {
    let lexicon = lexicon.load()?;
    let (article, issues) = article.load()?;
    let claims = crate::extract::extract(&article, &lexicon);
    print(&article, &issues, &claims, &lexicon, out).and_then(|()| out.flush()).map_err(unwritten)
}

fn print(
    article: &Article,
    issues: &[Issue],
    claims: &Claims,
    lexicon: &Lexicon,
    out: &mut impl Write,
) -> io::Result<()> {
    let text = Text::new(&article.text);
    let document = document(&text, article);
    writeln!(out, "article {} ({})", article.id, article.source_file)?;
    for issue in issues {
        writeln!(out, "  {} at {}: {}", issue.kind.code(), issue.place, issue.message)?;
    }
    let said = |range: Option<(usize, usize)>| {
        range.map_or("none".to_owned(), |(start, end)| folded(&article.text[start..end]))
    };
    writeln!(out, "  title: {}", said(document.title))?;
    for &date in &document.published {
        writeln!(out, "  published: {}", said(Some(date)))?;
    }
    writeln!(out, "  publisher: {}", said(document.publisher))?;
    writeln!(out, "\n{}", crate::extract::explain::explain(article, lexicon))?;
    for deal in &claims.deals {
        writeln!(out, "deal of code points {}-{}", deal.sentence.start, deal.sentence.end)?;
        print_deal(article, claims, deal, out)?;
    }
    Ok(())
}

fn print_deal(article: &Article, claims: &Claims, deal: &DealClaim, out: &mut impl Write) -> io::Result<()> {
    let chars: Vec<char> = article.text.chars().collect();
    let quote = |span: Span| {
        let (start, end) = (span.start as usize, (span.end as usize).min(chars.len()));
        folded(&chars.get(start..end).unwrap_or_default().iter().collect::<String>())
    };
    let mut line = |what: &str, value: &str, span: Span, rule: &str, confidence| {
        writeln!(out, "    {what:<10} {value}  <- {:?} ({rule}, {confidence})", quote(span))
    };
    line("kind", deal.kind.value.code(), deal.kind.span, &deal.kind.rule, deal.kind.confidence)?;
    line("status", deal.status.value.code(), deal.status.span, &deal.status.rule, deal.status.confidence)?;
    for party in &deal.parties {
        let name = claims.names.get(party.value.name).map_or("", |name| name.name.as_str());
        line(party.value.role.code(), name, party.span, &party.rule, party.confidence)?;
    }
    if let Some(date) = &deal.date {
        line("date", "", date.span, &date.rule, date.confidence)?;
    }
    if let Some(place) = &deal.place {
        let name = claims.names.get(place.value).map_or("", |name| name.name.as_str());
        line("place", name, place.span, &place.rule, place.confidence)?;
    }
    for area in &deal.areas {
        line("area", area.value.code(), area.span, &area.rule, area.confidence)?;
    }
    Ok(())
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_sentence_is_printed_with_its_kind_and_place() {
        let body = "Two ports sign a long pact\n\nThe ports met in May. They left.\n\nCopyright 2020 Port News. All rights reserved.";
        let (article, issues) = crate::read::article(body.as_bytes().to_vec(), "a.txt");
        let mut printed = Vec::new();
        print(&article.unwrap(), &issues, &Claims::default(), &Lexicon::embedded().unwrap(), &mut printed).unwrap();
        let printed = String::from_utf8(printed).unwrap();
        for line in [
            "  title: Two ports sign a long pact",
            "[title 0-26] Two ports",
            "[body 28-49] The ports met in May.",
            "not read: 1 blocks",
        ] {
            assert!(printed.contains(line), "{line}\n{printed}");
        }
    }
}
