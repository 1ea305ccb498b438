//! Paragraphs: lines put back together where an editor or a mail program wrapped them, and kept apart elsewhere.

use super::cues::is_furniture;

/// What a paragraph's first characters say about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Nothing.
    None,
    /// Markdown heading, `#` to `######`.
    Heading,
    /// List item: bullet, number, letter or a symbol.
    Item,
    /// Table row between bars.
    Row,
    /// No letter and no digit: a rule, a row of stars.
    Rule,
}

/// A paragraph: a range of bytes, without white space at its ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paragraph {
    /// First byte; a mark belongs to it.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The first byte of its words, after the mark.
    pub words: usize,
    /// What its first characters say.
    pub mark: Mark,
}

/// A line that is not blank.
struct Line {
    paragraph: Paragraph,
    /// Length in code points.
    width: usize,
    indented: bool,
    after_blank: bool,
}

/// Lines are wrapped at this width at most; longer ones are paragraphs.
const WIDEST: usize = 120;
/// A line shorter than this was not ended by wrapping, but in a column.
const NARROWEST: usize = 40;
/// No column is narrower.
const COLUMN: usize = 20;

/// The paragraphs of `text` from byte `from` on.
pub fn paragraphs(text: &str, from: usize) -> Vec<Paragraph> {
    let lines = lines(text, from);
    let groups = || lines.chunk_by(|_, next| !next.after_blank);
    // The width at which this text was wrapped, if it was.
    let width = groups().filter(|g| is_wrapped(text, g, widest(g))).map(widest).max();
    let mut paragraphs = Vec::new();
    for group in groups() {
        let wrapped = is_wrapped(text, group, widest(group));
        let widest = width.filter(|_| !wrapped).unwrap_or_else(|| widest(group));
        let mut open: Option<Paragraph> = None;
        for (i, line) in group.iter().enumerate() {
            match &mut open {
                Some(paragraph) if continues(text, paragraph, &group[i - 1], line, widest, wrapped) => {
                    paragraph.end = line.paragraph.end;
                }
                _ => paragraphs.extend(open.replace(line.paragraph)),
            }
        }
        paragraphs.extend(open);
    }
    paragraphs
}

fn widest(group: &[Line]) -> usize {
    group.iter().map(|line| line.width).max().unwrap_or(0)
}

fn lines(text: &str, from: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut at, mut after_blank) = (from, true);
    for raw in text[from..].split_inclusive('\n') {
        let start = at + (raw.len() - raw.trim_start().len());
        let end = start + raw.trim().len();
        if start >= end {
            after_blank = true;
        } else {
            let (mut mark, length) = mark(&text[start..end]);
            // `Party B: Acme Ltd`, below an item that names a project: an item of its own.
            let below = lines.last().is_some_and(|line: &Line| line.paragraph.mark == Mark::Item && !after_blank);
            if below && mark == Mark::None && is_labelled(&text[start..end]) {
                mark = Mark::Item;
            }
            lines.push(Line {
                paragraph: Paragraph { start, end, words: start + length, mark },
                width: text[start..end].chars().count(),
                indented: start - at >= 2,
                after_blank,
            });
            after_blank = false;
        }
        at += raw.len();
    }
    lines
}

/// The mark of a line and how many bytes it takes.
fn mark(line: &str) -> (Mark, usize) {
    if !line.contains(char::is_alphanumeric) {
        return (Mark::Rule, 0);
    }
    let hashes = line.bytes().take_while(|b| *b == b'#').count();
    if (1..=6).contains(&hashes) && line[hashes..].starts_with(' ') {
        return (Mark::Heading, hashes + 1);
    }
    if line.starts_with('|') && line.ends_with('|') && line.len() > 1 {
        return (Mark::Row, 1);
    }
    let item = bullet(line).or_else(|| numeral(line));
    item.map_or((Mark::None, 0), |length| (Mark::Item, length))
}

/// The length of a bullet: `- `, `* `, `•`, `✅ `.
fn bullet(line: &str) -> Option<usize> {
    let first = line.chars().next()?;
    let rest = &line[first.len_utf8()..];
    let space = rest.chars().next().filter(|c| c.is_whitespace()).map(char::len_utf8);
    match first {
        '-' | '*' | '+' | '–' | '—' | 'o' => space.map(|space| first.len_utf8() + space),
        '•' | '·' | '●' | '■' | '▪' | '◦' | '‣' | '►' | '➢' | '★' | '◆' => Some(first.len_utf8()),
        c if !c.is_alphanumeric() && !c.is_ascii() && is_symbol(c) => {
            let spaces = rest.find(|c: char| c.is_whitespace()).filter(|at| *at <= 3)?;
            Some(first.len_utf8() + spaces)
        }
        _ => None,
    }
    .map(|length| length.min(line.len()))
}

