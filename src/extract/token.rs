//! Tokens: words, numbers and marks with their places in bytes.

use super::number::word_below_hundred;

/// What a token looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, perhaps with digits, inner hyphens, apostrophes or dots (`U.S.`).
    Word,
    /// Begins with a digit: `21`, `1,000.5`, `5M`, `21st`.
    Number,
    /// A currency sign or code glued to its number: `$`, `US$`.
    Currency,
    /// Any other mark; a run of dots or dashes is one token.
    Mark,
    /// A run of Han characters.
    Han,
}

/// A token: a range of bytes of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// What it looks like.
    pub kind: TokenKind,
    /// Whether it is a word or a number with a capital in it.
    pub capital: bool,
}

/// Abbreviations that keep their final dot and do not end a sentence by it.
pub const ABBREVIATIONS: &[&str] = &[
    "a.m", "amb", "approx", "apr", "assn", "atty", "aug", "bhd", "brig", "bros", "capt", "cllr", "co", "col", "corp",
    "dec", "dept", "dr", "e.g", "engr", "est", "etc", "feb", "fr", "ft", "gen", "gov", "hon", "i.e", "inc", "intl",
    "jan", "jr", "jul", "jun", "lt", "ltd", "maj", "mar", "messrs", "mr", "mrs", "ms", "mt", "mx", "n.v", "no", "nos",
    "nov", "oct", "p.m", "prof", "pte", "pty", "pvt", "rep", "rev", "s.a", "sdn", "sec", "sen", "sep", "sept", "sgt",
    "sr", "st", "supt", "univ", "vs",
];

/// None of them has more bytes.
const LONGEST_ABBREVIATION: usize = 6;

/// Currency signs that are tokens of their own, with the country letters that may stand before them.
const CURRENCY: &[char] = &['$', '€', '£', '¥', '₹', '₩', '₽', '₱', '₦', '฿', '₫', '₴', '₺'];

/// Splits `text[from..to]` into tokens, in order; white space belongs to none.
pub fn tokenize(text: &str, from: usize, to: usize, out: &mut Vec<Token>) {
    let mut at = from;
    // Whether anything stands on the line so far, and where the blanks looked at last end.
    let (mut begun, mut blanks) = (false, from);
    while let Some(c) = text[at..to].chars().next() {
        begun = c != '\n' && (begun || !c.is_whitespace());
        let end = match c {
            // A tab between words parts the cells of a table.
            '\t' if begun && parts_cells(&text[..to], at, &mut blanks) => at + 1,
            c if c.is_whitespace() || is_invisible(c) => {
                at += c.len_utf8();
                continue;
            }
            c if is_han(c) => run(text, at, to, is_han),
            c if c.is_alphanumeric() => word(text, at, to),
            '.' => run(text, at, to, |c| c == '.'),
            '-' | '–' | '—' => run(text, at, to, |c| matches!(c, '-' | '–' | '—')),
            '*' | '_' | '=' | '#' | '~' => run(text, at, to, |d| d == c),
            '\'' | '’' if is_possessive(&text[at..to]) => at + c.len_utf8() + 1,
            '\'' | '’' if let Some(length) = contraction(&text[..to], at) => at + length,
            c => at + c.len_utf8(),
        };
        let kind = match c {
            c if is_han(c) => TokenKind::Han,
            c if c.is_numeric() => TokenKind::Number,
            c if c.is_alphabetic() && text[at..end].ends_with(CURRENCY) => TokenKind::Currency,
            c if c.is_alphabetic() => TokenKind::Word,
            c if CURRENCY.contains(&c) => TokenKind::Currency,
            '\'' | '’' if end > at + c.len_utf8() => TokenKind::Word,
            _ => TokenKind::Mark,
        };
        // Offsets fit: articles are refused above 4 GiB when they are read.
        let capital =
            matches!(kind, TokenKind::Word | TokenKind::Number) && text[at..end].chars().any(char::is_uppercase);
        out.push(Token { start: narrow(at), end: narrow(end), kind, capital });
        at = end;
    }
}

/// Whether something stands on the line after a tab, too; of several tabs the last one counts. `blanks` is where the blanks
/// after the tab before it end, so that none is looked at again.
fn parts_cells(text: &str, at: usize, blanks: &mut usize) -> bool {
    let next = text[at..].chars().nth(1).unwrap_or('\n');
    if next == '\t' {
        return false;
    }
    if *blanks <= at {
        *blanks = text.len() - text[at..].trim_start_matches(['\t', ' ']).len();
    }
    !text[*blanks..].starts_with(['\n', '\r'])
}

fn narrow(byte: usize) -> u32 {
    u32::try_from(byte).unwrap_or(u32::MAX)
}

/// The end of the run of characters that `keep`.
fn run(text: &str, at: usize, to: usize, keep: impl Fn(char) -> bool) -> usize {
    text[at..to].find(|c| !keep(c)).map_or(to, |length| at + length)
}

