//! One suite for every dialect. The bodies in `suite/` name no database; each file is compiled once for each
//! dialect, as `sqlite_memory::…`, `sqlite_file::…`, `postgres::…`. A dialect is in where its feature is; then its
//! server must be there too.
#![cfg(any(feature = "sqlite", feature = "postgres"))]
#![allow(
    clippy::type_complexity,
    reason = "types of results are written out, since they are what is tested"
)]

#[path = "acceptance/schema.rs"]
mod awkward;
#[path = "suite/design_schema.rs"]
mod design_schema;
#[path = "suite/schema.rs"]
mod schema;
#[cfg(feature = "sqlite")]
#[path = "suite/shadow.rs"]
mod shadow;

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
            retries "suite/retries.rs";
            injection "suite/injection.rs";
            models "suite/models.rs";
            design "suite/design.rs";
            clauses "acceptance/clauses.rs";
            connections "acceptance/connections.rs";
            constraints "acceptance/constraints.rs";
            names "acceptance/names.rs";
            nullability "acceptance/nullability.rs";
            prepared "acceptance/prepared.rs";
            values "acceptance/values.rs";
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
        super::shadow::start();
        super::block_on(async {
            let db = Db::connect("sqlite::memory:")
                .await
                .expect("a database in memory");
            test(db).await.unwrap();
        });
    }
    bodies!();

    /// What only SQLite allows: a value of any type in a column of any type.
    #[test]
    fn text_in_a_column_of_integers() {
        run(async |db: Db<D>| {
            db.create_table(users).execute().await?;
            let values = Sql::list(["n".to_owned(), "secret".to_owned()]);
            db.execute(sql!("insert into users (name, age) values {values}"))
                .await?;
            let error = db.select(..).from(users).all().await.unwrap_err();
            let Error::Decode { error: decode, sql } = &error else {
                panic!("{error:?}")
            };
            assert_eq!(
                (&*decode.column, &*decode.expected, &*decode.found),
                ("users.age", "i32", "text")
            );
            assert!(sql.contains("\"users\".\"age\""), "{sql}");
            assert!(!format!("{error} {error:?}").contains("secret"), "{error}");
            assert_eq!(db.select(users::name).from(users).one().await?, "n");
            Ok(())
        });
    }
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
        use futures_util::FutureExt as _;
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
            // Also after a panic, the schema goes.
            let test = std::panic::AssertUnwindSafe(test(db.clone()));
            let outcome = test.catch_unwind().await;
            db.close().await;
            admin
                .execute(sql!("drop schema {schema()} cascade"))
                .await
                .unwrap();
            admin.close().await;
            match outcome {
                Ok(outcome) => outcome.unwrap(),
                Err(panic) => std::panic::resume_unwind(panic),
            }
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

    /// Decimals are numbers, not their digits.
    #[test]
    fn exact_numbers() {
        use crate::awkward::{NewPrice, prices};
        use rust_decimal::Decimal;
        let decimal = |text: &str| text.parse::<Decimal>().expect("a number");
        run(async |db: Db<Postgres>| {
            db.create_table(prices).execute().await?;
            let amounts = ["9.50", "10.25", "-3", "100"].map(decimal);
            let rows = (0..).zip(amounts);
            let rows = rows.map(|(id, amount)| NewPrice::new().id(id).amount(amount));
            db.insert(prices)
                .values(rows.collect::<Vec<_>>())
                .execute()
                .await?;
            let ids = db.select(prices::id).from(prices);
            let more = ids
                .clone()
                .filter(gt(prices::amount, decimal("9.5")))
                .order_by(prices::id);
            assert_eq!(more.all().await?, [1, 3]);
            let same = ids.clone().filter(eq(prices::amount, decimal("9.5")));
            assert_eq!(same.all().await?, [0]);
            assert_eq!(ids.order_by(prices::amount).all().await?, [2, 0, 1, 3]);
            let all = db.select((
                min(prices::amount),
                max(prices::amount),
                sum(prices::amount),
            ));
            let [least, most, total] = ["-3", "100", "116.75"].map(|n| Some(decimal(n)));
            assert_eq!(all.from(prices).one().await?, (least, most, total));
            let doubled = db
                .update(prices)
                .set(prices::amount, prices::amount * decimal("2"))
                .filter(eq(prices::id, 1))
                .returning(prices::amount);
            assert_eq!(doubled.one().await?, decimal("20.5"));
            Ok(())
        });
    }

    /// An instant is the same in every time zone of the session, and a wall clock is no instant.
    #[test]
    fn time_zones_of_sessions() {
        use crate::schema::{NewMoments, moments};
        use time::{Date, Month, PrimitiveDateTime, Time, UtcOffset};
        run(async |db: Db<Postgres>| {
            db.create_table(moments).execute().await?;
            let day = Date::from_calendar_date(2024, Month::March, 31).expect("a day");
            let clock = Time::from_hms_micro(1, 30, 0, 123_456).expect("a time");
            let wall = PrimitiveDateTime::new(day, clock);
            let instant = wall.assume_offset(UtcOffset::from_hms(-8, 0, 0).expect("an offset"));
            for (id, zone) in (1..).zip(["UTC", "Europe/Berlin", "Asia/Kolkata"]) {
                let row = db
                    .transaction(async |tx| {
                        tx.rows::<String>(sql!("select set_config('TimeZone', {zone}, true)"))
                            .await?;
                        let new = NewMoments::new().id(id).instant(instant).wall(wall);
                        let new = new.date(day).time(clock);
                        tx.insert(moments).values(new).returning(..).one().await
                    })
                    .await?;
                assert_eq!((row.instant, row.wall), (instant, Some(wall)));
                assert_eq!((row.date, row.time), (day, clock));
            }
            let same = db
                .count(moments)
                .filter((eq(moments::instant, instant), eq(moments::wall, wall)));
            assert_eq!(same.one().await?, 3);
            let zone = db.rows::<String>(sql!("select current_setting('TimeZone')"));
            assert_ne!(zone.await?, ["Asia/Kolkata"]);
            Ok(())
        });
    }
}
