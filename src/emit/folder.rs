//! The output folder: whole files only, of one run only, and never on top of somebody else's.

use super::EmitError;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The folder inside the output folder that is ours too.
const INNER: &str = "csv";
/// What the name of an unfinished file ends with, before the number of the process.
const UNFINISHED: &str = ".tmp-";

/// So many bytes of a file go to the system at a time.
const BUFFER: usize = 64 << 10;

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Written {
    /// Its name, relative to the output folder, with `/`.
    pub name: String,
    /// Its length.
    pub bytes: usize,
    /// SHA-256 in lower-case hexadecimal.
    pub sha256: String,
}

/// An output folder being filled.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    /// What the last run left here.
    earlier: BTreeSet<String>,
    /// What was written so far, and has not its name yet.
    written: Mutex<Vec<Written>>,
}

impl Folder {
    /// Opens the folder, making it if it is missing.
    ///
    /// # Errors
    /// When it cannot be made or read, or holds files that are not of an earlier run and `force` is not said.
    pub fn open(path: &Path, force: bool) -> Result<Self, EmitError> {
        fs::create_dir_all(path).map_err(|reason| failed(path, reason))?;
        let found = listed(path)?;
        let earlier = of_earlier_run(path);
        let foreign: Vec<&str> =
            found.iter().filter(|name| !earlier.contains(*name) && !is_unfinished(name)).map(String::as_str).collect();
        if !foreign.is_empty() && !force {
            let names = foreign.iter().take(3).copied().collect::<Vec<_>>().join(", ");
            let names = if foreign.len() > 3 { format!("{names}, ...") } else { names };
            return Err(EmitError::Foreign { folder: path.to_owned(), names });
        }
        let earlier = found.into_iter().filter(|name| earlier.contains(name) || is_unfinished(name)).collect();
        Ok(Self { path: path.to_owned(), earlier, written: Mutex::default() })
    }

    /// Writes a file while its content is made. It gets its name when all files are there: should one fail, the folder
    /// stays as it was.
    ///
    /// # Errors
    /// When the content could not be made, or the file cannot be written.
    pub fn write(
        &self,
        name: &str,
        content: impl FnOnce(&mut (dyn Write + Send)) -> io::Result<()>,
    ) -> Result<(), EmitError> {
        let place = self.path.join(name);
        let parent = place.parent().unwrap_or(&self.path);
        fs::create_dir_all(parent).map_err(|reason| failed(parent, reason))?;
        let unfinished = unfinished(&place);
        match fill(&unfinished, content) {
            Ok((bytes, sha256)) => self.all().push(Written { name: name.to_owned(), bytes, sha256 }),
            Err(reason) => {
                let _ = fs::remove_file(&unfinished);
                return Err(failed(&place, reason));
            }
        }
        Ok(())
    }

    /// The files so far, in the order of their names.
    pub fn written(&self) -> Vec<Written> {
        let mut written = self.all().clone();
        written.sort();
        written
    }

