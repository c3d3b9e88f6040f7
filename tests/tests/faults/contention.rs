//! Pools without a free connection, and writers that want the same row.
use crate::ledger::{ACCOUNTS, FIRST, Ledger, works};
use crate::site::{Faulty, Site};
use drizzle::prelude::*;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// Who waits in vain for a connection is told so; once there is one, all is well.
pub async fn exhausted<D: Faulty>() {
    let site = Site::<D>::new().await;
    let ledger = Ledger::new(&site).await;
    let options = D::options(3, Duration::from_millis(200));
    let db = Db::<D>::connect_with(&site.url, options)
        .await
        .expect("a pool");
    let mut refused = 0;
    for _ in 0..3 {
        let mut held = Vec::new();
        for _ in 0..3 {
            held.push(db.begin().await.expect("there are three"));
        }
        for _ in 0..4 {
            let error = db.begin().await.expect_err("there is no fourth");
            assert!(
                matches!(error, Error::PoolTimeout(_)),
                "{}: {error:?}",
                D::NAME
            );
            let error = db.rows::<i64>(sql!("select id from balances")).await;
            assert!(
                matches!(error, Err(Error::PoolTimeout(_))),
                "{}: {error:?}",
                D::NAME
            );
            refused += 2;
        }
        // One is given back by each way.
        let dropped = held.pop();
        drop(dropped);
        held.pop()
            .expect("two are left")
            .rollback()
            .await
            .expect("it was idle");
        held.pop()
            .expect("one is left")
            .commit()
            .await
            .expect("it was idle");
        works(&db, &ledger, &site).await;
    }
    println!("{}: {refused} refused by an exhausted pool", D::NAME);
    db.close().await;
    site.end().await;
}

/// All of them read a balance and write it back: each change is there in the end.
pub async fn writers_in_conflict<D: Faulty>() {
    const TASKS: i64 = 4;
    const EACH: i64 = 10;
    let site = Site::<D>::new().await;
    let ledger = Ledger::new(&site).await;
    let db = site.connect(4).await;
    let attempts = std::sync::Arc::new(AtomicU32::new(0));
    let tasks: Vec<_> = (0..TASKS)
        .map(|_| {
            let (db, attempts) = (db.clone(), attempts.clone());
            tokio::spawn(async move {
                let mut given_up = 0;
                let mut done = 0;
                while done < EACH {
                    let outcome = db
                        .transaction_retry_with(D::strict(), async |tx| {
                            attempts.fetch_add(1, Ordering::Relaxed);
                            let found = tx
                                .rows::<i64>(sql!("select amount from balances where id = {1i64}"));
                            let amount = found.await?[0] + 1;
                            tokio::task::yield_now().await;
                            let write =
                                sql!("update balances set amount = {amount} where id = {1i64}");
                            tx.execute(write).await
                        })
                        .await;
                    match outcome {
                        Ok(_) => done += 1,
                        // Eight times in a row: what the program does about it is its own decision.
                        Err(error) if error.is_retryable() => given_up += 1,
                        Err(error) => panic!("{}: {error:?}", D::NAME),
                    }
                }
                given_up
            })
        })
        .collect();
    let mut given_up = 0;
    for task in tasks {
        given_up += task.await.expect("no panic");
    }
    let found = db.rows::<i64>(sql!("select amount from balances where id = {1i64}"));
    assert_eq!(
        found.await.expect("a balance"),
        [FIRST + TASKS * EACH],
        "{}",
        D::NAME
    );
    let reset = sql!("update balances set amount = {FIRST} where id = {1i64}");
    db.execute(reset).await.expect("nobody else writes");
    works(&db, &ledger, &site).await;
    let attempts = attempts.load(Ordering::Relaxed);
    println!(
        "{}: {} changes of one row of {ACCOUNTS} in {attempts} attempts, {given_up} given up and begun anew",
        D::NAME,
        TASKS * EACH
    );
    db.close().await;
    site.end().await;
}
