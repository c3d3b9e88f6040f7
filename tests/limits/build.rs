//! Writes the schemas that are too long to be kept as files.
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

/// The columns of the wide table. SQLite has up to 2,000, PostgreSQL 1,600, SQL Server 1,024, MySQL 1,017.
const COLUMNS: usize = 1_000;
/// The tables of the large schema.
const TABLES: usize = 300;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let out = env::var("OUT_DIR").expect("cargo names the folder");
    let write = |name: &str, text: String| {
        fs::write(Path::new(&out).join(name), text).expect("the folder can be written to");
    };
    write("wide.rs", wide());
    write("many.rs", many());
}

fn wide() -> String {
    let mut text = String::from(
        "#[table(sqlite, name = \"wide\")]\n#[derive(Debug, Clone, PartialEq)]\npub struct Wide {\n    \
         #[column(primary_key)]\n    pub c0: i64,\n",
    );
    for i in 1..COLUMNS {
        let _ = writeln!(text, "    pub c{i}: Option<i32>,");
    }
    text + "}\n"
}

/// Each table refers to the one before it.
fn many() -> String {
    let mut text = String::new();
    for i in 0..TABLES {
        let before = i.saturating_sub(1);
        let _ = writeln!(
            text,
            "#[table(sqlite, name = \"t{i}\")]\n#[derive(Debug, Clone, PartialEq)]\npub struct Table{i} {{\n    \
             #[column(primary_key)]\n    pub id: i64,\n    #[column(references(t{before}::id))]\n    \
             pub before: Option<i64>,\n}}"
        );
    }
    let names: Vec<_> = (0..TABLES).map(|i| format!("t{i}")).collect();
    let _ = writeln!(
        text,
        "/// All of them.\npub fn all() -> drizzle::ddl::Schema<Sqlite> {{\n    schema![{}]\n}}",
        names.join(", ")
    );
    text
}
