//! The tests of the program as a whole; this file is their table of contents.

mod bad_input;
mod exports;
