//! Checks that are expressions in Rust: columns stand without their table, values are literals.
use crate::golden;
use drizzle::prelude::*;
use expect_test::expect;

use crate::everything::everything_schema::checked::products;

#[table(postgres, name = "words")]
#[derive(Debug, Clone, PartialEq)]
pub struct Word {
    #[column(primary_key)]
    pub id: i32,
    #[column(check = words::text.ilike("a%"))]
    pub text: String,
}

#[table(sqlite, postgres, cockroach, mssql, name = "seats")]
#[unique_index(seats_row_idx, on(row, number), filter = is_null(seats::freed))]
#[index(seats_freed_idx, on(freed), filter = (is_not_null(seats::freed), gt(seats::row, 3)))]
#[derive(Debug, Clone, PartialEq)]
pub struct Seat {
    #[column(primary_key)]
    pub id: i32,
    pub row: i32,
    pub number: i32,
    pub freed: Option<i64>,
}

#[test]
fn filters_of_indexes() {
    golden!(sqlite postgres cockroach mssql; db => db.create_table(seats), expect![[r#"
        sqlite: create table "seats" (
        sqlite:   "id" integer not null,
        sqlite:   "row" integer not null,
        sqlite:   "number" integer not null,
        sqlite:   "freed" integer,
        sqlite:   primary key ("id")
        sqlite: )
        sqlite: create unique index "seats_row_idx" on "seats" ("row", "number") where "freed" is null
        sqlite: create index "seats_freed_idx" on "seats" ("freed") where "freed" is not null and "row" > 3
        postgres: create table "seats" (
        postgres:   "id" integer not null,
        postgres:   "row" integer not null,
        postgres:   "number" integer not null,
        postgres:   "freed" bigint,
        postgres:   primary key ("id")
        postgres: )
        postgres: create unique index "seats_row_idx" on "seats" ("row", "number") where "freed" is null
        postgres: create index "seats_freed_idx" on "seats" ("freed") where "freed" is not null and "row" > 3
        cockroach: create table "seats" (
        cockroach:   "id" int4 not null,
        cockroach:   "row" int4 not null,
        cockroach:   "number" int4 not null,
        cockroach:   "freed" int8,
        cockroach:   primary key ("id")
        cockroach: )
        cockroach: create unique index "seats_row_idx" on "seats" ("row", "number") where "freed" is null
        cockroach: create index "seats_freed_idx" on "seats" ("freed") where "freed" is not null and "row" > 3
        mssql: create table [seats] (
        mssql:   [id] int not null,
        mssql:   [row] int not null,
        mssql:   [number] int not null,
        mssql:   [freed] bigint,
        mssql:   constraint [seats_pkey] primary key ([id]),
        mssql:   index [seats_row_idx] unique ([row], [number]) where [freed] is null,
        mssql:   index [seats_freed_idx] ([freed]) where [freed] is not null and [row] > 3
        mssql: )
    "#]]);
    // A conflict with an index is told by its filter, as the index has it.
    let new = || NewSeat::new().id(1).row(2).number(3);
    golden!(sqlite postgres cockroach; db => db.insert(seats).values(new()).on_conflict_constraint("seats_row_idx").do_nothing(), expect![[r#"
        sqlite: insert into "seats" ("id", "row", "number") values (?, ?, ?) on conflict ("row", "number") where "freed" is null do nothing -- I32, I32, I32
        postgres, cockroach: insert into "seats" ("id", "row", "number") values ($1, $2, $3) on conflict ("row", "number") where "freed" is null do nothing -- I32, I32, I32
    "#]]);
}

#[test]
fn checks_of_every_kind() {
    golden!(db => db.create_table(products), expect![[r#"
        sqlite: create table "products" (
        sqlite:   "id" integer not null,
        sqlite:   "name" text not null,
        sqlite:   "price" integer not null,
        sqlite:   "grade" integer,
        sqlite:   "since" integer not null,
        sqlite:   "until" integer,
        sqlite:   primary key ("id"),
        sqlite:   constraint "products_name_check" check ("name" <> 'it''s' and "name" <> ''),
        sqlite:   constraint "products_price" check ("price" >= 0),
        sqlite:   constraint "products_grade_check" check ("grade" in (1, 2, 3)),
        sqlite:   constraint "products_dates_check" check ("until" is null or "since" < "until"),
        sqlite:   constraint "products_words_check" check (name <> '?')
        sqlite: )
        postgres: create table "products" (
        postgres:   "id" integer not null,
        postgres:   "name" text not null,
        postgres:   "price" bigint not null,
        postgres:   "grade" integer,
        postgres:   "since" integer not null,
        postgres:   "until" integer,
        postgres:   primary key ("id"),
        postgres:   constraint "products_name_check" check ("name" <> 'it''s' and "name" <> ''),
        postgres:   constraint "products_price" check ("price" >= 0),
        postgres:   constraint "products_grade_check" check ("grade" in (1, 2, 3)),
        postgres:   constraint "products_dates_check" check ("until" is null or "since" < "until"),
        postgres:   constraint "products_words_check" check (name <> '?')
        postgres: )
        cockroach: create table "products" (
        cockroach:   "id" int4 not null,
        cockroach:   "name" string not null,
        cockroach:   "price" int8 not null,
        cockroach:   "grade" int4,
        cockroach:   "since" int4 not null,
        cockroach:   "until" int4,
        cockroach:   primary key ("id"),
        cockroach:   constraint "products_name_check" check ("name" <> 'it''s' and "name" <> ''),
        cockroach:   constraint "products_price" check ("price" >= 0),
        cockroach:   constraint "products_grade_check" check ("grade" in (1, 2, 3)),
        cockroach:   constraint "products_dates_check" check ("until" is null or "since" < "until"),
        cockroach:   constraint "products_words_check" check (name <> '?')
        cockroach: )
        mysql, mariadb: create table `products` (
        mysql, mariadb:   `id` int not null,
        mysql, mariadb:   `name` longtext not null,
        mysql, mariadb:   `price` bigint not null,
        mysql, mariadb:   `grade` int,
        mysql, mariadb:   `since` int not null,
        mysql, mariadb:   `until` int,
        mysql, mariadb:   primary key (`id`),
        mysql, mariadb:   constraint `products_name_check` check (`name` <> 'it''s' and `name` <> ''),
        mysql, mariadb:   constraint `products_price` check (`price` >= 0),
        mysql, mariadb:   constraint `products_grade_check` check (`grade` in (1, 2, 3)),
        mysql, mariadb:   constraint `products_dates_check` check (`until` is null or `since` < `until`),
        mysql, mariadb:   constraint `products_words_check` check (name <> '?')
        mysql, mariadb: )
        mssql: create table [products] (
        mssql:   [id] int not null,
        mssql:   [name] nvarchar(max) not null,
        mssql:   [price] bigint not null,
        mssql:   [grade] int,
        mssql:   [since] int not null,
        mssql:   [until] int,
        mssql:   constraint [products_pkey] primary key ([id]),
        mssql:   constraint [products_name_check] check ([name] <> N'it''s' and [name] <> N''),
        mssql:   constraint [products_price] check ([price] >= 0),
        mssql:   constraint [products_grade_check] check ([grade] in (1, 2, 3)),
        mssql:   constraint [products_dates_check] check ([until] is null or [since] < [until]),
        mssql:   constraint [products_words_check] check (name <> '?')
        mssql: )
    "#]]);
    golden!(postgres; db => db.create_table(words), expect![[r#"
        postgres: create table "words" (
        postgres:   "id" integer not null,
        postgres:   "text" text not null,
        postgres:   primary key ("id"),
        postgres:   constraint "words_text_check" check ("text" ilike 'a%')
        postgres: )
    "#]]);
}
