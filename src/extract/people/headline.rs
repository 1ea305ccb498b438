//! People in headlines that say whose words follow: `Statement by Harbour Secretary Ada Brook on …`.

use super::Seen;
use crate::extract::discourse::Sentence;
use crate::extract::names::kind::post_at;
use crate::extract::names::registry::Registry;
use crate::lexicon::Lexicon;

/// Nouns for words that somebody says or writes.
const WORDS: &[&str] = &["address", "letter", "message", "readout", "remarks", "speech", "statement", "testimony"];

/// The person with a post whose words a headline announces.
pub fn in_headline<'s>(
    sentence: &Sentence<'_, 's>,
    registry: &mut Registry<'_>,
    lexicon: &Lexicon,
) -> Option<Seen<'s>> {
    let sent = sentence.sent;
    let by = (1..sent.len().min(6)).find(|&i| matches!(sent.lower(i), "by" | "from"))?;
    if !(0..by).any(|i| WORDS.contains(&sent.lower(i))) {
        return None;
    }
    let front = (by + 1..sent.len().min(by + 6)).find_map(|i| {
        let (length, ()) = post_at(sent, lexicon, i)?;
        (by + 1..i).all(|k| sent.is_capital(k)).then_some(i + length)
    })?;
    let end = (front..sent.len().min(front + 4)).find(|&i| !sent.is_capital(i) || sent.tag(i).is_function_word());
    let end = end.unwrap_or(front);
    // What is glued to the name is markup of the page, not its end.
    (end > front && !(sent.is_glued(end) && sent.word(end) == "\\") && lexicon.places.word(sent.lower(front)).is_none())
        .then(|| super::seen(sentence, registry, lexicon, front, end))
        .flatten()
}
