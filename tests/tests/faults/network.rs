//! Networks that cut, truncate and fall silent.
use crate::ledger::{Ledger, works};
use crate::proxy::{Fault, Proxy};
use crate::site::{Faulty, Site};
use drizzle::prelude::*;
use std::time::{Duration, Instant};

async fn cut_at_the_commit<D: Faulty>(fault: Fault, is_there: bool) {
    let site = Site::<D>::new().await;
    let ledger = Ledger::new(&site).await;
    let proxy = Proxy::before(&site.url).await;
    let db = site.connect_at(&proxy.url::<D>(), 2).await;
    for times in 1..=5 {
        let transfer = ledger.next();
        proxy.set(fault);
        let outcome = db.transaction(async |tx| transfer.write(tx).await).await;
        proxy.set(Fault::None);
        assert!(
            matches!(outcome, Err(Error::Connection(_))),
            "{}: {outcome:?}",
            D::NAME
        );
        assert_eq!(proxy.struck(), times);
        assert!(!outcome.expect_err("as said").is_retryable());
        ledger.check(&site).await;
        assert_eq!(
            ledger.has(&site, transfer.id).await,
            is_there,
            "{}",
            D::NAME
        );
    }
    works(&db, &ledger, &site).await;
    println!(
        "{}: {} connections cut at the commit",
        D::NAME,
        proxy.struck()
    );
    db.close().await;
    site.end().await;
}

/// Then it was not.
pub async fn cut_before_the_commit<D: Faulty>() {
    cut_at_the_commit::<D>(Fault::Before(D::COMMIT), false).await;
}

/// Then it was, and nobody can know: the error does not say that it was undone, and is not one to do again.
pub async fn cut_after_the_commit<D: Faulty>() {
    cut_at_the_commit::<D>(Fault::After(D::COMMIT), true).await;
}

/// After every so many bytes of the server's answers, until a transfer comes through.
pub async fn cut_at_every_place<D: Faulty>() {
    const STEP: usize = 23;
    let site = Site::<D>::new().await;
    let ledger = Ledger::new(&site).await;
    let proxy = Proxy::before(&site.url).await;
    let db = site.connect_at(&proxy.url::<D>(), 1).await;
    let mut most = 1;
    let well = loop {
        // Connecting is not meant here: sqlx tries that again until its time is over.
        let tx = loop {
            proxy.set(Fault::None);
            match db.begin().await {
                Ok(tx) => break tx,
                Err(error) => assert!(matches!(error, Error::Connection(_)), "{error:?}"),
            }
        };
        let transfer = ledger.next();
        proxy.set(Fault::Truncated(most));
        let written = transfer.write(&tx).await;
        let outcome = match written {
            Ok(()) => tx.commit().await,
            Err(error) => Err(error),
        };
        proxy.set(Fault::None);
        ledger.ended(transfer.id, &outcome);
        ledger.check(&site).await;
        match outcome {
            Ok(()) => break most,
            Err(error) => assert!(
                matches!(error, Error::Connection(_)),
                "{}: {error:?}",
                D::NAME
            ),
        }
        most += STEP;
        assert!(most < 1_000_000, "it has an end");
    };
    works(&db, &ledger, &site).await;
    let (committed, undone, open) = ledger.counts();
    println!(
        "{}: {} answers truncated, up to byte {well}: {committed} committed, {undone} undone, {open} unknown",
        D::NAME,
        proxy.struck()
    );
    db.close().await;
    site.end().await;
}

/// Nothing comes back, and no error either: who set a limit is told when it is over.
pub async fn silence<D: Faulty>() {
    let site = Site::<D>::new().await;
    let ledger = Ledger::new(&site).await;
    let proxy = Proxy::before(&site.url).await;
    let db = site.connect_at(&proxy.url::<D>(), 2).await;
    let limit = Duration::from_millis(300);
    let mut silences = 0;
    for in_transaction in [true, false, true, false] {
        let transfer = ledger.next();
        let begun = Instant::now();
        let outcome = if in_transaction {
            let config = TxConfig::default().timeout(limit);
            db.transaction_with(config, async |tx| {
                transfer.write(tx).await?;
                proxy.set(Fault::Silent);
                tx.execute(sql!("update balances set amount = amount where id = 1"))
                    .await
                    .map(drop)
            })
            .await
        } else {
            let db = db.with_timeout(limit);
            proxy.set(Fault::Silent);
            db.execute(sql!("update balances set amount = amount where id = 1"))
                .await
                .map(drop)
        };
        proxy.set(Fault::None);
        silences += 1;
        assert!(
            matches!(outcome, Err(Error::Timeout(_))),
            "{}: {outcome:?}",
            D::NAME
        );
        assert!(begun.elapsed() < Duration::from_secs(60));
        ledger.undone(transfer.id);
        ledger.check(&site).await;
        works(&db, &ledger, &site).await;
    }
    println!(
        "{}: {silences} silent networks, {} connections given up",
        D::NAME,
        proxy.struck()
    );
    db.close().await;
    site.end().await;
}
