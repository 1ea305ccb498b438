//! From bytes to text: Unicode, or an older encoding that is stated or told by the bytes.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, REPLACEMENT, UTF_8};
use std::fmt;

/// What a file of a well-known binary format starts with, and its name.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xD0\xCF\x11\xE0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xFF\xD8\xFF", "a JPEG image"),
];

/// A file of which more than one character in this many is no text is binary.
///
/// Stray bytes of another encoding stay well below it in Latin scripts; random bytes and NULs are far above.
const ONE_IN: usize = 10;

/// A decoded text.
#[derive(Debug)]
pub struct Decoded {
    /// The text, without byte order mark.
    pub text: String,
    /// What had to be replaced by U+FFFD, or guessed.
    pub repair: Option<Repair>,
}

/// Why a text may not be what its author wrote.
#[derive(Debug, PartialEq, Eq)]
pub enum Repair {
    /// Bytes that are no characters of the encoding.
    Replaced {
        /// Where the first is: the byte of the file if it is Unicode, else the code point of the text.
        first: usize,
        /// How many places were replaced.
        places: usize,
        /// The encoding that the file was read in.
        encoding: &'static str,
    },
    /// No encoding is stated and it is not UTF-8, so one was chosen by what the bytes look like.
    Guessed {
        /// The first byte that is not UTF-8.
        first: usize,
        /// The encoding that was chosen.
        encoding: &'static str,
    },
}

impl Repair {
    /// Where it begins, as issues say it.
    pub fn place(&self) -> String {
        match self {
            Self::Replaced { first, encoding, .. } if !encoding.starts_with("UTF-") => format!("code point {first}"),
            Self::Replaced { first, .. } | Self::Guessed { first, .. } => format!("byte {first}"),
        }
    }

    /// How many places were replaced.
    fn places(&self) -> usize {
        if let Self::Replaced { places, .. } = self { *places } else { 0 }
    }
}

impl fmt::Display for Repair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Replaced { places, encoding, .. } => {
                let first = self.place();
                write!(f, "{places} places are not valid {encoding}, the first at {first}; each became U+FFFD")
            }
            Self::Guessed { encoding, .. } => {
                write!(f, "no encoding is stated and it is not UTF-8: it was read as {encoding}, which is a guess")
            }
        }
    }
}

/// Why bytes are no text.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoText {
    /// No bytes at all, or only a byte order mark.
    #[error("the file is empty")]
    Empty,
    /// A binary format, recognised by its first bytes.
    #[error("this is {0}; expected text")]
    Format(&'static str),
    /// Too much of it is no text.
    #[error("{0} of {1} characters are no text; expected text")]
    Binary(usize, usize),
}

/// Decodes the bytes of an article; `stated` is the name of the encoding that a header or the page itself tells.
///
/// A byte order mark is trusted first, then that the bytes are UTF-8, then what is stated, then what they look like.
pub fn decode(bytes: Vec<u8>, stated: Option<&str>) -> Result<Decoded, NoText> {
    if let Some((_, name)) = SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(NoText::Format(name));
    }
    let decoded = match bytes.as_slice() {
        [0xFF, 0xFE, ..] => utf16(&bytes, 2, u16::from_le_bytes),
        [0xFE, 0xFF, ..] => utf16(&bytes, 2, u16::from_be_bytes),
        _ => match String::from_utf8(bytes) {
            // Characters of two bytes whose first or second is always zero are UTF-16 without its mark.
            Ok(text) if text.contains('\0') => unmarked(text.into_bytes()),
            Ok(text) => Decoded { text, repair: None },
            Err(error) => not_utf8(error.into_bytes(), stated),
        },
    };
    if decoded.text.is_empty() {
        return Err(NoText::Empty);
    }
    let controls = decoded.text.bytes().filter(|b| b.is_ascii_control() && !b.is_ascii_whitespace()).count();
    let odd = controls + decoded.repair.as_ref().map_or(0, Repair::places);
    if odd > 0 {
        let all = decoded.text.chars().count();
        if odd * ONE_IN > all {
            return Err(NoText::Binary(odd, all));
        }
    }
    Ok(decoded)
}

