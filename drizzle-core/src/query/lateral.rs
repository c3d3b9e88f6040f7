//! Lateral joins: subqueries that are computed anew for each row of the tables before them.
use super::gates::NeedsLateral;
use super::select::Select;
use super::source::IntoSource;
use super::subquery::Subquery;
use crate::ast::JoinKind;
use crate::expr::Predicate;
use crate::nullability::{NotNull, Nullable};
use crate::schema::Identity;
use crate::scope::{
    CheckedBy, IsAbsent, Joined, Lookup, Mode, Preceding, PredicateIn, Scope, SourceIn,
};

/// What can be joined laterally: a reference to a subquery.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be joined laterally",
    label = "expected a reference to a subquery (`&latest`)",
    note = "only a subquery can use the tables before it; join a table with `inner_join` or `left_join`"
)]
pub trait LateralSource: IntoSource {}
impl<G, C, Part> LateralSource for &Subquery<G, C, Part> where Self: IntoSource {}

impl<X, Sel, S: Scope, M: Mode> Select<X, Sel, S, M> {
    /// Joins a subquery that may use the tables before it, computed anew for each of their rows; rows for which it
    /// gives none stay, with `None` for its columns. `()` is no further condition.
    ///
    /// SQL Server calls it `outer apply`. SQLite and MariaDB have no such joins.
    #[doc(alias("leftJoinLateral"))]
    pub fn left_join_lateral<
        I: LateralSource<Table = U, Part = T>,
        C: Predicate<Part = P>,
        U: Identity,
        T,
        P,
    >(
        mut self,
        subquery: I,
        on: C,
    ) -> Select<
        X,
        Sel,
        Joined<U, Nullable, S>,
        <M::With<P> as Mode>::With<(Preceding<U, T>, NeedsLateral)>,
    >
    where
        S: Lookup<U>,
        S::Found: IsAbsent<U::Shown>,
        I: SourceIn<M, S>,
        C: PredicateIn<M, Joined<U, Nullable, S>>,
        NeedsLateral: CheckedBy<M, S>,
    {
        self.add_join(
            JoinKind::Left,
            subquery.source(),
            true,
            Some(on.predicate()),
        );
        self.retype()
    }

    /// Joins a subquery that may use the tables before it, computed anew for each of their rows; rows for which it
    /// gives none are left out. `()` is no further condition.
    #[doc(alias("innerJoinLateral"))]
    pub fn inner_join_lateral<
        I: LateralSource<Table = U, Part = T>,
        C: Predicate<Part = P>,
        U: Identity,
        T,
        P,
    >(
        mut self,
        subquery: I,
        on: C,
    ) -> Select<
        X,
        Sel,
        Joined<U, NotNull, S>,
        <M::With<P> as Mode>::With<(Preceding<U, T>, NeedsLateral)>,
    >
    where
        S: Lookup<U>,
        S::Found: IsAbsent<U::Shown>,
        I: SourceIn<M, S>,
        C: PredicateIn<M, Joined<U, NotNull, S>>,
        NeedsLateral: CheckedBy<M, S>,
    {
        self.add_join(
            JoinKind::Inner,
            subquery.source(),
            true,
            Some(on.predicate()),
        );
        self.retype()
    }

    /// As [`inner_join_lateral`](Self::inner_join_lateral) without a condition.
    #[doc(alias("crossJoinLateral"))]
    pub fn cross_join_lateral<I: LateralSource<Table = U, Part = T>, U: Identity, T>(
        mut self,
        subquery: I,
    ) -> Select<X, Sel, Joined<U, NotNull, S>, M::With<(Preceding<U, T>, NeedsLateral)>>
    where
        S: Lookup<U>,
        S::Found: IsAbsent<U::Shown>,
        I: SourceIn<M, S>,
        NeedsLateral: CheckedBy<M, S>,
    {
        self.add_join(JoinKind::Cross, subquery.source(), true, None);
        self.retype()
    }
}
