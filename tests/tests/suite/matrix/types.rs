//! The list of column types: `module Struct: RustType [column attributes] on dialects => { values; default; random }`.
//! `only dialects: [..]` adds values that not all of them have.
use super::{Case, Checked, Counts, Failure, Listed, random, same};
use crate::schema::{Meters, Settings};
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use drizzle::prelude::*;
use proptest::prelude::{Just, any, prop_oneof};
use proptest::strategy::Strategy;
use rust_decimal::Decimal;
use std::marker::PhantomData;
use uuid::Uuid;

/// A type of the list, on one dialect.
struct On<T, D>(PhantomData<(T, D)>);
/// Implemented for the dialects that have the type.
trait Has<D: drizzle::driver::Driver> {
    fn case() -> Case<D>;
}
/// Adds the case of a type that the dialect has. Method look-up finds it before the other one.
trait Add<D: drizzle::driver::Driver> {
    fn add(&self, cases: &mut Vec<Case<D>>);
}
impl<T: Has<D>, D: drizzle::driver::Driver> Add<D> for On<T, D> {
    fn add(&self, cases: &mut Vec<Case<D>>) {
        cases.push(T::case());
    }
}
trait Skip<D: drizzle::driver::Driver> {
    fn add(&self, _cases: &mut Vec<Case<D>>) {}
}
impl<T, D: drizzle::driver::Driver> Skip<D> for &On<T, D> {}

