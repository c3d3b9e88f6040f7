//! The SQL text of every builder call, for every dialect side by side.
//!
//! Nothing runs here: the builders stand on a database that refuses every statement. After a change that is meant,
//! `UPDATE_EXPECT=1 cargo test -p drizzle-tests --test golden` writes the new texts into the files.

#[path = "../golden/aggregates.rs"]
mod aggregates;
#[path = "../golden/arrays.rs"]
mod arrays;
#[path = "../golden/builders.rs"]
mod builders;
#[path = "../golden/column_pairs.rs"]
mod column_pairs;
#[path = "../golden/column_types.rs"]
mod column_types;
#[path = "../golden/common_tables.rs"]
mod common_tables;
#[path = "../golden/composites.rs"]
mod composites;
#[path = "../golden/conditions.rs"]
mod conditions;
#[path = "../golden/conditions_in_rust.rs"]
mod conditions_in_rust;
#[path = "../golden/create_table.rs"]
mod create_table;
#[path = "../golden/custom_types.rs"]
mod custom_types;
#[path = "../golden/dates_and_numbers.rs"]
mod dates_and_numbers;
#[path = "../golden/default_filters.rs"]
mod default_filters;
#[path = "../golden/delete.rs"]
mod delete;
#[path = "../golden/everything.rs"]
mod everything;
#[path = "../golden/functions.rs"]
mod functions;
#[path = "../golden/insert.rs"]
mod insert;
#[path = "../golden/joined_writes.rs"]
mod joined_writes;
#[path = "../golden/joins.rs"]
mod joins;
#[path = "../golden/json.rs"]
mod json;
#[path = "../golden/lateral.rs"]
mod lateral;
#[path = "../golden/locks.rs"]
mod locks;
#[path = "../golden/many_rows.rs"]
mod many_rows;
#[path = "../golden/new_rows.rs"]
mod new_rows;
#[path = "../golden/operators.rs"]
mod operators;
#[path = "../golden/options.rs"]
mod options;
#[path = "../golden/policies.rs"]
mod policies;
#[path = "../golden/raw_sql.rs"]
mod raw_sql;
#[path = "../golden/relational_queries.rs"]
mod relational_queries;
#[path = "../golden/relational_steps.rs"]
mod relational_steps;
#[path = "../golden/relations.rs"]
mod relations;
#[path = "../golden/rows.rs"]
mod rows;
#[path = "../golden/schema.rs"]
mod schema;
#[path = "../golden/search.rs"]
mod search;
#[path = "../golden/select.rs"]
mod select;
#[path = "../golden/sequences.rs"]
mod sequences;
#[path = "../golden/set_operations.rs"]
mod set_operations;
#[path = "../golden/special_types.rs"]
mod special_types;
#[path = "../golden/subqueries.rs"]
mod subqueries;
#[path = "../golden/tenants.rs"]
mod tenants;
#[path = "../golden/time_zones.rs"]
mod time_zones;
#[path = "../golden/update.rs"]
mod update;
#[path = "../golden/views.rs"]
mod views;
#[path = "../golden/whole_schema.rs"]
mod whole_schema;

#[path = "../golden/windows.rs"]
mod windows;

use drizzle::dialect::{Dialect, Syntax};
use drizzle::exec::{Cursor, Done, Executor, Runs, Work};
use drizzle::prelude::*;
use drizzle::render::Sql as Rendered;
use drizzle::value::Kind;
use std::marker::PhantomData;
use std::pin::Pin;

type Future<'a, T> = Pin<Box<dyn std::future::Future<Output = Result<T, Error>> + Send + 'a>>;

/// A database that runs nothing.
struct NoDatabase<D>(PhantomData<D>);

impl<D: Dialect> Runs for NoDatabase<D> {
    fn run<'a>(&'a self, _: Work) -> Future<'a, Done> {
        Box::pin(async { Err(Error::Rollback) })
    }
}

