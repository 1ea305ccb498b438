//! Slugs: the last segment of an IRI, made of a to z, digits and single hyphens only.

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

/// The longest slug of a name, in characters; longer ones are cut and get a hash.
const LONGEST: usize = 80;

/// Folds a name to a slug: accents off, lower case, every run of anything else one hyphen.
///
/// A name with no Latin letter or digit becomes `x-` and a hash; one that is cut gets the hash of the whole name.
pub fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for c in name.nfkd().flat_map(fold) {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if c != '\'' && c != '’' && !is_mark(c) && !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    // What a slug cannot show (other scripts) must still tell two names apart.
    let lossy = name.chars().any(|c| {
        c.is_alphanumeric() && fold(c).flat_map(|c| [c].into_iter().nfkd()).all(|c| !c.is_ascii_alphanumeric())
    });
    if slug.is_empty() {
        format!("x-{}", &hex(name)[..8])
    } else if lossy || slug.len() > LONGEST {
        let cut: String = slug.chars().take(LONGEST - 9).collect();
        format!("{}-{}", cut.trim_end_matches('-'), &hex(name)[..8])
    } else {
        slug.to_owned()
    }
}

/// A name as words to look it up by: accents off, lower case, apostrophes dropped, every run of anything else one space.
///
/// Letters of other scripts stay, so `重庆` is a word.
pub fn words(name: &str) -> String {
    let mut words = String::with_capacity(name.len());
    let mut rest = name;
    while !rest.is_empty() {
        // NFKD leaves ASCII as it is and moves nothing across it, so that only what lies between is taken apart.
        let (plain, after) = rest.split_at(rest.bytes().position(|byte| !byte.is_ascii()).unwrap_or(rest.len()));
        for byte in plain.bytes() {
            match byte {
                b'a'..=b'z' | b'0'..=b'9' => words.push(char::from(byte)),
                b'A'..=b'Z' => words.push(char::from(byte.to_ascii_lowercase())),
                b'&' => fold('&').for_each(|c| push_word(&mut words, c)),
                _ => push_word(&mut words, char::from(byte)),
            }
        }
        let (other, after) = after.split_at(after.bytes().position(|byte| byte.is_ascii()).unwrap_or(after.len()));
        other.nfkd().flat_map(fold).for_each(|c| push_word(&mut words, c));
        rest = after;
    }
    words.truncate(words.trim_end().len());
    words
}

/// Adds a character that is taken apart already.
fn push_word(words: &mut String, c: char) {
    if c.is_alphanumeric() {
        words.extend(c.to_lowercase());
    } else if !matches!(c, '\'' | '’' | '‘' | '`') && !is_mark(c) && !words.ends_with(' ') && !words.is_empty() {
        words.push(' ');
    }
}

/// Words, given as [`words`], with British and American spelling made one: `neighbourliness`, `defence`, `programme`.
pub fn one_spelling(words: &str) -> String {
    const SPELLINGS: [(&str, &str); 8] = [
        ("harbour", "harbor"),
        ("labour", "labor"),
        ("neighbour", "neighbor"),
        ("isation", "ization"),
        ("programme", "program"),
        ("defence", "defense"),
        ("centre", "center"),
        ("co operat", "cooperat"),
    ];
    let one = |words: String, (british, american): &(&str, &str)| match words.contains(british) {
        true => words.replace(british, american),
        false => words,
    };
    SPELLINGS.iter().fold(words.to_owned(), one)
}

/// Whether a character is Chinese.
pub fn is_han(c: char) -> bool {
    matches!(u32::from(c), 0x3400..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x2FFFF)
}

/// Whether a name is one short word of which nearly all letters are capitals: `IMO`, `UNESCO`, `DfID`.
pub fn is_acronym(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = name.chars().filter(|c| c.is_uppercase()).count();
    !name.contains(' ') && (2..=8).contains(&letters) && capitals + 1 >= letters && capitals > 1
}

/// The first 16 hexadecimal digits of the SHA-256 of the parts, each ended by a NUL so that no two lists collide.
pub fn digest(parts: &[&str]) -> String {
    hexadecimal(&digest_number(parts).to_be_bytes())
}

/// The [`digest`] of the parts as a number: the order is the same.
pub fn digest_number(parts: &[&str]) -> u64 {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    hash.finalize().iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
}

/// The same of parts that are no text.
pub fn digest_of_bytes(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.len().to_be_bytes());
        hash.update(part);
    }
    hexadecimal(&hash.finalize()[..8])
}

/// SHA-256 of a text, in lower-case hexadecimal.
pub fn hex(text: &str) -> String {
    hexadecimal(&Sha256::digest(text.as_bytes()))
}

fn hexadecimal(bytes: &[u8]) -> String {
    const DIGITS: [u8; 16] = *b"0123456789abcdef";
    let digits = |byte: &u8| [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]].map(char::from);
    bytes.iter().flat_map(digits).collect()
}

/// Combining marks that NFKD splits off: they vanish without leaving a hyphen.
fn is_mark(c: char) -> bool {
    matches!(u32::from(c), 0x300..=0x36F | 0x1AB0..=0x1AFF | 0x20D0..=0x20FF)
}

/// Letters that NFKD does not take apart.
fn fold(c: char) -> impl Iterator<Item = char> {
    let text = match c {
        'ß' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' => "o",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'ł' | 'Ł' => "l",
        'þ' | 'Þ' => "th",
        'ı' => "i",
        '&' => " and ",
        _ => "",
    };
    text.chars().chain(text.is_empty().then_some(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_has_only_letters_digits_and_single_hyphens() {
        assert_eq!(slug("Ürümqi Economic & Technological Zone (ETDZ)"), "urumqi-economic-and-technological-zone-etdz");
        assert_eq!(slug("São Tomé's  Port"), "sao-tomes-port");
    }

    #[test]
    fn words_of_a_name_are_the_same_however_it_is_written() {
        assert_eq!(words("Ürümqi"), words("URUMQI"));
        assert_eq!(words("Wu'an  &  Winston-Salem,"), "wuan and winston salem");
        assert_eq!(words("Cafe\u{301} – São & ＡＢ＆C’s"), "cafe sao and ab and cs");
        assert_eq!(words("重庆 Customs"), "重庆 customs");
    }

    #[test]
    fn british_and_american_spelling_are_one_and_other_words_are_not() {
        let one = |name: &str| one_spelling(&words(name));
        assert_eq!(one("Programme of Labour Co-operation"), one("Program of Labor Cooperation"));
        assert_eq!(one("Organisation for Neighbourliness"), one("Organization for Neighborliness"));
        assert_ne!(one("Liangjiang New Area"), one("Liangjiang New District"));
        assert_eq!(one("Strasbourg"), "strasbourg");
    }

    #[test]
    fn names_in_other_scripts_keep_apart() {
        assert_ne!(slug("重庆海关"), slug("成都海关"));
        assert_ne!(slug("Customs 重庆"), slug("Customs 成都"));
    }

    #[test]
    fn long_names_are_cut_and_keep_apart() {
        let long = "word ".repeat(40);
        let one = slug(&format!("{long}a"));
        assert!(one.len() <= LONGEST);
        assert_ne!(one, slug(&format!("{long}b")));
    }
}
