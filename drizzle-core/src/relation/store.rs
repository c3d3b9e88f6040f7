//! Rows of a nested query as they arrive, level by level, and the tree that is made of them.
use super::Cardinality;
use crate::decode::{DecodeError, Reader};
use crate::types::TypeError;
use crate::value::ValueRef;
use std::iter::Peekable;
use std::vec::IntoIter;

/// Reads the fields of a row that are its own.
type Decode<R> = fn(&mut dyn Reader) -> Result<R, DecodeError>;
/// Makes a row of its own fields and of those of its relations.
type Build<R, K, O> = fn(R, K) -> O;

/// The rows of one level.
pub struct Store<R, K: Branches, O, C> {
    level: i64,
    /// Where the columns of this level stand in every row.
    columns: Box<[usize]>,
    decode: Decode<R>,
    build: Build<R, K::Fields, O>,
    rows: Vec<Row<R>>,
    branches: K,
    relation: &'static str,
    cardinality: std::marker::PhantomData<fn() -> C>,
}

struct Row<R> {
    /// The number of the row it belongs to.
    parent: i64,
    /// Its number within the level.
    number: i64,
    fields: R,
}

/// The levels below a level: nested pairs that end with `()`.
pub trait Branches: Sized + Send + 'static {
    /// Rows that are put together.
    type Ready;
    /// The fields of one row.
    type Fields;
    /// Takes a row of a level below; `false` if the level is none of these.
    ///
    /// # Errors
    /// When the row does not fit its type.
    fn accept(&mut self, level: i64, head: Head, row: &mut dyn Reader)
    -> Result<bool, DecodeError>;
    /// Puts rows together, from the deepest level up.
    ///
    /// # Errors
    /// When a relation that has one row has none, or several.
    fn ready(self) -> Result<Self::Ready, DecodeError>;
    /// The fields of the row with this number; numbers only grow.
    ///
    /// # Errors
    /// As for `ready`.
    fn fields(ready: &mut Self::Ready, number: i64) -> Result<Self::Fields, DecodeError>;
    /// The same levels without rows.
    fn empty(&self) -> Self;
    /// Takes over where the columns of each level stand.
    fn place(&mut self, places: &mut [Vec<usize>]);
    /// Takes the rows of the same levels.
    fn absorb(&mut self, other: Self);
    /// Forgets all rows.
    fn clear(&mut self);
}

/// What stands before the columns of every row.
#[derive(Debug, Clone, Copy)]
pub struct Head {
    parent: i64,
    number: i64,
}
impl Head {
    pub(super) fn new(parent: i64, number: i64) -> Self {
        Head { parent, number }
    }
}

impl<R, K: Branches, O, C> Store<R, K, O, C> {
    #[doc(hidden)]
    pub fn new(
        level: usize,
        decode: Decode<R>,
        build: Build<R, K::Fields, O>,
        branches: K,
        relation: &'static str,
    ) -> Self {
        Store {
            level: level as i64,
            columns: Box::default(),
            decode,
            build,
            rows: Vec::new(),
            branches,
            relation,
            cardinality: std::marker::PhantomData,
        }
    }

    /// Takes a row of any level.
    pub(crate) fn row(&mut self, row: &mut dyn Reader) -> Result<(), DecodeError>
    where
        R: Send + 'static,
        O: Send + 'static,
        C: 'static,
    {
        let (level, parent, number) = (integer(row)?, integer(row)?, integer(row)?);
        self.row_of(level, Head { parent, number }, row)
    }

    /// Takes the row of a level.
    pub(super) fn row_of(
        &mut self,
        level: i64,
        head: Head,
        row: &mut dyn Reader,
    ) -> Result<(), DecodeError> {
        match self.take(level, head, row)? {
            true => Ok(()),
            false => Err(unknown_level()),
        }
    }

    fn take(&mut self, level: i64, head: Head, row: &mut dyn Reader) -> Result<bool, DecodeError> {
        if level != self.level {
            return self.branches.accept(level, head, row);
        }
        let fields = (self.decode)(&mut Placed {
            row,
            columns: &self.columns,
            at: 0,
        })?;
        self.rows.push(Row {
            parent: head.parent,
            number: head.number,
            fields,
        });
        Ok(true)
    }

    /// The rows, each with the number of the one it belongs to, in that order and then in the order asked for.
    pub(crate) fn finish(mut self) -> Result<Vec<(i64, O)>, DecodeError> {
        // Databases mostly send them so; sorting what is sorted costs one pass.
        self.rows.sort_by_key(|row| (row.parent, row.number));
        let mut branches = self.branches.ready()?;
        let rows = self.rows.into_iter().map(|row| {
            let fields = K::fields(&mut branches, row.number)?;
            Ok((row.parent, (self.build)(row.fields, fields)))
        });
        rows.collect()
    }

