//! What a query needs of its dialect, as parts of it: a free query is asked where it is used.
use crate::dialect::{HasDistinctOn, HasFullJoin, HasLateral, HasMaterialized};
use crate::scope::{Scope, Valid};

macro_rules! gates {
    ($($(#[$doc:meta])* $name:ident: $feature:ident;)*) => {$(
        $(#[$doc])*
        pub struct $name;
        impl<S: Scope> Valid<S> for $name where S::Dialect: $feature {}
    )*};
}
gates! {
    /// A full join.
    NeedsFullJoin: HasFullJoin;
    /// `distinct on`.
    NeedsDistinctOn: HasDistinctOn;
    /// A hint whether a common table expression is computed once.
    NeedsMaterialized: HasMaterialized;
    /// A lateral join.
    NeedsLateral: HasLateral;
}
