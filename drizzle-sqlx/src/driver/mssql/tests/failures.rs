//! What goes wrong: errors, silence, and futures that are dropped.
use super::peer::answer::{Answer, End, cell, int};
use super::peer::request::Request;
use super::{Texts, error, execute, one, peer, peer_with, rows, run, sql};
use crate::driver::mssql::{DriverError, MssqlOptions};
use drizzle_core::error::{Error, Violation};
use drizzle_core::exec::Executor;
use drizzle_core::render::{Affected, Sql};
use drizzle_core::value::Value;
use std::error::Error as _;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Notify;

async fn failing(number: u32, class: u8, message: &'static str) -> Error {
    let answer = Answer::default().error(number, class, message).done(None);
    let (_peer, db) = peer(move |_| Some(answer.clone())).await;
    error(execute(&db, "insert it").await)
}

fn names(violation: &Violation) -> (Option<&str>, Option<&str>, Vec<&str>) {
    let columns = violation.columns.iter().map(|c| &**c).collect();
    (
        violation.constraint.as_deref(),
        violation.table.as_deref(),
        columns,
    )
}

#[tokio::test]
async fn violations_name_what_they_violate() {
    let unique = failing(2627, 14, "Violation of PRIMARY KEY constraint 'users_pk'. Cannot insert duplicate key in object 'dbo.users'. The duplicate key value is (s3cr3t).").await;
    assert!(
        matches!(&unique, Error::Unique(v) if names(v) == (Some("users_pk"), Some("users"), vec![])),
        "{unique}"
    );
    let index = failing(2601, 14, "Cannot insert duplicate key row in object 'dbo.users' with unique index 'users_email'. The duplicate key value is (s3cr3t).").await;
    assert!(
        matches!(&index, Error::Unique(v) if names(v) == (Some("users_email"), Some("users"), vec![])),
        "{index}"
    );
    for (message, column) in [
        (
            "The INSERT statement conflicted with the FOREIGN KEY constraint \"posts_fk\". The conflict occurred in database \"shop\", table \"dbo.users\", column 'id'.",
            vec!["id"],
        ),
        (
            "The DELETE statement conflicted with the REFERENCE constraint \"posts_fk\". The conflict occurred in database \"shop\", table \"dbo.users\", column 'id'.",
            vec!["id"],
        ),
        (
            "The DELETE statement conflicted with the SAME TABLE REFERENCE constraint \"posts_fk\". The conflict occurred in database \"shop\", table \"dbo.users\".",
            vec![],
        ),
    ] {
        let foreign = failing(547, 16, message).await;
        assert!(
            matches!(&foreign, Error::ForeignKey(v) if names(v) == (Some("posts_fk"), Some("users"), column)),
            "{foreign}"
        );
    }
    let check = failing(547, 16, "The INSERT statement conflicted with the CHECK constraint \"age_ck\". The conflict occurred in database \"shop\", table \"dbo.users\", column 'age'.").await;
    assert!(
        matches!(&check, Error::Check(v) if names(v) == (Some("age_ck"), Some("users"), vec!["age"])),
        "{check}"
    );
    let null = failing(515, 16, "Cannot insert the value NULL into column 'name', table 'shop.dbo.users'; column does not allow nulls. INSERT fails.").await;
    assert!(
        matches!(&null, Error::NotNull(v) if names(v) == (None, Some("users"), vec!["name"])),
        "{null}"
    );
    assert_eq!(null.sql(), Some("insert it"));
    let source = null.source().and_then(|e| e.downcast_ref::<DriverError>());
    assert_eq!(
        source.map(|e| (e.number(), e.state(), e.class(), e.line())),
        Some((Some(515), 1, 16, 3))
    );
}

#[tokio::test]
async fn other_errors_have_their_number() {
    for (number, message) in [
        (
            2628,
            "String or binary data would be truncated in table 'shop.dbo.t', column 'c'. Truncated value: 's3cr3t'.",
        ),
        (
            245,
            "Conversion failed when converting the nvarchar value 's3cr3t' to data type int.",
        ),
        (8114, "Error converting data type nvarchar to numeric."),
        (208, "Invalid object name 'nope'."),
        (102, "Incorrect syntax near ')'."),
    ] {
        let found = failing(number, 16, message).await;
        assert!(
            matches!(&found, Error::Database(e) if e.code == Some(number.to_string())),
            "{found}"
        );
    }
}

#[tokio::test]
async fn kinds_have_their_numbers() {
    let deadlock = failing(1205, 13, "Transaction (Process ID 52) was deadlocked on lock resources with another process and has been chosen as the deadlock victim. Rerun the transaction.").await;
    assert!(
        matches!(&deadlock, Error::Deadlock(e) if e.code.as_deref() == Some("1205")),
        "{deadlock}"
    );
    let snapshot = failing(
        3960,
        16,
        "Snapshot isolation transaction aborted due to update conflict.",
    )
    .await;
    assert!(matches!(snapshot, Error::Serialization(_)), "{snapshot}");
    let waited = failing(1222, 16, "Lock request time out period exceeded.").await;
    assert!(matches!(waited, Error::Locked(_)), "{waited}");
    for error in [deadlock, snapshot, waited] {
        assert!(error.is_retryable(), "{error}");
    }
    let read = failing(
        3906,
        16,
        "Failed to update database \"shop\" because the database is read-only.",
    )
    .await;
    assert!(matches!(read, Error::ReadOnly(_)), "{read}");
    assert!(!read.is_retryable());
}

