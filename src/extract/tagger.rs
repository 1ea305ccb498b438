//! The part of speech of each token, by a small statistical model of our own.
//!
//! An averaged perceptron reads a sentence from left to right and looks at hashes of the words around and of the
//! tags already given. Its weights are small whole numbers, so every machine gives the same tags. Where the model
//! comes from, and how well it does, stands in `schema/model/README.md`.

use std::sync::LazyLock;

mod features;
mod model;
mod tag;

pub use tag::Tag;

/// The model's file; `schema/model/train/` makes it.
static BYTES: &[u8] = include_bytes!("../../schema/model/pos.bin");

static MODEL: LazyLock<model::Model> = LazyLock::new(|| model::Model::read(BYTES));

/// The tags of one sentence, added to `out`, one for each of `words`.
///
/// The words are the texts of the sentence's tokens as the article writes them, marks of punctuation among them.
/// A tag hangs on the whole sentence's use of capitals, so give a headline as a sentence of its own.
pub fn tag(words: &[&str], out: &mut Vec<Tag>) {
    MODEL.tag(words, out);
}

#[cfg(test)]
mod tests {
    use super::{BYTES, Tag, tag};

    /// The share of judged words of `tests/corpus/tagger.txt` that must be right.
    const FLOOR_PERCENT: usize = 88;

    /// How many words of a sentence are judged (`word/TAG`, not a bare `word`), and what the model got wrong.
    fn judged(annotated: &str) -> (usize, Vec<String>) {
        let parts: Vec<(&str, Option<&str>)> = annotated
            .split_whitespace()
            .map(|part| part.rsplit_once('/').map_or((part, None), |(word, tag)| (word, Some(tag))))
            .collect();
        let words: Vec<&str> = parts.iter().map(|(word, _)| *word).collect();
        let mut tags = Vec::new();
        tag(&words, &mut tags);
        assert_eq!(words.len(), tags.len());
        let told: Vec<String> = words.iter().zip(&tags).map(|(word, tag)| format!("{word}/{}", tag.name())).collect();
        let wrong = parts.iter().zip(&tags).filter(|((_, wanted), tag)| wanted.is_some_and(|name| name != tag.name()));
        let wrong = wrong.map(|((word, _), tag)| format!("{word} is {} in: {}", tag.name(), told.join(" "))).collect();
        (parts.iter().filter(|(_, wanted)| wanted.is_some()).count(), wrong)
    }

