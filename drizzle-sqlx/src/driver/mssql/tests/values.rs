//! Parameters out, rows in.
use super::peer::answer::{Answer, Cell, cell, int, text, units};
use super::peer::request::Call;
use super::{error, execute, peer, rows, run, sql};
use drizzle_core::error::Error;
use drizzle_core::value::{EnumDef, Kind, Moment, Value};

static ROLES: EnumDef = EnumDef {
    name: "roles",
    schema: None,
    labels: &["admin"],
};

/// 2024-02-29 12:34:56.1234567
const MOMENT: Moment = Moment {
    seconds: 1_709_210_096,
    nanos: 123_456_700,
};

fn uuid() -> Value {
    Value::Uuid(0x0011_2233_4455_6677_8899_AABB_CCDD_EEFF)
}

#[tokio::test]
async fn every_kind_goes_out_with_its_type() {
    let (peer, db) = peer(|_| None).await;
    let long = "ä".repeat(4_000);
    let cases: Vec<(Value, &str, String)> = vec![
        (Value::Bool(true), "bit", "1".into()),
        (Value::I16(i16::MIN), "smallint", "-32768".into()),
        (Value::I32(i32::MIN), "int", i32::MIN.to_string()),
        (Value::I64(i64::MIN), "bigint", i64::MIN.to_string()),
        (Value::F32(-0.25), "float(24)", "-0.25".into()),
        (
            Value::F64(f64::MIN_POSITIVE),
            "float(53)",
            f64::MIN_POSITIVE.to_string(),
        ),
        (
            Value::Text("O'Neill 🙂 ü".into()),
            "nvarchar(4000)",
            "O'Neill 🙂 ü".into(),
        ),
        (Value::Text("".into()), "nvarchar(4000)", "".into()),
        (Value::Text(long.clone().into()), "nvarchar(max)", long),
        (
            Value::Enum(&ROLES, "admin".into()),
            "nvarchar(4000)",
            "admin".into(),
        ),
        (
            Value::Json("{\"a\":1}".into()),
            "nvarchar(4000)",
            "{\"a\":1}".into(),
        ),
        (
            Value::Bytes(vec![0, 255]),
            "varbinary(8000)",
            "[00, ff]".into(),
        ),
        (Value::Bytes(vec![]), "varbinary(8000)", "[]".into()),
        (
            Value::Bytes(vec![7; 8_001]),
            "varbinary(max)",
            "8001 bytes".into(),
        ),
        (Value::Date(19_782), "date", "day 738944".into()),
        (
            Value::Time(86_399_999_999_900),
            "time",
            "time 863999999999e-7".into(),
        ),
        (
            Value::Timestamp(MOMENT),
            "datetime2",
            "day 738944 time 452961234567e-7".into(),
        ),
        (
            Value::TimestampTz(MOMENT),
            "datetimeoffset",
            "day 738944 time 452961234567e-7 offset 0".into(),
        ),
        // The first three groups of a UUID are little-endian on the wire.
        (
            uuid(),
            "uniqueidentifier",
            "[33, 22, 11, 00, 55, 44, 77, 66, 88, 99, aa, bb, cc, dd, ee, ff]".into(),
        ),
        (
            Value::Decimal("-12.50".into()),
            "numeric(4,2)",
            "-1250e-2".into(),
        ),
        (
            Value::Decimal("9".repeat(38).into()),
            "numeric(38,0)",
            format!("{}e-0", "9".repeat(38)),
        ),
        (
            Value::Decimal("0.001".into()),
            "numeric(4,3)",
            "1e-3".into(),
        ),
    ];
    let nulls = [
        (Kind::Bool, "bit"),
        (Kind::I16, "smallint"),
        (Kind::I32, "int"),
        (Kind::I64, "bigint"),
        (Kind::F32, "float(24)"),
        (Kind::F64, "float(53)"),
        (Kind::Text, "nvarchar(4000)"),
        (Kind::Bytes, "varbinary(max)"),
        (Kind::Date, "date"),
        (Kind::Time, "time"),
        (Kind::Timestamp, "datetime2"),
        (Kind::TimestampTz, "datetimeoffset"),
        (Kind::Uuid, "uniqueidentifier"),
        (Kind::Decimal, "numeric"),
        (Kind::Json, "nvarchar(4000)"),
        (Kind::Enum(&ROLES), "nvarchar(4000)"),
    ];
    let nulls = nulls.map(|(kind, declared)| (Value::Null(kind), declared, "null".to_owned()));
    let cases: Vec<_> = cases.into_iter().chain(nulls).collect();
    let values = cases.iter().map(|case| case.0.clone()).collect();
    run(&db, vec![sql("insert into [t] values (…)", values)])
        .await
        .unwrap();
    let Call::Execute(sent, declared, values) = peer.asked().remove(0).call else {
        panic!("a batch");
    };
    assert_eq!(sent, "insert into [t] values (…)");
    let expected = cases.iter().enumerate();
    let expected: Vec<_> = expected
        .map(|(i, case)| format!("@P{} {}", i + 1, case.1))
        .collect();
    assert_eq!(declared, expected.join(","));
    let expected: Vec<_> = cases.into_iter().map(|case| case.2).collect();
    assert_eq!(values, expected);
}

