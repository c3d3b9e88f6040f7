//! Which Rust types a column type holds, and of which Rust types an attribute can be said: every pair that is not in a
//! table does not compile.
use drizzle::__private::{StoredAs, Takes, kinds, words};
use drizzle::prelude::*;
use drizzle::types::*;
use expect_test::expect;
use std::marker::PhantomData;

#[derive(SqlEnum, Debug, Clone, Copy)]
enum Native {
    A,
}
#[derive(SqlEnum, Debug, Clone, Copy)]
#[sql_enum(integer)]
enum Number {
    A = 1,
}
#[derive(SqlType, Debug, Clone)]
struct Newtype(i64);

/// Whether a trait is implemented: the constant of the type itself is found first, if its bound holds.
struct Is<T, K>(PhantomData<(T, K)>);
trait Otherwise {
    const STORED: bool = false;
    const TAKEN: bool = false;
}
impl<T, K> Otherwise for Is<T, K> {}
impl<T: StoredAs<K>, K> Is<T, K> {
    const STORED: bool = true;
}
impl<T: Takes<K>, K> Is<T, K> {
    const TAKEN: bool = true;
}

macro_rules! table {
    ($of:ident $module:ident [$($kind:ident)*] $rust:ty, $($more:tt)*) => {{
        let kinds: &[(bool, &str)] = &[$((Is::<$rust, $module::$kind>::$of, stringify!($kind))),*];
        let fitting: Vec<_> = kinds.iter().filter(|(is, _)| *is).map(|(_, kind)| *kind).collect();
        let line = format!("{}: {}\n", stringify!($rust), fitting.join(" "));
        let rest: String = table!($of $module [$($kind)*] $($more)*);
        line + rest.as_str()
    }};
    ($of:ident $module:ident $kinds:tt) => { String::new() };
}
macro_rules! of_all_types {
    ($of:ident $module:ident $kinds:tt) => {
        table!($of $module $kinds
            bool, i8, i16, i32, i64, u8, u16, u32, u64, f32, f64, String, Vec<u8>, [u8; 8], [u8; 16],
            serde_json::Value, Json<Vec<i32>>, uuid::Uuid, UuidText, UuidBlob, rust_decimal::Decimal,
            chrono::DateTime<chrono::Utc>, chrono::NaiveDateTime, chrono::NaiveDate, chrono::NaiveTime,
            chrono::TimeDelta, time::OffsetDateTime, time::PrimitiveDateTime, time::Date, time::Time,
            time::Duration, UnixSeconds<chrono::DateTime<chrono::Utc>>, UnixMillis<chrono::DateTime<chrono::Utc>>,
            Year, Native, Number, SqlSet<Native>, Newtype, Bits, Vector, HalfVector, SparseVector, Interval, Inet,
            Cidr, MacAddr, MacAddr8, Money, Oid, Point, CiText, Xml, Ltree, Hstore, TsVector, Vec<i32>,
            Range<i32>, MultiRange<i32>,
        )
    };
}

#[test]
fn column_types_and_what_they_hold() {
    let table = of_all_types!(STORED kinds [
        text varchar char smallint integer bigint real double numeric boolean tinyint mediumint smalldatetime tinytext
        mediumtext longtext tinyblob mediumblob longblob varbinary money smallmoney xml rowversion json jsonb blob uuid
        date time timestamp timestamptz bit varbit vector halfvec sparsevec
    ]);
    expect![[r#"
        bool: boolean
        i8: tinyint
        i16: smallint
        i32: integer mediumint
        i64: bigint
        u8: tinyint
        u16: smallint
        u32: integer mediumint
        u64: bigint
        f32: real
        f64: double
        String: text varchar char tinytext mediumtext longtext xml
        Vec < u8 >: tinyblob mediumblob longblob varbinary blob
        [u8; 8]: rowversion
        [u8; 16]: 
        serde_json :: Value: text json jsonb
        Json < Vec < i32 >>: json jsonb
        uuid :: Uuid: uuid
        UuidText: 
        UuidBlob: 
        rust_decimal :: Decimal: numeric money smallmoney
        chrono :: DateTime < chrono :: Utc >: smalldatetime timestamp timestamptz
        chrono :: NaiveDateTime: smalldatetime timestamp
        chrono :: NaiveDate: date
        chrono :: NaiveTime: time
        chrono :: TimeDelta: time
        time :: OffsetDateTime: smalldatetime timestamp timestamptz
        time :: PrimitiveDateTime: smalldatetime timestamp
        time :: Date: date
        time :: Time: time
        time :: Duration: time
        UnixSeconds < chrono :: DateTime < chrono :: Utc >>: bigint
        UnixMillis < chrono :: DateTime < chrono :: Utc >>: bigint
        Year: 
        Native: text varchar char
        Number: integer
        SqlSet < Native >: 
        Newtype: bigint
        Bits: bit varbit
        Vector: vector
        HalfVector: halfvec
        SparseVector: sparsevec
        Interval: 
        Inet: 
        Cidr: 
        MacAddr: 
        MacAddr8: 
        Money: 
        Oid: 
        Point: 
        CiText: 
        Xml: 
        Ltree: 
        Hstore: 
        TsVector: 
        Vec < i32 >: 
        Range < i32 >: 
        MultiRange < i32 >: 
    "#]]
    .assert_eq(&table);
}

#[test]
fn attributes_and_what_they_are_said_of() {
    let table = of_all_types!(TAKEN words [
        serial auto_increment identity on_update_now collate charset default_now random_uuid
    ]);
    expect![[r#"
        bool: 
        i8: serial auto_increment identity
        i16: serial auto_increment identity
        i32: serial auto_increment identity default_now
        i64: serial auto_increment identity default_now
        u8: serial auto_increment identity
        u16: serial auto_increment identity
        u32: serial auto_increment identity default_now
        u64: serial auto_increment identity default_now
        f32: 
        f64: 
        String: collate charset default_now
        Vec < u8 >: 
        [u8; 8]: 
        [u8; 16]: 
        serde_json :: Value: collate charset
        Json < Vec < i32 >>: 
        uuid :: Uuid: random_uuid
        UuidText: 
        UuidBlob: 
        rust_decimal :: Decimal: 
        chrono :: DateTime < chrono :: Utc >: default_now
        chrono :: NaiveDateTime: on_update_now default_now
        chrono :: NaiveDate: default_now
        chrono :: NaiveTime: default_now
        chrono :: TimeDelta: 
        time :: OffsetDateTime: default_now
        time :: PrimitiveDateTime: on_update_now default_now
        time :: Date: default_now
        time :: Time: default_now
        time :: Duration: 
        UnixSeconds < chrono :: DateTime < chrono :: Utc >>: default_now
        UnixMillis < chrono :: DateTime < chrono :: Utc >>: default_now
        Year: 
        Native: collate charset
        Number: 
        SqlSet < Native >: 
        Newtype: serial auto_increment identity default_now
        Bits: 
        Vector: 
        HalfVector: 
        SparseVector: 
        Interval: 
        Inet: 
        Cidr: 
        MacAddr: 
        MacAddr8: 
        Money: 
        Oid: 
        Point: 
        CiText: 
        Xml: 
        Ltree: 
        Hstore: 
        TsVector: 
        Vec < i32 >: 
        Range < i32 >: 
        MultiRange < i32 >: 
    "#]]
    .assert_eq(&table);
}
