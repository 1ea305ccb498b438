//! Finding names of places in a text, with what stands around them.

use super::longer;
use crate::lexicon::{Gazetteer, Lexicon, PartyWord, PlaceRef, Rank, Unit};
use crate::record::slug::{is_han, words};

/// A name of a place, or of a people, in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The name in the form in which the gazetteer is asked.
    pub key: String,
    /// Whether it names a people and no place.
    pub people: bool,
    /// Whether the words nearly always mean something else.
    pub doubtful: bool,
    /// Whether it is a part of a longer name, or of a place that the gazetteer lacks.
    pub in_name: bool,
    /// What a word beside it says of its level.
    pub unit: Option<Unit>,
    /// The places that are named beside it as what contains it.
    pub beside: Vec<PlaceRef>,
}

/// The most bytes between a name and the name of what contains it.
const GAP: usize = 32;

/// Every name of a place in a text, in order; none overlaps another.
pub fn mentions(text: &str, lexicon: &Lexicon) -> Vec<Mention> {
    let gazetteer = &lexicon.gazetteer;
    let tokens = tokens(text);
    let mut mentions: Vec<Mention> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match name_at(text, &tokens, at, gazetteer) {
            Some((length, key)) => {
                let (start, end) = (tokens[at].0, tokens[at + length - 1].1);
                let unit =
                    unit_after(text, &tokens, at + length, lexicon).or_else(|| unit_before(text, &tokens, at, lexicon));
                let people = gazetteer.named(&key).all(|(_, people)| people);
                let doubtful = is_doubtful(&text[start..end], &key, text[end..].starts_with('.'), gazetteer);
                let unit = unit
                    .or_else(|| unit_of_list(text, &tokens, at + length, lexicon))
                    .or_else(|| unit_of_list_before(text, &tokens, at, lexicon));
                let in_name = longer::is_part(text, &tokens, at, at + length, lexicon);
                mentions.push(Mention { start, end, key, people, doubtful, in_name, unit, beside: Vec::new() });
                at += length;
            }
            None => {
                han(text, tokens[at], gazetteer, &mut mentions);
                at += 1;
            }
        }
    }
    let beside: Vec<(Vec<PlaceRef>, bool)> = (0..mentions.len())
        .map(|i| (beside(text, &mentions, i, lexicon), elsewhere(text, &mentions, i, lexicon)))
        .collect();
    for (mention, (beside, elsewhere)) in mentions.iter_mut().zip(beside) {
        mention.in_name = beside.is_empty() && (mention.in_name || elsewhere);
        mention.beside = beside;
    }
    longer::everywhere(&mut mentions);
    // An abbreviation of a state tells what is beside it and stands for nothing by itself.
    mentions.retain(|m| !m.doubtful || !m.beside.is_empty());
    mentions
}

/// Runs of letters and digits, in bytes; an apostrophe inside a word belongs to it, one before a last `s` does not.
fn tokens(text: &str) -> Vec<(usize, usize)> {
    let mut tokens: Vec<(usize, usize)> = Vec::new();
    let mut start = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let inner = matches!(c, '\'' | '’' | '‘') && {
            let mut rest = text[at + c.len_utf8()..].chars();
            let (next, after) = (rest.next(), rest.next());
            let possessive = next == Some('s') && after.is_none_or(|c| !c.is_alphabetic());
            next.is_some_and(char::is_alphabetic) && !possessive
        };
        if c.is_alphanumeric() || (inner && start.is_some()) {
            start.get_or_insert(at);
        } else if let Some(start) = start.take() {
            tokens.push((start, at));
        }
        if chars.peek().is_none()
            && let Some(start) = start
        {
            tokens.push((start, text.len()));
        }
    }
    tokens
}

/// The longest name of a place that begins with this token: how many tokens it has, and its key.
fn name_at(text: &str, tokens: &[(usize, usize)], at: usize, gazetteer: &Gazetteer) -> Option<(usize, String)> {
    let (start, end) = tokens[at];
    let capital = |(start, end): (usize, usize)| text[start..end].starts_with(char::is_uppercase);
    if !capital(tokens[at]) {
        return None;
    }
    // The `s` of a possessive is a token and no word of its own: `People's Republic of China`.
    let possessive = tokens.get(at + 1).is_some_and(|&(from, to)| &text[from..to] == "s" && text[end..from].len() < 4);
    let longest = |end| {
        let first = words(&text[start..end]);
        gazetteer.longest(first.split(' ').next().unwrap_or_default())
    };
    let longest = match longest(end).max(if possessive { longest(tokens[at + 1].1) } else { 0 }) {
        0 => 0,
        words => words + 1,
    };
    (1..=longest.min(tokens.len() - at)).rev().find_map(|length| {
        let last = tokens[at + length - 1];
        let joined = tokens[at..at + length].windows(2).all(|pair| {
            let between = &text[pair[0].1..pair[1].0];
            between.len() <= 3
                && between.chars().all(|c| matches!(c, ' ' | '\n' | '-' | '.' | ',' | '\'' | '’' | '\u{a0}'))
                && between.matches('\n').count() < 2
        });
        // `Ivoire` has its capital behind an apostrophe.
        if !joined || !text[last.0..last.1].contains(char::is_uppercase) {
            return None;
        }
        let key = words(&text[start..last.1]);
        gazetteer.named(&key).next().is_some().then_some((length, key))
    })
}