    /// A store of the same levels without rows.
    pub(crate) fn empty(&self) -> Self {
        Store {
            level: self.level,
            columns: self.columns.clone(),
            decode: self.decode,
            build: self.build,
            rows: Vec::new(),
            branches: self.branches.empty(),
            relation: self.relation,
            cardinality: self.cardinality,
        }
    }

    /// Takes over where the columns of each level stand.
    pub(crate) fn place(&mut self, places: &mut [Vec<usize>]) {
        if let Some(columns) = places.get_mut(self.level as usize) {
            self.columns = std::mem::take(columns).into();
        }
        self.branches.place(places);
    }

    /// Takes the rows of the same levels.
    pub(super) fn absorb(&mut self, other: Self) {
        self.rows.extend(other.rows);
        self.branches.absorb(other.branches);
    }

    pub(crate) fn clear(&mut self) {
        self.rows.clear();
        self.branches.clear();
    }
}

/// The columns of a level, wherever they stand: levels share columns of the same type.
struct Placed<'a> {
    row: &'a mut dyn Reader,
    columns: &'a [usize],
    at: usize,
}
impl Reader for Placed<'_> {
    #[inline]
    fn next(&mut self) -> Result<ValueRef<'_>, TypeError> {
        // Past the end the row says so itself.
        let place = self.columns.get(self.at).copied().unwrap_or(usize::MAX - 1);
        self.at += 1;
        self.row.seek(place);
        self.row.next()
    }
    fn is_null(&mut self, ahead: usize) -> bool {
        match self.columns.get(self.at.saturating_add(ahead)) {
            Some(place) => {
                self.row.seek(*place);
                self.row.is_null(0)
            }
            None => false,
        }
    }
    fn seek(&mut self, position: usize) {
        self.at = position;
    }
    fn position(&self) -> usize {
        self.at
    }
}

pub(super) fn unknown_level() -> DecodeError {
    DecodeError {
        column: "the level of a nested row".into(),
        expected: "a level of the query".into(),
        found: "another number".into(),
    }
}

pub(super) fn integer(row: &mut dyn Reader) -> Result<i64, DecodeError> {
    use crate::types::Field as _;
    row.next().and_then(i64::read).map_err(|e| DecodeError {
        column: "the place of a nested row".into(),
        expected: e.expected,
        found: e.found,
    })
}

impl Branches for () {
    type Ready = ();
    type Fields = ();
    fn accept(&mut self, _: i64, _: Head, _: &mut dyn Reader) -> Result<bool, DecodeError> {
        Ok(false)
    }
    fn ready(self) -> Result<(), DecodeError> {
        Ok(())
    }
    fn fields(_: &mut (), _: i64) -> Result<(), DecodeError> {
        Ok(())
    }
    fn empty(&self) {}
    fn place(&mut self, _: &mut [Vec<usize>]) {}
    fn absorb(&mut self, (): ()) {}
    fn clear(&mut self) {}
}
impl<R, K, O, C, More> Branches for (Store<R, K, O, C>, More)
where
    R: Send + 'static,
    K: Branches,
    O: Send + 'static,
    C: Cardinality,
    More: Branches,
{
    type Ready = (Peekable<IntoIter<(i64, O)>>, &'static str, More::Ready);
    type Fields = (C::Field<O>, More::Fields);
    fn accept(
        &mut self,
        level: i64,
        head: Head,
        row: &mut dyn Reader,
    ) -> Result<bool, DecodeError> {
        Ok(self.0.take(level, head, row)? || self.1.accept(level, head, row)?)
    }
    fn ready(self) -> Result<Self::Ready, DecodeError> {
        let relation = self.0.relation;
        let rows = self.0.finish()?.into_iter().peekable();
        Ok((rows, relation, self.1.ready()?))
    }
    fn fields(
        (rows, relation, more): &mut Self::Ready,
        number: i64,
    ) -> Result<Self::Fields, DecodeError> {
        let field = C::field(Grouped { rows, number }).ok_or_else(|| DecodeError {
            column: format!("relation `{relation}`").into(),
            expected: "one row".into(),
            found: "none, or several".into(),
        })?;
        Ok((field, More::fields(more, number)?))
    }
    fn empty(&self) -> Self {
        (self.0.empty(), self.1.empty())
    }
    fn place(&mut self, places: &mut [Vec<usize>]) {
        self.0.place(places);
        self.1.place(places);
    }
    fn absorb(&mut self, other: Self) {
        self.0.absorb(other.0);
        self.1.absorb(other.1);
    }
    fn clear(&mut self) {
        self.0.clear();
        self.1.clear();
    }
}

/// The rows that belong to one row.
pub struct Grouped<'a, R> {
    rows: &'a mut Peekable<IntoIter<(i64, R)>>,
    number: i64,
}
impl<R> std::fmt::Debug for Grouped<'_, R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the rows of {}", self.number)
    }
}
impl<R> Iterator for Grouped<'_, R> {
    type Item = R;
    fn next(&mut self) -> Option<R> {
        self.rows
            .next_if(|(parent, _)| *parent == self.number)
            .map(|(_, row)| row)
    }
}
