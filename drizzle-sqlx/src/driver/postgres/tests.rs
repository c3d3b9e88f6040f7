//! On the server that `DRIZZLE_POSTGRES_URL` names.
use super::{DriverError, PgOptions};
use crate::{Db, Tx, TxConfig};
use drizzle_core::decode::{DecodeError, Reader};
use drizzle_core::dialect::Postgres;
use drizzle_core::error::Error;
use drizzle_core::exec::{Done, Executor, Sink, Work};
use drizzle_core::render::Sql;
use drizzle_core::types::{date_to_text, moment_to_text};
use drizzle_core::value::{EnumDef, Kind, Moment, Value};
use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;
use std::any::Any;
use std::error::Error as _;
use std::time::Duration;

static ROLES: EnumDef = EnumDef {
    name: "driver_roles",
    schema: None,
    labels: &["admin", "it's \"me\""],
};

fn on_server_with(options: PgOptions, test: impl AsyncFnOnce(Db<Postgres>)) {
    let url = std::env::var("DRIZZLE_POSTGRES_URL").expect(
        "these tests need a server: DRIZZLE_POSTGRES_URL=$(bash tests/servers/postgres.sh start)",
    );
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let db = Db::<Postgres>::connect_with(&url, options).await.unwrap();
        test(db.clone()).await;
        db.close().await;
    });
}
fn on_server(test: impl AsyncFnOnce(Db<Postgres>)) {
    on_server_with(PgOptions::new(), test);
}

/// Keeps rows as text.
#[derive(Default)]
struct Texts {
    rows: Vec<Vec<String>>,
    columns: usize,
    most: usize,
}
impl Sink for Texts {
    fn row(&mut self, row: &mut dyn Reader) -> Result<bool, DecodeError> {
        let mut cells = Vec::new();
        for _ in 0..self.columns {
            let at = row.position();
            let value = row.next().map_err(|e| DecodeError {
                column: at.to_string().into(),
                expected: e.expected,
                found: e.found,
            })?;
            cells.push(format!("{value:?}"));
        }
        self.rows.push(cells);
        Ok(self.rows.len() < self.most)
    }
    fn restart(&mut self) {
        self.rows.clear();
    }
}

fn sql(text: &str, values: Vec<Value>) -> Sql {
    Sql {
        values,
        ..Sql::new(text)
    }
}
async fn work(on: &dyn Executor<Postgres>, statements: Vec<Sql>) -> Result<Done, Error> {
    on.run(Work {
        statements,
        sink: None,
    })
    .await
}
async fn execute(on: &dyn Executor<Postgres>, text: &str) -> Result<u64, Error> {
    Ok(work(on, vec![sql(text, vec![])]).await?.affected)
}
async fn first_rows(
    on: &dyn Executor<Postgres>,
    statement: Sql,
    columns: usize,
    most: usize,
) -> Result<Vec<Vec<String>>, Error> {
    let sink = Box::new(Texts {
        rows: vec![],
        columns,
        most,
    });
    let done = on
        .run(Work {
            statements: vec![statement],
            sink: Some(sink),
        })
        .await?;
    Ok((done.sink.unwrap() as Box<dyn Any>)
        .downcast::<Texts>()
        .unwrap()
        .rows)
}
async fn rows(
    on: &dyn Executor<Postgres>,
    statement: Sql,
    columns: usize,
) -> Result<Vec<Vec<String>>, Error> {
    first_rows(on, statement, columns, usize::MAX).await
}
async fn one(on: &dyn Executor<Postgres>, text: &str, values: Vec<Value>) -> Result<String, Error> {
    Ok(rows(on, sql(text, values), 1).await?.remove(0).remove(0))
}
async fn numbers(on: &dyn Executor<Postgres>, table: &str) -> Vec<String> {
    let rows = rows(
        on,
        sql(&format!("select n from {table} order by n"), vec![]),
        1,
    )
    .await
    .unwrap();
    rows.into_iter()
        .map(|mut row| {
            row.remove(0)
                .trim_start_matches("I64(")
                .trim_end_matches(')')
                .to_owned()
        })
        .collect()
}
async fn table(db: &Db<Postgres>, name: &str, columns: &str) {
    execute(db, &format!("drop table if exists {name} cascade"))
        .await
        .unwrap();
    execute(db, &format!("create table {name} ({columns})"))
        .await
        .unwrap();
}
async fn soon<T>(future: impl Future<Output = T>) -> T {
    tokio::time::timeout(Duration::from_secs(20), future)
        .await
        .expect("this takes too long")
}

