//! Rows that are fetched bit by bit.
use super::{Connection, Statement, decode, error};
use crate::driver::reading::Reading;
use crate::driver::rows::{Queue, pause};
use drizzle_core::error::Error;
use drizzle_core::exec::Cursor;
use drizzle_core::render::Sql;
use futures_util::TryStreamExt;
use sqlx::postgres::PgRow;
use sqlx::{Connection as _, Either};
use std::ops::DerefMut;

/// Opens a cursor that holds the connection. It starts when it is first asked for rows.
pub(super) fn open<'a>(
    connection: impl DerefMut<Target = Connection> + Send + 'a,
    statement: Sql,
) -> impl Cursor + 'a {
    Reading::new(
        statement.text.clone(),
        |row, received, sink| received.row(&mut decode::Row::new(row), sink),
        |rows| Box::pin(read(connection, statement, rows)),
    )
}

async fn read(
    mut connection: impl DerefMut<Target = Connection> + Send,
    sql: Sql,
    rows: Queue<PgRow>,
) -> Result<(), Error> {
    let connection = &mut *connection;
    let failed = |e| error::from_sqlx(e, &sql.text);
    let mut retried = false;
    loop {
        let statement = Statement::new(&sql, connection.prepared)?;
        connection.settle().await.map_err(failed)?;
        let mut count = 0;
        connection.running = true;
        let result = async {
            let mut messages = statement.rows(&mut connection.inner);
            while let Some(message) = messages.try_next().await? {
                if let Either::Right(row) = message {
                    count += 1;
                    if rows.push(row) {
                        pause().await;
                    }
                }
            }
            Ok(())
        };
        let result = result.await;
        match connection.ended(result) {
            Err(e) if !retried && count == 0 && error::is_stale(&e) => {
                connection
                    .inner
                    .clear_cached_statements()
                    .await
                    .map_err(failed)?;
                retried = true;
            }
            result => {
                return result.map_err(failed);
            }
        }
    }
}
