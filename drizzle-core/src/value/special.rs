//! Values of types that only some databases have.
use std::fmt::{self, Write as _};
use std::net::IpAddr;

/// A type that only some databases have.
#[derive(Debug, PartialEq, Eq)]
pub struct SpecialDef {
    /// Its name in the database.
    pub name: &'static str,
    /// How its values are sent.
    pub form: Form,
}

/// How values of a type that only some databases have are sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// As they are: the type has the same number everywhere.
    Plain,
    /// As they are, cast to the type: an extension has brought it, with another number in each database.
    Named,
    /// As text, cast to the type.
    Text,
}

/// A value of a type that only some databases have, by its shape.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum Special {
    /// An integer: money, object identifiers.
    Integer(i64),
    /// Months, days and microseconds.
    Interval(i32, i32, i64),
    /// An address and the length of its network's prefix.
    Net(IpAddr, u8),
    /// The bytes of a hardware address.
    Mac(Vec<u8>),
    /// Bits, the first one the highest of the first byte.
    Bits(usize, Vec<u8>),
    /// Coordinates: of points, lines, boxes.
    Coordinates(Vec<f64>),
    /// A circle: its centre and radius.
    Circle(f64, f64, f64),
    /// Points that are joined, and whether the last is joined to the first.
    Path(bool, Vec<f64>),
    /// Words with positions and weights.
    Words(Vec<(String, Vec<u16>)>),
    /// Keys and values.
    Pairs(Vec<(String, Option<String>)>),
    /// Floats in an order.
    Vector(Vec<f32>),
    /// Floats at positions, counted from 0, in a vector of this many dimensions.
    Sparse(u32, Vec<(u32, f32)>),
    /// Text.
    Text(String),
}

/// The text of the value, as databases read it.
impl fmt::Display for Special {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Special::Integer(v) => write!(f, "{v}"),
            Special::Interval(months, days, micros) => {
                write!(f, "{months} months {days} days {micros} microseconds")
            }
            Special::Net(address, prefix) => write!(f, "{address}/{prefix}"),
            Special::Mac(bytes) => separated(f, bytes, ":", |f, byte| write!(f, "{byte:02x}")),
            Special::Bits(length, bytes) => (0..*length).try_for_each(|i| {
                let byte = bytes.get(i / 8).copied().unwrap_or_default();
                f.write_char(if byte >> (7 - i % 8) & 1 == 1 {
                    '1'
                } else {
                    '0'
                })
            }),
            Special::Coordinates(v) => coordinates(f, v),
            Special::Circle(x, y, r) => {
                write!(f, "<({},{}),{}>", float(*x), float(*y), float(*r))
            }
            Special::Path(closed, v) => {
                f.write_char(if *closed { '(' } else { '[' })?;
                points(f, v)?;
                f.write_char(if *closed { ')' } else { ']' })
            }
            Special::Words(words) => separated(f, words, " ", |f, (word, positions)| {
                write!(f, "'{}'", word.replace('\\', "\\\\").replace('\'', "''"))?;
                if !positions.is_empty() {
                    f.write_char(':')?;
                }
                separated(f, positions, ",", |f, position| {
                    let weight = ["", "C", "B", "A"][usize::from(position >> 14)];
                    write!(f, "{}{weight}", position & 0x3fff)
                })
            }),
            Special::Pairs(pairs) => separated(f, pairs, ", ", |f, (key, value)| {
                write!(f, "{}=>", quoted(key))?;
                match value {
                    Some(value) => f.write_str(&quoted(value)),
                    None => f.write_str("NULL"),
                }
            }),
            Special::Vector(v) => {
                f.write_char('[')?;
                separated(f, v, ",", |f, v| write!(f, "{v:?}"))?;
                f.write_char(']')
            }
            Special::Sparse(dimensions, entries) => {
                f.write_char('{')?;
                separated(f, entries, ",", |f, (at, v)| {
                    write!(f, "{}:{v:?}", u64::from(*at) + 1)
                })?;
                write!(f, "}}/{dimensions}")
            }
            Special::Text(v) => f.write_str(v),
        }
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn separated<T>(
    f: &mut fmt::Formatter<'_>,
    items: &[T],
    separator: &str,
    mut write: impl FnMut(&mut fmt::Formatter<'_>, &T) -> fmt::Result,
) -> fmt::Result {
    items.iter().enumerate().try_for_each(|(i, item)| {
        if i > 0 {
            f.write_str(separator)?;
        }
        write(f, item)
    })
}

fn points(f: &mut fmt::Formatter<'_>, v: &[f64]) -> fmt::Result {
    let (points, _) = v.as_chunks::<2>();
    separated(f, points, ",", |f, [x, y]| {
        write!(f, "({},{})", float(*x), float(*y))
    })
}

/// Three numbers are a line; more than that are points.
fn coordinates(f: &mut fmt::Formatter<'_>, v: &[f64]) -> fmt::Result {
    match v {
        [x, y] => write!(f, "({},{})", float(*x), float(*y)),
        [a, b, c] => write!(f, "{{{},{},{}}}", float(*a), float(*b), float(*c)),
        v => points(f, v),
    }
}

/// The shortest text that gives this float again.
fn float(v: f64) -> String {
    match v {
        f64::INFINITY => "Infinity".into(),
        f64::NEG_INFINITY => "-Infinity".into(),
        v => format!("{v:?}"),
    }
}

/// Shows no data, as [`Value`](super::Value).
impl fmt::Debug for Special {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<special>")
    }
}
