//! Futures that are dropped at every point where they wait.
use crate::ledger::{Ledger, works};
use crate::site::{Faulty, Site};
use drizzle::prelude::*;
use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;

/// Polls a future so many times, as often as it asks for it, and then drops it.
async fn polled<T>(times: usize, future: impl Future<Output = T>) -> Option<T> {
    let mut future = pin!(future);
    let mut left = times;
    poll_fn(|cx| {
        if left == 0 {
            return Poll::Ready(None);
        }
        left -= 1;
        match future.as_mut().poll(cx) {
            Poll::Ready(done) => Poll::Ready(Some(done)),
            // The last time, nobody waits for the waker.
            Poll::Pending if left == 0 => Poll::Ready(None),
            Poll::Pending => Poll::Pending,
        }
    })
    .await
}

/// More than any of these needs.
const MOST: usize = 2_000;

/// Drops `once` after no poll, after one, and so on, until it comes to its end.
async fn at_every_await<D: Faulty>(
    what: &str,
    once: impl AsyncFn(&Db<D>, &Ledger) -> Result<(), Error>,
) {
    let site = Site::<D>::new().await;
    let ledger = Ledger::new(&site).await;
    let db = site.connect(2).await;
    let mut dropped = 0;
    for times in 0..MOST {
        match polled(times, once(&db, &ledger)).await {
            None => dropped += 1,
            Some(done) => {
                done.unwrap_or_else(|error| panic!("{}: {error}", D::NAME));
                break;
            }
        }
        ledger.check(&site).await;
    }
    assert!((1..MOST - 1).contains(&dropped), "{dropped}");
    works(&db, &ledger, &site).await;
    let (committed, undone, open) = ledger.counts();
    println!(
        "{}: {what} dropped at {dropped} places: {committed} committed, {undone} undone, {open} unknown",
        D::NAME
    );
    db.close().await;
    site.end().await;
}

pub async fn closures_dropped_at_every_await<D: Faulty>() {
    at_every_await::<D>("closures", async |db, ledger| {
        let transfer = ledger.next();
        let outcome = db
            .transaction(async |tx| {
                tx.transaction(async |nested| transfer.write(nested).await)
                    .await
            })
            .await;
        ledger.ended(transfer.id, &outcome);
        outcome
    })
    .await;
}

pub async fn values_dropped_at_every_await<D: Faulty>() {
    at_every_await::<D>("values", async |db, ledger| {
        let (transfer, given_up) = (ledger.next(), ledger.next());
        let tx = db.begin().await?;
        given_up.write(&tx).await?;
        tx.rollback().await?;
        ledger.undone(given_up.id);
        let tx = db.begin().await?;
        transfer.write(&tx).await?;
        let outcome = tx.commit().await;
        ledger.ended(transfer.id, &outcome);
        outcome
    })
    .await;
}

/// Several statements that are one.
pub async fn batches_dropped_at_every_await<D: Faulty>() {
    at_every_await::<D>("batches", async |db, ledger| {
        let id = ledger.next().id;
        let outcome = db
            .batch((
                db.execute(sql!(
                    "insert into transfers (id, source, target) values ({id}, {0i64}, {1i64})"
                )),
                db.execute(sql!(
                    "update balances set amount = amount - 1 where id = {0i64}"
                )),
                db.execute(sql!(
                    "update balances set amount = amount + 1 where id = {1i64}"
                )),
            ))
            .await
            .map(drop);
        ledger.ended(id, &outcome);
        outcome
    })
    .await;
}

/// A stream within a transaction, and one outside.
pub async fn streams_dropped_at_every_await<D: Faulty>() {
    at_every_await::<D>("streams", async |db, ledger| {
        let transfer = ledger.next();
        let outcome = db
            .transaction(async |tx| {
                transfer.write(tx).await?;
                let mut rows = tx
                    .query_sql::<i64, _>(sql!("select id from balances"))
                    .stream();
                while rows.next().await?.is_some() {}
                Ok(())
            })
            .await;
        ledger.ended(transfer.id, &outcome);
        let mut rows = db
            .query_sql::<i64, _>(sql!("select id from balances"))
            .stream();
        while rows.next().await?.is_some() {}
        outcome
    })
    .await;
}