impl<D: Dialect> Executor<D> for NoDatabase<D> {
    fn chosen_schema(&self) -> Option<&str> {
        None
    }

    fn open<'a>(&'a self, _: Rendered) -> Future<'a, Box<dyn Cursor + 'a>> {
        Box::pin(async { Err(Error::Rollback) })
    }
}

const SQLITE: NoDatabase<Sqlite> = NoDatabase(PhantomData);
const POSTGRES: NoDatabase<Postgres> = NoDatabase(PhantomData);
const COCKROACH: NoDatabase<Cockroach> = NoDatabase(PhantomData);
const MYSQL: NoDatabase<MySql> = NoDatabase(PhantomData);
/// A MySQL database whose server is MariaDB.
const MARIADB: MariaDb = MariaDb;
const MSSQL: NoDatabase<Mssql> = NoDatabase(PhantomData);

struct MariaDb;

impl Runs for MariaDb {
    fn run<'a>(&'a self, _: Work) -> Future<'a, Done> {
        Box::pin(async { Err(Error::Rollback) })
    }
}

impl Executor<MySql> for MariaDb {
    fn chosen_schema(&self) -> Option<&str> {
        None
    }

    fn syntax(&self) -> &'static dyn Syntax {
        drizzle::dialect::MARIADB
    }
    fn open<'a>(&'a self, _: Rendered) -> Future<'a, Box<dyn Cursor + 'a>> {
        Box::pin(async { Err(Error::Rollback) })
    }
}

/// What `to_sql` gives: one statement, or several.
trait Statements {
    fn lines(self) -> Vec<String>;
    /// The SQL alone.
    fn texts(&self) -> Vec<String>;
}
impl Statements for Rendered {
    fn lines(self) -> Vec<String> {
        let mut line = self.text;
        if !self.values.is_empty() {
            let kinds: Vec<_> = self.values.iter().map(|value| kind(value.kind())).collect();
            line += if self.loose { " -- loose " } else { " -- " };
            line += &kinds.join(", ");
        }
        vec![line]
    }
    fn texts(&self) -> Vec<String> {
        vec![self.text.clone()]
    }
}
impl Statements for String {
    fn lines(self) -> Vec<String> {
        str::lines(&self).map(str::to_owned).collect()
    }
    fn texts(&self) -> Vec<String> {
        vec![self.clone()]
    }
}
impl<S: Statements> Statements for Vec<S> {
    fn lines(self) -> Vec<String> {
        self.into_iter().flat_map(Statements::lines).collect()
    }
    fn texts(&self) -> Vec<String> {
        self.iter().flat_map(Statements::texts).collect()
    }
}
impl<S: Statements> Statements for Result<S, Error> {
    fn lines(self) -> Vec<String> {
        match self {
            Ok(sql) => sql.lines(),
            Err(error) => vec![format!("error: {error}")],
        }
    }
    fn texts(&self) -> Vec<String> {
        self.as_ref().map(Statements::texts).unwrap_or_default()
    }
}

fn kind(kind: Kind) -> String {
    match kind {
        Kind::Enum(def) => def.name.to_owned(),
        Kind::Array(element) => self::kind(*element) + "[]",
        Kind::Special(def) => def.name.to_owned(),
        Kind::Domain(def) => def.name.to_owned(),
        Kind::Custom(def) => def.name.to_owned(),
        Kind::Composite(def) => def.name.to_owned(),
        kind => format!("{kind:?}"),
    }
}

/// Writes down the statements of a database that can't be installed everywhere, if a folder for them is given, for its
/// own parser to check. What is written by hand is not meant for every database.
fn record(dialect: &str, statements: &impl Statements) {
    use std::io::Write;
    let variable = match dialect {
        "mssql" => "DRIZZLE_RECORD_MSSQL",
        "cockroach" => "DRIZZLE_RECORD_COCKROACH",
        _ => return,
    };
    let thread = std::thread::current();
    let test = thread.name().unwrap_or_default();
    let Some(folder) = std::env::var_os(variable).filter(|_| !test.starts_with("raw_sql::")) else {
        return;
    };
    let path = std::path::Path::new(&folder).join(test.replace("::", ".") + ".jsonl");
    let mut options = std::fs::OpenOptions::new();
    let mut file = options
        .create(true)
        .append(true)
        .open(path)
        .expect("the folder is there");
    for text in statements.texts() {
        let line = serde_json::json!({ "test": test, "sql": text });
        writeln!(file, "{line}").expect("the file can be written");
    }
}

