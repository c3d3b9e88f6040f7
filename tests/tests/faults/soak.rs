//! Many transfers by many tasks, while sessions are killed and futures are dropped.
use crate::ledger::{Ledger, works};
use crate::site::{Faulty, Site};
use drizzle::prelude::*;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// How long it goes on.
#[derive(Clone, Copy)]
pub enum Length {
    /// Until each task has made so many transfers.
    #[allow(dead_code, reason = "of the test")]
    Transfers(usize),
    /// So long.
    #[allow(dead_code, reason = "of the program")]
    Time(Duration),
}

const TASKS: usize = 8;

/// What happened.
#[derive(Default)]
struct Counts {
    refused: AtomicUsize,
    lost: AtomicUsize,
    dropped: AtomicUsize,
    killed: AtomicUsize,
}

/// One task's transfers.
async fn work<D: Faulty>(db: Db<D>, ledger: Arc<Ledger>, counts: Arc<Counts>, length: Length) {
    let begun = Instant::now();
    for turn in 0.. {
        match length {
            Length::Transfers(most) if turn >= most => return,
            Length::Time(most) if begun.elapsed() >= most => return,
            _ => {}
        }
        let transfer = ledger.next();
        let once = db.transaction_retry_with(D::strict(), async |tx| {
            transfer.write(tx).await?;
            if turn % 11 == 5 {
                tx.rollback()?;
            }
            Ok(())
        });
        // Some are not waited for to their end.
        let outcome = if turn % 7 == 3 {
            let patience = Duration::from_micros(transfer.id.unsigned_abs() * 137 % 4_000);
            match tokio::time::timeout(patience, once).await {
                Ok(outcome) => outcome,
                Err(_) => {
                    counts.dropped.fetch_add(1, Ordering::Relaxed);
                    continue;
                }
            }
        } else {
            once.await
        };
        ledger.ended(transfer.id, &outcome);
        match outcome {
            Ok(()) | Err(Error::Rollback) => {}
            Err(Error::Connection(_)) => _ = counts.lost.fetch_add(1, Ordering::Relaxed),
            Err(error) if error.is_retryable() || matches!(error, Error::PoolTimeout(_)) => {
                counts.refused.fetch_add(1, Ordering::Relaxed);
            }
            Err(error) => panic!("{}: {error:?}", D::NAME),
        }
    }
}

/// Runs it, and checks the ledger after it.
pub async fn run<D: Faulty>(length: Length) {
    let site = Site::<D>::new().await;
    let ledger = Arc::new(Ledger::new(&site).await);
    let counts = Arc::new(Counts::default());
    let db = site.connect(6).await;
    let tasks: Vec<_> = (0..TASKS)
        .map(|_| tokio::spawn(work(db.clone(), ledger.clone(), counts.clone(), length)))
        .collect();
    let over = AtomicBool::new(false);
    let killer = async {
        for turn in 0.. {
            tokio::time::sleep(Duration::from_millis(25)).await;
            if over.load(Ordering::Relaxed) {
                return;
            }
            let sessions = D::sessions(&site).await;
            if let Some(session) = sessions.get(turn % sessions.len().max(1)) {
                D::kill(&site, *session).await;
                counts.killed.fetch_add(1, Ordering::Relaxed);
            }
        }
    };
    let working = async {
        let mut panicked = 0;
        for task in tasks {
            panicked += usize::from(task.await.is_err());
        }
        over.store(true, Ordering::Relaxed);
        panicked
    };
    let (panicked, ()) = tokio::join!(working, killer);
    assert_eq!(panicked, 0, "{}: a task failed", D::NAME);
    works(&db, &ledger, &site).await;
    let (committed, undone, open) = ledger.counts();
    let of = |count: &AtomicUsize| count.load(Ordering::Relaxed);
    println!(
        "{}: {committed} transfers committed, {undone} undone, {open} unknown; {} sessions killed, {} futures dropped, \
         {} connections lost, {} refused; the total is as it was",
        D::NAME,
        of(&counts.killed),
        of(&counts.dropped),
        of(&counts.lost),
        of(&counts.refused),
    );
    db.close().await;
    site.end().await;
}

/// The short form, by number.
#[allow(dead_code, reason = "of the test")]
pub async fn transfers<D: Faulty>() {
    run::<D>(Length::Transfers(40)).await;
}
