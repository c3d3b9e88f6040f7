//! One suite for every dialect. The bodies in `suite/` name no database; each file is compiled once for each
//! dialect, as `sqlite_memory::…`, `sqlite_file::…`, `postgres::…`. A dialect is in where its feature is; then its
//! server must be there too.
#![cfg(any(feature = "sqlite", feature = "postgres"))]
#![allow(
    clippy::type_complexity,
    reason = "types of results are written out, since they are what is tested"
)]

#[path = "suite/design_schema.rs"]
mod design_schema;
#[path = "suite/schema.rs"]
mod schema;

/// Tests: each gets an empty database of its own.
macro_rules! tests {
    ($($(#[$attr:meta])* async fn $name:ident($db:pat) $body:block)*) => {$(
        $(#[$attr])*
        #[test]
        fn $name() {
            run(async |database: Db<D>| -> Outcome {
                let $db = &database;
                $body
                Ok(())
            });
        }
    )*};
}

/// The bodies, for the dialect `D` of the module around them.
macro_rules! suite {
    ($($name:ident $file:literal;)*) => {$(
        mod $name {
            #[allow(unused_imports)]
            use super::*;
            include!($file);
        }
    )*};
}
macro_rules! bodies {
    () => {
        #[allow(unused_imports)]
        use super::schema::*;
        #[allow(unused_imports)]
        use drizzle::prelude::*;
        type Outcome = Result<(), Box<dyn std::error::Error>>;
        suite! {
            selects "suite/selects.rs";
            joins "suite/joins.rs";
            subqueries "suite/subqueries.rs";
            writes "suite/writes.rs";
            upserts "suite/upserts.rs";
            errors "suite/errors.rs";
            types "suite/types.rs";
            transactions "suite/transactions.rs";
            injection "suite/injection.rs";
            models "suite/models.rs";
            design "suite/design.rs";
        }
    };
}

/// Runs a test's future on a runtime of its own.
fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime")
        .block_on(future)
}

/// A name that no other test has.
fn unique_name() -> String {
    use std::sync::atomic::{AtomicU32, Ordering};
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!(
        "drizzle_test_{}_{}",
        std::process::id(),
        NEXT.fetch_add(1, Ordering::Relaxed)
    )
}

#[cfg(feature = "sqlite")]
mod sqlite_memory {
    type D = Sqlite;
    fn run(test: impl AsyncFnOnce(Db<D>) -> Outcome) {
        super::block_on(async {
            let db = Db::connect("sqlite::memory:")
                .await
                .expect("a database in memory");
            test(db).await.unwrap();
        });
    }
    bodies!();
}

#[cfg(feature = "sqlite")]
mod sqlite_file {
    type D = Sqlite;
    fn run(test: impl AsyncFnOnce(Db<D>) -> Outcome) {
        let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(super::unique_name());
        super::block_on(async {
            let db = Db::connect(path.to_str().expect("a path in UTF-8"))
                .await
                .expect("a database in a file");
            test(db.clone()).await.unwrap();
            db.close().await;
        });
        for suffix in ["", "-wal", "-shm"] {
            let mut file = path.clone().into_os_string();
            file.push(suffix);
            let _ = std::fs::remove_file(file);
        }
    }
    bodies!();
}

#[cfg(feature = "postgres")]
mod postgres {
    type D = Postgres;
    pub(super) fn run(test: impl AsyncFnOnce(Db<D>) -> Outcome) {
        use drizzle::driver::postgres::PgOptions;
        let url = std::env::var("DRIZZLE_POSTGRES_URL")
            .expect("the feature `postgres` needs a server: DRIZZLE_POSTGRES_URL=$(bash tests/servers/postgres.sh start)");
        let name = super::unique_name();
        super::block_on(async {
            // A schema of its own, which `search_path` puts before all others.
            let admin = Db::<D>::connect_with(&url, PgOptions::default().max_connections(1))
                .await
                .expect("the server");
            let schema = || Sql::identifier(name.clone());
            admin
                .execute(sql!("create schema {schema()}"))
                .await
                .unwrap();
            let path = name.clone();
            let options = PgOptions::default()
                .max_connections(4)
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
    bodies!();
}

/// What only some databases have: tests that name theirs.
#[cfg(feature = "postgres")]
mod postgres_only {
    use super::postgres::run;
    use super::schema::*;
    use drizzle::prelude::*;

    #[test]
    fn distinct_on_ilike_and_isolation() {
        run(async |db: Db<Postgres>| {
            db.create_table(users).execute().await?;
            let rows = [("Anne", 3), ("anne", 1), ("Bertha", 2)];
            db.insert(users)
                .values(rows.map(|(name, age)| NewUser::new().name(name).age(age)))
                .execute()
                .await?;
            let found = db
                .select(users::id)
                .from(users)
                .filter(ilike(users::name, "ANN%").and(users::name.not_ilike("b%")))
                .order_by(users::id)
                .all()
                .await?;
            assert_eq!(found, [1, 2]);
            let youngest: Vec<(String, Option<i32>)> = db
                .select((lower(users::name), users::age))
                .from(users)
                .distinct_on(lower(users::name))
                .order_by((lower(users::name), users::age))
                .all()
                .await?;
            assert_eq!(
                youngest,
                [("anne".into(), Some(1)), ("bertha".into(), Some(2))]
            );
            let config = TxConfig::serializable().read_only();
            let level = db
                .transaction_with(config, async |tx| {
                    let refused = tx
                        .transaction(async |tx| tx.delete(users).all_rows().execute().await)
                        .await;
                    assert!(refused.is_err());
                    tx.rows::<String>(sql!("select current_setting({\"transaction_isolation\"})"))
                        .await
                })
                .await?;
            assert_eq!(level, ["serializable"]);
            assert_eq!(db.count(users).one().await?, 3);
            Ok(())
        });
    }
}
