//! One connection, and what is known of its state.
use super::decode;
use super::error;
use drizzle_core::decode::Reader as _;
use drizzle_core::error::{DatabaseError, Error};
use drizzle_core::value::ValueRef;
use futures_util::TryStreamExt as _;
use tiberius::error::Error as Failure;
use tokio_util::compat::Compat;

pub(super) type Client = tiberius::Client<Compat<tokio::net::TcpStream>>;

/// Undoes what the last user may have left behind. Not more than that is put back: TDS could reset the
/// whole session, but tiberius has no way to ask for it.
pub(super) const RESET: &str = "if @@trancount > 0 rollback transaction; \
     set implicit_transactions off; set transaction isolation level read committed; set xact_abort off;";
pub(super) const ROLLBACK: &str = "if @@trancount > 0 rollback transaction";

/// What became of the transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Transaction {
    None,
    Open,
    /// A statement failed, and some errors end the transaction: the server is asked before the next one.
    Suspect,
    /// The server has rolled it back.
    Gone,
    /// The server will only roll it back.
    Doomed,
}

pub(super) struct Conn {
    client: Client,
    /// A request was sent whose answer has not been read to its end. Set before each request, and cleared
    /// only after it: a future that is dropped in between leaves it set, and the connection is closed.
    busy: bool,
    /// The session may not be as it was: it is reset before somebody else gets it.
    pub(super) touched: bool,
    /// A statement may have left what a reset does not undo.
    pub(super) raw: bool,
    transaction: Transaction,
}

impl Conn {
    pub(super) fn new(client: Client) -> Self {
        Conn {
            client,
            busy: false,
            touched: false,
            raw: false,
            transaction: Transaction::None,
        }
    }

    pub(super) fn is_busy(&self) -> bool {
        self.busy
    }

    /// Begins a request: nobody may read what another request's answer is.
    pub(super) fn request(&mut self) -> Result<&mut Client, Error> {
        if self.busy {
            return Err(error::unusable(
                "the connection was left in the middle of an answer and can't be used any more",
            ));
        }
        self.busy = true;
        Ok(&mut self.client)
    }

    /// Ends a request: after the server's own errors, the answer has been read to its end.
    pub(super) fn ended<T>(&mut self, result: Result<T, Failure>, sql: &str) -> Result<T, Error> {
        result.inspect(|_| self.busy = false).map_err(|failure| {
            self.busy = !error::is_answer(&failure);
            if self.transaction == Transaction::Open {
                self.transaction = Transaction::Suspect;
            }
            error::of_statement(failure, sql)
        })
    }

    /// Runs a batch to its end; gives the last row's first cell, if it is an integer.
    async fn batch(&mut self, sql: &str) -> Result<Option<i64>, Error> {
        let client = self.request()?;
        let answer = async {
            let mut last = None;
            let mut items = client.simple_query(sql).await?;
            while let Some(item) = items.try_next().await? {
                if let Some(row) = item.into_row() {
                    last = match decode::Row::new(&row).next() {
                        Ok(ValueRef::I64(number)) => Some(number),
                        _ => None,
                    };
                }
            }
            Ok(last)
        }
        .await;
        self.ended(answer, sql)
    }

    /// Makes it as good as new.
    pub(super) async fn reset(&mut self) -> Result<(), Error> {
        self.batch(RESET).await?;
        self.transaction = Transaction::None;
        self.touched = false;
        Ok(())
    }

    /// Begins a transaction, at an isolation level that lasts until the connection is reset.
    pub(super) async fn begin(&mut self, sql: &str) -> Result<(), Error> {
        self.touched = true;
        self.batch(sql).await?;
        self.transaction = Transaction::Open;
        Ok(())
    }

    pub(super) async fn commit(&mut self, sql: &str) -> Result<(), Error> {
        self.check_transaction(sql).await?;
        if self.raw {
            // Raw SQL may have begun another transaction within this one. The commit would then end only
            // that, and all would be undone when the connection is reset.
            let left = self.batch(&format!("{sql}; select @@trancount")).await?;
            if left != Some(0) {
                return Err(refused(
                    "the transaction is still open after its commit: a statement began another one within it",
                    sql,
                ));
            }
        } else {
            self.batch(sql).await?;
        }
        self.transaction = Transaction::None;
        Ok(())
    }

    pub(super) async fn rollback(&mut self) -> Result<(), Error> {
        self.batch(ROLLBACK).await?;
        self.transaction = Transaction::None;
        Ok(())
    }

    /// Sets a savepoint, or goes back to one.
    pub(super) async fn savepoint(&mut self, sql: &str) -> Result<(), Error> {
        self.check_transaction(sql).await?;
        self.batch(sql).await.map(drop)
    }

    /// Makes sure that what comes next is still within the transaction: after an error, the server may have
    /// rolled it back, and would run and keep what follows. Outside of a transaction all is well.
    pub(super) async fn check_transaction(&mut self, sql: &str) -> Result<(), Error> {
        if self.transaction == Transaction::Suspect {
            self.transaction = match self.batch("select cast(xact_state() as int)").await? {
                Some(1) => Transaction::Open,
                Some(0) => Transaction::Gone,
                _ => Transaction::Doomed,
            };
        }
        let message = match self.transaction {
            Transaction::Gone => {
                "an earlier error ended the transaction, and the server has rolled it back"
            }
            Transaction::Doomed => {
                "an earlier error doomed the transaction: nothing but a rollback of all of it is possible"
            }
            Transaction::None | Transaction::Open | Transaction::Suspect => return Ok(()),
        };
        Err(refused(message, sql))
    }
}

/// What is not asked of the server, or not believed.
fn refused(message: &str, sql: &str) -> Error {
    Error::Database(Box::new(DatabaseError {
        code: None,
        message: message.into(),
        sql: sql.into(),
        source: None,
    }))
}
