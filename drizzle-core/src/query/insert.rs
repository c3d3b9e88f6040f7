//! Insert, and what to do about conflicts.
use super::select::Select;
use super::selection::{IntoSelection, RecordField, Selection};
use super::update::{ColumnOf, IsSomethingSet, NothingSet, SomethingSet, WritableColumn};
use super::{add_filter, insert_statements, write_statements};
use crate::ast::{self, Cell, Conflict, Rows as AstRows};
use crate::dialect::{
    Dialect, HasConflictTargetFilter, HasOnDuplicateKey, HasReturning, HasUpsertFilter,
};
use crate::error::Error;
use crate::exec::{self, On, Rows, Run, Work};
use crate::expr::{Assign, Col, Comparable, Expr, Fits, Predicate, Upsert};
use crate::nullability::{NotNull, Nullability};
use crate::render::Sql;
use crate::schema::{Column, ColumnDef, Models, NullOf, TypeOf};
use crate::scope::{Checked, Deferred, End, Free, Joined, PredicateIn, Valid, Within};
use crate::types::Field;
use std::marker::PhantomData;
use std::sync::Arc;

// ---------------------------------------------------------------- insert models

/// The state of a required column that has a value.
#[derive(Debug, Clone, Copy)]
pub struct Set;
/// The state of a required column that has none yet.
#[derive(Debug, Clone, Copy)]
pub struct Missing;

/// That a required column has a value.
#[diagnostic::on_unimplemented(
    message = "the required column `{C}` has no value",
    label = "this leaves out `{C}`, which is NOT NULL and has no default",
    note = "give it a value, make the field an `Option`, or give the column a default"
)]
pub trait IsSet<C> {}
impl<C> IsSet<C> for Set {}

/// The values of a row to insert: one cell for each column.
#[derive(Debug, Clone)]
pub struct NewRow {
    cells: Vec<Cell>,
}

/// The state of column `C` in a new insert model.
pub type Start<C> = <NullOf<C> as Nullability>::Start;

impl NewRow {
    /// A row of defaults.
    pub fn new(columns: usize) -> Self {
        NewRow {
            cells: (0..columns).map(|_| Cell::Default).collect(),
        }
    }
    /// Gives the column at a position its value.
    pub fn set<C: Column>(
        mut self,
        column: usize,
        value: impl Assign<TypeOf<C>, NullOf<C>, End<Free>>,
    ) -> Self {
        self.put(column, value.assign());
        self
    }
    /// Gives a column a value unless it has one: for `default_fn`.
    pub fn fill<F: Field>(&mut self, column: usize, value: impl FnOnce() -> F) {
        if matches!(self.cells.get(column), Some(Cell::Default)) {
            self.put(column, ast::Expr::Value(value().into_field_value()));
        }
    }
    pub(crate) fn is_given(&self, column: usize) -> bool {
        matches!(self.cells.get(column), Some(Cell::Expr(_)))
    }
    pub(crate) fn into_cells(self) -> Vec<Cell> {
        self.cells
    }
    pub(crate) fn put(&mut self, column: usize, value: ast::Expr) {
        if let Some(cell) = self.cells.get_mut(column) {
            *cell = Cell::Expr(value);
        }
    }
    /// The value of a column, read back; `None` if it has none, or is an expression.
    pub fn get<F: Field>(&self, column: usize) -> Option<F> {
        match self.cells.get(column) {
            Some(Cell::Expr(ast::Expr::Value(value))) => F::read(value.as_ref()).ok(),
            _ => None,
        }
    }
}

/// The complete insert model of a table.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be inserted into `{T}`",
    label = "expected the insert model of `{T}`",
    note = "a table takes its own insert model, one or a `Vec` or array of them"
)]
pub trait Insertable<T> {
    #[doc(hidden)]
    fn into_row(self) -> NewRow;
}

/// One insert model, or several.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be inserted into `{T}`",
    label = "expected the insert model of `{T}`, or a `Vec` or array of them"
)]
pub trait InsertModels<T> {
    #[doc(hidden)]
    fn into_rows(self) -> Vec<NewRow>;
}
impl<V: Insertable<T>, T> InsertModels<T> for Vec<V> {
    fn into_rows(self) -> Vec<NewRow> {
        self.into_iter().map(Insertable::into_row).collect()
    }
}
impl<V: Insertable<T>, T, const N: usize> InsertModels<T> for [V; N] {
    fn into_rows(self) -> Vec<NewRow> {
        self.into_iter().map(Insertable::into_row).collect()
    }
}

