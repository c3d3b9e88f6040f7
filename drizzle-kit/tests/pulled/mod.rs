//! What was pulled, as it is compiled.
#[cfg(feature = "cockroach")]
pub mod cockroach {
    pub mod everything;
}
#[cfg(feature = "mysql")]
pub mod mariadb {
    pub mod everything;
}
#[cfg(feature = "mysql")]
pub mod mysql {
    pub mod everything;
    pub mod wagtail;
}
#[cfg(feature = "postgres")]
pub mod postgres {
    pub mod everything;
    pub mod wagtail;
}
#[cfg(feature = "sqlite")]
pub mod sqlite {
    pub mod everything;
    pub mod wagtail;
}
