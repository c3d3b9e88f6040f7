//! What was pulled, as it is compiled.
#[cfg(feature = "postgres")]
pub mod postgres {
    pub mod everything;
}
#[cfg(feature = "sqlite")]
pub mod sqlite {
    pub mod everything;
}