#[test]
fn every_kind_comes_back() {
    on_server(async |db| {
        execute(&db, "drop type if exists driver_roles cascade")
            .await
            .unwrap();
        execute(
            &db,
            "create type driver_roles as enum ('admin', 'it''s \"me\"')",
        )
        .await
        .unwrap();
        let json = |text: &str| Value::Json(text.into());
        let decimal = |text: &str| Value::Decimal(text.into());
        let moment = |seconds, nanos| Moment { seconds, nanos };
        let cases = [
            ("bool", vec![Value::Bool(false), Value::Bool(true)]),
            (
                "int2",
                vec![Value::I16(i16::MIN), Value::I16(0), Value::I16(i16::MAX)],
            ),
            (
                "int4",
                vec![Value::I32(i32::MIN), Value::I32(-1), Value::I32(i32::MAX)],
            ),
            (
                "int8",
                vec![Value::I64(i64::MIN), Value::I64(1), Value::I64(i64::MAX)],
            ),
            (
                "float4",
                vec![
                    Value::F32(f32::MIN),
                    Value::F32(-0.1),
                    Value::F32(f32::MIN_POSITIVE),
                    Value::F32(f32::INFINITY),
                    Value::F32(f32::NAN),
                ],
            ),
            (
                "float8",
                vec![
                    Value::F64(f64::MIN),
                    Value::F64(0.1),
                    Value::F64(f64::EPSILON),
                    Value::F64(f64::NEG_INFINITY),
                    Value::F64(f64::NAN),
                ],
            ),
            (
                "text",
                vec![
                    Value::Text("".into()),
                    Value::Text("grüße 'n' \\ 🦀".into()),
                    Value::Text("x".repeat(100_000).into()),
                ],
            ),
            (
                "bytea",
                vec![
                    Value::Bytes(vec![]),
                    Value::Bytes((0..=255).collect()),
                    Value::Bytes(vec![7; 100_000]),
                ],
            ),
            (
                "date",
                vec![
                    Value::Date(-2_440_588),
                    Value::Date(-1),
                    Value::Date(0),
                    Value::Date(10_957),
                    Value::Date(2_145_042_905),
                ],
            ),
            (
                "time",
                vec![
                    Value::Time(0),
                    Value::Time(1_000),
                    Value::Time(86_399_999_999_000),
                    Value::Time(86_400_000_000_000),
                ],
            ),
            (
                "timestamp",
                vec![
                    Value::Timestamp(moment(-210_866_803_200, 0)),
                    Value::Timestamp(moment(-1, 999_999_000)),
                    Value::Timestamp(moment(9_224_318_015_999, 999_999_000)),
                ],
            ),
            (
                "timestamptz",
                vec![
                    Value::TimestampTz(moment(-210_866_803_200, 0)),
                    Value::TimestampTz(moment(0, 0)),
                    Value::TimestampTz(moment(9_224_318_015_999, 999_999_000)),
                ],
            ),
            (
                "uuid",
                vec![
                    Value::Uuid(0),
                    Value::Uuid(0x0123_4567_89ab_cdef_0123_4567_89ab_cdef),
                    Value::Uuid(u128::MAX),
                ],
            ),
            (
                "numeric",
                vec![
                    decimal("0"),
                    decimal("-12.50"),
                    decimal("0.0000000001"),
                    decimal(&"9".repeat(2_000)),
                    decimal("NaN"),
                    decimal("-Infinity"),
                ],
            ),
            (
                "jsonb",
                vec![json("null"), json("{\"a\": [1, 2.5, \"x\"]}")],
            ),
            (
                "driver_roles",
                vec![
                    Value::Enum(&ROLES, "admin".into()),
                    Value::Enum(&ROLES, "it's \"me\"".into()),
                ],
            ),
        ];
        for (name, values) in cases {
            let table_name = format!("driver_kind_{name}");
            table(
                &db,
                &table_name,
                &format!("id serial primary key, v {name}"),
            )
            .await;
            let null = Value::Null(values[0].kind());
            let all: Vec<_> = values.into_iter().chain([null]).collect();
            for value in &all {
                // The same text for NULL and for a value: the types of its parameter have to agree.
                let insert = sql(
                    &format!("insert into {table_name} (v) values ($1) returning v"),
                    vec![value.clone()],
                );
                assert_eq!(
                    rows(&db, insert, 1).await.unwrap(),
                    [[format!("{:?}", value.as_ref())]],
                    "{name}"
                );
                let found = one(
                    &db,
                    &format!("select count(*) from {table_name} where v = $1"),
                    vec![value.clone()],
                )
                .await
                .unwrap();
                assert_eq!(
                    found,
                    if value.is_null() { "I64(0)" } else { "I64(1)" },
                    "{name}"
                );
            }
        }
    });
}

