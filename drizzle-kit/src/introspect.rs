//! Databases: what is there, as a catalog in the database's own words.
use drizzle::driver::Driver;
use drizzle::{Db, Error};
use drizzle_core::catalog::{Catalog, Column};

mod agree;
mod filter;
mod order;
mod rows;
mod text;

#[cfg(feature = "cockroach")]
mod cockroach;
#[cfg(feature = "mssql")]
mod mssql;
#[cfg(feature = "mysql")]
mod mysql;
#[cfg(any(feature = "postgres", feature = "cockroach"))]
mod postgres;
#[cfg(feature = "sqlite")]
mod sqlite;

pub use agree::both;
pub use filter::{Filters, Pattern};
pub(crate) use text::unwrapped;

/// What was found in a database.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Found {
    /// The objects, those of each kind by their names; views come after those that they read.
    pub catalog: Catalog,
    /// The columns of each view, in the order of the catalog's views.
    pub view_columns: Vec<Vec<Column>>,
    /// What is there and no catalog can say, such as a trigger or an exclusion constraint: for people to read.
    pub left_out: Vec<String>,
}

/// A dialect whose databases can be read.
#[allow(async_fn_in_trait, reason = "the tool runs one of them at a time")]
pub trait Introspect: Driver {
    /// Reads a database: its schemas, types, sequences, tables and views, as far as `filters` let them pass.
    /// What belongs to an extension, to the database itself, or to the migrations, is left out.
    ///
    /// ```
    /// # #[cfg(feature = "sqlite")]
    /// # async fn example() -> Result<(), drizzle::Error> {
    /// use drizzle::{Db, dialect::Sqlite};
    /// use drizzle_kit::introspect::{Filters, Introspect};
    /// let db = Db::<Sqlite>::connect("sqlite://shop.db").await?;
    /// let found = Sqlite::introspect(&db, &Filters::default()).await?;
    /// println!("{} tables", found.catalog.tables.len());
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// What the database answers, or [`Error::Invalid`] when it says something that can't be read.
    async fn introspect(db: &Db<Self>, filters: &Filters) -> Result<Found, Error>;

    /// A schema as this database would tell it: it is created for a moment beside what is there, read, and gone again.
    /// Only so are its texts, such as conditions and defaults, comparable with those of [`introspect`](Self::introspect).
    ///
    /// # Errors
    /// What the database answers when the schema can't be created.
    async fn wanted(db: &Db<Self>, catalog: &Catalog) -> Result<Catalog, Error>;
}
