//! Datelines: place, day and agency before the first sentence of a report.

use super::stamp::{Stamp, stamps};
use crate::extract::sent::Sent;
use crate::extract::tagger::Tag;
use crate::extract::text::Text;
use crate::extract::token::TokenKind;

/// A dateline, as tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// First and one past the last token of the place.
    pub place: Option<(usize, usize)>,
    /// The day.
    pub date: Option<Stamp>,
    /// The agency: `(Xinhua)`, `/PRNewswire/`.
    pub agency: Option<(usize, usize)>,
    /// The first token of the report itself.
    pub end: usize,
}

/// The longest dateline, in tokens.
const LONGEST: usize = 28;
/// Labels that look like the place of a dateline.
const LABELS: &[&str] = &[
    "alert",
    "analysis",
    "breaking",
    "breaking news",
    "correction",
    "exclusive",
    "fact box",
    "fact sheet",
    "factbox",
    "note",
    "notice",
    "opinion",
    "photos",
    "q&a",
    "update",
    "update 1",
    "video",
    "watch",
];

/// The dateline at the start of the paragraph of tokens from `first` to `end`.
pub fn dateline(text: &Text, first: usize, end: usize, hidden: impl Fn(usize) -> bool) -> Option<Found> {
    let shown: Vec<usize> = (first..end).filter(|i| !hidden(*i)).take(LONGEST).collect();
    wire_alone(text, &shown)
        .or_else(|| wire_closes(text, &shown))
        .or_else(|| dashed(text, &shown, &hidden))
        .or_else(|| stopped(text, &shown))
}

/// `HANOI, May 4 (Agency) – The ministers …`: what stands before a dash or a colon.
fn dashed(text: &Text, shown: &[usize], hidden: &impl Fn(usize) -> bool) -> Option<Found> {
    let dash = (1..shown.len()).find(|&n| is_end(text, shown, n) || closes_date(text, shown, n))?;
    let (from, to) = (*shown.first()?, shown[dash]);
    let date =
        stamps(text, from, to).into_iter().find(|d| d.year).or_else(|| stamps(text, from, to).into_iter().next());
    // `Tema (Ghana), 17/08/2015`: a country in brackets before the day, no agency.
    let bracket = agency(text, &shown[..dash]);
    let bare = date.and_then(|d| bare_agency(text, d.end, to));
    let agency =
        bracket.filter(|&(a, b)| b - a > 1 || date.is_none_or(|d| d.first < a) || is_acronym(text, a)).or(bare);
    let other_calendar = date.and_then(|d| hijri(text, from, d.first));
    let stop = [bracket.map(|a| a.0 - 1), other_calendar.map(|d| d.0), date.map(|d| d.first), Some(to)];
    let stop = stop.into_iter().flatten().min()?;
    let place = place(text, from, stop, hidden)?;
    let capitals = place.is_some_and(|(a, b)| {
        let letters = text.between(a, b).chars().filter(|c| c.is_alphabetic());
        letters.clone().all(char::is_uppercase) && letters.count() >= 3
    });
    let colon = matches!(text.word(to), ":" | "：");
    let wire = bracketed_wire(text, &shown[dash + 1..]).filter(|_| agency.is_none());
    // A dash alone after a capitalised word is too common to be a dateline.
    let marked = capitals || date.is_some() || agency.is_some() || wire.is_some();
    if (colon && date.is_none() && !(capitals && dash <= 4)) || !marked {
        return None;
    }
    if place.is_some_and(|(a, b)| LABELS.contains(&text.folded(a, b).to_ascii_lowercase().as_str())) {
        return None;
    }
    // Nothing but place, day and agency may stand before the dash.
    let told = |i: usize| {
        place.is_some_and(|(a, b)| (a..b).contains(&i))
            || date.is_some_and(|d| d.first <= i && (i < d.end || text.tokens[i].kind == TokenKind::Number))
            || [bracket, bare, other_calendar].into_iter().flatten().any(|(a, b)| (a..b).contains(&i))
    };
    let other = shown[..dash].iter().filter(|i| !told(**i) && text.tokens[**i].kind != TokenKind::Mark);
    let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    if other.clone().any(|i| !weekdays.contains(&text.lower(*i))) {
        return None;
    }
    let mut found = Found { place, date, agency, end: *shown.get(dash + 1)? };
    // `HANOI – Jan. 22, 2024 – (SOME WIRE) – A company`: the agency between two dashes.
    if let Some((wire, after)) = wire {
        (found.agency, found.end) = (Some(wire), after);
        // `OCOEE, Fla. - (SOME WIRE) - October 1, 2024 - A company`: the day between two more dashes.
        let rest = shown.iter().position(|i| *i == after).map_or(&[][..], |at| &shown[at..]);
        if let (None, Some((day, after))) = (found.date, dashed_date(text, rest)) {
            (found.date, found.end) = (Some(day), after);
        }
    }
    Some(found)
}

