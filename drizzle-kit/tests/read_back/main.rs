//! What attributes say is what the database tells afterwards: the tables of `suite/everything_schema.rs`, which say all
//! that can be said, are created on a database of their own and read by `drizzle-kit`.
//!
//! Twice it is compared: in the database's own words nothing may differ; and where those words are not ours, they are
//! shown, so that what a server does not keep can be seen.
#![cfg(any(
    feature = "sqlite",
    feature = "postgres",
    feature = "mysql",
    feature = "cockroach"
))]
use drizzle::ddl::{Schema, Writer};
use drizzle::dialect::Dialect;
use drizzle::prelude::*;
use drizzle_core::catalog::{self, Catalog};
use drizzle_kit::introspect::{Filters, Introspect, both};
use expect_test::{Expect, expect};

#[allow(
    unreachable_pub,
    missing_docs,
    reason = "it is a file of another crate"
)]
#[path = "../../../tests/tests/suite/everything_schema.rs"]
mod everything_schema;
use everything_schema::checked::{NewProduct, products};

/// Creates the schema, reads it, and gives what is told in other words than it was said.
async fn read_back<D: Introspect>(db: &Db<D>, said: Catalog) -> String {
    for statement in Writer::new(D::SYNTAX).create(&said, false).unwrap() {
        let done = db.execute(sql!("{Sql::raw(statement.clone())}")).await;
        done.unwrap_or_else(|error| panic!("{error}\n{statement}"));
    }
    // A schema that only a stand-in has.
    let filters = Filters::new().schemas(["!words"]);
    let (found, wanted) = both(db, &said, &filters).await.unwrap();
    assert_eq!(found.left_out, [""; 0], "what no catalog can say");
    assert_eq!(differences(wanted, found.catalog.clone()), "");
    differences(said, found.catalog)
}

/// What the schema says on a dialect.
fn said<D: Dialect>(schema: Schema<D>) -> Catalog {
    catalog::of(D::SYNTAX, schema.objects()).unwrap()
}

/// Checks that are expressions in Rust are what the server has, and hold.
async fn checks<D: Introspect>(db: &Db<D>)
where
    products::products: drizzle::schema::TableOn<D>,
{
    let said = catalog::of(D::SYNTAX, Schema::<D>::new().with(products).objects()).unwrap();
    read_back(db, said).await;
    let new = || NewProduct::new().id(1).name("n").price(0).since(1);
    db.insert(products)
        .values(new().until(2).grade(3))
        .execute()
        .await
        .unwrap();
    for wrong in [
        new().id(2).price(-1),
        new().id(3).name("it's"),
        new().id(4).name(""),
        new().id(5).name("?"),
        new().id(6).grade(4),
        new().id(7).until(1),
    ] {
        let error = db
            .insert(products)
            .values(wrong)
            .execute()
            .await
            .unwrap_err();
        assert!(matches!(error, drizzle::Error::Check(_)), "{error:?}");
    }
}

/// What two catalogs do not say alike, a part a line.
fn differences(said: Catalog, told: Catalog) -> String {
    let mut lines = Vec::new();
    let [said, told] = [said, told].map(|catalog| serde_json::to_value(by_names(catalog)).unwrap());
    compare("", &said, &told, &mut lines);
    lines.concat()
}

/// The order of objects and their parts is of no meaning, but for columns.
fn by_names(mut catalog: Catalog) -> Catalog {
    // What belongs to an extension or to a stand-in.
    catalog.extensions.clear();
    catalog.tables.sort_by(|a, b| a.name.cmp(&b.name));
    for table in &mut catalog.tables {
        table.uniques.sort_by(|a, b| a.name.cmp(&b.name));
        table.checks.sort_by(|a, b| a.name.cmp(&b.name));
        table.foreign_keys.sort_by(|a, b| a.name.cmp(&b.name));
        table.indexes.sort_by(|a, b| a.name.cmp(&b.name));
    }
    catalog
}

