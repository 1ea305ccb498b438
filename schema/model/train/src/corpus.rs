//! The labelled sentences, and copies of some in the case of headlines.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

use crate::tag::{NAMES, TAGS, Tag};

/// A labelled sentence.
#[derive(Clone)]
pub struct Sentence {
    pub title: bool,
    pub words: Vec<String>,
    pub tags: Vec<Tag>,
}

/// The sentences to learn from and those set aside.
pub fn read(path: &str) -> Result<(Vec<Sentence>, Vec<Sentence>), Box<dyn Error>> {
    let text = std::fs::read_to_string(path)?;
    let (mut train, mut test) = (Vec::new(), Vec::new());
    for block in text.split("\n\n").filter(|block| !block.trim().is_empty()) {
        let (head, lines) = block.trim_start_matches('\n').split_once('\n').ok_or("empty sentence")?;
        let mut sentence = Sentence { title: head.ends_with("title"), words: Vec::new(), tags: Vec::new() };
        for line in lines.lines() {
            let (word, name) = line.split_once('\t').ok_or_else(|| format!("no tag: {line}"))?;
            let number = NAMES.iter().position(|n| *n == name).ok_or_else(|| format!("tag? {line}"))?;
            sentence.words.push(word.to_owned());
            sentence.tags.push(TAGS[number]);
        }
        if head.contains("test") { test.push(sentence) } else { train.push(sentence) }
    }
    Ok((train, test))
}

/// The sentences, with copies of some body sentences as the headlines of news would have them: in headline grammar
/// (2 in 5), in Title Case (1 in 10), with a few capitals at the start (1 in 40), in capitals (1 in 40).
pub fn augmented(train: &[Sentence]) -> Vec<Sentence> {
    let present = Present::new(train);
    let names = rare_names(train);
    let mut out = Vec::with_capacity(train.len() * 3 / 2);
    for (number, sentence) in train.iter().enumerate() {
        out.push(sentence.clone());
        let turn = number % 40;
        let mut copy = match turn % 5 {
            0 | 4 if !sentence.title => present.headline(sentence, number % 3 > 0),
            _ => sentence.clone(),
        };
        let changed: &dyn Fn(usize, &str, Tag) -> String = match (turn, sentence.title) {
            (0 | 4 | 9 | 14 | 20, _) => &|_, word, _| word.to_owned(),
            (5 | 10 | 15 | 19 | 24 | 25 | 29 | 30 | 34 | 35 | 39, false) => {
                &|at, word, tag| titled(at, word, tag, number % 80 == turn)
            }
            (1 | 11 | 21 | 31, false) => &|at, word, tag| titled(at, word, tag, number % 80 == turn),
            (2, false) => &|at, word, _| if at < 1 + number % 4 { word.to_uppercase() } else { word.to_owned() },
            (3, _) => &|_, word, _| word.to_uppercase(),
            _ => continue,
        };
        if sentence.title && turn != 3 {
            continue;
        }
        for (at, (word, tag)) in copy.words.iter_mut().zip(&copy.tags).enumerate() {
            // Some names are changed for others, so that what stands around them must tell.
            if *tag == Tag::Nnp && (number * 7 + at) % 3 == 0 && !names.is_empty() {
                word.clone_from(&names[(number * 31 + at * 17) % names.len()]);
            }
            *word = changed(at, word, *tag);
        }
        out.push(copy);
    }
    out
}

/// Names in small letters but the first that the sentences have once only.
fn rare_names(train: &[Sentence]) -> Vec<String> {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for sentence in train.iter().filter(|sentence| !sentence.title) {
        for (word, tag) in sentence.words.iter().zip(&sentence.tags) {
            if *tag == Tag::Nnp && word.len() > 3 && word.chars().skip(1).all(char::is_lowercase) {
                *counts.entry(word).or_default() += 1;
            }
        }
    }
    counts.into_iter().filter(|(_, count)| *count == 1).map(|(word, _)| word.to_owned()).collect()
}

fn titled(at: usize, word: &str, tag: Tag, all: bool) -> String {
    let small = matches!(tag, Tag::In | Tag::Dt | Tag::Cc | Tag::To | Tag::Pos) && word.len() <= 4;
    if small && at > 0 && !(all && tag != Tag::Pos) {
        return word.to_owned();
    }
    let mut chars = word.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().collect::<String>() + chars.as_str(),
        None => String::new(),
    }
}

/// Puts past verbs in the present tense, as headlines do.
struct Present {
    bases: BTreeSet<String>,
}

