//! `drizzle-kit`: migrations from the command line.
use std::process::ExitCode;

fn main() -> ExitCode {
    drizzle_kit::cli::main()
}
