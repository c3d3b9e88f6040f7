//! The binary form of types that only PostgreSQL has, or CockroachDB as well. Each function is one of the server's
//! `.._send` and `.._recv`.
use super::array::Bytes;
use super::decode::{fixed, malformed, text};
use drizzle_core::types::TypeError;
use drizzle_core::value::{Form, Special, SpecialDef, ValueRef};
use std::net::IpAddr;

/// The address families of `inet` and `cidr` (`utils/inet.h`).
const IPV4: u8 = 2;
const IPV6: u8 = 3;

/// The numbers of a type and of its arrays, which never change; 0 where the server has to infer them.
pub(super) fn oids(def: &SpecialDef) -> [u32; 2] {
    match def.name {
        "oid" => [26, 1028],
        "point" => [600, 1017],
        "lseg" => [601, 1018],
        "path" => [602, 1019],
        "box" => [603, 1020],
        "polygon" => [604, 1027],
        "line" => [628, 629],
        "cidr" => [650, 651],
        "circle" => [718, 719],
        "macaddr8" => [774, 775],
        "money" => [790, 791],
        "macaddr" => [829, 1040],
        "inet" => [869, 1041],
        "interval" => [1186, 1187],
        "varbit" => [1562, 1563],
        // Text, which the statement casts.
        _ if def.form == Form::Text => [25, 1009],
        _ => [0, 0],
    }
}

/// Writes a value.
pub(super) fn write(def: &SpecialDef, value: &Special, out: &mut Vec<u8>) -> Result<(), String> {
    match value {
        _ if def.form == Form::Text => super::encode::text(&value.to_string(), out)?,
        Special::Integer(v) if def.name == "oid" => {
            let oid = u32::try_from(*v).map_err(|_| "an oid is out of its range")?;
            out.extend(oid.to_be_bytes());
        }
        Special::Integer(v) => out.extend(v.to_be_bytes()),
        Special::Interval(months, days, micros) => {
            out.extend(micros.to_be_bytes());
            out.extend(days.to_be_bytes());
            out.extend(months.to_be_bytes());
        }
        Special::Net(address, prefix) => {
            let family = if address.is_ipv4() { IPV4 } else { IPV6 };
            // Whether it is a `cidr` is told by its type; what stands here is ignored.
            let length = if address.is_ipv4() { 4 } else { 16 };
            out.extend([family, *prefix, 0, length]);
            match address {
                IpAddr::V4(v) => out.extend(v.octets()),
                IpAddr::V6(v) => out.extend(v.octets()),
            }
        }
        Special::Mac(bytes) => out.extend(bytes),
        Special::Bits(length, bytes) => {
            out.extend(count(*length)?.to_be_bytes());
            out.extend(bytes);
        }
        Special::Coordinates(v) => floats(v, out),
        Special::Vector(v) => {
            let dimensions = i16::try_from(v.len());
            let dimensions = dimensions.map_err(|_| "a vector has more than 32767 dimensions")?;
            out.extend(dimensions.to_be_bytes());
            out.extend([0, 0]);
            v.iter().for_each(|v| out.extend(v.to_be_bytes()));
        }
        Special::Path(closed, v) => {
            if def.name == "path" {
                out.push(u8::from(*closed));
            }
            out.extend(count(v.len() / 2)?.to_be_bytes());
            floats(v, out);
        }
        Special::Circle(x, y, r) => floats(&[*x, *y, *r], out),
        _ => return Err("PostgreSQL has no such type".into()),
    }
    Ok(())
}

fn floats(values: &[f64], out: &mut Vec<u8>) {
    values.iter().for_each(|v| out.extend(v.to_be_bytes()));
}

fn count(length: usize) -> Result<i32, String> {
    i32::try_from(length).map_err(|_| "a value is longer than PostgreSQL takes".to_owned())
}

/// Reads a value of a built-in type; `None` if it is another one.
pub(super) fn read(oid: u32, bytes: &[u8]) -> Result<Option<ValueRef<'_>>, TypeError> {
    let special = match oid {
        600 | 601 | 603 | 628 => coordinates(bytes)?,
        650 | 869 => net(bytes)?,
        718 => match coordinates(bytes)? {
            Special::Coordinates(v) => match v[..] {
                [x, y, r] => Special::Circle(x, y, r),
                _ => return Err(malformed("circle")),
            },
            other => other,
        },
        774 | 829 => Special::Mac(bytes.to_vec()),
        790 => Special::Integer(i64::from_be_bytes(fixed(bytes, "money")?)),
        1186 => {
            let mut rest = Bytes(bytes);
            let micros = i64::from_be_bytes(fixed(rest.take(8)?, "interval")?);
            let (days, months) = (rest.int()?, rest.int()?);
            rest.end("interval")?;
            Special::Interval(months, days, micros)
        }
        1560 | 1562 => bits(bytes)?,
        602 => path(bytes, true)?,
        604 => path(bytes, false)?,
        3614 => words(bytes)?,
        3615 => Special::Text(super::tsquery::read(bytes)?),
        // XML.
        142 => return text(bytes).map(|text| Some(ValueRef::Text(text))),
        _ => return Ok(None),
    };
    Ok(Some(ValueRef::Special(Box::new(special))))
}

