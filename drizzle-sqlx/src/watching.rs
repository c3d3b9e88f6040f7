//! What a handle can be told to do with each of its statements.
use crate::Db;
use crate::driver::Driver;
use crate::execute::logger::{Logger, Logging};
use crate::execute::middleware::Middleware;
use std::sync::Arc;
use std::time::Duration;

/// Who sees statements. Each of these gives another handle of the same connections; transactions of a handle do as it
/// does.
impl<D: Driver> Db<D> {
    /// The same database, whose statements pass through this [`Middleware`], after those that are there.
    pub fn middleware(&self, middleware: impl Middleware) -> Self {
        let middleware: Arc<dyn Middleware> = Arc::new(middleware);
        self.with_context(
            self.context()
                .set(|settings| settings.middleware.push(middleware)),
        )
    }

    /// The same database, whose statements are written down: by [`Print`](crate::logger::Print), or by a [`Logger`] of
    /// the program.
    ///
    /// ```
    /// # fn example<D: drizzle::driver::Driver>(db: drizzle::Db<D>) {
    /// let db = db.logger(drizzle::logger::Print);
    /// # _ = db;
    /// # }
    /// ```
    pub fn logger(&self, logger: impl Logger) -> Self {
        self.middleware(Logging(logger))
    }

    /// The same database, where a statement that takes so long is an event of level warn, not debug.
    pub fn slow_queries(&self, from: Duration) -> Self {
        self.with_context(self.context().set(|settings| settings.slow = Some(from)))
    }

    /// The same database, where loggers, middleware and events of `tracing` see the values of parameters. Without this,
    /// they are never shown.
    pub fn show_values(&self) -> Self {
        self.with_context(self.context().set(|settings| settings.show_values = true))
    }

    /// The same database, whose statements tell in their comment which span of `tracing` they belong to: `span` and
    /// `target`, and with the feature `opentelemetry` also `traceparent`, where the spans are OpenTelemetry's. The
    /// database's log then shows where a statement came from. Such statements are not kept prepared.
    pub fn tag_spans(&self) -> Self {
        self.with_context(self.context().set(|settings| settings.tag_spans = true))
    }
}
