//! Rows that are sent as a stream, in the binary format of COPY.
//! <https://www.postgresql.org/docs/current/sql-copy.html#SQL-COPY-BINARY-FORMAT>
use super::{Connection, encode, error};
use drizzle_core::error::Error;
use drizzle_core::render::Sql;
use drizzle_core::value::Value;

/// The signature, no flags, no header extension.
const HEADER: [u8; 19] = *b"PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0";
/// The count of columns that no row has.
const END: [u8; 2] = (-1i16).to_be_bytes();
/// How many bytes are sent at once, more or less.
const PIECE: usize = 1 << 18;

/// Sends the rows of a statement, its values in so many columns; gives the number of rows. An error undoes them all.
pub(super) async fn run(
    connection: &mut Connection,
    sql: &Sql,
    columns: usize,
) -> Result<u64, Error> {
    let failed = |e| error::from_sqlx(e, &sql.text);
    let width = i16::try_from(columns).map_err(|_| Error::Encode {
        reason: "a row has more columns than PostgreSQL takes".into(),
        sql: sql.text.clone(),
    })?;
    connection.settle().await.map_err(failed)?;
    connection.running = true;
    let mut unsent = None;
    let result = async {
        let mut stream = connection.inner.copy_in_raw(&sql.text).await?;
        let mut piece = HEADER.to_vec();
        for (at, row) in sql.values.chunks(columns.max(1)).enumerate() {
            if let Err(reason) = write(row, width, &mut piece) {
                let reason = format!("row {}, {reason}", at + 1);
                unsent = Some(reason.clone());
                stream.abort(reason).await?;
                return Ok(0);
            }
            if piece.len() >= PIECE {
                stream.send(&piece[..]).await?;
                piece.clear();
            }
        }
        piece.extend(END);
        stream.send(&piece[..]).await?;
        stream.finish().await
    }
    .await;
    let ended = connection.ended(result);
    match unsent {
        // The server was told so, and has ended the transaction.
        Some(reason) => {
            connection.failed = true;
            Err(Error::Encode {
                reason,
                sql: sql.text.clone(),
            })
        }
        None => ended.map_err(failed),
    }
}

fn write(row: &[Value], width: i16, out: &mut Vec<u8>) -> Result<(), String> {
    out.extend(width.to_be_bytes());
    for (at, value) in row.iter().enumerate() {
        encode::sized(value, out).map_err(|e| format!("column {}: {e}", at + 1))?;
    }
    Ok(())
}
