//! What can stand in `from` and joins.
use crate::ast;
use crate::nullability::NotNull;
use crate::schema::{Identity, Table, TableOn};
use crate::scope::{In, Scope, Valid};
use std::marker::PhantomData;

/// A table's function (`users`), an alias's, or a reference to a subquery or CTE.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a table",
    label = "expected a table (`users`), an alias, or a reference to a subquery (`&totals`)"
)]
pub trait IntoSource {
    /// Its identity.
    type Table: Identity;
    /// What it needs of the query around it.
    type Part;
    #[doc(hidden)]
    fn source(self) -> ast::Source;
}

#[diagnostic::do_not_recommend]
impl<F: FnOnce() -> T, T: Table> IntoSource for F {
    type Table = T;
    type Part = TablePart<T>;
    fn source(self) -> ast::Source {
        ast::Source::Table(T::DEF, T::SOURCE)
    }
}

/// The part of a query that is a table: valid on the dialects it is declared for.
pub struct TablePart<T>(PhantomData<T>);
impl<T: TableOn<S::Dialect>, S: Scope> Valid<S> for TablePart<T> {}
impl<T, S> In<S> for TablePart<T> {
    type Null = NotNull;
}

/// A table's function (`users`), as insert, update and delete take it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a table",
    label = "expected a table (`users`)"
)]
pub trait TableFn {
    /// The table.
    type Table: Table;
}
#[diagnostic::do_not_recommend]
impl<F: FnOnce() -> T, T: Table> TableFn for F {
    type Table = T;
}
