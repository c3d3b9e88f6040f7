//! Against a scripted peer, since no server can be had everywhere.
mod connecting;
mod failures;
mod peer;
mod transactions;
mod values;

use super::MssqlOptions;
use crate::Db;
use drizzle_core::decode::{DecodeError, Reader};
use drizzle_core::dialect::Mssql;
use drizzle_core::error::Error;
use drizzle_core::exec::{Executor, Sink, Work};
use drizzle_core::render::Sql;
use drizzle_core::value::Value;
use peer::Peer;
use peer::answer::Answer;
use peer::request::Request;
use std::any::Any;

/// A peer with a script, and a pool on it.
async fn peer_with(
    options: MssqlOptions,
    script: impl FnMut(&Request) -> Option<Answer> + Send + 'static,
) -> (Peer, Db<Mssql>) {
    let peer = Peer::start(script).await;
    let db = Db::connect_with(&peer.url(), options).await.unwrap();
    (peer, db)
}
async fn peer(
    script: impl FnMut(&Request) -> Option<Answer> + Send + 'static,
) -> (Peer, Db<Mssql>) {
    peer_with(MssqlOptions::new().max_connections(1), script).await
}

/// Keeps rows as text, as many columns as there are.
#[derive(Default)]
struct Texts {
    rows: Vec<Vec<String>>,
}
impl Sink for Texts {
    fn row(&mut self, row: &mut dyn Reader) -> Result<bool, DecodeError> {
        let mut cells = Vec::new();
        loop {
            let null = row.is_null(0);
            match row.next() {
                Ok(value) => {
                    let text = format!("{value:?}");
                    assert_eq!(null, text == "Null");
                    cells.push(text);
                }
                Err(e) if e.found == "the end of the row" => break,
                Err(e) => {
                    return Err(DecodeError {
                        column: cells.len().to_string().into(),
                        expected: e.expected,
                        found: e.found,
                    });
                }
            }
        }
        self.rows.push(cells);
        Ok(true)
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
async fn run(on: &dyn Executor<Mssql>, statements: Vec<Sql>) -> Result<u64, Error> {
    let work = Work {
        statements,
        sink: None,
    };
    Ok(on.run(work).await?.affected)
}
async fn execute(on: &dyn Executor<Mssql>, text: &str) -> Result<u64, Error> {
    run(on, vec![sql(text, vec![])]).await
}
async fn rows(on: &dyn Executor<Mssql>, statement: Sql) -> Result<Vec<Vec<String>>, Error> {
    let work = Work {
        statements: vec![statement],
        sink: Some(Box::new(Texts::default())),
    };
    let sink = on.run(work).await?.sink.unwrap() as Box<dyn Any>;
    Ok(sink.downcast::<Texts>().unwrap().rows)
}
async fn one(on: &dyn Executor<Mssql>, text: &str) -> Result<String, Error> {
    Ok(rows(on, sql(text, vec![])).await?.remove(0).remove(0))
}
/// The error, and that nothing of it holds what it must not.
fn error<T>(result: Result<T, Error>) -> Error {
    let error = result.err().unwrap();
    let mut source = std::error::Error::source(&error);
    let mut all = format!("{error} {error:?}");
    while let Some(e) = source {
        all += &format!("{e} {e:?}");
        source = e.source();
    }
    assert!(!all.contains("s3cr3t"), "{all}");
    error
}
