//! Heads of states and governments: for whom somebody acts whose state the text leaves out.

use super::table::{Row, TableError};
use super::words::WordMap;

/// The leaders of a list, by the words that name them, in lower case.
#[derive(Debug, Default)]
pub struct Leaders {
    /// `joe biden`, `president biden`, `united states/biden` → the state, none where two share the words; and the list.
    states: WordMap<(u8, Option<Box<str>>)>,
    /// Which list is being read: of one read later, only words that are new count.
    list: u8,
}

/// Where the surname comes first: `Xi Jinping`.
const SURNAME_FIRST: &[&str] =
    &["Cambodia", "China", "Hong Kong", "North Korea", "Singapore", "South Korea", "Taiwan", "Vietnam"];

impl Leaders {
    /// The columns of the list.
    pub(super) const COLUMNS: &[&str] = &["name", "names", "offices"];

    /// The state or organisation of somebody named with first name and surname.
    pub fn state_of(&self, name: &str) -> Option<&str> {
        let full = name.contains(' ');
        self.states.get(name.to_lowercase().as_str()).filter(|_| full)?.1.as_deref()
    }

    /// The state or organisation of who is told by a post and a surname: `President`, `Biden`.
    pub fn state_of_post(&self, post: &str, name: &str) -> Option<&str> {
        let key = format!("{post} {}", name.rsplit(' ').next().unwrap_or(name));
        self.states.get(key.to_lowercase().as_str())?.1.as_deref()
    }

    /// Whether a state has or had a leader of this surname: `Japan`, `Kishida`.
    pub fn leads(&self, state: &str, surname: &str) -> bool {
        self.states.contains_key(format!("{state}/{surname}").to_lowercase().as_str())
    }

    /// Begins another list.
    pub(super) fn next_list(&mut self) {
        self.list += 1;
    }

    /// Adds a row; offices are `post, state`, joined by `|`.
    pub(super) fn add(&mut self, row: &Row<'_>) -> Result<(), TableError> {
        let names: Vec<&str> = row.values(1).chain([row.cell(0)]).collect();
        for office in row.values(2) {
            let Some((post, state)) = office.split_once(", ") else {
                return Err(row.fault(2, format!("`{office}` is no office; expected `post, state`")));
            };
            for name in &names {
                let eastern = SURNAME_FIRST.contains(&state);
                let first = name.split(' ').next().filter(|_| eastern);
                for surname in name.rsplit(' ').next().into_iter().chain(first) {
                    self.note(&format!("{post} {surname}"), state);
                    self.note(&format!("{state}/{surname}"), state);
                }
                self.note(name, state);
            }
        }
        Ok(())
    }

    fn note(&mut self, words: &str, state: &str) {
        for key in super::lowered(words) {
            let (list, known) = self.states.entry(key.into()).or_insert_with(|| (self.list, Some(state.into())));
            if *list == self.list && known.as_deref() != Some(state) {
                *known = None;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;

    #[test]
    fn a_leader_is_known_by_name_and_by_post_and_surname() {
        let leaders = Lexicon::embedded().unwrap().leaders;
        assert_eq!(leaders.state_of("Narendra Modi"), Some("India"));
        assert_eq!(leaders.state_of_post("President", "Biden"), Some("United States"));
        assert_eq!(leaders.state_of_post("President", "Xi"), Some("China"));
        // A surname alone, or one that several states know, says nothing.
        assert_eq!(leaders.state_of("Modi"), None);
        assert_eq!(leaders.state_of_post("King", "Abdullah"), None);
        assert!(leaders.leads("Japan", "Kishida") && !leaders.leads("Japan", "Modi"));
    }

    #[test]
    fn every_state_of_the_list_is_a_place_or_a_body() {
        let lexicon = Lexicon::embedded().unwrap();
        let known = |state: &str| {
            let lower = state.to_lowercase();
            lexicon.places.name(state).is_some() || lexicon.bodies.word(&lower).is_some() || {
                let words: Vec<&str> = lower.split(' ').collect();
                lexicon.bodies.longest_at(0, |i| words.get(i).copied().unwrap_or("")).is_some()
            }
        };
        let unknown: Vec<&str> = lexicon
            .leaders
            .states
            .values()
            .filter_map(|(_, state)| state.as_deref())
            .filter(|state| !known(state))
            .collect();
        assert!(unknown.is_empty(), "{unknown:?}");
    }
}
