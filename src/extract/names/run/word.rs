//! What one word, its tag or its form says of being in a name: acronyms, legal forms, heads of places.

use crate::extract::sent::Sent;
use crate::extract::tagger::Tag;
use crate::lexicon::{HeadPosition, Lexicon};
use crate::record::concept::AgreementType;

/// Whether the tag is that of a verb.
pub fn is_verb(tag: Tag) -> bool {
    matches!(tag, Tag::Vb | Tag::Vbd | Tag::Vbg | Tag::Vbn | Tag::Vbp | Tag::Vbz | Tag::Md)
}

/// Whether the tag is that of a noun.
pub fn is_noun(tag: Tag) -> bool {
    matches!(tag, Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps)
}

/// `Boston-based`, `state-owned`: an attribute, no part of the name after it.
pub fn is_attribute(lower: &str) -> bool {
    ["-based", "-owned", "-led", "-backed", "-listed", "-headquartered", "-born", "-run", "-funded", "-registered"]
        .iter()
        .any(|end| lower.ends_with(end))
}

/// Whether the word can be part of a name.
pub(super) fn is_name_word(sent: &Sent<'_>, taken: &[bool], at: usize) -> bool {
    sent.is_capital(at) && !taken.get(at).copied().unwrap_or(false) && !is_unit_number(sent.word(at))
}

/// `5M`, `100MW`, `3G`-like measures: digits and then at most two capitals.
fn is_unit_number(word: &str) -> bool {
    let digits = word.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')).count();
    digits > 0
        && (digits > 1 || word.len() > 2)
        && word.len() - digits <= 3
        && (word[digits..].chars().all(char::is_uppercase) || word[digits..].chars().all(char::is_lowercase))
}

/// Capitals only, two letters or more, perhaps with digits, dots or `&`.
pub fn is_acronym(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 2 && word.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '.' | '&' | '-'))
        || letters >= 3 && word.ends_with('s') && word[..word.len() - 1].chars().all(char::is_uppercase)
}

/// Whether an agreement noun that names a document, not a body, starts here.
pub fn document_noun(sent: &Sent<'_>, lexicon: &Lexicon, at: usize) -> bool {
    lexicon
        .agreement_nouns
        .longest_at(at, |i| sent.lower(i))
        .is_some_and(|(_, noun)| noun.kind != AgreementType::Alliance)
}

/// Small words inside names of many languages.
const PARTICLES: &[&str] = &[
    "al", "ba", "bin", "bint", "da", "das", "de", "degli", "dei", "del", "della", "delle", "dello", "den", "der",
    "des", "di", "do", "dos", "du", "e", "el", "et", "ibn", "la", "las", "le", "les", "los", "ul", "van", "von", "y",
    "zu", "und", "für", "dan", "ng", "o", "och", "og", "para", "pour", "ve", "wa", "ya", "za",
];

/// Whether the word is a small one inside names: `de`, `van`, `al`.
pub(super) fn is_particle(lower: &str) -> bool {
    PARTICLES.contains(&lower)
}

/// Whether the word is a legal form: `ltd.`, `inc`, `gmbh`.
pub fn is_legal_form(lexicon: &Lexicon, lower: &str) -> bool {
    [lower, lower.trim_end_matches('.')]
        .iter()
        .any(|w| lexicon.org_heads.word(w).is_some_and(|h| h.position == HeadPosition::Suffix))
}

/// Common nouns that make a place of the name before them.
pub fn is_place_head(lower: &str) -> bool {
    matches!(
        lower,
        "district"
            | "county"
            | "province"
            | "city"
            | "prefecture"
            | "municipality"
            | "state"
            | "region"
            | "town"
            | "township"
            | "village"
            | "oblast"
            | "canton"
            | "island"
            | "peninsula"
    )
}
