//! Lists and tables without marks: rows of cells, and lines below one that announces agreements.

use super::paragraph::{Mark, Paragraph};
use super::{BlockKind, Draft, PROSE, ends_sentence};
use crate::extract::text::Text;

/// Words of what was done to agreements, in a line that announces a list of them.
const DONE: &[&str] = &["agreed", "announced", "awarded", "concluded", "exchanged", "inked", "signed"];
/// A line of a list is no longer than this, in words.
const LINE: usize = 60;

/// Makes items of the rows of tables and of the unmarked lines below an announcement of agreements.
pub fn mark(text: &Text, drafts: &mut [Draft]) {
    let mut at = 0;
    while at < drafts.len() {
        let cells = cells(text, &drafts[at]);
        let same = |d: &Draft| cells >= 3 && self::cells(text, d) == cells;
        // All with or all without an empty line between them.
        let spaced = drafts.get(at + 1).is_some_and(|d| after_blank(text, d));
        let rows = 1 + drafts[at + 1..].iter().take_while(|d| same(d) && after_blank(text, d) == spaced).count();
        if rows >= 2 {
            drafts[at..at + rows].iter_mut().for_each(make_item);
            // `Contracts awarded, Roads Department, May 2014`: the day is the deals', the line the table's title.
            let title = at.checked_sub(1).filter(|&t| announces(text, &drafts[t]));
            if let Some(title) =
                title.map(|t| &mut drafts[t]).filter(|t| t.byline.as_ref().is_some_and(|b| b.facts.is_empty()))
            {
                title.byline = None;
                title.kind = BlockKind::Heading;
            }
        } else if drafts[at].byline.is_none() && announces(text, &drafts[at]) {
            let lines = lines_below(text, &drafts[at + 1..]);
            drafts[at + 1..at + 1 + lines].iter_mut().for_each(make_item);
        }
        at += rows;
    }
}

fn make_item(draft: &mut Draft) {
    draft.kind = BlockKind::Item;
    draft.byline = None;
}

/// How many cells bars or tabs make of a line; page furniture has none.
fn cells(text: &Text, draft: &Draft) -> usize {
    if !matches!(draft.kind, BlockKind::Heading | BlockKind::Body | BlockKind::Item)
        || !matches!(draft.paragraph.mark, Mark::None | Mark::Item)
    {
        return 0;
    }
    cells_of(text, &draft.paragraph)
}

/// The cells of a paragraph; its number is one of them.
fn cells_of(text: &Text, paragraph: &Paragraph) -> usize {
    let line = &text.text[paragraph.start..paragraph.end];
    if !line.bytes().any(|byte| matches!(byte, b'\t' | b'|')) {
        return usize::from(!line.trim().is_empty());
    }
    line.split(['\t', '|']).filter(|cell| !cell.trim().is_empty()).count()
}

/// Whether a paragraph is a row of a table: the one before or behind it has as many cells.
pub fn is_beside_another(text: &Text, paragraphs: &[Paragraph], at: usize) -> bool {
    let cells = cells_of(text, &paragraphs[at]);
    let same = |i: usize| paragraphs.get(i).is_some_and(|p| cells_of(text, p) == cells);
    cells >= 3 && (at.checked_sub(1).is_some_and(same) || same(at + 1))
}

/// Whether an empty line stands before a paragraph.
fn after_blank(text: &Text, draft: &Draft) -> bool {
    let before = &text.text[..draft.paragraph.start];
    let gap = &before[before.trim_end().len()..];
    gap.bytes().filter(|b| *b == b'\n').count() >= 2
}

/// `The following agreements were signed:`, `Agreements signed`: a line that says what was done, above a list.
fn announces(text: &Text, draft: &Draft) -> bool {
    let line = text.text[draft.paragraph.words..draft.paragraph.end].trim_end_matches(['*', '_', ' ']);
    let open = line.ends_with(':') || draft.kind == BlockKind::Heading || draft.byline.is_some();
    open && (draft.first..draft.end).any(|i| text.lower(i).split('/').any(|word| DONE.contains(&word)))
}

/// How many of the paragraphs are lines of one list: two or more, all with or all without an empty line between them.
fn lines_below(text: &Text, below: &[Draft]) -> usize {
    let spaced = below.get(1).is_some_and(|d| after_blank(text, d));
    let mut lines = 0;
    for (i, draft) in below.iter().enumerate() {
        let line = &text.text[draft.paragraph.words..draft.paragraph.end];
        let listed = line.ends_with([';', ','])
            || i > 0 && line.ends_with('.') && draft.words < LINE && {
                let before = &text.text[..below[i - 1].paragraph.end];
                before.ends_with([';', ',']) || before.ends_with("; and")
            };
        let fits = match draft.kind {
            BlockKind::Heading => draft.words < PROSE && !ends_sentence(line) || listed,
            BlockKind::Body => draft.byline.is_none() && draft.words < LINE && listed,
            _ => false,
        };
        if !fits || draft.paragraph.mark != Mark::None || i > 0 && after_blank(text, draft) != spaced {
            break;
        }
        lines += 1;
        if line.ends_with('.') {
            break;
        }
    }
    if lines >= 2 { lines } else { 0 }
}
