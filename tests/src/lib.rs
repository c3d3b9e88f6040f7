//! The tests of Drizzle for Rust; see the files in `tests/`.
