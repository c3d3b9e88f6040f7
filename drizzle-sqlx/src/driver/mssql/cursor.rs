//! Rows that are fetched bit by bit.
use super::decode;
use super::pool::Connection;
use super::run::Statement;
use crate::driver::reading::Reading;
use crate::driver::rows::{Queue, pause};
use drizzle_core::error::Error;
use drizzle_core::exec::Cursor;
use drizzle_core::render::Sql;
use futures_util::TryStreamExt as _;
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
    rows: Queue<tiberius::Row>,
) -> Result<(), Error> {
    let statement = Statement::new(&sql)?;
    let conn = connection.conn()?;
    conn.check_transaction(&sql.text).await?;
    if statement.is_raw() {
        (conn.touched, conn.raw) = (true, true);
    }
    let client = conn.request()?;
    let result = async {
        let mut items = statement.rows(client).await?;
        while let Some(item) = items.try_next().await? {
            if let Some(row) = item.into_row()
                && rows.push(row)
            {
                pause().await;
            }
        }
        Ok(())
    }
    .await;
    conn.ended(result, &sql.text)
}
