//! Two told in one word: `China-Laos`, `EU-Morocco`, `Sino-Kenyan`.

use super::{Lexicon, PlaceLevel};
use crate::record::claim::NameKind;

impl Lexicon {
    /// The sides of a pair told in one word, by name and kind; none if the word is one name with a hyphen
    /// (`Guinea-Bissau`) or a half of it is no place, people or body.
    pub fn pair(&self, word: &str) -> Vec<(String, NameKind)> {
        const HYPHENS: [char; 3] = ['-', '–', '‐'];
        if !word.contains(HYPHENS) || self.places.name(word).is_some() {
            return Vec::new();
        }
        let parts: Vec<&str> = word.split(HYPHENS).collect();
        let sides: Option<Vec<_>> = parts.iter().map(|part| self.side(part, parts.len())).collect();
        let country = |(name, kind): &(String, NameKind)| {
            *kind == NameKind::Place && self.places.name(name).is_some_and(|hit| hit.level == PlaceLevel::Country)
        };
        // `Indo-Pacific`: a combining form stands before a country.
        let combined = self.combining_forms.contains_key(parts[0].to_lowercase().as_str());
        let sides = sides.filter(|sides| sides.len() >= 2 && (!combined || sides.iter().all(country)));
        sides.unwrap_or_default()
    }

    /// One half of such a word.
    fn side(&self, part: &str, parts: usize) -> Option<(String, NameKind)> {
        let lower = part.to_lowercase();
        let country = self.combining_forms.get(lower.as_str()).filter(|_| parts == 2);
        if let Some(hit) = self.places.name(country.map_or(&lower, |country| country)) {
            return Some((hit.name.to_string(), NameKind::Place));
        }
        let body = self.bodies.longest_at(0, |i| if i == 0 { &lower } else { "" });
        body.map(|(_, kind)| (part.to_owned(), NameKind::Organization(*kind)))
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;

    #[test]
    fn a_word_of_two_halves_names_two_sides_where_both_are_places_or_bodies() {
        let lexicon = Lexicon::for_tests();
        let sides = |word: &str| lexicon.pair(word).into_iter().map(|(name, _)| name).collect::<Vec<_>>();
        assert_eq!(sides("Kenya-Ethiopia"), ["Kenya", "Ethiopia"]);
        assert_eq!(sides("Sino-Kenyan"), ["China", "Kenya"]);
        assert_eq!(sides("EU-Morocco"), ["EU", "Morocco"]);
        for one in ["Guinea-Bissau", "Indo-Pacific", "Rolls-Royce", "Kenya"] {
            assert_eq!(sides(one), [""; 0], "{one}");
        }
    }
}