/// Adds a line for each part that is said in another way than it is told.
fn compare(
    place: &str,
    said: &serde_json::Value,
    told: &serde_json::Value,
    lines: &mut Vec<String>,
) {
    use serde_json::Value;
    match (said, told) {
        (Value::Object(said), Value::Object(told)) => {
            let mut keys: Vec<_> = said.keys().chain(told.keys()).collect();
            keys.sort();
            keys.dedup();
            for key in keys {
                let of = |part: &serde_json::Map<String, Value>| {
                    part.get(key).cloned().unwrap_or(Value::Null)
                };
                compare(&format!("{place}.{key}"), &of(said), &of(told), lines);
            }
        }
        (Value::Array(all_said), Value::Array(all_told)) if have_names(all_said, all_told) => {
            let mut names: Vec<_> = all_said.iter().chain(all_told).filter_map(named).collect();
            names.sort_unstable();
            names.dedup();
            for name in names {
                let of = |parts: &[Value]| {
                    let part = parts.iter().find(|part| named(part) == Some(name));
                    part.cloned().unwrap_or(Value::Null)
                };
                compare(
                    &format!("{place} {name}"),
                    &of(all_said),
                    &of(all_told),
                    lines,
                );
            }
            let order = |parts: &[Value]| -> Vec<String> {
                parts.iter().filter_map(named).map(str::to_owned).collect()
            };
            if all_said.len() == all_told.len() && order(all_said) != order(all_told) {
                lines.push(format!("{place}: in another order\n"));
            }
        }
        (Value::Null, Value::Array(told)) if !told.is_empty() => {
            compare(
                place,
                &Value::Array(Vec::new()),
                &Value::Array(told.clone()),
                lines,
            );
        }
        (Value::Array(said), Value::Null) if !said.is_empty() => {
            compare(
                place,
                &Value::Array(said.clone()),
                &Value::Array(Vec::new()),
                lines,
            );
        }
        (Value::Array(said), Value::Array(told)) if said.len() == told.len() => {
            for (position, (said, told)) in said.iter().zip(told).enumerate() {
                compare(&format!("{place} {position}"), said, told, lines);
            }
        }
        _ if said == told => {}
        _ => lines.push(format!(
            "{}: {said} is told as {told}\n",
            place.trim_start_matches('.')
        )),
    }
}

/// The name of a part that has one.
fn named(part: &serde_json::Value) -> Option<&str> {
    part.get("name")?.as_str()
}

/// Whether the parts can be told apart by their names.
fn have_names(said: &[serde_json::Value], told: &[serde_json::Value]) -> bool {
    said.iter().chain(told).all(|part| named(part).is_some())
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime")
        .block_on(future)
}

