//! The head of an article: headline, site, day, source, dateline.

use super::byline::Key;
use super::masthead::{ends_masthead, host, host_in, names_body};
use super::paragraph::is_trail;
use super::stamp::Stamp;
use super::{BlockKind, Document, Draft, PROSE, cues, dateline as datelines, ends_sentence};
use crate::extract::text::Text;
use crate::extract::token::TokenKind;
use crate::record::{Metadata, Span};
use std::collections::BTreeSet;

/// A range of bytes.
pub(super) type Range = (usize, usize);

/// What the page says about the article, with the rank of each find: the lowest is used first.
#[derive(Debug, Default)]
pub struct Facts {
    /// The headline.
    pub title: Option<Range>,
    pub(super) published: Vec<(u8, Range)>,
    pub(super) publisher: Vec<(u8, Range)>,
}

/// Where a day or a publisher was found; the order is the order of trust.
pub(super) mod rank {
    pub const METADATA: u8 = 0;
    pub const STATED: u8 = 1;
    pub const ALONE: u8 = 2;
    pub const AGENCY: u8 = 3;
    pub const UPDATED: u8 = 4;
    pub const FOOTER: u8 = 5;
    pub const SITE: u8 = 6;
    pub const NO_YEAR: u8 = 7;
    pub const COPYRIGHT: u8 = 8;
    pub const HOST: u8 = 9;
}

/// Only this many paragraphs are searched for the head.
pub(super) const HEAD: usize = 16;
/// Words of lines above headlines that name a section or a kind of text, not a site.
const SECTIONS: &[&str] = &[
    "article",
    "breaking",
    "business",
    "economy",
    "english",
    "exclusive",
    "feature",
    "for",
    "home",
    "immediate",
    "international",
    "latest",
    "local",
    "media",
    "national",
    "news",
    "politics",
    "press",
    "regional",
    "release",
    "releases",
    "statement",
    "story",
    "title",
    "top",
    "trade",
    "update",
    "world",
];

impl Facts {
    /// What the front matter states.
    pub fn of_metadata(text: &Text, metadata: &Metadata) -> Self {
        let range = |span: Span| bytes(text.text, span);
        let mut facts = Self { title: metadata.title.as_ref().map(|t| range(t.span)), ..Self::default() };
        facts.published.extend(metadata.published.as_ref().map(|p| (rank::METADATA, range(p.span))));
        facts.publisher.extend(metadata.publisher.as_ref().map(|p| (rank::METADATA, range(p.span))));
        let url = metadata.url.as_ref().map(|url| range(url.span));
        facts
            .publisher
            .extend(url.and_then(|(start, end)| host_in(text.text, start, end)).map(|host| (rank::HOST, host)));
        facts
    }

    /// Days and publisher, the ones to use first.
    pub fn chosen(mut self) -> (Vec<Range>, Option<Range>) {
        self.published.sort();
        let mut published: Vec<Range> = Vec::new();
        for (_, range) in self.published {
            if !published.contains(&range) {
                published.push(range);
            }
        }
        self.publisher.sort_by_key(|found| found.0);
        (published, self.publisher.first().map(|found| found.1))
    }

    /// Whether a whole day of publication has been found (`Some(true)`), or a month or year alone.
    pub(super) fn dated(&self, text: &Text) -> Option<bool> {
        let with_year = self.published.iter().filter(|(rank, _)| *rank < rank::NO_YEAR);
        let whole = |&(_, (start, end)): &(u8, Range)| {
            let line = &text.text[start..end];
            line.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).count() >= 2
        };
        with_year.map(whole).max()
    }

    /// Takes a source named at the end of the text.
    pub fn signed(&mut self, text: &Text, source: Option<(usize, usize)>) {
        self.publisher.extend(source.map(|(a, b)| (rank::FOOTER, text.bytes(a, b))));
    }

    /// Takes the facts of a line about the article.
    pub fn add(&mut self, text: &Text, draft: &Draft, footer: bool) {
        let Some(byline) = &draft.byline else { return };
        let sourced = byline.facts.iter().any(|fact| fact.key == Key::Source && fact.end > fact.value);
        for stamp in &byline.stamps {
            let key = byline.facts.iter().rev().find(|fact| fact.first < stamp.first).map(|fact| fact.key);
            let rank = match key {
                _ if !stamp.year => rank::NO_YEAR,
                Some(Key::Published) => rank::STATED,
                // `Source: X  Updated: …` is the day of the source; the page's own change has a line of its own.
                _ if sourced => rank::STATED,
                Some(Key::Updated) => rank::UPDATED,
                _ => rank::ALONE,
            };
            self.published.push((rank + if footer { rank::FOOTER } else { 0 }, stamp_bytes(text, *stamp)));
        }
        for fact in byline.facts.iter().filter(|fact| fact.key == Key::Source && fact.end > fact.value) {
            let named = (fact.value..fact.end).any(|i| matches!(text.tokens[i].kind, TokenKind::Word | TokenKind::Han));
            if named {
                self.publisher.push((rank::STATED, text.bytes(fact.value, fact.end)));
            }
        }
    }
}