#[test]
fn other_types_are_read() {
    on_server(async |db| {
        execute(&db, "drop domain if exists driver_domain")
            .await
            .unwrap();
        execute(&db, "create domain driver_domain as int4 check (value > 0)")
            .await
            .unwrap();
        _ = execute(&db, "create extension if not exists citext").await;
        for (text, expected) in [
            ("select 'a'::varchar(3)", "Text(\"a\")"),
            ("select 'a'::char(3)", "Text(\"a  \")"),
            ("select 'a'::name", "Text(\"a\")"),
            ("select 'a'::\"char\"", "Text(\"a\")"),
            ("select 'a'", "Text(\"a\")"),
            ("select null", "Null"),
            ("select 4294967295::oid", "I64(4294967295)"),
            ("select '{\"a\":  1}'::json", "Json(\"{\\\"a\\\":  1}\")"),
            ("select 5::driver_domain", "I64(5)"),
            ("select 'Ab'::citext", "Text(\"Ab\")"),
            (
                "select 12345678901234567890.123456789::numeric(40, 12)",
                "Decimal(\"12345678901234567890.123456789000\")",
            ),
            ("select '24:00'::time", "Time(86400000000000)"),
        ] {
            assert_eq!(one(&db, text, vec![]).await.unwrap(), expected, "{text}");
        }
        for (text, found) in [
            ("select 'infinity'::date", "the date `infinity`"),
            (
                "select '-infinity'::timestamptz",
                "the timestamp `-infinity`",
            ),
            (
                "select row(1, 2)",
                "PostgreSQL's type `RECORD`; `cast` it, for instance to text",
            ),
        ] {
            match one(&db, text, vec![]).await {
                Err(Error::Decode { error, sql }) => {
                    assert_eq!((&*error.found, &*sql), (found, text))
                }
                other => panic!("{text}: {other:?}"),
            }
        }
        match rows(&db, sql("select 1", vec![]), 2).await {
            Err(Error::Decode { error, .. }) => assert_eq!(error.found, "the end of the row"),
            other => panic!("{other:?}"),
        }
        // What can't be sent is refused before anything is.
        for (value, reason) in [
            (
                Value::Date(i32::MAX),
                "parameter 1: a date is out of PostgreSQL's range",
            ),
            (
                Value::Timestamp(Moment {
                    seconds: 1 << 50,
                    nanos: 0,
                }),
                "parameter 1: a timestamp is out of PostgreSQL's range",
            ),
            (
                Value::Decimal("1e5".into()),
                "parameter 1: a decimal number is not in plain digits",
            ),
            (Value::Invalid(Kind::Json, "no".into()), "parameter 1: no"),
        ] {
            match one(&db, "select $1", vec![value]).await {
                Err(Error::Encode { reason: found, sql }) => {
                    assert_eq!((&*found, &*sql), (reason, "select $1"))
                }
                other => panic!("{other:?}"),
            }
        }
    });
}

#[test]
fn the_server_reads_what_was_meant() {
    on_server(async |db| {
        let mut runner = TestRunner::deterministic();
        let strategy = (
            "-?[1-9][0-9]{0,60}(\\.[0-9]{1,30})?",
            -210_866_803_200i64..9_224_318_016_000,
            0u32..1_000_000,
            -700_000i32..2_900_000,
        );
        for _ in 0..300 {
            let (number, seconds, micros, date) = strategy.new_tree(&mut runner).unwrap().current();
            let value = Value::Decimal((&*number).into());
            assert_eq!(
                one(&db, "select ($1::numeric)::text", vec![value])
                    .await
                    .unwrap(),
                format!("Text({number:?})")
            );
            let value = Value::Text(number.clone().into());
            assert_eq!(
                one(&db, "select ($1::text)::numeric", vec![value])
                    .await
                    .unwrap(),
                format!("Decimal({number:?})")
            );
            let moment = Moment {
                seconds,
                nanos: micros * 1_000,
            };
            assert_eq!(
                one(
                    &db,
                    "select $1::timestamptz",
                    vec![Value::TimestampTz(moment)]
                )
                .await
                .unwrap(),
                format!("Moment({moment:?})")
            );
            let moment = Moment {
                seconds: seconds.rem_euclid(253_402_300_800),
                ..moment
            };
            let expected = format!("Text({:?})", moment_to_text(moment));
            assert_eq!(
                one(
                    &db,
                    "select ($1::timestamp)::text",
                    vec![Value::Timestamp(moment)]
                )
                .await
                .unwrap(),
                expected
            );
            let expected = format!("Text({:?})", date_to_text(date));
            assert_eq!(
                one(&db, "select ($1::date)::text", vec![Value::Date(date)])
                    .await
                    .unwrap(),
                expected
            );
        }
        for (nanos, expected) in [
            (1_500u32, ".000002"),
            (2_500, ".000002"),
            (999_999_499, ".999999"),
        ] {
            let value = Value::Timestamp(Moment {
                seconds: 946_684_800,
                nanos,
            });
            assert_eq!(
                one(&db, "select ($1::timestamp)::text", vec![value])
                    .await
                    .unwrap(),
                format!("Text(\"2000-01-01 00:00:00{expected}\")")
            );
        }
    });
}

