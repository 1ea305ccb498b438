//! A shelf for what is needed again later in a run, outside of memory.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::sync::{Mutex, PoisonError};

/// So many bytes are held in memory before a file is made: small runs need none.
const HELD: usize = 4 << 20;

/// Pieces that wait for their turn: the first in memory, the others in a temporary file that has no name.
///
/// Where no file can be made, or it finds no room, all are held in memory.
#[derive(Debug, Default)]
pub struct Shelf {
    held: usize,
    file: Mutex<Option<File>>,
    /// Where the next piece begins in the file.
    end: u64,
    full: bool,
}

/// A piece on a shelf.
#[derive(Debug)]
pub struct Piece(Place);

#[derive(Debug)]
enum Place {
    Held(Box<[u8]>),
    InFile { start: u64, length: usize },
}

impl Shelf {
    /// Takes a piece.
    pub fn put(&mut self, bytes: Box<[u8]>) -> Piece {
        if self.held + bytes.len() <= HELD || self.full {
            self.held += bytes.len();
            return Piece(Place::Held(bytes));
        }
        match self.write(&bytes) {
            Ok(start) => Piece(Place::InFile { start, length: bytes.len() }),
            Err(_) => {
                self.full = true;
                Piece(Place::Held(bytes))
            }
        }
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<u64> {
        let file = self.file.get_mut().unwrap_or_else(PoisonError::into_inner);
        let file = match file {
            Some(file) => file,
            None => file.insert(tempfile::tempfile()?),
        };
        let start = self.end;
        file.seek(SeekFrom::Start(start))?;
        file.write_all(bytes)?;
        self.end += bytes.len() as u64;
        Ok(start)
    }

    /// Gives a piece back.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn take(&self, Piece(place): Piece) -> io::Result<Box<[u8]>> {
        let (start, length) = match place {
            Place::Held(bytes) => return Ok(bytes),
            Place::InFile { start, length } => (start, length),
        };
        let mut bytes = vec![0; length].into_boxed_slice();
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let file = file.as_mut().ok_or(io::ErrorKind::NotFound)?;
        file.seek(SeekFrom::Start(start))?;
        file.read_exact(&mut bytes)?;
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_is_given_back_from_memory_and_from_the_file() {
        let mut shelf = Shelf::default();
        let piece = |n: u8| vec![n; HELD / 3 + usize::from(n)].into_boxed_slice();
        let pieces: Vec<Piece> = (0..9).map(|n| shelf.put(piece(n))).collect();
        let in_file = pieces.iter().filter(|piece| matches!(piece.0, Place::InFile { .. })).count();
        assert_eq!(in_file, 7);
        for (n, one) in (0..9).zip(pieces).rev() {
            assert!(shelf.take(one).unwrap() == piece(n), "piece {n}");
        }
    }
}
