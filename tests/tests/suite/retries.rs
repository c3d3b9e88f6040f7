/// What the database says when a transaction is to be done again.
fn again() -> Error {
    let error = drizzle::error::DatabaseError { code: Some(DO_AGAIN.into()), ..Default::default() };
    Error::Database(Box::new(error))
}

tests! {
    async fn done_again_until_it_fits(db) {
        db.create_table(users).execute().await?;
        let attempts = std::sync::atomic::AtomicU32::new(0);
        let name = "Ada".to_owned();
        let count = db
            .transaction_retry(async |tx| {
                tx.insert(users).values(NewUser::new().name(name.clone())).execute().await?;
                if attempts.fetch_add(1, std::sync::atomic::Ordering::Relaxed) < 2 {
                    return Err(again());
                }
                tx.count(users).one().await
            })
            .await?;
        // What the first attempts did was undone.
        assert_eq!((count, attempts.into_inner()), (1, 3));
        assert_eq!(db.count(users).one().await?, 1);
    }

    async fn other_errors_are_final(db) {
        db.create_table(users).execute().await?;
        let attempts = std::sync::atomic::AtomicU32::new(0);
        let failed = db
            .transaction_retry(async |tx| {
                attempts.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                tx.insert(users).values(NewUser::new().name("a")).execute().await?;
                tx.insert(users).values(NewUser::new().id(1).name("b")).execute().await?;
                tx.insert(users).values(NewUser::new().id(1).name("c")).execute().await
            })
            .await;
        assert!(matches!(failed, Err(Error::Unique(_))), "{failed:?}");
        assert_eq!(attempts.into_inner(), 1);
        assert_eq!(db.count(users).one().await?, 0);
    }

    async fn it_ends(db) {
        let attempts = std::sync::atomic::AtomicU32::new(0);
        let failed: Result<(), Error> = db
            .transaction_retry(async |_| {
                attempts.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                Err(again())
            })
            .await;
        assert!(matches!(failed, Err(Error::Database(_))), "{failed:?}");
        assert_eq!(attempts.into_inner(), 8);
    }
}
