//! Writes down what each statement of a test would be on SQL Server, which can't be installed everywhere, for
//! Microsoft's parser and validator to check: one file for each test, in the folder `DRIZZLE_RECORD_MSSQL`.
use drizzle_core::dialect::{Dialect, Mssql, Syntax};
use drizzle_core::error::Error;
use drizzle_core::render::Sql;
use drizzle_core::watch::{self, Render, What};
use std::collections::HashSet;
use std::io::Write;
use std::path::PathBuf;
use std::sync::{Mutex, OnceLock};

/// Begins to write down, if the folder is given.
pub fn start() {
    if folder().is_some() {
        watch::set(statement);
    }
}

fn folder() -> Option<PathBuf> {
    std::env::var_os("DRIZZLE_RECORD_MSSQL").map(PathBuf::from)
}

fn statement(what: What, render: Render<'_>) {
    // What is written by hand is meant for the database of the test.
    if what == What::Raw {
        return;
    }
    let syntax: &'static dyn Syntax = Mssql::SYNTAX;
    let (kind, texts) = match render(syntax) {
        Ok(statements) => match what {
            What::Definition => ("ddl", texts(statements)),
            _ => ("sql", texts(statements)),
        },
        // As on every dialect, nothing is sent.
        Err(Error::Encode { .. }) => return,
        Err(error) => ("refused", vec![error.to_string()]),
    };
    let thread = std::thread::current();
    let test = thread.name().unwrap_or("other threads");
    let file = test.replace("::", ".");
    let path = folder().map(|folder| folder.join(file + ".jsonl"));
    let mut lines = String::new();
    for text in texts {
        let line = serde_json::json!({ "test": test, kind: text });
        let line = format!("{line}\n");
        // The pieces of a large insert are alike.
        if known()
            .lock()
            .is_ok_and(|mut known| known.insert(line.clone()))
        {
            lines += &line;
        }
    }
    let written = path.map(|path| {
        let mut options = std::fs::OpenOptions::new();
        options
            .create(true)
            .append(true)
            .open(path)?
            .write_all(lines.as_bytes())
    });
    if let Some(Err(error)) = written {
        panic!("DRIZZLE_RECORD_MSSQL: {error}");
    }
}

fn known() -> &'static Mutex<HashSet<String>> {
    static KNOWN: OnceLock<Mutex<HashSet<String>>> = OnceLock::new();
    KNOWN.get_or_init(Mutex::default)
}

fn texts(statements: Vec<Sql>) -> Vec<String> {
    statements.into_iter().map(|sql| sql.text).collect()
}
