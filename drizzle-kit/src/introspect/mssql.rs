//! SQL Server, by its catalog views.
use super::order;
use super::rows::{Row, execute, rows};
use super::{Filters, Found, Introspect};
use drizzle::dialect::Mssql;
use drizzle::exec::Executor;
use drizzle::{Db, Error, Tx};
use drizzle_core::catalog::{Catalog, Table, View};
use drizzle_core::ddl::Writer;
use std::collections::BTreeMap;

mod columns;
mod constraints;
mod indexes;
mod objects;
mod queries;

/// The schema that real objects are moved to for a moment.
const ASIDE: &str = "drizzle_real";

impl Introspect for Mssql {
    async fn introspect(db: &Db<Self>, filters: &Filters) -> Result<Found, Error> {
        read(db, filters).await
    }

    /// In a transaction that is rolled back, what is there is moved aside, so that the schema can be created and read in
    /// its place. Others wait for the tables that long.
    async fn wanted(db: &Db<Self>, catalog: &Catalog) -> Result<Catalog, Error> {
        let mut wanted = None;
        let done = db
            .transaction(async |tx| {
                wanted = Some(created(tx, catalog).await?);
                tx.rollback().map(|_| ())
            })
            .await;
        match (done, wanted) {
            (Err(Error::Rollback) | Ok(()), Some(wanted)) => Ok(wanted),
            (Err(error), _) => Err(error),
            (Ok(()), None) => Err(Error::Invalid("the transaction gave nothing".into())),
        }
    }
}

async fn created(tx: &Tx<'_, Mssql>, catalog: &Catalog) -> Result<Catalog, Error> {
    let writer = Writer::new(Executor::<Mssql>::syntax(tx));
    let filters = Filters::of(catalog);
    let default = default_schema(tx).await?;
    let aside = writer.name(ASIDE);
    if let Some(statement) = writer.syntax().create_schema(&aside) {
        execute::<Mssql>(tx, statement).await?;
    }
    let there: Vec<Row<2>> = rows::<Mssql, 2>(tx, queries::OBJECTS).await?;
    for row in &there {
        let (schema, name) = (row.text(0), row.text(1));
        if filters.has_schema(&schema) || schema == default {
            let object = writer.qualified(Some(&schema), &name);
            execute::<Mssql>(tx, format!("alter schema {aside} transfer {object}")).await?;
        }
    }
    let mut catalog = catalog.clone();
    order::order_views(&mut catalog);
    let schemas: Vec<Row<1>> = rows::<Mssql, 1>(tx, queries::SCHEMAS).await?;
    let there = |name: &String| schemas.iter().any(|row| row.text(0) == *name);
    catalog.namespaces.retain(|name| !there(name));
    for statement in writer.create(&catalog, false)? {
        execute::<Mssql>(tx, statement).await?;
    }
    Ok(read(tx, &filters).await?.catalog)
}

async fn default_schema(db: &impl Executor<Mssql>) -> Result<String, Error> {
    let row: Vec<Row<1>> = rows::<Mssql, 1>(db, "select coalesce(schema_name(), N'dbo')").await?;
    let schema = row.first().map(|row| row.text(0));
    schema.ok_or_else(|| Error::Invalid("the server does not tell its schema".into()))
}

/// What all queries need to know.
struct Reading<'a, E> {
    db: &'a E,
    filters: &'a Filters,
    /// The schema of what says none.
    default_schema: String,
}

/// Objects by their number.
type ById<T> = BTreeMap<i64, T>;

async fn read(db: &impl Executor<Mssql>, filters: &Filters) -> Result<Found, Error> {
    let reading = Reading {
        db,
        filters,
        default_schema: default_schema(db).await?,
    };
    let mut found = Found::default();
    "mssql".clone_into(&mut found.catalog.dialect);
    let mut tables: ById<Table> = ById::new();
    let mut views: ById<View> = ById::new();
    reading.objects(&mut found, &mut tables, &mut views).await?;
    let mut of_views = reading.columns(&mut tables, &views).await?;
    reading.constraints(&mut tables, &mut found).await?;
    reading.indexes(&mut tables, &mut views).await?;
    found.catalog.tables = tables.into_values().collect();
    for (id, view) in views {
        found
            .view_columns
            .push(of_views.remove(&id).unwrap_or_default());
        found.catalog.views.push(view);
    }
    order::sort(&mut found);
    Ok(found)
}

impl<E: Executor<Mssql>> Reading<'_, E> {
    async fn rows<const N: usize>(&self, statement: &'static str) -> Result<Vec<Row<N>>, Error> {
        rows::<Mssql, N>(self.db, statement).await
    }

    /// A schema's name as a catalog has it.
    fn schema(&self, name: String) -> Option<String> {
        (name != self.default_schema).then_some(name)
    }

    fn has(&self, schema: &str, name: &str) -> bool {
        let default = self.filters.has_default() && schema == self.default_schema;
        (default || self.filters.has_schema(schema))
            && schema != ASIDE
            && self.filters.has_table(name)
    }
}
