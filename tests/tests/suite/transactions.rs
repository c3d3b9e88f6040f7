use super::transfers::{add, balances, start};

tests! {
    async fn commit_with_a_value(db) {
        start(db).await?;
        let balance = db.transaction(async |tx| {
            add(tx, 1, -30).await?;
            add(tx, 2, 30).await?;
            tx.select(accounts::balance).from(accounts).filter(eq(accounts::user_id, 1)).one().await
        }).await?;
        assert_eq!((balance, balances(db).await?), (70, vec![70, 80]));
    }

    async fn rollback_by_an_error(db) {
        start(db).await?;
        let error = db.transaction(async |tx| {
            add(tx, 2, 30).await?;
            add(tx, 1, -1000).await
        }).await.unwrap_err();
        assert!(matches!(error, Error::Check(_)), "{error:?}");
        assert_eq!(balances(db).await?, [100, 50]);
        let error = db.transaction(async |tx| {
            add(tx, 2, 30).await?;
            Err::<(), _>(Error::other("the program's own"))
        }).await.unwrap_err();
        assert!(matches!(&error, Error::Other(e) if e.to_string() == "the program's own"));
        assert_eq!(balances(db).await?, [100, 50]);
    }

    async fn rollback_by_hand(db) {
        start(db).await?;
        let outcome = db.transaction(async |tx| {
            add(tx, 1, -100).await?;
            let left = balances(tx).await?[0];
            if left < 1 {
                tx.rollback()?;
            }
            Ok(left)
        }).await;
        assert!(matches!(outcome, Err(Error::Rollback)));
        assert_eq!(balances(db).await?, [100, 50]);
    }

    async fn an_error_type_of_the_program(db) {
        #[derive(Debug)]
        enum Refusal {
            Poor,
            Database(Error),
        }
        impl From<Error> for Refusal {
            fn from(error: Error) -> Self {
                Refusal::Database(error)
            }
        }
        start(db).await?;
        let refused = db.try_transaction(async |tx| {
            add(tx, 1, 1).await?;
            Err::<(), _>(Refusal::Poor)
        }).await;
        assert!(matches!(refused, Err(Refusal::Poor)));
        let failed = db.try_transaction(async |tx| Ok::<_, Refusal>(add(tx, 1, -1000).await?)).await;
        assert!(matches!(failed, Err(Refusal::Database(Error::Check(_)))));
        assert_eq!(balances(db).await?, [100, 50]);
    }

    /// Only what was done since the savepoint is undone, and the outer transaction goes on.
    async fn nested(db) {
        start(db).await?;
        db.transaction(async |tx| {
            add(tx, 1, 1).await?;
            tx.transaction(async |nested| {
                add(nested, 2, 1).await?;
                nested.transaction(async |deep| add(deep, 2, 1).await).await
            }).await?;
            let failed = tx.transaction(async |nested| {
                add(nested, 1, 10).await?;
                add(nested, 1, -1000).await
            }).await;
            assert!(matches!(failed, Err(Error::Check(_))));
            let given_up = tx.transaction(async |nested| {
                add(nested, 2, 10).await?;
                nested.rollback()?;
                Ok(())
            }).await;
            assert!(matches!(given_up, Err(Error::Rollback)));
            add(tx, 1, 1).await
        }).await?;
        assert_eq!(balances(db).await?, [102, 52]);
    }

    /// Nobody waits any more: the transaction is rolled back and the connection is clean.
    async fn a_dropped_future(db) {
        start(db).await?;
        for _ in 0..5 {
            let cut = tokio::time::timeout(std::time::Duration::from_millis(20), db.transaction(async |tx| {
                add(tx, 1, 1).await?;
                std::future::pending::<()>().await;
                Ok(())
            })).await;
            assert!(cut.is_err());
        }
        assert_eq!(balances(db).await?, [100, 50]);
        add(db, 1, 1).await?;
        assert_eq!(balances(db).await?, [101, 50]);
    }

    async fn a_dropped_nested_future(db) {
        start(db).await?;
        db.transaction(async |tx| {
            add(tx, 1, 1).await?;
            let cut = tokio::time::timeout(std::time::Duration::from_millis(20), tx.transaction(async |nested| {
                add(nested, 1, 1000).await?;
                std::future::pending::<()>().await;
                Ok(())
            })).await;
            assert!(cut.is_err());
            add(tx, 2, 1).await
        }).await?;
        assert_eq!(balances(db).await?, [101, 51]);
    }

    async fn a_panic_in_the_closure(db) {
        use futures_util::FutureExt as _;
        start(db).await?;
        let caught = std::panic::AssertUnwindSafe(db.transaction(async |tx| {
            add(tx, 1, 1).await?;
            if balances(tx).await?[0] == 101 {
                std::panic::resume_unwind(Box::new("a bug of the program"));
            }
            Ok(())
        })).catch_unwind().await;
        assert!(caught.is_err());
        assert_eq!(balances(db).await?, [100, 50]);
    }

    /// The future of a transaction can be sent to another thread.
    async fn spawned(db) {
        start(db).await?;
        let tasks: Vec<_> = (0..8)
            .map(|i| {
                let db = db.clone();
                tokio::spawn(async move {
                    let config = TxConfig::<D>::default();
                    db.transaction_with(config, async |tx| {
                        tx.insert(accounts).values(NewAccount::new().user_id(10 + i).balance(1)).execute().await?;
                        tx.transaction(async |nested| nested.select(accounts::balance).from(accounts).filter(eq(accounts::user_id, 10 + i)).one().await).await
                    })
                    .await
                })
            })
            .collect();
        for task in tasks {
            // Where writers exclude each other, one may find that another was first; it then did nothing.
            if let Err(error) = task.await? {
                assert!(error.to_string().contains("locked"), "{error:?}");
            }
        }
        assert!(db.count(accounts).one().await? > 2);
    }

    /// While one transaction is open, others do not see what it did.
    async fn isolation(db) {
        start(db).await?;
        let (mut seen, mut after) = (None, None);
        let outcome = db.transaction(async |tx| {
            add(tx, 1, 1).await?;
            seen = Some(balances(tx).await?);
            tx.rollback()?;
            Ok(())
        }).await;
        after.replace(balances(db).await?);
        assert!(matches!(outcome, Err(Error::Rollback)));
        assert_eq!((seen, after), (Some(vec![101, 50]), Some(vec![100, 50])));
    }
}
