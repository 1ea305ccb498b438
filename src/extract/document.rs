//! The document: blocks of a text, and what the page says about the article.
//!
//! Nothing is cut: page furniture is marked, so that offsets stay as they are.

mod byline;
mod cues;
mod dated;
mod dateline;
mod footer;
mod head;
mod markup;
mod masthead;
mod page;
mod paragraph;
mod rows;
mod stamp;

use super::text::Text;
use super::token::{TokenKind, is_han};
use crate::record::Article;
use byline::{Byline, Key};
pub use dateline::report;
use paragraph::{Mark, Paragraph};
pub use stamp::is_two_figures;

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlockKind {
    /// The headline.
    Title,
    /// When, where and by whom the article was published; also the dateline of a report.
    Byline,
    /// A heading inside the text.
    Heading,
    /// A paragraph of the text.
    Body,
    /// A list item or a table row.
    Item,
    /// A company's description of itself below a press release: names, but no news.
    About,
    /// Page furniture: menus, contacts, notices, captions, links to other pages, a headline told twice.
    Boilerplate,
    /// Text that is not in a Latin script.
    OtherLanguage,
    /// Front matter; a title in it is a block of its own.
    Metadata,
}

/// A part of the text, in bytes, without white space at its ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// The place of a dateline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dateline {
    /// The words of the place, in bytes.
    pub place: (usize, usize),
    /// The byte at which the report begins.
    pub end: usize,
}

/// A text taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// The blocks, in order; all visible text is in one of them.
    pub blocks: Vec<Block>,
    /// The words of the headline, in bytes.
    pub title: Option<(usize, usize)>,
    /// Date phrases of the publication, in bytes, the one to use first.
    ///
    /// Front matter comes first, then a stated day of publication or the day beside the source, then a day that stands
    /// alone or in the dateline, then a day of change, then days without a year.
    pub published: Vec<(usize, usize)>,
    /// The year of publication where another line than the day tells it, in bytes: four or two figures.
    pub year: Option<(usize, usize)>,
    /// The words that name the publisher, in bytes.
    pub publisher: Option<(usize, usize)>,
    /// The dateline of the report, if it names a place.
    pub dateline: Option<Dateline>,
    /// Bytes inside blocks that hold no words: addresses, tags, marks. In order, without overlaps.
    pub skipped: Vec<(usize, usize)>,
}

impl Document {
    /// Whether the bytes from `start` on are in a skipped range.
    pub fn is_skipped(&self, start: usize) -> bool {
        let next = self.skipped.partition_point(|range| range.1 <= start);
        self.skipped.get(next).is_some_and(|range| range.0 <= start)
    }
}

/// A paragraph on its way to become a block.
struct Draft {
    paragraph: Paragraph,
    /// Its tokens, the mark's left out.
    first: usize,
    end: usize,
    /// Words and numbers in it that are not skipped.
    words: usize,
    kind: BlockKind,
    byline: Option<Byline>,
}

/// How many paragraphs at the end may hold a sign-off.
const TAIL: usize = 6;

/// A paragraph with at least this many words is running text.
const PROSE: usize = 25;

/// Takes a text apart.
pub fn document(text: &Text, article: &Article) -> Document {
    let body = byte_of(text.text, article.metadata.body_start);
    let mut document = Document { skipped: markup::escapes(text.text, body), ..Document::default() };
    document.skipped.extend(markup::skipped(text.text, body));
    let mut drafts: Vec<Draft> = Vec::new();
    let paragraphs = paragraph::paragraphs(text.text, body);
    for (i, &paragraph) in paragraphs.iter().enumerate() {
        let row = rows::is_beside_another(text, &paragraphs, i);
        let parts = if row { vec![paragraph] } else { page::cut(text, paragraph) };
        drafts.extend(parts.into_iter().map(|part| draft(text, &document, part)));
    }
    rows::mark(text, &mut drafts);
    let mut facts = head::Facts::of_metadata(text, &article.metadata);
    head::read(text, &document, &mut drafts, &mut facts);
    sections(text, &mut drafts);
    tail(text, &mut drafts, &mut facts);
    document.title = facts.title;
    document.blocks = metadata_blocks(text.text, body, facts.title);
    let dateline = head::dateline(text, &document, &drafts, &mut facts);
    for (i, draft) in drafts.iter().enumerate() {
        let Paragraph { start, end, .. } = draft.paragraph;
        match &dateline {
            Some((at, report, place)) if *at == i => {
                let close = text.text[start..*report].trim_end().len() + start;
                document.blocks.push(Block { kind: BlockKind::Byline, start, end: close });
                document.blocks.push(Block { kind: draft.kind, start: *report, end });
                document.dateline = place.map(|place| Dateline { place, end: *report });
            }
            _ => document.blocks.push(Block { kind: draft.kind, start, end }),
        }
    }
    dated::find(text, &document, &drafts, &mut facts);
    let sign_off = drafts.iter().rev().take(TAIL).find_map(|draft| footer::year(text, draft, &facts));
    let issue = || drafts.iter().take(head::HEAD).find_map(|draft| dated::year(text, draft));
    document.year = sign_off.or_else(issue);
    (document.published, document.publisher) = facts.chosen();
    document
}

