//! The project's own commands. `cargo xtask` lists them.
use std::process::ExitCode;

mod checks;
mod run;
mod tests;

const USAGE: &str = "\
cargo xtask test [--sqlite]   every test; installs and starts the servers it needs (--sqlite: SQLite alone, no server)
cargo xtask lint              formatting, clippy, documentation, each feature alone
cargo xtask ci                lint, then test";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let result = match args.as_slice() {
        ["test"] => tests::run(true),
        ["test", "--sqlite"] => tests::run(false),
        ["lint"] => checks::run(),
        ["ci"] => checks::run().and_then(|()| tests::run(true)),
        _ => Err(USAGE.to_owned()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}
