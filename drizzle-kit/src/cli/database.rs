//! The database that the configuration names.
use super::Failure;
use crate::config::Config;
use crate::introspect::Filters;
use drizzle::migrate::{Migrations, Migrator};

/// Runs an `async` block with `$db`, the database of the configuration.
macro_rules! with_database {
    ($config:expr, |$db:ident| $body:expr) => {{
        use crate::config::Dialect;
        let url = $config.url()?;
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .enable_all()
            .build()?;
        runtime.block_on(async {
            match $config.dialect {
                Dialect::Sqlite => {
                    let $db = drizzle::Db::<drizzle::dialect::Sqlite>::connect(&url).await?;
                    $body
                }
                Dialect::Postgres => {
                    let $db = drizzle::Db::<drizzle::dialect::Postgres>::connect(&url).await?;
                    $body
                }
                Dialect::Mysql | Dialect::Mariadb => {
                    let $db = drizzle::Db::<drizzle::dialect::MySql>::connect(&url).await?;
                    $body
                }
                Dialect::Cockroach => {
                    let $db = drizzle::Db::<drizzle::dialect::Cockroach>::connect(&url).await?;
                    $body
                }
                Dialect::Mssql => {
                    let $db = drizzle::Db::<drizzle::dialect::Mssql>::connect(&url).await?;
                    $body
                }
            }
        })
    }};
}
pub(super) use with_database;

/// The migrator of the configuration.
pub(super) fn migrator(config: &Config) -> Result<Migrator, Failure> {
    let mut migrator = Migrator::new(Migrations::read(&config.out)?);
    if let Some(table) = &config.migrations.table {
        migrator = migrator.table(table);
    }
    if let Some(schema) = &config.migrations.schema {
        migrator = migrator.schema(schema);
    }
    Ok(migrator)
}

/// Which objects of the database are meant.
pub(super) fn filters(config: &Config) -> Filters {
    let mut filters = Filters::new()
        .tables(config.filter.tables.iter().map(String::as_str))
        .schemas(config.filter.schemas.iter().map(String::as_str));
    if let Some(table) = &config.migrations.table {
        filters = filters.migrations(config.migrations.schema.as_deref(), table);
    }
    filters
}
