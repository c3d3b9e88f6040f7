//! Values on their way to and from a database, in a form that belongs to no driver and to no
//! date or decimal library.
use std::borrow::Cow;
use std::fmt;

mod array;
mod composite;
mod custom;
mod range;
mod special;

pub use array::Array;
pub use composite::CompositeDef;
pub use custom::{Clock, CustomDef, CustomSql};
pub(crate) use custom::{around, as_sent, sent};
pub use range::Range;
pub use special::{Form, Special, SpecialDef};

/// The logical type of a value: what a column, a parameter or a NULL is.
///
/// A dialect turns it into the name of a column type, a driver into the type of a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// True or false.
    Bool,
    /// An 8-bit integer.
    I8,
    /// A 16-bit integer.
    I16,
    /// A 32-bit integer.
    I32,
    /// A 64-bit integer.
    I64,
    /// An 8-bit integer without a sign.
    U8,
    /// A 16-bit integer without a sign.
    U16,
    /// A 32-bit integer without a sign.
    U32,
    /// A 64-bit integer without a sign.
    U64,
    /// A 32-bit float.
    F32,
    /// A 64-bit float.
    F64,
    /// Text.
    Text,
    /// Bytes.
    Bytes,
    /// A calendar date.
    Date,
    /// A time of day.
    Time,
    /// A date and time without a time zone.
    Timestamp,
    /// An instant.
    TimestampTz,
    /// A UUID.
    Uuid,
    /// An exact decimal number.
    Decimal,
    /// A JSON document.
    Json,
    /// A year, 1901 to 2155.
    Year,
    /// A length of time, which may be negative.
    Duration,
    /// This many bytes.
    FixedBytes(u32),
    /// An enum of the schema.
    Enum(&'static EnumDef),
    /// Some of the labels of an enum, separated by commas.
    Set(&'static EnumDef),
    /// An array of elements of a kind; of arrays, for more than one dimension.
    Array(&'static Kind),
    /// A type that only some databases have.
    Special(&'static SpecialDef),
    /// A range of values of a kind.
    Range(&'static Kind),
    /// A domain: values of another kind that fulfil a condition. They are sent and read as that kind.
    Domain(&'static DomainDef),
    /// A set of ranges of a kind. It is sent and read as an array of them.
    MultiRange(&'static Kind),
    /// A composite type: several values, each of a kind of its own.
    Composite(&'static CompositeDef),
    /// A type of the program's own. Its values are sent and read as another kind.
    Custom(&'static CustomDef),
}

impl Kind {
    /// Whether only some databases have such values. The others refuse them.
    pub const fn is_special(self) -> bool {
        matches!(
            self,
            Kind::Array(_)
                | Kind::Special(_)
                | Kind::Range(_)
                | Kind::MultiRange(_)
                | Kind::Composite(_)
                | Kind::Domain(_)
                | Kind::Custom(_)
        )
    }
    /// What an array holds, whatever its dimensions; the kind itself if it is no array.
    pub const fn item(self) -> Kind {
        let mut kind = self;
        while let Kind::Array(element) = kind {
            kind = *element;
        }
        kind
    }
}

impl Kind {
    /// Whether its values are integers.
    pub const fn is_integer(self) -> bool {
        matches!(self, Kind::I8 | Kind::I16 | Kind::I32 | Kind::I64) || self.is_unsigned()
    }

    /// Whether its values are integers without a sign.
    pub const fn is_unsigned(self) -> bool {
        matches!(self, Kind::U8 | Kind::U16 | Kind::U32 | Kind::U64)
    }

    /// Whether every database can put such values into an order.
    pub(crate) fn can_be_ordered(self) -> bool {
        !matches!(self, Kind::Json)
    }
}

impl Kind {
    /// The kind that values are of: that below a domain or a type of the program's own, or this one.
    pub const fn base(self) -> Kind {
        let mut kind = self;
        loop {
            kind = match kind {
                Kind::Domain(def) => *def.base,
                Kind::Custom(def) => *def.base,
                kind => return kind,
            }
        }
    }
}

/// A domain of the schema, made by `#[derive(SqlDomain)]`.
#[derive(Debug, PartialEq, Eq)]
pub struct DomainDef {
    /// The name of the type in the database.
    pub name: &'static str,
    /// The schema (namespace) of the type, if it is not the default one.
    pub schema: Option<&'static str>,
    /// What its values are.
    pub base: &'static Kind,
    /// The column type of its values, if it says one.
    pub sql_type: Option<&'static str>,
    /// The condition on them, as written; SQL calls the value `value`.
    pub check: Option<&'static str>,
}

/// An enum of the schema, made by `#[derive(SqlEnum)]`.
#[derive(Debug, PartialEq, Eq)]
pub struct EnumDef {
    /// The name of the type in the database.
    pub name: &'static str,
    /// The schema (namespace) of the type, if it is not the default one.
    pub schema: Option<&'static str>,
    /// The labels, in their order.
    pub labels: &'static [&'static str],
}

/// A point in time or a wall-clock time: seconds since 1970-01-01 00:00:00 and nanoseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// Seconds since the Unix epoch, rounded down.
    pub seconds: i64,
    /// Nanoseconds within that second, 0 to 999,999,999.
    pub nanos: u32,
}

impl Moment {
    /// The moment this many microseconds after the Unix epoch.
    pub const fn from_micros(micros: i64) -> Self {
        Moment {
            seconds: micros.div_euclid(1_000_000),
            nanos: micros.rem_euclid(1_000_000) as u32 * 1_000,
        }
    }

    /// Microseconds since the Unix epoch; `None` if they do not fit 64 bits.
    pub const fn micros(self) -> Option<i64> {
        match self.seconds.checked_mul(1_000_000) {
            Some(whole) => whole.checked_add((self.nanos / 1_000) as i64),
            None => None,
        }
    }
}

/// A value bound to a statement.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum Value {
    /// NULL, of a known type.
    Null(Kind),
    /// True or false.
    Bool(bool),
    /// An 8-bit integer.
    I8(i8),
    /// A 16-bit integer.
    I16(i16),
    /// A 32-bit integer.
    I32(i32),
    /// A 64-bit integer.
    I64(i64),
    /// An 8-bit integer without a sign.
    U8(u8),
    /// A 16-bit integer without a sign.
    U16(u16),
    /// A 32-bit integer without a sign.
    U32(u32),
    /// A 64-bit integer without a sign.
    U64(u64),
    /// A 32-bit float.
    F32(f32),
    /// A 64-bit float.
    F64(f64),
    /// Text.
    Text(Cow<'static, str>),
    /// Bytes.
    Bytes(Vec<u8>),
    /// Days since 1970-01-01.
    Date(i32),
    /// Nanoseconds since midnight.
    Time(u64),
    /// A length of time in nanoseconds.
    Duration(i64),
    /// A date and time without a time zone.
    Timestamp(Moment),
    /// An instant.
    TimestampTz(Moment),
    /// A UUID, its first byte the most significant.
    Uuid(u128),
    /// An exact decimal number in plain digits: `-12.50`.
    Decimal(Box<str>),
    /// A JSON document.
    Json(Box<str>),
    /// A label of an enum.
    Enum(&'static EnumDef, Cow<'static, str>),
    /// An array, and the kind of its elements.
    Array(&'static Kind, Box<Array<Value>>),
    /// A value of a type that only some databases have.
    Special(&'static SpecialDef, Box<Special>),
    /// A range, and the kind of its bounds.
    Range(&'static Kind, Box<Range<Value>>),
    /// A set of ranges, and their kind.
    MultiRange(&'static Kind, Vec<Value>),
    /// A value of a composite type: those of its fields.
    Composite(&'static CompositeDef, Vec<Value>),
    /// A value of a type of the program's own, as it is sent.
    Custom(&'static CustomDef, Box<Value>),
    /// A parameter of a prepared statement, by its position among the named ones.
    Param(u16, Kind),
    /// A parameter of a prepared statement that says how many rows: it must not be negative.
    CountParam(u16),
    /// A value that the database handle has, by its name.
    Scoped(&'static str, Kind),
    /// A Rust value that has no form in SQL, and why. Binding it fails before anything is sent.
    Invalid(Kind, Box<str>),
}

impl Value {
    /// The type of this value.
    pub fn kind(&self) -> Kind {
        match self {
            Value::Null(kind)
            | Value::Param(_, kind)
            | Value::Scoped(_, kind)
            | Value::Invalid(kind, _) => *kind,
            Value::Bool(_) => Kind::Bool,
            Value::I8(_) => Kind::I8,
            Value::I16(_) => Kind::I16,
            Value::I32(_) => Kind::I32,
            Value::I64(_) | Value::CountParam(_) => Kind::I64,
            Value::U8(_) => Kind::U8,
            Value::U16(_) => Kind::U16,
            Value::U32(_) => Kind::U32,
            Value::U64(_) => Kind::U64,
            Value::F32(_) => Kind::F32,
            Value::F64(_) => Kind::F64,
            Value::Text(_) => Kind::Text,
            Value::Bytes(_) => Kind::Bytes,
            Value::Date(_) => Kind::Date,
            Value::Time(_) => Kind::Time,
            Value::Duration(_) => Kind::Duration,
            Value::Timestamp(_) => Kind::Timestamp,
            Value::TimestampTz(_) => Kind::TimestampTz,
            Value::Uuid(_) => Kind::Uuid,
            Value::Decimal(_) => Kind::Decimal,
            Value::Json(_) => Kind::Json,
            Value::Enum(def, _) => Kind::Enum(def),
            Value::Array(element, _) => Kind::Array(element),
            Value::Special(def, _) => Kind::Special(def),
            Value::Range(item, _) => Kind::Range(item),
            Value::MultiRange(item, _) => Kind::MultiRange(item),
            Value::Composite(def, _) => Kind::Composite(def),
            Value::Custom(def, _) => Kind::Custom(def),
        }
    }

    /// Whether this is NULL.
    pub fn is_null(&self) -> bool {
        matches!(self, Value::Null(_))
    }

    /// The value as a driver would hand it over.
    pub fn as_ref(&self) -> ValueRef<'_> {
        match self {
            Value::Null(_)
            | Value::Param(..)
            | Value::CountParam(_)
            | Value::Scoped(..)
            | Value::Invalid(..) => ValueRef::Null,
            Value::Bool(v) => ValueRef::Bool(*v),
            Value::I8(v) => ValueRef::I64((*v).into()),
            Value::I16(v) => ValueRef::I64((*v).into()),
            Value::I32(v) => ValueRef::I64((*v).into()),
            Value::I64(v) => ValueRef::I64(*v),
            Value::U8(v) => ValueRef::I64((*v).into()),
            Value::U16(v) => ValueRef::I64((*v).into()),
            Value::U32(v) => ValueRef::I64((*v).into()),
            Value::U64(v) => ValueRef::unsigned(*v),
            Value::F32(v) => ValueRef::F64((*v).into()),
            Value::F64(v) => ValueRef::F64(*v),
            Value::Text(v) | Value::Enum(_, v) => ValueRef::Text(v),
            Value::Bytes(v) => ValueRef::Bytes(v),
            Value::Date(v) => ValueRef::Date(*v),
            Value::Time(v) => ValueRef::Time(*v),
            Value::Duration(v) => ValueRef::Duration(*v),
            Value::Timestamp(v) | Value::TimestampTz(v) => ValueRef::Moment(*v),
            Value::Uuid(v) => ValueRef::Uuid(*v),
            Value::Decimal(v) => ValueRef::Decimal(Cow::Borrowed(v)),
            Value::Json(v) => ValueRef::Json(v),
            Value::Custom(_, v) => (**v).as_ref(),
            Value::Special(_, v) => ValueRef::Special(v.clone()),
            Value::Range(_, v) => {
                let bounds = v.try_map(|bound| Ok::<_, std::convert::Infallible>(bound.as_ref()));
                ValueRef::Range(Box::new(bounds.unwrap_or(Range::Empty)))
            }
            Value::MultiRange(_, v) => {
                ValueRef::Array(Box::new(Array::of(v.iter().map(Value::as_ref).collect())))
            }
            Value::Composite(_, v) => ValueRef::Composite(v.iter().map(Value::as_ref).collect()),
            Value::Array(_, v) => ValueRef::Array(Box::new(Array {
                dimensions: v.dimensions.clone(),
                items: v.items.iter().map(Value::as_ref).collect(),
            })),
        }
    }
}

/// Shows the type and never the data, so that a value can't reach a log by accident.
impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Null(_) => f.write_str("Null"),
            Value::Param(index, _) | Value::CountParam(index) => write!(f, "Param({index})"),
            Value::Scoped(name, _) => write!(f, "Scoped({name})"),
            value => write!(f, "<{:?}>", value.kind()),
        }
    }
}

/// A value as a driver read it, borrowed from the row.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum ValueRef<'r> {
    /// NULL.
    Null,
    /// True or false.
    Bool(bool),
    /// An integer of any width.
    I64(i64),
    /// An integer beyond the range of the signed ones.
    U64(u64),
    /// A float of any width.
    F64(f64),
    /// Text.
    Text(&'r str),
    /// Bytes.
    Bytes(&'r [u8]),
    /// Days since 1970-01-01.
    Date(i32),
    /// Nanoseconds since midnight.
    Time(u64),
    /// A length of time in nanoseconds, that is no time of day: negative, or longer than a day.
    Duration(i64),
    /// A date and time, with a time zone (then in UTC) or without.
    Moment(Moment),
    /// A UUID.
    Uuid(u128),
    /// An exact decimal number in plain digits.
    Decimal(Cow<'r, str>),
    /// A JSON document.
    Json(&'r str),
    /// An array.
    Array(Box<Array<ValueRef<'r>>>),
    /// A value of a type that only some databases have.
    Special(Box<Special>),
    /// A range.
    Range(Box<Range<ValueRef<'r>>>),
    /// The fields of a value of a composite type.
    Composite(Vec<ValueRef<'r>>),
}

impl ValueRef<'_> {
    /// An integer without a sign.
    #[inline]
    pub fn unsigned(number: u64) -> Self {
        match i64::try_from(number) {
            Ok(number) => ValueRef::I64(number),
            Err(_) => ValueRef::U64(number),
        }
    }

    /// What was found, for a message: the type, never the data.
    pub fn found(&self) -> &'static str {
        match self {
            ValueRef::Null => "NULL",
            ValueRef::Bool(_) => "a boolean",
            ValueRef::I64(_) | ValueRef::U64(_) => "an integer",
            ValueRef::F64(_) => "a float",
            ValueRef::Text(_) => "text",
            ValueRef::Bytes(_) => "bytes",
            ValueRef::Date(_) => "a date",
            ValueRef::Time(_) => "a time",
            ValueRef::Duration(_) => "a time that is negative, or longer than a day",
            ValueRef::Moment(_) => "a timestamp",
            ValueRef::Uuid(_) => "a UUID",
            ValueRef::Decimal(_) => "a decimal",
            ValueRef::Json(_) => "JSON",
            ValueRef::Array(_) => "an array",
            ValueRef::Range(_) => "a range",
            ValueRef::Composite(_) => "a value of a composite type",
            ValueRef::Special(_) => "a value of a type that only some databases have",
        }
    }
}

/// A UUID in its usual form, with hyphens.
pub fn uuid_text(uuid: u128) -> String {
    let hex = format!("{uuid:032x}");
    format!(
        "{}-{}-{}-{}-{}",
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..]
    )
}
