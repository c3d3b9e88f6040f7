//! The one way of every statement to its driver: what a handle carries is applied here.
//!
//! A handle without settings, and nobody who listens to traces, costs a look at an option and at a level.
use crate::cache::Caching;
use crate::driver::Driver;
use crate::timeout;
use drizzle_core::ast::Comment;
use drizzle_core::dialect::Syntax;
use drizzle_core::error::Error;
use drizzle_core::exec::{Cursor, Done, Tally, Work};
use drizzle_core::render::{Affected, Sql};
use drizzle_core::scoped::ScopedValues;
use futures_core::future::BoxFuture;
use std::ops::DerefMut;
use std::sync::Arc;
use tokio::time::{Instant, timeout_at};
use tracing::Instrument as _;

pub(crate) mod counting;
pub(crate) mod logger;
pub(crate) mod middleware;
mod observe;
mod settings;
pub(crate) mod statement;
#[cfg(all(test, feature = "sqlite"))]
mod tests;

use counting::Counting;
pub(crate) use settings::Settings;
use statement::Statement;

/// What a handle carries to each statement, and on to its transactions.
#[derive(Clone, Default)]
pub(crate) struct Context {
    /// Values by name.
    pub(crate) scoped: ScopedValues,
    /// All else; nothing in most programs.
    pub(crate) settings: Option<Arc<Settings>>,
    /// The schema of tables that say none.
    pub(crate) schema: Option<Arc<str>>,
    /// What it has to do with a cache.
    pub(crate) caching: Option<Arc<Caching>>,
}

impl Context {
    /// With settings that differ.
    pub(crate) fn set(&self, change: impl FnOnce(&mut Settings)) -> Self {
        let mut settings = self.settings.as_deref().cloned().unwrap_or_default();
        change(&mut settings);
        Context {
            settings: Some(Arc::new(settings)),
            ..self.clone()
        }
    }

    /// Makes statements ready to be sent: fills in values, and asks who has a say.
    pub(crate) fn admit(
        &self,
        statements: &mut [Sql],
        syntax: &'static dyn Syntax,
        in_transaction: bool,
    ) -> Result<Watched, Error> {
        self.scoped.fill(statements)?;
        if self.settings.is_none() && !observe::is_listened_to() {
            return Ok(Watched(None));
        }
        self.admit_watched(statements, syntax, in_transaction)
    }

    fn admit_watched(
        &self,
        statements: &mut [Sql],
        syntax: &'static dyn Syntax,
        in_transaction: bool,
    ) -> Result<Watched, Error> {
        let settings = self.settings.clone().unwrap_or_default();
        let mut seen = Vec::with_capacity(statements.len());
        for sql in statements {
            let shown = settings.show_values.then(|| sql.values.clone());
            let statement = Statement::new(sql, shown, syntax, in_transaction);
            seen.push(settings.before(sql, statement)?);
        }
        Ok(Watched(Some(Box::new(Watch {
            settings,
            statements: seen,
            in_transaction,
        }))))
    }
}

/// Statements that were admitted, and who is told how they end.
pub(crate) struct Watched(Option<Box<Watch>>);

struct Watch {
    settings: Arc<Settings>,
    statements: Vec<Statement>,
    in_transaction: bool,
}

impl Watched {
    /// There was no connection for them.
    pub(crate) fn not_sent<T>(&self, result: Result<T, Error>) -> Result<T, Error> {
        if let (Err(error), Some(watch)) = (&result, &self.0)
            && let Some(statement) = watch.statements.first()
        {
            observe::Running::start(&watch.settings, statement).failed(error);
        }
        result
    }
}

/// Runs statements one after the other on a connection.
pub(crate) async fn run<D: Driver>(
    connection: &mut D::Connection,
    work: Work,
    watched: Watched,
) -> Result<Done, Error> {
    match watched.0 {
        None => D::run(connection, work).await,
        Some(watch) => Box::pin(run_watched::<D>(connection, work, watch)).await,
    }
}

