//! Errors: their kinds, and that they hold no data.
use super::super::DriverError;
use super::*;
use drizzle_core::value::Kind;
use std::error::Error as _;

/// Nothing of an error shows data; gives the constraint, the table and the columns.
fn shown(e: &Error) -> (String, String, String) {
    let source = e.source().unwrap();
    assert!(
        source
            .downcast_ref::<DriverError>()
            .unwrap()
            .sqlx()
            .as_database_error()
            .is_some()
    );
    let text = format!("{e} {e:?} {source} {source:?}");
    assert!(!text.contains("secret") && !text.contains("4711"), "{text}");
    let v = e.violation().unwrap();
    (
        v.constraint.clone().unwrap_or_default(),
        v.table.clone().unwrap_or_default(),
        v.columns.join(","),
    )
}

#[test]
fn errors_tell_names_and_no_values() {
    on_server(async |db| {
        table(
            &db,
            "parents",
            "id int primary key, email varchar(200) not null, a int, b int, unique key ab (a, b), \
             unique key emails (email), constraint positive check (b > 0)",
        )
        .await;
        table(
            &db,
            "children",
            "id int primary key, parent int, constraint of_parent foreign key (parent) references parents (id)",
        )
        .await;
        // MariaDB does not tell the table of a key.
        let of_key = |key: &str| {
            let table = if db.is_mariadb() { "" } else { "parents" };
            (key.to_owned(), table.to_owned(), String::new())
        };
        let statement = "insert into parents values (?, ?, ?, ?)";
        let insert = async |id: i32, email: Option<&str>, a: i32, b: i32| {
            let email = email.map_or(Value::Null(Kind::Text), |email| {
                Value::Text(email.to_owned().into())
            });
            let values = vec![Value::I32(id), email, Value::I32(a), Value::I32(b)];
            work(&db, vec![sql(statement, values)]).await
        };
        insert(1, Some("it's 'secret' for key 'x'"), 4711, 4712)
            .await
            .unwrap();
        let e = insert(1, Some("b"), 1, 1).await.err().unwrap();
        assert!(matches!(e, Error::Unique(_)), "{e:?}");
        assert_eq!(shown(&e), of_key("PRIMARY"));
        assert_eq!(e.sql(), Some(statement));
        let e = insert(2, Some("b"), 4711, 4712).await.err().unwrap();
        assert_eq!(shown(&e), of_key("ab"));
        let e = insert(3, Some("it's 'secret' for key 'x'"), 3, 3)
            .await
            .err()
            .unwrap();
        assert_eq!(shown(&e), of_key("emails"));
        let e = insert(4, None, 4, 4).await.err().unwrap();
        assert!(matches!(e, Error::NotNull(_)), "{e:?}");
        assert_eq!(shown(&e).2, "email");
        let e = execute(&db, "insert into parents (id) values (5)")
            .await
            .err()
            .unwrap();
        assert!(matches!(e, Error::NotNull(_)), "{e:?}");
        assert_eq!(shown(&e).2, "email");
        let e = insert(5, Some("c"), 5, -4711).await.err().unwrap();
        assert!(matches!(e, Error::Check(_)), "{e:?}");
        assert_eq!(shown(&e).0, "positive");
        let child = sql("insert into children values (1, ?)", vec![Value::I32(4711)]);
        let e = work(&db, vec![child]).await.err().unwrap();
        assert!(matches!(e, Error::ForeignKey(_)), "{e:?}");
        let of_parent = ("of_parent".into(), "children".into(), "parent".into());
        assert_eq!(shown(&e), of_parent);
        execute(&db, "insert into children values (1, 1)")
            .await
            .unwrap();
        let e = execute(&db, "delete from parents").await.err().unwrap();
        assert!(matches!(e, Error::ForeignKey(_)), "{e:?}");
        assert_eq!(shown(&e), of_parent);
    });
}

#[test]
fn values_that_do_not_fit_are_errors_without_the_values() {
    on_server(async |db| {
        table(
            &db,
            "strict",
            "n tinyint, s varchar(3), d date, e enum('a'), f float, b int unsigned",
        )
        .await;
        for (column, value, number) in [
            ("n", Value::Text("secret".into()), "1366"),
            ("n", Value::I32(4711), "1264"),
            ("s", Value::Text("secret".into()), "1406"),
            ("d", Value::Text("secret".into()), "1292"),
            ("d", Value::Text("0000-00-00".into()), "1292"),
            ("e", Value::Text("secret".into()), "1265"),
            ("b", Value::I32(-4711), "1264"),
        ] {
            let insert = sql(
                &format!("insert into strict ({column}) values (?)"),
                vec![value],
            );
            let e = work(&db, vec![insert]).await.err().unwrap();
            let Error::Database(told) = &e else {
                panic!("{e:?}")
            };
            assert_eq!(told.code.as_deref(), Some(number), "{e}");
            let text = format!("{e} {e:?}");
            assert!(!text.contains("secret") && !text.contains("4711"), "{text}");
            assert!(
                text.contains(&format!("{column}'")) || text.contains(&format!("`{column}`")),
                "{text}"
            );
        }
        let e = execute(&db, "insert into strict (n) values (1 / 0)")
            .await
            .err()
            .unwrap();
        assert!(
            e.to_string().starts_with("Division by 0 (code 1365)"),
            "{e}"
        );
        let overflow = sql("select 9223372036854775807 + ?", vec![Value::I64(4711)]);
        let e = rows(&db, overflow, 1).await.err().unwrap();
        assert!(!format!("{e} {e:?}").contains("4711"), "{e}");
        assert_eq!(execute(&db, "delete from strict").await.unwrap(), 0);
        let e = execute(&db, "select * from nowhere").await.err().unwrap();
        assert!(
            e.to_string()
                .ends_with(".nowhere' doesn't exist (code 1146); in: select * from nowhere"),
            "{e}"
        );
        let e = execute(&db, "selekt 1").await.err().unwrap();
        assert!(
            matches!(&e, Error::Database(e) if e.code.as_deref() == Some("1064")),
            "{e:?}"
        );
    });
}

