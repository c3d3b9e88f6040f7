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

/// Words that only MySQL has, and what its types are otherwise.
#[table(mysql, name = "mysql_words")]
#[index(on(key))]
pub struct MysqlWord {
    #[column(varbinary(16), primary_key)]
    pub id: Vec<u8>,
    #[column(tinytext, default = "it's")]
    pub tiny: String,
    #[column(mediumtext)]
    pub medium: Option<String>,
    #[column(longtext)]
    pub long: Option<String>,
    #[column(tinyblob, default = b"\x00")]
    pub tiny_blob: Vec<u8>,
    #[column(mediumblob)]
    pub medium_blob: Option<Vec<u8>>,
    #[column(longblob)]
    pub long_blob: Option<Vec<u8>>,
    pub key: [u8; 32],
    pub span: chrono::TimeDelta,
    #[column(time(0))]
    pub rounded_span: Option<time::Duration>,
    #[column(default = Weekday::Sunday)]
    pub days: SqlSet<Weekday>,
    #[column(sql_type = "point")]
    pub place: Option<Vec<u8>>,
}

#[derive(SqlEnum, Debug, Clone, Copy, PartialEq)]
pub enum Weekday {
    Saturday,
    #[sql(rename = "sun'day")]
    Sunday,
}

/// Words that only SQL Server has.
#[table(mssql, name = "sql_server_words")]
pub struct SqlServerWord {
    #[column(uuid, primary_key)]
    pub id: uuid::Uuid,
    #[column(money, default = sql("1.5"))]
    pub price: rust_decimal::Decimal,
    #[column(smallmoney)]
    pub small: Option<rust_decimal::Decimal>,
    #[column(xml)]
    pub document: Option<String>,
    #[column(smalldatetime)]
    pub minute: chrono::NaiveDateTime,
    #[column(varbinary(20))]
    pub bytes: Vec<u8>,
    #[column(sql_type = "geography")]
    pub place: Option<Vec<u8>>,
    #[column(rowversion)]
    pub version: [u8; 8],
}

/// Years, so many bytes, and decimals of seconds.
#[table(postgres, cockroach, mysql, mssql, name = "precise")]
pub struct Precise {
    #[column(primary_key)]
    pub id: [u8; 16],
    pub year: Year,
    #[column(time(2))]
    pub clock: chrono::NaiveTime,
    #[column(timestamp(0), default = now())]
    pub wall: chrono::NaiveDateTime,
    #[column(timestamptz(3), default = now())]
    pub at: chrono::DateTime<chrono::Utc>,
    #[column(timestamp(3), default = now())]
    pub without_zone: time::OffsetDateTime,
    #[column(default = b"\x00\xff")]
    pub short: [u8; 2],
}

/// The same where nothing counts decimals.
#[table(sqlite, name = "lax")]
pub struct Lax {
    #[column(primary_key)]
    pub id: [u8; 16],
    pub year: Option<Year>,
    #[column(sql_type = "datetime")]
    pub at: chrono::DateTime<chrono::Utc>,
}

