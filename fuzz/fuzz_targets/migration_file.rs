//! See the library's `migration_file`.
#![no_main]
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u8, &str)| drizzle_fuzz::migration_file::run(input));