/// Arrows, ticks, stars and pictures; not quotation marks or brackets.
fn is_symbol(c: char) -> bool {
    matches!(u32::from(c), 0x2190..=0x21FF | 0x2300..=0x23FF | 0x25A0..=0x27BF | 0x2B00..=0x2BFF | 0x1F300..=0x1FAFF)
}

/// The length of `1. `, `1) `, `(1) `, `(a) `, `(iv) `, `a) `, `1、`.
fn numeral(line: &str) -> Option<usize> {
    let inner = line.strip_prefix(['(', '（']);
    let rest = inner.unwrap_or(line);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let label = match digits {
        0 if inner.is_some() && rest.starts_with(['i', 'v', 'x']) => {
            rest.bytes().take_while(|b| matches!(b, b'i' | b'v' | b'x')).count()
        }
        0 if inner.is_some() && rest.starts_with(|c: char| c.is_ascii_alphabetic()) => 1,
        // `a) `, `b) `
        0 if rest.starts_with(|c: char| c.is_ascii_lowercase()) && rest[1..].starts_with(") ") => 1,
        0 => return None,
        1..=2 => digits,
        _ => return None,
    };
    let mut after = rest[label..].chars();
    let close = after.next()?;
    let fits = match close {
        ')' | '）' => true,
        '.' => inner.is_none() && after.next().is_some_and(char::is_whitespace),
        '、' => inner.is_none(),
        _ => false,
    };
    fits.then_some(line.len() - rest.len() + label + close.len_utf8())
}

/// Whether the lines of a group look wrapped: most of them had no room for the next one's first word.
fn is_wrapped(text: &str, group: &[Line], widest: usize) -> bool {
    if group.len() < 3 || !(COLUMN..=WIDEST).contains(&widest) {
        return false;
    }
    // A column of a newspaper; a menu and a list of names begin each line anew.
    let low = |line: &&Line| text[line.paragraph.start..].starts_with(char::is_lowercase);
    if widest < NARROWEST && group[1..].iter().filter(low).count() * 2 < group.len() - 1 {
        return false;
    }
    // Where lines end as sentences do, each is a paragraph.
    let ended = group[..group.len() - 1].iter().filter(|line| is_ended(text, line)).count();
    if ended * 2 >= group.len() - 1 {
        return false;
    }
    let full = group.windows(2).filter(|pair| is_full(text, &pair[0], &pair[1], widest)).count();
    full * 5 >= (group.len() - 1) * 3
}

/// Whether a line ends as a sentence does.
fn is_ended(text: &str, line: &Line) -> bool {
    text[..line.paragraph.end].ends_with(['.', '!', '?', ':', '。', '”', '"'])
}

/// Whether the next line's first word did not fit on this line.
fn is_full(text: &str, line: &Line, next: &Line, widest: usize) -> bool {
    let word = text[next.paragraph.start..next.paragraph.end].split_whitespace().next().unwrap_or("");
    line.width + 1 + word.chars().count() > widest
}

/// Whether a line goes on with the paragraph that the line before it belongs to.
fn continues(text: &str, open: &Paragraph, before: &Line, line: &Line, widest: usize, wrapped: bool) -> bool {
    if line.paragraph.mark != Mark::None || matches!(open.mark, Mark::Row | Mark::Rule) {
        return false;
    }
    // `# Acme Announces Partnership`, `with Borealis`
    if open.mark == Mark::Heading {
        let [last, next] = [before, line].map(|line| &text[line.paragraph.start..line.paragraph.end]);
        let starts = next.split_whitespace().next().unwrap_or("");
        return before.paragraph.mark == Mark::Heading
            && (OPEN.contains(&starts) || OPEN.contains(&last_word(last).as_str()));
    }
    if open.mark == Mark::Item && line.indented {
        return true;
    }
    let words = &text[line.paragraph.start..line.paragraph.end];
    let last = &text[before.paragraph.start..before.paragraph.end];
    if is_row(words)
        || is_row(last)
        || is_trail(words)
        || is_trail(last)
        || is_parted(words)
        || is_parted(last)
        || is_labelled(words) && (is_labelled(last) || words.matches(": ").count() >= 2)
    {
        return false;
    }
    if is_broken(last, words) {
        return true;
    }
    let ended = is_ended(text, before);
    let goes_on_low = words.starts_with(|c: char| c.is_lowercase()) && !words.starts_with("http");
    if wrapped {
        return before.width * 2 >= widest || (!ended && goes_on_low);
    }
    if widest > WIDEST || ended || is_furniture(&words.to_lowercase(), words.split_whitespace().count()) {
        return false;
    }
    // `Park reaches consensus,`, `TRANSIT ACCORD WITH`: a headline in two lines.
    if last.ends_with(',') && before.width >= NARROWEST || OPEN.contains(&last_word(last).as_str()) {
        return true;
    }
    // `Update: 23/10/2015` below a headline.
    if is_labelled(words) && words.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4) {
        return false;
    }
    // The lines of a column, and of the headline above it, are short.
    before.width >= NARROWEST.min(widest / 3)
        && (goes_on_low || (widest >= 60 && is_full(text, before, line, widest)))
        && !words.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a word goes on on the next line: `agree-`, `ment`.
