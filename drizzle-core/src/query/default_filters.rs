//! The way out of the default filters of tables.
use super::{Delete, Select, Update, UpdateMany};

macro_rules! unfiltered {
    ($([$($generics:tt)*] $builder:ty;)*) => {$(
        impl<$($generics)*> $builder {
            /// Leaves out the default filters of tables (`#[table(.., filter = ..)]`), here and in every query within.
            pub fn ignore_default_filters(mut self) -> Self {
                *self.unfiltered_mut() = true;
                self
            }
        }
    )*};
}
unfiltered! {
    [X, Sel, S, M] Select<X, Sel, S, M>;
    [X, T, W, F] Update<X, T, W, F>;
    [X, T, F] Delete<X, T, F>;
    ['a, D, T] UpdateMany<'a, D, T>;
}

impl<X, Sel, S, M> Select<X, Sel, S, M> {
    fn unfiltered_mut(&mut self) -> &mut bool {
        &mut self.select.unfiltered
    }
}
