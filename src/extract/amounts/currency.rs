//! Signs, codes and names of currencies. Codes are those of ISO 4217 (list one, 2024).
//!
//! `$` without a country is taken for US dollars, as news in English uses it.
//! `¥` without a country is left open: it stands for yuan and for yen.

use crate::extract::token::TokenKind;
use crate::extract::words::Words;
use crate::lexicon::WordSet;
use std::sync::LazyLock;

/// Signs, with the country letters before them.
#[rustfmt::skip]
const SIGNS: &[(&str, &str)] = &[
    ("$", "USD"), ("us$", "USD"), ("€", "EUR"), ("£", "GBP"), ("₹", "INR"), ("₩", "KRW"), ("₽", "RUB"), ("₱", "PHP"),
    ("₦", "NGN"), ("฿", "THB"), ("₫", "VND"), ("₴", "UAH"), ("₺", "TRY"), ("hk$", "HKD"), ("nt$", "TWD"),
    ("s$", "SGD"), ("sg$", "SGD"), ("a$", "AUD"), ("au$", "AUD"), ("c$", "CAD"), ("ca$", "CAD"), ("nz$", "NZD"),
    ("r$", "BRL"), ("mx$", "MXN"), ("j$", "JMD"), ("tt$", "TTD"), ("fj$", "FJD"), ("n$", "NAD"), ("g$", "GYD"),
    ("mop$", "MOP"), ("cn¥", "CNY"), ("jp¥", "JPY"), ("rmb¥", "CNY"),
];

/// Countries whose letters may stand apart from the sign of their dollar.
const COUNTRIES: &[(&str, &str)] =
    &[("US", "USD"), ("U.S.", "USD"), ("HK", "HKD"), ("NT", "TWD"), ("NZ", "NZD"), ("AU", "AUD"), ("SG", "SGD")];

/// Letters that stand before a number, as they are written; codes of ISO 4217 stand for themselves.
///
/// `?` before the code marks those that are also other words: these need a magnitude or a large number.
#[rustfmt::skip]
const LETTERS: &[(&str, &str)] = &[
    ("RMB", "CNY"), ("Rs", "INR"), ("Rs.", "INR"), ("INR", "INR"), ("KSh", "KES"), ("Ksh", "KES"), ("KShs", "KES"),
    ("TSh", "TZS"), ("USh", "UGX"), ("Tk", "?BDT"), ("RM", "?MYR"), ("Rp", "IDR"), ("Dh", "?AED"), ("Dhs", "AED"),
    ("SR", "?SAR"), ("RO", "?OMR"), ("BD", "?BHD"), ("KD", "?KWD"), ("QR", "?QAR"), ("N", "?NGN"), ("R", "?ZAR"),
    ("Php", "PHP"), ("GHC", "GHS"), ("UShs", "UGX"), ("TShs", "TZS"), ("PKRs", "PKR"),
];

/// Codes of ISO 4217 that are read before or after a number.
///
/// Those that are also English words in capitals (ALL, TOP, TRY, CUP) are not among them.
#[rustfmt::skip]
const CODES: &[&str] = &[
    "AED", "AFN", "AMD", "AOA", "ARS", "AUD", "AZN", "BDT", "BGN", "BHD", "BIF", "BND", "BOB", "BRL", "BWP", "BYN",
    "CAD", "CDF", "CHF", "CLP", "CNY", "COP", "CRC", "CZK", "DJF", "DKK", "DOP", "DZD", "EGP", "ERN", "ETB", "EUR",
    "FJD", "GBP", "GEL", "GHS", "GMD", "GNF", "GTQ", "GYD", "HKD", "HNL", "HUF", "IDR", "ILS", "INR", "IQD", "IRR",
    "ISK", "JMD", "JOD", "JPY", "KES", "KGS", "KHR", "KMF", "KRW", "KWD", "KZT", "LAK", "LBP", "LKR", "LRD", "LSL",
    "LYD", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR", "MVR", "MWK", "MXN", "MYR", "MZN", "NAD",
    "NGN", "NIO", "NOK", "NPR", "NZD", "OMR", "PAB", "PEN", "PGK", "PHP", "PKR", "PLN", "PYG", "QAR", "RON", "RSD",
    "RUB", "RWF", "SAR", "SBD", "SCR", "SDG", "SEK", "SGD", "SLE", "SOS", "SSP", "SYP", "SZL", "THB", "TJS", "TMT",
    "TND", "TTD", "TWD", "TZS", "UAH", "UGX", "USD", "UYU", "UZS", "VES", "VND", "VUV", "WST", "XAF", "XOF", "XPF",
    "YER", "ZAR", "ZMW",
];

