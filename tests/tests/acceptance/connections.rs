use super::transfers::{add, balances, start};
use futures_util::StreamExt as _;

tests! {
    /// A transaction that says it was committed was, and one that says it was not was not, also if the program
    /// went on after an error of a statement.
    async fn an_error_that_is_ignored(db) {
        start(db).await?;
        let outcome = db.transaction(async |tx| {
            add(tx, 2, 1).await?;
            assert!(add(tx, 1, -1000).await.is_err());
            Ok(())
        }).await;
        assert_eq!(balances(db).await?, if outcome.is_ok() { [100, 51] } else { [100, 50] });
        // Within a savepoint it can be ignored everywhere.
        db.transaction(async |tx| {
            add(tx, 2, 7).await?;
            assert!(tx.transaction(async |nested| add(nested, 1, -1000).await).await.is_err());
            Ok(())
        }).await?;
        assert_eq!(balances(db).await?[1] % 10, if outcome.is_ok() { 8 } else { 7 });
    }

    /// What is checked only at the commit fails the commit; nothing is left, and the connection is fit for use.
    needs(deferred_constraints) async fn a_commit_that_fails(db) {
        start(db).await?;
        db.execute(sql!("create table parts (account integer references accounts (user_id) deferrable initially deferred)")).await?;
        for _ in 0..6 {
            let error = db.transaction(async |tx| {
                add(tx, 1, 1).await?;
                tx.execute(sql!("insert into parts values ({99})")).await
            }).await.unwrap_err();
            assert!(matches!(&error, Error::ForeignKey(_)), "{error:?}");
        }
        assert_eq!((balances(db).await?, db.rows::<i64>(sql!("select count(*) from parts")).await?), (vec![100, 50], vec![0]));
        db.transaction(async |tx| tx.execute(sql!("insert into parts values ({2})")).await).await?;
        assert_eq!(db.rows::<i64>(sql!("select count(*) from parts")).await?, [1]);
    }

    /// While rows of a transaction are streamed, or a nested one is open, the outer one is not used, and says so.
    async fn one_thing_at_a_time(db) {
        start(db).await?;
        db.create_table(measurements).execute().await?;
        let many: Vec<_> = (0..10_000).map(|id| NewMeasurement::new().id(id).label("l")).collect();
        db.insert(measurements).values(many).execute().await?;
        let value = db.transaction(async |tx| {
            let mut rows = tx.select(measurements::id).from(measurements).order_by(measurements::id).stream();
            assert_eq!(rows.next().await?, Some(0));
            let refused = tx.count(accounts).one().await;
            assert!(matches!(&refused, Err(Error::Invalid(reason)) if reason.contains("stream")), "{refused:?}");
            drop(rows);
            tx.transaction(async |nested| {
                let refused = add(tx, 1, 1).await;
                assert!(matches!(&refused, Err(Error::Invalid(reason)) if reason.contains("nested")), "{refused:?}");
                add(nested, 1, 1).await
            }).await?;
            let (a, b) = futures_util::future::join(add(tx, 1, 1), add(tx, 2, 1)).await;
            Ok(a? + b?)
        }).await?;
        assert_eq!((value, balances(db).await?), (2, vec![102, 51]));
    }

    /// A savepoint that is given up leaves those around it as they were, however deep.
    async fn deep_savepoints(db) {
        start(db).await?;
        db.transaction(async |a| {
            add(a, 1, 1).await?;
            a.transaction(async |b| {
                add(b, 1, 10).await?;
                let inner = b.transaction(async |c| {
                    add(c, 1, 100).await?;
                    c.transaction(async |d| add(d, 1, 1000).await).await?;
                    assert_eq!(balances(c).await?[0], 1211);
                    c.rollback()?;
                    Ok(())
                }).await;
                assert!(matches!(inner, Err(Error::Rollback)));
                assert_eq!(balances(b).await?[0], 111);
                b.transaction(async |c| add(c, 2, 5).await).await
            }).await
        }).await?;
        assert_eq!(balances(db).await?, [111, 55]);
        // The error of an inner one that nobody catches undoes all.
        let outcome = db.transaction(async |a| {
            add(a, 1, 1).await?;
            a.transaction(async |b| {
                add(b, 2, 1).await?;
                b.transaction(async |_| Err::<(), _>(Error::other("inner"))).await
            }).await
        }).await;
        assert!(matches!(&outcome, Err(Error::Other(e)) if e.to_string() == "inner"), "{outcome:?}");
        assert_eq!(balances(db).await?, [111, 55]);
    }

    /// A big insert, a table and its indexes: several statements that take effect together.
    needs(ddl_in_transactions) async fn several_statements_in_a_transaction(db) {
        start(db).await?;
        let outcome = db.transaction(async |tx| {
            tx.create_table(measurements).execute().await?;
            let rows: Vec<_> = (0..25_000).map(|id| NewMeasurement::new().id(id).label("l").value(id)).collect();
            assert_eq!(tx.insert(measurements).values(rows).execute().await?, 25_000);
            assert_eq!(tx.count(measurements).one().await?, 25_000);
            tx.rollback()?;
            Ok(())
        }).await;
        assert!(matches!(outcome, Err(Error::Rollback)));
        assert!(db.count(measurements).one().await.is_err());
        assert_eq!(balances(db).await?, [100, 50]);
    }

    /// Streams that are dropped early, in number, leave connections that work.
    async fn dropped_streams(db) {
        db.create_table(measurements).execute().await?;
        let rows: Vec<_> = (0..2_000).map(|id| NewMeasurement::new().id(id).label("l")).collect();
        db.insert(measurements).values(rows).execute().await?;
        for taken in 0..20 {
            let ids: Vec<_> = db.select(measurements::id).from(measurements).order_by(measurements::id).stream().take(taken).collect().await;
            assert_eq!(ids.into_iter().collect::<Result<Vec<i64>, _>>()?, (0..taken as i64).collect::<Vec<_>>());
        }
        let never_polled = db.select(..).from(measurements).stream();
        drop(never_polled);
        let empty: Vec<_> = db.select(measurements::id).from(measurements).filter(lt(measurements::id, 0)).stream().collect().await;
        assert!(empty.is_empty());
        let union: Vec<_> = union_all(db.select(measurements::id).from(measurements), db.select(measurements::id).from(measurements)).stream().collect().await;
        assert_eq!(union.len(), 4_000);
        assert_eq!(db.count(measurements).one().await?, 2_000);
    }

    /// Futures that are dropped before they were polled have done nothing.
    async fn futures_that_nobody_awaits(db) {
        start(db).await?;
        drop(add(db, 1, 1));
        drop(db.delete(accounts).all_rows().execute());
        drop(db.transaction(async |tx| add(tx, 1, 1).await));
        assert_eq!(balances(db).await?, [100, 50]);
    }

    /// Tasks that write at the same time all get their turn.
    async fn writers_at_the_same_time(db) {
        start(db).await?;
        let tasks: Vec<_> = (0..8)
            .map(|_| {
                let db = db.clone();
                tokio::spawn(async move {
                    for _ in 0..10 {
                        add(&db, 1, 1).await?;
                    }
                    Ok::<(), Error>(())
                })
            })
            .collect();
        for task in tasks {
            task.await??;
        }
        assert_eq!(balances(db).await?, [180, 50]);
    }
}
