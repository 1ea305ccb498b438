//! What the model looks at: each feature of a token in its sentence is a 32-bit hash.
//!
//! The trainer under `schema/model/train/` compiles this very file, so a change here means training anew.

use super::tag::Tag;

/// How many features a token has.
pub const COUNT: usize = 32;

/// How a sentence uses capitals, which decides what a capital says about one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Casing {
    /// Capitals mark names and the first word.
    Sentence,
    /// A headline: most words have a capital.
    Title,
    /// Nearly everything is in capitals.
    Upper,
}

/// How a word uses capitals and digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `signed`
    Lower,
    /// `Signed`
    Capital,
    /// `MOU`
    Upper,
    /// `iPhone`
    Mixed,
    /// `21st`: with a digit, and something else beside digits.
    Digits,
    /// `1,000.5`
    Number,
    /// No letter and no digit.
    Mark,
}

/// What the features need to know of one word, computed once a word.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Hash of the word in lower case, digits as `0`, apostrophes and hyphens as ASCII.
    lower: u32,
    suffix2: u32,
    suffix3: u32,
    suffix4: u32,
    prefix: u32,
    /// Hash of the word without its ending, so that `sign`, `signs`, `signed` and `signing` are one.
    pub stem: u32,
    /// Which ending that was: none, -s, -ed, -ing.
    ending: u32,
    /// What the stem mostly is, as the model's list of stems says; 0 is unknown.
    pub class: u32,
    /// Form, hyphen and full stop in one small number.
    shape: u32,
    /// Its use of capitals and digits.
    pub form: Form,
    /// A word of four letters or more, which a headline would give a capital.
    long: bool,
}

/// The tags already given, nearest first, and whether the clause has its verb yet.
#[derive(Clone, Copy, Debug)]
pub struct History {
    before: u32,
    before2: u32,
    verb: u32,
}

const START: u32 = 31;

impl History {
    /// Before the first token.
    #[must_use]
    pub fn new() -> Self {
        History { before: START, before2: START, verb: 0 }
    }

    /// After one more token.
    pub fn push(&mut self, tag: Tag) {
        self.before2 = self.before;
        self.before = tag as u32;
        match tag {
            Tag::Vbd | Tag::Vbp | Tag::Vbz | Tag::Md => self.verb = 1,
            Tag::Wdt | Tag::Wp | Tag::Wrb => self.verb = 0,
            // A second clause may follow a comma or a conjunction, but a list too: a state of its own.
            Tag::Cc | Tag::Punct | Tag::In if self.verb == 1 => self.verb = 2,
            _ => {}
        }
    }
}

impl Default for History {
    fn default() -> Self {
        Self::new()
    }
}

/// What stands before the first and after the last word.
const EDGE: Word = Word {
    lower: 1,
    suffix2: 1,
    suffix3: 1,
    suffix4: 1,
    prefix: 1,
    stem: 1,
    ending: 0,
    class: 15,
    shape: 63,
    form: Form::Mark,
    long: false,
};

fn step(hash: u32, value: u32) -> u32 {
    (hash ^ value).wrapping_mul(0x9E37_79B1).rotate_left(15)
}

impl Word {
    /// The features' view of `text`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut lower = 0x811C_9DC5;
        let mut prefix = 0;
        let mut last = [0_u32; 6];
        // The hash of the word as it was before each of its last characters, nearest first.
        let mut heads = [0_u32; 6];
        let (mut length, mut capitals, mut smalls, mut digits) = (0_u32, 0_u32, 0_u32, 0_u32);
        let (mut first_is_capital, mut hyphen, mut dot) = (false, false, false);
        for char in text.chars() {
            let plain = match char {
                'a'..='z' => {
                    smalls += 1;
                    char
                }
                'A'..='Z' => {
                    capitals += 1;
                    first_is_capital |= length == 0;
                    char.to_ascii_lowercase()
                }
                '0'..='9' => {
                    digits += 1;
                    '0'
                }
                '’' => '\'',
                '-' | '‐' | '‑' => {
                    hyphen = true;
                    '-'
                }
                '.' => {
                    dot = true;
                    char
                }
                _ if char.is_uppercase() => {
                    capitals += 1;
                    first_is_capital |= length == 0;
                    char.to_lowercase().next().unwrap_or(char)
                }
                _ if char.is_alphanumeric() => {
                    smalls += 1;
                    char
                }
                _ => char,
            };
            let code = u32::from(plain);
            heads = [lower, heads[0], heads[1], heads[2], heads[3], heads[4]];
            lower = step(lower, code);
            if length < 3 {
                prefix = step(prefix, code);
            }
            last = [code, last[0], last[1], last[2], last[3], last[4]];
            length += 1;
        }
        let suffix2 = step(step(2, last[0]), last[1]);
        let suffix3 = step(suffix2, last[2]);
        let suffix4 = step(suffix3, last[3]);
        let form = match (capitals, smalls, digits) {
            (0, 0, 0) => Form::Mark,
            (0, 0, _) => Form::Number,
            (_, _, 1..) => Form::Digits,
            (0, _, 0) => Form::Lower,
            (1, _, 0) if first_is_capital && length > 1 => Form::Capital,
            (_, 0, 0) => Form::Upper,
            _ if first_is_capital && smalls + 1 >= capitals => Form::Capital,
            _ => Form::Mixed,
        };
        let (stem, ending) = stem(lower, &heads, &last, length);
        let shape = form as u32 * 4 + u32::from(hyphen) * 2 + u32::from(dot);
        let long = length >= 4;
        Word { lower, suffix2, suffix3, suffix4, prefix, stem, ending, class: 0, shape, form, long }
    }
}

