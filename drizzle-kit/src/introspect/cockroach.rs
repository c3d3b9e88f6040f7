//! CockroachDB: it has PostgreSQL's system catalog, and shards that only it knows.
use super::postgres;
use super::{Filters, Found, Introspect};
use drizzle::dialect::Cockroach;
use drizzle::{Db, Error};
use drizzle_core::catalog::Catalog;

impl Introspect for Cockroach {
    async fn introspect(db: &Db<Self>, filters: &Filters) -> Result<Found, Error> {
        postgres::read(db, filters, "cockroach").await
    }

    async fn wanted(db: &Db<Self>, catalog: &Catalog) -> Result<Catalog, Error> {
        postgres::wanted(db, catalog).await
    }
}
