//! From bytes to text: UTF-8, or UTF-16 that says so by a byte order mark.

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
    /// What had to be replaced by U+FFFD.
    pub repair: Option<Repair>,
}

/// Bytes that are no characters.
#[derive(Debug, PartialEq, Eq)]
pub struct Repair {
    /// Offset in the file of the first such byte.
    pub first: usize,
    /// How many places were replaced.
    pub places: usize,
    /// The encoding that the file was read in.
    encoding: &'static str,
}

impl fmt::Display for Repair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { first, places, encoding } = self;
        write!(f, "{places} places are not valid {encoding}, the first at byte {first}; each became U+FFFD")
    }
}

/// Why bytes are no text.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoText {
    /// No bytes at all, or only a byte order mark.
    #[error("the file is empty")]
    Empty,
    /// A binary format, recognised by its first bytes.
    #[error("this is {0}; expected plain text in UTF-8, or UTF-16 with a byte order mark")]
    Format(&'static str),
    /// Too much of it is no text.
    #[error("{0} of {1} characters are no text; expected plain text in UTF-8, or UTF-16 with a byte order mark")]
    Binary(usize, usize),
}

/// Decodes the bytes of a file.
pub fn decode(bytes: Vec<u8>) -> Result<Decoded, NoText> {
    if let Some((_, name)) = SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(NoText::Format(name));
    }
    let decoded = match bytes.as_slice() {
        [0xFF, 0xFE, ..] => utf16(&bytes, u16::from_le_bytes),
        [0xFE, 0xFF, ..] => utf16(&bytes, u16::from_be_bytes),
        _ => utf8(bytes),
    };
    if decoded.text.is_empty() {
        return Err(NoText::Empty);
    }
    let controls = decoded.text.bytes().filter(|b| b.is_ascii_control() && !b.is_ascii_whitespace()).count();
    let odd = controls + decoded.repair.as_ref().map_or(0, |r| r.places);
    if odd > 0 {
        let all = decoded.text.chars().count();
        if odd * ONE_IN > all {
            return Err(NoText::Binary(odd, all));
        }
    }
    Ok(decoded)
}

fn utf8(bytes: Vec<u8>) -> Decoded {
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Decoded { text, repair: None },
        Err(error) => error.into_bytes(),
    };
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
    Decoded { text, repair: first.map(|first| Repair { first, places, encoding: "UTF-8" }) }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Decoded {
    let mut text = String::with_capacity(bytes.len());
    let (mut at, mut first, mut places) = (2, None, 0);
    let pairs = bytes[2..].chunks_exact(2);
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
    Decoded { text, repair: first.map(|first| Repair { first, places, encoding: "UTF-16" }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16_bytes(text: &str, little: bool) -> Vec<u8> {
        let turn = if little { u16::to_le_bytes } else { u16::to_be_bytes };
        "\u{FEFF}".encode_utf16().chain(text.encode_utf16()).flat_map(turn).collect()
    }

    #[test]
    fn utf16_with_a_mark_is_read_in_both_orders() {
        for little in [true, false] {
            let decoded = decode(utf16_bytes("Chengdu 成都 🚂 signed", little)).unwrap();
            assert_eq!(decoded.text, "Chengdu 成都 🚂 signed");
            assert_eq!(decoded.repair, None);
        }
    }

    #[test]
    fn half_a_character_of_utf16_is_repaired() {
        let mut bytes = utf16_bytes("Twenty good characters", true);
        bytes.push(b'x');
        let repair = decode(bytes).unwrap().repair.unwrap();
        assert_eq!((repair.first, repair.places), (46, 1));
    }

    #[test]
    fn known_binary_formats_are_named() {
        assert_eq!(decode(b"%PDF-1.7 plain looking".to_vec()).unwrap_err(), NoText::Format("a PDF file"));
    }

    #[test]
    fn a_stray_byte_of_latin_1_does_not_make_a_text_binary() {
        let decoded = decode(b"The Caf\xE9 agreement was signed in May".to_vec()).unwrap();
        assert_eq!(decoded.repair.unwrap().first, 7);
    }

    #[test]
    fn utf16_without_a_mark_is_no_text() {
        let bytes: Vec<u8> = "signed".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(bytes).unwrap_err(), NoText::Binary(6, 12));
    }
}
