//! Types of the program's own.
use super::{Array, Kind, Value};
use crate::schema::SqlTypeDef;
use std::borrow::Cow;
use std::fmt;

/// How databases keep a type of the program's own, made by `#[derive(SqlCustom)]`.
#[derive(PartialEq, Eq)]
pub struct CustomDef {
    /// The name of the Rust type, for messages.
    pub name: &'static str,
    /// The values that are sent and read.
    pub base: &'static Kind,
    /// What it is on each of its dialects, by their names.
    pub on: &'static [(&'static str, CustomSql)],
    /// What it is on every dialect, in the dialect's words.
    pub everywhere: Option<SqlTypeDef>,
    /// What the current time is among its values, which are numbers then.
    pub clock: Option<Clock>,
}

/// What a number that is an instant counts since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// Seconds.
    Seconds,
    /// Milliseconds.
    Millis,
}

/// What a type of the program's own is on a dialect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CustomSql {
    /// The column type, as written.
    pub sql_type: &'static str,
    /// What stands around a value that is sent, in the place of `?`: `ST_GeomFromText(?)`.
    pub write: Option<&'static str>,
    /// What stands around an expression whose values are read, in the place of `?`: `ST_AsText(?)`.
    pub read: Option<&'static str>,
}

/// Its name: messages tell kinds.
impl fmt::Debug for CustomDef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl CustomDef {
    /// A type of some dialects.
    pub const fn new(
        name: &'static str,
        base: &'static Kind,
        on: &'static [(&'static str, CustomSql)],
    ) -> Self {
        CustomDef {
            name,
            base,
            on,
            everywhere: None,
            clock: None,
        }
    }

    /// A type of every dialect.
    pub const fn everywhere(name: &'static str, base: &'static Kind, sql_type: SqlTypeDef) -> Self {
        CustomDef {
            name,
            base,
            on: &[],
            everywhere: Some(sql_type),
            clock: None,
        }
    }

    /// What it is on the dialect of this name, if it is one of its dialects.
    pub fn on(&self, dialect: &str) -> Option<&CustomSql> {
        let found = self.on.iter().find(|(name, _)| *name == dialect);
        found.map(|(_, sql)| sql)
    }
}

/// Text before and after the place of `?`.
pub(crate) fn around(form: &'static str) -> (&'static str, &'static str) {
    form.split_once('?').unwrap_or((form, ""))
}

impl Kind {
    /// This kind, if its values may be sent and read in another form than they are kept in.
    pub(crate) const fn converted(self) -> Option<Kind> {
        match self {
            Kind::Custom(_) | Kind::MultiRange(_) => Some(self),
            _ => None,
        }
    }

    /// What numbers of this kind count, if they are instants.
    pub const fn clock(self) -> Option<Clock> {
        match self {
            Kind::Custom(def) => def.clock,
            _ => None,
        }
    }
}

/// A value as a placeholder of this kind takes it.
pub(crate) fn as_sent(value: &Value, kind: Kind) -> Cow<'_, Value> {
    match value {
        Value::Custom(_, value) => Cow::Borrowed(value),
        Value::MultiRange(..) => Cow::Owned(sent(value.clone())),
        // It stands beside a column without a time zone.
        Value::TimestampTz(instant) if kind == Kind::Timestamp => {
            Cow::Owned(Value::Timestamp(*instant))
        }
        other => Cow::Borrowed(other),
    }
}

/// A value that travels in another form as what is sent of it.
pub(crate) fn sent(value: Value) -> Value {
    match value {
        Value::Custom(_, value) => *value,
        Value::MultiRange(range, ranges) => Value::Array(range, Box::new(Array::of(ranges))),
        Value::Null(Kind::MultiRange(range)) => Value::Null(Kind::Array(range)),
        Value::Param(index, Kind::MultiRange(range)) => Value::Param(index, Kind::Array(range)),
        Value::Scoped(name, Kind::MultiRange(range)) => Value::Scoped(name, Kind::Array(range)),
        Value::Invalid(Kind::MultiRange(range), why) => Value::Invalid(Kind::Array(range), why),
        Value::Null(Kind::Custom(def)) => Value::Null(*def.base),
        Value::Param(index, Kind::Custom(def)) => Value::Param(index, *def.base),
        Value::Scoped(name, Kind::Custom(def)) => Value::Scoped(name, *def.base),
        Value::Invalid(Kind::Custom(def), why) => Value::Invalid(*def.base, why),
        other => other,
    }
}
