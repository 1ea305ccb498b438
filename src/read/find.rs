//! The inputs of a run: files, folders, standard input.

use super::form::Form;
use super::member::Inputs;
use super::whole;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

/// The path that stands for standard input.
pub const STDIN: &str = "-";

/// An input that is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Base name of the file, or `-`.
    pub name: String,
    path: Option<PathBuf>,
    /// Whether it was found in a folder, and not named by the user.
    listed: bool,
}

/// Why a run has nothing to read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// A path that does not exist or may not be looked at.
    #[error("{}: {error}; expected a file, a folder, or - for standard input", path.display())]
    Missing {
        /// The path as it was given.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// A folder without a single article.
    #[error("{}: no articles; looked for files that end in .txt, .md, .html, .jsonl, .warc, .wet or .zip, also with .gz or .zst, in it and in its folders", .0.display())]
    NoArticles(PathBuf),
    /// A ledger or a file of decisions that cannot be opened.
    #[error("{}: {reason}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        reason: io::Error,
    },
    /// A fault in a ledger or in a file of decisions.
    #[error("{}, line {line}: {what}", path.display())]
    Table {
        /// The file.
        path: PathBuf,
        /// The line, counted from 1.
        line: u64,
        /// What was found and what was expected.
        what: String,
    },
}

impl Source {
    /// Reads the bytes of an input that is one article.
    pub(super) fn load(&self) -> io::Result<Vec<u8>> {
        match &self.path {
            None => whole(io::stdin().lock(), 0),
            // Only a folder that could not be listed is a source.
            Some(path) if path.is_dir() => fs::read_dir(path).map(|_| Vec::new()),
            Some(path) => {
                let (file, length) = self.open(path)?;
                whole(file, length)
            }
        }
    }

    /// Opens the input to be read piece by piece.
    pub(super) fn stream(&self) -> io::Result<Box<dyn BufRead>> {
        Ok(match &self.path {
            None => Box::new(io::stdin().lock()),
            Some(path) if path.is_dir() => fs::read_dir(path).map(|_| Box::new(io::empty()))?,
            Some(path) => Box::new(BufReader::with_capacity(64 << 10, self.open(path)?.0)),
        })
    }

    /// The file of the input with its length; `None` for standard input.
    pub(super) fn open_file(&self) -> io::Result<Option<(BufReader<File>, u64)>> {
        let Some(path) = &self.path else { return Ok(None) };
        let (file, length) = self.open(path)?;
        Ok(Some((BufReader::new(file), length)))
    }

    /// The file and its length. Whoever names a pipe waits for it; one that lies in a folder would stop the run for ever.
    fn open(&self, path: &Path) -> io::Result<(File, u64)> {
        if self.listed && !fs::metadata(path)?.is_file() {
            return Err(io::Error::other("this is no regular file; name it, if it is to be read"));
        }
        let file = File::open(path)?;
        let length = file.metadata()?.len();
        Ok((file, length))
    }

    /// How many bytes the file has; 0 if that is not known.
    pub fn size(&self) -> u64 {
        self.path.as_ref().and_then(|path| fs::metadata(path).ok()).map_or(0, |metadata| metadata.len())
    }
}

/// Lists the inputs as they are usually read; see [`Inputs::find`].
///
/// # Errors
/// When a path is not there, or a folder holds no articles.
pub fn find(paths: &[PathBuf]) -> Result<Vec<Source>, ReadError> {
    Inputs::default().find(paths)
}

impl Inputs {
    /// Lists the inputs: a file as it is, a folder by its files whose names tell a form and those of its folders, in
    /// the order of their names; `README.md` describes a folder and is no article.
    ///
    /// Tables are taken from a folder only if their fields are said, for many tables hold no articles.
    /// A folder that is reached twice (a link that leads back) is listed once.
    ///
    /// # Errors
    /// When a path is not there, or a folder holds no articles.
    pub fn find(&self, paths: &[PathBuf]) -> Result<Vec<Source>, ReadError> {
        let mut sources = Vec::new();
        for path in paths {
            if path.as_os_str() == STDIN {
                sources.push(Source { name: STDIN.to_owned(), path: None, listed: false });
                continue;
            }
            let metadata = fs::metadata(path).map_err(|error| ReadError::Missing { path: path.clone(), error })?;
            if metadata.is_dir() {
                let before = sources.len();
                folder(path, self, &mut BTreeSet::new(), &mut sources);
                if sources.len() == before {
                    return Err(ReadError::NoArticles(path.clone()));
                }
            } else {
                sources.push(file(path, false));
            }
        }
        Ok(sources)
    }
}

