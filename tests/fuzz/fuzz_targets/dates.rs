//! Any words: dates, durations and amounts stand inside the sentence, from left to right, and none lies in another.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pactgraph::extract::found::Found;
use pactgraph::extract::text::Text;
use pactgraph::extract::{amounts, dates};

fn stand<T>(found: &[Found<T>], words: usize) {
    let mut behind = 0;
    for one in found {
        assert!(behind <= one.first && one.first < one.end && one.end <= words);
        behind = one.end;
    }
}

fuzz_target!(|words: &str| {
    let text = Text::new(words);
    let sentence: Vec<usize> = (0..text.tokens.len()).collect();
    stand(&dates::dates(&text, &sentence), sentence.len());
    stand(&dates::durations(&text, &sentence), sentence.len());
    stand(&amounts::amounts(&text, &sentence), sentence.len());
});
