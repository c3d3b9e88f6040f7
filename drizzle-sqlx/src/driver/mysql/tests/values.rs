//! Values there and back.
use super::*;
use drizzle_core::types::{date_to_text, moment_to_text};
use drizzle_core::value::{EnumDef, Kind, Moment};
use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;

static ROLES: EnumDef = EnumDef {
    name: "driver_roles",
    schema: None,
    labels: &["admin", "it's \"me\""],
};

fn moment(seconds: i64, nanos: u32) -> Moment {
    Moment { seconds, nanos }
}
fn json(text: &str) -> Value {
    Value::Json(text.into())
}
fn decimal(text: &str) -> Value {
    Value::Decimal(text.into())
}

/// Column types, their values at the limits, and how a value is read back where that is of another kind.
fn cases() -> Vec<(&'static str, Vec<Value>)> {
    vec![
        ("boolean", vec![Value::Bool(false), Value::Bool(true)]),
        (
            "smallint",
            vec![Value::I16(i16::MIN), Value::I16(0), Value::I16(i16::MAX)],
        ),
        (
            "int",
            vec![Value::I32(i32::MIN), Value::I32(-1), Value::I32(i32::MAX)],
        ),
        (
            "bigint",
            vec![Value::I64(i64::MIN), Value::I64(1), Value::I64(i64::MAX)],
        ),
        (
            "float",
            vec![
                Value::F32(f32::MIN),
                Value::F32(-0.1),
                Value::F32(f32::MIN_POSITIVE),
                Value::F32(16_777_217.0),
                Value::F32(f32::MAX),
            ],
        ),
        (
            "double",
            vec![
                Value::F64(f64::MIN),
                Value::F64(0.1),
                Value::F64(f64::EPSILON),
                Value::F64(f64::MIN_POSITIVE),
                Value::F64(f64::MAX),
            ],
        ),
        (
            "longtext",
            vec![
                Value::Text("".into()),
                Value::Text("grüße 'n' \\ % 🦀 ".into()),
                Value::Text("x".repeat(100_000).into()),
            ],
        ),
        (
            "varchar(20) collate utf8mb4_bin",
            vec![Value::Text("".into()), Value::Text("Ab \0 🦀".into())],
        ),
        (
            "longblob",
            vec![
                Value::Bytes(vec![]),
                Value::Bytes((0..=255).collect()),
                Value::Bytes(vec![7; 100_000]),
            ],
        ),
        (
            "date",
            vec![
                Value::Date(-719_528 + 366),
                Value::Date(-1),
                Value::Date(0),
                Value::Date(2_932_896),
            ],
        ),
        (
            "time(6)",
            vec![
                Value::Time(0),
                Value::Time(1_000),
                Value::Time(86_399_999_999_000),
                Value::Time(86_400_000_000_000),
            ],
        ),
        (
            "datetime(6)",
            vec![
                Value::Timestamp(moment(-62_135_596_800, 0)),
                Value::Timestamp(moment(-1, 999_999_000)),
                Value::Timestamp(moment(253_402_300_799, 999_999_000)),
            ],
        ),
        (
            "datetime(6)",
            vec![
                Value::TimestampTz(moment(0, 0)),
                Value::TimestampTz(moment(1, 1_000)),
            ],
        ),
        (
            "timestamp(6)",
            vec![
                Value::TimestampTz(moment(1, 0)),
                Value::TimestampTz(moment(1_709_209_800, 500_000_000)),
                Value::TimestampTz(moment(2_147_483_647, 999_999_000)),
            ],
        ),
        (
            "decimal(65, 30)",
            vec![
                decimal("0.000000000000000000000000000000"),
                decimal("-12.500000000000000000000000000000"),
                decimal(&format!("{}.{}", "9".repeat(35), "7".repeat(30))),
            ],
        ),
        (
            "enum('admin', 'it''s \"me\"')",
            vec![
                Value::Enum(&ROLES, "admin".into()),
                Value::Enum(&ROLES, "it's \"me\"".into()),
            ],
        ),
    ]
}