    fn all(&self) -> MutexGuard<'_, Vec<Written>> {
        // What a thread that failed has noted is there.
        self.written.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Gives all files their names, removes what only an earlier run wrote, then writes the last file.
    ///
    /// # Errors
    /// When a file cannot be renamed, removed or written.
    pub fn finish(
        self,
        name: &str,
        content: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<Vec<Written>, EmitError> {
        let mut written = self.written();
        self.write(name, |out| content(out))?;
        let last = self.all().last().cloned();
        for file in written.iter().chain(&last) {
            let place = self.path.join(&file.name);
            fs::rename(unfinished(&place), &place).map_err(|reason| failed(&place, reason))?;
        }
        written.extend(last);
        for old in self.earlier.iter().filter(|old| !written.iter().any(|file| file.name == **old)) {
            let place = self.path.join(old);
            match fs::remove_file(&place) {
                Err(reason) if reason.kind() != io::ErrorKind::NotFound => return Err(failed(&place, reason)),
                _ => {}
            }
        }
        // Only an empty folder goes; one that holds files of others stays.
        let _ = fs::remove_dir(self.path.join(INNER));
        Ok(written)
    }
}

impl Drop for Folder {
    /// What has not its name by now gets none.
    fn drop(&mut self) {
        for file in self.all().drain(..) {
            let _ = fs::remove_file(unfinished(&self.path.join(&file.name)));
        }
        let _ = fs::remove_dir(self.path.join(INNER));
    }
}

/// Writes a file beside its place first, then renames it into it, so that no reader ever sees half of it; its length and
/// SHA-256.
///
/// # Errors
/// When the content could not be made, or the file cannot be written; what was in the place stays there.
pub(super) fn replace(
    place: &Path,
    content: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<(usize, String)> {
    let unfinished = unfinished(place);
    let done = fill(&unfinished, |out| content(out)).and_then(|hashed| fs::rename(&unfinished, place).map(|()| hashed));
    if done.is_err() {
        let _ = fs::remove_file(&unfinished);
    }
    done
}

/// Where a file is while it is being written.
fn unfinished(place: &Path) -> PathBuf {
    let base = place.file_name().unwrap_or_default().to_string_lossy();
    place.with_file_name(format!(".{base}{UNFINISHED}{}", std::process::id()))
}

/// Writes a file as its content is made; its length and SHA-256.
fn fill(path: &Path, content: impl FnOnce(&mut (dyn Write + Send)) -> io::Result<()>) -> io::Result<(usize, String)> {
    let mut out =
        BufWriter::with_capacity(BUFFER, Hashing { file: File::create(path)?, hash: Sha256::new(), bytes: 0 });
    content(&mut out)?;
    let Hashing { hash, bytes, .. } = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    Ok((bytes, hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()))
}

/// A file that knows the hash of what was written into it.
struct Hashing {
    file: File,
    hash: Sha256,
    bytes: usize,
}

impl Write for Hashing {
    fn write(&mut self, content: &[u8]) -> io::Result<usize> {
        let done = self.file.write(content)?;
        self.hash.update(&content[..done]);
        self.bytes += done;
        Ok(done)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// The names of everything in the folder and in our inner one, with `/`.
fn listed(path: &Path) -> Result<Vec<String>, EmitError> {
    let mut names = Vec::new();
    for entry in fs::read_dir(path).map_err(|reason| failed(path, reason))? {
        let name = entry.map_err(|reason| failed(path, reason))?.file_name().to_string_lossy().into_owned();
        let inner = path.join(&name);
        if name == INNER && inner.is_dir() {
            for entry in fs::read_dir(&inner).map_err(|reason| failed(&inner, reason))? {
                let file = entry.map_err(|reason| failed(&inner, reason))?.file_name();
                names.push(format!("{INNER}/{}", file.to_string_lossy()));
            }
        } else {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// What `run.json` says an earlier run wrote here; nothing if there is none.
fn of_earlier_run(path: &Path) -> BTreeSet<String> {
    let run = "run.json".to_owned();
    let Ok(text) = fs::read_to_string(path.join(&run)) else { return BTreeSet::new() };
    let json: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
    let Some(outputs) = json.get("outputs").and_then(|outputs| outputs.as_array()) else { return BTreeSet::new() };
    let names = outputs.iter().filter_map(|output| output.get("file")?.as_str()).filter(|name| stays_inside(name));
    names.map(str::to_owned).chain([run]).collect()
}

/// Whether a name leads to a file in the folder or in our inner one: a `run.json` that was tampered with must not
/// make us remove anything else.
fn stays_inside(name: &str) -> bool {
    let mut parts = Path::new(name).components();
    match (parts.next(), parts.next(), parts.next()) {
        (Some(Component::Normal(_)), None, None) => true,
        (Some(Component::Normal(inner)), Some(Component::Normal(_)), None) => inner == INNER,
        _ => false,
    }
}

/// Whether a run that died left this file.
fn is_unfinished(name: &str) -> bool {
    let base = name.rsplit('/').next().unwrap_or(name);
    let process = base.rsplit_once(UNFINISHED).map_or("", |(_, process)| process);
    base.starts_with('.') && !process.is_empty() && process.bytes().all(|b| b.is_ascii_digit())
}

fn failed(path: &Path, reason: io::Error) -> EmitError {
    EmitError::Io { path: path.to_owned(), reason }
}
