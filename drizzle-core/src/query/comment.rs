//! Comments of statements: what logs and monitors of the database show of who sent a statement, and why.
use super::{Delete, DoUpdate, Insert, Select, Update};
use crate::exec::On;
use crate::scope::Checked;

macro_rules! commented {
    ($([$($generics:tt)*] $builder:ty;)*) => {$(
        impl<$($generics)*> $builder {
            /// A comment at the end of the statement. It can't end early, whatever the text.
            ///
            /// A statement with a comment is not kept prepared, since the next one would have another text; a query
            /// of `.prepare()` is.
            pub fn comment(mut self, text: impl AsRef<str>) -> Self {
                self.comment_mut().text(text.as_ref());
                self
            }

            /// A key and its value in the comment at the end of the statement, in the form of
            /// [sqlcommenter](https://google.github.io/sqlcommenter/spec/): sorted by key, and encoded as in a URL.
            pub fn tag(mut self, key: impl AsRef<str>, value: impl AsRef<str>) -> Self {
                self.comment_mut().tag(key.as_ref(), value.as_ref());
                self
            }
        }
    )*};
}
commented! {
    ['a, D, Sel, S] Select<On<'a, D>, Sel, S, Checked>;
    [X, T, R] Insert<X, T, R>;
    ['a, D, T, R, W] DoUpdate<'a, D, T, R, W>;
    [X, T, W, F] Update<X, T, W, F>;
    [X, T, F] Delete<X, T, F>;
}

impl<X, Sel, S, M> Select<X, Sel, S, M> {
    fn comment_mut(&mut self) -> &mut crate::ast::Comment {
        &mut self.select.comment
    }
}
