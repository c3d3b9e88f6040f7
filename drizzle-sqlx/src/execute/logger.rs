//! Loggers of statements.
use super::middleware::Middleware;
use super::statement::{Outcome, Statement};
use std::io::Write as _;
use std::sync::Arc;

/// Writes down statements, see [`Db::logger`](crate::Db::logger). Who uses `tracing` needs none: every statement has a
/// span and an event there.
///
/// ```
/// use drizzle::logger::{Logger, Outcome, Statement};
///
/// struct Audit;
/// impl Logger for Audit {
///     fn log(&self, statement: &Statement, outcome: &Outcome<'_>) {
///         println!("{} {} {:?}", statement.sql(), statement.values(), outcome.elapsed);
///     }
/// }
/// # fn example<D: drizzle::driver::Driver>(db: drizzle::Db<D>) {
/// let db = db.logger(Audit);
/// # _ = db;
/// # }
/// ```
pub trait Logger: Send + Sync + 'static {
    /// A statement has ended, well or not.
    fn log(&self, statement: &Statement, outcome: &Outcome<'_>);
}

impl<L: Logger + ?Sized> Logger for Arc<L> {
    fn log(&self, statement: &Statement, outcome: &Outcome<'_>) {
        (**self).log(statement, outcome);
    }
}

/// Writes each statement to the program's standard error: for development.
///
/// ```text
/// Query: select "users"."id" from "users" where "users"."name" = $1 -- params: [1 hidden] -- 3 rows, 1.2ms
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct Print;

impl Logger for Print {
    fn log(&self, statement: &Statement, outcome: &Outcome<'_>) {
        let line = line(statement, outcome);
        // Whoever closed it does not want to read it.
        _ = writeln!(std::io::stderr().lock(), "{line}");
    }
}

pub(super) fn line(statement: &Statement, outcome: &Outcome<'_>) -> String {
    let mut line = format!("Query: {}", statement.sql());
    if !statement.values().is_empty() {
        line += &format!(" -- params: {}", statement.values());
    }
    let elapsed = outcome.elapsed;
    match outcome.error {
        Some(_) => line += &format!(" -- failed, {elapsed:?}"),
        None => {
            let rows = outcome.rows.max(outcome.affected);
            line += &format!(" -- {rows} rows, {elapsed:?}");
        }
    }
    line
}

/// A logger among the middleware.
pub(crate) struct Logging<L>(pub(crate) L);

impl<L: Logger> Middleware for Logging<L> {
    fn after(&self, statement: &Statement, outcome: &Outcome<'_>) {
        self.0.log(statement, outcome);
    }
    fn error(&self, statement: &Statement, outcome: &Outcome<'_>) {
        self.0.log(statement, outcome);
    }
}
