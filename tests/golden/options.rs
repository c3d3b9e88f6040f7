//! What few tables, columns and indexes say.
#![allow(dead_code)]
use crate::golden;
use drizzle::prelude::*;
use expect_test::expect;

#[table(
    postgres,
    mysql,
    cockroach,
    name = "commented",
    comment = "it's a table"
)]
pub struct Commented {
    #[column(primary_key, comment = "the key")]
    pub id: i32,
    pub name: String,
}

#[table(sqlite, name = "stern", strict, without_rowid)]
pub struct Stern {
    #[column(primary_key)]
    pub id: i32,
    pub name: Option<String>,
}

#[table(postgres, cockroach, name = "rare")]
#[index(
    rare_lower_idx,
    on(sql("lower(title)"), desc(size)),
    filter = "size > 0"
)]
#[index(rare_gin_idx, on(op(title, "gin_trgm_ops")), using = gin)]
pub struct Rare {
    #[column(primary_key)]
    pub id: i32,
    pub title: String,
    pub size: Option<i32>,
}

#[table(mssql, name = "filled")]
#[index(filled_size_idx, on(size), with = "fillfactor = 70")]
#[unique_index(filled_title_idx, on(title), nulls_not_distinct)]
#[unique(filled_key, on(size), nulls_not_distinct)]
pub struct Filled {
    #[column(primary_key)]
    pub id: i32,
    #[column(varchar(40))]
    pub title: Option<String>,
    pub size: Option<i32>,
}

#[table(sqlite, postgres, name = "nodes")]
#[foreign_key(nodes_next_fk, on(next), references(nodes::id), deferrable)]
pub struct Node {
    #[column(primary_key)]
    pub id: i32,
    pub next: Option<i32>,
    #[column(references(nodes::id, on_delete = cascade, initially_deferred))]
    pub parent: Option<i32>,
}

#[test]
fn comments() {
    golden!(postgres mysql cockroach; db => db.create_table(commented), expect![[r#"
        postgres: create table "commented" (
        postgres:   "id" integer not null,
        postgres:   "name" text not null,
        postgres:   primary key ("id")
        postgres: )
        postgres: comment on table "commented" is 'it''s a table'
        postgres: comment on column "commented"."id" is 'the key'
        mysql: create table `commented` (
        mysql:   `id` int not null comment 'the key',
        mysql:   `name` longtext not null,
        mysql:   primary key (`id`)
        mysql: ) comment = 'it''s a table'
        cockroach: create table "commented" (
        cockroach:   "id" int4 not null,
        cockroach:   "name" string not null,
        cockroach:   primary key ("id")
        cockroach: )
        cockroach: comment on table "commented" is 'it''s a table'
        cockroach: comment on column "commented"."id" is 'the key'
    "#]]);
}

#[test]
fn stern_tables() {
    golden!(sqlite; db => db.create_table(stern), expect![[r#"
        sqlite: create table "stern" (
        sqlite:   "id" integer not null,
        sqlite:   "name" text,
        sqlite:   primary key ("id")
        sqlite: ) strict, without rowid
    "#]]);
}

#[test]
fn rare_indexes() {
    golden!(postgres cockroach; db => db.create_table(rare), expect![[r#"
        postgres: create table "rare" (
        postgres:   "id" integer not null,
        postgres:   "title" text not null,
        postgres:   "size" integer,
        postgres:   primary key ("id")
        postgres: )
        postgres: create index "rare_lower_idx" on "rare" ((lower(title)), "size" desc) where size > 0
        postgres: create index "rare_gin_idx" on "rare" using gin ("title" gin_trgm_ops)
        cockroach: create table "rare" (
        cockroach:   "id" int4 not null,
        cockroach:   "title" string not null,
        cockroach:   "size" int4,
        cockroach:   primary key ("id")
        cockroach: )
        cockroach: create index "rare_lower_idx" on "rare" ((lower(title)), "size" desc) where size > 0
        cockroach: create index "rare_gin_idx" on "rare" using gin ("title" gin_trgm_ops)
    "#]]);
    golden!(mssql; db => db.create_table(filled), expect![[r#"
        mssql: create table [filled] (
        mssql:   [id] int not null,
        mssql:   [title] nvarchar(40),
        mssql:   [size] int,
        mssql:   constraint [filled_pkey] primary key ([id]),
        mssql:   constraint [filled_key] unique ([size]),
        mssql:   index [filled_size_idx] ([size]) with (fillfactor = 70),
        mssql:   index [filled_title_idx] unique ([title])
        mssql: )
    "#]]);
}

#[test]
fn deferrable_keys() {
    golden!(sqlite postgres; db => db.create_table(nodes), expect![[r#"
        sqlite, postgres: create table "nodes" (
        sqlite, postgres:   "id" integer not null,
        sqlite, postgres:   "next" integer,
        sqlite, postgres:   "parent" integer,
        sqlite, postgres:   primary key ("id"),
        sqlite, postgres:   constraint "nodes_parent_fkey" foreign key ("parent") references "nodes" ("id") on delete cascade deferrable initially deferred,
        sqlite, postgres:   constraint "nodes_next_fk" foreign key ("next") references "nodes" ("id") deferrable
        sqlite, postgres: )
    "#]]);
}
