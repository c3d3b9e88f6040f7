//! See the library's `schema_file`.
#![no_main]
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &str| drizzle_fuzz::schema_file::run(input));