/// What each dialect gives, in the order of the dialects. Those that write the same share a line.
fn shown(texts: Vec<(&str, Vec<String>)>) -> String {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for (dialect, lines) in texts {
        match groups.iter_mut().find(|(_, known)| *known == lines) {
            Some((dialects, _)) => *dialects += &format!(", {dialect}"),
            None => groups.push((dialect.to_owned(), lines)),
        }
    }
    let mut out = String::new();
    for (dialects, lines) in groups {
        for line in lines {
            out += &format!("{dialects}: {line}\n");
        }
    }
    out
}

/// `golden!(db => db.select(..).from(users), expect![..])`: the text of a builder on each dialect. What not every
/// dialect has says before `db` for which it is: `golden!(sqlite postgres; db => ..)`.
macro_rules! golden {
    ($($dialect:ident)+; $db:ident => $query:expr, $expected:expr) => {{
        let mut texts = Vec::new();
        $({
            let $db = &golden!(@database $dialect);
            let statements = $query.to_sql();
            crate::record(stringify!($dialect), &statements);
            texts.push((stringify!($dialect), crate::Statements::lines(statements)));
        })+
        $expected.assert_eq(&crate::shown(texts));
    }};
    (@database sqlite) => { crate::SQLITE };
    (@database postgres) => { crate::POSTGRES };
    (@database cockroach) => { crate::COCKROACH };
    (@database mysql) => { crate::MYSQL };
    (@database mariadb) => { crate::MARIADB };
    (@database mssql) => { crate::MSSQL };
    ($db:ident => $query:expr, $expected:expr) => {
        golden!(sqlite postgres cockroach mysql mariadb mssql; $db => $query, $expected)
    };
}

/// `expressions!(eq(users::id, 1), users::id.eq(1) => expect![..])`: expressions on `users` that are the same SQL,
/// such as a function and the method of its name.
macro_rules! expressions {
    ($($dialect:ident)+; $($expr:expr),+ => $expected:expr) => {
        expressions!(@all [$($dialect)+] $($expr),+ => $expected)
    };
    (@all $dialects:tt $($expr:expr),+ => $expected:expr) => {{
        let texts = [$(expressions!(@texts $dialects $expr)),+];
        crate::check_all_alike(&texts, &$expected);
    }};
    (@texts [$($dialect:ident)+] $expr:expr) => {{
        let query = select($expr).from(users);
        crate::shown(vec![$({
            let statement = expressions!(@to_sql $dialect query);
            crate::record(stringify!($dialect), &statement);
            (stringify!($dialect), crate::Statements::lines(statement))
        }),+])
    }};
    (@to_sql sqlite $query:ident) => { $query.to_sql::<Sqlite>() };
    (@to_sql postgres $query:ident) => { $query.to_sql::<Postgres>() };
    (@to_sql cockroach $query:ident) => { $query.to_sql::<Cockroach>() };
    (@to_sql mysql $query:ident) => { $query.to_sql::<MySql>() };
    (@to_sql mssql $query:ident) => { $query.to_sql::<Mssql>() };
    ($($expr:expr),+ => $expected:expr) => {
        expressions!(@all [sqlite postgres cockroach mysql mssql] $($expr),+ => $expected)
    };
}

fn check_all_alike(texts: &[String], expected: &expect_test::Expect) {
    expected.assert_eq(&texts[0]);
    for text in texts {
        assert_eq!(*text, texts[0], "the same expression, written in two ways");
    }
}

use {expressions, golden};
