//! The definitions of tables.
#![allow(dead_code)]
use crate::golden;
use crate::schema::{Role, counters, events, notes, posts, users};
use drizzle::prelude::*;
use expect_test::expect;

#[derive(SqlEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[sql_enum(name = "moods", schema = "audit")]
pub enum Mood {
    Calm,
    Cross,
}

/// Everything a table can have.
#[table(
    sqlite,
    postgres,
    cockroach,
    name = "every\"thing",
    module = "everythings"
)]
#[primary_key(id, part)]
#[unique_index(title_idx, on(title))]
#[index(recent_idx, on(desc(created), part), filter = "verified")]
#[index(on(asc(created)))]
#[unique(on(title, part))]
#[unique(named_key, on(part, created))]
#[check(title_not_empty, "length(title) > 0")]
#[foreign_key(on(owner, part), references(others::id, others::part), on_delete = cascade, on_update = restrict)]
pub struct Everything {
    pub id: i32,
    pub part: i32,
    #[column(varchar(80), default = "it's")]
    pub title: String,
    #[column(check = "owner > 0", references(users::id, on_delete = set_null, on_update = set_default))]
    pub owner: i32,
    #[column(default = true)]
    pub verified: bool,
    #[column(default = -1)]
    pub small: i16,
    #[column(default = 1.5)]
    pub ratio: f64,
    #[column(default = 2.0)]
    pub single: Option<f32>,
    #[column(default = b"\x00\xff")]
    pub bytes: Vec<u8>,
    #[column(default = Role::Admin)]
    pub role: Role,
    pub mood: Option<Mood>,
    #[column(text)]
    pub word: Role,
    #[column(default = now())]
    pub created: i64,
    #[column(default = sql("1 + 1"))]
    pub computed: i32,
    #[column(generated = "small * 2")]
    pub stored: Option<i32>,
}

/// With a key of two columns.
#[table(sqlite, postgres, mysql, cockroach, mssql, name = "others")]
#[primary_key(id, part)]
pub struct Other {
    pub id: i32,
    pub part: i32,
}

/// What stands beside an index's key.
#[table(postgres, cockroach, mssql, name = "covered")]
#[index(covered_idx, on(owner), include(title, size), filter = "size > 1")]
#[unique_index(on(title), include(size))]
pub struct Covered {
    #[column(primary_key)]
    pub id: i32,
    pub owner: i32,
    #[column(varchar(80))]
    pub title: String,
    pub size: Option<i32>,
}

/// Spread over the nodes of a cluster.
#[table(cockroach, name = "spread", module = "spreads")]
#[primary_key(at, id, hash_sharded)]
#[index(
    spread_idx,
    on(desc(at)),
    include(size),
    filter = "size > 1",
    hash_sharded
)]
#[unique_index(on(id), hash_sharded)]
pub struct Spread {
    pub at: i64,
    pub id: i32,
    pub size: Option<i32>,
}

/// Text and bytes in keys, and defaults of every type.
#[table(
    sqlite,
    postgres,
    mysql,
    cockroach,
    mssql,
    name = "doc`u]ments",
    module = "documents"
)]
#[unique_index(on(desc(slug), part))]
#[index(on(digest))]
#[unique(on(part, owner))]
#[check(slug_not_empty, "slug <> ''")]
pub struct Document {
    #[column(primary_key, default_fn = uuid::Uuid::new_v4)]
    pub id: uuid::Uuid,
    #[column(unique, default = "back\\slash")]
    pub slug: String,
    pub part: i32,
    #[column(unique)]
    pub digest: Option<Vec<u8>>,
    #[column(references(documents::slug, on_update = restrict), default = "")]
    pub owner: Option<String>,
    #[column(varchar(80), default = "it's")]
    pub title: String,
    #[column(default = "a text")]
    pub body: String,
    #[column(default = b"\x00\xff")]
    pub bytes: Vec<u8>,
    #[column(default = Role::Admin)]
    pub role: Role,
    #[column(text)]
    pub word: Option<Role>,
    pub json: serde_json::Value,
    #[column(json)]
    pub raw: Option<serde_json::Value>,
    #[column(numeric(10, 2), default = sql("1.5"))]
    pub price: rust_decimal::Decimal,
    #[column(default = now())]
    pub wall: chrono::NaiveDateTime,
    #[column(default = now())]
    pub instant: chrono::DateTime<chrono::Utc>,
    #[column(default = now())]
    pub date: chrono::NaiveDate,
    #[column(default = now())]
    pub time: chrono::NaiveTime,
    #[column(default = now())]
    pub seconds: i64,
    #[column(default = now())]
    pub written: String,
    #[column(generated = "part * 2")]
    pub twice: i64,
}

/// Refers to text.
#[table(sqlite, postgres, mysql, cockroach, mssql, name = "tags")]
#[primary_key(name = "tag_key", document, code)]
pub struct Tag {
    #[column(references(documents::slug, on_delete = cascade))]
    pub document: String,
    #[column(varchar(20), unique)]
    pub code: String,
    #[column(references(tags::code))]
    pub parent: Option<String>,
}

/// What others refer to.
#[table(postgres, mssql, name = "threads")]
pub struct Thread {
    #[column(primary_key)]
    pub id: i32,
}

/// Part of the rows is indexed, and references do something.
#[table(postgres, mssql, name = "replies")]
#[unique_index(latest_idx, on(code), filter = "part > 1")]
#[index(on(desc(part), tag), filter = "tag is not null")]
pub struct Reply {
    #[column(identity(always), primary_key)]
    pub id: i64,
    #[column(default = 3, references(threads::id, on_delete = set_default, on_update = restrict))]
    pub part: i32,
    #[column(references(tags::code, on_delete = set_null, on_update = cascade))]
    pub tag: Option<String>,
    pub code: Option<i32>,
}

/// What there is on one database, and not on another.
#[table(mssql, name = "prices")]
pub struct Price {
    #[column(primary_key)]
    pub id: i32,
    pub amount: rust_decimal::Decimal,
}

/// Computed when it is read, which SQLite can.
#[table(sqlite, mysql, cockroach, mssql, name = "readings")]
pub struct Reading {
    #[column(primary_key)]
    pub id: i32,
    #[column(generated("id * 2", virtual))]
    pub twice: Option<i32>,
}

