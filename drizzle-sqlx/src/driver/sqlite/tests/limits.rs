//! Locks in unusual places, transactions that SQLite ends by itself, and what others may expect of their pool.
use super::super::SqliteOptions;
use super::{File, memory};
use crate::prelude::*;
use crate::{Db, Error, sql};
use drizzle_core::dialect::Sqlite;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::{Duration, Instant};

#[crate::table(sqlite, name = "numbers")]
#[derive(Debug, Clone, PartialEq)]
struct Number {
    #[column(primary_key)]
    id: i64,
    n: i64,
}

/// How often another task of the same thread gets its turn while `work` is done.
async fn turns(work: impl Future) -> u32 {
    let (done, turns) = (
        Arc::new(AtomicBool::new(false)),
        Arc::new(AtomicU32::new(0)),
    );
    let other = tokio::spawn({
        let (done, turns) = (done.clone(), turns.clone());
        async move {
            while !done.load(Ordering::Relaxed) {
                turns.fetch_add(1, Ordering::Relaxed);
                tokio::task::yield_now().await;
            }
        }
    });
    tokio::task::yield_now().await;
    let before = turns.load(Ordering::Relaxed);
    work.await;
    let during = turns.load(Ordering::Relaxed) - before;
    done.store(true, Ordering::Relaxed);
    other.await.unwrap();
    during
}

/// A file without a write-ahead log, which another connection holds locked until it is told to let go.
async fn locked(file: &File) -> tokio::task::JoinHandle<()> {
    let locker = file
        .open(SqliteOptions::default().wal(false).max_connections(1))
        .await;
    let (locked, is_locked) = tokio::sync::oneshot::channel();
    let holder = tokio::spawn(async move {
        let config = TxConfig::<Sqlite>::exclusive();
        let held = locker.transaction_with(config, async |_| {
            let _ = locked.send(());
            tokio::time::sleep(Duration::from_millis(150)).await;
            Ok(())
        });
        held.await.unwrap();
        locker.close().await;
    });
    is_locked.await.unwrap();
    holder
}

#[tokio::test(flavor = "current_thread")]
async fn many_short_statements_let_others_run() {
    let db = memory().await;
    // Opening the connection waits for another thread, which is not what is meant here.
    db.rows::<i64>(sql!("select 1")).await.unwrap();
    let during = turns(async {
        for _ in 0..2_000 {
            db.rows::<i64>(sql!("select 1")).await.unwrap();
        }
    });
    assert!(during.await >= 10);
}

#[tokio::test(flavor = "current_thread")]
async fn the_first_row_of_a_stream_lets_others_run() {
    let db = memory().await;
    db.create_table(numbers).execute().await.unwrap();
    db.execute(sql!("insert into numbers with recursive c(x) as (select 1 union all select x + 1 from c where x < 200000) select x, x % 977 from c")).await.unwrap();
    let during = turns(async {
        let mut rows = db.select(..).from(numbers).order_by(numbers::n).stream();
        assert_eq!(rows.next().await.unwrap(), Some(Number { id: 977, n: 0 }));
    });
    assert!(during.await >= 10);
}

/// The first statement of a connection reads the schema, which may be locked.
#[tokio::test]
async fn a_locked_schema_is_waited_for() {
    let file = File::new("schema");
    let options = || SqliteOptions::default().wal(false).max_connections(1);
    let db = file.open(options()).await;
    db.execute(sql!("create table t (x integer)"))
        .await
        .unwrap();
    let other = file.open(options()).await;
    let holder = locked(&file).await;
    assert_eq!(
        other
            .rows::<i64>(sql!("select count(*) from t"))
            .await
            .unwrap(),
        [0]
    );
    holder.await.unwrap();
}

#[tokio::test]
async fn a_stream_waits_for_the_lock() {
    let file = File::new("stream");
    let db = file
        .open(SqliteOptions::default().wal(false).max_connections(1))
        .await;
    db.create_table(numbers).execute().await.unwrap();
    db.execute(sql!("insert into numbers values (1, 2)"))
        .await
        .unwrap();
    let holder = locked(&file).await;
    let mut rows = db.select(..).from(numbers).stream();
    assert_eq!(rows.next().await.unwrap(), Some(Number { id: 1, n: 2 }));
    assert_eq!(rows.next().await.unwrap(), None);
    holder.await.unwrap();
}

/// Nobody waits for the lock any more, so the connection is free at once and not after the busy timeout.
#[tokio::test]
async fn waiting_for_a_lock_can_be_cancelled() {
    let file = File::new("unwait");
    let options = SqliteOptions::default()
        .max_connections(1)
        .busy_timeout(Duration::from_secs(60));
    let (db, locker) = (file.open(options.clone()).await, file.open(options).await);
    db.execute(sql!("create table t (x integer)"))
        .await
        .unwrap();
    let config = TxConfig::<Sqlite>::immediate();
    let held = locker.transaction_with(config, async |_| {
        let write = db.execute(sql!("insert into t values (1)"));
        let write = tokio::time::timeout(Duration::from_millis(50), write).await;
        assert!(write.is_err());
        let read = db.rows::<i64>(sql!("select count(*) from t"));
        let read = tokio::time::timeout(Duration::from_secs(20), read).await;
        assert_eq!(read.unwrap().unwrap(), [0]);
        Ok(())
    });
    held.await.unwrap();
}

