//! Recursive common table expressions.
use super::row_list::{FitsRow, Kinds};
use super::select::Select;
use super::selection::{AsRecord, Selection, Tag};
use super::subquery::{Sub, Subquery};
use crate::ast::{self, SetOp};
use crate::exec::On;
use crate::scope::{Checked, Deferred, End, Free, Valid, Within};
use std::sync::Arc;

/// A recursive CTE whose first term is `Q`.
pub type WithRecursive<D, Q> = Subquery<
    <Q as RecursiveBase<D>>::Tag,
    <Q as RecursiveBase<D>>::Columns,
    <Q as RecursiveBase<D>>::Part,
>;
/// A recursive CTE within its own definition.
pub type Itself<D, Q> =
    Subquery<<Q as RecursiveBase<D>>::Tag, <Q as RecursiveBase<D>>::Columns, ()>;

/// The first term of a recursive CTE on dialect `D`: its record is the CTE's.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be the first term of a recursive common table expression",
    label = "expected a select of `fields! {{ .. }}`"
)]
pub trait RecursiveBase<D> {
    /// The identity of the record.
    type Tag: Tag;
    /// The record with a column in place of each expression.
    type Columns: Clone;
    /// The types of its columns.
    type List: Kinds;
    /// What it needs of the query around it.
    type Part;
    #[doc(hidden)]
    fn base(self, name: &'static str) -> (ast::Query, Self::Columns);
}

/// The second term of a recursive CTE on dialect `D`, whose columns fit those of the first term.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be the second term of a recursive common table expression",
    label = "expected a select"
)]
pub trait RecursiveTerm<D, List> {
    #[doc(hidden)]
    fn term(self) -> ast::Query;
}

fn base<X, Sel: AsRecord<S>, S, S2, M>(
    query: Select<X, Sel, S2, M>,
    name: &'static str,
) -> (ast::Query, Sel::Columns) {
    let mut items = Vec::new();
    query.selection.named(&mut items);
    (query.build(items), Sel::columns(name))
}
impl<D, Sel: AsRecord<S> + Valid<S>, S> RecursiveBase<D> for Select<On<'_, D>, Sel, S, Checked>
where
    Sel::List: Kinds,
{
    type Tag = Sel::Tag;
    type Columns = Sel::Columns;
    type List = Sel::List;
    type Part = ();
    fn base(self, name: &'static str) -> (ast::Query, Self::Columns) {
        base::<_, Sel, S, _, _>(self, name)
    }
}
impl<D, Sel, S: Within<End<D>>, P, R> RecursiveBase<D> for Select<Free, Sel, S, Deferred<P, R>>
where
    Sel: AsRecord<S::Out> + Valid<S::Out>,
    Sel::List: Kinds,
    P: Valid<S::Out>,
{
    type Tag = Sel::Tag;
    type Columns = Sel::Columns;
    type List = Sel::List;
    type Part = Sub<Sel, S, P>;
    fn base(self, name: &'static str) -> (ast::Query, Self::Columns) {
        base::<_, Sel, S::Out, _, _>(self, name)
    }
}

fn term<X, Sel: Selection<S>, S, S2, M>(query: Select<X, Sel, S2, M>) -> ast::Query {
    let mut items = Vec::new();
    query.selection.select(&mut items);
    query.build(items)
}
impl<D, List, Sel, S> RecursiveTerm<D, List> for Select<On<'_, D>, Sel, S, Checked>
where
    Sel: Selection<S, List: FitsRow<List>> + Valid<S>,
{
    fn term(self) -> ast::Query {
        term::<_, Sel, S, _, _>(self)
    }
}
impl<D, List, Sel, S: Within<End<D>>, P, R> RecursiveTerm<D, List>
    for Select<Free, Sel, S, Deferred<P, R>>
where
    Sel: Selection<S::Out, List: FitsRow<List>> + Valid<S::Out>,
    P: Valid<S::Out>,
{
    fn term(self) -> ast::Query {
        term::<_, Sel, S::Out, _, _>(self)
    }
}

/// The CTE whose rows are those of `first`, and of the term again and again until it gives none.
pub(crate) fn recursive<D, Q, T>(
    op: SetOp,
    name: &'static str,
    first: Q,
    term: impl FnOnce(&Itself<D, Q>) -> T,
) -> WithRecursive<D, Q>
where
    Q: RecursiveBase<D>,
    T: RecursiveTerm<D, Q::List>,
{
    let (mut first, columns) = first.base(name);
    let itself = Subquery::new(ast::Source::Itself(name), columns.clone());
    let mut second = term(&itself).term();
    let mut uses = std::mem::take(&mut first.with);
    for cte in std::mem::take(&mut second.with) {
        if !uses.iter().any(|known| Arc::ptr_eq(known, &cte)) {
            uses.push(cte);
        }
    }
    let mut kinds = Vec::new();
    Q::List::kinds(&mut kinds);
    let query = ast::Query {
        body: ast::Body::Set(op, Box::new((first, second))),
        with: Vec::new(),
        order_by: Vec::new(),
        limit: None,
        offset: None,
    };
    let cte = ast::Cte {
        name,
        body: ast::CteBody::Recursive(query, kinds),
        materialized: None,
        uses,
    };
    Subquery::new(ast::Source::Cte(Arc::new(cte)), columns)
}
