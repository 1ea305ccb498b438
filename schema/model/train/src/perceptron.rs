//! The averaged perceptron.

use crate::corpus::Sentence;
use crate::features::{COUNT, History, Word, casing, features};
use crate::model::{TABLE_BITS, certain, known, place};
use crate::tag::{TAGS, Tag};

const PLACES: usize = 1 << TABLE_BITS;
const LANES: usize = 32;
/// Places seen more rarely are not learnt.
const SELDOM: u32 = 3;

pub struct Perceptron {
    classes: Vec<u8>,
    weights: Vec<[f32; LANES]>,
    totals: Vec<[f64; LANES]>,
    /// Which tags a place may have a weight for, a bit a tag.
    allowed: Vec<u32>,
    counts: Vec<u32>,
    time: f64,
}

impl Perceptron {
    pub fn new(examples: &[Sentence], classes: Vec<u8>) -> Self {
        let mut counts = vec![0; PLACES];
        for sentence in examples {
            walk(sentence, &classes, |_, found| {
                for at in found {
                    counts[*at] += 1;
                }
                None
            });
        }
        let allowed: Vec<u32> = counts.iter().map(|n| if *n >= SELDOM { u32::MAX } else { 0 }).collect();
        eprintln!("{} of {PLACES} places in use", allowed.iter().filter(|bits| **bits != 0).count());
        Perceptron {
            classes,
            weights: vec![[0.0; LANES]; PLACES],
            totals: vec![[0.0; LANES]; PLACES],
            allowed,
            counts,
            time: 1.0,
        }
    }

    /// One pass over the examples in an order of its own; the share of tokens that were right.
    pub fn epoch(&mut self, examples: &[Sentence], seed: u64) -> f64 {
        let classes = std::mem::take(&mut self.classes);
        let mut order: Vec<usize> = (0..examples.len()).collect();
        shuffle(&mut order, seed);
        let (mut right, mut all) = (0_u64, 0_u64);
        for index in order {
            let sentence = &examples[index];
            walk(sentence, &classes, |at, found| {
                let guess = self.best(found);
                let truth = sentence.tags[at];
                all += 1;
                if guess == truth {
                    right += 1;
                } else {
                    for place in found {
                        self.add(*place, truth, 1.0);
                        self.add(*place, guess, -1.0);
                    }
                }
                self.time += 1.0;
                Some(guess)
            });
        }
        self.classes = classes;
        right as f64 / all as f64
    }

    fn best(&self, found: &[usize; COUNT]) -> Tag {
        let mut scores = [0.0_f32; LANES];
        for place in found {
            for (score, weight) in scores.iter_mut().zip(&self.weights[*place]) {
                *score += weight;
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

    fn add(&mut self, place: usize, tag: Tag, step: f32) {
        let lane = tag as usize;
        if self.allowed[place] >> lane & 1 == 1 {
            self.weights[place][lane] += step;
            // What the weight's later steps would have added had it been there from the start.
            self.totals[place][lane] += self.time * f64::from(step);
        }
    }

    /// Replace the weights by their average over all steps so far.
    pub fn average(&mut self) {
        for (weights, totals) in self.weights.iter_mut().zip(&mut self.totals) {
            for (weight, total) in weights.iter_mut().zip(totals) {
                *weight -= (*total / self.time) as f32;
                *total = 0.0;
            }
        }
        self.time = 1.0;
    }

    /// Keep the weights that matter most, as many as a file of `bytes` holds.
    pub fn prune(&mut self, bytes: usize) {
        let mut all: Vec<(f32, usize, usize)> = Vec::new();
        for (place, weights) in self.weights.iter().enumerate() {
            let often = (self.counts[place] as f32).sqrt().min(60.0);
            for (lane, weight) in weights.iter().enumerate() {
                if *weight != 0.0 {
                    all.push((weight.abs() * often, place, lane));
                }
            }
        }
        all.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
        let mut allowed = vec![0_u32; PLACES];
        let mut size = self.classes.len();
        for (_, place, lane) in all {
            size += if allowed[place] == 0 { 4 } else { 2 };
            if size > bytes {
                break;
            }
            allowed[place] |= 1 << lane;
        }
        for (weights, bits) in self.weights.iter_mut().zip(&allowed) {
            for (lane, weight) in weights.iter_mut().enumerate() {
                if bits >> lane & 1 == 0 {
                    *weight = 0.0;
                }
            }
        }
        self.allowed = allowed;
    }

    /// The model's file; see `Model::read`.
    pub fn bytes(&self) -> Vec<u8> {
        let mut sizes: Vec<f32> = self.weights.iter().flatten().map(|w| w.abs()).filter(|w| *w > 0.0).collect();
        sizes.sort_unstable_by(f32::total_cmp);
        // The largest weights are clipped, so that the others keep their differences.
        let largest = sizes.get(sizes.len() * 9995 / 10_000).copied().unwrap_or(1.0);
        let mut out = self.classes.clone();
        let mut last = 0;
        for (place, weights) in self.weights.iter().enumerate() {
            let kept: Vec<(u8, i8)> = (0_u8..)
                .zip(weights)
                .map(|(tag, weight)| (tag, (weight / largest * 127.0).round().clamp(-127.0, 127.0) as i8))
                .filter(|(_, weight)| *weight != 0)
                .collect();
            if kept.is_empty() {
                continue;
            }
            let mut gap = place - last;
            while gap >= 255 {
                out.push(255);
                gap -= 255;
            }
            out.push(gap as u8);
            out.push(kept.len() as u8);
            out.extend(kept.iter().flat_map(|(tag, weight)| [*tag, *weight as u8]));
            last = place;
        }
        out
    }
}

/// Go through a sentence from left to right; `visit` gives the tag that the history goes on with, or the true one.
fn walk(sentence: &Sentence, classes: &[u8], mut visit: impl FnMut(usize, &[usize; COUNT]) -> Option<Tag>) {
    let words: Vec<Word> = sentence.words.iter().map(|text| known(Word::new(text), classes)).collect();
    let casing = casing(&words);
    let mut history = History::new();
    for at in 0..words.len() {
        let tag = certain(&words[at], &sentence.words[at]).or_else(|| {
            let found = features(&words, at, casing, history).map(place);
            visit(at, &found)
        });
        history.push(tag.unwrap_or(sentence.tags[at]));
    }
}

fn shuffle(order: &mut [usize], seed: u64) {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    for at in (1..order.len()).rev() {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        order.swap(at, (state % (at as u64 + 1)) as usize);
    }
}
