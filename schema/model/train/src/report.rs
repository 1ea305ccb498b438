//! How well a model agrees with the labels of the sentences set aside.

use std::collections::BTreeMap;

use crate::corpus::Sentence;
use crate::model::Model;
use crate::tag::Tag;

const VERBS: [(&str, &str); 13] = [
    ("sign", "sign signs signed signing"),
    ("ink", "ink inks inked inking"),
    ("agree", "agree agrees agreed agreeing"),
    ("reach", "reach reaches reached reaching"),
    ("establish", "establish establishes established establishing"),
    ("launch", "launch launches launched launching"),
    ("announce", "announce announces announced announcing"),
    ("plan", "plan plans planned planning"),
    ("partner", "partner partners partnered partnering"),
    ("join", "join joins joined joining"),
    ("award", "award awards awarded awarding"),
    ("pledge", "pledge pledges pledged pledging"),
    ("agreement nouns", "agreement agreements deal deals contract contracts accord accords pact pacts"),
];

/// Agreement over all tokens that are not punctuation, body and headlines apart.
pub fn accuracy(model: &Model, test: &[Sentence]) -> String {
    let mut counts = [[0_u32; 2]; 2];
    each(model, test, |sentence, _, truth, guess| {
        let row = &mut counts[usize::from(sentence.title)];
        if !matches!(truth, Tag::Punct | Tag::Sym) {
            row[0] += 1;
            row[1] += u32::from(truth == guess);
        }
    });
    let share = |row: [u32; 2]| f64::from(row[1]) / f64::from(row[0].max(1));
    format!("body {:.4} of {}, titles {:.4} of {}", share(counts[0]), counts[0][0], share(counts[1]), counts[1][0])
}

/// The worst confusions, the verbs that matter most, and all disagreements over verb or noun to standard output.
pub fn print(model: &Model, test: &[Sentence]) {
    let mut confusions: BTreeMap<(Tag, Tag), u32> = BTreeMap::new();
    let mut verbs: BTreeMap<(&str, bool), [u32; 4]> = BTreeMap::new();
    let mut coarse = [[0_u32; 3]; 2];
    each(model, test, |sentence, at, truth, guess| {
        if truth != guess {
            *confusions.entry((truth, guess)).or_default() += 1;
        }
        let row = &mut coarse[usize::from(sentence.title)];
        let (is, said) = (truth.is_finite_verb(), guess.is_finite_verb());
        row[0] += u32::from(is && said);
        row[1] += u32::from(!is && said);
        row[2] += u32::from(is && !said);
        let word = sentence.words[at].to_lowercase();
        let Some((verb, _)) = VERBS.iter().find(|(_, forms)| forms.split(' ').any(|form| form == word)) else { return };
        let row = verbs.entry((verb, sentence.title)).or_default();
        // Is it a verb, and do both say so?
        let (is, said) = (truth.is_verb(), guess.is_verb());
        row[0] += u32::from(is && said);
        row[1] += u32::from(!is && said);
        row[2] += u32::from(is && !said);
        row[3] += u32::from(!is && !said);
    });
    for (row, kind) in coarse.iter().zip(["body", "titles"]) {
        let [both, ours, theirs] = row.map(f64::from);
        println!(
            "finite verb, {kind}: precision {:.4} recall {:.4} of {}",
            both / (both + ours),
            both / (both + theirs),
            both + theirs
        );
    }
    let mut worst: Vec<_> = confusions.into_iter().collect();
    worst.sort_by_key(|(pair, count)| (std::cmp::Reverse(*count), *pair));
    for ((truth, guess), count) in worst.iter().take(15) {
        println!("confusion\t{}\t{}\t{count}", truth.name(), guess.name());
    }
    for ((verb, title), [both, ours, theirs, neither]) in verbs {
        let kind = if title { "titles" } else { "body" };
        println!("verb\t{verb}\t{kind}\tboth {both}\tonly model {ours}\tonly label {theirs}\tneither {neither}");
    }
    each(model, test, |sentence, at, truth, guess| {
        if truth.is_verb() != guess.is_verb() {
            let from = at.saturating_sub(6);
            let to = (at + 7).min(sentence.words.len());
            let mut shown: Vec<String> = sentence.words[from..to].to_vec();
            shown[at - from] = format!("[{} label={} model={}]", shown[at - from], truth.name(), guess.name());
            println!("disagree\t{}\t{}", if sentence.title { "title" } else { "body" }, shown.join(" "));
        }
    });
}

/// How many of the words judged in `tests/corpus/tagger.txt` are right, and which are wrong.
pub fn gold(model: &Model, text: &str) -> (u32, u32, Vec<String>) {
    let (mut right, mut all, mut wrong) = (0, 0, Vec::new());
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let parts: Vec<(&str, Option<&str>)> =
            line.split(' ').map(|part| part.rsplit_once('/').map_or((part, None), |(w, t)| (w, Some(t)))).collect();
        let words: Vec<&str> = parts.iter().map(|(word, _)| *word).collect();
        let mut tags = Vec::new();
        model.tag(&words, &mut tags);
        for ((word, wanted), tag) in parts.iter().zip(&tags) {
            let Some(wanted) = wanted else { continue };
            all += 1;
            if tag.name() == *wanted {
                right += 1;
            } else {
                wrong.push(format!("{word} {wanted} as {}: {}", tag.name(), words.join(" ")));
            }
        }
    }
    (right, all, wrong)
}

fn each<'a>(model: &Model, test: &'a [Sentence], mut visit: impl FnMut(&'a Sentence, usize, Tag, Tag)) {
    let mut tags = Vec::new();
    for sentence in test {
        tags.clear();
        let words: Vec<&str> = sentence.words.iter().map(String::as_str).collect();
        model.tag(&words, &mut tags);
        for (at, (truth, guess)) in sentence.tags.iter().zip(&tags).enumerate() {
            visit(sentence, at, *truth, *guess);
        }
    }
}