fn coordinates(bytes: &[u8]) -> Result<Special, TypeError> {
    let (numbers, []) = bytes.as_chunks::<8>() else {
        return Err(malformed("coordinates"));
    };
    let numbers = numbers.iter().map(|bytes| f64::from_be_bytes(*bytes));
    Ok(Special::Coordinates(numbers.collect()))
}

fn net(bytes: &[u8]) -> Result<Special, TypeError> {
    let wrong = || malformed("inet");
    let ([family, prefix, _, length], address) = bytes.split_first_chunk().ok_or_else(wrong)?;
    if address.len() != usize::from(*length) {
        return Err(wrong());
    }
    let address = match *family {
        IPV4 if *prefix <= 32 => IpAddr::from(fixed::<4>(address, "inet")?),
        IPV6 if *prefix <= 128 => IpAddr::from(fixed::<16>(address, "inet")?),
        _ => return Err(wrong()),
    };
    Ok(Special::Net(address, *prefix))
}

fn bits(bytes: &[u8]) -> Result<Special, TypeError> {
    let mut rest = Bytes(bytes);
    let length = rest.length()?;
    let bytes = rest.take(length.div_ceil(8))?;
    rest.end("bit")?;
    Ok(Special::Bits(length, bytes.to_vec()))
}

/// Points; a path says first whether it is closed.
fn path(bytes: &[u8], open: bool) -> Result<Special, TypeError> {
    let mut rest = Bytes(bytes);
    let closed = !open || rest.take(1)? != [0];
    let count = rest.length()?;
    match coordinates(rest.0)? {
        Special::Coordinates(v) if v.len() / 2 == count && v.len() % 2 == 0 => {
            Ok(Special::Path(closed, v))
        }
        _ => Err(malformed("path")),
    }
}

/// Reads a value of a type that an extension has brought; `None` if it is another one.
pub(super) fn named<'r>(name: &str, bytes: &'r [u8]) -> Result<Option<ValueRef<'r>>, TypeError> {
    Ok(Some(match name {
        "citext" => ValueRef::Text(text(bytes)?),
        "ltree" => match bytes.split_first() {
            // The version of the format, then the text.
            Some((1, path)) => ValueRef::Text(text(path)?),
            _ => return Err(malformed("ltree")),
        },
        "hstore" => ValueRef::Special(Box::new(pairs(bytes)?)),
        "vector" => {
            let (numbers, _) = dimensions(bytes, 4)?.as_chunks::<4>();
            let numbers = numbers.iter().map(|bytes| f32::from_be_bytes(*bytes));
            ValueRef::Special(Box::new(Special::Vector(numbers.collect())))
        }
        "halfvec" => {
            let (numbers, _) = dimensions(bytes, 2)?.as_chunks::<2>();
            let numbers = numbers.iter().map(|bytes| half(u16::from_be_bytes(*bytes)));
            ValueRef::Special(Box::new(Special::Vector(numbers.collect())))
        }
        "sparsevec" => ValueRef::Special(Box::new(sparse(bytes)?)),
        _ => return Ok(None),
    }))
}

/// The numbers of a vector, which have this many bytes each.
fn dimensions(bytes: &[u8], size: usize) -> Result<&[u8], TypeError> {
    let wrong = || malformed("vector");
    let ([high, low, _, _], numbers) = bytes.split_first_chunk().ok_or_else(wrong)?;
    let count = usize::from(u16::from_be_bytes([*high, *low]));
    if numbers.len() != count * size {
        return Err(wrong());
    }
    Ok(numbers)
}

/// A float of 16 bits: one for the sign, five for the exponent, ten for the fraction.
fn half(bits: u16) -> f32 {
    let sign = if bits >> 15 == 1 { -1.0 } else { 1.0 };
    let (exponent, fraction) = (i32::from(bits >> 10 & 0x1f), f32::from(bits & 0x3ff));
    sign * match exponent {
        0 => fraction * 2f32.powi(-24),
        0x1f if fraction == 0.0 => f32::INFINITY,
        0x1f => f32::NAN,
        exponent => (1.0 + fraction / 1024.0) * 2f32.powi(exponent - 15),
    }
}

fn sparse(bytes: &[u8]) -> Result<Special, TypeError> {
    let wrong = || malformed("sparsevec");
    let mut rest = Bytes(bytes);
    let dimensions = u32::try_from(rest.int()?).map_err(|_| wrong())?;
    let count = rest.length()?;
    rest.int()?;
    if rest.0.len() / 8 != count || rest.0.len() % 8 != 0 {
        return Err(wrong());
    }
    let (positions, values) = rest.0.split_at(count * 4);
    let (positions, _) = positions.as_chunks::<4>();
    let (values, _) = values.as_chunks::<4>();
    let positions = positions.iter().map(|bytes| u32::from_be_bytes(*bytes));
    let values = values.iter().map(|bytes| f32::from_be_bytes(*bytes));
    Ok(Special::Sparse(dimensions, positions.zip(values).collect()))
}

