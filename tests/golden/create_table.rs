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
#[table(sqlite, postgres, name = "every\"thing", module = "everythings")]
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
#[table(sqlite, postgres, name = "others")]
#[primary_key(id, part)]
pub struct Other {
    pub id: i32,
    pub part: i32,
}

/// Computed when it is read, which SQLite can.
#[table(sqlite, name = "readings")]
pub struct Reading {
    #[column(primary_key)]
    pub id: i32,
    #[column(generated("id * 2", virtual))]
    pub twice: Option<i32>,
}

/// Counted up in other ways.
#[table(postgres, name = "small")]
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
    "#]]);
    golden!(db => db.create_table(notes), expect![[r#"
        sqlite: create table "notes" (
        sqlite:   "user_id" integer,
        sqlite:   "text" text
        sqlite: )
        postgres: create table "notes" (
        postgres:   "user_id" integer,
        postgres:   "text" text
        postgres: )
    "#]]);
}

#[test]
fn everything() {
    golden!(db => db.create_table(others), expect![[r#"
        sqlite: create table "others" (
        sqlite:   "id" integer not null,
        sqlite:   "part" integer not null,
        sqlite:   primary key ("id", "part")
        sqlite: )
        postgres: create table "others" (
        postgres:   "id" integer not null,
        postgres:   "part" integer not null,
        postgres:   primary key ("id", "part")
        postgres: )
    "#]]);
    golden!(db => db.create_table(everythings), expect![[r#"
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
        postgres:   "single" real default 2,
        postgres:   "bytes" bytea not null default '\x00ff',
        postgres:   "role" "roles" not null default 'ad''min'::"roles",
        postgres:   "mood" "audit"."moods",
        postgres:   "word" text not null,
        postgres:   "created" bigint not null default extract(epoch from now())::bigint,
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
    "#]]);
    golden!(sqlite db => db.create_table(readings), expect![[r#"
        sqlite: create table "readings" (
        sqlite:   "id" integer not null,
        sqlite:   "twice" integer generated always as (id * 2) virtual,
        sqlite:   primary key ("id")
        sqlite: )
    "#]]);
    golden!(postgres db => db.create_table(small), expect![[r#"
        postgres: create table "small" (
        postgres:   "id" smallserial not null,
        postgres:   "number" bigint generated by default as identity not null,
        postgres:   "always" integer generated always as identity not null,
        postgres:   primary key ("id")
        postgres: )
    "#]]);
}

#[test]
fn in_a_schema() {
    golden!(postgres db => db.create_table(events), expect![[r#"
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
    "#]]);
    golden!(postgres db => db.create_table(events).if_not_exists(), expect![[r#"
        postgres: create table if not exists "audit"."events" (
        postgres:   "id" bigserial not null,
        postgres:   "user_id" integer not null,
        postgres:   "kind" text not null,
        postgres:   primary key ("id"),
        postgres:   constraint "events_user_id_fkey" foreign key ("user_id") references "users" ("id")
        postgres: )
    "#]]);
}
