//! The inputs of a run: files, folders, standard input.

use super::{MAX_BYTES, too_long};
use crate::record::{Issue, IssueKind};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The path that stands for standard input.
pub const STDIN: &str = "-";

/// Endings of the files that are taken from a folder.
const ENDINGS: [&str; 2] = ["txt", "md"];

/// An input that is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Base name of the file, or `-`.
    pub name: String,
    path: Option<PathBuf>,
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
    #[error("{}: no articles; looked for files that end in .txt or .md, in it and in its folders", .0.display())]
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
    /// Reads the bytes of the input.
    pub fn load(&self) -> Result<Vec<u8>, Issue> {
        let failed = |message: String| Issue {
            source_file: self.name.clone(),
            article: None,
            kind: IssueKind::Failed,
            place: String::new(),
            message,
        };
        let read = match &self.path {
            None => bytes_of(io::stdin().lock(), 0),
            // Only a folder that could not be listed is a source.
            Some(path) if path.is_dir() => fs::read_dir(path).map(|_| Vec::new()),
            Some(path) => File::open(path).and_then(|file| {
                let length = file.metadata()?.len();
                bytes_of(file, length)
            }),
        };
        match read {
            Ok(bytes) if bytes.len() as u64 > MAX_BYTES => Err(failed(too_long(bytes.len() as u64))),
            Ok(bytes) => Ok(bytes),
            Err(error) => Err(failed(format!("cannot be read: {error}"))),
        }
    }
}

/// Reads to the end, but never much more than an article may have.
fn bytes_of(mut from: impl Read, length: u64) -> io::Result<Vec<u8>> {
    if length > MAX_BYTES {
        return Err(io::Error::other(too_long(length)));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0));
    from.by_ref().take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Lists the inputs: a file as it is, a folder by its `.txt` and `.md` files and those of its folders, in the order of
/// their names; `README.md` describes a folder and is no article.
///
/// A folder that is reached twice (a link that leads back) is listed once.
pub fn find(paths: &[PathBuf]) -> Result<Vec<Source>, ReadError> {
    let mut sources = Vec::new();
    for path in paths {
        if path.as_os_str() == STDIN {
            sources.push(Source { name: STDIN.to_owned(), path: None });
            continue;
        }
        let metadata = fs::metadata(path).map_err(|error| ReadError::Missing { path: path.clone(), error })?;
        if metadata.is_dir() {
            let before = sources.len();
            folder(path, &mut BTreeSet::new(), &mut sources);
            if sources.len() == before {
                return Err(ReadError::NoArticles(path.clone()));
            }
        } else {
            sources.push(file(path));
        }
    }
    Ok(sources)
}

fn file(path: &Path) -> Source {
    let name = path.file_name().map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy());
    Source { name: name.into_owned(), path: Some(path.to_owned()) }
}

fn folder(path: &Path, seen: &mut BTreeSet<PathBuf>, sources: &mut Vec<Source>) {
    // A loop of links ends here: its folder has one true path.
    if fs::canonicalize(path).is_ok_and(|real| !seen.insert(real)) {
        return;
    }
    let Ok(entries) = fs::read_dir(path) else {
        // It becomes a source that fails, so that the articles in it do not vanish unseen.
        return sources.push(file(path));
    };
    let mut entries: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    entries.sort();
    for entry in entries {
        if entry.is_dir() {
            folder(&entry, seen, sources);
        } else if ENDINGS.iter().any(|ending| extension_is(&entry, ending)) && !is_readme(&entry) {
            sources.push(file(&entry));
        }
    }
}

/// Whether the file's name ends in `.ending`, in any case of letters.
pub fn extension_is(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|found| found.eq_ignore_ascii_case(ending))
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
        for name in ["c.txt", "a.md", "b/x.TXT", "README.md", "notes.csv"] {
            fs::write(dir.path().join(name), "text").unwrap();
        }
        let sources = find(&[dir.path().to_owned()]).unwrap();
        assert_eq!(names(&sources), ["a.md", "x.TXT", "c.txt"]);
        assert_eq!(sources[0].load().unwrap(), b"text");
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
        assert!(none.contains("looked for files that end in .txt or .md"), "{none}");
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
        assert_eq!(sources[1].load().unwrap_err().kind, IssueKind::Failed);
    }
}