// ---------------------------------------------------------------- the builder

/// No rows given yet.
pub struct NoRows;
/// Rows of values.
pub struct WithRows;
/// Rows of a query.
pub struct WithQuery;

/// An insert into table `T`.
#[must_use = "an insert does nothing until it is run: `.execute()`, or `.returning(..)` and `.all()`, `.one()`"]
pub struct Insert<X, T, R> {
    on: X,
    insert: ast::Insert,
    types: PhantomData<fn() -> (T, R)>,
}

impl<X: Clone, T, R> Clone for Insert<X, T, R> {
    fn clone(&self) -> Self {
        Insert {
            on: self.on.clone(),
            insert: self.insert.clone(),
            types: PhantomData,
        }
    }
}

impl<X, T, R> Insert<X, T, R> {
    pub(super) fn comment_mut(&mut self) -> &mut ast::Comment {
        &mut self.insert.comment
    }

    pub(super) fn into_on(self) -> X {
        self.on
    }

    fn retype<R2>(self) -> Insert<X, T, R2> {
        Insert {
            on: self.on,
            insert: self.insert,
            types: PhantomData,
        }
    }
}

impl<'a, D: Dialect, T: Models> Insert<On<'a, D>, T, NoRows> {
    pub(crate) fn new(on: On<'a, D>) -> Self {
        let insert = ast::Insert {
            table: T::DEF,
            name: T::SOURCE,
            rows: AstRows::Values(Vec::new()),
            bulk: false,
            conflict: None,
            returning: Vec::new(),
            comment: ast::Comment::default(),
        };
        Insert {
            on,
            insert,
            types: PhantomData,
        }
    }

    /// The row, or rows, to insert. Of no rows, nothing is sent.
    pub fn values<V: InsertModels<T>>(self, values: V) -> Insert<On<'a, D>, T, WithRows> {
        self.rows(values.into_rows())
    }

    pub(super) fn rows(mut self, mut rows: Vec<NewRow>) -> Insert<On<'a, D>, T, WithRows> {
        rows.iter_mut().for_each(T::fill_new);
        self.insert.rows = AstRows::Values(rows.into_iter().map(|row| row.cells).collect());
        self.retype()
    }

    /// The rows that a query gives: its first column into the table's first, and so on.
    pub fn select<Q: InsertQuery<D, T::Columns>>(
        self,
        query: Q,
    ) -> Insert<On<'a, D>, T, WithQuery> {
        self.with_query(query)
    }

    /// Which columns a query fills, in its order: goes on with `.select(..)`.
    pub fn columns<C: ConflictColumns<T> + ColumnList>(
        self,
        _columns: C,
    ) -> Insert<On<'a, D>, T, Into<C::List>> {
        self.retype()
    }
}

impl<'a, D: Dialect, T: Models> Insert<On<'a, D>, T, WithRows> {
    /// Loads the rows in the form that is fastest on the database: `COPY .. FROM STDIN` on PostgreSQL and CockroachDB,
    /// which loads thousands of rows about five times as fast, and inserts of many rows elsewhere. All rows are there
    /// afterwards, or none.
    ///
    /// COPY takes values of the columns' own types and the same columns of each row. Rows with expressions, columns
    /// with another `sql_type`, `on_conflict` and `returning` are inserted as without `bulk`. Triggers and defaults work
    /// as with inserts; a table with row-level security takes no COPY.
    #[doc(alias("copy_from"))]
    pub fn bulk(mut self) -> Self {
        self.insert.bulk = true;
        self
    }
}

impl<'a, D: Dialect, T: Models, L> Insert<On<'a, D>, T, Into<L>> {
    /// The rows that a query gives, into the columns named.
    pub fn select<Q: InsertQuery<D, L>>(self, query: Q) -> Insert<On<'a, D>, T, WithQuery> {
        self.with_query(query)
    }
}

/// Rows will come from a query, into the columns of the list `L`.
pub struct Into<L>(PhantomData<L>);

impl<'a, D: Dialect, T: Models, R> Insert<On<'a, D>, T, R> {
    fn with_query<L, Q: InsertQuery<D, L>>(mut self, query: Q) -> Insert<On<'a, D>, T, WithQuery> {
        let (columns, query) = query.into_insert();
        self.insert.rows = AstRows::Query(columns, Arc::new(query));
        self.retype()
    }
}

