//! Taking the name of a party apart: places, words that tell, words that do not.

use crate::lexicon::{Gazetteer, LONGEST, Lexicon, PartyWord, PlaceRef, Rank, Unit};
use crate::normalize::places::Linker;
use crate::record::concept::PartyKind;
use crate::record::slug::{self, is_han};

/// A part of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A place that is known.
    Place(PlaceRef),
    /// A name of several places, of which none is chosen.
    Open(String),
    /// A word for how a place is governed, which tells nothing beside such a place: `municipal`.
    Level(Unit, String),
    /// A word that tells.
    Word(String),
}

impl Part {
    /// The known place.
    pub fn place(&self) -> Option<PlaceRef> {
        match self {
            Self::Place(place) => Some(*place),
            Self::Open(_) | Self::Level(..) | Self::Word(_) => None,
        }
    }

    /// The word, or the name of a place that is open.
    pub fn word(&self) -> Option<&str> {
        match self {
            Self::Place(_) => None,
            Self::Open(word) | Self::Level(_, word) | Self::Word(word) => Some(word),
        }
    }

    /// The part in words, a place by its usual name.
    pub fn text(&self, lexicon: &Lexicon) -> Option<String> {
        match self {
            Self::Place(place) => Some(slug::words(&lexicon.gazetteer.place(*place).name)),
            Self::Open(word) | Self::Level(_, word) | Self::Word(word) => Some(word.clone()),
        }
    }
}

/// The parts of a name, in order.
pub fn parts(name: &str, kind: PartyKind, linker: &Linker<'_>, lexicon: &Lexicon) -> Vec<Part> {
    let zone = kind == PartyKind::ZoneAdministration;
    // `China (Sichuan) Pilot Free Trade Zone` is of Sichuan; what stands after the name of a zone is its other name.
    let bare = without_brackets(name, |inside, last| {
        !(zone && last) && lexicon.gazetteer.named(&slug::words(inside)).next().is_some()
    });
    let tokens: Vec<String> = if bare.chars().any(is_han) {
        characters(&bare, lexicon)
    } else {
        slug::words(&without_apostrophes(&bare, lexicon)).split(' ').map(str::to_owned).collect()
    };
    // A company's name is its own: the Shanghai in it says nothing of where it is.
    let firm = matches!(kind, PartyKind::Company | PartyKind::Media | PartyKind::Other);
    let tokens = if firm || matches!(kind, PartyKind::Bank | PartyKind::Railway) {
        without_legal_form(tokens, lexicon)
    } else {
        tokens
    };
    let spans = if firm { Vec::new() } else { places(&tokens, lexicon) };
    let parts = linked(&tokens, &spans, linker, lexicon);
    read(&tokens, &spans, &parts, firm, lexicon)
}

/// A name of a place among the tokens: from, length, and whether it is of a people.
type PlaceSpan = (usize, usize, bool);

fn places(tokens: &[String], lexicon: &Lexicon) -> Vec<PlaceSpan> {
    let gazetteer = &lexicon.gazetteer;
    let (mut spans, mut at) = (Vec::new(), 0);
    while at < tokens.len() {
        // `Communist Party of China` is no place.
        let phrase = (2..=LONGEST.min(tokens.len() - at)).rev().find(|&length| {
            matches!(lexicon.party_words.get(&tokens[at..at + length].join(" ")), Some(PartyWord::Means(_)))
        });
        if let Some(length) = phrase {
            at += length;
            continue;
        }
        let longest = gazetteer.longest(&tokens[at]).min(tokens.len() - at);
        let found = (1..=longest).rev().find_map(|length| {
            let key = tokens[at..at + length].join(" ");
            let common = length == 1
                && !matches!(key.as_str(), "us" | "uk" | "nz")
                && (key.len() < 3
                    || Gazetteer::is_doubtful(&key)
                    || lexicon.party_words.get(&key).is_some()
                    || lexicon.name_words.contains(key.as_str()));
            let first = gazetteer.named(&key).next()?;
            (!common).then_some((length, first.1 && gazetteer.named(&key).all(|(_, people)| people)))
        });
        match found {
            Some((length, people)) => {
                spans.push((at, length, people));
                at += length;
            }
            None => at += 1,
        }
    }
    spans
}