/// The hash of a word's stem, and which ending was taken off.
///
/// The stem is for comparing only: a last -e is left off, -y is -i, and a last double letter is single, so that
/// `plan` and `planned`, `carry` and `carried`, `agree` and `agreed` come out the same.
/// `heads` and `last` go backwards from the word's end: the hash before each character, and the character.
fn stem(lower: u32, heads: &[u32; 6], last: &[u32; 6], length: u32) -> (u32, u32) {
    let is = |at: usize, char: char| last.get(at) == Some(&u32::from(char));
    let (cut, ending) = if length >= 4 && is(0, 's') && !is(1, 's') {
        (1, 1)
    } else if length >= 5 && is(0, 'd') && is(1, 'e') {
        (2, 2)
    } else if length >= 6 && is(0, 'g') && is(1, 'n') && is(2, 'i') {
        (3, 3)
    } else {
        (0, 0)
    };
    let hash_at = |cut: usize| if cut == 0 { lower } else { heads.get(cut - 1).copied().unwrap_or(0) };
    let stem = if length < 3 {
        lower
    } else if is(cut, 'e') {
        // `carries`, `agreed`
        hash_at(cut + 1)
    } else if is(cut, 'y') {
        step(hash_at(cut + 1), u32::from('i'))
    } else if last[cut] == last[cut + 1] {
        hash_at(cut + 1)
    } else {
        hash_at(cut)
    };
    (stem, ending)
}

/// How the sentence uses capitals, from its words after the first.
#[must_use]
pub fn casing(words: &[Word]) -> Casing {
    let (mut small, mut capital, mut upper) = (0, 0, 0);
    for word in words.iter().skip(1).filter(|word| word.long) {
        match word.form {
            Form::Lower => small += 1,
            Form::Capital => capital += 1,
            Form::Upper => upper += 1,
            _ => {}
        }
    }
    let all = small + capital + upper;
    if all >= 2 && upper * 10 >= all * 7 {
        Casing::Upper
    } else if all >= 2 && small * 4 <= all {
        Casing::Title
    } else {
        Casing::Sentence
    }
}

/// The features of the word at `at`: hashes, to be cut to the model's table.
#[must_use]
pub fn features(words: &[Word], at: usize, casing: Casing, history: History) -> [u32; COUNT] {
    let word_at = |index: Option<usize>| index.and_then(|i| words.get(i)).unwrap_or(&EDGE);
    let word = word_at(Some(at));
    let before = word_at(at.checked_sub(1));
    let before2 = word_at(at.checked_sub(2));
    let after = word_at(Some(at + 1));
    let after2 = word_at(Some(at + 2));
    // The first word's capital says nothing.
    let position = casing as u32 * 2 + u32::from(at == 0);
    let sort = |word: &Word| word.class * 4 + word.ending;
    let look = word.shape * 8 + position;
    let (tag, tag2, verb) = (history.before, history.before2, history.verb);
    let tags = tag * 32 + tag2;
    let mut number = 0;
    let mut feature = |a: u32, b: u32| {
        number += 1;
        // Two rounds, so that the high bits that the table keeps hang on every input bit.
        let mixed = step(step(number, a), b);
        (mixed ^ (mixed >> 15)).wrapping_mul(0x85EB_CA6B)
    };
    [
        feature(0, 0),
        feature(word.lower, 0),
        feature(word.lower, look),
        feature(word.suffix4, look),
        feature(word.suffix3, look),
        feature(word.suffix2, look),
        feature(word.prefix, 0),
        feature(look, 0),
        feature(tag, 0),
        feature(tags, 0),
        feature(tag, word.lower),
        feature(tags, word.lower),
        feature(tag, word.suffix3),
        feature(before.lower, 0),
        feature(before2.lower, 0),
        feature(after.lower, 0),
        feature(after2.lower, 0),
        feature(before.lower, word.lower),
        feature(word.lower, after.lower),
        feature(before.suffix3, before.shape),
        feature(after.suffix3, after.shape),
        feature(after2.suffix3, after2.shape),
        feature(tag, after.lower),
        feature(look, before.shape * 64 + after.shape),
        feature(word.suffix2, after.suffix2),
        feature(verb * 32 + tag, word.suffix3),
        feature(verb, word.lower),
        feature(sort(word), look),
        feature(sort(word), tag * 4 + verb),
        feature(sort(word) * 64 + sort(after), casing as u32 * 32 + tag),
        feature(sort(before) * 64 + sort(word), sort(after)),
        feature(sort(after) * 64 + sort(after2), word.suffix2),
    ]
}