/// The end of the word or number that starts at `at`, also where the end of a line breaks it.
fn word(text: &str, at: usize, to: usize) -> usize {
    let end = unbroken(text, at, to);
    match text[end..to].strip_prefix("-\n").map(|line| line.trim_start_matches([' ', '\t'])) {
        Some(line) if line.starts_with(|c: char| c.is_alphabetic() && !is_han(c)) => {
            unbroken(text, to - line.len(), to)
        }
        _ => end,
    }
}

/// A word as it is without the end of a line in it: `agreement` for `agree-⏎ment`; `Sino-⏎Russian` and `five-⏎year` keep the
/// hyphen.
pub fn mended(broken: &str) -> String {
    let Some((start, rest)) = broken.split_once("-\n") else { return broken.to_owned() };
    let rest = rest.trim_start();
    let low = start.to_ascii_lowercase();
    let counts = word_below_hundred(&low).is_some() || KEPT.contains(&low.as_str());
    let whole = rest.starts_with(char::is_lowercase) && !counts;
    if whole && !start.ends_with(|c: char| c.is_ascii_digit()) {
        format!("{start}{rest}")
    } else {
        format!("{start}-{rest}")
    }
}

/// What stands before a hyphen in words that have one anyway.
const KEPT: &[&str] = &["half", "long", "non", "self", "short", "so", "well"];

/// The end of the word or number that starts at `at` and is on one line.
fn unbroken(text: &str, at: usize, to: usize) -> usize {
    // Most words are ASCII letters throughout, which are inside whatever stands beside them.
    let plain = text.as_bytes()[at..to].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let mut end = at + plain;
    let mut before = text[at..end].chars().next_back().unwrap_or(' ');
    let mut rest = text[end..to].char_indices().map(|(offset, c)| (plain + offset, c)).peekable();
    while let Some((offset, c)) = rest.next() {
        let next = rest.peek().map(|&(_, c)| c).unwrap_or(' ');
        let inside = if (c.is_alphanumeric() && !is_han(c)) || is_mark(c) {
            true
        } else {
            match c {
                '-' | '\u{2010}' | '\u{2011}' | '/' | '&' => next.is_alphanumeric() && !is_han(next),
                '\'' | '’' => {
                    let rest = &text[at + offset..to];
                    // `didn't`: `did` and `n't`.
                    if before.eq_ignore_ascii_case(&'n') && is_negation(rest) && offset > 1 {
                        return at + offset - 1;
                    }
                    next.is_alphabetic() && !is_possessive(rest) && contraction(&text[..to], at + offset).is_none()
                }
                '.' => {
                    abbreviation_dot(&text[at..at + offset], before, next)
                        || offset > 1 && is_domain(&text[at + offset + 1..to])
                        || is_market(&text[at..at + offset], &text[at + offset + 1..to])
                }
                ',' => before.is_ascii_digit() && groups_thousands(&text[at + offset + 1..to]),
                // `US$`: a short country code and the sign are one token, the number the next.
                c if CURRENCY.contains(&c)
                    && offset <= 3
                    && text[at..at + offset].bytes().all(|b| b.is_ascii_uppercase()) =>
                {
                    return at + offset + c.len_utf8();
                }
                _ => false,
            }
        };
        if !inside {
            break;
        }
        end = at + offset + c.len_utf8();
        before = c;
    }
    end
}

/// The length of `'ll`, `'ve`, `'re`, `'d` or `'m`, apostrophe and all, behind a word that ends at `at`.
fn contraction(text: &str, at: usize) -> Option<usize> {
    let (before, text) = text.split_at(at);
    let rest = text.strip_prefix(['\'', '’']).filter(|_| before.ends_with(char::is_alphabetic))?;
    let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    let short = ["ll", "ve", "re", "d", "m"].iter().any(|verb| rest[..end].eq_ignore_ascii_case(verb));
    short.then(|| text.len() - rest.len() + end)
}

/// Whether an apostrophe and a `t` alone stand at the start of a text: the end of `n't`.
fn is_negation(text: &str) -> bool {
    let rest = text.strip_prefix(['\'', '’']).unwrap_or_default();
    rest.starts_with(['t', 'T']) && !rest[1..].starts_with(char::is_alphanumeric)
}

/// Whether the dot after `word` belongs to it: `U.S.`, `3.5`, `Co.`, `J.`.
fn abbreviation_dot(word: &str, before: char, next: char) -> bool {
    if before.is_ascii_digit() {
        return next.is_ascii_digit();
    }
    let last = word.rsplit(['.', '-']).next().unwrap_or(word);
    let single = last.chars().count() == 1 && last.chars().all(char::is_alphabetic);
    if single && (word.contains('.') || last.chars().all(char::is_uppercase)) {
        return true;
    }
    if single {
        return next.is_alphabetic();
    }
    let lower = || word.to_ascii_lowercase();
    word.len() <= LONGEST_ABBREVIATION && ABBREVIATIONS.binary_search(&lower().as_str()).is_ok()
}

