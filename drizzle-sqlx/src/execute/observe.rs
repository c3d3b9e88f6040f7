//! Spans, events and clocks of statements.
//!
//! Names are those of OpenTelemetry, <https://opentelemetry.io/docs/specs/semconv/database/database-spans/>.
use super::settings::Settings;
use super::statement::{Outcome, Statement};
use drizzle_core::error::Error;
use std::borrow::Cow;
use std::sync::Arc;
use std::time::Instant;
use tracing::field::{Empty, display};
use tracing::{Level, Span};

/// Whether anybody wants events of statements.
pub(super) fn is_listened_to() -> bool {
    tracing::enabled!(target: "drizzle", Level::DEBUG)
}

/// A statement that is running.
pub(super) struct Running<'s> {
    settings: Cow<'s, Arc<Settings>>,
    statement: Seen<'s>,
    span: Span,
    start: Instant,
}

enum Seen<'s> {
    Borrowed(&'s Statement),
    Owned(Box<Statement>),
}

impl Seen<'_> {
    fn get(&self) -> &Statement {
        match self {
            Seen::Borrowed(statement) => statement,
            Seen::Owned(statement) => statement,
        }
    }
}

impl<'s> Running<'s> {
    pub(super) fn start(settings: &'s Arc<Settings>, statement: &'s Statement) -> Self {
        Self::new(Cow::Borrowed(settings), Seen::Borrowed(statement))
    }

    pub(super) fn start_owned(settings: Arc<Settings>, statement: Statement) -> Running<'static> {
        Running::new(Cow::Owned(settings), Seen::Owned(Box::new(statement)))
    }

    fn new(settings: Cow<'s, Arc<Settings>>, statement: Seen<'s>) -> Self {
        Running {
            span: span(statement.get()),
            settings,
            statement,
            start: Instant::now(),
        }
    }

    pub(super) fn span(&self) -> &Span {
        &self.span
    }

    /// It has ended.
    pub(super) fn done(self, rows: u64, affected: u64) {
        self.told(rows, affected, None);
    }

    /// It has failed.
    pub(super) fn failed(self, error: &Error) {
        self.told(0, 0, Some(error));
    }

    fn told(self, rows: u64, affected: u64, error: Option<&Error>) {
        let elapsed = self.start.elapsed();
        let statement = self.statement.get();
        self.span.record("db.response.returned_rows", rows);
        if let Some(error) = error {
            self.span.record("error.type", kind_of(error));
            self.span.record("db.response.status_code", code_of(error));
        }
        let outcome = Outcome {
            elapsed,
            rows,
            affected,
            error,
        };
        self.span
            .in_scope(|| event(&self.settings, statement, &outcome));
        for middleware in &self.settings.middleware {
            match error {
                None => middleware.after(statement, &outcome),
                Some(_) => middleware.error(statement, &outcome),
            }
        }
    }
}

fn span(statement: &Statement) -> Span {
    if !is_listened_to() {
        return Span::none();
    }
    let operation = statement.action().word();
    let table = statement.writes().chain(statement.reads()).next();
    let table = table.map(|table| table.name);
    let name = match (operation, table) {
        (Some(operation), Some(table)) => Cow::Owned(format!("{operation} {table}")),
        (Some(operation), None) => Cow::Borrowed(operation),
        (None, _) => Cow::Borrowed(statement.system()),
    };
    tracing::debug_span!(
        target: "drizzle",
        "statement",
        otel.name = &*name,
        otel.kind = "client",
        db.system.name = statement.system(),
        db.operation.name = operation,
        db.collection.name = table,
        db.query.text = statement.sql(),
        db.response.returned_rows = Empty,
        db.response.status_code = Empty,
        "error.type" = Empty,
    )
}

fn event(settings: &Settings, statement: &Statement, outcome: &Outcome<'_>) {
    let shown = settings.show_values.then(|| display(statement.values()));
    let elapsed = outcome.elapsed;
    let slow = settings.slow.is_some_and(|slow| elapsed >= slow);
    let failed = outcome.error.map(kind_of);
    // One callsite for each level: what is written is the same.
    macro_rules! tell {
        ($level:expr, $message:literal) => {
            tracing::event!(
                target: "drizzle",
                $level,
                db.system.name = statement.system(),
                db.query.text = statement.sql(),
                db.query.parameters = shown,
                db.response.returned_rows = outcome.rows,
                affected_rows = outcome.affected,
                ?elapsed,
                "error.type" = failed,
                $message
            )
        };
    }
    match slow {
        true => tell!(Level::WARN, "slow statement"),
        false => tell!(Level::DEBUG, "statement"),
    }
}

/// The kind of an error, without anything that was in the statement.
fn kind_of(error: &Error) -> &'static str {
    match error {
        Error::NotFound { .. } => "not_found",
        Error::TooManyRows { .. } => "too_many_rows",
        Error::Unique(_) => "unique",
        Error::ForeignKey(_) => "foreign_key",
        Error::Check(_) => "check",
        Error::NotNull(_) => "not_null",
        Error::Exclusion(_) => "exclusion",
        Error::Locked(_) => "locked",
        Error::Serialization(_) => "serialization",
        Error::Deadlock(_) => "deadlock",
        Error::ReadOnly(_) => "read_only",
        Error::Timeout(_) => "timeout",
        Error::Cancelled(_) => "cancelled",
        Error::PoolTimeout(_) => "pool_timeout",
        Error::Database(_) => "database",
        Error::Decode { .. } => "decode",
        Error::Encode { .. } => "encode",
        Error::Invalid(_) => "invalid",
        Error::Connection(_) => "connection",
        _ => "other",
    }
}

fn code_of(error: &Error) -> Option<&str> {
    error.database()?.code.as_deref()
}

/// Adds the name of the current span and, with the feature `opentelemetry`, what continues its trace.
pub(super) fn tag_with_span(statement: &mut Statement) {
    if let Some(span) = Span::current().metadata() {
        statement.tag("span", span.name());
        statement.tag("target", span.target());
    }
    #[cfg(feature = "opentelemetry")]
    {
        use opentelemetry::trace::TraceContextExt as _;
        let context = opentelemetry::Context::current();
        let span = context.span();
        let of = span.span_context();
        if of.is_valid() {
            let (trace, span, flags) = (of.trace_id(), of.span_id(), of.trace_flags().to_u8());
            statement.tag("traceparent", format!("00-{trace}-{span}-{flags:02x}"));
        }
    }
}
