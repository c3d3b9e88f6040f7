//! Column types that not every database has, and words that mean different types.
#![allow(dead_code)]
use crate::golden;
use drizzle::prelude::*;
use expect_test::expect;

/// A number of each size.
#[table(sqlite, mysql, name = "numbers")]
pub struct Number {
    #[column(auto_increment, primary_key)]
    pub id: u32,
    #[column(tinyint, default = -8)]
    pub i1: i8,
    #[column(default = 255)]
    pub u1: Option<u8>,
    pub u2: u16,
    #[column(integer)]
    pub u4: u32,
    #[column(default = now())]
    pub seconds: u32,
    #[column(references(numbers::id))]
    pub parent: Option<u32>,
}

/// Those that only MySQL has.
#[table(mysql, name = "large_numbers")]
pub struct LargeNumber {
    #[column(serial, primary_key)]
    pub id: u64,
    #[column(mediumint, default = -8388608)]
    pub i3: i32,
    #[column(mediumint)]
    pub u3: Option<u32>,
    #[column(bigint, default = 18446744073709551615)]
    pub u8: u64,
    #[column(references(large_numbers::id))]
    pub parent: Option<u64>,
}

/// A 24-bit number that counts up.
#[table(mysql, name = "medium_numbers")]
pub struct MediumNumber {
    #[column(mediumint, auto_increment, primary_key)]
    pub id: u32,
}

/// The one that SQL Server has.
#[table(mssql, name = "octets")]
pub struct Octet {
    #[column(tinyint, identity, primary_key)]
    pub id: u8,
    #[column(default = 255)]
    pub value: u8,
}

#[test]
fn integers() {
    golden!(sqlite mysql mariadb; db => db.create_table(numbers), expect![[r#"
        sqlite: create table "numbers" (
        sqlite:   "id" integer primary key autoincrement,
        sqlite:   "i1" integer not null default -8,
        sqlite:   "u1" integer default 255,
        sqlite:   "u2" integer not null,
        sqlite:   "u4" integer not null,
        sqlite:   "seconds" integer not null default (unixepoch()),
        sqlite:   "parent" integer,
        sqlite:   constraint "numbers_parent_fkey" foreign key ("parent") references "numbers" ("id")
        sqlite: )
        mysql, mariadb: create table `numbers` (
        mysql, mariadb:   `id` int unsigned auto_increment not null,
        mysql, mariadb:   `i1` tinyint not null default -8,
        mysql, mariadb:   `u1` tinyint unsigned default 255,
        mysql, mariadb:   `u2` smallint unsigned not null,
        mysql, mariadb:   `u4` int unsigned not null,
        mysql, mariadb:   `seconds` int unsigned not null default (unix_timestamp()),
        mysql, mariadb:   `parent` int unsigned,
        mysql, mariadb:   primary key (`id`),
        mysql, mariadb:   constraint `numbers_parent_fkey` foreign key (`parent`) references `numbers` (`id`)
        mysql, mariadb: )
    "#]]);
    golden!(mysql mariadb; db => db.create_table(large_numbers), expect![[r#"
        mysql, mariadb: create table `large_numbers` (
        mysql, mariadb:   `id` bigint unsigned auto_increment not null,
        mysql, mariadb:   `i3` mediumint not null default -8388608,
        mysql, mariadb:   `u3` mediumint unsigned,
        mysql, mariadb:   `u8` bigint unsigned not null default 18446744073709551615,
        mysql, mariadb:   `parent` bigint unsigned,
        mysql, mariadb:   primary key (`id`),
        mysql, mariadb:   constraint `large_numbers_parent_fkey` foreign key (`parent`) references `large_numbers` (`id`)
        mysql, mariadb: )
    "#]]);
    golden!(mysql mariadb; db => db.create_table(medium_numbers), expect![[r#"
        mysql, mariadb: create table `medium_numbers` (
        mysql, mariadb:   `id` mediumint unsigned auto_increment not null,
        mysql, mariadb:   primary key (`id`)
        mysql, mariadb: )
    "#]]);
    golden!(mssql; db => db.create_table(octets), expect![[r#"
        mssql: create table [octets] (
        mssql:   [id] tinyint identity(1, 1) not null,
        mssql:   [value] tinyint not null constraint [octets_value_df] default (255),
        mssql:   constraint [octets_pkey] primary key ([id])
        mssql: )
    "#]]);
}

#[test]
fn sums_and_casts_of_integers() {
    golden!(sqlite mysql; db => db.select((sum(numbers::u1), avg(numbers::u4), numbers::i1.cast::<u32>(), numbers::u4.cast::<u64>())).from(numbers), expect![[r#"
        sqlite: select sum("numbers"."u1"), avg("numbers"."u4"), cast("numbers"."i1" as integer), cast("numbers"."u4" as integer) from "numbers"
        mysql: select sum(`numbers`.`u1`), avg(cast(`numbers`.`u4` as double)), cast(`numbers`.`i1` as signed), cast(`numbers`.`u4` as decimal(20, 0)) from `numbers`
    "#]]);
    golden!(mssql; db => db.select((sum(octets::value), avg(octets::value), octets::value / 2u8)).from(octets), expect![[r#"
        mssql: select sum(cast([octets].[value] as bigint)), avg(cast([octets].[value] as float)), [octets].[value] / @P1 from [octets] -- U8
    "#]]);
}
