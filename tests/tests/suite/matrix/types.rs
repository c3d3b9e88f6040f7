//! The list of column types: `module Struct: RustType [column attributes] on dialects => { values; default; random }`.
//! `only dialects: [..]` adds values that not all of them have.
use super::{Case, Checked, Counts, Failure, Listed, random, same};
use crate::schema::{Meters, Settings};
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use drizzle::prelude::*;
use drizzle::types::{
    Bits, Cidr, Circle, Inet, Interval, Lexeme, Line, LineSegment, MacAddr, MacAddr8, Money,
    MultiRange, Oid, Path, Point, Polygon, Range, Rectangle, TsQuery, TsVector, Weight, Xml,
};
use proptest::prelude::{Just, any, prop_oneof};
use proptest::strategy::Strategy;
use rust_decimal::Decimal;
use std::marker::PhantomData;
use std::ops::Bound;
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
fn year(number: u16) -> Year {
    Year::new(number).expect("a year")
}
/// The longest time that MySQL keeps.
fn longest() -> TimeDelta {
    TimeDelta::seconds(838 * 3_600 + 59 * 60 + 59)
}
fn decimal(text: &str) -> Decimal {
    text.parse().expect("a decimal")
}
fn inet(address: &str, prefix: u8) -> Inet {
    let address = address.parse().expect("an address");
    Inet { address, prefix }
}
fn cidr(address: &str, prefix: u8) -> Cidr {
    let address = address.parse().expect("an address");
    Cidr { address, prefix }
}
fn words(words: &[(&str, &[(u16, Weight)])]) -> TsVector {
    let lexeme = |(word, positions): &(&str, &[(u16, Weight)])| Lexeme {
        word: (*word).to_owned(),
        positions: positions.to_vec(),
    };
    TsVector(words.iter().map(lexeme).collect())
}
/// Several values in one column, one of which is such a value again.
#[derive(SqlComposite, Debug, Clone, PartialEq)]
pub struct Address {
    pub street: String,
    pub flat: Option<i64>,
    pub tags: Vec<Option<String>>,
    pub since: DateTime<Utc>,
    pub mood: Mood,
    pub inner: Option<Inner>,
}
#[derive(SqlComposite, Debug, Clone, PartialEq)]
#[sql_composite(name = "it's \"inner\"")]
pub struct Inner {
    pub price: Option<Decimal>,
    #[sql(rename = "the \"bytes\"")]
    pub bytes: Vec<u8>,
    pub at: Option<NaiveDate>,
    pub net: Inet,
}
fn bits(text: &str) -> Bits {
    text.chars().map(|c| c == '1').collect()
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
    byte_strings ByteStrings: Vec<u8> [] on [sqlite postgres mysql cockroach mssql] {
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
    composite Composite: Address [] on [postgres] {
        values: [
            Address { street: String::new(), flat: None, tags: vec![], since: instant("0001-01-01T00:00:00"), mood: Mood::Élan, inner: None },
            Address {
                street: "a \"quoted\", (text)\\ with 'all' of it, NULL".into(),
                flat: Some(i64::MIN),
                tags: vec![None, Some(String::new()), Some("{\"x\",(y)}".into())],
                since: instant("9999-12-31T23:59:59.999999"),
                mood: Mood::SoSo,
                inner: Some(Inner { price: Some(decimal("-12.3400")), bytes: vec![0, 255], at: None, net: inet("10.0.0.1", 8) }),
            },
        ];
        default [sql("row('x', 1, array['y'], '2024-02-29 00:00:00+00', 'fine', null)::\"address\"")]:
            Address { street: "x".into(), flat: Some(1), tags: vec![Some("y".into())], since: instant("2024-02-29T00:00:00"), mood: Mood::Fine, inner: None };
        random: (any_text(), any::<Option<i64>>(), any_instant(), any::<Option<Vec<u8>>>()).prop_map(|(street, flat, since, bytes)| Address {
            street,
            flat,
            tags: vec![],
            since,
            mood: Mood::Fine,
            inner: bytes.map(|bytes| Inner { price: None, bytes, at: Some(date("2024-02-29")), net: inet("::1", 128) }),
        });
    }
    composite_array CompositeArray: Vec<Option<Inner>> [] on [postgres] {
        values: [vec![], vec![None, Some(Inner { price: Some(Decimal::MAX), bytes: vec![b'"', b','], at: Some(date("0001-01-01")), net: inet("10.0.0.0", 24) })]];
    }
    multirange MultiRangeOf: MultiRange<i32> [] on [postgres] {
        values: [MultiRange(vec![]), MultiRange(vec![Range::from(..1), Range::from(5..7), Range::from(i32::MAX..)])];
        default [sql("'{[1,3)}'")]: MultiRange(vec![Range::from(1..3)]);
    }
    multirange_of_decimals MultiRangeOfDecimals: MultiRange<Decimal> [] on [postgres] {
        values: [MultiRange(vec![Range::new(Bound::Excluded(decimal("-1.50")), Bound::Included(decimal("2.250")))])];
    }
    multirange_of_instants MultiRangeOfInstants: MultiRange<DateTime<Utc>> [] on [postgres] {
        values: [MultiRange(vec![Range::from(instant("2024-02-29T12:30:00.123456")..), ])];
    }
    tsquery TsQueryOf: TsQuery [] on [postgres] {
        values: [TsQuery(String::new()), TsQuery("'fat':*AB & ( 'it''s' | !( 'a\\\\b' & 'c' ) ) & 'x' <-> 'y' <3> 'z'".into()), TsQuery("'a' <-> ( 'b' <-> 'c' ) | !!'d':D".into())];
        default [sql("'cat & dog'")]: TsQuery("'cat' & 'dog'".into());
    }
    unix_seconds UnixSecondsOf: UnixSeconds<DateTime<Utc>> [] on [sqlite postgres mysql cockroach mssql] {
        values: [UnixSeconds::new(DateTime::<Utc>::MIN_UTC), UnixSeconds::new(DateTime::<Utc>::MAX_UTC), UnixSeconds::new(instant("2024-02-29T12:30:00.123456"))];
        default [sql("1709209800")]: UnixSeconds::new(instant("2024-02-29T12:30:00"));
        random: any_instant().prop_map(UnixSeconds::new);
    }
    unix_millis UnixMillisOf: UnixMillis<DateTime<Utc>> [] on [sqlite postgres mysql cockroach mssql] {
        values: [UnixMillis::new(DateTime::<Utc>::MIN_UTC), UnixMillis::new(DateTime::<Utc>::MAX_UTC), UnixMillis::new(instant("1969-12-31T23:59:59.9995"))];
        default [sql("1709209800123")]: UnixMillis::new(instant("2024-02-29T12:30:00.123456"));
        random: any_instant().prop_map(UnixMillis::new);
    }
    uuid_blob UuidBlobOf: UuidBlob [] on [sqlite postgres mysql cockroach mssql] {
        values: [UuidBlob(Uuid::nil()), UuidBlob(Uuid::max()), UuidBlob(Uuid::from_u128(0x0123_4567_89ab_cdef_0123_4567_89ab_cdef))];
        random: any::<u128>().prop_map(|v| UuidBlob(Uuid::from_u128(v)));
    }
    uuid_text UuidTextOf: UuidText [] on [sqlite postgres mysql cockroach mssql] {
        values: [UuidText(Uuid::nil()), UuidText(Uuid::max()), UuidText(Uuid::from_u128(0x0123_4567_89ab_cdef_0123_4567_89ab_cdef))];
        default [sql("'00000000-0000-0000-0000-000000000007'")]: UuidText(Uuid::from_u128(7));
        random: any::<u128>().prop_map(|v| UuidText(Uuid::from_u128(v)));
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
    int_array IntArray: Vec<Option<i32>> [] on [postgres cockroach] {
        values: [vec![], vec![None], vec![Some(i32::MIN), None, Some(i32::MAX)]];
        default [[-1, 2]]: vec![Some(-1), Some(2)];
        random: any::<Vec<Option<i32>>>();
    }
    text_array TextArray: Vec<String> [] on [postgres cockroach] {
        values: [vec![], texts().to_vec(), vec!["NULL".into(), "{\"a\",b}".into()]];
        default [["it's", "{}"]]: vec!["it's".to_owned(), "{}".to_owned()];
        random: proptest::collection::vec(any_text(), 0..5);
    }
    mood_array MoodArray: Vec<Mood> [] on [postgres cockroach] {
        values: [vec![], vec![Mood::SoSo, Mood::Fine, Mood::Élan]];
        default [[Mood::SoSo]]: vec![Mood::SoSo];
    }
    grid Grid: Vec<Vec<f64>> [] on [postgres] {
        values: [vec![], vec![vec![f64::NAN, f64::INFINITY], vec![-0.0, f64::MIN_POSITIVE]]];
        default [[[1.5, -2.5], [0.1, 3.0]]]: vec![vec![1.5, -2.5], vec![0.1, 3.0]];
    }
    interval Span: Interval [] on [postgres cockroach] {
        values: [Interval::ZERO, Interval::new(i32::MIN, i32::MIN, i64::MIN), Interval::new(-1, 2, -3_000_001), Interval::new(14, -3, 86_400_000_001)];
        only [postgres]: [Interval::new(i32::MAX, i32::MAX, i64::MAX - 1)];
        default [Interval::ZERO]: Interval::ZERO;
        random: any::<(i32, i32, i64)>().prop_map(|(months, days, micros)| Interval::new(months, days, micros));
    }
    inet Address: Inet [] on [postgres cockroach] {
        values: [inet("0.0.0.0", 0), inet("255.255.255.255", 32), inet("192.168.0.7", 24), inet("::", 0), inet("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", 128), inet("2001:db8::1", 64)];
        default [sql("'10.0.0.1/8'")]: inet("10.0.0.1", 8);
        random: any::<(std::net::IpAddr, u8)>().prop_map(|(address, prefix)| Inet { address, prefix: prefix % 33 });
    }
    host Host: std::net::IpAddr [] on [postgres cockroach] {
        values: [std::net::Ipv4Addr::LOCALHOST.into(), std::net::Ipv6Addr::LOCALHOST.into()];
        random: any::<std::net::IpAddr>();
    }
    cidr Network: Cidr [] on [postgres] {
        values: [cidr("0.0.0.0", 0), cidr("192.168.0.0", 24), cidr("255.255.255.255", 32), cidr("2001:db8::", 32)];
        default [sql("'10.0.0.0/8'")]: cidr("10.0.0.0", 8);
    }
    macaddr Hardware: MacAddr [] on [postgres] {
        values: [MacAddr([0; 6]), MacAddr([255; 6]), MacAddr([1, 2, 3, 0xab, 0xcd, 0xef])];
        random: any::<[u8; 6]>().prop_map(MacAddr);
    }
    macaddr8 Hardware8: MacAddr8 [] on [postgres] {
        values: [MacAddr8([0; 8]), MacAddr8([255; 8])];
        random: any::<[u8; 8]>().prop_map(MacAddr8);
    }
    varbit BitString: Bits [] on [postgres cockroach] {
        values: [Bits::default(), bits("1"), bits("000000001"), Bits::from_bytes(vec![255; 1000])];
        default [sql("B'101'")]: bits("101");
        random: any::<Vec<bool>>().prop_map(|bits| bits.into_iter().collect());
    }
    bit Bit: Bits [bit(10)] on [postgres cockroach] {
        values: [bits("0000000000"), bits("1111111111"), bits("1000000001")];
    }
    varbit_n VarBit: Bits [varbit(10)] on [postgres cockroach] {
        values: [Bits::default(), bits("1111111111"), bits("01")];
    }
    money Cents: Money [] on [postgres] {
        values: [Money(i64::MIN), Money(i64::MAX), Money(0), Money(-1250)];
        random: any::<i64>().prop_map(Money);
    }
    oid Number: Oid [] on [postgres cockroach] {
        values: [Oid(0), Oid(u32::MAX)];
        random: any::<u32>().prop_map(Oid);
    }
    point Place: Point [] on [postgres] {
        values: [Point::default(), Point::new(f64::MIN, f64::MAX), Point::new(f64::NEG_INFINITY, f64::NAN), Point::new(-0.0, 0.1)];
        default [sql("'(1.5,-2)'")]: Point::new(1.5, -2.0);
        random: any::<(f64, f64)>().prop_map(|(x, y)| Point::new(x, y));
    }
    line Straight: Line [] on [postgres] {
        values: [Line { a: 1.0, b: 0.0, c: f64::MAX }, Line { a: -1.5, b: 0.1, c: 0.0 }];
    }
    lseg Segment: LineSegment [] on [postgres] {
        values: [LineSegment(Point::new(1.0, 2.0), Point::new(-0.1, f64::MIN))];
    }
    rectangle Area: Rectangle [] on [postgres] {
        values: [Rectangle(Point::new(1.0, 2.0), Point::new(-0.1, f64::MIN)), Rectangle(Point::default(), Point::default())];
    }
    path Way: Path [] on [postgres] {
        values: [Path { closed: false, points: vec![Point::new(1.0, 2.0)] }, Path { closed: true, points: vec![Point::default(), Point::new(0.1, -3.0), Point::new(f64::MAX, 0.0)] }];
    }
    polygon Field: Polygon [] on [postgres] {
        values: [Polygon(vec![Point::default()]), Polygon(vec![Point::default(), Point::new(0.1, -3.0), Point::new(f64::MAX, 0.0)])];
    }
    circle Round: Circle [] on [postgres] {
        values: [Circle { center: Point::new(-0.1, 2.0), radius: 0.0 }, Circle { center: Point::default(), radius: f64::INFINITY }];
    }
    point_array PointArray: Vec<Option<Point>> [] on [postgres] {
        values: [vec![], vec![None, Some(Point::new(1.0, -0.1))]];
    }
    interval_array IntervalArray: Vec<Interval> [] on [postgres cockroach] {
        values: [vec![], vec![Interval::days(1), Interval::ZERO]];
    }
    inet_array InetArray: Vec<Inet> [] on [postgres cockroach] {
        values: [vec![inet("::1", 128), inet("10.0.0.0", 8)]];
    }
    int4range IntRange: Range<i32> [] on [postgres] {
        values: [Range::Empty, Range::from(..), Range::from(i32::MIN..i32::MAX), Range::from(-5..), Range::from(..0)];
        default [sql("'[1,5)'")]: Range::from(1..5);
        random: any::<(i32, u16)>().prop_map(|(start, length)| Range::from(start.saturating_sub(70_000)..start.saturating_sub(70_000).saturating_add(i32::from(length) + 1)));
    }
    int8range BigRange: Range<i64> [] on [postgres] {
        values: [Range::Empty, Range::from(i64::MIN..i64::MAX), Range::from(..1)];
    }
    numrange NumRange: Range<Decimal> [] on [postgres] {
        values: [Range::Empty, Range::from(decimal("-0.10")..=decimal("1.50")), Range::new(Bound::Excluded(Decimal::MIN), Bound::Excluded(Decimal::MAX)), Range::new(Bound::Unbounded, Bound::Included(decimal("1")))];
    }
    daterange DateRange: Range<NaiveDate> [] on [postgres] {
        values: [Range::Empty, Range::from(date("0001-01-01")..date("9999-12-31")), Range::from(date("2024-02-29")..)];
    }
    tsrange WallRange: Range<NaiveDateTime> [] on [postgres] {
        values: [Range::Empty, Range::from(wall("0001-01-01T00:00:00")..=wall("9999-12-31T23:59:59.999999"))];
    }
    tstzrange InstantRange: Range<DateTime<Utc>> [] on [postgres] {
        values: [Range::Empty, Range::from(..), Range::new(Bound::Excluded(instant("2024-02-29T12:30:00.123456")), Bound::Included(instant("9999-12-31T23:59:59.999999")))];
    }
    range_array RangeArray: Vec<Option<Range<i32>>> [] on [postgres] {
        values: [vec![], vec![None, Some(Range::Empty), Some(Range::from(1..))]];
    }
    xml Document: Xml [] on [postgres] {
        values: [Xml(String::new()), Xml("<a b=\"'é😀\">text &amp; <!-- c --></a>".into()), Xml("no element, but content".into())];
        default [sql("'<a/>'")]: Xml("<a/>".into());
    }
    tsvector Words: TsVector [] on [postgres] {
        values: [TsVector::default(), words(&[("a", &[]), ("it's", &[(1, Weight::A), (16_383, Weight::D)]), ("zé 'q\\", &[(2, Weight::B), (7, Weight::C)])])];
        default [sql("'fat:2A'")]: words(&[("fat", &[(2, Weight::A)])]);
    }
    xml_array XmlArray: Vec<Option<Xml>> [] on [postgres] {
        values: [vec![], vec![Some(Xml("<a>,\"{}</a>".into())), None]];
    }
    years Years: Year [] on [sqlite postgres mysql cockroach mssql] {
        values: [Year::MIN, Year::MAX, year(2024)];
        default [sql("2024")]: year(2024);
        random: (1901u16..2156).prop_map(year);
    }
    fixed_bytes FixedBytes: [u8; 16] [] on [sqlite postgres mysql cockroach mssql] {
        values: [[0; 16], [255; 16], *b"sixteen bytes...", *b"ends in blanks  "];
        default [b"0123456789abcdef"]: *b"0123456789abcdef";
        random: any::<[u8; 16]>();
    }
    varbinary Varbinary: Vec<u8> [varbinary(8)] on [mysql mssql] {
        values: [vec![], vec![0, 0], vec![255; 8]];
        random: proptest::collection::vec(any::<u8>(), 0..9);
    }
    tinytext Tinytext: String [tinytext] on [mysql] {
        values: [String::new(), "é".repeat(127), " a ".into()];
        default ["d"]: "d".to_owned();
        random: "[^\0]{0,63}";
    }
    mediumtext Mediumtext: String [mediumtext] on [mysql] {
        values: texts();
        random: any_text();
    }
    longtext Longtext: String [longtext] on [mysql] {
        values: texts();
        random: any_text();
    }
    tinyblob Tinyblob: Vec<u8> [tinyblob] on [mysql] {
        values: [vec![], vec![0; 255], vec![1, 0]];
        default [b"\x00"]: vec![0];
        random: proptest::collection::vec(any::<u8>(), 0..256);
    }
    mediumblob Mediumblob: Vec<u8> [mediumblob] on [mysql] {
        values: [vec![], vec![0; 1 << 20]];
        random: any::<Vec<u8>>();
    }
    longblob Longblob: Vec<u8> [longblob] on [mysql] {
        values: [vec![], vec![0; 1 << 20]];
        random: any::<Vec<u8>>();
    }
    set Sets: SqlSet<Mood> [] on [mysql] {
        values: [SqlSet::new(), SqlSet::all(), SqlSet::from([Mood::Élan, Mood::Fine])];
        default [Mood::SoSo]: SqlSet::from([Mood::SoSo]);
    }
    durations Durations: TimeDelta [] on [mysql] {
        values: [TimeDelta::zero(), longest(), -longest(), TimeDelta::microseconds(-1), TimeDelta::days(1), TimeDelta::hours(25)];
        default [sql("'-26:00:00.5'")]: -TimeDelta::milliseconds(26 * 3_600_000 + 500);
        random: (-3_020_399_000_000i64..3_020_399_000_001).prop_map(TimeDelta::microseconds);
    }
    spans Spans: time::Duration [time(0)] on [mysql] {
        values: [time::Duration::ZERO, time::Duration::hours(-838), time::Duration::seconds(1)];
    }
    times_of_millis TimesOfMillis: NaiveTime [time(3)] on [postgres mysql cockroach mssql] {
        values: [NaiveTime::MIN, time("23:59:59.999"), time("01:02:03")];
    }
    timestamp_of_seconds TimestampOfSeconds: NaiveDateTime [timestamp(0)] on [postgres mysql cockroach mssql] {
        values: [wall("0001-01-01T00:00:00"), wall("9999-12-31T23:59:59"), wall("2024-02-29T12:30:00")];
    }
    timestamptz_of_millis TimestamptzOfMillis: DateTime<Utc> [timestamptz(3)] on [postgres mysql cockroach mssql] {
        values: [instant("0001-01-01T00:00:00"), instant("9999-12-31T23:59:59.999"), instant("2024-02-29T12:30:00.123")];
    }
    smalldatetime Smalldatetime: NaiveDateTime [smalldatetime] on [mssql] {
        values: [wall("1900-01-01T00:00:00"), wall("2079-06-06T23:59:00")];
    }
    large_money LargeMoney: Decimal [money] on [mssql] {
        values: [decimal("900719925474.0992"), decimal("-900719925474.0992"), decimal("0.0001")];
    }
    smallmoney Smallmoney: Decimal [smallmoney] on [mssql] {
        values: [decimal("214748.3647"), decimal("-214748.3648"), decimal("0.0000")];
    }
    server_xml ServerXml: String [xml] on [mssql] {
        values: ["<a b=\"c\">d</a>".into()];
    }
    named Named: String [sql_type = "varchar(12)"] on [sqlite postgres mysql cockroach mssql] {
        values: [String::new(), "twelve chars".into()];
    }
}