macro_rules! marker {
    (sqlite) => {
        Sqlite
    };
    (postgres) => {
        Postgres
    };
    (mysql) => {
        MySql
    };
    (cockroach) => {
        Cockroach
    };
    (mssql) => {
        Mssql
    };
}
/// Code for a dialect, where its driver is in.
macro_rules! when {
    (sqlite $($code:tt)*) => { #[cfg(feature = "sqlite")] $($code)* };
    (postgres $($code:tt)*) => { #[cfg(feature = "postgres")] $($code)* };
    (mysql $($code:tt)*) => { #[cfg(feature = "mysql")] $($code)* };
    (cockroach $($code:tt)*) => { #[cfg(feature = "cockroach")] $($code)* };
    (mssql $($code:tt)*) => { #[cfg(feature = "mssql")] $($code)* };
}

macro_rules! types {
    ($(
        $module:ident $row:ident: $ty:ty [$($attr:tt)*] on $dialects:tt {
            values: $values:expr;
            $(only [$($only:ident)+]: [$($more:expr),+ $(,)?];)*
            $(default [$($default:tt)+]: $expected:expr;)?
            $(random: $strategy:expr;)?
        }
    )*) => {
        $(
            mod $module {
                use super::*;
                types! { @table $row: $ty [$($attr)*] $dialects [$($($default)+)?] }
                pub struct Entry;
                #[allow(dead_code)]
                pub const NAME: &str = concat!(stringify!($ty), " ", stringify!($($attr)*));
                impl Entry {
                    /// Every value there and back.
                    #[allow(dead_code, unused_mut, unused_variables)]
                    fn values(dialect: &str) -> Vec<$ty> {
                        let mut values: Vec<$ty> = Vec::from($values);
                        $( if [$(stringify!($only)),+].contains(&dialect) { values.extend([$($more),+]); } )*
                        values
                    }
                    #[allow(dead_code)]
                    fn random() -> Vec<$ty> {
                        #[allow(unused_mut)]
                        let mut values: Vec<$ty> = Vec::new();
                        $( values.extend(random($strategy)); )?
                        values
                    }
                }
                types! { @each $dialects [$row: $ty] [$module] [$($expected)?] }
            }
        )*

        /// The types that the dialect `D` has.
        pub trait Cases: drizzle::driver::Driver {
            fn cases() -> Vec<Case<Self>>;
        }
        types! { @cases sqlite $($module)* }
        types! { @cases postgres $($module)* }
        types! { @cases mysql $($module)* }
        types! { @cases cockroach $($module)* }
        types! { @cases mssql $($module)* }

        /// Every type.
        pub fn listed() -> Vec<Listed> {
            vec![$( types! { @listed $module [$ty] [$($attr)*] $dialects } ),*]
        }
    };
    (@listed $module:ident [$ty:ty] [$($attr:tt)*] [$($dialect:ident)+]) => {
        Listed {
            rust: stringify!($ty),
            attribute: stringify!($($attr)*),
            dialects: &[$(stringify!($dialect)),+],
            table: $module::TABLE,
        }
    };
    (@cases $dialect:ident $($module:ident)*) => {
        when! { $dialect
            impl Cases for marker!($dialect) {
                #[allow(clippy::vec_init_then_push)]
                fn cases() -> Vec<Case<Self>> {
                    let mut cases = Vec::new();
                    $( (&On::<$module::Entry, Self>(PhantomData)).add(&mut cases); )*
                    cases
                }
            }
        }
    };
    (@table $row:ident: $ty:ty [$($attr:tt)*] [$($dialect:ident)+] []) => {
        #[table($($dialect),+, module = "t", insert = "NewRow", changes = "Changes")]
        #[derive(Debug, Clone)]
        #[allow(dead_code)]
        pub struct $row {
            #[column(primary_key)]
            pub id: i32,
            #[column($($attr)*)]
            pub v: $ty,
            #[column($($attr)*)]
            pub n: Option<$ty>,
        }
        pub const TABLE: &drizzle_core::schema::TableDef = <t::t as drizzle_core::schema::Table>::DEF;
    };
    (@table $row:ident: $ty:ty [$($attr:tt)*] [$($dialect:ident)+] [$($default:tt)+]) => {
        #[table($($dialect),+, module = "t", insert = "NewRow", changes = "Changes")]
        #[derive(Debug, Clone)]
        #[allow(dead_code)]
        pub struct $row {
            #[column(primary_key)]
            pub id: i32,
            #[column($($attr)*)]
            pub v: $ty,
            #[column($($attr)*)]
            pub n: Option<$ty>,
            #[column(default = $($default)+)]
            #[column($($attr)*)]
            pub d: $ty,
        }
        pub const TABLE: &drizzle_core::schema::TableDef = <t::t as drizzle_core::schema::Table>::DEF;
    };
    (@each [$($dialect:ident)+] $row:tt $module:tt $expected:tt) => {
        $( types! { @one $dialect $row $module $expected } )+
    };
    (@one $dialect:ident [$row:ident: $ty:ty] [$module:ident] [$($expected:expr)?]) => {
        when! { $dialect
            impl Has<marker!($dialect)> for Entry {
                fn case() -> Case<marker!($dialect)> {
                    fn check(db: &Db<marker!($dialect)>) -> Checked<'_> {
                        Box::pin(async move {
                            db.create_table(t).execute().await?;
                            let (given, random) = (Entry::values(stringify!($dialect)), Entry::random());
                            let counts = Counts { given: given.len(), random: random.len(), default: !stringify!($($expected)?).is_empty() };
                            let values: Vec<_> = given.into_iter().chain(random).collect();
                            for (id, value) in (0..).zip(&values) {
                                // Every other row has a NULL.
                                let half = (id % 2 == 0).then(|| value.clone());
                                db.insert(t).values(NewRow::new().id(id).v(value.clone()).n(half)).execute().await?;
                            }
                            let rows = db.select(..).from(t).order_by(t::id).all().await?;
                            if rows.len() != values.len() {
                                return Err(format!("{} rows of {}", rows.len(), values.len()).into());
                            }
                            for (row, value) in rows.iter().zip(&values) {
                                same(value, &row.v)?;
                                same(&(row.id % 2 == 0).then(|| value.clone()), &row.n)?;
                                $( same(&{ let expected: $ty = $expected; expected }, &row.d)?; )?
                            }
                            Ok::<_, Failure>(counts)
                        })
                    }
                    Case { name: NAME, table: TABLE, check }
                }
            }
        }
    };
}

#[derive(SqlEnum, Debug, Clone, Copy, PartialEq)]
#[sql_enum(name = "mood")]
pub enum Mood {
    Fine,
    #[sql(rename = "so-so; 'quoted' \"twice\"")]
    SoSo,
    Élan,
}

fn wall(text: &str) -> NaiveDateTime {
    text.parse().expect("a date and time")
}
fn instant(text: &str) -> DateTime<Utc> {
    wall(text).and_utc()
}
fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}
fn time(text: &str) -> NaiveTime {
    text.parse().expect("a time")
}
fn decimal(text: &str) -> Decimal {
    text.parse().expect("a decimal")
}
/// Right to left, outside the basic plane, combined, quoted, and longer than a page of any database.
fn texts() -> [String; 5] {
    let long = "😀 ‏עברית é \\ ' \" `".repeat(1 << 15);
    [
        String::new(),
        " a ".into(),
        "'; drop table t; --".into(),
        "עברית 😀 e\u{301}\u{7f}\u{1}\t\r\n".into(),
        long,
    ]
}
/// No NUL, which PostgreSQL refuses.
fn any_text() -> impl Strategy<Value = String> {
    any::<String>().prop_map(|text| text.replace('\0', ""))
}
/// SQLite has neither NaN nor a sign of zero.
fn any_f64() -> impl Strategy<Value = f64> {
    prop_oneof![
        any::<f64>().prop_filter("a number", |v| v.is_finite() && *v != 0.0),
        Just(0.0)
    ]
}
fn any_f32() -> impl Strategy<Value = f32> {
    prop_oneof![
        any::<f32>().prop_filter("a number", |v| v.is_finite() && *v != 0.0),
        Just(0.0)
    ]
}
/// In the years 1 to 9999, to the microsecond.
fn any_instant() -> impl Strategy<Value = DateTime<Utc>> {
    (-62_135_596_800_000_000i64..253_402_300_799_999_999)
        .prop_map(|micros| DateTime::from_timestamp_micros(micros).expect("an instant"))
}
fn any_decimal(digits: i64, scale: u32) -> impl Strategy<Value = Decimal> {
    (-digits..digits).prop_map(move |v| Decimal::from_i128_with_scale(v.into(), scale))
}

types! {
    boolean Bool: bool [] on [sqlite postgres mysql cockroach mssql] {
        values: [true, false];
        default [true]: true;
    }
    int8 Int8: i8 [] on [sqlite mysql] {
        values: [i8::MIN, i8::MAX, 0, -7];
        default [-5]: -5;
        random: any::<i8>();
    }
    uint8 Uint8: u8 [] on [sqlite mysql mssql] {
        values: [u8::MIN, u8::MAX, 42, 128];
        default [255]: 255;
        random: any::<u8>();
    }
    uint16 Uint16: u16 [] on [sqlite mysql] {
        values: [u16::MIN, u16::MAX, 42, 1 << 15];
        default [65_535]: u16::MAX;
        random: any::<u16>();
    }
    uint32 Uint32: u32 [] on [sqlite mysql] {
        values: [u32::MIN, u32::MAX, 42, 1 << 31];
        default [4_294_967_295]: u32::MAX;
        random: any::<u32>();
    }
    uint64 Uint64: u64 [] on [mysql] {
        values: [u64::MIN, u64::MAX, 42, 1 << 63, i64::MAX as u64];
        default [18_446_744_073_709_551_615]: u64::MAX;
        random: any::<u64>();
    }
    int24 Int24: i32 [mediumint] on [mysql] {
        values: [-8_388_608, 8_388_607, 0];
        default [-8_388_608]: -8_388_608;
        random: -8_388_608..8_388_608i32;
    }
    uint24 Uint24: u32 [mediumint] on [mysql] {
        values: [16_777_215, 0];
        random: 0..16_777_216u32;
    }
    int16 Int16: i16 [] on [sqlite postgres mysql cockroach mssql] {
        values: [i16::MIN, i16::MAX, 0, -7];
        default [-5]: -5;
        random: any::<i16>();
    }
    int32 Int32: i32 [] on [sqlite postgres mysql cockroach mssql] {
        values: [i32::MIN, i32::MAX, 0, 42];
        default [42]: 42;
        random: any::<i32>();
    }
    int64 Int64: i64 [] on [sqlite postgres mysql cockroach mssql] {
        values: [i64::MIN, i64::MAX, 0, (1 << 53) + 1];
        default [9_007_199_254_740_993]: (1 << 53) + 1;
        random: any::<i64>();
    }
    float32 Float32: f32 [] on [sqlite postgres mysql cockroach mssql] {
        values: [f32::MIN, f32::MAX, f32::MIN_POSITIVE, 0.0, 0.1, 16_777_217.0];
        only [postgres cockroach]: [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, -0.0];
        default [0.1]: 0.1;
        random: any_f32();
    }
    float64 Float64: f64 [] on [sqlite postgres mysql cockroach mssql] {
        values: [f64::MIN, f64::MAX, f64::MIN_POSITIVE, 0.0, 0.1, 9_007_199_254_740_993.0];
        only [postgres cockroach]: [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -0.0];
        only [sqlite]: [f64::INFINITY, f64::NEG_INFINITY];
        default [0.1]: 0.1;
        random: any_f64();
    }
    string Text: String [] on [sqlite postgres mysql cockroach mssql] {
        values: texts();
        default ["it's a \\ \"text\""]: "it's a \\ \"text\"".to_owned();
        random: any_text();
    }
    varchar Varchar: String [varchar(64)] on [sqlite postgres mysql cockroach mssql] {
        values: [String::new(), "😀".repeat(32), " a ".into()];
        default ["d"]: "d".to_owned();
        random: "[^\0]{0,32}";
    }
    bytes Bytes: Vec<u8> [] on [sqlite postgres mysql cockroach mssql] {
        values: [vec![], vec![0], (0..=255).collect(), (0..=255).cycle().take(1 << 20).collect()];
        default [b"\x00\xff"]: vec![0, 255];
        random: any::<Vec<u8>>();
    }
    numeric Numeric: Decimal [numeric(20, 4)] on [sqlite postgres mysql cockroach mssql] {
        values: [decimal("9999999999999999.9999"), decimal("-9999999999999999.9999"), decimal("0.0001"), decimal("12.5000")];
        default [sql("'1.2500'")]: decimal("1.2500");
        random: any_decimal(i64::MAX, 4);
    }
    decimal_free DecimalFree: Decimal [] on [sqlite postgres cockroach] {
        values: [Decimal::MAX, Decimal::MIN, decimal("0"), decimal("1.10"), decimal("0.0000000000000000000000000001")];
        random: any_decimal(i64::MAX, 9);
    }
    uuids Uuids: Uuid [] on [sqlite postgres mysql cockroach mssql] {
        values: [Uuid::nil(), Uuid::max(), Uuid::from_u128(0x0123_4567_89ab_cdef_0123_4567_89ab_cdef)];
        random: any::<u128>().prop_map(Uuid::from_u128);
    }
    dates Dates: NaiveDate [] on [sqlite postgres mysql cockroach mssql] {
        values: [date("0001-01-01"), date("9999-12-31"), date("2024-02-29")];
        default [sql("'2024-02-29'")]: date("2024-02-29");
        random: any_instant().prop_map(|at| at.date_naive());
    }
    times Times: NaiveTime [] on [sqlite postgres mysql cockroach mssql] {
        values: [NaiveTime::MIN, time("23:59:59.999999"), time("01:02:03.000004")];
        random: any_instant().prop_map(|at| at.time());
    }
    timestamp Timestamp: NaiveDateTime [] on [sqlite postgres mysql cockroach mssql] {
        values: [wall("0001-01-01T00:00:00"), wall("9999-12-31T23:59:59.999999"), wall("2024-02-29T12:30:00.123456")];
        random: any_instant().prop_map(|at| at.naive_utc());
    }
    timestamptz Timestamptz: DateTime<Utc> [] on [sqlite postgres mysql cockroach mssql] {
        values: [instant("0001-01-01T00:00:00"), instant("9999-12-31T23:59:59.999999"), instant("2024-02-29T12:30:00.123456")];
        random: any_instant();
    }
    json JsonValue: serde_json::Value [] on [sqlite postgres mysql cockroach mssql] {
        values: [serde_json::Value::Null, serde_json::json!({"b": [1, -0.5, null, true, "x\u{1F600}\"'\\"], "a": {}}), serde_json::json!([i64::MIN, u64::MAX])];
    }
    jsonb Jsonb: Json<Settings> [jsonb] on [sqlite postgres mysql cockroach mssql] {
        values: [Json(Settings { theme: String::new(), sizes: vec![] }), Json(Settings { theme: "\"'\\".into(), sizes: vec![0, u32::MAX] })];
    }
    enumeration Enumeration: Mood [] on [sqlite postgres mysql cockroach mssql] {
        values: [Mood::Fine, Mood::SoSo, Mood::Élan];
        default [Mood::SoSo]: Mood::SoSo;
    }
    newtype Newtype: Meters [] on [sqlite postgres mysql cockroach mssql] {
        values: [Meters(f64::MAX), Meters(-0.5)];
        random: any_f64().prop_map(Meters);
    }
}
