//! Unpacking of gzip and zstd, with a limit against bombs.

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::{FrameDecoder, StreamingDecoder};
use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Chain, Cursor, Read};
use std::rc::Rc;

/// A packed input may unpack to this many bytes, however small it is.
const FREE: u64 = 256 << 20;
/// Beyond [`FREE`] it may unpack to this many times its size.
///
/// Text packs to a fifth or a tenth, lines that repeat one another to a fiftieth.
const RATIO: u64 = 200;

/// The mark of a frame of zstd.
const ZSTD: [u8; 4] = [0x28, 0xB5, 0x2F, 0xFD];

/// A name without the ending that says how the file is packed.
pub fn plain_name(name: &str) -> &str {
    match super::form::ending(name) {
        Some(ending) if ["gz", "zst"].iter().any(|packed| ending.eq_ignore_ascii_case(packed)) => {
            &name[..name.len() - ending.len() - 1]
        }
        _ => name,
    }
}

/// Whether bytes begin as a gzip or zstd file does.
pub fn is_packed(head: &[u8]) -> bool {
    head.starts_with(b"\x1F\x8B") || head.starts_with(&ZSTD) || skippable(head)
}

/// The content of a gzip or zstd file; what is neither is passed on.
///
/// # Errors
/// When the first bytes cannot be read. What is wrong further on is an error of the reader.
pub fn unpacked<'a>(mut from: Box<dyn BufRead + 'a>) -> io::Result<Box<dyn BufRead + 'a>> {
    let mut head = Vec::new();
    from.by_ref().take(4).read_to_end(&mut head)?;
    let (gzip, packed) = (head.starts_with(b"\x1F\x8B"), is_packed(&head));
    let from = Cursor::new(head).chain(from);
    if !packed {
        return Ok(Box::new(from));
    }
    let size = Rc::new(Cell::new(0));
    let from = BufReader::new(Counted::new(from, Rc::clone(&size)));
    Ok(match gzip {
        true => Box::new(BufReader::new(Guard::new(MultiGzDecoder::new(from), size))),
        false => Box::new(BufReader::new(Guard::new(Frames { open: None, rest: Some(Box::new(from)) }, size))),
    })
}

/// Counts the bytes that are read.
pub(super) struct Counted<R> {
    from: R,
    count: Rc<Cell<u64>>,
}

impl<R> Counted<R> {
    /// A reader that adds what it reads to `count`.
    pub(super) fn new(from: R, count: Rc<Cell<u64>>) -> Self {
        Self { from, count }
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(to)?;
        self.count.set(self.count.get() + read as u64);
        Ok(read)
    }
}

/// Stops what unpacks to far more than it holds.
pub struct Guard<R> {
    from: R,
    /// Bytes that were read of the packed input.
    packed: Rc<Cell<u64>>,
    given: u64,
}

impl<R> Guard<R> {
    /// A reader of what `packed` bytes unpack to.
    pub fn new(from: R, packed: Rc<Cell<u64>>) -> Self {
        Self { from, packed, given: 0 }
    }
}

/// Whether so many bytes are more than so many packed ones may hold; the message says both.
pub fn too_much(given: u64, packed: u64) -> Option<String> {
    (given > FREE && given / RATIO > packed)
        .then(|| format!("stopped after {given} bytes: it unpacks to more than {RATIO} times its size, as a bomb does"))
}

impl<R: Read> Read for Guard<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(to)?;
        self.given += read as u64;
        match too_much(self.given, self.packed.get()) {
            Some(stopped) => Err(io::Error::other(stopped)),
            None => Ok(read),
        }
    }
}

/// The frames of a zstd file, one after the other.
struct Frames<'a> {
    open: Option<StreamingDecoder<Frame<'a>, FrameDecoder>>,
    rest: Option<Box<dyn BufRead + 'a>>,
}

/// A frame with its mark put back.
type Frame<'a> = Chain<Cursor<[u8; 4]>, Box<dyn BufRead + 'a>>;

impl Read for Frames<'_> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        loop {
            if let Some(frame) = &mut self.open {
                let read = frame.read(to)?;
                if read > 0 || to.is_empty() {
                    return Ok(read);
                }
                self.rest = self.open.take().map(|frame| frame.into_inner().into_inner().1);
            }
            let Some(mut rest) = self.rest.take() else { return Ok(0) };
            if rest.fill_buf()?.is_empty() {
                return Ok(0);
            }
            let mut mark = [0; 4];
            rest.read_exact(&mut mark)?;
            if skippable(&mark) {
                let mut length = [0; 4];
                rest.read_exact(&mut length)?;
                io::copy(&mut rest.by_ref().take(u32::from_le_bytes(length).into()), &mut io::sink())?;
                self.rest = Some(rest);
                continue;
            }
            let frame = StreamingDecoder::new(Cursor::new(mark).chain(rest)).map_err(io::Error::other)?;
            self.open = Some(frame);
        }
    }
}

/// A frame of zstd that holds no content.
fn skippable(head: &[u8]) -> bool {
    matches!(head, [0x50..=0x5F, 0x2A, 0x4D, 0x18, ..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        packed.write_all(bytes).unwrap();
        packed.finish().unwrap()
    }

    fn zstd(bytes: &[u8]) -> Vec<u8> {
        ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
    }

    fn content(packed: Vec<u8>) -> io::Result<Vec<u8>> {
        let mut all = Vec::new();
        unpacked(Box::new(Cursor::new(packed)))?.read_to_end(&mut all)?;
        Ok(all)
    }

    #[test]
    fn members_of_gzip_and_frames_of_zstd_follow_one_another() {
        let skipped = [&[0x5A, 0x2A, 0x4D, 0x18, 3, 0, 0, 0][..], b"abc"].concat();
        assert_eq!(content([gzip(b"one "), gzip(b"two")].concat()).unwrap(), b"one two");
        assert_eq!(content([zstd(b"one "), skipped.clone(), zstd(b"two")].concat()).unwrap(), b"one two");
        assert_eq!(content([skipped, zstd(b"two")].concat()).unwrap(), b"two");
        assert_eq!(content(b"as it is".to_vec()).unwrap(), b"as it is");
        assert_eq!(content(Vec::new()).unwrap(), b"");
    }

    #[test]
    fn what_is_cut_off_is_an_error() {
        for packed in [gzip(&[b'x'; 5000]), zstd(&[b'x'; 5000])] {
            assert!(content(packed[..packed.len() - 3].to_vec()).is_err());
        }
    }

    #[test]
    fn a_bomb_is_stopped_and_repeated_text_is_not() {
        assert!(too_much(FREE, 1).is_none() && too_much(FREE + 1, FREE / RATIO + 1).is_none());
        assert!(too_much(FREE + RATIO, 1000).unwrap().contains("more than 200 times its size"));
        let packed = Rc::new(Cell::new(1000));
        let error = io::copy(&mut Guard::new(io::repeat(0), packed), &mut io::sink()).unwrap_err();
        assert!(error.to_string().contains("as a bomb does"));
    }
}
