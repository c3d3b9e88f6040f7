//! CockroachDB: it has PostgreSQL's system catalog, and tells its types by PostgreSQL's names.
use super::postgres;
use super::{Filters, Found, Introspect};
use drizzle::dialect::Cockroach;
use drizzle::{Db, Error};
use drizzle_core::catalog::Catalog;

impl Introspect for Cockroach {
    async fn introspect(db: &Db<Self>, filters: &Filters) -> Result<Found, Error> {
        let mut found = postgres::read(db, filters, "cockroach").await?;
        usual_words(&mut found.catalog);
        Ok(found)
    }

    async fn wanted(db: &Db<Self>, catalog: &Catalog) -> Result<Catalog, Error> {
        let mut wanted = postgres::wanted(db, catalog).await?;
        usual_words(&mut wanted);
        Ok(wanted)
    }
}

/// Where a PostgreSQL stands in, the words that only CockroachDB has are types of their own.
fn usual_words(catalog: &mut Catalog) {
    let columns = catalog
        .tables
        .iter_mut()
        .flat_map(|table| &mut table.columns);
    for column in columns {
        let (word, array) = match column.ty.strip_suffix("[]") {
            Some(word) => (word, "[]"),
            None => (column.ty.as_str(), ""),
        };
        column.ty = match word {
            "string" => format!("text{array}"),
            "bytes" => format!("bytea{array}"),
            _ => continue,
        };
    }
}