/// `ASUNCION, Paraguay. The forum …`: a town in capitals, perhaps its country, and a full stop.
fn stopped(text: &Text, shown: &[usize]) -> Option<Found> {
    let stop = (1..shown.len().min(7)).find(|&n| text.word(shown[n]) == ".")?;
    let (from, to) = (*shown.first()?, shown[stop]);
    let capitals = text.word(from).chars().count() >= 4 && text.word(from).chars().all(char::is_uppercase);
    let comma = (1..stop).find(|&n| text.word(shown[n]) == ",").unwrap_or(stop);
    let shouted = shown[..comma].iter().all(|&i| !text.word(i).contains(char::is_lowercase));
    let begins = shown.get(stop + 1).is_some_and(|&i| text.word(i).starts_with(char::is_uppercase));
    let report = shown.len() > stop + 8;
    let place = place(text, from, to, &|_| false).flatten().filter(|_| capitals && shouted && begins && report)?;
    Some(Found { place: Some(place), date: None, agency: None, end: shown[stop + 1] })
}

/// Months of the Islamic calendar, as agencies of the Gulf write them before the day of the common calendar.
const HIJRI: &[&str] = &[
    "dhu", "dhul", "jumada", "jumad", "jumadi", "muharram", "rabi", "rabie", "rajab", "ramadan", "safar", "shaaban",
    "shaban", "shawwal", "sha'ban", "thul", "zul",
];

/// `Shaban 1, 1434,` before the day of the common calendar.
fn hijri(text: &Text, from: usize, to: usize) -> Option<(usize, usize)> {
    let first = (from..to).find(|i| HIJRI.contains(&text.lower(*i)))?;
    (to - first <= 8 && (first + 1..to).any(|i| text.tokens[i].kind == TokenKind::Number)).then_some((first, to))
}

/// `Tehran, Aug 23, IRNA --`: an agency between the day and the dash, set off by commas alone.
fn bare_agency(text: &Text, from: usize, to: usize) -> Option<(usize, usize)> {
    let first = from + usize::from(text.word(from) == ",");
    let capitals = (first..to).all(|i| text.word(i).starts_with(char::is_uppercase));
    let named = to.saturating_sub(first) == 1 && is_acronym(text, first)
        || (2..=4).contains(&to.saturating_sub(first))
            && (super::cues::is_medium(text.lower(to - 1)) || text.lower(to - 1) == "service");
    (first > from && capitals && named).then_some((first, to))
}

/// `October 1, 2024 – ` at the start of the tokens: the day, and the token after the dash.
fn dashed_date(text: &Text, shown: &[usize]) -> Option<(Stamp, usize)> {
    let day = super::stamp::stamp(text, *shown.first()?, shown.last()? + 1)?;
    let dash = shown.iter().position(|i| *i >= day.end)?;
    let ends = matches!(text.word(shown[dash]), "-" | "--" | "–" | "—" | ":");
    ends.then_some((day, *shown.get(dash + 1)?))
}