/// The names of places in a run of Chinese characters, the longest first.
fn han(text: &str, (start, end): (usize, usize), gazetteer: &Gazetteer, mentions: &mut Vec<Mention>) {
    if text[start..end].is_ascii() {
        return;
    }
    let chars: Vec<(usize, char)> = text[start..end].char_indices().map(|(at, c)| (start + at, c)).collect();
    let mut at = 0;
    while at < chars.len() {
        let after = |length: usize| chars.get(at + length).map_or(end, |(after, _)| *after);
        let is_name = |length: &usize| gazetteer.named(&text[chars[at].0..after(*length)]).next().is_some();
        let room = 12.min(chars.len() - at);
        let found = if is_han(chars[at].1) { (2..=room).rev().find(is_name) } else { None };
        if let Some(length) = found {
            let (start, end) = (chars[at].0, after(length));
            let key = text[start..end].to_owned();
            mentions.push(Mention {
                start,
                end,
                key,
                people: false,
                doubtful: false,
                in_name: false,
                unit: None,
                beside: Vec::new(),
            });
        }
        at += found.unwrap_or(1);
    }
}

/// Whether a name counts only where something beside it speaks for it.
fn is_doubtful(form: &str, key: &str, dotted: bool, gazetteer: &Gazetteer) -> bool {
    let country = gazetteer.named(key).any(|(p, _)| gazetteer.place(p).rank == Rank::Country);
    let abbreviation = key.len() <= 5
        && dotted
        && gazetteer.named(key).all(|(p, _)| is_short_for(key, &words(&gazetteer.place(p).name)));
    let in_capitals = form.chars().all(|c| !c.is_lowercase());
    !country && (abbreviation || key.len() < 3) || Gazetteer::is_doubtful(key) && !(country && in_capitals)
}

/// Whether a word has the letters of a longer one in their order, the first one first: `calif`, but not `kiev` of `kyiv`.
fn is_short_for(short: &str, long: &str) -> bool {
    let mut rest = long.chars();
    short.len() < long.len()
        && short.chars().next() == long.chars().next()
        && short.chars().all(|c| rest.any(|other| other == c))
}

/// The level that the word after a name says: `Sichuan Province`.
fn unit_after(text: &str, tokens: &[(usize, usize)], at: usize, lexicon: &Lexicon) -> Option<Unit> {
    let (start, end) = *tokens.get(at)?;
    // Only right behind the name: after a comma another thing begins.
    let before = tokens.get(at.checked_sub(1)?)?.1;
    (text[before..start].trim().is_empty()).then(|| unit(&text[start..end], lexicon))?
}

/// The level that the words before a name say: `the city of Linyi`.
fn unit_before(text: &str, tokens: &[(usize, usize)], at: usize, lexicon: &Lexicon) -> Option<Unit> {
    let word = |back: usize| at.checked_sub(back).and_then(|i| tokens.get(i)).map(|&(start, end)| &text[start..end]);
    if word(1)? != "of" {
        return None;
    }
    unit(word(2)?, lexicon)
}

fn unit(word: &str, lexicon: &Lexicon) -> Option<Unit> {
    match lexicon.party_words.get(&words(word)) {
        Some(PartyWord::Level(Unit::Country, _)) | None => None,
        Some(PartyWord::Level(unit, _)) => Some(*unit),
        Some(_) => None,
    }
}

/// The level that the end of a list says: `Hamilton, Suwannee and Madison counties`.
fn unit_of_list(text: &str, tokens: &[(usize, usize)], at: usize, lexicon: &Lexicon) -> Option<Unit> {
    for i in at..(at + 16).min(tokens.len()) {
        let word = &text[tokens[i].0..tokens[i].1];
        if text[tokens[i - 1].1..tokens[i].0].contains(['.', ';', ':', '(', '\n']) {
            return None;
        }
        if let Some(one) = word.strip_suffix("ies").filter(|_| word.starts_with(['c', 'C'])) {
            return unit(&format!("{one}y"), lexicon);
        }
        if !word.starts_with(char::is_uppercase) && word != "and" {
            return None;
        }
    }
    None
}

/// The level that the beginning of a list says: `the counties of Hancock, Marshall and Tyler`.
fn unit_of_list_before(text: &str, tokens: &[(usize, usize)], at: usize, lexicon: &Lexicon) -> Option<Unit> {
    for i in (at.saturating_sub(40)..at).rev() {
        let word = &text[tokens[i].0..tokens[i].1];
        if text[tokens[i].1..tokens[i + 1].0].contains(['.', ';', ':', '(']) {
            return None;
        }
        if word == "of" {
            let one = i.checked_sub(1).and_then(|i| text[tokens[i].0..tokens[i].1].strip_suffix("ies"))?;
            return unit(&format!("{one}y"), lexicon);
        }
        if !word.starts_with(char::is_uppercase) && word != "and" {
            return None;
        }
    }
    None
}