/// Codes that mean money wherever a number follows; the others need a magnitude or a large number (`COP 28`).
const SURE_CODES: &[&str] =
    &["AUD", "CAD", "CHF", "CNY", "EUR", "GBP", "HKD", "INR", "JPY", "KRW", "MYR", "NZD", "SGD", "THB", "USD"];

/// Names in the singular, in lower case; `?` before the code marks those that are also other words.
#[rustfmt::skip]
const NAMES: &[(&str, &str)] = &[
    ("afghani", "AFN"), ("american dollar", "USD"), ("australian dollar", "AUD"), ("azerbaijani manat", "AZN"),
    ("bahraini dinar", "BHD"), ("baht", "THB"), ("birr", "ETB"), ("brazilian real", "BRL"), ("british pound", "GBP"),
    ("brunei dollar", "BND"), ("canadian dollar", "CAD"), ("cedi", "GHS"), ("cfa franc", "?XOF"),
    ("chinese yuan", "CNY"), ("czech crown", "CZK"), ("czech koruna", "CZK"), ("danish krone", "DKK"),
    ("danish kroner", "DKK"), ("dirham", "AED"), ("dollar", "USD"), ("dong", "?VND"), ("dram", "?AMD"),
    ("egyptian pound", "EGP"), ("euro", "EUR"), ("fijian dollar", "FJD"), ("forint", "HUF"),
    ("hong kong dollar", "HKD"), ("hryvnia", "UAH"), ("indian rupee", "INR"), ("indonesian rupiah", "IDR"),
    ("iraqi dinar", "IQD"), ("jamaican dollar", "JMD"), ("japanese yen", "JPY"), ("jordanian dinar", "JOD"),
    ("kenya shilling", "KES"), ("kenyan shilling", "KES"), ("kip", "?LAK"), ("korean won", "KRW"),
    ("kuwaiti dinar", "KWD"), ("kwanza", "AOA"), ("kyat", "MMK"), ("lari", "GEL"), ("lira", "TRY"),
    ("malawi kwacha", "MWK"), ("malawian kwacha", "MWK"), ("malaysian ringgit", "MYR"), ("metical", "MZN"),
    ("meticais", "MZN"), ("mexican peso", "MXN"), ("moroccan dirham", "MAD"), ("naira", "NGN"),
    ("namibian dollar", "NAD"), ("nepalese rupee", "NPR"), ("nepali rupee", "NPR"), ("new taiwan dollar", "TWD"),
    ("new zealand dollar", "NZD"), ("norwegian krone", "NOK"), ("norwegian kroner", "NOK"), ("omani rial", "OMR"),
    ("pakistan rupee", "PKR"), ("pakistani rupee", "PKR"), ("philippine peso", "PHP"), ("pound", "?GBP"),
    ("pound sterling", "GBP"), ("pounds sterling", "GBP"), ("pula", "BWP"), ("qatari riyal", "QAR"), ("rand", "ZAR"),
    ("reais", "BRL"), ("renminbi", "CNY"), ("riel", "KHR"), ("ringgit", "MYR"), ("riyal", "SAR"), ("ruble", "RUB"),
    ("rouble", "RUB"), ("rupee", "INR"), ("rupiah", "IDR"), ("russian ruble", "RUB"), ("russian rouble", "RUB"),
    ("rwandan franc", "RWF"), ("saudi riyal", "SAR"), ("shekel", "ILS"), ("singapore dollar", "SGD"),
    ("singaporean dollar", "SGD"), ("somoni", "TJS"), ("south african rand", "ZAR"), ("south korean won", "KRW"),
    ("sri lankan rupee", "LKR"), ("sterling", "GBP"), ("swedish krona", "SEK"), ("swedish kronor", "SEK"),
    ("swiss franc", "CHF"), ("taiwan dollar", "TWD"), ("taka", "BDT"), ("tanzanian shilling", "TZS"),
    ("tenge", "KZT"), ("tugrik", "MNT"), ("togrog", "MNT"), ("turkish lira", "TRY"), ("u.s. dollar", "USD"),
    ("uae dirham", "AED"), ("ugandan shilling", "UGX"), ("emirati dirham", "AED"), ("us dollar", "USD"),
    ("uzbek sum", "UZS"), ("uzbek soum", "UZS"), ("vietnamese dong", "VND"), ("won", "?KRW"), ("yen", "JPY"),
    ("yuan", "CNY"), ("zambian kwacha", "ZMW"), ("zloty", "PLN"),
];

