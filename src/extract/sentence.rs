//! Sentences: the tokens of each block, cut where a sentence ends.

use super::document::{Block, BlockKind, Document};
use super::text::Text;
use super::token::{ABBREVIATIONS, TokenKind};

/// A sentence, or a heading, headline or list item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Index of its block in the document.
    pub block: usize,
    /// The kind of its block.
    pub kind: BlockKind,
    /// Its tokens, as indexes into the text's, in order and never empty; markup and addresses are left out.
    pub tokens: Vec<usize>,
}

impl Sentence {
    /// Its first token.
    pub fn first(&self) -> usize {
        self.tokens.first().copied().unwrap_or(0)
    }

    /// One past its last token.
    pub fn end(&self) -> usize {
        self.tokens.last().map_or(0, |last| last + 1)
    }

    /// From its first to its last byte.
    pub fn bytes(&self, text: &Text) -> (usize, usize) {
        text.bytes(self.first(), self.end())
    }
}

/// The sentences of a document, in the order of the text.
///
/// Every block is cut, also furniture and other languages: the kind says what a sentence is good for.
pub fn sentences(text: &Text, document: &Document) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut skipped = document.skipped.iter().peekable();
    for (index, block) in document.blocks.iter().enumerate() {
        let mut tokens = Vec::new();
        for i in text.token_at(block.start)..text.token_at(block.end) {
            let start = text.tokens[i].start as usize;
            while skipped.next_if(|range| range.1 <= start).is_some() {}
            if skipped.peek().is_none_or(|range| start < range.0) {
                tokens.push(i);
            }
        }
        let mut tokens = unmarked(text, block, &tokens);
        while !tokens.is_empty() {
            let length = if is_whole(block.kind) { tokens.len() } else { length(text, tokens) };
            sentences.push(Sentence { block: index, kind: block.kind, tokens: tokens[..length].to_vec() });
            tokens = &tokens[length..];
        }
    }
    sentences
}

/// Kinds that are one sentence however they are punctuated.
fn is_whole(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Title | BlockKind::Byline)
}

/// Without the mark of a heading, list item or quotation.
fn unmarked<'t>(text: &Text, block: &Block, tokens: &'t [usize]) -> &'t [usize] {
    if !matches!(
        block.kind,
        BlockKind::Title | BlockKind::Heading | BlockKind::Item | BlockKind::Body | BlockKind::About
    ) {
        return tokens;
    }
    let marks = tokens.iter().take_while(|i| {
        let word = text.word(**i);
        matches!(word, "-" | "–" | "—" | "+" | ">" | "|" | "•" | "·")
            || word.starts_with('#')
            || (text.tokens[**i].kind == TokenKind::Mark && !word.is_ascii() && word.starts_with(is_symbol))
    });
    let rest = &tokens[marks.count()..];
    let numeral = if block.kind == BlockKind::Item { numeral(text, rest) } else { 0 };
    &rest[numeral..]
}

/// How many tokens the number or letter of a list item takes: `1.`, `(2)`, `c)`.
fn numeral(text: &Text, tokens: &[usize]) -> usize {
    let word = |i: usize| tokens.get(i).map_or("", |&t| text.word(t));
    let label = |i: usize| {
        let number = tokens.get(i).is_some_and(|&t| text.tokens[t].kind == TokenKind::Number) && word(i).len() <= 2;
        number || word(i).len() == 1 && word(i).starts_with(|c: char| c.is_ascii_alphabetic())
    };
    match (word(0), word(1), word(2)) {
        ("(" | "（", _, ")" | "）") if label(1) => 3,
        (number, "." | ")" | "）" | "、", _)
            if label(0) && (number.len() > 1 || word(1) != "." || !number.starts_with(char::is_alphabetic)) =>
        {
            2
        }
        _ => 0,
    }
}

/// Arrows, ticks, stars and pictures.
fn is_symbol(c: char) -> bool {
    matches!(u32::from(c), 0x2190..=0x21FF | 0x2300..=0x23FF | 0x25A0..=0x27BF | 0x2B00..=0x2BFF | 0xFE0F | 0x1F300..=0x1FAFF)
}

/// How many of the tokens the first sentence takes.
fn length(text: &Text, tokens: &[usize]) -> usize {
    for at in 0..tokens.len() {
        if !ends(text, tokens, at) {
            continue;
        }
        // Closing quotes and brackets stay with their sentence.
        let mut end = at + 1;
        while end < tokens.len() && closes(text, tokens, end) {
            end += 1;
        }
        return end;
    }
    tokens.len()
}

/// Whether a closing mark belongs to what stands before it.
fn closes(text: &Text, tokens: &[usize], at: usize) -> bool {
    let glued = text.tokens[tokens[at] - 1].end == text.tokens[tokens[at]].start;
    match text.word(tokens[at]) {
        "”" | "’" | ")" | "]" | "」" | "』" | "）" | "!" | "?" | "！" | "？" => true,
        // A straight quote closes where it is glued to the stop and nothing is glued to it.
        "\"" | "'" => {
            glued && tokens.get(at + 1).is_none_or(|next| text.tokens[tokens[at]].end < text.tokens[*next].start)
        }
        _ => false,
    }
}