#[tokio::test]
async fn errors_after_rows_are_errors() {
    let first = Answer::default()
        .columns(&[int(0)])
        .row(&[int(1)])
        .error(8134, 16, "Divide by zero error encountered.")
        .error(3621, 0, "The statement has been terminated.")
        .done(None);
    let mut answers = vec![Answer::only(&[int(2)]), first];
    let (peer, db) = peer(move |_| answers.pop()).await;
    let failed = error(one(&db, "select").await);
    assert!(
        matches!(&failed, Error::Database(e) if e.code.as_deref() == Some("8134")),
        "{failed}"
    );
    assert_eq!(one(&db, "select").await.unwrap(), "I64(2)");
    assert_eq!(peer.connections().opened, 1);
}

#[tokio::test]
async fn a_fatal_error_costs_the_connection() {
    let fatal = Answer::default().error(823, 24, "I/O error").done(None);
    let mut answers = vec![Answer::only(&[int(2)]), fatal];
    let (peer, db) = peer(move |_| answers.pop()).await;
    let failed = error(one(&db, "select").await);
    assert!(matches!(failed, Error::Connection(_)), "{failed}");
    peer.until(|c| c.closed == 1).await;
    assert_eq!(one(&db, "select").await.unwrap(), "I64(2)");
}

/// Whatever is wrong with one answer, the next one is right, and on another connection.
async fn spoilt(answer: Answer, options: MssqlOptions) -> Error {
    let mut answers = vec![Answer::only(&[int(2)]), answer];
    let (peer, db) = peer_with(options.max_connections(1), move |_| answers.pop()).await;
    let failed = error(one(&db, "select").await);
    assert_eq!(one(&db, "select").await.unwrap(), "I64(2)");
    peer.until(|c| c.closed == 1).await;
    assert_eq!(peer.connections().opened, 2);
    failed
}

#[tokio::test]
async fn silence_has_an_end() {
    let options = MssqlOptions::new().command_timeout(Duration::from_millis(500));
    for bytes in [0, 5] {
        let mut answer = Answer::only(&[int(1)]);
        answer.bytes.truncate(bytes);
        let failed = spoilt(answer.ending(End::Stalled), options.clone()).await;
        assert!(matches!(&failed, Error::Connection(_)), "{failed}");
        assert!(failed.to_string().contains("500ms"), "{failed}");
    }
}

#[tokio::test]
async fn cut_and_broken_answers_are_connection_errors() {
    let whole = Answer::only(&[int(1)]);
    for length in [0, 1, 10, whole.bytes.len() - 1] {
        for end in [End::Dropped, End::Whole] {
            if length == 0 && end == End::Whole {
                continue;
            }
            let mut answer = whole.clone().ending(end);
            answer.bytes.truncate(length);
            let options = MssqlOptions::new().command_timeout(Duration::from_millis(500));
            let failed = spoilt(answer, options).await;
            assert!(
                matches!(&failed, Error::Connection(_)),
                "{length}: {failed}"
            );
        }
    }
    let half = cell(&[0xE7, 40, 0, 9, 4, 208, 0, 52], &[2, 0, 0x3D, 0xD8]);
    let failed = spoilt(Answer::only(&[half]), MssqlOptions::new()).await;
    assert!(matches!(&failed, Error::Decode { .. }), "{failed}");
    let nonsense = Answer {
        bytes: vec![0x42; 40],
        ..Answer::default()
    };
    let failed = spoilt(nonsense, MssqlOptions::new()).await;
    assert!(matches!(&failed, Error::Connection(_)), "{failed}");
}

#[tokio::test]
async fn a_dropped_future_costs_its_connection_and_nothing_else() {
    let never = Arc::new(Notify::new());
    let signal = Arc::clone(&never);
    let script = move |request: &Request| match request.text() {
        "select slowly" => Some(Answer::only(&[int(13)]).after(&signal)),
        _ => Some(Answer::only(&[int(2)])),
    };
    let (peer, db) = peer(script).await;
    for round in 1..=10 {
        let asked = peer.connections().asked;
        tokio::select! {
            biased;
            _ = peer.until(|c| c.asked > asked) => {}
            found = one(&db, "select slowly") => panic!("{found:?}"),
        }
        assert_eq!(one(&db, "select quickly").await.unwrap(), "I64(2)");
        assert_eq!(peer.connections().opened, round + 1);
    }
    // The answers that come now are for nobody.
    never.notify_waiters();
    peer.until(|c| c.closed == 10).await;
    assert_eq!(one(&db, "select quickly").await.unwrap(), "I64(2)");
}

