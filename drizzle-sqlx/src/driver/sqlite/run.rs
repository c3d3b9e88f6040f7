//! Running statements: inline as long as they are short, on a thread for blocking work otherwise.
use super::error;
use super::pool::{Slot, SqliteConnection};
use super::raw::{Failure, Interrupt, Statement};
use crate::driver::Trace;
use drizzle_core::decode::Reader;
use drizzle_core::dialect::Sqlite;
use drizzle_core::error::Error;
use drizzle_core::exec::{Done, Sink, Tally, Work};
use drizzle_core::render::Sql;
use drizzle_core::types::{TypeError, date_to_text, moment_to_text, time_to_text};
use drizzle_core::value::{Value, ValueRef, uuid_text};
use libsqlite3_sys as ffi;
use std::ffi::c_int;

/// Rows between two moments at which other tasks may run.
const BATCH: usize = 512;
/// How long one stretch may run inline, in thousands of instructions of SQLite's machine: some milliseconds.
const BUDGET: i32 = 200;

/// A row of a statement, read from left to right.
struct Row<'s> {
    statement: &'s Statement,
    at: c_int,
    columns: c_int,
}

impl<'s> Row<'s> {
    /// The current row. Its width is asked for each time: a table that changed gives the statement other columns.
    #[inline]
    fn of(statement: &'s Statement) -> Self {
        Row {
            statement,
            at: 0,
            columns: statement.columns(),
        }
    }
}

impl Reader for Row<'_> {
    #[inline]
    fn next(&mut self) -> Result<ValueRef<'_>, TypeError> {
        if self.at >= self.columns {
            return Err(TypeError::range("a further column", "the end of the row"));
        }
        self.at += 1;
        self.statement.value(self.at - 1)
    }
    #[inline]
    fn is_null(&mut self, ahead: usize) -> bool {
        self.statement
            .is_null(self.at.saturating_add(ahead as c_int))
    }
    fn seek(&mut self, position: usize) {
        self.at = c_int::try_from(position).unwrap_or(c_int::MAX);
    }
    fn position(&self) -> usize {
        self.at as usize
    }
}

/// Why a stretch of a statement ended.
enum Stop {
    /// No more rows, or no more wanted.
    End,
    /// So many rows are read.
    Batch,
}

/// What can go wrong within a stretch.
enum Trouble {
    Sqlite(Failure),
    Other(Error),
}

/// Whether a failed attempt is worth another one on a thread that may block: it ran out of its budget, or a
/// lock is in its way.
fn again(failure: &Failure) -> bool {
    matches!(failure.primary(), ffi::SQLITE_INTERRUPT | ffi::SQLITE_BUSY)
}

/// A statement that is being stepped through.
pub(super) struct Running {
    sql: Sql,
    key: Option<Box<str>>,
    statement: Statement,
    readonly: bool,
    changes_before: i64,
    wanted: bool,
    rows: u64,
}

impl Running {
    /// Compiles the statement, which may have to read the schema and find it locked: then on a thread that may wait.
    async fn start(connection: &mut SqliteConnection, sql: Sql) -> Result<Self, Error> {
        if connection.undone {
            return Err(undone());
        }
        let slot = connection.slot.as_mut().ok_or_else(lost)?;
        slot.handle.set_budget(None);
        match slot.cache.take(&mut slot.handle, &sql.text, sql.once) {
            Ok(compiled) => Self::bound(slot, sql, compiled),
            Err(failure) if again(&failure) => {
                elsewhere(connection, move |slot| {
                    match slot.cache.take(&mut slot.handle, &sql.text, sql.once) {
                        Ok(compiled) => Self::bound(slot, sql, compiled),
                        Err(failure) => Err(error::statement(failure, &sql.text)),
                    }
                })
                .await
            }
            Err(failure) => Err(error::statement(failure, &sql.text)),
        }
    }

    fn bound(
        slot: &mut Slot,
        sql: Sql,
        (key, mut statement): (Option<Box<str>>, Statement),
    ) -> Result<Self, Error> {
        if let Err(trouble) = bind(&mut statement, &sql.values) {
            return Err(match trouble {
                Trouble::Sqlite(failure) => error::statement(failure, &sql.text),
                Trouble::Other(Error::Encode { reason, .. }) => Error::Encode {
                    reason,
                    sql: sql.text,
                },
                Trouble::Other(error) => error,
            });
        }
        let readonly = statement.is_readonly();
        Ok(Running {
            sql,
            key,
            statement,
            readonly,
            changes_before: slot.handle.total_changes(),
            wanted: true,
            rows: 0,
        })
    }

