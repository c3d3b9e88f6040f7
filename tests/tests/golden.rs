//! The SQL text of every builder call, for every dialect side by side.
//!
//! Nothing runs here: the builders stand on a database that refuses every statement. After a change that is meant,
//! `UPDATE_EXPECT=1 cargo test -p drizzle-tests --test golden` writes the new texts into the files.

#[path = "../golden/builders.rs"]
mod builders;
#[path = "../golden/create_table.rs"]
mod create_table;
#[path = "../golden/delete.rs"]
mod delete;
#[path = "../golden/insert.rs"]
mod insert;
#[path = "../golden/joins.rs"]
mod joins;
#[path = "../golden/operators.rs"]
mod operators;
#[path = "../golden/raw_sql.rs"]
mod raw_sql;
#[path = "../golden/schema.rs"]
mod schema;
#[path = "../golden/select.rs"]
mod select;
#[path = "../golden/set_operations.rs"]
mod set_operations;
#[path = "../golden/subqueries.rs"]
mod subqueries;
#[path = "../golden/update.rs"]
mod update;

use drizzle::dialect::Dialect;
use drizzle::exec::{Cursor, Done, Executor, Work};
use drizzle::prelude::*;
use drizzle::render::Sql as Rendered;
use drizzle::value::Kind;
use std::marker::PhantomData;
use std::pin::Pin;

type Future<'a, T> = Pin<Box<dyn std::future::Future<Output = Result<T, Error>> + Send + 'a>>;

/// A database that runs nothing.
struct NoDatabase<D>(PhantomData<D>);

impl<D: Dialect> Executor<D> for NoDatabase<D> {
    fn run<'a>(&'a self, _: Work) -> Future<'a, Done> {
        Box::pin(async { Err(Error::Rollback) })
    }
    fn open<'a>(&'a self, _: Rendered) -> Future<'a, Box<dyn Cursor + 'a>> {
        Box::pin(async { Err(Error::Rollback) })
    }
}

const SQLITE: NoDatabase<Sqlite> = NoDatabase(PhantomData);
const POSTGRES: NoDatabase<Postgres> = NoDatabase(PhantomData);

/// What `to_sql` gives: one statement, or several.
trait Statements {
    fn lines(self) -> Vec<String>;
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
}
impl Statements for String {
    fn lines(self) -> Vec<String> {
        str::lines(&self).map(str::to_owned).collect()
    }
}
impl<S: Statements> Statements for Vec<S> {
    fn lines(self) -> Vec<String> {
        self.into_iter().flat_map(Statements::lines).collect()
    }
}
impl<S: Statements> Statements for Result<S, Error> {
    fn lines(self) -> Vec<String> {
        match self {
            Ok(sql) => sql.lines(),
            Err(error) => vec![format!("error: {error}")],
        }
    }
}

fn kind(kind: Kind) -> String {
    match kind {
        Kind::Enum(def) => def.name.to_owned(),
        kind => format!("{kind:?}"),
    }
}

/// The statements, each line after the name of its dialect.
fn shown(dialect: &str, statements: impl Statements) -> String {
    let mut out = String::new();
    for line in statements.lines() {
        out += &format!("{dialect}: {line}\n");
    }
    out
}

/// `golden!(db => db.select(..).from(users), expect![..])`: the text of a builder on each dialect.
/// A dialect's name before `db` prints it for that one only.
macro_rules! golden {
    (sqlite $db:ident => $query:expr, $expected:expr) => {{
        let $db = &crate::SQLITE;
        $expected.assert_eq(&crate::shown("sqlite", $query.to_sql()));
    }};
    (postgres $db:ident => $query:expr, $expected:expr) => {{
        let $db = &crate::POSTGRES;
        $expected.assert_eq(&crate::shown("postgres", $query.to_sql()));
    }};
    ($db:ident => $query:expr, $expected:expr) => {{
        let sqlite = {
            let $db = &crate::SQLITE;
            crate::shown("sqlite", $query.to_sql())
        };
        let postgres = {
            let $db = &crate::POSTGRES;
            crate::shown("postgres", $query.to_sql())
        };
        $expected.assert_eq(&(sqlite + &postgres));
    }};
}

/// `expressions!(eq(users::id, 1), users::id.eq(1) => expect![..])`: expressions on `users` that are the same SQL,
/// such as a function and the method of its name.
macro_rules! expressions {
    (postgres $($expr:expr),+ => $expected:expr) => {{
        let texts = [$(crate::shown("postgres", select($expr).from(users).to_sql::<Postgres>())),+];
        crate::check_all_alike(&texts, &$expected);
    }};
    ($($expr:expr),+ => $expected:expr) => {{
        let texts = [$({
            let query = select($expr).from(users);
            let sqlite = crate::shown("sqlite", query.to_sql::<Sqlite>());
            let postgres = crate::shown("postgres", query.to_sql::<Postgres>());
            sqlite + &postgres
        }),+];
        crate::check_all_alike(&texts, &$expected);
    }};
}

fn check_all_alike(texts: &[String], expected: &expect_test::Expect) {
    expected.assert_eq(&texts[0]);
    for text in texts {
        assert_eq!(*text, texts[0], "the same expression, written in two ways");
    }
}

use {expressions, golden};