const IRREGULAR: [(&str, &str); 26] = [
    ("became", "become"),
    ("began", "begin"),
    ("bought", "buy"),
    ("brought", "bring"),
    ("built", "build"),
    ("came", "come"),
    ("fell", "fall"),
    ("found", "find"),
    ("gave", "give"),
    ("got", "get"),
    ("grew", "grow"),
    ("held", "hold"),
    ("kept", "keep"),
    ("led", "lead"),
    ("left", "leave"),
    ("lost", "lose"),
    ("made", "make"),
    ("met", "meet"),
    ("paid", "pay"),
    ("said", "say"),
    ("saw", "see"),
    ("sent", "send"),
    ("sold", "sell"),
    ("took", "take"),
    ("won", "win"),
    ("wrote", "write"),
];

impl Present {
    fn new(train: &[Sentence]) -> Self {
        let mut bases = BTreeSet::new();
        for sentence in train {
            for (word, tag) in sentence.words.iter().zip(&sentence.tags) {
                if *tag == Tag::Vb {
                    bases.insert(word.to_lowercase());
                }
            }
        }
        Present { bases }
    }

    fn base(&self, past: &str) -> Option<String> {
        if let Some((_, base)) = IRREGULAR.iter().find(|(form, _)| *form == past) {
            return Some((*base).to_owned());
        }
        let stem = past.strip_suffix("ed")?;
        let doubled = stem.chars().last().map(|last| stem.strip_suffix(last).unwrap_or(stem).to_owned());
        let candidates =
            [Some(stem.to_owned()), Some(format!("{stem}e")), stem.strip_suffix('i').map(|s| format!("{s}y")), doubled];
        candidates.into_iter().flatten().find(|base| self.bases.contains(base))
    }

    /// The sentence in the grammar of headlines: no articles, `is` and `was` before a participle left out, `to` for
    /// `will`, the past tense as the present, no full stop; `short` cuts it after some fifteen words.
    fn headline(&self, sentence: &Sentence, short: bool) -> Sentence {
        let mut out = Sentence { title: true, words: Vec::new(), tags: Vec::new() };
        // Of the subject: its number, and whether a conjunction or a preposition has been seen in it.
        let (mut plural, mut joined, mut attached) = (false, false, false);
        for at in 0..sentence.words.len() {
            let (word, tag) = (&sentence.words[at], sentence.tags[at]);
            let lower = word.to_lowercase();
            let next = sentence.tags.get(at + 1);
            match tag {
                Tag::Dt if ["the", "a", "an"].contains(&lower.as_str()) => continue,
                Tag::Vbd | Tag::Vbz | Tag::Vbp
                    if next == Some(&Tag::Vbn) && ["is", "are", "was", "were"].contains(&lower.as_str()) =>
                {
                    continue;
                }
                Tag::Md if lower == "will" && next == Some(&Tag::Vb) => {
                    out.words.push("to".to_owned());
                    out.tags.push(Tag::To);
                    continue;
                }
                Tag::Vbd => {
                    if let Some(base) = self.base(&lower) {
                        out.words.push(if plural { base } else { third_person(&base) });
                        out.tags.push(if plural { Tag::Vbp } else { Tag::Vbz });
                        (plural, joined, attached) = (false, false, false);
                        continue;
                    }
                }
                Tag::In => attached = true,
                Tag::Cc => (plural, joined) = (plural || !attached, true),
                Tag::Nns | Tag::Nnps if !attached => plural = true,
                Tag::Nn | Tag::Nnp if !attached && !joined => plural = false,
                Tag::Wdt | Tag::Wp | Tag::Vbz | Tag::Vbp | Tag::Md => (joined, attached) = (false, false),
                _ => {}
            }
            if tag == Tag::Punct && (out.words.is_empty() || (short && out.words.len() > 14 || word == ".")) {
                if out.words.is_empty() { continue } else { break }
            }
            out.words.push(word.clone());
            out.tags.push(tag);
        }
        out
    }
}

fn third_person(base: &str) -> String {
    let before_y = base.len() >= 2 && base.ends_with('y') && !base[..base.len() - 1].ends_with(['a', 'e', 'o', 'u']);
    if before_y {
        format!("{}ies", &base[..base.len() - 1])
    } else if base.ends_with(['s', 'x', 'z', 'o']) || base.ends_with("ch") || base.ends_with("sh") {
        format!("{base}es")
    } else {
        format!("{base}s")
    }
}