/// A query whose columns fit the columns of the list `L`.
#[diagnostic::on_unimplemented(
    message = "this query does not fill the columns of the table it is inserted into",
    label = "expected a select of expressions of the columns' types, in their order",
    note = "`.columns((..))` before `.select(..)` says which columns the query fills"
)]
pub trait InsertQuery<D, L> {
    #[doc(hidden)]
    fn into_insert(self) -> (Vec<usize>, ast::Query);
}
impl<D, L, Sel, S> InsertQuery<D, L> for Select<On<'_, D>, Sel, S, Checked>
where
    Sel: Selection<S> + Valid<S> + InsertItems<L, S>,
{
    fn into_insert(self) -> (Vec<usize>, ast::Query) {
        let mut items = Vec::new();
        self.selection.select(&mut items);
        (Sel::positions(), self.build(items))
    }
}
impl<D, L, Sel, S: Within<End<D>>, P, R> InsertQuery<D, L> for Select<Free, Sel, S, Deferred<P, R>>
where
    Sel: Selection<S::Out> + Valid<S::Out> + InsertItems<L, S::Out>,
    P: Valid<S::Out>,
{
    fn into_insert(self) -> (Vec<usize>, ast::Query) {
        let mut items = Vec::new();
        self.selection.select(&mut items);
        (Sel::positions(), self.build(items))
    }
}

/// Selected expressions that fit the first columns of the list `L`.
#[diagnostic::on_unimplemented(
    message = "these expressions do not fill the columns of the table they are inserted into",
    label = "expected expressions of the columns' types, in their order, and not more than there are columns"
)]
pub trait InsertItems<L, S> {
    #[doc(hidden)]
    fn positions() -> Vec<usize>;
}
impl<E: RecordField<S>, C: Column, L, S> InsertItems<(C, L), S> for (E,)
where
    E::Type: Comparable<TypeOf<C>>,
    E::Null: Fits<NullOf<C>>,
{
    fn positions() -> Vec<usize> {
        vec![position::<C>()]
    }
}
macro_rules! insert_items {
    ($(($e:ident $c:ident))*) => {
        impl<L, S, $($e: RecordField<S>, $c: Column),*> InsertItems<insert_items!(@list L $($c)*), S> for ($($e,)*)
        where $($e::Type: Comparable<TypeOf<$c>>, $e::Null: Fits<NullOf<$c>>),*
        {
            fn positions() -> Vec<usize> { vec![$(position::<$c>()),*] }
        }
    };
    (@list $l:ident $head:ident $($tail:ident)*) => { ($head, insert_items!(@list $l $($tail)*)) };
    (@list $l:ident) => { $l };
}
insert_items!((E1 C1)(E2 C2));
insert_items!((E1 C1)(E2 C2)(E3 C3));
insert_items!((E1 C1)(E2 C2)(E3 C3)(E4 C4));
insert_items!((E1 C1)(E2 C2)(E3 C3)(E4 C4)(E5 C5));
insert_items!((E1 C1)(E2 C2)(E3 C3)(E4 C4)(E5 C5)(E6 C6));
insert_items!((E1 C1)(E2 C2)(E3 C3)(E4 C4)(E5 C5)(E6 C6)(E7 C7));
insert_items!((E1 C1)(E2 C2)(E3 C3)(E4 C4)(E5 C5)(E6 C6)(E7 C7)(E8 C8));
insert_items!((E1 C1)(E2 C2)(E3 C3)(E4 C4)(E5 C5)(E6 C6)(E7 C7)(E8 C8)(E9 C9)(E10 C10)(E11 C11)(E12 C12));

/// Columns that may be written, as a type-level list.
pub trait ColumnList {
    /// The list: nested pairs.
    type List;
}
impl<C: Column> ColumnList for Expr<Col<C>>
where
    C::Write: WritableColumn<C>,
{
    type List = (C, ());
}

// ---------------------------------------------------------------- conflicts

impl<'a, D: Dialect, T: Models, R> Insert<On<'a, D>, T, R> {
    /// Leaves out rows that are in conflict with any that are there.
    #[doc(alias("onConflictDoNothing"))]
    pub fn on_conflict_do_nothing(mut self) -> Self {
        self.insert.conflict = Some(Conflict::default());
        self
    }