/// Whether a sentence ends with the token at this position.
fn ends(text: &Text, tokens: &[usize], at: usize) -> bool {
    let word = text.word(tokens[at]);
    let Some(&next) = tokens.get(at + 1) else { return true };
    let spaced = text.tokens[tokens[at]].end < text.tokens[next].start;
    match word {
        "。" | "！" | "？" => true,
        "!" | "?" => spaced || starts_anew(text, tokens, at + 1),
        "…" => spaced && starts_anew(text, tokens, at + 1),
        // Dots between figures, letters and parts of names are inside tokens; this one stands alone.
        _ if word.starts_with('.') => {
            if !spaced && text.tokens[next].kind == TokenKind::Number {
                return false;
            }
            // `Rs. 640 million`
            let rupees = at > 0 && text.lower(tokens[at - 1]) == "rs";
            if rupees && text.tokens[next].kind == TokenKind::Number {
                return false;
            }
            // `agreement.The two sides`: the space was lost, but `example.com` and `v.2` go on.
            let lost = !spaced && is_capitalised(text, next);
            (spaced || lost || after_close(text, tokens, at)) && starts_anew(text, tokens, at + 1)
        }
        _ if word.ends_with('.') => abbreviation_ends(text, tokens, at),
        _ => false,
    }
}

/// Whether closing marks and then a space follow a stop.
fn after_close(text: &Text, tokens: &[usize], at: usize) -> bool {
    let mut i = at + 1;
    while i < tokens.len() && matches!(text.word(tokens[i]), "”" | "’" | "\"" | "'" | ")" | "]" | "）") {
        i += 1;
    }
    i > at + 1 && tokens.get(i).is_none_or(|next| text.tokens[tokens[i - 1]].end < text.tokens[*next].start)
}

/// How many marks may stand between two sentences; a text of nothing but marks must not be searched to its end.
const AHEAD: usize = 12;

/// Whether what follows can begin a sentence: anything but a word in lower case, also behind quotes and brackets.
fn starts_anew(text: &Text, tokens: &[usize], from: usize) -> bool {
    let tokens = &tokens[..tokens.len().min(from + AHEAD)];
    let word = tokens[from..].iter().find(|i| text.tokens[**i].kind != TokenKind::Mark);
    let Some(&word) = word else { return true };
    let closed = tokens[from..].iter().take_while(|i| matches!(text.word(**i), "”" | "’" | ")" | "]" | "）")).count();
    if tokens[from + closed..].first().is_some_and(|i| matches!(text.word(*i), "," | ";" | ":")) {
        return false;
    }
    !text.word(word).starts_with(char::is_lowercase) || is_mixed(text.word(word))
}

/// Names that begin in lower case: `iPhone`, `eBay`.
fn is_mixed(word: &str) -> bool {
    word.chars().skip(1).take(2).any(char::is_uppercase)
}

fn is_capitalised(text: &Text, i: usize) -> bool {
    text.word(i).starts_with(char::is_uppercase)
}

/// Words that begin a sentence far more often than a name.
const OPENERS: &[&str] = &[
    "A",
    "According",
    "After",
    "Also",
    "An",
    "As",
    "At",
    "Both",
    "But",
    "By",
    "During",
    "Earlier",
    "Following",
    "For",
    "He",
    "However",
    "If",
    "In",
    "It",
    "Its",
    "Later",
    "Last",
    "Meanwhile",
    "On",
    "Our",
    "Several",
    "She",
    "Since",
    "Some",
    "That",
    "The",
    "Their",
    "These",
    "They",
    "This",
    "Those",
    "Through",
    "To",
    "Under",
    "Until",
    "We",
    "When",
    "While",
    "With",
    "You",
];

/// Abbreviations that a name or a figure always follows.
const NEVER_LAST: &[&str] = &[
    "amb", "approx", "atty", "brig", "capt", "cllr", "col", "dr", "e.g", "engr", "fr", "gen", "gov", "hon", "i.e",
    "lt", "maj", "messrs", "mr", "mrs", "ms", "mt", "mx", "prof", "rep", "rev", "sen", "sgt", "st", "supt", "vs",
];