    /// Steps until the end, or until so many rows are read.
    fn stretch(&mut self, sink: &mut Option<Box<dyn Sink>>, most: usize) -> Result<Stop, Trouble> {
        for _ in 0..most {
            if !self.statement.step().map_err(Trouble::Sqlite)? {
                return Ok(Stop::End);
            }
            self.rows += 1;
            if let (true, Some(sink)) = (self.wanted, sink.as_mut()) {
                let mut row = Row::of(&self.statement);
                match sink.row(&mut row) {
                    Ok(wanted) => self.wanted = wanted,
                    Err(error) => {
                        return Err(Trouble::Other(Error::Decode {
                            error,
                            sql: self.sql.text.clone(),
                        }));
                    }
                }
            }
            // A write goes on to its end, so that it takes effect.
            if self.readonly && !self.wanted {
                return Ok(Stop::End);
            }
        }
        Ok(Stop::Batch)
    }

    /// Forgets the rows so far.
    fn restart(&mut self, slot: &Slot, sink: &mut Option<Box<dyn Sink>>) -> Result<(), Trouble> {
        self.statement.reset();
        (self.wanted, self.rows) = (true, 0);
        self.changes_before = slot.handle.total_changes();
        if let Some(sink) = sink {
            sink.restart();
        }
        bind(&mut self.statement, &self.sql.values)
    }

    /// Puts the statement back; how many rows it changed, and its text.
    pub(super) fn finish(self, slot: &mut Slot) -> (u64, String) {
        let changed = !self.readonly && slot.handle.total_changes() != self.changes_before;
        // The number is kept by SQLite from the last write, so it is of this statement only if anything changed.
        let affected = if changed {
            u64::try_from(slot.handle.changes()).unwrap_or(0)
        } else {
            0
        };
        slot.cache
            .put(self.key, &self.sql.text, self.sql.once, self.statement);
        (affected, self.sql.text)
    }

    fn fail(self, slot: &mut Slot, trouble: Trouble) -> Error {
        let error = match trouble {
            Trouble::Sqlite(failure) => {
                error::statement(error::without_data(failure, &self.sql), &self.sql.text)
            }
            Trouble::Other(error) => error,
        };
        slot.cache
            .put(self.key, &self.sql.text, self.sql.once, self.statement);
        error
    }
}

fn lost() -> Error {
    Error::Connection("the connection was lost: a thread that worked with it ended early".into())
}

fn undone() -> Error {
    Error::Invalid("an error has undone the transaction: nothing more can be done in it".into())
}

/// Runs the statements one after the other.
pub(super) async fn run(connection: &mut SqliteConnection, work: Work) -> Result<Done, Error> {
    // Short statements never wait for anything; many of them in a row must let others run all the same.
    tokio::task::coop::consume_budget().await;
    let within = connection.is_within();
    let done = run_all(connection, work).await;
    connection.note(within, done.is_err());
    done
}

impl SqliteConnection {
    /// Whether a transaction is open.
    fn is_within(&self) -> bool {
        self.slot
            .as_ref()
            .is_some_and(|slot| !slot.handle.autocommit())
    }

    /// After a statement: some errors end the transaction, by themselves or as `on conflict rollback` says.
    fn note(&mut self, was_within: bool, failed: bool) {
        self.undone |= failed && was_within && self.slot.is_some() && !self.is_within();
    }
}

async fn run_all(connection: &mut SqliteConnection, work: Work) -> Result<Done, Error> {
    let Work {
        statements,
        mut sink,
    } = work;
    let (mut tally, mut text) = (Tally::default(), String::new());
    for sql in statements {
        let count = sql.count;
        tally.begin(count, &mut sink);
        let mut running = Running::start(connection, sql).await?;
        let slot = connection.slot.as_mut().ok_or_else(lost)?;
        // Within a transaction an interrupted write would undo all of it.
        let interruptible = running.readonly || slot.handle.autocommit();
        let outcome = loop {
            slot.handle.set_budget(interruptible.then_some(BUDGET));
            match running.stretch(&mut sink, BATCH) {
                Ok(Stop::Batch) => tokio::task::yield_now().await,
                Ok(Stop::End) => break Ok(()),
                Err(trouble) => break Err(trouble),
            }
        };
        match outcome {
            Ok(()) => {}
            Err(Trouble::Sqlite(failure)) if again(&failure) => {
                (running, sink) = elsewhere(connection, move |slot| {
                    anew(slot, running, sink, |running, sink| {
                        while let Stop::Batch = running.stretch(sink, BATCH)? {}
                        Ok(())
                    })
                })
                .await?;
            }
            Err(trouble) => return Err(running.fail(slot, trouble)),
        }
        let slot = connection.slot.as_mut().ok_or_else(lost)?;
        let (changed, sql) = running.finish(slot);
        tally.end(count, changed, &mut sink);
        text = sql;
    }
    Ok(Done {
        affected: tally.affected(),
        sql: text,
        sink,
    })
}

