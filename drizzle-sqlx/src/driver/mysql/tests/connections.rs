//! What a connection is like, and that an unfit one is not given back.
use super::*;
use sqlx::mysql::MySqlPoolOptions;

#[test]
fn sessions_are_as_promised() {
    let check = async |db: &Db<MySql>| {
        let modes = one(db, "select @@sql_mode", vec![]).await.unwrap();
        for mode in [
            "STRICT_TRANS_TABLES",
            "NO_ZERO_DATE",
            "NO_ZERO_IN_DATE",
            "ERROR_FOR_DIVISION_BY_ZERO",
            "NO_ENGINE_SUBSTITUTION",
            "NO_AUTO_VALUE_ON_ZERO",
        ] {
            assert!(modes.contains(mode), "{mode} in {modes}");
        }
        assert!(!modes.contains("PIPES_AS_CONCAT"), "{modes}");
        let session = "select concat_ws(' ', @@session.time_zone, @@character_set_client, @@character_set_results, \
                       @@character_set_connection, if(@@autocommit, 1, 0))";
        assert_eq!(
            one(db, session, vec![]).await.unwrap(),
            "Text(\"+00:00 utf8mb4 utf8mb4 utf8mb4 1\")"
        );
    };
    on_server(async |db| {
        check(&db).await;
        table(&db, "numbered", "id int auto_increment primary key").await;
        execute(&db, "insert into numbered values (0)")
            .await
            .unwrap();
        assert_eq!(
            one(&db, "select id from numbered", vec![]).await.unwrap(),
            "I64(0)"
        );
        // Whatever the URL says of the time zone.
        let other = format!("{}?timezone=%2B05:00&charset=latin1", url_of(""));
        let db = Db::<MySql>::connect(&other).await.unwrap();
        check(&db).await;
        db.close().await;
    });
    let collated = MySqlOptions::new().connect_options(|options| options.collation("utf8mb4_bin"));
    on_server_with(collated, async |db| {
        check(&db).await;
        assert_eq!(
            one(&db, "select @@collation_connection, 'a' = 'A'", vec![])
                .await
                .unwrap(),
            "Text(\"utf8mb4_bin\")"
        );
        assert_eq!(
            one(&db, "select 'a' = 'A'", vec![]).await.unwrap(),
            "I64(0)"
        );
    });
    on_server(async |_| {
        let server = url_of("");
        let foreign = MySqlPoolOptions::new().max_connections(1);
        let east = foreign
            .clone()
            .connect(&format!("{server}?timezone=%2B05:00"))
            .await
            .unwrap();
        let e = Db::<MySql>::from_sqlx(east).await.err().unwrap();
        assert!(e.to_string().contains("time zone"), "{e}");
        let latin = foreign
            .clone()
            .connect(&format!("{server}?charset=latin1"))
            .await
            .unwrap();
        let e = Db::<MySql>::from_sqlx(latin).await.err().unwrap();
        assert!(e.to_string().contains("character set"), "{e}");
        let plain = foreign.connect(&server).await.unwrap();
        let db = Db::<MySql>::from_sqlx(plain).await.unwrap();
        assert_eq!(one(&db, "select 1", vec![]).await.unwrap(), "I64(1)");
        db.close().await;
    });
}

#[test]
fn a_cut_off_statement_costs_its_connection() {
    on_server_with(one_connection(), async |db| {
        let id = async || one(&db, "select connection_id()", vec![]).await.unwrap();
        let first = id().await;
        assert_eq!(id().await, first);
        // Failed ones do not.
        assert!(execute(&db, "select * from nowhere").await.is_err());
        assert!(
            execute(&db, "insert into nowhere values (1)")
                .await
                .is_err()
        );
        assert_eq!(id().await, first);
        cut_off(100, execute(&db, "select sleep(1)")).await;
        let second = soon(id()).await;
        assert_ne!(second, first);
        // At any moment of a statement: while it is prepared, sent, read.
        let text = format!("select i, ? from ({}) s", series(3));
        for round in 0..200u64 {
            let text = format!("{text} where {round} = {round}");
            let statement = sql(&text, vec![Value::I64(7)]);
            let cut = Duration::from_micros(round * 37 % 4_000);
            if let Ok(read) = tokio::time::timeout(cut, rows(&db, statement, 2)).await {
                let read = read.unwrap();
                assert_eq!(read.len(), 1_000);
                assert!(read.iter().all(|row| row[1] == "I64(7)"));
            }
            let number = one(&db, "select ?", vec![Value::I64(round as i64)]);
            assert_eq!(soon(number).await.unwrap(), format!("I64({round})"));
        }
    });
}

#[test]
fn within_a_transaction_it_is_waited_for() {
    on_server_with(one_connection(), async |db| {
        table(&db, "waited", "n int primary key").await;
        let text = format!("select i, ? from ({}) s", series(3));
        for round in 0..100u64 {
            let done = db
                .transaction(async |tx| {
                    let insert = format!("insert into waited values ({round})");
                    execute(tx, &insert).await?;
                    for part in 0..3 {
                        let text = format!("{text} where {round} = {round} and {part} = {part}");
                        let statement = sql(&text, vec![Value::I64(7)]);
                        let cut = Duration::from_micros((round * 37 + part * 911) % 4_000);
                        _ = tokio::time::timeout(cut, rows(tx, statement, 2)).await;
                        // A cursor that is left behind, too.
                        let mut sink = Texts::new(1);
                        tx.open(sql(&series(3), vec![]))
                            .await?
                            .next(&mut sink)
                            .await?;
                    }
                    one(tx, "select ?", vec![Value::I64(round as i64)]).await
                })
                .await;
            assert_eq!(done.unwrap(), format!("I64({round})"));
        }
        assert_eq!(numbers(&db, "waited").await.len(), 100);
    });
}