#[tokio::test]
async fn as_many_parameters_as_the_server_takes() {
    let (peer, db) =
        peer(|_| Some(Answer::default().done_in_call(Some(2_098)).end_of_call())).await;
    let values = (0..2_098).map(Value::I32).collect();
    assert_eq!(
        run(&db, vec![sql("insert …", values)]).await.unwrap(),
        2_098
    );
    let Call::Execute(_, declared, values) = peer.asked().remove(0).call else {
        panic!("a batch");
    };
    assert!(declared.ends_with(",@P2098 int"), "{declared}");
    assert_eq!((values.len(), &*values[2_097]), (2_098, "2097"));
}

#[tokio::test]
async fn what_can_not_be_sent_is_not_sent() {
    let (peer, db) = peer(|_| None).await;
    for value in [
        Value::F64(f64::NAN),
        Value::Date(i32::MAX),
        Value::Timestamp(Moment {
            seconds: i64::MIN,
            nanos: 0,
        }),
        Value::Time(86_400_000_000_000),
        Value::Decimal("1".repeat(39).into()),
        Value::Decimal("NaN".into()),
        Value::Invalid(Kind::Json, "odd".into()),
    ] {
        let refused = error(run(&db, vec![sql("select @P1", vec![value])]).await);
        assert!(
            matches!(&refused, Error::Encode { sql, .. } if sql == "select @P1"),
            "{refused}"
        );
    }
    assert_eq!(peer.asked(), []);
    execute(&db, "update [t] set a = 1").await.unwrap();
    assert_eq!(peer.connections().opened, 1);
}

const LATIN: [u8; 5] = [9, 4, 208, 0, 52];

/// A type with a length of two bytes, and a collation.
fn chars(kind: u8, most: u16, bytes: &[u8]) -> Cell {
    let info = [&[kind][..], &most.to_le_bytes(), &LATIN].concat();
    cell(
        &info,
        &[&(bytes.len() as u16).to_le_bytes()[..], bytes].concat(),
    )
}
fn numeric(precision: u8, scale: u8, number: i128) -> Cell {
    let sign = u8::from(number >= 0);
    let magnitude = number.unsigned_abs().to_le_bytes();
    let length = match precision {
        1..=9 => 4,
        10..=19 => 8,
        20..=28 => 12,
        _ => 16,
    };
    let value = [&[length as u8 + 1, sign][..], &magnitude[..length]].concat();
    cell(&[0x6C, 17, precision, scale], &value)
}
/// A type of a pointer, a timestamp, and a length of four bytes.
fn old(info: &[u8], bytes: &[u8]) -> Cell {
    let length = (bytes.len() as u32).to_le_bytes();
    cell(info, &[&[16][..], &[0; 24], &length, bytes].concat())
}

