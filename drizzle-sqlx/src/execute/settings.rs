//! What a handle is told to do with each statement.
use super::middleware::Middleware;
use super::statement::Statement;
use drizzle_core::error::Error;
use drizzle_core::render::Sql;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::Instant;

/// What a handle is told to do with each statement. Shared, and changed only by making another one.
#[derive(Clone, Default)]
pub(crate) struct Settings {
    /// In the order in which they were given.
    pub(crate) middleware: Vec<Arc<dyn Middleware>>,
    /// From which time on a statement is slow.
    pub(crate) slow: Option<Duration>,
    /// Whether traces and loggers see the values of parameters.
    pub(crate) show_values: bool,
    /// Whether statements are tagged with the current span.
    pub(crate) tag_spans: bool,
    /// How long each statement may take.
    pub(crate) timeout: Option<Duration>,
    /// When the transaction has to be over.
    pub(crate) deadline: Option<Instant>,
}

impl Settings {
    /// How long a statement that starts now may take.
    pub(crate) fn limit(&self) -> Option<Duration> {
        let left = self
            .deadline
            .map(|deadline| deadline.saturating_duration_since(Instant::now()));
        match (self.timeout, left) {
            (Some(timeout), Some(left)) => Some(timeout.min(left)),
            (timeout, left) => timeout.or(left),
        }
    }

    /// Asks who has a say, and adds the tags that they want.
    pub(super) fn before(
        &self,
        sql: &mut Sql,
        mut statement: Statement,
    ) -> Result<Statement, Error> {
        if self.tag_spans {
            super::observe::tag_with_span(&mut statement);
        }
        for middleware in &self.middleware {
            middleware.before(&mut statement)?;
        }
        if let Some(comment) = statement.take_tags() {
            // The data of COPY follow its text.
            super::tag(sql, &comment);
            statement.retell(&sql.text);
        }
        Ok(statement)
    }
}