/// Whether a dot stands inside the name of a market: `TSX.V`, `OTC.QB`.
fn is_market(word: &str, rest: &str) -> bool {
    let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    let capitals = |part: &str| part.bytes().all(|b| b.is_ascii_uppercase());
    (2..=4).contains(&word.len()) && (1..=2).contains(&end) && capitals(word) && capitals(&rest[..end])
}

/// Whether a dot inside a word is followed by the end of the name of a site: `Booking.com`.
fn is_domain(rest: &str) -> bool {
    let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    let (last, next) = rest.split_at(end);
    let cased = last.chars().all(char::is_lowercase) || last.chars().all(char::is_uppercase);
    cased
        && matches!(
            last.to_ascii_lowercase().as_str(),
            "ai" | "biz" | "com" | "edu" | "gov" | "info" | "io" | "net" | "org"
        )
        && !next.starts_with('@')
}

/// The most groups of digits of one number.
const GROUPS: usize = 16;

/// Whether a comma is followed by exactly three digits, or by two and another such group (`4,50,000` in India).
fn groups_thousands(rest: &str) -> bool {
    let mut rest = rest;
    for _ in 0..GROUPS {
        match rest.bytes().take(4).take_while(u8::is_ascii_digit).count() {
            3 => return true,
            2 if rest[2..].starts_with(',') => rest = &rest[3..],
            _ => return false,
        }
    }
    false
}

/// Whether the text starts with `'s` at the end of a word.
fn is_possessive(rest: &str) -> bool {
    let mut chars = rest.chars();
    matches!(chars.next(), Some('\'' | '’'))
        && matches!(chars.next(), Some('s' | 'S'))
        && !chars.next().is_some_and(|c| c.is_alphanumeric())
}

/// Han characters and the full-width marks that stand between them.
pub fn is_han(c: char) -> bool {
    c >= '\u{2E80}'
        && matches!(u32::from(c), 0x2E80..=0x2FFF | 0x3005..=0x3007 | 0x3021..=0x3029 | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

fn is_mark(c: char) -> bool {
    matches!(u32::from(c), 0x300..=0x36F | 0x1AB0..=0x1AFF)
}

/// Zero-width and bidirectional controls: they are part of no word.
fn is_invisible(c: char) -> bool {
    matches!(u32::from(c), 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x2064 | 0x2066..=0x2069 | 0xFEFF | 0xAD)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        tokenize(text, 0, text.len(), &mut tokens);
        tokens.iter().map(|t| &text[t.start as usize..t.end as usize]).collect()
    }

    #[test]
    fn abbreviations_keep_their_dots() {
        assert_eq!(
            words("The U.S. and Acme Co., Ltd. met on Dec. 3."),
            ["The", "U.S.", "and", "Acme", "Co.", ",", "Ltd.", "met", "on", "Dec.", "3", "."]
        );
    }

    #[test]
    fn the_dot_of_a_site_parts_no_word() {
        assert_eq!(
            words("Acme.com and PAY.COM. He came.Io"),
            ["Acme.com", "and", "PAY.COM", ".", "He", "came", ".", "Io"]
        );
    }

    #[test]
    fn a_word_that_a_line_breaks_is_one() {
        assert_eq!(words("an agree-\n  ment - \nand a-\n1"), ["an", "agree-\n  ment", "-", "and", "a", "-", "1"]);
        let mended: Vec<String> = ["agree-\n  ment", "Sino-\nRussian", "five-\nyear", "10-\nyear"].map(mended).into();
        assert_eq!(mended, ["agreement", "Sino-Russian", "five-year", "10-year"]);
    }

    #[test]
    fn possessives_are_tokens_of_their_own() {
        assert_eq!(words("China's and Laos’ O'Brien"), ["China", "'s", "and", "Laos", "’", "O'Brien"]);
    }

    #[test]
    fn numbers_hold_together_and_currency_signs_stand_apart() {
        assert_eq!(
            words("$1,000.5 and US$600m, 21st 3,45 Rs 4,50,000"),
            ["$", "1,000.5", "and", "US$", "600m", ",", "21st", "3", ",", "45", "Rs", "4,50,000"]
        );
    }

    #[test]
    fn inner_hyphens_and_ampersands_join_words() {
        assert_eq!(words("China-SCO R&D - Oyun-Erdene"), ["China-SCO", "R&D", "-", "Oyun-Erdene"]);
    }

    #[test]
    fn a_tab_parts_cells_but_does_not_indent() {
        assert_eq!(words("\tPort A\tPort B\t\n\tC\t\tD"), ["Port", "A", "\t", "Port", "B", "C", "\t", "D"]);
    }

    #[test]
    fn han_runs_are_one_token_and_invisible_marks_none() {
        assert_eq!(words("Customs\u{200B} 重庆海关(CQ)"), ["Customs", "重庆海关", "(", "CQ", ")"]);
    }

    #[test]
    fn the_abbreviations_are_sorted() {
        assert!(ABBREVIATIONS.is_sorted());
    }
}
