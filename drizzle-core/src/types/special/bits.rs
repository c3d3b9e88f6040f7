//! Strings of bits.
use super::{Special, elements, special};
use std::fmt;

/// A string of bits: `varbit` by default, or of a length with `#[column(bit(n))]` or `#[column(varbit(n))]`.
///
/// ```
/// use drizzle_core::types::Bits;
/// let bits: Bits = [true, false, true].into_iter().collect();
/// assert_eq!((bits.to_string().as_str(), bits.len(), bits.get(1)), ("101", 3, Some(false)));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Bits {
    length: usize,
    /// The first bit is the highest of the first byte; those after the last are zero.
    bytes: Vec<u8>,
}

impl Bits {
    /// The bits of these bytes, from the highest of the first one.
    pub fn from_bytes(bytes: Vec<u8>) -> Self {
        Bits {
            length: bytes.len() * 8,
            bytes,
        }
    }
    /// How many there are.
    pub fn len(&self) -> usize {
        self.length
    }
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }
    /// The bit at a position, counted from 0.
    pub fn get(&self, position: usize) -> Option<bool> {
        let byte = self
            .bytes
            .get(position / 8)
            .filter(|_| position < self.length)?;
        Some(byte >> (7 - position % 8) & 1 == 1)
    }
    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = bool> + '_ {
        (0..self.length).filter_map(|position| self.get(position))
    }
    /// Their bytes, filled up with zeros.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }
}

impl FromIterator<bool> for Bits {
    fn from_iter<I: IntoIterator<Item = bool>>(bits: I) -> Self {
        let mut out = Bits::default();
        for bit in bits {
            if out.length % 8 == 0 {
                out.bytes.push(0);
            }
            if let Some(last) = out.bytes.last_mut() {
                *last |= u8::from(bit) << (7 - out.length % 8);
            }
            out.length += 1;
        }
        out
    }
}

impl fmt::Display for Bits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.iter()
            .try_for_each(|bit| f.write_str(if bit { "1" } else { "0" }))
    }
}

special! {
    Bits, "varbit", Plain,
        |v| Ok(Special::Bits(v.length, v.bytes)),
        |shape| match shape {
            Special::Bits(length, bytes) => Some(Bits { length, bytes }),
            _ => None,
        };
}
elements! { Bits }
