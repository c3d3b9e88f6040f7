//! Beginnings, ends, and what is in between.
use super::peer::answer::{Answer, End, int};
use super::peer::request::Request;
use super::{error, execute, one, peer, peer_with};
use crate::TxConfig;
use crate::driver::mssql::MssqlOptions;
use crate::driver::mssql::conn::RESET;
use drizzle_core::dialect::Mssql;
use drizzle_core::error::Error;
use std::sync::Arc;
use tokio::sync::Notify;

const ROLLBACK: &str = "if @@trancount > 0 rollback transaction";

/// Statements that fail, each in its way.
fn faulty(request: &Request) -> Option<Answer> {
    let answer = Answer::default();
    Some(match request.text() {
        "deadlock" => answer
            .error(1205, 13, "deadlock victim")
            .ended(10, 1)
            .done(None),
        "doom" => answer.error(245, 16, "Conversion failed").done(None),
        "fail" => answer
            .error(8134, 16, "Divide by zero error encountered.")
            .done(None),
        _ => return None,
    })
}

#[tokio::test]
async fn what_is_done_is_committed() {
    let (peer, db) = peer(|_| None).await;
    db.transaction(async |tx| execute(tx, "insert one").await)
        .await
        .unwrap();
    let asked = peer.asked();
    let of: Vec<_> = asked.iter().map(|r| (r.text(), r.transaction)).collect();
    assert_eq!(
        of,
        [
            ("begin transaction", 0),
            ("insert one", 1),
            ("commit transaction", 1)
        ]
    );
    // The next one gets it as it was.
    execute(&db, "insert two").await.unwrap();
    execute(&db, "insert three").await.unwrap();
    assert_eq!(peer.texts(), [RESET, "insert two", "insert three"]);
    assert_eq!(peer.connections().opened, 1);
}

#[tokio::test]
async fn isolation_is_set_and_put_back() {
    let (peer, db) = peer(|_| None).await;
    for (config, level) in [
        (TxConfig::<Mssql>::snapshot(), "snapshot"),
        (TxConfig::serializable(), "serializable"),
        (TxConfig::repeatable_read(), "repeatable read"),
        (TxConfig::read_committed(), "read committed"),
        (TxConfig::<Mssql>::read_uncommitted(), "read uncommitted"),
    ] {
        db.transaction_with(config, async |_| Ok(())).await.unwrap();
        let begin = format!("set transaction isolation level {level}; begin transaction");
        let texts = peer.texts();
        assert_eq!(texts[texts.len() - 2..], [&begin, "commit transaction"]);
        execute(&db, "update x").await.unwrap();
        assert_eq!(peer.texts(), [RESET, "update x"]);
    }
    assert!(RESET.contains("set transaction isolation level read committed"));
}

#[tokio::test]
async fn errors_roll_back() {
    let (peer, db) = peer(faulty).await;
    let failed = error(
        db.transaction(async |tx| {
            execute(tx, "insert one").await?;
            execute(tx, "fail").await
        })
        .await,
    );
    assert!(
        matches!(&failed, Error::Database(e) if e.code.as_deref() == Some("8134")),
        "{failed}"
    );
    assert_eq!(
        peer.texts(),
        ["begin transaction", "insert one", "fail", ROLLBACK]
    );
}

#[tokio::test]
async fn savepoints_divide_it() {
    let (peer, db) = peer(faulty).await;
    db.transaction(async |tx| {
        tx.transaction(async |tx| {
            execute(tx, "insert kept").await?;
            let undone = tx
                .transaction(async |tx| {
                    execute(tx, "insert undone").await?;
                    Err::<(), _>(tx.rollback().unwrap_err())
                })
                .await;
            assert!(matches!(undone, Err(Error::Rollback)));
            Ok(())
        })
        .await?;
        let failed = tx.transaction(async |tx| execute(tx, "fail").await).await;
        assert!(failed.is_err());
        execute(tx, "insert last").await
    })
    .await
    .unwrap();
    assert_eq!(
        peer.texts(),
        [
            "begin transaction",
            "save transaction [drizzle_1]",
            "insert kept",
            "save transaction [drizzle_2]",
            "insert undone",
            "rollback transaction [drizzle_2]",
            "save transaction [drizzle_1]",
            "fail",
            "select cast(xact_state() as int)",
            "rollback transaction [drizzle_1]",
            "insert last",
            // What fails here is no statement that is known.
            "commit transaction; select @@trancount",
        ]
    );
}

