//! What only this driver can get wrong: handles under sqlx's pool, long statements, locks, cancellation.
#![allow(clippy::type_complexity)]
use crate::prelude::*;
use crate::{Db, Error, sql};
use drizzle_core::dialect::Sqlite;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;

mod limits;

/// A file of its own, removed with what SQLite puts beside it.
struct File(PathBuf);
impl File {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("drizzle-{}-{name}.db", std::process::id()));
        let file = File(path);
        file.remove();
        file
    }
    fn remove(&self) {
        for suffix in ["", "-wal", "-shm"] {
            let mut path = self.0.clone().into_os_string();
            path.push(suffix);
            let _ = std::fs::remove_file(path);
        }
    }
    async fn open(&self, options: super::SqliteOptions) -> Db<Sqlite> {
        Db::connect_with(self.0.to_str().unwrap(), options)
            .await
            .unwrap()
    }
}
impl Drop for File {
    fn drop(&mut self) {
        self.remove();
    }
}

async fn memory() -> Db<Sqlite> {
    Db::connect("sqlite::memory:").await.unwrap()
}

/// Counts to `n` within the first step, without giving a row before.
fn counting(n: i64) -> Expr<impl crate::expr::Node> {
    sql!(
        "with recursive c(x) as (select 1 union all select x + 1 from c where x < {n}) select max(x) from c"
    )
}

#[tokio::test]
async fn values_come_back_as_they_were() {
    let db = memory().await;
    let long = "é".repeat(1 << 20);
    let bytes = vec![0u8, 255, 0];
    for text in ["", "a\0b", "😀 ‏עברית", long.as_str()] {
        let rows: Vec<(String, Vec<u8>, Vec<u8>, Option<i64>)> = db
            .rows(sql!(
                "select {text}, {bytes.clone()}, {Vec::<u8>::new()}, {None::<i64>}"
            ))
            .await
            .unwrap();
        assert_eq!(rows, [(text.to_owned(), bytes.clone(), vec![], None)]);
    }
    let rows: Vec<(f64, i64)> = db
        .rows(sql!("select {f64::INFINITY}, {i64::MIN}"))
        .await
        .unwrap();
    assert_eq!(rows, [(f64::INFINITY, i64::MIN)]);
    let nan = db.rows::<Option<f64>>(sql!("select {f64::NAN}")).await;
    assert!(matches!(nan, Err(Error::Encode { .. })), "{nan:?}");
}

#[tokio::test]
async fn text_that_is_not_utf8_is_an_error() {
    let db = memory().await;
    let error = db
        .rows::<String>(sql!("select cast(x'ff' as text)"))
        .await
        .unwrap_err();
    assert!(matches!(&error, Error::Decode { .. }), "{error:?}");
    assert_eq!(db.rows::<i64>(sql!("select 1")).await.unwrap(), [1]);
}

#[tokio::test]
async fn two_statements_in_one_text_are_refused() {
    let db = memory().await;
    let error = db.execute(sql!("select 1; select 2")).await.unwrap_err();
    assert!(
        error.to_string().contains("more than one statement"),
        "{error}"
    );
    db.execute(sql!("select 1 ; ")).await.unwrap();
}

#[tokio::test]
async fn a_parameter_without_a_value_is_refused() {
    let db = memory().await;
    let error = db.rows::<Option<i64>>(sql!("select ?")).await.unwrap_err();
    assert!(matches!(error, Error::Encode { .. }), "{error:?}");
    assert_eq!(db.rows::<i64>(sql!("select {1i64}")).await.unwrap(), [1]);
}

#[tokio::test]
async fn affected_rows_are_those_of_the_statement() {
    let db = memory().await;
    assert_eq!(
        db.execute(sql!("create table t (x integer)"))
            .await
            .unwrap(),
        0
    );
    assert_eq!(
        db.execute(sql!("insert into t values (1), (2), (3)"))
            .await
            .unwrap(),
        3
    );
    assert_eq!(db.execute(sql!("select * from t")).await.unwrap(), 0);
    assert_eq!(
        db.execute(sql!("create table u (x integer)"))
            .await
            .unwrap(),
        0
    );
    assert_eq!(
        db.execute(sql!("update t set x = 4 where x > 1"))
            .await
            .unwrap(),
        2
    );
    assert_eq!(
        db.execute(sql!("update t set x = 4 where x > 100"))
            .await
            .unwrap(),
        0
    );
}

