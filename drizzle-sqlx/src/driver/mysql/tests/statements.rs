//! Statements: prepared and not, their rows, what they report.
use super::*;
use drizzle_core::dialect::{Dialect as _, MARIADB};
use drizzle_core::render::Affected;

#[test]
fn many_rows_arrive_in_order() {
    on_server(async |db| {
        let all = || {
            let text = format!(
                "select i, concat('row ', i) from ({}) s where i >= ? order by i",
                series(4)
            );
            sql(&text, vec![Value::I32(0)])
        };
        let collected = rows(&db, all(), 2).await.unwrap();
        assert_eq!(collected.len(), 10_000);
        assert!(
            collected
                .iter()
                .enumerate()
                .all(|(i, row)| *row == [format!("I64({i})"), format!("Text(\"row {i}\")")])
        );
        let mut sink = Texts::new(2);
        let mut cursor = db.open(all()).await.unwrap();
        while cursor.next(&mut sink).await.unwrap() {}
        assert_eq!(sink.rows, collected);
        assert!(
            !cursor.next(&mut sink).await.unwrap(),
            "the end stays the end"
        );
        // Enough rows are enough, and the connection is none the worse.
        assert_eq!(first_rows(&db, all(), 2, 3).await.unwrap().len(), 3);
        assert_eq!(one(&db, "select 1", vec![]).await.unwrap(), "I64(1)");
    });
}

#[test]
fn a_cursor_may_be_dropped_early() {
    on_server_with(one_connection(), async |db| {
        for _ in 0..3 {
            let mut sink = Texts::new(1);
            let mut cursor = db.open(sql(&series(6), vec![])).await.unwrap();
            assert!(cursor.next(&mut sink).await.unwrap());
            assert!(sink.rows.len() < 10_000, "not all of them are held at once");
            drop(cursor);
            assert_eq!(soon(one(&db, "select 1", vec![])).await.unwrap(), "I64(1)");
        }
        // Never started, failed, and not fitting.
        drop(db.open(sql("select 1", vec![])).await.unwrap());
        let mut sink = Texts::new(1);
        let failing = format!(
            "select cast(18446744073709551615 as unsigned) + (i > 500) from ({}) s",
            series(3)
        );
        let mut cursor = db.open(sql(&failing, vec![])).await.unwrap();
        let failed = loop {
            match cursor.next(&mut sink).await {
                Ok(true) => {}
                end => break end,
            }
        };
        assert!(matches!(failed, Err(Error::Database(_))), "{failed:?}");
        drop(cursor);
        let unfit = format!("select point(1, 1) from ({}) s", series(3));
        let unfit = db
            .open(sql(&unfit, vec![]))
            .await
            .unwrap()
            .next(&mut sink)
            .await;
        assert!(matches!(unfit, Err(Error::Decode { .. })), "{unfit:?}");
        assert_eq!(soon(one(&db, "select 1", vec![])).await.unwrap(), "I64(1)");
    });
}

#[test]
fn statements_that_cannot_be_prepared_are_sent_as_text() {
    on_server_with(one_connection(), async |db| {
        // Neither of them has prepared ones of these.
        execute(&db, "create table t (n int)").await.unwrap();
        execute(&db, "lock tables t write").await.unwrap();
        execute(&db, "unlock tables").await.unwrap();
        execute(
            &db,
            "create trigger on_t before insert on t for each row set new.n = new.n + 1",
        )
        .await
        .unwrap();
        execute(&db, "insert into t values (1)").await.unwrap();
        assert_eq!(numbers(&db, "t").await, ["2"]);
        // Rows in the text protocol, of several results.
        execute(
            &db,
            "create procedure p() begin select 1; select n from t; end",
        )
        .await
        .unwrap();
        assert_eq!(
            rows(&db, sql("call p()", vec![]), 1).await.unwrap(),
            [["I64(1)"], ["I64(2)"]]
        );
    });
}

#[test]
fn both_protocols_read_alike() {
    on_server_with(one_connection(), async |db| {
        let cells = "cast(-5 as signed), cast(18446744073709551615 as unsigned), 12.50, 1e300, \
                     cast('2024-02-29' as date), cast('12:30:00.5' as time(1)), \
                     cast('2024-02-29 12:30:00.000001' as datetime(6)), 'ü', x'00ff', null, \
                     cast('24:00:00' as time), b'101'";
        let prepared = sql(&format!("select {cells}"), vec![]);
        let expected = rows(&db, prepared, 12).await.unwrap();
        // MySQL does not prepare `handler`.
        execute(&db, "create table t (n int)").await.unwrap();
        execute(&db, &format!("create table cells as select {cells}"))
            .await
            .unwrap();
        execute(&db, "handler cells open").await.unwrap();
        let handled = rows(&db, sql("handler cells read first", vec![]), 12)
            .await
            .unwrap();
        assert_eq!(handled[0][..9], expected[0][..9]);
        assert_eq!(handled[0][10], "Time(86400000000000)");
        execute(&db, "handler cells close").await.unwrap();
    });
}

