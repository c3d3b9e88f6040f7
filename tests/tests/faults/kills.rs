//! Sessions that are ended on the server.
use crate::ledger::{Ledger, works};
use crate::site::{Faulty, Site};
use drizzle::prelude::*;
use std::time::Duration;

/// Kills whoever is there.
async fn kill_all<D: Faulty>(site: &Site<D>) -> usize {
    let sessions = D::sessions(site).await;
    for session in &sessions {
        D::kill(site, *session).await;
    }
    // A killed session is gone only a little later.
    for _ in 0..1_000 {
        let left = D::sessions(site).await;
        if !left.iter().any(|session| sessions.contains(session)) {
            break;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    sessions.len()
}

pub async fn during_a_statement<D: Faulty>() {
    let site = Site::<D>::new().await;
    let ledger = Ledger::new(&site).await;
    let db = site.connect(2).await;
    let mut killed = 0;
    for within in [true, false, true, false] {
        let transfer = ledger.next();
        let sent = tokio::spawn({
            let db = db.clone();
            async move {
                if !within {
                    return db.execute(sql!("{D::waiting()}")).await.map(drop);
                }
                db.transaction(async |tx| {
                    transfer.write(tx).await?;
                    tx.execute(sql!("{D::waiting()}")).await.map(drop)
                })
                .await
            }
        });
        // Until it is there and waits.
        while D::sessions(&site).await.is_empty()
            || (within && D::open_transactions(&site).await == 0)
        {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
        killed += kill_all(&site).await;
        let outcome = sent.await.expect("no panic");
        assert!(
            matches!(outcome, Err(Error::Connection(_))),
            "{}: {outcome:?}",
            D::NAME
        );
        // It never came to its commit.
        ledger.undone(transfer.id);
        ledger.check(&site).await;
    }
    works(&db, &ledger, &site).await;
    println!("{}: {killed} sessions killed during a statement", D::NAME);
    db.close().await;
    site.end().await;
}

pub async fn between_statements<D: Faulty>() {
    let site = Site::<D>::new().await;
    let ledger = Ledger::new(&site).await;
    let db = site.connect(2).await;
    let mut killed = 0;
    for at in 0..4 {
        let transfer = ledger.next();
        let outcome = db
            .transaction(async |tx| {
                if at == 0 {
                    killed += kill_all(&site).await;
                }
                tx.transaction(async |nested| {
                    if at == 1 {
                        killed += kill_all(&site).await;
                    }
                    transfer.write(nested).await?;
                    if at == 2 {
                        killed += kill_all(&site).await;
                    }
                    Ok(())
                })
                .await?;
                if at == 3 {
                    killed += kill_all(&site).await;
                }
                Ok(())
            })
            .await;
        assert!(
            matches!(outcome, Err(Error::Connection(_))),
            "{}: {outcome:?}",
            D::NAME
        );
        ledger.undone(transfer.id);
        ledger.check(&site).await;
        let tx = loop {
            // One that was killed while it was idle is found when it is used.
            if let Ok(tx) = db.begin().await {
                break tx;
            }
        };
        let transfer = ledger.next();
        transfer.write(&tx).await.expect("a connection that works");
        killed += kill_all(&site).await;
        let outcome = tx.commit().await;
        assert!(
            matches!(outcome, Err(Error::Connection(_))),
            "{}: {outcome:?}",
            D::NAME
        );
        ledger.undone(transfer.id);
        ledger.check(&site).await;
    }
    works(&db, &ledger, &site).await;
    println!("{}: {killed} sessions killed between statements", D::NAME);
    db.close().await;
    site.end().await;
}

/// Those that wait in the pool: each costs an error at most, and no more once it was found.
pub async fn of_idle_connections<D: Faulty>() {
    let site = Site::<D>::new().await;
    let ledger = Ledger::new(&site).await;
    let db = site.connect(3).await;
    let mut killed = 0;
    for _ in 0..3 {
        let mut held = Vec::new();
        for _ in 0..3 {
            held.push(loop {
                if let Ok(tx) = db.begin().await {
                    break tx;
                }
            });
        }
        for tx in held {
            tx.rollback().await.expect("it was idle");
        }
        killed += kill_all(&site).await;
        works(&db, &ledger, &site).await;
    }
    assert!(killed >= 9, "{killed}");
    println!("{}: {killed} idle sessions killed", D::NAME);
    db.close().await;
    site.end().await;
}
