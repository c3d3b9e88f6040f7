//! Parts of dates and times.
use super::{Expr, Function, Node, PointInTime};
use crate::ast::{self, DatePart, Form};
use crate::types::SqlType;
use crate::value::Kind;

/// A type with a date: a date, or a point in time.
#[diagnostic::on_unimplemented(
    message = "a SQL `{Self}` has no date",
    label = "expected a date or a timestamp"
)]
pub trait Dated: SqlType {}
#[cfg(any(feature = "chrono", feature = "time"))]
macro_rules! dated { ($($t:ty),*) => { $(impl Dated for $t {})* } }
#[cfg(feature = "chrono")]
dated!(
    chrono::NaiveDate,
    chrono::NaiveDateTime,
    chrono::DateTime<chrono::Utc>
);
#[cfg(feature = "time")]
dated!(time::Date, time::PrimitiveDateTime, time::OffsetDateTime);

fn part<N: Node<Type: SqlType>>(part: DatePart, of: Expr<N>) -> Function<i32, N> {
    let form = match <N::Type as SqlType>::KIND {
        Kind::TimestampTz => Form::Instant(part),
        _ => Form::Date(part),
    };
    Expr::op(ast::Expr::Form(form, vec![of.0.ast()]))
}

/// The year. Of an instant, this and the other parts are those in UTC.
pub fn year<N: Node<Type: Dated>>(date: Expr<N>) -> Function<i32, N> {
    part(DatePart::Year, date)
}
/// The month, 1 to 12.
pub fn month<N: Node<Type: Dated>>(date: Expr<N>) -> Function<i32, N> {
    part(DatePart::Month, date)
}
/// The day of the month, 1 to 31.
pub fn day<N: Node<Type: Dated>>(date: Expr<N>) -> Function<i32, N> {
    part(DatePart::Day, date)
}
/// The day of the week: Monday is 1, Sunday 7.
pub fn weekday<N: Node<Type: Dated>>(date: Expr<N>) -> Function<i32, N> {
    part(DatePart::Weekday, date)
}
/// The quarter of the year, 1 to 4.
pub fn quarter<N: Node<Type: Dated>>(date: Expr<N>) -> Function<i32, N> {
    part(DatePart::Quarter, date)
}
/// The day of the year, 1 to 366.
pub fn day_of_year<N: Node<Type: Dated>>(date: Expr<N>) -> Function<i32, N> {
    part(DatePart::DayOfYear, date)
}
/// The hour, 0 to 23.
pub fn hour<N: Node<Type: PointInTime>>(time: Expr<N>) -> Function<i32, N> {
    part(DatePart::Hour, time)
}
/// The minute, 0 to 59.
pub fn minute<N: Node<Type: PointInTime>>(time: Expr<N>) -> Function<i32, N> {
    part(DatePart::Minute, time)
}
/// The whole seconds, 0 to 59.
pub fn second<N: Node<Type: PointInTime>>(time: Expr<N>) -> Function<i32, N> {
    part(DatePart::Second, time)
}
