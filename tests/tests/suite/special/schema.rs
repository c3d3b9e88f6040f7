//! The tables of types that only some databases have.
#![allow(dead_code)]
use crate::schema::Role;
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use drizzle::prelude::*;
use drizzle::types::{Bits, CiText, Hstore, Inet, Interval, Ltree, Range};
use rust_decimal::Decimal;
use uuid::Uuid;

/// A newtype, as the element of arrays.
#[derive(SqlType, Debug, Clone, Copy, PartialEq)]
pub struct Grade(pub i16);

/// An array of each kind.
#[table(postgres, cockroach, name = "arrays")]
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Arrays {
    #[column(primary_key)]
    pub id: i32,
    pub flags: Vec<bool>,
    pub grades: Vec<Grade>,
    pub ints: Vec<i32>,
    pub bigs: Vec<i64>,
    pub reals: Vec<f32>,
    pub doubles: Vec<f64>,
    pub texts: Vec<String>,
    pub files: Vec<Vec<u8>>,
    pub dates: Vec<NaiveDate>,
    pub times: Vec<NaiveTime>,
    pub walls: Vec<NaiveDateTime>,
    pub instants: Vec<DateTime<Utc>>,
    pub uuids: Vec<Uuid>,
    pub decimals: Vec<Decimal>,
    pub roles: Vec<Role>,
}

/// Arrays that may be NULL, and whose elements may be.
#[table(postgres, cockroach, name = "gaps")]
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Gaps {
    #[column(primary_key)]
    pub id: i32,
    pub ints: Option<Vec<Option<i32>>>,
    pub texts: Option<Vec<Option<String>>>,
    pub files: Option<Vec<Option<Vec<u8>>>>,
    pub roles: Option<Vec<Option<Role>>>,
    pub instants: Option<Vec<Option<DateTime<Utc>>>>,
}

/// Defaults of arrays.
#[table(postgres, cockroach, name = "array_defaults")]
#[derive(Debug, Clone, PartialEq)]
pub struct ArrayDefaults {
    #[column(primary_key)]
    pub id: i32,
    #[column(default = ["it's", "{\"a\",b}", ""])]
    pub texts: Vec<String>,
    #[column(default = [])]
    pub empty: Vec<i64>,
    #[column(default = [-1, 2])]
    pub ints: Vec<Option<i32>>,
    #[column(default = [Role::Boss, Role::Guest])]
    pub roles: Vec<Role>,
    #[column(default = [1.5, -0.1])]
    pub doubles: Vec<f64>,
    #[column(default = [b"\x00\xff", b"''"])]
    pub files: Vec<Vec<u8>>,
}

/// Arrays of several dimensions.
#[table(postgres, name = "grids")]
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    #[column(primary_key)]
    pub id: i32,
    #[column(default = [[1, 2], [3, -4]])]
    pub cells: Vec<Vec<i32>>,
    pub cubes: Option<Vec<Vec<Vec<Option<f64>>>>>,
    pub roles: Option<Vec<Vec<Role>>>,
    pub documents: Option<Vec<serde_json::Value>>,
}

/// Types that PostgreSQL and CockroachDB have.
#[table(postgres, cockroach, name = "visits")]
#[derive(Debug, Clone, PartialEq)]
pub struct Visit {
    #[column(primary_key)]
    pub id: i32,
    pub at: DateTime<Utc>,
    pub stay: Interval,
    pub host: Inet,
    pub flags: Option<Bits>,
}

/// Ranges.
#[table(postgres, name = "bookings")]
#[derive(Debug, Clone, PartialEq)]
pub struct Booking {
    #[column(primary_key)]
    pub id: i32,
    pub days: Range<NaiveDate>,
    pub seats: Option<Range<i32>>,
}

/// Types of extensions.
#[table(postgres, name = "extended")]
#[derive(Debug, Clone, PartialEq)]
pub struct Extended {
    #[column(primary_key)]
    pub id: i32,
    pub name: CiText,
    pub path: Ltree,
    pub pairs: Hstore,
    pub names: Option<Vec<Option<CiText>>>,
}

/// A domain with a condition.
#[derive(SqlDomain, Debug, Clone, PartialEq)]
#[sql_domain(name = "e mail", check = "value like '%@%'")]
pub struct Email(pub String);

/// A domain of a domain's values.
#[derive(SqlDomain, Debug, Clone, Copy, PartialEq)]
#[sql_domain(check = "value > 0")]
pub struct Positive(pub i32);
#[derive(SqlDomain, Debug, Clone, Copy, PartialEq)]
#[sql_domain(check = "value < 100")]
pub struct Percent(pub Positive);

/// Columns of domains.
#[table(postgres, name = "contacts")]
#[derive(Debug, Clone, PartialEq)]
pub struct Contact {
    #[column(primary_key)]
    pub id: Positive,
    pub email: Email,
    pub share: Option<Percent>,
    pub others: Option<Vec<Option<Email>>>,
}