#[test]
fn statements_survive_a_changed_table() {
    on_server_with(one_connection(), async |db| {
        table(&db, "stale", "n int").await;
        execute(&db, "insert into stale values (1)").await.unwrap();
        let all = || sql("select * from stale", vec![]);
        for (change, expected) in [
            (
                "alter table stale add column m int not null default 2 first",
                "I64(2)",
            ),
            ("alter table stale modify m varchar(5)", "Text(\"2\")"),
            ("alter table stale drop column m", "I64(1)"),
        ] {
            rows(&db, all(), 1).await.unwrap();
            execute(&db, change).await.unwrap();
            assert_eq!(rows(&db, all(), 1).await.unwrap(), [[expected]]);
            let mut sink = Texts::new(1);
            let mut cursor = db.open(all()).await.unwrap();
            while cursor.next(&mut sink).await.unwrap() {}
            assert_eq!(sink.rows, [[expected]]);
        }
        execute(&db, "drop table stale").await.unwrap();
        assert!(rows(&db, all(), 1).await.is_err());
        table(&db, "stale", "s varchar(5)").await;
        assert!(rows(&db, all(), 1).await.unwrap().is_empty());
    });
}

#[test]
fn statements_are_kept_or_not() {
    let kept = async |db: Db<MySql>| {
        let prepared = "show session status like 'Com_stmt_prepare'";
        let count = async || {
            let row = rows(&db, sql(prepared, vec![]), 2).await.unwrap().remove(0);
            let digits: String = row[1].chars().filter(char::is_ascii_digit).collect();
            digits.parse::<u32>().unwrap()
        };
        count().await;
        let before = count().await;
        for i in 0..3 {
            one(&db, "select ? + 1", vec![Value::I32(i)]).await.unwrap();
        }
        let long = format!("select 1 /* {} */", "x".repeat(20_000));
        for _ in 0..2 {
            one(&db, &long, vec![]).await.unwrap();
        }
        count().await - before
    };
    on_server_with(one_connection(), async |db| {
        // The short text once, the long one each time, and the question anew after it.
        assert_eq!(kept(db).await, 4);
    });
    on_server_with(one_connection().statement_cache(0), async |db| {
        assert_eq!(kept(db).await, 6, "each of them, each time");
    });
}

#[test]
fn statements_are_closed_together() {
    on_server_with(one_connection().statement_cache(10), async |db| {
        let open = async |on: &dyn Executor<MySql>| {
            let count = "show session status like 'Com_stmt_%'";
            let rows = rows(on, sql(count, vec![]), 2).await.unwrap();
            let number = |name: &str| {
                let row = rows.iter().find(|row| row[0].contains(name)).unwrap();
                let digits: String = row[1].chars().filter(char::is_ascii_digit).collect();
                digits.parse::<i64>().unwrap()
            };
            (number("stmt_prepare\""), number("stmt_close\""))
        };
        let (prepared, closed) = open(&db).await;
        db.transaction(async |tx| {
            for i in 0..60 {
                let text = format!("select {i} + ?");
                one(tx, &text, vec![Value::I32(1)]).await?;
            }
            assert_eq!(open(tx).await, (prepared + 60, closed), "there is room");
            for i in 0..100 {
                let text = format!("select {i} - ?");
                one(tx, &text, vec![Value::I32(1)]).await?;
            }
            let (_, closed) = open(tx).await;
            assert!(closed > 100, "there was none");
            Ok(())
        })
        .await
        .unwrap();
        // What is left is closed when the connection is given back.
        let (prepared, closed) = open(&db).await;
        assert_eq!(prepared - closed, 1, "only the question itself is open");
        for i in 0..8 {
            one(&db, &format!("select {i} + ?"), vec![Value::I32(1)])
                .await
                .unwrap();
        }
        assert_eq!(open(&db).await, (prepared + 8, closed), "these are kept");
    });
}

#[test]
fn affected_rows_are_those_found() {
    on_server(async |db| {
        table(&db, "found", "n int primary key, m int").await;
        let affected = async |text: &str| execute(&db, text).await.unwrap();
        assert_eq!(
            affected("insert into found values (1, 1), (2, 1), (3, 2)").await,
            3
        );
        assert_eq!(
            affected("update found set m = 1").await,
            3,
            "one was changed"
        );
        assert_eq!(affected("update found set m = 1 where n > 1").await, 2);
        assert_eq!(affected("delete from found where n = 3").await, 1);
        assert_eq!(affected("select * from found").await, 0);
        // What a statement says of its count stands.
        let counted = |text: &str, count| Sql {
            count,
            ..Sql::new(text)
        };
        let done = work(
            &db,
            vec![
                counted("update found set m = 3", Affected::Reported),
                counted("update found set m = 4", Affected::Exactly(7)),
                counted("select sum(n) from found", Affected::Less),
            ],
        )
        .await
        .unwrap();
        assert_eq!(done.affected, 2 + 7 - 3);
    });
}

#[test]
fn the_flavour_is_known() {
    on_server(async |db| {
        let version = one(&db, "select version()", vec![]).await.unwrap();
        assert_eq!(version.to_lowercase().contains("mariadb"), db.is_mariadb());
        let name = |syntax: &dyn drizzle_core::dialect::Syntax| format!("{syntax:?}");
        let expected = if db.is_mariadb() {
            MARIADB
        } else {
            MySql::SYNTAX
        };
        assert_eq!(name(db.syntax()), name(expected));
        db.transaction(async |tx| {
            assert_eq!(name(tx.syntax()), name(expected));
            Ok(())
        })
        .await
        .unwrap();
        let same = Db::<MySql>::from_sqlx(db.pool().clone()).await.unwrap();
        assert_eq!(name(same.syntax()), name(expected));
        assert_eq!(one(&same, "select 1", vec![]).await.unwrap(), "I64(1)");
        assert_eq!(format!("{same:?}"), "Db(\"mysql\")");
    });
}
