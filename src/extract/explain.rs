//! What the extractor sees, sentence by sentence, for a person who asks why.

use super::deals::RawDeal;
use super::discourse::{self, Sentence};
use super::groups::{Group, GroupKind};
use super::{BlockKind, with_sentences};
use crate::lexicon::Lexicon;
use crate::record::Article;
use std::fmt::Write;

/// Sentence by sentence: names, dates, groups, and the deals found by which rule.
pub fn explain(article: &Article, lexicon: &Lexicon) -> String {
    with_sentences(article, lexicon, |_, document, sentences, _| {
        let mut out = String::new();
        for sentence in sentences {
            explain_sentence(&mut out, sentence);
        }
        let kinds = document
            .blocks
            .iter()
            .filter(|b| matches!(b.kind, BlockKind::Boilerplate | BlockKind::OtherLanguage))
            .count();
        line(&mut out, format_args!("not read: {kinds} blocks of page furniture or other languages"));
        out
    })
}

/// Writing to a string cannot fail.
fn line(out: &mut String, text: std::fmt::Arguments<'_>) {
    let _ = writeln!(out, "{text}");
}

fn explain_sentence(out: &mut String, sentence: &Sentence<'_, '_>) {
    let sent = sentence.sent;
    let place = discourse::span(sentence, 0, sent.len());
    let kind = format!("{:?}", sentence.kind).to_lowercase();
    line(out, format_args!("[{kind} {}-{}] {}", place.start, place.end, sent.folded(0, sent.len())));
    for name in sentence.groups.names {
        line(out, format_args!("    name  {} ({:?}, {})", sent.folded(name.first, name.end), name.kind, name.rule));
    }
    for date in sentence.dates {
        line(out, format_args!("    date  {} ({:?}, {})", sent.folded(date.first, date.end), date.value, date.rule));
    }
    let groups: Vec<String> = sentence.groups.list.iter().map(|g| piece(sentence, g)).collect();
    line(out, format_args!("    words {}", groups.join(" ")));
    for deal in &sentence.deals {
        explain_deal(out, sentence, deal);
    }
    for refusal in &sentence.refused {
        line(out, format_args!("    refused `{}`: {}", sent.folded(refusal.noun.0, refusal.noun.1), refusal.why));
    }
}

fn explain_deal(out: &mut String, sentence: &Sentence<'_, '_>, deal: &RawDeal) {
    let words = |range: (usize, usize)| sentence.sent.folded(range.0, range.1);
    line(
        out,
        format_args!(
            "    deal  {} {} by {}: act `{}`, noun `{}`, {} in a thousand",
            deal.status.code(),
            deal.kind.code(),
            deal.rule,
            words(deal.act),
            words(deal.noun),
            deal.confidence
        ),
    );
    for (phrase, role) in &deal.parties {
        line(out, format_args!("          {} {} ({:?})", role.code(), words((phrase.first, phrase.end)), phrase.kind));
    }
}

/// A group as `[N the agreement]`, `[V* signed]` (an act on agreements), `,`.
fn piece(sentence: &Sentence<'_, '_>, group: &Group) -> String {
    let text = sentence.sent.folded(group.first, group.end);
    match &group.kind {
        GroupKind::Noun(noun) if noun.agreement.is_some() => format!("[N* {text}]"),
        GroupKind::Noun(noun) if noun.name.is_some() => format!("[NAME {text}]"),
        GroupKind::Noun(_) => format!("[N {text}]"),
        GroupKind::Verb(verb) => format!(
            "[V{}{}{} {text}]",
            if verb.class.is_some() { "*" } else { "" },
            if verb.passive { " passive" } else { "" },
            if group.is_finite() { "" } else { " not finite" }
        ),
        GroupKind::Date => format!("[DATE {text}]"),
        GroupKind::Prep => format!("({text})"),
        GroupKind::Relative | GroupKind::Subordinate => format!("<{text}>"),
        GroupKind::And => "&".to_owned(),
        _ => text,
    }
}
