//! Writes down what statements are on a database that can't be installed everywhere, for its own parser to check:
//! one file for each test, a JSON object a line.
//!
//! SQL Server's are those of the tests on SQLite in memory, in the folder `DRIZZLE_RECORD_MSSQL`; CockroachDB's are
//! those of the tests on its stand-in, in the folder `DRIZZLE_RECORD_COCKROACH`.
use drizzle_core::dialect::{Cockroach, Dialect, Mssql, Syntax};
use drizzle_core::error::Error;
use drizzle_core::render::Sql;
use drizzle_core::watch::{self, Render, What};
use std::cell::Cell;
use std::collections::HashSet;
use std::io::Write;
use std::path::PathBuf;
use std::sync::{Mutex, OnceLock};

/// Begins to write down what statements are on SQL Server, if a folder is given.
#[allow(dead_code, reason = "each dialect is a feature")]
pub fn for_sql_server() {
    start("DRIZZLE_RECORD_MSSQL", Mssql::SYNTAX);
}

/// Begins to write down what statements are on a real CockroachDB, if a folder is given.
#[allow(dead_code, reason = "each dialect is a feature")]
pub fn for_cockroach() {
    start("DRIZZLE_RECORD_COCKROACH", Cockroach::SYNTAX);
}

/// What SQL Server does not offer, as its module in `dialects` says: tests that need it are not meant for it.
const NOT_ON_SQL_SERVER: &[&str] = &[
    "partial_index",
    "conflict_filter",
    "distinct_on",
    "exact_decimals",
    "deferred_constraints",
    "json_arrows",
    "json_contains",
    "json_operators",
    "json_merge_patch",
    "json_path_queries",
    "json_elements",
    "nth_value",
    "range_offsets",
    "frame_groups",
    "pad",
    "split_part",
    "regexp",
    "unsigned",
    "unsigned_64",
    "ordered_writes",
    "materialized",
    "writing_ctes",
    "recursive_union",
    "set_all",
    "materialized_views",
    "current_values",
    "arrays",
    "nested_arrays",
    "row_locks",
    "locks_of_tables",
    "key_locks",
    "index_hints",
    "fts5",
];

thread_local! {
    /// Whether the test of this thread is not for SQL Server.
    static NOT_FOR_SQL_SERVER: Cell<bool> = const { Cell::new(false) };
}

/// The test that begins on this thread needs these.
pub fn needs(features: &[&str]) {
    let lacks = |feature: &&str| NOT_ON_SQL_SERVER.contains(feature);
    NOT_FOR_SQL_SERVER.set(features.iter().any(lacks));
}

/// The test that begins on this thread is about another database's own.
#[allow(dead_code, reason = "each dialect is a feature")]
pub fn not_for_sql_server() {
    NOT_FOR_SQL_SERVER.set(true);
}

struct Record {
    folder: PathBuf,
    syntax: &'static dyn Syntax,
    /// What is written already: the pieces of a large insert are alike.
    known: Mutex<HashSet<String>>,
}

static RECORD: OnceLock<Record> = OnceLock::new();

fn start(variable: &str, syntax: &'static dyn Syntax) {
    if let Some(folder) = std::env::var_os(variable) {
        RECORD.get_or_init(|| Record {
            folder: folder.into(),
            syntax,
            known: Mutex::default(),
        });
        watch::set(statement);
    }
}

fn statement(what: What, render: Render<'_>) {
    let Some(record) = RECORD.get() else { return };
    // What is written by hand is meant for the database of the test.
    let sql_server = record.syntax.name() == Mssql::SYNTAX.name();
    if sql_server && (what == What::Raw || NOT_FOR_SQL_SERVER.get()) {
        return;
    }
    let (kind, texts) = match render(record.syntax) {
        Ok(statements) => match what {
            What::Definition => ("ddl", texts(statements)),
            What::Raw => ("raw", texts(statements)),
            What::Statement => ("sql", texts(statements)),
        },
        // As on every dialect, nothing is sent.
        Err(Error::Encode { .. }) => return,
        Err(error) => ("refused", vec![error.to_string()]),
    };
    let thread = std::thread::current();
    let test = thread.name().unwrap_or("other threads");
    let mut lines = String::new();
    for text in texts {
        let line = format!("{}\n", serde_json::json!({ "test": test, kind: text }));
        if record
            .known
            .lock()
            .is_ok_and(|mut known| known.insert(line.clone()))
        {
            lines += &line;
        }
    }
    let path = record.folder.join(test.replace("::", ".") + ".jsonl");
    let mut options = std::fs::OpenOptions::new();
    let file = options.create(true).append(true).open(&path);
    if let Err(error) = file.and_then(|mut file| file.write_all(lines.as_bytes())) {
        panic!("{}: {error}", path.display());
    }
}

fn texts(statements: Vec<Sql>) -> Vec<String> {
    statements.into_iter().map(|sql| sql.text).collect()
}
