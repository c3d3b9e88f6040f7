//! One connection, and the statement that is running on it.
//!
//! sqlx's connection to MySQL can't be left in the middle of reading a packet. So a statement is read by a future of
//! its own, which has the connection and stands in [`Connection`]: when the caller's future is dropped, this
//! one is still there, to be read to its end or to be dropped with the connection.
use super::server::Server;
use super::{encode, error};
use crate::driver::Control;
use crate::driver::rows::{Queue, pause};
use crate::driver::shared::{LONGEST_PREPARED, give_back, note_kinds, trusted};
use crate::transaction::TxConfig;
use drizzle_core::dialect::MySql;
use drizzle_core::error::Error;
use drizzle_core::render::Sql;
use futures_core::future::BoxFuture;
use futures_util::TryStreamExt;
use sqlx::mysql::{MySqlArguments, MySqlConnection, MySqlQueryResult, MySqlRow};
use sqlx::pool::PoolConnection;
use sqlx::{Connection as _, Either, Executor as _, Row as _};
use std::borrow::Cow;
use std::collections::VecDeque;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::Poll;

/// A row, or the end of a result with the number of affected rows.
pub(super) type Message = Either<MySqlQueryResult, MySqlRow>;

/// A connection of a [`Pool`](super::Pool). One whose statement was cut off is closed, not given back.
pub struct Connection {
    /// Gone while a statement is running, and for good when the connection is lost.
    wire: Option<Wire>,
    running: Option<Running>,
    pub(super) server: Arc<Server>,
    /// Within a transaction.
    within: bool,
    /// The server has undone the transaction.
    undone: bool,
    /// A transaction is open that nobody will end.
    abandoned: bool,
    /// Its number at the server, once it was asked for.
    id: Option<u64>,
    /// Where another connection is to be had.
    pool: sqlx::MySqlPool,
}

impl fmt::Debug for Connection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Connection")
            .field("within", &self.within)
            .field("running", &self.running.is_some())
            .finish_non_exhaustive()
    }
}

/// How many prepared statements a connection keeps.
///
/// The server does not answer when a statement is closed, and sqlx leaves Nagle's algorithm on: what is sent next
/// would wait some 40 milliseconds for the server's acknowledgement. So statements are not closed one by one while
/// somebody waits, but all together, most often after the connection was given back.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kept {
    /// So many are kept from one use of the connection to the next.
    pub(super) between: usize,
    /// So many there may be, before all of them are closed even in the middle of a transaction.
    pub(super) most: usize,
}

impl Kept {
    /// What sqlx does by default, which is all that is known of a pool of its own.
    pub(super) const DEFAULT: Kept = Kept {
        between: 100,
        most: 100,
    };
    /// More than are kept, for transactions of many different statements.
    pub(super) const SPARE: usize = 100;
    /// So many long ones there may be in one use of a connection; none is kept.
    const MOST_LONG: usize = 32;
}

/// sqlx's connection; dropped in the middle of a statement it is closed.
struct Wire {
    /// Always there, until this is dropped.
    inner: Option<PoolConnection<sqlx::MySql>>,
    unfit: bool,
    kept: Kept,
    /// How many long statements were prepared.
    long: usize,
}

impl Wire {
    fn inner(&mut self) -> Result<&mut MySqlConnection, sqlx::Error> {
        self.inner.as_deref_mut().ok_or(sqlx::Error::PoolClosed)
    }

    /// How many statements are prepared.
    fn prepared(&self) -> usize {
        let inner = self.inner.as_deref();
        inner.map_or(0, sqlx::Connection::cached_statements_size)
    }

    /// Closes what is prepared.
    async fn forget(&mut self) -> Result<(), sqlx::Error> {
        self.unfit = true;
        self.inner()?.clear_cached_statements().await?;
        (self.unfit, self.long) = (false, 0);
        Ok(())
    }

    /// Whether there is no room for one more.
    fn is_full(&self) -> bool {
        self.long >= Kept::MOST_LONG || self.prepared() >= self.kept.most
    }

    /// Whether there are more than are kept.
    fn is_crowded(&self) -> bool {
        self.long > 0 || self.prepared() > self.kept.between
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        if self.unfit {
            // Closed at once: a farewell would wait for all that the server is still sending.
            drop(self.inner.take().map(PoolConnection::detach));
        } else if let Some(inner) = &mut self.inner {
            give_back(inner);
        }
    }
}

/// How long the server may take to stop a statement.
const LONGEST_KILL: std::time::Duration = std::time::Duration::from_secs(2);

struct Running {
    future: BoxFuture<'static, (Wire, Result<(), sqlx::Error>)>,
    messages: Queue<Message>,
    /// Nobody waits for its rows any more.
    unwanted: Arc<AtomicBool>,
}

/// A statement as it is sent.
pub(super) struct Statement {
    text: String,
    /// `None` in the text protocol.
    arguments: Option<MySqlArguments>,
    long: bool,
    /// Whether everything that is kept prepared is given up first.
    afresh: bool,
}