/// On a runtime with one thread, another task goes on while a statement counts far beyond its budget.
#[tokio::test(flavor = "current_thread")]
async fn a_long_statement_lets_others_run() {
    let db = memory().await;
    let (done, turns) = (
        Arc::new(AtomicBool::new(false)),
        Arc::new(AtomicU32::new(0)),
    );
    let other = tokio::spawn({
        let (done, turns) = (done.clone(), turns.clone());
        async move {
            while !done.load(Ordering::Relaxed) {
                turns.fetch_add(1, Ordering::Relaxed);
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
        }
    });
    assert_eq!(
        db.rows::<i64>(counting(3_000_000)).await.unwrap(),
        [3_000_000]
    );
    done.store(true, Ordering::Relaxed);
    other.await.unwrap();
    // Inline, the other task would have had no turn between the start and the end.
    assert!(turns.load(Ordering::Relaxed) > 2);
}

/// Nobody waits for the statement any more: it is interrupted, and the connection is fit for the next one.
#[tokio::test]
async fn a_long_statement_can_be_cancelled() {
    let file = File::new("cancel");
    let db = file
        .open(super::SqliteOptions::default().max_connections(1))
        .await;
    for _ in 0..3 {
        let endless = counting(i64::MAX);
        let cut = tokio::time::timeout(Duration::from_millis(50), db.rows::<i64>(endless)).await;
        assert!(cut.is_err());
        assert_eq!(db.rows::<i64>(sql!("select 7")).await.unwrap(), [7]);
    }
}

/// Also a statement in a transaction, and one that is cancelled before another thread has begun with it.
#[tokio::test]
async fn a_cancelled_transaction_leaves_a_clean_connection() {
    let db = memory().await;
    db.execute(sql!("create table t (x integer)"))
        .await
        .unwrap();
    for millis in [1, 5, 20] {
        let endless = db.transaction(async |tx| {
            tx.execute(sql!("insert into t values (1)")).await?;
            tx.rows::<i64>(counting(i64::MAX)).await
        });
        let cut = tokio::time::timeout(Duration::from_millis(millis), endless).await;
        assert!(cut.is_err());
        assert_eq!(
            db.rows::<i64>(sql!("select count(*) from t"))
                .await
                .unwrap(),
            [0]
        );
    }
}

#[tokio::test]
async fn a_long_write_outside_of_a_transaction_takes_effect_once() {
    let db = memory().await;
    db.execute(sql!("create table t (x integer)"))
        .await
        .unwrap();
    let n = 300_000;
    let affected =
        db.execute(sql!("insert into t with recursive c(x) as (select 1 union all select x + 1 from c where x < {n}) select x from c")).await.unwrap();
    assert_eq!(affected, 300_000);
    assert_eq!(
        db.rows::<i64>(sql!("select count(*) from t"))
            .await
            .unwrap(),
        [300_000]
    );
}

/// A writer waits for another connection's transaction, as long as the busy timeout allows.
#[tokio::test]
async fn a_writer_waits_for_the_lock() {
    let file = File::new("lock");
    let db = file
        .open(super::SqliteOptions::default().max_connections(2))
        .await;
    db.execute(sql!("create table t (x integer)"))
        .await
        .unwrap();
    let (locked, writer) = (tokio::sync::Notify::new(), db.clone());
    let (first, second) = tokio::join!(
        db.transaction_with(TxConfig::immediate(), async |tx| {
            tx.execute(sql!("insert into t values (1)")).await?;
            locked.notify_one();
            tokio::time::sleep(Duration::from_millis(60)).await;
            Ok(())
        }),
        async {
            locked.notified().await;
            writer.execute(sql!("insert into t values (2)")).await
        }
    );
    first.unwrap();
    second.unwrap();
    assert_eq!(
        db.rows::<i64>(sql!("select x from t order by rowid"))
            .await
            .unwrap(),
        [1, 2]
    );
}

#[tokio::test]
async fn a_lock_that_stays_is_an_error() {
    let file = File::new("busy");
    let options = super::SqliteOptions::default().busy_timeout(Duration::from_millis(20));
    let db = file.open(options).await;
    db.execute(sql!("create table t (x integer)"))
        .await
        .unwrap();
    db.transaction_with(TxConfig::immediate(), async |_| {
        let error = db
            .execute(sql!("insert into t values (2)"))
            .await
            .unwrap_err();
        assert!(error.to_string().contains("locked"), "{error}");
        Ok(())
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn with_one_connection_a_second_query_waits() {
    let db = memory().await;
    let (a, b) = tokio::join!(
        db.transaction(async |tx| {
            tokio::time::sleep(Duration::from_millis(20)).await;
            tx.rows::<i64>(sql!("select 1")).await
        }),
        db.rows::<i64>(sql!("select 2"))
    );
    assert_eq!((a.unwrap(), b.unwrap()), (vec![1], vec![2]));
}

#[tokio::test]
async fn waiting_for_a_connection_has_an_end() {
    let db: Db<Sqlite> = Db::connect_with(
        "sqlite::memory:",
        super::SqliteOptions::default().acquire_timeout(Duration::from_millis(20)),
    )
    .await
    .unwrap();
    let error = db
        .transaction(async |_| db.rows::<i64>(sql!("select 1")).await)
        .await
        .unwrap_err();
    assert!(matches!(error, Error::PoolTimeout(_)), "{error:?}");
}

#[tokio::test]
async fn a_dropped_transaction_is_rolled_back() {
    let db = memory().await;
    db.execute(sql!("create table t (x integer)"))
        .await
        .unwrap();
    let cut = tokio::time::timeout(
        Duration::from_millis(20),
        db.transaction(async |tx| {
            tx.execute(sql!("insert into t values (1)")).await?;
            std::future::pending::<()>().await;
            Ok(())
        }),
    )
    .await;
    assert!(cut.is_err());
    assert_eq!(
        db.rows::<i64>(sql!("select count(*) from t"))
            .await
            .unwrap(),
        [0]
    );
}

/// Whoever made the sqlx pool can go on using it: connections are given back after each use.
#[tokio::test]
async fn a_pool_can_be_shared_with_sqlx() {
    let sqlx = sqlx::sqlite::SqlitePoolOptions::new()
        .max_connections(1)
        .connect("sqlite::memory:")
        .await
        .unwrap();
    let db = Db::<Sqlite>::from(sqlx.clone());
    db.execute(sql!("create table t (x integer)"))
        .await
        .unwrap();
    for x in 0..20i64 {
        let raw = sqlx::query("insert into t values (?)")
            .bind(x)
            .execute(&sqlx)
            .await
            .unwrap();
        assert_eq!(raw.rows_affected(), 1);
        assert_eq!(
            db.rows::<i64>(sql!("select max(x) from t")).await.unwrap(),
            [x]
        );
    }
    db.close().await;
}

#[tokio::test]
async fn an_own_pool_can_be_shown_to_sqlx() {
    let db = memory().await;
    db.execute(sql!("create table t (x integer)"))
        .await
        .unwrap();
    let (count,): (i64,) = sqlx::query_as("select count(*) from t")
        .fetch_one(db.pool().sqlx())
        .await
        .unwrap();
    assert_eq!(count, 0);
    db.execute(sql!("insert into t values (1)")).await.unwrap();
    let (count,): (i64,) = sqlx::query_as("select count(*) from t")
        .fetch_one(db.pool().sqlx())
        .await
        .unwrap();
    assert_eq!(count, 1);
}

/// The statement ends on its thread just when nobody waits any more: it is finalized before its connection goes.
#[tokio::test]
async fn results_that_nobody_takes() {
    let file = File::new("untaken");
    let db = file
        .open(super::SqliteOptions::default().max_connections(2))
        .await;
    for millis in 0..30 {
        let long = db.rows::<i64>(counting(60_000 + millis as i64));
        let _ = tokio::time::timeout(Duration::from_millis(millis), long).await;
        assert_eq!(db.rows::<i64>(sql!("select 7")).await.unwrap(), [7]);
    }
    db.close().await;
}

/// More texts than the cache holds, and none at all.
#[tokio::test]
async fn statements_are_kept_or_not() {
    for capacity in [0, 1, 3] {
        let db: Db<Sqlite> = Db::connect_with(
            "sqlite::memory:",
            super::SqliteOptions::default().statement_cache(capacity),
        )
        .await
        .unwrap();
        for _ in 0..3 {
            for n in 0..6i64 {
                let text = Sql::raw(format!("select {n} + "));
                assert_eq!(db.rows::<i64>(sql!("{text}{n}")).await.unwrap(), [2 * n]);
            }
        }
        db.close().await;
    }
}

/// The table changes under a statement that is kept.
#[tokio::test]
async fn kept_statements_survive_a_changed_table() {
    let db = memory().await;
    db.execute(sql!("create table t (x integer)"))
        .await
        .unwrap();
    db.execute(sql!("insert into t values (1)")).await.unwrap();
    assert_eq!(db.rows::<i64>(sql!("select * from t")).await.unwrap(), [1]);
    db.execute(sql!("alter table t add column y integer default 5"))
        .await
        .unwrap();
    assert_eq!(
        db.rows::<(i64, i64)>(sql!("select * from t"))
            .await
            .unwrap(),
        [(1, 5)]
    );
}

#[tokio::test]
async fn a_cursor_may_be_dropped_early() {
    use crate::exec::Executor as _;
    let db = memory().await;
    db.execute(sql!("create table t (x integer)"))
        .await
        .unwrap();
    db.execute(sql!("insert into t with recursive c(x) as (select 1 union all select x + 1 from c where x < 1000) select x from c")).await.unwrap();
    let mut rows = db.select(sql!("x" as i64)).from(numbers).stream();
    for expected in 1..=100 {
        assert_eq!(rows.next().await.unwrap(), Some(expected));
    }
    drop(rows);
    assert_eq!(db.execute(sql!("drop table t")).await.unwrap(), 0);
}

#[table(sqlite, name = "t", module = "numbers")]
struct Number {
    #[column(name = "x")]
    _x: i64,
}

/// A database may outlive the runtime it was made on.
#[test]
fn dropped_after_the_runtime() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let db = runtime.block_on(async {
        let db = memory().await;
        assert_eq!(db.rows::<i64>(sql!("select 1")).await.unwrap(), [1]);
        db
    });
    drop(runtime);
    drop(db);
}

/// Whatever text and values come: a result or an error, and the connection goes on. The cases are the same at
/// every run.
#[tokio::test]
async fn no_text_and_no_value_breaks_the_connection() {
    use proptest::prelude::*;
    use proptest::strategy::ValueTree as _;
    use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
    let words = [
        "select ",
        "insert into t ",
        "values (",
        "(",
        ")",
        ", ",
        "*",
        " from t",
        " where ",
        "x",
        "'",
        "\"",
        "--",
        "/*",
        "*/",
        ";",
        "?",
        "?9",
        ":a",
        "\0",
        "é",
        "1",
        "x'0g'",
        " returning *",
        "begin;",
        "pragma ",
        "delete ",
        " limit ",
        "null",
        "||",
    ];
    let text = prop::collection::vec(prop::sample::select(words.to_vec()), 0..12)
        .prop_map(|words| words.concat());
    let strategy = (
        text,
        any::<String>(),
        any::<Vec<u8>>(),
        any::<f64>(),
        any::<i64>(),
    );
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let db = memory().await;
    db.execute(sql!("create table t (x)")).await.unwrap();
    let mut ran = 0;
    for _ in 0..2_000 {
        let (text, string, bytes, float, int) = strategy.new_tree(&mut runner).unwrap().current();
        let raw = Sql::raw(text.clone());
        ran += u32::from(db.execute(sql!("{raw}")).await.is_ok());
        let raw = Sql::raw(text);
        let _ = db
            .rows::<(Option<String>, Option<i64>)>(sql!(
                "{raw} {string.as_str()}, {bytes.clone()}, {int}"
            ))
            .await;
        let back = db
            .rows::<(String, Vec<u8>, i64)>(sql!(
                "select {string.as_str()}, {bytes.clone()}, {int}"
            ))
            .await
            .unwrap();
        assert_eq!(back, [(string, bytes, int)]);
        if !float.is_nan() {
            assert_eq!(
                db.rows::<f64>(sql!("select {float}")).await.unwrap(),
                [float]
            );
        }
    }
    assert!(ran > 0);
}

#[table(sqlite, name = "prices")]
#[allow(dead_code, reason = "only its columns are used")]
struct Price {
    #[column(primary_key)]
    _id: i64,
    amount: Meters,
}

/// A type of its own, stored as a decimal.
struct Meters(String);
impl crate::types::SqlType for Meters {
    const KIND: crate::value::Kind = crate::value::Kind::Decimal;
    fn into_value(self) -> crate::value::Value {
        crate::value::Value::Decimal(self.0.into())
    }
    fn from_value(value: crate::value::ValueRef<'_>) -> Result<Self, crate::types::TypeError> {
        String::from_value(value).map(Meters)
    }
}
impl<D> crate::types::SqlTypeOn<D> for Meters {}
impl crate::expr::Numeric for Meters {}

/// SQLite would compute with floats; that is told before anything is sent.
#[tokio::test]
async fn decimals_are_not_computed_with() {
    let db = memory().await;
    db.create_table(prices).execute().await.unwrap();
    let twice = prices::amount * Meters("2".into());
    let update = db.update(prices).set(prices::amount, twice).all_rows();
    let error = update.execute().await.unwrap_err();
    assert!(
        matches!(&error, Error::Invalid(why) if why.contains("does not compute exactly")),
        "{error}"
    );
    // Where the pool is shared too, connections know the order.
    let shared = sqlx::sqlite::SqlitePoolOptions::new()
        .max_connections(1)
        .connect("sqlite::memory:")
        .await
        .unwrap();
    let db = Db::<Sqlite>::from(shared);
    db.create_table(prices).execute().await.unwrap();
    for (id, amount) in [(1, "9.5"), (2, "10")] {
        let new = NewPrice::new()._id(id).amount(Meters(amount.into()));
        db.insert(prices).values(new).execute().await.unwrap();
    }
    let most = db
        .select(prices::_id)
        .from(prices)
        .order_by(desc(prices::amount))
        .first()
        .await
        .unwrap();
    assert_eq!(most, Some(2));
    db.close().await;
}