fn byte_of(text: &str, code_point: u32) -> usize {
    text.char_indices().nth(code_point as usize).map_or(text.len(), |(at, _)| at)
}

/// The first reading of a paragraph, from itself alone.
fn draft(text: &Text, document: &Document, paragraph: Paragraph) -> Draft {
    let (all, end) = (text.token_at(paragraph.words), text.token_at(paragraph.end));
    let shown = |i: &usize| !document.is_skipped(text.tokens[*i].start as usize);
    let first = (all..end).find(shown).unwrap_or(all);
    let is_word = |i: &usize| text.tokens[*i].kind != TokenKind::Mark;
    let words = (first..end).filter(is_word).filter(shown).count();
    let mut draft = Draft { paragraph, first, end, words, kind: BlockKind::Body, byline: None };
    draft.byline = byline::byline(text, first, end, |i| document.is_skipped(text.tokens[i].start as usize));
    draft.kind = kind(text, &draft);
    draft
}

fn kind(text: &Text, draft: &Draft) -> BlockKind {
    let paragraph = draft.paragraph;
    let line = &text.text[paragraph.words..paragraph.end];
    let plain = plain(text, paragraph);
    if paragraph.mark == Mark::Rule || draft.words == 0 || is_rule_row(line) || is_link_row(line) {
        BlockKind::Boilerplate
    } else if is_other_language(line) && draft.byline.is_none() {
        BlockKind::OtherLanguage
    } else if cues::is_furniture(plain, draft.words) || cues::is_disclaimer(plain) {
        BlockKind::Boilerplate
    } else if paragraph.mark == Mark::Heading || is_bold_line(line, draft.words) {
        BlockKind::Heading
    } else if matches!(paragraph.mark, Mark::Item | Mark::Row) {
        BlockKind::Item
    } else if is_caption(plain, draft.words) {
        BlockKind::Boilerplate
    } else if draft.words < PROSE && !ends_sentence(line) && draft.byline.is_none() {
        BlockKind::Heading
    } else {
        BlockKind::Body
    }
}

/// The paragraph's words in lower case, without Markdown's marks around them.
fn plain<'t>(text: &'t Text, paragraph: Paragraph) -> &'t str {
    text.lower[paragraph.words..paragraph.end].trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '*' | '_' | '#' | '[' | '>' | '(' | '-' | '–' | '—' | '\\')
    })
}

/// `---|:--:|`: the line below a table's head.
fn is_rule_row(line: &str) -> bool {
    line.bytes().all(|b| matches!(b, b'-' | b'|' | b':' | b' ' | b'='))
}

/// Nothing but links: `[About](/about) · [Contact](/contact)`, also `[Report in full](https://…)`.
fn is_link_row(line: &str) -> bool {
    let mut rest = line.trim_matches(|c: char| c == '*' || c == '_' || c.is_whitespace());
    let mut links = 0;
    while rest.starts_with('[') {
        let Some(target) = rest.find("](") else { return false };
        let Some(close) = rest[target..].find(')') else { return false };
        rest = rest[target + close + 1..].trim_start_matches([' ', '|', '·', ',', '/', '•', '*', '.']);
        links += 1;
    }
    links > 0 && rest.split_whitespace().count() <= 3
}

fn is_bold_line(line: &str, words: usize) -> bool {
    let inner = line.strip_prefix("**").and_then(|l| l.strip_suffix("**"));
    words < PROSE && inner.is_some_and(|inner| !inner.contains("**"))
}

/// Whether most letters are of another script; a Han character counts as much as three Latin letters.
fn is_other_language(line: &str) -> bool {
    if line.is_ascii() {
        return false;
    }
    let (mut latin, mut other) = (0_usize, 0_usize);
    for c in line.chars().filter(|c| c.is_alphabetic()) {
        match c {
            c if is_han(c) => other += 3,
            'a'..='z' | 'A'..='Z' | '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => latin += 1,
            _ => other += 1,
        }
    }
    other > latin
}

/// `[Photo/Agency]`, `(Photo by A. Name)` at the end of a short paragraph.
fn is_caption(plain: &str, words: usize) -> bool {
    let last = plain.rsplit(['(', '[']).next().unwrap_or("");
    words <= 60
        && last.len() < 60
        && last.len() < plain.len()
        && ["photo", "image", "picture", "file photo", "courtesy of"].iter().any(|cue| last.starts_with(cue))
}

/// Whether a line ends as a sentence does.
fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['”', '"', '’', '\'', ')', '*', '_', ' ', '\u{A0}'])
        .ends_with(['.', '!', '?', '。', '…', ';', ':', ','])
}