pub(super) fn stamp_bytes(text: &Text, stamp: Stamp) -> Range {
    text.bytes(stamp.first, stamp.end)
}

fn bytes(text: &str, span: Span) -> Range {
    let at = |code_point: u32| text.char_indices().nth(code_point as usize).map_or(text.len(), |(at, _)| at);
    (at(span.start), at(span.end))
}

/// Reads the head: gives the kinds Title and Byline, and collects the facts.
pub fn read(text: &Text, document: &Document, drafts: &mut [Draft], facts: &mut Facts) {
    let end = drafts.iter().position(|d| is_prose(text, d)).unwrap_or(drafts.len()).min(HEAD);
    // A heading mark is trusted even below a lead or a caption.
    let marked = drafts
        .iter()
        .take(HEAD)
        .position(|d| d.kind == BlockKind::Heading && text.text[d.paragraph.start..].starts_with("# "));
    let chosen = match facts.title {
        Some(_) => None,
        None => marked.or_else(|| told_below(text, drafts, end, headline(text, &drafts[..end])?)),
    };
    if let Some(at) = chosen {
        drafts[at].kind = BlockKind::Title;
        facts.title = Some(title_bytes(text, document, &drafts[at], drafts.get(at + 1), facts));
    }
    let title = facts.title.map(|(start, end)| fold(&text.text[start..end]));
    let before_title = if facts.title.is_some() { chosen.unwrap_or(0) } else { 0 };
    for (i, draft) in drafts.iter_mut().enumerate().take(HEAD) {
        if chosen == Some(i) || draft.kind == BlockKind::OtherLanguage {
            continue;
        }
        let again = |title: &String| {
            let words = fold(&text.text[draft.paragraph.words..draft.paragraph.end]);
            words.len() >= 8
                && (words == *title
                    || (draft.kind == BlockKind::Heading && title.starts_with(&words) && i <= before_title + 3))
        };
        if draft.kind != BlockKind::Body && title.as_ref().is_some_and(again) {
            draft.kind = BlockKind::Boilerplate;
        } else if draft.byline.is_some() && i < end.max(before_title + 4) {
            if draft.kind != BlockKind::Boilerplate || !draft.byline.as_ref().is_some_and(|b| b.stamps.is_empty()) {
                draft.kind = BlockKind::Byline;
            }
            facts.add(text, draft, false);
            let lead = draft.byline.as_ref().and_then(|b| b.lead);
            let lead = lead.filter(|lead| i < before_title || is_media(text, *lead));
            facts.publisher.extend(lead.map(|(a, b)| (rank::SITE, text.bytes(a, b))));
        } else if i < before_title && draft.kind == BlockKind::Heading {
            draft.kind = BlockKind::Boilerplate;
            facts.publisher.extend(site(text, draft).map(|range| (rank::SITE, range)));
        } else if i < end && matches!(draft.kind, BlockKind::Heading | BlockKind::Boilerplate) {
            let outlet = if draft.kind == BlockKind::Heading { outlet(text, draft) } else { crumb(text, draft) };
            if let Some(range) = outlet {
                draft.kind = BlockKind::Boilerplate;
                facts.publisher.push((rank::SITE, range));
            }
        }
        if i < end.max(3) {
            facts.publisher.extend(host(text, document, draft).map(|range| (rank::HOST, range)));
        }
    }
}