/// What each name of a place in a name means.
fn linked(tokens: &[String], spans: &[PlaceSpan], linker: &Linker<'_>, lexicon: &Lexicon) -> Vec<Part> {
    let gazetteer = &lexicon.gazetteer;
    let key = |&(at, length, _): &PlaceSpan| tokens[at..at + length].join(" ");
    let unit = |&(at, length, _): &PlaceSpan| {
        let level = |i: usize| match tokens.get(i).and_then(|word| lexicon.party_words.get(word)) {
            Some(PartyWord::Level(unit, _)) if *unit != Unit::Country => Some(*unit),
            _ => None,
        };
        let before = || at.checked_sub(2).filter(|&i| tokens[i + 1] == "of").and_then(level);
        level(at + length).or_else(before)
    };
    spans
        .iter()
        .map(|span| {
            let name = key(span);
            let candidates: Vec<PlaceRef> =
                gazetteer.named(&name).filter(|(_, people)| *people == span.2).map(|(p, _)| p).collect();
            if span.2 {
                // `Congolese` is of the one of its countries that the article speaks of.
                let only = linker.only_country().filter(|only| candidates.contains(only));
                let one = if let [one] = candidates.as_slice() { Some(*one) } else { only };
                return one.map_or_else(|| Part::Open(name), Part::Place);
            }
            let others = spans
                .iter()
                .filter(|other| *other != span)
                .flat_map(|other| gazetteer.named(&key(other)).map(|(place, _)| place).collect::<Vec<_>>());
            let beside: Vec<PlaceRef> = others
                .filter(|&outer| candidates.iter().any(|&inner| inner != outer && gazetteer.is_within(inner, outer)))
                .collect();
            // A place of the name `Jackson` that is no county is none that `Jackson County` has.
            let level = unit(span);
            match linker.part(&name, level, &beside) {
                Some(link) => Part::Place(link.place),
                None => match linker.one_of_its_name(&name, level) {
                    Some(place) => Part::Place(place),
                    None if candidates.len() > 1 && level.is_none() => Part::Open(name),
                    None => Part::Word(name),
                },
            }
        })
        .collect()
}

/// The parts with everything dropped that does not tell.
fn read(tokens: &[String], spans: &[PlaceSpan], places: &[Part], firm: bool, lexicon: &Lexicon) -> Vec<Part> {
    let ranks: Vec<Rank> =
        places.iter().filter_map(Part::place).map(|place| lexicon.gazetteer.place(place).rank).collect();
    let (mut parts, mut at) = (Vec::new(), 0);
    while at < tokens.len() {
        if let Some(i) = spans.iter().position(|(from, ..)| *from == at) {
            parts.push(places[i].clone());
            at += spans[i].1;
            continue;
        }
        let room = spans.iter().map(|(from, ..)| *from).filter(|from| *from > at).min().unwrap_or(tokens.len()) - at;
        let found = (1..=LONGEST.min(room))
            .rev()
            .find_map(|length| lexicon.party_words.get(&tokens[at..at + length].join(" ")).map(|word| (length, word)));
        let word = |word: &str| Part::Word(word.to_owned());
        match found {
            Some((length, PartyWord::Skip)) => at += length,
            Some((length, PartyWord::Means(means))) => {
                parts.extend(means.split(' ').map(word));
                at += length;
            }
            Some((length, PartyWord::Level(unit, means))) if !firm => {
                // `municipal` says nothing more once the place is known to be a city.
                if !ranks.iter().any(|&rank| unit.fits(rank) || rank == Rank::Division && *unit == Unit::City) {
                    let level = if means.is_empty() { &tokens[at] } else { &**means };
                    parts.push(Part::Level(*unit, level.to_owned()));
                }
                at += length;
            }
            Some(_) | None => {
                parts.push(word(&tokens[at]));
                at += 1;
            }
        }
    }
    parts
}