    /// What to do about rows whose values of these columns are there already: goes on with
    /// `.do_update()` or `.do_nothing()`. The columns must have a unique constraint or index.
    #[doc(alias("onConflict", "onConflictDoUpdate"))]
    pub fn on_conflict<C: ConflictColumns<T>>(self, _columns: C) -> OnConflict<'a, D, T, R> {
        self.in_conflict(Conflict {
            target: C::positions(),
            ..Conflict::default()
        })
    }

    /// The same, by the name of a unique constraint or index of the table, or of its primary key. PostgreSQL and
    /// CockroachDB also know names that the schema does not tell.
    pub fn on_conflict_constraint(self, name: &'static str) -> OnConflict<'a, D, T, R> {
        self.in_conflict(Conflict {
            constraint: Some(name),
            ..Conflict::default()
        })
    }

    /// What to do about rows that are in conflict with one that is there, by whichever unique key: goes on with
    /// `.do_update()` or `.do_nothing()`. MySQL and MariaDB only.
    #[doc(alias("onDuplicateKeyUpdate"))]
    pub fn on_duplicate_key(self) -> OnConflict<'a, D, T, R>
    where
        D: HasOnDuplicateKey,
    {
        self.in_conflict(Conflict::default())
    }

    fn in_conflict(self, conflict: Conflict) -> OnConflict<'a, D, T, R> {
        OnConflict {
            insert: self,
            conflict,
        }
    }
}

/// Columns of table `T` that are unique: one, or a tuple.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no column of `{T}`",
    label = "expected a column of `{T}`, or a tuple of its columns"
)]
pub trait ConflictColumns<T> {
    #[doc(hidden)]
    fn positions() -> Vec<usize>;
}
pub(super) fn position<C: Column>() -> usize {
    let columns = <C::Table as crate::schema::Table>::DEF.columns;
    columns
        .iter()
        .position(|column| column.name == C::DEF.name)
        .unwrap_or(usize::MAX)
}
impl<C: Column + ColumnOf<T>, T> ConflictColumns<T> for Expr<Col<C>> {
    fn positions() -> Vec<usize> {
        vec![position::<C>()]
    }
}
macro_rules! column_tuples {
    ($($t:ident)*) => {
        impl<T, $($t: Column + ColumnOf<T>),*> ConflictColumns<T> for ($(Expr<Col<$t>>,)*) {
            fn positions() -> Vec<usize> {
                vec![$(position::<$t>()),*]
            }
        }
        impl<$($t: Column),*> ColumnList for ($(Expr<Col<$t>>,)*)
        where $($t::Write: WritableColumn<$t>),*
        {
            type List = column_tuples!(@list $($t)*);
        }
    };
    (@list $head:ident $($tail:ident)*) => { ($head, column_tuples!(@list $($tail)*)) };
    (@list) => { () };
}
crate::for_each_tuple!(column_tuples);

/// An insert that has named what a conflict is about, and not yet what to do.
#[must_use = "say what to do about a conflict: `.do_update()` or `.do_nothing()`"]
pub struct OnConflict<'a, D, T, R> {
    insert: Insert<On<'a, D>, T, R>,
    conflict: Conflict,
}

impl<'a, D: Dialect, T: Models, R> OnConflict<'a, D, T, R> {
    /// The condition of the partial unique index that is meant.
    pub fn filter<C: Predicate>(mut self, condition: C) -> Self
    where
        C: PredicateIn<Checked, Joined<T, NotNull, End<D>>>,
        D: HasConflictTargetFilter,
    {
        add_filter(&mut self.conflict.target_filter, condition.predicate());
        self
    }
    /// Leaves out the rows in conflict.
    pub fn do_nothing(mut self) -> Insert<On<'a, D>, T, R> {
        self.insert.insert.conflict = Some(self.conflict);
        self.insert
    }
    /// Updates the rows that are there: goes on with `.set(..)` or `.set_excluded(..)`.
    #[doc(alias("doUpdateSet"))]
    pub fn do_update(self) -> DoUpdate<'a, D, T, R, NothingSet> {
        DoUpdate {
            insert: self.insert,
            conflict: self.conflict,
            types: PhantomData,
        }
    }
}

/// An insert that updates the rows it is in conflict with.
#[must_use = "an insert does nothing until it is run: `.execute()`, or `.returning(..)` and `.all()`, `.one()`"]
pub struct DoUpdate<'a, D, T, R, W> {
    insert: Insert<On<'a, D>, T, R>,
    conflict: Conflict,
    types: PhantomData<fn() -> W>,
}