impl Statement {
    /// Sent as text, it has no parameters and is not prepared.
    pub(super) fn new(
        sql: &Sql,
        connection: &Connection,
        as_text: bool,
        afresh: bool,
    ) -> Result<Self, Error> {
        let arguments = encode::arguments(&sql.values, &connection.server.types);
        let arguments = arguments.map_err(|reason| Error::Encode {
            reason,
            sql: sql.text.clone(),
        })?;
        let long = sql.once || sql.text.len() > LONGEST_PREPARED;
        let mut text = sql.text.clone();
        if !sql.values.is_empty() && (sql.loose || !long) {
            // MySQL converts what comes later to the types that came first, silently.
            note_kinds(&mut text, &sql.values);
        }
        Ok(Statement {
            text,
            arguments: (!as_text).then_some(arguments),
            long,
            afresh,
        })
    }

    fn text(sql: &str) -> Self {
        Statement {
            text: sql.to_owned(),
            arguments: None,
            long: false,
            afresh: false,
        }
    }

    /// Runs it to its end.
    async fn read(
        self,
        mut wire: Wire,
        messages: Queue<Message>,
        unwanted: Arc<AtomicBool>,
    ) -> (Wire, Result<(), sqlx::Error>) {
        wire.unfit = true;
        let result = async {
            if self.arguments.is_some() {
                if self.afresh || wire.is_full() {
                    wire.forget().await?;
                    wire.unfit = true;
                }
                wire.long += usize::from(self.long);
            }
            let (inner, text) = (wire.inner()?, trusted(self.text));
            let mut stream = match self.arguments {
                Some(arguments) => inner.fetch_many(sqlx::query_with(text, arguments)),
                None => inner.fetch_many(sqlx::raw_sql(text)),
            };
            while let Some(message) = stream.try_next().await? {
                if !unwanted.load(Ordering::Relaxed) && messages.push(message) {
                    pause().await;
                }
            }
            Ok(())
        };
        let result = result.await;
        wire.unfit = result.as_ref().is_err_and(|e| !error::is_usable(e));
        (wire, result)
    }
}

fn lost() -> Error {
    Error::Connection("the connection was lost".into())
}

fn undone() -> Error {
    Error::Invalid("an error has undone the transaction: nothing more can be done in it".into())
}

/// MySQL tells that a savepoint is gone, but not why.
fn ended_inside() -> Error {
    Error::Invalid(
        "the transaction has ended before its end: statements such as `create`, `alter`, `drop` and `truncate` commit it, \
         and what was done before them is kept"
            .into(),
    )
}

impl Connection {
    pub(super) fn new(
        inner: PoolConnection<sqlx::MySql>,
        server: Arc<Server>,
        kept: Kept,
        pool: sqlx::MySqlPool,
    ) -> Self {
        Connection {
            id: None,
            pool,
            wire: Some(Wire {
                inner: Some(inner),
                unfit: false,
                kept,
                long: 0,
            }),
            running: None,
            server,
            within: false,
            undone: false,
            abandoned: false,
        }
    }

    /// Begins a statement, after the end of one that was cut off.
    pub(super) async fn start(&mut self, statement: Statement) -> Result<(), Error> {
        self.settle().await?;
        if self.undone {
            return Err(undone());
        }
        self.send(statement)
    }

    fn send(&mut self, statement: Statement) -> Result<(), Error> {
        let wire = self.wire.take().ok_or_else(lost)?;
        let (messages, unwanted) = (Queue::default(), Arc::default());
        self.running = Some(Running {
            future: Box::pin(statement.read(wire, messages.clone(), Arc::clone(&unwanted))),
            messages,
            unwanted,
        });
        Ok(())
    }

    /// What has arrived of the running statement, and how it ended, if it has.
    pub(super) async fn advance(&mut self) -> (VecDeque<Message>, Option<Result<(), sqlx::Error>>) {
        std::future::poll_fn(|cx| {
            let Some(running) = &mut self.running else {
                return Poll::Ready((VecDeque::new(), Some(Ok(()))));
            };
            let polled = running.future.as_mut().poll(cx);
            let messages = running.messages.take();
            match polled {
                Poll::Ready((wire, result)) => {
                    self.running = None;
                    self.ended(wire, &result);
                    Poll::Ready((messages, Some(result)))
                }
                Poll::Pending if messages.is_empty() => Poll::Pending,
                Poll::Pending => Poll::Ready((messages, None)),
            }
        })
        .await
    }

    fn ended(&mut self, wire: Wire, result: &Result<(), sqlx::Error>) {
        if let Err(e) = result {
            self.undone |= self.within && error::undoes(e, self.server.timeouts_undo);
        }
        // One that is not fit for more is closed at once.
        self.wire = Some(wire).filter(|wire| !wire.unfit);
    }