/// Interrupts the other thread's work when nobody waits for it any more.
struct Cancel(Option<Interrupt>);
impl Drop for Cancel {
    fn drop(&mut self) {
        if let Some(interrupt) = &self.0 {
            interrupt.interrupt();
        }
    }
}

/// Runs a statement from its beginning.
fn anew(
    slot: &mut Slot,
    mut running: Running,
    mut sink: Option<Box<dyn Sink>>,
    steps: impl FnOnce(&mut Running, &mut Option<Box<dyn Sink>>) -> Result<(), Trouble>,
) -> Result<(Running, Option<Box<dyn Sink>>), Error> {
    let outcome = running
        .restart(slot, &mut sink)
        .and_then(|()| steps(&mut running, &mut sink));
    match outcome {
        Ok(()) => Ok((running, sink)),
        Err(trouble) => Err(running.fail(slot, trouble)),
    }
}

/// A connection and what to do with it, on their way to another thread. Wherever this is dropped, the work,
/// which may hold a statement, goes before the connection that belongs to: that is the order of the fields.
struct Job<F> {
    work: F,
    slot: Slot,
}

impl<F> Job<F> {
    /// What came of it stands before the connection, as in the fields.
    fn work<T>(self) -> (T, Slot)
    where
        F: FnOnce(&mut Slot) -> T,
    {
        // Variables are dropped in the opposite order of their declaration, should the work panic.
        let mut slot = self.slot;
        let work = self.work;
        slot.handle.set_budget(None);
        slot.handle.set_patient(true);
        let outcome = work(&mut slot);
        slot.handle.set_patient(false);
        (outcome, slot)
    }
}

/// Works with the connection on a thread that may block, and wait for locks. The connection goes there and comes
/// back; if nobody waits for it, it goes from there to the pool.
async fn elsewhere<T: Send + 'static>(
    connection: &mut SqliteConnection,
    work: impl FnOnce(&mut Slot) -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    let slot = connection.slot.take().ok_or_else(lost)?;
    let mut cancel = Cancel(Some(slot.handle.interrupt()));
    let job = Job { work, slot };
    let task = tokio::task::spawn_blocking(move || job.work());
    let (outcome, slot) = task.await.map_err(|_| lost())?;
    cancel.0 = None;
    connection.slot = Some(slot);
    outcome
}

/// Runs a statement without parameters or rows.
pub(super) async fn control(connection: &mut SqliteConnection, sql: &str) -> Result<(), Error> {
    if connection.undone && sql == "rollback" {
        connection.undone = false;
        return Ok(());
    }
    let trace = Trace::start::<Sqlite>();
    let work = Work {
        statements: vec![Sql::new(sql)],
        sink: None,
    };
    let done = run(connection, work).await;
    trace.end(sql);
    done.map(drop)
}

/// The rows of one statement, bit by bit. Dropped early, the statement is put back.
pub(super) struct Cursor<C: std::ops::DerefMut<Target = SqliteConnection>> {
    running: Option<Running>,
    connection: C,
}

impl<C: std::ops::DerefMut<Target = SqliteConnection>> Cursor<C> {
    pub(super) async fn open(mut connection: C, statement: Sql) -> Result<Self, Error> {
        let running = Some(Running::start(&mut connection, statement).await?);
        Ok(Cursor {
            running,
            connection,
        })
    }

    pub(super) async fn next(&mut self, sink: &mut dyn Sink) -> Result<bool, Error> {
        let within = self.connection.is_within();
        let more = self.batch(sink).await;
        self.connection.note(within, more.is_err());
        if let Ok(true) = more {
            tokio::task::yield_now().await;
        }
        more
    }

