//! `cargo xtask test`: every test, with the servers it needs, and a summary that names each dialect.
use crate::run::{output, watch};
use std::collections::BTreeMap;

/// Every feature of the facade that is no dialect.
const TYPES: &str = "chrono,time,uuid,rust_decimal,serde,json";

/// Counts by what was tested: a dialect, or a part of the project.
#[derive(Default)]
struct Summary {
    counts: BTreeMap<String, Count>,
    skipped: Vec<String>,
    failed: Vec<String>,
}

#[derive(Default)]
struct Count {
    passed: usize,
    failed: usize,
    ignored: usize,
}

impl Summary {
    /// Takes a line of a test run; tests of the suite are named after their dialect first.
    fn line(&mut self, part: &str, line: &str) {
        let Some((name, outcome)) = line
            .strip_prefix("test ")
            .and_then(|rest| rest.rsplit_once(" ... "))
        else {
            return;
        };
        let group = match name.split("::").next() {
            Some("postgres_only") => "postgres".to_owned(),
            Some(dialect @ ("sqlite_memory" | "sqlite_file" | "postgres")) => {
                dialect.replace('_', " ")
            }
            _ => part.to_owned(),
        };
        let count = self.counts.entry(group).or_default();
        match outcome.split(' ').next() {
            Some("ok") => count.passed += 1,
            Some("ignored") | Some("ignored,") => count.ignored += 1,
            _ => {
                count.failed += 1;
                self.failed.push(name.to_owned());
            }
        }
    }

    fn print(&self) {
        println!(
            "\n{:<28} {:>7} {:>7} {:>8}",
            "", "passed", "failed", "ignored"
        );
        for (group, count) in &self.counts {
            println!(
                "{group:<28} {:>7} {:>7} {:>8}",
                count.passed, count.failed, count.ignored
            );
        }
        for skipped in &self.skipped {
            println!("{skipped}");
        }
        let sum = |count: fn(&Count) -> usize| self.counts.values().map(count).sum::<usize>();
        println!(
            "\n{} passed, {} failed, {} skipped",
            sum(|c| c.passed),
            sum(|c| c.failed),
            sum(|c| c.ignored) + self.skipped.len()
        );
    }
}

/// Runs every test; without servers only what needs none.
pub(crate) fn run(servers: bool) -> Result<(), String> {
    let mut summary = Summary::default();
    let mut sound = true;
    let mut cargo = |summary: &mut Summary,
                     part: &str,
                     args: &[&str],
                     env: &[(&str, &str)]|
     -> Result<(), String> {
        let args: Vec<&str> = ["test"].iter().chain(args).copied().collect();
        sound &= watch("cargo", &args, env, |line| summary.line(part, line))?;
        Ok(())
    };

    let facade = format!("{TYPES},sqlite,postgres");
    cargo(
        &mut summary,
        "schema language and macros",
        &["-p", "drizzle-schema", "-p", "drizzle-macros"],
        &[],
    )?;
    cargo(
        &mut summary,
        "core",
        &["-p", "drizzle-core", "--all-features"],
        &[],
    )?;
    cargo(
        &mut summary,
        "compile errors and SQL text",
        &["-p", "drizzle-tests", "--test", "ui", "--test", "golden"],
        &[],
    )?;

    if servers {
        let url = output("bash", &["tests/servers/postgres.sh", "start"])?;
        let env = [("DRIZZLE_POSTGRES_URL", url.as_str())];
        cargo(
            &mut summary,
            "runtime and documentation",
            &["-p", "drizzle-sqlx", "--features", &facade],
            &env,
        )?;
        cargo(
            &mut summary,
            "suite",
            &[
                "-p",
                "drizzle-tests",
                "--features",
                "sqlite,postgres",
                "--test",
                "suite",
                "--test",
                "seed",
            ],
            &env,
        )?;
    } else {
        let facade = format!("{TYPES},sqlite");
        cargo(
            &mut summary,
            "runtime and documentation",
            &["-p", "drizzle-sqlx", "--features", &facade],
            &[],
        )?;
        cargo(
            &mut summary,
            "suite",
            &[
                "-p",
                "drizzle-tests",
                "--features",
                "sqlite",
                "--test",
                "suite",
                "--test",
                "seed",
            ],
            &[],
        )?;
        summary.skipped.push(
            "postgres                     skipped: run without --sqlite to install and start it"
                .to_owned(),
        );
    }
    cargo(
        &mut summary,
        "examples",
        &["-p", "drizzle-examples", "--all-targets"],
        &[],
    )?;
    summary.print();
    match (sound, summary.failed.is_empty()) {
        (true, true) => Ok(()),
        (_, false) => Err(format!("failed:\n  {}", summary.failed.join("\n  "))),
        (false, true) => Err("a test run failed before it could name a test; see above".to_owned()),
    }
}
