//! Tables of the column types that not every database has.
#![allow(dead_code, reason = "not every dialect has the types")]
use drizzle::prelude::*;

/// Integers that SQL Server has too.
#[table(sqlite, mysql, mssql, name = "bytes_of_a_set")]
#[derive(Debug, Clone, PartialEq)]
pub struct Byte {
    #[column(primary_key)]
    pub id: i32,
    #[column(default = 7)]
    pub value: u8,
    #[column(tinyint)]
    pub maybe: Option<u8>,
}

/// Small integers and those without a sign.
#[table(sqlite, mysql, name = "small_integers")]
#[derive(Debug, Clone, PartialEq)]
pub struct SmallInteger {
    #[column(auto_increment, primary_key)]
    pub id: u32,
    #[column(default = -8)]
    pub i1: Option<i8>,
    pub u1: Option<u8>,
    #[column(smallint)]
    pub u2: Option<u16>,
    #[column(default = 4_294_967_295)]
    pub u4: Option<u32>,
    #[column(references(small_integers::id))]
    pub parent: Option<u32>,
}

/// Integers that only MySQL has: all 64 bits without a sign, and 24 bits.
#[table(mysql, name = "large_integers")]
#[derive(Debug, Clone, PartialEq)]
pub struct LargeInteger {
    #[column(serial, primary_key)]
    pub id: u64,
    #[column(default = 18_446_744_073_709_551_615)]
    pub u8: Option<u64>,
    #[column(mediumint)]
    pub i3: Option<i32>,
    #[column(mediumint)]
    pub u3: Option<u32>,
    #[column(references(large_integers::id))]
    pub parent: Option<u64>,
}
