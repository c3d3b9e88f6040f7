//! What time it is, and computing with dates and times.
use super::{
    Dated, Expr, Function, Function2, Never, Node, Op, Operand, PointInTime, TextFunction,
};
use crate::ast::{self, Clock, Form, TimeForm};
use crate::dialect::HasAddMonths;
use crate::nullability::NotNull;
use crate::scope::{In, Scope, Valid};
use crate::types::SqlType;

pub use crate::ast::Unit;

/// A type of dates without a time.
#[diagnostic::on_unimplemented(
    message = "a SQL `{Self}` is no date",
    label = "expected a date without a time"
)]
pub trait DateType: Dated {}
/// A type of times of day.
#[diagnostic::on_unimplemented(
    message = "a SQL `{Self}` is no time of day",
    label = "expected a time without a date"
)]
pub trait TimeType: SqlType {}
#[cfg(feature = "chrono")]
impl DateType for chrono::NaiveDate {}
#[cfg(feature = "chrono")]
impl TimeType for chrono::NaiveTime {}
#[cfg(feature = "time")]
impl DateType for time::Date {}
#[cfg(feature = "time")]
impl TimeType for time::Time {}

fn form<T, R, P>(form: TimeForm, args: Vec<ast::Expr>) -> Expr<Op<T, R, P>> {
    Expr::op(ast::Expr::Form(Form::Time(form), args))
}
fn clock<T: SqlType>() -> Clock {
    Clock::of(T::KIND)
}

/// What the database's clock tells.
pub type Current<T> = Expr<Op<T, Never, ()>>;

/// This moment as the database's clock has it: `now::<DateTime<Utc>>()`. On PostgreSQL and CockroachDB, the moment at
/// which the transaction began. A type without a time zone gets the date and time in UTC.
pub fn now<T: PointInTime>() -> Current<T> {
    form(TimeForm::Now(clock::<T>()), Vec::new())
}
/// Today in UTC: `current_date::<NaiveDate>()`.
pub fn current_date<T: DateType>() -> Current<T> {
    form(TimeForm::Now(Clock::Date), Vec::new())
}
/// The time of day in UTC: `current_time::<NaiveTime>()`.
pub fn current_time<T: TimeType>() -> Current<T> {
    form(TimeForm::Now(Clock::Time), Vec::new())
}

/// The start of the year, month, day, hour, minute or second that a date or point in time lies in:
/// `date_trunc(Unit::Month, orders::paid_at)`. That of an instant is the one in UTC.
pub fn date_trunc<N: Node<Type: Dated>>(unit: Unit, date: Expr<N>) -> Function<N::Type, N> {
    let clock = clock::<N::Type>();
    form(TimeForm::Truncate(unit, clock), vec![date.0.ast()])
}
/// The whole seconds since the start of 1970, in UTC. The difference of two is how many seconds are between them.
pub fn epoch<N: Node<Type: Dated>>(time: Expr<N>) -> Function<i64, N> {
    form(TimeForm::Epoch, vec![time.0.ast()])
}

fn add<N: Node<Type: Dated>, R: Operand<i32>, P>(
    unit: Unit,
    date: Expr<N>,
    number: R,
) -> Expr<Op<N::Type, super::Strict, P>> {
    let clock = clock::<N::Type>();
    form(
        TimeForm::Add(unit, clock),
        vec![date.0.ast(), number.operand()],
    )
}
/// So many days later, or earlier if there are less than none. A day has 24 hours.
///
/// ```
/// use drizzle_core::expr::{add_days, cast};
/// # #[cfg(feature = "chrono")]
/// let due = add_days(drizzle_core::expr::now::<chrono::NaiveDateTime>(), 14);
/// ```
pub fn add_days<N: Node<Type: Dated>, R: Operand<i32, Part = P>, P>(
    date: Expr<N>,
    days: R,
) -> Function2<N::Type, N, P> {
    add(Unit::Day, date, days)
}
/// So many hours later, or earlier if there are less than none.
pub fn add_hours<N: Node<Type: PointInTime + Dated>, R: Operand<i32, Part = P>, P>(
    time: Expr<N>,
    hours: R,
) -> Function2<N::Type, N, P> {
    add(Unit::Hour, time, hours)
}
/// So many minutes later, or earlier if there are less than none.
pub fn add_minutes<N: Node<Type: PointInTime + Dated>, R: Operand<i32, Part = P>, P>(
    time: Expr<N>,
    minutes: R,
) -> Function2<N::Type, N, P> {
    add(Unit::Minute, time, minutes)
}
/// So many seconds later, or earlier if there are less than none.
pub fn add_seconds<N: Node<Type: PointInTime + Dated>, R: Operand<i32, Part = P>, P>(
    time: Expr<N>,
    seconds: R,
) -> Function2<N::Type, N, P> {
    add(Unit::Second, time, seconds)
}
/// So many months later, or earlier if there are less than none: the same day of that month, or its last one. Not on
/// SQLite.
pub fn add_months<N: Node<Type: Dated>, R: Operand<i32, Part = P>, P>(
    date: Expr<N>,
    months: R,
) -> TextFunction<N::Type, N, P, NeedsAddMonths> {
    add(Unit::Month, date, months)
}
/// The days from an earlier date to a later one.
pub fn days_between<N: Node<Type: DateType>, R: Operand<N::Type, Part = P>, P>(
    later: Expr<N>,
    earlier: R,
) -> Function2<i32, N, P> {
    form(TimeForm::Days, vec![later.0.ast(), earlier.operand()])
}

/// The part of an expression that only dialects accept which add months as others do.
pub struct NeedsAddMonths;
impl<S> In<S> for NeedsAddMonths {
    type Null = NotNull;
}
impl<S: Scope> Valid<S> for NeedsAddMonths where S::Dialect: HasAddMonths {}
