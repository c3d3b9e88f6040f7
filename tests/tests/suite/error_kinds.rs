/// Where a row is locked, nobody waits for ever; then the transaction is done again.
#[allow(dead_code, reason = "not every dialect has the test")]
const ATTEMPTS: u32 = 3;

tests! {
    /// Every error of a statement holds the statement, what the database said, and the driver's error.
    async fn what_the_database_said(db) {
        let error = db.execute(sql!("drop table nobody_made_this")).await.unwrap_err();
        let told = error.database().expect("it is the database's");
        assert!(matches!(error, Error::Database(_)), "{error:?}");
        assert!(told.code.is_some() && !told.message.is_empty(), "{told:?}");
        assert_eq!(error.sql(), Some("drop table nobody_made_this"));
        assert!(!error.is_retryable());
    }

    needs(read_only_transactions) async fn read_only(db) {
        db.create_table(users).execute().await?;
        let error = db.transaction_with(TxConfig::default().read_only(), async |tx| {
            tx.insert(users).values(NewUser::new().name("secret-name")).execute().await
        }).await.unwrap_err();
        assert!(matches!(&error, Error::ReadOnly(e) if e.code.is_some()), "{error:?}");
        assert!(!error.to_string().contains("secret-name") && !error.is_retryable());
        // The next transaction on each of the connections may write.
        for _ in 0..6 {
            db.transaction(async |tx| tx.insert(users).values(NewUser::new().name("n")).execute().await).await?;
        }
        assert_eq!(db.count(users).one().await?, 6);
    }

    /// Two that lock rows in opposite orders: one is told to do it again, does so, and both get their way.
    needs(row_locks) async fn deadlock(db) {
        db.create_table(accounts).execute().await?;
        db.insert(accounts).values([NewAccount::new().user_id(1).balance(100), NewAccount::new().user_id(2).balance(50)]).execute().await?;
        let meeting = std::sync::Arc::new(tokio::sync::Barrier::new(2));
        let attempts = std::sync::Arc::new(std::sync::atomic::AtomicU32::new(0));
        let refused = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
        let tasks = [[1, 2], [2, 1]].map(|[first, second]| {
            let (db, meeting, attempts, refused) = (db.clone(), meeting.clone(), attempts.clone(), refused.clone());
            tokio::spawn(async move {
                let met = std::sync::atomic::AtomicBool::new(false);
                db.transaction_retry(async |tx| {
                    let add = async |user: i32| tx.update(accounts).set(accounts::balance, accounts::balance + 1).filter(eq(accounts::user_id, user)).execute().await;
                    attempts.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                    add(first).await?;
                    if !met.swap(true, std::sync::atomic::Ordering::Relaxed) {
                        meeting.wait().await;
                    }
                    let done = add(second).await;
                    if let Err(error) = &done {
                        refused.lock().unwrap().push((error.is_retryable(), matches!(error, Error::Deadlock(_) | Error::Serialization(_)), error.to_string()));
                    }
                    done
                }).await
            })
        });
        for task in tasks {
            task.await??;
        }
        let refused = refused.lock().unwrap().clone();
        assert!(!refused.is_empty() && refused.iter().all(|(again, kind, _)| *again && *kind), "{refused:?}");
        let attempts = attempts.load(std::sync::atomic::Ordering::Relaxed);
        assert!(attempts >= ATTEMPTS, "{attempts}");
        assert_eq!(db.select(accounts::balance).from(accounts).order_by(accounts::user_id).all().await?, [102, 52]);
    }
}