/// Runs a test, then cleans up, also after a panic.
#[cfg(any(feature = "postgres", feature = "mysql", feature = "cockroach"))]
async fn cleaned_up<T>(test: impl Future<Output = T>, clean_up: impl Future<Output = ()>) -> T {
    use futures_util::FutureExt as _;
    let outcome = std::panic::AssertUnwindSafe(test).catch_unwind().await;
    clean_up.await;
    outcome.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// A database of its own, and its address, on the server that an environment variable names.
#[cfg(any(feature = "postgres", feature = "mysql", feature = "cockroach"))]
async fn with_database<D: drizzle::driver::Driver, T>(
    (variable, script): (&str, &str),
    options_of_database: &str,
    test: impl AsyncFnOnce(&Db<D>, &str) -> T,
) -> T {
    let url = std::env::var(variable).unwrap_or_else(|_| {
        panic!("this feature needs a server: {variable}=$(bash tests/servers/{script} start)")
    });
    use std::sync::atomic::{AtomicU32, Ordering};
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let name = format!("drizzle_read_back_{}_{number}", std::process::id());
    let database = || Sql::identifier(name.clone());
    let admin = Db::<D>::connect(&url).await.expect("the server");
    admin
        .execute(sql!(
            "create database {database()} {Sql::raw(options_of_database.to_owned())}"
        ))
        .await
        .unwrap();
    let (server, rest) = url.rsplit_once('/').expect("a URL with a database");
    let options = rest.split_once('?').map_or("", |(_, options)| options);
    let url = format!("{server}/{name}?{options}");
    let db = Db::<D>::connect(&url).await.unwrap();
    cleaned_up(test(&db, &url), async {
        db.close().await;
        admin
            .execute(sql!("drop database {database()}"))
            .await
            .unwrap();
        admin.close().await;
    })
    .await
}

#[cfg(feature = "sqlite")]
mod sqlite_memory {
    use super::everything_schema::on_sqlite::{everything, places};
    use super::*;

    #[test]
    fn checks_in_rust() {
        block_on(async {
            let db = Db::<Sqlite>::connect("sqlite::memory:").await.unwrap();
            checks(&db).await;
        });
    }

    #[test]
    fn everything_is_read_back() {
        let told = block_on(async {
            let db = Db::<Sqlite>::connect("sqlite::memory:").await.unwrap();
            read_back(&db, said::<Sqlite>(schema![everything, places])).await
        });
        expect![""].assert_eq(&told);
    }
}

#[cfg(feature = "postgres")]
mod postgres {
    use super::everything_schema::on_postgres::{everything, places};
    use super::*;

    #[test]
    fn checks_in_rust() {
        block_on(with_database::<Postgres, _>(
            ("DRIZZLE_POSTGRES_URL", "postgres.sh"),
            "",
            async |db, _| checks(db).await,
        ));
    }

    #[test]
    fn everything_is_read_back() {
        let told = block_on(with_database::<Postgres, _>(
            ("DRIZZLE_POSTGRES_URL", "postgres.sh"),
            "",
            async |db, _| read_back(db, said::<Postgres>(schema![everything, places])).await,
        ));
        expect![[r#"
            tables everything.checks everything_short_check.expr: "length(short) > 0" is told as "length((short)::text) > 0"
            tables everything.columns down.auto.counts.max: -1 is told as null
            tables everything.columns down.auto.counts.start: -1 is told as null
            tables everything.columns short.default: "'x'" is told as "'x'::character varying"
            tables everything.columns short.ty: "varchar(20)" is told as "character varying(20)"
            tables everything.indexes everything_later_idx.concurrently: true is told as null
            tables everything.indexes everything_rare_idx.keys 0.collate: null is told as "C"
            tables everything.indexes everything_rare_idx.keys 1.nulls_first: true is told as null
            tables everything.indexes everything_rare_idx.with: "fillfactor = 80" is told as "fillfactor=80"
            tables everything.options.tablespace: "pg_default" is told as null
            tables everything.options.with: "fillfactor = 70" is told as "fillfactor=70"
            tables everything.primary_key.name: null is told as "everything_pkey"
            tables places.primary_key.name: null is told as "places_pkey"
        "#]].assert_eq(&told);
    }
}

#[cfg(feature = "mysql")]
mod mysql {
    use super::everything_schema::on_mysql::{everything, places};
    use super::*;

    #[test]
    fn checks_in_rust() {
        block_on(with_database::<MySql, _>(
            ("DRIZZLE_MYSQL_URL", "mysql.sh"),
            "character set utf8mb4",
            async |db, _| checks(db).await,
        ));
    }

    #[test]
    fn everything_is_read_back() {
        let (version, told) = block_on(with_database::<MySql, _>(
            ("DRIZZLE_MYSQL_URL", "mysql.sh"),
            // A table is told what its database is not.
            "character set utf8mb4",
            async |db, _| {
                let version: Vec<String> = db.rows(sql!("select version()")).await.unwrap();
                let told = read_back(db, said::<MySql>(schema![everything, places])).await;
                (version, told)
            },
        ));
        let expected: Expect = match version[0].contains("MariaDB") {
            true => expect![[r#"
                tables everything.checks everything_check.expr: "size <> 7" is told as "`size` <> 7"
                tables everything.columns id.ty: "bigint unsigned" is told as "bigint(20) unsigned"
                tables everything.columns place.ty: "int" is told as "int(11)"
                tables everything.columns size.ty: "int" is told as "int(11)"
                tables everything.columns token.default: "(unhex(concat(hex(random_bytes(6)), '4', substr(hex(random_bytes(2)), 2), elt(1 + floor(rand() * 4), '8', '9', 'a', 'b'), substr(hex(random_bytes(2)), 2), hex(random_bytes(6)))))" is told as "unhex(concat(hex(random_bytes(6)),'4',substr(hex(random_bytes(2)),2),elt(1 + floor(rand() * 4),'8','9','a','b'),substr(hex(random_bytes(2)),2),hex(random_bytes(6))))"
                tables everything.columns twice.generated.expr: "size * 2" is told as "`size` * 2"
                tables everything.columns twice.ty: "int" is told as "int(11)"
                tables everything.indexes everything_size_idx.using: "btree" is told as null
                tables everything.indexes everything_tag_key: null is told as {"keys":[{"of":{"column":"tag"}}],"name":"everything_tag_key","unique":true}
                tables everything.options.auto_increment: 1000 is told as null
                tables everything.options.charset: "utf8mb4" is told as null
                tables everything.options.engine: "InnoDB" is told as null
                tables everything.options.row_format: "DYNAMIC" is told as "dynamic"
                tables everything.uniques everything_tag_key: {"columns":["tag"],"name":"everything_tag_key"} is told as null
                tables places.columns id.ty: "int" is told as "int(11)"
            "#]],
            false => expect![[r#"
                tables everything.checks everything_check.expr: "size <> 7" is told as "`size` <> 7"
                tables everything.columns changed.default: "current_timestamp(6)" is told as "CURRENT_TIMESTAMP(6)"
                tables everything.columns token.default: "(unhex(concat(hex(random_bytes(6)), '4', substr(hex(random_bytes(2)), 2), elt(1 + floor(rand() * 4), '8', '9', 'a', 'b'), substr(hex(random_bytes(2)), 2), hex(random_bytes(6)))))" is told as "(unhex(concat(hex(random_bytes(6)),_utf8mb4'4',substr(hex(random_bytes(2)),2),elt((1 + floor((rand() * 4))),_utf8mb4'8',_utf8mb4'9',_utf8mb4'a',_utf8mb4'b'),substr(hex(random_bytes(2)),2),hex(random_bytes(6)))))"
                tables everything.columns twice.generated.expr: "size * 2" is told as "`size` * 2"
                tables everything.indexes everything_size_idx.using: "btree" is told as null
                tables everything.indexes everything_tag_key: null is told as {"keys":[{"of":{"column":"tag"}}],"name":"everything_tag_key","unique":true}
                tables everything.options.auto_increment: 1000 is told as null
                tables everything.options.charset: "utf8mb4" is told as null
                tables everything.options.engine: "InnoDB" is told as null
                tables everything.options.row_format: "DYNAMIC" is told as "dynamic"
                tables everything.uniques everything_tag_key: {"columns":["tag"],"name":"everything_tag_key"} is told as null
            "#]],
        };
        expected.assert_eq(&told);
    }
}

#[cfg(feature = "cockroach")]
mod cockroach {
    use super::everything_schema::on_cockroach::{everything, places};
    use super::*;

    #[test]
    fn checks_in_rust() {
        block_on(with_database::<Cockroach, _>(
            ("DRIZZLE_COCKROACH_URL", "cockroach.sh"),
            "",
            async |db, url| {
                let version: Vec<String> = db.rows(sql!("select version()")).await.unwrap();
                if !version[0].contains("CockroachDB") {
                    words(db).await;
                }
                let db = Db::<Cockroach>::connect(url).await.unwrap();
                checks(&db).await;
                db.close().await;
            },
        ));
    }

    #[test]
    fn everything_is_read_back() {
        let (stands_in, told) = block_on(with_database::<Cockroach, _>(
            ("DRIZZLE_COCKROACH_URL", "cockroach.sh"),
            "",
            async |db, url| {
                let mut said = said::<Cockroach>(schema![everything, places]);
                let version: Vec<String> = db.rows(sql!("select version()")).await.unwrap();
                let stands_in = !version[0].contains("CockroachDB");
                if stands_in {
                    words(db).await;
                    // What a PostgreSQL has no word for.
                    for table in &mut said.tables {
                        table.indexes.retain(|index| !index.sharded);
                        for index in &mut table.indexes {
                            index.include.clear();
                        }
                    }
                }
                let db = Db::<Cockroach>::connect(url).await.unwrap();
                let told = read_back(&db, said).await;
                db.close().await;
                (stands_in, told)
            },
        ));
        // A node tells types in words of its own.
        if stands_in {
            expect![[r#"
                tables everything.columns area.ty: "int4" is told as "integer"
                tables everything.columns id.ty: "int8" is told as "bigint"
                tables everything.columns no.ty: "int4" is told as "integer"
                tables everything.columns no2.ty: "int8" is told as "bigint"
                tables everything.columns sum.ty: "int4" is told as "integer"
                tables everything.columns tag.ty: "string" is told as "text"
                tables everything.primary_key.name: null is told as "everything_pkey"
                tables places.columns area.ty: "int4" is told as "integer"
                tables places.columns id.ty: "int4" is told as "integer"
                tables places.columns no.ty: "int4" is told as "integer"
                tables places.primary_key.name: null is told as "places_pkey"
            "#]]
            .assert_eq(&told);
        }
    }

    /// Gives a PostgreSQL the types that it lacks to stand in for CockroachDB, in a schema of their own.
    async fn words(db: &Db<Cockroach>) {
        let database: Vec<String> = db.rows(sql!("select current_database()")).await.unwrap();
        let path = format!(
            "alter database {} set search_path to public, words",
            database[0]
        );
        for statement in [
            &*path,
            "create schema words",
            "create domain words.string as text",
            "create domain words.bytes as bytea",
        ] {
            let done = db.execute(sql!("{Sql::raw(statement.to_owned())}")).await;
            done.unwrap();
        }
    }
}
