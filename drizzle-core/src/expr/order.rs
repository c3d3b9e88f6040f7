//! The order of rows.
use super::{Expr, Node, TableList, Uses};
use crate::ast;
use crate::scope::{Free, Valid};
use std::marker::PhantomData;

/// From low to high.
pub fn asc<N: Node>(expr: Expr<N>) -> Ordered<N> {
    Ordered {
        order: ast::Order {
            expr: expr.0.ast(),
            descending: false,
            nulls_first: None,
        },
        part: PhantomData,
    }
}
/// From high to low.
pub fn desc<N: Node>(expr: Expr<N>) -> Ordered<N> {
    Ordered {
        order: ast::Order {
            expr: expr.0.ast(),
            descending: true,
            nulls_first: None,
        },
        part: PhantomData,
    }
}

/// A key to order by, with its direction.
#[derive(Debug, Clone)]
#[must_use = "a key does nothing until it is given to `order_by`"]
pub struct Ordered<N> {
    order: ast::Order,
    part: PhantomData<fn() -> N>,
}
impl<N> Ordered<N> {
    /// NULLs before all values.
    #[doc(alias("nullsFirst"))]
    pub fn nulls_first(mut self) -> Self {
        self.order.nulls_first = Some(true);
        self
    }
    /// NULLs after all values.
    #[doc(alias("nullsLast"))]
    pub fn nulls_last(mut self) -> Self {
        self.order.nulls_first = Some(false);
        self
    }
}
impl<N> Ordered<N> {
    /// The same key with a type that tells only the tables it uses: [`OrderBy<T>`](OrderBy). So keys of different shapes
    /// fit into one `Vec`, which `order_by` takes.
    pub fn boxed<T: TableList, D>(self) -> OrderBy<T, D>
    where
        N: Valid<T::Scope<D>>,
    {
        Ordered {
            order: self.order,
            part: PhantomData,
        }
    }
}

/// A key to order by on the table `T`, or on the tables of a tuple `T`, whatever its shape: what
/// [`boxed`](Ordered::boxed) gives. `D` is the dialect, where the key needs a feature that only that one has.
pub type OrderBy<T, D = Free> = Ordered<Uses<T, D>>;

impl<N: Node> Expr<N> {
    /// From low to high.
    pub fn asc(self) -> Ordered<N> {
        asc(self)
    }
    /// From high to low.
    pub fn desc(self) -> Ordered<N> {
        desc(self)
    }
}

/// One key to order by: an expression, or one with a direction.
pub trait IntoOrder {
    /// What it is within a scope.
    type Part;
    #[doc(hidden)]
    fn order(self) -> ast::Order;
}
impl<N: Node> IntoOrder for Expr<N> {
    type Part = N;
    fn order(self) -> ast::Order {
        asc(self).order
    }
}
impl<N> IntoOrder for Ordered<N> {
    type Part = N;
    fn order(self) -> ast::Order {
        self.order
    }
}

/// What `order_by` takes: one key, a tuple of keys, a `Vec` of them, or an `Option`.
#[diagnostic::on_unimplemented(
    message = "rows can't be ordered by `{Self}`",
    label = "expected a column or expression, `asc(..)`, `desc(..)`, or a tuple of them"
)]
pub trait OrderKeys {
    /// What they are within a scope.
    type Part;
    #[doc(hidden)]
    fn orders(self, out: &mut Vec<ast::Order>);
}
impl<N: Node> OrderKeys for Expr<N> {
    type Part = N;
    fn orders(self, out: &mut Vec<ast::Order>) {
        out.push(self.order());
    }
}
impl<N> OrderKeys for Ordered<N> {
    type Part = N;
    fn orders(self, out: &mut Vec<ast::Order>) {
        out.push(self.order);
    }
}
impl<K: OrderKeys> OrderKeys for Vec<K> {
    type Part = K::Part;
    fn orders(self, out: &mut Vec<ast::Order>) {
        self.into_iter().for_each(|key| key.orders(out));
    }
}
impl<K: OrderKeys> OrderKeys for Option<K> {
    type Part = K::Part;
    fn orders(self, out: &mut Vec<ast::Order>) {
        if let Some(key) = self {
            key.orders(out);
        }
    }
}
macro_rules! tuples {
    ($($t:ident)*) => {
        impl<$($t: OrderKeys),*> OrderKeys for ($($t,)*) {
            type Part = ($($t::Part,)*);
            #[allow(non_snake_case)]
            fn orders(self, out: &mut Vec<ast::Order>) {
                let ($($t,)*) = self;
                $($t.orders(out);)*
            }
        }
    };
}
crate::for_each_tuple!(tuples);