/// Whether a paragraph is running text, before which the head ends.
pub(super) fn is_prose(text: &Text, draft: &Draft) -> bool {
    draft.kind == BlockKind::Body
        && draft.byline.is_none()
        && (draft.words >= PROSE || draft.words >= 8 && ends_sentence(words(text, draft)) && !is_asked(text, draft))
}

/// A short question or exclamation: as often a headline as a sentence.
fn is_asked(text: &Text, draft: &Draft) -> bool {
    draft.words <= 14 && words(text, draft).ends_with(['?', '!']) && !words(text, draft).contains('.')
}

pub(super) fn words<'t>(text: &Text<'t>, draft: &Draft) -> &'t str {
    &text.text[draft.paragraph.words..draft.paragraph.end]
}

/// Letters and digits of a line in lower case.
fn fold(line: &str) -> String {
    line.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The line that looks most like a headline: below the masthead if there is one, else among all lines.
fn headline(text: &Text, head: &[Draft]) -> Option<usize> {
    // Where the day is told, the masthead and mostly the headline too are above.
    let dated = |d: &Draft| d.byline.as_ref().is_some_and(|byline| !byline.stamps.is_empty());
    let undated = &head[..head.iter().position(dated).unwrap_or(head.len())];
    let publishes = |d: &Draft| names_body(text, d) || outlet(text, d).is_some();
    let opening = undated.iter().take_while(|d| d.kind != BlockKind::Heading || publishes(d)).count();
    let named = undated[..opening].iter().rposition(publishes);
    let parted = undated.iter().rposition(|d| ends_masthead(text, d));
    let mast = named.max(parted).map_or(0, |at| at + 1);
    let below = headline_of(text, &head[mast..], 3).filter(|at| mast > 0 && head[mast + at].words >= 4);
    below.map(|at| mast + at).or_else(|| headline_of(text, head, 1))
}

/// Of the lines above the text the first one whose words the text tells again, where those of the chosen one are not.
fn told_below(text: &Text, drafts: &[Draft], end: usize, chosen: usize) -> Option<usize> {
    let stems = |d: &Draft| -> BTreeSet<String> {
        let word = |i: &usize| text.tokens[*i].kind == TokenKind::Word && text.word(*i).chars().count() > 3;
        (d.first..d.end).filter(word).map(|i| text.lower(i).chars().take(STEM).collect()).collect()
    };
    let prose = drafts[end..].iter().filter(|d| d.kind == BlockKind::Body && d.words >= 8).take(LEAD);
    let lead: BTreeSet<String> = prose.flat_map(stems).collect();
    let told = |d: &Draft| {
        let stems = stems(d);
        (stems.intersection(&lead).count(), stems.len())
    };
    let (again, of) = told(&drafts[chosen]);
    // A name alone is told again in every text that its body publishes.
    let bare =
        names_body(text, &drafts[chosen]) || !(drafts[chosen].first + 1..drafts[chosen].end).any(|i| is_low(text, i));
    if again * 3 >= of && !bare {
        return Some(chosen);
    }
    let least = if again * 3 >= of { again.max(2) } else { 2 };
    let better = |d: &Draft| {
        let (again, of) = told(d);
        fits(text, d) && d.words >= 3 && again >= least && again * 2 >= of && !names_body(text, d)
    };
    Some(drafts[..end].iter().position(better).unwrap_or(chosen))
}

/// So many letters of a word tell which it is: `returns`, `returned`.
const STEM: usize = 5;
/// So many paragraphs tell what an article is about.
const LEAD: usize = 4;

/// Of some lines the one that looks most like a headline: the first of several words, else the first of all with `least`.
fn headline_of(text: &Text, head: &[Draft], least: usize) -> Option<usize> {
    let fits = |d: &Draft| fits(text, d);
    let enough = |least: usize| {
        head.iter().position(|d| fits(d) && d.words >= least && !is_section(text, d) && outlet(text, d).is_none())
    };
    // Few words, each a capital, above another line are the name of the site; a headline has small words too.
    let small = |d: &Draft| (d.first + 1..d.end).any(|i| is_low(text, i));
    let spoken = || head.iter().position(|d| fits(d) && d.words >= 3 && !is_section(text, d) && small(d));
    let any = || head.iter().position(|d| fits(d) && d.words >= least && !is_section(text, d));
    enough(5).or_else(spoken).or_else(|| enough(3)).or_else(|| enough(least)).or_else(any)
}

/// Whether a line can be a headline at all.
fn fits(text: &Text, d: &Draft) -> bool {
    let unpunctuated = !ends_sentence(words(text, d)) || words(text, d).ends_with(['!', '?']);
    matches!(d.kind, BlockKind::Heading | BlockKind::Body)
        && d.byline.is_none()
        && d.words <= 45
        && unpunctuated
        && !is_trail(words(text, d))
        && !is_edition(text, d)
        && !ends_masthead(text, d)
}

/// A word in lower case that is not one of those inside names.
fn is_low(text: &Text, i: usize) -> bool {
    text.word(i).starts_with(char::is_lowercase)
        && !matches!(text.word(i), "and" | "at" | "de" | "for" | "in" | "of" | "on" | "the" | "to")
}

/// `Port News – English edition`: the name of a site with its edition.
fn is_edition(text: &Text, draft: &Draft) -> bool {
    let edition = || matches!(text.lower(draft.end.saturating_sub(1)), "edition" | "version" | "online" | "portal");
    draft.words <= 8 && (bar(text, draft).is_some() || edition())
}

/// The bar between the name of a site and one of its sections: `Harbour University | News & Media`.
fn bar(text: &Text, draft: &Draft) -> Option<usize> {
    let at = (draft.first + 1..draft.end).find(|i| text.word(*i) == "|")?;
    let section = |i: usize| SECTIONS.binary_search(&text.lower(i)).is_ok() || matches!(text.word(i), "&" | "and");
    (at + 1 < draft.end && (at + 1..draft.end).all(section)).then_some(at)
}

/// Whether a line names a section or a kind of text: `World news`, `Press release`.
fn is_section(text: &Text, draft: &Draft) -> bool {
    let mut words = (draft.first..draft.end).filter(|i| text.tokens[*i].kind == TokenKind::Word).peekable();
    words.peek().is_some() && words.all(|i| SECTIONS.binary_search(&text.lower(i)).is_ok())
}

/// Whether a name is one of a newspaper, an agency or a site.
fn is_media(text: &Text, (first, end): (usize, usize)) -> bool {
    let last = (first..end).any(|i| cues::is_medium(text.lower(i)));
    end - first >= 2 && last
}

/// The words of the headline, without marks and without the site's name after a bar.
fn title_bytes(text: &Text, document: &Document, draft: &Draft, next: Option<&Draft>, facts: &mut Facts) -> Range {
    let shown = |i: &usize| !document.is_skipped(text.tokens[*i].start as usize);
    let mut tokens = (draft.first..draft.end).filter(shown);
    let (Some(first), Some(last)) = (tokens.next(), (draft.first..draft.end).rev().find(shown)) else {
        return (draft.paragraph.words, draft.paragraph.end);
    };
    let (start, end) = text.bytes(first, last + 1);
    let title = &text.text[start..end];
    for mark in [" | ", " - ", " – ", " — ", "_"] {
        let Some(at) = title.rfind(mark) else { continue };
        let site = title[at + mark.len()..].trim();
        let told_again = next.is_some_and(|next| fold(words(text, next)) == fold(&title[..at]));
        let is_host = !site.contains(' ') && site.contains('.');
        let is_site = (matches!(mark, " | " | "_") || told_again || is_host) && site.split_whitespace().count() <= 4;
        if is_site && title[..at].split_whitespace().count() >= 3 {
            facts.publisher.push((rank::SITE, (end - site.len(), end)));
            return (start, start + title[..at].trim_end().len());
        }
    }
    (start, end)
}

/// The name of a site, if a line above the headline is nothing else.
fn site(text: &Text, draft: &Draft) -> Option<Range> {
    let dash = (draft.first..draft.end).find(|i| matches!(text.word(*i), "-" | "–" | "—" | "|" | "·"));
    let mut last = dash.filter(|_| is_edition(text, draft)).unwrap_or(draft.end);
    if last - draft.first > 6 || is_section(text, draft) {
        return None;
    }
    // `Port News Title`: a label of the page's template.
    while last > draft.first + 1 && matches!(text.lower(last - 1), "title" | "headline") {
        last -= 1;
    }
    let names = (draft.first..last).all(|i| text.tokens[i].kind == TokenKind::Word || text.word(i) == "&");
    let capital = (draft.first..last).any(|i| text.word(i).contains(char::is_uppercase));
    (names && capital && last > draft.first).then(|| text.bytes(draft.first, last))
}

/// A line of its own beside the headline that names a newspaper, an agency or a press office.
fn outlet(text: &Text, draft: &Draft) -> Option<Range> {
    // `Baltic Economic Wire (BEW)`: the acronym is no part of the words.
    let bracket = (draft.first..draft.end).find(|i| text.word(*i) == "(");
    let (first, end) = (draft.first, bracket.unwrap_or(draft.end));
    let small = |i: usize| matches!(text.word(i), "the" | "of" | "and" | "&" | "de" | "la");
    let named = (first..end).all(|i| text.word(i).starts_with(char::is_uppercase) || small(i));
    let last = end.checked_sub(1).filter(|last| *last > first)?;
    let medium = cues::is_medium(text.lower(last).rsplit('-').next()?) || text.lower(first) == "press";
    (named && medium && draft.words <= 7 && !is_section(text, draft)).then(|| text.bytes(first, end))
}

/// The site at the head of a trail of pages: `Port Ledger > Companies > News`.
fn crumb(text: &Text, draft: &Draft) -> Option<Range> {
    let arrow = |i: &usize| matches!(text.word(*i), ">" | "›" | "»");
    let first = (draft.first..draft.end).find(arrow)?;
    let named = (draft.first..first).all(|i| text.word(i).starts_with(char::is_uppercase));
    let length = first - draft.first;
    let menu = cues::is_menu_word(text.lower(draft.first)) || text.lower(draft.first) == "you";
    let trail = draft.words <= 12 && (1..=4).contains(&length) && (first + 1..draft.end).any(|i| arrow(&i));
    (trail && named && !menu).then(|| text.bytes(draft.first, first))
}

/// `DATELINE: Jakarta, November 19`, as archives of wires print it in a line of its own.
fn labelled(text: &Text, at: usize, draft: &Draft) -> Option<(usize, usize, Option<Range>)> {
    let colon =
        text.lower(draft.first) == "dateline" && draft.end > draft.first + 2 && text.word(draft.first + 1) == ":";
    let first = draft.first + 2;
    let end = (first..draft.end).find(|&i| matches!(text.word(i), "," | ";" | "(")).unwrap_or(draft.end);
    (colon && end > first && end <= first + 4).then(|| (at, draft.paragraph.end, Some(text.bytes(first, end))))
}

/// The dateline in the first paragraphs of the report: which draft, where the report begins, the place in bytes.
pub fn dateline(
    text: &Text,
    document: &Document,
    drafts: &[Draft],
    facts: &mut Facts,
) -> Option<(usize, usize, Option<Range>)> {
    let hidden = |i: usize| document.is_skipped(text.tokens[i].start as usize);
    if let Some(found) = drafts.iter().take(HEAD).enumerate().find_map(|(i, draft)| labelled(text, i, draft)) {
        return Some(found);
    }
    let bodies = drafts.iter().enumerate().filter(|(_, d)| d.kind == BlockKind::Body && d.words >= 8).take(3);
    for (i, draft) in bodies {
        let Some(found) = datelines::dateline(text, draft.first, draft.end, hidden) else { continue };
        if let Some(date) = found.date {
            facts.published.push((if date.year { rank::ALONE } else { rank::NO_YEAR }, stamp_bytes(text, date)));
        }
        facts.publisher.extend(found.agency.map(|(a, b)| (rank::AGENCY, text.bytes(a, b))));
        let report = text.tokens.get(found.end)?.start as usize;
        return Some((i, report, found.place.map(|(a, b)| text.bytes(a, b))));
    }
    None
}
