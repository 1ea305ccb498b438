//! Places among the names: one entry under any form, the two of a pair, the country of a people.

use super::{Registry, key};
use crate::lexicon::{PlaceHit, PlaceLevel};
use crate::record::claim::NameKind;

impl Registry<'_> {
    /// Places are one under any of their names: `U.S.`, `the United States`; `Zhaotong City`, `Zhaotong`.
    pub(super) fn key(&self, form: &str, kind: NameKind) -> String {
        let known = |form: &str| self.lexicon.places.name(form).filter(|hit| !hit.demonym);
        let form_alone = form.strip_prefix("the ").unwrap_or(form);
        let bare = || {
            let (name, unit) = form_alone.rsplit_once(' ')?;
            let level = match unit {
                "City" | "Municipality" | "Prefecture" | "city" | "municipality" | "prefecture" => PlaceLevel::City,
                "Province" | "province" => PlaceLevel::Subdivision,
                _ => return None,
            };
            known(name).filter(|hit| hit.level == level)
        };
        let place = (kind == NameKind::Place).then(|| known(form_alone).or_else(bare)).flatten();
        place.map_or_else(|| key(form), |hit| key(&hit.name))
    }

    /// The entries of the two places in one word (`U.S.-Vietnam`), where both have one.
    pub fn pair(&self, word: &str) -> Option<[usize; 2]> {
        let entries: Vec<usize> =
            self.lexicon.pair(word).iter().filter_map(|(name, _)| self.by_key.get(&key(name)).copied()).collect();
        entries.try_into().ok()
    }

    /// The entry of the country whose adjective or people an entry is: `Turkmen` → that of `Turkmenistan`.
    pub fn country_of(&self, entry: usize) -> Option<usize> {
        let hit = self.lexicon.places.name(&self.names[entry].name).filter(|hit| hit.demonym)?;
        self.by_key.get(&key(&hit.name)).copied()
    }

    /// The level of the place that an entry is, if it is known as one.
    pub fn level(&self, entry: usize) -> Option<PlaceLevel> {
        self.place(entry).map(|hit| hit.level)
    }

    /// Whether an entry is a country.
    pub fn is_country(&self, entry: usize) -> bool {
        self.place(entry).is_some_and(|hit| hit.level == PlaceLevel::Country && !hit.demonym)
    }

    fn place(&self, entry: usize) -> Option<&PlaceHit> {
        let name = self.names[entry].name.as_str();
        self.lexicon.places.name(name.strip_prefix("the ").unwrap_or(name))
    }
}
