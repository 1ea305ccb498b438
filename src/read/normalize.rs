//! The normal form of a text: the one that every offset counts in.

use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Drops U+FEFF, turns CRLF and CR into LF, every other control but TAB into a space, and composes (NFC).
///
/// Nothing else changes: no-break spaces and zero-width characters stay.
/// Normalising twice is the same as once.
pub fn normalize(text: String) -> String {
    let plain = match plain_controls(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(changed) => changed,
    };
    match is_nfc_quick(plain.chars()) {
        IsNormalized::Yes => plain,
        _ => plain.nfc().collect(),
    }
}

fn plain_controls(text: &str) -> Cow<'_, str> {
    let odd = |c: char| c == '\u{FEFF}' || (c.is_control() && c != '\n' && c != '\t');
    if !text.contains(odd) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\u{FEFF}' => {}
            '\r' => {
                // A mark between the two is dropped, so it must not keep them apart.
                while chars.next_if_eq(&'\u{FEFF}').is_some() {}
                chars.next_if_eq(&'\n');
                out.push('\n');
            }
            c if odd(c) => out.push(' '),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn line_ends_marks_and_controls_get_one_form() {
        assert_eq!(normalize("a\r\nb\rc\n\u{FEFF}d\u{0}e\tf\u{85}g".into()), "a\nb\nc\nd e\tf g");
        assert_eq!(normalize("no\u{A0}break \u{200B}space".into()), "no\u{A0}break \u{200B}space");
    }

    #[test]
    fn letters_are_composed_even_across_a_dropped_mark() {
        assert_eq!(normalize("U\u{308}ru\u{308}mqi".into()), "Ürümqi");
        assert_eq!(normalize("U\u{FEFF}\u{308}".into()), "Ü");
    }

    proptest! {
        #[test]
        fn normalising_twice_changes_nothing(text in "[a\r\n\u{FEFF}\u{0}\u{308}ué \u{1F682}]{0,40}") {
            let once = normalize(text);
            prop_assert_eq!(normalize(once.clone()), once);
        }
    }
}