/// Bytes with zeros: UTF-16 if one of two bytes is often zero and the other hardly ever, else what they are as UTF-8.
fn unmarked(bytes: Vec<u8>) -> Decoded {
    let zeros = |odd: usize| bytes.iter().skip(odd).step_by(2).take(LOOK).filter(|b| **b == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), (bytes.len() / 2).clamp(1, LOOK));
    if bytes.len().is_multiple_of(2) && odd * 2 > pairs && even * 100 <= pairs {
        utf16(&bytes, 0, u16::from_le_bytes)
    } else if bytes.len().is_multiple_of(2) && even * 2 > pairs && odd * 100 <= pairs {
        utf16(&bytes, 0, u16::from_be_bytes)
    } else {
        repaired(&bytes)
    }
}

/// How many characters, and at most how many bytes, are looked at to tell an encoding.
const LOOK: usize = 1 << 20;

fn not_utf8(bytes: Vec<u8>, stated: Option<&str>) -> Decoded {
    let stated = stated.and_then(|name| Encoding::for_label(name.trim().as_bytes()));
    if let Some(encoding) = stated.filter(|encoding| *encoding != UTF_8 && *encoding != REPLACEMENT) {
        return legacy(&bytes, encoding);
    }
    if bytes.contains(&0) {
        return unmarked(bytes);
    }
    let mut valid = 0;
    let mut first = None;
    let (mut at, mut invalid) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            first.get_or_insert(at);
            invalid += 1;
            at += chunk.invalid().len();
        }
    }
    // More of it is UTF-8 than is not: that is broken UTF-8. Controls stand in no text of an older encoding.
    let binary = bytes.iter().any(|b| b.is_ascii_control() && !b.is_ascii_whitespace() && *b != 0x1B);
    if stated == Some(UTF_8) || valid > invalid || binary {
        return repaired(&bytes);
    }
    let first = first.unwrap_or(0);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes[..bytes.len().min(first + LOOK)], bytes.len() <= first + LOOK);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let decoded = legacy(&bytes, encoding);
    match decoded.repair {
        // A guess under which bytes are no characters is a wrong one.
        Some(_) => repaired(&bytes),
        None => Decoded { repair: Some(Repair::Guessed { first, encoding: encoding.name() }), ..decoded },
    }
}

fn legacy(bytes: &[u8], encoding: &'static Encoding) -> Decoded {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    let text = text.into_owned();
    let repair = broken.then(|| Repair::Replaced {
        first: text.chars().position(|c| c == char::REPLACEMENT_CHARACTER).unwrap_or(0),
        places: text.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER).count(),
        encoding: encoding.name(),
    });
    Decoded { text, repair }
}

/// Bytes as UTF-8, with U+FFFD for what is none.
fn repaired(bytes: &[u8]) -> Decoded {
    let mut text = String::with_capacity(bytes.len());
    let (mut at, mut first, mut places) = (0, None, 0);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            first.get_or_insert(at);
            places += 1;
            text.push(char::REPLACEMENT_CHARACTER);
            at += chunk.invalid().len();
        }
    }
    Decoded { text, repair: first.map(|first| Repair::Replaced { first, places, encoding: "UTF-8" }) }
}