fn file(path: &Path, listed: bool) -> Source {
    let name = path.file_name().map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy());
    Source { name: name.into_owned(), path: Some(path.to_owned()), listed }
}

fn folder(path: &Path, inputs: &Inputs, seen: &mut BTreeSet<PathBuf>, sources: &mut Vec<Source>) {
    // A loop of links ends here: its folder has one true path.
    if fs::canonicalize(path).is_ok_and(|real| !seen.insert(real)) {
        return;
    }
    let Ok(entries) = fs::read_dir(path) else {
        // It becomes a source that fails, so that the articles in it do not vanish unseen.
        return sources.push(file(path, true));
    };
    let mut entries: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    entries.sort();
    for entry in entries {
        if entry.is_dir() {
            folder(&entry, inputs, seen, sources);
        } else if is_taken(&entry, inputs) {
            sources.push(file(&entry, true));
        }
    }
}

/// Whether a file of a folder is an input.
pub fn is_taken(path: &Path, inputs: &Inputs) -> bool {
    let form = path.file_name().and_then(|name| Form::of_name(&name.to_string_lossy()));
    let fits = match form {
        None => false,
        Some(Form::Csv) => inputs.map.is_some() || inputs.form == Some(Form::Csv),
        Some(_) => true,
    };
    fits && !is_readme(path)
}

fn is_readme(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.eq_ignore_ascii_case("README.md"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(sources: &[Source]) -> Vec<&str> {
        sources.iter().map(|s| s.name.as_str()).collect()
    }

    #[test]
    fn a_folder_is_listed_in_order_with_its_folders() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("b")).unwrap();
        for name in ["c.txt", "a.md", "b/x.TXT", "README.md", "notes.csv", "d.html.gz", "e.pdf"] {
            fs::write(dir.path().join(name), "text").unwrap();
        }
        let sources = find(&[dir.path().to_owned()]).unwrap();
        assert_eq!(names(&sources), ["a.md", "x.TXT", "c.txt", "d.html.gz"]);
        assert_eq!(sources[0].load().unwrap(), b"text");
        let told = Inputs { map: Some("text=body".parse().unwrap()), ..Inputs::default() };
        assert!(names(&told.find(&[dir.path().to_owned()]).unwrap()).contains(&"notes.csv"));
    }

    #[test]
    fn a_file_named_by_the_user_is_read_whatever_its_ending() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("story.news");
        fs::write(&path, "text").unwrap();
        assert_eq!(names(&find(&[path, "-".into()]).unwrap()), ["story.news", "-"]);
    }

    #[test]
    fn a_missing_path_and_a_folder_without_articles_are_named() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("README.md"), "no article").unwrap();
        let none = find(&[dir.path().to_owned()]).unwrap_err().to_string();
        assert!(none.contains("looked for files that end in .txt, .md"), "{none}");
        let missing = find(&[dir.path().join("nowhere")]).unwrap_err().to_string();
        assert!(missing.contains("nowhere"), "{missing}");
    }

    #[cfg(unix)]
    #[test]
    fn a_loop_of_links_ends_and_a_dead_link_fails_when_it_is_read() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("a.txt"), "text").unwrap();
        std::os::unix::fs::symlink(dir.path(), dir.path().join("loop")).unwrap();
        std::os::unix::fs::symlink(dir.path().join("gone"), dir.path().join("dead.txt")).unwrap();
        let sources = find(&[dir.path().to_owned()]).unwrap();
        assert_eq!(names(&sources), ["a.txt", "dead.txt"]);
        assert!(sources[1].load().is_err());
    }
}
