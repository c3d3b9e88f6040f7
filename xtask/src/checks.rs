//! `cargo xtask lint`: formatting, clippy, documentation, each feature alone.
use crate::run;

/// Each feature of the facade.
const FEATURES: &[&str] = &[
    "sqlite",
    "postgres",
    "cockroach",
    "mssql",
    "mysql",
    "chrono",
    "time",
    "uuid",
    "rust_decimal",
    "serde",
    "json",
    "migrate",
    "cache",
    "opentelemetry",
];

fn cargo(commands: &[&[&str]], env: &[(&str, &str)]) -> Result<(), String> {
    commands
        .iter()
        .try_for_each(|args| run::run("cargo", args, env))
}

/// Runs every check.
pub(crate) fn run() -> Result<(), String> {
    cargo(
        &[
            &["fmt", "--all", "--check"],
            &[
                "clippy",
                "--workspace",
                "--all-targets",
                "--all-features",
                "--",
                "-D",
                "warnings",
            ],
        ],
        &[],
    )?;
    cargo(
        &[&["doc", "--workspace", "--no-deps", "--all-features"]],
        &[("RUSTDOCFLAGS", "-D warnings")],
    )?;
    // Without any feature, then each alone: none may lean on another.
    cargo(
        &[&["clippy", "-p", "drizzle-sqlx", "--", "-D", "warnings"]],
        &[],
    )?;
    FEATURES.iter().try_for_each(|feature| {
        cargo(
            &[&[
                "clippy",
                "-p",
                "drizzle-sqlx",
                "--features",
                feature,
                "--",
                "-D",
                "warnings",
            ]],
            &[],
        )
    })
}
