-- What CockroachDB tells as PostgreSQL does, which stands in for it.
create type mood as enum ('sad', 'happy');
create sequence numbers start 10 increment 5;
create table people (
  id int8 primary key,
  name varchar(64) not null default 'nobody',
  note text,
  mood mood not null default 'happy',
  yes bool not null default true,
  count int4 default -3,
  price numeric(10, 2) check (price >= 0),
  data jsonb,
  raw bytea,
  key uuid default gen_random_uuid(),
  made timestamptz not null default now(),
  seen timestamp(3),
  tags text[],
  address inet,
  pause interval,
  number int8 default nextval('numbers'),
  upper_name text generated always as (upper(name)) stored,
  parent_id int8 references people (id) on delete set null,
  constraint people_name_key unique (name, count)
);
create index people_order_idx on people (count desc) where yes;
create table friends (a int8 references people on delete cascade, b int8 references people on delete cascade, primary key (a, b));
create view happy_people as select id, name from people where mood = 'happy';
