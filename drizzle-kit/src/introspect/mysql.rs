//! MySQL and MariaDB, by `information_schema`. A schema (namespace) is a database there; the one that the connection is
//! to is the default one, and the only one that is read.
use super::order;
use super::rows::{Row, execute, rows};
use super::{Filters, Found, Introspect};
use drizzle::dialect::MySql;
use drizzle::exec::Executor;
use drizzle::{Db, Error, Tx};
use drizzle_core::catalog::{Catalog, Column, Table, View};
use drizzle_core::ddl::Writer;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};

mod columns;
mod constraints;
mod indexes;
mod views;

impl Introspect for MySql {
    async fn introspect(db: &Db<Self>, filters: &Filters) -> Result<Found, Error> {
        let here = rows::<MySql, 1>(db, "select database()").await?;
        let here = here
            .first()
            .and_then(|row| row.option(0))
            .ok_or_else(no_database)?;
        read(db, filters, &here).await
    }

    /// A database of its own takes the schema, and is dropped again: definitions are no part of transactions here.
    async fn wanted(db: &Db<Self>, catalog: &Catalog) -> Result<Catalog, Error> {
        let mut wanted = None;
        let done = db
            .transaction(async |tx| {
                wanted = Some(beside(tx, catalog).await);
                Ok(())
            })
            .await;
        match (done, wanted) {
            (Ok(()), Some(wanted)) => wanted,
            (Err(error), _) => Err(error),
            (Ok(()), None) => Err(Error::Invalid("the transaction gave nothing".into())),
        }
    }
}

async fn beside(tx: &Tx<'_, MySql>, catalog: &Catalog) -> Result<Catalog, Error> {
    let here = rows::<MySql, 4>(
        tx,
        "select database(), cast(default_character_set_name as char), cast(default_collation_name as char), \
         cast(connection_id() as char) from information_schema.schemata where schema_name = database()",
    )
    .await?;
    let here = here.first().ok_or_else(no_database)?;
    let writer = Writer::new(Executor::<MySql>::syntax(tx));
    // A statement that was prepared is about the database of that time, so no two of them may be the same: not those of
    // this program's connections, nor those of one connection at different times.
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let name = format!(
        "drizzle_wanted_{}_{}_{number}",
        std::process::id(),
        here.text(3)
    );
    let scratch = writer.name(&name);
    let (charset, collation) = (here.text(1), here.text(2));
    execute::<MySql>(
        tx,
        format!("create database {scratch} character set {charset} collate {collation}"),
    )
    .await?;
    let found = created(tx, &writer, &name, catalog).await;
    let back = writer.name(&here.text(0));
    let restored = execute::<MySql>(tx, format!("/* {name} */ use {back}")).await;
    let dropped = execute::<MySql>(tx, format!("drop database {scratch}")).await;
    let found = found?;
    restored?;
    dropped?;
    Ok(found)
}

async fn created(
    tx: &Tx<'_, MySql>,
    writer: &Writer,
    scratch: &str,
    catalog: &Catalog,
) -> Result<Catalog, Error> {
    execute::<MySql>(tx, format!("use {}", writer.name(scratch))).await?;
    let mut catalog = catalog.clone();
    order::order_views(&mut catalog);
    for statement in writer.create(&catalog, false)? {
        execute::<MySql>(tx, format!("/* {scratch} */ {statement}")).await?;
    }
    Ok(read(tx, &Filters::of(&catalog), scratch).await?.catalog)
}

static NUMBER: AtomicU64 = AtomicU64::new(1);

fn no_database() -> Error {
    Error::Invalid("the connection is to no database; name one in its URL".into())
}

/// What all queries need to know.
struct Reading<'a, E> {
    db: &'a E,
    filters: &'a Filters,
    /// Whether the server is MariaDB.
    maria: bool,
    /// The database that is read.
    database: String,
    /// Its name as a text of SQL.
    literal: String,
    /// Its character set and collation.
    charset: String,
    collation: String,
}

/// Tables by their names.
type ByName<T> = BTreeMap<String, T>;

