use super::transfers::{add, balances, start};

tests! {
    async fn committed(db) {
        start(db).await?;
        let tx = db.begin().await?;
        add(&tx, 1, -30).await?;
        add(&tx, 2, 30).await?;
        assert_eq!(balances(&tx).await?, [70, 80]);
        tx.commit().await?;
        assert_eq!(balances(db).await?, [70, 80]);
    }

    async fn rolled_back(db) {
        start(db).await?;
        let tx = db.begin_with(TxConfig::default()).await?;
        add(&tx, 1, -30).await?;
        tx.rollback().await?;
        assert_eq!(balances(db).await?, [100, 50]);
    }

    /// As often as there are connections and more: each goes back clean.
    async fn dropped(db) {
        start(db).await?;
        for _ in 0..10 {
            let tx = db.begin().await?;
            add(&tx, 1, -30).await?;
            drop(tx);
        }
        assert_eq!(balances(db).await?, [100, 50]);
        add(db, 1, 1).await?;
        assert_eq!(balances(db).await?, [101, 50]);
    }

    /// It can be kept in a struct, and end on another task.
    async fn sent_to_another_task(db) {
        struct Transfer {
            tx: Transaction<D>,
            moved: i64,
        }
        start(db).await?;
        let transfer = Transfer { tx: db.begin().await?, moved: 10 };
        let moved = tokio::spawn(async move {
            add(&transfer.tx, 1, -transfer.moved).await?;
            add(&transfer.tx, 2, transfer.moved).await?;
            transfer.tx.commit().await.map(|()| transfer.moved)
        }).await??;
        assert_eq!((moved, balances(db).await?), (10, vec![90, 60]));
    }

    async fn nested_in_a_value(db) {
        start(db).await?;
        let tx = db.begin().await?;
        add(&tx, 1, 1).await?;
        let failed = tx.transaction(async |nested| {
            add(nested, 2, 10).await?;
            add(nested, 1, -1000).await
        }).await;
        assert!(matches!(failed, Err(Error::Check(_))), "{failed:?}");
        let seen = tx.transaction(async |nested| {
            add(nested, 2, 5).await?;
            nested.transaction(async |deep| balances(deep).await).await
        }).await?;
        assert_eq!(seen, [101, 55]);
        let rows: Vec<i64> = futures_util::TryStreamExt::try_collect(tx.select(accounts::balance).from(accounts).order_by(accounts::user_id).stream()).await?;
        assert_eq!(rows, [101, 55]);
        let (added, rows) = tx.batch((
            tx.update(accounts).set(accounts::balance, 0).filter(eq(accounts::user_id, 2)).execute(),
            tx.select(accounts::balance).from(accounts).order_by(accounts::user_id).all(),
        )).await?;
        assert_eq!((added, rows), (1, vec![101, 0]));
        tx.commit().await?;
        assert_eq!(balances(db).await?, [101, 0]);
    }

    /// What a statement's error does to the transaction is the same as in a closure: the commit tells whether it was
    /// kept, and then it was.
    async fn a_commit_tells_the_truth(db) {
        start(db).await?;
        let tx = db.begin().await?;
        add(&tx, 2, 1).await?;
        assert!(add(&tx, 1, -1000).await.is_err());
        let kept = tx.commit().await.is_ok();
        assert_eq!(balances(db).await?, if kept { [100, 51] } else { [100, 50] });
    }
}
