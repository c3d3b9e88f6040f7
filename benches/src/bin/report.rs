//! Prints what `cargo bench -p drizzle-benches` measured, as a Markdown table.
//!
//! Each side of a case was measured in several rounds. A ratio is of two sides in the same round; shown is
//! the median of the rounds, and the lowest and the highest.
use serde_json::Value;
use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The medians in nanoseconds, by case, then by side and round.
type Cases = BTreeMap<Name, BTreeMap<(String, String), f64>>;

/// The title of a case, and its number of rows.
type Name = (String, u64);

fn main() -> Result<(), Box<dyn Error>> {
    let directory = criterion_directory();
    let mut cases = Cases::new();
    collect(&directory, &mut cases).map_err(|e| format!("{}: {e}", directory.display()))?;
    println!(
        "| case | ours, median µs | ours / sqlx | ours / rusqlite | ours / JSON as Drizzle writes it |"
    );
    println!("| --- | ---: | ---: | ---: | ---: |");
    for ((title, rows), medians) in &cases {
        let side = |name: &str| -> Vec<f64> {
            medians
                .iter()
                .filter(|((side, _), _)| side == name)
                .map(|(_, median)| *median)
                .collect()
        };
        let ours = side("ours");
        let micros: Vec<f64> = ours.iter().map(|nanos| nanos / 1_000.0).collect();
        let ratio = |other: &str| {
            let ratios: Vec<f64> = ours.iter().zip(side(other)).map(|(a, b)| a / b).collect();
            spread(ratios)
        };
        println!(
            "| {title} {rows} | {} | {} | {} | {} |",
            spread(micros),
            ratio("sqlx"),
            ratio("rusqlite"),
            ratio("json")
        );
    }
    Ok(())
}

/// Where criterion keeps its results.
fn criterion_directory() -> PathBuf {
    let workspace = || Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let target = || {
        env::var_os("CARGO_TARGET_DIR").map_or_else(|| workspace().join("target"), PathBuf::from)
    };
    env::var_os("CRITERION_HOME").map_or_else(|| target().join("criterion"), PathBuf::from)
}

/// Reads every benchmark below a directory: the one in `new` is the last one measured.
fn collect(directory: &Path, cases: &mut Cases) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(directory)? {
        let path = entry?.path();
        if !path.is_dir() {
            continue;
        }
        if !path.ends_with("new") {
            collect(&path, cases)?;
            continue;
        }
        let read = |file: &str| -> Result<Value, Box<dyn Error>> {
            Ok(serde_json::from_str(&fs::read_to_string(path.join(file))?)?)
        };
        let (benchmark, estimates) = (read("benchmark.json")?, read("estimates.json")?);
        let text = |key: &str| benchmark[key].as_str().map(str::to_owned);
        let median = estimates["median"]["point_estimate"].as_f64();
        if let (Some(group), Some(side), Some(round), Some(median)) = (
            text("group_id"),
            text("function_id"),
            text("value_str"),
            median,
        ) {
            cases
                .entry(name(&group))
                .or_default()
                .insert((side, round), median);
        }
    }
    Ok(())
}

/// A group is called by its title and its number of rows, which puts the cases in their order.
fn name(group: &str) -> Name {
    match group
        .rsplit_once(' ')
        .and_then(|(title, rows)| Some((title, rows.parse().ok()?)))
    {
        Some((title, rows)) => (title.to_owned(), rows),
        None => (group.to_owned(), 0),
    }
}

/// The median, and in parentheses the lowest and the highest.
fn spread(mut values: Vec<f64>) -> String {
    values.sort_by(f64::total_cmp);
    let (Some(lowest), Some(highest)) = (values.first(), values.last()) else {
        return "–".into();
    };
    let median = values[values.len() / 2];
    format!(
        "{} ({}–{})",
        digits(median),
        digits(*lowest),
        digits(*highest)
    )
}

/// Three digits that tell something.
fn digits(value: f64) -> String {
    match value {
        v if v < 10.0 => format!("{v:.2}"),
        v if v < 100.0 => format!("{v:.1}"),
        v => format!("{v:.0}"),
    }
}
