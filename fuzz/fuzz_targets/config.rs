//! See the library's `config`.
#![no_main]
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &str| drizzle_fuzz::config::run(input));