/// Whether a state stands behind a name that none of its places lies in: a place that the gazetteer lacks.
fn elsewhere(text: &str, mentions: &[Mention], i: usize, lexicon: &Lexicon) -> bool {
    let gazetteer = &lexicon.gazetteer;
    let Some(next) = mentions.get(i + 1) else { return false };
    let rank = |key: &str, rank: Rank| places(gazetteer, key).iter().any(|&p| gazetteer.place(p).rank == rank);
    let own = &mentions[i].key;
    let larger = rank(own, Rank::Country) || rank(own, Rank::Division);
    matches!(&text[mentions[i].end..next.start], ", " | ",\n") && !larger && rank(&next.key, Rank::Division) && {
        let inside =
            |inner: &PlaceRef| places(gazetteer, &next.key).iter().any(|&outer| gazetteer.is_within(*inner, outer));
        !places(gazetteer, own).iter().any(inside)
    }
}

/// The places named beside a mention as what contains it.
fn beside(text: &str, mentions: &[Mention], i: usize, lexicon: &Lexicon) -> Vec<PlaceRef> {
    let gazetteer = &lexicon.gazetteer;
    let own: Vec<PlaceRef> = places(gazetteer, &mentions[i].key);
    let contain = |key: &str| -> Vec<PlaceRef> {
        let mut found = places(gazetteer, key);
        found.retain(|&outer| own.iter().any(|&inner| inner != outer && gazetteer.is_within(inner, outer)));
        found
    };
    if let Some(next) = mentions.get(i + 1)
        && joins(&text[mentions[i].end..next.start], lexicon, Side::After)
    {
        let found = contain(&next.key);
        if !found.is_empty() {
            return found;
        }
    }
    if let Some(code) = postal(&text[mentions[i].end..])
        && let Some(state) = gazetteer.postal(code)
        && own.iter().any(|&inner| gazetteer.is_within(inner, state))
    {
        return vec![state];
    }
    if let Some(before) = i.checked_sub(1).map(|i| &mentions[i])
        && joins(&text[before.end..mentions[i].start], lexicon, Side::Before)
    {
        return contain(&before.key);
    }
    Vec::new()
}

/// The two or three capitals of a postal code after a comma.
fn postal(rest: &str) -> Option<&str> {
    let code = rest.strip_prefix(", ")?;
    let end = code.find(|c: char| !c.is_ascii_uppercase()).unwrap_or(code.len());
    ((2..=3).contains(&end) && !code[end..].starts_with(char::is_alphanumeric)).then(|| &code[..end])
}

fn places(gazetteer: &Gazetteer, key: &str) -> Vec<PlaceRef> {
    gazetteer.named(key).filter(|(_, people)| !people).map(|(place, _)| place).collect()
}

/// On which side of a name what contains it stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// `Linyi, Shandong`, `Linyi county in Shanxi`
    After,
    /// `Shandong's Linyi`, `Shandong province's city of Linyi`
    Before,
}

/// Whether the words between two names say that one contains the other.
fn joins(gap: &str, lexicon: &Lexicon, side: Side) -> bool {
    let parted = gap.contains(['.', ';', ':']) && !gap.starts_with(".,") || gap.matches('\n').count() > 1;
    if gap.len() > GAP || parted {
        return false;
    }
    let level = |word: &str| unit(word, lexicon).is_some();
    let possessive = gap.contains("'s") || gap.contains("’s");
    let mut rest = gap.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    match side {
        Side::After => {
            // `Phillip Washington, of Illinois` tells where a person is from.
            let of_a_person = gap.starts_with(", of") || gap.starts_with(",\nof");
            let link = gap.contains([',', '(']) || gap.split_whitespace().any(|word| matches!(word, "in" | "of"));
            link && !of_a_person
                && !possessive
                && rest.all(|word| matches!(word, "in" | "of" | "the" | "a") || level(word))
        }
        Side::Before => possessive && rest.all(|word| matches!(word, "s" | "of" | "capital") || level(word)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_whole_and_possessives_are_left_out() {
        let text = "New York's governor met China’s envoy in Wu'an, not in new york.";
        let lexicon = Lexicon::for_tests();
        let found: Vec<&str> = mentions(text, lexicon).iter().map(|m| &text[m.start..m.end]).collect();
        assert_eq!(found, ["New York", "China", "Wu'an"]);
        let text = "The People's Republic of China and Côte d'Ivoire met in Kiev.";
        let found: Vec<&str> = mentions(text, lexicon).iter().map(|m| &text[m.start..m.end]).collect();
        assert_eq!(found, ["People's Republic of China", "Côte d'Ivoire", "Kiev"]);
    }

    #[test]
    fn a_level_is_told_before_or_after_a_name() {
        let lexicon = Lexicon::for_tests();
        let units: Vec<Option<Unit>> =
            mentions("Jilin Province, the city of Jilin and Jilin", lexicon).iter().map(|m| m.unit).collect();
        assert!(units.contains(&Some(Unit::City)) && units.last() == Some(&None), "{units:?}");
    }
}
