//! The model: a table from hashed features to weights of tags, and the decoding of a sentence.

use super::features::{COUNT, Form, History, Word, casing, features};
use super::tag::{TAGS, Tag};

/// The list of stems has `2^CLASS_BITS` places.
pub const CLASS_BITS: u32 = 17;

/// The table has `2^TABLE_BITS` places for features.
pub const TABLE_BITS: u32 = 19;

/// Weights by feature.
pub struct Model {
    /// What stems mostly are, four bits a place.
    classes: Vec<u8>,
    /// For each place of the table: where its weights start in `weights`, times 32, plus their number.
    places: Vec<u32>,
    /// Tag number and weight.
    weights: Vec<(u8, i8)>,
}

impl Model {
    /// Read the model's file: the classes of stems, four bits each, the lower four first; then for each feature that has weights the distance from the last one's place (255 stands
    /// for 255 places without a feature), the number of weights, and for each the tag's number and the weight.
    ///
    /// A file cut short gives a model with fewer features.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Self {
        let mut places = vec![0; 1 << TABLE_BITS];
        let mut weights = Vec::with_capacity(bytes.len() / 2);
        let mut place = 0;
        let (classes, rest) = bytes.split_at((1 << (CLASS_BITS - 1)).min(bytes.len()));
        let mut rest = rest.iter().copied();
        while let Some(gap) = rest.next() {
            place += usize::from(gap);
            if gap == u8::MAX {
                continue;
            }
            let Some(count) = rest.next() else { break };
            let start = weights.len() as u32;
            for _ in 0..count {
                let (Some(tag), Some(weight)) = (rest.next(), rest.next()) else { break };
                weights.push((tag % 32, weight as i8));
            }
            if let Some(entry) = places.get_mut(place) {
                *entry = start * 32 + (weights.len() as u32 - start);
            }
        }
        Model { classes: classes.to_vec(), places, weights }
    }

    /// The tags of one sentence, from left to right, added to `out`.
    pub fn tag(&self, texts: &[&str], out: &mut Vec<Tag>) {
        let words: Vec<Word> = texts.iter().map(|text| known(Word::new(text), &self.classes)).collect();
        let casing = casing(&words);
        let mut history = History::new();
        for (at, (word, text)) in words.iter().zip(texts).enumerate() {
            let tag = certain(word, text).unwrap_or_else(|| self.best(&features(&words, at, casing, history)));
            history.push(tag);
            out.push(tag);
        }
    }

    fn best(&self, features: &[u32; COUNT]) -> Tag {
        let mut scores = [0_i32; 32];
        // All places before all weights: the reads then wait for memory together.
        let entries = features.map(|feature| self.places.get(place(feature)).copied().unwrap_or(0));
        for place in entries {
            let (start, count) = ((place / 32) as usize, (place % 32) as usize);
            for (tag, weight) in self.weights.get(start..start + count).unwrap_or(&[]) {
                scores[usize::from(tag % 32)] += i32::from(*weight);
            }
        }
        let mut best = 0;
        for tag in 1..TAGS.len() {
            if scores[tag] > scores[best] {
                best = tag;
            }
        }
        TAGS[best]
    }
}

/// The word with its stem's class out of a list of classes.
#[must_use]
pub fn known(mut word: Word, classes: &[u8]) -> Word {
    let place = (word.stem.wrapping_mul(0x85EB_CA6B) >> (32 - CLASS_BITS)) as usize;
    let pair = classes.get(place / 2).copied().unwrap_or(0);
    word.class = u32::from(pair >> (place % 2 * 4) & 15);
    word
}

/// The place of a feature in the table.
#[must_use]
pub fn place(feature: u32) -> usize {
    (feature >> (32 - TABLE_BITS)) as usize
}

/// The tag of a token whose form alone decides it: marks and numbers.
#[must_use]
pub fn certain(word: &Word, text: &str) -> Option<Tag> {
    match word.form {
        Form::Number => Some(Tag::Cd),
        Form::Mark => match text {
            "&" => Some(Tag::Cc),
            // A closing quotation mark or the possessive of a plural.
            "'" | "’" => None,
            "$" | "€" | "£" | "¥" | "₹" | "%" | "+" | "=" | "#" | "*" | "°" | "©" | "®" | "™" | "<" | ">" | "~"
            | "^" | "|" => Some(Tag::Sym),
            _ => Some(Tag::Punct),
        },
        _ if text.ends_with('$') => Some(Tag::Sym),
        _ => None,
    }
}
