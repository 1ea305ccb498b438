//! The noun that a number counts: `new joint projects` → `project`.

use crate::extract::token::TokenKind;
use crate::extract::words::Words;

/// The longest noun group that is looked through, in words.
const LONGEST: usize = 7;

/// Words that end a noun group.
#[rustfmt::skip]
const ENDS: &[&str] = &[
    "a", "about", "across", "after", "again", "against", "ago", "along", "also", "am", "among", "an", "are", "as",
    "at", "be", "because", "been", "before", "between", "both", "but", "by", "can", "could", "did", "do", "does",
    "during", "each", "every", "for", "from", "had", "has", "have", "he", "her", "his", "how", "if", "in",
    "including", "into", "is", "it", "its", "may", "must", "no", "not", "of", "on", "onto", "our", "over", "per",
    "she", "should", "since", "so", "such", "than", "that", "the", "their", "them", "then", "there", "these", "they",
    "this", "those", "through", "times", "to", "today", "toward", "towards", "under", "until", "up", "upon", "us",
    "via", "was", "we", "were", "what", "when", "where", "whereas", "which", "while", "who", "whose", "will", "with",
    "within", "without", "would", "years", "year", "months", "month", "weeks", "week", "days", "day", "hours", "hour",
    "minutes", "minute", "seconds", "decades", "decade", "points", "percentage", "percent", "pct", "quarters",
    "thirds", "halves", "fifths", "tenths", "january", "february", "march", "april", "june", "july", "august",
    "september", "october", "november", "december", "sept", "sept.", "jan.", "feb.", "aug.", "oct.", "nov.", "dec.",
    "jan", "feb", "aug", "oct", "nov", "dec", "others", "ones", "'s", "’s",
];

/// Words in -s that are singular, or no nouns.
#[rustfmt::skip]
const NO_PLURALS: &[&str] = &[
    "always", "besides", "chaos", "customs", "headquarters", "less", "news", "overseas", "perhaps", "sometimes",
    "various", "yes", "plus", "versus", "previous", "gas", "bus", "sports", "goods", "economics", "physics",
    "logistics", "politics", "gross", "express", "business", "canvas", "alias", "bias", "atlas", "jeans", "christmas",
    "afterwards", "whereas",
];

/// Plurals without -s, and their singular.
#[rustfmt::skip]
const IRREGULAR: &[(&str, &str)] = &[
    ("aircraft", "aircraft"), ("alumni", "alumnus"), ("businessmen", "businessman"), ("children", "child"),
    ("criteria", "criterion"), ("faculty", "faculty"), ("feet", "foot"), ("fishermen", "fisherman"),
    ("helicopters", "helicopter"), ("media", "medium"), ("memoranda", "memorandum"), ("men", "man"),
    ("people", "person"), ("personnel", "personnel"), ("phenomena", "phenomenon"), ("policemen", "policeman"),
    ("series", "series"), ("species", "species"), ("spacecraft", "spacecraft"), ("staff", "staff"),
    ("teeth", "tooth"), ("women", "woman"),
];

/// Names of documents that newspapers leave in the singular, or shorten.
const DOCUMENTS: &[(&str, &str)] = &[
    ("memorandum", "memorandum"),
    ("memorandums", "memorandum"),
    ("mou", "memorandum"),
    ("mous", "memorandum"),
    ("mou's", "memorandum"),
    ("lois", "letter"),
];

/// Units that are symbols; they need no plural.
#[rustfmt::skip]
const SYMBOLS: &[(&str, &str)] = &[
    ("MW", "megawatt"), ("GW", "gigawatt"), ("KW", "kilowatt"), ("kW", "kilowatt"), ("TW", "terawatt"),
    ("MWh", "megawatt-hour"), ("GWh", "gigawatt-hour"), ("TWh", "terawatt-hour"), ("kWh", "kilowatt-hour"),
    ("MWp", "megawatt"), ("km", "kilometer"), ("KM", "kilometer"), ("kg", "kilogram"), ("TEU", "teu"),
    ("TEUs", "teu"), ("ha", "hectare"), ("sqm", "square meter"), ("mt", "tonne"), ("MMT", "million tonne"),
    ("bpd", "barrel per day"), ("hectare", "hectare"), ("megawatt", "megawatt"), ("gigawatt", "gigawatt"),
    ("kilometer", "kilometer"), ("kilometre", "kilometer"), ("tonne", "tonne"), ("ton", "ton"),
];

