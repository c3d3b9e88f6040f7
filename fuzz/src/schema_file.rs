//! A file with a schema, as the tool for migrations reads it, for every dialect.
use drizzle_core::dialect::{Cockroach, Dialect, Mssql, MySql, Postgres, Sqlite};

/// Tries one input.
pub fn run(text: &str) {
    if text
        .bytes()
        .filter(|byte| matches!(byte, b'(' | b'[' | b'{' | b'<' | b'!' | b'-' | b'&' | b'*'))
        .count()
        > 400
    {
        return;
    }
    let path = std::env::temp_dir().join(format!("drizzle-fuzz-{}.rs", std::process::id()));
    std::fs::write(&path, text).expect("a place for files");
    for syntax in [
        Sqlite::SYNTAX,
        Postgres::SYNTAX,
        MySql::SYNTAX,
        Cockroach::SYNTAX,
        Mssql::SYNTAX,
    ] {
        _ = drizzle_kit::read::read(syntax, std::slice::from_ref(&path));
    }
}
