//! What the compiler says about mistakes, and the table of it in `ui/README.md`.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// The most lines a message may have, blank ones not counted.
const LINES: usize = 30;

/// Cases with another number of errors than one or a longer message, as (case, errors, lines).
/// `ui/README.md` says why.
const EXCEPTIONS: &[(&str, usize, usize)] = &[
    ("condition/vec_of_different_shapes", 2, 40),
    ("macro/sql_type_that_is_none", 2, 50),
    ("table/field_unknown_type", 2, LINES),
    ("table/several_mistakes", 5, LINES),
    ("types/u64_on_two_databases", 2, LINES + 2),
    ("special/range_operator_on_number", 2, 47),
    ("expression/window_frame_ends_unbounded_preceding", 1, 36),
    ("json/merge_patch_on_postgres", 1, 32),
    ("relation/nested_missing_column", 1, 32),
    ("relation/unknown_table", 2, LINES),
    ("relation/through_unknown_table", 2, LINES),
];

const START: &str = "<!-- table -->\n";
const END: &str = "<!-- end of table -->\n";

#[test]
fn every_mistake_has_its_message() {
    trybuild::TestCases::new().compile_fail("ui/*/*.rs");
}

/// `UPDATE_UI_TABLE=1` writes the table anew.
#[test]
fn the_table_is_up_to_date() {
    let readme = folder().join("README.md");
    let text = fs::read_to_string(&readme).expect("the README is there");
    let (before, rest) = text.split_once(START).expect("the table has a start");
    let (_, after) = rest.split_once(END).expect("the table has an end");
    let updated = format!("{before}{START}{}{END}{after}", table());
    if std::env::var_os("UPDATE_UI_TABLE").is_some() {
        fs::write(&readme, updated).expect("the README can be written");
    } else {
        assert!(
            text == updated,
            "ui/README.md is out of date; run this test with UPDATE_UI_TABLE=1"
        );
    }
}

#[test]
fn one_mistake_is_one_short_error() {
    let mut wrong = Vec::new();
    for case in cases() {
        let (errors, lines) = EXCEPTIONS
            .iter()
            .find(|(name, ..)| *name == case.name)
            .map_or((1, LINES), |(_, errors, lines)| (*errors, *lines));
        if case.errors.len() != errors || case.lines > lines {
            wrong.push(format!(
                "{}: {} errors (expected {errors}), {} lines (at most {lines})",
                case.name,
                case.errors.len(),
                case.lines
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_exception_is_a_case() {
    let cases = cases();
    for (name, ..) in EXCEPTIONS {
        assert!(
            cases.iter().any(|case| case.name == *name),
            "there is no case `{name}`"
        );
    }
}

/// A file under `ui/` and what the compiler says about it.
struct Case {
    name: String,
    /// The first line of each error.
    errors: Vec<String>,
    /// Lines that are not blank.
    lines: usize,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("ui")
}

fn cases() -> Vec<Case> {
    let mut names = Vec::new();
    for kind in entries(&folder()).into_iter().filter(|path| path.is_dir()) {
        names.extend(
            entries(&kind)
                .into_iter()
                .filter(|path| path.extension().is_some_and(|ending| ending == "rs")),
        );
    }
    names
        .into_iter()
        .map(|path| {
            let message = path.with_extension("stderr");
            let text = fs::read_to_string(&message)
                .unwrap_or_else(|error| panic!("{}: {error}", message.display()));
            let name = path
                .strip_prefix(folder())
                .expect("the case is in the folder")
                .with_extension("");
            Case {
                name: name.to_string_lossy().replace('\\', "/"),
                errors: text
                    .lines()
                    .filter(|line| line.starts_with("error"))
                    .map(str::to_owned)
                    .collect(),
                lines: text.lines().filter(|line| !line.trim().is_empty()).count(),
            }
        })
        .collect()
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the folder can be read")
        .map(|entry| entry.expect("the folder can be read").path())
        .collect();
    paths.sort();
    paths
}

fn table() -> String {
    let mut out =
        String::from("| case | errors | lines | first line |\n| --- | --- | --- | --- |\n");
    for Case {
        name,
        errors,
        lines,
    } in cases()
    {
        let first = errors
            .first()
            .map_or("", String::as_str)
            .replace('|', "\\|");
        _ = writeln!(out, "| `{name}` | {} | {lines} | {first} |", errors.len());
    }
    out
}
