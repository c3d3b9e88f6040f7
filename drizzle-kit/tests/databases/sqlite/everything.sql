-- All that a SQLite database tells about tables.
create table "people" (
  id integer primary key autoincrement,
  name text not null default 'nobody', -- what they are called
  "Email" VARCHAR(64) UNIQUE,
  type text,
  "two words" text default "double",
  ratio real default 0.5,
  negative real default -1.5e-3,
  count integer not null default -3,
  yes boolean not null default true,
  raw blob default x'00ff',
  price NUMERIC( 10 ,2 ) check (price >= 0),
  made datetime default CURRENT_TIMESTAMP,
  seen integer not null default (unixepoch()),
  anything,
  upper_name text generated always as (upper(name)) stored,
  lower_name text as (lower(name)),
  parent_id integer references people on delete set null deferrable initially deferred,
  constraint people_name_count_key unique (name, count),
  constraint "weird ""check""" check (name <> ')' and type in ('a', 'b'))
);
create index people_lower_idx on people (lower(name), count desc) where count > 0 and name is not null;
create index people_collate_idx on people (name collate nocase desc);
create unique index [people unique] on people (ratio);
create table friends (
  a integer not null references people (id) on delete cascade,
  b integer not null references people (id) on delete cascade on update restrict,
  since text,
  primary key (a, b)
) without rowid;
create table strict_ones (id integer primary key, value any) strict;
create table legacy (code text primary key, [desc] text);
create table rooms (building text not null, number integer not null, primary key (building, number));
create table bookings (id integer primary key, building text, room integer, foreign key (building, room) references rooms);
create view happy_people as select id, name, upper(name) as loud from people where type = 'a';
create view happier as select * from happy_people where id > 10;
create table __drizzle_migrations (id integer primary key);
create table sorted (
  id integer primary key,
  name text collate nocase not null unique,
  code text collate rtrim,
  parent integer references sorted (id) deferrable initially deferred
);
create index sorted_code_idx on sorted (code collate nocase desc);
