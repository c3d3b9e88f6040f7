//! What a view's query is checked for, and refreshing a view.
use super::Select;
use super::selection::{AsRecord, Tag};
use super::subquery::SubCol;
use crate::ast;
use crate::ddl::{self, ViewQuery};
use crate::dialect::Dialect;
use crate::error::Error;
use crate::exec::{self, On, Run, Work};
use crate::expr::{Expr, Node};
use crate::nullability::{NotNull, Nullability, Nullable};
use crate::render::Sql;
use crate::schema::{Column, NullOf, TableDef, TypeOf};
use crate::scope::{Deferred, End, Free, Valid, Within};

/// The query of a view: a free select of `fields!`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be the query of a view",
    label = "expected `select(fields! {{ .. }}).from(..)`, or SQL as a string or with `sql!`",
    note = "the names of the fields say which column of the view is which"
)]
pub trait ViewSource {
    /// A record with a column for each field.
    type Columns;
    #[doc(hidden)]
    fn parts(self) -> (Self::Columns, ViewFields);
}

impl<Sel, S, P, R> ViewSource for Select<Free, Sel, S, Deferred<P, R>>
where
    Sel: AsRecord<S>,
{
    type Columns = Sel::Columns;
    fn parts(self) -> (Sel::Columns, ViewFields) {
        let mut items = Vec::new();
        self.selection.named(&mut items);
        (Sel::columns(""), ViewFields(self.build(items)))
    }
}

/// The query of a view, its fields as they were written.
#[doc(hidden)]
pub struct ViewFields(ast::Query);

impl ViewFields {
    /// The query with its fields in the order of the view's columns: names of fields and of columns.
    pub fn ordered(self, columns: &[(&'static str, &'static str)]) -> ViewQuery {
        let ViewFields(mut query) = self;
        if let ast::Body::Select(select) = &mut query.body {
            let mut fields = std::mem::take(&mut select.items);
            for (field, name) in columns {
                let at = fields.iter().position(|item| item.alias == Some(*field));
                select.items.extend(at.map(|at| ast::Item {
                    alias: Some(*name),
                    ..fields.remove(at)
                }));
            }
            // What the struct does not have stays, so that nothing is left out silently.
            select.items.append(&mut fields);
        }
        ViewQuery::Query(Box::new(query))
    }
}

/// That the query of a view is right on dialect `D`.
pub trait ViewOn<D> {}
impl<D, Sel, S, P, R> ViewOn<D> for Select<Free, Sel, S, Deferred<P, R>>
where
    S: Within<End<D>>,
    Sel: Valid<S::Out>,
    P: Valid<S::Out>,
{
}

/// Checks the query of a view for dialect `D`.
#[doc(hidden)]
pub fn view_on<D, Q: ViewOn<D>>(_: &Q) {}

/// The columns of a view's query, and the query.
#[doc(hidden)]
pub fn view_parts<Q: ViewSource<Columns = C>, C>(query: Q) -> (C, ViewFields) {
    query.parts()
}

/// Hand-written SQL as the query of a view.
#[doc(hidden)]
pub fn view_sql<N: Node>(sql: Expr<N>) -> ViewQuery {
    ViewQuery::Sql(sql.0.ast())
}

/// Hand-written SQL without anything in it as the query of a view.
#[doc(hidden)]
pub fn view_text(sql: &'static str) -> ViewQuery {
    ViewQuery::Sql(ast::Expr::Raw(vec![ast::Piece::Text(sql.into())]))
}

/// Checks the field of a view's query that becomes column `C`.
#[doc(hidden)]
pub fn view_column<C: Column, G: Tag, T: ViewValue<TypeOf<C>>, N: ViewNull<NullOf<C>>>(
    _: &Expr<SubCol<G, T, N>>,
) {
}

/// That a query gives values for a view's column of type `T`.
#[diagnostic::on_unimplemented(
    message = "the view's query gives a `{Self}` for a field of type `{T}`",
    label = "the field is a `{T}`, the query gives a `{Self}`",
    note = "give the field the type that the query gives, or change it there with `cast(..)`"
)]
pub trait ViewValue<T> {}
impl<T> ViewValue<T> for T {}

/// That a query's nullability fits that of a view's column.
#[diagnostic::on_unimplemented(
    message = "the view's query may give NULL for a field that is no `Option`",
    label = "the query may give NULL here",
    note = "make the field an `Option`, or give another value for that case: `coalesce(expression, value)`"
)]
pub trait ViewNull<Field> {}
impl ViewNull<NotNull> for NotNull {}
impl<N: Nullability> ViewNull<Nullable> for N {}

/// A materialized view whose rows are computed anew.
#[derive(Clone)]
#[must_use = "nothing is refreshed until it is run: `.execute()`"]
pub struct RefreshView<X> {
    on: X,
    view: &'static TableDef,
    words: &'static str,
    end: &'static str,
}
impl<'a, D: Dialect> RefreshView<On<'a, D>> {
    pub(crate) fn new(on: On<'a, D>, view: &'static TableDef) -> Self {
        RefreshView {
            on,
            view,
            words: "",
            end: "",
        }
    }
    /// Without locking out who reads it. PostgreSQL needs a unique index on the view for it.
    pub fn concurrently(mut self) -> Self {
        self.words = "concurrently ";
        self
    }
    /// Forgets the rows, until the view is refreshed again.
    pub fn with_no_data(mut self) -> Self {
        self.end = " with no data";
        self
    }
    /// Runs it.
    pub fn execute(self) -> Run<'a, u64> {
        exec::affected(
            self.on,
            self.to_sql().map(|sql| Work::new(Sql::definition(sql))),
        )
    }
    /// The statement, without running it.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it is to be refreshed concurrently and without rows.
    pub fn to_sql(&self) -> Result<String, Error> {
        if !self.words.is_empty() && !self.end.is_empty() {
            return Err(Error::Invalid(
                "a view can't be refreshed concurrently to have no rows; choose one of the two"
                    .into(),
            ));
        }
        watched!(Definition, |syntax| Ok::<_, Error>(Sql::definition(
            ddl::refresh(syntax.into(), self.view, self.words, self.end)
        )));
        Ok(ddl::refresh(
            self.on.target(),
            self.view,
            self.words,
            self.end,
        ))
    }
}
