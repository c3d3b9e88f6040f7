//! The crates with Diesel.
use crate::table::{COLUMNS, constant, order};
use std::fmt::Write as _;

/// What stands below `[dependencies]`.
pub(crate) fn dependencies() -> String {
    "chrono = { version = \"0.4\", default-features = false }\n\
     diesel = { version = \"2.3\", default-features = false, features = [\"sqlite\", \"chrono\"] }\n"
        .into()
}

/// A crate with this many tables and queries.
pub(crate) fn source(tables: usize, queries: usize) -> String {
    let mut out = String::from("use chrono::NaiveDateTime;\nuse diesel::prelude::*;\n");
    for n in 0..tables {
        _ = write!(
            out,
            "\ndiesel::table! {{\n    table_{n} (id) {{\n        id -> Integer,\n"
        );
        for (name, _, sql) in COLUMNS {
            _ = writeln!(out, "        {name} -> {sql},");
        }
        out += "    }\n}\n";
        model(
            &mut out,
            "Queryable, Selectable",
            &format!("Row{n}"),
            n,
            true,
            |rust| rust.into(),
        );
        model(
            &mut out,
            "Insertable",
            &format!("NewRow{n}"),
            n,
            false,
            |rust| rust.into(),
        );
        let changed = |rust: &str| format!("Option<{rust}>");
        model(
            &mut out,
            "AsChangeset",
            &format!("Row{n}Changes"),
            n,
            false,
            changed,
        );
    }
    for n in 0..queries {
        let t = n % tables;
        _ = write!(
            out,
            "\npub fn query_{n}(db: &mut SqliteConnection) -> QueryResult<Vec<Row{t}>> {{
    table_{t}::table
        .filter(table_{t}::kind.eq({}).and(table_{t}::name.eq(\"x\")))
        .order_by(table_{t}::{})
        .limit(10)
        .select(Row{t}::as_select())
        .load(db)
}}\n",
            constant(n),
            order(n)
        );
    }
    out
}

fn model(
    out: &mut String,
    derive: &str,
    name: &str,
    n: usize,
    id: bool,
    field: impl Fn(&str) -> String,
) {
    _ = write!(
        out,
        "\n#[derive({derive})]\n#[diesel(table_name = table_{n})]\npub struct {name} {{\n"
    );
    if id {
        out.push_str("    pub id: i32,\n");
    }
    for (column, rust, _) in COLUMNS {
        _ = writeln!(out, "    pub {column}: {},", field(rust));
    }
    out.push_str("}\n");
}