async fn run_watched<D: Driver>(
    connection: &mut D::Connection,
    mut work: Work,
    watch: Box<Watch>,
) -> Result<Done, Error> {
    let mut tally = Tally::default();
    let mut text = String::new();
    let statements = std::mem::take(&mut work.statements);
    for (sql, statement) in statements.into_iter().zip(&watch.statements) {
        let count = sql.count;
        tally.begin(count, &mut work.sink);
        let running = observe::Running::start(&watch.settings, statement);
        let alone = Work {
            statements: vec![Sql {
                count: Affected::Reported,
                ..sql
            }],
            sink: work.sink.take().map(Counting::around),
        };
        let span = running.span().clone();
        let limit = watch.settings.limit();
        let within = watch.in_transaction;
        let done = timeout::run::<D>(connection, alone, statement.sql(), limit, within);
        let mut done = match done.instrument(span).await {
            Ok(done) => done,
            Err(error) => {
                running.failed(&error);
                return Err(error);
            }
        };
        let rows;
        (work.sink, rows) = Counting::apart(done.sink.take());
        running.done(rows, done.affected);
        tally.end(count, done.affected, &mut work.sink);
        text = done.sql;
    }
    Ok(Done {
        affected: tally.affected(),
        sql: text,
        sink: work.sink,
    })
}

/// Opens a cursor over the rows of one statement.
pub(crate) async fn open<'a, D: Driver, C>(
    connection: C,
    statement: Sql,
    watched: Watched,
) -> Result<Box<dyn Cursor + 'a>, Error>
where
    C: DerefMut<Target = D::Connection> + Send + 'a,
{
    let Some(watch) = watched.0 else {
        return D::open(connection, statement).await;
    };
    let Some(seen) = watch.statements.into_iter().next() else {
        return D::open(connection, statement).await;
    };
    let limit = watch.settings.limit();
    let until = limit.map(|limit| Instant::now() + limit);
    let running = observe::Running::start_owned(watch.settings, seen);
    let span = running.span().clone();
    let opened = by(until, D::open(connection, statement));
    match opened.instrument(span).await {
        Ok(inner) => Ok(Box::new(Watching {
            inner,
            running: Some(running),
            rows: 0,
            until,
        })),
        Err(error) => {
            running.failed(&error);
            Err(error)
        }
    }
}

/// A cursor, and who is told how it ends. One that is dropped before its end was read as far as it was wanted.
struct Watching<'a> {
    inner: Box<dyn Cursor + 'a>,
    running: Option<observe::Running<'static>>,
    rows: u64,
    until: Option<Instant>,
}

/// Waits no longer than until then.
async fn by<T>(
    until: Option<Instant>,
    wait: impl Future<Output = Result<T, Error>>,
) -> Result<T, Error> {
    match until {
        None => wait.await,
        Some(until) if Instant::now() >= until => Err(timeout::ran_out("")),
        Some(until) => timeout_at(until, wait)
            .await
            .unwrap_or_else(|_| Err(timeout::ran_out(""))),
    }
}

impl Cursor for Watching<'_> {
    fn next<'c>(
        &'c mut self,
        sink: &'c mut dyn drizzle_core::exec::Sink,
    ) -> BoxFuture<'c, Result<bool, Error>> {
        Box::pin(async move {
            let before = sink.taken();
            let span = self.running.as_ref().map(|running| running.span().clone());
            let more = by(self.until, self.inner.next(sink));
            let more = match span {
                Some(span) => more.instrument(span).await,
                None => more.await,
            };
            self.rows += sink.taken().saturating_sub(before) as u64;
            match &more {
                Ok(true) => {}
                Ok(false) => self.end(),
                Err(error) => {
                    if let Some(running) = self.running.take() {
                        running.failed(error);
                    }
                }
            }
            more
        })
    }
}

impl Watching<'_> {
    fn end(&mut self) {
        if let Some(running) = self.running.take() {
            running.done(self.rows, 0);
        }
    }
}

impl Drop for Watching<'_> {
    fn drop(&mut self) {
        self.end();
    }
}

/// A cursor that keeps something for as long as it is open.
pub(crate) fn until_closed<'a, T: Send + 'a>(
    inner: Box<dyn Cursor + 'a>,
    kept: Option<T>,
) -> Box<dyn Cursor + 'a> {
    match kept {
        None => inner,
        Some(kept) => Box::new(Keeping { inner, _kept: kept }),
    }
}

struct Keeping<'a, T> {
    inner: Box<dyn Cursor + 'a>,
    _kept: T,
}

impl<T: Send> Cursor for Keeping<'_, T> {
    fn next<'c>(
        &'c mut self,
        sink: &'c mut dyn drizzle_core::exec::Sink,
    ) -> BoxFuture<'c, Result<bool, Error>> {
        self.inner.next(sink)
    }
}

/// Adds tags to the text of a statement, in its comment if it ends in one of tags.
fn tag(sql: &mut Sql, comment: &Comment) {
    comment.append_to(&mut sql.text);
    // The next one has other tags.
    sql.once = true;
}
