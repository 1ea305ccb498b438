//! Bodies that are known by name: with or without legal form, in either order of words, by an acronym.

use crate::lexicon::{KnownBody, Lexicon, PartyWord};
use crate::record::slug::{self, is_acronym, is_han};

/// The known body that a whole name or a bare acronym stands for, with or without legal form, in either order of words.
pub fn known_body<'l>(name: &str, lexicon: &'l Lexicon) -> Option<&'l KnownBody> {
    // `OPEC+` is not OPEC.
    let key = slug::words(&name.strip_suffix('+').map_or_else(|| name.to_owned(), |name| format!("{name} plus")));
    let capitals = |key: &str| name.split_whitespace().any(|word| is_acronym(word) && slug::words(word) == key);
    let acronym = |key: &str| lexicon.party_words.acronym(key).filter(|_| capitals(key));
    let whole = |key: &str| lexicon.party_words.body(key).or_else(|| acronym(key));
    let bare = || {
        // A group is known by the name of the company at its head, unless it is known by itself.
        let legal = |tokens: &[&str]| {
            tokens == ["group"] || matches!(lexicon.party_words.get(&tokens.join(" ")), Some(PartyWord::Legal))
        };
        let mut tokens: Vec<&str> = key.split(' ').collect();
        while tokens.len() > 1 {
            if legal(&tokens[..1]) {
                tokens.remove(0);
            } else if let Some(form) = (1..tokens.len().min(5)).rev().find(|n| legal(&tokens[tokens.len() - n..])) {
                tokens.truncate(tokens.len() - form);
            } else {
                return None;
            }
            if let Some(body) = whole(&tokens.join(" ")) {
                return Some(body);
            }
        }
        None
    };
    // `Antwerp Port Authority` is the Port of Antwerp.
    let name_of = key.strip_suffix(" authority").filter(|port| port.contains("port")).unwrap_or(&key);
    let turned = || {
        ["university", "port"].iter().find_map(|head| {
            let place = name_of.strip_suffix(head).and_then(|place| place.strip_suffix(' '));
            let of = place.map(|place| format!("{head} of {place}"));
            let place = || name_of.strip_prefix(head).and_then(|rest| rest.strip_prefix(" of "));
            lexicon.party_words.body(&of.or_else(|| place().map(|place| format!("{place} {head}")))?)
        })
    };
    whole(&key).or_else(bare).or_else(turned).or_else(|| whole(without_legal_characters(&key, lexicon)?))
}

/// A name in characters without the legal form before or behind it: `株式会社日立製作所`.
fn without_legal_characters<'n>(name: &'n str, lexicon: &Lexicon) -> Option<&'n str> {
    let is_legal =
        |piece: &str| matches!(lexicon.party_words.get(piece), Some(PartyWord::Legal)) && piece.chars().all(is_han);
    let cuts = || name.char_indices().map(|(at, _)| at).skip(1);
    let before = cuts().find(|&at| is_legal(&name[at..])).map(|at| &name[..at]);
    before.or_else(|| cuts().find(|&at| is_legal(&name[..at])).map(|at| &name[at..]))
}