/// Whether an abbreviation with its dot also ends the sentence.
fn abbreviation_ends(text: &Text, tokens: &[usize], at: usize) -> bool {
    let word = text.word(tokens[at]);
    let next = tokens[at + 1];
    let stem = text.lower(tokens[at]).trim_end_matches('.');
    if NEVER_LAST.binary_search(&stem).is_ok() {
        return false;
    }
    let opener = OPENERS.contains(&text.word(next));
    let number = text.tokens[next].kind == TokenKind::Number;
    if matches!(stem, "no" | "nos") {
        // `No. 5`, but `voted no. “I would …`
        return !number && starts_anew(text, tokens, at + 1);
    }
    let quote = matches!(text.word(next), "\"" | "“" | "”" | "'") && starts_anew(text, tokens, at + 1);
    // An initial: `Joseph R. Biden`, `J. Smith`; but `… of D. The`.
    if stem.chars().count() == 1 {
        return opener && text.word(next) != "A";
    }
    let is_known = ABBREVIATIONS.binary_search(&stem).is_ok() || stem.contains('.');
    if !is_known {
        return starts_anew(text, tokens, at + 1);
    }
    if word.starts_with(char::is_uppercase) && is_month(stem) {
        return opener;
    }
    if matches!(
        stem,
        "co" | "corp"
            | "inc"
            | "ltd"
            | "pte"
            | "pty"
            | "bhd"
            | "etc"
            | "p.m"
            | "a.m"
            | "jr"
            | "sr"
            | "s.a"
            | "n.v"
            | "bros"
    ) {
        // After a company's name a capital mostly begins a sentence; `Co. Ltd.`, `Inc. (NYSE: X)` and `Inc. Chairman` go on.
        // `Investor: Acme Ltd. Total investment: $3 million`
        let label =
            is_capitalised(text, next) && tokens[at + 2..tokens.len().min(at + 5)].iter().any(|&t| text.word(t) == ":");
        return opener || quote || label || matches!(stem, "etc" | "p.m" | "a.m") && is_capitalised(text, next);
    }
    opener
}

fn is_month(stem: &str) -> bool {
    matches!(stem, "jan" | "feb" | "mar" | "apr" | "jun" | "jul" | "aug" | "sep" | "sept" | "oct" | "nov" | "dec")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::document::document;
    use crate::record::{Article, Metadata};

    fn split(body: &str) -> Vec<String> {
        let article = Article {
            id: String::new(),
            sha256: String::new(),
            source_file: "a.txt".into(),
            text: body.to_owned(),
            metadata: Metadata::default(),
        };
        let text = Text::new(body);
        let document = document(&text, &article);
        let joined = |s: &Sentence| {
            let (start, end) = s.bytes(&text);
            body[start..end].split_whitespace().collect::<Vec<_>>().join(" ")
        };
        sentences(&text, &document).iter().map(joined).collect()
    }

    /// `/` stands where the sentences are cut.
    fn check(marked: &str) {
        let expected: Vec<&str> = marked.split('/').map(str::trim).collect();
        assert_eq!(split(&marked.replace('/', "")), expected);
    }

    #[test]
    fn abbreviations_do_not_end_sentences() {
        check("Investor: Acme Ltd. /Total investment: three million.");
        check(
            "Acme Co., Ltd. and Bolt Inc. (NYSE: BLT) signed it on Dec. 3 with U.S. President Joseph R. Biden and Mr. Li. /They met.",
        );
        check("It is article No. 5 of the pact of St. John. /He said so.");
        check("The firm is Acme Ltd. /The deal is with the U.S. /It holds.");
        check("The city signed with Acme Co. /In May it ended.");
    }

    #[test]
    fn figures_and_ellipses_do_not_end_sentences() {
        check("It is worth $1.084 trillion... or 3.5 percent. /Under the terms of the…");
        check("They waited... /Then they signed.");
    }

    #[test]
    fn closing_quotes_stay_with_their_sentence() {
        check("“We will sign.” /Then they left. /He said, \"We signed.\" /They left.");
        check("He asked: “Will they sign?” said the clerk.");
        check("They signed (in the autumn.) /Then they left!");
    }

    #[test]
    fn a_lost_space_and_a_stray_stop_are_understood() {
        check("The two signed an agreement./The two will meet.");
        check("The port of Brest and. the zone joined the pact with example.com today.");
    }

    #[test]
    fn semicolons_do_not_cut() {
        check("They agreed to trade; to meet; and to write.");
    }

    #[test]
    fn wrapped_lines_are_one_sentence() {
        let text = "A headline of five words\n\nThe ministers of the two countries met in the old town hall on Monday, and\nafter a long morning of talks they put their names under a treaty. It\nholds for ten years and a day, and both may end it when they want to.\n";
        assert_eq!(split(text).len(), 3);
        assert!(split(text)[1].ends_with("a treaty."));
    }

    #[test]
    fn items_lose_their_marks_and_markup_is_no_word() {
        assert_eq!(
            split(
                "The list of the deals is long and it is printed here in full:\n\n* Port of A and Port of B\n- **Zone C** and [Zone D](https://d.example)"
            ),
            [
                "The list of the deals is long and it is printed here in full:",
                "Port of A and Port of B",
                "Zone C** and [Zone D"
            ]
        );
    }

    #[test]
    fn chinese_stops_cut() {
        check("双方签署协议。/会议结束。");
    }

    #[test]
    fn a_text_of_marks_is_cut_in_linear_time() {
        assert!(!split(&"word ![<".repeat(50_000)).is_empty());
    }

    #[test]
    fn the_list_is_sorted() {
        assert!(NEVER_LAST.is_sorted());
    }
}
