//! Lists of values as a table.
use super::row_list::Kinds;
use super::selection::{AsRecord, Tag};
use super::subquery::Subquery;
use crate::ast;
use crate::expr::{Always, Expr, Op};
use crate::scope::{End, In, Scope, Unknown, Valid};
use crate::types::{Field, SqlType};
use crate::value::Value;
use std::marker::PhantomData;
use std::sync::Arc;

/// The part of a query that is a list of values: they use no table.
pub struct ValuesPart<Sel>(PhantomData<Sel>);
impl<Sel: Valid<End<S::Dialect>>, S: Scope> Valid<S> for ValuesPart<Sel> {}
impl<Sel, S> In<S> for ValuesPart<Sel> {
    type Null = crate::nullability::NotNull;
}

/// A table of these rows, to be selected from or joined; the fields of their record are its columns.
///
/// Of no rows it is an empty table. A value that may be missing is [`val_or_null`].
pub fn values<Sel: AsRecord<Unknown, Tag = G, Columns = C>, G: Tag, C>(
    name: &'static str,
    rows: impl IntoIterator<Item = Sel>,
) -> Subquery<G, C, ValuesPart<Sel>>
where
    Sel::List: Kinds,
{
    let mut columns = Vec::new();
    let mut kinds = Vec::new();
    Sel::List::kinds(&mut kinds);
    let rows: Vec<Vec<ast::Expr>> = rows
        .into_iter()
        .map(|row| {
            let mut items = Vec::new();
            row.named(&mut items);
            if columns.is_empty() {
                columns = items.iter().filter_map(|item| item.alias).collect();
            }
            items.into_iter().map(|item| item.expr).collect()
        })
        .collect();
    let source = if rows.is_empty() {
        ast::Source::Subquery(name, Arc::new(nothing(Sel::FIELDS, &kinds)))
    } else {
        let list = ast::ValueList {
            columns,
            kinds,
            rows,
        };
        ast::Source::Values(name, Arc::new(list))
    };
    Subquery::new(source, Sel::columns(name))
}

/// A query of these columns that gives no row.
fn nothing(names: &'static [&'static str], kinds: &[crate::value::Kind]) -> ast::Query {
    let items = names.iter().zip(kinds).map(|(name, kind)| {
        let null = Box::new(ast::Expr::Value(Value::Null(*kind)));
        ast::Item::new(ast::Expr::Cast(null, *kind, None), Some(name))
    });
    ast::Query {
        body: ast::Body::Select(Box::new(ast::Select {
            items: items.collect(),
            ..ast::Select::default()
        })),
        with: Vec::new(),
        order_by: Vec::new(),
        limit: Some(Value::I64(0)),
        offset: None,
    }
}

/// A value that may be missing as an expression: NULL if it is `None`.
///
/// ```
/// # use drizzle_core::{dialect::Sqlite, query::{select, val_or_null}};
/// let query = select(val_or_null(None::<i32>));
/// assert_eq!(query.to_sql::<Sqlite>()?.text, "select ?");
/// # Ok::<(), drizzle_core::Error>(())
/// ```
pub fn val_or_null<T: SqlType>(value: Option<T>) -> Expr<Op<T, Always, ()>>
where
    Option<T>: Field,
{
    Expr::op(ast::Expr::Loose(value.into_field_value()))
}