/// Whether the dash or colon at position `n` of the shown tokens ends a dateline.
fn is_end(text: &Text, shown: &[usize], n: usize) -> bool {
    let spaced = |a: usize, b: usize| text.tokens[a].end < text.tokens[b].start;
    let i = shown[n];
    match text.word(i) {
        // Not the one of a time.
        ":" | "：" => {
            let number = |n: usize| shown.get(n).is_some_and(|&i| text.tokens[i].kind == TokenKind::Number);
            !(number(n - 1) && number(n + 1) && text.word(shown[n + 1]).len() == 2)
        }
        // `PORTLAND, Ore.--(SOME WIRE)--A firm`: the dashes are glued, and the second ends it.
        "--" if text.word(i - 1) == ")" => true,
        "--" if shown.get(n + 1).is_some_and(|&next| text.word(next) == "(") => false,
        "--" | "—" | "–" | "-" => {
            // Between place and day a dash does not end it: `HONG KONG - October 31, 2025 (WIRE) - A`.
            let Some(&next) = shown.get(n + 1) else { return false };
            spaced(i - 1, i) | spaced(i, next) && super::stamp::stamp(text, next, next + 6).is_none()
        }
        _ => false,
    }
}

/// Whether a full stop ends a dateline: right after the day, or after the bracket of the agency beside it.
fn closes_date(text: &Text, shown: &[usize], n: usize) -> bool {
    let (Some(&first), Some(&next)) = (shown.first(), shown.get(n + 1)) else { return false };
    let i = shown[n];
    if text.word(i) != "."
        || !text.word(next).starts_with(char::is_uppercase)
        || text.tokens[i].end == text.tokens[next].start
    {
        return false;
    }
    let Some(date) = stamps(text, first, i).into_iter().next() else { return false };
    let bracket = matches!(text.word(i - 1), ")" | "/" | "]") && date.end < i;
    let time = (date.end..i).all(|k| text.tokens[k].kind == TokenKind::Number || text.word(k) == ":");
    first < date.first && (time || bracket)
}

/// `(Port News) The ports signed`: an agency in brackets before the first sentence.
fn wire_alone(text: &Text, shown: &[usize]) -> Option<Found> {
    let close = shown.iter().take(7).position(|i| matches!(text.word(*i), ")" | "]"))?;
    let &next = shown.get(close + 1)?;
    let wire = agency(text, &shown[..=close])?;
    let opens = text.word(*shown.first()?) == "(" && wire.0 == shown[0] + 1;
    let named = (wire.0..wire.1).all(|i| text.word(i).starts_with(char::is_uppercase)) && wire.1 - wire.0 >= 2;
    let media = super::cues::is_medium(text.lower(wire.1 - 1));
    (opens && named && media && text.word(next).starts_with(char::is_uppercase)).then_some(Found {
        place: None,
        date: None,
        agency: Some(wire),
        end: next,
    })
}

/// `Tema, July 6 (PNA) The ports signed`: the bracket of the agency ends it.
fn wire_closes(text: &Text, shown: &[usize]) -> Option<Found> {
    let open = shown.iter().take(14).position(|i| text.word(*i) == "(")?;
    let (&first, &wire, &close, &next) =
        (shown.first()?, shown.get(open + 1)?, shown.get(open + 2)?, shown.get(open + 3)?);
    let date =
        stamps(text, first, shown[open]).into_iter().next().filter(|d| d.end == shown[open] && d.first > first)?;
    let place = place(text, first, date.first, &|_| false)?;
    let ends = is_acronym(text, wire) && text.word(close) == ")" && text.word(next).starts_with(char::is_uppercase);
    (ends && place.is_some()).then_some(Found { place, date: Some(date), agency: Some((wire, wire + 1)), end: next })
}

/// Whether the word at `i` is written in capitals throughout: `AFP`.
fn is_acronym(text: &Text, i: usize) -> bool {
    text.word(i).len() >= 2 && text.word(i).chars().all(char::is_uppercase)
}

/// `(SOME WIRE) –` at the start of the tokens: the words between the brackets, and the token after the dash.
fn bracketed_wire(text: &Text, shown: &[usize]) -> Option<((usize, usize), usize)> {
    let dash = shown.iter().take(10).position(|i| matches!(text.word(*i), "-" | "--" | "–" | "—"))?;
    let opens = matches!(text.word(*shown.first()?), "(" | "/" | "[");
    let wire = agency(text, &shown[..dash]).filter(|(_, close)| opens && close + 1 == shown[dash])?;
    Some((wire, *shown.get(dash + 1)?))
}