#[test]
fn many_rows_arrive_in_order() {
    on_server(async |db| {
        let all = || {
            sql(
                "select i, 'row ' || i from generate_series(1, $1) i",
                vec![Value::I32(10_000)],
            )
        };
        let collected = rows(&db, all(), 2).await.unwrap();
        assert_eq!(collected.len(), 10_000);
        assert!(collected.iter().enumerate().all(|(i, row)| *row
            == [
                format!("I64({})", i + 1),
                format!("Text(\"row {}\")", i + 1)
            ]));
        let mut sink = Texts {
            columns: 2,
            most: usize::MAX,
            ..Texts::default()
        };
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
    on_server_with(PgOptions::new().max_connections(1), async |db| {
        for _ in 0..3 {
            let mut sink = Texts {
                columns: 1,
                most: usize::MAX,
                ..Texts::default()
            };
            let mut cursor = db
                .open(sql("select generate_series(1, 1000000000)", vec![]))
                .await
                .unwrap();
            assert!(cursor.next(&mut sink).await.unwrap());
            drop(cursor);
            assert_eq!(soon(one(&db, "select 1", vec![])).await.unwrap(), "I64(1)");
        }
        // Never started, failed, and not fitting.
        drop(db.open(sql("select 1", vec![])).await.unwrap());
        let mut sink = Texts {
            columns: 1,
            most: usize::MAX,
            ..Texts::default()
        };
        let failed = db
            .open(sql(
                "select 1 / (500 - i) from generate_series(1, 1000) i",
                vec![],
            ))
            .await
            .unwrap()
            .next(&mut sink)
            .await;
        match failed {
            Ok(_) | Err(Error::Database(_)) => {}
            other => panic!("{other:?}"),
        }
        let unfit = db
            .open(sql(
                "select row(1, 2) from generate_series(1, 1000)",
                vec![],
            ))
            .await
            .unwrap()
            .next(&mut sink)
            .await;
        assert!(matches!(unfit, Err(Error::Decode { .. })), "{unfit:?}");
        assert_eq!(soon(one(&db, "select 1", vec![])).await.unwrap(), "I64(1)");
    });
}

#[test]
fn errors_tell_names_and_no_values() {
    on_server(async |db| {
        table(
            &db,
            "driver_parent",
            "id int4 primary key, email text not null, a int4, b int4 check (b > 0), unique (a, b)",
        )
        .await;
        table(
            &db,
            "driver_child",
            "id int4 primary key, parent int4 references driver_parent(id)",
        )
        .await;
        execute(
            &db,
            "create unique index driver_email on driver_parent (lower(email))",
        )
        .await
        .unwrap();
        let insert = async |id: i32, email: Option<&str>, a: i32, b: i32| {
            let email = email.map_or(Value::Null(Kind::Text), |email| {
                Value::Text(email.to_owned().into())
            });
            let values = vec![Value::I32(id), email, Value::I32(a), Value::I32(b)];
            work(
                &db,
                vec![sql(
                    "insert into driver_parent values ($1, $2, $3, $4)",
                    values,
                )],
            )
            .await
        };
        insert(1, Some("secret@x"), 4711, 4712).await.unwrap();
        let shown = |e: &Error| {
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
        };
        let e = insert(1, Some("b"), 1, 1).await.err().unwrap();
        assert!(matches!(e, Error::Unique(_)));
        assert_eq!(
            shown(&e),
            (
                "driver_parent_pkey".into(),
                "driver_parent".into(),
                "id".into()
            )
        );
        assert_eq!(
            e.sql(),
            Some("insert into driver_parent values ($1, $2, $3, $4)")
        );
        let e = insert(2, Some("b"), 4711, 4712).await.err().unwrap();
        assert_eq!(shown(&e).2, "a,b");
        let e = insert(3, Some("SECRET@x"), 3, 3).await.err().unwrap();
        assert_eq!(
            shown(&e),
            (
                "driver_email".into(),
                "driver_parent".into(),
                "lower(email)".into()
            )
        );
        let e = insert(4, None, 4, 4).await.err().unwrap();
        assert!(matches!(e, Error::NotNull(_)));
        assert_eq!(
            shown(&e),
            (String::new(), "driver_parent".into(), "email".into())
        );
        let e = insert(5, Some("c"), 5, -4711).await.err().unwrap();
        assert!(matches!(e, Error::Check(_)));
        assert_eq!(shown(&e).0, "driver_parent_b_check");
        let e = work(
            &db,
            vec![sql(
                "insert into driver_child values (1, $1)",
                vec![Value::I32(4711)],
            )],
        )
        .await
        .err()
        .unwrap();
        assert!(matches!(e, Error::ForeignKey(_)));
        assert_eq!(shown(&e).0, "driver_child_parent_fkey");
        let e = one(
            &db,
            "select ($1::text)::int4",
            vec![Value::Text("secret".into())],
        )
        .await
        .err()
        .unwrap();
        assert!(!format!("{e} {e:?}").contains("secret"));
        assert_eq!(
            e.to_string(),
            "invalid input syntax for type integer: \"…\" (code 22P02); in: select ($1::text)::int4"
        );
        let e = execute(&db, "select * from nowhere").await.err().unwrap();
        assert_eq!(
            e.to_string(),
            "relation \"nowhere\" does not exist (code 42P01); in: select * from nowhere"
        );
        let e = execute(&db, "select pg_terminate_backend(pg_backend_pid())")
            .await
            .err()
            .unwrap();
        assert!(matches!(e, Error::Connection(_)), "{e:?}");
        assert_eq!(soon(one(&db, "select 1", vec![])).await.unwrap(), "I64(1)");
    });
}

#[test]
fn a_connection_that_fails_says_so() {
    on_server(async |db| {
        let refused = Db::<Postgres>::connect("postgres://me:s3cr3t@127.0.0.1:1/x")
            .await
            .err()
            .unwrap();
        assert!(matches!(refused, Error::Connection(_)));
        let unknown = format!("{refused} {refused:?}");
        assert!(
            unknown.contains("refused") && !unknown.contains("s3cr3t"),
            "{unknown}"
        );
        for url in [
            "",
            "nonsense",
            "postgres://me:s3cr3t@host:port/x",
            "postgres://me:s3cr3t@127.0.0.1:54317/no_such_database",
        ] {
            let e = Db::<Postgres>::connect(url).await.err().unwrap();
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
    on_server_with(
        PgOptions::new()
            .max_connections(1)
            .acquire_timeout(Duration::from_millis(100)),
        async |db| {
            db.transaction(async |_tx| {
                assert!(matches!(
                    execute(&db, "select 1").await,
                    Err(Error::PoolTimeout(_))
                ));
                Ok(())
            })
            .await
            .unwrap();
        },
    );
}

#[test]
fn a_transaction_is_committed_or_not() {
    on_server_with(PgOptions::new().max_connections(2), async |db| {
        table(
            &db,
            "driver_tx",
            "n int4 unique deferrable initially deferred",
        )
        .await;
        let add = async |on: &Tx<'_, Postgres>, n: i32| {
            execute(on, &format!("insert into driver_tx values ({n})")).await
        };
        let eleven = db
            .transaction(async |tx| {
                add(tx, 1).await?;
                assert!(
                    numbers(&db, "driver_tx").await.is_empty(),
                    "nobody else sees it yet"
                );
                Ok(11)
            })
            .await;
        assert_eq!(eleven.unwrap(), 11);
        let other = db.transaction(async |tx| {
            add(tx, 2).await?;
            Err::<(), _>(Error::other("no"))
        });
        assert!(matches!(other.await, Err(Error::Other(_))));
        let rollback = db
            .transaction(async |tx| {
                add(tx, 2).await?;
                if add(tx, 3).await? == 1 {
                    tx.rollback()?;
                }
                Ok(())
            })
            .await;
        assert!(matches!(rollback, Err(Error::Rollback)));
        // A deferred constraint fails at the commit.
        let deferred = db.transaction(async |tx| add(tx, 1).await).await;
        assert!(matches!(deferred, Err(Error::Unique(_))), "{deferred:?}");
        // A statement that failed was swallowed: the server would turn the commit into a rollback.
        let swallowed = db
            .transaction(async |tx| {
                add(tx, 4).await?;
                assert!(execute(tx, "select 1 / 0").await.is_err());
                Ok(())
            })
            .await;
        assert!(
            matches!(&swallowed, Err(Error::Database(e)) if e.code.as_deref() == Some("25P02")),
            "{swallowed:?}"
        );
        // The same when the program did not even wait for the error.
        let missed = db
            .transaction(async |tx| {
                add(tx, 4).await?;
                let failing = execute(tx, "select 1 / (1 - count(*)) from pg_sleep(0.2)");
                assert!(
                    tokio::time::timeout(Duration::from_millis(50), failing)
                        .await
                        .is_err()
                );
                Ok(())
            })
            .await;
        assert!(
            matches!(&missed, Err(Error::Database(e)) if e.code.as_deref() == Some("25P02")),
            "{missed:?}"
        );
        #[derive(Debug)]
        enum Own {
            Database,
            Mine(u8),
        }
        impl From<Error> for Own {
            fn from(_: Error) -> Self {
                Own::Database
            }
        }
        let own = db
            .try_transaction::<(), Own>(async |tx| {
                add(tx, 5).await?;
                Err(Own::Mine(7))
            })
            .await;
        assert!(matches!(own, Err(Own::Mine(7))));
        let own = db
            .try_transaction::<(), Own>(async |tx| {
                Ok(add(tx, 5).await.and_then(|_| tx.rollback()).map(drop)?)
            })
            .await;
        assert!(matches!(own, Err(Own::Database)));
        assert_eq!(numbers(&db, "driver_tx").await, ["1"]);
    });
}

#[test]
fn configured_transactions() {
    on_server(async |db| {
        let level = async |tx: &Tx<'_, Postgres>| {
            one(tx, "select current_setting('transaction_isolation') || current_setting('transaction_read_only')", vec![]).await
        };
        let config = TxConfig::serializable().read_only().deferrable();
        assert_eq!(
            db.transaction_with(config, level).await.unwrap(),
            "Text(\"serializableon\")"
        );
        assert_eq!(
            db.transaction_with(TxConfig::repeatable_read(), async |tx| level(tx).await)
                .await
                .unwrap(),
            "Text(\"repeatable readoff\")"
        );
        assert_eq!(
            db.transaction(level).await.unwrap(),
            "Text(\"read committedoff\")"
        );
    });
}

#[test]
fn savepoints() {
    on_server(async |db| {
        table(&db, "driver_nested", "n int4 unique").await;
        let add = async |on: &Tx<'_, Postgres>, n: i32| {
            execute(on, &format!("insert into driver_nested values ({n})")).await
        };
        db.transaction(async |tx| {
            add(tx, 1).await?;
            tx.transaction(async |nested| {
                add(nested, 2).await?;
                let inner = nested
                    .transaction(async |deep| {
                        add(deep, 3).await?;
                        deep.rollback()?;
                        Ok(())
                    })
                    .await;
                assert!(matches!(inner, Err(Error::Rollback)));
                add(nested, 4).await
            })
            .await?;
            // An error of the database inside is gone with the savepoint.
            let inner = tx.transaction(async |nested| add(nested, 1).await).await;
            assert!(matches!(inner, Err(Error::Unique(_))));
            // Swallowed inside, it can't be released.
            let inner = tx
                .transaction(async |nested| {
                    add(nested, 5).await?;
                    assert!(add(nested, 1).await.is_err());
                    Ok(())
                })
                .await;
            assert!(
                matches!(&inner, Err(Error::Database(e)) if e.code.as_deref() == Some("25P02")),
                "{inner:?}"
            );
            // Dropped between its statements.
            let dropped = tx.transaction(async |nested| {
                add(nested, 6).await?;
                nested.transaction(async |deep| add(deep, 7).await).await?;
                std::future::pending::<()>().await;
                Ok(())
            });
            assert!(
                tokio::time::timeout(Duration::from_millis(100), dropped)
                    .await
                    .is_err()
            );
            add(tx, 8).await?;
            // Dropped in the middle of a statement, which then fails.
            let dropped = tx.transaction(async |nested| {
                add(nested, 9).await?;
                execute(nested, "select 1 / (1 - count(*)) from pg_sleep(0.3)").await
            });
            assert!(
                tokio::time::timeout(Duration::from_millis(100), dropped)
                    .await
                    .is_err()
            );
            tx.transaction(async |nested| add(nested, 10).await).await?;
            // Dropped, and nothing follows.
            let dropped = tx.transaction(async |nested| {
                add(nested, 11).await?;
                std::future::pending::<Result<(), Error>>().await
            });
            assert!(
                tokio::time::timeout(Duration::from_millis(100), dropped)
                    .await
                    .is_err()
            );
            Ok(())
        })
        .await
        .unwrap();
        assert_eq!(
            numbers(&db, "driver_nested").await,
            ["1", "2", "4", "8", "10"]
        );
    });
}

#[test]
fn what_is_dropped_is_rolled_back() {
    on_server_with(PgOptions::new().max_connections(1), async |db| {
        table(&db, "driver_dropped", "n int4").await;
        let wait = async |db: &Db<Postgres>, last: &str| {
            db.transaction(async |tx| {
                execute(tx, "insert into driver_dropped values (1)").await?;
                execute(tx, last).await?;
                std::future::pending::<Result<(), Error>>().await
            })
            .await
        };
        // Idle, in the middle of a statement, and in the middle of one that fails.
        for last in [
            "select 1",
            "select pg_sleep(1)",
            "select 1 / (1 - count(*)) from pg_sleep(0.3)",
        ] {
            assert!(
                tokio::time::timeout(Duration::from_millis(150), wait(&db, last))
                    .await
                    .is_err()
            );
            assert!(soon(numbers(&db, "driver_dropped")).await.is_empty());
            // Its locks are gone as soon as the server notices.
            soon(execute(&db, "truncate driver_dropped")).await.unwrap();
        }
        // Also by a panic.
        let other = db.clone();
        let panicked = tokio::spawn(async move {
            other
                .transaction(async |tx| {
                    execute(tx, "insert into driver_dropped values (2)").await?;
                    if numbers(tx, "driver_dropped").await.len() == 1 {
                        panic!("on purpose");
                    }
                    Ok(())
                })
                .await
        });
        assert!(panicked.await.is_err());
        assert!(soon(numbers(&db, "driver_dropped")).await.is_empty());
        // A statement outside of a transaction, and several.
        assert!(
            tokio::time::timeout(
                Duration::from_millis(100),
                execute(&db, "select pg_sleep(1)")
            )
            .await
            .is_err()
        );
        let several = [
            "insert into driver_dropped values (3)",
            "select pg_sleep(1)",
        ]
        .map(|text| sql(text, vec![]))
        .into();
        assert!(
            tokio::time::timeout(Duration::from_millis(100), work(&db, several))
                .await
                .is_err()
        );
        assert!(soon(numbers(&db, "driver_dropped")).await.is_empty());
    });
}

#[test]
fn several_statements_take_effect_together() {
    on_server(async |db| {
        table(&db, "driver_many", "n int4 unique").await;
        let insert = |numbers: [i32; 3]| {
            numbers
                .map(|n| sql("insert into driver_many values ($1)", vec![Value::I32(n)]))
                .to_vec()
        };
        assert_eq!(work(&db, insert([1, 2, 3])).await.unwrap().affected, 3);
        assert!(matches!(
            work(&db, insert([4, 5, 1])).await,
            Err(Error::Unique(_))
        ));
        assert_eq!(numbers(&db, "driver_many").await, ["1", "2", "3"]);
        db.transaction(async |tx| {
            assert!(work(tx, insert([6, 7, 1])).await.is_err());
            work(tx, insert([8, 9, 10])).await
        })
        .await
        .unwrap();
        assert_eq!(
            numbers(&db, "driver_many").await,
            ["1", "2", "3", "8", "9", "10"]
        );
        assert_eq!(work(&db, vec![]).await.unwrap().affected, 0);
    });
}

#[test]
fn one_statement_at_a_time() {
    on_server(async |db| {
        db.transaction(async |tx| {
            let (a, b) = futures_util::future::join(
                one(tx, "select 1 from pg_sleep(0.1)", vec![]),
                one(tx, "select 2", vec![]),
            )
            .await;
            assert_eq!((a?, b?), ("I64(1)".into(), "I64(2)".into()));
            // What would wait for itself is refused.
            let nested = tx
                .transaction(async |_nested| execute(tx, "select 1").await)
                .await;
            assert!(matches!(nested, Err(Error::Invalid(_))));
            let mut sink = Texts {
                columns: 1,
                most: usize::MAX,
                ..Texts::default()
            };
            let mut cursor = tx
                .open(sql("select i from generate_series(1, 1000) i", vec![]))
                .await?;
            assert!(cursor.next(&mut sink).await?);
            assert!(matches!(
                execute(tx, "select 1").await,
                Err(Error::Invalid(_))
            ));
            while cursor.next(&mut sink).await? {}
            assert_eq!(sink.rows.len(), 1000);
            drop(cursor);
            let mut cursor = tx
                .open(sql("select i from generate_series(1, 100000) i", vec![]))
                .await?;
            assert!(cursor.next(&mut sink).await?);
            drop(cursor);
            assert_eq!(one(tx, "select 3", vec![]).await?, "I64(3)");
            Ok(())
        })
        .await
        .unwrap();
    });
}

#[test]
fn transactions_can_be_spawned() {
    async fn helper(on: &impl Executor<Postgres>, names: &[String]) -> Result<usize, Error> {
        one(on, "select 1", vec![]).await?;
        Ok(names.len())
    }
    async fn service(db: &Db<Postgres>, names: &[String]) -> Result<usize, Error> {
        db.transaction(async |tx| {
            let mut sum = 0;
            for _ in names {
                sum += helper(tx, names).await?;
            }
            Ok(sum)
        })
        .await
    }
    on_server(async |db| {
        let names = vec!["a".to_owned(), "b".to_owned()];
        let spawned = tokio::spawn(async move {
            let inner = db
                .transaction(async |tx| {
                    let first = helper(tx, &names).await?;
                    if first > 5 {
                        tx.rollback()?;
                    }
                    let second = tx
                        .transaction(async |nested| helper(nested, &names).await)
                        .await?;
                    let third = tx
                        .transaction(async move |nested| {
                            nested
                                .transaction(async |deep| helper(deep, &[]).await)
                                .await
                        })
                        .await?;
                    Ok(first + second + third)
                })
                .await?;
            Ok::<_, Error>(inner + service(&db, &names).await?)
        });
        assert_eq!(spawned.await.unwrap().unwrap(), 8);
    });
}

#[test]
fn statements_survive_a_changed_table() {
    on_server_with(PgOptions::new().max_connections(1), async |db| {
        table(&db, "driver_stale", "n int4").await;
        execute(&db, "insert into driver_stale values (1)")
            .await
            .unwrap();
        let all = || sql("select * from driver_stale", vec![]);
        for (change, expected) in [
            (
                "alter table driver_stale add column m int4 default 2",
                "I64(1)",
            ),
            (
                "alter table driver_stale alter column n type text",
                "Text(\"1\")",
            ),
        ] {
            rows(&db, all(), 1).await.unwrap();
            execute(&db, change).await.unwrap();
            assert_eq!(rows(&db, all(), 1).await.unwrap(), [[expected]]);
            execute(&db, "alter table driver_stale drop column if exists m")
                .await
                .unwrap();
            let mut sink = Texts {
                columns: 1,
                most: usize::MAX,
                ..Texts::default()
            };
            let mut cursor = db.open(all()).await.unwrap();
            while cursor.next(&mut sink).await.unwrap() {}
            assert_eq!(sink.rows, [[expected]]);
        }
        execute(&db, "alter table driver_stale add column m int4")
            .await
            .unwrap();
        let e = db
            .transaction(async |tx| rows(tx, all(), 1).await)
            .await
            .err()
            .unwrap();
        assert!(
            e.to_string()
                .starts_with("cached plan must not change result type"),
            "{e}"
        );
        rows(&db, all(), 1).await.unwrap();
        execute(&db, "deallocate all").await.unwrap();
        rows(&db, all(), 1).await.unwrap();
    });
}

#[test]
fn parameters_in_hand_written_sql_keep_their_types() {
    on_server_with(PgOptions::new().max_connections(1), async |db| {
        let typed = async |value: Value| {
            rows(
                &db,
                Sql {
                    values: vec![value],
                    loose: true,
                    ..Sql::new("select pg_typeof($1)::text")
                },
                1,
            )
            .await
            .unwrap()
            .remove(0)
            .remove(0)
        };
        assert_eq!(typed(Value::I32(1)).await, "Text(\"integer\")");
        assert_eq!(typed(Value::Text("x".into())).await, "Text(\"text\")");
        assert_eq!(typed(Value::Null(Kind::I64)).await, "Text(\"bigint\")");
        assert_eq!(typed(Value::I32(1)).await, "Text(\"integer\")");
    });
}

#[test]
fn statements_are_kept_or_not() {
    let kept = async |db: Db<Postgres>| {
        for i in 0..3 {
            one(&db, "select $1::int4", vec![Value::I32(i)])
                .await
                .unwrap();
        }
        let long = format!("select 1 /* {} */", "x".repeat(20_000));
        one(&db, &long, vec![]).await.unwrap();
        one(&db, "select count(*) from pg_prepared_statements", vec![])
            .await
            .unwrap()
    };
    on_server_with(PgOptions::new().max_connections(1), async |db| {
        assert_eq!(kept(db).await, "I64(2)")
    });
    on_server_with(
        PgOptions::new().max_connections(1).statement_cache(0),
        async |db| assert_eq!(kept(db).await, "I64(0)"),
    );
    on_server_with(
        PgOptions::new().connect_options(|options| options.application_name("drizzle driver")),
        async |db| {
            assert_eq!(
                one(&db, "select current_setting('application_name')", vec![])
                    .await
                    .unwrap(),
                "Text(\"drizzle driver\")"
            );
            let pool = Db::<Postgres>::from(db.pool().clone());
            assert_eq!(one(&pool, "select 1", vec![]).await.unwrap(), "I64(1)");
            assert_eq!(format!("{pool:?}"), "Db(\"postgres\")");
        },
    );
}

/// A program that gives up at any moment leaves nothing half done, and no connection that is unfit.
#[test]
fn whatever_is_dropped_leaves_the_database_whole() {
    on_server_with(PgOptions::new().max_connections(3), async |db| {
        table(
            &db,
            "driver_accounts",
            "id int4 primary key, balance int8 not null",
        )
        .await;
        execute(
            &db,
            "insert into driver_accounts select i, 100 from generate_series(1, 4) i",
        )
        .await
        .unwrap();
        let add = |amount: i64, id: i32| {
            sql(
                "update driver_accounts set balance = balance + $1 where id = $2",
                vec![Value::I64(amount), Value::I32(id)],
            )
        };
        for round in 0..400u64 {
            let transfer = db.transaction(async |tx| {
                rows(
                    tx,
                    sql(
                        "select id from driver_accounts order by id for update",
                        vec![],
                    ),
                    1,
                )
                .await?;
                work(tx, vec![add(-1, 1)]).await?;
                let inner = tx.transaction(async |nested| {
                    work(nested, vec![add(-1, 2)]).await?;
                    work(nested, vec![add(1, 3)]).await?;
                    nested
                        .transaction(async |deep| work(deep, vec![add(1, 3), add(-1, 3)]).await)
                        .await?;
                    if round % 3 == 0 {
                        execute(nested, "select 1 / 0").await?;
                    }
                    Ok(())
                });
                // Gives up on the nested one, too.
                _ = tokio::time::timeout(Duration::from_micros(round * 7 % 1_500), inner).await;
                work(tx, vec![add(1, 4)]).await?;
                let mut sink = Texts {
                    columns: 1,
                    most: usize::MAX,
                    ..Texts::default()
                };
                tx.open(sql("select generate_series(1, 1000)", vec![]))
                    .await?
                    .next(&mut sink)
                    .await?;
                work(tx, vec![add(1, 1), add(-1, 4)]).await?;
                work(tx, vec![add(-1, 1), add(1, 4)]).await
            });
            if let Ok(result) =
                tokio::time::timeout(Duration::from_micros(round * 131 % 6_000), transfer).await
            {
                result.unwrap();
            }
            if round % 20 == 0 {
                assert_eq!(
                    soon(one(
                        &db,
                        "select sum(balance)::int8 from driver_accounts",
                        vec![]
                    ))
                    .await
                    .unwrap(),
                    "I64(400)"
                );
                assert_eq!(
                    soon(one(&db, "select a.balance + b.balance from driver_accounts a, driver_accounts b where (a.id, b.id) = (1, 4)", vec![])).await.unwrap(),
                    "I64(200)"
                );
            }
        }
        assert_eq!(
            soon(one(
                &db,
                "select sum(balance)::int8 from driver_accounts",
                vec![]
            ))
            .await
            .unwrap(),
            "I64(400)"
        );
    });
}
