//! What each stem mostly is: the list that tells the model that `renew` is a verb when it first sees `Renews`.

use std::collections::BTreeMap;

use crate::corpus::Sentence;
use crate::features::{Form, Word};
use crate::model::{CLASS_BITS, known};
use crate::tag::Tag;

/// Stems seen more rarely are left out.
const SELDOM: u32 = 2;

/// The classes of stems, four bits each, as the model's file has them.
pub fn classes(train: &[Sentence]) -> Vec<u8> {
    let mut counts: BTreeMap<u32, [u32; 6]> = BTreeMap::new();
    for sentence in train {
        for (text, tag) in sentence.words.iter().zip(&sentence.tags) {
            let word = Word::new(text);
            if matches!(word.form, Form::Number | Form::Mark) {
                continue;
            }
            let kind = match tag {
                tag if tag.is_verb() => 0,
                Tag::Nn | Tag::Nns => 1,
                Tag::Nnp | Tag::Nnps => 2,
                Tag::Jj | Tag::Jjr | Tag::Jjs => 3,
                Tag::Rb => 4,
                _ => 5,
            };
            counts.entry(word.stem).or_default()[kind] += 1;
        }
    }
    // Where two stems share a place, the more frequent one has it.
    let mut order: Vec<(u32, u32, u8)> = counts
        .into_iter()
        .map(|(stem, row)| (row.iter().sum::<u32>(), stem, class(row)))
        .filter(|(sum, ..)| *sum >= SELDOM)
        .collect();
    order.sort_unstable();
    let mut out = vec![0; 1 << (CLASS_BITS - 1)];
    for (_, stem, class) in &order {
        let place = (stem.wrapping_mul(0x85EB_CA6B) >> (32 - CLASS_BITS)) as usize;
        let shift = place % 2 * 4;
        out[place / 2] = out[place / 2] & !(15 << shift) | class << shift;
    }
    let found = known(Word::new("signs"), &out).class;
    eprintln!("{} stems; the class of sign is {found}", order.len());
    out
}

/// The class of a stem seen as verb, noun, name, adjective, adverb, and anything else.
fn class(row: [u32; 6]) -> u8 {
    let sum: u32 = row.iter().sum();
    let share = |kind: usize| f64::from(row[kind]) / f64::from(sum);
    let [verb, noun, name, adjective, adverb, other] = [0, 1, 2, 3, 4, 5].map(share);
    let common = verb + noun;
    match () {
        () if other > 0.6 => 1,
        () if adverb > 0.6 => 2,
        () if name > 0.8 => 3,
        () if verb > 0.85 => 4,
        () if noun > 0.9 => 5,
        () if adjective > 0.7 => 6,
        () if common > 0.8 && verb > 0.6 => 7,
        () if common > 0.8 && verb > 0.25 => 8,
        () if common > 0.8 && verb > 0.04 => 9,
        () if noun + name > 0.8 && name > 0.4 => 10,
        () if noun + name > 0.8 => 11,
        () if adjective + verb > 0.7 => 12,
        () if adjective + noun > 0.7 => 13,
        () => 14,
    }
}