/// What stands between brackets or slashes: words, no number.
fn agency(text: &Text, shown: &[usize]) -> Option<(usize, usize)> {
    let open = shown.iter().position(|i| matches!(text.word(*i), "(" | "/" | "[" | "（"))?;
    let close = shown[open + 1..].iter().position(|i| matches!(text.word(*i), ")" | "/" | "]" | "）"))? + open + 1;
    let inside = &shown[open + 1..close];
    // `24-7PressRelease` begins with a figure and is a name all the same.
    let name = |i: usize| {
        text.tokens[i].kind == TokenKind::Word
            || text.tokens[i].kind == TokenKind::Number
                && text.word(i).chars().filter(|c| c.is_alphabetic()).count() >= 4
    };
    let words = inside.iter().all(|i| name(*i) || matches!(text.word(*i), "/" | "&" | "-" | "."));
    (words && (1..=6).contains(&inside.len())).then(|| (shown[open] + 1, shown[close]))
}

/// The place between two tokens; outer `None` if what stands there is no name.
fn place(text: &Text, first: usize, end: usize, hidden: &impl Fn(usize) -> bool) -> Option<Option<(usize, usize)>> {
    let mut place: Option<(usize, usize)> = None;
    for i in (first..end).filter(|i| !hidden(*i)) {
        let word = text.word(i);
        match text.tokens[i].kind {
            TokenKind::Word
                if word.starts_with(char::is_uppercase)
                    || (place.is_some() && matches!(word, "de" | "da" | "do" | "la" | "of" | "del" | "al")) =>
            {
                place = Some((place.map_or(i, |p| p.0), i + 1));
            }
            // The stop of `Calif.` belongs to it.
            TokenKind::Mark
                if word == "." && place.is_some_and(|p| p.1 == i) && text.tokens[i - 1].end == text.tokens[i].start =>
            {
                place = place.map(|p| (p.0, i + 1));
            }
            // `Tema (Ghana)`: the country is no part of the name.
            TokenKind::Mark if word == "(" && place.is_some() => break,
            TokenKind::Mark if matches!(word, "," | "." | "-" | "–" | "—" | "--" | "/" | "(") => {}
            _ => return None,
        }
    }
    place.is_none_or(|(a, b)| b - a <= 8).then_some(place)
}

