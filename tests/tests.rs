//! The tests of the program as a whole; this file is their table of contents.

#[cfg(test)]
mod bad_input;
#[cfg(test)]
mod exports;
