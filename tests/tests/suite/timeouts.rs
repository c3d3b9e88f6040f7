use super::transfers::{add, balances, start};
use std::time::{Duration, Instant};

const SHORT: Duration = Duration::from_millis(150);
/// Longer than any statement here may go on once its time is over.
const LONG: Duration = Duration::from_secs(20);

/// A statement that takes much longer than anybody waits.
fn endless() -> Sql {
    Sql::raw(
        "with digits as (select 1 as n union all select 2 union all select 3 union all select 4 union all select 5 \
         union all select 6 union all select 7 union all select 8 union all select 9 union all select 10) \
         select count(*) from digits a, digits b, digits c, digits d, digits e, digits f, digits g, digits h, \
         digits i, digits j, digits k, digits l"
    )
}

tests! {
    /// As often as there are connections and more: what follows finds ones that work, without any limit.
    async fn of_a_statement(db) {
        start(db).await?;
        let quick = db.with_timeout(SHORT);
        for _ in 0..6 {
            let begun = Instant::now();
            let error = quick.rows::<i64>(sql!("{endless()}")).await.unwrap_err();
            assert!(matches!(error, Error::Timeout(_)) && begun.elapsed() < LONG, "{error:?}");
            assert!(error.sql().is_some_and(|sql| sql.contains("digits")) && !error.is_retryable());
            add(db, 1, 1).await?;
        }
        assert_eq!(balances(&db.with_timeout(LONG)).await?, [106, 50]);
        add(&db.with_timeout(LONG), 1, 1).await?;
        let refused = db.with_timeout(Duration::ZERO).count(accounts).one().await;
        assert!(matches!(refused, Err(Error::Timeout(_))), "{refused:?}");
        assert_eq!(balances(db).await?, [107, 50]);
    }

    /// Each statement of a transaction has the limit; what the transaction did before is undone.
    async fn of_a_statement_in_a_transaction(db) {
        start(db).await?;
        let outcome = db.with_timeout(SHORT).transaction(async |tx| {
            add(tx, 1, 1).await?;
            tx.rows::<i64>(sql!("{endless()}")).await
        }).await;
        assert!(matches!(outcome, Err(Error::Timeout(_))), "{outcome:?}");
        db.with_timeout(LONG).transaction(async |tx| {
            add(tx, 2, 1).await?;
            tx.transaction(async |nested| add(nested, 2, 1).await).await
        }).await?;
        assert_eq!(balances(db).await?, [100, 52]);
    }

    /// Also one that does not wait for the database.
    async fn of_a_transaction(db) {
        start(db).await?;
        for idle in [false, true, false, true, false, true] {
            let begun = Instant::now();
            let outcome = db.transaction_with(TxConfig::default().timeout(SHORT), async |tx| {
                add(tx, 1, 1).await?;
                if idle {
                    std::future::pending::<()>().await;
                }
                tx.rows::<i64>(sql!("{endless()}")).await
            }).await;
            assert!(matches!(outcome, Err(Error::Timeout(_))) && begun.elapsed() < LONG, "{outcome:?}");
        }
        assert_eq!(balances(db).await?, [100, 50]);
        db.transaction_with(TxConfig::default().timeout(LONG), async |tx| add(tx, 1, 1).await).await?;
        assert_eq!(balances(db).await?, [101, 50]);
    }

    /// A value has its time too, and is not committed after it.
    async fn of_an_owned_transaction(db) {
        start(db).await?;
        let tx = db.begin_with(TxConfig::default().timeout(SHORT)).await?;
        add(&tx, 1, 1).await?;
        let error = tx.rows::<i64>(sql!("{endless()}")).await.unwrap_err();
        assert!(matches!(error, Error::Timeout(_)), "{error:?}");
        let error = tx.commit().await.unwrap_err();
        assert!(matches!(error, Error::Timeout(_)), "{error:?}");
        let tx = db.begin_with(TxConfig::default().timeout(LONG)).await?;
        add(&tx, 2, 1).await?;
        tx.commit().await?;
        assert_eq!(balances(db).await?, [100, 51]);
    }

    /// A stream has that long for all of its rows.
    async fn of_a_stream(db) {
        db.create_table(measurements).execute().await?;
        let many: Vec<_> = (0..2_000).map(|id| NewMeasurement::new().id(id).label("l")).collect();
        db.insert(measurements).values(many).execute().await?;
        let quick = db.with_timeout(SHORT);
        let mut rows = quick.select(measurements::id).from(measurements).order_by(measurements::id).stream();
        assert_eq!(rows.next().await?, Some(0));
        tokio::time::sleep(2 * SHORT).await;
        let end = loop {
            match rows.next().await {
                Ok(Some(_)) => {}
                end => break end,
            }
        };
        assert!(matches!(end, Err(Error::Timeout(_))), "{end:?}");
        drop(rows);
        assert_eq!(db.count(measurements).one().await?, 2_000);
    }

    /// Transactions hold all connections; once they are dropped, all of them are to be had again.
    async fn of_the_pool(db) {
        start(db).await?;
        let mut held = Vec::new();
        let full = loop {
            match tokio::time::timeout(Duration::from_millis(300), db.begin()).await {
                Ok(tx) => held.push(tx?),
                Err(_) => break held.len(),
            }
        };
        assert!(full > 0);
        drop(held);
        assert_eq!(balances(db).await?, [100, 50]);
    }

    /// Queries that are running end first; those that come later are refused.
    async fn graceful_close(db) {
        start(db).await?;
        let tx = db.begin().await?;
        add(&tx, 1, 1).await?;
        let closing = tokio::spawn({ let db = db.clone(); async move { db.close().await } });
        tokio::task::yield_now().await;
        add(&tx, 2, 1).await?;
        assert_eq!(balances(&tx).await?, [101, 51]);
        tx.commit().await?;
        closing.await?;
        let refused = db.count(accounts).one().await;
        assert!(matches!(refused, Err(Error::Connection(_))), "{refused:?}");
    }
}
