//! On the server that `DRIZZLE_MYSQL_URL` names, MySQL or MariaDB.
use super::MySqlOptions;
use crate::Db;
use drizzle_core::decode::{DecodeError, Reader};
use drizzle_core::dialect::MySql;
use drizzle_core::error::Error;
use drizzle_core::exec::{Done, Executor, Sink, Work};
use drizzle_core::render::Sql;
use drizzle_core::value::Value;
use futures_util::FutureExt as _;
use std::any::Any;
use std::panic::AssertUnwindSafe;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

mod builders;
mod connections;
mod errors;
mod statements;
mod transactions;
mod values;

/// The server's URL, with another database.
fn url_of(database: &str) -> String {
    let url = std::env::var("DRIZZLE_MYSQL_URL").expect(
        "these tests need a server: DRIZZLE_MYSQL_URL=$(bash tests/servers/mysql.sh start)",
    );
    let (address, query) = url.split_once('?').unwrap_or((&url, ""));
    let (server, _) = address.rsplit_once('/').expect("a URL with a path");
    let mark = if query.is_empty() { "" } else { "?" };
    format!("{server}/{database}{mark}{query}")
}

/// Runs a test in a database of its own, which is gone afterwards.
fn on_server_with(options: MySqlOptions, test: impl AsyncFnOnce(Db<MySql>)) {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    let database = format!(
        "drizzle_driver_{}_{}",
        std::process::id(),
        NEXT.fetch_add(1, Ordering::Relaxed)
    );
    let (server, url) = (url_of(""), url_of(&database));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let one = MySqlOptions::new().max_connections(1);
        let server = Db::<MySql>::connect_with(&server, one).await.unwrap();
        // MariaDB's default may be latin1.
        let create = format!("create database {database} character set utf8mb4");
        execute(&server, &create).await.unwrap();
        let db = Db::<MySql>::connect_with(&url, options).await.unwrap();
        let outcome = AssertUnwindSafe(test(db.clone())).catch_unwind().await;
        db.close().await;
        execute(&server, &format!("drop database {database}"))
            .await
            .unwrap();
        server.close().await;
        if let Err(panic) = outcome {
            std::panic::resume_unwind(panic);
        }
    });
}
fn on_server(test: impl AsyncFnOnce(Db<MySql>)) {
    on_server_with(MySqlOptions::new(), test);
}
fn one_connection() -> MySqlOptions {
    MySqlOptions::new().max_connections(1)
}

/// Keeps rows as text.
#[derive(Default)]
struct Texts {
    rows: Vec<Vec<String>>,
    columns: usize,
    most: usize,
}
impl Texts {
    fn new(columns: usize) -> Self {
        Texts {
            rows: vec![],
            columns,
            most: usize::MAX,
        }
    }
}
impl Sink for Texts {
    fn row(&mut self, row: &mut dyn Reader) -> Result<bool, DecodeError> {
        let mut cells = Vec::new();
        for _ in 0..self.columns {
            let (at, null) = (row.position(), row.is_null(0));
            let value = row.next().map_err(|e| DecodeError {
                column: at.to_string().into(),
                expected: e.expected,
                found: e.found,
            })?;
            let value = format!("{value:?}");
            assert_eq!(null, value == "Null");
            cells.push(value);
        }
        self.rows.push(cells);
        Ok(self.rows.len() < self.most)
    }
    fn restart(&mut self) {
        self.rows.clear();
    }
}

fn sql(text: &str, values: Vec<Value>) -> Sql {
    Sql {
        values,
        ..Sql::new(text)
    }
}
async fn work(on: &dyn Executor<MySql>, statements: Vec<Sql>) -> Result<Done, Error> {
    on.run(Work {
        statements,
        sink: None,
    })
    .await
}
async fn execute(on: &dyn Executor<MySql>, text: &str) -> Result<u64, Error> {
    Ok(work(on, vec![sql(text, vec![])]).await?.affected)
}
async fn first_rows(
    on: &dyn Executor<MySql>,
    statement: Sql,
    columns: usize,
    most: usize,
) -> Result<Vec<Vec<String>>, Error> {
    let sink = Box::new(Texts {
        most,
        ..Texts::new(columns)
    });
    let done = on
        .run(Work {
            statements: vec![statement],
            sink: Some(sink),
        })
        .await?;
    Ok((done.sink.unwrap() as Box<dyn Any>)
        .downcast::<Texts>()
        .unwrap()
        .rows)
}
async fn rows(
    on: &dyn Executor<MySql>,
    statement: Sql,
    columns: usize,
) -> Result<Vec<Vec<String>>, Error> {
    first_rows(on, statement, columns, usize::MAX).await
}
async fn one(on: &dyn Executor<MySql>, text: &str, values: Vec<Value>) -> Result<String, Error> {
    Ok(rows(on, sql(text, values), 1).await?.remove(0).remove(0))
}
async fn numbers(on: &dyn Executor<MySql>, table: &str) -> Vec<String> {
    let all = sql(&format!("select n from {table} order by n"), vec![]);
    let rows = rows(on, all, 1).await.unwrap();
    rows.into_iter()
        .map(|row| {
            row[0]
                .trim_start_matches("I64(")
                .trim_end_matches(')')
                .to_owned()
        })
        .collect()
}
async fn number(on: &dyn Executor<MySql>, text: &str) -> i64 {
    let read = one(on, text, vec![]).await.unwrap();
    let digits = read.strip_prefix("I64(").and_then(|n| n.strip_suffix(')'));
    digits.and_then(|n| n.parse().ok()).expect("a number")
}
async fn table(db: &Db<MySql>, name: &str, columns: &str) {
    execute(db, &format!("create table {name} ({columns})"))
        .await
        .unwrap();
}
async fn soon<T>(future: impl Future<Output = T>) -> T {
    tokio::time::timeout(Duration::from_secs(20), future)
        .await
        .expect("this takes too long")
}
/// Gives up after a moment, which is not enough.
async fn cut_off<T>(millis: u64, future: impl Future<Output = T>) {
    let cut = tokio::time::timeout(Duration::from_millis(millis), future).await;
    assert!(cut.is_err(), "it has ended before it was cut off");
}

/// Ten to the power of so many rows with a number `i` from 0.
fn series(digits: usize) -> String {
    let digit = "(select 0 n union all select 1 union all select 2 union all select 3 union all select 4 union all \
                 select 5 union all select 6 union all select 7 union all select 8 union all select 9)";
    let names: Vec<_> = (0..digits).map(|at| format!("d{at}")).collect();
    let sum: Vec<_> = (0..digits)
        .map(|at| format!("d{at}.n * {}", 10u64.pow(at as u32)))
        .collect();
    let from: Vec<_> = names.iter().map(|name| format!("{digit} {name}")).collect();
    format!(
        "select {} i from {}",
        sum.join(" + "),
        from.join(" cross join ")
    )
}
