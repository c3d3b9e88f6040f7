//! Examples of Drizzle for Rust: each is a program in `examples/`, run with `cargo run --example NAME`.