    async fn batch(&mut self, sink: &mut dyn Sink) -> Result<bool, Error> {
        let slot = self.connection.slot.as_mut().ok_or_else(lost)?;
        let Some(mut running) = self.running.take() else {
            return Ok(false);
        };
        // Rows that were given out can't be taken back, so only the way to the first may be interrupted, which
        // sorts and groups; from there on it yields between rows.
        let first = running.rows == 0 && (running.readonly || slot.handle.autocommit());
        slot.handle.set_budget(first.then_some(BUDGET));
        let mut step = running.statement.step();
        if let Err(failure) = &step
            && running.rows == 0
            && again(failure)
        {
            (running, step) = elsewhere(&mut self.connection, move |slot| {
                let mut more = false;
                let (running, _) = anew(slot, running, None, |running, _| {
                    more = running.statement.step().map_err(Trouble::Sqlite)?;
                    Ok(())
                })?;
                Ok((running, Ok(more)))
            })
            .await?;
        }
        let slot = self.connection.slot.as_mut().ok_or_else(lost)?;
        slot.handle.set_budget(None);
        for left in (0..64).rev() {
            match step {
                Ok(true) => {
                    running.rows += 1;
                    let mut row = Row::of(&running.statement);
                    if let Err(error) = sink.row(&mut row) {
                        let error = Error::Decode {
                            error,
                            sql: running.sql.text.clone(),
                        };
                        return Err(running.fail(slot, Trouble::Other(error)));
                    }
                }
                Ok(false) => {
                    running.finish(slot);
                    return Ok(false);
                }
                Err(failure) => return Err(running.fail(slot, Trouble::Sqlite(failure))),
            }
            if left == 0 {
                break;
            }
            step = running.statement.step();
        }
        self.running = Some(running);
        Ok(true)
    }
}

impl<C: std::ops::DerefMut<Target = SqliteConnection>> Drop for Cursor<C> {
    fn drop(&mut self) {
        if let (Some(running), Some(slot)) = (self.running.take(), self.connection.slot.as_mut()) {
            running.finish(slot);
        }
    }
}

fn bind(statement: &mut Statement, values: &[Value]) -> Result<(), Trouble> {
    let refuse = |reason: &str| {
        Err(Trouble::Other(Error::Encode {
            reason: reason.to_owned(),
            sql: String::new(),
        }))
    };
    // SQLite would take NULL for what is missing.
    if usize::try_from(statement.parameters()) != Ok(values.len()) {
        return refuse("the statement has another number of parameters than values are given");
    }
    for (at, value) in (1..).zip(values) {
        let bound = match value {
            Value::Null(_) => statement.bind_null(at),
            Value::Bool(v) => statement.bind_i64(at, (*v).into()),
            Value::I8(v) => statement.bind_i64(at, (*v).into()),
            Value::U8(v) => statement.bind_i64(at, (*v).into()),
            Value::U16(v) => statement.bind_i64(at, (*v).into()),
            Value::U32(v) => statement.bind_i64(at, (*v).into()),
            Value::U64(v) => match i64::try_from(*v) {
                Ok(v) => statement.bind_i64(at, v),
                Err(_) => {
                    return refuse("an integer is beyond the 64 bits with a sign that SQLite has");
                }
            },
            Value::I16(v) => statement.bind_i64(at, (*v).into()),
            Value::I32(v) => statement.bind_i64(at, (*v).into()),
            Value::I64(v) => statement.bind_i64(at, *v),
            Value::F32(v) if !v.is_nan() => statement.bind_f64(at, (*v).into()),
            Value::F64(v) if !v.is_nan() => statement.bind_f64(at, *v),
            Value::F32(_) | Value::F64(_) => {
                return refuse("SQLite has no NaN: it would store NULL");
            }
            Value::Text(v) | Value::Enum(_, v) => statement.bind_text(at, v),
            Value::Decimal(v) | Value::Json(v) => statement.bind_text(at, v),
            Value::Bytes(v) => statement.bind_blob(at, v),
            Value::Date(v) => statement.bind_text(at, &date_to_text(*v)),
            Value::Time(v) => statement.bind_text(at, &time_to_text(*v)),
            Value::Timestamp(v) | Value::TimestampTz(v) => {
                statement.bind_text(at, &moment_to_text(*v))
            }
            Value::Uuid(v) => statement.bind_text(at, &uuid_text(*v)),
            _ => return refuse("a parameter has no value"),
        };
        bound.map_err(Trouble::Sqlite)?;
    }
    Ok(())
}