/// Reads a database by its name, since `database()` is what it was when the statement was prepared.
async fn read(
    db: &impl Executor<MySql>,
    filters: &Filters,
    database: &str,
) -> Result<Found, Error> {
    let literal = Executor::<MySql>::syntax(db).text_literal(database);
    let here = rows::<MySql, 3>(
        db,
        format!(
            "select cast(version() as char), cast(default_character_set_name as char), \
             cast(default_collation_name as char) from information_schema.schemata where schema_name = {literal}"
        ),
    )
    .await?;
    let here = here.first().ok_or_else(no_database)?;
    let reading = Reading {
        db,
        filters,
        maria: here.text(0).contains("MariaDB"),
        database: database.to_owned(),
        literal,
        charset: here.text(1),
        collation: here.text(2),
    };
    let mut found = Found::default();
    "mysql".clone_into(&mut found.catalog.dialect);
    let mut tables = reading.tables(&mut found).await?;
    let mut views = reading.views().await?;
    let mut of_views = reading.columns(&mut tables, &views).await?;
    reading.indexes(&mut tables).await?;
    reading.constraints(&mut tables).await?;
    reading.triggers(&mut found).await?;
    let names: Vec<_> = tables.keys().chain(views.keys()).cloned().collect();
    for view in views.values_mut() {
        let sources = names.iter().filter(|name| **name != view.name);
        let sources = sources.filter(|name| super::text::mentions(&view.query, name));
        view.sources = sources.map(|name| (None, name.clone())).collect();
    }
    found.catalog.tables = tables.into_values().collect();
    for (name, view) in views {
        found
            .view_columns
            .push(of_views.remove(&name).unwrap_or_default());
        found.catalog.views.push(view);
    }
    order::sort(&mut found);
    Ok(found)
}

impl<E: Executor<MySql>> Reading<'_, E> {
    /// The rows of a query; `database()` in it is the one that is read.
    async fn rows<const N: usize>(&self, statement: String) -> Result<Vec<Row<N>>, Error> {
        let statement = statement.replace("database()", &self.literal);
        rows::<MySql, N>(self.db, statement).await
    }

    async fn tables(&self, found: &mut Found) -> Result<ByName<Table>, Error> {
        let list: Vec<Row<6>> = self
            .rows(
                "select cast(table_name as char), cast(engine as char), cast(table_collation as char), cast(row_format as char), \
                 cast(table_comment as char), cast(create_options as char) from information_schema.tables \
                 where table_schema = database() and table_type = 'BASE TABLE'"
                    .into(),
            )
            .await?;
        let mut tables = ByName::new();
        for row in list
            .iter()
            .filter(|row| self.filters.has_table(&row.text(0)))
        {
            let mut table = Table {
                name: row.text(0),
                comment: row.option(4).filter(|comment| !comment.is_empty()),
                ..Table::default()
            };
            // What every table has was not said.
            table.options.engine = row.option(1).filter(|engine| engine != "InnoDB");
            let collation = row
                .option(2)
                .filter(|collation| *collation != self.collation);
            table.options.charset = collation
                .as_deref()
                .map(charset_of)
                .filter(|charset| *charset != self.charset);
            table.options.collate = collation;
            let options = row.text(5).to_lowercase();
            if options.contains("row_format") {
                table.options.row_format = row.option(3).map(|format| format.to_lowercase());
            }
            if options.contains("partitioned") {
                found
                    .left_out
                    .push(format!("the partitioning of table `{}`", table.name));
            }
            tables.insert(table.name.clone(), table);
        }
        Ok(tables)
    }

    async fn triggers(&self, found: &mut Found) -> Result<(), Error> {
        let list: Vec<Row<2>> = self
            .rows(
                "select cast(trigger_name as char), cast(event_object_table as char) from information_schema.triggers \
                 where trigger_schema = database()"
                    .into(),
            )
            .await?;
        let of = |row: &Row<2>| format!("trigger `{}` of table `{}`", row.text(0), row.text(1));
        let read = list
            .iter()
            .filter(|row| self.filters.has_table(&row.text(1)));
        found.left_out.extend(read.map(of));
        Ok(())
    }

    /// An expression as it can be written again: without the name of the database, and with quotes as they are written.
    fn expression(&self, text: &str) -> String {
        let database = format!("`{}`.", self.database.replace('`', "``"));
        let text = text.replace(&database, "");
        match self.maria {
            true => text,
            false => unescaped(&text),
        }
    }
}

/// The character set that a collation is of.
fn charset_of(collation: &str) -> String {
    collation.split('_').next().unwrap_or_default().to_owned()
}

/// MySQL tells expressions with backslashes before quotes, and before themselves.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => out.extend(chars.next()),
            c => out.push(c),
        }
    }
    out
}

type Columns = ByName<Vec<Column>>;
type Views = ByName<View>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes() {
        assert_eq!(
            unescaped("(`a` in (_utf8mb4\\'x\\',_utf8mb4\\'it\\\\\\'s\\'))"),
            "(`a` in (_utf8mb4'x',_utf8mb4'it\\'s'))"
        );
        assert_eq!(charset_of("utf8mb4_0900_ai_ci"), "utf8mb4");
    }
}