/// The first words of those, to be asked for every number of a text.
static OPENERS: LazyLock<WordSet> = LazyLock::new(|| {
    let first = |(name, _): &(&'static str, _)| name.split(' ').next().map(Box::from);
    NAMES.iter().filter_map(first).collect()
});

/// A currency read beside a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Currency {
    /// Code of ISO 4217.
    pub code: &'static str,
    /// Whether the word means nothing else; if not, the number must have a magnitude.
    pub sure: bool,
}

/// The currency that stands before a number at `at`, and where it ends: `US$`, `RMB`, `Rs.`, `USD`.
pub fn before(words: &Words<'_>, at: usize) -> Option<(usize, Currency)> {
    if words.kind(at) == Some(TokenKind::Currency) {
        let code = SIGNS.iter().find(|(sign, _)| *sign == words.lower(at))?.1;
        return Some((at + 1, Currency { code, sure: true }));
    }
    let word = words.word(at);
    // `HK $500 million`: the country stands apart from its sign.
    if words.word(at + 1) == "$"
        && let Some((_, code)) = COUNTRIES.iter().find(|(country, _)| *country == word)
    {
        return Some((at + 2, Currency { code, sure: true }));
    }
    if words.kind(at) != Some(TokenKind::Word) || !(1..=4).contains(&word.len()) {
        return None;
    }
    if let Some((_, code)) = LETTERS.iter().find(|(letters, _)| *letters == word) {
        let end = at + 1 + usize::from(word == "Rs" && words.word(at + 1) == ".");
        return Some((end, marked(code)));
    }
    let currency = of_code(word)?;
    // `USD$5 million`, `CNY ¥5 million`: the code decides.
    let sign = words.kind(at + 1) == Some(TokenKind::Currency);
    Some((at + 1 + usize::from(sign), currency))
}

/// The currency that stands behind a number, and where it ends: `euros`, `U.S. dollars`, `USD`.
pub fn behind(words: &Words<'_>, at: usize) -> Option<(usize, Currency)> {
    let at = at + usize::from(words.word(at) == "-" && words.is_glued(at));
    let first = words.lower(at);
    let opens = OPENERS.contains(first) || first.strip_suffix('s').is_some_and(|one| OPENERS.contains(one));
    for length in [3, 2, 1].into_iter().filter(|_| opens) {
        let name: Vec<&str> = (at..at + length).map(|i| words.lower(i)).collect();
        let name = name.join(" ");
        let singular = name.strip_suffix('s').unwrap_or(&name);
        if let Some((_, code)) = NAMES.iter().find(|(known, _)| *known == name || *known == singular) {
            return Some((at + length, marked(code)));
        }
    }
    let word = words.word(at);
    let currency = if word == "RMB" { Some(Currency { code: "CNY", sure: true }) } else { of_code(word) };
    currency.map(|c| (at + 1, c))
}

fn of_code(word: &str) -> Option<Currency> {
    // Most words are told by their length or their first letter to be none.
    if word.len() != 3 || !word.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let code = CODES.binary_search(&word).ok().and_then(|i| CODES.get(i))?;
    Some(Currency { code, sure: SURE_CODES.contains(code) })
}

/// Whether a word can stand before figures as a currency: `USD20`, `Rs4,500`, `HK $5`.
pub fn is_letters(word: &str) -> bool {
    if !(1..=5).contains(&word.len()) || !word.starts_with(|c: char| c.is_ascii_uppercase()) {
        return false;
    }
    let listed = |list: &[(&str, &str)]| list.iter().any(|(letters, _)| *letters == word);
    listed(LETTERS) || listed(COUNTRIES) || CODES.binary_search(&word).is_ok()
}

/// The currency of a code in a list, where `?` marks words that need not be money.
fn marked(code: &'static str) -> Currency {
    Currency { code: code.trim_start_matches('?'), sure: !code.starts_with('?') }
}

/// Whether a word is one of a currency's name: `dollar` in `20-billion-dollar`.
pub fn is_name(lower: &str) -> bool {
    NAMES.iter().any(|(name, _)| *name == lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_sorted_and_have_three_capitals() {
        assert!(CODES.is_sorted());
        let codes = CODES.iter().copied().chain(SIGNS.iter().map(|(_, code)| *code));
        for code in codes.chain(LETTERS.iter().chain(NAMES).map(|(_, code)| code.trim_start_matches('?'))) {
            assert!(code == "TRY" || CODES.contains(&code), "{code}");
        }
    }
}