/// After SQLite has ended the transaction, the statements that follow would each be kept for good.
#[tokio::test]
async fn nothing_follows_an_undone_transaction() {
    let db = memory().await;
    db.execute(sql!("create table t (x integer unique)"))
        .await
        .unwrap();
    db.execute(sql!("insert into t values (1)")).await.unwrap();
    for rolls_back in [true, false] {
        let done = db.transaction(async |tx| {
            tx.execute(sql!("insert into t values (2)")).await?;
            let ends = tx
                .execute(sql!("insert or rollback into t values (1)"))
                .await;
            assert!(matches!(ends, Err(Error::Unique(_))), "{ends:?}");
            let after = tx.execute(sql!("insert into t values (3)")).await;
            assert!(matches!(after, Err(Error::Invalid(_))), "{after:?}");
            let nested = tx.transaction(async |_| Ok(())).await;
            assert!(nested.is_err());
            if rolls_back {
                tx.rollback()?;
            }
            Ok(())
        });
        let error = done.await.unwrap_err();
        assert_eq!(matches!(error, Error::Rollback), rolls_back, "{error:?}");
        assert_eq!(db.rows::<i64>(sql!("select x from t")).await.unwrap(), [1]);
    }
}

/// `close` while queries run: a connection that just comes back is not overlooked.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn closing_finds_every_connection() {
    for round in 0..600u64 {
        let db = memory().await;
        let busy = tokio::spawn({
            let db = db.clone();
            async move { while db.rows::<i64>(sql!("select 1")).await.is_ok() {} }
        });
        tokio::time::sleep(Duration::from_micros(round % 97)).await;
        let closed = tokio::time::timeout(Duration::from_secs(20), db.close()).await;
        assert!(closed.is_ok(), "round {round}");
        busy.await.unwrap();
    }
}

#[tokio::test]
async fn a_shared_pool_keeps_its_busy_timeout() {
    let options = SqliteConnectOptions::new().busy_timeout(Duration::from_millis(50));
    let pool = SqlitePoolOptions::new().max_connections(1);
    let pool = pool.connect_with(options).await.unwrap();
    let db: Db<Sqlite> = Db::from(pool.clone());
    assert_eq!(db.rows::<i64>(sql!("select 1")).await.unwrap(), [1]);
    let timeout = sqlx::query_scalar::<_, i64>("pragma busy_timeout");
    assert_eq!(timeout.fetch_one(&pool).await.unwrap(), 50);
}

#[tokio::test]
async fn the_adjusted_busy_timeout_counts() {
    let file = File::new("adjusted");
    let options = SqliteOptions::default().connect_options(|o| o.busy_timeout(Duration::ZERO));
    let db = file.open(options).await;
    db.execute(sql!("create table t (x integer)"))
        .await
        .unwrap();
    let held = db.transaction(async |tx| {
        tx.execute(sql!("insert into t values (1)")).await?;
        let start = Instant::now();
        let error = db
            .execute(sql!("insert into t values (2)"))
            .await
            .unwrap_err();
        assert!(error.to_string().contains("locked"), "{error}");
        assert!(start.elapsed() < Duration::from_secs(4));
        Ok(())
    });
    held.await.unwrap();
}

/// Functions quote their arguments in their messages; ours never hold a bound value.
#[tokio::test]
async fn messages_quote_no_values() {
    let db = memory().await;
    let secret = String::from("$[hunter2");
    let path = db.rows::<Option<String>>(sql!("select json_extract('[]', {secret})"));
    let message = path.await.unwrap_err().to_string();
    assert!(!message.contains("hunter2"), "{message}");
    assert!(message.contains("JSON path"), "{message}");
    let error = db
        .execute(sql!("select abs({i64::MIN})"))
        .await
        .unwrap_err();
    assert!(error.to_string().contains("integer overflow"), "{error}");
}

#[tokio::test]
async fn a_path_is_not_read_as_parameters() {
    let folder = std::env::temp_dir().join(format!("drizzle-{}-immutable", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let db: Db<Sqlite> = Db::connect(folder.join("mode=ro.db").to_str().unwrap())
        .await
        .unwrap();
    let mode = db
        .rows::<String>(sql!("pragma journal_mode"))
        .await
        .unwrap();
    db.close().await;
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(mode, ["wal"]);
}

#[tokio::test]
async fn comments_may_follow_a_statement() {
    let db = memory().await;
    db.execute(sql!("select 1; -- one")).await.unwrap();
    db.execute(sql!("select 1 /* one */ ; /* two\n */ -- three\n ;"))
        .await
        .unwrap();
    let two = db.execute(sql!("select 1; /*/ one */ select 2")).await;
    assert!(two.is_err());
}
