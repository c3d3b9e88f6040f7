//! A schema that is created for a moment beside what is there, in a transaction that is rolled back.
use super::{execute, read};
use crate::introspect::rows::rows;
use crate::introspect::{Filters, order};
use drizzle::driver::Driver;
use drizzle::{Db, Error, Tx};
use drizzle_core::catalog::Catalog;
use drizzle_core::ddl::Writer;

/// The schema that stands for the default one.
const BESIDE: &str = "drizzle_wanted";
/// What the real schemas are called for that moment.
const REAL: &str = "drizzle_real_";

/// A schema in the database's own words.
pub(in crate::introspect) async fn wanted<D: Driver>(
    db: &Db<D>,
    catalog: &Catalog,
) -> Result<Catalog, Error> {
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

async fn created<D: Driver>(tx: &Tx<'_, D>, catalog: &Catalog) -> Result<Catalog, Error> {
    let writer = Writer::new(drizzle::exec::Executor::<D>::syntax(tx));
    let name = |name: &str| writer.name(name);
    let there = rows::<D, 1>(tx, "select nspname::text from pg_catalog.pg_namespace").await?;
    let there: Vec<String> = there.iter().map(|row| row.text(0)).collect();
    for namespace in catalog
        .namespaces
        .iter()
        .filter(|name| there.contains(name))
    {
        let aside = name(&format!("{REAL}{namespace}"));
        execute::<D>(
            tx,
            format!("alter schema {} rename to {aside}", name(namespace)),
        )
        .await?;
    }
    execute::<D>(tx, format!("create schema {}", name(BESIDE))).await?;
    // What is no part of a catalog, such as a function, is still found, behind what is created now.
    execute::<D>(
        tx,
        format!(
            "select set_config('search_path', '{BESIDE}, ' || current_setting('search_path'), true)"
        ),
    )
    .await?;
    let roles = rows::<D, 1>(tx, "select rolname::text from pg_catalog.pg_roles").await?;
    let roles: Vec<String> = roles.iter().map(|row| row.text(0)).collect();
    let mut beside = catalog.clone();
    // Extensions are not created for a moment: they may not be there for anybody else to see.
    beside.extensions.clear();
    beside.roles.retain(|role| !roles.contains(&role.name));
    order::order_views(&mut beside);
    for statement in writer.create(&beside, false)? {
        execute::<D>(tx, statement).await?;
    }
    let filters = Filters::of(catalog);
    let mut found = read::<D>(tx, &filters, &catalog.dialect).await?.catalog;
    found.roles = catalog.roles.clone();
    found.extensions = catalog.extensions.clone();
    found.extensions.sort();
    found.roles.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}