/// UTF-16 behind a mark of so many bytes.
fn utf16(bytes: &[u8], mark: usize, unit: fn([u8; 2]) -> u16) -> Decoded {
    let mut text = String::with_capacity(bytes.len());
    let (mut at, mut first, mut places) = (mark, None, 0);
    let pairs = bytes[mark..].chunks_exact(2);
    let odd_byte = !pairs.remainder().is_empty();
    for c in char::decode_utf16(pairs.map(|pair| unit([pair[0], pair[1]]))) {
        match c {
            Ok(c) => {
                text.push(c);
                at += c.len_utf16() * 2;
            }
            Err(_) => {
                first.get_or_insert(at);
                places += 1;
                text.push(char::REPLACEMENT_CHARACTER);
                at += 2;
            }
        }
    }
    if odd_byte {
        first.get_or_insert(at);
        places += 1;
        text.push(char::REPLACEMENT_CHARACTER);
    }
    Decoded { text, repair: first.map(|first| Repair::Replaced { first, places, encoding: "UTF-16" }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16_bytes(text: &str, little: bool) -> Vec<u8> {
        let turn = if little { u16::to_le_bytes } else { u16::to_be_bytes };
        "\u{FEFF}".encode_utf16().chain(text.encode_utf16()).flat_map(turn).collect()
    }

    fn text(bytes: &[u8], stated: Option<&str>) -> (String, Option<Repair>) {
        let decoded = decode(bytes.to_vec(), stated).unwrap();
        (decoded.text, decoded.repair)
    }

    #[test]
    fn utf16_is_read_in_both_orders_with_a_mark_and_without() {
        for little in [true, false] {
            let bytes = utf16_bytes("Chengdu 成都 🚂 signed", little);
            assert_eq!(text(&bytes, None), ("Chengdu 成都 🚂 signed".to_owned(), None));
            assert_eq!(text(&bytes[2..], None).0, "Chengdu 成都 🚂 signed");
        }
    }

    #[test]
    fn half_a_character_of_utf16_is_repaired() {
        let mut bytes = utf16_bytes("Twenty good characters", true);
        bytes.push(b'x');
        assert_eq!(text(&bytes, None).1, Some(Repair::Replaced { first: 46, places: 1, encoding: "UTF-16" }));
    }

    #[test]
    fn known_binary_formats_are_named() {
        assert_eq!(decode(b"%PDF-1.7 plain looking".to_vec(), None).unwrap_err(), NoText::Format("a PDF file"));
    }

    #[test]
    fn older_encodings_are_told_by_their_bytes_and_said_to_be_guessed() {
        let chinese = "成都海关和重庆海关昨天在成都签署了关于合作的备忘录，双方将加强交流。";
        let traditional = "臺北市政府與高雄市政府昨天簽署合作備忘錄，雙方將加強交流，共同發展經濟。";
        let russian = "Порт Владивосток и порт Пусан вчера подписали соглашение о сотрудничестве.";
        let french = "Le port a signé hier un accord de coopération avec la société, a déclaré le préfet.";
        for (encoding, words) in [
            (encoding_rs::GBK, chinese),
            (encoding_rs::BIG5, traditional),
            (encoding_rs::WINDOWS_1251, russian),
            (encoding_rs::WINDOWS_1252, french),
        ] {
            let (bytes, ..) = encoding.encode(words);
            let (read, repair) = text(&bytes, None);
            assert_eq!(read, words);
            assert!(matches!(repair, Some(Repair::Guessed { .. })), "{repair:?}");
            // What is stated is no guess.
            assert_eq!(text(&bytes, Some(encoding.name())), (words.to_owned(), None));
        }
    }

    #[test]
    fn what_is_stated_wrongly_does_not_spoil_utf8() {
        assert_eq!(text("Café in Ürümqi".as_bytes(), Some("gbk")), ("Café in Ürümqi".to_owned(), None));
        assert!(text(b"A caf\xE9 in the old town", Some("utf-8")).1.unwrap().to_string().contains("not valid UTF-8"));
    }

    #[test]
    fn a_stray_byte_in_utf8_is_repaired_and_one_of_latin_1_is_read() {
        let (read, repair) = text(b"The caf\xC3\xA9s of \xC3\x9Cr\xC3\xBCmqi \xFF signed", None);
        assert_eq!(read, "The cafés of Ürümqi \u{FFFD} signed");
        assert_eq!(repair.unwrap().place(), "byte 23");
        let (read, repair) = text(b"The Caf\xE9 agreement was signed in May", None);
        assert_eq!(
            (read.as_str(), repair.unwrap().place().as_str()),
            ("The Café agreement was signed in May", "byte 7")
        );
    }

    #[test]
    fn zeros_are_no_text() {
        assert_eq!(decode(vec![0; 12], None).unwrap_err(), NoText::Binary(12, 12));
    }
}