#[tokio::test]
async fn nothing_runs_after_the_server_has_rolled_back() {
    let (peer, db) = peer(faulty).await;
    let failed = error(
        db.transaction(async |tx| {
            // The program does not mind, but the transaction is gone.
            _ = execute(tx, "deadlock").await;
            let refused = error(execute(tx, "insert kept without a transaction").await);
            assert!(refused.to_string().contains("rolled it back"), "{refused}");
            Ok(())
        })
        .await,
    );
    assert!(failed.to_string().contains("rolled it back"), "{failed}");
    peer.until(|c| c.asked == 4).await;
    assert_eq!(
        peer.texts(),
        [
            "begin transaction",
            "deadlock",
            "select cast(xact_state() as int)",
            ROLLBACK
        ]
    );
    execute(&db, "insert two").await.unwrap();
    assert_eq!(peer.texts(), [RESET, "insert two"]);
}

#[tokio::test]
async fn a_doomed_one_is_only_rolled_back() {
    let (peer, db) = peer(faulty).await;
    let failed = error(
        db.transaction(async |tx| {
            let nested = tx.transaction(async |tx| execute(tx, "doom").await).await;
            assert!(matches!(nested, Err(Error::Database(_))));
            execute(tx, "insert lost").await
        })
        .await,
    );
    assert!(failed.to_string().contains("doomed"), "{failed}");
    assert_eq!(
        peer.texts(),
        [
            "begin transaction",
            "save transaction [drizzle_1]",
            "doom",
            "select cast(xact_state() as int)",
            ROLLBACK,
        ]
    );
}

#[tokio::test]
async fn abandoned_ones_are_rolled_back_before_anybody_else() {
    let (peer, db) = peer(|_| None).await;
    let begun = Arc::new(Notify::new());
    let signal = Arc::clone(&begun);
    let task = tokio::spawn({
        let db = db.clone();
        async move {
            db.transaction(async |tx| {
                execute(tx, "insert lost").await?;
                signal.notify_one();
                std::future::pending::<Result<(), Error>>().await
            })
            .await
        }
    });
    begun.notified().await;
    task.abort();
    assert!(task.await.unwrap_err().is_cancelled());
    execute(&db, "insert kept").await.unwrap();
    assert_eq!(
        peer.texts(),
        [
            "begin transaction",
            "insert lost",
            ROLLBACK,
            RESET,
            "insert kept"
        ]
    );
    assert_eq!(peer.connections().opened, 1);
}

#[tokio::test]
async fn abandoned_in_the_middle_it_is_closed() {
    let script = |request: &Request| {
        (request.text() == "insert slowly").then(|| Answer::default().ending(End::Stalled))
    };
    let (peer, db) = peer(script).await;
    let task = tokio::spawn({
        let db = db.clone();
        async move {
            db.transaction(async |tx| execute(tx, "insert slowly").await)
                .await
        }
    });
    peer.until(|c| c.asked == 2).await;
    task.abort();
    assert!(task.await.unwrap_err().is_cancelled());
    peer.until(|c| c.closed == 1).await;
    execute(&db, "insert kept").await.unwrap();
    assert_eq!(
        peer.texts(),
        ["begin transaction", "insert slowly", "insert kept"]
    );
    assert_eq!(peer.connections().opened, 2);
}

/// Nobody could wait for the rollback.
#[test]
fn abandoned_outside_of_a_runtime_it_is_closed() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let (peer, db) = runtime.block_on(peer(|_| None));
    let begun = Notify::new();
    let mut transaction = Box::pin(db.transaction(async |_| {
        begun.notify_one();
        std::future::pending::<Result<(), Error>>().await
    }));
    runtime.block_on(async {
        tokio::select! {
            _ = begun.notified() => {}
            _ = &mut transaction => {}
        }
    });
    drop(transaction);
    runtime.block_on(async {
        peer.until(|c| c.closed == 1).await;
        execute(&db, "insert kept").await.unwrap();
    });
    assert_eq!(peer.texts(), ["begin transaction", "insert kept"]);
}