impl<D, T, R, W> DoUpdate<'_, D, T, R, W> {
    pub(super) fn comment_mut(&mut self) -> &mut ast::Comment {
        self.insert.comment_mut()
    }
}

/// The scope of `do_update`: the row that is there, and the proposed one.
pub type UpsertScope<T, D> = Upsert<T, Joined<T, NotNull, End<D>>>;

impl<'a, D: Dialect, T: Models, R, W> DoUpdate<'a, D, T, R, W> {
    fn retype<W2>(self) -> DoUpdate<'a, D, T, R, W2> {
        DoUpdate {
            insert: self.insert,
            conflict: self.conflict,
            types: PhantomData,
        }
    }

    /// A column that is set twice gets the later value.
    fn put(&mut self, column: &'static ColumnDef, value: ast::Expr) {
        let set = &mut self.conflict.set;
        match set.iter_mut().find(|(set, _)| set.name == column.name) {
            Some((_, earlier)) => *earlier = value,
            None => set.push((column, value)),
        }
    }

    /// Sets a column to a value or an expression; `excluded(column)` is the proposed value.
    pub fn set<C, V>(
        mut self,
        _column: Expr<Col<C>>,
        value: V,
    ) -> DoUpdate<'a, D, T, R, SomethingSet>
    where
        C: Column + ColumnOf<T>,
        C::Write: WritableColumn<C>,
        V: Assign<TypeOf<C>, NullOf<C>, UpsertScope<T, D>>,
    {
        self.put(const { &C::DEF }, value.assign());
        self.retype()
    }

    /// Sets columns, one or a tuple, to the proposed values.
    pub fn set_excluded<C: ConflictColumns<T>>(
        mut self,
        _columns: C,
    ) -> DoUpdate<'a, D, T, R, SomethingSet> {
        for position in C::positions() {
            if let Some(column) = T::DEF.columns.get(position) {
                self.put(column, ast::Expr::Excluded(column));
            }
        }
        self.retype()
    }

    /// Sets every column that the rows to insert give to the proposed value, but those of the primary key and of the
    /// unique key in question, and those that are set otherwise. Where some rows give a column and others do not, these
    /// propose its default.
    pub fn set_all_excluded(mut self) -> DoUpdate<'a, D, T, R, SomethingSet> {
        self.conflict.set_all = true;
        self.retype()
    }

    /// Updates only the rows for which this holds; the others stay as they are.
    pub fn filter<C: Predicate>(mut self, condition: C) -> Self
    where
        C: PredicateIn<Checked, UpsertScope<T, D>>,
        D: HasUpsertFilter,
    {
        add_filter(&mut self.conflict.filter, condition.predicate());
        self
    }
}

impl<'a, D: Dialect, T: Models, R, W> DoUpdate<'a, D, T, R, W> {
    pub(super) fn on(&self) -> On<'a, D> {
        self.insert.on
    }
    pub(super) fn repeatable(&self) -> Result<(), Error> {
        self.insert.repeatable()
    }
    fn finished(mut self) -> Insert<On<'a, D>, T, R> {
        self.insert.insert.conflict = Some(self.conflict);
        self.insert
    }
    /// Runs it; gives the number of rows inserted or updated.
    pub fn execute(self) -> Run<'a, u64>
    where
        W: IsSomethingSet,
    {
        self.finished().run()
    }
    /// Returns the rows inserted or updated.
    #[doc(alias("$returningId", "get_result"))]
    pub fn returning<I: IntoSelection<K, Selection = Sel>, Sel, K>(
        self,
        selection: I,
    ) -> Returning<'a, D, Sel, Joined<T, NotNull, End<D>>>
    where
        W: IsSomethingSet,
        Sel: Selection<Joined<T, NotNull, End<D>>> + Valid<Joined<T, NotNull, End<D>>>,
        D: HasReturning,
    {
        self.finished().return_rows(selection.into_selection())
    }
    /// The SQL of each statement, without running it.
    ///
    /// # Errors
    /// When it can't be rendered.
    pub fn to_sql(&self) -> Result<Vec<Sql>, Error>
    where
        W: IsSomethingSet,
    {
        let insert = ast::Insert {
            conflict: Some(self.conflict.clone()),
            ..self.insert.insert.clone()
        };
        insert_statements(self.insert.on.target(), insert)
    }
}

// ---------------------------------------------------------------- running it

