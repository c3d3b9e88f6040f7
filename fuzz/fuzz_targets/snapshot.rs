//! See the library's `snapshot`.
#![no_main]
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &str| drizzle_fuzz::snapshot::run(input));
