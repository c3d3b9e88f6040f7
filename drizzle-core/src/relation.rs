//! Relations, and queries of nested rows: one statement, however deep.
//!
//! `relations!` makes a method of each relation (`users().posts()`), which gives a [`Relation`]. `find!` makes a tree
//! of levels: the rows of a table, each with the rows of its relations ([`Shape`], [`Branch`]). A query of such a tree is
//! one statement (`relation/plan.rs`): the rows of all levels one after the other (`union all`), each with its level, its number
//! within the level and the number of the row it belongs to. So every value travels as itself, not inside a document,
//! the database alone compares keys, and no row of a parent is sent twice.
use crate::nullability::{Nullability, Nullable};
use crate::schema::{Column, ColumnDef, SourceName, Table, TableDef};
use crate::value::Value;
use std::marker::PhantomData;

mod batch;
mod batch_plan;
mod described;
mod filter;
mod find;
mod insert_tree;
mod nested_insert;
mod plan;
mod run;
mod shape;
mod store;

pub use described::{
    Derived, Described, DescribedOn, FieldsOf, FillsField, HeldBy, NestField, NestStore, ShownAs,
    checked, nest, put, read,
};
pub use filter::{RelationPart, RowsWhere, count_of, every, max_of, min_of, none, some, sum_of};
pub(crate) use find::described;
pub use find::{
    BatchedFind, BoundFind, Branch, Find, FindQuery, Level, LevelScope, Nests, PreparedFind, Shape,
    branch, branch_of_some, find,
};
pub(crate) use nested_insert::insert;
pub use nested_insert::{
    ComesBelow, Complete, Connects, FillsKey, InsertsNested, IsSetBy, Nested, NewRowOf, NewRows,
    Node, nested,
};
pub use plan::Plan;
pub use shape::{Fields, fields, whole};
pub use store::{Branches, Grouped, Head, Store};

/// How the rows of two tables belong together.
#[derive(Debug, Clone, Copy)]
pub struct RelationDef {
    /// Its name: that of the method.
    pub name: &'static str,
    /// The other table.
    pub table: &'static TableDef,
    /// How the other table is called in a statement.
    pub source: &'static SourceName,
    /// The table it is of.
    pub owner: &'static TableDef,
    /// How that table is called.
    pub owner_source: &'static SourceName,
    /// The columns that are equal.
    pub keys: Keys,
    /// What else holds for the rows of the other table.
    pub filter: Option<fn() -> crate::ast::Expr>,
}

/// The columns that are equal in rows that belong together.
#[derive(Debug, Clone, Copy)]
pub enum Keys {
    /// A column of the owner and one of the other table.
    Direct(&'static [(ColumnDef, ColumnDef)]),
    /// By rows of a third table.
    Through {
        /// The third table.
        table: &'static TableDef,
        /// How it is called in a statement.
        source: &'static SourceName,
        /// A column of the owner and one of the third table.
        owner: &'static [(ColumnDef, ColumnDef)],
        /// A column of the third table and one of the other table.
        other: &'static [(ColumnDef, ColumnDef)],
    },
}

impl Keys {
    /// The owner's columns, each with the column that it is equal to.
    pub(crate) fn of_owner(&self) -> &'static [(ColumnDef, ColumnDef)] {
        match self {
            Keys::Direct(pairs) | Keys::Through { owner: pairs, .. } => pairs,
        }
    }
}

/// A relation from table `F` to table `T`; `C` says how many rows there are: [`Many`] or [`One`].
pub struct Relation<F, T, C> {
    pub(crate) def: &'static RelationDef,
    target: fn() -> T,
    types: PhantomData<fn() -> (F, C)>,
}
impl<F, T, C> Clone for Relation<F, T, C> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<F, T, C> Copy for Relation<F, T, C> {}
impl<F, T, C> std::fmt::Debug for Relation<F, T, C> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.def.owner.name, self.def.name)
    }
}
impl<F, T, C> Relation<F, T, C> {
    #[doc(hidden)]
    pub const fn new(def: &'static RelationDef, target: fn() -> T) -> Self {
        Relation {
            def,
            target,
            types: PhantomData,
        }
    }
    pub(crate) fn with_cardinality<C2>(self) -> Relation<F, T, C2> {
        Relation::new(self.def, self.target)
    }
    /// The relation, of which only some rows are wanted: one row may be none then.
    #[doc(hidden)]
    pub fn some_rows(self) -> Relation<F, T, C::Filtered>
    where
        C: Cardinality,
    {
        self.with_cardinality()
    }
    /// The other table, whose own relations are its methods.
    pub fn target(&self) -> T {
        (self.target)()
    }
}