/// That an insert has rows.
#[diagnostic::on_unimplemented(
    message = "this insert has no rows",
    label = "call `.values(..)` first"
)]
pub trait HasRows {}
impl HasRows for WithRows {}
impl HasRows for WithQuery {}

impl<'a, D: Dialect, T: Models, R> Insert<On<'a, D>, T, R> {
    pub(super) fn on(&self) -> On<'a, D> {
        self.on
    }
    /// Whether it can be run again with other parameters.
    pub(super) fn repeatable(&self) -> Result<(), Error> {
        super::prepared_write::new_rows_are_repeatable::<T>(&self.insert)
    }

    fn run(self) -> Run<'a, u64> {
        exec::affected(
            self.on,
            insert_statements(self.on.target(), self.insert).map(Work::many),
        )
    }

    fn return_rows<Sel, S>(self, selection: Sel) -> Returning<'a, D, Sel, S> {
        Returning {
            repeatable: self.repeatable(),
            on: self.on,
            write: Ok(ast::Write::Insert(self.insert)),
            selection,
            types: PhantomData,
        }
    }

    /// Runs it; gives the number of inserted rows. On MySQL, an upsert of rows that a query gives counts each updated
    /// row twice.
    pub fn execute(self) -> Run<'a, u64>
    where
        R: HasRows,
    {
        self.run()
    }

    /// Returns the inserted rows, in their order: `..` is the whole row.
    #[doc(alias("$returningId", "get_result"))]
    pub fn returning<I: IntoSelection<K, Selection = Sel>, Sel, K>(
        self,
        selection: I,
    ) -> Returning<'a, D, Sel, Joined<T, NotNull, End<D>>>
    where
        R: HasRows,
        Sel: Selection<Joined<T, NotNull, End<D>>> + Valid<Joined<T, NotNull, End<D>>>,
    {
        self.return_rows(selection.into_selection())
    }

    /// The SQL of each statement and the values it binds, without running it.
    ///
    /// # Errors
    /// When it can't be rendered.
    pub fn to_sql(&self) -> Result<Vec<Sql>, Error>
    where
        R: HasRows,
    {
        insert_statements(self.on.target(), self.insert.clone())
    }
}

/// A write that returns rows.
#[must_use = "a statement does nothing until it is run: `.all()`, `.one()`, `.first()`"]
pub struct Returning<'a, D, Sel, S> {
    pub(crate) on: On<'a, D>,
    pub(crate) write: Result<ast::Write, Error>,
    pub(crate) repeatable: Result<(), Error>,
    pub(crate) selection: Sel,
    pub(crate) types: PhantomData<fn() -> S>,
}
impl<'a, D: Dialect, Sel: Selection<S>, S> Returning<'a, D, Sel, S> {
    pub(super) fn statements(self) -> Result<Vec<Sql>, Error> {
        let mut items = Vec::new();
        self.selection.select(&mut items);
        let mut write = self.write?;
        write.set_returning(items);
        write_statements(self.on.target(), write)
    }

    /// Every returned row.
    pub fn all(self) -> Run<'a, Vec<Sel::Output>> {
        exec::all(self.on, self.statements().map(Work::many), Sel::decode)
    }
    /// The only returned row: no row is [`Error::NotFound`], a second one [`Error::TooManyRows`]. The
    /// statement has taken effect all the same.
    pub fn one(self) -> Run<'a, Sel::Output> {
        exec::one(
            self.on,
            self.statements().map(Work::many),
            Sel::decode,
            usize::MAX,
        )
    }
    /// The first returned row, if there is one.
    pub fn first(self) -> Run<'a, Option<Sel::Output>> {
        exec::first(
            self.on,
            self.statements().map(Work::many),
            Sel::decode,
            usize::MAX,
        )
    }
    /// The rows one after the other. The statement takes effect as a whole only when all are taken.
    pub fn stream(self) -> Rows<'a, Sel::Output> {
        let on = self.on;
        let statement = self
            .statements()
            .and_then(|mut all| match (all.pop(), all.is_empty()) {
                (Some(one), true) => Ok(one),
                _ => Err(Error::Invalid(
                    "an insert of so many rows takes several statements; use `.all()`".into(),
                )),
            });
        exec::stream(on, statement, Sel::decode)
    }
    /// The SQL of each statement and the values it binds, without running it.
    ///
    /// # Errors
    /// When it can't be rendered.
    pub fn to_sql(self) -> Result<Vec<Sql>, Error> {
        self.statements()
    }
}
