//! `rollup`, `cube`, `grouping sets`: groups, and groups of those.
use super::{Expr, Never, Node, Op};
use crate::ast::{self, Form, GroupingKind};
use crate::dialect::{HasGroupingSets, HasRollup};
use crate::nullability::NotNull;
use crate::query::GroupKeys;
use crate::scope::{In, Scope, Valid};
use std::marker::PhantomData;

/// Keys that are also left out, of the part `P`: what [`rollup`], [`cube`] and [`grouping_sets`] give.
#[derive(Debug)]
#[must_use = "give it to `group_by`"]
pub struct Totals<P> {
    grouping: ast::Grouping,
    types: PhantomData<fn() -> P>,
}

fn totals<K: GroupKeys, P>(kind: GroupingKind, keys: K) -> Totals<P> {
    let mut set = Vec::new();
    keys.keys(&mut set);
    Totals {
        grouping: ast::Grouping {
            kind,
            sets: vec![set],
        },
        types: PhantomData,
    }
}

/// The groups of these keys, then those of all but the last one, and so on to one of all rows:
/// `group_by(rollup((sales::year, sales::month)))`. A key that is left out is NULL, so the columns of the query are.
///
/// Not on SQLite and CockroachDB. MySQL and MariaDB have it as the one thing that rows are grouped by, and MariaDB without
/// `order_by`.
pub fn rollup<K: GroupKeys<Part = P>, P>(keys: K) -> Totals<(P, (NeedsRollup, ()))> {
    totals(GroupingKind::Rollup, keys)
}
/// The groups of each subset of these keys, down to one of all rows. PostgreSQL and SQL Server.
pub fn cube<K: GroupKeys<Part = P>, P>(keys: K) -> Totals<(P, (NeedsGroupingSets, ()))> {
    totals(GroupingKind::Cube, keys)
}
/// The groups of each of these sets of keys: `grouping_sets(((a, b), a, no_keys()))`. PostgreSQL and SQL Server.
pub fn grouping_sets<K: KeySets<Part = P>, P>(sets: K) -> Totals<(P, (NeedsGroupingSets, ()))> {
    let mut all = Vec::new();
    sets.sets(&mut all);
    Totals {
        grouping: ast::Grouping {
            kind: GroupingKind::Sets,
            sets: all,
        },
        types: PhantomData,
    }
}
/// A set without keys: one group of all rows.
pub fn no_keys() -> NoKeys {
    NoKeys
}

/// A set without keys.
#[derive(Debug, Clone, Copy)]
pub struct NoKeys;
impl GroupKeys for NoKeys {
    type Part = ();
    type Grouped<S: Scope> = S;
    fn keys(self, _: &mut Vec<ast::Expr>) {}
}

/// The sets of keys of [`grouping_sets`]: a tuple of keys, of tuples of them, and [`no_keys`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no list of sets of keys",
    label = "expected a tuple of columns, tuples of them, and `no_keys()`"
)]
pub trait KeySets {
    /// What they are within a scope.
    type Part;
    #[doc(hidden)]
    fn sets(self, out: &mut Vec<Vec<ast::Expr>>);
}
macro_rules! tuples {
    ($($t:ident)*) => {
        impl<$($t: GroupKeys),*> KeySets for ($($t,)*) {
            type Part = ($($t::Part,)*);
            #[allow(non_snake_case)]
            fn sets(self, out: &mut Vec<Vec<ast::Expr>>) {
                let ($($t,)*) = self;
                $({
                    let mut set = Vec::new();
                    $t.keys(&mut set);
                    out.push(set);
                })*
            }
        }
    };
}
crate::for_each_tuple!(tuples);

impl<P> GroupKeys for Totals<P> {
    type Part = P;
    type Grouped<S: Scope> = S::Nullified;
    fn keys(self, out: &mut Vec<ast::Expr>) {
        out.push(ast::Expr::Grouping(Box::new(self.grouping)));
    }
}

/// 1 where this key was left out of the group, otherwise 0; it tells such a NULL from one of the data. Not on MariaDB.
pub fn grouping<N: Node>(key: Expr<N>) -> Expr<Op<i32, Never, (N, (NeedsRollup, ()))>> {
    Expr::op(ast::Expr::Form(Form::Grouping, vec![key.0.ast()]))
}

/// The part of an expression that only dialects with `rollup` accept.
pub struct NeedsRollup;
impl<S> In<S> for NeedsRollup {
    type Null = NotNull;
}
impl<S: Scope> Valid<S> for NeedsRollup where S::Dialect: HasRollup {}
/// The part of an expression that only dialects with `grouping sets` accept.
pub struct NeedsGroupingSets;
impl<S: Scope> Valid<S> for NeedsGroupingSets where S::Dialect: HasGroupingSets {}
