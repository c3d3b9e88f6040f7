//! Any names and texts in definitions and statements, which SQLite's parser reads: what comes back is what went in, and
//! the table beside it is untouched.
use arbitrary::Arbitrary;
use drizzle::prelude::*;
use drizzle_core::catalog::{Catalog, Check, Column, Index, Key, KeyOf, Table, Unique};
use drizzle_core::ddl::Writer;
use drizzle_core::value::Value;

#[derive(Debug, Arbitrary)]
/// What they are called.
pub struct Names<'a> {
    table: &'a str,
    columns: Vec<&'a str>,
    constraint: &'a str,
    index: &'a str,
    default: &'a str,
    value: &'a str,
}

/// Tries one input.
pub fn run(names: Names<'_>) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let db = Db::<Sqlite>::connect("sqlite::memory:")
            .await
            .expect("SQLite");
        db.execute(sql!("create table beside (n integer)"))
            .await
            .expect("a table");
        db.execute(sql!("insert into beside values (1), (2)"))
            .await
            .expect("rows");
        tried(&db, &names).await;
        assert_eq!(
            db.rows::<i64>(sql!("select n from beside order by n"))
                .await
                .expect("the table beside"),
            [1, 2]
        );
    });
}

async fn tried(db: &Db<Sqlite>, names: &Names<'_>) -> Option<()> {
    // No name has the character NUL: another one is written for it.
    if names
        .columns
        .iter()
        .chain([&names.table])
        .any(|name| name.contains('\0'))
    {
        return None;
    }
    let writer = Writer::new(db.syntax());
    let default = db
        .syntax()
        .literal(&Value::Text(names.default.to_owned().into()));
    let mut columns: Vec<Column> = Vec::new();
    for name in &names.columns {
        columns.push(Column {
            name: (*name).into(),
            ty: "text".into(),
            not_null: true,
            default: Some(default.clone()),
            ..Column::default()
        });
    }
    let first = columns.first()?.name.clone();
    let table = Table {
        name: names.table.into(),
        uniques: vec![Unique {
            name: names.constraint.into(),
            columns: vec![first.clone()],
            ..Unique::default()
        }],
        checks: vec![Check {
            name: names.constraint.into(),
            expr: format!("{} is not null", writer.name(&first)),
        }],
        indexes: vec![Index {
            name: names.index.into(),
            keys: vec![Key {
                of: KeyOf::Column(first.clone()),
                ..Key::default()
            }],
            ..Index::default()
        }],
        columns: columns.clone(),
        ..Table::default()
    };
    let catalog = Catalog {
        tables: vec![table],
        ..Catalog::default()
    };
    for statement in writer.create(&catalog, false).ok()? {
        // Names that SQLite has not: that of a table that is there, of two columns, empty ones, with NUL.
        db.execute(sql!("{Sql::raw(statement)}")).await.ok()?;
    }
    let table = || Sql::identifier(names.table);
    let column = || Sql::identifier(first.clone());
    db.execute(sql!("insert into {table()} default values"))
        .await
        .expect("a row of defaults");
    assert_eq!(
        db.rows::<String>(sql!("select {column()} from {table()}"))
            .await
            .expect("that row"),
        [names.default]
    );
    db.execute(sql!(
        "update {table()} set {column()} = {names.value.to_owned()}"
    ))
    .await
    .expect("an update");
    let found = db.rows::<String>(sql!(
        "select {table()}.{column()} from {table()} where {column()} = {names.value.to_owned()}"
    ));
    assert_eq!(found.await.expect("that row"), [names.value]);
    let listed = db
        .rows::<String>(sql!(
            "select name from pragma_table_info({names.table.to_owned()}) order by cid"
        ))
        .await;
    assert_eq!(listed.expect("the columns"), names.columns);
    for statement in writer.drop(&catalog, false) {
        db.execute(sql!("{Sql::raw(statement)}"))
            .await
            .expect("the table goes");
    }
    Some(())
}
