//! SQLite: it keeps the statements that made its objects, so they are read again.
use super::order;
use super::rows::{Row, execute, rows};
use super::{Filters, Found, Introspect};
use drizzle::dialect::Sqlite;
use drizzle::exec::Executor;
use drizzle::{Db, Error};
use drizzle_core::catalog::{Catalog, Column, Table, View};
use drizzle_core::ddl::Writer;

mod create;
mod index;
mod tokens;
mod view;

impl Introspect for Sqlite {
    async fn introspect(db: &Db<Self>, filters: &Filters) -> Result<Found, Error> {
        read(db, filters).await
    }

    /// An empty database in memory takes the schema.
    async fn wanted(_: &Db<Self>, catalog: &Catalog) -> Result<Catalog, Error> {
        let beside = Db::<Sqlite>::connect("sqlite::memory:").await?;
        let mut catalog = catalog.clone();
        order::order_views(&mut catalog);
        for statement in Writer::new(Executor::<Sqlite>::syntax(&beside)).create(&catalog, false)? {
            execute::<Sqlite>(&beside, statement).await?;
        }
        let found = read(&beside, &Filters::default()).await?;
        beside.close().await;
        Ok(found.catalog)
    }
}

async fn read(db: &impl Executor<Sqlite>, filters: &Filters) -> Result<Found, Error> {
    let mut found = Found::default();
    "sqlite".clone_into(&mut found.catalog.dialect);
    let list: Vec<Row<5>> = rows::<Sqlite, 5>(
        db,
        "select s.type, s.name, s.tbl_name, s.sql, l.type from sqlite_schema s \
         left join pragma_table_list l on l.schema = 'main' and l.name = s.name \
         where s.name not like 'sqlite\\_%' escape '\\' order by s.type = 'index', s.name",
    )
    .await?;
    for row in &list {
        let (name, table, sql) = (row.text(1), row.text(2), row.text(3));
        if !filters.has_table(&table) {
            continue;
        }
        match (row.text(0).as_str(), row.text(4).as_str()) {
            ("table", "virtual") => found.left_out.push(format!("virtual table `{name}`")),
            // Such tables belong to a virtual one.
            ("table", "shadow") => {}
            ("table", _) => {
                found
                    .catalog
                    .tables
                    .push(create::table(name, &sql, &mut found.left_out)?)
            }
            ("view", _) => {
                found.view_columns.push(view_columns(db, &name).await?);
                found.catalog.views.push(View {
                    query: view::query(&sql)?,
                    sources: Vec::new(),
                    name,
                    ..View::default()
                });
            }
            ("index", _) => {
                let owner = found
                    .catalog
                    .tables
                    .iter_mut()
                    .find(|t| same(&t.name, &table));
                if let Some(owner) = owner {
                    let index = index::index(name, &sql, owner)?;
                    owner.indexes.push(index);
                }
            }
            ("trigger", _) => found
                .left_out
                .push(format!("trigger `{name}` of table `{table}`")),
            _ => {}
        }
    }
    foreign_columns(&mut found.catalog.tables);
    let names: Vec<String> = found
        .catalog
        .tables
        .iter()
        .map(|t| t.name.clone())
        .collect();
    let views: Vec<String> = found.catalog.views.iter().map(|v| v.name.clone()).collect();
    for view in &mut found.catalog.views {
        let names = names
            .iter()
            .chain(&views)
            .filter(|name| **name != view.name);
        view.sources = view::sources(&view.query, names);
    }
    order::sort(&mut found);
    Ok(found)
}

/// Whether SQLite takes two names for one.
fn same(a: &str, b: &str) -> bool {
    a.eq_ignore_ascii_case(b)
}

/// A view tells the types of those of its columns that are a table's.
async fn view_columns(db: &impl Executor<Sqlite>, view: &str) -> Result<Vec<Column>, Error> {
    let quoted = view.replace('\'', "''");
    let list: Vec<Row<2>> = rows::<Sqlite, 2>(
        db,
        format!("select name, type from pragma_table_xinfo('{quoted}') order by cid"),
    )
    .await?;
    let columns = list.iter().map(|row| Column {
        name: row.text(0),
        ty: create::type_name(&row.text(1)),
        ..Column::default()
    });
    Ok(columns.collect())
}

/// What a foreign key leaves out, it takes from the other table: the columns of its primary key, and the case of its name.
fn foreign_columns(tables: &mut [Table]) {
    let known: Vec<_> = tables
        .iter()
        .map(|table| {
            let key = table.primary_key.as_ref().map(|key| key.columns.clone());
            let columns: Vec<_> = table.columns.iter().map(|c| c.name.clone()).collect();
            (table.name.clone(), key.unwrap_or_default(), columns)
        })
        .collect();
    for table in tables {
        for key in &mut table.foreign_keys {
            let Some((name, primary, columns)) = known
                .iter()
                .find(|(name, ..)| same(name, &key.foreign_table))
            else {
                continue;
            };
            key.foreign_table.clone_from(name);
            if key.foreign_columns.is_empty() {
                key.foreign_columns.clone_from(primary);
            }
            for column in &mut key.foreign_columns {
                if let Some(known) = columns.iter().find(|known| same(known, column)) {
                    column.clone_from(known);
                }
            }
        }
    }
}
