//! Instants as numbers: [`UnixSeconds`] and [`UnixMillis`].
use super::{SqlType, SqlTypeOn, StoredAs, TypeError, kinds};
use crate::schema::SqlTypeDef;
use crate::value::{Clock, CustomDef, Kind, Moment, Value, ValueRef};
use std::ops::Deref;

/// A type of instants: those of `chrono` and `time`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no instant",
    label = "expected an instant, such as `chrono::DateTime<Utc>` or `time::OffsetDateTime`"
)]
pub trait Instant: SqlType + Copy {
    #[doc(hidden)]
    fn moment(self) -> Moment;
    #[doc(hidden)]
    fn from_moment(moment: Moment) -> Option<Self>;
}

/// An instant that a column keeps as the number of seconds since 1970 in UTC.
///
/// It is cut to whole seconds when it is made, so that what comes back is what was stored. A column of it is a 64-bit
/// integer on every database; `default = now()` is the time of the database's clock.
///
/// ```
/// # #[cfg(feature = "chrono")] {
/// use chrono::{DateTime, Utc};
/// use drizzle_core::types::{SqlType, UnixSeconds};
/// use drizzle_core::value::ValueRef;
/// let at: DateTime<Utc> = "2024-02-29T12:30:00.75Z".parse().unwrap();
/// let stored = UnixSeconds::new(at);
/// assert_eq!((stored.timestamp(), stored.timestamp_subsec_millis()), (1_709_209_800, 0));
/// assert_eq!(UnixSeconds::from_value(ValueRef::I64(1_709_209_800)), Ok(stored));
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(
    feature = "serde",
    serde(
        from = "T",
        bound(deserialize = "T: Instant + serde::Deserialize<'de>")
    )
)]
pub struct UnixSeconds<T>(T);

/// An instant that a column keeps as the number of milliseconds since 1970 in UTC.
///
/// It is cut to whole milliseconds when it is made, so that what comes back is what was stored. A column of it is a
/// 64-bit integer on every database; `default = now()` is the time of the database's clock.
///
/// ```
/// # #[cfg(feature = "chrono")] {
/// use chrono::{DateTime, Utc};
/// use drizzle_core::types::{SqlType, UnixMillis};
/// use drizzle_core::value::ValueRef;
/// let at: DateTime<Utc> = "2024-02-29T12:30:00.7505Z".parse().unwrap();
/// let stored = UnixMillis::new(at);
/// assert_eq!(stored.timestamp_subsec_nanos(), 750_000_000);
/// assert_eq!(UnixMillis::from_value(ValueRef::I64(1_709_209_800_750)), Ok(stored));
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(
    feature = "serde",
    serde(
        from = "T",
        bound(deserialize = "T: Instant + serde::Deserialize<'de>")
    )
)]
pub struct UnixMillis<T>(T);

static SECONDS: CustomDef = CustomDef {
    clock: Some(Clock::Seconds),
    ..CustomDef::everywhere("UnixSeconds", &Kind::I64, SqlTypeDef::BigInt)
};
static MILLIS: CustomDef = CustomDef {
    clock: Some(Clock::Millis),
    ..CustomDef::everywhere("UnixMillis", &Kind::I64, SqlTypeDef::BigInt)
};

/// A thousandth of a second, in nanoseconds.
const MILLI: u32 = 1_000_000;

fn whole_seconds(moment: Moment) -> Moment {
    Moment { nanos: 0, ..moment }
}
fn whole_millis(moment: Moment) -> Moment {
    Moment {
        nanos: moment.nanos - moment.nanos % MILLI,
        ..moment
    }
}
fn millis(moment: Moment) -> Option<i64> {
    let whole = moment.seconds.checked_mul(1_000)?;
    whole.checked_add(i64::from(moment.nanos / MILLI))
}
fn of_millis(millis: i64) -> Moment {
    Moment {
        seconds: millis.div_euclid(1_000),
        nanos: millis.rem_euclid(1_000) as u32 * MILLI,
    }
}

macro_rules! instants {
    ($($name:ident $def:ident $cut:ident $number:expr, $moment:expr;)*) => {$(
        impl<T: Instant> $name<T> {
            /// The instant, without the part that is not kept.
            pub fn new(instant: T) -> Self {
                // A part of an instant that there is, is there too.
                $name(T::from_moment($cut(instant.moment())).unwrap_or(instant))
            }
            /// The instant.
            pub fn get(self) -> T {
                self.0
            }
        }
        impl<T: Instant> From<T> for $name<T> {
            fn from(instant: T) -> Self {
                $name::new(instant)
            }
        }
        impl<T> Deref for $name<T> {
            type Target = T;
            fn deref(&self) -> &T {
                &self.0
            }
        }
        impl<T: Instant> SqlType for $name<T> {
            const KIND: Kind = Kind::Custom(&$def);
            fn into_value(self) -> Value {
                // Read from elsewhere, it may have more than what is kept.
                let number: fn(Moment) -> Option<i64> = $number;
                match number($cut(self.0.moment())) {
                    Some(number) => Value::Custom(&$def, Box::new(Value::I64(number))),
                    None => Value::Invalid(Self::KIND, "an instant is too far away".into()),
                }
            }
            fn from_value(value: ValueRef<'_>) -> Result<Self, TypeError> {
                let moment: fn(i64) -> Moment = $moment;
                let number = i64::from_value(value)?;
                T::from_moment(moment(number))
                    .map($name)
                    .ok_or_else(|| TypeError::range(stringify!($name), "no instant of its range"))
            }
        }
        impl<D, T> SqlTypeOn<D> for $name<T> {}
        #[diagnostic::do_not_recommend]
        impl<T> StoredAs<kinds::bigint> for $name<T> {}
    )*};
}
instants! {
    UnixSeconds SECONDS whole_seconds |moment| Some(moment.seconds), |seconds| Moment { seconds, nanos: 0 };
    UnixMillis MILLIS whole_millis millis, of_millis;
}

#[cfg(all(test, feature = "chrono"))]
mod tests {
    use super::*;
    use chrono::{DateTime, Utc};

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn instants_before_1970_are_cut_towards_the_past() {
        let at = at("1969-12-31T23:59:59.9995Z");
        assert_eq!(
            UnixSeconds::new(at).into_value().as_ref(),
            ValueRef::I64(-1)
        );
        assert_eq!(UnixMillis::new(at).into_value().as_ref(), ValueRef::I64(-1));
        assert_eq!(
            UnixMillis::from_value(ValueRef::I64(-1)),
            Ok(UnixMillis::new(at))
        );
        assert!(*UnixMillis::new(at) <= at);
    }

    #[test]
    fn the_ends_come_back() {
        for end in [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC] {
            let seconds = UnixSeconds::new(end);
            assert_eq!(
                UnixSeconds::from_value(seconds.into_value().as_ref()),
                Ok(seconds)
            );
            let millis = UnixMillis::new(end);
            assert_eq!(
                UnixMillis::from_value(millis.into_value().as_ref()),
                Ok(millis)
            );
        }
        assert!(UnixMillis::<DateTime<Utc>>::from_value(ValueRef::I64(i64::MAX)).is_err());
        assert!(UnixSeconds::<DateTime<Utc>>::from_value(ValueRef::I64(i64::MIN)).is_err());
    }
}
