//! Rows with the rows of their relations, inserted together: the typed side.
use super::{Cardinality, Keys, Relation, RelationDef};
use crate::dialect::Dialect;
use crate::error::Error;
use crate::exec::On;
use crate::query::{Missing, NewRow, Set};
use crate::schema::{Models, Table};
use crate::value::Value;
use futures_core::future::BoxFuture;

use super::insert_tree::{self, Roots};

/// A new row, and the rows that are inserted with it.
#[doc(hidden)]
#[derive(Debug)]
pub struct Node {
    pub(super) row: NewRow,
    pub(super) below: Vec<Below>,
}
impl Node {
    #[doc(hidden)]
    pub fn new(row: NewRow) -> Self {
        Node {
            row,
            below: Vec::new(),
        }
    }
}

/// The rows of a relation that come with a row.
#[derive(Debug)]
pub(super) struct Below {
    pub(super) relation: &'static RelationDef,
    /// What the program computes for a new row of the other table, and of the one between.
    pub(super) fill: fn(&mut NewRow),
    pub(super) fill_between: fn(&mut NewRow),
    /// New rows of the other table.
    pub(super) rows: Vec<Node>,
    /// The keys of rows of the other table that are there already.
    pub(super) keys: Vec<Vec<Value>>,
}

/// A new row of table `T`: its insert model, or that with rows of relations, see [`nested`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be inserted into `{T}`",
    label = "expected the insert model of `{T}`, as it is or in `nested(..)`"
)]
pub trait NewRowOf<T> {
    #[doc(hidden)]
    fn into_node(self) -> Node;
}

/// That every required column has a value once those of the key `K` have one.
#[diagnostic::on_unimplemented(message = "`{Self}` is no new row")]
pub trait Complete<K> {}

/// That a required column has a value, or gets one by the key `K` of a relation.
#[diagnostic::on_unimplemented(message = "the required column `{C}` has no value")]
pub trait IsSetBy<C, K> {}
impl<C, K> IsSetBy<C, K> for Set {}
impl<C, K: FillsKey<C>> IsSetBy<C, K> for Missing {}

/// That the key of a relation gives the other table's column `C` its value.
#[diagnostic::on_unimplemented(
    message = "the required column `{C}` has no value",
    label = "a row here leaves out `{C}`, which is NOT NULL and has no default",
    note = "the relation fills in the columns of its key alone; give all others a value"
)]
pub trait FillsKey<C> {}

/// The key of a relation whose other rows can be inserted below a row: they, or rows between, refer to it.
#[diagnostic::on_unimplemented(
    message = "rows of this relation can't be inserted below a row",
    label = "the rows of this relation do not refer to the row, or have a condition",
    note = "it is the row that refers to them: insert them first, and give the row their key"
)]
pub trait ComesBelow {
    #[doc(hidden)]
    fn fill_between(_row: &mut NewRow) {}
}

/// The key of a relation through a table between.
#[diagnostic::on_unimplemented(
    message = "rows of this relation can't be connected by their key",
    label = "this relation goes through no other table",
    note = "the rows of the relation refer to the row themselves: update them, or insert them with `.with(..)`"
)]
pub trait Connects: ComesBelow {
    /// The key of a row of the other table: the type of its column, of several columns a tuple.
    type Key;
    #[doc(hidden)]
    fn values(key: Self::Key) -> Vec<Value>;
}

/// New rows of table `T`, below a row, by a relation of key `K`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` are no new rows of `{T}`",
    label = "expected an array or `Vec` of insert models of `{T}`, each as it is or in `nested(..)`"
)]
pub trait NewRows<T, K> {
    #[doc(hidden)]
    fn into_nodes(self) -> Vec<Node>;
}
impl<M: NewRowOf<T> + Complete<K>, T, K> NewRows<T, K> for Vec<M> {
    fn into_nodes(self) -> Vec<Node> {
        self.into_iter().map(NewRowOf::into_node).collect()
    }
}
impl<M: NewRowOf<T> + Complete<K>, T, K, const N: usize> NewRows<T, K> for [M; N] {
    fn into_nodes(self) -> Vec<Node> {
        self.into_iter().map(NewRowOf::into_node).collect()
    }
}