/// How many rows a relation has: [`Many`] or [`One`].
pub trait Cardinality: 'static {
    /// The field of the nested rows: `Vec<R>`, `R` or `Option<R>`.
    type Field<R>;
    /// The cardinality when only some of the rows are wanted.
    type Filtered: Cardinality;
    /// What the rows get from the row they belong to, see [`FillsKey`].
    type Key;
    /// The field for these rows; `None` if there have to be others.
    #[doc(hidden)]
    fn field<R>(rows: Grouped<'_, R>) -> Option<Self::Field<R>>;
}
/// Any number of rows; `K` is what they get from the row they belong to.
pub struct Many<K = ()>(PhantomData<fn() -> K>);
/// One row, or none if `N` is nullable.
pub struct One<N, K = ()>(PhantomData<fn() -> (N, K)>);

impl<K: 'static> Cardinality for Many<K> {
    type Field<R> = Vec<R>;
    type Filtered = Many<K>;
    type Key = K;
    fn field<R>(rows: Grouped<'_, R>) -> Option<Vec<R>> {
        Some(rows.collect())
    }
}
impl<N: Nullability + 'static, K: 'static> Cardinality for One<N, K> {
    type Field<R> = N::Wrap<R>;
    type Filtered = One<Nullable, K>;
    type Key = K;
    fn field<R>(mut rows: Grouped<'_, R>) -> Option<N::Wrap<R>> {
        match (rows.next(), rows.next()) {
            (Some(row), None) => Some(N::wrap(row)),
            (None, _) => N::missing(),
            (Some(_), Some(_)) => None,
        }
    }
}

/// The columns of a table as the fields of one value, for macros that know a table only by its type.
pub trait Columns: Table {
    /// A struct with a field for each column.
    type Columns;
    /// The columns of the primary key, as nested pairs.
    type Key;
    /// Whether a row may be missing although a key refers to it: nullable if the table has a default filter.
    type Hidden: Nullability;
    /// The columns.
    const COLUMNS: Self::Columns;
    /// The table as a value.
    fn value() -> Self;
}

/// A primary key of one column.
#[diagnostic::on_unimplemented(
    message = "this table has no primary key of one column",
    label = "its rows can't be found by one column",
    note = "name the columns that are equal: `through junction(id => user_id; group_id => id)`"
)]
pub trait SingleKey {
    /// The column.
    type Column: Column;
}
impl<C: Column> SingleKey for (C, ()) {
    type Column = C;
}
/// The type of a primary key of one column. Of any other there is nothing to say: that it is refused where the relation
/// says which columns are equal is enough.
#[doc(hidden)]
pub trait KeyType {
    type Type: crate::types::SqlType;
}
impl<C: Column> KeyType for (C, ())
where
    crate::schema::TypeOf<C>: crate::types::SqlType,
{
    type Type = crate::schema::TypeOf<C>;
}
impl<A, B, C> KeyType for (A, (B, C)) {
    type Type = bool;
}
impl KeyType for () {
    type Type = bool;
}
/// The column that is a table's primary key.
#[doc(hidden)]
pub type KeyOf<T> = <<T as Columns>::Key as SingleKey>::Column;

/// The columns of a table, for macros that know it by a value.
#[doc(hidden)]
pub fn columns<T: Columns>(_table: &T) -> T::Columns {
    T::COLUMNS
}

/// The condition on a relation's rows, checked against the other table.
#[doc(hidden)]
pub fn condition<T: Table, C: crate::expr::Predicate<Part = P>, P>(condition: C) -> crate::ast::Expr
where
    C: crate::scope::PredicateIn<
            crate::scope::Checked,
            crate::relation::LevelScope<T, crate::scope::Free>,
        >,
{
    condition.predicate()
}

/// That column `A` of one table can be equal to column `B` of another.
#[doc(hidden)]
pub const fn related<A: Column, B: Column>() -> (ColumnDef, ColumnDef)
where
    crate::schema::TypeOf<A>: crate::schema::RefersTo<crate::schema::TypeOf<B>>,
{
    (A::DEF, B::DEF)
}

/// A bound on the number of rows, as the levels of a query have it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cut {
    pub(crate) limit: Option<Value>,
    pub(crate) offset: Option<Value>,
}