fn pairs(bytes: &[u8]) -> Result<Special, TypeError> {
    let mut rest = Bytes(bytes);
    let count = rest.length()?;
    let mut pairs = Vec::new();
    for _ in 0..count {
        let length = rest.length()?;
        let key = text(rest.take(length)?)?.to_owned();
        let value = match rest.int()? {
            -1 => None,
            length => {
                let length = usize::try_from(length).map_err(|_| malformed("hstore"))?;
                Some(text(rest.take(length)?)?.to_owned())
            }
        };
        pairs.push((key, value));
    }
    rest.end("hstore")?;
    Ok(Special::Pairs(pairs))
}

fn words(bytes: &[u8]) -> Result<Special, TypeError> {
    let mut rest = Bytes(bytes);
    let count = rest.length()?;
    let mut words = Vec::new();
    for _ in 0..count {
        let end = rest.0.iter().position(|byte| *byte == 0);
        let end = end.ok_or_else(|| malformed("tsvector"))?;
        let word = text(rest.take(end)?)?.to_owned();
        rest.take(1)?;
        let positions = u16::from_be_bytes(fixed(rest.take(2)?, "tsvector")?);
        let (positions, _) = rest.take(usize::from(positions) * 2)?.as_chunks::<2>();
        let positions = positions.iter().map(|bytes| u16::from_be_bytes(*bytes));
        words.push((word, positions.collect()));
    }
    rest.end("tsvector")?;
    Ok(Special::Words(words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use drizzle_core::types::{Inet, Interval, SqlType, Vector};
    use drizzle_core::value::Value;
    use proptest::prelude::*;

    fn bytes(value: &Value) -> Vec<u8> {
        let mut out = Vec::new();
        assert_eq!(super::super::encode::plain(value, &mut out), Ok(()));
        out
    }

    #[test]
    fn known_bytes() {
        // As `interval_send` and `inet_send` write `1 mon 2 days 00:00:00.000003` and `10.0.0.1/8`.
        let interval = bytes(&Interval::new(1, 2, 3).into_value());
        assert_eq!(interval, [0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0, 1]);
        let address = std::net::Ipv4Addr::new(10, 0, 0, 1).into();
        let inet = bytes(&Inet { address, prefix: 8 }.into_value());
        assert_eq!(inet, [2, 8, 0, 4, 10, 0, 0, 1]);
    }

    /// As pgvector 0.8 writes `[1,-0.5]` in two types, and `{1:1.5,3:-2}/5`.
    #[test]
    fn known_vectors() {
        let read = |name, bytes: &[u8]| match named(name, bytes) {
            Ok(Some(ValueRef::Special(special))) => Some(*special),
            _ => None,
        };
        let both = Some(Special::Vector(vec![1.0, -0.5]));
        let vector = [0, 2, 0, 0, 0x3f, 0x80, 0, 0, 0xbf, 0, 0, 0];
        assert_eq!(read("vector", &vector), both);
        assert_eq!(bytes(&Vector(vec![1.0, -0.5]).into_value()), vector);
        assert_eq!(read("halfvec", &[0, 2, 0, 0, 0x3c, 0, 0xb8, 0]), both);
        let sparse = [
            0, 0, 0, 5, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0x3f, 0xc0, 0, 0, 0xc0, 0,
            0, 0,
        ];
        let expected = Special::Sparse(5, vec![(0, 1.5), (2, -2.0)]);
        assert_eq!(expected.to_string(), "{1:1.5,3:-2.0}/5");
        assert_eq!(read("sparsevec", &sparse), Some(expected));
        for name in ["vector", "halfvec", "sparsevec"] {
            assert!(named(name, &vector[..7]).is_err());
        }
        assert_eq!(
            [half(1), half(0x7bff), half(0x8000)].map(f32::to_bits),
            [2f32.powi(-24), 65_504.0, -0.0].map(f32::to_bits)
        );
    }

    #[test]
    fn wrong_lengths_are_refused() {
        let address = [2, 33, 0, 4, 10, 0, 0, 1];
        for (oid, bytes) in [
            (869, &address[..]),
            (869, &[2, 8, 0, 16, 10, 0, 0, 1]),
            (1186, &[0; 15]),
            (1186, &[0; 17]),
            (1562, &[0, 0, 0, 9, 255]),
            (600, &[0; 9]),
            (602, &[0, 0, 0, 0, 1, 0]),
            (718, &[0; 16]),
        ] {
            assert!(read(oid, bytes).is_err(), "{oid}");
        }
    }

    proptest! {
        #[test]
        fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..64), counts in proptest::collection::vec(0u8..3, 0..48)) {
            for oid in [142, 600, 601, 602, 603, 604, 628, 650, 718, 774, 790, 829, 869, 1186, 1560, 1562, 3614] {
                for bytes in [&bytes, &counts] {
                    _ = read(oid, bytes);
                    for name in ["hstore", "vector", "halfvec", "sparsevec", "ltree"] {
                        _ = named(name, bytes);
                    }
                }
            }
        }
    }
}