#[test]
fn a_connection_that_fails_says_so() {
    on_server(async |db| {
        let refused = Db::<MySql>::connect("mysql://me:s3cr3t@127.0.0.1:1/x")
            .await
            .err()
            .unwrap();
        assert!(matches!(refused, Error::Connection(_)));
        let unknown = format!("{refused} {refused:?}");
        assert!(
            unknown.contains("refused") && !unknown.contains("s3cr3t"),
            "{unknown}"
        );
        let server = url_of("");
        let (_, address) = server.rsplit_once('@').unwrap();
        for url in [
            "",
            "nonsense",
            "mysql://me:s3cr3t@host:port/x",
            &format!("mysql://me:s3cr3t@{address}"),
            &url_of("no_such_database"),
        ] {
            let e = Db::<MySql>::connect(url).await.err().unwrap();
            assert!(
                matches!(e, Error::Connection(_)) && !format!("{e} {e:?}").contains("s3cr3t"),
                "{e}"
            );
        }
        db.close().await;
        assert!(matches!(
            execute(&db, "select 1").await,
            Err(Error::Connection(_))
        ));
    });
    let impatient = one_connection().acquire_timeout(Duration::from_millis(100));
    on_server_with(impatient, async |db| {
        db.transaction(async |_tx| {
            assert!(matches!(
                execute(&db, "select 1").await,
                Err(Error::PoolTimeout(_))
            ));
            Ok(())
        })
        .await
        .unwrap();
    });
}

#[test]
fn a_killed_connection_is_replaced() {
    on_server_with(MySqlOptions::new().max_connections(2), async |db| {
        let killed = db
            .transaction(async |tx| {
                let id = number(tx, "select connection_id()").await;
                execute(&db, &format!("kill {id}")).await?;
                one(tx, "select 1", vec![]).await
            })
            .await;
        assert!(matches!(killed, Err(Error::Connection(_))), "{killed:?}");
        for _ in 0..3 {
            assert_eq!(soon(one(&db, "select 1", vec![])).await.unwrap(), "I64(1)");
        }
        // Killed by itself.
        let e = execute(&db, "kill connection_id()").await.err().unwrap();
        assert!(
            matches!(&e, Error::Cancelled(_) | Error::Connection(_)),
            "{e:?}"
        );
        assert_eq!(soon(one(&db, "select 1", vec![])).await.unwrap(), "I64(1)");
    });
}

#[test]
fn what_is_too_large_is_an_error() {
    on_server_with(one_connection(), async |db| {
        let limit = number(&db, "select @@max_allowed_packet").await;
        let limit = usize::try_from(limit).unwrap();
        // Around the size of one packet of the protocol, 16 MiB, if the server takes as much.
        table(&db, "blobs", "b longblob").await;
        for size in [0xFF_FF_FF - 30, 0xFF_FF_FF, 0xFF_FF_FF + 1, 20_000_000] {
            if size + 1_000 > limit {
                continue;
            }
            let insert = sql(
                "insert into blobs values (?)",
                vec![Value::Bytes(vec![7; size])],
            );
            work(&db, vec![insert]).await.unwrap();
            let length = sql(
                "select length(b), b = ? from blobs",
                vec![Value::Bytes(vec![7; size])],
            );
            let expected = [format!("I64({size})"), "I64(1)".into()];
            if size * 2 < limit {
                assert_eq!(rows(&db, length, 2).await.unwrap(), [expected]);
            }
            let read = one(&db, "select b from blobs", vec![]).await.unwrap();
            assert_eq!(read.matches('7').count(), size);
            execute(&db, "delete from blobs").await.unwrap();
        }
        let large = sql(
            "insert into blobs values (?)",
            vec![Value::Bytes(vec![7; limit + 1_000])],
        );
        let e = work(&db, vec![large]).await.err().unwrap();
        assert!(
            matches!(&e, Error::Database(_) | Error::Connection(_)),
            "{e:?}"
        );
        assert_eq!(
            soon(one(&db, "select count(*) from blobs", vec![]))
                .await
                .unwrap(),
            "I64(0)"
        );
    });
}