#[test]
fn every_kind_comes_back() {
    on_server(async |db| {
        for (at, (name, values)) in cases().into_iter().enumerate() {
            let table_name = format!("kind_{at}");
            table(
                &db,
                &table_name,
                &format!("id int auto_increment primary key, v {name} null"),
            )
            .await;
            let null = Value::Null(values[0].kind());
            for value in values.into_iter().chain([null]) {
                execute(&db, &format!("delete from {table_name}"))
                    .await
                    .unwrap();
                // The same text for NULL and for a value.
                let insert = sql(
                    &format!("insert into {table_name} (v) values (?)"),
                    vec![value.clone()],
                );
                assert_eq!(work(&db, vec![insert]).await.unwrap().affected, 1, "{name}");
                let expected = match value {
                    Value::Bool(v) => format!("I64({})", i64::from(v)),
                    ref value => format!("{:?}", value.as_ref()),
                };
                let read = format!("select v from {table_name}");
                assert_eq!(one(&db, &read, vec![]).await.unwrap(), expected, "{name}");
                let found = format!("select count(*) from {table_name} where v = ?");
                let found = one(&db, &found, vec![value.clone()]).await.unwrap();
                let expected = if value.is_null() { "I64(0)" } else { "I64(1)" };
                assert_eq!(found, expected, "{name}");
            }
        }
    });
}

#[test]
fn uuids_are_bytes_and_json_is_a_document() {
    on_server(async |db| {
        table(&db, "docs", "id binary(16) primary key, doc json").await;
        for (at, id) in [0, 0x0123_4567_89ab_cdef_0123_4567_89ab_cdef, u128::MAX]
            .into_iter()
            .enumerate()
        {
            let doc = json(&format!("{{\"a\": [{at}, 2.5, \"x\\\\🦀\"]}}"));
            let insert = sql(
                "insert into docs values (?, ?)",
                vec![Value::Uuid(id), doc.clone()],
            );
            work(&db, vec![insert]).await.unwrap();
            let found = sql(
                "select id, doc, json_extract(doc, '$.a[0]') from docs where id = ?",
                vec![Value::Uuid(id)],
            );
            let doc = match db.is_mariadb() {
                // A document is text there.
                true => format!("{:?}", doc.as_ref()).replacen("Json", "Text", 1),
                false => format!("{:?}", doc.as_ref()),
            };
            let element = match db.is_mariadb() {
                true => format!("Text(\"{at}\")"),
                false => format!("Json(\"{at}\")"),
            };
            assert_eq!(
                rows(&db, found, 3).await.unwrap(),
                [[format!("Bytes({:?})", id.to_be_bytes()), doc, element]]
            );
        }
        let nothing = sql(
            "insert into docs values (?, ?)",
            vec![Value::Bytes(vec![1; 16]), Value::Null(Kind::Json)],
        );
        work(&db, vec![nothing]).await.unwrap();
        let no_json = sql("insert into docs values ('x', ?)", vec![json("{")]);
        assert!(work(&db, vec![no_json]).await.is_err());
    });
}