/// Counted up in other ways.
#[table(postgres, cockroach, name = "small")]
pub struct Small {
    #[column(serial, primary_key)]
    pub id: i16,
    #[column(identity)]
    pub number: i64,
    #[column(identity(always))]
    pub always: i32,
}

#[test]
fn tables() {
    golden!(db => db.create_table(users), expect![[r#"
        sqlite: create table "users" (
        sqlite:   "id" integer primary key autoincrement,
        sqlite:   "name" text not null,
        sqlite:   "email" text,
        sqlite:   "role" text not null default 'guest',
        sqlite:   "verified" integer not null default 0,
        sqlite:   "age" integer not null,
        sqlite:   "score" real,
        sqlite:   "invited_by" integer,
        sqlite:   constraint "users_email_key" unique ("email"),
        sqlite:   constraint "users_email_name_key" unique ("email", "name"),
        sqlite:   constraint "users_role_check" check ("role" in ('guest', 'ad''min')),
        sqlite:   constraint "users_invited_by_fkey" foreign key ("invited_by") references "users" ("id") on delete set null
        sqlite: )
        postgres: do $drizzle$ begin create type "roles" as enum ('guest', 'ad''min'); exception when duplicate_object then null; end $drizzle$
        postgres: create table "users" (
        postgres:   "id" serial not null,
        postgres:   "name" text not null,
        postgres:   "email" text,
        postgres:   "role" "roles" not null default 'guest'::"roles",
        postgres:   "verified" boolean not null default false,
        postgres:   "age" integer not null,
        postgres:   "score" double precision,
        postgres:   "invited_by" integer,
        postgres:   primary key ("id"),
        postgres:   constraint "users_email_key" unique ("email"),
        postgres:   constraint "users_email_name_key" unique ("email", "name"),
        postgres:   constraint "users_invited_by_fkey" foreign key ("invited_by") references "users" ("id") on delete set null
        postgres: )
        cockroach: create type if not exists "roles" as enum ('guest', 'ad''min')
        cockroach: create table "users" (
        cockroach:   "id" int4 generated by default as identity not null,
        cockroach:   "name" string not null,
        cockroach:   "email" string,
        cockroach:   "role" "roles" not null default 'guest'::"roles",
        cockroach:   "verified" boolean not null default false,
        cockroach:   "age" int4 not null,
        cockroach:   "score" float8,
        cockroach:   "invited_by" int4,
        cockroach:   primary key ("id"),
        cockroach:   constraint "users_email_key" unique ("email"),
        cockroach:   constraint "users_email_name_key" unique ("email", "name"),
        cockroach:   constraint "users_invited_by_fkey" foreign key ("invited_by") references "users" ("id") on delete set null
        cockroach: )
        mysql, mariadb: create table `users` (
        mysql, mariadb:   `id` int auto_increment not null,
        mysql, mariadb:   `name` varchar(255) not null,
        mysql, mariadb:   `email` varchar(255),
        mysql, mariadb:   `role` enum('guest', 'ad''min') not null default 'guest',
        mysql, mariadb:   `verified` boolean not null default false,
        mysql, mariadb:   `age` int not null,
        mysql, mariadb:   `score` double,
        mysql, mariadb:   `invited_by` int,
        mysql, mariadb:   primary key (`id`),
        mysql, mariadb:   constraint `users_email_key` unique (`email`),
        mysql, mariadb:   constraint `users_email_name_key` unique (`email`, `name`),
        mysql, mariadb:   constraint `users_invited_by_fkey` foreign key (`invited_by`) references `users` (`id`) on delete set null
        mysql, mariadb: )
        mssql: error: table `users` can't be created on mssql: foreign key `users_invited_by_fkey` refers to its own table, and may then do nothing but refuse; leave out its actions, and write the rows that refer to a row before it
    "#]]);
    golden!(db => db.create_table(posts), expect![[r#"
        sqlite: create table "posts" (
        sqlite:   "id" integer primary key autoincrement,
        sqlite:   "head line" text not null,
        sqlite:   "author_id" integer,
        sqlite:   constraint "posts_author_id_fkey" foreign key ("author_id") references "users" ("id") on delete cascade
        sqlite: )
        postgres: create table "posts" (
        postgres:   "id" serial not null,
        postgres:   "head line" text not null,
        postgres:   "author_id" integer,
        postgres:   primary key ("id"),
        postgres:   constraint "posts_author_id_fkey" foreign key ("author_id") references "users" ("id") on delete cascade
        postgres: )
        cockroach: create table "posts" (
        cockroach:   "id" int4 generated by default as identity not null,
        cockroach:   "head line" string not null,
        cockroach:   "author_id" int4,
        cockroach:   primary key ("id"),
        cockroach:   constraint "posts_author_id_fkey" foreign key ("author_id") references "users" ("id") on delete cascade
        cockroach: )
        mysql, mariadb: create table `posts` (
        mysql, mariadb:   `id` int auto_increment not null,
        mysql, mariadb:   `head line` longtext not null,
        mysql, mariadb:   `author_id` int,
        mysql, mariadb:   primary key (`id`),
        mysql, mariadb:   constraint `posts_author_id_fkey` foreign key (`author_id`) references `users` (`id`) on delete cascade
        mysql, mariadb: )
        mssql: create table [posts] (
        mssql:   [id] int identity(1, 1) not null,
        mssql:   [head line] nvarchar(max) not null,
        mssql:   [author_id] int,
        mssql:   constraint [posts_pkey] primary key ([id]),
        mssql:   constraint [posts_author_id_fkey] foreign key ([author_id]) references [users] ([id]) on delete cascade
        mssql: )
    "#]]);
    golden!(db => db.create_table(counters), expect![[r#"
        sqlite: create table "counters" (
        sqlite:   "id" integer primary key autoincrement,
        sqlite:   "hits" integer not null default 0,
        sqlite:   "note" text,
        sqlite:   "twice" integer generated always as (hits * 2) stored
        sqlite: )
        postgres: create table "counters" (
        postgres:   "id" serial not null,
        postgres:   "hits" bigint not null default 0,
        postgres:   "note" text,
        postgres:   "twice" bigint generated always as (hits * 2) stored,
        postgres:   primary key ("id")
        postgres: )
        cockroach: create table "counters" (
        cockroach:   "id" int4 generated by default as identity not null,
        cockroach:   "hits" int8 not null default 0,
        cockroach:   "note" string,
        cockroach:   "twice" int8 generated always as (hits * 2) stored,
        cockroach:   primary key ("id")
        cockroach: )
        mysql, mariadb: create table `counters` (
        mysql, mariadb:   `id` int auto_increment not null,
        mysql, mariadb:   `hits` bigint not null default 0,
        mysql, mariadb:   `note` longtext,
        mysql, mariadb:   `twice` bigint generated always as (hits * 2) stored,
        mysql, mariadb:   primary key (`id`)
        mysql, mariadb: )
        mssql: create table [counters] (
        mssql:   [id] int identity(1, 1) not null,
        mssql:   [hits] bigint not null constraint [counters_hits_df] default (0),
        mssql:   [note] nvarchar(max),
        mssql:   [twice] as cast((hits * 2) as bigint) persisted,
        mssql:   constraint [counters_pkey] primary key ([id])
        mssql: )
    "#]]);
    golden!(db => db.create_table(notes), expect![[r#"
        sqlite, postgres: create table "notes" (
        sqlite, postgres:   "user_id" integer,
        sqlite, postgres:   "text" text
        sqlite, postgres: )
        cockroach: create table "notes" (
        cockroach:   "user_id" int4,
        cockroach:   "text" string
        cockroach: )
        mysql, mariadb: create table `notes` (
        mysql, mariadb:   `user_id` int,
        mysql, mariadb:   `text` longtext
        mysql, mariadb: )
        mssql: create table [notes] (
        mssql:   [user_id] int,
        mssql:   [text] nvarchar(max)
        mssql: )
    "#]]);
}

#[test]
fn everything() {
    golden!(db => db.create_table(others), expect![[r#"
        sqlite, postgres: create table "others" (
        sqlite, postgres:   "id" integer not null,
        sqlite, postgres:   "part" integer not null,
        sqlite, postgres:   primary key ("id", "part")
        sqlite, postgres: )
        cockroach: create table "others" (
        cockroach:   "id" int4 not null,
        cockroach:   "part" int4 not null,
        cockroach:   primary key ("id", "part")
        cockroach: )
        mysql, mariadb: create table `others` (
        mysql, mariadb:   `id` int not null,
        mysql, mariadb:   `part` int not null,
        mysql, mariadb:   primary key (`id`, `part`)
        mysql, mariadb: )
        mssql: create table [others] (
        mssql:   [id] int not null,
        mssql:   [part] int not null,
        mssql:   constraint [others_pkey] primary key ([id], [part])
        mssql: )
    "#]]);
    golden!(sqlite postgres cockroach; db => db.create_table(everythings), expect![[r#"
        sqlite: create table "every""thing" (
        sqlite:   "id" integer not null,
        sqlite:   "part" integer not null,
        sqlite:   "title" text not null default 'it''s',
        sqlite:   "owner" integer not null,
        sqlite:   "verified" integer not null default 1,
        sqlite:   "small" integer not null default -1,
        sqlite:   "ratio" real not null default 1.5,
        sqlite:   "single" real default 2.0,
        sqlite:   "bytes" blob not null default x'00ff',
        sqlite:   "role" text not null default 'ad''min',
        sqlite:   "mood" text,
        sqlite:   "word" text not null,
        sqlite:   "created" integer not null default (unixepoch()),
        sqlite:   "computed" integer not null default (1 + 1),
        sqlite:   "stored" integer generated always as (small * 2) stored,
        sqlite:   primary key ("id", "part"),
        sqlite:   constraint "every""thing_title_part_key" unique ("title", "part"),
        sqlite:   constraint "named_key" unique ("part", "created"),
        sqlite:   constraint "every""thing_owner_check" check (owner > 0),
        sqlite:   constraint "title_not_empty" check (length(title) > 0),
        sqlite:   constraint "every""thing_role_check" check ("role" in ('guest', 'ad''min')),
        sqlite:   constraint "every""thing_mood_check" check ("mood" in ('calm', 'cross')),
        sqlite:   constraint "every""thing_owner_fkey" foreign key ("owner") references "users" ("id") on delete set null on update set default,
        sqlite:   constraint "every""thing_owner_part_fkey" foreign key ("owner", "part") references "others" ("id", "part") on delete cascade on update restrict
        sqlite: )
        sqlite: create unique index "title_idx" on "every""thing" ("title")
        sqlite: create index "recent_idx" on "every""thing" ("created" desc, "part") where verified
        sqlite: create index "every""thing_created_idx" on "every""thing" ("created")
        postgres: do $drizzle$ begin create type "roles" as enum ('guest', 'ad''min'); exception when duplicate_object then null; end $drizzle$
        postgres: do $drizzle$ begin create type "audit"."moods" as enum ('calm', 'cross'); exception when duplicate_object then null; end $drizzle$
        postgres: create table "every""thing" (
        postgres:   "id" integer not null,
        postgres:   "part" integer not null,
        postgres:   "title" varchar(80) not null default 'it''s',
        postgres:   "owner" integer not null,
        postgres:   "verified" boolean not null default true,
        postgres:   "small" smallint not null default -1,
        postgres:   "ratio" double precision not null default 1.5,
        postgres:   "single" real default 2.0,
        postgres:   "bytes" bytea not null default '\x00ff',
        postgres:   "role" "roles" not null default 'ad''min'::"roles",
        postgres:   "mood" "audit"."moods",
        postgres:   "word" text not null,
        postgres:   "created" bigint not null default floor(extract(epoch from now()))::bigint,
        postgres:   "computed" integer not null default (1 + 1),
        postgres:   "stored" integer generated always as (small * 2) stored,
        postgres:   primary key ("id", "part"),
        postgres:   constraint "every""thing_title_part_key" unique ("title", "part"),
        postgres:   constraint "named_key" unique ("part", "created"),
        postgres:   constraint "every""thing_owner_check" check (owner > 0),
        postgres:   constraint "title_not_empty" check (length(title) > 0),
        postgres:   constraint "every""thing_owner_fkey" foreign key ("owner") references "users" ("id") on delete set null on update set default,
        postgres:   constraint "every""thing_owner_part_fkey" foreign key ("owner", "part") references "others" ("id", "part") on delete cascade on update restrict
        postgres: )
        postgres: create unique index "title_idx" on "every""thing" ("title")
        postgres: create index "recent_idx" on "every""thing" ("created" desc, "part") where verified
        postgres: create index "every""thing_created_idx" on "every""thing" ("created")
        cockroach: create type if not exists "roles" as enum ('guest', 'ad''min')
        cockroach: create type if not exists "audit"."moods" as enum ('calm', 'cross')
        cockroach: create table "every""thing" (
        cockroach:   "id" int4 not null,
        cockroach:   "part" int4 not null,
        cockroach:   "title" varchar(80) not null default 'it''s',
        cockroach:   "owner" int4 not null,
        cockroach:   "verified" boolean not null default true,
        cockroach:   "small" int2 not null default -1,
        cockroach:   "ratio" float8 not null default 1.5,
        cockroach:   "single" float4 default 2.0,
        cockroach:   "bytes" bytes not null default '\x00ff',
        cockroach:   "role" "roles" not null default 'ad''min'::"roles",
        cockroach:   "mood" "audit"."moods",
        cockroach:   "word" string not null,
        cockroach:   "created" int8 not null default floor(extract(epoch from now()))::bigint,
        cockroach:   "computed" int4 not null default (1 + 1),
        cockroach:   "stored" int4 generated always as (small * 2) stored,
        cockroach:   primary key ("id", "part"),
        cockroach:   constraint "every""thing_title_part_key" unique ("title", "part"),
        cockroach:   constraint "named_key" unique ("part", "created"),
        cockroach:   constraint "every""thing_owner_check" check (owner > 0),
        cockroach:   constraint "title_not_empty" check (length(title) > 0),
        cockroach:   constraint "every""thing_owner_fkey" foreign key ("owner") references "users" ("id") on delete set null on update set default,
        cockroach:   constraint "every""thing_owner_part_fkey" foreign key ("owner", "part") references "others" ("id", "part") on delete cascade on update restrict
        cockroach: )
        cockroach: create unique index "title_idx" on "every""thing" ("title")
        cockroach: create index "recent_idx" on "every""thing" ("created" desc, "part") where verified
        cockroach: create index "every""thing_created_idx" on "every""thing" ("created")
    "#]]);
    golden!(sqlite cockroach mysql mariadb mssql; db => db.create_table(readings), expect![[r#"
        sqlite: create table "readings" (
        sqlite:   "id" integer not null,
        sqlite:   "twice" integer generated always as (id * 2) virtual,
        sqlite:   primary key ("id")
        sqlite: )
        cockroach: create table "readings" (
        cockroach:   "id" int4 not null,
        cockroach:   "twice" int4 generated always as (id * 2) virtual,
        cockroach:   primary key ("id")
        cockroach: )
        mysql, mariadb: create table `readings` (
        mysql, mariadb:   `id` int not null,
        mysql, mariadb:   `twice` int generated always as (id * 2) virtual,
        mysql, mariadb:   primary key (`id`)
        mysql, mariadb: )
        mssql: create table [readings] (
        mssql:   [id] int not null,
        mssql:   [twice] as cast((id * 2) as int),
        mssql:   constraint [readings_pkey] primary key ([id])
        mssql: )
    "#]]);
    golden!(postgres cockroach; db => db.create_table(small), expect![[r#"
        postgres: create table "small" (
        postgres:   "id" smallserial not null,
        postgres:   "number" bigint generated by default as identity not null,
        postgres:   "always" integer generated always as identity not null,
        postgres:   primary key ("id")
        postgres: )
        cockroach: create table "small" (
        cockroach:   "id" int2 generated by default as identity not null,
        cockroach:   "number" int8 default unique_rowid() not null,
        cockroach:   "always" int4 generated always as identity not null,
        cockroach:   primary key ("id")
        cockroach: )
    "#]]);
}

#[test]
fn text_in_keys() {
    golden!(db => db.create_table(documents), expect![[r#"
        sqlite: create table "doc`u]ments" (
        sqlite:   "id" text not null,
        sqlite:   "slug" text not null default 'back\slash',
        sqlite:   "part" integer not null,
        sqlite:   "digest" blob,
        sqlite:   "owner" text default '',
        sqlite:   "title" text not null default 'it''s',
        sqlite:   "body" text not null default 'a text',
        sqlite:   "bytes" blob not null default x'00ff',
        sqlite:   "role" text not null default 'ad''min',
        sqlite:   "word" text,
        sqlite:   "json" text not null,
        sqlite:   "raw" text,
        sqlite:   "price" text not null default (1.5),
        sqlite:   "wall" text not null default current_timestamp,
        sqlite:   "instant" text not null default current_timestamp,
        sqlite:   "date" text not null default current_date,
        sqlite:   "time" text not null default current_time,
        sqlite:   "seconds" integer not null default (unixepoch()),
        sqlite:   "written" text not null default current_timestamp,
        sqlite:   "twice" integer generated always as (part * 2) stored not null,
        sqlite:   primary key ("id"),
        sqlite:   constraint "doc`u]ments_slug_key" unique ("slug"),
        sqlite:   constraint "doc`u]ments_digest_key" unique ("digest"),
        sqlite:   constraint "doc`u]ments_part_owner_key" unique ("part", "owner"),
        sqlite:   constraint "slug_not_empty" check (slug <> ''),
        sqlite:   constraint "doc`u]ments_role_check" check ("role" in ('guest', 'ad''min')),
        sqlite:   constraint "doc`u]ments_owner_fkey" foreign key ("owner") references "doc`u]ments" ("slug") on update restrict
        sqlite: )
        sqlite: create unique index "doc`u]ments_slug_part_idx" on "doc`u]ments" ("slug" desc, "part")
        sqlite: create index "doc`u]ments_digest_idx" on "doc`u]ments" ("digest")
        postgres: do $drizzle$ begin create type "roles" as enum ('guest', 'ad''min'); exception when duplicate_object then null; end $drizzle$
        postgres: create table "doc`u]ments" (
        postgres:   "id" uuid not null,
        postgres:   "slug" text not null default 'back\slash',
        postgres:   "part" integer not null,
        postgres:   "digest" bytea,
        postgres:   "owner" text default '',
        postgres:   "title" varchar(80) not null default 'it''s',
        postgres:   "body" text not null default 'a text',
        postgres:   "bytes" bytea not null default '\x00ff',
        postgres:   "role" "roles" not null default 'ad''min'::"roles",
        postgres:   "word" text,
        postgres:   "json" jsonb not null,
        postgres:   "raw" json,
        postgres:   "price" numeric(10, 2) not null default (1.5),
        postgres:   "wall" timestamp not null default now(),
        postgres:   "instant" timestamptz not null default now(),
        postgres:   "date" date not null default now(),
        postgres:   "time" time not null default now(),
        postgres:   "seconds" bigint not null default floor(extract(epoch from now()))::bigint,
        postgres:   "written" text not null default now(),
        postgres:   "twice" bigint generated always as (part * 2) stored not null,
        postgres:   primary key ("id"),
        postgres:   constraint "doc`u]ments_slug_key" unique ("slug"),
        postgres:   constraint "doc`u]ments_digest_key" unique ("digest"),
        postgres:   constraint "doc`u]ments_part_owner_key" unique ("part", "owner"),
        postgres:   constraint "slug_not_empty" check (slug <> ''),
        postgres:   constraint "doc`u]ments_owner_fkey" foreign key ("owner") references "doc`u]ments" ("slug") on update restrict
        postgres: )
        postgres: create unique index "doc`u]ments_slug_part_idx" on "doc`u]ments" ("slug" desc, "part")
        postgres: create index "doc`u]ments_digest_idx" on "doc`u]ments" ("digest")
        cockroach: create type if not exists "roles" as enum ('guest', 'ad''min')
        cockroach: create table "doc`u]ments" (
        cockroach:   "id" uuid not null,
        cockroach:   "slug" string not null default 'back\slash',
        cockroach:   "part" int4 not null,
        cockroach:   "digest" bytes,
        cockroach:   "owner" string default '',
        cockroach:   "title" varchar(80) not null default 'it''s',
        cockroach:   "body" string not null default 'a text',
        cockroach:   "bytes" bytes not null default '\x00ff',
        cockroach:   "role" "roles" not null default 'ad''min'::"roles",
        cockroach:   "word" string,
        cockroach:   "json" jsonb not null,
        cockroach:   "raw" jsonb,
        cockroach:   "price" numeric(10, 2) not null default (1.5),
        cockroach:   "wall" timestamp not null default now(),
        cockroach:   "instant" timestamptz not null default now(),
        cockroach:   "date" date not null default now(),
        cockroach:   "time" time not null default now(),
        cockroach:   "seconds" int8 not null default floor(extract(epoch from now()))::bigint,
        cockroach:   "written" string not null default now(),
        cockroach:   "twice" int8 generated always as (part * 2) stored not null,
        cockroach:   primary key ("id"),
        cockroach:   constraint "doc`u]ments_slug_key" unique ("slug"),
        cockroach:   constraint "doc`u]ments_digest_key" unique ("digest"),
        cockroach:   constraint "doc`u]ments_part_owner_key" unique ("part", "owner"),
        cockroach:   constraint "slug_not_empty" check (slug <> ''),
        cockroach:   constraint "doc`u]ments_owner_fkey" foreign key ("owner") references "doc`u]ments" ("slug") on update restrict
        cockroach: )
        cockroach: create unique index "doc`u]ments_slug_part_idx" on "doc`u]ments" ("slug" desc, "part")
        cockroach: create index "doc`u]ments_digest_idx" on "doc`u]ments" ("digest")
        mysql: create table `doc``u]ments` (
        mysql:   `id` binary(16) not null,
        mysql:   `slug` varchar(255) not null default (convert(x'6261636b5c736c617368' using utf8mb4)),
        mysql:   `part` int not null,
        mysql:   `digest` varbinary(255),
        mysql:   `owner` varchar(255) default '',
        mysql:   `title` varchar(80) not null default 'it''s',
        mysql:   `body` longtext not null default ('a text'),
        mysql:   `bytes` longblob not null default (x'00ff'),
        mysql:   `role` enum('guest', 'ad''min') not null default 'ad''min',
        mysql:   `word` longtext,
        mysql:   `json` json not null,
        mysql:   `raw` json,
        mysql:   `price` decimal(10, 2) not null default (1.5),
        mysql:   `wall` datetime(6) not null default current_timestamp(6),
        mysql:   `instant` datetime(6) not null default (utc_timestamp(6)),
        mysql:   `date` date not null default (current_date),
        mysql:   `time` time(6) not null default (current_time(6)),
        mysql:   `seconds` bigint not null default (unix_timestamp()),
        mysql:   `written` longtext not null default (cast(current_timestamp(6) as char)),
        mysql:   `twice` bigint generated always as (part * 2) stored not null,
        mysql:   primary key (`id`),
        mysql:   constraint `doc``u]ments_slug_key` unique (`slug`),
        mysql:   constraint `doc``u]ments_digest_key` unique (`digest`),
        mysql:   constraint `doc``u]ments_part_owner_key` unique (`part`, `owner`),
        mysql:   constraint `slug_not_empty` check (slug <> ''),
        mysql:   constraint `doc``u]ments_owner_fkey` foreign key (`owner`) references `doc``u]ments` (`slug`) on update restrict,
        mysql:   unique index `doc``u]ments_slug_part_idx` (`slug` desc, `part`),
        mysql:   index `doc``u]ments_digest_idx` (`digest`)
        mysql: )
        mariadb: create table `doc``u]ments` (
        mariadb:   `id` binary(16) not null,
        mariadb:   `slug` varchar(255) not null default (convert(x'6261636b5c736c617368' using utf8mb4)),
        mariadb:   `part` int not null,
        mariadb:   `digest` varbinary(255),
        mariadb:   `owner` varchar(255) default '',
        mariadb:   `title` varchar(80) not null default 'it''s',
        mariadb:   `body` longtext not null default ('a text'),
        mariadb:   `bytes` longblob not null default (x'00ff'),
        mariadb:   `role` enum('guest', 'ad''min') not null default 'ad''min',
        mariadb:   `word` longtext,
        mariadb:   `json` json not null,
        mariadb:   `raw` json,
        mariadb:   `price` decimal(10, 2) not null default (1.5),
        mariadb:   `wall` datetime(6) not null default current_timestamp(6),
        mariadb:   `instant` datetime(6) not null default (utc_timestamp(6)),
        mariadb:   `date` date not null default (current_date),
        mariadb:   `time` time(6) not null default (current_time(6)),
        mariadb:   `seconds` bigint not null default (unix_timestamp()),
        mariadb:   `written` longtext not null default (cast(current_timestamp(6) as char)),
        mariadb:   `twice` bigint generated always as (part * 2) stored,
        mariadb:   primary key (`id`),
        mariadb:   constraint `doc``u]ments_slug_key` unique (`slug`),
        mariadb:   constraint `doc``u]ments_digest_key` unique (`digest`),
        mariadb:   constraint `doc``u]ments_part_owner_key` unique (`part`, `owner`),
        mariadb:   constraint `slug_not_empty` check (slug <> ''),
        mariadb:   constraint `doc``u]ments_twice_not_null` check (`twice` is not null),
        mariadb:   constraint `doc``u]ments_owner_fkey` foreign key (`owner`) references `doc``u]ments` (`slug`) on update restrict,
        mariadb:   unique index `doc``u]ments_slug_part_idx` (`slug` desc, `part`),
        mariadb:   index `doc``u]ments_digest_idx` (`digest`)
        mariadb: )
        mssql: create table [doc`u]]ments] (
        mssql:   [id] uniqueidentifier not null,
        mssql:   [slug] nvarchar(450) not null constraint [doc`u]]ments_slug_df] default (N'back\slash'),
        mssql:   [part] int not null,
        mssql:   [digest] varbinary(900),
        mssql:   [owner] nvarchar(450) constraint [doc`u]]ments_owner_df] default (N''),
        mssql:   [title] nvarchar(80) not null constraint [doc`u]]ments_title_df] default (N'it''s'),
        mssql:   [body] nvarchar(max) not null constraint [doc`u]]ments_body_df] default (N'a text'),
        mssql:   [bytes] varbinary(max) not null constraint [doc`u]]ments_bytes_df] default (0x00ff),
        mssql:   [role] nvarchar(255) not null constraint [doc`u]]ments_role_df] default (N'ad''min'),
        mssql:   [word] nvarchar(max),
        mssql:   [json] nvarchar(max) not null,
        mssql:   [raw] nvarchar(max),
        mssql:   [price] decimal(10, 2) not null constraint [doc`u]]ments_price_df] default (1.5),
        mssql:   [wall] datetime2(7) not null constraint [doc`u]]ments_wall_df] default (sysutcdatetime()),
        mssql:   [instant] datetimeoffset(7) not null constraint [doc`u]]ments_instant_df] default (sysdatetimeoffset()),
        mssql:   [date] date not null constraint [doc`u]]ments_date_df] default (sysutcdatetime()),
        mssql:   [time] time(7) not null constraint [doc`u]]ments_time_df] default (sysutcdatetime()),
        mssql:   [seconds] bigint not null constraint [doc`u]]ments_seconds_df] default (datediff_big(second, '1970-01-01', sysutcdatetime())),
        mssql:   [written] nvarchar(max) not null constraint [doc`u]]ments_written_df] default (sysutcdatetime()),
        mssql:   [twice] as cast((part * 2) as bigint) persisted not null,
        mssql:   constraint [doc`u]]ments_pkey] primary key ([id]),
        mssql:   constraint [doc`u]]ments_slug_key] unique ([slug]),
        mssql:   constraint [slug_not_empty] check (slug <> ''),
        mssql:   constraint [doc`u]]ments_role_check] check ([role] in (N'guest', N'ad''min')),
        mssql:   constraint [doc`u]]ments_json_json] check (isjson(N'[' + [json] + N']') = 1 and isjson(N'{"a":' + [json] + N'}') = 1),
        mssql:   constraint [doc`u]]ments_raw_json] check (isjson(N'[' + [raw] + N']') = 1 and isjson(N'{"a":' + [raw] + N'}') = 1),
        mssql:   constraint [doc`u]]ments_owner_fkey] foreign key ([owner]) references [doc`u]]ments] ([slug]),
        mssql:   index [doc`u]]ments_digest_key] unique ([digest]) where [digest] is not null,
        mssql:   index [doc`u]]ments_part_owner_key] unique ([part], [owner]) where [owner] is not null,
        mssql:   index [doc`u]]ments_slug_part_idx] unique ([slug] desc, [part]),
        mssql:   index [doc`u]]ments_digest_idx] ([digest])
        mssql: )
    "#]]);
    golden!(db => db.create_table(tags).if_not_exists(), expect![[r#"
        sqlite: create table if not exists "tags" (
        sqlite:   "document" text not null,
        sqlite:   "code" text not null,
        sqlite:   "parent" text,
        sqlite:   constraint "tag_key" primary key ("document", "code"),
        sqlite:   constraint "tags_code_key" unique ("code"),
        sqlite:   constraint "tags_document_fkey" foreign key ("document") references "doc`u]ments" ("slug") on delete cascade,
        sqlite:   constraint "tags_parent_fkey" foreign key ("parent") references "tags" ("code")
        sqlite: )
        postgres: create table if not exists "tags" (
        postgres:   "document" text not null,
        postgres:   "code" varchar(20) not null,
        postgres:   "parent" text,
        postgres:   constraint "tag_key" primary key ("document", "code"),
        postgres:   constraint "tags_code_key" unique ("code"),
        postgres:   constraint "tags_document_fkey" foreign key ("document") references "doc`u]ments" ("slug") on delete cascade,
        postgres:   constraint "tags_parent_fkey" foreign key ("parent") references "tags" ("code")
        postgres: )
        cockroach: create table if not exists "tags" (
        cockroach:   "document" string not null,
        cockroach:   "code" varchar(20) not null,
        cockroach:   "parent" string,
        cockroach:   constraint "tag_key" primary key ("document", "code"),
        cockroach:   constraint "tags_code_key" unique ("code"),
        cockroach:   constraint "tags_document_fkey" foreign key ("document") references "doc`u]ments" ("slug") on delete cascade,
        cockroach:   constraint "tags_parent_fkey" foreign key ("parent") references "tags" ("code")
        cockroach: )
        mysql, mariadb: create table if not exists `tags` (
        mysql, mariadb:   `document` varchar(255) not null,
        mysql, mariadb:   `code` varchar(20) not null,
        mysql, mariadb:   `parent` varchar(20),
        mysql, mariadb:   constraint `tag_key` primary key (`document`, `code`),
        mysql, mariadb:   constraint `tags_code_key` unique (`code`),
        mysql, mariadb:   constraint `tags_document_fkey` foreign key (`document`) references `doc``u]ments` (`slug`) on delete cascade,
        mysql, mariadb:   constraint `tags_parent_fkey` foreign key (`parent`) references `tags` (`code`)
        mysql, mariadb: )
        mssql: if object_id(N'[tags]', N'U') is null
        mssql: create table [tags] (
        mssql:   [document] nvarchar(450) not null,
        mssql:   [code] nvarchar(20) not null,
        mssql:   [parent] nvarchar(20),
        mssql:   constraint [tag_key] primary key ([document], [code]),
        mssql:   constraint [tags_code_key] unique ([code]),
        mssql:   constraint [tags_document_fkey] foreign key ([document]) references [doc`u]]ments] ([slug]) on delete cascade,
        mssql:   constraint [tags_parent_fkey] foreign key ([parent]) references [tags] ([code])
        mssql: )
    "#]]);
}

#[test]
fn partial_indexes_and_actions() {
    golden!(postgres mssql; db => db.create_table(replies), expect![[r#"
        postgres: create table "replies" (
        postgres:   "id" bigint generated always as identity not null,
        postgres:   "part" integer not null default 3,
        postgres:   "tag" text,
        postgres:   "code" integer,
        postgres:   primary key ("id"),
        postgres:   constraint "replies_part_fkey" foreign key ("part") references "threads" ("id") on delete set default on update restrict,
        postgres:   constraint "replies_tag_fkey" foreign key ("tag") references "tags" ("code") on delete set null on update cascade
        postgres: )
        postgres: create unique index "latest_idx" on "replies" ("code") where part > 1
        postgres: create index "replies_part_tag_idx" on "replies" ("part" desc, "tag") where tag is not null
        mssql: create table [replies] (
        mssql:   [id] bigint identity(1, 1) not null,
        mssql:   [part] int not null constraint [replies_part_df] default (3),
        mssql:   [tag] nvarchar(20),
        mssql:   [code] int,
        mssql:   constraint [replies_pkey] primary key ([id]),
        mssql:   constraint [replies_part_fkey] foreign key ([part]) references [threads] ([id]) on delete set default,
        mssql:   constraint [replies_tag_fkey] foreign key ([tag]) references [tags] ([code]) on delete set null on update cascade,
        mssql:   index [latest_idx] unique ([code]) where part > 1 and [code] is not null,
        mssql:   index [replies_part_tag_idx] ([part] desc, [tag]) where tag is not null
        mssql: )
    "#]]);
}

#[test]
fn what_a_database_lacks() {
    golden!(mssql; db => db.create_table(prices), expect![[r#"
        mssql: error: table `prices` can't be created on mssql: column `amount` is a decimal without a precision, and would keep only some of the digits; say how many: `#[column(numeric(precision, scale))]`
    "#]]);
    golden!(mssql; db => db.create_table(users), expect![[r#"
        mssql: error: table `users` can't be created on mssql: foreign key `users_invited_by_fkey` refers to its own table, and may then do nothing but refuse; leave out its actions, and write the rows that refer to a row before it
    "#]]);
}

/// In a schema of its own, with names that have to be quoted.
#[table(
    mysql,
    cockroach,
    mssql,
    schema = "o'dd [s]",
    name = "visits",
    module = "visits"
)]
#[index(on(page))]
pub struct Visit {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    pub page: String,
    pub mood: Mood,
}

#[test]
fn in_a_schema_with_a_guard() {
    golden!(cockroach mysql mssql; db => db.create_table(visits).if_not_exists(), expect![[r#"
        cockroach: create type if not exists "audit"."moods" as enum ('calm', 'cross')
        cockroach: create table if not exists "o'dd [s]"."visits" (
        cockroach:   "id" int8 default unique_rowid() not null,
        cockroach:   "page" string not null,
        cockroach:   "mood" "audit"."moods" not null,
        cockroach:   primary key ("id")
        cockroach: )
        cockroach: create index if not exists "visits_page_idx" on "o'dd [s]"."visits" ("page")
        mysql: create table if not exists `o'dd [s]`.`visits` (
        mysql:   `id` bigint auto_increment not null,
        mysql:   `page` varchar(255) not null,
        mysql:   `mood` enum('calm', 'cross') not null,
        mysql:   primary key (`id`),
        mysql:   index `visits_page_idx` (`page`)
        mysql: )
        mssql: if object_id(N'[o''dd [s]]].[visits]', N'U') is null
        mssql: create table [o'dd [s]]].[visits] (
        mssql:   [id] bigint identity(1, 1) not null,
        mssql:   [page] nvarchar(450) not null,
        mssql:   [mood] nvarchar(255) not null,
        mssql:   constraint [visits_pkey] primary key ([id]),
        mssql:   constraint [visits_mood_check] check ([mood] in (N'calm', N'cross')),
        mssql:   index [visits_page_idx] ([page])
        mssql: )
    "#]]);
}

#[test]
fn in_a_schema() {
    golden!(postgres; db => db.create_table(events), expect![[r#"
        postgres: create table "audit"."events" (
        postgres:   "id" bigserial not null,
        postgres:   "user_id" integer not null,
        postgres:   "kind" text not null,
        postgres:   primary key ("id"),
        postgres:   constraint "events_user_id_fkey" foreign key ("user_id") references "users" ("id")
        postgres: )
    "#]]);
}

#[test]
fn if_not_exists() {
    golden!(db => db.create_table(users).if_not_exists(), expect![[r#"
        sqlite: create table if not exists "users" (
        sqlite:   "id" integer primary key autoincrement,
        sqlite:   "name" text not null,
        sqlite:   "email" text,
        sqlite:   "role" text not null default 'guest',
        sqlite:   "verified" integer not null default 0,
        sqlite:   "age" integer not null,
        sqlite:   "score" real,
        sqlite:   "invited_by" integer,
        sqlite:   constraint "users_email_key" unique ("email"),
        sqlite:   constraint "users_email_name_key" unique ("email", "name"),
        sqlite:   constraint "users_role_check" check ("role" in ('guest', 'ad''min')),
        sqlite:   constraint "users_invited_by_fkey" foreign key ("invited_by") references "users" ("id") on delete set null
        sqlite: )
        postgres: do $drizzle$ begin create type "roles" as enum ('guest', 'ad''min'); exception when duplicate_object then null; end $drizzle$
        postgres: create table if not exists "users" (
        postgres:   "id" serial not null,
        postgres:   "name" text not null,
        postgres:   "email" text,
        postgres:   "role" "roles" not null default 'guest'::"roles",
        postgres:   "verified" boolean not null default false,
        postgres:   "age" integer not null,
        postgres:   "score" double precision,
        postgres:   "invited_by" integer,
        postgres:   primary key ("id"),
        postgres:   constraint "users_email_key" unique ("email"),
        postgres:   constraint "users_email_name_key" unique ("email", "name"),
        postgres:   constraint "users_invited_by_fkey" foreign key ("invited_by") references "users" ("id") on delete set null
        postgres: )
        cockroach: create type if not exists "roles" as enum ('guest', 'ad''min')
        cockroach: create table if not exists "users" (
        cockroach:   "id" int4 generated by default as identity not null,
        cockroach:   "name" string not null,
        cockroach:   "email" string,
        cockroach:   "role" "roles" not null default 'guest'::"roles",
        cockroach:   "verified" boolean not null default false,
        cockroach:   "age" int4 not null,
        cockroach:   "score" float8,
        cockroach:   "invited_by" int4,
        cockroach:   primary key ("id"),
        cockroach:   constraint "users_email_key" unique ("email"),
        cockroach:   constraint "users_email_name_key" unique ("email", "name"),
        cockroach:   constraint "users_invited_by_fkey" foreign key ("invited_by") references "users" ("id") on delete set null
        cockroach: )
        mysql, mariadb: create table if not exists `users` (
        mysql, mariadb:   `id` int auto_increment not null,
        mysql, mariadb:   `name` varchar(255) not null,
        mysql, mariadb:   `email` varchar(255),
        mysql, mariadb:   `role` enum('guest', 'ad''min') not null default 'guest',
        mysql, mariadb:   `verified` boolean not null default false,
        mysql, mariadb:   `age` int not null,
        mysql, mariadb:   `score` double,
        mysql, mariadb:   `invited_by` int,
        mysql, mariadb:   primary key (`id`),
        mysql, mariadb:   constraint `users_email_key` unique (`email`),
        mysql, mariadb:   constraint `users_email_name_key` unique (`email`, `name`),
        mysql, mariadb:   constraint `users_invited_by_fkey` foreign key (`invited_by`) references `users` (`id`) on delete set null
        mysql, mariadb: )
        mssql: error: table `users` can't be created on mssql: foreign key `users_invited_by_fkey` refers to its own table, and may then do nothing but refuse; leave out its actions, and write the rows that refer to a row before it
    "#]]);
    golden!(postgres; db => db.create_table(events).if_not_exists(), expect![[r#"
        postgres: create table if not exists "audit"."events" (
        postgres:   "id" bigserial not null,
        postgres:   "user_id" integer not null,
        postgres:   "kind" text not null,
        postgres:   primary key ("id"),
        postgres:   constraint "events_user_id_fkey" foreign key ("user_id") references "users" ("id")
        postgres: )
    "#]]);
}

#[test]
fn indexes_with_more() {
    golden!(postgres cockroach mssql; db => db.create_table(covered), expect![[r#"
        postgres: create table "covered" (
        postgres:   "id" integer not null,
        postgres:   "owner" integer not null,
        postgres:   "title" varchar(80) not null,
        postgres:   "size" integer,
        postgres:   primary key ("id")
        postgres: )
        postgres: create index "covered_idx" on "covered" ("owner") include ("title", "size") where size > 1
        postgres: create unique index "covered_title_idx" on "covered" ("title") include ("size")
        cockroach: create table "covered" (
        cockroach:   "id" int4 not null,
        cockroach:   "owner" int4 not null,
        cockroach:   "title" varchar(80) not null,
        cockroach:   "size" int4,
        cockroach:   primary key ("id")
        cockroach: )
        cockroach: create index "covered_idx" on "covered" ("owner") storing ("title", "size") where size > 1
        cockroach: create unique index "covered_title_idx" on "covered" ("title") storing ("size")
        mssql: create table [covered] (
        mssql:   [id] int not null,
        mssql:   [owner] int not null,
        mssql:   [title] nvarchar(80) not null,
        mssql:   [size] int,
        mssql:   constraint [covered_pkey] primary key ([id])
        mssql: )
        mssql: create index [covered_idx] on [covered] ([owner]) include ([title], [size]) where size > 1
        mssql: create unique index [covered_title_idx] on [covered] ([title]) include ([size])
    "#]]);
    golden!(mssql; db => db.create_table(covered).if_not_exists(), expect![[r#"
        mssql: if object_id(N'[covered]', N'U') is null
        mssql: create table [covered] (
        mssql:   [id] int not null,
        mssql:   [owner] int not null,
        mssql:   [title] nvarchar(80) not null,
        mssql:   [size] int,
        mssql:   constraint [covered_pkey] primary key ([id])
        mssql: )
        mssql: if not exists (select 1 from sys.indexes where object_id = object_id(N'[covered]', N'U') and quotename(name) = N'[covered_idx]')
        mssql: create index [covered_idx] on [covered] ([owner]) include ([title], [size]) where size > 1
        mssql: if not exists (select 1 from sys.indexes where object_id = object_id(N'[covered]', N'U') and quotename(name) = N'[covered_title_idx]')
        mssql: create unique index [covered_title_idx] on [covered] ([title]) include ([size])
    "#]]);
    golden!(cockroach; db => db.create_table(spreads), expect![[r#"
        cockroach: create table "spread" (
        cockroach:   "at" int8 not null,
        cockroach:   "id" int4 not null,
        cockroach:   "size" int4,
        cockroach:   primary key ("at", "id") using hash
        cockroach: )
        cockroach: create index "spread_idx" on "spread" ("at" desc) using hash storing ("size") where size > 1
        cockroach: create unique index "spread_id_idx" on "spread" ("id") using hash
    "#]]);
}
