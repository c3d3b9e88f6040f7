//! Sets of the labels of an enum.
use super::{SqlEnum, SqlType, TypeError};
use crate::value::{Kind, Value, ValueRef};
use std::fmt;
use std::marker::PhantomData;

/// Some of the variants of a [`SqlEnum`], each at most once: MySQL's `set`.
///
/// ```
/// use drizzle_core::types::{SqlEnum, SqlSet};
/// # use drizzle_core::value::EnumDef;
/// # #[derive(Debug, Clone, Copy, PartialEq)]
/// # enum Day { Sat, Sun }
/// # impl SqlEnum for Day {
/// #     const DEF: &'static EnumDef = &EnumDef { name: "day", schema: None, labels: &["sat", "sun"] };
/// #     fn index(&self) -> usize { *self as usize }
/// #     fn from_index(index: usize) -> Option<Self> { [Day::Sat, Day::Sun].get(index).copied() }
/// # }
/// let mut days = SqlSet::from([Day::Sun]);
/// assert!(days.contains(&Day::Sun) && !days.contains(&Day::Sat));
/// days.insert(Day::Sat);
/// assert_eq!(days.iter().collect::<Vec<_>>(), [Day::Sat, Day::Sun]);
/// ```
pub struct SqlSet<E> {
    /// A bit for each variant, by its position.
    bits: u64,
    of: PhantomData<fn() -> E>,
}

impl<E: SqlEnum> SqlSet<E> {
    /// No variant. An enum of more than 64 variants does not compile here.
    pub const fn new() -> Self {
        const { assert!(E::DEF.labels.len() <= 64, "a set has at most 64 labels") }
        SqlSet {
            bits: 0,
            of: PhantomData,
        }
    }

    /// Every variant.
    pub fn all() -> Self {
        (0..E::DEF.labels.len()).filter_map(E::from_index).collect()
    }

    fn bit(variant: &E) -> u64 {
        u32::try_from(variant.index())
            .ok()
            .and_then(|index| 1u64.checked_shl(index))
            .unwrap_or(0)
    }

    /// Whether a variant is in the set.
    pub fn contains(&self, variant: &E) -> bool {
        self.bits & Self::bit(variant) != 0
    }

    /// Puts a variant into the set; whether it was not there before.
    pub fn insert(&mut self, variant: E) -> bool {
        let before = self.bits;
        self.bits |= Self::bit(&variant);
        self.bits != before
    }

    /// Takes a variant out of the set; whether it was there.
    pub fn remove(&mut self, variant: &E) -> bool {
        let before = self.bits;
        self.bits &= !Self::bit(variant);
        self.bits != before
    }

    /// How many variants there are in the set.
    pub fn len(&self) -> usize {
        self.bits.count_ones() as usize
    }

    /// Whether there is no variant in the set.
    pub fn is_empty(&self) -> bool {
        self.bits == 0
    }

    /// The variants, in the order of the enum.
    pub fn iter(&self) -> impl Iterator<Item = E> + use<E> {
        let bits = self.bits;
        (0..E::DEF.labels.len())
            .filter(move |index| *index < 64 && bits >> index & 1 == 1)
            .filter_map(E::from_index)
    }

    fn labels(&self) -> impl Iterator<Item = &'static str> + use<E> {
        self.iter().map(|variant| variant.label())
    }
}

impl<E> Clone for SqlSet<E> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<E> Copy for SqlSet<E> {}
impl<E> PartialEq for SqlSet<E> {
    fn eq(&self, other: &Self) -> bool {
        self.bits == other.bits
    }
}
impl<E> Eq for SqlSet<E> {}
impl<E> std::hash::Hash for SqlSet<E> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.bits.hash(state);
    }
}
impl<E: SqlEnum> Default for SqlSet<E> {
    fn default() -> Self {
        Self::new()
    }
}
impl<E: SqlEnum> fmt::Debug for SqlSet<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.labels()).finish()
    }
}
impl<E: SqlEnum> FromIterator<E> for SqlSet<E> {
    fn from_iter<I: IntoIterator<Item = E>>(variants: I) -> Self {
        let mut set = Self::new();
        set.extend(variants);
        set
    }
}
impl<E: SqlEnum> Extend<E> for SqlSet<E> {
    fn extend<I: IntoIterator<Item = E>>(&mut self, variants: I) {
        for variant in variants {
            self.insert(variant);
        }
    }
}
impl<E: SqlEnum, const N: usize> From<[E; N]> for SqlSet<E> {
    fn from(variants: [E; N]) -> Self {
        variants.into_iter().collect()
    }
}

impl<E: SqlEnum> SqlType for SqlSet<E> {
    const KIND: Kind = Kind::Set(E::DEF);
    fn into_value(self) -> Value {
        Value::Text(self.labels().collect::<Vec<_>>().join(",").into())
    }
    fn from_value(value: ValueRef<'_>) -> Result<Self, TypeError> {
        let ValueRef::Text(text) = value else {
            return Err(TypeError::mismatch("labels of a set", &value));
        };
        let labels = text.split(',').filter(|label| !label.is_empty());
        labels
            .map(|label| E::from_enum_value(ValueRef::Text(label)))
            .collect()
    }
}
