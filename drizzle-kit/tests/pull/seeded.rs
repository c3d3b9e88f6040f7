//! Rows that are made up, on databases: all constraints take them, they are the same each time, and columns that count
//! go on behind them.
use super::*;
use drizzle::exec::Executor;
use drizzle::expr::Sql;
use drizzle_kit::seed::{Cell, Options, Plan, SeedError, apply, plan, replace, reset};

/// The texts of all columns that a plan fills, sorted, by their names. What is in a row together is not told.
async fn dump<D: Migrates>(
    db: &Db<D>,
    catalog: &Catalog,
    plan: &Plan,
) -> Vec<(String, Vec<Option<String>>)> {
    let writer = drizzle_core::ddl::Writer::new(Executor::<D>::syntax(db));
    let text = Executor::<D>::syntax(db).cast_name(drizzle_core::value::Kind::Text);
    let mut all = Vec::new();
    for table in &catalog.tables {
        let name = name_of(table);
        for (at, column) in table.columns.iter().enumerate() {
            let cells: Vec<_> = plan.rows_of(&name).map(|row| row[at].clone()).collect();
            let is_bytes = cells
                .iter()
                .any(|cell| matches!(cell, Some(Cell::Bytes(_))));
            if is_bytes || cells.contains(&None) {
                continue;
            }
            let nulls = cells.iter().filter(|cell| **cell == Some(Cell::Null));
            let nulls = i64::try_from(nulls.count()).unwrap();
            let query = format!(
                "select count(*) from {} where {} is null",
                writer.table(table),
                writer.name(&column.name)
            );
            let found_nulls: Vec<i64> = db.rows(sql!("{Sql::raw(query)}")).await.unwrap();
            assert_eq!(found_nulls, [nulls], "{name}.{}", column.name);
            // Not every server has a text for these.
            let is_point = |cell: &Option<Cell>| matches!(cell, Some(Cell::Text(text)) if text.starts_with("POINT("));
            if cells.iter().any(is_point) {
                continue;
            }
            let query = format!(
                "select cast({} as {text}) from {}",
                writer.name(&column.name),
                writer.table(table)
            );
            let mut found: Vec<Option<String>> = db.rows(sql!("{Sql::raw(query)}")).await.unwrap();
            found.sort();
            assert_eq!(found.len(), cells.len(), "{name}.{}", column.name);
            // Integers have one text only, and NULL has none.
            let mut planned: Vec<_> = cells.iter().map(number).collect();
            planned.sort();
            let numbers = |cell: &Option<Cell>| matches!(cell, Some(Cell::Int(_) | Cell::Null));
            if cells.iter().all(numbers) {
                assert_eq!(found, planned, "{name}.{}", column.name);
            }
            all.push((format!("{name}.{}", column.name), found));
        }
    }
    all
}

fn number(cell: &Option<Cell>) -> Option<String> {
    match cell {
        Some(Cell::Int(number)) => Some(number.to_string()),
        _ => None,
    }
}

fn name_of(table: &drizzle_core::catalog::Table) -> String {
    match &table.schema {
        Some(schema) => format!("{schema}.{}", table.name),
        None => table.name.clone(),
    }
}

/// An empty database gets rows, is emptied, and gets the same ones again; gives the plan.
pub(crate) async fn seeded<D: Introspect + Migrates>(
    db: &Db<D>,
    catalog: &Catalog,
    options: &Options,
) -> Plan {
    let syntax = Executor::<D>::syntax(db);
    let rows = plan(syntax, catalog, options).unwrap();
    apply(db, &rows).await.unwrap();
    let first = dump(db, catalog, &rows).await;
    assert!(!first.is_empty());
    let refused = apply(db, &rows).await;
    assert!(
        matches!(refused, Err(SeedError::NotEmpty(_))),
        "{refused:?}"
    );
    assert_eq!(dump(db, catalog, &rows).await, first, "nothing is added");
    reset(db, catalog).await.unwrap();
    let writer = drizzle_core::ddl::Writer::new(syntax);
    for table in &catalog.tables {
        let query = format!("select count(*) from {}", writer.table(table));
        let left: Vec<i64> = db.rows(sql!("{Sql::raw(query)}")).await.unwrap();
        assert_eq!(left, [0], "{}", table.name);
    }
    apply(db, &rows).await.unwrap();
    assert_eq!(dump(db, catalog, &rows).await, first, "the same again");
    replace(db, &rows).await.unwrap();
    assert_eq!(dump(db, catalog, &rows).await, first, "in their place");
    rows
}

/// A schema with all that makes rows hard.
#[allow(unreachable_pub, reason = "the macros make public functions")]
pub(crate) mod shop {
    use chrono::{DateTime, NaiveDate, Utc};
    use drizzle::prelude::*;

    #[derive(SqlEnum, Debug, Clone, Copy, PartialEq)]
    pub enum Mood {
        Sad,
        Happy,
    }

    #[table(sqlite, postgres, mysql, cockroach, mssql, name = "departments")]
    #[derive(Debug, Clone, PartialEq)]
    pub struct Department {
        #[column(auto_increment, primary_key)]
        pub id: i64,
        #[column(varchar(40), unique)]
        pub name: String,
        /// Closes a circle.
        #[column(references(workers::id))]
        pub head_id: Option<i64>,
    }