/// The unit written as a symbol or glued to its number: `100MW`, `100 MW`, `5,000-tonne`.
pub fn symbol(words: &Words<'_>, at: usize) -> Option<(usize, &'static str)> {
    let at = at + usize::from(words.word(at) == "-" && words.is_glued(at));
    let (_, unit) = SYMBOLS.iter().find(|(symbol, _)| *symbol == words.word(at))?;
    Some((at + 1, unit))
}

/// The head of the noun group at `at`: where it ends, and the noun in the singular.
///
/// More than one thing is counted, so the head is a plural; of several plurals in a row (`goods trains`) the last.
/// A group without a plural has no head: what follows the number is then a name, a verb, or badly written.
pub fn head(words: &Words<'_>, at: usize) -> Option<(usize, String)> {
    let mut found: Option<(usize, String)> = None;
    for i in at..at + LONGEST {
        let joins = words.is(i, &["and", "or", "&"]) && i > at && found.is_none();
        let number = words.kind(i) == Some(TokenKind::Number);
        // `50 Boeing 737 MAX aircraft`: a model number stands after a name.
        let model = number && i > at && words.is_capital(i - 1) && words.word(i).bytes().all(|b| b.is_ascii_digit());
        let quote = words.is(i, &["\"", "“", "”", "‘"]) && i == at;
        if joins || (model && found.is_none()) || quote {
            continue;
        }
        if words.kind(i) != Some(TokenKind::Word) || words.is(i, ENDS) {
            break;
        }
        match singular(words.word(i), words.lower(i)) {
            Some(unit) => {
                let square = words.before(i) == "square" || words.before(i) == "cubic";
                let unit = if square { format!("{} {unit}", words.before(i)) } else { unit };
                let document = DOCUMENTS.iter().any(|(word, _)| *word == words.lower(i));
                found = Some((i + 1, unit));
                if document {
                    break;
                }
            }
            None if found.is_some() => break,
            None => {}
        }
    }
    found
}

/// The singular of a plural noun in lower case; `None` for what is no plural.
pub fn singular(word: &str, lower: &str) -> Option<String> {
    let listed = |list: &[(&str, &str)]| list.iter().find(|(plural, _)| *plural == lower).map(|(_, s)| (*s).to_owned());
    if let Some(known) = listed(DOCUMENTS).or_else(|| listed(IRREGULAR)) {
        return Some(known);
    }
    let last = lower.rsplit('-').next().unwrap_or(lower);
    if NO_PLURALS.contains(&last) || lower.len() < 4 || !lower.is_ascii() {
        return None;
    }
    // `SMEs`: the plural of letters.
    if let Some(letters) = word.strip_suffix('s').filter(|l| l.len() > 1 && l.bytes().all(|b| b.is_ascii_uppercase())) {
        return Some(letters.to_ascii_lowercase());
    }
    if word.bytes().all(|b| !b.is_ascii_lowercase()) {
        return None;
    }
    let stem = lower.strip_suffix('s')?;
    if ["s", "u", "i"].iter().any(|end| stem.ends_with(end)) || lower.ends_with("ics") {
        return None;
    }
    let stem = match stem {
        s if s.ends_with("ie") && s.len() > 4 && s != "movie" => format!("{}y", &s[..s.len() - 2]),
        s if ["sse", "xe", "che", "she", "oe"].iter().any(|end| s.ends_with(end)) && s != "shoe" => {
            s[..s.len() - 1].to_owned()
        }
        "buse" | "bonuse" | "campuse" | "viruse" | "censuse" | "statuse" => stem[..stem.len() - 1].to_owned(),
        s if s.ends_with("metre") || s.ends_with("litre") => format!("{}er", &s[..s.len() - 2]),
        s => s.to_owned(),
    };
    Some(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_become_singular() {
        let cases = [
            ("guests", "guest"),
            ("countries", "country"),
            ("businesses", "business"),
            ("houses", "house"),
            ("branches", "branch"),
            ("taxes", "tax"),
            ("MOUs", "memorandum"),
            ("people", "person"),
            ("SMEs", "sme"),
            ("kilometres", "kilometer"),
            ("prizes", "prize"),
            ("campuses", "campus"),
            ("initiatives", "initiative"),
            ("series", "series"),
        ];
        for (plural, one) in cases {
            assert_eq!(singular(plural, &plural.to_ascii_lowercase()).as_deref(), Some(one));
        }
    }

    #[test]
    fn words_that_only_end_in_s_are_no_plurals() {
        for word in ["various", "process", "status", "analysis", "logistics", "customs", "was", "US"] {
            assert_eq!(singular(word, &word.to_ascii_lowercase()), None, "{word}");
        }
    }
}