fn is_broken(last: &str, next: &str) -> bool {
    last.strip_suffix('-').is_some_and(|line| line.ends_with(char::is_alphabetic))
        && next.starts_with(char::is_lowercase)
}

fn last_word(line: &str) -> String {
    line.rsplit(' ').next().unwrap_or(line).to_lowercase()
}

/// Words after which a line goes on.
const OPEN: &[&str] = &["a", "and", "between", "by", "for", "from", "in", "of", "on", "the", "to", "with"];

/// Whether bars or tabs part a line into three cells or more.
fn is_row(line: &str) -> bool {
    line.split(['\t', '|']).filter(|cell| !cell.trim().is_empty()).count() >= 3
}

/// `Home > Press centre > News`: where a page stands on its site.
pub fn is_trail(line: &str) -> bool {
    line.contains(['>', '›', '»'])
        && line.split_whitespace().filter(|word| matches!(*word, ">" | "›" | "»" | ">>")).count() >= 2
}

/// `Signed by: …`, `Total investment: …`: a line of a form.
fn is_labelled(line: &str) -> bool {
    line.split_once(": ").is_some_and(|(label, _)| {
        label.split_whitespace().count() <= 3 && label.starts_with(char::is_uppercase) && !label.contains(['.', ','])
    })
}

/// Whether a wide gap parts a line, as in the head of a bulletin and in tables: `No. 17          12 May 2014`.
fn is_parted(line: &str) -> bool {
    line.contains("    ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<String> {
        paragraphs(text, 0)
            .iter()
            .map(|p| text[p.start..p.end].split_whitespace().collect::<Vec<_>>().join(" "))
            .collect()
    }

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        let text = "The ministers of the two countries met in the old town hall on Monday,\nand after a long morning of talks they put their names under a treaty\nof friendship.\n\nIt is the first.";
        assert_eq!(split(text).len(), 2);
    }

    #[test]
    fn lines_that_stand_alone_stay_alone() {
        let text = "Harbour Daily\nWednesday, 5 February 2025\nHome News\n\nTwo ports agree\nBy A. Writer";
        assert_eq!(split(text).len(), 5);
    }

    #[test]
    fn the_day_of_a_page_is_no_second_line_of_its_headline() {
        let head = "Alma and Borga extend their agreement on border gates and on the ferry\nUpdate: 23/10/2015 | 08:14";
        assert_eq!(split(head).len(), 2);
    }

    #[test]
    fn lines_with_cells_or_wide_gaps_stay_alone() {
        let head = "Members' Area | Join | Contact\nHarbour Workers' Union of the Western and Northern Isles\nNo. 17 of the thirty-first year              12 May 2014\nBulletin for the members";
        assert_eq!(split(head).len(), 4);
    }

    #[test]
    fn a_bold_line_above_a_long_one_is_its_own_paragraph() {
        let text = format!(
            "**Stronger ties for trade and for the networks of business in both of our cities**\n{}",
            "word ".repeat(60)
        );
        assert_eq!(split(&text).len(), 2);
    }

    #[test]
    fn items_take_their_indented_lines() {
        let text = "-   **One** is a long item that goes on and on until the margin is near and\n    ends here.\n-   Two\n1. Three\n(4) Four\n✅ Five\n| a | b |\n* Six";
        assert_eq!(split(text).len(), 7);
        assert!(paragraphs(text, 0).iter().all(|p| matches!(p.mark, Mark::Item | Mark::Row)));
    }

    #[test]
    fn figures_and_brackets_are_no_items() {
        for line in ["1.5 million people", "2018. Then", "(SCODA) is a zone", "- ", "“Quoted” words", "**Bold** words"]
        {
            assert!(paragraphs(line, 0).iter().all(|p| p.mark != Mark::Item || line.starts_with("2018")), "{line}");
        }
    }
}
