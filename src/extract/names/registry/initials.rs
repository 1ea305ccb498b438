//! Acronyms made of the initials of a name.

use crate::extract::names::run::is_legal_form;
use crate::lexicon::Lexicon;

/// The initials of a name's capitalised words.
pub(super) fn initials(name: &str) -> String {
    name.split([' ', '-']).filter_map(|w| w.chars().next()).filter(|c| c.is_uppercase()).collect()
}

/// A name without the legal form at its end.
pub(super) fn without_legal_form<'n>(lexicon: &Lexicon, name: &'n str) -> &'n str {
    let cut = name.rsplit_once(' ').filter(|(_, last)| is_legal_form(lexicon, &last.to_lowercase()));
    cut.map_or(name, |(rest, _)| rest.trim_end_matches(','))
}

/// Whether an acronym is made of the initials of a name's capitalised words.
pub(super) fn is_initials(acronym: &str, name: &str) -> bool {
    let letters: String = acronym.chars().filter(|c| c.is_alphabetic()).collect();
    letters.len() >= 3 && letters.chars().all(char::is_uppercase) && initials(name) == letters
}
