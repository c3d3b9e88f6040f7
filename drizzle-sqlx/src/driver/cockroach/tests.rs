//! On the server that `DRIZZLE_COCKROACH_URL` names: a node, or a PostgreSQL that stands in for it.
use super::CockroachOptions;
use crate::{Db, Tx, TxConfig};
use drizzle_core::ast::BinaryOp;
use drizzle_core::dialect::{Cockroach, Syntax};
use drizzle_core::error::Error;
use drizzle_core::exec::{Executor, Work};
use drizzle_core::render::Sql;
use std::sync::atomic::{AtomicU32, Ordering};

/// Each test has a table of its own, empty, with a key `a` and a number `n`.
fn on_server(table: &str, test: impl AsyncFnOnce(Db<Cockroach>)) {
    let url = std::env::var("DRIZZLE_COCKROACH_URL").expect(
        "these tests need a server: DRIZZLE_COCKROACH_URL=$(bash tests/servers/cockroach.sh start)",
    );
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let options = CockroachOptions::new().max_connections(3);
        let db = Db::<Cockroach>::connect_with(&url, options).await.unwrap();
        let create = format!("create table {table} (a int8 primary key, n int8 not null)");
        execute(&db, &format!("drop table if exists {table}"))
            .await
            .unwrap();
        execute(&db, &create).await.unwrap();
        test(db.clone()).await;
        execute(&db, &format!("drop table {table}")).await.unwrap();
        db.close().await;
    });
}

async fn execute(on: &dyn Executor<Cockroach>, text: &str) -> Result<u64, Error> {
    let work = Work {
        statements: vec![Sql::new(text)],
        sink: None,
    };
    Ok(on.run(work).await?.affected)
}

/// Whether integers are divided as CockroachDB does it, and PostgreSQL does not.
fn is_for_nodes(syntax: &dyn Syntax) -> bool {
    syntax.operator(BinaryOp::IntDiv) == " // "
}

#[test]
fn statements_are_written_for_the_server_that_is_there() {
    on_server("driver_crdb_syntax", async |db| {
        let version: String = sqlx::query_scalar("select version()")
            .fetch_one(db.pool())
            .await
            .unwrap();
        let node = version.contains("CockroachDB");
        assert_eq!(is_for_nodes(Executor::<Cockroach>::syntax(&db)), node);
        // Nobody asks the server of a pool that was made elsewhere.
        let given = Db::<Cockroach>::from(db.pool().clone());
        assert!(is_for_nodes(Executor::<Cockroach>::syntax(&given)));
    });
}

#[test]
fn every_level_of_isolation_begins_and_ends() {
    on_server("driver_crdb_levels", async |db| {
        let levels = [
            TxConfig::<Cockroach>::default(),
            TxConfig::read_committed(),
            TxConfig::repeatable_read(),
            TxConfig::serializable(),
        ];
        for (i, level) in (0..).zip(levels) {
            let insert = format!("insert into driver_crdb_levels values ({i}, 1)");
            let written = db
                .transaction_with(level, async |tx| execute(tx, &insert).await)
                .await;
            assert_eq!(written.unwrap(), 1);
            let refused = db
                .transaction_with(level.read_only(), async |tx| {
                    execute(tx, "delete from driver_crdb_levels where a = 0").await
                })
                .await;
            // read_only_sql_transaction
            let Err(Error::ReadOnly(refused)) = refused else {
                panic!("{refused:?}")
            };
            assert_eq!(refused.code.as_deref(), Some("25006"));
        }
    });
}

/// Adds a row that says how many there were, while another transaction does so too.
async fn count(tx: &Tx<'_, Cockroach>, a: i64) -> Result<u64, Error> {
    let insert =
        format!("insert into driver_crdb_retry select {a}, count(*) from driver_crdb_retry");
    execute(tx, &insert).await
}

#[test]
fn a_transaction_that_does_not_fit_is_done_again() {
    on_server("driver_crdb_retry", async |db| {
        let failed = db
            .transaction_with(TxConfig::serializable(), async |tx| {
                count(tx, 1).await?;
                db.transaction_with(TxConfig::serializable(), async |tx| count(tx, 2).await)
                    .await
            })
            .await;
        let Err(Error::Serialization(failed)) = failed else {
            panic!("{failed:?}")
        };
        assert_eq!(failed.code.as_deref(), Some("40001"));

        let attempts = AtomicU32::new(0);
        db.transaction_retry_with(TxConfig::serializable(), async |tx| {
            count(tx, 1).await?;
            if attempts.fetch_add(1, Ordering::Relaxed) == 0 {
                db.transaction_with(TxConfig::serializable(), async |tx| count(tx, 3).await)
                    .await?;
            }
            Ok(())
        })
        .await
        .unwrap();
        assert_eq!(attempts.into_inner(), 2);
        let rows: Vec<(i64, i64)> = sqlx::query_as("select a, n from driver_crdb_retry order by n")
            .fetch_all(db.pool())
            .await
            .unwrap();
        // As if they had run one after the other.
        assert_eq!(rows, [(2, 0), (3, 1), (1, 2)]);
    });
}