/// What headings say about the paragraphs below them: self-descriptions, contacts, lists of other pages.
fn sections(text: &Text, drafts: &mut [Draft]) {
    #[derive(Clone, Copy, PartialEq)]
    enum Section {
        Text,
        About,
        Contacts,
        Related,
        Disclaimer,
    }
    let mut section = Section::Text;
    let mut told = false;
    for draft in drafts.iter_mut() {
        let plain = plain(text, draft.paragraph);
        let prose = draft.words >= PROSE || (draft.words >= 12 && ends_sentence(plain));
        let heads = !prose || draft.words <= 12;
        let before = section;
        if told && is_about_heading(text, draft) {
            section = Section::About;
        } else if told && heads && cues::heads_contacts(plain, draft.words) {
            section = Section::Contacts;
        } else if told && heads && cues::heads_related(plain, draft.words) {
            section = Section::Related;
        } else if draft.words <= 8 && cues::is_disclaimer_heading(plain) {
            section = Section::Disclaimer;
        } else if draft.kind == BlockKind::Heading && draft.paragraph.mark == Mark::Heading {
            section = Section::Text;
        }
        let opened = section != before;
        let open_kind = matches!(draft.kind, BlockKind::Body | BlockKind::Heading | BlockKind::Item);
        match section {
            Section::About if open_kind => draft.kind = BlockKind::About,
            Section::Contacts | Section::Related if open_kind && (!prose || opened) => {
                draft.kind = BlockKind::Boilerplate
            }
            Section::Contacts | Section::Related if prose => section = Section::Text,
            Section::Disclaimer if open_kind => draft.kind = BlockKind::Boilerplate,
            _ => {}
        }
        told |= prose && matches!(draft.kind, BlockKind::Body | BlockKind::Item);
    }
}

/// `About Port Company`, as a line of its own or before a colon.
fn is_about_heading(text: &Text, draft: &Draft) -> bool {
    let plain = plain(text, draft.paragraph);
    let Some(rest) = plain.strip_prefix("about ") else { return false };
    if rest.starts_with(|c: char| c.is_ascii_digit()) || rest.starts_with("us") && rest.len() <= 3 {
        return false;
    }
    let words = &text.text[draft.paragraph.words..draft.paragraph.end];
    let name = words.trim_start_matches(['*', '_', '#', ' ', '[']).get(6..).unwrap_or("");
    let capital = name.starts_with(|c: char| c.is_uppercase() || c.is_numeric()) || rest.starts_with("the ");
    let short = draft.words <= 14 && (!ends_sentence(words) || words.ends_with(['.', ':']) && draft.words <= 8);
    capital && (short || name.find(':').is_some_and(|colon| name[..colon].split_whitespace().count() <= 10))
}

/// Below the last running text: who published it, and short lines that belong to the page.
fn tail(text: &Text, drafts: &mut [Draft], facts: &mut head::Facts) {
    let is_text = |d: &Draft| {
        matches!(d.kind, BlockKind::Body | BlockKind::Item)
            && (d.words >= 12
                || ends_sentence(&text.text[d.paragraph.start..d.paragraph.end])
                || d.kind == BlockKind::Item)
    };
    let Some(last) = drafts.iter().rposition(|d| d.byline.is_none() && is_text(d)) else { return };
    // The text itself may end with its source and day.
    let source = footer::signature(text, &drafts[last], facts);
    facts.signed(text, source);
    for draft in &mut drafts[last + 1..] {
        let tells = draft.byline.as_ref().is_some_and(|b| {
            b.facts.iter().any(|f| matches!(f.key, Key::Source | Key::Published | Key::Updated | Key::Author))
        });
        if tells && draft.kind != BlockKind::Boilerplate {
            draft.kind = BlockKind::Byline;
            facts.add(text, draft, true);
        } else if footer::taken_from(text, draft, facts) {
            draft.kind = BlockKind::Byline;
        } else if draft.kind == BlockKind::Heading || (draft.kind == BlockKind::Body && draft.byline.is_some()) {
            draft.kind = BlockKind::Boilerplate;
        }
    }
    for draft in drafts.iter().filter(|d| matches!(d.kind, BlockKind::Boilerplate | BlockKind::OtherLanguage)) {
        footer::footer(text, draft, facts);
    }
}

/// The blocks of the front matter: what comes before the title in it, the title, the rest.
fn metadata_blocks(text: &str, body: usize, title: Option<(usize, usize)>) -> Vec<Block> {
    let cuts = match title {
        Some((start, end)) if end <= body => {
            vec![(0, start, BlockKind::Metadata), (start, end, BlockKind::Title), (end, body, BlockKind::Metadata)]
        }
        _ => vec![(0, body, BlockKind::Metadata)],
    };
    let blocks = cuts.into_iter().filter_map(|(start, end, kind)| {
        let raw = &text[start..end];
        let from = start + (raw.len() - raw.trim_start().len());
        (!raw.trim().is_empty()).then(|| Block { kind, start: from, end: from + raw.trim().len() })
    });
    blocks.collect()
}

#[cfg(test)]
mod tests;
