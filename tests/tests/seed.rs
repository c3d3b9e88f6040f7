//! The schemas of the document that this project was created from, which shows them in TypeScript: ours, created, a
//! row written and read back. Each file in `seed/` is one of its sections, with its tables and its tests, and is
//! compiled once for each dialect that it is for; it runs where the dialect's feature is, and then needs the server.
//!
//! What the document shows and has another form here:
//!
//! - MySQL's `tinyint('verified')` of zeros and ones is a `bool`: MySQL's `boolean` is a `tinyint(1)`. There is no
//!   type for a `tinyint` of numbers (`i8`, `u8`) yet.
//! - MySQL's `serial('id')` is an unsigned `bigint`. There are no unsigned types yet; `serial` counts up an `i64`.
//! - MySQL's `text('email').unique()`, which Drizzle and MySQL refuse, is a `varchar(255)` here, since it is in a key.
//! - `relations(..)` and `defineRelations(..)` belong to relational queries, which are not there yet.
use drizzle::prelude::*;

type Outcome = Result<(), Box<dyn std::error::Error>>;

/// Tests that run: `run` stands in the module of the dialect.
#[allow(unused_macros, reason = "a build may be without any driver")]
macro_rules! run_all {
    ($($name:ident $body:ident)*) => {$(
        #[test]
        fn $name() {
            run(async |db: Db<D>| $body(&db).await);
        }
    )*};
}

/// The sections for a dialect `D`; in `run_all` they run, in `check_all` they compile.
macro_rules! sections {
    ($run:ident: $($name:ident $file:literal;)*) => {$(
        mod $name {
            #![allow(dead_code)]
            use super::*;
            include!($file);
            $run! { writes_and_reads write_and_read }
        }
    )*};
}
macro_rules! check_all {
    ($($name:ident $body:ident)*) => {};
}

/// The sections that name PostgreSQL's tables, which are the same on every dialect.
macro_rules! common {
    ($run:ident) => {
        sections! { $run:
            complete_schema "seed/complete_schema.rs";
            table_with_enum "seed/table_with_enum.rs";
            indexes_and_constraints "seed/indexes_and_constraints.rs";
            composite_primary_key "seed/composite_primary_key.rs";
            one_to_many "seed/one_to_many.rs";
            one_to_one "seed/one_to_one.rs";
            self_reference "seed/self_reference.rs";
            soft_delete "seed/soft_delete.rs";
        }
    };
}

#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime")
        .block_on(future)
}

/// A name that no other test has.
#[cfg(any(feature = "postgres", feature = "mysql"))]
fn unique_name() -> String {
    use std::sync::atomic::{AtomicU32, Ordering};
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    format!("drizzle_seed_{}_{number}", std::process::id())
}

#[cfg(feature = "sqlite")]
mod sqlite_memory {
    use super::*;
    type D = Sqlite;
    fn run(test: impl AsyncFnOnce(Db<D>) -> Outcome) {
        block_on(async {
            let db = Db::connect("sqlite::memory:").await.expect("a database");
            test(db).await.unwrap();
        });
    }
    common!(run_all);
    sections! { run_all: sqlite_table "seed/sqlite_table.rs"; }
}

#[cfg(feature = "postgres")]
mod postgres {
    use super::*;
    type D = Postgres;
    fn run(test: impl AsyncFnOnce(Db<D>) -> Outcome) {
        use drizzle::driver::postgres::PgOptions;
        let url = std::env::var("DRIZZLE_POSTGRES_URL")
            .expect("the feature `postgres` needs a server: DRIZZLE_POSTGRES_URL=$(bash tests/servers/postgres.sh start)");
        let name = unique_name();
        block_on(async {
            let admin = Db::<D>::connect(&url).await.expect("the server");
            let schema = || Sql::identifier(name.clone());
            admin
                .execute(sql!("create schema {schema()}"))
                .await
                .unwrap();
            let path = name.clone();
            let options = PgOptions::default()
                .max_connections(2)
                .connect_options(move |o| o.options([("search_path", path.as_str())]));
            let db = Db::connect_with(&url, options).await.unwrap();
            let outcome = test(db.clone()).await;
            db.close().await;
            admin
                .execute(sql!("drop schema {schema()} cascade"))
                .await
                .unwrap();
            admin.close().await;
            outcome.unwrap();
        });
    }
    common!(run_all);
}

#[cfg(feature = "mysql")]
mod mysql {
    use super::*;
    type D = MySql;
    fn run(test: impl AsyncFnOnce(Db<D>) -> Outcome) {
        let url = std::env::var("DRIZZLE_MYSQL_URL")
            .expect("the feature `mysql` needs a server: DRIZZLE_MYSQL_URL=$(bash tests/servers/mysql.sh start)");
        let name = unique_name();
        block_on(async {
            let admin = Db::<D>::connect(&url).await.expect("the server");
            let database = || Sql::identifier(name.clone());
            admin
                .execute(sql!("create database {database()} character set utf8mb4"))
                .await
                .unwrap();
            let (server, _) = url.rsplit_once('/').expect("a URL with a database");
            let db = Db::connect(&format!("{server}/{name}")).await.unwrap();
            let outcome = test(db.clone()).await;
            db.close().await;
            admin
                .execute(sql!("drop database {database()}"))
                .await
                .unwrap();
            admin.close().await;
            outcome.unwrap();
        });
    }
    common!(run_all);
    sections! { run_all: mysql_table "seed/mysql_table.rs"; }
}

/// Dialects without a driver in this build: their types are checked all the same.
mod without_driver {
    use super::*;
    #[cfg(not(feature = "mysql"))]
    mod mysql {
        use super::*;
        type D = MySql;
        common!(check_all);
        sections! { check_all: mysql_table "seed/mysql_table.rs"; }
    }
    mod cockroach {
        use super::*;
        type D = Cockroach;
        common!(check_all);
    }
    mod mssql {
        use super::*;
        type D = Mssql;
        common!(check_all);
    }
}