/// An insert model with rows of relations: `nested(NewUser::new().name("Ada")).with(users().posts(), [..])`.
#[derive(Debug)]
#[must_use = "nothing is inserted until `db.insert_nested(..)` has it"]
pub struct Nested<M> {
    model: M,
    below: Vec<Below>,
}
/// A new row to which `.with(..)` and `.connect(..)` add rows of its relations; `db.insert_nested(..)` takes it.
pub fn nested<M>(model: M) -> Nested<M> {
    Nested {
        model,
        below: Vec::new(),
    }
}
impl<M> Nested<M> {
    /// New rows of a relation, which get their key from this row. They may be `nested(..)` themselves.
    pub fn with<F, U: Models, C: Cardinality, R>(
        mut self,
        relation: Relation<F, U, C>,
        rows: R,
    ) -> Self
    where
        M: NewRowOf<F>,
        C::Key: ComesBelow,
        R: NewRows<U, C::Key>,
    {
        self.below.push(Below {
            relation: relation.def,
            fill: U::fill_new,
            fill_between: C::Key::fill_between,
            rows: rows.into_nodes(),
            keys: Vec::new(),
        });
        self
    }

    /// Rows of a relation that are there already, by their keys: each gets a row of the table between.
    pub fn connect<F, U, C: Cardinality, V>(
        mut self,
        relation: Relation<F, U, C>,
        keys: impl IntoIterator<Item = V>,
    ) -> Self
    where
        M: NewRowOf<F>,
        C::Key: Connects,
        V: Into<<C::Key as Connects>::Key>,
    {
        let keys = keys.into_iter();
        self.below.push(Below {
            relation: relation.def,
            fill: |_| {},
            fill_between: C::Key::fill_between,
            rows: Vec::new(),
            keys: keys.map(|key| C::Key::values(key.into())).collect(),
        });
        self
    }
}
impl<M: NewRowOf<T>, T> NewRowOf<T> for Nested<M> {
    fn into_node(self) -> Node {
        let mut node = self.model.into_node();
        node.below.extend(self.below);
        node
    }
}
impl<M: Complete<K>, K> Complete<K> for Nested<M> {}

/// What a nested insert takes, a new row or several, and gives: the inserted row or rows.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be inserted into `{T}`",
    label = "expected `nested(..)` of an insert model of `{T}`, or an array or `Vec` of them"
)]
pub trait InsertsNested<T: Table> {
    /// The inserted row, or rows.
    type Output: Send + 'static;
    #[doc(hidden)]
    fn into_roots(self) -> Vec<Node>;
    #[doc(hidden)]
    fn output(rows: Vec<T::Row>) -> Option<Self::Output>;
}
impl<M: NewRowOf<T> + Complete<()>, T: Table> InsertsNested<T> for Nested<M> {
    type Output = T::Row;
    fn into_roots(self) -> Vec<Node> {
        vec![self.into_node()]
    }
    fn output(rows: Vec<T::Row>) -> Option<T::Row> {
        rows.into_iter().next()
    }
}
impl<M: NewRowOf<T> + Complete<()>, T: Table> InsertsNested<T> for Vec<M> {
    type Output = Vec<T::Row>;
    fn into_roots(self) -> Vec<Node> {
        NewRows::<T, ()>::into_nodes(self)
    }
    fn output(rows: Vec<T::Row>) -> Option<Vec<T::Row>> {
        Some(rows)
    }
}
impl<M: NewRowOf<T> + Complete<()>, T: Table, const N: usize> InsertsNested<T> for [M; N] {
    type Output = Vec<T::Row>;
    fn into_roots(self) -> Vec<Node> {
        NewRows::<T, ()>::into_nodes(self)
    }
    fn output(rows: Vec<T::Row>) -> Option<Vec<T::Row>> {
        Some(rows)
    }
}

/// Inserts everything, all or nothing.
pub(crate) fn insert<'a, D: Dialect, T: Models, R: InsertsNested<T>>(
    on: On<'a, D>,
    rows: R,
) -> BoxFuture<'a, Result<R::Output, Error>> {
    let roots = Roots {
        table: T::DEF,
        source: T::SOURCE,
        fill: T::fill_new,
        nodes: rows.into_roots(),
    };
    Box::pin(async move {
        let rows = insert_tree::all_or_nothing::<D, T::Row>(on, roots).await?;
        R::output(rows).ok_or_else(|| Error::Invalid("the database returned no row".into()))
    })
}

impl RelationDef {
    /// Whether both are the same relation of the same table.
    pub(super) fn is(&self, other: &RelationDef) -> bool {
        let told = |def: &RelationDef| (def.name, def.owner.name, def.owner.schema);
        told(self) == told(other)
    }
    /// The columns that tell rows of the other table apart for rows between; without those, none.
    pub(super) fn connected(
        &self,
    ) -> &'static [(crate::schema::ColumnDef, crate::schema::ColumnDef)] {
        match self.keys {
            Keys::Direct(_) => &[],
            Keys::Through { other, .. } => other,
        }
    }
}