/// Where the report begins in a sentence after `RALEIGH, NC, April 12, 2025 /Agency/ --`, `Nairobi - ` or
/// `OCOEE, Fla. - (NewsLine) - October 1, 2024 -`; 0 if it has no dateline. `place`: the sentence begins with the name of
/// one. Only names, dates and marks stand in a dateline, and the last of its dashes ends it.
pub fn report(sent: &Sent<'_>, place: bool) -> usize {
    let is_dash = |i: usize| matches!(sent.word(i), "--" | "-" | "–" | "—");
    let capitals = sent.word(0).len() > 2 && sent.word(0).chars().all(|c| c.is_uppercase() || c == '.' || c == '-');
    if !capitals && !place && !is_dash(0) {
        return 0;
    }
    let is_verb = |i: usize| matches!(sent.tag(i), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
    (1..sent.len().min(30)).take_while(|&i| !is_verb(i)).filter(|&i| is_dash(i)).last().map_or(0, |i| i + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Place, date, agency and the first word of the report.
    fn read(paragraph: &str) -> Option<(String, String, String, String)> {
        let text = Text::new(paragraph);
        let found = dateline(&text, 0, text.tokens.len(), |i| text.word(i) == "**")?;
        let words = |range: Option<(usize, usize)>| range.map_or(String::new(), |(a, b)| text.between(a, b).to_owned());
        Some((
            words(found.place),
            words(found.date.map(|d| (d.first, d.end))),
            words(found.agency),
            text.word(found.end).to_owned(),
        ))
    }

    #[test]
    fn datelines_of_agencies_and_wires_are_read() {
        for (paragraph, place, date, agency) in [
            (
                "HONG KONG - October 31, 2025 (NEWMEDIAWIRE) - A delegation",
                "HONG KONG",
                "October 31, 2025",
                "NEWMEDIAWIRE",
            ),
            ("BEIJING, March 3 (Xinhua) -- A delegation", "BEIJING", "March 3", "Xinhua"),
            ("Tema, March 3 (PNA) A delegation", "Tema", "March 3", "PNA"),
            ("KIGALI, Oct 17, 2024 (Lakeshore News Agency) - A sum", "KIGALI", "Oct 17, 2024", "Lakeshore News Agency"),
            (
                "SAN FRANCISCO, Calif., Jan. 5, 2024 /PRNewswire/ -- A firm",
                "SAN FRANCISCO, Calif.",
                "Jan. 5, 2024",
                "PRNewswire",
            ),
            ("**PINE FORK** — A board met", "PINE FORK", "", ""),
            ("MUSCAT: A forum closed", "MUSCAT", "", ""),
            ("London, 3 May 2021 – A treaty", "London", "3 May 2021", ""),
            ("Beijing (AFP) – A treaty", "Beijing", "", "AFP"),
            ("HANOI, Vietnam – Jan. 22, 2024 – (SOME WIRE) – A firm", "HANOI, Vietnam", "Jan. 22, 2024", "SOME WIRE"),
            ("November 2022 – A ministry said", "", "November 2022", ""),
            ("Tema (Ghana), 17/08/2015. A minister came", "Tema", "17/08/2015", ""),
            ("Ulaanbaatar, April 18, 2006 /MEDEE/. A ministry", "Ulaanbaatar", "April 18, 2006", "MEDEE"),
            ("MOSCOW, October 5 (Delovoy Vestnik). A company", "MOSCOW", "October 5", "Delovoy Vestnik"),
            ("Rostock, 04.05.2022. A utility", "Rostock", "04.05.2022", ""),
            ("Mumbai, 11 September 2023: A firm", "Mumbai", "11 September 2023", ""),
            ("Dhaka, Apr 11, 2018 (Bangla Press): A ministry", "Dhaka", "Apr 11, 2018", "Bangla Press"),
            ("PORTLAND, Ore.--(NewsLine)--A firm", "PORTLAND, Ore.", "", "NewsLine"),
            ("(Harbour News) A port", "", "", "Harbour News"),
            ("TAMPA, FL, July 17, 2024 /24-7PressRelease/ -- A firm", "TAMPA, FL", "July 17, 2024", "24-7PressRelease"),
            ("OCOEE, Fla. - (NewsLine) - October 01, 2024 - A firm", "OCOEE, Fla.", "October 01, 2024", "NewsLine"),
            ("Tehran, Aug 23, IRNA -- A delegation", "Tehran", "Aug 23", "IRNA"),
            (
                "Tehran, Oct. 21, 1998, Gulf News Service -- A delegation",
                "Tehran",
                "Oct. 21, 1998",
                "Gulf News Service",
            ),
            ("Jeddah, Shaban 1, 1434, June 10, 2013, SPA -- A council", "Jeddah", "June 10, 2013", "SPA"),
            ("Port News Network, 2016-11-30 09:45. A delegation", "Port News Network", "2016-11-30", ""),
        ] {
            let read = read(paragraph).unwrap_or_else(|| panic!("{paragraph}"));
            assert_eq!(read, (place.into(), date.into(), agency.into(), "A".into()), "{paragraph}");
        }
    }

    #[test]
    fn sentences_with_dashes_are_no_datelines() {
        for paragraph in [
            "Sichuan and Chongqing - two neighbours - signed a pact.",
            "The deal - signed on March 3 (the second) - is large.",
            "FACT SHEET: A partnership of two.",
            "The treaty was signed on 5 May 2019. A year later it ended.",
            "(Caption) A minister signs.",
            "Numbers are applause - work begins on Monday.",
            "Chengdu-Europe trains run daily.",
            "Chengdu – the capital of Sichuan – is large.",
        ] {
            assert_eq!(read(paragraph), None, "{paragraph}");
        }
    }
}
