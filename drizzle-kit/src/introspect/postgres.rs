//! PostgreSQL, and what CockroachDB has of its system catalog.
use super::order;
use super::rows::{Row, execute, rows};
use super::{Filters, Found, Introspect};
use drizzle::dialect::Dialect;
use drizzle::exec::Executor;
use drizzle::{Db, Error};
use drizzle_core::catalog::Catalog;
use std::collections::BTreeMap;

mod beside;
mod columns;
mod constraints;
mod indexes;
mod objects;
mod tables;
mod views;

pub(super) use beside::wanted;

#[cfg(feature = "postgres")]
impl Introspect for drizzle::dialect::Postgres {
    async fn introspect(db: &Db<Self>, filters: &Filters) -> Result<Found, Error> {
        read(db, filters, "postgres").await
    }

    async fn wanted(db: &Db<Self>, catalog: &Catalog) -> Result<Catalog, Error> {
        wanted(db, catalog).await
    }
}

/// What all queries need to know.
struct Reading<'a, D, E> {
    db: &'a E,
    dialect: std::marker::PhantomData<D>,
    filters: &'a Filters,
    /// The schema of what says none.
    default_schema: String,
}

/// Objects by their number in the catalog.
type ByOid<T> = BTreeMap<u32, T>;

/// The condition that a schema is no part of the database itself.
const OWN_SCHEMAS: &str =
    "n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'crdb_internal')";

impl<D: Dialect, E: Executor<D>> Reading<'_, D, E> {
    async fn rows<const N: usize>(&self, statement: String) -> Result<Vec<Row<N>>, Error> {
        rows::<D, N>(self.db, statement).await
    }

    /// A schema's name as a catalog has it.
    fn schema(&self, name: String) -> Option<String> {
        (name != self.default_schema).then_some(name)
    }

    fn has_schema(&self, name: &str) -> bool {
        match self.filters.names_schemas() {
            true => {
                let default = self.filters.has_default() && name == self.default_schema;
                default || self.filters.has_schema(name)
            }
            false => true,
        }
    }
}

/// Reads a database.
pub(super) async fn read<D: Dialect>(
    db: &impl Executor<D>,
    filters: &Filters,
    dialect: &str,
) -> Result<Found, Error> {
    let session = rows::<D, 1>(db, "select coalesce(current_schema(), 'public')::text").await?;
    let session = session
        .first()
        .ok_or_else(|| Error::Invalid("the server does not tell its schema".into()))?;
    let reading = Reading {
        db,
        dialect: std::marker::PhantomData,
        filters,
        default_schema: session.text(0),
    };
    let mut found = Found::default();
    found.catalog.dialect = dialect.to_owned();
    reading.namespaces(&mut found).await?;
    reading.roles(&mut found).await?;
    reading.types(&mut found).await?;
    reading.sequences(&mut found).await?;
    reading.relations(&mut found).await?;
    order::sort(&mut found);
    Ok(found)
}
