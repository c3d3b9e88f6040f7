//! Pages by their keys: the rows that come after one that was seen.
use super::select::Select;
use crate::ast::{BinaryOp, Expr as Ast, Order};
use crate::exec::On;
use crate::expr::{Expr, IntoOrder, Node, Ordered};
use crate::nullability::NotNull;
use crate::scope::{Checked, In, Valid};
use crate::types::SqlType;

/// That an expression is never NULL, and so can be a key of pages.
#[diagnostic::on_unimplemented(
    message = "rows can't be paged by an expression that may be NULL",
    label = "this may be NULL, and nothing comes after NULL",
    note = "give it another value for that case: `coalesce(expression, value)`, and take that into the cursor"
)]
pub trait NeverNull {}
impl NeverNull for NotNull {}

/// One key of pages: a column or expression that is never NULL, or one with a direction.
#[diagnostic::on_unimplemented(
    message = "rows can't be paged by `{Self}`",
    label = "expected a column or expression, `asc(..)` or `desc(..)`, or a tuple of them"
)]
pub trait PageKey<S> {
    /// The type of its value in a cursor.
    type Value: SqlType;
    #[doc(hidden)]
    fn key(self) -> Order;
}
impl<N: Node<Type: SqlType> + In<S, Null: NeverNull> + Valid<S>, S> PageKey<S> for Expr<N> {
    type Value = N::Type;
    fn key(self) -> Order {
        self.order()
    }
}
impl<N: Node<Type: SqlType> + In<S, Null: NeverNull> + Valid<S>, S> PageKey<S> for Ordered<N> {
    type Value = N::Type;
    fn key(self) -> Order {
        self.order()
    }
}

/// What rows are paged by: one key, or a tuple of up to sixteen.
#[diagnostic::on_unimplemented(
    message = "rows can't be paged by `{Self}`",
    label = "expected a column or expression, `asc(..)` or `desc(..)`, or a tuple of them"
)]
pub trait PageKeys<S> {
    /// The values of a row's keys: of one key its type, of several a tuple.
    type Cursor;
    #[doc(hidden)]
    fn keys(self, cursor: Option<Self::Cursor>) -> (Vec<Order>, Option<Ast>);
}
impl<N, S> PageKeys<S> for Expr<N>
where
    Expr<N>: PageKey<S>,
{
    type Cursor = <Expr<N> as PageKey<S>>::Value;
    fn keys(self, cursor: Option<Self::Cursor>) -> (Vec<Order>, Option<Ast>) {
        together(vec![self.key()], cursor.map(|value| vec![bound(value)]))
    }
}
impl<N, S> PageKeys<S> for Ordered<N>
where
    Ordered<N>: PageKey<S>,
{
    type Cursor = <Ordered<N> as PageKey<S>>::Value;
    fn keys(self, cursor: Option<Self::Cursor>) -> (Vec<Order>, Option<Ast>) {
        together(vec![self.key()], cursor.map(|value| vec![bound(value)]))
    }
}
macro_rules! tuples {
    ($($t:ident)*) => {
        #[diagnostic::do_not_recommend]
        impl<S, $($t: PageKey<S>),*> PageKeys<S> for ($($t,)*) {
            type Cursor = ($($t::Value,)*);
            #[allow(non_snake_case)]
            fn keys(self, cursor: Option<Self::Cursor>) -> (Vec<Order>, Option<Ast>) {
                let values = cursor.map(|($($t,)*)| vec![$(bound($t)),*]);
                let ($($t,)*) = self;
                together(vec![$($t.key()),*], values)
            }
        }
    };
}
crate::for_each_tuple!(tuples);

fn bound<T: SqlType>(value: T) -> Ast {
    Ast::Value(value.into_value())
}

fn together(keys: Vec<Order>, cursor: Option<Vec<Ast>>) -> (Vec<Order>, Option<Ast>) {
    let after = cursor.and_then(|values| after(&keys, &values));
    (keys, after)
}

/// Whether a row comes after the one with these values: `a > x or a = x and b > y`, with `a >= x` before it, by which
/// every database finds the first row in an index on the keys.
fn after(keys: &[Order], values: &[Ast]) -> Option<Ast> {
    let (key, rest) = keys.split_first()?;
    let (value, values) = values.split_first()?;
    let test = |op| Ast::binary(op, key.expr.clone(), value.clone());
    let (beyond, from) = match key.descending {
        false => (BinaryOp::Gt, BinaryOp::Gte),
        true => (BinaryOp::Lt, BinaryOp::Lte),
    };
    Some(match after(rest, values) {
        None => test(beyond),
        Some(further) => Ast::And(vec![test(from), Ast::Or(vec![test(beyond), further])]),
    })
}

impl<'a, D, Sel, S> Select<On<'a, D>, Sel, S, Checked> {
    /// Orders the rows by these keys, and leaves out those up to the row whose keys are the cursor; `None` is the first
    /// page. The last key has to tell rows apart, such as the primary key.
    ///
    /// The cursor is the value of the key, or a tuple of the values of several: what `serde` makes of it can be given to
    /// a client. Unlike `offset`, a further page costs no more than the first, and rows that come or go meanwhile shift
    /// nothing. An index on the keys finds the first row at once. The crate's front page has an example.
    #[doc(alias("cursor", "keyset", "paginate"))]
    pub fn after<K: PageKeys<S, Cursor = C>, C>(mut self, keys: K, cursor: Option<C>) -> Self {
        let (orders, condition) = keys.keys(cursor);
        self.order_by.extend(orders);
        if let Some(condition) = condition {
            super::add_filter(&mut self.select.filter, condition);
        }
        self
    }
}
