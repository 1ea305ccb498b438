//! The model: a table from hashed features to weights of tags, and the decoding of a sentence.

use super::features::{COUNT, Form, History, Word, casing, features};
use super::tag::{TAGS, Tag};

/// The list of stems has `2^CLASS_BITS` places.
pub const CLASS_BITS: u32 = 17;

/// The table has `2^TABLE_BITS` places for features.
pub const TABLE_BITS: u32 = 19;

/// The weights of one feature: a byte for each tag at its number, 128 more than the weight, so that none is negative;
/// within one line of the cache.
#[derive(Clone, Copy)]
#[repr(align(32))]
struct Row([u8; 32]);

/// Weights by feature.
///
/// Most features of a sentence have no weights, and which have is all that is looked up for those: it fits a small
/// cache. A row holds every tag, so that adding one has no branches.
pub struct Model {
    /// What stems mostly are, four bits a place.
    classes: Vec<u8>,
    /// The places of the table, 64 at a time.
    places: Vec<Places>,
    rows: Vec<Row>,
}

/// Which of 64 places of the table have weights.
#[derive(Clone, Copy, Default)]
struct Places {
    taken: u64,
    /// How many rows come before theirs.
    before: u32,
}

impl Model {
    /// Read the model's file: the classes of stems, four bits each, the lower four first; then for each feature that has weights the distance from the last one's place (255 stands
    /// for 255 places without a feature), the number of weights, and for each the tag's number and the weight.
    ///
    /// A file cut short gives a model with fewer features.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Self {
        let mut places = vec![Places::default(); 1 << (TABLE_BITS - 6)];
        let mut rows = Vec::with_capacity(bytes.len() / 8);
        let mut place = 0;
        let (classes, rest) = bytes.split_at((1 << (CLASS_BITS - 1)).min(bytes.len()));
        let mut rest = rest.iter().copied();
        while let Some(gap) = rest.next() {
            place += usize::from(gap);
            if gap == u8::MAX {
                continue;
            }
            let Some(count) = rest.next() else { break };
            let mut weights = [128; 32];
            for _ in 0..count {
                let (Some(tag), Some(weight)) = (rest.next(), rest.next()) else { break };
                // The byte is a signed one.
                weights[usize::from(tag % 32)] = weight ^ 128;
            }
            if let Some(entry) = places.get_mut(place / 64) {
                if entry.taken == 0 {
                    entry.before = rows.len() as u32;
                }
                entry.taken |= 1 << (place % 64);
                rows.push(Row(weights));
            }
        }
        Model { classes: classes.to_vec(), places, rows }
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
        // First which have weights, then the weights: the reads then wait for memory together.
        let (mut found, mut count) = ([0; COUNT], 0);
        for feature in features {
            let place = place(*feature);
            found[count % COUNT] = place;
            count += usize::from(self.places[place / 64].taken >> (place % 64) & 1 != 0);
        }
        let mut sums = [0_u16; 32];
        for &place in &found[..count] {
            let Places { taken, before } = self.places[place / 64];
            let row = before + (taken & ((1 << (place % 64)) - 1)).count_ones();
            for (sum, weight) in sums.iter_mut().zip(self.rows[row as usize].0) {
                *sum += u16::from(weight);
            }
        }
        let most = sums[..TAGS.len()].iter().copied().max();
        let best = sums.iter().position(|sum| Some(*sum) == most).unwrap_or(0);
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
