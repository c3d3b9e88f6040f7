//! Sequences, and what counts by them.
#![allow(dead_code)]
use crate::golden;
use crate::schema::users;
use drizzle::prelude::*;
use expect_test::expect;

sequence! {
    /// Everything that can be said.
    #[sequence(postgres, mysql, mssql, name = "order \"numbers\"", schema = "sales", start = 1000, increment = 10, min = 10, max = 9_990, cache = 20, cycle)]
    pub order_numbers: i16;

    /// Nothing that can be left out.
    #[sequence(postgres, mysql, cockroach, mssql)]
    pub tickets: i64;

    #[sequence(postgres, mysql, cockroach, mssql, increment = -1, max = 10, cache = 1)]
    countdown: i32;
}

#[table(postgres, mysql, cockroach, mssql, name = "visitors")]
pub struct Visitor {
    #[column(primary_key, default = next_value(tickets))]
    pub ticket: i64,
    pub name: Option<String>,
}

#[test]
fn created_and_dropped() {
    golden!(postgres mysql mariadb mssql; db => db.create_schema_objects(schema![order_numbers]), expect![[r#"
        postgres: create schema if not exists "sales"
        postgres: create sequence "sales"."order ""numbers""" as smallint start with 1000 increment by 10 minvalue 10 maxvalue 9990 cache 20 cycle
        mysql: error: sequence `order "numbers"` can't be created on mysql: only MariaDB has sequences; let a column count itself up
        mariadb: create database if not exists `sales`
        mariadb: create sequence `sales`.`order "numbers"` start with 1000 increment by 10 minvalue 10 maxvalue 9990 cache 20 cycle
        mssql: if not exists (select 1 from sys.schemas where quotename(name) = N'[sales]')
        mssql: exec(N'create schema [sales]')
        mssql: create sequence [sales].[order "numbers"] as smallint start with 1000 increment by 10 minvalue 10 maxvalue 9990 cycle cache 20
    "#]]);
    golden!(postgres mysql mariadb mssql; db => db.create_schema_objects(schema![order_numbers]).if_not_exists(), expect![[r#"
        postgres: create schema if not exists "sales"
        postgres: create sequence if not exists "sales"."order ""numbers""" as smallint start with 1000 increment by 10 minvalue 10 maxvalue 9990 cache 20 cycle
        mysql: error: sequence `order "numbers"` can't be created on mysql: only MariaDB has sequences; let a column count itself up
        mariadb: create database if not exists `sales`
        mariadb: create sequence if not exists `sales`.`order "numbers"` start with 1000 increment by 10 minvalue 10 maxvalue 9990 cache 20 cycle
        mssql: if not exists (select 1 from sys.schemas where quotename(name) = N'[sales]')
        mssql: exec(N'create schema [sales]')
        mssql: if object_id(N'[sales].[order "numbers"]', N'SO') is null
        mssql: create sequence [sales].[order "numbers"] as smallint start with 1000 increment by 10 minvalue 10 maxvalue 9990 cycle cache 20
    "#]]);
    golden!(postgres cockroach mariadb mssql; db => db.create_schema_objects(schema![countdown]), expect![[r#"
        postgres: create sequence "countdown" as integer start with 10 increment by -1 minvalue -2147483648 maxvalue 10 cache 1
        cockroach: create sequence "countdown" as int4 start with 10 increment by -1 minvalue -2147483648 maxvalue 10 cache 1
        mariadb: create sequence `countdown` start with 10 increment by -1 minvalue -2147483648 maxvalue 10 cache 1
        mssql: create sequence [countdown] as int start with 10 increment by -1 minvalue -2147483648 maxvalue 10 no cache
    "#]]);
    golden!(postgres cockroach mariadb mssql; db => db.drop_schema_objects(schema![countdown]), expect![[r#"
        postgres, cockroach: drop sequence "countdown"
        mariadb: drop sequence `countdown`
        mssql: drop sequence [countdown]
    "#]]);
    golden!(postgres mariadb mssql; db => db.drop_schema_objects(schema![order_numbers, countdown]).if_exists(), expect![[r#"
        postgres: drop sequence if exists "countdown"
        postgres: drop sequence if exists "sales"."order ""numbers"""
        mariadb: drop sequence if exists `countdown`
        mariadb: drop sequence if exists `sales`.`order "numbers"`
        mssql: drop sequence if exists [countdown]
        mssql: drop sequence if exists [sales].[order "numbers"]
    "#]]);
}

#[test]
fn defaults() {
    golden!(postgres cockroach mysql mariadb mssql; db => db.create_schema_objects(schema![visitors]), expect![[r#"
        postgres: create sequence "tickets" as bigint start with 1 increment by 1 minvalue 1 maxvalue 9223372036854775807
        postgres: create table "visitors" (
        postgres:   "ticket" bigint not null default nextval('"tickets"'),
        postgres:   "name" text,
        postgres:   primary key ("ticket")
        postgres: )
        cockroach: create sequence "tickets" as int8 start with 1 increment by 1 minvalue 1 maxvalue 9223372036854775807
        cockroach: create table "visitors" (
        cockroach:   "ticket" int8 not null default nextval('"tickets"'),
        cockroach:   "name" string,
        cockroach:   primary key ("ticket")
        cockroach: )
        mysql: error: sequence `tickets` can't be created on mysql: only MariaDB has sequences; let a column count itself up
        mariadb: create sequence `tickets` start with 1 increment by 1 minvalue 1 maxvalue 9223372036854775806
        mariadb: create table `visitors` (
        mariadb:   `ticket` bigint not null default nextval(`tickets`),
        mariadb:   `name` longtext,
        mariadb:   primary key (`ticket`)
        mariadb: )
        mssql: create sequence [tickets] as bigint start with 1 increment by 1 minvalue 1 maxvalue 9223372036854775807
        mssql: create table [visitors] (
        mssql:   [ticket] bigint not null constraint [visitors_ticket_df] default (next value for [tickets]),
        mssql:   [name] nvarchar(max),
        mssql:   constraint [visitors_pkey] primary key ([ticket])
        mssql: )
    "#]]);
    golden!(postgres cockroach mysql mariadb mssql; db => db.create_table(visitors), expect![[r#"
        postgres: create table "visitors" (
        postgres:   "ticket" bigint not null default nextval('"tickets"'),
        postgres:   "name" text,
        postgres:   primary key ("ticket")
        postgres: )
        cockroach: create table "visitors" (
        cockroach:   "ticket" int8 not null default nextval('"tickets"'),
        cockroach:   "name" string,
        cockroach:   primary key ("ticket")
        cockroach: )
        mysql: error: table `visitors` can't be created on mysql: column `ticket` takes its default from a sequence, and there are none; let the column count itself up
        mariadb: create table `visitors` (
        mariadb:   `ticket` bigint not null default nextval(`tickets`),
        mariadb:   `name` longtext,
        mariadb:   primary key (`ticket`)
        mariadb: )
        mssql: create table [visitors] (
        mssql:   [ticket] bigint not null constraint [visitors_ticket_df] default (next value for [tickets]),
        mssql:   [name] nvarchar(max),
        mssql:   constraint [visitors_pkey] primary key ([ticket])
        mssql: )
    "#]]);
    golden!(postgres cockroach mariadb mssql; db => db.drop_schema_objects(schema![visitors]), expect![[r#"
        postgres, cockroach: drop table "visitors"
        postgres, cockroach: drop sequence "tickets"
        mariadb: drop table `visitors`
        mariadb: drop sequence `tickets`
        mssql: drop table [visitors]
        mssql: drop sequence [tickets]
    "#]]);
    golden!(postgres cockroach mariadb mssql; db => db.insert(visitors).values(NewVisitor::new().name("Ada")), expect![[r#"
        postgres, cockroach: insert into "visitors" ("name") values ($1) -- Text
        mariadb: insert into `visitors` (`name`) values (?) -- Text
        mssql: insert into [visitors] ([name]) values (@P1) -- Text
    "#]]);
}

#[test]
fn in_queries() {
    golden!(postgres cockroach mysql mariadb mssql; db => db.select(next_value(tickets)), expect![[r#"
        postgres, cockroach: select nextval('"tickets"')
        mysql: error: there is no sequence `tickets` on this server: mysql has none; use a column that counts itself up
        mariadb: select nextval(`tickets`)
        mssql: select next value for [tickets]
    "#]]);
    golden!(postgres mariadb mssql; db => db.select((users::id, next_value(order_numbers))).from(users), expect![[r#"
        postgres: select "users"."id", nextval('"sales"."order ""numbers"""') from "users"
        mariadb: select `users`.`id`, nextval(`sales`.`order "numbers"`) from `users`
        mssql: select [users].[id], next value for [sales].[order "numbers"] from [users]
    "#]]);
    golden!(postgres cockroach mysql mariadb; db => db.select(current_value(tickets)), expect![[r#"
        postgres, cockroach: select currval('"tickets"')
        mysql: error: there is no sequence `tickets` on this server: mysql has none; use a column that counts itself up
        mariadb: select lastval(`tickets`)
    "#]]);
    golden!(postgres cockroach mysql mariadb mssql; db => db.insert(visitors).values(NewVisitor::new().ticket(next_value(tickets) + 1)), expect![[r#"
        postgres, cockroach: insert into "visitors" ("ticket") values (nextval('"tickets"') + $1) -- I64
        mysql: error: there is no sequence `tickets` on this server: mysql has none; use a column that counts itself up
        mariadb: insert into `visitors` (`ticket`) values (nextval(`tickets`) + ?) -- I64
        mssql: insert into [visitors] ([ticket]) values (next value for [tickets] + @P1) -- I64
    "#]]);
    golden!(postgres cockroach mysql mariadb mssql; db => db.update(visitors).set(visitors::ticket, next_value(tickets)).filter(eq(visitors::ticket, 1)), expect![[r#"
        postgres, cockroach: update "visitors" set "ticket" = nextval('"tickets"') where "visitors"."ticket" = $1 -- I64
        mysql: error: there is no sequence `tickets` on this server: mysql has none; use a column that counts itself up
        mariadb: update `visitors` set `ticket` = nextval(`tickets`) where `visitors`.`ticket` = ? -- I64
        mssql: update [visitors] set [ticket] = next value for [tickets] where [visitors].[ticket] = @P1 -- I64
    "#]]);
}