    fn check(annotated: &str) {
        let (_, wrong) = judged(annotated);
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn the_model_keeps_its_accuracy_on_our_own_sentences() {
        let (mut all, mut wrong) = (0, Vec::new());
        for line in include_str!("../../tests/corpus/tagger.txt").lines().filter(|line| !line.starts_with('#')) {
            let (count, errors) = judged(line);
            all += count;
            wrong.extend(errors);
        }
        // A floor that only rises.
        assert!((all - wrong.len()) * 100 >= all * FLOOR_PERCENT, "{} of {all} wrong: {wrong:#?}", wrong.len());
    }

    #[test]
    fn a_plain_sentence_has_its_verb_and_its_nouns() {
        check(
            "The/DT two/CD ministries/NNS signed/VBD a/DT memorandum/NN of/IN understanding/NN in/IN Vienna/NNP ./PUNCT",
        );
        check("Both/DT sides/NNS agreed/VBD to/TO set/VB up/RP a/DT joint/JJ working group/NN ./PUNCT");
    }

    #[test]
    fn the_verb_of_a_headline_is_a_verb_though_it_has_a_capital() {
        check("Norland Signs/VBZ Fisheries/NNS Agreement With/IN Estavia");
        check("Estavia and Norland Sign/VBP Deal/NN on Cold Storage/NN");
        check("Velmont Energy Joins/VBZ Regional Grid Alliance");
        check("Two Banks Agree/VBP to/TO Share/VB Payment Data/NNS");
    }

    #[test]
    fn a_word_that_can_be_both_is_read_by_its_neighbours() {
        check("They/PRP plan/VBP to/TO sign/VB the/DT contract/NN next/JJ month/NN ./PUNCT");
        check("The/DT plan/NN was/VBD approved/VBN by/IN the/DT council/NN ./PUNCT");
        check("The/DT launch/NN of/IN the/DT route/NN is/VBZ a/DT sign/NN of/IN trust/NN ./PUNCT");
        check("Its/PRP$ partner/NN will/MD launch/VB a/DT ferry/NN ./PUNCT");
    }

    #[test]
    fn passive_and_perfect_have_a_participle() {
        check("The/DT treaty/NN was/VBD signed/VBN by/IN the/DT four/CD governments/NNS in/IN May/NNP ./PUNCT");
        check("The/DT companies/NNS have/VBP reached/VBN an/DT agreement/NN ./PUNCT");
        check("An/DT accord/NN signed/VBN last/JJ year/NN has/VBZ expired/VBN ./PUNCT");
    }

    #[test]
    fn to_before_a_place_is_no_infinitive() {
        check("He/PRP travelled/VBD to/IN Vienna/NNP to/TO sign/VB the/DT deal/NN ./PUNCT");
    }

    #[test]
    fn relative_words_and_modal_verbs_are_told() {
        check(
            "The/DT agreement/NN ,/PUNCT which/WDT will/MD take/VB effect/NN in/IN June/NNP ,/PUNCT covers/VBZ fishing/NN",
        );
        check("The/DT minister/NN ,/PUNCT who/WP did/VBD not/RB attend/VB ,/PUNCT sent a/DT letter/NN ./PUNCT");
    }

    #[test]
    fn marks_and_numbers_are_certain() {
        check("(/PUNCT US$/SYM 1,000.5/CD ;/PUNCT 40/CD %/SYM )/PUNCT R &/CC D");
    }

    #[test]
    fn the_possessive_ending_is_told_from_the_verb() {
        check("Estavia/NNP 's/POS president/NN said/VBD it/PRP 's/VBZ a/DT milestone/NN ./PUNCT");
        check("the/DT two/CD cities/NNS ’/POS customs/NNS agencies/NNS");
    }

    #[test]
    fn any_text_gets_a_tag_for_each_word() {
        for words in [&[][..], &[""], &["\u{301}", "签署", "—", "’", "'s", "ß", "İ"]] {
            let mut tags = Vec::new();
            tag(words, &mut tags);
            assert_eq!(tags.len(), words.len());
        }
    }

    #[test]
    fn a_second_sentence_is_added_after_the_first() {
        let mut tags = Vec::new();
        tag(&["They", "met", "."], &mut tags);
        tag(&["Talks", "failed", "."], &mut tags);
        assert_eq!(tags, [Tag::Prp, Tag::Vbd, Tag::Punct, Tag::Nns, Tag::Vbd, Tag::Punct]);
    }

    #[test]
    fn the_model_stays_under_a_megabyte() {
        assert!(BYTES.len() < 1_000_000);
    }

    /// `cargo test --release -- --ignored --nocapture little_time`
    #[test]
    #[ignore = "a measurement"]
    fn a_long_text_is_tagged_in_little_time() {
        let sentence = "The two governments signed a memorandum of understanding on customs in Vienna on May 4 , and \
                        agreed that a joint committee would meet every year to review the work of both agencies .";
        let words: Vec<&str> = sentence.split(' ').collect();
        let mut tags = Vec::new();
        tag(&words, &mut tags);
        let start = std::time::Instant::now();
        let rounds = 30_000;
        for _ in 0..rounds {
            tags.clear();
            tag(&words, &mut tags);
        }
        let speed = f64::from(rounds) * words.len() as f64 / start.elapsed().as_secs_f64();
        println!("{speed:.0} tokens a second");
        assert!(speed > 1e5);
    }
}
