//! Functions that every dialect has.
use super::{AllOf, Comparable, Expr, Node, Op, Operand, Strict};
use crate::ast;
use crate::schema::{Column, Identity, Table, TypeOf};
use crate::scope::{Bound, In, Valid};
use crate::types::SqlType;
use std::marker::PhantomData;

/// A function of one argument.
pub type Function<T, N> = Expr<Op<T, Strict, (N, ())>>;

fn call<T, N: Node>(name: &'static str, arg: Expr<N>) -> Function<T, N> {
    Expr::op(ast::Expr::Call(name, vec![arg.0.ast()]))
}

/// Text in lower case.
pub fn lower<N: Node<Type: Comparable<String>>>(text: Expr<N>) -> Function<String, N> {
    call("lower", text)
}
/// Text in upper case.
pub fn upper<N: Node<Type: Comparable<String>>>(text: Expr<N>) -> Function<String, N> {
    call("upper", text)
}
/// The number of characters of a text.
pub fn length<N: Node<Type: Comparable<String>>>(text: Expr<N>) -> Function<i32, N> {
    call("length", text)
}

/// A value as an expression of its own: `select(val(1))`.
#[doc(alias("literal", "into_sql"))]
pub fn val<V: Literal<Type = T>, T>(value: V) -> Expr<Op<T, Strict, (Bound, ())>> {
    Expr::op(ast::Expr::Loose(value.literal()))
}

/// What [`val`] takes: a value of a SQL type, or a `&str`.
pub trait Literal {
    /// Its SQL type.
    type Type: SqlType;
    #[doc(hidden)]
    fn literal(self) -> crate::value::Value;
}
impl<T: SqlType> Literal for T {
    type Type = T;
    fn literal(self) -> crate::value::Value {
        self.into_value()
    }
}
impl Literal for &str {
    type Type = String;
    fn literal(self) -> crate::value::Value {
        self.to_owned().into_value()
    }
}

/// The expression as another type: `cast::<String, _>(users::id)`.
pub fn cast<T: SqlType, N: Node>(expr: Expr<N>) -> Function<T, N> {
    Expr::op(ast::Expr::Cast(Box::new(expr.0.ast()), T::KIND, None))
}

/// The first, or the second where the first is NULL. It may be NULL only if both may be.
/// For more than two, nest it.
#[doc(alias("ifnull"))]
pub fn coalesce<N: Node, R: Operand<N::Type, Part = P>, P>(
    first: Expr<N>,
    second: R,
) -> Expr<Op<N::Type, AllOf, (N, (P, ()))>> {
    Expr::op(ast::Expr::Call(
        "coalesce",
        vec![first.0.ast(), second.operand()],
    ))
}

/// The parts of a [`concat()`]: a tuple of texts.
pub trait TextParts {
    /// What they are within a scope.
    type Parts;
    #[doc(hidden)]
    fn parts(self) -> Vec<ast::Expr>;
}
macro_rules! text_tuples {
    ($($t:ident)*) => {
        impl<$($t: Operand<String>),*> TextParts for ($($t,)*) {
            type Parts = text_tuples!(@parts $($t)*);
            #[allow(non_snake_case)]
            fn parts(self) -> Vec<ast::Expr> {
                let ($($t,)*) = self;
                vec![$($t.operand()),*]
            }
        }
    };
    (@parts $head:ident $($tail:ident)*) => { ($head::Part, text_tuples!(@parts $($tail)*)) };
    (@parts) => { () };
}
text_tuples!(A B);
text_tuples!(A B C);
text_tuples!(A B C D);
text_tuples!(A B C D E);
text_tuples!(A B C D E F);
text_tuples!(A B C D E F G);
text_tuples!(A B C D E F G H);

/// Texts joined, NULL if any is: `concat((users::first, " ", users::last))`.
pub fn concat<T: TextParts<Parts = P>, P>(parts: T) -> Expr<Op<String, Strict, P>> {
    Expr::op(ast::Expr::Concat(parts.parts()))
}

/// The value that an insert proposed for a column, within `do_update`.
pub fn excluded<C: Column>(_: Expr<super::Col<C>>) -> Expr<Excluded<C>> {
    Expr(Excluded(PhantomData))
}

/// The value that an insert proposed for a column.
pub struct Excluded<C>(PhantomData<C>);
impl<C> Clone for Excluded<C> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<C> Copy for Excluded<C> {}
impl<C: Column> Node for Excluded<C> {
    type Type = TypeOf<C>;
    fn ast(self) -> ast::Expr {
        ast::Expr::Excluded(const { &C::DEF })
    }
}
impl<C: Column, S> In<S> for Excluded<C> {
    type Null = crate::schema::NullOf<C>;
}
impl<C: Column, S: ProposedRow> Valid<S> for Excluded<C> where
    S::Row: IsRowOf<<C::Table as Identity>::Shown>
{
}

/// Whether a scope has a proposed row, and of which table.
pub trait ProposedRow {
    /// The table, or `()`.
    type Row;
}
/// The scope of `do_update`: the tables of `S`, and the row proposed for table `T`.
pub struct Upsert<T, S>(PhantomData<(T, S)>);
impl<T, S> ProposedRow for Upsert<T, S> {
    type Row = T;
}
impl<T, N, R: ProposedRow> ProposedRow for crate::scope::Joined<T, N, R> {
    type Row = R::Row;
}
impl<D> ProposedRow for crate::scope::End<D> {
    type Row = ();
}
impl<T, S: crate::scope::Scope> crate::scope::Scope for Upsert<T, S> {
    type Dialect = S::Dialect;
    type Nullified = S::Nullified;
}
impl<T, S: crate::scope::Lookup<U>, U> crate::scope::Lookup<U> for Upsert<T, S> {
    type Found = S::Found;
    type Null = S::Null;
}

/// That the proposed row is one of table `T`.
#[diagnostic::on_unimplemented(
    message = "`excluded(..)` of a column of `{T}` is not available here",
    label = "no row of `{T}` is being inserted here",
    note = "`excluded(..)` belongs into the `do_update()` of an insert into the same table"
)]
pub trait IsRowOf<T> {}
impl<T: Table> IsRowOf<T> for T {}
impl<N: Node> Expr<N> {
    /// This, or the other where this is NULL.
    pub fn coalesce<R: Operand<N::Type, Part = P>, P>(
        self,
        other: R,
    ) -> Expr<Op<N::Type, AllOf, (N, (P, ()))>> {
        coalesce(self, other)
    }
    /// This text and then another, NULL if either is.
    pub fn concat<R: Operand<String, Part = P>, P>(
        self,
        other: R,
    ) -> Expr<Op<String, Strict, (N, (P, ()))>>
    where
        N::Type: Comparable<String>,
    {
        Expr::op(ast::Expr::Concat(vec![self.0.ast(), other.operand()]))
    }
    /// Text in lower case.
    pub fn lower(self) -> Function<String, N>
    where
        N::Type: Comparable<String>,
    {
        lower(self)
    }
    /// Text in upper case.
    pub fn upper(self) -> Function<String, N>
    where
        N::Type: Comparable<String>,
    {
        upper(self)
    }
    /// The number of characters of a text.
    pub fn length(self) -> Function<i32, N>
    where
        N::Type: Comparable<String>,
    {
        length(self)
    }
    /// This expression as another type: `users::id.cast::<String>()`.
    pub fn cast<T: SqlType>(self) -> Function<T, N> {
        cast(self)
    }
}
