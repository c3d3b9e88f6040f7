//! See the library's `names`.
#![no_main]
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: drizzle_fuzz::names::Names<'_>| drizzle_fuzz::names::run(input));