fn cells() -> Vec<(Cell, String)> {
    let day = |days: u32| days.to_le_bytes()[..3].to_vec();
    let last_tick = &863_999_999_999u64.to_le_bytes()[..5];
    let guid = [
        0x33, 0x22, 0x11, 0, 0x55, 0x44, 0x77, 0x66, 0x88, 0x99, 0xAA, 0xBB, 0xCC, 0xDD, 0xEE, 0xFF,
    ];
    let most = 10i128.pow(38) - 1;
    let far = "Moment(Moment { seconds: 253402300799, nanos: 999999900 })";
    let long = "ü🙂".repeat(3_000);
    [
        (cell(&[0x32], &[1]), "Bool(true)"),
        (cell(&[0x68, 1], &[1, 0]), "Bool(false)"),
        (cell(&[0x30], &[255]), "I64(255)"),
        (cell(&[0x26, 1], &[1, 200]), "I64(200)"),
        (cell(&[0x34], &i16::MIN.to_le_bytes()), "I64(-32768)"),
        (int(i32::MAX), "I64(2147483647)"),
        (
            cell(&[0x7F], &i64::MIN.to_le_bytes()),
            "I64(-9223372036854775808)",
        ),
        (
            cell(&[0x26, 8], &[&[8][..], &i64::MAX.to_le_bytes()].concat()),
            "I64(9223372036854775807)",
        ),
        (cell(&[0x3B], &(-0.5f32).to_le_bytes()), "F64(-0.5)"),
        (
            cell(&[0x3E], &f64::MAX.to_le_bytes()),
            "F64(1.7976931348623157e308)",
        ),
        (
            cell(&[0x6D, 8], &[&[8][..], &5e-324f64.to_le_bytes()].concat()),
            "F64(5e-324)",
        ),
        (numeric(5, 2, -1), "Decimal(\"-0.01\")"),
        (
            numeric(18, 0, 999_999_999_999_999_999),
            "Decimal(\"999999999999999999\")",
        ),
        (
            numeric(28, 28, 1),
            "Decimal(\"0.0000000000000000000000000001\")",
        ),
        (
            numeric(38, 0, -most),
            &format!("Decimal(\"-{}\")", "9".repeat(38)),
        ),
        (
            numeric(38, 38, most),
            &format!("Decimal(\"0.{}\")", "9".repeat(38)),
        ),
        (
            cell(&[0x7A], &(-1i32).to_le_bytes()),
            "Decimal(\"-0.0001\")",
        ),
        (
            cell(
                &[0x3C],
                &[&0i32.to_le_bytes()[..], &1_234_500i32.to_le_bytes()].concat(),
            ),
            "Decimal(\"123.4500\")",
        ),
        (chars(0xA7, 20, &[0x63, 0x61, 0x66, 0xE9]), "Text(\"café\")"),
        (chars(0xAF, 3, b"a  "), "Text(\"a  \")"),
        (chars(0xE7, 40, &units("ü🙂")), "Text(\"ü🙂\")"),
        (chars(0xEF, 8, &units("a   ")), "Text(\"a   \")"),
        (chars(0xE7, 40, &[]), "Text(\"\")"),
        (text(&long), &format!("Text({long:?})")),
        (text(""), "Text(\"\")"),
        (
            old(&[&[0x23, 255, 255, 255, 127][..], &LATIN].concat(), b"old"),
            "Text(\"old\")",
        ),
        (
            old(
                &[&[0x63, 254, 255, 255, 127][..], &LATIN].concat(),
                &units("ölt"),
            ),
            "Text(\"ölt\")",
        ),
        (cell(&[0xF1, 0], &text("<a/>").value), "Text(\"<a/>\")"),
        (cell(&[0xA5, 8, 0], &[2, 0, 0, 255]), "Bytes([0, 255])"),
        (cell(&[0xAD, 2, 0], &[2, 0, 1, 0]), "Bytes([1, 0])"),
        (cell(&[0xA5, 8, 0], &[0, 0]), "Bytes([])"),
        (
            cell(&[0x28], &[&[3][..], &day(0)].concat()),
            "Date(-719162)",
        ),
        (
            cell(&[0x28], &[&[3][..], &day(3_652_058)].concat()),
            "Date(2932896)",
        ),
        (
            cell(&[0x29, 7], &[&[5][..], last_tick].concat()),
            "Time(86399999999900)",
        ),
        (cell(&[0x29, 0], &[3, 1, 0, 0]), "Time(1000000000)"),
        (
            cell(&[0x2A, 7], &[&[8][..], last_tick, &day(3_652_058)].concat()),
            far,
        ),
        (
            cell(&[0x2A, 3], &[&[7][..], &[0; 4], &day(0)].concat()),
            "Moment(Moment { seconds: -62135596800, nanos: 0 })",
        ),
        (
            // The time is in UTC already, however far the offset is.
            cell(
                &[0x2B, 7],
                &[&[10][..], &[0; 5], &day(719_162), &840i16.to_le_bytes()].concat(),
            ),
            "Moment(Moment { seconds: 0, nanos: 0 })",
        ),
        (
            cell(
                &[0x3D],
                &[&25_567i32.to_le_bytes()[..], &301u32.to_le_bytes()].concat(),
            ),
            "Moment(Moment { seconds: 1, nanos: 3000000 })",
        ),
        (
            cell(
                &[0x3A],
                &[&25_567u16.to_le_bytes()[..], &1u16.to_le_bytes()].concat(),
            ),
            "Moment(Moment { seconds: 60, nanos: 0 })",
        ),
        (
            cell(&[0x24, 16], &[&[16][..], &guid].concat()),
            &format!("Uuid({})", 0x0011_2233_4455_6677_8899_AABB_CCDD_EEFFu128),
        ),
    ]
    .map(|(cell, text)| (cell, text.to_owned()))
    .into()
}