#[test]
fn words() {
    golden!(mysql mariadb; db => db.create_table(mysql_words), expect![[r#"
        mysql, mariadb: create table `mysql_words` (
        mysql, mariadb:   `id` varbinary(16) not null,
        mysql, mariadb:   `tiny` tinytext not null default ('it''s'),
        mysql, mariadb:   `medium` mediumtext,
        mysql, mariadb:   `long` longtext,
        mysql, mariadb:   `tiny_blob` tinyblob not null default (x'00'),
        mysql, mariadb:   `medium_blob` mediumblob,
        mysql, mariadb:   `long_blob` longblob,
        mysql, mariadb:   `key` binary(32) not null,
        mysql, mariadb:   `span` time(6) not null,
        mysql, mariadb:   `rounded_span` time(0),
        mysql, mariadb:   `days` set('saturday', 'sun''day') not null default 'sun''day',
        mysql, mariadb:   `place` point,
        mysql, mariadb:   primary key (`id`),
        mysql, mariadb:   index `mysql_words_key_idx` (`key`)
        mysql, mariadb: )
    "#]]);
    golden!(mssql; db => db.create_table(sql_server_words), expect![[r#"
        mssql: create table [sql_server_words] (
        mssql:   [id] uniqueidentifier not null,
        mssql:   [price] money not null constraint [sql_server_words_price_df] default (1.5),
        mssql:   [small] smallmoney,
        mssql:   [document] xml,
        mssql:   [minute] smalldatetime not null,
        mssql:   [bytes] varbinary(20) not null,
        mssql:   [place] geography,
        mssql:   [version] rowversion not null,
        mssql:   constraint [sql_server_words_pkey] primary key ([id])
        mssql: )
    "#]]);
    golden!(postgres cockroach mysql mariadb mssql; db => db.create_table(precise), expect![[r#"
        postgres: create table "precise" (
        postgres:   "id" bytea not null,
        postgres:   "year" smallint not null,
        postgres:   "clock" time(2) not null,
        postgres:   "wall" timestamp(0) not null default now(),
        postgres:   "at" timestamptz(3) not null default now(),
        postgres:   "without_zone" timestamp(3) not null default (now() at time zone 'utc'),
        postgres:   "short" bytea not null default '\x00ff',
        postgres:   primary key ("id"),
        postgres:   constraint "precise_id_length" check (octet_length("id") = 16),
        postgres:   constraint "precise_short_length" check (octet_length("short") = 2)
        postgres: )
        cockroach: create table "precise" (
        cockroach:   "id" bytes not null,
        cockroach:   "year" int2 not null,
        cockroach:   "clock" time(2) not null,
        cockroach:   "wall" timestamp(0) not null default now(),
        cockroach:   "at" timestamptz(3) not null default now(),
        cockroach:   "without_zone" timestamp(3) not null default (now() at time zone 'utc'),
        cockroach:   "short" bytes not null default '\x00ff',
        cockroach:   primary key ("id"),
        cockroach:   constraint "precise_id_length" check (octet_length("id") = 16),
        cockroach:   constraint "precise_short_length" check (octet_length("short") = 2)
        cockroach: )
        mysql, mariadb: create table `precise` (
        mysql, mariadb:   `id` binary(16) not null,
        mysql, mariadb:   `year` year not null,
        mysql, mariadb:   `clock` time(2) not null,
        mysql, mariadb:   `wall` datetime(0) not null default (current_timestamp(6)),
        mysql, mariadb:   `at` datetime(3) not null default (utc_timestamp(6)),
        mysql, mariadb:   `without_zone` datetime(3) not null default (utc_timestamp(6)),
        mysql, mariadb:   `short` binary(2) not null default x'00ff',
        mysql, mariadb:   primary key (`id`)
        mysql, mariadb: )
        mssql: create table [precise] (
        mssql:   [id] binary(16) not null,
        mssql:   [year] smallint not null,
        mssql:   [clock] time(2) not null,
        mssql:   [wall] datetime2(0) not null constraint [precise_wall_df] default (sysutcdatetime()),
        mssql:   [at] datetimeoffset(3) not null constraint [precise_at_df] default (sysdatetimeoffset()),
        mssql:   [without_zone] datetime2(3) not null constraint [precise_without_zone_df] default (sysutcdatetime()),
        mssql:   [short] binary(2) not null constraint [precise_short_df] default (0x00ff),
        mssql:   constraint [precise_pkey] primary key ([id])
        mssql: )
    "#]]);
    golden!(sqlite; db => db.create_table(lax), expect![[r#"
        sqlite: create table "lax" (
        sqlite:   "id" blob not null,
        sqlite:   "year" integer,
        sqlite:   "at" datetime not null,
        sqlite:   primary key ("id"),
        sqlite:   constraint "lax_id_length" check (length("id") = 16)
        sqlite: )
    "#]]);
}

/// What is only found out when the table is made.
#[test]
fn refused() {
    golden!(mysql; db => db.create_table(short_keys), expect![[r#"
        mysql: error: table `short_keys` can't be created on mysql: column `id` is tinytext, which can't be in a key; choose `varchar(n)` or `varbinary(n)`
    "#]]);
    golden!(mysql; db => db.create_table(odd_sets), expect![[r#"
        mysql: error: table `odd_sets` can't be created on mysql: column `odd` has the label `a,b`, and labels of a set can't have commas
    "#]]);
    golden!(mysql; db => db.create_table(wide_bytes), expect![[r#"
        mysql: error: table `wide_bytes` can't be created on mysql: column `bytes` has more than 255 bytes, the most of a fixed number; choose `Vec<u8>`
    "#]]);
}

#[table(mysql, name = "short_keys")]
pub struct ShortKey {
    #[column(tinytext, primary_key)]
    pub id: String,
}

#[derive(SqlEnum, Debug, Clone, Copy, PartialEq)]
pub enum Odd {
    #[sql(rename = "a,b")]
    Comma,
}

#[table(mysql, name = "odd_sets")]
pub struct OddSet {
    #[column(primary_key)]
    pub id: i32,
    pub odd: SqlSet<Odd>,
}

#[table(mysql, name = "wide_bytes")]
pub struct WideBytes {
    #[column(primary_key)]
    pub id: i32,
    pub bytes: [u8; 256],
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
    golden!(sqlite mysql; db => db.select((sum(numbers::u1), avg(numbers::u4), min(numbers::i1).cast::<u32>(), max(numbers::u4).cast::<u64>())).from(numbers), expect![[r#"
        sqlite: select sum("numbers"."u1"), avg("numbers"."u4"), cast(min("numbers"."i1") as integer), cast(max("numbers"."u4") as integer) from "numbers"
        mysql: select sum(`numbers`.`u1`), avg(cast(`numbers`.`u4` as double)), cast(min(`numbers`.`i1`) as signed), cast(max(`numbers`.`u4`) as decimal(20, 0)) from `numbers`
    "#]]);
    golden!(mssql; db => db.select((sum(octets::value), avg(octets::value), max(octets::value) / 2u8)).from(octets), expect![[r#"
        mssql: select sum(cast([octets].[value] as bigint)), avg(cast([octets].[value] as float)), max([octets].[value]) / @P1 from [octets] -- U8
    "#]]);
}
