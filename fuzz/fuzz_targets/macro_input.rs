//! See the library's `macro_input`.
#![no_main]
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &str| drizzle_fuzz::macro_input::run(input));
