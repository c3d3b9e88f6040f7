//! Types × dialects: every column type with its least, greatest, usual and missing values, its default, and random
//! ones. Each comes back as it went in, to the bit. `matrix/types.rs` is the list; the guide's table of types is made
//! from the same.
use drizzle::prelude::*;
use drizzle_core::ddl;
use drizzle_core::dialect;
use drizzle_core::schema::TableDef;
use proptest::strategy::{Strategy, ValueTree as _};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use std::fmt::{Debug, Write as _};
use std::pin::Pin;

#[path = "matrix/types.rs"]
mod types;
pub use types::Cases;

/// How many random values of each type are written and read.
const RANDOM: usize = 30;

type Failure = Box<dyn std::error::Error>;
pub type Checked<'a> = Pin<Box<dyn Future<Output = Result<Counts, Failure>> + 'a>>;

/// What was checked of a type on a dialect.
#[derive(Default)]
pub struct Counts {
    pub given: usize,
    pub random: usize,
    pub default: bool,
}

/// A type on the dialect `D`.
pub struct Case<D: drizzle::driver::Driver> {
    pub name: &'static str,
    pub table: &'static TableDef,
    pub check: for<'a> fn(&'a Db<D>) -> Checked<'a>,
}

/// A type on every dialect, as the guide lists it.
pub struct Listed {
    pub rust: &'static str,
    pub attribute: &'static str,
    pub dialects: &'static [&'static str],
    pub table: &'static TableDef,
}

/// That two values are the same to the bit: `Debug` tells zeros by their sign, decimals by their scale.
#[track_caller]
pub fn same<T: Debug>(sent: &T, back: &T) -> Result<(), Failure> {
    let (sent, back) = (format!("{sent:?}"), format!("{back:?}"));
    if sent == back {
        return Ok(());
    }
    let short = |text: String| text.chars().take(200).collect::<String>();
    Err(format!("sent {}, got back {}", short(sent), short(back)).into())
}

/// The same random values at every run.
pub fn random<T: Debug>(strategy: impl Strategy<Value = T>) -> Vec<T> {
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let mut next = || strategy.new_tree(&mut runner).expect("a value").current();
    (0..RANDOM).map(|_| next()).collect()
}

/// Checks every type of a dialect, tells what failed, and writes down its rows of the table.
pub async fn run<D: drizzle::driver::Driver>(
    db: &Db<D>,
    cases: Vec<Case<D>>,
) -> Result<(), Failure> {
    let syntax = db.syntax();
    let (mut rows, mut failed) = (String::new(), Vec::new());
    for case in &cases {
        let result = match (case.check)(db).await {
            Ok(Counts {
                given,
                random,
                default,
            }) => {
                format!("{}", given + random + usize::from(default) + 1)
            }
            Err(error) => {
                failed.push(format!("{}: {error}", case.name));
                "FAILED".into()
            }
        };
        let sql = column_type(syntax, case.table)?;
        _ = writeln!(rows, "{}\t{sql}\t{result}", case.name);
    }
    if let Some(file) = std::env::var_os("DRIZZLE_MATRIX") {
        std::fs::write(file, &rows)?;
    }
    println!("{rows}");
    match failed.is_empty() {
        true if cases.is_empty() => Err("no type was checked".into()),
        true => Ok(()),
        false => Err(failed.join("\n").into()),
    }
}

/// What the column `v` is declared as.
fn column_type(syntax: &'static dyn dialect::Syntax, table: &TableDef) -> Result<String, Failure> {
    let statements = ddl::create_table(syntax, table, false)?;
    let line = statements
        .iter()
        .flat_map(|sql| sql.lines())
        .find_map(|line| {
            let [open, close] = syntax.quotes();
            line.trim().strip_prefix(&format!("{open}v{close} "))
        });
    let declared = line.ok_or("no column `v`")?.trim_end_matches(',');
    let end = declared.find(" not null").unwrap_or(declared.len());
    Ok(declared[..end].to_owned())
}

/// The guide's table of types.
pub fn guide() -> String {
    let mut text = String::from(
        "# Column types\n\n\
        The type of a field decides the type of its column; `#[column(..)]` names another. A cell is what \
        `create_table` writes; an empty one is a compile error at the field, which names what to use instead.\n\n\
        Each of these is written and read on every server of the test suite: its least, greatest and usual values, \
        NULL, its default, and random ones. This table is made from the list of that test.\n\n\
        | Rust | `#[column(..)]` | SQLite | PostgreSQL | MySQL | CockroachDB | SQL Server |\n\
        | --- | --- | --- | --- | --- | --- | --- |\n",
    );
    for listed in types::listed() {
        let attribute = match listed.attribute {
            "" => String::new(),
            attribute => format!("`{attribute}`"),
        };
        _ = write!(text, "| `{}` | {attribute} |", listed.rust);
        for syntax in dialect::ALL {
            let cell = match listed.dialects.contains(&syntax.name()) {
                true => column_type(syntax, listed.table).map(|sql| format!(" `{sql}` ")),
                false => Ok(" ".into()),
            };
            _ = write!(text, "{}|", cell.unwrap_or_else(|e| format!(" {e} ")));
        }
        text.push('\n');
    }
    text
}