#[test]
fn other_types_are_read() {
    on_server(async |db| {
        let cells = [
            ("tinyint", "-128", "I64(-128)"),
            ("tinyint unsigned", "255", "I64(255)"),
            ("tinyint(1)", "-1", "I64(-1)"),
            ("tinyint(1) unsigned", "255", "I64(255)"),
            ("smallint unsigned", "65535", "I64(65535)"),
            ("mediumint", "-8388608", "I64(-8388608)"),
            ("mediumint unsigned", "16777215", "I64(16777215)"),
            ("int unsigned", "4294967295", "I64(4294967295)"),
            (
                "bigint unsigned",
                "9223372036854775807",
                "I64(9223372036854775807)",
            ),
            (
                "bigint unsigned",
                "18446744073709551615",
                "U64(18446744073709551615)",
            ),
            ("year", "1901", "I64(1901)"),
            ("year", "2155", "I64(2155)"),
            ("bit(1)", "b'1'", "I64(1)"),
            ("bit(12)", "b'100000000001'", "I64(2049)"),
            (
                "bit(64)",
                "b'1111111111111111111111111111111111111111111111111111111111111111'",
                "U64(18446744073709551615)",
            ),
            ("decimal(10, 2)", "-12.5", "Decimal(\"-12.50\")"),
            ("decimal(5, 0)", "12", "Decimal(\"12\")"),
            ("char(5)", "'a'", "Text(\"a\")"),
            ("tinytext", "'a'", "Text(\"a\")"),
            ("mediumtext collate utf8mb4_bin", "'a'", "Text(\"a\")"),
            ("varchar(5) character set latin1", "'ü'", "Text(\"ü\")"),
            ("set('a', 'b', 'c')", "'c,a'", "Text(\"a,c\")"),
            ("enum('a', 'b') collate utf8mb4_bin", "'b'", "Text(\"b\")"),
            ("varbinary(5)", "'a'", "Bytes([97])"),
            ("tinyblob", "'a'", "Bytes([97])"),
            (
                "datetime",
                "'2024-02-29 12:30:00'",
                "Moment(Moment { seconds: 1709209800, nanos: 0 })",
            ),
            (
                "timestamp",
                "'2024-02-29 12:30:00'",
                "Moment(Moment { seconds: 1709209800, nanos: 0 })",
            ),
            ("time", "'12:30:00'", "Time(45000000000000)"),
        ];
        let definitions: Vec<_> = cells
            .iter()
            .enumerate()
            .map(|(at, (name, ..))| format!("c{at} {name}"))
            .collect();
        let values: Vec<_> = cells.iter().map(|(_, value, _)| *value).collect();
        table(&db, "cells", &definitions.join(", ")).await;
        execute(
            &db,
            &format!("insert into cells values ({})", values.join(", ")),
        )
        .await
        .unwrap();
        let all = || sql("select * from cells", vec![]);
        let read = rows(&db, all(), cells.len()).await.unwrap().remove(0);
        for (cell, (name, _, expected)) in read.iter().zip(cells) {
            assert_eq!(cell, expected, "{name}");
        }
        for (text, expected) in [
            ("select 'a'", "Text(\"a\")"),
            ("select null", "Null"),
            ("select 1", "I64(1)"),
            ("select 1.50", "Decimal(\"1.50\")"),
            ("select x'00ff'", "Bytes([0, 255])"),
            ("select 1e300", "F64(1e300)"),
            ("select cast('2024-02-29' as date)", "Date(19782)"),
            (
                "select sum(i) from (select 1 i union select 2) t",
                "Decimal(\"3\")",
            ),
            ("select count(*) from (select 1) t", "I64(1)"),
            ("select version() is not null", "I64(1)"),
            ("select cast('-00:00:01' as time)", "Duration(-1000000000)"),
            (
                "select cast('24:00:01' as time)",
                "Duration(86401000000000)",
            ),
            (
                "select cast('838:59:59' as time)",
                "Duration(3020399000000000)",
            ),
        ] {
            assert_eq!(one(&db, text, vec![]).await.unwrap(), expected, "{text}");
        }
        // With the session's mode as lax as can be.
        db.transaction(async |tx| {
            execute(tx, "set @mode = @@sql_mode").await?;
            execute(tx, "set sql_mode = 'ALLOW_INVALID_DATES'").await?;
            let date = "a date that is in no calendar, such as 0000-00-00";
            for (text, found) in [
                ("select cast('0000-00-00' as date)", date),
                ("select cast('0000-00-00' as datetime)", date),
                ("select cast('2024-02-00' as date)", date),
                ("select cast('2024-02-31' as date)", date),
                (
                    "select point(1, 2)",
                    "MySQL's type `GEOMETRY`; convert it, for instance with `st_astext`",
                ),
            ] {
                match one(tx, text, vec![]).await {
                    Err(Error::Decode { error, sql }) => {
                        assert_eq!((&*error.found, &*sql), (found, text));
                    }
                    other => panic!("{text}: {other:?}"),
                }
            }
            execute(tx, "set sql_mode = @mode").await
        })
        .await
        .unwrap();
        match rows(&db, sql("select 1", vec![]), 2).await {
            Err(Error::Decode { error, .. }) => assert_eq!(error.found, "the end of the row"),
            other => panic!("{other:?}"),
        }
    });
}

#[test]
fn what_has_no_form_is_refused_before_anything_is_sent() {
    on_server(async |db| {
        for (value, reason) in [
            (
                Value::Date(i32::MAX),
                "parameter 1: a date is out of MySQL's range",
            ),
            (
                Value::Timestamp(moment(1 << 50, 0)),
                "parameter 1: a timestamp is out of MySQL's range",
            ),
            (
                decimal("1e5"),
                "parameter 1: a decimal number is not in plain digits",
            ),
            (
                Value::F64(f64::NAN),
                "parameter 1: MySQL has no NaN and no infinity",
            ),
            (
                Value::F32(f32::INFINITY),
                "parameter 1: MySQL has no NaN and no infinity",
            ),
            (Value::Invalid(Kind::Json, "no".into()), "parameter 1: no"),
        ] {
            match one(&db, "select ?", vec![value]).await {
                Err(Error::Encode { reason: found, sql }) => {
                    assert_eq!((&*found, &*sql), (reason, "select ?"));
                }
                other => panic!("{other:?}"),
            }
        }
        match one(&db, "select ?, ?", vec![Value::I32(1)]).await {
            Err(Error::Encode { reason, .. }) => assert_eq!(
                reason,
                "prepared statement expected 2 parameters but 1 parameters were provided"
            ),
            other => panic!("{other:?}"),
        }
        assert_eq!(soon(one(&db, "select 1", vec![])).await.unwrap(), "I64(1)");
    });
}

