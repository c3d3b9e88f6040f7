//! The project's own commands. `cargo xtask` lists them.
use std::process::ExitCode;

mod checks;
mod matrix;
mod oracles;
mod run;
mod servers;
mod summary;
mod tests;

const USAGE: &str = "\
cargo xtask test [--only DIALECT].. [--sqlite]
                   every test; installs and starts the servers it needs
                   --only   the suite on this dialect alone: sqlite, postgres, mysql, mariadb, cockroach, mssql
                   --sqlite the same as --only sqlite: no server
cargo xtask lint   formatting, clippy, documentation, each feature alone
cargo xtask ci     lint, then test";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let result = match args.as_slice() {
        ["test", options @ ..] => {
            tests::Options::parse(options).and_then(|options| tests::run(&options))
        }
        ["lint"] => checks::run(),
        ["ci"] => checks::run().and_then(|()| tests::run(&tests::Options::default())),
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