    #[table(sqlite, postgres, mysql, cockroach, mssql, name = "workers")]
    #[check("workers_age_check", "age >= 18 and age < 70")]
    #[derive(Debug, Clone, PartialEq)]
    pub struct Worker {
        #[column(auto_increment, primary_key)]
        pub id: i64,
        #[column(references(departments::id))]
        pub department_id: i64,
        /// A tree.
        #[column(references(workers::id))]
        pub boss_id: Option<i64>,
        #[column(varchar(100), unique)]
        pub email: String,
        pub age: i32,
        pub mood: Mood,
        pub active: bool,
        pub born: Option<NaiveDate>,
        pub created_at: DateTime<Utc>,
        pub token: uuid::Uuid,
        pub salary: rust_decimal::Decimal,
        pub score: f64,
        pub photo: Option<Vec<u8>>,
        #[column(varchar(3))]
        pub code: String,
    }

    #[table(sqlite, postgres, mysql, cockroach, mssql, name = "badges")]
    #[derive(Debug, Clone, PartialEq)]
    pub struct Badge {
        #[column(primary_key, references(workers::id))]
        pub worker_id: i64,
        #[column(varchar(20))]
        pub label: String,
    }

    #[table(sqlite, postgres, mysql, cockroach, mssql, name = "friendships")]
    #[primary_key(one, other)]
    #[derive(Debug, Clone, PartialEq)]
    pub struct Friendship {
        #[column(references(workers::id))]
        pub one: i64,
        #[column(references(workers::id))]
        pub other: i64,
    }
}

/// Rows of every type are what the program's types can be, and the next one counts on.
macro_rules! rows_of_a_shop {
    ($db:expr, $dialect:ty) => {{
        use drizzle::prelude::*;
        use drizzle_kit::seed::{Options, SeedError, Values, plan, replace};
        use std::collections::BTreeSet;
        use $crate::seeded::shop::*;
        let db = $db;
        let schema = || schema![departments, workers, badges, friendships];
        db.create_schema_objects(schema()).execute().await.unwrap();
        let whole: drizzle_core::ddl::Schema<$dialect> = schema();
        let syntax = drizzle::exec::Executor::<$dialect>::syntax(db);
        let catalog = drizzle_core::catalog::of(syntax, whole.objects()).unwrap();
        let options = Options::new()
            .types_of(whole.objects())
            .rows(300)
            .seed(5)
            .table("departments", 4)
            .table("workers", 1_100);
        let rows = $crate::seeded::seeded(db, &catalog, &options).await;
        let unchecked = rows.unchecked();
        assert!(unchecked.is_empty(), "{unchecked:?}");
        let all: Vec<Worker> = db.select(..).from(workers).all().await.unwrap();
        assert_eq!(all.len(), 1_100);
        assert!(all.iter().all(|worker| (18..70).contains(&worker.age)));
        let several = |count: usize| assert!((2..=1_100).contains(&count), "{count}");
        several(all.iter().map(|w| w.age).collect::<BTreeSet<_>>().len());
        several(all.iter().filter(|w| w.active).count());
        several(all.iter().filter(|w| w.mood == Mood::Sad).count());
        several(all.iter().filter(|w| w.boss_id.is_none()).count());
        several(
            all.iter()
                .map(|w| w.department_id)
                .collect::<BTreeSet<_>>()
                .len(),
        );
        let heads = db.select(departments::head_id).from(departments);
        let heads: Vec<Option<i64>> = heads.all().await.unwrap();
        assert!(heads.iter().any(Option::is_some), "the circle is closed");
        let friends: Vec<Friendship> = db.select(..).from(friendships).all().await.unwrap();
        assert_eq!(friends.len(), 300);
        // Columns that count go on.
        let last: i64 = all.iter().map(|worker| worker.id).max().unwrap();
        assert_eq!(last, 1_100);
        db.insert(departments)
            .values(NewDepartment::new().name("one more"))
            .execute()
            .await
            .unwrap();
        let one = db.select(departments::id).from(departments);
        let one = one.filter(eq(departments::name, "one more")).one().await;
        let one: i64 = one.unwrap();
        assert!(one > 4, "{one}");
        // What the database refuses leaves the rows that were there.
        let young = options.clone().column("workers", "age", Values::Ints(1, 5));
        let refused = replace(db, &plan(syntax, &catalog, &young).unwrap()).await;
        assert!(
            matches!(refused, Err(SeedError::Database(_))),
            "{refused:?}"
        );
        assert_eq!(db.count(workers).one().await.unwrap(), 1_100);
        // Keys that have no room for what is asked for.
        let more = options.clone().table("badges", 1_101);
        let refused = plan(syntax, &catalog, &more);
        assert!(
            matches!(
                refused,
                Err(SeedError::Room {
                    room: 1_100,
                    rows: 1_101,
                    ..
                })
            ),
            "{refused:?}"
        );
        let unknown = plan(syntax, &catalog, &options.clone().table("nobody", 1));
        assert!(matches!(unknown, Err(SeedError::Unknown(_))), "{unknown:?}");
        db.drop_schema_objects(schema()).execute().await.unwrap();
    }};
}
pub(crate) use rows_of_a_shop;