#[test]
fn the_server_reads_what_was_meant() {
    on_server(async |db| {
        let mut runner = TestRunner::deterministic();
        let strategy = (
            "-?[1-9][0-9]{0,34}(\\.[0-9]{1,30})?",
            -62_135_596_800i64..253_402_300_800,
            0u32..1_000_000,
            -719_162i32..2_932_897,
        );
        for _ in 0..200 {
            let (number, seconds, micros, date) = strategy.new_tree(&mut runner).unwrap().current();
            let value = decimal(&number);
            assert_eq!(
                one(&db, "select cast(? as char)", vec![value.clone()])
                    .await
                    .unwrap(),
                format!("Text({number:?})")
            );
            // Compared exactly, not as floats.
            let digits = number.split_once('.').map_or(0, |(_, digits)| digits.len());
            let near = format!("select {number} = ?, {number} + 1e0 * 0 is null");
            assert_eq!(
                rows(&db, sql(&near, vec![value]), 1).await.unwrap(),
                [["I64(1)"]],
                "{digits} digits"
            );
            let at = moment(seconds, micros * 1_000);
            assert_eq!(
                one(
                    &db,
                    "select cast(? as datetime(6))",
                    vec![Value::TimestampTz(at)]
                )
                .await
                .unwrap(),
                format!("Moment({at:?})")
            );
            let text = moment_to_text(at);
            let text = match text.split_once('.') {
                Some((whole, digits)) => format!("{whole}.{digits:0<6}"),
                None => format!("{text}.000000"),
            };
            assert_eq!(
                one(
                    &db,
                    "select cast(cast(? as datetime(6)) as char)",
                    vec![Value::Timestamp(at)]
                )
                .await
                .unwrap(),
                format!("Text({text:?})")
            );
            let expected = format!("Text({:?})", date_to_text(date));
            assert_eq!(
                one(
                    &db,
                    "select cast(cast(? as date) as char)",
                    vec![Value::Date(date)]
                )
                .await
                .unwrap(),
                expected
            );
        }
        for (nanos, micros) in [
            (499u32, 0),
            (500, 1_000),
            (2_500, 3_000),
            (999_999_499, 999_999_000),
        ] {
            let value = Value::Timestamp(moment(946_684_800, nanos));
            assert_eq!(
                one(&db, "select cast(? as datetime(6))", vec![value])
                    .await
                    .unwrap(),
                format!("Moment({:?})", moment(946_684_800, micros))
            );
        }
    });
}

#[test]
fn parameters_have_the_types_of_their_values() {
    on_server_with(one_connection(), async |db| {
        // One text, and one prepared statement: the types come with each execution.
        for (value, expected) in [
            (Value::I32(1), "I64(1)"),
            (Value::Text("x".into()), "Text(\"x\")"),
            (decimal("12.50"), "Decimal(\"12.50\")"),
            (Value::Date(1), "Date(1)"),
            (
                Value::Timestamp(moment(1, 5_000)),
                "Moment(Moment { seconds: 1, nanos: 5000 })",
            ),
            (Value::Time(1_000), "Time(1000)"),
            (Value::F64(0.1), "F64(0.1)"),
            (Value::Null(Kind::I64), "Null"),
            (Value::I64(i64::MIN), "I64(-9223372036854775808)"),
        ] {
            let read = one(&db, "select ?", vec![value]).await.unwrap();
            assert_eq!(read, expected);
        }
        // Bytes that stand alone are text to MySQL, if it is not told.
        let bytes = Value::Bytes(vec![0, 255]);
        let read = one(&db, "select cast(? as binary)", vec![bytes]).await;
        assert_eq!(read.unwrap(), "Bytes([0, 255])");
    });
}
