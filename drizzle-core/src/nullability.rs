//! Whether something may be NULL, as a type.

/// Never NULL.
pub struct NotNull;
/// May be NULL.
pub struct Nullable;

/// [`NotNull`] or [`Nullable`].
pub trait Nullability {
    /// The Rust type of something with this nullability: `T` or `Option<T>`.
    type Wrap<T>;
    /// Nullable if either is.
    type Or<N: Nullability>: Nullability;
    /// Nullable only if both are.
    type And<N: Nullability>: Nullability;
    /// The state of such a column in a new insert model: still missing, or fine without a value.
    type Start;
    #[doc(hidden)]
    const NULLABLE: bool;
    #[doc(hidden)]
    fn wrap<T>(value: T) -> Self::Wrap<T>;
    /// What stands for a missing value, or the error that nothing may be missing here.
    #[doc(hidden)]
    fn missing<T>() -> Option<Self::Wrap<T>>;
}

impl Nullability for NotNull {
    type Wrap<T> = T;
    type Or<N: Nullability> = N;
    type And<N: Nullability> = NotNull;
    type Start = crate::query::Missing;
    const NULLABLE: bool = false;
    #[inline]
    fn wrap<T>(value: T) -> T {
        value
    }
    fn missing<T>() -> Option<T> {
        None
    }
}

impl Nullability for Nullable {
    type Wrap<T> = Option<T>;
    type Or<N: Nullability> = Nullable;
    type And<N: Nullability> = N;
    type Start = crate::query::Set;
    const NULLABLE: bool = true;
    #[inline]
    fn wrap<T>(value: T) -> Option<T> {
        Some(value)
    }
    fn missing<T>() -> Option<Option<T>> {
        Some(None)
    }
}