#[tokio::test]
async fn a_rollback_that_does_not_come_back_closes() {
    let script = |request: &Request| match request.text() {
        ROLLBACK => Some(Answer::default().ending(End::Stalled)),
        _ => None,
    };
    let options = MssqlOptions::new()
        .max_connections(1)
        .recycle_timeout(std::time::Duration::from_millis(100));
    let (peer, db) = peer_with(options, script).await;
    let task = tokio::spawn({
        let db = db.clone();
        async move {
            db.transaction(async |_| std::future::pending::<Result<(), Error>>().await)
                .await
        }
    });
    peer.until(|c| c.asked == 1).await;
    task.abort();
    execute(&db, "insert kept").await.unwrap();
    peer.until(|c| c.closed == 1).await;
    assert_eq!(peer.connections().opened, 2);
}

#[tokio::test]
async fn what_raw_sql_leaves_is_undone() {
    let (peer, db) = peer(|_| None).await;
    execute(&db, "begin transaction").await.unwrap();
    execute(&db, "insert one").await.unwrap();
    assert_eq!(peer.texts(), ["begin transaction", RESET, "insert one"]);
    let options = MssqlOptions::new()
        .max_connections(1)
        .discard_after_raw(true);
    let (peer, db) = peer_with(options, |_| None).await;
    execute(&db, "set language german").await.unwrap();
    execute(&db, "insert one").await.unwrap();
    db.transaction(async |tx| execute(tx, "insert two").await)
        .await
        .unwrap();
    assert_eq!(peer.connections().opened, 2);
}

/// Raw SQL within a transaction may begin another, which is then all that the commit ends; and what stays
/// open is undone.
#[tokio::test]
async fn a_commit_that_leaves_it_open_is_an_error() {
    const COMMIT: &str = "commit transaction; select @@trancount";
    let (peer, db) = peer(|_| None).await;
    let failed = error(
        db.transaction(async |tx| {
            execute(tx, "insert lost").await?;
            execute(tx, "begin transaction").await
        })
        .await,
    );
    assert!(failed.to_string().contains("still open"), "{failed}");
    execute(&db, "insert two").await.unwrap();
    let texts = peer.texts();
    assert_eq!(texts[3], COMMIT);
    let undone = texts[4..].iter().any(|text| text.starts_with(ROLLBACK));
    assert!(undone, "{texts:?}");
    assert_eq!(texts.last().map(|text| &**text), Some("insert two"));

    db.transaction(async |tx| {
        execute(tx, "insert kept").await?;
        execute(tx, "exec p").await
    })
    .await
    .unwrap();
    assert_eq!(peer.texts().last().map(|text| &**text), Some(COMMIT));
}

#[tokio::test]
async fn many_at_once() {
    let options = MssqlOptions::new().max_connections(4);
    let script = |request: &Request| {
        request
            .text()
            .contains("select")
            .then(|| Answer::only(&[int(1)]))
    };
    let (peer, db) = peer_with(options, script).await;
    let tasks: Vec<_> = (0..50)
        .map(|i| {
            let db = db.clone();
            tokio::spawn(async move {
                let done = db.transaction(async |tx| {
                    execute(tx, "insert one").await?;
                    if i % 2 == 0 {
                        tx.rollback()?;
                    }
                    Ok(())
                });
                done.await.is_ok()
            })
        })
        .collect();
    let mut committed = 0;
    for task in tasks {
        committed += usize::from(task.await.unwrap());
    }
    assert_eq!(committed, 25);
    let texts = peer.texts();
    let times = |text: &str| texts.iter().filter(|t| *t == text).count();
    assert_eq!((times("commit transaction"), times(ROLLBACK)), (25, 25));
    let connections = peer.connections();
    assert!(
        connections.most <= 4 && connections.closed == 0,
        "{connections:?}"
    );
    assert_eq!(one(&db, "select 1").await.unwrap(), "I64(1)");
}
