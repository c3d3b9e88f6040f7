//! How long a schema and its queries take to compile, with Drizzle and with Diesel.
//!
//! `cargo run -p drizzle-benches --bin compile_time` writes crates with many tables and queries into
//! `target/compile-time`, checks them, and prints a Markdown table of CPU seconds.
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

mod diesel;
mod ours;
mod table;

/// Writes a crate with so many tables and queries.
type Source = fn(usize, usize) -> String;
type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Numbers of tables and of queries.
const SIZES: [(usize, usize); 3] = [(10, 50), (50, 0), (50, 50)];
/// Each time is the median of this many.
const TIMES: usize = 3;

/// A crate that is measured.
struct Subject {
    name: String,
    directory: PathBuf,
    source: Source,
    size: (usize, usize),
}

/// What was measured of a crate, in CPU seconds.
struct Measured {
    clean: f64,
    touched: Option<f64>,
}

fn main() -> Result<()> {
    let expand = env::args().any(|arg| arg == "--expand");
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let workspace = home
        .parent()
        .ok_or("this crate has a parent directory")?
        .to_owned();
    let root = match env::var_os("CARGO_TARGET_DIR") {
        Some(target) => PathBuf::from(target),
        None => workspace.join("target"),
    };
    let root = root.join("compile-time");

    let mut subjects = Vec::new();
    for (tables, queries) in SIZES {
        let sides: [(&str, Source, String); 2] = [
            ("ours", ours::source, ours::dependencies(&workspace)),
            ("diesel", diesel::source, diesel::dependencies()),
        ];
        for (side, source, dependencies) in sides {
            let name = format!("{side}_{tables}_{queries}");
            let directory = root.join(&name);
            let manifest = format!(
                "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n{dependencies}"
            );
            write(&directory.join("Cargo.toml"), &manifest)?;
            write(&directory.join("src/lib.rs"), &source(tables, queries))?;
            subjects.push(Subject {
                name,
                directory,
                source,
                size: (tables, queries),
            });
        }
    }
    let members: Vec<String> = subjects.iter().map(|s| format!("{:?}", s.name)).collect();
    write(
        &root.join("Cargo.toml"),
        &format!(
            "[workspace]\nresolver = \"3\"\nmembers = [{}]\n",
            members.join(", ")
        ),
    )?;

    eprintln!("building the dependencies");
    cargo(&root, &["check", "--workspace"], false)?;
    let nothing = cargo(&root, &["check", "--workspace"], false)?;

    println!("| tables × 15 columns | queries | | ours | Diesel | ours / Diesel |");
    println!("| ---: | ---: | --- | ---: | ---: | ---: |");
    for pair in subjects.chunks(2) {
        let [ours, diesel] = pair else { continue };
        let (tables, queries) = ours.size;
        let row = |what: &str, ours: f64, diesel: f64| {
            println!(
                "| {tables} | {queries} | {what} | {ours:.1} | {diesel:.1} | {:.3} |",
                ours / diesel
            );
        };
        let (ours, diesel) = (measure(&root, ours)?, measure(&root, diesel)?);
        row("clean", ours.clean, diesel.clean);
        if let (Some(ours), Some(diesel)) = (ours.touched, diesel.touched) {
            row("a query changed", ours, diesel);
        }
    }
    println!(
        "\nCPU seconds of `cargo check`, medians of {TIMES}; of these, cargo itself takes {nothing:.1}."
    );
    if expand {
        println!(
            "\nLines of the expansion of one table: {} of ours, {} of Diesel's.",
            lines(&root, "ours")?,
            lines(&root, "diesel")?
        );
    }
    Ok(())
}

fn write(path: &Path, text: &str) -> Result<()> {
    if let Some(directory) = path.parent() {
        fs::create_dir_all(directory)?;
    }
    Ok(fs::write(path, text)?)
}

fn measure(root: &Path, subject: &Subject) -> Result<Measured> {
    let file = subject.directory.join("src/lib.rs");
    let source = (subject.source)(subject.size.0, subject.size.1);
    let check = ["check", "-p", subject.name.as_str()];
    eprintln!("measuring {}", subject.name);
    let mut clean = Vec::new();
    for n in 0..TIMES {
        write(&file, &format!("{source}// {n}\n"))?;
        clean.push(cargo(root, &check, false)?);
    }
    let mut touched = Vec::new();
    if subject.size.1 > 0 {
        for n in 0..=TIMES {
            // The number stands in the first query alone.
            write(
                &file,
                &source.replace("1234567", &format!("{}", 1_234_567 + n)),
            )?;
            touched.push(cargo(root, &check, true)?);
        }
        // The first one had nothing to build upon.
        touched.remove(0);
    }
    let touched = (!touched.is_empty()).then(|| median(touched));
    Ok(Measured {
        clean: median(clean),
        touched,
    })
}

fn median(mut seconds: Vec<f64>) -> f64 {
    seconds.sort_by(f64::total_cmp);
    seconds[seconds.len() / 2]
}

/// Runs cargo; gives the CPU seconds of it and its children.
fn cargo(root: &Path, args: &[&str], incremental: bool) -> Result<f64> {
    let output = Command::new("bash")
        .args([
            "-c",
            "TIMEFORMAT='%U %S'; time cargo \"$@\" > cargo.log 2>&1",
            "cargo",
        ])
        .args(args)
        .current_dir(root)
        .env("CARGO_TARGET_DIR", root.join("target"))
        .env("CARGO_INCREMENTAL", if incremental { "1" } else { "0" })
        .stdout(Stdio::null())
        .output()?;
    if !output.status.success() {
        return Err(fs::read_to_string(root.join("cargo.log"))?.into());
    }
    let times = String::from_utf8(output.stderr)?;
    let mut seconds = 0.0;
    for time in times.split_whitespace() {
        seconds += time
            .parse::<f64>()
            .map_err(|_| format!("bash says: {times}"))?;
    }
    Ok(seconds)
}

/// How many lines one more table adds to the expanded crate, formatted by the compiler.
fn lines(root: &Path, side: &str) -> Result<usize> {
    let count = |tables: usize| -> Result<usize> {
        let name = format!("{side}_10_50");
        let file = root.join(&name).join("src/lib.rs");
        let source = if side == "ours" {
            ours::source
        } else {
            diesel::source
        };
        write(&file, &source(tables, 0))?;
        let output = Command::new("cargo")
            .args([
                "rustc",
                "--profile",
                "check",
                "-p",
                &name,
                "--",
                "-Zunpretty=expanded",
            ])
            .current_dir(root)
            .env("CARGO_TARGET_DIR", root.join("target"))
            .env("RUSTC_BOOTSTRAP", "1")
            .output()?;
        if !output.status.success() {
            return Err(String::from_utf8_lossy(&output.stderr).into());
        }
        Ok(String::from_utf8(output.stdout)?.lines().count())
    };
    Ok(count(2)? - count(1)?)
}
