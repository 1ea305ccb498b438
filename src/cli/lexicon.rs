//! `--lexicon`: the user's own words and places, beside the embedded ones.

use crate::lexicon::{Lexicon, List, TableError};
use serde::Deserialize;
use std::fs;
use std::path::{Path, PathBuf};

/// Where the user's own word lists are.
#[derive(Debug, Default, clap::Args, Deserialize)]
#[serde(transparent)]
pub struct WordLists {
    /// Folder with word lists of yours, added to the built-in ones; of two rows for one term, yours counts
    ///
    /// Any of the files of schema/lexicon and schema/gazetteer, with the same names and columns:
    /// agreement-nouns.csv, area-terms.csv, bodies.csv, china.csv, cities.csv, combining-forms.csv, countries.csv,
    /// deal-verbs.csv, honorifics.csv, initiative-heads.csv, leaders.csv, name-words.csv, no-names.csv, org-heads.csv,
    /// other-names.csv, party-words.csv, place-names.csv, posts.csv, subdivisions.csv, title-words.csv.
    /// Word lists are sorted by their first column.
    /// A fault in a file stops the command and names file, line and column.
    #[arg(long, value_name = "DIR")]
    lexicon: Option<PathBuf>,
}

impl WordLists {
    /// These lists, or the others if none are named here.
    pub fn or(self, other: Self) -> Self {
        Self { lexicon: self.lexicon.or(other.lexicon) }
    }

    /// The same lists, their folder counted from another one.
    pub fn below(self, folder: &Path) -> Self {
        Self { lexicon: self.lexicon.map(|lists| folder.join(lists)) }
    }

    /// The embedded words, with the user's own if a folder was named.
    ///
    /// # Errors
    /// A folder that cannot be read or holds no list, and the first fault in a list.
    pub fn load(&self) -> Result<Lexicon, TableError> {
        match &self.lexicon {
            Some(folder) => Lexicon::with(&lists(folder)?),
            None => Lexicon::embedded(),
        }
    }
}

/// The files of a folder in the order of their names; hidden ones and `README.md` are no lists.
fn lists(folder: &Path) -> Result<Vec<List>, TableError> {
    let fault = |path: &Path, what: String| TableError::of_file(&path.display().to_string(), what);
    let unread =
        |error: std::io::Error| fault(folder, format!("cannot be read: {error}; expected a folder of word lists"));
    let mut lists = Vec::new();
    for entry in fs::read_dir(folder).map_err(unread)? {
        let path = entry.map_err(unread)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with('.') || name.eq_ignore_ascii_case("README.md") {
            continue;
        }
        let file = path.display().to_string();
        // A file of a wrong name is told by that, whatever is in it.
        let content = if Lexicon::list_names().any(|known| known == name) {
            let bytes = fs::read(&path).map_err(|error| fault(&path, format!("cannot be read: {error}")))?;
            let text = String::from_utf8(bytes).map_err(|error| {
                fault(&path, format!("byte {} is not UTF-8; expected UTF-8", error.utf8_error().valid_up_to() + 1))
            })?;
            // Spreadsheets put a byte order mark before the header.
            text.strip_prefix('\u{FEFF}').unwrap_or(&text).to_owned()
        } else {
            String::new()
        };
        lists.push(List { name, file, content });
    }
    if lists.is_empty() {
        let names: Vec<&str> = Lexicon::list_names().collect();
        return Err(fault(folder, format!("holds no word list; expected one or more of {}", names.join(", "))));
    }
    lists.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(lists)
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    struct Help {
        #[command(flatten)]
        args: WordLists,
    }

    #[test]
    fn the_help_names_every_list() {
        let help = <Help as clap::CommandFactory>::command().render_long_help().to_string();
        let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
        for name in Lexicon::list_names() {
            assert!(help.contains(name), "{name}\n{help}");
        }
    }

    #[test]
    fn lists_come_in_order_and_without_a_byte_order_mark() {
        let folder = tempfile::tempdir().unwrap();
        for (name, content) in [("posts.csv", "b"), ("bodies.csv", "\u{FEFF}a"), (".hidden", "c"), ("README.md", "d")] {
            fs::write(folder.path().join(name), content).unwrap();
        }
        let lists = lists(folder.path()).unwrap();
        let found: Vec<(&str, &str)> = lists.iter().map(|list| (list.name.as_str(), list.content.as_str())).collect();
        assert_eq!(found, [("bodies.csv", "a"), ("posts.csv", "b")]);
        assert!(Help { args: WordLists { lexicon: None } }.args.load().is_ok());
    }
}
