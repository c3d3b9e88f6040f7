//! The crates with Drizzle.
use crate::table::{COLUMNS, constant, order};
use std::fmt::Write as _;
use std::path::Path;

/// What stands below `[dependencies]`.
pub(crate) fn dependencies(workspace: &Path) -> String {
    let path = workspace.join("drizzle-sqlx");
    format!(
        "chrono = {{ version = \"0.4\", default-features = false }}\n\
         drizzle = {{ package = \"drizzle-sqlx\", path = {path:?}, features = [\"sqlite\", \"chrono\"] }}\n"
    )
}

/// A crate with this many tables and queries.
pub(crate) fn source(tables: usize, queries: usize) -> String {
    let mut out = String::from("use chrono::NaiveDateTime;\nuse drizzle::prelude::*;\n");
    for n in 0..tables {
        _ = write!(
            out,
            "\n#[table(sqlite, name = \"table_{n}\", module = \"table_{n}\")]\npub struct Row{n} {{\n"
        );
        out += "    #[column(auto_increment, primary_key)]\n    pub id: i32,\n";
        for (name, rust, _) in COLUMNS {
            _ = writeln!(out, "    pub {name}: {rust},");
        }
        out += "}\n";
    }
    for n in 0..queries {
        let t = n % tables;
        _ = write!(
            out,
            "\npub async fn query_{n}(db: &Db<Sqlite>) -> Result<Vec<Row{t}>, Error> {{
    db.select(..)
        .from(table_{t})
        .filter(and((eq(table_{t}::kind, {}), eq(table_{t}::name, \"x\"))))
        .order_by(table_{t}::{})
        .limit(10)
        .all()
        .await
}}\n",
            constant(n),
            order(n)
        );
    }
    out
}