fn many(rows: i32) -> Answer {
    let answer = Answer::default().columns(&[int(0)]);
    let answer = (0..rows).fold(answer, |answer, i| answer.row(&[int(i)]));
    answer.done(Some(rows as u64))
}

#[tokio::test]
async fn rows_are_streamed() {
    let (peer, db) = peer(|_| Some(many(1_000))).await;
    let mut cursor = db.open(Sql::new("select many")).await.unwrap();
    let mut sink = Texts::default();
    let mut parts = 1;
    while cursor.next(&mut sink).await.unwrap() {
        parts += 1;
    }
    drop(cursor);
    let expected: Vec<_> = (0..1_000).map(|i| vec![format!("I64({i})")]).collect();
    assert_eq!(sink.rows, expected);
    assert!(parts > 10, "{parts}");
    // Half of it, and then something else.
    let mut cursor = db.open(Sql::new("select many")).await.unwrap();
    let mut sink = Texts::default();
    assert!(cursor.next(&mut sink).await.unwrap());
    drop(cursor);
    let rows = rows(&db, Sql::new("select many")).await.unwrap();
    assert_eq!(rows, expected);
    assert_eq!(peer.connections().opened, 2);
}

#[tokio::test]
async fn a_stream_of_a_transaction_that_is_dropped_ends_it() {
    let script = |request: &Request| (request.text() == "select many").then(|| many(1_000));
    let (peer, db) = peer(script).await;
    let failed = error(
        db.transaction(async |tx| {
            let mut cursor = tx.open(Sql::new("select many")).await?;
            cursor.next(&mut Texts::default()).await?;
            drop(cursor);
            execute(tx, "insert one").await
        })
        .await,
    );
    assert!(matches!(failed, Error::Connection(_)), "{failed}");
    peer.until(|c| c.closed == 1).await;
    assert_eq!(peer.texts(), ["begin transaction", "select many"]);
    execute(&db, "insert two").await.unwrap();
}

#[tokio::test]
async fn counts_are_summed() {
    const EXPLICIT: &str = "set identity_insert [t] on; insert into [t] ([id]) select [id] from [s]; set identity_insert [t] off";
    let script = |request: &Request| {
        Some(match request.text() {
            // What a trigger changed is reported, too.
            "insert two" => Answer::default()
                .done_in_call(None)
                .done_in_call(Some(2))
                .end_of_call(),
            "update three" => Answer::default()
                .done_in_call(Some(1))
                .done_in_call(Some(2))
                .end_of_call(),
            "select repeats" => Answer::only(&[cell(&[0x7F], &4i64.to_le_bytes())]),
            "set identity_insert [t] on" => Answer::default().done(None),
            EXPLICIT => Answer::default()
                .done_in_call(None)
                .done_in_call(Some(4))
                .done_in_call(None)
                .end_of_call(),
            _ => return None,
        })
    };
    let (peer, db) = peer(script).await;
    let call = |text: &str| sql(text, vec![Value::I32(1)]);
    let set = || Sql::new("set identity_insert [t] on");
    assert_eq!(run(&db, vec![call("insert two")]).await.unwrap(), 2);
    assert_eq!(run(&db, vec![Sql::new("insert two")]).await.unwrap(), 2);
    assert_eq!(
        run(&db, vec![set(), call("insert two"), call("update three")])
            .await
            .unwrap(),
        5
    );
    assert_eq!(run(&db, vec![Sql::new(EXPLICIT)]).await.unwrap(), 4);
    let counted = |text: &str, count| Sql {
        count,
        ..Sql::new(text)
    };
    let less = counted("select repeats", Affected::Less);
    let none = counted("insert two", Affected::Exactly(0));
    let seven = counted("update three", Affected::Exactly(7));
    assert_eq!(run(&db, vec![seven, none, less.clone()]).await.unwrap(), 3);
    assert_eq!(
        run(&db, vec![call("insert two"), less.clone()])
            .await
            .unwrap(),
        0
    );
    assert_eq!(rows(&db, less).await.unwrap(), Vec::<Vec<String>>::new());
    // Settings have to outlive their statement: no call.
    let asked = peer.asked();
    let set = asked
        .iter()
        .find(|r| r.text() == "set identity_insert [t] on");
    assert!(matches!(
        set.map(|r| &r.call),
        Some(super::peer::request::Call::Batch(_))
    ));
}

#[tokio::test]
async fn a_connection_the_server_closed_is_replaced_when_it_was_idle() {
    let script = |request: &Request| {
        let reset = request.text().starts_with("if @@trancount");
        Some(if reset {
            Answer::default().ending(End::Dropped)
        } else {
            Answer::only(&[int(2)])
        })
    };
    let (peer, db) = peer(script).await;
    execute(&db, "set nocount on").await.unwrap();
    assert_eq!(one(&db, "select").await.unwrap(), "I64(2)");
    assert_eq!(peer.connections().opened, 2);
}