    /// Lets what was cut off come to its end, its errors included: they belong to nobody.
    async fn settle(&mut self) -> Result<(), Error> {
        if let Some(running) = &self.running {
            running.unwanted.store(true, Ordering::Relaxed);
        }
        while self.running.is_some() {
            _ = self.advance().await;
        }
        match self.wire {
            Some(_) => Ok(()),
            None => Err(lost()),
        }
    }

    async fn execute(&mut self, sql: &str) -> Result<(), Error> {
        self.settle().await?;
        self.send(Statement::text(sql))?;
        loop {
            if let (_, Some(end)) = self.advance().await {
                return end.map_err(|e| error::from_sqlx(e, sql, self.server.maria));
            }
        }
    }

    /// Asks for what `stop` needs to know.
    pub(super) async fn identify(&mut self) -> Result<(), Error> {
        if self.id.is_some() {
            return Ok(());
        }
        let sql = "select connection_id()";
        self.start(Statement::text(sql)).await?;
        loop {
            let (messages, end) = self.advance().await;
            for message in messages {
                if let Either::Right(row) = message {
                    self.id = row.try_get_unchecked(0).ok();
                }
            }
            if let Some(end) = end {
                return end.map_err(|e| error::from_sqlx(e, sql, self.server.maria));
            }
        }
    }

    /// Stops the running statement on the server. The connection is closed afterwards: the server may come to it only
    /// when it is at the next statement.
    pub(super) async fn stop(&mut self) {
        self.abandoned = true;
        self.undone = true;
        let (Some(id), true) = (self.id, self.running.is_some()) else {
            return;
        };
        let options = self.pool.connect_options();
        let kill = async {
            let mut other = MySqlConnection::connect_with(&options).await?;
            other
                .execute(sqlx::raw_sql(trusted(format!("kill query {id}"))))
                .await?;
            other.close().await
        };
        // Without it, the server stops the statement when it next has something to send.
        _ = tokio::time::timeout(LONGEST_KILL, kill).await;
    }

    /// Begins, ends or divides a transaction; gives the statement, too.
    pub(super) async fn control(
        &mut self,
        control: Control<'_, MySql>,
    ) -> (Cow<'static, str>, Result<(), Error>) {
        let sql = match &control {
            Control::Begin(config) => begin(config).into(),
            control => control.sql(),
        };
        if let Err(e) = self.settle().await {
            return (sql, Err(e));
        }
        if self.undone && !matches!(control, Control::Rollback) {
            return (sql, Err(undone()));
        }
        if let Control::Begin(_) = control {
            // Should it fail or be cut off half way, the next transaction would have its isolation level.
            self.abandoned = true;
        }
        let done = self.execute(&sql).await;
        match (&control, &done) {
            (Control::Begin(_), Ok(())) => (self.within, self.abandoned) = (true, false),
            (Control::Commit | Control::Rollback, Ok(())) => {
                (self.within, self.undone) = (false, false);
            }
            // ER_SP_DOES_NOT_EXIST
            (Control::RollbackTo(_) | Control::Release(_), Err(Error::Database(e)))
                if e.code.as_deref() == Some("1305") =>
            {
                return (sql, Err(ended_inside()));
            }
            _ => {}
        }
        (sql, done)
    }

    /// Notes that nobody will end the transaction; tells whether rolling it back is better than to close.
    pub(super) fn abandon(&mut self) -> bool {
        self.abandoned = true;
        // With a statement still running, closing is the quickest way to get rid of it and its locks. And what a
        // failed begin has left behind is not known.
        self.running.is_none() && self.within
    }

    /// Makes an abandoned connection fit to be given back.
    pub(super) async fn roll_back(mut self) {
        self.abandoned = self.control(Control::Rollback).await.1.is_err();
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        let Some(mut wire) = self.wire.take() else {
            return;
        };
        wire.unfit |= self.abandoned;
        if !wire.unfit
            && wire.is_crowded()
            && let Ok(runtime) = tokio::runtime::Handle::try_current()
        {
            runtime.spawn(async move { wire.forget().await });
        }
    }
}

/// The level is said for the next transaction alone, before it begins.
fn begin(config: &TxConfig<MySql>) -> String {
    let mut sql = String::new();
    if let Some(isolation) = config.isolation {
        sql += "set transaction isolation level ";
        sql += isolation.sql();
        sql += "; ";
    }
    sql += config.begin.unwrap_or("start transaction");
    if config.read_only {
        sql += if config.begin.is_some() {
            ", read only"
        } else {
            " read only"
        };
    }
    sql
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn begins_as_configured() {
        let cases: [(TxConfig<MySql>, &str); 4] = [
            (
                TxConfig::consistent_snapshot().read_only(),
                "set transaction isolation level repeatable read; start transaction with consistent snapshot, read only",
            ),
            (TxConfig::default(), "start transaction"),
            (
                TxConfig::default().read_only(),
                "start transaction read only",
            ),
            (
                TxConfig::serializable().read_only(),
                "set transaction isolation level serializable; start transaction read only",
            ),
        ];
        for (config, sql) in cases {
            assert_eq!(begin(&config), sql);
        }
    }
}