/// A name without what stands in brackets, unless it tells, or nothing else is left; `tells` also learns whether the
/// bracket ends the name.
fn without_brackets(name: &str, tells: impl Fn(&str, bool) -> bool) -> String {
    let (mut bare, mut rest) = (String::new(), name);
    while let Some(open) = rest.find(['(', '（']) {
        let (before, bracket) = rest.split_at(open);
        let Some(close) = bracket.find([')', '）']) else { break };
        let inside = bracket[..close].trim_start_matches(['(', '（']);
        bare.push_str(before);
        rest = bracket[close..].trim_start_matches([')', '）']);
        if tells(inside, rest.trim().is_empty()) {
            bare.push_str(&format!(" {inside} "));
        }
    }
    bare.push_str(rest);
    if bare.trim().is_empty() { name.to_owned() } else { bare }
}

/// `Kenya's Ministry` as `Kenya Ministry`, `de l'Économie` as `de Économie`; in `People's Government` the ending stays, and
/// in `Côte d'Ivoire` the beginning.
fn without_apostrophes(name: &str, lexicon: &Lexicon) -> String {
    let elided = |word: &str| matches!(word, "l" | "d" | "L" | "D" | "dell" | "dall" | "nell" | "all" | "sull");
    let known = |word: &str| {
        let word = slug::words(word);
        lexicon.party_words.get(&word).is_some() || lexicon.name_words.contains(word.as_str())
    };
    let kept = ["People", "Women", "Men", "Children", "Veterans", "Workers", "Farmers"];
    let words = name.split(' ').map(|word| {
        let bare = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s"));
        let bare = bare.filter(|bare| !kept.contains(bare)).unwrap_or(word);
        let rest = bare.split_once(['\'', '’']).filter(|(article, rest)| elided(article) && known(rest));
        rest.map_or(bare, |(_, rest)| rest)
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Without the legal form at the end or the beginning, unless nothing else is left.
fn without_legal_form(mut tokens: Vec<String>, lexicon: &Lexicon) -> Vec<String> {
    let legal = |tokens: &[String]| matches!(lexicon.party_words.get(&tokens.join(" ")), Some(PartyWord::Legal));
    loop {
        let last =
            (1..=LONGEST.min(tokens.len().saturating_sub(1))).rev().find(|&n| legal(&tokens[tokens.len() - n..]));
        match last {
            Some(n) => tokens.truncate(tokens.len() - n),
            None => break,
        }
    }
    if tokens.len() > 1 && matches!(tokens[0].as_str(), "pt" | "ooo" | "oao" | "zao" | "pao" | "jsc" | "pjsc") {
        tokens.remove(0);
    }
    tokens
}

/// A Chinese name cut into known places and words, the longest first; what is not known stays one token.
fn characters(name: &str, lexicon: &Lexicon) -> Vec<String> {
    let chars: Vec<char> = name.chars().filter(|c| c.is_alphanumeric()).collect();
    let (mut tokens, mut unknown, mut at) = (Vec::new(), String::new(), 0);
    while at < chars.len() {
        let known = (1..=10.min(chars.len() - at)).rev().find_map(|length| {
            let piece: String = chars[at..at + length].iter().collect();
            let word = lexicon.party_words.get(&piece);
            let place = length > 1 && lexicon.gazetteer.named(&piece).next().is_some();
            (place || word.is_some()).then_some((length, piece))
        });
        match known {
            Some((length, piece)) => {
                if !unknown.is_empty() {
                    tokens.push(std::mem::take(&mut unknown));
                }
                // The full name of the country is a place under its short one.
                let means = lexicon.party_words.get(&piece);
                match means {
                    Some(PartyWord::Means(means)) if means.chars().any(is_han) => tokens.push(means.to_string()),
                    Some(PartyWord::Legal) => {}
                    _ => tokens.push(piece),
                }
                at += length;
            }
            None => {
                unknown.push(chars[at]);
                at += 1;
            }
        }
    }
    if !unknown.is_empty() {
        tokens.push(unknown);
    }
    // 成都银行 is the Bank of Chengdu.
    if tokens.len() == 2 && tokens[1] == "银行" {
        tokens.reverse();
    }
    tokens
}