#[tokio::test]
async fn every_type_comes_in() {
    let all: Vec<_> = cells().into_iter().map(|(cell, _)| cell).collect();
    for packet in [0, 1, 7, 500] {
        let all = all.clone();
        let script = move |_: &_| Some(Answer::only(&all).in_packets_of(packet));
        let (_peer, db) = peer(script).await;
        let row = rows(&db, sql("select …", vec![])).await.unwrap().remove(0);
        for ((cell, expected), found) in cells().iter().zip(&row) {
            assert_eq!(found, expected, "{:02x?}", cell.info);
        }
        assert_eq!(row.len(), cells().len());
    }
}

#[tokio::test]
async fn nulls_come_in_both_forms() {
    let nullable: Vec<Cell> = [
        (&[0x26, 4][..], &[0][..]),
        (&[0x68, 1], &[0]),
        (&[0x6D, 8], &[0]),
        (&[0x6C, 17, 38, 10], &[0]),
        (&[0x6E, 8], &[0]),
        (&[0x6F, 8], &[0]),
        (&[0x6F, 4], &[0]),
        (&[0x24, 16], &[0]),
        (&[0x28], &[0]),
        (&[0x29, 7], &[0]),
        (&[0x2A, 7], &[0]),
        (&[0x2B, 7], &[0]),
        (&[0xA5, 8, 0], &[255, 255]),
        (&[0xE7, 40, 0, 9, 4, 208, 0, 52], &[255, 255]),
        (&[0xE7, 255, 255, 9, 4, 208, 0, 52], &[255; 8]),
        (&[0xF1, 0], &[255; 8]),
    ]
    .map(|(info, value)| cell(info, value))
    .into();
    let answer = Answer::default()
        .columns(&nullable)
        .row(&nullable)
        .row_with_nulls(&vec![None; nullable.len()])
        .done(Some(2));
    let (_peer, db) = peer(move |_| Some(answer.clone())).await;
    let found = rows(&db, sql("select …", vec![])).await.unwrap();
    assert_eq!(found, vec![vec!["Null"; nullable.len()]; 2]);
}

#[tokio::test]
async fn a_value_that_can_not_be_read_says_why() {
    let dear = cell(&[0x3C], &[&i32::MAX.to_le_bytes()[..], &[255; 4]].concat());
    let answer = Answer::only(&[dear]);
    let (peer, db) = peer(move |_| Some(answer.clone())).await;
    let unfit = error(rows(&db, sql("select m", vec![])).await);
    assert!(matches!(&unfit, Error::Decode { .. }), "{unfit}");
    assert!(unfit.to_string().contains("decimal(19, 4)"), "{unfit}");
    error(rows(&db, sql("select m", vec![])).await);
    assert_eq!(
        peer.connections().opened,
        1,
        "the connection is as good as before"
    );
}

#[tokio::test]
async fn rows_of_all_results_arrive() {
    let answer = Answer::default()
        .columns(&[int(0)])
        .row(&[int(1)])
        .row(&[int(2)])
        .done_in_call(Some(2))
        .info("between")
        .done_in_call(Some(5))
        .columns(&[text("")])
        .row(&[text("x")])
        .done_in_call(Some(1))
        .columns(&[int(0)])
        .done_in_call(Some(0))
        .end_of_call();
    let (_peer, db) = peer(move |_| Some(answer.clone())).await;
    let found = rows(&db, sql("several", vec![Value::I32(1)]))
        .await
        .unwrap();
    assert_eq!(found, [["I64(1)"], ["I64(2)"], ["Text(\"x\")"]]);
}
