//! Who speaks: the turns of a transcript, and quotations of several sentences, where no verb of saying stands beside `we`.

use crate::extract::discourse::Sentence;
use crate::extract::names::registry::Registry;
use crate::record::claim::NameKind;
use std::collections::BTreeMap;

/// The verbs beside which whoever speaks is named.
const SAYS: [&str; 5] = ["added", "said", "says", "stated", "told"];

/// Whether a quotation is open behind a sentence that begins with one open or not.
fn stays_open(sentence: &Sentence<'_, '_>, open: bool) -> bool {
    (0..sentence.sent.len()).fold(open, |open, i| match sentence.sent.word(i) {
        "“" => true,
        "”" => false,
        "\"" => !open,
        _ => open,
    })
}

/// For whom whoever a sentence quotes speaks: `Ada Brook of Acme said`.
fn quoted(sentence: &Sentence<'_, '_>, registry: &Registry<'_>, acts_for: &BTreeMap<usize, usize>) -> Option<usize> {
    let says = (0..sentence.sent.len()).find(|&i| SAYS.contains(&sentence.sent.lower(i)))?;
    let person = |n: &usize| registry.names[sentence.entries[*n]].kind == NameKind::Person;
    let people = || (0..sentence.groups.names.len()).filter(person);
    let name = |n: usize| &sentence.groups.names[n];
    let behind = people().find(|&n| name(n).first > says && name(n).first <= says + 2);
    let speaker = behind.or_else(|| people().rfind(|&n| name(n).end <= says))?;
    acts_for.get(&sentence.entries[speaker]).copied()
}

/// The sentences of quotations that go on over several, with the body for which whoever is quoted speaks.
pub(super) fn speakers(
    sentences: &[Sentence<'_, '_>],
    registry: &Registry<'_>,
    acts_for: &BTreeMap<usize, usize>,
) -> BTreeMap<usize, usize> {
    let mut speakers = BTreeMap::new();
    // The first sentence of the quotation at hand.
    let mut begun: Option<usize> = None;
    for (index, sentence) in sentences.iter().enumerate() {
        let open = stays_open(sentence, begun.is_some());
        let first = *begun.get_or_insert(index);
        if !open || index + 1 == sentences.len() {
            if index > first
                && let Some(speaker) =
                    [first, index].into_iter().find_map(|at| quoted(&sentences[at], registry, acts_for))
            {
                speakers.extend((first..=index).map(|at| (at, speaker)));
            }
            begun = None;
        }
    }
    speakers
}

/// Whether another speaker begins with sentence `index`: `Q    And …`, `MR. HALE:  We …`.
pub(super) fn is_turn(sentences: &[Sentence<'_, '_>], index: usize) -> bool {
    let sent = sentences[index].sent;
    let first = index == 0 || sentences[index - 1].block != sentences[index].block;
    let capitals = |i: usize| sent.word(i).chars().all(|c| c.is_uppercase() || c == '.');
    let speaker = || {
        let colon = (1..sent.len().min(6)).find(|&i| sent.word(i) == ":");
        colon.is_some_and(|colon| (0..colon).all(capitals))
    };
    first && (sent.word(0) == "Q" || speaker())
}
