//! A test that leaves nothing behind: it runs in a transaction, which is rolled back.
//!
//! `cargo run --example testing`
use drizzle::prelude::*;
use drizzle_examples::*;

/// What is tested. It takes a database or a transaction, and has a transaction of its own.
async fn cancel(tx: &Tx<'_, Sqlite>, order: i64) -> Result<bool, Error> {
    tx.transaction(async |tx| {
        let gone = tx
            .delete(orders)
            .filter((eq(orders::id, order), ne(orders::state, State::Sent)))
            .execute()
            .await?;
        Ok(gone == 1)
    })
    .await
}

async fn rolled_back(
    db: &Db<Sqlite>,
    test: impl AsyncFnOnce(&Tx<'_, Sqlite>) -> Result<(), Error>,
) {
    let outcome = db
        .transaction(async |tx| {
            test(tx).await?;
            tx.rollback()?;
            Ok(())
        })
        .await;
    assert!(matches!(outcome, Err(Error::Rollback)), "{outcome:?}");
}

#[tokio::main]
async fn main() -> Result<(), Error> {
    let db = shop().await?;
    rolled_back(&db, async |tx| {
        assert!(!cancel(tx, 1).await?, "it is sent");
        assert!(cancel(tx, 2).await?);
        assert_eq!(tx.count(orders).one().await?, 2);
        // Its items went with it.
        assert_eq!(tx.count(items).one().await?, 3);
        Ok(())
    })
    .await;
    assert_eq!(db.count(orders).one().await?, 3);
    println!("all is as it was");
    Ok(())
}
