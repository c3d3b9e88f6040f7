//! Instants beside columns without a time zone.
//!
//! Such a column keeps an instant as the date and time that it is in UTC. Beside one, an instant with a time zone would be
//! converted by the zone of the session; so it becomes the date and time in UTC first.
use super::Writer;
use crate::ast::{Clock, Expr, Form, Piece, TimeForm};
use crate::schema::ColumnDef;
use crate::value::{Kind, Value};
use std::borrow::Cow;

/// An instant as a column without a time zone keeps it.
pub(super) fn in_utc(value: Value) -> Value {
    match value {
        Value::TimestampTz(moment) => Value::Timestamp(moment),
        Value::Null(Kind::TimestampTz) => Value::Null(Kind::Timestamp),
        Value::Param(index, Kind::TimestampTz) => Value::Param(index, Kind::Timestamp),
        Value::Scoped(name, Kind::TimestampTz) => Value::Scoped(name, Kind::Timestamp),
        other => other,
    }
}

/// Whether a column keeps instants without a time zone.
pub(super) fn is_in_utc(column: &ColumnDef) -> bool {
    matches!(column.kind, Kind::TimestampTz) && column.is_without_zone()
}

/// The same of an expression, as far as it tells.
fn keeps_utc(expr: &Expr) -> bool {
    match expr {
        Expr::Column(_, column) | Expr::Outer(_, column) | Expr::Excluded(column) => {
            is_in_utc(column)
        }
        // The least and greatest of a column are such as the column.
        Expr::Aggregate {
            operand: Some(operand),
            ..
        } => keeps_utc(operand),
        Expr::Call("coalesce" | "nullif", args) => args.iter().any(keeps_utc),
        _ => false,
    }
}

/// Whether an expression is an instant with a time zone, as far as it tells.
fn has_zone(expr: &Expr) -> bool {
    match expr {
        Expr::Column(_, column) | Expr::Outer(_, column) | Expr::Excluded(column) => {
            column.kind == Kind::TimestampTz && !column.is_without_zone()
        }
        Expr::Form(Form::Time(TimeForm::Now(Clock::Instant)), _) => true,
        _ => false,
    }
}

impl Writer {
    /// What is written for an expression that a column takes.
    pub(super) fn stored<'e>(&self, column: &ColumnDef, expr: &'e Expr) -> Cow<'e, Expr> {
        if is_in_utc(column) {
            self.utc(expr)
        } else if matches!(column.kind, Kind::TimestampTz) && keeps_utc(expr) {
            self.converted(expr)
        } else {
            Cow::Borrowed(expr)
        }
    }

    /// What is written for an operand that stands beside others.
    pub(super) fn beside<'e>(
        &self,
        operand: &'e Expr,
        mut others: impl Iterator<Item = &'e Expr>,
    ) -> Cow<'e, Expr> {
        let converted = match operand {
            Expr::Value(value) | Expr::Loose(value) => value.kind() == Kind::TimestampTz,
            operand => has_zone(operand),
        };
        if converted && others.any(keeps_utc) {
            self.utc(operand)
        } else {
            Cow::Borrowed(operand)
        }
    }

    /// Operands beside each other, separated by commas.
    pub(super) fn operands(&mut self, operands: &[Expr]) {
        self.list(operands, ", ", |w, operand| {
            let operand = w.beside(operand, operands.iter());
            w.expr(&operand);
        });
    }

    /// An instant as the date and time in UTC.
    fn utc<'e>(&self, expr: &'e Expr) -> Cow<'e, Expr> {
        match expr {
            Expr::Value(value) => Cow::Owned(Expr::Value(in_utc(value.clone()))),
            Expr::Loose(value) => Cow::Owned(Expr::Loose(in_utc(value.clone()))),
            expr if has_zone(expr) => self.converted(expr),
            expr => Cow::Borrowed(expr),
        }
    }

    /// An instant as the date and time in UTC, and these as an instant.
    fn converted<'e>(&self, expr: &'e Expr) -> Cow<'e, Expr> {
        match self.syntax.at_utc() {
            Some(conversion) => Cow::Owned(Expr::Raw(vec![
                Piece::Expr(expr.clone()),
                Piece::Text(conversion.into()),
            ])),
            None => Cow::Borrowed(expr),
        }
    }
}
